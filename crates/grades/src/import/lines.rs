//! Text as people paste it → [`Line`]s: numbered, without markup, in cells and paragraphs.
//!
//! Tabs, Markdown rows and table cells of HTML part cells; `<p>`, `<br>` and list items part paragraphs. Ligatures, hard
//! spaces, entities and links are written plainly; what cannot be seen is dropped. A tag is never anything but dropped.

use std::collections::BTreeMap;

use super::codes::prefix_at_start;

/// The longest tag that is taken for one.
const LONGEST_TAG: usize = 4_000;

/// A line of the text that says something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the text, from 1.
    pub number: u32,
    /// How it is marked as a heading, 1 to 6; 0 if it is not.
    pub heading: u8,
    /// Whether it is an item of a list.
    pub bullet: bool,
    /// Whether nothing stands above it, or an empty line.
    pub opens: bool,
    /// Its cells, left to right, each with its paragraphs. Never empty; a cell may be.
    pub cells: Vec<Vec<String>>,
}

impl Line {
    /// All of it in one text.
    pub(super) fn text(&self) -> String {
        let paragraphs = self.cells.iter().flatten().map(String::as_str);
        paragraphs.collect::<Vec<_>>().join(" ")
    }

    /// The text of one cell; empty if there is none.
    pub(super) fn cell(&self, at: usize) -> String {
        self.cells.get(at).map_or_else(String::new, |paragraphs| paragraphs.join(" "))
    }

    /// Whether it has cells.
    pub(super) fn is_row(&self) -> bool {
        self.cells.len() > 1
    }
}

/// Takes the text in, line by line.
#[derive(Debug, Default)]
pub(super) struct Reader {
    html: bool,
    /// Inside an HTML table, whose cells are the cells of a row.
    in_cell: bool,
    /// Dropped up to its end: a script, a style.
    dropping: Option<&'static str>,
    in_tag: Option<String>,
    after_empty: bool,
    current: Line,
    paragraph: String,
    lines: Vec<Line>,
}

impl Reader {
    /// For HTML, line ends are spaces and tags part lines.
    pub(super) fn new(html: bool) -> Reader {
        Reader { html, after_empty: true, current: Line::blank(1), ..Reader::default() }
    }

    /// How many lines there are so far.
    pub(super) fn count(&self) -> usize {
        self.lines.len()
    }

    /// Takes in one line of the text.
    pub(super) fn take(&mut self, number: u32, raw: &str) {
        if self.html {
            if self.current.cells.iter().all(Vec::is_empty) && self.paragraph.is_empty() {
                self.current.number = number;
            }
            self.characters(number, raw);
            self.push_char(' ');
            return;
        }
        self.current.number = number;
        let trimmed = raw.trim();
        if trimmed.is_empty() && !raw.contains('\t') {
            self.after_empty = true;
            return;
        }
        if let Some(row) = trimmed.strip_prefix('|').map(|row| row.strip_suffix('|').unwrap_or(row)) {
            if row.chars().all(|letter| matches!(letter, '-' | ':' | '|' | ' ')) {
                return;
            }
            for (at, cell) in row.split('|').enumerate() {
                if at > 0 {
                    self.end_cell();
                }
                self.characters(number, cell);
            }
            self.end_line(number);
            return;
        }
        let rest = self.marks(raw);
        self.characters(number, rest);
        self.end_line(number);
    }

    /// What it has made of it.
    pub(super) fn finish(mut self) -> Vec<Line> {
        let number = self.current.number;
        self.end_line(number);
        without_furniture(self.lines)
    }

    /// Takes in the marks that a line begins with, and gives the rest.
    fn marks<'t>(&mut self, raw: &'t str) -> &'t str {
        let text = raw.trim_start_matches([' ', '\u{a0}', '\u{feff}']);
        let marks = text.bytes().take_while(|byte| *byte == b'#').count();
        if (1..=6).contains(&marks) && text[marks..].starts_with([' ', '\t']) {
            self.current.heading = u8::try_from(marks).unwrap_or(6);
            return text[marks..].trim();
        }
        for bullet in ["- ", "* ", "• ", "•\t", "▪ ", "▪\t", "● ", "· ", "o ", "– ", "\u{2022}\u{a0}", "‣ ", "◦ ", "✓ "]
        {
            if let Some(rest) = text.strip_prefix(bullet) {
                self.current.bullet = true;
                return rest.trim_start();
            }
        }
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=2).contains(&digits) && text[digits..].starts_with(". ") {
            self.current.bullet = true;
            return text[digits + 2..].trim_start();
        }
        text
    }

    fn characters(&mut self, number: u32, text: &str) {
        let mut rest = text;
        if let Some(mut tag) = self.in_tag.take() {
            match rest.find('>') {
                Some(end) => {
                    tag.push_str(&rest[..end]);
                    self.tag(number, &tag);
                    rest = &rest[end + 1..];
                }
                None if tag.len() < LONGEST_TAG => {
                    tag.push_str(rest);
                    self.in_tag = Some(tag);
                    return;
                }
                None => {}
            }
        }
        while let Some(letter) = rest.chars().next() {
            let after = &rest[letter.len_utf8()..];
            rest = match letter {
                '<' if after.starts_with(|next: char| next.is_ascii_alphabetic() || matches!(next, '/' | '!')) => {
                    match tag_end(after) {
                        Some(end) => {
                            self.tag(number, &after[..end]);
                            &after[end + 1..]
                        }
                        None if self.html && !after.contains(['<', '>']) => {
                            self.in_tag = Some(after.chars().take(LONGEST_TAG).collect());
                            return;
                        }
                        None => {
                            self.push_char('<');
                            after
                        }
                    }
                }
                '&' => {
                    let (written, rest) = entity(after);
                    for letter in written.chars() {
                        self.push_char(letter);
                    }
                    rest
                }
                '\t' if !self.html => {
                    self.end_cell();
                    after
                }
                '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => {
                    self.end_paragraph();
                    after
                }
                '*' if after.starts_with('*') => &after[1..],
                '_' if after.starts_with('_') => after.trim_start_matches('_'),
                '\\' if after.starts_with(['_', '*', '[', ']', '(', ')', '#', '-', '|', '.']) => after,
                '[' => match link(after) {
                    Some((shown, rest)) => {
                        for letter in shown.chars() {
                            self.push_char(letter);
                        }
                        rest
                    }
                    None => {
                        self.push_char('[');
                        after
                    }
                },
                _ => {
                    self.push_char(letter);
                    after
                }
            };
        }
    }

    fn push_char(&mut self, letter: char) {
        if self.dropping.is_some() {
            return;
        }
        let plain = match letter {
            'ﬀ' => "ff",
            'ﬁ' => "fi",
            'ﬂ' => "fl",
            'ﬃ' => "ffi",
            'ﬄ' => "ffl",
            'ﬅ' | 'ﬆ' => "st",
            '‘' | '’' | '‛' | '`' | '´' => "'",
            '“' | '”' | '„' => "\"",
            '‐' | '‑' => "-",
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
                return;
            }
            '\u{fffd}' => "?",
            _ if letter.is_whitespace() => " ",
            _ if letter.is_control() => return,
            _ => {
                self.paragraph.push(letter);
                return;
            }
        };
        if plain != " " {
            self.paragraph.push_str(plain);
        } else if !self.paragraph.is_empty() && !self.paragraph.ends_with(' ') {
            self.paragraph.push(' ');
        }
    }

    fn tag(&mut self, number: u32, tag: &str) {
        let closing = tag.starts_with('/');
        let name: String =
            tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).take(12).collect();
        let name = name.to_ascii_lowercase();
        if let Some(dropping) = self.dropping {
            if closing && name == dropping {
                self.dropping = None;
            }
            return;
        }
        match name.as_str() {
            "script" if !closing => self.dropping = Some("script"),
            "style" if !closing => self.dropping = Some("style"),
            "p" | "br" | "li" | "ul" | "ol" | "div" | "section" if self.html && !self.in_cell => {
                self.end_line(number);
                self.current.bullet = name == "li" && !closing;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.html && !self.in_cell => {
                self.end_line(number);
                self.current.heading = if closing { 0 } else { name.as_bytes()[1] - b'0' };
            }
            "td" | "th" if self.html => {
                if closing {
                    self.in_cell = false;
                    self.end_cell();
                } else {
                    self.in_cell = true;
                }
            }
            "tr" | "table" if self.html => {
                self.in_cell = false;
                self.end_line(number);
            }
            "p" | "br" | "li" | "ul" | "ol" | "div" | "td" | "th" | "tr" | "table" | "section" => self.end_paragraph(),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let written = std::mem::take(&mut self.paragraph);
        let written = written.trim_start_matches(['▪', '•', '●', '·', ' ']).trim_end();
        if !written.is_empty()
            && let Some(cell) = self.current.cells.last_mut()
        {
            cell.push(written.to_owned());
        }
    }

    fn end_cell(&mut self) {
        self.end_paragraph();
        self.current.cells.push(Vec::new());
    }

    fn end_line(&mut self, number: u32) {
        self.end_paragraph();
        if self.html && self.current.is_row() && self.current.cells.last().is_some_and(Vec::is_empty) {
            // A cell was closed, and no other opened.
            self.current.cells.pop();
        }
        let line = std::mem::replace(&mut self.current, Line::blank(number));
        if line.cells.iter().any(|cell| !cell.is_empty()) || line.is_row() && !self.html {
            let opens = std::mem::replace(&mut self.after_empty, false) || self.html;
            self.lines.push(Line { opens, ..line });
        } else {
            self.after_empty = true;
        }
    }
}

impl Line {
    fn blank(number: u32) -> Line {
        Line { number, cells: vec![Vec::new()], ..Line::default() }
    }
}

/// What an entity writes, and what follows it.
fn entity(after: &str) -> (String, &str) {
    let name: String = after.chars().take(10).take_while(|letter| *letter != ';').collect();
    let Some(rest) = after.get(name.len()..).and_then(|rest| rest.strip_prefix(';')) else {
        return ("&".to_owned(), after);
    };
    let written = match name.as_str() {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" | "rsquo" => '\'',
        "ldquo" | "rdquo" => '"',
        "bull" => '•',
        "hellip" => '…',
        "pound" => '£',
        _ => {
            let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => number.parse().ok(),
            });
            match number.and_then(char::from_u32) {
                Some(letter) => letter,
                None => return ("&".to_owned(), after),
            }
        }
    };
    (written.to_string(), rest)
}

/// Where a tag ends; another one does not begin inside it.
fn tag_end(after: &str) -> Option<usize> {
    let end = after.bytes().take(LONGEST_TAG).position(|byte| matches!(byte, b'>' | b'<'))?;
    (after.as_bytes().get(end) == Some(&b'>')).then_some(end)
}

/// The words of a Markdown link, and what follows it: `words](address)`.
fn link(after: &str) -> Option<(&str, &str)> {
    let end = after.bytes().take(300).position(|byte| matches!(byte, b']' | b'['))?;
    if after.as_bytes().get(end) != Some(&b']') {
        return None;
    }
    let rest = after[end + 1..].strip_prefix('(')?;
    let close = rest.bytes().take(600).position(|byte| byte == b')')?;
    Some((&after[..end], &rest[close + 1..]))
}

/// Without what stands on every page: page numbers, headers and footers.
fn without_furniture(lines: Vec<Line>) -> Vec<Line> {
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.heading == 0 && !line.is_row()) {
        let text = line.text();
        if looks_like_furniture(&text) {
            *times.entry(text).or_default() += 1;
        }
    }
    let is_furniture = |line: &Line| {
        let text = line.text();
        is_page_number(&text)
            || (!line.is_row() && line.heading == 0 && times.get(&text).is_some_and(|times| *times >= 3))
    };
    lines.into_iter().filter(|line| !is_furniture(line)).collect()
}

fn looks_like_furniture(text: &str) -> bool {
    const WORDS: [&str; 9] =
        ["page ", "©", "copyright", "www.", "http", "specification", "handbook", "all rights reserved", "version"];
    let small = text.to_ascii_lowercase();
    // “(Core) Copyright” is a theme, “K3: How copyright …” a statement.
    let is_row = text.starts_with('(') || prefix_at_start(text).is_some();
    text.len() < 120 && !is_row && WORDS.iter().any(|word| small.contains(word))
}

fn is_page_number(text: &str) -> bool {
    let small = text.to_ascii_lowercase();
    let mut words = small.split_whitespace();
    let number = |word: Option<&str>| word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    words.next() == Some("page")
        && number(words.next())
        && matches!(
            (words.next(), number(words.next()), words.next()),
            (None, ..) | (Some("of" | "|" | "/"), true, None)
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Line> {
        let mut reader = Reader::new(text.starts_with("<html"));
        for (number, line) in (1..).zip(text.lines()) {
            reader.take(number, line);
        }
        reader.finish()
    }

    fn cells(line: &Line) -> Vec<String> {
        (0..line.cells.len()).map(|at| line.cell(at)).collect()
    }

    #[test]
    fn cells_are_parted_by_tabs_pipes_and_tags() {
        for text in [
            "Theme\tPass\tMore",
            "| Theme | Pass | More |",
            "<html><table><tr><td>Theme</td><td>Pass</td><td>More</td></tr></table>",
        ] {
            assert_eq!(cells(&read(text)[0]), ["Theme", "Pass", "More"], "{text}");
        }
    }

    #[test]
    fn what_a_pdf_leaves_behind_is_written_plainly() {
        let lines = read("the \u{fb01}nal of\u{fb01}ce\u{a0}plan\u{200b} &amp; more");
        assert_eq!(lines[0].text(), "the final office plan & more");
    }

    #[test]
    fn headers_and_footers_of_pages_are_left_out_and_line_numbers_stay() {
        let page = "Text\n\nLamp keeper specification\nPage 3 of 9\n";
        let lines = read(&page.repeat(3));
        assert_eq!(
            lines.iter().map(|line| (line.text(), line.number)).collect::<Vec<_>>(),
            [("Text".to_owned(), 1), ("Text".to_owned(), 5), ("Text".to_owned(), 9)]
        );
    }

    #[test]
    fn a_tag_is_dropped_and_what_only_looks_like_one_is_text() {
        let lines = read("a <b>bold</b> word, 3 < 4 and <script>alert(1)</script>");
        assert_eq!(lines[0].text(), "a bold word, 3 < 4 and");
    }
}
