//! What the browser may ask without leaving the page.

use leptos::prelude::*;

use super::model::{OpenForm, Subject};
use ensemble_core::{error::AppError, ids::PersonId};

/// The longest text of one field in a draft, in characters, and the most fields.
#[cfg(feature = "ssr")]
const MOST: (usize, usize) = (20_000, 400);
/// The longest name of an open form, in bytes: a UUID is shorter.
#[cfg(feature = "ssr")]
const LONGEST_TAB: usize = 100;

/// Saves a draft, so that a closed tab or a lost connection loses nothing; its [`DraftVersion`](super::model::DraftVersion)
/// as text. `None` when another tab saved a draft of the same thing, which is not overwritten. `writer` is the person
/// who opened the form: after another person signed in on the same device, it is refused. `key` is the secret of the form's
/// address, with which people without an account answer calls.
#[server(endpoint = "drafts/keep", client = crate::page_client::PageClient)]
pub async fn keep_draft(
    subject: Subject,
    base: i64,
    #[server(default)] fields: Vec<(String, String)>,
    #[server(default)] tab: OpenForm,
    #[server(default)] writer: Option<PersonId>,
    #[server(default)] key: Option<String>,
) -> Result<Option<String>, AppError> {
    use super::{
        draft_access::{AnswerDrafts, DraftAccess, TypedDraft},
        model::{DraftVersion, FieldSet},
        store,
    };
    use ensemble_core::rights::Viewer;
    use ensemble_server::{
        Portal,
        web::{ActionContext, clean},
    };

    let (portal, viewer) = (expect_context::<Portal>(), expect_context::<Viewer>());
    if writer.is_some() && writer != viewer.id() {
        return Err(AppError::SignInFirst);
    }
    let too_large = fields.len() > MOST.1 || fields.iter().any(|(_, text)| text.chars().count() > MOST.0);
    if matches!(subject, Subject::Answer(_)) {
        // A form without a writer was opened with the secret of an email: it is not the one of the person who signed in since.
        if writer != viewer.id() {
            return Err(AppError::NotFound);
        }
        if too_large || tab.id.len() > LONGEST_TAB {
            return Err(AppError::TooLarge);
        }
        let (context, AnswerDrafts(save)) = (expect_context::<ActionContext>(), expect_context());
        let draft = TypedDraft { subject, base, fields, tab, key: key.unwrap_or_default() };
        return save(context, draft).await;
    }
    let person = viewer.id().ok_or(AppError::SignInFirst)?;
    let DraftAccess(may_save) = expect_context();
    let allowed = may_save(portal.clone(), viewer, subject).await?;
    if !allowed {
        return Err(AppError::NotFound);
    }
    if too_large {
        return Err(AppError::TooLarge);
    }
    let fields: FieldSet =
        fields.into_iter().map(|(name, text)| (name.clone(), clean(&name, &text))).collect();
    if fields.bytes() > portal.config.draft_limit || tab.id.len() > LONGEST_TAB {
        return Err(AppError::TooLarge);
    }
    if !portal.work.may_keep_draft(person.uuid(), portal.now()) {
        return Err(AppError::TooMany);
    }
    let (most, now) = (portal.config.drafts_per_person, portal.now());
    let turn = portal
        .db
        .transaction(async |transaction| {
            if !store::has_room(transaction, person, subject, most).await? {
                return Err(AppError::TooLarge);
            }
            Ok(store::save_draft(transaction, person, subject, &tab, base, &fields, now).await?)
        })
        .await?;
    Ok(turn.map(|turn| DraftVersion { tab: tab.id, save_count: turn }.to_string()))
}
