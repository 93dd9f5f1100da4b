//! A training provider's settings: `settings.json` beside the page.
//!
//! ```json
//! { "format": "site-settings/1", "title": "Northfield College grade calculator", "logo": "logo.svg",
//!   "accent": "#7a1f5c", "contact": "Questions? Ask in room 12.", "standards": ["ST0792_1.2"],
//!   "open": { "standard": "ST0792_1.2", "option": "production-coordinator" },
//!   "hosts": ["https://learning.example"], "off": ["notes", "offline"] }
//! ```
//!
//! Every field but the first may be left out. All problems are told at once; a file with a problem is refused as a
//! whole, and the page runs as if there were none.

use super::fault::{Fault, IsWrong, Report};
use super::json::{Faults, Json, Problems};
use super::problem::{Problem, shown};
use super::quick;
use super::values::{Id, Text, UpTo};
use super::words::{Word, words};
use crate::formats::colour::Colour;
use deserr::{Deserr, IntoValue, Value, ValuePointerRef};
use serde::Deserialize;

/// More is not read.
pub const LARGEST: usize = 64_000;

/// The only version so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `site-settings/1`
    First,
}

words!(Format: First = "site-settings/1");

/// A part of the page that a provider may do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// Notes beside prompts.
    Notes,
    /// Keeping the page on the device for use without a network.
    Offline,
}

words!(Feature: Notes = "notes", Offline = "offline");

/// What a provider asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The name of the page.
    pub title: Option<String>,
    /// A picture beside the page.
    pub logo: Option<String>,
    /// The provider's colour.
    pub accent: Option<Colour>,
    /// One line of plain text at the foot.
    pub contact: Option<String>,
    /// The uids that the list shows; empty for all.
    pub standards: Vec<String>,
    /// Where a newcomer starts: a uid, and perhaps the id of an option.
    pub open: Option<(String, Option<String>)>,
    /// Sites that may talk to the page when they show it in a frame.
    pub hosts: Vec<String>,
    /// What is left out.
    pub off: Vec<Feature>,
}

/// The file.
#[derive(Clone, Debug, Deserr, Deserialize)]
#[deserr(error = Faults, deny_unknown_fields)]
#[serde(deny_unknown_fields)]
pub struct SettingsFile {
    /// The format and its version.
    pub format: Word<Format>,
    /// The name of the page.
    #[deserr(default)]
    pub title: Option<Text<60>>,
    /// A picture beside the page.
    #[deserr(default)]
    pub logo: Option<Logo>,
    /// The provider's colour.
    #[deserr(default)]
    pub accent: Option<Accent>,
    /// One line of plain text at the foot.
    #[deserr(default)]
    pub contact: Option<Text<200>>,
    /// The uids that the list shows.
    #[deserr(default)]
    pub standards: Option<Uids>,
    /// Where a newcomer starts.
    #[deserr(default)]
    pub open: Option<OpenFile>,
    /// Sites that may talk to the page when they show it in a frame.
    #[deserr(default)]
    pub hosts: Option<UpTo<Host, 50>>,
    /// What is left out.
    #[deserr(default)]
    pub off: Option<UpTo<Word<Feature>, 2>>,
}

type Uids = UpTo<Id, 100>;

/// Where a newcomer starts.
#[derive(Clone, Debug, Deserr, Deserialize)]
#[deserr(error = Faults, deny_unknown_fields)]
#[serde(deny_unknown_fields)]
pub struct OpenFile {
    /// The uid.
    pub standard: Id,
    /// The id of an option.
    #[deserr(default)]
    pub option: Option<Id>,
}

/// The ids and titles of a shipped standard's options; nothing if there is no such standard.
pub type Options<'k> = &'k dyn Fn(&str) -> Option<&'static [(&'static str, &'static str)]>;

/// A provider's settings; nothing where anything is wrong with them, which [`read`] tells. `options` knows the standards.
pub fn open(text: &str, options: Options) -> Option<Settings> {
    // What another encoding leaves behind.
    let broken = text.contains(['\0', '\u{fffd}']);
    let file: SettingsFile = (!broken).then(|| quick::read(text, LARGEST)).flatten()?;
    let is_wrong = IsWrong::default();
    known(file.standards.as_ref(), file.open.as_ref(), options, &is_wrong);
    (!is_wrong.get()).then(|| file.into_settings())
}

/// Reads a provider's settings. `options` knows the standards.
///
/// # Errors
/// Every problem there is, each with its place and a remedy.
///
/// ```
/// use grades::files::settings;
/// let none = |_: &str| None;
/// let read = settings::read(r#"{"format":"site-settings/1","title":"Ours"}"#, &none);
/// assert_eq!(read.expect("in order").title.as_deref(), Some("Ours"));
/// assert_eq!(settings::read(r#"{"titel":"Ours"}"#, &none).expect_err("two problems").len(), 2);
/// ```
pub fn read(text: &str, options: Options) -> Result<Settings, Vec<Problem>> {
    if let Some(problem) = encoding(text) {
        return Err(vec![problem]);
    }
    // Nothing else is told of a text that is no object.
    let json = Json::parse(text, LARGEST).map_err(|problem| vec![problem])?;
    let file = json.read::<SettingsFile>();
    let problems = Problems::default();
    // These two are looked at even where something else cannot be read.
    let (standards, open) = (json.read_at::<Uids>("standards"), json.read_at::<OpenFile>("open"));
    known(standards.as_ref(), open.as_ref(), options, &problems);
    let mut found = problems.into_list();
    match file {
        Ok(file) if found.is_empty() => Ok(file.into_settings()),
        file => {
            found.extend(file.err().unwrap_or_default());
            Err(json.placed(found))
        }
    }
}

/// What another encoding leaves behind in a text that was read as UTF-8.
fn encoding(text: &str) -> Option<Problem> {
    let remedy = "Save the file again as UTF-8: editors ask for the encoding under “Save as”.";
    let problem = |says: &str| Some(Problem::new("", "wrong-encoding", says, remedy));
    if text.contains('\0') {
        return problem("The file is saved as UTF-16.");
    }
    let (before, _) = text.split_once('\u{fffd}')?;
    let line = before.matches('\n').count() + 1;
    problem(&format!("Line {line} holds a letter of another encoding, such as Windows-1252."))
}

/// Reports standards and options that this page does not have.
fn known(standards: Option<&Uids>, open: Option<&OpenFile>, options: Options, report: &impl Report) {
    let top = ValuePointerRef::Origin;
    let place = top.push_key("standards");
    for (at, uid) in standards.iter().flat_map(|list| list.iter()).enumerate() {
        known_standard(uid, options, report, place.push_index(at));
    }
    let Some(open) = open else { return };
    let place = top.push_key("open");
    let Some(known) = known_standard(&open.standard, options, report, place.push_key("standard")) else { return };
    if let Some(id) = &open.option
        && !known.iter().any(|(known, _)| *known == &**id)
    {
        report.add(place.push_key("option"), || {
            let known: Vec<&str> = known.iter().map(|(id, _)| *id).collect();
            let says = format!("“{}” is no option of this standard.", shown(id));
            Fault::new("unknown-option", says, format!("Write one of: {}.", known.join(", ")))
        });
    }
}

/// The options of a standard of this page.
fn known_standard(
    uid: &str,
    options: Options,
    report: &impl Report,
    place: ValuePointerRef,
) -> Option<&'static [(&'static str, &'static str)]> {
    let found = options(uid);
    if found.is_none() {
        report.add(place, || {
            let says = format!("“{}” is no standard of this page.", shown(uid));
            Fault::new("unknown-standard", says, "Write reference and version as in the page's addresses: ST0792_1.2.")
        });
    }
    found
}

impl SettingsFile {
    fn into_settings(self) -> Settings {
        Settings {
            title: self.title.map(|text| text.owned()),
            logo: self.logo.map(|name| name.0),
            accent: self.accent.map(|accent| accent.0),
            contact: self.contact.map(|text| text.owned()),
            standards: self.standards.iter().flat_map(|list| list.iter()).map(Id::owned).collect(),
            open: self.open.map(|open| (open.standard.owned(), open.option.map(|option| option.owned()))),
            hosts: self.hosts.iter().flat_map(|list| list.iter()).map(|host| host.0.clone()).collect(),
            off: self.off.iter().flat_map(|list| list.iter()).map(|feature| feature.0).collect(),
        }
    }
}

/// A name below the page's folder: no way to another site, and none out of the folder.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Logo(String);

impl TryFrom<String> for Logo {
    type Error = Fault;

    fn try_from(name: String) -> Result<Logo, Fault> {
        let name = Text::<100>::try_from(name)?;
        let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_' | '/');
        let picture = [".svg", ".png", ".jpg", ".jpeg", ".webp"].iter().any(|ending| name.ends_with(ending));
        if name.chars().all(plain) && !name.starts_with('/') && !name.contains("..") && picture {
            return Ok(Logo(name.owned()));
        }
        Err(Fault::BadLogo(name.owned()))
    }
}

/// A colour.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Accent(Colour);

impl TryFrom<String> for Accent {
    type Error = Fault;

    fn try_from(text: String) -> Result<Accent, Fault> {
        let text = Text::<20>::try_from(text)?;
        Colour::parse(&text).map(Accent).ok_or_else(|| Fault::BadColour(text.owned()))
    }
}

/// An origin and nothing more: `https://learning.example`, perhaps with a port; `http` for the same machine only.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Host(String);

impl TryFrom<String> for Host {
    type Error = Fault;

    fn try_from(origin: String) -> Result<Host, Fault> {
        let origin = Text::<200>::try_from(origin)?;
        let local = ["http://localhost", "http://127.0.0.1"].iter().find_map(|start| origin.strip_prefix(start));
        let good = match (origin.strip_prefix("https://"), local) {
            (Some(name), _) => {
                name.split_once(':').map_or(is_name(name), |(name, port)| is_name(name) && is_port(port))
            }
            (None, Some(rest)) => rest.is_empty() || rest.strip_prefix(':').is_some_and(is_port),
            (None, None) => false,
        };
        if good {
            return Ok(Host(origin.owned()));
        }
        Err(Fault::BadHost(origin.owned()))
    }
}

fn is_name(name: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    name.split('.').all(part)
}

fn is_port(port: &str) -> bool {
    port.len() <= 5 && port.parse::<u16>().is_ok_and(|port| port > 0)
}

/// Reads texts of which each has a check of its own.
macro_rules! checked_texts {
    ($($kind:ty)+) => {$(
        impl Deserr<Faults> for $kind {
            fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<$kind, Faults> {
                let text = String::deserialize_from_value(value, place)?;
                <$kind>::try_from(text).map_err(|fault: Fault| fault.at(place))
            }
        }
    )+};
}

checked_texts!(Logo Accent Host);
