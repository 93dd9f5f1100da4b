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

use super::colour::Colour;
use super::problem::{Problem, of_name};
use super::tree;
use super::walk::{Cursor, Problems};

/// The only version so far.
pub const FORMAT: &str = "site-settings/1";

/// More is not read.
pub const LARGEST: usize = 64_000;

/// A part of the page that a provider may do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// Notes beside prompts.
    Notes,
    /// Keeping the page on the device for use without a network.
    Offline,
}

/// Every feature with its word.
pub const FEATURES: [(&str, Feature); 2] = [("notes", Feature::Notes), ("offline", Feature::Offline)];

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

/// The ids and titles of a shipped standard's options; nothing if there is no such standard.
pub type Options<'k> = &'k dyn Fn(&str) -> Option<&'static [(&'static str, &'static str)]>;

/// Reads a provider's settings. `options` knows the standards.
///
/// # Errors
/// Every problem there is, each with its place and a remedy.
///
/// ```
/// use grades::formats::settings;
/// let none = |_: &str| None;
/// let read = settings::read(r#"{"format":"site-settings/1","title":"Ours"}"#, &none);
/// assert_eq!(read.expect("in order").title.as_deref(), Some("Ours"));
/// assert_eq!(settings::read(r#"{"titel":"Ours"}"#, &none).expect_err("two problems").len(), 2);
/// ```
pub fn read(text: &str, options: Options) -> Result<Settings, Vec<Problem>> {
    if let Some(problem) = encoding(text) {
        return Err(vec![problem]);
    }
    let top = tree::parse(text, LARGEST).map_err(|problem| vec![problem])?;
    let problems = Problems::default();
    let settings = whole(Cursor::top(&top, &problems), options);
    let found = problems.list(&top);
    if found.is_empty() { Ok(settings) } else { Err(found) }
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
    let says = ["Line ", &line.to_string(), " holds a letter of another encoding, such as Windows-1252."].concat();
    problem(&says)
}

fn whole(cursor: Cursor, options: Options) -> Settings {
    let file = cursor.object();
    file.need("format").place_of(&[FORMAT]);
    let settings = Settings {
        title: file.may_text("title", 60),
        logo: file.may("logo").given().map(logo),
        accent: file.may("accent").given().and_then(accent),
        contact: file.may_text("contact", 200),
        standards: each(file.may("standards"), 100, &|one| standard(one, options)),
        open: file.may("open").given().map(|open| opening(open, options)),
        hosts: each(file.may("hosts"), 50, &host),
        off: file.may("off").given().map_or(Vec::new(), |off| {
            off.list(FEATURES.len(), |one| one.one_of(&FEATURES)).into_iter().flatten().collect()
        }),
    };
    file.finish();
    settings
}

/// The texts of a list that may be left out.
fn each(list: Cursor, most: usize, read: &dyn Fn(Cursor) -> String) -> Vec<String> {
    list.given().map_or(Vec::new(), |list| list.items(most).into_iter().map(read).collect())
}

/// A name below the page's folder: no way to another site, and none out of the folder.
fn logo(cursor: Cursor) -> String {
    let name = cursor.string(100);
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_' | '/');
    let picture = [".svg", ".png", ".jpg", ".jpeg", ".webp"].iter().any(|ending| name.ends_with(ending));
    if !name.is_empty()
        && (!name.chars().all(plain)
            || name.starts_with('/')
            || name.as_bytes().windows(2).any(|two| two == b"..")
            || !picture)
    {
        cursor.problem(
            "bad-logo",
            of_name(&name, &["is no picture beside the page."]),
            "Put an svg, png, jpg or webp into the page's folder, and write its name: letters, digits, “-”, “_”, “.”.",
        );
    }
    name
}

fn accent(cursor: Cursor) -> Option<Colour> {
    let text = cursor.text(20);
    let colour = Colour::parse(text);
    if colour.is_none() && !text.is_empty() {
        let says = of_name(text, &["is no colour."]);
        cursor.problem("bad-colour", says, "Write # and six digits from 0 to f, such as #7a1f5c.");
    }
    colour
}

fn standard(cursor: Cursor, options: Options) -> String {
    let uid = cursor.id();
    if !uid.is_empty() && options(uid).is_none() {
        let says = of_name(uid, &["is no standard of this page."]);
        cursor.problem("unknown-standard", says, "Write reference and version as in the page's addresses: ST0792_1.2.");
    }
    uid.to_owned()
}

fn opening(cursor: Cursor, options: Options) -> (String, Option<String>) {
    let open = cursor.object();
    let uid = standard(open.need("standard"), options);
    let option = open.may("option").given().map(|option| {
        let id = option.id();
        if let Some(known) = options(&uid)
            && !known.iter().any(|(known, _)| *known == id)
        {
            let known: Vec<&str> = known.iter().map(|(id, _)| *id).collect();
            let says = of_name(id, &["is no option of this standard."]);
            option.problem("unknown-option", says, ["Write one of: ", &known.join(", "), "."].concat());
        }
        id.to_owned()
    });
    open.finish();
    (uid, option)
}

/// An origin and nothing more: `https://learning.example`, perhaps with a port; `http` for the same machine only.
fn host(cursor: Cursor) -> String {
    let origin = cursor.string(200);
    let local = ["http://localhost", "http://127.0.0.1"].iter().find_map(|start| origin.strip_prefix(start));
    let good = match (origin.strip_prefix("https://"), local) {
        (Some(name), _) => name.split_once(':').map_or(is_name(name), |(name, port)| is_name(name) && is_port(port)),
        (None, Some(rest)) => rest.is_empty() || rest.strip_prefix(':').is_some_and(is_port),
        (None, None) => false,
    };
    if !good && !origin.is_empty() {
        cursor.problem(
            "bad-host",
            of_name(&origin, &["is not the address of a site."]),
            "Write https:// and the name of the site, without a path: https://learning.example.",
        );
    }
    origin
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
