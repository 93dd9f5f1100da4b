//! One criterion or outcome as a question to the person.

use super::evidence::{AtPrompt, evidence_of};
use super::fields::written;
use super::markup::{Part, block, link, on_click, on_tick, p, say, shown, span, text, ticked, unseen};
use super::number::number;
use super::source::source;
use super::written::Limit;
use crate::domain::citation::{Basis, Citation};
use crate::domain::plan::{Criterion, CriterionNo};
use crate::domain::record::{Judgement, Subject};
use crate::domain::standard::PathwayNo;
use crate::domain::typed::{self, Field};
use crate::el;
use crate::formats::records::{LONGEST_NOTE, split_note};
use crate::model::{Action, OpenStandard};
use crate::runtime::Dispatch;
use crate::wording::{capital, grades, marks, profile};
use yew::prelude::*;

/// What a prompt shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The standard.
    pub standard: OpenStandard,
    /// Which criterion or outcome.
    pub no: Subject,
    /// The answer so far.
    pub judgement: Option<Judgement>,
    /// What stands in the field of a criterion with points.
    pub points: AttrValue,
    /// The note so far.
    pub note: Option<AttrValue>,
    /// Its evidence.
    pub evidence: AtPrompt,
    /// Where to say what the person did.
    pub dispatch: Dispatch,
}

/// What a prompt asks, whatever it is about.
struct Asked<'p> {
    id: &'p str,
    /// Above the prompt: "Pass prompt".
    level: String,
    /// How full the mark of its grade is, for the line at its side.
    quarters: u8,
    prompt: &'p str,
    /// Under it.
    hint: Option<&'static str>,
    pathway: Option<PathwayNo>,
    ksbs: &'p [String],
    basis: Basis,
    source: &'p Citation,
    /// How many points it has, if it has points.
    points: Option<u32>,
}

/// The id of a prompt's element, for jumps and links.
pub fn element_id(id: &str) -> String {
    ["prompt-", id].concat()
}

/// One prompt: a fieldset with three radios, nothing preselected, and a note.
#[component]
pub fn Prompt(props: &Props) -> Html {
    let asked = match props.no {
        Subject::Criterion(no) => {
            props.standard.criterion(no).map(|criterion| of_criterion(&props.standard, criterion))
        }
        Subject::Outcome(no) => props.standard.outcome(no).map(|outcome| Asked {
            id: &outcome.id,
            level: [&*outcome.id, ": ", &outcome.title].concat(),
            quarters: 0,
            prompt: &outcome.prompt,
            hint: Some(profile::HINT),
            pathway: outcome.pathway,
            ksbs: &outcome.ksbs,
            basis: outcome.basis,
            source: &outcome.source,
            points: None,
        }),
    };
    asked.map(|asked| shown(drawn(props, &asked))).unwrap_or_default()
}

fn of_criterion<'p>(book: &'p OpenStandard, criterion: &'p Criterion) -> Asked<'p> {
    let scale = book.method(criterion.method).map_or(&book.grades, |method| &method.grades);
    let (level, quarters) = match criterion.points {
        Some(points) => (marks::points_of(points), 0),
        None => {
            let level = [&*capital(scale.name(criterion.grade)), " prompt"].concat();
            (level, super::grade_mark::quarters(scale, criterion.grade))
        }
    };
    Asked {
        id: &criterion.id,
        level,
        quarters,
        prompt: &criterion.prompt,
        hint: None,
        pathway: criterion.pathway,
        ksbs: &criterion.ksbs,
        basis: criterion.basis,
        source: &criterion.source,
        points: criterion.points.map(|points| points.most),
    }
}

fn drawn(props: &Props, asked: &Asked) -> Part {
    let id = element_id(asked.id);
    let said = props.judgement.map_or("none", |judgement| match judgement {
        Judgement::Met => "met",
        Judgement::Partly => "partly",
        Judgement::NotMet => "not-met",
    });
    let class = ["gc-prompt gc-prompt--level", &asked.quarters.to_string(), " gc-prompt--", said].concat();
    let mut shown = vec![el!("legend", "class" = "gc-prompt__text"; [
        span("gc-prompt__level", &asked.level),
        text(asked.prompt),
    ])];
    if let Some(hint) = asked.hint {
        shown.push(el!("p", "class" = "gc-prompt__hint"; [text(hint)]));
    }
    if asked.basis != Basis::Stated {
        let basis = [&*capital(grades::basis(asked.basis)), "."].concat();
        shown.push(el!("p", "class" = "gc-prompt__basis"; [text(basis)]));
    }
    shown.push(match (asked.points, props.no) {
        (Some(most), Subject::Criterion(no)) => points(props, &id, most, no),
        _ => answers(props, &id, asked.prompt),
    });
    shown.push(codes(&props.standard, &props.evidence.map, asked));
    shown.push(note(props, asked));
    shown.push(evidence_of(asked.id, asked.prompt, &props.evidence, &props.dispatch));
    el!("fieldset", "id" = &id, "tabindex" = "-1", "class" = &class; shown)
}

/// Yes, partly, not yet, and the way back to no answer.
fn answers(props: &Props, id: &str, prompt: &str) -> Part {
    let (dispatch, no) = (&props.dispatch, props.no);
    let judge = |judgement: Option<Judgement>| {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.dispatch(Action::Judge(no, judgement)))
    };
    let radio = |judgement: Judgement| {
        let judge = judge(Some(judgement));
        let field = ticked(el!("input", "type" = "radio", "name" = id), props.judgement == Some(judgement));
        let field = on_tick(field, Callback::from(move |_| judge.emit(())));
        el!("label", "class" = "gc-choice"; [field, el!("span"; [text(grades::judgement(judgement))])])
    };
    let judge_none = judge(None);
    let clear = clear(props.judgement.is_none(), prompt, Callback::from(move |_| judge_none.emit(())));
    block("gc-prompt__answers", &[radio(Judgement::Met), radio(Judgement::Partly), radio(Judgement::NotMet), clear])
}

/// The button that takes an answer back; out of sight while there is none.
pub fn clear(nothing: bool, of: &str, does: Callback<MouseEvent>) -> Part {
    let disabled = nothing.then_some("true");
    let button = el!("button", "type" = "button", "class" = "gc-link", "aria-disabled" = disabled; [
        text("Clear"),
        unseen(&[" the answer to: ", of].concat()),
    ]);
    on_click(button, does)
}

/// The field for the points of a criterion.
fn points(props: &Props, id: &str, most: u32, no: CriterionNo) -> Part {
    let wrong = typed::number(&props.points, most).err();
    number(&[id, "-points"].concat(), "Points", most, &props.points, wrong, Field::Points(no), &props.dispatch)
}

/// What the codes mean, what the documents leave open about them, and where the official wording stands.
fn codes(book: &OpenStandard, map: &str, asked: &Asked) -> Part {
    let code = |code: &String| {
        let label = book.ksb(code, asked.pathway).and_then(|ksb| ksb.label.as_deref());
        let mut said = [" ", label.unwrap_or("The document prints no statement.")].concat();
        for note in book.notes.iter().filter(|note| note.about == *code) {
            said.push(' ');
            said.push_str(&note.text);
        }
        el!("li"; [link(&[map, "/", code].concat(), code), text(said)])
    };
    let notes: Vec<Part> =
        book.notes.iter().filter(|note| note.about == asked.id).map(|note| say(&note.text)).collect();
    // Folded, so that a prompt is seen whole on a phone; but the fold says that it holds a doubt.
    let unclear = if notes.is_empty() { "" } else { ", and what is unclear" };
    let summary = if asked.ksbs.is_empty() {
        ["Source", unclear].concat()
    } else {
        [&asked.ksbs.join(" "), ": what they mean, and source", unclear].concat()
    };
    let mut shown = vec![
        el!("summary"; [text(summary)]),
        el!("ul", "class" = "gc-prompt__ksbs"; asked.ksbs.iter().map(code).collect::<Vec<_>>()),
    ];
    shown.extend(notes);
    shown.push(p(&[source(book, asked.source, None)]));
    el!("details", "class" = "gc-prompt__more"; shown)
}

fn note(props: &Props, asked: &Asked) -> Part {
    let (dispatch, no) = (props.dispatch.clone(), props.no);
    let write = Callback::from(move |text| dispatch.dispatch(Action::Note(no, text)));
    let id = ["note-", asked.id].concat();
    let label = "Your note (leave out names of people and employers)";
    let holds = props.note.as_deref().unwrap_or_default();
    let area = written(label, &id, "", Some("3"), holds, Limit(split_note, LONGEST_NOTE), write);
    el!("details", "class" = "gc-note", "open" = props.note.is_some().then_some(""); [
        el!("summary"; [text("Add a note"), unseen(&[" to: ", asked.prompt].concat())]),
        area,
    ])
}
