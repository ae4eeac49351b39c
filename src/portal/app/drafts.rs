//! Who may save a draft of what: those who may edit it. Answers to calls store their drafts themselves.

use ensemble_calls::interest;
use ensemble_common::editing::{AnswerDrafts, DraftAccess, TypedDraft, model::Subject};
use ensemble_core::{
    error::AppError,
    rights::{Action, Viewer, rules::may},
};
use ensemble_meetings::meeting;
use ensemble_practices::practice;
use ensemble_reflections::reflection;
use ensemble_server::{Portal, web::ActionContext};

/// The decision for the subjects of all features.
pub(super) fn access() -> DraftAccess {
    DraftAccess(|portal, viewer, subject| Box::pin(may_save(portal, viewer, subject)))
}

/// Where drafts of answers to calls are stored.
pub(super) fn answers() -> AnswerDrafts {
    AnswerDrafts(|context, draft| Box::pin(save_answer(context, draft)))
}

async fn save_answer(context: ActionContext, draft: TypedDraft) -> Result<Option<String>, AppError> {
    match draft.subject {
        Subject::Answer(call) => interest::save_draft(context, call, draft).await,
        _ => Err(AppError::NotFound),
    }
}

async fn may_save(portal: Portal, viewer: Viewer, subject: Subject) -> Result<bool, AppError> {
    let allowed = match subject {
        Subject::Community(id) => may(&viewer, Action::EditCommunity, Some(id)),
        Subject::Call(_) => may(&viewer, Action::ManageCalls, None),
        Subject::Answer(_) => false,
        Subject::Page(_) => may(&viewer, Action::EditPages, None),
        Subject::Practice(id) => practice::may_draft(&portal.db, &viewer, id).await?,
        Subject::Meeting(id) => {
            let place = meeting::whose(&portal.db, id).await?;
            place.is_some_and(|place| may(&viewer, Action::PlanMeetings, Some(place.community)))
        }
        Subject::Minutes(id) => {
            let place = meeting::whose(&portal.db, id).await?;
            place.is_some_and(|place| may(&viewer, Action::WriteMinutes, Some(place.community)))
        }
        Subject::Reflection(id) => reflection::may_draft(&portal.db, &viewer, id).await?,
        Subject::Translation(id) => reflection::may_translate(&portal.db, &viewer, id).await?,
    };
    Ok(allowed)
}
