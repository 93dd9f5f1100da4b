//! Reading what stands beside the answers since `learner-record/2`: evidence, gateway, dates, rehearsals, plan.

use super::reading::each;
use super::{JUDGEMENTS, LONGEST_NOTE, Saved, clean, split_note};
use crate::domain::evidence::{Evidence, EvidenceKind, Statement};
use crate::domain::readiness::{About, ChosenDates, Confirmed, Readiness, Rehearsal};
use crate::domain::timeline::key_today;
use crate::formats::problem::of_name;
use crate::formats::tree::Node;
use crate::formats::walk::{Cursor, Object};

/// The most pieces of evidence in one record.
pub const MOST_PIECES: usize = 200;

/// The most links of one piece to criteria, and to KSBs.
pub const MOST_LINKS: usize = 500;

/// The most rehearsals in one record.
pub const MOST_REHEARSALS: usize = 200;

/// The most characters of a title, a place, a name or the like.
pub const LONGEST_LINE: usize = 300;

/// The most characters of the name of a record.
pub const LONGEST_NAME: usize = 80;

/// The most minutes of a piece or a rehearsal.
pub const MOST_MINUTES: u32 = 10_000;

/// The words for kinds of evidence in files, in the order of [`EvidenceKind::EVERY`].
pub const KINDS: [(&str, EvidenceKind); 11] = [
    ("document", EvidenceKind::Document),
    ("schedule", EvidenceKind::Schedule),
    ("planning", EvidenceKind::Planning),
    ("witness-statement", EvidenceKind::WitnessStatement),
    ("photograph", EvidenceKind::Photograph),
    ("video", EvidenceKind::Video),
    ("audio", EvidenceKind::Audio),
    ("presentation", EvidenceKind::Presentation),
    ("reflective-account", EvidenceKind::ReflectiveAccount),
    ("self-assessment", EvidenceKind::SelfAssessment),
    ("other", EvidenceKind::Other),
];

/// The word for a kind of evidence in files.
pub fn kind_word(kind: EvidenceKind) -> &'static str {
    KINDS.iter().find(|(_, known)| *known == kind).map_or("", |(word, _)| word)
}

/// A text of one line as it is kept: no unseen characters, at most so many. What a person types goes through here, so
/// that whatever is written can be read again.
///
/// ```
/// use grades::formats::records::clean_line;
/// assert_eq!(clean_line("Call\nsheets", 300), "Call sheets");
/// assert_eq!(clean_line("\u{200b}\u{202e} ", 300), "");
/// ```
pub fn clean_line(text: &str, most: usize) -> String {
    split_line(text, most).0
}

/// A text of one line as it is kept, and what is too long of it.
pub fn split_line(text: &str, most: usize) -> (String, String) {
    clean(text, most, |letter| if matches!(letter, '\n' | '\r' | '\t') { ' ' } else { letter })
}

/// A text that is cleaned rather than refused, empty where it is left out.
#[inline(never)]
fn line(cursor: Cursor, most: usize) -> String {
    match cursor.given().map(|cursor| cursor.node) {
        None => String::new(),
        Some(Node::Text(text)) => cursor.cut(split_line(text, most)),
        Some(_) => cursor.string(most),
    }
}

fn note(cursor: Cursor) -> String {
    match cursor.given().map(|cursor| cursor.node) {
        None => String::new(),
        Some(Node::Text(text)) => cursor.cut(split_note(text)),
        Some(_) => cursor.string(LONGEST_NOTE),
    }
}

pub(super) fn read(object: &Object, saved: &mut Saved) {
    saved.name = line(object.may("name"), LONGEST_NAME);
    let Readiness { evidence, statement, gateway, about, dates, rehearsals, plan } = &mut saved.readiness;
    if let Some(cursor) = object.may("evidence").given() {
        *evidence = cursor.list(MOST_PIECES, piece);
        for (place, one) in evidence.iter().enumerate() {
            if evidence.iter().take(place).any(|other| other.id == one.id) {
                let says = of_name(&one.id, &["stands here twice."]);
                cursor.problem("duplicate-id", says, "Give each piece of evidence an id of its own.");
            }
        }
    }
    if let Some(cursor) = object.may("statement").given() {
        let object = cursor.object();
        let yes = |key| object.may(key).given().is_some_and(Cursor::yes_or_no);
        *statement = Statement { employer: yes("employer"), apprentice: yes("apprentice") };
        object.finish();
    }
    each(object.may("gateway"), &mut |id, cursor| {
        let confirmed = confirmed(cursor);
        if confirmed != Confirmed::default() {
            gateway.put(id, confirmed);
        }
    });
    if let Some(cursor) = object.may("about").given() {
        let object = cursor.object();
        *about = About {
            training_start: object.may_date("trainingStart"),
            registered: object.may_date("registered"),
            age_at_start: object.may_whole("ageAtStart", 0, 120),
        };
        object.finish();
    }
    if let Some(cursor) = object.may("dates").given() {
        let object = cursor.object();
        let mut chosen = ChosenDates {
            gateway: object.may_date("gateway"),
            period_start: object.may_date("periodStart"),
            ..ChosenDates::default()
        };
        each(object.may("fixed"), &mut |key, cursor| chosen.fixed.put(&key_today(key), cursor.date()));
        object.finish();
        *dates = chosen;
    }
    if let Some(cursor) = object.may("rehearsals").given() {
        *rehearsals = cursor.list(MOST_REHEARSALS, rehearsal);
    }
    each(object.may("plan"), &mut |id, cursor| {
        let object = cursor.object();
        plan.put(id, object.may_date("by"));
        object.finish();
    });
}

fn piece(cursor: Cursor) -> Evidence {
    let object = cursor.object();
    let mut piece = Evidence::new(&object.id("id"), &line(object.may("title"), LONGEST_LINE));
    piece.kind = object.may_one_of("kind", &KINDS);
    piece.date = object.may_date("date");
    piece.kept = line(object.may("where"), LONGEST_LINE);
    piece.minutes = object.may_whole("minutes", 0, MOST_MINUTES);
    piece.note = note(object.may("note"));
    if let Some(cursor) = object.may("criteria").given() {
        for cursor in cursor.items(MOST_LINKS) {
            piece.link_criterion(cursor.text(80), true);
        }
    }
    if let Some(cursor) = object.may("ksbs").given() {
        for cursor in cursor.items(MOST_LINKS) {
            piece.link_ksb(cursor.text(80), true);
        }
    }
    object.finish();
    piece
}

fn confirmed(cursor: Cursor) -> Confirmed {
    let object = cursor.object();
    let confirmed = Confirmed {
        state: object.may_one_of("state", &JUDGEMENTS),
        date: object.may_date("date"),
        by: line(object.may("by"), LONGEST_LINE),
        note: note(object.may("note")),
    };
    object.finish();
    confirmed
}

fn rehearsal(cursor: Cursor) -> Rehearsal {
    let object = cursor.object();
    let rehearsal = Rehearsal {
        method: line(object.need("method"), LONGEST_NAME),
        date: object.may_date("date"),
        minutes: object.may_whole("minutes", 0, MOST_MINUTES).unwrap_or_default(),
        questions: object.may_whole("questions", 0, MOST_MINUTES).unwrap_or_default(),
        well: object.may("well").given().map_or_else(Vec::new, |well| well.list(MOST_LINKS, |id| id.string(80))),
    };
    object.finish();
    rehearsal
}
