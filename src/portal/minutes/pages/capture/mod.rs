//! Notes beside the items of the agenda, decisions, and what people will try.

mod captured;
mod forms;

pub use forms::forms_of_item;

use crate::prelude::*;

use self::{
    captured::{Captured, Reader, items},
    forms::{form_of_decision, form_of_note, form_of_try, item_choice},
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
use crate::{
    community::paths as community_paths,
    meeting::{self, paths as meeting_paths},
    reflection::{PiiWarning, pii_notice},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_document::agenda::Agenda;
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
    let notice = match request.flash() {
        Some(Flash::Added) => Some((Kind::Success, t::minutes_said_note(request.lang))),
        Some(Flash::Saved) => Some((Kind::Success, t::minutes_said_recorded(request.lang))),
        Some(Flash::Removed) => Some((Kind::Success, t::minutes_said_note_removed(request.lang))),
        Some(Flash::Answered) => Some((Kind::Success, t::minutes_said_try(request.lang))),
        _ => None,
    };
    page(&request, place, Said { notice, ..Said::default() }).await
}

/// The page that the form was on: this one, where the next thing is written beside the same item, or the one from which the
/// meeting is run.
fn done(request: &PageRequest, place: &Place, item: &str, flash: Flash) -> PageResponse {
    let here = place.address(paths::CAPTURE, request.lang);
    let of_meeting = format!("{}/", meeting_paths::show(request.lang, place.meeting().id));
    match request.sent_from(&of_meeting).filter(|page| *page != here) {
        Some(page) => PageResponse::redirect(page),
        None => {
            let item = percent_encoding::utf8_percent_encode(item, percent_encoding::NON_ALPHANUMERIC);
            PageResponse::redirect_with(&format!("{here}?item={item}"), flash)
        }
    }
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
        Ok(None) => return Ok(done(&request, &place, &input.item, Flash::Added)),
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
        Ok(()) => return Ok(done(&request, &place, "", Flash::Removed)),
        Err(error) => refused(&request, error)?,
    };
    page(&request, place, said).await
}

pub(super) async fn submit_decision(request: PageRequest) -> Result<PageResponse, AppError> {
    let place = Place::of(&request, Action::RecordDecisions).await?;
    let input: RecordDecision = request.input()?;
    let said = match actions::record(&request, place.meeting().id, &input).await {
        Ok(DecisionOutcome::Written(_)) => return Ok(done(&request, &place, &input.item, Flash::Saved)),
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
        Ok(None) => return Ok(done(&request, &place, "", Flash::Answered)),
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
            let input = tried.unwrap_or_else(|| {
                let own = captured.own.as_ref();
                WriteTry {
                    what: own.map(|own| own.text.clone()).unwrap_or_default(),
                    shared: own.is_some_and(|own| own.shared),
                    confirmation_token: String::new(),
                }
            });
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
