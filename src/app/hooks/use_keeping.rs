//! Saving: brings the device into line with the shelf, one record at a time; while one is being written, only the latest
//! of those that follow waits. Listens to other tabs, and to files that are opened.

use crate::app::keeping::{Act, Offer};
use crate::app::packs;
use crate::app::route::Route;
use crate::app::state::{Action, Book, Dispatch, State};
use crate::app::store::{Answer, Device, Move, focus};
use crate::formats::kinds;
use crate::formats::problem::Problem;
use crate::formats::records;
use crate::formats::shelf::{self, Kept};
use crate::formats::tree::{self, Node};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The most bytes of a file of rescued texts.
const MOST_RESCUED: usize = 4_000_000;

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

/// A file, as far as it is told; of a place, its address as the name.
struct File {
    name: String,
    text: String,
    /// How it begins and ends, a letter for each byte.
    ends: String,
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
        "file" => another_kind(&file).map_or_else(|| opened(name, &file.text), Err).unwrap_or_else(Act::Say),
        "large" => Act::Say(another_kind(&file).unwrap_or_else(|| format!("{name} is too large to be a record."))),
        "folder" => Act::Say(format!("{name} is a folder. Open it, and choose the file that you mean.")),
        _ => Act::Say(format!("{name} cannot be read.")),
    };
    if !matches!(what, "mine" | "elsewhere") && !also {
        let device = keeper.borrow().device.clone();
        device.go(if what == "wiped" { "#/" } else { "#/keep" });
    }
    dispatch.dispatch(Action::Keep(if also { Act::Also(Box::new(act)) } else { act }));
    if what == "file" {
        // It is chosen far below the place where what it brings is shown.
        focus("brought");
    }
    if what == "mine" {
        // Another tab may have written until just now.
        look_again(keeper, dispatch);
    }
}

/// What a file is that holds no answers, and where it belongs.
fn another_kind(file: &File) -> Option<String> {
    let ends: Vec<u8> = file.ends.chars().filter_map(|letter| u8::try_from(letter).ok()).collect();
    let (what, remedy) = kinds::belongs(kinds::kind(&file.name, &ends)?);
    Some(format!("{} is {what}. {remedy}", file.name))
}

fn look_again(keeper: &Shared, dispatch: &Dispatch) {
    keeper.borrow_mut().stale = true;
    go_on(keeper, dispatch);
}

/// What a file brings: a record, or those that were rescued from a page that had stopped; or why there is none.
fn opened(name: &str, text: &str) -> Result<Act, String> {
    let ending = name.rsplit('.').next().unwrap_or_default();
    if ["csv", "tsv"].iter().any(|table| ending.eq_ignore_ascii_case(table)) {
        return Err([name, " is a table. To read it back, open it on the page Mapping grid, under Readiness."].concat());
    }
    if let Some(texts) = rescued(text) {
        return Ok(Act::Rescued(name.to_owned(), shelf::read(&texts, packs::find)));
    }
    let read = || -> Result<_, Vec<Problem>> {
        let node = tree::parse(text, records::MOST_BYTES).map_err(|problem| vec![problem])?;
        let book = node.get("standard").and_then(|uid| uid.as_text()).and_then(Book::open);
        let saved = records::read_node(&node, |uid| book.as_deref().filter(|standard| standard.uid == uid))?;
        Ok((book, saved))
    };
    match read() {
        Ok((Some(book), saved)) => Ok(Act::Offered(Box::new(Offer { from: name.to_owned(), book, saved }))),
        Ok((None, _)) => Err([name, " names no standard."].concat()),
        Err(problems) => {
            let first = problems.first();
            let why = first.map(|problem| [&*problem.says, " ", &problem.remedy].concat());
            Err([
                "Nothing was changed: ",
                name,
                " cannot be opened. Choose a file that was saved here. ",
                &why.unwrap_or_default(),
            ]
            .concat())
        }
    }
}

/// The texts in a file that `trouble.js` saved, by key.
fn rescued(text: &str) -> Option<Vec<(String, String)>> {
    let node = tree::parse(text, MOST_RESCUED).ok()?;
    let texts = node.get("texts").filter(|_| node.get("format").and_then(Node::as_text) == Some("kept-texts/1"))?;
    let Node::Object(fields) = texts else { return None };
    Some(fields.iter().filter_map(|(key, text)| Some((key.to_string(), text.as_text()?.to_owned()))).collect())
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
