//! The table of methods, their criteria, and the rules of methods and of the whole.

use super::packs::{BASIS, CODES, FACTS, GRADE, MAY_SURE, NAMED, OF_OPTION, SAYS, SCALE, SOURCE, SURE, WHERE};
use super::{Kind, Shape, form, kind, may, need, null};
use crate::domain::grade::GradeScale;
use crate::formats::packs::MOST_MARKS;

pub(super) static METHOD: Kind = kind(
    "method",
    "An assessment method.",
    &[
        need("id", Shape::Id, "Such as AM1; never changes once published."),
        need("title", NAMED, "As printed."),
        may("short", NAMED, "One to three words for small screens."),
        need("grades", SCALE, "The method's own scale, lowest first."),
        may("components", Shape::List(&Shape::Of(&COMPONENT), 0, 10), "Parts that are graded on their own first."),
        may("marks", Shape::Of(&MARKS), "For a method that is marked: the person enters a mark."),
        need("criteria", Shape::List(&Shape::Of(&CRITERION), 0, 1_000), "Criteria in document order."),
        may(
            "takenElsewhere",
            Shape::YesOrNo,
            "true for a qualification that somebody else grades; its result is entered.",
        ),
        need("rules", Shape::List(&Shape::Of(&RULE), 0, RULES), "What each grade above the lowest needs."),
        may("facts", FACTS, "Facts of the method, and of the portfolio that underpins it."),
    ],
);

/// The most rules of a method.
const RULES: usize = GradeScale::LONGEST;

static COMPONENT: Kind = kind(
    "component",
    "A part of a method that is graded on its own first.",
    &[
        need("id", Shape::Id, "What rules and criteria call it."),
        need("title", NAMED, "As printed."),
        need("grades", SCALE, "The component's own scale, lowest first."),
        need("rules", Shape::List(&Shape::Of(&COMPONENT_RULE), 0, RULES), "What each grade above the lowest needs."),
    ],
);

static MARKS: Kind = kind(
    "marks",
    "Marks of a method. Parts share nothing; what they leave are marks outside every part.",
    &[
        need("most", Shape::Whole(1, MOST_MARKS), "The most marks there are."),
        may("parts", Shape::List(&Shape::Of(&MARK_PART), 0, 10), "Parts with a mark of their own."),
        may("source", SOURCE, WHERE),
    ],
);

static MARK_PART: Kind = kind(
    "part",
    "A part of the marks.",
    &[
        need("id", Shape::Id, "What rules call it."),
        need("title", NAMED, "As printed."),
        need("most", Shape::Whole(1, MOST_MARKS), "The most marks in it."),
    ],
);

static CRITERION: Kind = kind(
    "criterion",
    "A grading criterion.",
    &[
        need("id", Shape::Id, "Like AM1-role-p1: method, theme, p/m/d and number. Never changes once published."),
        null("grade", GRADE, "The grade it counts towards; null beside points."),
        may("component", Shape::Id, "The component of the method that it belongs to."),
        may("points", Shape::Of(&POINTS), "For a criterion that is given points instead of yes, partly, not yet."),
        null("pathway", Shape::Id, OF_OPTION),
        null("theme", NAMED, "As printed, without \"(Core)\"; null if rows have no theme."),
        null("ksbs", CODES, "The codes printed with this criterion; null if the document prints none."),
        need("prompt", SAYS, "Own words, first person, about 15 to 35 words, 40 at most. Every demand, nothing added."),
        may("basis", BASIS, MAY_SURE),
        need("source", SOURCE, WHERE),
    ],
);

static POINTS: Kind = kind(
    "points",
    "Points of a criterion.",
    &[
        need("most", Shape::Whole(1, 1_000), "The most points."),
        may("weight", Shape::Whole(1, 1_000), "What each point counts; 1 if left out."),
    ],
);

static RULE: Kind = Kind {
    forms: &[form(&["needs"], &[]), form(&["readings"], &[])],
    ..kind(
        "rule",
        "What a grade of a method needs. Grades are climbed: the rules of every grade below hold too.",
        &[
            need("grade", GRADE, "A grade of the method's scale, not the lowest."),
            may("needs", Shape::Of(&NEEDS), "The condition."),
            may(
                "readings",
                Shape::List(&Shape::Of(&READING), 1, 4),
                "Where the document can be read in several ways: each, the headline first; basis ambiguous.",
            ),
            need("basis", BASIS, SURE),
            need("source", SOURCE, WHERE),
        ],
    )
};

static COMPONENT_RULE: Kind = kind(
    "componentRule",
    "What a grade of a component needs; about the component's own criteria only.",
    &[
        need("grade", GRADE, "A grade of the component's scale, not the lowest."),
        need("needs", Shape::Of(&NEEDS), "The condition."),
        need("basis", BASIS, SURE),
        need("source", SOURCE, WHERE),
    ],
);

static READING: Kind = kind(
    "reading",
    "One way to read a rule.",
    &[
        need("says", SAYS, "Own words: what this reading takes the document to mean."),
        need("needs", Shape::Of(&NEEDS), "The condition."),
    ],
);

static NEEDS: Kind = Kind {
    forms: &[
        form(&["all"], &[]),
        form(&["atLeast", "of"], &[]),
        form(&["and"], &[]),
        form(&["or"], &[]),
        form(&["mark"], &["part"]),
        form(&["points"], &[]),
        form(&["eachPoints"], &[]),
        form(&["component", "reach"], &[]),
    ],
    ..kind(
        "needs",
        "A condition: exactly one kind.",
        &[
            may("all", Shape::Of(&POOL), "Every criterion of the pool is met."),
            may("atLeast", Shape::Whole(1, 1_000), "So many of the pool under \"of\" are met."),
            may("of", Shape::Of(&POOL), "The pool of atLeast."),
            may("and", Shape::List(&Shape::Of(&NEEDS), 1, 20), "Each holds."),
            may("or", Shape::List(&Shape::Of(&NEEDS), 1, 20), "One holds, or more."),
            may("mark", Shape::Whole(1, MOST_MARKS), "The method's mark (or that of \"part\") is at least so high."),
            may("part", Shape::Id, "A part of the marks."),
            may("points", Shape::Whole(1, 1_000_000), "Points × weight come to at least so much together."),
            may("eachPoints", Shape::Whole(1, MOST_MARKS), "Every criterion with points has at least so many."),
            may("component", Shape::Id, "This component is graded \"reach\" or better."),
            may("reach", GRADE, "A grade of the component's scale."),
        ],
    )
};

static POOL: Kind = Kind {
    forms: &[form(&["criteria"], &["ifEmpty"]), form(&["grade"], &["from", "theme", "component", "ifEmpty"])],
    ..kind(
        "pool",
        "Criteria of the method: those of a grade, narrowed, or these very ones.",
        &[
            may("criteria", Shape::List(&Shape::Id, 1, 20), "Ids, as far as they belong to the person's option."),
            may("grade", GRADE, "Those of this grade."),
            may("from", Shape::Word(&["core", "option", "both"]), "Of the core or the option only; default both."),
            may("theme", NAMED, "Of this theme only."),
            may("component", Shape::Id, "Of this component only."),
            may("ifEmpty", Shape::Word(&["met", "notMet"]), "What it means where an option has no such criteria."),
        ],
    )
};

pub(super) static OVERALL: Kind = Kind {
    forms: &[
        form(&["decidedBy", "basis", "source"], &["says"]),
        form(&["rules"], &[]),
        form(&["table", "basis", "source"], &["monotone"]),
    ],
    ..kind(
        "overall",
        "How the methods make the overall grade.",
        &[
            may("decidedBy", Shape::Word(&["assessment-organisation"]), "The plan prints no rule."),
            may("says", SAYS, "Own words: who decides, and by what."),
            may("rules", Shape::List(&Shape::Of(&OVERALL_RULE), 0, RULES), "What each grade needs, climbed."),
            may(
                "table",
                Shape::List(&Shape::Of(&ROW), 0, 400),
                "One row per row of the document's table, in its order.",
            ),
            may("monotone", Shape::YesOrNo, "false if the plan means a better method grade to lower the whole."),
            may("basis", BASIS, SURE),
            may("source", SOURCE, WHERE),
        ],
    )
};

static ROW: Kind = kind(
    "row",
    "A row of the table.",
    &[
        need("when", Shape::Map(&CELL, 0), "A cell under the id of each method: \"any\", a grade, or atLeast."),
        need("then", GRADE, "The overall grade."),
    ],
);

const CELL: Shape = Shape::Either(&GRADE, &AT_LEAST);

static AT_LEAST: Kind = kind("cell", "So or better.", &[need("atLeast", GRADE, "A grade of the method's scale.")]);

static OVERALL_RULE: Kind = kind(
    "overallRule",
    "What an overall grade needs.",
    &[
        need("grade", GRADE, "A grade of the overall scale, not the lowest."),
        need("needs", Shape::Of(&COMBINE), "The condition."),
        need("basis", BASIS, SURE),
        need("source", SOURCE, WHERE),
    ],
);

static COMBINE: Kind = Kind {
    forms: &[
        form(&["methods", "reach"], &["of"]),
        form(&["mark", "method"], &["part"]),
        form(&["weighted", "atLeast"], &[]),
        form(&["and"], &[]),
        form(&["or"], &[]),
    ],
    ..kind(
        "overallNeeds",
        "A condition on methods: exactly one kind.",
        &[
            may(
                "methods",
                Shape::WholeOrWord(1, 10, "all"),
                "So many of these methods are graded \"reach\" or better.",
            ),
            may("of", Shape::List(&Shape::Id, 1, 20), "Which methods; left out: all."),
            may("reach", GRADE, "A grade that each of these methods' scales has."),
            may(
                "mark",
                Shape::Whole(1, MOST_MARKS),
                "The mark of \"method\" (or of its \"part\") is at least so high.",
            ),
            may("method", Shape::Id, "A method with marks."),
            may("part", Shape::Id, "A part of its marks."),
            may("weighted", Shape::Map(&Shape::Whole(1, 1_000), 0), "Weights by method: marks × weight are added."),
            may("atLeast", Shape::Whole(1, 10_000_000), "What they come to at least."),
            may("and", Shape::List(&Shape::Of(&COMBINE), 1, 20), "Each holds."),
            may("or", Shape::List(&Shape::Of(&COMBINE), 1, 20), "One holds, or more."),
        ],
    )
};

pub(super) static REPEATS: Kind = kind(
    "repeats",
    "What re-sits and re-takes do to the grade. If the document says nothing: cap null, basis not-stated.",
    &[
        null("cap", GRADE, "The best overall grade after a repeat, or null."),
        may("on", Shape::Word(&["overall", "method"]), "What the cap limits; default overall."),
        may("when", Shape::Word(&["any-repeat", "more-than-one"]), "Methods repeated before it bites; default any."),
        need("waivable", Shape::YesOrNo, "Whether the assessment organisation may lift the cap."),
        may("facts", FACTS, "Facts of repeats."),
        need("basis", BASIS, SURE),
        need("source", SOURCE, WHERE),
    ],
);
