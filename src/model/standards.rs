//! The shipped packs, each opened and planned once, when it is first asked for.

use super::answering::Answering;
use crate::domain::grading::Grader;
use crate::domain::standard::Standard;
use std::cell::OnceCell;
use std::ops::Deref;
use std::rc::Rc;

/// A standard made ready to decide, shared by whatever shows some of it.
#[derive(Clone)]
pub struct OpenStandard {
    grader: Rc<Grader>,
    answering: &'static Answering,
}

impl OpenStandard {
    /// The grader itself.
    pub fn grader(&self) -> &Grader {
        &self.grader
    }

    /// What opened it, and works with it.
    pub fn answering(&self) -> &'static Answering {
        self.answering
    }
}

impl PartialEq for OpenStandard {
    fn eq(&self, other: &OpenStandard) -> bool {
        Rc::ptr_eq(&self.grader, &other.grader)
    }
}

impl Deref for OpenStandard {
    type Target = Standard;

    fn deref(&self) -> &Standard {
        self.grader.standard()
    }
}

/// A pack as it arrives.
pub struct Pack {
    /// The uid of its standard.
    uid: String,
    shapes: String,
    texts: String,
    opened: OnceCell<OpenStandard>,
}

impl Pack {
    /// Of its standard's uid, its shapes and its texts.
    pub fn new(uid: String, shapes: String, texts: String) -> Pack {
        Pack { uid, shapes, texts, opened: OnceCell::new() }
    }
}

/// The shipped packs, and what opens them.
#[derive(Clone, Default)]
pub struct Packs {
    packs: Rc<Vec<Pack>>,
    answering: Option<&'static Answering>,
}

impl Packs {
    /// All of them.
    pub fn new(packs: Vec<Pack>, answering: &'static Answering) -> Packs {
        Packs { packs: Rc::new(packs), answering: Some(answering) }
    }

    /// What opens them; none before they are there.
    pub fn answering(&self) -> Option<&'static Answering> {
        self.answering
    }

    /// Whether they are there.
    pub fn are_here(&self) -> bool {
        !self.packs.is_empty()
    }

    /// A shipped standard; none of that uid, or none yet.
    pub fn open(&self, uid: &str) -> Option<OpenStandard> {
        let answering = self.answering?;
        let pack = self.packs.iter().find(|pack| pack.uid == uid)?;
        let open = || OpenStandard { grader: Rc::new((answering.open)(&pack.shapes, &pack.texts)), answering };
        Some(pack.opened.get_or_init(open).clone())
    }

    /// Whether a standard is shipped and its pack not there yet.
    pub fn awaited(&self, uid: &str) -> bool {
        !self.are_here() && ::standards::entry(uid).is_some()
    }
}
