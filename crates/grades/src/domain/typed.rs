//! Marks and points as somebody types them: checked while they are typed, recorded only once they are right.

use super::plan::{CriterionNo, Marks, MethodNo, PartNo};
use super::record::{EnteredMarks, LearnerRecord};
use super::standard::Standard;

/// A field that a number is typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The whole mark of a method.
    Total(MethodNo),
    /// The mark in a part of it.
    Part(MethodNo, PartNo),
    /// The points of a criterion.
    Points(CriterionNo),
}

/// What is wrong with what stands in a field: it has to be a whole number between these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfBounds {
    /// The least it may be.
    pub least: u32,
    /// The most.
    pub most: u32,
    /// Whether the bounds come from the other marks of the method.
    pub beside_others: bool,
}

/// A whole number from 0 to `most`; nothing where the field is empty.
///
/// # Errors
/// The bounds, where it is something else.
///
/// ```
/// use grades::domain::typed::number;
/// assert_eq!(number(" 28 ", 40), Ok(Some(28)));
/// assert_eq!(number("", 40), Ok(None));
/// assert!(number("41", 40).is_err() && number("-1", 40).is_err() && number("2.5", 40).is_err());
/// ```
pub fn number(typed: &str, most: u32) -> Result<Option<u32>, OutOfBounds> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let number = typed.bytes().all(|byte| byte.is_ascii_digit()).then(|| typed.parse().ok()).flatten();
    let within = number.filter(|number| *number <= most);
    within.map(Some).ok_or(OutOfBounds { least: 0, most, beside_others: false })
}

/// What was typed for the marks of one method: the total, then each part.
///
/// A field that is wrong counts as empty, so that nothing wrong is ever recorded. Where total and parts cannot both be,
/// the parts count and the total is the one to mend.
///
/// ```
/// use grades::domain::plan::{MarkPart, Marks};
/// use grades::domain::typed::marks;
/// let part = MarkPart { id: "safety".into(), title: "Safety".into(), most: 5 };
/// let of = Marks { most: 40, parts: vec![part] };
/// let (entered, wrong) = marks(&of, &["39".into(), "3".into()]);
/// assert_eq!((entered.total, wrong[0].map(|bounds| (bounds.least, bounds.most))), (None, Some((3, 38))));
/// ```
pub fn marks(of: &Marks, typed: &[String]) -> (EnteredMarks, Vec<Option<OutOfBounds>>) {
    let mut entered = EnteredMarks::default();
    let (total, parts) = typed.split_first().map_or(("", &[][..]), |(total, parts)| (total.as_str(), parts));
    let whole = number(total, of.most);
    let mut wrong = vec![whole.err()];
    for ((no, part), typed) in (0..u8::MAX).map(PartNo).zip(&of.parts).zip(parts) {
        let read = number(typed, part.most);
        entered.enter_part(no, read.ok().flatten());
        wrong.push(read.err());
    }
    entered.total = whole.ok().flatten();
    if !entered.agree(of) {
        let (least, most) = entered.total_between(of);
        entered.total = None;
        if let Some(first) = wrong.first_mut() {
            *first = Some(OutOfBounds { least, most, beside_others: true });
        }
    }
    (entered, wrong)
}

/// Every field that is checked together with this one, itself included: total and parts bound each other.
pub fn fields_of(standard: &Standard, field: Field) -> Vec<Field> {
    let no = match field {
        Field::Total(no) | Field::Part(no, _) => no,
        Field::Points(_) => return vec![field],
    };
    let parts = standard.method(no).and_then(|method| method.marks.as_ref()).map_or(0, |marks| marks.parts.len());
    let parts = (0..u8::MAX).map(PartNo).take(parts).map(|part| Field::Part(no, part));
    std::iter::once(Field::Total(no)).chain(parts).collect()
}

/// Records what is right of what stands in this field and those that are checked with it; what is wrong is not recorded.
pub fn record(standard: &Standard, typed: &[(Field, String)], field: Field, record: &mut LearnerRecord) {
    match field {
        Field::Points(no) => {
            let most = standard.criterion(no).and_then(|criterion| criterion.points).map_or(0, |points| points.most);
            let read = number(&shown(typed, record, field), most);
            record.give_points(no, read.ok().flatten());
        }
        Field::Total(no) | Field::Part(no, _) => {
            let Some(of) = standard.method(no).and_then(|method| method.marks.as_ref()) else { return };
            let (entered, _) = marks(of, &texts(standard, typed, record, no));
            record.enter_marks(no, entered);
        }
    }
}

/// What stands in the fields of a method's marks: the total, then each part.
fn texts(standard: &Standard, typed: &[(Field, String)], record: &LearnerRecord, no: MethodNo) -> Vec<String> {
    fields_of(standard, Field::Total(no)).into_iter().map(|field| shown(typed, record, field)).collect()
}

/// What is wrong with each field of a method's marks: the total, then each part.
pub fn wrong_marks(
    standard: &Standard,
    typed: &[(Field, String)],
    record: &LearnerRecord,
    no: MethodNo,
) -> Vec<Option<OutOfBounds>> {
    let of = standard.method(no).and_then(|method| method.marks.as_ref());
    of.map_or(Vec::new(), |of| marks(of, &texts(standard, typed, record, no)).1)
}

/// What stands in a field: what was typed last, and otherwise what is recorded.
pub fn shown(typed: &[(Field, String)], record: &LearnerRecord, field: Field) -> String {
    if let Some((_, text)) = typed.iter().find(|(of, _)| *of == field) {
        return text.clone();
    }
    let number = match field {
        Field::Total(no) => record.marks(no).total,
        Field::Part(no, part) => record.marks(no).part(part),
        Field::Points(no) => record.points(no),
    };
    number.map(|number| number.to_string()).unwrap_or_default()
}
