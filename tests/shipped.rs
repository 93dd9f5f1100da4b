//! What ships is what stands in the pack files.

use grade_calculator::formats::packs;
use grade_calculator::standards::{self, SHIPPED};
use std::fs;

#[test]
fn every_pack_of_the_folder_ships() {
    let mut files: Vec<String> = fs::read_dir("src/standards")
        .expect("the folder")
        .filter_map(|entry| {
            entry.expect("an entry").file_name().into_string().expect("UTF-8").strip_suffix(".json").map(str::to_owned)
        })
        .collect();
    files.sort();
    let shipped: Vec<&str> = SHIPPED.iter().map(|shipped| shipped.uid).collect();
    assert!(files.iter().all(|file| shipped.contains(&file.as_str())), "files {files:?}, but only {shipped:?} ship");
}

#[test]
fn the_compact_form_holds_everything_that_the_json_says() {
    for shipped in &SHIPPED {
        let text = standards::text(shipped.uid).expect("shipped");
        let read = packs::read(text).unwrap_or_else(|problems| panic!("{}: {problems:#?}", shipped.uid));
        assert_eq!(standards::find(shipped.uid), Some(read), "{}", shipped.uid);
    }
}

#[test]
fn a_compact_form_that_is_cut_anywhere_reads_as_some_standard() {
    use grade_calculator::formats::compact;
    let (shapes, texts) = compact::write(&standards::find("ST0792_1.2").expect("shipped"));
    for length in (0..shapes.len()).step_by(7) {
        let _ = compact::read(&shapes[..length], &texts);
    }
}
