//! Walking a value tree and collecting every problem on the way.

use super::problem::{Problem, did_you_mean, is_harmless, shown};
use super::tree::Node;
use crate::domain::date::Date;
use std::cell::RefCell;

/// Problems collected so far, each with the value it is about.
#[derive(Debug, Default)]
pub struct Problems<'t>(RefCell<Vec<(&'t Node<'t>, Problem)>>);

impl<'t> Problems<'t> {
    /// All of them, in the order they were found, each with its place below the top of the file.
    pub fn list(&self, top: &'t Node<'t>) -> Vec<Problem> {
        let placed =
            |(node, problem): &(&'t Node<'t>, Problem)| Problem { at: pointer_to(top, node), ..problem.clone() };
        self.0.borrow().iter().map(placed).collect()
    }
}

/// The JSON pointer from one value down to another; looked for only when there is a problem, so that reading carries
/// no places along.
fn pointer_to(from: &Node, to: &Node) -> String {
    fn down(from: &Node, to: &Node, pointer: &mut String) -> bool {
        if std::ptr::eq(from, to) {
            return true;
        }
        let length = pointer.len();
        let mut step = |name: &str, child: &Node| {
            pointer.push('/');
            pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
            let found = down(child, to, pointer);
            if !found {
                pointer.truncate(length);
            }
            found
        };
        match from {
            Node::Object(fields) => fields.iter().any(|(key, child)| step(key, child)),
            Node::List(items) => items.iter().enumerate().any(|(place, child)| step(&place.to_string(), child)),
            _ => false,
        }
    }
    let mut pointer = String::new();
    down(from, to, &mut pointer);
    pointer
}

/// A value under reading.
#[derive(Clone, Copy)]
pub struct Cursor<'t> {
    /// The value.
    pub node: &'t Node<'t>,
    problems: &'t Problems<'t>,
}

impl<'t> Cursor<'t> {
    /// The top of a file.
    pub fn top(node: &'t Node<'t>, problems: &'t Problems<'t>) -> Cursor<'t> {
        Cursor { node, problems }
    }

    /// Reports a problem here.
    pub fn problem(&self, code: &'static str, says: impl Into<String>, remedy: impl Into<String>) {
        self.report(code, says.into(), remedy.into());
    }

    #[inline(never)]
    fn report(&self, code: &'static str, says: String, remedy: String) {
        // The place is filled in at the end.
        self.problems.0.borrow_mut().push((self.node, Problem { at: String::new(), code, says, remedy }));
    }

    /// Another value of the same file.
    pub fn at(&self, node: &'t Node<'t>) -> Cursor<'t> {
        Cursor { node, problems: self.problems }
    }

    #[inline(never)]
    fn wrong_type(&self, wanted: &str) {
        let says = format!("Here stands {}, but {wanted} belongs here.", self.node.kind());
        self.problem("wrong-type", says, format!("Write {wanted}."));
    }

    /// A text of 1 to `most` characters that can be shown.
    #[inline(never)]
    pub fn text(&self, most: usize) -> Option<&'t str> {
        let Node::Text(text) = self.node else {
            self.wrong_type("a text");
            return None;
        };
        if text.trim().is_empty() {
            self.problem("empty-text", "The text is empty.", "Write something, or leave the field out if it may be.");
            return None;
        }
        if text.chars().count() > most {
            let says = format!("The text has {} characters; {most} are the most.", text.chars().count());
            self.problem("too-long", says, "Shorten it.");
            return None;
        }
        if !text.chars().all(is_harmless) {
            let remedy = "Remove control and bidirectional characters; a line break is one of them.";
            self.problem("control-character", "The text holds characters that cannot be seen.", remedy);
            return None;
        }
        Some(text)
    }

    /// A short name that may stand in an address: letters, digits, `-`, `_`, `.`.
    #[inline(never)]
    pub fn id(&self) -> Option<&'t str> {
        let id = self.text(80)?;
        if id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')) {
            return Some(id);
        }
        let says = format!("“{}” cannot be an id.", shown(id));
        self.problem("bad-id", says, "Use letters, digits, “-”, “_” and “.” only.");
        None
    }

    /// A whole number within bounds.
    #[inline(never)]
    pub fn whole(&self, least: u32, most: u32) -> Option<u32> {
        let Node::Whole(number) = self.node else {
            self.wrong_type("a whole number");
            return None;
        };
        let fits = u32::try_from(*number).ok().filter(|number| (least..=most).contains(number));
        if fits.is_none() {
            let says = format!("{number} is out of bounds.");
            self.problem("out-of-bounds", says, format!("Write a number from {least} to {most}."));
        }
        fits
    }

    /// `true` or `false`.
    pub fn yes_or_no(&self) -> Option<bool> {
        if let Node::Bool(value) = self.node {
            return Some(*value);
        }
        self.wrong_type("true or false");
        None
    }

    /// A day such as `2024-08-15`.
    #[inline(never)]
    pub fn date(&self) -> Option<Date> {
        let text = self.text(20)?;
        let date = parse_date(text);
        if date.is_none() {
            let says = format!("“{}” is not a day of the calendar.", shown(text));
            self.problem("bad-date", says, "Write year-month-day, such as 2024-08-15.");
        }
        date
    }

    /// One of a closed list of words.
    pub fn one_of<T: Copy>(&self, words: &[(&str, T)]) -> Option<T> {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        self.place_of(&known).and_then(|place| words.get(place)).map(|(_, meaning)| *meaning)
    }

    #[inline(never)]
    fn place_of(&self, known: &[&str]) -> Option<usize> {
        let text = self.text(80)?;
        let found = known.iter().position(|word| *word == text);
        if found.is_none() {
            let hint = did_you_mean(text, known.iter().copied());
            let says = format!("“{}” is not one of the words that may stand here.{hint}", shown(text));
            self.problem("unknown-word", says, format!("Write one of: {}.", known.join(", ")));
        }
        found
    }

    /// The items of a list of at most `most`.
    #[inline(never)]
    pub fn items(&self, most: usize) -> Option<Vec<Cursor<'t>>> {
        let Node::List(items) = self.node else {
            self.wrong_type("a list");
            return None;
        };
        if items.len() > most {
            let says = format!("The list has {} items; {most} are the most.", items.len());
            self.problem("too-many", says, "Split it, or remove what does not belong.");
            return None;
        }
        Some(items.iter().map(|node| self.at(node)).collect())
    }

    /// Each item read; nothing if the list or any item cannot be.
    pub fn list<T>(&self, most: usize, read: impl FnMut(&Cursor<'t>) -> Option<T>) -> Option<Vec<T>> {
        let items = self.items(most)?;
        let read: Vec<Option<T>> = items.iter().map(read).collect();
        read.into_iter().collect()
    }

    /// An object, its keys different.
    #[inline(never)]
    pub fn object(&self) -> Option<Object<'t>> {
        let Node::Object(fields) = self.node else {
            self.wrong_type("an object");
            return None;
        };
        for (place, (key, node)) in fields.iter().enumerate() {
            if fields.iter().take(place).any(|(other, _)| other == key) {
                let says = format!("The key “{}” stands here twice.", shown(key));
                let remedy = "Keep one of the two: which one a program takes is anybody's guess.";
                self.at(node).problem("duplicate-key", says, remedy);
            }
        }
        Some(Object { cursor: *self, asked: RefCell::new(Vec::new()) })
    }

    /// A value further down, for a problem that is found only once the whole is read.
    pub fn below(&self, path: &str) -> Cursor<'t> {
        let step = |node: &'t Node<'t>, name: &str| match node {
            Node::List(items) => name.parse::<usize>().ok().and_then(|place| items.get(place)),
            _ => node.get(name),
        };
        self.at(path.split('/').try_fold(self.node, step).unwrap_or(self.node))
    }
}

/// An object under reading. What is never asked for is unknown, and refused by [`finish`](Object::finish).
pub struct Object<'t> {
    /// The object itself.
    pub cursor: Cursor<'t>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'t> Object<'t> {
    /// A field that may be left out or null.
    #[inline(never)]
    pub fn may(&self, key: &'static str) -> Option<Cursor<'t>> {
        self.asked.borrow_mut().push(key);
        self.cursor.node.get(key).filter(|node| !matches!(node, Node::Null)).map(|node| self.cursor.at(node))
    }

    /// A field that must be there; null counts as missing.
    #[inline(never)]
    pub fn need(&self, key: &'static str) -> Option<Cursor<'t>> {
        let found = self.may(key);
        if found.is_none() {
            let code = if key == "source" { "missing-citation" } else { "missing-field" };
            let says = format!("“{key}” is missing.");
            let remedy = if key == "source" {
                "Say where it is printed: \"source\": { \"document\": …, \"at\": … }.".to_owned()
            } else {
                format!("Add “{key}”.")
            };
            self.cursor.problem(code, says, remedy);
        }
        found
    }

    /// A field that must be there but may be null: the outer nothing means that it is missing.
    #[inline(never)]
    pub fn need_or_null(&self, key: &'static str) -> Option<Option<Cursor<'t>>> {
        if matches!(self.cursor.node.get(key), Some(Node::Null)) {
            self.asked.borrow_mut().push(key);
            return Some(None);
        }
        self.need(key).map(Some)
    }

    /// A short name that must be there.
    #[inline(never)]
    pub fn id(&self, key: &'static str) -> Option<String> {
        self.need(key)?.id().map(str::to_owned)
    }

    /// A text that must be there.
    #[inline(never)]
    pub fn text(&self, key: &'static str, most: usize) -> Option<String> {
        self.need(key)?.text(most).map(str::to_owned)
    }

    /// A text that may be left out: the outer nothing means that it cannot be read.
    #[inline(never)]
    pub fn may_text(&self, key: &'static str, most: usize) -> Option<Option<String>> {
        self.may(key).map_or(Some(None), |cursor| cursor.text(most).map(|text| Some(text.to_owned())))
    }

    /// A text that must be there but may be null: the outer nothing means that it is missing or cannot be read.
    #[inline(never)]
    pub fn text_or_null(&self, key: &'static str, most: usize) -> Option<Option<String>> {
        match self.need_or_null(key)? {
            Some(cursor) => cursor.text(most).map(|text| Some(text.to_owned())),
            None => Some(None),
        }
    }

    /// A whole number that may be left out: the outer nothing means that it cannot be read.
    #[inline(never)]
    pub fn may_whole(&self, key: &'static str, least: u32, most: u32) -> Option<Option<u32>> {
        self.may(key).map_or(Some(None), |cursor| cursor.whole(least, most).map(Some))
    }

    /// A day that must be there.
    #[inline(never)]
    pub fn date(&self, key: &'static str) -> Option<Date> {
        self.need(key)?.date()
    }

    /// A day that may be left out: the outer nothing means that it cannot be read.
    #[inline(never)]
    pub fn may_date(&self, key: &'static str) -> Option<Option<Date>> {
        self.may(key).map_or(Some(None), |cursor| cursor.date().map(Some))
    }

    /// A word of a closed list that may be left out: the outer nothing means that it cannot be read.
    pub fn may_one_of<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<Option<T>> {
        self.may(key).map_or(Some(None), |cursor| cursor.one_of(words).map(Some))
    }

    /// Refuses every field that was not asked for.
    #[inline(never)]
    pub fn finish(&self) {
        let asked = self.asked.borrow();
        let Node::Object(fields) = self.cursor.node else { return };
        for (key, node) in fields {
            if !asked.iter().any(|known| known == key) {
                let hint = did_you_mean(key, asked.iter().copied());
                let says = format!("“{}” is not a field that is known here.{hint}", shown(key));
                let remedy = format!("Remove it, or use one of: {}.", asked.join(", "));
                self.cursor.at(node).problem("unknown-field", says, remedy);
            }
        }
    }
}

/// Reads `2024-08-15`.
pub fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut part = |length: usize| {
        parts.next().filter(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Writes `2024-08-15`.
pub fn write_date(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}
