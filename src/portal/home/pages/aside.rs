//! A person's communities and bookmarks.

use ensemble_common::prelude::*;

use super::{
    news::language,
    waiting::{author_word, spoken},
    words::{reading, short_when, title_of, titled},
};
use ensemble_communities::{
    community::{network_spoken, paths as community_paths},
    membership::{model::OwnCommunity, role_word},
};
use ensemble_core::{Lang, format, rights::Role};
use ensemble_meetings::meeting::model::{Ahead, Phase};
use ensemble_reflections::reflection::{OverviewEntry, name_of_texts, paths as reflection_paths};
use ensemble_texts as t;
use ensemble_ui::{CommunityPicture, Entry, EntryList, NavLink, SectionTitle};

/// The part of the page.
pub(super) fn part(
    lang: Lang,
    own: &[OwnCommunity],
    ahead: &[Ahead],
    bookmarks: &[OverviewEntry],
) -> AnyView {
    view! {
        <aside class="sections" aria-label=t::home_aside(lang)>
            {communities(lang, own, ahead)}
            {bookmarked(lang, own, bookmarks)}
        </aside>
    }
    .into_any()
}

fn communities(lang: Lang, own: &[OwnCommunity], ahead: &[Ahead]) -> impl IntoView + use<> {
    let all = community_paths::list(lang);
    let list = if own.is_empty() {
        view! {
            <p class="nothing">{t::home_none_yet(lang)} " " <a href=all>{t::home_find(lang)}</a></p>
        }
        .into_any()
    } else {
        let rows: Vec<AnyView> = own.iter().map(|each| community(lang, each, ahead)).collect();
        view! {
            <EntryList>{rows}</EntryList>
            <p class="meta link-line"><a href=all>{t::home_find_another(lang)}</a></p>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="communities">
            <SectionTitle id="communities" title=t::home_menu_communities(lang) all=None />
            {list}
        </section>
    }
}

fn community(lang: Lang, own: &OwnCommunity, ahead: &[Ahead]) -> AnyView {
    let slug = &own.slugs[usize::from(lang == Lang::En)];
    let next = ahead
        .iter()
        .find(|ahead| ahead.community == own.id && ahead.of.meeting.phase != Phase::Draft)
        .map(|ahead| short_when(lang, &ahead.of.meeting));
    let about = match (own.role, next) {
        (Role::Facilitator, Some(when)) => t::home_facilitate_next(lang, when),
        (Role::Facilitator, None) => t::home_facilitate(lang).to_owned(),
        (Role::Member, Some(when)) => t::home_next_on(lang, when),
        (Role::Member, None) => t::home_no_meeting(lang).to_owned(),
        (role, Some(when)) => format!("{} · {when}", role_word(lang, role)),
        (role, None) => role_word(lang, role).to_owned(),
    };
    let picture =
        view! { <CommunityPicture key=own.id.to_string() spoken=network_spoken(own.network) /> }.into_any();
    view! {
        <Entry
            lead=picture
            href=community_paths::of(community_paths::SHOW, lang, slug)
            title=titled(lang, title_of(lang, &own.name))
            when=None
        >
            {about}
        </Entry>
    }
    .into_any()
}

fn bookmarked(lang: Lang, own: &[OwnCommunity], bookmarks: &[OverviewEntry]) -> impl IntoView + use<> {
    let list = if bookmarks.is_empty() {
        view! { <p class="nothing">{t::home_no_bookmark(lang)} " " {reading(lang, own)}</p> }.into_any()
    } else {
        let rows: Vec<AnyView> = bookmarks.iter().map(|each| bookmark(lang, each)).collect();
        view! { <EntryList>{rows}</EntryList> }.into_any()
    };
    let all = (!bookmarks.is_empty()).then(|| {
        NavLink::new(t::home_all_bookmarks(lang), reflection_paths::at(reflection_paths::BOOKMARKS, lang))
    });
    view! {
        <section aria-labelledby="bookmarks">
            <SectionTitle id="bookmarks" title=t::home_menu_bookmarks(lang) all />
            {list}
        </section>
    }
}

fn bookmark(lang: Lang, entry: &OverviewEntry) -> AnyView {
    let date = format::day_and_month(lang, format::local(entry.at).date());
    let by = t::reflection_by(lang, author_word(lang, &entry.author), date);
    let language = language(lang, spoken(entry));
    view! {
        <Entry
            href=reflection_paths::show(lang, entry.id)
            title=titled(lang, name_of_texts(lang, &entry.texts))
            when=None
        >
            {by}
            {language}
        </Entry>
    }
    .into_any()
}
