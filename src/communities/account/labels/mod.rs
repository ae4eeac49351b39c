//! The names of stored values, in both languages, for those who read what the portal keeps: a person's own data, and the
//! audit log.

mod audit;
mod audit_detail;
mod browser;
mod codes;

pub use audit::{audit_action, audit_subject_kind, audit_thing};
pub use audit_detail::audit_detail;
pub use browser::browser;
pub use codes::{Code, word, zone_name};
