//! Evidence: kinds, and what the checks of a portfolio found.

use super::{capital, counted, facts, listed};
use crate::domain::evidence::{Evidence, EvidenceKind, Service, Statement};
use crate::domain::fact::Amount;
use crate::domain::mapping::MethodGrid;
use crate::domain::portfolio::{PortfolioCheck, PortfolioFound, Standing};
use crate::domain::record::Subject;
use crate::domain::standard::Standard;

/// What a kind of evidence is called.
pub fn kind(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Document => "document or record",
        EvidenceKind::Schedule => "schedule",
        EvidenceKind::Planning => "planning notes",
        EvidenceKind::WitnessStatement => "witness statement",
        EvidenceKind::Photograph => "photograph with notes",
        EvidenceKind::Video => "video clip",
        EvidenceKind::Audio => "sound recording",
        EvidenceKind::Presentation => "presentation",
        EvidenceKind::ReflectiveAccount => "reflective account",
        EvidenceKind::SelfAssessment => "self-assessment",
        EvidenceKind::Other => "something else",
    }
}

/// Several of a kind, as a plan would refuse them.
fn kinds(of: EvidenceKind) -> &'static str {
    match of {
        EvidenceKind::Document => "documents or records",
        EvidenceKind::Schedule => "schedules",
        EvidenceKind::Planning => "planning notes",
        EvidenceKind::WitnessStatement => "witness statements",
        EvidenceKind::Photograph => "photographs",
        EvidenceKind::Video => "video clips",
        EvidenceKind::Audio => "sound recordings",
        EvidenceKind::Presentation => "presentations",
        EvidenceKind::ReflectiveAccount => "reflective accounts",
        EvidenceKind::SelfAssessment => "self-assessment",
        EvidenceKind::Other => "other kinds of evidence",
    }
}

/// What the marks of the grid mean.
pub const MARKS: &str = "● linked. ○ reached: through a criterion or a KSB that is linked.";

/// How a piece serves a row of the grid, for those who do not see the mark.
pub fn service(service: Service) -> &'static str {
    match service {
        Service::Linked => "linked",
        Service::Through => "linked through its codes",
    }
}

/// How a check stands, in words: never by colour alone.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::InPlace => "in place",
        Standing::Open => "still open",
        Standing::Against => "to put right",
    }
}

/// What a piece is called in a sentence: its id and title, “E1 Call sheets”.
pub fn name(piece: &Evidence) -> String {
    let title = piece.title.trim();
    if title.is_empty() { piece.id.clone() } else { [piece.id.as_str(), title].join(" ") }
}

/// A text that is too long to be taken: how much of it, and which end would be cut.
pub fn too_long(what: &str, most: usize, beyond: &str) -> String {
    let count = counted(beyond.chars().count(), "character", "characters");
    let end: String = beyond.chars().take(60).collect();
    format!("{what} is {count} too long: {most} are the most. Shorten it from “{end}” on; nothing was added yet.")
}

/// What was found, in a sentence or two.
pub fn found(standard: &Standard, pieces: &[Evidence], check: &PortfolioCheck) -> String {
    let named = |places: &[usize]| {
        let names = places.iter().filter_map(|place| pieces.get(*place)).map(name);
        cut(&names.collect::<Vec<_>>())
    };
    match &check.found {
        PortfolioFound::Pieces { have, wanted } => in_log(*have, *wanted),
        PortfolioFound::Video { minutes, wanted, untold } => {
            let mut text = "Your video clips run for ".to_owned();
            text.push_str(&counted(*minutes as usize, "minute", "minutes"));
            text.push_str(" together; the plan allows ");
            text.push_str(&facts::amount(*wanted));
            text.push('.');
            if !untold.is_empty() {
                text.push_str(" Say how long these run: ");
                text.push_str(&named(untold));
                text.push('.');
            }
            text
        }
        PortfolioFound::Refused { kind, pieces } if pieces.is_empty() => {
            ["You have no ", kinds(*kind), " in your log."].concat()
        }
        PortfolioFound::Refused { kind, pieces } => {
            ["The plan takes no ", kinds(*kind), ". Leave out: ", &named(pieces), "."].concat()
        }
        PortfolioFound::Signed(statement) => signed(*statement).to_owned(),
        PortfolioFound::Ksbs { without, of } => {
            let codes: Vec<String> = without.iter().map(|code| (*code).to_owned()).collect();
            with_evidence(of.saturating_sub(without.len()), *of, &["KSBs"], "Without any: ", &listed(&codes, "and"))
        }
        PortfolioFound::Yeses { without, of } => {
            let what = if standard.outcomes.is_empty() { "criteria you marked yes" } else { "outcomes you marked yes" };
            let mut names: Vec<String> = Vec::new();
            for subject in without {
                let name = theme(standard, *subject);
                if names.last() != Some(&name) {
                    names.push(name);
                }
            }
            with_evidence(of.saturating_sub(without.len()), *of, &[what], "Nothing to show yet for ", &cut(&names))
        }
        PortfolioFound::Alone { piece, codes, of } => {
            let number = [codes.to_string().as_str(), " of ", &of.to_string()].concat();
            let piece = named(std::slice::from_ref(piece));
            [&piece, " is the only evidence for ", &number, " KSBs. If it falls away, so do they."].concat()
        }
        PortfolioFound::Unlinked(places) if places.is_empty() => "Every piece is linked to something.".to_owned(),
        PortfolioFound::Unlinked(places) => {
            let verb = if places.len() == 1 { " is linked to nothing: " } else { " are linked to nothing: " };
            [&counted(places.len(), "piece", "pieces"), verb, &named(places), "."].concat()
        }
        PortfolioFound::Elsewhere(list) => {
            let one = |(place, names): &(usize, Vec<String>)| {
                let piece = pieces.get(*place).map(name).unwrap_or_default();
                [piece.as_str(), " (", &names.join(", "), ")"].concat()
            };
            let list: Vec<String> = list.iter().map(one).collect();
            ["These links count for nothing on your option: ", &cut(&list), "."].concat()
        }
    }
}

/// Where the prompts have it: “Communication”. Ids stand on no prompt; of an outcome the id does.
fn theme(standard: &Standard, subject: Subject) -> String {
    let theme = match subject {
        Subject::Criterion(no) => standard.criterion(no).and_then(|criterion| criterion.theme.as_deref()),
        Subject::Outcome(_) => None,
    };
    theme.map_or_else(|| standard.id_of(subject).to_owned(), |theme| ["“", theme, "”"].concat())
}

/// "You have 17 pieces; the plan asks for 18 to 20 pieces: 1 more to find."
fn in_log(have: usize, wanted: Amount) -> String {
    let mut text =
        ["You have ", &counted(have, "piece", "pieces"), "; the plan asks for ", &facts::amount(wanted)].concat();
    let missing = wanted.at_least.map_or(0, |least| (least as usize).saturating_sub(have));
    let over = wanted.at_most.map_or(0, |most| have.saturating_sub(most as usize));
    if missing > 0 {
        text.push_str(": ");
        text.push_str(&missing.to_string());
        text.push_str(" more to find");
    } else if over > 0 {
        text.push_str(": ");
        text.push_str(&over.to_string());
        text.push_str(" too many");
    }
    text.push('.');
    text
}

fn signed(statement: Statement) -> &'static str {
    match (statement.employer, statement.apprentice) {
        (true, true) => "Your employer and you have both signed that the evidence is valid and yours.",
        (true, false) => "Your employer has signed the statement that the evidence is yours; you have not yet.",
        (false, true) => "You have signed the statement that the evidence is yours; your employer has not yet.",
        (false, false) => "The statement by your employer and you that the evidence is yours is still to come.",
    }
}

fn with_evidence(have: usize, of: usize, what: &[&str], lead: &str, names: &str) -> String {
    let mut text = [&have.to_string(), " of ", &of.to_string(), " ", &what.concat(), " have evidence."].concat();
    if !names.is_empty() {
        text.push(' ');
        text.push_str(lead);
        text.push_str(names);
        text.push('.');
    }
    text
}

/// At most five names, then how many more.
fn cut(names: &[String]) -> String {
    const SHOWN: usize = 5;
    match names.get(..SHOWN) {
        Some(first) if names.len() > SHOWN + 1 => {
            let more = names.len().saturating_sub(SHOWN).to_string();
            [&first.join(", "), " and ", &more, " more"].concat()
        }
        _ => listed(names, "and"),
    }
}

/// Why a check is made: the plan's own words, or that it is none of the plan's.
pub fn because(check: &PortfolioCheck) -> String {
    check.fact.map_or_else(|| "Not a rule of the plan: it follows from your own answers.".to_owned(), facts::fact)
}

/// What is said where the plan states no limits of a portfolio.
pub const NO_LIMITS: &str =
    "The plan states no limits for a portfolio: not how many pieces, nor of which kind. So none is checked here.";

/// What is said in place of a grid without a mark.
pub const NOTHING_LINKED: &str = "No piece of evidence is linked to this part.";

/// What the log says about itself: "19 pieces. 26 of 47 KSBs of your option have evidence."
pub fn summary(pieces: usize, grids: &[MethodGrid]) -> String {
    let rows = || grids.iter().flat_map(|grid| &grid.ksbs);
    let served = rows().filter(|row| row.pieces() > 0).count();
    let text = with_evidence(served, rows().count(), &["KSBs of your option"], "", "");
    [&counted(pieces, "piece", "pieces"), ". ", &text].concat()
}

/// The head of a method's grid.
pub fn grid_heading(standard: &Standard, grid: &MethodGrid) -> String {
    let method = grid.method.and_then(|no| standard.method(no));
    method.map_or_else(|| "Outcomes and KSBs".to_owned(), |method| capital(&method.title))
}

/// What a row of the grid is about, beside its id: "pass Communication"; of an outcome its title.
pub fn of_subject(standard: &Standard, subject: Subject) -> String {
    match subject {
        Subject::Criterion(no) => standard.criterion(no).map(|criterion| {
            let grade = standard.method(criterion.method).map_or("", |method| method.grades.name(criterion.grade));
            let grade = if criterion.points.is_some() { "" } else { grade };
            [grade, " ", criterion.theme.as_deref().unwrap_or_default()].concat()
        }),
        Subject::Outcome(no) => standard.outcome(no).map(|outcome| outcome.title.clone()),
    }
    .unwrap_or_default()
}
