//! The notifications about reflections.

use super::{
    model::Reflection,
    paths,
    store::{self, NewComment},
};
use crate::{
    account::paths as account_paths,
    notification::{
        Actor, PerLang,
        events::{AuthorRevealed, CommentDetails, CommentReplied, ReflectionCommented, RestrictedTextRead},
        notify,
    },
};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, PersonId},
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
