//! Walking a value tree and collecting every problem on the way.

mod object;

pub use object::Object;

use super::asked::{Question, heard};
use super::days::parse_date;
use super::problem::{LeftOut, Problem, did_you_mean, of_name};
use super::tree::Node;
use crate::domain::date::Date;
use crate::domain::letters::{is_harmless, is_seen};
use std::cell::RefCell;

/// Problems collected so far, each with the value it is about; and the ends of texts that were too long.
#[derive(Debug, Default)]
pub struct Problems<'t>(RefCell<Vec<(&'t Node<'t>, Problem)>>, RefCell<Vec<(&'t Node<'t>, String)>>);

impl<'t> Problems<'t> {
    /// All of them, in the order they were found, each with its place below the top of the file.
    pub fn list(&self, top: &'t Node<'t>) -> Vec<Problem> {
        let placed =
            |(node, problem): &(&'t Node<'t>, Problem)| Problem { at: pointer_to(top, node), ..problem.clone() };
        self.0.borrow().iter().map(placed).collect()
    }

    /// What was left out of texts that were too long, each with its place below the top of the file.
    pub fn left_out(&self, top: &'t Node<'t>) -> Vec<LeftOut> {
        let placed = |(node, text): &(&'t Node<'t>, String)| LeftOut { at: pointer_to(top, node), text: text.clone() };
        self.1.borrow().iter().map(placed).collect()
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
            pointer.push_str(&escaped(name));
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

/// A key as it stands in a JSON pointer.
pub fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// A value under reading.
///
/// Every reader gives something: where the value is not what it should be, a problem is reported and a stand-in is
/// given. A file with a problem is refused as a whole, so no stand-in is ever used; but all of the file is looked at.
///
/// Two words, so that it is handed on in registers: cursors are handed on more than anything else.
#[derive(Clone, Copy)]
pub struct Cursor<'t> {
    /// The value; [`NOTHING`] itself where there is none, which has been reported if there should be one.
    pub node: &'t Node<'t>,
    problems: &'t Problems<'t>,
}

/// The most keys of an object. Each is compared with every other, and a megabyte of keys would take minutes.
const MOST_KEYS: usize = 2_000;

static NOTHING: Node<'static> = Node::Null;

impl<'t> Cursor<'t> {
    /// The top of a file.
    pub fn top(node: &'t Node<'t>, problems: &'t Problems<'t>) -> Cursor<'t> {
        Cursor { node, problems }
    }

    /// Another value of the same file.
    pub fn at(self, node: &'t Node<'t>) -> Cursor<'t> {
        Cursor { node, ..self }
    }

    fn nothing(self) -> Cursor<'t> {
        self.at(&NOTHING)
    }

    fn is_absent(self) -> bool {
        std::ptr::eq(self.node, &NOTHING)
    }

    /// The value, unless it was left out.
    pub fn given(self) -> Option<Cursor<'t>> {
        (!self.is_absent()).then_some(self)
    }

    /// How many problems there are so far.
    pub fn problems_so_far(self) -> usize {
        self.problems.0.borrow().len()
    }

    /// Reports a problem here.
    pub fn problem(self, code: &'static str, says: impl AsRef<str>, remedy: impl AsRef<str>) {
        self.report(code, says.as_ref(), remedy.as_ref());
    }

    #[inline(never)]
    fn report(self, code: &'static str, says: &str, remedy: &str) {
        if !self.is_absent() {
            // The place is filled in at the end.
            self.problems.0.borrow_mut().push((self.node, Problem::new("", code, says, remedy)));
        }
    }

    /// Keeps what a text is cut to, and notes what is too long of it, to be told.
    pub fn cut(self, (kept, beyond): (String, String)) -> String {
        if !beyond.is_empty() {
            self.problems.1.borrow_mut().push((self.node, beyond));
        }
        kept
    }

    /// Reports that something else belongs here.
    #[inline(never)]
    pub fn wrong_type(self, wanted: &str) {
        if self.is_absent() {
            return;
        }
        let says = ["Here stands ", self.node.kind(), ", but ", wanted, " belongs here."].concat();
        self.problem("wrong-type", says, ["Write ", wanted, "."].concat());
    }

    /// A text of 1 to `most` characters that can be shown.
    #[inline(never)]
    pub fn text(self, most: usize) -> &'t str {
        heard(self.node, &Question::Text(most));
        let Node::Text(text) = self.node else {
            self.wrong_type("a text");
            return "";
        };
        // Ids and words, which most texts are: nothing can be wrong with them.
        if !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return text;
        }
        let length = text.chars().count();
        if text.trim().is_empty() {
            self.problem("empty-text", "The text is empty.", "Write something, or leave the field out if it may be.");
        } else if length > most {
            self.problem("too-long", format!("The text has {length} characters; {most} are the most."), "Shorten it.");
        } else if !text.chars().all(is_harmless) {
            let remedy = "Remove control and bidirectional characters; a line break is one of them.";
            self.problem("control-character", "The text holds characters that cannot be seen.", remedy);
        } else if !is_seen(text) {
            self.problem("empty-text", "The text holds nothing that can be seen.", "Write it anew, by hand.");
        }
        text
    }

    /// The same, to keep.
    #[inline(never)]
    pub fn string(self, most: usize) -> String {
        self.text(most).to_owned()
    }

    /// A short name that may stand in an address: letters, digits, `-`, `_`, `.`.
    #[inline(never)]
    pub fn id(self) -> &'t str {
        heard(self.node, &Question::Id);
        let id = self.text(80);
        if !id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')) {
            let says = of_name(id, &["cannot be an id."]);
            self.problem("bad-id", says, "Use letters, digits, “-”, “_” and “.” only.");
        }
        id
    }

    /// A whole number within bounds.
    #[inline(never)]
    pub fn whole(self, least: u32, most: u32) -> u32 {
        heard(self.node, &Question::Whole(least, most));
        let Node::Whole(number) = self.node else {
            self.wrong_type("a whole number");
            return least;
        };
        u32::try_from(*number).ok().filter(|number| (least..=most).contains(number)).unwrap_or_else(|| {
            let remedy = format!("Write a number from {least} to {most}.");
            self.problem("out-of-bounds", format!("{number} is out of bounds."), remedy);
            least
        })
    }

    /// `true` or `false`.
    #[inline(never)]
    pub fn yes_or_no(self) -> bool {
        heard(self.node, &Question::YesOrNo);
        if let Node::Bool(value) = self.node {
            return *value;
        }
        self.wrong_type("true or false");
        false
    }

    /// A day such as `2024-08-15`.
    #[inline(never)]
    pub fn date(self) -> Date {
        heard(self.node, &Question::Day);
        let text = self.text(20);
        parse_date(text).unwrap_or_else(|| {
            let says = of_name(text, &["is not a day of the calendar."]);
            self.problem("bad-date", says, "Write year-month-day, such as 2024-08-15.");
            Date::default()
        })
    }

    /// One of a closed list of words.
    pub fn one_of<T: Copy>(self, words: &[(&str, T)]) -> Option<T> {
        let place = self.word(words.len(), &|place| words.get(place).map_or("", |(word, _)| word));
        place.and_then(|place| words.get(place)).map(|(_, meaning)| *meaning)
    }

    /// The place of one of a closed list of words.
    pub fn place_of(self, known: &[&str]) -> Option<usize> {
        self.word(known.len(), &|place| known.get(place).copied().unwrap_or_default())
    }

    #[inline(never)]
    fn word<'w>(self, many: usize, word: &dyn Fn(usize) -> &'w str) -> Option<usize> {
        let known = || (0..many).map(word).collect::<Vec<&str>>();
        if cfg!(feature = "asked") {
            heard(self.node, &Question::Word(&known()));
        }
        let text = self.text(80);
        let found = (0..many).find(|place| word(*place) == text);
        if found.is_none() && !text.is_empty() {
            let known = known();
            let hint = did_you_mean(text, &known);
            let says = of_name(text, &["is not one of the words that may stand here.", &hint]);
            self.problem("unknown-word", says, ["Write one of: ", &known.join(", "), "."].concat());
        }
        found
    }

    /// The items of a list of at most `most`.
    #[inline(never)]
    pub fn items(self, most: usize) -> Vec<Cursor<'t>> {
        heard(self.node, &Question::List(most));
        let Node::List(items) = self.node else {
            self.wrong_type("a list");
            return Vec::new();
        };
        if items.len() > most {
            let says = format!("The list has {} items; {most} are the most.", items.len());
            self.problem("too-many", says, "Split it, or remove what does not belong.");
            return Vec::new();
        }
        items.iter().map(|node| self.at(node)).collect()
    }

    /// Each item of a list, read.
    pub fn list<T>(self, most: usize, mut read: impl FnMut(Cursor<'t>) -> T) -> Vec<T> {
        // A plain loop: `collect` costs several times as much code for each type.
        let mut list = Vec::new();
        for item in self.items(most) {
            list.push(read(item));
        }
        list
    }

    /// An object of at most [`MOST_KEYS`], its keys different.
    #[inline(never)]
    pub fn object(self) -> Object<'t> {
        let Node::Object(fields) = self.node else {
            self.wrong_type("an object");
            return Object::of(self.nothing());
        };
        if fields.len() > MOST_KEYS {
            let says = format!("The object has {} keys; {MOST_KEYS} are the most.", fields.len());
            self.problem("too-many", says, "Remove what does not belong.");
            return Object::of(self.nothing());
        }
        // A number for each key: most keys differ in it, and numbers are compared quickly.
        let mut sums: Vec<u32> = Vec::with_capacity(fields.len());
        for (key, node) in fields {
            let sum =
                key.bytes().fold(0_u32, |sum, byte| sum.rotate_left(5).wrapping_mul(0x0100_0193) ^ u32::from(byte));
            let again = sums.contains(&sum) && fields.iter().take(sums.len()).any(|(other, _)| other == key);
            sums.push(sum);
            if again {
                let says = of_name(key, &["stands here twice."]);
                let remedy = "Keep one of the two: which one a program takes is anybody's guess.";
                self.at(node).problem("duplicate-key", says, remedy);
            }
        }
        Object::of(self)
    }

    /// A value further down, for a problem that is found only once the whole is read.
    #[inline(never)]
    pub fn below(self, path: &str) -> Cursor<'t> {
        let step = |node: &'t Node<'t>, name: &str| match node {
            Node::List(items) => name.parse::<usize>().ok().and_then(|place| items.get(place)),
            _ => node.get(name),
        };
        self.at(path.split('/').try_fold(self.node, step).unwrap_or(self.node))
    }
}
