//! The mapping grid: which piece of evidence serves which KSB and which criterion, method by method.

use super::evidence::{Evidence, Links, Service};
use super::plan::MethodNo;
use super::record::Subject;
use super::standard::{PathwayNo, Standard};

/// The grid of one method. Its columns are the pieces, in the order of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodGrid<'s> {
    /// The method; none for what belongs to no method, as outcomes do.
    pub method: Option<MethodNo>,
    /// A row for each KSB that it assesses.
    pub ksbs: Vec<GridRow<&'s str>>,
    /// A row for each criterion or outcome.
    pub subjects: Vec<GridRow<Subject>>,
}

/// One row: what has to be shown, and how each piece serves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow<T> {
    /// What has to be shown.
    pub of: T,
    /// One mark for each piece.
    pub marks: Vec<Option<Service>>,
}

impl<T> GridRow<T> {
    /// How many pieces serve it, in whatever way.
    pub fn pieces(&self) -> usize {
        self.marks.iter().flatten().count()
    }
}

/// The grids of all methods that assess somebody on this option; last one for what belongs to no method.
///
/// ```
/// use grades::domain::{evidence::{Evidence, Service}, mapping::grids, standard::PathwayNo};
/// let standard = standards::find("ST0792_1.2").expect("shipped");
/// let mut piece = Evidence::new("E1", "Minutes of team meetings");
/// piece.link_criterion("AM2-communication-p1", true);
/// let grids = grids(&standard, Some(PathwayNo(0)), &[piece]);
/// let discussion = &grids[1];
/// let row = discussion.subjects.iter().find(|row| standard.id_of(row.of) == "AM2-communication-p1");
/// assert_eq!(row.map(|row| row.marks[0]), Some(Some(Service::Linked)));
/// ```
pub fn grids<'s>(standard: &'s Standard, pathway: Option<PathwayNo>, pieces: &[Evidence]) -> Vec<MethodGrid<'s>> {
    let links: Vec<Links> = pieces.iter().map(|piece| piece.links(standard, pathway)).collect();
    let ksb = |code: &'s str| GridRow { of: code, marks: links.iter().map(|links| links.to_ksb(code)).collect() };
    let row = |subject| GridRow { of: subject, marks: links.iter().map(|links| links.to(subject)).collect() };
    let mut placed: Vec<&str> = Vec::new();
    let mut grids = Vec::new();
    for (no, _) in standard.methods() {
        let codes: Vec<&str> = standard.ksbs_by(no, pathway).map(|ksb| ksb.code.as_str()).collect();
        let criteria = standard.criteria_for(pathway).filter(|(_, criterion)| criterion.method == no);
        let subjects = criteria.map(|(criterion, _)| row(Subject::Criterion(criterion))).collect();
        placed.extend(&codes);
        grids.push(MethodGrid { method: Some(no), ksbs: codes.into_iter().map(ksb).collect(), subjects });
    }
    let mine = standard.ksbs.iter().filter(|ksb| ksb.pathway.is_none() || ksb.pathway == pathway);
    let rest = MethodGrid {
        method: None,
        ksbs: mine.map(|ksb| ksb.code.as_str()).filter(|code| !placed.contains(code)).map(ksb).collect(),
        subjects: standard.outcomes_for(pathway).map(|(no, _)| row(Subject::Outcome(no))).collect(),
    };
    grids.push(rest);
    grids.retain(|grid| !grid.ksbs.is_empty() || !grid.subjects.is_empty());
    grids
}
