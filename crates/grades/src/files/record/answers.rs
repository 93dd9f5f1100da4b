//! What a record says of criteria, outcomes, categories and methods.

use super::{NEITHER, Reading, RecordFile, Saved, placement_word};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::outcome::{CategoryNo, Placement};
use crate::domain::plan::{CriterionNo, MethodNo, PartNo};
use crate::domain::record::{EnteredMarks, Judgement, LearnerRecord, Subject};
use crate::domain::standard::PathwayNo;
use crate::files::fault::{Fault, Report};
use crate::files::json::Faults;
use crate::files::problem::{did_you_mean, named, shown};
use crate::files::values::{Named, Whole};
use crate::files::words::{Words, every_word};
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::Deserialize;

/// Marks or points: the pack says how many there are.
type Number = Whole<0, { crate::files::pack::MOST_MARKS }>;

/// Points by criterion.
pub type Points = Named<Number>;

/// The marks of a method.
#[derive(Clone, Debug, Default, Deserr, Deserialize, JsonSchema)]
#[deserr(error = Faults, deny_unknown_fields)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "marks")]
pub struct MarksFile {
    /// The mark of the whole.
    #[deserr(default)]
    pub total: Option<Number>,
    /// Under the id of a part: the mark in it.
    #[deserr(default)]
    pub parts: Option<Named<Number>>,
}

impl RecordFile {
    /// What was said, into `saved`.
    pub(super) fn answers(&self, reading: &Reading<impl Report>, saved: &mut Saved) {
        let top = ValuePointerRef::Origin;
        let standard = reading.standard;
        saved.record.pathway = self.pathway.as_ref().and_then(|id| reading.pathway(id, top.push_key("pathway")));
        self.judgements_and_placements(reading, saved);
        let record = &mut saved.record;
        self.of_methods(reading, record);
        let place = top.push_key("notes");
        for (id, text) in self.notes.iter().flat_map(Named::iter) {
            let place = place.push_key(id);
            match standard.find_subject(id) {
                Some(subject) => record.annotate(subject, reading.note(Some(text), place)),
                None => reading.no_criterion(id, "Remove the note.", place),
            }
        }
        record.waived = self.waived.unwrap_or_default();
        if let Some(name) = &self.assumed_cap {
            let place = top.push_key("assumedCap");
            record.assumed_cap = reading.grade(&standard.grades, name, place);
            if !standard.repeats.is_silent() {
                let says = "The plan itself says what repeats do.";
                reading.report.add(place, || Fault::new("cap-stated", says, "Remove it: the plan's rule counts."));
            }
        }
    }

    fn judgements_and_placements(&self, reading: &Reading<impl Report>, saved: &mut Saved) {
        let standard = reading.standard;
        let Saved { record, strangers, strange_placements, .. } = saved;
        let mut next = 0;
        let place = ValuePointerRef::Origin.push_key("judgements");
        for (id, word) in self.judgements.iter().flat_map(Named::iter) {
            let place = place.push_key(id);
            match standard.find_subject_in_turn(id, &mut next) {
                Some(Subject::Criterion(no)) if standard.criterion(no).is_some_and(|one| one.points.is_some()) => {
                    let says = || format!("“{}” is given points.", shown(id));
                    reading.report.add(place, || Fault::new("has-points", says(), "Move it to “points”."));
                }
                Some(subject) => record.judge(subject, reading.judgement(word, place)),
                // Kept apart as it stands.
                None => strangers.push((id.to_owned(), word.owned())),
            }
        }
        let place = ValuePointerRef::Origin.push_key("placements");
        for (id, word) in self.placements.iter().flat_map(Named::iter) {
            match standard.find_category(id) {
                Some(no) => record.place(no, reading.placement(no, word, place.push_key(id))),
                None => strange_placements.push((id.to_owned(), word.owned())),
            }
        }
    }

    /// Attempts, results, marks, and the points of criteria.
    fn of_methods(&self, reading: &Reading<impl Report>, record: &mut LearnerRecord) {
        let top = ValuePointerRef::Origin;
        let standard = reading.standard;
        let place = top.push_key("sittings");
        for (id, sitting) in self.sittings.iter().flat_map(Named::iter) {
            if let Some(no) = reading.method(id, place.push_key(id)) {
                record.sit(no, sitting.0);
            }
        }
        let place = top.push_key("results");
        for (id, name) in self.results.iter().flat_map(Named::iter) {
            let place = place.push_key(id);
            if let Some((no, method)) = reading.method(id, place).and_then(|no| Some((no, standard.method(no)?))) {
                record.give_result(no, reading.grade(&method.grades, name, place));
                if record.result(no).is_some() && standard.overall.counts_marks(no) {
                    let says =
                        || format!("The overall grade counts the marks of {}, so a result is not enough.", method.id);
                    reading.report.add(place, || Fault::new("needs-mark", says(), "Give its marks instead."));
                }
            }
        }
        let place = top.push_key("marks");
        for (id, marks) in self.marks.iter().flat_map(Named::iter) {
            let place = place.push_key(id);
            if let Some(no) = reading.method(id, place) {
                record.enter_marks(no, marks.entered(no, reading, place));
            }
        }
        let place = top.push_key("points");
        for (id, given) in self.points.iter().flat_map(Named::iter) {
            let place = place.push_key(id);
            match standard.find_criterion(id) {
                Some(no) => record.give_points(no, reading.points(no, *given, place)),
                None => reading.no_criterion(id, "Correct or remove it.", place),
            }
        }
    }
}

impl MarksFile {
    fn entered(&self, no: MethodNo, reading: &Reading<impl Report>, place: ValuePointerRef) -> EnteredMarks {
        let mut entered = EnteredMarks::default();
        let Some(marks) = reading.standard.method(no).and_then(|method| method.marks.as_ref()) else {
            let (says, remedy) = ("This method has no marks.", "Remove it, or answer its criteria.");
            reading.report.add(place, || Fault::new("no-marks", says, remedy));
            return entered;
        };
        entered.total = self.total.and_then(|total| reading.at_most(total, marks.most, place.push_key("total")));
        let parts = place.push_key("parts");
        for (id, mark) in self.parts.iter().flat_map(Named::iter) {
            let place = parts.push_key(id);
            match (0..u8::MAX).map(PartNo).zip(&marks.parts).find(|(_, part)| part.id == id) {
                Some((no, part)) => entered.enter_part(no, reading.at_most(*mark, part.most, place)),
                None => reading.report.add(place, || {
                    let hint = did_you_mean(id, &named(&marks.parts, |part| &part.id));
                    let says = format!("“{}” is not a part of these marks.{hint}", shown(id));
                    Fault::new("unknown-part", says, "Name one of its parts.")
                }),
            }
        }
        if !entered.agree(marks) {
            reading.report.add(place, || {
                let (least, most) = entered.total_between(marks);
                let says =
                    format!("The total cannot be what it is: beside these parts it lies between {least} and {most}.");
                Fault::new("marks-disagree", says, "Correct the total or the parts.")
            });
        }
        entered
    }
}

impl<R: Report> Reading<'_, R> {
    fn no_criterion(&self, id: &str, remedy: &'static str, place: ValuePointerRef) {
        let says = || format!("“{}” is no criterion.", shown(id));
        self.report.add(place, || Fault::new("unknown-criterion", says(), remedy));
    }

    fn pathway(&self, id: &str, place: ValuePointerRef) -> Option<PathwayNo> {
        let found = self.standard.find_pathway(id);
        if found.is_none() {
            self.report.add(place, || {
                let hint = did_you_mean(id, &named(&self.standard.pathways, |pathway| &pathway.id));
                let says = format!("“{}” is not an option of {}.{hint}", shown(id), self.standard.uid);
                Fault::new("unknown-pathway", says, "Name one of its options.")
            });
        }
        found
    }

    fn method(&self, id: &str, place: ValuePointerRef) -> Option<MethodNo> {
        let found = self.standard.find_method(id);
        if found.is_none() {
            self.report.add(place, || {
                let hint = did_you_mean(id, &named(&self.standard.methods, |method| &method.id));
                let says = format!("“{}” is not a method of {}.{hint}", shown(id), self.standard.uid);
                Fault::new("unknown-method", says, "Name one of its methods.")
            });
        }
        found
    }

    fn grade(&self, scale: &GradeScale, name: &str, place: ValuePointerRef) -> Option<Grade> {
        let found = scale.find(name);
        if found.is_none() {
            self.report.add(place, || {
                let says = format!("“{}” is not a grade of this scale.", shown(name));
                Fault::new("unknown-grade", says, format!("Write one of: {}.", scale.names().join(", ")))
            });
        }
        found
    }

    fn judgement(&self, word: &str, place: ValuePointerRef) -> Option<Judgement> {
        let found = Judgement::from_word(word);
        if found.is_none() {
            self.report.add(place, || Fault::UnknownWord { word: word.to_owned(), known: every_word::<Judgement> });
        }
        found
    }

    fn placement(&self, no: CategoryNo, word: &str, place: ValuePointerRef) -> Option<Placement> {
        let category = self.standard.category(no)?;
        let found = category.placements().find(|placement| placement_word(self.standard, *placement) == word);
        if found.is_none() {
            self.report.add(place, || {
                let grades = category.descriptors.iter().map(|descriptor| self.standard.grades.name(descriptor.grade));
                let known: Vec<&str> = [NEITHER].into_iter().chain(grades).collect();
                Fault::unknown_word(word, &known)
            });
        }
        found
    }

    /// The points of a criterion.
    fn points(&self, no: CriterionNo, given: Number, place: ValuePointerRef) -> Option<u32> {
        let Some(points) = self.standard.criterion(no).and_then(|criterion| criterion.points) else {
            let (says, remedy) = ("This criterion has no points.", "Move it to “judgements”.");
            self.report.add(place, || Fault::new("no-points", says, remedy));
            return None;
        };
        self.at_most(given, points.most, place)
    }

    /// A number, which the pack bounds; one that is out of bounds counts as none.
    fn at_most(&self, number: Number, most: u32, place: ValuePointerRef) -> Option<u32> {
        let number = number.get();
        if number > most {
            self.report.add(place, || {
                let remedy = format!("Write a number from 0 to {most}.");
                Fault::new("out-of-bounds", format!("{number} is out of bounds."), remedy)
            });
        }
        (number <= most).then_some(number)
    }
}
