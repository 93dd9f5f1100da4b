//! What files and links bring.

use super::*;
use crate::formats::link;
use crate::model::SaveState;
use crate::model::files::{File, Reading};
use crate::model::readiness::Prepare;
use crate::model::screen_state::ScreenAction;
use crate::router::Screen;

fn file(name: &str, text: &str, is_further: bool) -> LaterAction {
    let ends = text.bytes().take(4096).map(char::from).collect();
    LaterAction::OpenFile(File { name: name.to_owned(), reading: Reading::Whole(text.to_owned()), ends, is_further })
}

#[test]
fn a_file_is_looked_at_and_nothing_is_kept_before_that_is_chosen() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    tab.judge(0, Judgement::NotMet);
    tab.settle(&mut store);
    let before = store.rows.clone();
    tab.later(file("answers.json", &row(UID, &answered(2)).text, false));
    assert!(tab.done.iter().any(|effect| matches!(effect, Effect::Go(to) if to == "#/keep")));
    assert!(matches!(tab.done.last(), Some(Effect::Focus(id)) if id == "brought"));
    tab.act(Action::Go(Route::Keep));
    tab.settle(&mut store);
    assert_eq!((tab.model.offer.as_deref(), store.rows == before), (Some("answers.json"), true));
    let changes = tab.model.addition().unwrap().changes;
    assert_eq!((changes.count_new(), changes.count_replaced()), (1, 1));
    tab.later(LaterAction::Decline);
    tab.settle(&mut store);
    assert_eq!(store.rows, before);
    tab.later(file("answers.json", &row(UID, &answered(2)).text, false));
    tab.later(LaterAction::Accept { add: true });
    tab.settle(&mut store);
    assert_eq!((store.record(UID).record.answered(), store.ids().len()), (2, 1));
    assert_eq!(tab.model.storage.state, SaveState::Saved);
}

#[test]
fn of_several_files_each_is_told_and_the_first_answers_are_looked_at() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    tab.later(file("a.pdf", "%PDF-1.7", false));
    tab.later(file("b.json", &row(UID, &answered(1)).text, true));
    tab.later(file("d.json", &row(UID, &answered(2)).text, true));
    assert_eq!(tab.model.offer.as_deref(), Some("b.json"));
    assert!(tab.model.message.contains("a.pdf is a PDF"), "{}", tab.model.message);
    assert!(tab.model.message.contains("d.json was not opened"), "{}", tab.model.message);
}

#[test]
fn files_that_hold_no_answers_change_nothing() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    tab.judge(0, Judgement::Met);
    tab.settle(&mut store);
    for text in ["", "{ this is not a record", "{}", &"[".repeat(100_000), "{\"format\":\"learner-record/99\"}"] {
        tab.later(file("letter.json", text, false));
        tab.settle(&mut store);
        assert!(tab.model.message.starts_with("letter.json") || tab.model.message.starts_with("Nothing was changed"));
        assert_eq!((tab.judgement(0), tab.model.offer.is_none()), (Some(Judgement::Met), true));
    }
}

#[test]
fn what_was_rescued_from_a_page_that_stopped_is_added_beside_the_rest() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    let Row { id, revision, text } = row(UID, &answered(3));
    let earlier =
        r#""record/ST0525_1.0":"{\"format\":\"learner-record/1\",\"standard\":\"ST0525_1.0\",\"pathway\":null}""#;
    let now = serde_json::json!({ "id": id, "revision": revision, "text": text });
    let rescued = format!("{{\"format\":\"kept-texts/1\",\"texts\":{{\"{UID}\":{now},{earlier}}}}}");
    tab.later(file("my-answers-rescued.json", &rescued, false));
    tab.settle(&mut store);
    assert!(
        tab.model.message.starts_with("1 record") || tab.model.message.starts_with("2 records"),
        "{}",
        tab.model.message
    );
    assert_eq!(store.record(&format!("{UID}~2")).record.answered(), 3);
}

#[test]
fn a_link_is_read_once_and_leaves_the_address() {
    let mut store = Store::new();
    let packed = link::write(&answered(4).record, &packs().open(UID).unwrap()).text;
    let mut tab = Tab::opened(Route::Link { uid: UID.to_owned(), option: OPTION.to_owned(), packed: packed.clone() });
    tab.settle(&mut store);
    assert_eq!(tab.model.offer.as_deref(), Some("a link"));
    assert!(matches!(&tab.model.route, Route::At { screen: Screen::Result, .. }));
    assert_eq!(tab.model.open.as_ref().unwrap().record().answered(), 4);
    let replaced = tab.done.iter().filter(|effect| matches!(effect, Effect::ReplaceAddress(_))).count();
    assert_eq!((replaced, store.ids().len()), (1, 0));
    tab.later(LaterAction::Accept { add: false });
    tab.settle(&mut store);
    assert_eq!(store.record(UID).record.answered(), 4);
    // Cut off on its way.
    tab.act(Action::Go(Route::Link {
        uid: UID.to_owned(),
        option: OPTION.to_owned(),
        packed: packed[..packed.len() - 1].to_owned(),
    }));
    assert!(tab.model.message.starts_with("This link is damaged"), "{}", tab.model.message);
    assert_eq!(tab.model.route, Route::Keep);
}

#[test]
fn title_place_and_target_follow_the_address() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    let last = |tab: &Tab| {
        let arrive = tab.done.iter().rev().find_map(|effect| match effect {
            Effect::Arrive { title, place } => Some((title.clone(), place.clone())),
            _ => None,
        });
        arrive.expect("it arrived")
    };
    let (title, place) = last(&tab);
    assert!(title.starts_with("Questions – Junior production coordinator"), "{title}");
    assert_eq!(place.as_deref(), Some("ST0792_1.2/production-coordinator"));
    tab.act(Action::Go(Route::parse(&format!("#/{UID}/{OPTION}/ready/ksbs/K1")).unwrap()));
    assert!(tab.done.iter().any(|effect| matches!(effect, Effect::Jump(id) if id == "tile-K1")));
    tab.act(Action::Go(Route::parse(&format!("#/{UID}/nobody")).unwrap()));
    assert!(last(&tab).0.starts_with("Page not found"));
}

#[test]
fn a_rehearsal_counts_by_the_clock_and_is_kept() {
    let mut store = Store::new();
    let mut tab = Tab::at_prompts(&mut store);
    tab.act(Action::Go(Route::parse(&format!("#/{UID}/{OPTION}/ready/rehearse")).unwrap()));
    tab.later(LaterAction::Screen(ScreenAction::TurnClock));
    assert!(matches!(tab.done.last(), Some(Effect::Tick(true))));
    tab.later_seconds(90);
    tab.later(LaterAction::Tick);
    tab.later(LaterAction::Screen(ScreenAction::CountQuestion { more: true }));
    tab.later(LaterAction::FinishRehearsal(crate::domain::date::Date::new(2026, 5, 20).unwrap()));
    assert!(tab.done.iter().any(|effect| matches!(effect, Effect::Tick(false))));
    tab.settle(&mut store);
    let kept = &store.record(UID).readiness.rehearsals;
    assert_eq!((kept.len(), kept[0].minutes, kept[0].questions), (1, 2, 1));
    tab.later(LaterAction::Prepare(Prepare::DropRehearsal));
    tab.settle(&mut store);
    assert!(store.record(UID).readiness.rehearsals.is_empty());
}
