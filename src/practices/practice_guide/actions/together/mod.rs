//! Writing a chapter together: its passages are the items of a live document, which enters the guide when a person puts it there.
//!
//! The document has a *base*: what the guide says in the chapter as far as the document knows it, as a state of the document. What is
//! done by the forms since is a change of the base, and is merged as what another person types is: see `current`. What the document
//! says otherwise than the guide is written as the forms write it: see `put`. A passage whose author withdrew their consent leaves
//! the document and its history, words and all, and stays in the guide until it is replaced or removed: see `erase` and `tidy`.

mod current;
mod erase;
mod put;
mod said;
mod tidy;

pub use put::{PutOutcome, put};
pub use tidy::{delete_ended, erase_withdrawn};

use uuid::Uuid;

use self::{
    current::{Current, base_content, begin, catch_up},
    erase::name_without_text,
    said::Said,
};
use super::{locked, refused, require_composing};
use crate::practice_guide::{
    model::{Chapter, Draft, Guide, SharedChapter, SharedItems},
    rules::{MAX_TOGETHER, fits_together},
    store,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    ids::GuideChapterId,
};
use ensemble_document::{
    agenda::{Agenda, Item},
    passages::is_blank,
};
use ensemble_meetings::meeting;
use ensemble_server::{Portal, web::ActionContext};
use ensemble_texts as t;

/// How often something is tried while others change the guide.
const ATTEMPTS: usize = 4;

/// The names of passages about which people are told something, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PassageNotices {
    /// Passages that were changed here and by the forms, and hold both changes.
    pub overlapping: Vec<String>,
    /// Passages whose words were erased here: by their titles or their numbers, as their texts may not be shown.
    pub erased: Vec<String>,
}

impl PassageNotices {
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.overlapping.is_empty() && self.erased.is_empty()
    }

    /// Adds those of others.
    pub fn extend(&mut self, others: Self) {
        for name in others.overlapping {
            add_name(&mut self.overlapping, name);
        }
        for name in others.erased {
            add_name(&mut self.erased, name);
        }
    }
}

/// Adds a name that is not there yet.
fn add_name(names: &mut Vec<String>, name: String) {
    if !name.is_empty() && !names.contains(&name) {
        names.push(name);
    }
}

/// A chapter that is written together, as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenChapter {
    pub document: Uuid,
    pub content: Agenda,
    pub chapter: Chapter,
    /// The passages of the items.
    pub items: SharedItems,
    pub notices: PassageNotices,
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
    let mut notices = PassageNotices::default();
    for _ in 0..ATTEMPTS {
        if let Some((draft, current)) = current(context, guide, id, &mut notices).await? {
            let (_, chapter) = draft.chapter(id).ok_or(AppError::NotFound)?;
            let Current { shared, content, .. } = current;
            let SharedChapter { document, items, .. } = shared;
            for name in erased_here(context.lang, chapter, &items) {
                add_name(&mut notices.erased, name);
            }
            return Ok(OpenChapter { document, content, chapter: chapter.clone(), items, notices });
        }
    }
    Err(ActionError::Conflict)
}

/// The names of the passages of a chapter that were written together until they could not be quoted any more.
fn erased_here(lang: Lang, chapter: &Chapter, items: &SharedItems) -> Vec<String> {
    (1_usize..)
        .zip(&chapter.passages)
        .filter(|(_, passage)| passage.consent.is_over())
        .filter(|(_, passage)| items.values().any(|item| item.passage == passage.id))
        .map(|(number, passage)| {
            let title = passage.title.as_ref().map_or("", |title| title.text(lang));
            name_without_text(title, number, lang)
        })
        .collect()
}

/// A chapter with all that was done by the forms and written together, and the guide that it was compared with; `None` when others
/// changed it at the same moment. What people are told is added to `notices` in both cases.
async fn current(
    context: &ActionContext,
    guide: &Guide,
    id: GuideChapterId,
    notices: &mut PassageNotices,
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
        db.transaction(async |tx| {
            let fresh = locked(tx, guide.id, now).await?;
            // It begins with what the guide says: where that was changed meanwhile, it is read again.
            if fresh.chapters == draft.chapters {
                store::add_shared_chapter(tx, &shared, now).await?;
            }
            Ok::<_, ActionError>(())
        })
        .await?;
        // Another person may have begun it at the same moment.
        return Ok(None);
    };
    let current = catch_up(portal, context.lang, shared, (&draft, chapter), notices).await?;
    Ok(current.map(|current| (draft, current)))
}

/// Whether passages in the document of a chapter were added, changed or put back since they were last compared with the guide: what
/// they say is not in the guide.
///
/// # Errors
/// When the database is unavailable; [`AppError::Unreadable`] when the document cannot be read.
pub(super) async fn has_unsaved_passages(portal: &Portal, chapter: GuideChapterId) -> Result<bool, AppError> {
    let Some(shared) = store::shared_chapter(&portal.db, chapter).await? else { return Ok(false) };
    let base = base_content(portal, &shared).await?;
    let (content, _) = meeting::agenda_of(portal, shared.document).await?;
    let is_known = |item: &Item| {
        let before = base.items.iter().find(|before| before.id == item.id);
        before.is_some_and(|before| Said::of_item(before) == Said::of_item(item))
    };
    Ok(content.items.iter().any(|item| !is_blank(item) && !is_known(item)))
}
