//! One question at a time.

use super::ladder::{grade_of, rungs};
use super::question_end::end;
use crate::app::components::attempts::result_choice;
use crate::app::components::evidence::adding;
use crate::app::components::keeping::keeping;
use crate::app::components::markup::{block, shown};
use crate::app::components::number::{mark_fields, number};
use crate::app::components::panel::address;
use crate::app::components::standing::standing;
use crate::domain::citation::{Basis, Citation};
use crate::domain::outcome::{CategoryNo, Placement};
use crate::domain::plan::MethodNo;
use crate::domain::question::{Question as Asked, counted_questions, number as number_of, questions};
use crate::domain::record::{Judgement, Subject};
use crate::domain::standing::Tag;
use crate::domain::typed::{self, Field};
use crate::domain::walk::WalkOrder;
use crate::formats::records::LONGEST_NOTE;
use crate::model::walking::{Said, WalkAction, id_of, points};
use crate::model::{Action, OpenRecord};
use crate::router::{Route, Screen};
use crate::runtime::{Dispatch, Page};
use crate::wording::{capital, evidence, facts, glossary, grades, marks, profile, standing as words};
use views::components::answers::{Description, Descriptions};
use views::components::marks::Answer;
use views::components::pick::{Choice, Look, Pick};
use views::components::tag;
use views::screens::question::{Act, Meaning, Question, QuestionScreen, Theme, ThemeState};
use views::text::counted;
use yew::prelude::*;

/// The screen: the question that comes next, or what to do when there is none.
pub fn question(open: &OpenRecord, page: &Page) -> Html {
    html! {
        <>
            { not_here(open, page).map(|said| html! {
                <div class="gc-page--notice"><p class="gc-notice" key={said.clone()}>{ said }</p></div>
            }) }
            { page.storage.state.may_lose().then(|| html! { <div class="gc-page--notice">{ shown(keeping(page.storage.state, true)) }</div> }) }
            { match page.question() {
                Some(asked) => html! { <div key="question">{ one(open, page, asked) }</div> },
                None => html! { <div key="end">{ end(open, page) }</div> },
            } }
            <div class="gc-old gc-page--notice">{ shown(standing(open, page)) }</div>
        </>
    }
}

/// What to say of a question that the address names and that is not asked here.
fn not_here(open: &OpenRecord, page: &Page) -> Option<String> {
    let Route::At { screen: Screen::Answer { criterion: Some(id) }, .. } = &page.route else { return None };
    let standard = &open.standard;
    if questions(standard, open.record().pathway).into_iter().any(|question| id_of(standard, question) == id) {
        return None;
    }
    let of = match standard.find_subject(id) {
        Some(Subject::Criterion(no)) => standard.criterion(no).and_then(|criterion| criterion.pathway),
        Some(Subject::Outcome(no)) => standard.outcome(no).and_then(|outcome| outcome.pathway),
        None => None,
    };
    Some(match of.and_then(|no| standard.pathway(no)) {
        Some(option) => {
            format!("The question “{id}” belongs to the option {}, not to yours. This is your next one.", option.title)
        }
        None => format!("This standard has no question “{id}”. This is your next one."),
    })
}

fn one(open: &OpenRecord, page: &Page, asked: Asked) -> Html {
    let dispatch = page.dispatcher();
    let onact = {
        let dispatch = dispatch.clone();
        let placements = placements_of(open, asked);
        Callback::from(move |(_, act): (AttrValue, Act)| tell(&dispatch, asked, &placements, act))
    };
    let id = id_of(&open.standard, asked).to_owned();
    let adding = match asked {
        Asked::Subject(_) => shown(adding(&id, &open.saved, &page.screen.evidence.news, &dispatch)),
        Asked::Category(_) | Asked::Marks(_) | Asked::Result(_) => html! {},
    };
    html! {
        <QuestionScreen view={view(open, page, asked)} {onact} field={field(open, page, asked)} {adding} options={options(page)} />
    }
}

fn tell(dispatch: &Dispatch, asked: Asked, placements: &[Placement], act: Act) {
    let walk = |action: WalkAction| dispatch.dispatch(Action::Walk(action));
    match (act, asked) {
        (Act::Answer(answer), Asked::Subject(subject)) => {
            walk(WalkAction::Answer(Said::Judged(subject, Some(judgement_of(answer)))));
        }
        (Act::Note(text), Asked::Subject(subject)) => dispatch.dispatch(Action::Note(subject, text)),
        (Act::Link(piece, is_linked), Asked::Subject(subject)) => {
            dispatch.dispatch(Action::LinkHere { piece: piece.to_string(), subject, is_linked });
        }
        (Act::Pick(place), Asked::Category(no)) => {
            if let Some(placement) = placements.get(place) {
                walk(WalkAction::Answer(Said::Placed(no, Some(*placement))));
            }
        }
        // Only criteria and outcomes have the three answers, a note and evidence; only categories are picked from.
        (Act::Answer(_) | Act::Note(_) | Act::Link(..) | Act::Pick(_), _) => {}
        (Act::GoOn, _) => walk(WalkAction::GoOn),
        (Act::GoBack, _) => walk(WalkAction::Back),
        (Act::Undo, _) => walk(WalkAction::Undo),
        (Act::UndoIsOver, _) => walk(WalkAction::UndoIsOver),
    }
}

/// The answer as a record has it.
pub fn judgement_of(answer: Answer) -> Judgement {
    match answer {
        Answer::Yes => Judgement::Met,
        Answer::Partly => Judgement::Partly,
        Answer::NotYet => Judgement::NotMet,
    }
}

/// The answer as it is drawn.
pub fn answer_of(judgement: Judgement) -> Answer {
    match judgement {
        Judgement::Met => Answer::Yes,
        Judgement::Partly => Answer::Partly,
        Judgement::NotMet => Answer::NotYet,
    }
}

/// What a question asks, and where that is printed.
#[derive(Default)]
struct Text<'s> {
    text: &'s str,
    place: String,
    needed: String,
    doubt: Option<String>,
    source: Option<&'s Citation>,
}

fn text_of<'s>(open: &'s OpenRecord, asked: Asked) -> Text<'s> {
    let standard = &*open.standard;
    let of_method = |no: MethodNo| marks::short(standard, no).to_owned();
    let doubt = |basis: Basis| (basis != Basis::Stated).then(|| [&*capital(grades::basis(basis)), "."].concat());
    match asked {
        Asked::Subject(Subject::Criterion(no)) => {
            let Some(criterion) = standard.criterion(no) else { return Text::default() };
            let scale = standard.method(criterion.method).map_or(&standard.grades, |method| &method.grades);
            let theme = criterion.theme.as_ref().map(|theme| [" · ", theme].concat()).unwrap_or_default();
            Text {
                text: &criterion.prompt,
                place: of_method(criterion.method) + &theme,
                needed: match criterion.points {
                    Some(points) => marks::points_of(points),
                    None => ["question: needed for a ", scale.name(criterion.grade)].concat(),
                },
                doubt: doubt(criterion.basis),
                source: Some(&criterion.source),
            }
        }
        Asked::Subject(Subject::Outcome(no)) => {
            let Some(outcome) = standard.outcome(no) else { return Text::default() };
            Text {
                text: &outcome.prompt,
                place: outcome.title.clone(),
                needed: profile::HINT.to_owned(),
                doubt: doubt(outcome.basis),
                source: Some(&outcome.source),
            }
        }
        Asked::Category(no) => {
            let Some(category) = standard.category(no) else { return Text::default() };
            Text {
                text: "Which of these fits me best today?",
                place: category.title.clone(),
                needed: "Your own view: your assessment organisation decides your grade.".to_owned(),
                doubt: doubt(category.basis),
                source: Some(&category.source),
            }
        }
        Asked::Marks(no) => Text {
            text: "What is my mark?",
            place: of_method(no),
            needed: "Enter a mark from a mock if you have one; leave it empty if you do not know it yet.".to_owned(),
            doubt: None,
            source: None,
        },
        Asked::Result(no) => Text {
            text: "What is my result?",
            place: of_method(no),
            needed: "This is graded by somebody else. Enter the result once you have it.".to_owned(),
            doubt: None,
            source: None,
        },
    }
}

fn view(open: &OpenRecord, page: &Page, asked: Asked) -> Question {
    let (standard, record) = (&open.standard, open.record());
    let told = text_of(open, asked);
    let subject = match asked {
        Asked::Subject(subject) => Some(subject),
        Asked::Category(_) | Asked::Marks(_) | Asked::Result(_) => None,
    };
    let grade = asked.criterion().and_then(|no| standard.criterion(no)).filter(|it| it.points.is_none()).map(|it| {
        let scale = standard.method(it.method).map_or(&standard.grades, |method| &method.grades);
        grade_of(scale, it.grade)
    });
    let all = questions(standard, record.pathway);
    let walking = &page.screen.walking;
    let id = id_of(standard, asked);
    let linked = |piece: &crate::domain::evidence::Evidence| piece.criteria().iter().any(|it| it == id);
    let pieces = &open.readiness().evidence;
    let count = pieces.iter().filter(|piece| linked(piece)).count();
    let overall = &open.standings().overall;
    Question {
        id: id.to_owned().into(),
        number: number_of(standard, record.pathway, asked).map(|(number, _)| number),
        of: all.iter().filter(|question| question.is_numbered()).count(),
        progress: progress(open),
        place: told.place.into(),
        text: told.text.to_owned().into(),
        grade,
        needed: told.needed.into(),
        doubt: told.doubt.map(AttrValue::from),
        meanings: meanings(open, subject, told.text),
        source: told.source.map(|source| AttrValue::from(facts::citation(standard, source))),
        note: subject.and_then(|subject| record.note(subject)).unwrap_or_default().to_owned().into(),
        longest_note: LONGEST_NOTE,
        has_notes: subject.is_some(),
        evidence: pieces
            .iter()
            .map(|piece| Choice {
                value: piece.id.clone().into(),
                label: evidence::name(piece).into(),
                chosen: linked(piece),
                ..Choice::default()
            })
            .collect(),
        evidence_words: match count {
            0 => "No evidence linked yet.".into(),
            count => [counted(count, "piece"), " linked.".to_owned()].concat().into(),
        },
        answer: subject.and_then(|subject| record.judgement(subject)).map(answer_of),
        is_answered: asked.is_answered(standard, record),
        counts: words::counts(overall.counts).into(),
        reached: reached(open, page),
        result: address(open, Screen::Result).into(),
        list: address(open, Screen::List).into(),
        can_go_back: walking.walk.can_go_back(),
        themes: themes(open, asked),
        ladder: rungs(open),
        ladder_words: words::rest(standard, overall, words::best(open.decision())).into(),
        undo: walking.undo.map(|(question, _)| undo_words(open, question).into()),
        read_only: page.reads_only(),
        uses_keys: !walking.keys_off,
    }
}

fn undo_words(open: &OpenRecord, question: Asked) -> String {
    match number_of(&open.standard, open.record().pathway, question) {
        Some((number, _)) => format!("Question {number} is answered"),
        None => "Answered".to_owned(),
    }
}

/// For each assessment, which of its questions are answered.
pub fn progress(open: &OpenRecord) -> Vec<Vec<bool>> {
    let mut groups: Vec<(Option<MethodNo>, Vec<bool>)> = Vec::new();
    let all = questions(&open.standard, open.record().pathway);
    for question in all.iter().filter(|question| question.is_numbered()) {
        let (of, is_answered) = (question.method(&open.standard), question.is_answered(&open.standard, open.record()));
        match groups.last_mut().filter(|(known, _)| *known == of) {
            Some((_, group)) => group.push(is_answered),
            None => groups.push((of, vec![is_answered])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Verbs that say how much is asked, and the codes of the question with the way to the map.
fn meanings(open: &OpenRecord, subject: Option<Subject>, text: &str) -> Vec<Meaning> {
    let Some(subject) = subject else { return Vec::new() };
    let explained = glossary::explain(text, &[]).into_iter().map(|word| Meaning {
        term: capital(word.word).into(),
        means: word.meaning.into(),
        href: None,
    });
    let code = |code: &String| {
        let ksb = open.standard.ksb(code, open.record().pathway);
        let label = ksb.and_then(|ksb| ksb.label.clone());
        Meaning {
            term: code.clone().into(),
            means: label.unwrap_or_else(|| "The document prints no statement.".to_owned()).into(),
            href: Some(address(open, Screen::Ksb { code: code.clone() }).into()),
        }
    };
    explained.chain(open.standard.ksbs_of(subject).iter().map(code)).collect()
}

/// "Theme done: 4 of 4", when the last answer made every question of its theme a yes.
fn reached(open: &OpenRecord, page: &Page) -> Option<AttrValue> {
    let (question, _) = page.screen.walking.undo?;
    let (no, standard) = (question.criterion()?, &open.standard);
    let of = standard.criterion(no)?;
    let theme = of.theme.as_ref()?;
    let same = standard
        .criteria_for(open.record().pathway)
        .filter(|(_, it)| it.method == of.method && it.theme.as_ref() == Some(theme));
    let (mut all, mut yes) = (0, 0);
    for (no, _) in same {
        all += 1;
        yes += usize::from(open.record().judgement(Subject::Criterion(no)) == Some(Judgement::Met));
    }
    (all > 1 && yes == all).then(|| format!("{theme}: all {all} are yes").into())
}

/// A theme and its questions.
type OwnTheme = (String, Vec<Asked>);

/// The themes of each assessment with what they ask for, and where their first question is that asks for something.
fn themes(open: &OpenRecord, asked: Asked) -> Vec<(AttrValue, Vec<Theme>)> {
    let (standard, record) = (&open.standard, open.record());
    let mut groups: Vec<(AttrValue, Vec<OwnTheme>)> = Vec::new();
    for question in counted_questions(standard, record) {
        let (group, theme) = match question {
            Asked::Subject(Subject::Criterion(no)) => {
                let Some(criterion) = standard.criterion(no) else { continue };
                let of = marks::short(standard, criterion.method);
                (of, criterion.theme.clone().unwrap_or_else(|| "All questions".to_owned()))
            }
            Asked::Subject(Subject::Outcome(_)) => ("Outcomes", "All outcomes".to_owned()),
            Asked::Category(_) => ("Outcomes", "How well I do it".to_owned()),
            Asked::Marks(no) => (marks::short(standard, no), "Marks".to_owned()),
            Asked::Result(no) => (marks::short(standard, no), "Result".to_owned()),
        };
        if groups.last().is_none_or(|(name, _)| **name != *group) {
            groups.push((group.to_owned().into(), Vec::new()));
        }
        let Some((_, themes)) = groups.last_mut() else { continue };
        match themes.iter_mut().find(|(name, _)| *name == theme) {
            Some((_, own)) => own.push(question),
            None => themes.push((theme, vec![question])),
        }
    }
    let standings = open.standings();
    let drawn = |(name, own): OwnTheme| {
        let tagged =
            |wanted: Tag| own.iter().filter(|question| standings.tag(standard, record, **question) == wanted).count();
        let (fix, lift, open_ones) = (tagged(Tag::ToFix), tagged(Tag::ToLift), tagged(Tag::ToAnswer));
        let state = match (fix, lift, open_ones) {
            (0, 0, 0) => ThemeState::Done,
            (0, 0, left) => ThemeState::Count(format!("{} of {}", own.len() - left, own.len()).into()),
            (0, lift, _) => ThemeState::Tag(tag::Kind::Lift, format!("{lift} to lift").into()),
            (fix, ..) => ThemeState::Tag(tag::Kind::Fix, format!("{fix} to fix").into()),
        };
        let wants = |question: &&Asked| standings.tag(standard, record, **question) != Tag::Done;
        let first = own.iter().find(wants).or(own.first()).map_or("", |question| id_of(standard, *question));
        Theme {
            name: name.into(),
            href: address(open, Screen::Answer { criterion: Some(first.to_owned()) }).into(),
            state,
            current: own.contains(&asked),
        }
    };
    groups.into_iter().map(|(name, themes)| (name, themes.into_iter().map(drawn).collect())).collect()
}

/// What stands in the place of the three answers; none where those are asked for.
fn field(open: &OpenRecord, page: &Page, asked: Asked) -> Option<Html> {
    let dispatch = page.dispatcher();
    match asked {
        Asked::Subject(Subject::Criterion(no)) => {
            let most = open.standard.criterion(no)?.points?.most;
            let of = Field::Points(no);
            let holds = typed::shown(&page.typed, open.record(), of);
            let wrong = typed::number(&holds, most).err();
            let field = shown(number("points", "Points", most, &holds, wrong, of, &dispatch));
            let sent = {
                let holds = holds.clone();
                Callback::from(move |event: SubmitEvent| {
                    event.prevent_default();
                    let given = points(&holds, most);
                    if given.is_some() {
                        dispatch.dispatch(Action::Walk(WalkAction::Answer(Said::Pointed(no, given))));
                    }
                })
            };
            Some(html! { <form class="gc-q__field" onsubmit={sent}>{ field }</form> })
        }
        Asked::Subject(Subject::Outcome(_)) => None,
        Asked::Category(no) => Some(placements(open, no, &dispatch)),
        Asked::Marks(no) => {
            let fields = mark_fields(open, &page.typed, no, open.standard.method(no)?, &dispatch);
            Some(html! { <div class="gc-q__field">{ shown(block("gc-numbers", &fields)) }</div> })
        }
        Asked::Result(no) => {
            let choice = result_choice(open, &dispatch, "Your result", no, open.standard.method(no)?);
            Some(html! { <div class="gc-q__field">{ shown(block("gc-attempts", &[choice])) }</div> })
        }
    }
}

/// Where one can see oneself, in the order in which that is shown; nothing but for a category.
fn placements_of(open: &OpenRecord, asked: Asked) -> Vec<Placement> {
    let Asked::Category(no) = asked else { return Vec::new() };
    open.standard.category(no).map(|category| category.placements().collect()).unwrap_or_default()
}

/// The descriptions of a category, to say which fits.
fn placements(open: &OpenRecord, no: CategoryNo, dispatch: &Dispatch) -> Html {
    let Some(category) = open.standard.category(no) else { return html! {} };
    let given = open.record().placement(no);
    let every = placements_of(open, Asked::Category(no));
    let description = |placement: &Placement| {
        let says = match placement {
            Placement::Neither => "Neither description fits me yet.",
            Placement::At(grade) => {
                let described = category.descriptors.iter().find(|descriptor| descriptor.grade == *grade);
                described.map_or("", |descriptor| descriptor.says.as_str())
            }
        };
        Description {
            name: profile::placement(&open.standard, Some(*placement)).into(),
            says: says.to_owned().into(),
            is_chosen: given == Some(*placement),
        }
    };
    let descriptions: Vec<Description> = every.iter().map(description).collect();
    let dispatch = dispatch.clone();
    let onpick = Callback::from(move |place: usize| {
        if let Some(placement) = every.get(place) {
            dispatch.dispatch(Action::Walk(WalkAction::Answer(Said::Placed(no, Some(*placement)))));
        }
    });
    html! { <Descriptions question={category.id.clone()} labelled_by="question" {descriptions} {onpick} /> }
}

/// The order of the questions, and whether keys answer.
fn options(page: &Page) -> Html {
    let walking = &page.screen.walking;
    let (in_order, keys) = (walking.walk.order == WalkOrder::Document, !walking.keys_off);
    let choice = |value: &'static str, label: &'static str, chosen: bool| Choice {
        value: value.into(),
        label: label.into(),
        chosen,
        ..Choice::default()
    };
    let choices = vec![
        choice("order", "Ask in the order of the document, not what helps most first", in_order),
        choice("keys", "Answer by single keys: 1, 2, 3, N (next) and B (back)", keys),
    ];
    let dispatch = page.dispatcher();
    let onpick = Callback::from(move |(value, on): (AttrValue, bool)| {
        let action = match &*value {
            "order" => WalkAction::Order(if on { WalkOrder::Document } else { WalkOrder::HelpsMost }),
            _ => WalkAction::UseKeys(on),
        };
        dispatch.dispatch(Action::Walk(action));
    });
    html! { <Pick id="options" legend="How questions come" legend_unseen=true look={Look::Ticks} {choices} {onpick} /> }
}
