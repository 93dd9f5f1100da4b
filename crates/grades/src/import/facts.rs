//! Figures: how long, how many, by when; and the portfolio's limits. By the key sentences that plans have.

use super::Reading;
use super::draft::{Amount, Fact, Found, Lines};
use super::sections::Part;
use super::text::{has_any, number, plain, sentences};

/// The most figures that are kept of a method, and of the whole.
const MOST: usize = 60;

pub(super) fn read(reading: &mut Reading) {
    let mut of_methods: Vec<Vec<Found<Fact>>> = vec![Vec::new(); reading.draft.methods.len()];
    let mut whole: Vec<Found<Fact>> = Vec::new();
    let titles: Vec<String> = reading.draft.methods.iter().map(|method| plain(&method.value.title)).collect();
    for (line, place) in reading.lines.iter().zip(&reading.places) {
        if matches!(
            place.part,
            Part::Ksbs | Part::Mapping | Part::Duties | Part::ThemeMap | Part::Versions | Part::Grading | Part::Overall
        ) {
            continue;
        }
        let text = line.text();
        for sentence in sentences(&text) {
            if sentence.len() > 700 {
                continue;
            }
            let small = sentence.to_lowercase();
            let lines = Lines::one(line.number);
            if place.part == Part::Repeats {
                repeats(&small, sentence, lines, &mut whole);
                continue;
            }
            of_whole(&small, sentence, lines, &mut whole);
            let portfolio = small.contains("portfolio")
                || small.contains("pieces of evidence")
                || small.contains("reflective account")
                || small.contains("self-assessment")
                || small.contains("video clip");
            let method = place
                .method
                .or_else(|| named_method(&small, &titles))
                .or_else(|| portfolio.then(|| titles.iter().position(|title| title.contains("portfolio"))).flatten());
            if let Some(facts) = method.and_then(|method| of_methods.get_mut(method)) {
                of_method(&small, sentence, lines, facts);
            }
        }
    }
    for (method, facts) in reading.draft.methods.iter_mut().zip(of_methods) {
        method.value.facts = facts;
    }
    reading.draft.facts = whole;
}

/// The only method that a sentence names.
fn named_method(small: &str, titles: &[String]) -> Option<usize> {
    let small = plain(small);
    let mut named = titles.iter().enumerate().filter(|(_, title)| {
        let first = title.split(" underpinned").next().unwrap_or(title).split(" with ").next().unwrap_or(title);
        small.contains(first)
    });
    let first = named.next()?;
    named.next().is_none().then_some(first.0)
}

/// An amount in a sentence before one of the words for its unit, with its bound: `at least 7 questions`, `18 to 20 pieces`.
fn amount(small: &str, units: &[&str], near: usize) -> Option<Amount> {
    let text = small.replace(['-', '–'], " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '%');
        if !units.contains(&bare) {
            continue;
        }
        let from = at.saturating_sub(near);
        let Some(number_at) = (from..at).rev().find(|at| words.get(*at).is_some_and(|word| number(word).is_some()))
        else {
            continue;
        };
        let value = words.get(number_at).and_then(|word| number(word))?;
        if let (Some(&"to" | &"and"), Some(lower)) = (
            number_at.checked_sub(1).and_then(|at| words.get(at)),
            number_at.checked_sub(2).and_then(|at| words.get(at)).and_then(|word| number(word)),
        ) && lower < value
        {
            return Some(Amount::Between(lower, value));
        }
        let before = words.get(number_at.saturating_sub(4)..number_at).unwrap_or_default().join(" ");
        let after = words.get(at + 1..(at + 4).min(words.len())).unwrap_or_default().join(" ");
        return Some(match before.as_str() {
            _ if before.ends_with("at least")
                || before.ends_with("minimum of")
                || before.ends_with("minimum")
                || before.ends_with("no fewer than") =>
            {
                Amount::AtLeast(value)
            }
            _ if before.ends_with("up to")
                || before.ends_with("at most")
                || before.ends_with("maximum of")
                || before.ends_with("no more than")
                || before.ends_with("maximum total duration")
                || before.ends_with("maximum duration")
                || before.ends_with("duration of") && before.contains("maximum") =>
            {
                Amount::AtMost(value)
            }
            _ if after.starts_with("or more") || after.starts_with("minimum") => Amount::AtLeast(value),
            _ => Amount::Exactly(value),
        });
    }
    None
}

/// `by up to 10%`, `(+/- 10%)`.
fn percent(small: &str) -> Option<u32> {
    let at = small.find('%').or_else(|| small.find(" per cent"))?;
    let word = small[..at].trim_end().rsplit([' ', '-', '+', '(', '±']).next()?;
    number(word).filter(|percent| (1..=100).contains(percent))
}

fn is_typical(small: &str) -> bool {
    has_any(
        small,
        &[
            "typical",
            "should",
            " may ",
            "suggested",
            "anticipate",
            "recommended",
            "usually",
            "approximately",
            "around ",
        ],
    )
}

/// Adds a figure, unless one of the same kind and amount is there.
fn add(
    facts: &mut Vec<Found<Fact>>,
    what: &'static str,
    amount: Option<(&'static str, Amount)>,
    small: &str,
    sentence: &str,
    lines: Lines,
) -> bool {
    if let Some(known) =
        facts.iter_mut().find(|fact| fact.value.what == what && what == "duration" && fact.value.amount != amount)
    {
        // A summary says it loosely, the rule exactly.
        let exact = small.contains("must") && !known.value.sentence.to_lowercase().contains("must");
        known
            .doubt(format!("Another duration stands in line {}.", if exact { known.lines.first } else { lines.first }));
        if exact {
            known.value.amount = amount;
            known.value.typical = is_typical(small);
            known.value.sentence = sentence.to_owned();
            known.lines = lines;
            return true;
        }
        return false;
    }
    let there = facts.iter().any(|fact| fact.value.what == what && (fact.value.amount == amount || amount.is_none()));
    if there || facts.len() >= MOST {
        return false;
    }
    let value = Fact {
        what,
        amount,
        extra_percent: None,
        plus_minus_percent: None,
        typical: is_typical(small),
        sentence: sentence.to_owned(),
    };
    facts.push(Found::sure(value, lines));
    true
}

const MINUTES: [&str; 3] = ["minutes", "minute", "mins"];
const HOURS: [&str; 2] = ["hours", "hour"];
const WEEKS: [&str; 2] = ["weeks", "week"];
const MONTHS: [&str; 2] = ["months", "month"];

fn time(small: &str) -> Option<(&'static str, Amount)> {
    amount(small, &MINUTES, 2)
        .map(|amount| ("minutes", amount))
        .or_else(|| amount(small, &HOURS, 2).map(|amount| ("hours", amount)))
}

/// The figures of a method.
fn of_method(small: &str, sentence: &str, lines: Lines, facts: &mut Vec<Found<Fact>>) {
    let lasts = has_any(
        small,
        &[
            "must last",
            "will last",
            "lasts ",
            "must take",
            "duration",
            "minutes (",
            "last for",
            "lasting",
            "should last",
        ],
    );
    if lasts
        && !small.contains("typically include")
        && !small.contains("video")
        && let Some(time) = time(small)
    {
        let what = if small.contains("presentation should last") || small.contains("presentation must last") {
            "presentation"
        } else {
            "duration"
        };
        let added = add(facts, what, Some(time), small, sentence, lines);
        if added
            && small.contains('%')
            && let Some(fact) = facts.iter_mut().find(|fact| fact.value.what == what)
        {
            fact.value.extra_percent = percent(small);
        }
    }
    if small.contains("presentation")
        && small.contains("question")
        && has_any(small, &["typically include", "consisting of", "typically be", "= typically"])
    {
        for part in small
            .split(" and ")
            .flat_map(|part| part.split("), "))
            .flat_map(|part| part.split(" ("))
            .flat_map(|part| part.split(", "))
        {
            if let Some(time) = time(part).filter(|_| {
                part.contains("question") != part.contains("presentation")
                    && (part.contains("typically") || part.contains("lasting"))
            }) {
                let what = if part.contains("question") { "questioning" } else { "presentation" };
                add(facts, what, Some(time), "typically", sentence, lines);
            }
        }
    }
    if has_any(small, &["increase the", "increase the total time", "extend"])
        && small.contains('%')
        && let Some(percent) = percent(small)
    {
        let one = facts.iter_mut().find(|fact| fact.value.what == "duration" && fact.value.extra_percent.is_none());
        if let Some(fact) = one {
            fact.value.extra_percent = Some(percent);
        }
    }
    if has_any(small, &["must ask", "will ask", "should ask", "ask at least", "ask a minimum"])
        && let Some(count) = amount(small, &["questions", "question"], 3)
    {
        add(facts, "questions", Some(("questions", count)), small, sentence, lines);
    }
    if small.contains("notice")
        && let Some(weeks) = amount(small, &WEEKS, 1)
    {
        add(facts, "notice", Some(("weeks", weeks)), small, sentence, lines);
    }
    if small.contains("to review")
        && let Some(weeks) = amount(small, &WEEKS, 1)
    {
        add(facts, "review", Some(("weeks", weeks)), small, sentence, lines);
    }
    if has_any(small, &["submit", "submitted"]) && has_any(small, &["by the end of week", "within", "by the end of"]) {
        let by = small
            .find("end of week ")
            .and_then(|at| small.get(at + 12..))
            .and_then(|rest| rest.split(' ').next())
            .and_then(number);
        let weeks = by.map(Amount::AtMost).or_else(|| amount(small, &WEEKS, 1));
        if let Some(weeks) = weeks {
            add(facts, "submission", Some(("weeks", weeks)), small, sentence, lines);
        }
    }
    if small.contains("words")
        && let Some(words) = amount(small, &["words"], 1)
    {
        let added = add(facts, "report", Some(("words", words)), small, sentence, lines);
        if added
            && small.contains('%')
            && let Some(fact) = facts.last_mut()
        {
            fact.value.plus_minus_percent = percent(small);
        }
    }
    if has_any(small, &["pieces of evidence", "pieces of portfolio evidence", "discrete pieces"])
        && let Some(pieces) = amount(small, &["pieces"], 2)
    {
        add(facts, "portfolioPieces", Some(("pieces", pieces)), small, sentence, lines);
    }
    if small.contains("video")
        && small.contains("maximum")
        && let Some(time) = time(small)
    {
        add(facts, "portfolioVideo", Some(time), small, sentence, lines);
    }
    if small.contains("portfolio") && has_any(small, &["should not include", "must not include", "must not contain"]) {
        add(facts, "portfolioRefuses", None, small, sentence, lines);
    }
    if small.contains("video conferenc") {
        add(facts, "remote", None, small, sentence, lines);
    }
    if small.contains("end the assessment method early") && small.contains("apprentice may") {
        add(facts, "endEarly", None, small, sentence, lines);
    }
}

/// The figures of the standard.
fn of_whole(small: &str, sentence: &str, lines: Lines, facts: &mut Vec<Found<Fact>>) {
    if has_any(small, &["on-programme", "on programme", "to gateway"])
        && has_any(small, &["typically", "typical", "duration"])
        && let Some(months) = amount(small, &MONTHS, 1)
    {
        add(facts, "onProgramme", Some(("months", months)), small, sentence, lines);
    }
    if has_any(small, &["epa period", "assessment period"])
        && has_any(small, &["last", "typically", "within"])
        && !small.contains("week")
        && let Some(months) = amount(small, &MONTHS, 1)
    {
        add(facts, "assessmentPeriod", Some(("months", months)), small, sentence, lines);
    }
    if small.contains("delivered in any order") || small.contains("taken in any order") {
        add(facts, "order", None, small, sentence, lines);
    }
    if small.contains("result of one assessment method does not need") {
        add(facts, "nextWithoutResult", None, small, sentence, lines);
    }
    if small.contains("results")
        && small.contains("working days")
        && let Some(days) = amount(small, &["working"], 1)
    {
        add(facts, "results", Some(("workingDays", days)), small, sentence, lines);
    }
}

/// The figures of re-sits and re-takes.
fn repeats(small: &str, sentence: &str, lines: Lines, facts: &mut Vec<Found<Fact>>) {
    let months = amount(small, &MONTHS, 1)
        .map(|amount| ("months", amount))
        .or_else(|| amount(small, &WEEKS, 1).map(|amount| ("weeks", amount)));
    if small.contains("typically taken")
        && let Some(time) = months
    {
        let what = if small.contains("re-take") || small.contains("retake") { "retakeTypical" } else { "resitTypical" };
        add(facts, what, Some(time), small, sentence, lines);
    } else if has_any(small, &["within", "period from"])
        && has_any(small, &["otherwise", "in full", "must be re-sat", "must be taken"])
        && let Some(time) = months
    {
        add(facts, "repeatWindow", Some(time), small, sentence, lines);
    }
    if has_any(small, &["not offered to", "not be offered"]) {
        add(facts, "notToRaise", None, small, sentence, lines);
    }
    if small.contains("action plan") {
        add(facts, "actionPlan", None, small, sentence, lines);
    }
    if has_any(
        small,
        &["employer needs to agree", "employer will need to agree", "employer's discretion", "employer must agree"],
    ) {
        add(facts, "repeatAgreed", None, small, sentence, lines);
    }
}
