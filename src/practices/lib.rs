//! From a reflection to a published guide.
//!
//! * [`quotation`]: the consent of authors to be quoted; [`finding`]: what communities found, and the managers’ answers;
//! * [`practice`]: promising practices, made from reflections, reviewed, published and tried by others;
//! * [`practice_guide`]: guides that communities assemble from these, review and publish in editions;
//! * [`section_use`]: sections of guides on the agendas of meetings, and what came of them;
//! * [`discussion_guide`]: what tables answer to the questions of a guide;
//! * [`service`]: the directory of services for young people, their parents and staff, and the partnership map;
//! * [`research`]: what people who consent share, handed over for research.

// A page is one type made of the types of all its parts.
#![recursion_limit = "256"]
#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

pub mod discussion_guide;
pub mod finding;
pub mod practice;
pub mod practice_guide;
pub mod quotation;
pub mod research;
pub mod section_use;
pub mod service;
