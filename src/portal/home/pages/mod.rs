//! The page, part by part.

mod answers;
mod aside;
mod follow_ups;
mod news;
mod next;
mod steps;
mod waiting;
mod words;

use ensemble_common::prelude::*;

use self::{follow_ups::OwnFollowUps, next::Next, steps::Steps};
use super::{
    rules::{self, News},
    store,
};
use ensemble_calls::{
    call::{self, model::Call},
    interest::{self, model::OwnAnswer},
    screening,
};
use ensemble_communities::{
    community::Part,
    membership::{self, model::OwnCommunity},
};
use ensemble_core::{
    Lang, LocalizedText,
    error::AppError,
    format,
    ids::{CallId, PersonId},
    rights::{Action, rules::may},
};
use ensemble_decisions::vote::{self, model::AskedAgain};
use ensemble_meetings::{
    meeting::{self, model::Ahead},
    participation::{self, model::MissedMeeting},
};
use ensemble_network::administration::{announcement, paths as administration_paths};
use ensemble_reflections::reflection::{self, Overview, paths as reflection_paths};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Line, NavLink, Notice, Weight};

/// All that the page shows.
struct Home {
    lang: Lang,
    now: i64,
    /// What the person is called by.
    name: String,
    announcement: Option<LocalizedText>,
    writes: bool,
    administers: bool,
    news: News,
    communities: Vec<OwnCommunity>,
    ahead: Vec<Ahead>,
    overview: Overview,
    follow_ups: OwnFollowUps,
    missed: Vec<MissedMeeting>,
    /// The votes in which something that the person chose has changed.
    to_vote: Vec<AskedAgain>,
    next: Option<Next>,
    /// What the person answered to calls.
    answers: Vec<OwnAnswer>,
    /// The calls that people can answer now.
    calls: Option<Part>,
    /// The calls whose projects the person reads, with how many are left.
    to_review: Vec<(Call, u32)>,
    /// For newcomers.
    steps: Option<Steps>,
}

/// The home of the person who asks.
///
/// # Errors
/// [`AppError::SignInFirst`] for a visitor; otherwise when the database is unavailable.
pub async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db, viewer) = (request.lang, &request.portal.db, &request.viewer);
    let (now, person) = (request.portal.now(), request.person()?);
    let known = store::known(db, person).await?;
    let today = format::day_of(now);
    let news = rules::news(known.visit, today, now);
    let (communities, ahead, overview, follow_ups, missed, to_vote) = futures::try_join!(
        membership::own_communities(db, person),
        meeting::ahead(db, viewer, now),
        reflection::overview(db, viewer, lang, news.since, now),
        OwnFollowUps::load(db, person),
        participation::missed(db, person, now),
        vote::asked_again(db, person, now)
    )?;
    let steps = match rules::is_newcomer(viewer.portal_roles.len(), communities.len(), known.has_profile) {
        true => Some(Steps::load(&request, person, known, &communities, &ahead).await?),
        false => None,
    };
    let next = Next::load(&request, &ahead).await?;
    let answers = interest::own_answers(&request).await?;
    let answered: Vec<CallId> = answers.iter().map(|answer| answer.call.id).collect();
    let calls = call::open_calls_at_home(db, now, &answered).await?;
    let to_review = screening::waiting(db, person, now).await?;
    let announcement = request.portal.ttl_cache.get("announcement", lang, now, announcement(db)).await?;
    if rules::is_first_of_day(known.visit, today) {
        note_visit(&request, person, today, now).await;
    }
    let home = Home {
        lang,
        now,
        name: viewer.person.as_ref().map(|person| first_name(&person.name)).unwrap_or_default(),
        announcement: Option::clone(&announcement),
        writes: viewer
            .roles
            .iter()
            .any(|(community, _)| may(viewer, Action::WriteReflections, Some(*community))),
        administers: may(viewer, Action::SeeAdministration, None),
        news,
        communities,
        ahead,
        overview,
        follow_ups,
        missed,
        to_vote,
        next,
        answers,
        calls,
        to_review,
        steps,
    };
    let addresses = ["/fr".to_owned(), "/en".to_owned()];
    // Search engines see the visitors' home here, as they do not sign in.
    Ok(Page::new(t::home_mine(lang), addresses, move || body(home))
        .description(Some(t::home_lead(lang).to_owned()))
        .section("home")
        .into())
}

/// Notes that the person looks. A failure is only logged.
async fn note_visit(request: &PageRequest, person: PersonId, today: i64, now: i64) {
    let noted: Result<(), sqlx::Error> =
        request.portal.db.transaction(async |to| store::note_visit(to, person, today, now).await).await;
    if let Err(error) = noted {
        tracing::warn!(%error, "a look at the home could not be noted");
    }
}

/// What people are called by: the first word of their name.
fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or(name).to_owned()
}

fn body(home: Home) -> impl IntoView {
    let Home {
        lang,
        now,
        name,
        announcement,
        writes,
        administers,
        news,
        communities,
        ahead,
        overview,
        follow_ups,
        missed,
        to_vote,
        next,
        answers,
        calls,
        to_review,
        steps,
    } = home;
    let greeting = if steps.is_some() { t::home_welcome(lang, name) } else { t::home_hello(lang, name) };
    let below = if steps.is_some() {
        view! { <p>{t::home_steps(lang)}</p> }.into_any()
    } else {
        let today = format::weekday_date(lang, format::local(now).date());
        view! { <p class="meta today">{today}</p> }.into_any()
    };
    let write = writes.then(|| {
        let to = reflection_paths::at(reflection_paths::NEW, lang);
        view! { <ButtonLink weight=Weight::Quiet href=to>{t::reflection_write(lang)}</ButtonLink> }
    });
    let way_on = match (administers, writes) {
        (true, _) => {
            let to = administration_paths::of(administration_paths::HOME, lang);
            Some(NavLink::new(t::administration_title(lang), to))
        }
        (false, true) => {
            let to = reflection_paths::at(reflection_paths::NEW, lang);
            Some(NavLink::new(t::reflection_write(lang), to))
        }
        (false, false) => None,
    };
    let belongs = !communities.is_empty();
    let steps_part = steps.as_ref().map(|each| steps::part(lang, each));
    let parts = (belongs || steps.is_none() || !to_review.is_empty()).then(|| {
        let follow_ups = follow_ups::part(lang, &follow_ups, now);
        let waits_elsewhere = follow_ups.is_some() || next.as_ref().is_some_and(Next::is_unanswered);
        let asked = (missed.as_slice(), to_vote.as_slice(), to_review.as_slice());
        let waiting = waiting::part(lang, &overview, &communities, &ahead, asked, now)
            .or_else(|| (!waits_elsewhere).then(|| waiting::nothing(lang, way_on)));
        view! {
            {next::part(lang, next, now)}
            {follow_ups}
            {waiting}
            {news::part(lang, news, &overview, &communities, &ahead, now)}
        }
    });
    let aside = match &steps {
        Some(each) if !belongs => steps::aside(lang, each),
        _ => aside::part(lang, &communities, &ahead, &overview.bookmarks),
    };
    view! {
        {announcement.map(|passage| view! { <Notice><p><Line lang passage /></p></Notice> })}
        <div class="member-home">
            <div class="page-title">
                <div><h1>{greeting}</h1> {below}</div>
                {write}
            </div>
            <div class="home-columns">
                <div class="sections">
                    {steps_part} {parts} {answers::part(lang, &answers, now)} {calls.map(|part| part(lang))}
                </div>
                {aside}
            </div>
        </div>
    }
}
