//! Adding chapters, their titles, and how they are used in the room.

use super::{Typed, locked, refused, require_composing};
use crate::practice_guide::{
    api::WriteChapter,
    model::{Chapter, ChapterUse, Guide},
    rules::{MAX_CHAPTERS, MAX_MATERIAL, MAX_MINUTES, MAX_PROMPTS, MAX_TITLE},
    store,
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::GuideChapterId,
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// The outcome of writing a chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChapterOutcome {
    Saved(GuideChapterId),
    /// Not saved: the texts may identify a student. The form sends the token to confirm them.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// The title, the material and the prompts of a form.
fn typed(lang: Lang, input: &WriteChapter) -> [Typed<'_>; 3] {
    let texts = [input.title_fr.as_str(), input.title_en.as_str()];
    let title = Typed { lang, name: "title", texts, most: MAX_TITLE, required: true };
    let texts = [input.material_fr.as_str(), input.material_en.as_str()];
    let material = Typed { lang, name: "material", texts, most: MAX_MATERIAL, required: false };
    let texts = [input.prompts_fr.as_str(), input.prompts_en.as_str()];
    let prompts = Typed { lang, name: "prompts", texts, most: MAX_PROMPTS, required: false };
    [title, material, prompts]
}

/// The minutes of a form; `None` where they are empty or cannot be saved.
fn minutes(input: &WriteChapter) -> Option<u16> {
    input.minutes.trim().parse().ok().filter(|minutes| (1..=MAX_MINUTES).contains(minutes))
}

/// Refuses what cannot be saved; then what in the texts may identify a student, unless the person confirmed it.
fn check(lang: Lang, input: &WriteChapter) -> Result<Option<ChapterOutcome>, ActionError> {
    let mut errors = FieldErrors::default();
    for text in typed(lang, input) {
        text.check(&mut errors);
    }
    if !input.minutes.trim().is_empty() && minutes(input).is_none() {
        errors.add("minutes", t::practice_guide_wrong_minutes(lang, MAX_MINUTES));
    }
    errors.check()?;
    let sides = typed(lang, input).into_iter().flat_map(|text| Lang::ALL.into_iter().zip(text.texts));
    let review = PiiReview::of_texts(sides.map(|(lang, text)| (lang, text.to_owned())));
    let (warnings, token) = (review.warnings(lang), review.token());
    let is_confirmed = warnings.is_empty() || input.confirmation_token == token;
    Ok((!is_confirmed).then_some(ChapterOutcome::Unconfirmed(warnings, token)))
}

/// The title and the use of a chapter after they were written.
fn edited(
    lang: Lang,
    input: &WriteChapter,
    before: Option<&Chapter>,
    now: i64,
) -> Result<(LocalizedText, ChapterUse), AppError> {
    let [title, material, prompts] = typed(lang, input);
    let usage = before.map(|before| &before.usage);
    let usage = ChapterUse {
        minutes: minutes(input),
        material: material.edited(usage.and_then(|usage| usage.material.as_ref()), lang, now),
        prompts: prompts.edited(usage.and_then(|usage| usage.prompts.as_ref()), lang, now),
    };
    let title = title.edited(before.map(|before| &before.title), lang, now).ok_or(AppError::BadRequest)?;
    Ok((title, usage))
}

/// Adds a chapter behind the others.
///
/// # Errors
/// [`ActionError::Invalid`] for what cannot be saved, and when there are as many chapters as there may be.
pub async fn add_chapter(
    context: &ActionContext,
    guide: &Guide,
    input: &WriteChapter,
) -> Result<ChapterOutcome, ActionError> {
    require_composing(context, guide)?;
    let (lang, now, by) = (context.lang, context.portal.now(), context.person()?);
    if let Some(unconfirmed) = check(lang, input)? {
        return Ok(unconfirmed);
    }
    let ((title, usage), id) = (edited(lang, input, None, now)?, GuideChapterId::new());
    context
        .portal
        .db
        .transaction(async |tx| {
            if locked(tx, guide.id, now).await?.chapters.len() >= MAX_CHAPTERS {
                let field = format!("title-{}", lang.code());
                return Err(refused(&field, t::practice_guide_too_many_chapters(lang, MAX_CHAPTERS)));
            }
            store::add_chapter(tx, guide.id, id, &title, by).await?;
            store::set_use(tx, guide.id, id, &usage).await?;
            context.audit(tx, "practice-guide.chapter", guide.id, "").await?;
            Ok(ChapterOutcome::Saved(id))
        })
        .await
}

/// Writes the title of a chapter, and how it is used in the room.
///
/// # Errors
/// [`ActionError::Invalid`] for what cannot be saved, [`ActionError::Conflict`] when another person changed or removed it.
pub async fn write_chapter(
    context: &ActionContext,
    guide: &Guide,
    chapter: GuideChapterId,
    input: &WriteChapter,
) -> Result<ChapterOutcome, ActionError> {
    require_composing(context, guide)?;
    let (lang, now, by) = (context.lang, context.portal.now(), context.person()?);
    if let Some(unconfirmed) = check(lang, input)? {
        return Ok(unconfirmed);
    }
    context
        .portal
        .db
        .transaction(async |tx| {
            let draft = locked(tx, guide.id, now).await?;
            let (_, before) = draft.chapter(chapter).ok_or(ActionError::Conflict)?;
            let (title, usage) = edited(lang, input, Some(before), now)?;
            if !store::write_chapter(tx, guide.id, (chapter, input.revision), &title, by).await? {
                return Err(ActionError::Conflict);
            }
            store::set_use(tx, guide.id, chapter, &usage).await?;
            context.audit(tx, "practice-guide.chapter", guide.id, "").await?;
            Ok(ChapterOutcome::Saved(chapter))
        })
        .await
}
