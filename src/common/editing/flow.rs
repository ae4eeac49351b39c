//! The handlers of editing forms and histories, for every [`Editable`] alike.

use serde::Deserialize;

use super::{
    editable::{EditForm, Editable},
    fields::restrict_to_form,
    model::{FieldSet, OpenForm},
    page::{FormState, edit_page, history_page},
    rules::merge,
    store,
};
use ensemble_core::{
    error::{ActionError, AppError},
    rights::Access,
};
use ensemble_server::web::{PageRequest, PageResponse, Routes};
use ensemble_texts as t;

/// How many revisions a history lists.
const REVISIONS: i64 = 100;

/// The form and its buttons.
#[must_use]
pub fn routes<E: Editable>(access: Access) -> Routes {
    let paths = E::PATHS;
    let mut routes = Routes::new()
        .form(paths.edit, access, show::<E>, save::<E>)
        .action(paths.preview, access, preview::<E>)
        .action(paths.draft, access, keep_draft::<E>)
        .action(paths.discard, access, discard_draft::<E>);
    for route in &mut routes.0 {
        route.most = E::MAX_BODY;
    }
    routes
}

/// The history, and restoring a revision.
#[must_use]
pub fn history_routes<E: Editable>(access: Access) -> Routes {
    Routes::new().form(E::HISTORY, access, history::<E>, restore::<E>)
}

/// The thing that a form is about. A form that was sent to an address of the past is not saved.
async fn target<E: Editable>(request: &PageRequest) -> Result<Result<E, PageResponse>, AppError> {
    match E::find(request, E::PATHS.edit).await? {
        Err(PageResponse::PermanentRedirect(_)) => Err(AppError::NotFound),
        found => Ok(found),
    }
}

async fn show<E: Editable>(request: PageRequest) -> Result<PageResponse, AppError> {
    match E::find(&request, E::PATHS.edit).await? {
        Ok(target) => open(&request, target).await,
        Err(moved) => Ok(moved),
    }
}

/// Opens the form: with the person's draft if there is one, else with what is published.
///
/// # Errors
/// When the database is unavailable.
pub async fn open<E: Editable>(request: &PageRequest, target: E) -> Result<PageResponse, AppError> {
    let draft = store::draft(&request.portal.db, request.person()?, target.subject()).await?;
    let published = target.published();
    let mut state = FormState::new(200);
    let mut tab = OpenForm { id: uuid::Uuid::now_v7().to_string(), known_draft: String::new() };
    let (base, fields) = match draft {
        Some(draft) => {
            tab.known_draft = draft.version.to_string();
            state.draft = Some(draft.at);
            (draft.base, restrict_to_form(E::FIELDS, &published, &draft.fields))
        }
        None => (target.revision(), published),
    };
    let form = EditForm::new(request.lang, target.subject(), base, fields);
    let form = EditForm { tab, person: request.viewer.id(), ..form };
    respond(request, target, form, state).await
}

/// Shows the form.
///
/// # Errors
/// When the database is unavailable.
pub async fn respond<E: Editable>(
    request: &PageRequest,
    mut target: E,
    form: EditForm,
    state: FormState<E::Value>,
) -> Result<PageResponse, AppError> {
    target.prepare(request, &form).await?;
    Ok(edit_page(target, form, state))
}

async fn save<E: Editable>(request: PageRequest) -> Result<PageResponse, AppError> {
    let target = match target::<E>(&request).await? {
        Ok(target) => target,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let mut form = EditForm::submitted(&request, &target)?;
    if merge_other_tab(&request, &target, &mut form).await? || catch_up(&request, &target, &mut form).await? {
        return respond(&request, target, form, FormState::new(409)).await;
    }
    save_form(&request, target, form).await
}

/// Saves a form that begins from what is published now.
///
/// # Errors
/// When the database is unavailable.
pub async fn save_form<E: Editable>(
    request: &PageRequest,
    mut target: E,
    mut form: EditForm,
) -> Result<PageResponse, AppError> {
    let (now, person) = (request.portal.now(), request.person()?);
    target.prepare(request, &form).await?;
    let value = match target.apply(&form, now) {
        Ok(value) => value,
        Err(errors) => {
            form.errors = errors;
            return Ok(edit_page(target, form, FormState::new(422)));
        }
    };
    if !target.confirm(request, &form, &value).await? {
        return Ok(edit_page(target, form, FormState::new(422)));
    }
    let (subject, revision) = (target.subject(), target.revision());
    let same = E::fields_of(&value) == target.published() && form.still_right.is_empty();
    if revision > 0 && same && !target.saves_unchanged() {
        let db = &request.portal.db;
        db.transaction(async |transaction| store::discard(transaction, person, subject).await).await?;
        return respond(request, target, form, FormState { nothing_changed: true, ..FormState::new(200) })
            .await;
    }
    let stored = request
        .portal
        .db
        .transaction(async |transaction| {
            let stored = target.store(request, transaction, &value).await?;
            if revision > 0 {
                let before = target.published();
                store::record(transaction, subject, revision, None, &before, now).await?;
            }
            let after = E::fields_of(&value);
            store::record(transaction, subject, stored.revision, Some(person), &after, now).await?;
            if target.discards_draft() {
                store::discard(transaction, person, subject).await?;
            }
            let detail = target.audit_detail(stored.revision);
            request.audit(transaction, E::AUDIT, subject, &detail).await?;
            Ok::<_, ActionError>(stored)
        })
        .await;
    match stored {
        Ok(stored) => {
            target.stored(request);
            let path = target.show_address(request.lang);
            Ok(match stored.flash {
                Some(flash) => PageResponse::redirect_with(&path, flash),
                None => PageResponse::redirect(path),
            })
        }
        Err(ActionError::App(error)) => Err(error),
        Err(ActionError::Conflict | ActionError::Invalid(_)) => {
            // Another person saved between reading and writing.
            let target = match self::target::<E>(request).await? {
                Ok(target) => target,
                Err(elsewhere) => return Ok(elsewhere),
            };
            catch_up(request, &target, &mut form).await?;
            respond(request, target, form, FormState { changed_by_others: true, ..FormState::new(409) }).await
        }
    }
}

async fn preview<E: Editable>(request: PageRequest) -> Result<PageResponse, AppError> {
    let mut target = match target::<E>(&request).await? {
        Ok(target) => target,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let mut form = EditForm::submitted(&request, &target)?;
    if merge_other_tab(&request, &target, &mut form).await? {
        return respond(&request, target, form, FormState::new(409)).await;
    }
    target.prepare(&request, &form).await?;
    let state = match target.apply(&form, request.portal.now()) {
        Ok(value) => FormState { value: Some(value), preview: true, ..FormState::new(200) },
        Err(errors) => {
            form.errors = errors;
            FormState { preview: true, ..FormState::new(422) }
        }
    };
    Ok(edit_page(target, form, state))
}

async fn keep_draft<E: Editable>(request: PageRequest) -> Result<PageResponse, AppError> {
    let target = match target::<E>(&request).await? {
        Ok(target) => target,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let mut form = EditForm::submitted(&request, &target)?;
    let (person, now, config) = (request.person()?, request.portal.now(), &request.portal.config);
    let mut conflict = merge_other_tab(&request, &target, &mut form).await?;
    if !conflict {
        let (limit, most) = (config.draft_limit, config.drafts_per_person);
        let refusal = if form.fields.bytes() > limit {
            Some(t::editing_draft_large(form.lang, limit / 1_024))
        } else if !request.portal.work.may_keep_draft(person.uuid(), now) {
            Some(t::editing_draft_often(form.lang).to_owned())
        } else {
            let EditForm { subject, tab, base, fields, .. } = &form;
            let saved = request
                .portal
                .db
                .transaction(async |transaction| {
                    if !store::has_room(transaction, person, *subject, most).await? {
                        return Ok::<_, AppError>(None);
                    }
                    let turn =
                        store::save_draft(transaction, person, *subject, tab, *base, fields, now).await?;
                    Ok(Some(turn.is_some()))
                })
                .await?;
            match saved {
                None => Some(t::editing_drafts_full(form.lang, most)),
                Some(true) => None,
                // The other tab saved its draft between looking and saving.
                Some(false) => {
                    conflict = merge_other_tab(&request, &target, &mut form).await?;
                    None
                }
            }
        };
        if let Some(refusal) = refusal {
            form.errors.add("keep-draft", refusal);
            conflict = true;
        }
    }
    let state = if conflict {
        FormState::new(409)
    } else {
        FormState { draft: Some(now), draft_kept: true, ..FormState::new(200) }
    };
    respond(&request, target, form, state).await
}

async fn discard_draft<E: Editable>(request: PageRequest) -> Result<PageResponse, AppError> {
    let target = match target::<E>(&request).await? {
        Ok(target) => target,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (person, subject) = (request.person()?, target.subject());
    request
        .portal
        .db
        .transaction(async |transaction| store::discard(transaction, person, subject).await)
        .await
        .map_err(AppError::from)?;
    Ok(PageResponse::redirect(target.discarded_address(request.lang)))
}

/// Merges the draft that another tab of the same person saved, unless this form knows it. `true` when there are
/// conflicts.
async fn merge_other_tab<E: Editable>(
    request: &PageRequest,
    target: &E,
    form: &mut EditForm,
) -> Result<bool, AppError> {
    let db = &request.portal.db;
    let draft = store::draft(db, request.person()?, form.subject).await?;
    let Some(draft) = draft.filter(|draft| !form.tab.knows(&draft.version)) else { return Ok(false) };
    // The revision that both began from: what was published in between is a change of the one that began later.
    let base = store::revision(db, form.subject, form.base.min(draft.base)).await?;
    let base = base.map_or_else(|| target.published(), |revision| revision.fields);
    let merged = merge(&base, &form.fields, &draft.fields);
    form.fields = restrict_to_form(E::FIELDS, &target.published(), &merged.fields);
    form.tab.known_draft = draft.version.to_string();
    form.own_conflicts = !merged.conflicts.is_empty();
    form.conflicts = merged.conflicts;
    Ok(form.own_conflicts)
}

/// Merges what others saved since the form was opened; the form then begins from what is published now. `true` when
/// there are conflicts.
///
/// # Errors
/// When the database is unavailable.
pub async fn catch_up<E: Editable>(
    request: &PageRequest,
    target: &E,
    form: &mut EditForm,
) -> Result<bool, AppError> {
    if form.base == target.revision() {
        return Ok(false);
    }
    let base = store::revision(&request.portal.db, form.subject, form.base).await?;
    // Without the revision that the form began from, everything that differs is a conflict.
    let base = base.map_or_else(FieldSet::default, |revision| revision.fields);
    let published = target.published();
    let merged = merge(&base, &form.fields, &published);
    form.fields = restrict_to_form(E::FIELDS, &published, &merged.fields);
    form.base = target.revision();
    form.conflicts = merged.conflicts;
    Ok(!form.conflicts.is_empty())
}

async fn history<E: Editable>(request: PageRequest) -> Result<PageResponse, AppError> {
    let target = match E::find(&request, E::HISTORY).await? {
        Ok(target) => target,
        Err(moved) => return Ok(moved),
    };
    let (db, subject) = (&request.portal.db, target.subject());
    let revisions = store::revisions(db, subject, i64::MAX, REVISIONS).await?;
    let compared = match request.number("n") {
        None => None,
        Some(number) => {
            let one = store::revision(db, subject, number).await?.ok_or(AppError::NotFound)?;
            let before = store::revisions(db, subject, number, 1).await?.into_iter().next();
            Some((one, before))
        }
    };
    Ok(history_page(target, request.lang, revisions, compared))
}

/// What a history sends to restore a revision.
#[derive(Debug, Deserialize)]
struct RestoreRevision {
    /// Its number.
    n: i64,
}

/// Saves an old revision's texts as a new one.
async fn restore<E: Editable>(request: PageRequest) -> Result<PageResponse, AppError> {
    let target = match target::<E>(&request).await? {
        Ok(target) => target,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let RestoreRevision { n } = request.input()?;
    let (subject, published) = (target.subject(), target.published());
    let old = store::revision(&request.portal.db, subject, n).await?.ok_or(AppError::NotFound)?;
    let fields = restrict_to_form(E::FIELDS, &published, &old.fields);
    let form = EditForm::new(request.lang, subject, target.revision(), fields);
    save_form(&request, target, EditForm { person: request.viewer.id(), ..form }).await
}
