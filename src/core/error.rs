//! All that a browser may learn when something goes wrong.
//!
//! One variant per reason; the words are chosen by the page that shows it, in the reader's
//! language. What happened inside goes to the log under the request's number, never here.

use serde::{Deserialize, Deserializer, Serialize, de::Visitor};
use server_fn::{codec::JsonEncoding, error::FromServerFnError, error::ServerFnErrorErr};

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

/// What is wrong with one field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's id, which the summary of errors links to.
    pub id: String,
    /// What to do about it, in the reader's language.
    pub message: String,
}

impl FieldError {
    /// Says what is wrong with a field.
    pub fn new(id: impl Into<String>, message: impl Into<String>) -> Self {
        Self { id: id.into(), message: message.into() }
    }
}

/// What is wrong with a form, field by field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    /// Says what is wrong with the field of that id.
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        self.0.push(FieldError::new(field, message));
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with one field; empty when nothing is.
    #[must_use]
    pub fn of(&self, field: &str) -> String {
        self.0.iter().find(|error| error.id == field).map(|error| error.message.clone()).unwrap_or_default()
    }

    /// All of it, for a summary of errors.
    #[must_use]
    pub fn all(&self) -> Vec<FieldError> {
        self.0.clone()
    }

    /// Goes on only when nothing is wrong.
    ///
    /// # Errors
    /// [`ActionError::Invalid`] with all that is wrong.
    pub fn check(self) -> Result<(), ActionError> {
        if self.is_empty() { Ok(()) } else { Err(ActionError::Invalid(self)) }
    }
}

/// Why an action was not done. The form shows it above what was typed; an island shows it beside its button.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum ActionError {
    /// Some fields hold what cannot be saved.
    #[error("invalid input")]
    Invalid(FieldErrors),
    /// The thing changed since the person looked at it; nothing was saved.
    #[error("changed in the meantime")]
    Conflict,
    /// As for any request.
    #[error(transparent)]
    App(#[from] AppError),
}

impl ActionError {
    /// What is wrong with the form, to be shown above it.
    ///
    /// # Errors
    /// Every other reason, for which there is a page of its own.
    pub fn field_errors(self) -> Result<FieldErrors, AppError> {
        match self {
            Self::Invalid(errors) => Ok(errors),
            Self::Conflict => Err(AppError::BadRequest),
            Self::App(error) => Err(error),
        }
    }

    /// The HTTP status that says the same.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Invalid(_) => 422,
            Self::Conflict => 409,
            Self::App(error) => error.status(),
        }
    }
}

impl FromServerFnError for ActionError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        Self::App(AppError::from_server_fn_error(error))
    }
}

/// Reads a checkbox: a form sends its value only when it is ticked, a server function a `bool`.
///
/// # Errors
/// For a value of another type.
pub fn checkbox<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    struct Ticked;

    impl Visitor<'_> for Ticked {
        type Value = bool;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a checkbox")
        }

        fn visit_bool<E>(self, value: bool) -> Result<bool, E> {
            Ok(value)
        }

        fn visit_str<E>(self, value: &str) -> Result<bool, E> {
            Ok(value != "false")
        }
    }

    deserializer.deserialize_any(Ticked)
}

/// Reads a value that may be missing: an empty field of a form is `None`.
///
/// # Errors
/// For a text that is no such value.
pub fn optional<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: std::str::FromStr,
    T::Err: std::fmt::Display,
{
    let text = Option::<String>::deserialize(deserializer)?.filter(|text| !text.is_empty());
    text.map(|text| text.parse().map_err(serde::de::Error::custom)).transpose()
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
