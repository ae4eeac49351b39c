//! The image of a passage.

use super::{Typed, locked, refused, require_composing};
use crate::practice_guide::{
    api::SetImage,
    model::Guide,
    rules::{self, MAX_ALT, MAX_IMAGES},
    store,
};
use ensemble_core::{
    error::{ActionError, FieldErrors},
    ids::{GuideImageId, PassageId},
};
use ensemble_server::{picture::Picture, web::ActionContext};
use ensemble_texts as t;

/// Gives a passage an image, writes what its image shows, or takes the image away. An image may lack its text: the guide is not
/// published until it has one.
///
/// # Errors
/// [`ActionError::Invalid`] without an image, and for a text that is too long; [`ActionError::Conflict`] when another person changed
/// the passage.
pub async fn set_image(
    context: &ActionContext,
    guide: &Guide,
    id: PassageId,
    picture: Option<&Picture>,
    input: &SetImage,
) -> Result<(), ActionError> {
    require_composing(context, guide)?;
    let (lang, now, by) = (context.lang, context.portal.now(), context.person()?);
    let texts = [input.alt_fr.as_str(), input.alt_en.as_str()];
    let mut errors = FieldErrors::default();
    Typed { lang, name: "alt", texts, most: MAX_ALT, required: false }.check(&mut errors);
    errors.check()?;
    context
        .portal
        .db
        .transaction(async |tx| {
            let draft = locked(tx, guide.id, now).await?;
            let (_, passage) = draft.passage(id).ok_or(ActionError::Conflict)?;
            let before = passage.image.as_ref();
            let at = (id, input.revision);
            let done = if input.remove {
                store::set_image(tx, guide.id, at, None, by, now).await?
            } else {
                let image = match (picture, before) {
                    (Some(_), None) if !rules::takes_image(&draft) => {
                        return Err(refused("picture", t::practice_guide_too_many_images(lang, MAX_IMAGES)));
                    }
                    (Some(picture), _) => {
                        let image = GuideImageId::new();
                        store::add_image(tx, guide.id, image, picture).await?;
                        image
                    }
                    (None, Some(before)) => before.id,
                    (None, None) => return Err(refused("picture", t::practice_guide_no_image(lang))),
                };
                let before = before.and_then(|before| before.alt.as_ref());
                let alt = rules::edited(before, lang, texts, now);
                store::set_image(tx, guide.id, at, Some((image, alt.as_ref())), by, now).await?
            };
            if !done {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "practice-guide.image", guide.id, "").await?;
            Ok(())
        })
        .await
}
