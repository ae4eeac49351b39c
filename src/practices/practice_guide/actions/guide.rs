//! Beginning a guide, and its title and summary.

use super::{Typed, locked, refused, require_composing};
use crate::practice_guide::{
    api::WriteGuide,
    model::Guide,
    rules::{MAX_GUIDES, MAX_SUMMARY, MAX_TITLE, guide_slug},
    store::{self, NewGuide},
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{CommunityId, GuideId},
    rights::Action,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// The title and the summary that were typed.
fn read(
    lang: Lang,
    input: &WriteGuide,
    before: Option<&Guide>,
    now: i64,
) -> Result<(LocalizedText, Option<LocalizedText>), ActionError> {
    let title = [input.title_fr.as_str(), input.title_en.as_str()];
    let title = Typed { lang, name: "title", texts: title, most: MAX_TITLE, required: true };
    let summary = [input.summary_fr.as_str(), input.summary_en.as_str()];
    let summary = Typed { lang, name: "summary", texts: summary, most: MAX_SUMMARY, required: false };
    let mut errors = FieldErrors::default();
    title.check(&mut errors);
    summary.check(&mut errors);
    errors.check()?;
    let title = title.edited(before.map(|before| &before.title), lang, now).ok_or(AppError::BadRequest)?;
    let summary = summary.edited(before.and_then(|before| before.summary.as_ref()), lang, now);
    Ok((title, summary))
}

/// Begins a guide of a community; its part of addresses.
///
/// # Errors
/// [`ActionError::Invalid`] for texts that cannot be saved, and when the community has as many guides as there may be.
pub async fn create(
    context: &ActionContext,
    community: CommunityId,
    input: &WriteGuide,
) -> Result<String, ActionError> {
    let by = context.person()?;
    context.require(Action::ComposeGuides, community)?;
    let (lang, now, id) = (context.lang, context.portal.now(), GuideId::new());
    let (title, summary) = read(lang, input, None, now)?;
    context
        .portal
        .db
        .transaction(async |tx| {
            if store::count_of(tx, community).await? >= MAX_GUIDES {
                let field = format!("title-{}", lang.code());
                return Err(refused(&field, t::practice_guide_too_many(lang, MAX_GUIDES)));
            }
            let mut attempt = 1;
            loop {
                let slug = guide_slug(title.text(Lang::Fr), attempt);
                let new =
                    NewGuide { id, community, slug: &slug, title: &title, summary: summary.as_ref(), by };
                if store::add_if_free(tx, &new, now).await? {
                    context.audit(tx, "practice-guide.create", id, "").await?;
                    return Ok(slug);
                }
                attempt += 1;
            }
        })
        .await
}

/// Writes the title and the summary of a guide.
///
/// # Errors
/// [`ActionError::Invalid`] for texts that cannot be saved, [`ActionError::Conflict`] when another person changed them.
pub async fn write_guide(
    context: &ActionContext,
    guide: &Guide,
    input: &WriteGuide,
) -> Result<(), ActionError> {
    require_composing(context, guide)?;
    let (lang, now, by, id) = (context.lang, context.portal.now(), context.person()?, guide.id);
    context
        .portal
        .db
        .transaction(async |tx| {
            let before = locked(tx, id, now).await?.guide;
            let (title, summary) = read(lang, input, Some(&before), now)?;
            if !store::write_texts(tx, id, input.revision, &title, summary.as_ref(), by).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "practice-guide.texts", id, "").await?;
            Ok(())
        })
        .await
}
