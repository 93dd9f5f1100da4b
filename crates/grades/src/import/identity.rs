//! Which standard it is: reference, version, title, level, status, and the dates of its versions.

use std::collections::BTreeMap;

use super::Reading;
use super::draft::{FindingKind, Found, Lines, Version};
use super::sections::Part;
use super::text::{capital, day, plain};

pub(super) fn read(reading: &mut Reading) {
    references(reading);
    versions_log(reading);
    version(reading);
    level(reading);
    status(reading);
    title(reading);
}

/// The value after a name: `Level: 4`, `Version` in a cell before `1.2`.
fn after<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    // `3. Version: 1.2`, where the number of a list was pasted with its item.
    let text = text.trim_start_matches(|letter: char| letter.is_ascii_digit()).trim_start_matches(['.', ' ']);
    let head = text.get(..name.len())?;
    let rest = text.get(name.len()..)?;
    if !head.eq_ignore_ascii_case(name) {
        return None;
    }
    let value = rest
        .trim_start_matches([' ', '\t'])
        .strip_prefix(':')
        .or_else(|| rest.strip_prefix('\t'))
        .or_else(|| rest.strip_prefix(' '))?;
    let value = value.trim();
    (!value.is_empty()).then_some(value)
}

/// Every `ST` and four digits, with what follows.
fn references_in(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices("ST").filter_map(|(at, _)| {
        let before = text[..at].chars().next_back();
        let digits = text.get(at + 2..at + 6)?;
        let rest = text.get(at + 6..)?;
        let whole =
            before.is_none_or(|letter| !letter.is_alphanumeric()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        (whole && !rest.starts_with(|letter: char| letter.is_ascii_digit())).then(|| (&text[at..at + 6], rest))
    })
}

fn references(reading: &mut Reading) {
    let mut seen: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for line in &reading.lines {
        for (reference, _) in references_in(&line.text()) {
            if seen.len() < 200 || seen.contains_key(reference) {
                seen.entry(reference.to_owned()).or_insert((0, line.number)).0 += 1;
            }
        }
    }
    let Some((reference, (times, line))) =
        seen.iter().max_by_key(|(_, (times, line))| (*times, std::cmp::Reverse(*line)))
    else {
        return;
    };
    let mut found = Found::sure(reference.clone(), Lines::one(*line));
    let others: Vec<&str> = seen
        .iter()
        .filter(|(other, (count, _))| *other != reference && count == times)
        .map(|(other, _)| other.as_str())
        .collect();
    if !others.is_empty() {
        found.doubt(format!("{} is named as often.", others.join(", ")));
    }
    reading.draft.reference = Some(found);
}

/// A version number at the start of a text: `1.2`, `V1.0`, `2`.
fn version_at_start(text: &str) -> Option<String> {
    let text = text.trim_start_matches([' ', 'v', 'V', ':']);
    let version: String = text.chars().take_while(|letter| letter.is_ascii_digit() || *letter == '.').collect();
    let version = version.trim_end_matches('.');
    let parts: Vec<&str> = version.split('.').collect();
    (parts.len() <= 2 && parts.iter().all(|part| (1..=2).contains(&part.len()))).then(|| version.to_owned())
}

fn version(reading: &mut Reading) {
    let mut named: Option<(String, u32)> = None;
    let mut beside: Option<(String, u32)> = None;
    let mut in_title: Option<(String, u32)> = None;
    for line in reading.lines.iter() {
        for text in line.cells.iter().map(|cell| cell.join(" ")).chain([line.text()]) {
            if text.len() > 400 {
                continue;
            }
            if named.is_none() {
                named = after(&text, "version").and_then(version_at_start).map(|version| (version, line.number));
            }
            for (reference, rest) in references_in(&text) {
                let mine = reading.draft.reference.as_ref().is_some_and(|found| found.value == reference);
                let rest = rest.trim_start_matches(['/', ' ', '_', '-', ',']);
                let small = rest.to_ascii_lowercase();
                let rest = small.strip_prefix("version").unwrap_or(&small);
                let marked = rest.len() < small.len() || small.starts_with('v');
                if mine && marked && beside.is_none() {
                    beside = version_at_start(rest).map(|version| (version, line.number));
                }
            }
            if in_title.is_none() && text.len() < 120 && text.to_ascii_lowercase().contains("level ") {
                let marked = text.split(' ').find(|word| {
                    word.len() > 1
                        && word.starts_with(['v', 'V'])
                        && word[1..].starts_with(|next: char| next.is_ascii_digit())
                });
                in_title = marked.and_then(version_at_start).map(|version| (version, line.number));
            }
        }
    }
    let all = [beside, named, in_title];
    let mut kept = all.iter().flatten();
    let Some((version, line)) = kept.next().cloned() else { return };
    let mut found = Found::sure(version.clone(), Lines::one(line));
    if let Some((other, line)) = kept.find(|(other, _)| *other != version) {
        found.doubt(format!("Version {other} is printed, too, in line {line}."));
    }
    reading.draft.version = Some(found);
}

fn level(reading: &mut Reading) {
    let mut found: Option<Found<u8>> = None;
    let digit = |text: &str| {
        let word = text.trim_start_matches([':', ' ']).split(' ').next().unwrap_or_default();
        word.trim_end_matches([',', '.', ')']).parse::<u8>().ok().filter(|level| (1..=8).contains(level))
    };
    let mut column = None;
    let mut next_line = false;
    for line in &reading.lines {
        let text = line.text();
        let small = text.to_ascii_lowercase();
        if let Some(at) = column.take()
            && let Some(level) = digit(&line.cell(at))
        {
            found = Some(Found::sure(level, Lines::one(line.number)));
            break;
        }
        column =
            line.cells.iter().position(|cell| plain(&cell.join(" ")).starts_with("level of")).filter(|_| line.is_row());
        if next_line && let Some(level) = digit(&text) {
            found = Some(Found::sure(level, Lines::one(line.number)));
            break;
        }
        next_line = matches!(plain(&text).as_str(), "occupational level" | "level");
        if let Some(level) = after(&text, "level").and_then(digit).filter(|_| text.len() < 12 || text.contains(':')) {
            found = Some(Found::sure(level, Lines::one(line.number)));
            break;
        }
        if found.is_none()
            && text.len() < 400
            && let Some(at) = small.find("level ")
            && !small.contains("english")
            && !small.contains("maths")
            && let Some(level) = small.get(at + 6..).and_then(digit)
        {
            found = Some(Found::sure(level, Lines::one(line.number)));
        }
    }
    reading.draft.level = found;
}

fn status(reading: &mut Reading) {
    for line in &reading.lines {
        let small = line.text().to_ascii_lowercase();
        if small.len() > 200 {
            continue;
        }
        let status = if let Some(value) = after(&small, "status") {
            match value {
                _ if value.contains("approved for delivery") => "approved",
                _ if value.contains("retired") || value.contains("withdrawn") => "retired",
                _ if value.contains("development") || value.contains("draft") || value.contains("proposal") => "draft",
                _ => continue,
            }
        } else if small.contains("has been retired") || small == "retired" {
            "retired"
        } else if small.starts_with("draft apprenticeship") || small == "draft preview" {
            "draft"
        } else {
            continue;
        };
        reading.draft.status = Some(Found::sure(status.to_owned(), Lines::one(line.number)));
        return;
    }
}

fn title(reading: &mut Reading) {
    // The more a place says that it is the title, the earlier it is asked.
    let mut best: Option<(u8, String, u32)> = None;
    let mut offer = |rank: u8, title: &str, line: u32| {
        let title = title.trim_matches([' ', ':', ',', '.', '-', '–', '"']).trim();
        let words = title.split_whitespace().count();
        if (1..=12).contains(&words) && title.len() < 110 && best.as_ref().is_none_or(|(known, ..)| rank < *known) {
            best = Some((rank, title.to_owned(), line));
        }
    };
    for line in &reading.lines {
        let text = line.text();
        let small = text.to_lowercase();
        for name in [
            "title",
            "title of occupation",
            "apprenticeship title",
            "standard title",
            "occupation title",
            "apprenticeship standard",
        ] {
            if text.len() < 140
                && let Some(value) = after(&text, name).filter(|_| text.contains(':') || line.is_row())
            {
                offer(0, value, line.number);
            }
        }
        if let Some((_, rest)) = small.split_once("(epa) for the ")
            && let Some((name, _)) = rest.split_once(" apprenticeship")
        {
            offer(1, name, line.number);
        }
        if small.len() < 200
            && let Some((_, rest)) = small.split_once("plan for the ")
            && let Some((name, _)) = rest.split_once(" apprenticeship")
        {
            offer(1, name, line.number);
        }
        if text.len() < 120
            && let Some((reference, rest)) = references_in(&text).next()
            && reading.draft.reference.as_ref().is_some_and(|found| found.value == reference)
            && let Some(rest) =
                rest.strip_prefix(", ").or_else(|| rest.strip_prefix(": ")).or_else(|| rest.strip_prefix(" - "))
        {
            let small = rest.to_lowercase();
            let name = small.find(" level ").map_or(rest, |at| &rest[..at]);
            if !small.starts_with("version") {
                offer(2, name, line.number);
            }
        }
        // “Level 4 Lamp keeper v1.1”, as assessment organisations head their specifications.
        if text.len() < 120
            && let Some(rest) = small.strip_prefix("level ")
            && rest.starts_with(|letter: char| letter.is_ascii_digit())
        {
            let words: Vec<&str> = text.split_whitespace().skip(2).collect();
            let version = words.iter().position(|word| {
                word.len() > 1
                    && word.starts_with(['v', 'V'])
                    && word[1..].starts_with(|next: char| next.is_ascii_digit())
            });
            let end = version.or_else(|| {
                words
                    .iter()
                    .position(|word| word.eq_ignore_ascii_case("version") || references_in(word).next().is_some())
            });
            if let Some(end) = end {
                offer(3, &words[..end].join(" "), line.number);
            }
        }
    }
    let Some((rank, title, line)) = best else { return };
    let title = capital(&title);
    let found = Found::sure(title, Lines::one(line));
    reading.draft.title = Some(found);
    if rank == 3 {
        let says = "The title is read from a heading of an assessment organisation.";
        reading.draft.find(
            FindingKind::Look,
            "title",
            Some(Lines::one(line)),
            says,
            "Compare it with the title that the official page prints.",
        );
    }
}

/// The version log: `1.2 what changed 15/08/2024 Not set`.
fn versions_log(reading: &mut Reading) {
    let mut versions: Vec<Found<Version>> = Vec::new();
    for (line, place) in reading.lines.iter().zip(&reading.places) {
        if place.part != Part::Versions || versions.len() >= 60 {
            continue;
        }
        let text = line.text();
        let Some(version) = version_at_start(&text) else { continue };
        let words: Vec<&str> = text.split_whitespace().collect();
        let Some(first) = words.iter().position(|word| day(word).is_some()) else { continue };
        let dated =
            words[first..].iter().filter(|word| day(word).is_some() || word.eq_ignore_ascii_case("set")).count();
        if dated < 2 {
            // A log of the document, not of the standard.
            continue;
        }
        let days: Vec<Option<String>> =
            words[first..].iter().filter(|word| **word != "set").map(|word| day(word)).collect();
        let change = words.get(1..first).unwrap_or_default().join(" ");
        let value = Version {
            version,
            earliest: days.first().cloned().flatten(),
            latest: days.get(1).cloned().flatten(),
            change,
        };
        versions.push(Found::sure(value, Lines::one(line.number)));
    }
    reading.draft.versions = versions;
}
