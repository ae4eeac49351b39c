//! Who belongs to a community, and as what.
//!
//! One joins by invitation, or by asking and being let in. A community keeps a facilitator: its last
//! one leaves only when a coordinator says so. A liaison with a professional order is possible where
//! the community works with one ([`model::Liaison`]). Nobody gives themself a membership or a higher role: not by
//! inviting an address of their own, nor by accepting their own request. The facilitators are notified of what a person
//! who does not facilitate the community decides.
//!
//! * [`model`]: the types; [`rules`]: which changes are possible, pure;
//! * [`api`], `actions`: what people do; `contact`: writing to those who facilitate a community; `inviting`: invitations; `joining`: what accepting an invitation does; `restoring`: undoing a removal; [`islands`]: the parts of the list of members that answer at once;
//! * `store`: all its SQL; `pages`: members, asking to join, the directory, one person; `composition`: what other
//!   features show of a person.

#[cfg(any(feature = "ssr", feature = "write"))]
pub mod api;
#[cfg(any(feature = "ssr", feature = "write"))]
pub mod islands;
pub mod model;
pub mod rules;

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        mod actions;
        mod composition;
        mod contact;
        mod inviting;
        mod joining;
        mod labels;
        pub mod pages;
        pub mod paths;
        mod restoring;
        pub mod store;


        pub use composition::Composition;
        pub use inviting::{lead_alike, portal_rows, send_again};
        pub use joining::{Newcomer, admit, invitations, invite_newcomer};
        pub use labels::{portal_role as portal_role_word, role as role_word};
        pub use restoring::forget_removed;
        pub use store::{liaison, own_communities, requested_communities, set_liaison, taking_part};
    }
}
