//! The value of a draw, for those who manage calls: pasted by hand where no relay of drand can be reached from here.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        api::EnterValue,
        labels,
        model::{DrawRecord, read_commitment},
    },
    both, managed,
    parts::{changed, conflict, hash},
};
use crate::call::{manage_head_below, model::Call, paths, typed_before};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_draw::{DrawState, Source, quicknet};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, TextArea, Weight};

/// A relay to look a round up at, where the portal itself asks none.
const KNOWN_RELAY: &str = "https://api.drand.sh";

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    input: EnterValue,
    errors: FieldErrors,
    conflict: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (call, record) = managed(&request).await?;
    Ok(page(&request, call, record, 200, Form::default()))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (call, record) = managed(&request).await?;
    let input: EnterValue = request.input()?;
    let (status, form) = match actions::enter_value(&request, &call, record.id, &input).await {
        Ok(()) => {
            let to = paths::of(paths::DRAWS, request.lang, &call.code);
            return Ok(PageResponse::redirect_with(&to, Flash::Saved));
        }
        Err(ActionError::Invalid(errors)) => (422, Form { input, errors, conflict: false }),
        Err(ActionError::Conflict) => (409, Form { input, conflict: true, ..Form::default() }),
        Err(ActionError::App(error)) => return Err(error),
    };
    let (call, record) = managed(&request).await?;
    Ok(page(&request, call, record, status, form))
}

fn page(request: &PageRequest, call: Call, record: DrawRecord, status: u16, form: Form) -> PageResponse {
    let (lang, now) = (request.lang, request.portal.now());
    let relay = request.portal.config.drand_relays.first().cloned();
    let title = t::draw_value_title(lang, call.texts.title.text(lang));
    let addresses = both(paths::VALUE, &call, record.id);
    let body = move || {
        let back = paths::of(paths::DRAWS, lang, &call.code);
        let said = form.conflict.then(|| conflict(lang));
        let source = read_commitment(&record.commitment).map(|commitment| commitment.source);
        let is_drand = matches!((record.state, &source), (DrawState::Frozen, Ok(Source::Drand { .. })));
        let typed = typed_before(lang, &[(t::draw_field_signature(lang), form.input.signature.as_str())])
            .filter(|_| !is_drand || now < record.value_at);
        let content = match (record.state, source) {
            (_, Err(error)) => changed(lang, &error),
            (DrawState::Drawn, _) => view! { <p>{t::draw_error_already_drawn(lang)}</p> },
            (DrawState::Void, _) => view! { <p>{t::draw_error_void(lang)}</p> },
            (DrawState::Frozen, Ok(Source::Lottery { .. })) => {
                view! { <p>{t::draw_value_by_witnesses(lang)}</p> }
            }
            (DrawState::Frozen, Ok(_)) if now < record.value_at => {
                view! { <p>{t::draw_value_early(lang, labels::moment(lang, record.value_at))}</p> }
            }
            (DrawState::Frozen, Ok(Source::Drand { round, .. })) => {
                let action = paths::of_draw(paths::VALUE, lang, &call.code, record.id);
                fields(lang, action, round, relay, form)
            }
        };
        view! {
            {manage_head_below(lang, &call, now, paths::DRAWS, t::draw_enter_value(lang))}
            <section class="stack">
                <h2>{t::draw_enter_value(lang)}</h2>
                {said}
                {typed}
                {content}
                <div class="row"><ButtonLink weight=Weight::Quiet href=back>{t::draw_back(lang)}</ButtonLink></div>
            </section>
        }
    };
    Page::new(title, addresses, body).status(status).section("administration").unlisted().into()
}

fn fields(lang: Lang, action: String, round: u64, relay: Option<String>, form: Form) -> AnyView {
    let relay = relay.unwrap_or_else(|| KNOWN_RELAY.to_owned());
    let address = format!("{relay}/{}/public/{round}", quicknet::CHAIN);
    view! {
        <ErrorSummary lang errors=form.errors.all() />
        <p>{t::draw_value_text(lang)}</p>
        {hash(address)}
        <form class="form" method="post" action=action>
            <TextArea
                id="signature"
                label=t::draw_field_signature(lang)
                hint=t::draw_signature_hint(lang)
                value=form.input.signature
                error=form.errors.of("signature")
                required=true
            />
            <div class="actions"><Button>{t::draw_run(lang)}</Button></div>
        </form>
    }
}
