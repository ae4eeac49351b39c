//! Notes beside the items of the agenda, decisions, and what people will try.

mod captured;
mod forms;

pub use captured::captured_at_item;
pub use forms::forms_of_item;

use ensemble_common::prelude::*;

use self::{
    captured::{Captured, Reader, items},
    forms::{form_of_decision, form_of_note, form_of_try, item_choice, said_of},
};
use super::{
    super::{
        actions::{self, AddNote, DecisionOutcome, RecordDecision, RemoveNote, WriteTry},
        paths,
        rules::takes_notes,
        store,
    },
    Place,
};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_document::agenda::Agenda;
use ensemble_meetings::{
    facilitation::paths as run_paths,
    meeting::{self, paths as meeting_paths},
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, ErrorSummary, Kind, Line, NavLink, Notice};

/// What a page shows above what is stored: what was typed, what is wrong with it, what just happened.
#[derive(Default)]
struct Said {
    status: Option<u16>,
    note: Option<AddNote>,
    decision: Option<RecordDecision>,
    tried: Option<WriteTry>,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    notice: Option<(Kind, &'static str)>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let place = Place::of(&request, Action::ReadAgenda).await?;
    let notice = request.flash().and_then(|flash| said_of(request.lang, flash));
    let notice = notice.map(|words| (Kind::Success, words));
    page(&request, place, Said { notice, ..Said::default() }).await
}

/// The page that the form was on: one that runs the meeting, at the field or the form with this id, or the page of notes, where the
/// next thing is written beside the same item.
fn done(request: &PageRequest, place: &Place, (item, id): (&str, &str), flash: Flash) -> PageResponse {
    let of_meeting = |page| meeting_paths::of(page, request.lang, place.meeting().id);
    let running = [run_paths::FACILITATE, run_paths::TAKE_PART].map(of_meeting);
    if let Some(page) = running.iter().find(|page| request.sent_from(page) == Some(page.as_str())) {
        return PageResponse::redirect_with(&format!("{page}#{id}"), flash);
    }
    let here = place.address(paths::CAPTURE, request.lang);
    let item = percent_encoding::utf8_percent_encode(item, percent_encoding::NON_ALPHANUMERIC);
    PageResponse::redirect_with(&format!("{here}?item={item}"), flash)
}

/// What is said of a form that was not done.
fn refused(request: &PageRequest, error: ActionError) -> Result<Said, AppError> {
    match error {
        ActionError::Invalid(errors) => Ok(Said { status: Some(422), errors, ..Said::default() }),
        ActionError::Conflict => {
            let notice = Some((Kind::Warning, t::minutes_not_now(request.lang)));
            Ok(Said { status: Some(409), notice, ..Said::default() })
        }
        ActionError::App(error) => Err(error),
    }
}

pub(super) async fn submit_note(request: PageRequest) -> Result<PageResponse, AppError> {
    let place = Place::of(&request, Action::TakeNotes).await?;
    let input: AddNote = request.input()?;
    let said = match actions::add_note(&request, place.meeting().id, &input).await {
        Ok(None) => return Ok(done(&request, &place, (&input.item, "note"), Flash::NoteAdded)),
        Ok(Some((warnings, token))) => {
            let note = Some(AddNote { confirmation_token: token, ..input });
            Said { status: Some(422), note, warnings, ..Said::default() }
        }
        Err(error) => Said { note: Some(input), ..refused(&request, error)? },
    };
    page(&request, place, said).await
}

pub(super) async fn submit_removal(request: PageRequest) -> Result<PageResponse, AppError> {
    let place = Place::of(&request, Action::TakeNotes).await?;
    let input: RemoveNote = request.input()?;
    let said = match actions::remove_note(&request, place.meeting().id, input).await {
        Ok(()) => return Ok(done(&request, &place, ("", "note"), Flash::Removed)),
        Err(error) => refused(&request, error)?,
    };
    page(&request, place, said).await
}

pub(super) async fn submit_decision(request: PageRequest) -> Result<PageResponse, AppError> {
    let place = Place::of(&request, Action::RecordDecisions).await?;
    let input: RecordDecision = request.input()?;
    let said = match actions::record(&request, place.meeting().id, &input).await {
        Ok(DecisionOutcome::Written(_)) => {
            return Ok(done(&request, &place, (&input.item, "record-decision"), Flash::Saved));
        }
        Ok(DecisionOutcome::Unconfirmed(warnings, token)) => {
            let mut input = input;
            input.texts.confirmation_token = token;
            Said { status: Some(422), decision: Some(input), warnings, ..Said::default() }
        }
        Err(error) => Said { decision: Some(input), ..refused(&request, error)? },
    };
    page(&request, place, said).await
}

pub(super) async fn submit_try(request: PageRequest) -> Result<PageResponse, AppError> {
    let place = Place::of(&request, Action::TakeNotes).await?;
    let input: WriteTry = request.input()?;
    let said = match actions::write_try(&request, place.meeting().id, &input).await {
        Ok(None) => return Ok(done(&request, &place, ("", "try"), Flash::Answered)),
        Ok(Some((warnings, token))) => {
            let tried = Some(WriteTry { confirmation_token: token, ..input });
            Said { status: Some(422), tried, warnings, ..Said::default() }
        }
        Err(error) => Said { tried: Some(input), ..refused(&request, error)? },
    };
    page(&request, place, said).await
}

async fn page(request: &PageRequest, place: Place, said: Said) -> Result<PageResponse, AppError> {
    let (lang, db, id) = (request.lang, &request.portal.db, place.meeting().id);
    let agenda = match meeting::agenda_of(&request.portal, id.uuid()).await {
        Ok((agenda, _)) => agenda,
        Err(AppError::Unreadable) => Agenda::default(),
        Err(error) => return Err(error),
    };
    let (notes, decisions, shared) = futures::try_join!(
        store::notes(db, id),
        store::decisions_of_meeting(db, id),
        store::shared_tries(db, id)
    )?;
    let own = match request.viewer.id() {
        Some(person) => store::try_of(db, id, person).await?,
        None => None,
    };
    let captured = Captured { agenda, notes, decisions, shared, own };
    let open = !place.found.archived && takes_notes(place.meeting(), place.held, place.state());
    let within = |action| open && request.may(action, Some(place.found.community));
    let reader = Reader {
        lang,
        person: request.viewer.id(),
        notes: within(Action::TakeNotes),
        decides: within(Action::RecordDecisions),
        writes: within(Action::WriteMinutes),
    };
    let chosen = request.query_param("item").unwrap_or_default().to_owned();
    let addresses = place.both(paths::CAPTURE);
    let weight = captured.notes.iter().map(|note| note.text.len()).sum();
    let title = t::minutes_capture(lang);
    let status = said.status.unwrap_or(200);
    let body = move || {
        let Said { note, decision, tried, errors, warnings, notice, .. } = said;
        let of = &place.found.of;
        let slug = &of.slugs[usize::from(lang == Lang::En)];
        let links = vec![
            NavLink::new(of.community.text(lang), community_paths::of(community_paths::SHOW, lang, slug)),
            NavLink::new(of.meeting.title.text(lang), meeting_paths::show(lang, id)),
        ];
        let closed = (!open).then(|| view! { <Notice><p>{t::minutes_not_now(lang)}</p></Notice> });
        let note_form = (reader.notes || note.is_some()).then(|| {
            let input = note.unwrap_or_else(|| AddNote { item: chosen.clone(), ..AddNote::default() });
            let item = item_choice(lang, &captured.agenda, "note-item", &input.item);
            form_of_note(lang, id, item, input, &errors)
        });
        let decision_form = (reader.decides || decision.is_some()).then(|| {
            let input = decision
                .unwrap_or_else(|| RecordDecision { item: chosen.clone(), ..RecordDecision::default() });
            let item = item_choice(lang, &captured.agenda, "decision-item", &input.item);
            form_of_decision(lang, id, item, &input, &errors)
        });
        let try_form = (reader.notes || tried.is_some()).then(|| {
            let input = tried.unwrap_or_else(|| WriteTry::of(captured.own.as_ref()));
            form_of_try(lang, id, input, &errors)
        });
        view! {
            <div class="stack gap-3">
                <Breadcrumb lang links here=title />
                <h1>{title}</h1>
                <p class="muted"><Line lang passage=of.meeting.title.clone() /></p>
            </div>
            {notice.map(|(kind, words)| view! { <Notice kind><p>{words}</p></Notice> })}
            {closed}
            <ErrorSummary lang errors=errors.all() />
            {pii_notice(lang, &warnings)}
            <div class="beside">
                <div class="stack gap-6">{items(reader, id, &captured)}</div>
                <aside class="stack gap-6">
                    {note_form}
                    {decision_form}
                    {try_form}
                </aside>
            </div>
        }
    };
    Ok(Page::new(title, addresses, body)
        .status(status)
        .section("meetings")
        .unlisted()
        .weighing(weight)
        .into())
}
