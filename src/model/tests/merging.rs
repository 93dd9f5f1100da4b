//! Adding one record to another, and "Undo" after "Start again".

use super::*;
use crate::domain::date::Date;
use crate::domain::evidence::Evidence;
use crate::domain::grade::Grade;
use crate::domain::merge::Thing;
use crate::domain::plan::MethodNo;
use crate::domain::readiness::{Confirmed, Rehearsal};
use crate::domain::repeats::Sitting;
use proptest::prelude::*;

/// Says one thing in a record; there are so many kinds of it.
const KINDS: u8 = 17;

fn say(saved: &mut Saved, kind: u8, which: usize, how: u32) {
    let subject = subjects()[which % 8];
    let day = Date::new(2026, 1 + u8::try_from(which % 12).unwrap(), 1 + u8::try_from(how % 3).unwrap()).unwrap();
    let method = MethodNo(u8::try_from(which % 2).unwrap());
    let judgement = [Judgement::Met, Judgement::Partly, Judgement::NotMet][how as usize % 3];
    match kind {
        0 => saved.record.judge(subject, Some(judgement)),
        1 => saved.record.annotate(subject, format!("note {how}")),
        2 => saved.record.sit(method, [Sitting::First, Sitting::Resit, Sitting::Retake][how as usize % 3]),
        3 => saved.record.give_result(method, Grade::LOWEST.next().into()),
        4 => saved.record.waived = how.is_multiple_of(2),
        5 => saved.readiness.statement.employer = how.is_multiple_of(2),
        6 => saved.readiness.statement.apprentice = how.is_multiple_of(2),
        7 => saved.readiness.about.age_at_start = Some(16 + how % 3),
        8 => saved.readiness.about.registered = Some(day),
        9 => saved.readiness.about.training_start = Some(day),
        10 => saved.readiness.dates.gateway = Some(day),
        11 => saved.readiness.dates.period_start = Some(day),
        12 => saved.readiness.dates.fixed.put(&format!("AM{}/assessment", which % 3), day),
        13 => saved.readiness.plan.put(&format!("AM1-plan-{}", which % 3), how.is_multiple_of(2).then_some(day)),
        14 => {
            let confirmed = Confirmed { state: Some(judgement), by: format!("role {how}"), ..Confirmed::default() };
            saved.readiness.gateway.put(&format!("requirement-{}", which % 3), confirmed);
        }
        15 => saved
            .readiness
            .evidence
            .push(Evidence::new(&format!("E{}", saved.readiness.evidence.len() + 1), "Call sheets")),
        _ => saved.readiness.rehearsals.push(Rehearsal {
            method: "AM1".to_owned(),
            date: Some(day),
            minutes: how,
            questions: 0,
            well: Vec::new(),
        }),
    }
}

/// Everything that a record says, with the kind of thing that it is, as far as merging can replace it.
fn said(saved: &Saved) -> Vec<(Thing, String)> {
    let mut all = Vec::new();
    let mut tell = |what: Thing, says: Option<String>| all.extend(says.map(|says| (what, says)));
    let shown = |value: &dyn std::fmt::Debug| Some(format!("{value:?}"));
    tell(Thing::Option, saved.record.pathway.as_ref().and_then(|it| shown(it)));
    for subject in subjects() {
        tell(Thing::Answer(subject), saved.record.judgement(subject).as_ref().and_then(|it| shown(it)));
        tell(Thing::Note(subject), saved.record.note(subject).map(str::to_owned));
    }
    for method in [MethodNo(0), MethodNo(1)] {
        let sitting = saved.record.sitting(method);
        tell(Thing::Sitting(method), sitting.is_repeat().then(|| format!("{sitting:?}")));
        tell(Thing::Result(method), saved.record.result(method).as_ref().and_then(|it| shown(it)));
    }
    tell(Thing::Waived, saved.record.waived.then(String::new));
    let readiness = &saved.readiness;
    tell(
        Thing::Statement,
        (readiness.statement.employer || readiness.statement.apprentice).then(|| format!("{:?}", readiness.statement)),
    );
    tell(Thing::AgeAtStart, readiness.about.age_at_start.as_ref().and_then(|it| shown(it)));
    tell(Thing::Registered, readiness.about.registered.as_ref().and_then(|it| shown(it)));
    tell(Thing::TrainingStart, readiness.about.training_start.as_ref().and_then(|it| shown(it)));
    tell(Thing::Gateway, readiness.dates.gateway.as_ref().and_then(|it| shown(it)));
    tell(Thing::PeriodStart, readiness.dates.period_start.as_ref().and_then(|it| shown(it)));
    for (key, day) in readiness.dates.fixed.iter() {
        tell(Thing::Event(key.to_owned()), shown(day));
    }
    for (id, day) in readiness.plan.iter() {
        tell(Thing::Planned(id.to_owned()), shown(day));
    }
    for (id, confirmed) in readiness.gateway.iter() {
        tell(Thing::Requirement(id.to_owned()), shown(confirmed));
    }
    for piece in &readiness.evidence {
        tell(Thing::Piece(piece.id.clone()), shown(piece));
    }
    for rehearsal in &readiness.rehearsals {
        tell(Thing::Rehearsal, shown(rehearsal));
    }
    all
}

fn record() -> impl Strategy<Value = Saved> {
    prop::collection::vec((0..KINDS, 0..12_usize, 0..6_u32), 0..25).prop_map(|things| {
        let mut saved = Saved::new(UID);
        things.into_iter().for_each(|(kind, which, how)| say(&mut saved, kind, which, how));
        saved
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_merge_tells_every_change_and_makes_no_other(mine in record(), other in record()) {
        let (before, mut after) = (said(&mine), mine);
        let changes = after.merge(&other);
        let after_said = said(&after);
        // What is said otherwise or newly afterwards is told, with whether it is new.
        for (what, says) in &after_said {
            if before.contains(&(what.clone(), says.clone())) {
                continue;
            }
            let told: Vec<_> = changes.all().iter().filter(|change| change.what == *what).collect();
            let stood = before.iter().any(|(before, _)| before == what) && *what != Thing::Rehearsal;
            prop_assert!(!told.is_empty(), "{:?} is not told", what);
            prop_assert!(told.iter().any(|change| change.is_new != stood) || *what == Thing::Statement, "{:?}", told);
        }
        // What is told did change, and nothing that was said is gone.
        for change in changes.all() {
            prop_assert!(after_said.iter().any(|(what, says)| *what == change.what && !before.contains(&(what.clone(), says.clone()))), "{:?} did not change", change);
        }
        for (what, _) in &before {
            prop_assert!(after_said.iter().any(|(after, _)| after == what), "{what:?} is gone");
        }
        // Added once more, it changes nothing, and that is what is said.
        let again = after.clone().merge(&after.clone());
        prop_assert!(again.all().is_empty());
    }
}

#[test]
fn undo_brings_all_back_that_start_again_took_and_keeps_what_came_since() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    let grade = Grade::LOWEST.next();
    tab.judge(0, Judgement::Met);
    tab.judge(1, Judgement::Met);
    tab.act(Action::Note(subjects()[0], "the winter production".to_owned()));
    tab.act(Action::Sit(MethodNo(0), Sitting::Resit));
    tab.act(Action::GiveResult(MethodNo(1), Some(grade)));
    tab.act(Action::Waive(true));
    let before = tab.model.open.as_ref().unwrap().record().clone();
    tab.act(Action::StartAgain);
    assert_eq!(tab.model.open.as_ref().unwrap().record().answered(), 0);
    tab.act(Action::Undo);
    assert_eq!(*tab.model.open.as_ref().unwrap().record(), before);

    tab.act(Action::StartAgain);
    tab.judge(1, Judgement::Partly);
    tab.judge(2, Judgement::Met);
    tab.act(Action::Sit(MethodNo(1), Sitting::Retake));
    tab.act(Action::GiveResult(MethodNo(0), Some(grade)));
    tab.act(Action::Undo);
    let after = tab.model.open.as_ref().unwrap().record();
    let judged = |place: usize| after.judgement(subjects()[place]);
    assert_eq!(
        [judged(0), judged(1), judged(2)],
        [Some(Judgement::Met), Some(Judgement::Partly), Some(Judgement::Met)]
    );
    assert_eq!((after.sitting(MethodNo(0)), after.sitting(MethodNo(1))), (Sitting::Resit, Sitting::Retake));
    assert_eq!((after.result(MethodNo(0)), after.result(MethodNo(1))), (Some(grade), Some(grade)));
    assert!(after.waived);
    assert_eq!(after.note(subjects()[0]), Some("the winter production"));
    let shown = after.clone();
    tab.settle(&mut store);
    assert_eq!(store.record(UID).record, shown);
}

#[test]
fn undo_keeps_what_was_assumed_since() {
    let mut store = Store::new();
    let shipped = ::standards::entry("ST0525_1.0").expect("shipped");
    let option = shipped.options.first().map_or("all", |(id, _)| *id);
    let mut tab = Tab::opened(Route::parse(&format!("#/ST0525_1.0/{option}")).unwrap());
    tab.settle(&mut store);
    let grade = Grade::LOWEST.next();
    tab.act(Action::Waive(true));
    tab.act(Action::StartAgain);
    tab.act(Action::Assume(Some(grade)));
    tab.act(Action::Undo);
    tab.settle(&mut store);
    let kept = store.record("ST0525_1.0").record;
    assert_eq!((kept.waived, kept.assumed_cap), (true, Some(grade)));
}
