//! `ksbs` and `duties`: what an occupation asks for.

use super::names::Names;
use super::{SENTENCE, TITLE, may_basis, may_source, refuse_twins, source};
use crate::domain::standard::{Duty, Ksb, PathwayNo};
use crate::formats::walk::{Cursor, Object};

/// A `pathway` that must be said, null for the core.
pub(super) fn pathway(object: &Object, names: &Names) -> Option<PathwayNo> {
    object.need_or_null("pathway").given().map(|cursor| names.pathway(cursor))
}

/// A list of KSB codes that must be there.
pub(super) fn codes(object: &Object, names: &Names) -> Vec<String> {
    code_list(object.need("ksbs"), names)
}

/// The codes of a list.
pub(super) fn code_list(list: Cursor, names: &Names) -> Vec<String> {
    list.list(100, |cursor| names.ksb(cursor))
}

pub(super) fn ksbs(cursor: Cursor, names: &Names) -> Vec<Ksb> {
    let list = cursor.list(500, |cursor| {
        let object = cursor.object();
        let methods = object.may("methods").given();
        let ksb = Ksb {
            code: object.id("code"),
            kind: object.id("kind"),
            pathway: pathway(&object, names),
            label: object.text_or_null("label", TITLE),
            methods: methods.map_or_else(Vec::new, |cursor| cursor.list(10, |cursor| names.method(cursor))),
            basis: may_basis(&object),
            source: may_source(&object, names),
        };
        object.finish();
        ksb
    });
    // A code of two options stands once for each.
    let mut ids: Vec<String> = Vec::new();
    for ksb in &list {
        let option = ksb.pathway.map_or_else(String::new, |pathway| format!(" {}", pathway.at()));
        ids.push([&ksb.code, option.as_str()].concat());
    }
    refuse_twins(cursor, &ids, |id| id);
    list
}

pub(super) fn duties(cursor: Cursor, names: &Names) -> Vec<Duty> {
    let list = cursor.list(100, |cursor| {
        let object = cursor.object();
        let duty = Duty {
            id: object.id("id"),
            pathway: pathway(&object, names),
            label: object.text("label", SENTENCE),
            ksbs: codes(&object, names),
            source: source(&object, names),
        };
        object.finish();
        duty
    });
    refuse_twins(cursor, &list, |duty| &duty.id);
    list
}
