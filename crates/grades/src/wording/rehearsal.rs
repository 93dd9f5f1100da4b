//! Practising against the clock, in words.

use super::{counted, listed};
use crate::domain::rehearsal::{Moment, Phase, Times};

/// What the plan says of the time: "60 minutes: 30 minutes for your presentation and 30 minutes for questions. The
/// assessor may let it run over by 10%: 6 minutes."
pub fn times(times: &Times) -> String {
    let minutes = |number: u32| counted(number as usize, "minute", "minutes");
    let parts: Vec<String> = [(times.presentation, "for your presentation"), (times.questioning, "for questions")]
        .into_iter()
        .filter_map(|(length, what)| Some([&minutes(length?), " ", what].concat()))
        .collect();
    let mut text = match (times.whole, parts.is_empty()) {
        (None, true) => return "The plan does not say how long it takes.".to_owned(),
        (None, false) => listed(&parts, "and"),
        (Some(whole), true) => minutes(whole),
        (Some(whole), false) => [&minutes(whole), ": ", &listed(&parts, "and")].concat(),
    };
    text.push('.');
    if let Some(percent) = times.extra_percent {
        let extra: u64 =
            times.phases().iter().filter(|(phase, _)| *phase == Phase::Extra).map(|(_, length)| *length).sum();
        text.push_str(" The assessor may let it run over by ");
        text.push_str(&percent.to_string());
        text.push_str("%: ");
        let extra = clock(extra);
        text.push_str(extra.strip_suffix(":00").unwrap_or(&extra));
        text.push_str(" minutes.");
    }
    text
}

/// The least number of questions: "At least 5 questions"; or that the plan does not say.
pub fn questions(times: &Times) -> String {
    match times.questions {
        Some(number) => ["At least ", &counted(number as usize, "question", "questions")].concat(),
        None => "The plan does not say how many questions there are".to_owned(),
    }
}

/// What a phase is called.
pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Presentation => "Presentation",
        Phase::Questions => "Questions",
        Phase::Whole => "Discussion",
        Phase::Extra => "Extra time",
        Phase::Over => "Over time",
    }
}

/// Said aloud when another phase begins.
///
/// ```
/// use grades::domain::rehearsal::Phase;
/// use grades::wording::rehearsal::begins;
/// assert_eq!(begins(Phase::Questions), "Now: questions.");
/// assert_eq!(begins(Phase::Over), "Time is up.");
/// ```
pub fn begins(phase: Phase) -> String {
    match phase {
        Phase::Presentation | Phase::Questions | Phase::Whole => {
            ["Now: ", &self::phase(phase).to_ascii_lowercase(), "."].concat()
        }
        Phase::Extra => "The time is up; the extra time begins.".to_owned(),
        Phase::Over => "Time is up.".to_owned(),
    }
}

/// Minutes and seconds: "29:05", "75:00".
pub fn clock(milliseconds: u64) -> String {
    let seconds = milliseconds / 1_000;
    let two = |number: u64| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [&(seconds / 60).to_string(), ":", &two(seconds % 60)].concat()
}

/// Where it stands, for somebody who does not see the clock: "Presentation: 29 minutes left".
pub fn moment(moment: &Moment) -> String {
    let whole_minutes = |milliseconds: u64| usize::try_from(milliseconds.div_ceil(60_000)).unwrap_or(usize::MAX);
    let (number, what) = match moment.phase {
        Phase::Over => (usize::try_from(moment.over / 60_000).unwrap_or(usize::MAX), " over"),
        Phase::Presentation | Phase::Questions | Phase::Whole | Phase::Extra => (whole_minutes(moment.left), " left"),
    };
    [phase(moment.phase), ": ", &counted(number, "minute", "minutes"), what].concat()
}
