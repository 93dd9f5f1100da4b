//! `cargo tools check`: reads packs as the calculator does and says everything that is wrong with them.

use std::fs::File;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::SystemTime;

use grades::domain::date::Date;
use grades::domain::standard::Standard;
use grades::files::pack;
use grades::formats::problem::Problem;
use grades::formats::tree;
use serde::Serialize;

use crate::PROBLEMS;
use crate::against::Documents;
use crate::decide::not_text;
use crate::explain;
use crate::fault::{Fault, Outcome, remedy_for};
use crate::warnings::warnings;

#[derive(clap::Args)]
#[command(
    after_help = "A pack that can be read is looked over for what its author may not have meant: those are warnings.\n\
                  Ends with 1 if there is a problem; with warnings alone, with 0."
)]
pub struct Options {
    /// Packs, such as standards/*.json.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Print one JSON object instead, in which each problem has a severity: error or warning.
    #[arg(long)]
    json: bool,
    /// Count warnings as problems.
    #[arg(long)]
    strict: bool,
    /// Tell the rules of each pack in words, as the page does.
    #[arg(long)]
    rules: bool,
    /// List sentences that share eight words in a row with a document: give the text of the official documents, after
    /// the packs. Titles are not counted.
    #[arg(long, value_name = "TEXT", num_args = 1..)]
    against: Vec<PathBuf>,
}

/// One file and what was found in it.
#[derive(Serialize)]
struct Checked {
    file: String,
    /// None where the pack cannot be read.
    standard: Option<Summary>,
    /// The rules in words, if that was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rules: Vec<String>,
    problems: Vec<Found>,
    warnings: Vec<Found>,
}

/// A problem or a warning.
#[derive(Serialize)]
struct Found {
    severity: &'static str,
    #[serde(flatten)]
    problem: Problem,
}

impl Checked {
    fn new(file: String, standard: Option<Summary>, problems: Vec<Problem>, warnings: Vec<Problem>) -> Checked {
        let found = |list: Vec<Problem>, severity| {
            list.into_iter().map(|problem| Found { severity, problem }).collect::<Vec<_>>()
        };
        let (problems, warnings) = (found(problems, "error"), found(warnings, "warning"));
        Checked { file, standard, rules: Vec::new(), problems, warnings }
    }
}

/// All of them.
#[derive(Serialize)]
struct Report {
    files: Vec<Checked>,
    problems: usize,
    warnings: usize,
}

/// What a pack holds, in numbers.
#[derive(Serialize)]
struct Summary {
    uid: String,
    title: String,
    criteria: usize,
    outcomes: usize,
    ksbs: usize,
    options: usize,
    methods: usize,
}

pub fn command(options: &Options) -> Outcome<ExitCode> {
    let documents = Documents::read(&options.against)?;
    let files: Vec<Checked> = options.files.iter().map(|file| check(file, &documents, options.rules)).collect();
    let all = |found: fn(&Checked) -> usize| files.iter().map(found).sum();
    let (problems, warnings) = (all(|file| file.problems.len()), all(|file| file.warnings.len()));
    let report = Report { files, problems, warnings };
    let printed = if options.json { print_json(&report) } else { print(&report) };
    match printed {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Fault::writing(Path::new("standard output"), &error))
        }
        _ if report.problems > 0 || options.strict && report.warnings > 0 => Ok(ExitCode::from(PROBLEMS)),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// The day, by this computer's clock.
fn today() -> Date {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let days = i32::try_from(since.as_secs() / 86_400).unwrap_or(i32::MAX);
    Date::new(1970, 1, 1).unwrap_or_default().plus_days(days)
}

fn check(path: &Path, documents: &Documents, rules: bool) -> Checked {
    let file = path.display().to_string();
    let text = match text(path) {
        Ok(text) => text,
        Err(problem) => return Checked::new(file, None, vec![problem], Vec::new()),
    };
    let node = match tree::parse(&text, pack::MOST_BYTES) {
        Ok(node) => node,
        Err(problem) => return Checked::new(file, None, vec![problem], Vec::new()),
    };
    let (standard, mut problems) = match pack::read(&text) {
        Ok(standard) => (Some(standard), Vec::new()),
        Err(problems) => (None, problems),
    };
    problems.extend(documents.shared_with(&node));
    let warnings = standard.as_ref().map_or_else(Vec::new, |standard| warnings(standard, &node, today()));
    let mut checked = Checked::new(file, standard.as_ref().map(Summary::of), problems, warnings);
    checked.rules = standard.as_ref().filter(|_| rules).map_or_else(Vec::new, explain::rules);
    checked
}

/// The text of a pack. Never reads much more than a pack may have.
///
/// # Errors
/// The file cannot be read, is too large, or is no text.
pub fn text(path: &Path) -> Result<String, Problem> {
    let most = u64::try_from(pack::MOST_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(most.saturating_add(1)).read_to_end(&mut bytes));
    if let Err(error) = read {
        let remedy = sentence(remedy_for(&error));
        return Err(Problem::new("", "unreadable", format!("The file cannot be read: {error}."), remedy));
    }
    if bytes.len() > pack::MOST_BYTES {
        let says = format!("The file has more than {most} bytes, the most that is read.");
        let remedy = "Remove what does not belong, or split it into several files.";
        return Err(Problem::new("", "too-large", says, remedy));
    }
    String::from_utf8(bytes).map_err(|_| not_text())
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

impl Summary {
    fn of(standard: &Standard) -> Summary {
        Summary {
            uid: standard.uid.clone(),
            title: standard.title.clone(),
            criteria: standard.criteria.len(),
            outcomes: standard.outcomes.len(),
            ksbs: standard.ksbs.len(),
            options: standard.pathways.len(),
            methods: standard.methods.len(),
        }
    }

    /// In a line.
    fn told(&self) -> String {
        let Summary { uid, title, criteria, outcomes, ksbs, options, methods } = self;
        let counts = [(criteria, "criterion"), (outcomes, "outcome"), (ksbs, "KSB"), (options, "option")];
        let counts = counts.iter().filter(|(number, what)| **number > 0 || *what != "outcome");
        let counts: Vec<String> = counts.map(|(number, what)| count(**number, what)).collect();
        format!("{uid}, {title}: {}, {}", counts.join(", "), count(*methods, "method"))
    }
}

fn print_json(report: &Report) -> io::Result<()> {
    let mut text = serde_json::to_vec_pretty(report)?;
    text.push(b'\n');
    io::stdout().write_all(&text)
}

fn print(report: &Report) -> io::Result<()> {
    let mut to = io::BufWriter::new(io::stdout().lock());
    for Checked { file, standard, rules, problems, warnings } in &report.files {
        match standard {
            Some(summary) if problems.is_empty() => {
                let warned = if warnings.is_empty() { "no problem" } else { &count(warnings.len(), "warning") };
                writeln!(to, "{file}: {warned} ({})", summary.told())?;
            }
            _ => writeln!(to, "{file}: {}", count(problems.len(), "problem"))?,
        }
        for rule in rules {
            writeln!(to, "  {}", shown(rule))?;
        }
        for Found { severity, problem: Problem { at, line, code, says, remedy } } in problems.iter().chain(warnings) {
            let at = if at.is_empty() { "the whole file" } else { at };
            let line = line.map_or_else(String::new, |line| format!(", line {line}"));
            let warning = if *severity == "warning" { "warning: " } else { "" };
            writeln!(
                to,
                "  {}{line}  [{code}]\n    {warning}{}\n    to mend it: {}",
                shown(at),
                shown(says),
                shown(remedy)
            )?;
        }
    }
    let wrong = report.files.iter().filter(|file| !file.problems.is_empty()).count();
    let files = count(report.files.len(), "file");
    match wrong {
        0 => write!(to, "{files}, no problem")?,
        _ => write!(to, "{files}, {wrong} with {}", count(report.problems, "problem"))?,
    }
    match report.warnings {
        0 => writeln!(to)?,
        warnings => writeln!(to, ", {}", count(warnings, "warning"))?,
    }
    to.flush()
}

/// `1 problem`, `2 problems`.
pub fn count(number: usize, what: &str) -> String {
    match (number, what) {
        (1, _) => format!("1 {what}"),
        (_, "criterion") => format!("{number} criteria"),
        _ => format!("{number} {what}s"),
    }
}

/// What comes from a file must not steer the terminal.
pub fn shown(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_as_they_are_said() {
        assert_eq!(count(1, "criterion"), "1 criterion");
        assert_eq!(count(0, "criterion"), "0 criteria");
        assert_eq!(count(2, "option"), "2 options");
    }

    #[test]
    fn a_terminal_sees_no_control_character() {
        assert_eq!(shown("/a\u{1b}[2J"), "/a\u{fffd}[2J");
    }
}
