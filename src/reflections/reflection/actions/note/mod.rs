//! Group notes: creates, closes, signs and reopens them.

mod close;
mod create;
mod late;
mod sign;
mod write;

use std::{cmp::Reverse, collections::HashMap};

pub use close::{CloseNote, CloseNoteOutcome, close_note};
pub use create::{CreateNote, CreateNoteOutcome, NOTE_AUDIENCES, create_note};
pub use late::{LATE_TEXT_JOB, LateText, add_text_stored_after_closing};
pub use sign::{SignNote, SignNoteOutcome, reopen_note, sign_note};
pub use write::write_part;

use super::find;
use crate::reflection::{
    group_note::authors::{PartAuthors, authors_by_part},
    model::Reflection,
    rules,
    store::group_note::{ClosedNote, ClosedPart},
};
use ensemble_core::{
    Lang,
    error::AppError,
    ids::{PersonId, ReflectionId},
    text,
};
use ensemble_document::{agenda::Agenda, note as compose};
use ensemble_server::{
    markdown::sections,
    names,
    realtime::{
        store::{LogRow, load_log},
        unreadable_error,
    },
    web::ActionContext,
};

/// Whether the person writes in a note now.
#[must_use]
pub fn may_write_note(context: &ActionContext, note: &Reflection) -> bool {
    note.group_note
        .as_ref()
        .is_some_and(|group_note| rules::may_write_note(&context.viewer, &note.visibility, group_note))
}

/// Whether a person wrote in a closed note, or began it.
#[must_use]
pub fn is_note_participant(person: PersonId, note: &Reflection, closed: &ClosedNote) -> bool {
    note.visibility.author == person || closed.authors.iter().any(|author| author.person == person)
}

/// What a note says as it leaves the shared document, in which editors write what they like.
fn cleaned(mut note: Agenda) -> Agenda {
    for part in &mut note.items {
        part.notes = text::clean(&part.notes);
        for title in [&mut part.title.fr, &mut part.title.en] {
            *title = names::line(title);
        }
    }
    note
}

/// A group's note, as far as the person sees it.
async fn find_note(context: &ActionContext, id: ReflectionId) -> Result<Reflection, AppError> {
    let found = find(context, id).await?;
    if found.group_note.is_some() { Ok(found) } else { Err(AppError::NotFound) }
}

/// The content of an open note, and who wrote what.
#[derive(Clone, Debug)]
pub struct AttributedNote {
    /// Its parts.
    pub content: Agenda,
    people: Vec<PartAuthors>,
    /// The number of the last update that is in it; 0 when there is none.
    last_update: i64,
    /// The names of those who wrote.
    pub names: HashMap<PersonId, String>,
}

impl AttributedNote {
    /// Reads a note with its log.
    ///
    /// # Errors
    /// [`AppError::Unreadable`] for a log that cannot be read.
    pub async fn read(context: &ActionContext, note: &Reflection) -> Result<Self, AppError> {
        let rows = load_log(&context.portal.db, note.id.uuid()).await?;
        Self::of_log(context, note.id, rows).await
    }

    /// What a note says after these rows of its log.
    async fn of_log(context: &ActionContext, id: ReflectionId, rows: Vec<LogRow>) -> Result<Self, AppError> {
        let last_update = rows.last().map_or(0, |row| row.seq);
        let work = move || {
            let (content, people) = authors_by_part(&rows)?;
            let names = rows.into_iter().filter_map(|row| Some((row.author?, row.author_name?))).collect();
            Ok((content, people, names))
        };
        let read = context.portal.document_tasks.run_blocking(work).await.ok_or(AppError::Internal)?;
        let (content, people, names) = read.map_err(|fault| unreadable_error(id.uuid(), fault))?;
        Ok(Self { content: cleaned(content), people, last_update, names })
    }

    /// The text of the reflection: the parts with text, one after the other, each as it looks alone.
    #[must_use]
    pub fn markdown(&self, lang: Lang) -> String {
        let with_text = self.content.items.iter().filter(|part| compose::has_text(part));
        sections::join(with_text.map(|part| (part.name(lang), part.notes.as_str())))
    }

    /// The parts with text, and who wrote them.
    #[must_use]
    pub fn parts(&self, lang: Lang) -> Vec<ClosedPart> {
        let with_text =
            self.content.items.iter().zip(&self.people).filter(|(part, _)| compose::has_text(part));
        with_text
            .map(|(part, people)| ClosedPart {
                title: part.name(lang).to_owned(),
                people: people.iter().map(|(person, _)| *person).collect(),
            })
            .collect()
    }

    /// What a person is called who wrote.
    #[must_use]
    pub fn name(&self, person: PersonId) -> Option<&str> {
        self.names.get(&person).map(String::as_str)
    }

    /// All authors; those who wrote most come first.
    #[must_use]
    pub fn authors(&self) -> Vec<PersonId> {
        let mut all: Vec<(PersonId, u32)> = Vec::new();
        for (person, units) in self.people.iter().flatten() {
            match all.iter_mut().find(|(known, _)| known == person) {
                Some((_, all)) => *all += units,
                None => all.push((*person, *units)),
            }
        }
        all.sort_by_key(|(person, units)| (Reverse(*units), *person));
        all.into_iter().map(|(person, _)| person).collect()
    }
}
