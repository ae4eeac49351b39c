//! Erasing words that may not stay in the document of a chapter.

use std::collections::HashSet;

use yrs::{Transact, TransactionMut};

use super::{
    PassageNotices, add_name,
    current::{change_base, shared_passages, stored},
};
use crate::practice_guide::{
    model::{Chapter, Draft, SharedChapter, SharedItem, SharedItems},
    store,
};
use ensemble_core::{Lang, error::AppError, ids::PassageId};
use ensemble_document::passages::{self, is_blank};
use ensemble_server::{Portal, realtime};
use ensemble_texts as t;

/// Whether the words of an item may not stay in the document once its passage is not written there any more: they are those of an
/// author, or the passage is in the guide elsewhere. Words that were written for the guide and removed stay: a person may put them back.
pub(super) fn may_not_stay(draft: &Draft, known: &SharedItem) -> bool {
    !known.written || draft.passage(known.passage).is_some()
}

/// The items whose words are still in a document and may not stay there.
fn items_to_erase(draft: &Draft, chapter: &Chapter, known: &SharedItems) -> Vec<String> {
    let shared: HashSet<PassageId> = shared_passages(chapter).map(|passage| passage.id).collect();
    known
        .iter()
        .filter(|(_, known)| !known.erased && !shared.contains(&known.passage) && may_not_stay(draft, known))
        .map(|(item, _)| item.clone())
        .collect()
}

/// Erases the words that may not stay in a document: those of authors whose passages may not be quoted any more or were removed, and
/// those of passages that are in another chapter now. `None` when another request changed the base at the same moment.
///
/// They leave the base, the document with all that people wrote there since, and its history. Then the items are marked: what a
/// person writes in one later stays. Until then all of it is done again, so that nothing is left when a process ends in between.
///
/// # Errors
/// When the database is unavailable; [`AppError::Unreadable`] when the document cannot be read.
pub(super) async fn erase_gone(
    portal: &Portal,
    lang: Lang,
    mut shared: SharedChapter,
    (draft, chapter): (&Draft, &Chapter),
    notices: &mut PassageNotices,
) -> Result<Option<SharedChapter>, AppError> {
    let ids = items_to_erase(draft, chapter, &shared.items);
    if ids.is_empty() {
        return Ok(Some(shared));
    }
    let (db, document) = (&portal.db, shared.document);
    let (live, _) = portal.document_tasks.read(db, document, stored).await?;
    for (number, item) in (1_usize..).zip(&live.content.items) {
        let known = shared.items.get(&item.id).filter(|_| ids.contains(&item.id));
        // A passage that is still in the chapter is named each time that it is opened.
        let is_here = |known: &SharedItem| chapter.passages.iter().any(|each| each.id == known.passage);
        if known.is_some_and(|known| !is_here(known)) && !is_blank(item) {
            add_name(&mut notices.erased, name_without_text(item.name(lang), number, lang));
        }
    }
    let of_base = ids.clone();
    let new = change_base(portal, &shared, move |doc| erase_all(&mut doc.transact_mut(), &of_base)).await?;
    let base = new.state.ok_or(AppError::Internal)?;
    let before = shared.clone();
    if !db.transaction(async |to| store::set_base(to, &before, &base, &before.items).await).await? {
        return Ok(None);
    }
    shared = SharedChapter { revision: before.revision + 1, base, ..shared };
    // The document gets the base first: an item that a person puts back later is not removed by the base a second time.
    portal.rooms().merge(document, None, shared.base.clone()).await?;
    let of_document = ids.clone();
    portal.rooms().change(document, None, move |to| erase_all(to, &of_document)).await?;
    let last = realtime::store::last_seq(db, document).await?;
    db.transaction(async |to| store::add_document_writers(to, shared.chapter).await).await?;
    if !realtime::purge_deleted_text(db, document, last).await? {
        return Ok(None);
    }
    let mut items = shared.items.clone();
    for (_, item) in items.iter_mut().filter(|(id, _)| ids.contains(id)) {
        item.erased = true;
    }
    if !db.transaction(async |to| store::set_base(to, &shared, &shared.base, &items).await).await? {
        return Ok(None);
    }
    Ok(Some(SharedChapter { revision: shared.revision + 1, items, ..shared }))
}

fn erase_all(to: &mut TransactionMut<'_>, ids: &[String]) {
    for id in ids {
        passages::erase(to, id);
    }
}

/// What a passage is called whose text may not be shown: its title, or its number in the chapter.
pub(super) fn name_without_text(title: &str, number: usize, lang: Lang) -> String {
    if title.is_empty() { t::practice_guide_passage_number(lang, number) } else { title.to_owned() }
}
