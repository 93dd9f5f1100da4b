//! One question.

use crate::components::answers::Answers;
use crate::components::button::{Button, Kind, Link};
use crate::components::field::{self, Field};
use crate::components::fold::Fold;
use crate::components::ladder::{Ladder, Rung};
use crate::components::marks::{Answer, AnswerMark, Grade, GradeWord, Said};
use crate::components::pick::{Choice, Look, Pick};
use crate::components::progress::Bar;
use crate::components::tag::{self, Tag};
use crate::components::undo::Undo;
use crate::text::{changing, paragraph};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// How far a theme is.
#[derive(Clone, Debug, PartialEq)]
pub enum ThemeState {
    /// Every question of it is a yes.
    Done,
    /// A status that asks for something: "1 to fix".
    Tag(tag::Kind, AttrValue),
    /// "0 of 4"
    Count(AttrValue),
}

/// A theme of an assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Its name.
    pub name: AttrValue,
    /// Its first question that wants an answer.
    pub href: AttrValue,
    /// How far it is.
    pub state: ThemeState,
    /// Whether the question is one of it.
    pub current: bool,
}

/// A term or a code, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// The term or code.
    pub term: AttrValue,
    /// What it means.
    pub means: AttrValue,
    /// Where there is more about it.
    pub href: Option<AttrValue>,
}

/// All that the screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its id in the pack.
    pub id: AttrValue,
    /// Its number in the document; none for marks and results.
    pub number: Option<usize>,
    /// How many there are.
    pub of: usize,
    /// For each assessment, which questions are answered.
    pub progress: Vec<Vec<bool>>,
    /// Assessment and theme.
    pub place: AttrValue,
    /// The question.
    pub text: AttrValue,
    /// The grade it is for; none where the plan has outcomes.
    pub grade: Option<Grade>,
    /// "question: needed to pass"
    pub needed: AttrValue,
    /// What is not certain about it: "Our reading of a damaged text."
    pub doubt: Option<AttrValue>,
    /// Terms and codes, and what they mean.
    pub meanings: Vec<Meaning>,
    /// Where the official wording stands; none for fields that it prints no wording of.
    pub source: Option<AttrValue>,
    /// The note so far.
    pub note: AttrValue,
    /// How many characters a note holds.
    pub longest_note: usize,
    /// Whether a note can be written to it, and evidence linked.
    pub has_notes: bool,
    /// Pieces of evidence, and which are linked.
    pub evidence: Vec<Choice>,
    /// "No evidence linked."
    pub evidence_words: AttrValue,
    /// The answer so far.
    pub answer: Option<Answer>,
    /// Whether it has an answer of its kind.
    pub is_answered: bool,
    /// "1 to fix, 9 to answer"
    pub counts: AttrValue,
    /// What was reached by the last answer: "Theme done: 4 of 4".
    pub reached: Option<AttrValue>,
    /// Where the result is.
    pub result: AttrValue,
    /// Where the list is.
    pub list: AttrValue,
    /// Whether there is a question before it.
    pub can_go_back: bool,
    /// The themes by assessment.
    pub themes: Vec<(AttrValue, Vec<Theme>)>,
    /// What each grade needs, from the highest; none where no grade is worked out.
    pub ladder: Vec<Rung>,
    /// Under the ladder: "No grade is decided until the pass questions are answered."
    pub ladder_words: AttrValue,
    /// What can be undone.
    pub undo: Option<AttrValue>,
    /// Whether it can be read only.
    pub read_only: bool,
    /// Whether keys answer.
    pub uses_keys: bool,
}

/// What the person does.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Answers it, and goes on.
    Answer(Answer),
    /// Chooses one of what stands in the place of the three answers, by its place.
    Pick(usize),
    /// Leaves it, and goes on.
    GoOn,
    /// Goes to the question before.
    GoBack,
    /// Writes a note.
    Note(String),
    /// Links a piece of evidence, or takes the link away.
    Link(AttrValue, bool),
    /// Takes the last answer back.
    Undo,
    /// Lets the offer to undo go.
    UndoIsOver,
}

/// What the screen shows, and where it tells what the person does.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it shows.
    pub view: Question,
    /// Told with the id of the question that was on the screen.
    pub onact: Callback<(AttrValue, Act)>,
    /// What stands in the place of the three answers: fields for marks, points, a result; descriptions to choose from.
    #[prop_or_default]
    pub field: Option<Html>,
    /// How a piece of evidence is added, below those that are there.
    #[prop_or_default]
    pub adding: Html,
    /// How the questions come: their order, and whether keys answer.
    #[prop_or_default]
    pub options: Html,
}

/// The screen.
#[component]
pub fn QuestionScreen(props: &Props) -> Html {
    let view = &props.view;
    let act = {
        let (onact, id) = (props.onact.clone(), view.id.clone());
        move |act: Act| {
            let (onact, id) = (onact.clone(), id.clone());
            Callback::from(move |()| onact.emit((id.clone(), act.clone())))
        }
    };
    let onanswer = {
        let (onact, id) = (props.onact.clone(), view.id.clone());
        Callback::from(move |answer| onact.emit((id.clone(), Act::Answer(answer))))
    };
    let onkeydown = {
        let (onact, id) = (props.onact.clone(), view.id.clone());
        let (uses_keys, can_go_back) = (view.uses_keys, view.can_go_back);
        let answers = props.field.is_none() && !view.read_only;
        Callback::from(move |event: KeyboardEvent| {
            let act = pressed(&event).and_then(|act| match act {
                Act::Pick(place) if answers => Answer::ALL.get(place).map(|answer| Act::Answer(*answer)),
                Act::GoBack => can_go_back.then_some(act),
                act => Some(act),
            });
            if let Some(act) = act.filter(|_| uses_keys) {
                event.prevent_default();
                onact.emit((id.clone(), act));
            }
        })
    };
    let reached = view.reached.clone().map(|words| {
        html! { <p class="gc-win" key={words.to_string()}><AnswerMark answer={Some(Answer::Yes)} /><span>{ words }</span></p> }
    });
    let go_on = match view.is_answered {
        true => html! { <Button key="next" kind={Kind::Quiet} label="Next" onpress={act(Act::GoOn)} /> },
        false => html! { <Button key="skip" kind={Kind::Words} label="Skip" onpress={act(Act::GoOn)} /> },
    };
    html! {
        <div class="gc-desk">
            { themes(view) }
            <div class="gc-q gc-page" {onkeydown}>
                <div>
                    <div class="gc-q__pace">
                        { view.number.map_or_else(|| html! { <p key="none">{ "A field to fill in" }</p> }, |number| html! {
                            <p key="number"><span>{ "Question " }</span><b>{ changing(number.to_string()) }</b><span>{ changing(format!(" of {}", view.of)) }</span></p>
                        }) }
                        <Link kind={Kind::Words} href={view.list.clone()} label="List" />
                    </div>
                    <Bar groups={view.progress.clone()} />
                </div>
                <div class="gc-q__body">
                    // All have keys: what comes and goes between them moves none of them.
                    <div key="reached" role="status">{ reached }</div>
                    <div key="asked" class="gc-near" aria-live="polite" aria-atomic="true">
                        { paragraph("gc-kicker", view.place.clone()) }
                        <h1 class="gc-q__text" id="question" tabindex="-1">{ changing(view.text.clone()) }</h1>
                    </div>
                    <p key="needed" class="gc-meta">
                        { view.grade.clone().map(|grade| html! { <GradeWord {grade} /> }) }
                        <span>{ changing(format!(" {}", view.needed)) }</span>
                    </p>
                    <div key="doubt">{ view.doubt.clone().map(|doubt| paragraph("gc-meta", doubt)) }</div>
                    // What another tab writes is read here, and nothing else.
                    <fieldset key="more" class="gc-read-only" disabled={view.read_only}>{ more(props) }</fieldset>
                </div>
                // Three answers stick to the foot of a phone; what takes more room would cover the question.
                <div class={classes!("gc-q__foot", props.field.is_some().then_some("gc-q__foot--tall"))}>
                    { view.undo.clone().map(|text| html! { <Undo key="undo" {text} onundo={act(Act::Undo)} onover={act(Act::UndoIsOver)} /> }) }
                    { match &props.field {
                        Some(field) => html! {
                            <fieldset key={format!("field {}", view.id)} class="gc-read-only" disabled={view.read_only}>{ field.clone() }</fieldset>
                        },
                        None => html! {
                            <Answers key="answers" question={view.id.clone()} labelled_by="question" chosen={view.answer} disabled={view.read_only} {onanswer} />
                        },
                    } }
                    <div key="go" class="gc-q__go">
                        <span>{ if view.can_go_back { html! { <Button kind={Kind::Words} label="Back" onpress={act(Act::GoBack)} /> } } else { html! {} } }</span>
                        <a href={view.result.clone()} class="gc-meta gc-q__counts">{ changing(view.counts.clone()) }</a>
                        <span>{ go_on }</span>
                    </div>
                    { (view.uses_keys && props.field.is_none()).then(|| html! {
                        <p key="keys" class="gc-meta gc-q__keys">{ "Keys: 1 for yes, 2 for partly, 3 for not yet, N for next, B for back" }</p>
                    }) }
                </div>
            </div>
            { ladder(view) }
        </div>
    }
}

/// What a key does while the focus is somewhere in the question, but not where one types: 1, 2 and 3 answer, N goes on, B
/// goes back. A key that is held down does it once.
fn pressed(event: &KeyboardEvent) -> Option<Act> {
    let act = match event.key().as_str() {
        "n" | "N" => Act::GoOn,
        "b" | "B" => Act::GoBack,
        key => Act::Pick(key.parse::<usize>().ok()?.checked_sub(1)?),
    };
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let typing =
        target.is_some_and(|target| target.matches("input:not([type=checkbox]), textarea, select").unwrap_or(true));
    let is_press = !typing && !event.repeat() && !event.ctrl_key() && !event.alt_key() && !event.meta_key();
    is_press.then_some(act)
}

/// The themes, at the left of a desktop.
fn themes(view: &Question) -> Html {
    let theme = |theme: &Theme| {
        let state = match &theme.state {
            ThemeState::Done => html! { <Said answer={Some(Answer::Yes)} words="done" mark_only=true /> },
            ThemeState::Tag(kind, text) => html! { <Tag kind={*kind} text={text.clone()} /> },
            ThemeState::Count(count) => html! { <span class="gc-meta">{ changing(count.clone()) }</span> },
        };
        html! {
            <li>
                <a href={theme.href.clone()} aria-current={theme.current.then_some("step")}>
                    <span>{ theme.name.clone() }</span>
                    <span>{ state }</span>
                </a>
            </li>
        }
    };
    let group = |(assessment, themes): &(AttrValue, Vec<Theme>)| {
        html! {
            <div key={assessment.to_string()}>
                <p class="gc-kicker">{ assessment.clone() }</p>
                <ul>{ for themes.iter().map(theme) }</ul>
            </div>
        }
    };
    html! { <nav class="gc-themes gc-side gc-near" aria-label="Themes">{ for view.themes.iter().map(group) }</nav> }
}

/// Quiet actions: what it means, a note, evidence. Each question has folds of its own.
fn more(props: &Props) -> Html {
    let (view, onact) = (&props.view, &props.onact);
    let ontext = {
        let id = view.id.clone();
        onact.reform(move |text| (id.clone(), Act::Note(text)))
    };
    let onpick = {
        let id = view.id.clone();
        onact.reform(move |(piece, linked)| (id.clone(), Act::Link(piece, linked)))
    };
    let meaning = |meaning: &Meaning| {
        let term = match &meaning.href {
            Some(href) => html! { <a href={href.clone()}>{ meaning.term.clone() }</a> },
            None => html! { <b>{ meaning.term.clone() }</b> },
        };
        html! { <div><dt>{ term }</dt><dd>{ meaning.means.clone() }</dd></div> }
    };
    html! {
        <div class="gc-q__more" key={view.id.to_string()}>
            { if view.meanings.is_empty() && view.source.is_none() { html! {} } else { html! {
            <Fold summary="What does this mean?">
                <dl class="gc-near">{ for view.meanings.iter().map(meaning) }</dl>
                { view.source.as_ref().map(|source| html! { <p class="gc-meta">{ changing(format!("Official wording: {source}")) }</p> }) }
            </Fold>
            } } }
            { if view.has_notes { html! { <>
            <Fold summary={if view.note.is_empty() { "Add a note" } else { "Your note" }} open={!view.note.is_empty()}>
                <Field id="note" kind={field::Kind::Lines} label="Your note, for you and your tutor" hint="Leave out names of people and employers."
                    most={view.longest_note} value={view.note.clone()} {ontext} />
            </Fold>
            <Fold summary="Link evidence">
                { paragraph("gc-meta", view.evidence_words.clone()) }
                { if view.evidence.is_empty() { html! {} } else { html! {
                    <Pick id="evidence" legend="Tap the pieces that show it" look={Look::Ticks} choices={view.evidence.clone()} {onpick} />
                } } }
                { props.adding.clone() }
            </Fold>
            </> } } else { html! {} } }
            <Fold summary="Order and keys">{ props.options.clone() }</Fold>
        </div>
    }
}

/// The ladder, at the right of a desktop.
fn ladder(view: &Question) -> Html {
    if view.ladder.is_empty() {
        return html! {};
    }
    html! {
        <aside class="gc-q__side gc-side gc-stack" aria-label="Your ladder">
            <h2>{ "Your ladder" }</h2>
            <Ladder label="What each grade needs" rungs={view.ladder.clone()} />
            { paragraph("gc-meta", view.ladder_words.clone()) }
        </aside>
    }
}
