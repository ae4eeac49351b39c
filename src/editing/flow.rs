//! What the buttons of an editing form do, whatever is edited.

use super::{
    model::{FieldSet, Subject, Tab},
    rules::merge,
    store,
    views::Editor,
};
use crate::{error::AppError, i18n::t, server::web::PageRequest, ui::FieldError};

/// What is to be done after a form was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing: the draft was kept at this moment.
    Kept(i64),
    /// Nothing: the draft was discarded.
    Discarded,
    /// Show how it will read.
    Preview,
    /// Save the sheet, upon the revision that the editor begins from.
    Save,
    /// Show the form again, with what somebody else wrote, or with why the draft is not kept.
    Conflict,
}

/// Opens a form: with one's draft, if there is one, and when that was kept.
///
/// # Errors
/// When the database is away.
pub async fn open(
    request: &PageRequest,
    subject: Subject,
    revision: i64,
    published: FieldSet,
) -> Result<(Editor, Option<i64>), AppError> {
    let draft = store::draft(&request.portal.db, request.person()?, subject).await?;
    let (own, person) = (uuid::Uuid::now_v7().to_string(), request.viewer.id());
    Ok(match draft {
        Some(draft) => {
            let tab = Tab { own, after: Tab::mark(&draft.tab, draft.turn) };
            let editor = Editor::new(request.lang, subject, draft.base, draft.sheet);
            (Editor { tab, person, ..editor }, Some(draft.at))
        }
        None => {
            let tab = Tab { own, after: String::new() };
            (Editor { tab, person, ..Editor::new(request.lang, subject, revision, published) }, None)
        }
    })
}

/// A form as it was sent, with nothing done about it.
///
/// # Errors
/// [`AppError::BadRequest`] for a form that no page has.
pub fn sent(request: &PageRequest, subject: Subject, typed: FieldSet) -> Result<Editor, AppError> {
    let base: i64 = request.form.text("base").parse().map_err(|_| AppError::BadRequest)?;
    let tab = Tab { own: request.form.text("tab").to_owned(), after: request.form.text("after").to_owned() };
    Ok(Editor { tab, person: request.viewer.id(), ..Editor::new(request.lang, subject, base, typed) })
}

/// Takes a form: keeps or discards the draft, or brings the sheet up to what others saved meanwhile.
/// What another tab of the same person kept is merged like what others wrote.
///
/// # Errors
/// [`AppError::BadRequest`] for a form that no page has; or the database is away.
pub async fn take(
    request: &PageRequest,
    subject: Subject,
    revision: i64,
    published: &FieldSet,
    typed: FieldSet,
) -> Result<(Editor, Step), AppError> {
    let mut editor = sent(request, subject, typed)?;
    let base = editor.base;
    let (person, now) = (request.person()?, request.portal.now());
    let what = request.form.text("what");
    if what != "discard" && elsewhere(request, &mut editor, published).await? == Step::Conflict {
        return Ok((editor, Step::Conflict));
    }
    let step = match what {
        "preview" => Step::Preview,
        what @ ("draft" | "discard") => {
            let (limit, most) = (request.portal.config.draft_limit, request.portal.config.drafts_per_person);
            if what == "draft" {
                if editor.sheet.bytes() > limit {
                    return Ok(refused(editor, t::editing_draft_large(request.lang, limit / 1_024)));
                }
                if !request.portal.work.may_keep_draft(person, now) {
                    return Ok(refused(editor, t::editing_draft_often(request.lang)));
                }
            }
            let work = async {
                let mut to = request.portal.db.write().await?;
                let kept = if what == "discard" {
                    store::discard(&mut to, person, subject).await?;
                    true
                } else if !store::has_room(&mut to, person, subject, most).await? {
                    return Ok(None);
                } else {
                    let sheet = &editor.sheet;
                    store::keep(&mut to, person, subject, &editor.tab, base, sheet, now).await?.is_some()
                };
                to.commit().await?;
                Ok(Some(kept))
            };
            let Some(kept) = work.await.map_err(<AppError as From<sqlx::Error>>::from)? else {
                return Ok(refused(editor, t::editing_drafts_full(request.lang, most)));
            };
            match (what, kept) {
                ("discard", _) => Step::Discarded,
                (_, true) => Step::Kept(now),
                // The other tab kept its draft in the very moment between looking and keeping.
                (_, false) => elsewhere(request, &mut editor, published).await?,
            }
        }
        "save" if base == revision => Step::Save,
        "save" => catch_up(request, &mut editor, revision, published).await?,
        _ => return Err(AppError::BadRequest),
    };
    Ok((editor, step))
}

/// The form again, as it was typed, with why its draft is not kept.
fn refused(mut editor: Editor, why: impl Into<String>) -> (Editor, Step) {
    editor.errors.push(FieldError::new("keep-draft", why));
    (editor, Step::Conflict)
}

/// Merges the draft that another tab of the same person kept, unless this form knows it. Says
/// [`Step::Conflict`] when there is something to look at.
async fn elsewhere(
    request: &PageRequest,
    editor: &mut Editor,
    published: &FieldSet,
) -> Result<Step, AppError> {
    let kept = store::draft(&request.portal.db, request.person()?, editor.subject).await?;
    let Some(kept) = kept.filter(|kept| !editor.tab.knows(&kept.tab, kept.turn)) else {
        return Ok(Step::Save);
    };
    let base = store::revision(&request.portal.db, editor.subject, editor.base).await?;
    let base = base.map_or_else(|| published.clone(), |revision| revision.sheet);
    let merged = merge(&base, &editor.sheet, &kept.sheet);
    editor.sheet = merged.sheet;
    editor.tab.after = Tab::mark(&kept.tab, kept.turn);
    editor.elsewhere = !merged.conflicts.is_empty();
    editor.conflicts = merged.conflicts;
    Ok(if editor.elsewhere { Step::Conflict } else { Step::Save })
}

/// Merges what others saved since the form was opened. The editor then begins from what is there now.
///
/// # Errors
/// When the database is away.
pub async fn catch_up(
    request: &PageRequest,
    editor: &mut Editor,
    revision: i64,
    published: &FieldSet,
) -> Result<Step, AppError> {
    let base = store::revision(&request.portal.db, editor.subject, editor.base).await?;
    // Without the revision that it began from, everything that differs is for people to look at.
    let base = base.map_or_else(FieldSet::default, |revision| revision.sheet);
    let merged = merge(&base, &editor.sheet, published);
    editor.sheet = merged.sheet;
    editor.base = revision;
    editor.conflicts = merged.conflicts;
    Ok(if editor.conflicts.is_empty() { Step::Save } else { Step::Conflict })
}
