//! Lines of bounded length from an input of any length.

use std::io::{self, BufRead, Read as _};

/// One line.
#[derive(Debug, PartialEq, Eq)]
pub enum Line<'l> {
    /// Its bytes, without the line break (`\n` or `\r\n`).
    Whole(&'l [u8]),
    /// It is longer than may be; it was skipped, not kept.
    TooLong,
}

/// Reads lines; never holds more than one, nor more of it than the bound.
pub struct Lines<R> {
    from: R,
    most: usize,
    held: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    /// Lines of at most `most` bytes.
    pub fn new(from: R, most: usize) -> Lines<R> {
        Lines { from, most, held: Vec::new() }
    }

    /// What is read from.
    pub fn source(&self) -> &R {
        &self.from
    }

    /// The next line; none at the end. A last line without a line break counts.
    ///
    /// # Errors
    /// The input cannot be read.
    pub fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.held.clear();
        // Room for the line break, however it is written.
        let room = u64::try_from(self.most).unwrap_or(u64::MAX).saturating_add(2);
        if self.from.by_ref().take(room).read_until(b'\n', &mut self.held)? == 0 {
            return Ok(None);
        }
        let Some(line) = self.held.strip_suffix(b"\n") else {
            if self.held.len() > self.most {
                self.from.skip_until(b'\n')?;
                return Ok(Some(Line::TooLong));
            }
            return Ok(Some(Line::Whole(&self.held)));
        };
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        Ok(Some(if line.len() > self.most { Line::TooLong } else { Line::Whole(line) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, most: usize) -> Vec<Option<String>> {
        let mut lines = Lines::new(text.as_bytes(), most);
        let mut all = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            all.push(match line {
                Line::Whole(bytes) => Some(String::from_utf8(bytes.to_vec()).unwrap()),
                Line::TooLong => None,
            });
        }
        all
    }

    fn whole(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn both_line_breaks_and_none_at_the_end_are_the_same() {
        let expected = [whole("one"), whole(""), whole("two")];
        for text in ["one\n\ntwo\n", "one\r\n\r\ntwo\r\n", "one\n\ntwo", "one\r\n\r\ntwo"] {
            assert_eq!(read(text, 9), expected, "{text:?}");
        }
        assert_eq!(read("", 9), []);
    }

    #[test]
    fn a_line_over_the_bound_is_skipped_and_the_next_is_read() {
        for length in 5..12 {
            let text = format!("{}\nnext\n", "x".repeat(length));
            assert_eq!(read(&text, 4), [None, whole("next")], "{length}");
        }
        assert_eq!(read("xxxx\r\nxxxxx\r\nxxxx", 4), [whole("xxxx"), None, whole("xxxx")]);
        assert_eq!(read("xxxxx", 4), [None]);
        assert_eq!(read("xxxxxxxxx", 4), [None]);
    }
}
