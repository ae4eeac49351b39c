//! The audit log: who did what, to what, and when. Reading it is logged, too.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ensemble_common::prelude::*;
use jiff::{ToSpan, civil::Date};

use super::{
    super::{
        model::{LogEntry, LogSearch},
        paths, store,
    },
    parts::{encoded, filtering, head},
};
use ensemble_communities::account;
use ensemble_core::{Lang, error::AppError, fold::sort_by_name, format};
use ensemble_meetings::meeting;
use ensemble_reflections::reflection;
use ensemble_server::{
    csv::{self, CsvFile},
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{
    ButtonLink, Choice, Column, DataTable, EmptyState, ErrorSummary, Field, FieldErrors, Pages, Pagination,
    Select, Weight,
};

/// How many entries one page shows.
const SIZE: i64 = 50;
/// How many entries one file holds at most.
const MOST: i64 = 50_000;

/// What the address searches by, as it was written.
const FILTERS: [&str; 5] = ["action", "person", "subject", "from", "to"];

fn search(request: &PageRequest, errors: &mut FieldErrors) -> LogSearch {
    let typed = |name: &str| request.query_param(name).unwrap_or_default().trim().to_owned();
    let mut day = |name: &str, days: i64| {
        let typed = typed(name);
        if typed.is_empty() {
            return None;
        }
        let day = typed.parse::<Date>().ok().and_then(|day| day.checked_add(days.days()).ok());
        let begins = day.and_then(format::midnight);
        if begins.is_none() {
            errors.add(name, t::administration_date_wrong(request.lang));
        }
        begins
    };
    let (from, until) = (day("from", 0), day("to", 1));
    LogSearch { action: typed("action"), person: typed("person"), subject: typed("subject"), from, until }
}

/// The part of an address that says what is searched by.
fn query(request: &PageRequest) -> String {
    FILTERS
        .into_iter()
        .filter_map(|name| Some((name, request.query_param(name).filter(|value| !value.is_empty())?)))
        .map(|(name, value)| format!("{name}={}&", encoded(value)))
        .collect()
}

/// Reads the log, which is logged; `None` when too many names are like the one that is looked for.
async fn read(
    request: &PageRequest,
    search: &LogSearch,
    before: Option<&str>,
    size: i64,
    action: &'static str,
) -> Result<Option<Vec<LogEntry>>, AppError> {
    let db = &request.portal.db;
    let Some(entries) = store::entries(db, search, before, size).await? else { return Ok(None) };
    db.transaction(async |transaction| request.audit(transaction, action, ("log", ""), "").await).await?;
    Ok(Some(entries))
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let mut errors = FieldErrors::default();
    let search = search(&request, &mut errors);
    let mut entries = Vec::new();
    if errors.is_empty() {
        match read(&request, &search, request.query_param("before"), SIZE + 1, "log.read").await? {
            Some(found) => entries = found,
            None => errors.add("person", t::administration_log_many_names(lang)),
        }
    }
    let actions = store::actions(&request.portal.db).await?;
    let names = Names::of(&request, &entries).await?;
    let more = entries.len() > usize::try_from(SIZE).unwrap_or(usize::MAX);
    entries.truncate(usize::try_from(SIZE).unwrap_or(usize::MAX));
    let (status, query) = (if errors.is_empty() { 200 } else { 422 }, query(&request));
    let here = paths::of(paths::LOG, lang);
    let next = entries.last().filter(|_| more).map(|last| format!("{here}?{query}before={}", last.id));
    let newest = request.query_param("before").map(|_| format!("{here}?{query}"));
    let typed = FILTERS.map(|name| request.query_param(name).unwrap_or_default().to_owned());
    let body = move || {
        let csv = format!("{}?{query}", paths::of(paths::LOG_CSV, lang));
        let list = if entries.is_empty() {
            let (title, text) = (t::administration_log_none(lang), t::administration_log_none_text(lang));
            view! { <EmptyState title text /> }.into_any()
        } else {
            table(lang, entries, &names).into_any()
        };
        let pages = next.map(
            |next| view! { <Pagination lang pages=Pages::Keyset { previous: None, next: Some(next) } /> },
        );
        view! {
            {head(lang, None, t::administration_log(lang))}
            <ErrorSummary lang errors=errors.all() />
            {filters(lang, typed, &actions, &errors)}
            <div class="row">
                <ButtonLink href=csv weight=Weight::Quiet>{t::administration_log_csv(lang)}</ButtonLink>
                {newest.map(|href| view! { <a href=href>{t::administration_log_newest(lang)}</a> })}
            </div>
            <p class="small muted">{t::administration_log_logged(lang)}</p>
            {list}
            {pages}
        }
    };
    let addresses = paths::LOG.map(str::to_owned);
    let title = t::administration_log(lang);
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

fn filters(
    lang: Lang,
    typed: [String; 5],
    actions: &[String],
    errors: &FieldErrors,
) -> impl IntoView + use<> {
    let filtered = typed.iter().any(|each| !each.is_empty());
    let [action, person, subject, from, to] = typed;
    let mut each: Vec<Choice> =
        actions.iter().map(|code| Choice::new(code, deed(lang, code)).chosen(*code == action)).collect();
    sort_by_name(lang, &mut each, |choice| &choice.label);
    let choices = std::iter::once(Choice::new("", t::administration_log_any(lang))).chain(each).collect();
    let error = |name: &str| errors.of(name);
    view! {
        <form class="filters" method="get" action=paths::of(paths::LOG, lang) role="search">
            <Select id="action" label=t::administration_log_action(lang) choices />
            <Field id="person" label=t::administration_log_person(lang) value=person error=error("person") />
            <Field id="subject" label=t::administration_log_subject_id(lang) value=subject />
            <Field id="from" label=t::administration_log_from(lang) kind="date" value=from error=error("from") />
            <Field id="to" label=t::administration_log_to(lang) kind="date" value=to error=error("to") />
            {filtering(lang, paths::LOG, filtered)}
        </form>
    }
}

/// What was done, in words.
fn deed(lang: Lang, action: &str) -> &'static str {
    account::audit_action(lang, action).unwrap_or_else(|| t::audit_other(lang))
}

/// The names of what entries are about, as far as the person who reads the log may know them.
struct Names {
    /// By kind and id.
    things: HashMap<String, HashMap<String, String>>,
    lang: Lang,
}

impl Names {
    async fn of(request: &PageRequest, entries: &[LogEntry]) -> Result<Self, AppError> {
        let (lang, db) = (request.lang, &request.portal.db);
        let mut ids: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for entry in entries {
            ids.entry(&entry.subject_kind).or_default().insert(&entry.subject);
            if entry.action.starts_with("membership.") {
                let person = entry.detail.split(' ').next().unwrap_or_default();
                ids.entry("person").or_default().insert(person);
            }
        }
        let mut things = HashMap::new();
        for (kind, ids) in ids {
            let ids: Vec<&str> = ids.into_iter().collect();
            let names = if kind == "reflection" {
                reflection::readable_names(db, lang, &request.viewer, &ids).await?
            } else {
                store::names(db, lang, kind, &ids).await?
            };
            things.insert(kind.to_owned(), names);
        }
        let templates = meeting::templates(db).await?;
        let templates = templates.into_iter().map(|each| (each.key, each.title.text(lang).to_owned()));
        things.insert("template".to_owned(), templates.collect());
        Ok(Self { things, lang })
    }

    fn name(&self, kind: &str, id: &str) -> Option<String> {
        let named = self.things.get(kind).and_then(|names| names.get(id)).cloned();
        named.or_else(|| account::audit_thing(self.lang, kind, id).map(str::to_owned))
    }

    /// What an entry is about: its kind, and its name where the reader may know it.
    fn subject(&self, entry: &LogEntry) -> String {
        let kind = account::audit_subject_kind(self.lang, &entry.subject_kind)
            .unwrap_or_else(|| t::audit_kind_other(self.lang));
        match self.name(&entry.subject_kind, &entry.subject) {
            Some(name) if !name.is_empty() => t::audit_named(self.lang, kind, name),
            _ => kind.to_owned(),
        }
    }

    fn detail(&self, entry: &LogEntry) -> String {
        let (person, template) = (|id: &str| self.name("person", id), |key: &str| self.name("template", key));
        account::audit_detail(self.lang, &entry.action, &entry.detail, &person, &template)
    }
}

fn table(lang: Lang, entries: Vec<LogEntry>, names: &Names) -> impl IntoView + use<> {
    let columns = [
        t::administration_log_when(lang),
        t::administration_log_person(lang),
        t::administration_log_action(lang),
        t::administration_log_subject(lang),
        t::administration_log_address(lang),
    ]
    .map(Column::new)
    .to_vec();
    let rows = entries
        .into_iter()
        .map(|entry| {
            let (subject, detail) = (names.subject(&entry), names.detail(&entry));
            let detail = (!detail.is_empty()).then(|| view! { <span class="muted">" · " {detail}</span> });
            let name = if entry.name.is_empty() { "—".to_owned() } else { entry.name };
            let others = format!("{}?subject={}", paths::of(paths::LOG, lang), encoded(&entry.subject));
            let subject = if entry.subject.is_empty() {
                subject.into_any()
            } else {
                view! { <a href=others>{subject}</a> }.into_any()
            };
            vec![
                format::moment(lang, entry.at).into_any(),
                name.into_any(),
                deed(lang, &entry.action).into_any(),
                view! { <span class="small">{subject} {detail}</span> }.into_any(),
                entry.address.into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=t::administration_log_entries(lang) columns rows /> }
}

pub(super) async fn csv(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let mut errors = FieldErrors::default();
    let search = search(&request, &mut errors);
    if !errors.is_empty() {
        return Err(AppError::BadRequest);
    }
    let entries = read(&request, &search, None, MOST, "log.downloaded").await?;
    let Some(entries) = entries else { return Err(AppError::BadRequest) };
    let names = Names::of(&request, &entries).await?;
    let mut file = CsvFile::new(lang);
    file.row([
        t::administration_log_when_zone(lang),
        t::administration_log_person(lang),
        t::administration_log_action(lang),
        t::administration_log_subject(lang),
        t::administration_log_detail(lang),
        t::administration_log_address(lang),
        t::administration_log_person_id(lang),
        t::administration_log_subject_id(lang),
    ]);
    for entry in entries {
        let (subject, detail) = (names.subject(&entry), names.detail(&entry));
        file.row([
            csv::moment(entry.at).as_str(),
            &entry.name,
            deed(lang, &entry.action),
            &subject,
            &detail,
            &entry.address,
            entry.person.as_deref().unwrap_or_default(),
            &entry.subject,
        ]);
    }
    Ok(PageResponse::File(
        t::administration_log_file(lang).to_owned(),
        "text/csv; charset=utf-8",
        file.into_bytes(),
    ))
}
