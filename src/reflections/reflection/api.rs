//! What the browser may call without leaving the page.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::model::{Audience, ModerationDecision, Reaction};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, checkbox, optional},
    ids::{CommentId, CommunityId, ReflectionId, ReportId},
};

/// Something that one may look for, or go to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    pub text: String,
    /// The language of that, where it is not the page's.
    pub tag: Option<String>,
    /// What it is, in the page's language.
    pub kind: String,
    /// Where it is.
    pub href: String,
}

/// Titles and tags that a search field offers for what was typed so far, among what the viewer may see. What is
/// typed is not kept.
#[server(endpoint = "search/suggest")]
pub async fn suggest(lang: Lang, #[server(default)] typed: String) -> Result<Vec<Suggestion>, AppError> {
    use super::suggestions::suggestions;
    use ensemble_core::rights::Viewer;
    use ensemble_server::Portal;

    let (portal, viewer) = (expect_context::<Portal>(), expect_context::<Viewer>());
    suggestions(&portal.db, &viewer, lang, &typed).await.map_err(AppError::from)
}

/// The names that a text may say after an @, for what was typed of one so far: members of the community who may read a
/// reflection, or a new one of a community, with an audience. What is typed is not kept.
#[server(endpoint = "reflections/mentions")]
pub async fn mentions(
    lang: Lang,
    #[server(default)] reflection: Option<ReflectionId>,
    #[server(default)] community: Option<CommunityId>,
    #[server(default)] audience: Option<Audience>,
    #[server(default)] typed: String,
) -> Result<Vec<String>, AppError> {
    use super::mentions::{MentionPlace, mentionable_names};
    use ensemble_server::web::ActionContext;

    let place = MentionPlace::of(reflection, community).ok_or(AppError::BadRequest)?;
    mentionable_names(&ActionContext::current(lang)?, place, audience, &typed).await
}

/// How a text will read, as HTML. Nothing of it is kept. Each person has one preview of a long text made at a
/// time; [`AppError::TooMany`] says that a newer text came, or that there were too many.
#[server(endpoint = "reflections/preview", client = ensemble_common::page_client::PageClient)]
pub async fn preview_text(#[server(default)] text: String) -> Result<String, AppError> {
    use super::rules;
    use ensemble_core::rights::Viewer;
    use ensemble_server::{Portal, markdown};

    let (portal, viewer) = (expect_context::<Portal>(), expect_context::<Viewer>());
    let person = viewer.id().ok_or(AppError::SignInFirst)?;
    if text.chars().count() > rules::MAX_TEXT_LENGTH {
        return Err(AppError::TooLarge);
    }
    let bytes = text.len();
    portal.offload.newest(person, bytes, move || markdown::render(&text)).await
}

/// Adds or removes a reaction. A bookmark is one, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct React {
    pub reaction: Reaction,
    /// Whether to add it.
    #[serde(default, deserialize_with = "checkbox")]
    pub on: bool,
}

/// The state of a reaction after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReactionState {
    /// Whether the viewer has given it.
    pub on: bool,
    /// How many people have given it; 0 for bookmarks, which only their owners see.
    pub count: u32,
}

/// A comment on a reflection, or a reply to a comment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddComment {
    #[serde(default)]
    pub text: String,
    /// The comment to which it replies.
    #[serde(default, deserialize_with = "optional")]
    pub parent: Option<CommentId>,
    /// The day on which its author tried what the reflection describes, as `2026-11-30`; empty when they did not.
    #[serde(default)]
    pub tried_on: String,
    /// The token of the PII review that the author confirmed.
    #[serde(default, rename = "confirmed")]
    pub confirmation_token: String,
}

/// Removes one's own comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveComment {
    pub comment: CommentId,
}

/// Undoes the removal of one's own comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoreComment {
    pub comment: CommentId,
}

/// A decision about a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecideReport {
    pub report: ReportId,
    pub outcome: ModerationDecision,
    /// Why; the people concerned read it.
    #[serde(default)]
    pub reason: String,
    /// The revision of the reflection that was read. A decision about another revision is rejected.
    #[serde(default, rename = "seen")]
    pub base_revision: Option<i64>,
}

/// What a form on the page becomes once its action was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fragment {
    /// The action was done: this HTML shows the outcome.
    Done(String),
    /// The action was done, but its outcome cannot be shown in place: the page at this address shows it. The form must
    /// not be sent again.
    SeePage(String),
    /// Nothing was done: the text may identify a student. The form has to be sent as a page, which shows what was
    /// found and asks for confirmation.
    ReviewNeeded,
}

impl Fragment {
    /// The outcome of an action that was done: as HTML, or on a page where there is none.
    pub fn of(html: Result<String, AppError>, page: impl FnOnce() -> String) -> Self {
        html.map_or_else(|_| Self::SeePage(page()), Self::Done)
    }
}

/// Adds or removes a reaction.
#[server(name = CallReact, endpoint = "reflections/react", client = ensemble_common::page_client::PageClient)]
pub async fn react(lang: Lang, reflection: ReflectionId, input: React) -> Result<ReactionState, ActionError> {
    use super::actions;
    use ensemble_server::web::ActionContext;

    actions::react(&ActionContext::current(lang)?, reflection, input).await
}

/// Adds a comment, once for each form with its content: `origin` is what its hidden field says of it, `sent` how many
/// comments the form has added before.
#[server(name = CallAddComment, endpoint = "reflections/reply", client = ensemble_common::page_client::PageClient)]
pub async fn add_comment(
    lang: Lang,
    reflection: ReflectionId,
    input: AddComment,
    #[server(default)] origin: String,
    #[server(default)] sent: u32,
) -> Result<Fragment, ActionError> {
    use super::{
        actions::{self, AddCommentOutcome},
        pages::comment_fragment,
        paths,
    };
    use ensemble_server::web::ActionContext;

    let context = ActionContext::current(lang)?;
    match actions::add_comment_once(&context, reflection, &input, &origin, sent).await? {
        AddCommentOutcome::Posted(comment) => {
            let html = comment_fragment(&context, reflection, comment).await;
            Ok(Fragment::of(html, || paths::show(lang, reflection)))
        }
        AddCommentOutcome::Unconfirmed(..) => Ok(Fragment::ReviewNeeded),
    }
}

/// Removes one's own comment.
#[server(name = CallRemoveComment, endpoint = "reflections/remove-reply", client = ensemble_common::page_client::PageClient)]
pub async fn remove_comment(
    lang: Lang,
    reflection: ReflectionId,
    input: RemoveComment,
) -> Result<Fragment, ActionError> {
    use super::{actions, pages::comment_fragment, paths};
    use ensemble_server::web::ActionContext;

    let context = ActionContext::current(lang)?;
    actions::remove_comment(&context, reflection, input).await?;
    let html = comment_fragment(&context, reflection, input.comment).await;
    Ok(Fragment::of(html, || paths::at(paths::MINE, lang).to_owned()))
}

/// Decides about a report in the community of a slug.
#[server(name = CallDecideReport, endpoint = "reflections/decide-report", client = ensemble_common::page_client::PageClient)]
pub async fn decide_report(
    lang: Lang,
    community: String,
    input: DecideReport,
) -> Result<Fragment, ActionError> {
    use super::{
        actions,
        pages::{moderated_community, report_fragment},
        paths,
    };
    use ensemble_communities::community::paths as community_paths;
    use ensemble_server::web::ActionContext;

    let context = ActionContext::current(lang)?;
    let community = moderated_community(&context, &community).await?;
    actions::decide_report(&context, &community, &input).await?;
    let html = report_fragment(&context, &community, input.report).await;
    Ok(Fragment::of(html, || community_paths::of(paths::MODERATION, lang, community.slug(lang))))
}
