//! Choosing a version and an option of one standard, by the start date if it helps.

use super::choose::entry;
use crate::app::components::markup::{
    Part, h1, holding, item, link, link_button, list, on_input, p, parts, say, section, soft, strong, text,
};
use crate::app::components::notes::notes;
use crate::domain::date::{Date, NotADate};
use crate::domain::standard::PathwayNo;
use crate::domain::version::{Candidate, Suggestion, suggest};
use crate::el;
use crate::model::{Action, OpenStandard};
use crate::router::{NO_OPTION, Route, Screen};
use crate::runtime::Page;
use crate::wording::{counted, facts, grades, versions as words};
use standards::Version;
use yew::prelude::*;

/// The screen.
pub fn version(book: &OpenStandard, state: &Page) -> Part {
    let versions = standards::versions(&book.reference);
    let facts = [
        &*book.reference,
        " version ",
        &book.version,
        " · level ",
        &book.level.to_string(),
        " · ",
        grades::status(book.status),
        " · ",
        &facts::window(book.starts),
    ];
    let heading = if book.pathways.is_empty() { "Begin" } else { "Which option are you on?" };
    parts(&[
        h1(&book.title),
        say(&facts.concat()),
        start(book, &versions, state),
        section(heading, &options(book)),
        section("Versions of this standard", &[others(book, &versions), notes(book, |about| about == "standard")]),
        p(&[link("#/", "Choose another standard")]),
    ])
}

/// The options of the version.
fn options(book: &OpenStandard) -> Vec<Part> {
    let to = |option: &str| {
        let screen = Screen::Answer { criterion: None };
        Route::At { uid: book.uid.clone(), option: option.to_owned(), screen }.to_string()
    };
    let asked = |pathway: Option<PathwayNo>| {
        let outcomes = book.outcomes_for(pathway).count();
        if outcomes > 0 {
            return counted(outcomes, "outcome", "outcomes");
        }
        counted(book.criteria_for(pathway).count(), "question", "questions")
    };
    if book.pathways.is_empty() {
        let begin = vec![entry(&to(NO_OPTION), "Answer the questions", &asked(None), Vec::new())];
        return vec![el!("ul", "class" = "gc-standards"; begin)];
    }
    let options = (0..u8::MAX).map(PathwayNo).zip(&book.pathways);
    let under = |no, indicative: &Option<String>| match indicative {
        Some(why) => [&asked(Some(no)), " · indicative: ", why].concat(),
        None => asked(Some(no)),
    };
    let entries =
        options.map(|(no, option)| entry(&to(&option.id), &option.title, &under(no, &option.indicative), Vec::new()));
    vec![
        say("Everybody takes the core and one option. Your employer or training provider can tell you yours."),
        el!("ul", "class" = "gc-standards"; entries.collect::<Vec<_>>()),
    ]
}

/// The day somebody started, and the version that follows from it.
fn start(book: &OpenStandard, versions: &[Version], state: &Page) -> Part {
    let [day, month, year] = &state.start;
    let read = Date::typed(day, month, year);
    let wrong = read.err();
    let (class, said) = match wrong {
        Some(problem) => ("gc-number__wrong", words::not_a_date(problem)),
        None => ("gc-number__bounds", words::START_HINT.to_owned()),
    };
    let fields = [("Day", day), ("Month", month), ("Year", year)].into_iter().enumerate();
    let field = |(place, (label, holds)): (usize, (&str, &String))| {
        let dispatch = state.dispatcher();
        let typed = Callback::from(move |text| dispatch.dispatch(Action::TypeStart(place, text)));
        let id = ["start-", label].concat();
        let input = el!(
            "input",
            "id" = &id,
            "type" = "text",
            "inputmode" = "numeric",
            "autocomplete" = "off",
            "maxlength" = "10",
            "aria-describedby" = "start-said",
            "aria-invalid" = is_wrong(place, wrong).then_some("true")
        );
        el!("div", "class" = "gc-date__part"; [
            el!("label", "for" = &id; [text(label)]),
            on_input(holding(input, holds), typed),
        ])
    };
    let mut shown = vec![
        el!("legend"; [text("When did you start? (optional)")]),
        el!("div", "class" = "gc-date"; fields.map(field).collect::<Vec<_>>()),
        el!("p", "id" = "start-said", "class" = class; [text(said)]),
    ];
    let suggested = match read {
        Ok(Some(day)) => suggested(book, day, versions),
        Ok(None) | Err(_) => Vec::new(),
    };
    shown.push(el!("div", "role" = "status", "class" = "gc-suggested"; suggested));
    el!("fieldset", "class" = "gc-start-date"; shown)
}

/// Whether it is this part of the date that has to be mended.
fn is_wrong(place: usize, wrong: Option<NotADate>) -> bool {
    match wrong {
        None => false,
        Some(NotADate::NotNumbers) => true,
        Some(NotADate::NoSuchDay { .. }) => place == 0,
        Some(NotADate::NoSuchMonth) => place == 1,
        Some(NotADate::ShortYear | NotADate::OutOfRange) => place == 2,
    }
}

/// What follows from the date, and the ways there.
fn suggested(book: &OpenStandard, day: Date, versions: &[Version]) -> Vec<Part> {
    let candidates: Vec<Candidate> = versions.iter().map(|version| version.candidate).collect();
    let found = suggest(day, &candidates);
    let mut shown = vec![say(&words::suggestion(day, &candidates, &found))];
    let places: Vec<usize> = match &found {
        Suggestion::Only { version } => vec![*version],
        Suggestion::Highest { version, others } => std::iter::once(version).chain(others).copied().collect(),
        Suggestion::BeforeTheFirst { .. } | Suggestion::InNoWindow | Suggestion::NotStated | Suggestion::OnlyDrafts => {
            Vec::new()
        }
    };
    for (rank, version) in places.into_iter().filter_map(|place| versions.get(place)).enumerate() {
        let name = version.candidate.version;
        shown.push(match version.shipped {
            None => say(&words::no_criteria(name)),
            Some(shipped) if shipped.uid == book.uid => {
                p(&[strong(&["This is version ", name, ": choose your option below."].concat())])
            }
            Some(shipped) => {
                // The first is the one that is suggested.
                let shown = if rank == 0 { link_button } else { link };
                p(&[shown(&["#/", shipped.uid].concat(), &["Use version ", name].concat())])
            }
        });
    }
    shown
}

/// Every version that is known; each can be used whatever the date says.
fn others(book: &OpenStandard, versions: &[Version]) -> Part {
    let one = |version: &Version| {
        let said = words::version(&version.candidate);
        let status = soft(&["· ", words::status_word(version.candidate.status)].concat());
        match version.shipped {
            None => item(&[text(said), soft("· known, but we hold no criteria")]),
            Some(shipped) if shipped.uid == book.uid => item(&[text(said), status, soft("· this one")]),
            Some(shipped) => {
                let (mut one, mut other) = (shipped.uid, &*book.uid);
                // From the older to the newer, whichever is open.
                if crate::domain::version::is_higher(shipped.version, &book.version) {
                    (one, other) = (other, one);
                }
                let to = Route::Compare { one: one.to_owned(), other: other.to_owned() };
                item(&[
                    link(&["#/", shipped.uid].concat(), &said),
                    status,
                    text(" · "),
                    link(&to.to_string(), "what changed"),
                ])
            }
        }
    };
    list(&versions.iter().map(one).collect::<Vec<_>>())
}
