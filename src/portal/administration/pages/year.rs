//! The school year of all communities: their meetings, and what is missing.

use std::collections::HashMap;

use leptos::prelude::*;

use super::{super::paths, parts::head};
use crate::{
    community::{arranged, model::Arranged, paths as community_paths},
    meeting::{
        self,
        model::{When, YearMeeting},
        paths as meeting_paths,
        rules::{Missing, missing, school_year, year_bounds},
    },
};
use ensemble_core::{Lang, error::AppError, format, ids::CommunityId};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Column, DataTable, EmptyState, Line, StatusText, Tone};

/// How many communities are shown at most.
const MOST: u32 = 500;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let (from, until) = year_bounds(now).ok_or(AppError::NotFound)?;
    let (mut communities, held, ahead) = futures::try_join!(
        arranged(db, 1, MOST),
        meeting::held_in_school_year(db, from, until, now),
        meeting::ahead_in_school_year(db, from, until, now)
    )?;
    communities.retain(|community| community.archived_at.is_none());
    let year = school_year(now);
    let title = t::administration_year(lang);
    let lead = t::meeting_school_year(lang, year.to_string(), (year + 1).to_string());
    let body = move || {
        let list = if communities.is_empty() {
            view! { <EmptyState title=t::home_no_community(lang) text=t::home_no_community_text(lang) /> }
                .into_any()
        } else {
            table(lang, &communities, &Meetings { held, ahead }, now, until).into_any()
        };
        view! {
            {head(lang, None, title)}
            <p class="lead">{lead}</p>
            {list}
        }
    };
    let addresses = paths::YEAR.map(str::to_owned);
    Ok(Page::new(title, addresses, body).section("administration").unlisted().into())
}

/// The meetings of all communities.
struct Meetings {
    held: HashMap<CommunityId, u32>,
    ahead: Vec<YearMeeting>,
}

/// One row for each community, those that lack something first.
fn table(
    lang: Lang,
    communities: &[Arranged],
    meetings: &Meetings,
    now: i64,
    until: i64,
) -> impl IntoView + use<> {
    let mut ahead: HashMap<CommunityId, Vec<&YearMeeting>> = HashMap::new();
    for each in &meetings.ahead {
        ahead.entry(each.community).or_default().push(each);
    }
    let mut lines: Vec<(&Arranged, Vec<&YearMeeting>, Vec<Missing<'_>>)> = communities
        .iter()
        .map(|community| {
            let own = ahead.remove(&community.id).unwrap_or_default();
            let lacks = missing(&own, now, until);
            (community, own, lacks)
        })
        .collect();
    lines.sort_by_key(|(_, _, lacks)| lacks.is_empty());
    let lacking = lines.iter().filter(|(_, _, lacks)| !lacks.is_empty()).count();
    let rows = lines
        .into_iter()
        .map(|(community, own, lacks)| {
            let slug = &community.slugs[usize::from(lang == Lang::En)];
            let href = community_paths::of(community_paths::MEETINGS, lang, slug);
            let held = meetings.held.get(&community.id).copied().unwrap_or_default();
            vec![
                view! { <a href=href><Line lang passage=community.name.clone() /></a> }.into_any(),
                format::integer(lang, i64::from(held)).into_any(),
                links(lang, &own),
                lacks_of(lang, &lacks),
            ]
        })
        .collect();
    let columns = vec![
        Column::new(t::administration_year_community(lang)),
        Column::numeric(t::administration_year_held(lang)),
        Column::new(t::administration_year_ahead(lang)),
        Column::new(t::administration_year_missing(lang)),
    ];
    view! { <DataTable caption=t::administration_year_lacking(lang, lacking) columns rows /> }
}

fn link(lang: Lang, each: &YearMeeting) -> AnyView {
    let href = meeting_paths::show(lang, each.meeting.id);
    let when = match each.meeting.when {
        When::Month(_) => meeting::when(lang, each.meeting.when),
        When::At(at) => format::day_and_month(lang, format::local(at).date()),
    };
    let title = each.meeting.title.text(lang).to_owned();
    view! { <a href=href>{when}<span class="visually-hidden">" " {title}</span></a> }.into_any()
}

fn links(lang: Lang, own: &[&YearMeeting]) -> AnyView {
    let links = own.iter().map(|each| view! { <li>{link(lang, each)}</li> }).collect_view();
    view! { <ul class="plain">{links}</ul> }.into_any()
}

fn lacks_of(lang: Lang, lacks: &[Missing<'_>]) -> AnyView {
    if lacks.is_empty() {
        return view! { <span class="muted">{t::administration_year_nothing(lang)}</span> }.into_any();
    }
    let items = lacks
        .iter()
        .map(|each| match each {
            Missing::Meeting => {
                let words = t::administration_year_no_meeting(lang);
                view! { <li><StatusText tone=Tone::Warn>{words}</StatusText></li> }.into_any()
            }
            Missing::Date(meeting) => {
                let words = t::administration_year_no_date(lang);
                view! { <li><StatusText tone=Tone::Warn>{words}</StatusText> " " {link(lang, meeting)}</li> }
                    .into_any()
            }
            Missing::Agenda(meeting) => {
                let words = t::administration_year_no_agenda(lang);
                view! { <li><StatusText tone=Tone::Warn>{words}</StatusText> " " {link(lang, meeting)}</li> }
                    .into_any()
            }
        })
        .collect_view();
    view! { <ul class="plain">{items}</ul> }.into_any()
}
