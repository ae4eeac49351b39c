//! What the portal holds about one: to see, to keep, to have corrected.

use leptos::prelude::*;
use serde_json::{Map, Value, json};

use super::{
    super::{paths, store},
    parts::{Room, head},
};
use crate::{
    error::AppError,
    i18n::{Lang, format, t},
    server::{
        audit::{self, Deed},
        web::{Ask, Page, Reply, failure},
    },
    ui::ButtonLink,
};

type Tables = Vec<(&'static str, Vec<Map<String, Value>>)>;

async fn read(ask: &Ask, why: &'static str) -> Result<Tables, AppError> {
    let person = ask.person()?;
    let work = async {
        let all = store::everything(&ask.portal.db, person).await?;
        let mut to = ask.portal.db.write().await?;
        let subject = person.to_string();
        let deed = Deed { action: "person.data", subject_kind: "person", subject: &subject, detail: why };
        audit::log(&mut to, &ask.viewer, ask.visit.place(), deed, ask.portal.now()).await?;
        to.commit().await?;
        Ok(all)
    };
    work.await.map_err(|error: sqlx::Error| failure(&error))
}

pub(super) async fn show(ask: Ask) -> Result<Reply, AppError> {
    let lang = ask.lang;
    let all = read(&ask, "seen").await?;
    let body = move || {
        let kept = all
            .iter()
            .map(|(table, rows)| view! { <div><dt>{named(lang, table)}</dt><dd>{t::account_data_entries(lang, rows.len())}</dd></div> })
            .collect_view();
        view! {
            {head(lang, Room::Data)}
            <div class="prose"><p>{t::account_data_text(lang)}</p></div>
            <dl class="facts">{kept}</dl>
            <div class="row">
                <ButtonLink href=paths::of(paths::DATA_HTML, lang)>{t::account_data_html(lang)}</ButtonLink>
                <ButtonLink href=paths::of(paths::DATA_JSON, lang) weight=crate::ui::Weight::Quiet>{t::account_data_json(lang)}</ButtonLink>
            </div>
            <p><a href=paths::of(paths::ACCOUNT, lang)>{t::account_data_correct(lang)}</a></p>
        }
    };
    Ok(Page::new(t::account_tab_data(lang), paths::both(paths::DATA), body).unlisted().into())
}

pub(super) async fn json(ask: Ask) -> Result<Reply, AppError> {
    let all: Map<String, Value> =
        read(&ask, "json").await?.into_iter().map(|(table, rows)| (table.to_owned(), json!(rows))).collect();
    let content = serde_json::to_vec_pretty(&all).map_err(|_| AppError::Internal)?;
    Ok(Reply::File("ensemble.json".to_owned(), "application/json", content))
}

pub(super) async fn html(ask: Ask) -> Result<Reply, AppError> {
    let lang = ask.lang;
    let all = read(&ask, "html").await?;
    let tables = all
        .into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(table, rows)| {
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
            view! { <h2>{named(lang, table)}</h2>{entries} }
        })
        .collect_view();
    let title = t::account_tab_data(lang);
    let page = view! {
        <!DOCTYPE html>
        <html lang=lang.tag()>
            <head>
                <meta charset="utf-8" />
                <title>{title}</title>
            </head>
            <body>
                <h1>{title}</h1>
                <p>{t::account_data_made(lang, format::moment(lang, ask.portal.now()))}</p>
                {tables}
            </body>
        </html>
    };
    Ok(Reply::File("ensemble.html".to_owned(), "text/html; charset=utf-8", page.to_html().into_bytes()))
}

/// A value as people read it: moments as dates.
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
        "outbox" => t::account_data_outbox(lang),
        _ => t::account_data_audit(lang),
    }
}
