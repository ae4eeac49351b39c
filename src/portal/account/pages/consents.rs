//! The agreements that people are asked to accept: the terms, and the confidentiality notice.

use leptos::prelude::*;

use super::{
    super::{
        actions::{self, AgreementVersion},
        model::{Agreement, Consent},
        paths, store,
    },
    parts::{AccountTab, head},
};
use ensemble_core::{Lang, error::AppError, format};
use ensemble_server::{
    markdown,
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, Kind, Notice, Prose, StatusText, Tone, Weight};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let next = request.query_param("next").unwrap_or_default().to_owned();
    page(&request, next).await
}

pub(super) async fn accept(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: AgreementVersion = request.input()?;
    let missing = actions::accept_agreement(&request, &input).await?;
    Ok(answered(request.lang, missing, &input.next))
}

pub(super) async fn revoke(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: AgreementVersion = request.input()?;
    let missing = actions::revoke_consent(&request, &input).await?;
    Ok(answered(request.lang, missing, &input.next))
}

/// Goes on once everything is accepted, else back to the agreements.
fn answered(lang: Lang, missing: usize, next: &str) -> PageResponse {
    if missing == 0 && !next.is_empty() {
        return PageResponse::redirect(paths::next(lang, next));
    }
    let next = percent_encoding::utf8_percent_encode(next, percent_encoding::NON_ALPHANUMERIC);
    PageResponse::redirect(format!("{}?next={next}", paths::of(paths::CONSENTS, lang)))
}

async fn page(request: &PageRequest, next: String) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let consents = store::consents(&request.portal.db, request.person()?).await?;
    let weight = consents.iter().map(|consent| consent.body.bytes()).sum();
    let waiting = consents.iter().any(|consent| consent.accepted_at.is_none());
    let body = move || {
        let each = consents
            .into_iter()
            .map(|consent| view! { <AgreementSection lang consent next=next.clone() /> })
            .collect_view();
        view! {
            {head(lang, AccountTab::Consents)}
            {waiting.then(|| view! { <Notice kind=Kind::Warning><p>{t::account_consents_waiting(lang)}</p></Notice> })}
            {each}
        }
    };
    Ok(Page::new(t::account_tab_consents(lang), paths::both(paths::CONSENTS), body)
        .unlisted()
        .weighing(weight)
        .into())
}

#[component]
fn AgreementSection(lang: Lang, consent: Consent, next: String) -> impl IntoView {
    let title = match consent.agreement {
        Agreement::Terms => t::account_terms(lang),
        Agreement::Confidentiality => t::account_confidentiality(lang),
    };
    let published = t::account_consent_version(
        lang,
        format::date(lang, format::local(consent.published_at).date()),
        consent.version,
    );
    let html = markdown::to_html(consent.body.text(lang)).to_string();
    let (state, action, label, weight) = match consent.accepted_at {
        Some(at) => {
            let words = t::account_consent_accepted(lang, format::moment(lang, at));
            (
                view! { <StatusText tone=Tone::Good>{words}</StatusText> }.into_any(),
                paths::REVOKE_CONSENT,
                t::account_consent_revoke(lang),
                Weight::Quiet,
            )
        }
        None => (
            view! { <StatusText tone=Tone::Warn>{t::account_consent_missing(lang)}</StatusText> }.into_any(),
            paths::ACCEPT_AGREEMENT,
            t::account_consent_accept(lang),
            Weight::Primary,
        ),
    };
    view! {
        <section class="stack">
            <h2>{title}</h2>
            <p class="small muted">{published}</p>
            <Prose lang passage=consent.body html />
            <p>{state}</p>
            <form method="post" action=paths::of(action, lang)>
                <input type="hidden" name="agreement" value=consent.agreement.code() />
                <input type="hidden" name="version" value=consent.version.to_string() />
                <input type="hidden" name="next" value=next />
                <Button weight>{label}</Button>
            </form>
        </section>
    }
}
