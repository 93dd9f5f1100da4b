//! Evidence, its grid, and the gateway: held against what each plan itself asks, and nothing invented where it is silent.

use grades::domain::date::Date;
use grades::domain::evidence::{Evidence, EvidenceKind, Service, next_id};
use grades::domain::fact::Force;
use grades::domain::gateway;
use grades::domain::mapping::grids;
use grades::domain::portfolio::{self, PortfolioCheck, PortfolioFound, Standing};
use grades::domain::readiness::{Confirmed, Readiness};
use grades::domain::record::{Judgement, LearnerRecord, Subject};
use grades::domain::standard::{PathwayNo, Standard};
use grades::wording;

fn shipped(uid: &str) -> Standard {
    standards::find(uid).expect("shipped")
}

fn record() -> LearnerRecord {
    let mut record = LearnerRecord::default();
    record.pathway = Some(PathwayNo(0));
    record
}

/// So many documents, each linked to every criterion of the portfolio's method.
fn log(standard: &Standard, many: usize) -> Readiness {
    let mut readiness = Readiness::default();
    for _ in 0..many {
        let mut piece = Evidence::new(&next_id(&readiness.evidence), "A document");
        piece.kind = Some(EvidenceKind::Document);
        for (_, criterion) in standard.criteria_for(Some(PathwayNo(0))).filter(|(_, one)| one.id.starts_with("AM2")) {
            piece.link_criterion(&criterion.id, true);
        }
        readiness.evidence.push(piece);
    }
    readiness
}

fn said(standard: &Standard, readiness: &Readiness, check: &PortfolioCheck) -> String {
    wording::evidence::found(standard, &readiness.evidence, check)
}

/// The check of a kind, its standing and its words.
fn only(
    standard: &Standard,
    record: &LearnerRecord,
    readiness: &Readiness,
    such: fn(&PortfolioFound) -> bool,
) -> Option<(Standing, String, Option<Force>)> {
    let checks = portfolio::check(standard, record, readiness);
    let mut found = checks.iter().filter(|check| such(&check.found));
    let check = found.next()?;
    assert!(found.next().is_none(), "one check of a kind");
    Some((check.standing, said(standard, readiness, check), check.fact.and_then(|fact| fact.force)))
}

fn pieces(found: &PortfolioFound) -> bool {
    matches!(found, PortfolioFound::Pieces { .. })
}

fn video(found: &PortfolioFound) -> bool {
    matches!(found, PortfolioFound::Video { .. })
}

#[test]
fn the_number_of_pieces_is_held_against_each_plan_own_limit() {
    let rows = [
        (
            "ST0792_1.2",
            17,
            Standing::Open,
            "You have 17 pieces; the plan asks for 18 to 20 pieces: 1 more to find.",
            Force::Rule,
        ),
        ("ST0792_1.2", 19, Standing::InPlace, "You have 19 pieces; the plan asks for 18 to 20 pieces.", Force::Rule),
        (
            "ST0792_1.2",
            21,
            Standing::Against,
            "You have 21 pieces; the plan asks for 18 to 20 pieces: 1 too many.",
            Force::Rule,
        ),
        (
            "ST0792_1.1",
            14,
            Standing::Open,
            "You have 14 pieces; the plan asks for 15 pieces: 1 more to find.",
            Force::Rule,
        ),
        ("ST0792_1.1", 15, Standing::InPlace, "You have 15 pieces; the plan asks for 15 pieces.", Force::Rule),
        (
            "ST0792_1.1",
            16,
            Standing::Against,
            "You have 16 pieces; the plan asks for 15 pieces: 1 too many.",
            Force::Rule,
        ),
        (
            "ST0525_1.0",
            9,
            Standing::Open,
            "You have 9 pieces; the plan asks for at least 10 pieces: 1 more to find.",
            Force::Typical,
        ),
        (
            "ST0525_1.0",
            40,
            Standing::InPlace,
            "You have 40 pieces; the plan asks for at least 10 pieces.",
            Force::Typical,
        ),
    ];
    for (uid, many, standing, words, force) in rows {
        let standard = shipped(uid);
        let found = only(&standard, &record(), &log(&standard, many), pieces);
        assert_eq!(found, Some((standing, words.to_owned(), Some(force))), "{uid}, {many}");
    }
}

#[test]
fn a_plan_without_limits_is_not_given_any() {
    let standard = shipped("ST1483_2");
    assert!(!portfolio::has_limits(&standard));
    let mut readiness = log(&standard, 3);
    readiness.evidence[0].kind = Some(EvidenceKind::ReflectiveAccount);
    readiness.evidence[0].minutes = Some(500);
    assert!(portfolio::check(&standard, &record(), &readiness).is_empty());
    let mut record = record();
    record.judge(standard.find_subject("AO1").expect("an outcome"), Some(Judgement::Met));
    let checks = portfolio::check(&standard, &record, &readiness);
    assert_eq!(checks.len(), 1, "a yes with nothing to show is the record's own question");
    assert_eq!(
        said(&standard, &readiness, &checks[0]),
        "0 of 1 outcomes you marked yes have evidence. Nothing to show yet for AO1."
    );
    assert!(wording::evidence::because(&checks[0]).starts_with("Not a rule of the plan"));
    for uid in ["ST0792_1.2", "ST0792_1.1", "ST0525_1.0"] {
        assert!(portfolio::has_limits(&shipped(uid)), "{uid}");
    }
    assert_eq!(only(&shipped("ST0525_1.0"), &self::record(), &readiness, video), None, "no limit of video is printed");
}

#[test]
fn video_counts_together_and_asks_for_minutes_that_are_not_told() {
    let standard = shipped("ST0792_1.2");
    let mut readiness = log(&standard, 3);
    for piece in &mut readiness.evidence {
        piece.kind = Some(EvidenceKind::Video);
        piece.minutes = Some(4);
    }
    let (standing, words, _) = only(&standard, &record(), &readiness, video).expect("a limit");
    assert_eq!(
        (standing, words.as_str()),
        (Standing::Against, "Your video clips run for 12 minutes together; the plan allows at most 10 minutes.")
    );
    readiness.evidence[2].minutes = None;
    let (standing, words, _) = only(&standard, &record(), &readiness, video).expect("a limit");
    assert_eq!(standing, Standing::Open);
    assert!(words.ends_with("Say how long these run: E3 A document."), "{words}");
    readiness.evidence[2].kind = Some(EvidenceKind::Audio);
    assert_eq!(only(&standard, &record(), &readiness, video).expect("a limit").0, Standing::InPlace);
}

#[test]
fn kinds_that_the_plan_refuses_are_named_with_their_pieces() {
    let standard = shipped("ST0792_1.2");
    let mut readiness = log(&standard, 2);
    readiness.evidence[1].kind = Some(EvidenceKind::SelfAssessment);
    let checks = portfolio::check(&standard, &record(), &readiness);
    let refused: Vec<_> = checks.iter().filter(|check| matches!(check.found, PortfolioFound::Refused { .. })).collect();
    let words: Vec<_> = refused.iter().map(|check| (check.standing, said(&standard, &readiness, check))).collect();
    assert_eq!(
        words,
        [
            (Standing::InPlace, "You have no reflective accounts in your log.".to_owned()),
            (Standing::Against, "The plan takes no self-assessment. Leave out: E2 A document.".to_owned()),
        ]
    );
    assert!(refused.iter().all(|check| check.fact.is_some_and(|fact| !fact.source.at.is_empty())));
}

#[test]
fn both_have_to_sign_where_the_plan_asks_for_a_statement() {
    let standard = shipped("ST0792_1.2");
    let signed = |found: &PortfolioFound| matches!(found, PortfolioFound::Signed(_));
    let mut readiness = Readiness::default();
    assert_eq!(only(&standard, &record(), &readiness, signed).expect("asked").0, Standing::Open);
    readiness.statement.employer = true;
    let (standing, words, _) = only(&standard, &record(), &readiness, signed).expect("asked");
    assert!(standing == Standing::Open && words.contains("you have not yet"), "{words}");
    readiness.statement.apprentice = true;
    assert_eq!(only(&standard, &record(), &readiness, signed).expect("asked").0, Standing::InPlace);
    assert_eq!(only(&shipped("ST0792_1.1"), &record(), &readiness, signed), None);
}

#[test]
fn links_are_missed_where_they_are_missing() {
    let standard = shipped("ST0792_1.2");
    let mut record = record();
    record.judge(standard.find_criterion("AM2-cpd-p1").expect("a criterion"), Some(Judgement::Met));
    record.judge(standard.find_criterion("AM1-role-p1").expect("a criterion"), Some(Judgement::Met));
    let mut readiness = Readiness::default();
    readiness.evidence.push(Evidence::new("E1", "Notes"));
    let yeses = |found: &PortfolioFound| matches!(found, PortfolioFound::Yeses { .. });
    let (_, words, _) = only(&standard, &record, &readiness, yeses).expect("a yes");
    assert_eq!(words, "0 of 1 criteria you marked yes have evidence. Nothing to show yet for “CPD”.");
    let unlinked = |found: &PortfolioFound| matches!(found, PortfolioFound::Unlinked(_));
    let (standing, words, _) = only(&standard, &record, &readiness, unlinked).expect("a piece");
    assert_eq!((standing, words.as_str()), (Standing::Open, "1 piece is linked to nothing: E1 Notes."));
    readiness.evidence[0].link_criterion("AM2-cpd-p1", true);
    assert_eq!(only(&standard, &record, &readiness, yeses).expect("a yes").0, Standing::InPlace);
    let ksbs = |found: &PortfolioFound| matches!(found, PortfolioFound::Ksbs { .. });
    let all = only(&standard, &record, &log(&standard, 1), ksbs).expect("KSBs");
    assert_eq!(all.0, Standing::InPlace, "{}", all.1);
}

#[test]
fn a_link_to_the_other_option_or_to_nothing_is_told() {
    let standard = shipped("ST0792_1.2");
    let mut piece = Evidence::new("E1", "Notes");
    piece.link_ksb("K28", true);
    piece.link_ksb("K1", true);
    piece.link_criterion("AM9-lost-p1", true);
    let readiness = Readiness { evidence: vec![piece], ..Readiness::default() };
    let elsewhere = |found: &PortfolioFound| matches!(found, PortfolioFound::Elsewhere(_));
    let (standing, words, _) = only(&standard, &record(), &readiness, elsewhere).expect("two such links");
    assert_eq!(standing, Standing::Against);
    assert_eq!(words, "These links count for nothing on your option: E1 Notes (AM9-lost-p1, K28).");
    let mut other = record();
    other.pathway = Some(PathwayNo(1));
    assert!(only(&standard, &other, &readiness, elsewhere).expect("one left").1.contains("(AM9-lost-p1)"));
}

#[test]
fn one_piece_that_carries_everything_is_noticed_and_an_even_log_is_not() {
    let standard = shipped("ST0792_1.2");
    let alone = |found: &PortfolioFound| matches!(found, PortfolioFound::Alone { .. });
    let mut readiness = log(&standard, 1);
    readiness.evidence.push(Evidence::new("E2", "Spare"));
    assert!(
        only(&standard, &record(), &readiness, alone)
            .expect("noticed")
            .1
            .starts_with("E1 A document is the only evidence for ")
    );
    assert_eq!(only(&standard, &record(), &log(&standard, 2), alone), None);
}

#[test]
fn the_grid_shows_links_both_ways_and_splits_by_method() {
    let standard = shipped("ST0792_1.2");
    let mut by_criterion = Evidence::new("E1", "By criterion");
    by_criterion.link_criterion("AM2-cpd-p1", true);
    let carried =
        standard.criterion(standard.find_criterion("AM2-cpd-p1").expect("known")).expect("known").ksbs.clone();
    let mut by_code = Evidence::new("E2", "By code");
    by_code.link_ksb(&carried[0], true);
    let grids = grids(&standard, Some(PathwayNo(0)), &[by_criterion, by_code]);
    assert_eq!(grids.len(), 2);
    assert!(grids.iter().all(|grid| grid.method.is_some()));
    let row = grids[1].ksbs.iter().find(|row| row.of == carried[0]).expect("a KSB of the discussion");
    assert_eq!(row.marks, [Some(Service::Through), Some(Service::Linked)]);
    let of = |row: &&grades::domain::mapping::GridRow<Subject>| standard.id_of(row.of) == "AM2-cpd-p1";
    assert_eq!(
        grids[1].subjects.iter().find(of).expect("its row").marks,
        [Some(Service::Linked), Some(Service::Through)]
    );
    let codes: usize = grids.iter().map(|grid| grid.ksbs.len()).sum();
    let option = standard.ksbs.iter().filter(|ksb| ksb.pathway.is_none_or(|no| no == PathwayNo(0))).count();
    assert_eq!(codes, option, "each KSB of the option once: no code of this plan is assessed twice");
}

#[test]
fn a_standard_without_methods_has_one_grid_of_outcomes() {
    let standard = shipped("ST1483_2");
    let grids = grids(&standard, Some(PathwayNo(0)), &[]);
    assert_eq!(grids.iter().map(|grid| grid.method).collect::<Vec<_>>(), [None]);
    assert_eq!(grids[0].subjects.len(), standard.outcomes_for(Some(PathwayNo(0))).count());
    assert!(!grids[0].ksbs.is_empty());
}

fn day(year: u16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, month, day)
}

#[test]
fn the_gateway_asks_only_what_matters_and_applies_it() {
    let standard = shipped("ST0525_1.0");
    let mut readiness = Readiness::default();
    let ids = |readiness: &Readiness| -> Vec<String> {
        let standing = gateway::standing(&standard, readiness);
        standing.binding().map(|checked| checked.requirement.id.clone()).collect()
    };
    readiness.about.registered = day(2025, 7, 31);
    readiness.about.age_at_start = Some(18);
    assert_eq!(ids(&readiness), ["months-12", "employer-ready", "english-maths", "project-brief", "portfolio"]);
    readiness.about.registered = day(2025, 8, 1);
    readiness.about.age_at_start = Some(19);
    assert_eq!(ids(&readiness), ["months-8", "employer-ready", "project-brief", "portfolio"]);
    readiness.about.training_start = day(2025, 8, 31);
    let standing = gateway::standing(&standard, &readiness);
    assert_eq!(
        standing.list[1].from,
        day(2026, 5, 1),
        "eight months, never a day early where the last month is shorter"
    );
    let over = wording::gateway::months_over(&standing.list[1]);
    assert_eq!(over.as_deref(), Some("Your months are over on 1 May 2026."));
    let plain = shipped("ST0792_1.2");
    let nothing = Readiness::default();
    let standing = gateway::standing(&plain, &nothing);
    assert_eq!((standing.asks_registered, standing.asks_age, standing.asks_start), (false, false, true));
}

#[test]
fn the_gateway_is_summed_up_in_a_sentence() {
    let said =
        |standard: &Standard, readiness: &Readiness| wording::gateway::summary(&gateway::standing(standard, readiness));
    let confirmed = || Confirmed { state: Some(Judgement::Met), ..Confirmed::default() };
    let standard = shipped("ST0792_1.2");
    let mut readiness = Readiness::default();
    assert_eq!(said(&standard, &readiness), "0 of 8 gateway requirements are in place.");
    for id in ["employer", "ready", "training", "months"] {
        readiness.gateway.put(id, confirmed());
    }
    assert_eq!(said(&standard, &readiness), "4 of 8 gateway requirements are in place. 4 are still open.");
    for id in ["off-the-job", "portfolio", "policies"] {
        readiness.gateway.put(id, confirmed());
    }
    assert_eq!(
        said(&standard, &readiness),
        "7 of 8 gateway requirements are in place. English and maths is still open."
    );
    readiness.gateway.put("english-maths", confirmed());
    assert_eq!(said(&standard, &readiness), "All 8 gateway requirements are in place.");
    assert_eq!(
        said(&shipped("ST0525_1.0"), &Readiness::default()),
        "0 of 3 gateway requirements are in place. 3 more may bind you: say when you were registered and how old you \
         were when your training began."
    );
    let mut young = Readiness::default();
    young.about.age_at_start = Some(17);
    assert_eq!(
        said(&shipped("ST0525_1.0"), &young),
        "0 of 4 gateway requirements are in place. 2 more may bind you: say when you were registered."
    );
    assert!(
        said(&shipped("ST1483_2"), &readiness)
            .starts_with("The plan prints no gateway requirements. That means unknown")
    );
}
