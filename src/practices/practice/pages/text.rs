//! What a practice says, as readers and those who work on it see it.

use ensemble_common::prelude::*;

use super::super::{
    labels,
    model::{Content, Context, PracticeForm, Reference},
    rules::topics::tag_words,
};
use ensemble_communities::community::{network_word, profession_word};
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_server::markdown;
use ensemble_texts as t;
use ensemble_ui::{Line, Prose};

/// The parts of a practice below its title, each with its heading of the second level.
#[must_use]
pub fn practice_text(lang: Lang, content: &Content) -> AnyView {
    let story = &content.story;
    let parts = match content.form {
        PracticeForm::Description => vec![
            ("need", t::practice_need(lang), &content.need),
            ("done", t::practice_done(lang), &content.done),
        ],
        PracticeForm::Story => vec![
            ("happened", t::practice_happened(lang), &story.happened),
            ("took", t::practice_took(lang), &story.took),
            ("changed", t::practice_changed(lang), &story.changed),
            ("did", t::practice_did(lang), &story.did),
            ("counts", t::practice_counts(lang), &story.counts),
        ],
    };
    let parts: Vec<AnyView> =
        parts.into_iter().filter_map(|(id, heading, text)| part(lang, id, heading, text.as_ref())).collect();
    view! {
        {parts}
        {people(lang, content)}
        {material(lang, content)}
        {effects(lang, content)}
        {part(lang, "limits", t::practice_limits(lang), content.limits.as_ref())}
        {evidence(lang, &content.references)}
        {part(lang, "contact", t::practice_contact(lang), content.contact.as_ref())}
        {tags(lang, &content.tags)}
    }
}

fn tags(lang: Lang, tags: &[String]) -> Option<AnyView> {
    let words = format::list(lang, &tag_words(lang, tags));
    (!tags.is_empty()).then(|| named("tags", t::reflection_tags(lang), view! { <p>{words}</p> }))
}

/// A part with its heading.
pub(super) fn named(id: &'static str, heading: &'static str, inside: AnyView) -> AnyView {
    view! {
        <section class="named-part" aria-labelledby=id>
            <h2 id=id>{heading}</h2>
            <div class="stack gap-3">{inside}</div>
        </section>
    }
}

fn part(
    lang: Lang,
    id: &'static str,
    heading: &'static str,
    passage: Option<&LocalizedText>,
) -> Option<AnyView> {
    let passage = passage?.clone();
    let html = markdown::to_html(passage.text(lang)).to_string();
    Some(named(id, heading, view! { <Prose lang passage html /> }))
}

fn people(lang: Lang, content: &Content) -> Option<AnyView> {
    let people = content.people.clone()?;
    Some(named("people", t::practice_people(lang), view! { <p><Line lang passage=people /></p> }))
}

fn material(lang: Lang, content: &Content) -> Option<AnyView> {
    if content.material.is_empty() {
        return None;
    }
    let each = content
        .material
        .iter()
        .map(|material| {
            let line = view! { <Line lang passage=material.title.clone() /> };
            match material.link.clone() {
                Some(link) => view! { <li><a href=link rel="noreferrer">{line}</a></li> },
                None => view! { <li>{line}</li> },
            }
        })
        .collect_view();
    Some(named("material", t::practice_material(lang), view! { <ul class="prose-list">{each}</ul> }))
}

fn effects(lang: Lang, content: &Content) -> Option<AnyView> {
    if content.effects.is_empty() {
        return None;
    }
    let each = content
        .effects
        .iter()
        .map(|effect| {
            let figure = (!effect.figure.is_empty()).then(|| view! { <b>{effect.figure.clone()}</b> });
            view! {
                <li>
                    {figure}
                    <p>
                        <Line lang passage=effect.text.clone() />
                        " "
                        <small>{labels::counting(lang, effect.counting)}</small>
                    </p>
                </li>
            }
        })
        .collect_view();
    Some(named("effects", t::practice_effects(lang), view! { <ul class="effects">{each}</ul> }))
}

fn evidence(lang: Lang, references: &[Reference]) -> Option<AnyView> {
    if references.is_empty() {
        return None;
    }
    let each = references
        .iter()
        .map(|reference| {
            let tag = (reference.lang != lang).then(|| reference.lang.tag());
            let doi = reference.doi.as_ref().map(|doi| {
                let address = doi.address();
                view! { " " <a href=address.clone() rel="noreferrer">{address.clone()}</a> }
            });
            view! { <li lang=tag>{reference.text.clone()} {doi}</li> }
        })
        .collect_view();
    Some(named("evidence", t::practice_evidence(lang), view! { <ol class="references">{each}</ol> }))
}

/// Where a practice was used.
pub(super) fn context_line(lang: Lang, context: &Context) -> AnyView {
    let network = context.network.map(|network| network_word(lang, network));
    let professions: Vec<&str> =
        context.professions.iter().map(|profession| profession_word(lang, *profession)).collect();
    let professions = if professions.is_empty() {
        t::practice_any_profession(lang).to_owned()
    } else {
        format::list(lang, &professions)
    };
    let duration = context.duration.clone().map(|duration| {
        view! { <div><dt>{t::practice_duration(lang)}</dt><dd><Line lang passage=duration /></dd></div> }
    });
    view! {
        <dl class="context-line">
            <div><dt>{t::practice_level(lang)}</dt><dd>{labels::levels(lang, context)}</dd></div>
            <div><dt>{t::community_fact_network(lang)}</dt><dd>{network.unwrap_or(t::practice_any_network(lang))}</dd></div>
            <div><dt>{t::community_fact_profession(lang)}</dt><dd>{professions}</dd></div>
            {duration}
        </dl>
    }
}
