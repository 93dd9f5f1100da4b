//! Grades as the views draw them: marks, steps, rungs.

use crate::domain::aim::aim;
use crate::domain::decision::Bounds;
use crate::domain::grade::{Grade as PlanGrade, GradeScale};
use crate::domain::standing::Standing;
use crate::model::OpenRecord;
use crate::wording::{aim as words, capital};
use views::components::ladder::Rung;
use views::components::marks::{Grade, Shape};
use views::components::stair::State;

/// A grade as it is drawn. A name that is not one of the usual takes the shape of its place: the lowest is empty, the highest
/// full.
pub fn grade_of(scale: &GradeScale, grade: PlanGrade) -> Grade {
    let name = scale.name(grade);
    let shape = match name {
        "fail" => Shape::Fail,
        "pass" => Shape::Pass,
        "merit" => Shape::Merit,
        "distinction" => Shape::Distinction,
        _ if grade == PlanGrade::LOWEST => Shape::Fail,
        _ if grade == scale.highest() => Shape::Distinction,
        _ if grade.rank() == 1 => Shape::Pass,
        _ => Shape::Merit,
    };
    Grade::new(capital(name), shape)
}

/// Where a grade stands: no grade is behind or today before one is pronounced.
pub fn state_of(grade: PlanGrade, bounds: Bounds, is_pronounced: bool) -> State {
    if is_pronounced && grade == bounds.today {
        State::Today
    } else if grade > bounds.possible {
        State::Shut
    } else if is_pronounced && grade < bounds.today {
        State::Behind
    } else if grade == bounds.possible {
        State::Possible
    } else {
        State::Open
    }
}

/// Every overall grade above the lowest with what it still takes, the highest first; none where no grade is worked out.
pub fn rungs(open: &OpenRecord) -> Vec<Rung> {
    let Some(overall) = &open.decision().overall else { return Vec::new() };
    let (standard, record) = (&open.standard, open.record());
    let is_pronounced = matches!(open.standings().overall.standing, Standing::Pronounced { .. });
    let rung = |grade: PlanGrade| {
        let state = state_of(grade, overall.bounds, is_pronounced);
        let needs = match state {
            State::Today | State::Behind => String::new(),
            State::Open | State::Possible | State::Shut => {
                words::heading(standard, &aim(standard.grader(), record, open.decision(), grade), grade)
            }
        };
        Rung { grade: grade_of(&standard.grades, grade), state, needs: needs.into() }
    };
    let mut all: Vec<Rung> = standard
        .grades
        .grades()
        .filter(|grade| *grade > PlanGrade::LOWEST || (is_pronounced && *grade == overall.bounds.today))
        .map(rung)
        .collect();
    all.reverse();
    all
}
