//! Undo: the only thing that floats.

use super::answers::left;
use super::button::{Button, Kind};
use crate::example::{Example, example};
use crate::text::changing;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How long it stays at least, in milliseconds.
pub const STAYS: u32 = 20_000;

/// What can be undone.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What was done: "24 answers cleared".
    pub text: AttrValue,
    /// Takes it back.
    pub onundo: Callback<()>,
    /// Its time is over.
    pub onover: Callback<()>,
}

/// Says what was done and takes it back. It stays for [`STAYS`], and as long as it has the focus or the pointer.
#[component]
pub fn Undo(props: &Props) -> Html {
    let group = use_node_ref();
    let due = use_state(|| false);
    let held = use_state(|| false);
    {
        let due = due.clone();
        use_effect_with(props.text.clone(), move |_| {
            due.set(false);
            let timeout = Timeout::new(STAYS, move || due.set(true));
            move || drop(timeout)
        });
    }
    {
        let onover = props.onover.clone();
        use_effect_with((*due, *held), move |(due, held)| {
            if *due && !held {
                onover.emit(());
            }
        });
    }
    let hold = {
        let held = held.clone();
        move |holds: bool| {
            let held = held.clone();
            move || held.set(holds)
        }
    };
    let onfocusin = {
        let hold = hold(true);
        Callback::from(move |_: FocusEvent| hold())
    };
    let onfocusout = {
        let (hold, group) = (hold(false), group.clone());
        Callback::from(move |event: FocusEvent| {
            if left(&group, &event) {
                hold();
            }
        })
    };
    let onpointerenter = {
        let hold = hold(true);
        Callback::from(move |_: PointerEvent| hold())
    };
    let onpointerleave = {
        let hold = hold(false);
        Callback::from(move |_: PointerEvent| hold())
    };
    html! {
        <div class="gc-undo" ref={group} {onfocusin} {onfocusout} {onpointerenter} {onpointerleave}>
            <p role="status">{ changing(props.text.clone()) }</p>
            <Button kind={Kind::Words} label="Undo" onpress={props.onundo.clone()} />
        </div>
    }
}

/// Clears something, and can take it back.
#[component]
fn Demo() -> Html {
    let state = use_state(|| "24 answers");
    let undoable = use_state(|| false);
    let set = |words: &'static str, can_be_undone: bool| {
        let (state, undoable) = (state.clone(), undoable.clone());
        Callback::from(move |()| {
            state.set(words);
            undoable.set(can_be_undone);
        })
    };
    let over = {
        let undoable = undoable.clone();
        Callback::from(move |()| undoable.set(false))
    };
    html! {
        <div class="gc-stack">
            <p>{ changing(*state) }</p>
            <div class="gc-actions"><Button label="Clear the answers" onpress={set("No answers", true)} /></div>
            { if *undoable { html! { <Undo text="24 answers cleared" onundo={set("24 answers", false)} onover={over} /> } } else { html! {} } }
        </div>
    }
}

/// Standing there, and to be tried.
pub fn examples() -> Vec<Example> {
    let nothing = Callback::from(|()| ());
    vec![
        example(
            "standing there",
            html! { <Undo text="The answer to question 16 is taken back" onundo={nothing.clone()} onover={nothing} /> },
        ),
        example("to be tried", html! { <Demo /> }),
    ]
}
