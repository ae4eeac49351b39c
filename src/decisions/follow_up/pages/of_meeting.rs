//! What the page of a meeting shows: what is open, at the top of the agenda of the next meeting, and what came up in it.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::super::{
    labels,
    model::FollowUp,
    paths,
    rules::{self, MANY, SORTING_MINUTES},
    store,
    views::due_words,
};
use ensemble_communities::community::{Part, paths as community_paths};
use ensemble_core::{Lang, error::AppError, format, ids::MeetingId, rights::Action};
use ensemble_meetings::meeting::model::{Found, Phase};
use ensemble_server::web::PageRequest;
use ensemble_texts as t;
use ensemble_ui::{Line, NavLink, Notice, SectionTitle};

/// What the part shows.
struct Shown {
    slugs: [String; 2],
    meeting: MeetingId,
    /// What is open in the community, for the next meeting.
    open: Vec<FollowUp>,
    /// What came up in this meeting.
    own: Vec<FollowUp>,
    plans: bool,
    proposes: bool,
    today: i64,
}

/// The part of the page of a meeting, for those who read the follow-ups of its community.
#[must_use]
pub fn of_meeting<'a>(
    request: &'a PageRequest,
    found: &'a Found,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let (db, now, meeting) = (&request.portal.db, request.portal.now(), &found.of.meeting);
        let may = |action| request.may(action, Some(found.community));
        if !may(Action::ReadFollowUps) {
            return Ok(None);
        }
        let own = store::of_meeting(db, meeting.id).await?;
        let is_ahead = meeting.phase != Phase::Closed && meeting.cancelled_at.is_none();
        let open = match is_ahead && store::is_next_meeting(db, meeting.id, now).await? {
            true => store::open_of_community(db, found.community).await?,
            false => Vec::new(),
        };
        let proposes = !found.archived && meeting.phase != Phase::Draft && may(Action::ProposeFollowUps);
        if open.is_empty() && own.is_empty() && !(proposes && meeting.phase != Phase::Published) {
            return Ok(None);
        }
        let shown = Shown {
            slugs: found.of.slugs.clone(),
            meeting: meeting.id,
            open,
            own,
            plans: may(Action::PlanMeetings),
            proposes,
            today: format::day_of(now),
        };
        Ok(Some(Box::new(move |lang| section(lang, shown)) as Part))
    })
}

fn section(lang: Lang, shown: Shown) -> AnyView {
    let Shown { slugs, meeting, open, own, plans, proposes, today } = shown;
    let slug = &slugs[usize::from(lang == Lang::En)];
    let all = Some(NavLink::new(t::follow_up_all(lang), community_paths::of(paths::LIST, lang, slug)));
    let many = (plans && open.len() >= MANY).then(|| {
        let words = t::follow_up_many(lang, open.len(), SORTING_MINUTES);
        view! { <Notice><p>{words}</p></Notice> }
    });
    let list = |follow_ups: &[&FollowUp]| {
        let rows = follow_ups.iter().map(|follow_up| row(lang, slug, follow_up, today)).collect_view();
        view! { <ul class="entry-list follow-ups">{rows}</ul> }
    };
    let open: Vec<&FollowUp> = open.iter().collect();
    let earlier = (!open.is_empty()).then(|| view! { {many} {list(&open)} });
    // What came up here and is open is above.
    let own: Vec<&FollowUp> =
        own.iter().filter(|each| !open.iter().any(|other| other.id == each.id)).collect();
    let own = (!own.is_empty()).then(|| {
        view! { <h3 class="h4">{t::follow_up_of_meeting(lang)}</h3> {list(&own)} }
    });
    let add = proposes.then(|| {
        let href = format!("{}?meeting={meeting}", community_paths::of(paths::ADD, lang, slug));
        view! { <p class="no-print"><a href=href>{t::follow_up_add(lang)}</a></p> }
    });
    view! {
        <section class="stack gap-3" aria-labelledby="follow-ups">
            <SectionTitle id="follow-ups" title=t::follow_up_title(lang) all />
            {earlier}
            {own}
            {add}
        </section>
    }
    .into_any()
}

fn row(lang: Lang, slug: &str, follow_up: &FollowUp, today: i64) -> AnyView {
    let href = paths::of(paths::SHOW, lang, slug, follow_up.id);
    let passage = follow_up.text.clone();
    let is_open = follow_up.closed_at.is_none();
    let due = due_words(lang, follow_up).filter(|_| is_open).map(|words| {
        let class = if rules::is_overdue(follow_up.due_at, today) { "when due" } else { "when" };
        view! { <span class=class>{words}</span> }
    });
    let state = (!is_open).then(|| view! { <span>{labels::state(lang, follow_up.state)}</span> });
    view! {
        <li>
            <div class="entry-text">
                <p><a href=href><Line lang passage /></a></p>
                <p class="byline">
                    <span>{labels::owner(lang, follow_up.owner.as_ref())}</span>
                    {due}
                    {state}
                </p>
            </div>
        </li>
    }
    .into_any()
}
