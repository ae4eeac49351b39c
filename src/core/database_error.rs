//! What a client learns when the database fails.

use crate::error::{ActionError, AppError};

/// Whether a database's error code says that it stores nothing at the moment, through no fault of the statement.
fn is_away(code: &str) -> bool {
    // SQLite's codes are numbers, those of PostgreSQL have five characters. The last byte is the kind: locked,
    // read-only (moved files included), I/O error, full, cannot open, not a database.
    if code.len() < 5
        && let Ok(code) = code.parse::<u32>()
    {
        return [5, 6, 8, 10, 13, 14, 26].contains(&(code & 0xff));
    }
    // Connection exceptions, out of disk, memory or connections, I/O errors; read-only; shutting down, starting up.
    ["08", "53", "58"].iter().any(|class| code.starts_with(class))
        || ["25006", "57P01", "57P02", "57P03"].contains(&code)
}

/// The client learns only whether the database is unavailable or something broke; the details go to the log, within the
/// request's span.
impl From<sqlx::Error> for AppError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error::{Database, Io, PoolClosed, PoolTimedOut, Tls, WorkerCrashed};

        let away = match &error {
            PoolTimedOut | PoolClosed | WorkerCrashed | Io(_) | Tls(_) => true,
            Database(inner) => inner.code().is_some_and(|code| is_away(&code)),
            _ => false,
        };
        if away {
            tracing::error!(%error, "the database is unavailable");
            Self::Unavailable
        } else {
            tracing::error!(%error, "the database refused");
            Self::Internal
        }
    }
}

impl From<sqlx::Error> for ActionError {
    fn from(error: sqlx::Error) -> Self {
        Self::App(error.into())
    }
}
