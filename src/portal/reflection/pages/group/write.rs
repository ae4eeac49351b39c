//! Writing a group's note: the editor, and around it a plain form for each part, for those without a
//! script and until the script is there.

use crate::prelude::*;

use super::{
    super::{
        super::{actions, model::Reflection, views::name_of},
        crumbs, paths,
    },
    note,
};
use crate::meeting::{self, ItemAction, ItemInput, editor_labels};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
};
use ensemble_document::agenda::{Agenda, Field as Text, Item};
use ensemble_live::{AgendaEditor, EditorConfig, EditorKind, Label};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, ButtonLink, EmptyState, ErrorSummary, Field, FieldError, Kind, Notice, TextArea, Weight,
};

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
    let (id, of) = (reflection.id, reflection.lang);
    let each = note
        .items
        .iter()
        .map(|part| {
            let rejected = rejected.filter(|rejected| rejected.input.item == part.id);
            one(lang, reflection, number, part, rejected).into_any()
        })
        .collect_view();
    let empty = note
        .items
        .is_empty()
        .then(|| view! { <EmptyState title=t::group_empty(lang) text=t::group_empty_text(lang) /> });
    let removed = (!note.removed.is_empty()).then(|| {
        let rows = note
            .removed
            .iter()
            .map(|part| {
                view! {
                    <li class="row spread">
                        <span>{name(lang, of, part)}</span>
                        <form method="post" action=paths::of(paths::RESTORE_PART, lang, id)>
                            <input type="hidden" name="seen" value=number.to_string() />
                            <input type="hidden" name="item" value=part.id.clone() />
                            <Button small=true weight=Weight::Quiet>{t::agenda_word_restore(lang)}</Button>
                        </form>
                    </li>
                }
            })
            .collect_view();
        view! { <h2 class="h3">{t::group_word_removed(lang)}</h2> <ul class="plain rows">{rows}</ul> }
    });
    let after = note.items.last().map(|part| part.id.clone()).unwrap_or_default();
    view! {
        <div class="stack gap-5" id="note">
            <noscript>
                <Notice><p>{t::group_script_off(lang)}</p></Notice>
            </noscript>
            <p class="needs-script muted">{t::agenda_loading(lang)}</p>
            {empty}
            {each}
            <form method="post" action=paths::of(paths::ADD_PART, lang, id) class="row">
                <input type="hidden" name="seen" value=number.to_string() />
                <input type="hidden" name="after" value=after />
                <Button weight=Weight::Quiet>{t::group_word_add(lang)}</Button>
            </form>
            {removed}
        </div>
    }
    .into_any()
}

fn name(lang: Lang, of: Lang, part: &Item) -> String {
    let name = part.name(of);
    if name.is_empty() { t::group_part_untitled(lang).to_owned() } else { name.to_owned() }
}

fn one(
    lang: Lang,
    reflection: &Reflection,
    number: i64,
    part: &Item,
    rejected: Option<&Rejected>,
) -> impl IntoView + use<> {
    let (note, of) = (reflection.id, reflection.lang);
    let field = |text: Text| {
        let name = text.code();
        let id = format!("{}-{name}", part.id);
        let value = rejected.map_or_else(
            || part.field(text).to_owned(),
            |rejected| rejected.input.text(name).unwrap_or_default().to_owned(),
        );
        let errors = rejected.map(|rejected| rejected.errors.as_slice()).unwrap_or_default();
        let error = errors.iter().find(|error| error.id == id).map(|error| error.message.clone());
        (id, name, value, error.unwrap_or_default())
    };
    let (title_id, title_name, title, title_error) = field(Text::Title(of));
    let (text_id, text_name, text, text_error) = field(Text::Notes);
    let button = |action: [&'static str; 2], label: &'static str| {
        let formaction = paths::of(action, lang, note);
        view! { <Button small=true weight=Weight::Quiet formaction>{label}</Button> }
    };
    view! {
        <section class="card stack gap-3" id=format!("item-{}", part.id)>
            <h2 class="h4">{name(lang, of, part)}</h2>
            <form class="form wide" method="post" action=paths::of(paths::WRITE_GROUP_NOTE, lang, note) autocomplete="off">
                <input type="hidden" name="seen" value=number.to_string() />
                <input type="hidden" name="item" value=part.id.clone() />
                <input type="hidden" name="minutes" value="0" />
                <Field id=title_id name=title_name label=t::group_word_title(lang) value=title error=title_error lang=of.tag() />
                <TextArea id=text_id name=text_name label=t::group_word_text(lang) value=text error=text_error rows=8 lang=of.tag() />
                <div class="actions">
                    <Button small=true>{t::group_save(lang)}</Button>
                    {button(paths::MOVE_PART_UP, t::agenda_save_up(lang))}
                    {button(paths::MOVE_PART_DOWN, t::agenda_save_down(lang))}
                    {button(paths::REMOVE_PART, t::agenda_word_remove(lang))}
                </div>
            </form>
        </section>
    }
}
