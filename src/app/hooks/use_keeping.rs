//! Saving: brings the device into line with the shelf, one record at a time; while one is being written, only the latest
//! of those that follow waits. Listens to other tabs, and to files that are opened.

use crate::app::keeping::Act;
use crate::app::opened::File;
use crate::app::route::Route;
use crate::app::state::{Action, Book, Dispatch, State};
use crate::app::store::{Answer, Device, Move, focus};
use crate::app::{later, packs};
use crate::formats::shelf::{self, Kept};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What saving needs to know between two drawings of the page.
#[derive(Default)]
struct Keeper {
    device: Device,
    /// What this tab last read or wrote on the device; none until it has looked.
    written: Option<Vec<Kept>>,
    /// The ids worked on last, as the device has them.
    remembered: Vec<String>,
    /// What should be there, and its revision.
    wanted: Vec<Kept>,
    recent: Vec<String>,
    revision: u32,
    /// The standard at hand, which need not be read again.
    book: Option<Book>,
    /// The last revision of which the page was told.
    told: Option<u32>,
    /// Something is being read or written.
    busy: bool,
    /// Another tab wrote something.
    stale: bool,
    /// How often this tab has looked, and of how many of these what is wanted knows. Before it does, nothing is
    /// written: it would be written over what was found.
    looks: u32,
    known: u32,
    /// Everything was cleared so often.
    wiped: u32,
}

type Shared = Rc<RefCell<Keeper>>;

/// Opens the store, and keeps every change in it.
#[hook]
pub fn use_keeping(state: &UseReducerHandle<State>) {
    let keeper = use_mut_ref(|| Keeper { stale: true, device: state.device.clone(), ..Keeper::default() });
    {
        let (keeper, dispatch) = (keeper.clone(), state.dispatcher());
        use_effect_with((), move |()| {
            let (hearing, heard_by) = (keeper.clone(), dispatch.clone());
            let told = Closure::<dyn Fn(String, String, String, String)>::new(
                move |what: String, name: String, text: String, ends: String| {
                    hear(&what, File { name, text, ends }, &hearing, &heard_by);
                },
            );
            keeper.borrow().device.listen(&told);
            go_on(&keeper, &dispatch);
            // An element that goes tells its device to be silent first.
            move || drop(told)
        });
    }
    let id = state.desk.as_ref().map(|desk| desk.id.clone()).filter(|id| !id.is_empty());
    let device = state.device.clone();
    use_effect_with(id, move |id| {
        if let Some(id) = id {
            device.hold(id, false);
        }
    });
    let (state, dispatch) = (state.clone(), state.dispatcher());
    use_effect_with((state.revision, state.keep.wiped, state.packs), move |(revision, wiped, _)| {
        {
            let keeper = &mut *keeper.borrow_mut();
            keeper.wanted = state.shelf.clone().unwrap_or_default();
            keeper.recent.clone_from(&state.keep.recent);
            keeper.revision = *revision;
            keeper.known = state.keep.looks;
            keeper.book = state.desk.as_ref().map(|desk| desk.book.clone());
            if keeper.wiped != *wiped {
                keeper.wiped = *wiped;
                keeper.written = Some(Vec::new());
                keeper.remembered = Vec::new();
            }
        }
        go_on(&keeper, &dispatch);
    });
}

/// Something happened outside the page.
fn hear(what: &str, file: File, keeper: &Shared, dispatch: &Dispatch) {
    let name = &file.name;
    // Of several files that are dropped at once, each is told.
    let (what, also) = what.strip_prefix("also ").map_or((what, false), |what| (what, true));
    let act = match what {
        "on" => return go_on(keeper, dispatch),
        "go" => {
            // A jump within the page is not a change of place.
            if let Some(route) = Route::parse(name) {
                dispatch.dispatch(Action::Go(route));
            }
            return;
        }
        "mine" => Act::Claimed(true),
        "elsewhere" => Act::Claimed(false),
        "changed" => return look_again(keeper, dispatch),
        "wiped" => Act::Wiped,
        _ => return bring(what.to_owned(), also, file, keeper, dispatch),
    };
    if what == "wiped" {
        let device = keeper.borrow().device.clone();
        device.go("#/");
    }
    dispatch.dispatch(Action::Keep(act));
    if what == "mine" {
        // Another tab may have written until just now.
        look_again(keeper, dispatch);
    }
}

/// A file was chosen or dropped. What reads it comes with the second wasm.
fn bring(what: String, also: bool, file: File, keeper: &Shared, dispatch: &Dispatch) {
    let (device, dispatch) = (keeper.borrow().device.clone(), dispatch.clone());
    spawn_local(async move {
        let all = packs::fetch().await && later::fetch().await;
        let act = match later::get().filter(|_| all) {
            Some(later) => (later.opened)(&what, &file),
            None => Act::Say(format!(
                "{} was not opened: a part of the calculator did not arrive. Check your connection and open it again.",
                file.name
            )),
        };
        if !also {
            device.go("#/keep");
        }
        dispatch.dispatch(Action::Keep(if also { Act::Also(Box::new(act)) } else { act }));
        if what == "file" {
            // It is chosen far below the place where what it brings is shown.
            focus("brought");
        }
    });
}

fn look_again(keeper: &Shared, dispatch: &Dispatch) {
    keeper.borrow_mut().stale = true;
    go_on(keeper, dispatch);
}

/// Does the next thing there is to do, if nothing is under way.
fn go_on(keeper: &Shared, dispatch: &Dispatch) {
    let mut now = keeper.borrow_mut();
    if now.busy {
        return;
    }
    let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
    if std::mem::take(&mut now.stale) {
        now.busy = true;
        spawn_local(async move {
            if look(&keeper, &dispatch).await {
                go_on(&keeper, &dispatch);
            }
        });
        return;
    }
    if now.written.is_none() || now.known != now.looks || now.told == Some(now.revision) {
        return;
    }
    let Some(next) = now.next() else {
        // What changes meanwhile is handed over at once, and has a revision of its own.
        let (revision, device) = (now.revision, now.device.clone());
        now.told = Some(revision);
        drop(now);
        spawn_local(async move {
            let done = device.sure().await;
            dispatch.dispatch(Action::Keep(Act::Written(revision, done)));
        });
        return;
    };
    now.busy = true;
    let (revision, device) = (now.revision, now.device.clone());
    spawn_local(async move {
        let answer = device.keep(&next.checks, &next.changes).await;
        {
            let mut now = keeper.borrow_mut();
            now.busy = false;
            match answer {
                Answer::Kept => now.has(next),
                Answer::Clash => now.stale = true,
                Answer::Refused => {
                    now.told = Some(revision);
                    dispatch.dispatch(Action::Keep(Act::Written(revision, false)));
                }
            }
        }
        go_on(&keeper, &dispatch);
    });
}

/// Whether it could be read. If not, it is looked at again when the packs come.
async fn look(keeper: &Shared, dispatch: &Dispatch) -> bool {
    let device = keeper.borrow().device.clone();
    let Some((home, mut shelf)) = device.look().await else {
        let mut now = keeper.borrow_mut();
        (now.busy, now.stale) = (false, true);
        return false;
    };
    let moves = std::mem::take(&mut shelf.moves);
    if !moves.is_empty() {
        // Refused, the old form stays, and is read again next time.
        device.keep(&[], &moves).await;
    }
    let mut now = keeper.borrow_mut();
    now.busy = false;
    let before = now.written.replace(shelf.records.clone());
    if before.is_none() {
        now.remembered.clone_from(&shelf.recent);
    }
    let before = before.unwrap_or_default();
    now.looks = now.looks.wrapping_add(1);
    let looks = now.looks;
    drop(now);
    dispatch.dispatch(Action::Keep(Act::Found(home, shelf, before, looks)));
    true
}

/// One thing to write.
struct Next {
    checks: Vec<Move>,
    changes: Vec<Move>,
    /// The record as the device has it afterwards; none if it is removed.
    kept: Option<Kept>,
    /// The id of the record, if it is about one.
    id: String,
    recent: Vec<String>,
}

impl Keeper {
    /// The next difference between the shelf and the device.
    fn next(&self) -> Option<Next> {
        let written = self.written.as_ref()?;
        let mut next = Next {
            checks: Vec::new(),
            changes: Vec::new(),
            kept: None,
            id: String::new(),
            recent: self.recent.clone(),
        };
        if self.recent != self.remembered {
            next.changes.push(shelf::remember(&self.recent));
        }
        for kept in &self.wanted {
            let there = written.iter().find(|there| there.id == kept.id);
            if there.is_some_and(|there| Rc::ptr_eq(&there.saved, &kept.saved)) {
                continue;
            }
            let at_hand = self.book.clone().filter(|book| book.uid == kept.saved.standard);
            let Some(book) = at_hand.or_else(|| Book::open(&kept.saved.standard)) else { continue };
            let (top, pointer) = there.map_or((0, None), |there| (there.top, there.pointer.clone()));
            let kept = Kept { top, pointer, recovered: false, ..kept.clone() };
            let (mut changes, pointer) = shelf::write(&kept, &book);
            next.checks.push((shelf::pointer_key(&kept.id), kept.pointer));
            next.changes.append(&mut changes);
            next.id.clone_from(&kept.id);
            next.kept = Some(Kept { top: top.saturating_add(1), pointer: Some(pointer), ..kept });
            return Some(next);
        }
        if let Some(gone) = written.iter().find(|there| !self.wanted.iter().any(|kept| kept.id == there.id)) {
            next.checks.push((shelf::pointer_key(&gone.id), gone.pointer.clone()));
            next.changes.append(&mut shelf::remove(gone));
            next.id.clone_from(&gone.id);
        }
        (!next.changes.is_empty()).then_some(next)
    }

    /// The device has it.
    fn has(&mut self, next: Next) {
        self.remembered = next.recent;
        if let Some(written) = &mut self.written {
            written.retain(|there| there.id != next.id);
            written.extend(next.kept);
        }
    }
}
