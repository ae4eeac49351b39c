//! The three steps of a newcomer: profile, community, first meeting.

use ensemble_common::prelude::*;

use super::words::{Title, around, short_when, title_of, titled};
use crate::home::store::Known;
use ensemble_communities::{
    account::paths as account_paths,
    community::{
        self,
        model::{CommunityCard, CommunityFilter, Profession},
        network_spoken, network_word, paths as community_paths,
    },
    membership::{self, model::OwnCommunity},
};
use ensemble_core::{Lang, LocalizedText, error::AppError, ids::PersonId};
use ensemble_meetings::meeting::{
    self,
    model::{Ahead, MeetingOf, Phase},
    paths as meeting_paths,
};
use ensemble_server::web::PageRequest;
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, CommunityPicture, Entry, EntryList, SectionTitle};

/// How many communities are suggested.
const SUGGESTED: usize = 3;
/// How many communities are looked at for those that suit a person.
const CONSIDERED: u32 = 30;
/// How many meetings of the network are shown.
const MEETINGS: i64 = 3;

/// What a newcomer has done, and what there is to choose.
pub(super) struct Steps {
    has_profile: bool,
    profession: Option<Profession>,
    /// The communities that they belong to.
    own: Vec<LocalizedText>,
    /// Those that they asked to join.
    requested: Vec<LocalizedText>,
    suggested: Vec<CommunityCard>,
    /// How many communities there are.
    all: u32,
    /// The next meeting of their communities.
    next: Option<MeetingOf>,
    /// What comes next in the network, for those without a community.
    network: Vec<MeetingOf>,
}

impl Steps {
    pub(super) async fn load(
        request: &PageRequest,
        person: PersonId,
        known: Known,
        own: &[OwnCommunity],
        ahead: &[Ahead],
    ) -> Result<Self, AppError> {
        let (db, lang, now) = (&request.portal.db, request.lang, request.portal.now());
        let next = ahead.iter().find(|ahead| ahead.of.meeting.phase != Phase::Draft);
        let mut steps = Self {
            has_profile: known.has_profile,
            profession: known.profession,
            own: own.iter().map(|community| community.name.clone()).collect(),
            requested: Vec::new(),
            suggested: Vec::new(),
            all: 0,
            next: next.map(|ahead| ahead.of.clone()),
            network: Vec::new(),
        };
        if own.is_empty() {
            let (requested, suggested, all, network) = futures::try_join!(
                membership::requested_communities(db, person),
                community::list(db, lang, CommunityFilter::default(), 1, CONSIDERED),
                community::count(db, CommunityFilter::default()),
                meeting::upcoming(db, now, MEETINGS)
            )?;
            steps.requested = requested.into_iter().map(|(name, _)| name).collect();
            let mut suggested = suggested;
            suggested.sort_by_key(|card| !steps.suits(card));
            suggested.truncate(SUGGESTED);
            steps.suggested = suggested;
            steps.all = all;
            steps.network = network;
            steps.network.retain(|of| of.meeting.cancelled_at.is_none());
        }
        Ok(steps)
    }

    /// Whether a community gathers the person's profession.
    fn suits(&self, card: &CommunityCard) -> bool {
        self.profession.is_some() && card.profile.profession == self.profession
    }
}

/// The steps: those that are done, the one that comes now, and the others.
pub(super) fn part(lang: Lang, steps: &Steps) -> AnyView {
    let done = [steps.has_profile, !steps.own.is_empty()];
    let now = done.iter().position(|done| !done).unwrap_or(done.len());
    // The account menu leads to the communities: those of the person, once they have any.
    let step = |number: usize, title: &'static str, content: AnyView| {
        let id = (number == 1 && steps.own.is_empty()).then_some("communities");
        let is_done = done.get(number).copied().unwrap_or_default();
        let current = (number == now).then_some("step");
        view! { <li id=id class=is_done.then_some("done") aria-current=current><h2>{title}</h2>{content}</li> }
    };
    view! {
        <ol class="steps">
            {step(0, t::home_step_profile(lang), profile(lang, steps, now == 0))}
            {step(1, t::home_step_community(lang), community_step(lang, steps, now == 1))}
            {step(2, t::home_step_meeting(lang), meeting_step(lang, steps))}
        </ol>
    }
    .into_any()
}

fn profile(lang: Lang, steps: &Steps, now: bool) -> AnyView {
    let to = account_paths::of(account_paths::ACCOUNT, lang);
    match (steps.has_profile, now) {
        (true, _) => view! {
            <p class="meta">
                {t::home_step_profile_done(lang)} " " <a href=to>{t::home_step_profile_edit(lang)}</a>
            </p>
        }
        .into_any(),
        (false, true) => view! {
            <p>{t::home_step_profile_text(lang)}</p>
            <p class="actions"><ButtonLink href=to>{t::home_step_profile_do(lang)}</ButtonLink></p>
        }
        .into_any(),
        (false, false) => view! { <p><a href=to>{t::home_step_profile_do(lang)}</a></p> }.into_any(),
    }
}

/// Names of communities, each in its own language.
fn names(lang: Lang, all: &[LocalizedText]) -> Title {
    match all {
        [only] => title_of(lang, only),
        all => {
            let names: Vec<&str> = all.iter().map(|name| name.text(lang)).collect();
            (ensemble_core::format::list(lang, &names), lang)
        }
    }
}

fn community_step(lang: Lang, steps: &Steps, now: bool) -> AnyView {
    let all = community_paths::list(lang);
    if !steps.own.is_empty() {
        let words = around(lang, names(lang, &steps.own), |name| t::home_step_community_done(lang, name));
        return view! { <p class="meta">{words}</p> }.into_any();
    }
    if !steps.requested.is_empty() {
        let name = names(lang, &steps.requested);
        let words = around(lang, name, |name| t::home_step_community_asked(lang, name));
        return view! { <p>{words}</p> <p><a href=all>{t::home_find_another(lang)}</a></p> }.into_any();
    }
    let rows: Vec<AnyView> = steps.suggested.iter().map(|card| suggestion(lang, steps, card)).collect();
    let words = t::home_step_community_all(lang, steps.all);
    let button = if now {
        view! { <p class="actions"><ButtonLink href=all>{words}</ButtonLink></p> }.into_any()
    } else {
        view! { <p><a href=all>{words}</a></p> }.into_any()
    };
    view! {
        <p>{t::home_step_community_text(lang)}</p>
        <EntryList>{rows}</EntryList>
        {button}
    }
    .into_any()
}

fn suggestion(lang: Lang, steps: &Steps, card: &CommunityCard) -> AnyView {
    let network = network_word(lang, card.profile.network);
    let about = if steps.suits(card) {
        format!("{} · {network}", t::home_suggested(lang))
    } else {
        network.to_owned()
    };
    let spoken = network_spoken(card.profile.network);
    let picture = view! { <CommunityPicture key=card.id.to_string() spoken /> }.into_any();
    view! {
        <Entry
            href=community_paths::of(community_paths::SHOW, lang, &card.slug)
            title=titled(lang, title_of(lang, &card.heading.name))
            lead=picture
            when=None
        >
            {about}
        </Entry>
    }
    .into_any()
}

fn meeting_step(lang: Lang, steps: &Steps) -> AnyView {
    match (&steps.next, steps.own.is_empty()) {
        (Some(of), _) => {
            let href = meeting_paths::show(lang, of.meeting.id);
            let link = view! { <a href=href>{titled(lang, title_of(lang, &of.meeting.title))}</a> };
            view! { <p>{t::home_step_meeting_next(lang)} " " {link}</p> }.into_any()
        }
        (None, false) => view! { <p>{t::home_step_meeting_none(lang)}</p> }.into_any(),
        (None, true) => view! { <p>{t::home_step_meeting_text(lang)}</p> }.into_any(),
    }
}

/// The column beside the steps of a person without a community.
pub(super) fn aside(lang: Lang, steps: &Steps) -> AnyView {
    let rows: Vec<AnyView> = steps
        .network
        .iter()
        .map(|of| {
            let when = short_when(lang, &of.meeting);
            let about = format!("{when} · {}", of.community.text(lang));
            view! {
                <Entry
                    href=meeting_paths::show(lang, of.meeting.id)
                    title=titled(lang, title_of(lang, &of.meeting.title))
                    when=None
                >
                    {about}
                </Entry>
            }
            .into_any()
        })
        .collect();
    let network = (!rows.is_empty()).then(|| {
        view! {
            <section aria-labelledby="network">
                <SectionTitle id="network" title=t::home_ahead(lang) all=None />
                <EntryList>{rows}</EntryList>
            </section>
        }
    });
    let [about, contact] = match lang {
        Lang::Fr => ["/fr/a-propos", "/fr/nous-joindre"],
        Lang::En => ["/en/about", "/en/contact"],
    };
    view! {
        <aside class="sections" aria-label=t::home_question(lang)>
            {network}
            <section aria-labelledby="question">
                <SectionTitle id="question" title=t::home_question(lang) all=None />
                <ul class="plain nothing">
                    <li><a href=about>{t::home_question_about(lang)}</a></li>
                    <li><a href=contact>{t::home_question_write(lang)}</a></li>
                </ul>
            </section>
        </aside>
    }
    .into_any()
}
