//! What an agenda begins with: the outline becomes a document that people write together.

use uuid::Uuid;
use yrs::Transact;

use super::live;
use ensemble_core::{
    Lang, LocalizedText, Translation,
    error::AppError,
    ids::{MeetingId, PersonId},
};
use ensemble_document::crdt;
use ensemble_document::{
    agenda::{Item, change},
    outline::{FollowUp, FollowUpState, ItemKind, Outline, OutlineItem},
};
use ensemble_server::{Portal, realtime::store};
use ensemble_texts as t;

/// How long following up takes, in minutes.
const FOLLOWING_UP: u16 = 15;

/// Begins a meeting's agenda with an outline, in the transaction that writes the meeting. With an
/// empty outline nothing is stored until a person writes.
///
/// # Errors
/// When the database is unavailable, or when the agenda has been begun.
pub async fn begin(
    to: &mut sqlx::AnyConnection,
    meeting: MeetingId,
    person: Option<PersonId>,
    outline: &Outline,
    now: i64,
) -> Result<(), sqlx::Error> {
    if outline.items.is_empty() {
        return Ok(());
    }
    create_document(to, meeting.uuid(), person, outline, now).await
}

/// Creates the shared document of an agenda, of a group note or of a table's note, with the parts of an outline.
///
/// # Errors
/// When the database is unavailable, or when it has been begun.
pub async fn create_document(
    to: &mut sqlx::AnyConnection,
    document: Uuid,
    person: Option<PersonId>,
    outline: &Outline,
    now: i64,
) -> Result<(), sqlx::Error> {
    let update = {
        let doc = crdt::empty();
        let mut first = doc.transact_mut();
        change::grow(&mut first, outline, new_id);
        first.encode_update_v1()
    };
    store::create(to, document, person, &update, now).await
}

/// A new id for something within an agenda.
#[must_use]
pub fn new_id() -> String {
    Uuid::now_v7().simple().to_string()
}

/// What a meeting leaves to the next one: its items, without what came out of them, and after the
/// first of them the follow-ups that are still open.
///
/// # Errors
/// When the database is unavailable.
pub async fn carried_over(portal: &Portal, meeting: MeetingId) -> Result<Outline, AppError> {
    let (agenda, _) = live::read(portal, meeting.uuid()).await?;
    let [fr, en] = Lang::ALL.map(|lang| t::meeting_follow_ups(lang).to_owned());
    let is_earlier = |item: &Item| item.title.fr.trim() == fr && item.title.en.trim() == en;
    let mut items: Vec<OutlineItem> =
        agenda.items.iter().filter(|item| !is_earlier(item)).filter_map(again).collect();
    let follow_ups: Vec<FollowUp> = agenda
        .items
        .into_iter()
        .flat_map(|item| item.follow_ups)
        .filter(|follow| follow.state == FollowUpState::Open && !follow.what.trim().is_empty())
        .map(|follow| FollowUp { what: follow.what, who: follow.who, due: follow.due, state: follow.state })
        .collect();
    if !follow_ups.is_empty() {
        let translation = Translation::Current { reviewed: true };
        let item = OutlineItem {
            kind: ItemKind::Discussion,
            title: LocalizedText::Pair { source: Lang::Fr, fr, en, translation },
            minutes: FOLLOWING_UP,
            about: None,
            lead: String::new(),
            link: String::new(),
            follow_ups,
        };
        items.insert(items.len().min(1), item);
    }
    Ok(Outline { items })
}

/// The items of a meeting's agenda, without what came out of them.
///
/// # Errors
/// When the database is unavailable.
pub async fn copied(portal: &Portal, meeting: MeetingId) -> Result<Outline, AppError> {
    let (agenda, _) = live::read(portal, meeting.uuid()).await?;
    Ok(Outline { items: agenda.items.iter().filter_map(again).collect() })
}

fn again(item: &Item) -> Option<OutlineItem> {
    Some(OutlineItem {
        kind: item.kind,
        title: item.title.passage()?,
        minutes: item.minutes,
        about: item.about.passage(),
        lead: item.lead.clone(),
        link: item.link.clone(),
        follow_ups: Vec::new(),
    })
}
