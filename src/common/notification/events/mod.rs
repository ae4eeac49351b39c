//! What people are notified of: one struct for each kind of email, with whom it concerns and what it says. Links are
//! absolute.

mod attendance;
mod authorship;
mod findings;
mod follow_ups;
mod guides;
mod meeting;
mod membership;
mod minutes;
mod moderation;
mod order_questions;
mod participation;
mod portal_role;
mod practices;
mod quotations;
mod reminder;
mod reply;
mod sections;
mod services;
mod themes;
mod translation;

pub use attendance::*;
pub use authorship::*;
pub use findings::*;
pub use follow_ups::*;
pub use guides::*;
pub use meeting::*;
pub use membership::*;
pub use minutes::*;
pub use moderation::*;
pub use order_questions::*;
pub use participation::*;
pub use portal_role::*;
pub use practices::*;
pub use quotations::*;
pub use reminder::*;
pub use reply::*;
pub use sections::*;
pub use services::*;
pub use themes::*;
pub use translation::*;
