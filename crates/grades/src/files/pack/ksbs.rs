//! `ksbs` and `duties`: what an occupation asks for.

use super::{Check, OfOption, SourceFile, Sure, basis, reserved};
use crate::domain::standard::{Duty, Ksb};
use crate::files::json::missing_or_null;
use crate::files::values::{Id, OrNull, Sentence, Text, Title, UpTo, refuse_duplicates};
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::Serialize;

/// One knowledge, skill or behaviour. A KSB of two options stands once per option.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = crate::files::json::Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "ksb")]
pub struct KsbFile {
    /// Such as K1.
    pub code: Id,
    /// knowledge, skill or behaviour; newer standards may have others.
    pub kind: Id,
    /// null for the core, else the id of an option.
    #[deserr(missing_field_error = missing_or_null)]
    pub pathway: OfOption,
    /// Own words, up to 14; null only if the document does not print the statement.
    #[deserr(missing_field_error = missing_or_null)]
    pub label: OrNull<Title>,
    /// The methods that assess it, if the document says.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub methods: Option<UpTo<Id, 10>>,
    /// How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Sure>,
    /// Where it is printed.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceFile>,
}

/// A duty of the occupation.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = crate::files::json::Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "duty")]
pub struct DutyFile {
    /// Such as D1.
    pub id: Id,
    /// null for the core, else the id of an option.
    #[deserr(missing_field_error = missing_or_null)]
    pub pathway: OfOption,
    /// Own words, up to 20.
    pub label: Sentence,
    /// The codes that the duty names.
    pub ksbs: UpTo<Id, 100>,
    /// Where it is printed.
    pub source: SourceFile,
}

pub(super) fn ksbs(files: &[KsbFile], check: &Check, place: ValuePointerRef) -> Vec<Ksb> {
    // A code of two options stands once for each.
    let ids: Vec<String> = files
        .iter()
        .map(|file| match &file.pathway.0 {
            Some(pathway) => format!("{} {}", &*file.code, &**pathway),
            None => file.code.owned(),
        })
        .collect();
    let remedy = "Give each its own id; ids never change once published.";
    refuse_duplicates(ids.iter().map(String::as_str), place, remedy, check.problems);
    let ksb = |(at, file): (usize, &KsbFile)| {
        let place = place.push_index(at);
        reserved::refuse(&file.code, &reserved::CODES, check, place.push_key("code"));
        let of_methods = place.push_key("methods");
        let methods = file.methods.as_deref().unwrap_or_default();
        Ksb {
            code: file.code.owned(),
            kind: file.kind.owned(),
            pathway: check.pathway(file.pathway.0.as_ref(), place),
            label: file.label.0.as_ref().map(Text::owned),
            methods: methods
                .iter()
                .enumerate()
                .map(|(at, id)| check.names.method(id, of_methods.push_index(at), check.problems))
                .collect(),
            basis: basis(file.basis),
            source: check.may_source(file.source.as_ref(), place),
        }
    };
    files.iter().enumerate().map(ksb).collect()
}

pub(super) fn duties(files: &[DutyFile], check: &Check, place: ValuePointerRef) -> Vec<Duty> {
    let remedy = "Give each its own id; ids never change once published.";
    refuse_duplicates(files.iter().map(|file| &*file.id), place, remedy, check.problems);
    let duty = |(at, file): (usize, &DutyFile)| {
        let place = place.push_index(at);
        Duty {
            id: file.id.owned(),
            pathway: check.pathway(file.pathway.0.as_ref(), place),
            label: file.label.owned(),
            ksbs: check.codes(&file.ksbs, place),
            source: check.source(&file.source, place),
        }
    };
    files.iter().enumerate().map(duty).collect()
}
