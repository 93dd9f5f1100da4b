//! What to answer next.

use super::markup::{Part, link, say, soft, text};
use super::panel::address;
use crate::domain::decision::Measure;
use crate::domain::grading::next::Ask;
use crate::domain::plan::Method;
use crate::domain::record::Subject;
use crate::el;
use crate::model::OpenRecord;
use crate::router::Screen;
use crate::wording::next as words;

/// The first method whose marks or result are missing, or points in it.
fn next_method(desk: &OpenRecord) -> Option<&Method> {
    let missing = desk.decision().overall.as_ref()?.missing_inputs.first()?;
    let no = match missing {
        Measure::Mark(no) | Measure::Part(no, _) | Measure::PointsTotal(no, _) | Measure::Result(no) => *no,
        Measure::Points(no) => desk.standard.criterion(*no)?.method,
        Measure::Weighted(_) => return None,
    };
    desk.standard.method(no)
}

/// The question that matters most, as a link, and why; the same that is asked next one at a time.
pub fn next(desk: &OpenRecord) -> Part {
    let book = &desk.standard;
    let order = book.grader().order(desk.record(), desk.decision());
    let first = order.first().filter(|next| next.matters());
    let named = first.and_then(|next| match next.ask {
        Ask::Subject(Subject::Criterion(no)) => {
            book.criterion(no).map(|criterion| (Some(&criterion.id), criterion.theme.as_ref().unwrap_or(&criterion.id)))
        }
        Ask::Subject(Subject::Outcome(no)) => book.outcome(no).map(|outcome| (Some(&outcome.id), &outcome.title)),
        Ask::Category(no) => book.category(no).map(|category| (None, &category.title)),
    });
    let marked = || next_method(desk).map(|method| (Some(&method.id), method.short.as_ref().unwrap_or(&method.title)));
    let Some((id, name)) = named.or_else(marked) else {
        let answered = desk.decision().overall.as_ref().is_some_and(|overall| overall.settled);
        return if answered { say("No unanswered prompt can change your grade.") } else { Part::default() };
    };
    let to = address(desk, Screen::Answer { criterion: id.cloned() });
    let mut shown = vec![text("Next: "), link(&to, name)];
    if let (Some(next), true) = (first, named.is_some()) {
        shown.push(soft(&words::reason(book, next.reason)));
    }
    el!("p", "class" = "gc-panel__next"; shown)
}
