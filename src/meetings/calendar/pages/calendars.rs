//! Calendars for programs: a person's, a community's, and one meeting.

use super::super::{
    paths,
    store::{self, PersonalState},
};
use crate::meeting::{
    self, calendar_event,
    model::{CalendarMeeting, Meeting, Modality, Phase, When, Zone},
};
use ensemble_common::prelude::*;
use ensemble_communities::{
    account::{accepted, model::Agreement, paths as account_paths},
    community::{model::Community, named},
};
use ensemble_core::{
    Lang, LocalizedText,
    error::AppError,
    format,
    ids::MeetingId,
    rights::{Action, Viewer, rules::may},
};
use ensemble_server::{
    Portal, digest,
    ical::{self, Calendar, Event, MEDIA_TYPE, Method},
    session::find_account,
    web::{CalendarFeed, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Kind, Notice};
use uuid::Uuid;

/// How long a meeting stays in calendars after it began, in milliseconds: two years.
const KEPT: i64 = 731 * 24 * 60 * 60 * 1000;

/// Another version may choose other meetings: programs read their calendars again.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The calendar of a person, for programs that have its address.
pub(super) async fn personal(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, portal) = (request.lang, request.portal.clone());
    let secret = request.key();
    let since = portal.now() - KEPT;
    let state = store::personal_state(&portal.db, &digest::sha256(secret.as_bytes()), since).await?;
    let Some(state) = state else { return Ok(unknown(lang)) };
    let promised = accepted(&portal.db, state.person, Agreement::Confidentiality).await?;
    let roles = store::portal_roles(&portal.db, state.person).await?;
    let tag = tag(&portal, &format!("{state:?} {promised} {roles:?}"));
    let content = async move { write_personal(&portal, &state, promised, since).await };
    Ok(PageResponse::Calendar(CalendarFeed { tag, is_public: false, content: Box::pin(content) }))
}

async fn write_personal(
    portal: &Portal,
    state: &PersonalState,
    promised: bool,
    since: i64,
) -> Result<String, AppError> {
    let account = find_account(&portal.db, state.person).await?.ok_or(AppError::NotFound)?;
    let viewer = account.viewer;
    let mut meetings = meeting::calendar_of_person(&portal.db, state.person, since).await?;
    meetings.retain(|of| !of.archived || may(&viewer, Action::ReadArchived, Some(of.community)));
    let lang = state.lang;
    let shows_video = |of: &CalendarMeeting| promised && reads(&viewer, of);
    Ok(write(portal, lang, t::calendar_mine(lang), &meetings, shows_video))
}

fn reads(viewer: &Viewer, of: &CalendarMeeting) -> bool {
    may(viewer, Action::ReadAgenda, Some(of.community))
}

/// An address that was never made, and one that was removed.
fn unknown(lang: Lang) -> PageResponse {
    let title = t::calendar_unknown(lang);
    let body = move || {
        view! {
            <h1>{title}</h1>
            <Notice kind=Kind::Warning><p>{t::calendar_unknown_text(lang)}</p></Notice>
            <p><a href=account_paths::of(paths::ACCOUNT, lang)>{t::calendar_title(lang)}</a></p>
        }
    };
    Page::new(title, account_paths::both(paths::PERSONAL), body).status(410).secret().into()
}

/// The calendar of a community, the same for everyone.
pub(super) async fn community(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = match named(&request, paths::COMMUNITY).await? {
        Ok(found) if !found.archived => found,
        Ok(_) => return Err(AppError::NotFound),
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (lang, portal, community) = (request.lang, request.portal.clone(), found.community);
    let since = portal.now() - KEPT;
    let state = store::community_state(&portal.db, community.id, since).await?.ok_or(AppError::NotFound)?;
    let tag = tag(&portal, &format!("{state:?}"));
    let content = async move { write_community(&portal, lang, &community, since).await };
    Ok(PageResponse::Calendar(CalendarFeed { tag, is_public: true, content: Box::pin(content) }))
}

async fn write_community(
    portal: &Portal,
    lang: Lang,
    community: &Community,
    since: i64,
) -> Result<String, AppError> {
    let meetings = meeting::calendar_of_community(&portal.db, community.id, since).await?;
    let name = t::calendar_of_community(lang, community.name(lang).to_owned());
    Ok(write(portal, lang, &name, &meetings, |_| false))
}

/// One meeting, as a file. A meeting without a date, or a draft, has none: its page is shown.
pub(super) async fn meeting(request: PageRequest) -> Result<PageResponse, AppError> {
    let id: MeetingId = request.path_param(0).parse().map_err(|_| AppError::NotFound)?;
    let (lang, portal) = (request.lang, &request.portal);
    let found = meeting::find(&portal.db, &request.viewer, id).await?.ok_or(AppError::NotFound)?;
    let of = meeting::for_calendar(&portal.db.reader, id).await?;
    let promised = match request.viewer.id() {
        Some(person) if found.details.video.is_some() => {
            accepted(&portal.db, person, Agreement::Confidentiality).await?
        }
        _ => false,
    };
    let event = of.and_then(|of| {
        let shows_video = promised && reads(&request.viewer, &of);
        calendar_event(&portal.config.site_url, lang, &of, shows_video)
    });
    let Some(event) = event else {
        return Ok(PageResponse::redirect(meeting::paths::show(lang, id)));
    };
    let calendar = calendar(portal, lang, None, vec![event]);
    let name = t::calendar_file(lang).to_owned();
    Ok(PageResponse::File(name, MEDIA_TYPE, ical::write(&calendar).into_bytes()))
}

/// A tag for what a calendar is made of: the state of its meetings, and what is written around them, with the rules that the
/// system has today for each zone, in the years whose meetings are in calendars.
fn tag(portal: &Portal, state: &str) -> String {
    let around = calendar(portal, Lang::Fr, None, Vec::new());
    // The rules of a year are written with those of the years before and after it.
    let rules: Vec<String> = Zone::ALL
        .iter()
        .flat_map(|zone| [-2, 0, 2].map(|years| (zone.code(), around.year + years)))
        .map(|(zone, year)| ical::write(&Calendar { zone, year, ..around.clone() }))
        .collect();
    let sample = ical::write(&Calendar { events: samples(&portal.config.site_url), ..around });
    digest::sha256(format!("{VERSION} {rules:?} {sample} {state}").as_bytes())[..32].to_owned()
}

/// Meetings of each kind as they are written in both languages: another build of the program may write them in another way.
fn samples(site: &str) -> Vec<Event> {
    let text = || LocalizedText::Single { lang: Lang::Fr, text: "x".to_owned() };
    let sample = |modality, phase, cancelled_at| CalendarMeeting {
        meeting: Meeting {
            id: Uuid::nil().into(),
            phase,
            title: text(),
            when: When::At(0),
            zone: Zone::Eastern,
            duration: 60,
            modality,
            place: Some(text()),
            cancelled_at,
        },
        community: Uuid::nil().into(),
        community_name: text(),
        archived: false,
        sequence: 0,
        changed_at: 0,
        video: Some("x".to_owned()),
    };
    let samples = [
        sample(Modality::InPerson, Phase::Published, None),
        sample(Modality::Hybrid, Phase::Published, None),
        sample(Modality::Virtual, Phase::Closed, None),
        sample(Modality::Virtual, Phase::Published, Some(0)),
    ];
    let mut events = Vec::new();
    for lang in Lang::ALL {
        for of in &samples {
            for shows_video in [false, true] {
                events.extend(calendar_event(site, lang, of, shows_video));
            }
        }
    }
    events
}

fn write(
    portal: &Portal,
    lang: Lang,
    name: &str,
    meetings: &[CalendarMeeting],
    shows_video: impl Fn(&CalendarMeeting) -> bool,
) -> String {
    let site = &portal.config.site_url;
    let event = |of: &CalendarMeeting| calendar_event(site, lang, of, shows_video(of));
    ical::write(&calendar(portal, lang, Some(name), meetings.iter().filter_map(event).collect()))
}

fn calendar<'a>(portal: &Portal, lang: Lang, name: Option<&'a str>, events: Vec<Event>) -> Calendar<'a> {
    let year = format::local(portal.now()).year();
    Calendar { lang, name, method: Method::Publish, zone: format::ZONE, year, events }
}
