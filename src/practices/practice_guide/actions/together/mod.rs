//! Writing a chapter together: its passages are the items of a live document, which enters the guide when a person puts it there.
//!
//! The document has a *base*: what the guide says in the chapter as far as the document knows it, as a state of the document. What is
//! done by the forms since is a change of the base, and is merged as what another person types is: see `current`. What the document
//! says otherwise than the guide is written as the forms write it: see `put`. A passage whose author withdrew their consent leaves
//! the document, words and all, and stays in the guide until it is replaced or removed.

mod current;
mod put;
mod said;

pub use put::{PutOutcome, put};

use uuid::Uuid;

use self::current::{Current, begin, catch_up};
use super::{refused, require_composing};
use crate::practice_guide::{
    model::{Chapter, Draft, Guide, SharedChapter, SharedItems},
    rules::{MAX_TOGETHER, fits_together},
    store,
};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::GuideChapterId,
};
use ensemble_document::{agenda::Agenda, passages::is_blank};
use ensemble_meetings::meeting;
use ensemble_server::{Portal, web::ActionContext};
use ensemble_texts as t;

/// How often something is tried while others change the guide.
const ATTEMPTS: usize = 4;

/// A chapter that is written together, as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenChapter {
    pub document: Uuid,
    pub content: Agenda,
    pub chapter: Chapter,
    /// The passages of the items.
    pub items: SharedItems,
    /// The names of passages that were changed here and by the forms.
    pub overlapping: Vec<String>,
}

/// Opens a chapter. Its document begins with what the guide says; one that is there gets what was done by the forms since.
///
/// # Errors
/// [`ActionError::Invalid`] for a chapter that is too long, [`ActionError::Conflict`] when others change it again and again at the
/// same moment.
pub async fn open_chapter(
    context: &ActionContext,
    guide: &Guide,
    id: GuideChapterId,
) -> Result<OpenChapter, ActionError> {
    require_composing(context, guide)?;
    for _ in 0..ATTEMPTS {
        if let Some((draft, current)) = current(context, guide, id).await? {
            let (_, chapter) = draft.chapter(id).ok_or(AppError::NotFound)?;
            let Current { shared, content, overlapping, .. } = current;
            let SharedChapter { document, items, .. } = shared;
            return Ok(OpenChapter { document, content, chapter: chapter.clone(), items, overlapping });
        }
    }
    Err(ActionError::Conflict)
}

/// A chapter with all that was done by the forms and written together, and the guide that it was compared with; `None` when others
/// changed it at the same moment.
async fn current(
    context: &ActionContext,
    guide: &Guide,
    id: GuideChapterId,
) -> Result<Option<(Draft, Current)>, ActionError> {
    let (portal, db) = (&context.portal, &context.portal.db);
    // The document is read first: it never knows more than the guide that is read after it says.
    let shared = store::shared_chapter(db, id).await?;
    let draft = store::draft(db, guide.id).await?.ok_or(AppError::NotFound)?;
    let (_, chapter) = draft.chapter(id).ok_or(AppError::NotFound)?;
    if !fits_together(chapter) {
        return Err(refused("chapter", t::practice_guide_together_too_long(context.lang, MAX_TOGETHER)));
    }
    let Some(shared) = shared else {
        let (base, items) = begin(&draft, chapter)?;
        let shared = SharedChapter { chapter: id, document: Uuid::now_v7(), revision: 1, base, items };
        let now = portal.now();
        db.transaction(async |tx| store::add_shared_chapter(tx, &shared, now).await).await?;
        // Another person may have begun it at the same moment.
        return Ok(None);
    };
    let current = catch_up(portal, context.lang, shared, (&draft, chapter)).await?;
    Ok(current.map(|current| (draft, current)))
}

/// Whether something is written in the document of a chapter without passages: it is not in the guide.
///
/// # Errors
/// When the database is unavailable.
pub(super) async fn has_more(portal: &Portal, chapter: GuideChapterId) -> Result<bool, AppError> {
    let Some(shared) = store::shared_chapter(&portal.db, chapter).await? else { return Ok(false) };
    let (content, _) = meeting::agenda_of(portal, shared.document).await?;
    Ok(content.items.iter().any(|item| !is_blank(item) && !shared.items.contains_key(&item.id)))
}
