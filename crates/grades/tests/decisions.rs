//! What is written of a decision is what its schema says, field by field; and every field of the schema is written of
//! some decision.

use grades::domain::grade::Grade;
use grades::domain::grading::Grader;
use grades::domain::outcome::OutcomeNo;
use grades::domain::record::{EnteredMarks, Judgement, LearnerRecord};
use grades::domain::repeats::Sitting;
use grades::domain::standard::{PathwayNo, Standard};
use grades::files::decision::{BoundsFile, DecisionFile};
use grades::files::{pack, schema};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fs;

#[path = "support/files.rs"]
mod files;

use files::pack_files;

#[test]
fn decisions_are_what_their_schema_says_and_show_every_field_of_it() {
    let mut schema = Schema::new(&schema::decision());
    for grader in graders() {
        for record in answers(grader.standard()) {
            let decision = grader.decide(&record);
            schema.assert_holds(&DecisionFile::new(grader.standard(), &record, &decision).text());
        }
    }
    assert_eq!(schema.never_seen(), BTreeSet::new(), "no decision has them");
}

#[test]
fn bounds_are_what_their_schema_says_and_those_of_the_decision() {
    let mut schema = Schema::new(&schema::bounds());
    for grader in graders() {
        let standard = grader.standard();
        for record in answers(standard) {
            let bounds = serde_json::to_string(&BoundsFile::new(standard, &record, &grader.brief(&record))).unwrap();
            schema.assert_holds(&bounds);
            let bounds: Value = serde_json::from_str(&bounds).unwrap();
            let whole = serde_json::to_value(DecisionFile::new(standard, &record, &grader.decide(&record))).unwrap();
            assert!(is_part(&bounds, &whole), "{bounds}\n{whole}");
        }
    }
    assert_eq!(schema.never_seen(), BTreeSet::new(), "no bounds have them");
}

/// Whether every field of one value stands in the other too.
fn is_part(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => {
            part.iter().all(|(key, value)| whole.get(key).is_some_and(|other| is_part(value, other)))
        }
        (Value::Array(part), Value::Array(whole)) => {
            part.len() == whole.len() && part.iter().zip(whole).all(|(one, other)| is_part(one, other))
        }
        _ => part == whole,
    }
}

/// A field of a kind of object.
type Place = (String, String);

/// A schema, read by as much of the language of schemas as ours use.
struct Schema {
    top: Value,
    seen: BTreeSet<Place>,
}

impl Schema {
    fn new(text: &str) -> Schema {
        Schema { top: serde_json::from_str(text).unwrap(), seen: BTreeSet::new() }
    }

    fn assert_holds(&mut self, text: &str) {
        let value: Value = serde_json::from_str(text).unwrap();
        let mut seen = BTreeSet::new();
        let found = self.object(&value, "the top", &self.top, &mut seen);
        found.unwrap_or_else(|fault| panic!("{fault}\n{text}"));
        self.seen.append(&mut seen);
    }

    fn never_seen(&self) -> BTreeSet<Place> {
        let kinds = self.top["$defs"].as_object().unwrap().iter().map(|(name, kind)| (name.as_str(), kind));
        let fields = |(name, kind): (&str, &Value)| {
            let fields = kind["properties"].as_object().cloned().unwrap_or_default();
            let name = name.to_owned();
            fields.into_iter().map(move |(field, _)| (name.clone(), field)).collect::<Vec<_>>()
        };
        let all = kinds.chain([("the top", &self.top)]).flat_map(fields);
        all.filter(|place| !self.seen.contains(place)).collect()
    }

    fn object(&self, value: &Value, name: &str, kind: &Value, seen: &mut BTreeSet<Place>) -> Result<(), String> {
        let fields = value.as_object().ok_or_else(|| format!("{value} is no {name}"))?;
        let known = kind["properties"].as_object().ok_or_else(|| format!("{name} has no fields"))?;
        assert_eq!(kind["additionalProperties"], false, "{name} refuses nothing");
        if let Some(stranger) = fields.keys().find(|key| !known.contains_key(*key)) {
            return Err(format!("{name} has no field “{stranger}”"));
        }
        let required = kind["required"].as_array().unwrap();
        if let Some(absent) = required.iter().find(|field| !fields.contains_key(field.as_str().unwrap())) {
            return Err(format!("{name}.{absent} is missing"));
        }
        for (key, value) in fields {
            self.fits(value, &known[key], seen).map_err(|fault| format!("{name}.{key}: {fault}"))?;
            seen.insert((name.to_owned(), key.clone()));
        }
        Ok(())
    }

    fn fits(&self, value: &Value, schema: &Value, seen: &mut BTreeSet<Place>) -> Result<(), String> {
        let wrong = || format!("{value} is not {schema}");
        if let Some(name) = schema["$ref"].as_str().map(|pointer| pointer.trim_start_matches("#/$defs/")) {
            let kind = &self.top["$defs"][name];
            return if kind["properties"].is_object() {
                self.object(value, name, kind, seen)
            } else {
                self.fits(value, kind, seen)
            };
        }
        if let Some(kinds) = schema["anyOf"].as_array() {
            let mut fitting = Vec::new();
            for kind in kinds {
                let mut below = BTreeSet::new();
                if self.fits(value, kind, &mut below).is_ok() {
                    fitting.push(below);
                }
            }
            return match fitting.as_mut_slice() {
                [one] => {
                    seen.append(one);
                    Ok(())
                }
                _ => Err(format!("{value} is {} of {schema}", fitting.len())),
            };
        }
        if let Some(words) = schema["enum"].as_array() {
            return if words.contains(value) { Ok(()) } else { Err(wrong()) };
        }
        let kinds = match &schema["type"] {
            Value::Array(kinds) => kinds.clone(),
            kind => vec![kind.clone()],
        };
        let kind = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::String(_) => "string",
            Value::Number(_) => "integer",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        if !kinds.contains(&kind.into()) {
            return Err(wrong());
        }
        match value {
            Value::Number(number) => {
                let bound = |name, or| schema[name].as_u64().unwrap_or(or);
                let range = bound("minimum", 0)..=bound("maximum", u64::MAX);
                if number.as_u64().is_some_and(|number| range.contains(&number)) { Ok(()) } else { Err(wrong()) }
            }
            Value::Array(items) => self.list(items, schema, seen),
            Value::Object(fields) => self.map(fields, &schema["additionalProperties"], seen),
            Value::Null | Value::Bool(_) | Value::String(_) => Ok(()),
        }
    }

    fn list(&self, items: &[Value], schema: &Value, seen: &mut BTreeSet<Place>) -> Result<(), String> {
        let (least, most) = (schema["minItems"].as_u64().unwrap_or(0), schema["maxItems"].as_u64().unwrap_or(u64::MAX));
        if !(least..=most).contains(&(items.len() as u64)) {
            return Err(format!("{} items are not {schema}", items.len()));
        }
        match schema["prefixItems"].as_array() {
            Some(each) => items.iter().zip(each).try_for_each(|(item, schema)| self.fits(item, schema, seen)),
            None => items.iter().try_for_each(|item| self.fits(item, &schema["items"], seen)),
        }
    }

    fn map(&self, fields: &Map<String, Value>, schema: &Value, seen: &mut BTreeSet<Place>) -> Result<(), String> {
        fields.values().try_for_each(|value| self.fits(value, schema, seen))
    }
}

/// Of every pack that can be read.
fn graders() -> impl Iterator<Item = Grader> {
    let texts = pack_files().into_iter().map(|path| fs::read_to_string(path).unwrap());
    texts.filter_map(|text| pack::read(&text).ok()).map(Grader::new)
}

/// For each option: nothing, everything met, some of it, and all of that repeated, with results and marks.
fn answers(standard: &Standard) -> Vec<LearnerRecord> {
    let options = (0..u8::MAX).map(PathwayNo).zip(&standard.pathways).map(|(no, _)| Some(no));
    let mut records = Vec::new();
    for pathway in options.chain([None]) {
        for turn in 0..12 {
            let mut record = LearnerRecord::default();
            record.pathway = pathway;
            for (no, criterion) in standard.criteria_for(pathway) {
                let one = (no.at() + turn) % 3;
                let judgement = [Judgement::Met, Judgement::Partly, Judgement::NotMet][if turn < 3 { 0 } else { one }];
                let answers = turn > 0 && (turn < 6 || one > 0);
                match criterion.points {
                    Some(points) if answers => record.give_points(no, Some(points.most / (1 + one as u32))),
                    None if answers => record.judge(no, Some(judgement)),
                    _ => {}
                }
            }
            for no in (0..u8::MAX).map(OutcomeNo).take(standard.outcomes.len()) {
                record.judge(no, [None, Some(Judgement::Met), Some(Judgement::Partly)][turn % 3]);
            }
            for (no, method) in standard.methods() {
                if let (Some(marks), 1) = (&method.marks, turn % 2) {
                    let mut entered = EnteredMarks::default();
                    entered.total = Some(marks.most / (turn as u32 + 1));
                    record.enter_marks(no, entered);
                }
                if turn % 4 == 2 {
                    record.sit(no, Sitting::Resit);
                }
                if turn % 5 == 4 && !standard.overall.counts_marks(no) {
                    record.give_result(no, Some(Grade::LOWEST));
                }
            }
            record.waived = turn > 6;
            records.push(record);
        }
    }
    records
}
