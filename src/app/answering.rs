//! What nobody needs in order to find their standard: its page, the questions, and the grade. It comes as a wasm of its
//! own together with the packs, which it opens.

use super::components::markup::Part;
use super::pages::{answer, version};
use crate::model::OpenRecord;
use crate::model::OpenStandard;
use crate::model::answering::Answering;
use crate::runtime::Page;
use crate::screens::question;
use std::sync::OnceLock;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// The functions of this wasm.
pub struct Functions {
    /// What the model needs of it.
    pub model: &'static Answering,
    /// The page of a standard: its versions and options.
    pub version: fn(&OpenStandard, &Page) -> Part,
    /// One question at a time.
    pub question: fn(&OpenRecord, &Page) -> yew::Html,
    /// Every question, answered in place.
    pub list: fn(&OpenRecord, &Page) -> Part,
}

static FUNCTIONS: OnceLock<Functions> = OnceLock::new();

/// The functions, if they are there.
pub fn get() -> Option<&'static Functions> {
    FUNCTIONS.get()
}

/// Fetches them, once.
pub async fn fetch() -> Option<&'static Functions> {
    if get().is_none()
        && let Ok(functions) = answering().await
    {
        FUNCTIONS.get_or_init(|| functions);
    }
    get()
}

/// The only way into this wasm.
#[wasm_split(answering, fallible)]
fn answering() -> Result<Functions, SplitLoaderError> {
    Ok(Functions {
        model: &crate::model::answering::ANSWERING,
        version: version::version,
        question: question::question,
        list: answer::answer,
    })
}
