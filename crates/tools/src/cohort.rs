//! `cargo tools cohort`: the files of a group in, a table for a spreadsheet out.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use grades::domain::cohort::{self, Entry, SortBy};
use grades::domain::date::Date;
use grades::domain::grading::Grader;
use grades::files::group::{self, FileProblems, GroupFile, Read};
use grades::files::record::MOST_BYTES;
use grades::formats::days;
use grades::formats::problem::Problem;
use grades::report::group::{csv, heat_table, table};

use crate::PROBLEMS;
use crate::check::count;
use crate::fault::{Fault, Outcome};
use crate::graders::{GivenPacks, Graders};

#[derive(clap::Args)]
#[command(
    after_help = "Of a folder, every .json file in it and below is read. Packs among the files are used, whatever the order. A file\n\
                  with a problem is named on standard error with what is wrong, and the others go on. Ends with 1 if any\n\
                  file had a problem."
)]
pub struct Options {
    /// Learner records, packs, and folders of them.
    #[arg(value_name = "FILE", required = true)]
    group: Vec<PathBuf>,
    /// Write how many said what to each question, instead of a row for each apprentice.
    #[arg(long)]
    heat: bool,
    /// Put first who needs help first, instead of going by the names of the files.
    #[arg(long, conflicts_with = "heat")]
    help_first: bool,
    /// The first day that counts as a next date, such as 2026-12-01; today without it.
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<Date>,
    #[command(flatten)]
    packs: GivenPacks,
}

fn day(text: &str) -> Result<Date, &'static str> {
    days::parse_date(text).ok_or("write year-month-day, such as 2026-12-01")
}

/// A file of the group as it was found.
pub struct Found {
    /// What it is called.
    pub name: String,
    /// What stands in it; no more than is looked at.
    pub bytes: Vec<u8>,
    /// When it was last changed, in seconds after 1970.
    pub changed: Option<u64>,
}

/// A group that was read.
pub struct Group {
    /// The packs that lay among the files.
    packs: Vec<Grader>,
    /// One for each apprentice.
    pub entries: Vec<Entry>,
    /// Files with problems, by name.
    pub problems: Vec<FileProblems>,
}

pub fn command(options: &Options) -> Outcome<ExitCode> {
    let graders = options.packs.graders()?;
    let today = options.today.or_else(now).unwrap_or_default();
    let (files, mut unread) = files(&options.group)?;
    let mut read = gather(&files, &graders, today);
    read.problems.append(&mut unread);
    read.problems.sort_by(|one, other| one.file.cmp(&other.file));
    if options.help_first {
        cohort::sort(&mut read.entries, SortBy::Help, false);
    }
    match io::stdout().write_all(read.csv(&graders, options.heat).as_bytes()) {
        // Whoever reads has read enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            return Err(Fault::writing(Path::new("standard output"), &error));
        }
        Ok(()) | Err(_) => {}
    }
    tell(&read);
    Ok(if read.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(PROBLEMS) })
}

impl Group {
    /// The table of the group as comma-separated values, or that of its questions.
    pub fn csv(&self, graders: &Graders, heat: bool) -> String {
        let find = |uid: &str| self.find(graders, uid);
        csv(&if heat { heat_table(&self.entries, find) } else { table(&self.entries, find) })
    }

    /// What decides records of a standard: a pack of the group before any other.
    fn find<'g>(&'g self, graders: &'g Graders, uid: &str) -> Option<&'g Grader> {
        self.packs.iter().find(|grader| grader.standard().uid == uid).or_else(|| graders.find(uid))
    }
}

/// Reads a group.
pub fn gather(files: &[Found], graders: &Graders, today: Date) -> Group {
    let given = || files.iter().map(|file| GroupFile { file: &file.name, bytes: &file.bytes, changed: file.changed });
    let (packs, problems) = group::packs(given());
    let mut group = Group { packs, entries: Vec::new(), problems };
    let mut entries = Vec::with_capacity(files.len());
    let mut refused = Vec::new();
    for file in given() {
        match group::read(file, |uid| group.find(graders, uid), today) {
            Ok(Read::Entry(entry)) => entries.push(*entry),
            Ok(Read::Pack) => {}
            Err(problems) => refused.push(FileProblems { file: file.file.to_owned(), problems }),
        }
    }
    group.entries = cohort::gather(entries);
    group.problems.append(&mut refused);
    group.problems.sort_by(|one, other| one.file.cmp(&other.file));
    group
}

/// The files that are named, and those in folders, each once and by name; and those that cannot be read.
///
/// # Errors
/// What is named is not there, or is a folder that cannot be looked into.
pub fn files(named: &[PathBuf]) -> Result<(Vec<Found>, Vec<FileProblems>), Fault> {
    let mut paths = Vec::new();
    for file in named {
        find(file, true, &mut paths)?;
    }
    paths.sort();
    paths.dedup();
    let (mut files, mut unread) = (Vec::new(), Vec::new());
    for path in &paths {
        match found(path) {
            Ok(file) => files.push(file),
            Err(error) => {
                let says = format!("It cannot be read: {error}.");
                let problem = Problem::new("", "unreadable", says, "Check that it is there, and that you may read it.");
                unread.push(FileProblems { file: path.display().to_string(), problems: vec![problem] });
            }
        }
    }
    Ok((files, unread))
}

/// Adds a file, or every .json file in a folder and below. Links inside a folder are not followed: they may lead round in
/// circles.
fn find(path: &Path, is_named: bool, into: &mut Vec<PathBuf>) -> Result<(), Fault> {
    let about = if is_named { fs::metadata(path) } else { fs::symlink_metadata(path) };
    let about = about.map_err(|error| Fault::reading(path, &error))?;
    if about.is_dir() {
        for inside in fs::read_dir(path).map_err(|error| Fault::reading(path, &error))? {
            find(&inside.map_err(|error| Fault::reading(path, &error))?.path(), false, into)?;
        }
    } else if is_named
        || (about.is_file() && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")))
    {
        into.push(path.to_owned());
    }
    Ok(())
}

/// Reads one file, no further than one byte past what a record may have.
fn found(path: &Path) -> io::Result<Found> {
    use std::io::Read as _;
    let file = fs::File::open(path)?;
    let changed = file.metadata()?.modified().ok().and_then(seconds);
    let mut bytes = Vec::new();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    file.take(most).read_to_end(&mut bytes)?;
    Ok(Found { name: path.display().to_string(), bytes, changed })
}

fn seconds(time: SystemTime) -> Option<u64> {
    time.duration_since(UNIX_EPOCH).ok().map(|since| since.as_secs())
}

/// Today, by the clock of this computer in UTC.
fn now() -> Option<Date> {
    let days = i32::try_from(seconds(SystemTime::now())? / 86_400).ok()?;
    Some(Date::new(1970, 1, 1)?.plus_days(days))
}

/// Says on standard error how many there are, and what is wrong with which file.
fn tell(group: &Group) {
    for file in &group.problems {
        eprintln!("{}: {}", file.file, count(file.problems.len(), "problem"));
        for problem in file.problems.iter().take(MOST_TOLD) {
            eprintln!("  {problem}");
        }
        if file.problems.len() > MOST_TOLD {
            eprintln!("  and {} more", file.problems.len() - MOST_TOLD);
        }
    }
    let older: usize = group.entries.iter().map(|entry| entry.older.len()).sum();
    let mut told = count(group.entries.len(), "apprentice");
    if older > 0 {
        told.push_str(&format!(", {older} older or same {} left out", if older == 1 { "file" } else { "files" }));
    }
    if !group.problems.is_empty() {
        told.push_str(&format!(", {} with problems", count(group.problems.len(), "file")));
    }
    eprintln!("{told}");
}

/// More problems of one file than this are counted only.
const MOST_TOLD: usize = 5;
