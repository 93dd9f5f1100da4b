//! A few ways, where there are too many to find them all: from everything that is open, whatever is not needed is taken
//! away again. Each suffices, and no criterion of it can be left out, unless the question's steps came to their end.

use super::corners::{Coupled, End, find_corner};
use super::decide::{Sight, Target};
use super::formula::{ClassNo, Number};
use super::tally::add;
use super::totals::{Room, at};
use super::ways::{Way, Ways};
use crate::domain::grade::Grade;
use crate::domain::plan::MethodNo;

/// So many are looked for; some may turn out to be the same.
const A_FEW: usize = 8;

impl Sight<'_> {
    /// Whether with so much of each class a grade is reached, or a better one.
    fn reaches(&self, target: Target, grade: Grade, there: &[Number]) -> bool {
        match target {
            Target::Method(no) => self.outlook.method_at(self.plan, no, there) >= grade,
            Target::Overall if self.outlook.overall_cap.is_some_and(|cap| grade > cap) => false,
            Target::Overall => self.outlook.overall_at(self.plan, there) >= grade,
        }
    }

    /// The most that can be added at once so that a grade is reached, or a better one; none if it cannot be.
    pub fn furthest(&self, target: Target, grade: Grade, room: &Room) -> Option<Way> {
        let mut high = add(room.counted, room.free);
        let find = |coupled: &[&Coupled], high: &[Number], is: &dyn Fn(&[Number]) -> bool| {
            find_corner(coupled, (room.counted, high), End::Best, |there| {
                room.work.note(self.plan.size());
                is(there)
            })
        };
        let there = match target {
            Target::Method(no) => {
                let coupled: Vec<&Coupled> = self.plan.methods.get(no.at())?.coupled.iter().collect();
                find(&coupled, &high, &|there| self.reaches(target, grade, there))?
            }
            Target::Overall if self.plan.combination.is_none() => {
                find(&self.plan.coupled(), &high, &|there| self.reaches(target, grade, there))?
            }
            Target::Overall => {
                // Methods share nothing, so each is made as good as it can be.
                for (no, method) in (0..u8::MAX).map(MethodNo).zip(&self.plan.methods) {
                    let Some(coupled) = &method.coupled else { continue };
                    let mut best = method.rules.len();
                    let reached =
                        |there: &[Number], rank: usize| self.outlook.method_at(self.plan, no, there).rank() >= rank;
                    while let Some(lower) = best.checked_sub(1) {
                        if let Some(there) = find(&[coupled], &high, &|there| reached(there, best)) {
                            high = there;
                            break;
                        }
                        best = lower;
                    }
                }
                Some(high).filter(|there| self.reaches(target, grade, there))?
            }
        };
        let mut way = there;
        way.iter_mut().zip(room.counted).for_each(|(there, counted)| *there = there.saturating_sub(*counted));
        Some(way)
    }

    /// A few ways to a grade or better, told as cut; `lasting` classes are left as they are.
    pub fn a_few_ways(&self, target: Target, grade: Grade, room: &Room, lasting: &[ClassNo]) -> Ways {
        let mut ways = Ways::default();
        room.work.ask();
        if let Some(furthest) = self.furthest(target, grade, room) {
            let order: Vec<ClassNo> = (0..self.plan.classes.len()).filter(|class| !lasting.contains(class)).collect();
            for turn in 0..A_FEW {
                let from = order.len().saturating_mul(turn).checked_div(A_FEW).unwrap_or(0);
                let (first, last) = order.split_at_checked(from).unwrap_or((&order, &[]));
                let mut way = furthest.clone();
                // What stands last is done without first.
                for class in last.iter().chain(first).rev() {
                    self.lower(target, grade, room, &mut way, *class);
                }
                if turn > 0 && room.work.is_ended() {
                    break;
                }
                let mut closed = way.clone();
                ways.add(if room.close(&mut closed) { closed } else { way }, room);
            }
        }
        ways.cut = true;
        ways
    }

    /// Asks for as little of a class as will do, with everything else as it is.
    fn lower(&self, target: Target, grade: Grade, room: &Room, way: &mut Way, class: ClassNo) {
        let (mut low, mut high) = (0, at(way, class));
        let mut there = add(room.counted, way);
        while low < high && room.work.take(self.plan.size()) {
            let middle = low.midpoint(high);
            if let Some(number) = there.get_mut(class) {
                *number = at(room.counted, class).saturating_add(middle);
            }
            if self.reaches(target, grade, &there) {
                high = middle;
            } else {
                low = middle.saturating_add(1);
            }
        }
        if let Some(number) = way.get_mut(class) {
            *number = high;
        }
    }
}
