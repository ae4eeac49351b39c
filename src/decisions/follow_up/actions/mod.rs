//! What people do with follow-ups, one function each with a typed input. A form and the server function of an island call the
//! same function.

mod by_key;
mod change;
mod write;

pub(super) use by_key::{KeyOutcome, answer_by_key};
pub(super) use change::{ChangeOutcome, change};
pub use write::{AddOutcome, add};
pub(super) use write::{edit, form_of};

use super::{
    events,
    model::{FollowUp, Place},
    rules::{Actor, KEY_KEPT},
    store,
};
use ensemble_common::notification::notify;
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError},
    ids::{CommunityId, FollowUpId, MeetingId, PersonId},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::{
    digest,
    rate::{Bucket, Limit},
    web::ActionContext,
};

/// Emails that one person causes to be sent to another by assigning follow-ups.
const EMAILS: Limit = Limit { burst: 20, every: 30 * 60_000 };

/// A follow-up of a community, if the viewer may do this there. Absence and refusal answer alike.
pub(super) async fn find_for(
    context: &ActionContext,
    community: CommunityId,
    id: FollowUpId,
    action: Action,
) -> Result<FollowUp, AppError> {
    context.require(action, community)?;
    store::find(&context.portal.db.reader, community, id).await?.ok_or(AppError::NotFound)
}

/// What the viewer is to a follow-up; `None` for those who only read it.
pub(super) fn actor(context: &ActionContext, follow_up: &FollowUp) -> Option<Actor> {
    let within = |action| context.may(action, Some(follow_up.community));
    let person = context.viewer.id().filter(|_| within(Action::ProposeFollowUps))?;
    Some(Actor {
        person,
        facilitates: within(Action::ManageFollowUps),
        is_author: follow_up.author == Some(person),
    })
}

/// Says to those who follow the meeting in which a follow-up came up that it changed. Call it after the commit.
fn raise_signal(context: &ActionContext, meeting: Option<MeetingId>) {
    if let Some(meeting) = meeting {
        context.portal.signals().raise(meeting.uuid());
    }
}

/// The community, as a transaction sees it; an archived one takes no changes.
async fn open_place(tx: &mut sqlx::AnyConnection, community: CommunityId) -> Result<Place, AppError> {
    let place = store::place(tx, community).await?;
    place.filter(|place| !place.archived).ok_or(AppError::NotFound)
}

/// What in some texts may identify a student, unless the person confirmed these texts: the warnings, and the token that confirms
/// them.
fn unconfirmed(
    lang: Lang,
    review: &PiiReview,
    confirmation_token: &str,
) -> Option<(Vec<PiiWarning>, String)> {
    let (warnings, token) = (review.warnings(lang), review.token());
    (!warnings.is_empty() && confirmation_token != token).then_some((warnings, token))
}

/// A reason, in the language of the page; `None` where none was written.
fn reason(lang: Lang, written: &str) -> Option<LocalizedText> {
    let text = written.trim();
    (!text.is_empty()).then(|| LocalizedText::Single { lang, text: text.to_owned() })
}

/// Notifies the new owner of a follow-up, with a secret of which the digest is kept. A person who assigns very many to another
/// notifies them of no more for a while.
async fn notify_owner(
    tx: &mut sqlx::AnyConnection,
    context: &ActionContext,
    place: &Place,
    (id, community): (FollowUpId, CommunityId),
    owner: PersonId,
) -> Result<(), ActionError> {
    let (portal, now) = (&context.portal, context.portal.now());
    let by = context.person()?.to_string();
    let emails = Bucket::new(EMAILS, &["mail follow-up", &by, &owner.to_string()]);
    if emails.reserve(&mut *tx, now).await? > 0 {
        return Ok(());
    }
    let key = digest::token();
    store::set_key(&mut *tx, id, &digest::sha256(key.as_bytes()), now + KEY_KEPT).await?;
    let event = events::assigned(&portal.config.site_url, place, (id, community), owner, &key, now);
    notify(tx, portal, &event).await?;
    Ok(())
}
