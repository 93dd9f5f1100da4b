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
use crate::domain::standard::{Document, Duty, Ksb, Note, Pathway, PathwayNo, Standard, Status, VersionEntry, Window};
use crate::rules::all::All;
use crate::rules::at_least::AtLeast;
use crate::rules::component::ComponentReached;
use crate::rules::each_points::PointsOnEach;
use crate::rules::mark::MarkReached;
use crate::rules::overall::grade_points::GradePoints;
use crate::rules::overall::mark::MethodMark;
use crate::rules::overall::methods::MethodsReached;
use crate::rules::overall::table::{Cell, Row, Table};
use crate::rules::overall::weighted::WeightedMarks;
use crate::rules::overall::{Combine, Overall, OverallRule};
use crate::rules::points::PointsReached;
use crate::rules::pool::{IfEmpty, Pool, Scope};
use crate::rules::repeats::{Cap, CapOn, CapWhen, Repeat, Repeats};
use crate::rules::themes::ThemesReached;
use crate::rules::{Needs, OtherReading, Reading, Rule};

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

/// Kinds with something in them, each with its number (a tuple's field goes by its place); the first stands for every
/// number that is none of theirs.
macro_rules! kinds {
    ($($type:ident {
        $first:ident { $($head:tt: $one:ident),* } = $zero:literal
        $(, $kind:ident { $($field:tt: $name:ident),* } = $number:literal)*
    })+) => {$(
        impl Compact for $type {
            fn write(&self, to: &mut Writer) {
                match self {
                    $type::$first { $($head: $one),* } => {
                        to.number($zero);
                        $($one.write(to);)*
                    }
                    $($type::$kind { $($field: $name),* } => {
                        to.number($number);
                        $($name.write(to);)*
                    })*
                }
            }

            fn read(from: &mut Reader) -> $type {
                match from.number() {
                    $($number => $type::$kind { $($field: Compact::read(from)),* },)*
                    _ => $type::$first { $($head: Compact::read(from)),* },
                }
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
    Method { id, title, short, grades, rules, components, marks, taken_elsewhere, graded_as_whole, facts }
    Component { id, title, grades, rules }
    Marks { most, parts }
    MarkPart { id, title, most }
    Points { most, weight }
    Criterion { id, method, grade, component, points, pathway, theme, ksbs, prompt, short, basis, source }
    AssessmentOutcome { id, title, pathway, ksbs, prompt, short, basis, source }
    PerformanceCategory { id, title, descriptors, basis, source }
    PerformanceDescriptor { grade, says }
    Rule { grade, readings, basis, source }
    Reading { says, needs }
    All { of }
    AtLeast { count, of, for_option }
    ThemesReached { count, of }
    MarkReached { part, at_least }
    PointsReached { component, at_least }
    PointsOnEach { component, at_least }
    ComponentReached { component, reach }
    MethodsReached { count, of }
    MethodMark { method, part, at_least }
    WeightedMarks { weights, at_least }
    GradePoints { of, at_least }
    Pool { grade, from, theme, component, named, if_empty }
    OverallRule { grade, needs, says, others, basis, source }
    Table { rows, says, others, monotone, basis, source }
    Row { when, then, basis }
    Repeats { caps, says, others, facts, basis, source }
    Cap { grade, on, when, waivable, methods, after }
    Requirement { id, what, short, detail, months, who, when, force, basis, source }
    Condition { registered_before, registered_from, age_at_start_at_most, age_at_start_at_least }
    Fact { what, amount, extra_percent, plus_minus_percent, anchor, kind, pathway, says, force, basis, source }
    Amount { unit, at_least, at_most }
}

impl<T: Compact> Compact for OtherReading<T> {
    fn write(&self, to: &mut Writer) {
        self.says.write(to);
        self.is.write(to);
    }

    fn read(from: &mut Reader) -> OtherReading<T> {
        OtherReading { says: Compact::read(from), is: Compact::read(from) }
    }
}

places! { PathwayNo MethodNo ComponentNo PartNo }

words! {
    Status { NotStated, Approved = 1, Retired = 2, Draft = 3 }
    Basis { Stated, Inferred = 1, Ambiguous = 2, NotStated = 3, Reconstructed = 4 }
    Scope { Both, Core = 1, Option = 2 }
    IfEmpty { NotMet, Met = 1 }
    CapOn { Overall, Method = 1 }
    Repeat { Resit, Retake = 1 }
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

kinds! {
    Anchor { From { 0: event } = 0, Before { 0: event } = 1 }
    Needs {
        And { 0: parts } = 7,
        All { 0: kind } = 0,
        AtLeast { 0: kind } = 1,
        Themes { 0: kind } = 8,
        Mark { 0: kind } = 2,
        Points { 0: kind } = 3,
        EachPoints { 0: kind } = 4,
        Component { 0: kind } = 5,
        Or { 0: parts } = 6
    }
    Overall {
        ByOrganisation { says: says, basis: basis, source: source } = 0,
        Table { 0: table } = 1,
        Rules { 0: rules } = 2
    }
    Combine {
        And { 0: parts } = 4,
        Methods { 0: kind } = 0,
        Mark { 0: kind } = 1,
        Weighted { 0: kind } = 2,
        GradePoints { 0: kind } = 5,
        Or { 0: parts } = 3
    }
    Cell { Any {} = 0, Exactly { 0: grade } = 1, AtLeast { 0: grade } = 2 }
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

impl super::Compact for crate::domain::fact::FactKind {
    fn write(&self, to: &mut super::Writer) {
        crate::files::words::Words::word(*self).to_owned().write(to);
    }

    fn read(from: &mut super::Reader) -> Self {
        <Self as crate::files::words::Words>::from_word(&String::read(from)).unwrap_or(Self::Venue)
    }
}
