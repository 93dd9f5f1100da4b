//! The shipped packs, each opened and planned once, when it is first asked for.

use crate::domain::grading::Grader;
use crate::domain::standard::Standard;
use std::cell::OnceCell;
use std::ops::Deref;
use std::rc::Rc;

/// A standard made ready to decide, shared by whatever shows some of it.
#[derive(Clone)]
pub struct OpenStandard(Rc<Grader>);

impl OpenStandard {
    /// The grader itself.
    pub fn grader(&self) -> &Grader {
        &self.0
    }
}

impl PartialEq for OpenStandard {
    fn eq(&self, other: &OpenStandard) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for OpenStandard {
    type Target = Standard;

    fn deref(&self) -> &Standard {
        self.0.standard()
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

/// The shipped packs.
#[derive(Clone, Default)]
pub struct Packs(Rc<Vec<Pack>>);

impl Packs {
    /// All of them.
    pub fn new(packs: Vec<Pack>) -> Packs {
        Packs(Rc::new(packs))
    }

    /// Whether they are there.
    pub fn are_here(&self) -> bool {
        !self.0.is_empty()
    }

    /// A shipped standard; none of that uid, or none yet.
    pub fn open(&self, uid: &str) -> Option<OpenStandard> {
        let pack = self.0.iter().find(|pack| pack.uid == uid)?;
        let open = || OpenStandard(Rc::new(Grader::new(::standards::brought(&pack.shapes, &pack.texts))));
        Some(pack.opened.get_or_init(open).clone())
    }

    /// Whether a standard is shipped and its pack not there yet.
    pub fn awaited(&self, uid: &str) -> bool {
        !self.are_here() && ::standards::entry(uid).is_some()
    }
}
