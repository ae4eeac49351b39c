//! Writing guides: their texts, publishing versions, archiving.
//!
//! A change is made under the lock of the guide's row. A form that changes something sends the [mark] of what it was filled with: where
//! another person changed that since, nothing is saved.

use std::fmt::Debug;

use uuid::Uuid;

use super::super::{
    api::{CreateGuide, PublishGuide, WriteGuide},
    labels,
    model::{Guide, GuideTexts, OwnLine, WrittenGuide},
    rules::{self, MAX_LINE, MAX_TEXT, MAX_TITLE},
    store,
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_server::{digest, names, web::ActionContext};
use ensemble_texts as t;

/// What a guide is called in the audit log.
pub(super) const SUBJECT: &str = "discussion-guide";

/// Goes on only for those who write guides.
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::NotFound`].
pub fn require_writer(context: &ActionContext) -> Result<(), AppError> {
    context.person()?;
    if context.may(Action::EditTemplates, None) { Ok(()) } else { Err(AppError::NotFound) }
}

/// What a form sends back of what it was filled with.
pub fn mark(stored: &impl Debug) -> String {
    digest::sha256(format!("{stored:?}").as_bytes())
}

/// Goes on only where nothing changed since the form was filled. A program that sends no mark has not looked.
pub(super) fn require_same(seen: &str, stored: &impl Debug) -> Result<(), ActionError> {
    if seen.is_empty() || seen == mark(stored) { Ok(()) } else { Err(ActionError::Conflict) }
}

pub(super) async fn locked(tx: &mut sqlx::AnyConnection, key: &str) -> Result<WrittenGuide, ActionError> {
    Ok(store::lock_guide(tx, key).await?.ok_or(AppError::NotFound)?)
}

/// A text that was typed in both languages, in the fields `name-fr` and `name-en`. A draft may lack one of them.
pub(super) struct Typed<'a> {
    pub lang: Lang,
    pub name: &'a str,
    pub texts: [&'a str; 2],
    pub most: usize,
    pub required: bool,
}

impl Typed<'_> {
    pub(super) fn read(
        self,
        before: Option<&LocalizedText>,
        errors: &mut FieldErrors,
    ) -> Option<LocalizedText> {
        let field = |lang: Lang| format!("{}-{}", self.name, lang.code());
        for (lang, text) in Lang::ALL.into_iter().zip(self.texts) {
            if text.chars().count() > self.most {
                errors.add(&field(lang), t::account_too_long(self.lang, self.most));
            } else if names::is_line(self.name) && names::has_url(text) {
                errors.add(&field(lang), t::account_name_address(self.lang));
            }
        }
        let read = rules::text(before, self.texts);
        if self.required && read.is_none() {
            errors.add(&field(self.lang), t::guide_text_wrong_empty(self.lang));
        }
        read
    }
}

/// A line that keeps its own language; `None` when it is empty.
fn own_line(
    page: Lang,
    field: &str,
    typed: &str,
    lang: Option<Lang>,
    errors: &mut FieldErrors,
) -> Option<OwnLine> {
    let text = typed.trim();
    if text.is_empty() {
        return None;
    }
    if text.chars().count() > MAX_LINE {
        errors.add(field, t::account_too_long(page, MAX_LINE));
    }
    if lang.is_none() {
        errors.add(&format!("{field}-lang"), t::guide_text_wrong_lang(page));
    }
    Some(OwnLine { lang: lang?, text: text.to_owned() })
}

/// Begins a guide; its key.
///
/// # Errors
/// [`ActionError::Invalid`] for a title that cannot be saved.
pub async fn create(context: &ActionContext, input: &CreateGuide) -> Result<String, ActionError> {
    require_writer(context)?;
    let (lang, mut errors) = (context.lang, FieldErrors::default());
    let texts = [input.title_fr.as_str(), input.title_en.as_str()];
    let title = Typed { lang, name: "title", texts, most: MAX_TITLE, required: true }.read(None, &mut errors);
    errors.check()?;
    let title = title.ok_or(AppError::Internal)?;
    let texts = GuideTexts { title, summary: None, credit: None, licence: None, licence_is_complete: false };
    let key = Uuid::now_v7().to_string();
    context
        .portal
        .db
        .transaction(async |tx| {
            store::add(&mut *tx, &key, &texts, context.portal.now()).await?;
            context.audit(tx, "discussion-guide.create", (SUBJECT, key.as_str()), "").await?;
            Ok::<_, ActionError>(())
        })
        .await?;
    Ok(key)
}

/// Writes the texts of a guide.
///
/// # Errors
/// [`ActionError::Invalid`] for what cannot be saved, [`ActionError::Conflict`] when another person changed the texts.
pub async fn write(context: &ActionContext, key: &str, input: &WriteGuide) -> Result<(), ActionError> {
    require_writer(context)?;
    context
        .portal
        .db
        .transaction(async |tx| {
            let before = locked(&mut *tx, key).await?.texts;
            require_same(&input.seen, &before)?;
            let texts = read_texts(context.lang, &before, input)?;
            if texts == before {
                return Ok(());
            }
            store::write_texts(&mut *tx, key, &texts).await?;
            store::touch(&mut *tx, key, context.portal.now()).await?;
            context.audit(tx, "discussion-guide.texts", (SUBJECT, key), "").await?;
            Ok(())
        })
        .await
}

fn read_texts(lang: Lang, before: &GuideTexts, input: &WriteGuide) -> Result<GuideTexts, ActionError> {
    let mut errors = FieldErrors::default();
    let texts = [input.title_fr.as_str(), input.title_en.as_str()];
    let title = Typed { lang, name: "title", texts, most: MAX_TITLE, required: true }
        .read(Some(&before.title), &mut errors);
    let texts = [input.summary_fr.as_str(), input.summary_en.as_str()];
    let summary = Typed { lang, name: "summary", texts, most: MAX_TEXT, required: false }
        .read(before.summary.as_ref(), &mut errors);
    let credit = own_line(lang, "credit", &input.credit, input.credit_lang, &mut errors);
    let licence = own_line(lang, "licence", &input.licence, input.licence_lang, &mut errors);
    errors.check()?;
    let title = title.ok_or(AppError::Internal)?;
    // Without a line there is no variant that it could say.
    let licence_is_complete = input.licence_is_complete && licence.is_some();
    Ok(GuideTexts { title, summary, credit, licence, licence_is_complete })
}

/// Publishes what is being written as the next version; its number. Meetings keep the version that they took.
///
/// # Errors
/// [`ActionError::Invalid`] with all that the guide lacks, [`ActionError::Conflict`] when another person changed it, or nothing changed
/// since the last version.
pub async fn publish(context: &ActionContext, key: &str, input: &PublishGuide) -> Result<i64, ActionError> {
    require_writer(context)?;
    context
        .portal
        .db
        .transaction(async |tx| {
            let written = locked(&mut *tx, key).await?;
            let guide = Guide { texts: written.texts, steps: store::steps_in(&mut *tx, key).await? };
            require_same(&input.seen, &guide)?;
            let mut errors = FieldErrors::default();
            for each in rules::missing(&guide) {
                errors.add("missing", labels::missing(context.lang, each));
            }
            errors.check()?;
            if !written.changed {
                return Err(ActionError::Conflict);
            }
            let version = written.version + 1;
            store::publish(&mut *tx, key, version, &guide, context.portal.now()).await?;
            let detail = version.to_string();
            context.audit(tx, "discussion-guide.publish", (SUBJECT, key), &detail).await?;
            Ok(version)
        })
        .await
}

/// Archives a guide: meetings that use it keep it, others do not choose it any more.
///
/// # Errors
/// [`AppError::NotFound`] when there is none.
pub async fn archive(context: &ActionContext, key: &str) -> Result<(), ActionError> {
    let now = context.portal.now();
    set_archived(context, key, Some(now), "discussion-guide.archive").await
}

/// Offers an archived guide again.
///
/// # Errors
/// [`AppError::NotFound`] when there is none.
pub async fn restore(context: &ActionContext, key: &str) -> Result<(), ActionError> {
    set_archived(context, key, None, "discussion-guide.restore").await
}

async fn set_archived(
    context: &ActionContext,
    key: &str,
    archived_at: Option<i64>,
    action: &'static str,
) -> Result<(), ActionError> {
    require_writer(context)?;
    context
        .portal
        .db
        .transaction(async |tx| {
            let before = locked(&mut *tx, key).await?;
            if before.archived_at.is_some() == archived_at.is_some() {
                return Ok(());
            }
            store::set_archived(&mut *tx, key, archived_at).await?;
            context.audit(tx, action, (SUBJECT, key), "").await?;
            Ok(())
        })
        .await
}
