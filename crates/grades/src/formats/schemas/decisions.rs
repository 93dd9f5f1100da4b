//! The table of a decision, as `formats::decisions` writes it.

use super::records::GRADE;
use super::{Choice, Kind, Shape, kind, may, need, null};
use crate::formats::records::MOST_LINKS;

const ID: Shape = Shape::Text(80);
const IDS: Shape = Shape::List(&ID, 0, MOST);
const NUMBER: Shape = Shape::Whole(0, u32::MAX);
const SITTING: Shape = Shape::Word(&["first", "resit", "retake"]);
const JUDGEMENT: Shape = Shape::Word(&["met", "partly", "not-met"]);
const BASIS: Shape = Shape::Word(&["stated", "inferred", "ambiguous", "not-stated", "reconstructed"]);

/// No list of a decision is longer than the pack that it is about.
const MOST: usize = 2 * MOST_LINKS;

/// The fields that a method and the whole have in common, after those of their own.
macro_rules! decided {
    ($($own:expr),+) => {
        &[
            $($own,)+
            null("today", GRADE, "What the answers secure so far: not a verdict. Null where nothing is computed."),
            null("possible", GRADE, "The best that can still come of them. Null where nothing is computed."),
            need("settled", Shape::YesOrNo, "Whether no answer that is missing can change the grade."),
            need("steps", Shape::List(&Shape::OneOf(&STEP), 0, MOST), "Each rule that was applied, in order."),
            need("missing", IDS, "Ids of unanswered criteria that can change the grade."),
            may("missingInputs", Shape::List(&Shape::OneOf(&INPUT), 0, MOST), "Marks and results that can, if any."),
            may("missingCut", Shape::YesOrNo, "Too many ways to follow: missing is all that the rules name and is open."),
            need("used", IDS, "Ids of answered criteria that the rules name."),
            need("routes", Shape::List(&Shape::Of(&ROUTES), 0, MOST), "For each grade above today: the ways there."),
            need("blocked", Shape::List(&Shape::Of(&BLOCKED), 0, MOST), "What rules out each grade above possible."),
            need("readings", Shape::List(&Shape::Of(&READING), 0, MOST), "The bounds by each reading of the rules."),
        ]
    };
}

/// A decision.
pub static DECISION: Kind = kind(
    "decision",
    "What a record's answers make of every grade, and why.",
    &[
        need("standard", ID, "The uid of the standard."),
        null("pathway", ID, "The id of the option."),
        need("methods", Shape::List(&Shape::Of(&METHOD), 0, MOST), "In the order of the plan."),
        need("overall", Shape::Of(&OVERALL), "The whole. Its grades are null where the organisation decides."),
        may("profile", Shape::Of(&PROFILE), "Only where the standard has outcomes or performance categories."),
    ],
);

static METHOD: Kind =
    kind("methodDecision", "The grade of a method.", decided![need("id", ID, "The id of the method.")]);

static OVERALL: Kind = kind(
    "overallDecision",
    "The overall grade.",
    decided![may("waived", Shape::Of(&BOUNDS), "What it would be if the cap were lifted, where it can be.")],
);

static BOUNDS: Kind = kind(
    "bounds",
    "What a grade can still be.",
    &[need("today", GRADE, "What is secure so far."), need("possible", GRADE, "The best that can still come.")],
);

static READING: Kind = kind(
    "reading",
    "The bounds by one reading of the ambiguous rules.",
    &[
        need("says", Shape::List(&Shape::Text(600), 0, MOST), "What the reading takes the document to mean."),
        need("today", GRADE, "What is secure so far."),
        need("possible", GRADE, "The best that can still come."),
    ],
);

/// A step: its kind, what was found, and where the rule stands.
macro_rules! step {
    ($name:literal, $word:literal, $says:literal, $($own:expr),+) => {
        kind(
            $name,
            $says,
            &[
                need("kind", Shape::Word(&[$word]), "Which kind of step."),
                $($own,)+
                may("basis", BASIS, "How surely the document says it."),
                may("source", Shape::Of(&SOURCE), "Where."),
            ],
        )
    };
}

static STEP: Choice = Choice {
    name: "step",
    says: "A rule that was applied, what it found, and where it stands.",
    kinds: &[&RULE_STEP, &GIVEN_STEP, &TABLE_STEP, &CAP_STEP, &WAIVED_STEP],
};

static RULE_STEP: Kind = step!(
    "ruleStep",
    "rule",
    "The rule of a grade.",
    need("grade", GRADE, "The grade it decides."),
    need("today", Shape::YesOrNo, "Whether it holds already."),
    need("possible", Shape::YesOrNo, "Whether it can hold."),
    need("finding", Shape::OneOf(&FINDING), "What it found.")
);

static GIVEN_STEP: Kind = kind(
    "givenResultStep",
    "A result that was given.",
    &[need("kind", Shape::Word(&["givenResult"]), "Which kind of step."), need("grade", GRADE, "The result.")],
);

static TABLE_STEP: Kind = step!(
    "tableStep",
    "table",
    "The combination table.",
    need("rows", Shape::List(&Shape::OrNull(&NUMBER), 2, 2), "The places of the rows for today and possible."),
    need("today", GRADE, "What the first gives."),
    need("possible", GRADE, "What the second gives.")
);

static CAP_STEP: Kind = step!(
    "cappedStep",
    "capped",
    "A cap on repeats.",
    need("cap", GRADE, "The limit."),
    need("repeated", Shape::List(&REPEATED, 0, MOST), "The id of each method that was repeated, and how."),
    need("waivable", Shape::YesOrNo, "Whether the assessment organisation may lift it.")
);

static WAIVED_STEP: Kind = step!(
    "capWaivedStep",
    "capWaived",
    "A cap that was lifted.",
    need("cap", GRADE, "The limit."),
    need("repeated", Shape::List(&REPEATED, 0, MOST), "The id of each method that was repeated, and how.")
);

static REPEATED: Shape = Shape::Pair(&ID, &SITTING);

static SOURCE: Kind = kind(
    "citation",
    "Where something is printed.",
    &[
        need("document", ID, "The id of a document of the pack."),
        need("at", Shape::Text(200), "The place in it."),
        may("page", Shape::Whole(1, 2_000), "The page."),
    ],
);

static FINDING: Choice = Choice {
    name: "finding",
    says: "What a condition found.",
    kinds: &[&COUNT, &LEVEL_FOUND, &COMPONENT_FOUND, &METHODS_FOUND, &AND_FOUND, &OR_FOUND],
};

static COUNT: Kind = kind(
    "count",
    "Criteria of a pool, counted.",
    &[
        may("grade", GRADE, "The grade of its criteria."),
        need("from", Shape::Word(&["both", "core", "option"]), "Of the core, the option, or both."),
        may("theme", Shape::Text(200), "Of this theme only."),
        may("component", ID, "Of this component only."),
        need("needed", NUMBER, "How many are needed."),
        need("of", NUMBER, "How many there are."),
        need("met", NUMBER, "How many are met."),
        need("partly", NUMBER, "How many are partly met."),
        need("notMet", NUMBER, "How many are not met."),
        need("unanswered", NUMBER, "How many have no answer."),
        need("open", IDS, "Ids of those not met yet, whatever their answer."),
    ],
);

static LEVEL_FOUND: Kind = kind(
    "levelFound",
    "Something that is counted in marks, points or grades.",
    &[
        need("of", Shape::Word(&["mark", "points", "pointsTotal", "weighted", "result"]), "What."),
        may("method", ID, "Of which method."),
        may("part", ID, "Of which part of its marks."),
        may("component", ID, "Of which component."),
        may("criterion", ID, "Of which criterion."),
        need("needed", NUMBER, "How much is needed."),
        need("today", NUMBER, "How much is secure."),
        need("possible", NUMBER, "How much there can be."),
    ],
);

static COMPONENT_FOUND: Kind = kind(
    "componentFound",
    "A component judged by its own rules.",
    &[
        need("component", ID, "Which."),
        need("reach", GRADE, "What it must reach."),
        need("finding", Shape::OneOf(&FINDING), "What its rules found."),
    ],
);

static METHODS_FOUND: Kind = kind(
    "methodsFound",
    "So many of these methods reach these grades.",
    &[
        need("methods", NUMBER, "How many."),
        need("of", Shape::List(&Shape::Of(&METHOD_FOUND), 0, MOST), "Which, and what was found of each."),
    ],
);

static METHOD_FOUND: Kind = kind(
    "methodFound",
    "A method and the grade it must reach.",
    &[
        need("method", ID, "Which."),
        need("reach", GRADE, "What it must reach."),
        need("today", Shape::YesOrNo, "Whether it does."),
        need("possible", Shape::YesOrNo, "Whether it can."),
    ],
);

static AND_FOUND: Kind = kind(
    "andFound",
    "Each of these holds.",
    &[need("and", Shape::List(&Shape::OneOf(&FINDING), 0, MOST), "What each found.")],
);

static OR_FOUND: Kind = kind(
    "orFound",
    "One of these holds, or more.",
    &[need("or", Shape::List(&Shape::OneOf(&FINDING), 0, MOST), "What each found.")],
);

static INPUT: Choice = Choice {
    name: "input",
    says: "Something that is entered as a number or a grade.",
    kinds: &[&MARK_INPUT, &RESULT_INPUT],
};

static MARK_INPUT: Kind = kind(
    "markInput",
    "A mark.",
    &[
        need("of", Shape::Word(&["mark"]), "What."),
        need("method", ID, "Of which method."),
        may("part", ID, "Of which part."),
    ],
);

static RESULT_INPUT: Kind = kind(
    "resultInput",
    "A result of a method that is taken elsewhere.",
    &[need("of", Shape::Word(&["result"]), "What."), need("method", ID, "Of which method.")],
);

static ROUTES: Kind = kind(
    "routesTo",
    "The smallest ways to a grade.",
    &[
        need("grade", GRADE, "The grade, or better."),
        need("ways", WAYS, "Fewest first."),
        need("cut", Shape::YesOrNo, "There are more than are listed."),
    ],
);

const WAYS: Shape = Shape::List(&Shape::Of(&WAY), 0, MOST);

static BLOCKED: Kind = kind(
    "blocked",
    "What rules a grade out: answers that would have to change, or a cause that is no answer.",
    &[
        need("grade", GRADE, "The grade."),
        may(
            "cause",
            Shape::Word(&["cap", "noCriteria", "notInTable", "result", "mark", "notMonotone"]),
            "What is no answer.",
        ),
        may("ways", WAYS, "The answers, in the smallest ways."),
        may("cut", Shape::YesOrNo, "There are more than are listed."),
    ],
);

static WAY: Kind = kind(
    "way",
    "All of these, so many of each of those, and each of these levels reached.",
    &[
        need("all", OPENS, "All of these."),
        need("any", Shape::List(&Shape::Of(&ANY), 0, MOST), "So many of each of those."),
        may("levels", Shape::List(&Shape::OneOf(&LEVEL), 0, MOST), "Each of these, if there are any."),
    ],
);

const OPENS: Shape = Shape::List(&Shape::Of(&OPEN), 0, MOST);

static ANY: Kind =
    kind("anyOf", "So many of these.", &[need("count", NUMBER, "How many."), need("of", OPENS, "Which.")]);

static OPEN: Kind = kind(
    "open",
    "A criterion that is not met.",
    &[
        need("id", ID, "Which."),
        need("state", Shape::Word(&["unanswered", "partly", "not-met"]), "How it is answered."),
    ],
);

static LEVEL: Choice = Choice {
    name: "level",
    says: "So much of something that is counted; `now` is what the answers secure so far.",
    kinds: &[&MARK_LEVEL, &POINTS_LEVEL, &TOTAL_LEVEL, &WEIGHTED_LEVEL, &RESULT_LEVEL],
};

/// A level that is a number: what, of what, how much.
macro_rules! level {
    ($name:literal, $word:literal, $says:literal, $($own:expr),*) => {
        kind(
            $name,
            $says,
            &[
                need("of", Shape::Word(&[$word]), "What."),
                $($own,)*
                need("atLeast", NUMBER, "How much."),
                need("now", NUMBER, "How much is secure."),
            ],
        )
    };
}

static MARK_LEVEL: Kind =
    level!("markLevel", "mark", "A mark.", need("method", ID, "Of which method."), may("part", ID, "Of which part."));

static POINTS_LEVEL: Kind = level!(
    "pointsLevel",
    "points",
    "Points of one criterion, before its weight.",
    need("criterion", ID, "Of which criterion.")
);

static TOTAL_LEVEL: Kind = level!(
    "pointsTotalLevel",
    "pointsTotal",
    "Points × weight of a method or component together.",
    need("method", ID, "Of which method."),
    may("component", ID, "Of which component.")
);

static WEIGHTED_LEVEL: Kind =
    level!("weightedLevel", "weighted", "Marks × weight of all methods that the overall rule weighs.",);

static RESULT_LEVEL: Kind = kind(
    "resultLevel",
    "A result of a method that is taken elsewhere.",
    &[
        need("of", Shape::Word(&["result"]), "What."),
        need("method", ID, "Of which method."),
        need("atLeast", GRADE, "The grade, or better."),
    ],
);

static PROFILE: Kind = kind(
    "profile",
    "What the answers show where no grade is worked out: counted out, never added up.",
    &[
        need("counts", Shape::Of(&COUNTS), "Outcomes of the core and the option."),
        need("outcomes", Shape::Map(&Shape::OrNull(&JUDGEMENT), 0), "By the id of an outcome."),
        need("missing", IDS, "Ids of outcomes without an answer."),
        need("codes", Shape::Of(&CODES), "Codes, by the best answer of the outcomes that carry them."),
        need("placements", Shape::Map(&Shape::OrNull(&GRADE), 0), "By the id of a performance category."),
    ],
);

static COUNTS: Kind = kind(
    "counts",
    "How many outcomes were answered how.",
    &[
        need("of", NUMBER, "How many there are."),
        need("met", NUMBER, "Met."),
        need("partly", NUMBER, "Partly met."),
        need("notMet", NUMBER, "Not met."),
        need("unanswered", NUMBER, "Without an answer."),
    ],
);

static CODES: Kind = kind(
    "codes",
    "Codes of knowledge and skills.",
    &[need("shown", IDS, "Shown."), need("notShown", IDS, "Not shown."), need("unknown", IDS, "Not known yet.")],
);
