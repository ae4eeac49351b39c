//! What people do with a discussion guide.

use serde::{Deserialize, Serialize};

use super::{
    model::{GuideStep, GuideTexts, OwnLine, Partnership, StepKind},
    rules::side,
};
use ensemble_core::{
    Lang,
    error::{checkbox, optional},
    ids::DiscussionPartnerId,
    string_enum,
};

/// Chooses the guide of a meeting, and the address of its video.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChooseGuide {
    #[serde(default)]
    pub guide: String,
    #[serde(default)]
    pub video: String,
}

/// Says at which table one sits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sit {
    #[serde(default, deserialize_with = "optional")]
    pub table: Option<u32>,
    /// What the table is called; empty leaves it as it is.
    #[serde(default)]
    pub name: String,
}

/// Writes what a table answers in a step, in the language of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteAnswer {
    #[serde(default)]
    pub step: String,
    /// The table; 0 is the whole group.
    #[serde(default, deserialize_with = "optional")]
    pub table: Option<u32>,
    #[serde(default)]
    pub text: String,
    /// The revision that was on the page; 0 for a new answer.
    #[serde(default, deserialize_with = "optional")]
    pub revision: Option<i64>,
    #[serde(default)]
    pub confirmation_token: String,
}

/// Names a partner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddPartner {
    #[serde(default, deserialize_with = "optional")]
    pub table: Option<u32>,
    #[serde(default, deserialize_with = "optional")]
    pub kind: Option<Partnership>,
    #[serde(default)]
    pub name: String,
    /// What the partnership is for.
    #[serde(default)]
    pub what: String,
    #[serde(default)]
    pub confirmation_token: String,
}

/// Removes a partner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovePartner {
    #[serde(default, deserialize_with = "optional")]
    pub partner: Option<DiscussionPartnerId>,
}

/// Takes a version of the guide that a meeting uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeVersion {
    /// The version that the page showed.
    #[serde(default, deserialize_with = "optional")]
    pub version: Option<i64>,
}

/// Begins a guide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct CreateGuide {
    pub title_fr: String,
    pub title_en: String,
}

/// Writes the texts of a guide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct WriteGuide {
    /// The mark of the texts that the person looked at.
    pub seen: String,
    pub title_fr: String,
    pub title_en: String,
    pub summary_fr: String,
    pub summary_en: String,
    /// The line that says who made the guide, as it is written.
    pub credit: String,
    #[serde(deserialize_with = "optional")]
    pub credit_lang: Option<Lang>,
    /// The line that says under which licence, as it is written.
    pub licence: String,
    #[serde(deserialize_with = "optional")]
    pub licence_lang: Option<Lang>,
    /// Whether that line says which variant of the licence it is.
    #[serde(deserialize_with = "checkbox")]
    pub licence_is_complete: bool,
}

impl WriteGuide {
    /// What the form begins with.
    #[must_use]
    pub fn of(texts: &GuideTexts, seen: String) -> Self {
        let summary = |lang| texts.summary.as_ref().map_or("", |summary| side(summary, lang)).to_owned();
        let line = |line: Option<&OwnLine>| line.map(|line| line.text.clone()).unwrap_or_default();
        Self {
            seen,
            title_fr: side(&texts.title, Lang::Fr).to_owned(),
            title_en: side(&texts.title, Lang::En).to_owned(),
            summary_fr: summary(Lang::Fr),
            summary_en: summary(Lang::En),
            credit: line(texts.credit.as_ref()),
            credit_lang: texts.credit.as_ref().map(|line| line.lang),
            licence: line(texts.licence.as_ref()),
            licence_lang: texts.licence.as_ref().map(|line| line.lang),
            licence_is_complete: texts.licence_is_complete,
        }
    }
}

string_enum! {
    /// What is done with a step of a guide.
    StepAct {
        /// Adds it, or writes it anew.
        Save = "save",
        Remove = "remove",
        Up = "up",
        Down = "down",
    }
}

/// Adds a step, writes it anew, moves or removes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct WriteStep {
    #[serde(deserialize_with = "optional")]
    pub act: Option<StepAct>,
    /// The key of the step; empty for a new one.
    pub item: String,
    /// The mark of what the person looked at.
    pub seen: String,
    #[serde(deserialize_with = "optional")]
    pub kind: Option<StepKind>,
    pub title_fr: String,
    pub title_en: String,
    pub text_fr: String,
    pub text_en: String,
    pub minutes: String,
    /// The address of a video.
    pub video: String,
    /// The number of a sheet.
    pub sheet: String,
    /// One key element on each line.
    pub elements_fr: String,
    /// The same in the same order.
    pub elements_en: String,
}

impl WriteStep {
    /// What the form of a new step begins with.
    #[must_use]
    pub fn new() -> Self {
        Self { kind: Some(StepKind::Question), minutes: "10".to_owned(), ..Self::default() }
    }

    /// What the form begins with.
    #[must_use]
    pub fn of(step: &GuideStep, seen: String) -> Self {
        let lines = |lang| step.elements.iter().map(|each| side(each, lang)).collect::<Vec<_>>().join("\n");
        Self {
            act: None,
            item: step.key.clone(),
            seen,
            kind: Some(step.kind),
            title_fr: side(&step.title, Lang::Fr).to_owned(),
            title_en: side(&step.title, Lang::En).to_owned(),
            text_fr: side(&step.text, Lang::Fr).to_owned(),
            text_en: side(&step.text, Lang::En).to_owned(),
            minutes: step.minutes.to_string(),
            video: step.video.clone().unwrap_or_default(),
            sheet: step.sheet.map(|sheet| sheet.to_string()).unwrap_or_default(),
            elements_fr: lines(Lang::Fr),
            elements_en: lines(Lang::En),
        }
    }
}

/// Publishes what is being written as the next version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PublishGuide {
    /// The mark of what the person looked at.
    pub seen: String,
}
