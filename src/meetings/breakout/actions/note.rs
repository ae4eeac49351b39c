//! The notes of tables: who writes in one, a section from a plain form, and storing them as text.

use super::{find_for, is_under_way};
use crate::{
    breakout::{
        model::{Round, Table, round::Stage},
        rules::may_write_note,
        store,
    },
    meeting::{self, ItemAction, ItemInput, apply_item_input, item_errors, model::Found},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::{MeetingId, TableId},
    rights::Action,
    text,
};
use ensemble_document::{agenda::Agenda, note::has_text};
use ensemble_server::{Portal, markdown::sections, names, web::ActionContext};
use ensemble_texts as t;

/// A table whose note the viewer may write now, or could until its round was closed.
#[derive(Clone, Debug)]
pub struct TableNote {
    pub found: Found,
    pub round: Round,
    pub table: Table,
    /// Whether people are at their tables.
    pub open: bool,
}

/// The note of a table, if the viewer is at it or facilitates.
///
/// # Errors
/// [`AppError::NotFound`] when they are not.
pub async fn find_note(
    context: &ActionContext,
    meeting: MeetingId,
    id: TableId,
) -> Result<TableNote, AppError> {
    let found = find_for(context, meeting, Action::JoinTables).await?;
    let rounds = store::rounds(&context.portal.db, meeting).await?;
    let round = rounds.into_iter().find(|round| round.table(id).is_some()).ok_or(AppError::NotFound)?;
    let table = round.table(id).cloned().ok_or(AppError::NotFound)?;
    let person = context.person()?;
    let seated = table.members.iter().any(|member| member.person == person);
    let begun = matches!(round.clock.stage, Stage::Open | Stage::Closed);
    if !begun || !may_write_note(&context.viewer, found.community, seated) {
        return Err(AppError::NotFound);
    }
    let open = round.clock.stage == Stage::Open && is_under_way(&found.of.meeting) && !found.archived;
    Ok(TableNote { found, round, table, open })
}

/// Saves a section of a note, or changes its list of sections.
///
/// # Errors
/// [`ActionError::Conflict`] when the round is closed; [`ActionError::Invalid`] when a field cannot be saved or the note is full. Then
/// nothing is changed.
pub async fn write_section(
    context: &ActionContext,
    meeting: MeetingId,
    id: TableId,
    action: ItemAction,
    input: ItemInput,
) -> Result<(), ActionError> {
    let note = find_note(context, meeting, id).await?;
    if !note.open {
        return Err(ActionError::Conflict);
    }
    item_errors(context.lang, &input).check()?;
    let seen = input.seen;
    let change = move |to: &mut yrs::TransactionMut<'_>| apply_item_input(to, action, &input);
    match meeting::change_document(&context.portal, id.uuid(), context.person()?, seen, change).await {
        Err(AppError::TooLarge) => {
            let mut errors = FieldErrors::default();
            errors.add("note", t::agenda_full(context.lang));
            errors.check()
        }
        done => Ok(done?),
    }
}

/// Stores what the texts of closed tables lack, of one meeting or of all; how many were stored. Doing it twice changes nothing.
///
/// # Errors
/// When the database is unavailable. A note that cannot be read is left, so that the others are stored.
pub async fn file_notes(portal: &Portal, of: Option<MeetingId>) -> Result<usize, AppError> {
    let mut filed = 0;
    for table in store::unfiled(&portal.db, of).await? {
        let (note, number) = match meeting::agenda_of(portal, table.uuid()).await {
            Ok(read) => read,
            Err(AppError::Unreadable) => continue,
            Err(error) => return Err(error),
        };
        let (text, now) = (markdown(&note), portal.now());
        portal
            .db
            .transaction(async |to| store::file(to, table, &text, number, now).await)
            .await
            .map_err(AppError::from)?;
        filed += 1;
    }
    Ok(filed)
}

/// A note as one text. Editors write what they like in a shared document: it is cleaned here.
fn markdown(note: &Agenda) -> String {
    let sections: Vec<(String, String)> = note
        .items
        .iter()
        .filter(|section| has_text(section))
        .map(|section| {
            let title = Lang::ALL.map(|lang| names::line(section.title.of(lang)));
            let title = title.into_iter().find(|title| !title.is_empty()).unwrap_or_default();
            (title, text::clean(&section.notes))
        })
        .collect();
    sections::join(sections.iter().map(|(title, text)| (title.as_str(), text.as_str())))
}

/// What the tables of a meeting wrote, with all that was taken of it: the closed rounds, the oldest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn results(portal: &Portal, meeting: MeetingId) -> Result<Vec<Round>, AppError> {
    file_notes(portal, Some(meeting)).await?;
    Ok(store::results_of_meeting(&portal.db, meeting).await?)
}
