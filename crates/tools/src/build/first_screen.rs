//! The first screen as the document holds it: what the page draws when it starts, so that it can be read, and its links
//! followed, before any wasm is there. A journey compares the two.

use grades::wording::{CAVEAT, choose as words, versions};
use standards::Shipped;

use super::rules::escaped;

/// The header, as `views` draws it.
pub fn header() -> String {
    format!(
        "<header class=\"gc-header\"><div class=\"gc-header__in\"><a class=\"gc-brand\" href=\"#/\">\
         <svg viewBox=\"0 0 32 32\" aria-hidden=\"true\" focusable=\"false\">\
         <path fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.6\" d=\"M2 29h8v-6h8v-6h12\"/>\
         <circle cx=\"24\" cy=\"8.5\" r=\"5.2\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.4\"/>\
         <path fill=\"currentColor\" d=\"M24 3.3a5.2 5.2 0 0 0 0 10.4z\"/></svg>\
         <span class=\"gc-brand__name\">{}</span></a></div></header>",
        escaped(words::NAME)
    )
}

/// The list of standards. The search field wakes up with the page.
pub fn list() -> String {
    let found = standards::list();
    let entries: String = found.iter().map(|versions| entry(versions)).collect();
    format!(
        "<h1>{}</h1><div class=\"gc-promise\"><p>{}</p></div>\
         <form class=\"gc-search\" role=\"search\"><label for=\"search\">{}</label>\
         <input id=\"search\" type=\"search\" autocomplete=\"off\" disabled>\
         <p role=\"status\" class=\"gc-search__found\">{}</p></form><ul class=\"gc-standards\">{entries}</ul>",
        escaped(words::HEADING),
        escaped(&words::promise(false)),
        escaped(words::FIND),
        escaped(&words::found(found.len(), false, None)),
    )
}

/// A standard: its highest version, and under it the others.
fn entry(versions: &[&Shipped]) -> String {
    let Some((first, others)) = versions.split_first() else { return String::new() };
    let other = |shipped: &&Shipped| {
        let (uid, name) = (shipped.uid, words::other_version(shipped.version, shipped.title));
        let status = versions::status_word(standards::status(shipped.status));
        format!(
            "<p><a href=\"#/{uid}\">{}</a><span class=\"gc-state\"> · {}</span></p>",
            escaped(&name),
            escaped(status)
        )
    };
    let more: String = others.iter().map(other).collect();
    let more = if more.is_empty() { more } else { format!("<div class=\"gc-standards__more\">{more}</div>") };
    format!(
        "<li class=\"gc-standards__entry\"><a href=\"#/{}\">{}</a><span class=\"gc-standards__facts\">{}</span>{more}</li>",
        first.uid,
        escaped(first.title),
        escaped(&words::under(first.reference, first.version, first.level, standards::status(first.status))),
    )
}

/// The footer.
pub fn footer() -> String {
    let link = |(name, to): &(&str, &str)| {
        let current = if *to == "#/" { " aria-current=\"page\"" } else { "" };
        format!("<li><a href=\"{to}\"{current}>{}</a></li>", escaped(name))
    };
    let links: String = words::FOOT.iter().map(link).collect();
    format!(
        "<footer class=\"gc-footer\"><div class=\"gc-footer__inner\"><ul>{links}</ul><div id=\"keeping\"></div><p>{}</p>\
         <p>{}</p></div></footer>",
        escaped(CAVEAT),
        escaped(words::VERSION),
    )
}
