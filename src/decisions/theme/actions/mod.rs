//! What people do with themes. Each action is one function with a typed input; the plain form of its page decodes into that
//! input and calls it.

mod decide;
mod replies;

pub use decide::{DecideOutcome, DecideTheme, decide};
pub use replies::{
    RemoveReply, RemoveReplyOutcome, ReplyOutcome, WriteReply, edit_reply, find_reply, moderate_reply,
    redact_reply, remove_own_reply, reply,
};

use serde::{Deserialize, Serialize};

use super::{
    model::{Theme, ThemeTexts},
    rules::{self, MAX_LEAD, MAX_OPEN, MAX_TITLE, MAX_WHY},
    store::{self, NewTheme},
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors, checkbox},
    ids::{CommunityId, ThemeId},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Proposes a theme, or changes one that the person proposed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteTheme {
    /// The revision that the person looked at, of a theme that is changed.
    #[serde(default)]
    pub revision: i64,
    #[serde(default)]
    pub title: String,
    /// The title in the other language; may be empty.
    #[serde(default, rename = "other-title")]
    pub other_title: String,
    #[serde(default)]
    pub why: String,
    /// Who would present it; may be empty.
    #[serde(default)]
    pub lead: String,
    /// The token of the texts that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
}

impl WriteTheme {
    /// What a form begins with that changes a theme.
    pub(super) fn of(theme: &Theme) -> Self {
        let texts = &theme.texts;
        let other = match &texts.title {
            LocalizedText::Single { .. } => "",
            title @ LocalizedText::Pair { .. } => title.text(texts.lang.other()),
        };
        Self {
            revision: theme.revision,
            title: texts.title.text(texts.lang).to_owned(),
            other_title: other.to_owned(),
            why: texts.why.clone(),
            lead: texts.lead.clone(),
            confirmation_token: String::new(),
        }
    }
}

/// The outcome of writing a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteOutcome {
    Written(ThemeId),
    /// Not saved: the texts may identify a student. The form sends the token to confirm them.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Supports a theme, or withdraws the support.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportTheme {
    #[serde(default, deserialize_with = "checkbox")]
    pub supports: bool,
}

/// A theme of a community, if the viewer may do this there. Absence and refusal answer alike.
pub(super) async fn find_for(
    context: &ActionContext,
    community: CommunityId,
    id: ThemeId,
    action: Action,
) -> Result<Theme, AppError> {
    context.require(action, community)?;
    let found = store::find(&context.portal.db, community, id, context.viewer.id()).await?;
    found.ok_or(AppError::NotFound)
}

/// A theme that the person proposed. Absence and refusal answer alike.
pub(super) async fn find_own(
    context: &ActionContext,
    community: CommunityId,
    id: ThemeId,
) -> Result<Theme, AppError> {
    let theme = find_for(context, community, id, Action::ProposeThemes).await?;
    if theme.is_by(context.person()?) { Ok(theme) } else { Err(AppError::NotFound) }
}

/// Proposes a theme in the language of the page.
///
/// # Errors
/// [`ActionError::Invalid`] for texts that cannot be kept, and when the person has proposed as many as there may be.
pub async fn propose(
    context: &ActionContext,
    community: CommunityId,
    input: &WriteTheme,
) -> Result<WriteOutcome, ActionError> {
    context.require(Action::ProposeThemes, community)?;
    let author = context.person()?;
    let texts = match read(context.lang, context.lang, input)? {
        Ok(texts) => texts,
        Err((warnings, token)) => return Ok(WriteOutcome::Unconfirmed(warnings, token)),
    };
    let (id, now) = (ThemeId::new(), context.portal.now());
    context
        .portal
        .db
        .transaction(async |tx| {
            if store::count_open(tx, community, author).await? >= MAX_OPEN {
                let mut errors = FieldErrors::default();
                errors.add("title", t::theme_too_many(context.lang, MAX_OPEN));
                return Err(ActionError::Invalid(errors));
            }
            store::add(tx, NewTheme { id, community, author, texts: &texts }, now).await?;
            context.audit(tx, "theme.propose", id, "").await?;
            Ok(())
        })
        .await?;
    Ok(WriteOutcome::Written(id))
}

/// Changes a theme that the person proposed, in the language in which it was written.
///
/// # Errors
/// [`ActionError::Invalid`] for texts that cannot be kept, [`ActionError::Conflict`] when something was decided about it, or
/// when another author changed it since the person looked at it.
pub async fn edit(
    context: &ActionContext,
    community: CommunityId,
    id: ThemeId,
    input: &WriteTheme,
) -> Result<WriteOutcome, ActionError> {
    let theme = find_own(context, community, id).await?;
    if !rules::is_open(theme.state) || theme.revision != input.revision {
        return Err(ActionError::Conflict);
    }
    let texts = match read(context.lang, theme.texts.lang, input)? {
        Ok(texts) => texts,
        Err((warnings, token)) => return Ok(WriteOutcome::Unconfirmed(warnings, token)),
    };
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::write(tx, id, theme.revision, &texts).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "theme.edit", id, "").await?;
            Ok(())
        })
        .await?;
    Ok(WriteOutcome::Written(id))
}

/// The texts of a form, or what in them may identify a student.
fn read(
    page: Lang,
    lang: Lang,
    input: &WriteTheme,
) -> Result<Result<ThemeTexts, (Vec<PiiWarning>, String)>, ActionError> {
    let mut errors = FieldErrors::default();
    let mut check = |field: &str, text: &str, most: usize, needed: bool| {
        if (needed && text.is_empty()) || text.chars().count() > most {
            let message =
                if needed { t::theme_wrong_text(page, most) } else { t::theme_too_long(page, most) };
            errors.add(field, message);
        }
    };
    check("title", &input.title, MAX_TITLE, true);
    check("other-title", &input.other_title, MAX_TITLE, false);
    check("why", &input.why, MAX_WHY, true);
    check("lead", &input.lead, MAX_LEAD, false);
    errors.check()?;
    let own = [&input.title, &input.why, &input.lead].map(|text| (lang, text.clone()));
    let review = PiiReview::of_texts(own.into_iter().chain([(lang.other(), input.other_title.clone())]));
    let (warnings, token) = (review.warnings(page), review.token());
    if !warnings.is_empty() && input.confirmation_token != token {
        return Ok(Err((warnings, token)));
    }
    Ok(Ok(ThemeTexts {
        lang,
        title: LocalizedText::written(lang, &input.title, &input.other_title),
        why: input.why.clone(),
        lead: input.lead.clone(),
    }))
}

/// Supports a theme, or withdraws the support. Doing it twice changes nothing.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such theme for the person.
pub async fn support(
    context: &ActionContext,
    community: CommunityId,
    id: ThemeId,
    input: SupportTheme,
) -> Result<(), ActionError> {
    find_for(context, community, id, Action::ProposeThemes).await?;
    let (person, now) = (context.person()?, context.portal.now());
    context
        .portal
        .db
        .transaction(async |tx| store::set_support(tx, id, person, input.supports, now).await)
        .await?;
    Ok(())
}
