//! The bounds of many records of one standard.
//!
//! Where only judgements differ between records, a record is a few letters: the option, and an answer for each thing that
//! can be answered. JavaScript writes them (`npm/many.js`) and reads the grades, both by the [`Layout`], so neither side
//! makes or reads JSON. It takes about a fifth of the time.

use super::{Calculator, object};
use grades::domain::decision::Bounds;
use grades::domain::grading::Grader;
use grades::domain::record::{Judgement, LearnerRecord, Subject};
use grades::domain::standard::{PathwayNo, Standard};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Stands for a grade where nothing is computed.
const NO_GRADE: u8 = u8::MAX;

/// Answers by their number; none is 0.
const ANSWERS: [Judgement; 3] = [Judgement::Met, Judgement::Partly, Judgement::NotMet];

/// What the letters of a record stand for, and the numbers of its grades.
#[derive(Serialize)]
struct Layout<'s> {
    /// The ids of the options: the first letter is 0 for none, 1 for the first …
    pathways: Vec<&'s str>,
    /// The ids of what is judged, in the order of the other letters.
    subjects: Vec<&'s str>,
    /// The methods. The grades of a record are two numbers for each, today and possible, and two for the whole.
    methods: Vec<MethodLayout<'s>>,
    /// The names of the overall grades, lowest first.
    grades: &'s [String],
    /// Stands for a grade where nothing is computed.
    #[serde(rename = "noGrade")]
    no_grade: u8,
}

#[derive(Serialize)]
struct MethodLayout<'s> {
    id: &'s str,
    grades: &'s [String],
}

#[wasm_bindgen]
impl Calculator {
    /// What the letters and numbers of a standard's records stand for; undefined if it is not known.
    #[must_use]
    pub fn layout(&self, uid: &str) -> JsValue {
        let Some(grader) = self.find(uid) else { return JsValue::UNDEFINED };
        let standard = grader.standard();
        object(&Layout {
            pathways: standard.pathways.iter().map(|pathway| pathway.id.as_str()).collect(),
            subjects: subjects(standard).map(|subject| standard.id_of(subject)).collect(),
            methods: standard
                .methods
                .iter()
                .map(|method| MethodLayout { id: &method.id, grades: method.grades.names() })
                .collect(),
            grades: standard.grades.names(),
            no_grade: NO_GRADE,
        })
    }

    /// The numbers of the grades of records that are given as letters; nothing for a standard that is not known.
    #[wasm_bindgen(js_name = boundsOfMany)]
    #[must_use]
    pub fn bounds_of_many(&self, uid: &str, letters: &[u8]) -> Vec<u8> {
        let Some(grader) = self.find(uid) else { return Vec::new() };
        let subjects: Vec<Subject> = subjects(grader.standard()).collect();
        let mut numbers = Vec::new();
        for letters in letters.chunks_exact(subjects.len().saturating_add(1)) {
            bounds(grader, &subjects, letters, &mut numbers);
        }
        numbers
    }
}

/// What is judged, by answers and not by points.
fn subjects(standard: &Standard) -> impl Iterator<Item = Subject> {
    let judged = standard.criteria().filter(|(_, criterion)| criterion.points.is_none());
    let criteria = judged.map(|(no, _)| Subject::Criterion(no));
    criteria.chain(standard.outcomes().map(|(no, _)| Subject::Outcome(no)))
}

fn bounds(grader: &Grader, subjects: &[Subject], letters: &[u8], numbers: &mut Vec<u8>) {
    let [option, answers @ ..] = letters else { return };
    let mut record = LearnerRecord::default();
    record.pathway = option.checked_sub(1).map(PathwayNo);
    // From the last to the first: a record's list of answers then has its length at once.
    for (subject, answer) in subjects.iter().zip(answers).rev() {
        if let Some(judgement) = answer.checked_sub(1).and_then(|place| ANSWERS.get(usize::from(place))) {
            record.judge(*subject, Some(*judgement));
        }
    }
    let brief = grader.brief(&record);
    let ends =
        |bounds: &Bounds| [bounds.today, bounds.possible].map(|grade| u8::try_from(grade.rank()).unwrap_or(NO_GRADE));
    numbers.extend(brief.methods.iter().flat_map(ends));
    numbers.extend(brief.overall.as_ref().map_or([NO_GRADE; 2], ends));
}
