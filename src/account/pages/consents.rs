//! What one is asked to accept: the terms, and the confidentiality notice.

use leptos::prelude::*;

use super::{
    super::{
        model::{Agreement, Consent},
        paths, store,
    },
    parts::{Room, head},
};
use crate::{
    error::AppError,
    i18n::{Lang, format, t},
    server::{
        audit::{self, Deed},
        markdown,
        web::{Page, PageRequest, PageResponse},
    },
    ui::{Button, Kind, Notice, Prose, StatusText, Tone, Weight},
};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let next = request.query_param("next").unwrap_or_default().to_owned();
    page(&request, next).await
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let (person, now) = (request.person()?, request.portal.now());
    let agreement = Agreement::from_code(request.form.text("agreement")).ok_or(AppError::BadRequest)?;
    let version: i64 = request.form.text("version").parse().map_err(|_| AppError::BadRequest)?;
    let accepts = match request.form.text("what") {
        "accept" => true,
        "revoke" => false,
        _ => return Err(AppError::BadRequest),
    };
    let asked = store::consents(&request.portal.db, person).await?;
    if !asked.iter().any(|consent| consent.agreement == agreement && consent.version == version) {
        return Err(AppError::BadRequest);
    }
    let work = async {
        let mut to = request.portal.db.write().await?;
        let action = if accepts {
            store::accept(&mut to, person, agreement, version, now).await?;
            "consent.accept"
        } else {
            store::revoke(&mut to, person, agreement, now).await?;
            "consent.revoke"
        };
        let detail = format!("{} {version}", agreement.code());
        let subject = person.to_string();
        let deed = Deed { action, subject_kind: "person", subject: &subject, detail: &detail };
        audit::log(&mut to, &request.viewer, request.session.client_address(), deed, now).await?;
        to.commit().await?;
        store::missing(&request.portal.db, person).await
    };
    let missing = work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    // What is accepted opens rights, and what is taken back closes them.
    request.session.renew(&request.portal).await?;
    let next = request.form.text("next");
    if missing == 0 && !next.is_empty() {
        return Ok(PageResponse::Redirect(paths::next(request.lang, next)));
    }
    let here = paths::of(paths::CONSENTS, request.lang);
    let next = percent_encoding::utf8_percent_encode(next, percent_encoding::NON_ALPHANUMERIC);
    Ok(PageResponse::Redirect(format!("{here}?next={next}")))
}

async fn page(request: &PageRequest, next: String) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let consents = store::consents(&request.portal.db, request.person()?).await?;
    let weight = consents.iter().map(|consent| consent.body.bytes()).sum();
    let waiting = consents.iter().any(|consent| consent.accepted_at.is_none());
    let body = move || {
        let each = consents
            .into_iter()
            .map(|consent| view! { <Asked lang consent next=next.clone() /> })
            .collect_view();
        view! {
            {head(lang, Room::Consents)}
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
fn Asked(lang: Lang, consent: Consent, next: String) -> impl IntoView {
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
    let (standing, what, words, weight) = match consent.accepted_at {
        Some(at) => {
            let words = t::account_consent_accepted(lang, format::moment(lang, at));
            (
                view! { <StatusText tone=Tone::Good>{words}</StatusText> }.into_any(),
                "revoke",
                t::account_consent_revoke(lang),
                Weight::Quiet,
            )
        }
        None => (
            view! { <StatusText tone=Tone::Warn>{t::account_consent_missing(lang)}</StatusText> }.into_any(),
            "accept",
            t::account_consent_accept(lang),
            Weight::Primary,
        ),
    };
    view! {
        <section class="stack">
            <h2>{title}</h2>
            <p class="small muted">{published}</p>
            <Prose lang passage=consent.body html />
            <p>{standing}</p>
            <form method="post" action=paths::of(paths::CONSENTS, lang)>
                <input type="hidden" name="agreement" value=consent.agreement.code() />
                <input type="hidden" name="version" value=consent.version.to_string() />
                <input type="hidden" name="next" value=next />
                <Button name="what" value=what weight>{words}</Button>
            </form>
        </section>
    }
}
