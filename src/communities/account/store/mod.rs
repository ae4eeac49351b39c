//! All the SQL of accounts.

mod consents;
mod credentials;
mod links;
mod names;
mod own;
mod people;

pub use consents::{accept, accepted, consents, ever_accepted, missing, newest, publish, revoke};
pub use credentials::{password_of, set_password};
pub use links::{
    NewLink, consume, end_invitations, end_links, end_pending_changes, ended_link, make_link,
    pending_address, pending_invitations, read_link, remove_calendar_address, withdraw_invitations,
};
pub use names::{index_names, name_condition};
pub use own::{Names, TABLES, counts, names, rows};
pub use people::{
    NewPerson, add, by_email, change_email, change_profile, find, grant, organizations, prove_email,
};
