//! Verifying a password, and the rate limits against guessing.
//!
//! An attempt is reserved in the database before the hash is computed, so that of many attempts at once no more than the
//! limit are compared. Attempts are counted for the account and the network together, for the account alone, and for the
//! network alone. A right password returns its attempt, and clears the count of its account and network. A browser in
//! which the person signed in before, and a person who is signed in, have a limit of their own: guesses made elsewhere do
//! not lock them out.

use std::sync::atomic::Ordering;

use super::hashing;
use crate::account::{rules, store};
use ensemble_core::{error::AppError, ids::PersonId, rights::Viewer};
use ensemble_server::{
    audit::{self, Deed},
    rate::{self, Bucket, Limit},
    web::ActionContext,
};

const MINUTE: i64 = 60_000;
/// Attempts on one account from one network.
const ACCOUNT_AND_NETWORK: Limit = Limit { burst: 5, every: 5 * MINUTE };
/// Attempts on one account from all networks together.
const ACCOUNT: Limit = Limit { burst: 20, every: 5 * MINUTE };
/// Attempts from one network on all accounts together. A school has one address; most of its attempts are right, and are
/// not counted.
const NETWORK: Limit = Limit { burst: 200, every: 10_000 };
/// Attempts from a browser in which the person signed in before.
const KNOWN_BROWSER: Limit = Limit { burst: 10, every: 5 * MINUTE };

/// The outcome of an attempt to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInOutcome {
    /// The password is right, and the account is this person's.
    Success(PersonId),
    /// The address or the password is wrong; which one is not said.
    WrongCredentials,
    /// Too many attempts: wait so many milliseconds.
    RateLimited(i64),
}

/// The rate limits of an attempt.
enum Limits {
    KnownBrowser(Bucket),
    Unknown { account_and_network: Bucket, account: Bucket, network: Bucket },
}

impl Limits {
    fn all(&self) -> Vec<&Bucket> {
        match self {
            Self::KnownBrowser(bucket) => vec![bucket],
            Self::Unknown { account_and_network, account, network } => {
                vec![account_and_network, account, network]
            }
        }
    }

    async fn of(context: &ActionContext, email: &str, person: Option<PersonId>) -> Result<Self, sqlx::Error> {
        if let Some(known) = recognized_key(context, person).await? {
            return Ok(Self::KnownBrowser(Bucket::new(KNOWN_BROWSER, &["password known", &known])));
        }
        let network = context.session.network();
        Ok(Self::Unknown {
            account_and_network: Bucket::new(ACCOUNT_AND_NETWORK, &["password pair", email, &network]),
            account: Bucket::new(ACCOUNT, &["password account", email]),
            network: Bucket::new(NETWORK, &["password network", &network]),
        })
    }

    /// A right password returns its own attempt, and one more attempt to its network.
    async fn succeeded(&self, transaction: &mut sqlx::AnyConnection) -> Result<(), sqlx::Error> {
        match self {
            Self::KnownBrowser(bucket) => bucket.clear(transaction).await,
            Self::Unknown { account_and_network, account, network } => {
                account_and_network.clear(&mut *transaction).await?;
                account.give_back(&mut *transaction, 1).await?;
                network.give_back(transaction, 2).await
            }
        }
    }
}

/// What identifies a person who acts on their own account from a session or a browser of theirs; `None` when neither is
/// known.
pub(super) async fn recognized_key(
    context: &ActionContext,
    person: Option<PersonId>,
) -> Result<Option<String>, sqlx::Error> {
    let Some(person) = person else { return Ok(None) };
    if context.viewer.id() == Some(person) {
        return Ok(Some(person.to_string()));
    }
    context.session.known_browser(&context.portal, person).await
}

/// Verifies an address and a password.
///
/// # Errors
/// When the database is unavailable.
pub async fn verify_password(
    context: &ActionContext,
    typed: &str,
    password: &str,
) -> Result<SignInOutcome, AppError> {
    let (portal, now) = (&context.portal, context.portal.now());
    let email = rules::address(typed).unwrap_or_default();
    let known = store::password_of(&portal.db, &email).await?;
    let (person, hash) = known.map_or((None, None), |(person, hash)| (Some(person), Some(hash)));
    let limits = Limits::of(context, &email, person).await?;
    // An attempt that is over the limit waits neither for a permit nor for the connection that writes.
    let mut wait = 0;
    for bucket in limits.all() {
        wait = wait.max(bucket.wait(&portal.db, now).await?);
    }
    if wait > 0 {
        return Ok(SignInOutcome::RateLimited(wait));
    }
    // The permit is taken before the reservation and held until the outcome is stored: right passwords that come at once
    // do not use up each other's limit.
    let permit = hashing::permit().await?;
    let wait = rate::reserve_all(&portal.db, &limits.all(), now).await?;
    if wait > 0 {
        return Ok(SignInOutcome::RateLimited(wait));
    }
    portal.password_checks.fetch_add(1, Ordering::Relaxed);
    let typed = password.chars().take(rules::LONGEST + 1).collect::<String>();
    let (matches, _permit) = hashing::matches(permit, typed, hash).await?;
    let stored: Result<SignInOutcome, sqlx::Error> = portal
        .db
        .transaction(async |transaction| {
            if let Some(person) = person.filter(|_| matches) {
                limits.succeeded(&mut *transaction).await?;
                rate::delete_full(transaction, now).await?;
                return Ok(SignInOutcome::Success(person));
            }
            let subject = person.map(|id| id.to_string()).unwrap_or_default();
            let deed = Deed {
                action: "person.sign-in-failed",
                subject_kind: "person",
                subject: &subject,
                detail: "",
            };
            // The viewer is nobody, even when a person types their own password again.
            audit::log(transaction, &Viewer::default(), context.session.client_address(), deed, now).await?;
            Ok(SignInOutcome::WrongCredentials)
        })
        .await;
    Ok(stored?)
}
