//! The agreements that people are asked to accept: the terms, and the confidentiality notice.

use ensemble_common::prelude::*;

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
    let of = request.query_param("of").and_then(|of| of.parse().ok()).unwrap_or_default();
    page(&request, next, of).await
}

pub(super) async fn accept(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: AgreementVersion = request.input()?;
    let missing = actions::accept_agreement(&request, &input).await?;
    Ok(answered(request.lang, missing, &input))
}

pub(super) async fn revoke(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: AgreementVersion = request.input()?;
    let missing = actions::revoke_consent(&request, &input).await?;
    Ok(answered(request.lang, missing, &input))
}

/// Goes on once everything is accepted, else back to the agreements.
fn answered(lang: Lang, missing: usize, input: &AgreementVersion) -> PageResponse {
    let AgreementVersion { next, of, .. } = input;
    if missing == 0 && !next.is_empty() {
        return PageResponse::redirect(paths::next(lang, next));
    }
    let next = percent_encoding::utf8_percent_encode(next, percent_encoding::NON_ALPHANUMERIC);
    let of = if *of == 0 { String::new() } else { format!("&of={of}") };
    PageResponse::redirect(format!("{}?next={next}{of}", paths::of(paths::CONSENTS, lang)))
}

async fn page(request: &PageRequest, next: String, of: usize) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let (db, person) = (&request.portal.db, request.person()?);
    let consents = store::consents(db, person).await?;
    let weight = consents.iter().map(|consent| consent.body.bytes()).sum();
    let missing = consents.iter().filter(|consent| consent.accepted_at.is_none()).count();
    let first = consents.iter().find(|consent| consent.accepted_at.is_none()).cloned();
    if let Some(consent) = first
        && !next.is_empty()
    {
        let newcomer = !store::ever_accepted(db, person, consent.agreement).await?;
        let of = of.clamp(missing, consents.len());
        return Ok(on_the_way(lang, consent, newcomer, (missing, of), next).weighing(weight).into());
    }
    let body = move || {
        let each = consents
            .into_iter()
            .map(|consent| view! { <AgreementSection lang consent next=next.clone() of=0 /> })
            .collect_view();
        let waiting = (missing > 0).then(|| {
            view! { <Notice kind=Kind::Warning><p>{t::account_consents_waiting(lang)}</p></Notice> }
        });
        view! {
            {head(lang, AccountTab::Consents)}
            {waiting}
            {each}
            <section class="stack">
                <h2>{t::research_consent_title(lang)}</h2>
                <p>{t::research_consent_link_text(lang)}</p>
                <div><a class="text-link" href=paths::of(paths::RESEARCH, lang)>{t::research_consent_link(lang)}</a></div>
            </section>
        }
    };
    Ok(Page::new(t::account_tab_consents(lang), paths::both(paths::CONSENTS), body)
        .unlisted()
        .weighing(weight)
        .into())
}

/// The next agreement of a person who is on the way to another page. `missing` of the `of` agreements that they were asked
/// to accept are left.
fn on_the_way(
    lang: Lang,
    consent: Consent,
    newcomer: bool,
    (missing, of): (usize, usize),
    next: String,
) -> Page {
    let title = if newcomer { t::account_welcome(lang) } else { t::account_changed_agreement(lang) };
    let progress = (of > 1).then(|| t::account_consent_step(lang, of - missing + 1, of));
    let body = move || {
        view! {
            <section class="stack gap-5">
                <div class="stack gap-2">
                    <h1>{title}</h1>
                    {progress.map(|words| view! { <p class="lead">{words}</p> })}
                </div>
                <p>{t::account_consents_waiting(lang)}</p>
                <AgreementSection lang consent next of />
            </section>
        }
    };
    Page::new(title, paths::both(paths::CONSENTS), body).unlisted()
}

#[component]
fn AgreementSection(lang: Lang, consent: Consent, next: String, of: usize) -> impl IntoView {
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
                {(of > 0).then(|| view! { <input type="hidden" name="of" value=of.to_string() /> })}
                <Button weight>{label}</Button>
            </form>
        </section>
    }
}
