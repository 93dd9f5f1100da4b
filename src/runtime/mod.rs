//! Performs the effects of the model, and hands it what the browser answers. Nothing else asks the browser for storage,
//! files, timers, addresses, the focus.
//!
//! | file | holds |
//! |---|---|
//! | [`device`] | what is asked of the browser, in `device.js`, `place.js` and `host.js` |
//! | [`packs`] | fetching the shipped packs |
//! | [`files`] | files that are chosen in a field, as bytes |

pub mod device;
pub mod files;
pub mod packs;

use crate::app::{later, settings};
use crate::model::action::FileSaved;
use crate::model::files::{File, Reading};
use crate::model::storage::Write;
use crate::model::update::update;
use crate::model::{Action, Arrival, Effect, LaterAction, Model};
use crate::router::Route;
use device::Device;
use gloo::timers::callback::{Interval, Timeout};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::ops::Deref;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How long the store may take before it is said that it has not answered.
const STORE_PATIENCE_MS: u32 = 900;
/// How long a write may take before that is said.
const WRITE_PATIENCE_MS: u32 = 5_000;
/// After the last change, before it is read aloud what became of the grade.
const PAUSE_MS: u32 = 700;
const SECOND_MS: u32 = 1_000;

/// One running calculator.
struct Runtime {
    device: Device,
    model: RefCell<Rc<Model>>,
    actions: RefCell<VecDeque<Action>>,
    is_busy: Cell<bool>,
    redraw: UseForceUpdateHandle,
    /// What is performed once the page is drawn anew.
    after_drawing: RefCell<Vec<Effect>>,
    pause: RefCell<Option<Timeout>>,
    ticking: RefCell<Option<Interval>>,
}

/// How components say what the person did.
#[derive(Clone)]
pub struct Dispatch(Rc<Runtime>);

impl PartialEq for Dispatch {
    fn eq(&self, other: &Dispatch) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The model as it is drawn, and the way to change it.
#[derive(Clone)]
pub struct Page {
    model: Rc<Model>,
    dispatch: Dispatch,
}

impl Deref for Page {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl Page {
    /// How components say what the person did.
    pub fn dispatcher(&self) -> Dispatch {
        self.dispatch.clone()
    }

    /// What the calculator may ask of the browser.
    pub fn device(&self) -> &Device {
        &self.dispatch.0.device
    }
}

/// Runs a calculator.
#[hook]
pub fn use_page(device: &Device) -> Page {
    let redraw = use_force_update();
    let dispatch = use_memo((), |()| {
        Dispatch(Rc::new(Runtime {
            device: device.clone(),
            model: RefCell::new(Rc::new(Model::new(settings::name()))),
            actions: RefCell::default(),
            is_busy: Cell::new(false),
            redraw,
            after_drawing: RefCell::default(),
            pause: RefCell::default(),
            ticking: RefCell::default(),
        }))
    });
    let dispatch = (*dispatch).clone();
    use_memo((), |()| dispatch.start());
    let listening = dispatch.clone();
    use_effect_with((), move |()| {
        let hearing = listening.clone();
        let heard = Closure::<dyn Fn(String, String, String, String)>::new(
            move |what: String, name: String, text: String, ends: String| hearing.hear(&what, name, text, ends),
        );
        listening.0.device.listen(&heard);
        // An element that goes tells its device to be silent first.
        move || {
            drop(heard);
            listening.write_now();
            drop((listening.0.pause.take(), listening.0.ticking.take()));
        }
    });
    let drawn = dispatch.clone();
    use_effect(move || {
        let device = &drawn.0.device;
        for effect in drawn.0.after_drawing.take() {
            match effect {
                Effect::Arrive { title, place } => device.arrive(&title, place),
                Effect::Jump(id) => device.jump(&id),
                Effect::Focus(id) => device.focus_on(&id),
                Effect::Turn(id) => device.turn(&id),
                Effect::Write(write) => drawn.write(write),
                // Nothing else waits for the drawing.
                _ => {}
            }
        }
    });
    let model = dispatch.0.model.borrow().clone();
    Page { model, dispatch }
}

impl Dispatch {
    /// Starts with what is there already: an element may find it.
    fn start(&self) {
        if let Some(packs) = packs::get() {
            self.take(Action::PacksArrived(Some(packs)));
        }
        if later::get().is_some() {
            self.take(Action::LaterArrived(Arrival::Here));
        }
        self.take(Action::Start(Route::parse(&self.0.device.address()).unwrap_or_default()));
    }

    /// Changes the model, performs what follows, and draws the page anew.
    pub fn dispatch(&self, action: Action) {
        self.take(action);
        self.0.redraw.force_update();
    }

    /// The same for a screen of the last wasm.
    pub fn later(&self, action: LaterAction) {
        self.dispatch(Action::Later(action));
    }

    fn take(&self, action: Action) {
        self.0.actions.borrow_mut().push_back(action);
        if self.0.is_busy.replace(true) {
            return;
        }
        loop {
            let Some(action) = self.0.actions.borrow_mut().pop_front() else { break };
            let effects = self.change(|model| update(model, action));
            self.perform_all(effects);
        }
        self.0.is_busy.set(false);
    }

    fn change(&self, change: impl FnOnce(&mut Model) -> Vec<Effect>) -> Vec<Effect> {
        let mut model = self.0.model.borrow_mut();
        let model = Rc::make_mut(&mut model);
        model.clock = now();
        change(model)
    }

    fn perform_all(&self, effects: Vec<Effect>) {
        let mut effects = VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Later(LaterAction::OpenFile(file)) if later::get().is_none() || !self.has_packs() => {
                    self.fetch_and_open(file);
                }
                Effect::Later(action) => {
                    if let Some(later) = later::get() {
                        effects.extend(self.change(|model| (later.update)(model, action)));
                    }
                }
                effect => self.perform(effect),
            }
        }
    }

    fn perform(&self, effect: Effect) {
        let device = &self.0.device;
        match effect {
            Effect::Look => self.look(),
            Effect::Confirm(revision) => self.ask(async move |device| Action::Confirmed(revision, device.sure().await)),
            Effect::Claim { id, steal } => device.hold(&id, steal),
            Effect::Clear => self
                .ask(async |device| Action::Cleared(Some(device.wipe().await.as_string().as_deref() == Some("kept")))),
            Effect::FetchPacks { at_once } => self.ask(async move |_| {
                if !at_once {
                    device::painted().await;
                }
                Action::PacksArrived(packs::fetch().await)
            }),
            Effect::FetchLater => self.ask(async |_| {
                device::painted().await;
                Action::LaterArrived(later::fetch().await)
            }),
            // Performed by `perform_all`.
            Effect::Later(_) => {}
            Effect::AwaitPause => {
                let dispatch = self.clone();
                let pause = Timeout::new(PAUSE_MS, move || dispatch.dispatch(Action::Pause));
                drop(self.0.pause.replace(Some(pause)));
            }
            Effect::Tick(ticks) => {
                let dispatch = self.clone();
                let tick = move || dispatch.later(LaterAction::Tick);
                drop(self.0.ticking.replace(ticks.then(|| Interval::new(SECOND_MS, tick))));
            }
            Effect::Go(address) => device.go(&address),
            Effect::ReplaceAddress(address) => device.quietly(&address),
            // What cannot be drawn is not written: before it stops, a page still has what was there.
            Effect::Write(_) | Effect::Arrive { .. } | Effect::Jump(_) | Effect::Focus(_) | Effect::Turn(_) => {
                self.0.after_drawing.borrow_mut().push(effect);
            }
            Effect::ShowTop => device.top(),
            Effect::SaveFile { name, text } => self.ask(async move |device| {
                let saved = match device.give(name.clone(), text).await.as_string().as_deref() {
                    Some("saved") => FileSaved::Saved,
                    Some("downloaded") => FileSaved::Downloaded,
                    Some("cancelled") => FileSaved::Cancelled,
                    _ => FileSaved::Refused,
                };
                Action::FileSaved(name, saved)
            }),
            Effect::Copy(text) => self.ask(async move |device| {
                Action::Copied(device.copy(text).await.as_string().as_deref() == Some("copied"))
            }),
        }
    }

    /// Asks the browser for something; its answer is an action.
    fn ask(&self, asked: impl AsyncFnOnce(Device) -> Action + 'static) {
        let device = self.0.device.clone();
        self.dispatch_later(Box::pin(async move { asked(device).await }));
    }

    fn dispatch_later(&self, answer: Pin<Box<dyn Future<Output = Action>>>) {
        let dispatch = self.clone();
        spawn_local(async move { dispatch.dispatch(answer.await) });
    }

    fn look(&self) {
        let late = self.after(STORE_PATIENCE_MS, Action::StoreIsLate);
        self.ask(async move |device| {
            let found = device.look().await;
            drop(late);
            Action::Found(found)
        });
    }

    /// Writes what waits for the drawing. Yew draws, and may let the browser go on before it tells that it has drawn: a page
    /// that is left then, or an element that is taken out, would lose what was said last.
    fn write_now(&self) {
        for effect in self.0.after_drawing.take() {
            match effect {
                Effect::Write(write) => self.write(write),
                other => self.0.after_drawing.borrow_mut().push(other),
            }
        }
    }

    fn write(&self, write: Write) {
        let slow = self.after(WRITE_PATIENCE_MS, Action::WriteIsSlow(write.number));
        let decision = self.decision_for_element(&write);
        self.ask(async move |device| {
            let answer = device.write(&write, &decision).await;
            drop(slow);
            Action::Written(write.number, answer)
        });
    }

    /// An element tells its page what follows from each change; it is decided already.
    fn decision_for_element(&self, write: &Write) -> String {
        let model = self.0.model.borrow();
        let first = write.rows.first().map(|change| &change.id);
        let open = model.open.as_ref().filter(|open| Some(&open.id) == first && !self.0.device.alone());
        let later = later::get();
        open.zip(later).map(|(open, later)| (later.decision)(open)).unwrap_or_default()
    }

    /// Dispatches an action after a while, unless what is given back is dropped before.
    fn after(&self, milliseconds: u32, action: Action) -> Timeout {
        let dispatch = self.clone();
        Timeout::new(milliseconds, move || dispatch.dispatch(action))
    }

    /// Something happened outside the page: see `listen` in `device.js`.
    fn hear(&self, what: &str, name: String, text: String, ends: String) {
        // Of several files that are dropped at once, each is told.
        let (what, is_further) = what.strip_prefix("also ").map_or((what, false), |what| (what, true));
        let reading = match what {
            "go" => {
                // A jump within the page is not a change of place.
                if let Some(route) = Route::parse(&name) {
                    self.dispatch(Action::Go(route));
                }
                return;
            }
            "mine" => return self.dispatch(Action::Claimed(true)),
            "elsewhere" => return self.dispatch(Action::Claimed(false)),
            "changed" => return self.dispatch(Action::StoreChanged),
            "wiped" => return self.dispatch(Action::Cleared(None)),
            "left" => return self.write_now(),
            "file" => Reading::Whole(text),
            "large" => Reading::TooLarge,
            "folder" => Reading::Folder,
            _ => Reading::Lost,
        };
        self.later(LaterAction::OpenFile(File { name, reading, ends, is_further }));
    }

    fn has_packs(&self) -> bool {
        self.0.model.borrow().packs.are_here()
    }

    /// What reads files comes with the last wasm, and takes the packs.
    fn fetch_and_open(&self, file: File) {
        let dispatch = self.clone();
        spawn_local(async move {
            let packs = packs::fetch().await;
            let arrival = later::fetch().await;
            if packs.is_some() && arrival == Arrival::Here {
                dispatch.dispatch(Action::PacksArrived(packs));
                dispatch.later(LaterAction::OpenFile(file));
            } else {
                let name = file.name;
                dispatch.dispatch(Action::Tell(format!(
                    "{name} was not opened: a part of the calculator did not arrive. Check your connection and open it again."
                )));
            }
        });
    }
}

/// Milliseconds since 1970 on the clock of this device.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}
