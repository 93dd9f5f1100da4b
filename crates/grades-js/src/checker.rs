//! Packs of other people.

use grades::files::pack;
use grades::formats::compact;

/// Reads a pack: what the engine needs of it, or everything that is wrong with it.
pub(super) fn check(pack: &str) -> String {
    match pack::read(pack) {
        Ok(standard) => super::answer(|to| {
            to.text_of("uid", &standard.uid);
            let (shapes, texts) = compact::write(&standard.for_grading());
            to.text_of("shapes", &compact::as_letters(&shapes));
            to.text_of("texts", &texts);
        }),
        Err(problems) => super::refused(&problems),
    }
}
