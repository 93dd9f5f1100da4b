//! A table as JSON Schema.

use super::records::RECORD;
use super::{Field, Form, Kind, Presence, Shape};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The schema of a learner record, as the text of a file.
pub fn record() -> String {
    file("Learner record of the apprenticeship grade calculator", &RECORD)
}

fn file(title: &str, top: &'static Kind) -> String {
    let mut kinds = BTreeMap::new();
    gather(top, &mut kinds);
    let mut definitions: Map<String, Value> =
        kinds.values().filter(|kind| kind.name != top.name).map(|kind| (kind.name.to_owned(), object(kind))).collect();
    let fields = kinds.values().flat_map(|kind| kind.fields);
    fields.for_each(|field| define_choices(&field.shape, &mut definitions));
    let mut schema = object(top);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(title);
    schema["$defs"] = Value::Object(definitions);
    format!("{schema:#}\n")
}

/// A kind and every kind below it.
fn gather(kind: &'static Kind, kinds: &mut BTreeMap<&'static str, &'static Kind>) {
    if kinds.insert(kind.name, kind).is_none() {
        for field in kind.fields {
            gather_in(&field.shape, kinds);
        }
    }
}

fn gather_in(shape: &'static Shape, kinds: &mut BTreeMap<&'static str, &'static Kind>) {
    match shape {
        Shape::Of(kind) => gather(kind, kinds),
        Shape::OneOf(choice) => choice.kinds.iter().for_each(|kind| gather(kind, kinds)),
        Shape::List(items, _, _) | Shape::Map(items, _) | Shape::OrNull(items) => gather_in(items, kinds),
        Shape::Pair(one, other) => [one, other].into_iter().for_each(|shape| gather_in(shape, kinds)),
        Shape::Either(plain, kind) => {
            gather_in(plain, kinds);
            gather(kind, kinds);
        }
        Shape::Format(_)
        | Shape::Text(_)
        | Shape::Note
        | Shape::Id
        | Shape::Whole(_, _)
        | Shape::YesOrNo
        | Shape::Day
        | Shape::Word(_)
        | Shape::Scale(_, _)
        | Shape::WholeOrWord(_, _, _) => {}
    }
}

/// Adds the choices that a shape names.
fn define_choices(of: &Shape, definitions: &mut Map<String, Value>) {
    match of {
        Shape::OneOf(choice) => {
            let kinds: Vec<Value> = choice.kinds.iter().map(|kind| reference(kind)).collect();
            definitions.insert(choice.name.to_owned(), json!({ "description": choice.says, "anyOf": kinds }));
        }
        Shape::List(items, _, _) | Shape::Map(items, _) | Shape::OrNull(items) => define_choices(items, definitions),
        Shape::Pair(one, other) => [one, other].into_iter().for_each(|shape| define_choices(shape, definitions)),
        Shape::Either(plain, _) => define_choices(plain, definitions),
        Shape::Of(_)
        | Shape::Format(_)
        | Shape::Text(_)
        | Shape::Note
        | Shape::Id
        | Shape::Whole(_, _)
        | Shape::YesOrNo
        | Shape::Day
        | Shape::Word(_)
        | Shape::Scale(_, _)
        | Shape::WholeOrWord(_, _, _) => {}
    }
}

fn object(kind: &Kind) -> Value {
    let properties: Map<String, Value> =
        kind.fields.iter().map(|field| (field.name.to_owned(), property(field))).collect();
    let needed = kind.fields.iter().filter(|field| field.presence != Presence::Optional);
    let mut schema = json!({
        "description": kind.says,
        "type": "object",
        "properties": properties,
        "required": needed.map(|field| field.name).collect::<Vec<_>>(),
        "additionalProperties": false,
    });
    let mut every: Vec<Value> = kind.at_most_one.iter().map(|names| at_most_one(names)).collect();
    if !kind.forms.is_empty() {
        every.push(json!({ "oneOf": forms(kind.forms) }));
    }
    if !every.is_empty() {
        schema["allOf"] = Value::Array(every);
    }
    schema
}

/// Exactly one of the forms, and none of the fields of another.
fn forms(forms: &[Form]) -> Vec<Value> {
    let spoken_of = || forms.iter().flat_map(|form| form.needs.iter().chain(form.may));
    let one = |form: &Form| {
        let strange: Map<String, Value> = spoken_of()
            .filter(|name| !form.needs.contains(name) && !form.may.contains(name))
            .map(|name| ((*name).to_owned(), json!(false)))
            .collect();
        json!({ "required": form.needs, "properties": strange })
    };
    forms.iter().map(one).collect()
}

fn at_most_one(names: &[&str]) -> Value {
    let each: Vec<Value> = names.iter().map(|name| json!({ "required": [name] })).collect();
    let mut some = each.clone();
    some.push(json!({ "not": { "anyOf": each } }));
    json!({ "oneOf": some })
}

fn property(field: &Field) -> Value {
    let mut schema = shape(&field.shape);
    if field.presence != Presence::Needed {
        schema = or_null(schema);
    }
    schema["description"] = json!(field.says);
    schema
}

fn or_null(mut schema: Value) -> Value {
    match schema.get_mut("type") {
        Some(kind) => {
            *kind = json!([kind.clone(), "null"]);
            if let Some(words) = schema.get_mut("enum").and_then(Value::as_array_mut) {
                words.push(Value::Null);
            }
            schema
        }
        None => json!({ "anyOf": [schema, { "type": "null" }] }),
    }
}

fn shape(of: &Shape) -> Value {
    match of {
        Shape::Format(names) => json!({ "enum": names }),
        Shape::Text(most) => json!({ "type": "string", "pattern": r"\S", "maxLength": most }),
        Shape::Note => json!({ "type": "string" }),
        Shape::Id => json!({ "type": "string", "pattern": "^[A-Za-z0-9._-]+$", "maxLength": 80 }),
        Shape::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Shape::YesOrNo => json!({ "type": "boolean" }),
        Shape::Day => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
        Shape::Word(words) => json!({ "type": "string", "enum": words }),
        Shape::List(items, 0, most) => json!({ "type": "array", "items": shape(items), "maxItems": most }),
        Shape::List(items, least, most) => {
            json!({ "type": "array", "items": shape(items), "minItems": least, "maxItems": most })
        }
        Shape::Scale(items, most) => {
            json!({ "type": "array", "items": shape(items), "minItems": 2, "maxItems": most, "uniqueItems": true })
        }
        Shape::Of(kind) => reference(kind),
        Shape::OneOf(choice) => {
            json!({ "$ref": format!("#/$defs/{}", choice.name) })
        }
        Shape::Pair(one, other) => {
            json!({ "type": "array", "prefixItems": [shape(one), shape(other)], "minItems": 2, "maxItems": 2 })
        }
        Shape::OrNull(value) => or_null(shape(value)),
        Shape::Map(items, 0) => json!({ "type": "object", "additionalProperties": shape(items) }),
        Shape::Map(items, least) => {
            json!({ "type": "object", "additionalProperties": shape(items), "minProperties": least })
        }
        Shape::Either(plain, kind) => json!({ "anyOf": [shape(plain), reference(kind)] }),
        Shape::WholeOrWord(least, most, word) => {
            json!({ "anyOf": [shape(&Shape::Whole(*least, *most)), { "const": word }] })
        }
    }
}

fn reference(kind: &Kind) -> Value {
    json!({ "$ref": format!("#/$defs/{}", kind.name) })
}
