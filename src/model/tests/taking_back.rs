//! On the way through the questions everything can be taken back: an answer, a step, what was skipped, all of it.

use super::*;
use crate::domain::question::Question;
use crate::domain::walk::WalkOrder;
use crate::model::walking::{Said, WalkAction};

fn walk(tab: &mut Tab, action: WalkAction) {
    tab.act(Action::Walk(action));
}

/// Answers the question on the screen, as one of its buttons does.
fn answer(tab: &mut Tab, judgement: Judgement) {
    let Some(Question::Subject(subject)) = tab.model.question() else {
        panic!("no question with three answers is shown")
    };
    walk(tab, WalkAction::Answer(Said::Judged(subject, Some(judgement))));
}

/// The place of the shown question in the document, from 0.
fn place(tab: &Tab) -> Option<usize> {
    let Question::Subject(subject) = tab.model.question()? else { panic!("this plan has criteria alone") };
    subjects().iter().position(|known| *known == subject)
}

fn begun() -> (Store, Tab) {
    let mut store = Store::new();
    let tab = Tab::at_prompts(&mut store);
    (store, tab)
}

fn in_document_order() -> (Store, Tab) {
    let (store, mut tab) = begun();
    walk(&mut tab, WalkAction::Order(WalkOrder::Document));
    (store, tab)
}

fn record(tab: &Tab) -> crate::domain::record::LearnerRecord {
    tab.model.open.as_ref().expect("a record is open").record().clone()
}

/// Goes to an address, as a link does.
fn go(tab: &mut Tab, below: &str) {
    tab.act(Action::Go(Route::parse(&format!("#/{UID}/{OPTION}{below}")).expect("an address")));
}

#[test]
fn what_is_skipped_comes_again_at_the_end_and_then_when_it_is_asked_for() {
    let (_, mut tab) = in_document_order();
    walk(&mut tab, WalkAction::GoOn);
    walk(&mut tab, WalkAction::GoOn);
    for _ in 2..subjects().len() {
        answer(&mut tab, Judgement::Met);
    }
    assert_eq!(place(&tab), Some(0), "once more");
    walk(&mut tab, WalkAction::GoOn);
    assert_eq!(place(&tab), Some(1));
    walk(&mut tab, WalkAction::GoOn);
    assert_eq!(place(&tab), None);
    walk(&mut tab, WalkAction::AskSkipped);
    assert!(place(&tab).is_some());
    answer(&mut tab, Judgement::Met);
    answer(&mut tab, Judgement::Met);
    assert_eq!(place(&tab), None);
    assert_eq!(record(&tab).answered(), subjects().len());
}

#[test]
fn back_goes_through_what_was_shown_and_on_again_without_changing_an_answer() {
    let (_, mut tab) = in_document_order();
    answer(&mut tab, Judgement::Met);
    walk(&mut tab, WalkAction::GoOn);
    assert_eq!(place(&tab), Some(2));
    walk(&mut tab, WalkAction::Back);
    walk(&mut tab, WalkAction::Back);
    assert_eq!(place(&tab), Some(0));
    walk(&mut tab, WalkAction::Back);
    assert_eq!(place(&tab), Some(0), "it is the first");
    walk(&mut tab, WalkAction::GoOn);
    assert_eq!(place(&tab), Some(1));
    assert_eq!((tab.judgement(0), record(&tab).answered()), (Some(Judgement::Met), 1));
}

#[test]
fn undo_brings_back_the_question_and_what_was_said_before() {
    let (_, mut tab) = in_document_order();
    answer(&mut tab, Judgement::Met);
    walk(&mut tab, WalkAction::Undo);
    assert_eq!((place(&tab), tab.judgement(0)), (Some(0), None));
    answer(&mut tab, Judgement::Met);
    walk(&mut tab, WalkAction::Back);
    answer(&mut tab, Judgement::NotMet);
    walk(&mut tab, WalkAction::Undo);
    assert_eq!((place(&tab), tab.judgement(0)), (Some(0), Some(Judgement::Met)), "what it was before is an answer too");
    assert!(tab.model.screen.walking.undo.is_none(), "once");
    assert!(!tab.model.screen.walking.walk.can_go_back(), "it is the first one still");
    walk(&mut tab, WalkAction::GoOn);
    assert_eq!(place(&tab), Some(1));
}

#[test]
fn undo_leads_back_from_the_end_and_over_what_was_skipped_since() {
    let (_, mut tab) = in_document_order();
    answer(&mut tab, Judgement::Met);
    walk(&mut tab, WalkAction::GoOn);
    walk(&mut tab, WalkAction::Undo);
    assert_eq!((place(&tab), tab.judgement(0)), (Some(0), None));
    while tab.model.question().is_some() {
        answer(&mut tab, Judgement::Met);
    }
    walk(&mut tab, WalkAction::Undo);
    assert!(place(&tab).is_some());
    assert_eq!(record(&tab).answered(), subjects().len() - 1);
}

#[test]
fn a_press_for_a_question_that_is_not_shown_any_more_says_nothing() {
    let (_, mut tab) = begun();
    let first = Said::Judged(subjects()[0], Some(Judgement::Met));
    walk(&mut tab, WalkAction::Answer(first));
    let shown = place(&tab);
    walk(&mut tab, WalkAction::Answer(Said::Judged(subjects()[0], Some(Judgement::NotMet))));
    assert_eq!((place(&tab), tab.judgement(0)), (shown, Some(Judgement::Met)));
}

#[test]
fn after_starting_again_every_question_is_asked_again_and_undo_brings_all_answers_back() {
    let (_, mut tab) = in_document_order();
    while tab.model.question().is_some() {
        answer(&mut tab, Judgement::Met);
    }
    go(&mut tab, "/list");
    tab.act(Action::StartAgain);
    assert!(tab.model.screen.walking.undo.is_none(), "one answer of what is gone cannot be taken back");
    go(&mut tab, "");
    assert_eq!(place(&tab), Some(0));
    tab.act(Action::Undo);
    assert_eq!(record(&tab).answered(), subjects().len());
}

#[test]
fn single_keys_and_the_order_stay_as_they_were_chosen() {
    let (_, mut tab) = in_document_order();
    walk(&mut tab, WalkAction::UseKeys(false));
    answer(&mut tab, Judgement::Met);
    tab.act(Action::StartAgain);
    let walking = &tab.model.screen.walking;
    assert_eq!((walking.keys_off, walking.walk.order), (true, WalkOrder::Document));
}

/// A draft plan: outcomes are judged, categories are placed, and the way goes through both.
#[test]
fn outcomes_and_categories_are_asked_the_same_way() {
    let mut store = Store::new();
    let mut tab = Tab::opened(Route::parse("#/ST1483_2/screen-and-audio").expect("an address"));
    tab.settle(&mut store);
    let mut placed = 0;
    while let Some(question) = tab.model.question() {
        match question {
            Question::Subject(_) => answer(&mut tab, Judgement::Met),
            Question::Category(no) => {
                let placement = crate::domain::outcome::Placement::Neither;
                walk(&mut tab, WalkAction::Answer(Said::Placed(no, Some(placement))));
                placed += 1;
            }
            Question::Marks(_) | Question::Result(_) => panic!("it has neither"),
        }
    }
    assert_eq!(placed, 6);
    walk(&mut tab, WalkAction::Undo);
    assert!(matches!(tab.model.question(), Some(Question::Category(_))));
}
