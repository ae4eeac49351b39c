//! Setting the dates of a call.

use jiff::civil;

use super::{
    super::{
        api::SetDates,
        model::{Call, CallDates, CallPhase},
        rules::{self, DateField},
        store,
    },
    locked, require, require_same,
};
use ensemble_core::{
    Lang,
    error::{ActionError, FieldErrors},
    format,
};
use ensemble_meetings::meeting::rules::{day, time};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Sets the dates of a call. Those that cannot change in its phase stay as they are.
///
/// # Errors
/// [`ActionError::Invalid`] for dates that are none, come too early or are over, [`ActionError::Conflict`] when another person
/// changed them, or none can change.
pub async fn set_dates(context: &ActionContext, call: &Call, input: &SetDates) -> Result<(), ActionError> {
    require(context)?;
    let (lang, now, id) = (context.lang, context.portal.now(), call.id);
    context
        .portal
        .db
        .transaction(async |tx| {
            let call = locked(tx, id).await?;
            let phase = rules::phase(&call, now);
            require_same(&input.seen, &call.dates)?;
            if !DateField::ALL.iter().any(|field| rules::can_change_date(phase, *field)) {
                return Err(ActionError::Conflict);
            }
            let dates = read(lang, &call, phase, input, now)?;
            store::set_dates(tx, id, &dates, now).await?;
            context.audit(tx, "call.dates", id, "").await?;
            Ok(())
        })
        .await
}

/// The dates of a form.
fn read(
    lang: Lang,
    call: &Call,
    phase: CallPhase,
    input: &SetDates,
    now: i64,
) -> Result<CallDates, ActionError> {
    let mut errors = FieldErrors::default();
    let mut dates = call.dates;
    let changing = |field: &DateField| rules::can_change_date(phase, *field);
    for field in DateField::ALL.into_iter().filter(changing) {
        let (typed_day, typed_time) = input.typed(field);
        let (day_id, time_id) = ids(field);
        let found = match (day(typed_day), typed_time.map_or(Some(civil::time(23, 59, 0, 0)), time)) {
            (None, _) => Err((day_id, t::meeting_wrong_day(lang))),
            (_, None) => Err((time_id, t::meeting_wrong_time(lang))),
            (Some(day), Some(time)) => format::at(day, time).ok_or((time_id, t::meeting_wrong_hour(lang))),
        };
        match found {
            Ok(at) => field.set(&mut dates, at.timestamp().as_millisecond()),
            Err((id, message)) => errors.add(id, message),
        }
    }
    errors.check()?;
    let mut errors = FieldErrors::default();
    for field in rules::misplaced_dates(&dates).into_iter().filter(changing) {
        let message = match field {
            DateField::Opens | DateField::Closes => t::call_wrong_closing(lang),
            DateField::Designation => t::call_wrong_designation(lang),
            DateField::Screening => t::call_wrong_screening(lang),
            DateField::Answer => t::call_wrong_answer(lang),
        };
        errors.add(ids(field).0, message);
    }
    let closes = DateField::Closes;
    if errors.is_empty() && call.published_at.is_some() && changing(&closes) && dates.closes_at <= now {
        errors.add(ids(closes).0, t::call_wrong_past(lang));
    }
    errors.check()?;
    Ok(dates)
}

/// The ids of the fields of a date: its day, and its time where it has one.
pub const fn ids(field: DateField) -> (&'static str, &'static str) {
    match field {
        DateField::Opens => ("opens-day", "opens-time"),
        DateField::Closes => ("closes-day", "closes-time"),
        DateField::Designation => ("designation-day", "designation-day"),
        DateField::Screening => ("screening-day", "screening-day"),
        DateField::Answer => ("answer-day", "answer-day"),
    }
}
