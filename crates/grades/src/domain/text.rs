//! Looking for one text in another.
//!
//! What `str::contains`, `str::split_once` and `str::replace` do with a text to look for. The search of the standard
//! library is made for large texts, and with everything that it can complain about costs 4 kB (brotli) of WebAssembly;
//! ours are a few lines long. Looking for single characters costs nothing, and is done with the standard library.

/// Whether a text holds another.
///
/// ```
/// use grades::domain::text::holds;
/// assert!(holds("junior production coordinator", "product"));
/// assert!(!holds("pro", "product"));
/// assert!(holds("", ""));
/// ```
pub fn holds(text: &str, part: &str) -> bool {
    cut(text, part).is_some()
}

/// What stands before and after the first appearance of a part.
///
/// ```
/// use grades::domain::text::cut;
/// assert_eq!(cut("key=\"value\"", "=\""), Some(("key", "value\"")));
/// assert_eq!(cut("key", "=\""), None);
/// ```
pub fn cut<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    if part.is_empty() {
        return Some(("", text));
    }
    let at = text.as_bytes().windows(part.len()).position(|here| here == part.as_bytes())?;
    Some((text.get(..at)?, text.get(at.saturating_add(part.len())..)?))
}
