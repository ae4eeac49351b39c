//! Asking to join a community.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, AskToJoin, MAX_MESSAGE},
        paths, store,
    },
    joining::{facilitated, named},
};
use crate::community::{self, Room, head_below, model::Community, paths as community_paths};
use ensemble_core::error::{AppError, FieldErrors};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ErrorSummary, Kind, Notice, TextArea};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match community::named(&request, paths::JOIN).await? {
        Ok(found) => found.community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if request.viewer.role(community.id).is_some() {
        return Ok(PageResponse::redirect(members(&request, &community)));
    }
    let message = store::own_request(&request.portal.db, community.id, request.person()?).await?;
    let waiting = message.is_some();
    page(&request, community, 200, message.unwrap_or_default(), waiting, FieldErrors::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let Ok(found) = community::named(&request, paths::JOIN).await? else { return Err(AppError::NotFound) };
    let community = found.community;
    if request.viewer.role(community.id).is_some() {
        return Ok(PageResponse::redirect(members(&request, &community)));
    }
    let input: AskToJoin = request.input()?;
    match actions::ask_to_join(&request, community.id, &input).await {
        Ok(()) => page(&request, community, 200, input.message, true, FieldErrors::default()).await,
        Err(error) => {
            let errors = error.field_errors()?;
            page(&request, community, 422, input.message, false, errors).await
        }
    }
}

fn members(request: &PageRequest, community: &Community) -> String {
    community_paths::of(community_paths::MEMBERS, request.lang, community.slug(request.lang))
}

async fn page(
    request: &PageRequest,
    community: Community,
    status: u16,
    message: String,
    waiting: bool,
    errors: FieldErrors,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let named = named(store::facilitators(&request.portal.db, community.id).await?, true);
    let title = t::membership_join_title(lang, community.name(lang).to_owned());
    let addresses = community_paths::both(paths::JOIN, &community.slugs);
    let body = move || {
        let action = community_paths::of(paths::JOIN, lang, community.slug(lang));
        view! {
            {head_below(lang, &community, Room::Members, t::membership_join(lang))}
            {waiting.then(|| view! { <Notice kind=Kind::Success><p>{t::membership_waiting(lang)}</p></Notice> })}
            <ErrorSummary lang errors=errors.all() />
            <section class="stack">
                <h2>{t::membership_join(lang)}</h2>
                <p>{t::membership_join_text(lang)}</p>
                {facilitated(lang, community.slug(lang), &named)}
                <form class="form" method="post" action=action>
                    <TextArea
                        id="message"
                        label=t::membership_message(lang)
                        hint=t::membership_message_hint(lang)
                        value=message
                        error=errors.of("message")
                        required=true
                        maxlength=u32::try_from(MAX_MESSAGE).unwrap_or_default()
                    />
                    <div class="actions"><Button>{if waiting { t::membership_change_request(lang) } else { t::membership_send_request(lang) }}</Button></div>
                </form>
            </section>
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("communities").unlisted().into())
}
