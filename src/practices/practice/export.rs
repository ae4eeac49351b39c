//! A practice as a publication, for its files: what the page of its version says. Responses are not in it: those who write
//! them may remove them.

use super::{
    credits::Credits,
    labels,
    model::{Content, Practice, PracticeForm, Reference},
    paths,
    rules::topics::tag_words,
};
use crate::quotation::Credited;
use ensemble_common::export::{facts, line, lines, passage, plain, words};
use ensemble_communities::community::{network_word, profession_word};
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_publication::{Block, Inline, Publication, Section};
use ensemble_texts as t;

/// A practice for readers of a language, with those who are named in it. `site` is the portal's address.
pub fn publication(lang: Lang, practice: &Practice, credited: &[Credited], site: &str) -> Publication {
    let content = &practice.content;
    let credits = Credits::of(credited);
    let mut sections = vec![section(lang, "about", "", about(lang, content))];
    sections.extend(parts(lang, content));
    sections.push(section(lang, "state", t::practice_state(lang), vec![state(lang, practice)]));
    sections.extend(credits.as_ref().map(|credits| credit_section(lang, credits)));
    let contributors = credits.map(|credits| credits.named).unwrap_or_default();
    let address = paths::side(paths::version(&practice.place.slugs, practice.id, practice.version), lang);
    Publication {
        title: content.title.text(lang).to_owned(),
        subtitle: Some(t::practice_one(lang).to_owned()),
        lang,
        address: format!("{site}{address}"),
        version: practice.version.to_string(),
        date: format::local(practice.published_at).date().to_string(),
        publisher: t::export_publisher(lang, practice.place.name.text(lang)),
        contributors: contributors.into_iter().map(|(name, _)| name.to_owned()).collect(),
        sections,
        words: words(lang, t::practice_version_word(lang), t::practice_published_at(lang)),
    }
}

fn section(lang: Lang, id: &str, title: &str, blocks: Vec<Block>) -> Section {
    Section { id: id.to_owned(), level: 1, title: title.to_owned(), lang, blocks }
}

/// The title in its own language where it is another one, the summary, and where the practice was used.
fn about(lang: Lang, content: &Content) -> Vec<Block> {
    let mut blocks = Vec::new();
    if content.title.shown(lang).lang != lang {
        blocks.push(Block::Paragraph { lang, text: vec![Inline::Strong(line(lang, &content.title))] });
    }
    if let Some(summary) = &content.summary {
        blocks.push(Block::Paragraph { lang, text: line(lang, summary) });
    }
    let context = &content.context;
    let network = context.network.map(|network| network_word(lang, network));
    let professions: Vec<&str> =
        context.professions.iter().map(|profession| profession_word(lang, *profession)).collect();
    let professions = match professions.as_slice() {
        [] => t::practice_any_profession(lang).to_owned(),
        some => format::list(lang, some),
    };
    let mut known = vec![
        (t::practice_level(lang), plain(labels::levels(lang, context))),
        (t::community_fact_network(lang), plain(network.unwrap_or(t::practice_any_network(lang)))),
        (t::community_fact_profession(lang), plain(professions)),
    ];
    if let Some(duration) = &context.duration {
        known.push((t::practice_duration(lang), line(lang, duration)));
    }
    blocks.push(facts(lang, known));
    blocks
}

/// The parts in the order of the page, each with its heading.
fn parts(lang: Lang, content: &Content) -> Vec<Section> {
    let part = |id: &str, heading: &str, text: &Option<LocalizedText>| {
        text.as_ref().map(|text| section(lang, id, heading, passage(lang, text)))
    };
    let story = &content.story;
    let told = match content.form {
        PracticeForm::Description => vec![
            part("need", t::practice_need(lang), &content.need),
            part("done", t::practice_done(lang), &content.done),
        ],
        PracticeForm::Story => vec![
            part("happened", t::practice_happened(lang), &story.happened),
            part("took", t::practice_took(lang), &story.took),
            part("changed", t::practice_changed(lang), &story.changed),
            part("did", t::practice_did(lang), &story.did),
            part("counts", t::practice_counts(lang), &story.counts),
        ],
    };
    let people = content.people.as_ref().map(|people| {
        let text = line(lang, people);
        section(lang, "people", t::practice_people(lang), vec![Block::Paragraph { lang, text }])
    });
    told.into_iter()
        .chain([
            people,
            material(lang, content),
            effects(lang, content),
            part("limits", t::practice_limits(lang), &content.limits),
            evidence(lang, &content.references),
            part("contact", t::practice_contact(lang), &content.contact),
            tags(lang, &content.tags),
        ])
        .flatten()
        .collect()
}

fn tags(lang: Lang, tags: &[String]) -> Option<Section> {
    let blocks = vec![Block::Paragraph { lang, text: plain(format::list(lang, &tag_words(lang, tags))) }];
    (!tags.is_empty()).then(|| section(lang, "tags", t::reflection_tags(lang), blocks))
}

fn material(lang: Lang, content: &Content) -> Option<Section> {
    if content.material.is_empty() {
        return None;
    }
    let items = content
        .material
        .iter()
        .map(|material| {
            let words = line(lang, &material.title);
            let text = match material.link.clone() {
                Some(href) => vec![Inline::Link { href, text: words }],
                None => words,
            };
            vec![Block::Paragraph { lang, text }]
        })
        .collect();
    let list = Block::List { lang, ordered: false, items };
    Some(section(lang, "material", t::practice_material(lang), vec![list]))
}

/// The effects as a table: what was seen, its figure, how that is known.
fn effects(lang: Lang, content: &Content) -> Option<Section> {
    if content.effects.is_empty() {
        return None;
    }
    let header = [t::practice_file_effect(lang), t::practice_figure(lang), t::practice_counting(lang)];
    let rows = content
        .effects
        .iter()
        .map(|effect| {
            vec![
                line(lang, &effect.text),
                plain(effect.figure.as_str()),
                plain(labels::counting(lang, effect.counting)),
            ]
        })
        .collect();
    let table = Block::Table { lang, caption: None, header: header.into_iter().map(plain).collect(), rows };
    Some(section(lang, "effects", t::practice_effects(lang), vec![table]))
}

/// The publications that support it, each in its language.
fn evidence(lang: Lang, references: &[Reference]) -> Option<Section> {
    if references.is_empty() {
        return None;
    }
    let items = references
        .iter()
        .map(|reference| {
            let mut text = plain(reference.text.as_str());
            if let Some(doi) = &reference.doi {
                let href = doi.address();
                text.push(Inline::Text(" ".to_owned()));
                text.push(Inline::Link { text: plain(href.as_str()), href });
            }
            vec![Block::Paragraph { lang: reference.lang, text }]
        })
        .collect();
    let list = Block::List { lang, ordered: true, items };
    Some(section(lang, "evidence", t::practice_evidence(lang), vec![list]))
}

fn state(lang: Lang, practice: &Practice) -> Block {
    let mut known = vec![
        (
            t::practice_published_at(lang),
            plain(format::date(lang, format::local(practice.published_at).date())),
        ),
        (t::practice_version_word(lang), plain(practice.version.to_string())),
        (t::practice_visible(lang), plain(labels::audience(lang, practice.audience))),
    ];
    if !practice.reviewers.is_empty() {
        known.insert(2, (t::practice_reviewed_by(lang), plain(format::list(lang, &practice.reviewers))));
    }
    facts(lang, known)
}

/// Those who consented, and their passages.
fn credit_section(lang: Lang, credits: &Credits<'_>) -> Section {
    let item = |text: Vec<Inline>| vec![Block::Paragraph { lang, text }];
    let mut items: Vec<_> = credits
        .named
        .iter()
        .map(|(name, organization)| {
            let organization = organization.map(|name| Inline::Text(format!(" ({})", name.text(lang))));
            item([Inline::Strong(plain(*name))].into_iter().chain(organization).collect())
        })
        .collect();
    if credits.unnamed > 0 {
        items.push(item(plain(t::practice_unnamed(lang, credits.unnamed))));
    }
    let mut blocks = vec![Block::List { lang, ordered: false, items }];
    for (passage, spoken) in &credits.passages {
        let quoted = vec![Block::Paragraph { lang: *spoken, text: lines(passage) }];
        blocks.push(Block::Quote { lang: *spoken, blocks: quoted });
    }
    blocks.push(Block::Paragraph { lang, text: plain(t::practice_credit_text(lang)) });
    section(lang, "credit", t::practice_credit(lang), blocks)
}
