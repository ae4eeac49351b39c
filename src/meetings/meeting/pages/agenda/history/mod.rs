//! What happened to an agenda, who did it and when; how it stood at any moment; going back.

mod groups;

use std::collections::{HashMap, HashSet};

use ensemble_common::prelude::*;

use self::groups::{Change, Group, groups};
use super::{
    super::{without_fields, writable},
    AgendaItems, begins,
};
use crate::meeting::{
    actions::{self, NameVersion},
    labels, live,
    model::Found,
    paths,
};
use ensemble_common::editing::changed_words;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    format,
};
use ensemble_document::agenda::{Field, Item, history::Fact};
use ensemble_server::{
    realtime::{store, unreadable_error},
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Button, ButtonLink, EmptyState, Field as TextField, Line, NavLink, Weight};

pub(in crate::meeting::pages) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = writable(&request).await?;
    match request.query_param("at") {
        Some(number) => {
            let number = number.parse().map_err(|_| AppError::NotFound)?;
            version(&request, found, number, None).await
        }
        None => page(&request, found).await,
    }
}

async fn page(request: &PageRequest, found: Found) -> Result<PageResponse, AppError> {
    let (lang, id) = (request.lang, found.of.meeting.id);
    let db = &request.portal.db;
    let log = store::load_log(db, id.uuid()).await?;
    let versions = store::versions(db, id.uuid()).await?;
    let names: HashMap<i64, String> =
        versions.into_iter().map(|version| (version.seq, version.name)).collect();
    let named: HashSet<i64> = names.keys().copied().collect();
    let work = move || groups(&log, &named);
    let read = request.portal.document_tasks.run_blocking(work).await.ok_or(AppError::Internal)?;
    let (groups, earlier) = read.map_err(|fault| unreadable_error(id.uuid(), fault))?;
    let meeting = found.of.meeting;
    let title = t::agenda_history_title(lang, meeting.title.text(lang).to_owned());
    let here = paths::of(paths::AGENDA_HISTORY, lang, id);
    let crumbs = vec![
        NavLink::new(meeting.title.text(lang), paths::show(lang, id)),
        NavLink::new(t::meeting_agenda(lang), paths::of(paths::AGENDA, lang, id)),
    ];
    let body = move || {
        let empty =
            groups.is_empty().then(|| view! { <EmptyState title=t::agenda_history_empty(lang) text="" /> });
        let rows = groups.into_iter().rev().map(|group| row(lang, &here, group, &names)).collect_view();
        view! {
            <Breadcrumb lang links=crumbs here=t::agenda_history(lang) />
            <h1>{t::agenda_history(lang)} " · " <Line lang passage=meeting.title /></h1>
            {empty}
            <ol class="plain rows agenda-history">{rows}</ol>
            {(earlier > 0).then(|| view! { <p class="muted">{t::agenda_history_earlier(lang, earlier.to_string())}</p> })}
        }
    };
    let page = Page::new(title, paths::both(paths::AGENDA_HISTORY, id), body);
    Ok(page.section("meetings").unlisted().into())
}

fn row(lang: Lang, here: &str, group: Group, names: &HashMap<i64, String>) -> impl IntoView + use<> {
    let Group { number, at, people, changes, last } = group;
    let people: Vec<String> = people
        .into_iter()
        .map(|person| match person {
            Some(Some(name)) => name,
            Some(None) => t::agenda_history_somebody(lang).to_owned(),
            None => t::agenda_history_portal(lang).to_owned(),
        })
        .collect();
    let nothing = changes.is_empty().then(|| view! { <li>{t::agenda_fact_nothing(lang)}</li> });
    let changes = changes.into_iter().map(|change| told(lang, change)).collect_view();
    let name = names.get(&number).filter(|_| last).cloned();
    let see = format!("{here}?at={number}");
    view! {
        <li class="stack gap-2">
            <p>
                {name.map(|name| view! { <strong class="agenda-version">{name}</strong> " · " })}
                <strong>{format::list(lang, &people)}</strong> " · "
                <span class="muted">{format::moment(lang, at)}</span>
            </p>
            <ul class="prose-list">{changes} {nothing}</ul>
            <p><a href=see>{t::agenda_history_see(lang)}</a></p>
        </li>
    }
}

/// A change in words, with what was written and taken away.
fn told(lang: Lang, change: Change) -> impl IntoView {
    let words = change.words.map(|words| {
        let tag = match &change.fact {
            Fact::Written { field: Field::Title(of) | Field::About(of), .. } => Some(of.tag()),
            _ => None,
        };
        view! { <p class="difference" lang=tag>{changed_words(lang, words)}</p> }
    });
    view! { <li class="stack gap-1">{sentence(lang, &change.fact)} {words}</li> }
}

/// A fact in words.
fn sentence(lang: Lang, fact: &Fact) -> String {
    let quoted = |item: &Item| {
        let name = item.name(lang);
        format::quoted(lang, if name.is_empty() { t::agenda_untitled(lang) } else { name })
    };
    match fact {
        Fact::Added { item } => t::agenda_fact_added(lang, quoted(item)),
        Fact::Removed { item } => t::agenda_fact_removed(lang, quoted(item)),
        Fact::Restored { item } => t::agenda_fact_restored(lang, quoted(item)),
        Fact::Moved { item, before: Some(next) } => {
            t::agenda_fact_moved_before(lang, quoted(item), quoted(next))
        }
        Fact::Moved { item, before: None } => t::agenda_fact_moved_last(lang, quoted(item)),
        Fact::Minutes { item, from } => {
            t::agenda_fact_minutes(lang, from.to_string(), quoted(item), item.minutes.to_string())
        }
        Fact::Kind { item, .. } => {
            t::agenda_fact_kind(lang, quoted(item), labels::item_kind(lang, item.kind))
        }
        Fact::Written { item, field: Field::Title(_), .. } => t::agenda_fact_title(lang, quoted(item)),
        Fact::Written { item, field, .. } => {
            t::agenda_fact_written(lang, format::after_colon(lang, named(lang, *field)), quoted(item))
        }
        Fact::Linked { item } => t::agenda_fact_linked(lang, quoted(item)),
        Fact::Decided { item } => t::agenda_fact_decided(lang, quoted(item)),
        Fact::FollowedUp { item } => t::agenda_fact_followed_up(lang, quoted(item)),
    }
}

fn named(lang: Lang, field: Field) -> &'static str {
    match field {
        Field::Title(Lang::Fr) => t::agenda_word_title_fr(lang),
        Field::Title(Lang::En) => t::agenda_word_title_en(lang),
        Field::About(Lang::Fr) => t::agenda_word_about_fr(lang),
        Field::About(Lang::En) => t::agenda_word_about_en(lang),
        Field::Lead => t::agenda_word_lead(lang),
        Field::Notes => t::agenda_word_notes(lang),
    }
}

/// The agenda as it was at a moment, and what can be done with that version. `rejected` is a name that was typed, and
/// what is wrong with it.
async fn version(
    request: &PageRequest,
    found: Found,
    number: i64,
    rejected: Option<(String, String)>,
) -> Result<PageResponse, AppError> {
    let (lang, id) = (request.lang, found.of.meeting.id);
    let at = actions::written_at(request, id, number).await?;
    let agenda = live::at(&request.portal, id.uuid(), number).await?;
    let meeting = found.of.meeting;
    let title = t::agenda_history_then(lang, format::moment(lang, at));
    let heading = title.clone();
    let [back, restore, name] = [paths::AGENDA_HISTORY, paths::RESTORE_AGENDA, paths::NAME_AGENDA]
        .map(|path| paths::of(path, lang, id));
    let status = if rejected.is_some() { 422 } else { 200 };
    let (typed, error) = rejected.unwrap_or_default();
    let body = move || {
        let number = number.to_string();
        view! {
            <h1>{heading}</h1>
            <AgendaItems lang agenda begins=begins(meeting.when, meeting.zone) level=2 />
            <form class="form stack" method="post" action=restore>
                <input type="hidden" name="number" value=number.clone() />
                <p class="muted">{t::agenda_history_restore_hint(lang)}</p>
                <div class="actions">
                    <Button>{t::agenda_history_restore(lang)}</Button>
                    <ButtonLink weight=Weight::Quiet href=back>{t::agenda_history_back(lang)}</ButtonLink>
                </div>
            </form>
            <form class="form stack" method="post" action=name>
                <input type="hidden" name="number" value=number />
                <TextField id="name" label=t::agenda_history_name(lang) value=typed error maxlength=80u32 required=true />
                <div class="actions">
                    <Button weight=Weight::Quiet>{t::agenda_history_name_save(lang)}</Button>
                </div>
            </form>
        }
    };
    let page = Page::new(title, paths::both(paths::AGENDA_HISTORY, id), body).status(status);
    Ok(page.section("meetings").unlisted().into())
}

pub(in crate::meeting::pages) async fn submit_restoration(
    request: PageRequest,
) -> Result<PageResponse, AppError> {
    let id = writable(&request).await?.of.meeting.id;
    actions::restore_version(&request, id, request.input()?).await.map_err(without_fields)?;
    Ok(PageResponse::redirect(paths::of(paths::AGENDA, request.lang, id)))
}

pub(in crate::meeting::pages) async fn submit_name(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = writable(&request).await?;
    let (id, input) = (found.of.meeting.id, request.input::<NameVersion>()?);
    match actions::name_version(&request, id, input.clone()).await {
        Ok(()) => Ok(PageResponse::redirect(paths::of(paths::AGENDA_HISTORY, request.lang, id))),
        Err(ActionError::Invalid(errors)) => {
            let rejected = (input.name, errors.of("name"));
            version(&request, found, input.number, Some(rejected)).await
        }
        Err(error) => Err(without_fields(error)),
    }
}
