//! What several pages show of a community.

use std::collections::HashMap;

use ensemble_common::prelude::*;

use super::{
    super::{
        labels,
        model::{Community, CommunityCard, CommunityKind, Network, Profile},
        paths,
    },
    cover,
};
use ensemble_core::{Lang, ids::CommunityId};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, CommunityPicture, LangBadge, Line, NavLink, Spoken, Tab, Tabs};

/// Communities as rows of a list.
#[component]
pub fn CommunityRows(
    /// The page's language.
    lang: Lang,
    /// The communities.
    cards: Vec<CommunityCard>,
    /// What else their rows say.
    mut lines: HashMap<CommunityId, String>,
) -> impl IntoView {
    let rows = cards
        .into_iter()
        .map(|card| {
            let href = paths::of(paths::SHOW, lang, &card.slug);
            let line = lines.remove(&card.id).map(|line| view! { <span>{line}</span> });
            let spoken = spoken(card.profile.network);
            view! {
                <li>
                    <span class="lead-in"><CommunityPicture key=card.id.to_string() spoken /></span>
                    <div class="entry-text">
                        <h3><a class="entry-title" href=href><Line lang passage=card.heading.name /></a></h3>
                        <Marks lang profile=card.profile />
                        {card.heading.summary.map(|passage| view! { <p><Line lang passage /></p> })}
                        <p class="byline">
                            <span>{t::community_organizations(lang, card.organizations)}</span>
                            {line}
                        </p>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="entry-list communities">{rows}</ul> }
}

/// The languages of a community's network.
#[must_use]
pub const fn spoken(network: Network) -> Spoken {
    match network {
        Network::Both => Spoken::Both,
        Network::French => Spoken::Only(Lang::Fr),
        Network::English => Spoken::Only(Lang::En),
    }
}

/// What a community is, in a line: its languages, its kind, its profession.
#[component]
pub(super) fn Marks(lang: Lang, profile: Profile) -> impl IntoView {
    let profession = profile
        .profession
        .filter(|_| profile.kind == CommunityKind::Practice)
        .map(|profession| view! { <span>{labels::profession(lang, profession)}</span> });
    view! {
        <p class="byline">
            <LangBadge lang spoken=spoken(profile.network) />
            <span>{labels::kind(lang, profile.kind)}</span>
            {profession}
        </p>
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
    /// The themes that its members propose.
    Themes,
    /// What was agreed to be done.
    FollowUps,
    /// What it found, and what the managers answered.
    Findings,
    /// The questions to its professional order.
    OrderQuestions,
    /// What it makes.
    Deliverables,
    /// Its practice guides.
    Guides,
    /// Its people.
    Members,
    /// Writing it.
    Edit,
    /// Writing to those who facilitate it.
    Contact,
}

impl Room {
    /// What the page is called in a breadcrumb, and its path; the first page has the name of its community.
    fn name_and_path(self, lang: Lang) -> Option<(&'static str, [&'static str; 2])> {
        Some(match self {
            Self::Home => return None,
            Self::Meetings => (t::community_tab_meetings(lang), paths::MEETINGS),
            Self::Reflections => (t::community_tab_reflections(lang), paths::REFLECTIONS),
            Self::Themes => (t::theme_title(lang), paths::THEMES),
            Self::FollowUps => (t::follow_up_title(lang), paths::FOLLOW_UPS),
            Self::Findings => (t::finding_title(lang), paths::FINDINGS),
            Self::OrderQuestions => (t::order_question_title(lang), paths::ORDER_QUESTIONS),
            Self::Deliverables => (t::community_deliverables(lang), paths::DELIVERABLES),
            Self::Guides => (t::practice_guide_title(lang), paths::GUIDES),
            Self::Members => (t::community_tab_members(lang), paths::MEMBERS),
            Self::Edit => (t::community_edit(lang), paths::EDIT),
            Self::Contact => (t::community_contact(lang), paths::CONTACT),
        })
    }

    /// Whether other pages lie below it: the cover and the history lie beside the form.
    const fn is_above_others(self) -> bool {
        !matches!(self, Self::Edit | Self::Contact)
    }
}

/// How many things wait behind the tab of reflections, and what they are, for those who do not see the number beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TabCount {
    pub count: u32,
    pub meaning: String,
}

/// The head of each page of a community: where it lies, its picture, its name, what it is, its other pages.
pub struct Head<'a> {
    lang: Lang,
    community: &'a Community,
    room: Room,
    waiting: Option<TabCount>,
    action: Option<AnyView>,
    below: Option<&'a str>,
}

impl<'a> Head<'a> {
    /// The head of this page.
    #[must_use]
    pub const fn of(lang: Lang, community: &'a Community, room: Room) -> Self {
        Self { lang, community, room, waiting: None, action: None, below: None }
    }

    /// With what waits among the reflections.
    #[must_use]
    pub fn waiting(self, waiting: Option<TabCount>) -> Self {
        Self { waiting, ..self }
    }

    /// With what there is to do first on this page, beside the name.
    #[must_use]
    pub fn action(self, action: Option<AnyView>) -> Self {
        Self { action, ..self }
    }

    /// For a page with this name that lies below that of the community.
    #[must_use]
    pub fn below(self, name: &'a str) -> Self {
        Self { below: Some(name), ..self }
    }

    /// The view.
    pub fn view(self) -> impl IntoView + use<> {
        let Self { lang, community, room, waiting, action, below } = self;
        let slug = community.slug(lang);
        let name = community.name(lang).to_owned();
        let mut crumbs = vec![NavLink::new(t::community_list_title(lang), paths::list(lang))];
        if room != Room::Home || below.is_some() {
            crumbs.push(NavLink::new(name.clone(), paths::of(paths::SHOW, lang, slug)));
        }
        let own = room.name_and_path(lang);
        let here = match (below, own) {
            (Some(below), own) => {
                let above = own.filter(|_| room.is_above_others());
                crumbs.extend(above.map(|(label, to)| NavLink::new(label, paths::of(to, lang, slug))));
                below.to_owned()
            }
            (None, Some((label, _))) => label.to_owned(),
            (None, None) => name.clone(),
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
        let profile = community.profile.clone();
        // The page of the community itself shows its cover in full.
        let picture = match &community.cover {
            Some(_) if room == Room::Home => ().into_any(),
            Some(cover) => {
                let src = cover::address(lang, community.id, cover);
                view! { <img class="community-picture" src=src alt="" width="48" height="48" /> }.into_any()
            }
            None => {
                let spoken = spoken(profile.network);
                view! { <CommunityPicture key=community.id.to_string() spoken /> }.into_any()
            }
        };
        view! {
            <div class="community-top">
                <Breadcrumb lang links=crumbs here />
                <div class="community-head">
                    {picture}
                    <div class="stack gap-1">
                        <h1><Line lang passage=title /></h1>
                        <Marks lang profile />
                    </div>
                    {action.map(|action| view! { <div class="community-action">{action}</div> })}
                </div>
                <Tabs label=name tabs />
            </div>
        }
    }
}

/// The head of a page on which nothing waits.
pub fn head(lang: Lang, community: &Community, room: Room) -> impl IntoView + use<> {
    Head::of(lang, community, room).view()
}

/// The head of a page below one of these pages, by its own name.
pub fn head_below(lang: Lang, community: &Community, room: Room, name: &str) -> impl IntoView + use<> {
    Head::of(lang, community, room).below(name).view()
}
