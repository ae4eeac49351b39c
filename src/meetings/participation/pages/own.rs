//! The page on which a person says whether they were at a meeting, and how long.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        api::ConfirmPresence,
        labels,
        model::{Participation, Presence, Span, Word},
        paths, rules, store,
    },
    crumbs,
};
use crate::meeting::{
    self, found,
    model::{Found, Meeting},
    paths as meeting_paths,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, ErrorSummary, Kind, Notice, RadioGroup, Select};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = found(&request).await?;
    if !request.may(Action::ConfirmParticipation, Some(found.community)) {
        return Ok(PageResponse::redirect(meeting_paths::show(request.lang, found.of.meeting.id)));
    }
    page(&request, found, 200, None, FieldErrors::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = found(&request).await?;
    let here = meeting_paths::show(request.lang, found.of.meeting.id);
    if !request.may(Action::ConfirmParticipation, Some(found.community)) {
        return Ok(PageResponse::redirect(here));
    }
    let input: ConfirmPresence = request.input()?;
    match actions::confirm(&request, &found, &input).await {
        Ok(()) => {
            Ok(PageResponse::redirect_with(&format!("{here}#my-participation"), Flash::PresenceConfirmed))
        }
        Err(ActionError::Invalid(errors)) => page(&request, found, 422, Some(input), errors).await,
        Err(ActionError::Conflict) => page(&request, found, 409, Some(input), FieldErrors::default()).await,
        Err(ActionError::App(error)) => Err(error),
    }
}

async fn page(
    request: &PageRequest,
    found: Found,
    status: u16,
    typed: Option<ConfirmPresence>,
    errors: FieldErrors,
) -> Result<PageResponse, AppError> {
    let (lang, now, person, id) =
        (request.lang, request.portal.now(), request.person()?, found.of.meeting.id);
    let known = store::find(&request.portal.db.reader, id, person).await?;
    let closed = rules::begun(&found.of.meeting, found.archived, now).err();
    let title = t::participation_own_title(lang, found.of.meeting.title.text(lang));
    let heading = title.clone();
    let body = move || {
        let meeting = &found.of.meeting;
        let was_sent = typed.is_some();
        let notice = closed.map(|closed| {
            view! {
                <Notice kind=Kind::Warning>
                    <p id="notice" tabindex="-1" autofocus=was_sent>{labels::closed(lang, closed)}</p>
                </Notice>
            }
        });
        let form = closed.is_none().then(|| form(lang, meeting, &known, typed.as_ref(), &errors));
        view! {
            {crumbs(lang, &found, t::participation_yours(lang))}
            <h1>{heading}</h1>
            <ErrorSummary lang errors=errors.all() />
            <p>{meeting::moment(lang, meeting.when, meeting.zone, meeting.duration)}</p>
            {notice}
            {form}
            <p><a href=meeting_paths::show(lang, id)>{t::participation_back(lang)}</a></p>
        }
    };
    Ok(Page::new(title, meeting_paths::both(paths::OWN, id), body)
        .status(status)
        .section("meetings")
        .unlisted()
        .into())
}

/// The times at which one can have come or left.
pub(super) fn times(lang: Lang, meeting: &Meeting, chosen: u16, is_end: bool) -> Vec<Choice> {
    let steps = rules::steps(meeting.duration);
    let offered = if is_end { &steps[1..] } else { &steps[..steps.len() - 1] };
    offered
        .iter()
        .map(|minute| {
            Choice::new(minute.to_string(), labels::clock(lang, meeting, *minute)).chosen(*minute == chosen)
        })
        .collect()
}

fn form(
    lang: Lang,
    meeting: &Meeting,
    known: &Participation,
    typed: Option<&ConfirmPresence>,
    errors: &FieldErrors,
) -> AnyView {
    let suggested = rules::suggested(known, meeting.duration);
    let (from, until) = match typed {
        Some(typed) => (typed.from.unwrap_or(suggested.from), typed.until.unwrap_or(suggested.until)),
        None => (suggested.from, suggested.until),
    };
    let span = Span { from, until };
    let chosen = match typed {
        Some(typed) => typed.presence,
        None => known.own.or_else(|| known.sign.map(|_| Word::Present(span))).map(Word::presence),
    };
    let choices = Presence::ALL
        .iter()
        .map(|presence| {
            let label = match presence {
                Presence::Present => t::participation_i_was(lang),
                Presence::Absent => t::participation_i_was_not(lang),
            };
            Choice::new(presence.code(), label).chosen(chosen == Some(*presence))
        })
        .collect();
    let what = labels::known(lang, meeting, &Participation { own: None, tick: None, ..*known });
    let what = (!what.is_empty()).then(|| view! { <p>{t::participation_noticed(lang)} " " {what}</p> });
    view! {
        <form class="form" method="post" action=meeting_paths::of(paths::OWN, lang, meeting.id)>
            {what}
            <p class="small muted">{t::participation_own_hint(lang)}</p>
            <RadioGroup
                id="presence"
                label=t::participation_question(lang)
                choices
                error=errors.of("presence")
                required=true
            />
            <div class="form-row">
                <Select
                    id="from"
                    label=t::participation_from(lang)
                    choices=times(lang, meeting, span.from, false)
                    error=errors.of("from")
                />
                <Select
                    id="until"
                    label=t::participation_until(lang)
                    choices=times(lang, meeting, span.until, true)
                />
            </div>
            <div class="actions"><Button>{t::participation_save(lang)}</Button></div>
        </form>
    }
    .into_any()
}
