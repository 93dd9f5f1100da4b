//! The options of a standard, and which of them a label means.

use super::Reading;
use super::draft::{FindingKind, Found, Lines, Pathway};
use super::text::{capital, number, plain, slug};

/// The most options that are taken.
const MOST: usize = 20;

/// What a label such as “(Core)”, “Option 2”, “Lamp trimmer” means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Core,
    /// An option, by its place.
    Option(usize),
    /// No option that is known.
    Unknown,
}

/// A way in which the text prints an option.
struct Printed {
    no: Option<usize>,
    title: String,
    line: u32,
}

pub(super) fn read(reading: &mut Reading) {
    let mut listed: Vec<Printed> = Vec::new();
    let mut numbered: Vec<Printed> = Vec::new();
    let mut headed: Vec<Printed> = Vec::new();
    let mut named: Vec<Printed> = Vec::new();
    let mut in_list = false;
    let mut in_option_duties = false;
    for line in &reading.lines {
        let text = line.text();
        let small = text.to_ascii_lowercase();
        if small.ends_with("options are:")
            || small.contains("following options")
            || small.contains("one of the options:")
        {
            in_list = true;
            continue;
        }
        let option = numbered_option(&text);
        if in_list {
            if line.bullet || option.is_some() {
                let (no, title) = match &option {
                    Some((no, title)) => (Some(*no), title.clone()),
                    None => (None, text.trim_end_matches([';', '.', ',']).to_owned()),
                };
                if !title.is_empty() && title.len() < 120 && listed.len() < MOST {
                    listed.push(Printed { no, title, line: line.number });
                }
                continue;
            }
            in_list = false;
        }
        if let Some((no, title)) = option
            && !title.is_empty()
        {
            numbered.push(Printed { no: Some(no), title, line: line.number });
        }
        if let Some(at) = small.find("option specialism ") {
            let rest = text.get(at + "option specialism ".len()..).unwrap_or_default();
            let word = rest.split_whitespace().next().unwrap_or_default();
            if let Some(no) = number(word).and_then(|no| usize::try_from(no).ok()) {
                let title = rest[word.len()..].trim_matches([' ', ':', '-', '–']).to_owned();
                headed.push(Printed { no: Some(no), title, line: line.number });
            }
        }
        match small.as_str() {
            "option duties" => in_option_duties = true,
            "ksbs" | "core occupation duties" | "knowledge" => in_option_duties = false,
            _ => {}
        }
        if in_option_duties && small.len() < 120 && small.ends_with(" duties") && small != "option duties" {
            let title = text[..text.len() - " duties".len()].to_owned();
            named.push(Printed { no: None, title, line: line.number });
        }
    }
    let known = |list: &[Printed]| !list.is_empty();
    let first = if known(&listed) {
        &listed
    } else if known(&headed) {
        &headed
    } else if known(&named) {
        &named
    } else {
        &numbered
    };
    let mut options: Vec<(usize, Found<Pathway>)> = Vec::new();
    for printed in first.iter() {
        let no = printed.no.unwrap_or(options.len() + 1);
        if options.len() < MOST
            && !options.iter().any(|(known, found)| *known == no || plain(&found.value.title) == plain(&printed.title))
        {
            let title = capital(&printed.title);
            options.push((no, Found::sure(Pathway { id: String::new(), title }, Lines::one(printed.line))));
        }
    }
    options.sort_by_key(|(no, _)| *no);
    for (no, found) in &mut options {
        let others = listed.iter().chain(&headed).chain(&numbered).filter(|printed| printed.no == Some(*no));
        for other in others {
            let (one, another) = (plain(&found.value.title), plain(&other.title));
            if one != another && !another.starts_with(&one) && !one.starts_with(&another) {
                let (a, b) = (&found.value.title, &other.title);
                found.doubts =
                    vec![format!("The option is printed in two ways: “{a}” and “{b}” (line {}).", other.line)];
                break;
            }
        }
    }
    let mut taken: Vec<String> = Vec::new();
    for (no, found) in &mut options {
        let mut id = slug(&found.value.title, 40);
        if id.is_empty() || taken.contains(&id) {
            id = format!("option-{no}");
        }
        taken.push(id.clone());
        found.value.id = id;
    }
    let doubts: Vec<(Lines, String)> =
        options.iter().flat_map(|(_, found)| found.doubts.iter().map(|doubt| (found.lines, doubt.clone()))).collect();
    for (_, found) in &mut options {
        found.doubts.clear();
    }
    for (lines, doubt) in doubts {
        let remedy = "Keep the title by which apprentices know the option.";
        reading.draft.find(FindingKind::Contradiction, "options", Some(lines), doubt, remedy);
    }
    reading.draft.options = options.into_iter().map(|(_, found)| found).collect();
}

/// The number and title in `Option 2: Title – what it is about`.
fn numbered_option(text: &str) -> Option<(usize, String)> {
    let rest = text.strip_prefix("Option ").or_else(|| text.strip_prefix("OPTION "))?;
    let word = rest.split(|letter: char| !letter.is_alphanumeric()).next()?;
    let no = number(word).and_then(|no| usize::try_from(no).ok()).filter(|no| (1..=MOST).contains(no))?;
    let rest = rest[word.len()..].trim_start();
    let Some(title) = rest.strip_prefix([':', '-', '–', '—']) else {
        return Some((no, String::new()));
    };
    let mut title = title.trim();
    for end in [" Mapping", "\tMapping"] {
        title = title.strip_suffix(end).unwrap_or(title);
    }
    if title.len() > 90 {
        // What it is about follows in the same paragraph.
        let end = [" – ", " — ", " - ", ". "].iter().filter_map(|mark| title.find(mark)).min()?;
        title = &title[..end];
    }
    let title = title.trim_end_matches(['.', ' ', ';']);
    (title.len() <= 90).then(|| (no, title.to_owned()))
}

impl Reading {
    /// What a label means.
    pub(super) fn option_of(&self, label: &str) -> Of {
        let label = plain(label);
        if label == "core" || label.starts_with("core ") || label.ends_with(" core") {
            return Of::Core;
        }
        let options = &self.draft.options;
        if let Some(rest) = label.strip_prefix("option ") {
            let rest = rest.strip_prefix("specialism ").unwrap_or(rest);
            let no = rest.split(' ').next().and_then(number).and_then(|no| usize::try_from(no).ok());
            if let Some(no) = no.filter(|no| (1..=options.len()).contains(no)) {
                return Of::Option(no - 1);
            }
        }
        let titles: Vec<String> = options.iter().map(|option| plain(&option.value.title)).collect();
        if let Some(at) = titles.iter().position(|title| *title == label) {
            return Of::Option(at);
        }
        let contained =
            titles.iter().enumerate().filter(|(_, title)| title.len() > 3 && label.contains(title.as_str()));
        contained.max_by_key(|(_, title)| title.len()).map_or(Of::Unknown, |(at, _)| Of::Option(at))
    }

    /// The id of an option; none for the core.
    pub(super) fn option_id(&self, of: &Of) -> Option<String> {
        match of {
            Of::Option(at) => self.draft.options.get(*at).map(|option| option.value.id.clone()),
            Of::Core | Of::Unknown => None,
        }
    }
}
