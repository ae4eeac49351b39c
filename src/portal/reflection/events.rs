//! The notifications about reflections.

use super::{
    model::{ModerationDecision, Reflection},
    paths,
    store::{self, NewComment},
};
use crate::{
    account::paths as account_paths,
    community::{model::Community, paths as community_paths},
    notification::{
        Actor, PerLang,
        events::{
            AuthorRevealed, CommentDetails, CommentReplied, Decision, ReflectionCommented, ReportAnswered,
            ReportedTextDecided, RestrictedTextRead, TextReported,
        },
        notify,
    },
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, ReflectionId},
};
use ensemble_server::web::ActionContext;

/// Enqueues the emails about a comment, in the comment's transaction.
pub(super) async fn notify_of_comment(
    tx: &mut sqlx::AnyConnection,
    context: &ActionContext,
    reflection: &Reflection,
    reply: NewComment<'_>,
) -> Result<(), sqlx::Error> {
    let site = &context.portal.config.site_url;
    let concerned = store::comment_recipients(tx, reply).await?;
    let facts = |recipients| CommentDetails {
        reflection: reflection.id,
        recipients,
        community_name: reflection.community_name.clone(),
        link: PerLang::of(|lang| format!("{site}{}", paths::replies(lang, reflection.id))),
        settings_link: PerLang::of(|lang| {
            format!("{site}{}#notices", account_paths::of(account_paths::ACCOUNT, lang))
        }),
    };
    notify(tx, &context.portal, &ReflectionCommented(facts(concerned.authors))).await?;
    notify(tx, &context.portal, &CommentReplied(facts(concerned.parent_author))).await
}

/// A moderator revealed the author of an anonymous reflection. All recipients get the same text, so that it does not
/// reveal the author.
pub(super) fn author_revealed(
    context: &ActionContext,
    reflection: &Reflection,
    reason: &str,
) -> AuthorRevealed {
    let site = &context.portal.config.site_url;
    AuthorRevealed {
        author: reflection.visibility.author,
        community: reflection.visibility.community,
        community_name: reflection.community_name.clone(),
        by: Actor::from_viewer(&context.viewer),
        reason: reason.to_owned(),
        link: PerLang::of(|lang| format!("{site}{}", paths::show(lang, reflection.id))),
    }
}

/// A facilitator reads a reported reflection that was not shared with them. Worded like [`author_revealed`], for the
/// same reason.
pub(super) fn restricted_text_read(
    context: &ActionContext,
    author: PersonId,
    community: CommunityId,
    community_name: &LocalizedText,
) -> RestrictedTextRead {
    RestrictedTextRead {
        author,
        community,
        community_name: community_name.clone(),
        by: Actor::from_viewer(&context.viewer),
    }
}

/// A member reported a reflection, or a comment on it.
pub(super) fn text_reported(context: &ActionContext, reflection: &Reflection, by: PersonId) -> TextReported {
    let site = &context.portal.config.site_url;
    let list = |lang: Lang| {
        let slug = &reflection.slugs[usize::from(lang == Lang::En)];
        format!("{site}{}", community_paths::of(paths::MODERATION, lang, slug))
    };
    TextReported {
        community: reflection.visibility.community,
        community_name: reflection.community_name.clone(),
        by,
        link: PerLang::of(list),
    }
}

/// Enqueues the emails about a decision to the person who reported and to those who wrote, in its transaction.
pub(super) async fn notify_of_decision(
    tx: &mut sqlx::AnyConnection,
    context: &ActionContext,
    community: &Community,
    reflection: ReflectionId,
    decided: (ModerationDecision, &str),
    concerns: store::ReportConcerns,
) -> Result<(), sqlx::Error> {
    let Some(by) = context.viewer.id() else { return Ok(()) };
    let site = &context.portal.config.site_url;
    let (outcome, reason) = decided;
    let removed = outcome == ModerationDecision::Removed;
    let decision = |path: &dyn Fn(Lang) -> String| Decision {
        community_name: community.heading.name.clone(),
        removed,
        reason: reason.to_owned(),
        link: PerLang::of(|lang| format!("{site}{}", path(lang))),
    };
    let text = |lang: Lang| paths::show(lang, reflection);
    let home = |lang: Lang| community_paths::of(community_paths::SHOW, lang, community.slug(lang));
    let mine = |lang: Lang| paths::at(paths::MINE, lang).to_owned();
    // What was removed is nowhere any more, but its author still sees that it was.
    let (of_reporter, of_authors) =
        if removed { (decision(&home), decision(&mine)) } else { (decision(&text), decision(&text)) };
    for reporter in concerns.reporter {
        let event = ReportAnswered { reporter, by, decision: of_reporter.clone() };
        notify(tx, &context.portal, &event).await?;
    }
    let event = ReportedTextDecided { authors: concerns.authors, by, decision: of_authors };
    notify(tx, &context.portal, &event).await
}
