//! What sections are published now, and what a meeting does with each.

use super::{
    model::{Section, SectionItem, SectionPlace, SectionSource, SectionStep},
    rules,
    store::{self, PublishedChapters, PublishedDiscussion},
};
use crate::{
    discussion_guide::model::{GuideStep, StepKind},
    practice_guide::{model::EditionChapter, paths as guide_paths},
};
use ensemble_core::{Lang, LocalizedText, ids::GuideChapterId};
use ensemble_server::Portal;
use ensemble_texts as t;

/// All sections that are published now: the chapters of practice guides, then discussion guides.
///
/// # Errors
/// When the database is unavailable.
pub async fn published(portal: &Portal) -> Result<Vec<Section>, sqlx::Error> {
    let (guides, discussions) =
        futures::try_join!(store::practice_guides(&portal.db), store::discussion_guides(&portal.db))?;
    let site = portal.config.site_url.as_str();
    let chapters = guides.iter().flat_map(|guide| chapters(guide, site));
    Ok(chapters.chain(discussions.into_iter().map(discussion)).collect())
}

/// The section with this id, if it is published now.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(portal: &Portal, section: &str) -> Result<Option<Section>, sqlx::Error> {
    if let Some(found) = store::discussion_guide(&portal.db, section).await? {
        return Ok(Some(discussion(found)));
    }
    let Ok(chapter) = section.parse::<GuideChapterId>() else { return Ok(None) };
    let guides = store::practice_guides_with(&portal.db, chapter).await?;
    let site = portal.config.site_url.as_str();
    Ok(guides.iter().flat_map(|guide| chapters(guide, site)).find(|each| each.place.section == section))
}

/// A text of the portal in both languages.
fn in_both(text: impl Fn(Lang) -> String) -> LocalizedText {
    LocalizedText::written(Lang::Fr, &text(Lang::Fr), &text(Lang::En))
}

/// The chapters of an edition. An item quotes no passage, so that consents that end later end there, too: it has their titles, what
/// those who wrote the chapter say of its use in the room, and its address in its version.
fn chapters(guide: &PublishedChapters, site: &str) -> Vec<Section> {
    let version = guide.version.to_string();
    let section = |(index, chapter): (usize, &EditionChapter)| {
        let prompts = in_both(|lang| {
            let address = guide_paths::chapter(lang, &guide.slug, guide.version, index + 1);
            let title = guide.content.title.text(lang);
            let address = format!("{site}{address}");
            let material = match chapter.usage.material {
                Some(_) => t::section_use_chapter(lang, address, title, version.as_str()),
                None => t::section_use_material(lang, address, title, version.as_str()),
            };
            let titles = chapter.passages.iter().filter_map(|passage| passage.title.as_ref());
            let titles = titles.map(|title| format!("- {}", title.text(lang))).collect::<Vec<_>>().join("\n");
            let asked = chapter.usage.prompts.as_ref().map(|prompts| prompts.text(lang));
            let asked = asked.unwrap_or(t::section_use_ask(lang)).to_owned();
            let own = chapter.usage.material.as_ref();
            let own = own.map(|own| t::section_use_own_material(lang, own.text(lang))).unwrap_or_default();
            let parts = [titles, asked, own, material];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
        });
        Section {
            place: SectionPlace {
                source: SectionSource::PracticeGuide,
                guide: guide.guide.to_string(),
                section: chapter.id.to_string(),
            },
            version: version.clone(),
            guide: guide.content.title.clone(),
            title: chapter.title.clone(),
            items: vec![SectionItem {
                step: SectionStep::Discuss,
                title: chapter.title.clone(),
                minutes: chapter
                    .usage
                    .minutes
                    .unwrap_or_else(|| rules::chapter_minutes(chapter.passages.len())),
                prompts,
                video: None,
            }],
        }
    };
    guide.content.chapters.iter().enumerate().map(section).collect()
}

fn discussion(published: PublishedDiscussion) -> Section {
    let title = published.guide.texts.title;
    Section {
        place: SectionPlace {
            source: SectionSource::DiscussionGuide,
            guide: published.key.clone(),
            section: published.key,
        },
        version: published.version.to_string(),
        guide: title.clone(),
        title,
        items: published.guide.steps.into_iter().map(item).collect(),
    }
}

/// The item that a step of a discussion guide becomes: its question or instructions, its key elements, its sheet.
fn item(step: GuideStep) -> SectionItem {
    let prompts = in_both(|lang| {
        let elements = step.elements.iter().map(|element| format!("- {}", element.text(lang)));
        let elements = elements.collect::<Vec<_>>().join("\n");
        let sheet = step.sheet.map(|sheet| t::guide_sheet(lang, sheet)).unwrap_or_default();
        let parts = [step.text.text(lang).to_owned(), elements, sheet];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    });
    let kind = match step.kind {
        StepKind::Question | StepKind::Elements => SectionStep::Discuss,
        StepKind::Video => SectionStep::Watch,
        StepKind::Partners => SectionStep::Group,
        StepKind::Sheet => SectionStep::Try,
    };
    SectionItem { step: kind, title: step.title, minutes: step.minutes, prompts, video: step.video }
}
