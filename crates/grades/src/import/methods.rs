//! Assessment methods: their names, however often and in however many ways they are printed, and their grades.

use std::collections::BTreeMap;

use super::Reading;
use super::draft::{FindingKind, Found, Lines, Method};
use super::grades;
use super::lines::Line;
use super::sections::{is_heading_like, numbered_method};
use super::text::{capital, has_any, plain};

/// The most methods that a pack holds.
const MOST: usize = 10;

/// A title as it is printed, how often, and where first.
struct Printed {
    title: String,
    times: u32,
    line: u32,
}

pub(super) fn read(reading: &mut Reading) {
    let mut found = numbered(&reading.lines);
    if found.is_empty() {
        found = by_grades(&reading.lines);
    }
    if found.is_empty() {
        found = by_tables(&reading.lines);
    }
    as_headings_print(&reading.lines, &mut found);
    for method in &mut found {
        method.value.grades = grades_of(&reading.lines, &method.value.title);
    }
    let said = found.len();
    if let Some((line, count)) = count(&reading.lines)
        && count != said
        && said > 0
    {
        let says = format!("The text says that there are {count} assessment methods; {said} were found.");
        let remedy = "Add the one that is missing, or remove what is none.";
        reading.draft.find(FindingKind::Contradiction, "methods", Some(Lines::one(line)), says, remedy);
    }
    reading.draft.methods = found;
}

/// `Assessment method 1 - title`, anywhere.
fn numbered(lines: &[Line]) -> Vec<Found<Method>> {
    let mut printed: BTreeMap<usize, BTreeMap<String, Printed>> = BTreeMap::new();
    let mut waiting: Option<usize> = None;
    for line in lines {
        for paragraph in line.cells.iter().flatten() {
            if let Some(no) = waiting.take()
                && is_heading_like(line)
                && numbered_method(paragraph).is_none()
                && paragraph.split(' ').count() >= 2
            {
                note(&mut printed, no, paragraph, line.number);
                continue;
            }
            if paragraph.len() > 160 {
                continue;
            }
            let text = paragraph.trim_start_matches(|letter: char| !letter.is_alphanumeric());
            if let Some((no, title)) = numbered_method(text) {
                if title.is_empty() {
                    let whole = plain(text).split(' ').count() <= 3;
                    waiting = whole.then_some(no);
                } else if !title.ends_with('.') {
                    note(&mut printed, no, &title, line.number);
                }
            }
        }
    }
    let mut found = Vec::new();
    for (no, titles) in printed {
        if no != found.len() + 1 {
            break;
        }
        if let Some(method) = chosen(no, titles.into_values().collect()) {
            found.push(method);
        }
    }
    found
}

fn note(printed: &mut BTreeMap<usize, BTreeMap<String, Printed>>, no: usize, title: &str, line: u32) {
    let title = title.trim_end_matches([':', '.', ',', ' ']);
    let small = title.to_ascii_lowercase();
    if title.len() > 120 || small.contains("grading descriptor") || small.starts_with("component") || no > MOST {
        return;
    }
    let title = title.split('\t').next().unwrap_or(title);
    let entry = printed.entry(no).or_default();
    if entry.len() < 20 {
        entry.entry(plain(title)).or_insert_with(|| Printed { title: title.to_owned(), times: 0, line }).times += 1;
    }
}

/// The title that is printed most often; a title that only begins another one counts for that.
fn chosen(no: usize, mut titles: Vec<Printed>) -> Option<Found<Method>> {
    titles.sort_by_key(|printed| printed.line);
    let plains: Vec<String> = titles.iter().map(|printed| plain(&printed.title)).collect();
    let score = |at: usize| -> u32 {
        let own = titles.get(at).map_or(0, |printed| printed.times);
        let begins = |other: &&String| {
            plains.get(at).is_some_and(|title| title.len() > other.len() && title.starts_with(other.as_str()))
        };
        let shorter: u32 =
            plains.iter().zip(&titles).filter(|(other, _)| begins(other)).map(|(_, printed)| printed.times).sum();
        own + shorter
    };
    let best = (0..titles.len()).max_by_key(|at| (score(*at), std::cmp::Reverse(*at)))?;
    let kept = titles.get(best)?;
    let mut found = Found::sure(method(no, &kept.title), Lines::one(kept.line));
    let kept_plain = plain(&kept.title);
    let words =
        |title: &str| title.replace(['-', ','], " ").to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let others: Vec<String> = titles
        .iter()
        .filter(|other| !kept_plain.starts_with(&plain(&other.title)) && words(&other.title) != words(&kept.title))
        .map(|other| format!("“{}” (line {})", other.title, other.line))
        .collect();
    if !others.is_empty() {
        found.doubt(format!("The method is also called {}.", others.join(", ")));
    }
    Some(found)
}

fn method(no: usize, title: &str) -> Method {
    Method { id: format!("AM{no}"), title: capital(title), ..Method::default() }
}

/// A title with a colon, and the grades below it.
fn by_grades(lines: &[Line]) -> Vec<Found<Method>> {
    let mut found: Vec<Found<Method>> = Vec::new();
    for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
        let text = line.text();
        let Some(title) = text.strip_suffix(':') else { continue };
        if text.len() > 120 || line.bullet || grades::only_grades(&next.text()).is_none() {
            continue;
        }
        let small = title.to_ascii_lowercase();
        if has_any(&small, &["overall", "apprenticeship", "grade", "performance in"]) || title.contains('.') {
            continue;
        }
        if found.len() < MOST && !found.iter().any(|known| plain(&known.value.title) == plain(title)) {
            found.push(Found::sure(method(found.len() + 1, title), Lines::one(line.number)));
        }
    }
    found
}

/// The heading above a table of criteria.
fn by_tables(lines: &[Line]) -> Vec<Found<Method>> {
    const NAMES: [&str; 14] = [
        "observation",
        "discussion",
        "presentation",
        "interview",
        "project",
        "test",
        "demonstration",
        "questioning",
        "portfolio",
        "examination",
        "exam",
        "report",
        "showcase",
        "simulation",
    ];
    let mut found: Vec<Found<Method>> = Vec::new();
    let mut heading: Option<(String, u32)> = None;
    for (at, line) in lines.iter().enumerate() {
        if super::tables::header(lines, at).is_some() {
            if let Some((title, number)) = heading.take()
                && found.len() < MOST
                && !found.iter().any(|known| plain(&known.value.title) == plain(&title))
            {
                let doubt = "The method is named after the heading above its criteria.";
                found.push(Found::doubtful(method(found.len() + 1, &title), Lines::one(number), doubt));
            }
        } else if is_heading_like(line) && !line.is_row() {
            let text = line.text();
            if has_any(&text.to_ascii_lowercase(), &NAMES) && text.split(' ').count() <= 14 {
                heading = Some((text.trim_end_matches(':').to_owned(), line.number));
            }
        }
    }
    found
}

/// The capital letters with which headings print a title.
fn as_headings_print(lines: &[Line], found: &mut [Found<Method>]) {
    for method in found {
        let wanted = plain(&method.value.title);
        let heading =
            lines.iter().find(|line| is_heading_like(line) && !line.is_row() && plain(&line.text()) == wanted);
        if let Some(line) = heading {
            method.value.title = capital(line.text().trim_end_matches([':', ' ']));
        }
    }
}

/// The grades that are listed below the title, or beside “Grading for this assessment method”.
fn grades_of(lines: &[Line], title: &str) -> Vec<String> {
    let wanted = plain(title);
    let mut best: Vec<&'static str> = Vec::new();
    let mut after = 0_u32;
    for line in lines {
        let text = line.text();
        if text.len() > 160 {
            after = after.saturating_sub(1);
            continue;
        }
        let small = plain(&text);
        if small.ends_with(&wanted)
            || small.starts_with(&wanted)
            || numbered_method(&text).is_some_and(|(_, own)| plain(&own) == wanted)
        {
            after = 12;
            continue;
        }
        if numbered_method(&text).is_some() || small.starts_with("overall") {
            after = 0;
        }
        if after == 0 {
            continue;
        }
        after -= 1;
        let listed = match small.strip_prefix("grading for this assessment method") {
            Some(rest) => grades::named(rest),
            None if grades::cells(&text).is_some_and(|cells| cells.len() == 1) => {
                grades::only_grades(&text).unwrap_or_default()
            }
            None => {
                if !best.is_empty() && !text.is_empty() {
                    after = 0;
                }
                continue;
            }
        };
        for grade in listed {
            if !best.contains(&grade) {
                best.push(grade);
            }
        }
        if best.len() >= 4 {
            break;
        }
        after = after.max(2);
    }
    best.sort_by_key(|grade| grades::height(grade));
    best.into_iter().map(str::to_owned).collect()
}

/// “This EPA has 2 assessment methods.”
fn count(lines: &[Line]) -> Option<(u32, usize)> {
    lines.iter().find_map(|line| {
        let text = line.text().to_ascii_lowercase();
        let at = text.find(" assessment methods")?;
        let before = text.get(..at)?;
        if !has_any(before, &["has ", "consists of ", "comprises ", "are "]) {
            return None;
        }
        let no = super::text::number(before.rsplit(' ').next()?)?;
        usize::try_from(no).ok().filter(|no| (1..=10).contains(no)).map(|no| (line.number, no))
    })
}
