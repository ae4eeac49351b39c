//! Days and titles as the home says them.

use ensemble_common::prelude::*;

use ensemble_communities::{community::paths, membership::model::OwnCommunity};
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_meetings::meeting::{
    self,
    model::{Meeting, Phase, When, Zone},
    rules::local,
};
use ensemble_texts as t;

/// The most communities that are named in a sentence.
const MOST_LINKS: usize = 5;
/// Stands for the title while a sentence is written.
const TITLE: &str = "\u{fffc}";

/// A title and the language that it is in.
pub(super) type Title = (String, Lang);

/// The title of something in two languages.
pub(super) fn title_of(lang: Lang, text: &LocalizedText) -> Title {
    let shown = text.shown(lang);
    (shown.text.to_owned(), shown.lang)
}

/// A title, with its language where it is not the page's.
pub(super) fn titled(lang: Lang, (title, title_lang): Title) -> AnyView {
    view! { <span lang=(title_lang != lang).then(|| title_lang.tag())>{title}</span> }.into_any()
}

/// A sentence around a title, which keeps its own language.
pub(super) fn around(lang: Lang, title: Title, sentence: impl FnOnce(&'static str) -> String) -> AnyView {
    let sentence = sentence(TITLE);
    let (before, after) = sentence.split_once(TITLE).unwrap_or((&sentence, ""));
    let (before, after) = (before.to_owned(), after.to_owned());
    view! { {before} {titled(lang, title)} {after} }.into_any()
}

/// The ways to the reflections of a person's communities; none for those who belong to none.
pub(super) fn reading(lang: Lang, own: &[OwnCommunity]) -> Option<AnyView> {
    if own.is_empty() {
        return None;
    }
    let links = own
        .iter()
        .take(MOST_LINKS)
        .enumerate()
        .map(|(before, community)| {
            let slug = &community.slugs[usize::from(lang == Lang::En)];
            let name = titled(lang, title_of(lang, &community.name));
            let between = (before > 0).then_some("\u{a0}·");
            view! { {between} " " <a href=paths::of(paths::REFLECTIONS, lang, slug)>{name}</a> }
        })
        .collect_view();
    Some(view! { {t::home_read_in(lang)} {links} }.into_any())
}

/// So many days lie between two moments.
fn days(from: i64, to: i64) -> i32 {
    (format::local(to).date() - format::local(from).date()).get_days()
}

/// The day of a past moment, in as few words as it takes: « hier », « mardi », « 3 novembre ».
pub(super) fn day(lang: Lang, at: i64, now: i64) -> String {
    match days(at, now) {
        0 => t::home_day_today(lang).to_owned(),
        1 => t::home_day_yesterday(lang).to_owned(),
        2..=6 => format::weekday(lang, format::local(at).date()).to_owned(),
        _ => format::day_and_month(lang, format::local(at).date()),
    }
}

/// What is new since a moment, as a heading.
pub(super) fn new_since(lang: Lang, since: i64, now: i64) -> String {
    match days(since, now) {
        1 => t::home_new_yesterday(lang).to_owned(),
        2..=6 => t::home_new_weekday(lang, format::weekday(lang, format::local(since).date())),
        _ => t::home_new_date(lang, format::day_and_month(lang, format::local(since).date())),
    }
}

/// How far away a meeting is: « dans 11 jours »; nothing while it has no date.
pub(super) fn until(lang: Lang, meeting: &Meeting, now: i64) -> Option<String> {
    match meeting.when {
        When::Month(_) => None,
        When::At(at) if meeting.phase == Phase::UnderWay || at <= now => {
            Some(t::home_under_way(lang).to_owned())
        }
        When::At(at) => Some(t::home_until(lang, days(now, at))),
    }
}

/// When a meeting is, in a few words: « 8 décembre, 13 h 30 », or its month. The zone is said where it is not the portal's,
/// and the hour on the reader's clock where it is another.
pub(super) fn short_when(lang: Lang, meeting: &Meeting) -> String {
    let Meeting { when, zone, .. } = *meeting;
    match when {
        When::Month(_) => meeting::when(lang, when, zone),
        When::At(_) => {
            let local = local(when, zone);
            let (day, hour) = (format::day_and_month(lang, local.date()), format::time(lang, local.time()));
            let name = (zone != Zone::Eastern).then(|| meeting::zone_word(lang, zone).to_owned());
            let said: Vec<String> = name.into_iter().chain(meeting::own_time(lang, &local)).collect();
            let said = if said.is_empty() { String::new() } else { format!(" ({})", said.join("; ")) };
            format!("{day}, {hour}{said}")
        }
    }
}
