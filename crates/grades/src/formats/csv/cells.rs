//! Bytes ↔ rows of cells.

use crate::formats::problem::Problem;

/// The most bytes of a table.
pub const MOST_BYTES: usize = 5_000_000;

/// The most rows of a table.
pub const MOST_ROWS: usize = 20_000;

/// The most columns of a table that hold something. Spreadsheets put any number of empty cells behind them.
pub const MOST_COLUMNS: usize = 1_000;

/// How a file was encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark in front.
    Utf8,
    /// UTF-16 of either order, with or without a mark in front, as Excel's "Unicode text".
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
        let says = ["The file has ", &bytes.len().to_string(), " bytes; 5 million are the most that is read."].concat();
        return Err(Problem::new("", "too-large", says, "Remove what does not belong."));
    }
    if let Some((pair, bytes)) = utf16(bytes) {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let letters = char::decode_utf16(pairs.iter().map(|bytes| pair(*bytes)));
        let mut text: String = letters.map(|letter| letter.unwrap_or('\u{fffd}')).collect();
        text.extend(rest.first().map(|_| '\u{fffd}'));
        return Ok((text, Encoding::Utf16));
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), Encoding::Utf8)),
        Err(_) => {
            let letter = |byte: &u8| match byte {
                0x80..=0x9f => WINDOWS.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
                byte => char::from(*byte),
            };
            Ok((bytes.iter().map(letter).collect(), Encoding::Windows1252))
        }
    }
}

/// Makes a unit of UTF-16 of two bytes.
type Order = fn([u8; 2]) -> u16;

/// How two bytes make a letter of UTF-16, and the bytes after the mark; none if the file is no UTF-16.
///
/// Without a mark it is told by the headings: half the bytes of plain letters are zero, which no other text has.
fn utf16(bytes: &[u8]) -> Option<(Order, &[u8])> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => return Some((u16::from_le_bytes, rest)),
        [0xfe, 0xff, rest @ ..] => return Some((u16::from_be_bytes, rest)),
        _ => {}
    }
    let (pairs, _) = bytes.get(..200.min(bytes.len()))?.as_chunks::<2>();
    let is_half = |zeros: usize| zeros > 0 && zeros.saturating_mul(2) >= pairs.len();
    let count = |such: fn(&[u8; 2]) -> bool| pairs.iter().filter(|pair| such(pair)).count();
    if is_half(count(|[first, second]| *first != 0 && *second == 0)) {
        return Some((u16::from_le_bytes, bytes));
    }
    is_half(count(|[first, second]| *first == 0 && *second != 0)).then_some((u16::from_be_bytes, bytes))
}

/// A row that is put behind the last one: in a cell whose quotation mark never closes, it is no row of its own.
const END: &str = "end of table";

/// The rows of a text whose cells are divided by `separator`. Rows may end as on any system, and one may be empty; line
/// breaks within a cell come out as `\n`.
///
/// # Errors
/// One problem: too many rows or columns, or a quotation mark that never closes.
pub fn split(text: &str, separator: char) -> Result<Vec<Vec<String>>, Problem> {
    let mut text = text.to_owned();
    if !text.is_empty() && !text.ends_with(['\n', '\r']) {
        text.push('\n');
    }
    text.push_str(END);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut from = 0;
    while reader.read_record(&mut record).is_ok_and(|there| there) {
        let to = usize::try_from(reader.position().byte()).unwrap_or(text.len());
        // The reader steps over empty rows; whoever looks for a row by its number counts them.
        let empty = breaks_before(text.as_bytes().get(..to).unwrap_or_default(), from);
        rows.extend((0..empty).map(|_| Vec::new()));
        from = to;
        let filled = record.len().saturating_sub(record.iter().rev().take_while(|cell| cell.is_empty()).count());
        if filled > MOST_COLUMNS {
            let says = "This row has more than 1,000 columns, the most that is read.";
            return Err(Problem::new(&place(rows.len()), "too-many", says, "Remove what does not belong."));
        }
        rows.push(record.iter().take(MOST_COLUMNS).map(with_plain_breaks).collect());
        if rows.len() > MOST_ROWS.saturating_add(1) {
            let says = "The file has more than 20,000 rows, the most that is read.";
            return Err(Problem::new("", "too-many", says, "Remove what does not belong."));
        }
    }
    match rows.pop() {
        Some(end) if end == [END] => Ok(rows),
        _ => {
            let says = "A quotation mark opens here and never closes.";
            let remedy = "Close it, or save the file from the spreadsheet again.";
            Err(Problem::new(&place(rows.len()), "not-csv", says, remedy))
        }
    }
}

/// A cell with every line break as `\n`.
fn with_plain_breaks(cell: &str) -> String {
    if cell.contains('\r') { cell.replace("\r\n", "\n").replace('\r', "\n") } else { cell.to_owned() }
}

/// How many line breaks stand at a place, before anything else.
fn breaks_before(bytes: &[u8], from: usize) -> usize {
    let before = from.checked_sub(1).and_then(|last| bytes.get(last));
    let mut last = before.copied().unwrap_or_default();
    let mut count = 0_usize;
    for byte in bytes.get(from..).unwrap_or_default() {
        match (last, byte) {
            // One break, half of which was counted or ended the row before.
            (b'\r', b'\n') => {}
            (_, b'\r' | b'\n') => count = count.saturating_add(1),
            _ => break,
        }
        last = *byte;
    }
    count
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
