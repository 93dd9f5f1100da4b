//! Words explained: what is found in a text, and that the data holds together.

use grades::wording::glossary::{Explained, TERMS, TradeTerm, VERBS, VerbKind, alphabetical, explain, term};
use std::collections::BTreeSet;

fn words<'a>(text: &str, trade: &[TradeTerm<'a>]) -> Vec<&'a str> {
    explain(text, trade).into_iter().map(|explained| explained.word).collect()
}

#[test]
fn verbs_are_found_in_their_forms_as_whole_words() {
    assert_eq!(words("I can explain how I rig, and describe what follows.", &[]), ["explain", "describe"]);
    assert_eq!(words("Explaining it, EVALUATED.", &[]), ["explain", "evaluate"]);
    assert_eq!(words("inexplainable, re-evaluate", &[]), Vec::<&str>::new());
}

#[test]
fn the_longest_of_several_is_the_one() {
    let found = explain("I can critically analyse the plan.", &[]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].word, "critically analyse");
}

#[test]
fn a_verb_is_not_found_where_the_word_is_none() {
    assert_eq!(words("I can outline the timescales.", &[]), ["outline"]);
    for text in ["within outline timescales", "a review session", "the state of play", "a list of names"] {
        let commands = explain(text, &[]).into_iter().filter(|found| found.verb == Some(VerbKind::Command));
        assert_eq!(commands.count(), 0, "{text}");
    }
}

#[test]
fn terms_of_a_pack_are_found_in_their_forms_and_with_an_s() {
    let also = ["contact point".to_owned()];
    let trade = [
        TradeTerm { term: "call sheet", also: &[], meaning: "A sheet for one day of work." },
        TradeTerm { term: "point of contact", also: &also, meaning: "The person others turn to." },
    ];
    assert_eq!(words("Call sheets, and a contact point.", &trade), ["call sheet", "point of contact"]);
    assert_eq!(words("A call sheeting", &trade), Vec::<&str>::new());
    let found = explain("call sheets", &trade);
    assert_eq!(found[0].at, 0..11);
}

#[test]
fn a_word_that_stands_twice_is_explained_once_where_it_stands_first() {
    let found: Vec<Explained> = explain("I can explain this and explain that. Explain!", &[]);
    assert_eq!((found.len(), found[0].at.clone()), (1, 6..13));
}

#[test]
fn any_text_can_be_looked_through() {
    for text in ["", "é", "…explain…", "expl\u{301}ain", "🙂 justify 🙂", "justify’s"] {
        for found in explain(text, &[]) {
            assert!(text.get(found.at).is_some(), "{text}");
        }
    }
    assert_eq!(words("🙂 justify 🙂", &[]), ["justify"]);
}

#[test]
fn every_question_of_a_shipped_standard_but_two_has_a_verb_that_is_explained() {
    let mut without = Vec::new();
    for shipped in standards::list().into_iter().flatten() {
        let standard = standards::find(shipped.uid).expect("shipped");
        for criterion in &standard.criteria {
            if !explain(&criterion.prompt, &[]).iter().any(|found| found.verb.is_some()) {
                without.push(format!("{} {}", standard.uid, criterion.id));
            }
        }
    }
    // These two ask for a document, in everyday words: "provide" and "produce".
    assert_eq!(without, ["ST0525_1.0 AM1-vfx-p2", "ST0525_1.0 AM1-vfx-p3"]);
}

#[test]
fn no_form_stands_for_two_verbs_and_no_name_for_two_terms() {
    let forms: Vec<&str> = VERBS.iter().flat_map(|verb| verb.forms).copied().collect();
    assert_eq!(forms.iter().collect::<BTreeSet<_>>().len(), forms.len());
    let names: Vec<String> = TERMS
        .iter()
        .flat_map(|term| std::iter::once(term.term).chain(term.also.iter().copied()))
        .map(str::to_lowercase)
        .collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
}

#[test]
fn a_meaning_is_a_short_sentence() {
    let verbs = VERBS.iter().map(|verb| (verb.verb, verb.meaning));
    for (word, meaning) in verbs.chain(TERMS.iter().map(|term| (term.term, term.meaning))) {
        assert!(meaning.ends_with('.'), "{word}");
        assert!(meaning.split(". ").all(|sentence| sentence.split_whitespace().count() <= 25), "{word}: {meaning}");
    }
    assert!(VERBS.iter().all(|verb| !verb.forms.is_empty()));
}

#[test]
fn every_place_that_is_cited_is_a_document_of_a_shipped_standard() {
    for (term, printed) in TERMS.iter().filter_map(|term| Some((term.term, term.printed?))) {
        let standard = standards::find(printed.standard).unwrap_or_else(|| panic!("{term}: {}", printed.standard));
        assert!(standard.document(printed.document).is_some(), "{term}: {}", printed.document);
        assert!(!printed.at.is_empty());
    }
}

#[test]
fn the_words_of_the_page_and_of_plans_are_there() {
    for name in [
        "question",
        "to fix",
        "to lift",
        "to answer",
        "on track",
        "possible",
        "Gateway",
        "KSB",
        "criterion",
        "re-sit",
        "re-take",
        "assessment organisation",
        "distinction",
        "merit",
        "pass",
        "fail",
        "portfolio",
        "assessment",
    ] {
        assert!(term(name).is_some(), "{name}");
    }
    let listed = alphabetical();
    assert_eq!(listed.len(), TERMS.len());
    assert!(listed.is_sorted_by_key(|term| term.term.to_ascii_lowercase()));
}
