//! The tables as types for TypeScript, so that what the JavaScript module takes and gives cannot differ from them.

use super::decisions::DECISION;
use super::packs::PACK;
use super::records::RECORD;
use super::{Choice, Kind, Presence, Shape};

/// The types of packs, records and decisions, as the text of a file.
pub fn types() -> String {
    let mut file = String::from("// Written by `cargo tools schema` from the tables in src/formats/schemas.\n");
    Types { top: "LearnerRecord", prefix: "Record", read: true, known: Vec::new() }.write(&RECORD, &mut file);
    Types { top: "Pack", prefix: "Pack", read: true, known: Vec::new() }.write(&PACK, &mut file);
    Types { top: "Decision", prefix: "", read: false, known: Vec::new() }.write(&DECISION, &mut file);
    file
}

/// The types of one kind of file.
struct Types {
    /// What the whole is called.
    top: &'static str,
    /// What stands before the names of everything in it.
    prefix: &'static str,
    /// It is read: what may be left out may be null instead.
    read: bool,
    /// What is written, or waits to be.
    known: Vec<Named>,
}

#[derive(Clone, Copy)]
enum Named {
    Kind(&'static Kind),
    Choice(&'static Choice),
}

impl Named {
    fn name(self) -> &'static str {
        match self {
            Named::Kind(kind) => kind.name,
            Named::Choice(choice) => choice.name,
        }
    }
}

impl Types {
    fn write(mut self, top: &'static Kind, file: &mut String) {
        self.known.push(Named::Kind(top));
        let mut next = 0;
        while let Some(named) = self.known.get(next).copied() {
            match named {
                Named::Kind(kind) => self.interface(kind, next == 0, file),
                Named::Choice(choice) => self.union(choice, file),
            }
            next += 1;
        }
    }

    fn interface(&mut self, kind: &'static Kind, is_top: bool, file: &mut String) {
        let name = if is_top { self.top.to_owned() } else { self.called(kind.name) };
        file.push_str(&format!("\n/** {} */\nexport interface {name} {{\n", kind.says));
        for field in kind.fields {
            let may = if field.presence == Presence::Optional { "?" } else { "" };
            let null = match field.presence {
                Presence::Nullable => " | null",
                Presence::Optional if self.read => " | null",
                Presence::Needed | Presence::Optional => "",
            };
            let shape = self.shape(&field.shape);
            file.push_str(&format!("  /** {} */\n  {}{may}: {shape}{null};\n", field.says, field.name));
        }
        file.push_str("}\n");
    }

    fn union(&mut self, choice: &'static Choice, file: &mut String) {
        let kinds: Vec<String> = choice.kinds.iter().map(|kind| self.name(Named::Kind(kind))).collect();
        let name = self.called(choice.name);
        file.push_str(&format!("\n/** {} */\nexport type {name} = {};\n", choice.says, kinds.join(" | ")));
    }

    /// The name of a type, which is then written too.
    fn name(&mut self, named: Named) -> String {
        if !self.known.iter().any(|known| known.name() == named.name()) {
            self.known.push(named);
        }
        self.called(named.name())
    }

    fn called(&self, name: &str) -> String {
        let (first, rest) = name.split_at_checked(1).unwrap_or_default();
        [self.prefix, &first.to_uppercase(), rest].concat()
    }

    fn shape(&mut self, shape: &'static Shape) -> String {
        match shape {
            Shape::Format(words) | Shape::Word(words) => {
                words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" | ")
            }
            Shape::Text(_) | Shape::Note | Shape::Id | Shape::Day => "string".to_owned(),
            Shape::Whole(..) => "number".to_owned(),
            Shape::YesOrNo => "boolean".to_owned(),
            Shape::List(items, ..) | Shape::Scale(items, _) => {
                let items = self.shape(items);
                if items.contains('|') { format!("({items})[]") } else { format!("{items}[]") }
            }
            Shape::Pair(one, other) => format!("[{}, {}]", self.shape(one), self.shape(other)),
            Shape::Of(kind) => self.name(Named::Kind(kind)),
            Shape::OneOf(choice) => self.name(Named::Choice(choice)),
            Shape::OrNull(shape) => format!("{} | null", self.shape(shape)),
            Shape::Map(items, _) => format!("{{ [id: string]: {} }}", self.shape(items)),
            Shape::Either(plain, kind) => format!("{} | {}", self.shape(plain), self.name(Named::Kind(kind))),
            Shape::WholeOrWord(_, _, word) => format!("number | \"{word}\""),
        }
    }
}
