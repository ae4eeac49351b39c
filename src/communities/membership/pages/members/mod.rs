//! A community's people, for those who belong to it; and what facilitators do with them.

mod views;

pub(super) use self::views::roles;

use ensemble_common::prelude::*;

use self::views::{View, invite_form, people, removed, requested, way_out};
use super::super::{
    actions,
    api::ChangeRole,
    inviting::{self, InviteMember},
    paths,
    restoring::{restore_member, undoable_after},
    store,
};
use crate::{
    account::{newest_of_each, pending_list},
    community::{self, Room, head, model::Community, paths as community_paths, paths::MEMBERS},
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Kind, Notice, Weight};

/// What the page shows beside the members.
#[derive(Default)]
struct Shown {
    /// What was done just before.
    notice: Option<String>,
    /// What is wrong with the form that was sent.
    errors: FieldErrors,
    /// The invitation that was typed and not sent.
    invitation: Option<InviteMember>,
    /// The role that was chosen and not given.
    change: Option<ChangeRole>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = match community::named(&request, MEMBERS).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if request.require(Action::SeeMembers, found.community.id).is_err() {
        request.person()?;
        return Ok(PageResponse::redirect(path(&request, paths::JOIN, &found.community)));
    }
    let lang = request.lang;
    let notice = match request.flash() {
        Some(Flash::Saved) => Some(t::membership_saved(lang)),
        Some(Flash::RequestAccepted) => Some(t::membership_accepted(lang)),
        Some(Flash::RequestDeclined) => Some(t::membership_declined(lang)),
        Some(Flash::MemberRemoved) => Some(t::membership_removed(lang)),
        Some(Flash::RemovalUndone) => Some(t::ui_removal_undone(lang)),
        Some(Flash::Invited) => Some(t::membership_invited(lang)),
        Some(Flash::InvitationWithdrawn) => Some(t::membership_withdrawn(lang)),
        _ => None,
    };
    let notice = notice.map(str::to_owned);
    page(&request, found.community, 200, Shown { notice, ..Shown::default() }).await
}

/// Asks for confirmation: only a facilitator can let them in again.
pub(super) async fn confirm_leaving(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, community) = (request.lang, community_for(&request, Action::LeaveCommunity).await?);
    let title = t::membership_leave_title(lang, community.name(lang).to_owned());
    let heading = title.clone();
    let addresses = community_paths::both(paths::LEAVE, &community.slugs);
    let (action, back) = (path(&request, paths::LEAVE, &community), path(&request, MEMBERS, &community));
    let body = move || {
        view! {
            <section class="sheet narrow stack gap-5">
                <h1>{heading}</h1>
                <p>{t::membership_leave_text(lang)}</p>
                <form method="post" action=action class="row">
                    <Button weight=Weight::Danger>{t::membership_leave(lang)}</Button>
                    <ButtonLink weight=Weight::Quiet href=back>{t::membership_stay(lang)}</ButtonLink>
                </form>
            </section>
        }
    };
    Ok(Page::new(title, addresses, body).section("communities").unlisted().into())
}

pub(super) async fn leave(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = community_for(&request, Action::LeaveCommunity).await?;
    match actions::leave(&request, community.id).await {
        Ok(()) => {
            let community = path(&request, community_paths::SHOW, &community);
            Ok(PageResponse::redirect_with(&community, Flash::Left))
        }
        Err(error) => {
            let errors = error.field_errors()?;
            page(&request, community, 422, Shown { errors, ..Shown::default() }).await
        }
    }
}

pub(super) async fn change_role(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = community_for(&request, Action::ManageMembers).await?;
    let input: ChangeRole = request.input()?;
    let outcome = actions::change_role(&request, community.id, input.clone()).await;
    let typed = Shown { change: Some(input), ..Shown::default() };
    finished(&request, community, outcome, Flash::Saved, typed).await
}

pub(super) async fn remove(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = community_for(&request, Action::ManageMembers).await?;
    let outcome = actions::remove_member(&request, community.id, request.input()?).await;
    finished(&request, community, outcome, Flash::MemberRemoved, Shown::default()).await
}

pub(super) async fn restore(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = community_for(&request, Action::ManageMembers).await?;
    match restore_member(&request, community.id, request.input()?).await {
        Ok(true) => finished(&request, community, Ok(()), Flash::RemovalUndone, Shown::default()).await,
        // The list says who belongs to the community now.
        Ok(false) => Ok(PageResponse::redirect(path(&request, MEMBERS, &community))),
        Err(error) => finished(&request, community, Err(error), Flash::RemovalUndone, Shown::default()).await,
    }
}

pub(super) async fn accept(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = community_for(&request, Action::ManageMembers).await?;
    let outcome = actions::accept_request(&request, community.id, request.input()?).await;
    finished(&request, community, outcome, Flash::RequestAccepted, Shown::default()).await
}

pub(super) async fn decline(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = community_for(&request, Action::ManageMembers).await?;
    let outcome = actions::decline_request(&request, community.id, request.input()?).await;
    finished(&request, community, outcome, Flash::RequestDeclined, Shown::default()).await
}

pub(super) async fn invite(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = community_for(&request, Action::ManageMembers).await?;
    let input: InviteMember = request.input()?;
    match inviting::invite_member(&request, community.id, &input).await {
        Ok(()) => Ok(PageResponse::redirect_with(&path(&request, MEMBERS, &community), Flash::Invited)),
        Err(error) => {
            let (errors, invitation) = (error.field_errors()?, Some(input));
            page(&request, community, 422, Shown { errors, invitation, ..Shown::default() }).await
        }
    }
}

pub(super) async fn invite_again(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = community_for(&request, Action::ManageMembers).await?;
    match inviting::invite_again(&request, community.id, &request.input()?).await {
        Ok(()) => Ok(PageResponse::redirect_with(&path(&request, MEMBERS, &community), Flash::Invited)),
        Err(error) => {
            let errors = error.field_errors()?;
            page(&request, community, 422, Shown { errors, ..Shown::default() }).await
        }
    }
}

pub(super) async fn withdraw(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = community_for(&request, Action::ManageMembers).await?;
    inviting::withdraw_invitation(&request, community.id, &request.input()?).await?;
    let members = path(&request, MEMBERS, &community);
    Ok(PageResponse::redirect_with(&members, Flash::InvitationWithdrawn))
}

/// The community whose form was sent, if the viewer may use it. This comes before the form is read: a person without the
/// right learns nothing about it.
pub(super) async fn community_for(request: &PageRequest, action: Action) -> Result<Community, AppError> {
    let Ok(found) = community::named(request, MEMBERS).await? else { return Err(AppError::NotFound) };
    request.require(action, found.community.id)?;
    Ok(found.community)
}

fn path(request: &PageRequest, page: [&'static str; 2], community: &Community) -> String {
    community_paths::of(page, request.lang, community.slug(request.lang))
}

/// The members again: what was done is said, or what is wrong and what was typed is shown.
async fn finished(
    request: &PageRequest,
    community: Community,
    outcome: Result<(), ActionError>,
    done: Flash,
    typed: Shown,
) -> Result<PageResponse, AppError> {
    match outcome {
        Ok(()) => Ok(PageResponse::redirect_with(&path(request, MEMBERS, &community), done)),
        Err(error) => {
            let errors = error.field_errors()?;
            page(request, community, 422, Shown { errors, ..typed }).await
        }
    }
}

async fn page(
    request: &PageRequest,
    community: Community,
    status: u16,
    shown: Shown,
) -> Result<PageResponse, AppError> {
    let (lang, db, id) = (request.lang, &request.portal.db, community.id);
    let manages = request.may(Action::ManageMembers, Some(id));
    let (members, liaison) = futures::try_join!(store::members(db, id), store::liaison(&db.reader, id))?;
    let requests = if manages { store::requests(db, id).await? } else { Vec::new() };
    let after = undoable_after(&request.portal);
    let removals = if manages { store::removed_members(db, id, after).await? } else { Vec::new() };
    let pending = if manages { inviting::pending_rows(request, id).await? } else { Vec::new() };
    let now = request.portal.now();
    let (again, withdrawal) =
        (path(request, paths::INVITE_AGAIN, &community), path(request, paths::WITHDRAW, &community));
    let view = View {
        lang,
        community: id,
        slug: community.slug(lang).to_owned(),
        me: request.viewer.id(),
        belongs: request.viewer.role(id).is_some(),
        manages,
        may_confirm: request.may(Action::LeaveWithoutFacilitator, Some(id)),
        liaison,
    };
    let title = t::membership_members_of(lang, community.name(lang).to_owned());
    let addresses = community_paths::both(MEMBERS, &community.slugs);
    let body = move || {
        view! {
            {head(lang, &community, Room::Members)}
            {shown.notice.clone().map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> })}
            {removed(&view, removals)}
            <ErrorSummary lang errors=shown.errors.all() />
            {requested(&view, requests)}
            {people(&view, members, shown.change.as_ref())}
            {pending_list(lang, now, newest_of_each(pending), again, withdrawal)}
            {manages.then(|| invite_form(&view, &shown))}
            {way_out(&view)}
        }
    };
    let page = Page::new(title, addresses, body).status(status).section("communities").unlisted();
    let page = if manages { page.with_writing_islands() } else { page };
    Ok(page.into())
}
