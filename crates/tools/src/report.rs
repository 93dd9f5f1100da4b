//! `cargo tools report`: one record as the report that the page saves.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use grades::domain::date::Date;
use grades::formats::{days, records};
use grades::report::{self, Report};

use crate::PROBLEMS;
use crate::fault::{Fault, Outcome};
use crate::graders::GivenPacks;

#[derive(clap::Args)]
#[command(after_help = "Ends with 1 if the record has a problem.")]
pub struct Options {
    /// One learner record.
    file: PathBuf,
    /// The day on which the report is made, such as 2026-11-25: it stands in the report.
    #[arg(long, value_name = "DAY", value_parser = day)]
    made: Date,
    #[command(flatten)]
    packs: GivenPacks,
}

fn day(text: &str) -> Result<Date, &'static str> {
    days::parse_date(text).ok_or("write year-month-day, such as 2026-11-25")
}

pub fn command(options: &Options) -> Outcome<ExitCode> {
    let graders = options.packs.graders()?;
    let file = &options.file;
    let text = fs::read_to_string(file).map_err(|error| Fault::reading(file, &error))?;
    let saved = match records::read_to_grade(&text, |uid| graders.standard(uid)) {
        Ok(saved) => saved,
        Err(problems) => {
            problems.iter().for_each(|problem| eprintln!("{problem}"));
            return Ok(ExitCode::from(PROBLEMS));
        }
    };
    let Some(grader) = graders.find(&saved.standard) else {
        let place = file.display().to_string();
        return Err(Fault::new(place, format!("is of {}, which is not known", saved.standard), "give its pack."));
    };
    let decision = grader.decide(&saved.record);
    let dates = report::date_rows(grader.standard(), saved.record.pathway, &saved.readiness);
    let report = Report {
        standard: grader.standard(),
        name: &saved.name,
        record: &saved.record,
        readiness: &saved.readiness,
        decision: &decision,
        dates: &dates,
        today: options.made,
    };
    print!("{}", report::write(&report));
    Ok(ExitCode::SUCCESS)
}
