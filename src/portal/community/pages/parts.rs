//! What several pages show of a community.

use std::collections::HashMap;

use leptos::prelude::*;

use super::super::{
    labels,
    model::{Community, CommunityCard, CommunityKind, Network, Profile},
    paths,
};
use ensemble_core::{Lang, ids::CommunityId};
use ensemble_texts as t;
use ensemble_ui::{Badge, Breadcrumb, LangBadge, Line, NavLink, Spoken, Tab, Tabs};

/// Communities as cards, for a list.
#[component]
pub fn CommunityCards(
    /// The page's language.
    lang: Lang,
    /// The communities.
    cards: Vec<CommunityCard>,
    /// What else their cards say.
    mut lines: HashMap<CommunityId, String>,
    /// The level of their headings.
    #[prop(default = 3)]
    level: u8,
) -> impl IntoView {
    cards
        .into_iter()
        .map(|card| {
            let href = paths::of(paths::SHOW, lang, &card.slug);
            let link = view! { <a href=href><Line lang passage=card.heading.name /></a> };
            let heading = if level == 2 {
                view! { <h2 class="h3">{link}</h2> }.into_any()
            } else {
                view! { <h3>{link}</h3> }.into_any()
            };
            let line = lines.remove(&card.id).map(|line| view! { <span class="muted">{line}</span> });
            view! {
                <li class="card">
                    <div class="row"><Marks lang profile=card.profile /></div>
                    {heading}
                    {card.heading.summary.map(|passage| view! { <p class="muted"><Line lang passage /></p> })}
                    <footer class="row spread small">
                        <span>{t::community_organizations(lang, card.organizations)}</span>
                        {line}
                    </footer>
                </li>
            }
        })
        .collect_view()
}

/// The badges of a community: its languages, its kind.
#[component]
pub(super) fn Marks(lang: Lang, profile: Profile) -> impl IntoView {
    let spoken = match profile.network {
        Network::Both => Spoken::Both,
        Network::French => Spoken::Only(Lang::Fr),
        Network::English => Spoken::Only(Lang::En),
    };
    view! {
        <LangBadge lang spoken />
        <Badge>{labels::kind(lang, profile.kind)}</Badge>
        {profile
            .profession
            .filter(|_| profile.kind == CommunityKind::Practice)
            .map(|profession| view! { <Badge>{labels::profession(lang, profession)}</Badge> })}
    }
}

/// One of the pages of a community.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// What it is for.
    Home,
    /// Its meetings.
    Meetings,
    /// Its reflections.
    Reflections,
    /// Its people.
    Members,
    /// Writing it.
    Edit,
}

/// How many things wait behind the tab of reflections, and what they are, for those who do not see the number beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TabCount {
    pub count: u32,
    pub meaning: String,
}

/// The head of each page of a community: where it lies, its badges, its name, its other pages.
pub fn head(lang: Lang, community: &Community, room: Room) -> impl IntoView + use<> {
    head_with(lang, community, room, None)
}

/// The same, with what waits among the reflections.
pub fn head_with(
    lang: Lang,
    community: &Community,
    room: Room,
    waiting: Option<TabCount>,
) -> impl IntoView + use<> {
    let slug = community.slug(lang);
    let name = community.name(lang).to_owned();
    let mut crumbs = vec![NavLink::new(t::community_list_title(lang), paths::list(lang))];
    let here = match room {
        Room::Home => name.clone(),
        Room::Meetings | Room::Reflections | Room::Members | Room::Edit => {
            crumbs.push(NavLink::new(name.clone(), paths::of(paths::SHOW, lang, slug)));
            match room {
                Room::Meetings => t::community_tab_meetings(lang).to_owned(),
                Room::Members => t::community_tab_members(lang).to_owned(),
                Room::Edit => t::community_edit(lang).to_owned(),
                _ => t::community_tab_reflections(lang).to_owned(),
            }
        }
    };
    let tabs = [
        (Room::Home, t::community_tab_home(lang), paths::SHOW),
        (Room::Meetings, t::community_tab_meetings(lang), paths::MEETINGS),
        (Room::Reflections, t::community_tab_reflections(lang), paths::REFLECTIONS),
        (Room::Members, t::community_tab_members(lang), paths::MEMBERS),
    ]
    .into_iter()
    .map(|(each, label, to)| {
        let tab = Tab::from(NavLink::new(label, paths::of(to, lang, slug)).current(each == room));
        match &waiting {
            Some(waiting) if each == Room::Reflections => {
                Tab { count: Some(waiting.count), meaning: Some(waiting.meaning.clone()), ..tab }
            }
            _ => tab,
        }
    })
    .collect();
    let title = community.heading.name.clone();
    view! {
        <Breadcrumb lang links=crumbs here />
        <div class="page-head">
            <div class="row"><Marks lang profile=community.profile.clone() /></div>
            <h1><Line lang passage=title /></h1>
        </div>
        <Tabs label=name tabs />
    }
}
