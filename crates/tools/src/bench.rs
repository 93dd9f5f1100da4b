//! `cargo tools bench`: how long it takes to read, make ready and decide, beside the figures recorded last.
//!
//! Figures are medians over rounds after a warm-up. They say something beside others of the same machine only, so
//! nothing fails by them.

use std::hint::black_box;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use grades::domain::date::Date;
use grades::domain::grading::Grader;
use grades::domain::record::LearnerRecord;
use grades::domain::standard::Standard;
use grades::domain::{mapping, portfolio};
use grades::files::pack;
use grades::formats::csv;
use grades::report::{self, Report};
use standards::SHIPPED;

use crate::cohort::{self, Found};
use crate::decide::decide;
use crate::fault::{Fault, Outcome};
use crate::figures::{self, Figure, Recorded, Unit};
use crate::graders::Graders;
use crate::project;
use crate::samples::{self, Kind};
use crate::test::needs;

#[derive(clap::Args)]
#[command(
    after_help = "The figures stand beside those in tests/figures.json. The JavaScript module is measured too, where Node and\n\
                  dist/npm are (`cargo tools module` builds it)."
)]
pub struct Options {
    /// Write the figures down for next time.
    #[arg(long)]
    record: bool,
    /// Count instead how many prompts it takes until a grade is settled, by what matters most and in the document's order.
    #[arg(long, conflicts_with = "record")]
    prompts: bool,
    /// Measure instead how long the page takes to start, beside the pages in tests/peers.
    #[arg(long, conflicts_with_all = ["record", "prompts"])]
    start: bool,
    /// The `dist` of an older version, to be measured in the same run.
    #[arg(long, requires = "start")]
    before: Option<PathBuf>,
}

const READ: Figure = nanoseconds("read-pack", "read the largest pack", None);
const MAKE: Figure = nanoseconds("make-grader", "make it ready to decide", None);
const NOTHING: Figure = nanoseconds("decide-nothing", "decide, nothing answered, with everything", Some(20_000));
const HALF: Figure = nanoseconds("decide-half", "decide, half answered, with everything", Some(20_000));
const ALL: Figure = nanoseconds("decide-all", "decide, all answered, with everything", Some(20_000));
const MANY_WAYS: Figure = nanoseconds("decide-many-ways", "decide, rules with more ways than are followed", None);
const BRIEF: Figure = a_second("brief", "decisions, bounds only", 500_000);
const LINES: Figure = a_second("lines", "records read, decided with everything, written", 0);
const GRID: Figure = nanoseconds("grid-100", "the mapping grid of 100 pieces", None);
const CHECKS: Figure = nanoseconds("checks-100", "100 pieces held against the plan's limits", None);
const CSV_OUT: Figure = nanoseconds("csv-write-100", "the grid of 100 pieces written as CSV", None);
const CSV_IN: Figure = nanoseconds("csv-read-100", "and read back", None);
const REPORT: Figure = nanoseconds("report-100", "the report with 100 pieces", None);
const GROUP_FILES: Figure =
    nanoseconds("cohort-files-300", "a group of 300 files read and written as a table", Some(1_000_000_000));
const GROUP: Figure =
    nanoseconds("cohort-10000", "a group of 10,000 records from memory, as a table", Some(2_000_000_000));
const BRIEF_LINES: Figure = a_second("brief-lines", "records read, decided by bounds only, written", 300_000);

/// What `tests/js/bench.js` measures.
const WASM: [Figure; 9] = [
    nanoseconds("wasm-decide-text", "wasm: decide(record) from and with JSON text, half answered", None),
    nanoseconds("wasm-decide-object", "wasm: decide(record) from an object, half answered", None),
    nanoseconds("wasm-decide-all", "wasm: decide(record) from an object, all answered", None),
    a_second("wasm-decide-many", "wasm: decideMany(records) from objects, with everything", 15_000),
    a_second("wasm-decide-many-texts", "wasm: decideMany(records) from JSON text", 15_000),
    a_second("wasm-bounds-many", "wasm: boundsMany(records) from objects", 0),
    a_second("json-logic-many", "json-logic-js: the same bounds of the same records", 0),
    Figure {
        name: "wasm-bounds-times",
        says: "wasm: boundsMany against json-logic-js",
        unit: Unit::Tenths,
        budget: Some(100),
    },
    nanoseconds("wasm-standard", "wasm: standard(uid)", None),
];

/// Measured this long before anything counts.
const WARM_UP: Duration = Duration::from_millis(200);

/// Each round takes about so long.
const ROUND: Duration = Duration::from_millis(40);

/// The median is over so many rounds.
const ROUNDS: usize = 15;

const fn nanoseconds(name: &'static str, says: &'static str, budget: Option<u64>) -> Figure {
    Figure { name, says, unit: Unit::Nanoseconds, budget }
}

const fn a_second(name: &'static str, says: &'static str, budget: u64) -> Figure {
    Figure { name, says, unit: Unit::ASecond, budget: if budget > 0 { Some(budget) } else { None } }
}

pub fn command(options: &Options) -> Outcome<ExitCode> {
    if options.prompts {
        return Ok(crate::prompts::print());
    }
    if options.start {
        return crate::peers::start_times(options.before.as_deref());
    }
    let root = project::root()?;
    let recorded = Recorded::read(&root)?;
    let mut fresh = Recorded::read(&root)?;
    println!("{}", figures::heading());
    let mut tell = |figure: &Figure, value: u64| {
        println!("{}", recorded.line(figure, value));
        fresh.take(figure, value);
    };
    native(&root, &mut tell)?;
    if let Err(why) = in_node(&root, &mut tell) {
        println!("wasm: not measured: {why}");
    }
    if options.record {
        fresh.write(&root)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn native(root: &Path, tell: &mut impl FnMut(&Figure, u64)) -> Result<(), Fault> {
    let standards: Vec<Standard> = SHIPPED.iter().filter_map(|shipped| standards::find(shipped.uid)).collect();
    let largest =
        SHIPPED.iter().filter_map(|shipped| standards::text(shipped.uid)).max_by_key(|text| text.len()).unwrap_or("");
    let Some(standard) = pack::read(largest).ok().filter(|_| standards.len() == SHIPPED.len()) else {
        let mend = "`cargo tools check standards/*.json` says what is wrong.";
        return Err(Fault::new("standards", "holds a pack that cannot be read", mend));
    };
    tell(&READ, median(|| drop(black_box(pack::read(black_box(largest))))));
    tell(&MAKE, median(|| drop(black_box(Grader::new(black_box(standard.clone()))))));
    let grader = Grader::new(standard);
    let records = |kind| samples::records(grader.standard(), kind);
    for (figure, kind) in [(&NOTHING, Kind::Nothing), (&HALF, Kind::Half), (&ALL, Kind::All)] {
        tell(figure, each(&records(kind), |record| drop(black_box(grader.decide(record)))));
    }
    let every: Vec<LearnerRecord> = Kind::EVERY.into_iter().flat_map(records).collect();
    tell(&BRIEF, a_second_from(each(&every, |record| drop(black_box(grader.brief(record)))), 1));

    many_ways(root, tell)?;
    evidence(&grader, tell);

    const COUNT: usize = 3_000;
    let lines = samples::lines(&standards, COUNT);
    let graders = Graders::shipped();
    for (figure, brief) in [(&LINES, false), (&BRIEF_LINES, true)] {
        let all = median(|| drop(black_box(decide(black_box(lines.as_slice()), io::sink(), &graders, brief))));
        tell(figure, a_second_from(all, COUNT));
    }
    group(root, &lines, &graders, tell)
}

/// A group from files, and a larger one from memory.
fn group(root: &Path, lines: &[u8], graders: &Graders, tell: &mut impl FnMut(&Figure, u64)) -> Result<(), Fault> {
    let records = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let many: Vec<Found> = records
        .cycle()
        .take(10_000)
        .enumerate()
        .map(|(number, bytes)| Found { name: format!("{number}.json"), bytes: bytes.to_vec(), changed: None })
        .collect();
    let folder = root.join("target/bench-cohort");
    std::fs::create_dir_all(&folder).map_err(|error| Fault::writing(&folder, &error))?;
    for file in many.iter().take(300) {
        let path = folder.join(&file.name);
        std::fs::write(&path, &file.bytes).map_err(|error| Fault::writing(&path, &error))?;
    }
    let today = Date::default();
    let table = |files: &[Found]| drop(black_box(cohort::gather(files, graders, today).csv(graders, false)));
    let from_files = || cohort::files(std::slice::from_ref(&folder)).map(|(files, _)| table(&files));
    from_files()?;
    tell(&GROUP_FILES, median(|| drop(black_box(from_files()))));
    tell(&GROUP, median(|| table(black_box(&many))));
    std::fs::remove_dir_all(&folder).map_err(|error| Fault::writing(&folder, &error))
}

/// A pack whose rules combine in more ways than are followed.
fn many_ways(root: &Path, tell: &mut impl FnMut(&Figure, u64)) -> Result<(), Fault> {
    let file = root.join("tests/packs/hostile/five-overlapping-pools.json");
    let text = std::fs::read_to_string(&file).map_err(|error| Fault::reading(&file, &error))?;
    if let Ok(standard) = pack::read(&text) {
        let (grader, record) = (Grader::new(standard), LearnerRecord::default());
        tell(&MANY_WAYS, median(|| drop(black_box(grader.decide(black_box(&record))))));
    }
    Ok(())
}

/// What a full log of evidence takes: 100 pieces of eight links each, on the first option.
fn evidence(grader: &Grader, tell: &mut impl FnMut(&Figure, u64)) {
    let standard = grader.standard();
    let Some(record) = samples::records(standard, Kind::Half).into_iter().next() else { return };
    let readiness = samples::evidence(standard, record.pathway, 100);
    let pieces = &readiness.evidence;
    tell(&GRID, median(|| drop(black_box(mapping::grids(standard, record.pathway, black_box(pieces))))));
    tell(&CHECKS, median(|| drop(black_box(portfolio::check(standard, &record, black_box(&readiness))))));
    let file = csv::evidence::write(standard, record.pathway, pieces);
    tell(&CSV_OUT, median(|| drop(black_box(csv::evidence::write(standard, record.pathway, black_box(pieces))))));
    tell(&CSV_IN, median(|| drop(black_box(csv::evidence::read(black_box(file.as_bytes()), standard, pieces)))));
    let decision = grader.decide(&record);
    let report = Report {
        standard,
        name: "",
        record: &record,
        readiness: &readiness,
        decision: &decision,
        dates: &[],
        today: Date::default(),
    };
    tell(&REPORT, median(|| drop(black_box(report::write(black_box(&report))))));
}

/// The median time for one record, over records of like kind.
fn each(records: &[LearnerRecord], mut decide: impl FnMut(&LearnerRecord)) -> u64 {
    let all = median(|| records.iter().for_each(|record| decide(black_box(record))));
    all / u64::try_from(records.len().max(1)).unwrap_or(1)
}

fn a_second_from(nanoseconds: u64, count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX).saturating_mul(1_000_000_000) / nanoseconds.max(1)
}

/// How long something takes, in nanoseconds: the median of rounds, each long enough for the clock.
fn median(mut work: impl FnMut()) -> u64 {
    let (start, mut times) = (Instant::now(), 0_u128);
    while start.elapsed() < WARM_UP || times == 0 {
        work();
        times += 1;
    }
    let once = (start.elapsed().as_nanos() / times).max(1);
    let times = (ROUND.as_nanos() / once).max(1);
    let mut rounds = [0; ROUNDS];
    for round in &mut rounds {
        let start = Instant::now();
        for _ in 0..times {
            work();
        }
        *round = start.elapsed().as_nanos() / times;
    }
    rounds.sort_unstable();
    u64::try_from(rounds[ROUNDS / 2]).unwrap_or(u64::MAX)
}

/// The same in the compiled module, under Node; or why not.
fn in_node(root: &Path, tell: &mut impl FnMut(&Figure, u64)) -> Result<(), String> {
    if !root.join("dist/npm/glue.js").is_file() {
        return Err("there is no dist/npm; `cargo tools module` builds it.".to_owned());
    }
    needs::packages(&root.join("tests/peers/json-logic")).map_err(|fault| fault.to_string())?;
    let mut node = Command::new("node");
    node.current_dir(root).arg("tests/js/bench.js").stdin(Stdio::null()).stderr(Stdio::inherit());
    let output = node.output().map_err(|error| format!("node did not start: {error}"))?;
    if !output.status.success() {
        return Err(format!("tests/js/bench.js ended with {}; is dist/npm up to date?", output.status));
    }
    let measured: std::collections::BTreeMap<String, u64> =
        serde_json::from_slice(&output.stdout).map_err(|error| format!("tests/js/bench.js: {error}"))?;
    for figure in &WASM {
        if let Some(value) = measured.get(figure.name) {
            tell(figure, *value);
        }
    }
    Ok(())
}
