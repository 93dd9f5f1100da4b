//! Saving to one store: late, slow, refusing, full of records, damaged.

use super::*;
use crate::domain::date::Date;
use crate::domain::evidence::Evidence;
use crate::domain::readiness::Rehearsal;
use crate::formats::records::{MOST_BYTES, MOST_REHEARSALS};
use crate::formats::stored::{APART, COPIES, copy_key, copy_of};
use crate::model::SaveState;
use crate::model::readiness::Prepare;

#[test]
fn an_answer_is_a_row_with_the_record_as_a_file() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    tab.judge(0, Judgement::Met);
    assert_eq!(tab.model.storage.state, SaveState::Saving);
    tab.settle(&mut store);
    assert_eq!(tab.model.storage.state, SaveState::Saved);
    assert_eq!(store.ids(), [UID]);
    assert!(store.rows[UID].is_whole());
    assert_eq!(store.record(UID).record.judgement(subjects()[0]), Some(Judgement::Met));
}

#[test]
fn what_is_said_while_a_write_is_under_way_is_written_next_and_only_the_latest_of_it() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    let before = store.writes;
    for place in 0..20 {
        tab.judge(place, Judgement::Met);
    }
    tab.settle(&mut store);
    assert_eq!(store.writes - before, 2);
    assert_eq!(store.record(UID).record.answered(), 20);
}

#[test]
fn a_store_that_answers_late_is_told_and_taken_over_and_what_was_said_meanwhile_is_added() {
    let mut store = Store::new();
    let mut first = Tab::at_prompts(&mut store);
    first.judge(0, Judgement::Partly);
    first.judge(1, Judgement::Met);
    first.settle(&mut store);

    let mut tab = Tab::opened(address());
    assert!(tab.model.open.is_none());
    tab.act(Action::StoreIsLate);
    assert!(tab.model.open.is_some(), "the prompts can be answered");
    tab.judge(0, Judgement::Met);
    tab.judge(2, Judgement::NotMet);
    assert_eq!(tab.model.storage.state, SaveState::Late);
    tab.settle(&mut store);
    assert_eq!(tab.model.storage.state, SaveState::Saved);
    assert!(tab.model.message.starts_with("Your earlier answers have now been read"), "{}", tab.model.message);
    for (place, judgement) in [(0, Judgement::Met), (1, Judgement::Met), (2, Judgement::NotMet)] {
        assert_eq!(tab.judgement(place), Some(judgement));
        assert_eq!(store.record(UID).record.judgement(subjects()[place]), Some(judgement));
    }
    assert_eq!(store.ids(), [UID]);
}

#[test]
fn a_late_store_is_added_to_the_record_that_was_worked_on_last() {
    let mut store = Store::new();
    store.rows.insert(UID.to_owned(), row(UID, &answered(1)));
    let other = format!("{UID}~2");
    store.rows.insert(other.clone(), row(&other, &answered(2)));
    let recent = Row { id: "recent".to_owned(), revision: Some(String::new()), text: format!("{other} {UID}") };
    store.rows.insert("recent".to_owned(), recent);
    let mut tab = Tab::opened(address());
    tab.act(Action::StoreIsLate);
    tab.judge(5, Judgement::Partly);
    tab.settle(&mut store);
    assert_eq!(tab.model.open.as_ref().unwrap().id, other);
    assert_eq!((store.record(UID), store.record(&other).record.answered()), (answered(1), 3));
}

#[test]
fn a_store_that_never_answers_is_asked_once_and_nothing_is_called_saved() {
    let mut tab = Tab::opened(address());
    tab.act(Action::StoreIsLate);
    for place in 0..20 {
        tab.judge(place, Judgement::Met);
        assert_eq!(tab.model.storage.state, SaveState::Late);
    }
    assert!(matches!(tab.asked.as_slice(), [Effect::Look]));
}

#[test]
fn a_write_that_never_ends_is_told_after_seconds_and_not_asked_again() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    tab.judge(0, Judgement::Met);
    let [Effect::Write(write)] = tab.asked.as_slice() else { panic!("one write") };
    let number = write.number;
    tab.act(Action::WriteIsSlow(number));
    assert_eq!(tab.model.storage.state, SaveState::Slow);
    tab.judge(1, Judgement::Met);
    tab.act(Action::WriteIsSlow(number));
    assert_eq!((tab.model.storage.state, tab.asked.len()), (SaveState::Slow, 1));
    tab.settle(&mut store);
    assert_eq!(tab.model.storage.state, SaveState::Saved);
    assert_eq!(store.record(UID).record.answered(), 2);
}

#[test]
fn a_store_that_always_clashes_is_given_up_in_words_and_asked_again_with_the_next_answer() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    tab.judge(0, Judgement::Met);
    let mut asked = 0;
    while let Some(effect) = tab.asked.pop() {
        asked += 1;
        assert!(asked < 10, "it never stops asking");
        tab.act(match effect {
            Effect::Write(write) => Action::Written(write.number, Answer::Clash),
            _ => Action::Found(store.look()),
        });
    }
    assert_eq!(tab.model.storage.state, SaveState::Refused);
    tab.judge(1, Judgement::Met);
    tab.settle(&mut store);
    assert_eq!(tab.model.storage.state, SaveState::Saved);
}

#[test]
fn a_store_that_refuses_is_asked_again_with_the_next_answer() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    tab.judge(0, Judgement::Met);
    let Some(Effect::Write(write)) = tab.asked.pop() else { panic!("one write") };
    tab.act(Action::Written(write.number, Answer::Refused));
    assert_eq!((tab.model.storage.state, tab.asked.len()), (SaveState::Refused, 0));
    tab.judge(1, Judgement::Met);
    tab.settle(&mut store);
    assert_eq!(tab.model.storage.state, SaveState::Saved);
    assert_eq!(store.record(UID).record.answered(), 2);
}

#[test]
fn three_hundred_records_are_all_there_and_each_answer_is_one_write() {
    let mut store = Store::new();
    for number in 1..=300 {
        let id = if number == 1 { UID.to_owned() } else { format!("{UID}~{number}") };
        store.rows.insert(id.clone(), row(&id, &answered(number % 50)));
    }
    let mut tab = Tab::at_prompts(&mut store);
    assert_eq!(tab.model.storage.records.len(), 300);
    let before = store.writes;
    tab.judge(0, Judgement::Partly);
    tab.settle(&mut store);
    assert_eq!((tab.model.storage.state, store.writes - before), (SaveState::Saved, 1));
    tab.later(LaterAction::Copy(UID.to_owned()));
    tab.settle(&mut store);
    assert_eq!(store.ids().len(), 301);
    // What another tab writes is one record to read, not 301.
    let before = tab.model.storage.records.iter().map(|record| std::rc::Rc::as_ptr(&record.saved)).collect::<Vec<_>>();
    let other = format!("{UID}~7");
    store.rows.insert(other.clone(), row(&other, &answered(1)));
    tab.act(Action::StoreChanged);
    tab.settle(&mut store);
    let after = tab.model.storage.records.iter().map(|record| std::rc::Rc::as_ptr(&record.saved)).collect::<Vec<_>>();
    assert_eq!(before.iter().filter(|saved| !after.contains(saved)).count(), 1);
}

/// A record with two hundred pieces of evidence, each linked so often.
fn large(links: usize) -> Saved {
    let mut saved = answered(3);
    for number in 1..=200 {
        let mut piece = Evidence::new(&format!("E{number}"), "Call sheets");
        (0..links).for_each(|at| piece.link_criterion(&format!("{at:080}"), true));
        saved.readiness.evidence.push(piece);
    }
    saved
}

#[test]
fn a_record_of_five_megabytes_is_kept_and_read_again() {
    let mut store = Store::new();
    store.rows.insert(UID.to_owned(), row(UID, &large(300)));
    assert!(store.rows[UID].text.len() > 5_000_000, "{}", store.rows[UID].text.len());
    let mut tab = Tab::at_prompts(&mut store);
    tab.judge(4, Judgement::Met);
    tab.settle(&mut store);
    assert_eq!(tab.model.storage.state, SaveState::Saved);
    let again = Tab::at_prompts(&mut store);
    assert_eq!(again.judgement(4), Some(Judgement::Met));
    assert!(again.model.storage.unread.is_empty());
}

/// Whatever there is too much of: it is told, what was stored before can still be read, and with less it is kept.
fn keeps_what_was_there(full: &Saved, add: impl Fn(&mut Tab), take_away: impl Fn(&mut Tab)) {
    let mut store = Store::new();
    store.rows.insert(UID.to_owned(), row(UID, full));
    let mut tab = Tab::at_prompts(&mut store);
    let before = store.rows[UID].clone();
    add(&mut tab);
    tab.settle(&mut store);
    assert_eq!((tab.model.storage.state, &store.rows[UID]), (SaveState::TooLarge, &before));
    assert!(Tab::at_prompts(&mut store.clone()).model.storage.unread.is_empty());
    take_away(&mut tab);
    tab.settle(&mut store);
    assert_eq!(tab.model.storage.state, SaveState::Saved);
}

#[test]
fn what_has_too_many_bytes_is_not_written_and_what_was_there_before_can_still_be_read() {
    let mut full = large(500);
    let standard = packs().open(UID).unwrap();
    while crate::formats::records::write(&full, &standard).len() > MOST_BYTES {
        full.readiness.evidence.pop();
    }
    let note = |tab: &mut Tab, text: &str| {
        subjects()
            .into_iter()
            .for_each(|subject| tab.model.change_record(|record| record.annotate(subject, text.to_owned())));
        tab.act(Action::StoreChanged);
    };
    keeps_what_was_there(&full, |tab| note(tab, &"€".repeat(2_000)), |tab| note(tab, ""));
}

#[test]
fn the_rehearsal_after_the_last_that_can_be_read_is_told_and_not_written() {
    let mut full = answered(1);
    let rehearsal = Rehearsal { method: "AM1".to_owned(), date: None, minutes: 1, questions: 0, well: Vec::new() };
    full.readiness.rehearsals = vec![rehearsal; MOST_REHEARSALS];
    let day = Date::new(2026, 5, 20).unwrap();
    keeps_what_was_there(
        &full,
        |tab| tab.later(LaterAction::FinishRehearsal(day)),
        |tab| tab.later(LaterAction::Prepare(Prepare::DropRehearsal)),
    );
}

#[test]
fn recovery_copies_lie_ten_minutes_apart_and_five_stay_beside_the_latest() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    // A note, letter by letter, for a quarter of an hour.
    let note = "a long note ".repeat(80);
    for letters in 1..900 {
        tab.act(Action::Note(subjects()[0], note[..letters].to_owned()));
        tab.later_seconds(1);
        tab.settle(&mut store);
    }
    assert_eq!(store.copies().len(), 2, "{:?}", store.copies());
    for minute in 0..180 {
        tab.act(Action::Note(subjects()[1], format!("minute {minute}")));
        tab.later_seconds(60);
        tab.settle(&mut store);
    }
    let times: Vec<u64> = store.copies().into_iter().map(|key| copy_of(key).unwrap().1).collect();
    assert_eq!(times.len(), COPIES);
    assert!(times.windows(2).all(|pair| pair[1] - pair[0] >= APART), "{times:?}");
    let again = Tab::at_prompts(&mut store);
    assert_eq!(again.model.open.unwrap().record().note(subjects()[1]), Some("minute 179"));
}

#[test]
fn a_damaged_row_gives_way_to_its_newest_whole_copy_and_that_is_said() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    for place in 0..3 {
        tab.judge(place, Judgement::Met);
        tab.settle(&mut store);
        tab.later_seconds(APART);
    }
    for damage in [|text: &mut String| text.push(' '), |text: &mut String| text.clear()] {
        let mut damaged = store.clone();
        damage(&mut damaged.rows.get_mut(UID).unwrap().text);
        let mut tab = Tab::at_prompts(&mut damaged);
        assert_eq!(tab.model.open.as_ref().unwrap().record().answered(), 2);
        assert!(tab.model.message.starts_with("Part of what was kept here was damaged"));
        tab.judge(4, Judgement::Met);
        tab.settle(&mut damaged);
        assert_eq!(damaged.record(UID).record.answered(), 3);
    }
    let mut lost = store.clone();
    lost.rows.remove(UID);
    let tab = Tab::at_prompts(&mut lost);
    assert_eq!(tab.model.open.as_ref().unwrap().record().answered(), 2);
    assert!(!tab.model.message.is_empty());
}

#[test]
fn a_record_of_which_only_torn_copies_are_left_is_told_and_can_be_forgotten() {
    let mut store = Store::new();
    let torn = |key: &str| Row {
        id: key.to_owned(),
        revision: Some("2 0123456789abcdef".to_owned()),
        text: "torn".to_owned(),
    };
    for key in [copy_key(UID, 7), copy_key(UID, 9)] {
        store.rows.insert(key.clone(), torn(&key));
    }
    let mut tab = Tab::at_prompts(&mut store);
    assert!(tab.model.is_unread(UID));
    tab.later(LaterAction::Forget(UID.to_owned()));
    tab.settle(&mut store);
    assert!(!tab.model.is_unread(UID) && store.copies().is_empty(), "{:?}", store.copies());
}

#[test]
fn a_damaged_row_without_a_whole_copy_stays_as_it_is_beside_a_new_record() {
    let mut store = Store::new();
    let torn = Row { id: UID.to_owned(), revision: Some("3 0123456789abcdef".to_owned()), text: "torn".to_owned() };
    store.rows.insert(UID.to_owned(), torn.clone());
    let mut tab = Tab::at_prompts(&mut store);
    assert!(tab.model.is_unread(UID));
    tab.judge(0, Judgement::Met);
    tab.settle(&mut store);
    assert_eq!(store.rows[UID], torn);
    assert_eq!(store.record(&format!("{UID}~2")).record.answered(), 1);
    tab.later(LaterAction::Forget(UID.to_owned()));
    tab.settle(&mut store);
    assert_eq!((tab.model.message.as_str(), store.ids().len()), ("It is gone from this device.", 1));
    assert!(!tab.model.is_unread(UID));
}

#[test]
fn what_a_newer_page_wrote_is_told_as_such_and_never_written_over() {
    let mut store = Store::new();
    let text = row(UID, &answered(2)).text.replace("learner-record/", "learner-record/9");
    let revision = Some(crate::formats::stored::next_revision(None, &text));
    let newer = Row { id: UID.to_owned(), revision, text };
    store.rows.insert(UID.to_owned(), newer.clone());
    let mut tab = Tab::at_prompts(&mut store);
    tab.judge(0, Judgement::Met);
    tab.settle(&mut store);
    assert!(tab.model.storage.unread[0].is_newer);
    assert_eq!(store.rows[UID], newer);
}

#[test]
fn a_page_that_a_newer_one_overtakes_goes_on_in_a_record_of_its_own() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    tab.judge(0, Judgement::Met);
    tab.settle(&mut store);
    let text = store.rows[UID].text.replace("learner-record/", "learner-record/9");
    let revision = Some(crate::formats::stored::next_revision(store.rows[UID].revision.as_deref(), &text));
    store.rows.insert(UID.to_owned(), Row { id: UID.to_owned(), revision, text: text.clone() });
    tab.judge(1, Judgement::Met);
    tab.settle(&mut store);
    assert_eq!(store.rows[UID].text, text);
    assert_eq!(store.record(&format!("{UID}~2")).record.answered(), 2);
    assert_eq!(tab.model.storage.state, SaveState::Saved);
}

#[test]
fn deleting_naming_copying_and_bringing_back_are_written() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    tab.judge(0, Judgement::Met);
    tab.later(LaterAction::Rename(UID.to_owned(), "my mock".to_owned()));
    tab.later(LaterAction::Copy(UID.to_owned()));
    tab.settle(&mut store);
    let copy = format!("{UID}~2");
    assert_eq!((&*store.record(UID).name, &*store.record(&copy).name), ("my mock", "Copy of my mock"));
    tab.later(LaterAction::Delete(UID.to_owned()));
    tab.settle(&mut store);
    assert_eq!(store.ids(), [copy.as_str()]);
    tab.later(LaterAction::RestoreDeleted);
    tab.settle(&mut store);
    assert_eq!(store.record(UID).name, "my mock");
    // Taken back while the deletion is on its way.
    tab.later(LaterAction::Delete(UID.to_owned()));
    tab.later(LaterAction::RestoreDeleted);
    tab.settle(&mut store);
    assert_eq!((store.record(UID).name, store.ids().len()), ("my mock".to_owned(), 2));
    // Deleted while it is written.
    tab.act(Action::Go(address()));
    tab.judge(3, Judgement::Met);
    let id = tab.model.open.as_ref().unwrap().id.clone();
    tab.later(LaterAction::Delete(id.clone()));
    tab.act(Action::Go(Route::Keep));
    tab.settle(&mut store);
    assert!(!store.ids().contains(&id.as_str()), "{:?}", store.ids());
}

#[test]
fn a_device_that_keeps_nothing_is_said_to_keep_nothing_and_everything_else_works() {
    let mut store = Store { home: Home::Nowhere, ..Store::default() };
    let mut tab = Tab::opened(address());
    let refuse = |tab: &mut Tab, store: &mut Store| {
        while let Some(effect) = tab.asked.pop() {
            tab.act(match effect {
                Effect::Write(write) => Action::Written(write.number, Answer::Refused),
                Effect::Confirm(revision) => Action::Confirmed(revision, true),
                _ => Action::Found(store.look()),
            });
        }
    };
    refuse(&mut tab, &mut store);
    tab.judge(0, Judgement::Met);
    refuse(&mut tab, &mut store);
    assert_eq!(tab.model.storage.state, SaveState::Nowhere);
    assert_eq!(tab.judgement(0), Some(Judgement::Met));
}

#[test]
fn three_thousand_random_damages_are_all_recovered_or_reported() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    for place in 0..7 {
        tab.judge(place, Judgement::Met);
        tab.settle(&mut store);
        tab.later_seconds(APART);
    }
    store.rows.remove("recent");
    let mut state = 7_u64;
    let mut dice = move |sides: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % sides
    };
    let (mut unharmed, mut recovered, mut reported) = (0, 0, 0);
    for _ in 0..3_000 {
        let mut damaged = store.clone();
        for _ in 0..=dice(3) {
            let keys: Vec<String> = damaged.rows.keys().cloned().collect();
            let Some(key) = keys.get(dice(keys.len().max(1))) else { break };
            let text = &mut damaged.rows.get_mut(key).unwrap().text;
            let mut at = dice(text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            match dice(5) {
                0 => text.truncate(at),
                1 => text.insert(at, char::from_u32(u32::try_from(dice(0xd7ff)).unwrap()).unwrap_or('x')),
                2 => text.clear(),
                3 => drop(damaged.rows.remove(key)),
                _ => *text = text.chars().rev().collect(),
            }
        }
        let mut model = Model { packs: packs(), ..Model::default() };
        model.found(damaged.look());
        match model.storage.records.as_slice() {
            [one] if one.saved.record.answered() == 7 => unharmed += 1,
            [one] => {
                assert!(one.is_recovered && one.saved.record.answered() < 7);
                recovered += 1;
            }
            [] => {
                assert!(!model.storage.unread.is_empty() || damaged.rows.is_empty());
                reported += 1;
            }
            more => panic!("{} records of one", more.len()),
        }
    }
    assert!(unharmed > 0 && recovered > 0, "{unharmed} unharmed, {recovered} recovered, {reported} reported");
}
