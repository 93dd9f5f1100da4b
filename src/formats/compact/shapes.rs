//! The compact form of each type of a standard: its fields, or its kinds, in a fixed order.
//!
//! A field or kind that the domain gains breaks the build here until it has its place.

use super::{Compact, Reader, Writer};
use crate::domain::citation::{Basis, Citation};
use crate::domain::date::Date;
use crate::domain::evidence::EvidenceKind;
use crate::domain::fact::{Amount, Anchor, Event, Fact, Force, Unit};
use crate::domain::gateway::{Condition, Confirms, Requirement};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::outcome::{AssessmentOutcome, PerformanceCategory, PerformanceDescriptor};
use crate::domain::plan::{Component, ComponentNo, Criterion, MarkPart, Marks, Method, MethodNo, PartNo, Points};
use crate::domain::repeats::{Cap, CapOn, CapWhen, Repeats};
use crate::domain::rule::{
    Cell, Combine, IfEmpty, Needs, Overall, OverallRule, Pool, Reading, Row, Rule, Scope, Table,
};
use crate::domain::standard::{Document, Duty, Ksb, Note, Pathway, PathwayNo, Standard, Status, VersionEntry, Window};

macro_rules! fields {
    ($($type:ident { $($field:ident),+ })+) => {$(
        impl Compact for $type {
            fn write(&self, to: &mut Writer) {
                let $type { $($field),+ } = self;
                $($field.write(to);)+
            }

            fn read(from: &mut Reader) -> $type {
                // A struct's fields are read in the order in which they are written here.
                $type { $($field: Compact::read(from)),+ }
            }
        }
    )+};
}

macro_rules! places {
    ($($type:ident)+) => {$(
        impl Compact for $type {
            fn write(&self, to: &mut Writer) {
                self.0.write(to);
            }

            fn read(from: &mut Reader) -> $type {
                $type(Compact::read(from))
            }
        }
    )+};
}

/// Kinds without anything in them; the first stands for every number that is none of theirs.
macro_rules! words {
    ($($type:ident { $first:ident $(, $other:ident = $number:literal)* })+) => {$(
        impl Compact for $type {
            fn write(&self, to: &mut Writer) {
                to.number(match self { $type::$first => 0, $($type::$other => $number),* });
            }

            fn read(from: &mut Reader) -> $type {
                match from.number() { $($number => $type::$other,)* _ => $type::$first }
            }
        }
    )+};
}

fields! {
    Standard {
        uid, reference, version, title, also_called, level, status, starts, checked, documents, pathways, ksbs, duties,
        grades, methods, criteria, outcomes, performance, overall, repeats, gateway, facts, versions, notes
    }
    Window { earliest, latest }
    Document { id, title, publisher, version, licence, address, read }
    Pathway { id, title, indicative, source }
    Ksb { code, kind, pathway, label, methods, basis, source }
    Duty { id, pathway, label, ksbs, source }
    VersionEntry { version, starts, change, source }
    Note { about, basis, text, source }
    Citation { document, at, page }
    Method { id, title, short, grades, rules, components, marks, taken_elsewhere, facts }
    Component { id, title, grades, rules }
    Marks { most, parts }
    MarkPart { id, title, most }
    Points { most, weight }
    Criterion { id, method, grade, component, points, pathway, theme, ksbs, prompt, basis, source }
    AssessmentOutcome { id, title, pathway, ksbs, prompt, basis, source }
    PerformanceCategory { id, title, descriptors, basis, source }
    PerformanceDescriptor { grade, says }
    Rule { grade, readings, basis, source }
    Reading { says, needs }
    Pool { grade, from, theme, component, named, if_empty }
    OverallRule { grade, needs, basis, source }
    Table { rows, monotone, basis, source }
    Row { when, then }
    Repeats { cap, facts, basis, source }
    Cap { grade, on, when, waivable }
    Requirement { id, what, short, detail, months, who, when, force, basis, source }
    Condition { registered_before, registered_from, age_at_start_at_most, age_at_start_at_least }
    Fact { what, amount, extra_percent, plus_minus_percent, anchor, kind, pathway, says, force, basis, source }
    Amount { unit, at_least, at_most }
}

places! { PathwayNo MethodNo ComponentNo PartNo }

words! {
    Status { NotStated, Approved = 1, Retired = 2, Draft = 3 }
    Basis { Stated, Inferred = 1, Ambiguous = 2, NotStated = 3, Reconstructed = 4 }
    Scope { Both, Core = 1, Option = 2 }
    IfEmpty { NotMet, Met = 1 }
    CapOn { Overall, Method = 1 }
    CapWhen { AnyRepeat, MoreThanOne = 1 }
    Confirms { Employer, Apprentice = 1, Provider = 2, AssessmentOrganisation = 3 }
    Force { Rule, Typical = 1 }
    Unit {
        Minutes, Hours = 1, Days = 2, WorkingDays = 3, Weeks = 4, Months = 5, Words = 6, Pieces = 7, Questions = 8,
        Items = 9, Percent = 10
    }
    EvidenceKind {
        Other, Document = 1, Schedule = 2, Planning = 3, WitnessStatement = 4, Photograph = 5, Video = 6, Audio = 7,
        Presentation = 8, ReflectiveAccount = 9, SelfAssessment = 10
    }
    Event {
        Gateway, TrainingStart = 1, PeriodStart = 2, ProjectStart = 3, Assessment = 4, FinalAssessment = 5,
        OutcomeNotification = 6, Feedback = 7, Results = 8
    }
}

impl Compact for Grade {
    fn write(&self, to: &mut Writer) {
        to.number(self.rank() as u32);
    }

    fn read(from: &mut Reader) -> Grade {
        (0..from.number().min(255)).fold(Grade::LOWEST, |grade, _| grade.next())
    }
}

impl Compact for GradeScale {
    fn write(&self, to: &mut Writer) {
        self.names().to_vec().write(to);
    }

    fn read(from: &mut Reader) -> GradeScale {
        GradeScale::new(Compact::read(from)).unwrap_or_default()
    }
}

impl Compact for Date {
    fn write(&self, to: &mut Writer) {
        self.year().write(to);
        self.month().write(to);
        self.day().write(to);
    }

    fn read(from: &mut Reader) -> Date {
        let (year, month, day) = (u16::read(from), u8::read(from), u8::read(from));
        Date::new(year, month, day).unwrap_or_default()
    }
}

impl Compact for Anchor {
    fn write(&self, to: &mut Writer) {
        let (before, event) = match self {
            Anchor::From(event) => (false, event),
            Anchor::Before(event) => (true, event),
        };
        before.write(to);
        event.write(to);
    }

    fn read(from: &mut Reader) -> Anchor {
        let before = bool::read(from);
        let event = Event::read(from);
        if before { Anchor::Before(event) } else { Anchor::From(event) }
    }
}

impl Compact for Needs {
    fn write(&self, to: &mut Writer) {
        match self {
            Needs::All(pool) => {
                to.number(0);
                pool.write(to);
            }
            Needs::AtLeast { count, of } => {
                to.number(1);
                count.write(to);
                of.write(to);
            }
            Needs::Mark { part, at_least } => {
                to.number(2);
                part.write(to);
                at_least.write(to);
            }
            Needs::Points { component, at_least } => {
                to.number(3);
                component.write(to);
                at_least.write(to);
            }
            Needs::EachPoints { component, at_least } => {
                to.number(4);
                component.write(to);
                at_least.write(to);
            }
            Needs::Component { component, reach } => {
                to.number(5);
                component.write(to);
                reach.write(to);
            }
            Needs::Or(parts) => {
                to.number(6);
                parts.write(to);
            }
            Needs::And(parts) => {
                to.number(7);
                parts.write(to);
            }
        }
    }

    fn read(from: &mut Reader) -> Needs {
        match from.number() {
            0 => Needs::All(Compact::read(from)),
            1 => Needs::AtLeast { count: Compact::read(from), of: Compact::read(from) },
            2 => Needs::Mark { part: Compact::read(from), at_least: Compact::read(from) },
            3 => Needs::Points { component: Compact::read(from), at_least: Compact::read(from) },
            4 => Needs::EachPoints { component: Compact::read(from), at_least: Compact::read(from) },
            5 => Needs::Component { component: Compact::read(from), reach: Compact::read(from) },
            6 => Needs::Or(Compact::read(from)),
            _ => Needs::And(Compact::read(from)),
        }
    }
}

impl Compact for Overall {
    fn write(&self, to: &mut Writer) {
        match self {
            Overall::Table(table) => {
                to.number(1);
                table.write(to);
            }
            Overall::Rules(rules) => {
                to.number(2);
                rules.write(to);
            }
            Overall::ByOrganisation { says, basis, source } => {
                to.number(0);
                says.write(to);
                basis.write(to);
                source.write(to);
            }
        }
    }

    fn read(from: &mut Reader) -> Overall {
        match from.number() {
            1 => Overall::Table(Compact::read(from)),
            2 => Overall::Rules(Compact::read(from)),
            _ => Overall::ByOrganisation {
                says: Compact::read(from),
                basis: Compact::read(from),
                source: Compact::read(from),
            },
        }
    }
}

impl Compact for Combine {
    fn write(&self, to: &mut Writer) {
        match self {
            Combine::Methods { count, of } => {
                to.number(0);
                count.write(to);
                of.write(to);
            }
            Combine::Mark { method, part, at_least } => {
                to.number(1);
                method.write(to);
                part.write(to);
                at_least.write(to);
            }
            Combine::Weighted { weights, at_least } => {
                to.number(2);
                weights.write(to);
                at_least.write(to);
            }
            Combine::Or(parts) => {
                to.number(3);
                parts.write(to);
            }
            Combine::And(parts) => {
                to.number(4);
                parts.write(to);
            }
        }
    }

    fn read(from: &mut Reader) -> Combine {
        match from.number() {
            0 => Combine::Methods { count: Compact::read(from), of: Compact::read(from) },
            1 => {
                Combine::Mark { method: Compact::read(from), part: Compact::read(from), at_least: Compact::read(from) }
            }
            2 => Combine::Weighted { weights: Compact::read(from), at_least: Compact::read(from) },
            3 => Combine::Or(Compact::read(from)),
            _ => Combine::And(Compact::read(from)),
        }
    }
}

impl Compact for Cell {
    fn write(&self, to: &mut Writer) {
        match self {
            Cell::Any => to.number(0),
            Cell::Exactly(grade) => {
                to.number(1);
                grade.write(to);
            }
            Cell::AtLeast(grade) => {
                to.number(2);
                grade.write(to);
            }
        }
    }

    fn read(from: &mut Reader) -> Cell {
        match from.number() {
            1 => Cell::Exactly(Compact::read(from)),
            2 => Cell::AtLeast(Compact::read(from)),
            _ => Cell::Any,
        }
    }
}
