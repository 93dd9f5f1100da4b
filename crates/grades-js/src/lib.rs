//! What other people's JavaScript may call: the same core, as an ES module.
//!
//! ```js
//! import init, { decide } from "apprenticeship-grade-calculator";
//! await init();
//! const decision = decide({ format: "learner-record/2", standard: "ST0792_1.2",
//!   pathway: "production-coordinator", judgements: { "AM1-role-p1": "met" } });
//! decision.overall.possible; // "distinction"
//! ```
//! Between JavaScript and the compiled code goes text: JSON in, JSON out. Objects are read and made on the side of
//! JavaScript (`npm/core.js`), where that takes neither code nor time.
//!
//! There are two compiled parts, each with the one function [`ask`]: the *engine*, which decides and explains, and the
//! *checker*, which reads packs. Reading a pack and telling every mistake in it takes a third of all code, and packs
//! that ship were read when the module was built. So the checker is loaded when somebody else's pack comes, and what it
//! hands to the engine is what the build hands over for a shipped pack: the standard in its
//! [compact form](grades::formats::compact), as far as
//! [grades depend on it](grades::domain::standard::Standard::for_grading).
//!
//! | file | does |
//! |---|---|
//! | `engine` (feature `engine`) | decides a record, explains a decision |
//! | `checker` (feature `checker`) | reads a pack |
//! | `words` | a decision in words |
//! | `npm/core.js` | plain objects ↔ JSON, errors, the packs, the two parts |
//! | `npm/plain.js` | a JavaScript value → JSON, whatever it is |
//! | `npm/index.js`, `engine.js`, `inline.js` … | the ways in: with packs, without, with the wasm inside |
//! | `npm/index.d.ts` | the types, for TypeScript |

#[cfg(feature = "checker")]
mod checker;
#[cfg(feature = "engine")]
mod engine;
#[cfg(feature = "engine")]
mod words;

use grades::formats::problem::Problem;
use grades::formats::writer::Writer;
use wasm_bindgen::prelude::wasm_bindgen;

/// Every byte is fetched before anything can be decided.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Does a task with one text or two, and answers with a JSON object. Both parts have this one function and no other.
///
/// | task | with | answers | part |
/// |---|---|---|---|
/// | `version` | | `{"version":…}` | engine |
/// | `add` | the shapes of a standard as letters; its texts, a line each | `{"uid":…}` | engine |
/// | `decide` | a record; `last`, or nothing | `{"decision":…}` | engine |
/// | `explain` | a record; `last`, or nothing | `{"words":…}` | engine |
/// | `unknown` | a uid; those that are known, a line each | `{"problems":[…]}` | engine |
/// | `check` | a pack | `{"uid":…,"shapes":…,"texts":…}`, for `add` | checker |
///
/// What cannot be done is answered with `{"problems":[…]}`; a record of a standard that was not added, unless this is the
/// `last` try, with `{"wants":…}`, its uid. A task that the part does not have is answered with `{}`.
#[wasm_bindgen]
#[must_use]
pub fn ask(task: &str, first: &str, second: &str) -> String {
    match (task, first, second) {
        #[cfg(feature = "engine")]
        ("version", _, _) => answer(|to| to.text_of("version", env!("CARGO_PKG_VERSION"))),
        #[cfg(feature = "engine")]
        ("add", shapes, texts) => engine::add(shapes, texts),
        #[cfg(feature = "engine")]
        ("decide", record, last) => engine::decide(record, last == "last"),
        #[cfg(feature = "engine")]
        ("explain", record, last) => engine::explain(record, last == "last"),
        #[cfg(feature = "engine")]
        ("unknown", uid, known) => engine::unknown(uid, known),
        #[cfg(feature = "checker")]
        ("check", pack, _) => checker::check(pack),
        _ => answer(|_| ()),
    }
}

fn refused(problems: &[Problem]) -> String {
    answer(|to| {
        to.key("problems");
        to.open('[');
        for problem in problems {
            to.open('{');
            to.text_of("at", &problem.at);
            to.text_of("code", problem.code);
            to.text_of("says", &problem.says);
            to.text_of("remedy", &problem.remedy);
            to.close('}');
        }
        to.close(']');
    })
}

/// An object with what `write` writes into it.
fn answer(write: impl FnOnce(&mut Writer)) -> String {
    let mut text = String::new();
    let mut to = Writer::new(&mut text);
    to.open('{');
    write(&mut to);
    to.close('}');
    text
}
