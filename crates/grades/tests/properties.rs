//! What must hold of every decision, tried on small random standards by working out every completion.

mod support;

use grades::domain::decision::{BlockedBy, Bounds, Decision};
use grades::domain::grading::Grader;
use grades::domain::record::{Judgement, LearnerRecord};
use grades::domain::repeats::Sitting;
use grades::domain::standard::PathwayNo;
use grades::formats::records;
use proptest::prelude::*;
use support::check::{self, Verdict, decide, each, ranks, read};
use support::invent::Kind;
use support::model::{Answers, Needs, criterion_no, grade};
use support::oracle::{Oracle, Without, place};
use support::{Dice, by_hand, cases, cases_of, fixed};

const WORDS: [Option<Judgement>; 4] = [None, Some(Judgement::Met), Some(Judgement::Partly), Some(Judgement::NotMet)];

proptest! {
    #![proptest_config(fixed(2500, 1))]

    #[test]
    fn both_bounds_are_the_least_and_most_that_any_completion_gives(case in cases()) {
        each(&case, |oracle, part, chart, _| check::bounds(oracle, part, &chart(Without::default())))?;
    }

    #[test]
    fn the_bounds_hold_for_each_reading_of_an_ambiguous_rule(case in cases_of(Kind::Ambiguous)) {
        each(&case, |oracle, part, chart, _| check::bounds(oracle, part, &chart(Without::default())))?;
    }

    #[test]
    fn missing_is_what_can_still_matter_and_used_is_what_was_answered(case in cases()) {
        each(&case, |oracle, part, chart, no| check::missing_and_used(oracle, part, &chart(Without::default()), no))?;
    }

    #[test]
    fn routes_are_all_the_smallest_sets_and_no_others(case in cases()) {
        each(&case, |oracle, part, chart, _| check::routes(oracle, part, &chart(Without::default())))?;
    }

    #[test]
    fn what_blocks_a_grade_is_the_smallest_change_or_the_true_cause(case in cases()) {
        each(&case, |oracle, part, chart, _| check::blocked(oracle, part, chart))?;
    }

    #[test]
    fn steps_name_every_rule_with_its_counts_and_the_row_and_the_cap(case in cases_of(Kind::Capped)) {
        support::steps::steps(&case, &decide(&case)?)?;
    }

    #[test]
    fn a_table_that_is_not_monotone_gives_the_lowest_and_highest_cell_and_no_routes(
        case in cases_of(Kind::NotMonotone),
    ) {
        each(&case, |oracle, part, chart, no| {
            let now = chart(Without::default());
            check::bounds(oracle, part, &now)?;
            check::missing_and_used(oracle, part, &now, no)?;
            if no.is_some() || case.standard.table.as_ref().is_some_and(|table| table.monotone) {
                return Ok(());
            }
            prop_assert!(part.routes.iter().all(|to| to.routes.is_empty()), "routes are withheld");
            for place in part.bounds.today.rank() + 1..now.scale {
                let why = part.blocked.iter().find(|one| one.grade.rank() == place).map(|one| &one.by);
                prop_assert!(!matches!(why, Some(BlockedBy::Answers { .. })), "answers are withheld too");
                prop_assert!(why.is_some(), "nothing is said of grade {}", place);
            }
            Ok(())
        })?;
    }

    #[test]
    fn improving_one_judgement_never_lowers_a_grade(case in cases()) {
        let grader = Grader::new(read(&case)?);
        let before = all_bounds(&grader.decide(&case.answers.learner()));
        for no in 0..case.answers.judgements.len() {
            let mut better = case.answers.learner();
            better.judge(criterion_no(no), Some(Judgement::Met));
            none_lower(&before, &all_bounds(&grader.decide(&better)))?;
            // An answer that is not met narrows what is possible and leaves today alone.
            if case.answers.judgements[no].is_none() {
                let mut worse = case.answers.learner();
                worse.judge(criterion_no(no), Some(Judgement::NotMet));
                let after = all_bounds(&grader.decide(&worse));
                none_lower(&after, &before)?;
                let today = |all: &[Bounds]| all.iter().map(|bounds| bounds.today).collect::<Vec<_>>();
                prop_assert_eq!(today(&after), today(&before));
            }
        }
    }

    #[test]
    fn the_order_of_answers_never_matters(case in cases(), order in proptest::collection::vec(any::<u16>(), 20)) {
        let grader = Grader::new(read(&case)?);
        let written = case.answers.record(&case.standard).to_string();
        let saved = records::read(&written, |_| Some(grader.standard()))
            .map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?;
        let mut left: Vec<usize> = (0..case.answers.judgements.len()).collect();
        let mut shuffled = Answers { judgements: Vec::new(), ..case.answers.clone() }.learner();
        let mut dice = Dice(order.iter());
        while !left.is_empty() {
            let no = left.swap_remove(dice.below(left.len()));
            shuffled.judge(criterion_no(no), Some(Judgement::Partly));
            shuffled.judge(criterion_no(no), case.answers.judgements[no]);
        }
        let decision = grader.decide(&case.answers.learner());
        prop_assert_eq!(&grader.decide(&shuffled), &decision);
        prop_assert_eq!(grader.decide(&saved.record), decision);
    }

    #[test]
    fn a_repeat_never_lifts_a_grade_over_its_cap_and_never_raises_one(case in cases_of(Kind::Capped)) {
        let decision = decide(&case)?;
        let oracle = Oracle::new(&case);
        let cap = case.standard.cap.expect("a cap is invented");
        if oracle.cap_bites() {
            let place = if cap.on_method { 1 } else { place(&case.standard.scale, cap.grade) };
            let limited = |bounds: Bounds| bounds.possible <= grade(place);
            if cap.on_method {
                let repeated = |no: usize| case.answers.sittings[no].is_repeat();
                prop_assert!(decision.methods.iter().enumerate().all(|(no, one)| !repeated(no) || limited(one.bounds)));
            } else {
                prop_assert!(decision.overall.iter().all(|overall| limited(overall.bounds)));
            }
        }
        let waived = decision.overall.as_ref().and_then(|overall| overall.waived);
        let uncapped = oracle.overall(Without { cap: true, ..Without::default() });
        let expected = uncapped.filter(|_| cap.waivable && oracle.cap_bites()).map(|chart| oracle.bounds(&chart.gives[0]));
        prop_assert_eq!(waived.map(ranks), expected, "beside the headline");
        for no in 0..case.answers.sittings.len() {
            let mut first = case.clone();
            first.answers.sittings[no] = Sitting::First;
            none_lower(&all_bounds(&decision), &all_bounds(&decide(&first)?))?;
        }
    }

    #[test]
    fn the_brief_is_what_the_decision_says(case in cases(), waived: bool) {
        let grader = Grader::new(read(&case)?);
        let mut record = case.answers.learner();
        record.waived = waived;
        same_brief(&grader, &record)?;
    }

    #[test]
    fn answers_to_other_options_and_notes_never_matter(
        case in cases(), words in proptest::collection::vec(0..WORDS.len(), 20),
    ) {
        let grader = Grader::new(read(&case)?);
        let mut other = case.answers.learner();
        let mine = Oracle::new(&case).mine;
        for (no, word) in (0..case.answers.judgements.len()).zip(&words) {
            if !mine.contains(&no) {
                other.judge(criterion_no(no), WORDS[*word]);
            }
            other.annotate(criterion_no(no), "Mine.".to_owned());
        }
        prop_assert_eq!(grader.decide(&other), grader.decide(&case.answers.learner()));
    }

    #[test]
    fn nothing_panics_whatever_the_record_holds(
        case in cases_of(Kind::NotMonotone), wild in proptest::collection::vec(any::<u16>(), 30),
    ) {
        let grader = Grader::new(read(&case)?);
        let mut dice = Dice(wild.iter());
        let mut record = case.answers.learner();
        record.pathway = dice.pick(&[None, Some(PathwayNo(0)), Some(PathwayNo(3)), Some(PathwayNo(u8::MAX))]);
        for _ in 0..5 {
            record.judge(criterion_no(dice.pick(&[0, 1, 2, 3, 2_000])), dice.pick(&WORDS));
            let method = grades::domain::plan::MethodNo(u8::try_from(dice.below(6)).unwrap_or(0));
            record.sit(method, Sitting::Resit);
            record.give_result(method, Some(grade(dice.below(300))));
        }
        same_brief(&grader, &record)?;
    }
}

#[test]
fn past_thirty_two_routes_the_list_says_that_it_is_cut() {
    for (ways, listed, cut) in
        [([3, 3, 3], 27, false), ([4, 4, 2], 32, false), ([4, 3, 3], 32, true), ([5, 4, 3], 32, true)]
    {
        let case = by_hand::ways_multiply(&ways);
        let decision = decide(&case).expect("the pack is valid");
        let overall = decision.overall.expect("there is a table");
        let [to] = &overall.routes[..] else { panic!("one grade above today, not {:?}", overall.routes) };
        assert_eq!((to.routes.len(), to.cut), (listed, cut), "{ways:?}");
        each(&case, |oracle, part, chart, _| check::routes(oracle, part, &chart(Without::default()))).expect("routes");
    }
}

#[test]
fn more_readings_than_are_followed_are_refused_rather_than_dropped() {
    let needs = [Needs::AtLeast(1, by_hand::pool(1)), Needs::All(by_hand::pool(1))];
    let rules = vec![needs.to_vec(); 4];
    let method = by_hand::method(&["fail", "pass", "credit", "merit", "distinction"], &[2], rules);
    let case = by_hand::all_needed(vec![method]);
    let problems = grades::files::pack::read(&case.standard.pack().to_string()).expect_err("sixteen readings");
    assert!(problems.iter().any(|problem| problem.code == "too-many-readings"), "{problems:?}");
}

fn all_bounds(decision: &Decision) -> Vec<Bounds> {
    let methods = decision.methods.iter().map(|method| method.bounds);
    methods.chain(decision.overall.iter().map(|overall| overall.bounds)).collect()
}

fn none_lower(before: &[Bounds], after: &[Bounds]) -> Verdict {
    let no_lower =
        |(before, after): (&Bounds, &Bounds)| after.today >= before.today && after.possible >= before.possible;
    prop_assert!(before.len() == after.len() && before.iter().zip(after).all(no_lower), "{before:?} became {after:?}");
    Ok(())
}

fn same_brief(grader: &Grader, record: &LearnerRecord) -> Verdict {
    let (brief, decision) = (grader.brief(record), grader.decide(record));
    prop_assert_eq!(&brief.methods, &decision.methods.iter().map(|method| method.bounds).collect::<Vec<_>>());
    prop_assert_eq!(brief.overall, decision.overall.map(|overall| overall.bounds));
    prop_assert!(brief.methods.iter().all(|bounds| bounds.today <= bounds.possible));
    Ok(())
}
