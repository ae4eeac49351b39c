//! Inputs of forms, and how they are read.

use serde::{Deserialize, Serialize};

use super::{
    model::{Decision, Need},
    rules::{self, MAX_REASON, MAX_TEXT},
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{FieldErrors, optional},
    ids::NeedId,
};
use ensemble_texts as t;

/// The ranks in the form of an answer to a call: the ids of the needs as they are shown, and in the same order their ranks. A
/// form of another feature has the fields `need` and `rank` for them, both lists of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedsInput {
    #[serde(default)]
    pub need: Vec<String>,
    #[serde(default)]
    pub rank: Vec<String>,
}

impl NeedsInput {
    /// The ranks as they were chosen, also where one was given twice: what a refused form shows again.
    #[must_use]
    pub fn chosen(&self) -> Vec<(NeedId, u32)> {
        let pair = |(need, rank): (&String, &String)| Some((need.parse().ok()?, rank.parse().ok()?));
        self.need.iter().zip(&self.rank).filter_map(pair).collect()
    }

    /// The ranks among the needs that a call offers, the most important first. A rank that was given twice is an error of the
    /// second field that has it.
    #[must_use]
    pub fn check(&self, lang: Lang, needs: &[Need], errors: &mut FieldErrors) -> Vec<(NeedId, u32)> {
        let (chosen, last) = (self.chosen(), rules::ranks(needs.len()));
        let mut ranks: Vec<(NeedId, u32)> = Vec::new();
        for (index, need) in needs.iter().enumerate() {
            let rank = chosen.iter().find(|(id, _)| *id == need.id).map(|(_, rank)| *rank);
            let Some(rank) = rank.filter(|rank| (1..=last).contains(rank)) else { continue };
            if ranks.iter().any(|(_, given)| *given == rank) {
                errors.add(&rank_field(index), t::need_rank_twice(lang));
            } else {
                ranks.push((need.id, rank));
            }
        }
        ranks.sort_by_key(|(_, rank)| *rank);
        ranks
    }
}

/// The id of the field with the rank of a need, by its place in the list.
#[must_use]
pub fn rank_field(index: usize) -> String {
    format!("rank-{}", index + 1)
}

/// Makes these the needs that the call offers to rank, each in both languages. Lines that are empty in both are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferNeeds {
    /// The mark of the needs that the person looked at.
    #[serde(default)]
    pub seen: String,
    #[serde(default, rename = "title-fr")]
    pub french: Vec<String>,
    #[serde(default, rename = "title-en")]
    pub english: Vec<String>,
}

/// Makes needs that people wrote parts of another: of one that is there, or of a new one in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupNeeds {
    #[serde(default)]
    pub need: Vec<NeedId>,
    #[serde(default, deserialize_with = "optional")]
    pub into: Option<NeedId>,
    #[serde(default, rename = "title-fr")]
    pub french: String,
    #[serde(default, rename = "title-en")]
    pub english: String,
    #[serde(default)]
    pub confirmation_token: String,
}

/// Makes one need a part of another that is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeNeed {
    /// The mark of the need that the person looked at.
    #[serde(default)]
    pub seen: String,
    #[serde(default, deserialize_with = "optional")]
    pub into: Option<NeedId>,
}

/// Names a need in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenameNeed {
    /// The mark of the need that the person looked at.
    #[serde(default)]
    pub seen: String,
    #[serde(default, rename = "title-fr")]
    pub french: String,
    #[serde(default, rename = "title-en")]
    pub english: String,
    #[serde(default)]
    pub confirmation_token: String,
}

/// Decides about a need, or reopens what was decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecideNeed {
    /// The mark of the need that the person looked at.
    #[serde(default)]
    pub seen: String,
    #[serde(default, deserialize_with = "optional")]
    pub decision: Option<Decision>,
    #[serde(default, rename = "reason-fr")]
    pub french: String,
    #[serde(default, rename = "reason-en")]
    pub english: String,
    #[serde(default)]
    pub confirmation_token: String,
}

/// A short text in both languages, written in that of the page; both are needed.
pub(super) fn title(
    lang: Lang,
    (french, english): (&str, &str),
    fields: [&str; 2],
    errors: &mut FieldErrors,
) -> LocalizedText {
    both(lang, (french, english), fields, MAX_TEXT, errors)
}

/// A reason in both languages, written in that of the page; both are needed.
pub(super) fn reason(lang: Lang, (french, english): (&str, &str), errors: &mut FieldErrors) -> LocalizedText {
    both(lang, (french, english), ["reason-fr", "reason-en"], MAX_REASON, errors)
}

fn both(
    lang: Lang,
    (french, english): (&str, &str),
    fields: [&str; 2],
    most: usize,
    errors: &mut FieldErrors,
) -> LocalizedText {
    for (text, field) in [french, english].into_iter().zip(fields) {
        if text.is_empty() {
            errors.add(field, t::need_both_languages(lang));
        } else if text.chars().count() > most {
            errors.add(field, t::need_too_long(lang, most));
        }
    }
    let (own, other) = if lang == Lang::Fr { (french, english) } else { (english, french) };
    LocalizedText::written(lang, own, other)
}

/// Both texts with their languages, to be checked for students.
pub(super) fn spoken(french: &str, english: &str) -> [(Lang, String); 2] {
    [(Lang::Fr, french.to_owned()), (Lang::En, english.to_owned())]
}
