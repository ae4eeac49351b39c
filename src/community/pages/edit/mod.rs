//! Writing a community's page, and what it said before.

mod fields;
mod history;

use leptos::prelude::*;

pub(super) use history::{history, restore};

use super::{
    super::{
        model::{Community, Heading},
        paths,
        sheet::{self, ValidationError},
        store,
    },
    named,
    parts::{Room, head},
};
use crate::{
    editing::{self, Editor, Step, model::Subject},
    error::AppError,
    i18n::{Lang, t},
    ids::PersonId,
    rights::Action,
    server::{
        audit::{self, Deed},
        web::{Page, PageRequest, PageResponse},
    },
    ui::{ErrorSummary, FieldError, Kind, Notice},
};

/// What the page shows beside the form.
#[derive(Clone, Debug, Default)]
struct Beside {
    status: u16,
    /// When the draft that is shown was kept.
    draft: Option<i64>,
    kept: bool,
    preview: bool,
}

/// The community of the address, which the viewer may edit.
async fn mine(request: &PageRequest) -> Result<Result<Community, PageResponse>, AppError> {
    Ok(match named(request, paths::EDIT).await? {
        Ok(found) => {
            request.require(Action::EditCommunity, found.community.id)?;
            Ok(found.community)
        }
        Err(elsewhere) => Err(elsewhere),
    })
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match mine(&request).await? {
        Ok(community) => community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let subject = Subject::Community(community.id);
    let (editor, draft) = editing::open(&request, subject, community.revision, sheet::of(&community)).await?;
    Ok(page(community, editor, Beside { status: 200, draft, ..Beside::default() }))
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match mine(&request).await? {
        Ok(community) => community,
        Err(_) => return Err(AppError::NotFound),
    };
    let (subject, typed) = (Subject::Community(community.id), sheet::read(request.form.pairs()));
    let (editor, step) =
        editing::take(&request, subject, community.revision, &sheet::of(&community), typed).await?;
    let beside = match step {
        Step::Save => return save(request, community, editor).await,
        Step::Discarded => {
            return Ok(PageResponse::Redirect(paths::of(
                paths::EDIT,
                request.lang,
                community.slug(request.lang),
            )));
        }
        Step::Kept(at) => Beside { status: 200, kept: true, draft: Some(at), ..Beside::default() },
        Step::Preview => Beside { status: 200, preview: true, ..Beside::default() },
        Step::Conflict => Beside { status: 409, ..Beside::default() },
    };
    Ok(page(community, editor, beside))
}

async fn save(
    request: PageRequest,
    community: Community,
    mut editor: Editor,
) -> Result<PageResponse, AppError> {
    let (lang, now, person) = (request.lang, request.portal.now(), request.person()?);
    let right = |key: &str| request.form.has(&format!("right.{key}"));
    let (heading, texts) = match sheet::apply(&editor.sheet, &community, &right, lang, now) {
        Ok(applied) => applied,
        Err(faults) => {
            editor.errors = faults.into_iter().map(|fault| said(lang, fault)).collect();
            return Ok(page(community, editor, Beside { status: 422, ..Beside::default() }));
        }
    };
    let work = async {
        let mut to = request.portal.db.write().await?;
        let Some(number) =
            store::write(&mut to, community.id, community.revision, &heading, &texts, now).await?
        else {
            return Ok(false);
        };
        let before = sheet::of(&community);
        editing::record(&mut to, editor.subject, community.revision, None, &before, now).await?;
        editing::record(&mut to, editor.subject, number, Some(person), &editor.sheet, now).await?;
        editing::discard(&mut to, person, editor.subject).await?;
        let (subject, detail) = (community.id.to_string(), format!("revision {number}"));
        let deed =
            Deed { action: "community.edit", subject_kind: "community", subject: &subject, detail: &detail };
        audit::log(&mut to, &request.viewer, request.session.client_address(), deed, now).await?;
        to.commit().await?;
        Ok(true)
    };
    if work.await.map_err(<AppError as From<sqlx::Error>>::from)? {
        return Ok(PageResponse::Redirect(paths::of(paths::SHOW, lang, community.slug(lang))));
    }
    // Somebody saved in the very moment between reading and writing.
    let found = store::find(&request.portal.db, lang, community.slug(lang), now).await?;
    let now_there = found.ok_or(AppError::NotFound)?.community;
    editing::catch_up(&request, &mut editor, now_there.revision, &sheet::of(&now_there)).await?;
    Ok(page(now_there, editor, Beside { status: 409, ..Beside::default() }))
}

/// Gives a community another heading, as a revision of its page. `false` when somebody saved the page
/// since it was read.
///
/// # Errors
/// When the database is away.
pub async fn rename(
    to: &mut sqlx::AnyConnection,
    community: &Community,
    heading: &Heading,
    person: PersonId,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let Community { id, revision, texts, .. } = community;
    let Some(number) = store::write(to, *id, *revision, heading, texts, now).await? else {
        return Ok(false);
    };
    let (subject, before) = (Subject::Community(*id), sheet::of(community));
    let after = sheet::of(&Community { heading: heading.clone(), ..community.clone() });
    editing::record(to, subject, *revision, None, &before, now).await?;
    editing::record(to, subject, number, Some(person), &after, now).await?;
    Ok(true)
}

fn said(lang: Lang, fault: ValidationError) -> FieldError {
    let id = |key: &str| key.replace('.', "-");
    match fault {
        ValidationError::NoName => {
            FieldError::new(format!("name-{}", lang.code()), t::community_edit_no_name(lang))
        }
        ValidationError::Long(key, most) => {
            FieldError::new(id(&key), t::community_edit_long(lang, most, fields::named(lang, &key)))
        }
        ValidationError::Address(key) => FieldError::new(id(&key), t::account_name_address(lang)),
        ValidationError::Year(key) => FieldError::new(id(&key), t::community_edit_year(lang)),
    }
}

fn page(community: Community, editor: Editor, beside: Beside) -> PageResponse {
    let lang = editor.lang;
    let title = t::community_edit_title(lang, community.name(lang).to_owned());
    let addresses = paths::both(paths::EDIT, &community.slugs);
    let action = paths::of(paths::EDIT, lang, community.slug(lang));
    let (status, weight) = (beside.status, editor.sheet.bytes());
    let body = move || {
        let names = fields::names(&editor.sheet);
        let form = editing::tools(
            &editor,
            names,
            action,
            beside.draft.is_some(),
            fields::all(&editor, &community).into_any(),
        );
        view! {
            {head(lang, &community, Room::Edit)}
            {beside.kept.then(|| view! { <Notice kind=Kind::Success><p>{t::editing_draft_kept(lang)}</p></Notice> })}
            {beside.draft.filter(|_| !beside.kept).map(|at| editing::draft_notice(lang, at))}
            <ErrorSummary lang errors=editor.errors.clone() />
            {editing::conflict_notices(&editor, fields::named)}
            {beside.preview.then(|| fields::preview(&editor))}
            {form}
        }
    };
    Page::new(title, addresses, body)
        .status(status)
        .section("communities")
        .unlisted()
        .with_drafts()
        .weighing(weight)
        .into()
}
