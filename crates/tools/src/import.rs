//! `cargo tools import`: a draft of a pack from the text of a plan; what was found, and what to look at.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use grades::domain::date::Date;
use grades::formats::csv::cells;
use grades::formats::days;
use grades::formats::kinds::{self, FileKind};
use grades::import::draft::{Draft, Family, Finding, FindingKind};
use grades::import::{self, Import};

use crate::PROBLEMS;
use crate::check::{count, shown};
use crate::fault::{Fault, Outcome};

#[derive(clap::Args)]
#[command(
    after_help = "The pack goes to standard output, so write `> pack.json` and then `cargo tools check pack.json`. What to\n\
                  look at goes to standard error, doubts first, each with its lines. Several files are read as one text: the\n\
                  assessment plan and the occupational standard, say. Ends with 1 if there is no plan in them."
)]
pub struct Options {
    /// The text of a plan: .txt, .md, .html, or what was pasted into a file.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The day on which the plan is read, such as 2026-11-30: it stands in the pack. Today, if it is left out.
    #[arg(long, value_name = "DAY", value_parser = day)]
    checked: Option<Date>,
    /// Write what was understood, with the lines of everything, instead of a pack.
    #[arg(long)]
    draft: bool,
}

fn day(text: &str) -> Result<Date, &'static str> {
    days::parse_date(text).ok_or("write year-month-day, such as 2026-11-30")
}

pub fn command(options: &Options) -> Outcome<ExitCode> {
    let mut whole = String::new();
    let mut starts: Vec<(usize, &Path)> = Vec::new();
    for file in &options.files {
        starts.push((whole.lines().count(), file));
        whole.push_str(&text(file)?);
        if options.files.len() > 1 && !whole.ends_with('\n') {
            whole.push('\n');
        }
    }
    let mut import = Import::new(whole);
    while import.step().part.is_some() {}
    let draft = import.finish();
    let findings = draft.to_look_at();
    let written = if options.draft {
        let draft = serde_json::to_string_pretty(&draft)
            .map_err(|error| Fault::writing(Path::new("standard output"), &error.into()))?;
        draft + "\n"
    } else {
        import::to_pack(&draft, &days::write_date(options.checked.unwrap_or_else(today)))
    };
    let is_plan = draft.family != Family::Other;
    let told = tell(&draft, &findings, &starts)
        .and_then(|()| if is_plan { io::stdout().write_all(written.as_bytes()) } else { Ok(()) });
    match told {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Fault::writing(Path::new("standard output"), &error))
        }
        _ if is_plan => Ok(ExitCode::SUCCESS),
        _ => Ok(ExitCode::from(PROBLEMS)),
    }
}

/// The text of a file, whatever it is encoded in.
fn text(path: &Path) -> Outcome<String> {
    let bytes = fs::read(path).map_err(|error| Fault::reading(path, &error))?;
    let name = path.display().to_string();
    let (first, last) = kinds::ENDS;
    let mut ends = bytes.get(..first.min(bytes.len())).unwrap_or_default().to_vec();
    if bytes.len() > first {
        ends.extend_from_slice(bytes.get(bytes.len().saturating_sub(last).max(first)..).unwrap_or_default());
    }
    let is = match kinds::kind(&name, &ends) {
        Some(FileKind::Document) => "is a document of Word or another word processor",
        Some(FileKind::Pdf) => "is a PDF",
        Some(FileKind::Workbook) => "is a workbook of a spreadsheet",
        Some(FileKind::Slides) => "holds slides",
        Some(FileKind::Picture) => "is a picture",
        Some(FileKind::Recording) => "is a recording",
        Some(FileKind::CoursePackage | FileKind::Archive) => "is an archive of files",
        Some(FileKind::WebPage | FileKind::Calendar | FileKind::Empty) | None => return decoded(path, bytes),
    };
    Err(Fault::new(
        name,
        is,
        "open it in the program that it belongs to, select all, copy, and save what you copied as .txt.",
    ))
}

fn decoded(path: &Path, bytes: Vec<u8>) -> Outcome<String> {
    String::from_utf8(bytes).or_else(|error| {
        let decoded = cells::decode(error.as_bytes());
        decoded
            .map(|(text, _)| text)
            .map_err(|problem| Fault::new(path.display().to_string(), problem.says, problem.remedy))
    })
}

/// The day of the clock, in UTC.
fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let since_1970 = u32::try_from(seconds / 86_400).unwrap_or(u32::MAX);
    Date::new(1970, 1, 1).map_or(Date::LAST, |epoch| Date::from_number(epoch.number().saturating_add(since_1970)))
}

/// What was found in numbers, and every finding under its kind.
fn tell(draft: &Draft, findings: &[Finding], starts: &[(usize, &Path)]) -> io::Result<()> {
    let mut to = io::BufWriter::new(io::stderr().lock());
    writeln!(to, "{}", shown(&summary(draft)))?;
    for (kind, heading) in [
        (FindingKind::Contradiction, "The text says two things"),
        (FindingKind::Unreadable, "Could not be read"),
        (FindingKind::Look, "Look at this"),
        (FindingKind::NotFound, "Not found"),
    ] {
        let of_kind: Vec<&Finding> = findings.iter().filter(|finding| finding.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        writeln!(to, "\n{heading} ({}):", of_kind.len())?;
        for finding in of_kind {
            let lines = finding.lines.map_or_else(String::new, |lines| place(lines.first, lines.last, starts));
            writeln!(to, "  {}{}", shown(&finding.about), shown(&lines))?;
            writeln!(to, "    {}\n    to do: {}", shown(&finding.says), shown(&finding.remedy))?;
        }
    }
    to.flush()
}

/// `, line 4`; `, plan.txt, lines 4 to 6` where several files were read.
fn place(first: u32, last: u32, starts: &[(usize, &Path)]) -> String {
    let first = usize::try_from(first).unwrap_or(usize::MAX);
    let last = usize::try_from(last).unwrap_or(usize::MAX);
    let (before, file) = match starts {
        [] | [_] => (0, String::new()),
        starts => starts
            .iter()
            .rev()
            .find(|(start, _)| *start < first)
            .map_or((0, String::new()), |(start, file)| (*start, format!(", {}", file.display()))),
    };
    let (first, last) = (first.saturating_sub(before), last.saturating_sub(before));
    if first == last { format!("{file}, line {first}") } else { format!("{file}, lines {first} to {last}") }
}

fn summary(draft: &Draft) -> String {
    let what = match draft.family {
        Family::Plan => "An assessment plan",
        Family::ShortPlan => "A short assessment plan",
        Family::OccupationalStandard => "An occupational standard",
        Family::Other => return "No plan.".to_owned(),
    };
    let title = draft.title.as_ref().map_or_else(String::new, |found| format!(", {}", found.value));
    let criteria = draft.methods.iter().map(|method| method.value.criteria.len()).sum();
    let counts = [
        (draft.options.len(), "option"),
        (draft.ksbs.len(), "KSB"),
        (draft.duties.len(), "duty"),
        (draft.methods.len(), "method"),
        (criteria, "criterion"),
        (draft.outcomes.len(), "outcome"),
        (draft.gateway.len(), "requirement"),
    ];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(
            |(number, what)| {
                if what == "duty" && number > 1 { format!("{number} duties") } else { count(number, what) }
            },
        )
        .collect();
    format!("{what}{title}: {}.", counts.join(", "))
}
