//! Finding a standard by what people type.

use grades::domain::search::{Catalogue, FoundStandards, Searched};
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// Titles of published standards, with their codes and levels as far as the tests need them.
const TITLES: [(&str, &str, u8, &[&str]); 24] = [
    (
        "ST0792",
        "Junior production coordinator",
        4,
        &["Booking coordinator", "Production secretary", "Film and television"],
    ),
    (
        "ST0525",
        "Creative industries production manager",
        7,
        &["Production accounting", "Live performance art production"],
    ),
    ("ST1483", "Production manager", 6, &["Animation", "Visual effects"]),
    ("ST0215", "Adult care worker", 2, &[]),
    ("ST0216", "Lead adult care worker", 3, &["Health care support"]),
    ("ST0217", "Healthcare support worker", 2, &["Health care assistant"]),
    ("ST0095", "Bricklayer", 2, &[]),
    ("ST0264", "Carpentry and joinery", 2, &["Site carpenter", "Architectural joiner"]),
    ("ST0152", "Installation electrician", 3, &[]),
    ("ST0116", "Software developer", 4, &[]),
    ("ST0128", "Software tester", 4, &[]),
    ("ST0119", "Digital and technology solutions professional", 6, &["Software engineer", "Data analyst"]),
    ("ST0118", "Data analyst", 4, &[]),
    ("ST0585", "Data scientist", 6, &[]),
    ("ST0589", "Hairdressing professional", 2, &["Hairdresser", "Barber"]),
    ("ST0107", "Bus and coach engineering technician", 3, &[]),
    ("ST0457", "Engineering technician", 3, &[]),
    ("ST0023", "Aerospace engineer", 6, &[]),
    ("ST0777", "Café and bar team leader", 3, &["Barista"]),
    ("ST0384", "Team leader", 3, &["Supervisor"]),
    ("ST0385", "Operations manager", 5, &["Departmental manager"]),
    ("ST0070", "Business administrator", 3, &[]),
    ("ST0072", "Customer service practitioner", 2, &[]),
    ("ST0522", "Teacher", 6, &[]),
];

fn catalogue() -> Catalogue {
    Catalogue::new(TITLES.map(|(reference, title, level, also_called)| Searched {
        reference,
        title,
        level,
        also_called,
    }))
}

fn search(query: &str) -> FoundStandards {
    catalogue().search(query)
}

fn codes(found: &FoundStandards) -> Vec<&'static str> {
    found.hits.iter().map(|place| TITLES[*place].0).collect()
}

#[track_caller]
fn finds(query: &str, expected: &[&str]) {
    let found = search(query);
    assert!(!found.are_close, "{query:?} is only near: {found:?}");
    assert_eq!(codes(&found), expected, "{query:?}");
}

#[track_caller]
fn is_near(query: &str, expected: &[&str], read_as: &str) {
    let found = search(query);
    assert!(found.are_close, "{query:?}: {found:?}");
    assert_eq!(codes(&found), expected, "{query:?}: {found:?}");
    assert_eq!(found.read_as.as_deref(), Some(read_as), "{query:?}");
}

#[test]
fn words_may_be_left_out_begun_and_in_any_order() {
    finds("junior production coordinator", &["ST0792"]);
    finds("Coordinator", &["ST0792"]);
    finds("coordinator, production", &["ST0792"]);
    finds("jun prod coord", &["ST0792"]);
    finds("production manager", &["ST1483", "ST0525"]);
    finds("prod man", &["ST1483", "ST0525"]);
    finds("the production manager apprenticeship", &["ST1483", "ST0525"]);
    finds("bricklayers", &["ST0095"]);
    finds("customer services", &["ST0072"]);
}

#[test]
fn other_names_and_options_are_found_after_titles() {
    finds("booking coordinator", &["ST0792"]);
    finds("production secretary", &["ST0792"]);
    finds("barber", &["ST0589"]);
    finds("data analyst", &["ST0118", "ST0119"]);
    finds("supervisor", &["ST0384"]);
}

#[test]
fn a_code_is_found_with_or_without_its_letters_and_zeros() {
    for query in [
        "ST0792",
        "st0792",
        "ST 0792",
        "0792",
        "792",
        "st792",
        "STO792",
        "ST0792 v1.2",
        "ST0792_1.2",
        "ST0792 version 1.2",
    ] {
        finds(query, &["ST0792"]);
    }
    finds("ST07", &["ST0792", "ST0777"]);
    finds("79", &["ST0792"]);
    finds("0792 level 4", &["ST0792"]);
}

#[test]
fn a_code_with_two_digits_that_changed_places_is_near() {
    let found = search("ST0729");
    assert!(found.are_close, "{found:?}");
    assert!(codes(&found).contains(&"ST0792"), "{found:?}");
}

#[test]
fn a_level_is_found_however_it_is_written() {
    for query in ["level 4", "Level4", "L4", "lvl 4", "4", "l 4"] {
        finds(query, &["ST0118", "ST0792", "ST0116", "ST0128"]);
    }
    finds("software L4", &["ST0116", "ST0128"]);
    finds("level 6 data", &["ST0585", "ST0119"]);
    finds("level 8", &[]);
    // The right standard at another level is near.
    is_near("bricklayer level 3", &["ST0095"], "bricklayer");
}

#[test]
fn typing_errors_are_forgiven_and_it_is_said_how_they_were_read() {
    is_near("prodcution coordinater", &["ST0792"], "production coordinator");
    is_near("prodution co-ordinator", &["ST0792"], "production coordinator");
    is_near("junor producion cordinator", &["ST0792"], "junior production coordinator");
    is_near("elecrician", &["ST0152"], "electrician");
    is_near("electrican", &["ST0152"], "electrician");
    is_near("softwear developper", &["ST0116"], "software developer");
    is_near("hairdresing", &["ST0589"], "hairdressing");
    is_near("buisness administrator", &["ST0070"], "business administrator");
    is_near("custmer servise", &["ST0072"], "customer service");
    // Two that are about as near; the nearest comes first.
    is_near("techer", &["ST0522", "ST0128"], "teacher");
    is_near("aerospce enginer", &["ST0023"], "aerospace engineer");
}

#[test]
fn a_word_with_the_same_root_is_near() {
    is_near("carpentery", &["ST0264"], "carpentry");
    finds("carpenter", &["ST0264"]);
    is_near("administration business", &["ST0070"], "administrator business");
}

#[test]
fn one_word_or_two_with_a_hyphen_or_without() {
    finds("co-ordinator", &["ST0792"]);
    finds("health care assistant", &["ST0217"]);
    finds("brick layer", &["ST0095"]);
    finds("healthcare", &["ST0217", "ST0216"]);
    finds("health care support worker", &["ST0217", "ST0216"]);
}

#[test]
fn accents_make_no_difference() {
    for query in ["cafe", "café", "CAFÉ", "cafe\u{301}", "Café & bar"] {
        finds(query, &["ST0777"]);
    }
}

#[test]
fn a_word_that_stands_nowhere_is_left_out_and_that_is_only_near() {
    is_near("junior tv production coordinator", &["ST0792"], "junior production coordinator");
    is_near("data scientist bristol", &["ST0585"], "data scientist");
}

#[test]
fn what_is_not_held_is_not_found() {
    for query in ["florist", "zzz", "ST9999", "veterinary nurse", "xy"] {
        let found = search(query);
        assert_eq!((codes(&found), found.are_close, found.read_as), (vec![], false, None), "{query:?}");
    }
}

#[test]
fn enter_opens_the_only_one() {
    assert_eq!(search("coordinator").only(), Some(0));
    assert_eq!(search("cordinator").only(), Some(0), "also where it is only near");
    assert_eq!(search("production").only(), None);
    assert_eq!(search("florist").only(), None);
    assert_eq!(search("").only(), None);
}

#[test]
fn nothing_typed_means_all_in_the_order_they_came() {
    for query in ["", "  ", "&", "…", "the", "apprenticeship"] {
        let found = search(query);
        assert_eq!(found.hits, (0..TITLES.len()).collect::<Vec<_>>());
        assert!(!found.are_close);
    }
}

#[test]
fn an_exact_match_is_never_mixed_with_near_ones() {
    // “Teacher” and “tester” are near, and only one is meant.
    finds("tester", &["ST0128"]);
    finds("engineer", &["ST0023", "ST0457", "ST0107", "ST0119"]);
}

/// As many standards as there are live, of words that titles are made of.
fn many() -> Vec<(String, String, u8)> {
    const FIRST: [&str; 13] = [
        "Junior",
        "Senior",
        "Digital",
        "Advanced",
        "Lead",
        "Rail",
        "Marine",
        "Creative",
        "Clinical",
        "Assistant",
        "Food",
        "Retail",
        "Custody",
    ];
    const SECOND: [&str; 10] = [
        "production",
        "engineering",
        "healthcare",
        "construction",
        "maintenance",
        "software",
        "laboratory",
        "logistics",
        "hospitality",
        "education",
    ];
    const THIRD: [&str; 5] = ["coordinator", "technician", "manager", "practitioner", "professional"];
    let mut all = Vec::new();
    for first in FIRST {
        for second in SECOND {
            for third in THIRD {
                all.push((
                    format!("ST{:04}", all.len() + 1),
                    format!("{first} {second} {third}"),
                    2 + all.len() as u8 % 6,
                ));
            }
        }
    }
    all
}

#[test]
fn six_hundred_and_fifty_standards_are_searched_while_somebody_types() {
    let all = many();
    assert_eq!(all.len(), 650);
    let catalogue = Catalogue::new(all.iter().map(|(reference, title, level)| Searched {
        reference,
        title,
        level: *level,
        also_called: &["Another name of it", "And one of its options"],
    }));
    let started = Instant::now();
    let queries =
        ["j", "junior", "junior prodcution", "junior prodcution cordinator", "senior marine labratory technicain l4"];
    let found: Vec<FoundStandards> = queries.iter().map(|query| catalogue.search(query)).collect();
    // A few milliseconds; the limit is for a busy machine.
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    assert_eq!(found[3].only(), Some(0));
    assert_eq!(found[1].hits.len(), 50);
}

#[test]
fn the_shipped_standards_are_found() {
    let shipped: Vec<_> = standards::list().into_iter().flatten().collect();
    let options: Vec<Vec<&str>> = shipped
        .iter()
        .map(|one| one.also_called.iter().copied().chain(one.options.iter().map(|(_, title)| *title)).collect())
        .collect();
    let catalogue = Catalogue::new(shipped.iter().zip(&options).map(|(one, also_called)| Searched {
        reference: one.reference,
        title: one.title,
        level: one.level,
        also_called,
    }));
    for one in &shipped {
        let found = catalogue.search(one.title);
        assert_eq!(found.hits.first().map(|place| shipped[*place].title), Some(one.title));
        assert!(!found.are_close);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn any_query_has_an_answer(query in any::<String>()) {
        let found = search(&query);
        let mut once = found.hits.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), found.hits.len());
        prop_assert!(found.read_as.is_none() || found.are_close);
    }

    #[test]
    fn a_title_is_found_by_the_beginnings_of_its_words_in_any_order(
        which in 0..TITLES.len(),
        order in any::<u64>(),
        letters in 4_usize..9,
    ) {
        let (code, title, ..) = TITLES[which];
        let mut words: Vec<String> = title.split(' ').map(|word| word.chars().take(letters).collect()).collect();
        let turn = order as usize % words.len();
        words.rotate_left(turn);
        let found = search(&words.join(" "));
        prop_assert!(!found.are_close, "{:?}", words);
        prop_assert!(codes(&found).contains(&code), "{:?}: {:?}", words, found);
    }

    #[test]
    fn a_title_with_one_letter_left_out_or_doubled_is_still_found(which in 0..TITLES.len(), at in any::<usize>(), doubled in any::<bool>()) {
        let (code, title, ..) = TITLES[which];
        let mut letters: Vec<char> = title.chars().collect();
        let at = at % letters.len();
        if doubled { letters.insert(at, letters[at]) } else { letters.remove(at); }
        let typed: String = letters.into_iter().collect();
        let found = search(&typed);
        prop_assert!(codes(&found).contains(&code), "{:?}: {:?}", typed, found);
    }
}
