//! The words of this feature. Pure.

use uuid::Uuid;

use ensemble_core::{
    Lang, LocalizedText,
    ids::{PersonId, QuotationId, ReflectionId},
    string_enum,
};

string_enum! {
    /// A kind of work that quotes reflections.
    QuotedIn {
        Finding = "finding",
        Practice = "practice",
        Guide = "guide",
    }
}

string_enum! {
    /// What an author answered.
    Consent {
        /// Nothing yet.
        Asked = "asked",
        Given = "given",
        Refused = "refused",
        /// It was given, and is not any more.
        Withdrawn = "withdrawn",
    }
}

string_enum! {
    /// How an author is named where they are quoted.
    Credit {
        /// By their name and their organization.
        Organization = "organization",
        /// By their name.
        Name = "name",
        Anonymous = "anonymous",
    }
}

/// The consent of one author to be quoted in a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    pub id: QuotationId,
    pub work: QuotedIn,
    pub work_id: Uuid,
    pub reflection: ReflectionId,
    /// The revision of the reflection from which the passage is.
    pub revision: i64,
    pub author: PersonId,
    /// Plain text in `lang`. Empty where the reflection as a whole is behind the work.
    pub passage: String,
    pub lang: Lang,
    pub consent: Consent,
    pub credit: Credit,
    /// In milliseconds UTC.
    pub asked_at: i64,
    /// In milliseconds UTC.
    pub answered_at: Option<i64>,
}

/// What the readers of a work may see of one author of a reflection behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credited {
    pub quotation: QuotationId,
    pub reflection: ReflectionId,
    pub revision: i64,
    pub consent: Consent,
    /// Empty unless all authors of the reflection consent, and where the reflection as a whole is behind the work.
    pub passage: String,
    pub lang: Lang,
    /// Only while all authors of the reflection consent, and if this one wants to be named.
    pub name: Option<String>,
    /// Under the same conditions.
    pub organization: Option<LocalizedText>,
}

/// What is to be quoted in a work.
#[derive(Clone, Copy, Debug)]
pub struct NewQuotation<'a> {
    pub work: QuotedIn,
    pub work_id: Uuid,
    pub reflection: ReflectionId,
    /// The revision of the reflection from which the passage is.
    pub revision: i64,
    /// Plain text in `lang`. Empty where the reflection as a whole is behind the work.
    pub passage: &'a str,
    pub lang: Lang,
}

/// How many authors of a work gave which answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConsentCounts {
    pub asked: u32,
    pub given: u32,
    pub refused: u32,
    pub withdrawn: u32,
}
