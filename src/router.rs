//! Addresses. Hash routing, so that the same bytes work under any path and from any static host.

use crate::formats::link;
use crate::formats::records::clean_line;

/// The part of an address that stands for the option where a standard has none.
pub const NO_OPTION: &str = "all";

/// A place in the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The list of standards.
    #[default]
    Choose,
    /// The options of one standard.
    Standard {
        /// Which standard.
        uid: String,
    },
    /// The screens of one standard and option.
    At {
        /// Which standard.
        uid: String,
        /// Which option, or [`NO_OPTION`].
        option: String,
        /// Which screen.
        screen: Screen,
    },
    /// Answers in a link, read once and then gone from the address, whatever became of them on the way.
    Link {
        /// Which standard.
        uid: String,
        /// Which option, or [`NO_OPTION`].
        option: String,
        /// The answers, packed.
        packed: String,
    },
    /// Records on this device, files, links.
    Keep,
    /// What changed between two versions of a standard.
    Compare {
        /// The one.
        one: String,
        /// The other.
        other: String,
    },
    /// Sources, method, privacy, accessibility.
    About,
    /// An address that leads nowhere.
    Unknown {
        /// As it was given.
        address: String,
    },
}

/// The screens of one standard and option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// One question at a time.
    Answer {
        /// The criterion, outcome, category or method that is asked about; else whatever comes next.
        criterion: Option<String>,
    },
    /// Every question, answered in place.
    List,
    /// The grade, why, and what would change it.
    Result,
    /// What the plan says: times, limits, re-sits, gateway.
    Plan,
    /// On the way to the assessment.
    Ready(Ready),
    /// The map of KSBs, opened at one of them.
    Ksb {
        /// Its code.
        code: String,
    },
}

/// The screens on the way to the assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ready {
    /// Where one stands with all of them.
    Overview,
    /// The ways to each higher grade, as a plan.
    Ways,
    /// Knowledge, skills and behaviours as a map.
    Ksbs,
    /// The log of evidence.
    Evidence,
    /// KSBs and criteria against evidence.
    Grid,
    /// What must be in place first.
    Gateway,
    /// Every date of the plan.
    Dates,
    /// Practising against the clock.
    Rehearse,
    /// All of it on paper or in a file.
    Report,
}

impl Ready {
    /// Every screen, in the order in which they are offered.
    pub const EVERY: [Ready; 9] = [
        Ready::Overview,
        Ready::Ways,
        Ready::Ksbs,
        Ready::Evidence,
        Ready::Grid,
        Ready::Gateway,
        Ready::Dates,
        Ready::Rehearse,
        Ready::Report,
    ];

    /// What the screen is called, in its title and in links to it.
    pub fn title(self) -> &'static str {
        match self {
            Ready::Overview => "Am I ready?",
            Ready::Ways => "How to reach a higher grade",
            Ready::Ksbs => "Map of knowledge, skills and behaviours",
            Ready::Evidence => "Evidence",
            Ready::Grid => "Mapping grid",
            Ready::Gateway => "Gateway",
            Ready::Dates => "Dates",
            Ready::Rehearse => "Rehearsal",
            Ready::Report => "Report",
        }
    }

    /// Its part of an address.
    pub fn word(self) -> &'static str {
        match self {
            Ready::Overview => "overview",
            Ready::Ways => "ways",
            Ready::Ksbs => "ksbs",
            Ready::Evidence => "evidence",
            Ready::Grid => "grid",
            Ready::Gateway => "gateway",
            Ready::Dates => "dates",
            Ready::Rehearse => "rehearse",
            Ready::Report => "report",
        }
    }
}

impl Route {
    /// Reads the part of an address from `#` on; nothing if it is no address of ours (a jump within the page).
    ///
    /// What mail did to it is undone, see [`link::as_sent`].
    pub fn parse(hash: &str) -> Option<Route> {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        if hash.is_empty() {
            return Some(Route::Choose);
        }
        let given = hash.strip_prefix('/').unwrap_or(hash);
        let hash = &link::as_sent(hash);
        let path = hash.strip_prefix('/')?;
        let unknown = || Route::Unknown { address: clean_line(given, 100) };
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        // Answers never stay in the address, not even those that cannot be read.
        if let Some(at) = parts.iter().position(|part| *part == "answers") {
            let (place, packed) = parts.split_at_checked(at)?;
            let part = |no: usize| place.get(no).copied().unwrap_or_default().to_owned();
            let packed = packed.get(1..)?.join("/").chars().take(link::MOST + 1).collect();
            return Some(Route::Link { uid: part(0), option: part(1), packed });
        }
        let plain = |part: &&str| {
            part.len() <= 80
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
        };
        if !parts.iter().all(plain) {
            return Some(unknown());
        }
        let at = |uid: &str, option: &str, screen| Route::At { uid: uid.to_owned(), option: option.to_owned(), screen };
        Some(match parts.as_slice() {
            [] => Route::Choose,
            ["about"] => Route::About,
            ["keep"] => Route::Keep,
            ["compare", one, other] => Route::Compare { one: (*one).to_owned(), other: (*other).to_owned() },
            [uid] => Route::Standard { uid: (*uid).to_owned() },
            [uid, option] => at(uid, option, Screen::Answer { criterion: None }),
            [uid, option, "list"] => at(uid, option, Screen::List),
            // Where questions were asked one at a time before they all were.
            [uid, option, "ready", "next"] => at(uid, option, Screen::Answer { criterion: None }),
            [uid, option, "result"] => at(uid, option, Screen::Result),
            [uid, option, "plan"] => at(uid, option, Screen::Plan),
            [uid, option, "ready"] => at(uid, option, Screen::Ready(Ready::Overview)),
            [uid, option, "ready", word] => match Ready::EVERY.into_iter().find(|ready| ready.word() == *word) {
                Some(ready) => at(uid, option, Screen::Ready(ready)),
                None => unknown(),
            },
            [uid, option, "ready", "ksbs", code] => at(uid, option, Screen::Ksb { code: (*code).to_owned() }),
            [uid, option, criterion] => at(uid, option, Screen::Answer { criterion: Some((*criterion).to_owned()) }),
            _ => unknown(),
        })
    }
}

impl std::fmt::Display for Route {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Route::Choose => to.write_str("#/"),
            Route::About => to.write_str("#/about"),
            Route::Keep => to.write_str("#/keep"),
            Route::Link { uid, option, packed } => write!(to, "#/{uid}/{option}/answers/{packed}"),
            Route::Compare { one, other } => write!(to, "#/compare/{one}/{other}"),
            Route::Standard { uid } => write!(to, "#/{uid}"),
            Route::At { uid, option, screen } => match screen {
                Screen::Answer { criterion: None } => write!(to, "#/{uid}/{option}"),
                Screen::Answer { criterion: Some(criterion) } => write!(to, "#/{uid}/{option}/{criterion}"),
                Screen::List => write!(to, "#/{uid}/{option}/list"),
                Screen::Result => write!(to, "#/{uid}/{option}/result"),
                Screen::Plan => write!(to, "#/{uid}/{option}/plan"),
                Screen::Ready(Ready::Overview) => write!(to, "#/{uid}/{option}/ready"),
                Screen::Ready(ready) => write!(to, "#/{uid}/{option}/ready/{}", ready.word()),
                Screen::Ksb { code } => write!(to, "#/{uid}/{option}/ready/ksbs/{code}"),
            },
            Route::Unknown { address } => write!(to, "#/{address}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use grades::files::pack::reserved;

    #[test]
    fn an_address_is_read_and_written_again() {
        let route = Route::parse("#/ST0792_1.2/production-coordinator/result").expect("ours");
        assert_eq!(route.to_string(), "#/ST0792_1.2/production-coordinator/result");
        assert_eq!(Route::parse("#main"), None);
    }

    #[test]
    fn an_address_that_leads_nowhere_is_kept_as_it_was_given() {
        let address = |hash| Route::parse(hash).map(|route| route.to_string());
        assert_eq!(address("#/%E0%A4%A").as_deref(), Some("#/%E0%A4%A"));
    }

    #[test]
    fn every_word_of_a_screen_is_refused_as_an_id_by_the_reader_of_packs() {
        let screens = [
            Screen::List,
            Screen::Result,
            Screen::Plan,
            Screen::Ready(Ready::Ways),
            Screen::Ksb { code: "K1".to_owned() },
        ];
        for screen in screens {
            match &screen {
                Screen::Answer { .. } => continue,
                // A new screen belongs into the list above.
                Screen::List | Screen::Result | Screen::Plan | Screen::Ready(_) | Screen::Ksb { .. } => {}
            }
            let address = Route::At { uid: "ST1_1".to_owned(), option: NO_OPTION.to_owned(), screen }.to_string();
            let word = address.split('/').nth(3).expect("behind the option");
            assert!(reserved::SCREENS.contains(&word), "{word}");
        }
        for word in reserved::SCREENS {
            let route = Route::parse(&format!("#/ST1_1/all/{word}"));
            assert!(!matches!(route, Some(Route::At { screen: Screen::Answer { .. }, .. })), "{word}");
        }
        for word in reserved::OPTIONS.into_iter().filter(|word| *word != NO_OPTION) {
            assert!(!matches!(Route::parse(&format!("#/ST1_1/{word}")), Some(Route::At { .. })), "{word}");
        }
    }
}
