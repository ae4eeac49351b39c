//! Writing a group's note: the editor, and around it a plain form for each part, for those without a
//! script and until the script is there.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{actions, model::Reflection, views::name_of},
        crumbs, paths,
    },
    note,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
};
use ensemble_document::agenda::{Agenda, Field as Text};
use ensemble_live::{AgendaEditor, EditorConfig, EditorKind, Label};
use ensemble_meetings::meeting::{self, ItemAction, ItemInput, SectionForms, editor_labels};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, EmptyState, ErrorSummary, FieldError, Kind, Notice, Weight};

/// A form that could not be saved.
struct Rejected {
    input: ItemInput,
    errors: Vec<FieldError>,
}

pub(in super::super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    page(&request, None).await
}

macro_rules! submits {
    ($($name:ident = $action:ident),+ $(,)?) => {$(
        pub(in super::super) async fn $name(request: PageRequest) -> Result<PageResponse, AppError> {
            submit(&request, ItemAction::$action).await
        }
    )+};
}
submits! {
    save = Save,
    add = Add,
    move_up = Up,
    move_down = Down,
    remove = Remove,
    restore = Restore,
}

async fn submit(request: &PageRequest, action: ItemAction) -> Result<PageResponse, AppError> {
    let note = note(request).await?;
    let input: ItemInput = request.input()?;
    match actions::write_part(request, note.id, action, input.clone()).await {
        Ok(()) => {
            let here = paths::of(paths::WRITE_GROUP_NOTE, request.lang, note.id);
            let place =
                if input.item.is_empty() { "note".to_owned() } else { format!("item-{}", input.item) };
            Ok(PageResponse::redirect(format!("{here}#{place}")))
        }
        Err(ActionError::Invalid(errors)) => {
            page(request, Some(Rejected { input, errors: errors.all() })).await
        }
        Err(ActionError::Conflict) => Ok(too_late(request, note, &input)),
        Err(ActionError::App(error)) => Err(error),
    }
}

/// The note was closed while a person wrote in a form: what they typed is shown, to be copied, and can be written again
/// once the note is open.
fn too_late(request: &PageRequest, note: Reflection, input: &ItemInput) -> PageResponse {
    let (lang, id) = (request.lang, note.id);
    let typed = |field: Text| input.text(field.code()).unwrap_or_default().to_owned();
    let (title, text) = (typed(Text::Title(note.lang)), typed(Text::Notes));
    let heading = t::group_write_title(lang, name_of(lang, &note).0);
    let body = move || {
        let of = note.lang.tag();
        view! {
            {crumbs(lang, &note, Some(t::group_together(lang))).into_any()}
            <h1>{name_of(lang, &note).0}</h1>
            <Notice kind=Kind::Warning><p>{t::group_too_late(lang)}</p></Notice>
            <section class="stack">
                <h2>{t::group_typed(lang)}</h2>
                <div class="sheet stack gap-2" lang=of>
                    <p><b>{title}</b></p>
                    <p class="their-version">{text}</p>
                </div>
            </section>
            <p><a href=paths::of(paths::CLOSING, lang, id)>{t::group_sign_or_reopen(lang)}</a></p>
        }
    };
    Page::new(heading, paths::both(paths::WRITE_GROUP_NOTE, id), body)
        .status(409)
        .section("communities")
        .unlisted()
        .into()
}

async fn page(request: &PageRequest, rejected: Option<Rejected>) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let person = request.viewer.person.clone().ok_or(AppError::SignInFirst)?;
    let note = note(request).await?;
    if !actions::may_write_note(request, &note) {
        return Ok(PageResponse::Redirect(paths::show(lang, note.id)));
    }
    let (parts, number) = meeting::agenda_of(&request.portal, note.id.uuid()).await?;
    let mut labels = editor_labels(lang);
    if let Some(label) = labels.get_mut(Label::NoRight as usize) {
        t::group_word_no_right(lang).clone_into(label);
    }
    let config = EditorConfig {
        document: note.id.to_string(),
        kind: EditorKind::Note(note.lang),
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
    let title = t::group_write_title(lang, name_of(lang, &note).0);
    let status = if rejected.is_some() { 422 } else { 200 };
    let errors = rejected.as_ref().map(|rejected| rejected.errors.clone()).unwrap_or_default();
    let id = note.id;
    let weight = parts.bytes();
    let body = move || {
        let forms = forms(lang, &note, number, &parts, rejected.as_ref());
        let heading = name_of(lang, &note);
        let tag = (heading.1 != lang).then(|| heading.1.tag());
        view! {
            {crumbs(lang, &note, Some(t::group_together(lang))).into_any()}
            <div class="page-head">
                <h1 lang=tag>{heading.0}</h1>
                <div class="row">
                    <ButtonLink small=true weight=Weight::Quiet href=paths::show(lang, id)>{t::group_read(lang)}</ButtonLink>
                    <ButtonLink small=true weight=Weight::Quiet href=paths::of(paths::CLOSING, lang, id)>{t::group_close(lang)}</ButtonLink>
                </div>
            </div>
            <ErrorSummary lang errors />
            <AgendaEditor config>{forms}</AgendaEditor>
        }
    };
    Ok(Page::new(title, paths::both(paths::WRITE_GROUP_NOTE, id), body)
        .status(status)
        .weighing(weight)
        .section("communities")
        .unlisted()
        .with_live_islands()
        .into())
}

fn forms(
    lang: Lang,
    reflection: &Reflection,
    number: i64,
    note: &Agenda,
    rejected: Option<&Rejected>,
) -> AnyView {
    let address = |path| paths::of(path, lang, reflection.id);
    SectionForms {
        lang,
        of: reflection.lang,
        id: "note",
        text: note,
        number,
        rejected: rejected.map(|rejected| &rejected.input),
        errors: rejected.map(|rejected| rejected.errors.as_slice()).unwrap_or_default(),
        save: address(paths::WRITE_GROUP_NOTE),
        add: address(paths::ADD_PART),
        restore: address(paths::RESTORE_PART),
        buttons: vec![
            (address(paths::MOVE_PART_UP), t::agenda_save_up(lang)),
            (address(paths::MOVE_PART_DOWN), t::agenda_save_down(lang)),
            (address(paths::REMOVE_PART), t::agenda_word_remove(lang)),
        ],
        empty: Some(view! { <EmptyState title=t::group_empty(lang) text=t::group_empty_text(lang) /> }),
    }
    .view()
}
