//! Random standards and records, valid by construction: nothing is thrown away.

use super::Dice;
use super::model::{Answers, Cap, Criterion, From, Invented, Method, Needs, Pool, Table};
use grades::domain::record::Judgement;
use grades::domain::repeats::Sitting;

/// Which standards to invent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Better method grades never lower the overall grade.
    Monotone,
    /// They do, and the pack says so.
    NotMonotone,
    /// A cap on repeats is there.
    Capped,
    /// One rule at least has more than one reading.
    Ambiguous,
}

const METHOD_SCALES: [&[&str]; 5] = [
    &["fail", "pass"],
    &["fail", "pass", "distinction"],
    &["fail", "pass", "merit", "distinction"],
    &["fail", "pass", "distinction", "pass with excellence"],
    &["not yet", "pass", "credit"],
];

const SCALES: [&[&str]; 3] =
    [&["fail", "pass"], &["fail", "pass", "distinction"], &["fail", "pass", "merit", "distinction"]];

/// A standard with at most ten criteria for anybody.
pub fn standard(dice: &mut Dice, kind: Kind) -> Invented {
    let options = dice.below(4);
    let many = 1 + dice.below(3);
    let mut methods: Vec<Method> = (0..many)
        .map(|_| Method { scale: dice.pick(&METHOD_SCALES).to_vec(), criteria: Vec::new(), rules: Vec::new() })
        .collect();
    let core = std::iter::repeat_n(None, many + dice.below(8 - many));
    let own = (0..options).flat_map(|option| std::iter::repeat_n(Some(option), dice.below(4))).collect::<Vec<_>>();
    for (turn, option) in core.chain(own).enumerate() {
        // Every method has one at least.
        let method = if turn < many { turn } else { dice.below(many) };
        let method = &mut methods[method];
        let grade = if dice.one_in(16) { 0 } else { 1 + dice.below(method.scale.len() - 1) };
        let place = method.criteria.len() - dice.below(method.criteria.len() + 1);
        method.criteria.insert(place, Criterion { grade, option });
    }
    let mut readings = 1;
    for method in &mut methods {
        for grade in 1..method.scale.len() {
            let wanted =
                if dice.one_in(5) || (kind == Kind::Ambiguous && readings == 1) { 2 + dice.below(2) } else { 1 };
            let most = if readings * wanted <= 8 { wanted } else { 1 };
            readings *= most;
            let rule = (0..most).map(|_| needs(dice, method, grade, options, 0)).collect();
            method.rules.push(rule);
        }
    }
    let mut standard = Invented { options, methods, scale: Vec::new(), table: None, cap: None };
    combine(dice, &mut standard, kind);
    if kind == Kind::Capped || dice.one_in(3) {
        let on_method = dice.one_in(3);
        standard.cap = Some(Cap {
            // The only grade above the lowest that every invented scale has.
            grade: if on_method { "pass" } else { dice.pick(&standard.scale[1..]) },
            on_method,
            more_than_one: dice.one_in(3),
            waivable: dice.one_in(2),
        });
    }
    standard
}

fn needs(dice: &mut Dice, method: &Method, grade: usize, options: usize, depth: usize) -> Needs {
    match dice.below(if depth < 2 { 7 } else { 4 }) {
        0 | 1 => Needs::All(pool(dice, method, grade, options).0),
        2 | 3 => {
            let (pool, most) = pool(dice, method, grade, options);
            Needs::AtLeast(1 + dice.below(most), pool)
        }
        kind => {
            let parts = (0..1 + dice.below(3)).map(|_| needs(dice, method, grade, options, depth + 1)).collect();
            if kind == 4 { Needs::And(parts) } else { Needs::Or(parts) }
        }
    }
}

/// A pool, mostly one that is nowhere empty, and the most that may be asked of it on any option.
fn pool(dice: &mut Dice, method: &Method, grade: usize, options: usize) -> (Pool, usize) {
    let everybody = if options == 0 { vec![None] } else { (0..options).map(Some).collect() };
    let sizes = |pool: &Pool| -> Vec<usize> {
        let size = |option: &Option<usize>| method.criteria.iter().filter(|one| pool.holds(**one, *option)).count();
        everybody.iter().map(size).collect()
    };
    let own = [grade; 4].into_iter().chain(0..method.scale.len());
    let every = own.flat_map(|grade| {
        let from = [From::Unsaid, From::Both, From::Core, From::Option];
        from.map(|from| Pool { grade, from, if_empty: None })
    });
    let every: Vec<Pool> = every.collect();
    let full: Vec<Pool> = every.iter().filter(|pool| !sizes(pool).contains(&0)).copied().collect();
    let mut pool = if full.is_empty() || dice.one_in(10) { dice.pick(&every) } else { dice.pick(&full) };
    let sizes = sizes(&pool);
    if sizes.contains(&0) || dice.one_in(8) {
        pool.if_empty = Some(!dice.one_in(3));
    }
    (pool, sizes.into_iter().filter(|size| *size > 0).min().unwrap_or(3))
}

/// The overall scale and table. A monotone one gives grades by a weighted sum, which better grades only raise.
fn combine(dice: &mut Dice, standard: &mut Invented, kind: Kind) {
    if kind == Kind::Monotone && dice.one_in(12) {
        standard.scale = dice.pick(&SCALES).to_vec();
        return;
    }
    let combinations = standard.combinations();
    let weights: Vec<usize> = standard.methods.iter().map(|_| 1 + dice.below(3)).collect();
    let all_needed = dice.one_in(2);
    let sum = |grades: &Vec<usize>| {
        let failed = all_needed && grades.contains(&0);
        if failed { 0 } else { grades.iter().zip(&weights).map(|(grade, weight)| grade * weight).sum() }
    };
    let sums: Vec<usize> = combinations.iter().map(sum).collect();
    let mut marks = sums.clone();
    marks.sort_unstable();
    marks.dedup();
    marks.remove(0);
    let scales: Vec<&[&str]> = SCALES.into_iter().filter(|scale| scale.len() - 1 <= marks.len()).collect();
    standard.scale = dice.pick(&scales).to_vec();
    while marks.len() > standard.scale.len() - 1 {
        let out = dice.below(marks.len());
        marks.remove(out);
    }
    let mut gives: Vec<usize> = sums.iter().map(|sum| marks.iter().filter(|mark| sum >= mark).count()).collect();
    let mut monotone = true;
    if kind == Kind::NotMonotone {
        for _ in 0..=dice.below(3) {
            let (one, other) = (dice.below(gives.len()), dice.below(gives.len()));
            gives.swap(one, other);
        }
        let better = |one: &Vec<usize>, other: &Vec<usize>| one.iter().zip(other).all(|(one, other)| one >= other);
        monotone = combinations.iter().zip(&gives).all(|(one, mine)| {
            combinations.iter().zip(&gives).all(|(other, theirs)| !better(one, other) || mine >= theirs)
        });
    }
    standard.table = Some(Table { gives, monotone, short: monotone && dice.one_in(2) });
}

/// Any record of it, on one of its options if there are any.
pub fn answers(dice: &mut Dice, standard: &Invented) -> Answers {
    use Judgement::{Met, NotMet, Partly};
    let option = if standard.options == 0 { None } else { Some(dice.below(standard.options)) };
    let words = [None, Some(Met), Some(NotMet), None, Some(Partly), None];
    let judgements = standard.criteria().iter().map(|_| dice.pick(&words)).collect();
    let sitting =
        |_: &Method| dice.pick(&[Sitting::First, Sitting::First, Sitting::First, Sitting::Resit, Sitting::Retake]);
    let sittings = standard.methods.iter().map(sitting).collect();
    let result = |method: &Method| if dice.one_in(9) { Some(dice.below(method.scale.len())) } else { None };
    let results = standard.methods.iter().map(result).collect();
    Answers { option, judgements, sittings, results, waived: dice.one_in(4) }
}
