//! Running a meeting: the agenda that was written together is the thing that runs it.
//!
//! "Begin" starts the clock of the meeting; no one has to start a timer. Facilitators go from item to item, pause, give
//! minutes and see where they can come from; the projector shows one item in large letters; those who take part follow on a
//! telephone. The state is one row, from which everything follows: see [`model`]. It begins, ends and goes on with the
//! meeting, in the transaction of that step. Facilitators and coordinators run meetings; those who read the agenda follow.
//!
//! Followers have a stream of events ([`RunSource`]), which works where WebSockets are blocked. A feature that changes what
//! these pages show calls `portal.signals().raise(meeting)` after its commit. Pages are made of parts that are replaced one by
//! one when something changed ([`Composition`]); a part in which something is typed waits. All parts are there from the first
//! rendering on, also empty ones. The text of an element with the attribute `data-announce` is said to screen readers when it
//! changes. Without a script the page is loaded again.
//!
//! * [`model`]: the clock, pure, for the browser, too; `rules`: when a meeting should end, what items took, pure;
//! * [`api`]: inputs and the server function; `actions`: what people do; `store`: all its SQL; `live`: what followers are sent;
//! * `current`: how a meeting runs now; `composition`: what other features show on these pages; `pages`: the three pages, the
//!   ways to them, and what is proposed for an agenda; [`islands`]: the clock, and buttons without loading the page again.

pub mod api;
pub mod islands;
pub mod model;

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        mod actions;
        mod composition;
        mod current;
        mod labels;
        mod live;
        pub mod pages;
        pub mod paths;
        pub mod rules;
        pub mod store;


        pub use composition::{Audience, Composition, PartLoader, RunView};
        pub use current::current;
        pub use live::RunSource;
        pub use pages::{Follow, follow, left_words};
        pub use store::{find_run, phase_changed};
    }
}
