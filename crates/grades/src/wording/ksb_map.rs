//! The map of knowledge, skills and behaviours in words.

use super::{capital, listed};
use crate::domain::ksb_map::{Filter, Standing, Tile};

/// How a KSB stands.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Yes => "yes",
        Standing::Partly => "partly",
        Standing::NotYet => "not yet",
        Standing::Unanswered => "not answered",
        Standing::NoCriterion => "no criterion for it",
    }
}

/// What a filter leaves in.
pub fn filter(filter: Filter) -> &'static str {
    match filter {
        Filter::All => "All",
        Filter::Unanswered => "Not answered",
        Filter::NotYet => "Partly or not yet",
        Filter::NoEvidence => "No evidence",
    }
}

/// The name of a kind, for several: "Skills". Kinds are data; knowledge has no plural.
pub fn kind(kind: &str) -> String {
    let name = capital(kind);
    if kind == "knowledge" { name } else { name + "s" }
}

/// The kinds that there are, in the order in which they come up.
pub fn kinds<'t>(tiles: &[Tile<'t>]) -> Vec<&'t str> {
    let mut kinds = Vec::new();
    for tile in tiles {
        if !kinds.contains(&tile.ksb.kind.as_str()) {
            kinds.push(tile.ksb.kind.as_str());
        }
    }
    kinds
}

/// The map told in sentences, one a kind: "Knowledge: 12 of 31 yes, 2 partly, 17 not answered."
pub fn summary(tiles: &[Tile]) -> Vec<String> {
    let of_kind = |kind: &str| {
        let mine: Vec<&Tile> = tiles.iter().filter(|tile| tile.ksb.kind == kind).collect();
        let count = |wanted: Standing| mine.iter().filter(|tile| tile.standing == wanted).count();
        let mut told = Vec::new();
        for wanted in Standing::EVERY {
            let number = count(wanted);
            if wanted == Standing::Yes {
                told.push([&number.to_string(), " of ", &mine.len().to_string(), " yes"].concat());
            } else if number > 0 {
                told.push([&number.to_string(), " ", standing(wanted)].concat());
            }
        }
        [&self::kind(kind), ": ", &listed(&told, "and"), "."].concat()
    };
    kinds(tiles).into_iter().map(of_kind).collect()
}

/// One tile read aloud: "K1, partly".
pub fn tile(tile: &Tile) -> String {
    [&tile.ksb.code, ", ", standing(tile.standing)].concat()
}
