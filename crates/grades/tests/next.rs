//! Asking what matters most first takes about as few answers as the best order there is, which is found by trying
//! every order. Whole numbers throughout: an expected number is told as so many parts of `d^n`.

#[expect(dead_code, reason = "the oracle can tell more than is asked of it here")]
mod support;

use grades::domain::grade::Grade;
use grades::domain::grading::Grader;
use grades::domain::grading::next::{Ask, Reason};
use grades::domain::record::{Judgement, LearnerRecord, Subject};
use grades::domain::standard::Standard;
use grades::files::pack;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use support::invent::{self, Kind};
use support::model::{Needs, Table, criterion_no};
use support::oracle::{Chart, Mask, Oracle, Without};
use support::{Case, Dice, by_hand};

/// Each answer is *yes* `yes` times of `of`.
#[derive(Clone, Copy)]
struct Chance {
    yes: u64,
    of: u64,
}

const CHANCES: [Chance; 2] = [Chance { yes: 4, of: 5 }, Chance { yes: 1, of: 2 }];

/// Which prompt is asked when these are met and those unknown.
type Choose<'c> = dyn Fn(Mask, Mask) -> usize + 'c;

/// Three orders of one standard, as parts of one number.
struct Compared {
    best: u64,
    suggested: u64,
    document: u64,
}

impl Compared {
    /// Whether the suggested order is within so many per cent of the best.
    fn within(&self, percent: u64) -> bool {
        self.suggested * 100 <= self.best * (100 + percent)
    }
}

/// One standard with everything unanswered.
struct Game {
    /// What the oracle gives; none where the grade of a pack is asked for instead.
    chart: Option<Chart>,
    mine: Vec<usize>,
    grader: Grader,
    start: LearnerRecord,
    /// To try a failure by hand.
    name: String,
}

impl Game {
    /// None where the assessment organisation decides.
    fn new(case: &Case) -> Option<Game> {
        let oracle = Oracle::new(case);
        let chart = Some(oracle.overall(Without::default())?);
        let grader = Grader::new(read(case));
        Some(Game { chart, mine: oracle.mine, grader, start: case.answers.learner(), name: format!("{case:?}") })
    }

    /// A pack for each of its options; marks and results stay unknown. None where it has no grade, or no criteria, or
    /// some that are given points.
    fn of_pack(path: &Path) -> Vec<Game> {
        let text = fs::read_to_string(path).expect("it was listed");
        let standard = pack::read(&text).unwrap_or_else(|problems| panic!("{}: {problems:?}", path.display()));
        if standard.criteria.iter().any(|criterion| criterion.points.is_some()) {
            return Vec::new();
        }
        let options: Vec<_> = standard.pathways.iter().map(|pathway| standard.find_pathway(&pathway.id)).collect();
        let options = if options.is_empty() { vec![None] } else { options };
        let game = |pathway| {
            let mut start = LearnerRecord::default();
            start.pathway = pathway;
            let mine = standard.criteria_for(pathway).map(|(no, _)| no.at()).collect();
            let name = format!("{} {pathway:?}", path.display());
            Game { chart: None, mine, grader: Grader::new(standard.clone()), start, name }
        };
        let games = options.into_iter().map(game);
        games.filter(|game| !game.mine.is_empty() && game.grader.decide(&game.start).overall.is_some()).collect()
    }

    fn everything(&self) -> Mask {
        (1 << self.mine.len()) - 1
    }

    fn settled(&self, met: Mask, unknown: Mask) -> bool {
        if let Some(chart) = &self.chart {
            return chart.gives.iter().all(|gives| gives[met as usize] == gives[(met | unknown) as usize]);
        }
        let overall = self.grader.decide(&self.record(met, unknown)).overall.expect("it has a grade");
        !overall.missing.iter().any(|no| self.mine.contains(&no.at()))
    }

    fn record(&self, met: Mask, unknown: Mask) -> LearnerRecord {
        let mut record = self.start.clone();
        for (bit, no) in self.mine.iter().enumerate().filter(|(bit, _)| unknown >> bit & 1 == 0) {
            let answer = if met >> bit & 1 == 1 { Judgement::Met } else { Judgement::NotMet };
            record.judge(criterion_no(*no), Some(answer));
        }
        record
    }

    fn suggested(&self, met: Mask, unknown: Mask) -> usize {
        let record = self.record(met, unknown);
        let order = self.grader.order(&record, &self.grader.decide(&record));
        let first = order.first().expect("the grade is open, so something is missing");
        assert!(first.matters(), "what comes first changes nothing: {}", self.name);
        let Ask::Subject(Subject::Criterion(no)) = first.ask else { panic!("no criterion: {first:?}") };
        self.mine.iter().position(|known| *known == no.at()).expect("it is of this option")
    }

    /// The expected number of answers, times `of` for each unknown.
    fn expected(&self, chance: Chance, choose: &Choose) -> u64 {
        self.ask(chance, choose, &mut BTreeMap::new(), 0, self.everything())
    }

    fn ask(
        &self,
        chance: Chance,
        choose: &Choose,
        known: &mut BTreeMap<(Mask, Mask), u64>,
        met: Mask,
        unknown: Mask,
    ) -> u64 {
        if self.settled(met, unknown) {
            return 0;
        }
        if let Some(value) = known.get(&(met, unknown)) {
            return *value;
        }
        let bit: Mask = 1 << choose(met, unknown);
        let rest = unknown & !bit;
        let value = chance.of.pow(unknown.count_ones())
            + chance.yes * self.ask(chance, choose, known, met | bit, rest)
            + (chance.of - chance.yes) * self.ask(chance, choose, known, met, rest);
        known.insert((met, unknown), value);
        value
    }

    /// The least expected number over every adaptive order.
    fn best(&self, chance: Chance, known: &mut BTreeMap<(Mask, Mask), u64>, met: Mask, unknown: Mask) -> u64 {
        if self.settled(met, unknown) {
            return 0;
        }
        if let Some(value) = known.get(&(met, unknown)) {
            return *value;
        }
        let bits = (0..self.mine.len()).map(|bit| 1 << bit).filter(|bit| unknown & bit != 0);
        let value = bits
            .map(|bit: Mask| {
                let rest = unknown & !bit;
                chance.of.pow(unknown.count_ones())
                    + chance.yes * self.best(chance, known, met | bit, rest)
                    + (chance.of - chance.yes) * self.best(chance, known, met, rest)
            })
            .min()
            .expect("the grade is open, so something is unknown");
        known.insert((met, unknown), value);
        value
    }

    fn compare(&self, chance: Chance) -> Compared {
        let document = |_: Mask, unknown: Mask| unknown.trailing_zeros() as usize;
        Compared {
            best: self.best(chance, &mut BTreeMap::new(), 0, self.everything()),
            suggested: self.expected(chance, &|met, unknown| self.suggested(met, unknown)),
            document: self.expected(chance, &document),
        }
    }
}

fn read(case: &Case) -> Standard {
    pack::read(&case.standard.pack().to_string()).unwrap_or_else(|problems| panic!("refused: {problems:?}"))
}

/// The same made-up standards in every run, with nothing answered and no results.
fn invented(count: usize) -> Vec<Case> {
    let mut state = 12_345_u64;
    let mut number = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        u16::try_from(state >> 20 & 0xffff).expect("16 bits")
    };
    let mut numbers = |many: usize| (0..many).map(|_| number()).collect::<Vec<u16>>();
    let one = |turn: usize| {
        let kind = [Kind::Monotone, Kind::Ambiguous, Kind::Capped][turn % 3];
        let standard = invent::standard(&mut Dice(numbers(220).iter()), kind);
        let mut answers = invent::answers(&mut Dice(numbers(40).iter()), &standard);
        answers.judgements.fill(None);
        answers.results.fill(None);
        Case { standard, answers }
    };
    (0..count).map(one).collect()
}

/// Small standards with the rules of real plans: numbers of pass and distinction criteria of each method, and how many
/// of the distinction criteria are enough.
fn plan_like(methods: &[(usize, usize, usize)], gives: &[usize], scale: &[&'static str]) -> Case {
    let of = |(pass, distinction, enough): &(usize, usize, usize)| {
        let rules = vec![vec![Needs::All(by_hand::pool(1))], vec![Needs::AtLeast(*enough, by_hand::pool(2))]];
        by_hand::method(&["fail", "pass", "distinction"], &[*pass, *distinction], rules)
    };
    let mut case = by_hand::all_needed(methods.iter().map(of).collect());
    case.standard.scale = scale.to_vec();
    case.standard.table = Some(Table { gives: gives.to_vec(), monotone: true, short: false });
    case
}

/// Fail, fail, fail; fail, pass, x; fail, y, distinction: the two tables that the shipped plans have.
fn plans() -> Vec<Case> {
    const WITH_MERIT: ([usize; 9], [&str; 4]) = ([0, 0, 0, 0, 1, 2, 0, 2, 3], ["fail", "pass", "merit", "distinction"]);
    const WITHOUT: ([usize; 9], [&str; 3]) = ([0, 0, 0, 0, 1, 1, 0, 1, 2], ["fail", "pass", "distinction"]);
    let sizes = [
        [(4, 2, 2), (4, 2, 2)],
        [(3, 1, 1), (4, 3, 3)],
        [(2, 2, 2), (3, 5, 3)],
        [(5, 1, 1), (3, 3, 3)],
        [(3, 2, 1), (3, 4, 2)],
        [(1, 3, 3), (1, 5, 3)],
    ];
    let both = |size: &[(usize, usize, usize); 2]| {
        [plan_like(size, &WITH_MERIT.0, &WITH_MERIT.1), plan_like(size, &WITHOUT.0, &WITHOUT.1)]
    };
    sizes.iter().flat_map(both).collect()
}

#[test]
fn on_small_standards_with_the_rules_of_real_plans_it_is_the_best_order_there_is_within_a_tenth() {
    for case in plans() {
        let game = Game::new(&case).expect("there is a table");
        for chance in CHANCES {
            let found = game.compare(chance);
            assert!(found.within(10), "{} against {}: {case:?}", found.suggested, found.best);
            assert!(found.suggested <= found.document, "worse than the document's order: {case:?}");
        }
    }
}

#[test]
fn on_every_shape_of_rule_that_plans_have_it_is_within_a_tenth_of_the_best_order() {
    let mut paths: Vec<_> =
        fs::read_dir("../../tests/packs/shapes").expect("there").flatten().map(|e| e.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    let games: Vec<Game> = paths.iter().flat_map(|path| Game::of_pack(path)).collect();
    assert!(games.len() > 30, "only {}", games.len());
    for game in games {
        for chance in CHANCES {
            let found = game.compare(chance);
            assert!(found.within(10), "{} against {}: {}", found.suggested, found.best, game.name);
        }
    }
}

#[test]
fn on_invented_standards_it_is_within_a_tenth_of_the_best_order_but_for_one_in_two_hundred() {
    let cases = invented(500);
    let (mut told, mut beyond, mut best, mut suggested) = (0, 0, 0, 0);
    for game in cases.iter().filter_map(Game::new) {
        for chance in CHANCES {
            let found = game.compare(chance);
            let unit = chance.of.pow(game.everything().count_ones());
            told += 1;
            best += found.best * 1_000 / unit;
            suggested += found.suggested * 1_000 / unit;
            beyond += usize::from(!found.within(10));
            assert!(found.within(35), "{} against {}: {}", found.suggested, found.best, game.name);
        }
    }
    assert!(told > 700, "only {told}");
    assert!(beyond * 200 <= told, "{beyond} of {told}");
    assert!(suggested * 1_000 <= best * 1_005, "{suggested} against {best} in all");
}

#[test]
fn every_unanswered_prompt_stands_in_the_order_once_and_those_that_matter_come_first() {
    for case in invented(200) {
        let record = case.answers.learner();
        let grader = Grader::new(read(&case));
        let decision = grader.decide(&record);
        let order = grader.order(&record, &decision);
        let asked: Vec<usize> = order
            .iter()
            .filter_map(|next| match next.ask {
                Ask::Subject(Subject::Criterion(no)) => Some(no.at()),
                Ask::Subject(Subject::Outcome(_)) | Ask::Category(_) => None,
            })
            .collect();
        let mut sorted = asked.clone();
        sorted.sort_unstable();
        let every: Vec<usize> = grader.standard().criteria_for(record.pathway).map(|(no, _)| no.at()).collect();
        assert_eq!(sorted, every, "{case:?}");
        let matter = order.iter().take_while(|next| next.matters()).count();
        assert!(order.iter().skip(matter).all(|next| !next.matters()));
        if let Some(overall) = decision.overall {
            assert_eq!(matter, overall.missing.len(), "{case:?}");
        }
    }
}

#[test]
fn what_decides_between_fail_and_more_is_asked_before_what_opens_more_and_says_so() {
    let case =
        plan_like(&[(2, 1, 1), (1, 2, 2)], &[0, 0, 0, 0, 1, 2, 0, 2, 3], &["fail", "pass", "merit", "distinction"]);
    let grader = Grader::new(read(&case));
    let mut record = case.answers.learner();
    let order = |record: &LearnerRecord| grader.order(record, &grader.decide(record));
    let [pass, merit] = ["pass", "merit"].map(|name| grader.standard().grades.find(name).expect("on the scale"));
    let reasons: Vec<Reason> = order(&record).iter().map(|next| next.reason).collect();
    let decides = Reason::Decides { of: None, below: Grade::LOWEST, above: pass };
    let opens = |others| Reason::Opens { of: None, grade: merit, others };
    assert_eq!(reasons, [decides, decides, decides, opens(3), opens(4), opens(4)]);
    for no in [0, 1, 3] {
        record.judge(criterion_no(no), Some(Judgement::Met));
    }
    // Pass is safe: one distinction prompt opens merit on its own, the others only together.
    let reasons: Vec<Reason> = order(&record).iter().map(|next| next.reason).collect();
    assert_eq!(reasons, [opens(0), opens(1), opens(1)]);
    record.judge(criterion_no(4), Some(Judgement::NotMet));
    let reasons: Vec<Reason> = order(&record).iter().map(|next| next.reason).collect();
    assert_eq!(reasons, [opens(0), Reason::ChangesNothing]);
}

#[test]
fn a_plan_with_outcomes_is_asked_in_its_own_order_then_where_one_sees_oneself() {
    let grader = Grader::new(standards::find("ST1483_2").expect("shipped"));
    let standard = grader.standard();
    let mut record = LearnerRecord::default();
    record.pathway = standard.find_pathway(&standard.pathways[0].id);
    let outcomes: Vec<Ask> = standard.outcomes_for(record.pathway).map(|(no, _)| Ask::Subject(no.into())).collect();
    let categories = standard.categories().map(|(no, _)| Ask::Category(no));
    let every: Vec<Ask> = outcomes.iter().copied().chain(categories).collect();
    let order = |record: &LearnerRecord| -> Vec<Ask> {
        grader.order(record, &grader.decide(record)).iter().map(|next| next.ask).collect()
    };
    assert_eq!(order(&record), every);
    let Ask::Subject(second) = outcomes[1] else { panic!("an outcome") };
    record.judge(second, Some(Judgement::Partly));
    assert!(!order(&record).contains(&outcomes[1]));
    assert_eq!(order(&record).len(), every.len() - 1);
}
