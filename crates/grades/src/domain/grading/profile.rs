//! What the answers show where the plan has outcomes and descriptors: counted out, never a grade.

use crate::domain::decision::Profile;
use crate::domain::record::{Judgement, LearnerRecord};
use crate::domain::standard::Standard;

/// The profile of a record; none where the plan has neither outcomes nor performance categories.
///
/// A code takes the best answer of the outcomes that carry it. A record without an option is told by the core alone.
pub(super) fn profile(standard: &Standard, record: &LearnerRecord) -> Option<Profile> {
    if standard.outcomes.is_empty() && standard.performance.is_empty() {
        return None;
    }
    let outcomes = || standard.outcomes_for(record.pathway);
    let mut profile = Profile {
        outcomes: outcomes().map(|(no, _)| (no, record.judgement(no))).collect(),
        placements: standard.categories().map(|(no, _)| (no, record.placement(no))).collect(),
        ..Profile::default()
    };
    for code in outcomes().flat_map(|(_, outcome)| &outcome.ksbs) {
        let mut carried = outcomes().filter(|(_, outcome)| outcome.ksbs.contains(code));
        let shown = carried.any(|(no, _)| record.judgement(no) == Some(Judgement::Met));
        let answered = outcomes().any(|(no, outcome)| outcome.ksbs.contains(code) && record.judgement(no).is_some());
        let codes = match (shown, answered) {
            (true, _) => &mut profile.shown,
            (false, true) => &mut profile.not_shown,
            (false, false) => &mut profile.unknown,
        };
        if !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    Some(profile)
}
