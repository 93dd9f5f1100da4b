//! A log of evidence that is hard on spreadsheets, for the tests that write it and read it back.

use grades::domain::date::Date;
use grades::domain::evidence::{Evidence, EvidenceKind};
use grades::domain::standard::{PathwayNo, Standard};
use grades::formats::csv::evidence::{Read, read};
use grades::formats::problem::Problem;
use std::sync::LazyLock;

pub static STANDARD: LazyLock<Standard> = LazyLock::new(|| standards::find("ST0792_1.2").expect("shipped"));

pub const OPTION: Option<PathwayNo> = Some(PathwayNo(0));

/// A log with everything that spreadsheets are known to spoil.
pub fn log() -> Vec<Evidence> {
    let texts = [
        ("Call sheets, “winter”", "Shared drive; folder 3", "first line\nsecond \"line\""),
        ("=HYPERLINK(\"http://example.org\")", "+44 20 7946 0000", "@home"),
        ("007", "12/03", "-5"),
        ("1e5", "TRUE", "50%"),
        ("3 March 2026", "May 2026", "'quoted"),
        ("🎬 Zoë’s café", "＝1+1", "a;=1+1"),
        ("'=1", "''+2", " leading and trailing "),
        ("", "", "- one\n- two"),
        ("a,=1|=1+1", "b | @1", "one\n=1+1\n\"=1+1\n '=1;\"=1, @sum|+1\n=cmd|'/c calc'!A1"),
    ];
    let mut log: Vec<Evidence> = Vec::new();
    for (number, (title, kept, note)) in texts.into_iter().enumerate() {
        let mut piece = Evidence::new(&format!("E{}", number + 1), title);
        (piece.kept, piece.note) = (kept.to_owned(), note.to_owned());
        piece.kind = EvidenceKind::EVERY.get(number).copied();
        piece.date = Date::new(2026, 3, 1 + number as u8);
        piece.minutes = (number == 5).then_some(4);
        log.push(piece);
    }
    for (place, id) in [(0, "AM2-cpd-p1"), (0, "AM2-context-p1"), (1, "AM2-cpd-p1"), (5, "AM9-lost-p1")] {
        log[place].link_criterion(id, true);
    }
    for (place, code) in [(0, "K1"), (2, "S5"), (3, "K99")] {
        log[place].link_ksb(code, true);
    }
    log
}

pub fn from(text: &str, log: &[Evidence]) -> Result<Read, Vec<Problem>> {
    read(text.as_bytes(), &STANDARD, log)
}
