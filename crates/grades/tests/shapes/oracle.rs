//! Every completion of what is unknown, tried one by one, and the grades that each gives.

use crate::pack::{Cap, Cond, Kind, Pack, Whole};

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
    /// Whether a limit bites.
    pub fn bites(&self, cap: &Cap) -> bool {
        let about = |(no, sitting): (usize, &usize)| self.is_about(cap, no, *sitting);
        let repeats = self.known.sittings.iter().enumerate().filter(|one| about(*one)).count();
        repeats > usize::from(cap.after_two) && !(cap.waivable && self.known.waived)
    }

    pub fn is_about(&self, cap: &Cap, no: usize, sitting: usize) -> bool {
        sitting > 0 && cap.methods.contains(&no) && cap.after.is_none_or(|after| after == sitting)
    }

    /// The limits that bite, by one reading.
    fn caps(&self, reading: &[usize]) -> impl Iterator<Item = &Cap> {
        let caps = &self.pack.caps[*reading.last().unwrap()];
        caps.iter().filter(|cap| self.bites(cap) && !self.aside.caps)
    }

    /// The place of the first rule of a method in a reading; behind the last method, that of the first overall rule.
    fn from(&self, no: usize) -> usize {
        self.pack.methods[..no].iter().map(|method| method.rules.len()).sum()
    }

    /// A method's grade, by one reading: which of each rule's, of the methods, of the whole, and of the limits.
    pub fn method(&self, no: usize, reading: &[usize], values: &[u32]) -> usize {
        let method = &self.pack.methods[no];
        let best = method.rules.len();
        let given = self.known.results[no]
            .or_else(|| method.result.and_then(|var| self.known.values[var]).map(|one| one as usize));
        let grade = match given {
            Some(_) if self.aside.results => best,
            Some(given) => given,
            None => {
                let rules = method.rules.iter().zip(&reading[self.from(no)..]);
                rules.take_while(|(readings, which)| holds(&readings[**which], values, &[])).count()
            }
        };
        let here = |cap: &&Cap| cap.on_method && self.is_about(cap, no, self.known.sittings[no]);
        let limits = self.caps(reading).filter(here).map(|cap| place(&method.scale, &cap.grade));
        limits.fold(grade, usize::min)
    }

    /// The whole grade; none where nobody computes one.
    pub fn whole(&self, reading: &[usize], values: &[u32]) -> Option<usize> {
        let grades: Vec<usize> = (0..self.pack.methods.len()).map(|no| self.method(no, reading, values)).collect();
        let of_whole = &reading[self.from(self.pack.methods.len())..];
        let grade = match &self.pack.whole {
            Whole::Nobody => return None,
            Whole::Table(readings) => {
                let fits = |cells: &[(usize, usize)]| {
                    cells.iter().zip(&grades).all(|((low, high), grade)| (low..=high).contains(&grade))
                };
                let row = readings[of_whole[0]].iter().find(|(cells, _)| fits(cells));
                row.expect("every combination has a row").1
            }
            Whole::Rules(rules) => {
                let rules = rules.iter().zip(of_whole);
                rules.take_while(|(readings, which)| holds(&readings[**which], values, &grades)).count()
            }
        };
        let limits = self.caps(reading).filter(|cap| !cap.on_method).map(|cap| place(&self.pack.scale, &cap.grade));
        Some(limits.fold(grade, usize::min))
    }

    /// The grade that is asked about.
    pub fn grade(&self, target: Target, reading: &[usize], values: &[u32]) -> usize {
        match target {
            None => self.whole(reading, values).expect("somebody computes it"),
            Some(no) => self.method(no, reading, values),
        }
    }

    /// Every way to read what is ambiguous, for one method or for all, the headline first: which of each rule's, of the
    /// methods, of the whole, and of the limits.
    pub fn readings(&self, target: Target) -> Vec<Vec<usize>> {
        let mut many: Vec<usize> = Vec::new();
        for (no, method) in self.pack.methods.iter().enumerate() {
            let mine = target.is_none_or(|target| target == no);
            many.extend(method.rules.iter().map(|readings| if mine { readings.len() } else { 1 }));
        }
        let of_whole = match &self.pack.whole {
            Whole::Table(readings) => vec![readings.len()],
            Whole::Rules(rules) => rules.iter().map(Vec::len).collect(),
            Whole::Nobody => Vec::new(),
        };
        many.extend(of_whole.into_iter().map(|many| if target.is_none() { many } else { 1 }));
        let on_methods = self.pack.caps.iter().flatten().any(|cap| cap.on_method);
        many.push(if target.is_none() || on_methods { self.pack.caps.len() } else { 1 });
        many.into_iter().fold(vec![Vec::new()], |begun, many| {
            let longer =
                |start: &Vec<usize>| (0..many).map(|which| [&start[..], &[which]].concat()).collect::<Vec<_>>();
            begun.iter().flat_map(longer).collect()
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
        Cond::GradePoints(of, least) => of.iter().map(|(no, points)| points[grades[*no]]).sum::<u32>() >= *least,
        Cond::Some(count, parts) => parts.iter().filter(|part| holds(part, values, grades)).count() >= *count,
        Cond::And(parts) => parts.iter().all(|part| holds(part, values, grades)),
        Cond::Or(parts) => parts.iter().any(|part| holds(part, values, grades)),
    }
}

fn place(scale: &[String], grade: &str) -> usize {
    scale.iter().position(|name| name == grade).unwrap()
}
