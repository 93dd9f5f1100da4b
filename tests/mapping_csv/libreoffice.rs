//! Through a real LibreOffice and back: as somebody who opens the file, saves it and sends it on.
//!
//! Runs where `SOFFICE` names the program, as `cargo tools test --all` sees to; elsewhere the file is written and read
//! without it, so that the test still says something.

use super::{OPTION, STANDARD, from, log};
use grade_calculator::domain::revision::changes;
use grade_calculator::formats::csv::evidence::{read, write};
use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// How LibreOffice may be told to save: separator, quotation mark and encoding by their numbers.
const WAYS: [(&str, &str); 3] = [
    ("comma, UTF-8", "44,34,76"),
    ("semicolon, UTF-8, every text quoted", "59,34,76,1,,0,false,true,false"),
    ("tab, UTF-8", "9,34,76"),
];

#[test]
fn a_real_libreoffice_changes_nothing_that_was_written() {
    let log = log();
    let file = write(&STANDARD, OPTION, &log);
    assert_eq!(from(&file, &log).map(|read| read.pieces).as_ref(), Ok(&log));
    let Some(program) = env::var_os("SOFFICE") else { return };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("libreoffice");
    fs::create_dir_all(&folder).expect("a folder");
    let grid = folder.join("grid.csv");
    fs::write(&grid, &file).expect("written");
    for (name, filter) in WAYS {
        let out = folder.join("out");
        let _ = fs::remove_dir_all(&out);
        let mut soffice = Command::new(&program);
        soffice.arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()));
        soffice.args(["--headless", "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,2057", "--convert-to"]);
        soffice.arg(format!("csv:Text - txt - csv (StarCalc):{filter}")).arg("--outdir").arg(&out).arg(&grid);
        let output = soffice.output().expect("LibreOffice starts");
        let bytes = fs::read(out.join("grid.csv")).unwrap_or_else(|_| panic!("{name}: {output:?}"));
        let saved = read(&bytes, &STANDARD, &log).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
        assert_eq!(changes(&log, &saved.pieces), [], "{name}");
        assert_eq!(saved.pieces, log, "{name}");
    }
}
