//! What a person who is signed in answered to calls, for their home.

use crate::{
    call,
    interest::{
        model::{OwnAnswer, Place},
        rules, store,
    },
};
use ensemble_communities::account::{self, rules::mailbox};
use ensemble_core::{
    error::AppError,
    ids::{CallId, PlannedCommunityId},
};
use ensemble_server::web::PageRequest;

/// The answers of the person who asks, of which something is next or was decided of late; what they can do comes first. What was
/// begun without an account, with their mailbox, is theirs if they have proven that they read it.
///
/// # Errors
/// [`AppError::SignInFirst`] for a visitor; otherwise when the database is unavailable.
pub async fn own_answers(request: &PageRequest) -> Result<Vec<OwnAnswer>, AppError> {
    let (db, now) = (&request.portal.db, request.portal.now());
    let account = account::find(db, request.person()?).await?.ok_or(AppError::SignInFirst)?;
    let own = account.email_proven_at.map(|_| mailbox(&account.email));
    let interests = store::current_of_person(db, account.id, own.as_deref()).await?;
    let ids: Vec<CallId> = interests.iter().map(|interest| interest.call).collect();
    let calls = call::find_many(db, &ids).await?;
    // Whether the communities were made in which the person has a place.
    let accepted = interests.iter().filter(|interest| interest.place == Place::Accepted);
    let planned: Vec<PlannedCommunityId> = accepted.filter_map(|interest| interest.planned).collect();
    let made = call::made_communities(db, &planned).await?;
    let mut answers = Vec::new();
    for interest in interests {
        let Some(call) = calls.iter().find(|call| call.id == interest.call).cloned() else { continue };
        let is_made =
            interest.place == Place::Accepted && interest.planned.is_some_and(|id| made.contains(&id));
        if let Some(next) = rules::next(&call, &interest, is_made, now) {
            answers.push(OwnAnswer { call, interest, next });
        }
    }
    answers.sort_by_key(|answer| !answer.next.is_to_do());
    Ok(answers)
}
