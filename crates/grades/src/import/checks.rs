//! What the parts say about each other: codes without a list, codes without a criterion; and what was not found.

use std::collections::{BTreeMap, BTreeSet};

use super::Reading;
use super::draft::{Draft, Family, FindingKind, Found, Ksb, Lines};
use super::lines::Line;
use super::text::has_any;

pub(super) fn read(reading: &mut Reading) {
    family(reading);
    codes_against_lists(reading);
    methods_of_codes(reading);
    not_found(reading);
}

fn family(reading: &mut Reading) {
    let draft = &reading.draft;
    let criteria: usize = draft.methods.iter().map(|method| method.value.criteria.len()).sum();
    reading.draft.family = if !draft.outcomes.is_empty() {
        Family::ShortPlan
    } else if criteria > 0 || draft.methods.len() > 1 || !draft.methods.is_empty() && draft.ksbs.len() > 2 {
        Family::Plan
    } else if !draft.ksbs.is_empty() || !draft.duties.is_empty() {
        Family::OccupationalStandard
    } else {
        Family::Other
    };
}

/// So many findings of a kind are told one by one; more are one finding.
const FEW: usize = 6;

/// The names of codes, in a sentence.
fn names(codes: &[(String, Lines)]) -> String {
    let mut names: Vec<&str> = codes.iter().take(60).map(|(code, _)| code.as_str()).collect();
    names.sort_by_key(|code| sort_key(code));
    names.join(", ")
}

/// Codes of criteria, outcomes and duties that no list holds; and codes of the list that none of them carries.
fn codes_against_lists(reading: &mut Reading) {
    let mut used: BTreeMap<String, Lines> = BTreeMap::new();
    let draft = &reading.draft;
    for criterion in draft.methods.iter().flat_map(|method| &method.value.criteria) {
        for code in &criterion.value.ksbs {
            used.entry(code.clone()).or_insert(criterion.lines);
        }
    }
    for outcome in &draft.outcomes {
        for code in &outcome.value.ksbs {
            used.entry(code.clone()).or_insert(outcome.lines);
        }
    }
    let assessed = !used.is_empty();
    let mut all = used.clone();
    for duty in &draft.duties {
        for code in &duty.value.ksbs {
            all.entry(code.clone()).or_insert(duty.lines);
        }
    }
    let listed: BTreeSet<String> = draft.ksbs.iter().map(|ksb| ksb.value.code.clone()).collect();
    let unlisted: Vec<(String, Lines)> =
        all.iter().filter(|(code, _)| !listed.contains(*code)).map(|(code, lines)| (code.clone(), *lines)).collect();
    if listed.is_empty() && !unlisted.is_empty() {
        let says = "The text names codes, but prints no statement of any.";
        let remedy = "Paste the occupational standard as well, to have its knowledge, skills and behaviours in words.";
        reading.draft.find(FindingKind::NotFound, "KSBs", None, says, remedy);
    }
    let many = listed.is_empty();
    if !many && unlisted.len() > FEW {
        let says = format!("Codes are named here that no list holds: {}.", names(&unlisted));
        let remedy = "Compare them with the list of the occupational standard; add the statements that are missing.";
        let lines = unlisted.first().map(|(_, lines)| *lines);
        reading.draft.find(FindingKind::Contradiction, "KSBs", lines, says, remedy);
    }
    let each = !many && unlisted.len() <= FEW;
    for (code, lines) in unlisted {
        if each {
            let says = format!("{code} is named here, and no list holds it.");
            let remedy = "Correct the code, or add its statement.";
            reading.draft.find(FindingKind::Contradiction, &code, Some(lines), says, remedy);
        }
        let kind = match code.get(..1) {
            Some("S") => "skill",
            Some("B") => "behaviour",
            _ => "knowledge",
        };
        if reading.draft.ksbs.len() < 500 {
            let value =
                Ksb { code, kind: kind.to_owned(), option: None, statement: String::new(), methods: Vec::new() };
            reading.draft.ksbs.push(Found::sure(value, lines));
        }
    }
    if many {
        reading.draft.ksbs.sort_by_key(|ksb| sort_key(&ksb.value.code));
    }
    if assessed {
        let lost: Vec<(String, Lines)> = reading
            .draft
            .ksbs
            .iter()
            .filter(|ksb| !used.contains_key(&ksb.value.code))
            .map(|ksb| (ksb.value.code.clone(), ksb.lines))
            .collect();
        let few = lost.len() <= FEW;
        if lost.len() > FEW {
            let says = format!("No criterion carries {} of the listed codes: {}.", lost.len(), names(&lost));
            let remedy =
                "Criteria were lost or have lost their codes; compare the tables of the text with the document.";
            let lines = lost.first().map(|(_, lines)| *lines);
            reading.draft.find(FindingKind::Contradiction, "KSBs", lines, says, remedy);
        }
        for (code, lines) in lost.into_iter().filter(|_| few) {
            let says = format!("{code} stands in the list, and no criterion carries it.");
            let remedy =
                "Look for a criterion that was missed or lost its code; some plans assess a code without saying where.";
            reading.draft.find(FindingKind::Contradiction, &code, Some(lines), says, remedy);
        }
    }
}

/// Knowledge first, then skills, behaviours and others; each by its number.
fn sort_key(code: &str) -> (u8, String, u32) {
    let letters = code.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let rank = match letters {
        "K" => 0,
        "S" => 1,
        "B" => 2,
        _ => 3,
    };
    (rank, letters.to_owned(), code[letters.len()..].parse().unwrap_or(0))
}

/// A code whose list says one method, while criteria of another carry it.
fn methods_of_codes(reading: &mut Reading) {
    let mut findings: Vec<(String, Lines, String)> = Vec::new();
    let listed: BTreeMap<&str, &Found<Ksb>> =
        reading.draft.ksbs.iter().map(|ksb| (ksb.value.code.as_str(), ksb)).collect();
    for method in &reading.draft.methods {
        for criterion in &method.value.criteria {
            for code in &criterion.value.ksbs {
                let Some(ksb) = listed.get(code.as_str()) else { continue };
                if !ksb.value.methods.is_empty() && !ksb.value.methods.contains(&method.value.id) {
                    let (id, of) = (&method.value.id, ksb.value.methods.join(", "));
                    let says = format!("{code} is listed for {of}, and a criterion of {id} carries it.");
                    findings.push((code.clone(), criterion.lines, says));
                }
                let (one, other) = (&ksb.value.option, &criterion.value.option);
                if one.is_some() && one != other && findings.len() < 200 {
                    let says = format!(
                        "{code} is listed for {}, and its criterion stands in {}.",
                        one.as_deref().unwrap_or("the core"),
                        other.as_deref().unwrap_or("the core"),
                    );
                    findings.push((code.clone(), criterion.lines, says));
                }
            }
        }
    }
    for (code, lines, says) in findings {
        let remedy = "Compare both places with the document.";
        reading.draft.find(FindingKind::Contradiction, &code, Some(lines), says, remedy);
    }
}

/// What a plan has and this text has not, with what to type.
fn not_found(reading: &mut Reading) {
    if reading.draft.family == Family::Other {
        let (says, remedy) = looks_like(&reading.lines, reading.damaged);
        reading.draft.find(FindingKind::NotFound, "document", None, says, remedy);
        return;
    }
    let draft = &mut reading.draft;
    let missing = |draft: &mut Draft, about: &str, says: &str, remedy: &str| {
        draft.find(FindingKind::NotFound, about, None, says, remedy);
    };
    if draft.reference.is_none() {
        missing(draft, "reference", "No reference was found.", "Type it: ST and four digits, as in ST0001.");
    }
    if draft.version.is_none() {
        missing(draft, "version", "No version was found.", "Type it as it is printed, such as 1.0.");
    }
    if draft.title.is_none() {
        missing(draft, "title", "No title was found.", "Type the name of the occupation.");
    }
    if draft.level.is_none() {
        missing(draft, "level", "No level was found.", "Type a number from 1 to 8.");
    }
    let family = draft.family;
    if draft.ksbs.is_empty() {
        missing(
            draft,
            "KSBs",
            "No list of knowledge, skills and behaviours was found.",
            "Paste the occupational standard as well.",
        );
    }
    if family == Family::OccupationalStandard {
        let says = "This is an occupational standard without an assessment plan: there are no methods, criteria or grades in it.";
        missing(draft, "methods", says, "Paste the assessment plan as well.");
        return;
    }
    if family == Family::ShortPlan {
        if draft.categories.is_empty() {
            missing(
                draft,
                "performance descriptors",
                "No performance descriptors were found.",
                "Add them, if the plan has some.",
            );
        }
        if draft.methods.is_empty() {
            return;
        }
    }
    let empty: Vec<String> = draft
        .methods
        .iter()
        .filter(|method| method.value.criteria.is_empty() && method.value.most_marks.is_none())
        .map(|method| method.value.id.clone())
        .collect();
    for id in empty {
        missing(
            draft,
            &id,
            "No criterion of this method was found.",
            "Type its criteria, or paste the table of its grading again.",
        );
    }
    if draft.table.is_none() && draft.methods.len() > 1 {
        let says = "No table was found that combines the grades of the methods.";
        missing(draft, "overall table", says, "Type a row for each combination.");
    }
    if draft.cap.is_none() {
        let says = "Nothing was found about what a re-sit or re-take limits.";
        missing(
            draft,
            "re-sits",
            says,
            "Type the limit, if the plan has one; without it, none is assumed and the results say so.",
        );
    }
    if draft.gateway.is_empty() {
        missing(draft, "gateway", "No gateway requirement was found.", "Type what is asked before the assessment.");
    }
}

/// What a text that is no plan looks like.
fn looks_like(lines: &[Line], damaged: bool) -> (String, String) {
    const PLAN: &str = "Paste the text of an assessment plan: it has headings such as “Grading” and codes such as K1.";
    let mut english = 0_u32;
    let mut words = 0_u32;
    let mut shape = [0_u32; 3];
    for line in lines.iter().take(4_000) {
        let text = line.text();
        let start = text.trim_start();
        shape[0] += u32::from(start.starts_with(['{', '}', '"', '[', ']']));
        shape[1] += u32::from(
            start.starts_with(['<', '@']) || has_any(start, &["();", "function ", "import ", "fn ", "const "]),
        );
        shape[2] += u32::from(start.matches(',').count() > 4 && !start.contains(". "));
        for word in text.split_whitespace().take(200) {
            words += 1;
            let word = word.to_lowercase();
            english += u32::from(matches!(
                word.as_str(),
                "the" | "and" | "of" | "to" | "in" | "a" | "is" | "that" | "for" | "with" | "be" | "must"
            ));
        }
    }
    let count = u32::try_from(lines.len().min(4_000)).unwrap_or(1).max(1);
    let most = |kind: usize| shape.get(kind).is_some_and(|lines| lines * 2 > count);
    let (says, remedy) = match () {
        () if lines.iter().all(|line| line.text().is_empty()) => ("There is nothing in it.", PLAN),
        () if damaged => (
            "This is no text, but a file of another kind, such as a PDF or a picture.",
            "Open it in the program that it belongs to, select all, copy, and paste the text.",
        ),
        () if most(0) => {
            ("This looks like data (JSON).", "If it is a standard file, open it as one; else paste the text of a plan.")
        }
        () if most(1) => ("This looks like a program's source.", PLAN),
        () if most(2) => (
            "This looks like a table of a spreadsheet.",
            "Save it as .csv and open it as a spreadsheet; else paste the text of a plan.",
        ),
        () if words > 40 && english * 25 < words => (
            "This looks like a text in another language than English.",
            "Plans of English apprenticeships are printed in English; paste that text.",
        ),
        () => (
            "This is a text, but it has none of a plan's parts: no codes such as K1, no assessment methods, no grading criteria.",
            PLAN,
        ),
    };
    (says.to_owned(), remedy.to_owned())
}
