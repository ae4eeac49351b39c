//! Saying what is wrong with a service, without an account, and taking care of it.

use super::{find_own, find_visible};
use crate::service::{
    api::{ReportService, SettleReport},
    events,
    rules::MAX_TEXT,
    store,
};
use ensemble_common::notification::notify;
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::ServiceId,
};
use ensemble_server::{
    rate::{Bucket, Limit, reserve_all},
    web::ActionContext,
};
use ensemble_texts as t;

/// How many reports come from one network.
const FROM_ONE_NETWORK: Limit = Limit { burst: 5, every: 12 * 60_000 };
/// How many reports come in all: each notifies people.
const FROM_ALL: Limit = Limit { burst: 60, every: 60_000 };
/// The most reports of one service that wait.
const MAX_WAITING: i64 = 20;

/// Says what is wrong with a service. Who says it is not kept.
///
/// # Errors
/// [`ActionError::Invalid`] for a text that cannot be kept, [`AppError::TooMany`] for too many from one network or about one service.
pub async fn report(
    context: &ActionContext,
    id: ServiceId,
    input: &ReportService,
) -> Result<(), ActionError> {
    let service = find_visible(context, id).await?;
    let text = input.error.trim();
    if text.is_empty() || text.chars().count() > MAX_TEXT {
        let mut errors = FieldErrors::default();
        errors.add("error", t::service_wrong_report(context.lang, MAX_TEXT));
        return Err(ActionError::Invalid(errors));
    }
    let (db, now) = (&context.portal.db, context.portal.now());
    let own = Bucket::new(FROM_ONE_NETWORK, &["service-report", &context.session.network()]);
    let all = Bucket::new(FROM_ALL, &["service-report-all"]);
    if reserve_all(db, &[&own, &all], now).await.map_err(AppError::from)? > 0 {
        return Err(AppError::TooMany.into());
    }
    db.transaction(async |tx| {
        // Reports of one service wait for each other, so that no more of them wait than may.
        store::lock(&mut *tx, id).await?.ok_or(AppError::NotFound)?;
        if store::count_reports(&mut *tx, id).await? >= MAX_WAITING {
            return Err(AppError::TooMany);
        }
        store::add_report(&mut *tx, id, text, now).await?;
        let mut recipients = store::keepers(&mut *tx).await?;
        if let Some(owner) = service.owner
            && !recipients.contains(&owner)
        {
            recipients.push(owner);
        }
        notify(&mut *tx, &context.portal, &events::reported(&context.portal, &service, recipients)).await?;
        Ok(())
    })
    .await?;
    context.portal.outbox_waker.wake();
    Ok(())
}

/// Says that a report was taken care of; it is deleted. Doing it twice changes nothing.
///
/// # Errors
/// [`AppError::NotFound`] for those who may not change the service.
pub async fn settle(context: &ActionContext, id: ServiceId, input: &SettleReport) -> Result<(), ActionError> {
    find_own(context, id).await?;
    context
        .portal
        .db
        .transaction(async |tx| {
            if store::remove_report(&mut *tx, id, &input.report).await? {
                context.audit(&mut *tx, "service.report-settled", id, "").await?;
            }
            Ok::<_, AppError>(())
        })
        .await?;
    Ok(())
}
