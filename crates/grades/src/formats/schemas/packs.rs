//! The table of a pack, but for its methods and rules. The words are those of `standards/format.md`.

use super::methods::{METHOD, OVERALL, REPEATS};
use super::{Kind, Shape, kind, may, need, null};
use crate::formats::packs::{FACT_KINDS, FORMAT, SENTENCE, TITLE};

pub(super) const SAYS: Shape = Shape::Text(SENTENCE);
pub(super) const NAMED: Shape = Shape::Text(TITLE);

/// The name of a grade where a scale is referred to.
pub(super) const GRADE: Shape = Shape::Text(80);

pub(super) const BASIS: Shape = Shape::Word(&["stated", "inferred", "ambiguous", "not-stated", "reconstructed"]);
pub(super) const SURE: &str = "How sure this is: stated, inferred (it follows from what is stated), ambiguous (it can \
    be read in several ways), not-stated (the document is silent), reconstructed (criteria only: the text is lost).";
pub(super) const MAY_SURE: &str =
    "How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed.";
pub(super) const SOURCE: Shape = Shape::Of(&CITATION);
pub(super) const WHERE: &str = "Where it is printed.";
pub(super) const CODES: Shape = Shape::List(&Shape::Id, 0, 100);
pub(super) const OF_OPTION: &str = "null for the core, else the id of an option.";

/// A pack.
pub static PACK: Kind = kind(
    "pack",
    "One version of one standard. The file is called REFERENCE_VERSION.json.",
    &[
        may("$schema", SAYS, "The address of this schema, so that an editor completes the file."),
        need("format", Shape::Format(&[FORMAT]), "The format and its version."),
        need("standard", Shape::Of(&STANDARD), "What the pack is about."),
        need("documents", Shape::List(&Shape::Of(&DOCUMENT), 0, 20), "The documents that the pack was read from."),
        need("pathways", Shape::List(&Shape::Of(&PATHWAY), 0, 20), "The options; empty if the standard has none."),
        need("ksbs", Shape::List(&Shape::Of(&KSB), 0, 500), "Knowledge, skills and behaviours, in document order."),
        may("duties", Shape::List(&Shape::Of(&DUTY), 0, 100), "The duties of the occupation."),
        need("grades", SCALE, "The overall scale, lowest first."),
        need("methods", Shape::List(&Shape::Of(&METHOD), 0, 10), "Assessment methods: always present, may be empty."),
        need("overall", Shape::Of(&OVERALL), "How the methods make the overall grade: a table, rules, or decidedBy."),
        need("repeats", Shape::Of(&REPEATS), "What re-sits and re-takes do to the grade."),
        need("gateway", Shape::List(&Shape::Of(&REQUIREMENT), 0, 60), "What is asked before the assessment."),
        may("facts", FACTS, "Facts of the standard as a whole."),
        may("outcomes", Shape::List(&Shape::Of(&OUTCOME), 0, 100), "Assessment outcomes; only for newer, short plans."),
        may("performance", Shape::List(&Shape::Of(&CATEGORY), 0, 100), "Performance categories; only for newer plans."),
        may("versions", Shape::List(&Shape::Of(&VERSION), 0, 100), "The version log."),
        need(
            "notes",
            Shape::List(&Shape::Of(&NOTE), 0, 300),
            "What a document leaves open, prints two ways or damages.",
        ),
    ],
);

pub(super) const SCALE: Shape = Shape::Scale(&Shape::Text(40), crate::domain::grade::GradeScale::LONGEST);

static STANDARD: Kind = kind(
    "standard",
    "What a pack is about.",
    &[
        need("uid", Shape::Id, "Reference, underscore, version: the file's name."),
        need("reference", Shape::Id, "Such as ST0792."),
        need("version", Shape::Id, "Text, such as \"1.2\"."),
        need("title", NAMED, "The occupation, exactly as printed."),
        may(
            "alsoCalled",
            Shape::List(&NAMED, 0, 60),
            "Other names and typical job titles that a person may search by.",
        ),
        need("level", Shape::Whole(1, 8), "The level."),
        need("status", Shape::Word(&["approved", "retired", "draft", "not-stated"]), "Where the version stands."),
        null("starts", Shape::Of(&WINDOW), "The days on which it may be started; null if not stated."),
        need("checked", Shape::Day, "The day on which the pack was last read against its documents."),
        may("source", SOURCE, WHERE),
    ],
);

static WINDOW: Kind = kind(
    "window",
    "Start dates, inclusive.",
    &[
        need("earliest", Shape::Day, "The first day."),
        null("latest", Shape::Day, "The last day; null while the version is open."),
    ],
);

static DOCUMENT: Kind = kind(
    "document",
    "A document that the pack was read from.",
    &[
        need("id", Shape::Id, "What citations call it."),
        need("title", NAMED, "Its title."),
        need("publisher", NAMED, "Who published it."),
        need("version", NAMED, "Its version, as printed."),
        need(
            "licence",
            NAMED,
            "As the document prints it, with a version only where one is printed; else \"not stated\".",
        ),
        null("address", Shape::Text(500), "The public address if the text prints one, else null."),
        may("read", Shape::Day, "The day on which it was read."),
    ],
);

static PATHWAY: Kind = kind(
    "pathway",
    "An option of the standard.",
    &[
        need("id", Shape::Id, "Kebab case; never changes once published."),
        need("title", NAMED, "Exactly as printed."),
        may("indicative", SAYS, "A sentence saying why this option's grades are only indicative."),
        may("source", SOURCE, WHERE),
    ],
);

static KSB: Kind = kind(
    "ksb",
    "One knowledge, skill or behaviour. A KSB of two options stands once per option.",
    &[
        need("code", Shape::Id, "Such as K1."),
        need("kind", Shape::Id, "knowledge, skill or behaviour; newer standards may have others."),
        null("pathway", Shape::Id, OF_OPTION),
        null("label", NAMED, "Own words, up to 14; null only if the document does not print the statement."),
        may("methods", Shape::List(&Shape::Id, 0, 10), "The methods that assess it, if the document says."),
        may("basis", BASIS, MAY_SURE),
        may("source", SOURCE, WHERE),
    ],
);

static DUTY: Kind = kind(
    "duty",
    "A duty of the occupation.",
    &[
        need("id", Shape::Id, "Such as D1."),
        null("pathway", Shape::Id, OF_OPTION),
        need("label", SAYS, "Own words, up to 20."),
        need("ksbs", CODES, "The codes that the duty names."),
        need("source", SOURCE, WHERE),
    ],
);

static REQUIREMENT: Kind = kind(
    "requirement",
    "A requirement of the gateway.",
    &[
        need("id", Shape::Id, "Never changes once published."),
        may("short", Shape::Text(60), "Two or three words for it, for lists."),
        need("what", SAYS, "Own words: a requirement as a short sentence to the reader."),
        may("detail", SAYS, "One more sentence."),
        may("months", Shape::Whole(1, 120), "How many months it is about."),
        may("who", Shape::Word(&["employer", "apprentice", "provider", "assessment-organisation"]), "Who confirms it."),
        may("when", Shape::Of(&CONDITION), "Whom it is asked of; left out: of everybody."),
        may("force", FORCE, FORCE_SAYS),
        may("basis", BASIS, MAY_SURE),
        need("source", SOURCE, WHERE),
    ],
);

static CONDITION: Kind = kind(
    "condition",
    "Whom a requirement is asked of. Conditions combine: each must hold.",
    &[
        may("registeredBefore", Shape::Day, "Registered before this day."),
        may("registeredFrom", Shape::Day, "Registered on this day or later."),
        may("ageAtStartAtMost", Shape::Whole(10, 99), "At most so old when the apprenticeship began."),
        may("ageAtStartAtLeast", Shape::Whole(10, 99), "At least so old when the apprenticeship began."),
    ],
);

const FORCE: Shape = Shape::Word(&["rule", "typical"]);
const FORCE_SAYS: &str = "rule, or typical wherever the document says typically, should, may, suggested, anticipates.";

pub(super) const FACTS: Shape = Shape::List(&Shape::Of(&FACT), 0, 300);

const AMOUNT: Shape = Shape::Either(&Shape::Whole(1, 100_000), &BOUNDS);
const AMOUNT_SAYS: &str = "The amount: a whole number, or atLeast, atMost or both. One unit at most.";
const EVENT: Shape = Shape::Word(&[
    "training-start",
    "gateway",
    "assessment-period-start",
    "project-start",
    "assessment",
    "final-assessment",
    "outcome-notification",
    "feedback",
    "results",
]);

/// A fact.
static FACT: Kind = Kind {
    at_most_one: &[
        &[
            "minutes",
            "hours",
            "days",
            "workingDays",
            "weeks",
            "months",
            "words",
            "pieces",
            "questions",
            "items",
            "percent",
        ],
        &["from", "before"],
    ],
    ..kind(
        "fact",
        "A figure or a requirement of the plan, with at most one amount under its unit's name.",
        &[
            need("what", Shape::Word(&FACT_KINDS), "What it is about, from a closed list. Take the nearest."),
            may("minutes", AMOUNT, AMOUNT_SAYS),
            may("hours", AMOUNT, AMOUNT_SAYS),
            may("days", AMOUNT, AMOUNT_SAYS),
            may("workingDays", AMOUNT, AMOUNT_SAYS),
            may("weeks", AMOUNT, AMOUNT_SAYS),
            may("months", AMOUNT, AMOUNT_SAYS),
            may("words", AMOUNT, AMOUNT_SAYS),
            may("pieces", AMOUNT, AMOUNT_SAYS),
            may("questions", AMOUNT, AMOUNT_SAYS),
            may("items", AMOUNT, AMOUNT_SAYS),
            may("percent", AMOUNT, AMOUNT_SAYS),
            may("extraPercent", Shape::Whole(1, 100), "By how much it may run over, in per cent."),
            may("plusMinusPercent", Shape::Whole(1, 100), "By how much it may differ either way, in per cent."),
            may("kind", Shape::Word(&super::records::EVIDENCE_KINDS), "The kind of evidence that it refuses."),
            may("from", EVENT, "The event that the time is counted from."),
            may("before", EVENT, "The event that the time lies before."),
            may("pathway", Shape::Id, "The option that it is about, if it is about one."),
            may(
                "says",
                SAYS,
                "Own words, one sentence to the reader. Write {amount} where the amount goes, {extra} for extraPercent, \
                 {plusMinus} for plusMinusPercent; never repeat a figure that is in the fields.",
            ),
            may("force", FORCE, FORCE_SAYS),
            may("basis", BASIS, MAY_SURE),
            need("source", SOURCE, WHERE),
        ],
    )
};

static BOUNDS: Kind = Kind {
    forms: &[super::form(&["atLeast"], &["atMost"]), super::form(&["atMost"], &[])],
    ..kind(
        "bounds",
        "Bounds of an amount: either or both.",
        &[may("atLeast", Shape::Whole(0, 100_000), "The least."), may("atMost", Shape::Whole(0, 100_000), "The most.")],
    )
};

static OUTCOME: Kind = kind(
    "outcome",
    "An assessment outcome of a newer, short plan.",
    &[
        need("id", Shape::Id, "Such as AO1; not the id of a category or criterion. Never changes once published."),
        need("title", NAMED, "As printed."),
        null("pathway", Shape::Id, OF_OPTION),
        need("ksbs", CODES, "Codes; each must stand in ksbs for the core or for this outcome's option."),
        need("prompt", SAYS, "Own words, covers every demand, up to 60 words: \"I can …\"."),
        may("basis", BASIS, MAY_SURE),
        need("source", SOURCE, WHERE),
    ],
);

static CATEGORY: Kind = kind(
    "category",
    "A performance category of a newer, short plan.",
    &[
        need("id", Shape::Id, "Not the id of an outcome or criterion. Never changes once published."),
        need("title", NAMED, "As printed."),
        need("descriptors", Shape::Map(&SAYS, 1), "Own words under each grade of the overall scale that is described."),
        may("basis", BASIS, MAY_SURE),
        need("source", SOURCE, WHERE),
    ],
);

static VERSION: Kind = kind(
    "version",
    "An entry of the version log.",
    &[
        need("version", Shape::Id, "Text, such as \"1.1\"."),
        null("earliest", Shape::Day, "The first day on which it could be started; null if not stated."),
        may("latest", Shape::Day, "The last day, or null. Must be there, perhaps as null, beside an earliest day."),
        may("change", SAYS, "Own words: what changed."),
        need("source", SOURCE, WHERE),
    ],
);

static NOTE: Kind = kind(
    "note",
    "What the document leaves open, prints two ways or damages, and how we read it.",
    &[
        need(
            "about",
            Shape::Id,
            "standard, overall, repeats, gateway, portfolio, facts, or the id of a method, criterion, outcome, category \
             or option, or a KSB code.",
        ),
        need("basis", BASIS, SURE),
        need("text", SAYS, "Own words to the reader, one or two sentences."),
        need("source", SOURCE, WHERE),
    ],
);

static CITATION: Kind = kind(
    "source",
    "Where something is printed.",
    &[
        need("document", Shape::Id, "The id of a document of this pack."),
        need("at", NAMED, "Heading, table row; short, and the same words for the same place."),
        may("page", Shape::Whole(1, 2_000), "Only if the text itself prints the page."),
    ],
);
