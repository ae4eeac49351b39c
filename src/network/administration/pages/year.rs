//! The school year of all communities: their meetings, and what is missing: a date, an agenda, someone from an organization.

use std::collections::HashMap;

use ensemble_common::prelude::*;

use super::{super::paths, parts::head};
use ensemble_communities::community::{
    arranged, model::Arranged, organizations_without_members, paths as community_paths,
};
use ensemble_core::{Lang, LocalizedText, error::AppError, fold::sort_by_name, format, ids::CommunityId};
use ensemble_meetings::meeting::{
    self,
    model::{When, YearMeeting},
    paths as meeting_paths,
    rules::{Missing, missing, school_year, year_bounds},
};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Column, DataTable, EmptyState, Line, StatusText, Tone};

/// How many communities are shown at most.
const MOST: u32 = 500;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let (from, until) = year_bounds(now).ok_or(AppError::NotFound)?;
    let (mut communities, held, ahead, without) = futures::try_join!(
        arranged(db, 1, MOST),
        meeting::held_in_school_year(db, from, until, now),
        meeting::ahead_in_school_year(db, from, until, now),
        organizations_without_members(db)
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
            table(lang, &communities, &Meetings { held, ahead }, without, (now, until)).into_any()
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

/// What is missing in a community.
struct Lacks<'a> {
    meetings: Vec<Missing<'a>>,
    /// The organizations that take part and from which no one is a member.
    organizations: Vec<LocalizedText>,
}

impl Lacks<'_> {
    fn is_empty(&self) -> bool {
        self.meetings.is_empty() && self.organizations.is_empty()
    }
}

/// One row for each community, first those in which something is missing among the meetings.
fn table(
    lang: Lang,
    communities: &[Arranged],
    meetings: &Meetings,
    mut without: HashMap<CommunityId, Vec<LocalizedText>>,
    (now, until): (i64, i64),
) -> impl IntoView + use<> {
    let mut ahead: HashMap<CommunityId, Vec<&YearMeeting>> = HashMap::new();
    for each in &meetings.ahead {
        ahead.entry(each.community).or_default().push(each);
    }
    let mut lines: Vec<(&Arranged, Vec<&YearMeeting>, Lacks<'_>)> = communities
        .iter()
        .map(|community| {
            let own = ahead.remove(&community.id).unwrap_or_default();
            let mut organizations = without.remove(&community.id).unwrap_or_default();
            sort_by_name(lang, &mut organizations, |name| name.text(lang));
            let lacks = Lacks { meetings: missing(&own, now, until), organizations };
            (community, own, lacks)
        })
        .collect();
    lines.sort_by_key(|(_, _, lacks)| (lacks.meetings.is_empty(), lacks.organizations.is_empty()));
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
                lacks_of(lang, lacks),
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
        When::Month(_) => meeting::when(lang, each.meeting.when, each.meeting.zone),
        When::At(at) => format::day_and_month(lang, format::local_in(at, each.meeting.zone.code()).date()),
    };
    let title = each.meeting.title.text(lang).to_owned();
    view! { <a href=href>{when}<span class="visually-hidden">" " {title}</span></a> }.into_any()
}

fn links(lang: Lang, own: &[&YearMeeting]) -> AnyView {
    let links = own.iter().map(|each| view! { <li>{link(lang, each)}</li> }).collect_view();
    view! { <ul class="plain">{links}</ul> }.into_any()
}

fn lacks_of(lang: Lang, lacks: Lacks<'_>) -> AnyView {
    if lacks.is_empty() {
        return view! { <span class="muted">{t::administration_year_nothing(lang)}</span> }.into_any();
    }
    let items = lacks
        .meetings
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
    let count = lacks.organizations.len();
    let organizations = (count > 0).then(|| {
        let names = lacks.organizations.into_iter().map(|passage| view! { <li><Line lang passage /></li> });
        let names = names.collect_view();
        view! {
            <li>
                <StatusText tone=Tone::Warn>{t::administration_year_no_one(lang, count)}</StatusText>
                <details class="small">
                    <summary>{t::administration_year_which(lang)}</summary>
                    <ul class="plain">{names}</ul>
                </details>
            </li>
        }
    });
    view! { <ul class="plain">{items} {organizations}</ul> }.into_any()
}
