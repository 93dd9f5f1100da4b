//! JSON Schemas (draft 2020-12), so that an editor completes a file and explains each field. They follow from the types
//! that read the files, so there is nothing to keep in step.

use super::decision::{BoundsFile, DecisionFile};
use super::pack::PackFile;
use super::record::RecordFile;
use super::review::ReviewFile;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

/// The schema of a pack, as the text of a file.
///
/// ```
/// let schema = grades::files::schema::pack();
/// assert!(schema.contains("The occupation, exactly as printed."));
/// ```
pub fn pack() -> String {
    file::<PackFile>("Pack of the apprenticeship grade calculator")
}

/// The schema of a learner record, as the text of a file.
///
/// ```
/// let schema = grades::files::schema::record();
/// assert!(schema.contains("learner-record/1") && schema.contains("Who has signed"));
/// ```
pub fn record() -> String {
    file::<RecordFile>("Learner record of the apprenticeship grade calculator")
}

/// The schema of a review, as the text of a file.
///
/// ```
/// let schema = grades::files::schema::review();
/// assert!(schema.contains("review/1") && schema.contains("What the tutor said."));
/// ```
pub fn review() -> String {
    file::<ReviewFile>("Review of the apprenticeship grade calculator")
}

fn file<T: JsonSchema>(title: &str) -> String {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    format!("{:#}\n", schema.as_value())
}

/// The schema of a decision, as the text of a file.
pub fn decision() -> String {
    written::<DecisionFile>("Decision of the apprenticeship grade calculator")
}

/// The schema of the bounds of a decision, as the text of a file.
pub fn bounds() -> String {
    written::<BoundsFile>("Bounds of the apprenticeship grade calculator")
}

/// The schema of a file that is written: which fields are always there, a reader of it may rely on.
fn written<T: JsonSchema>(title: &str) -> String {
    // Whole numbers have their bounds; what the type of a number is called in Rust helps nobody else.
    let nameless = RecursiveTransform(|schema: &mut Schema| drop(schema.remove("format")));
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(nameless);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    format!("{:#}\n", schema.as_value())
}

/// Adds to a schema that at most one of these fields is there.
pub(crate) fn at_most_one(schema: &mut Schema, names: &[&str]) {
    if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
        required.retain(|field| field.as_str().is_none_or(|field| !names.contains(&field)));
    }
    let each: Vec<Value> = names.iter().map(|name| json!({ "required": [name] })).collect();
    let mut some = each.clone();
    some.push(json!({ "not": { "anyOf": each } }));
    also(schema, json!({ "oneOf": some }));
}

/// Adds to a schema that exactly one of these fields is there.
pub(crate) fn exactly_one(schema: &mut Schema, names: &[&str]) {
    if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
        required.retain(|field| field.as_str().is_none_or(|field| !names.contains(&field)));
    }
    let each: Vec<Value> = names.iter().map(|name| json!({ "required": [name] })).collect();
    also(schema, json!({ "oneOf": each }));
}

fn also(schema: &mut Schema, condition: Value) {
    match schema.get_mut("allOf").and_then(Value::as_array_mut) {
        Some(conditions) => conditions.push(condition),
        None => drop(schema.insert("allOf".to_owned(), json!([condition]))),
    }
}
