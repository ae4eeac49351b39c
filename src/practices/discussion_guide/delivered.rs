//! The guide that every installation begins with, in a file that is part of the program. It is stored once, as a first version.

use serde::Deserialize;

use super::{
    model::{Guide, GuideStep, GuideTexts, OwnLine, StepKind},
    store,
};
use ensemble_core::{Lang, LocalizedText};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    guide: Vec<DeliveredGuide>,
}

/// A text in both languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    fr: String,
    en: String,
}

impl From<Both> for LocalizedText {
    fn from(both: Both) -> Self {
        Self::written(Lang::Fr, &both.fr, &both.en)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeliveredGuide {
    key: String,
    title: Both,
    summary: Both,
    credit: Option<OwnLine>,
    licence: Option<OwnLine>,
    licence_is_complete: bool,
    step: Vec<DeliveredStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeliveredStep {
    key: String,
    kind: StepKind,
    minutes: u16,
    #[serde(default)]
    sheet: Option<u16>,
    title: Both,
    text: Both,
    #[serde(default)]
    element: Vec<Both>,
}

/// The guides of the file, each with its key.
fn read(text: &str) -> Result<Vec<(String, Guide)>, toml::de::Error> {
    let step = |step: DeliveredStep| GuideStep {
        key: step.key,
        kind: step.kind,
        title: step.title.into(),
        text: step.text.into(),
        minutes: step.minutes,
        video: None,
        sheet: step.sheet,
        elements: step.element.into_iter().map(LocalizedText::from).collect(),
    };
    let guide = |guide: DeliveredGuide| {
        let texts = GuideTexts {
            title: guide.title.into(),
            summary: Some(guide.summary.into()),
            credit: guide.credit,
            licence: guide.licence,
            licence_is_complete: guide.licence_is_complete,
        };
        (guide.key, Guide { texts, steps: guide.step.into_iter().map(step).collect() })
    };
    Ok(toml::from_str::<File>(text)?.guide.into_iter().map(guide).collect())
}

/// Stores the delivered guides as published first versions. A guide that is there already is left as it is.
///
/// # Errors
/// When the database is unavailable, or the file cannot be read, which a test rules out.
pub async fn add_delivered(to: &mut sqlx::AnyConnection, now: i64) -> Result<(), sqlx::Error> {
    let guides = read(include_str!("guides.toml")).map_err(|error| sqlx::Error::Decode(error.into()))?;
    for (key, guide) in guides {
        if store::add(to, &key, &guide.texts, now).await? {
            for step in &guide.steps {
                store::add_step(to, &key, step).await?;
            }
            store::publish(to, &key, 1, &guide, now).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::read;
    use crate::discussion_guide::{
        model::StepKind::{self, Elements, Partners, Question, Sheet, Video},
        rules,
    };

    #[test]
    fn the_file_is_whole_and_in_both_languages() {
        let guides = read(include_str!("guides.toml")).expect("well formed");
        let (_, guide) =
            guides.iter().find(|(key, _)| key == "partnerships").expect("the guide about partnerships");
        let kinds: Vec<StepKind> = guide.steps.iter().map(|step| step.kind).collect();
        assert_eq!(
            kinds,
            [Question, Question, Video, Partners, Elements, Sheet, Question, Question, Question]
        );
        let keys: BTreeSet<&str> = guide.steps.iter().map(|step| step.key.as_str()).collect();
        assert_eq!(keys.len(), guide.steps.len(), "answers are kept by the keys of steps");
        assert_eq!(rules::missing(guide), []);
        for step in &guide.steps {
            assert_eq!(step.elements.len(), if step.kind == Elements { 2 } else { 0 }, "{}", step.key);
            assert_eq!(step.sheet, (step.kind == Sheet).then_some(6), "{}", step.key);
        }
        let licence = guide.texts.licence.as_ref().expect("a licence line");
        assert!(
            !guide.texts.licence_is_complete && !licence.text.contains("BY"),
            "a variant that is not stated is not invented"
        );
    }
}
