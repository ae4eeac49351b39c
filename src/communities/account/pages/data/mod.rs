//! The data that the portal holds about a person: to see, to download, to have corrected.
//!
//! A download is read and sent table by table, so that a long history is never in memory as a whole. One is for people:
//! `subjects` says what it tells of each table, `readable` puts it into words. The other has every value as it is stored,
//! for programs.

mod readable;
mod subjects;

use ensemble_common::prelude::*;
use serde_json::{Map, Value, json};

use super::{
    super::{paths, store},
    parts::{AccountTab, head},
};
use ensemble_core::{Lang, error::AppError, format};
use ensemble_server::web::{Page, PageRequest, PageResponse, Pieces, busy};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Weight};

/// Logs that a person's data were looked at, and how.
async fn log(request: &PageRequest, how: &'static str) -> Result<(), AppError> {
    let person = request.person()?;
    request
        .portal
        .db
        .transaction(async |transaction| {
            request.audit(transaction, "person.data", person, how).await?;
            Ok(())
        })
        .await
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let all = store::counts(&request.portal.db, request.person()?).await?;
    log(&request, "seen").await?;
    let body = move || {
        let (kept, empty): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, count)| *count > 0);
        let kept = kept
            .into_iter()
            .map(|(table, count)| {
                view! { <div><dt>{named(lang, table)}</dt><dd>{t::account_data_entries(lang, count)}</dd></div> }
            })
            .collect_view();
        let empty = (!empty.is_empty()).then(|| {
            let names =
                empty.into_iter().map(|(table, _)| view! { <li>{named(lang, table)}</li> }).collect_view();
            view! {
                <details>
                    <summary>{t::account_data_nothing(lang)}</summary>
                    <ul class="columns">{names}</ul>
                </details>
            }
        });
        view! {
            {head(lang, AccountTab::Data)}
            <div class="prose"><p>{t::account_data_text(lang)}</p></div>
            <div class="row">
                <ButtonLink href=paths::of(paths::DATA_HTML, lang)>{t::account_data_html(lang)}</ButtonLink>
                <ButtonLink weight=Weight::Quiet href=paths::of(paths::DATA_JSON, lang)>
                    {t::account_data_json(lang)}
                </ButtonLink>
            </div>
            <dl class="facts">{kept}</dl>
            {empty}
            <p><a href=paths::of(paths::ACCOUNT, lang)>{t::account_data_correct(lang)}</a></p>
        }
    };
    Ok(Page::new(t::account_tab_data(lang), paths::both(paths::DATA), body).unlisted().into())
}

/// Writes the rows of a table; the number is the table's position.
type WriteTable = Box<dyn Fn(usize, &'static str, Vec<Map<String, Value>>) -> Option<String> + Send + Sync>;

/// A file with all tables, written while it is sent.
struct DataFile {
    name: &'static str,
    media_type: &'static str,
    addresses: [String; 2],
    begin: String,
    write: WriteTable,
    end: String,
}

async fn stream(request: PageRequest, how: &'static str, file: DataFile) -> Result<PageResponse, AppError> {
    let person = request.person()?;
    let Ok(slot) = request.portal.work.archive(person).await else {
        return Ok(busy(request.lang, file.addresses));
    };
    log(&request, how).await?;
    let (pieces, streamed) = Pieces::new(slot);
    let DataFile { name, media_type, begin, write, end, .. } = file;
    tokio::spawn(async move {
        if pieces.send(begin).await.is_err() {
            return;
        }
        for (position, table) in store::TABLES.into_iter().enumerate() {
            let rows = match store::rows(&request.portal.db, person, table).await {
                Ok(rows) => rows,
                Err(error) => return drop(AppError::from(error)),
            };
            let Some(piece) = write(position, table.0, rows) else { return };
            if pieces.send(piece).await.is_err() {
                return;
            }
        }
        if pieces.send(end).await.is_ok() {
            pieces.finish();
        }
    });
    Ok(PageResponse::Streamed(name.to_owned(), media_type, streamed))
}

pub(super) async fn json(request: PageRequest) -> Result<PageResponse, AppError> {
    let file = DataFile {
        name: "ensemble.json",
        media_type: "application/json",
        addresses: paths::both(paths::DATA_JSON),
        begin: "{\n".to_owned(),
        write: Box::new(|position, table, rows| {
            let comma = if position == 0 { "" } else { ",\n" };
            let rows = serde_json::to_string_pretty(&json!(rows)).ok()?;
            Some(format!("{comma}\"{table}\": {rows}"))
        }),
        end: "\n}\n".to_owned(),
    };
    stream(request, "json", file).await
}

/// How the file looks: it is opened without the portal.
const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}\
    dl{border-top:1px solid;padding:.5rem 0}dt{font-weight:700}dd{margin:0 0 .5rem;white-space:pre-wrap}\
    table{border-collapse:collapse}th,td{border:1px solid;padding:.25rem .5rem;text-align:start;vertical-align:top}";

pub(super) async fn html(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let db = &request.portal.db;
    let (counts, names) =
        futures::try_join!(store::counts(db, request.person()?), store::names(db, request.person()?))?;
    let title = t::account_tab_data(lang);
    let now = format::local(request.portal.now());
    let made = t::account_data_made(lang, format::date(lang, now.date()), format::time(lang, now.time()));
    let head = view! { <h1>{title}</h1> <p>{made}</p> }.to_html();
    let file = DataFile {
        name: t::data_file_name(lang),
        media_type: "text/html; charset=utf-8",
        addresses: paths::both(paths::DATA_HTML),
        begin: format!(
            "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\">\
             <title>{title}</title><style>{STYLE}</style></head><body>{head}",
            lang.tag()
        ),
        write: Box::new(move |_, table, rows| {
            Some(readable::section(lang, &names, subjects::of(table)?, &rows))
        }),
        end: format!("{}</body></html>", empty(lang, &counts)),
    };
    stream(request, "html", file).await
}

/// What the portal keeps nothing of, in one sentence.
fn empty(lang: Lang, counts: &[(&'static str, usize)]) -> String {
    let empty: Vec<&str> =
        counts.iter().filter(|(_, count)| *count == 0).map(|(table, _)| named(lang, table)).collect();
    if empty.is_empty() {
        return String::new();
    }
    view! { <p>{t::data_empty(lang, empty.join(", "))}</p> }.to_html()
}

/// What a table is called.
fn named(lang: Lang, table: &str) -> &'static str {
    subjects::of(table).map_or("", |subject| (subject.heading)(lang))
}
