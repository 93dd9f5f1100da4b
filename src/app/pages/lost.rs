//! An address that leads nowhere explains itself.

use crate::app::components::markup::{Part, h1, item, link, list, p, parts, say, text};
use standards::SHIPPED;

/// The screen.
pub fn lost(address: &str) -> Part {
    let address = address.strip_prefix("#/").unwrap_or(address);
    let mut places = vec![item(&[link("#/", "the list of standards")])];
    for shipped in &SHIPPED {
        let name = [shipped.title, " (", shipped.reference, " version ", shipped.version, ")"].concat();
        places.push(item(&[link(&["#/", shipped.uid].concat(), &name)]));
    }
    parts(&[
        h1("There is nothing at this address"),
        p(&[
            text(["The address was “", address, "”. "].concat()),
            text("The link may be mistyped, or made for another version of this page."),
        ]),
        say("Your answers are not affected. You can go to:"),
        list(&places),
    ])
}
