//! Files with `{{name}}` places that the build fills.

use crate::fault::{Fault, Outcome};

/// Puts each value in the place of its name. A place without a value, or a value without a place, is a fault.
pub fn fill(file: &str, text: &str, values: &[(&str, &str)]) -> Outcome<String> {
    let mut filled = text.to_owned();
    for (name, value) in values {
        let place = format!("{{{{{name}}}}}");
        if !filled.contains(&place) {
            let mend = format!("write {place} where the build shall put it.");
            return Err(Fault::new(file, format!("has no place {place}"), mend));
        }
        filled = filled.replace(&place, value);
    }
    match filled.split_once("{{").and_then(|(_, rest)| rest.split_once("}}")) {
        Some((name, _)) => {
            let known: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
            let what = format!("has a place {{{{{name}}}}} that nothing fills");
            Err(Fault::new(file, what, format!("known are: {}.", known.join(", "))))
        }
        None => Ok(filled),
    }
}

/// Replaces a text that must occur exactly once.
pub fn replace_once(file: &str, text: &str, from: &str, to: &str) -> Outcome<String> {
    match text.matches(from).count() {
        1 => Ok(text.replacen(from, to, 1)),
        count => {
            let mend = "the build replaces it by the hashed name, so it must stand there once.";
            Err(Fault::new(file, format!("has {from} {count} times"), mend))
        }
    }
}

/// Refuses a stylesheet in which a comment is not closed or braces do not match: browsers would drop rules and say nothing.
pub fn css_is_whole(file: &str, text: &str) -> Outcome<()> {
    let bare = without_css_comments(text);
    let opened = text.matches("/*").count();
    let closed = text.matches("*/").count();
    if opened != closed {
        let mend = "close each /* with */, and open none within another.";
        return Err(Fault::new(file, format!("opens {opened} comments and closes {closed}"), mend));
    }
    let mut depth = 0_i32;
    for (at, line) in bare.lines().enumerate() {
        for letter in line.chars() {
            depth += i32::from(letter == '{') - i32::from(letter == '}');
            if depth < 0 {
                let what = format!(
                    "closes a brace that nothing opened, in “{}” (line {} without comments)",
                    line.trim(),
                    at + 1
                );
                return Err(Fault::new(file, what, "take it out, or open its rule."));
            }
        }
    }
    if depth == 0 { Ok(()) } else { Err(Fault::new(file, format!("leaves {depth} braces open"), "close them.")) }
}

/// Drops `/* … */` from a stylesheet. Text in quotes stays.
pub fn without_css_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut quote = None;
    while let Some(letter) = letters.next() {
        match quote {
            Some(mark) => {
                kept.push(letter);
                if letter == '\\' {
                    kept.extend(letters.next());
                } else if letter == mark {
                    quote = None;
                }
            }
            None if letter == '/' && letters.peek() == Some(&'*') => {
                letters.next();
                let mut before = ' ';
                for inner in letters.by_ref() {
                    if before == '*' && inner == '/' {
                        break;
                    }
                    before = inner;
                }
            }
            None => {
                quote = matches!(letter, '"' | '\'').then_some(letter);
                kept.push(letter);
            }
        }
    }
    without_blank_lines(&kept)
}

/// Drops lines of a script that hold only a `//` comment.
pub fn without_js_comments(text: &str) -> String {
    let comment = |line: &str| ["//", "/**", "*/", "* "].iter().any(|start| line.starts_with(start)) || line == "*";
    let kept: Vec<&str> = text.lines().map(str::trim).filter(|line| !comment(line)).collect();
    without_blank_lines(&kept.join("\n"))
}

fn without_blank_lines(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_a_forgotten_one_is_named() {
        assert_eq!(fill("x", "<{{a}}>", &[("a", "1")]).unwrap(), "<1>");
        assert!(fill("x", "<{{a}}{{b}}>", &[("a", "1")]).unwrap_err().to_string().contains("{{b}}"));
        assert!(fill("x", "<>", &[("a", "1")]).unwrap_err().to_string().contains("{{a}}"));
    }

    #[test]
    fn a_stylesheet_that_swallows_rules_is_refused() {
        assert!(css_is_whole("a.css", "/* a */b{c:d}@media print{e{f:g}}").is_ok());
        for (text, says) in [
            ("/* a b{c:d}", "comments"),
            ("a{b:c", "open"),
            ("a{b:c}}", "nothing opened"),
            ("/* a /* b */", "comments"),
        ] {
            let fault = css_is_whole("a.css", text).expect_err(text);
            assert!(fault.to_string().contains(says), "{text}: {fault}");
        }
    }

    #[test]
    fn css_comments_go_and_quoted_ones_stay() {
        assert_eq!(without_css_comments("/* a */b{c:'/* d */'}\n\n/* e\n */\nf{}\n"), "b{c:'/* d */'}\nf{}\n");
        assert_eq!(without_css_comments("a{content:\"\\\"/*\"}/**/"), "a{content:\"\\\"/*\"}\n");
    }

    #[test]
    fn script_comments_of_a_whole_line_go_and_addresses_stay() {
        assert_eq!(without_js_comments("// a\nlet b = 'http://c';\n  // d\n"), "let b = 'http://c';\n");
    }
}
