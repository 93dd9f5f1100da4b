//! What stands between a grade and being ready: the map of KSBs, what all ways to a grade have in common, rehearsals.

use grades::domain::decision::{Open, Route, RoutesTo};
use grades::domain::grading::Grader;
use grades::domain::ksb_map::{Filter, Standing, carriers, is_wanted, neighbours, tiles};
use grades::domain::plan::{CriterionNo, MethodNo};
use grades::domain::record::{Judgement, LearnerRecord, Subject};
use grades::domain::rehearsal::{Phase, Timer, Times, prompts, times};
use grades::domain::standard::Standard;
use grades::domain::way_on::{made_of, way_on};
use grades::wording::{ksb_map as map_words, next as next_words, rehearsal as words, way_on as way_words};
use standards::{SHIPPED, find};

fn standard(uid: &str) -> Standard {
    find(uid).expect("shipped")
}

/// An empty record on the option at this place.
fn on_option(standard: &Standard, place: usize) -> LearnerRecord {
    let mut record = LearnerRecord::default();
    record.pathway = standard.pathways.get(place).and_then(|pathway| standard.find_pathway(&pathway.id));
    record
}

fn judge(standard: &Standard, record: &mut LearnerRecord, id: &str, judgement: Judgement) {
    record.judge(standard.find_criterion(id).unwrap_or_else(|| panic!("no {id}")), Some(judgement));
}

#[test]
fn the_map_has_every_code_of_the_option_once_and_each_criterion_names_only_codes_of_the_map() {
    for shipped in &SHIPPED {
        let book = standard(shipped.uid);
        for place in 0..book.pathways.len() {
            let record = on_option(&book, place);
            let map = tiles(&book, &record);
            let mut codes: Vec<&str> = map.iter().map(|tile| tile.ksb.code.as_str()).collect();
            let many = codes.len();
            codes.sort_unstable();
            codes.dedup();
            assert_eq!(codes.len(), many, "{} {place}", shipped.uid);
            for (no, criterion) in book.criteria_for(record.pathway) {
                for code in &criterion.ksbs {
                    let tile = map.iter().find(|tile| tile.ksb.code == *code);
                    let tile = tile.unwrap_or_else(|| panic!("{}: {code} is not on the map", criterion.id));
                    assert!(tile.carried_by.contains(&Subject::Criterion(no)));
                }
            }
        }
    }
}

#[test]
fn a_tile_takes_the_best_answer_and_says_what_carries_it_and_which_duties_name_it() {
    let book = standard("ST0792_1.2");
    let mut record = on_option(&book, 0);
    let shared =
        tiles(&book, &record).into_iter().find(|tile| tile.carried_by.len() > 1).expect("a code that two carry");
    let (code, [first, second, ..]) = (shared.ksb.code.clone(), &shared.carried_by[..]) else { panic!("two carry it") };
    let standing = |record: &LearnerRecord| {
        tiles(&book, record).into_iter().find(|tile| tile.ksb.code == code).expect("the same").standing
    };
    assert_eq!(standing(&record), Standing::Unanswered);
    record.judge(*second, Some(Judgement::NotMet));
    assert_eq!(standing(&record), Standing::NotYet);
    record.judge(*first, Some(Judgement::Partly));
    assert_eq!(standing(&record), Standing::Partly);
    record.judge(*second, Some(Judgement::Met));
    assert_eq!(standing(&record), Standing::Yes);
    let back = neighbours(&book, record.pathway, *first);
    let (_, others) = back.iter().find(|(named, _)| *named == code).expect("it carries the code");
    assert!(others.contains(second) && !others.contains(first));
    assert_eq!(carriers(&book, record.pathway, "K999"), []);
    let with_duties = standard("ST0792_1.1");
    let map = tiles(&with_duties, &on_option(&with_duties, 0));
    let tile = map.iter().find(|tile| !tile.duties.is_empty()).expect("the occupational standard prints duties");
    assert!(tile.duties.iter().all(|duty| duty.ksbs.contains(&tile.ksb.code)));
}

#[test]
fn a_code_without_a_criterion_says_so_and_filters_leave_in_what_they_name() {
    let book = standard("ST1483_2");
    let mut record = on_option(&book, 0);
    let outcome = tiles(&book, &record)[0].carried_by[0];
    record.judge(outcome, Some(Judgement::NotMet));
    let map = tiles(&book, &record);
    let count =
        |filter, evidence: &dyn Fn(&str) -> bool| map.iter().filter(|tile| is_wanted(tile, filter, evidence)).count();
    let none = |_: &str| false;
    let standing = |wanted| map.iter().filter(|tile| tile.standing == wanted).count();
    assert_eq!(count(Filter::All, &none), map.len());
    assert_eq!(count(Filter::Unanswered, &none), standing(Standing::Unanswered));
    assert_eq!(count(Filter::NotYet, &none), standing(Standing::NotYet));
    assert!(standing(Standing::NotYet) > 0 && standing(Standing::Unanswered) > 0);
    assert_eq!(count(Filter::NoEvidence, &none), map.len());
    assert_eq!(count(Filter::NoEvidence, &|code| code == "K1"), map.len() - 1);
    // The codes of the plan that no outcome of this option carries.
    let orphan = map.iter().filter(|tile| tile.carried_by.is_empty());
    assert!(orphan.clone().all(|tile| tile.standing == Standing::NoCriterion));
}

#[test]
fn the_map_is_told_in_words_counted_by_kind() {
    let book = standard("ST0792_1.2");
    let mut record = on_option(&book, 0);
    let first = tiles(&book, &record)[0].carried_by[0];
    record.judge(first, Some(Judgement::Met));
    let map = tiles(&book, &record);
    let told = map_words::summary(&map);
    let yes = map.iter().filter(|tile| tile.ksb.kind == "knowledge" && tile.standing == Standing::Yes).count();
    let knowledge = map.iter().filter(|tile| tile.ksb.kind == "knowledge").count();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[0].starts_with(&format!("Knowledge: {yes} of {knowledge} yes and ")), "{told:?}");
    assert!(told[1].starts_with("Skills: ") && told[2].starts_with("Behaviours: "), "{told:?}");
    assert_eq!(map_words::tile(&map[0]), "K1, yes");
}

fn open(no: u16, judgement: Option<Judgement>) -> Open {
    Open { criterion: CriterionNo(no), judgement }
}

#[test]
fn what_every_way_needs_is_told_once_and_counted_by_answer() {
    let (one, two, three) = (open(1, Some(Judgement::Partly)), open(2, None), open(3, Some(Judgement::NotMet)));
    let route = |all: &[Open]| Route { all: all.to_vec(), ..Route::default() };
    let grade = grades::domain::grade::Grade::LOWEST.next();
    let to = RoutesTo { grade, routes: vec![route(&[one, two]), route(&[one, three])], cut: false };
    let way = way_on(&to);
    assert_eq!(way.common, [one]);
    assert_eq!(way.beyond.iter().map(|route| route.all.clone()).collect::<Vec<_>>(), [[two], [three]]);
    assert_eq!(way.named(), [one, two, three]);
    assert_eq!(way_words::common(&way), "Every way needs this criterion: 1 is partly there.");
    assert_eq!(way_words::beyond(1, &way.beyond[1]), "Way 2: 1 criterion more");
    assert_eq!(way_words::ways(&way), "There are 2 ways, the shortest first.");
    assert_eq!(made_of(&[one, two, three]).of, 3);
    let only = RoutesTo { grade, routes: vec![route(&[one, two])], cut: false };
    assert_eq!(
        way_words::common(&way_on(&only)),
        "You need these 2 criteria: 1 is partly there and 1 is not answered."
    );
    let apart = RoutesTo { grade, routes: vec![route(&[two]), route(&[three])], cut: false };
    assert_eq!(way_words::common(&way_on(&apart)), "");
}

#[test]
fn every_way_of_a_real_decision_is_what_all_need_and_what_is_its_own() {
    for uid in ["ST0792_1.2", "ST0792_1.1", "ST0525_1.0"] {
        let grader = Grader::new(standard(uid));
        let record = on_option(grader.standard(), 0);
        let overall = grader.decide(&record).overall.expect("a table");
        for to in &overall.routes {
            let way = way_on(to);
            for (route, beyond) in to.routes.iter().zip(&way.beyond) {
                let mut again = way.common.clone();
                again.extend(&beyond.all);
                again.sort_unstable_by_key(|open| open.criterion);
                assert_eq!(again, route.all);
                assert_eq!(beyond.any, route.any);
            }
            assert!(!way_words::common(&way).is_empty(), "the pass criteria are needed in every way");
        }
    }
}

#[test]
fn times_are_the_plans_own_and_what_is_not_stated_is_not_guessed() {
    let told = |uid: &str, method: usize| {
        let times = times(&standard(uid).methods[method], None);
        (times.whole, times.extra_percent, times.presentation, times.questioning, times.questions)
    };
    assert_eq!(told("ST0792_1.2", 0), (Some(60), Some(10), Some(30), Some(30), Some(5)));
    assert_eq!(told("ST0792_1.2", 1), (Some(90), Some(10), None, None, Some(7)));
    assert_eq!(told("ST0792_1.1", 0), (Some(60), Some(10), Some(20), Some(40), Some(6)));
    assert_eq!(told("ST0792_1.1", 1), (Some(120), Some(10), None, None, Some(10)));
    assert_eq!(told("ST0525_1.0", 0), (Some(75), Some(10), Some(45), Some(30), None));
    assert_eq!(told("ST0525_1.0", 1), (Some(80), Some(10), None, None, None));
    let report = times(&standard("ST0525_1.0").methods[0], None);
    assert_eq!(
        words::times(&report),
        "75 minutes: 45 minutes for your presentation and 30 minutes for questions. The assessor may let it run over \
         by 10%: 7:30 minutes."
    );
    assert_eq!(words::questions(&report), "The plan does not say how many questions there are");
    assert_eq!(words::times(&Times::default()), "The plan does not say how long it takes.");
}

#[test]
fn a_rehearsal_goes_from_phase_to_phase_by_the_clock() {
    const MINUTE: u64 = 60_000;
    let report = times(&standard("ST0525_1.0").methods[0], None);
    let phases: Vec<Phase> = [0, 45 * MINUTE - 1, 45 * MINUTE, 75 * MINUTE, 82 * MINUTE + 30_000]
        .map(|elapsed| report.at(elapsed).phase)
        .to_vec();
    assert_eq!(phases, [Phase::Presentation, Phase::Presentation, Phase::Questions, Phase::Extra, Phase::Over]);
    assert_eq!(words::moment(&report.at(16 * MINUTE)), "Presentation: 29 minutes left");
    assert_eq!(words::moment(&report.at(90 * MINUTE)), "Over time: 15 minutes over");
    assert_eq!(words::clock(75 * MINUTE + 5_999), "75:05");
    // A plan that states no time runs over from the start, and counts up.
    assert_eq!(Times::default().at(5 * MINUTE).phase, Phase::Over);
    // Parts that leave something of the whole.
    let part = Times { whole: Some(60), presentation: Some(20), ..Times::default() };
    assert_eq!(part.phases(), [(Phase::Presentation, 20 * MINUTE), (Phase::Whole, 40 * MINUTE)]);
}

#[test]
fn a_timer_counts_what_passed_while_the_screen_was_locked_and_not_what_passed_in_a_pause() {
    let mut timer = Timer::default();
    assert_eq!((timer.elapsed(5), timer.runs()), (0, false));
    timer.pause(10);
    assert_eq!(timer.elapsed(20), 0);
    timer.start(1_000);
    timer.start(2_000);
    assert_eq!(timer.elapsed(3_601_000), 3_600_000);
    timer.pause(3_601_000);
    timer.pause(9_999_999);
    assert_eq!(timer.elapsed(99_999_999), 3_600_000);
    timer.start(u64::MAX - 1);
    assert_eq!(timer.elapsed(u64::MAX), 3_600_001);
}

#[test]
fn prompts_to_rehearse_are_those_not_answered_yes_what_matters_most_first() {
    let grader = Grader::new(standard("ST0792_1.2"));
    let book = grader.standard();
    let mut record = on_option(book, 0);
    let method = MethodNo(0);
    let mine: Vec<CriterionNo> = book
        .criteria_for(record.pathway)
        .filter(|(_, criterion)| criterion.method == method)
        .map(|(no, _)| no)
        .collect();
    record.judge(mine[0], Some(Judgement::Met));
    record.judge(mine[1], Some(Judgement::Partly));
    let order = grader.order(&record, &grader.decide(&record));
    let found = prompts(book, &record, &order, method);
    assert_eq!(found.len(), mine.len() - 1);
    assert!(!found.contains(&mine[0]) && found.contains(&mine[1]));
    assert!(found.iter().all(|no| book.criterion(*no).expect("there").method == method));
}

#[test]
fn the_reason_for_the_next_prompt_is_a_phrase() {
    let grader = Grader::new(standard("ST0792_1.2"));
    let book = grader.standard();
    let mut record = on_option(book, 0);
    let first =
        |record: &LearnerRecord| next_words::reason(book, grader.order(record, &grader.decide(record))[0].reason);
    assert_eq!(first(&record), "decides between fail and pass");
    for (no, criterion) in book.criteria_for(record.pathway) {
        if book.methods[criterion.method.at()].grades.name(criterion.grade) == "pass" {
            record.judge(no, Some(Judgement::Met));
        }
    }
    assert_eq!(first(&record), "opens merit together with 2 others");
    let left: Vec<_> = book.criteria_for(record.pathway).filter(|(no, _)| record.judgement(*no).is_none()).collect();
    for (_, criterion) in left {
        judge(book, &mut record, &criterion.id, Judgement::NotMet);
    }
    assert!(grader.order(&record, &grader.decide(&record)).is_empty());
}
