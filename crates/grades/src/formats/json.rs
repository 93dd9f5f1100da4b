//! JSON text → value tree, and texts → JSON.
//!
//! Written here rather than taken from `serde_json`, which costs the page 8 kB (brotli), mostly for numbers with
//! fractions: none of ours has any. `tests/json.rs` holds the two against each other.

use super::problem::Problem;
use super::tree::Node;
use std::borrow::Cow;

/// The deepest nesting that is read.
pub const DEEPEST: usize = 127;

/// What is wrong, and at which byte.
struct Fault {
    at: usize,
    what: &'static str,
}

/// Parses a whole text.
///
/// # Errors
/// One problem, `too-deep` or `not-json`, with line and column.
pub fn parse(text: &str) -> Result<Node<'_>, Problem> {
    whole(text).map_err(|fault| explain(text, &fault))
}

/// The same, without a word about what is wrong.
pub fn read(text: &str) -> Option<Node<'_>> {
    whole(text).ok()
}

fn whole(text: &str) -> Result<Node<'_>, Fault> {
    let mut parser = Parser { text, at: 0 };
    let value = parser.value(0)?;
    parser.space();
    if parser.at < text.len() { Err(parser.fault("something stands after the end")) } else { Ok(value) }
}

const TOO_DEEP: &str = "too deep";

fn explain(text: &str, fault: &Fault) -> Problem {
    let before = text.get(..fault.at).unwrap_or(text);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let place = format!("line {line}, column {column}");
    if fault.what == TOO_DEEP {
        let says = format!("The file is nested more than {DEEPEST} levels deep at {place}.");
        let remedy = "No pack or record needs more than ten levels: look for brackets that are never closed.";
        return Problem::new("", "too-deep", says, remedy);
    }
    let says = format!("This is not JSON: {} at {place}.", fault.what);
    Problem::new("", "not-json", says, "Mend the file at that place; an editor that knows JSON shows it.")
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Parser<'t> {
    fn fault(&self, what: &'static str) -> Fault {
        Fault { at: self.at, what }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// Steps over a byte if it comes next.
    fn take(&mut self, byte: u8) -> bool {
        let comes = self.peek() == Some(byte);
        self.at += usize::from(comes);
        comes
    }

    fn value(&mut self, depth: usize) -> Result<Node<'t>, Fault> {
        self.space();
        if depth > DEEPEST {
            return Err(self.fault(TOO_DEEP));
        }
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string().map(Node::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Node::Bool(true)),
            Some(b'f') => self.word("false", Node::Bool(false)),
            Some(b'n') => self.word("null", Node::Null),
            Some(_) => Err(self.fault("a value was expected")),
            None => Err(self.fault("the text ends too early")),
        }
    }

    fn word(&mut self, word: &str, value: Node<'t>) -> Result<Node<'t>, Fault> {
        if !self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            return Err(self.fault("a value was expected"));
        }
        self.at += word.len();
        Ok(value)
    }

    fn list(&mut self, depth: usize) -> Result<Node<'t>, Fault> {
        self.at += 1;
        let mut items = Vec::new();
        self.space();
        if self.take(b']') {
            return Ok(Node::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.space();
            if self.take(b']') {
                return Ok(Node::List(items));
            }
            if !self.take(b',') {
                return Err(self.fault("a comma or “]” was expected"));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Node<'t>, Fault> {
        self.at += 1;
        let mut fields = Vec::new();
        self.space();
        if self.take(b'}') {
            return Ok(Node::Object(fields));
        }
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return Err(self.fault("a key in quotation marks was expected"));
            }
            let key = self.string()?;
            self.space();
            if !self.take(b':') {
                return Err(self.fault("a colon was expected"));
            }
            fields.push((key, self.value(depth + 1)?));
            self.space();
            if self.take(b'}') {
                return Ok(Node::Object(fields));
            }
            if !self.take(b',') {
                return Err(self.fault("a comma or “}” was expected"));
            }
        }
    }

    fn number(&mut self) -> Result<Node<'t>, Fault> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        let mut whole = true;
        if self.take(b'.') {
            whole = false;
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            whole = false;
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        let digits = self.text.get(start..self.at).unwrap_or_default();
        Ok(digits.parse().ok().filter(|_| whole).map_or(Node::OtherNumber, Node::Whole))
    }

    fn digits(&mut self) -> Result<(), Fault> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        if self.at == start { Err(self.fault("a digit was expected")) } else { Ok(()) }
    }

    /// A text; borrowed from the file where it holds no escape.
    fn string(&mut self) -> Result<Cow<'t, str>, Fault> {
        self.at += 1;
        let mut start = self.at;
        let mut owned: Option<String> = None;
        loop {
            match self.peek() {
                None => return Err(self.fault("a text does not end")),
                Some(b'"' | b'\\') => {
                    let run = self.text.get(start..self.at).unwrap_or_default();
                    let ends = self.take(b'"');
                    match (&mut owned, ends) {
                        (None, true) => return Ok(Cow::Borrowed(run)),
                        (Some(text), true) => {
                            text.push_str(run);
                            return Ok(Cow::Owned(std::mem::take(text)));
                        }
                        (_, false) => {
                            let text = owned.get_or_insert_default();
                            text.push_str(run);
                            self.at += 1;
                            text.push(self.escape()?);
                            start = self.at;
                        }
                    }
                }
                Some(0..=0x1f) => return Err(self.fault("a text holds a control character")),
                Some(_) => {
                    let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
                    let run = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
                    self.at += run.unwrap_or(rest.len());
                }
            }
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let letter = match self.peek() {
            Some(letter @ (b'"' | b'\\' | b'/')) => char::from(letter),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.unicode();
            }
            _ => return Err(self.fault("an escape that JSON does not know")),
        };
        self.at += 1;
        Ok(letter)
    }

    /// The four digits after `\u`, and the second half of a pair.
    fn unicode(&mut self) -> Result<char, Fault> {
        let high = self.hex()?;
        let code = if (0xd800..0xdc00).contains(&high) && self.take(b'\\') && self.take(b'u') {
            let low = self.hex()?;
            if !(0xdc00..0xe000).contains(&low) {
                return Err(self.fault("half a character"));
            }
            0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)
        } else {
            high
        };
        char::from_u32(code).ok_or_else(|| self.fault("half a character"))
    }

    fn hex(&mut self) -> Result<u32, Fault> {
        let digits =
            self.text.get(self.at..self.at + 4).filter(|four| four.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at += if code.is_some() { 4 } else { 0 };
        code.ok_or_else(|| self.fault("four hexadecimal digits were expected"))
    }
}

/// Writes a text as JSON, in quotation marks.
pub fn write_text(text: &str, to: &mut String) {
    to.push('"');
    // Every byte is looked at, without stopping at the first: so several are looked at at once.
    let special = text.bytes().fold(false, |found, byte| found | (byte < 0x20) | (byte == b'"') | (byte == b'\\'));
    if !special {
        to.push_str(text);
    } else {
        text.chars().for_each(|letter| write_letter(letter, to));
    }
    to.push('"');
}

fn write_letter(letter: char, to: &mut String) {
    match letter {
        '"' => to.push_str("\\\""),
        '\\' => to.push_str("\\\\"),
        '\n' => to.push_str("\\n"),
        letter if u32::from(letter) < 0x20 => {
            to.push_str(if u32::from(letter) < 0x10 { "\\u000" } else { "\\u001" });
            to.push(char::from_digit(u32::from(letter) & 0xf, 16).unwrap_or('0'));
        }
        letter => to.push(letter),
    }
}
