//! What a pack says of how sure it is, where two places disagree.

use grades::domain::citation::Basis;
use grades::domain::plan::Method;

use super::{Pack, Told};

pub fn look(pack: &Pack, told: &mut Told) {
    for (place, method) in pack.standard.methods.iter().enumerate() {
        readings(place, method, told);
    }
    indicative(pack, told);
    kinds(pack, told);
}

/// Several readings, and yet the rule calls itself stated; or one, and it calls itself ambiguous.
fn readings(place: usize, method: &Method, told: &mut Told) {
    for rule in &method.rules {
        let at = format!("/methods/{place}/rules");
        let grade = method.grades.name(rule.grade);
        if rule.readings.len() > 1 && rule.basis != Basis::Ambiguous {
            let says = format!("The rule for “{grade}” has several readings, but does not call itself ambiguous.");
            told.warn(at, "basis-of-readings", says, "Write \"basis\": \"ambiguous\", or keep one reading.");
        } else if rule.readings.len() == 1 && rule.basis == Basis::Ambiguous {
            let says = format!("The rule for “{grade}” is called ambiguous, but has one reading.");
            told.warn(at, "basis-of-readings", says, "Give each living reading, the headline first.");
        }
    }
}

/// Criteria of an option whose text is lost make its grades indicative.
fn indicative(pack: &Pack, told: &mut Told) {
    for (place, pathway) in pack.standard.pathways.iter().enumerate() {
        let mut own = pack.standard.criteria.iter().filter(|one| one.pathway.is_some_and(|no| no.at() == place));
        if pathway.indicative.is_none() && own.any(|criterion| criterion.basis == Basis::Reconstructed) {
            let says =
                format!("Criteria of “{}” are reconstructed, but its grades are not called indicative.", pathway.title);
            let remedy = "Say in “indicative” why its grades are only indicative.";
            told.warn(format!("/pathways/{place}"), "not-indicative", says, remedy);
        }
    }
}

/// K1 is knowledge, S1 a skill, B1 a behaviour.
fn kinds(pack: &Pack, told: &mut Told) {
    for (place, ksb) in pack.standard.ksbs.iter().enumerate() {
        let letters: String = ksb.code.chars().take_while(char::is_ascii_alphabetic).collect();
        let expected = match letters.as_str() {
            "K" => "knowledge",
            "S" => "skill",
            "B" => "behaviour",
            _ => continue,
        };
        if ksb.kind != expected {
            let says = format!("{} is called “{}”, but codes with {letters} stand for {expected}.", ksb.code, ksb.kind);
            told.warn(format!("/ksbs/{place}/kind"), "kind-differs", says, "Correct the kind or the code.");
        }
    }
}
