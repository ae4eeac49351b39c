//! A chapter as it is written together, with what was done by the forms since.

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;
use yrs::{Doc, Transact};

use super::{
    PassageNotices, add_name,
    erase::{erase_gone, may_not_stay},
    said::{Said, document_text},
};
use crate::practice_guide::{
    model::{Chapter, Draft, Passage, SharedChapter, SharedItem, SharedItems, Source},
    store,
};
use ensemble_core::{Lang, error::AppError, ids::PassageId};
use ensemble_document::{
    agenda::{Agenda, change},
    crdt::{self, CrdtError},
    passages,
};
use ensemble_meetings::meeting;
use ensemble_server::{Portal, realtime::unreadable_error};

/// A chapter with all that was done by the forms and written together.
pub(super) struct Current {
    pub(super) shared: SharedChapter,
    pub(super) content: Agenda,
    /// The document, in the encoding of Yjs.
    pub(super) state: Vec<u8>,
}

/// A document as it is stored.
pub(super) struct Stored {
    pub(super) content: Agenda,
    pub(super) state: Option<Vec<u8>>,
}

pub(super) fn stored(doc: &Doc) -> Stored {
    Stored { content: meeting::view(doc), state: crdt::encode_state(doc).ok() }
}

/// The passages of a chapter that are written together: not those that may not be quoted any more.
pub(super) fn shared_passages(chapter: &Chapter) -> impl Iterator<Item = &Passage> {
    chapter.passages.iter().filter(|passage| !passage.consent.is_over())
}

/// What the guide says of a chapter, for a document that knew these items.
struct InGuide {
    passages: Vec<passages::Passage>,
    said: BTreeMap<String, Said>,
    items: SharedItems,
    /// Items whose passages were removed; a person may put them back as passages that they wrote.
    removed: Vec<String>,
}

impl InGuide {
    fn of(draft: &Draft, chapter: &Chapter, known: &SharedItems, base: &Agenda) -> Self {
        let mut items = known.clone();
        let of_passage: HashMap<PassageId, &String> =
            known.iter().map(|(item, known)| (known.passage, item)).collect();
        let mut in_guide = Vec::new();
        let mut said = BTreeMap::new();
        for passage in shared_passages(chapter) {
            let own = passage.id.uuid().simple().to_string();
            let is_free = base.item(&own).is_none() && !known.contains_key(&own);
            let item = match of_passage.get(&passage.id) {
                Some(item) => (*item).clone(),
                None if is_free => own,
                None => Uuid::now_v7().simple().to_string(),
            };
            let written = passage.source == Source::Written;
            items.insert(item.clone(), SharedItem { passage: passage.id, written, erased: false });
            said.insert(item.clone(), Said::of_passage(passage));
            in_guide.push(passages::Passage {
                id: item,
                title: document_text(passage.title.as_ref()),
                text: document_text(Some(&passage.text)),
            });
        }
        let gone = known.iter().filter(|(item, known)| !said.contains_key(*item) && !known.erased);
        let removed = gone.filter(|(_, known)| !may_not_stay(draft, known)).map(|(item, _)| item.clone());
        let removed = removed.collect();
        Self { passages: in_guide, said, items, removed }
    }

    /// Whether a base says the same.
    fn is_in(&self, base: &Agenda, known: &SharedItems) -> bool {
        let on_agenda = |id: &String| base.items.iter().any(|item| item.id == *id);
        let shown: Vec<(&String, Said)> = base
            .items
            .iter()
            .filter(|item| known.get(&item.id).is_some_and(|known| !known.erased))
            .map(|item| (&item.id, Said::of_item(item)))
            .collect();
        let same_order = shown.iter().map(|(id, _)| *id).eq(self.passages.iter().map(|passage| &passage.id));
        let same_words = shown.iter().all(|(id, said)| self.said.get(*id) == Some(said));
        self.items == *known && same_order && same_words && !self.removed.iter().any(on_agenda)
    }

    fn apply_to(&self, doc: &Doc) {
        let mut to = doc.transact_mut();
        for id in &self.removed {
            change::remove(&mut to, id);
        }
        passages::rewrite(&mut to, &self.passages);
    }

    /// The items that the forms changed, and people who wrote together in another way.
    fn overlapping(&self, base: &Agenda, live: &Agenda) -> Vec<&String> {
        let on_agenda =
            |of: &Agenda, id: &String| of.items.iter().find(|item| item.id == *id).map(Said::of_item);
        let known = self.said.keys().chain(&self.removed);
        known
            .filter(|id| {
                let (before, here, there) =
                    (on_agenda(base, id), on_agenda(live, id), self.said.get(*id).cloned());
                before.is_some() && before != here && before != there && here != there
            })
            .collect()
    }
}

/// Merges what was done by the forms since into the document; `None` when another request did that at the same moment. The names of
/// passages that people are told about are added to `notices`, in both cases.
///
/// The base changes first, in one statement that only one request wins; then the document gets the base. Doing that twice changes
/// nothing, so that it is done each time: a process may have ended in between.
///
/// # Errors
/// When the database is unavailable; [`AppError::Unreadable`] when the document cannot be read.
pub(super) async fn catch_up(
    portal: &Portal,
    lang: Lang,
    shared: SharedChapter,
    (draft, chapter): (&Draft, &Chapter),
    notices: &mut PassageNotices,
) -> Result<Option<Current>, AppError> {
    let Some(mut shared) = erase_gone(portal, lang, shared, (draft, chapter), notices).await? else {
        return Ok(None);
    };
    let (db, document) = (&portal.db, shared.document);
    let old = change_base(portal, &shared, |_| ()).await?;
    let in_guide = InGuide::of(draft, chapter, &shared.items, &old.content);
    if !in_guide.is_in(&old.content, &shared.items) {
        let (live, _) = portal.document_tasks.read(db, document, stored).await?;
        let both = in_guide.overlapping(&old.content, &live.content);
        for item in both.iter().filter_map(|id| live.content.item(id)) {
            add_name(&mut notices.overlapping, passages::name(item, lang));
        }
        // What a person changed by the form while another one took it off is not lost.
        let taken_off: Vec<String> = both
            .into_iter()
            .filter(|id| in_guide.said.contains_key(*id))
            .filter(|id| live.content.removed.iter().any(|item| item.id == **id))
            .cloned()
            .collect();
        if !taken_off.is_empty() {
            let restore = move |to: &mut yrs::TransactionMut<'_>| {
                for id in &taken_off {
                    change::restore(to, id);
                }
            };
            portal.rooms().change(document, None, restore).await?;
        }
        let items = in_guide.items.clone();
        let new = change_base(portal, &shared, move |doc| in_guide.apply_to(doc)).await?;
        let base = new.state.ok_or(AppError::Internal)?;
        let before = shared.clone();
        let is_first = db.transaction(async |to| store::set_base(to, &before, &base, &items).await).await?;
        if !is_first {
            return Ok(None);
        }
        shared = SharedChapter { revision: shared.revision + 1, base, items, ..shared };
    }
    portal.rooms().merge(document, None, shared.base.clone()).await?;
    let (now, _) = portal.document_tasks.read(db, document, stored).await?;
    let state = now.state.clone().ok_or(AppError::Internal)?;
    Ok(Some(Current { content: now.content.clone(), state, shared }))
}

/// What the guide said in a chapter when its document last learned it.
///
/// # Errors
/// [`AppError::Unreadable`] when it cannot be read.
pub(super) async fn base_content(portal: &Portal, shared: &SharedChapter) -> Result<Agenda, AppError> {
    Ok(change_base(portal, shared, |_| ()).await?.content)
}

/// The base of a chapter with a change. What is not changed stays as it is.
///
/// # Errors
/// [`AppError::Unreadable`] when it cannot be read.
pub(super) async fn change_base(
    portal: &Portal,
    shared: &SharedChapter,
    make: impl FnOnce(&Doc) + Send + 'static,
) -> Result<Stored, AppError> {
    let (base, document) = (shared.base.clone(), shared.document);
    let changed = portal.document_tasks.run_blocking(move || {
        let doc = crdt::load([base.as_slice()])?;
        make(&doc);
        Ok::<_, CrdtError>(stored(&doc))
    });
    changed.await.ok_or(AppError::Internal)?.map_err(|error| unreadable_error(document, error))
}

/// A document that says what the guide says, and the passages of its items.
pub(super) fn begin(draft: &Draft, chapter: &Chapter) -> Result<(Vec<u8>, SharedItems), AppError> {
    let in_guide = InGuide::of(draft, chapter, &SharedItems::new(), &Agenda::default());
    let doc = crdt::empty();
    in_guide.apply_to(&doc);
    let state = crdt::encode_state(&doc).map_err(|_| AppError::Internal)?;
    Ok((state, in_guide.items))
}
