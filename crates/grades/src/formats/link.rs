//! Answers in the fragment of a link: packed, with a version and a checksum; never names or notes.
//!
//! The address names standard and option in words; the packed part is the letter of the version, `a`, and base64url of
//! a checksum (3 bytes) and the answers: two bits a criterion or outcome, and for attempts, results, placements, marks
//! and points as many bits as they need. What was never said is zero, and zeros at the end are left out.
//!
//! Places in the pack stand for ids, so the checksum covers the ids as well: a link made for another edition of a
//! pack is refused, never misread.

use super::records::{self, Saved};
use crate::domain::plan::{CriterionNo, PartNo};
use crate::domain::record::{Judgement, LearnerRecord, Subject};
use crate::domain::repeats::Sitting;
use crate::domain::standard::{PathwayNo, Standard};

/// The most characters of a packed part that holds marks and points; where it would be longer, they are left out.
pub const LONGEST_WITH_MARKS: usize = 140;

/// The most characters of a packed part that is read.
pub const MOST: usize = 600;

/// The letter of the version that is written.
const VERSION: char = 'a';

/// Bytes of the checksum.
const SUM: usize = 3;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Answers, ready for a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// Letters, digits, `-` and `_` only.
    pub text: String,
    /// Marks and points would have made the link too long.
    pub without_marks: bool,
}

/// Why a packed part cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It was made by a newer version of this tool.
    Newer,
    /// It is cut off or mistyped, or was made for another edition of the standard.
    Damaged,
}

/// Packs what was said. Notes, and answers that the standard does not know, stay behind.
///
/// ```
/// use grades::domain::record::Judgement;
/// use grades::formats::{link, records::Saved};
/// let standard = standards::find("ST0792_1.2").expect("shipped");
/// let mut saved = Saved::new("ST0792_1.2");
/// saved.record.judge(standard.find_criterion("AM1-role-p1").expect("there"), Some(Judgement::Met));
/// let packed = link::write(&saved.record, &standard);
/// assert!(packed.text.len() < 20);
/// assert_eq!(link::read(&packed.text, &standard, None), Ok(saved));
/// ```
pub fn write(record: &LearnerRecord, standard: &Standard) -> Packed {
    let has_marks = standard.methods().any(|(no, _)| *record.marks(no) != Default::default())
        || standard.criteria().any(|(no, _)| record.points(no).is_some());
    let whole = pack(record, standard, has_marks);
    if has_marks && whole.len() > LONGEST_WITH_MARKS {
        return Packed { text: pack(record, standard, false), without_marks: true };
    }
    Packed { text: whole, without_marks: false }
}

/// Reads a packed part, for somebody on this option.
///
/// # Errors
/// See [`Refused`]. What is read is what a file with the same answers would give.
pub fn read(text: &str, standard: &Standard, pathway: Option<PathwayNo>) -> Result<Saved, Refused> {
    let mut letters = text.chars();
    let version = letters.next().ok_or(Refused::Damaged)?;
    if text.len() > MOST {
        return Err(Refused::Damaged);
    }
    if version != VERSION {
        return Err(if version.is_ascii_lowercase() { Refused::Newer } else { Refused::Damaged });
    }
    let bytes = decoded(letters.as_str()).ok_or(Refused::Damaged)?;
    let (sum, answers) = bytes.split_at_checked(SUM).ok_or(Refused::Damaged)?;
    if sum != checksum(answers, standard) || answers.last() == Some(&0) {
        return Err(Refused::Damaged);
    }
    let mut tape = Tape { bytes: answers.to_vec(), at: 0, writing: false, good: true };
    let mut saved = Saved::new(&standard.uid);
    saved.record.pathway = pathway;
    fields(&mut saved.record, standard, &mut tape, false);
    // Nothing gets in by a link that a file could not bring.
    let file = records::write(&saved, standard);
    let same = records::open(&file, |uid| (uid == standard.uid).then_some(standard)).is_some_and(|read| read == saved);
    if tape.good && same && answers.len() <= tape.at.div_ceil(8) { Ok(saved) } else { Err(Refused::Damaged) }
}

/// An address as it was before it went through mail: decoded, at most three times; without what was added to count
/// visits; without a full stop, bracket, quote, space or the like at its end. `hash` is what stands after `#`.
///
/// ```
/// let came = "%2FST0792_1.2%2Fproduction-coordinator%E2%80%8B).?utm_source=mail";
/// assert_eq!(grades::formats::link::as_sent(came), "/ST0792_1.2/production-coordinator");
/// ```
pub fn as_sent(hash: &str) -> String {
    let mut hash = hash.to_owned();
    for _ in 0..3 {
        hash = unescaped(&hash);
    }
    let end = hash.find(['?', '&', '#']).unwrap_or(hash.len());
    let ours = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '/');
    hash.get(..end).unwrap_or_default().trim_end_matches(|letter| !ours(letter)).to_owned()
}

/// `%41` → `A`; a broken escape stays as it is.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
        let escaped = digit(0).zip(digit(1)).filter(|_| *first == b'%');
        let byte = escaped.and_then(|(high, low)| u8::try_from(high << 4 | low).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = after.get(if byte.is_some() { 2 } else { 0 }..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn pack(record: &LearnerRecord, standard: &Standard, with_marks: bool) -> String {
    let mut tape = Tape { bytes: Vec::new(), at: 0, writing: true, good: true };
    fields(&mut record.clone(), standard, &mut tape, with_marks);
    while tape.bytes.last() == Some(&0) {
        tape.bytes.pop();
    }
    let mut whole = checksum(&tape.bytes, standard).to_vec();
    whole.append(&mut tape.bytes);
    encoded(&whole)
}

/// Bits in a row: each field is written from its value, or read into it, so that both ways have one order.
struct Tape {
    bytes: Vec<u8>,
    at: usize,
    writing: bool,
    /// Every field that was read had one of its values.
    good: bool,
}

impl Tape {
    /// A field with so many values, the first of them zero.
    #[inline(never)]
    fn pass(&mut self, sides: u32, value: u32) -> u32 {
        let width = u32::BITS - sides.saturating_sub(1).leading_zeros();
        let mut passed = 0;
        for bit in 0..width {
            let (byte, within) = (self.at / 8, self.at % 8);
            if self.writing && byte == self.bytes.len() {
                self.bytes.push(0);
            }
            if let Some(place) = self.bytes.get_mut(byte) {
                if self.writing {
                    *place |= u8::from(value >> bit & 1 == 1) << within;
                }
                passed |= u32::from(*place >> within & 1) << bit;
            }
            self.at += 1;
        }
        self.good &= passed < sides;
        passed
    }

    /// A number that may be missing, from zero to a most.
    fn number(&mut self, most: u32, value: Option<u32>) -> Option<u32> {
        self.pass(most.saturating_add(2), value.map_or(0, |value| value.saturating_add(1))).checked_sub(1)
    }

    /// One of a list that may be missing.
    fn one_of<T: Copy + PartialEq>(&mut self, list: &[T], value: Option<T>) -> Option<T> {
        let place = value.and_then(|value| list.iter().position(|one| *one == value));
        let most = u32::try_from(list.len()).unwrap_or(u32::MAX).saturating_sub(1);
        let passed = self.number(most, place.and_then(|place| u32::try_from(place).ok()));
        passed.and_then(|place| list.get(usize::try_from(place).ok()?)).copied()
    }
}

/// Every field, in one fixed order.
fn fields(record: &mut LearnerRecord, standard: &Standard, tape: &mut Tape, with_marks: bool) {
    let with_marks = tape.pass(2, u32::from(with_marks)) == 1;
    record.waived = tape.pass(2, u32::from(record.waived)) == 1;
    if standard.repeats.is_silent() {
        let grades: Vec<_> = standard.grades.grades().collect();
        record.assumed_cap = tape.one_of(&grades, record.assumed_cap);
    }
    for (no, method) in standard.methods() {
        let sitting = Some(record.sitting(no)).filter(|sitting| sitting.is_repeat());
        record.sit(no, tape.one_of(&[Sitting::Resit, Sitting::Retake], sitting).unwrap_or_default());
        let grades: Vec<_> = method.grades.grades().collect();
        let result = tape.one_of(&grades, record.result(no));
        record.give_result(no, result);
    }
    let counted = |no: CriterionNo| standard.criterion(no).and_then(|criterion| criterion.points);
    let criteria = standard.criteria().map(|(no, _)| no).filter(|no| counted(*no).is_none()).map(Subject::Criterion);
    for subject in criteria.chain(standard.outcomes().map(|(no, _)| Subject::Outcome(no))) {
        let given = [Judgement::Met, Judgement::Partly, Judgement::NotMet];
        let judgement = tape.one_of(&given, record.judgement(subject));
        record.judge(subject, judgement);
    }
    for (no, category) in standard.categories() {
        let placements: Vec<_> = category.placements().collect();
        let placement = tape.one_of(&placements, record.placement(no));
        record.place(no, placement);
    }
    if !with_marks {
        return;
    }
    for (no, _) in standard.criteria() {
        if let Some(points) = counted(no) {
            let given = tape.number(points.most, record.points(no));
            record.give_points(no, given);
        }
    }
    for (no, method) in standard.methods() {
        if let Some(marks) = &method.marks {
            let mut entered = record.marks(no).clone();
            entered.total = tape.number(marks.most, entered.total);
            for (part, of) in (0..u8::MAX).map(PartNo).zip(&marks.parts) {
                let mark = tape.number(of.most, entered.part(part));
                entered.enter_part(part, mark);
            }
            record.enter_marks(no, entered);
        }
    }
}

/// Of the answers and of everything that their places stand for.
fn checksum(answers: &[u8], standard: &Standard) -> [u8; SUM] {
    let mut sum = super::stored::sum(answers, super::stored::sum(standard.uid.as_bytes(), super::stored::START));
    let methods = standard.methods.iter().map(|method| &method.id);
    let criteria = standard.criteria.iter().map(|criterion| &criterion.id);
    let outcomes = standard.outcomes.iter().map(|outcome| &outcome.id);
    let categories = standard.performance.iter().map(|category| &category.id);
    for id in methods.chain(criteria).chain(outcomes).chain(categories) {
        sum = super::stored::sum(id.as_bytes(), super::stored::sum(b"/", sum));
    }
    // The high bytes: the low ones of this sum mix less.
    let [first, second, third, ..] = sum.to_be_bytes();
    [first, second, third]
}

fn encoded(bytes: &[u8]) -> String {
    let mut text = String::from(VERSION);
    for three in bytes.chunks(3) {
        let all = three.iter().chain([&0, &0]).take(3).fold(0_usize, |all, byte| all << 8 | usize::from(*byte));
        for place in 0..=three.len() {
            let letter = LETTERS.get(all >> (18 - 6 * place) & 63).copied().unwrap_or_default();
            text.push(char::from(letter));
        }
    }
    text
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for four in text.as_bytes().chunks(4) {
        let mut all = 0_usize;
        for letter in four.iter().chain([&b'A', &b'A', &b'A']).take(4) {
            all = all << 6 | LETTERS.iter().position(|known| known == letter)?;
        }
        let [_, group @ ..] = u32::try_from(all).ok()?.to_be_bytes();
        let (kept, left) = group.split_at_checked(four.len() - 1)?;
        // One letter is no byte, and bits that belong to none are zero: one text for each answer.
        if kept.is_empty() || left.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend_from_slice(kept);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(bytes: &[u8]) -> Tape {
        Tape { bytes: bytes.to_vec(), at: 0, writing: false, good: true }
    }

    #[test]
    fn bytes_have_one_text_and_no_other_text_is_read() {
        for bytes in [&[][..], &[0], &[255], &[1, 2], &[1, 2, 3], &[1, 2, 3, 4]] {
            assert_eq!(decoded(encoded(bytes).strip_prefix(VERSION).unwrap()).as_deref(), Some(bytes));
        }
        for text in ["A", "AB", "AAB", "AAAAA", "AAAAAB", "AA=", "é"] {
            assert_eq!(decoded(text), None, "{text}");
        }
    }

    #[test]
    fn a_field_has_only_as_many_values_as_it_is_said_to() {
        for (sides, byte, value, good) in
            [(3, 2, 2, true), (3, 3, 3, false), (4, 3, 3, true), (5, 5, 5, false), (1, 7, 0, true)]
        {
            let mut tape = reading(&[byte]);
            assert_eq!((tape.pass(sides, 0), tape.good), (value, good), "{byte} of {sides}");
        }
    }

    #[test]
    fn fields_follow_each_other_bit_by_bit_over_the_ends_of_bytes() {
        let mut tape = Tape { bytes: Vec::new(), at: 0, writing: true, good: true };
        for (sides, value) in [(2, 1), (64, 33), (1, 0), (16, 9), (256, 129)] {
            assert_eq!(tape.pass(sides, value), value);
        }
        assert_eq!((tape.bytes.as_slice(), tape.at), (&[0b1100_0011, 0b0000_1100, 0b100][..], 19));
        let mut again = reading(&tape.bytes);
        let read = [2, 64, 1, 16, 256].map(|sides| again.pass(sides, 0));
        assert_eq!((read, again.good), ([1, 33, 0, 9, 129], true));
    }

    #[test]
    fn a_link_that_holds_more_than_there_is_to_say_is_damaged() {
        let standard = Standard { uid: "ST9999_1.0".to_owned(), ..Standard::default() };
        let text = |answers: &[u8]| encoded(&[&checksum(answers, &standard)[..], answers].concat());
        let read = |answers: &[u8]| read(&text(answers), &standard, None).map(|_| ());
        // Whether marks follow, and whether the limit was lifted: two bits.
        assert_eq!((read(&[]), read(&[2])), (Ok(()), Ok(())));
        assert_eq!(read(&[2, 0]), Err(Refused::Damaged), "noughts at the end are left out");
        assert_eq!(read(&[2, 1]), Err(Refused::Damaged));
    }
}
