//! Everything around the wasm: the document, the scripts, the stylesheet, the icons, the worker, the header files.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use grades::files::pack;
use grades::formats::compact;
use standards::{SHIPPED, Shipped};

use super::element;
use super::first_screen;
use super::glue::Glued;
use super::policy::{CONTENT_SECURITY_POLICY, REFERRER_POLICY};
use super::rules::{self, Depth};
use super::split::Parts;
use super::template::{css_is_whole, fill, replace_once, without_css_comments, without_js_comments};
use super::{Part, read, read_text};
use crate::fault::{Fault, Outcome};
use crate::hash;
use crate::project;

/// The stylesheets, in the order they count: what is seen before the calculator runs; what its first screen needs; what
/// comes with the last wasm.
pub const STYLES_AT_ONCE: [&str; 3] = ["tokens.css", "base.css", "start.css"];
pub const STYLES_FIRST: [&str; 6] = [
    "views/frame.css",
    "views/grades.css",
    "views/controls.css",
    "views/lists.css",
    "views/question.css",
    "components.css",
];
pub const STYLES_LATER: [&str; 3] = ["later.css", "views/print.css", "print.css"];
/// Files for servers, and where each lies in the site.
const HOSTING: [(&str, &str); 7] = [
    ("_headers", "_headers"),
    ("web.config", "web.config"),
    ("nginx.conf", "hosting/nginx.conf"),
    ("apache.conf", "hosting/apache.conf"),
    ("github-pages.yml", "hosting/github-pages.yml"),
    ("sw-off.js", "hosting/sw-off.js"),
    ("guide.txt", "hosting/guide.txt"),
];
/// Fixed files beside the document. The provider's settings are asked for by every visit.
const BESIDE: [&str; 2] = ["manifest.webmanifest", SETTINGS];
const SETTINGS: &str = "settings.json";
/// What talks to a page around this one.
pub const HOST: &str = "src/runtime/host.js";

/// The files of the page by their place in the site, and which of them belong to the first load.
pub struct Page {
    pub files: BTreeMap<String, Vec<u8>>,
    pub first_load: Vec<Part>,
}

/// Collects the files. A name carries the hash of its content, and each file is named by the one that asks for it:
/// the document by nobody, so it alone has a plain name.
pub fn assemble(root: &Path, glued: &Glued, parts: Parts) -> Outcome<Page> {
    let mut page = Page { files: BTreeMap::new(), first_load: Vec::new() };
    let fixed = root.join("static");

    let wasm = page.add("site.wasm", glued.wasm.clone());
    let glue = page.add("site.js", glued.js.clone().into_bytes());
    let start = without_js_comments(&read_text(&fixed.join("start.js"))?);
    let mut start = replace_once("static/start.js", &start, "\"./site.js\"", &format!("\"./{glue}\""))?;
    start = replace_once("static/start.js", &start, "\"./site.wasm\"", &format!("\"./{wasm}\""))?;
    // Fetched at once on the way to a standard, else once the first screen stands.
    let packs = packs()?.into_bytes();
    let later_style = stylesheet(&fixed, &STYLES_LATER)?.into_bytes();
    let style_beside = format!("assets/{}", hash::named("later.css", &later_style));
    for (name, content) in [
        ("shared.wasm", parts.shared),
        ("answering.wasm", parts.answering),
        ("packs.json", packs),
        ("later.wasm", parts.later),
        ("later.css", later_style),
    ] {
        let hashed = hash::named(name, &content);
        start = replace_once("static/start.js", &start, &format!("\"./{name}\""), &format!("\"./{hashed}\""))?;
        let integrity = format!("\"{{integrity of {name}}}\"");
        start = replace_once("static/start.js", &start, &integrity, &format!("\"{}\"", hash::integrity(&content)))?;
        page.files.insert(format!("assets/{hashed}"), content);
    }
    let start = page.add("start.js", start.into_bytes());
    let boot = without_js_comments(&(read_text(&fixed.join("cause.js"))? + &read_text(&fixed.join("boot.js"))?));
    let mut boot = replace_once("static/boot.js", &boot, "\"./start.js\"", &format!("\"./{start}\""))?;
    // Asked for in a frame only, once the calculator runs, and by whoever checks the settings.
    for (name, file) in
        [("host.js", root.join(HOST)), ("offline.js", fixed.join("offline.js")), ("check.js", fixed.join("check.js"))]
    {
        let script = without_js_comments(&read_text(&file)?).into_bytes();
        let hashed = hash::named(name, &script);
        page.files.insert(format!("assets/{hashed}"), script);
        boot = replace_once("static/boot.js", &boot, &format!("\"./{name}\""), &format!("\"./{hashed}\""))?;
    }
    let boot = page.add("boot.js", boot.into_bytes());
    let trouble = without_js_comments(&read_text(&fixed.join("trouble.js"))?);
    let trouble = page.add("trouble.js", trouble.into_bytes());
    let style = stylesheet(&fixed, &STYLES_AT_ONCE)? + &stylesheet(&fixed, &STYLES_FIRST)?;
    let style = page.add("style.css", style.into_bytes());
    let style = format!("assets/{style}");

    let document = fill(
        "index.html",
        &read_text(&root.join("index.html"))?,
        &[
            ("policy", CONTENT_SECURITY_POLICY),
            ("referrer", REFERRER_POLICY),
            ("style", &style),
            ("trouble", &format!("assets/{trouble}")),
            ("boot", &format!("assets/{boot}")),
            ("start", &format!("assets/{start}")),
            ("glue", &format!("assets/{glue}")),
            ("wasm", &format!("assets/{wasm}")),
            ("header", &first_screen::header()),
            ("list", &first_screen::list()),
            ("footer", &first_screen::footer()),
        ],
    )?;
    let types = "embed/grade-calculator.d.ts";
    page.files.insert(types.to_owned(), read(&fixed.join(types))?);
    page.files.insert(element::NAME.to_owned(), element::script(&fixed, &start)?.into_bytes());
    page.copy_folder(&fixed.join("icons"), "icons")?;
    // For editors of packs and records; nothing of the page asks for it.
    page.copy_folder(&fixed.join("schema"), "schema")?;
    page.note_icons(&document);
    page.first_load.insert(0, Part { name: "index.html".to_owned(), file: "index.html".to_owned() });
    page.files.insert("index.html".to_owned(), document.into_bytes());
    page.files.insert("rules.html".to_owned(), rules_document(&fixed, &style, &style_beside)?.into_bytes());
    let values = [
        ("policy", CONTENT_SECURITY_POLICY),
        ("referrer", REFERRER_POLICY),
        ("style", style.as_str()),
        ("later-style", style_beside.as_str()),
    ];
    let providers = fill("static/providers.html", &read_text(&fixed.join("providers.html"))?, &values)?;
    page.files.insert("providers.html".to_owned(), providers.into_bytes());
    // Shown below any folder, so it names no file of the page.
    let lost = fill("static/404.html", &read_text(&fixed.join("404.html"))?, &[("referrer", REFERRER_POLICY)])?;
    page.files.insert("404.html".to_owned(), lost.into_bytes());
    for name in BESIDE {
        page.files.insert(name.to_owned(), read(&fixed.join(name))?);
    }
    page.first_load.push(Part { name: SETTINGS.to_owned(), file: SETTINGS.to_owned() });
    page.add_worker(&fixed, &boot)?;
    page.add_hosting(&fixed)?;
    Ok(page)
}

/// The shipped packs in one file: of each its uid, its shapes and its texts, one after the other.
pub fn packs() -> Outcome<String> {
    let told = |Shipped { uid, .. }: &Shipped| {
        standards::carried(uid).map(|(shapes, texts)| [uid.to_string(), shapes, texts.to_owned()])
    };
    let mut all: Vec<String> = SHIPPED.iter().filter_map(told).flatten().collect();
    all.extend(packs_to_try()?);
    Ok(serde_json::json!(all).to_string())
}

/// The same of the packs in the folder that `GRADE_CALCULATOR_PACKS` names, which the page lists when it is compiled with
/// it. This program may have been compiled without.
fn packs_to_try() -> Outcome<Vec<String>> {
    let Some(folder) = env::var_os("GRADE_CALCULATOR_PACKS") else { return Ok(Vec::new()) };
    let folder = project::root()?.join(folder);
    let entries = fs::read_dir(&folder).map_err(|error| Fault::reading(&folder, &error))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    let mut all = Vec::new();
    for file in files {
        // What cannot be read is left out of the page, too, with a warning.
        let Ok(standard) = pack::read(&read_text(&file)?) else { continue };
        if standards::entry(&standard.uid).is_none() {
            let (shapes, texts) = compact::write(&standard);
            all.extend([standard.uid, compact::as_letters(&shapes), texts]);
        }
    }
    Ok(all)
}

/// The rules of every standard, for readers without scripts.
fn rules_document(fixed: &Path, style: &str, later_style: &str) -> Outcome<String> {
    let sections = rules::sections(Depth::Everything)?;
    let values = [
        ("referrer", REFERRER_POLICY),
        ("style", style),
        ("later-style", later_style),
        ("introduction", &rules::introduction()),
        ("rules", &sections),
    ];
    fill("static/rules.html", &read_text(&fixed.join("rules.html"))?, &values)
}

impl Page {
    /// Adds a file of the first load and returns its hashed name.
    fn add(&mut self, name: &str, content: Vec<u8>) -> String {
        let hashed = hash::named(name, &content);
        let file = format!("assets/{hashed}");
        self.first_load.push(Part { name: name.to_owned(), file: file.clone() });
        self.files.insert(file, content);
        hashed
    }

    /// The service worker: it has the list of what it keeps in itself, so it changes whenever any of it does.
    fn add_worker(&mut self, fixed: &Path, boot: &str) -> Outcome<()> {
        let mut list = Vec::new();
        let mut all = Vec::new();
        for (file, content) in &self.files {
            let kept = match file.as_str() {
                "index.html" => Some(("./", String::new())),
                "manifest.webmanifest" => Some((file.as_str(), String::new())),
                asset if asset.starts_with("assets/") || asset.ends_with(".png") => {
                    Some((asset, hash::integrity(content)))
                }
                _ => None,
            };
            if let Some((file, integrity)) = kept {
                list.push(format!("[\"{file}\",\"{integrity}\"]"));
                all.extend_from_slice(hash::long(content).as_bytes());
            }
        }
        let text = without_js_comments(&read_text(&fixed.join("sw.js"))?);
        all.extend_from_slice(text.as_bytes());
        let files = format!("[{}]", list.join(",\n"));
        let values = [("version", hash::short(&all)), ("files", files), ("boot", boot.to_owned())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let worker = fill("static/sw.js", &text, &values)?;
        self.files.insert("sw.js".to_owned(), worker.into_bytes());
        Ok(())
    }

    /// Header files and advice for those who look after a server.
    fn add_hosting(&mut self, fixed: &Path) -> Outcome<()> {
        for (source, place) in HOSTING {
            let mut text = read_text(&fixed.join("hosting").join(source))?;
            if text.contains("{{policy}}") {
                let values = [("policy", CONTENT_SECURITY_POLICY), ("referrer", REFERRER_POLICY)];
                text = fill(&format!("static/hosting/{source}"), &text, &values)?;
            }
            self.files.insert(place.to_owned(), text.into_bytes());
        }
        Ok(())
    }

    /// Copies a folder as it is.
    fn copy_folder(&mut self, from: &Path, to: &str) -> Outcome<()> {
        let entries = match fs::read_dir(from) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            entries => entries.map_err(|error| Fault::reading(from, &error))?,
        };
        for entry in entries.flatten() {
            let name = format!("{to}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                self.copy_folder(&entry.path(), &name)?;
            } else {
                self.files.insert(name, read(&entry.path())?);
            }
        }
        Ok(())
    }

    /// An icon that the document names is part of the first load.
    fn note_icons(&mut self, document: &str) {
        let named: Vec<String> =
            self.files.keys().filter(|file| document.contains(&format!("href=\"{file}\""))).cloned().collect();
        for file in named.into_iter().filter(|file| file.starts_with("icons/")) {
            self.first_load.push(Part { name: file.clone(), file });
        }
    }
}

/// All styles in one file: one request, one order.
pub fn all_styles(fixed: &Path) -> Outcome<String> {
    stylesheet(fixed, &[&STYLES_AT_ONCE[..], &STYLES_FIRST, &STYLES_LATER].concat())
}

/// Some of the styles, in this order.
pub fn stylesheet(fixed: &Path, names: &[&str]) -> Outcome<String> {
    let sheet = |name: &&str| {
        let file = fixed.join("styles").join(name);
        let text = read_text(&file)?;
        css_is_whole(&file.display().to_string(), &text)?;
        Ok(without_css_comments(&text))
    };
    names.iter().map(sheet).collect()
}
