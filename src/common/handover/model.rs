//! The words of this feature. Pure.

use ensemble_core::{Lang, LocalizedText, ids::HandoverId, string_enum};

string_enum! {
    /// What a file is made of.
    HandoverSource {
        /// What people contribute to their communities.
        Contributions = "contributions",
        /// The answers to a call.
        Call = "call",
    }
}

/// A file that is handed over.
#[derive(Clone, Debug)]
pub struct HandedFile<'a> {
    /// For whom it is, as it was typed.
    pub recipient: &'a str,
    pub purpose: &'a str,
    /// The language of the file and of the form.
    pub lang: Lang,
    pub source: HandoverSource,
    /// The title of the call.
    pub about: Option<&'a LocalizedText>,
    /// The kinds of contributions, separated by spaces.
    pub kinds: String,
    /// The calendar year in which the school year of contributions begins; `None` for all.
    pub school_year: Option<i16>,
    /// The names of the columns, separated by spaces.
    pub columns: String,
    pub rows: usize,
    /// The file as it is sent.
    pub bytes: &'a [u8],
}

/// A row of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    pub id: HandoverId,
    /// In milliseconds UTC.
    pub made_at: i64,
    /// Who handed the file over, as they were called then.
    pub by: String,
    pub recipient: String,
    pub purpose: String,
    /// The language in which these two were written.
    pub lang: Lang,
    pub source: HandoverSource,
    pub about: Option<LocalizedText>,
    pub kinds: String,
    pub school_year: Option<i16>,
    pub columns: String,
    pub rows: u32,
    /// In hexadecimal.
    pub sha256: String,
}
