//! A group of apprentices, each with a record of their own: who stands where, what holds them back, and what nobody has
//! shown.
//!
//! The order in which records are given never matters: a group is sorted by the names of its files.

use super::aim::{NextStep, next_step};
use super::answers::{self, Answer};
use super::date::Date;
use super::decision::{Bounds, MethodDecision};
use super::fact::Event;
use super::gateway;
use super::grading::Grader;
use super::plan::{CriterionNo, MethodNo};
use super::question::{Question, questions};
use super::readiness::Readiness;
use super::record::{Judgement, LearnerRecord};
use super::standard::Standard;
use super::standing::{GradeStanding, Standing, Standings, standings};
use super::timeline::{Says, known_days, timeline};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What is known of one file of a group.
#[derive(Clone, Copy, Debug)]
pub struct Given<'g> {
    /// What the file is called, with its folders.
    pub file: &'g str,
    /// What the person calls the record; perhaps empty.
    pub name: &'g str,
    /// What was said.
    pub record: &'g LearnerRecord,
    /// What was kept beside it.
    pub readiness: &'g Readiness,
    /// When the file was last changed, in seconds after 1970, where that is known.
    pub changed: Option<u64>,
    /// The same for files of the same content, and hardly for others.
    pub content: u64,
}

/// One apprentice of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What the file is called, with its folders.
    pub file: String,
    /// What the person calls the record; perhaps empty.
    pub name: String,
    /// The uid of the standard's version.
    pub standard: String,
    /// What was said.
    pub record: LearnerRecord,
    /// How many questions of the option have an answer.
    pub answered: usize,
    /// How many there are.
    pub questions: usize,
    /// Both ends of each method's grade, in the order of the methods.
    pub methods: Vec<Bounds>,
    /// Both ends of the overall grade; none where the assessment organisation decides.
    pub overall: Option<Bounds>,
    /// How each grade stands.
    pub standings: Standings,
    /// The main thing that holds the grade back.
    pub obstacle: Obstacle,
    /// How many pieces of evidence there are.
    pub evidence: usize,
    /// The gateway.
    pub gateway: GatewayCount,
    /// The next date.
    pub next: Option<NextDate>,
    /// When the file was last changed, in seconds after 1970, where that is known.
    pub changed: Option<u64>,
    /// Other files of the same record, which are older or the same: they are not in the group.
    pub older: Vec<String>,
    /// Whether the file is of a newer format, of which only a part could be read.
    pub is_part: bool,
    content: u64,
}

/// The main thing that holds a grade back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Answers that must become yes for a pass: how many, and the first of them.
    ToFix {
        /// The first, in document order.
        first: CriterionNo,
        /// How many.
        many: usize,
    },
    /// A mark that is too low for a pass.
    MarkTooLow,
    /// What the person would do next.
    Next(NextStep),
}

/// How much of the gateway is in place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GatewayCount {
    /// Requirements that bind and are confirmed.
    pub in_place: usize,
    /// Requirements that bind.
    pub of: usize,
    /// Requirements of which it is not known whether they bind.
    pub unknown: usize,
}

/// The next date of somebody, the day itself included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextDate {
    /// The day.
    pub day: Date,
    /// Of which method, if of one.
    pub method: Option<MethodNo>,
    /// What happens, where it is an event.
    pub event: Option<Event>,
    /// The line of the timeline.
    pub id: String,
}

/// Works out the row of one apprentice. `today` is the first day that counts as next.
pub fn entry(grader: &Grader, given: Given, today: Date) -> Entry {
    let (standard, record) = (grader.standard(), given.record);
    let decision = grader.decide(record);
    let standings = standings(standard, record, &decision);
    let counts = answers::count(standard, record);
    let gateway = gateway::standing(standard, given.readiness);
    Entry {
        file: given.file.to_owned(),
        name: given.name.to_owned(),
        standard: standard.uid.clone(),
        record: record.clone(),
        answered: counts.answered,
        questions: counts.questions,
        methods: decision.methods.iter().map(|method: &MethodDecision| method.bounds).collect(),
        overall: decision.overall.as_ref().map(|overall| overall.bounds),
        obstacle: match (standings.overall.to_fix.first(), standings.overall.mark_too_low) {
            (Some(first), _) => Obstacle::ToFix { first: *first, many: standings.overall.counts.to_fix },
            (None, true) => Obstacle::MarkTooLow,
            (None, false) => Obstacle::Next(next_step(grader, record, &decision, &standings)),
        },
        standings,
        evidence: given.readiness.evidence.len(),
        gateway: GatewayCount {
            in_place: gateway.in_place(),
            of: gateway.binding().count(),
            unknown: gateway.unknown(),
        },
        next: next_date(standard, record, given.readiness, today),
        changed: given.changed,
        older: Vec::new(),
        is_part: false,
        content: given.content,
    }
}

fn next_date(standard: &Standard, record: &LearnerRecord, readiness: &Readiness, today: Date) -> Option<NextDate> {
    let known = known_days(standard, readiness);
    if known.is_empty() {
        return None;
    }
    let entries = timeline(standard, record.pathway, &known, &readiness.about);
    let ahead = entries.iter().filter_map(|entry| Some((entry.when.day().filter(|day| *day >= today)?, entry)));
    let (day, entry) = ahead.min_by_key(|(day, _)| *day)?;
    let event = match entry.says {
        Says::Event(event) => Some(event),
        Says::Fact(_) | Says::Requirement { .. } => None,
    };
    Some(NextDate { day, method: entry.method, event, id: entry.id.clone() })
}

/// Makes a group of entries: sorted by file, each record once, the newest.
///
/// Two files are of one record if they are of one standard and called the same, but for marks of copies such as “(1)”, and
/// either lie in one folder or hold the same. A name that a save of the page gives by itself, which begins with the uid of the
/// standard, is anybody's: files called so are of one record only if they hold the same, and something is answered there.
pub fn gather(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by(|one, other| one.file.cmp(&other.file));
    let same = |entry: &Entry| {
        let says = entry.answered > 0 || entry.evidence > 0;
        (says || !entry.is_named_by_itself()).then(|| format!("{:016x}", entry.content))
    };
    let here = |entry: &Entry| (!entry.is_named_by_itself()).then(|| folder(&entry.file).to_owned());
    let entries = newest(entries, &same);
    newest(entries, &here)
}

/// Of all entries with the same standard, name and further key, the newest; those without a key stay.
fn newest(entries: Vec<Entry>, key: &dyn Fn(&Entry) -> Option<String>) -> Vec<Entry> {
    let mut kept: Vec<Entry> = Vec::new();
    let mut places: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    for mut entry in entries {
        let Some(key) = key(&entry) else {
            kept.push(entry);
            continue;
        };
        let place = (entry.standard.clone(), own_name(&entry.file), key);
        match places.get(&place).and_then(|place| kept.get_mut(*place)) {
            Some(before) => {
                if entry.age(before) == Ordering::Greater {
                    std::mem::swap(before, &mut entry);
                }
                before.older.append(&mut entry.older);
                before.older.push(entry.file);
                before.older.sort();
            }
            None => {
                places.insert(place, kept.len());
                kept.push(entry);
            }
        }
    }
    kept.sort_by(|one, other| one.file.cmp(&other.file));
    kept
}

fn folder(file: &str) -> &str {
    file.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder)
}

/// The name of a file without folder, ending and the marks that copies get, in lower case.
///
/// ```
/// use grades::domain::cohort::own_name;
/// assert_eq!(own_name("week 1/Sam.json"), "sam");
/// assert_eq!(own_name("Sam (2).json"), "sam");
/// assert_eq!(own_name("Copy of Sam - Copy.json"), "sam");
/// ```
pub fn own_name(file: &str) -> String {
    let name = file.rsplit_once(['/', '\\']).map_or(file, |(_, name)| name).to_lowercase();
    let mut name = name.strip_suffix(".json").unwrap_or(&name).trim();
    loop {
        let numbered = name.strip_suffix(')').and_then(|name| name.rsplit_once('('));
        let numbered = numbered.filter(|(_, number)| number.bytes().all(|digit| digit.is_ascii_digit()));
        let bare = numbered.map(|(name, _)| name);
        let bare = bare.or_else(|| name.strip_suffix(" - copy")).or_else(|| name.strip_suffix(" copy"));
        match bare.or_else(|| name.strip_prefix("copy of ")).map(str::trim).filter(|bare| !bare.is_empty()) {
            Some(bare) => name = bare,
            None => return name.to_owned(),
        }
    }
}

impl Entry {
    /// Whether the file is called as a save of the page calls it.
    fn is_named_by_itself(&self) -> bool {
        own_name(&self.file).starts_with(&self.standard.to_lowercase())
    }

    /// Which of two files of one record is the newer: by the clock where there is one, else what says more.
    fn age(&self, other: &Entry) -> Ordering {
        let age = |entry: &Entry| (entry.changed, entry.answered, entry.evidence);
        age(self).cmp(&age(other)).then_with(|| other.file.cmp(&self.file))
    }

    /// Where somebody stands, for sorting and filtering.
    pub fn state(&self) -> State {
        let GradeStanding { standing, counts, mark_too_low, .. } = &self.standings.overall;
        match standing {
            Standing::ByOrganisation => State::ByOrganisation,
            Standing::NotStarted => State::NotStarted,
            Standing::Pronounced { .. } if standing.is_fail() => State::ToFix,
            Standing::Pronounced { .. } => State::Graded,
            Standing::OnTrack { .. } | Standing::UnderWay if counts.to_fix > 0 || *mark_too_low => State::ToFix,
            Standing::OnTrack { .. } | Standing::UnderWay => State::StillAnswering,
        }
    }

    /// What was answered to a question; none where this person is not asked it.
    pub fn answer(&self, standard: &Standard, question: Question) -> Option<Answer> {
        questions(standard, self.record.pathway)
            .contains(&question)
            .then(|| answers::given(standard, &self.record, question))
    }
}

/// Where somebody stands, those who need help first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Something keeps them from a pass.
    ToFix,
    /// Nothing is answered.
    NotStarted,
    /// Questions of the pass are open, and nothing that was answered falls short.
    StillAnswering,
    /// The assessment organisation decides.
    ByOrganisation,
    /// A grade above the lowest is pronounced.
    Graded,
}

impl State {
    /// Every state, those who need help first.
    pub const EVERY: [State; 5] =
        [State::ToFix, State::NotStarted, State::StillAnswering, State::ByOrganisation, State::Graded];
}

/// What a group can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// Who needs help first: by state, then by how much is to fix and how little is answered.
    Help,
    /// What the file is called.
    File,
    /// The standard's version, then the option.
    Standard,
    /// The share of questions that have an answer.
    Answered,
    /// The overall grade of today; where nobody works it out, first.
    Today,
    /// The overall grade that is possible.
    Possible,
    /// How many pieces of evidence there are.
    Evidence,
    /// How many requirements of the gateway are missing.
    Gateway,
    /// The next date; whoever has none comes last.
    NextDate,
    /// When the file was last changed; where that is not known, first.
    Changed,
}

/// Sorts a group; what is equal stays in the order of the files' names, either way round.
pub fn sort(entries: &mut [Entry], by: SortBy, is_reversed: bool) {
    entries.sort_by(|one, other| {
        let order = compare(one, other, by);
        let order = if is_reversed { order.reverse() } else { order };
        order.then_with(|| one.file.cmp(&other.file))
    });
}

fn compare(one: &Entry, other: &Entry, by: SortBy) -> Ordering {
    // Shares of different wholes: a/b against c/d is a·d against c·b.
    let share = |one: &Entry, other: &Entry| one.answered.saturating_mul(other.questions.max(1));
    let answered = || share(one, other).cmp(&share(other, one));
    let grade = |end: fn(&Bounds) -> usize| one.overall.as_ref().map(end).cmp(&other.overall.as_ref().map(end));
    let to_fix = |entry: &Entry| entry.standings.overall.counts.to_fix;
    let missing = |entry: &Entry| entry.gateway.of.saturating_sub(entry.gateway.in_place);
    match by {
        SortBy::Help => {
            one.state().cmp(&other.state()).then_with(|| to_fix(other).cmp(&to_fix(one))).then_with(answered)
        }
        SortBy::File => one.file.cmp(&other.file),
        SortBy::Standard => {
            let key = |entry: &Entry| (entry.standard.clone(), entry.record.pathway.map(|pathway| pathway.at()));
            key(one).cmp(&key(other))
        }
        SortBy::Answered => answered(),
        SortBy::Today => grade(|bounds| bounds.today.rank()),
        SortBy::Possible => grade(|bounds| bounds.possible.rank()),
        SortBy::Evidence => one.evidence.cmp(&other.evidence),
        SortBy::Gateway => missing(one).cmp(&missing(other)),
        SortBy::NextDate => {
            let day = |entry: &Entry| entry.next.as_ref().map_or(Date::LAST, |next| next.day);
            day(one).cmp(&day(other))
        }
        SortBy::Changed => one.changed.cmp(&other.changed),
    }
}

/// Which entries of a group are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this version of a standard only.
    pub standard: Option<String>,
    /// In this state only.
    pub state: Option<State>,
    /// With this text in the name of the file or the record, whatever its case.
    pub search: String,
}

impl Filter {
    /// Whether an entry is wanted.
    pub fn takes(&self, entry: &Entry) -> bool {
        let search = self.search.trim().to_lowercase();
        self.standard.as_ref().is_none_or(|standard| *standard == entry.standard)
            && self.state.is_none_or(|state| state == entry.state())
            && [&entry.file, &entry.name].into_iter().any(|name| name.to_lowercase().contains(&search))
    }
}

/// How a group answered one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heat {
    /// The question.
    pub question: Question,
    /// How many are asked it.
    pub of: usize,
    /// Yes.
    pub yes: usize,
    /// Partly.
    pub partly: usize,
    /// Not yet.
    pub not_yet: usize,
    /// Points or a placement, which are no yes and no no.
    pub otherwise: usize,
    /// No answer.
    pub open: usize,
}

/// How those of a group who are on this standard answered each question that has a number, in document order. Questions that
/// nobody of them is asked are left out.
pub fn heat(standard: &Standard, entries: &[Entry]) -> Vec<Heat> {
    let heat = |question| Heat { question, of: 0, yes: 0, partly: 0, not_yet: 0, otherwise: 0, open: 0 };
    let criteria = standard.methods().flat_map(|(method, _)| {
        standard.criteria().filter(move |(_, criterion)| criterion.method == method).map(|(no, _)| Question::from(no))
    });
    let outcomes = standard.outcomes().map(|(no, _)| Question::Subject(no.into()));
    let categories = standard.categories().map(|(no, _)| Question::Category(no));
    let mut all: Vec<Heat> = criteria.chain(outcomes).chain(categories).map(heat).collect();
    for entry in entries.iter().filter(|entry| entry.standard == standard.uid) {
        for heat in &mut all {
            let is_asked = match heat.question {
                Question::Subject(subject) => standard.is_for(subject, entry.record.pathway),
                Question::Category(_) => true,
                Question::Marks(_) | Question::Result(_) => false,
            };
            if is_asked {
                heat.count(&answers::given(standard, &entry.record, heat.question));
            }
        }
    }
    all.retain(|heat| heat.of > 0);
    all
}

impl Heat {
    fn count(&mut self, answer: &Answer) {
        let of_kind = match answer {
            Answer::Judged(Judgement::Met) => &mut self.yes,
            Answer::Judged(Judgement::Partly) => &mut self.partly,
            Answer::Judged(Judgement::NotMet) => &mut self.not_yet,
            Answer::Points(_) | Answer::Placed(_) | Answer::Marks(_) | Answer::Result(_) => &mut self.otherwise,
            Answer::Skipped | Answer::ToAnswer => &mut self.open,
        };
        *of_kind = of_kind.saturating_add(1);
        self.of = self.of.saturating_add(1);
    }
}

/// The uids of the standards in a group, each once, in order.
pub fn standards_of(entries: &[Entry]) -> Vec<&str> {
    let mut uids: Vec<&str> = entries.iter().map(|entry| entry.standard.as_str()).collect();
    uids.sort_unstable();
    uids.dedup();
    uids
}
