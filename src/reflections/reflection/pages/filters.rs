//! What a community's reflections are filtered by: the form, and the filters that are set.

use ensemble_common::prelude::*;

use super::super::{
    labels,
    model::{Filter, Prompt, PromptKind, ReflectionKind},
    views::{beginning, encoded},
};
use ensemble_core::Lang;
use ensemble_server::web::PageRequest;
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Icon, Select, Shape, Weight};

/// How much of a prompt names a filter that is set, in characters.
const PROMPT: usize = 48;

/// What there is to choose among.
#[derive(Clone, Copy)]
pub(super) struct Offered<'a> {
    /// What one may respond to, and how many reflections do.
    pub prompts: &'a [(Prompt, i64)],
    pub tags: &'a [String],
    pub signed_in: bool,
    /// How many filters are set.
    pub active: usize,
}

/// The filters that are set: what each is called, and the address without it.
pub(super) fn active(
    request: &PageRequest,
    filter: &Filter,
    prompts: &[(Prompt, i64)],
    path: &str,
) -> Vec<(String, String)> {
    let lang = request.lang;
    let name = |field: &str| -> Option<String> {
        match field {
            "prompt" => filter.prompt.as_ref().map(|key| {
                let known = prompts.iter().find(|(prompt, _)| prompt.key == *key);
                known.map_or_else(
                    || t::reflection_field_prompt(lang).to_owned(),
                    |(prompt, _)| beginning(prompt.text.text(lang), PROMPT),
                )
            }),
            "tag" => filter.tag.clone(),
            "lang" => filter.lang.map(|each| each.endonym().to_owned()),
            "meeting" => filter.meeting.map(|_| t::reflection_filter_meeting(lang).to_owned()),
            "mark" => filter.kind.map(|kind| labels::kind(lang, kind).to_owned()),
            "mine" => filter.mine.then(|| t::reflection_filter_mine(lang).to_owned()),
            "unread" => filter.unread.then(|| t::reflection_filter_unread(lang).to_owned()),
            "kept" => filter.bookmarked.then(|| t::reflection_filter_kept(lang).to_owned()),
            _ => None,
        }
    };
    let fields = ["prompt", "tag", "lang", "meeting", "mark", "mine", "unread", "kept"];
    fields
        .into_iter()
        .filter_map(|field| {
            let rest: Vec<String> = request
                .pairs()
                .filter(|(other, value)| *other != field && *other != "after" && !value.is_empty())
                .map(|(other, value)| format!("{}={}", encoded(other), encoded(value)))
                .collect();
            let href = if rest.is_empty() { path.to_owned() } else { format!("{path}?{}", rest.join("&")) };
            Some((name(field)?, href))
        })
        .collect()
}

/// The filters that are set, each with the way to remove it.
pub(super) fn active_list(lang: Lang, active: Vec<(String, String)>, clear: String) -> impl IntoView {
    let several = active.len() > 1;
    let shown = !active.is_empty();
    let links = active
        .into_iter()
        .map(|(name, href)| {
            view! {
                <li>
                    <a href=href>
                        <span class="visually-hidden">{t::reflection_filter_remove(lang)} " "</span>
                        {name}
                        <Icon shape=Shape::Close />
                    </a>
                </li>
            }
        })
        .collect_view();
    shown.then(|| {
        view! {
            <ul class="active-filters" aria-label=t::reflection_filter_active(lang)>
                {links}
                {several.then(|| view! { <li><a href=clear>{t::reflection_filter_clear(lang)}</a></li> })}
            </ul>
        }
    })
}

/// The form: folded on a telephone, open beside the list where there is room.
pub(super) fn panel(
    lang: Lang,
    action: String,
    filter: &Filter,
    offered: Offered<'_>,
) -> impl IntoView + use<> {
    let Offered { tags, signed_in, active, .. } = offered;
    let any = |words: &str, none: bool| Choice::new("", words).chosen(none);
    let tag = filter.tag.as_deref();
    let mut tag_choices = vec![any(t::reflection_any_tag(lang), tag.is_none())];
    tag_choices.extend(tags.iter().map(|each| Choice::new(each, each).chosen(tag == Some(each))));
    if let Some(tag) = tag.filter(|tag| !tags.iter().any(|each| each == tag)) {
        tag_choices.push(Choice::new(tag, tag).chosen(true));
    }
    let mut lang_choices = vec![any(t::reflection_any_lang(lang), filter.lang.is_none())];
    lang_choices.extend(
        Lang::ALL.map(|each| Choice::new(each.code(), each.endonym()).chosen(filter.lang == Some(each))),
    );
    let mut kind_choices = vec![any(t::reflection_any_mark(lang), filter.kind.is_none())];
    kind_choices.extend(
        ReflectionKind::ALL.iter().map(|each| {
            Choice::new(each.code(), labels::kind(lang, *each)).chosen(filter.kind == Some(*each))
        }),
    );
    let own = signed_in.then(|| {
        view! {
            <fieldset>
                <legend>{t::reflection_filter_only(lang)}</legend>
                {tick("unread", t::reflection_filter_unread(lang), filter.unread)}
                {tick("kept", t::reflection_filter_kept(lang), filter.bookmarked)}
                {tick("mine", t::reflection_filter_mine(lang), filter.mine)}
            </fieldset>
        }
    });
    let meeting =
        filter.meeting.map(|id| view! { <input type="hidden" name="meeting" value=id.to_string() /> });
    let set = u32::try_from(active).ok().filter(|active| *active > 0);
    view! {
        <details class="filter-panel">
            <summary>
                <Icon shape=Shape::Filter />
                {t::reflection_filter_open(lang)}
                {set.map(|active| view! { <span class="meta">{t::reflection_filter_count(lang, active)}</span> })}
            </summary>
            <form method="get" action=action role="search" aria-label=t::reflection_filter(lang)>
                {meeting}
                {prompt_choices(lang, filter.prompt.as_deref(), offered.prompts).into_any()}
                {own}
                <Select id="tag" label=t::reflection_tag(lang) choices=tag_choices />
                <Select id="lang" label=t::reflection_field_lang(lang) choices=lang_choices />
                <Select id="mark" label=t::reflection_mark_label(lang) choices=kind_choices />
                <Button small=true weight=Weight::Quiet>{t::community_filter_show(lang)}</Button>
            </form>
        </details>
    }
}

fn tick(name: &'static str, words: &'static str, on: bool) -> impl IntoView {
    view! {
        <label class="option"><input type="checkbox" name=name value="1" checked=on /><span>{words}</span></label>
    }
}

/// The guiding questions, and, folded, the meetings and the items of agendas that reflections respond to.
fn prompt_choices(lang: Lang, chosen: Option<&str>, prompts: &[(Prompt, i64)]) -> impl IntoView + use<> {
    let option = |(prompt, count): &(Prompt, i64)| {
        let shown = prompt.text.shown(lang);
        let (tag, text) = ((shown.lang != lang).then(|| shown.lang.tag()), shown.text.to_owned());
        let (key, count) = (prompt.key.clone(), *count);
        let checked = chosen == Some(prompt.key.as_str());
        view! {
            <label class="option">
                <input type="radio" name="prompt" value=key checked=checked />
                <span><span lang=tag>{text}</span> " " <span class="number">"(" {count} ")"</span></span>
            </label>
        }
    };
    let is_question = |prompt: &&(Prompt, i64)| prompt.0.kind == PromptKind::Question;
    let questions = prompts.iter().filter(is_question).map(option).collect_view();
    let others: Vec<&(Prompt, i64)> = prompts.iter().filter(|prompt| !is_question(prompt)).collect();
    let open = others.iter().any(|(prompt, _)| chosen == Some(prompt.key.as_str()));
    let folded = (!others.is_empty()).then(|| {
        view! {
            <details open=open>
                <summary>{t::reflection_filter_other_prompts(lang)}</summary>
                {others.iter().map(|prompt| option(prompt)).collect_view()}
            </details>
        }
    });
    // What is chosen and no longer offered stays chosen.
    let gone = chosen.filter(|key| !prompts.iter().any(|(prompt, _)| prompt.key == **key)).map(str::to_owned);
    let every = chosen.is_none();
    (!prompts.is_empty() || gone.is_some()).then(|| {
        view! {
            <fieldset>
                <legend>{t::reflection_filter_prompt(lang)}</legend>
                <label class="option">
                    <input type="radio" name="prompt" value="" checked=every />
                    <span>{t::reflection_filter_every_prompt(lang)}</span>
                </label>
                {questions}
                {gone.map(|key| {
                    view! {
                        <label class="option">
                            <input type="radio" name="prompt" value=key checked=true />
                            <span>{t::reflection_field_prompt(lang)}</span>
                        </label>
                    }
                })}
                {folded}
            </fieldset>
        }
    })
}
