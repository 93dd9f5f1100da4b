//! What ships is what stands in the pack files.

use grades::files::pack;
use standards::SHIPPED;
use std::fs;

#[test]
fn every_pack_of_the_folder_ships() {
    let mut files: Vec<String> = fs::read_dir("../../standards")
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
        let read = pack::read(text).unwrap_or_else(|problems| panic!("{}: {problems:#?}", shipped.uid));
        assert_eq!(standards::find(shipped.uid), Some(read), "{}", shipped.uid);
    }
}

#[test]
fn a_compact_form_that_is_cut_anywhere_reads_as_some_standard_that_can_be_written() {
    use grades::formats::compact;
    let (shapes, texts) = compact::write(&standards::find("ST0792_1.2").expect("shipped"));
    for length in (0..shapes.len()).step_by(7) {
        let read = compact::read(&shapes[..length], &texts);
        let (shapes, texts) = compact::write(&read);
        assert_eq!(compact::read(&shapes, &texts), read, "cut at {length}");
    }
}

#[test]
fn a_licence_is_named_as_its_document_prints_it() {
    // Read at the foot of each document: three name the licence, none a version of it; two specifications name none.
    let printed = [
        ("ST0525_1.0", "specification", "not stated"),
        ("ST0792_1.1", "specification", "not stated"),
        ("ST0792_1.1", "standard", "Open Government Licence"),
        ("ST0792_1.2", "plan", "Open Government Licence"),
        ("ST1483_2", "plan", "Open Government Licence"),
    ];
    let mut packed = Vec::new();
    for shipped in &SHIPPED {
        let standard = standards::find(shipped.uid).expect("shipped");
        let of = standard.documents.into_iter().map(|document| (shipped.uid, document.id, document.licence));
        packed.extend(of);
    }
    packed.sort_unstable();
    let printed = printed.map(|(uid, id, licence)| (uid, id.to_owned(), licence.to_owned()));
    assert_eq!(packed, printed);
    let readme = fs::read_to_string("../../README.md").expect("readable");
    assert!(!readme.contains("open-government-licence/version"), "the README names a version that no document prints");
}
