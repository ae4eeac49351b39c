//! One certificate: issued, on paper, verified, revoked.

use ensemble_common::prelude::*;

use super::{
    super::super::{
        actions,
        api::RevokeCertificate,
        labels,
        model::Certificate,
        paths,
        rules::{self, MAX_REASON},
        store,
    },
    view::{day, sheet},
};
use crate::meeting::{self, PrintButton, paths as meeting_paths};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ErrorSummary, Kind, Line, Notice, TextArea, Weight};

/// The certificate of the address.
async fn find(request: &PageRequest) -> Result<Option<Certificate>, AppError> {
    match rules::typed_certificate(request.path_param(0)) {
        Some(code) => Ok(store::certificate(&request.portal.db.reader, &code).await?),
        None => Ok(None),
    }
}

pub(in crate::participation::pages) async fn submit_own(
    request: PageRequest,
) -> Result<PageResponse, AppError> {
    let meeting: MeetingId = request.path_param(0).parse().map_err(|_| AppError::NotFound)?;
    let lang = request.lang;
    match actions::issue(&request, meeting).await? {
        Some(code) => Ok(PageResponse::redirect(paths::of_certificate(paths::PRINT, lang, &code))),
        // What the page of the meeting says of the person tells why.
        None => {
            let here = format!("{}#my-participation", meeting_paths::show(lang, meeting));
            Ok(PageResponse::redirect(here))
        }
    }
}

/// Whether a certificate is in force, and what it certifies: nothing else of the person or the meeting.
pub(in crate::participation::pages) async fn verify(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let found = find(&request).await?;
    let addresses = paths::both_of_certificate(paths::VERIFY, request.path_param(0));
    let title = t::participation_verify(lang);
    let status = if found.is_some() { 200 } else { 404 };
    let body = move || {
        let content = match found {
            Some(certificate) => facts(lang, &certificate),
            None => view! {
                <Notice kind=Kind::Warning><p>{t::participation_verify_unknown(lang)}</p></Notice>
            }
            .into_any(),
        };
        view! { <h1>{title}</h1> {content} }
    };
    Ok(Page::new(title, addresses, body).status(status).secret().into())
}

fn facts(lang: Lang, certificate: &Certificate) -> AnyView {
    let (kind, words) = match certificate.revoked_at {
        None => (Kind::Success, t::participation_verify_valid(lang)),
        Some(_) => (Kind::Warning, t::participation_verify_revoked(lang)),
    };
    view! {
        <Notice kind><p><b>{words}</b></p></Notice>
        <dl class="facts">
            <div>
                <dt>{t::participation_certificate_name(lang)}</dt>
                <dd>{certificate.name.clone()}</dd>
            </div>
            <div>
                <dt>{t::participation_certificate_day(lang)}</dt>
                <dd>{day(lang, certificate)}</dd>
            </div>
            <div>
                <dt>{t::participation_certificate_length(lang)}</dt>
                <dd>{labels::length(lang, u32::from(certificate.minutes))}</dd>
            </div>
            <div>
                <dt>{t::participation_certificate_community(lang)}</dt>
                <dd><Line lang passage=certificate.community_name.clone() /></dd>
            </div>
        </dl>
    }
    .into_any()
}

/// A certificate on paper, for its person and for those who facilitate its community.
pub(in crate::participation::pages) async fn print(request: PageRequest) -> Result<PageResponse, AppError> {
    let person = request.person()?;
    let certificate = find(&request).await?.ok_or(AppError::NotFound)?;
    let records = request.may(Action::RecordParticipation, Some(certificate.community));
    if certificate.person != person && !records {
        return Err(AppError::NotFound);
    }
    let (lang, site) = (request.lang, request.portal.config.site_url.clone());
    let addresses = paths::both_of_certificate(paths::PRINT, &certificate.code);
    let title = t::participation_certificate(lang);
    let body = move || {
        let replaced = (certificate.revoked_at.is_some() && certificate.reason.is_none()).then(|| {
            view! { <Notice kind=Kind::Warning><p>{t::participation_certificate_replaced(lang)}</p></Notice> }
        });
        let reason = certificate.reason.clone().map(|reason| {
            let words = t::participation_certificate_reason(lang, reason);
            view! { <Notice kind=Kind::Warning><p>{words}</p></Notice> }
        });
        view! {
            <h1 class="no-print">{title}</h1>
            <div class="no-print stack gap-3">
                {replaced} {reason}
                <div class="row">
                    <PrintButton label=t::agenda_print_now(lang).to_owned() quiet=false />
                    <a href=paths::at(paths::MINE, lang)>{t::participation_certificates(lang)}</a>
                </div>
            </div>
            {sheet(lang, &site, &certificate)}
        }
    };
    Ok(Page::new(title, addresses, body).secret().with_islands().into())
}

/// The certificate of the address, for those who facilitate its community.
async fn revocable(request: &PageRequest) -> Result<Certificate, AppError> {
    let certificate = find(request).await?.ok_or(AppError::NotFound)?;
    request.require(Action::RecordParticipation, certificate.community)?;
    Ok(certificate)
}

pub(in crate::participation::pages) async fn show_revocation(
    request: PageRequest,
) -> Result<PageResponse, AppError> {
    let certificate = revocable(&request).await?;
    Ok(revocation(request.lang, 200, certificate, String::new(), FieldErrors::default()))
}

pub(in crate::participation::pages) async fn submit_revocation(
    request: PageRequest,
) -> Result<PageResponse, AppError> {
    let (lang, certificate) = (request.lang, revocable(&request).await?);
    let input: RevokeCertificate = request.input()?;
    match actions::revoke(&request, &certificate, &input).await {
        Ok(done) => {
            let found = meeting::find(&request.portal.db, &request.viewer, certificate.meeting).await?;
            let said = if done { Flash::Removed } else { Flash::Changed };
            let here = match found {
                Some(found) => {
                    let slug = &found.of.slugs[usize::from(lang == Lang::En)];
                    let year = rules::school_year(certificate.held_at);
                    let list = community_paths::of(paths::OF_COMMUNITY, lang, slug);
                    format!("{list}?{}={year}", paths::YEAR)
                }
                None => paths::of_certificate(paths::PRINT, lang, &certificate.code),
            };
            Ok(PageResponse::redirect_with(&here, said))
        }
        Err(ActionError::Invalid(errors)) => Ok(revocation(lang, 422, certificate, input.reason, errors)),
        Err(ActionError::Conflict) => Err(AppError::BadRequest),
        Err(ActionError::App(error)) => Err(error),
    }
}

fn revocation(
    lang: Lang,
    status: u16,
    certificate: Certificate,
    reason: String,
    errors: FieldErrors,
) -> PageResponse {
    let title = t::participation_revoke_title(lang, certificate.name.as_str());
    let heading = title.clone();
    let addresses = paths::both_of_certificate(paths::REVOKE, &certificate.code);
    let body = move || {
        let to = paths::of_certificate(paths::REVOKE, lang, &certificate.code);
        let form = match certificate.revoked_at {
            Some(_) => view! { <p>{t::participation_verify_revoked(lang)}</p> }.into_any(),
            None => view! {
                <form class="form" method="post" action=to>
                    <TextArea
                        id="reason"
                        label=t::participation_revoke_reason(lang)
                        hint=t::participation_revoke_hint(lang)
                        value=reason
                        error=errors.of("reason")
                        rows=3
                        required=true
                        maxlength=u32::try_from(MAX_REASON).unwrap_or_default()
                    />
                    <div class="actions">
                        <Button weight=Weight::Danger>{t::participation_certificate_revoke(lang)}</Button>
                    </div>
                </form>
            }
            .into_any(),
        };
        view! {
            <h1>{heading}</h1>
            <ErrorSummary lang errors=errors.all() />
            <p><Line lang passage=certificate.title.clone() /> " · " {day(lang, &certificate)}</p>
            {form}
        }
    };
    Page::new(title, addresses, body).status(status).secret().into()
}
