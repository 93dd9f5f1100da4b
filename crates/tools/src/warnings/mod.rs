//! `cargo tools check`: what a pack may be wrong about although it can be read.
//!
//! A problem keeps a pack from being used. A warning does not: the pack means something, but perhaps not what its author
//! wanted, or less than an assessor would look for. Each has a place, a stable code, a sentence and a remedy, as
//! problems have, and most remedies name the way to say in the pack that it is meant so.
//!
//! | file | looks at |
//! |---|---|
//! | [`coverage`] | what belongs to nothing: KSBs, criteria, options, documents |
//! | [`sentences`] | prompts and labels |
//! | [`figures`] | facts, dates, versions |
//! | [`rules`] | rules that leave something out or change nothing, days that have not come yet |
//! | [`sureness`] | what a pack says of how sure it is |

mod coverage;
mod figures;
mod rules;
mod sentences;
mod sureness;

use grades::domain::date::Date;
use grades::domain::plan::Criterion;
use grades::domain::standard::{PathwayNo, Standard};
use grades::formats::problem::Problem;
use grades::formats::tree::Node;

/// Every warning about a pack, in the order of the kinds above.
pub fn warnings(standard: &Standard, pack: &Node, today: Date) -> Vec<Problem> {
    let pack = Pack { standard, node: pack };
    let mut told = Told(Vec::new());
    coverage::look(&pack, &mut told);
    sentences::look(&pack, &mut told);
    figures::look(&pack, &mut told);
    sureness::look(&pack, &mut told);
    rules::look(&pack, &mut told);
    rules::dates(&pack, today, &mut told);
    told.0
}

/// A pack as it was read, and as it stands in the file.
struct Pack<'p> {
    standard: &'p Standard,
    node: &'p Node<'p>,
}

impl<'p> Pack<'p> {
    /// Each criterion with its place in the file.
    fn criteria(&self) -> Vec<(String, &'p Criterion)> {
        let standard = self.standard;
        let place = |at: usize, criterion: &Criterion| {
            let before = standard.criteria.iter().take(at).filter(|other| other.method == criterion.method).count();
            format!("/methods/{}/criteria/{before}", criterion.method.at())
        };
        standard.criteria.iter().enumerate().map(|(at, criterion)| (place(at, criterion), criterion)).collect()
    }

    /// The value at a place of the file.
    fn at(&self, pointer: &str) -> Option<&'p Node<'p>> {
        pointer.split('/').skip(1).try_fold(self.node, |node, name| match node {
            Node::List(items) => items.get(name.parse::<usize>().ok()?),
            _ => node.get(name),
        })
    }
}

/// What was found so far.
struct Told(Vec<Problem>);

impl Told {
    fn warn(&mut self, at: impl AsRef<str>, code: &'static str, says: impl AsRef<str>, remedy: impl AsRef<str>) {
        self.0.push(Problem::new(at.as_ref(), code, says, remedy));
    }
}

/// Whether somebody can meet both: one of them is of the core, or both are of one option.
fn can_meet(one: Option<PathwayNo>, other: Option<PathwayNo>) -> bool {
    one.is_none() || other.is_none() || one == other
}
