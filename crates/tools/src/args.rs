//! Reads the words after a command's name.

use crate::fault::{Fault, Outcome};
use crate::nearest::nearest;

/// The words not yet taken, and the options that were asked after, to suggest from.
pub struct Args {
    command: String,
    words: Vec<String>,
    known: Vec<&'static str>,
}

impl Args {
    pub fn new(command: &str, words: Vec<String>) -> Self {
        Self { command: command.to_owned(), words, known: Vec::new() }
    }

    /// Whether `--name` was given. Takes it.
    pub fn flag(&mut self, name: &'static str) -> bool {
        self.known.push(name);
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() < before
    }

    /// The value of `--name VALUE` or `--name=VALUE`. Takes both words.
    pub fn value(&mut self, name: &'static str) -> Outcome<Option<String>> {
        self.known.push(name);
        let Some(at) = self.words.iter().position(|word| word == name || word.starts_with(&format!("{name}="))) else {
            return Ok(None);
        };
        let word = self.words.remove(at);
        if let Some((_, value)) = word.split_once('=') {
            return Ok(Some(value.to_owned()));
        }
        if at < self.words.len() && !self.words[at].starts_with("--") {
            return Ok(Some(self.words.remove(at)));
        }
        Err(self.fault(format!("{name} needs a value"), format!("write `{name} VALUE`.")))
    }

    /// Refuses what no one has taken.
    pub fn finish(self) -> Outcome<()> {
        let Some(word) = self.words.first() else { return Ok(()) };
        let mend = match nearest(word, self.known.iter().copied()) {
            Some(known) => format!("did you mean `{known}`?"),
            None if self.known.is_empty() => "it takes nothing.".to_owned(),
            None => format!("it takes {}.", self.known.join(", ")),
        };
        Err(self.fault(format!("`{word}` means nothing here"), mend))
    }

    fn fault(&self, what: String, mend: String) -> Fault {
        Fault::new(format!("cargo tools {}", self.command), what, mend)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(words: &[&str]) -> Args {
        Args::new("serve", words.iter().map(|word| (*word).to_owned()).collect())
    }

    #[test]
    fn a_value_may_follow_a_space_or_an_equals_sign() {
        for words in [&["--port", "9"][..], &["--port=9"][..]] {
            let mut args = args(words);
            assert_eq!(args.value("--port").unwrap().as_deref(), Some("9"));
            args.finish().unwrap();
        }
    }

    #[test]
    fn a_missing_value_is_a_fault_and_not_the_next_option() {
        assert!(args(&["--port", "--open"]).value("--port").is_err());
        assert!(args(&["--port"]).value("--port").is_err());
    }

    #[test]
    fn an_unknown_option_is_refused_with_a_suggestion() {
        let mut args = args(&["--opne"]);
        assert!(!args.flag("--open"));
        assert!(args.finish().unwrap_err().to_string().contains("did you mean `--open`?"));
    }
}
