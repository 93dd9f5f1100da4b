//! The checks that there are.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Project;
use super::adding::adding;
use super::count::{Counted, Tally};
use super::deps;
use super::needs;
use super::outcomes::{outcomes, sum, together};
use super::platforms;
use super::run::{counted, counted_and_kept};
use super::twice;
use crate::build;
use crate::fault::{Fault, Outcome};
use crate::project::{cargo, output_of};
use crate::size;

/// One step.
pub struct Step {
    /// For `--only`.
    pub name: &'static str,
    pub heading: &'static str,
    pub lane: Lane,
    /// Only with `--all`.
    pub long: bool,
    /// Steps whose results this one uses.
    pub after: &'static [&'static str],
    pub run: fn(&Project) -> Outcome<Tally>,
}

/// What a step is busy with. Steps of one lane run one after the other; the two lanes run side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// Compiles and tests our code, or tries what came of it in Node.
    Code,
    /// Builds the page or the module, or drives the page.
    Page,
}

impl Step {
    const fn code(name: &'static str, heading: &'static str, run: fn(&Project) -> Outcome<Tally>) -> Step {
        Step { name, heading, lane: Lane::Code, long: false, after: &[], run }
    }

    const fn page(name: &'static str, heading: &'static str, run: fn(&Project) -> Outcome<Tally>) -> Step {
        Step { lane: Lane::Page, ..Step::code(name, heading, run) }
    }

    const fn after(self, after: &'static [&'static str]) -> Step {
        Step { after, ..self }
    }

    const fn long(self) -> Step {
        Step { long: true, ..self }
    }
}

/// Every step, in the order in which each lane runs its own: quick ones first. Those for `--all` only, which need other
/// platforms or much time, stand at the end.
pub const STEPS: &[Step] = &[
    Step::code("format", "Format", format),
    Step::code("lint", "Lints, host", lint),
    Step::code("host", "Tests, host", |p| cargo_test(p, &["--workspace", "--tests"])),
    Step::code("docs", "Examples in the documentation", |p| cargo_test(p, &["--workspace", "--doc"])),
    Step::code("links", "Links in the documentation", links),
    Step::code("schemas", "Packs and records against the schemas", |p| packaged(p, "tests/schema")),
    Step::code("calendar", "The calendar file in a real parser", |p| packaged(p, "tests/calendar")),
    Step::code("scorm", "Manifests and kept states of course packages", |p| packaged(p, "tests/scorm")),
    Step::code("lint-page", "Lints, wasm, the page", |p| clippy(p, &[WASM, "--bin=site"])),
    Step::code("lint-gallery", "Lints, wasm, the gallery", |p| clippy(p, &[WASM, "--package=gallery"])),
    Step::code("lint-module", "Lints, wasm, the module", |p| clippy(p, &[WASM, MODULE])),
    Step::page("page", "Build of the page", |p| build::site(&p.root, None, build::How::Shipped).map(|_| Tally::PASSED)),
    Step::page("module", "Build of the JavaScript module", |p| {
        build::module::module(&p.root, None).map(|_| Tally::PASSED)
    }),
    Step::page("gallery", "Build of the gallery of components", |p| {
        build::gallery::gallery(&p.root).map(|_| Tally::PASSED)
    }),
    Step::page("node", "The module in Node", node).after(&["module"]),
    Step::page("journeys", "Journeys in Chromium", journeys).after(&["page", "module", "gallery"]),
    Step::code("spreadsheet", "The mapping grid through LibreOffice", spreadsheet).long(),
    Step::code("hostile", "A million hostile texts for each reader", hostile).long(),
    Step::code("dependencies", "Licences, duplicates and sources of what we depend on", deps::check).long(),
    Step::code("twice", "A second clean build gives the same bytes", twice::check).after(&["page"]).long(),
    Step::code("adding", "An invented standard, added by the guide", adding).long(),
    Step::page("bundles", "The module in other tools", |p| packaged(p, "tests/bundles")).after(&["module"]).long(),
    Step::page("killed", "Killed browsers, damaged stores", long_journeys).after(&["page"]).long(),
    Step::page("firefox", "The shortest journeys in Firefox", firefox).after(&["page"]).long(),
    Step::page("servers", "The samples for nginx and Apache, in both", servers).after(&["page"]).long(),
    Step::page("platforms", "Real learning platforms", platforms::check).after(&["page"]).long(),
    Step::page("size", "Size of the first load", first_load).after(&["page"]).long(),
];

const WASM: &str = "--target=wasm32-unknown-unknown";
const MODULE: &str = "--package=grades-js";

fn format(project: &Project) -> Outcome<Tally> {
    needs::component(&project.root, "rustfmt", "fmt")?;
    counted(cargo(&project.root).args(["fmt", "--all", "--check"]), Counted::AsOne)
}

/// The test with LibreOffice is no part of all tests: it is named.
fn lint(project: &Project) -> Outcome<Tally> {
    let mut tally = clippy(project, &["--workspace", "--all-targets", "--all-features"])?;
    tally.add(clippy(project, &["--workspace", "--all-features", "--test=libreoffice"])?);
    Ok(tally)
}

fn clippy(project: &Project, words: &[&str]) -> Outcome<Tally> {
    needs::component(&project.root, "clippy", "clippy")?;
    if words.contains(&WASM) {
        build::add_target(&project.root)?;
    }
    counted(cargo(&project.root).arg("clippy").args(words).args(["--", "-D", "warnings"]), Counted::AsOne)
}

fn cargo_test(project: &Project, words: &[&str]) -> Outcome<Tally> {
    counted(cargo(&project.root).args(["test", "--no-fail-fast"]).args(words), Counted::Cargo)
}

/// The documentation is written for those who work on the project, so it may name what is private.
fn links(project: &Project) -> Outcome<Tally> {
    let mut command = cargo(&project.root);
    command.args(["doc", "--workspace", "--no-deps", "--lib", "--bins", "--all-features", "--document-private-items"]);
    command.env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private_intra_doc_links");
    counted(&mut command, Counted::AsOne)
}

fn node(project: &Project) -> Outcome<Tally> {
    needs::node()?;
    let folder = project.root.join("tests/js");
    counted(&mut node_test(project, &folder, &test_files(&folder)?), Counted::Node)
}

/// Tests in Node that use packages of their own.
fn packaged(project: &Project, folder: &str) -> Outcome<Tally> {
    needs::node()?;
    let folder = project.root.join(folder);
    needs::packages(&folder)?;
    counted(&mut node_test(project, &folder, &test_files(&folder)?), Counted::Node)
}

fn hostile(project: &Project) -> Outcome<Tally> {
    let mut command = cargo(&project.root);
    command
        .args(["test", "--workspace", "--test=hostile", "--", "--nocapture"])
        .env("GRADE_CALCULATOR_CASES", "1000000");
    counted(&mut command, Counted::Cargo)
}

/// Runs files of journeys, which lie in `tests/e2e` or below.
fn run_journeys(project: &Project, files: &[PathBuf]) -> Outcome<(Tally, String)> {
    needs::node()?;
    let browser = needs::browser()?;
    let folder = project.root.join("tests/e2e");
    needs::packages(&folder)?;
    let tools = std::env::current_exe().map_err(|error| Fault::reading(Path::new("this program"), &error))?;
    let mut command = node_test(project, &folder, files);
    command.env("CHROMIUM", &browser).env("GRADE_CALCULATOR_TOOLS", &tools);
    counted_and_kept(&mut command, Counted::Node)
}

/// Not tried again: here, what fails once has failed.
fn long_journeys(project: &Project) -> Outcome<Tally> {
    run_journeys(project, &test_files(&project.root.join("tests/e2e/long"))?).map(|(tally, _)| tally)
}

/// Driven without a package, so that Firefox is all they need.
fn firefox(project: &Project) -> Outcome<Tally> {
    needs::node()?;
    let browser = needs::firefox()?;
    let folder = project.root.join("tests/e2e/firefox");
    counted(node_test(project, &folder, &test_files(&folder)?).env("FIREFOX", browser), Counted::Node)
}

/// Each sample for servers, in the server that it is for.
fn servers(project: &Project) -> Outcome<Tally> {
    needs::node()?;
    let folder = project.root.join("tests/servers");
    let mut command = node_test(project, &folder, &test_files(&folder)?);
    for (name, modules, (program, found)) in
        [("NGINX", "NGINX_MODULES", needs::nginx()?), ("APACHE", "APACHE_MODULES", needs::apache()?)]
    {
        command.env(name, program).env(modules, found);
    }
    counted(&mut command, Counted::Node)
}

fn journeys(project: &Project) -> Outcome<Tally> {
    let folder = project.root.join("tests/e2e");
    let tools = std::env::current_exe().map_err(|error| Fault::reading(Path::new("this program"), &error))?;
    with_invented_packs(project, &tools)?;
    let files = test_files(&folder)?;
    let (first, text) = run_journeys(project, &files)?;
    let before = outcomes(&text);
    let failed: BTreeSet<&str> = before.iter().filter(|test| !test.passed).map(|test| test.file.as_str()).collect();
    let named = |file: &PathBuf| file.file_name().is_some_and(|name| failed.contains(&*name.to_string_lossy()));
    let again: Vec<PathBuf> = files.into_iter().filter(named).collect();
    if again.is_empty() {
        return Ok(first);
    }
    // A browser on a busy machine now and then takes longer than any patience. What fails twice has failed; what fails
    // once is named as flaky.
    println!("Again, in case it was the machine: {}", Vec::from_iter(failed.iter().copied()).join(", "));
    let (second, text) = run_journeys(project, &again)?;
    let after = outcomes(&text);
    let mut all = together(&before, &after);
    // A failure without the name of a test is forgiven by nothing.
    all.failed += first.failed - sum(&before).failed + second.failed - sum(&after).failed;
    Ok(all)
}

/// A page of its own with the packs of invented standards: no shipped one asks for marks, points or parts.
fn with_invented_packs(project: &Project, tools: &Path) -> Outcome<()> {
    let mut build = Command::new(tools);
    build.current_dir(&project.root).args(["build", "--draft", "--out", "dist/shapes"]);
    build.env("GRADE_CALCULATOR_PACKS", "tests/packs/shapes").stdin(Stdio::null());
    output_of(&mut build).map(drop)
}

pub fn test_files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| Fault::reading(folder, &error))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.to_string_lossy().ends_with(".test.js"));
    files.sort();
    if files.is_empty() {
        let mend = "a test file is called `what-it-shows.test.js`.";
        return Err(Fault::new(folder.display().to_string(), "holds no test", mend));
    }
    Ok(files)
}

/// How long the tests of one file may take. What hangs for good must end, too.
const LIMIT: &str = "--test-timeout=1800000";

/// `node --test` with these files, by name: versions of node differ in what they find themselves. One reporter is for
/// people, the other for counting. Three files at a time: half of what a journey takes on two cores is waiting.
pub fn node_test(project: &Project, folder: &Path, files: &[PathBuf]) -> Command {
    let mut counting = OsString::from("--test-reporter=");
    counting.push(project.root.join("tests/outcomes.mjs"));
    let mut command = Command::new("node");
    command.current_dir(folder).args(["--test", "--test-concurrency=3", LIMIT]);
    command.args(["--test-reporter=spec", "--test-reporter-destination=stdout"]);
    command.arg(counting).arg("--test-reporter-destination=stdout").args(files);
    command
}

fn spreadsheet(project: &Project) -> Outcome<Tally> {
    let program = needs::spreadsheet()?;
    counted(
        cargo(&project.root).args(["test", "--workspace", "--test=libreoffice"]).env("SOFFICE", program),
        Counted::Cargo,
    )
}

fn first_load(_: &Project) -> Outcome<Tally> {
    size::command(&size::Options { record: false }).map(|_| Tally::PASSED)
}
