//! `standard`, `documents`, `pathways`, `versions`, `notes`: what a pack is about and what it was read from.

use super::names::Names;
use super::{SENTENCE, TITLE, basis, may_source, refuse_twins, source};
use crate::domain::standard::{Document, Note, Pathway, Standard, Status, VersionEntry, Window};
use crate::formats::walk::{Cursor, Object};

const STATUSES: [(&str, Status); 4] = [
    ("approved", Status::Approved),
    ("retired", Status::Retired),
    ("draft", Status::Draft),
    ("not-stated", Status::NotStated),
];

/// A standard with nothing but what `standard` says of it.
pub(super) fn standard(cursor: Cursor, names: &Names) -> Standard {
    let object = cursor.object();
    let standard = Standard {
        uid: object.id("uid"),
        reference: object.id("reference"),
        version: object.id("version"),
        title: object.text("title", TITLE),
        also_called: object
            .may("alsoCalled")
            .given()
            .map_or_else(Vec::new, |cursor| cursor.list(60, |name| name.string(TITLE))),
        level: u8::try_from(object.need("level").whole(1, 8)).unwrap_or(0),
        status: object.need("status").one_of(&STATUSES).unwrap_or_default(),
        starts: object.need_or_null("starts").given().map(|cursor| {
            let object = cursor.object();
            let window = window(&object);
            object.finish();
            window
        }),
        checked: object.need("checked").date(),
        ..Standard::default()
    };
    let _ = may_source(&object, names);
    object.finish();
    let expected = format!("{}_{}", standard.reference, standard.version);
    if standard.uid != expected {
        let says = format!("The uid is “{}”, but reference and version make “{expected}”.", standard.uid);
        cursor.problem("uid-differs", says, "Make the three agree: reference, underscore, version.");
    }
    standard
}

fn window(object: &Object) -> Window {
    let window = Window {
        earliest: object.need("earliest").date(),
        latest: object.need_or_null("latest").given().map(Cursor::date),
    };
    if window.latest.is_some_and(|latest| latest < window.earliest) {
        let remedy = "Swap or correct the dates.";
        object.cursor.problem("dates-reversed", "The latest start lies before the earliest.", remedy);
    }
    window
}

pub(super) fn documents(cursor: Cursor) -> Vec<Document> {
    let list = cursor.list(20, |cursor| {
        let object = cursor.object();
        let document = Document {
            id: object.id("id"),
            title: object.text("title", TITLE),
            publisher: object.text("publisher", TITLE),
            version: object.text("version", TITLE),
            licence: object.text("licence", TITLE),
            address: object.text_or_null("address", 500),
            read: object.may_date("read"),
        };
        object.finish();
        document
    });
    refuse_twins(cursor, &list, |document| &document.id);
    list
}

pub(super) fn pathways(cursor: Cursor, names: &Names) -> Vec<Pathway> {
    let list = cursor.list(20, |cursor| {
        let object = cursor.object();
        let pathway = Pathway {
            id: object.id("id"),
            title: object.text("title", TITLE),
            indicative: object.may_text("indicative", SENTENCE),
            source: may_source(&object, names),
        };
        object.finish();
        pathway
    });
    refuse_twins(cursor, &list, |pathway| &pathway.id);
    list
}

pub(super) fn versions(cursor: Cursor, names: &Names) -> Vec<VersionEntry> {
    cursor.list(100, |cursor| {
        let object = cursor.object();
        let entry = VersionEntry {
            version: object.id("version"),
            starts: object.need_or_null("earliest").given().map(|_| window(&object)),
            change: object.may_text("change", SENTENCE),
            source: source(&object, names),
        };
        let _ = object.may("latest");
        object.finish();
        entry
    })
}

pub(super) fn notes(cursor: Cursor, names: &Names) -> Vec<Note> {
    cursor.list(300, |cursor| {
        let object = cursor.object();
        let note = Note {
            about: names.about(object.need("about")),
            basis: basis(&object),
            text: object.text("text", SENTENCE),
            source: source(&object, names),
        };
        object.finish();
        note
    })
}
