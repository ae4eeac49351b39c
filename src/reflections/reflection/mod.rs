//! Reflections: what members write about their practice, for the audience they choose, and how readers respond.
//!
//! Only its author sees a new reflection. The author chooses and changes its audience at any time: one rule decides,
//! [`rules::may_read`], and one SQL predicate says the same in every statement of `store`; a reflection that one may
//! not see and one that does not exist get the same response. It may be shared without the author's name: facilitators
//! may ask for the name with a reason, which is logged and sent to the author (`access`). Readers see its history from
//! the revision at which it was shared with them. Before others read it, `pii_review` shows what may identify a
//! student.
//!
//! * [`model`]: the types; [`rules`]: visibility and tags, pure; `fields`: a reflection as the fields of its forms;
//! * [`group_note`]: notes that several people write at once, as agendas are;
//! * `actions`: what people do with reflections, one function each, for forms and server functions; [`api`]: the server
//!   functions and their inputs; [`islands`]: toolbar, preview and warnings around the text fields, reactions and replies
//!   in place, suggestions below the search field (`suggestions`);
//! * `store`: its SQL; `create`: the first revision; `jobs`: text of group notes that arrives late; `prompts`: what a
//!   reflection may respond to; `pages`: writing, sharing, reading, commenting, translating, files, moderation, export,
//!   search, what the page of a meeting shows;
//! * `mentions`: whom a text may name with an @; `names`: what other features call reflections; `events`: what people are
//!   notified of; `notification_entries`: what lists show of that; `restricted_reading`: what facilitators read because it
//!   was reported;
//! * `translating`: who may translate; `views`: cards and badges; `labels`: the names
//!   of values.

pub mod api;
#[cfg(any(feature = "ssr", feature = "write"))]
pub mod islands;
pub mod model;
pub mod rules;
pub mod search_suggestions;

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        mod actions;
        pub mod create;
        mod events;
        mod fields;
        pub mod group_note;
        mod jobs;
        mod labels;
        mod mentions;
        mod names;
        mod notification_entries;
        pub mod pages;
        pub mod paths;
        mod pii_review;
        mod restricted_reading;
        mod prompts;
        pub mod store;
        pub mod suggestions;
        mod translating;
        mod views;


        pub use create::{create, create_many};
        pub use jobs::LateNoteTextJob;
        pub use names::readable_names;
        pub use pages::FoundElsewhere;
        pub use notification_entries::readable as readable_notifications;
        pub use pii_review::{PiiReview, PiiWarning, notice as pii_notice, pii_checked_fields};
        pub use prompts::question;
        pub use store::{
            Author, Overview, OverviewDraft, OverviewEntry, find as find_reflection, list as list_reflections, may_draft,
            overview,
        };
        pub use translating::may_translate;
        pub use views::{beginning, name_of_texts, spoken};
    }
}
