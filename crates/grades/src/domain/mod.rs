//! What assessment means: standards, plans, grades, rules, records, decisions.
//!
//! Knows nothing of files, JSON, the clock, the browser or any English sentence. Everything here is pure and total:
//! whole numbers, no panics, "not yet" is an answer.
//!
//! | file | one idea |
//! |---|---|
//! | [`standard`] | one version of a standard: options, KSBs, duties, documents, start dates |
//! | [`plan`] | its assessment methods and criteria |
//! | [`outcome`] | outcomes and performance descriptors, which newer plans have instead |
//! | [`grade`] | a place on an ordered scale |
//! | [`repeats`] | which attempt somebody is on |
//! | [`resit`] | a grade before and after a repeat |
//! | [`fact`] | figures of a plan: times, counts, limits |
//! | [`gateway`] | what must be in place before the assessment |
//! | [`citation`] | where a thing is printed, and how surely |
//! | [`search`] | finding a standard by what somebody remembers of it |
//! | [`version`] | which version somebody is on, by the day they started |
//! | [`comparison`] | what differs between two versions |
//! | [`record`] | what one person said |
//! | [`question`] | everything that is asked, in document order |
//! | [`walk`] | the way through the questions |
//! | [`answers`] | every answer beside its question |
//! | [`typed`] | marks and points as they are typed |
//! | [`typed_date`] | dates as they are typed |
//! | [`readiness`] | what they keep beside it: evidence, gateway, dates, rehearsals, plan |
//! | [`evidence`] | one piece of evidence, and what it serves |
//! | [`mapping`] | every piece against every KSB and criterion |
//! | [`revision`] | what another evidence log would change |
//! | [`portfolio`] | the evidence against the plan's own limits |
//! | [`decision`] | what follows from it |
//! | [`grading`] | how it follows |
//! | [`date`] | days |
//! | [`calendar`] | bank holidays and working days |
//! | [`timeline`] | every date that a plan's figures give |
//! | [`clash`] | days that cannot all be |
//! | [`span`] | from a figure to a day |
//! | [`rehearsal`] | practising against the clock |
//! | [`ksb_map`] | KSBs beside the criteria that carry them |
//! | [`way_on`] | what all the ways to a grade have in common |
//! | [`standing`] | where somebody stands, in as many words as they have earned |
//! | [`aim`] | the one next step, and what a grade takes |
//! | [`order`] | putting short lists in order |
//! | [`text`] | looking for one text in another |
//! | [`topic`] | one thing that a record says: compared, taken over, put back |
//! | [`two_views`] | an apprentice's view beside their tutor's |
//! | [`cohort`] | a group of apprentices |
//! | [`letters`] | which characters may stand in a text, and which can be seen |
#![deny(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm
)]

pub mod aim;
pub mod answers;
pub mod calendar;
pub mod citation;
pub mod clash;
pub mod cohort;
pub mod comparison;
pub mod date;
pub mod decision;
pub mod evidence;
pub mod fact;
pub mod gateway;
pub mod grade;
pub mod grading;
pub mod ksb_map;
pub mod letters;
pub mod mapping;
pub mod merge;
pub mod order;
pub mod outcome;
pub mod plan;
pub mod portfolio;
pub mod question;
pub mod readiness;
pub mod record;
pub mod rehearsal;
pub mod repeats;
pub mod resit;
pub mod revision;
pub mod search;
mod span;
pub mod standard;
pub mod standing;
pub mod text;
pub mod timeline;
pub mod topic;
pub mod two_views;
pub mod typed;
pub mod typed_date;
pub mod version;
pub mod walk;
pub mod way_on;
