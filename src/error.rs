//! All that a browser may learn when something goes wrong.
//!
//! One variant per reason; the words are chosen by the page that shows it, in the reader's
//! language. What happened inside goes to the log under the request's number, never here.

use leptos::server_fn::{codec::JsonEncoding, error::FromServerFnError, error::ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// Why a request was not answered as asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum AppError {
    /// Nothing here, or nothing that this person may see: the two answer alike.
    #[error("not found")]
    NotFound,
    /// For those who are signed in.
    #[error("sign in first")]
    SignInFirst,
    /// Too many tries in a short while; waiting helps.
    #[error("too many tries")]
    TooMany,
    /// The request cannot be read: a malformed address, a value that no form offers.
    #[error("bad request")]
    BadRequest,
    /// The address is right, the method is not.
    #[error("method not allowed")]
    MethodNotAllowed,
    /// A form posted from another site.
    #[error("refused")]
    Refused,
    /// The request carries more than the portal accepts.
    #[error("too large")]
    TooLarge,
    /// The answer took too long.
    #[error("timed out")]
    TimedOut,
    /// The database is away; trying again later helps.
    #[error("unavailable")]
    Unavailable,
    /// A stored document holds what the portal cannot read, or refuses to.
    #[error("unreadable")]
    Unreadable,
    /// A fault of ours. The log has it under the request's number.
    #[error("internal error")]
    Internal,
}

impl AppError {
    /// The HTTP status that says the same.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::SignInFirst => 401,
            Self::TooMany => 429,
            Self::BadRequest => 400,
            Self::MethodNotAllowed => 405,
            Self::Refused => 403,
            Self::TooLarge => 413,
            Self::TimedOut => 408,
            Self::Unavailable => 503,
            Self::Unreadable | Self::Internal => 500,
        }
    }

    /// The reason behind a bare status, as a library's layer answers it.
    #[must_use]
    pub const fn from_status(status: u16) -> Self {
        match status {
            404 => Self::NotFound,
            401 => Self::SignInFirst,
            429 => Self::TooMany,
            405 => Self::MethodNotAllowed,
            403 => Self::Refused,
            413 => Self::TooLarge,
            408 | 504 => Self::TimedOut,
            503 => Self::Unavailable,
            400..=499 => Self::BadRequest,
            _ => Self::Internal,
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => Self::BadRequest,
            ServerFnErrorErr::Request(_) => Self::Unavailable,
            _ => Self::Internal,
        }
    }
}
