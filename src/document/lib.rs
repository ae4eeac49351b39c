//! Documents that people write together: how `yrs` is used ([`crdt`]), agendas ([`agenda`]), the notes of groups ([`note`]),
//! texts in sections ([`sections`]) and chapters of guides ([`passages`]), with the changes that a person makes to them and
//! their history. Pure: the browser and the server both have it.

#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

pub mod agenda;
pub mod crdt;
pub mod note;
pub mod outline;
pub mod passages;
pub mod sections;
