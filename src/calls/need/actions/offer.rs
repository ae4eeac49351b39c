//! The needs that a call offers to rank.

use std::collections::HashSet;

use super::{
    super::{
        api::{self, OfferNeeds},
        rules::MAX_OFFERED,
        store,
    },
    require, require_same,
};
use crate::call::{self, rules::can_change_questions};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    fold::fold,
    ids::CallId,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Makes these the needs that a call offers to rank, as long as nobody could answer it.
///
/// # Errors
/// [`ActionError::Invalid`] for a need that lacks a language, is too long or is there twice, and for too many;
/// [`ActionError::Conflict`] when the call is open, or another person changed its needs.
pub async fn offer(context: &ActionContext, call: CallId, input: &OfferNeeds) -> Result<(), ActionError> {
    require(context)?;
    let (lang, now) = (context.lang, context.portal.now());
    let mut errors = FieldErrors::default();
    let (mut texts, mut known) = (Vec::new(), HashSet::new());
    let lines = input.french.len().max(input.english.len());
    for index in 0..lines {
        let text = |list: &[String]| list.get(index).map(|text| text.trim().to_owned()).unwrap_or_default();
        let (french, english) = (text(&input.french), text(&input.english));
        if french.is_empty() && english.is_empty() {
            continue;
        }
        let [fr, en] = fields(index);
        if texts.len() >= MAX_OFFERED {
            errors.add(&fr, t::need_too_many_offered(lang, MAX_OFFERED));
            break;
        }
        for (field, written) in [(&fr, ("fr", &french)), (&en, ("en", &english))] {
            if !written.1.is_empty() && !known.insert((written.0, fold(written.1))) {
                errors.add(field, t::need_offered_twice(lang));
            }
        }
        texts.push(api::title(
            lang,
            (french.as_str(), english.as_str()),
            [fr.as_str(), en.as_str()],
            &mut errors,
        ));
    }
    errors.check()?;
    context
        .portal
        .db
        .transaction(async |tx| {
            let locked = call::lock(tx, call).await?.ok_or(AppError::NotFound)?;
            if !can_change_questions(&locked, now) {
                return Err(ActionError::Conflict);
            }
            require_same(&input.seen, &store::offered(tx, call).await?)?;
            store::offer(tx, call, &texts, now).await?;
            context.audit(tx, "need.offer", call, "").await?;
            Ok(())
        })
        .await
}

/// The ids of the fields of a line, in French and in English.
pub fn fields(index: usize) -> [String; 2] {
    ["fr", "en"].map(|lang| format!("need-{}-{lang}", index + 1))
}
