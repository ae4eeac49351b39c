//! A community's meetings: those being prepared for who prepares them, what is coming, and what was,
//! by school year.

use ensemble_common::prelude::*;

use super::{
    super::{
        composition::{CallDate, Composition},
        model::{Meeting, Phase},
        paths as meeting_paths,
        rules::{over, school_year, year_bounds},
        store,
        views::{MeetingRows, zone_note},
    },
    by_date,
    year::{self, Year},
};
use ensemble_communities::{
    community::{Room, head, model::Community, named, paths},
    deliverable::{self, model::Deliverable},
};
use ensemble_core::{Lang, error::AppError, rights::Action};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, EmptyState};

/// How many meetings the page shows: more than a community has in twenty years.
const MANY: i64 = 200;

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let community = match named(&request, paths::MEETINGS).await? {
        Ok(found) => found.community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let plans = request.may(Action::PlanMeetings, Some(community.id));
    let edits = request.may(Action::EditCommunity, Some(community.id));
    let (lang, now, db) = (request.lang, request.portal.now(), &request.portal.db);
    let meetings = store::of_community(db, community.id, plans, MANY).await?;
    let deliverables = deliverable::of_community(db, community.id).await?;
    let (shared, calls) = match year_bounds(now) {
        Some(span) => (
            (composition.shared)(request.context.clone(), community.id, span).await?,
            (composition.calls)(&request, span).await?,
        ),
        None => (Vec::new(), Vec::new()),
    };
    let year = Year::of(now, &meetings, &shared);
    let title = t::community_meetings_title(lang, community.name(lang).to_owned());
    let addresses = paths::both(paths::MEETINGS, &community.slugs);
    let calendar = (composition.community_calendar)(&request, &community.slugs);
    let body = move || {
        let content = (&community, deliverables.as_slice(), calls.as_slice());
        page(lang, content, meetings, (plans, edits), now, (&year, calendar))
    };
    Ok(Page::new(title, addresses, body).section("communities").into())
}

fn page(
    lang: Lang,
    (community, deliverables, calls): (&Community, &[Deliverable], &[CallDate]),
    meetings: Vec<Meeting>,
    (plans, edits): (bool, bool),
    now: i64,
    (year, calendar): (&Year, AnyView),
) -> impl IntoView + use<> {
    let zone_note = zone_note(lang, &meetings);
    let by_date = by_date::view(lang, now, &meetings, (community, deliverables, calls), edits);
    let (mut drafts, published): (Vec<Meeting>, Vec<Meeting>) =
        meetings.into_iter().partition(|meeting| meeting.phase == Phase::Draft);
    let (past, mut coming): (Vec<Meeting>, Vec<Meeting>) =
        published.into_iter().partition(|meeting| over(meeting, now));
    drafts.reverse();
    coming.reverse();
    let new = plans.then(|| {
        let href = paths::of(meeting_paths::NEW, lang, community.slug(lang));
        view! { <div class="row"><ButtonLink href>{t::meeting_new(lang)}</ButtonLink></div> }
    });
    let drafts = (!drafts.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{t::meeting_drafts(lang)}</h2>
                <MeetingRows lang meetings=drafts phases=true zone_note=false />
            </section>
        }
    });
    let coming = if coming.is_empty() {
        view! { <EmptyState title=t::community_no_meeting(lang) text=t::community_no_meeting_text(lang) /> }
            .into_any()
    } else {
        view! { <MeetingRows lang meetings=coming phases=plans zone_note=false /> }.into_any()
    };
    let past = if past.is_empty() {
        view! { <p class="muted">{t::community_no_past_meeting(lang)}</p> }.into_any()
    } else {
        years(lang, &past, plans).into_any()
    };
    view! {
        {head(lang, community, Room::Meetings)}
        {new}
        <p class="small muted">{zone_note}</p>
        {drafts}
        <section class="stack"><h2>{t::community_coming(lang)}</h2>{coming} {calendar}</section>
        {year::view(lang, year)}
        {by_date}
        <section class="stack"><h2>{t::community_past(lang)}</h2>{past}</section>
    }
}

/// Meetings that were, the latest first, under the school year that each was in.
fn years(lang: Lang, past: &[Meeting], plans: bool) -> impl IntoView + use<> {
    let of = |meeting: &Meeting| school_year(meeting.when.millis());
    past.chunk_by(|one, next| of(one) == of(next))
        .map(|year| {
            let from = year.first().map_or(0, of);
            let words = t::meeting_school_year(lang, from.to_string(), (from + 1).to_string());
            view! {
                <div class="stack gap-3">
                    <h3>{words}</h3>
                    <MeetingRows lang meetings=year.to_vec() phases=plans zone_note=false />
                </div>
            }
        })
        .collect_view()
}
