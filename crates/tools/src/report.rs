//! `cargo tools report`: one record as the report that the page saves.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use grades::formats::records::{self, MOST_BYTES};
use grades::formats::{days, tree};
use grades::report::{self, Report};

use crate::PROBLEMS;
use crate::fault::Fault;
use crate::graders::Graders;
use crate::words::Words;

pub const HELP: &str = "\
cargo tools report --made DAY [--pack FILE]… FILE
  Writes the report on one learner record, a whole HTML file, to standard output.
    --made DAY   the day on which it is made, such as 2026-11-25: it stands in the report
    --pack FILE  a standard beside those that ship; as often as you like
  Ends with 1 if the record has a problem.
";

pub fn command(mut words: Words) -> Result<ExitCode, Fault> {
    let mut graders = Graders::shipped();
    for pack in words.values("--pack")? {
        graders.add(&pack)?;
    }
    let made = words.values("--made")?;
    let asks_one = words.fault("takes one file", "name the file of one learner record.");
    let files: Vec<PathBuf> = words.files()?;
    let [file] = files.as_slice() else { return Err(asks_one) };
    let text = fs::read_to_string(file).map_err(|error| Fault::reading(file, &error))?;
    let today = made.first().and_then(|day| days::parse_date(&day.to_string_lossy()));
    let mend = "write year-month-day, such as --made 2026-11-25.";
    let today =
        today.ok_or_else(|| Fault::new("cargo tools report", "is not told the day on which it is made", mend))?;
    let read = tree::parse(&text, MOST_BYTES).map_err(|problem| vec![problem]);
    let saved = read.and_then(|node| records::read_to_grade(&node, |uid| graders.standard(uid)));
    let saved = match saved {
        Ok(saved) => saved,
        Err(problems) => {
            problems.iter().for_each(|problem| eprintln!("{problem}"));
            return Ok(ExitCode::from(PROBLEMS));
        }
    };
    let Some(grader) = graders.find(&saved.standard) else { return Err(asks_one) };
    let decision = grader.decide(&saved.record);
    let dates = report::date_rows(grader.standard(), saved.record.pathway, &saved.readiness);
    let report = Report {
        standard: grader.standard(),
        name: &saved.name,
        record: &saved.record,
        readiness: &saved.readiness,
        decision: &decision,
        dates: &dates,
        today,
    };
    print!("{}", report::write(&report));
    Ok(ExitCode::SUCCESS)
}
