//! The schemas say what the readers ask: field by field, bound by bound; and the published files are current.

use grades::domain::standard::Standard;
use grades::files::pack;
use grades::formats::asked::{Heard, Question, heard_while};
use grades::formats::records;
use grades::formats::schemas::{self, Field, Kind, Presence, Shape, records::RECORD};
use grades::formats::tree::{self, Node};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[path = "support/files.rs"]
mod paths;

use paths::{files, pack_files};

#[test]
fn the_published_schemas_are_current() {
    for (name, text) in [
        ("../../static/schema/pack.schema.json", grades::files::schema::pack()),
        ("../../static/schema/record.schema.json", schemas::record()),
        ("../../static/schema/decision.schema.json", grades::files::schema::decision()),
    ] {
        let published = fs::read_to_string(name).unwrap_or_default();
        assert!(published == text, "{name} is not current: run `cargo tools schema`");
    }
}

#[test]
fn the_reader_of_records_asks_what_the_schema_says() {
    let mut comparison = Comparison::default();
    let standards: Vec<Standard> =
        pack_files().iter().filter_map(|path| pack::read(&fs::read_to_string(path).unwrap()).ok()).collect();
    for path in files(Path::new("../../tests/records")) {
        let text = fs::read_to_string(&path).unwrap();
        let node = tree::parse(&text, records::MOST_BYTES).unwrap();
        let find = |uid: &str| standards.iter().find(|standard| standard.uid == uid);
        let heard = heard_while(|| {
            records::read_node(&node, find).unwrap_or_else(|problems| panic!("{}: {problems:#?}", path.display()));
        });
        comparison.object(&path.display().to_string(), &node, &RECORD, &heard);
    }
    comparison.finish(&RECORD);
}

#[test]
fn kinds_of_one_schema_have_different_names() {
    let mut known = Vec::new();
    kinds_below(&RECORD, &mut known);
    for (place, kind) in known.iter().enumerate() {
        let twins = known.iter().take(place).filter(|other| other.name == kind.name).count();
        assert_eq!(twins, 0, "two kinds are called {}", kind.name);
    }
}

fn kinds_below(kind: &'static Kind, known: &mut Vec<&'static Kind>) {
    fn below(shape: &'static Shape, known: &mut Vec<&'static Kind>) {
        match shape {
            Shape::Of(kind) | Shape::Either(_, kind) => kinds_below(kind, known),
            Shape::OneOf(choice) => choice.kinds.iter().for_each(|kind| kinds_below(kind, known)),
            Shape::List(items, _, _) | Shape::Map(items, _) => below(items, known),
            _ => {}
        }
    }
    if !known.iter().any(|other| std::ptr::eq(*other, kind)) {
        known.push(kind);
        kind.fields.iter().for_each(|field| below(&field.shape, known));
    }
}

/// How one object's fields were asked for.
type Presences = BTreeMap<&'static str, Presence>;

/// How a reader asks for each field of a kind of object, in every object of that kind that was read.
#[derive(Default)]
struct Comparison {
    asked: BTreeMap<&'static str, (Vec<Presences>, &'static [Field])>,
    wrong: Vec<String>,
}

impl Comparison {
    fn object(&mut self, at: &str, node: &Node, kind: &'static Kind, heard: &Heard) {
        let Node::Object(fields) = node else { return };
        if !heard.asked(node, &Question::NothingElse) {
            self.wrong.push(format!("{at}: unknown fields are not refused, but the schema of {} does", kind.name));
        }
        let mut presences = Presences::new();
        for field in kind.fields {
            let asked = |question| heard.asked(node, &question);
            let presence = if asked(Question::NeedOrNull(field.name)) {
                Presence::Nullable
            } else if asked(Question::Need(field.name)) {
                Presence::Needed
            } else if asked(Question::May(field.name)) {
                Presence::Optional
            } else {
                continue;
            };
            presences.insert(field.name, presence);
        }
        // Every field is asked for by `may` in the end.
        let names = heard.of(node).iter().filter_map(|question| question.strip_prefix("May(\"")?.strip_suffix("\")"));
        for name in names.filter(|name| !presences.contains_key(name)) {
            self.wrong.push(format!("{at}: the reader knows “{name}”, the schema of {} does not", kind.name));
        }
        self.asked.entry(kind.name).or_insert((Vec::new(), kind.fields)).0.push(presences);
        for (key, child) in fields.iter().filter(|(_, child)| *child != Node::Null) {
            if let Some(field) = kind.fields.iter().find(|field| field.name == key) {
                self.shape(&format!("{at}/{key}"), child, &field.shape, heard);
            }
        }
    }

    fn shape(&mut self, at: &str, node: &Node, shape: &'static Shape, heard: &Heard) {
        let asked = |question| heard.asked(node, &question);
        let whole = |least: u32, most: u32| whole_between(node, heard, least, most);
        let fits = match shape {
            Shape::Format(names) => node.as_text().is_some_and(|name| names.contains(&name)),
            Shape::Text(most) => asked(Question::Text(*most)) || node.as_text() == Some("any"),
            Shape::Note => node.as_text().is_some() && heard.of(node).is_empty(),
            Shape::Id => asked(Question::Id),
            Shape::Whole(least, most) => whole(*least, *most),
            Shape::YesOrNo => asked(Question::YesOrNo),
            Shape::Day => asked(Question::Day),
            // An answer about what the standard does not have is kept as it stands.
            Shape::Word(words) => {
                let kept = asked(Question::Text(80)) && node.as_text().is_some_and(|word| words.contains(&word));
                same_words(node, heard, words) || kept && heard.of(node).len() == 1
            }
            Shape::List(items, _, most) => {
                self.items(at, node, items, heard);
                asked(Question::List(*most))
            }
            Shape::Scale(items, most) => {
                self.items(at, node, items, heard);
                asked(Question::List(*most))
            }
            Shape::Of(kind) => {
                self.object(at, node, kind, heard);
                matches!(node, Node::Object(_))
            }
            Shape::Map(items, _) => {
                if let Node::Object(fields) = node {
                    fields.iter().for_each(|(key, child)| self.shape(&format!("{at}/{key}"), child, items, heard));
                }
                matches!(node, Node::Object(_))
            }
            Shape::Either(plain, kind) => match node {
                Node::Object(_) => {
                    self.object(at, node, kind, heard);
                    true
                }
                _ => return self.shape(at, node, plain, heard),
            },
            Shape::WholeOrWord(least, most, word) => node.as_text() == Some(word) || whole(*least, *most),
            // Only what is written has these.
            Shape::OneOf(_) | Shape::Pair(..) | Shape::OrNull(_) => false,
        };
        if !fits {
            self.wrong.push(format!("{at}: the schema says {shape:?}, the reader asked {:?}", heard.of(node)));
        }
    }

    fn items(&mut self, at: &str, node: &Node, shape: &'static Shape, heard: &Heard) {
        for (place, item) in node.items().iter().enumerate() {
            self.shape(&format!("{at}/{place}"), item, shape, heard);
        }
    }

    /// Every field was asked for somewhere; what every object of a kind must have is what the schema requires.
    fn finish(mut self, top: &'static Kind) {
        let mut kinds = Vec::new();
        kinds_below(top, &mut kinds);
        for kind in kinds.iter().filter(|kind| !self.asked.contains_key(kind.name)) {
            self.wrong.push(format!("no file that is tried has an object of the kind {kind:?}"));
        }
        for (kind, (objects, fields)) in &self.asked {
            for field in *fields {
                let mut asked = objects.iter().map(|presences| presences.get(field.name).copied());
                let first = asked.next().flatten();
                let found = if asked.all(|presence| presence == first) { first } else { Some(Presence::Optional) };
                if found != Some(field.presence) {
                    let (name, presence) = (field.name, field.presence);
                    self.wrong.push(format!("{kind}.{name}: the schema says {presence:?}, the reader {found:?}"));
                }
            }
        }
        self.wrong.sort();
        self.wrong.dedup();
        assert!(self.wrong.is_empty(), "{} differences:\n{}", self.wrong.len(), self.wrong.join("\n"));
    }
}

/// The reader asked for a whole number, and its bounds are the schema's; or narrower, where they follow from the pack.
fn whole_between(node: &Node, heard: &Heard, least: u32, most: u32) -> bool {
    let inside = |question: &String| {
        let (low, high) = question.strip_prefix("Whole(")?.strip_suffix(")")?.split_once(", ")?;
        Some(low.parse::<u32>().ok()? == least && high.parse::<u32>().ok()? <= most)
    };
    heard.of(node).iter().any(|question| inside(question) == Some(true))
}

fn same_words(node: &Node, heard: &Heard, words: &[&str]) -> bool {
    let sorted = |words: &[&str]| {
        let mut words: Vec<String> = words.iter().map(|word| format!("{word:?}")).collect();
        words.sort();
        words
    };
    heard.of(node).iter().any(|question| {
        let list = question.strip_prefix("Word([").and_then(|rest| rest.strip_suffix("])")).unwrap_or_default();
        let mut asked: Vec<&str> = list.split(", ").collect();
        asked.sort_unstable();
        asked == sorted(words)
    })
}
