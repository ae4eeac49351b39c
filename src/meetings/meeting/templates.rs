//! The outlines that agendas begin with: those that are delivered with the program, in a file that is
//! part of it, and what people wrote instead or added.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{
    model::{Template, TemplateKind},
    store::{self, TemplateRow},
};
use ensemble_core::{Lang, LocalizedText, Translation, typography::typeset};
use ensemble_document::outline::{ItemKind, Outline, OutlineItem};
use ensemble_server::db::Db;

// Without the file the portal works, with no outline to choose; a test keeps the file whole.
static DELIVERED: LazyLock<Vec<Template>> = LazyLock::new(|| match read(include_str!("templates.toml")) {
    Ok(templates) => templates,
    Err(error) => {
        tracing::error!(%error, "the outlines that are delivered cannot be read");
        Vec::new()
    }
});

/// The outlines that are delivered with the program.
#[must_use]
pub fn delivered() -> &'static [Template] {
    &DELIVERED
}

/// Every outline: those delivered, as people changed them, then those that people wrote; the retired
/// ones, too.
///
/// # Errors
/// When the database is unavailable.
pub async fn all(db: &Db) -> Result<Vec<Template>, sqlx::Error> {
    Ok(joined(delivered(), store::rows(db).await?))
}

/// One outline.
///
/// # Errors
/// When the database is unavailable.
pub async fn one(db: &Db, key: &str) -> Result<Option<Template>, sqlx::Error> {
    Ok(all(db).await?.into_iter().find(|template| template.key == key))
}

fn joined(delivered: &[Template], mut rows: Vec<TemplateRow>) -> Vec<Template> {
    let mut all: Vec<Template> = delivered
        .iter()
        .map(|template| match rows.iter().position(|row| row.key == template.key) {
            Some(at) => changed(template.clone(), rows.remove(at)),
            None => template.clone(),
        })
        .collect();
    all.extend(rows.into_iter().filter_map(|row| {
        let texts = row.texts?;
        Some(Template {
            key: row.key,
            kind: texts.kind,
            revision: row.revision,
            built_in: false,
            written: true,
            retired: row.retired,
            title: texts.title,
            summary: texts.summary,
            outline: texts.outline,
        })
    }));
    all
}

fn changed(delivered: Template, row: TemplateRow) -> Template {
    let template = Template { revision: row.revision, retired: row.retired, ..delivered };
    match row.texts {
        None => template,
        Some(texts) => Template {
            written: true,
            kind: texts.kind,
            title: texts.title,
            summary: texts.summary,
            outline: texts.outline,
            ..template
        },
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    template: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    key: String,
    kind: TemplateKind,
    title: Both,
    summary: Both,
    item: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    kind: ItemKind,
    minutes: u16,
    title: Both,
    about: Option<Both>,
    #[serde(default)]
    lead: String,
}

/// A text of the file, in both languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    fr: String,
    en: String,
}

impl From<Both> for LocalizedText {
    fn from(both: Both) -> Self {
        let set = |lang: Lang, text: &str| typeset(lang == Lang::Fr, text.trim());
        Self::Pair {
            source: Lang::Fr,
            fr: set(Lang::Fr, &both.fr),
            en: set(Lang::En, &both.en),
            translation: Translation::Current { reviewed: true },
        }
    }
}

fn read(text: &str) -> Result<Vec<Template>, toml::de::Error> {
    let templates = toml::from_str::<File>(text)?.template.into_iter().map(|row| Template {
        key: row.key,
        kind: row.kind,
        revision: 0,
        built_in: true,
        written: false,
        retired: false,
        title: row.title.into(),
        summary: row.summary.into(),
        outline: Outline {
            items: row
                .item
                .into_iter()
                .map(|item| OutlineItem {
                    kind: item.kind,
                    title: item.title.into(),
                    minutes: item.minutes,
                    about: item.about.map(LocalizedText::from),
                    lead: item.lead,
                    link: String::new(),
                    follow_ups: Vec::new(),
                })
                .collect(),
        },
    });
    Ok(templates.collect())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{ItemKind, LocalizedText, Template, TemplateKind, delivered, read};
    use crate::meeting::rules::{SESSION, advice};
    use ensemble_core::Lang;
    use ensemble_document::outline::{MAX_ITEMS, MOST_MINUTES};

    fn total(template: &Template) -> u16 {
        template.outline.items.iter().map(|item| item.minutes).sum()
    }

    #[test]
    fn what_is_delivered_is_whole_and_in_both_languages() {
        assert_eq!(read(include_str!("templates.toml")).expect("it is well formed"), delivered());
        let mut keys = HashSet::new();
        for template in delivered() {
            assert!(keys.insert(&template.key), "{} twice", template.key);
            assert!(!template.outline.items.is_empty() && template.outline.items.len() <= MAX_ITEMS);
            assert!(template.outline.items.iter().all(|item| (1..=MOST_MINUTES).contains(&item.minutes)));
            let items = template.outline.items.iter();
            let texts = items.flat_map(|item| std::iter::once(&item.title).chain(&item.about));
            for passage in texts.chain([&template.title, &template.summary]) {
                let LocalizedText::Pair { fr, en, .. } = passage else {
                    panic!("one language only: {passage:?}")
                };
                assert!(!fr.is_empty() && !en.is_empty() && fr != en, "{fr}");
                for wrong in [" :", " ?", " !", " ;", "'", "{"] {
                    assert!(!fr.contains(wrong), "{fr}");
                }
            }
        }
    }

    #[test]
    fn a_meeting_takes_ninety_minutes_and_a_session_two_to_three_hours() {
        for template in delivered() {
            match template.kind {
                TemplateKind::Codevelopment => {
                    assert!(SESSION.contains(&total(template)));
                    assert_eq!(advice(&template.outline, total(template), 6), []);
                    let steps =
                        template.outline.items.iter().filter(|item| item.kind == ItemKind::Codevelopment);
                    assert_eq!(steps.count(), 6);
                }
                TemplateKind::Meeting | TemplateKind::Guide => {
                    assert_eq!(total(template), 90, "{}", template.key);
                }
            }
        }
    }

    #[test]
    fn a_guide_puts_the_video_between_its_questions() {
        let guide =
            delivered().iter().find(|template| template.kind == TemplateKind::Guide).expect("a guide");
        let kinds: Vec<ItemKind> = guide.outline.items.iter().map(|item| item.kind).collect();
        let video = kinds.iter().position(|kind| *kind == ItemKind::Video).expect("a video");
        assert!(
            kinds[..video].contains(&ItemKind::Discussion)
                && kinds[video..].contains(&ItemKind::GroupActivity)
        );
        let questions = |items: &[ensemble_document::outline::OutlineItem]| -> usize {
            items
                .iter()
                .filter(|item| item.kind == ItemKind::Discussion)
                .filter_map(|item| item.about.as_ref())
                .map(|about| about.text(Lang::En).matches('?').count())
                .sum()
        };
        assert_eq!(questions(&guide.outline.items[..video]), 2, "two questions before the video");
        assert!(questions(&guide.outline.items[video..]) >= 3, "three after it");
    }
}
