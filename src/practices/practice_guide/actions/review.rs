//! Asking people to read a guide, and what they say.

use std::collections::HashSet;

use super::{digest_of, locked, refused, require_composing};
use crate::practice_guide::{
    api::{AskReview, ReviewAct, SendReview},
    events,
    model::Guide,
    rules::{self, MAX_NOTE, MAX_REVIEWERS},
    store,
};
use ensemble_common::notification::notify;
use ensemble_communities::community::model::Community;
use ensemble_core::{
    error::{ActionError, AppError},
    ids::PersonId,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Asks members of the community to read a guide, or one of them no more. Those who wrote in the guide are not asked.
///
/// # Errors
/// [`ActionError::Invalid`] when nobody was chosen, too many were, or one who cannot be asked.
pub async fn ask_review(
    context: &ActionContext,
    community: &Community,
    guide: &Guide,
    input: &AskReview,
) -> Result<(), ActionError> {
    require_composing(context, guide)?;
    let (lang, now, by) = (context.lang, context.portal.now(), context.person()?);
    let db = &context.portal.db;
    if let Some(person) = input.withdraw {
        return db
            .transaction(async |tx| {
                if store::withdraw_review(tx, guide.id, person).await? {
                    context.audit(tx, "practice-guide.review", guide.id, "").await?;
                }
                Ok(())
            })
            .await;
    }
    let chosen: HashSet<PersonId> = input.person.iter().copied().collect();
    if chosen.is_empty() {
        return Err(refused("person", t::practice_guide_no_reviewer(lang)));
    }
    let candidates = store::candidates(db, guide.community, guide.id).await?;
    let allowed: HashSet<PersonId> = candidates.into_iter().map(|candidate| candidate.person).collect();
    if !chosen.is_subset(&allowed) {
        return Err(refused("person", t::practice_guide_wrong_reviewer(lang)));
    }
    db.transaction(async |tx| {
        locked(tx, guide.id, now).await?;
        let asked: HashSet<PersonId> =
            store::reviews_in(tx, guide.id).await?.into_iter().map(|review| review.person).collect();
        if asked.union(&chosen).count() > MAX_REVIEWERS {
            return Err(refused("person", t::practice_guide_too_many_reviewers(lang, MAX_REVIEWERS)));
        }
        for person in &chosen {
            store::add_review(tx, guide.id, *person, by, now).await?;
        }
        context.audit(tx, "practice-guide.review", guide.id, "").await?;
        let mut recipients: Vec<PersonId> = chosen.iter().copied().collect();
        recipients.sort();
        notify(tx, &context.portal, &events::review_asked(context, community, guide, recipients)).await?;
        Ok::<_, ActionError>(())
    })
    .await?;
    context.portal.outbox_waker.wake();
    Ok(())
}

/// Says that one has read what the next edition says, or sends remarks. Only those who were asked can.
///
/// # Errors
/// [`ActionError::Conflict`] when the guide changed while it was read, [`ActionError::Invalid`] for remarks that are too long or
/// missing.
pub async fn send_review(
    context: &ActionContext,
    guide: &Guide,
    input: &SendReview,
) -> Result<(), ActionError> {
    let (lang, now, person) = (context.lang, context.portal.now(), context.person()?);
    if !store::is_asked(&context.portal.db, guide.id, person).await? {
        return Err(AppError::NotFound.into());
    }
    let Some(act) = input.act else { return Err(AppError::BadRequest.into()) };
    if input.note.chars().count() > MAX_NOTE {
        return Err(refused("note", t::account_too_long(lang, MAX_NOTE)));
    }
    if act == ReviewAct::Note && input.note.is_empty() {
        return Err(refused("note", t::practice_guide_remark_empty(lang)));
    }
    context
        .portal
        .db
        .transaction(async |tx| {
            let draft = locked(tx, guide.id, now).await?;
            let titles = store::practice_titles_in(tx, &draft).await?;
            let digest = digest_of(&rules::content(&draft, &titles))?;
            if act == ReviewAct::Done && digest != input.digest {
                return Err(ActionError::Conflict);
            }
            let digest = (act == ReviewAct::Done).then_some(digest.as_str());
            if !store::set_review(tx, guide.id, person, digest, &input.note, now).await? {
                return Err(AppError::NotFound.into());
            }
            context.audit(tx, "practice-guide.reviewed", guide.id, act.code()).await?;
            Ok(())
        })
        .await
}
