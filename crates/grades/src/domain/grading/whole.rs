//! An overall grade that follows from marks: its rules over classes, and the smallest ways to make one hold.

use super::classes::Classes;
use super::formula::{ClassNo, Number};
use super::outlook::Outlook;
use super::plan::Plan;
use super::totals::{Room, at};
use super::ways::Ways;
use crate::domain::decision::Measure;
use crate::domain::grade::Grade;
use crate::domain::plan::MethodNo;
use crate::rules::overall::grade_points;

/// A condition over methods and marks.
#[derive(Clone, Debug)]
pub(crate) enum Whole {
    /// So many of these methods reach these grades.
    Methods {
        /// How many.
        count: usize,
        /// Which, and what each must reach.
        of: Vec<(MethodNo, Grade)>,
    },
    /// The points of these methods' grades together.
    GradePoints {
        /// Which, and the points of each grade, lowest first; they never fall.
        of: Vec<(MethodNo, Vec<u32>)>,
        /// No less.
        at_least: u32,
    },
    /// So much of a class.
    Level {
        /// Which.
        class: ClassNo,
        /// No less.
        at_least: Number,
    },
    /// Each of these.
    And(Vec<Whole>),
    /// One of these, or more.
    Or(Vec<Whole>),
}

impl Whole {
    /// So much of something that is counted; of what there is not, none is ever reached.
    pub fn level(classes: &Classes, of: Measure, at_least: Number) -> Whole {
        classes.find(of).map_or(Whole::Or(Vec::new()), |class| Whole::Level { class, at_least })
    }

    /// Whether it holds with these grades of the methods and so much of each class.
    pub(super) fn holds(&self, methods: &[Grade], there: &[Number]) -> bool {
        match self {
            Whole::Methods { count, of } => {
                let reached =
                    |(no, least): &&(MethodNo, Grade)| methods.get(no.at()).is_some_and(|grade| grade >= least);
                of.iter().filter(reached).count() >= *count
            }
            Whole::GradePoints { of, at_least } => grade_points::total(of, methods) >= *at_least,
            Whole::Level { class, at_least } => at(there, *class) >= *at_least,
            Whole::And(parts) => parts.iter().all(|part| part.holds(methods, there)),
            Whole::Or(parts) => parts.iter().any(|part| part.holds(methods, there)),
        }
    }

    /// The smallest ways to make it hold.
    pub(super) fn ways(&self, outlook: &Outlook, plan: &Plan, room: &Room) -> Ways {
        match self {
            Whole::Methods { count, of } => some_methods(outlook, plan, of, *count, room),
            Whole::GradePoints { of, at_least } => some_points(outlook, plan, of, *at_least, room),
            Whole::Level { class, at_least } => Ways::to_level(*class, *at_least, room),
            Whole::And(parts) => Ways::to_all(parts.iter().map(|part| part.ways(outlook, plan, room)), room),
            Whole::Or(parts) => Ways::to_one(parts.iter().map(|part| part.ways(outlook, plan, room)), room),
        }
    }

    /// How many grades and numbers are looked at to see whether it holds.
    pub(super) fn size(&self) -> usize {
        match self {
            Whole::Methods { of, .. } => of.len(),
            Whole::GradePoints { of, .. } => of.len(),
            Whole::Level { .. } => 1,
            Whole::And(parts) | Whole::Or(parts) => {
                parts.iter().fold(1, |size: usize, part| size.saturating_add(part.size()))
            }
        }
    }

    /// How much it asks of each class, wherever it does.
    pub(super) fn levels(&self, found: &mut dyn FnMut(ClassNo, Number)) {
        match self {
            Whole::Methods { .. } | Whole::GradePoints { .. } => {}
            Whole::Level { class, at_least } => found(*class, *at_least),
            Whole::And(parts) | Whole::Or(parts) => parts.iter().for_each(|part| part.levels(found)),
        }
    }
}

fn some_methods(outlook: &Outlook, plan: &Plan, of: &[(MethodNo, Grade)], count: usize, room: &Room) -> Ways {
    if count == 0 {
        return Ways::nothing(room.free.len());
    }
    let Some(((no, grade), rest)) = of.split_first() else { return Ways::default() };
    if !room.work.take(1) {
        return Ways::too_many();
    }
    let with = some_methods(outlook, plan, rest, count.saturating_sub(1), room);
    let with = outlook.method_ways(plan, *no, *grade, room).and(&with, room);
    with.or(some_methods(outlook, plan, rest, count, room), room)
}

/// The ways to so many points: for each method every grade that brings more than the one below it.
fn some_points(outlook: &Outlook, plan: &Plan, of: &[(MethodNo, Vec<u32>)], needed: u32, room: &Room) -> Ways {
    if needed == 0 {
        return Ways::nothing(room.free.len());
    }
    let Some(((no, points), rest)) = of.split_first() else { return Ways::default() };
    if !room.work.take(1) {
        return Ways::too_many();
    }
    let (mut ways, mut grade, mut before) = (Ways::default(), Grade::LOWEST, None);
    for brings in points {
        if before != Some(brings) && before.is_none_or(|before| *before < needed) {
            let others = some_points(outlook, plan, rest, needed.saturating_sub(*brings), room);
            ways = ways.or(outlook.method_ways(plan, *no, grade, room).and(&others, room), room);
        }
        (before, grade) = (Some(brings), grade.next());
    }
    ways
}
