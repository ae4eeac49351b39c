//! Trying a password, and what keeps it from being guessed.
//!
//! A try is reserved in the database before the hash is computed, so that of many at once no more than the limit are
//! compared. What counts is the account together with the network, the account alone, and the network alone; a right
//! password gives back what it took, and clears its account for its network. A browser in which the person signed in
//! before, and a person who is signed in, have a limit of their own: the guesses of others do not keep them out.

use std::sync::atomic::Ordering;

use super::hashing;
use crate::{
    account::{rules, store},
    error::AppError,
    ids::PersonId,
    rights::Viewer,
    server::{
        audit::{self, Deed},
        rate::{self, Bucket, Limit},
        web::PageRequest,
    },
};

const MINUTE: i64 = 60_000;
/// Tries on one account from one network.
const PAIR: Limit = Limit { burst: 5, every: 5 * MINUTE };
/// Tries on one account from anywhere: what many networks together may do.
const ACCOUNT: Limit = Limit { burst: 20, every: 5 * MINUTE };
/// Tries from one network on any account. A school goes out through one address: most of its tries are right, and do
/// not count.
const NETWORK: Limit = Limit { burst: 200, every: 10_000 };
/// Tries from a browser in which the person signed in before.
const KNOWN: Limit = Limit { burst: 10, every: 5 * MINUTE };

/// What came of a try to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Try {
    /// It is this person.
    Right(PersonId),
    /// Address or password is wrong; which one is not said.
    Wrong,
    /// Too many tries: wait so many milliseconds.
    Wait(i64),
}

/// Which limits a try is under.
enum Limits {
    Known(Bucket),
    Unknown { pair: Bucket, account: Bucket, network: Bucket },
}

impl Limits {
    fn all(&self) -> Vec<&Bucket> {
        match self {
            Self::Known(bucket) => vec![bucket],
            Self::Unknown { pair, account, network } => vec![pair, account, network],
        }
    }

    async fn of(request: &PageRequest, email: &str, person: Option<PersonId>) -> Result<Self, sqlx::Error> {
        if let Some(known) = known_as(request, person).await? {
            return Ok(Self::Known(Bucket::new(KNOWN, &["password known", &known])));
        }
        let network = request.session.network();
        Ok(Self::Unknown {
            pair: Bucket::new(PAIR, &["password pair", email, &network]),
            account: Bucket::new(ACCOUNT, &["password account", email]),
            network: Bucket::new(NETWORK, &["password network", &network]),
        })
    }

    /// A right password counts in favour: beside its own try it gives one of its network back.
    async fn succeeded(&self, to: &mut sqlx::AnyConnection) -> Result<(), sqlx::Error> {
        match self {
            Self::Known(bucket) => bucket.clear(to).await,
            Self::Unknown { pair, account, network } => {
                pair.clear(&mut *to).await?;
                account.give_back(&mut *to, 1).await?;
                network.give_back(to, 2).await
            }
        }
    }
}

/// What a person is known as who asks for something of their own account: their session, or their browser.
pub(super) async fn known_as(
    request: &PageRequest,
    person: Option<PersonId>,
) -> Result<Option<String>, sqlx::Error> {
    let Some(person) = person else { return Ok(None) };
    if request.viewer.id() == Some(person) {
        return Ok(Some(person.to_string()));
    }
    request.session.known_browser(&request.portal, person).await
}

/// Tries an address and a password.
///
/// # Errors
/// When the database is away.
pub async fn try_password(request: &PageRequest, typed: &str, password: &str) -> Result<Try, AppError> {
    let (portal, now) = (&request.portal, request.portal.now());
    let email = rules::address(typed).unwrap_or_default();
    let known = store::password_of(&portal.db, &email).await?;
    let (person, hash) = known.map_or((None, None), |(person, hash)| (Some(person), Some(hash)));
    let limits = Limits::of(request, &email, person).await?;
    // Those who have to wait in any case neither wait for a turn nor for the connection that writes.
    let look = async {
        let mut wait = 0;
        for bucket in limits.all() {
            wait = wait.max(bucket.waits(&portal.db, now).await?);
        }
        Ok(wait)
    };
    let wait = look.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    if wait > 0 {
        return Ok(Try::Wait(wait));
    }
    // The turn comes before the reservation, and is held until the outcome is stored: right passwords that come at
    // once do not stand in each other's way.
    let turn = hashing::turn().await?;
    let reserve = async {
        let mut to = portal.db.write().await?;
        for bucket in limits.all() {
            let wait = bucket.reserve(&mut to, now).await?;
            if wait > 0 {
                return Ok(wait);
            }
        }
        to.commit().await?;
        Ok(0)
    };
    let wait = reserve.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    if wait > 0 {
        return Ok(Try::Wait(wait));
    }
    portal.password_checks.fetch_add(1, Ordering::Relaxed);
    let typed = password.chars().take(rules::LONGEST + 1).collect::<String>();
    let (fits, _turn) = hashing::fits(turn, typed, hash).await?;
    let write = async {
        let mut to = portal.db.write().await?;
        let outcome = match person.filter(|_| fits) {
            Some(person) => {
                limits.succeeded(&mut to).await?;
                rate::sweep(&mut to, now).await?;
                Try::Right(person)
            }
            None => {
                let subject = person.map(|id| id.to_string()).unwrap_or_default();
                let deed = Deed {
                    action: "person.sign-in-failed",
                    subject_kind: "person",
                    subject: &subject,
                    detail: "",
                };
                audit::log(&mut to, &Viewer::default(), request.session.client_address(), deed, now).await?;
                Try::Wrong
            }
        };
        to.commit().await?;
        Ok(outcome)
    };
    write.await.map_err(<AppError as From<sqlx::Error>>::from)
}
