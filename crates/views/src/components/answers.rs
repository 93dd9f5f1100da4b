//! Three answers to a question, or descriptions to choose from.
//!
//! They are buttons: a tap answers and goes on, and arrow keys must not. [`crate::press`] says which clicks count.

use super::marks::{Answer, AnswerMark};
use crate::example::{Example, example};
use crate::press::{By, Presses};
use crate::text::changing;
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Node;
use yew::prelude::*;

/// A page in the background draws no frames; after this long, in milliseconds, its question counts as painted.
const PAINTED_AT_LAST: u32 = 250;

/// What the answers show and do.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Which question they answer: another one here, and presses that began before it was painted do not count.
    pub question: AttrValue,
    /// The id of the element that asks it.
    pub labelled_by: AttrValue,
    /// The answer so far.
    pub chosen: Option<Answer>,
    /// Whether it can be read only.
    #[prop_or_default]
    pub disabled: bool,
    /// Tells an answer to the question that was drawn.
    pub onanswer: Callback<Answer>,
}

/// Yes, partly, not yet.
#[component]
pub fn Answers(props: &Props) -> Html {
    let button = |answer: Answer| AnswerButton {
        class: format!("gc-answer--{}", answer.class()),
        is_chosen: props.chosen == Some(answer),
        words: html! { <><AnswerMark answer={Some(answer)} /><span>{ answer.word() }</span></> },
    };
    let onpress = props.onanswer.reform(|place: usize| Answer::ALL[place.min(2)]);
    html! {
        <Buttons class="gc-answers" question={props.question.clone()} labelled_by={props.labelled_by.clone()}
            buttons={Answer::ALL.map(button).to_vec()} disabled={props.disabled} {onpress} />
    }
}

/// A description that may fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Description {
    /// What it is called: "Pass"
    pub name: AttrValue,
    /// What it says.
    pub says: AttrValue,
    /// Whether it was chosen.
    pub is_chosen: bool,
}

/// What a list of descriptions shows and does.
#[derive(Properties, PartialEq)]
pub struct DescriptionsProps {
    /// Which question they answer, as in [`Props::question`].
    pub question: AttrValue,
    /// The id of the element that asks it.
    pub labelled_by: AttrValue,
    /// What there is to choose from.
    pub descriptions: Vec<Description>,
    /// Whether it can be read only.
    #[prop_or_default]
    pub disabled: bool,
    /// Tells the place of the one that was pressed.
    pub onpick: Callback<usize>,
}

/// Descriptions, of which one is chosen: a press answers and goes on, as [`Answers`] do.
#[component]
pub fn Descriptions(props: &DescriptionsProps) -> Html {
    let button = |one: &Description| AnswerButton {
        class: "gc-answer--long".to_owned(),
        is_chosen: one.is_chosen,
        words: html! { <><b>{ one.name.clone() }</b><span class="gc-meta">{ one.says.clone() }</span></> },
    };
    html! {
        <Buttons class="gc-answers gc-answers--long" question={props.question.clone()} labelled_by={props.labelled_by.clone()}
            buttons={props.descriptions.iter().map(button).collect::<Vec<_>>()} disabled={props.disabled} onpress={props.onpick.clone()} />
    }
}

/// One of the buttons.
#[derive(Clone, PartialEq)]
struct AnswerButton {
    class: String,
    is_chosen: bool,
    words: Html,
}

/// What a group of buttons shows and does.
#[derive(Properties, PartialEq)]
struct ButtonsProps {
    class: &'static str,
    question: AttrValue,
    labelled_by: AttrValue,
    buttons: Vec<AnswerButton>,
    disabled: bool,
    /// Tells the place of the one that was pressed.
    onpress: Callback<usize>,
}

/// What waits for the paint of a question. Dropped, it waits no longer.
#[derive(Default)]
struct Waiting {
    frames: Vec<AnimationFrame>,
    _at_last: Option<Timeout>,
}

/// Buttons of which each press counts once.
#[component]
fn Buttons(props: &ButtonsProps) -> Html {
    let presses = use_mut_ref(Presses::default);
    let waiting = use_mut_ref(Waiting::default);
    let group = use_node_ref();
    {
        let presses = presses.clone();
        use_effect_with(props.question.clone(), move |_| {
            presses.borrow_mut().drawn();
            wait_for_paint(&waiting, presses);
            move || *waiting.borrow_mut() = Waiting::default()
        });
    }
    let onpointerdown = {
        let presses = presses.clone();
        Callback::from(move |event: PointerEvent| presses.borrow_mut().began(By::Pointer, event.time_stamp()))
    };
    let onpointercancel = {
        let presses = presses.clone();
        Callback::from(move |_: PointerEvent| presses.borrow_mut().gave_up(By::Pointer))
    };
    let onkeydown = Callback::from({
        let presses = presses.clone();
        move |event: KeyboardEvent| {
            if !matches!(event.key().as_str(), "Enter" | " ") {
                return;
            }
            if event.repeat() {
                event.prevent_default();
            } else {
                presses.borrow_mut().began(By::Key, event.time_stamp());
            }
        }
    });
    let onfocusout = {
        let (presses, group) = (presses.clone(), group.clone());
        Callback::from(move |event: FocusEvent| {
            if left(&group, &event) {
                presses.borrow_mut().gave_up(By::Key);
            }
        })
    };
    let button = |(place, one): (usize, &AnswerButton)| {
        let (presses, onpress) = (presses.clone(), props.onpress.clone());
        let onclick = Callback::from(move |event: MouseEvent| {
            if presses.borrow_mut().counts(event.detail()) {
                onpress.emit(place);
            }
        });
        let class = classes!("gc-answer", one.class.clone(), one.is_chosen.then_some("is-chosen"));
        html! {
            <button type="button" {class} disabled={props.disabled} aria-pressed={if one.is_chosen { "true" } else { "false" }} {onclick}>
                { one.words.clone() }
            </button>
        }
    };
    html! {
        <div class={props.class} role="group" ref={group} aria-labelledby={props.labelled_by.clone()}
            {onpointerdown} {onpointercancel} {onkeydown} {onfocusout}>
            { for props.buttons.iter().enumerate().map(button) }
        </div>
    }
}

/// The first frame after a question is drawn paints it; the second one begins after that.
fn wait_for_paint(waiting: &Rc<RefCell<Waiting>>, presses: Rc<RefCell<Presses>>) {
    let at_last = {
        let presses = presses.clone();
        Timeout::new(PAINTED_AT_LAST, move || presses.borrow_mut().painted(now()))
    };
    let first = {
        let waiting = waiting.clone();
        request_animation_frame(move |_| {
            let second = request_animation_frame(move |now| presses.borrow_mut().painted(now));
            waiting.borrow_mut().frames.push(second);
        })
    };
    *waiting.borrow_mut() = Waiting { frames: vec![first], _at_last: Some(at_last) };
}

/// The time on the clock that events are stamped with.
fn now() -> f64 {
    gloo::utils::window().performance().map_or(0.0, |clock| clock.now())
}

/// Whether the focus goes somewhere outside this element. (Yew listens at the root, so the event does not tell.)
pub(crate) fn left(group: &NodeRef, event: &FocusEvent) -> bool {
    let to: Option<Node> = event.related_target().and_then(|target| target.dyn_into().ok());
    !(to.is_some() && group.get().is_some_and(|group| group.contains(to.as_ref())))
}

/// A question that shows which answers were counted.
#[derive(Properties, PartialEq)]
struct DemoProps {
    /// Whether an answer goes on to the next question.
    goes_on: bool,
    /// The first answer.
    chosen: Option<Answer>,
    /// The start of ids.
    id: AttrValue,
}

#[component]
fn Demo(props: &DemoProps) -> Html {
    let given = use_state(Vec::<Answer>::new);
    let no = if props.goes_on { given.len() + 1 } else { 1 };
    let chosen = if props.goes_on { None } else { given.last().copied().or(props.chosen) };
    let onanswer = {
        let given = given.clone();
        Callback::from(move |answer| given.set([given.to_vec(), vec![answer]].concat()))
    };
    let words: Vec<&str> = given.iter().map(|answer| answer.word()).collect();
    let id = format!("{}-question", props.id);
    html! {
        <div class="gc-near">
            <p class="gc-read" id={id.clone()}>{ changing(format!("Question {no}: I can explain what I do, number {no}.")) }</p>
            <Answers question={no.to_string()} labelled_by={id} {chosen} {onanswer} />
            <p class="gc-meta">{ changing(format!("Counted: {}", if words.is_empty() { "nothing".to_owned() } else { words.join(", ") })) }</p>
        </div>
    }
}

/// None chosen, each chosen, a row of questions, and descriptions.
pub fn examples() -> Vec<Example> {
    let description = |name: &'static str, says: &'static str, is_chosen| Description {
        name: name.into(),
        says: says.into(),
        is_chosen,
    };
    let descriptions = vec![
        description("Neither yet", "Neither description fits me yet.", false),
        description("Pass", "I solve problems that are well defined but complex, and I reach agreed outcomes.", true),
        description(
            "Distinction",
            "I find a way through complex contexts and add value when it is put into practice.",
            false,
        ),
    ];
    vec![
        example(
            "descriptions",
            html! {
                <div class="gc-near">
                    <p id="descriptions-question">{ "Which of these fits me best today?" }</p>
                    <Descriptions question="fits" labelled_by="descriptions-question" {descriptions} onpick={|_| ()} />
                </div>
            },
        ),
        example("none chosen", html! { <Demo id="answers-none" goes_on=false chosen={None::<Answer>} /> }),
        example("yes", html! { <Demo id="answers-yes" goes_on=false chosen={Answer::Yes} /> }),
        example("partly", html! { <Demo id="answers-part" goes_on=false chosen={Answer::Partly} /> }),
        example("not yet", html! { <Demo id="answers-not" goes_on=false chosen={Answer::NotYet} /> }),
        example("an answer goes on", html! { <Demo id="answers-on" goes_on=true chosen={None::<Answer>} /> }),
    ]
}
