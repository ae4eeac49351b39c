//! The file of calls.

use ensemble_core::region::Region;
use std::collections::HashMap;

use jiff::civil::DateTime;
use serde::Deserialize;

use super::super::{
    DemoError,
    files::{self, passage, passages, some_passage},
};
use ensemble_calls::{
    call::model::{QuestionKind, Sector},
    interest::model::Designation,
    need::model::NeedState,
};
use ensemble_communities::community::model::{CommunityKind, Level};
use ensemble_core::{Lang, LocalizedText};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct File {
    /// What is the name of those who designate people in organizations.
    #[serde(deserialize_with = "passage")]
    pub representative: LocalizedText,
    pub call: Vec<CallRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct CallRow {
    pub code: String,
    pub blind: bool,
    pub dates: DatesRow,
    /// The keys of people.
    pub reviewers: Vec<String>,
    pub texts: TextsRow,
    pub funding: Vec<FundingRow>,
    pub planned: Vec<PlannedRow>,
    #[serde(default)]
    pub question: Vec<QuestionRow>,
    pub criterion: Vec<CriterionRow>,
    pub need: Vec<NeedRow>,
    pub answer: Vec<AnswerRow>,
    /// Of a call that is over.
    pub outcome: Option<OutcomeRow>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(in crate::demo) enum DatesRow {
    /// Days from the day of loading.
    Around { opens_days: i64, closes_days: i64 },
    /// Moments in the portal's zone.
    At {
        published_at: DateTime,
        opens_at: DateTime,
        closes_at: DateTime,
        screening_until: DateTime,
        answer_until: DateTime,
    },
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct TextsRow {
    #[serde(deserialize_with = "passage")]
    pub title: LocalizedText,
    #[serde(deserialize_with = "passage")]
    pub summary: LocalizedText,
    #[serde(deserialize_with = "passage")]
    pub who: LocalizedText,
    #[serde(deserialize_with = "passages")]
    pub duties: Vec<LocalizedText>,
    #[serde(deserialize_with = "passage")]
    pub rhythm: LocalizedText,
    #[serde(default, deserialize_with = "some_passage")]
    pub deliverables: Option<LocalizedText>,
    #[serde(default, deserialize_with = "some_passage")]
    pub contact: Option<LocalizedText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct FundingRow {
    pub sector: Sector,
    #[serde(deserialize_with = "passage")]
    pub text: LocalizedText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct PlannedRow {
    pub key: String,
    #[serde(deserialize_with = "passage")]
    pub title: LocalizedText,
    pub kind: CommunityKind,
    pub from: u32,
    pub to: u32,
    /// The key of the community that was made of it.
    pub community: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct QuestionRow {
    pub key: String,
    pub kind: QuestionKind,
    #[serde(deserialize_with = "passage")]
    pub label: LocalizedText,
    #[serde(default, deserialize_with = "some_passage")]
    pub hint: Option<LocalizedText>,
    #[serde(default, deserialize_with = "passages")]
    pub choices: Vec<LocalizedText>,
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    pub reviewed: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct CriterionRow {
    #[serde(deserialize_with = "passage")]
    pub text: LocalizedText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct NeedRow {
    pub key: String,
    #[serde(deserialize_with = "passage")]
    pub text: LocalizedText,
    /// What was decided about it.
    pub state: Option<NeedState>,
    #[serde(default, deserialize_with = "some_passage")]
    pub reason: Option<LocalizedText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct AnswerRow {
    /// The key of a planned community; the first one when it is absent.
    pub planned: Option<String>,
    /// The key of a person, who has name, address, language, organization and post.
    pub person: Option<String>,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub email: String,
    #[serde(default = "french")]
    pub lang: Lang,
    #[serde(default)]
    pub organization: String,
    #[serde(default)]
    pub post: String,
    pub sector: Sector,
    pub region: Region,
    pub level: Level,
    pub title: String,
    pub text: String,
    /// The keys of needs, the most important first.
    pub ranks: Vec<String>,
    #[serde(default)]
    pub own_need: String,
    pub months: Vec<u8>,
    pub designation: Designation,
    #[serde(default)]
    pub research: bool,
    #[serde(default)]
    pub steering: bool,
    /// By the keys of questions.
    #[serde(default)]
    pub answers: HashMap<String, Value>,
    pub relevant: Option<bool>,
    /// The place of the criterion that is not met.
    pub failed: Option<usize>,
    #[serde(default)]
    pub reason: String,
}

const fn french() -> Lang {
    Lang::Fr
}

/// An answer to a question: a text, a number, or the place of a choice.
#[derive(Deserialize)]
#[serde(untagged)]
pub(in crate::demo) enum Value {
    Number(i64),
    Text(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct OutcomeRow {
    pub screened_at: DateTime,
    /// When the list of projects was closed.
    pub closed_at: DateTime,
    /// The round of drand that decided, and its signature.
    pub round: u64,
    pub signature: String,
    pub answered_at: DateTime,
}

pub(in crate::demo) fn read() -> Result<File, DemoError> {
    files::read(include_str!("../calls.toml"))
}
