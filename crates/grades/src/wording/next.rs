//! Why a prompt is asked next.

use super::counted;
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::grading::next::Reason;
use crate::domain::plan::MethodNo;
use crate::domain::standard::Standard;

/// "decides between fail and pass", "opens merit together with 2 others": without a capital and without a full stop.
pub fn reason(standard: &Standard, reason: Reason) -> String {
    match reason {
        Reason::Decides { of, below, above } => {
            let scale = scale(standard, of);
            let mut text = ["decides between ", scale.name(below), " and ", scale.name(above)].concat();
            in_method(standard, of, &mut text);
            text
        }
        Reason::Opens { of, grade, others } => opens(standard, of, grade, others),
        Reason::CanChange => "can still change your grade".to_owned(),
        Reason::InOrder => "comes next in the plan".to_owned(),
        Reason::ChangesNothing => "cannot change your grade any more".to_owned(),
    }
}

fn opens(standard: &Standard, of: Option<MethodNo>, grade: Grade, others: usize) -> String {
    let mut text = ["opens ", scale(standard, of).name(grade)].concat();
    in_method(standard, of, &mut text);
    if others == 0 {
        text.push_str(" on its own");
    } else {
        text.push_str(" together with ");
        text.push_str(&counted(others, "other", "others"));
    }
    text
}

fn scale(standard: &Standard, of: Option<MethodNo>) -> &GradeScale {
    of.and_then(|no| standard.method(no)).map_or(&standard.grades, |method| &method.grades)
}

fn in_method(standard: &Standard, of: Option<MethodNo>, text: &mut String) {
    if let Some(method) = of.and_then(|no| standard.method(no)) {
        text.push_str(" in “");
        text.push_str(method.short.as_ref().unwrap_or(&method.title));
        text.push('”');
    }
}
