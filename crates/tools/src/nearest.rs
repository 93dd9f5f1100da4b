//! "Did you mean …?"

/// The known name that a mistyped one is nearest to, if it is near enough to be a typing mistake.
pub fn nearest<'n>(given: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let distances = known.into_iter().map(|name| (strsim::damerau_levenshtein(given, name), name));
    let near = distances.filter(|(distance, name)| *distance <= name.trim_start_matches('-').len().max(3) / 2);
    near.min().map(|(_, name)| name)
}
