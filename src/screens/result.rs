//! Where somebody stands, the one next thing, and what to do for the grade that is aimed for.

use super::behind::more;
use super::ladder::{grade_of, rungs, state_of};
use super::question::{answer_of, progress};
use crate::app::components::markup::shown;
use crate::app::components::panel::address;
use crate::app::components::paper::print_button;
use crate::app::components::standing::standing;
use crate::domain::aim::{Aim, NextStep as Next, Step as AimStep, aim, next_step};
use crate::domain::decision::{Bounds, MethodDecision, Open, ReadingBounds};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::plan::{CriterionNo, Method, MethodNo};
use crate::domain::question::{Question, number};
use crate::domain::record::Subject;
use crate::domain::standing::{GradeStanding, Standing as Stands};
use crate::model::OpenRecord;
use crate::model::screen_state::ScreenAction;
use crate::model::{Action, LaterAction};
use crate::router::{Ready, Screen};
use crate::runtime::Page;
use crate::wording::{aim as aims, changes, marks, standing as stands, summary};
use views::components::marks::Answer;
use views::components::pick::Choice;
use views::components::row::{Row, Rows, Size};
use views::components::stair::{State, Step as Stair};
use views::components::todo::{Task, Todo};
use views::screens::result::{Assessment, NextStep, Outcome, ResultScreen};
use yew::prelude::*;

/// The screen.
pub fn result(open: &OpenRecord, page: &Page) -> Html {
    let onaim = {
        let (dispatch, scale) = (page.dispatcher(), open.standard.grades.clone());
        Callback::from(move |name: AttrValue| {
            if let Some(grade) = scale.find(&name) {
                dispatch.dispatch(Action::Later(LaterAction::Screen(ScreenAction::Aim(grade))));
            }
        })
    };
    let next = next_step(open.standard.grader(), open.record(), open.decision(), open.standings());
    let aimed = aimed(open, page, &next);
    html! {
        <ResultScreen view={view(open, &next, aimed)} {onaim} notices={notices(open, page)} to_do={to_do(open, aimed, in_card(&next))}
            more={more(open, page, &next)} take={take(open)} />
    }
}

/// The grade that is aimed for, among those that can be reached.
fn aimed(open: &OpenRecord, page: &Page, next: &Next) -> Option<Grade> {
    let overall = open.decision().overall.as_ref()?;
    let can_be_reached = |grade: &Grade| overall.routes.iter().any(|to| to.grade == *grade);
    let first = match next {
        Next::Lift(lift) => Some(lift.grade),
        Next::Answer { .. } | Next::Repeat(_) | Next::Prove { .. } | Next::Ask { .. } => None,
    };
    let best = overall.routes.iter().map(|to| to.grade).max();
    page.screen.aim.filter(can_be_reached).or(first).or(best)
}

/// Retired, draft, indicative; where another tab writes the record, that it can be read only.
fn notices(open: &OpenRecord, page: &Page) -> Html {
    html! { <div class="gc-old">{ shown(standing(open, page)) }</div> }
}

fn view(open: &OpenRecord, next: &Next, aimed: Option<Grade>) -> Outcome {
    let (standard, decision) = (&open.standard, open.decision());
    let of = &open.standings().overall;
    let overall = decision.overall.as_ref();
    let is_pronounced = matches!(of.standing, Stands::Pronounced { .. });
    let kicker = match of.standing {
        Stands::Pronounced { today, possible } if possible > today => "If you were assessed today:",
        Stands::Pronounced { .. } => "Your answers give:",
        Stands::NotStarted | Stands::OnTrack { .. } | Stands::UnderWay | Stands::ByOrganisation => "",
    };
    let lead = match next {
        // What comes next says it.
        Next::Lift(_) => stands::rest(standard, of, None),
        // Such as a limit on re-sits that might be lifted.
        Next::Prove { is_top: false, .. } => summary::overall(standard, decision).rest,
        _ => stands::rest(standard, of, stands::best(decision)),
    };
    let routes = overall.map(|overall| &overall.routes[..]).unwrap_or_default();
    let mut aims: Vec<Choice> = routes
        .iter()
        .map(|to| Choice {
            value: standard.grades.name(to.grade).to_owned().into(),
            grade: Some(grade_of(&standard.grades, to.grade)),
            chosen: aimed == Some(to.grade),
            ..Choice::default()
        })
        .collect();
    if aims.len() < 2 {
        aims.clear();
    }
    Outcome {
        kicker: kicker.into(),
        grade: overall.filter(|_| is_pronounced).map(|overall| grade_of(&standard.grades, overall.bounds.today)),
        counts: stands::standing(standard, of).into(),
        lead: lead.into(),
        steps: overall.map(|overall| stairs(&standard.grades, overall.bounds, is_pronounced)).unwrap_or_default(),
        label: overall
            .map(|overall| label("Overall", &standard.grades, overall.bounds, is_pronounced))
            .unwrap_or_default()
            .into(),
        readings: overall
            .filter(|overall| overall.readings.iter().any(|reading| reading.bounds != overall.bounds))
            .map(|overall| {
                let open = overall.readings.iter().any(|reading| !reading.bounds.settled());
                summary::readings_differ(overall.readings.len(), open).into()
            }),
        aims,
        next: card(open, next),
        nothing_else: None,
        proof: Vec::new(),
        ladder: rungs(open),
        assessments: assessments(open),
    }
}

/// Where grades stand, in a sentence. Nobody is told of a fail before every pass question has an answer.
fn label(name: &str, scale: &GradeScale, bounds: Bounds, is_pronounced: bool) -> String {
    if is_pronounced {
        return summary::ladder(name, scale, bounds);
    }
    let more = if bounds.possible > Grade::LOWEST {
        [scale.name(bounds.possible), " is still possible."].concat()
    } else {
        "some answers are to be mended first.".to_owned()
    };
    [name, ": not decided yet; ", &more].concat()
}

fn stairs(scale: &GradeScale, bounds: Bounds, is_pronounced: bool) -> Vec<Stair> {
    let step = |grade: Grade| {
        let state = match state_of(grade, bounds, is_pronounced) {
            // While questions are open, what is short today can still become a yes.
            State::Shut if !is_pronounced => State::Open,
            state => state,
        };
        Stair { grade: grade_of(scale, grade), state, count: None }
    };
    scale.grades().map(step).collect()
}

fn assessments(open: &OpenRecord) -> Vec<Assessment> {
    let standings = open.standings();
    let every = open.standard.methods().zip(&open.decision().methods);
    let one = |((no, method), decided): ((MethodNo, &Method), &MethodDecision)| {
        let of: Option<&GradeStanding> = standings.method(no);
        let is_pronounced = of.is_some_and(|of| matches!(of.standing, Stands::Pronounced { .. }));
        let is_graded = of.is_none_or(|of| of.standing != Stands::ByOrganisation);
        let name = marks::short(&open.standard, no);
        Assessment {
            title: method.title.clone().into(),
            steps: if is_graded { stairs(&method.grades, decided.bounds, is_pronounced) } else { Vec::new() },
            label: label(name, &method.grades, decided.bounds, is_pronounced).into(),
            words: of.map(|of| stands::standing(&open.standard, of)).unwrap_or_default().into(),
        }
    };
    let mut all: Vec<Assessment> = Vec::new();
    for ((no, method), decided) in every {
        all.push(one(((no, method), decided)));
        read_otherwise(marks::short(&open.standard, no), &method.grades, decided.bounds, &decided.readings, &mut all);
    }
    if let Some(overall) = &open.decision().overall {
        read_otherwise("Overall", &open.standard.grades, overall.bounds, &overall.readings, &mut all);
    }
    all
}

/// Every other reading of a rule that gives something else than the first.
fn read_otherwise(
    name: &str,
    scale: &GradeScale,
    first: Bounds,
    readings: &[ReadingBounds],
    all: &mut Vec<Assessment>,
) {
    for (place, reading) in readings.iter().enumerate().filter(|(_, reading)| reading.bounds != first) {
        let title = summary::read_otherwise(name, place + 1);
        all.push(Assessment {
            label: label(&title, scale, reading.bounds, true).into(),
            title: title.into(),
            steps: stairs(scale, reading.bounds, reading.bounds.today > Grade::LOWEST || reading.bounds.settled()),
            words: AttrValue::default(),
        });
    }
}

/// The card with the one next thing.
fn card(open: &OpenRecord, next: &Next) -> NextStep {
    let standard = &open.standard;
    let today = open.standings().overall.standing.grade();
    let words = aims::next_step(standard, next, today);
    let is_fail = today == Some(Grade::LOWEST);
    let heading = if is_fail { "The way back" } else { "Your next step" };
    let to_questions = address(open, Screen::Answer { criterion: None });
    let plain = |href: String, label: &str| NextStep {
        heading: heading.into(),
        words: words.clone().into(),
        action: (href.into(), label.to_owned().into()),
        ..NextStep::default()
    };
    match next {
        Next::Answer { .. } => {
            NextStep { progress: Some(progress(open)), ..plain(to_questions, "Go on with the questions") }
        }
        Next::Lift(_) => match in_card(next) {
            Some(no) => NextStep {
                question: standard.criterion(no).map(|criterion| {
                    let said = open.record().judgement(Subject::Criterion(no)).map(answer_of);
                    (criterion.prompt.clone().into(), said)
                }),
                ..plain(question_address(open, no), &work_on(open, no))
            },
            None => plain(to_questions, "Go on with the questions"),
        },
        Next::Repeat(_) => plain(address(open, Screen::Plan), "See what the plan says of re-sits"),
        Next::Prove { .. } => plain(address(open, Screen::Ready(Ready::Evidence)), "Link evidence"),
        Next::Ask { to_answer: 0 } => plain("#/keep".to_owned(), "Send to my tutor"),
        Next::Ask { .. } => plain(to_questions, "Go on with the questions"),
    }
}

/// The question of the card.
fn in_card(next: &Next) -> Option<CriterionNo> {
    let Next::Lift(lift) = next else { return None };
    let first = lift.any_of.first().copied().or(lift.way.all.first().map(|it| it.criterion));
    first.or(lift.way.any.first().and_then(|any| any.of.first()).map(|it| it.criterion))
}

fn question_address(open: &OpenRecord, no: CriterionNo) -> String {
    let id = open.standard.criterion(no).map_or("", |criterion| &criterion.id);
    address(open, Screen::Answer { criterion: Some(id.to_owned()) })
}

fn work_on(open: &OpenRecord, no: CriterionNo) -> String {
    match number(&open.standard, open.record().pathway, no.into()) {
        Some((number, _)) => format!("Work on question {number}"),
        None => "Work on it".to_owned(),
    }
}

/// What the grade that is aimed for takes: each question once, with what it opens. While pass questions are open, only what
/// is to be mended: everything that is still to answer would stand there.
fn to_do(open: &OpenRecord, aimed: Option<Grade>, in_card: Option<CriterionNo>) -> Html {
    let overall = &open.standings().overall;
    if !matches!(overall.standing, Stands::Pronounced { .. }) {
        return to_fix(open, &overall.to_fix);
    }
    let Some(grade) = aimed else { return html! {} };
    let aim = aim(open.standard.grader(), open.record(), open.decision(), grade);
    let Aim::ToDo(to_do) = &aim else { return html! {} };
    // What stands in the card is not told again.
    let is_first =
        to_do.steps.first().is_some_and(|step| step.needs.all.iter().any(|it| Some(it.criterion) == in_card));
    let mut list = Listing { start: 1 + usize::from(is_first), without: in_card.filter(|_| is_first) };
    let parts: Vec<Html> = to_do.steps.iter().map(|step| one_step(open, step, &mut list)).collect();
    html! {
        <section class="gc-near" key={format!("aim {}", grade.rank())}>
            <h2>{ aims::heading(&open.standard, &aim, grade) }</h2>
            { for parts }
        </section>
    }
}

fn to_fix(open: &OpenRecord, list: &[CriterionNo]) -> Html {
    let said = |no: CriterionNo| Open { criterion: no, judgement: open.record().judgement(Subject::Criterion(no)) };
    let list: Vec<Open> = list.iter().copied().map(said).collect();
    if list.is_empty() {
        return html! {};
    }
    html! { <section class="gc-near" key="to fix"><h2>{ "To fix" }</h2><Todo tasks={tasks(open, &list)} /></section> }
}

/// How far a to-do list has come.
struct Listing {
    /// The number of its next line.
    start: usize,
    /// What is left out of it.
    without: Option<CriterionNo>,
}

fn one_step(open: &OpenRecord, step: &AimStep, list: &mut Listing) -> Html {
    let own: Vec<Open> = step.needs.all.iter().copied().filter(|it| Some(it.criterion) != list.without).collect();
    let all = tasks(open, &own);
    let from = list.start;
    list.start += all.len();
    let any = step.needs.any.iter().map(|any| {
        let heading = [&changes::any_of(any.count, any.of.len()), ":"].concat();
        html! { <div key={heading.clone()}><p>{ heading }</p><Todo tasks={tasks(open, &any.of)} /></div> }
    });
    let levels = step.needs.levels.iter().map(|level| html! { <p>{ marks::level(&open.standard, level) }</p> });
    let opens = aims::opens(&open.standard, step);
    html! {
        <div class="gc-near" key={format!("from {from} {opens}")}>
            { (!all.is_empty()).then(|| html! { <Todo start={from} tasks={all} /> }) }
            { for any }
            { for levels }
            { (!opens.is_empty()).then(|| html! { <p><b>{ opens }</b></p> }) }
        </div>
    }
}

/// What a number of points says of a question that is answered by points.
fn by_points(open: &OpenRecord, no: CriterionNo) -> Option<Answer> {
    let points = open.record().points(no)?;
    Some(if points == 0 { Answer::NotYet } else { Answer::Partly })
}

fn tasks(open: &OpenRecord, list: &[Open]) -> Vec<Task> {
    let standard = &open.standard;
    let task = |it: &Open| {
        let criterion = standard.criterion(it.criterion)?;
        let id = &criterion.id;
        let linked =
            open.readiness().evidence.iter().filter(|piece| piece.criteria().iter().any(|own| own == id)).count();
        let theme = criterion.theme.as_ref().map(|theme| [" · ", theme].concat()).unwrap_or_default();
        Some(Task {
            question: criterion.prompt.clone().into(),
            number: number(standard, open.record().pathway, Question::from(it.criterion))
                .map_or(0, |(number, _)| number),
            said: it.judgement.map(answer_of).or_else(|| by_points(open, it.criterion)),
            place: [marks::short(standard, criterion.method), &theme].concat().into(),
            opens: match linked {
                0 => "No evidence linked yet".into(),
                linked => [views::text::counted(linked, "piece"), " of evidence linked".to_owned()].concat().into(),
            },
            href: question_address(open, it.criterion).into(),
        })
    };
    list.iter().filter_map(task).collect()
}

fn take(open: &OpenRecord) -> Html {
    html! {
        <>
            <Rows>
                <Row size={Size::Flat} name="Send to my tutor, or save a file" href="#/keep" />
                <Row size={Size::Flat} name="Check my answers" href={address(open, Screen::List)} />
                <Row size={Size::Flat} name="Report with all answers and notes" href={address(open, Screen::Ready(Ready::Report))} />
            </Rows>
            <div class="gc-actions">{ shown(print_button("gc-button gc-button--quiet", "Print this result")) }</div>
        </>
    }
}
