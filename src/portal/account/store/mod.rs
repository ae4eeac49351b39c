//! All the SQL of accounts.

mod consents;
mod credentials;
mod links;
mod names;
mod own;
mod people;

pub use consents::{accept, accepted, consents, missing, newest, publish, revoke};
pub use credentials::{password_of, set_password};
pub use links::{NewLink, consume, end_invitations, end_links, end_pending_changes, make_link, read_link};
pub use names::{index_names, name_condition};
pub use own::{TABLES, counts, rows};
pub use people::{
    NewPerson, add, by_email, change_email, change_profile, find, grant, organizations, prove_email,
};
