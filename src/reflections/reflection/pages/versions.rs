//! The text of a reflection: in both languages beside each other, or in one of them.

use ensemble_common::prelude::*;

use super::{super::model::Reflection, paths, show::Reader};
use ensemble_core::{Lang, LocalizedText, Standing, format};
use ensemble_server::{markdown, web::PageRequest};
use ensemble_texts as t;
use ensemble_ui::{Icon, LangBadge, Prose, Shape, Spoken};

/// The languages in which a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextChoice {
    /// Beside each other, the reader's first.
    Both,
    /// One of them.
    One(Lang),
}

impl TextChoice {
    /// The choice of an address: `text=fr`; `original=1` is an older address of the language it was written in.
    pub(super) fn of(request: &PageRequest, reflection: &Reflection) -> Self {
        match request.query_param("text").and_then(Lang::from_code) {
            Some(lang) => Self::One(lang),
            None if request.query_param("original") == Some("1") => Self::One(reflection.lang),
            None => Self::Both,
        }
    }

    /// The language that comes first for a reader of this language.
    pub(super) const fn first(self, lang: Lang) -> Lang {
        match self {
            Self::Both => lang,
            Self::One(chosen) => chosen,
        }
    }
}

/// The text, with the choice of languages where there are two.
pub(super) fn view(reader: &Reader, reflection: &Reflection) -> impl IntoView + use<> {
    let lang = reader.lang;
    let passage = &reflection.texts.body;
    let LocalizedText::Pair { .. } = passage else {
        let html = markdown::to_html(passage.text(lang)).to_string();
        let passage = passage.clone();
        return view! { <div class="reading-text"><Prose lang passage html /></div> }.into_any();
    };
    let first = version(lang, reflection, reader.text.first(lang));
    let texts = match reader.text {
        TextChoice::One(_) => view! { <div class="versions one">{first}</div> }.into_any(),
        TextChoice::Both => {
            let other = lang.other();
            let fold = match other {
                Lang::Fr => t::reflection_read_also_fr(lang),
                Lang::En => t::reflection_read_also_en(lang),
            };
            view! {
                <div class="versions">
                    {first}
                    <details class="other-version">
                        <summary>{fold}</summary>
                        {version(lang, reflection, other)}
                    </details>
                </div>
            }
            .into_any()
        }
    };
    view! { {choices(reader, reflection)} {texts} }.into_any()
}

/// The ways to read it: links, of which one is the current.
fn choices(reader: &Reader, reflection: &Reflection) -> impl IntoView + use<> {
    let (lang, here) = (reader.lang, paths::show(reader.lang, reflection.id));
    let one =
        |of: Lang| (TextChoice::One(of), of.endonym(), format!("{here}?text={}", of.code()), Some(of.tag()));
    let both = (TextChoice::Both, t::reflection_text_both(lang), here.clone(), None);
    let links = [both, one(Lang::Fr), one(Lang::En)]
        .into_iter()
        .map(|(choice, words, href, tag)| {
            let current = (choice == reader.text).then_some("true");
            view! { <li><a href=href aria-current=current lang=tag>{words}</a></li> }
        })
        .collect_view();
    view! {
        <nav class="text-choice no-print" aria-label=t::reflection_text_choice(lang)><ul>{links}</ul></nav>
    }
}

/// The text in one language: which it is, whether it is the original, what there is to know about it.
fn version(lang: Lang, reflection: &Reflection, of: Lang) -> impl IntoView + use<> {
    let shown = reflection.texts.body.shown(of);
    let original = reflection.lang == of;
    let role =
        if original { t::reflection_version_original(lang) } else { t::reflection_version_translation(lang) };
    let label = match (original, of) {
        (true, _) => t::reflection_version_original_label(lang),
        (false, Lang::Fr) => t::reflection_version_label_fr(lang),
        (false, Lang::En) => t::reflection_version_label_en(lang),
    };
    let unreviewed = (shown.standing == Standing::Unreviewed)
        .then(|| view! { <span class="muted">{t::text_unreviewed_short(lang)}</span> });
    let behind = match shown.standing {
        Standing::Outdated { since } => {
            let words = t::text_outdated_since(lang, format::date(lang, format::local(since).date()));
            Some(view! { <div class="notice warn"><Icon shape=Shape::Languages /><p>{words}</p></div> })
        }
        _ => None,
    };
    let class = if of == Lang::Fr { "version-name fr" } else { "version-name en" };
    let html = markdown::to_html(shown.text).to_string();
    let tag = (of != lang).then(|| of.tag());
    view! {
        <section class="version" aria-label=label>
            <p class=class><LangBadge lang spoken=Spoken::Only(of) /> <span>{role}</span> {unreviewed}</p>
            {behind}
            <div class="prose" lang=tag inner_html=html></div>
        </section>
    }
}
