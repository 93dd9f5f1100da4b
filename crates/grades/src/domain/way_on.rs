//! The ways to each grade above today, made ready for a page: what every one of them needs, and what sets them apart.

use super::decision::{AnyOf, Level, Open, Route, RoutesTo};
use super::record::Judgement;

/// The ways to one grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayOn<'d> {
    /// The ways as they were decided, fewest first.
    pub to: &'d RoutesTo,
    /// What every way needs, in document order; nothing where there are more ways than are listed.
    pub common: Vec<Open>,
    /// Marks and the like that every way needs just so.
    pub common_levels: Vec<Level>,
    /// What each way needs beyond that, in the order of [`RoutesTo::routes`]. The only way leaves nothing but its
    /// choices.
    pub beyond: Vec<Route>,
}

/// What a set of open criteria is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// How many there are.
    pub of: usize,
    /// Partly there already.
    pub partly: usize,
    /// Not yet.
    pub not_yet: usize,
    /// Not answered.
    pub unanswered: usize,
}

/// What the ways to a grade have in common.
///
/// ```
/// use grades::domain::decision::{Open, Route, RoutesTo};
/// use grades::domain::grade::Grade;
/// use grades::domain::plan::CriterionNo;
/// use grades::domain::way_on::way_on;
/// let open = |no| Open { criterion: CriterionNo(no), judgement: None };
/// let route = |all: [u16; 2]| Route { all: all.map(open).to_vec(), ..Route::default() };
/// let to = RoutesTo { grade: Grade::LOWEST.next(), routes: vec![route([1, 2]), route([1, 3])], cut: false };
/// let page = way_on(&to);
/// assert_eq!(page.common, [open(1)]);
/// assert_eq!(page.beyond[1].all, [open(3)]);
/// ```
pub fn way_on(to: &RoutesTo) -> WayOn<'_> {
    let first = to.routes.first().cloned().unwrap_or_default();
    let in_all = |open: &Open| !to.cut && to.routes.iter().all(|route| route.all.contains(open));
    let common: Vec<Open> = first.all.into_iter().filter(in_all).collect();
    let level_in_all = |level: &Level| !to.cut && to.routes.iter().all(|route| route.levels.contains(level));
    let common_levels: Vec<Level> = first.levels.into_iter().filter(level_in_all).collect();
    let beyond = to.routes.iter().map(|route| Route {
        all: route.all.iter().filter(|open| !common.contains(open)).copied().collect(),
        any: route.any.clone(),
        levels: route.levels.iter().filter(|level| !common_levels.contains(level)).copied().collect(),
    });
    let beyond = beyond.collect();
    WayOn { to, common, common_levels, beyond }
}

/// Counts open criteria by their answer.
pub fn made_of(open: &[Open]) -> Made {
    let count = |answer: Option<Judgement>| open.iter().filter(|open| open.judgement == answer).count();
    Made {
        of: open.len(),
        partly: count(Some(Judgement::Partly)),
        not_yet: count(Some(Judgement::NotMet)),
        unanswered: count(None),
    }
}

impl WayOn<'_> {
    /// Every criterion that some way names, each once, in document order: the lines of a plan to print.
    pub fn named(&self) -> Vec<Open> {
        let ways = self.to.routes.iter();
        let mut named: Vec<Open> = Vec::new();
        let of_any = |any: &AnyOf| any.of.clone();
        for open in ways.flat_map(|route| route.all.iter().copied().chain(route.any.iter().flat_map(of_any))) {
            if !named.contains(&open) {
                named.push(open);
            }
        }
        super::order::sort_short(&mut named, |one, other| one.criterion < other.criterion);
        named
    }
}
