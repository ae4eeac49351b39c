//! Saving drafts while a person types, as a state machine without I/O: [`Autosave::apply`] takes an event, the form's
//! fields as they are and the time, changes the state and returns the effects that the browser carries out, in order.
//! [`Autosave::deadline`] says when [`Event::Tick`] is due even if nothing happens.
//!
//! Each change is stored on the device at once and saved on the server after a pause. The device's copy is removed when
//! the server has the same text. A copy that remains was never saved: it is shown when the form is opened again, and
//! never put into the form unasked.

mod state;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub(super) use self::state::Autosave;
use crate::editing::model::{OpenForm, Subject};

/// Milliseconds; a moment is counted from the Unix epoch, by the device's clock.
pub(super) type Millis = i64;
/// The names and texts of the fields that are not empty.
pub(super) type Fields = Vec<(String, String)>;

/// A draft on the device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct LocalDraft {
    /// When it was stored.
    pub at: Millis,
    /// What is edited; for something new, the id that its form gave it.
    pub subject: Subject,
    /// The revision that the form began from.
    pub base: i64,
    /// The draft on the server that it continues.
    pub after: String,
    pub fields: Fields,
}

/// A draft that is shown beside the form.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RecoveredDraft {
    /// Its key on the device; none for the text that another recovered draft replaced in the form.
    pub key: Option<String>,
    pub draft: LocalDraft,
}

/// What came of saving on the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SaveResult {
    /// It is saved, as this version of the draft.
    Saved(String),
    /// Another tab of the same person keeps a draft, which is not overwritten.
    OtherTab,
    /// The server does not take it as a draft; sending the form shows why.
    Refused,
    /// Nobody is signed in, or another person.
    SessionEnded,
    /// The server could not be reached, or failed.
    Failed,
}

/// What the person is shown about the draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Status {
    #[default]
    Nothing,
    Saving,
    Saved {
        at: Millis,
    },
    OtherTab,
    Refused,
    /// The server could not be reached; the device has the text.
    Offline,
    /// The session has ended; the device has the text.
    SessionEnded,
    /// Neither the server nor the device has the text.
    NotStored,
    /// A recovered draft was put into the form.
    Recovered,
    /// A recovered draft was removed.
    Discarded,
}

/// What happened outside.
#[derive(Clone, Debug)]
pub(super) enum Event {
    /// The form is there. `served` are its fields as the server rendered them; `stored` are the device's drafts for
    /// the same form with their keys, latest first.
    Opened { served: Fields, stored: Vec<(String, LocalDraft)> },
    /// The person changed a field.
    Typed,
    /// The person left a field, in which a program may have written without telling.
    Left,
    /// The answer to [`Effect::StoreLocally`].
    LocalStoreFinished(bool),
    /// The answer to [`Effect::Save`].
    Saved(SaveResult),
    /// The browser has a network again, or the person came back to the page.
    Resumed,
    /// The person wants to send the form.
    SubmitRequested,
    /// The person sends the form to discard the draft.
    DiscardRequested,
    /// The person wants the recovered draft with this index in the form.
    Recover(usize),
    /// The answer to [`Effect::Fill`]: whether each text found its field.
    Filled { complete: bool },
    /// The person does not want the recovered draft with this index.
    Forget(usize),
    /// The deadline passed.
    Tick,
}

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Effect {
    StoreLocally {
        key: String,
        draft: LocalDraft,
    },
    RemoveLocal(String),
    Save {
        subject: Subject,
        base: i64,
        fields: Fields,
        tab: OpenForm,
    },
    /// Send the form with the button that was pressed.
    Submit,
    /// Write the form's hidden fields, so that it continues this draft.
    Continue {
        subject: Subject,
        base: i64,
        after: String,
    },
    /// Write the form's visible fields; [`Event::Filled`] answers.
    Fill(Fields),
    RenderStatus,
    RenderRecovered,
    /// Move the focus to the form's first field.
    FocusForm,
}
