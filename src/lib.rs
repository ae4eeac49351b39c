//! Ensemble: the bilingual portal of communities of practice.
//!
//! A map of the house. Folders say *what*, file names say *which layer*:
//!
//! * [`community`], [`meeting`], [`account`], [`membership`], [`editing`], [`reflection`], `page`,
//!   `administration`: the features, each with the same layers inside (model, rules, api, store, pages, islands, tests);
//! * `email`: how the portal writes to people; `notification`: what happened, told to those whom it concerns;
//! * `app`: the HTML shell and each feature's routes; [`error`]: all that a browser may learn;
//!   [`ids`], [`words`]: what values are made of;
//! * [`rights`]: who may do what; [`crdt`]: documents that people write together;
//! * [`pii`]: what could identify a student in a text; `search`: tokens, queries and snippets; both know no feature;
//! * [`ui`]: components without a feature; [`i18n`]: languages, texts, typography;
//! * `server`: configuration, database, requests, mail; knows no feature;
//! * `demo`: the demonstration content.
//!
//! Who may import whom: `app → pages → islands → api → {rules, store} → model`; a test reads the
//! `use` lines and fails on an import that goes the other way.
//!
//! Pages are rendered on the server and need no script. What must answer at once is an *island*:
//! [`hydrate`] is the browser's way in. [`pii`] is a wasm of its own (`--features guard`), which a page
//! fetches once a person types.

// A page is one type made of the types of all its parts.
#![recursion_limit = "256"]
#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

pub use ensemble_core::string_enum;
#[cfg(not(feature = "guard"))]
pub use ensemble_core::{error, ids, rights};
#[cfg(not(feature = "guard"))]
pub use ensemble_ui as ui;

pub mod i18n;
pub mod pii;

// The wasm of `pii` holds nothing that brings islands along.
#[cfg(not(feature = "guard"))]
pub mod account;
#[cfg(not(feature = "guard"))]
pub mod community;
#[cfg(any(feature = "ssr", feature = "live"))]
pub mod crdt;
#[cfg(not(feature = "guard"))]
pub mod editing;
#[cfg(not(feature = "guard"))]
pub mod meeting;
#[cfg(not(feature = "guard"))]
pub mod membership;
#[cfg(not(feature = "guard"))]
pub mod reflection;

#[cfg(feature = "ssr")]
pub mod administration;
#[cfg(feature = "ssr")]
pub mod app;
#[cfg(feature = "ssr")]
pub mod demo;
#[cfg(feature = "ssr")]
pub mod email;
#[cfg(feature = "ssr")]
pub mod notification;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod search;
#[cfg(feature = "ssr")]
pub mod server;

#[cfg(all(test, feature = "ssr"))]
mod architecture_tests;

#[cfg(all(feature = "hydrate", not(feature = "guard")))]
mod browser {
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Called by the page once the wasm is there; islands come alive after it.
    #[wasm_bindgen]
    pub fn hydrate() {
        console_error_panic_hook::set_once();
        leptos::mount::hydrate_islands();
    }
}
#[cfg(all(feature = "hydrate", not(feature = "guard")))]
pub use browser::hydrate;
