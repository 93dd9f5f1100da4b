//! The table of a learner record.

use super::{Kind, Shape, kind, may, need};
use crate::formats::records::{EARLIER, FORMAT, MOST_LINKS, MOST_MINUTES, MOST_PIECES, MOST_REHEARSALS};

/// The name of a grade where a scale is referred to.
pub(super) const GRADE: Shape = Shape::Text(80);

const ID: Shape = Shape::Text(80);
const IDS: Shape = Shape::List(&ID, 0, MOST_LINKS);
const MINUTES: Shape = Shape::Whole(0, MOST_MINUTES);
const JUDGEMENT: Shape = Shape::Word(&["met", "partly", "not-met"]);
const SITTING: Shape = Shape::Word(&["first", "resit", "retake"]);

/// A learner record.
pub static RECORD: Kind = kind(
    "record",
    "What one person said about one version of one standard. Everything after pathway may be left out.",
    &[
        may("$schema", Shape::Text(600), "The address of this schema, so that an editor completes the file."),
        need("format", Shape::Format(&[EARLIER[0], FORMAT]), "The format and its version."),
        need("standard", ID, "The uid of the pack, such as ST0792_1.2."),
        may("name", Shape::Note, "What the person calls this record. With learner-record/2."),
        may("pathway", ID, "The id of the option; null while none is chosen."),
        may("judgements", Shape::Map(&JUDGEMENT, 0), "An answer under the id of each criterion or outcome answered."),
        may("placements", Shape::Map(&GRADE, 0), "By performance category: a grade that it describes, or neither."),
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
        may("evidence", Shape::List(&Shape::Of(&EVIDENCE), 0, MOST_PIECES), "Evidence. With learner-record/2."),
        may("statement", Shape::Of(&STATEMENT), "Who has signed the portfolio's statement. With learner-record/2."),
        may(
            "gateway",
            Shape::Map(&Shape::Of(&CONFIRMED), 0),
            "By requirement: where it stands. With learner-record/2.",
        ),
        may("about", Shape::Of(&ABOUT), "What requirements depend on. With learner-record/2."),
        may("dates", Shape::Of(&DATES), "Days that the person chose. With learner-record/2."),
        may(
            "rehearsals",
            Shape::List(&Shape::Of(&REHEARSAL), 0, MOST_REHEARSALS),
            "Rehearsals of methods. With learner-record/2.",
        ),
        may("plan", Shape::Map(&Shape::Of(&STEP), 0), "By criterion or outcome: what is to be shown next. With /2."),
    ],
);

static MARKS: Kind = kind(
    "marks",
    "The marks of a method.",
    &[
        may("total", Shape::Whole(0, 10_000), "The mark of the whole."),
        may("parts", Shape::Map(&Shape::Whole(0, 10_000), 0), "Under the id of a part: the mark in it."),
    ],
);

static EVIDENCE: Kind = kind(
    "evidence",
    "A piece of evidence.",
    &[
        need("id", Shape::Id, "Such as E1; each its own."),
        may("title", Shape::Note, "What it is called."),
        may("kind", Shape::Word(&EVIDENCE_KINDS), "What it is."),
        may("date", Shape::Day, "When it was made."),
        may("where", Shape::Note, "Where it is kept."),
        may("minutes", MINUTES, "How long it runs."),
        may("note", Shape::Note, "A note of the person's own."),
        may("criteria", IDS, "Ids of the criteria or outcomes that it shows."),
        may("ksbs", IDS, "Codes that it shows."),
    ],
);

pub(super) const EVIDENCE_KINDS: [&str; 11] = [
    "document",
    "schedule",
    "planning",
    "witness-statement",
    "photograph",
    "video",
    "audio",
    "presentation",
    "reflective-account",
    "self-assessment",
    "other",
];

static STATEMENT: Kind = kind(
    "statement",
    "Who has signed that the evidence is the apprentice's own.",
    &[may("employer", Shape::YesOrNo, "The employer has."), may("apprentice", Shape::YesOrNo, "The apprentice has.")],
);

static CONFIRMED: Kind = kind(
    "confirmed",
    "Where a requirement of the gateway stands.",
    &[
        may("state", JUDGEMENT, "Whether it is met."),
        may("date", Shape::Day, "When it was, or is to be."),
        may("by", Shape::Note, "Who confirmed it."),
        may("note", Shape::Note, "A note of the person's own."),
    ],
);

static ABOUT: Kind = kind(
    "about",
    "What requirements depend on.",
    &[
        may("trainingStart", Shape::Day, "The day on which training began."),
        may("registered", Shape::Day, "The day of registration."),
        may("ageAtStart", Shape::Whole(0, 120), "The age when the apprenticeship began."),
    ],
);

static DATES: Kind = kind(
    "dates",
    "Days that the person chose.",
    &[
        may("gateway", Shape::Day, "The gateway."),
        may("periodStart", Shape::Day, "When the assessment period begins."),
        may("fixed", Shape::Map(&Shape::Day, 0), "Under the name of an event: its day."),
    ],
);

static REHEARSAL: Kind = kind(
    "rehearsal",
    "One rehearsal of a method.",
    &[
        need("method", Shape::Note, "The id of the method."),
        may("date", Shape::Day, "When it was."),
        may("minutes", MINUTES, "How long it took."),
        may("questions", MINUTES, "How many questions were asked."),
        may("well", IDS, "Ids of the criteria that went well."),
    ],
);

static STEP: Kind = kind("step", "What is to be shown next.", &[may("by", Shape::Day, "Until when.")]);
