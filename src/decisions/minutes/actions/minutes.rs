//! Proposing minutes, putting their adoption on the agenda of the next meeting, adopting them.

use serde::{Deserialize, Serialize};

use super::{find_for, invalid, together};
use crate::minutes::{
    composition::Composition,
    events,
    fields::{FIELDS, MinutesText},
    generate, labels,
    model::{MinutesState, side},
    paths,
    rules::{Conditions, MAX_REASON, Refusal, Step, apply, is_held},
    seal,
    store::{self, Due},
};
use ensemble_common::{
    editing::{self, model::Subject},
    notification::notify,
};
use ensemble_core::{
    Lang, LocalizedText, Translation,
    error::{ActionError, AppError},
    ids::MeetingId,
    rights::Action,
};
use ensemble_document::outline::{ItemKind, OutlineItem};
use ensemble_meetings::meeting::{self, paths as meeting_paths};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::{Portal, digest, web::ActionContext};
use ensemble_texts as t;

/// How long the adoption takes on an agenda, in minutes.
const MINUTES: u16 = 5;

/// Shows minutes to the members.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposeMinutes {
    /// The revision that the person looked at; 0 for what no one has saved.
    #[serde(default)]
    pub revision: i64,
}

/// Adopts minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptMinutes {
    /// The revision that the person looked at.
    #[serde(default)]
    pub revision: i64,
    /// Why what may identify a student does not.
    #[serde(default)]
    pub reason: String,
    /// The token of the text that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
}

/// The outcome of adopting minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdoptOutcome {
    Adopted,
    /// Not adopted, for this reason.
    Refused(Refusal),
    /// Not adopted: the text may identify a student. The form sends the token and a reason.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Proposes the minutes of a meeting that took place, as they are stored or as they are made of what was captured, with what was
/// written together. The members are notified, and the adoption is put on the agenda of the next meeting.
///
/// # Errors
/// [`ActionError::Invalid`] with the reason for which it is not done, for instance that others saved by the form what was changed
/// together, too; [`ActionError::Conflict`] when the text was changed since
/// the person looked at it.
pub async fn propose(
    context: &ActionContext,
    id: MeetingId,
    composition: Composition,
    input: ProposeMinutes,
) -> Result<(), ActionError> {
    let (found, minutes) = find_for(context, id, Action::WriteMinutes).await?;
    let (lang, now, db) = (context.lang, context.portal.now(), &context.portal.db);
    let held = is_held(&found.of.meeting, now);
    let conditions = Conditions { held, later_meeting_begun: false, checked: false };
    let state = minutes.as_ref().map_or(MinutesState::Draft, |minutes| minutes.state);
    if let Err(refusal) = apply(state, Step::Propose, conditions) {
        return Err(invalid("minutes", labels::refusal(lang, refusal)));
    }
    if minutes.as_ref().map_or(0, |minutes| minutes.revision) != input.revision {
        return Err(ActionError::Conflict);
    }
    let put = together::put(context, id, composition, Some(input.revision)).await?;
    if !put.overlapping.is_empty() {
        return Err(invalid(
            "minutes",
            t::minutes_together_overlap(lang, labels::sections(lang, &put.overlapping)),
        ));
    }
    let minutes = if put.revision == input.revision { minutes } else { store::find(db, id).await? };
    let generated = match &minutes {
        Some(_) => None,
        None => Some(generate::text(&context.portal, &found, composition).await?),
    };
    let text = minutes.as_ref().map(|minutes| &minutes.text).or(generated.as_ref());
    if text.is_none_or(|text| text.bytes() == 0) {
        return Err(invalid("minutes", t::minutes_empty(lang)));
    }
    let readers = store::agenda_readers(db, found.community).await?;
    let event = events::proposed(context, &found, readers);
    let person = context.person()?;
    db.transaction(async |tx| {
        let mut revision = put.revision;
        if let Some(text) = &generated {
            let saved = store::save(tx, id, found.community, 0, text, now).await?;
            revision = saved.ok_or(ActionError::Conflict)?;
            let fields = editing::to_fields(FIELDS, &MinutesText { text: text.clone() });
            editing::record(tx, Subject::Minutes(id), revision, None, &fields, now).await?;
        }
        if !store::propose(tx, id, revision, person, now).await? {
            return Err(ActionError::Conflict);
        }
        context.audit(tx, "minutes.propose", Subject::Minutes(id), &format!("revision {revision}")).await?;
        notify(tx, &context.portal, &event).await?;
        Ok(())
    })
    .await?;
    context.portal.outbox_waker.wake();
    if let Err(error) = together::finish(context, id).await {
        tracing::warn!(%error, "what was written together until now is put into the minutes later");
    }
    if let Err(error) = put_adoption_on_agendas(&context.portal, Some(id)).await {
        tracing::warn!(%error, "the adoption of minutes is put on an agenda later");
    }
    Ok(())
}

/// Makes proposed minutes a draft again.
///
/// # Errors
/// [`ActionError::Invalid`] with the reason for which it is not done.
pub async fn take_back(context: &ActionContext, id: MeetingId) -> Result<(), ActionError> {
    let (found, minutes) = find_for(context, id, Action::WriteMinutes).await?;
    let held = is_held(&found.of.meeting, context.portal.now());
    let conditions = Conditions { held, later_meeting_begun: false, checked: false };
    let state = minutes.map_or(MinutesState::Draft, |minutes| minutes.state);
    if let Err(refusal) = apply(state, Step::TakeBack, conditions) {
        return Err(invalid("minutes", labels::refusal(context.lang, refusal)));
    }
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::take_back(tx, id).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "minutes.take-back", Subject::Minutes(id), "").await?;
            Ok(())
        })
        .await
}

/// What in a text may identify a student, and the token that confirms it.
#[must_use]
pub fn findings(lang: Lang, text: &LocalizedText) -> (Vec<PiiWarning>, String) {
    let sides = Lang::ALL.map(|each| side(text, each).map(|text| (each, text.to_owned())));
    let review = PiiReview::of_texts(sides.into_iter().flatten());
    (review.warnings(lang), review.token())
}

/// Adopts proposed minutes: their text is sealed. What may identify a student is confirmed with a reason, which is logged.
///
/// # Errors
/// [`ActionError::Invalid`] when the reason is missing, [`ActionError::Conflict`] when the text was changed since the person
/// looked at it.
pub async fn adopt(
    context: &ActionContext,
    id: MeetingId,
    input: &AdoptMinutes,
) -> Result<AdoptOutcome, ActionError> {
    let (found, minutes) = find_for(context, id, Action::WriteMinutes).await?;
    let (lang, now, db) = (context.lang, context.portal.now(), &context.portal.db);
    let mut conditions = Conditions {
        held: is_held(&found.of.meeting, now),
        later_meeting_begun: store::later_meeting_begun(db, id, now).await?,
        checked: true,
    };
    let state = minutes.as_ref().map_or(MinutesState::Draft, |minutes| minutes.state);
    if let Err(refusal) = apply(state, Step::Adopt, conditions) {
        return Ok(AdoptOutcome::Refused(refusal));
    }
    let Some(minutes) = minutes.filter(|minutes| minutes.revision == input.revision) else {
        return Err(ActionError::Conflict);
    };
    let (warnings, token) = findings(lang, &minutes.text);
    let confirms = !warnings.is_empty() && input.confirmation_token == token;
    let length = input.reason.chars().count();
    if confirms && (length == 0 || length > MAX_REASON) {
        return Err(invalid("reason", t::minutes_wrong_reason(lang, MAX_REASON)));
    }
    conditions.checked = warnings.is_empty() || confirms;
    if apply(state, Step::Adopt, conditions).is_err() {
        return Ok(AdoptOutcome::Unconfirmed(warnings, token));
    }
    let seal = seal::of(id, &minutes.text);
    db.transaction(async |tx| {
        if !store::adopt(tx, id, minutes.revision, &seal, now).await? {
            return Err(ActionError::Conflict);
        }
        if confirms {
            context.audit(tx, "minutes.student-check", Subject::Minutes(id), &input.reason).await?;
        }
        let detail = format!("revision {}", minutes.revision);
        context.audit(tx, "minutes.adopt", Subject::Minutes(id), &detail).await?;
        Ok(AdoptOutcome::Adopted)
    })
    .await
}

/// Puts the adoption of proposed minutes, of one meeting or of all, on the agenda of the meeting that comes next. Doing it
/// again adds nothing: the id of the item follows from the two meetings.
///
/// # Errors
/// When the database is unavailable.
pub async fn put_adoption_on_agendas(portal: &Portal, only: Option<MeetingId>) -> Result<(), AppError> {
    let now = portal.now();
    for due in store::awaiting_adoption(&portal.db, only).await? {
        let Some(person) = due.proposed_by else { continue };
        let coming = meeting::preparable(&portal.db, due.community, now).await?;
        let next =
            coming.into_iter().find(|next| next.id != due.meeting && next.when.millis() > due.begins_at);
        let Some(next) = next else { continue };
        let items = vec![(item_id(due.meeting, next.id), item(due))];
        match meeting::add_agenda_items(portal, next.id, person, items).await {
            Ok(()) => {}
            // The facilitators can still adopt the minutes there, and make room.
            Err(AppError::TooLarge) => {
                tracing::warn!(meeting = %next.id, "the agenda has no room for the adoption of minutes");
                continue;
            }
            Err(error) => return Err(error),
        }
        portal.db.transaction(async |tx| store::set_adoption_meeting(tx, due.meeting, next.id).await).await?;
    }
    Ok(())
}

/// The id of the item on the agenda of a meeting at which the minutes of another are adopted.
fn item_id(minutes: MeetingId, adoption: MeetingId) -> String {
    digest::sha256(format!("minutes {minutes} {adoption}").as_bytes()).chars().take(32).collect()
}

fn item(due: Due) -> OutlineItem {
    let both = |text: fn(Lang, &Due) -> String| LocalizedText::Pair {
        source: Lang::Fr,
        fr: text(Lang::Fr, &due),
        en: text(Lang::En, &due),
        translation: Translation::Current { reviewed: true },
    };
    let link = |lang: Lang, due: &Due| {
        let href = meeting_paths::of(paths::SHOW, lang, due.meeting);
        format!("[{}]({href})", t::minutes_read(lang))
    };
    OutlineItem {
        kind: ItemKind::Decision,
        title: both(|lang, due| t::minutes_adoption_of(lang, labels::day(lang, due.begins_at))),
        minutes: MINUTES,
        about: Some(both(link)),
        lead: String::new(),
        link: String::new(),
        follow_ups: Vec::new(),
    }
}
