//! What is asked before the assessment: the list below “gateway requirements”, and months on programme.

use super::Reading;
use super::draft::{Found, Lines, Requirement};
use super::sections::Part;
use super::text::{capital, has_any, number, plain, sentences};

/// The most requirements that are kept.
const MOST: usize = 40;

pub(super) fn read(reading: &mut Reading) {
    let mut found: Vec<Found<Requirement>> = Vec::new();
    let mut in_list = false;
    let mut since = 0_u32;
    for (line, place) in reading.lines.iter().zip(&reading.places) {
        for cell in &line.cells {
            for text in cell {
                let small = text.to_lowercase();
                let announces = text.ends_with(':') || small.ends_with('*');
                let gateway = place.part == Part::Gateway || small.contains("gateway");
                if announces
                    && gateway
                    && has_any(
                        &small,
                        &[
                            "they must",
                            "the apprentice must",
                            "requirements for your epa",
                            "must also have",
                            "before gateway",
                            "gateway requirements",
                            "apprentices must have",
                        ],
                    )
                    && !small.contains("portfolio of evidence requirements")
                {
                    in_list = true;
                    since = 0;
                    continue;
                }
                if let Some((sentence, months)) =
                    sentences(text).into_iter().find_map(|it| Some((it, months_on_programme(&it.to_lowercase())?)))
                {
                    add(&mut found, sentence, Some(months), line.number);
                    if in_list {
                        continue;
                    }
                }
                if small.contains("employer must be content") {
                    add(&mut found, "Your employer must be content that you are ready.", None, line.number);
                }
                if !in_list {
                    continue;
                }
                let item = line.bullet || cell.len() > 1;
                if item && text.len() < 400 && !small.starts_with('*') {
                    add(&mut found, text, None, line.number);
                    since = 0;
                } else if since > 0 || !item && text.len() > 120 || announces {
                    in_list = false;
                } else {
                    since += 1;
                }
            }
            // A list in a cell ends with it.
            in_list &= !line.is_row();
        }
    }
    reading.draft.gateway = found;
}

/// `must spend at least 12 months on-programme`.
fn months_on_programme(small: &str) -> Option<u32> {
    if !has_any(small, &["at least", "minimum of"])
        || !has_any(
            small,
            &[
                "on-programme",
                "on programme",
                "apprenticeship programme",
                "have been training",
                "must have been training",
            ],
        )
        || small.len() > 500
    {
        return None;
    }
    let words: Vec<&str> = small.split_whitespace().collect();
    let months = words.iter().enumerate().filter(|(_, word)| word.trim_matches([',', '.', ';']) == "months").find_map(
        |(at, _)| {
            let before = words.get(at.saturating_sub(4)..at)?.join(" ");
            let months = words.get(at.checked_sub(1)?).and_then(|word| number(word))?;
            has_any(&before, &["at least", "minimum of"]).then_some(months)
        },
    )?;
    (1..=72).contains(&months).then_some(months)
}

fn add(found: &mut Vec<Found<Requirement>>, text: &str, months: Option<u32>, line: u32) {
    let what = to_reader(text, months);
    let same = |known: &Found<Requirement>| {
        known.value.months.is_some() && known.value.months == months
            || without_have(&known.value.what) == without_have(&what)
    };
    if found.len() < MOST && plain(&what).len() > 5 && !found.iter().any(same) {
        let mut requirement = Found::sure(Requirement { what, months }, Lines::one(line));
        let other = found.iter().find(|known| months.is_some() && known.value.months.is_some());
        if let Some(other) = other {
            requirement.doubt(format!(
                "Another number of months stands in line {}: it may be for other apprentices.",
                other.lines.first
            ));
        }
        found.push(requirement);
    }
}

/// “Have achieved …” and “Achieved …” ask the same.
fn without_have(what: &str) -> String {
    let what = plain(what);
    what.strip_prefix("have ").map(str::to_owned).unwrap_or(what)
}

/// As a sentence to the apprentice.
fn to_reader(text: &str, months: Option<u32>) -> String {
    if let Some(months) = months.filter(|_| text.len() > 160) {
        return format!("You have been on programme for at least {months} months.");
    }
    let text = text.replace(" •", "");
    let text = text.trim_matches([' ', ';', '.', '*', ',']);
    let words: Vec<&str> = text
        .split(' ')
        .map(|word| match word.to_lowercase().as_str() {
            "they" => "you",
            "their" => "your",
            _ => word,
        })
        .collect();
    let text = words
        .join(" ")
        .replace("the apprentice's ", "your ")
        .replace("the apprentice is ", "you are ")
        .replace("the apprentice ", "you ");
    format!("{}.", capital(&text))
}
