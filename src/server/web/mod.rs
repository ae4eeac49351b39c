//! What a page handler is asked, what it answers, and the list of all routes.
//!
//! A handler reads, decides and returns a [`Page`] or a way elsewhere; it knows neither axum nor the
//! frame around its content. `app` joins the two. Because every feature hands over a [`Routes`], the
//! portal can list its own doors: tests walk the list.

mod ask;
mod form;
mod page;
mod routes;
mod streamed;

pub use ask::{Ask, readable};
pub use form::{Form, LONG};
pub use page::{Body, Islands, Page, Reply, busy};
pub use routes::{Handler, Route, Routes};
pub use streamed::{Archive, Pieces, Streamed};

/// What a browser learns of a database error: that the database is away, or that something broke.
/// The rest goes to the log, within the request's span.
#[must_use]
pub fn failure(error: &sqlx::Error) -> crate::error::AppError {
    use sqlx::Error::{Io, PoolClosed, PoolTimedOut, Tls, WorkerCrashed};

    let away = match error {
        PoolTimedOut | PoolClosed | WorkerCrashed | Io(_) | Tls(_) => true,
        // PostgreSQL: connection exceptions, shutting down, starting up, too many connections.
        // SQLite: busy, I/O error, cannot open, not a database.
        sqlx::Error::Database(inner) => inner.code().is_some_and(|code| {
            code.starts_with("08")
                || ["57P01", "57P02", "57P03", "53300", "5", "10", "14", "26"].contains(&code.as_ref())
        }),
        _ => false,
    };
    if away {
        tracing::error!(%error, "the database is away");
        crate::error::AppError::Unavailable
    } else {
        tracing::error!(%error, "the database refused");
        crate::error::AppError::Internal
    }
}
