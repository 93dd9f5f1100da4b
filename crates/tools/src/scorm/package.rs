//! What was chosen, and the package of it.

use std::path::{Path, PathBuf};

use grades::files::settings;
use grades::files::words::Words;
use serde::Serialize;

use super::base;
use crate::build::{archive, read, read_text};
use crate::fault::{Fault, Outcome};
use crate::nearest::nearest;

/// Which SCORM.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum Edition {
    #[value(name = "1.2")]
    Scorm12,
    /// 4th edition.
    #[value(name = "2004")]
    Scorm2004,
}

impl Edition {
    /// As it is called in commands and names of files.
    pub fn word(self) -> &'static str {
        match self {
            Edition::Scorm12 => "1.2",
            Edition::Scorm2004 => "2004",
        }
    }
}

/// What somebody asked for.
pub struct Choice {
    pub edition: Edition,
    /// None for all of them.
    pub standards: Vec<String>,
    /// An option of the only standard.
    pub option: Option<String>,
    pub title: Option<String>,
    /// A picture that goes into the package.
    pub logo: Option<PathBuf>,
    pub accent: Option<String>,
    /// Report the percentage of criteria answered yes.
    pub score: bool,
}

/// A choice that can be packed, in the order in which `package.js` says it.
#[derive(Serialize)]
pub struct Chosen {
    edition: &'static str,
    score: bool,
    /// Where a newcomer starts: nothing, a standard, or a standard and an option.
    start: Vec<String>,
    settings: Settings,
    /// The logo and what it is called in the package.
    #[serde(skip)]
    logo: Option<(String, Vec<u8>)>,
}

/// A settings file of `formats::settings`.
#[derive(Serialize)]
struct Settings {
    format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accent: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    standards: Vec<String>,
}

impl Choice {
    /// Refuses what there is not.
    pub fn check(self) -> Outcome<Chosen> {
        for uid in &self.standards {
            if standards::entry(uid).is_none() {
                return Err(unknown("--standard", uid, standards::SHIPPED.iter().map(|shipped| shipped.uid)));
            }
        }
        let mut start = match self.standards.as_slice() {
            [only] => vec![only.clone()],
            _ => Vec::new(),
        };
        if let Some(option) = self.option {
            let Some(shipped) = start.first().and_then(|uid| standards::entry(uid)) else {
                let mend = "name exactly one with --standard.";
                return Err(Fault::new("--option", "an option needs the standard that it belongs to", mend));
            };
            if !shipped.options.iter().any(|(id, _)| *id == option) {
                return Err(unknown("--option", &option, shipped.options.iter().map(|(id, _)| *id)));
            }
            start.push(option);
        }
        let logo = self.logo.map(|file| logo(&file)).transpose()?;
        let settings = Settings {
            format: settings::Format::First.word(),
            title: self.title,
            logo: logo.as_ref().map(|(name, _)| name.clone()),
            accent: self.accent,
            standards: self.standards,
        };
        let options = |uid: &str| standards::entry(uid).map(|shipped| shipped.options);
        settings::read(&json(&settings)?, &options).map_err(|problems| {
            let first = problems.first();
            let text = |of: fn(&grades::formats::problem::Problem) -> String| first.map(of).unwrap_or_default();
            let at = text(|one| one.at.to_string());
            Fault::new(
                format!("--{}", at.trim_start_matches('/')),
                text(|one| one.says.to_string()),
                text(|one| one.remedy.to_string()),
            )
        })?;
        Ok(Chosen { edition: self.edition.word(), score: self.score, start, settings, logo })
    }
}

/// A logo weighs no more than this: the package has to be sent to every learner.
const LARGEST_LOGO: usize = 100_000;

/// A picture and what it is called in the package, whatever it is called elsewhere.
fn logo(file: &Path) -> Outcome<(String, Vec<u8>)> {
    let refused = |what: String, mend: &str| Err(Fault::new("--logo", what, mend));
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if !["svg", "png", "jpg", "jpeg", "webp"].contains(&&*ending) {
        return refused(format!("“{}” is no picture", file.display()), "name an svg, png, jpg or webp.");
    }
    let content = read(file)?;
    if content.len() > LARGEST_LOGO {
        return refused(format!("the picture has {} bytes", content.len()), "take one of at most 100 kB.");
    }
    Ok((format!("logo.{ending}"), content))
}

fn unknown<'n>(place: &str, word: &str, known: impl Iterator<Item = &'n str> + Clone) -> Fault {
    let guess = nearest(word, known.clone()).map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
    let known: Vec<&str> = known.collect();
    Fault::new(place, format!("there is no `{word}`"), format!("{guess}There are: {}.", known.join(", ")))
}

fn json(value: &impl Serialize) -> Outcome<String> {
    serde_json::to_string(value).map_err(|error| Fault::new("package.js", error.to_string(), "report it."))
}

impl Chosen {
    /// `grade-calculator-ST0792_1.2-scorm-1.2.zip`.
    pub fn file_name(&self) -> String {
        let of = self.start.first().map(|uid| format!("{uid}-")).unwrap_or_default();
        format!("grade-calculator-{of}scorm-{}.zip", self.edition)
    }

    fn title(&self) -> String {
        self.settings.title.clone().unwrap_or_else(|| "Apprenticeship grade calculator".to_owned())
    }
}

/// The package: the same bytes from the same choice.
pub fn zip(root: &Path, chosen: &Chosen, one_file: &[u8]) -> Outcome<Vec<u8>> {
    let mut files = base::files(root, one_file)?;
    let own = format!("const gcPackage = {};\n", json(chosen)?);
    let mut names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    names.push("package.js");
    names.extend(chosen.logo.iter().map(|(name, _)| name.as_str()));
    let manifest = manifest(root, chosen, &names)?;
    files.push(("package.js".to_owned(), own.into_bytes()));
    files.extend(chosen.logo.clone());
    files.push(("imsmanifest.xml".to_owned(), manifest.into_bytes()));
    let mut stored = vec!["package.js", "imsmanifest.xml"];
    stored.extend(chosen.logo.iter().map(|(name, _)| name.as_str()));
    archive::zip_small(&files, &stored).map_err(|error| base::fault(&error))
}

fn manifest(root: &Path, chosen: &Chosen, names: &[&str]) -> Outcome<String> {
    let template = read_text(&root.join(format!("static/scorm/manifest-{}.xml", chosen.edition)))?;
    let files: Vec<String> = names.iter().map(|name| format!("      <file href=\"{name}\"/>")).collect();
    let title = escaped(&chosen.title());
    // The title last: what somebody writes there is no place to fill.
    Ok(template.replace("{{files}}", &files.join("\n")).replace("{{title}}", &title))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(standards: &[&str], option: Option<&str>, title: &str) -> Choice {
        Choice {
            edition: Edition::Scorm12,
            standards: standards.iter().map(|uid| (*uid).to_owned()).collect(),
            option: option.map(str::to_owned),
            title: Some(title.to_owned()),
            logo: None,
            accent: None,
            score: false,
        }
    }

    #[test]
    fn what_there_is_not_is_refused_with_what_there_is() {
        let told = |choice: Choice| choice.check().err().map(|fault| fault.to_string()).unwrap_or_default();
        assert!(told(choice(&["ST0792_1.3"], None, "x")).contains("did you mean"));
        assert!(told(choice(&["ST0792_1.2"], Some("coordinator"), "x")).contains("production-coordinator"));
        assert!(told(choice(&[], Some("production-coordinator"), "x")).contains("--standard"));
        assert!(told(choice(&[], None, &"x".repeat(99))).contains("--title"));
    }

    #[test]
    fn a_logo_goes_into_the_package_and_what_is_none_is_refused() {
        let root = &crate::project::root().unwrap();
        let with = |file: &str| Choice { logo: Some(root.join(file)), ..choice(&[], None, "Ours") };
        let packed = zip(root, &with("static/icons/icon.svg").check().ok().unwrap(), b"payload").unwrap();
        let text = String::from_utf8_lossy(&packed);
        assert!(text.contains("\"logo\":\"logo.svg\"") && text.contains("<file href=\"logo.svg\"/>"));
        let large = std::env::temp_dir().join(format!("grade-calculator-logo-{}.png", std::process::id()));
        std::fs::write(&large, vec![0; LARGEST_LOGO + 1]).unwrap();
        let told = |file: &str| with(file).check().err().map(|fault| fault.to_string()).unwrap_or_default();
        assert!(told("README.md").contains("no picture"));
        // An absolute path takes the place of the root.
        assert!(told(&large.to_string_lossy()).contains("100 kB"));
        std::fs::remove_file(&large).unwrap();
    }

    #[test]
    fn a_title_cannot_break_out_of_the_manifest() {
        let root = &crate::project::root().unwrap();
        let chosen = choice(&[], None, "A <b> & \"{{files}}\"").check().ok().unwrap();
        let text = manifest(root, &chosen, &["index.html"]).unwrap();
        assert_eq!(text.matches("<title>A &lt;b&gt; &amp; &quot;{{files}}&quot;</title>").count(), 2);
        assert_eq!(text.matches("<file ").count(), 1);
    }

    #[test]
    fn a_title_that_settings_or_xml_would_refuse_is_refused_by_name() {
        for title in ["a\u{200f}", "a\u{7}", "a\tb", "a\u{fffe}", "\u{200b}", ""] {
            let told = choice(&[], None, title).check().err().map(|fault| fault.to_string()).unwrap_or_default();
            assert!(told.contains("--title"), "{title:?}: {told}");
        }
        assert!(choice(&[], None, &"\u{1f642}".repeat(60)).check().is_ok());
    }

    #[test]
    fn the_same_choice_gives_the_same_bytes_and_says_everything() {
        let root = &crate::project::root().unwrap();
        let pack = || {
            let chosen = choice(&["ST0792_1.2"], Some("production-coordinator"), "Ours").check().ok().unwrap();
            zip(root, &chosen, b"payload").unwrap()
        };
        assert_eq!(pack(), pack());
        let text = String::from_utf8_lossy(&pack()).into_owned();
        let own = r#"const gcPackage = {"edition":"1.2","score":false,"start":["ST0792_1.2","production-coordinator"],"settings":{"format":"site-settings/1","title":"Ours","standards":["ST0792_1.2"]}};"#;
        assert!(text.contains(own), "{text}");
    }
}
