//! Beginning a call, publishing it, giving it up.

use super::{
    super::{
        api::{CancelCall, CreateCall},
        composition::{Cancellation, CancellationHandler},
        labels,
        model::{Call, CallDates, CallTexts},
        rules::{self, MAX_TEXT, MAX_TITLE},
        store::{self, NewCall},
    },
    Typed, locked, require,
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    format,
    ids::CallId,
};
use ensemble_server::web::ActionContext;
use jiff::{ToSpan, civil};

/// Begins a call, as a draft with usual dates; its code.
///
/// # Errors
/// [`ActionError::Invalid`] for a title that cannot be saved.
pub async fn create(context: &ActionContext, input: &CreateCall) -> Result<String, ActionError> {
    require(context)?;
    let (lang, now) = (context.lang, context.portal.now());
    let mut errors = FieldErrors::default();
    let texts = [input.title_fr.as_str(), input.title_en.as_str()];
    let title = Typed { lang, name: "title", texts, most: MAX_TITLE, required: true, both: true }
        .read(None, &mut errors);
    errors.check()?;
    let Some(title) = title else { return Err(AppError::Internal.into()) };
    let empty = || LocalizedText::Single { lang: Lang::Fr, text: String::new() };
    let dates = usual_dates(now);
    let year = format::local(dates.closes_at).year();
    let new = NewCall {
        id: CallId::new(),
        code: rules::code(title.text(Lang::Fr), year, 1),
        texts: CallTexts {
            title: title.clone(),
            summary: empty(),
            who: empty(),
            duties: Vec::new(),
            rhythm: empty(),
            deliverables: None,
            funding: Vec::new(),
            contact: None,
        },
        blind: true,
        dates,
        planned: Vec::new(),
        questions: Vec::new(),
        criteria: Vec::new(),
        published_at: None,
        created_by: context.viewer.id(),
    };
    context
        .portal
        .db
        .transaction(async |tx| {
            let mut attempt = 1;
            let mut new = new;
            while !store::add_if_free(tx, &new, now).await? {
                attempt += 1;
                new.code = rules::code(title.text(Lang::Fr), year, attempt);
            }
            context.audit(tx, "call.create", new.id, "").await?;
            Ok(new.code)
        })
        .await
}

/// The dates that a new call begins with: it opens in two weeks and is open for five.
fn usual_dates(now: i64) -> CallDates {
    let today = format::local(now).date();
    let at = |days: i64, time: civil::Time| {
        let day = today.checked_add(days.days()).unwrap_or(today);
        format::at(day, time).map_or(now, |at| at.timestamp().as_millisecond())
    };
    let evening = civil::time(23, 59, 0, 0);
    CallDates {
        opens_at: at(14, civil::time(8, 0, 0, 0)),
        closes_at: at(49, civil::time(16, 0, 0, 0)),
        designation_until: at(56, evening),
        screening_until: at(63, evening),
        answer_until: at(77, evening),
    }
}

/// Shows a call to everybody.
///
/// # Errors
/// [`ActionError::Invalid`] with all that it lacks, [`ActionError::Conflict`] when it was published or cancelled before.
pub async fn publish(context: &ActionContext, id: CallId) -> Result<(), ActionError> {
    require(context)?;
    let (lang, now) = (context.lang, context.portal.now());
    context
        .portal
        .db
        .transaction(async |tx| {
            let call = locked(tx, id).await?;
            let planned = store::planned_in(tx, id).await?;
            let questions = store::questions_in(tx, id).await?;
            let criteria = store::criteria_in(tx, id).await?;
            let mut errors = FieldErrors::default();
            for each in rules::missing(&call, &planned, &questions, &criteria, now) {
                errors.add("missing", labels::missing_words(lang, each));
            }
            errors.check()?;
            if !store::publish(tx, id, now).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "call.publish", id, "").await?;
            Ok(())
        })
        .await
}

/// Gives a call up with a reason that everybody reads, or takes it up again. `handler` does what follows for those who answered.
///
/// # Errors
/// [`ActionError::Invalid`] for a reason that cannot be saved, [`ActionError::Conflict`] when the call is not in such a phase.
pub async fn cancel(
    context: &ActionContext,
    call: &Call,
    input: &CancelCall,
    handler: CancellationHandler,
) -> Result<(), ActionError> {
    require(context)?;
    let (lang, now, id) = (context.lang, context.portal.now(), call.id);
    let mut errors = FieldErrors::default();
    let texts = [input.reason_fr.as_str(), input.reason_en.as_str()];
    let reason = if input.restore {
        None
    } else {
        Typed { lang, name: "reason", texts, most: MAX_TEXT, required: true, both: true }
            .read(None, &mut errors)
    };
    errors.check()?;
    let portal = &context.portal;
    portal
        .db
        .transaction(async |tx| {
            let call = locked(tx, id).await?;
            let done = match &reason {
                Some(reason) => store::cancel(tx, id, reason, now).await?,
                None => store::uncancel(tx, id, now).await?,
            };
            if !done {
                return Err(ActionError::Conflict);
            }
            let action = if input.restore { "call.uncancel" } else { "call.cancel" };
            context.audit(tx, action, id, "").await?;
            let change = match (&reason, &call.cancelled) {
                (Some(reason), _) => Cancellation::Cancelled { call: &call, reason },
                (None, Some(before)) => Cancellation::Restored { call: &call, cancelled_at: before.at },
                (None, None) => return Ok(()),
            };
            handler(tx, portal, change).await?;
            Ok::<_, ActionError>(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}
