//! What people do with sections at a meeting. Each action is one function with a typed input; the form of its page calls it.

use super::{
    api::{AddSection, RemoveSection, WriteFeedback},
    events,
    model::{Feedback, Section, SectionItem, SectionStep},
    rules::{self, MAX_NOTE},
    sections, store,
};
use ensemble_common::notification::notify;
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_document::outline::{ItemKind, OutlineItem};
use ensemble_meetings::meeting::{self, model::Found};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::{digest, web::ActionContext};
use ensemble_texts as t;

/// What came of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Nothing was done: the meeting is over, cancelled, or of an archived community.
    Closed,
    /// Nothing was done: the meeting has not begun.
    TooEarly,
    /// Nothing was done: the meeting uses the section already.
    Used,
    /// Nothing was done: people said what came of it.
    Commented,
    /// Nothing was done: it is gone.
    Gone,
    /// Nothing was stored: the text may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// The meeting, if the viewer may do this in its community. Absence and refusal answer alike.
///
/// # Errors
/// [`AppError::NotFound`] when they may not; otherwise when the database is unavailable.
pub async fn find_for(context: &ActionContext, id: MeetingId, action: Action) -> Result<Found, AppError> {
    let found = meeting::find(&context.portal.db, &context.viewer, id).await?.ok_or(AppError::NotFound)?;
    context.require(action, found.community)?;
    Ok(found)
}

/// Puts a section on the agenda of a meeting, as items before its closing, in the version that the page showed.
///
/// The items come first and the use after them: the ids of the items follow from the meeting and the section, so that doing it again
/// after a failure adds what is missing and nothing twice.
///
/// # Errors
/// [`ActionError::Invalid`] for a section that is not published in this version, or when the agenda is full.
pub async fn add(
    context: &ActionContext,
    meeting: MeetingId,
    input: &AddSection,
) -> Result<Outcome, ActionError> {
    let found = find_for(context, meeting, Action::EditAgenda).await?;
    if found.archived || !rules::can_add(&found.of.meeting) {
        return Ok(Outcome::Closed);
    }
    let (portal, person) = (&context.portal, context.person()?);
    let published = sections::published(portal).await?;
    let Some(section) = published.iter().find(|section| section.code() == input.section) else {
        return Err(invalid("section", t::section_use_wrong_section(context.lang)));
    };
    let used = store::of_meeting(&portal.db, meeting).await?;
    if used.iter().any(|used| used.place == section.place) {
        return Ok(Outcome::Used);
    }
    let items = section.items.iter().enumerate();
    let items = items.map(|(index, item)| (item_id(meeting, section, index), outline_item(item))).collect();
    match meeting::add_agenda_items(portal, meeting, person, items).await {
        Err(AppError::TooLarge) => return Err(invalid("section", t::agenda_full(context.lang))),
        added => added?,
    }
    portal
        .db
        .transaction(async |tx| {
            if store::add(&mut *tx, meeting, section, person, portal.now()).await?.is_none() {
                return Ok(Outcome::Used);
            }
            context.audit(tx, "meeting.section", meeting, "").await?;
            Ok::<_, ActionError>(Outcome::Done)
        })
        .await
}

/// The id of the item that a part of a section becomes on the agenda of a meeting.
fn item_id(meeting: MeetingId, section: &Section, index: usize) -> String {
    let whole = format!("{meeting} {} {index}", section.code());
    digest::sha256(whole.as_bytes()).chars().take(32).collect()
}

fn outline_item(item: &SectionItem) -> OutlineItem {
    let kind = match item.step {
        SectionStep::Discuss => ItemKind::Discussion,
        SectionStep::Watch => ItemKind::Video,
        SectionStep::Group => ItemKind::GroupActivity,
        SectionStep::Try => ItemKind::HandsOn,
    };
    OutlineItem {
        kind,
        title: item.title.clone(),
        minutes: item.minutes,
        about: Some(item.prompts.clone()),
        lead: String::new(),
        link: item.video.clone().unwrap_or_default(),
        follow_ups: Vec::new(),
    }
}

/// Says that a meeting does not use a section after all. The items of the agenda stay: people remove them there.
///
/// # Errors
/// [`AppError::BadRequest`] for what no form sends.
pub async fn remove(
    context: &ActionContext,
    meeting: MeetingId,
    input: RemoveSection,
) -> Result<Outcome, ActionError> {
    let found = find_for(context, meeting, Action::EditAgenda).await?;
    if found.archived {
        return Ok(Outcome::Closed);
    }
    let id = input.section_use.ok_or(AppError::BadRequest)?;
    context
        .portal
        .db
        .transaction(async |tx| {
            let Some(used) = store::lock(&mut *tx, meeting, id).await? else { return Ok(Outcome::Gone) };
            if used.feedback.is_some() {
                return Ok(Outcome::Commented);
            }
            store::remove(&mut *tx, id).await?;
            context.audit(tx, "meeting.section-removed", meeting, "").await?;
            Ok::<_, ActionError>(Outcome::Done)
        })
        .await
}

/// Says what came of a section at a meeting. The third note about what was adapted of the version that is published proposes a revision to
/// those who write the guide.
///
/// # Errors
/// [`ActionError::Invalid`] with all that is wrong with the form, [`ActionError::Conflict`] when another person wrote it since.
pub async fn write_feedback(
    context: &ActionContext,
    meeting: MeetingId,
    input: &WriteFeedback,
) -> Result<Outcome, ActionError> {
    let found = find_for(context, meeting, Action::RunGuides).await?;
    let (lang, portal, person) = (context.lang, &context.portal, context.person()?);
    let now = portal.now();
    if found.archived {
        return Ok(Outcome::Closed);
    }
    if !rules::can_comment(&found.of.meeting, now) {
        return Ok(Outcome::TooEarly);
    }
    let id = input.section_use.ok_or(AppError::BadRequest)?;
    let mut errors = FieldErrors::default();
    if input.worked.is_none() {
        errors.add(&format!("worked-{id}"), t::section_use_wrong_worked(lang));
    }
    let adapted = ensemble_core::text::clean(&input.adapted).trim().to_owned();
    if adapted.chars().count() > MAX_NOTE {
        errors.add(&format!("adapted-{id}"), t::account_too_long(lang, MAX_NOTE));
    }
    errors.check()?;
    let worked = input.worked.ok_or(AppError::BadRequest)?;
    let review = PiiReview::of_text(lang, &adapted);
    let (warnings, token) = (review.warnings(lang), review.token());
    if !warnings.is_empty() && token != input.confirmation_token {
        return Ok(Outcome::Unconfirmed(warnings, token));
    }
    let feedback = Feedback { worked, lang, adapted, revision: input.revision.unwrap_or_default() };
    let published = sections::published(portal).await?;
    let outcome = portal
        .db
        .transaction(async |tx| {
            let Some(used) = store::lock(&mut *tx, meeting, id).await? else { return Ok(Outcome::Gone) };
            let section = published.iter().find(|section| section.place == used.place);
            if !store::write_feedback(&mut *tx, id, &feedback, person, now).await? {
                return Err(ActionError::Conflict);
            }
            if let Some(section) = section
                && proposes_revision(&mut *tx, section, now).await?
            {
                let editors = store::editors_in(&mut *tx, &section.place).await?;
                notify(&mut *tx, portal, &events::adapted(portal, section, editors, person)).await?;
            }
            context.audit(tx, "meeting.section-feedback", meeting, "").await?;
            Ok(Outcome::Done)
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(outcome)
}

/// Whether what was adapted so far proposes a revision of a section, for the first time. Two who write a note at once are counted one
/// after the other.
async fn proposes_revision(
    tx: &mut sqlx::AnyConnection,
    section: &Section,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let id = section.place.section.as_str();
    if store::lock_revision(&mut *tx, id, &section.version).await? {
        return Ok(false);
    }
    let notes = store::notes_in(&mut *tx, id).await?;
    let proposes = rules::proposes_revision(&notes, &section.version);
    if proposes {
        store::set_notified(tx, id, &section.version, now).await?;
    }
    Ok(proposes)
}

fn invalid(field: &str, message: impl Into<String>) -> ActionError {
    let mut errors = FieldErrors::default();
    errors.add(field, message);
    ActionError::Invalid(errors)
}
