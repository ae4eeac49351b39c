//! The places of one planned community: giving them, and who has which answer.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, GiveOutcome},
        api::GivePlaces,
        labels,
        model::{Answered, Tally},
        rules::{DEFAULT_DAYS, Outlook, day_after},
        store,
    },
    parts::{Planned, SIZE, addresses, last_page, note, one, pagination, said, to_capacity},
};
use crate::{
    call::{
        self, labels as call_labels,
        model::{Call, CallPhase},
        paths,
        rules::phase,
        typed_before,
    },
    interest::{model::Place, place_word},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    fold::sort_by_name,
    format,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, Column, Confirm, DataTable, ErrorSummary, Field, Line, NavLink, Refusal, Tab, Tabs,
};

/// The places that have a list of their own, in its order.
const LISTED: [Place; 6] =
    [Place::Accepted, Place::Offered, Place::Waiting, Place::Declined, Place::Expired, Place::Refused];

/// The form as it is shown: what was typed, and why it was not accepted.
#[derive(Default)]
struct Form {
    day: Option<String>,
    errors: FieldErrors,
    refused: Option<String>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    page(&request, call, 200, Form::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    let lang = request.lang;
    let planned = one(&request, &call).await?.planned.id;
    let input: GivePlaces = request.input()?;
    let day = Some(input.day.clone()).filter(|day| !day.is_empty());
    match actions::give(&request, call.id, planned, &input).await {
        Ok(GiveOutcome::Done) => {
            let here = paths::of_planned(paths::GIVE_PLACES, lang, &call.code, planned);
            Ok(PageResponse::redirect_with(&here, Flash::SavedAndNotified))
        }
        Ok(GiveOutcome::Blocked(blocked)) => {
            let refused = Some(labels::blocked(lang, blocked));
            page(&request, call, 409, Form { day, refused, ..Form::default() }).await
        }
        Ok(GiveOutcome::Waiting) => {
            let refused = Some(t::selection_cannot_end(lang).to_owned());
            page(&request, call, 409, Form { day, refused, ..Form::default() }).await
        }
        Err(ActionError::Invalid(errors)) => {
            page(&request, call, 422, Form { day, errors, ..Form::default() }).await
        }
        Err(ActionError::Conflict) => Err(AppError::BadRequest),
        Err(ActionError::App(error)) => Err(error),
    }
}

const fn count_of(tally: &Tally, place: Place) -> u32 {
    match place {
        Place::None => tally.unanswered,
        Place::Waiting => tally.waiting,
        Place::Offered => tally.offered,
        Place::Accepted => tally.accepted,
        Place::Declined => tally.declined,
        Place::Expired => tally.expired,
        Place::Refused => tally.refused,
    }
}

async fn page(request: &PageRequest, call: Call, status: u16, form: Form) -> Result<PageResponse, AppError> {
    let (lang, now) = (request.lang, request.portal.now());
    let each = one(request, &call).await?;
    let id = each.planned.id;
    let current = request.page_number()?;
    let asked = request.query_param("place").and_then(Place::from_code);
    let place = asked
        .filter(|place| LISTED.contains(place))
        .or_else(|| LISTED.into_iter().find(|place| count_of(&each.tally, *place) > 0));
    let place = place.unwrap_or(Place::Accepted);
    let last = last_page(count_of(&each.tally, place), current)?;
    let mut people = store::answered(&request.portal.db, id, place, current, SIZE).await?;
    if place != Place::Waiting {
        sort_by_name(lang, &mut people, |person| &person.name);
    }
    let done = (request.flash() == Some(Flash::SavedAndNotified)).then(|| t::selection_said_given(lang));
    let title = t::selection_places_of(lang, each.planned.title.text(lang));
    let addresses = addresses(paths::GIVE_PLACES, &call, id);
    let body = move || {
        let action = paths::of_planned(paths::GIVE_PLACES, lang, &call.code, id);
        let inside = if each.outlook() == Outlook::Given {
            let href = format!("{action}?place={}&page=", place.code());
            view! {
                {ending(lang, &each, &action)}
                {tabs(lang, &each, &action, place)}
                {table(lang, &call, place, people)}
                {pagination(lang, current, last, href)}
            }
        } else {
            giving(lang, &call, now, &each, &action, form.day, &form.errors)
        };
        view! {
            {call::manage_head_below(lang, &call, now, paths::PLACES, each.planned.title.text(lang))}
            <section class="stack">
                <h2><Line lang passage=each.planned.title.clone() /></h2>
                {said(done)}
                {form.refused.map(|message| view! { <Refusal message /> })}
                <ErrorSummary lang errors=form.errors.all() />
                <p class="meta">
                    {call_labels::capacity_words(lang, each.planned.capacity)} " · "
                    {t::selection_counts(lang, each.tally.relevant, each.tally.sent)}
                </p>
                {inside}
            </section>
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

/// Closing the waiting list, when no offer is open.
fn ending(lang: Lang, each: &Planned, action: &str) -> Option<AnyView> {
    (each.tally.waiting > 0 && each.tally.offered == 0).then(|| {
        view! {
            <form method="post" action=action.to_owned()>
                <input type="hidden" name="step" value="end-waiting" />
                <Confirm label=t::selection_end_waiting(lang) question=t::selection_end_question(lang) />
            </form>
        }
    })
}

fn tabs(lang: Lang, each: &Planned, action: &str, place: Place) -> AnyView {
    let tabs = LISTED
        .into_iter()
        .filter(|each_place| count_of(&each.tally, *each_place) > 0)
        .map(|own| {
            let href = format!("{action}?place={}", own.code());
            let link = NavLink::new(place_word(lang, own), href).current(own == place);
            Tab { count: Some(count_of(&each.tally, own)), ..Tab::from(link) }
        })
        .collect();
    view! { <Tabs label=t::selection_answers(lang) tabs /> }
}

/// Those who have one of the answers.
fn table(lang: Lang, call: &Call, place: Place, people: Vec<Answered>) -> AnyView {
    let last = match place {
        Place::Waiting => Some(Column::numeric(t::selection_column_number(lang))),
        Place::Offered => Some(Column::new(t::selection_column_until(lang))),
        _ => None,
    };
    let columns = [
        Column::new(t::selection_column_person(lang)),
        Column::new(t::selection_column_organization(lang)),
        Column::new(t::selection_column_project(lang)),
    ];
    let rows = people
        .into_iter()
        .map(|person| {
            let href = paths::of_interest(paths::INTEREST, lang, &call.code, person.id);
            let designated = (!person.designated).then(|| t::selection_not_designated(lang));
            let mut cells = vec![
                view! { <a href=href>{person.name}</a> },
                view! { {person.organization} {designated.map(|words| view! { " " <span class="small muted">{words}</span> })} },
                person.project.into_any(),
            ];
            match place {
                Place::Waiting => cells.push(person.waiting_number.unwrap_or_default().into_any()),
                Place::Offered => {
                    let until = person.reply_by.map(|by| call_labels::moment(lang, by)).unwrap_or_default();
                    cells.push(until.into_any());
                }
                _ => {}
            }
            cells
        })
        .collect();
    let columns = columns.into_iter().chain(last).collect();
    view! { <DataTable caption=place_word(lang, place) columns rows /> }
}

/// What decides, and the form with which places are given.
fn giving(
    lang: Lang,
    call: &Call,
    now: i64,
    each: &Planned,
    action: &str,
    day: Option<String>,
    errors: &FieldErrors,
) -> AnyView {
    let outlook = each.outlook();
    let phase = phase(call, now);
    let words = labels::outlook(lang, call, now, outlook);
    if phase != CallPhase::Draw || !matches!(outlook, Outlook::EverybodyFits | Outlook::Drawn) {
        let phase_note = (phase != CallPhase::Draw).then(|| {
            note(t::selection_wrong_phase(
                lang,
                format::after_colon(lang, call_labels::phase_word(lang, phase)),
            ))
        });
        let typed = typed_before(lang, &[(t::selection_day(lang), day.as_deref().unwrap_or_default())]);
        let way = to_capacity(lang, call, each).map(|link| view! { <div class="row">{link}</div> });
        return view! { {phase_note} <p>{words}</p> {way} {typed} };
    }
    let value = day.unwrap_or_else(|| day_after(now, DEFAULT_DAYS).to_string());
    view! {
        <p>{words}</p>
        <p>{t::selection_give_text(lang, each.tally.sent)}</p>
        <form class="form" method="post" action=action.to_owned()>
            <Field
                id="day"
                kind="date"
                label=t::selection_day(lang)
                hint=t::selection_day_hint(lang)
                value
                error=errors.of("day")
                required=true
            />
            <div class="actions"><Button>{t::selection_give(lang)}</Button></div>
        </form>
    }
}
