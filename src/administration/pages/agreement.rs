//! A new version of what everybody is asked to accept.

use leptos::prelude::*;

use super::{
    super::{labels, paths, rules, store},
    parts::{done, head, pair, said, saved},
};
use crate::{
    account::{model::Agreement, newest, publish as publish_version},
    error::AppError,
    i18n::{Lang, format, t},
    server::web::{Form, LONG, Page, PageRequest, PageResponse},
    ui::{Button, Check, ErrorSummary, FieldErrors, Kind, Notice, TextArea, Weight},
};

const fn address(agreement: Agreement) -> [&'static str; 2] {
    match agreement {
        Agreement::Terms => paths::TERMS,
        Agreement::Confidentiality => paths::CONFIDENTIALITY,
    }
}

pub(super) async fn show(request: PageRequest, agreement: Agreement) -> Result<PageResponse, AppError> {
    let body = done(newest(&request.portal.db, agreement)).await?.map(|(_, _, body)| body);
    let form = pair("body", body.as_ref()).into_iter().collect();
    page(&request, 200, agreement, form, FieldErrors::default()).await
}

pub(super) async fn publish(request: PageRequest, agreement: Agreement) -> Result<PageResponse, AppError> {
    let (lang, now) = (request.lang, request.portal.now());
    let mut faults = FieldErrors::default();
    let texts = Lang::ALL.map(|each| {
        let field = format!("body-{}", each.code());
        let text = request.form.text(&field);
        // Nobody accepts what they cannot read: both languages, always.
        if text.is_empty() || text.chars().count() > LONG {
            faults.add(&field, t::administration_agreement_both(lang, LONG));
        }
        text
    });
    let newest = done(newest(&request.portal.db, agreement)).await?;
    let after = newest.as_ref().map_or(0, |(version, _, _)| *version);
    // The version that was there when the form was opened; a script need not look.
    let seen = match request.form.some("seen") {
        Some(seen) => seen.parse().map_err(|_| AppError::BadRequest)?,
        None => after,
    };
    let before = newest.map(|(_, _, body)| body);
    let body = rules::passage(before.as_ref(), lang, texts[0], texts[1]);
    if faults.is_empty() && body == before {
        faults.add("body-fr", t::administration_agreement_same(lang));
    }
    if !request.form.has("sure") {
        faults.add("sure", t::administration_agreement_unsure(lang));
    }
    let Some(body) = body.filter(|_| faults.is_empty()) else {
        return page(&request, 422, agreement, request.form.clone(), faults).await;
    };
    let published = done(async {
        let mut to = request.portal.db.write().await?;
        if !publish_version(&mut to, agreement, seen, &body, now).await? {
            return Ok(false);
        }
        store::record(&mut to, &request, "agreement.published", ("agreement", agreement.code()), "").await?;
        to.commit().await?;
        Ok(true)
    })
    .await?;
    if !published {
        faults.add("body-fr", t::administration_meanwhile(lang));
        return page(&request, 409, agreement, request.form.clone(), faults).await;
    }
    Ok(PageResponse::Redirect(format!("{}?said=saved", paths::of(address(agreement), lang))))
}

async fn page(
    request: &PageRequest,
    status: u16,
    agreement: Agreement,
    form: Form,
    faults: FieldErrors,
) -> Result<PageResponse, AppError> {
    let (lang, done_before) = (request.lang, saved(request));
    let newest = done(newest(&request.portal.db, agreement)).await?;
    let seen = newest.as_ref().map_or(0, |(version, _, _)| *version);
    let current = newest.map(|(version, at, _)| {
        t::account_consent_version(lang, format::date(lang, format::local(at).date()), version)
    });
    let title = labels::agreement(lang, agreement);
    let body = move || {
        let value = |name: &str| form.text(name).to_owned();
        let error = |name: &str| faults.of(name);
        view! {
            {head(lang, Some((t::administration_settings(lang), paths::SETTINGS)), title)}
            {said(done_before)}
            <ErrorSummary lang errors=faults.all() />
            {current.map(|words| view! { <p class="muted">{words}</p> })}
            <Notice kind=Kind::Warning><p>{t::administration_agreement_warning(lang)}</p></Notice>
            <form class="form" method="post" action=paths::of(address(agreement), lang)>
                <input type="hidden" name="seen" value=seen.to_string() />
                <TextArea id="body-fr" label=t::administration_agreement_fr(lang) hint=t::administration_markdown(lang) value=value("body-fr") error=error("body-fr") rows=12 required=true lang="fr-CA" />
                <TextArea id="body-en" label=t::administration_agreement_en(lang) value=value("body-en") error=error("body-en") rows=12 required=true lang="en-CA" />
                <Check id="sure" label=t::administration_agreement_sure(lang) checked=form.has("sure") error=error("sure") required=true />
                <div class="actions"><Button weight=Weight::Danger>{t::administration_agreement_publish(lang)}</Button></div>
            </form>
        }
    };
    let addresses = address(agreement).map(str::to_owned);
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}
