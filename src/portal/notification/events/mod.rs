//! What people are notified of: one struct for each kind of email, with whom it concerns and what it says. Links are
//! absolute.

mod attendance;
mod authorship;
mod follow_ups;
mod meeting;
mod membership;
mod minutes;
mod moderation;
mod participation;
mod portal_role;
mod reminder;
mod reply;
mod themes;
mod translation;

pub use attendance::*;
pub use authorship::*;
pub use follow_ups::*;
pub use meeting::*;
pub use membership::*;
pub use minutes::*;
pub use moderation::*;
pub use participation::*;
pub use portal_role::*;
pub use reminder::*;
pub use reply::*;
pub use themes::*;
pub use translation::*;
