//! A standard and a record as plain data. Grades are places on a scale, lowest zero.

use grades::domain::grade::Grade;
use grades::domain::plan::{CriterionNo, MethodNo};
use grades::domain::record::{Judgement, LearnerRecord};
use grades::domain::repeats::Sitting;
use grades::domain::standard::PathwayNo;
use serde_json::{Map, Value, json};

#[derive(Clone, Debug)]
pub struct Invented {
    pub options: usize,
    pub methods: Vec<Method>,
    pub scale: Vec<&'static str>,
    /// None where the assessment organisation decides.
    pub table: Option<Table>,
    pub cap: Option<Cap>,
}

#[derive(Clone, Debug)]
pub struct Method {
    pub scale: Vec<&'static str>,
    pub criteria: Vec<Criterion>,
    /// The readings of the rule for each grade above the lowest, headline first.
    pub rules: Vec<Vec<Needs>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criterion {
    pub grade: usize,
    pub option: Option<usize>,
}

#[derive(Clone, Debug)]
pub enum Needs {
    All(Pool),
    AtLeast(usize, Pool),
    And(Vec<Needs>),
    Or(Vec<Needs>),
}

#[derive(Clone, Copy, Debug)]
pub struct Pool {
    pub grade: usize,
    pub from: From,
    pub if_empty: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    Unsaid,
    Both,
    Core,
    Option,
}

/// The overall grade of every combination of method grades; the last method turns fastest.
#[derive(Clone, Debug)]
pub struct Table {
    pub gives: Vec<usize>,
    pub monotone: bool,
    /// The highest grade written as "at least" rows.
    pub short: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct Cap {
    pub grade: &'static str,
    pub on_method: bool,
    pub more_than_one: bool,
    pub waivable: bool,
}

#[derive(Clone, Debug)]
pub struct Answers {
    pub option: Option<usize>,
    /// In document order, over all methods and options.
    pub judgements: Vec<Option<Judgement>>,
    pub sittings: Vec<Sitting>,
    pub results: Vec<Option<usize>>,
    pub waived: bool,
}

impl Pool {
    /// Whether a criterion lies in it for somebody on this option.
    pub fn holds(&self, criterion: Criterion, option: Option<usize>) -> bool {
        let scope = match self.from {
            From::Unsaid | From::Both => true,
            From::Core => criterion.option.is_none(),
            From::Option => criterion.option.is_some(),
        };
        scope && criterion.grade == self.grade && (criterion.option.is_none() || criterion.option == option)
    }

    fn json(&self, scale: &[&str]) -> Value {
        let mut pool = Map::new();
        pool.insert("grade".into(), scale[self.grade].into());
        let from = match self.from {
            From::Unsaid => None,
            From::Both => Some("both"),
            From::Core => Some("core"),
            From::Option => Some("option"),
        };
        pool.extend(from.map(|from| ("from".to_owned(), from.into())));
        let if_empty = self.if_empty.map(|met| if met { "met" } else { "notMet" });
        pool.extend(if_empty.map(|word| ("ifEmpty".to_owned(), word.into())));
        pool.into()
    }
}

impl Needs {
    /// Every pool it names.
    pub fn pools(&self) -> Vec<Pool> {
        match self {
            Needs::All(pool) | Needs::AtLeast(_, pool) => vec![*pool],
            Needs::And(parts) | Needs::Or(parts) => parts.iter().flat_map(Needs::pools).collect(),
        }
    }

    fn json(&self, scale: &[&str]) -> Value {
        let list = |parts: &[Needs]| parts.iter().map(|part| part.json(scale)).collect::<Vec<_>>();
        match self {
            Needs::All(pool) => json!({ "all": pool.json(scale) }),
            Needs::AtLeast(count, pool) => json!({ "atLeast": count, "of": pool.json(scale) }),
            Needs::And(parts) => json!({ "and": list(parts) }),
            Needs::Or(parts) => json!({ "or": list(parts) }),
        }
    }
}

/// What a pack says of one reading of a rule, so that it can be known again.
pub fn says(method: usize, rule: usize, reading: usize) -> String {
    format!("Rule {method}.{rule} in reading {reading}.")
}

impl Invented {
    /// Every criterion with its method, in document order.
    pub fn criteria(&self) -> Vec<(usize, Criterion)> {
        let of = |(no, method): (usize, &Method)| method.criteria.iter().map(move |one| (no, *one)).collect::<Vec<_>>();
        self.methods.iter().enumerate().flat_map(of).collect()
    }

    /// Every combination of method grades, in the order of [`Table::gives`].
    pub fn combinations(&self) -> Vec<Vec<usize>> {
        self.methods.iter().fold(vec![Vec::new()], |begun, method| {
            let longer = |start: Vec<usize>| (0..method.scale.len()).map(move |grade| [&start[..], &[grade]].concat());
            begun.into_iter().flat_map(longer).collect()
        })
    }

    /// Whether the row that is written for a combination fits these grades.
    pub fn row_fits(&self, written: &[usize], then: usize, grades: &[usize]) -> bool {
        let least = self.table.as_ref().is_some_and(|table| table.short) && then == self.scale.len() - 1;
        written.iter().zip(grades).all(|(cell, grade)| if least { grade >= cell } else { grade == cell })
    }

    /// The pack.
    pub fn pack(&self) -> Value {
        let source = json!({ "document": "plan", "at": "Grading" });
        let option = |place: usize| json!({ "id": format!("o{place}"), "title": format!("Option {place}") });
        let cap = self.cap.unwrap_or(Cap { grade: "", on_method: false, more_than_one: false, waivable: false });
        json!({
            "format": "grade-pack/1",
            "standard": {
                "uid": "ST0001_1.0", "reference": "ST0001", "version": "1.0", "title": "Invented", "level": 3,
                "status": "draft", "starts": null, "checked": "2026-01-01"
            },
            "documents": [{
                "id": "plan", "title": "Plan", "publisher": "Nobody", "version": "1",
                "licence": "not stated", "address": null
            }],
            "pathways": (0..self.options).map(option).collect::<Vec<_>>(),
            "ksbs": [],
            "grades": self.scale,
            "methods": (0..self.methods.len()).map(|no| self.method(no, &source)).collect::<Vec<_>>(),
            "overall": self.overall(&source),
            "repeats": {
                "cap": self.cap.map(|cap| cap.grade), "on": if cap.on_method { "method" } else { "overall" },
                "when": if cap.more_than_one { "more-than-one" } else { "any-repeat" },
                "waivable": cap.waivable, "basis": "stated", "source": source
            },
            "gateway": [],
            "notes": []
        })
    }

    fn method(&self, no: usize, source: &Value) -> Value {
        let method = &self.methods[no];
        let criterion = |(place, one): (usize, &Criterion)| {
            json!({
                "id": format!("m{no}-c{place}"), "grade": method.scale[one.grade],
                "pathway": one.option.map(|option| format!("o{option}")), "theme": null, "ksbs": [],
                "prompt": "I can.", "source": source
            })
        };
        let rule = |(place, readings): (usize, &Vec<Needs>)| {
            let grade = method.scale[place + 1];
            let read = |(at, needs): (usize, &Needs)| json!({ "says": says(no, place, at), "needs": needs.json(&method.scale) });
            match &readings[..] {
                // A list of one reading is no ambiguity: some of them are written so.
                [needs] if (no + place) % 3 < 2 => {
                    json!({ "grade": grade, "needs": needs.json(&method.scale), "basis": "stated", "source": source })
                }
                many => json!({
                    "grade": grade, "readings": many.iter().enumerate().map(read).collect::<Vec<_>>(),
                    "basis": "ambiguous", "source": source
                }),
            }
        };
        json!({
            "id": format!("m{no}"), "title": format!("Method {no}"), "grades": method.scale,
            "criteria": method.criteria.iter().enumerate().map(criterion).collect::<Vec<_>>(),
            "rules": method.rules.iter().enumerate().map(rule).collect::<Vec<_>>(),
            "facts": []
        })
    }

    fn overall(&self, source: &Value) -> Value {
        let Some(table) = &self.table else {
            return json!({
                "decidedBy": "assessment-organisation", "says": "Theirs.", "basis": "stated", "source": source
            });
        };
        let highest = self.scale.len() - 1;
        let row = |(grades, then): (&Vec<usize>, &usize)| {
            let least = table.short && *then == highest;
            let cell = |(no, grade): (usize, &usize)| {
                let name = self.methods[no].scale[*grade];
                let value = match (least, *grade) {
                    (true, 0) => json!("any"),
                    (true, _) => json!({ "atLeast": name }),
                    (false, _) => json!(name),
                };
                (format!("m{no}"), value)
            };
            json!({ "when": grades.iter().enumerate().map(cell).collect::<Map<_, _>>(), "then": self.scale[*then] })
        };
        let rows: Vec<Value> = self.combinations().iter().zip(&table.gives).map(row).collect();
        let mut overall = json!({ "table": rows, "basis": "stated", "source": source });
        if !table.monotone {
            overall["monotone"] = false.into();
        }
        overall
    }
}

impl Answers {
    /// The record as the file that is read.
    pub fn record(&self, standard: &Invented) -> Value {
        let mut place = vec![0; standard.methods.len()];
        let mut judgements = Map::new();
        for ((method, _), judgement) in standard.criteria().iter().zip(&self.judgements) {
            let word = match judgement {
                None => None,
                Some(Judgement::Met) => Some("met"),
                Some(Judgement::Partly) => Some("partly"),
                Some(Judgement::NotMet) => Some("not-met"),
            };
            judgements.extend(word.map(|word| (format!("m{method}-c{}", place[*method]), word.into())));
            place[*method] += 1;
        }
        let sitting = |(no, sitting): (usize, &Sitting)| {
            let word = match sitting {
                Sitting::First => "first",
                Sitting::Resit => "resit",
                Sitting::Retake => "retake",
            };
            (format!("m{no}"), word.into())
        };
        let result = |(no, result): (usize, &Option<usize>)| {
            Some((format!("m{no}"), standard.methods[no].scale[(*result)?].into()))
        };
        json!({
            "format": "learner-record/1", "standard": "ST0001_1.0",
            "pathway": self.option.map(|option| format!("o{option}")),
            "judgements": judgements,
            "sittings": self.sittings.iter().enumerate().map(sitting).collect::<Map<_, _>>(),
            "results": self.results.iter().enumerate().filter_map(result).collect::<Map<_, _>>(),
            "waived": self.waived
        })
    }

    /// The record as the core takes it.
    pub fn learner(&self) -> LearnerRecord {
        let mut record = LearnerRecord::default();
        record.waived = self.waived;
        record.pathway = self.option.map(|option| PathwayNo(u8::try_from(option).expect("few")));
        for (no, judgement) in self.judgements.iter().enumerate() {
            record.judge(criterion_no(no), *judgement);
        }
        for (no, (sitting, result)) in self.sittings.iter().zip(&self.results).enumerate() {
            let method = MethodNo(u8::try_from(no).expect("few"));
            record.sit(method, *sitting);
            record.give_result(method, result.map(grade));
        }
        record
    }
}

pub fn criterion_no(no: usize) -> CriterionNo {
    CriterionNo(u16::try_from(no).expect("few"))
}

/// The grade at a place of any scale.
pub fn grade(rank: usize) -> Grade {
    (0..rank).fold(Grade::LOWEST, |grade, _| grade.next())
}
