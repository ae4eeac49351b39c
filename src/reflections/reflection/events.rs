//! The notifications about reflections.

use std::collections::HashSet;

use super::{
    model::{ModerationDecision, Reflection, Texts},
    paths,
    store::{self, NewComment},
};
use ensemble_common::notification::{
    Actor, PerLang,
    events::{
        AuthorRevealed, CommentDetails, CommentReplied, ConversationContinued, Decision, Mentioned,
        ReflectionCommented, ReportAnswered, ReportedTextDecided, RestrictedTextRead, TextReported,
        TranslationAsked, TranslationOutdated,
    },
    notify,
};
use ensemble_communities::community::{model::Community, paths as community_paths};
use ensemble_core::{
    Lang, LocalizedText, Translation,
    ids::{CommentId, CommunityId, PersonId, ReflectionId},
};
use ensemble_server::web::ActionContext;

/// Enqueues the emails about a comment, in the comment's transaction.
pub(super) async fn notify_of_comment(
    tx: &mut sqlx::AnyConnection,
    context: &ActionContext,
    reflection: &Reflection,
    reply: NewComment<'_>,
    comment: CommentId,
) -> Result<(), sqlx::Error> {
    let site = &context.portal.config.site_url;
    let concerned = store::comment_recipients(tx, reply).await?;
    let facts = |recipients| CommentDetails {
        reflection: reflection.id,
        community: reflection.visibility.community,
        comment: Some(comment),
        recipients,
        unread_since_email: concerned.unread_since_email.clone(),
        community_name: reflection.community_name.clone(),
        link: PerLang::of(|lang| format!("{site}{}", paths::replies(lang, reflection.id))),
    };
    notify(tx, &context.portal, &ReflectionCommented(facts(concerned.authors.clone()))).await?;
    notify(tx, &context.portal, &CommentReplied(facts(concerned.parent_author.clone()))).await?;
    // A mention comes before a reply in a conversation, which is often left to the digest.
    let answered: HashSet<PersonId> = concerned.authors.into_iter().chain(concerned.parent_author).collect();
    let mut mentioned = store::mentioned_readers(tx, reflection, reply.person, reply.text).await?;
    mentioned.retain(|person| !answered.contains(person));
    let named: HashSet<PersonId> = mentioned.iter().copied().collect();
    let others = concerned.participants.into_iter().filter(|person| !named.contains(person)).collect();
    notify(tx, &context.portal, &ConversationContinued(facts(others))).await?;
    let details = mention(tx, context, reflection, Some(comment), mentioned).await?;
    notify(tx, &context.portal, &Mentioned(details)).await
}

/// Notifies the people whom a reflection names, of those who may read it and were not notified of it before. Call it in the
/// transaction that writes or shares it.
pub(super) async fn notify_of_mentions(
    tx: &mut sqlx::AnyConnection,
    context: &ActionContext,
    reflection: &Reflection,
    texts: &Texts,
) -> Result<(), sqlx::Error> {
    let author = reflection.visibility.author;
    let mut people = Vec::new();
    for text in Lang::ALL.map(|lang| texts.body.text(lang)) {
        for person in store::mentioned_readers(tx, reflection, author, text).await? {
            if !people.contains(&person) && !store::was_mentioned(tx, reflection.id, person).await? {
                people.push(person);
            }
        }
    }
    let details = mention(tx, context, reflection, None, people).await?;
    notify(tx, &context.portal, &Mentioned(details)).await
}

/// Notifies of a change of a reflection's texts, in its transaction: the people whom it names now, and those who translated
/// it if the translation is behind now.
pub(super) async fn notify_of_change(
    tx: &mut sqlx::AnyConnection,
    context: &ActionContext,
    reflection: &Reflection,
    texts: &Texts,
) -> Result<(), sqlx::Error> {
    notify_of_mentions(tx, context, reflection, texts).await?;
    if is_behind(&reflection.texts) || !is_behind(texts) {
        return Ok(());
    }
    let site = &context.portal.config.site_url;
    let event = TranslationOutdated {
        reflection: reflection.id,
        community: reflection.visibility.community,
        recipients: store::translators(tx, reflection).await?,
        by: context.viewer.id(),
        community_name: reflection.community_name.clone(),
        link: PerLang::of(|lang| format!("{site}{}", paths::of(paths::TRANSLATION, lang, reflection.id))),
    };
    notify(tx, &context.portal, &event).await
}

/// Notifies the author of a reflection, and those who offer to translate and may read it, that a person asks for its
/// translation.
pub(super) async fn notify_of_request(
    tx: &mut sqlx::AnyConnection,
    context: &ActionContext,
    reflection: &Reflection,
) -> Result<(), sqlx::Error> {
    let site = &context.portal.config.site_url;
    let event = TranslationAsked {
        reflection: reflection.id,
        community: reflection.visibility.community,
        recipients: store::volunteers(tx, reflection).await?,
        by: context.viewer.id(),
        community_name: reflection.community_name.clone(),
        link: PerLang::of(|lang| format!("{site}{}", paths::of(paths::TRANSLATION, lang, reflection.id))),
    };
    notify(tx, &context.portal, &event).await
}

/// Whether one language of a reflection is older than the other.
const fn is_behind(texts: &Texts) -> bool {
    matches!(texts.body, LocalizedText::Pair { translation: Translation::Outdated { .. }, .. })
}

async fn mention(
    tx: &mut sqlx::AnyConnection,
    context: &ActionContext,
    reflection: &Reflection,
    comment: Option<CommentId>,
    recipients: Vec<PersonId>,
) -> Result<CommentDetails, sqlx::Error> {
    let site = &context.portal.config.site_url;
    let unread_since_email = store::unread_since_email(tx, reflection.id, &recipients).await?;
    Ok(CommentDetails {
        reflection: reflection.id,
        community: reflection.visibility.community,
        comment,
        recipients,
        unread_since_email,
        community_name: reflection.community_name.clone(),
        link: PerLang::of(|lang| format!("{site}{}", paths::replies(lang, reflection.id))),
    })
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
        reflection: reflection.id,
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
        community: community.id,
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
