//! Going through the questions one at a time, and the grade that is aimed for.

use super::{OPTION, Store, Tab, UID, address, packs, subjects};
use crate::domain::question::Question;
use crate::domain::record::{Judgement, Subject};
use crate::domain::walk::WalkOrder;
use crate::model::action::LaterAction;
use crate::model::screen_state::ScreenAction;
use crate::model::walking::{Said, WalkAction, id_of};
use crate::model::{Action, Effect};
use crate::router::{Route, Screen};
use proptest::prelude::*;

fn tab() -> (Tab, Store) {
    let mut store = Store::default();
    let tab = Tab::at_prompts(&mut store);
    (tab, store)
}

fn walk(tab: &mut Tab, action: WalkAction) {
    tab.act(Action::Walk(action));
}

fn shown(tab: &Tab) -> Subject {
    match tab.model.question() {
        Some(Question::Subject(subject)) => subject,
        other => panic!("{other:?} is on the screen"),
    }
}

fn answer(tab: &mut Tab, judgement: Judgement) {
    let subject = shown(tab);
    walk(tab, WalkAction::Answer(Said::Judged(subject, Some(judgement))));
}

fn said(tab: &Tab, subject: Subject) -> Option<Judgement> {
    tab.model.open.as_ref().expect("a record is open").record().judgement(subject)
}

fn named(tab: &Tab) -> Option<&str> {
    match &tab.model.route {
        Route::At { screen: Screen::Answer { criterion }, .. } => criterion.as_deref(),
        other => panic!("{other} is no question"),
    }
}

#[test]
fn an_answer_goes_on_and_the_address_follows_without_a_step_in_the_history() {
    let (mut tab, _) = tab();
    let first = shown(&tab);
    tab.done.clear();
    answer(&mut tab, Judgement::Met);
    assert_ne!(shown(&tab), first);
    assert_eq!(said(&tab, first), Some(Judgement::Met));
    let standard = packs().open(UID).expect("shipped");
    assert_eq!(named(&tab), Some(id_of(&standard, Question::Subject(shown(&tab)))));
    let moved = |effect: &Effect| matches!(effect, Effect::ReplaceAddress(_));
    assert_eq!(tab.done.iter().filter(|effect| moved(effect)).count(), 1);
    assert!(!tab.done.iter().any(|effect| matches!(effect, Effect::Go(_))));
}

#[test]
fn every_question_is_asked_whatever_the_grade_does_and_then_it_ends() {
    for judgement in [Judgement::Met, Judgement::Partly, Judgement::NotMet] {
        let (mut tab, _) = tab();
        let mut asked = 0;
        while tab.model.question().is_some() {
            answer(&mut tab, judgement);
            asked += 1;
            assert!(asked <= subjects().len(), "it never ends");
        }
        assert_eq!(asked, subjects().len());
        assert_eq!(named(&tab), None);
        walk(&mut tab, WalkAction::Back);
        assert!(tab.model.question().is_some(), "there is a way back from the end");
    }
}

#[test]
fn undo_brings_back_what_was_said_before_and_its_question() {
    let (mut tab, _) = tab();
    let first = shown(&tab);
    answer(&mut tab, Judgement::Partly);
    walk(&mut tab, WalkAction::Back);
    assert_eq!(shown(&tab), first);
    answer(&mut tab, Judgement::Met);
    assert_eq!(said(&tab, first), Some(Judgement::Met));
    walk(&mut tab, WalkAction::Undo);
    assert_eq!((shown(&tab), said(&tab, first)), (first, Some(Judgement::Partly)));
    walk(&mut tab, WalkAction::Undo);
    assert_eq!(said(&tab, first), Some(Judgement::Partly), "it is taken back once");
}

#[test]
fn an_answer_that_can_no_longer_be_taken_back_stays() {
    let (mut tab, _) = tab();
    let first = shown(&tab);
    answer(&mut tab, Judgement::Met);
    walk(&mut tab, WalkAction::UndoIsOver);
    walk(&mut tab, WalkAction::Undo);
    assert_eq!(said(&tab, first), Some(Judgement::Met));
}

#[test]
fn a_link_to_a_question_leads_there_and_a_link_to_the_questions_goes_on_from_it() {
    let (mut tab, _) = tab();
    let to = |id: Option<&str>| {
        let screen = Screen::Answer { criterion: id.map(str::to_owned) };
        Action::Go(Route::At { uid: UID.to_owned(), option: OPTION.to_owned(), screen })
    };
    let standard = packs().open(UID).expect("shipped");
    tab.act(to(Some("AM2-cpd-d1")));
    assert_eq!(standard.id_of(shown(&tab)), "AM2-cpd-d1");
    tab.act(Action::Go(Route::Keep));
    tab.act(to(None));
    assert_eq!(standard.id_of(shown(&tab)), "AM2-cpd-d1", "it has no answer yet");
    answer(&mut tab, Judgement::Met);
    assert_ne!(standard.id_of(shown(&tab)), "AM2-cpd-d1");
    tab.act(to(Some("nothing-of-that-name")));
    assert!(tab.model.question().is_some());
}

#[test]
fn in_the_order_of_the_document_if_somebody_wants_that() {
    let (mut tab, _) = tab();
    walk(&mut tab, WalkAction::Order(WalkOrder::Document));
    for subject in subjects() {
        assert_eq!(shown(&tab), subject);
        answer(&mut tab, Judgement::NotMet);
    }
}

#[test]
fn who_reads_along_goes_through_the_questions_and_answers_none() {
    let (mut tab, mut store) = tab();
    answer(&mut tab, Judgement::Met);
    tab.settle(&mut store);
    tab.act(Action::Claimed(false));
    let here = shown(&tab);
    answer(&mut tab, Judgement::NotMet);
    assert_eq!((shown(&tab), said(&tab, here)), (here, None));
    walk(&mut tab, WalkAction::GoOn);
    assert_ne!(shown(&tab), here);
    walk(&mut tab, WalkAction::Back);
    assert_eq!(shown(&tab), here);
}

#[test]
fn what_is_answered_on_the_list_is_not_asked_again() {
    let (mut tab, _) = tab();
    let first = shown(&tab);
    tab.act(Action::Judge(first, Some(Judgement::Met)));
    walk(&mut tab, WalkAction::GoOn);
    let mut seen = Vec::new();
    while tab.model.question().is_some() {
        seen.push(shown(&tab));
        answer(&mut tab, Judgement::Met);
    }
    assert!(!seen.contains(&first));
    assert_eq!(seen.len(), subjects().len() - 1);
}

#[test]
fn the_grade_that_is_aimed_for_is_held_for_the_record_at_hand() {
    let (mut tab, _) = tab();
    let standard = packs().open(UID).expect("shipped");
    let merit = standard.grades.find("merit").expect("on the scale");
    tab.later(LaterAction::Screen(ScreenAction::Aim(merit)));
    assert_eq!(tab.model.screen.aim, Some(merit));
    tab.act(Action::Go(address()));
    assert_eq!(tab.model.screen.aim, Some(merit), "another screen of the same record");
    tab.act(Action::Go(Route::parse("#/ST0525_1.0/live-performance").expect("an address")));
    assert_eq!(tab.model.screen.aim, None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is pressed in whatever order: what is on the screen is a question or the end, the address names it, and the
    /// record holds what was said last.
    #[test]
    fn the_screen_the_address_and_the_record_agree(presses in proptest::collection::vec(0_u8..8, 0..80)) {
        let (mut tab, _) = tab();
        let standard = packs().open(UID).expect("shipped");
        for press in presses {
            let question = tab.model.question();
            let judgement = [Judgement::Met, Judgement::Partly, Judgement::NotMet];
            match press {
                0..=2 => if let Some(Question::Subject(subject)) = question {
                    let judgement = judgement[usize::from(press)];
                    walk(&mut tab, WalkAction::Answer(Said::Judged(subject, Some(judgement))));
                    prop_assert_eq!(said(&tab, subject), Some(judgement));
                },
                3 => walk(&mut tab, WalkAction::GoOn),
                4 => walk(&mut tab, WalkAction::Back),
                5 => walk(&mut tab, WalkAction::Undo),
                6 => walk(&mut tab, WalkAction::Order(WalkOrder::Document)),
                _ => tab.act(Action::Go(address())),
            }
            if let Some(question) = tab.model.question() {
                let id = id_of(&standard, question);
                prop_assert!(named(&tab).is_none_or(|named| named == id), "{:?} {}", named(&tab), id);
            }
        }
    }
}
