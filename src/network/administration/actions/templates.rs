//! Writing, changing, retiring the outlines that agendas begin with.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    super::rows::{self, Row, ValidationError},
    bilingual, chosen, require, side,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_document::outline::{MOST_MINUTES, Outline};
use ensemble_meetings::meeting::{
    Texts,
    model::{Template, TemplateKind},
    save_template, set_retired, template,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// The longest title, in characters.
const TITLE: usize = 200;
/// The longest summary.
const SUMMARY: usize = 600;
/// The revision of an outline that was never saved.
pub const SEEN_NONE: i64 = 0;

/// An outline as its form has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct TemplateInput {
    /// The revision when the form was opened; [`SEEN_NONE`] for a new one.
    pub base: i64,
    /// What it is for.
    #[serde(default, deserialize_with = "chosen")]
    pub kind: Option<TemplateKind>,
    /// What it is called in French; one of the two may be empty.
    #[serde(default)]
    pub title_fr: String,
    /// What it is called in English.
    #[serde(default)]
    pub title_en: String,
    /// When to choose it, in French.
    #[serde(default)]
    pub summary_fr: String,
    /// When to choose it, in English.
    #[serde(default)]
    pub summary_en: String,
    /// Its items: see [`rows::read`].
    #[serde(flatten)]
    pub items: BTreeMap<String, String>,
}

impl TemplateInput {
    /// The items as rows of the form.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        rows::read(&self.items)
    }
}

impl From<&Template> for TemplateInput {
    fn from(template: &Template) -> Self {
        Self {
            base: template.revision,
            kind: Some(template.kind),
            title_fr: side(Some(&template.title), Lang::Fr),
            title_en: side(Some(&template.title), Lang::En),
            summary_fr: side(Some(&template.summary), Lang::Fr),
            summary_en: side(Some(&template.summary), Lang::En),
            items: rows::fields(&rows::of(&template.outline)),
        }
    }
}

fn parse(lang: Lang, input: &TemplateInput, before: Option<&Template>) -> Result<Texts, ActionError> {
    let mut errors = FieldErrors::default();
    let here = |name: &str| format!("{name}-{}", lang.code());
    let typed = [input.title_fr.as_str(), input.title_en.as_str()];
    let title = bilingual(lang, "title", typed, TITLE, before.map(|old| &old.title), &mut errors);
    let typed = [input.summary_fr.as_str(), input.summary_en.as_str()];
    let summary = bilingual(lang, "summary", typed, SUMMARY, before.map(|old| &old.summary), &mut errors);
    if title.is_none() {
        errors.add(&here("title"), t::administration_name_missing(lang));
    }
    if summary.is_none() {
        errors.add(&here("summary"), t::administration_template_summary_missing(lang));
    }
    if input.kind.is_none() {
        errors.add("kind", t::administration_choose(lang));
    }
    let rows = input.rows();
    if rows.is_empty() {
        errors.add("rows", t::administration_template_empty(lang));
    }
    let old = before.map_or_else(Outline::default, |old| old.outline.clone());
    let outline = rows::outline(&rows, &old, lang);
    for (field, error) in outline.as_ref().err().into_iter().flatten() {
        errors.add(field, message(lang, *error));
    }
    errors.check()?;
    let (Some(kind), Some(title), Some(summary), Ok(outline)) = (input.kind, title, summary, outline) else {
        return Err(AppError::Internal.into());
    };
    Ok(Texts { kind, title, summary, outline })
}

fn message(lang: Lang, error: ValidationError) -> String {
    match error {
        ValidationError::NoTitle => t::administration_template_no_title(lang).to_owned(),
        ValidationError::Long(most) => t::account_too_long(lang, most),
        ValidationError::Minutes => t::administration_number_wrong(lang, 1, MOST_MINUTES),
        ValidationError::Link => t::meeting_wrong_video(lang).to_owned(),
    }
}

async fn known(context: &ActionContext, key: &str) -> Result<Template, AppError> {
    template(&context.portal.db, key).await?.ok_or(AppError::NotFound)
}

/// Adds an outline.
///
/// # Errors
/// [`ActionError::Invalid`] with the fields that cannot be saved.
pub async fn add_template(context: &ActionContext, input: TemplateInput) -> Result<(), ActionError> {
    require(context, Action::EditTemplates)?;
    let texts = parse(context.lang, &input, None)?;
    save(context, &uuid::Uuid::now_v7().to_string(), SEEN_NONE, Some(&texts), "save").await
}

/// Saves an outline.
///
/// # Errors
/// [`ActionError::Invalid`] with the fields that cannot be saved, [`ActionError::Conflict`] when another person saved it
/// since the form was opened.
pub async fn change_template(
    context: &ActionContext,
    key: &str,
    input: TemplateInput,
) -> Result<(), ActionError> {
    require(context, Action::EditTemplates)?;
    let before = known(context, key).await?;
    let texts = parse(context.lang, &input, Some(&before))?;
    save(context, key, input.base, Some(&texts), "save").await
}

/// Makes an outline as delivered again.
///
/// # Errors
/// [`AppError::BadRequest`] for one that is not delivered, [`ActionError::Conflict`] as of [`change_template`].
pub async fn reset_template(context: &ActionContext, key: &str, base: i64) -> Result<(), ActionError> {
    require(context, Action::EditTemplates)?;
    if !known(context, key).await?.built_in {
        return Err(AppError::BadRequest.into());
    }
    save(context, key, base, None, "delivered").await
}

async fn save(
    context: &ActionContext,
    key: &str,
    base: i64,
    texts: Option<&Texts>,
    detail: &str,
) -> Result<(), ActionError> {
    context
        .portal
        .db
        .transaction(async |transaction| {
            if !save_template(transaction, key, base, texts, context.portal.now()).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(transaction, "template.changed", ("template", key), detail).await?;
            Ok(())
        })
        .await
}

/// Offers an outline no longer.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such outline.
pub async fn retire_template(context: &ActionContext, key: &str) -> Result<(), ActionError> {
    let now = context.portal.now();
    set_offered(context, key, Some(now), "template.retired").await
}

/// Offers an outline again.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such outline.
pub async fn offer_template(context: &ActionContext, key: &str) -> Result<(), ActionError> {
    set_offered(context, key, None, "template.restored").await
}

async fn set_offered(
    context: &ActionContext,
    key: &str,
    retired_at: Option<i64>,
    action: &'static str,
) -> Result<(), ActionError> {
    require(context, Action::EditTemplates)?;
    known(context, key).await?;
    context
        .portal
        .db
        .transaction(async |transaction| {
            set_retired(transaction, key, retired_at, context.portal.now()).await?;
            context.audit(transaction, action, ("template", key), "").await?;
            Ok(())
        })
        .await
}
