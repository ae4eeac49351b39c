//! One meeting: what everybody may know of it, what those who take part need, what those who plan it do.

use leptos::prelude::*;

use super::{
    super::{
        actions,
        composition::Composition,
        labels,
        model::{Document, Found, MeetingOf, Phase, Source, When},
        paths, rules, store,
        views::{hours, own_time},
    },
    agenda::{AgendaSection, agenda_section},
    found, phase,
};
use crate::{
    account::{accepted, model::Agreement, paths as account_paths},
    community::{Part, paths as community_paths},
};
use ensemble_core::{Lang, error::AppError, format, ids::MeetingId, rights::Action};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, ButtonLink, Kind, Line, NavLink, Notice, StatusText, Weight};

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
    notice: Option<(Kind, &'static str)>,
}

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let found = found(&request).await?;
    let within = |action| request.may(action, Some(found.community));
    let reads = within(Action::ReadAgenda);
    let db = &request.portal.db;
    let id = found.of.meeting.id;
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
        Some(Flash::SavedAndNotified) => Some((Kind::Success, t::meeting_said_told(lang))),
        Some(Flash::Saved) => Some((Kind::Success, t::meeting_said_saved(lang))),
        Some(Flash::Changed) => Some((Kind::Warning, t::meeting_said_meanwhile(lang))),
        _ => None,
    };
    let plans = within(Action::PlanMeetings);
    let draft = found.of.meeting.phase == Phase::Draft;
    let emails = if plans && draft { actions::emails_of_publishing(&request, &found).await? } else { 0 };
    let agenda = if reads {
        AgendaSection::for_member(&request, &found, composition).await?
    } else {
        AgendaSection::ForMembers
    };
    let follows = matches!(agenda, AgendaSection::Shown(_));
    let aside = (composition.aside)(&request, &found);
    let notice = notice.filter(|_| plans);
    let reader = Reader { lang, now: request.portal.now(), plans, reads, promised, emails, notice };
    let title = found.of.meeting.title.text(lang).to_owned();
    let weight = agenda.bytes();
    let page =
        Page::new(title, paths::both(paths::SHOW, id), move || page(reader, found, documents, agenda, aside))
            .section("meetings")
            .weighing(weight);
    let page = if follows { page.with_islands() } else { page };
    Ok(if draft { page.unlisted() } else { page }.into())
}

fn page(
    reader: Reader,
    found: Found,
    documents: Vec<Document>,
    agenda: AgendaSection,
    aside: Option<Part>,
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
    view! {
        <Breadcrumb lang links=crumbs here />
        <h1><Line lang passage=meeting.title.clone() /></h1>
        {reader.notice.map(|(kind, words)| view! { <Notice kind><p>{words}</p></Notice> })}
        {draft.then(|| view! { <Notice kind=Kind::Warning><p>{t::meeting_draft_notice(lang)}</p></Notice> })}
        {(past && !draft).then(|| view! { <Notice><p>{t::meeting_past(lang)}</p></Notice> })}
        <div class="beside">
            {agenda_section(lang, &found, agenda).into_any()}
            <aside class="stack gap-5">
                {facts(lang, &found).into_any()}
                {video(&reader, &found).into_any()}
                {reading(&reader, &found, documents).into_any()}
                {aside.map(|part| part(lang))}
                {reader.plans.then(|| tools(lang, &found, reader.emails).into_any())}
            </aside>
        </div>
    }
}

fn facts(lang: Lang, found: &Found) -> impl IntoView + use<> {
    let MeetingOf { meeting, community, slugs } = found.of.clone();
    let community_href =
        community_paths::of(community_paths::SHOW, lang, &slugs[usize::from(lang == Lang::En)]);
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
            {own_time(lang, meeting.when).map(|own| view! { <br /> <span class="muted">{own}</span> })}
        }
        .into_any(),
    };
    let configuration = found.details.configuration.map(|each| {
        view! {
            <div><dt>{t::meeting_fact_configuration(lang)}</dt><dd>{labels::configuration(lang, Some(each))}</dd></div>
        }
    });
    let place = meeting.place.map(|passage| {
        view! { <div><dt>{t::meeting_fact_place(lang)}</dt><dd><Line lang passage /></dd></div> }
    });
    view! {
        <section class="card">
            <h2 class="h3">{t::community_facts(lang)}</h2>
            <dl class="facts">
                <div><dt>{t::meeting_fact_when(lang)}</dt><dd>{day}</dd></div>
                <div>
                    <dt>{t::meeting_fact_duration(lang)}</dt>
                    <dd>{t::meeting_duration_long(lang, meeting.duration)}</dd>
                </div>
                {configuration}
                <div>
                    <dt>{t::meeting_fact_modality(lang)}</dt>
                    <dd>{labels::modality(lang, meeting.modality)}</dd>
                </div>
                {place}
                <div>
                    <dt>{t::meeting_fact_community(lang)}</dt>
                    <dd><a href=community_href><Line lang passage=community /></a></dd>
                </div>
            </dl>
        </section>
    }
}

/// The way in by video, or the way to it.
fn video(reader: &Reader, found: &Found) -> impl IntoView + use<> {
    let (lang, promised) = (reader.lang, reader.promised);
    let open = reader.reads && found.of.meeting.phase != Phase::Closed;
    found.details.video.clone().filter(|_| open).map(|link| {
        let way = if promised {
            view! { <p><a href=link rel="noreferrer">{t::meeting_video_join(lang)}</a></p> }.into_any()
        } else {
            let here = paths::show(lang, found.of.meeting.id);
            let to = account_paths::of(account_paths::CONSENTS, lang);
            view! {
                <p>{t::meeting_video_promise(lang)}</p>
                <p><a href=format!("{to}?next={here}")>{t::meeting_video_promise_link(lang)}</a></p>
            }
            .into_any()
        };
        view! {
            <section class="card">
                <h2 class="h3">{t::meeting_video(lang)}</h2>
                {way}
            </section>
        }
    })
}

fn reading(reader: &Reader, found: &Found, documents: Vec<Document>) -> impl IntoView + use<> {
    let (lang, id) = (reader.lang, found.of.meeting.id);
    (!documents.is_empty()).then(|| {
        let rows = documents
            .into_iter()
            .map(|document| view! { <li>{title(lang, id, &document)}</li> })
            .collect_view();
        view! {
            <section class="card">
                <h2 class="h3">{t::meeting_documents(lang)}</h2>
                <ul class="plain stack gap-2">{rows}</ul>
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
fn tools(lang: Lang, found: &Found, emails: usize) -> impl IntoView + use<> {
    let meeting = &found.of.meeting;
    let (state, tone) = labels::phase(lang, meeting.phase);
    let [edit, documents] = [paths::EDIT, paths::DOCUMENTS].map(|to| paths::of(to, lang, meeting.id));
    view! {
        <section class="card stack gap-3">
            <h2 class="h3">{t::meeting_prepare(lang)}</h2>
            <p><StatusText tone>{state}</StatusText></p>
            <div class="row">
                <ButtonLink small=true weight=Weight::Quiet href=edit>{t::meeting_edit(lang)}</ButtonLink>
                <ButtonLink small=true weight=Weight::Quiet href=documents>{t::meeting_documents(lang)}</ButtonLink>
            </div>
            {phase::buttons(lang, meeting, found.revision, emails)}
        </section>
    }
}
