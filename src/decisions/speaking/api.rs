//! What people do about speaking in a meeting, and the server functions that do it without loading the page again.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::model::PollKind;
use ensemble_core::{
    Lang,
    error::{ActionError, checkbox, optional},
    ids::{MeetingId, PersonId, QuickPollId, SpeakingRequestId},
    string_enum,
};

string_enum! {
    /// What a person does for themselves.
    Ask {
        Raise = "raise",
        Reply = "reply",
        Lower = "lower",
        /// Takes back what they wrote.
        Withdraw = "withdraw",
        Pass = "pass",
    }
}

/// Asks to speak, or does no longer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskToSpeak {
    #[serde(default, deserialize_with = "optional")]
    pub act: Option<Ask>,
    /// The turn that was on the page.
    #[serde(default, deserialize_with = "optional")]
    pub turn: Option<i64>,
}

/// Writes what the facilitator reads out, in the language of the page. It replaces what the person wrote before and was not
/// read out yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteInstead {
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub confirmation_token: String,
}

string_enum! {
    /// What a facilitator does with the queue.
    Run {
        Give = "give",
        Next = "next",
        Finish = "finish",
        Move = "move",
        /// Takes a request off the queue, or says that a text was read out.
        Remove = "remove",
        /// Defers the person who has the floor, or else the next person of the tour de table.
        Pass = "pass",
        EndRound = "end-round",
    }
}

/// Gives the floor, and orders those who wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunSpeaking {
    #[serde(default, deserialize_with = "optional")]
    pub act: Option<Run>,
    #[serde(default, deserialize_with = "optional")]
    pub request: Option<SpeakingRequestId>,
    /// Where the request is moved, counted from 0.
    #[serde(default, deserialize_with = "optional")]
    pub place: Option<u32>,
    /// The turn that was on the page.
    #[serde(default, deserialize_with = "optional")]
    pub turn: Option<i64>,
}

/// Begins a tour de table with those who said that they come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeginRound {
    /// Those of them who are not there.
    #[serde(default)]
    pub absent: Vec<PersonId>,
    /// Those who are there, too.
    #[serde(default)]
    pub also: Vec<PersonId>,
    /// The turn that was on the page.
    #[serde(default, deserialize_with = "optional")]
    pub turn: Option<i64>,
}

/// Asks a quick poll.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskPoll {
    /// The question.
    #[serde(default)]
    pub title: String,
    #[serde(default, deserialize_with = "optional")]
    pub kind: Option<PollKind>,
    /// One on each line.
    #[serde(default)]
    pub options: String,
    #[serde(default, deserialize_with = "checkbox")]
    pub anonymous: bool,
    #[serde(default, deserialize_with = "checkbox")]
    pub at_once: bool,
    #[serde(default)]
    pub confirmation_token: String,
}

/// Answers a quick poll.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerPoll {
    #[serde(default, deserialize_with = "optional")]
    pub poll: Option<QuickPollId>,
    /// The number of the option, from 0.
    #[serde(default, deserialize_with = "optional")]
    pub choice: Option<u32>,
}

/// Closes a quick poll.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosePoll {
    #[serde(default, deserialize_with = "optional")]
    pub poll: Option<QuickPollId>,
}

/// What came of something that was done in place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum InPlace {
    /// It was done, or another person was quicker: the page is read again.
    Done,
    /// Nothing was done, for this reason.
    Refused(String),
    /// Nothing was done: the form has to be sent as a page, which shows what may identify a student.
    ReviewNeeded,
}

/// Asks to speak, or does no longer.
#[server(name = CallAskToSpeak, endpoint = "speaking/ask", client = ensemble_common::page_client::PageClient)]
pub async fn ask_to_speak(lang: Lang, meeting: MeetingId, input: AskToSpeak) -> Result<InPlace, ActionError> {
    use super::{actions, labels};
    use ensemble_server::web::ActionContext;

    let outcome = actions::ask(&ActionContext::current(lang)?, meeting, input).await?;
    Ok(labels::in_place(lang, outcome))
}

/// Writes what the facilitator reads out.
#[server(name = CallWriteInstead, endpoint = "speaking/write", client = ensemble_common::page_client::PageClient)]
pub async fn write_instead(
    lang: Lang,
    meeting: MeetingId,
    input: WriteInstead,
) -> Result<InPlace, ActionError> {
    use super::{
        actions::{self, Written},
        labels,
    };
    use ensemble_server::web::ActionContext;

    Ok(match actions::write(&ActionContext::current(lang)?, meeting, &input).await? {
        Written::Reviewed(outcome) => labels::in_place(lang, outcome),
        Written::Unconfirmed(..) => InPlace::ReviewNeeded,
    })
}

/// Gives the floor, and orders those who wait.
#[server(name = CallRunSpeaking, endpoint = "speaking/run", client = ensemble_common::page_client::PageClient)]
pub async fn run_speaking(
    lang: Lang,
    meeting: MeetingId,
    input: RunSpeaking,
) -> Result<InPlace, ActionError> {
    use super::{actions, labels};
    use ensemble_server::web::ActionContext;

    let outcome = actions::run(&ActionContext::current(lang)?, meeting, input).await?;
    Ok(labels::in_place(lang, outcome))
}

/// Answers a quick poll.
#[server(name = CallAnswerPoll, endpoint = "speaking/answer-poll", client = ensemble_common::page_client::PageClient)]
pub async fn answer_poll(lang: Lang, meeting: MeetingId, input: AnswerPoll) -> Result<InPlace, ActionError> {
    use super::{actions, labels};
    use ensemble_server::web::ActionContext;

    let outcome = actions::answer_poll(&ActionContext::current(lang)?, meeting, input).await?;
    Ok(labels::in_place(lang, outcome))
}

/// Closes a quick poll.
#[server(name = CallClosePoll, endpoint = "speaking/close-poll", client = ensemble_common::page_client::PageClient)]
pub async fn close_poll(lang: Lang, meeting: MeetingId, input: ClosePoll) -> Result<InPlace, ActionError> {
    use super::{actions, labels};
    use ensemble_server::web::ActionContext;

    let outcome = actions::close_poll(&ActionContext::current(lang)?, meeting, input).await?;
    Ok(labels::in_place(lang, outcome))
}
