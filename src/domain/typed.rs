//! Marks and points as somebody types them: checked while they are typed, recorded only once they are right.

use super::plan::{CriterionNo, Marks, MethodNo, PartNo};
use super::record::{EnteredMarks, LearnerRecord};

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
/// use grade_calculator::domain::typed::number;
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
/// use grade_calculator::domain::plan::{MarkPart, Marks};
/// use grade_calculator::domain::typed::marks;
/// let part = MarkPart { id: "safety".into(), title: "Safety".into(), most: 5 };
/// let of = Marks { most: 40, parts: vec![part] };
/// let (entered, wrong) = marks(&of, "39", &["3".into()]);
/// assert_eq!((entered.total, wrong[0].map(|bounds| (bounds.least, bounds.most))), (None, Some((3, 38))));
/// ```
pub fn marks(of: &Marks, total: &str, parts: &[String]) -> (EnteredMarks, Vec<Option<OutOfBounds>>) {
    let mut entered = EnteredMarks::default();
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

/// What stands in the fields of a method: what was typed last, and otherwise what is recorded.
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
