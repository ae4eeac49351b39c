//! Finding the day of a meeting of which only the month is known.
//!
//! Those who plan the meeting propose days and times; the members answer for each whether they could come. A day that is
//! added touches no answer. The page says who has not answered, and warns of public holidays, of days on which schools
//! are closed to students, and of other meetings of the same people. Settling the day goes through the meeting, which notifies its members; the proposals are closed with that.
//! Answers count while their person belongs to the community.
//!
//! * [`model`]: the types; [`rules`]: holidays, which day suits best, who has not answered, pure;
//! * `actions`: what people do, one function each; `store`: all its SQL; `pages`: the days of a meeting, what the page of the
//!   meeting shows of them.

mod actions;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod rules;
pub mod store;

pub use store::{add_date, set_answers};
