//! Screens, filled from the shipped packs and made-up answers.

use grades::domain::date::Date;
use grades::domain::decision::{Bounds, Decision};
use grades::domain::grade::{Grade as PlanGrade, GradeScale};
use grades::domain::grading::Grader;
use grades::domain::plan::MethodNo;
use grades::domain::record::{Judgement, LearnerRecord, Subject};
use grades::domain::standard::{PathwayNo, Standard};
use grades::wording::{capital, facts};
use standards::SHIPPED;
use views::components::fold::Fold;
use views::components::footer::{self, Footer};
use views::components::header::{Header, Skip, places};
use views::components::ladder::Rung;
use views::components::marks::{Answer, Grade, Shape, usual_grades};
use views::components::pick::Choice;
use views::components::row::{Row, Rows, Size};
use views::components::stair::{State, Step, steps};
use views::components::strip::Strip;
use views::components::tag;
use views::components::todo::{Task, Todo};
use views::example::{Entry, Example, alone, example};
use views::screens::home::{GoingOn, Home, HomeScreen, Line};
use views::screens::list::{self, Item, List, ListScreen};
use views::screens::question::{Act, Meaning, Question, QuestionScreen, Theme, ThemeState};
use views::screens::result::{Assessment, NextStep, Outcome, Proof, ResultScreen};
use views::screens::start::{self, Start, StartScreen};
use views::text::counted;
use yew::prelude::*;

/// Every screen, in the order of the gallery.
pub const ENTRIES: &[Entry] = &[
    alone("home", "Finding one's standard, or going on.", home_examples),
    alone("start", "The day somebody started, and their option.", start_examples),
    alone("question", "One question.", question_examples),
    alone("list", "Every question with its status.", list_examples),
    alone("result", "Where somebody stands, and the one next thing.", result_examples),
];

/// Where every link of a screen leads in the gallery: nowhere else.
const HERE: &str = "#/";

/// A screen with all that stands around it.
fn page(place: &str, question: bool, notice: bool, main: Html) -> Html {
    let inside = !place.is_empty();
    let course = inside.then_some((AttrValue::Static("Junior production coordinator"), AttrValue::Static(HERE)));
    html! {
        <>
            <Skip />
            <Header name="Apprenticeship grade calculator" home={HERE} {course} {question} places={if inside { places(place, HERE) } else { Vec::new() }} />
            { if notice { html! {
                <Strip label="Example"><p><b>{ "This is an example. " }</b><span>{ "Look around; nothing is saved." }</span></p></Strip>
            } } else { html! {} } }
            <main id="main" tabindex="-1">{ main }</main>
            <Footer links={footer::links(HERE)} promise={footer::PROMISE} />
        </>
    }
}

/// One person's answers to one option of a shipped standard.
struct Person {
    standard: Standard,
    pathway: Option<PathwayNo>,
    answers: Vec<(Subject, Option<Answer>)>,
    record: LearnerRecord,
}

impl Person {
    /// Answers in document order; a letter each: y, p, n, and `.` for none. Those that are missing are as the last one.
    fn new(uid: &str, option: usize, letters: &str) -> Person {
        let standard = standards::find(uid).unwrap_or_default();
        let pathway = u8::try_from(option).ok().map(PathwayNo).filter(|no| standard.pathway(*no).is_some());
        let last = letters.chars().last().unwrap_or('.');
        let mut letters = letters.chars();
        let mut record = LearnerRecord::default();
        record.pathway = pathway;
        let subjects: Vec<Subject> = standard.subjects_for(pathway).collect();
        let mut answers = Vec::new();
        for subject in subjects {
            let answer = match letters.next().unwrap_or(last) {
                'y' => Some(Answer::Yes),
                'p' => Some(Answer::Partly),
                'n' => Some(Answer::NotYet),
                _ => None,
            };
            let judgement = answer.map(|answer| match answer {
                Answer::Yes => Judgement::Met,
                Answer::Partly => Judgement::Partly,
                Answer::NotYet => Judgement::NotMet,
            });
            record.judge(subject, judgement);
            answers.push((subject, answer));
        }
        Person { standard, pathway, answers, record }
    }

    fn questions(&self) -> Vec<Asked<'_>> {
        self.answers.iter().enumerate().map(|(no, (subject, answer))| self.asked(no + 1, *subject, *answer)).collect()
    }

    fn asked(&self, number: usize, subject: Subject, answer: Option<Answer>) -> Asked<'_> {
        let standard = &self.standard;
        match subject {
            Subject::Criterion(no) => {
                let criterion = standard.criterion(no);
                let method = criterion.map_or(MethodNo(0), |criterion| criterion.method);
                let scale = standard.method(method).map_or(&standard.grades, |method| &method.grades);
                Asked {
                    id: standard.id_of(subject),
                    number,
                    text: criterion.map_or("", |criterion| &criterion.prompt),
                    method,
                    theme: criterion.and_then(|criterion| criterion.theme.as_deref()).unwrap_or("All questions"),
                    grade: criterion.map(|criterion| grade_of(scale, criterion.grade)),
                    is_pass: criterion.is_some_and(|criterion| criterion.grade.rank() <= 1),
                    ksbs: standard.ksbs_of(subject),
                    source: criterion.map_or("", |criterion| &criterion.source.at),
                    answer,
                }
            }
            Subject::Outcome(no) => {
                let outcome = standard.outcome(no);
                Asked {
                    id: standard.id_of(subject),
                    number,
                    text: outcome.map_or("", |outcome| &outcome.prompt),
                    method: MethodNo(0),
                    theme: outcome.map_or("", |outcome| &outcome.title),
                    grade: None,
                    is_pass: false,
                    ksbs: standard.ksbs_of(subject),
                    source: outcome.map_or("", |outcome| &outcome.source.at),
                    answer,
                }
            }
        }
    }

    fn short(&self, method: MethodNo) -> AttrValue {
        let method = self.standard.method(method);
        let short = method.map(|method| method.short.clone().unwrap_or_else(|| method.title.clone()));
        short.map_or(AttrValue::Static("Outcomes"), AttrValue::from)
    }

    /// What follows from the answers, if all that is no yes today may become one.
    fn decide(&self) -> Decision {
        let mut hopeful = self.record.clone();
        for (subject, answer) in &self.answers {
            if *answer != Some(Answer::Yes) {
                hopeful.judge(*subject, None);
            }
        }
        Grader::new(self.standard.clone()).decide(&hopeful)
    }

    /// Questions by assessment.
    fn by_method(&self) -> Vec<(MethodNo, Vec<Asked<'_>>)> {
        let mut groups: Vec<(MethodNo, Vec<Asked>)> = Vec::new();
        for asked in self.questions() {
            match groups.iter_mut().find(|(method, _)| *method == asked.method) {
                Some((_, group)) => group.push(asked),
                None => groups.push((asked.method, vec![asked])),
            }
        }
        groups
    }

    fn progress(&self) -> Vec<Vec<bool>> {
        let answered = |group: &(MethodNo, Vec<Asked>)| group.1.iter().map(|asked| asked.answer.is_some()).collect();
        self.by_method().iter().map(answered).collect()
    }

    fn counts(&self) -> String {
        let all = self.questions();
        let fix = all.iter().filter(|asked| asked.to_fix()).count();
        let open = all.iter().filter(|asked| asked.answer.is_none()).count();
        match (fix, open) {
            (0, 0) => "Every question is answered".to_owned(),
            (0, open) => format!("{open} to answer"),
            (fix, 0) => format!("{fix} to fix"),
            (fix, open) => format!("{fix} to fix, {open} to answer"),
        }
    }

    fn lead(&self) -> String {
        let all = self.questions();
        let answered = all.iter().filter(|asked| asked.answer.is_some()).count();
        format!("{answered} of {} answered. {}.", all.len(), self.counts())
    }
}

/// A question with what a screen needs of it.
struct Asked<'p> {
    id: &'p str,
    number: usize,
    text: &'p str,
    method: MethodNo,
    theme: &'p str,
    grade: Option<Grade>,
    is_pass: bool,
    ksbs: &'p [String],
    source: &'p str,
    answer: Option<Answer>,
}

impl Asked<'_> {
    fn to_fix(&self) -> bool {
        self.is_pass && matches!(self.answer, Some(Answer::Partly | Answer::NotYet))
    }

    fn to_lift(&self) -> bool {
        !self.is_pass && matches!(self.answer, Some(Answer::Partly | Answer::NotYet))
    }

    fn status(&self) -> Option<(tag::Kind, AttrValue)> {
        match self.answer {
            None => Some((tag::Kind::Open, "To answer".into())),
            Some(_) if self.to_fix() => Some((tag::Kind::Fix, "To fix".into())),
            Some(_) if self.to_lift() => Some((tag::Kind::Lift, "To lift".into())),
            Some(_) => None,
        }
    }

    /// The first words, which stand for a question that has no short name.
    fn first_words(&self) -> AttrValue {
        let words = self.text.trim_start_matches("I can ").split_whitespace();
        let start: Vec<&str> = words.take(6).collect();
        AttrValue::from(format!("{}\u{a0}…", capital(&start.join(" "))))
    }
}

/// How a grade of a plan is drawn.
fn grade_of(scale: &GradeScale, grade: PlanGrade) -> Grade {
    let shape = match scale.name(grade) {
        "fail" => Shape::Fail,
        "merit" => Shape::Merit,
        "distinction" => Shape::Distinction,
        _ => Shape::Pass,
    };
    Grade::new(capital(scale.name(grade)).to_string(), shape)
}

/// The steps of a scale: today where it is decided, what is possible, what is out of reach.
fn steps_of(scale: &GradeScale, bounds: Bounds, decided: bool) -> Vec<Step> {
    let state = |grade: PlanGrade| {
        if decided && grade == bounds.today {
            State::Today
        } else if grade > bounds.possible {
            State::Shut
        } else if decided && grade < bounds.today {
            State::Behind
        } else if grade == bounds.possible {
            State::Possible
        } else {
            State::Open
        }
    };
    let grades: Vec<Grade> = scale.grades().map(|grade| grade_of(scale, grade)).collect();
    let states: Vec<State> = scale.grades().map(state).collect();
    steps(&grades, &states)
}

fn rungs(steps: &[Step], needs: &str) -> Vec<Rung> {
    let above = steps.iter().filter(|step| step.grade.shape != Shape::Fail || step.state == State::Today);
    let rung = |step: &Step| {
        let needs = if step.state == State::Shut { "" } else { needs };
        Rung { grade: step.grade.clone(), state: step.state, needs: needs.to_owned().into() }
    };
    let mut all: Vec<Rung> = above.map(rung).collect();
    all.reverse();
    all
}

fn line(name: impl Into<AttrValue>, meta: impl Into<AttrValue>) -> Line {
    Line { name: name.into(), meta: meta.into(), href: HERE.into() }
}

/// A question of somebody's.
fn question(person: &Person, number: usize) -> Question {
    let all = person.questions();
    let none = all.first();
    let asked = all.iter().find(|asked| asked.number == number).or(none);
    let Some(asked) = asked else { return empty_question() };
    let mut themes: Vec<(AttrValue, Vec<Theme>)> = Vec::new();
    for (method, group) in person.by_method() {
        let mut of_method: Vec<Theme> = Vec::new();
        for one in &group {
            let name = AttrValue::from(one.theme.to_owned());
            if of_method.iter().any(|theme| theme.name == name) {
                continue;
            }
            let of_theme: Vec<&Asked> = group.iter().filter(|other| other.theme == one.theme).collect();
            let fix = of_theme.iter().filter(|one| one.to_fix()).count();
            let lift = of_theme.iter().filter(|one| one.to_lift()).count();
            let answered = of_theme.iter().filter(|one| one.answer.is_some()).count();
            let state = match (fix, lift) {
                (0, 0) if answered == of_theme.len() => ThemeState::Done,
                (0, 0) => ThemeState::Count(format!("{answered} of {}", of_theme.len()).into()),
                (0, lift) => ThemeState::Tag(tag::Kind::Lift, format!("{lift} to lift").into()),
                (fix, _) => ThemeState::Tag(tag::Kind::Fix, format!("{fix} to fix").into()),
            };
            of_method.push(Theme {
                name,
                href: HERE.into(),
                state,
                current: one.theme == asked.theme && method == asked.method,
            });
        }
        themes.push((person.short(method), of_method));
    }
    let meaning = |code: &String| {
        let label = person.standard.ksb(code, person.pathway).and_then(|ksb| ksb.label.clone());
        Meaning {
            term: code.clone().into(),
            means: label.unwrap_or_else(|| "The document prints no statement.".to_owned()).into(),
            href: Some(HERE.into()),
        }
    };
    let decision = person.decide();
    let ladder = decision
        .overall
        .map(|overall| rungs(&steps_of(&person.standard.grades, overall.bounds, false), "Still possible."));
    let needed = match &asked.grade {
        Some(grade) => format!("question: needed to reach {}", grade.name.to_lowercase()),
        None => "Graded by your assessment organisation".to_owned(),
    };
    Question {
        id: asked.id.to_owned().into(),
        number: Some(asked.number),
        of: all.len(),
        progress: person.progress(),
        place: format!("{} · {}", person.short(asked.method), asked.theme).into(),
        text: asked.text.to_owned().into(),
        grade: asked.grade.clone(),
        needed: needed.into(),
        meanings: asked.ksbs.iter().map(meaning).collect(),
        source: Some(asked.source.to_owned().into()),
        answer: asked.answer,
        is_answered: asked.answer.is_some(),
        counts: person.counts().into(),
        can_go_back: asked.number > 1,
        themes,
        ladder: ladder.unwrap_or_default(),
        ladder_words: "No grade is decided until the pass questions are answered.".into(),
        ..empty_question()
    }
}

fn empty_question() -> Question {
    Question {
        id: "".into(),
        number: None,
        of: 0,
        progress: Vec::new(),
        place: "".into(),
        text: "".into(),
        grade: None,
        needed: "".into(),
        doubt: None,
        meanings: Vec::new(),
        source: None,
        note: "".into(),
        longest_note: 5000,
        has_notes: true,
        evidence: Vec::new(),
        evidence_words: "No evidence linked yet.".into(),
        answer: None,
        is_answered: false,
        counts: "".into(),
        reached: None,
        result: HERE.into(),
        list: HERE.into(),
        can_go_back: false,
        themes: Vec::new(),
        ladder: Vec::new(),
        ladder_words: "".into(),
        undo: None,
        read_only: false,
        uses_keys: true,
    }
}

#[derive(Properties, PartialEq)]
struct WalkProps {
    uid: &'static str,
    option: usize,
    letters: &'static str,
    number: usize,
    #[prop_or_default]
    reached: Option<AttrValue>,
    #[prop_or_default]
    note: AttrValue,
}

/// Goes from question to question as the page will: an answer goes on, Back goes back, Undo takes the last one back.
#[component]
fn Walk(props: &WalkProps) -> Html {
    let letters = use_state(|| props.letters.to_owned());
    let number = use_state(|| props.number);
    let note = use_state(|| props.note.clone());
    let before = use_state(|| None::<(String, usize)>);
    let person = Person::new(props.uid, props.option, &letters);
    let of = person.answers.len();
    let onact = {
        let (letters, number, note, before) = (letters.clone(), number.clone(), note.clone(), before.clone());
        Callback::from(move |(_, act): (AttrValue, Act)| match act {
            Act::Answer(answer) => {
                let mut all: Vec<char> = letters.chars().collect();
                all.resize(of, '.');
                if let Some(letter) = all.get_mut(number.saturating_sub(1)) {
                    *letter = match answer {
                        Answer::Yes => 'y',
                        Answer::Partly => 'p',
                        Answer::NotYet => 'n',
                    };
                }
                before.set(Some(((*letters).clone(), *number)));
                letters.set(all.into_iter().collect());
                number.set((*number % of) + 1);
            }
            Act::GoOn => number.set((*number % of) + 1),
            Act::GoBack => number.set(number.saturating_sub(1).max(1)),
            Act::Note(text) => note.set(text.into()),
            Act::Link(..) | Act::Pick(_) => {}
            Act::Undo => {
                if let Some((old, place)) = (*before).clone() {
                    letters.set(old);
                    number.set(place);
                }
                before.set(None);
            }
            Act::UndoIsOver => before.set(None),
        })
    };
    let view = Question {
        note: (*note).clone(),
        reached: props.reached.clone().filter(|_| *number == props.number),
        undo: before.as_ref().map(|(_, place)| format!("Question {place} is answered").into()),
        evidence: ["Call sheets, spring shoot", "Schedule with my changes"]
            .map(|title| Choice { value: title.into(), label: title.into(), ..Choice::default() })
            .into(),
        ..question(&person, *number)
    };
    html! { <QuestionScreen {view} {onact} /> }
}

const ST0792: &str = "ST0792_1.2";
const UNDER_WAY: &str = "yyyyyyyypyyyyyp.........";

fn question_examples() -> Vec<Example> {
    let walk = |walk: Html| page("Questions", true, false, walk);
    vec![
        example("the first one", walk(html! { <Walk uid={ST0792} option=0 letters="." number=1 /> })),
        example("under way", walk(html! { <Walk uid={ST0792} option=0 letters={UNDER_WAY} number=16 /> })),
        example(
            "answered, with a note, a theme done",
            walk(html! {
                <Walk uid={ST0792} option=0 letters={UNDER_WAY} number=14 reached="Theme done: 2 of 2" note="Ask about the licence for the second location." />
            }),
        ),
        example(
            "the longest standard, its longest option",
            walk(html! { <Walk uid="ST0525_1.0" option=3 letters="yyynpy." number=7 /> }),
        ),
        example(
            "an outcome, where no grade is worked out",
            walk(html! { <Walk uid="ST1483_2" option=0 letters="yp." number=3 /> }),
        ),
    ]
}

fn list_of(person: &Person, heading: &'static str, checking: bool) -> List {
    let all = person.questions();
    let count = |wanted: fn(&Asked) -> bool| all.iter().filter(|asked| wanted(asked)).count();
    let filter = |name: &'static str, count: usize| Choice {
        value: name.into(),
        label: format!("{name} {count}").into(),
        chosen: name == "All",
        ..Choice::default()
    };
    let filters = vec![
        filter("All", all.len()),
        filter("To answer", count(|asked| asked.answer.is_none())),
        filter("To fix", count(|asked| asked.to_fix())),
        filter("To lift", count(|asked| asked.to_lift())),
    ];
    let assessment = |(method, group): (MethodNo, Vec<Asked>)| {
        let mut themes: Vec<(AttrValue, Vec<Item>)> = Vec::new();
        for asked in &group {
            let item = Item {
                name: asked.first_words(),
                href: format!("{HERE}{}", asked.id).into(),
                answer: asked.answer,
                grade: asked.grade.clone().filter(|_| !asked.is_pass),
                status: asked.status(),
            };
            match themes.iter_mut().find(|(name, _)| **name == *asked.theme) {
                Some((_, items)) => items.push(item),
                None => themes.push((asked.theme.to_owned().into(), vec![item])),
            }
        }
        let answered = group.iter().filter(|asked| asked.answer.is_some()).count();
        let title = person.standard.method(method).map_or("Outcomes", |method| method.title.as_str());
        list::Assessment {
            title: title.to_owned().into(),
            words: format!("{answered} of {} answered", group.len()).into(),
            themes,
        }
    };
    let next = all.iter().find(|asked| asked.answer.is_none()).map(|asked| format!("Go on: question {}", asked.number));
    List {
        heading: heading.into(),
        lead: person.lead().into(),
        progress: person.progress(),
        go_on: (HERE.into(), next.unwrap_or_else(|| "See my result".to_owned()).into()),
        other: (!checking).then(|| (HERE.into(), "Check your answers".into())),
        filters: if checking { Vec::new() } else { filters },
        assessments: person.by_method().into_iter().map(assessment).collect(),
        checking,
    }
}

fn list_examples() -> Vec<Example> {
    let nothing = Callback::from(|_: AttrValue| ());
    let shown = |person: Person, heading: &'static str, checking: bool| {
        let view = list_of(&person, heading, checking);
        page("Questions", false, false, html! { <ListScreen {view} onfilter={nothing.clone()} /> })
    };
    vec![
        example("under way", shown(Person::new(ST0792, 0, UNDER_WAY), "Your questions", false)),
        example(
            "nothing answered, the longest standard",
            shown(Person::new("ST0525_1.0", 3, "."), "Your questions", false),
        ),
        example("to be checked", shown(Person::new(ST0792, 1, "yyyyyyyypyyyyyyyyypyynyy"), "Check your answers", true)),
        example("outcomes", shown(Person::new("ST1483_2", 0, "yp."), "Your questions", false)),
    ]
}

/// A result of somebody's: `lead` and `proof` are made up, the grades are not.
fn result(person: &Person, lead: &'static str, with_proof: bool) -> (Outcome, Html, Html) {
    let all = person.questions();
    let decision = person.decide();
    let pass_open = all.iter().any(|asked| asked.is_pass && asked.answer.is_none());
    let scale = &person.standard.grades;
    let overall = decision.overall.as_ref();
    let grade = overall.filter(|_| !pass_open).map(|overall| grade_of(scale, overall.bounds.today));
    let steps = overall.map(|overall| steps_of(scale, overall.bounds, !pass_open)).unwrap_or_default();
    let label = format!(
        "Overall: {}",
        grade.as_ref().map_or("not decided yet".to_owned(), |grade| format!("{} today", grade.name.to_lowercase()))
    );
    let task = |asked: &Asked| Task {
        question: asked.text.to_owned().into(),
        number: asked.number,
        said: asked.answer,
        place: format!("{} · {}", person.short(asked.method), asked.theme).into(),
        opens: "No evidence linked yet".into(),
        href: HERE.into(),
    };
    let mut work: Vec<&Asked> = all.iter().filter(|asked| asked.to_fix()).collect();
    work.extend(all.iter().filter(|asked| asked.to_lift()));
    let first_open = all.iter().find(|asked| asked.answer.is_none());
    let next = match (first_open, work.first()) {
        (Some(open), _) => NextStep {
            heading: "Your next step".into(),
            words: format!("Answer the {} left.", counted(all.iter().filter(|asked| asked.answer.is_none()).count(), "question")).into(),
            progress: Some(person.progress()),
            action: (HERE.into(), format!("Go on: question {}", open.number).into()),
            ..NextStep::default()
        },
        (None, Some(task)) => NextStep {
            heading: if grade.as_ref().is_some_and(|grade| grade.shape == Shape::Fail) { "The way back".into() } else { "Your next step".into() },
            question: Some((task.text.to_owned().into(), task.answer)),
            words: format!("A yes counts towards your {} at", person.short(task.method).to_lowercase()).into(),
            grade: task.grade.clone(),
            progress: None,
            action: (HERE.into(), format!("Work on question {}", task.number).into()),
        },
        (None, None) => NextStep {
            heading: "Your next step: make it provable".into(),
            words: "Your assessor reads your portfolio to prepare the questions. Some of your answers have no evidence linked.".into(),
            action: (HERE.into(), "Link evidence".into()),
            ..NextStep::default()
        },
    };
    let rest: Vec<Task> = work.iter().skip(usize::from(first_open.is_none())).map(|asked| task(asked)).collect();
    let aims = scale.above_lowest().map(|grade| {
        let grade = grade_of(scale, grade);
        Choice {
            value: grade.name.clone(),
            chosen: grade.shape == Shape::Distinction,
            grade: Some(grade),
            ..Choice::default()
        }
    });
    let assessment = |(method, group): (MethodNo, Vec<Asked>)| {
        let decided = !group.iter().any(|asked| asked.is_pass && asked.answer.is_none());
        let of_method = decision.methods.iter().find(|one| one.method == method);
        let plan = person.standard.method(method);
        let steps =
            of_method.zip(plan).map(|(one, plan)| steps_of(&plan.grades, one.bounds, decided)).unwrap_or_default();
        let yes = |pass: bool| {
            let of_kind = group.iter().filter(|asked| asked.is_pass == pass);
            (of_kind.clone().filter(|asked| asked.answer == Some(Answer::Yes)).count(), of_kind.count())
        };
        let ((pass, passes), (more, mores)) = (yes(true), yes(false));
        Assessment {
            title: plan.map_or("Outcomes", |plan| plan.title.as_str()).to_owned().into(),
            label: format!("{}: where it stands", person.short(method)).into(),
            steps,
            words: match passes {
                0 => format!("{more} of {mores} are yes").into(),
                _ => format!("{pass} of {passes} pass questions, {more} of {mores} distinction questions").into(),
            },
        }
    };
    let proof = |asked: &Asked| Proof {
        name: asked.first_words(),
        place: format!("{} · question {}", person.short(asked.method), asked.number).into(),
        state: "No evidence".into(),
        href: HERE.into(),
    };
    let to_do = if rest.is_empty() {
        html! {}
    } else {
        html! { <section class="gc-near"><h2>{ "Then these" }</h2><Todo start=2 tasks={rest} /></section> }
    };
    let more = html! {
        <>
            <section><Fold heading=true summary="Why"><p>{ "Every pass question has to be a yes; distinction needs the distinction questions too." }</p></Fold></section>
            <section><Fold heading=true summary="Sources"><p>{ format!("{}, {} version {}, assessment plan.", person.standard.title, person.standard.reference, person.standard.version) }</p></Fold></section>
        </>
    };
    let view = Outcome {
        kicker: if grade.is_some() { "If you were assessed today:".into() } else { "".into() },
        grade,
        counts: person.counts().into(),
        lead: lead.into(),
        label: label.into(),
        readings: None,
        aims: if work.is_empty() || overall.is_none() { Vec::new() } else { aims.collect() },
        nothing_else: (first_open.is_none() && work.len() == 1).then_some("That one yes is all there is to do.".into()),
        next,
        proof: if with_proof { all.iter().step_by(7).map(proof).collect() } else { Vec::new() },
        ladder: rungs(&steps, "All of its questions have to be yes."),
        steps,
        assessments: person.by_method().into_iter().map(assessment).collect(),
    };
    (view, to_do, more)
}

fn result_examples() -> Vec<Example> {
    let nothing = Callback::from(|_: AttrValue| ());
    let shown = |person: Person, lead: &'static str, proof: bool, notice: bool| {
        let (view, to_do, more) = result(&person, lead, proof);
        let take = html! { <Rows><Row size={Size::Flat} name="Send to my tutor" href={HERE} /></Rows> };
        page("Result", false, notice, html! { <ResultScreen {view} onaim={nothing.clone()} {to_do} {more} {take} /> })
    };
    let ready = Person::new(ST0792, 0, "y");
    vec![
        example(
            "under way",
            shown(
                Person::new(ST0792, 0, UNDER_WAY),
                "No grade is decided yet. Distinction is still possible.",
                false,
                false,
            ),
        ),
        example(
            "pass, an example to look around in",
            shown(
                Person::new(ST0792, 0, "yyyyyyyypyyyyyyyyypyynyy"),
                "One answer away from merit, three from distinction.",
                false,
                true,
            ),
        ),
        example(
            "fail, with the way back",
            shown(Person::new(ST0792, 0, "yyyyyyyyyyyyyyyyyyyyyyyn"), "One answer stands in the way.", false, false),
        ),
        example(
            "distinction, and the proof that is missing",
            shown(ready, "The top of the ladder: 24 of 24. That took real work. Well done.", true, false),
        ),
        example(
            "the longest standard",
            shown(Person::new("ST0525_1.0", 3, "ynpyyn"), "Several answers stand in the way.", false, false),
        ),
        example(
            "no grade is worked out",
            shown(Person::new("ST1483_2", 0, "yyp."), "Your assessment organisation grades it.", false, false),
        ),
    ]
}

fn standards_held() -> Vec<Line> {
    let newest = |no: usize| {
        SHIPPED.iter().skip(no + 1).all(|other| SHIPPED.get(no).is_none_or(|one| one.reference != other.reference))
    };
    let held = SHIPPED.iter().enumerate().filter(|(no, _)| newest(*no));
    held.map(|(_, one)| line(one.title, format!("Level {} · {}", one.level, one.reference))).collect()
}

fn home_of(going_on: Option<GoingOn>, typed: &'static str, found: &'static str, standards: Vec<Line>) -> Home {
    let [_, pass, merit, distinction] = usual_grades();
    Home {
        going_on,
        typed: typed.into(),
        found: found.into(),
        standards,
        ways: vec![line("Mine is not here", "Three ways on"), line("Look around with an example", "Nothing is saved")],
        others: vec![
            line("I am a tutor", "Compare your view with an apprentice’s, or see a whole group"),
            line("I am a provider", "Put it on your own site, with your name and colour"),
        ],
        example: (
            steps(&usual_grades(), &[State::Behind, State::Today, State::Open, State::Possible]),
            "An example: pass today, distinction possible".into(),
        ),
        example_words: vec![
            ("Today this person would get a ".into(), Some(pass)),
            (". One more yes makes it a ".into(), Some(merit)),
            (", three make it a ".into(), Some(distinction)),
            (".".into(), None),
        ],
    }
}

fn home_examples() -> Vec<Example> {
    let shown = |view: Home| {
        page(
            "",
            false,
            false,
            html! { <HomeScreen {view} ontext={Callback::from(|_: String| ())} onenter={Callback::from(|()| ())} /> },
        )
    };
    let person = Person::new(ST0792, 0, UNDER_WAY);
    let next = question(&person, 16);
    let going_on = GoingOn {
        title: person.standard.title.clone().into(),
        answered: (15, 24),
        counts: format!("{}.", person.counts()).into(),
        result: HERE.into(),
        place: format!("Next question · {}", next.place).into(),
        question: next.text,
        action: (HERE.into(), "Go on: question 16".into()),
        others: vec![
            line("Creative industries production manager", "2 of 40 answered · last opened 4 October 2026"),
            line("Start another apprenticeship", ""),
        ],
        coming: vec![
            line("Gateway, 1 March 2027", "13 weeks away · 2 of 8 things done"),
            line("Evidence", "6 of 18 pieces · 5 questions with none"),
        ],
        keep: ("Your answers are only in this browser. You last saved a file on 7 November 2026.".into(), HERE.into()),
    };
    let held = standards_held();
    let close: Vec<Line> = held.iter().filter(|one| one.name.starts_with("Junior")).cloned().collect();
    vec![
        example("new", shown(home_of(None, "", "3 apprenticeships are ready to use", held))),
        example(
            "a close match",
            shown(home_of(
                None,
                "producton coordnator",
                "1 close match. We read it as “production coordinator”.",
                close,
            )),
        ),
        example(
            "nothing found",
            shown(home_of(None, "ST0119", "Nothing like that is here. See “Mine is not here” below.", Vec::new())),
        ),
        example("going on", shown(home_of(Some(going_on), "", "", Vec::new()))),
    ]
}

#[derive(Properties, PartialEq)]
struct StartDemoProps {
    day: Option<Date>,
}

/// Keeps the day.
#[component]
fn StartDemo(props: &StartDemoProps) -> Html {
    let day = use_state(|| props.day);
    let onday = {
        let day = day.clone();
        Callback::from(move |told| day.set(told))
    };
    let version =
        day.map(|day| ("Version 1.2 is yours.".into(), format!("You started on {}.", facts::date(day)).into()));
    let view = Start {
        back: HERE.into(),
        place: "Junior production coordinator · step 1 of 2".into(),
        go_on: day.map(|_| (HERE.into(), "Continue".into())),
        unknown: Some((HERE.into(), "I do not know: use the newest".into())),
        step: start::Step::Day {
            day: *day,
            today: Date::new(2026, 11, 30),
            version,
            versions: vec![("Version 1.2".into(), HERE.into()), ("Version 1.1".into(), HERE.into())],
            why: "The rules were changed in June 2023 and August 2024. You are assessed by the version you started on, so the questions have to match it.".into(),
        },
    };
    html! { <StartScreen {view} {onday} onoption={Callback::from(|_: AttrValue| ())} onmissing={Callback::from(|()| ())} /> }
}

fn start_examples() -> Vec<Example> {
    let standard = standards::find("ST0525_1.0").unwrap_or_default();
    let choices = standard.pathways.iter().map(|option| Choice {
        value: option.id.clone().into(),
        label: option.title.clone().into(),
        ..Choice::default()
    });
    let option = Start {
        back: HERE.into(),
        place: "Creative industries production manager · step 2 of 2".into(),
        go_on: None,
        unknown: None,
        step: start::Step::Option {
            choices: choices.collect(),
            words: "Not sure? Your training plan says, or ask your tutor. You can change it later.".into(),
            expect: "38 to 40 questions, one at a time.".into(),
        },
    };
    let nothing = Callback::from(|_: AttrValue| ());
    vec![
        example("the day, empty", page("", false, false, html! { <StartDemo day={None::<Date>} /> })),
        example("the day, known", page("", false, false, html! { <StartDemo day={Date::new(2025, 9, 1)} /> })),
        example(
            "the option",
            page(
                "",
                false,
                false,
                html! {
                    <StartScreen view={option} onday={Callback::from(|_: Option<Date>| ())} onoption={nothing} onmissing={Callback::from(|()| ())} />
                },
            ),
        ),
    ]
}
