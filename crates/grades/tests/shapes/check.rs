//! A decision compared with every completion.

use crate::oracle::{Aside, Known, Oracle, Target, sum_of};
use crate::pack::{Kind, Pack, Sum};
use grades::domain::decision::{Blocked, BlockedBy, Bounds, Decision, Level, Measure, ReadingBounds, Route, RoutesTo};
use grades::domain::plan::CriterionNo;
use grades::domain::standard::Standard;
use std::collections::BTreeMap;

/// The parts of a decision that methods and the whole have alike.
pub struct Part<'d> {
    pub bounds: Bounds,
    pub settled: bool,
    pub missing: &'d [CriterionNo],
    pub inputs: &'d [Measure],
    pub used: &'d [CriterionNo],
    pub routes: &'d [RoutesTo],
    pub blocked: &'d [Blocked],
    pub readings: &'d [ReadingBounds],
}

/// The part about a method, or about the whole.
pub fn part(decision: &Decision, target: Target) -> Option<Part<'_>> {
    macro_rules! of {
        ($one:expr) => {
            Part {
                bounds: $one.bounds,
                settled: $one.settled,
                missing: &$one.missing,
                inputs: &$one.missing_inputs,
                used: &$one.used,
                routes: &$one.routes,
                blocked: &$one.blocked,
                readings: &$one.readings,
            }
        };
    }
    match target {
        Some(no) => Some(of!(decision.methods[no])),
        None => decision.overall.as_ref().map(|overall| of!(overall)),
    }
}

/// One decision under test.
pub struct Check<'a> {
    pub standard: &'a Standard,
    pub pack: &'a Pack,
    pub known: &'a Known,
    pub weighings: &'a [Sum],
    pub target: Target,
    pub part: Part<'a>,
}

/// What a route asks, as sums that must come to so much.
type Asked = Vec<(Sum, u32)>;

impl Check<'_> {
    fn oracle(&self, aside: Aside) -> Oracle<'_> {
        Oracle { pack: self.pack, known: self.known, aside }
    }

    /// Everything; the number of completions that were tried.
    pub fn all(&self) -> usize {
        let oracle = self.oracle(Aside::default());
        let completions = oracle.completions();
        let readings = oracle.readings(self.target);
        let given: Vec<Vec<usize>> = readings
            .iter()
            .map(|reading| completions.iter().map(|values| oracle.grade(self.target, reading, values)).collect())
            .collect();
        self.bounds(&given);
        self.missing(&completions, &given);
        self.used();
        let floor: Vec<u32> =
            (0..self.pack.vars.len()).map(|no| completions.iter().map(|one| one[no]).min().unwrap()).collect();
        let monotone = self.pack.monotone || self.target.is_some();
        if monotone {
            self.routes(&floor, &readings[0]);
            self.blocked(&floor, &readings[0]);
        } else {
            assert!(self.part.routes.is_empty(), "ways are withheld");
            assert!(self.part.blocked.iter().all(|one| one.by == BlockedBy::NotMonotone), "with that reason");
        }
        completions.len() * readings.len()
    }

    /// Settled means that no completion changes the grade, open that both ends are reached, by every reading.
    fn bounds(&self, given: &[Vec<usize>]) {
        let ends: Vec<(usize, usize)> =
            given.iter().map(|grades| (*grades.iter().min().unwrap(), *grades.iter().max().unwrap())).collect();
        let ranks = |bounds: Bounds| (bounds.today.rank(), bounds.possible.rank());
        assert_eq!(ranks(self.part.bounds), ends[0], "the headline");
        assert_eq!(self.part.settled, ends.iter().all(|one| *one == (ends[0].0, ends[0].0)), "settled");
        let told: Vec<(usize, usize)> = self.part.readings.iter().map(|reading| ranks(reading.bounds)).collect();
        assert_eq!(told, if ends.len() > 1 { ends } else { Vec::new() }, "each reading");
    }

    /// Missing is what makes a difference for some completion of the rest, by some reading, and nothing else.
    fn missing(&self, completions: &[Vec<u32>], given: &[Vec<usize>]) {
        let matters = |no: usize| {
            given.iter().any(|grades| {
                let mut others: BTreeMap<Vec<u32>, usize> = BTreeMap::new();
                completions.iter().zip(grades).any(|(values, grade)| {
                    let mut rest = values.clone();
                    rest[no] = 0;
                    *others.entry(rest).or_insert(*grade) != *grade
                })
            })
        };
        let unknown = (0..self.pack.vars.len()).filter(|no| self.known.values[*no].is_none());
        let mut expected: Vec<&str> =
            unknown.filter(|no| matters(*no)).map(|no| self.pack.vars[no].name.as_str()).collect();
        let mut told: Vec<String> = self.part.missing.iter().map(|no| self.criterion(*no)).collect();
        told.extend(self.part.inputs.iter().map(|of| self.name(*of)));
        expected.sort_unstable();
        told.sort_unstable();
        assert_eq!(told, expected, "missing");
    }

    /// Used is what was answered and stands in the method.
    fn used(&self) {
        let mut told: Vec<String> = self.part.used.iter().map(|no| self.criterion(*no)).collect();
        told.sort_unstable();
        let answered = self.pack.vars.iter().zip(&self.known.values).filter(|(var, value)| {
            let prompt = matches!(var.kind, Kind::Criterion | Kind::Points);
            prompt && value.is_some() && self.target.is_none_or(|no| no == var.method)
        });
        // Rules of shapes name every criterion, but for those that a rule over the core or the option leaves out.
        let known: Vec<&str> = answered.map(|(var, _)| var.name.as_str()).collect();
        assert!(told.iter().all(|one| known.contains(&one.as_str())), "{told:?} were answered");
        let points = known.iter().filter(|name| name.starts_with("points "));
        assert!(
            points.clone().all(|name| told.iter().any(|one| one == name)),
            "{known:?} count, of which {told:?} are told"
        );
    }

    /// The ways are exactly what suffices: each does, none is larger than it must be, and there is no other.
    fn routes(&self, floor: &[u32], reading: &[usize]) {
        let oracle = self.oracle(Aside::default());
        let all = oracle.improvements(floor);
        let grades: Vec<usize> = all.iter().map(|values| oracle.grade(self.target, reading, values)).collect();
        let best = *grades.iter().max().unwrap();
        let listed: Vec<usize> = self.part.routes.iter().map(|to| to.grade.rank()).collect();
        assert_eq!(listed, (self.part.bounds.today.rank() + 1..=best).collect::<Vec<_>>(), "grades with ways");
        for to in self.part.routes {
            let good: Vec<bool> = grades.iter().map(|grade| *grade >= to.grade.rank()).collect();
            self.exactly(&to.routes, to.cut, &all, &good, floor, &format!("ways to grade {}", to.grade.rank()));
        }
    }

    fn blocked(&self, floor: &[u32], reading: &[usize]) {
        let opens = |aside: Aside, grade: usize| {
            let oracle = self.oracle(aside);
            oracle.changes(floor).iter().any(|values| oracle.grade(self.target, reading, values) >= grade)
        };
        let listed: Vec<usize> = self.part.blocked.iter().map(|one| one.grade.rank()).collect();
        let scale = self.target.map_or(self.pack.scale.len(), |no| self.pack.methods[no].scale.len());
        assert_eq!(listed, (self.part.bounds.possible.rank() + 1..scale).collect::<Vec<_>>(), "grades ruled out");
        for Blocked { grade, by } in self.part.blocked {
            let grade = grade.rank();
            let what = format!("what blocks grade {grade}: {by:?}");
            if let BlockedBy::Answers { routes, cut } = by {
                let (all, good) = self.answers(floor, reading, grade);
                self.exactly(routes, *cut, &all, &good, floor, &what);
                continue;
            }
            assert!(!opens(Aside::default(), grade), "answers would do: {what}");
            let every = (0..8).map(|bits| Aside { caps: bits & 1 > 0, results: bits & 2 > 0, marks: bits & 4 > 0 });
            let cause = |named: fn(&mut Aside) -> &mut bool| {
                every.clone().any(|mut aside| {
                    *named(&mut aside) = true;
                    let with = opens(aside, grade);
                    *named(&mut aside) = false;
                    with && !opens(aside, grade)
                })
            };
            let right = match by {
                BlockedBy::Cap => cause(|aside| &mut aside.caps),
                BlockedBy::Result => cause(|aside| &mut aside.results),
                BlockedBy::Mark => cause(|aside| &mut aside.marks),
                BlockedBy::NoCriteria | BlockedBy::NotInTable => every.clone().all(|aside| !opens(aside, grade)),
                BlockedBy::Answers { .. } | BlockedBy::NotMonotone => false,
            };
            assert!(right, "{what}");
        }
    }

    /// The answers alone, and whether marks and results can then come out so that the grade is reached.
    fn answers(&self, floor: &[u32], reading: &[usize], grade: usize) -> (Vec<Vec<u32>>, Vec<bool>) {
        let oracle = self.oracle(Aside::default());
        let mut found: BTreeMap<Vec<u32>, (Vec<u32>, bool)> = BTreeMap::new();
        for values in oracle.changes(floor) {
            let prompt = |(var, value): (&crate::pack::Var, &u32)| match var.kind {
                Kind::Criterion | Kind::Points => *value,
                Kind::Mark | Kind::Result => 0,
            };
            let answers = self.pack.vars.iter().zip(&values).map(prompt).collect();
            let good = oracle.grade(self.target, reading, &values) >= grade;
            found.entry(answers).or_insert((values, false)).1 |= good;
        }
        found.into_values().unzip()
    }

    /// Whether these routes and nothing else make `good` of `all`.
    fn exactly(&self, routes: &[Route], cut: bool, all: &[Vec<u32>], good: &[bool], floor: &[u32], what: &str) {
        assert!(!routes.is_empty(), "{what}: none");
        assert!(routes.is_sorted_by_key(Route::takes), "{what}: fewest first");
        let asked: Vec<Asked> = routes.iter().map(|route| self.asked(route, floor)).collect();
        let meets =
            |asked: &[(Sum, u32)], values: &[u32]| asked.iter().all(|(sum, least)| sum_of(sum, values) >= *least);
        for (values, good) in all.iter().zip(good) {
            let some = asked.iter().any(|asked| meets(asked, values));
            assert!(*good || !some, "{what}: {routes:?} is not enough with {values:?}");
            assert!(some || !good || cut, "{what}: {values:?} is a way that {routes:?} leave out");
        }
        for (no, asked) in asked.iter().enumerate() {
            for place in 0..asked.len() {
                self.is_needed(asked, place, all, good, &format!("{what}: {:?}", routes[no]));
            }
        }
        for (no, one) in asked.iter().enumerate() {
            for (_, other) in asked.iter().enumerate().filter(|(other, _)| *other != no) {
                assert!(
                    all.iter().any(|values| meets(one, values) && !meets(other, values)),
                    "{what}: {one:?} holds {other:?}"
                );
            }
        }
    }

    /// One thing of a route taken back by the least there can be is not enough any more.
    fn is_needed(&self, asked: &[(Sum, u32)], place: usize, all: &[Vec<u32>], good: &[bool], what: &str) {
        let (sum, least) = &asked[place];
        let rest = |values: &[u32]| {
            asked.iter().enumerate().all(|(no, (sum, least))| no == place || sum_of(sum, values) >= *least)
        };
        let under = all.iter().zip(good).filter(|(values, _)| rest(values) && sum_of(sum, values) < *least);
        let under: Vec<(u32, bool)> = under.map(|(values, good)| (sum_of(sum, values), *good)).collect();
        let next = under.iter().map(|(amount, _)| *amount).max();
        let next = next.unwrap_or_else(|| panic!("{what}: {least} of {sum:?} follows from the rest"));
        assert!(under.iter().any(|(amount, good)| *amount == next && !good), "{what}: {next} of {sum:?} is enough");
    }

    fn asked(&self, route: &Route, floor: &[u32]) -> Asked {
        let var = |no: CriterionNo| (self.find(&self.criterion(no)), 1);
        let mut asked: Asked = route.all.iter().map(|open| (vec![var(open.criterion)], 1)).collect();
        for any in &route.any {
            assert!(usize::from(any.count) < any.of.len(), "{any:?}");
            asked.push((any.of.iter().map(|open| var(open.criterion)).collect(), u32::from(any.count)));
        }
        for Level { of, at_least, now } in &route.levels {
            let sum = self.sum(*of);
            assert!(now < at_least && sum_of(&sum, floor) <= *now, "{of:?}: {now} of {at_least}");
            asked.push((sum, *at_least));
        }
        asked
    }

    fn sum(&self, of: Measure) -> Sum {
        match of {
            Measure::Weighted(place) => self.weighings[usize::from(place)].clone(),
            Measure::PointsTotal(no, component) => {
                let component =
                    component.map(|part| self.standard.method(no).unwrap().component(part).unwrap().id.clone());
                let inside = |var: &crate::pack::Var| {
                    var.kind == Kind::Points
                        && var.method == no.at()
                        && (component.is_none() || var.component == component)
                };
                let vars = self.pack.vars.iter().enumerate().filter(|(_, var)| inside(var));
                vars.map(|(no, var)| (no, var.weight)).collect()
            }
            Measure::Mark(_) | Measure::Part(..) | Measure::Points(_) | Measure::Result(_) => {
                vec![(self.find(&self.name(of)), 1)]
            }
        }
    }

    fn find(&self, name: &str) -> usize {
        self.pack.vars.iter().position(|var| var.name == name).unwrap_or_else(|| panic!("no number is called {name}"))
    }

    fn criterion(&self, no: CriterionNo) -> String {
        let criterion = self.standard.criterion(no).unwrap();
        let points = if criterion.points.is_some() { "points " } else { "" };
        format!("{points}{}", criterion.id)
    }

    fn name(&self, of: Measure) -> String {
        let method = |no| self.standard.method(no).unwrap();
        match of {
            Measure::Mark(no) => format!("mark {}", method(no).id),
            Measure::Part(no, part) => format!("mark {}/{}", method(no).id, method(no).part(part).unwrap().id),
            Measure::Points(no) => self.criterion(no),
            Measure::Result(no) => format!("result {}", method(no).id),
            Measure::PointsTotal(..) | Measure::Weighted(_) => panic!("{of:?} is never entered"),
        }
    }
}
