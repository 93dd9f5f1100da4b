//! `bench --prompts`: how many prompts it takes until no further answer can change the grade, asked by what matters
//! most, and in the document's order.

use std::process::ExitCode;

use grades::domain::grading::Grader;
use grades::domain::grading::next::Ask;
use grades::domain::plan::CriterionNo;
use grades::domain::record::{Judgement, LearnerRecord, Subject};
use grades::domain::standard::PathwayNo;
use standards::{SHIPPED, find};

/// So many people for each option and chance.
const PEOPLE: u64 = 1_000;

/// How often an answer is *yes*, in ten.
const CHANCES: [u64; 2] = [8, 5];

/// Random numbers, the same in every run (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn of_ten(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 24) % 10
    }
}

/// How one person would answer, by criterion.
type Person = Vec<(CriterionNo, Judgement)>;

/// Prints a line for every option of every standard that has a grade.
pub fn print() -> ExitCode {
    println!("Prompts until the grade is settled: mean (quartiles), over {PEOPLE} made-up people each\n");
    println!("{:<52}{:>5}{:>9}  {:<20}{:<20}", "", "of", "yes", "what matters most", "document's order");
    for shipped in &SHIPPED {
        let Some(standard) = find(shipped.uid) else { continue };
        let grader = Grader::new(standard);
        let standard = grader.standard();
        if grader.decide(&LearnerRecord::default()).overall.is_none() {
            println!("{:<52}  no grade: the document's order", shipped.uid);
            continue;
        }
        for pathway in &standard.pathways {
            let option = standard.find_pathway(&pathway.id);
            let many = standard.criteria_for(option).count();
            for chance in CHANCES {
                let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
                let (mut suggested, mut document) = (Vec::new(), Vec::new());
                for _ in 0..PEOPLE {
                    let person = person(&grader, option, chance, &mut dice);
                    suggested.push(ask(&grader, option, &person, suggestion));
                    document.push(ask(&grader, option, &person, next_in_document));
                }
                let name = format!("{} {}", shipped.uid, pathway.id);
                let (suggested, document) = (told(suggested), told(document));
                println!("{name:<52}{many:>5}{:>6} %  {suggested:<20}{document:<20}", chance * 10);
            }
        }
    }
    ExitCode::SUCCESS
}

fn person(grader: &Grader, option: Option<PathwayNo>, chance: u64, dice: &mut Dice) -> Person {
    let answer = |dice: &mut Dice| if dice.of_ten() < chance { Judgement::Met } else { Judgement::NotMet };
    grader.standard().criteria_for(option).map(|(no, _)| (no, answer(dice))).collect()
}

/// How many prompts are asked until nothing that is missing can change the overall grade.
fn ask(
    grader: &Grader,
    option: Option<PathwayNo>,
    person: &Person,
    choose: fn(&Grader, &LearnerRecord) -> Option<CriterionNo>,
) -> usize {
    let mut record = LearnerRecord::default();
    record.pathway = option;
    let open =
        |record: &LearnerRecord| grader.decide(record).overall.is_some_and(|overall| !overall.missing.is_empty());
    let mut asked = 0;
    while open(&record) {
        let Some(no) = choose(grader, &record) else { break };
        record.judge(no, person.iter().find(|(known, _)| *known == no).map(|(_, answer)| *answer));
        asked += 1;
    }
    asked
}

fn suggestion(grader: &Grader, record: &LearnerRecord) -> Option<CriterionNo> {
    grader.order(record, &grader.decide(record)).iter().find_map(|next| match next.ask {
        Ask::Subject(Subject::Criterion(no)) => Some(no),
        Ask::Subject(Subject::Outcome(_)) | Ask::Category(_) => None,
    })
}

fn next_in_document(grader: &Grader, record: &LearnerRecord) -> Option<CriterionNo> {
    grader.standard().criteria_for(record.pathway).map(|(no, _)| no).find(|no| !record.is_answered(*no))
}

/// `5.3 (2 4 7)`.
fn told(mut counts: Vec<usize>) -> String {
    counts.sort_unstable();
    let tenths = counts.iter().sum::<usize>() * 10 / counts.len().max(1);
    let at = |quarter: usize| counts.get(counts.len() * quarter / 4).copied().unwrap_or(0);
    format!("{}.{} ({} {} {})", tenths / 10, tenths % 10, at(1), at(2), at(3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_told_by_mean_and_quartiles() {
        assert_eq!(told(vec![4, 1, 2, 3]), "2.5 (2 3 4)");
        assert_eq!(told(Vec::new()), "0.0 (0 0 0)");
    }

    #[test]
    fn asking_ends_as_soon_as_the_grade_is_settled() {
        let grader = Grader::new(standards::find("ST0792_1.2").expect("shipped"));
        let option = grader.standard().find_pathway("production-coordinator");
        let all = |answer| grader.standard().criteria_for(option).map(|(no, _)| (no, answer)).collect::<Person>();
        // The first *not yet* to a pass prompt settles a fail.
        assert_eq!(ask(&grader, option, &all(Judgement::NotMet), suggestion), 1);
        let every = grader.standard().criteria_for(option).count();
        assert_eq!(ask(&grader, option, &all(Judgement::Met), suggestion), every);
    }
}
