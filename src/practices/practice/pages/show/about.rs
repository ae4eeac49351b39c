//! What is said of a practice around its text: its head, its state, who is behind it.

use ensemble_common::prelude::*;

use super::super::{
    super::{credits::Credits, labels, model::Practice, paths},
    text::context_line,
};
use crate::quotation::Credited;
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_server::markdown::lines;
use ensemble_texts as t;
use ensemble_ui::{LangBadge, Line, Spoken};

pub(super) fn head(lang: Lang, practice: &Practice) -> AnyView {
    let content = &practice.content;
    let other = match &content.title {
        LocalizedText::Pair { .. } => {
            let other = lang.other();
            let title = content.title.text(other).to_owned();
            Some(view! { <p class="other-title" lang=other.tag()>{title}</p> })
        }
        LocalizedText::Single { .. } => None,
    };
    let summary =
        content.summary.clone().map(|passage| view! { <p class="lead short"><Line lang passage /></p> });
    view! {
        <header class="practice-head">
            <p class="kind">{t::practice_one(lang)}</p>
            <h1 id="title"><Line lang passage=content.title.clone() /></h1>
            {other}
            {summary}
            {context_line(lang, &content.context)}
        </header>
    }
}

pub(super) fn state(lang: Lang, practice: &Practice) -> AnyView {
    let when = format::date(lang, format::local(practice.published_at).date());
    let reviewers = (!practice.reviewers.is_empty()).then(|| {
        let names = format::list(lang, &practice.reviewers);
        view! { <div><dt>{t::practice_reviewed_by(lang)}</dt><dd>{names}</dd></div> }
    });
    let spoken = match &practice.content.title {
        LocalizedText::Single { lang, .. } => Spoken::Only(*lang),
        LocalizedText::Pair { .. } => Spoken::Both,
    };
    let version = paths::side(paths::version(&practice.place.slugs, practice.id, practice.version), lang);
    view! {
        <section aria-labelledby="state">
            <h2 class="h3" id="state">{t::practice_state(lang)}</h2>
            <dl class="aside-list">
                <div><dt>{t::practice_published_at(lang)}</dt><dd>{when}</dd></div>
                <div>
                    <dt>{t::practice_version_word(lang)}</dt>
                    <dd><a href=version>{practice.version}</a></dd>
                </div>
                {reviewers}
                <div><dt>{t::practice_languages(lang)}</dt><dd><LangBadge lang spoken /></dd></div>
                <div><dt>{t::practice_visible(lang)}</dt><dd>{labels::audience(lang, practice.audience)}</dd></div>
            </dl>
        </section>
    }
}

/// Those who consented, as they want to be named, each with what may be quoted.
pub(in super::super) fn credits(lang: Lang, credited: &[Credited]) -> Option<AnyView> {
    let Credits { named, unnamed, passages } = Credits::of(credited)?;
    let names = named
        .into_iter()
        .map(|(name, organization)| {
            let organization = organization.map(|name| {
                let name = name.shown(lang);
                let tag = (name.lang != lang).then(|| name.lang.tag());
                view! { <small lang=tag>{name.text.to_owned()}</small> }
            });
            view! { <li><b>{name.to_owned()}</b> " " {organization}</li> }
        })
        .collect_view();
    let others = (unnamed > 0).then(|| view! { <li>{t::practice_unnamed(lang, unnamed)}</li> });
    let passages = passages
        .into_iter()
        .map(|(passage, spoken)| {
            let tag = (spoken != lang).then(|| spoken.tag());
            view! { <blockquote lang=tag inner_html=lines(passage)></blockquote> }
        })
        .collect_view();
    Some(view! {
        <section aria-labelledby="credit">
            <h2 class="h3" id="credit">{t::practice_credit(lang)}</h2>
            <ul class="credit">{names} {others}</ul>
            {passages}
            <p class="meta">{t::practice_credit_text(lang)}</p>
        </section>
    })
}
