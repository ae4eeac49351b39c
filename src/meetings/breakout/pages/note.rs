//! The note of a table: the editor, and around it a plain form for each section, for those without a script and until the script is
//! there.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, TableNote},
        paths,
    },
    crumbs, meeting_id, parts,
};
use crate::meeting::{self, ItemAction, ItemInput, SectionForms, editor_labels, paths as meeting_paths};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    ids::TableId,
};
use ensemble_document::agenda::{Agenda, Field as Text};
use ensemble_live::{AgendaEditor, EditorConfig, EditorKind, Label};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ErrorSummary, FieldError, Kind, Notice};

/// A form that could not be saved.
struct Rejected {
    input: ItemInput,
    errors: Vec<FieldError>,
}

fn table_id(request: &PageRequest) -> Result<TableId, AppError> {
    request.path_param(1).parse().map_err(|_| AppError::NotFound)
}

async fn note(request: &PageRequest) -> Result<TableNote, AppError> {
    actions::find_note(request, meeting_id(request)?, table_id(request)?).await
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    page(&request, None).await
}

pub(super) async fn submit(request: PageRequest, action: ItemAction) -> Result<PageResponse, AppError> {
    let (id, table) = (meeting_id(&request)?, table_id(&request)?);
    let input: ItemInput = request.input()?;
    match actions::write_section(&request, id, table, action, input.clone()).await {
        Ok(()) => {
            let here = paths::of_table(paths::NOTE, request.lang, id, table);
            let place =
                if input.item.is_empty() { "note".to_owned() } else { format!("item-{}", input.item) };
            Ok(PageResponse::redirect(format!("{here}#{place}")))
        }
        Err(ActionError::Invalid(errors)) => {
            page(&request, Some(Rejected { input, errors: errors.all() })).await
        }
        Err(ActionError::Conflict) => Ok(too_late(&request, note(&request).await?, &input)),
        Err(ActionError::App(error)) => Err(error),
    }
}

/// The tables were closed while a person wrote in a form: what they typed is shown, to be copied.
fn too_late(request: &PageRequest, note: TableNote, input: &ItemInput) -> PageResponse {
    let (lang, id) = (request.lang, note.round.meeting);
    let of = note.table.lang;
    let typed = |field: Text| input.text(field.code()).unwrap_or_default().to_owned();
    let (title, text) = (typed(Text::Title(of)), typed(Text::Notes));
    let heading = t::breakout_note_title(lang, note.table.number);
    let addresses = paths::both_of_table(paths::NOTE, id, note.table.id);
    let body = move || {
        view! {
            {crumbs(lang, &note.found, &t::breakout_note_title(lang, note.table.number))}
            <h1>{parts::heading(lang, &note.table)}</h1>
            <Notice kind=Kind::Warning><p>{t::breakout_too_late(lang)}</p></Notice>
            <div class="sheet stack gap-2" lang=of.tag()>
                <p><b>{title}</b></p>
                <p class="their-version">{text}</p>
            </div>
            <p><a href=meeting_paths::of(paths::RESULTS, lang, id)>{t::breakout_results(lang)}</a></p>
        }
    };
    Page::new(heading, addresses, body).status(409).section("meetings").unlisted().into()
}

async fn page(request: &PageRequest, rejected: Option<Rejected>) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let person = request.viewer.person.clone().ok_or(AppError::SignInFirst)?;
    let note = note(request).await?;
    let id = note.round.meeting;
    if !note.open {
        return Ok(PageResponse::redirect(meeting_paths::of(paths::RESULTS, lang, id)));
    }
    let (sections, number) = meeting::agenda_of(&request.portal, note.table.id.uuid()).await?;
    let mut labels = editor_labels(lang);
    if let Some(label) = labels.get_mut(Label::NoRight as usize) {
        t::breakout_no_right(lang).clone_into(label);
    }
    let config = EditorConfig {
        document: note.table.id.to_string(),
        kind: EditorKind::Table(note.table.lang),
        person: person.id.to_string(),
        name: person.name,
        lang,
        budget: 0,
        begins: None,
        own_begins: None,
        days: Vec::new(),
        kinds: Vec::new(),
        sources: Vec::new(),
        labels,
    };
    let title = t::breakout_note_title(lang, note.table.number);
    let status = if rejected.is_some() { 422 } else { 200 };
    let errors = rejected.as_ref().map(|rejected| rejected.errors.clone()).unwrap_or_default();
    let (weight, now) = (sections.bytes(), request.portal.now());
    let addresses = paths::both_of_table(paths::NOTE, id, note.table.id);
    let body = move || {
        let forms = forms(lang, &note, number, &sections, rejected.as_ref());
        view! {
            {crumbs(lang, &note.found, &t::breakout_note_title(lang, note.table.number))}
            <h1>{parts::heading(lang, &note.table)}</h1>
            {parts::countdown(lang, &note.found, &note.round, now)}
            {parts::prompt(lang, note.round.prompt_of(&note.table))}
            <ErrorSummary lang errors />
            <AgendaEditor config>{forms}</AgendaEditor>
        }
    };
    Ok(Page::new(title, addresses, body)
        .status(status)
        .weighing(weight)
        .section("meetings")
        .unlisted()
        .with_live_islands()
        .into())
}

fn forms(lang: Lang, note: &TableNote, number: i64, text: &Agenda, rejected: Option<&Rejected>) -> AnyView {
    let address = |path| paths::of_table(path, lang, note.round.meeting, note.table.id);
    SectionForms {
        lang,
        of: note.table.lang,
        id: "note",
        text,
        number,
        rejected: rejected.map(|rejected| &rejected.input),
        errors: rejected.map(|rejected| rejected.errors.as_slice()).unwrap_or_default(),
        save: address(paths::NOTE),
        add: address(paths::ADD_SECTION),
        restore: address(paths::RESTORE_SECTION),
        buttons: vec![(address(paths::REMOVE_SECTION), t::agenda_word_remove(lang))],
        empty: None,
    }
    .view()
}
