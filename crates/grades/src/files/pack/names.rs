//! Which ids a pack has, so that references can be checked wherever they stand.

use super::PackFile;
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::plan::MethodNo;
use crate::domain::standard::PathwayNo;
use crate::files::json::Problems;
use crate::files::problem::{did_you_mean, shown};
use crate::files::values::Id;
use deserr::ValuePointerRef;

/// The ids of a pack.
#[derive(Debug)]
pub(crate) struct Names {
    documents: Vec<String>,
    pathways: Vec<String>,
    ksbs: Vec<String>,
    criteria: Vec<String>,
    outcomes: Vec<String>,
    categories: Vec<String>,
    overall: Option<GradeScale>,
    methods: Vec<MethodNames>,
}

/// What a method is called, and what its marks are.
#[derive(Debug)]
struct MethodNames {
    id: String,
    scale: Option<GradeScale>,
    /// None where it has no marks.
    parts: Option<Vec<String>>,
}

impl Names {
    /// Gathers them.
    pub fn of(file: &PackFile) -> Names {
        let methods = file.methods.iter().map(|method| MethodNames {
            id: method.id.owned(),
            scale: method.grades.scale(),
            parts: method
                .marks
                .as_ref()
                .map(|marks| marks.parts.as_deref().unwrap_or_default().iter().map(|part| part.id.owned()).collect()),
        });
        Names {
            documents: file.documents.iter().map(|document| document.id.owned()).collect(),
            pathways: file.pathways.iter().map(|pathway| pathway.id.owned()).collect(),
            ksbs: file.ksbs.iter().map(|ksb| ksb.code.owned()).collect(),
            criteria: file.methods.iter().flat_map(|method| method.criteria.iter()).map(|one| one.id.owned()).collect(),
            outcomes: file.outcomes.as_deref().unwrap_or_default().iter().map(|one| one.id.owned()).collect(),
            categories: file.performance.as_deref().unwrap_or_default().iter().map(|one| one.id.owned()).collect(),
            overall: file.grades.scale(),
            methods: methods.collect(),
        }
    }

    /// Reports a document that the pack does not have.
    pub fn document(&self, id: &Id, place: ValuePointerRef, problems: &Problems) {
        find(id, &self.documents, ("unknown-document", "this pack's documents"), place, problems);
    }

    /// An option of this pack.
    pub fn pathway(&self, id: &Id, place: ValuePointerRef, problems: &Problems) -> PathwayNo {
        PathwayNo(find(id, &self.pathways, ("unknown-pathway", "this pack's options (“pathways”)"), place, problems))
    }

    /// An option of this pack, by a name that stands as a key.
    pub fn option(&self, id: &str, place: ValuePointerRef, problems: &Problems) -> PathwayNo {
        let at = self.pathways.iter().position(|known| known == id).unwrap_or_else(|| {
            unknown(id, &self.pathways, ("unknown-pathway", "this pack's options (“pathways”)"), place, problems);
            0
        });
        PathwayNo(u8::try_from(at).unwrap_or(0))
    }

    /// Reports a code that the pack does not have.
    pub fn ksb(&self, code: &Id, place: ValuePointerRef, problems: &Problems) {
        find(code, &self.ksbs, ("unknown-ksb", "this pack's KSBs"), place, problems);
    }

    /// A method of this pack.
    pub fn method(&self, id: &Id, place: ValuePointerRef, problems: &Problems) -> MethodNo {
        let known: Vec<&str> = self.method_ids().collect();
        MethodNo(find(id, &known, ("unknown-method", "this pack's methods"), place, problems))
    }

    /// The ids of the methods, in order.
    pub fn method_ids(&self) -> impl Iterator<Item = &str> {
        self.methods.iter().map(|method| method.id.as_str())
    }

    /// Every method with its place and id.
    pub fn methods(&self) -> impl Iterator<Item = (MethodNo, &str)> {
        (0..u8::MAX).map(MethodNo).zip(self.method_ids())
    }

    /// A grade of a scale; nothing is complained about where the scale itself is wrong.
    pub fn grade(&self, name: &str, scale: Option<&GradeScale>, place: ValuePointerRef, problems: &Problems) -> Grade {
        let Some(scale) = scale else { return Grade::LOWEST };
        scale.find(name).unwrap_or_else(|| {
            unknown(name, scale.names(), ("unknown-grade", "the grades of this scale"), place, problems);
            Grade::LOWEST
        })
    }

    /// The overall scale.
    pub fn overall(&self) -> Option<&GradeScale> {
        self.overall.as_ref()
    }

    /// The scale of a method.
    pub fn scale(&self, method: MethodNo) -> Option<&GradeScale> {
        self.methods.get(method.at())?.scale.as_ref()
    }

    /// The parts of a method's marks; none where it has no marks.
    pub fn mark_parts(&self, method: MethodNo) -> Option<&[String]> {
        self.methods.get(method.at())?.parts.as_deref()
    }

    /// How many criteria, outcomes and categories have this id.
    pub fn times_answerable(&self, id: &str) -> usize {
        [&self.criteria, &self.outcomes, &self.categories].into_iter().flatten().filter(|known| *known == id).count()
    }

    /// Reports a note about something that the pack does not have.
    pub fn about(&self, name: &Id, place: ValuePointerRef, problems: &Problems) {
        let mut known: Vec<&str> = PARTS.to_vec();
        known.extend(self.method_ids());
        for list in [&self.criteria, &self.outcomes, &self.categories, &self.pathways, &self.ksbs] {
            known.extend(list.iter().map(String::as_str));
        }
        let among = "this pack's parts, methods, criteria, outcomes, categories, options or KSBs";
        find(name, &known, ("unknown-subject", among), place, problems);
    }
}

/// The parts of a pack that a note may be about, beside whatever has an id.
const PARTS: [&str; 6] = ["standard", "overall", "repeats", "gateway", "portfolio", "facts"];

/// The place of a name in a list; reported, and the first place, if it is not there. `told` is the code of the problem
/// and what the list holds.
pub(crate) fn find<S: AsRef<str>>(
    name: &Id,
    known: &[S],
    told: (&'static str, &str),
    place: ValuePointerRef,
    problems: &Problems,
) -> u8 {
    let found = known.iter().position(|other| other.as_ref() == &**name).unwrap_or_else(|| {
        unknown(name, known, told, place, problems);
        0
    });
    u8::try_from(found).unwrap_or(0)
}

fn unknown<S: AsRef<str>>(
    name: &str,
    known: &[S],
    (code, among): (&'static str, &str),
    place: ValuePointerRef,
    problems: &Problems,
) {
    let known: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
    let says = format!("“{}” is not among {among}.{}", shown(name), did_you_mean(name, &known));
    problems.add(place, code, says, "Correct the name here, or add what it refers to.");
}
