//! The calculator as an element: what `static/embed/grade-calculator.js` calls.

use super::components::shell::{Props, Shell};
use super::frame::Frame;
use super::route::{NO_OPTION, Route, Screen};
use super::state::{Action, Book};
use crate::formats::{records, tree};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::AppHandle;

/// A calculator that stands on somebody else's page.
#[wasm_bindgen]
pub struct Embedded {
    frame: Frame,
    app: AppHandle<Shell>,
}

#[wasm_bindgen]
impl Embedded {
    /// Puts a calculator into an element, at an address such as `#/ST0792_1.2/all`. With a key, answers are kept on the
    /// device under that name. `tell` is called with what happened (`change`, `kept`, `lost`), record and decision.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element, address: String, key: Option<String>, tell: js_sys::Function) -> Embedded {
        let frame = Frame::element(root.clone(), straight(&address), key, tell);
        let app = yew::Renderer::<Shell>::with_root_and_props(root, Props { frame: frame.clone() }).render();
        Embedded { frame, app }
    }

    /// Goes to an address.
    pub fn go(&self, address: &str) {
        let Some(host) = self.frame.host() else { return };
        host.go(&straight(address), false);
        let dispatch = host.at_hand.borrow().as_ref().map(|(dispatch, _)| dispatch.clone());
        if let (Some(dispatch), Some(route)) = (dispatch, self.frame.route()) {
            dispatch.dispatch(Action::Go(route, None));
        }
    }

    /// The record as JSON; empty before there is one.
    pub fn record(&self) -> String {
        let at_hand = self.frame.host().map(|host| host.at_hand.borrow());
        let desk = at_hand.as_ref().and_then(|at_hand| at_hand.as_ref()?.1.as_ref());
        desk.map(|desk| records::write(&desk.saved, &desk.book)).unwrap_or_default()
    }

    /// Takes a record, as JSON, in place of the one at hand. Empty if that went well; otherwise code, place, what is
    /// wrong and the remedy of each problem, four lines each, and nothing was changed.
    pub fn take(&self, record: &str) -> String {
        let at_hand = self.frame.host().map(|host| host.at_hand.borrow().clone());
        let Some((dispatch, _)) = at_hand.flatten() else { return String::new() };
        let read = tree::parse(record, records::MOST_BYTES).map_err(|problem| vec![problem]);
        let book = read.as_ref().ok().and_then(|node| Book::open(node.get("standard")?.as_text()?));
        let known = |uid: &str| book.as_deref().filter(|standard| standard.uid == uid);
        match read.and_then(|node| records::read_node(&node, known)) {
            Ok(saved) => {
                let Some(book) = book.clone() else { return String::new() };
                let option = saved.record.pathway.and_then(|no| book.pathway(no)).map(|option| option.id.clone());
                let option = option.unwrap_or_else(|| NO_OPTION.to_owned());
                let route = Route::At { uid: book.uid.clone(), option, screen: Screen::Answer { criterion: None } };
                if let Some(host) = self.frame.host() {
                    host.go(&route.to_string(), false);
                }
                dispatch.dispatch(Action::Take(book, Box::new(saved), route));
                String::new()
            }
            Err(problems) => {
                let lines: Vec<[&str; 4]> =
                    problems.iter().map(|one| [one.code, &one.at, &one.says, &one.remedy]).collect();
                lines.concat().join("\n")
            }
        }
    }

    /// Takes the calculator out again.
    pub fn end(self) {
        self.app.destroy();
    }
}

/// A standard without options has nothing to choose: its address leads to the prompts.
fn straight(address: &str) -> String {
    match Route::parse(address) {
        Some(Route::Standard { uid }) if Book::open(&uid).is_some_and(|book| book.pathways.is_empty()) => {
            [address, "/", NO_OPTION].concat()
        }
        _ => address.to_owned(),
    }
}
