//! The note of a table: the editor, and around it a plain form for each section, for those without a script and until the script is
//! there.

use crate::prelude::*;

use super::{
    super::{
        actions::{self, TableNote},
        paths,
    },
    crumbs, meeting_id, parts,
};
use crate::meeting::{self, ItemAction, ItemInput, editor_labels, paths as meeting_paths};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    ids::TableId,
};
use ensemble_document::agenda::{Agenda, Field as Text, Item};
use ensemble_live::{AgendaEditor, EditorConfig, EditorKind, Label};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ErrorSummary, Field, FieldError, Kind, Notice, TextArea, Weight};

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
            {crumbs(lang, &note.found, t::breakout_note(lang))}
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
            {crumbs(lang, &note.found, t::breakout_note(lang))}
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
    let each = text
        .items
        .iter()
        .map(|section| {
            let rejected = rejected.filter(|rejected| rejected.input.item == section.id);
            one(lang, note, number, section, rejected).into_any()
        })
        .collect_view();
    let removed = (!text.removed.is_empty()).then(|| {
        let rows = text
            .removed
            .iter()
            .map(|section| {
                view! {
                    <li class="row spread">
                        <span>{name(lang, note.table.lang, section)}</span>
                        <form method="post" action=address(paths::RESTORE_SECTION)>
                            <input type="hidden" name="seen" value=number.to_string() />
                            <input type="hidden" name="item" value=section.id.clone() />
                            <Button small=true weight=Weight::Quiet>{t::agenda_word_restore(lang)}</Button>
                        </form>
                    </li>
                }
            })
            .collect_view();
        view! { <h2 class="h3">{t::group_word_removed(lang)}</h2> <ul class="plain rows">{rows}</ul> }
    });
    let after = text.items.last().map(|section| section.id.clone()).unwrap_or_default();
    view! {
        <div class="stack gap-5" id="note">
            <noscript>
                <Notice><p>{t::group_script_off(lang)}</p></Notice>
            </noscript>
            <p class="needs-script muted">{t::agenda_loading(lang)}</p>
            {each}
            <form method="post" action=address(paths::ADD_SECTION) class="row">
                <input type="hidden" name="seen" value=number.to_string() />
                <input type="hidden" name="after" value=after />
                <Button weight=Weight::Quiet>{t::group_word_add(lang)}</Button>
            </form>
            {removed}
        </div>
    }
    .into_any()
}

fn name(lang: Lang, of: Lang, section: &Item) -> String {
    let name = section.name(of);
    if name.is_empty() { t::group_part_untitled(lang).to_owned() } else { name.to_owned() }
}

fn one(
    lang: Lang,
    note: &TableNote,
    number: i64,
    section: &Item,
    rejected: Option<&Rejected>,
) -> impl IntoView + use<> {
    let of = note.table.lang;
    let field = |text: Text| {
        let name = text.code();
        let id = format!("{}-{name}", section.id);
        let value = rejected.map_or_else(
            || section.field(text).to_owned(),
            |rejected| rejected.input.text(name).unwrap_or_default().to_owned(),
        );
        let errors = rejected.map(|rejected| rejected.errors.as_slice()).unwrap_or_default();
        let error = errors.iter().find(|error| error.id == id).map(|error| error.message.clone());
        (id, name, value, error.unwrap_or_default())
    };
    let (title_id, title_name, title, title_error) = field(Text::Title(of));
    let (text_id, text_name, text, text_error) = field(Text::Notes);
    let address = |path| paths::of_table(path, lang, note.round.meeting, note.table.id);
    view! {
        <section class="card stack gap-3" id=format!("item-{}", section.id)>
            <h2 class="h4">{name(lang, of, section)}</h2>
            <form class="form wide" method="post" action=address(paths::NOTE) autocomplete="off">
                <input type="hidden" name="seen" value=number.to_string() />
                <input type="hidden" name="item" value=section.id.clone() />
                <input type="hidden" name="minutes" value="0" />
                <Field id=title_id name=title_name label=t::group_word_title(lang) value=title error=title_error lang=of.tag() />
                <TextArea id=text_id name=text_name label=t::group_word_text(lang) value=text error=text_error rows=8 lang=of.tag() />
                <div class="actions">
                    <Button small=true>{t::group_save(lang)}</Button>
                    <Button small=true weight=Weight::Quiet formaction=address(paths::REMOVE_SECTION)>{t::agenda_word_remove(lang)}</Button>
                </div>
            </form>
        </section>
    }
}
