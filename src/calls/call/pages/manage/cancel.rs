//! Giving a call up, with a reason that everybody reads, and taking it up again.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{
            CancellationHandler, actions,
            api::CancelCall,
            model::{Call, CallPhase},
            paths,
            rules::{self, MAX_TEXT},
            views::typed_before,
        },
        managed,
    },
    head::manage_head,
    parts::{changed as changed_notice, length, settled},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Line, TextArea, Weight};

pub(in crate::call::pages) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = managed(&request).await?;
    if rules::phase(&call, request.portal.now()) == CallPhase::Answered {
        return Ok(PageResponse::redirect(paths::of(paths::MANAGE, request.lang, &call.code)));
    }
    Ok(page(&request, call, 200, CancelCall::default(), FieldErrors::default()))
}

pub(in crate::call::pages) async fn submit(
    request: PageRequest,
    handler: CancellationHandler,
) -> Result<PageResponse, AppError> {
    let call = managed(&request).await?;
    let input: CancelCall = request.input()?;
    let overview = paths::of(paths::MANAGE, request.lang, &call.code);
    match actions::cancel(&request, &call, &input, handler).await {
        Ok(()) => Ok(PageResponse::redirect_with(&overview, Flash::Saved)),
        Err(ActionError::Invalid(errors)) => Ok(page(&request, call, 422, input, errors)),
        // It is already so, or everybody has an answer: the overview says which, unless another reason would be lost.
        Err(ActionError::Conflict) => {
            let call = managed(&request).await?;
            let typed = [input.reason_fr.as_str(), input.reason_en.as_str()];
            let stored = call.cancelled.as_ref().map(|cancelled| &cancelled.reason);
            let is_same =
                stored.is_some_and(|reason| Lang::ALL.iter().map(|lang| reason.text(*lang)).eq(typed));
            if is_same || typed.iter().all(|text| text.is_empty()) {
                return Ok(PageResponse::redirect(overview));
            }
            Ok(page(&request, call, 409, input, FieldErrors::default()))
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

fn page(
    request: &PageRequest,
    call: Call,
    status: u16,
    input: CancelCall,
    errors: FieldErrors,
) -> PageResponse {
    let (lang, now) = (request.lang, request.portal.now());
    let restores = call.cancelled.is_some();
    let heading = if restores { t::call_restore(lang) } else { t::call_cancel(lang) };
    let title = t::call_cancel_title(lang, call.texts.title.text(lang), heading);
    let addresses = paths::both(paths::CANCEL, &call.code);
    let body = move || {
        let typed = (status == 409)
            .then(|| {
                let texts = [
                    (t::call_reason_fr(lang), input.reason_fr.as_str()),
                    (t::call_reason_en(lang), input.reason_en.as_str()),
                ];
                typed_before(lang, &texts)
            })
            .flatten();
        let inside = match &call.cancelled {
            Some(cancelled) => {
                let passage = cancelled.reason.clone();
                view! {
                    <p>{t::call_restore_text(lang)}</p>
                    <blockquote><p><Line lang passage /></p></blockquote>
                    <form method="post" action=paths::of(paths::CANCEL, lang, &call.code)>
                        <input type="hidden" name="restore" value="1" />
                        <Button>{t::call_restore(lang)}</Button>
                    </form>
                }
            }
            None if rules::phase(&call, now) == CallPhase::Answered => settled(lang),
            None => form(lang, &call, input, &errors),
        };
        let overview = paths::of(paths::MANAGE, lang, &call.code);
        view! {
            {manage_head(lang, &call, now, paths::CANCEL)}
            <section class="stack">
                <h2>{heading}</h2>
                {changed_notice(lang, status == 409)}
                <ErrorSummary lang errors=errors.all() />
                {typed}
                {inside}
                <div class="row"><ButtonLink weight=Weight::Quiet href=overview>{t::call_back(lang)}</ButtonLink></div>
            </section>
        }
    };
    Page::new(title, addresses, body).status(status).section("administration").unlisted().into()
}

fn form(lang: Lang, call: &Call, input: CancelCall, errors: &FieldErrors) -> AnyView {
    view! {
        <p>{t::call_cancel_text(lang)}</p>
        <form class="form" method="post" action=paths::of(paths::CANCEL, lang, &call.code)>
            <TextArea
                id="reason-fr"
                label=t::call_reason_fr(lang)
                value=input.reason_fr
                error=errors.of("reason-fr")
                required=true
                rows=3
                lang=Lang::Fr.tag()
                maxlength=length(MAX_TEXT)
            />
            <TextArea
                id="reason-en"
                label=t::call_reason_en(lang)
                value=input.reason_en
                error=errors.of("reason-en")
                required=true
                rows=3
                lang=Lang::En.tag()
                maxlength=length(MAX_TEXT)
            />
            <div class="actions"><Button weight=Weight::Danger>{t::call_cancel(lang)}</Button></div>
        </form>
    }
}
