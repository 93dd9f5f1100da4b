//! The training provider's settings: read once, before the first drawing. `boot.js` asks for the file while the page
//! loads; a missing or broken one changes nothing, and says why only at `?check-settings`, with the last wasm.

use super::components::markup::{Part, item, list, say, text};
use super::later;
use crate::domain::text::holds;
use crate::el;
use crate::files::settings::{self, Feature, Settings};
use crate::files::words::Words;
use crate::formats::colour::Colour;
use crate::runtime::device::Device;
use std::sync::OnceLock;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// The papers of the light and the dark theme on which accents are hardest to read, and where each accent goes.
const THEMES: [(Colour, &str, &str, &str, &str); 2] = [
    (Colour([243, 238, 227]), "--gc-own-light", "--gc-own-light-ink", "--gc-own-light-tint", "light"),
    (Colour([30, 36, 39]), "--gc-own-dark", "--gc-own-dark-ink", "--gc-own-dark-tint", "dark"),
];

static FOUND: OnceLock<Settings> = OnceLock::new();

/// What the provider asks for; nothing before [`apply`].
pub fn settings() -> &'static Settings {
    FOUND.get_or_init(Default::default)
}

/// What the page is called.
pub fn name() -> &'static str {
    settings().title.as_deref().unwrap_or(crate::wording::choose::NAME)
}

/// Reads the settings and does what the page itself does not: colours, features that are off, where to start.
pub fn apply(device: &Device) {
    let settings =
        FOUND.get_or_init(|| left("gcSettings").and_then(|text| settings::open(&text, &options)).unwrap_or_default());
    let Some(top) = gloo::utils::document().document_element() else { return };
    if let (Some(accent), Some(top)) = (settings.accent, top.dyn_ref::<HtmlElement>()) {
        for (paper, name, ink, tint, _) in THEMES {
            let shade = accent.readable_on(paper);
            let _ = top.style().set_property(name, &shade.write());
            let _ = top.style().set_property(ink, &shade.ink().write());
            // Our tint belongs to our accent.
            let _ = top.style().set_property(tint, &paper.write());
        }
    }
    let off: Vec<&str> = Feature::EVERY.iter().filter(|one| settings.off.contains(one)).map(|one| one.word()).collect();
    let _ = top.set_attribute("data-off", &off.join(" "));
    if let Some((uid, option)) = settings.open.as_ref().filter(|_| device.address().is_empty()) {
        let option = option.as_ref().map_or(String::new(), |option| ["/", option].concat());
        device.go(&["#/", uid, &option].concat());
    }
}

/// What `boot.js` left for the page.
fn left(name: &str) -> Option<String> {
    js_sys::Reflect::get(&gloo::utils::window(), &JsValue::from_str(name)).ok().and_then(|left| left.as_string())
}

fn options(uid: &str) -> Option<&'static [(&'static str, &'static str)]> {
    standards::entry(uid).map(|shipped| shipped.options)
}

/// What is to be said of the file to whoever checks it.
pub fn examine() -> Vec<String> {
    let Some(text) = left("gcSettings") else {
        return vec!["No settings.json could be read beside the page: nothing is changed.".to_owned()];
    };
    match settings::read(&text, &options) {
        Ok(settings) => {
            let mut said = told(&settings);
            let logo = left("gcLogo").unwrap_or_default();
            said.extend(settings.logo.as_ref().and_then(|name| logo_problem(name, &logo)));
            said
        }
        Err(problems) => {
            let mut said = vec!["settings.json is not used until this is mended:".to_owned()];
            said.extend(problems.iter().map(|problem| {
                let at = if problem.at.is_empty() { "The whole file" } else { &problem.at };
                let line = problem.line.map_or_else(String::new, |line| format!(", line {line}"));
                format!("{at}{line}: {} {}", problem.says, problem.remedy)
            }));
            said
        }
    }
}

fn logo_problem(name: &str, problem: &str) -> Option<String> {
    let (is, remedy) = match problem {
        "missing" => ("is not beside index.html.", "Copy it there, under this very name: capital letters count."),
        "no-picture" => ("is no picture that this browser can show.", "Save it again as svg, png, jpg or webp."),
        _ => return None,
    };
    Some(["The logo “", name, "” ", is, " ", remedy].concat())
}

/// That all is well, and which accent is used in the place of one that could not be read.
fn told(settings: &Settings) -> Vec<String> {
    let mut said = vec!["settings.json is in order.".to_owned()];
    for (paper, _, _, _, theme) in THEMES {
        let shade = settings.accent.map(|accent| (accent, accent.readable_on(paper)));
        if let Some((accent, shade)) = shade.filter(|(accent, shade)| accent != shade) {
            let (accent, shade) = (accent.write(), shade.write());
            said.push(
                ["The accent ", &accent, " is hard to read in ", theme, " colours: the page uses ", &shade, "."]
                    .concat(),
            );
        }
    }
    said
}

/// What is said of the settings, for the person who opens `?check-settings`; nothing for everybody else.
pub fn report() -> Part {
    // An element has none, and does not look at the address of the page it stands on.
    let asks = || gloo::utils::window().location().search().is_ok_and(|search| holds(&search, "check-settings"));
    let said = later::get().filter(|_| asks()).map(|later| (later.examine_settings)()).unwrap_or_default();
    match &*said {
        [first, others @ ..] => {
            let mut parts = vec![say(first)];
            if !others.is_empty() {
                parts.push(list(&others.iter().map(|one| item(&[text(one.as_str())])).collect::<Vec<_>>()));
            }
            el!("section", "class" = "gc-notice", "aria-label" = "Settings"; parts)
        }
        _ => Part::default(),
    }
}

/// The provider's line at the foot.
pub fn contact() -> Part {
    settings().contact.as_ref().map_or_else(Part::default, |contact| say(contact))
}
