//! Calls through the whole service, on real databases.

mod edit;
mod manage;
mod public;
mod races;
mod store;
