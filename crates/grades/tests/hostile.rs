//! What comes from outside is hostile: no reader panics, whatever it is given, and each is bounded before it reads.
//!
//! Every file of `tests/corpus` is read in every run, and so are some thousand damaged copies. With
//! `GRADE_CALCULATOR_CASES=1000000` (the step `hostile` of `cargo tools test --all`) it is a million for each reader.
//! `fuzz/` holds the same readers for `cargo +nightly fuzz`.

use grades::domain::evidence::Evidence;
use grades::domain::standard::{PathwayNo, Standard};
use grades::files::{pack, review};
use grades::formats::records::{self, Saved};
use grades::formats::{
    csv::{cells, evidence},
    link, qr, settings,
    stored::{self, Row, earlier},
};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static EXAMPLE: LazyLock<Standard> =
    LazyLock::new(|| pack::read(&std::fs::read_to_string("../../tests/packs/example-repaired.json").unwrap()).unwrap());
static SHIPPED: LazyLock<Standard> = LazyLock::new(|| standards::find("ST0792_1.2").unwrap());

fn known(uid: &str) -> Option<&'static Standard> {
    [&*EXAMPLE, &*SHIPPED].into_iter().find(|standard| standard.uid == uid)
}

fn pack(text: &str) {
    if let Ok(standard) = pack::read(text) {
        assert!(standard.criteria.len() <= 2_000);
    }
}

/// What is read can be written, and is then the same.
fn record(text: &str) {
    // Both ways of reading agree.
    let examined = records::examine(text, known);
    assert_eq!(records::open(text, known), examined.clone().ok(), "{text}");
    let Ok(saved) = examined else { return };
    let Some(standard) = known(&saved.standard) else { panic!("read without its standard") };
    let again = records::write(&saved, standard);
    assert_eq!(records::read(&again, known).as_ref(), Ok(&saved), "{again}");
    let packed = link::write(&saved.record, standard);
    let back = link::read(&packed.text, standard, saved.record.pathway).expect("our own link");
    assert!(packed.without_marks || back.record.judgements().eq(saved.record.judgements()));
}

/// As with a record.
fn a_review(text: &str) {
    let examined = review::examine(text, known);
    assert_eq!(review::open(text, known), examined.clone().ok(), "{text}");
    let Ok(read) = examined else { return };
    let Some(standard) = known(&read.said.apprentice.standard) else { panic!("read without its standard") };
    let again = review::write(&read, standard);
    assert_eq!(review::read(&again, known).as_ref(), Ok(&read), "{again}");
}

/// What is read from a link makes that very link again.
fn a_link(text: &str) {
    for standard in [&*EXAMPLE, &*SHIPPED] {
        if let Ok(Saved { record, .. }) = link::read(text, standard, None) {
            assert_eq!(link::write(&record, standard).text, text);
        }
    }
    if let Some(picture) = qr::draw(text) {
        assert!(picture.path().len() < 100_000);
    }
}

/// Keys and texts in turn. What earlier pages stored: every text stands in it, and what is whole can be read or is refused.
fn what_is_stored(text: &str) {
    let mut parts = text.split('\u{1e}').map(str::to_owned);
    let row = || Some(Row { id: parts.next()?, revision: None, text: parts.next()? });
    let rows: Vec<Row> = std::iter::from_fn(row).collect();
    for row in &rows {
        assert!(row.is_whole(), "without a checksum there is nothing to compare");
        let _ = stored::copy_of(&row.id);
    }
    for earlier in earlier::read(&rows) {
        assert!(!earlier.keys.is_empty() && earlier.keys.iter().all(|key| rows.iter().any(|row| row.id == *key)));
        let _ = records::read(&earlier.texts[0], known);
    }
}

/// What is taken over from a provider leads nowhere and says nothing that the page does not know.
fn a_settings_file(text: &str) {
    let options = |uid: &str| standards::entry(uid).map(|shipped| shipped.options);
    let read = settings::read(text, &options);
    assert_eq!(settings::open(text, &options), read.clone().ok());
    let Ok(read) = read else { return };
    assert!(read.hosts.iter().all(|host| host.starts_with("https://")
        || host.starts_with("http://localhost")
        || host.starts_with("http://127.0.0.1")));
    assert!(read.logo.iter().all(|logo| !logo.starts_with('/') && !logo.contains(':') && !logo.contains("..")));
    assert!(read.standards.iter().chain(read.open.iter().map(|(uid, _)| uid)).all(|uid| options(uid).is_some()));
    let shown = read.title.iter().chain(&read.contact);
    assert!(shown.flat_map(|text| text.chars()).all(|letter| !letter.is_control() && letter != '\u{202e}'), "{text:?}");
}

/// What is read from a table can be written, and no cell of it becomes a formula.
fn a_grid(text: &str) {
    let Ok(read) = evidence::read(text.as_bytes(), &SHIPPED, &[]) else { return };
    let again = evidence::write(&SHIPPED, None, &read.pieces);
    let (text, _) = cells::decode(again.as_bytes()).expect("our own table");
    for cell in cells::split(&text, ',').expect("our own table").concat() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{cell:?}");
        // By another separator other parts of it begin a cell.
        for part in cell.split([',', ';', '\t', '|', '\n']).map(|part| part.trim_start_matches(['"', ' '])).skip(1) {
            assert!(!part.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{cell:?}");
        }
    }
}

/// The files of a folder of the corpus, and further seeds.
fn corpus(reader: &str) -> Vec<String> {
    let read = |folder: &str| {
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let texts: Vec<String> = files
            .iter()
            .filter(|path| path.is_file())
            .map(|path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned())
            .collect();
        texts
    };
    let mut texts = read(&format!("../../tests/corpus/{reader}"));
    match reader {
        "pack" => texts.extend(read("../../tests/packs")),
        "record" => texts.extend(read("../../tests/records")),
        "review" => texts.extend(read("../../tests/reviews")),
        "settings" => {
            texts.push(std::fs::read_to_string("../../static/settings.json").unwrap());
            texts.push(
                r##"{"format":"site-settings/1","title":"Ours","logo":"a/b.svg","accent":"#7a1f5c","contact":"Ask us","##
                    .to_owned()
                    + r#""standards":["ST0792_1.2"],"open":{"standard":"ST0792_1.2","option":"production-coordinator"},"#
                    + r#""hosts":["https://learning.example:8443","http://localhost"],"off":["notes"]}"#,
            );
        }
        "grid" => {
            let mut piece = Evidence::new("E1", "=Call \"sheets\"");
            piece.link_ksb("K1", true);
            piece.note = "first\n+second; third".to_owned();
            texts.push(evidence::write(&SHIPPED, Some(PathwayNo(0)), &[piece]));
        }
        "link" => texts
            .extend([&*EXAMPLE, &*SHIPPED].map(|standard| link::write(&records_of(standard).record, standard).text)),
        _ => {
            let text = records::write(&records_of(&EXAMPLE), &EXAMPLE);
            let check = format!("{:016x}", stored::sum(text.as_bytes(), stored::START));
            let uid = &EXAMPLE.uid;
            let flat = [format!("copy/{uid}/3"), format!("{check} {text}"), format!("at/{uid}"), format!("3 {check}")];
            texts.push(flat.join("\u{1e}"));
        }
    }
    texts
}

fn records_of(standard: &Standard) -> Saved {
    let mut saved = Saved::new(&standard.uid);
    let met = grades::domain::record::Judgement::Met;
    standard
        .criteria()
        .filter(|(_, criterion)| criterion.points.is_none())
        .for_each(|(no, _)| saved.record.judge(no, Some(met)));
    saved
}

/// What hostile texts are made of.
const PIECES: [&str; 22] = [
    "null",
    "true",
    "[",
    "{",
    "\"",
    "\\u202e",
    "\\ud800",
    "1e999",
    "-0",
    "99999999999999999999",
    "[[[[[[[[[[[[[[[[",
    "{\"a\":",
    "\u{feff}",
    "\u{0}",
    "\u{202e}",
    ",",
    "}",
    "é",
    "\u{10ffff}",
    "\u{1e}",
    "../",
    "~",
];

struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }
}

/// A damaged copy of one of the texts.
fn damaged(texts: &[String], dice: &mut Dice) -> String {
    let mut bytes = texts[dice.below(texts.len())].clone().into_bytes();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len() + 1);
        let end = (at + dice.below(40)).min(bytes.len());
        match dice.below(7) {
            0 => drop(bytes.drain(at..end)),
            1 => drop(bytes.splice(at..end, PIECES[dice.below(PIECES.len())].bytes())),
            2 => drop(bytes.splice(at..at, PIECES[dice.below(PIECES.len())].bytes())),
            3 => {
                let again = bytes[at..end].to_vec();
                drop(bytes.splice(at..at, again));
            }
            4 => {
                let other = texts[dice.below(texts.len())].as_bytes();
                let from = dice.below(other.len() + 1);
                let to = (from + dice.below(60)).min(other.len());
                drop(bytes.splice(at..end, other[from..to].iter().copied()));
            }
            5 => bytes.truncate(at),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << dice.below(8);
                }
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn attack(reader: &str, read: fn(&str)) {
    let cases = std::env::var("GRADE_CALCULATOR_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(3_000);
    let texts = corpus(reader);
    let (mut dice, mut slowest) = (Dice(20_261_125), Duration::ZERO);
    let mut take = |text: &str| {
        let start = Instant::now();
        let calm = catch_unwind(AssertUnwindSafe(|| read(text))).is_ok();
        slowest = slowest.max(start.elapsed());
        assert!(calm, "the reader of a {reader} panics at:\n{text:?}");
    };
    texts.iter().for_each(|text| take(text));
    for _ in 0..cases {
        take(&damaged(&texts, &mut dice));
    }
    println!("{reader}: {} texts and {cases} damaged ones, the slowest took {slowest:?}", texts.len());
}

#[test]
fn the_reader_of_packs_never_panics() {
    attack("pack", pack);
}

#[test]
fn the_reader_of_records_never_panics_and_reads_what_it_writes() {
    attack("record", record);
}

#[test]
fn the_reader_of_reviews_never_panics_and_reads_what_it_writes() {
    attack("review", a_review);
}

#[test]
fn the_reader_of_links_never_panics_and_writes_what_it_reads() {
    attack("link", a_link);
}

#[test]
fn the_reader_of_what_a_device_keeps_never_panics() {
    attack("stored", what_is_stored);
}

#[test]
fn the_reader_of_settings_never_panics_and_takes_nothing_over_that_leads_elsewhere() {
    attack("settings", a_settings_file);
}

#[test]
fn the_reader_of_tables_never_panics_and_lets_no_formula_through() {
    attack("grid", a_grid);
}

#[test]
fn every_reader_is_bounded_before_it_reads() {
    let large = "x".repeat(9_000_000);
    assert_eq!(records::read(&large, known).unwrap_err()[0].code, "too-large");
    assert_eq!(pack::read(&large).unwrap_err()[0].code, "too-large");
    assert_eq!(review::read(&"x".repeat(17_000_000), known).unwrap_err()[0].code, "too-large");
    assert_eq!(link::read(&large, &EXAMPLE, None), Err(link::Refused::Damaged));
    assert!(qr::draw(&large).is_none());
    assert_eq!(settings::read(&large, &|_| None).unwrap_err()[0].code, "too-large");
    assert!(evidence::read(large.repeat(4).as_bytes(), &SHIPPED, &[]).is_err());
    let row = |at| Row { id: format!("copy/ST0792_1.2~{at}/1"), revision: None, text: "x".to_owned() };
    let many: Vec<Row> = (0..5_000).map(row).collect();
    assert_eq!(earlier::read(&many).len(), 5_000);
}
