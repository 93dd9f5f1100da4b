//! What earlier pages stored opens as before, and becomes rows without loss, from both homes.

use super::*;
use crate::formats::stored::{START, sum};
use crate::model::SaveState;
use std::path::Path;

/// A store with the texts of an earlier page.
fn stored(name: &str, home: Home) -> Store {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/stored/{name}.json"));
    let texts: BTreeMap<String, String> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let row = |(id, text): (String, String)| (id.clone(), Row { id, revision: None, text });
    Store { home, rows: texts.into_iter().map(row).collect(), ..Store::default() }
}

fn start(store: &mut Store) -> Tab {
    let mut tab = Tab::opened(Route::Choose);
    tab.settle(store);
    tab
}

#[test]
fn one_record_a_standard_opens_and_becomes_rows() {
    for home in [Home::Safe, Home::Weak] {
        let mut store = stored("1-one-record-a-standard", home);
        let before = store.clone();
        let tab = start(&mut store);
        assert_eq!(tab.model.storage.records.len(), 2);
        assert_eq!(tab.model.storage.latest().unwrap().id, "ST0525_1.0");
        let unread: Vec<&str> = tab.model.storage.unread.iter().map(|one| one.uid.as_str()).collect();
        assert_eq!(unread, ["ST9999_1.0", "ST0792_1.1"]);
        let of = |id: &str| before.rows[&format!("record/{id}")].text.clone();
        for id in ["ST0792_1.2", "ST0525_1.0"] {
            assert!(!store.rows.contains_key(&format!("record/{id}")), "{id} is moved");
            assert_eq!(store.record(id), record_file::read(&packs(), id, &of(id)).unwrap());
        }
        // What cannot be read stays as it is.
        assert_eq!(store.rows["record/ST9999_1.0"], before.rows["record/ST9999_1.0"]);
        let writes = store.writes;
        let again = start(&mut store);
        assert_eq!((again.model.storage.records.len(), again.model.storage.unread.len(), store.writes), (2, 2, writes));
        assert_eq!(again.model.storage.latest().unwrap().id, "ST0525_1.0");
    }
}

#[test]
fn snapshots_open_and_become_rows_with_the_older_ones_as_recovery_copies() {
    for home in [Home::Safe, Home::Weak] {
        let mut store = stored("2-snapshots", home);
        let before = store.clone();
        let tab = start(&mut store);
        let names: Vec<&str> = tab.model.storage.records.iter().map(|record| record.saved.name.as_str()).collect();
        assert_eq!(names, ["my mock", "after review"]);
        assert!(
            tab.model.storage.records.iter().all(|record| !record.is_recovered && record.saved.record.answered() > 0)
        );
        assert!(store.rows.values().all(|row| row.revision.is_some()), "{:?}", store.rows.keys());
        let snapshots = before.rows.keys().filter(|key| key.starts_with("copy/")).count();
        assert_eq!(store.copies().len() + store.ids().len(), snapshots);
        // They serve as such.
        let id = tab.model.storage.records[0].id.clone();
        store.rows.get_mut(&id).unwrap().text.clear();
        let damaged = start(&mut store);
        let is_whole = store.copies().iter().any(|key| key.starts_with(&format!("~{id}/")));
        assert_eq!(damaged.model.storage.record(&id).is_some_and(|record| record.is_recovered), is_whole);
    }
}

#[test]
fn what_an_earlier_page_in_another_tab_still_writes_becomes_a_record_of_its_own() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    tab.judge(0, Judgement::Met);
    tab.settle(&mut store);
    let earlier = stored("1-one-record-a-standard", Home::Safe).rows["record/ST0792_1.2"].clone();
    store.rows.insert(earlier.id.clone(), earlier);
    tab.act(Action::StoreChanged);
    tab.settle(&mut store);
    assert_eq!(store.record(UID).record.answered(), 1);
    assert_eq!(store.record(&format!("{UID}~2")).name, "From an earlier version of this page");
    assert!(!store.rows.contains_key("record/ST0792_1.2"));
}

#[test]
fn an_earlier_record_that_cannot_be_moved_is_shown_and_tried_again_next_time() {
    let mut store = stored("2-snapshots", Home::Safe);
    let before = store.rows.clone();
    let mut tab = Tab::opened(Route::Choose);
    while let Some(effect) = tab.asked.pop() {
        tab.act(match effect {
            Effect::Write(write) => Action::Written(write.number, Answer::Refused),
            Effect::Confirm(revision) => Action::Confirmed(revision, true),
            _ => Action::Found(store.look()),
        });
    }
    assert_eq!((tab.model.storage.records.len(), tab.model.storage.state), (2, SaveState::Refused));
    assert_eq!(store.rows, before);
    tab.act(Action::StoreChanged);
    tab.act(Action::Go(Route::Keep));
    tab.settle(&mut store);
    assert_eq!(tab.model.storage.records.len(), 2);
}

#[test]
fn a_damaged_snapshot_gives_way_to_the_one_before_and_says_so() {
    let mut store = Store::new();
    for (number, answers) in [(6, 1), (7, 2)] {
        let text = row(UID, &answered(answers)).text;
        let check = format!("{:016x}", sum(text.as_bytes(), START));
        let damage = if number == 7 { " " } else { "" };
        let id = format!("copy/{UID}/{number}");
        store.rows.insert(id.clone(), Row { id, revision: None, text: format!("{check} {text}{damage}") });
    }
    let id = format!("at/{UID}");
    store.rows.insert(id.clone(), Row { id, revision: None, text: "7 0123456789abcdef".to_owned() });
    let tab = start(&mut store);
    assert_eq!(tab.model.storage.records[0].saved.record.answered(), 1);
    assert!(tab.model.message.starts_with("Part of what was kept here was damaged"));
    assert_eq!(store.ids(), [UID]);
}
