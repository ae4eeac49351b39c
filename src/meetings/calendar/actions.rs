//! Making and removing the address of one's calendar.

use serde::Deserialize;

use super::store;
use ensemble_communities::account;
use ensemble_core::error::AppError;
use ensemble_server::{digest, web::ActionContext};

/// Makes an address.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct CreateAddress {
    /// When the address was made that the new one replaces; `None` for the first one.
    #[serde(default)]
    pub replaces: Option<i64>,
}

/// Makes the person's address; the one that it replaces ends. Returns its secret, which cannot be read again: only a hash is
/// stored. `None`, and nothing was done, when they have another address than the one to replace.
///
/// # Errors
/// [`AppError::SignInFirst`], or the database is unavailable.
pub async fn create_address(
    context: &ActionContext,
    input: CreateAddress,
) -> Result<Option<String>, AppError> {
    let person = context.person()?;
    let (secret, now) = (digest::token(), context.portal.now());
    let done = context
        .portal
        .db
        .transaction(async |transaction| {
            let hash = digest::sha256(secret.as_bytes());
            let (done, action) = match input.replaces {
                Some(at) => {
                    let done = store::replace_address(&mut *transaction, person, at, &hash, now).await?;
                    (done, "calendar.replaced")
                }
                None => {
                    (store::add_address(&mut *transaction, person, &hash, now).await?, "calendar.created")
                }
            };
            if done {
                context.audit(transaction, action, person, "").await?;
            }
            Ok::<_, sqlx::Error>(done)
        })
        .await?;
    Ok(done.then_some(secret))
}

/// Removes the person's address. Programs that read it get nothing from then on.
///
/// # Errors
/// [`AppError::SignInFirst`], or the database is unavailable.
pub async fn remove_address(context: &ActionContext) -> Result<(), AppError> {
    let person = context.person()?;
    context
        .portal
        .db
        .transaction(async |transaction| {
            if account::remove_calendar_address(&mut *transaction, person).await? {
                context.audit(transaction, "calendar.removed", person, "").await?;
            }
            Ok::<_, sqlx::Error>(())
        })
        .await?;
    Ok(())
}
