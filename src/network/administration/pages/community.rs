//! What the coordination settles of one community, when it is opened and later.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, CommunityInput},
        paths,
    },
    community_form::{archiving, fields},
    parts::{error_of, head, id, without_fields},
};
use ensemble_communities::{
    community::{facts, model::Facts, paths as community_paths},
    membership::liaison,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    ids::CommunityId,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, ErrorSummary, FieldErrors, Weight};

/// A community that exists: its id, its facts, whether it is archived.
type Known = (CommunityId, Facts, bool);

pub(super) async fn new(request: PageRequest) -> Result<PageResponse, AppError> {
    let input = CommunityInput::usual(ensemble_core::format::local(request.portal.now()).year());
    Ok(page(&request, 200, None, input, FieldErrors::default()))
}

pub(super) async fn submit_new(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: CommunityInput = request.input()?;
    match actions::open_community(&request, input.clone()).await {
        Ok(_) => Ok(to_list(&request)),
        Err(ActionError::Invalid(errors)) => Ok(page(&request, 422, None, input, errors)),
        Err(error) => Err(without_fields(error)),
    }
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (known, input) = known(&request).await?;
    Ok(page(&request, 200, Some(known), input, FieldErrors::default()))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let mut input: CommunityInput = request.input()?;
    let (status, errors) = match actions::change_community(&request, id(&request)?, input.clone()).await {
        Ok(()) => return Ok(to_list(&request)),
        Err(ActionError::Invalid(errors)) => (422, errors),
        Err(ActionError::Conflict) => (409, error_of("name-fr", t::administration_meanwhile(request.lang))),
        Err(error) => return Err(without_fields(error)),
    };
    let (known, stored) = known(&request).await?;
    if status == 409 {
        // The page says so; what they typed can be saved over what is stored now.
        input.seen = stored.seen;
    }
    Ok(page(&request, status, Some(known), input, errors))
}

/// The community of the address, and its form as it is stored.
async fn known(request: &PageRequest) -> Result<(Known, CommunityInput), AppError> {
    let (db, id) = (&request.portal.db, id(request)?);
    let (facts, archived_at) = facts(&db.reader, id).await?.ok_or(AppError::NotFound)?;
    let input = CommunityInput::of(&facts, liaison(&db.reader, id).await?);
    Ok(((id, facts, archived_at.is_some()), input))
}

fn to_list(request: &PageRequest) -> PageResponse {
    PageResponse::redirect_with(paths::of(paths::COMMUNITIES, request.lang), Flash::Saved)
}

fn page(
    request: &PageRequest,
    status: u16,
    known: Option<Known>,
    input: CommunityInput,
    errors: FieldErrors,
) -> PageResponse {
    let lang = request.lang;
    let (title, addresses, action) = match &known {
        Some((id, facts, _)) => {
            let (id, name) = (id.to_string(), facts.heading.name.text(lang).to_owned());
            (name, paths::both(paths::COMMUNITY, &id), paths::with(paths::COMMUNITY, lang, &id))
        }
        None => (
            t::administration_community_new(lang).to_owned(),
            paths::NEW_COMMUNITY.map(str::to_owned),
            paths::of(paths::NEW_COMMUNITY, lang).to_owned(),
        ),
    };
    let save = if known.is_some() { t::account_save(lang) } else { t::administration_community_open(lang) };
    let heading = title.clone();
    let body = move || {
        let elsewhere = known.as_ref().map(|(_, facts, _)| {
            let slug = &facts.slugs[usize::from(lang == Lang::En)];
            let links = [
                (community_paths::SHOW, t::administration_community_page(lang)),
                (community_paths::MEMBERS, t::membership_people(lang)),
            ]
            .map(|(to, words)| {
                let href = community_paths::of(to, lang, slug);
                view! { <ButtonLink href weight=Weight::Quiet small=true>{words}</ButtonLink> }
            });
            view! { <div class="row">{links.collect_view()}</div> }
        });
        view! {
            {head(lang, Some((t::administration_communities(lang), paths::COMMUNITIES)), heading)}
            {elsewhere}
            <ErrorSummary lang errors=errors.all() />
            {fields(lang, action, &input, &errors, save)}
            {known.map(|(id, _, archived)| archiving(lang, id, archived))}
        }
    };
    Page::new(title, addresses, body).status(status).section("administration").unlisted().into()
}
