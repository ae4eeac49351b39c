//! Moving and removing chapters and passages, and marking passages as current.

use uuid::Uuid;

use super::{locked, refused, require_composing, together::has_unsaved_passages};
use crate::practice_guide::{
    api::{Arrange, ArrangeAct},
    model::{Chapter, Draft, Guide},
    rules::{self, Order, Place},
    store,
};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::{GuideChapterId, PassageId},
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// The chapters and passages of a guide, in order.
pub(super) fn order(draft: &Draft) -> Order {
    let place = |chapter: &Chapter| (chapter.id, chapter.passages.iter().map(|passage| passage.id).collect());
    draft.chapters.iter().map(place).collect()
}

/// Moves or removes a chapter or a passage, or marks a passage as current. What is at the end already stays there.
///
/// # Errors
/// [`ActionError::Conflict`] when it changed since the person looked at it, [`ActionError::Invalid`] for a chapter that is removed
/// with its passages, and while something is written together in the chapter that is removed, or that a passage leaves, and is not in
/// the guide yet: it would be erased.
pub async fn arrange(context: &ActionContext, guide: &Guide, input: &Arrange) -> Result<(), ActionError> {
    require_composing(context, guide)?;
    let Some(act) = input.act else { return Err(AppError::BadRequest.into()) };
    let now = context.portal.now();
    let draft = store::draft(&context.portal.db, guide.id).await?.ok_or(AppError::NotFound)?;
    let is_unsaved = match chapter_that_loses(&draft, act, input) {
        Some(chapter) => has_unsaved_passages(&context.portal, chapter).await?,
        None => false,
    };
    if is_unsaved {
        return Err(refused("chapter", t::practice_guide_together_not_empty(context.lang)));
    }
    let ended = context
        .portal
        .db
        .transaction(async |tx| {
            let draft = locked(tx, guide.id, now).await?;
            let (done, ended) = match (input.passage, input.chapter) {
                (Some(passage), _) => {
                    (of_passage(context, tx, &draft, passage, (act, input.revision)).await?, None)
                }
                (None, Some(chapter)) => of_chapter(context, tx, &draft, chapter, act).await?,
                (None, None) => return Err(AppError::BadRequest.into()),
            };
            if done {
                let action = match act {
                    ArrangeAct::Up | ArrangeAct::Down => "practice-guide.move",
                    ArrangeAct::Remove => "practice-guide.remove",
                    ArrangeAct::Current => "practice-guide.passage",
                };
                context.audit(tx, action, guide.id, "").await?;
            }
            Ok::<_, ActionError>(ended)
        })
        .await?;
    if let Some(document) = ended {
        // Those who have it open may not write in it any more.
        context.portal.rooms().recheck_document(document).await;
    }
    Ok(())
}

/// The chapter that is removed, or that a passage leaves for another one.
fn chapter_that_loses(draft: &Draft, act: ArrangeAct, input: &Arrange) -> Option<GuideChapterId> {
    match (act, input.passage, input.chapter) {
        (ArrangeAct::Remove, None, Some(chapter)) => draft.chapter(chapter).map(|_| chapter),
        (ArrangeAct::Up | ArrangeAct::Down, Some(passage), _) => {
            let before = order(draft);
            let after = rules::moved_passage(&before, passage, act == ArrangeAct::Up)?;
            let from = home(&before, passage);
            from.filter(|_| from != home(&after, passage))
        }
        _ => None,
    }
}

/// The chapter in which a passage is.
fn home(order: &[Place], passage: PassageId) -> Option<GuideChapterId> {
    order.iter().find(|(_, passages)| passages.contains(&passage)).map(|(chapter, _)| *chapter)
}

async fn of_passage(
    context: &ActionContext,
    tx: &mut sqlx::AnyConnection,
    draft: &Draft,
    id: PassageId,
    (act, revision): (ArrangeAct, i64),
) -> Result<bool, ActionError> {
    let (_, passage) = draft.passage(id).ok_or(ActionError::Conflict)?;
    let (guide, by) = (draft.guide.id, context.person()?);
    let done = match act {
        ArrangeAct::Up | ArrangeAct::Down => {
            let before = order(draft);
            let Some(after) = rules::moved_passage(&before, id, act == ArrangeAct::Up) else {
                return Ok(false);
            };
            store::set_order(tx, guide, &before, &after).await?;
            true
        }
        ArrangeAct::Remove => store::remove_passage(tx, guide, (id, revision), by).await?,
        ArrangeAct::Current => {
            let text = rules::marked_current(&passage.text);
            let title = passage.title.as_ref().map(rules::marked_current);
            store::set_current(tx, guide, (id, revision), &text, title.as_ref(), by).await?
        }
    };
    if done { Ok(true) } else { Err(ActionError::Conflict) }
}

/// Whether something was done, and the document of a chapter that was removed.
async fn of_chapter(
    context: &ActionContext,
    tx: &mut sqlx::AnyConnection,
    draft: &Draft,
    id: GuideChapterId,
    act: ArrangeAct,
) -> Result<(bool, Option<Uuid>), ActionError> {
    let guide = draft.guide.id;
    if draft.chapter(id).is_none() {
        return Err(ActionError::Conflict);
    }
    match act {
        ArrangeAct::Up | ArrangeAct::Down => {
            let before = order(draft);
            let Some(after) = rules::moved_chapter(&before, id, act == ArrangeAct::Up) else {
                return Ok((false, None));
            };
            store::set_order(tx, guide, &before, &after).await?;
            Ok((true, None))
        }
        ArrangeAct::Remove => {
            let is_empty = draft.chapter(id).is_some_and(|(_, chapter)| chapter.passages.is_empty());
            let ended =
                if is_empty { store::end_document(tx, id, context.portal.now()).await? } else { None };
            if store::remove_chapter(tx, guide, id).await? {
                Ok((true, ended))
            } else {
                Err(refused("chapter", t::practice_guide_chapter_not_empty(context.lang)))
            }
        }
        ArrangeAct::Current => Err(AppError::BadRequest.into()),
    }
}
