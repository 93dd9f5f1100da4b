//! Through a real LibreOffice and back: as somebody who opens the file, saves it and sends it on.
//!
//! Runs only by name and where `SOFFICE` names the program, as `cargo tools test --all` sees to: without the program there
//! is nothing to prove.

use grades::domain::revision::changes;
use grades::formats::csv::evidence::{read, write};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

#[path = "mapping_csv/log.rs"]
mod log;
use log::{OPTION, STANDARD, from, log};

/// How LibreOffice may be told to save: separator, quotation mark and encoding by their numbers.
const WAYS: [(&str, &str); 3] = [
    ("comma, UTF-8", "44,34,76"),
    ("semicolon, UTF-8, every text quoted", "59,34,76,1,,0,false,true,false"),
    ("tab, UTF-8", "9,34,76"),
];

/// The separators by which LibreOffice may be told to open a file, by their numbers; the last are all of them at once,
/// and none that the file has.
const OPENED_BY: [&str; 6] = ["44", "59", "9", "124", "44/59/9/124", "94"];

/// Opens a file with these words of the import filter, and saves it as another kind; the text of that file.
fn convert(program: &OsStr, folder: &Path, file: &Path, opened: &str, to: &str) -> Vec<u8> {
    let out = folder.join("out");
    if out.exists() {
        fs::remove_dir_all(&out).expect("what an earlier run left is removed");
    }
    let mut soffice = Command::new(program);
    soffice.arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()));
    soffice.args(["--headless", &format!("--infilter=Text - txt - csv (StarCalc):{opened}"), "--convert-to", to]);
    let output = soffice.arg("--outdir").arg(&out).arg(file).output().expect("LibreOffice starts");
    let ending = to.split(':').next().unwrap_or(to);
    fs::read(out.join("grid.csv").with_extension(ending)).unwrap_or_else(|_| panic!("{opened}, {to}: {output:?}"))
}

/// An empty folder with a file in it.
fn folder_with(name: &str, text: &str) -> (PathBuf, PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("grid.csv");
    fs::write(&file, text).expect("written");
    (folder, file)
}

#[test]
fn a_real_libreoffice_changes_nothing_that_was_written() {
    let log = log();
    let file = write(&STANDARD, OPTION, &log);
    assert_eq!(from(&file, &log).map(|read| read.pieces).as_ref(), Ok(&log));
    let program = env::var_os("SOFFICE").expect("SOFFICE names LibreOffice's program");
    let (folder, grid) = folder_with("libreoffice", &file);
    for (name, filter) in WAYS {
        let bytes =
            convert(&program, &folder, &grid, "44,34,76,1,,2057", &format!("csv:Text - txt - csv (StarCalc):{filter}"));
        let saved = read(&bytes, &STANDARD, &log).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
        assert_eq!(changes(&log, &saved.pieces), [], "{name}");
        assert_eq!(saved.pieces, log, "{name}");
    }
}

#[test]
fn a_real_libreoffice_finds_no_formula_by_whatever_separator_it_opens_the_file() {
    let file = write(&STANDARD, OPTION, &log());
    let program = env::var_os("SOFFICE").expect("SOFFICE names LibreOffice's program");
    let formulas = |folder: &Path, grid: &Path, separator: &str| {
        let bytes = convert(&program, folder, grid, &format!("{separator},34,76,1,,2057"), "fods");
        String::from_utf8_lossy(&bytes).matches("table:formula=").count()
    };
    let (folder, grid) = folder_with("libreoffice-guarded", &file);
    for separator in OPENED_BY {
        assert_eq!(formulas(&folder, &grid, separator), 0, "opened by {separator}");
    }
    // Without the guards it would: the search finds what it looks for.
    let unguarded = file.replace("'=", "=").replace("''", "'").replace("'=", "=");
    let (folder, grid) = folder_with("libreoffice-unguarded", &unguarded);
    for separator in OPENED_BY {
        assert!(formulas(&folder, &grid, separator) > 0, "opened by {separator}");
    }
}
