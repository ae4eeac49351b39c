//! What a person does with their own account. Each action takes the input type that its form decodes into.

use serde::Deserialize;

use super::{
    authentication::{self, SignInOutcome},
    model::{Account, Agreement},
    passwords,
    rules::{self, WeakPassword},
    store,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_server::{names, session, web::ActionContext};
use ensemble_texts as t;

/// The most characters of a name.
pub const MAX_NAME: usize = 100;

/// The account of the person who acts.
///
/// # Errors
/// [`AppError::SignInFirst`] when nobody is signed in; or the database is unavailable.
pub async fn own_account(context: &ActionContext) -> Result<Account, AppError> {
    let person = context.person()?;
    store::find(&context.portal.db, person).await?.ok_or(AppError::SignInFirst)
}

/// A new password, confirmed by the current one.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ChangePassword {
    /// The current password.
    #[serde(default)]
    pub current: String,
    /// The new one.
    #[serde(default)]
    pub new_password: String,
}

/// Gives the person a new password; all of their sessions end.
///
/// # Errors
/// Says what is wrong with either password.
pub async fn change_password(context: &ActionContext, input: ChangePassword) -> Result<(), ActionError> {
    let account = own_account(context).await?;
    let mut errors = FieldErrors::default();
    let new = &input.new_password;
    check_strength(context.lang, "new-password", new, &account.name, &account.email, &mut errors);
    check_current(context, &account, "current", &input.current, &mut errors).await?;
    errors.check()?;
    authentication::change_password(context, &account, input.new_password).await?;
    Ok(())
}

/// A new address, confirmed by the current password.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ChangeAddress {
    /// The new address.
    #[serde(default)]
    pub email: String,
    /// The current password.
    #[serde(default)]
    pub current_for_address: String,
}

/// Sends a link to the new address, which moves the account there when it is used.
///
/// # Errors
/// Says what is wrong with the address or the password, or that too many emails were sent.
pub async fn request_address_change(
    context: &ActionContext,
    input: ChangeAddress,
) -> Result<(), ActionError> {
    let lang = context.lang;
    let account = own_account(context).await?;
    let mut errors = FieldErrors::default();
    let address = rules::address(&input.email);
    if address.is_none() {
        errors.add("email", t::account_email_wrong(lang));
    }
    let current = &input.current_for_address;
    check_current(context, &account, "current-for-address", current, &mut errors).await?;
    if let Some(address) = address.filter(|_| errors.is_empty()) {
        match authentication::request_address_change(context, &account, address).await {
            Ok(()) => return Ok(()),
            Err(AppError::TooMany) => errors.add("email", t::account_mail_enough(lang)),
            Err(error) => return Err(error.into()),
        }
    }
    Err(ActionError::Invalid(errors))
}

/// One of the person's sessions.
#[derive(Deserialize)]
pub struct EndSession {
    /// The hash of its id.
    pub session: String,
}

/// Ends one of the person's sessions.
///
/// # Errors
/// When the database is unavailable.
pub async fn end_session(context: &ActionContext, input: EndSession) -> Result<(), AppError> {
    session::end(&context.portal.db, context.person()?, &input.session).await?;
    Ok(())
}

/// Ends all of the person's sessions and unused links.
///
/// # Errors
/// When the database is unavailable.
pub async fn end_all_sessions(context: &ActionContext) -> Result<(), AppError> {
    let (person, now) = (context.person()?, context.portal.now());
    context
        .portal
        .db
        .transaction(async |transaction| {
            authentication::end_sessions_and_links(transaction, person, now).await?;
            Ok(())
        })
        .await
}

/// A version of an agreement.
#[derive(Deserialize)]
pub struct AgreementVersion {
    /// Which agreement.
    pub agreement: Agreement,
    /// Its version.
    pub version: i64,
    /// The address to go on to once everything is accepted.
    #[serde(default)]
    pub next: String,
    /// How many agreements were asked for when the person arrived; 0 is not known.
    #[serde(default)]
    pub of: usize,
}

/// Accepts an agreement. Returns how many the person has not accepted yet.
///
/// # Errors
/// [`AppError::BadRequest`] when this is not its newest version.
pub async fn accept_agreement(context: &ActionContext, input: &AgreementVersion) -> Result<usize, AppError> {
    answer_agreement(context, input, true).await
}

/// Revokes the consent to an agreement. Returns how many the person has not accepted.
///
/// # Errors
/// [`AppError::BadRequest`] when this is not its newest version.
pub async fn revoke_consent(context: &ActionContext, input: &AgreementVersion) -> Result<usize, AppError> {
    answer_agreement(context, input, false).await
}

async fn answer_agreement(
    context: &ActionContext,
    input: &AgreementVersion,
    accepts: bool,
) -> Result<usize, AppError> {
    let (person, now, db) = (context.person()?, context.portal.now(), &context.portal.db);
    let AgreementVersion { agreement, version, .. } = *input;
    let newest = store::consents(db, person).await?;
    if !newest.iter().any(|consent| consent.agreement == agreement && consent.version == version) {
        return Err(AppError::BadRequest);
    }
    db.transaction(async |transaction| {
        let action = if accepts {
            store::accept(transaction, person, agreement, version, now).await?;
            "consent.accept"
        } else {
            store::revoke(transaction, person, agreement, now).await?;
            "consent.revoke"
        };
        let detail = format!("{} {version}", agreement.code());
        context.audit(transaction, action, person, &detail).await?;
        Ok::<_, AppError>(())
    })
    .await?;
    // What is accepted opens rights, and what is revoked closes them.
    context.session.renew(&context.portal).await?;
    Ok(store::missing(db, person).await?)
}

/// Checks what a person wants to be called.
pub fn check_name(lang: Lang, name: &str, errors: &mut FieldErrors) {
    if name.is_empty() || name.chars().count() > MAX_NAME {
        errors.add("name", t::account_name_missing(lang));
    } else if names::has_url(name) {
        errors.add("name", t::account_name_address(lang));
    }
}

/// Checks that a new password is strong enough for this person.
pub(super) fn check_strength(
    lang: Lang,
    field: &str,
    typed: &str,
    name: &str,
    email: &str,
    errors: &mut FieldErrors,
) {
    match passwords::check(typed, name, email) {
        Ok(()) => {}
        Err(WeakPassword::Short) => errors.add(field, t::account_password_short(lang, rules::SHORTEST)),
        Err(WeakPassword::Long) => errors.add(field, t::account_password_long(lang, rules::LONGEST)),
        Err(WeakPassword::Common) => errors.add(field, t::account_password_common(lang)),
        Err(WeakPassword::Guessable) => errors.add(field, t::account_password_guessable(lang)),
    }
}

/// Checks the current password: an action that the owner of the account could not undo needs it.
async fn check_current(
    context: &ActionContext,
    account: &Account,
    field: &str,
    typed: &str,
    errors: &mut FieldErrors,
) -> Result<(), AppError> {
    match authentication::verify_password(context, &account.email, typed).await? {
        SignInOutcome::Success(_) => {}
        SignInOutcome::WrongCredentials => errors.add(field, t::account_current_wrong(context.lang)),
        SignInOutcome::RateLimited(millis) => {
            errors.add(field, t::account_wait_here(context.lang, rules::minutes(millis)));
        }
    }
    Ok(())
}
