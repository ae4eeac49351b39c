//! What is new in a person's communities since they last looked.

use ensemble_common::prelude::*;

use super::{
    waiting::{author_word, spoken},
    words::{around, day, new_since, reading, short_when, title_of, titled},
};
use crate::home::rules::News;
use ensemble_communities::{community::paths as community_paths, membership::model::OwnCommunity};
use ensemble_core::{Lang, format};
use ensemble_meetings::meeting::{
    model::{Ahead, Phase},
    paths as meeting_paths,
};
use ensemble_reflections::reflection::{
    Author, Overview, OverviewEntry, beginning, name_of_texts, paths as reflection_paths,
};
use ensemble_texts as t;
use ensemble_ui::{Entry, EntryList, Icon, LangBadge, NavLink, SectionTitle, Shape, Spoken, initials};

/// How much of a reply a row shows, in characters.
const EXCERPT: usize = 90;
/// The most rows.
const MOST: usize = 9;

/// The part of the page.
pub(super) fn part(
    lang: Lang,
    news: News,
    overview: &Overview,
    communities: &[OwnCommunity],
    ahead: &[Ahead],
    now: i64,
) -> AnyView {
    let mut rows: Vec<(i64, AnyView)> = Vec::new();
    rows.extend(overview.new.iter().map(|each| (each.at, shared(lang, each, communities, now))));
    rows.extend(overview.replies.iter().map(|each| (each.at, reply(lang, each, now))));
    let announced = ahead.iter().filter(|ahead| {
        let since = ahead.published_at.unwrap_or_default();
        ahead.of.meeting.phase != Phase::Draft && !ahead.facilitates && since > news.since
    });
    rows.extend(announced.map(|each| {
        let at = each.published_at.unwrap_or_default();
        (at, meeting(lang, each, at, now))
    }));
    let changed = ahead.iter().filter(|ahead| ahead.of.meeting.phase != Phase::Draft);
    rows.extend(changed.filter_map(|each| {
        let at = each.agenda_changed_at.filter(|at| *at > news.since)?;
        Some((at, agenda(lang, each, at, now)))
    }));
    rows.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    rows.truncate(MOST);
    // With one community, its list has the rest.
    let reflections = match communities {
        [community] => {
            let slug = &community.slugs[usize::from(lang == Lang::En)];
            Some(community_paths::of(community_paths::REFLECTIONS, lang, slug))
        }
        _ => None,
    };
    let all = reflections.clone().filter(|_| !overview.new.is_empty());
    let all = all.map(|list| NavLink::new(t::home_new_unread(lang), format!("{list}?unread=1")));
    let title = if news.looked { new_since(lang, news.since, now) } else { t::home_new(lang).to_owned() };
    let list = if rows.is_empty() {
        let read = match reflections {
            Some(list) => Some(view! { <a href=list>{t::home_new_read(lang)}</a> }.into_any()),
            None => reading(lang, communities),
        };
        view! { <p class="nothing">{t::home_new_none(lang)} " " {read}</p> }.into_any()
    } else {
        let rows: Vec<AnyView> = rows.into_iter().map(|(_, row)| row).collect();
        view! { <EntryList>{rows}</EntryList> }.into_any()
    };
    view! {
        <section aria-labelledby="new">
            <SectionTitle id="new" title all />
            {list}
        </section>
    }
    .into_any()
}

/// The initials of who wrote, in the hue of the language; an icon where there is no name.
fn face(author: &Author, language: Spoken) -> AnyView {
    let hue = match language {
        Spoken::Only(Lang::Fr) => "fr",
        Spoken::Only(Lang::En) => "en",
        Spoken::Both => "meet",
    };
    match author {
        Author::Named(name) => {
            let letters = initials(name);
            view! { <span class=format!("face {hue}") aria-hidden="true">{letters}</span> }.into_any()
        }
        Author::Group => view! { <Icon shape=Shape::People /> }.into_any(),
        Author::Anonymous => view! { <Icon shape=Shape::Person /> }.into_any(),
    }
}

/// What a row says of the language of a text: nothing where the text is in the page's.
pub(super) fn language(lang: Lang, spoken: Spoken) -> Option<AnyView> {
    (spoken != Spoken::Only(lang)).then(|| view! { " " <LangBadge lang spoken /> }.into_any())
}

fn shared(lang: Lang, entry: &OverviewEntry, communities: &[OwnCommunity], now: i64) -> AnyView {
    let title = titled(lang, name_of_texts(lang, &entry.texts));
    let community = communities.iter().find(|community| community.id == entry.community);
    let mut by = vec![author_word(lang, &entry.author)];
    by.extend(community.map(|community| community.name.text(lang).to_owned()));
    let language_of = spoken(entry);
    view! {
        <Entry
            href=reflection_paths::show(lang, entry.id)
            title
            lead=face(&entry.author, language_of)
            when=Some(day(lang, entry.at, now))
        >
            {by.join(" · ")}
            {language(lang, language_of)}
        </Entry>
    }
    .into_any()
}

fn reply(lang: Lang, entry: &OverviewEntry, now: i64) -> AnyView {
    let title = name_of_texts(lang, &entry.texts);
    let title = match &entry.author {
        Author::Named(name) => around(lang, title, |title| t::home_replied(lang, name.as_str(), title)),
        Author::Group | Author::Anonymous => {
            around(lang, title, |title| t::home_replied_anonymous(lang, title))
        }
    };
    let excerpt = format::quoted(lang, &beginning(&entry.reply, EXCERPT));
    view! {
        <Entry
            href=format!("{}#comments", reflection_paths::show(lang, entry.id))
            title
            lead=face(&entry.author, Spoken::Both)
            when=Some(day(lang, entry.at, now))
        >
            {excerpt}
        </Entry>
    }
    .into_any()
}

fn meeting(lang: Lang, ahead: &Ahead, at: i64, now: i64) -> AnyView {
    let name = title_of(lang, &ahead.of.meeting.title);
    row_of_meeting(lang, ahead, around(lang, name, |title| t::home_announced(lang, title)), at, now)
}

fn agenda(lang: Lang, ahead: &Ahead, at: i64, now: i64) -> AnyView {
    let name = title_of(lang, &ahead.of.meeting.title);
    row_of_meeting(lang, ahead, around(lang, name, |title| t::home_agenda_changed(lang, title)), at, now)
}

fn row_of_meeting(lang: Lang, ahead: &Ahead, title: AnyView, at: i64, now: i64) -> AnyView {
    let meeting = &ahead.of.meeting;
    let about = format!("{} · {}", short_when(lang, meeting), ahead.of.community.text(lang));
    view! {
        <Entry
            href=meeting_paths::show(lang, meeting.id)
            title
            lead=view! { <Icon shape=Shape::Calendar /> }.into_any()
            when=Some(day(lang, at, now))
        >
            {about}
        </Entry>
    }
    .into_any()
}
