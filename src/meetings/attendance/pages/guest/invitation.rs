//! Where a link for guests leads: what the meeting is, and the form with which one registers. Opening it changes nothing.

use ensemble_common::prelude::*;

use super::{
    super::super::{
        api::RegisterGuest,
        guests::{self, Commitment, Outcome},
        labels,
        model::{GuestLink, Places},
        paths, rules, store,
    },
    views,
};
use crate::meeting::{model::Found, paths as meeting_paths};
use ensemble_communities::account::paths as account_paths;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_server::{
    digest,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, Check, ErrorSummary, Kind, Line, Notice};

/// The page and what it says about a form that was sent.
struct Invitation {
    key: String,
    link: GuestLink,
    found: Found,
    limits: Vec<Places>,
    commitment: Commitment,
    values: RegisterGuest,
    errors: FieldErrors,
    /// Why the form was not accepted, where no field is wrong.
    refusal: Option<&'static str>,
    /// Whether the person who is signed in is a member, who answers on the page of the meeting.
    is_member: bool,
}

pub(in crate::attendance::pages) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    page(&request, 200, RegisterGuest::default(), FieldErrors::default(), None).await
}

pub(in crate::attendance::pages) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let key = request.key();
    let input: RegisterGuest = request.input()?;
    match guests::register(&request, key, &input).await {
        Ok(Outcome::Saved(own)) => Ok(PageResponse::redirect_with(&views::own(lang, &own), Flash::Added)),
        Ok(Outcome::Moved) => {
            let words = t::attendance_conflict(lang);
            page(&request, 409, input, FieldErrors::default(), Some(words)).await
        }
        Ok(Outcome::TooMany) => {
            let words = t::guest_enough(lang);
            page(&request, 429, input, FieldErrors::default(), Some(words)).await
        }
        Ok(Outcome::LinkClosed(closed)) => Ok(gone(lang, labels::link_closed(lang, closed))),
        Ok(Outcome::Closed(closed)) => Ok(gone(lang, labels::guest_closed(lang, closed))),
        Ok(Outcome::Unknown) => Ok(gone(lang, t::guest_closed_unknown(lang))),
        Err(ActionError::Invalid(errors)) => page(&request, 422, input, errors, None).await,
        Err(error) => Err(error.field_errors().err().unwrap_or(AppError::BadRequest)),
    }
}

fn gone(lang: Lang, words: &'static str) -> PageResponse {
    views::sentence(paths::INVITATION, 410, t::guest_invitation(lang), words, || None)
}

async fn page(
    request: &PageRequest,
    status: u16,
    mut values: RegisterGuest,
    errors: FieldErrors,
    refusal: Option<&'static str>,
) -> Result<PageResponse, AppError> {
    let (lang, portal) = (request.lang, &request.portal);
    let key = request.key().to_owned();
    let Some((link, found)) = guests::find_link(portal, &key).await? else {
        return Ok(gone(lang, t::guest_closed_unknown(lang)));
    };
    let meeting = found.as_ref().map(|found| &found.of.meeting);
    if let Some(closed) = rules::link_closed(&link, meeting, portal.now()) {
        return Ok(gone(lang, labels::link_closed(lang, closed)));
    }
    let Some(found) = found else { return Ok(gone(lang, t::guest_closed_unknown(lang))) };
    let limits = store::limits(&portal.db.reader, link.meeting).await?;
    let commitment = guests::commitment(portal).await?;
    if values.form.is_empty() {
        values.form = digest::token();
    }
    let weight = commitment.as_ref().map_or(0, |(.., text)| text.bytes());
    let is_member = request.may(Action::AnswerMeetings, Some(found.community));
    let title = t::guest_title(lang, found.of.meeting.title.text(lang));
    let invitation = Invitation { key, link, found, limits, commitment, values, errors, refusal, is_member };
    Ok(Page::new(title, account_paths::both(paths::INVITATION), move || body(lang, invitation))
        .status(status)
        .section("meetings")
        .weighing(weight)
        .secret()
        .into())
}

fn body(lang: Lang, invitation: Invitation) -> impl IntoView {
    let Invitation { key, link, found, limits, commitment, values, errors, refusal, is_member } = invitation;
    let meeting = &found.of.meeting;
    let member = is_member.then(|| {
        let here = meeting_paths::of(meeting_paths::ANSWER, lang, meeting.id);
        view! {
            <Notice>
                <p>{t::guest_member(lang)} " " <a href=here>{t::attendance_yours(lang)}</a></p>
            </Notice>
        }
    });
    let refusal = refusal.map(|words| {
        view! {
            <Notice kind=Kind::Warning><p id="notice" tabindex="-1" autofocus=true>{words}</p></Notice>
        }
    });
    // As for members who did not accept the commitment yet.
    let video = found.details.video.as_ref().map(|_| t::meeting_video_promise(lang).into_any());
    let promise =
        views::promise(lang, commitment, values.confidentiality, errors.of("confidentiality"), true);
    view! {
        <div class="stack gap-2">
            <h1><Line lang passage=meeting.title.clone() /></h1>
            <p class="byline"><span><Line lang passage=found.of.community.clone() /></span></p>
        </div>
        <ErrorSummary lang errors=errors.all() />
        {refusal}
        {member}
        <p class="lead">{t::guest_invited(lang)}</p>
        {views::facts(lang, &found, link.organization, video)}
        <form class="form" method="post" action=paths::with_key(paths::INVITATION, lang, &key)>
            <input type="hidden" name="form" value=values.form.clone() autocomplete="off" />
            {views::fields(lang, meeting, &limits, &values, &errors)}
            <Check
                id="visible"
                label=t::guest_visible(lang)
                hint=t::guest_visible_hint(lang)
                checked=values.visible
                error=errors.of("visible")
                required=true
            />
            {promise}
            <div class="actions">
                <Button>{t::guest_register(lang)}</Button>
            </div>
        </form>
    }
}
