//! What the buttons of an editing form do, whatever is edited.

use super::{
    model::{Sheet, Subject},
    rules::merge,
    store,
    views::Editor,
};
use crate::{
    error::AppError,
    server::web::{Ask, failure},
};

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
    /// Show the form again, with what somebody else wrote.
    Conflict,
}

/// Opens a form: with one's draft, if there is one, and when that was kept.
///
/// # Errors
/// When the database is away.
pub async fn open(
    ask: &Ask,
    subject: Subject,
    revision: i64,
    published: Sheet,
) -> Result<(Editor, Option<i64>), AppError> {
    let draft =
        store::draft(&ask.portal.db, ask.person()?, subject).await.map_err(|error| failure(&error))?;
    let (base, sheet, at) = match draft {
        Some((base, sheet, at)) => (base, sheet, Some(at)),
        None => (revision, published, None),
    };
    Ok((Editor { lang: ask.lang, subject, base, sheet, errors: Vec::new(), conflicts: Vec::new() }, at))
}

/// Takes a form: keeps or discards the draft, or brings the sheet up to what others saved meanwhile.
///
/// # Errors
/// [`AppError::BadRequest`] for a form that no page has; or the database is away.
pub async fn take(
    ask: &Ask,
    subject: Subject,
    revision: i64,
    published: &Sheet,
    typed: Sheet,
) -> Result<(Editor, Step), AppError> {
    let base: i64 = ask.form.text("base").parse().map_err(|_| AppError::BadRequest)?;
    let mut editor =
        Editor { lang: ask.lang, subject, base, sheet: typed, errors: Vec::new(), conflicts: Vec::new() };
    let (person, now) = (ask.person()?, ask.portal.now());
    let step = match ask.form.text("what") {
        "preview" => Step::Preview,
        what @ ("draft" | "discard") => {
            let work = async {
                let mut to = ask.portal.db.write().await?;
                if what == "draft" {
                    store::keep(&mut to, person, subject, base, &editor.sheet, now).await?;
                } else {
                    store::discard(&mut to, person, subject).await?;
                }
                to.commit().await
            };
            work.await.map_err(|error: sqlx::Error| failure(&error))?;
            if what == "draft" { Step::Kept(now) } else { Step::Discarded }
        }
        "save" if base == revision => Step::Save,
        "save" => catch_up(ask, &mut editor, revision, published).await?,
        _ => return Err(AppError::BadRequest),
    };
    Ok((editor, step))
}

/// Merges what others saved since the form was opened. The editor then begins from what is there now.
///
/// # Errors
/// When the database is away.
pub async fn catch_up(
    ask: &Ask,
    editor: &mut Editor,
    revision: i64,
    published: &Sheet,
) -> Result<Step, AppError> {
    let base = store::revision(&ask.portal.db, editor.subject, editor.base)
        .await
        .map_err(|error| failure(&error))?;
    // Without the revision that it began from, everything that differs is for people to look at.
    let base = base.map_or_else(Sheet::default, |revision| revision.sheet);
    let merged = merge(&base, &editor.sheet, published);
    editor.sheet = merged.sheet;
    editor.base = revision;
    editor.conflicts = merged.conflicts;
    Ok(if editor.conflicts.is_empty() { Step::Save } else { Step::Conflict })
}
