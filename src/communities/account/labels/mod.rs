//! The names of stored values, in both languages, for those who read what the portal keeps: a person's own data, and the
//! audit log.

mod audit;
mod codes;

pub use audit::{audit_action, audit_detail, audit_subject_kind, audit_thing};
pub use codes::{Code, browser, word, zone_name};
