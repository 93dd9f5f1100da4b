//! Deciding is bounded for every pack that is taken: hostile packs are drawn by a fixed dice, of every kind of rule that
//! can combine in many ways, and the *steps* that deciding takes are counted. No clock is looked at here;
//! `cargo tools bench` says how long the worst of them takes.

use grades::domain::decision::{BlockedBy, Decision, Route};
use grades::domain::grade::Grade;
use grades::domain::grading::Grader;
use grades::domain::plan::CriterionNo;
use grades::domain::record::{Judgement, LearnerRecord};
use grades::files::decision::DecisionFile;
use grades::files::pack;
use grades::files::words::Words;
use grades::formats::records;
use serde_json::{Value, json};

/// The most steps of one decision and one order of prompts together, by any record, for any pack that is taken: twice
/// what ways may take, and what the bounds of a pack at its limits take beside that.
const MOST_STEPS: usize = 4_000_000;

/// A fixed sequence of numbers that look drawn.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most + 1 - least)
    }

    fn some<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

fn source() -> Value {
    json!({ "document": "plan", "at": "Grading" })
}

fn rule(grade: &str, needs: Value) -> Value {
    json!({ "grade": grade, "needs": needs, "basis": "stated", "source": source() })
}

fn criterion(id: &str, grade: &str, theme: Option<&str>) -> Value {
    json!({ "id": id, "grade": grade, "pathway": null, "theme": theme, "ksbs": null, "prompt": format!("I can do {id}."),
        "source": source() })
}

fn method(id: &str, grades: &[&str], criteria: Vec<Value>, rules: Vec<Value>) -> Value {
    json!({ "id": id, "title": id, "grades": grades, "criteria": criteria, "rules": rules })
}

fn pack(grades: &[&str], methods: Vec<Value>, overall: Value) -> Value {
    json!({
        "format": pack::Format::First.word(),
        "standard": { "uid": "ST9999_1.0", "reference": "ST9999", "version": "1.0", "title": "Hostile", "level": 3,
            "status": "approved", "starts": null, "checked": "2026-11-30" },
        "documents": [{ "id": "plan", "title": "Plan", "publisher": "Invented", "version": "1.0",
            "licence": "not stated", "address": null }],
        "pathways": [], "ksbs": [], "grades": grades, "methods": methods, "overall": overall,
        "repeats": { "cap": null, "waivable": false, "basis": "stated", "source": source() },
        "gateway": [], "notes": [],
    })
}

/// The whole is as good as every method, or each grade of the first one.
fn all_of(grades: &[&str]) -> Value {
    let rules = grades.iter().skip(1).map(|grade| rule(grade, json!({ "methods": "all", "reach": grade })));
    json!({ "rules": rules.collect::<Vec<_>>() })
}

/// 33 criteria, and five times eight of sixteen: the first pack that was found to be taken and never decided.
fn five_overlapping_pools() -> String {
    std::fs::read_to_string("../../tests/packs/hostile/five-overlapping-pools.json").unwrap()
}

const GRADES: [&str; 4] = ["fail", "pass", "merit", "distinction"];

/// A condition over criteria that overlaps with others, nested.
fn condition(dice: &mut Dice, ids: &[String], themes: usize, depth: usize) -> Value {
    match dice.below(if depth == 0 { 2 } else { 5 }) {
        0 => {
            let mut named: Vec<&String> = (0..dice.between(2, 20)).map(|_| dice.some(ids)).collect();
            named.sort();
            named.dedup();
            json!({ "atLeast": dice.between(1, named.len()), "of": { "criteria": named } })
        }
        1 => {
            let theme = format!("theme {}", dice.below(themes));
            json!({ "atLeast": dice.between(1, ids.len() / themes), "of": { "grade": "pass", "theme": theme } })
        }
        kind => {
            let parts: Vec<Value> = (0..dice.between(2, 6)).map(|_| condition(dice, ids, themes, depth - 1)).collect();
            if kind == 2 { json!({ "or": parts }) } else { json!({ "and": parts }) }
        }
    }
}

fn overlapping(dice: &mut Dice, id: &str, grades: &[&str], readings: usize) -> Value {
    let many = dice.between(16, 120);
    let ids: Vec<String> = (0..many).map(|no| format!("{id}-{no}")).collect();
    let themes = dice.between(1, 4);
    let of = |(no, id): (usize, &String)| criterion(id, "pass", Some(&format!("theme {}", no % themes)));
    let criteria = ids.iter().enumerate().map(of).collect();
    let mut rules = Vec::new();
    for grade in &grades[1..] {
        let depth = dice.between(1, 3);
        let mut needs = || condition(dice, &ids, themes, depth);
        let mut one = rule(grade, needs());
        if readings > 1 && rules.len() < 2 {
            let list: Vec<Value> =
                (0..readings).map(|no| json!({ "says": format!("Reading {no}."), "needs": needs() })).collect();
            one.as_object_mut().unwrap().remove("needs");
            one["readings"] = list.into();
        }
        rules.push(one);
    }
    method(id, grades, criteria, rules)
}

/// Points with weights, together, in components, and in each.
fn points(dice: &mut Dice, id: &str, grades: &[&str]) -> Value {
    let components = dice.between(1, 4);
    let mut most = vec![0; components];
    let criteria: Vec<Value> = (0..dice.between(4, 60))
        .map(|no| {
            let mut one = criterion(&format!("{id}-{no}"), "", None);
            let (points, weight) = (dice.between(1, 1_000), dice.between(1, 1_000));
            most[no % components] += points * weight;
            one["grade"] = Value::Null;
            one["points"] = json!({ "most": points, "weight": weight });
            one["component"] = format!("{id}-part-{}", no % components).into();
            one
        })
        .collect();
    let parts: Vec<Value> = (0..components)
        .map(|no| {
            let rules = grades[1..].iter().map(|grade| {
                let all = json!({ "points": dice.between(1, most[no].min(1_000_000)) });
                rule(grade, json!({ "or": [all, { "eachPoints": 1 }] }))
            });
            let id = format!("{id}-part-{no}");
            json!({ "id": id, "title": id, "grades": grades, "rules": rules.collect::<Vec<_>>() })
        })
        .collect();
    let whole = most.iter().sum::<usize>().min(1_000_000);
    let rules: Vec<Value> = grades[1..]
        .iter()
        .map(|grade| {
            let mut needs = vec![json!({ "points": dice.between(1, whole) })];
            for no in 0..components {
                needs.push(json!({ "component": format!("{id}-part-{no}"), "reach": dice.some(&grades[1..]) }));
            }
            rule(grade, json!({ "and": needs }))
        })
        .collect();
    let mut made = method(id, grades, criteria, rules);
    made["components"] = parts.into();
    made
}

/// A mark of several parts, with floors in any of them.
fn marks(dice: &mut Dice, id: &str, grades: &[&str]) -> Value {
    let parts = dice.between(2, 8);
    let most = dice.between(1, 1_000);
    let floors = dice.between(1, 3);
    let rules: Vec<Value> = grades[1..]
        .iter()
        .map(|grade| {
            let whole = json!({ "mark": dice.between(1, most * parts) });
            let needs: Vec<Value> = (0..floors)
                .map(|_| {
                    let each: Vec<Value> = (0..dice.between(1, 4))
                        .map(
                            |_| json!({ "mark": dice.between(1, most), "part": format!("{id}-{}", dice.below(parts)) }),
                        )
                        .collect();
                    json!({ "or": each })
                })
                .chain([whole])
                .collect();
            rule(grade, json!({ "and": needs }))
        })
        .collect();
    let mut made = method(id, grades, Vec::new(), rules);
    let of = |no| json!({ "id": format!("{id}-{no}"), "title": "Part", "most": most });
    made["marks"] = json!({ "most": most * parts, "parts": (0..parts).map(of).collect::<Vec<_>>() });
    made
}

/// A pack of hostile methods.
fn hostile(dice: &mut Dice) -> Value {
    let grades = &GRADES[..dice.between(2, 4)];
    let readings = dice.between(1, 4);
    let kind = dice.below(5);
    let methods: Vec<Value> = (0..dice.between(1, 5))
        .map(|no| {
            let id = format!("AM{no}");
            match (kind, dice.below(3)) {
                (0 | 4, _) => overlapping(dice, &id, grades, if no == 0 { readings } else { 1 }),
                (1, _) | (3, 0) => points(dice, &id, grades),
                (2, _) | (3, 1) => marks(dice, &id, grades),
                _ => overlapping(dice, &id, grades, 1),
            }
        })
        .collect();
    let overall = match kind {
        2 => by_marks(dice, &methods, grades),
        4 => uneven(dice, &methods, grades),
        _ => all_of(grades),
    };
    pack(grades, methods, overall)
}

/// Weighted marks, and floors.
fn by_marks(dice: &mut Dice, methods: &[Value], grades: &[&str]) -> Value {
    let rules = grades[1..].iter().map(|grade| {
        let weights: serde_json::Map<String, Value> = methods
            .iter()
            .map(|method| (method["id"].as_str().unwrap().to_owned(), dice.between(1, 1_000).into()))
            .collect();
        let first = &methods[0];
        let floor = json!({ "mark": 1, "method": first["id"], "part": first["marks"]["parts"][0]["id"] });
        let several = json!({ "methods": dice.between(1, methods.len()), "reach": grade });
        rule(
            grade,
            json!({ "or": [{ "and": [{ "weighted": weights, "atLeast": dice.between(1, 5_000) }, floor] }, several] }),
        )
    });
    json!({ "rules": rules.collect::<Vec<_>>() })
}

/// A table in which a better grade of the first method may lower the whole.
fn uneven(dice: &mut Dice, methods: &[Value], grades: &[&str]) -> Value {
    let first = methods[0]["id"].as_str().unwrap();
    let mut order: Vec<&&str> = grades.iter().collect();
    order.swap(0, dice.between(1, grades.len() - 1));
    let rows = grades.iter().zip(order).map(|(when, then)| json!({ "when": { first: when }, "then": then }));
    json!({ "table": rows.collect::<Vec<_>>(), "monotone": false, "basis": "stated", "source": source() })
}

/// Nothing answered; then more and more, well and badly, with marks whose parts are not known.
fn some_records(dice: &mut Dice, grader: &Grader) -> Vec<LearnerRecord> {
    let standard = grader.standard();
    let mut all = vec![LearnerRecord::default()];
    for (answered, good) in [(3, 5), (5, 5), (5, 9), (9, 2), (10, 0), (10, 5)] {
        let mut judgements = serde_json::Map::new();
        let (mut marks, mut given) = (serde_json::Map::new(), serde_json::Map::new());
        for (_, criterion) in standard.criteria() {
            if dice.below(10) >= answered {
                continue;
            }
            match criterion.points {
                Some(points) => {
                    let most = usize::try_from(points.most).unwrap();
                    given.insert(criterion.id.clone(), dice.below(most + 1).into());
                }
                None => {
                    let word = if dice.below(10) < good { "met" } else { *dice.some(&["partly", "not-met"]) };
                    judgements.insert(criterion.id.clone(), word.into());
                }
            }
        }
        for method in &standard.methods {
            if let Some(of) = &method.marks {
                let most = usize::try_from(of.most).unwrap();
                marks.insert(method.id.clone(), json!({ "total": dice.below(most + 1) }));
            }
        }
        let record = json!({ "format": records::FORMAT, "standard": standard.uid, "pathway": null,
            "judgements": judgements, "points": given, "marks": marks });
        all.push(records::read(&record.to_string(), |_| Some(standard)).unwrap().record);
    }
    all
}

/// What must hold of a decision that is cut, and of one that is not.
fn check(grader: &Grader, record: &LearnerRecord, decision: &Decision) -> bool {
    let mut cut = false;
    for one in &decision.methods {
        cut |= one.missing_cut || one.routes.iter().any(|to| to.cut);
        for to in &one.routes {
            assert!(!to.routes.is_empty());
            for route in &to.routes {
                let after = grader.decide(&taken(record, route));
                assert!(
                    after.methods[one.method.at()].bounds.today >= to.grade || !route.levels.is_empty(),
                    "{route:?}"
                );
            }
        }
        assert!(one.missing_cut || !one.bounds.settled() || !one.readings.is_empty() || one.missing.is_empty());
        for blocked in &one.blocked {
            if let BlockedBy::Answers { routes, cut: here } = &blocked.by {
                cut |= here;
                assert!(!routes.is_empty());
            }
        }
    }
    cut
}

/// As if everything that a route asks for were met.
fn taken(record: &LearnerRecord, route: &Route) -> LearnerRecord {
    let mut after = record.clone();
    let any = route.any.iter().flat_map(|any| any.of.iter().take(usize::from(any.count)));
    for open in route.all.iter().chain(any) {
        after.judge(open.criterion, Some(Judgement::Met));
    }
    after
}

#[test]
fn five_pools_that_overlap_are_decided_and_told_as_cut() {
    let grader = Grader::new(pack::read(&five_overlapping_pools()).unwrap());
    let record = LearnerRecord::default();
    let decision = grader.decide(&record);
    let method = &decision.methods[0];
    assert_eq!((method.bounds.today.rank(), method.bounds.possible.rank()), (0, 1));
    assert!(method.missing_cut, "there are more ways than anybody could follow");
    let all: Vec<_> = grader.standard().criteria().map(|(no, _)| no).collect();
    assert_eq!(all.len(), 33);
    assert_eq!(method.missing, all, "every open criterion that the rule names");
    assert!(method.routes[0].cut);
    for route in &method.routes[0].routes {
        let after = grader.decide(&taken(&record, route));
        assert!(after.methods[0].bounds.settled(), "{route:?} suffices");
        for without in &route.all {
            let mut less = taken(&record, route);
            less.judge(without.criterion, None);
            assert!(!grader.decide(&less).methods[0].bounds.settled(), "{route:?} takes no more than it must");
        }
    }
    let steps = grader.steps(&record);
    assert!((1_000..MOST_STEPS).contains(&steps), "{steps} steps");
    let told = serde_json::to_value(DecisionFile::new(grader.standard(), &record, &decision)).unwrap();
    assert_eq!(told["methods"][0]["missingCut"], true);
    assert_eq!(told["overall"]["missingCut"], true);
    let says = grades::wording::summary::overall(grader.standard(), &decision).text();
    assert!(says.contains("more ways than are followed"), "{says}");
    // What rules a grade out is cut as well, and suffices.
    let mut none = record;
    for no in &all {
        none.judge(*no, Some(Judgement::NotMet));
    }
    let BlockedBy::Answers { routes, cut: true } = &grader.decide(&none).methods[0].blocked[0].by else {
        panic!("answers rule it out, in many ways");
    };
    assert!(routes.iter().all(|route| grader.decide(&taken(&none, route)).methods[0].bounds.possible.rank() == 1));
}

#[test]
fn the_steps_are_bounded_for_every_pack_that_is_taken() {
    let mut dice = Dice(14);
    let (mut taken, mut refused, mut cut, mut most, mut records) = (0, 0, 0, 0, 0);
    for _ in 0..150 {
        let pack = hostile(&mut dice).to_string();
        let standard = match pack::read(&pack) {
            Ok(standard) => standard,
            Err(problems) => {
                let known = ["too-many-conditions", "too-many-parts", "too-many-completions", "too-many-readings"];
                let others = ["grade-unreachable", "table-monotone", "above-most", "uneven-marks", "counts-too-many"];
                let odd = problems.iter().find(|one| !known.contains(&one.code) && !others.contains(&one.code));
                assert!(odd.is_none(), "{odd:?}");
                refused += usize::from(problems.iter().any(|one| known.contains(&one.code)));
                continue;
            }
        };
        taken += 1;
        let grader = Grader::new(standard);
        for record in some_records(&mut dice, &grader) {
            let steps = grader.steps(&record);
            assert!(steps < MOST_STEPS, "{steps} steps: {pack}");
            most = most.max(steps);
            records += 1;
            if check(&grader, &record, &grader.decide(&record)) {
                cut += 1;
            }
        }
    }
    println!("{taken} packs taken, {refused} refused; {records} records, {cut} cut; at most {most} steps");
    assert!(taken > 60 && refused > 5 && cut > 50, "{taken} taken, {refused} refused, {cut} cut");
}

/// As many criteria, conditions and readings as are taken.
fn as_large_as_can_be(dice: &mut Dice) -> Value {
    let ids: Vec<String> = (0..1_000).map(|no| format!("c{no}")).collect();
    let criteria = ids.iter().map(|id| criterion(id, "pass", None)).collect();
    let needs = |dice: &mut Dice| {
        let pools: Vec<Value> = (0..2)
            .map(|_| {
                let mut named: Vec<&String> = (0..20).map(|_| dice.some(&ids)).collect();
                named.sort();
                named.dedup();
                json!({ "atLeast": 8, "of": { "criteria": named } })
            })
            .collect();
        json!({ "and": pools })
    };
    let read = |grade: &str, readings: usize, dice: &mut Dice| {
        let mut one = rule(grade, json!({}));
        one.as_object_mut().unwrap().remove("needs");
        let list = (0..readings).map(|no| json!({ "says": format!("Reading {no}."), "needs": needs(dice) }));
        one["readings"] = list.collect::<Vec<_>>().into();
        one
    };
    let rules = vec![read("pass", 4, dice), rule("merit", json!({ "all": { "grade": "pass" } }))];
    let grades = &GRADES[..3];
    pack(grades, vec![method("AM1", grades, criteria, rules)], all_of(grades))
}

#[test]
fn the_largest_packs_are_bounded_too_and_larger_ones_refused() {
    let mut dice = Dice(15);
    let mut pack = as_large_as_can_be(&mut dice);
    let standard = pack::read(&pack.to_string()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let grader = Grader::new(standard);
    for record in some_records(&mut dice, &grader) {
        let steps = grader.steps(&record);
        assert!(steps < MOST_STEPS, "{steps} steps");
    }
    let codes = |pack: &Value| {
        pack::read(&pack.to_string()).err().unwrap_or_default().iter().map(|one| one.code).collect::<Vec<_>>()
    };
    // Twice the readings is too much; so many that they cannot be counted is refused as well.
    let again = pack["methods"][0]["rules"][0]["readings"].clone();
    let merit = pack["methods"][0]["rules"][1].as_object_mut().unwrap();
    merit.remove("needs");
    merit.insert("readings".to_owned(), again.clone().as_array().unwrap()[..2].into());
    assert_eq!(codes(&pack), ["too-many-conditions"]);
    pack["methods"][0]["rules"][1]["readings"] = again;
    assert_eq!(codes(&pack), ["too-many-readings"]);
}

#[test]
fn where_there_are_too_many_ways_what_a_given_result_replaces_is_not_missing() {
    let mut pack: Value = serde_json::from_str(&five_overlapping_pools()).unwrap();
    let text = pack["methods"][0].to_string();
    let first = pack["methods"][0]["id"].as_str().unwrap().to_owned();
    let criteria = pack["methods"][0]["criteria"].as_array().unwrap();
    let ids: Vec<&str> = criteria.iter().map(|criterion| criterion["id"].as_str().unwrap()).collect();
    let other = ids.iter().fold(text, |text, id| text.replace(&format!("\"{id}\""), &format!("\"other-{id}\"")));
    let mut other: Value = serde_json::from_str(&other).unwrap();
    other["id"] = "OTHER".into();
    other["title"] = "Other".into();
    pack["methods"].as_array_mut().unwrap().push(other);
    let grades: Vec<String> =
        pack["grades"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().into()).collect();
    pack["overall"] = all_of(&grades.iter().map(String::as_str).collect::<Vec<_>>());
    let grader = Grader::new(pack::read(&pack.to_string()).unwrap_or_else(|problems| panic!("{problems:#?}")));
    let missing = |record: &LearnerRecord, of: fn(&Decision) -> (Vec<CriterionNo>, bool)| {
        let (missing, cut) = of(&grader.decide(record));
        let methods = missing.iter().map(|no| grader.standard().criterion(*no).unwrap().method.at());
        let by_method = methods.fold([0, 0], |mut sums, method| {
            sums[method] += 1;
            sums
        });
        (by_method, cut)
    };
    let of_whole = |decision: &Decision| {
        let overall = decision.overall.as_ref().unwrap();
        (overall.missing.clone(), overall.missing_cut)
    };
    let of_first = |decision: &Decision| (decision.methods[0].missing.clone(), decision.methods[0].missing_cut);
    let mut record = LearnerRecord::default();
    assert_eq!(missing(&record, of_whole), ([33, 33], true));
    assert_eq!(missing(&record, of_first), ([33, 0], true));
    record.give_result(grader.standard().find_method("OTHER").unwrap(), Some(Grade::LOWEST.next()));
    assert_eq!(missing(&record, of_whole), ([33, 0], true), "{first} alone");
}
