//! Ensemble: the bilingual portal of communities of practice.
//!
//! This package puts the features together, and holds the program. The features are packages of their own below `src`, each of
//! which knows those above it in this list:
//!
//! * `ensemble_common`: what all features stand on: edit pages, notifications, emails, files, what is handed over for research;
//! * `ensemble_communities`: communities, accounts, members, pages of the site, deliverables;
//! * `ensemble_meetings`: meetings and agendas, their dates, who comes, running them, tables;
//! * `ensemble_reflections`: what members write about their practice, and searching it;
//! * `ensemble_decisions`: themes, votes, minutes, follow-ups, codevelopment;
//! * `ensemble_network`: the administration, questions to professional orders;
//! * `ensemble_calls`: calls for expressions of interest, needs, draws;
//! * `ensemble_practices`: findings, practices, practice guides, services, research.
//!
//! What they are made of knows no feature: languages, ids, rights and errors (`ensemble_core`), documents that several people
//! write (`ensemble_document`), the finding of what could identify a student (`ensemble_pii`), search (`ensemble_search`), texts
//! (`ensemble_texts`), components (`ensemble_ui`), the server (`ensemble_server`) and the editor in the browser
//! (`ensemble_live`).
//!
//! Here are:
//!
//! * [`app`]: the HTML around each page, the routes, the jobs; it composes what features show of each other;
//! * [`home`]: what is next for a person, from what the features know;
//! * [`demo`]: the demonstration content.
//!
//! Folders say *what*, file names say *which layer*. Who may import whom: `app → pages → islands → api → {rules, store} →
//! model`. A test reads the `use` lines: it fails on an import that goes the other way, and on folders that know each other.
//! Features of other packages are reached by what their `mod.rs` exports.
//!
//! Pages are rendered on the server and need no script. What must answer at once is an *island*: the packages of
//! `src/browser` make the wasm files of them.

// A page is one type made of the types of all its parts.
#![recursion_limit = "256"]
#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

pub mod app;
pub mod demo;
pub mod home;
