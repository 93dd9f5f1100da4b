//! `facts` and `gateway`: figures and requirements of a plan.

use super::names::Names;
use super::{SENTENCE, may_basis, refuse_twins, source};
use crate::domain::fact::{Amount, Anchor, Event, Fact, Force, Unit};
use crate::domain::gateway::{Condition, Confirms, Requirement};
use crate::formats::records::KINDS as EVIDENCE_KINDS;
use crate::formats::tree::Node;
use crate::formats::walk::{Cursor, Object};

/// What facts can be about: a closed list, so that a misspelt one is noticed.
pub(in crate::formats) const KINDS: [&str; 70] = [
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
    "appeals",
    "contact",
    "guidance",
    "identity",
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

/// Facts; none where they are left out.
pub(super) fn facts(cursor: Cursor, names: &Names) -> Vec<Fact> {
    cursor.list(300, |cursor| fact(cursor, names))
}

fn fact(cursor: Cursor, names: &Names) -> Fact {
    let object = cursor.object();
    let what = object.need("what").place_of(&KINDS).and_then(|place| KINDS.get(place));
    let fact = Fact {
        what: what.copied().unwrap_or_default().to_owned(),
        amount: amount(&object),
        extra_percent: object.may_whole("extraPercent", 1, 100),
        plus_minus_percent: object.may_whole("plusMinusPercent", 1, 100),
        kind: object.may_one_of("kind", &EVIDENCE_KINDS),
        anchor: anchor(&object),
        pathway: object.may("pathway").given().map(|cursor| names.pathway(cursor)),
        says: object.may_text("says", SENTENCE),
        force: object.may_one_of("force", &FORCES),
        basis: may_basis(&object),
        source: source(&object, names),
    };
    object.finish();
    refuse_empty_slots(cursor, &fact);
    fact
}

/// A sentence names no figure that the fact does not have.
fn refuse_empty_slots(cursor: Cursor, fact: &Fact) {
    let says = fact.says.as_deref().unwrap_or_default();
    let slots = [
        ("amount", fact.amount.is_some()),
        ("extra", fact.extra_percent.is_some()),
        ("plusMinus", fact.plus_minus_percent.is_some()),
    ];
    let mut named: Vec<&str> = Vec::new();
    for part in says.split('{').skip(1) {
        named.push(part.split_once('}').map_or("", |(name, _)| name));
    }
    for (slot, there) in slots {
        if named.contains(&slot) && !there {
            let remedy = "Add the figure, or take the place-holder out of the sentence.";
            let says = format!("The sentence holds {{{slot}}}, but the fact has no such figure.");
            cursor.problem("empty-place-holder", says, remedy);
        }
    }
    let closed = says.bytes().filter(|byte| *byte == b'}').count();
    if closed != named.len() || !named.iter().all(|name| slots.iter().any(|(slot, _)| slot == name)) {
        let remedy = "Use {amount}, {extra} or {plusMinus} only.";
        cursor.problem("unknown-place-holder", "The sentence holds a place-holder that is not known.", remedy);
    }
}

/// At most one amount, under the name of its unit.
fn amount(object: &Object) -> Option<Amount> {
    let found: Vec<(Unit, Cursor)> =
        UNITS.into_iter().filter_map(|(word, unit)| Some((unit, object.may(word).given()?))).collect();
    if found.len() > 1 {
        let remedy = "Keep one, and write a second fact for the other.";
        object.cursor.problem("two-amounts", "A fact has one figure; here are several.", remedy);
    }
    let (unit, at) = *found.first()?;
    if let Node::Whole(_) = at.node {
        let exact = Some(at.whole(1, 100_000));
        return Some(Amount { unit, at_least: exact, at_most: exact });
    }
    if !matches!(at.node, Node::Object(_)) {
        at.wrong_type("a whole number or an object (atLeast, atMost)");
        return Some(Amount { unit, at_least: None, at_most: None });
    }
    let bounds = at.object();
    let (at_least, at_most) = (bounds.may_whole("atLeast", 0, 100_000), bounds.may_whole("atMost", 0, 100_000));
    bounds.finish();
    if at_least.is_none() && at_most.is_none() {
        at.problem("no-bounds", "The amount has no bound.", "Write a whole number, or atLeast, atMost or both.");
    }
    if at_least.zip(at_most).is_some_and(|(least, most)| least > most) {
        at.problem("bounds-reversed", "atLeast is more than atMost.", "Swap or correct them.");
    }
    Some(Amount { unit, at_least, at_most })
}

fn anchor(object: &Object) -> Option<Anchor> {
    let from = object.may_one_of("from", &EVENTS).map(Anchor::From);
    let before = object.may_one_of("before", &EVENTS).map(Anchor::Before);
    if from.is_some() && before.is_some() {
        let remedy = "Keep “from” or “before”.";
        object.cursor.problem("two-anchors", "A time is counted from an event or before one.", remedy);
    }
    from.or(before)
}

pub(super) fn gateway(cursor: Cursor, names: &Names) -> Vec<Requirement> {
    let who = [
        ("employer", Confirms::Employer),
        ("apprentice", Confirms::Apprentice),
        ("provider", Confirms::Provider),
        ("assessment-organisation", Confirms::AssessmentOrganisation),
    ];
    let list = cursor.list(60, |cursor| {
        let object = cursor.object();
        let requirement = Requirement {
            id: object.id("id"),
            short: object.may_text("short", 60),
            what: object.text("what", SENTENCE),
            detail: object.may_text("detail", SENTENCE),
            months: object.may_whole("months", 1, 120),
            who: object.may_one_of("who", &who),
            when: object.may("when").given().map(condition).unwrap_or_default(),
            force: object.may_one_of("force", &FORCES),
            basis: may_basis(&object),
            source: source(&object, names),
        };
        object.finish();
        requirement
    });
    refuse_twins(cursor, &list, |requirement| &requirement.id);
    list
}

fn condition(cursor: Cursor) -> Condition {
    let object = cursor.object();
    let condition = Condition {
        registered_before: object.may_date("registeredBefore"),
        registered_from: object.may_date("registeredFrom"),
        age_at_start_at_most: object.may_whole("ageAtStartAtMost", 10, 99),
        age_at_start_at_least: object.may_whole("ageAtStartAtLeast", 10, 99),
    };
    object.finish();
    condition
}
