//! Whether what a program asks for has changed since it asked last (RFC 9110, section 13): a feed is asked for every few
//! minutes and changes once a day.
//!
//! A feed shrinks as well as grows, so that no row of the database says when it changed. What counts is its content: it is
//! as old as the first time that this process answered with it.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::digest;

/// How many addresses are remembered.
const MOST: usize = 64;

/// The last content of each address that was answered with.
#[derive(Debug, Default)]
pub struct Validators(Mutex<HashMap<String, Validator>>);

/// What tells one content of an address from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validator {
    /// Weak: compression changes the bytes that are sent.
    tag: String,
    /// Since when the content is this one, in seconds UTC.
    since: u64,
}

impl Validators {
    /// The validator of what an address has now; the time is in milliseconds UTC.
    pub fn of(&self, address: &str, content: &str, now: i64) -> Validator {
        let tag = format!("W/\"{}\"", &digest::sha256(content.as_bytes())[..32]);
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = seen.get(address);
        if let Some(same) = before.filter(|before| before.tag == tag) {
            return same.clone();
        }
        let now = u64::try_from(now / 1_000).unwrap_or_default();
        // Times have whole seconds: of two contents within one, the second is a second younger.
        let since = before.map_or(now, |before| now.max(before.since + 1));
        if seen.len() >= MOST {
            seen.clear();
        }
        let validator = Validator { tag, since };
        seen.insert(address.to_owned(), validator.clone());
        validator
    }
}

/// Whether the program that asks names this tag, as what it has already.
#[must_use]
pub fn is_known(request: &HeaderMap, tag: &str) -> bool {
    let same = |known: &str| known.trim_start_matches("W/") == tag.trim_start_matches("W/");
    request
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| known.trim() == "*" || same(known.trim()))
}

impl Validator {
    fn modified(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.since)
    }

    /// Whether the program that asks has this content already.
    #[must_use]
    pub fn is_known(&self, request: &HeaderMap) -> bool {
        let text = |name: HeaderName| request.get(name).and_then(|value| value.to_str().ok());
        if request.contains_key(header::IF_NONE_MATCH) {
            return is_known(request, &self.tag);
        }
        let since = text(header::IF_MODIFIED_SINCE).and_then(|value| httpdate::parse_http_date(value).ok());
        since.is_some_and(|since| since >= self.modified())
    }

    /// What an answer says of its content.
    #[must_use]
    pub fn headers(&self) -> [(HeaderName, HeaderValue); 2] {
        let value = |text: &str| HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static(""));
        [
            (header::ETAG, value(&self.tag)),
            (header::LAST_MODIFIED, value(&httpdate::fmt_http_date(self.modified()))),
        ]
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

    use super::Validators;

    fn asking(name: HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).expect("a value"))])
    }

    #[test]
    fn what_a_program_has_is_known_by_its_tag_or_else_by_its_time() {
        let validators = Validators::default();
        let first = validators.of("/fil", "un", 1_000_500);
        assert_eq!(validators.of("/fil", "un", 9_000_000), first, "the same content is as old as before");
        let [(_, tag), (_, time)] =
            first.headers().map(|(name, value)| (name, value.to_str().expect("text").to_owned()));
        assert_eq!(time, "Thu, 01 Jan 1970 00:16:40 GMT");
        for (name, value, known) in [
            (header::IF_NONE_MATCH, tag.as_str(), true),
            (header::IF_NONE_MATCH, tag.trim_start_matches("W/"), true),
            (header::IF_NONE_MATCH, &format!("\"a\", {tag}"), true),
            (header::IF_NONE_MATCH, "*", true),
            (header::IF_NONE_MATCH, "\"a\"", false),
            (header::IF_MODIFIED_SINCE, &time, true),
            (header::IF_MODIFIED_SINCE, "Thu, 01 Jan 1970 00:16:39 GMT", false),
            (header::IF_MODIFIED_SINCE, "yesterday", false),
        ] {
            assert_eq!(first.is_known(&asking(name.clone(), value)), known, "{name}: {value}");
        }
        assert!(!first.is_known(&HeaderMap::new()));
        let mut both = asking(header::IF_NONE_MATCH, "\"a\"");
        both.insert(header::IF_MODIFIED_SINCE, HeaderValue::from_str(&time).expect("a value"));
        assert!(!first.is_known(&both), "the tag decides where there is one");
        let second = validators.of("/fil", "deux", 1_000_900);
        assert!(!second.is_known(&asking(header::IF_MODIFIED_SINCE, &time)), "within the same second");
        assert_eq!(validators.of("/feed", "deux", 5_000).headers()[0], second.headers()[0]);
    }
}
