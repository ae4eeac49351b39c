//! What people do with their notifications.

use std::collections::HashMap;

use super::{
    api::{MarkAllRead, SavePreferences},
    model::{
        DIGEST, Delivery, DigestFrequency, Entry, NotificationCategory, NotificationKind, ReminderKind,
        Reminders,
    },
    rules,
    store::{self, Key},
};
use ensemble_core::{error::AppError, ids::CommunityId, rights::Viewer};
use ensemble_server::{Portal, web::ActionContext};

/// Marks a notification as read, and returns it.
///
/// # Errors
/// [`AppError::NotFound`] when it is not one of the person's.
pub async fn open(context: &ActionContext, id: &str) -> Result<Entry, AppError> {
    let (person, portal) = (context.person()?, &context.portal);
    let entry = store::find(&portal.db, person, id).await?.ok_or(AppError::NotFound)?;
    if !entry.is_read {
        let now = portal.now();
        portal.db.transaction(async |tx| store::mark_read(tx, person, id, now).await).await?;
    }
    Ok(entry)
}

/// Marks all notifications as read up to the newest one that the person has seen in the list.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_all_read(context: &ActionContext, input: &MarkAllRead) -> Result<(), AppError> {
    let (person, portal) = (context.person()?, &context.portal);
    let now = portal.now();
    portal.db.transaction(async |tx| store::mark_all_read(tx, person, &input.newest, now).await).await?;
    Ok(())
}

/// Marks the viewer's notifications about a thing as read, when its page is shown to them. Nothing is written where none is
/// unread.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_subject_read(portal: &Portal, viewer: &Viewer, subject: &str) -> Result<(), sqlx::Error> {
    let Some(person) = viewer.person.as_ref().filter(|person| person.unread > 0) else { return Ok(()) };
    if !store::has_unread_of(&portal.db, person.id, subject).await? {
        return Ok(());
    }
    let now = portal.now();
    portal.db.transaction(async |tx| store::mark_subject_read(tx, person.id, subject, now).await).await
}

/// Marks the viewer's notifications of one kind about a thing as read, when what they lead to is shown to them.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_kind_read(
    portal: &Portal,
    viewer: &Viewer,
    subject: &str,
    kind: NotificationKind,
) -> Result<(), sqlx::Error> {
    let Some(person) = viewer.person.as_ref().filter(|person| person.unread > 0) else { return Ok(()) };
    if !store::has_unread_of(&portal.db, person.id, subject).await? {
        return Ok(());
    }
    let now = portal.now();
    portal.db.transaction(async |tx| store::mark_kind_read(tx, person.id, (subject, kind), now).await).await
}

/// Saves how a person wants their notifications.
///
/// # Errors
/// [`AppError::BadRequest`] for a choice that no form offers.
pub async fn save_preferences(context: &ActionContext, input: &SavePreferences) -> Result<(), AppError> {
    let person = context.person()?;
    let mut in_communities = HashMap::new();
    for choice in &input.in_community {
        let (community, category, delivery) =
            community_choice(context, choice).ok_or(AppError::BadRequest)?;
        in_communities.insert((community, category), delivery);
    }
    let reminders = reminder_choice(input);
    let zone = context.viewer.person.as_ref().map(|person| person.zone.as_str()).unwrap_or_default();
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |tx| {
            for category in NotificationCategory::ALL {
                if let Some(delivery) = input.of(*category) {
                    store::set_delivery(tx, person, *category, delivery).await?;
                }
            }
            if let Some((reminders, delivery)) = reminders {
                store::set_reminders(tx, person, reminders).await?;
                store::set_delivery(tx, person, NotificationCategory::Reminders, delivery).await?;
            }
            for ((community, category), delivery) in in_communities {
                store::set_community_delivery(tx, person, community, category, delivery).await?;
            }
            if let Some(frequency) = input.digest {
                let next = rules::next_digest(now, frequency, zone);
                store::set_frequency(tx, person, frequency, next).await?;
            }
            Ok::<_, AppError>(())
        })
        .await
}

/// Which reminders are chosen, and whether they are sent by email; `None` where the form does not have the choice.
fn reminder_choice(input: &SavePreferences) -> Option<(Reminders, Delivery)> {
    let of = |kind: ReminderKind| input.remind.contains(&kind);
    let reminders =
        Reminders { week: of(ReminderKind::Week), day: of(ReminderKind::Day), hour: of(ReminderKind::Hour) };
    let delivery = if input.remind_by_email { Delivery::AtOnce } else { Delivery::Never };
    input.remind_shown.then_some((reminders, delivery))
}

/// A choice that the page offers for a community of the person.
fn community_choice(
    context: &ActionContext,
    choice: &str,
) -> Option<(CommunityId, NotificationCategory, Option<Delivery>)> {
    let mut parts = choice.split('.');
    let community =
        parts.next()?.parse().ok().filter(|community| context.viewer.role(*community).is_some())?;
    let category = NotificationCategory::from_code(parts.next()?)
        .filter(|category| rules::is_offered(&context.viewer, *category, Some(community)))?;
    let delivery = match parts.next()? {
        "" => None,
        code => Some(Delivery::from_code(code)?),
    };
    parts.next().is_none().then_some((community, category, delivery))
}

/// What a key stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Emails of one category.
    Category(NotificationCategory),
    /// Digests.
    Digest,
}

/// Reads a key of an email.
///
/// # Errors
/// [`AppError::NotFound`] for a key that this portal did not make.
pub async fn read_key(portal: &Portal, text: &str) -> Result<(Key, Stopped), AppError> {
    let secret = store::stored_secret(&portal.db).await?.ok_or(AppError::NotFound)?;
    let key = Key::parse(&secret, text).ok_or(AppError::NotFound)?;
    let stopped = match key.category.as_str() {
        DIGEST => Stopped::Digest,
        code => Stopped::Category(NotificationCategory::from_code(code).ok_or(AppError::NotFound)?),
    };
    Ok((key, stopped))
}

/// Stops the emails that a key is for, in all communities. Who has the key need not be signed in. To stop them twice changes
/// nothing.
///
/// # Errors
/// [`AppError::NotFound`] for a key that this portal did not make.
pub async fn unsubscribe(portal: &Portal, text: &str) -> Result<Stopped, AppError> {
    let (key, stopped) = read_key(portal, text).await?;
    portal
        .db
        .transaction(async |tx| match stopped {
            Stopped::Digest => store::set_frequency(tx, key.person, DigestFrequency::Never, None).await,
            Stopped::Category(category) => store::stop(tx, key.person, category).await,
        })
        .await?;
    Ok(stopped)
}
