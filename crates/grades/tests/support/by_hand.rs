//! Standards that chance would not find.

use super::Case;
use super::model::{Answers, Criterion, From, Invented, Method, Needs, Pool, Table};
use grades::domain::repeats::Sitting;

/// Every criterion of a grade.
pub fn pool(grade: usize) -> Pool {
    Pool { grade, from: From::Unsaid, if_empty: None }
}

/// A method with so many criteria of each grade above the lowest.
pub fn method(scale: &[&'static str], criteria: &[usize], rules: Vec<Vec<Needs>>) -> Method {
    let of = |(place, many): (usize, &usize)| vec![Criterion { grade: place + 1, option: None }; *many];
    Method { scale: scale.to_vec(), criteria: criteria.iter().enumerate().flat_map(of).collect(), rules }
}

/// Pass unless a method is at its lowest grade; nothing is answered yet.
pub fn all_needed(methods: Vec<Method>) -> Case {
    let mut standard = Invented { options: 0, methods, scale: vec!["fail", "pass"], table: None, cap: None };
    let gives = standard.combinations().iter().map(|grades| usize::from(!grades.contains(&0))).collect();
    standard.table = Some(Table { gives, monotone: true, short: true });
    let (criteria, methods) = (standard.criteria().len(), standard.methods.len());
    let answers = Answers {
        option: None,
        judgements: vec![None; criteria],
        sittings: vec![Sitting::First; methods],
        results: vec![None; methods],
        waived: false,
    };
    Case { standard, answers }
}

/// As many methods as numbers, each passed by any one of so many rules that nothing else tells apart.
pub fn ways_multiply(ways: &[usize]) -> Case {
    const SCALE: [&str; 6] = ["fail", "third", "second", "first", "high", "highest"];
    let one_way = |many: &usize| {
        let either = Needs::Or((1..=*many).map(|grade| Needs::All(pool(grade))).collect());
        method(&SCALE[..=*many], &vec![1; *many], vec![vec![either]; *many])
    };
    all_needed(ways.iter().map(one_way).collect())
}
