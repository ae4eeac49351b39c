//! What people do with the directory of services. Each action is one function with a typed input, and checks the right by itself.

mod import;
mod report;

pub use import::{apply, discard, prepare};
pub use report::{report, settle};

use jiff::civil::Date;

use super::{
    api::{DecideService, VerifyService, WriteService},
    events, labels,
    model::{Details, Service, ServiceState},
    rules::{self, MAX_LINE, MAX_PROPOSED, MAX_TEXT},
    store::{self, NewService, Writer},
};
use ensemble_common::notification::notify;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    format,
    ids::{OrganizationId, PersonId, ServiceId},
    rights::Action,
};
use ensemble_server::{digest, web::ActionContext};
use ensemble_texts as t;

/// The outcome of writing a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteOutcome {
    Written(ServiceId),
    /// Not saved: these look like it. The form sends their token to save it all the same.
    LooksLike(Vec<Service>, String),
}

/// Whether the viewer keeps the directory.
pub(super) fn keeps(context: &ActionContext) -> bool {
    context.may(Action::ManageServices, None)
}

/// Whether the viewer changes a service: those who keep the directory, and the person who proposed it.
pub(super) fn writes(context: &ActionContext, service: &Service) -> bool {
    keeps(context) || context.viewer.id().is_some_and(|person| service.owner == Some(person))
}

/// As whom the viewer changes a service.
fn writer(context: &ActionContext) -> Writer {
    if keeps(context) { Writer::Keeper } else { Writer::Owner }
}

/// The day of the portal.
pub(super) fn today(context: &ActionContext) -> Date {
    format::local(context.portal.now()).date()
}

/// A service that the viewer sees: one of the directory, or one that they may change. Absence and refusal answer alike.
pub(super) async fn find_visible(context: &ActionContext, id: ServiceId) -> Result<Service, AppError> {
    let found = store::find(&context.portal.db, id).await?.ok_or(AppError::NotFound)?;
    if found.state == ServiceState::Listed || writes(context, &found) {
        Ok(found)
    } else {
        Err(AppError::NotFound)
    }
}

/// A service that the viewer may change. Absence and refusal answer alike.
pub(super) async fn find_own(context: &ActionContext, id: ServiceId) -> Result<Service, AppError> {
    let found = store::find(&context.portal.db, id).await?.ok_or(AppError::NotFound)?;
    context.person()?;
    if writes(context, &found) { Ok(found) } else { Err(AppError::NotFound) }
}

/// What is wrong, as a form shows it.
fn field_errors(lang: Lang, wrong: &[rules::Wrong]) -> FieldErrors {
    let mut errors = FieldErrors::default();
    for each in wrong {
        errors.add(each.0.field(), labels::wrong(lang, *each));
    }
    errors
}

/// What the form says of a service. The name of an organization that was chosen is its provider.
async fn read(
    context: &ActionContext,
    input: &WriteService,
) -> Result<(Details, Option<OrganizationId>), ActionError> {
    let (mut details, mut wrong) = input.details();
    let mut organization = None;
    if let Some(chosen) = input.organization {
        let all = store::organizations(&context.portal.db, Lang::Fr).await.map_err(AppError::from)?;
        if let Some((id, name)) = all.into_iter().find(|(id, _)| *id == chosen) {
            details.provider = name.into_text(Lang::Fr);
            organization = Some(id);
        }
    }
    for each in rules::check(&details, today(context)) {
        if !wrong.iter().any(|(column, _)| *column == each.0) {
            wrong.push(each);
        }
    }
    wrong.sort_by_key(|(column, _)| *column);
    field_errors(context.lang, &wrong).check()?;
    Ok((details, organization))
}

/// The token of services that were seen. It does not tell the ids of those that the viewer may not read.
fn seen(similar: &[Service]) -> String {
    let ids: Vec<String> = similar.iter().map(|service| service.id.to_string()).collect();
    digest::sha256(ids.join(" ").as_bytes())
}

/// Proposes a service. What those who keep the directory add is in it at once.
///
/// # Errors
/// [`ActionError::Invalid`] for what cannot be kept, and while as many wait for a decision as a person may have.
pub async fn propose(context: &ActionContext, input: &WriteService) -> Result<WriteOutcome, ActionError> {
    let person = context.person()?;
    let (details, organization) = read(context, input).await?;
    let state = if keeps(context) { ServiceState::Listed } else { ServiceState::Proposed };
    let (id, now) = (ServiceId::new(), context.portal.now());
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            if state == ServiceState::Proposed
                && store::count_proposed(&mut *tx, person).await? >= MAX_PROPOSED
            {
                let mut errors = FieldErrors::default();
                errors.add(rules::Column::NameFr.field(), t::service_too_many(context.lang, MAX_PROPOSED));
                return Err(ActionError::Invalid(errors));
            }
            let similar = store::similar(&mut *tx, &details, None).await?;
            let token = seen(&similar);
            if !similar.is_empty() && input.seen != token {
                return Ok(WriteOutcome::LooksLike(similar, token));
            }
            let new = NewService { id, state, details: &details, organization, owner: Some(person) };
            store::add(&mut *tx, new, now).await?;
            context.audit(&mut *tx, "service.propose", id, "").await?;
            if state == ServiceState::Proposed {
                let keepers = store::keepers(&mut *tx).await?;
                notify(&mut *tx, &context.portal, &events::proposed(context, &details, id, keepers)).await?;
            }
            Ok::<_, ActionError>(WriteOutcome::Written(id))
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(visible_only(context, outcome))
}

/// Changes a service. When the person who proposed it changes it in the directory, those who keep the directory are told, once until they
/// look.
///
/// # Errors
/// [`ActionError::Invalid`] for what cannot be kept, [`ActionError::Conflict`] when it was changed since the person looked at it.
pub async fn edit(
    context: &ActionContext,
    id: ServiceId,
    input: &WriteService,
) -> Result<WriteOutcome, ActionError> {
    find_own(context, id).await?;
    let (details, organization) = read(context, input).await?;
    let now = context.portal.now();
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            let similar = store::similar(&mut *tx, &details, Some(id)).await?;
            let token = seen(&similar);
            if !similar.is_empty() && input.seen != token {
                return Ok(WriteOutcome::LooksLike(similar, token));
            }
            let (writer, written) = (writer(context), (id, input.revision));
            if !store::write(&mut *tx, written, &details, organization, writer, now).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(&mut *tx, "service.edit", id, "").await?;
            let state = store::lock(&mut *tx, id).await?.map(|service| service.state);
            if state == Some(ServiceState::Listed) && writer == Writer::Owner {
                let keepers = store::keepers(&mut *tx).await?;
                notify(&mut *tx, &context.portal, &events::changed(context, &details, id, keepers)).await?;
            }
            Ok::<_, ActionError>(WriteOutcome::Written(id))
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(visible_only(context, outcome))
}

/// Of the services that look like one, what the viewer may read: a proposal of another person is not shown, but counts.
fn visible_only(context: &ActionContext, outcome: WriteOutcome) -> WriteOutcome {
    match outcome {
        WriteOutcome::LooksLike(mut similar, token) => {
            similar.retain(|service| service.state == ServiceState::Listed || writes(context, service));
            WriteOutcome::LooksLike(similar, token)
        }
        written => written,
    }
}

/// Puts a service into the directory, or takes it out of it or declines it, and notifies the person who proposed it.
///
/// # Errors
/// [`ActionError::Conflict`] when that was done before, or the service was changed since the person looked at it;
/// [`ActionError::Invalid`] without a reason to decline.
pub async fn decide(
    context: &ActionContext,
    id: ServiceId,
    input: &DecideService,
) -> Result<(), ActionError> {
    context.person()?;
    if !keeps(context) {
        return Err(AppError::NotFound.into());
    }
    let reason = input.reason.trim();
    let is_long = reason.chars().count() > MAX_TEXT;
    if is_long || (!input.lists && reason.is_empty()) {
        let mut errors = FieldErrors::default();
        errors.add("reason", t::service_wrong_reason(context.lang, MAX_TEXT));
        return Err(ActionError::Invalid(errors));
    }
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |tx| {
            let service = store::lock(&mut *tx, id).await?.ok_or(AppError::NotFound)?;
            let (state, deed, reason) = if input.lists {
                (ServiceState::Listed, "service.list", "")
            } else {
                (ServiceState::SetAside, "service.set-aside", reason)
            };
            if service.state == state || service.revision != input.revision {
                return Err(ActionError::Conflict);
            }
            if !store::decide(&mut *tx, id, service.state, state, reason, now).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(&mut *tx, deed, id, "").await?;
            if let Some(owner) = service.owner {
                let event = events::decided(context, &service, owner, input.lists);
                notify(&mut *tx, &context.portal, &event).await?;
            }
            Ok(())
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(())
}

/// Says that a service was verified today: all of it is right.
///
/// # Errors
/// [`ActionError::Invalid`] without words for who verified it.
pub async fn verify(
    context: &ActionContext,
    id: ServiceId,
    input: &VerifyService,
) -> Result<(), ActionError> {
    find_own(context, id).await?;
    let by = input.verifier_name.trim();
    if by.is_empty() || by.chars().count() > MAX_LINE {
        let mut errors = FieldErrors::default();
        errors.add("verifier-name", t::service_wrong_verifier(context.lang, MAX_LINE));
        return Err(ActionError::Invalid(errors));
    }
    let (day, now) = (today(context), context.portal.now());
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::set_verified(&mut *tx, id, (day, by), writer(context), now).await? {
                return Err(AppError::NotFound);
            }
            context.audit(&mut *tx, "service.verify", id, "").await?;
            Ok(())
        })
        .await?;
    Ok(())
}

/// The services that a person proposed.
///
/// # Errors
/// [`AppError::SignInFirst`] for a stranger.
pub(super) async fn own(context: &ActionContext) -> Result<Vec<Service>, AppError> {
    let person: PersonId = context.person()?;
    Ok(store::of_person(&context.portal.db, person).await?)
}
