//! Bytes ↔ rows of cells.

use crate::formats::problem::Problem;

/// The most bytes of a table.
pub const MOST_BYTES: usize = 2_000_000;

/// The most rows of a table.
pub const MOST_ROWS: usize = 20_000;

/// How a file was encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark in front.
    Utf8,
    /// UTF-16, as Excel's "Unicode text".
    Utf16,
    /// Windows-1252, as older programs save: letters beyond it were lost before the file came here.
    Windows1252,
}

/// What stands for the bytes 0x80 to 0x9F in Windows-1252; five of them stand for nothing.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of a file, and how it was encoded. What cannot be told is taken for Windows-1252, in which anything can.
///
/// # Errors
/// One problem where the file is too large.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), Problem> {
    if bytes.len() > MOST_BYTES {
        let says = ["The file has ", &bytes.len().to_string(), " bytes; 2 million are the most that is read."].concat();
        return Err(Problem::new("", "too-large", says, "Remove what does not belong."));
    }
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        let (pairs, _) = rest.as_chunks::<2>();
        let letters = char::decode_utf16(pairs.iter().map(|pair| u16::from_le_bytes(*pair)));
        return Ok((letters.map(|letter| letter.unwrap_or('\u{fffd}')).collect(), Encoding::Utf16));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(), Encoding::Utf8)),
        Err(_) => {
            let letter = |byte: &u8| match byte {
                0x80..=0x9f => WINDOWS.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
                byte => char::from(*byte),
            };
            Ok((bytes.iter().map(letter).collect(), Encoding::Windows1252))
        }
    }
}

/// The rows of a text whose cells are divided by `separator`. Rows may end as on any system; line breaks within a cell
/// come out as `\n`.
///
/// # Errors
/// One problem: too many rows, or a quotation mark that never closes.
pub fn split(text: &str, separator: char) -> Result<Vec<Vec<String>>, Problem> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let (mut row, mut cell) = (Vec::new(), String::new());
    // Where an open quotation mark stands; none outside of one.
    let mut quoted: Option<usize> = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_break = letter == '\n' || letter == '\r';
        if letter == '\r' && letters.peek() == Some(&'\n') {
            letters.next();
        }
        if quoted.is_some() {
            match letter {
                '"' if letters.peek() == Some(&'"') => {
                    letters.next();
                    cell.push('"');
                }
                '"' => quoted = None,
                _ if is_break => cell.push('\n'),
                letter => cell.push(letter),
            }
        } else if letter == '"' && cell.is_empty() {
            quoted = Some(rows.len());
        } else if letter == separator {
            row.push(std::mem::take(&mut cell));
        } else if is_break {
            row.push(std::mem::take(&mut cell));
            rows.push(std::mem::take(&mut row));
            if rows.len() > MOST_ROWS {
                let says = "The file has more than 20,000 rows, the most that is read.";
                return Err(Problem::new("", "too-many", says, "Remove what does not belong."));
            }
        } else {
            cell.push(letter);
        }
    }
    if let Some(row) = quoted {
        let says = "A quotation mark opens here and never closes.";
        return Err(Problem::new(
            &place(row),
            "not-csv",
            says,
            "Close it, or save the file from the spreadsheet again.",
        ));
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    Ok(rows)
}

/// Where a row stands, as spreadsheets count.
pub fn place(row: usize) -> String {
    ["row ", &row.saturating_add(1).to_string()].concat()
}

/// Writes a row, its cells divided by commas.
pub fn write_row(cells: &[&str], file: &mut String) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            file.push(',');
        }
        // A semicolon or a tab divides cells elsewhere.
        if cell.contains(['"', ',', ';', '\t', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ') {
            file.push('"');
            file.push_str(&cell.replace('"', "\"\""));
            file.push('"');
        } else {
            file.push_str(cell);
        }
    }
    file.push_str("\r\n");
}
