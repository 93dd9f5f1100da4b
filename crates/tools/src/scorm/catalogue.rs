//! What the bridge in a package knows of the standards: their options, methods and the ids of what is asked.

use grades::domain::standard::{PathwayNo, Standard};

use crate::fault::{Fault, Outcome};

/// Every shipped standard, as a script that names them `gcStandards`.
pub fn script() -> Outcome<String> {
    let mut text = String::from("const gcStandards = {\n");
    for shipped in &standards::SHIPPED {
        let standard = standards::find(shipped.uid)
            .ok_or_else(|| Fault::new(shipped.uid, "cannot be read", "`cargo tools check` says what is wrong."))?;
        text.push_str(&one(&standard));
        text.push_str(",\n");
    }
    text.push_str("};\n");
    Ok(text)
}

fn one(standard: &Standard) -> String {
    let options: Vec<String> =
        standard.pathways.iter().map(|option| format!("[{},{}]", quoted(&option.id), quoted(&option.title))).collect();
    let mut methods: Vec<String> = Vec::new();
    for (no, method) in standard.methods() {
        let asked = standard.criteria().filter(|(_, criterion)| criterion.method == no);
        methods.push(group(&method.id, &asked.map(|(_, one)| item(&one.id, one.pathway)).collect::<Vec<_>>()));
    }
    // Outcomes belong to no method: they stand for themselves.
    if standard.criteria.is_empty() {
        let asked: Vec<String> = standard.outcomes().map(|(_, one)| item(&one.id, one.pathway)).collect();
        methods = vec![group("outcomes", &asked)];
    }
    format!(
        "{}:{{\"title\":{},\"options\":[{}],\"methods\":[{}]}}",
        quoted(&standard.uid),
        quoted(&format!("{} ({} v{})", standard.title, standard.reference, standard.version)),
        options.join(","),
        methods.join(",")
    )
}

fn group(id: &str, items: &[String]) -> String {
    format!("{{\"id\":{},\"items\":[{}]}}", quoted(id), items.join(","))
}

/// The id, and the place of the option that it belongs to, or −1.
fn item(id: &str, option: Option<PathwayNo>) -> String {
    let place = option.map_or("-1".to_owned(), |option| option.at().to_string());
    format!("[{},{place}]", quoted(id))
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_standard_asks_for_something() {
        for shipped in &standards::SHIPPED {
            let text = one(&standards::find(shipped.uid).unwrap());
            assert!(text.contains("\"items\":[["), "{text}");
        }
    }
}
