//! What keeps another page of a meeting up to date: its parts, each with the attribute `data-live`, are replaced when something in
//! the meeting changed.

use ensemble_common::prelude::*;

use super::{
    super::{
        current,
        islands::{RunClock, RunConfig},
        live::fingerprint,
        paths,
    },
    shown::words,
};
use ensemble_core::{Lang, error::AppError, ids::MeetingId};
use ensemble_server::Portal;

/// Puts parts into what replaces them.
pub type Follow = Box<dyn FnOnce(AnyView) -> AnyView + Send>;

/// Follows a meeting. Call it before what the parts show is read: what changes from then on is noticed. The page brings the islands.
///
/// # Errors
/// When the database is unavailable.
pub async fn follow(portal: &Portal, lang: Lang, meeting: MeetingId) -> Result<Follow, AppError> {
    let number = portal.signals().number(meeting.uuid());
    let (agenda, _) = current(portal, meeting).await?;
    let config = RunConfig {
        lang,
        events: paths::events(meeting),
        time: paths::TIME.to_owned(),
        number,
        agenda: fingerprint(&agenda),
        now: portal.now(),
        eager: true,
        words: words(lang),
    };
    Ok(Box::new(move |parts| view! { <RunClock config>{parts}</RunClock> }.into_any()))
}
