//! The home page of visitors: what the portal is for, open calls, what comes next, the communities.

use std::collections::HashMap;

use ensemble_common::prelude::*;

use ensemble_calls::call;
use ensemble_communities::community::{
    Part,
    model::{CommunityCard, CommunityFilter},
    pages::CommunityRows,
    paths as community_paths, store as communities,
};
use ensemble_core::{Lang, LocalizedText, error::AppError, ids::CommunityId, rights::Access};
use ensemble_meetings::meeting::{
    self, MeetingEntries, model::MeetingOf, pages::next_lines, paths as meeting_paths,
};
use ensemble_network::administration::announcement;
use ensemble_server::web::{Page, PageRequest, PageResponse, Routes};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, EmptyState, HeroArt, Line, Notice, Weight};

/// How many meetings the home page shows.
const MEETINGS: i64 = 3;
/// How many communities the home page shows.
const COMMUNITIES: u32 = 6;

/// The home page in both languages.
pub(super) fn routes() -> Routes {
    Routes::new().page(["/fr", "/en"], Access::Open, home)
}

async fn home(request: PageRequest) -> Result<PageResponse, AppError> {
    if request.viewer.person.is_some() {
        return crate::home::show(request).await;
    }
    let (db, lang, now) = (&request.portal.db, request.lang, request.portal.now());
    let (meetings, communities) = futures::try_join!(
        meeting::upcoming(db, now, MEETINGS),
        communities::list(db, lang, CommunityFilter::default(), 1, COMMUNITIES)
    )?;
    let calls = call::open_calls_part(db, now).await?;
    let ids: Vec<CommunityId> = communities.iter().map(|card| card.id).collect();
    let lines = next_lines(db, lang, &ids, now).await?;
    let announcement = request.portal.ttl_cache.get("announcement", lang, now, announcement(db)).await?;
    let announcement = Option::clone(&announcement);
    let addresses = ["/fr".to_owned(), "/en".to_owned()];
    let body = move || view! { <Home lang calls meetings communities lines announcement /> };
    Ok(Page::new(t::home_title(lang), addresses, body)
        .description(Some(t::home_lead(lang).to_owned()))
        .into())
}

#[component]
fn Home(
    lang: Lang,
    calls: Option<Part>,
    meetings: Vec<MeetingOf>,
    communities: Vec<CommunityCard>,
    lines: HashMap<CommunityId, String>,
    announcement: Option<LocalizedText>,
) -> impl IntoView {
    let about = match lang {
        Lang::Fr => "/fr/a-propos",
        Lang::En => "/en/about",
    };
    let coming = (!meetings.is_empty()).then(|| {
        let note = meeting::zone_note(lang, meetings.iter().map(|of| &of.meeting));
        view! {
            <section class="stack">
                <div class="section-head">
                    <h2>{t::home_next_meetings(lang)}</h2>
                    <a href=meeting_paths::list(lang)>{t::home_all_meetings(lang)}</a>
                </div>
                <p class="small muted">{note}</p>
                <MeetingEntries lang meetings />
            </section>
        }
    });
    let communities = if communities.is_empty() {
        view! { <EmptyState title=t::home_no_community(lang) text=t::home_no_community_text(lang) /> }
            .into_any()
    } else {
        view! { <CommunityRows lang cards=communities lines /> }.into_any()
    };
    view! {
        {announcement.map(|passage| view! { <Notice><p><Line lang passage /></p></Notice> })}
        <section class="hero">
            <div class="stack gap-5">
                <h1>{t::home_title(lang)}</h1>
                <p class="lead">{t::home_lead(lang)}</p>
                <div class="row">
                    <ButtonLink href=community_paths::list(lang)>{t::home_find(lang)}</ButtonLink>
                    <ButtonLink weight=Weight::Quiet href=about>{t::home_how(lang)}</ButtonLink>
                </div>
            </div>
            <HeroArt />
        </section>
        {calls.map(|part| part(lang))}
        {coming}
        <section class="stack">
            <div class="section-head">
                <h2>{t::home_communities(lang)}</h2>
                <a href=community_paths::list(lang)>{t::home_all_communities(lang)}</a>
            </div>
            {communities}
        </section>
    }
}
