//! Reads the words after a command's name, and says what is wrong with them.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::fault::Fault;
use crate::nearest::nearest;

/// The words that no one has taken yet, and the options that were asked after, to suggest from.
pub struct Words {
    command: String,
    left: Vec<OsString>,
    /// What stood after `--`: never options.
    plain: Vec<OsString>,
    known: Vec<&'static str>,
}

impl Words {
    /// The words after the name of a command.
    pub fn new(command: &str, mut given: Vec<OsString>) -> Words {
        let end = given.iter().position(|word| word == "--").unwrap_or(given.len());
        let plain = given.split_off(end).into_iter().skip(1).collect();
        Words { command: command.to_owned(), left: given, plain, known: Vec::new() }
    }

    /// Whether the option was given. Takes it.
    pub fn flag(&mut self, name: &'static str) -> bool {
        self.known.push(name);
        let before = self.left.len();
        self.left.retain(|word| word != name);
        self.left.len() < before
    }

    /// Every value of an option that may stand several times, each before a single value. Takes them.
    ///
    /// # Errors
    /// The option stands without a value.
    pub fn values(&mut self, name: &'static str) -> Result<Vec<PathBuf>, Fault> {
        self.known.push(name);
        let mut values = Vec::new();
        while let Some(at) = self.left.iter().position(|word| word == name) {
            self.left.remove(at);
            if self.left.get(at).is_none_or(is_option) {
                return Err(self.lacks_value(name));
            }
            values.push(self.left.remove(at).into());
        }
        Ok(values)
    }

    /// Every word from the option to the next one. Takes them.
    ///
    /// # Errors
    /// The option stands without a value.
    pub fn list(&mut self, name: &'static str) -> Result<Vec<PathBuf>, Fault> {
        self.known.push(name);
        let mut values = Vec::new();
        while let Some(at) = self.left.iter().position(|word| word == name) {
            let after = self.left.split_off(at);
            let mut after = after.into_iter().skip(1).peekable();
            let before = values.len();
            while let Some(value) = after.next_if(|word| !is_option(word)) {
                values.push(value.into());
            }
            self.left.extend(after);
            if values.len() == before {
                return Err(self.lacks_value(name));
            }
        }
        Ok(values)
    }

    /// What is left: the files.
    ///
    /// # Errors
    /// An option that no one knows is among them.
    pub fn files(self) -> Result<Vec<PathBuf>, Fault> {
        let Some(unknown) = self.left.iter().find(|word| is_option(word)) else {
            return Ok(self.left.into_iter().chain(self.plain).map(PathBuf::from).collect());
        };
        let unknown = unknown.to_string_lossy();
        let known: Vec<&str> = self.known.iter().copied().filter(|name| *name != "-h").collect();
        let mend = match nearest(&unknown, known.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("its options are {}. A file of that name goes after `--`.", known.join(", ")),
        };
        Err(self.fault(format!("there is no option `{unknown}`"), mend))
    }

    /// A fault of this command.
    pub fn fault(&self, what: impl Into<String>, mend: impl Into<String>) -> Fault {
        Fault::new(format!("cargo tools {}", self.command), what, mend)
    }

    fn lacks_value(&self, name: &str) -> Fault {
        self.fault(format!("`{name}` stands without a file"), format!("write `{name} FILE`."))
    }
}

/// A single dash is a file: standard input.
fn is_option(word: &OsString) -> bool {
    word.to_string_lossy().strip_prefix('-').is_some_and(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(given: &[&str]) -> Words {
        Words::new("check", given.iter().map(OsString::from).collect())
    }

    fn paths(given: &[&str]) -> Vec<PathBuf> {
        given.iter().map(PathBuf::from).collect()
    }

    #[test]
    fn options_are_taken_and_files_are_left() {
        let mut words = words(&["one", "--json", "--pack", "two", "three", "--pack", "four"]);
        assert!(words.flag("--json"));
        assert_eq!(words.values("--pack").unwrap(), paths(&["two", "four"]));
        assert_eq!(words.files().unwrap(), paths(&["one", "three"]));
    }

    #[test]
    fn a_list_ends_at_the_next_option() {
        let mut words = words(&["pack", "--against", "one", "two", "--json"]);
        assert_eq!(words.list("--against").unwrap(), paths(&["one", "two"]));
        assert!(words.flag("--json"));
        assert_eq!(words.files().unwrap(), paths(&["pack"]));
    }

    #[test]
    fn an_option_without_its_file_is_a_fault_and_takes_no_other_option_for_it() {
        assert!(words(&["--pack", "--json"]).values("--pack").is_err());
        assert!(words(&["--against"]).list("--against").is_err());
    }

    #[test]
    fn an_unknown_option_is_refused_with_a_suggestion() {
        let mut words = words(&["--jsno"]);
        assert!(!words.flag("--json"));
        assert!(words.files().unwrap_err().to_string().contains("did you mean `--json`?"));
    }

    #[test]
    fn a_dash_is_standard_input_and_words_after_two_dashes_are_files() {
        assert_eq!(words(&["-", "--", "--odd"]).files().unwrap(), paths(&["-", "--odd"]));
    }
}
