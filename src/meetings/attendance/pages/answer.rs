//! The page on which one says whether one comes. Emails lead to it; opening it changes nothing.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, Outcome},
        api::AnswerMeeting,
        labels, rules, store, views,
    },
    crumbs,
};
use crate::meeting::{self, found, model::Found, paths as meeting_paths};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_server::{
    markdown::lines,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{ErrorSummary, Kind, Notice};

/// What the page says above the form.
#[derive(Default)]
struct Said {
    status: u16,
    /// Whether an answer was sent and not saved.
    not_saved: bool,
    moved: bool,
    errors: FieldErrors,
    typed: Option<AnswerMeeting>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = found(&request).await?;
    if !request.may(Action::AnswerMeetings, Some(found.community)) {
        return Ok(PageResponse::redirect(meeting_paths::show(request.lang, found.of.meeting.id)));
    }
    page(&request, found, Said { status: 200, ..Said::default() }).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let before = found(&request).await?;
    let here = meeting_paths::show(request.lang, before.of.meeting.id);
    if !request.may(Action::AnswerMeetings, Some(before.community)) {
        return Ok(PageResponse::redirect(here));
    }
    let input: AnswerMeeting = request.input()?;
    let said = match actions::answer(&request, &before, &input).await {
        Ok(Outcome::Saved) if input.home => {
            let home = format!("/{}#next-meeting", request.lang.code());
            return Ok(PageResponse::redirect(home));
        }
        Ok(Outcome::Saved) => {
            return Ok(PageResponse::redirect_with(&format!("{here}#my-answer"), Flash::Answered));
        }
        Ok(Outcome::Closed) => Said { status: 409, not_saved: true, typed: Some(input), ..Said::default() },
        Err(ActionError::Conflict) => {
            Said { status: 409, not_saved: true, moved: true, typed: Some(input), ..Said::default() }
        }
        Err(ActionError::Invalid(errors)) => {
            Said { status: 422, errors, typed: Some(input), ..Said::default() }
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    // The meeting as it is now: it may have been cancelled or moved a moment ago.
    let now = found(&request).await?;
    page(&request, now, said).await
}

async fn page(request: &PageRequest, found: Found, said: Said) -> Result<PageResponse, AppError> {
    let (lang, now, person) = (request.lang, request.portal.now(), request.person()?);
    let db = &request.portal.db;
    let id = found.of.meeting.id;
    let (own, limits) = futures::try_join!(store::own(db, id, person), store::limits(&db.reader, id))?;
    let closed = rules::closed(&found.of.meeting, found.archived, now);
    let title = t::attendance_title(lang, found.of.meeting.title.text(lang));
    let Said { status, not_saved, moved, errors, typed } = said;
    let heading = title.clone();
    let body = move || {
        let meeting = &found.of.meeting;
        let not_saved = not_saved.then(|| t::attendance_not_saved(lang));
        let notice = match closed {
            Some(closed) => Some(labels::closed(lang, closed)),
            None => moved.then(|| t::attendance_conflict(lang)),
        };
        let notice = notice.map(|words| {
            view! {
                <Notice kind=Kind::Warning>
                    <p id="notice" tabindex="-1" autofocus=not_saved.is_some()>{not_saved} " " {words}</p>
                </Notice>
            }
        });
        let kept = typed.as_ref().filter(|typed| closed.is_some() && !typed.needs.is_empty());
        let kept = kept.map(|typed| {
            view! { <p>{t::attendance_kept(lang)}</p> <blockquote inner_html=lines(&typed.needs)></blockquote> }
        });
        let form = closed.is_none().then(|| {
            let stored = views::filled(own.attendance.as_ref());
            // A form with one button has only the answer; the rest is as it is stored.
            let values = match typed {
                Some(typed) if typed.whole => typed,
                Some(typed) => AnswerMeeting { answer: typed.answer, ..stored },
                None => stored,
            };
            view! {
                {views::state(lang, meeting, &own, now)}
                {views::form(lang, meeting, &limits, &values, &errors, false)}
            }
        });
        let place = meeting.place.as_ref().map(|place| format!(" · {}", place.text(lang)));
        view! {
            {crumbs(lang, &found, t::attendance_yours(lang))}
            <h1>{heading}</h1>
            <ErrorSummary lang errors=errors.all() />
            <p>{meeting::moment(lang, meeting.when, meeting.zone, meeting.duration)} {place}</p>
            {notice}
            {kept}
            {form}
            <p><a href=meeting_paths::show(lang, id)>{t::attendance_back(lang)}</a></p>
        }
    };
    Ok(Page::new(title, meeting_paths::both(meeting_paths::ANSWER, id), body)
        .status(status)
        .section("meetings")
        .unlisted()
        .into())
}
