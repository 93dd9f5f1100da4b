//! `standard`, `documents`, `pathways`, `versions`, `notes`: what a pack is about and what it was read from.

use super::names::Names;
use super::{basis, optional_sentence, optional_source, refuse_twins, sentence, source, title};
use crate::domain::date::Date;
use crate::domain::standard::{Document, Note, Pathway, Status, VersionEntry, Window};
use crate::formats::walk::{Cursor, Object};

/// The fields of `standard`.
pub(super) struct Identity {
    pub uid: String,
    pub reference: String,
    pub version: String,
    pub title: String,
    pub also_called: Vec<String>,
    pub level: u8,
    pub status: Status,
    pub starts: Option<Window>,
    pub checked: Date,
}

const STATUSES: [(&str, Status); 4] = [
    ("approved", Status::Approved),
    ("retired", Status::Retired),
    ("draft", Status::Draft),
    ("not-stated", Status::NotStated),
];

pub(super) fn standard(cursor: &Cursor, names: &Names) -> Option<Identity> {
    let object = cursor.object()?;
    let id = |key| object.id(key);
    let (uid, reference, version) = (id("uid"), id("reference"), id("version"));
    if let (Some(uid), Some(reference), Some(version)) = (&uid, &reference, &version) {
        let expected = format!("{reference}_{version}");
        if *uid != expected {
            let says = format!("The uid is “{uid}”, but reference and version make “{expected}”.");
            cursor.problem("uid-differs", says, "Make the three agree: reference, underscore, version.");
        }
    }
    let name = title(&object, "title");
    let also_called = object
        .may("alsoCalled")
        .map_or(Some(Vec::new()), |cursor| cursor.list(60, |name| name.text(super::TITLE).map(str::to_owned)));
    let level = object.need("level").and_then(|cursor| cursor.whole(1, 8)).and_then(|level| u8::try_from(level).ok());
    let status = object.need("status").and_then(|cursor| cursor.one_of(&STATUSES));
    let starts = object.need_or_null("starts").and_then(|cursor| optional_window(cursor.as_ref()));
    let checked = object.date("checked");
    let _ = optional_source(&object, names)?;
    object.finish();
    Some(Identity {
        uid: uid?,
        reference: reference?,
        version: version?,
        title: name?,
        also_called: also_called?,
        level: level?,
        status: status?,
        starts: starts?,
        checked: checked?,
    })
}

/// A window that may be null: the outer nothing means that it cannot be read.
fn optional_window(cursor: Option<&Cursor>) -> Option<Option<Window>> {
    let Some(cursor) = cursor else { return Some(None) };
    let object = cursor.object()?;
    let window = window(&object, cursor);
    object.finish();
    window.map(Some)
}

fn window(object: &Object, cursor: &Cursor) -> Option<Window> {
    let earliest = object.date("earliest");
    let latest = object.need_or_null("latest").and_then(|latest| match latest {
        Some(latest) => latest.date().map(Some),
        None => Some(None),
    });
    let window = Window { earliest: earliest?, latest: latest? };
    if window.latest.is_some_and(|latest| latest < window.earliest) {
        cursor.problem("dates-reversed", "The latest start lies before the earliest.", "Swap or correct the dates.");
    }
    Some(window)
}

pub(super) fn documents(cursor: &Cursor) -> Option<Vec<Document>> {
    let list = cursor.list(20, |cursor| {
        let object = cursor.object()?;
        let id = object.id("id");
        let (name, publisher) = (title(&object, "title"), title(&object, "publisher"));
        let (version, licence) = (title(&object, "version"), title(&object, "licence"));
        let address = object.text_or_null("address", 500);
        let read = object.may_date("read");
        object.finish();
        Some(Document {
            id: id?,
            title: name?,
            publisher: publisher?,
            version: version?,
            licence: licence?,
            address: address?,
            read: read?,
        })
    })?;
    refuse_twins(cursor, list.iter().map(|document| (document.id.as_str(), "")));
    Some(list)
}

pub(super) fn pathways(cursor: &Cursor, names: &Names) -> Option<Vec<Pathway>> {
    let list = cursor.list(20, |cursor| {
        let object = cursor.object()?;
        let id = object.id("id");
        let name = title(&object, "title");
        let indicative = optional_sentence(&object, "indicative");
        let source = optional_source(&object, names);
        object.finish();
        Some(Pathway { id: id?, title: name?, indicative: indicative?, source: source? })
    })?;
    refuse_twins(cursor, list.iter().map(|pathway| (pathway.id.as_str(), "")));
    Some(list)
}

pub(super) fn versions(cursor: &Cursor, names: &Names) -> Option<Vec<VersionEntry>> {
    cursor.list(100, |cursor| {
        let object = cursor.object()?;
        let version = object.id("version");
        let starts = if object.may("earliest").is_some() {
            window(&object, cursor).map(Some)
        } else {
            let _ = object.may("latest");
            Some(None)
        };
        let change = optional_sentence(&object, "change");
        let source = source(&object, names);
        object.finish();
        Some(VersionEntry { version: version?, starts: starts?, change: change?, source: source? })
    })
}

pub(super) fn notes(cursor: &Cursor, names: &Names) -> Option<Vec<Note>> {
    cursor.list(300, |cursor| {
        let object = cursor.object()?;
        let about = object.need("about").and_then(|cursor| names.about(&cursor));
        let basis = basis(&object);
        let text = sentence(&object, "text");
        let source = source(&object, names);
        object.finish();
        Some(Note { about: about?, basis: basis?, text: text?, source: source? })
    })
}
