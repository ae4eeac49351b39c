//! The data that the portal holds about a person: to see, to download, to have corrected.
//!
//! A download is read and sent table by table, so that a long history is never in memory as a whole.

use leptos::prelude::*;
use serde_json::{Map, Value, json};

use super::{
    super::{paths, store},
    parts::{AccountTab, head},
};
use ensemble_core::{Lang, error::AppError, format, text::without_forbidden};
use ensemble_server::web::{Page, PageRequest, PageResponse, Pieces, busy};
use ensemble_texts as t;
use ensemble_ui::ButtonLink;

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
        let kept = all
            .iter()
            .map(|(table, count)| view! { <div><dt>{named(lang, table)}</dt><dd>{t::account_data_entries(lang, *count)}</dd></div> })
            .collect_view();
        view! {
            {head(lang, AccountTab::Data)}
            <div class="prose"><p>{t::account_data_text(lang)}</p></div>
            <dl class="facts">{kept}</dl>
            <div class="row">
                <ButtonLink href=paths::of(paths::DATA_HTML, lang)>{t::account_data_html(lang)}</ButtonLink>
                <ButtonLink href=paths::of(paths::DATA_JSON, lang) weight=ensemble_ui::Weight::Quiet>{t::account_data_json(lang)}</ButtonLink>
            </div>
            <p><a href=paths::of(paths::ACCOUNT, lang)>{t::account_data_correct(lang)}</a></p>
        }
    };
    Ok(Page::new(t::account_tab_data(lang), paths::both(paths::DATA), body).unlisted().into())
}

/// Writes the rows of a table; the number is the table's position.
type WriteTable = fn(Lang, usize, &'static str, Vec<Map<String, Value>>) -> Option<String>;

/// A file with all tables, written while it is sent.
struct DataFile {
    name: &'static str,
    media_type: &'static str,
    addresses: [String; 2],
    begin: String,
    write: WriteTable,
    end: &'static str,
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
            let Some(piece) = write(request.lang, position, table.0, rows) else { return };
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
        write: |_, position, table, rows| {
            let comma = if position == 0 { "" } else { ",\n" };
            let rows = serde_json::to_string_pretty(&json!(rows)).ok()?;
            Some(format!("{comma}\"{table}\": {rows}"))
        },
        end: "\n}\n",
    };
    stream(request, "json", file).await
}

pub(super) async fn html(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let title = t::account_tab_data(lang);
    let made = t::account_data_made(lang, format::moment(lang, request.portal.now()));
    let head = view! { <h1>{title}</h1> <p>{made}</p> }.to_html();
    let file = DataFile {
        name: "ensemble.html",
        media_type: "text/html; charset=utf-8",
        addresses: paths::both(paths::DATA_HTML),
        begin: format!(
            "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title></head><body>{head}",
            lang.tag()
        ),
        write: |lang, _, table, rows| Some(section(lang, table, rows)),
        end: "</body></html>",
    };
    stream(request, "html", file).await
}

/// A table's rows, each as a table of its own.
fn section(lang: Lang, table: &'static str, rows: Vec<Map<String, Value>>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let entries = rows
        .into_iter()
        .map(|row| {
            let values = row
                .into_iter()
                .map(|(name, value)| {
                    let value = readable(lang, &name, value);
                    view! { <tr><th scope="row">{name}</th><td>{value}</td></tr> }
                })
                .collect_view();
            view! { <table><tbody>{values}</tbody></table><br /> }
        })
        .collect_view();
    without_forbidden(&view! { <h2>{named(lang, table)}</h2>{entries} }.to_html()).into_owned()
}

/// A value as people read it: timestamps as dates.
fn readable(lang: Lang, name: &str, value: Value) -> String {
    match value {
        Value::Null => "—".to_owned(),
        Value::Number(millis) if name.ends_with("_at") || ["at", "since"].contains(&name) => {
            millis.as_i64().map(|millis| format::moment(lang, millis)).unwrap_or_default()
        }
        Value::String(text) => text,
        other => other.to_string(),
    }
}

fn named(lang: Lang, table: &str) -> &'static str {
    match table {
        "person" => t::account_data_person(lang),
        "credential" => t::account_data_credential(lang),
        "session" => t::account_data_session(lang),
        "browser" => t::account_data_browser(lang),
        "link" => t::account_data_link(lang),
        "office" => t::account_data_office(lang),
        "membership" => t::account_data_membership(lang),
        "join_request" => t::account_data_request(lang),
        "consent" => t::account_data_consent(lang),
        "revision" => t::account_data_revision(lang),
        "draft" => t::account_data_draft(lang),
        "reflection" => t::account_data_reflection(lang),
        "reflection_comment" => t::account_data_comment(lang),
        "reflection_sign" => t::account_data_sign(lang),
        "reflection_report" => t::account_data_report(lang),
        "reflection_reader" => t::account_data_reader(lang),
        "reflection_seen" => t::account_data_seen(lang),
        "meeting_document_file" => t::account_data_file(lang),
        "outbox" => t::account_data_outbox(lang),
        _ => t::account_data_audit(lang),
    }
}
