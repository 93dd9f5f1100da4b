//! Newer, short plans: assessment outcomes with their codes, and performance descriptors.

use super::Reading;
use super::codes;
use super::draft::{Category, Found, Lines, Outcome};
use super::grades;
use super::lines::Line;
use super::options::Of;
use super::questions::{begins_as_criterion, command, question};
use super::text::{number, plain};

/// The most outcomes, and the most categories, that a pack holds.
const MOST: usize = 100;

/// An outcome while it is read.
struct Open {
    no: u32,
    title: String,
    of: Of,
    text: String,
    codes: Vec<String>,
    lines: Lines,
    /// How often codes came: once in a whole outcome.
    times: u32,
    doubts: Vec<String>,
}

pub(super) fn read(reading: &mut Reading) {
    let mut open: Option<Open> = None;
    let mut kept: Vec<Open> = Vec::new();
    let mut of = Of::Core;
    let mut began = false;
    for line in &reading.lines {
        let whole = plain(&line.text());
        if began
            && (whole.starts_with("assessment requirements")
                || whole.starts_with("performance descriptors")
                || whole.starts_with("performance category"))
        {
            break;
        }
        for cell in &line.cells {
            for (at, paragraph) in cell.iter().enumerate() {
                let small = plain(paragraph);
                if small == "mapping"
                    || small.ends_with("assessment outcome")
                    || small.ends_with("assessment outcomes")
                    || small.ends_with("assessment outcome mapping")
                {
                    if small.contains("core") {
                        of = Of::Core;
                    }
                    continue;
                }
                if let Some((no, rest)) = numbered_outcome(paragraph) {
                    began = true;
                    kept.extend(open.take());
                    if kept.len() >= MOST {
                        break;
                    }
                    open =
                        Some(opened(no, rest, of.clone(), line.number, cell.len() > 1 && at + 1 < cell.len(), reading));
                    continue;
                }
                if small.starts_with("option ") && (open.is_some() || began) {
                    let named = reading.option_of(paragraph.trim_end_matches("Mapping").trim());
                    if named != Of::Unknown {
                        kept.extend(open.take());
                        of = named;
                        continue;
                    }
                }
                let Some(open) = &mut open else { continue };
                open.take(paragraph, line, reading);
            }
        }
    }
    kept.extend(open);
    let mut outcomes: Vec<Found<Outcome>> = Vec::new();
    for open in kept {
        let id = format!("AO{}", open.no);
        if outcomes.iter().any(|known| known.value.id == id) || open.codes.is_empty() && open.text.is_empty() {
            continue;
        }
        let mut doubts = open.doubts;
        if open.text.is_empty() {
            doubts.push("What it asks was not found below its title.".to_owned());
        }
        if open.codes.is_empty() {
            doubts.push("No KSB stands beside it.".to_owned());
        }
        if open.times > 1 {
            doubts.push("A page break parts it; its codes and sentences were joined from several places.".to_owned());
        }
        let (asked, _) = question(&open.text);
        let option = reading.option_id(&open.of);
        let value = Outcome { id, title: open.title, option, ksbs: open.codes, sentence: open.text, question: asked };
        outcomes.push(Found { value, lines: open.lines, doubts });
    }
    reading.draft.outcomes = outcomes;
    reading.draft.categories = categories(&reading.lines);
}

/// `AO4 — title`, `Assessment outcome 4: title`.
fn numbered_outcome(text: &str) -> Option<(u32, &str)> {
    let rest = text
        .strip_prefix("AO")
        .or_else(|| text.strip_prefix("Assessment outcome "))
        .or_else(|| text.strip_prefix("Assessment Outcome "))?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let no = number(&rest[..digits])?;
    let title = rest[digits..].trim_start_matches([' ', ':', '-', '–', '—', '.']).trim();
    (!title.is_empty()).then_some((no, title))
}

fn opened(no: u32, rest: &str, of: Of, line: u32, more_follows: bool, reading: &Reading) -> Open {
    let mut open = Open {
        no,
        title: rest.to_owned(),
        of,
        text: String::new(),
        codes: Vec::new(),
        lines: Lines::one(line),
        times: 0,
        doubts: Vec::new(),
    };
    if !more_follows {
        // Title and sentence may stand in one paragraph: the sentence begins with a verb, after the title's last word.
        let words: Vec<&str> = rest.split(' ').collect();
        let begins = (2..words.len()).find(|at| {
            let word = words[*at];
            let third = word.trim_end_matches(',').ends_with('s')
                && word.starts_with(char::is_uppercase)
                && command(word).is_some();
            let next = words.get(at + 1).copied().unwrap_or_default();
            third && (word.ends_with(',') || next.starts_with(char::is_lowercase)) && words.len() - at > 4
        });
        if let Some(at) = begins {
            open.title = words[..at].join(" ");
            open.text = words[at..].join(" ");
            open.doubts.push(
                "Title and sentence stood in one paragraph; see whether they are parted at the right word.".to_owned(),
            );
        }
    }
    let names = codes::names(&open.title, &reading.prefixes);
    if !names.is_empty() {
        let end = codes::codes(&open.title, &reading.prefixes).first().map_or(open.title.len(), |code| code.from);
        open.title.truncate(end);
        open.codes = names;
        open.times = 1;
    }
    open.title = open.title.trim_end_matches([' ', '(', ':', '-', '–']).to_owned();
    open
}

impl Open {
    fn take(&mut self, paragraph: &str, line: &Line, reading: &Reading) {
        if codes::is_only_codes(paragraph, &reading.prefixes) {
            let fresh: Vec<String> = codes::names(paragraph, &reading.prefixes)
                .into_iter()
                .filter(|code| !self.codes.contains(code))
                .collect();
            let parted = !self.codes.is_empty() && line.number > self.lines.last + 1;
            self.times = if self.times == 0 || parted { self.times + 1 } else { self.times };
            self.codes.extend(fresh);
        } else if self.text.len() < 3_000 {
            if !self.text.is_empty() && !begins_as_criterion(paragraph) && !self.text.ends_with('.') {
                self.doubts.push("A sentence goes on after a break.".to_owned());
            }
            if self.text.is_empty() && line.number > self.lines.last + 3
                || !self.text.is_empty() && line.number > self.lines.last + 1
            {
                self.times += 1;
            }
            if !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push_str(paragraph);
        } else {
            return;
        }
        self.lines = self.lines.to(line.number);
    }
}

/// The table of performance descriptors.
fn categories(lines: &[Line]) -> Vec<Found<Category>> {
    let heading = |line: &&Line| {
        line.is_row() && plain(&line.cell(0)).contains("category") && grades::named(&line.text()).len() >= 2
    };
    let Some(from) = lines.iter().position(|line| heading(&line)) else { return Vec::new() };
    let columns: Vec<Option<&'static str>> = lines
        .get(from)
        .map(|line| line.cells.iter().map(|cell| grades::grade(&cell.join(" "))).collect())
        .unwrap_or_default();
    let mut found: Vec<Found<Category>> = Vec::new();
    for line in lines.iter().skip(from + 1).take_while(|line| line.is_row()) {
        let title = line.cell(0);
        if title.chars().all(|letter| matches!(letter, '-' | ' ')) && !title.is_empty() || found.len() >= MOST {
            continue;
        }
        let mut cells: Vec<(&'static str, String)> = Vec::new();
        for (at, grade) in columns.iter().enumerate() {
            if let Some(grade) = grade {
                cells.push((grade, line.cell(at)));
            }
        }
        if !title.is_empty() {
            let value = Category { title, descriptors: Vec::new() };
            found.push(Found::sure(value, Lines::one(line.number)));
        }
        for (grade, text) in cells {
            if text.is_empty() || text.chars().all(|letter| matches!(letter, '-' | ' ')) {
                continue;
            }
            take_descriptor(&mut found, grade, &text, line.number);
        }
    }
    found.retain(|category| !category.value.descriptors.is_empty());
    found
}

/// A descriptor; its beginning may be the end of the one above, from before a page break.
fn take_descriptor(found: &mut [Found<Category>], grade: &str, text: &str, line: u32) {
    let mut text = text;
    if text.starts_with(|letter: char| letter.is_lowercase()) && found.len() >= 2 {
        let end = text.find(". ").map_or(text.len(), |at| at + 1);
        let above = found.len() - 2;
        if let Some(category) = found.get_mut(above)
            && let Some((_, said)) = category.value.descriptors.iter_mut().find(|(known, _)| known == grade)
        {
            said.push(' ');
            said.push_str(&text[..end]);
            category.lines = category.lines.to(line);
            category.doubt("A page break parts it; its end was taken from the row below.");
        }
        text = text[end..].trim();
        if let Some(category) = found.last_mut() {
            category.doubt("Its cell began with the end of the one above, which was moved there.");
        }
    }
    if let Some(category) = found.last_mut()
        && !text.is_empty()
    {
        match category.value.descriptors.iter_mut().find(|(known, _)| known == grade) {
            Some((_, said)) => {
                said.push(' ');
                said.push_str(text);
                category.lines = category.lines.to(line);
            }
            None => category.value.descriptors.push((grade.to_owned(), text.to_owned())),
        }
    }
}
