//! Notes of groups: beginning one, writing it together, closing and signing it.

pub(super) mod close;
pub(super) mod new;
pub(super) mod write;

use std::collections::HashMap;

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        model::Reflection,
        store::group_note::{ClosedNote, ClosedPart, NoteAuthor},
    },
    found, paths,
};
use ensemble_core::{Lang, error::AppError, format, ids::PersonId};
use ensemble_document::agenda::Agenda;
use ensemble_document::note as compose;
use ensemble_live::EditorKind;
use ensemble_meetings::meeting::{AgendaRefresher, agenda_of};
use ensemble_server::{markdown, web::PageRequest};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, EmptyState, Weight};

/// The group's note of the address, as far as the person sees it.
async fn note(request: &PageRequest) -> Result<Reflection, AppError> {
    let found = found(request).await?;
    if found.group_note.is_some() { Ok(found) } else { Err(AppError::NotFound) }
}

/// An open note as its readers see it, rendered again after every change.
pub(super) struct OpenNote {
    note: Agenda,
    /// The number of the last update in it.
    number: i64,
    writes: bool,
}

impl OpenNote {
    pub(super) async fn of(request: &PageRequest, reflection: &Reflection) -> Result<Self, AppError> {
        let (note, number) = agenda_of(&request.portal, reflection.id.uuid()).await?;
        Ok(Self { note, number, writes: actions::may_write_note(request, reflection) })
    }

    /// How long all its texts are together, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.note.bytes()
    }
}

/// Who wrote which part.
fn who_wrote(lang: Lang, parts: &[ClosedPart], names: &HashMap<PersonId, String>) -> impl IntoView + use<> {
    let rows = parts
        .iter()
        .map(|part| {
            let title = if part.title.is_empty() { t::group_part_untitled(lang) } else { &part.title };
            let people: Vec<&String> = part.people.iter().filter_map(|person| names.get(person)).collect();
            let by = t::group_written_by(lang, format::list(lang, &people));
            view! { <li class="row spread"><span>{title.to_owned()}</span> <span class="small muted">{by}</span></li> }
        })
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }
}

/// A note that is being written, as those who read along see it; it follows what is written.
pub(super) fn open_note(lang: Lang, reflection: &Reflection, open: &OpenNote) -> impl IntoView + use<> {
    let id = reflection.id;
    let tag = (reflection.lang != lang).then(|| reflection.lang.tag());
    let parts = open
        .note
        .items
        .iter()
        .map(|part| {
            let title = part.name(reflection.lang);
            let title = if title.is_empty() { t::group_part_untitled(lang) } else { title };
            let html = markdown::to_html(part.notes.trim()).to_string();
            let empty = (!compose::has_text(part))
                .then(|| view! { <p class="small muted">{t::group_nobody(lang)}</p> });
            view! {
                <section class="stack gap-2">
                    <h2 class="h3" lang=tag>{title.to_owned()}</h2>
                    <div class="prose" lang=tag inner_html=html></div>
                    {empty}
                </section>
            }
        })
        .collect_view();
    let empty =
        open.note.items.is_empty().then(|| view! { <EmptyState title=t::group_empty(lang) text="" /> });
    let tools = open.writes.then(|| {
        view! {
            <div class="row">
                <ButtonLink href=paths::of(paths::WRITE_GROUP_NOTE, lang, id)>{t::group_write(lang)}</ButtonLink>
                <ButtonLink weight=Weight::Quiet href=paths::of(paths::CLOSING, lang, id)>{t::group_close(lang)}</ButtonLink>
            </div>
        }
    });
    let kind = EditorKind::Note(reflection.lang).path_segment().to_owned();
    view! {
        {tools}
        <AgendaRefresher kind document=id.to_string() number=open.number announcement=t::group_word_changed(lang).to_owned()>
            {empty}
            {parts}
        </AgendaRefresher>
    }
}

/// Who wrote what in a note that is closed, and who signed it.
pub(super) fn signatures(lang: Lang, closed: &ClosedNote) -> impl IntoView + use<> {
    let names: HashMap<PersonId, String> =
        closed.authors.iter().map(|author| (author.person, author.name.clone())).collect();
    let on = t::group_closed_on(lang, format::date(lang, format::local(closed.at).date()));
    let (signed, unsigned): (Vec<_>, Vec<_>) =
        closed.authors.iter().partition(|author| author.signed_at.is_some());
    let list = |all: &[&NoteAuthor]| {
        let names: Vec<&str> = all.iter().map(|author| author.name.as_str()).collect();
        format::list(lang, &names)
    };
    let states = match (signed.is_empty(), unsigned.is_empty()) {
        (false, true) => vec![t::group_signed_all(lang).to_owned()],
        (false, false) => {
            vec![t::group_signed_by(lang, list(&signed)), t::group_unsigned(lang, list(&unsigned))]
        }
        (true, false) => vec![t::group_unsigned(lang, list(&unsigned))],
        (true, true) => Vec::new(),
    };
    let states = states.into_iter().map(|state| view! { <li>{state}</li> }).collect_view();
    view! {
        <section class="stack gap-2">
            <h2 class="h3">{t::group_together(lang)}</h2>
            <ul class="plain small"><li>{on}</li> {states}</ul>
            {who_wrote(lang, &closed.parts, &names)}
        </section>
    }
}
