//! Criteria: from the cells of a table, or from one cell a line where only codes and verbs tell pass from distinction.

use super::Reading;
use super::codes;
use super::draft::{Criterion, FindingKind, Found, Lines};
use super::grades;
use super::lines::Line;
use super::options::Of;
use super::questions::{begins_as_criterion, begins_as_distinction, question};
use super::sections::{Part, is_heading_like};
use super::tables::{self, Header, Paragraph, Role};
use super::text::{capital, plain, slug};

/// The most criteria of a method.
const MOST: usize = 1_000;

/// The longest sentence that is kept.
const LONGEST: usize = 3_000;

/// A criterion while it is read.
#[derive(Clone, Debug, Default)]
struct Piece {
    text: String,
    codes: Vec<String>,
    lines: Lines,
    /// Whether codes or a mark ended it.
    ended: bool,
    doubts: Vec<String>,
}

/// The label that stands above or beside criteria.
#[derive(Clone, Debug)]
struct Label {
    of: Of,
    theme: Option<String>,
    codes: Vec<String>,
    line: u32,
    doubt: Option<String>,
}

impl Label {
    fn core() -> Label {
        Label { of: Of::Core, theme: None, codes: Vec::new(), line: 0, doubt: None }
    }
}

/// Criteria of one method as they come.
struct Method<'r> {
    reading: &'r Reading,
    label: Label,
    /// The criterion of each grade that may go on in the next row.
    open: Vec<(&'static str, Piece)>,
    found: Vec<(&'static str, Label, Piece)>,
    findings: Vec<(FindingKind, Lines, String, String)>,
    /// Statements stand in the label column, so that rows do not part criteria.
    continuous: bool,
    /// Alternatives (“OR”) were printed, in this line.
    alternatives: Option<u32>,
    /// Columns of another page stand beside these.
    beside: Option<Lines>,
}

pub(super) fn read(reading: &mut Reading) {
    let mut demands: Vec<(usize, &'static str, String, u32)> = Vec::new();
    for no in 0..reading.draft.methods.len() {
        let mut method = Method {
            reading,
            label: Label::core(),
            open: Vec::new(),
            found: Vec::new(),
            findings: Vec::new(),
            continuous: false,
            alternatives: None,
            beside: None,
        };
        for (header, from, to) in regions(reading, no) {
            for (grade, text, line) in &header.demands {
                demands.push((no, *grade, text.clone(), *line));
            }
            let lines = reading.lines.get(from..to).unwrap_or_default();
            if header.columns.is_empty() {
                method.stream(lines);
            } else {
                method.table(&header, lines);
            }
        }
        method.close_all();
        let (found, findings) = (std::mem::take(&mut method.found), std::mem::take(&mut method.findings));
        let (alternatives, beside) = (method.alternatives, method.beside);
        let mut criteria = finished(reading, no, found);
        for criterion in criteria
            .iter_mut()
            .filter(|it| beside.is_some_and(|lines| lines.first <= it.lines.last && it.lines.first <= lines.last))
        {
            criterion.doubts = vec!["Columns of two pages ran together where it was read.".to_owned()];
        }
        if let Some(method) = reading.draft.methods.get_mut(no) {
            method.value.criteria = criteria;
        }
        let about = format!("AM{}", no + 1);
        for (kind, lines, says, remedy) in findings {
            reading.draft.find(kind, &about, Some(lines), says, remedy);
        }
        if let Some(line) = alternatives {
            let says = "Criteria are joined by OR.";
            let remedy = "Check in the text how many of them a grade needs, and of which rows.";
            reading.draft.find(FindingKind::Look, &about, Some(Lines::one(line)), says, remedy);
        }
        if let Some(lines) = beside {
            let says = "Columns of two pages stand side by side here, so that sentences run into each other.";
            let remedy =
                "Compare each criterion of these lines with the document, or paste these pages again one by one.";
            reading.draft.find(FindingKind::Unreadable, &about, Some(lines), says, remedy);
        }
    }
    reading.demands = demands;
}

/// The tables of a method: heading, first line, line after the last.
fn regions(reading: &Reading, method: usize) -> Vec<(Header, usize, usize)> {
    let single = reading.draft.methods.len() == 1;
    let mut regions = Vec::new();
    let mut at = 0;
    while at < reading.lines.len() {
        let place = reading.places.get(at).copied();
        let mine = place.is_some_and(|place| {
            (place.method == Some(method) || single && place.method.is_none())
                && !matches!(place.part, Part::ThemeMap | Part::Mapping | Part::Overall)
        });
        let Some(header) = tables::header(&reading.lines, at).filter(|_| mine) else {
            at += 1;
            continue;
        };
        let from = header.end;
        let mut to = from;
        while let (Some(line), Some(here)) = (reading.lines.get(to), reading.places.get(to)) {
            let stays = place.is_some_and(|place| here.part == place.part && here.method == place.method);
            let is_title = here.is_heading && !line.is_row() || is_overall_heading(line);
            if !stays
                || is_title
                || line.heading > 0 && line.heading <= 2
                || tables::header(&reading.lines, to).is_some()
            {
                break;
            }
            to += 1;
        }
        regions.push((header, from, to));
        at = to.max(at + 1);
    }
    regions
}

/// The heading of the table that combines the methods: another one begins, without a heading above it.
fn is_overall_heading(line: &Line) -> bool {
    let whole = |at: usize| plain(&line.cell(at)).starts_with("overall");
    line.is_row() && (whole(0) || whole(line.cells.len().saturating_sub(1)))
}

/// “No distinction criteria”, “N/A”.
fn is_none(text: &str) -> bool {
    let plain = plain(text);
    matches!(plain.as_str(), "n a" | "na" | "none" | "not applicable" | "nil" | "not assessed" | "no criteria")
        || (plain.starts_with("no ") || plain.starts_with("there are no ") || plain.starts_with("there is no "))
            && plain.len() < 90
            && (plain.contains("criteri")
                || plain.contains("descriptor")
                || grades::named(&plain).len() == 1 && plain.split(' ').count() <= 4)
        || !text.is_empty() && text.chars().all(|letter| matches!(letter, '-' | '–' | '—' | ' '))
}

/// Whether a text reads as if it went on: its last word cannot be the last.
fn is_cut(text: &str) -> bool {
    const NEVER_LAST: [&str; 22] = [
        "the", "of", "and", "a", "an", "to", "for", "in", "with", "or", "on", "by", "how", "their", "they", "that",
        "which", "from", "as", "at", "is", "are",
    ];
    let last = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    text.ends_with([',', '-', '–']) || NEVER_LAST.contains(&last.as_str())
}

impl Method<'_> {
    // ---- tables with columns ----

    fn table(&mut self, header: &Header, lines: &[Line]) {
        let label_column = header.columns.iter().position(|role| *role == Role::Label);
        let begins = |at: usize| lines.get(at).is_some_and(|line| self.begins_row(line));
        let rows = tables::rows(header, lines, begins);
        for row in rows {
            let texts: Vec<String> =
                row.iter().map(|cell| cell.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" ")).collect();
            let width = header.columns.len();
            let line = row.iter().flatten().map(|paragraph| paragraph.line).next();
            let Some(line) = line else { continue };
            if texts.iter().skip(width).any(|text| text.len() > 20) || header.columns.contains(&Role::Unknown) {
                self.beside = Some(self.beside.map_or(Lines::one(line), |lines| lines.to(line)));
            }
            self.marker(&texts, line);
            let mut misplaced = None;
            if let Some(column) = label_column
                && let Some(cell) = row.get(column)
                && !texts.get(column).is_none_or(|text| text.is_empty())
            {
                let text = texts.get(column).map_or("", String::as_str);
                let others_empty = texts.iter().enumerate().all(|(at, text)| at == column || text.is_empty());
                if others_empty && begins_as_criterion(text) {
                    misplaced = Some(cell.clone());
                } else {
                    self.take_label(text, line, row.len());
                }
            }
            for (at, cell) in row.iter().enumerate() {
                if let Some(Role::Grade(grade)) = header.columns.get(at) {
                    self.cell(grade, cell, false);
                }
            }
            if let Some(cell) = misplaced {
                self.cell("pass", &cell, true);
            }
        }
    }

    /// A cell with nothing but “CORE”, “Option 2”.
    fn marker(&mut self, texts: &[String], line: u32) {
        for text in texts.iter().filter(|text| text.len() < 60) {
            let small = plain(text);
            if small == "core" || small.starts_with("option ") && small.split(' ').count() <= 8 {
                let of = self.reading.option_of(text);
                if of != Of::Unknown {
                    self.close_all();
                    self.label = Label { of, theme: None, codes: Vec::new(), line, doubt: None };
                }
            }
        }
    }

    /// Whether a line begins a row: with a theme.
    fn begins_row(&self, line: &Line) -> bool {
        let text = line.cell(0);
        text.starts_with('(')
            && self.reading.option_of(text.trim_start_matches('(').split(')').next().unwrap_or_default()) != Of::Unknown
            || !begins_as_criterion(&text)
                && !text.is_empty()
                && text.len() < 90
                && !text.ends_with('.')
                && !codes::is_only_codes(&text, &self.reading.prefixes)
                && !is_none(&text)
    }

    fn take_label(&mut self, text: &str, line: u32, width: usize) {
        let prefixes = &self.reading.prefixes;
        let first = codes::codes(text, prefixes).into_iter().next();
        let statement = first.as_ref().is_some_and(|code| code.from == 0) && !codes::is_only_codes(text, prefixes);
        if statement || self.continuous {
            self.continuous = true;
            return;
        }
        if is_none(text) || width == 0 {
            return;
        }
        let small = plain(text);
        if small.starts_with("assessment method") || small == "core or option" {
            return;
        }
        self.close_all();
        self.label = self.read_label(text, line);
    }

    /// `(Core) Health and safety K1 S2` → whom it is for, the theme, the codes.
    fn read_label(&self, text: &str, line: u32) -> Label {
        let prefixes = &self.reading.prefixes;
        let codes = codes::names(text, prefixes);
        let end = codes::codes(text, prefixes).first().map_or(text.len(), |code| code.from);
        let mut title = text[..end].trim_end_matches(['(', '[', ' ', ':', '-', '–']).trim();
        let mut of = Of::Core;
        let mut doubt = None;
        if let Some((label, rest)) = title.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            of = self.reading.option_of(label);
            if of == Of::Unknown {
                doubt = Some(format!(
                    "“({label})” stands before the theme, and is no option that is known; it is taken for the core."
                ));
            }
            title = rest.trim();
        } else {
            let known = self.reading.option_of(title);
            let small = plain(title);
            let is_only_whom = small == "core" || small.starts_with("option ") && small.split(' ').count() <= 3;
            let names_option = matches!(known, Of::Option(at) if self.reading.draft.options.get(at).is_some_and(|option| plain(&option.value.title) == small));
            if is_only_whom || names_option {
                of = if known == Of::Unknown { Of::Core } else { known.clone() };
                if known == Of::Unknown {
                    doubt = Some(format!("“{title}” is no option that is known; it is taken for the core."));
                }
                title = "";
            } else if let Some((whom, rest)) = title.split_once([':', '–', '-'])
                && (whom.trim().eq_ignore_ascii_case("core") || plain(whom).starts_with("option "))
            {
                of = self.reading.option_of(whom);
                title = rest.trim();
            }
        }
        let theme = (!title.is_empty()).then(|| capital(title.trim_end_matches([':', ' '])));
        Label { of, theme, codes, line, doubt }
    }

    /// The criteria of a cell.
    fn cell(&mut self, grade: &'static str, paragraphs: &[Paragraph], misplaced: bool) {
        for (at, paragraph) in paragraphs.iter().enumerate() {
            for text in paragraph.text.split('•').map(str::trim).filter(|text| !text.is_empty()) {
                let small = plain(text);
                if small == "or" {
                    self.alternatives.get_or_insert(paragraph.line);
                    self.close(grade);
                    continue;
                }
                if small == "and" || small == "core" || is_none(text) || column_heading(&small) {
                    self.close(grade);
                    continue;
                }
                let new_row = at == 0 && !misplaced;
                self.add(grade, text, paragraph, new_row);
                if misplaced && let Some((_, _, piece)) = self.found.last_mut() {
                    piece.doubts.push("It stands in the first column, and is taken for a pass criterion.".to_owned());
                }
            }
        }
    }

    /// Text of a criterion: more of the one that is open, or another.
    fn add(&mut self, grade: &'static str, text: &str, paragraph: &Paragraph, new_row: bool) {
        let line = paragraph.line;
        let prefixes = &self.reading.prefixes;
        if codes::is_only_codes(text, prefixes) {
            let names = codes::names(text, prefixes);
            if let Some((_, piece)) = self.open.iter_mut().find(|(open, _)| *open == grade) {
                piece.codes.extend(names);
                piece.lines = piece.lines.to(line);
                piece.ended = true;
                self.close(grade);
            } else if let Some((_, _, piece)) = self.found.iter_mut().rev().find(|(found, ..)| *found == grade)
                && piece.codes.is_empty()
                && piece.lines.last.abs_diff(line) < 4
            {
                piece.codes = names;
            }
            return;
        }
        // Codes in brackets that were parted by the end of a row: “(K1” above, “K2) Evaluates …” here.
        if let Some((names, end)) = codes_before_bracket(text, prefixes)
            && let Some((_, _, piece)) = self.found.iter_mut().rev().find(|(found, ..)| *found == grade)
        {
            piece.codes.extend(names);
            piece.lines = piece.lines.to(line);
            piece.doubts.push(format!("Its codes are parted; the last ones were taken from line {line}."));
            let rest = text.get(end..).unwrap_or_default().trim();
            if !rest.is_empty() {
                self.add(grade, rest, paragraph, new_row);
            }
            return;
        }
        let goes_on = self.open.iter().find(|(open, _)| *open == grade).is_some_and(|(_, piece)| {
            let small = text.starts_with(|letter: char| letter.is_lowercase());
            let bullet = paragraph.bullet && begins_as_criterion(text);
            !bullet
                && (small
                    || is_cut(&piece.text)
                    || piece.text.ends_with(':')
                    || !begins_as_criterion(text)
                    || !piece.text.ends_with('.') && !paragraph.opens)
        });
        if !goes_on {
            self.close(grade);
        }
        let continuous = self.continuous;
        if let Some((_, piece)) = self.open.iter_mut().find(|(open, _)| *open == grade) {
            if new_row && !continuous {
                let says = format!(
                    "A page break or a new row parts it; it was joined from lines {} and {line}.",
                    piece.lines.last
                );
                piece.doubts.push(says);
            }
        } else {
            let mut piece = Piece { lines: Lines::one(line), ..Piece::default() };
            if text.starts_with(|letter: char| letter.is_lowercase()) {
                piece.doubts.push("Its beginning seems to be missing.".to_owned());
            }
            self.open.push((grade, piece));
        }
        // Split at the codes that end a criterion.
        let mut from = 0;
        for (codes_from, codes_to, names, mended) in closing_codes(text, prefixes) {
            let said = text.get(from..codes_from).unwrap_or_default();
            self.extend(grade, said, line, names, mended);
            self.close(grade);
            from = codes_to;
            if text[from..].trim_matches([' ', '.', ')', ']', ',']).len() > 1 {
                self.open.push((grade, Piece { lines: Lines::one(line), ..Piece::default() }));
            } else {
                from = text.len();
            }
        }
        let rest = text.get(from..).unwrap_or_default().trim_start_matches([' ', '.', ')', ']']);
        if !rest.is_empty() {
            self.extend(grade, rest, line, Vec::new(), false);
        }
    }

    fn extend(&mut self, grade: &'static str, text: &str, line: u32, names: Vec<String>, mended: bool) {
        let Some((_, piece)) = self.open.iter_mut().find(|(open, _)| *open == grade) else { return };
        let text = text.trim_end_matches(['(', '[', ' ']).trim();
        if !text.is_empty() && piece.text.len() < LONGEST {
            if !piece.text.is_empty() {
                piece.text.push(' ');
            }
            piece.text.push_str(text);
        }
        piece.lines = piece.lines.to(line);
        piece.ended |= !names.is_empty();
        piece.codes.extend(names);
        if mended {
            piece.doubts.push("A code was printed with a dollar sign, and is read as one of a skill.".to_owned());
        }
    }

    fn close(&mut self, grade: &str) {
        let Some(at) = self.open.iter().position(|(open, _)| *open == grade) else { return };
        let (grade, piece) = self.open.remove(at);
        self.keep(grade, piece);
    }

    fn close_all(&mut self) {
        for (grade, piece) in std::mem::take(&mut self.open) {
            self.keep(grade, piece);
        }
    }

    fn keep(&mut self, grade: &'static str, mut piece: Piece) {
        piece.text = piece.text.trim().to_owned();
        if piece.text.len() < 12 || self.found.len() >= MOST {
            if piece.text.len() >= 12 {
                let says = format!("There are more than {MOST} criteria; the rest was not read.");
                self.findings.push((
                    FindingKind::Unreadable,
                    piece.lines,
                    says,
                    "Read in a part of the text.".to_owned(),
                ));
            }
            return;
        }
        let mut unique: Vec<String> = Vec::with_capacity(piece.codes.len());
        for code in piece.codes.drain(..).take(60) {
            if !unique.contains(&code) {
                unique.push(code);
            }
        }
        piece.codes = unique;
        if !piece.ended && is_cut(&piece.text) {
            piece.doubts.push("Its end seems to be missing.".to_owned());
        }
        if let Some(doubt) = &self.label.doubt {
            piece.doubts.push(doubt.clone());
        }
        self.found.push((grade, self.label.clone(), piece));
    }

    // ---- one cell a line ----

    fn stream(&mut self, lines: &[Line]) {
        let prefixes = &self.reading.prefixes;
        // The rows: a label with its codes, then texts and codes.
        let mut row: Option<Row> = None;
        let mut grade: Option<&'static str> = None;
        for (at, line) in lines.iter().enumerate() {
            for (no, paragraph) in line.cells.iter().flatten().enumerate() {
                let text = paragraph.trim();
                let small = plain(text);
                if let Some(named) = grades::grade(text) {
                    grade = Some(named);
                    continue;
                }
                if small.is_empty()
                    || column_heading(&small) && !text.ends_with('.')
                    || is_heading_like(line) && line.heading > 0 && small.starts_with("assessment method")
                {
                    continue;
                }
                if is_none(text) {
                    if let Some(row) = &mut row {
                        row.none(grade);
                    }
                    continue;
                }
                let only_codes = codes::is_only_codes(text, prefixes);
                let next = lines.get(at + 1).map(Line::text).unwrap_or_default();
                let label = no == 0 && !only_codes && self.is_label(text, &next, row.as_ref());
                if label {
                    if let Some(row) = row.take() {
                        self.take_row(row);
                    }
                    grade = None;
                    row = Some(Row::new(self.read_label(text, line.number)));
                    continue;
                }
                let row = row.get_or_insert_with(|| Row::new(Label { line: line.number, ..Label::core() }));
                if only_codes {
                    row.codes(codes::names(text, prefixes), line.number);
                } else {
                    row.text(text, line, grade, prefixes);
                }
            }
        }
        if let Some(row) = row {
            self.take_row(row);
        }
    }

    /// Whether a line is a theme: it says so, or its codes follow and it is no sentence.
    fn is_label(&self, text: &str, next: &str, row: Option<&Row>) -> bool {
        if let Some((label, rest)) = text.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            let known = self.reading.option_of(label) != Of::Unknown;
            return known && rest.len() < 120 || rest.len() < 80 && codes::is_only_codes(next, &self.reading.prefixes);
        }
        let complete = row.is_none_or(|row| {
            row.pieces.iter().all(|(_, piece)| piece.ended) && !row.pieces.is_empty() || row.has_none
        });
        // “Report writing” is a theme, “Reports what was found” is not.
        let third = text.split(' ').next().is_some_and(|word| word.ends_with('s'));
        let is_sentence = begins_as_criterion(text) && (third || text.len() > 60);
        let short = text.len() <= 100 && !text.ends_with('.') && !is_sentence;
        let own_codes = {
            let names = codes::names(text, &self.reading.prefixes);
            names.len() >= 2 && text.ends_with(|letter: char| letter.is_ascii_digit() || letter == ')')
        };
        complete && short && (codes::is_only_codes(next, &self.reading.prefixes) || own_codes)
    }

    fn take_row(&mut self, row: Row) {
        let Row { label, pieces, has_none, .. } = row;
        self.label = label;
        let theme = self.label.codes.clone();
        let mut covered: Vec<String> = Vec::new();
        let many = pieces.len();
        let verbs_tell = pieces.iter().any(|(_, piece)| begins_as_distinction(&piece.text))
            && pieces.iter().any(|(_, piece)| !begins_as_distinction(&piece.text));
        for (at, (grade, mut piece)) in pieces.into_iter().enumerate() {
            let all_covered = !theme.is_empty() && theme.iter().all(|code| covered.contains(code));
            let repeats = piece.codes.iter().any(|code| covered.contains(code));
            let known = if let Some(grade) = grade {
                grade
            } else if has_none || at == 0 {
                "pass"
            } else if all_covered && (repeats || piece.codes.is_empty()) {
                "distinction"
            } else if repeats {
                piece.doubts.push(
                    "It is taken for a distinction criterion, since a code of the pass criteria comes again; not all codes of the theme had come."
                        .to_owned(),
                );
                "distinction"
            } else if theme.is_empty() || piece.codes.is_empty() {
                let weighty = begins_as_distinction(&piece.text);
                piece.doubts.push(format!(
                    "Nothing but its verb says whether it is a pass or a distinction criterion; it is taken for {}.",
                    if weighty { "a distinction criterion" } else { "a pass criterion" }
                ));
                if weighty { "distinction" } else { "pass" }
            } else {
                "pass"
            };
            if known == "pass" {
                covered.extend(piece.codes.iter().cloned());
            }
            if grade.is_none()
                && known == "pass"
                && at > 0
                && !has_none
                && verbs_tell
                && begins_as_distinction(&piece.text)
                && many > 1
            {
                piece
                    .doubts
                    .push("Its verb is one of distinctions; its codes are those of a pass criterion.".to_owned());
            }
            self.keep(known, piece);
        }
    }
}

/// What only names a column.
fn column_heading(small: &str) -> bool {
    matches!(small, "theme" | "ksbs" | "pass" | "distinction" | "merit" | "grading" | "theme ksbs" | "core or option")
        || small.len() < 260 && (small.starts_with("apprentices must ") || small.starts_with("apprentice must "))
}

/// A row of a table that has one cell a line.
struct Row {
    label: Label,
    pieces: Vec<(Option<&'static str>, Piece)>,
    /// Whether the text says that there are no criteria of the higher grade.
    has_none: bool,
}

impl Row {
    fn new(label: Label) -> Row {
        Row { label, pieces: Vec::new(), has_none: false }
    }

    fn none(&mut self, grade: Option<&'static str>) {
        if grade.is_none_or(|grade| grade != "pass") {
            self.has_none = self.pieces.iter().all(|(grade, _)| grade.is_none_or(|grade| grade == "pass"));
        }
        if let Some((_, piece)) = self.pieces.last_mut() {
            piece.ended = true;
        }
    }

    fn codes(&mut self, names: Vec<String>, line: u32) {
        match self.pieces.last_mut() {
            Some((_, piece)) if !piece.ended || piece.codes.is_empty() => {
                piece.codes.extend(names);
                piece.lines = piece.lines.to(line);
                piece.ended = true;
            }
            Some((_, piece)) if piece.lines.last + 2 > line => piece.codes.extend(names),
            Some(_) => {}
            None => self.label.codes.extend(names),
        }
    }

    fn text(&mut self, text: &str, line: &Line, grade: Option<&'static str>, prefixes: &codes::Prefixes) {
        let mut from = 0;
        let closing = closing_codes(text, prefixes);
        let number = line.number;
        let goes_on = self.pieces.last().is_some_and(|(known, piece)| {
            let small = text.starts_with(|letter: char| letter.is_lowercase());
            *known == grade
                && !piece.ended
                && (small
                    || is_cut(&piece.text)
                    || piece.text.ends_with(':')
                    || !(line.opens || line.bullet && begins_as_criterion(text))
                    || !begins_as_criterion(text))
        });
        if !goes_on {
            self.pieces.push((grade, Piece { lines: Lines::one(number), ..Piece::default() }));
        }
        for (codes_from, codes_to, names, mended) in closing {
            self.extend(text.get(from..codes_from).unwrap_or_default(), number);
            if let Some((_, piece)) = self.pieces.last_mut() {
                piece.codes.extend(names);
                piece.ended = true;
                if mended {
                    piece
                        .doubts
                        .push("A code was printed with a dollar sign, and is read as one of a skill.".to_owned());
                }
            }
            from = codes_to;
            if text[from..].trim_matches([' ', '.', ')', ']', ',']).len() > 1 {
                self.pieces.push((grade, Piece { lines: Lines::one(number), ..Piece::default() }));
            } else {
                from = text.len();
            }
        }
        self.extend(text.get(from..).unwrap_or_default(), number);
    }

    fn extend(&mut self, text: &str, line: u32) {
        let text = text.trim_matches(['(', '[', ' ', ')', ']']).trim();
        if let Some((_, piece)) = self.pieces.last_mut()
            && !text.is_empty()
            && piece.text.len() < LONGEST
        {
            if !piece.text.is_empty() {
                piece.text.push(' ');
            }
            piece.text.push_str(text);
            piece.lines = piece.lines.to(line);
        }
    }
}

/// The codes that a text begins with before a closing bracket, and where what follows begins.
fn codes_before_bracket(text: &str, prefixes: &codes::Prefixes) -> Option<(Vec<String>, usize)> {
    let end = text.find(')')?;
    let before = text.get(..end)?;
    (!before.contains('(') && before.len() < 80 && codes::is_only_codes(before, prefixes))
        .then(|| (codes::names(before, prefixes), end + 1))
}

/// Groups of codes that end a criterion: in brackets, or after a full stop, or at the end of the paragraph.
fn closing_codes(text: &str, prefixes: &codes::Prefixes) -> Vec<(usize, usize, Vec<String>, bool)> {
    let found = codes::codes(text, prefixes);
    let mut groups: Vec<(usize, usize, Vec<String>, bool)> = Vec::new();
    for code in found {
        match groups.last_mut() {
            Some((_, to, names, mended))
                if codes::divides(&text[*to..code.from]) && !text[*to..code.from].contains(". ") =>
            {
                *to = code.to;
                names.push(code.code);
                *mended |= code.mended;
            }
            _ => groups.push((code.from, code.to, vec![code.code], code.mended)),
        }
    }
    groups.retain_mut(|(from, to, ..)| {
        let before = text[..*from].trim_end();
        let after = text[*to..].trim_start();
        // Another name of the last code, as in K25/SEK5.
        if let Some(alias) = after.strip_prefix('/') {
            let end = alias.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(alias.len());
            *to = text.len() - alias.len() + end;
        }
        let after = text[*to..].trim_start();
        let bracketed = before.ends_with(['(', '[']) && after.starts_with([')', ']']);
        if bracketed {
            let rest = after.get(1..).unwrap_or_default();
            *to = text.len() - rest.len();
            // In the middle of a sentence it only explains.
            let next = rest.trim_start_matches([' ', '.', ',', ';']);
            return rest.starts_with(['.', ';']) || !next.starts_with(|letter: char| letter.is_lowercase());
        }
        let ends = after.trim_matches(['.', ' ', ')', ']', ';']).is_empty();
        ends || before.ends_with(['.', '(', '[', ';']) && !after.starts_with(|letter: char| letter.is_lowercase())
    });
    groups
}

/// Criteria with their ids and questions.
fn finished(reading: &Reading, method: usize, found: Vec<(&'static str, Label, Piece)>) -> Vec<Found<Criterion>> {
    let some_codes = |grade: &str| found.iter().any(|(known, _, piece)| *known == grade && !piece.codes.is_empty());
    let expects: Vec<&str> = grades::GRADES.into_iter().filter(|grade| some_codes(grade)).collect();
    let mut numbers: std::collections::BTreeMap<String, u32> = std::collections::BTreeMap::new();
    let mut criteria = Vec::with_capacity(found.len());
    let mut printed: std::collections::BTreeMap<(&str, Option<String>, String), u32> =
        std::collections::BTreeMap::new();
    for (grade, label, piece) in found {
        let option = reading.option_id(&label.of);
        let name = match (&label.theme, &option) {
            (Some(theme), _) => slug(theme, 24),
            (None, Some(option)) => slug(option, 24),
            (None, None) => "core".to_owned(),
        };
        let name = if name.is_empty() { "theme".to_owned() } else { name };
        let stem = format!("AM{}-{name}-{}", method + 1, grade.get(..1).unwrap_or("p"));
        let number = numbers.entry(stem.clone()).or_default();
        *number += 1;
        let (asked, turned) = question(&piece.text);
        let mut doubts = piece.doubts;
        if !turned {
            doubts.push("It does not begin with a verb, so that its question may read oddly.".to_owned());
        }
        if piece.codes.is_empty() && expects.contains(&grade) {
            doubts.push("No code is printed with it, though others have some.".to_owned());
        }
        let outside: Vec<&str> = piece
            .codes
            .iter()
            .filter(|code| !label.codes.is_empty() && !label.codes.contains(code))
            .map(String::as_str)
            .collect();
        if !outside.is_empty() {
            doubts.push(format!("Its {} is none of the codes of its row (line {}).", outside.join(", "), label.line));
        }
        let lines = piece.lines;
        let first = *printed.entry((grade, option.clone(), plain(&piece.text))).or_insert(lines.first);
        if first != lines.first {
            doubts.push(format!("The same words stand in line {first}: it may be the same criterion, printed twice."));
        }
        let value = Criterion {
            id: format!("{stem}{number}"),
            grade: grade.to_owned(),
            option,
            theme: label.theme,
            ksbs: piece.codes,
            sentence: piece.text,
            question: asked,
        };
        criteria.push(Found { value, lines, doubts });
    }
    criteria
}
