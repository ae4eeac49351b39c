//! Inputs of this feature's actions, and the server function that does them without loading the page again.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use ensemble_core::{
    Lang,
    error::{ActionError, optional},
    ids::MeetingId,
    string_enum,
};

string_enum! {
    /// What a facilitator does with the clock.
    RunAction {
        Next = "next",
        Previous = "previous",
        Jump = "jump",
        Pause = "pause",
        Resume = "resume",
        /// Makes an item longer or shorter.
        Adjust = "adjust",
        /// Makes the rest fit: by taking minutes of items, by going on, or by staying longer.
        Fit = "fit",
        /// Says at which hour an item begins whatever happens.
        Fix = "fix",
        /// Goes on after the end.
        Reopen = "reopen",
    }
}

/// Where the rest of a meeting is made to fit by going on to the next item.
pub const BY_NEXT: &str = "next";
/// Where it is made to fit by staying longer.
pub const BY_STAYING: &str = "stay";

/// Changes how a meeting runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeRun {
    #[serde(rename = "command")]
    pub action: RunAction,
    /// The item that it is about: for steps, the one that the sender saw as current.
    #[serde(default)]
    pub item: String,
    /// What the sender saw: the minutes of the item, or when the meeting should end, in milliseconds UTC.
    #[serde(default, deserialize_with = "optional")]
    pub seen: Option<i64>,
    /// How many minutes more, or less.
    #[serde(default, deserialize_with = "optional")]
    pub minutes: Option<i16>,
    /// Where minutes come from: [`BY_NEXT`], [`BY_STAYING`], or `item:seen:minutes`, several with commas between.
    #[serde(default)]
    pub taken: String,
    /// An hour, as `14:30`; empty for none.
    #[serde(default)]
    pub at: String,
}

/// Sets the minutes of items of an agenda: a field for each item, `minutes.…`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetDurations {
    #[serde(flatten)]
    pub fields: std::collections::BTreeMap<String, String>,
}

/// What came of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunChange {
    /// The version of the run now.
    pub version: i64,
    /// `false` when another person had done it before, or the sender has to look again.
    pub changed: bool,
}

/// Changes how a meeting runs.
#[server(name = CallChangeRun, endpoint = "meetings/run", client = ensemble_common::page_client::PageClient)]
pub async fn change_run(lang: Lang, meeting: MeetingId, input: ChangeRun) -> Result<RunChange, ActionError> {
    use super::actions;
    use ensemble_server::web::ActionContext;

    actions::change(&ActionContext::current(lang)?, meeting, &input).await
}
