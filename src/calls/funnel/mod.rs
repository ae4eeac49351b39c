//! Figures of a call for coordinators: how far its answers came, from the first word to the first meeting.
//!
//! The same figures are a page, a CSV file and an XLSX file: in all, and by sector, level, language and region. Numbers that
//! would tell of few people are not shown. Another file is for research: the answers of those who consent to it, each under a
//! pseudonym of this file alone, with what was chosen and nothing that was written, and with where a person works as far as
//! enough others work there. Handing it over is a right of its own. Every download is in the audit log.
//!
//! * [`model`]: the types; [`rules`]: what is shown of counts and of where people work, pure; `store`: the SQL;
//! * `labels`: the names of steps and groups; [`pages`]: the page and the files.

mod labels;
pub mod model;
pub mod pages;
pub mod rules;
pub mod store;
