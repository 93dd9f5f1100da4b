//! A date as people type it: in three boxes, or a whole one pasted into any of them.
//!
//! What is understood, and what is not:
//!
//! - **Months** are numbers or English names, whole or from three letters on (`9`, `Sep`, `Sept`, `September`); a name
//!   that is misspelt is taken for the one month it is near to (`Febuary`, `Spetember`).
//! - **A whole date** may stand in any box, and then counts whatever stands in the others: `1/3/2026`, `01.03.26`,
//!   `2026-03-01`, `1st of March 2026`, `March 1, 2026`, `Sunday 1 March 2026`, `01032026`, with a time after it.
//!   Two boxes may share one: `1 March` and `2026`.
//! - **A year of two digits** is the one from fifty years before today to forty-nine years after; where today is not
//!   known, one of this century. It always comes last.
//! - **A day and a month that could change places** (`03/04/2026` in one box) are never guessed: both dates are given.
//!   With dots the day comes first, as nobody writes it otherwise. In boxes of their own nothing can change places.
//! - Digits of any script, spaces, and characters that show nothing make no difference.
//!
//! The screen asks while somebody types, and judges when they leave: [`TypedDate::Unfinished`] is no fault yet.

use super::date::{Date, MONTHS};
use super::letters::is_seen;

/// One of the three boxes of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateBox {
    /// The first.
    Day,
    /// The second.
    Month,
    /// The third.
    Year,
}

impl DateBox {
    /// All three, in their order.
    pub const ALL: [DateBox; 3] = [DateBox::Day, DateBox::Month, DateBox::Year];
}

/// What can be made of three boxes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedDate {
    /// Nothing is typed.
    Empty,
    /// So far it may become a date. It is a fault only once the person has left the boxes.
    Unfinished(Vec<Lacking>),
    /// One day.
    Understood(Date),
    /// A whole date in one box that can be read two ways: the person is asked.
    TwoWays {
        /// Where it stands.
        at: DateBox,
        /// Read with the day first.
        day_first: Date,
        /// Read with the month first.
        month_first: Date,
    },
    /// Whatever is added, it will be no date.
    Wrong {
        /// The box to mend.
        at: DateBox,
        /// Why.
        why: WrongDate,
    },
}

impl TypedDate {
    /// The day, where there is just one.
    pub fn date(&self) -> Option<Date> {
        match self {
            TypedDate::Understood(date) => Some(*date),
            TypedDate::Empty | TypedDate::Unfinished(_) | TypedDate::TwoWays { .. } | TypedDate::Wrong { .. } => None,
        }
    }
}

/// A part of a date that is not there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// Which part.
    pub part: DateBox,
    /// Whether some of it is there: the beginning of a month's name, three digits of a year.
    pub begun: bool,
}

/// Why something typed will be no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongDate {
    /// The day is not a number from 1 to 31.
    NotADay,
    /// The month is neither a number from 1 to 12 nor a name.
    NotAMonth,
    /// The year is not a number of two or four digits.
    NotAYear,
    /// The year is not one of 1900 to 2999.
    OutOfRange,
    /// The month has fewer days.
    NoSuchDay {
        /// Its last day.
        last: u8,
        /// Which month.
        month: u8,
        /// In which year, where that matters and is known.
        year: Option<u16>,
    },
    /// The box holds more than a date, or a date in an order that nobody uses.
    NotUnderstood,
    /// Another box holds another whole date.
    TwoDates,
}

/// Reads three boxes. `today` is only for years of two digits.
///
/// ```
/// use grades::domain::date::Date;
/// use grades::domain::typed_date::{DateBox, Lacking, TypedDate, WrongDate, read_typed_date};
/// let today = Date::new(2026, 11, 30);
/// let read = |day, month, year| read_typed_date(day, month, year, today);
/// let first_of_march = TypedDate::Understood(Date::new(2026, 3, 1).expect("a real day"));
/// assert_eq!(read("1", "3", "2026"), first_of_march);
/// assert_eq!(read("01", "Mar", "26"), first_of_march);
/// assert_eq!(read("", "2026-03-01", ""), first_of_march);
/// assert_eq!(read("1", "", ""), TypedDate::Unfinished(vec![
///     Lacking { part: DateBox::Month, begun: false },
///     Lacking { part: DateBox::Year, begun: false },
/// ]));
/// assert_eq!(read("1", "13", ""), TypedDate::Wrong { at: DateBox::Month, why: WrongDate::NotAMonth });
/// assert!(matches!(read("03/04/2026", "", ""), TypedDate::TwoWays { at: DateBox::Day, .. }));
/// ```
pub fn read_typed_date(day: &str, month: &str, year: &str, today: Option<Date>) -> TypedDate {
    let [day, month, year] = [day, month, year].map(Typed::new);
    let boxes = [(DateBox::Day, &day), (DateBox::Month, &month), (DateBox::Year, &year)];
    if boxes.iter().all(|(_, typed)| typed.is_blank) {
        return TypedDate::Empty;
    }
    if let Some((at, _)) = boxes.iter().find(|(_, typed)| typed.parts.len() > 3) {
        return TypedDate::Wrong { at: *at, why: WrongDate::NotUnderstood };
    }
    let whole = boxes.iter().filter_map(|(at, typed)| Some((*at, typed.whole(*at, today)?)));
    let mut whole = whole.collect::<Vec<_>>().into_iter();
    if let Some((_, read)) = whole.next() {
        return match whole.find(|(_, other)| *other != read) {
            Some((at, _)) => TypedDate::Wrong { at, why: WrongDate::TwoDates },
            None => read,
        };
    }
    if let Some((at, _)) = boxes.iter().find(|(_, typed)| typed.parts.len() > 1) {
        return shared(&boxes, *at, today);
    }
    if let Some(begun) = begun_with_a_word(&boxes) {
        return TypedDate::Unfinished(begun);
    }
    let part = |typed: &Typed| typed.parts.first().cloned();
    let (first, second) = (part(&day), part(&month));
    match (&first, &second) {
        // The name of a month in the first box, and the day in the second.
        (Some(Part::Word(name)), Some(Part::Number(_))) if matches!(month_named(name), Named::Month(_)) => {
            judge([(second, DateBox::Month), (first, DateBox::Day), (part(&year), DateBox::Year)], &boxes, today)
        }
        _ => judge([(first, DateBox::Day), (second, DateBox::Month), (part(&year), DateBox::Year)], &boxes, today),
    }
}

/// What stands in one box.
#[derive(Debug)]
struct Typed {
    /// Whether nothing can be seen in it.
    is_blank: bool,
    parts: Vec<Part>,
    /// Whether dots stand between the parts.
    dotted: bool,
}

/// Digits, in those of ASCII, or letters, as small ones as far as they are of ASCII.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Number(String),
    Word(String),
}

/// What the letters of a word say about a month.
enum Named {
    Month(u8),
    /// The beginning of one or more names.
    Begun,
    Nothing,
}

/// Which part of a date each of three parts is.
type Order = [DateBox; 3];
const DAY_FIRST: Order = [DateBox::Day, DateBox::Month, DateBox::Year];
const MONTH_FIRST: Order = [DateBox::Month, DateBox::Day, DateBox::Year];
const YEAR_FIRST: Order = [DateBox::Year, DateBox::Month, DateBox::Day];

/// What people write beside a date.
const ASIDE: [&str; 15] = ["st", "nd", "rd", "th", "of", "the", "on", "am", "pm", "z", "utc", "gmt", "年", "月", "日"];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Where the digits of other scripts begin: each has ten in a row.
const ZEROS: [u32; 19] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
    0x17e0, 0x1810, 0xff10,
];

/// The digit of ASCII that means the same; other characters as they are.
fn plain_digit(letter: char) -> char {
    let within = |zero: &u32| u32::from(letter).checked_sub(*zero).filter(|value| *value < 10);
    ZEROS.iter().find_map(within).and_then(|value| char::from_digit(value, 10)).unwrap_or(letter)
}

impl Typed {
    fn new(text: &str) -> Typed {
        let seen = |letter: &char| letter.is_whitespace() || is_seen(letter.encode_utf8(&mut [0; 4]));
        let text: String = text.chars().map(plain_digit).filter(seen).collect();
        let text = text.to_ascii_lowercase();
        let mut parts = Vec::new();
        for chunk in text.split_whitespace() {
            for word in without_time(chunk).split(|letter: char| !letter.is_alphanumeric()) {
                add_parts(word, &mut parts);
            }
        }
        let dotted = text.contains('.') && !text.contains(['/', '-']);
        Typed { is_blank: text.trim().is_empty(), parts, dotted }
    }

    /// What can be made of a whole date that stands in this box alone; none if there is none.
    fn whole(&self, at: DateBox, today: Option<Date>) -> Option<TypedDate> {
        match &*self.parts {
            [Part::Number(digits)] if digits.len() == 8 => {
                let split = |places: [usize; 2]| {
                    let (first, rest) = digits.split_at_checked(places[0])?;
                    let (second, third) = rest.split_at_checked(places[1])?;
                    Some([first, second, third].map(|digits| Part::Number(digits.to_owned())))
                };
                let year_last = split([2, 2])?;
                let year_first = split([4, 2])?;
                let read = [(&year_last, DAY_FIRST), (&year_last, MONTH_FIRST), (&year_first, YEAR_FIRST)];
                let read = read.map(|(parts, order)| in_order(parts, order, [at; 3], today));
                Some(choose(&read, at, false))
            }
            [one, two, three] => {
                let parts = [one, two, three].map(Part::clone);
                let read: Vec<TypedDate> =
                    orders(&parts).into_iter().map(|order| in_order(&parts, order, [at; 3], today)).collect();
                Some(choose(&read, at, self.dotted))
            }
            _ => None,
        }
    }
}

/// What stands before a time of the day: `2026-03-01T10:00` without the time, and nothing of `10:00`.
fn without_time(chunk: &str) -> &str {
    if !chunk.contains(':') {
        return chunk;
    }
    match chunk.split_once('t') {
        Some((date, _)) if date.ends_with(|letter: char| letter.is_ascii_digit()) => date,
        Some(_) | None => "",
    }
}

/// Adds the runs of digits and of letters in a word, but for what only stands beside a date.
fn add_parts(word: &str, parts: &mut Vec<Part>) {
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let end = rest.find(|letter: char| letter.is_ascii_digit() != is_digit).unwrap_or(rest.len());
        let (run, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if is_digit {
            parts.push(Part::Number(run.to_owned()));
        } else if !is_aside(run) {
            parts.push(Part::Word(run.to_owned()));
        }
        rest = after;
    }
}

fn is_aside(word: &str) -> bool {
    ASIDE.contains(&word) || (word.len() > 2 && WEEKDAYS.iter().any(|day| day.starts_with(word)))
}

/// The month that a word names.
fn month_named(word: &str) -> Named {
    let no = |place: usize| u8::try_from(place.saturating_add(1)).map_or(Named::Nothing, Named::Month);
    let begins = |month: &&str| month.get(..3).is_some_and(|start| word.starts_with(start));
    if let Some(place) = MONTHS.iter().position(begins) {
        return no(place);
    }
    if MONTHS.iter().any(|month| month.starts_with(word)) {
        return Named::Begun;
    }
    let far = |month: &str| strsim::osa_distance(word, month);
    let nearest = MONTHS.iter().map(|month| far(month)).min().unwrap_or(usize::MAX);
    let allowed = if word.chars().count() > 5 { 2 } else { 1 };
    let mut near = MONTHS.iter().enumerate().filter(|(_, month)| nearest <= allowed && far(month) == nearest);
    match (near.next(), near.next()) {
        (Some((place, _)), None) => no(place),
        (Some(_) | None, _) => Named::Nothing,
    }
}

/// The orders in which three parts may stand. A part of three digits or more is a year; one with letters is a month,
/// perhaps misspelt.
fn orders(parts: &[Part; 3]) -> Vec<Order> {
    let fits = |part: &Part, role: DateBox, order: Order| match (part, role) {
        (Part::Word(_), DateBox::Month) => true,
        (Part::Word(_), DateBox::Day | DateBox::Year) => false,
        (Part::Number(_), DateBox::Month) if parts.iter().any(|part| matches!(part, Part::Word(_))) => false,
        (Part::Number(digits), DateBox::Day | DateBox::Month) => digits.len() < 3,
        (Part::Number(digits), DateBox::Year) => order != YEAR_FIRST || digits.len() > 2,
    };
    let every = [DAY_FIRST, MONTH_FIRST, YEAR_FIRST].into_iter();
    every.filter(|order| parts.iter().zip(order).all(|(part, role)| fits(part, *role, *order))).collect()
}

/// Reads three parts that stand in these boxes as if they stood in this order.
fn in_order(parts: &[Part; 3], order: Order, at: [DateBox; 3], today: Option<Date>) -> TypedDate {
    let of = |role: DateBox| {
        let mut found = parts.iter().zip(order).zip(at).filter(|((_, known), _)| *known == role);
        found.next().map_or((None, role), |((part, _), at)| (Some(part.clone()), at))
    };
    judge(DateBox::ALL.map(of), &[], today)
}

/// One of several ways to read the same box: the one date there is, or both; otherwise what may still become one.
fn choose(read: &[TypedDate], at: DateBox, dotted: bool) -> TypedDate {
    let mut dates: Vec<Date> = Vec::new();
    for date in read.iter().filter_map(TypedDate::date) {
        if !dates.contains(&date) {
            dates.push(date);
        }
    }
    match &*dates {
        [day_first, month_first, ..] if !dotted => {
            TypedDate::TwoWays { at, day_first: *day_first, month_first: *month_first }
        }
        [only, ..] => TypedDate::Understood(*only),
        [] => {
            let unfinished = read.iter().find(|read| matches!(read, TypedDate::Unfinished(_)));
            let not_understood = TypedDate::Wrong { at, why: WrongDate::NotUnderstood };
            unfinished.or(read.first()).cloned().unwrap_or(not_understood)
        }
    }
}

/// A date of which one box holds two parts: `1 March` and `2026`, `1` and `Sep 2025`.
fn shared(boxes: &[(DateBox, &Typed); 3], at: DateBox, today: Option<Date>) -> TypedDate {
    let every = boxes.iter().flat_map(|(at, typed)| typed.parts.iter().map(|part| (part.clone(), *at)));
    let every: Vec<(Part, DateBox)> = every.collect();
    let has_year = |part: &Part| matches!(part, Part::Number(digits) if digits.len() > 2);
    match &*every {
        [(one, in_one), (two, in_two), (three, in_three)] => {
            let (parts, at_each) = ([one, two, three].map(Part::clone), [*in_one, *in_two, *in_three]);
            // A number that has a box of its own is what the box says.
            let alone = |role: DateBox, part: &Part, in_box: DateBox| {
                in_box == at || role == in_box || matches!(part, Part::Word(_))
            };
            let holds = |order: &Order| {
                let mut placed = parts.iter().zip(order).zip(at_each);
                placed.all(|((part, role), in_box)| alone(*role, part, in_box))
            };
            let read = orders(&parts).into_iter().filter(holds);
            let read: Vec<TypedDate> = read.map(|order| in_order(&parts, order, at_each, today)).collect();
            choose(&read, at, boxes.iter().any(|(in_box, typed)| *in_box == at && typed.dotted))
        }
        [one, two] => {
            let is_word = |part: &Part| matches!(part, Part::Word(name) if matches!(month_named(name), Named::Nothing));
            if is_word(&one.0) || is_word(&two.0) {
                return TypedDate::Wrong { at, why: WrongDate::NotAMonth };
            }
            let part = if has_year(&one.0) || has_year(&two.0) { DateBox::Day } else { DateBox::Year };
            TypedDate::Unfinished(vec![Lacking { part, begun: false }])
        }
        _ => TypedDate::Wrong { at, why: WrongDate::NotUnderstood },
    }
}

/// What is lacking where all there is is a word that a whole date may begin with: `Mar`, `Sun`.
fn begun_with_a_word(boxes: &[(DateBox, &Typed); 3]) -> Option<Vec<Lacking>> {
    let mut filled = boxes.iter().filter(|(_, typed)| !typed.is_blank);
    let (Some((_, typed)), None) = (filled.next(), filled.next()) else { return None };
    let [Part::Word(word)] = &*typed.parts else { return None };
    let lacking = |part: DateBox, begun: bool| Lacking { part, begun };
    match month_named(word) {
        Named::Month(_) => Some(vec![lacking(DateBox::Day, false), lacking(DateBox::Year, false)]),
        Named::Begun => Some(vec![lacking(DateBox::Month, true)]),
        Named::Nothing => {
            WEEKDAYS.iter().any(|day| day.starts_with(&**word)).then(|| vec![lacking(DateBox::Day, true)])
        }
    }
}

/// One part of a date.
enum Value<N> {
    Is(N),
    Lacks { begun: bool },
    Wrong(WrongDate),
}

/// Judges day, month and year, each with the box it stands in; `boxes` tells which of those that have no part hold
/// something all the same.
fn judge(parts: [(Option<Part>, DateBox); 3], boxes: &[(DateBox, &Typed)], today: Option<Date>) -> TypedDate {
    let [(day, day_at), (month, month_at), (year, year_at)] = parts;
    // A whole date without separators may begin in any box: `0103` of `01032026`.
    let others = |at: DateBox| boxes.iter().filter(|(other, _)| *other != at).all(|(_, typed)| typed.is_blank);
    let may_be_whole = |part: &Option<Part>, at: DateBox| {
        let long = matches!(part, Some(Part::Number(digits)) if (3..8).contains(&digits.len()));
        long && !boxes.is_empty() && others(at)
    };
    let whole_begun = may_be_whole(&day, day_at) || may_be_whole(&month, month_at);
    let begun = |at: DateBox| boxes.iter().any(|(other, typed)| *other == at && !typed.is_blank);
    let day = day.map_or(Value::Lacks { begun: begun(day_at) }, |part| day_of(&part, whole_begun));
    let month = month.map_or(Value::Lacks { begun: begun(month_at) }, |part| month_of(&part, whole_begun));
    let year = year.map_or(Value::Lacks { begun: begun(year_at) }, |part| year_of(&part, today));
    let faults = [(fault(&day), day_at), (fault(&month), month_at), (fault(&year), year_at)];
    if let Some((why, at)) = faults.into_iter().find_map(|(why, at)| Some((why?, at))) {
        return TypedDate::Wrong { at, why };
    }
    if let (Value::Is(day), Value::Is(month)) = (&day, &month) {
        // The longest February there is, until the year is known.
        let known = if let Value::Is(year) = &year { Some(*year) } else { None };
        let last = last_of(known.unwrap_or(2000), *month);
        if *day > last {
            let year = known.filter(|_| *month == 2);
            return TypedDate::Wrong { at: day_at, why: WrongDate::NoSuchDay { last, month: *month, year } };
        }
    }
    if let (Value::Is(day), Value::Is(month), Value::Is(year)) = (&day, &month, &year)
        && let Some(date) = Date::new(*year, *month, *day)
    {
        return TypedDate::Understood(date);
    }
    let lacking = [(DateBox::Day, lacks(&day)), (DateBox::Month, lacks(&month)), (DateBox::Year, lacks(&year))];
    TypedDate::Unfinished(
        lacking.into_iter().filter_map(|(part, begun)| Some(Lacking { part, begun: begun? })).collect(),
    )
}

fn fault<N>(value: &Value<N>) -> Option<WrongDate> {
    match value {
        Value::Wrong(why) => Some(*why),
        Value::Is(_) | Value::Lacks { .. } => None,
    }
}

fn lacks<N>(value: &Value<N>) -> Option<bool> {
    match value {
        Value::Lacks { begun } => Some(*begun),
        Value::Is(_) | Value::Wrong(_) => None,
    }
}

fn day_of(part: &Part, whole_begun: bool) -> Value<u8> {
    match part {
        Part::Number(digits) => number_up_to(digits, 31, whole_begun, WrongDate::NotADay),
        Part::Word(_) => Value::Wrong(WrongDate::NotADay),
    }
}

fn month_of(part: &Part, whole_begun: bool) -> Value<u8> {
    match part {
        Part::Number(digits) => number_up_to(digits, 12, whole_begun, WrongDate::NotAMonth),
        Part::Word(name) => match month_named(name) {
            Named::Month(month) => Value::Is(month),
            Named::Begun => Value::Lacks { begun: true },
            Named::Nothing => Value::Wrong(WrongDate::NotAMonth),
        },
    }
}

/// A number from 1 on; a single zero may be the beginning of one.
fn number_up_to(digits: &str, most: u8, whole_begun: bool, why: WrongDate) -> Value<u8> {
    match digits.parse::<u8>() {
        _ if whole_begun => Value::Lacks { begun: true },
        Ok(0) if digits.len() == 1 => Value::Lacks { begun: true },
        Ok(number) if (1..=most).contains(&number) && digits.len() <= 2 => Value::Is(number),
        Ok(_) | Err(_) => Value::Wrong(why),
    }
}

fn year_of(part: &Part, today: Option<Date>) -> Value<u16> {
    let Part::Number(digits) = part else { return Value::Wrong(WrongDate::NotAYear) };
    match (digits.len(), digits.parse::<u16>()) {
        (1 | 3, Ok(_)) => Value::Lacks { begun: true },
        (2, Ok(number)) => Value::Is(year_ending_in(number, today)),
        (4, Ok(year)) if (1900..=2999).contains(&year) => Value::Is(year),
        (4, Ok(_)) => Value::Wrong(WrongDate::OutOfRange),
        (_, Ok(_) | Err(_)) => Value::Wrong(WrongDate::NotAYear),
    }
}

/// The year with these last two digits from fifty years before today to forty-nine after, kept between 1900 and 2999;
/// one of this century where today is not known.
fn year_ending_in(digits: u16, today: Option<Date>) -> u16 {
    let Some(today) = today else { return digits.saturating_add(2000) };
    let earliest = today.year().saturating_sub(50).clamp(1900, 2900);
    let century = (earliest / 100).saturating_mul(100);
    let year = century.saturating_add(digits);
    if year < earliest { year.saturating_add(100) } else { year }
}

fn last_of(year: u16, month: u8) -> u8 {
    (28..=31).rev().find(|last| Date::new(year, month, *last).is_some()).unwrap_or(28)
}
