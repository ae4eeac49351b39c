//! All the SQL of communities. Rows stay here; what leaves is the model.

mod addresses;
mod arrange;
mod cover;
mod find;
mod list;
mod profile;
#[cfg(test)]
mod tests;
mod write;

pub use addresses::{CommunityAddress, addresses};
pub use arrange::{
    Taken, archive, arranged, change_facts, facts, lock_facts, open, organizations_without_members, shift,
    total,
};
pub use cover::{cover_picture, set_cover};
pub use find::{Found, find};
pub use list::{count, list};
pub use write::{add, add_organization, join, slug, write};
