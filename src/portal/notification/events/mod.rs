//! What people are notified of: one struct for each kind of email, with whom it concerns and what it says. Links are
//! absolute.

mod authorship;
mod meeting;
mod membership;
mod moderation;
mod portal_role;
mod reply;

pub use authorship::*;
pub use meeting::*;
pub use membership::*;
pub use moderation::*;
pub use portal_role::*;
pub use reply::*;
