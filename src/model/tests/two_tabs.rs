//! Two tabs on one store: whatever comes in which order, nothing that was said is lost, and both end with the same.

use super::*;
use proptest::prelude::*;
use std::rc::Rc;

/// Something that happens in one of two tabs.
#[derive(Clone, Debug)]
enum Step {
    /// The next criterion that nobody has answered is answered.
    Answer,
    /// The same of a note.
    Note,
    /// The record at hand is copied.
    Copy,
    /// The record at hand gets a name.
    Name,
    /// The page has been open for a while.
    Wait,
    /// The store answers.
    Store,
    /// News of the other tab arrives.
    News,
    /// The store has taken too long.
    Late,
    /// This tab learns that it may write.
    Claimed,
}

fn step() -> impl Strategy<Value = (usize, Step)> {
    let step = prop_oneof![
        6 => Just(Step::Answer),
        2 => Just(Step::Note),
        1 => Just(Step::Copy),
        1 => Just(Step::Name),
        1 => Just(Step::Wait),
        6 => Just(Step::Store),
        3 => Just(Step::News),
        1 => Just(Step::Late),
        1 => Just(Step::Claimed),
    ];
    (0..2_usize, step)
}

fn run(steps: Vec<(usize, Step)>) -> Result<(), TestCaseError> {
    let mut store = Store::new();
    let mut tabs = [Tab::opened(address()), Tab::opened(address())];
    let subjects = subjects();
    let (mut answered, mut noted) = (0, 0);
    for (which, step) in steps {
        let tab = &mut tabs[which];
        let is_open = tab.model.open.is_some();
        match step {
            Step::Answer if is_open && answered < subjects.len() => {
                tab.act(Action::Judge(subjects[answered], Some(Judgement::Met)));
                answered += 1;
            }
            Step::Note if is_open && noted < subjects.len() => {
                tab.act(Action::Note(subjects[noted], format!("note {noted}")));
                noted += 1;
            }
            Step::Copy if is_open => tab.later(LaterAction::Copy(tab.model.open.as_ref().unwrap().id.clone())),
            Step::Name if is_open => {
                let id = tab.model.open.as_ref().unwrap().id.clone();
                tab.later(LaterAction::Rename(id, format!("tab {which}")));
            }
            Step::Answer | Step::Note | Step::Copy | Step::Name => {}
            Step::Wait => tab.later_seconds(400),
            Step::Store => drop(tab.answer(&mut store)),
            Step::News => tab.act(Action::StoreChanged),
            Step::Late => tab.act(Action::StoreIsLate),
            Step::Claimed => tab.act(Action::Claimed(true)),
        }
    }
    // Then both hear of each other until nothing is left to write.
    for _ in 0..50 {
        let writes = store.writes;
        for tab in &mut tabs {
            tab.act(Action::StoreChanged);
            tab.settle(&mut store);
        }
        if writes == store.writes {
            break;
        }
    }
    let records: Vec<Saved> = store.ids().into_iter().map(|id| store.record(id)).collect();
    for subject in &subjects[..answered] {
        prop_assert!(
            records.iter().any(|it| it.record.judgement(*subject) == Some(Judgement::Met)),
            "{subject:?} is lost"
        );
    }
    for (place, subject) in subjects[..noted].iter().enumerate() {
        let note = format!("note {place}");
        prop_assert!(records.iter().any(|it| it.record.note(*subject) == Some(&note)), "{note} is lost");
    }
    for tab in &tabs {
        let mut shown: Vec<(String, Saved)> =
            tab.model.storage.records.iter().map(|it| (it.id.clone(), (*it.saved).clone())).collect();
        shown.sort_by(|(one, _), (other, _)| one.cmp(other));
        let kept: Vec<(String, Saved)> = store.ids().into_iter().map(|id| (id.to_owned(), store.record(id))).collect();
        prop_assert_eq!(shown, kept);
        if let Some(open) = &tab.model.open {
            let kept = store.record(&open.id);
            prop_assert_eq!(&kept.record, open.record());
        }
        let text_copies = store.copies().len();
        prop_assert!(text_copies <= crate::formats::stored::COPIES * store.ids().len(), "{} copies", text_copies);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_two_tabs_and_their_store_loses_nothing_and_ends_alike(steps in prop::collection::vec(step(), 0..60)) {
        run(steps)?;
    }
}

#[test]
fn what_one_tab_writes_is_shown_by_the_other() {
    let mut store = Store::new();
    let (mut one, mut two) = (Tab::at_prompts(&mut store), Tab::at_prompts(&mut store));
    two.act(Action::Claimed(false));
    two.settle(&mut store);
    one.judge(0, Judgement::Met);
    one.settle(&mut store);
    two.act(Action::StoreChanged);
    two.settle(&mut store);
    assert_eq!(two.judgement(0), Some(Judgement::Met));
    // And what is only read is not written.
    let writes = store.writes;
    two.judge(1, Judgement::Met);
    two.later(LaterAction::Prepare(crate::model::readiness::Prepare::EmptyPlan));
    two.act(Action::StartAgain);
    two.settle(&mut store);
    assert_eq!((two.judgement(1), store.writes), (None, writes));
}

#[test]
fn a_tab_that_takes_over_adds_to_what_the_other_wrote_last() {
    let mut store = Store::new();
    let (mut one, mut two) = (Tab::at_prompts(&mut store), Tab::at_prompts(&mut store));
    two.act(Action::Claimed(false));
    one.judge(0, Judgement::Met);
    one.settle(&mut store);
    two.act(Action::TakeOver);
    assert!(matches!(two.done.last(), Some(Effect::Claim { steal: true, .. })));
    two.act(Action::Claimed(true));
    two.settle(&mut store);
    two.judge(1, Judgement::Partly);
    two.settle(&mut store);
    one.act(Action::Claimed(false));
    one.act(Action::StoreChanged);
    one.settle(&mut store);
    assert_eq!((one.judgement(0), one.judgement(1)), (Some(Judgement::Met), Some(Judgement::Partly)));
    assert_eq!(store.ids(), [UID]);
}

#[test]
fn two_changes_at_once_become_two_records_and_that_is_said() {
    let mut store = Store::new();
    let (mut one, mut two) = (Tab::at_prompts(&mut store), Tab::at_prompts(&mut store));
    one.judge(0, Judgement::Met);
    two.judge(1, Judgement::Partly);
    one.settle(&mut store);
    two.settle(&mut store);
    assert!(two.model.message.contains("changed in two tabs at once"), "{}", two.model.message);
    let other = format!("{UID}~2");
    assert_eq!(two.model.open.as_ref().unwrap().id, other);
    assert_eq!(store.record(UID).record.judgement(subjects()[0]), Some(Judgement::Met));
    assert_eq!(store.record(&other).record.judgement(subjects()[1]), Some(Judgement::Partly));
    assert_eq!(store.record(&other).name, "From another tab");
}

#[test]
fn the_same_change_in_two_tabs_stays_one_record() {
    let mut store = Store::new();
    let (mut one, mut two) = (Tab::at_prompts(&mut store), Tab::at_prompts(&mut store));
    one.judge(0, Judgement::Met);
    two.judge(0, Judgement::Met);
    one.settle(&mut store);
    two.settle(&mut store);
    assert_eq!((store.ids(), two.model.message.as_str()), (vec![UID], ""));
}

#[test]
fn what_one_tab_deletes_or_clears_does_not_come_back_from_the_other() {
    let mut store = Store::new();
    let (mut one, mut two) = (Tab::at_prompts(&mut store), Tab::at_prompts(&mut store));
    one.act(Action::Go(Route::Keep));
    one.later(LaterAction::Delete(UID.to_owned()));
    one.settle(&mut store);
    two.act(Action::StoreChanged);
    two.settle(&mut store);
    assert!(store.rows.keys().all(|key| key == "recent"), "{:?}", store.rows.keys());
    let mut one = Tab::at_prompts(&mut store);
    one.judge(0, Judgement::Met);
    one.settle(&mut store);
    one.later(LaterAction::Clear);
    assert!(matches!(one.done.last(), Some(Effect::Clear)));
    store.rows.clear();
    one.act(Action::Go(Route::Choose));
    one.act(Action::Cleared(Some(true)));
    two.act(Action::Cleared(None));
    assert!(two.done.iter().any(|effect| matches!(effect, Effect::Go(to) if to == "#/")));
    two.act(Action::Go(Route::Choose));
    one.settle(&mut store);
    two.settle(&mut store);
    assert!(store.rows.is_empty(), "{:?}", store.rows.keys());
    assert_eq!(one.model.message, "Everything that was kept on this device is gone.");
}

#[test]
fn a_standard_is_opened_and_planned_once() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    let before = tab.model.standard(UID).unwrap();
    for letter in 0..50 {
        tab.act(Action::TypeStart(0, letter.to_string()));
        tab.act(Action::Go(Route::Standard { uid: UID.to_owned() }));
        assert!(tab.model.standard(UID).unwrap() == before);
    }
    tab.act(Action::Go(address()));
    assert!(tab.model.open.as_ref().unwrap().standard == before);
}

#[test]
fn enter_in_the_search_goes_to_the_only_standard_that_is_meant() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    tab.act(Action::OpenStandard(UID));
    assert!(tab.done.iter().any(|effect| matches!(effect, Effect::Go(to) if *to == format!("#/{UID}"))));
}

#[test]
fn a_record_is_decided_once_for_each_change_and_not_for_anything_else() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    tab.judge(0, Judgement::Met);
    let grades = tab.model.open.as_ref().unwrap().grades.clone();
    tab.settle(&mut store);
    tab.act(Action::StoreChanged);
    tab.settle(&mut store);
    tab.act(Action::Search("x".to_owned()));
    tab.act(Action::Go(Route::parse(&format!("#/{UID}/{OPTION}/result")).unwrap()));
    assert!(Rc::ptr_eq(&grades, &tab.model.open.as_ref().unwrap().grades));
}
