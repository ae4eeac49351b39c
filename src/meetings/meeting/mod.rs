//! Meetings of communities: planned, published, held, closed.
//!
//! A meeting is a draft until those who plan it publish it; others do not see a draft. It can be
//! published before its date is known: then it has a month. It has a length in minutes, a modality, a
//! title in one language or both, documents. Its link for video is for those who take part and have
//! promised to keep what is said to themselves. Members who wish it are notified when it changes.
//!
//! * [`model`]: the types; `rules`: times, phases, what follows from a change, pure; [`outline`]: what an
//!   agenda begins with; `fields`: a meeting as fields to be edited;
//! * `templates`: the outlines to choose from, those delivered and those that people wrote;
//! * [`agenda`]: what people do during a meeting, a document that several write at once, pure; `live`:
//!   its room; `start`: from an outline to an agenda; `form`: changes from plain forms; `events`:
//!   what people are notified of; `notifications`: what lists show of that, and the job for changed agendas;
//! * `actions`: what people do, one function each; `store`: all its SQL; `pages`: what is coming, one meeting, planning it,
//!   its documents; `composition`: what other features show on the page of a meeting;
//! * `export`: an agenda as a publication, for its files;
//! * `views`: the rows and cards that other features show, too; `calendar_event`: a meeting in a calendar.

pub mod islands;

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        mod actions;
        mod calendar_event;
        mod composition;
        mod editor_labels;
        mod events;
        mod export;
        mod fields;
        mod form;
        mod labels;
        pub mod live;
        pub mod notifications;
        pub mod model;
        pub mod pages;
        pub mod paths;
        pub mod rules;
        mod section_forms;
        mod start;
        pub mod store;
        pub mod templates;
        mod views;


        pub use actions::{
            ChangePhase, PhaseChange, add_agenda_items, begin as begin_meeting, close as close_meeting, set_date,
        };
        pub use calendar_event::calendar_event;
        pub use composition::{AgendaPartLoader, CallDate, CallDatesLoader, CallStep, Composition, DatesLoader, ItemLinks, MeetingParts, PartsLoader, SectionLoader};
        pub use editor_labels::all as editor_labels;
        pub use form::splices;
        pub use events::reminder;
        pub use export::{file_day, meeting_facts};
        pub use form::{ItemAction, ItemInput, errors as item_errors, apply_item_input};
        pub use islands::{AgendaRefresher, PrintButton};
        pub use labels::item_kind as item_kind_word;
        pub use pages::{found, mine};
        pub use notifications::{AgendaChangesJob, readable as readable_notifications};
        pub use live::{AgendaAccess, change_document, read as agenda_of, view};
        pub use section_forms::SectionForms;
        pub use start::{begin, create_document, carried_over, copied};
        pub use store::{
            DateCheck, IN_CALENDARS, PhaseChanged, PhaseObserver, Texts, ahead, ahead_in_school_year, calendar_of_community, calendar_of_person, find, for_calendar, held_in_school_year, lock, next_of_community, of_community,
            preparable, save_template, set_retired, upcoming, whose,
        };
        pub use templates::{all as templates, delivered, one as template};
        pub use labels::{modality as modality_word, zone as zone_word};
        pub use views::{
            MeetingEntries, MeetingRows, hours_in_zone, moment, moment_for_others, own_time, when, when_for_others, zone_note, zoned_moment,
        };
    }
}
