//! Where the calculator stands: it is the page itself, or an element on somebody else's page.
//!
//! On a page of its own it owns the address bar, the title and the focus. An element owns none of them: its address
//! lives in memory, its name is that of a region, and it moves the focus only after the person acted inside.

use super::route::Route;
use super::state::{Desk, Dispatch};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlElement};

/// What the calculator is put into.
#[derive(Clone)]
pub struct Frame(Rc<Inner>);

struct Inner {
    root: Element,
    host: Option<Host>,
}

/// Somebody else's page.
pub struct Host {
    /// Where the person is, as the address bar would have it.
    address: RefCell<String>,
    /// The person did something inside.
    acted: Cell<bool>,
    /// Under what name the answers are kept on the device; none if the host keeps them.
    pub key: Option<String>,
    /// Is told of every change.
    tell: js_sys::Function,
    /// What is on the screen, and how to change it.
    pub at_hand: RefCell<Option<(Dispatch, Option<Desk>)>>,
}

impl PartialEq for Frame {
    fn eq(&self, other: &Frame) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Frame {
    /// The page is the calculator.
    pub fn page(root: Element) -> Frame {
        Frame(Rc::new(Inner { root, host: None }))
    }

    /// The calculator is an element on somebody else's page.
    pub fn element(root: Element, address: String, key: Option<String>, tell: js_sys::Function) -> Frame {
        let (address, at_hand) = (RefCell::new(address), RefCell::new(None));
        let host = Host { address, acted: Cell::new(false), key, tell, at_hand };
        Frame(Rc::new(Inner { root, host: Some(host) }))
    }

    /// What everything stands in.
    pub fn root(&self) -> &Element {
        &self.0.root
    }

    /// Whose page it is; none if it is ours.
    pub fn host(&self) -> Option<&Host> {
        self.0.host.as_ref()
    }

    /// The address from `#` on.
    pub fn address(&self) -> String {
        match self.host() {
            Some(host) => host.address.borrow().clone(),
            None => gloo::utils::window().location().hash().unwrap_or_default(),
        }
    }

    /// Where the address points; nothing if that is no address of ours.
    pub fn route(&self) -> Option<Route> {
        Route::parse(&self.address())
    }

    /// Whether the focus may be moved.
    pub fn may_focus(&self) -> bool {
        self.host().is_none_or(|host| host.acted.get())
    }

    /// What is inside under an id.
    pub fn find(&self, id: &str) -> Option<HtmlElement> {
        self.first(&["[id=\"", id, "\"]"].concat())
    }

    /// The first element inside that a selector matches.
    pub fn first(&self, selector: &str) -> Option<HtmlElement> {
        self.0.root.query_selector(selector).ok().flatten()?.dyn_into().ok()
    }

    /// Shows the top, or how far down one was.
    pub fn scroll_to(&self, down: f64) {
        match self.host() {
            None => gloo::utils::window().scroll_to_with_x_and_y(0.0, down),
            Some(host) if host.acted.get() => self.0.root.scroll_into_view(),
            Some(_) => {}
        }
    }

    /// Says where one is: the window's title, or the name of the region.
    pub fn name(&self, title: &str) {
        match self.host() {
            None => gloo::utils::document().set_title(title),
            Some(_) => drop(self.0.root.set_attribute("aria-label", title)),
        }
    }
}

impl Host {
    /// Goes to an address, asked by the person or by the host.
    pub fn go(&self, address: &str, by_person: bool) {
        self.acted.set(by_person);
        address.clone_into(&mut self.address.borrow_mut());
    }

    /// Tells the host that something happened, with two texts.
    pub fn tell(&self, what: &str, one: &str, other: &str) {
        let _ = self.tell.call3(&JsValue::NULL, &what.into(), &one.into(), &other.into());
    }
}
