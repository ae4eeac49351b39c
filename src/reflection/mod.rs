//! Reflections: what people write down about their practice, and what they share of it.
//!
//! * [`guard`]: what in a text could identify a pupil, pure; runs where one types and where one shares.

pub mod guard;
