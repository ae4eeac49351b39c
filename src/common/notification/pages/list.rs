//! The list of notifications, by day, and the way from one of them to what it is about.

use crate::prelude::*;
use jiff::{Timestamp, ToSpan, Zoned, civil::Date, tz::TimeZone};
use uuid::Uuid;

use super::super::{
    actions,
    api::MarkAllRead,
    labels,
    model::{Entry, Readable, SubjectKind},
    paths,
    resolvers::{EntryResolvers, ReadableEntries},
    store,
};
use ensemble_core::{Lang, error::AppError, format, ids::PersonId};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Breadcrumb, Button, ButtonLink, EmptyState, Icon, NavLink, Pages, Pagination, Shape, Weight,
};

/// A notification, as the list shows it.
struct Shown {
    id: String,
    sentence: String,
    community: String,
    is_read: bool,
    /// Whether there is something to open.
    opens: bool,
    at: Zoned,
}

pub(super) async fn show(request: PageRequest, resolvers: EntryResolvers) -> Result<PageResponse, AppError> {
    let (lang, db, person) = (request.lang, &request.portal.db, request.person()?);
    let before = match request.query_param("before") {
        None => None,
        Some(id) => Some(id.parse::<Uuid>().map_err(|_| AppError::NotFound)?.to_string()),
    };
    let mut entries = store::list(db, person, before.as_deref()).await?;
    let has_more = entries.len() > store::PAGE_SIZE;
    entries.truncate(store::PAGE_SIZE);
    let readable = read(&request, &resolvers, &entries).await?;
    let (unread, zone) = match &request.viewer.person {
        Some(person) => (person.unread, zone_of(&person.zone)),
        None => (0, TimeZone::UTC),
    };
    let list = paths::of(paths::LIST, lang);
    let next = entries.last().filter(|_| has_more).map(|last| format!("{list}?before={}", last.id));
    let previous = before.is_some().then(|| list.to_owned());
    let newest = entries.first().map(|entry| entry.id.clone()).filter(|_| unread > 0 && before.is_none());
    let today = at(request.portal.now(), &zone).date();
    let shown: Vec<Shown> =
        entries.iter().map(|entry| shown(lang, entry, readable.get(&entry.id), &zone)).collect();
    let body = move || {
        view! {
            <div class="page-title">
                <div>
                    <h1>{t::notification_title(lang)}</h1>
                    <p class="muted">{labels::unread(lang, unread)}</p>
                </div>
                <div class="row">
                    {newest.map(|newest| mark_all(lang, newest))}
                    <ButtonLink weight=Weight::Quiet small=true href=paths::of(paths::PREFERENCES, lang)>
                        {t::notification_preferences(lang)}
                    </ButtonLink>
                </div>
            </div>
            <div class="notifications">{days(lang, shown, today)}</div>
            {(next.is_some() || previous.is_some())
                .then(|| view! { <Pagination lang pages=Pages::Keyset { previous, next } /> })}
        }
    };
    Ok(Page::new(t::notification_title(lang), paths::both(paths::LIST), body).unlisted().into())
}

/// What the viewer may read now, with the names of people where the feature does not decide about them.
async fn read(
    request: &PageRequest,
    resolvers: &EntryResolvers,
    entries: &[Entry],
) -> Result<ReadableEntries, AppError> {
    let db = &request.portal.db;
    let mut readable = resolvers.read(db, request.lang, &request.viewer, entries).await?;
    let named: Vec<(&Entry, PersonId)> = entries
        .iter()
        .filter(|entry| entry.subject.kind != SubjectKind::Reflection && readable.contains_key(&entry.id))
        .filter_map(|entry| Some((entry, entry.subject.actor?)))
        .collect();
    let people: Vec<PersonId> = named.iter().map(|(_, actor)| *actor).collect();
    let names = store::names_of_people(db, &people).await?;
    for (entry, actor) in named {
        if let Some(shown) = readable.get_mut(&entry.id) {
            shown.actor = names.get(&actor.to_string()).cloned();
        }
    }
    Ok(readable)
}

fn zone_of(name: &str) -> TimeZone {
    TimeZone::get(name).or_else(|_| TimeZone::get(format::ZONE)).unwrap_or(TimeZone::UTC)
}

fn at(millis: i64, zone: &TimeZone) -> Zoned {
    Timestamp::from_millisecond(millis).unwrap_or_default().to_zoned(zone.clone())
}

fn shown(lang: Lang, entry: &Entry, readable: Option<&Readable>, zone: &TimeZone) -> Shown {
    Shown {
        id: entry.id.clone(),
        sentence: labels::sentence(lang, entry, readable),
        community: readable.map(|readable| readable.community.clone()).unwrap_or_default(),
        is_read: entry.is_read,
        opens: readable.is_some_and(|readable| !readable.path.is_empty()),
        at: at(entry.at, zone),
    }
}

fn mark_all(lang: Lang, newest: String) -> impl IntoView {
    view! {
        <form method="post" action=paths::of(paths::READ_ALL, lang)>
            <input type="hidden" name="newest" value=newest />
            <Button weight=Weight::Quiet small=true>
                <Icon shape=Shape::Check />
                {t::notification_read_all(lang)}
            </Button>
        </form>
    }
}

fn days(lang: Lang, shown: Vec<Shown>, today: Date) -> AnyView {
    if shown.is_empty() {
        return view! { <EmptyState title=t::notification_empty(lang) text=t::notification_empty_text(lang) /> }
            .into_any();
    }
    let mut days: Vec<(Date, Vec<Shown>)> = Vec::new();
    for entry in shown {
        let day = entry.at.date();
        match days.last_mut() {
            Some((last, entries)) if *last == day => entries.push(entry),
            _ => days.push((day, vec![entry])),
        }
    }
    days.into_iter()
        .map(|(day, entries)| {
            let id = format!("day-{day}");
            let labelledby = id.clone();
            view! {
                <section class="day" aria-labelledby=labelledby>
                    <h2 id=id>{name_of(lang, day, today)}</h2>
                    <ul class="entry-list notification-list">
                        {entries.into_iter().map(|entry| row(lang, entry)).collect_view()}
                    </ul>
                </section>
            }
        })
        .collect_view()
        .into_any()
}

/// *Today*, *Yesterday*, or the day with a capital.
fn name_of(lang: Lang, day: Date, today: Date) -> String {
    if day == today {
        return t::notification_today(lang).to_owned();
    }
    if day.checked_add(1.day()).is_ok_and(|next| next == today) {
        return t::notification_yesterday(lang).to_owned();
    }
    let name = format::weekday_date(lang, day);
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn row(lang: Lang, entry: Shown) -> impl IntoView {
    let class = if entry.is_read { "read" } else { "unread" };
    let mark = (!entry.is_read).then(|| {
        view! {
            <span class="new-dot"></span>
            <span class="visually-hidden">{t::notification_is_unread(lang)}</span>
        }
    });
    let title = if entry.opens || !entry.is_read {
        view! { <a class="entry-title" href=paths::follow(lang, &entry.id)>{entry.sentence}</a> }.into_any()
    } else {
        view! { <span class="entry-title">{entry.sentence}</span> }.into_any()
    };
    view! {
        <li class=class>
            <span class="lead-in">{mark}</span>
            {title}
            <p class="meta">
                <time class="when" datetime=entry.at.timestamp().to_string()>
                    {format::time(lang, entry.at.time())}
                </time>
                " " {entry.community}
            </p>
        </li>
    }
}

pub(super) async fn submit_read_all(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: MarkAllRead = request.input()?;
    actions::mark_all_read(&request, &input).await?;
    Ok(PageResponse::redirect(paths::of(paths::LIST, request.lang)))
}

pub(super) async fn follow(
    request: PageRequest,
    resolvers: EntryResolvers,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let entry = actions::open(&request, request.path_param(0)).await?;
    let mut readable = read(&request, &resolvers, std::slice::from_ref(&entry)).await?;
    if let Some(Readable { path, .. }) = readable.remove(&entry.id)
        && !path.is_empty()
    {
        return Ok(PageResponse::redirect(path));
    }
    let addresses = Lang::ALL.map(|lang| paths::follow(lang, &entry.id));
    let title = t::notification_gone_title(lang);
    let body = move || {
        let links = vec![NavLink::new(t::notification_title(lang), paths::of(paths::LIST, lang))];
        view! {
            <Breadcrumb lang links here=title />
            <h1>{title}</h1>
            <p>{t::notification_gone_text(lang)}</p>
        }
    };
    Ok(Page::new(title, addresses, body).unlisted().into())
}
