//! Changing an agenda from plain forms, and going back to an earlier version of it.
//!
//! A form is made when the log ended with a number. What it says is merged upon what its sender saw, so that what
//! others did since stays.

use serde::{Deserialize, Serialize};
use yrs::TransactionMut;

use super::find_for;
use crate::meeting::{
    form::{ItemAction, ItemInput, apply_item_input, errors},
    live,
    start::new_id,
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::{MeetingId, PersonId},
    rights::Action,
};
use ensemble_document::{
    agenda::{agenda, change},
    outline::{ItemKind, Outline, OutlineItem},
};
use ensemble_server::{
    Portal,
    realtime::store::{self, Version},
    web::ActionContext,
};
use ensemble_texts as t;

/// The longest name of a version, in characters.
const NAME: usize = 80;

macro_rules! item_actions {
    ($($(#[$doc:meta])* $name:ident = $action:ident),+ $(,)?) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// [`ActionError::Invalid`] when a field cannot be saved or the agenda is full; then nothing is changed.
        pub async fn $name(context: &ActionContext, meeting: MeetingId, input: ItemInput) -> Result<(), ActionError> {
            change_item(context, meeting, ItemAction::$action, input).await
        }
    )+};
}
item_actions! {
    /// Saves what was typed of an item.
    save_item = Save,
    /// Saves an item and moves it up.
    move_item_up = Up,
    /// Saves an item and moves it down.
    move_item_down = Down,
    /// Saves an item and confirms its translation.
    confirm_item = Confirm,
    /// Saves an item and divides it in two.
    split_item = Split,
    /// Saves an item and joins it with the next.
    merge_item = Merge,
    /// Saves an item and removes it from the agenda.
    remove_item = Remove,
    /// Puts an item back that was removed.
    restore_item = Restore,
    /// Adds an item after another, or at the beginning.
    add_item = Add,
}

async fn change_item(
    context: &ActionContext,
    meeting: MeetingId,
    action: ItemAction,
    input: ItemInput,
) -> Result<(), ActionError> {
    find_for(context, meeting, Action::EditAgenda).await?;
    errors(context.lang, &input).check()?;
    let seen = input.seen;
    let change = move |transaction: &mut TransactionMut<'_>| apply_item_input(transaction, action, &input);
    match live::change_document(&context.portal, meeting.uuid(), context.person()?, seen, change).await {
        Err(AppError::TooLarge) => {
            let mut errors = FieldErrors::default();
            errors.add("agenda", t::agenda_full(context.lang));
            errors.check()
        }
        done => Ok(done?),
    }
}

/// Adds items with their ids at the end of an agenda, before the closing that ends it, for a person who may edit it. An item
/// whose id the agenda has, or had before it was removed, is not added.
///
/// # Errors
/// [`AppError::TooLarge`] when the agenda is full; then nothing is changed.
pub async fn add_agenda_items(
    portal: &Portal,
    meeting: MeetingId,
    person: PersonId,
    items: Vec<(String, OutlineItem)>,
) -> Result<(), AppError> {
    let add = move |transaction: &mut TransactionMut<'_>| {
        let mut now = agenda(transaction);
        let is_new = |id: &str| now.items.iter().chain(&now.removed).all(|item| item.id != id);
        let new = items.into_iter().filter(|(id, _)| is_new(id));
        let (ids, items): (Vec<String>, Vec<OutlineItem>) = new.unzip();
        let last = now.items.pop().filter(|item| item.kind == ItemKind::Closing);
        let mut ids = ids.into_iter();
        change::grow(transaction, &Outline { items }, || ids.next().unwrap_or_else(new_id));
        if let Some(closing) = last {
            change::place_at(transaction, &closing.id, usize::MAX);
        }
    };
    portal.rooms().change(meeting.uuid(), Some(person), add).await
}

/// A version to go back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoreVersion {
    /// The number of its last update.
    pub number: i64,
}

/// A name for a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameVersion {
    /// The number of its last update.
    pub number: i64,
    /// What it is called.
    #[serde(default)]
    pub name: String,
}

/// Makes an agenda as it was in a version, by changes upon what it is now.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such version.
pub async fn restore_version(
    context: &ActionContext,
    meeting: MeetingId,
    input: RestoreVersion,
) -> Result<(), ActionError> {
    find_for(context, meeting, Action::EditAgenda).await?;
    written_at(context, meeting, input.number).await?;
    let version = live::at(&context.portal, meeting.uuid(), input.number).await?;
    let restore = move |transaction: &mut TransactionMut<'_>| change::go_back(transaction, &version);
    context.portal.rooms().change(meeting.uuid(), Some(context.person()?), restore).await?;
    Ok(())
}

/// Names a version, so that it is found again in the history.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such version, [`ActionError::Invalid`] when the name is empty or too long.
pub async fn name_version(
    context: &ActionContext,
    meeting: MeetingId,
    input: NameVersion,
) -> Result<(), ActionError> {
    find_for(context, meeting, Action::EditAgenda).await?;
    written_at(context, meeting, input.number).await?;
    let NameVersion { number, name } = input;
    if name.is_empty() || name.chars().count() > NAME {
        let mut errors = FieldErrors::default();
        errors.add("name", t::agenda_history_name_bad(context.lang));
        errors.check()?;
    }
    let (person, now) = (context.person()?, context.portal.now());
    store::name_version(&context.portal.db, meeting.uuid(), person, &Version { seq: number, name }, now)
        .await?;
    Ok(())
}

/// When the update of this number was written, in milliseconds UTC.
pub(in crate::meeting) async fn written_at(
    context: &ActionContext,
    meeting: MeetingId,
    number: i64,
) -> Result<i64, AppError> {
    store::stored_at(&context.portal.db, meeting.uuid(), number).await?.ok_or(AppError::NotFound)
}
