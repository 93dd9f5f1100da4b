//! What the screens of a journey stand on: where somebody stands, what is asked next, what to do for a grade, what a
//! repeat can do. Tried on every shape that rules can have, on every shipped standard, and told for one of them.

mod aim;
mod answers;
mod resit;
mod standing;
mod walk;

use grades::domain::decision::Decision;
use grades::domain::grading::Grader;
use grades::domain::plan::{CriterionNo, PartNo};
use grades::domain::question::{Question, counted_questions, questions};
use grades::domain::record::{EnteredMarks, Judgement, LearnerRecord, Subject};
use grades::domain::repeats::Sitting;
use grades::domain::standing::{Standings, standings};
use grades::files::pack;
use std::fs;
use std::path::PathBuf;

/// A standard for one of its options.
pub struct Plan {
    pub name: String,
    pub grader: Grader,
    pub start: LearnerRecord,
}

/// A record, and what is decided of it.
pub struct Decided<'p> {
    pub plan: &'p Plan,
    pub record: LearnerRecord,
    pub decision: Decision,
    pub standings: Standings,
}

/// Every shape of the tests and every shipped standard, for each of its options.
pub fn plans() -> Vec<Plan> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for folder in ["tests/packs/shapes", "standards", "tests/packs"] {
        let listed = fs::read_dir(root.join(folder)).expect("it is in the repository");
        files.extend(listed.map(|entry| entry.expect("it can be listed").path()));
    }
    // One example is there to be repaired.
    files.retain(|path| {
        path.extension().is_some_and(|end| end == "json") && !path.ends_with("tests/packs/example.json")
    });
    files.sort();
    let mut plans = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("it was listed");
        let name = file.file_stem().expect("it has a name").display().to_string();
        let standard = pack::read(&text).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        let options: Vec<_> =
            standard.pathways.iter().map(|option| (option.id.clone(), standard.find_pathway(&option.id))).collect();
        let grader = Grader::new(standard);
        for (id, pathway) in if options.is_empty() { vec![(String::new(), None)] } else { options } {
            let mut start = LearnerRecord::default();
            start.pathway = pathway;
            plans.push(Plan { name: format!("{name} {id}"), grader: grader.clone(), start });
        }
    }
    assert!(plans.len() > 60, "only {} plans", plans.len());
    plans
}

/// ST0792 version 1.2 for production coordinators, which the screens were drawn with.
pub fn coordinator() -> Plan {
    let grader = Grader::new(standards::find("ST0792_1.2").expect("shipped"));
    let mut start = LearnerRecord::default();
    start.pathway = grader.standard().find_pathway("production-coordinator");
    Plan { name: "coordinator".to_owned(), grader, start }
}

impl Plan {
    pub fn decide(&self, record: LearnerRecord) -> Decided<'_> {
        let decision = self.grader.decide(&record);
        let standings = standings(self.grader.standard(), &record, &decision);
        Decided { plan: self, record, decision, standings }
    }

    /// Every question answered with yes, but for these: `(id, answer)`.
    pub fn all_yes_but(&self, others: &[(&str, Option<Judgement>)]) -> Decided<'_> {
        let mut record = self.start.clone();
        self.best(&mut record);
        for (id, judgement) in others {
            record.judge(self.criterion(id), *judgement);
        }
        self.decide(record)
    }

    pub fn criterion(&self, id: &str) -> CriterionNo {
        self.grader.standard().find_criterion(id).expect("it has this question")
    }

    /// Gives the best answer to everything that has none.
    pub fn best(&self, record: &mut LearnerRecord) {
        let standard = self.grader.standard();
        for question in counted_questions(standard, record) {
            if question.is_answered(standard, record) {
                continue;
            }
            match question {
                Question::Subject(Subject::Criterion(no)) => {
                    match standard.criterion(no).and_then(|criterion| criterion.points) {
                        Some(points) => record.give_points(no, Some(points.most)),
                        None => record.judge(no, Some(Judgement::Met)),
                    }
                }
                Question::Subject(subject) => record.judge(subject, Some(Judgement::Met)),
                Question::Category(no) => {
                    let best = standard.category(no).and_then(|category| category.placements().last());
                    record.place(no, best);
                }
                Question::Marks(no) => {
                    let of = standard.method(no).and_then(|method| method.marks.as_ref()).expect("it has marks");
                    let mut marks = record.marks(no).clone();
                    for (part, most) in (0..u8::MAX).map(PartNo).zip(&of.parts) {
                        if marks.part(part).is_none() {
                            // No more than the total leaves, where that is known.
                            let best = (0..=most.most).rev().find(|mark| {
                                let mut tried = marks.clone();
                                tried.enter_part(part, Some(*mark));
                                tried.agree(of)
                            });
                            marks.enter_part(part, best);
                        }
                    }
                    if marks.total.is_none() {
                        marks.total = Some(marks.total_between(of).1);
                    }
                    record.enter_marks(no, marks);
                }
                Question::Result(no) => {
                    record.give_result(no, standard.method(no).map(|method| method.grades.highest()));
                }
            }
        }
    }
}

/// A fixed sequence of numbers that look drawn.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most
    }

    /// Any record of a plan: some are nearly empty, some nearly full, some nearly all yes.
    pub fn record(&mut self, plan: &Plan) -> LearnerRecord {
        let mut record = plan.start.clone();
        let (open, good) = (self.below(6), 1 + self.below(8));
        let standard = plan.grader.standard();
        for (no, method) in standard.methods() {
            let may = !standard.overall.counts_marks(no) && !method.taken_elsewhere;
            if may && self.below(8) == 0 {
                let grades: Vec<_> = method.grades.grades().collect();
                record.give_result(no, Some(grades[self.below(grades.len())]));
            }
            if self.below(8) == 0 {
                record.sit(no, [Sitting::Resit, Sitting::Retake][self.below(2)]);
            }
        }
        record.waived = self.below(4) == 0;
        for question in questions(standard, record.pathway) {
            if self.below(5) >= open {
                self.answer(plan, &mut record, question, good);
            }
        }
        record
    }

    /// Any answer to a question, the better the higher `good` is, of 8.
    pub fn answer(&mut self, plan: &Plan, record: &mut LearnerRecord, question: Question, good: usize) {
        let standard = plan.grader.standard();
        let is_good = self.below(8) < good;
        let judged = if is_good { Judgement::Met } else { [Judgement::Partly, Judgement::NotMet][self.below(2)] };
        match question {
            Question::Subject(Subject::Criterion(no)) => {
                match standard.criterion(no).and_then(|criterion| criterion.points) {
                    Some(points) => {
                        let most = points.most as usize;
                        let given = if is_good { most - self.below(most / 2 + 1) } else { self.below(most + 1) };
                        record.give_points(no, Some(given as u32));
                    }
                    None => record.judge(no, Some(judged)),
                }
            }
            Question::Subject(subject) => record.judge(subject, Some(judged)),
            Question::Category(no) => {
                let all: Vec<_> = standard.category(no).expect("it was asked").placements().collect();
                record.place(no, Some(all[self.below(all.len())]));
            }
            Question::Marks(no) => {
                let of = standard.method(no).and_then(|method| method.marks.as_ref()).expect("it has marks");
                let mut marks = EnteredMarks::default();
                for (part, most) in (0..u8::MAX).map(PartNo).zip(&of.parts) {
                    let low = if is_good { most.most / 2 } else { 0 };
                    marks.enter_part(part, Some(low + self.below((most.most - low) as usize + 1) as u32));
                }
                let (least, most) = marks.total_between(of);
                let least = if is_good { least.max((least + most) / 2) } else { least };
                marks.total = Some(least + self.below((most - least) as usize + 1) as u32);
                record.enter_marks(no, marks);
            }
            Question::Result(no) => {
                let grades: Vec<_> = standard.method(no).expect("it was asked").grades.grades().collect();
                let low = if is_good { 1 } else { 0 };
                record.give_result(no, Some(grades[low + self.below(grades.len() - low)]));
            }
        }
    }
}

/// Tries so many records of every plan.
pub fn for_every_record(each: usize, check: impl Fn(&Decided)) {
    for (seed, plan) in plans().iter().enumerate() {
        let mut dice = Dice(seed as u64);
        check(&plan.decide(plan.start.clone()));
        for _ in 0..each {
            check(&plan.decide(dice.record(plan)));
        }
    }
}

impl Decided<'_> {
    /// To try a failure by hand.
    pub fn name(&self) -> String {
        format!("{} {:?}", self.plan.name, self.record)
    }
}
