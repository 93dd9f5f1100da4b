//! Putting short lists in order.

/// Sorts a short list, keeping the order of what is alike.
///
/// An insertion sort: the standard sort costs about 5 kB of WebAssembly for every type and order it is used with, and
/// the lists here have a handful of items.
///
/// ```
/// let mut list = [3, 1, 2];
/// grades::domain::order::sort_short(&mut list, |one, other| one < other);
/// assert_eq!(list, [1, 2, 3]);
/// ```
pub fn sort_short<T>(list: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..list.len() {
        let mut place = end;
        while let Some(left) = place.checked_sub(1) {
            match (list.get(place), list.get(left)) {
                (Some(one), Some(other)) if before(one, other) => list.swap(place, left),
                _ => break,
            }
            place = left;
        }
    }
}
