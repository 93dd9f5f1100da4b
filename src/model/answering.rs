//! What the model needs in order to open a standard, read and write its records, and grade. It comes with the packs, in a
//! wasm of its own: without a pack nobody can answer, so the list of standards does not wait for it.

use super::walking::{self, WalkAction};
use super::{Effect, Model, OpenRecord};
use crate::domain::decision::Grades;
use crate::domain::grade::GradeScale;
use crate::domain::grading::Grader;
use crate::domain::record::LearnerRecord;
use crate::domain::standard::Standard;
use crate::domain::standing::Standing;
use crate::formats::records::{self, Saved};
use crate::wording::standing as words;

/// These functions. The model calls them through this list only: a direct call would bring them into the first wasm.
pub struct Answering {
    /// Opens a standard, from its shapes and its texts.
    pub open: fn(&str, &str) -> Grader,
    /// The grades that follow from a record.
    pub grades: fn(&Grader, &LearnerRecord) -> Grades,
    /// How the overall grade of a record stands.
    pub standing: fn(&OpenRecord) -> Standing,
    /// What became of that, in a sentence; none if nothing did.
    pub news: fn(&GradeScale, Standing, Standing) -> Option<String>,
    /// Reads the text of a record, of the standard if that is known; else tells whether a newer page wrote it.
    pub read: fn(&str, Option<&Standard>) -> Result<Saved, bool>,
    /// The text of a record; none if it could not be read again, because there is too much in it.
    pub write: fn(&Saved, &Standard) -> Option<String>,
    /// What the person does on the way through the questions.
    pub walk: fn(&mut Model, WalkAction, &mut Vec<Effect>),
    /// Goes to the question that the address names.
    pub follow: fn(&mut Model),
}

/// All of them.
pub static ANSWERING: Answering = Answering {
    open: |shapes, texts| Grader::new(::standards::brought(shapes, texts)),
    grades: Grader::grades,
    standing: |open| open.standings().overall.standing,
    news: words::news,
    read: |text, standard| records::open(text, of(standard)).ok_or_else(|| records::is_newer(text)),
    write: |saved, standard| {
        let text = records::write(saved, standard);
        records::open(&text, of(Some(standard))).is_some().then_some(text)
    },
    walk: walking::act,
    follow: walking::follow,
};

/// Finds the one standard that is known.
fn of<'s>(standard: Option<&'s Standard>) -> impl Fn(&str) -> Option<&'s Standard> {
    move |uid| standard.filter(|standard| standard.uid == uid)
}
