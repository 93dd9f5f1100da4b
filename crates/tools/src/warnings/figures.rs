//! Facts, dates and versions: figures that are missing, that stand twice, or that disagree.

use grades::domain::citation::Basis;
use grades::domain::fact::{Fact, FactKind};
use grades::domain::standard::Status;
use grades::files::words::Words;

use super::{Pack, Told};

/// What facts are about that nobody wants to hear of without a figure.
const CALL_FOR_A_FIGURE: [FactKind; 10] = [
    FactKind::OnProgramme,
    FactKind::Duration,
    FactKind::Questions,
    FactKind::Notice,
    FactKind::Review,
    FactKind::PortfolioPieces,
    FactKind::ProjectTime,
    FactKind::RepeatWindow,
    FactKind::ResitTypical,
    FactKind::RetakeTypical,
];

pub fn look(pack: &Pack, told: &mut Told) {
    let standard = pack.standard;
    facts("", &standard.facts, told);
    for (place, method) in standard.methods.iter().enumerate() {
        facts(&format!("/methods/{place}"), &method.facts, told);
    }
    facts("/repeats", &standard.repeats.facts, told);
    dates(pack, told);
    log(pack, told);
}

fn facts(of: &str, facts: &[Fact], told: &mut Told) {
    for (place, fact) in facts.iter().enumerate() {
        let at = format!("{of}/facts/{place}");
        let says = fact.says.as_deref().unwrap_or_default();
        if fact.amount.is_none() && fact.basis != Basis::NotStated && CALL_FOR_A_FIGURE.contains(&fact.what) {
            let what = format!("A fact about “{}” has no amount with a unit.", fact.what.word());
            let remedy = "Add the amount under its unit, such as \"minutes\": 60; if the document gives none, write \"basis\": \
                          \"not-stated\".";
            told.warn(&at, "fact-without-unit", what, remedy);
        }
        if fact.amount.is_some() && !says.is_empty() && !says.contains("{amount}") {
            let remedy = "Write {amount} where the figure belongs in the sentence.";
            told.warn(format!("{at}/says"), "amount-not-said", "The sentence does not say the fact's amount.", remedy);
        }
        if repeats_a_figure(fact, says) {
            let remedy = "Put the figure in its field, and {amount}, {extra} or {plusMinus} in the sentence.";
            told.warn(format!("{at}/says"), "figure-in-sentence", "A figure stands in the sentence itself.", remedy);
        }
    }
}

/// A figure of the fields stands in the sentence as well; or the fact has no amount, and its sentence has a figure. A
/// figure beside the amount that is not the amount is part of a condition, for which there is no field; those of a
/// `contact` are a telephone number or an address.
fn repeats_a_figure(fact: &Fact, says: &str) -> bool {
    if fact.what == FactKind::Contact {
        return false;
    }
    let mut figures = says.split(|letter: char| !letter.is_alphanumeric()).filter_map(|word| word.parse::<u32>().ok());
    match fact.amount {
        None => figures.next().is_some(),
        Some(amount) => {
            let known = [amount.at_least, amount.at_most, fact.extra_percent, fact.plus_minus_percent];
            figures.any(|figure| known.contains(&Some(figure)))
        }
    }
}

fn dates(pack: &Pack, told: &mut Told) {
    let standard = pack.standard;
    for (place, document) in standard.documents.iter().enumerate() {
        if document.read.is_some_and(|read| read > standard.checked) {
            let says = "The document was read after the pack was last checked against it.";
            let remedy = "Check the pack once more, and set “checked” of the standard to that day.";
            told.warn(format!("/documents/{place}/read"), "read-after-checked", says, remedy);
        }
    }
    let open = standard.starts.is_some_and(|starts| starts.latest.is_none());
    if standard.status == Status::Retired && open {
        let says = "The version is retired, yet the days on which it may be started have no end.";
        let remedy = "Set “latest” of “starts” to its last day, or “starts” to null if the document states none.";
        told.warn("/standard/starts", "retired-without-end", says, remedy);
    }
}

/// The version log against what the pack says of itself.
fn log(pack: &Pack, told: &mut Told) {
    let standard = pack.standard;
    let own = standard.versions.iter().enumerate().find(|(_, entry)| entry.version == standard.version);
    match own {
        None if !standard.versions.is_empty() => {
            let says = format!("The version log does not have version {}, which the pack is about.", standard.version);
            told.warn("/versions", "version-not-in-log", says, "Add it, with its days.");
        }
        Some((place, entry)) if entry.starts != standard.starts => {
            let says = "The version log gives this version other days than “starts” of the standard.";
            told.warn(format!("/versions/{place}"), "days-differ", says, "Make the two agree.");
        }
        _ => {}
    }
}
