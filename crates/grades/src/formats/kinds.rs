//! What a file is, by its bytes and not by its name, so that one in the wrong place can be told where it belongs.

/// How many bytes from the beginning of a file, and from its end, tell what it is.
pub const ENDS: (usize, usize) = (4_096, 16_384);

/// A kind of file that holds neither answers nor a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Of Excel, LibreOffice, Numbers.
    Workbook,
    /// Of Word, LibreOffice, Pages.
    Document,
    /// Of PowerPoint, LibreOffice, Keynote.
    Slides,
    /// A PDF.
    Pdf,
    /// In any usual format.
    Picture,
    /// Video or sound.
    Recording,
    /// For a learning platform: a zip with a manifest.
    CoursePackage,
    /// Any other archive.
    Archive,
    /// HTML, such as a report that was saved.
    WebPage,
    /// Dates, such as those that were saved.
    Calendar,
    /// Nothing in it.
    Empty,
}

/// What a file is, by its name and its [`ENDS`]; none for text that may be answers or a table.
///
/// ```
/// use grades::formats::kinds::{FileKind, kind};
/// assert_eq!(kind("scan.csv", b"%PDF-1.7 ..."), Some(FileKind::Pdf));
/// assert_eq!(kind("log.csv", b"Title,Date"), None);
/// ```
pub fn kind(name: &str, ends: &[u8]) -> Option<FileKind> {
    let begins = |with: &[&[u8]]| with.iter().any(|with| ends.starts_with(with));
    let holds = |what: &[u8]| ends.windows(what.len()).any(|part| part == what);
    if ends.is_empty() {
        return Some(FileKind::Empty);
    }
    if begins(&[b"PK\x03\x04", b"PK\x05\x06"]) {
        return Some(in_zip(name, holds));
    }
    // What Office wrote before it wrote zip files: its parts have names in two bytes a letter.
    if begins(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]) {
        let part = |name: &str| holds(&name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
        let by_part =
            [("Workbook", FileKind::Workbook), ("WordDocument", FileKind::Document), ("PowerPoint", FileKind::Slides)];
        let found = by_part.into_iter().find(|(name, _)| part(name)).map(|(_, kind)| kind);
        return Some(found.or_else(|| by_ending(name)).unwrap_or(FileKind::Document));
    }
    let pictures: [&[u8]; 8] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"8BPS", b"<svg"];
    let recordings: [&[u8]; 6] = [b"\x1aE\xdf\xa3", b"OggS", b"ID3", b"fLaC", b"\xff\xfb", b"RIFF"];
    // A table may begin with the letters of a bitmap.
    let is_text = || std::str::from_utf8(ends.get(..64).unwrap_or(ends)).is_ok_and(|text| !text.contains('\0'));
    let part = |from: usize, what: &[u8]| ends.get(from..).is_some_and(|rest| rest.starts_with(what));
    let word = || {
        String::from_utf8_lossy(ends.get(..200).unwrap_or(ends))
            .trim_start_matches('\u{feff}')
            .trim_start()
            .to_ascii_lowercase()
    };
    if begins(&[b"%PDF-"]) {
        Some(FileKind::Pdf)
    } else if begins(&[b"{\\rtf"]) {
        Some(FileKind::Document)
    } else if part(8, b"WEBP")
        || (part(4, b"ftyp") && ["hei", "mif", "avi", "msf"].iter().any(|brand| part(8, brand.as_bytes())))
    {
        Some(FileKind::Picture)
    } else if part(4, b"ftyp") || (begins(&recordings) && !is_text()) {
        Some(FileKind::Recording)
    } else if begins(&pictures) && (!is_text() || begins(&[b"<svg", b"GIF8"])) {
        Some(FileKind::Picture)
    } else if begins(&[b"\x1f\x8b", b"Rar!\x1a", b"7z\xbc\xaf"]) {
        Some(FileKind::Archive)
    } else if word().starts_with("<!doctype html") || word().starts_with("<html") {
        Some(FileKind::WebPage)
    } else if word().starts_with("begin:vcalendar") {
        Some(FileKind::Calendar)
    } else {
        None
    }
}

/// What a zip file holds, by the names in it.
fn in_zip(name: &str, holds: impl Fn(&[u8]) -> bool) -> FileKind {
    let names: [(&[u8], FileKind); 7] = [
        (b"xl/workbook", FileKind::Workbook),
        (b"word/document", FileKind::Document),
        (b"ppt/presentation", FileKind::Slides),
        (b"application/vnd.oasis.opendocument.spreadsheet", FileKind::Workbook),
        (b"application/vnd.oasis.opendocument.text", FileKind::Document),
        (b"application/vnd.oasis.opendocument.presentation", FileKind::Slides),
        (b"imsmanifest.xml", FileKind::CoursePackage),
    ];
    let found = names.into_iter().find(|(name, _)| holds(name)).map(|(_, kind)| kind);
    found.or_else(|| by_ending(name)).unwrap_or(FileKind::Archive)
}

/// Where the bytes leave it open.
fn by_ending(name: &str) -> Option<FileKind> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "xls" | "xlsx" | "xlsm" | "xlsb" | "ods" | "numbers" => Some(FileKind::Workbook),
        "doc" | "docx" | "odt" | "pages" => Some(FileKind::Document),
        "ppt" | "pptx" | "odp" | "key" => Some(FileKind::Slides),
        _ => None,
    }
}

/// What a file is, and where it belongs.
pub fn belongs(kind: FileKind) -> (&'static str, &'static str) {
    const STAYS: &str =
        "Leave it where it is: on the page Evidence, under Readiness, you note its title and where it is kept.";
    match kind {
        FileKind::Workbook => (
            "a workbook",
            "Save its sheet as CSV (“CSV UTF-8”) in the program it comes from, and read that file on the page Mapping grid, \
             under Readiness.",
        ),
        FileKind::Document => ("a text document", STAYS),
        FileKind::Slides => ("a presentation", STAYS),
        FileKind::Pdf => ("a PDF", STAYS),
        FileKind::Picture => ("a picture", STAYS),
        FileKind::Recording => ("a recording", STAYS),
        FileKind::CoursePackage => {
            ("a course package", "It belongs on a learning platform, which shows what is in it.")
        }
        FileKind::Archive => ("a zip file or another archive", "Unpack it, and choose the file that you mean."),
        FileKind::WebPage => {
            ("a web page", "Open it in a browser. Answers come back from the file that ends in .json.")
        }
        FileKind::Calendar => ("a calendar file", "Import it into your calendar."),
        FileKind::Empty => ("empty", "Save it again where it comes from, or choose another one."),
    }
}

/// Whether a text is a record of answers, or meant to be one.
pub fn is_record(ends: &[u8]) -> bool {
    let text = String::from_utf8_lossy(ends);
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{') && text.contains("\"format\"")
}
