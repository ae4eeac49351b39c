//! The column beside a reflection's conversation: others that respond to the same prompt, and what can be done with it.

use ensemble_common::prelude::*;

use super::{
    super::{
        labels,
        model::{PromptKind, Reflection, ReflectionKind},
        rules::{can_ask_for_translation, is_translation_asked},
        views::{author_of, name_of},
    },
    paths,
    show::Reader,
};
use ensemble_core::{Lang, Standing, format};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_texts as t;
use ensemble_ui::{Button, LangBadge, SectionTitle, Spoken, Weight};

/// The column.
pub(super) fn view(
    reader: &Reader,
    reflection: &Reflection,
    related: &[Reflection],
) -> impl IntoView + use<> {
    let lang = reader.lang;
    let rows = related.iter().map(|other| related_row(lang, other)).collect_view();
    let related = (!related.is_empty()).then(|| {
        view! {
            <section aria-labelledby="related">
                <SectionTitle id="related" title=t::reflection_related(lang) />
                <ul class="entry-list">{rows}</ul>
            </section>
        }
    });
    view! {
        <aside class="no-print">
            {related}
            <section aria-labelledby="about">
                <SectionTitle id="about" title=t::reflection_about(lang) />
                {about(reader, reflection).into_any()}
            </section>
            {kinds(reader, reflection)}
        </aside>
    }
}

fn related_row(lang: Lang, other: &Reflection) -> AnyView {
    let (name, name_lang) = name_of(lang, other);
    let tag = (name_lang != lang).then(|| name_lang.tag());
    let author = match &other.author_name {
        None if other.group_note.as_ref().is_none_or(|note| note.authors.is_empty()) => {
            t::reflection_byline_anonymous(lang).to_owned()
        }
        _ => author_of(lang, other),
    };
    let spoken = (name_lang != lang).then(|| view! { <LangBadge lang spoken=Spoken::Only(name_lang) /> });
    let replies = (other.counts.comments > 0)
        .then(|| view! { <span>{t::reflection_comments_count(lang, other.counts.comments)}</span> });
    view! {
        <li>
            <div class="entry-text">
                <p><a class="entry-title" href=paths::show(lang, other.id) lang=tag>{name}</a></p>
                <p class="byline"><span>{author}</span> {spoken} {replies}</p>
            </div>
        </li>
    }
    .into_any()
}

/// The meeting it was written for, its versions, its translation, reporting it.
fn about(reader: &Reader, reflection: &Reflection) -> impl IntoView + use<> {
    let (lang, id) = (reader.lang, reflection.id);
    let row = |href: String, words: String, hint: Option<String>| {
        view! {
            <li>
                <div class="entry-text">
                    <p><a class="entry-title" href=href>{words}</a></p>
                    {hint.map(|hint| view! { <p class="meta">{hint}</p> })}
                </div>
            </li>
        }
    };
    let link = |paths, words: &'static str| row(paths::of(paths, lang, id), words.to_owned(), None);
    let meeting = reflection
        .meeting
        .filter(|_| reflection.prompt.as_ref().is_some_and(|prompt| prompt.kind != PromptKind::Question));
    let meeting = meeting.map(|meeting| {
        row(meeting_paths::show(lang, meeting), t::reflection_about_meeting(lang).to_owned(), None)
    });
    let versions = {
        let saved = format::date(lang, format::local(reflection.updated_at).date());
        let hint = (!reflection.anonymous || reader.mine).then(|| t::reflection_about_saved(lang, saved));
        row(paths::of(paths::HISTORY, lang, id), t::editing_history(lang).to_owned(), hint)
    };
    let open = reflection.group_note.as_ref().is_some_and(|note| note.open);
    let translate = ((reader.mine || reader.writes) && !open).then(|| {
        let words = match reflection.texts.body.shown(reflection.lang.other()).standing {
            Standing::OtherLanguage => t::reflection_translate(lang),
            _ => t::reflection_translation(lang),
        };
        link(paths::TRANSLATION, words)
    });
    let ask = (translate.is_some() && can_ask_for_translation(reflection, reader.now)).then(|| {
        view! {
            <li>
                <form class="entry-text stack gap-2" method="post" action=paths::of(paths::ASK_TRANSLATION, lang, id)>
                    <Button small=true weight=Weight::Quiet>{t::reflection_ask_translation(lang)}</Button>
                    <p class="meta">{t::reflection_ask_translation_hint(lang)}</p>
                </form>
            </li>
        }
    });
    let asked = translate.is_some() && ask.is_none() && is_translation_asked(reflection, reader.now);
    let asked = asked.then(|| {
        view! { <li><p class="entry-text meta">{t::reflection_translation_asked(lang)}</p></li> }
    });
    let author = (reader.moderates && reflection.author_name.is_none())
        .then(|| link(paths::AUTHOR, t::reflection_author_title(lang)));
    let report = (reader.signed_in() && !reader.mine).then(|| {
        let hint = t::reflection_about_report(lang).to_owned();
        row(paths::of(paths::REPORT, lang, id), t::reflection_report(lang).to_owned(), Some(hint))
    });
    view! { <ul class="entry-list">{meeting} {versions} {translate} {ask} {asked} {author} {report}</ul> }
}

/// Whether it is a finding or a challenge, for those who may say so.
fn kinds(reader: &Reader, reflection: &Reflection) -> Option<AnyView> {
    let (lang, id) = (reader.lang, reflection.id);
    if !reader.mine && !reader.moderates {
        return None;
    }
    let forms = ReflectionKind::ALL
        .iter()
        .map(|kind| {
            let (kind, on) = (*kind, reflection.kind == Some(*kind));
            let label = labels::kind(lang, kind);
            let words = if on { t::reflection_unmark(lang, label) } else { t::reflection_mark(lang, label) };
            view! {
                <form method="post" action=paths::of(paths::KIND, lang, id)>
                    <input type="hidden" name="kind" value=kind.code() />
                    <input type="hidden" name="on" value=if on { "false" } else { "true" } />
                    <Button small=true weight=Weight::Quiet>{words}</Button>
                </form>
            }
        })
        .collect_view();
    let kinds = view! {
        <section class="stack gap-3" aria-labelledby="kinds">
            <SectionTitle id="kinds" title=t::reflection_classify(lang) />
            <div class="row gap-2">{forms}</div>
        </section>
    };
    Some(kinds.into_any())
}
