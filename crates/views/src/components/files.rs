//! A file to open.

use crate::example::{Example, example};
use crate::text::{changing, counted};
use web_sys::{File, FileList, HtmlInputElement};
use yew::prelude::*;

/// What is asked for.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the field; no other element on the page has it.
    pub id: AttrValue,
    /// "Open a file"
    pub label: AttrValue,
    /// "It ends in .json."
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Which files the browser offers: ".json".
    #[prop_or_default]
    pub accept: Option<AttrValue>,
    /// Whether it may be several.
    #[prop_or_default]
    pub several: bool,
    /// What is wrong with the last one, and how to mend it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Tells the files; without `several` the first one only, and how many there were.
    pub onfiles: Callback<(Vec<File>, usize)>,
}

/// A field for a file, on which one can also be dropped.
#[component]
pub fn Files(props: &Props) -> Html {
    let over = use_state(|| false);
    let told = {
        let (onfiles, several) = (props.onfiles.clone(), props.several);
        move |list: Option<FileList>| {
            let Some(list) = list else { return };
            let all: Vec<File> = (0..list.length()).filter_map(|no| list.get(no)).collect();
            let count = all.len();
            let wanted = if several { count } else { count.min(1) };
            if count > 0 {
                onfiles.emit((all.into_iter().take(wanted).collect(), count));
            }
        }
    };
    let onchange = {
        let told = told.clone();
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                told(field.files());
                // The same file again is a change, too.
                field.set_value("");
            }
        })
    };
    let ondrop = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            told(event.data_transfer().and_then(|dropped| dropped.files()));
        })
    };
    let ondragover = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(true);
        })
    };
    let ondragleave = Callback::from(move |_: DragEvent| over.set(false));
    let part = |end: &str| format!("{}-{end}", props.id);
    let described = [props.hint.is_some().then(|| part("hint")), props.error.is_some().then(|| part("error"))];
    let described: Vec<String> = described.into_iter().flatten().collect();
    html! {
        <div class={classes!("gc-field", "gc-files", props.error.is_some().then_some("is-wrong"))} {ondrop} {ondragover} {ondragleave}>
            <label for={props.id.clone()}>{ changing(props.label.clone()) }</label>
            { props.hint.clone().map(|hint| html! { <p class="gc-meta" id={part("hint")}>{ changing(hint) }</p> }) }
            { props.error.clone().map(|error| html! { <p class="gc-wrong" id={part("error")}>{ changing(error) }</p> }) }
            <input id={props.id.clone()} type="file" accept={props.accept.clone()} multiple={props.several}
                aria-describedby={(!described.is_empty()).then(|| described.join(" "))} aria-invalid={props.error.is_some().then_some("true")} {onchange} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct DemoProps {
    id: &'static str,
    label: &'static str,
    #[prop_or_default]
    several: bool,
    #[prop_or_default]
    error: Option<AttrValue>,
}

/// Says which files came.
#[component]
fn Demo(props: &DemoProps) -> Html {
    let came = use_state(|| "No file yet".to_owned());
    let onfiles = {
        let came = came.clone();
        Callback::from(move |(files, count): (Vec<File>, usize)| {
            let names: Vec<String> = files.iter().map(File::name).collect();
            let left_out = count.saturating_sub(files.len());
            let left_out =
                if left_out > 0 { format!("; {} not opened", counted(left_out, "file")) } else { String::new() };
            came.set(format!("Opened: {}{left_out}", names.join(", ")));
        })
    };
    html! {
        <div class="gc-near">
            <Files id={props.id} label={props.label} hint="It ends in .json." accept=".json" several={props.several} error={props.error.clone()} {onfiles} />
            <p class="gc-meta" role="status">{ changing((*came).clone()) }</p>
        </div>
    }
}

/// One, several, and a wrong one.
pub fn examples() -> Vec<Example> {
    vec![
        example("one file", html! { <Demo id="files-one" label="Open a file" /> }),
        example("several files", html! { <Demo id="files-many" label="Open the files of your group" several=true /> }),
        example(
            "not one of ours",
            html! { <Demo id="files-wrong" label="Open your file" error="That is not a file saved by this page. Look for one that ends in .json." /> },
        ),
    ]
}
