//! The fields of an object.

use super::Cursor;
use crate::domain::date::Date;
use crate::formats::asked::{Question, heard};
use crate::formats::problem::{did_you_mean, of_name};
use crate::formats::tree::Node;
use std::cell::RefCell;

/// An object under reading. What is never asked for is unknown, and refused by [`finish`](Object::finish).
pub struct Object<'t> {
    /// The object itself.
    pub cursor: Cursor<'t>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'t> Object<'t> {
    pub(super) fn of(cursor: Cursor<'t>) -> Object<'t> {
        Object { cursor, asked: RefCell::default() }
    }

    /// A field that may be left out or null.
    #[inline(never)]
    pub fn may(&self, key: &'static str) -> Cursor<'t> {
        heard(self.cursor.node, &Question::May(key));
        self.asked.borrow_mut().push(key);
        match self.cursor.node.get(key) {
            None | Some(Node::Null) => self.cursor.nothing(),
            Some(node) => self.cursor.at(node),
        }
    }

    /// A field that must be there; null counts as missing.
    #[inline(never)]
    pub fn need(&self, key: &'static str) -> Cursor<'t> {
        heard(self.cursor.node, &Question::Need(key));
        let found = self.may(key);
        if found.is_absent() {
            if key == "source" {
                let remedy = "Say where it is printed: \"source\": { \"document\": …, \"at\": … }.";
                self.cursor.problem("missing-citation", "“source” is missing.", remedy);
            } else {
                self.missing(key, "");
            }
        }
        found
    }

    /// A field that must be there but may be null.
    #[inline(never)]
    pub fn need_or_null(&self, key: &'static str) -> Cursor<'t> {
        heard(self.cursor.node, &Question::NeedOrNull(key));
        if self.cursor.node.get(key).is_none() {
            self.missing(key, " Where there is none, write null.");
        }
        self.may(key)
    }

    #[inline(never)]
    fn missing(&self, key: &str, or: &str) {
        self.cursor.problem("missing-field", of_name(key, &["is missing."]), ["Add “", key, "”.", or].concat());
    }

    /// A short name that must be there.
    #[inline(never)]
    pub fn id(&self, key: &'static str) -> String {
        self.need(key).id().to_owned()
    }

    /// A text that must be there.
    #[inline(never)]
    pub fn text(&self, key: &'static str, most: usize) -> String {
        self.need(key).string(most)
    }

    /// A text that may be left out.
    #[inline(never)]
    pub fn may_text(&self, key: &'static str, most: usize) -> Option<String> {
        self.may(key).given().map(|cursor| cursor.string(most))
    }

    /// A text that must be there but may be null.
    #[inline(never)]
    pub fn text_or_null(&self, key: &'static str, most: usize) -> Option<String> {
        self.need_or_null(key).given().map(|cursor| cursor.string(most))
    }

    /// A whole number that may be left out.
    #[inline(never)]
    pub fn may_whole(&self, key: &'static str, least: u32, most: u32) -> Option<u32> {
        self.may(key).given().map(|cursor| cursor.whole(least, most))
    }

    /// A day that may be left out.
    #[inline(never)]
    pub fn may_date(&self, key: &'static str) -> Option<Date> {
        self.may(key).given().map(Cursor::date)
    }

    /// A word of a closed list that may be left out.
    pub fn may_one_of<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        self.may(key).given().and_then(|cursor| cursor.one_of(words))
    }

    /// Refuses every field that was not asked for.
    #[inline(never)]
    pub fn finish(self) {
        heard(self.cursor.node, &Question::NothingElse);
        let asked = self.asked.borrow();
        let Node::Object(fields) = self.cursor.node else { return };
        for (key, node) in fields {
            if !asked.iter().any(|known| known == key) {
                let hint = did_you_mean(key, &asked);
                let says = of_name(key, &["is not a field that is known here.", &hint]);
                let remedy = ["Remove it, or use one of: ", &asked.join(", "), "."].concat();
                self.cursor.at(node).problem("unknown-field", says, remedy);
            }
        }
    }
}
