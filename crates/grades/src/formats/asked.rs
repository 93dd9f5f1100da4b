//! What a reader asks of a file: which fields, of which kind, within which bounds.
//!
//! Readers are written by hand, and the schemas ([`schemas`](super::schemas)) stand beside them as tables. So that the
//! two cannot drift apart, a test lets a reader read while somebody listens, and compares every question with the
//! table. Nobody else listens: without the feature `asked`, [`heard`] is nothing.

use super::tree::Node;

/// One question of a reader about one value.
#[derive(Clone, Copy, Debug)]
pub enum Question<'q> {
    /// A field that may be left out.
    May(&'q str),
    /// A field that must be there.
    Need(&'q str),
    /// A field that must be there but may be null.
    NeedOrNull(&'q str),
    /// Every other field is refused.
    NothingElse,
    /// A text of at most so many characters.
    Text(usize),
    /// A short name.
    Id,
    /// A whole number between bounds.
    Whole(u32, u32),
    /// True or false.
    YesOrNo,
    /// A day.
    Day,
    /// One of these words.
    Word(&'q [&'q str]),
    /// A list of at most so many items.
    List(usize),
}

#[cfg(not(feature = "asked"))]
#[inline(always)]
pub(super) fn heard(_: &Node, _: &Question) {}

#[cfg(feature = "asked")]
pub(super) use listening::heard;
#[cfg(feature = "asked")]
pub use listening::{Heard, heard_while};

#[cfg(feature = "asked")]
mod listening {
    use super::{Node, Question};
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    /// Questions by the value they were asked of, as text: one line a question.
    ///
    /// A value is known by where it lies in memory, so the tree that was read has to live as long as this is used.
    #[derive(Debug, Default)]
    pub struct Heard(BTreeMap<usize, Vec<String>>);

    thread_local! {
        static HEARD: RefCell<Option<Heard>> = const { RefCell::new(None) };
    }

    fn place(node: &Node) -> usize {
        std::ptr::from_ref(node).addr()
    }

    pub(in crate::formats) fn heard(node: &Node, question: &Question) {
        HEARD.with_borrow_mut(|heard| {
            if let Some(Heard(by_place)) = heard {
                by_place.entry(place(node)).or_default().push(format!("{question:?}"));
            }
        });
    }

    /// What is asked while something is read on this thread.
    pub fn heard_while(read: impl FnOnce()) -> Heard {
        HEARD.set(Some(Heard::default()));
        read();
        HEARD.take().unwrap_or_default()
    }

    impl Heard {
        /// Whether this was asked of a value.
        pub fn asked(&self, node: &Node, question: &Question) -> bool {
            self.of(node).contains(&format!("{question:?}"))
        }

        /// Everything that was asked of a value.
        pub fn of(&self, node: &Node) -> &[String] {
            self.0.get(&place(node)).map_or(&[], Vec::as_slice)
        }
    }
}
