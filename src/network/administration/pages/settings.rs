//! The portal's settings: what the home page announces, the privacy officer, how long histories
//! are kept.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, SettingsInput},
        labels, paths, store,
    },
    parts::{head, said, saved, without_fields},
};
use ensemble_communities::account::model::Agreement;
use ensemble_core::error::{ActionError, AppError};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Field, FieldErrors, TextArea, Weight};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let settings = store::settings(&request.portal.db).await?;
    Ok(page(&request, 200, SettingsInput::from(&settings), FieldErrors::default()))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: SettingsInput = request.input()?;
    match actions::change_settings(&request, input.clone()).await {
        Ok(()) => Ok(PageResponse::redirect_with(paths::of(paths::SETTINGS, request.lang), Flash::Saved)),
        Err(ActionError::Invalid(errors)) => Ok(page(&request, 422, input, errors)),
        Err(error) => Err(without_fields(error)),
    }
}

fn page(request: &PageRequest, status: u16, input: SettingsInput, errors: FieldErrors) -> PageResponse {
    let (lang, done) = (request.lang, saved(request));
    let body = move || {
        let error = |name: &str| errors.of(name);
        let agreements =
            [(Agreement::Terms, paths::TERMS), (Agreement::Confidentiality, paths::CONFIDENTIALITY)]
                .map(|(agreement, to)| {
                    let words = labels::agreement(lang, agreement);
                    view! { <ButtonLink href=paths::of(to, lang) weight=Weight::Quiet>{words}</ButtonLink> }
                })
                .collect_view();
        view! {
            {head(lang, None, t::administration_settings(lang))}
            {said(done)}
            <ErrorSummary lang errors=errors.all() />
            <form class="form" method="post" action=paths::of(paths::SETTINGS, lang)>
                <h2>{t::administration_announcement(lang)}</h2>
                <TextArea id="announcement-fr" label=t::administration_announcement_fr(lang) hint=t::administration_announcement_hint(lang) value=input.announcement_fr error=error("announcement-fr") rows=2 lang="fr-CA" />
                <TextArea id="announcement-en" label=t::administration_announcement_en(lang) value=input.announcement_en error=error("announcement-en") rows=2 lang="en-CA" />
                <h2>{t::administration_officer(lang)}</h2>
                <div class="form-row">
                    <Field id="officer-name" label=t::account_name(lang) value=input.officer_name error=error("officer-name") />
                    <Field id="officer-email" label=t::account_email(lang) kind="email" value=input.officer_email error=error("officer-email") inputmode="email" />
                </div>
                <h2>{t::administration_history(lang)}</h2>
                <Field id="history-months" label=t::administration_history_months(lang) hint=t::administration_history_hint(lang) value=input.history_months error=error("history-months") inputmode="numeric" />
                <div class="actions"><Button>{t::account_save(lang)}</Button></div>
            </form>
            <section class="stack">
                <h2>{t::administration_agreements(lang)}</h2>
                <p>{t::administration_agreements_text(lang)}</p>
                <div class="row">{agreements}</div>
            </section>
        }
    };
    let addresses = paths::SETTINGS.map(str::to_owned);
    let title = t::administration_settings(lang);
    Page::new(title, addresses, body).status(status).section("administration").unlisted().into()
}
