//! Declaring a draw void.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, VoidOutcome},
        api::DeclareVoid,
        model::DrawRecord,
        rules::MAX_REASON,
    },
    both, managed,
    parts::conflict,
};
use crate::call::{manage_head_below, model::Call, paths, typed_before};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_draw::DrawState;
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, TextArea, Weight};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    input: DeclareVoid,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    conflict: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (call, record) = managed(&request).await?;
    Ok(page(&request, call, record, 200, Form::default()))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (call, record) = managed(&request).await?;
    let input: DeclareVoid = request.input()?;
    let (status, form) = match actions::declare_void(&request, &call, record.id, &input).await {
        Ok(VoidOutcome::Void) => {
            let to = paths::of(paths::DRAWS, request.lang, &call.code);
            return Ok(PageResponse::redirect_with(&to, Flash::Removed));
        }
        Ok(VoidOutcome::Unconfirmed(warnings, token)) => {
            let input = DeclareVoid { confirmation_token: token, ..input };
            (422, Form { input, warnings, ..Form::default() })
        }
        Err(ActionError::Invalid(errors)) => (422, Form { input, errors, ..Form::default() }),
        Err(ActionError::Conflict) => (409, Form { input, conflict: true, ..Form::default() }),
        Err(ActionError::App(error)) => return Err(error),
    };
    let (call, record) = managed(&request).await?;
    Ok(page(&request, call, record, status, form))
}

fn page(request: &PageRequest, call: Call, record: DrawRecord, status: u16, form: Form) -> PageResponse {
    let (lang, now) = (request.lang, request.portal.now());
    let title = t::draw_void_title(lang, call.texts.title.text(lang));
    let addresses = both(paths::VOID, &call, record.id);
    let body = move || {
        let back = paths::of(paths::DRAWS, lang, &call.code);
        let said = form.conflict.then(|| conflict(lang));
        let content = if record.state == DrawState::Void {
            let texts = [
                (t::draw_field_reason_fr(lang), form.input.fr.as_str()),
                (t::draw_field_reason_en(lang), form.input.en.as_str()),
            ];
            view! { <p>{t::draw_error_void(lang)}</p> {typed_before(lang, &texts)} }
        } else {
            let action = paths::of_draw(paths::VOID, lang, &call.code, record.id);
            fields(lang, action, form)
        };
        view! {
            {manage_head_below(lang, &call, now, paths::DRAWS, t::draw_void(lang))}
            <section class="stack">
                <h2>{t::draw_void(lang)}</h2>
                {said}
                {content}
                <div class="row"><ButtonLink weight=Weight::Quiet href=back>{t::draw_back(lang)}</ButtonLink></div>
            </section>
        }
    };
    Page::new(title, addresses, body).status(status).section("administration").unlisted().into()
}

fn fields(lang: Lang, action: String, form: Form) -> AnyView {
    let Form { input, errors, warnings, .. } = form;
    let most = u32::try_from(MAX_REASON).unwrap_or_default();
    view! {
        <ErrorSummary lang errors=errors.all() />
        {pii_notice(lang, &warnings)}
        <p>{t::draw_void_text(lang)}</p>
        <form class="form" method="post" action=action>
            <input type="hidden" name="confirmation_token" value=input.confirmation_token />
            <TextArea
                id="reason-fr"
                label=t::draw_field_reason_fr(lang)
                hint=t::draw_reason_hint(lang)
                value=input.fr
                error=errors.of("reason-fr")
                lang=Lang::Fr.tag()
                maxlength=most
                required=true
            />
            <TextArea
                id="reason-en"
                label=t::draw_field_reason_en(lang)
                value=input.en
                error=errors.of("reason-en")
                lang=Lang::En.tag()
                maxlength=most
                required=true
            />
            <div class="actions"><Button weight=Weight::Danger>{t::draw_void(lang)}</Button></div>
        </form>
    }
}
