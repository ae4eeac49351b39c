//! What research may use of a person's contributions, and whether they consent.

use ensemble_common::prelude::*;

use crate::research::{actions, labels, model::Consent, paths, store};
use ensemble_common::handover::rules::MIN_GROUP;
use ensemble_communities::account::{AccountTab, account_head};
use ensemble_core::{Lang, error::AppError};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Kind, Notice, Weight};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let consent = store::consent(&request.portal.db, request.person()?).await?;
    let said = request.flash() == Some(Flash::Answered);
    let body = move || {
        let said = said
            .then(|| view! { <Notice kind=Kind::Success><p>{t::research_consent_said(lang)}</p></Notice> });
        view! {
            {account_head(lang, AccountTab::Consents)}
            {said}
            <section class="stack">
                <h2>{t::research_consent_title(lang)}</h2>
                <div class="prose">
                    <p>{t::research_consent_lead(lang)}</p>
                    <h3>{t::research_consent_what(lang)}</h3>
                    <p>{t::research_consent_what_kinds(lang)}</p>
                    <p>{t::research_consent_what_columns(lang)}</p>
                    <h3>{t::research_consent_never(lang)}</h3>
                    <p>{t::research_consent_never_text(lang)}</p>
                    <h3>{t::research_consent_protection(lang)}</h3>
                    <p>{t::research_consent_protection_text(lang)}</p>
                    <p>{t::research_consent_protection_groups(lang, MIN_GROUP)}</p>
                    <p>{t::research_consent_protection_limits(lang)}</p>
                    <p>{t::research_consent_free(lang)}</p>
                </div>
                {form(lang, consent)}
            </section>
        }
    };
    let addresses = paths::CONSENT.map(str::to_owned);
    Ok(Page::new(t::research_consent_title(lang), addresses, body).unlisted().into())
}

/// Whether the person consents, and the button that changes it.
fn form(lang: Lang, consent: Option<Consent>) -> AnyView {
    let (state, action, label, weight) = match consent {
        Some(Consent { given_at, withdrawn_at: None }) => (
            t::research_consent_on(lang, labels::day(lang, given_at)),
            paths::WITHDRAW,
            t::research_consent_withdraw(lang),
            Weight::Quiet,
        ),
        Some(Consent { withdrawn_at: Some(at), .. }) => (
            t::research_consent_withdrawn(lang, labels::day(lang, at)),
            paths::GIVE,
            t::research_consent_give(lang),
            Weight::Primary,
        ),
        None => (
            t::research_consent_off(lang).to_owned(),
            paths::GIVE,
            t::research_consent_give(lang),
            Weight::Primary,
        ),
    };
    view! {
        <p><b>{state}</b></p>
        <form method="post" action=paths::at(action, lang)>
            <Button weight>{label}</Button>
        </form>
    }
}

pub(super) async fn give(request: PageRequest) -> Result<PageResponse, AppError> {
    actions::consent(&request).await?;
    Ok(answered(request.lang))
}

pub(super) async fn withdraw(request: PageRequest) -> Result<PageResponse, AppError> {
    actions::withdraw(&request).await?;
    Ok(answered(request.lang))
}

fn answered(lang: Lang) -> PageResponse {
    PageResponse::redirect_with(paths::at(paths::CONSENT, lang), Flash::Answered)
}
