//! From the document of a chapter to the guide, as the forms would write it.

use std::collections::{HashMap, HashSet};

use super::{
    super::{
        Typed, arrange, locked,
        passage::{self, Origin, Texts},
        refused, require_composing,
    },
    ATTEMPTS, PassageNotices, current,
    current::{Current, shared_passages},
    said::Said,
};
use crate::practice_guide::{
    api::PutTogether,
    model::{Chapter, Draft, Guide, Passage, SharedItem, SharedItems, Source},
    rules::{self, MAX_PASSAGES, MAX_TEXT, MAX_TITLE, MAX_TOGETHER},
    store,
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{GuideChapterId, PassageId},
};
use ensemble_document::{agenda::Item, passages};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// The outcome of putting a chapter into its guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PutOutcome {
    /// It is in the guide. People are told about these passages.
    Put(PassageNotices),
    /// Nothing was put: the texts may identify a student. The form sends the token to confirm them.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Puts what was written together in a chapter into its guide: passages that were changed, added, moved and taken off. The authors
/// of changed words are asked again. What was done by the forms since stays. A passage that has no text yet waits.
///
/// # Errors
/// [`ActionError::Invalid`] when a passage cannot be saved, or the chapter would be too long to be written together: then nothing is;
/// [`ActionError::Conflict`] when others change the guide again and again at the same moment.
pub async fn put(
    context: &ActionContext,
    guide: &Guide,
    id: GuideChapterId,
    input: &PutTogether,
) -> Result<PutOutcome, ActionError> {
    require_composing(context, guide)?;
    let mut notices = PassageNotices::default();
    for _ in 0..ATTEMPTS {
        let Some((draft, current)) = current(context, guide, id, &mut notices).await? else { continue };
        let (_, chapter) = draft.chapter(id).ok_or(AppError::NotFound)?;
        let found = Found::in_document(context.lang, chapter, &current)?;
        if found.is_nothing(chapter) {
            return Ok(PutOutcome::Put(notices));
        }
        let review = PiiReview::of_texts(found.typed());
        let (warnings, token) = (review.warnings(context.lang), review.token());
        if !warnings.is_empty() && input.confirmation_token != token {
            return Ok(PutOutcome::Unconfirmed(warnings, token));
        }
        let plan = plan(context, guide, &draft, chapter, found).await?;
        if apply(context, guide, (&draft, chapter), &current, &plan).await? {
            // The words of authors whose passages were taken off leave the document now.
            // What fails here is done when the chapter is opened next.
            drop(super::current(context, guide, id, &mut PassageNotices::default()).await);
            return Ok(PutOutcome::Put(notices));
        }
    }
    Err(ActionError::Conflict)
}

/// An item that says something else than the guide.
struct Changed<'a> {
    /// What forms and errors call it.
    name: String,
    item: &'a Item,
    said: Said,
    /// Its passage; `None` for a new one.
    passage: Option<&'a Passage>,
}

/// What in a document differs from the guide.
struct Found<'a> {
    changed: Vec<Changed<'a>>,
    /// The passages of the document in order, the new ones by their items.
    order: Vec<Result<PassageId, &'a str>>,
    removed: Vec<&'a Passage>,
    items: &'a SharedItems,
}

impl<'a> Found<'a> {
    /// Compares. What cannot be saved is an error at its field.
    fn in_document(lang: Lang, chapter: &'a Chapter, current: &'a Current) -> Result<Self, ActionError> {
        let in_guide: HashMap<PassageId, &Passage> =
            shared_passages(chapter).map(|passage| (passage.id, passage)).collect();
        let items = &current.shared.items;
        let (mut changed, mut order, mut errors) = (Vec::new(), Vec::new(), FieldErrors::default());
        let mut seen: HashSet<PassageId> = HashSet::new();
        for (number, item) in (1_usize..).zip(&current.content.items) {
            let said = Said::of_item(item);
            let passage = items.get(&item.id).and_then(|known| in_guide.get(&known.passage)).copied();
            match passage {
                Some(passage) => {
                    seen.insert(passage.id);
                    order.push(Ok(passage.id));
                    if said == Said::of_passage(passage) {
                        continue;
                    }
                }
                None if said.text.is_empty() => continue,
                None => order.push(Err(item.id.as_str())),
            }
            let name = match passages::name(item, lang) {
                name if name.is_empty() => t::practice_guide_passage_number(lang, number),
                name => name,
            };
            let each = Changed { name, item, said, passage };
            each.check(lang, &mut errors);
            changed.push(each);
        }
        errors.check()?;
        let removed = shared_passages(chapter).filter(|passage| !seen.contains(&passage.id)).collect();
        Ok(Self { changed, order, removed, items })
    }

    fn is_nothing(&self, chapter: &Chapter) -> bool {
        let before = shared_passages(chapter).map(|passage| Ok::<_, &str>(passage.id));
        self.changed.is_empty() && before.eq(self.order.iter().copied())
    }

    /// The texts that are new, each with its language.
    fn typed(&self) -> Vec<(Lang, String)> {
        let each = self.changed.iter().flat_map(|changed| [&changed.said.title, &changed.said.text]);
        let texts = each.flat_map(|both| Lang::ALL.into_iter().zip(both.texts.iter().cloned()));
        texts.filter(|(_, text)| !text.is_empty()).collect()
    }
}

impl Changed<'_> {
    fn check(&self, lang: Lang, errors: &mut FieldErrors) {
        let mut own = FieldErrors::default();
        let title = self.said.title.each();
        Typed { lang, name: "title", texts: title, most: MAX_TITLE, required: false }.check(&mut own);
        let text = self.said.text.each();
        Typed { lang, name: "text", texts: text, most: MAX_TEXT, required: true }.check(&mut own);
        self.add(lang, own, errors);
    }

    /// Says what is wrong at the fields of the editor, with the name of the passage.
    fn add(&self, lang: Lang, own: FieldErrors, errors: &mut FieldErrors) {
        for error in own.all() {
            let field = match error.id.split_once('-') {
                Some(("title", code)) => format!("{}-title.{code}", self.item.id),
                Some(("text", code)) => format!("{}-about.{code}", self.item.id),
                _ => format!("item-{}", self.item.id),
            };
            errors.add(&field, t::practice_guide_together_error(lang, error.message, self.name.as_str()));
        }
    }

    fn texts(&self, lang: Lang, now: i64) -> Result<Texts, AppError> {
        let (title, text) = (&self.said.title, &self.said.text);
        let before = self.passage.map(|passage| &passage.text);
        let own = before.map_or_else(|| self.item.about.source.unwrap_or(lang), LocalizedText::source);
        let before_title = self.passage.and_then(|passage| passage.title.as_ref());
        let title = rules::merged_text(before_title, own, title.each(), title.outdated, now);
        let text = rules::merged_text(before, own, text.each(), text.outdated, now);
        Ok(Texts { title, text: text.ok_or(AppError::BadRequest)? })
    }
}

/// What is written into the guide.
struct Plan {
    written: Vec<(PassageId, i64, Texts, Origin)>,
    added: Vec<(PassageId, Texts, Origin)>,
    removed: Vec<(PassageId, i64)>,
    /// All passages of the chapter.
    order: Vec<PassageId>,
    items: SharedItems,
}

async fn plan(
    context: &ActionContext,
    guide: &Guide,
    draft: &Draft,
    chapter: &Chapter,
    found: Found<'_>,
) -> Result<Plan, ActionError> {
    let (lang, now) = (context.lang, context.portal.now());
    let (mut written, mut added, mut errors) = (Vec::new(), Vec::new(), FieldErrors::default());
    let mut items = found.items.clone();
    let mut new: HashMap<&str, PassageId> = HashMap::new();
    let mut bytes: HashMap<PassageId, usize> =
        chapter.passages.iter().map(|passage| (passage.id, passage.text.bytes())).collect();
    let quoted = draft.passages().filter(|passage| matches!(passage.source, Source::Reflection { .. }));
    let quoted: Vec<String> = quoted.flat_map(passage::words_of).collect();
    for changed in &found.changed {
        let texts = changed.texts(lang, now)?;
        let length = texts.text.bytes();
        match changed.passage {
            Some(passage) => match passage::origin(context, guide, passage, &texts.text).await {
                Ok(origin) => {
                    bytes.insert(passage.id, length);
                    written.push((passage.id, passage.revision, texts, origin));
                }
                Err(ActionError::Invalid(own)) => changed.add(lang, own, &mut errors),
                Err(error) => return Err(error),
            },
            None => {
                if let Some(typed) = passage::with_words_of(&quoted, &texts.text) {
                    let mut own = FieldErrors::default();
                    own.add(&format!("text-{}", typed.code()), t::practice_guide_together_copied(lang));
                    changed.add(lang, own, &mut errors);
                }
                let id = PassageId::new();
                new.insert(changed.item.id.as_str(), id);
                bytes.insert(id, length);
                items.insert(
                    changed.item.id.clone(),
                    SharedItem { passage: id, written: true, erased: false },
                );
                let origin = Origin { source: Source::Written, adapted: false, asked: None };
                added.push((id, texts, origin));
            }
        }
    }
    errors.check()?;
    let after: Vec<PassageId> = found
        .order
        .iter()
        .filter_map(|place| match place {
            Ok(id) => Some(*id),
            Err(item) => new.get(item).copied(),
        })
        .collect();
    let over: HashSet<PassageId> = chapter
        .passages
        .iter()
        .filter(|passage| passage.consent.is_over())
        .map(|passage| passage.id)
        .collect();
    let before: Vec<PassageId> = chapter.passages.iter().map(|passage| passage.id).collect();
    let order = rules::with_others(&before, |id| over.contains(&id), &after);
    let length: usize = order.iter().filter_map(|id| bytes.get(id)).sum();
    if !rules::is_short_enough(order.len(), length) {
        return Err(refused("chapter", t::practice_guide_together_would_be_too_long(lang, MAX_TOGETHER)));
    }
    Ok(Plan {
        written,
        added,
        removed: found.removed.iter().map(|passage| (passage.id, passage.revision)).collect(),
        order,
        items,
    })
}

/// Writes it, unless the guide changed since it was compared; whether it did.
async fn apply(
    context: &ActionContext,
    guide: &Guide,
    (draft, chapter): (&Draft, &Chapter),
    current: &Current,
    plan: &Plan,
) -> Result<bool, ActionError> {
    let (lang, now, by) = (context.lang, context.portal.now(), context.person()?);
    let before = arrange::order(draft);
    let mut after = before.clone();
    for (_, passages) in after.iter_mut().filter(|(id, _)| *id == chapter.id) {
        passages.clone_from(&plan.order);
    }
    let staying = |order: &[PassageId]| -> Vec<PassageId> {
        let is_gone = |id: &PassageId| plan.removed.iter().any(|(gone, _)| gone == id);
        let is_new = |id: &PassageId| plan.added.iter().any(|(new, ..)| new == id);
        order.iter().filter(|id| !is_gone(id) && !is_new(id)).copied().collect()
    };
    let old: Vec<PassageId> = chapter.passages.iter().map(|passage| passage.id).collect();
    let is_moved = staying(&old) != staying(&plan.order);
    context
        .portal
        .db
        .transaction(async |tx| {
            let fresh = locked(tx, guide.id, now).await?;
            if fresh.chapters != draft.chapters {
                return Ok(false);
            }
            if fresh.passages().count() + plan.added.len() > MAX_PASSAGES + plan.removed.len() {
                return Err(refused("passages", t::practice_guide_too_many_passages(lang, MAX_PASSAGES)));
            }
            if !store::set_base(tx, &current.shared, &current.state, &plan.items).await? {
                return Ok(false);
            }
            store::add_document_writers(tx, chapter.id).await?;
            for at in &plan.removed {
                if !store::remove_passage(tx, guide.id, *at, by).await? {
                    return Err(ActionError::Conflict);
                }
                context.audit(tx, "practice-guide.remove", guide.id, "").await?;
            }
            for (id, revision, texts, origin) in &plan.written {
                passage::write(context, tx, guide, (*id, *revision), texts, origin, now).await?;
            }
            for (id, texts, origin) in &plan.added {
                passage::add(context, tx, guide, (*id, chapter.id), texts, origin, now).await?;
            }
            store::set_order(tx, guide.id, &before, &after).await?;
            if is_moved {
                context.audit(tx, "practice-guide.move", guide.id, "").await?;
            }
            Ok::<_, ActionError>(true)
        })
        .await
}
