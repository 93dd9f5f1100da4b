//! What stands beside the answers since `learner-record/2`: evidence, gateway, dates, rehearsals, plan.

use super::{Ids, LONGEST_LINE, LONGEST_NAME, MOST_MINUTES, MOST_PIECES, MOST_REHEARSALS, Reading, ids_of};
use crate::domain::evidence::{Evidence, EvidenceKind, Statement};
use crate::domain::readiness::{About, ChosenDates, Confirmed, Kept, Readiness, Rehearsal};
use crate::domain::record::Judgement;
use crate::domain::timeline::key_today;
use crate::files::fault::{Fault, Report};
use crate::files::json::Faults;
use crate::files::problem::shown;
use crate::files::values::{Day, FreeText, Id, Named, UpTo, Whole};
use crate::files::words::Word;
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::Deserialize;

type Minutes = Whole<0, MOST_MINUTES>;

/// Pieces of evidence.
pub type EvidenceList = UpTo<EvidenceFile, MOST_PIECES>;

/// Rehearsals.
pub type Rehearsals = UpTo<RehearsalFile, MOST_REHEARSALS>;

/// A piece of evidence.
#[derive(Clone, Debug, Deserr, Deserialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "evidence")]
pub struct EvidenceFile {
    /// Such as E1; each its own.
    pub id: Id,
    /// What it is called.
    #[deserr(default)]
    pub title: Option<FreeText>,
    /// What it is.
    #[deserr(default)]
    pub kind: Option<Word<EvidenceKind>>,
    /// When it was made.
    #[deserr(default)]
    pub date: Option<Day>,
    /// Where it is kept.
    #[deserr(default, rename = "where")]
    #[serde(rename = "where")]
    pub kept: Option<FreeText>,
    /// How long it runs.
    #[deserr(default)]
    pub minutes: Option<Minutes>,
    /// A note of the person's own.
    #[deserr(default)]
    pub note: Option<FreeText>,
    /// Ids of the criteria or outcomes that it shows.
    #[deserr(default)]
    pub criteria: Option<Ids>,
    /// Codes that it shows.
    #[deserr(default)]
    pub ksbs: Option<Ids>,
}

/// Who has signed that the evidence is the apprentice's own.
#[derive(Clone, Debug, Deserr, Deserialize, JsonSchema)]
#[deserr(error = Faults, deny_unknown_fields)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "statement")]
pub struct StatementFile {
    /// The employer has.
    #[deserr(default)]
    pub employer: Option<bool>,
    /// The apprentice has.
    #[deserr(default)]
    pub apprentice: Option<bool>,
}

/// Where a requirement of the gateway stands.
#[derive(Clone, Debug, Deserr, Deserialize, JsonSchema)]
#[deserr(error = Faults, deny_unknown_fields)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "confirmed")]
pub struct ConfirmedFile {
    /// Whether it is met.
    #[deserr(default)]
    pub state: Option<Word<Judgement>>,
    /// When it was, or is to be.
    #[deserr(default)]
    pub date: Option<Day>,
    /// Who confirmed it.
    #[deserr(default)]
    pub by: Option<FreeText>,
    /// A note of the person's own.
    #[deserr(default)]
    pub note: Option<FreeText>,
}

/// What requirements depend on.
#[derive(Clone, Debug, Deserr, Deserialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "about")]
pub struct AboutFile {
    /// The day on which training began.
    #[deserr(default)]
    pub training_start: Option<Day>,
    /// The day of registration.
    #[deserr(default)]
    pub registered: Option<Day>,
    /// The age when the apprenticeship began.
    #[deserr(default)]
    pub age_at_start: Option<Whole<0, 120>>,
}

/// Days that the person chose.
#[derive(Clone, Debug, Deserr, Deserialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "dates")]
pub struct DatesFile {
    /// The gateway.
    #[deserr(default)]
    pub gateway: Option<Day>,
    /// When the assessment period begins.
    #[deserr(default)]
    pub period_start: Option<Day>,
    /// Under the name of an event: its day.
    #[deserr(default)]
    pub fixed: Option<Named<Day>>,
}

/// One rehearsal of a method.
#[derive(Clone, Debug, Deserr, Deserialize, JsonSchema)]
#[deserr(error = Faults, deny_unknown_fields)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "rehearsal")]
pub struct RehearsalFile {
    /// The id of the method.
    pub method: FreeText,
    /// When it was.
    #[deserr(default)]
    pub date: Option<Day>,
    /// How long it took.
    #[deserr(default)]
    pub minutes: Option<Minutes>,
    /// How many questions were asked.
    #[deserr(default)]
    pub questions: Option<Minutes>,
    /// Ids of the criteria that went well.
    #[deserr(default)]
    pub well: Option<Ids>,
}

/// What is to be shown next.
#[derive(Clone, Debug, Deserr, Deserialize, JsonSchema)]
#[deserr(error = Faults, deny_unknown_fields)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "step")]
pub struct StepFile {
    /// Until when.
    #[deserr(default)]
    pub by: Option<Day>,
}

impl super::RecordFile {
    /// What is kept beside the answers.
    pub(super) fn readiness(&self, reading: &Reading<impl Report>) -> Readiness {
        let top = ValuePointerRef::Origin;
        let mut readiness = Readiness::default();
        let place = top.push_key("evidence");
        for (at, file) in self.evidence.iter().flat_map(|files| files.iter()).enumerate() {
            if readiness.piece(&file.id).is_some() {
                let says = || format!("“{}” stands here twice.", shown(&file.id));
                let remedy = "Give each piece of evidence an id of its own.";
                reading.report.add(place, || Fault::new("duplicate-id", says(), remedy));
            }
            readiness.evidence.push(file.piece(reading, place.push_index(at)));
        }
        if let Some(file) = &self.statement {
            let yes = |signed: Option<bool>| signed.unwrap_or_default();
            readiness.statement = Statement { employer: yes(file.employer), apprentice: yes(file.apprentice) };
        }
        let place = top.push_key("gateway");
        for (id, file) in self.gateway.iter().flat_map(Named::iter) {
            let confirmed = file.confirmed(reading, place.push_key(id));
            if confirmed != Confirmed::default() {
                readiness.gateway.put(id, confirmed);
            }
        }
        if let Some(file) = &self.about {
            readiness.about = About {
                training_start: file.training_start.map(|day| day.0),
                registered: file.registered.map(|day| day.0),
                age_at_start: file.age_at_start.map(Whole::get),
            };
        }
        if let Some(file) = &self.dates {
            let mut fixed = Kept::default();
            file.fixed.iter().flat_map(Named::iter).for_each(|(event, day)| fixed.put(&key_today(event), day.0));
            let (gateway, period_start) = (file.gateway.map(|day| day.0), file.period_start.map(|day| day.0));
            readiness.dates = ChosenDates { gateway, period_start, fixed };
        }
        let place = top.push_key("rehearsals");
        let rehearsals = self.rehearsals.iter().flat_map(|files| files.iter()).enumerate();
        readiness.rehearsals = rehearsals.map(|(at, file)| file.rehearsal(reading, place.push_index(at))).collect();
        for (id, step) in self.plan.iter().flat_map(Named::iter) {
            readiness.plan.put(id, step.by.map(|day| day.0));
        }
        readiness
    }
}

impl EvidenceFile {
    fn piece(&self, reading: &Reading<impl Report>, place: ValuePointerRef) -> Evidence {
        let title = reading.line(self.title.as_ref(), LONGEST_LINE, place.push_key("title"));
        let mut piece = Evidence::new(&self.id, &title);
        piece.kind = self.kind.map(|word| word.0);
        piece.date = self.date.map(|day| day.0);
        piece.kept = reading.line(self.kept.as_ref(), LONGEST_LINE, place.push_key("where"));
        piece.minutes = self.minutes.map(Whole::get);
        piece.note = reading.note(self.note.as_ref(), place.push_key("note"));
        ids_of(self.criteria.as_ref()).for_each(|id| piece.link_criterion(id, true));
        ids_of(self.ksbs.as_ref()).for_each(|code| piece.link_ksb(code, true));
        piece
    }
}

impl ConfirmedFile {
    fn confirmed(&self, reading: &Reading<impl Report>, place: ValuePointerRef) -> Confirmed {
        Confirmed {
            state: self.state.map(|word| word.0),
            date: self.date.map(|day| day.0),
            by: reading.line(self.by.as_ref(), LONGEST_LINE, place.push_key("by")),
            note: reading.note(self.note.as_ref(), place.push_key("note")),
        }
    }
}

impl RehearsalFile {
    fn rehearsal(&self, reading: &Reading<impl Report>, place: ValuePointerRef) -> Rehearsal {
        Rehearsal {
            method: reading.line(Some(&self.method), LONGEST_NAME, place.push_key("method")),
            date: self.date.map(|day| day.0),
            minutes: self.minutes.map(Whole::get).unwrap_or_default(),
            questions: self.questions.map(Whole::get).unwrap_or_default(),
            well: ids_of(self.well.as_ref()).map(str::to_owned).collect(),
        }
    }
}
