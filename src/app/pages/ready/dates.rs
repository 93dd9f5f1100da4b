//! Every date that the plan gives, from the days somebody knows: as a picture, as a list, as a calendar file.

use crate::app::components::day::day_field;
use crate::app::components::fields::prepare;
use crate::app::components::markup::{Part, button, item, link, list, p, parts, say, section, soft, strong, text};
use crate::app::components::panel::address;
use crate::app::components::source::source;
use crate::app::components::timeline::timeline_picture;
use crate::domain::calendar::holiday;
use crate::domain::clash::{Clash, clashes};
use crate::domain::date::Date;
use crate::domain::fact::{Event, FactKind};
use crate::domain::gateway::standing;
use crate::domain::timeline::{Entry, Says, events, key, known_days, timeline};
use crate::el;
use crate::formats::calendar::{MEDIA_TYPE, Stamp, write};
use crate::model::OpenRecord;
use crate::model::readiness::{KnownDay, Prepare};
use crate::router::{Ready, Screen};
use crate::runtime::device::download;
use crate::runtime::{Dispatch, now};
use crate::wording::{capital, timeline as words};
use yew::prelude::*;

/// From 1 January 1900 to 1 January 1970.
const DAYS_TO_1970: u32 = 25_567;

/// The screen.
pub fn dates(desk: &OpenRecord, dispatch: &Dispatch) -> Part {
    let readiness = desk.readiness();
    let known = known_days(&desk.standard, readiness);
    let entries = timeline(&desk.standard, desk.record().pathway, &known, &readiness.about);
    let mut shown = vec![say(
        "Give the days you know. The dates that the plan counts from them appear below; the others say which day they wait for.",
    )];
    shown.push(fields(desk, dispatch));
    shown.push(section("Your timeline", &timeline_of(desk, &entries)));
    parts(&shown)
}

fn fields(desk: &OpenRecord, dispatch: &Dispatch) -> Part {
    let readiness = desk.readiness();
    let field = |label: &str, day: Option<Date>, which: KnownDay| {
        let dispatch = dispatch.clone();
        day_field(label, day, Callback::from(move |day| prepare(&dispatch, Prepare::Day(which.clone(), day))))
    };
    let mut shown = Vec::new();
    if standing(&desk.standard, readiness).asks_start
        || desk.standard.facts.iter().any(|fact| fact.what == FactKind::OnProgramme)
    {
        shown.push(field("Start of your training", readiness.about.training_start, KnownDay::TrainingStart));
    }
    shown.push(field("Gateway", readiness.dates.gateway, KnownDay::Gateway));
    let start = "Start of your assessment period, if it is not gateway";
    shown.push(field(start, readiness.dates.period_start, KnownDay::PeriodStart));
    for (event, method) in events(&desk.standard) {
        let key = key(&desk.standard, event, method);
        let day = readiness.dates.fixed.get(&key).copied();
        shown.push(field(&words::event(&desk.standard, event, method), day, KnownDay::Event(key)));
    }
    el!("fieldset", "class" = "gc-attempts__method"; [el!("legend"; [text("Days you know")]), parts(&shown)])
}

fn timeline_of(desk: &OpenRecord, entries: &[Entry]) -> Vec<Part> {
    let (dated, waiting): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|entry| entry.when.day().is_some());
    let mut shown = vec![say(&words::summary(entries))];
    let clashes = clashes(entries);
    if !clashes.is_empty() {
        let one = |clash: &Clash| {
            let (says, cited) = words::clash(&desk.standard, clash);
            item(&[text(says), cited.map(|cited| source(&desk.standard, cited, None)).unwrap_or_default()])
        };
        let all = list(&clashes.iter().map(one).collect::<Vec<_>>());
        shown.push(el!("div", "class" = "gc-notice", "role" = "status"; [el!("h3"; [text("Check these days")]), all]));
    }
    if dated.is_empty() {
        shown.push(say("Give the day of gateway, and the dates of your assessment period appear here."));
    } else {
        shown.push(timeline_picture(entries));
        shown.push(el!("ol", "class" = "gc-facts"; dated.iter().map(|entry| line(desk, entry)).collect::<Vec<_>>()));
        shown.push(el!("p", "class" = "gc-actions"; [save(desk)]));
        shown.push(say("Import the file into your calendar. If a day changes, save and import it again: the dates keep their names, so that calendars can update them."));
    }
    if entries.iter().any(|entry| counts_working_days(entry)) {
        shown.push(say(&words::holidays_note()));
    }
    if !waiting.is_empty() {
        shown.push(el!("h3"; [text("Waiting for a day")]));
        shown.push(el!("ul", "class" = "gc-facts"; waiting.iter().map(|entry| line(desk, entry)).collect::<Vec<_>>()));
    }
    shown.push(p(&[
        text("What has to be in place first: "),
        link(&address(desk, Screen::Ready(Ready::Gateway)), "Gateway"),
        text("."),
    ]));
    shown
}

fn counts_working_days(entry: &Entry) -> bool {
    match entry.says {
        Says::Fact(fact) => fact.amount.is_some_and(|amount| amount.unit == crate::domain::fact::Unit::WorkingDays),
        Says::Event(_) | Says::Requirement { .. } => false,
    }
}

/// One date: what, when, whether it binds, the plan's words and where they stand.
fn line(desk: &OpenRecord, entry: &Entry) -> Part {
    let title = words::title(&desk.standard, entry);
    let mut shown = vec![strong(&title), text([": ", &words::when(&desk.standard, entry)].concat())];
    // That a day is at a weekend stands beside it anyway.
    let holiday = entry.when.day().filter(|day| holiday(*day).is_some());
    if let (Some(day), false) = (holiday, matches!(entry.says, Says::Event(Event::TrainingStart))) {
        shown.push(soft(&["(", words::not_a_working_day(day), ")"].concat()));
    }
    let binds = words::binds(entry);
    if !binds.is_empty() {
        shown.push(soft(&["· ", binds].concat()));
    }
    let sentence = words::sentence(entry);
    if !sentence.is_empty() {
        shown.push(el!("span", "class" = "gc-source"; [text(capital(&sentence))]));
    }
    shown.extend(words::source(entry).map(|cited| source(&desk.standard, cited, None)));
    item(&shown)
}

fn save(desk: &OpenRecord) -> Part {
    let desk = desk.clone();
    let save = Callback::from(move |_| {
        let readiness = desk.readiness();
        let known = known_days(&desk.standard, readiness);
        let entries = timeline(&desk.standard, desk.record().pathway, &known, &readiness.about);
        let milliseconds = now();
        let whole = |number: u64| u32::try_from(number).unwrap_or(0);
        // Days since 1900 of a clock that counts from 1970.
        let day = Date::from_number(whole(milliseconds / 86_400_000).saturating_add(DAYS_TO_1970));
        let stamp = Stamp { day, second: whole(milliseconds / 1_000 % 86_400) };
        // Minutes since 1970: they grow, and stay within what calendars count with.
        let sequence = whole(milliseconds / 60_000);
        let name = [&desk.standard.title, ": dates"].concat();
        // The first record of a standard goes by the standard's own name; one that is not kept yet has none.
        let record = if desk.id.is_empty() { &desk.standard.uid } else { &desk.id };
        let text = write(&words::appointments(&desk.standard, record, &entries), &name, stamp, sequence);
        download(&[&desk.standard.uid, "-dates.ics"].concat(), MEDIA_TYPE, &text);
    });
    button("gc-button", "Save as a calendar file (.ics)", save)
}
