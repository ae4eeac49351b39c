//! What is coming in all communities; one meeting.

use leptos::prelude::*;

use super::{
    model::{MeetingOf, When},
    paths, store,
    views::{MeetingCards, hours},
    words,
};
use crate::{
    community::paths as community_paths,
    error::AppError,
    i18n::{Lang, format, t},
    rights::{Access, Action},
    server::web::{Ask, Page, Reply, Routes, failure},
    ui::{Breadcrumb, EmptyState, Line, NavLink, Notice},
};

/// How many meetings the list shows.
const SHOWN: i64 = 60;

/// The pages of meetings.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().page(paths::LIST, Access::Open, list).page(paths::SHOW, Access::Open, show)
}

async fn list(ask: Ask) -> Result<Reply, AppError> {
    let meetings =
        store::upcoming(&ask.portal.db, ask.portal.now(), SHOWN).await.map_err(|error| failure(&error))?;
    let lang = ask.lang;
    let body = move || {
        let cards = if meetings.is_empty() {
            view! { <EmptyState title=t::meeting_none(lang) text=t::meeting_none_text(lang) /> }.into_any()
        } else {
            view! { <ul class="grid"><MeetingCards lang meetings /></ul> }.into_any()
        };
        view! {
            <div class="stack gap-2">
                <h1>{t::meeting_list_title(lang)}</h1>
                <p class="lead">{t::meeting_list_lead(lang)}</p>
            </div>
            <h2 class="visually-hidden">{t::home_next_meetings(lang)}</h2>
            {cards}
        }
    };
    Ok(Page::new(t::meeting_list_title(lang), paths::LIST.map(str::to_owned), body)
        .description(Some(t::meeting_list_lead(lang).to_owned()))
        .section("meetings")
        .into())
}

async fn show(ask: Ask) -> Result<Reply, AppError> {
    let id = ask.part(0).parse().map_err(|_| AppError::NotFound)?;
    let (of, archived) =
        store::find(&ask.portal.db, id).await.map_err(|error| failure(&error))?.ok_or(AppError::NotFound)?;
    if archived.is_some() && !ask.may(Action::ReadArchived, archived) {
        return Err(AppError::NotFound);
    }
    let (lang, now) = (ask.lang, ask.portal.now());
    let title = of.meeting.title.text(lang).to_owned();
    let addresses = Lang::ALL.map(|lang| paths::show(lang, of.meeting.id));
    Ok(Page::new(title, addresses, move || view! { <MeetingPage lang of now /> }).section("meetings").into())
}

#[component]
fn MeetingPage(lang: Lang, of: MeetingOf, now: i64) -> impl IntoView {
    let MeetingOf { meeting, community, slugs } = of;
    let slug = &slugs[usize::from(lang == Lang::En)];
    let community_href = community_paths::of(community_paths::SHOW, lang, slug);
    let meetings_href = community_paths::of(community_paths::MEETINGS, lang, slug);
    let crumbs = vec![
        NavLink::new(community.text(lang), community_href.clone()),
        NavLink::new(t::community_tab_meetings(lang), meetings_href),
    ];
    let past = matches!(meeting.when, When::At(at) if at + i64::from(meeting.duration) * 60_000 < now);
    let local = format::local(meeting.when.millis());
    let day = match meeting.when {
        When::Month(_) => view! {
            {t::meeting_month_only(lang, format::month(lang, local.month()), local.year().to_string())}
        }
        .into_any(),
        When::At(_) => view! {
            <time datetime=local.timestamp().to_string()>
                {format::weekday_date(lang, local.date())} <br /> {hours(lang, &local, meeting.duration)}
            </time>
            <span class="muted">" (" {t::meeting_zone(lang)} ")"</span>
        }
        .into_any(),
    };
    let here = meeting.title.text(lang).to_owned();
    view! {
        <Breadcrumb lang links=crumbs here />
        <h1><Line lang passage=meeting.title.clone() /></h1>
        {past.then(|| view! { <Notice><p>{t::meeting_past(lang)}</p></Notice> })}
        <div class="beside">
            <section class="stack">
                <h2>{t::meeting_agenda(lang)}</h2>
                <EmptyState title=t::meeting_no_agenda(lang) text=t::meeting_no_agenda_text(lang) />
            </section>
            <aside class="stack gap-5">
                <section class="card">
                    <h2 class="h3">{t::community_facts(lang)}</h2>
                    <dl class="facts">
                        <div><dt>{t::meeting_fact_when(lang)}</dt><dd>{day}</dd></div>
                        <div>
                            <dt>{t::meeting_fact_duration(lang)}</dt>
                            <dd>{t::meeting_duration_long(lang, meeting.duration)}</dd>
                        </div>
                        <div>
                            <dt>{t::meeting_fact_modality(lang)}</dt>
                            <dd>{words::modality(lang, meeting.modality)}</dd>
                        </div>
                        {meeting
                            .place
                            .map(|passage| {
                                view! {
                                    <div><dt>{t::meeting_fact_place(lang)}</dt><dd><Line lang passage /></dd></div>
                                }
                            })}
                        <div>
                            <dt>{t::meeting_fact_community(lang)}</dt>
                            <dd><a href=community_href><Line lang passage=community /></a></dd>
                        </div>
                    </dl>
                </section>
            </aside>
        </div>
    }
}
