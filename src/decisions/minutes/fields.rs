//! The text of minutes as a form.

use ensemble_common::editing::{Entry, FieldSpec, Slot};
use ensemble_core::LocalizedText;
use ensemble_texts as t;

/// What people write of minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinutesText {
    pub text: LocalizedText,
}

/// The most characters of the minutes in one language.
pub(super) const MAX_TEXT: usize = 20_000;

pub(super) const FIELDS: &[Entry<MinutesText>] = &[Entry::Field(
    FieldSpec::localized("text", 24, t::minutes_title)
        .max(MAX_TEXT)
        .required(t::minutes_empty)
        .rich()
        .stored(|minutes| Slot::Localized(&mut minutes.text)),
)];
