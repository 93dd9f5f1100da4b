//! The table of a learner record.

use super::packs::GRADE;
use super::{Kind, Shape, kind, may, need};
use crate::formats::records::FORMAT;

/// A learner record.
pub static RECORD: Kind = kind(
    "record",
    "What one person said about one version of one standard. Everything after pathway may be left out.",
    &[
        may("$schema", Shape::Text(600), "The address of this schema, so that an editor completes the file."),
        need("format", Shape::Exactly(FORMAT), "The format and its version."),
        need("standard", Shape::Text(80), "The uid of the pack, such as ST0792_1.2."),
        may("pathway", Shape::Text(80), "The id of the option; null while none is chosen."),
        may("judgements", Shape::Map(&JUDGEMENT, 0), "An answer under the id of each criterion or outcome answered."),
        may(
            "placements",
            Shape::Map(&GRADE, 0),
            "Under the id of a performance category: a grade it describes, or neither.",
        ),
        may("sittings", Shape::Map(&SITTING, 0), "Under the id of a method: which attempt it is."),
        may("waived", Shape::YesOrNo, "true if the assessment organisation lifted the cap on repeats."),
        may("assumedCap", GRADE, "Where the plan says nothing of repeats: the limit that the person assumes."),
        may("results", Shape::Map(&GRADE, 0), "Under the id of a method: a result that was given."),
        may("marks", Shape::Map(&Shape::Of(&MARKS), 0), "Under the id of a method: its marks."),
        may("points", Shape::Map(&Shape::Whole(0, 1_000), 0), "Under the id of a criterion: its points."),
        may(
            "notes",
            Shape::Map(&Shape::Note, 0),
            "Under the id of a criterion or outcome: a note of the person's own.",
        ),
    ],
);

const JUDGEMENT: Shape = Shape::Word(&["met", "partly", "not-met"]);
const SITTING: Shape = Shape::Word(&["first", "resit", "retake"]);

static MARKS: Kind = kind(
    "marks",
    "The marks of a method.",
    &[
        may("total", Shape::Whole(0, 10_000), "The mark of the whole."),
        may("parts", Shape::Map(&Shape::Whole(0, 10_000), 0), "Under the id of a part: the mark in it."),
    ],
);
