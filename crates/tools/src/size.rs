//! `cargo tools size`: what the first load downloads, file by file, beside its budget; and the other things we hand
//! out. What comes with the packs, and what comes last, has no budget.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use serde::{Deserialize, Serialize};

use crate::build::{self, Site};
use crate::fault::{Fault, Outcome};
use crate::numbers::thousands;
use crate::project;

const FILE: &str = "tests/sizes.json";

/// `tests/sizes.json`: the budget, and the figures of the last time they were recorded.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Sizes {
    budget: Budget,
    /// What else is handed out, by its place in `dist`.
    #[serde(default)]
    handed_out: BTreeMap<String, Ceiling>,
    #[serde(default)]
    recorded: BTreeMap<String, Figures>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// All of the first load, compressed with brotli, in bytes: more is refused.
    first_load_brotli: u64,
    /// What it should be: more is said, every time.
    aim_brotli: u64,
}

/// Bytes of one file as it is: more than `most` is refused, more than `aim` is said.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Ceiling {
    most: u64,
    aim: u64,
}

/// Bytes of one file.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Figures {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

#[derive(clap::Args)]
pub struct Options {
    /// Keep the figures in tests/sizes.json, to compare with next time.
    #[arg(long)]
    pub record: bool,
}

pub fn command(options: &Options) -> Outcome<ExitCode> {
    let root = project::root()?;
    let file = root.join(FILE);
    let mut sizes = read(&file)?;
    let site = build::site(&root, None, build::How::Shipped)?;
    let measured = measure(&site)?;
    print!("{}", table(&measured, &sizes));
    let total = total(&measured).brotli;
    let budget = sizes.budget.first_load_brotli;
    let handed_out = handed_out(&root, &sizes)?;
    if options.record {
        sizes.recorded = measured;
        write(&file, &sizes)?;
        println!("Recorded in {FILE}");
    }
    if total > budget {
        let what = format!("{} bytes, {} over the budget", thousands(total), thousands(total - budget));
        let mend = "make it smaller; the budget in tests/sizes.json changes only with a reason.";
        return Err(Fault::new("the first load", what, mend));
    }
    let aim = sizes.budget.aim_brotli;
    if total > aim {
        println!("The first load is {} bytes over its aim of {}.", thousands(total - aim), thousands(aim));
    }
    handed_out.map(|()| ExitCode::SUCCESS)
}

/// Says the size of each; the fault inside is told after the rest has been.
fn handed_out(root: &Path, sizes: &Sizes) -> Outcome<Outcome<()>> {
    let mut told = Ok(());
    for (name, ceiling) in &sizes.handed_out {
        let size = length(&root.join("dist").join(name))?;
        println!("{name:<28} {:>10} of {}, aim {}", thousands(size), thousands(ceiling.most), thousands(ceiling.aim));
        if size > ceiling.most {
            let what = format!("{} bytes, {} over its ceiling", thousands(size), thousands(size - ceiling.most));
            told =
                Err(Fault::new(name, what, "make it smaller; ceilings in tests/sizes.json change only with a reason."));
        }
    }
    Ok(told)
}

fn length(path: &Path) -> Outcome<u64> {
    fs::metadata(path).map(|found| found.len()).map_err(|error| Fault::reading(path, &error))
}

fn read(file: &Path) -> Outcome<Sizes> {
    let text = fs::read_to_string(file).map_err(|error| Fault::reading(file, &error))?;
    serde_json::from_str(&text).map_err(|error| {
        let mend = "it needs {\"budget\":{\"first_load_brotli\":190000,\"aim_brotli\":150000}}; `cargo tools size --record` adds the rest.";
        Fault::new(FILE, error.to_string(), mend)
    })
}

fn write(file: &Path, sizes: &Sizes) -> Outcome<()> {
    let text =
        serde_json::to_string_pretty(sizes).map_err(|error| Fault::new(FILE, error.to_string(), "report it."))?;
    fs::write(file, text + "\n").map_err(|error| Fault::writing(file, &error))
}

fn measure(site: &Site) -> Outcome<BTreeMap<String, Figures>> {
    let bytes = |file: &str| length(&site.folder.join(file));
    let mut measured = BTreeMap::new();
    for part in &site.first_load {
        let raw = bytes(&part.file)?;
        // What does not compress travels as it is.
        let [gzip, brotli] = ["gz", "br"].map(|ending| bytes(&format!("{}.{ending}", part.file)).unwrap_or(raw));
        measured.insert(part.name.clone(), Figures { raw, gzip, brotli });
    }
    Ok(measured)
}

fn total(measured: &BTreeMap<String, Figures>) -> Figures {
    measured.values().fold(Figures::default(), |sum, one| Figures {
        raw: sum.raw + one.raw,
        gzip: sum.gzip + one.gzip,
        brotli: sum.brotli + one.brotli,
    })
}

fn table(measured: &BTreeMap<String, Figures>, sizes: &Sizes) -> String {
    let mut text = format!("{:<20} {:>10} {:>10} {:>10} {:>10}\n", "first load", "raw", "gzip", "brotli", "recorded");
    let mut row = |name: &str, figures: Figures, recorded: Option<Figures>| {
        let recorded = recorded.map(|figures| thousands(figures.brotli)).unwrap_or_else(|| "–".to_owned());
        let [raw, gzip, brotli] = [figures.raw, figures.gzip, figures.brotli].map(thousands);
        text.push_str(&format!("{name:<20} {raw:>10} {gzip:>10} {brotli:>10} {recorded:>10}\n"));
    };
    for (name, figures) in measured {
        row(name, *figures, sizes.recorded.get(name).copied());
    }
    let recorded = (!sizes.recorded.is_empty()).then(|| total(&sizes.recorded));
    row("total", total(measured), recorded);
    text.push_str(&format!("{:<20} {:>32}\n", "budget", thousands(sizes.budget.first_load_brotli)));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_file_of_the_project_can_be_read() {
        assert!(serde_json::from_str::<Sizes>(include_str!("../../../tests/sizes.json")).is_ok());
    }

    #[test]
    fn the_total_is_the_sum_of_the_files() {
        let one = Figures { raw: 10, gzip: 5, brotli: 4 };
        let measured = BTreeMap::from([("a".to_owned(), one), ("b".to_owned(), one)]);
        assert_eq!(total(&measured).brotli, 8);
        let sizes = Sizes {
            budget: Budget { first_load_brotli: 100, aim_brotli: 50 },
            handed_out: BTreeMap::new(),
            recorded: BTreeMap::new(),
        };
        assert!(table(&measured, &sizes).contains("total"));
    }
}
