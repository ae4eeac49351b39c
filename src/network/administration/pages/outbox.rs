//! What mail was sent, what waits, what failed; one email, and having it sent again.
//!
//! Of emails from which one would learn who wrote without a name only the standing is shown. Any other email is shown as
//! text, its page, too, and without the links that open something: the person who reads it here is not the one to whom
//! it was written.

use ensemble_common::prelude::*;

use super::{
    super::{labels, paths},
    parts::{SIZE, choices, filtering, head, id, last_page, pagination, said, saved},
};
use ensemble_common::notification::is_confidential;
use ensemble_core::{Lang, error::AppError, format, ids::EmailId};
use ensemble_server::{
    mail::{
        self,
        outbox::{self, DeliveryStatus, EmailSummary},
    },
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Column, DataTable, EmptyState, Select, StatusText};

pub(super) async fn list(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db) = (request.lang, &request.portal.db);
    let code = request.query_param("standing").unwrap_or_default().to_owned();
    let standing = match code.as_str() {
        "" => None,
        code => Some(DeliveryStatus::from_code(code).ok_or(AppError::NotFound)?),
    };
    let current = request.page_number()?;
    let (entries, count) = futures::try_join!(
        outbox::list(db, standing, i64::from(current) - 1, i64::from(SIZE)),
        outbox::count(db, standing)
    )?;
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let last = last_page(count, current)?;
    let body = move || {
        let each = choices(DeliveryStatus::ALL, &code, |each| (each.code(), labels::sending(lang, each).0));
        let all = std::iter::once(Choice::new("", t::administration_mail_any(lang))).chain(each).collect();
        let list = if entries.is_empty() {
            let (title, text) = (t::administration_mail_none(lang), t::administration_mail_none_text(lang));
            view! { <EmptyState title text /> }.into_any()
        } else {
            table(lang, entries, count).into_any()
        };
        let href = format!("{}?standing={code}&page=", paths::of(paths::OUTBOX, lang));
        view! {
            {head(lang, None, t::administration_mail(lang))}
            <form class="filters" method="get" action=paths::of(paths::OUTBOX, lang) role="search">
                <Select id="standing" label=t::administration_standing(lang) choices=all />
                {filtering(lang, paths::OUTBOX, standing.is_some())}
            </form>
            {list}
            {pagination(lang, current, last, href)}
        }
    };
    let addresses = paths::OUTBOX.map(str::to_owned);
    Ok(Page::new(t::administration_mail(lang), addresses, body).section("administration").unlisted().into())
}

fn table(lang: Lang, entries: Vec<EmailSummary>, count: u32) -> impl IntoView {
    let columns = [
        t::administration_mail_subject(lang),
        t::administration_mail_to(lang),
        t::administration_mail_posted(lang),
        t::administration_standing(lang),
    ]
    .map(Column::new)
    .to_vec();
    let rows = entries
        .into_iter()
        .map(|summary| {
            let summary = discreet(lang, summary);
            let to = paths::with(paths::EMAIL, lang, &summary.id.to_string());
            let (words, tone) = labels::sending(lang, summary.status());
            vec![
                view! { <a href=to lang=summary.lang.tag()>{summary.subject}</a> }.into_any(),
                summary.to.into_any(),
                format::moment(lang, summary.created_at).into_any(),
                view! { <StatusText tone>{words}</StatusText> }.into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=t::administration_mail_count(lang, count) columns rows /> }
}

/// An entry without what would tell who wrote without a name.
fn discreet(lang: Lang, summary: EmailSummary) -> EmailSummary {
    if !is_confidential(&summary.kind) {
        return summary;
    }
    let subject = t::administration_mail_confidential(lang).to_owned();
    EmailSummary { person: None, to: "…".to_owned(), lang, subject, last_error: None, ..summary }
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, email) = (request.lang, id::<EmailId>(&request)?);
    let db = &request.portal.db;
    let (summary, text, html) = outbox::find(db, email).await?.ok_or(AppError::NotFound)?;
    db.transaction(async |transaction| request.audit(transaction, "mail.seen", email, "").await).await?;
    let done = saved(&request).map(|_| t::administration_mail_again_done(lang));
    let (text, html) = if is_confidential(&summary.kind) {
        let hidden = t::administration_mail_confidential_text(lang);
        (hidden.to_owned(), hidden.to_owned())
    } else {
        (mail::redact_secret_links(&text), mail::redact_secret_links(&html))
    };
    let summary = discreet(lang, summary);
    let title = summary.subject.clone();
    let body = move || {
        let tag = summary.lang.tag();
        let again = (summary.status() == DeliveryStatus::GivenUp).then(|| {
            view! {
                <form method="post" action=paths::with(paths::EMAIL, lang, &email.to_string())>
                    <Button>{t::administration_mail_again(lang)}</Button>
                </form>
            }
        });
        view! {
            {head(lang, Some((t::administration_mail(lang), paths::OUTBOX)), summary.subject.clone())}
            {said(done)}
            {facts(lang, summary)}
            {again}
            <section class="stack">
                <h2>{t::administration_mail_body(lang)}</h2>
                <p class="small muted">{t::administration_mail_links(lang)}</p>
                <pre class="email" lang=tag>{text}</pre>
                <details>
                    <summary>{t::administration_mail_html(lang)}</summary>
                    <pre class="email" lang=tag>{html}</pre>
                </details>
            </section>
        }
    };
    let addresses = paths::both(paths::EMAIL, &email.to_string());
    Ok(Page::new(title, addresses, body).section("administration").unlisted().into())
}

fn facts(lang: Lang, summary: EmailSummary) -> impl IntoView {
    let (words, tone) = labels::sending(lang, summary.status());
    let moment = |at: Option<i64>| at.map(|at| format::moment(lang, at).into_any());
    let rows = [
        (t::administration_standing(lang), Some(view! { <StatusText tone>{words}</StatusText> }.into_any())),
        (t::administration_mail_to(lang), Some(summary.to.into_any())),
        (t::administration_mail_posted(lang), moment(Some(summary.created_at))),
        (t::administration_mail_attempts(lang), Some(summary.attempts.into_any())),
        (t::administration_mail_next(lang), moment(summary.next_at)),
        (t::administration_mail_sent_at(lang), moment(summary.sent_at)),
        (t::administration_mail_failed_at(lang), moment(summary.unsent_at)),
        (t::administration_mail_error(lang), summary.last_error.map(IntoAny::into_any)),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some(view! { <div><dt>{name}</dt><dd>{value?}</dd></div> }))
    .collect_view();
    view! { <dl class="facts">{rows}</dl> }
}

/// Sends an email again that was given up.
pub(super) async fn retry(request: PageRequest) -> Result<PageResponse, AppError> {
    let (email, now) = (id::<EmailId>(&request)?, request.portal.now());
    let found = request
        .portal
        .db
        .transaction(async |transaction| {
            let found = mail::retry(transaction, email, now).await?;
            if found {
                request.audit(transaction, "mail.again", email, "").await?;
            }
            Ok::<_, AppError>(found)
        })
        .await?;
    let to = paths::with(paths::EMAIL, request.lang, &email.to_string());
    if !found {
        return Ok(PageResponse::redirect(to));
    }
    request.portal.outbox_waker.wake();
    Ok(PageResponse::redirect_with(&to, Flash::Saved))
}
