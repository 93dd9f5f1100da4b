//! What must hold of every decision, tried on every shape that rules can have: each completion of what is unknown is
//! worked out by an oracle that reads the pack itself.
//!
//! Nothing is sampled among completions: marks and points take every value. Records are all there are where those are
//! few, and drawn by a fixed dice otherwise.

mod check;
mod oracle;
mod pack;
mod words;

use check::{Check, part};
use grades::domain::decision::{Bounds, Decision};
use grades::domain::grading::Grader;
use grades::domain::plan::MethodNo;
use grades::domain::record::LearnerRecord;
use grades::formats::records;
use oracle::{Aside, Known, Oracle};
use pack::{Kind, Pack, Sum, Var};
use serde_json::{Map, Value, json};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

/// Records are all tried up to so many, and so many are drawn where there are more.
const MOST_RECORDS: usize = 300;

/// A shape, for one of its options.
struct Shape {
    name: String,
    grader: Grader,
    pack: Pack,
    weighings: Vec<Sum>,
}

fn shapes() -> Vec<Shape> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/packs/shapes");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.is_file());
    files.sort();
    let mut shapes = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let json: Value = serde_json::from_str(&text).unwrap();
        let options =
            json["pathways"].as_array().unwrap().iter().map(|option| option["id"].as_str()).collect::<Vec<_>>();
        for option in if options.is_empty() { vec![None] } else { options } {
            let pack = Pack::new(&json, option);
            let name = format!("{} {}", file.file_stem().unwrap().display(), option.unwrap_or_default());
            let grader = Grader::new(
                grades::files::pack::read(&text).unwrap_or_else(|problems| panic!("{name}: {problems:#?}")),
            );
            shapes.push(Shape { name, grader, weighings: Pack::weighings(&json, &pack), pack });
        }
    }
    assert!(shapes.len() > 40, "only {} shapes", shapes.len());
    shapes
}

/// A fixed sequence of numbers that look drawn.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

impl Shape {
    /// Records to try: every one there is, if those are few.
    fn known(&self) -> Vec<Known> {
        let vars = &self.pack.vars;
        let methods = self.pack.methods.len();
        let blank = Known {
            values: vec![None; vars.len()],
            sittings: vec![0; methods],
            results: vec![None; methods],
            waived: false,
        };
        let many: usize = vars.iter().map(|var| var.most as usize + 2).product();
        if many <= MOST_RECORDS && !self.pack.is_capped() {
            let mut all = vec![Vec::new()];
            for var in vars {
                let each = |begun: &Vec<Option<u32>>| {
                    let begun = begun.clone();
                    std::iter::once(None)
                        .chain((0..=var.most).map(Some))
                        .map(move |value| [&begun[..], &[value]].concat())
                };
                all = all.iter().flat_map(each).collect();
            }
            let known = all.into_iter().map(|values| Known { values, ..blank.clone() });
            return known.filter(|known| self.agrees(known)).collect();
        }
        let mut dice = Dice(7);
        let drawn = (0..MOST_RECORDS).map(|_| self.draw(&mut dice, &blank));
        std::iter::once(blank.clone()).chain(drawn).filter(|known| self.agrees(known)).collect()
    }

    fn draw(&self, dice: &mut Dice, blank: &Known) -> Known {
        let mut known = blank.clone();
        let (open, good) = (1 + dice.below(4), 1 + dice.below(5));
        for (value, var) in known.values.iter_mut().zip(&self.pack.vars) {
            if dice.below(5) >= open {
                let low = if dice.below(5) < good { var.most / 2 } else { 0 };
                let most = var.most as usize;
                *value = Some(if var.most == 1 {
                    u32::from(dice.below(6) < good)
                } else {
                    low + dice.below(most + 1 - low as usize) as u32
                });
            }
        }
        let by_marks = !self.weighings.is_empty();
        for no in 0..self.pack.methods.len() {
            known.sittings[no] = if self.pack.is_capped() || dice.below(8) == 0 { dice.below(3) } else { 0 };
            let counts = u8::try_from(no).is_ok_and(|no| self.grader.standard().overall.counts_marks(MethodNo(no)));
            if dice.below(8) == 0 && !by_marks && !counts && self.pack.methods[no].result.is_none() {
                known.results[no] = Some(dice.below(self.pack.methods[no].scale.len()));
            }
        }
        known.waived = dice.below(4) == 0;
        known
    }

    /// Whether what is known can be completed.
    fn agrees(&self, known: &Known) -> bool {
        self.pack.methods.iter().filter_map(|method| method.marks.as_ref()).all(|(total, parts, outside)| {
            let ends = |most: bool| {
                let end = |no: usize| known.values[no].unwrap_or(if most { self.pack.vars[no].most } else { 0 });
                parts.iter().map(|part| end(*part)).sum::<u32>()
            };
            parts.is_empty()
                || known.values[*total].is_none_or(|total| (ends(false)..=ends(true) + outside).contains(&total))
        })
    }

    /// As if a number were this one. One mark more in a part is one mark more in the whole; were the whole left as it
    /// is, another part would be worse.
    fn with(&self, known: &Known, no: usize, value: u32) -> Known {
        let mut after = known.clone();
        let marks = self.pack.methods[self.pack.vars[no].method].marks.as_ref();
        if let Some((total, parts, _)) = marks
            && parts.contains(&no)
            && let (Some(whole), Some(before)) = (known.values[*total], known.values[no])
        {
            after.values[*total] = Some(whole + value - before);
        }
        after.values[no] = Some(value);
        after
    }

    /// Whether the most of a part is the less for another part, since the whole is known.
    fn takes_from_others(&self, known: &Known, no: usize) -> bool {
        let marks = self.pack.methods[self.pack.vars[no].method].marks.as_ref();
        marks.is_some_and(|(total, parts, _)| parts.contains(&no) && known.values[*total].is_some())
    }

    /// The record as a file.
    fn record(&self, known: &Known) -> Value {
        let mut record = json!({ "format": records::FORMAT, "standard": self.grader.standard().uid, "pathway": self.pack.option, "waived": known.waived });
        let mut fields: [(&str, Map<String, Value>); 5] =
            ["judgements", "points", "marks", "results", "sittings"].map(|key| (key, Map::new()));
        for (no, (var, value)) in self.pack.vars.iter().zip(&known.values).enumerate() {
            let Some(value) = value else { continue };
            let method = &self.pack.methods[var.method];
            match var.kind {
                Kind::Criterion => {
                    let word =
                        ["not-met", "met", "partly"][if *value == 0 && no % 2 == 1 { 2 } else { *value as usize }];
                    fields[0].1.insert(var.name.clone(), word.into());
                }
                Kind::Points => drop(fields[1].1.insert(var.name.replacen("points ", "", 1), (*value).into())),
                Kind::Mark => {
                    let marks = fields[2].1.entry(&method.id).or_insert_with(|| json!({}));
                    match var.name.split_once('/') {
                        Some((_, part)) => marks["parts"][part] = (*value).into(),
                        None => marks["total"] = (*value).into(),
                    }
                }
                Kind::Result => {
                    drop(fields[3].1.insert(method.id.clone(), method.scale[*value as usize].clone().into()))
                }
            }
        }
        for (no, method) in self.pack.methods.iter().enumerate() {
            if let Some(result) = known.results[no] {
                fields[3].1.insert(method.id.clone(), method.scale[result].clone().into());
            }
            fields[4].1.insert(method.id.clone(), ["first", "resit", "retake"][known.sittings[no]].into());
        }
        for (key, value) in fields {
            record[key] = value.into();
        }
        record
    }

    fn learner(&self, known: &Known) -> LearnerRecord {
        let standard = self.grader.standard();
        let text = self.record(known).to_string();
        records::read(&text, |_| Some(standard)).unwrap_or_else(|problems| panic!("{text}: {problems:?}")).record
    }

    fn decide(&self, known: &Known) -> Decision {
        self.grader.decide(&self.learner(known))
    }

    /// Asks something of every record, and says with which it went wrong.
    fn each(&self, mut ask: impl FnMut(&Known)) -> usize {
        let all = self.known();
        for known in &all {
            if catch_unwind(AssertUnwindSafe(|| ask(known))).is_err() {
                panic!("{}: {}", self.name, self.record(known));
            }
        }
        all.len()
    }
}

#[test]
fn every_decision_is_what_every_completion_says() {
    let (mut decisions, mut completions) = (0, 0);
    for shape in shapes() {
        decisions += shape.each(|known| {
            let decision = shape.decide(known);
            for target in (0..shape.pack.methods.len()).map(Some).chain([None]) {
                let Some(part) = part(&decision, target) else {
                    assert!(matches!(shape.pack.whole, pack::Whole::Nobody), "somebody computes it");
                    continue;
                };
                let standard = shape.grader.standard();
                let check = Check { standard, pack: &shape.pack, known, weighings: &shape.weighings, target, part };
                completions += check.all();
            }
        });
    }
    println!("{decisions} records, {completions} completions");
    assert!(decisions > 5_000 && completions > 500_000, "{decisions} records, {completions} completions");
}

#[test]
fn improving_never_lowers_a_grade() {
    for shape in shapes().into_iter().filter(|shape| shape.pack.monotone) {
        shape.each(|known| {
            let before = bounds(&shape.decide(known));
            for no in 0..shape.pack.vars.len() {
                for value in better(&shape.pack.vars[no], known.values[no]) {
                    let after = shape.with(known, no, value);
                    if shape.agrees(&after) {
                        let unknown = known.values[no].is_none();
                        let narrows = value < shape.pack.vars[no].most || shape.takes_from_others(known, no);
                        none_lower(&before, &bounds(&shape.decide(&after)), unknown && narrows);
                    }
                }
            }
        });
    }
}

/// What would be no worse: one more, and the most; where nothing is known, the least too, which leaves today alone.
fn better(var: &Var, value: Option<u32>) -> Vec<u32> {
    match value {
        None => vec![0, var.most],
        Some(value) if value < var.most => vec![value + 1, var.most],
        Some(_) => Vec::new(),
    }
}

fn bounds(decision: &Decision) -> Vec<Bounds> {
    let methods = decision.methods.iter().map(|method| method.bounds);
    methods.chain(decision.overall.iter().map(|overall| overall.bounds)).collect()
}

fn none_lower(before: &[Bounds], after: &[Bounds], narrows: bool) {
    for (before, after) in before.iter().zip(after) {
        assert!(after.today >= before.today, "{before:?} became {after:?}");
        assert!(narrows || after.possible >= before.possible, "{before:?} became {after:?}");
        assert!(!narrows || after.possible <= before.possible, "{before:?} became {after:?}");
    }
}

#[test]
fn a_repeat_never_lifts_a_grade_over_its_cap_and_never_raises_one() {
    let mut bitten = 0;
    for shape in shapes().into_iter().filter(|shape| shape.pack.is_capped()) {
        shape.each(|known| {
            let decision = shape.decide(known);
            let oracle = Oracle { pack: &shape.pack, known, aside: Aside::default() };
            for cap in shape.pack.caps[0].iter().filter(|cap| oracle.bites(cap)) {
                bitten += 1;
                let place = |scale: &[String]| scale.iter().position(|name| *name == cap.grade).unwrap();
                for (no, method) in decision.methods.iter().enumerate().filter(|_| cap.on_method) {
                    let limit = || place(&shape.pack.methods[no].scale);
                    let about = oracle.is_about(cap, no, known.sittings[no]);
                    assert!(!about || method.bounds.possible.rank() <= limit());
                }
                let overall = decision.overall.as_ref().unwrap().bounds;
                assert!(cap.on_method || overall.possible.rank() <= place(&shape.pack.scale));
            }
            let first = Known { sittings: vec![0; known.sittings.len()], ..known.clone() };
            none_lower(&bounds(&decision), &bounds(&shape.decide(&first)), false);
        });
    }
    assert!(bitten > 500, "caps bit only {bitten} times");
}

#[test]
fn marks_that_cannot_stand_together_are_refused_and_all_others_taken() {
    let mut refused = 0;
    for shape in shapes() {
        let blank = Known {
            values: vec![None; shape.pack.vars.len()],
            sittings: vec![0; 9],
            results: vec![None; 9],
            waived: false,
        };
        for (total, parts, _) in shape.pack.methods.iter().filter_map(|method| method.marks.as_ref()) {
            let ends = |no: usize| std::iter::once(None).chain((0..=shape.pack.vars[no].most).map(Some));
            let mut all = vec![blank.clone()];
            for no in std::iter::once(total).chain(parts) {
                let with = |known: &Known, value| {
                    let mut known = known.clone();
                    known.values[*no] = value;
                    known
                };
                all = all.iter().flat_map(|known| ends(*no).map(move |value| with(known, value))).collect();
            }
            for known in all {
                let read = records::read(&shape.record(&known).to_string(), |_| Some(shape.grader.standard()));
                let codes: Vec<_> = read.err().unwrap_or_default().iter().map(|problem| problem.code).collect();
                assert_eq!(codes, if shape.agrees(&known) { vec![] } else { vec!["marks-disagree"] }, "{}", shape.name);
                refused += codes.len();
            }
        }
    }
    assert!(refused > 100, "only {refused} were refused");
}
