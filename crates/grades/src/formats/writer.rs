//! JSON written piece by piece, without white space; the commas come by themselves.

use super::json::write_text;

/// JSON being written to the end of a text.
///
/// ```
/// use grades::formats::writer::Writer;
/// let mut to = String::new();
/// let mut json = Writer::new(&mut to);
/// json.open('{');
/// json.text_of("id", "AM1");
/// json.key("open");
/// json.open('[');
/// json.number(1);
/// json.number(2);
/// json.close(']');
/// json.close('}');
/// assert_eq!(to, r#"{"id":"AM1","open":[1,2]}"#);
/// ```
pub struct Writer<'t> {
    to: &'t mut String,
}

impl Writer<'_> {
    /// A writer at the end of `to`, which is empty or ends with a whole line.
    pub fn new(to: &mut String) -> Writer<'_> {
        Writer { to }
    }

    /// Whatever comes next follows something, unless an opening or a key stands before it.
    #[inline(never)]
    fn next(&mut self) {
        if !matches!(self.to.as_bytes().last(), None | Some(b'{' | b'[' | b':' | b'\n')) {
            self.to.push(',');
        }
    }

    /// Begins an object or a list: `{` or `[`.
    pub fn open(&mut self, bracket: char) {
        self.next();
        self.to.push(bracket);
    }

    /// Ends it: `}` or `]`.
    pub fn close(&mut self, bracket: char) {
        self.to.push(bracket);
    }

    /// The name of the field whose value comes next; letters only.
    #[inline(never)]
    pub fn key(&mut self, key: &str) {
        self.next();
        self.to.push('"');
        self.to.push_str(key);
        self.to.push_str("\":");
    }

    /// A text.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        self.next();
        write_text(text, self.to);
    }

    /// A text, or null.
    pub fn maybe(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.word("null"),
        }
    }

    /// Any text as the key of the value that comes next.
    pub fn any_key(&mut self, key: &str) {
        self.text(key);
        self.to.push(':');
    }

    /// A whole number.
    #[inline(never)]
    pub fn number(&mut self, number: u32) {
        self.next();
        self.to.push_str(&number.to_string());
    }

    /// `true` or `false`.
    pub fn flag(&mut self, flag: bool) {
        self.word(if flag { "true" } else { "false" });
    }

    /// What is JSON already, such as `null`.
    #[inline(never)]
    pub fn word(&mut self, word: &str) {
        self.next();
        self.to.push_str(word);
    }

    /// A list of texts.
    pub fn texts<T: AsRef<str>>(&mut self, texts: impl IntoIterator<Item = T>) {
        self.open('[');
        for text in texts {
            self.text(text.as_ref());
        }
        self.close(']');
    }

    /// A field with a text.
    pub fn text_of(&mut self, key: &str, text: &str) {
        self.key(key);
        self.text(text);
    }

    /// A field with a text, or no field.
    pub fn text_if(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text_of(key, text);
        }
    }

    /// A field with a whole number.
    pub fn number_of(&mut self, key: &str, number: impl Into<u32>) {
        self.key(key);
        self.number(number.into());
    }

    /// A field with true or false.
    pub fn flag_of(&mut self, key: &str, flag: bool) {
        self.key(key);
        self.flag(flag);
    }
}
