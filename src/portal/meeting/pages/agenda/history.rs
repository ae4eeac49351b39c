//! What happened to an agenda, who did it and when; how it stood at any moment; going back.

use std::collections::{HashMap, HashSet};

use leptos::prelude::*;

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
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    format,
};
use ensemble_document::{
    agenda::{
        self, Agenda, Field, Item,
        history::{self, Fact},
    },
    crdt::{CrdtError, Document},
};
use ensemble_server::{
    realtime::{
        store::{self, LogRow},
        unreadable_error,
    },
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Button, ButtonLink, EmptyState, Field as TextField, Line, NavLink, Weight};

/// Changes of one person that follow each other within this time are told together, in milliseconds.
const TOGETHER: i64 = 10 * 60 * 1000;
/// How many stretches are listed.
const MOST_STRETCHES: usize = 300;
/// What one person did in one stretch.
struct Stretch {
    number: i64,
    at: i64,
    who: Option<String>,
    known: bool,
    facts: Vec<Fact>,
}

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
    let work = move || stretches(&log, &named);
    let read = request.portal.document_loader.run_blocking(work).await.ok_or(AppError::Internal)?;
    let (stretches, earlier) = read.map_err(|fault| unreadable_error(id.uuid(), fault))?;
    let meeting = found.of.meeting;
    let title = t::agenda_history_title(lang, meeting.title.text(lang).to_owned());
    let here = paths::of(paths::AGENDA_HISTORY, lang, id);
    let crumbs = vec![
        NavLink::new(meeting.title.text(lang), paths::show(lang, id)),
        NavLink::new(t::meeting_agenda(lang), paths::of(paths::AGENDA, lang, id)),
    ];
    let body = move || {
        let empty = stretches
            .is_empty()
            .then(|| view! { <EmptyState title=t::agenda_history_empty(lang) text="" /> });
        let rows =
            stretches.into_iter().rev().map(|stretch| row(lang, &here, stretch, &names)).collect_view();
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

/// What happened, stretch by stretch, and how many earlier stretches are left out; a moment that has a name ends one.
/// For each stretch that is listed the whole agenda is read and compared, so that their number is limited.
fn stretches(log: &[LogRow], named: &HashSet<i64>) -> Result<(Vec<Stretch>, usize), CrdtError> {
    let ends: Vec<bool> = log
        .iter()
        .enumerate()
        .map(|(index, row)| {
            let goes_on = log
                .get(index + 1)
                .is_some_and(|next| next.author == row.author && next.stored_at - row.stored_at < TOGETHER);
            named.contains(&row.seq) || !goes_on
        })
        .collect();
    let earlier = ends.iter().filter(|ends| **ends).count().saturating_sub(MOST_STRETCHES);
    let mut doc = Document::default();
    let mut before = Agenda::default();
    let mut stretches = Vec::new();
    let mut number = 0;
    for (row, ends) in log.iter().zip(ends) {
        for update in store::updates_in(&row.updates) {
            doc.apply_stored(update)?;
        }
        number += usize::from(ends);
        if !ends || number < earlier {
            continue;
        }
        let after = agenda::agenda(&yrs::Transact::transact(doc.doc()));
        if number > earlier {
            stretches.push(Stretch {
                number: row.seq,
                at: row.stored_at,
                who: row.author_name.clone(),
                known: row.author.is_some(),
                facts: history::between(&before, &after),
            });
        }
        before = after;
    }
    Ok((stretches, earlier))
}

fn row(lang: Lang, here: &str, stretch: Stretch, names: &HashMap<i64, String>) -> impl IntoView + use<> {
    let Stretch { number, at, who, known, facts } = stretch;
    let who = who.unwrap_or_else(|| {
        if known { t::agenda_history_somebody(lang) } else { t::agenda_history_portal(lang) }.to_owned()
    });
    let mut sentences: Vec<String> = facts.iter().map(|fact| sentence(lang, fact)).collect();
    sentences.dedup();
    if sentences.is_empty() {
        sentences.push(t::agenda_fact_nothing(lang).to_owned());
    }
    let sentences = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    let name = names.get(&number).cloned();
    let see = format!("{here}?at={number}");
    view! {
        <li class="stack gap-2">
            <p>
                {name.map(|name| view! { <strong class="agenda-version">{name}</strong> " · " })}
                <strong>{who}</strong> " · " <span class="muted">{format::moment(lang, at)}</span>
            </p>
            <ul class="prose-list">{sentences}</ul>
            <p><a href=see>{t::agenda_history_see(lang)}</a></p>
        </li>
    }
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
        Fact::Written { item, field: field @ Field::Title(_), from } if !from.trim().is_empty() => {
            let to = item.field(*field);
            t::agenda_fact_title(lang, format::quoted(lang, from), format::quoted(lang, to))
        }
        Fact::Written { item, field, .. } => t::agenda_fact_written(lang, named(lang, *field), quoted(item)),
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
            <AgendaItems lang agenda begins=begins(meeting.when) level=2 />
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
