//! What an action changes, and which effects follow.

use super::open_record::OpenRecord;
use super::storage::Home;
use super::{Action, Arrival, Claim, Effect, Model, OpenStandard};
use crate::domain::merge::Changes;
use crate::domain::readiness::Readiness;
use crate::domain::record::LearnerRecord;
use crate::domain::standard::PathwayNo;
use crate::domain::standing::Standing;
use crate::domain::typed::{self, Field};
use crate::formats::records::{Saved, clean_note};
use crate::router::Route;
use std::rc::Rc;

/// Changes the model, and tells what is asked of the browser.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    let mut effects = Vec::new();
    act(model, action, &mut effects);
    follow_up(model, &mut effects);
    effects
}

fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::Start(route) => {
            model.route = route;
            model.storage.look_again();
        }
        Action::Go(route) => model.go(route),
        Action::Search(query) => model.query = query,
        Action::OpenStandard(uid) => effects.push(Effect::Go(Route::Standard { uid: uid.to_owned() }.to_string())),
        Action::TypeStart(part, text) => {
            if let Some(place) = model.start.get_mut(part) {
                *place = text;
            }
        }
        Action::Type(field, text) => model.type_number(field, text),
        Action::Fold => model.unfolded = !model.unfolded,
        Action::Walk(action) => {
            if let Some(answering) = model.packs.answering() {
                (answering.walk)(model, action, effects);
            }
        }
        Action::Pause => model.announce(),
        Action::Judge(no, judgement) => model.change_record(|record| record.judge(no, judgement)),
        Action::Note(no, text) => model.change_record(|record| record.annotate(no, clean_note(&text))),
        Action::Place(no, placement) => model.change_record(|record| record.place(no, placement)),
        Action::Sit(no, sitting) => model.change_record(|record| record.sit(no, sitting)),
        Action::Waive(waived) => model.change_record(|record| record.waived = waived),
        Action::Assume(cap) => model.change_record(|record| record.assumed_cap = cap),
        Action::GiveResult(no, result) => model.change_record(|record| record.give_result(no, result)),
        Action::AddPiece(piece) => model.change_readiness(|readiness| readiness.evidence.push(piece)),
        Action::LinkPiece { piece, to, is_ksb, is_linked } => model.change_readiness(|readiness| {
            if let Some(piece) = readiness.piece_mut(&piece) {
                if is_ksb { piece.link_ksb(&to, is_linked) } else { piece.link_criterion(&to, is_linked) }
            }
        }),
        Action::LinkHere { piece, subject, is_linked } => {
            let name = model.open.as_ref().map(|open| open.standard.id_of(subject).to_owned()).unwrap_or_default();
            model.change_readiness(|readiness| {
                if let Some(piece) = readiness.piece_mut(&piece) {
                    piece.link_criterion(&name, is_linked);
                }
            });
        }
        Action::ShowEvidence(prompt) => {
            let evidence = &mut model.screen_mut().evidence;
            evidence.prompt = prompt;
            evidence.news.clear();
        }
        Action::TellOfEvidence(news) => model.screen_mut().evidence.news = news,
        Action::StartAgain => {
            model.start_again();
            effects.push(Effect::ShowTop);
        }
        Action::Undo => {
            model.undo();
            effects.push(Effect::Focus("main".to_owned()));
        }
        Action::Settle => {
            model.undo = None;
            effects.push(Effect::Focus("main".to_owned()));
        }
        Action::TakeOver => {
            if let Some(open) = &model.open {
                effects.push(Effect::Claim { id: open.id.clone(), steal: true });
            }
        }
        Action::Tell(message) => model.message = message,
        Action::Focus(id) => effects.push(Effect::Focus(id.to_owned())),
        Action::Found(found) => model.found(found),
        Action::StoreIsLate => model.storage.is_late = !model.storage.is_loaded && model.storage.found.is_none(),
        Action::Written(number, answer) => model.written(number, answer),
        Action::WriteIsSlow(number) => model.write_is_slow(number),
        Action::Confirmed(revision, is_kept) => model.confirmed(revision, is_kept),
        Action::StoreChanged => model.storage.look_again(),
        Action::Claimed(is_mine) => model.claimed(is_mine),
        Action::Cleared(is_all_gone) => model.cleared(is_all_gone, effects),
        Action::PacksArrived(packs) => {
            model.packs_arrival = if packs.is_some() { Arrival::Here } else { Arrival::Failed };
            if let Some(packs) = packs {
                model.packs = packs;
                if let Some(found) = model.storage.found.take() {
                    model.found(found);
                }
            }
        }
        Action::LaterArrived(arrival) => (model.later, model.asked.later) = (arrival, false),
        Action::AskAgain => {
            for arrival in [&mut model.packs_arrival, &mut model.later] {
                if *arrival == Arrival::Failed {
                    *arrival = Arrival::Underway;
                }
            }
            model.asked.packs = None;
        }
        Action::FileSaved(..) | Action::Copied(_) => model.message = super::records::told_of(&action),
        Action::Later(action) => effects.push(Effect::Later(action)),
    }
}

/// What follows from the model as it is now, whatever changed it.
pub(super) fn follow_up(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.storage.is_ready()
        && let Some((standard, pathway)) = model.to_open()
    {
        model.open(standard, pathway);
    }
    if model.is_to_follow()
        && let Some(answering) = model.packs.answering()
    {
        (answering.follow)(model);
    }
    model.claim_record(effects);
    model.fetch(effects);
    model.follow_place(effects);
    if model.asked.pause != model.revision {
        model.asked.pause = model.revision;
        effects.push(Effect::AwaitPause);
    }
    let ticks = model.ticks();
    if model.asked.ticks != ticks {
        model.asked.ticks = ticks;
        effects.push(Effect::Tick(ticks));
    }
    model.save_next(effects);
}

impl Model {
    fn go(&mut self, route: Route) {
        // What came of something done there is no news elsewhere.
        if matches!(self.route, Route::Keep) {
            self.message.clear();
        }
        self.route = route;
        self.arrivals = self.arrivals.wrapping_add(1);
        let route = self.route.clone();
        self.screen_mut().aim(&route);
    }

    /// Opens a standard and option: the record that was worked on last, or a new one.
    fn open(&mut self, standard: OpenStandard, pathway: Option<PathwayNo>) {
        let at_hand = self.open.take().filter(|open| open.standard.uid == standard.uid);
        let same = at_hand.is_some();
        let (id, saved) = match (at_hand, self.storage.latest_of(&standard.uid)) {
            (Some(open), _) => (open.id, open.saved),
            (None, Some(record)) => (record.id.clone(), record.saved.clone()),
            (None, None) => (self.storage.new_id(&standard.uid), Rc::new(Saved::new(&standard.uid))),
        };
        let mut saved = (*saved).clone();
        // Answers to the other options stay in the record: changing back finds them again.
        saved.record.pathway = pathway;
        if !same {
            self.undo = None;
            self.ask_claim();
            self.typed.clear();
        }
        if !id.is_empty() {
            self.offer = None;
        }
        self.storage.touch(&id);
        let is_begun = self.storage.record(&id).is_some();
        self.open = Some(OpenRecord::new(id, standard, saved));
        self.screen = Rc::default();
        let route = self.route.clone();
        self.screen_mut().aim(&route);
        self.heard = self.to_be_heard();
        // Whether another tab writes this record is known only once it has been asked for.
        if self.claim == Claim::Mine || !is_begun {
            self.keep_open_record();
        } else {
            self.changed();
        }
    }

    /// Keeps what was typed, and records what is right of it.
    pub(super) fn type_number(&mut self, field: Field, text: String) {
        let Some(open) = self.open.clone() else { return };
        let shown = |typed: &[(Field, String)], field| typed::shown(typed, open.record(), field);
        // What is shown beside it stays shown, whatever becomes of the record.
        let fields = typed::fields_of(&open.standard, field);
        let mut kept: Vec<(Field, String)> =
            fields.iter().map(|of| (*of, if *of == field { text.clone() } else { shown(&self.typed, *of) })).collect();
        self.typed.retain(|(of, _)| !fields.contains(of));
        self.typed.append(&mut kept);
        let typed = self.typed.clone();
        self.change_record(|record| typed::record(&open.standard, &typed, field, record));
    }

    /// Changes what the grade follows from.
    pub(super) fn change_record(&mut self, change: impl FnOnce(&mut LearnerRecord)) {
        if self.reads_only() {
            return;
        }
        let Some(open) = self.open.take() else { return };
        let mut saved = Rc::unwrap_or_clone(open.saved);
        change(&mut saved.record);
        self.open = Some(OpenRecord::new(open.id, open.standard, saved));
        self.keep_open_record();
    }

    /// Changes what is kept beside the answers: the decision stays as it is.
    pub(super) fn change_readiness(&mut self, change: impl FnOnce(&mut Readiness)) {
        if self.reads_only() {
            return;
        }
        let Some(open) = &mut self.open else { return };
        change(&mut Rc::make_mut(&mut open.saved).readiness);
        self.keep_open_record();
    }

    fn start_again(&mut self) {
        if self.reads_only() {
            return;
        }
        self.undo = self.open.as_ref().map(|open| open.saved.clone());
        self.typed.clear();
        self.screen_mut().walking.begin_anew();
        self.change_record(|record| {
            let pathway = record.pathway;
            *record = LearnerRecord::default();
            record.pathway = pathway;
        });
    }

    /// Brings back what "Start again" took away. What was said since then stays, and so does the option.
    fn undo(&mut self) {
        if self.reads_only() {
            return;
        }
        self.typed.clear();
        if let Some(before) = self.undo.take() {
            self.change_record(|record| {
                let since = std::mem::replace(record, before.record.clone());
                record.merge(&since, &mut Changes::default());
                record.pathway = since.pathway;
            });
        }
    }

    /// Says what became of the overall grade since it was last said; a change of standard or option is no news.
    fn announce(&mut self) {
        let now = self.to_be_heard();
        if let (Some((old, was)), Some((new, is)), Some(open)) = (&self.heard, &now, &self.open)
            && old == new
            && let Some(news) = (open.standard.answering().news)(&open.standard.grades, *was, *is)
        {
            self.announcement = news;
        }
        self.heard = now;
    }

    fn to_be_heard(&self) -> Option<(String, Standing)> {
        let open = self.open.as_ref()?;
        let stands = (open.standard.answering().standing)(open);
        Some((format!("{}/{}", open.standard.uid, open.option_id()), stands))
    }

    /// It is not known who may write the record at hand.
    pub(super) fn ask_claim(&mut self) {
        self.claim = Claim::Asked;
        self.asked.claim.clear();
    }

    /// Asks to be the tab that writes the record at hand, once for each time that this is not known.
    fn claim_record(&mut self, effects: &mut Vec<Effect>) {
        let id = self.open.as_ref().map_or("", |open| open.id.as_str());
        if self.asked.claim == id {
            return;
        }
        id.clone_into(&mut self.asked.claim);
        if !id.is_empty() {
            effects.push(Effect::Claim { id: id.to_owned(), steal: false });
        }
    }

    fn claimed(&mut self, is_mine: bool) {
        self.claim = if is_mine { Claim::Mine } else { Claim::Elsewhere };
        if !is_mine {
            return;
        }
        // The address may have chosen another option than was kept.
        let shown = self.open.as_ref().map(|open| &open.saved);
        let kept = self.open.as_ref().and_then(|open| self.storage.record(&open.id)).map(|record| &record.saved);
        if kept.is_some() && kept != shown {
            self.keep_open_record();
        }
        // Another tab may have written until just now.
        self.storage.look_again();
    }

    fn cleared(&mut self, is_all_gone: Option<bool>, effects: &mut Vec<Effect>) {
        let home = self.storage.home;
        self.storage.clear();
        self.message = match (is_all_gone, home) {
            (Some(false), _) => {
                "This browser did not let the page clear everything. Clear this site's data in its settings."
            }
            (_, Home::Host) => {
                "The site around this page was told to forget your answers. It may keep what it noted before."
            }
            (_, Home::Safe | Home::Weak | Home::Nowhere) => "Everything that was kept on this device is gone.",
        }
        .to_owned();
        self.ask_claim();
        (self.open, self.undo, self.offer, self.deleted) = (None, None, None, None);
        self.asks_to_clear = false;
        if is_all_gone.is_none() {
            // Another tab did it. Opened anew, the record would be written again.
            self.go(Route::Choose);
            effects.push(Effect::Go(Route::Choose.to_string()));
        }
    }

    /// Fetches what the screen needs, and then what the others need.
    fn fetch(&mut self, effects: &mut Vec<Effect>) {
        let at_once = !matches!(self.route, Route::Choose | Route::About | Route::Keep | Route::Unknown { .. });
        if self.packs_arrival == Arrival::Underway && self.asked.packs.is_none_or(|asked| at_once && !asked) {
            self.asked.packs = Some(at_once);
            effects.push(Effect::FetchPacks { at_once });
        }
        if self.later == Arrival::Underway && !self.asked.later && self.stands() {
            self.asked.later = true;
            effects.push(Effect::FetchLater);
        }
        if let (Route::Link { uid, option, packed }, Arrival::Here) = (&self.route, self.later)
            && self.storage.is_ready()
            && self.packs.are_here()
        {
            let (uid, option, packed) = (uid.clone(), option.clone(), packed.clone());
            effects.push(Effect::Later(super::LaterAction::ReadLink { uid, option, packed }));
        }
    }

    /// Title, place and what comes into view, each time they change.
    fn follow_place(&mut self, effects: &mut Vec<Effect>) {
        let place = (self.title(), self.place());
        if self.asked.place != place {
            let (title, place) = place.clone();
            effects.push(Effect::Arrive { title, place });
        }
        self.asked.place = place;
        let jump = (self.target(), self.arrivals);
        if let Some(id) = jump.0.clone().filter(|_| self.asked.jump != jump) {
            effects.push(Effect::Jump(id));
        }
        self.asked.jump = jump;
    }
}
