//! The published schemas are those that follow from the types.

use grades::files::schema;
use std::fs;

#[test]
fn the_published_schemas_are_current() {
    for (name, text) in [
        ("pack.schema.json", schema::pack()),
        ("record.schema.json", schema::record()),
        ("review.schema.json", schema::review()),
        ("decision.schema.json", schema::decision()),
    ] {
        let published = fs::read_to_string(format!("../../static/schema/{name}")).unwrap_or_default();
        assert!(published == text, "{name} is not current: run `cargo tools schema`");
    }
}
