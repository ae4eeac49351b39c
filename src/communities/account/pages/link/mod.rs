//! The page behind a link by email: it says what the link does, and has a button that does it.

mod views;

use ensemble_common::prelude::*;
use serde::Deserialize;

use self::views::Confirm;
use super::super::{
    actions::{check_name, check_strength},
    authentication,
    invitations::Invitations,
    model::{Account, Flags, MailLink, ProfileChange, Purpose},
    paths, store,
};
use crate::community::model::Profession;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors, optional},
    format,
    ids::{OrganizationId, PersonId},
};
use ensemble_server::web::{ActionContext, Flash, Forget, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, EmptyState};

/// The token of a link, and what some links ask for.
#[derive(Default, Deserialize)]
struct UseLink {
    #[serde(default)]
    key: String,
    /// Of a person who makes an account.
    #[serde(default)]
    name: String,
    /// A new password.
    #[serde(default)]
    password: String,
    /// Of a person who makes an account, if it is one of those that communities gather.
    #[serde(default, deserialize_with = "optional")]
    profession: Option<Profession>,
    /// Where they work.
    #[serde(default, deserialize_with = "optional")]
    organisation: Option<OrganizationId>,
    /// The language in which they want to read the portal.
    #[serde(default, deserialize_with = "optional")]
    lang: Option<Lang>,
}

/// What must come before a link is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// Nothing: it can be used.
    Use,
    /// The person who is invited has no account yet, and makes one.
    CreateAccount,
    /// It works only for its person, signed in, and nobody is signed in.
    SignIn,
    /// Another person is signed in.
    SignOut,
}

pub(super) async fn show(request: PageRequest, invitations: Invitations) -> Result<PageResponse, AppError> {
    let key = request.key().to_owned();
    match find(&request, &key).await? {
        Some((link, account)) => {
            let step = step_of(&request, link.purpose, account.as_ref());
            let name = link.invited.as_ref().and_then(|invited| invited.name.clone()).unwrap_or_default();
            let input = UseLink { key, name, ..UseLink::default() };
            page(&request, invitations, 200, link, step, input, FieldErrors::default()).await
        }
        None => gone(&request, &key).await,
    }
}

/// The link, and the account that it is for. A link for an account does not work once that account is closed.
async fn find(context: &ActionContext, key: &str) -> Result<Option<(MailLink, Option<Account>)>, AppError> {
    let db = &context.portal.db;
    let Some(link) = store::read_link(db, key, context.portal.now()).await? else { return Ok(None) };
    let account = match link.person {
        Some(person) => store::find(db, person).await?,
        None => store::by_email(db, &link.email).await?,
    };
    let works = match &account {
        Some(account) => account.closed_at.is_none(),
        None => link.purpose == Purpose::Invite && link.person.is_none(),
    };
    Ok(works.then_some((link, account)))
}

/// What must come before a link that changes an address, or an invitation, is used. Neither signs a person in.
fn step_when_signed_in(context: &ActionContext, account: Option<&Account>) -> Step {
    match (account, context.viewer.id()) {
        (None, _) => Step::CreateAccount,
        (Some(account), Some(person)) if account.id == person => Step::Use,
        (Some(_), Some(_)) => Step::SignOut,
        (Some(_), None) => Step::SignIn,
    }
}

fn step_of(context: &ActionContext, purpose: Purpose, account: Option<&Account>) -> Step {
    match purpose {
        Purpose::Change | Purpose::Invite => step_when_signed_in(context, account),
        Purpose::SignIn | Purpose::Verify | Purpose::Reset | Purpose::Stop => Step::Use,
    }
}

pub(super) async fn submit(request: PageRequest, invitations: Invitations) -> Result<PageResponse, AppError> {
    let input: UseLink = request.input()?;
    let Some((link, account)) = find(&request, &input.key).await? else {
        return gone(&request, &input.key).await;
    };
    let key = input.key.clone();
    let step = step_of(&request, link.purpose, account.as_ref());
    if matches!(step, Step::SignIn | Step::SignOut) {
        return page(&request, invitations, 403, link, step, input, FieldErrors::default()).await;
    }
    match use_link(&request, invitations, &input, &link, account).await {
        Ok(response) => Ok(response),
        Err(ActionError::App(AppError::NotFound)) => gone(&request, &key).await,
        Err(error) => page(&request, invitations, 422, link, step, input, error.field_errors()?).await,
    }
}

/// Does what the link is for.
///
/// # Errors
/// [`AppError::NotFound`] when it does not work any more, field errors for what was typed.
async fn use_link(
    request: &PageRequest,
    invitations: Invitations,
    input: &UseLink,
    link: &MailLink,
    account: Option<Account>,
) -> Result<PageResponse, ActionError> {
    let (lang, next) = (request.lang, link.next.as_deref().unwrap_or_default());
    match (link.purpose, account) {
        (Purpose::SignIn | Purpose::Verify, Some(account)) => {
            consume(request, &input.key, account.id).await?;
            let to = authentication::sign_in(request, account.id, "link", next).await?;
            Ok(PageResponse::redirect(to))
        }
        (Purpose::Reset, Some(account)) => {
            let mut errors = FieldErrors::default();
            check_strength(lang, "password", &input.password, &account.name, &account.email, &mut errors);
            errors.check()?;
            consume(request, &input.key, account.id).await?;
            authentication::change_password(request, &account, input.password.clone()).await?;
            let to = authentication::sign_in(request, account.id, "reset", next).await?;
            Ok(PageResponse::redirect(to))
        }
        (Purpose::Change, Some(_)) => {
            authentication::change_address(request, &input.key, link).await?;
            Ok(PageResponse::redirect_with(paths::of(paths::SECURITY, lang), Flash::AddressChanged))
        }
        (Purpose::Stop, Some(_)) => {
            authentication::stop_address_change(request, &input.key, link).await?;
            let to = Flash::AddressChangeStopped.on(paths::of(paths::RESET_PASSWORD, lang));
            Ok(PageResponse::SignedOut(to, Forget::Pages))
        }
        (Purpose::Invite, Some(account)) => {
            accept_invitation(request, invitations, &input.key, link, account.id).await
        }
        (Purpose::Invite, None) => create_account(request, invitations, input, link).await,
        (_, None) => Err(AppError::NotFound.into()),
    }
}

/// Uses a token up, which proves that the person reads their address.
async fn consume(context: &ActionContext, key: &str, person: PersonId) -> Result<(), AppError> {
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |transaction| {
            if !store::consume(transaction, key, now).await? {
                return Err(AppError::NotFound);
            }
            store::prove_email(transaction, person, now).await?;
            Ok(())
        })
        .await
}

/// Checks that an invitation may still be accepted.
async fn check_invitation(
    context: &ActionContext,
    invitations: Invitations,
    link: &MailLink,
    person: Option<PersonId>,
) -> Result<(), AppError> {
    match &link.data {
        Some(data) if !(invitations.holds)(context, data, person).await? => Err(AppError::NotFound),
        _ => Ok(()),
    }
}

/// Where a person goes on who accepts an invitation: into the community. Empty without one.
async fn landing(
    context: &ActionContext,
    invitations: Invitations,
    link: &MailLink,
) -> Result<String, AppError> {
    let summary = match &link.data {
        Some(data) => (invitations.describe)(context, data).await?,
        None => None,
    };
    Ok(summary.map(|summary| summary.address).unwrap_or_default())
}

/// Accepts an invitation as the person who is signed in.
async fn accept_invitation(
    context: &ActionContext,
    invitations: Invitations,
    key: &str,
    link: &MailLink,
    person: PersonId,
) -> Result<PageResponse, ActionError> {
    let now = context.portal.now();
    check_invitation(context, invitations, link, Some(person)).await?;
    let landing = landing(context, invitations, link).await?;
    context
        .portal
        .db
        .transaction(async |transaction| {
            if !store::consume(transaction, key, now).await? {
                return Err(AppError::NotFound);
            }
            if let Some(data) = &link.data {
                (invitations.accept)(transaction, context, person, data).await?;
            }
            Ok(())
        })
        .await?;
    context.portal.outbox_waker.wake();
    context.session.renew(&context.portal).await?;
    Ok(PageResponse::redirect(paths::next(context.lang, &landing)))
}

/// Accepts an invitation by making an account.
async fn create_account(
    context: &ActionContext,
    invitations: Invitations,
    input: &UseLink,
    link: &MailLink,
) -> Result<PageResponse, ActionError> {
    let now = context.portal.now();
    check_invitation(context, invitations, link, None).await?;
    let UseLink { key, name, password, .. } = input;
    let mut errors = FieldErrors::default();
    check_name(context.lang, name, &mut errors);
    check_strength(context.lang, "password", password, name, &link.email, &mut errors);
    errors.check()?;
    // They go on in the language that they chose.
    let lang = input.lang.unwrap_or(context.lang);
    let context = ActionContext { lang, ..context.clone() };
    let landing = landing(&context, invitations, link).await?;
    let hash = authentication::hash_password(password.clone()).await?;
    let new = store::NewPerson { email: link.email.clone(), proven: true, name: name.clone(), lang };
    let profile = profile(&context, input).await?;
    let person = context
        .portal
        .db
        .transaction(async |transaction| {
            if !store::consume(transaction, key, now).await? {
                return Err(AppError::NotFound);
            }
            let person = match store::add(transaction, &new, now).await {
                // Another invitation of the same address was used first.
                Err(sqlx::Error::Database(error)) if error.is_unique_violation() => {
                    return Err(AppError::NotFound);
                }
                other => other?,
            };
            store::change_profile(transaction, person, &profile).await?;
            store::set_password(transaction, person, &hash, now).await?;
            if let Some(data) = &link.data {
                (invitations.accept)(transaction, &context, person, data).await?;
            }
            Ok(person)
        })
        .await?;
    context.portal.outbox_waker.wake();
    let to = authentication::sign_in(&context, person, "invitation", &landing).await?;
    Ok(PageResponse::redirect(to))
}

/// What a new account says of its person. Nothing of it is shown to others until they choose so.
async fn profile(context: &ActionContext, input: &UseLink) -> Result<ProfileChange, AppError> {
    let known = store::organizations(&context.portal.db, context.lang).await?;
    Ok(ProfileChange {
        name: input.name.clone(),
        pronouns: None,
        profession: input.profession,
        organization: input.organisation.filter(|chosen| known.iter().any(|(id, _)| id == chosen)),
        post: None,
        lang: context.lang,
        zone: format::ZONE.to_owned(),
        shows: Flags::default(),
        translates: false,
        bio: None,
    })
}

/// The link does not work any more, or never did. If it is known, one press sends another one to the same address.
async fn gone(request: &PageRequest, key: &str) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let link = store::ended_link(&request.portal.db, key).await?;
    let again = link.and_then(|link| match link.purpose {
        Purpose::SignIn | Purpose::Verify => Some((link, paths::BY_EMAIL)),
        Purpose::Reset => Some((link, paths::RESET_PASSWORD)),
        Purpose::Change | Purpose::Stop | Purpose::Invite => None,
    });
    let body = move || {
        let again = match again {
            Some((link, to)) => view! {
                <form method="post" action=paths::of(to, lang)>
                    <input type="hidden" name="email" value=link.email.clone() />
                    <input type="hidden" name="next" value=link.next.unwrap_or_default() />
                    <Button>{t::account_link_again_to(lang, link.email)}</Button>
                </form>
            }
            .into_any(),
            None => view! {
                <ButtonLink href=paths::of(paths::BY_EMAIL, lang)>{t::account_link_again(lang)}</ButtonLink>
            }
            .into_any(),
        };
        view! {
            <h1 class="visually-hidden">{t::account_link_title(lang)}</h1>
            <EmptyState title=t::account_link_gone(lang) text=t::account_link_gone_text(lang)>
                {again}
            </EmptyState>
        }
    };
    Ok(Page::new(t::account_link_title(lang), paths::both(paths::LINK), body).status(410).secret().into())
}

async fn page(
    request: &PageRequest,
    invitations: Invitations,
    status: u16,
    link: MailLink,
    step: Step,
    input: UseLink,
    errors: FieldErrors,
) -> Result<PageResponse, AppError> {
    let (lang, db) = (request.lang, &request.portal.db);
    let by = match &link.invited {
        Some(invited) => store::find(db, invited.by).await?.map(|account| account.name),
        None => None,
    };
    let said = invitation_words(request, invitations, &link, by.clone()).await?;
    let newcomer = step == Step::CreateAccount;
    // Nobody knows which language a person reads who was invited in both.
    let other = match &link.invited {
        Some(invited) if newcomer && invited.lang.is_none() => {
            let context = ActionContext { lang: lang.other(), ..request.context.clone() };
            Some(invitation_words(&context, invitations, &link, by).await?)
        }
        _ => None,
    };
    let organizations = if newcomer { store::organizations(db, lang).await? } else { Vec::new() };
    let body = move || view! { <Confirm lang link step input errors said other organizations /> };
    Ok(Page::new(t::account_link_title(lang), paths::both(paths::LINK), body).status(status).secret().into())
}

/// Who invites, and to what, in the caller's language.
async fn invitation_words(
    context: &ActionContext,
    invitations: Invitations,
    link: &MailLink,
    by: Option<String>,
) -> Result<String, AppError> {
    let lang = context.lang;
    let invitation = match &link.data {
        Some(data) => (invitations.describe)(context, data).await?,
        None => None,
    };
    let by = invitation.as_ref().map(|summary| summary.by.clone()).or(by);
    let community = invitation.map(|summary| summary.community);
    Ok(match (by, community) {
        (Some(by), Some(community)) => t::account_confirm_invite_community(lang, by, community),
        (Some(by), None) => t::account_confirm_invite_by(lang, by),
        (None, _) => t::account_confirm_invite_text(lang).to_owned(),
    })
}
