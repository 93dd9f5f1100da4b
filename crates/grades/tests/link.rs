//! Links: what goes in comes out, nothing else gets in, and they stay short.

use grades::domain::plan::{CriterionNo, PartNo};
use grades::domain::record::{Judgement, LearnerRecord};
use grades::domain::repeats::Sitting;
use grades::domain::standard::{PathwayNo, Standard};
use grades::files::pack;
use grades::formats::link::{self, LONGEST_WITH_MARKS, MOST, Refused};
use grades::formats::qr;
use grades::formats::records::{self, Saved};
use standards::SHIPPED;

/// Numbers by chance, the same in every run.
struct Dice(u32);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(self.0 >> 16).unwrap() % sides
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// Any record of a standard, with answers of every kind.
fn any_record(standard: &Standard, seed: u32) -> LearnerRecord {
    let mut dice = Dice(seed);
    let mut record = LearnerRecord::default();
    let words = [None, Some(Judgement::Met), Some(Judgement::Partly), Some(Judgement::NotMet)];
    for (no, criterion) in standard.criteria() {
        match criterion.points {
            Some(points) => record.give_points(no, Some(dice.pick(&[0, 1, 2_u32]).min(points.most))),
            None => record.judge(no, dice.pick(&words)),
        }
    }
    standard.outcomes().for_each(|(no, _)| record.judge(no, dice.pick(&words)));
    for (no, category) in standard.categories() {
        let all: Vec<_> = category.placements().collect();
        record.place(no, (!dice.one_in(3)).then(|| dice.pick(&all)));
    }
    for (no, method) in standard.methods() {
        record.sit(no, dice.pick(&[Sitting::First, Sitting::Resit, Sitting::Retake]));
        let grades: Vec<_> = method.grades.grades().collect();
        if method.marks.is_none() {
            record.give_result(no, dice.one_in(3).then(|| dice.pick(&grades)));
        }
    }
    record.waived = dice.one_in(2);
    record
}

#[test]
fn what_goes_in_comes_out_for_every_shipped_standard() {
    for shipped in &SHIPPED {
        let standard = standards::find(shipped.uid).unwrap();
        for seed in 0..200 {
            let mut saved = Saved::new(shipped.uid);
            saved.record = any_record(&standard, seed);
            saved.record.pathway = (!standard.pathways.is_empty()).then_some(PathwayNo(0));
            let packed = link::write(&saved.record, &standard);
            assert_eq!(link::read(&packed.text, &standard, saved.record.pathway), Ok(saved));
        }
    }
}

#[test]
fn a_link_is_short_letters_and_no_note() {
    for shipped in &SHIPPED {
        let standard = standards::find(shipped.uid).unwrap();
        let mut record = any_record(&standard, 1);
        let without = link::write(&record, &standard).text;
        if let Some((no, _)) = standard.criteria().next() {
            record.annotate(no, "the winter production".into());
        }
        let text = link::write(&record, &standard).text;
        assert_eq!(text, without);
        let option = shipped.options.iter().map(|(id, _)| id.len()).max().unwrap_or(3);
        let fragment = 2 + shipped.uid.len() + 1 + option + 1 + text.len();
        assert!(fragment <= 200, "{}: {fragment} characters", shipped.uid);
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')));
    }
}

/// A standard with so many criteria, made from the example.
fn large(criteria: usize, points: bool) -> Standard {
    let text = std::fs::read_to_string("../../tests/packs/example-repaired.json").unwrap();
    let mut standard = pack::read(&text).unwrap();
    let first = standard.criteria[0].clone();
    standard.criteria = (0..criteria)
        .map(|at| {
            let mut criterion = first.clone();
            criterion.id = format!("c{at}");
            if points {
                criterion.points = Some(grades::domain::plan::Points { most: 900, weight: 1 });
            }
            criterion
        })
        .collect();
    standard
}

#[test]
fn two_hundred_criteria_take_less_than_two_hundred_characters() {
    let standard = large(200, false);
    let mut record = LearnerRecord::default();
    (0..200).for_each(|at| record.judge(CriterionNo(at), Some(Judgement::NotMet)));
    let packed = link::write(&record, &standard);
    assert!(packed.text.len() <= 80, "{} characters", packed.text.len());
    assert!(!packed.without_marks);
}

#[test]
fn marks_that_do_not_fit_are_left_out_and_it_is_said() {
    let standard = large(200, true);
    let mut record = LearnerRecord::default();
    record.waived = true;
    record.give_points(CriterionNo(199), Some(7));
    let packed = link::write(&record, &standard);
    assert!(packed.without_marks);
    assert!(packed.text.len() < 20);
    let few = large(3, true);
    let mut record = LearnerRecord::default();
    record.give_points(CriterionNo(2), Some(900));
    let packed = link::write(&record, &few);
    assert!(!packed.without_marks);
    assert_eq!(link::read(&packed.text, &few, None).unwrap().record, record);
}

#[test]
fn marks_and_their_parts_go_along() {
    use grades::domain::plan::{MarkPart, Marks, MethodNo};
    let mut standard = large(2, false);
    let part = MarkPart { id: "safety".into(), title: "Safety".into(), most: 5 };
    standard.methods[0].marks = Some(Marks { most: 40, parts: vec![part] });
    let mut record = LearnerRecord::default();
    let mut entered = record.marks(MethodNo(0)).clone();
    entered.total = Some(28);
    entered.enter_part(PartNo(0), Some(0));
    record.enter_marks(MethodNo(0), entered);
    let packed = link::write(&record, &standard);
    assert_eq!(link::read(&packed.text, &standard, None).unwrap().record, record);
}

#[test]
fn a_damaged_link_is_refused_whichever_letter_is_wrong() {
    let standard = standards::find("ST0792_1.2").unwrap();
    let text = link::write(&any_record(&standard, 5), &standard).text;
    for at in 1..text.len() {
        for other in ["A", "b", "7", "_", ""] {
            let wrong = [&text[..at], other, &text[at + 1..]].concat();
            if wrong != text {
                assert_eq!(link::read(&wrong, &standard, None), Err(Refused::Damaged), "{wrong}");
            }
        }
    }
    for wrong in ["", "a", "ab", "a=", "aé", "A", &"a".repeat(MOST + 1), &format!("{text}A"), &format!("{text}AAAA")] {
        assert_eq!(link::read(wrong, &standard, None), Err(Refused::Damaged), "{wrong}");
    }
}

#[test]
fn a_link_of_a_newer_kind_is_told_from_a_damaged_one() {
    let standard = standards::find("ST0792_1.2").unwrap();
    assert_eq!(link::read("bAAAA", &standard, None), Err(Refused::Newer));
}

#[test]
fn a_link_for_another_edition_of_the_standard_is_refused() {
    let standard = standards::find("ST0792_1.2").unwrap();
    let text = link::write(&any_record(&standard, 5), &standard).text;
    let mut other = standard.clone();
    other.criteria.swap(0, 1);
    assert_eq!(link::read(&text, &other, None), Err(Refused::Damaged));
    let mut other = standard.clone();
    other.uid = "ST0792_1.3".into();
    assert_eq!(link::read(&text, &other, None), Err(Refused::Damaged));
}

/// A standard that is shipped, or one of the invented packs.
fn known(uid: &str) -> Standard {
    let invented = || pack::read(&std::fs::read_to_string("../../tests/packs/every-field.json").unwrap()).unwrap();
    standards::find(uid).unwrap_or_else(invented)
}

/// Links of every version so far, as they stand in people's mail, and what they say. A new packing adds a file.
#[test]
fn links_that_were_given_out_are_read_for_ever() {
    let text = std::fs::read_to_string("../../tests/stored/links-a.json").unwrap();
    let links: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    assert!(links.len() > SHIPPED.len());
    for link in &links {
        let text = |key: &str| link[key].as_str().unwrap_or_default();
        let standard = known(text("standard"));
        let option = standard.find_pathway(text("option"));
        let saved =
            link::read(text("packed"), &standard, option).unwrap_or_else(|refused| panic!("{refused:?}: {link}"));
        let said = records::read(&link["record"].to_string(), |_| Some(&standard));
        assert_eq!(said.as_ref(), Ok(&saved), "{}", text("packed"));
        assert_eq!(link::write(&saved.record, &standard).text, text("packed"));
    }
}

/// What mail, messengers and people put behind a link, or make of it.
#[test]
fn links_come_back_from_mail_as_they_were_sent() {
    let sent = "/ST0792_1.2/production-coordinator/answers/aB3-_xYZ_";
    let ends = [
        "",
        ".",
        ",",
        ";",
        ":",
        "!",
        ")",
        ").",
        "]",
        ">",
        "\"",
        "'",
        "”",
        "’",
        "»",
        "…",
        " ",
        "\n",
        "\u{a0}",
        "\u{200b}",
        "\u{feff}",
        "*",
        "%20",
        "%0A",
        "%E2%80%8B",
        "%C2%A0",
        "%22",
        "%3E",
        "%2520",
        "%252525",
        "&utm_source=mail&utm_medium=x",
        "&amp;utm_source=a",
        "?fbclid=IwAR0-abc_123",
        "?utm_source=mail#x",
        "%3Ffbclid%3Dabc",
        "%26utm_source%3Dabc",
        ".%20",
        "/.",
    ];
    for end in ends {
        assert_eq!(link::as_sent(&format!("{sent}{end}")).trim_end_matches('/'), sent, "{end:?}");
    }
    let once = sent.replace('/', "%2F").replace('_', "%5F").replace('-', "%2d");
    let twice = once.replace('%', "%25");
    for encoded in [&once, &twice, &twice.replace('%', "%25")] {
        assert_eq!(link::as_sent(encoded), sent);
    }
    // A broken escape, and half a letter, are no reason to stop.
    for broken in ["%", "%2", "%zz", "%E2%80", "é%"] {
        assert_eq!(link::as_sent(&format!("{sent}{broken}")).get(..sent.len()), Some(sent), "{broken}");
    }
    assert_eq!(link::as_sent("/about"), "/about");
    assert_eq!(link::as_sent("main"), "main");
}

#[test]
fn a_letter_of_no_meaning_is_refused_wherever_it_stands() {
    let standard = standards::find("ST0792_1.2").unwrap();
    let text = link::write(&any_record(&standard, 5), &standard).text;
    for at in 0..text.len() {
        for strange in ['.', '+', '/', '=', '!', '~', ' ', '\u{200b}', 'é', 'А'] {
            let wrong = format!("{}{strange}{}", &text[..at], &text[at + 1..]);
            assert_eq!(link::read(&wrong, &standard, None), Err(Refused::Damaged), "{wrong}");
        }
    }
}

#[test]
fn a_code_is_as_large_as_its_text_needs() {
    for (length, size) in [(17, 21), (18, 25), (106, 37), (230, 53), (271, 57), (520, 77)] {
        assert_eq!(qr::draw(&"x".repeat(length)).map(|picture| picture.size), Some(size), "{length}");
    }
    assert!(qr::draw(&"x".repeat(521)).is_none());
}

#[test]
fn marks_go_along_up_to_a_hundred_and_forty_characters_and_links_are_read_up_to_six_hundred() {
    let with_points = |criteria: u16| {
        let standard = large(criteria.into(), true);
        let mut record = LearnerRecord::default();
        (0..criteria).for_each(|at| record.give_points(CriterionNo(at), Some(900)));
        link::write(&record, &standard)
    };
    let longest =
        (70..100).map(with_points).filter(|packed| !packed.without_marks).map(|packed| packed.text.len()).max();
    assert_eq!(longest, Some(LONGEST_WITH_MARKS));
    let read = |criteria: u16| {
        let standard = large(criteria.into(), false);
        let mut record = LearnerRecord::default();
        (0..criteria).for_each(|at| record.judge(CriterionNo(at), Some(Judgement::Met)));
        let text = link::write(&record, &standard).text;
        (text.len(), link::read(&text, &standard, None).map(|saved| saved.record == record))
    };
    let lengths: Vec<_> = (1_776..1_796).step_by(2).map(read).collect();
    assert!(lengths.iter().any(|(length, _)| *length == MOST) && lengths.iter().any(|(length, _)| *length > MOST));
    for (length, read) in lengths {
        assert_eq!(read, if length <= MOST { Ok(true) } else { Err(Refused::Damaged) }, "{length} characters");
    }
}
