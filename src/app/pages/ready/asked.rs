//! What the plan asks of a portfolio, held against the log; and who signed for it.

use super::evidence::subject_label;
use crate::app::components::fields::prepare;
use crate::app::components::markup::{Part, check, fold, item, link, say, span, strong, text};
use crate::app::components::panel::address;
use crate::app::components::source::source;
use crate::domain::evidence::Statement;
use crate::domain::portfolio::{PortfolioCheck, PortfolioFound, Standing, has_limits};
use crate::domain::record::Subject;
use crate::el;
use crate::model::OpenRecord;
use crate::model::readiness::Prepare;
use crate::router::Screen;
use crate::runtime::Dispatch;
use crate::wording::{capital, evidence as words};
use yew::prelude::*;

/// The checks, each with where it is printed, and ways to what is missing.
pub fn asked(desk: &OpenRecord, found: &[PortfolioCheck]) -> Vec<Part> {
    let mut shown = Vec::new();
    if !has_limits(&desk.standard) {
        shown.push(say(words::NO_LIMITS));
    }
    let one = |check: &PortfolioCheck| {
        let (class, pieces) = (standing_class(check.standing), &desk.readiness().evidence);
        let word = [&capital(words::standing(check.standing)), ". "].concat();
        let mut said = vec![strong(&word), text(words::found(&desk.standard, pieces, check))];
        said.push(missing(desk, check));
        match check.fact {
            Some(fact) => said.push(source(&desk.standard, &fact.source, Some(fact.basis))),
            None => said.push(span("gc-source", &words::because(check))),
        }
        el!("li", "class" = class; said)
    };
    shown.push(el!("ul", "class" = "gc-steps"; found.iter().map(one).collect::<Vec<_>>()));
    shown
}

fn standing_class(standing: Standing) -> &'static str {
    match standing {
        Standing::InPlace => "gc-step gc-step--holds",
        Standing::Open => "gc-step gc-step--open",
        Standing::Against => "gc-step gc-step--fails",
    }
}

/// Links to what has no evidence yet.
fn missing(desk: &OpenRecord, check: &PortfolioCheck) -> Part {
    let links: Vec<Part> = match &check.found {
        PortfolioFound::Ksbs { without, .. } => {
            let one = |code: &&str| item(&[link(&address(desk, Screen::Ksb { code: (*code).to_owned() }), code)]);
            without.iter().map(one).collect()
        }
        PortfolioFound::Yeses { without, .. } => {
            let one = |subject: &Subject| {
                let criterion = Some(desk.standard.id_of(*subject).to_owned());
                item(&[link(&address(desk, Screen::Answer { criterion }), &subject_label(desk, *subject))])
            };
            without.iter().map(one).collect()
        }
        PortfolioFound::Pieces { .. }
        | PortfolioFound::Video { .. }
        | PortfolioFound::Refused { .. }
        | PortfolioFound::Signed(_)
        | PortfolioFound::Alone { .. }
        | PortfolioFound::Unlinked(_)
        | PortfolioFound::Elsewhere(_) => Vec::new(),
    };
    if links.is_empty() {
        return Part::default();
    }
    fold("Go to one of them", &[el!("ul", "class" = "gc-links"; links)])
}

/// Who signed that the evidence is valid and the person's own.
pub fn statement(signed: Statement, dispatch: &Dispatch) -> Part {
    let tick = |signed: fn(bool) -> Prepare| {
        let dispatch = dispatch.clone();
        Callback::from(move |is| prepare(&dispatch, signed(is)))
    };
    let says = "Signed as valid and mine by:";
    el!("fieldset", "class" = "gc-boxes"; [
        el!("legend"; [text(says)]),
        check("My employer", signed.employer, tick(Prepare::SignedByEmployer)),
        check("Me", signed.apprentice, tick(Prepare::SignedByApprentice)),
    ])
}
