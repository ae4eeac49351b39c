//! Texts that people edit together and many read: community pages, the portal's own pages, meetings, reflections.
//!
//! A feature describes its form once, as [`FieldSpec`]s: key, kind, limit and label of each field. It implements
//! [`Editable`], which says where the thing is found and stored, and gets from [`routes`]: a form in both languages, a
//! preview, drafts, three-way merging with what others saved, an entry in the audit log; from [`history_routes`]: the
//! revisions, their differences, and restoring one.
//!
//! Every revision is stored whole. A form is saved against the *revision* it began from; where another person changed
//! the same field, the form shows both versions: nothing is overwritten. Texts that are not saved are stored as a
//! *draft*, by a button or, with a script, while one types.
//!
//! * [`model`]: the texts of a form, what is edited; [`rules`]: merging, whether a translation is current, pure;
//! * [`api`]: saving a draft; `draft_access`: who may, and drafts that other features store, which `app` provides; `store`: revisions
//!   and drafts;
//! * `fields`: the description; `web_address`: addresses that people type; `editable`: the trait; `flow`: its handlers; `inputs`, `page`, `views`: its pages;
//! * [`islands`]: saving drafts while a person types.

#[cfg(any(feature = "ssr", feature = "write"))]
pub mod api;
#[cfg(any(feature = "ssr", feature = "write"))]
pub mod islands;
pub mod model;
pub mod rules;

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        mod draft_access;
        mod editable;
        mod fields;
        mod flow;
        mod inputs;
        mod page;
        pub mod paths;
        pub mod store;
        mod views;
        mod web_address;


        pub use draft_access::{AnswerDrafts, DraftAccess, TypedDraft};
        pub use editable::{EditForm, Editable, Stored};
        pub use fields::{TypedTexts, Entry, FieldSpec, Kind, Slot, TICKED, apply, restrict_to_form, label, names, to_fields};
        pub use flow::{catch_up, history_routes, open, respond, routes, save_form};
        pub use inputs::inputs;
        pub use islands::{DraftContext, DraftLabel};
        pub use page::{FormState, difference, weight};
        pub use store::{Draft, Revision, discard, drafts, record, revision, revisions};
        pub use views::{autosave, changed_words, comparison, draft_label, history_list};
        pub use web_address::web_address;
    }
}
