//! Practising a method against the clock: the plan's own times, and a timer that is never wrong.

use super::fact::{Amount, Fact, FactKind, Unit};
use super::grading::next::{Ask, Next};
use super::plan::{CriterionNo, Method, MethodNo};
use super::record::{Judgement, LearnerRecord, Subject};
use super::standard::Standard;

/// What the plan says of the time and the questions of a method. Nothing is guessed: what is not stated is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// Minutes of the whole.
    pub whole: Option<u32>,
    /// By how many per cent the assessor may let it run over.
    pub extra_percent: Option<u32>,
    /// Minutes of the presentation, where it is timed apart.
    pub presentation: Option<u32>,
    /// Minutes of the questions, where they are timed apart.
    pub questioning: Option<u32>,
    /// The least number of questions.
    pub questions: Option<u32>,
}

/// What a plan says of a method's times.
///
/// ```
/// use grades::domain::rehearsal::times;
/// let standard = standards::find("ST0792_1.1").expect("shipped");
/// let presentation = times(&standard.methods[0], None);
/// assert_eq!((presentation.presentation, presentation.questioning), (Some(20), Some(40)));
/// assert_eq!((presentation.extra_percent, presentation.questions), (Some(10), Some(6)));
/// // 2 hours in the plan.
/// assert_eq!(times(&standard.methods[1], None).whole, Some(120));
/// ```
#[expect(clippy::wildcard_enum_match_arm, reason = "a plan has many kinds of facts that are no times")]
pub fn times(method: &Method, pathway: Option<super::standard::PathwayNo>) -> Times {
    let mut times = Times::default();
    let mine = method.facts.iter().filter(|fact| fact.pathway.is_none() || fact.pathway == pathway);
    for fact in mine {
        match fact.what {
            FactKind::Duration => {
                times.whole = times.whole.or(minutes(fact));
                times.extra_percent = times.extra_percent.or(fact.extra_percent);
            }
            FactKind::Presentation => times.presentation = times.presentation.or(minutes(fact)),
            FactKind::Questioning => times.questioning = times.questioning.or(minutes(fact)),
            FactKind::Questions => times.questions = times.questions.or(fact.amount.and_then(least)),
            _ => {}
        }
    }
    times
}

fn least(amount: Amount) -> Option<u32> {
    amount.at_least.or(amount.at_most)
}

fn minutes(fact: &Fact) -> Option<u32> {
    let amount = fact.amount?;
    let per_unit = match amount.unit {
        Unit::Minutes => 1,
        Unit::Hours => 60,
        Unit::Days
        | Unit::WorkingDays
        | Unit::Weeks
        | Unit::Months
        | Unit::Words
        | Unit::Pieces
        | Unit::Questions
        | Unit::Items
        | Unit::Percent => return None,
    };
    Some(amount.at_most.or(amount.at_least)?.saturating_mul(per_unit))
}

/// The prompts of a method that are worth rehearsing: those not answered *yes*, what matters most first, then those
/// answered *partly* or *not yet*, then what cannot change the grade, each in document order.
pub fn prompts(standard: &Standard, record: &LearnerRecord, order: &[Next], method: MethodNo) -> Vec<CriterionNo> {
    let mine = |no: CriterionNo| {
        let of_method = standard.criterion(no).is_some_and(|criterion| criterion.method == method);
        of_method && record.judgement(no) != Some(Judgement::Met)
    };
    let mut found: Vec<CriterionNo> = Vec::new();
    for next in order.iter().filter(|next| next.matters()) {
        if let Ask::Subject(Subject::Criterion(no)) = next.ask
            && mine(no)
        {
            found.push(no);
        }
    }
    for answered in [true, false] {
        for (no, _) in standard.criteria_for(record.pathway).filter(|(no, _)| mine(*no)) {
            if record.is_answered(no) == answered && !found.contains(&no) {
                found.push(no);
            }
        }
    }
    found
}

/// Where a rehearsal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// In the presentation.
    Presentation,
    /// In the questions that follow it.
    Questions,
    /// In a method, or a rest of it, that the plan does not divide.
    Whole,
    /// In the time by which the assessor may let it run over.
    Extra,
    /// Past everything.
    Over,
}

/// A moment of a rehearsal, in whole milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Where it stands.
    pub phase: Phase,
    /// How long this phase still lasts; nothing once all is over.
    pub left: u64,
    /// How long it has lasted altogether.
    pub elapsed: u64,
    /// By how much it has run over its own time, the extra time included.
    pub over: u64,
}

impl Times {
    /// The phases in turn, with their milliseconds. Empty where the plan states no time.
    ///
    /// What the parts leave of the whole is a phase of its own; parts that come to more than the whole are all kept.
    pub fn phases(&self) -> Vec<(Phase, u64)> {
        let length = |minutes: u32| u64::from(minutes).saturating_mul(60_000);
        let mut phases = Vec::new();
        phases.extend(self.presentation.map(|minutes| (Phase::Presentation, length(minutes))));
        phases.extend(self.questioning.map(|minutes| (Phase::Questions, length(minutes))));
        let parts = phases.iter().fold(0_u64, |sum, (_, length)| sum.saturating_add(*length));
        let rest = self.whole.map_or(0, length).saturating_sub(parts);
        if rest > 0 {
            phases.push((Phase::Whole, rest));
        }
        let whole = parts.saturating_add(rest);
        let extra = whole.saturating_mul(self.extra_percent.unwrap_or(0).into()) / 100;
        if extra > 0 {
            phases.push((Phase::Extra, extra));
        }
        phases
    }

    /// Where a rehearsal stands after so many milliseconds.
    ///
    /// ```
    /// use grades::domain::rehearsal::{Phase, Times};
    /// let times = Times { whole: Some(60), extra_percent: Some(10), presentation: Some(30), questioning: Some(30),
    ///     questions: Some(5) };
    /// let minute = 60_000;
    /// assert_eq!(times.at(31 * minute).phase, Phase::Questions);
    /// assert_eq!(times.at(31 * minute).left, 29 * minute);
    /// assert_eq!((times.at(65 * minute).phase, times.at(65 * minute).left), (Phase::Extra, minute));
    /// assert_eq!((times.at(70 * minute).phase, times.at(70 * minute).over), (Phase::Over, 10 * minute));
    /// ```
    pub fn at(&self, elapsed: u64) -> Moment {
        let mut before = 0_u64;
        let mut own = 0_u64;
        for (phase, length) in self.phases() {
            if phase != Phase::Extra {
                own = own.saturating_add(length);
            }
            let end = before.saturating_add(length);
            if elapsed < end {
                return Moment {
                    phase,
                    left: end.saturating_sub(elapsed),
                    elapsed,
                    over: if phase == Phase::Extra { elapsed.saturating_sub(own) } else { 0 },
                };
            }
            before = end;
        }
        Moment { phase: Phase::Over, left: 0, elapsed, over: elapsed.saturating_sub(own) }
    }
}

/// A timer that counts by the clock on the wall, told from outside in milliseconds: a locked screen or a sleeping tab
/// costs it nothing.
///
/// ```
/// use grades::domain::rehearsal::Timer;
/// let mut timer = Timer::default();
/// timer.start(1_000);
/// assert_eq!(timer.elapsed(61_000), 60_000);
/// timer.pause(61_000);
/// timer.start(100_000);
/// assert_eq!(timer.elapsed(110_000), 70_000);
/// // A clock that was put back does not take away what was counted before the pause.
/// assert_eq!(timer.elapsed(90_000), 60_000);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timer {
    /// Milliseconds counted before it was last started.
    pub counted: u64,
    /// When it was last started; none while it stands.
    pub running_since: Option<u64>,
}

impl Timer {
    /// Starts it, or goes on; nothing while it runs.
    pub fn start(&mut self, now: u64) {
        self.running_since = self.running_since.or(Some(now));
    }

    /// Holds it; nothing while it stands.
    pub fn pause(&mut self, now: u64) {
        *self = Timer { counted: self.elapsed(now), running_since: None };
    }

    /// Whether it runs.
    pub fn runs(&self) -> bool {
        self.running_since.is_some()
    }

    /// How long it has run altogether.
    pub fn elapsed(&self, now: u64) -> u64 {
        self.counted.saturating_add(self.running_since.map_or(0, |since| now.saturating_sub(since)))
    }
}
