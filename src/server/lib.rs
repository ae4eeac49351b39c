//! What every feature stands on, and what knows no feature.
//!
//! * [`config`]: settings from a file and the environment, each fault named in one sentence;
//! * [`db`]: one set of SQL on SQLite and PostgreSQL;
//! * [`web`]: what a page handler is asked and what it answers, and the list of routes;
//! * [`session`]: who asks, from a cookie to a viewer; [`digest`]: tokens and what is kept of them;
//! * [`jobs`]: work that happens later, once also with several processes;
//! * [`listen`]: connections and their limits; [`deadline`]: how long a request may take;
//! * [`http`]: the layers around every request (number, log, limits, security headers);
//! * [`http_client`]: asking another site that the settings name;
//! * [`assets`]: hashed files and where they are;
//! * [`mail`]: emails from the outbox to people's mailboxes;
//! * [`markdown`]: text that people wrote, made safe; [`differences`]: what changed in it;
//! * [`offload`]: work that grows with what people typed, off the threads that answer requests;
//! * [`ttl_cache`]: what the frame of all pages shows alike, kept for a few seconds;
//! * [`ical`]: calendars for calendar programs;
//! * [`names`]: names and titles, cleaned to one line; [`xml`]: text in XML; [`csv`], [`xlsx`]: tables for spreadsheets;
//! * [`files`]: files that people send, recognized and cleaned; [`metadata`]: what files tell about people and places,
//!   removed; [`quota`]: how much one person may keep;
//! * [`picture`]: pictures that people send, written anew; [`qr`]: QR codes; [`print`]: PDF files;
//! * [`realtime`]: documents that several people write at once;
//! * [`audit`]: who did what; [`rate`]: how fast something may be done;
//! * [`work`]: what takes much memory, a few at once;
//! * [`health`], [`telemetry`], [`clock`], [`thread_time`], [`server_url`].

#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

pub mod assets;
pub mod audit;
pub mod clock;
pub mod config;
pub mod csv;
pub mod db;
pub mod deadline;
pub mod differences;
pub mod digest;
pub mod files;
pub mod health;
pub mod http;
pub mod http_client;
pub mod ical;
pub mod jobs;
pub mod listen;
pub mod mail;
pub mod markdown;
pub mod metadata;
pub mod names;
pub mod offload;
pub mod picture;
pub mod print;
pub mod qr;
pub mod quota;
pub mod rate;
pub mod realtime;
pub mod server_url;
pub mod session;
pub mod state;
pub mod telemetry;
pub mod thread_time;
pub mod ttl_cache;
pub mod web;
pub mod work;
pub mod xlsx;
pub mod xml;

pub use state::Portal;
