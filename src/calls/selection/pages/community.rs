//! Making the community that was planned.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, MadeOutcome},
        api::MakeCommunity,
        rules::network_of,
        store,
    },
    parts::{addresses, note, one},
};
use crate::call::{
    self,
    model::{Call, CallPhase, PlannedCommunity},
    paths,
    rules::phase,
};
use ensemble_communities::community::{model::Network, network_word};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, ErrorSummary, Line, Refusal, Select};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    page(&request, call, 200, None, FieldErrors::default(), None).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    let lang = request.lang;
    let planned = one(&request, &call).await?.planned.id;
    let input: MakeCommunity = request.input()?;
    let again = |words: &str| Some(words.to_owned());
    let none = FieldErrors::default();
    match actions::make_community(&request, call.id, planned, input).await {
        Ok(MadeOutcome::Made) => {
            let here = paths::of(paths::PLACES, lang, &call.code);
            Ok(PageResponse::redirect_with(&here, Flash::Added))
        }
        Ok(MadeOutcome::Before) => {
            page(&request, call, 409, input.network, none, again(t::selection_made_before(lang))).await
        }
        Ok(MadeOutcome::NotYet) => {
            page(&request, call, 409, input.network, none, again(t::selection_nobody_accepted(lang))).await
        }
        Err(ActionError::Invalid(errors)) => page(&request, call, 422, input.network, errors, None).await,
        Err(ActionError::Conflict) => {
            page(&request, call, 409, input.network, none, again(t::selection_meanwhile(lang))).await
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

async fn page(
    request: &PageRequest,
    call: Call,
    status: u16,
    chosen: Option<Network>,
    errors: FieldErrors,
    refused: Option<String>,
) -> Result<PageResponse, AppError> {
    let (lang, now) = (request.lang, request.portal.now());
    let planned = one(request, &call).await?.planned;
    let sectors = store::accepted_sectors(&request.portal.db, planned.id).await?;
    let is_time = matches!(phase(&call, now), CallPhase::Draw | CallPhase::Answered);
    let title = t::selection_make_title(lang, planned.title.text(lang));
    let addresses = addresses(paths::MAKE_COMMUNITY, &call, planned.id);
    let body = move || {
        let inside = if planned.community.is_some() {
            note(t::selection_made_before(lang).to_owned())
        } else if sectors.is_empty() || !is_time || planned.merged_into.is_some() {
            note(t::selection_nobody_accepted(lang).to_owned())
        } else {
            let network = chosen.unwrap_or_else(|| network_of(&sectors));
            form(lang, &call, &planned, sectors.len(), network, &errors)
        };
        view! {
            {call::manage_head_below(lang, &call, now, paths::PLACES, t::selection_make(lang))}
            <section class="stack">
                <h2>{t::selection_make(lang)}</h2>
                <p class="lead"><Line lang passage=planned.title.clone() /></p>
                {refused.map(|message| view! { <Refusal message /> })}
                <ErrorSummary lang errors=errors.all() />
                {inside}
            </section>
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

fn form(
    lang: Lang,
    call: &Call,
    planned: &PlannedCommunity,
    accepted: usize,
    network: Network,
    errors: &FieldErrors,
) -> AnyView {
    let action = paths::of_planned(paths::MAKE_COMMUNITY, lang, &call.code, planned.id);
    let choices = Network::ALL
        .iter()
        .map(|each| Choice::new(each.code(), network_word(lang, *each)).chosen(*each == network))
        .collect();
    view! {
        <p>{t::selection_make_text(lang, accepted)}</p>
        <form class="form" method="post" action=action>
            <Select
                id="network"
                label=t::selection_network(lang)
                hint=t::selection_network_hint(lang)
                choices
                error=errors.of("network")
                required=true
            />
            <div class="actions"><Button>{t::selection_make(lang)}</Button></div>
        </form>
    }
}
