//! Which part of a plan each line belongs to, by the headings that plans have; and which assessment method.

use super::draft::Found;
use super::draft::Method;
use super::lines::Line;
use super::text::{number, plain};

/// A part of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Start,
    Duties,
    Ksbs,
    /// The table that says which method assesses which code.
    Mapping,
    /// The table of themes with their statements, without criteria.
    ThemeMap,
    Gateway,
    Method,
    Grading,
    Overall,
    Repeats,
    Versions,
    Other,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub part: Part,
    /// The method whose heading stands above.
    pub method: Option<usize>,
    /// Whether the line is that heading, or the one of the part.
    pub is_heading: bool,
}

/// The part that a heading begins.
fn part(heading: &str) -> Option<Part> {
    const WHOLE: [(&str, Part); 27] = [
        ("duties", Part::Duties),
        ("core occupation duties", Part::Duties),
        ("option duties", Part::Duties),
        ("occupation duties", Part::Duties),
        ("ksbs", Part::Ksbs),
        ("knowledge skills and behaviours", Part::Ksbs),
        ("knowledge skills and behaviours ksbs", Part::Ksbs),
        ("knowledge", Part::Ksbs),
        ("skills", Part::Ksbs),
        ("behaviours", Part::Ksbs),
        ("ksb mapping table", Part::Mapping),
        ("knowledge assessment methods", Part::Mapping),
        ("epa gateway", Part::Gateway),
        ("gateway", Part::Gateway),
        ("gateway requirements", Part::Gateway),
        ("end point assessment gateway", Part::Gateway),
        ("assessment gateway", Part::Gateway),
        ("assessment methods", Part::Other),
        ("grading", Part::Grading),
        ("grading descriptors", Part::Grading),
        ("grading criteria", Part::Grading),
        ("version log", Part::Versions),
        ("version history", Part::Versions),
        ("introduction and overview", Part::Other),
        ("introduction", Part::Other),
        ("key information", Part::Start),
        ("qualifications", Part::Other),
    ];
    const BEGINNINGS: [(&str, Part); 24] = [
        ("mapping of knowledge skills", Part::Mapping),
        ("mapping of ksbs to grade themes", Part::ThemeMap),
        ("ksbs grouped by theme", Part::ThemeMap),
        ("overall epa grading", Part::Overall),
        ("overall grading", Part::Overall),
        ("overall assessment grading", Part::Overall),
        ("overall end point assessment grading", Part::Overall),
        ("re sits and re takes", Part::Repeats),
        ("re sits", Part::Repeats),
        ("resits", Part::Repeats),
        ("re sit", Part::Repeats),
        ("resit", Part::Repeats),
        ("retakes", Part::Repeats),
        ("roles and responsibilities", Part::Other),
        ("reasonable adjustments", Part::Other),
        ("special considerations", Part::Other),
        ("internal quality assurance", Part::Other),
        ("value for money", Part::Other),
        ("affordability", Part::Other),
        ("professional recognition", Part::Other),
        ("regulatory references", Part::Other),
        ("duration of end point assessment", Part::Other),
        ("order of assessment methods", Part::Other),
        ("epa summary table", Part::Other),
    ];
    let heading = heading.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    let whole = WHOLE.iter().find(|(known, _)| *known == heading);
    whole.or_else(|| BEGINNINGS.iter().find(|(known, _)| heading.starts_with(known))).map(|(_, part)| *part)
}

/// The number and the title of a heading such as “Assessment method 1 - presentation”, “Method two: interview”, “AM1 …”.
pub(super) fn numbered_method(text: &str) -> Option<(usize, String)> {
    let small = text.to_ascii_lowercase();
    let small = small.trim_start_matches("- ");
    let shift = text.len() - small.len();
    let rest = ["end-point assessment method ", "assessment method ", "epa method ", "method "]
        .iter()
        .find_map(|start| small.strip_prefix(start))
        .or_else(|| small.strip_prefix("am").filter(|rest| rest.starts_with(|next: char| next.is_ascii_digit())))?;
    let from = text.len() - rest.len();
    debug_assert!(from >= shift, "The rest is a part of the text.");
    let rest = text.get(from..)?;
    let word = rest.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let no = number(word).filter(|no| (1..=10).contains(no))?;
    let title = rest[word.len()..].trim_start_matches([' ', ':', '-', '–', '—', '.', ')']).trim();
    let title = title.trim_end_matches([':', '.', ' ']);
    let small = title.to_ascii_lowercase();
    const NO_TITLE: [&str; 20] = [
        "lasts",
        "takes",
        "consists",
        "will",
        "is ",
        "must",
        "and ",
        "are ",
        "has ",
        "grading",
        "component",
        "or ",
        "can ",
        "should",
        "then",
        "(",
        "to ",
        "for ",
        "in ",
        "was ",
    ];
    if NO_TITLE.iter().any(|start| small.starts_with(start)) {
        return Some((usize::try_from(no).ok()?, String::new()));
    }
    Some((usize::try_from(no).ok()?, title.to_owned()))
}

/// Whether a line is short enough, and says it as a heading does.
pub(super) fn is_heading_like(line: &Line) -> bool {
    let text = line.text();
    line.heading > 0 || !line.bullet && text.len() <= 110 && !text.ends_with(['.', ';', ',']) && !text.is_empty()
}

/// The place of every line.
pub(super) fn places(lines: &[Line], methods: &[Found<Method>]) -> Vec<Place> {
    let titles: Vec<String> = methods.iter().map(|method| plain(&method.value.title)).collect();
    let mut here = Place { part: Part::Start, method: None, is_heading: false };
    let mut places = Vec::with_capacity(lines.len());
    for line in lines {
        here.is_heading = false;
        let text =
            if line.is_row() && line.cells.iter().skip(1).all(Vec::is_empty) { line.cell(0) } else { line.text() };
        if is_heading_like(line) && (!line.is_row() || text == line.cell(0)) {
            let heading = plain(&text);
            // “KSBs” heads a column of the tables, too.
            let column = heading == "ksbs" && here.part == Part::Grading && line.heading == 0;
            if let Some(part) = part(&heading).filter(|_| !column) {
                let keeps = part == here.part;
                here = Place { part, method: if keeps { here.method } else { None }, is_heading: true };
            } else if let Some(method) = method_of(&text, &heading, &titles) {
                here.method = Some(method);
                here.is_heading = true;
                if heading.contains("grading descriptors") || heading.contains("grading criteria") {
                    here.part = Part::Grading;
                } else if matches!(
                    here.part,
                    Part::Start | Part::Other | Part::Gateway | Part::Overall | Part::Repeats | Part::Method
                ) {
                    here.part = Part::Method;
                }
            }
        }
        places.push(here);
    }
    places
}

/// The method that a heading names.
fn method_of(text: &str, heading: &str, titles: &[String]) -> Option<usize> {
    if let Some(at) = titles.iter().position(|title| !title.is_empty() && title == heading) {
        return Some(at);
    }
    let (no, _) = numbered_method(text)?;
    let at = no.checked_sub(1)?;
    (at < titles.len()).then_some(at)
}
