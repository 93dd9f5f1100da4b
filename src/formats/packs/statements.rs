//! `ksbs` and `duties`: what an occupation asks for.

use super::names::Names;
use super::{optional_basis, optional_source, refuse_twins, sentence, source};
use crate::domain::standard::{Duty, Ksb, PathwayNo};
use crate::formats::walk::{Cursor, Object};

/// A `pathway` that must be said, null for the core: the outer nothing means that it cannot be read.
pub(super) fn pathway(object: &Object, names: &Names) -> Option<Option<PathwayNo>> {
    match object.need_or_null("pathway")? {
        Some(cursor) => names.pathway(&cursor).map(Some),
        None => Some(None),
    }
}

/// A list of KSB codes.
pub(super) fn codes(object: &Object, names: &Names) -> Option<Vec<String>> {
    object.need("ksbs")?.list(100, |cursor| names.ksb(cursor))
}

pub(super) fn ksbs(cursor: &Cursor, names: &Names) -> Option<Vec<Ksb>> {
    let list = cursor.list(500, |cursor| {
        let object = cursor.object()?;
        let code = object.id("code");
        let kind = object.id("kind");
        let pathway = pathway(&object, names);
        let label = object.text_or_null("label", super::TITLE);
        let methods =
            object.may("methods").map_or(Some(Vec::new()), |cursor| cursor.list(10, |cursor| names.method(cursor)));
        let basis = optional_basis(&object);
        let source = optional_source(&object, names);
        object.finish();
        Some(Ksb {
            code: code?,
            kind: kind?,
            pathway: pathway?,
            label: label?,
            methods: methods?,
            basis: basis?,
            source: source?,
        })
    })?;
    let option = |ksb: &Ksb| ksb.pathway.map_or(String::new(), |pathway| pathway.at().to_string());
    let ids: Vec<(&str, String)> = list.iter().map(|ksb| (ksb.code.as_str(), option(ksb))).collect();
    refuse_twins(cursor, ids.iter().map(|(code, option)| (*code, option.as_str())));
    Some(list)
}

pub(super) fn duties(cursor: &Cursor, names: &Names) -> Option<Vec<Duty>> {
    let list = cursor.list(100, |cursor| {
        let object = cursor.object()?;
        let id = object.id("id");
        let pathway = pathway(&object, names);
        let label = sentence(&object, "label");
        let ksbs = codes(&object, names);
        let source = source(&object, names);
        object.finish();
        Some(Duty { id: id?, pathway: pathway?, label: label?, ksbs: ksbs?, source: source? })
    })?;
    refuse_twins(cursor, list.iter().map(|duty| (duty.id.as_str(), "")));
    Some(list)
}
