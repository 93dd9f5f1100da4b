//! Drafts of standards from the text of plans. Every plan here is invented (`import/`), in the layouts in which real ones
//! are pasted; the real ones are measured beside the repository.

use grades::domain::standard::Standard;
use grades::files::pack;
use grades::import::draft::{Amount, Cap, Draft, Family, FindingKind, Needs};
use grades::import::{self, Import, MOST_BYTES};
use proptest::prelude::*;
use std::fs;

/// The same plan, as the official page, as a browser copies it, as Markdown, and as HTML.
const LAMP_KEEPER: [&str; 4] = ["one-cell-a-line.txt", "tabs.txt", "markdown.md", "page.html"];

fn text(name: &str) -> String {
    fs::read_to_string(format!("tests/import/{name}")).unwrap()
}

fn draft(name: &str) -> Draft {
    import::read(&text(name))
}

/// The pack of a draft, which `check` has to take.
fn standard(name: &str) -> Standard {
    let written = import::to_pack(&draft(name), "2026-11-30");
    pack::read(&written).unwrap_or_else(|problems| panic!("{name}: {problems:#?}\n{written}"))
}

/// Grade, option, theme, codes of every criterion of a method.
fn criteria(draft: &Draft, method: usize) -> Vec<String> {
    let of = |it: &grades::import::draft::Criterion| {
        let (option, theme) = (it.option.as_deref().unwrap_or("core"), it.theme.as_deref().unwrap_or("-"));
        format!("{} {option} {theme}: {}", it.grade, it.ksbs.join(" "))
    };
    draft.methods[method].value.criteria.iter().map(|found| of(&found.value)).collect()
}

fn says(draft: &Draft, kind: FindingKind, words: &str) -> bool {
    draft.to_look_at().iter().any(|finding| finding.kind == kind && finding.says.contains(words))
}

// One plan in every layout

#[test]
fn criteria_are_read_from_every_layout() {
    for name in LAMP_KEEPER {
        let draft = draft(name);
        assert_eq!(
            criteria(&draft, 0),
            [
                "pass core Safety: K1 S1",
                "pass core Safety: B1",
                "distinction core Safety: S1",
                "pass oil-lamp Trimming: S2",
                "pass electric-lamp Wiring: S3",
            ],
            "{name}"
        );
        assert_eq!(
            criteria(&draft, 1),
            [
                "pass oil-lamp Burning: K2",
                "distinction oil-lamp Burning: K2",
                "pass electric-lamp Circuits: K3",
                "distinction electric-lamp Circuits: K3",
            ],
            "{name}"
        );
        let first = &draft.methods[0].value.criteria[0].value;
        assert_eq!(first.sentence, "Explains how they keep the tower safe and records what was done.", "{name}");
        assert_eq!(first.question, "I can explain how I keep the tower safe and record what was done.", "{name}");
    }
}

#[test]
fn a_plan_that_is_whole_leaves_nothing_to_look_at() {
    for name in LAMP_KEEPER {
        let draft = draft(name);
        assert_eq!(draft.family, Family::Plan, "{name}");
        assert_eq!(draft.to_look_at(), [], "{name}");
    }
}

#[test]
fn identity_options_and_ksbs_are_read_from_every_layout() {
    for name in LAMP_KEEPER {
        let standard = standard(name);
        assert_eq!((&*standard.uid, &*standard.title, standard.level), ("ST9990_1.1", "Lamp keeper", 3), "{name}");
        assert_eq!(standard.pathways.iter().map(|it| &*it.title).collect::<Vec<_>>(), ["Oil lamp", "Electric lamp"]);
        let codes: Vec<&str> = standard.ksbs.iter().map(|it| &*it.code).collect();
        assert_eq!(codes, ["K1", "K2", "K3", "S1", "S2", "S3", "B1"], "{name}");
        assert_eq!(standard.ksbs[0].label.as_deref(), Some("How the tower is kept safe"), "{name}");
        assert_eq!(standard.duties.len(), 3, "{name}");
        assert_eq!(standard.versions.len(), 2, "{name}");
        assert_eq!(standard.starts, standard.versions[0].starts, "{name}");
    }
}

#[test]
fn methods_rules_table_and_cap_are_read_from_every_layout() {
    for name in LAMP_KEEPER {
        let draft = draft(name);
        let titles: Vec<&str> = draft.methods.iter().map(|it| &*it.value.title).collect();
        let discussion = "Professional discussion underpinned by a portfolio of evidence";
        assert_eq!(titles, ["Observation with questions", discussion], "{name}");
        for method in &draft.methods {
            assert_eq!(method.value.grades, ["fail", "pass", "distinction"], "{name}");
            let rules: Vec<(&str, Needs)> =
                method.value.rules.iter().map(|it| (&*it.value.grade, it.value.needs)).collect();
            assert_eq!(rules, [("pass", Needs::All), ("distinction", Needs::All)], "{name}");
        }
        assert_eq!(draft.grades.as_ref().unwrap().value, ["fail", "pass", "merit", "distinction"], "{name}");
        let table = &draft.table.as_ref().unwrap().value;
        let results: Vec<&str> = table.rows.iter().map(|row| &*row.then).collect();
        assert_eq!(results, ["fail", "fail", "pass", "merit", "merit", "distinction"], "{name}");
        let cap = Cap { grade: Some("pass".to_owned()), of_method: false, waivable: true };
        assert_eq!(draft.cap.as_ref().unwrap().value, cap, "{name}");
    }
}

#[test]
fn figures_and_requirements_are_read_from_every_layout() {
    for name in LAMP_KEEPER {
        let draft = draft(name);
        let figures = |method: usize| {
            let facts = draft.methods[method].value.facts.iter().map(|found| &found.value);
            facts.map(|fact| (fact.what, fact.amount, fact.extra_percent)).collect::<Vec<_>>()
        };
        let minutes = |count| Some(("minutes", Amount::Exactly(count)));
        assert_eq!(
            figures(0),
            [("duration", minutes(90), Some(10)), ("questions", Some(("questions", Amount::AtLeast(4))), None)],
            "{name}"
        );
        assert_eq!(
            figures(1),
            [
                ("portfolioPieces", Some(("pieces", Amount::Between(10, 12))), None),
                ("duration", minutes(60), None),
                ("notice", Some(("weeks", Amount::Exactly(2))), None),
            ],
            "{name}"
        );
        let months: Vec<u32> = draft.gateway.iter().filter_map(|found| found.value.months).collect();
        assert_eq!((draft.gateway.len(), months), (3, vec![12]), "{name}");
        let window = draft.facts.iter().find(|found| found.value.what == "repeatWindow").unwrap();
        assert_eq!(window.value.amount, Some(("months", Amount::Exactly(6))), "{name}");
    }
}

#[test]
fn everything_says_the_lines_it_was_read_from() {
    for name in LAMP_KEEPER.into_iter().filter(|name| *name != "page.html") {
        let (text, draft) = (text(name), draft(name));
        let lines: Vec<&str> = text.lines().collect();
        let line = |number: u32| lines[usize::try_from(number).unwrap() - 1];
        assert!(line(draft.reference.as_ref().unwrap().lines.first).contains("ST9990"), "{name}");
        for found in draft.methods.iter().flat_map(|method| &method.value.criteria) {
            let start: String = found.value.sentence.chars().take(14).collect();
            assert!(line(found.lines.first).contains(&start), "{name}: {found:?}");
        }
        for found in &draft.ksbs {
            assert!(line(found.lines.first).contains(&found.value.code), "{name}: {found:?}");
        }
    }
}

// What contradicts itself

#[test]
fn a_table_against_its_sentences_is_shown_and_not_decided_silently() {
    let text = text("tabs.txt").replace("Distinction\tPass\tMerit", "Distinction\tPass\tPass");
    let draft = import::read(&text);
    assert!(says(&draft, FindingKind::Contradiction, "For distinction, pass the table gives pass, and the sentence"));
    assert_eq!(draft.table.unwrap().value.rows[4].then, "pass");
}

#[test]
fn two_tables_that_differ_are_both_named() {
    let text = text("tabs.txt");
    let table = text.split_once("Overall Grading\n").unwrap().1.split_once("\nRe-sits").unwrap().0.to_owned();
    let other = table.replace("Merit", "Distinction");
    let draft =
        import::read(&text.replace("\nRe-sits and re-takes\n", &format!("\nAgain:\n{other}\nRe-sits and re-takes\n")));
    assert!(says(&draft, FindingKind::Contradiction, "Two tables combine the grades differently"));
}

#[test]
fn a_code_that_no_list_holds_and_one_that_no_criterion_carries_are_named() {
    let draft = import::read(&text("tabs.txt").replace("(B1)", "(B4)"));
    assert!(says(&draft, FindingKind::Contradiction, "B4 is named here, and no list holds it."));
    assert!(says(&draft, FindingKind::Contradiction, "B1 stands in the list, and no criterion carries it."));
    assert!(says(&draft, FindingKind::Look, "Its B4 is none of the codes of its row"));
    let written = import::to_pack(&draft, "2026-11-30");
    let standard = pack::read(&written).unwrap();
    assert!(standard.notes.iter().any(|note| note.text.contains("B4 is named here")), "{:?}", standard.notes);
}

#[test]
fn a_statement_in_two_ways_and_an_option_with_two_names_are_named() {
    let text = text("tabs.txt").replace("S2: Trim wicks.", "S2: Trim wicks. Back to Duty\n\nS2: Cut wicks.");
    assert!(says(&import::read(&text), FindingKind::Contradiction, "S2 is printed in two ways"));
    assert!(says(&draft("short-plan.txt"), FindingKind::Contradiction, "The option is printed in two ways"));
}

// Specifications of assessment organisations

#[test]
fn what_a_page_break_parts_is_joined_and_flagged() {
    let draft = draft("organisation.txt");
    let sentences: Vec<(&str, bool)> =
        draft.methods[0].value.criteria.iter().map(|it| (&*it.value.sentence, it.is_sure())).collect();
    assert_eq!(
        sentences,
        [
            ("Describe how a bell is hung.", true),
            ("Demonstrate rounds in a steady rhythm.", true),
            ("Keep their place in the ring.", true),
            ("Evaluate a touch that they rang", true),
            ("Justify a call that they made", true),
            ("Explain what wears on a bell and how they look after it.", false),
            ("Analyse a fault in the ringing of others.", false),
        ]
    );
    assert_eq!(draft.methods[0].value.criteria[5].value.ksbs, ["S3"]);
    // The overall table below is another one.
    assert_eq!(criteria(&draft, 1), ["pass core -: B1 K9", "distinction core -: B1"]);
}

#[test]
fn at_least_so_many_is_read_as_such_and_alternatives_are_pointed_at() {
    let draft = draft("organisation.txt");
    assert_eq!(draft.methods[0].value.rules[1].value.needs, Needs::AtLeast(2));
    assert_eq!(draft.methods[1].value.rules[1].value.needs, Needs::All);
    assert!(says(&draft, FindingKind::Look, "Criteria are joined by OR."));
}

#[test]
fn rows_that_a_table_leaves_out_are_taken_from_the_sentence_that_says_them() {
    let draft = draft("organisation.txt");
    let table = draft.table.as_ref().unwrap();
    assert_eq!(table.value.rows.len(), 5);
    assert!(says(&draft, FindingKind::Look, "The table has no row for a failed method"));
    standard("organisation.txt");
}

#[test]
fn what_a_specification_leaves_out_is_said_with_what_to_type() {
    let draft = draft("organisation.txt");
    assert!(says(&draft, FindingKind::NotFound, "Nothing was found about what a re-sit"));
    assert!(says(&draft, FindingKind::Contradiction, "K9 is named here, and no list holds it."));
    assert!(says(&draft, FindingKind::Contradiction, "K2 stands in the list, and no criterion carries it."));
    assert!(says(&draft, FindingKind::Look, "The code was printed with a dollar sign and is read as S3."));
    assert_eq!(draft.gateway[0].value.months, Some(8));
    assert_eq!(draft.methods[1].value.title, "Interview");
    let methods: Vec<&[String]> = draft.ksbs.iter().take(2).map(|it| &*it.value.methods).collect();
    assert_eq!(methods, [["AM1"], ["AM1"]]);
}

#[test]
fn columns_of_two_pages_side_by_side_are_said_to_be_unreadable() {
    let header = "Assessed Criteria\tPass Grading Descriptor\tDistinction Grading Descriptor\tK8 How to row\tExplains how they row\n";
    let row = "K1 How to keep a tide.\tExplains how they keep a tide. (K1)\t\tK9 How to rest\tand rest. (K8 K9)\n";
    let draft = import::read(&format!("Assessment method 1: Interview\n\n{header}{row}"));
    assert!(says(&draft, FindingKind::Unreadable, "Columns of two pages stand side by side"));
    assert!(draft.methods[0].value.criteria.iter().all(|found| !found.is_sure()));
}

#[test]
fn codes_that_a_row_parts_stay_with_their_criterion() {
    let header = "Assessed Criteria\tPass Grading Descriptor\tDistinction Grading Descriptor\n";
    let rows = "K1 How to keep a tide.\tExplains how they keep a tide. (K1\t\nK2 How to rest.\tK2) Describes how they rest. (K2)\t\n";
    let draft = import::read(&format!("Assessment method 1: Interview\n\n{header}{rows}"));
    assert_eq!(criteria(&draft, 0), ["pass core -: K1 K2", "pass core -: K2"]);
    assert!(says(&draft, FindingKind::Look, "Its codes are parted"));
}

// Marks, short plans, lists

#[test]
fn marks_and_their_bands_become_rules() {
    let draft = draft("marks.txt");
    let method = &draft.methods[0].value;
    assert_eq!(method.most_marks, Some(40));
    let rules: Vec<Needs> = method.rules.iter().map(|it| it.value.needs).collect();
    assert_eq!(rules, [Needs::Mark(24), Needs::Mark(32)]);
    assert_eq!(draft.cap.as_ref().unwrap().value.grade, None);
    assert!(says(&draft, FindingKind::Look, "TK1 begins with other letters"));
    let standard = standard("marks.txt");
    assert_eq!(standard.methods[0].marks.as_ref().unwrap().most, 40);
}

#[test]
fn outcomes_codes_options_and_categories_of_a_short_plan_are_read() {
    let draft = draft("short-plan.txt");
    assert_eq!(draft.family, Family::ShortPlan);
    let outcomes: Vec<String> = draft
        .outcomes
        .iter()
        .map(|found| {
            let it = &found.value;
            format!(
                "{} {} ({}): {}; {}",
                it.id,
                it.title,
                it.option.as_deref().unwrap_or("core"),
                it.ksbs.join(" "),
                it.question
            )
        })
        .collect();
    assert_eq!(
        outcomes,
        [
            "AO1 Watching (core): K1 K2 S1; I can plan, keep and record a watch.",
            "AO2 Tides of the Sea (sea-watcher): K3 S2; I can predict and report tides to those who sail.",
            "AO3 Floods (river-watcher): K3 S3; I can warn those who live beside a river.",
        ]
    );
    let sure: Vec<bool> = draft.outcomes.iter().map(grades::import::draft::Found::is_sure).collect();
    assert_eq!(sure, [true, false, false]);
    let categories: Vec<&(String, String)> = draft.categories.iter().flat_map(|it| &it.value.descriptors).collect();
    assert_eq!(categories[0].1, "Applies what is known of tides to common cases.");
    assert_eq!(categories[2].1, "Works alone.");
    let standard = standard("short-plan.txt");
    assert_eq!((&*standard.title, standard.level, standard.ksbs.len()), ("Tide watcher", 4, 7));
}

#[test]
fn a_list_of_ksbs_makes_half_a_draft_that_says_what_is_missing() {
    let draft = draft("standard.txt");
    assert_eq!(draft.family, Family::OccupationalStandard);
    let statements: Vec<(&str, &str)> = draft.ksbs.iter().map(|it| (&*it.value.code, &*it.value.statement)).collect();
    assert_eq!(
        statements,
        [
            ("K1", "How clocks are wound"),
            ("K2", "How clocks are set."),
            ("K4", "How clocks are sold."),
            ("S1", "Wind clocks"),
            ("B1", "Patience - waits for clocks."),
        ]
    );
    assert_eq!(draft.level.as_ref().unwrap().value, 5);
    assert_eq!(draft.duties[0].value.ksbs, ["K1", "S1"]);
    assert!(says(&draft, FindingKind::Look, "No KSB stands beside duty 2."));
    assert!(says(&draft, FindingKind::Look, "The list of KSBs has no K3."));
    assert!(says(&draft, FindingKind::NotFound, "No title was found."));
    assert!(says(&draft, FindingKind::NotFound, "an occupational standard without an assessment plan"));
    let problems = pack::read(&import::to_pack(&draft, "2026-11-30")).unwrap_err();
    let missing: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(missing, ["missing-field"; 3], "{problems:?}");
}

// What is no plan

#[test]
fn a_document_that_is_no_plan_is_told_what_it_looks_like() {
    let french =
        "Le gardien allume la lampe chaque soir avant que la nuit tombe sur la mer et les bateaux. ".repeat(10);
    for (text, says) in [
        ("", "There is nothing in it."),
        ("\n \t \n", "There is nothing in it."),
        ("{\n \"format\": \"grade-pack/1\"\n}", "This looks like data (JSON)."),
        (&french, "This looks like a text in another language than English."),
        ("a,b,c,d,e,f\n1,2,3,4,5,6\n", "This looks like a table of a spreadsheet."),
        (&"\u{0}\u{1}\u{2}PDF\u{fffd}\u{fffd}".repeat(40), "This is no text"),
        ("Take two onions and cut them.", "none of a plan's parts"),
    ] {
        let draft = import::read(text);
        assert_eq!(draft.family, Family::Other, "{text}");
        assert!(draft.findings[0].says.contains(says), "{text}: {:?}", draft.findings);
        assert!(!draft.findings[0].remedy.is_empty());
    }
}

#[test]
fn markup_in_a_text_is_never_kept() {
    let text =
        text("tabs.txt").replace("Trims wicks", "Trims <script>alert(1)</script><img src=x onerror=alert(1)>wicks");
    let written = import::to_pack(&import::read(&text), "2026-11-30");
    assert!(written.contains("I can trim wicks"), "{written}");
    assert!(!written.contains("alert(1)") && !written.contains("<img"), "{written}");
}

// How much, and how long

#[test]
fn a_plan_with_four_hundred_criteria_is_read_whole() {
    let mut text = String::from(
        "Reference: ST9995\nVersion: 1.0\nLevel: 3\n\nAssessment method 1: Interview\n\nGrading\n\nTheme\nKSBs\tPass\tDistinction\n",
    );
    for no in 1..=200 {
        let code = format!("{}{}", ["K", "S"][no % 2], no / 2 + 1);
        text += &format!(
            "(Core) Theme {no}\n{code}\tExplains how they light lamp {no}. ({code})\tEvaluates lamp {no}. ({code})\n"
        );
    }
    let draft = import::read(&text);
    assert_eq!(draft.methods[0].value.criteria.len(), 400);
    assert!(draft.methods[0].value.criteria.iter().all(|found| found.is_sure()));
}

#[test]
fn an_import_goes_in_steps_and_tells_how_far_it_is() {
    let text = text("tabs.txt").repeat(100);
    let mut import = Import::new(text);
    let (mut steps, mut before) = (0, 0);
    loop {
        let progress = import.step();
        steps += 1;
        assert!(progress.percent >= before && progress.percent <= 100);
        before = progress.percent;
        if progress.part.is_none() {
            break;
        }
    }
    assert_eq!(before, 100);
    assert!(steps > 15, "{steps} steps");
}

#[test]
fn what_is_too_long_is_cut_and_said_to_be() {
    for (text, words) in
        [("K1: x\n".repeat(70_000), "more than 60000 lines"), ("é".repeat(MOST_BYTES / 2 + 9), "is longer than")]
    {
        assert!(says(&import::read(&text), FindingKind::Unreadable, words));
    }
}

#[test]
fn unclosed_marks_do_not_make_it_slow() {
    // Each would be quadratic if every mark looked for its end.
    for mark in ["<a ", "[a ", "&a", "(K1 ", "|", "\t", "K1", "**", "• ", "Duty 1 ", "1. "] {
        import::read(&mark.repeat(400_000 / mark.len()));
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "(\\PC|[\n\t<>|()#*&;:.])*") {
        let draft = import::read(&text);
        let _ = import::to_pack(&draft, "2026-11-30");
    }

    /// Parts of plans in any order, cut anywhere.
    #[test]
    fn no_shuffled_plan_makes_it_panic(
        parts in proptest::collection::vec((0_usize..8, 0_usize..4_000, 1_usize..600), 0..12)
    ) {
        let files = ["one-cell-a-line.txt", "tabs.txt", "markdown.md", "page.html", "organisation.txt", "marks.txt", "short-plan.txt", "standard.txt"];
        let mut whole = String::new();
        for (file, from, length) in parts {
            whole.extend(text(files[file]).chars().skip(from).take(length));
        }
        let draft = import::read(&whole);
        let written = import::to_pack(&draft, "2026-11-30");
        prop_assert!(serde_json::from_str::<serde_json::Value>(&written).is_ok());
        let lines = u32::try_from(whole.lines().count()).unwrap();
        for finding in draft.to_look_at() {
            if let Some(place) = finding.lines {
                prop_assert!(place.first >= 1 && place.first <= place.last && place.last <= lines.max(1), "{finding:?}");
            }
        }
    }
}
