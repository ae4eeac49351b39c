//! Writing to the people who facilitate a community.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::MAX_MESSAGE,
        contact::{ContactFacilitators, contact_facilitators},
        paths, store,
    },
    joining::{named, names},
};
use crate::community::{self, Room, head, model::Community, paths as community_paths};
use ensemble_core::error::{AppError, FieldErrors};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse, once};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Field, Kind, Notice, TextArea, Weight};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match community::named(&request, community_paths::CONTACT).await? {
        Ok(found) if found.archived => return Err(AppError::NotFound),
        Ok(found) => found.community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    page(&request, community, 200, ContactFacilitators::default(), FieldErrors::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = community::named(&request, community_paths::CONTACT).await?;
    let community = match found {
        Ok(found) if !found.archived => found.community,
        _ => return Err(AppError::NotFound),
    };
    let input: ContactFacilitators = request.input()?;
    match contact_facilitators(&request, community.id, &input).await {
        Ok(()) => {
            let here =
                community_paths::of(community_paths::CONTACT, request.lang, community.slug(request.lang));
            Ok(PageResponse::redirect_with(&here, Flash::MessageSent))
        }
        Err(error) => {
            let errors = error.field_errors()?;
            page(&request, community, 422, input, errors).await
        }
    }
}

async fn page(
    request: &PageRequest,
    community: Community,
    status: u16,
    input: ContactFacilitators,
    errors: FieldErrors,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let signed_in = request.viewer.id().is_some();
    let belongs = request.viewer.role(community.id).is_some();
    let named = named(store::facilitators(&request.portal.db, community.id).await?, signed_in);
    let sent = request.flash() == Some(Flash::MessageSent);
    let title = t::membership_contact_title(lang, community.name(lang).to_owned());
    let addresses = community_paths::both(community_paths::CONTACT, &community.slugs);
    let body = move || {
        let slug = community.slug(lang);
        let action = community_paths::of(community_paths::CONTACT, lang, slug);
        let join = community_paths::of(paths::JOIN, lang, slug);
        let who = names(lang, &named).map(|names| view! { <p>{names}</p> });
        let stranger = (!signed_in).then(|| {
            view! {
                <input type="hidden" name=once::FIELD value=once::token() autocomplete="off" />
                <Field
                    id="name"
                    label=t::membership_contact_name(lang)
                    value=input.name
                    error=errors.of("name")
                    required=true
                    autocomplete="name"
                    maxlength=100u32
                />
                <Field
                    id="email"
                    label=t::account_email(lang)
                    kind="email"
                    value=input.email
                    error=errors.of("email")
                    required=true
                    autocomplete="email"
                    inputmode="email"
                />
            }
        });
        let form = if named.any {
            view! {
                <p>{t::membership_contact_text(lang)}</p>
                <form class="form" method="post" action=action>
                    {stranger}
                    <TextArea
                        id="message"
                        label=t::membership_contact_message(lang)
                        hint=t::membership_contact_hint(lang)
                        value=input.message
                        error=errors.of("message")
                        required=true
                        maxlength=u32::try_from(MAX_MESSAGE).unwrap_or_default()
                    />
                    <div class="actions">
                        <Button>{t::membership_contact_send(lang)}</Button>
                        {(!belongs).then(|| view! { <ButtonLink weight=Weight::Quiet href=join>{t::membership_join(lang)}</ButtonLink> })}
                    </div>
                </form>
            }
            .into_any()
        } else {
            view! { <p>{t::membership_contact_nobody(lang)}</p> }.into_any()
        };
        view! {
            {head(lang, &community, Room::Contact)}
            {sent.then(|| view! { <Notice kind=Kind::Success><p>{t::membership_contact_sent(lang)}</p></Notice> })}
            <ErrorSummary lang errors=errors.all() />
            <section class="stack">
                <h2>{t::membership_contact(lang)}</h2>
                {who}
                {form}
            </section>
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("communities").unlisted().into())
}
