//! Who was at a meeting, for its facilitators: all members and guests in one form.

mod table;

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, Noted},
        api::NoteParticipants,
        labels,
        model::{Aftermath, Participant, Summary},
        paths, rules, store,
    },
    crumbs,
    of_meeting::{numbers, sentences},
};
use crate::meeting::{self, found, model::Found, paths as meeting_paths};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    fold::sort_by_name,
    format,
    rights::Action,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ErrorSummary, Kind, Notice, Weight};

/// All that the page shows.
struct Participants {
    found: Found,
    summary: Summary,
    all: Vec<Participant>,
    aftermath: Aftermath,
    now: i64,
    said: Said,
    typed: Option<NoteParticipants>,
    errors: FieldErrors,
}

/// What was done just before.
#[derive(Default)]
enum Said {
    #[default]
    Nothing,
    Saved,
    /// The list is complete, and those who were absent were notified.
    Notified,
    /// The list is complete; there was no one to notify.
    Complete,
    /// Nothing was done: nothing is noted of the meeting, or it is not over.
    Refused,
    /// These people were noted by another facilitator meanwhile.
    Changed(Vec<String>),
}

/// The meeting of the address, for those who note who was there.
async fn mine(request: &PageRequest) -> Result<Found, AppError> {
    let found = found(request).await?;
    request.require(Action::RecordParticipation, found.community)?;
    Ok(found)
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = mine(&request).await?;
    let said = match request.flash() {
        Some(Flash::Saved) => Said::Saved,
        Some(Flash::MessageSent) => Said::Notified,
        Some(Flash::Added) => Said::Complete,
        Some(Flash::Changed) => Said::Refused,
        _ => Said::Nothing,
    };
    page(&request, found, 200, said, None, FieldErrors::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = mine(&request).await?;
    let input: NoteParticipants = request.input()?;
    let here = meeting_paths::of(paths::PARTICIPANTS, request.lang, found.of.meeting.id);
    match actions::note(&request, &found, &input).await {
        Ok(Noted { changed, .. }) if changed.is_empty() => {
            Ok(PageResponse::redirect_with(&here, Flash::Saved))
        }
        Ok(Noted { changed, .. }) => {
            page(&request, found, 409, Said::Changed(changed), None, FieldErrors::default()).await
        }
        Err(ActionError::Invalid(errors)) => {
            page(&request, found, 422, Said::Nothing, Some(input), errors).await
        }
        Err(ActionError::Conflict) => {
            page(&request, found, 409, Said::Refused, Some(input), FieldErrors::default()).await
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

pub(super) async fn submit_completion(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = mine(&request).await?;
    let here = meeting_paths::of(paths::PARTICIPANTS, request.lang, found.of.meeting.id);
    let said = match actions::complete(&request, &found).await {
        Ok(0) => Flash::Added,
        Ok(_) => Flash::MessageSent,
        Err(ActionError::Conflict | ActionError::Invalid(_)) => Flash::Changed,
        Err(ActionError::App(error)) => return Err(error),
    };
    Ok(PageResponse::redirect_with(&here, said))
}

async fn page(
    request: &PageRequest,
    found: Found,
    status: u16,
    said: Said,
    typed: Option<NoteParticipants>,
    errors: FieldErrors,
) -> Result<PageResponse, AppError> {
    let (lang, db, id) = (request.lang, &request.portal.db, found.of.meeting.id);
    let (mut all, guests, records, guest_records, aftermath) = futures::try_join!(
        store::members(&db.reader, id),
        store::guests(&db.reader, id),
        store::records(db, id),
        store::guest_records(db, id),
        store::aftermath(&db.reader, id)
    )?;
    all.extend(guests);
    sort_by_name(lang, &mut all, |participant| &participant.name);
    let summary = rules::summary(&records, &guest_records, found.of.meeting.duration);
    let title = t::participation_title(lang, found.of.meeting.title.text(lang));
    let (heading, weight) = (title.clone(), all.len() * 1_500);
    let now = request.portal.now();
    let participants = Participants { found, summary, all, aftermath, now, said, typed, errors };
    Ok(Page::new(title, meeting_paths::both(paths::PARTICIPANTS, id), move || {
        body(lang, heading, participants)
    })
    .status(status)
    .section("meetings")
    .weighing(weight)
    .unlisted()
    .into())
}

fn body(lang: Lang, heading: String, participants: Participants) -> impl IntoView {
    let meeting = &participants.found.of.meeting;
    let closed = rules::begun(meeting, participants.found.archived, participants.now).err();
    let notice = closed.map(|closed| {
        view! { <Notice kind=Kind::Warning><p>{labels::closed(lang, closed)}</p></Notice> }
    });
    let room = meeting_paths::of(paths::ROOM, lang, meeting.id);
    let slug = &participants.found.of.slugs[usize::from(lang == Lang::En)];
    let certificates = community_paths::of(paths::OF_COMMUNITY, lang, slug);
    let content = closed.is_none().then(|| {
        view! {
            <section class="stack gap-3">
                {numbers(lang, &participants.summary)}
                {sentences(lang, &participants.summary, true)}
            </section>
            {table::form(lang, &participants).into_any()}
            {completion(lang, &participants).into_any()}
        }
    });
    view! {
        {crumbs(lang, &participants.found, t::participation_attendance(lang))}
        <h1>{heading}</h1>
        <ErrorSummary lang errors=participants.errors.all() />
        {said(lang, &participants.said)}
        <p>{meeting::moment(lang, meeting.when, meeting.zone, meeting.duration)}</p>
        {notice}
        <p class="row no-print">
            <a href=room>{t::participation_room_link(lang)}</a>
            <a href=certificates>{t::participation_certificates_link(lang)}</a>
        </p>
        <div class="stack gap-7">{content}</div>
    }
}

fn said(lang: Lang, said: &Said) -> Option<AnyView> {
    let good = |words: &'static str| {
        view! { <Notice kind=Kind::Success><p role="status">{words}</p></Notice> }.into_any()
    };
    Some(match said {
        Said::Nothing => return None,
        Said::Saved => good(t::participation_noted(lang)),
        Said::Notified => good(t::participation_told(lang)),
        Said::Complete => good(t::participation_told_none(lang)),
        Said::Refused => {
            view! { <Notice kind=Kind::Warning><p>{t::participation_refused(lang)}</p></Notice> }.into_any()
        }
        Said::Changed(names) => {
            let names = format::list(lang, names);
            view! {
                <Notice kind=Kind::Warning>
                    <p id="notice" tabindex="-1" autofocus=true>{t::participation_changed(lang, names)}</p>
                </Notice>
            }
            .into_any()
        }
    })
}

/// The button that says that everyone who was there is noted.
fn completion(lang: Lang, participants: &Participants) -> impl IntoView + use<> {
    let meeting = &participants.found.of.meeting;
    let over = rules::is_over(meeting, participants.now);
    let since = participants.aftermath.completed_at.map(|at| {
        let moment = format::moment(lang, at);
        view! { <p>{t::participation_completed(lang, moment)}</p> }
    });
    let to = meeting_paths::of(paths::COMPLETE, lang, meeting.id);
    over.then(|| {
        view! {
            <section class="stack gap-3 no-print" aria-labelledby="complete">
                <h2 id="complete">{t::participation_complete(lang)}</h2>
                <p>{t::participation_complete_text(lang)}</p>
                {since}
                <form method="post" action=to>
                    <Button weight=Weight::Quiet>{t::participation_complete_button(lang)}</Button>
                </form>
            </section>
        }
    })
}
