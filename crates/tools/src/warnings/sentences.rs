//! Prompts and labels: how long they are, whose voice they speak in, and whether two say the same.

use grades::domain::standard::PathwayNo;

use super::{Pack, Told, can_meet};
use crate::check::count;

/// The most words of a criterion's prompt: about 40, and more only where the criterion makes that many demands.
const CRITERION: usize = 55;

/// The most words of an outcome's prompt: an outcome asks for more at once.
const OUTCOME: usize = 60;

/// The most words of a KSB's label, and of a duty's.
const LABEL: usize = 14;
const DUTY: usize = 20;

pub fn look(pack: &Pack, told: &mut Told) {
    let criteria = pack.criteria();
    for (place, criterion) in &criteria {
        prompt(&format!("{place}/prompt"), &criterion.prompt, CRITERION, told);
    }
    for (place, outcome) in pack.standard.outcomes.iter().enumerate() {
        prompt(&format!("/outcomes/{place}/prompt"), &outcome.prompt, OUTCOME, told);
    }
    let outcomes = pack.standard.outcomes.iter().enumerate();
    let prompts: Vec<Asked> = criteria
        .iter()
        .map(|(place, one)| Asked { at: format!("{place}/prompt"), id: &one.id, of: one.pathway, prompt: &one.prompt })
        .chain(outcomes.map(|(place, one)| Asked {
            at: format!("/outcomes/{place}/prompt"),
            id: &one.id,
            of: one.pathway,
            prompt: &one.prompt,
        }))
        .collect();
    twins(&prompts, told);
    labels(pack, told);
}

fn prompt(at: &str, prompt: &str, most: usize, told: &mut Told) {
    let words = prompt.split_whitespace().count();
    if words > most {
        let says = format!("The prompt has {words} words; {most} are the most that one prompt can ask.");
        told.warn(at, "long-prompt", says, "Shorten it, and keep every demand.");
    }
    let own = |word: &str| matches!(word.trim_matches(|letter: char| !letter.is_alphanumeric()), "I" | "My" | "my");
    // "I'm", "I've".
    if !prompt.split(|letter: char| letter.is_whitespace() || matches!(letter, '\'' | '’')).any(own) {
        let remedy = "Begin with “I can …”: the prompt is answered by the person it is about.";
        told.warn(at, "not-first-person", "The prompt does not speak in the first person.", remedy);
    }
}

/// What a person is asked: where it stands, its id, whom it is asked of.
struct Asked<'p> {
    at: String,
    id: &'p str,
    of: Option<PathwayNo>,
    prompt: &'p str,
}

fn twins(prompts: &[Asked], told: &mut Told) {
    for (place, one) in prompts.iter().enumerate() {
        let earlier = prompts.iter().take(place);
        if let Some(other) =
            earlier.filter(|other| can_meet(one.of, other.of)).find(|other| same(one.prompt, other.prompt))
        {
            let says = format!("{} asks word for word what {} asks.", one.id, other.id);
            let remedy = "Word the two so that a reader can tell them apart.";
            told.warn(&one.at, "same-prompt", says, remedy);
        }
    }
}

/// The same words, whatever their case and what stands between them.
fn same(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect::<Vec<_>>()
    };
    words(one) == words(other)
}

fn labels(pack: &Pack, told: &mut Told) {
    let ksbs = pack.standard.ksbs.iter().enumerate();
    for (place, ksb) in ksbs {
        let at = format!("/ksbs/{place}/label");
        let Some(label) = &ksb.label else { continue };
        long(&at, label, LABEL, told);
        let earlier = pack.standard.ksbs.iter().take(place);
        let twin = earlier.filter(|other| other.code != ksb.code && can_meet(ksb.pathway, other.pathway));
        if let Some(twin) =
            twin.into_iter().find(|other| other.label.as_deref().is_some_and(|other| same(label, other)))
        {
            let says = format!("{} and {} have the same label.", twin.code, ksb.code);
            told.warn(at, "same-label", says, "Word the two so that a reader can tell them apart.");
        }
    }
    for (place, duty) in pack.standard.duties.iter().enumerate() {
        long(&format!("/duties/{place}/label"), &duty.label, DUTY, told);
    }
}

fn long(at: &str, label: &str, most: usize, told: &mut Told) {
    let words = label.split_whitespace().count();
    if words > most {
        let says = format!("The label has {}; {most} are the most.", count(words, "word"));
        told.warn(at, "long-label", says, "Shorten it: a label tells what it is about, not all it says.");
    }
}
