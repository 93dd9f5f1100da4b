//! `facts` and `gateway`: figures and requirements of a plan.

use super::{Check, SourceFile, Sure, basis};
use crate::domain::evidence::EvidenceKind;
use crate::domain::fact::{Amount, Anchor, Event, Fact, FactKind, Force, Unit};
use crate::domain::gateway::{Condition, Confirms, Requirement};
use crate::files::json::Faults;
use crate::files::schema::at_most_one;
use crate::files::values::{Day, Id, Sentence, Text, Whole, refuse_duplicates};
use crate::files::words::{Word, Words};
use deserr::{Deserr, IntoValue, Value, ValueKind, ValuePointerRef};
use schemars::{JsonSchema, Schema};
use serde::Serialize;

/// A fact: a figure or rule of the plan on which no grade depends. At most one amount, under the name of its unit.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "fact", transform = one_amount_one_event)]
pub struct FactFile {
    /// What it is about.
    pub what: Word<FactKind>,
    /// The amount, in minutes.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<AmountFile>,
    /// The amount, in hours.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<AmountFile>,
    /// The amount, in days.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<AmountFile>,
    /// The amount, in working days.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub working_days: Option<AmountFile>,
    /// The amount, in weeks.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weeks: Option<AmountFile>,
    /// The amount, in months.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<AmountFile>,
    /// The amount, in words.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<AmountFile>,
    /// The amount, in pieces of evidence.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pieces: Option<AmountFile>,
    /// The amount, in questions.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub questions: Option<AmountFile>,
    /// The amount, in things of the kind that the fact names.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<AmountFile>,
    /// The amount, in parts of a hundred.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<AmountFile>,
    /// By how much it may run over, in per cent.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extra_percent: Option<Whole<1, 100>>,
    /// By how much it may differ either way, in per cent.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plus_minus_percent: Option<Whole<1, 100>>,
    /// The kind of evidence that it refuses.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Word<EvidenceKind>>,
    /// The event that the time is counted from.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Word<Event>>,
    /// The event that the time lies before.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Word<Event>>,
    /// The option that it is about, if it is about one.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pathway: Option<Id>,
    /// Own words, one sentence to the reader. Write {amount} where the amount goes, {extra} for extraPercent,
    /// {plusMinus} for plusMinusPercent; never repeat a figure that is in the fields.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub says: Option<Sentence>,
    /// rule if the document says must, will or at least; typical if it says typically, should or may.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub force: Option<Word<Force>>,
    /// How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Sure>,
    /// Where it is printed.
    pub source: SourceFile,
}

/// What a schema says of a fact beside its fields.
fn one_amount_one_event(schema: &mut Schema) {
    let units: Vec<&str> = Unit::EVERY.iter().map(|unit| unit.word()).collect();
    at_most_one(schema, &units);
    at_most_one(schema, &["from", "before"]);
}

/// An amount: exactly so many, or bounds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "amount")]
pub enum AmountFile {
    /// Exactly so many.
    Exactly(Whole<1, 100_000>),
    /// Bounds.
    Bounds(BoundsFile),
}

/// Bounds of an amount: either or both.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "bounds", extend("minProperties" = 1))]
pub struct BoundsFile {
    /// The least.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Whole<0, 100_000>>,
    /// The most.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Whole<0, 100_000>>,
}

impl Deserr<Faults> for AmountFile {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<AmountFile, Faults> {
        match value {
            Value::Integer(_) | Value::NegativeInteger(_) => {
                Whole::deserialize_from_value(value, place).map(AmountFile::Exactly)
            }
            Value::Map(_) => BoundsFile::deserialize_from_value(value, place).map(AmountFile::Bounds),
            other => Err(Faults::wrong_kind(other.kind(), &[ValueKind::Integer, ValueKind::Map], place)),
        }
    }
}

/// A requirement of the gateway.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "requirement")]
pub struct RequirementFile {
    /// Never changes once published.
    pub id: Id,
    /// Two or three words for it, for lists.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<Text<60>>,
    /// Own words: a requirement as a short sentence to the reader.
    pub what: Sentence,
    /// One more sentence.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<Sentence>,
    /// How many months it is about.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<Whole<1, 120>>,
    /// Who confirms it.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<Word<Confirms>>,
    /// Whom it is asked of; left out: of everybody.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<ConditionFile>,
    /// rule if the document says must, will or at least; typical if it says typically, should or may.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub force: Option<Word<Force>>,
    /// How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Sure>,
    /// Where it is printed.
    pub source: SourceFile,
}

/// Whom a requirement is asked of; several bounds must all hold.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "condition")]
pub struct ConditionFile {
    /// Of those registered before this day.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registered_before: Option<Day>,
    /// Of those registered on this day or later.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registered_from: Option<Day>,
    /// Of those of this age or younger when training began.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_at_start_at_most: Option<Whole<10, 99>>,
    /// Of those of this age or older when training began.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_at_start_at_least: Option<Whole<10, 99>>,
}

/// The facts under this key of an object; none where they are left out.
pub(crate) fn facts(files: Option<&[FactFile]>, check: &Check, place: ValuePointerRef) -> Vec<Fact> {
    let of_facts = place.push_key("facts");
    let files = files.unwrap_or_default();
    files.iter().enumerate().map(|(at, file)| file.check(check, of_facts.push_index(at))).collect()
}

impl FactFile {
    fn check(&self, check: &Check, place: ValuePointerRef) -> Fact {
        let fact = Fact {
            what: self.what.0,
            amount: self.amount(check, place),
            extra_percent: self.extra_percent.map(Whole::get),
            plus_minus_percent: self.plus_minus_percent.map(Whole::get),
            kind: self.kind.map(|word| word.0),
            anchor: self.anchor(check, place),
            pathway: check.pathway(self.pathway.as_ref(), place),
            says: self.says.as_ref().map(Text::owned),
            force: self.force.map(|word| word.0),
            basis: basis(self.basis),
            source: check.source(&self.source, place),
        };
        refuse_empty_slots(&fact, check, place);
        fact
    }

    fn amount_in(&self, unit: Unit) -> Option<&AmountFile> {
        let amount = match unit {
            Unit::Minutes => &self.minutes,
            Unit::Hours => &self.hours,
            Unit::Days => &self.days,
            Unit::WorkingDays => &self.working_days,
            Unit::Weeks => &self.weeks,
            Unit::Months => &self.months,
            Unit::Words => &self.words,
            Unit::Pieces => &self.pieces,
            Unit::Questions => &self.questions,
            Unit::Items => &self.items,
            Unit::Percent => &self.percent,
        };
        amount.as_ref()
    }

    /// At most one amount, under the name of its unit.
    fn amount(&self, check: &Check, place: ValuePointerRef) -> Option<Amount> {
        let mut given = Unit::EVERY.iter().filter_map(|unit| Some((*unit, self.amount_in(*unit)?)));
        let (unit, amount) = given.next()?;
        if given.next().is_some() {
            let remedy = "Keep one, and write a second fact for the other.";
            check.add(place, "two-amounts", "A fact has one figure; here are several.", remedy);
        }
        let place = place.push_key(unit.word());
        let (at_least, at_most) = match amount {
            AmountFile::Exactly(exact) => (Some(exact.get()), Some(exact.get())),
            AmountFile::Bounds(bounds) => (bounds.at_least.map(Whole::get), bounds.at_most.map(Whole::get)),
        };
        if at_least.is_none() && at_most.is_none() {
            let remedy = "Write a whole number, or atLeast, atMost or both.";
            check.add(place, "no-bounds", "The amount has no bound.", remedy);
        }
        if at_least.zip(at_most).is_some_and(|(least, most)| least > most) {
            check.add(place, "bounds-reversed", "atLeast is more than atMost.", "Swap or correct them.");
        }
        Some(Amount { unit, at_least, at_most })
    }

    fn anchor(&self, check: &Check, place: ValuePointerRef) -> Option<Anchor> {
        let (from, before) =
            (self.from.map(|word| Anchor::From(word.0)), self.before.map(|word| Anchor::Before(word.0)));
        if from.is_some() && before.is_some() {
            let says = "A time is counted from an event or before one.";
            check.add(place, "two-anchors", says, "Keep “from” or “before”.");
        }
        from.or(before)
    }
}

/// A sentence names no figure that the fact does not have.
fn refuse_empty_slots(fact: &Fact, check: &Check, place: ValuePointerRef) {
    let says = fact.says.as_deref().unwrap_or_default();
    let slots = [
        ("amount", fact.amount.is_some()),
        ("extra", fact.extra_percent.is_some()),
        ("plusMinus", fact.plus_minus_percent.is_some()),
    ];
    let named: Vec<&str> =
        says.split('{').skip(1).map(|part| part.split_once('}').map_or("", |(name, _)| name)).collect();
    for (slot, there) in slots {
        if named.contains(&slot) && !there {
            let remedy = "Add the figure, or take the place-holder out of the sentence.";
            let says = format!("The sentence holds {{{slot}}}, but the fact has no such figure.");
            check.add(place, "empty-place-holder", says, remedy);
        }
    }
    let closed = says.bytes().filter(|byte| *byte == b'}').count();
    if closed != named.len() || !named.iter().all(|name| slots.iter().any(|(slot, _)| slot == name)) {
        let says = "The sentence holds a place-holder that is not known.";
        check.add(place, "unknown-place-holder", says, "Use {amount}, {extra} or {plusMinus} only.");
    }
}

pub(super) fn gateway(files: &[RequirementFile], check: &Check, place: ValuePointerRef) -> Vec<Requirement> {
    let remedy = "Give each its own id; ids never change once published.";
    refuse_duplicates(files.iter().map(|file| &*file.id), place, remedy, check.problems);
    let requirement = |(at, file): (usize, &RequirementFile)| {
        let place = place.push_index(at);
        Requirement {
            id: file.id.owned(),
            short: file.short.as_ref().map(Text::owned),
            what: file.what.owned(),
            detail: file.detail.as_ref().map(Text::owned),
            months: file.months.map(Whole::get),
            who: file.who.map(|word| word.0),
            when: file.when.as_ref().map(ConditionFile::condition).unwrap_or_default(),
            force: file.force.map(|word| word.0),
            basis: basis(file.basis),
            source: check.source(&file.source, place),
        }
    };
    files.iter().enumerate().map(requirement).collect()
}

impl ConditionFile {
    fn condition(&self) -> Condition {
        Condition {
            registered_before: self.registered_before.map(|day| day.0),
            registered_from: self.registered_from.map(|day| day.0),
            age_at_start_at_most: self.age_at_start_at_most.map(Whole::get),
            age_at_start_at_least: self.age_at_start_at_least.map(Whole::get),
        }
    }
}
