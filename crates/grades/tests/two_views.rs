//! Two views of one apprentice: what is counted, what a difference is worth, and that taking over can be undone.

#[expect(dead_code, reason = "the oracle can tell more than is asked of it here")]
mod support;

use grades::domain::grading::{Brief, Grader};
use grades::domain::question::Question;
use grades::domain::record::{Judgement, LearnerRecord};
use grades::domain::repeats::Sitting;
use grades::domain::topic::{Topic, differing, take_over, topics};
use grades::domain::two_views::{Agreement, Both, Difference, Progress, TwoViews, Worth, progress, two_views};
use grades::wording::two_views as words;
use proptest::prelude::*;
use support::check::read;
use support::invent::{self, Kind};
use support::model::Answers;
use support::{Case, Dice, cases_of, fixed};

fn shipped() -> Grader {
    Grader::new(standards::find("ST0792_1.2").expect("shipped"))
}

/// Yes to everything on one option.
fn all_met(grader: &Grader) -> LearnerRecord {
    let mut record = LearnerRecord::default();
    record.pathway = grader.standard().find_pathway("production-coordinator");
    for subject in grader.standard().subjects_for(record.pathway) {
        record.judge(subject, Some(Judgement::Met));
    }
    record
}

fn compare(grader: &Grader, apprentice: &LearnerRecord, tutor: &LearnerRecord) -> TwoViews {
    two_views(grader, Both { apprentice, tutor })
}

fn criterion(grader: &Grader, id: &str) -> Topic {
    Topic::Question(grader.standard().find_criterion(id).expect("one of its criteria").into())
}

#[test]
fn what_changes_the_overall_grade_stands_before_what_does_not() {
    let grader = shipped();
    let (apprentice, mut tutor) = (all_met(&grader), all_met(&grader));
    let say = |record: &mut LearnerRecord, id: &str, said| {
        record.judge(grader.standard().find_criterion(id).expect("one of its criteria"), said);
    };
    // A distinction question of the first method, and a pass question that comes after it in the document.
    say(&mut tutor, "AM1-monitoring-d1", Some(Judgement::Partly));
    say(&mut tutor, "AM2-context-p1", Some(Judgement::NotMet));
    let views = compare(&grader, &apprentice, &tutor);
    assert_eq!((views.questions, views.alike, views.unanswered), (24, 22, 0));
    let order: Vec<Topic> = views.differences.iter().map(|difference| difference.topic).collect();
    assert_eq!(order, [criterion(&grader, "AM1-monitoring-d1"), criterion(&grader, "AM2-context-p1")]);
    assert!(views.differences.iter().all(|difference| matches!(difference.worth, Worth::Grades(_))));
    assert_eq!(views.decisive().count(), 2);
    let said = words::summary(grader.standard(), &views);
    assert!(said.contains("distinction by the apprentice’s answers, fail by the tutor’s, because of “"), "{said}");
    assert!(!said.contains("mine") && !said.contains("theirs"), "{said}");
}

#[test]
fn partly_and_not_yet_are_a_difference_on_which_no_grade_turns() {
    let grader = shipped();
    let no = grader.standard().find_criterion("AM1-role-p1").expect("its first");
    let (mut apprentice, mut tutor) = (all_met(&grader), all_met(&grader));
    apprentice.judge(no, Some(Judgement::Partly));
    tutor.judge(no, Some(Judgement::NotMet));
    let views = compare(&grader, &apprentice, &tutor);
    assert_eq!(views.differences, [Difference { topic: Topic::Question(no.into()), worth: Worth::Nothing }]);
    assert_eq!(words::worth(grader.standard(), &Worth::Nothing), "No grade turns on it.");
}

#[test]
fn what_one_of_the_two_left_open_is_no_disagreement_and_no_grade_is_pronounced_of_it() {
    let grader = shipped();
    let (apprentice, mut tutor) = (all_met(&grader), LearnerRecord::default());
    tutor.pathway = apprentice.pathway;
    let views = compare(&grader, &apprentice, &tutor);
    assert_eq!((views.differences.len(), views.one_sided.len(), views.alike), (0, 24, 0));
    let said = words::summary(grader.standard(), &views);
    assert!(said.contains("24 have an answer from one of you only."), "{said}");
    assert!(said.ends_with("By the apprentice’s answers: Distinction. By the tutor’s: 24 to answer."), "{said}");
}

#[test]
fn options_attempts_and_limits_are_differences_too_and_questions_of_one_option_are_not() {
    let grader = shipped();
    let (apprentice, mut tutor) = (all_met(&grader), all_met(&grader));
    let method = grader.standard().find_method("AM1").expect("its first");
    tutor.sit(method, Sitting::Resit);
    let views = compare(&grader, &apprentice, &tutor);
    assert_eq!(views.differences.len(), 1);
    assert_eq!(views.differences[0].topic, Topic::Attempt(method));
    assert!(matches!(views.differences[0].worth, Worth::Grades(_)), "a re-sit is capped");

    tutor.sit(method, Sitting::First);
    let other = grader.standard().pathways.iter().find(|pathway| pathway.id != "production-coordinator");
    tutor.pathway = grader.standard().find_pathway(&other.expect("it has two").id);
    let views = compare(&grader, &apprentice, &tutor);
    assert!(views.questions < 24 && views.alike == views.questions, "{} of {}", views.alike, views.questions);
    assert_eq!(views.differences.iter().map(|difference| difference.topic).collect::<Vec<_>>(), [Topic::Option]);
    assert!(words::summary(grader.standard(), &views).contains("You chose different options"));
}

#[test]
fn answers_that_move_a_grade_only_together_are_called_so() {
    // A distinction takes two of its three questions of the core.
    let text = std::fs::read_to_string("../../tests/packs/shapes/at-least-of-core.json").expect("a pack");
    let grader = Grader::new(grades::files::pack::read(&text).expect("it can be read"));
    let standard = grader.standard();
    let mut apprentice = LearnerRecord::default();
    apprentice.pathway = standard.find_pathway("orchard");
    for subject in standard.subjects_for(apprentice.pathway) {
        apprentice.judge(subject, Some(Judgement::Met));
    }
    let mut tutor = apprentice.clone();
    for id in ["AM1-soil-d1", "AM1-soil-d2", "AM1-soil-d3"] {
        tutor.judge(standard.find_criterion(id).expect("one of its criteria"), Some(Judgement::NotMet));
    }
    let views = compare(&grader, &apprentice, &tutor);
    assert_eq!(views.differences.len(), 3);
    assert!(views.differences.iter().all(|difference| difference.worth == Worth::Together), "{views:?}");
    let said = words::summary(standard, &views);
    assert!(said.ends_with("pass by the tutor’s, because of several answers together."), "{said}");
}

#[test]
fn only_settled_differences_count_as_talked_through() {
    let grader = shipped();
    let (apprentice, mut tutor) = (all_met(&grader), all_met(&grader));
    for id in ["AM1-role-p1", "AM1-monitoring-d1", "AM2-context-p1"] {
        tutor.judge(grader.standard().find_criterion(id).expect("one of its criteria"), Some(Judgement::NotMet));
    }
    let views = compare(&grader, &apprentice, &tutor);
    let agreed = [
        (criterion(&grader, "AM1-role-p1"), Agreement::Tutor),
        (criterion(&grader, "AM1-monitoring-d1"), Agreement::Open),
        // Agreed earlier, and no difference any more.
        (Topic::Waived, Agreement::Apprentice),
    ];
    let progress = progress(&views.differences, &agreed);
    assert_eq!(progress, Progress { settled: 1, of: 3 });
    assert_eq!(words::progress(progress), "1 of 3 talked through");
}

/// The same standard with the answers of two people.
fn pairs() -> impl Strategy<Value = (Case, Answers)> {
    let numbers = proptest::collection::vec(any::<u16>(), 40);
    (cases_of(Kind::Capped), numbers).prop_map(|(case, numbers)| {
        let answers = invent::answers(&mut Dice(numbers.iter()), &case.standard);
        (case, answers)
    })
}

proptest! {
    #![proptest_config(fixed(600, 31))]

    #[test]
    fn taking_over_and_undoing_gives_back_the_same_record(
        (case, other) in pairs(),
        chosen in proptest::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let standard = read(&case)?;
        let (record, other) = (case.answers.learner(), other.learner());
        let all = topics(&standard);
        let chosen: Vec<Topic> = chosen.iter().map(|index| *index.get(&all)).collect();
        let mut changed = record.clone();
        let undo = take_over(&mut changed, &other, &chosen);
        for topic in &all {
            // Nothing that was not named moves, and all that was named does.
            let from = if chosen.contains(topic) { &other } else { &record };
            prop_assert!(topic.is_same(&changed, from), "{:?}", topic);
        }
        undo.undo(&mut changed);
        prop_assert_eq!(changed, record);
    }

    #[test]
    fn taking_over_every_difference_makes_the_records_equal((case, other) in pairs()) {
        let standard = read(&case)?;
        let (mut record, other) = (case.answers.learner(), other.learner());
        let differ = differing(&standard, &record, &other);
        take_over(&mut record, &other, &differ);
        prop_assert_eq!(record, other);
    }

    #[test]
    fn counts_add_up_and_the_two_roles_mirror_each_other((case, other) in pairs()) {
        let grader = Grader::new(read(&case)?);
        let (one, other) = (case.answers.learner(), other.learner());
        let views = compare(&grader, &one, &other);
        let numbered = |list: &[Difference]| {
            let numbered = |topic| matches!(topic, Topic::Question(question) if Question::is_numbered(question));
            list.iter().filter(|difference| numbered(difference.topic)).count()
        };
        let sum = views.alike + views.unanswered + numbered(&views.differences) + numbered(&views.one_sided);
        prop_assert_eq!(sum, views.questions);
        let mirrored = compare(&grader, &other, &one);
        prop_assert_eq!((views.questions, views.alike), (mirrored.questions, mirrored.alike));
        prop_assert_eq!(&views.grades.apprentice, &mirrored.grades.tutor);
        let topics = |views: &TwoViews| {
            let mut all: Vec<String> =
                views.differences.iter().chain(&views.one_sided).map(|one| format!("{:?}", one.topic)).collect();
            all.sort();
            all
        };
        prop_assert_eq!(topics(&views), topics(&mirrored));
    }

    /// What is said to be worth nothing, alone or with others, is: whatever else is taken over beside it.
    #[test]
    fn an_answer_on_which_no_grade_turns_moves_none_whatever_else_is_taken_over(
        (case, other) in pairs(),
        taken in any::<u32>(),
    ) {
        let grader = Grader::new(read(&case)?);
        let (one, other) = (case.answers.learner(), other.learner());
        let views = compare(&grader, &one, &other);
        let is_answered = |difference: &&Difference| matches!(difference.topic, Topic::Question(question) if question.is_numbered());
        let (idle, rest): (Vec<&Difference>, Vec<&Difference>) =
            views.differences.iter().filter(is_answered).partition(|difference| difference.worth == Worth::Nothing);
        let some: Vec<Topic> = rest
            .iter()
            .enumerate()
            .filter(|(place, _)| taken >> (place % 32) & 1 == 1)
            .map(|(_, difference)| difference.topic)
            .filter(|topic| matches!(topic, Topic::Question(_)))
            .collect();
        let mut before = one.clone();
        take_over(&mut before, &other, &some);
        for difference in idle {
            let mut after = before.clone();
            take_over(&mut after, &other, &[difference.topic]);
            prop_assert_eq!(today(&grader.brief(&before)), today(&grader.brief(&after)), "{:?}", difference.topic);
        }
    }
}

fn today(brief: &Brief) -> Vec<usize> {
    brief.methods.iter().chain(&brief.overall).map(|bounds| bounds.today.rank()).collect()
}
