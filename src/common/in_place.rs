//! Forms whose action is done without leaving the page.

use std::{pin::pin, time::Duration};

use futures::{
    channel::oneshot,
    future::{Either, select},
};
use leptos::prelude::set_timeout_with_handle;

use ensemble_core::error::{ActionError, AppError};
use ensemble_ui::fresh_page::{self, FreshPage};

/// How long the portal may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why an action has no answer to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// What is wrong with what was typed.
    Invalid(String),
    /// The portal does not answer. Whether the action was done is not known.
    NoAnswer,
    /// There is more to say than there is room for: the form is to be sent as a page, which also keeps what was typed.
    SeePage,
}

/// Calls the server function of an action. A page is not left for one that would not come.
///
/// # Errors
/// When the action was not done, or the portal does not answer.
pub async fn call<T>(action: impl Future<Output = Result<T, ActionError>>) -> Result<T, Failure> {
    match in_time(Box::pin(action)).await {
        Some(Ok(answer)) => Ok(answer),
        Some(Err(error)) => Err(failure(error).await),
        None => Err(Failure::NoAnswer),
    }
}

async fn failure(error: ActionError) -> Failure {
    match error {
        ActionError::Invalid(errors) => {
            let messages: Vec<String> = errors.all().into_iter().map(|error| error.message).collect();
            Failure::Invalid(messages.join(" "))
        }
        ActionError::App(AppError::Unavailable) => Failure::NoAnswer,
        // A gateway that answers in place of the portal, and an answer that was cut, look like any other refusal.
        _ => match in_time(fresh_page::fetch()).await {
            Some(FreshPage::Page(_) | FreshPage::Refused) => Failure::SeePage,
            Some(FreshPage::Unavailable) | None => Failure::NoAnswer,
        },
    }
}

/// What comes within ten seconds. What comes later is given up.
pub async fn in_time<T>(coming: impl Future<Output = T>) -> Option<T> {
    let (late, is_late) = oneshot::channel();
    let give_up = move || {
        let _ = late.send(());
    };
    let timer = set_timeout_with_handle(give_up, PATIENCE).ok();
    let came = match select(pin!(coming), is_late).await {
        Either::Left((came, _)) => Some(came),
        Either::Right(_) => None,
    };
    if let Some(timer) = timer {
        timer.clear();
    }
    came
}
