//! What an agenda begins with: the outline becomes a document that people write together.

use super::outline::{ItemKind, Outline, OutlineItem};
use crate::{
    i18n::{Lang, Passage, Translation, t},
    ids::{MeetingId, PersonId},
    server::{
        db::{Db, columns::written},
        realtime::store,
    },
};

/// How long following up takes, in minutes.
const FOLLOWING_UP: u16 = 15;

/// Begins a meeting's agenda with an outline, in the transaction that writes the meeting.
///
/// # Errors
/// When the database is away, or when the agenda has been begun.
pub async fn begin(
    to: &mut sqlx::AnyConnection,
    meeting: MeetingId,
    person: Option<PersonId>,
    outline: &Outline,
    now: i64,
) -> Result<(), sqlx::Error> {
    store::begin(to, &meeting.to_string(), person, written(outline)?.as_bytes(), now).await
}

/// What a meeting leaves to the next one: one item with its follow-ups that are still open.
///
/// # Errors
/// When the database is away.
pub async fn carried_over(_db: &Db, _meeting: MeetingId) -> Result<Outline, sqlx::Error> {
    let [fr, en] = Lang::ALL.map(|lang| t::meeting_follow_ups(lang).to_owned());
    let item = OutlineItem {
        kind: ItemKind::Discussion,
        title: Passage::Pair {
            source: Lang::Fr,
            fr,
            en,
            translation: Translation::Current { reviewed: true },
        },
        minutes: FOLLOWING_UP,
        about: None,
        lead: String::new(),
        link: String::new(),
        follow_ups: Vec::new(),
    };
    Ok(Outline { items: vec![item] })
}
