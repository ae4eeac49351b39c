//! What pages are written with: Leptos, and a `view!` of its own.

pub use leptos::prelude::*;

pub use crate::view;
