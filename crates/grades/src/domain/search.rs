//! Finding a standard by whatever somebody remembers of it.
//!
//! A query is forgiven: words left out or in another order, words only begun, typing errors, accents, hyphens, a code
//! without its letters or zeros (`792`), a level as `level 4`, `L4` or `4`, a version. Where every word stands in a
//! standard, or begins a word of it, that is a match. Only where no standard matches are *close* ones given: with words
//! misspelt, words that are not there, or another level; and it is said how the query was read.
//!
//! It looks at every word of every standard, which for 650 of them takes less than a key press.

use strsim::osa_distance;

/// What is known of one standard.
#[derive(Clone, Copy, Debug)]
pub struct Searched<'a> {
    /// Such as `ST0792`.
    pub reference: &'a str,
    /// The occupation.
    pub title: &'a str,
    /// 2 to 8.
    pub level: u8,
    /// Other names, and titles of options.
    pub also_called: &'a [&'a str],
}

/// Standards made ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    standards: Vec<Prepared>,
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundStandards {
    /// The places of the standards, the best first.
    pub hits: Vec<usize>,
    /// Whether they are only near to what was asked for.
    pub are_close: bool,
    /// How the query was read, where they are: the words that stand in the first one.
    pub read_as: Option<String>,
}

impl FoundStandards {
    /// The only standard that was found: Enter opens it.
    pub fn only(&self) -> Option<usize> {
        match *self.hits {
            [only] => Some(only),
            _ => None,
        }
    }
}

#[derive(Clone, Debug)]
struct Prepared {
    /// The digits of the code.
    code: String,
    level: u8,
    title: String,
    words: Vec<Word>,
    /// How many of the words are of the title.
    of_title: usize,
}

/// A word of a title or another name, or two that stand side by side.
#[derive(Clone, Debug)]
struct Word {
    text: String,
    in_title: bool,
}

/// A query taken apart.
#[derive(Clone, Debug, Default)]
struct Query {
    words: Vec<String>,
    code: Option<String>,
    level: Option<u8>,
}

/// How well one word of a query fits a standard; less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// Letters that differ; none where the word stands there or begins one that does.
    mistakes: usize,
    /// Whether it is only begun, or of another name.
    away: usize,
}

/// How well a standard fits; less is better.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// Letters of the query that stand nowhere, and whether the level is another.
    missing: usize,
    mistakes: usize,
    away: usize,
    /// Words of the title that nobody asked for.
    beside: usize,
}

/// The longest query that is looked at, in words, and the longest word, in letters.
const MOST_WORDS: usize = 10;
const MOST_LETTERS: usize = 32;

/// Words that say nothing about which standard is meant.
const EMPTY: [&str; 16] = [
    "a",
    "an",
    "and",
    "apprentice",
    "apprenticeship",
    "course",
    "for",
    "in",
    "of",
    "on",
    "st",
    "standard",
    "the",
    "to",
    "version",
    "with",
];

/// What a level is called.
const LEVEL: [&str; 3] = ["level", "lvl", "l"];

impl Catalogue {
    /// Makes standards ready; their places are kept.
    pub fn new<'a>(standards: impl IntoIterator<Item = Searched<'a>>) -> Catalogue {
        Catalogue { standards: standards.into_iter().map(|standard| Prepared::new(&standard)).collect() }
    }

    /// The standards that a query means. An empty one means all of them.
    ///
    /// ```
    /// use grades::domain::search::{Catalogue, Searched};
    /// let named = |reference, title, level| Searched { reference, title, level, also_called: &[] };
    /// let catalogue = Catalogue::new([
    ///     named("ST0792", "Junior production coordinator", 4),
    ///     named("ST1483", "Production manager", 6),
    /// ]);
    /// assert_eq!(catalogue.search("production").hits.len(), 2);
    /// assert_eq!(catalogue.search("coordinator L4").only(), Some(0));
    /// let close = catalogue.search("prodcution co-ordinater");
    /// assert_eq!((close.only(), close.are_close), (Some(0), true));
    /// assert_eq!(close.read_as.as_deref(), Some("production coordinator"));
    /// assert!(catalogue.search("florist").hits.is_empty());
    /// ```
    pub fn search(&self, query: &str) -> FoundStandards {
        let query = Query::new(query);
        if query.is_empty() {
            return FoundStandards { hits: (0..self.standards.len()).collect(), ..FoundStandards::default() };
        }
        let mut ranked: Vec<(Rank, usize)> = Vec::new();
        for (place, standard) in self.standards.iter().enumerate() {
            ranked.extend(standard.rank(&query).map(|rank| (rank, place)));
        }
        let title = |place: usize| self.standards.get(place).map_or("", |standard| &standard.title);
        ranked.sort_by(|(one, at), (other, beside)| one.cmp(other).then_with(|| title(*at).cmp(title(*beside))));
        let Some((best, first)) = ranked.first().cloned() else { return FoundStandards::default() };
        let are_close = best.missing > 0 || best.mistakes > 0;
        // Of those that match only nearly, those that are about as near as the nearest.
        let near = |rank: &Rank| rank.missing == best.missing && rank.mistakes <= best.mistakes.saturating_add(1);
        let keep = |rank: &Rank| if are_close { near(rank) } else { rank.missing == 0 && rank.mistakes == 0 };
        let hits = ranked.iter().filter(|(rank, _)| keep(rank)).map(|(_, place)| *place).collect();
        let read_as = self.standards.get(first).filter(|_| are_close).map(|standard| standard.reading(&query));
        FoundStandards { hits, are_close, read_as: read_as.filter(|reading| !reading.is_empty()) }
    }
}

impl Query {
    fn new(text: &str) -> Query {
        let mut query = Query::default();
        let mut before = String::new();
        for chunk in text.split_whitespace() {
            // What follows in ST0792_1.2 is a version.
            let chunk =
                chunk.split_once('_').filter(|(_, rest)| is_version(rest, "version")).map_or(chunk, |(code, _)| code);
            if is_version(chunk, &before) {
                continue;
            }
            for word in folded(chunk).split_whitespace() {
                query.add(word, &before);
                word.clone_into(&mut before);
            }
        }
        query.words.truncate(MOST_WORDS);
        query
    }

    /// Adds a word that stands behind another.
    fn add(&mut self, word: &str, before: &str) {
        let level = LEVEL.iter().find_map(|name| word.strip_prefix(name)).and_then(as_level);
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        if EMPTY.contains(&word) || LEVEL.contains(&word) {
            // Says nothing, or belongs to what follows.
        } else if level.is_some() {
            self.level = level;
        } else if is_number && before != "st" && as_level(word).is_some() {
            self.level = as_level(word);
        } else if is_number {
            self.code = Some(word.to_owned());
        } else if let Some(code) = code_of(word) {
            self.code = Some(code);
        } else {
            self.words.push(word.chars().take(MOST_LETTERS).collect());
        }
    }

    fn is_empty(&self) -> bool {
        self.words.is_empty() && self.code.is_none() && self.level.is_none()
    }
}

/// `v1.2`, `1.2`, or the 2 of `version 2`.
fn is_version(chunk: &str, before: &str) -> bool {
    let number = chunk.strip_prefix(['v', 'V']).unwrap_or(chunk);
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_number && (number.contains('.') || number.len() < chunk.len() || before == "version")
}

fn without_zeros(digits: &str) -> &str {
    let short = digits.trim_start_matches('0');
    if short.is_empty() { "0" } else { short }
}

fn as_level(digits: &str) -> Option<u8> {
    digits.parse().ok().filter(|level| (1..=8).contains(level) && digits.len() == 1)
}

/// The digits of `st0792`; an `o` counts as a zero.
fn code_of(word: &str) -> Option<String> {
    let digits: String =
        word.strip_prefix("st")?.chars().map(|letter| if letter == 'o' { '0' } else { letter }).collect();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && word.bytes().any(|byte| byte.is_ascii_digit())).then_some(digits)
}

impl Prepared {
    fn new(standard: &Searched) -> Prepared {
        let mut words: Vec<Word> = Vec::new();
        let mut of_title = 0_usize;
        let texts =
            std::iter::once((standard.title, true)).chain(standard.also_called.iter().map(|name| (*name, false)));
        for (text, in_title) in texts {
            let text = folded(text);
            let mut before: Option<&str> = None;
            for word in text.split_whitespace() {
                if in_title {
                    of_title = of_title.saturating_add(usize::from(!EMPTY.contains(&word)));
                }
                words.push(Word { text: word.to_owned(), in_title });
                // What is one word to some people: health care.
                words.extend(before.map(|before| Word { text: [before, word].concat(), in_title }));
                before = Some(word);
            }
        }
        let code: String = standard.reference.chars().filter(char::is_ascii_digit).collect();
        let title = folded(standard.title);
        Prepared { code, level: standard.level, title, words, of_title }
    }

    /// None where too little of the query fits.
    fn rank(&self, query: &Query) -> Option<Rank> {
        let (mut missing, mut mistakes, mut away) = (0_usize, 0_usize, 0_usize);
        let mut fitting = 0_usize;
        for fit in self.fits(&query.words) {
            match fit {
                (_, Some((fit, _))) => {
                    mistakes = mistakes.saturating_add(fit.mistakes);
                    away = away.saturating_add(fit.away);
                    fitting = fitting.saturating_add(1);
                }
                (word, None) => missing = missing.saturating_add(word.chars().count()),
            }
        }
        if let Some(code) = &query.code {
            match self.code_fit(code) {
                Some(fit) => {
                    mistakes = mistakes.saturating_add(fit.mistakes);
                    away = away.saturating_add(fit.away);
                    fitting = fitting.saturating_add(1);
                }
                None => missing = missing.saturating_add(code.len()),
            }
        }
        let asked = query.words.len().saturating_add(usize::from(query.code.is_some()));
        // At least half of what was asked for has to be there.
        if fitting.saturating_mul(2) < asked {
            return None;
        }
        match query.level {
            Some(level) if level != self.level && asked == 0 => return None,
            Some(level) if level != self.level => missing = missing.saturating_add(1),
            Some(_) | None => {}
        }
        // Of a level alone, no word of a title was asked for.
        let beside = if asked == 0 { 0 } else { self.of_title.saturating_sub(fitting) };
        Some(Rank { missing, mistakes, away, beside })
    }

    fn code_fit(&self, code: &str) -> Option<Fit> {
        let (short, asked) = (without_zeros(&self.code), without_zeros(code));
        if short == asked {
            return Some(Fit { mistakes: 0, away: 0 });
        }
        // Zeros may be left out before a code, but not when they are typed.
        if self.code.starts_with(code) || (asked == code && short.starts_with(code)) {
            return Some(Fit { mistakes: 0, away: 1 });
        }
        // Two digits that changed places, or one that is wrong.
        let mistakes = osa_distance(short, asked);
        (mistakes == 1 && code.len() > 2).then_some(Fit { mistakes, away: 0 })
    }

    /// How each word of a query fits best, and the word that it fits. Two words may be one here.
    fn fits<'q>(&self, words: &'q [String]) -> Vec<(&'q str, Option<(Fit, &str)>)> {
        let mut fits: Vec<(&str, Option<(Fit, &str)>)> = words.iter().map(|word| (&**word, self.fit(word))).collect();
        for ((first, second), place) in words.iter().zip(words.iter().skip(1)).zip(0_usize..) {
            let next = place.saturating_add(1);
            let mistakes = |place: usize| fits.get(place).and_then(|(_, fit)| *fit).map(|(fit, _)| fit.mistakes);
            let apart =
                mistakes(place).zip(mistakes(next)).map_or(usize::MAX, |(one, other)| one.saturating_add(other));
            let joined = self.fit(&[&**first, second].concat());
            let Some((fit, word)) = joined.filter(|(fit, _)| fit.mistakes <= 1 && fit.mistakes < apart) else {
                continue;
            };
            for (place, reading) in [(place, word), (next, "")] {
                if let Some((_, known)) = fits.get_mut(place) {
                    let mistakes = if reading.is_empty() { 0 } else { fit.mistakes };
                    *known = Some((Fit { mistakes, away: fit.away }, reading));
                }
            }
        }
        fits
    }

    fn fit(&self, asked: &str) -> Option<(Fit, &str)> {
        let mut best: Option<(Fit, &str)> = None;
        for word in &self.words {
            if let Some(fit) = word.fit(asked)
                && best.is_none_or(|(known, _)| fit < known)
            {
                best = Some((fit, &word.text));
            }
        }
        best
    }

    /// The query in words that stand here.
    fn reading(&self, query: &Query) -> String {
        let words: Vec<&str> =
            self.fits(&query.words).into_iter().filter_map(|(_, fit)| fit).map(|(_, word)| word).collect();
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

impl Word {
    /// How a word that was typed fits; none where it does not.
    fn fit(&self, asked: &str) -> Option<Fit> {
        let away = usize::from(!self.in_title);
        let of = |mistakes: usize, more: usize| Some(Fit { mistakes, away: away.saturating_add(more) });
        let plural = |one: &str, other: &str| one.strip_suffix('s') == Some(other);
        if self.text == asked || plural(&self.text, asked) || plural(asked, &self.text) {
            return of(0, 0);
        }
        if self.text.starts_with(asked) {
            return of(0, 1);
        }
        let letters = asked.chars().count();
        let allowed = match letters {
            0..=3 => return None,
            4 | 5 => 1,
            6..=8 => 2,
            _ => 3,
        };
        // The whole word, or as much of it as was typed.
        let begun: String = self.text.chars().take(letters).collect();
        let mistakes = osa_distance(asked, &self.text).min(osa_distance(asked, &begun).saturating_add(1));
        if mistakes <= allowed {
            return of(mistakes, 0);
        }
        // The same root: carpentry and carpenter.
        let root = asked.chars().zip(self.text.chars()).take_while(|(one, other)| one == other).count();
        let left = letters.max(self.text.chars().count()).saturating_sub(root);
        if root >= 5 && left <= 4 { of(allowed, 1) } else { None }
    }
}

/// In small letters of ASCII, without accents, hyphens and apostrophes; everything else that is no letter or digit parts
/// words.
fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'a'..='z' | '0'..='9' => plain.push(letter),
            'A'..='Z' => plain.push(letter.to_ascii_lowercase()),
            '-' | '‐' | '‑' | '\'' | '’' | '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' => {}
            'À'..='Å' | 'à'..='å' | 'Ā'..='ą' => plain.push('a'),
            'Æ' | 'æ' => plain.push_str("ae"),
            'Ç' | 'ç' | 'Ć'..='č' => plain.push('c'),
            'Ď'..='đ' | 'Ð' | 'ð' => plain.push('d'),
            'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => plain.push('e'),
            'Ĝ'..='ģ' => plain.push('g'),
            'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => plain.push('i'),
            'Ł' | 'ł' | 'Ĺ'..='ŀ' => plain.push('l'),
            'Ñ' | 'ñ' | 'Ń'..='ŋ' => plain.push('n'),
            'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' => plain.push('o'),
            'Œ' | 'œ' => plain.push_str("oe"),
            'Ŕ'..='ř' => plain.push('r'),
            'Ś'..='š' => plain.push('s'),
            'ß' => plain.push_str("ss"),
            'Ţ'..='ŧ' => plain.push('t'),
            'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => plain.push('u'),
            'Ŵ' | 'ŵ' => plain.push('w'),
            'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => plain.push('y'),
            'Ź'..='ž' => plain.push('z'),
            _ => plain.push(' '),
        }
    }
    plain
}
