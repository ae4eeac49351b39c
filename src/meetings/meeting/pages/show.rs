//! One meeting: what everybody may know of it, what those who take part need, what those who plan it do.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        composition::{Composition, MeetingParts},
        labels,
        model::{Document, Found, Meeting, MeetingOf, Phase, Source, When},
        paths,
        rules::{self, Concern},
        store,
        views::{hours, own_time, tile},
    },
    agenda::{AgendaSection, agenda_section},
    found, phase,
};
use ensemble_common::notification::mark_subject_read;
use ensemble_communities::{
    account::{accepted, model::Agreement, paths as account_paths},
    community::{Part, paths as community_paths},
};
use ensemble_core::{Lang, error::AppError, format, ids::MeetingId, rights::Action};
use ensemble_server::{
    markdown::lines,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Icon, Kind, Line, NavLink, Notice, SectionTitle, Shape, StatusText};

/// What a reader of this meeting may see and do.
struct Reader {
    lang: Lang,
    now: i64,
    plans: bool,
    /// Whether documents and video are theirs to see.
    reads: bool,
    /// Whether they promised to keep what is said to themselves.
    promised: bool,
    /// How many emails publishing sends.
    emails: usize,
    /// For those who plan it: how many people are expected at another meeting at the same time.
    elsewhere: u32,
    notice: Option<(Kind, &'static str)>,
}

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let found = found(&request).await?;
    let within = |action| request.may(action, Some(found.community));
    let reads = within(Action::ReadAgenda);
    let db = &request.portal.db;
    let id = found.of.meeting.id;
    mark_subject_read(&request.portal, &request.viewer, &id.to_string()).await?;
    let documents = if reads { store::documents(db, id).await? } else { Vec::new() };
    let promised = match request.viewer.id() {
        Some(person) if reads && found.details.video.is_some() => {
            accepted(db, person, Agreement::Confidentiality).await?
        }
        _ => false,
    };
    let lang = request.lang;
    let notice = match request.flash() {
        Some(Flash::Published) => Some((Kind::Success, t::meeting_said_published(lang))),
        Some(Flash::Unpublished) => Some((Kind::Success, t::meeting_said_unpublished(lang))),
        Some(Flash::Started) => Some((Kind::Success, t::meeting_said_started(lang))),
        Some(Flash::Ended) => Some((Kind::Success, t::meeting_said_ended(lang))),
        Some(Flash::Reopened) => Some((Kind::Success, t::meeting_said_reopened(lang))),
        Some(Flash::MeetingCancelled) => Some((Kind::Success, t::meeting_said_cancelled(lang))),
        Some(Flash::MeetingRestored) => Some((Kind::Success, t::meeting_said_restored(lang))),
        Some(Flash::SavedAndNotified) => Some((Kind::Success, t::meeting_said_told(lang))),
        Some(Flash::Saved) => Some((Kind::Success, t::meeting_said_saved(lang))),
        Some(Flash::Changed) => Some((Kind::Warning, t::meeting_said_meanwhile(lang))),
        _ => None,
    };
    let plans = within(Action::PlanMeetings);
    let draft = found.of.meeting.phase == Phase::Draft;
    let emails = if plans && draft { actions::emails_of_publishing(&request, &found).await? } else { 0 };
    let awaited =
        found.of.meeting.cancelled_at.is_none() && !rules::over(&found.of.meeting, request.portal.now());
    let elsewhere = match plans && awaited {
        true => store::expected_elsewhere(db, found.community, &found.of.meeting).await?,
        false => 0,
    };
    let agenda = if reads {
        AgendaSection::for_member(&request, &found, composition).await?
    } else {
        let belongs = request.viewer.role(found.community).is_some();
        AgendaSection::ForMembers { signed_in: request.viewer.id().is_some(), belongs }
    };
    let follows = matches!(agenda, AgendaSection::Shown(_));
    let aside = (composition.aside)(&request, &found);
    let dates = (composition.dates)(&request, &found).await?;
    let run = (composition.run)(&request, &found);
    let attendance = (composition.attendance)(&request, &found).await?;
    let attendance = attendance.and((composition.participation)(&request, &found).await?);
    let follow_ups = (composition.follow_ups)(&request, &found).await?;
    let modes = (composition.modes)(&request, &found).await?;
    let minutes = (composition.minutes)(&request, &found).await?;
    let calendar = (composition.calendar)(lang, &found);
    let notice = notice.filter(|_| plans);
    let sections = Sections { aside, calendar, dates, run, follow_ups, modes, minutes };
    let reader =
        Reader { lang, now: request.portal.now(), plans, reads, promised, emails, elsewhere, notice };
    let title = found.of.meeting.title.text(lang).to_owned();
    let weight = agenda.bytes();
    let page = Page::new(title, paths::both(paths::SHOW, id), move || {
        page(reader, found, documents, agenda, attendance, sections)
    })
    .section("meetings")
    .weighing(weight);
    let page = if follows { page.with_islands() } else { page };
    Ok(if draft { page.unlisted() } else { page }.into())
}

/// What other features show on the page of a meeting.
struct Sections {
    aside: Option<Part>,
    calendar: Option<AnyView>,
    dates: Option<Part>,
    run: Option<Part>,
    follow_ups: Option<Part>,
    modes: Option<Part>,
    minutes: Option<Part>,
}

fn page(
    reader: Reader,
    found: Found,
    documents: Vec<Document>,
    agenda: AgendaSection,
    attendance: MeetingParts,
    Sections { aside, calendar, dates, run, follow_ups, modes, minutes }: Sections,
) -> impl IntoView {
    let lang = reader.lang;
    let MeetingOf { meeting, community, slugs } = &found.of;
    let slug = &slugs[usize::from(lang == Lang::En)];
    let crumbs = vec![
        NavLink::new(community.text(lang), community_paths::of(community_paths::SHOW, lang, slug)),
        NavLink::new(
            t::community_tab_meetings(lang),
            community_paths::of(community_paths::MEETINGS, lang, slug),
        ),
    ];
    let here = meeting.title.text(lang).to_owned();
    let past = rules::over(meeting, reader.now);
    let draft = meeting.phase == Phase::Draft;
    let (state, tone) = labels::phase(lang, meeting.phase);
    let state = (reader.plans || meeting.phase == Phase::UnderWay)
        .then(|| view! { <StatusText tone>{state}</StatusText> });
    let community_href = community_paths::of(community_paths::SHOW, lang, slug);
    let overlap = (reader.elsewhere > 0).then(|| {
        let words = labels::concern(lang, Concern::Overlap { people: reader.elsewhere });
        view! { <Notice kind=Kind::Warning><p>{words}</p></Notice> }
    });
    view! {
        <div class="stack gap-3">
            <Breadcrumb lang links=crumbs here />
            <div class="meeting-head">
                {tile(lang, meeting.when, meeting.zone)}
                <div class="stack gap-1">
                    <h1><Line lang passage=meeting.title.clone() /></h1>
                    <p class="byline">
                        {countdown(lang, meeting, reader.now).map(|words| view! { <span class="countdown">{words}</span> })}
                        <span><a href=community_href><Line lang passage=community.clone() /></a></span>
                        {state}
                    </p>
                </div>
            </div>
        </div>
        {reader.notice.map(|(kind, words)| view! { <Notice kind><p>{words}</p></Notice> })}
        {draft.then(|| view! { <Notice kind=Kind::Warning><p>{t::meeting_draft_notice(lang)}</p></Notice> })}
        {overlap}
        {cancelled(lang, &found)}
        {run.map(|part| part(lang))}
        {(past && !draft).then(|| view! { <Notice><p>{t::meeting_past(lang)}</p></Notice> })}
        <div class="rail meeting-layout">
            <div class="meeting-facts">
                {facts(&reader, &found, attendance.fact, (calendar, dates)).into_any()}
                {reader.plans.then(|| tools(&reader, &found).into_any())}
            </div>
            <div class="stack gap-7">
                {follow_ups.map(|part| part(lang))}
                {agenda_section(lang, &found, agenda).into_any()}
                {modes.map(|part| part(lang))}
                {attendance.section.map(|part| part(lang))}
                {minutes.map(|part| part(lang))}
                {reading(&reader, &found, documents).into_any()}
                {aside.map(|part| part(lang))}
            </div>
        </div>
    }
}

/// That the meeting does not take place, and why.
fn cancelled(lang: Lang, found: &Found) -> Option<AnyView> {
    found.of.meeting.cancelled_at?;
    let reason = found.cancel_reason.as_deref().map(|reason| view! { <p inner_html=lines(reason)></p> });
    Some(
        view! {
            <Notice kind=Kind::Warning>
                <p><b>{t::meeting_cancelled_notice(lang)}</b></p>
                {reason}
            </Notice>
        }
        .into_any(),
    )
}

/// How far away a meeting is, in days; nothing once it has begun or while its day is not settled.
fn countdown(lang: Lang, meeting: &Meeting, now: i64) -> Option<String> {
    let When::At(begins) = meeting.when else { return None };
    let zone = meeting.zone.code();
    if begins < now || meeting.phase == Phase::UnderWay {
        return None;
    }
    let days =
        format::local_in(now, zone).date().until(format::local_in(begins, zone).date()).ok()?.get_days();
    u32::try_from(days).ok().map(|days| t::meeting_countdown(lang, days))
}

/// What one has to know in order to be there: when, where, the video call, one's answer; then how it is held.
fn facts(
    reader: &Reader,
    found: &Found,
    answer: Option<Part>,
    (calendar, dates): (Option<AnyView>, Option<Part>),
) -> impl IntoView + use<> {
    let lang = reader.lang;
    let meeting = found.of.meeting.clone();
    let local = rules::local(meeting.when, meeting.zone);
    let day = match meeting.when {
        When::Month(_) => view! {
            <b>{t::meeting_month_only(lang, format::month(lang, local.month()), local.year().to_string())}</b>
        }
        .into_any(),
        When::At(_) => view! {
            <time datetime=local.timestamp().to_string()>
                <b>{format::weekday_date(lang, local.date())} <br /> {hours(lang, &local, meeting.duration)}</b>
            </time>
            <span class="muted">" (" {labels::zone(lang, meeting.zone)} ")"</span>
            {own_time(lang, &local).map(|own| view! { <br /> <span class="muted">{own}</span> })}
        }
        .into_any(),
    };
    let place = meeting.place.map(|passage| view! { <p><b><Line lang passage /></b></p> });
    let configuration = found.details.configuration.map(|each| {
        view! {
            <div><dt>{t::meeting_fact_configuration(lang)}</dt><dd>{labels::configuration(lang, Some(each))}</dd></div>
        }
    });
    view! {
        <section class="fact">
            <h2>{t::meeting_fact_when(lang)}</h2>
            <p>{day}</p>
            {dates.map(|part| part(lang))}
            {calendar.map(|link| view! { <p class="no-print">{link}</p> })}
        </section>
        <section class="fact">
            <h2>{t::meeting_fact_place(lang)}</h2>
            {place}
            <p class="muted">{labels::modality(lang, meeting.modality)}</p>
            {video(reader, found)}
        </section>
        {answer.map(|part| part(lang))}
        <dl class="facts">
            <div>
                <dt>{t::meeting_fact_duration(lang)}</dt>
                <dd>{t::meeting_duration_long(lang, meeting.duration)}</dd>
            </div>
            {configuration}
        </dl>
    }
}

/// The way in by video, or the way to it.
fn video(reader: &Reader, found: &Found) -> Option<AnyView> {
    let (lang, promised) = (reader.lang, reader.promised);
    let meeting = &found.of.meeting;
    let open = reader.reads && meeting.phase != Phase::Closed && meeting.cancelled_at.is_none();
    let link = found.details.video.clone().filter(|_| open)?;
    // One filled button on a page: that of a draft publishes it.
    let class = if meeting.phase == Phase::Draft { "button quiet" } else { "button" };
    Some(if promised {
        view! {
            <a class=class href=link rel="noreferrer"><Icon shape=Shape::Video /> {t::meeting_video_join(lang)}</a>
        }
        .into_any()
    } else {
        let here = paths::show(lang, found.of.meeting.id);
        let to = account_paths::of(account_paths::CONSENTS, lang);
        view! {
            <p class="small">
                {t::meeting_video_promise(lang)} " "
                <a href=format!("{to}?next={here}")>{t::meeting_video_promise_link(lang)}</a>
            </p>
        }
        .into_any()
    })
}

fn reading(reader: &Reader, found: &Found, documents: Vec<Document>) -> impl IntoView + use<> {
    let (lang, id) = (reader.lang, found.of.meeting.id);
    (!documents.is_empty()).then(|| {
        let rows = documents
            .into_iter()
            .map(|document| {
                view! {
                    <li>
                        <span class="lead-in"><Icon shape=Shape::Document /></span>
                        <p class="entry-text">{title(lang, id, &document)}</p>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section class="stack gap-2" aria-labelledby="documents">
                <SectionTitle id="documents" title=t::meeting_documents(lang) />
                <ul class="entry-list documents">{rows}</ul>
            </section>
        }
    })
}

/// A document's title, which leads to it, and what sort it is.
pub(super) fn title(lang: Lang, meeting: MeetingId, document: &Document) -> impl IntoView + use<> {
    let passage = document.title.clone();
    match &document.source {
        Source::Link(link) => {
            let link = link.clone();
            view! { <a href=link rel="noreferrer"><Line lang passage /></a> }.into_any()
        }
        Source::File { media, size } => {
            let href = paths::document(lang, meeting, document.id);
            let size = size.div_ceil(1_000);
            let sort = t::meeting_document_sort(lang, size, media.extension().to_uppercase());
            view! { <a href=href><Line lang passage /></a> " " <span class="small muted">{sort}</span> }
                .into_any()
        }
    }
}

/// What those who plan it do.
fn tools(reader: &Reader, found: &Found) -> impl IntoView + use<> {
    let (lang, meeting) = (reader.lang, &found.of.meeting);
    let [edit, documents, cancel] =
        [paths::EDIT, paths::DOCUMENTS, paths::CANCEL].map(|to| paths::of(to, lang, meeting.id));
    let new = community_paths::of(paths::NEW, lang, &found.of.slugs[usize::from(lang == Lang::En)]);
    let duplicate = format!("{new}?from={}", meeting.id);
    let cancel = rules::can_cancel(meeting, reader.now)
        .then(|| view! { <li><a href=cancel>{t::meeting_cancel(lang)}</a></li> });
    view! {
        <section class="fact">
            <h2>{t::meeting_prepare(lang)}</h2>
            <ul class="plain">
                <li><a href=edit>{t::meeting_edit_this(lang)}</a></li>
                <li><a href=documents>{t::meeting_documents(lang)}</a></li>
                <li><a href=duplicate>{t::meeting_duplicate(lang)}</a></li>
                {cancel}
            </ul>
            {phase::buttons(lang, meeting, found.revision, reader.emails, reader.now)}
        </section>
    }
}
