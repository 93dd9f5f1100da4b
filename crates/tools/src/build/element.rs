//! The calculator as an element of somebody else's page: a script of a plain name over the page's own wasm, with the
//! page's styles made fit for a shadow root.

use grades::domain::letters;
use std::path::Path;

use super::page::all_styles;
use super::read_text;
use super::template::{replace_once, without_css_comments, without_js_comments};
use crate::fault::Outcome;

/// Where the script lies in the site.
pub const NAME: &str = "embed/grade-calculator.js";

/// An element that may be dark.
const LIGHTLESS: &str = ":host(:not([theme=light]))";

/// How many pixels a `rem` is where no variable counts: in what a container query asks.
const PIXELS: f64 = 16.0;

/// The script, given the hashed name of what starts the calculator.
pub fn script(fixed: &Path, start: &str) -> Outcome<String> {
    let name = "static/embed";
    let mut script = String::new();
    for part in ["cause.js", "embed/paper.js", "embed/calculator.js", NAME] {
        script.push_str(&read_text(&fixed.join(part))?);
    }
    let script = without_js_comments(&script);
    let style = without_css_comments(&read_text(&fixed.join("embed/element.css"))?);
    // A page that is light for everybody says so by an attribute.
    let dark = "@media (prefers-color-scheme: dark) {\n:root {";
    let style = replace_once("the styles", &(all_styles(fixed)? + &style), dark, &dark.replace(":root", LIGHTLESS))?;
    let style = in_shadow(&style);
    let style = style.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    let script = replace_once(name, &script, "../assets/start.js", &format!("../assets/{start}"))?;
    let script = replace_once(name, &script, "{refused}", &letters::class(true).replace('\\', "\\\\"))?;
    replace_once(name, &script, "{style}", &style)
}

/// What the styles say of the document holds for the element; it goes by its own width, not by the window's; and a length
/// in `rem` does not depend on what the page around makes of it.
fn in_shadow(style: &str) -> String {
    let mut text = String::with_capacity(style.len());
    for line in style.lines() {
        let start = line.trim_start();
        let whole = ["html", "body"].into_iter().find(|name| start.starts_with(&format!("{name} {{")));
        let line = match whole {
            Some(name) => line.replacen(name, ".gc-root", 1),
            None => line.replace(":root", ":host"),
        };
        let by_width = ["@media (min-width", "@media (max-width"].iter().any(|query| start.starts_with(query));
        match line.split_once('{').filter(|_| by_width) {
            Some((query, rest)) => {
                text.push_str(&lengths(&query.replace("@media", "@container"), pixels));
                text.push('{');
                text.push_str(&lengths(rest, unit));
            }
            None => text.push_str(&lengths(&line, unit)),
        }
        text.push('\n');
    }
    text
}

fn unit(number: &str) -> String {
    format!("calc({number} * var(--gc-unit))")
}

fn pixels(number: &str) -> String {
    number.parse().map_or_else(|_| format!("{number}rem"), |rems: f64| format!("{}px", rems * PIXELS))
}

/// Each length in `rem`, written anew.
fn lengths(style: &str, anew: impl Fn(&str) -> String) -> String {
    let mut text = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, after)) = rest.split_once("rem") {
        let digits =
            before.bytes().rev().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-')).count();
        let (kept, number) = before.split_at(before.len() - digits);
        text.push_str(kept);
        if number.bytes().any(|byte| byte.is_ascii_digit()) {
            text.push_str(&anew(number));
        } else {
            text.push_str(number);
            text.push_str("rem");
        }
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_the_document_holds_for_the_element() {
        assert_eq!(in_shadow(":root { --a: 1.5rem; }"), ":host { --a: calc(1.5 * var(--gc-unit)); }\n");
        assert_eq!(in_shadow("  body { margin: 0; }"), "  .gc-root { margin: 0; }\n");
        assert_eq!(in_shadow(".theorem { top: -2rem }"), ".theorem { top: calc(-2 * var(--gc-unit)) }\n");
    }

    #[test]
    fn it_goes_by_its_own_width() {
        let wide = "@media (min-width: 60rem) { a { top: 1rem } }";
        let query = "@container (min-width: 960px) { a { top: calc(1 * var(--gc-unit)) } }\n";
        assert_eq!(in_shadow(wide), query);
    }
}
