//! One request, as a page handler sees it.

use std::{ops::Deref, sync::Arc};

use axum::{extract::RawPathParams, http::request::Parts};
use serde::de::DeserializeOwned;

use super::{ActionContext, Flash, Form, FormOrigin, flash};
use crate::{Portal, session::CurrentSession, work::Slot};
use ensemble_core::{Lang, error::AppError, rights::Viewer};

/// The parameter of addresses that hold a secret: links by email, and addresses of calendars and of guests. Nothing that is
/// answered there stays in a cache or tells the address; see [`crate::http::observe`].
pub const KEY: &str = "key";

/// Whether the query of an address holds a secret.
#[must_use]
pub fn holds_secret(query: Option<&str>) -> bool {
    query.is_some_and(|query| pairs(query).iter().any(|(name, _)| name == KEY))
}

/// One request for a page: in which language, for what, with which parts.
#[derive(Clone, Debug)]
pub struct PageRequest {
    /// Who asks, in which language: what an action needs of it.
    pub context: ActionContext,
    /// The parts of the path that the route leaves open, in order.
    pub path: Vec<String>,
    /// The query's pairs, decoded, in order.
    pub query: Vec<(String, String)>,
    /// The query as it was written, without the question mark.
    pub raw_query: Option<String>,
    /// What was sent, when a form was.
    pub form: Form,
    /// Where the form that was sent comes from, when it says so.
    pub origin: Option<FormOrigin>,
    /// Leave to hold a large body, until the request is answered.
    pub held: Option<Arc<Slot>>,
}

impl Deref for PageRequest {
    type Target = ActionContext;

    fn deref(&self) -> &ActionContext {
        &self.context
    }
}

impl PageRequest {
    /// Reads a request. The query is read whatever it holds: links are broken on their way, and other programs add
    /// parameters.
    ///
    /// # Errors
    /// [`AppError::BadRequest`] when the path holds control characters.
    pub fn read(
        lang: Lang,
        portal: Portal,
        params: &RawPathParams,
        parts: &Parts,
        session: CurrentSession,
    ) -> Result<Self, AppError> {
        let raw_query = parts.uri.query().filter(|query| !query.is_empty()).map(str::to_owned);
        let query = raw_query.as_deref().map(pairs).unwrap_or_default();
        let path: Vec<String> = params.iter().map(|(_, value)| value.to_owned()).collect();
        if path.iter().any(|value| value.chars().any(char::is_control)) {
            return Err(AppError::BadRequest);
        }
        let context = ActionContext { lang, portal, viewer: Viewer::default(), session };
        Ok(Self { context, path, query, raw_query, form: Form::default(), origin: None, held: None })
    }

    /// An open part of the path; the first is 0. Absent parts are empty.
    #[must_use]
    pub fn path_param(&self, index: usize) -> &str {
        self.path.get(index).map_or("", String::as_str)
    }

    /// The first value of a name in the query.
    #[must_use]
    pub fn query_param(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The page of a list that the address asks for, from 1.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for what is no number of a page.
    pub fn page_number(&self) -> Result<u32, AppError> {
        match self.query_param("page") {
            None | Some("") => Ok(1),
            Some(number) => number.parse().ok().filter(|number| *number > 0).ok_or(AppError::NotFound),
        }
    }

    /// The page that the form was on, without its query, if its address begins so.
    #[must_use]
    pub fn sent_from(&self, beginning: &str) -> Option<&str> {
        let page = self.origin.as_ref()?.page.split(['?', '#']).next()?;
        page.starts_with(beginning).then_some(page)
    }

    /// The secret that the address holds; empty without one.
    #[must_use]
    pub fn key(&self) -> &str {
        self.query_param(KEY).unwrap_or_default()
    }

    /// A number in the query; `None` for what is no number, as if it were not there.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<i64> {
        self.query_param(name)?.parse().ok()
    }

    /// The query's pairs.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The form as an action's input type; see [`Form::decode`].
    ///
    /// # Errors
    /// [`AppError::BadRequest`] for values that no form of the portal sends.
    pub fn input<T: DeserializeOwned>(&self) -> Result<T, AppError> {
        self.form.decode()
    }

    /// What was done just before, to be said on this page.
    #[must_use]
    pub fn flash(&self) -> Option<Flash> {
        self.query_param(flash::PARAMETER).and_then(Flash::from_code)
    }

    /// An address with this request's query, so that a language switch or a redirect keeps it.
    #[must_use]
    pub fn with_query(&self, path: &str) -> String {
        match &self.raw_query {
            Some(query) => format!("{path}?{query}"),
            None => path.to_owned(),
        }
    }
}

/// Decodes a path, or says that it cannot be read.
///
/// # Errors
/// [`AppError::BadRequest`] for broken percent-encoding, text that is not UTF-8, control characters.
pub fn readable(encoded: &str) -> Result<String, AppError> {
    let bytes = encoded.as_bytes();
    let mut index = 0;
    while index < bytes.len() {
        if bytes[index] == b'%' {
            let whole =
                bytes.get(index + 1..index + 3).is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit));
            if !whole {
                return Err(AppError::BadRequest);
            }
        }
        index += 1;
    }
    let text =
        percent_encoding::percent_decode_str(encoded).decode_utf8().map_err(|_| AppError::BadRequest)?;
    if text.chars().any(char::is_control) {
        return Err(AppError::BadRequest);
    }
    Ok(text.into_owned())
}

/// The pairs of a query. A byte that is not UTF-8 becomes U+FFFD, a percent sign without its digits stays, a tab or a
/// line end becomes a space, and other control characters are dropped.
pub(super) fn pairs(raw: &str) -> Vec<(String, String)> {
    raw.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (tolerant(name), tolerant(value))
        })
        .collect()
}

fn tolerant(encoded: &str) -> String {
    let spaced = encoded.replace('+', " ");
    let text = percent_encoding::percent_decode_str(&spaced).decode_utf8_lossy();
    text.replace("\r\n", "\n")
        .chars()
        .filter_map(|letter| match letter {
            '\t' | '\n' | '\r' => Some(' '),
            letter if letter.is_control() => None,
            letter => Some(letter),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{AppError, holds_secret, pairs, readable};

    fn read(raw: &str) -> Vec<(String, String)> {
        pairs(raw)
    }

    #[test]
    fn a_query_is_decoded_in_order() {
        let read = read("q=l%27%C3%A9l%C3%A8ve+x&a&b=");
        let expected = [("q", "l'élève x"), ("a", ""), ("b", "")];
        assert!(read.iter().map(|(name, value)| (name.as_str(), value.as_str())).eq(expected));
    }

    #[test]
    fn a_query_is_read_whatever_it_holds() {
        for (raw, value) in [
            ("q=%zz", "%zz"),
            ("q=50%", "50%"),
            ("q=50%off", "50%off"),
            ("q=rentr%E9e", "rentr\u{fffd}e"),
            ("q=a%00b%7F%C2%85", "ab"),
            ("q=lecture%09maths%0D%0Afin%0A", "lecture maths fin "),
            ("q=%1f", ""),
        ] {
            assert_eq!(read(raw), [("q".to_owned(), value.to_owned())], "{raw}");
        }
    }

    #[test]
    fn an_address_with_a_key_holds_a_secret() {
        for query in ["key=x", "a=1&key=", "%6Bey=x", "notice=saved&key"] {
            assert!(holds_secret(Some(query)), "{query}");
        }
        for query in [None, Some(""), Some("keys=x"), Some("q=key%3Dx")] {
            assert!(!holds_secret(query), "{query:?}");
        }
    }

    #[test]
    fn a_path_that_cannot_be_read_is_refused() {
        for path in ["/fr/%zz", "/fr/%e9", "/fr/a%00b"] {
            assert_eq!(readable(path), Err(AppError::BadRequest), "{path}");
        }
        assert_eq!(readable("/fr/%C3%A9l%C3%A8ve"), Ok("/fr/élève".to_owned()));
    }
}
