//! A new version of what all people are asked to accept.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, PublishAgreement, side},
        paths,
    },
    parts::{error_of, head, said, saved, without_fields},
};
use ensemble_communities::account::{model::Agreement, newest};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    format,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Check, ErrorSummary, FieldErrors, Kind, Notice, TextArea, Weight};

const fn address(agreement: Agreement) -> [&'static str; 2] {
    match agreement {
        Agreement::Terms => paths::TERMS,
        Agreement::Confidentiality => paths::CONFIDENTIALITY,
    }
}

pub(super) async fn show(request: PageRequest, agreement: Agreement) -> Result<PageResponse, AppError> {
    let body = newest(&request.portal.db, agreement).await?.map(|(_, _, body)| body);
    let [body_fr, body_en] = Lang::ALL.map(|lang| side(body.as_ref(), lang));
    let input = PublishAgreement { body_fr, body_en, ..PublishAgreement::default() };
    page(&request, 200, agreement, input, FieldErrors::default()).await
}

pub(super) async fn submit(request: PageRequest, agreement: Agreement) -> Result<PageResponse, AppError> {
    let (lang, input) = (request.lang, request.input::<PublishAgreement>()?);
    match actions::publish_agreement(&request, agreement, input.clone()).await {
        Ok(()) => Ok(PageResponse::redirect_with(paths::of(address(agreement), lang), Flash::Saved)),
        Err(ActionError::Invalid(errors)) => page(&request, 422, agreement, input, errors).await,
        Err(ActionError::Conflict) => {
            let errors = error_of("body-fr", t::administration_meanwhile(lang));
            page(&request, 409, agreement, input, errors).await
        }
        Err(error) => Err(without_fields(error)),
    }
}

async fn page(
    request: &PageRequest,
    status: u16,
    agreement: Agreement,
    input: PublishAgreement,
    errors: FieldErrors,
) -> Result<PageResponse, AppError> {
    let (lang, done_before) = (request.lang, saved(request));
    let newest = newest(&request.portal.db, agreement).await?;
    let seen = newest.as_ref().map_or(0, |(version, _, _)| *version);
    let current = newest.map(|(version, at, _)| {
        t::account_consent_version(lang, format::date(lang, format::local(at).date()), version)
    });
    let title = match agreement {
        Agreement::Terms => t::administration_terms_edit(lang),
        Agreement::Confidentiality => t::administration_confidentiality_edit(lang),
    };
    let body = move || {
        let error = |name: &str| errors.of(name);
        view! {
            {head(lang, Some((t::administration_settings(lang), paths::SETTINGS)), title)}
            {said(done_before)}
            <ErrorSummary lang errors=errors.all() />
            {current.map(|words| view! { <p class="muted">{words}</p> })}
            <Notice kind=Kind::Warning><p>{t::administration_agreement_warning(lang)}</p></Notice>
            <form class="form" method="post" action=paths::of(address(agreement), lang)>
                <input type="hidden" name="seen" value=seen.to_string() />
                <TextArea id="body-fr" label=t::administration_agreement_fr(lang) value=input.body_fr error=error("body-fr") rows=12 required=true rich=true lang="fr-CA" />
                <TextArea id="body-en" label=t::administration_agreement_en(lang) value=input.body_en error=error("body-en") rows=12 required=true rich=true lang="en-CA" />
                <Check id="sure" label=t::administration_agreement_sure(lang) checked=input.sure error=error("sure") required=true />
                <div class="actions"><Button weight=Weight::Danger>{t::administration_agreement_publish(lang)}</Button></div>
            </form>
        }
    };
    let addresses = address(agreement).map(str::to_owned);
    Ok(Page::new(title, addresses, body)
        .status(status)
        .section("administration")
        .unlisted()
        .with_rich_text()
        .into())
}
