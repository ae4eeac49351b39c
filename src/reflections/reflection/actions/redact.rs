//! Replaces what may identify a student in a reflection by initials.

use super::find_own;
use crate::reflection::{fields, model::ReflectionContent, pages::written_of, pii_review, store};
use ensemble_common::editing::{self, model::Subject};
use ensemble_core::{error::ActionError, ids::ReflectionId};
use ensemble_server::web::ActionContext;

/// Replaces identifying passages with initials and saves a new revision. Returns `false` if there was nothing to
/// replace or the reflection changed concurrently.
///
/// # Errors
/// [`AppError::NotFound`] when the person did not write the reflection.
pub async fn redact_reflection(context: &ActionContext, id: ReflectionId) -> Result<bool, ActionError> {
    let reflection = find_own(context, id).await?;
    let (now, person) = (context.portal.now(), context.person()?);
    let old = written_of(&reflection);
    let known = pii_review::known_names(&context.portal.db, id).await?;
    let written = ReflectionContent { texts: pii_review::redact_texts(&old.texts, &known), ..old };
    if written.texts == reflection.texts {
        return Ok(false);
    }
    context
        .portal
        .db
        .transaction(async |tx| {
            let revision = store::update(tx, id, reflection.revision, &written, now).await?;
            let Some(revision) = revision else { return Ok(false) };
            let subject = Subject::Reflection(id);
            editing::record(tx, subject, revision, Some(person), &fields::of(&written), now).await?;
            context.audit(tx, "reflection.edit", id, &format!("revision {revision}")).await?;
            Ok(true)
        })
        .await
}
