//! The contract, evaluated on complete answers. A set of met criteria is a bit mask over those of the chosen option.

use super::Case;
use super::model::{Invented, Needs};
use grades::domain::record::Judgement;

pub type Mask = u32;

/// What a grade would be for every set of met criteria.
pub struct Chart {
    /// How many grades its scale has.
    pub scale: usize,
    /// By reading, the headline first, then by mask.
    pub gives: Vec<Vec<usize>>,
    /// Which readings those are: method, rule, reading, of the rules that have more than one.
    pub readings: Vec<Vec<(usize, usize, usize)>>,
}

/// One case, ready to be asked.
pub struct Oracle<'c> {
    pub case: &'c Case,
    /// The criteria of the chosen option, by number; the mask's bits.
    pub mine: Vec<usize>,
    pub met: Mask,
    pub unknown: Mask,
    /// Answered, and not met.
    pub refused: Mask,
}

/// What is left out of account, to find out what something is due to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Without {
    /// No cap on repeats.
    pub cap: bool,
    /// Every result that is given is the best there is.
    pub results: bool,
    /// Every rule holds.
    pub rules: bool,
}

impl<'c> Oracle<'c> {
    pub fn new(case: &'c Case) -> Oracle<'c> {
        let (standard, answers) = (&case.standard, &case.answers);
        let belongs = |(_, criterion): &(usize, super::model::Criterion)| {
            criterion.option.is_none() || criterion.option == answers.option
        };
        let all = standard.criteria();
        let mine: Vec<usize> = (0..all.len()).filter(|no| belongs(&all[*no])).collect();
        let mask = |wanted: &dyn Fn(Option<Judgement>) -> bool| {
            let bits = mine.iter().enumerate().filter(|(_, no)| wanted(answers.judgements[**no]));
            bits.fold(0, |mask, (bit, _)| mask | 1 << bit)
        };
        let met = mask(&|judgement| judgement == Some(Judgement::Met));
        let unknown = mask(&|judgement| judgement.is_none());
        let refused = mask(&|judgement| matches!(judgement, Some(Judgement::Partly | Judgement::NotMet)));
        Oracle { case, mine, met, unknown, refused }
    }

    /// Whether the cap on repeats applies, be it waived or not.
    pub fn cap_applies(&self) -> bool {
        let repeated = self.case.answers.sittings.iter().filter(|sitting| sitting.is_repeat()).count();
        self.case.standard.cap.is_some_and(|cap| repeated > usize::from(cap.more_than_one))
    }

    /// Whether it limits grades.
    pub fn cap_bites(&self) -> bool {
        let lifted = self.case.answers.waived && self.case.standard.cap.is_some_and(|cap| cap.waivable);
        self.cap_applies() && !lifted
    }

    /// The grades of one method for every set of met criteria.
    pub fn method(&self, no: usize, without: Without) -> Chart {
        let method = &self.case.standard.methods[no];
        let readings = readings(&self.case.standard, Some(no));
        let gives = readings.iter().map(|reading| self.climbed(no, reading, without)).collect();
        Chart { scale: method.scale.len(), gives, readings }
    }

    /// The overall grades for every set of met criteria.
    pub fn overall(&self, without: Without) -> Option<Chart> {
        let standard = &self.case.standard;
        let table = standard.table.as_ref()?;
        let limit = standard.cap.filter(|cap| !cap.on_method && self.cap_bites() && !without.cap);
        let limit = limit.map_or(usize::MAX, |cap| place(&standard.scale, cap.grade));
        let readings = readings(standard, None);
        let by_reading = |reading: &Vec<(usize, usize, usize)>| {
            let methods: Vec<Vec<usize>> =
                (0..standard.methods.len()).map(|no| self.climbed(no, reading, without)).collect();
            let row = |mask: usize| {
                let place = |place, no: usize| place * standard.methods[no].scale.len() + methods[no][mask];
                table.gives[(0..methods.len()).fold(0, place)].min(limit)
            };
            (0..1 << self.mine.len()).map(row).collect()
        };
        let gives = readings.iter().map(by_reading).collect();
        Some(Chart { scale: standard.scale.len(), gives, readings })
    }

    /// The highest grade whose needs, and those of every grade below, hold; or the given result; under any cap.
    fn climbed(&self, no: usize, reading: &[(usize, usize, usize)], without: Without) -> Vec<usize> {
        let (standard, answers) = (&self.case.standard, &self.case.answers);
        let method = &standard.methods[no];
        let caps = self.cap_bites() && answers.sittings[no].is_repeat() && !without.cap;
        let limit = standard.cap.filter(|cap| cap.on_method && caps);
        let limit = limit.map_or(usize::MAX, |cap| place(&method.scale, cap.grade));
        let chosen = |rule: usize| reading.iter().find(|(m, r, _)| (*m, *r) == (no, rule)).map_or(0, |(_, _, at)| *at);
        let rules: Vec<&Needs> = method.rules.iter().enumerate().map(|(rule, all)| &all[chosen(rule)]).collect();
        let grade = |mask: Mask| match answers.results[no] {
            Some(_) if without.results => rules.len(),
            Some(result) => result,
            None if without.rules => rules.len(),
            None => rules.iter().take_while(|needs| self.holds(no, needs, mask)).count(),
        };
        (0..1 << self.mine.len()).map(|mask| grade(mask).min(limit)).collect()
    }

    /// Whether a condition holds when exactly these criteria are met.
    pub fn holds(&self, no: usize, needs: &Needs, met: Mask) -> bool {
        let counted = |pool| {
            let inside = self.pool(no, pool);
            (inside.count_ones(), (inside & met).count_ones())
        };
        match needs {
            Needs::And(parts) => parts.iter().all(|part| self.holds(no, part, met)),
            Needs::Or(parts) => parts.iter().any(|part| self.holds(no, part, met)),
            Needs::All(pool) => match counted(pool) {
                (0, _) => pool.if_empty.expect("a pool that may be empty says what that means"),
                (size, met) => met == size,
            },
            Needs::AtLeast(count, pool) => match counted(pool) {
                (0, _) => pool.if_empty.expect("a pool that may be empty says what that means"),
                (_, met) => met as usize >= *count,
            },
        }
    }

    /// The criteria of a pool of a method.
    pub fn pool(&self, no: usize, pool: &super::model::Pool) -> Mask {
        let all = self.case.standard.criteria();
        let option = self.case.answers.option;
        let inside = |at: &usize| all[*at].0 == no && pool.holds(all[*at].1, option);
        self.mine.iter().enumerate().filter(|(_, at)| inside(at)).fold(0, |mask, (bit, _)| mask | 1 << bit)
    }

    /// The numbers of the criteria of a mask, in document order.
    pub fn numbers(&self, mask: Mask) -> Vec<usize> {
        self.mine.iter().enumerate().filter(|(bit, _)| mask >> bit & 1 == 1).map(|(_, no)| *no).collect()
    }

    /// The lowest and highest grade over all completions, by one reading.
    pub fn bounds(&self, gives: &[usize]) -> (usize, usize) {
        let grades = subsets(self.unknown).map(|more| gives[(self.met | more) as usize]);
        grades.fold((usize::MAX, 0), |(low, high), grade| (low.min(grade), high.max(grade)))
    }

    /// The unanswered criteria of which some completion of the others makes met and not met differ, by some reading.
    pub fn missing(&self, chart: &Chart) -> Vec<usize> {
        let matters = |bit: Mask| {
            let differs = |gives: &Vec<usize>, more| {
                let rest = (self.met | more) as usize;
                gives[rest] != gives[rest | bit as usize]
            };
            chart.gives.iter().any(|gives| subsets(self.unknown & !bit).any(|more| differs(gives, more)))
        };
        let bits = (0..self.mine.len()).map(|bit| 1 << bit).filter(|bit| self.unknown & bit != 0 && matters(*bit));
        self.numbers(bits.fold(0, |mask, bit| mask | bit))
    }

    /// Every smallest set of these that, met on top of `base`, gives the grade or better by the headline reading.
    pub fn smallest(&self, chart: &Chart, grade: usize, base: Mask, of: Mask) -> Vec<Mask> {
        let enough = |more: Mask| chart.gives[0][(base | more) as usize] >= grade;
        let smaller = |set: Mask| subsets(set).filter(move |part| *part != set);
        let mut found: Vec<Mask> =
            subsets(of).filter(|set| enough(*set)).filter(|set| !smaller(*set).any(enough)).collect();
        found.sort_unstable();
        found
    }

    /// Whether every criterion met would give the grade or better.
    pub fn best(&self, chart: &Chart, grade: usize) -> bool {
        chart.gives[0].last().is_some_and(|best| *best >= grade)
    }
}

/// Every subset of a mask, itself and the empty one included.
pub fn subsets(mask: Mask) -> impl Iterator<Item = Mask> {
    let mut next = Some(mask);
    std::iter::from_fn(move || {
        let now = next?;
        next = if now == 0 { None } else { Some((now - 1) & mask) };
        Some(now)
    })
}

/// The place of a grade on a scale that has it.
pub fn place(scale: &[&str], name: &str) -> usize {
    scale.iter().position(|known| *known == name).expect("it is on the scale")
}

/// Every way to read the ambiguous rules of one method, or of all; the headline first.
fn readings(standard: &Invented, only: Option<usize>) -> Vec<Vec<(usize, usize, usize)>> {
    let mut ways = vec![Vec::new()];
    let wanted = |no: usize| only.is_none_or(|only| only == no);
    for (no, method) in standard.methods.iter().enumerate().filter(|(no, _)| wanted(*no)) {
        for (rule, readings) in method.rules.iter().enumerate().filter(|(_, readings)| readings.len() > 1) {
            let longer = |way: Vec<_>| (0..readings.len()).map(move |at| [way.clone(), vec![(no, rule, at)]].concat());
            ways = ways.into_iter().flat_map(longer).collect();
        }
    }
    ways
}
