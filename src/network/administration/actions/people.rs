//! Accounts and roles in the portal.

use serde::{Deserialize, Serialize};

use super::{
    super::{
        model::{PersonFile, Refused},
        rules, store,
    },
    invalid, require,
};
use ensemble_common::notification::{Actor, PerLang, events::PortalRoleChanged, notify};
use ensemble_communities::{
    account::{self, EmailLanguage, KnownAddresses, LineOutcome, ListLine, NewInvitation, grant},
    membership::portal_role_word,
};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::PersonId,
    rights::{Action, PortalRole},
};
use ensemble_server::{session, web::ActionContext};
use ensemble_texts as t;

/// Whom to invite.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Invite {
    /// Their email address.
    pub email: String,
    /// In which language the email is; without a choice, in both.
    #[serde(rename = "email-lang")]
    pub lang: Option<EmailLanguage>,
}

/// People to invite, as a list was pasted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InviteMany {
    /// The list.
    pub people: String,
}

/// Invites the people of a list to the portal, and says what came of each line.
///
/// # Errors
/// Says that the list is empty. What is wrong with a line is its outcome.
pub async fn invite_many(
    context: &ActionContext,
    input: &InviteMany,
) -> Result<Vec<(ListLine, LineOutcome)>, ActionError> {
    require(context, Action::ManagePeople)?;
    let (db, now) = (&context.portal.db, context.portal.now());
    if input.people.chars().count() > account::MAX_LIST {
        return Err(invalid("people", t::account_list_long(context.lang, account::MAX_LIST)));
    }
    let lines = account::read_list(&input.people);
    if lines.is_empty() {
        return Err(invalid("people", t::account_list_empty(context.lang)));
    }
    let pending = account::pending_invitations(db, now).await?;
    let pending = pending.into_iter().filter(|each| each.data.is_none() && each.expires_at > now);
    let mut known =
        KnownAddresses { pending: pending.map(|each| each.email).collect(), ..KnownAddresses::default() };
    for email in lines.iter().filter_map(|line| line.email.as_ref()).take(account::MAX_LINES) {
        if account::by_email(db, email).await?.is_some() {
            known.members.insert(email.clone());
        }
    }
    let invitation = |email| NewInvitation { email, ..NewInvitation::default() };
    Ok(account::invite_list(context, lines, EmailLanguage::Both, &known, invitation).await?)
}

/// A role in the portal, to be given or taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortalRoleInput {
    /// The role.
    pub role: PortalRole,
}

/// The id of the section that an error is about.
const ACCOUNT: &str = "account";
/// The same, for roles in the portal.
const ROLES: &str = "roles";

fn refused(context: &ActionContext, field: &str, reason: Refused) -> ActionError {
    let words = match reason {
        Refused::Oneself => t::administration_not_oneself(context.lang),
        Refused::OwnPortalRole => t::administration_not_own_role(context.lang),
        Refused::LastAdministrator => t::administration_last_administrator(context.lang),
    };
    invalid(field, words)
}

/// Closes a person's account: their sessions end, and links that were sent to them stop working.
///
/// # Errors
/// [`ActionError::Invalid`] for one's own account and for the last administrator's.
pub async fn close_account(context: &ActionContext, person: PersonId) -> Result<(), ActionError> {
    require(context, Action::ManagePeople)?;
    let (me, now) = (context.person()?, context.portal.now());
    context
        .portal
        .db
        .transaction(async |transaction| {
            let outcome = store::close(transaction, person, me, now).await?;
            if outcome.map_err(|reason| refused(context, ACCOUNT, reason))? {
                context.audit(transaction, "person.closed", person, "").await?;
            }
            Ok(())
        })
        .await
}

/// Opens an account that was closed.
///
/// # Errors
/// When the database is unavailable.
pub async fn reopen_account(context: &ActionContext, person: PersonId) -> Result<(), ActionError> {
    require(context, Action::ManagePeople)?;
    context
        .portal
        .db
        .transaction(async |transaction| {
            let outcome = store::open(transaction, person).await?;
            if outcome.map_err(|reason| refused(context, ACCOUNT, reason))? {
                context.audit(transaction, "person.opened", person, "").await?;
            }
            Ok(())
        })
        .await
}

/// Gives a person a role in the portal. They sign in again; they, the administrators and the privacy officers are
/// notified.
///
/// # Errors
/// [`ActionError::Invalid`] when it is the viewer themself.
pub async fn give_portal_role(
    context: &ActionContext,
    person: PersonId,
    input: PortalRoleInput,
) -> Result<(), ActionError> {
    require(context, Action::GrantPortalRoles)?;
    let me = context.person()?;
    let file = store::person(&context.portal.db, person).await?.ok_or(AppError::NotFound)?;
    rules::give(person == me).map_err(|reason| refused(context, ROLES, reason))?;
    if file.portal_roles.contains(&input.role) {
        return Ok(());
    }
    context
        .portal
        .db
        .transaction(async |transaction| {
            grant(transaction, person, input.role, context.portal.now()).await?;
            session::end_all(transaction, person).await?;
            context.audit(transaction, "office.given", person, input.role.code()).await?;
            notify(transaction, &context.portal, &role_changed(context, &file, input.role, true)).await?;
            Ok::<_, ActionError>(())
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(())
}

/// Takes a role in the portal back. The person, the administrators and the privacy officers are notified.
///
/// # Errors
/// [`ActionError::Invalid`] for the last administrator.
pub async fn take_portal_role(
    context: &ActionContext,
    person: PersonId,
    input: PortalRoleInput,
) -> Result<(), ActionError> {
    require(context, Action::GrantPortalRoles)?;
    let me = context.person()?;
    let file = store::person(&context.portal.db, person).await?.ok_or(AppError::NotFound)?;
    let changed = context
        .portal
        .db
        .transaction(async |transaction| {
            let outcome = store::take_portal_role(transaction, person, input.role).await?;
            let changed = outcome.map_err(|reason| refused(context, ROLES, reason))?;
            if changed {
                context.audit(transaction, "office.taken", person, input.role.code()).await?;
                notify(transaction, &context.portal, &role_changed(context, &file, input.role, false))
                    .await?;
            }
            Ok::<_, ActionError>(changed)
        })
        .await?;
    if changed {
        context.portal.outbox_waker.wake();
        if person == me {
            context.session.renew(&context.portal).await?;
        }
    }
    Ok(())
}

/// What the person, the administrators and the privacy officers are notified of.
fn role_changed(
    context: &ActionContext,
    file: &PersonFile,
    role: PortalRole,
    granted: bool,
) -> PortalRoleChanged {
    PortalRoleChanged {
        person: file.account.id,
        name: file.account.name.clone(),
        role: PerLang::of(|lang| portal_role_word(lang, role).to_owned()),
        granted,
        by: Actor::from_viewer(&context.viewer),
    }
}
