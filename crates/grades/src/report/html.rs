//! Writing HTML so that nothing from outside can become markup.

use crate::domain::grade::GradeScale;
use crate::domain::letters::is_harmless;

/// A page under writing. Markup is only what stands in this program (`&'static str`); everything else is escaped.
#[derive(Debug, Default)]
pub struct Html(String);

impl Html {
    /// Markup of our own.
    pub fn raw(&mut self, markup: &'static str) -> &mut Html {
        self.0.push_str(markup);
        self
    }

    /// Text, whatever it holds; of what may not stand in a text, only line breaks are left.
    #[inline(never)]
    pub fn text(&mut self, text: &str) -> &mut Html {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                letter if letter == '\n' || is_harmless(letter) => self.0.push(letter),
                _ => {}
            }
        }
        self
    }

    /// A whole number.
    pub fn number(&mut self, number: usize) -> &mut Html {
        self.0.push_str(&number.to_string());
        self
    }

    /// An element with text in it; `tag` may hold attributes.
    #[inline(never)]
    pub fn element(&mut self, tag: &'static str, text: &str) -> &mut Html {
        let name = tag.split(' ').next().unwrap_or_default();
        self.raw("<").raw(tag).raw(">").text(text).raw("</").raw(name).raw(">")
    }

    /// A row of column heads.
    pub fn heads(&mut self, heads: &[&'static str]) -> &mut Html {
        self.raw("<thead><tr>");
        for head in heads {
            self.element("th scope=\"col\"", head);
        }
        self.raw("</tr></thead><tbody>")
    }

    /// A row: its head, then its cells.
    pub fn row(&mut self, head: &str, cells: &[&str]) -> &mut Html {
        self.raw("<tr>").element("th scope=\"row\"", head);
        for cell in cells {
            self.element("td", cell);
        }
        self.raw("</tr>")
    }

    /// The whole of it.
    pub fn finish(self) -> String {
        self.0
    }
}

/// The place of a grade on a track, in hundredths of its length.
pub fn along(scale: &GradeScale, rank: usize) -> usize {
    rank.saturating_mul(100) / scale.highest().rank().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_not_stand_in_a_text_is_left_out_and_lines_stay() {
        let mut html = Html::default();
        html.text("a\u{202e}b\u{0}\nc\u{fffe}<");
        assert_eq!(html.finish(), "ab\nc&lt;");
    }
}
