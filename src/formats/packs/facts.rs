//! `facts` and `gateway`: figures and requirements of a plan.

use super::names::Names;
use super::{optional_basis, optional_sentence, refuse_twins, sentence, source};
use crate::domain::fact::{Amount, Anchor, Event, Fact, Force, Unit};
use crate::domain::gateway::{Condition, Confirms, Requirement};
use crate::formats::tree::Node;
use crate::formats::walk::{Cursor, Object};

/// What facts can be about: a closed list, so that a misspelt one is noticed.
pub const KINDS: [&str; 66] = [
    // of the standard
    "onProgramme",
    "offTheJob",
    "assessmentPeriod",
    "order",
    "nextWithoutResult",
    "results",
    "certificate",
    "planning",
    "adjustments",
    "venue",
    // of a method
    "duration",
    "presentation",
    "questioning",
    "questions",
    "questionSource",
    "followUp",
    "fullTime",
    "notice",
    "review",
    "submission",
    "approval",
    "content",
    "documentation",
    "equipment",
    "technicalNeeds",
    "remote",
    "endEarly",
    "themes",
    "holistic",
    "projectTime",
    "projectEffort",
    "projectBasis",
    "report",
    "wordsApart",
    "mapping",
    "ownWork",
    "components",
    // of a portfolio
    "portfolioScope",
    "portfolioPieces",
    "portfolioMapping",
    "portfolioManyKsbs",
    "portfolioVideo",
    "portfolioSource",
    "portfolioRefuses",
    "portfolioEmployer",
    "portfolioStatement",
    "portfolioUse",
    "portfolioFeedback",
    "portfolioHandIn",
    // of repeats
    "repeatAgreed",
    "actionPlan",
    "resitTypical",
    "retakeTypical",
    "repeatWindow",
    "repeatWhole",
    "differentQuestions",
    "notToRaise",
    "repeatScope",
    "projectAmended",
    "samePortfolio",
    "timeWaiver",
    "difference",
    // of newer plans
    "project",
    "otherMethods",
    "allOutcomes",
    "prevails",
];

const UNITS: [(&str, Unit); 11] = [
    ("minutes", Unit::Minutes),
    ("hours", Unit::Hours),
    ("days", Unit::Days),
    ("workingDays", Unit::WorkingDays),
    ("weeks", Unit::Weeks),
    ("months", Unit::Months),
    ("words", Unit::Words),
    ("pieces", Unit::Pieces),
    ("questions", Unit::Questions),
    ("items", Unit::Items),
    ("percent", Unit::Percent),
];

const EVENTS: [(&str, Event); 9] = [
    ("training-start", Event::TrainingStart),
    ("gateway", Event::Gateway),
    ("assessment-period-start", Event::PeriodStart),
    ("project-start", Event::ProjectStart),
    ("assessment", Event::Assessment),
    ("final-assessment", Event::FinalAssessment),
    ("outcome-notification", Event::OutcomeNotification),
    ("feedback", Event::Feedback),
    ("results", Event::Results),
];

const FORCES: [(&str, Force); 2] = [("rule", Force::Rule), ("typical", Force::Typical)];

pub(super) fn facts(cursor: &Cursor, names: &Names) -> Option<Vec<Fact>> {
    cursor.list(300, |cursor| fact(cursor, names))
}

fn fact(cursor: &Cursor, names: &Names) -> Option<Fact> {
    let object = cursor.object()?;
    let what = object.need("what").and_then(|cursor| {
        let words: Vec<(&str, &str)> = KINDS.iter().map(|kind| (*kind, *kind)).collect();
        cursor.one_of(&words)
    });
    let amount = amount(&object, cursor);
    let percent = |key| object.may_whole(key, 1, 100);
    let (extra, plus_minus) = (percent("extraPercent"), percent("plusMinusPercent"));
    let anchor = anchor(&object, cursor);
    let pathway = object.may("pathway").map_or(Some(None), |cursor| names.pathway(&cursor).map(Some));
    let says = optional_sentence(&object, "says");
    let force = object.may_one_of("force", &FORCES);
    let basis = optional_basis(&object);
    let source = source(&object, names);
    object.finish();
    let fact = Fact {
        what: what?.to_owned(),
        amount: amount?,
        extra_percent: extra?,
        plus_minus_percent: plus_minus?,
        anchor: anchor?,
        pathway: pathway?,
        says: says?,
        force: force?,
        basis: basis?,
        source: source?,
    };
    refuse_empty_slots(cursor, &fact);
    Some(fact)
}

/// A sentence names no figure that the fact does not have.
fn refuse_empty_slots(cursor: &Cursor, fact: &Fact) {
    let says = fact.says.as_deref().unwrap_or_default();
    let slots = [
        ("{amount}", fact.amount.is_some()),
        ("{extra}", fact.extra_percent.is_some()),
        ("{plusMinus}", fact.plus_minus_percent.is_some()),
    ];
    let mut rest = says.to_owned();
    for (slot, there) in slots {
        if says.contains(slot) && !there {
            let remedy = "Add the figure, or take the place-holder out of the sentence.";
            cursor.problem(
                "empty-place-holder",
                format!("The sentence holds {slot}, but the fact has no such figure."),
                remedy,
            );
        }
        rest = rest.replace(slot, "");
    }
    if rest.contains(['{', '}']) {
        let remedy = "Use {amount}, {extra} or {plusMinus} only.";
        cursor.problem("unknown-place-holder", "The sentence holds a place-holder that is not known.", remedy);
    }
}

/// At most one amount under the name of its unit: the outer nothing means that it cannot be read.
fn amount(object: &Object, cursor: &Cursor) -> Option<Option<Amount>> {
    let found: Vec<(Unit, Cursor)> =
        UNITS.into_iter().filter_map(|(word, unit)| Some((unit, object.may(word)?))).collect();
    if found.len() > 1 {
        let remedy = "Keep one, and write a second fact for the other.";
        cursor.problem("two-amounts", "A fact has one figure; here are several.", remedy);
        return None;
    }
    let Some((unit, at)) = found.first() else { return Some(None) };
    if let Node::Whole(_) = at.node {
        let exact = at.whole(1, 100_000)?;
        return Some(Some(Amount { unit: *unit, at_least: Some(exact), at_most: Some(exact) }));
    }
    let bounds = at.object()?;
    let bound = |key| bounds.may_whole(key, 0, 100_000);
    let (at_least, at_most) = (bound("atLeast"), bound("atMost"));
    bounds.finish();
    let (at_least, at_most) = (at_least?, at_most?);
    if at_least.is_none() && at_most.is_none() {
        at.problem("no-bounds", "The amount has no bound.", "Write a whole number, or atLeast, atMost or both.");
    }
    if at_least.zip(at_most).is_some_and(|(least, most)| least > most) {
        at.problem("bounds-reversed", "atLeast is more than atMost.", "Swap or correct them.");
    }
    Some(Some(Amount { unit: *unit, at_least, at_most }))
}

fn anchor(object: &Object, cursor: &Cursor) -> Option<Option<Anchor>> {
    match (object.may("from"), object.may("before")) {
        (None, None) => Some(None),
        (Some(from), None) => from.one_of(&EVENTS).map(|event| Some(Anchor::From(event))),
        (None, Some(before)) => before.one_of(&EVENTS).map(|event| Some(Anchor::Before(event))),
        (Some(_), Some(_)) => {
            cursor.problem("two-anchors", "A time is counted from an event or before one.", "Keep “from” or “before”.");
            None
        }
    }
}

pub(super) fn gateway(cursor: &Cursor, names: &Names) -> Option<Vec<Requirement>> {
    let list = cursor.list(60, |cursor| {
        let object = cursor.object()?;
        let id = object.id("id");
        let what = sentence(&object, "what");
        let detail = optional_sentence(&object, "detail");
        let months = object.may_whole("months", 1, 120);
        let who = object.may("who").map_or(Some(None), |cursor| {
            let words = [
                ("employer", Confirms::Employer),
                ("apprentice", Confirms::Apprentice),
                ("provider", Confirms::Provider),
                ("assessment-organisation", Confirms::AssessmentOrganisation),
            ];
            cursor.one_of(&words).map(Some)
        });
        let when = object.may("when").map_or(Some(Condition::default()), |cursor| condition(&cursor));
        let force = object.may_one_of("force", &FORCES);
        let basis = optional_basis(&object);
        let source = source(&object, names);
        object.finish();
        Some(Requirement {
            id: id?,
            what: what?,
            detail: detail?,
            months: months?,
            who: who?,
            when: when?,
            force: force?,
            basis: basis?,
            source: source?,
        })
    })?;
    refuse_twins(cursor, list.iter().map(|requirement| (requirement.id.as_str(), "")));
    Some(list)
}

fn condition(cursor: &Cursor) -> Option<Condition> {
    let object = cursor.object()?;
    let day = |key| object.may_date(key);
    let age = |key| object.may_whole(key, 10, 99);
    let (before, from) = (day("registeredBefore"), day("registeredFrom"));
    let (most, least) = (age("ageAtStartAtMost"), age("ageAtStartAtLeast"));
    object.finish();
    Some(Condition {
        registered_before: before?,
        registered_from: from?,
        age_at_start_at_most: most?,
        age_at_start_at_least: least?,
    })
}
