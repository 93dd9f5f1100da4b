//! Every completion of what is unknown, tried one by one, and the grades that each gives.

use crate::pack::{Cond, Kind, Pack, Whole};

/// What is known of one person.
#[derive(Clone, Debug)]
pub struct Known {
    /// By number: what was answered.
    pub values: Vec<Option<u32>>,
    /// By method: first, re-sit or re-take.
    pub sittings: Vec<usize>,
    /// By method: a result that replaces what was answered.
    pub results: Vec<Option<usize>>,
    pub waived: bool,
}

/// Whose grade: a method's, or (none) the whole one.
pub type Target = Option<usize>;

/// What is set aside to see whether it was the cause.
#[derive(Clone, Copy, Debug, Default)]
pub struct Aside {
    pub caps: bool,
    pub results: bool,
    pub marks: bool,
}

pub struct Oracle<'a> {
    pub pack: &'a Pack,
    pub known: &'a Known,
    pub aside: Aside,
}

impl Oracle<'_> {
    pub fn cap_bites(&self) -> bool {
        let repeats = self.known.sittings.iter().filter(|sitting| **sitting > 0).count();
        self.pack.cap.as_ref().is_some_and(|(_, _, after_two, waivable)| {
            repeats > usize::from(*after_two) && !(*waivable && self.known.waived)
        })
    }

    /// The cap that bites: the grade, and whether it is on each repeated method.
    fn cap(&self) -> Option<(&str, bool)> {
        let here = self.cap_bites() && !self.aside.caps;
        self.pack.cap.as_ref().filter(|_| here).map(|(grade, on_method, ..)| (grade.as_str(), *on_method))
    }

    /// A method's grade, by one reading: which of each rule's.
    pub fn method(&self, no: usize, reading: &[usize], values: &[u32]) -> usize {
        let method = &self.pack.methods[no];
        let best = method.rules.len();
        let given = self.known.results[no]
            .or_else(|| method.result.and_then(|var| self.known.values[var]).map(|one| one as usize));
        let grade = match given {
            Some(_) if self.aside.results => best,
            Some(given) => given,
            None => {
                let rules = method.rules.iter().zip(reading);
                rules.take_while(|(readings, which)| holds(&readings[**which], values, &[])).count()
            }
        };
        match self.cap() {
            Some((cap, true)) if self.known.sittings[no] > 0 => {
                grade.min(method.scale.iter().position(|name| name == cap).unwrap())
            }
            _ => grade,
        }
    }

    /// The whole grade; none where nobody computes one.
    pub fn whole(&self, reading: &[usize], values: &[u32]) -> Option<usize> {
        let mut from = 0;
        let grades: Vec<usize> = (0..self.pack.methods.len())
            .map(|no| {
                let here = &reading[from..from + self.pack.methods[no].rules.len()];
                from += here.len();
                self.method(no, here, values)
            })
            .collect();
        let grade = match &self.pack.whole {
            Whole::Nobody => return None,
            Whole::Table(rows) => {
                let fits = |cells: &[(usize, usize)]| {
                    cells.iter().zip(&grades).all(|((low, high), grade)| (low..=high).contains(&grade))
                };
                let row = rows.iter().find(|(cells, _)| fits(cells));
                row.expect("every combination has a row").1
            }
            Whole::Rules(rules) => rules.iter().take_while(|rule| holds(rule, values, &grades)).count(),
        };
        match self.cap() {
            Some((cap, false)) => Some(grade.min(self.pack.scale.iter().position(|name| name == cap).unwrap())),
            _ => Some(grade),
        }
    }

    /// The grade that is asked about.
    pub fn grade(&self, target: Target, reading: &[usize], values: &[u32]) -> usize {
        match target {
            None => self.whole(reading, values).expect("somebody computes it"),
            Some(no) => {
                let before: usize = self.pack.methods[..no].iter().map(|method| method.rules.len()).sum();
                self.method(no, &reading[before..before + self.pack.methods[no].rules.len()], values)
            }
        }
    }

    /// Every way to read the ambiguous rules, of one method or of all, the headline first: for each rule, which.
    pub fn readings(&self, target: Target) -> Vec<Vec<usize>> {
        let rules = self
            .pack
            .methods
            .iter()
            .enumerate()
            .flat_map(|(no, method)| method.rules.iter().map(move |rule| (no, rule.len())));
        rules.fold(vec![Vec::new()], |begun, (no, many)| {
            let many = if target.is_none_or(|target| target == no) { many } else { 1 };
            begun
                .iter()
                .flat_map(|start: &Vec<usize>| (0..many).map(move |which| [&start[..], &[which]].concat()))
                .collect()
        })
    }

    /// For each number, from where to where it goes; only what agrees is kept.
    pub fn each(&self, ranges: &[Vec<u32>]) -> Vec<Vec<u32>> {
        let mut all: Vec<Vec<u32>> = vec![Vec::new()];
        for range in ranges {
            all =
                all.iter().flat_map(|begun| range.iter().map(move |value| [&begun[..], &[*value]].concat())).collect();
        }
        all.retain(|values| self.pack.agree(values));
        all
    }

    /// What can still come out.
    pub fn completions(&self) -> Vec<Vec<u32>> {
        let range = |(value, var): (&Option<u32>, &crate::pack::Var)| {
            value.map_or((0..=var.most).collect(), |value| vec![value])
        };
        self.each(&self.known.values.iter().zip(&self.pack.vars).map(range).collect::<Vec<_>>())
    }

    /// Everything that would be no worse than what is sure, results that were given aside.
    pub fn improvements(&self, floor: &[u32]) -> Vec<Vec<u32>> {
        let range = |(no, var): (usize, &crate::pack::Var)| match self.known.values[no] {
            Some(given) if var.kind == Kind::Result => vec![given],
            _ => (floor[no]..=var.most).collect(),
        };
        self.each(&self.pack.vars.iter().enumerate().map(range).collect::<Vec<_>>())
    }

    /// Every prompt without an answer met, answers that are not met changed or not, marks as they are or come out.
    pub fn changes(&self, floor: &[u32]) -> Vec<Vec<u32>> {
        let range = |(no, var): (usize, &crate::pack::Var)| match (self.known.values[no], var.kind) {
            (None, Kind::Criterion | Kind::Points) => vec![var.most],
            (None, Kind::Mark | Kind::Result) => (0..=var.most).collect(),
            (Some(given), Kind::Criterion | Kind::Points) => (given..=var.most).collect(),
            (Some(_), Kind::Mark) if self.aside.marks => (floor[no]..=var.most).collect(),
            (Some(given), Kind::Mark | Kind::Result) => vec![given],
        };
        self.each(&self.pack.vars.iter().enumerate().map(range).collect::<Vec<_>>())
    }
}

pub fn sum_of(sum: &[(usize, u32)], values: &[u32]) -> u32 {
    sum.iter().map(|(var, weight)| values[*var] * weight).sum()
}

fn holds(cond: &Cond, values: &[u32], grades: &[usize]) -> bool {
    match cond {
        Cond::Sum(sum, least) => sum_of(sum, values) >= *least,
        Cond::Methods(count, of) => of.iter().filter(|(no, least)| grades[*no] >= *least).count() >= *count,
        Cond::And(parts) => parts.iter().all(|part| holds(part, values, grades)),
        Cond::Or(parts) => parts.iter().any(|part| holds(part, values, grades)),
    }
}
