//! Publishing an edition.

use super::{Typed, digest_of, locked, refused, require_composing};
use crate::{
    practice_guide::{
        api::Publish,
        events, labels,
        model::{Content, Draft, Edition, Guide, Review, Version},
        rules::{self, MAX_CHANGES},
        store::{self, NewEdition},
    },
    quotation::{self, QuotedIn},
};
use ensemble_common::notification::notify;
use ensemble_communities::community::model::Community;
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::PersonId,
};
use ensemble_server::web::ActionContext;

/// A guide with what its next edition says.
#[derive(Clone, Debug)]
pub struct Preview {
    pub draft: Draft,
    pub content: Content,
    /// Tells this content from any other.
    pub digest: String,
    pub reviews: Vec<Review>,
    /// How many people have read it: others than those who wrote it and than the viewer.
    pub read_by: usize,
    /// The edition before.
    pub last: Option<Edition>,
}

/// What the next edition of a guide says now.
///
/// # Errors
/// [`AppError::NotFound`] when the guide is gone.
pub async fn preview(context: &ActionContext, guide: &Guide) -> Result<Preview, AppError> {
    let db = &context.portal.db;
    let draft = store::draft(db, guide.id).await?.ok_or(AppError::NotFound)?;
    let titles = store::practice_titles(db, &draft).await?;
    let content = rules::content(&draft, &titles);
    let (digest, reviews) = (digest_of(&content)?, store::reviews(db, guide.id).await?);
    let writers = store::writers(db, guide.id).await?;
    let read_by = rules::read_by(&reviews, &digest, &writers, context.viewer.id());
    let last = store::latest(db, guide.id).await?;
    Ok(Preview { draft, content, digest, reviews, read_by, last })
}

/// Publishes an edition of a guide: what the person looked at. What authors do not agree to is not in it.
///
/// # Errors
/// [`ActionError::Invalid`] with all that the guide lacks, [`ActionError::Conflict`] when it changed since the person looked at it.
pub async fn publish(
    context: &ActionContext,
    community: &Community,
    guide: &Guide,
    input: &Publish,
) -> Result<Version, ActionError> {
    require_composing(context, guide)?;
    let (lang, now, by) = (context.lang, context.portal.now(), context.person()?);
    let texts = [input.changes_fr.as_str(), input.changes_en.as_str()];
    let typed = Typed { lang, name: "changes", texts, most: MAX_CHANGES, required: true };
    let mut errors = FieldErrors::default();
    typed.check(&mut errors);
    errors.check()?;
    let changes = typed.edited(None, lang, now).ok_or(AppError::BadRequest)?;
    let db = &context.portal.db;
    let mut recipients = store::members(db, guide.community).await?;
    recipients.extend(quotation::authors_of_work(db, QuotedIn::Guide, guide.id.uuid()).await?);
    recipients.sort();
    recipients.dedup();
    let version = db
        .transaction(async |tx| {
            let draft = locked(tx, guide.id, now).await?;
            let titles = store::practice_titles_in(tx, &draft).await?;
            let content = rules::content(&draft, &titles);
            let digest = digest_of(&content)?;
            let last = store::latest_in(tx, guide.id).await?;
            let number = last.as_ref().map_or(0, |last| last.head.number);
            if digest != input.digest || number != input.number {
                return Err(ActionError::Conflict);
            }
            let before = last.as_ref().map(|last| (last.head.version, &last.content));
            let version = rules::next_version(before, &content, input.step)
                .map_err(|problem| refused("step", labels::step_problem(lang, problem)))?;
            let reviews = store::reviews_in(tx, guide.id).await?;
            let writers = store::writers_in(tx, guide.id).await?;
            let reviewers = rules::read_by(&reviews, &digest, &writers, Some(by));
            let mut errors = FieldErrors::default();
            for each in rules::missing(&draft, reviewers) {
                errors.add("missing", labels::missing(lang, each));
            }
            errors.check()?;
            let new =
                NewEdition { guide: guide.id, version, content: &content, changes: &changes, reviewers, by };
            store::add_edition(tx, &new, now).await?;
            context.audit(tx, "practice-guide.publish", guide.id, &version.to_string()).await?;
            let recipients: Vec<PersonId> = recipients.clone();
            let event = events::published(context, community, (guide, &content.title), version, recipients);
            notify(tx, &context.portal, &event).await?;
            Ok(version)
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(version)
}
