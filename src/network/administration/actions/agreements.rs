//! Publishing a new version of what all people are asked to accept.

use serde::{Deserialize, Serialize};

use super::{super::rules, invalid, require};
use ensemble_communities::account::{model::Agreement, newest, publish};
use ensemble_core::{
    error::{ActionError, FieldErrors, checkbox},
    rights::Action,
};
use ensemble_server::web::{ActionContext, LONG};
use ensemble_texts as t;

/// A new version as its form has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct PublishAgreement {
    /// Its text in French.
    pub body_fr: String,
    /// Its text in English.
    pub body_en: String,
    /// Whether the person confirms that all people are asked again.
    #[serde(deserialize_with = "checkbox")]
    pub sure: bool,
    /// The newest version when the form was opened; a program may leave it out.
    pub seen: Option<i64>,
}

/// Publishes a new version: all people are asked to accept it.
///
/// # Errors
/// [`ActionError::Invalid`] with the fields that cannot be saved, [`ActionError::Conflict`] when another version was
/// published since the form was opened.
pub async fn publish_agreement(
    context: &ActionContext,
    agreement: Agreement,
    input: PublishAgreement,
) -> Result<(), ActionError> {
    require(context, Action::ChangeSettings)?;
    let lang = context.lang;
    let mut errors = FieldErrors::default();
    // People accept what they can read: both languages are required.
    for (field, text) in [("body-fr", &input.body_fr), ("body-en", &input.body_en)] {
        if text.is_empty() || text.chars().count() > LONG {
            errors.add(field, t::administration_agreement_both(lang, LONG));
        }
    }
    let newest = newest(&context.portal.db, agreement).await?;
    let seen = input.seen.unwrap_or_else(|| newest.as_ref().map_or(0, |(version, _, _)| *version));
    let before = newest.map(|(_, _, body)| body);
    let body = rules::passage(before.as_ref(), lang, &input.body_fr, &input.body_en);
    if errors.is_empty() && body == before {
        errors.add("body-fr", t::administration_agreement_same(lang));
    }
    if !input.sure {
        errors.add("sure", t::administration_agreement_unsure(lang));
    }
    errors.check()?;
    let Some(body) = body else {
        return Err(invalid("body-fr", t::administration_agreement_both(lang, LONG)));
    };
    context
        .portal
        .db
        .transaction(async |transaction| {
            if !publish(transaction, agreement, seen, &body, context.portal.now()).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(transaction, "agreement.published", ("agreement", agreement.code()), "").await?;
            Ok(())
        })
        .await
}
