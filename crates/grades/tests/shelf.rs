//! What a device keeps: every form so far is read, damage costs at most the newest snapshot and is reported, and
//! nothing that a newer page wrote is touched.

use grades::domain::record::Judgement;
use grades::domain::standard::Standard;
use grades::formats::records::Saved;
use grades::formats::shelf::{self, Kept, SNAPSHOTS, Shelf};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::LazyLock;

const UID: &str = "ST0792_1.2";
static KNOWN: LazyLock<Standard> = LazyLock::new(|| standards::find(UID).unwrap());

/// The texts of a device.
#[derive(Clone, Default)]
struct Device(BTreeMap<String, String>);

impl Device {
    fn read(&self) -> Shelf {
        let entries: Vec<_> = self.0.iter().map(|(key, text)| (key.clone(), text.clone())).collect();
        // Reading a pack takes longer than all the rest.
        shelf::read(&entries, |uid| if uid == UID { Some(KNOWN.clone()) } else { standards::find(uid) })
    }

    fn apply(&mut self, moves: Vec<(String, Option<String>)>) {
        for (key, text) in moves {
            match text {
                Some(text) => self.0.insert(key, text),
                None => self.0.remove(&key),
            };
        }
    }

    /// Keeps a record as the page does, and gives it back as it then stands.
    fn keep(&mut self, kept: Kept, standard: &Standard) -> Kept {
        let (moves, pointer) = shelf::write(&kept, standard);
        self.apply(moves);
        Kept { top: kept.top + 1, pointer: Some(pointer), recovered: false, ..kept }
    }

    /// From a file of texts by key.
    fn stored(name: &str) -> Device {
        let text = std::fs::read_to_string(format!("../../tests/stored/{name}.json")).unwrap();
        Device(serde_json::from_str(&text).unwrap())
    }
}

fn standard() -> Standard {
    KNOWN.clone()
}

/// A record with so many answers.
fn record(answers: usize, standard: &Standard) -> Rc<Saved> {
    let mut saved = Saved::new(UID);
    standard.criteria().take(answers).for_each(|(no, _)| saved.record.judge(no, Some(Judgement::Met)));
    Rc::new(saved)
}

fn kept(id: &str, saved: Rc<Saved>) -> Kept {
    Kept { id: id.into(), saved, top: 0, pointer: None, recovered: false }
}

/// A device on which a record grew answer by answer.
fn grown(answers: usize) -> (Device, Kept, Standard) {
    let standard = standard();
    let mut device = Device::default();
    let mut now = kept(UID, record(0, &standard));
    for count in 1..=answers {
        now = device.keep(Kept { saved: record(count, &standard), ..now }, &standard);
    }
    (device, now, standard)
}

#[test]
fn what_was_kept_is_read_and_five_snapshots_stay() {
    let (device, now, _) = grown(9);
    assert_eq!(device.read().records, [now]);
    assert_eq!(device.0.keys().filter(|key| key.starts_with("copy/")).count(), SNAPSHOTS as usize);
}

#[test]
fn what_cannot_be_read_can_be_forgotten_alone() {
    let (mut device, _, standard) = grown(3);
    device.keep(kept("ST0792_1.2~2", record(1, &standard)), &standard);
    // A newer page wrote one with many snapshots, another is damaged throughout, and one was set aside long ago.
    for number in 1..=9 {
        let text = "{\"format\":\"learner-record/99\"}";
        let check = format!("{:016x}", shelf::sum(text.as_bytes(), shelf::START));
        device.0.insert(format!("at/{UID}"), format!("9 {check}"));
        device.0.retain(|key, _| *key != format!("copy/{UID}/{}", number - 5));
        device.0.insert(format!("copy/{UID}/{number}"), format!("{check} {text}"));
    }
    device.0.insert("copy/ST0792_1.2~3/7".to_owned(), "torn".to_owned());
    device.0.insert("unreadable/ST0792_1.2/1".to_owned(), "torn".to_owned());
    let before = device.read();
    assert_eq!((before.records.len(), before.unread.len()), (1, 3));
    for unread in before.unread {
        let there = device.read().unread.len();
        device.apply(shelf::forget(&unread));
        assert_eq!((device.read().records.len(), device.read().unread.len()), (1, there - 1));
    }
    assert!(device.0.keys().all(|key| key.contains("ST0792_1.2~2")), "{:?}", device.0.keys());
}

#[test]
fn several_records_of_one_standard_stand_side_by_side() {
    let (mut device, first, standard) = grown(2);
    let second = device.keep(kept(&format!("{UID}~2"), record(5, &standard)), &standard);
    device.apply(vec![shelf::remember(&[second.id.clone(), first.id.clone()])]);
    let shelf = device.read();
    assert_eq!(shelf.records, [first.clone(), second.clone()]);
    assert_eq!(shelf.recent, [second.id, first.id]);
    assert_eq!(shelf::free_id(UID, |id| shelf.is_taken(id)), format!("{UID}~3"));
}

#[test]
fn a_removed_record_leaves_no_key() {
    let (mut device, now, _) = grown(9);
    device.apply(shelf::remove(&now));
    assert!(device.0.is_empty(), "{:?}", device.0.keys());
}

#[test]
fn a_damaged_snapshot_gives_way_to_the_one_before_and_says_so() {
    let (mut device, _, standard) = grown(7);
    let newest = format!("copy/{UID}/7");
    device.0.get_mut(&newest).unwrap().push(' ');
    let shelf = device.read();
    assert!(shelf.records[0].recovered);
    assert_eq!(shelf.records[0].saved, record(6, &standard));
    device.0.remove(&newest);
    assert!(device.read().records[0].recovered, "a lost one is noticed too");
    // The next one does not take the number of the damaged one.
    let next = Kept { saved: record(8, &standard), ..device.read().records[0].clone() };
    device.keep(next, &standard);
    assert_eq!(device.read().records[0].saved, record(8, &standard));
    assert!(!device.read().records[0].recovered);
}

#[test]
fn a_record_with_no_whole_snapshot_is_reported_and_its_id_is_not_used_again() {
    let (mut device, ..) = grown(3);
    device.0.values_mut().for_each(|text| *text = "x".into());
    let shelf = device.read();
    assert!(shelf.records.is_empty());
    assert_eq!((shelf.unread[0].uid.as_str(), shelf.unread[0].newer), (UID, false));
    assert_eq!(shelf::free_id(UID, |id| shelf.is_taken(id)), format!("{UID}~2"));
}

#[test]
fn a_record_of_a_newer_page_is_reported_as_such_and_not_replaced_by_an_older_snapshot() {
    let (mut device, now, standard) = grown(3);
    let (moves, _) = shelf::write(&now, &standard);
    let [(key, Some(text)), ..] = &moves[..] else { panic!("a snapshot comes first") };
    let content = text.split_once(' ').unwrap().1.replace("learner-record/", "learner-record/9");
    let check = format!("{:016x}", shelf::sum(content.as_bytes(), shelf::START));
    device.0.insert(key.clone(), format!("{check} {content}"));
    let before = device.0.clone();
    let shelf = device.read();
    assert!(shelf.records.is_empty() && shelf.moves.is_empty());
    assert!(shelf.unread[0].newer);
    assert!(shelf.unread[0].text.contains("learner-record/9"), "it can be downloaded as it is");
    assert!(shelf.is_taken(UID));
    assert_eq!(device.0, before);
}

#[test]
fn every_form_that_was_ever_stored_is_read_and_moved_into_todays() {
    // One record a standard, as a file: the pages of November 2026.
    let mut device = Device::stored("1-one-record-a-standard");
    let shelf = device.read();
    assert_eq!(shelf.records.len(), 2);
    assert_eq!(shelf.recent, ["ST0525_1.0"]);
    assert_eq!(shelf.unread.iter().map(|one| one.uid.as_str()).collect::<Vec<_>>(), ["ST9999_1.0", "ST0792_1.1"]);
    device.apply(shelf.moves);
    assert!(!device.0.contains_key("record/ST0792_1.2") && device.0.contains_key("record/ST9999_1.0"));
    let again = device.read();
    assert_eq!(again.records, shelf.records);
    assert!(again.moves.is_empty());
    // Snapshots, with names.
    let shelf = Device::stored("2-snapshots").read();
    assert_eq!(
        shelf.records.iter().map(|kept| kept.saved.name.as_str()).collect::<Vec<_>>(),
        ["my mock", "after review"]
    );
    assert!(shelf.records.iter().all(|kept| !kept.recovered && kept.saved.record.answered() > 0));
    assert!(shelf.unread.is_empty() && shelf.moves.is_empty());
}

#[test]
fn what_an_earlier_page_in_another_tab_still_writes_becomes_a_record_of_its_own() {
    let (mut device, now, _) = grown(3);
    let earlier = Device::stored("1-one-record-a-standard").0["record/ST0792_1.2"].clone();
    device.0.insert(format!("record/{UID}"), earlier);
    let shelf = device.read();
    assert_eq!(shelf.records[0], now);
    assert_eq!(shelf.records[1].id, format!("{UID}~2"));
    assert_eq!(shelf.records[1].saved.name, "From an earlier version of this page");
}

#[test]
fn three_thousand_random_damages_are_all_recovered_or_reported() {
    let (device, now, _) = grown(7);
    let known: Vec<Rc<Saved>> = (0..=7).map(|count| record(count, &standard())).collect();
    let mut state = 7_u64;
    let mut dice = move |sides: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % sides
    };
    let (mut unharmed, mut recovered, mut reported) = (0, 0, 0);
    for _ in 0..3_000 {
        let mut damaged = device.clone();
        for _ in 0..=dice(3) {
            let keys: Vec<String> = damaged.0.keys().cloned().collect();
            let Some(key) = keys.get(dice(keys.len().max(1))) else { break };
            let text = damaged.0.get_mut(key).unwrap();
            let at = (0..=text.len())
                .rev()
                .find(|at| *at <= dice(text.len() + 1) && text.is_char_boundary(*at))
                .unwrap_or(0);
            match dice(6) {
                0 => text.truncate(at),
                1 => text.insert(at, char::from_u32(u32::try_from(dice(0xd7ff)).unwrap()).unwrap_or('x')),
                2 => text.clear(),
                3 => drop(damaged.0.remove(key)),
                4 => *text = text.chars().rev().collect(),
                _ => {
                    let bytes: Vec<u8> = text
                        .bytes()
                        .enumerate()
                        .map(|(place, byte)| if place == at { byte ^ 1 << dice(8) } else { byte })
                        .collect();
                    *text = String::from_utf8_lossy(&bytes).into_owned();
                }
            }
        }
        let shelf = damaged.read();
        match shelf.records.as_slice() {
            [one] if one.saved == now.saved => unharmed += 1,
            [one] => {
                assert!(one.recovered && known.contains(&one.saved));
                recovered += 1;
            }
            [] => {
                assert!(!shelf.unread.is_empty() || !damaged.0.keys().any(|key| key.starts_with("copy/")));
                reported += 1;
            }
            more => panic!("{} records of one", more.len()),
        }
    }
    println!("{unharmed} unharmed, {recovered} recovered, {reported} reported");
    assert!(unharmed > 0 && recovered > 0);
}
