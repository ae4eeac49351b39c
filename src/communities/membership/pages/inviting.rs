//! Inviting many people to a community from a list.

use ensemble_common::prelude::*;

use super::{
    super::{
        inviting::{InviteMembers, invite_members},
        paths, store,
    },
    members::{community_for, roles},
};
use crate::{
    account::{LineOutcome, ListLine, language_field, list_field, list_report, remaining},
    community::{self, Room, head_below, model::Community, paths as community_paths, paths::MEMBERS},
};
use ensemble_core::{
    error::{AppError, FieldErrors},
    rights::{Action, Role},
};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Select, Weight};

/// What the page shows.
struct Shown {
    input: InviteMembers,
    errors: FieldErrors,
    outcomes: Vec<(ListLine, LineOutcome)>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match community::named(&request, paths::INVITE_MANY).await? {
        Ok(found) => found.community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    request.require(Action::ManageMembers, community.id)?;
    let input = InviteMembers { people: String::new(), role: Role::Member, lang: None };
    page(&request, community, 200, Shown { input, errors: FieldErrors::default(), outcomes: Vec::new() })
        .await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = community_for(&request, Action::ManageMembers).await?;
    let input: InviteMembers = request.input()?;
    match invite_members(&request, community.id, &input).await {
        Ok(outcomes) => {
            let people = remaining(&outcomes);
            let status = if people.is_empty() { 200 } else { 422 };
            let input = InviteMembers { people, ..input };
            page(&request, community, status, Shown { input, errors: FieldErrors::default(), outcomes }).await
        }
        Err(error) => {
            let errors = error.field_errors()?;
            page(&request, community, 422, Shown { input, errors, outcomes: Vec::new() }).await
        }
    }
}

async fn page(
    request: &PageRequest,
    community: Community,
    status: u16,
    shown: Shown,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let liaison = store::liaison(&request.portal.db.reader, community.id).await?;
    let title = t::membership_invite_many_title(lang, community.name(lang).to_owned());
    let addresses = community_paths::both(paths::INVITE_MANY, &community.slugs);
    let body = move || {
        let slug = community.slug(lang);
        let action = community_paths::of(paths::INVITE_MANY, lang, slug);
        let members = community_paths::of(MEMBERS, lang, slug);
        let Shown { input, errors, outcomes } = shown;
        view! {
            {head_below(lang, &community, Room::Members, t::membership_invite_many(lang))}
            <ErrorSummary lang errors=errors.all() />
            <section class="stack">
                <h2>{t::membership_invite_many(lang)}</h2>
                {list_report(lang, &outcomes)}
                <form class="form" method="post" action=action>
                    {list_field(lang, input.people, errors.of("people"))}
                    <div class="form-row">
                        <Select
                            id="role"
                            label=t::membership_as(lang)
                            choices=roles(lang, liaison, input.role)
                            error=errors.of("role")
                        />
                        {language_field(lang, input.lang)}
                    </div>
                    <div class="actions">
                        <Button>{t::account_list_send(lang)}</Button>
                        <ButtonLink weight=Weight::Quiet href=members>{t::membership_back_to_members(lang)}</ButtonLink>
                    </div>
                </form>
            </section>
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("communities").unlisted().into())
}
