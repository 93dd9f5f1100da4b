//! Types for TypeScript from JSON Schemas, so that what the JavaScript module takes and gives cannot differ from them.

use serde_json::{Map, Value};

/// A schema, what its top is called, and what stands before the names of everything in it.
pub struct Source<'s> {
    pub schema: &'s Value,
    pub top: &'s str,
    pub prefix: &'s str,
    /// It is read: what may be left out may be null instead. What is written is never null where it can be left out.
    pub read: bool,
}

/// The types of several schemas, as the text of a file.
pub fn types(sources: &[Source]) -> String {
    let mut file = String::from("// Written by `cargo tools schema` from the schemas in static/schema.\n");
    for source in sources {
        file.push_str(&source.declaration(source.top, source.schema));
        let definitions = source.schema.get("$defs").and_then(Value::as_object);
        for (name, definition) in definitions.into_iter().flatten() {
            file.push_str(&source.declaration(&source.called(name), definition));
        }
    }
    file
}

impl Source<'_> {
    fn declaration(&self, name: &str, schema: &Value) -> String {
        let says = schema.get("description").and_then(Value::as_str).unwrap_or_default();
        let says = comment(says, "");
        match schema.get("properties").and_then(Value::as_object) {
            Some(properties) => {
                let fields: String = properties.iter().map(|(name, of)| self.field(name, of, schema)).collect();
                format!("\n{says}export interface {name} {{\n{fields}}}\n")
            }
            None => format!("\n{says}export type {name} = {};\n", self.shape(schema)),
        }
    }

    fn field(&self, name: &str, of: &Value, within: &Value) -> String {
        let required = within.get("required").and_then(Value::as_array);
        let needed = required.is_some_and(|names| names.iter().any(|needed| needed == name));
        let says = comment(of.get("description").and_then(Value::as_str).unwrap_or_default(), "  ");
        let shape = self.shape(of);
        match (needed, self.read) {
            (true, _) => format!("{says}  {name}: {shape};\n"),
            (false, true) => format!("{says}  {name}?: {shape};\n"),
            (false, false) => format!("{says}  {name}?: {};\n", shape.trim_end_matches(" | null")),
        }
    }

    /// A type, without its name.
    fn shape(&self, schema: &Value) -> String {
        let Some(schema) = schema.as_object() else { return "unknown".to_owned() };
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            return self.called(name.rsplit('/').next().unwrap_or_default());
        }
        if let Some(kinds) = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array) {
            return united(kinds.iter().map(|kind| self.shape(kind)));
        }
        if let Some(words) = schema.get("enum").and_then(Value::as_array) {
            return united(words.iter().map(Value::to_string));
        }
        if let Some(word) = schema.get("const") {
            return word.to_string();
        }
        match schema.get("type") {
            Some(Value::String(kind)) => self.plain(kind, schema),
            Some(Value::Array(kinds)) => {
                united(kinds.iter().filter_map(Value::as_str).map(|kind| self.plain(kind, schema)))
            }
            _ => "unknown".to_owned(),
        }
    }

    fn plain(&self, kind: &str, schema: &Map<String, Value>) -> String {
        match kind {
            "array" => self.list(schema),
            "object" => {
                let values = schema.get("additionalProperties").map_or("unknown".to_owned(), |of| self.shape(of));
                format!("{{ [id: string]: {values} }}")
            }
            "integer" | "number" => "number".to_owned(),
            other => other.to_owned(),
        }
    }

    fn list(&self, schema: &Map<String, Value>) -> String {
        if let Some(items) = schema.get("prefixItems").and_then(Value::as_array) {
            let items: Vec<String> = items.iter().map(|item| self.shape(item)).collect();
            return format!("[{}]", items.join(", "));
        }
        let item = schema.get("items").map_or("unknown".to_owned(), |item| self.shape(item));
        if item.contains('|') { format!("({item})[]") } else { format!("{item}[]") }
    }

    fn called(&self, name: &str) -> String {
        let (first, rest) = name.split_at_checked(1).unwrap_or_default();
        [self.prefix, &first.to_uppercase(), rest].concat()
    }
}

/// Several types, each once.
fn united(types: impl Iterator<Item = String>) -> String {
    let mut different: Vec<String> = Vec::new();
    for one in types.filter(|one| one != "unknown") {
        if !different.contains(&one) {
            different.push(one);
        }
    }
    different.join(" | ")
}

fn comment(says: &str, before: &str) -> String {
    if says.is_empty() { String::new() } else { format!("{before}/** {} */\n", says.replace('\n', " ")) }
}
