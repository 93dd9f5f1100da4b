//! Files in the wrong place are named for what they are, whatever they are called.

use grades::formats::kinds::{FileKind, belongs, is_record, kind};

/// The beginning of a zip file that holds an entry of this name.
fn zip(name: &str) -> Vec<u8> {
    [b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0", &[0; 12][..], name.as_bytes(), &[7; 40][..]].concat()
}

/// The beginning of a file of the old Office with a part of this name.
fn old_office(part: &str) -> Vec<u8> {
    let name: Vec<u8> = part.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &[0; 500][..], &name].concat()
}

#[test]
fn each_kind_is_told_by_its_bytes() {
    let files: Vec<(Vec<u8>, FileKind)> = vec![
        (zip("xl/workbook.xml"), FileKind::Workbook),
        (zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), FileKind::Workbook),
        (old_office("Workbook"), FileKind::Workbook),
        (zip("word/document.xml"), FileKind::Document),
        (zip("mimetypeapplication/vnd.oasis.opendocument.text"), FileKind::Document),
        (old_office("WordDocument"), FileKind::Document),
        (b"{\\rtf1\\ansi".to_vec(), FileKind::Document),
        (zip("ppt/presentation.xml"), FileKind::Slides),
        (old_office("PowerPoint Document"), FileKind::Slides),
        (b"%PDF-1.7\n%\xe2\xe3".to_vec(), FileKind::Pdf),
        (b"\x89PNG\r\n\x1a\n".to_vec(), FileKind::Picture),
        (b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), FileKind::Picture),
        (b"GIF89a".to_vec(), FileKind::Picture),
        (b"RIFF\x10\0\0\0WEBPVP8 ".to_vec(), FileKind::Picture),
        (b"\0\0\0\x18ftypheic".to_vec(), FileKind::Picture),
        (b"BM\x36\0\0\0\0\0".to_vec(), FileKind::Picture),
        (b"\0\0\0\x18ftypmp42".to_vec(), FileKind::Recording),
        (b"ID3\x04\0\0\0".to_vec(), FileKind::Recording),
        (zip("imsmanifest.xml"), FileKind::CoursePackage),
        (zip("photos/one.jpg"), FileKind::Archive),
        (b"\x1f\x8b\x08\0".to_vec(), FileKind::Archive),
        (b"<!DOCTYPE html><title>Report".to_vec(), FileKind::WebPage),
        (b"\xef\xbb\xbf\n <html lang=en>".to_vec(), FileKind::WebPage),
        (b"BEGIN:VCALENDAR\r\n".to_vec(), FileKind::Calendar),
        (Vec::new(), FileKind::Empty),
    ];
    for (bytes, wanted) in files {
        for name in ["evidence.csv", "answers.json", "no ending"] {
            assert_eq!(kind(name, &bytes), Some(wanted), "{:?}", String::from_utf8_lossy(&bytes));
        }
        let (what, remedy) = belongs(wanted);
        assert!(!what.is_empty() && remedy.ends_with('.'), "{wanted:?}");
    }
    // Where the bytes leave it open, the name tells.
    assert_eq!(kind("plan.numbers", &zip("Index/Document.iwa")), Some(FileKind::Workbook));
    assert_eq!(kind("old.XLS", &old_office("Root Entry")), Some(FileKind::Workbook));
}

#[test]
fn tables_and_answers_are_no_other_kind() {
    let wide: Vec<u8> = "Title\tDate\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let texts: [&[u8]; 8] = [
        b"Title,Date\n",
        b"BMW visit,2026-03-01\n",
        b"ID3 sheet,Title\n",
        b"\xef\xbb\xbfTitle;Zo\xc3\xab",
        b"caf\xe9;Title",
        b"{\"format\": \"learner-record/2\"}",
        b"RIFF,Title and a line that goes on for a while, so that there is more",
        &wide,
    ];
    for text in texts {
        assert_eq!(kind("file", text), None, "{:?}", String::from_utf8_lossy(text));
    }
    assert!(is_record(b"\xef\xbb\xbf { \"format\": \"learner-record/2\" }"));
    assert!(!is_record(b"Title,Note\n{,\"format\""));
}
