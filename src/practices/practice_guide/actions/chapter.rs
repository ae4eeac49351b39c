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
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

fn read(
    lang: Lang,
    input: &WriteChapter,
    before: Option<&Chapter>,
    now: i64,
) -> Result<(LocalizedText, ChapterUse), ActionError> {
    let texts = [input.title_fr.as_str(), input.title_en.as_str()];
    let title = Typed { lang, name: "title", texts, most: MAX_TITLE, required: true };
    let texts = [input.material_fr.as_str(), input.material_en.as_str()];
    let material = Typed { lang, name: "material", texts, most: MAX_MATERIAL, required: false };
    let texts = [input.prompts_fr.as_str(), input.prompts_en.as_str()];
    let prompts = Typed { lang, name: "prompts", texts, most: MAX_PROMPTS, required: false };
    let mut errors = FieldErrors::default();
    for text in [title, material, prompts] {
        text.check(&mut errors);
    }
    let typed = input.minutes.trim();
    let minutes = typed.parse().ok().filter(|minutes| (1..=MAX_MINUTES).contains(minutes));
    if !typed.is_empty() && minutes.is_none() {
        errors.add("minutes", t::practice_guide_wrong_minutes(lang, MAX_MINUTES));
    }
    errors.check()?;
    let usage = before.map(|before| &before.usage);
    let usage = ChapterUse {
        minutes,
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
) -> Result<GuideChapterId, ActionError> {
    require_composing(context, guide)?;
    let (lang, now, by) = (context.lang, context.portal.now(), context.person()?);
    let ((title, usage), id) = (read(lang, input, None, now)?, GuideChapterId::new());
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
            Ok(id)
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
) -> Result<(), ActionError> {
    require_composing(context, guide)?;
    let (lang, now, by) = (context.lang, context.portal.now(), context.person()?);
    context
        .portal
        .db
        .transaction(async |tx| {
            let draft = locked(tx, guide.id, now).await?;
            let (_, before) = draft.chapter(chapter).ok_or(ActionError::Conflict)?;
            let (title, usage) = read(lang, input, Some(before), now)?;
            if !store::write_chapter(tx, guide.id, (chapter, input.revision), &title, by).await? {
                return Err(ActionError::Conflict);
            }
            store::set_use(tx, guide.id, chapter, &usage).await?;
            context.audit(tx, "practice-guide.chapter", guide.id, "").await?;
            Ok(())
        })
        .await
}
