//! Finding one's standard, or going on where one stopped.

use crate::components::button::{Kind, Link};
use crate::components::marks::{Grade, GradeWord};
use crate::components::pair::{Columns, Pair, Side};
use crate::components::progress::Ring;
use crate::components::row::{Row, Rows, Size};
use crate::components::search::Search;
use crate::components::stair::{self, Stair, Step};
use crate::text::{changing, paragraph};
use yew::prelude::*;

/// A line that leads somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it leads to.
    pub name: AttrValue,
    /// More about it.
    pub meta: AttrValue,
    /// Where that is.
    pub href: AttrValue,
}

/// What is going on.
#[derive(Clone, Debug, PartialEq)]
pub struct GoingOn {
    /// The standard.
    pub title: AttrValue,
    /// How many are answered, and of how many.
    pub answered: (usize, usize),
    /// "1 to fix, 9 to answer."
    pub counts: AttrValue,
    /// Where the result is.
    pub result: AttrValue,
    /// Where the next question stands: "Next question · Resourcing and logistics".
    pub place: AttrValue,
    /// The next question.
    pub question: AttrValue,
    /// Where it is, and what stands on the button: "Go on: question 16".
    pub action: (AttrValue, AttrValue),
    /// Other records on this device, and a new one.
    pub others: Vec<Line>,
    /// Dates and evidence.
    pub coming: Vec<Line>,
    /// What keeps the answers safe, in a sentence, and where.
    pub keep: (AttrValue, AttrValue),
}

/// All that the screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Home {
    /// What is going on; none for somebody who is new.
    pub going_on: Option<GoingOn>,
    /// What was typed.
    pub typed: AttrValue,
    /// How much was found.
    pub found: AttrValue,
    /// The standards that were found.
    pub standards: Vec<Line>,
    /// Ways on for everybody: "Mine is not here", an example.
    pub ways: Vec<Line>,
    /// For tutors and providers.
    pub others: Vec<Line>,
    /// The example: its steps, what they say, and the grades that one and three yeses more would make.
    pub example: (Vec<Step>, AttrValue),
    /// The sentence below it: words and grades in turn.
    pub example_words: Vec<(AttrValue, Option<Grade>)>,
}

/// What the screen shows, and where it tells what the person does.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it shows.
    pub view: Home,
    /// Tells what is typed.
    pub ontext: Callback<String>,
    /// Enter was pressed.
    pub onenter: Callback<()>,
}

/// The screen.
#[component]
pub fn HomeScreen(props: &Props) -> Html {
    match &props.view.going_on {
        Some(going_on) => returning(going_on),
        None => new(props),
    }
}

fn line(line: &Line, size: Size) -> Html {
    let meta = (!line.meta.is_empty()).then(|| line.meta.clone());
    html! { <Row key={line.name.to_string()} {size} name={line.name.clone()} {meta} href={line.href.clone()} /> }
}

fn lines(lines: &[Line]) -> Html {
    html! { <Rows>{ for lines.iter().map(|one| line(one, Size::Usual)) }</Rows> }
}

fn new(props: &Props) -> Html {
    let view = &props.view;
    let (steps, label) = &view.example;
    let word = |(words, grade): &(AttrValue, Option<Grade>)| {
        html! { <><span>{ words.clone() }</span>{ grade.clone().map(|grade| html! { <GradeWord {grade} /> }) }</> }
    };
    html! {
        <div class="gc-page">
            <div class="gc-cols gc-cols--even">
                <div class="gc-stack">
                    <div class="gc-near">
                        <h1 tabindex="-1">{ "Which grade are you on?" }</h1>
                        <p class="gc-lead">{ "Answer plain questions. See the grade your answers point to, why, and what would lift it." }</p>
                    </div>
                    <p class="gc-meta">{ "Free, no account. Your answers stay on this device." }</p>
                    <Search id="find" label="Find your apprenticeship" example="Name, job or code" value={view.typed.clone()}
                        found={view.found.clone()} ontext={props.ontext.clone()} onenter={props.onenter.clone()} />
                    <Rows>{ for view.standards.iter().map(|one| line(one, Size::Big)) }</Rows>
                    { lines(&view.ways) }
                </div>
                <div class="gc-stack">
                    <figure class="gc-stack">
                        <Stair size={stair::Size::Big} label={label.clone()} steps={steps.clone()} />
                        <figcaption><p><b>{ "An example. " }</b>{ for view.example_words.iter().map(word) }</p></figcaption>
                    </figure>
                    <section class="gc-near"><h2>{ "For tutors and providers" }</h2>{ lines(&view.others) }</section>
                </div>
            </div>
            <section class="gc-stack">
                <h2>{ "How it works" }</h2>
                <Pair columns={Columns::Three}>
                    <Side heading="1. Answer"><p>{ "Yes, Partly or Not yet, to plain questions about your work, in as many sittings as you like." }</p></Side>
                    <Side heading="2. See where you stand"><p>{ "A ladder shows the grade for each assessment and overall, and the published rule that decides it." }</p></Side>
                    <Side heading="3. Climb"><p>{ "Choose a grade to aim for. You get a short list: the fewest answers that would take you there." }</p></Side>
                </Pair>
            </section>
        </div>
    }
}

fn returning(view: &GoingOn) -> Html {
    let (done, of) = view.answered;
    let (href, label) = view.action.clone();
    let (keep, keep_at) = &view.keep;
    html! {
        <div class="gc-page">
            <div class="gc-cols">
                <div class="gc-stack">
                    <h1 tabindex="-1">{ "Welcome back" }</h1>
                    <section class="gc-next">
                        <div class="gc-goon">
                            <Ring {done} {of} />
                            <div class="gc-near">
                                <h2>{ view.title.clone() }</h2>
                                <p><span>{ changing(format!("{} ", view.counts)) }</span><a href={view.result.clone()}>{ "See where you stand" }</a></p>
                            </div>
                        </div>
                        <div class="gc-near">
                            { paragraph("gc-kicker", view.place.clone()) }
                            { paragraph("gc-read", view.question.clone()) }
                        </div>
                        <div class="gc-actions"><Link kind={Kind::Main} {href} {label} /></div>
                    </section>
                    <section class="gc-near"><h2>{ "Also on this device" }</h2>{ lines(&view.others) }</section>
                </div>
                <aside class="gc-stack" aria-label="Coming up and saving">
                    <section class="gc-near"><h2>{ "Coming up" }</h2>{ lines(&view.coming) }</section>
                    <section class="gc-near">
                        <h2>{ "Keep it safe" }</h2>
                        { paragraph("", keep.clone()) }
                        <div class="gc-actions"><Link href={keep_at.clone()} label="Save a file" /></div>
                    </section>
                </aside>
            </div>
        </div>
    }
}
