//! Knowledge, skills and behaviours: lists in every shape (`K1: Core. text`, `**K1**: text`, `K1 - text`), and duties.

use std::collections::BTreeMap;

use super::Reading;
use super::codes::{self, prefix_at_start};
use super::draft::{Duty, FindingKind, Found, Ksb, Lines};
use super::lines::Line;
use super::options::Of;
use super::sections::{Part, is_heading_like};
use super::text::{capital, number, plain};

/// The most codes that a pack holds.
const MOST: usize = 500;

/// The most duties that a pack holds.
const MOST_DUTIES: usize = 100;

/// Learns which letters codes begin with: K, S, B, and what stands before statements in a list.
pub(super) fn learn_prefixes(reading: &mut Reading) {
    let mut seen: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for line in &reading.lines {
        for cell in &line.cells {
            let text = cell.first().map_or("", String::as_str);
            if let Some((letters, digits)) = prefix_at_start(text)
                && let Some(no) = number(digits)
                && text.split_whitespace().count() > 3
            {
                let seen = seen.entry(letters.to_owned()).or_default();
                if seen.len() < 4 && !seen.contains(&no) {
                    seen.push(no);
                }
            }
        }
    }
    for (prefix, numbers) in seen {
        if numbers.len() >= 2 && numbers.contains(&1) {
            reading.prefixes.add(&prefix);
        }
    }
}

/// As much of a text as a code can have.
fn head(text: &str) -> &str {
    let mut end = text.len().min(14);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// A statement that a list begins: its code and what follows on the line.
fn statement<'t>(reading: &Reading, text: &'t str) -> Option<(String, bool, &'t str)> {
    let first = codes::codes(head(text), &reading.prefixes).into_iter().next().filter(|code| code.from == 0)?;
    let rest = text.get(first.to..)?;
    let rest = rest.trim_start_matches([':', '.', '-', '–', '—', ')', ' ', '\t']);
    let another = codes::codes(head(rest), &reading.prefixes).first().is_some_and(|code| code.from == 0);
    if another || rest.starts_with([',', ';', '&', '/']) || rest.starts_with("and ") && rest.len() < 12 {
        return None;
    }
    Some((first.code, first.mended, rest))
}

pub(super) fn read(reading: &mut Reading) {
    let mut list = List::default();
    let mut of = Of::Core;
    let mut kind_heading = String::new();
    let places = &reading.places;
    for (line, place) in reading.lines.iter().zip(places) {
        if place.part == Part::Duties {
            continue;
        }
        let text = line.text();
        if is_heading_like(line) && !line.is_row() && prefix_at_start(&text).is_none() {
            let heading = plain(&text);
            if let Some(kind) =
                ["knowledge", "skill", "behaviour", "technical"].iter().find(|kind| heading.starts_with(**kind))
            {
                kind_heading = heading.clone();
                let rest = heading.trim_start_matches(kind).trim_start_matches('s').trim();
                of = if rest.is_empty() { Of::Core } else { reading.option_of(rest) };
                list.close();
                continue;
            }
        }
        if text.is_empty() {
            continue;
        }
        let starts = line.cells.iter().map(|cell| (cell, cell.join(" ")));
        let mut any = false;
        for (_, cell) in starts {
            if let Some((code, mended, rest)) = statement(reading, &cell)
                && !matches!(place.part, Part::ThemeMap | Part::Overall)
                && (place.part != Part::Grading || line.is_row())
                && (!rest.is_empty() || matches!(place.part, Part::Ksbs | Part::Mapping))
            {
                any = true;
                let own = if matches!(place.part, Part::Ksbs | Part::Mapping) { of.clone() } else { Of::Core };
                list.begin(reading, line, (&code, mended), rest, own, &kind_heading);
                if place.part == Part::Ksbs
                    && let Some(method) = place.method
                {
                    list.assessed_by(method);
                }
            }
        }
        if any {
            if line.is_row() {
                list.close();
            }
            continue;
        }
        if line.is_row() || place.part == Part::Grading {
            list.close();
            continue;
        }
        if place.part == Part::Mapping
            && place.is_heading
            && let Some(method) = place.method
        {
            list.assessed_by(method);
            continue;
        }
        list.follow(reading, line, &text);
    }
    list.close();
    let (kept, prints) = list.finish();
    contradictions(reading, &kept, &prints);
    reading.draft.ksbs = kept;
    gaps(reading);
}

/// The statements of each code, as they are printed.
type Prints = BTreeMap<String, Vec<(String, Lines)>>;

/// The list as it grows.
#[derive(Default)]
struct List {
    ksbs: Vec<Found<Ksb>>,
    at: BTreeMap<String, usize>,
    /// The statements of a code, as they are printed, with their lines.
    prints: Prints,
    open: Option<Open>,
    /// Statements that say which methods assess them.
    last: Option<usize>,
}

/// A statement that may go on in the next line.
struct Open {
    code: String,
    text: String,
    lines: Lines,
    /// Only “Core.” or an option stood beside the code.
    empty: bool,
}

impl List {
    fn begin(
        &mut self,
        reading: &Reading,
        line: &Line,
        (code, mended): (&str, bool),
        rest: &str,
        own: Of,
        kind_heading: &str,
    ) {
        self.close();
        let rest = without_links(rest);
        let (label, statement) = split_label(reading, rest);
        let of = label.clone().unwrap_or(own);
        let option = reading.option_id(&of);
        let lines = Lines::one(line.number);
        let at = match self.at.get(code) {
            Some(at) => *at,
            None if self.ksbs.len() >= MOST => return,
            None => {
                let kind = kind_of(code, kind_heading);
                let mut found = Found::sure(
                    Ksb {
                        code: code.to_owned(),
                        kind: kind.0,
                        option: option.clone(),
                        statement: String::new(),
                        methods: Vec::new(),
                    },
                    lines,
                );
                if !kind.1 {
                    found.doubt(format!(
                        "{code} begins with other letters than K, S or B; its kind is taken from the heading above."
                    ));
                }
                if mended {
                    found.doubt(format!("The code was printed with a dollar sign and is read as {code}."));
                }
                self.at.insert(code.to_owned(), self.ksbs.len());
                self.ksbs.push(found);
                self.ksbs.len() - 1
            }
        };
        if label.is_some()
            && let Some(found) = self.ksbs.get_mut(at)
            && found.value.option.is_none()
        {
            found.value.option = option;
        }
        self.last = Some(at);
        self.open =
            Some(Open { code: code.to_owned(), text: statement.to_owned(), lines, empty: statement.is_empty() });
    }

    /// A line after a statement: more of it, or something else.
    fn follow(&mut self, reading: &Reading, line: &Line, text: &str) {
        let text = without_links(text);
        let Some(open) = &mut self.open else { return };
        if text.is_empty() || line.heading > 0 || codes::is_only_codes(text, &reading.prefixes) {
            self.close();
            return;
        }
        let goes_on = open.empty || !line.opens && !line.bullet && !open.text.ends_with('.');
        if !goes_on {
            self.close();
            return;
        }
        if open.text.len() < 1_000 {
            if !open.text.is_empty() {
                open.text.push(' ');
            }
            open.text.push_str(text);
        }
        open.lines = open.lines.to(line.number);
        open.empty = false;
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.text.is_empty() {
            return;
        }
        if let Some(found) = self.at.get(&open.code).and_then(|at| self.ksbs.get_mut(*at))
            && found.value.statement.is_empty()
        {
            found.value.statement.clone_from(&open.text);
            found.lines = open.lines;
        }
        let prints = self.prints.entry(open.code).or_default();
        if prints.len() < 6 {
            prints.push((open.text, open.lines));
        }
    }

    fn assessed_by(&mut self, method: usize) {
        let id = format!("AM{}", method + 1);
        if let Some(found) = self.last.and_then(|at| self.ksbs.get_mut(at))
            && !found.value.methods.contains(&id)
        {
            found.value.methods.push(id);
        }
    }

    fn finish(self) -> (Vec<Found<Ksb>>, Prints) {
        (self.ksbs.into_iter().filter(|found| !found.value.statement.is_empty()).collect(), self.prints)
    }
}

/// Without “Back to Duty”, which the official page puts beside each statement.
fn without_links(text: &str) -> &str {
    let text = text.trim();
    let text = text.strip_suffix("Back to Duty").or_else(|| text.strip_suffix("Back to Grading")).unwrap_or(text);
    text.trim()
}

/// `Core. text` → the core, and the text.
fn split_label<'t>(reading: &Reading, rest: &'t str) -> (Option<Of>, &'t str) {
    let Some((label, statement)) = rest.split_once('.') else { return (None, rest) };
    if label.eq_ignore_ascii_case("core") {
        return (Some(Of::Core), statement.trim());
    }
    let is_option = reading.draft.options.iter().position(|option| plain(&option.value.title) == plain(label));
    is_option.map_or((None, rest), |at| (Some(Of::Option(at)), statement.trim()))
}

/// The kind of a code, and whether its letters say so.
fn kind_of(code: &str, heading: &str) -> (String, bool) {
    match code.trim_end_matches(|letter: char| letter.is_ascii_digit()) {
        "K" => ("knowledge".to_owned(), true),
        "S" => ("skill".to_owned(), true),
        "B" => ("behaviour".to_owned(), true),
        letters => {
            let kind = if heading.contains("behaviour") || letters.ends_with('B') {
                "behaviour"
            } else if heading.contains("skill") || letters.ends_with('S') {
                "skill"
            } else {
                "knowledge"
            };
            (kind.to_owned(), false)
        }
    }
}

/// The letters without spaces and marks: two prints that differ only in these are the same.
fn same_letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn contradictions(reading: &mut Reading, kept: &[Found<Ksb>], prints: &Prints) {
    for found in kept {
        let code = &found.value.code;
        let first = same_letters(&found.value.statement);
        let other = prints.get(code).into_iter().flatten().find(|(text, _)| same_letters(text) != first);
        if let Some((_, lines)) = other {
            let says = format!("{code} is printed in two ways, in lines {} and {}.", found.lines.first, lines.first);
            let remedy = "Keep the one of the occupational standard; the first is taken here.";
            reading.draft.find(FindingKind::Contradiction, code, Some(*lines), says, remedy);
        }
    }
}

/// Numbers that the list leaves out.
fn gaps(reading: &mut Reading) {
    let mut numbers: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for found in &reading.draft.ksbs {
        let code = &found.value.code;
        let letters = code.trim_end_matches(|letter: char| letter.is_ascii_digit());
        if let Some(no) = number(&code[letters.len()..]) {
            numbers.entry(letters.to_owned()).or_default().push(no);
        }
    }
    for (letters, numbers) in numbers {
        let most = numbers.iter().copied().max().unwrap_or(0);
        let missing: Vec<String> = (1..=most.min(300))
            .filter(|no| !numbers.contains(no))
            .take(12)
            .map(|no| format!("{letters}{no}"))
            .collect();
        if !missing.is_empty() {
            let says = format!("The list of KSBs has no {}.", missing.join(", "));
            let remedy = "Look for them in the text; add them where they were missed. A number may have been retired.";
            reading.draft.find(FindingKind::Look, "KSBs", None, says, remedy);
        }
    }
}

/// The duties, each with its codes.
pub(super) fn read_duties(reading: &mut Reading) {
    let mut duties: Vec<Found<Duty>> = Vec::new();
    let mut of = Of::Core;
    let mut open: Option<usize> = None;
    for (line, place) in reading.lines.iter().zip(&reading.places) {
        let text = line.text();
        let first = line.cell(0);
        let small = first.to_ascii_lowercase();
        if place.part == Part::Duties && !line.bullet && small.ends_with(" duties") && small.len() < 120 {
            of = reading.option_of(&first[..first.len() - " duties".len()]);
            if of == Of::Unknown {
                of = Of::Core;
            }
            open = None;
            continue;
        }
        if let Some((no, rest)) = numbered_duty(&text) {
            let (label, statement) = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
                Some((label, statement)) => (Some(reading.option_of(label)), statement.trim()),
                None => (None, rest),
            };
            let ksbs = codes::codes(statement, &reading.prefixes);
            let end = ksbs.first().map_or(statement.len(), |code| code.from);
            let names = codes::names(statement, &reading.prefixes);
            let option = reading.option_id(&label.unwrap_or_else(|| of.clone()));
            let said = statement[..end].trim().to_owned();
            match duties.iter().position(|duty| duty.value.number == no) {
                Some(at) => {
                    // Printed again with its codes, as the official page does.
                    if let Some(duty) = duties.get_mut(at) {
                        if duty.value.ksbs.is_empty() {
                            duty.lines = Lines::one(line.number);
                        }
                        if duty.value.option.is_none() {
                            duty.value.option = option;
                        }
                        for code in names.into_iter().filter(|code| !duty.value.ksbs.contains(code)).collect::<Vec<_>>()
                        {
                            duty.value.ksbs.push(code);
                        }
                    }
                    open = Some(at);
                }
                None if duties.len() < MOST_DUTIES && !said.is_empty() => {
                    open = Some(duties.len());
                    let duty = Duty { number: no, option, statement: capital(&said), ksbs: names };
                    duties.push(Found::sure(duty, Lines::one(line.number)));
                }
                None => {}
            }
            continue;
        }
        let Some(at) = open else { continue };
        if codes::is_only_codes(&text, &reading.prefixes) {
            if let Some(duty) = duties.get_mut(at) {
                for code in codes::names(&text, &reading.prefixes) {
                    if !duty.value.ksbs.contains(&code) && duty.value.ksbs.len() < 100 {
                        duty.value.ksbs.push(code);
                    }
                }
                duty.lines = duty.lines.to(line.number);
            }
        } else if !text.is_empty() {
            open = None;
        }
    }
    for duty in duties.iter_mut().filter(|duty| duty.value.ksbs.is_empty()) {
        duty.doubt(format!("No KSB stands beside duty {}.", duty.value.number));
    }
    reading.draft.duties = duties;
}

fn numbered_duty(text: &str) -> Option<(u32, &str)> {
    let rest = text.strip_prefix("Duty ").or_else(|| text.strip_prefix("DUTY "))?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let no = number(&rest[..digits])?;
    let statement = rest[digits..].trim_start_matches([' ', ':', '-', '–', '.']);
    (!statement.is_empty()).then_some((no, statement))
}
