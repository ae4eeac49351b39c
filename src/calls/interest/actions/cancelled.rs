//! What follows for those who answered a call that is given up or taken up again.

use super::{link, recipient};
use crate::{
    call::{Cancellation, model::Call, paths},
    interest::{
        emails::{CallCancelled, CallRestored},
        model::{Interest, InterestState, Place},
        store,
    },
};
use ensemble_common::{
    email::{self, Site},
    notification::PerLang,
};
use ensemble_server::{Portal, mail::NewEmail};

/// How many emails are written to the outbox at once.
const AT_ONCE: usize = 200;

/// Writes once to those who answered a call or began to, in the transaction that gives it up or takes it up again. Offers of places do
/// not run out meanwhile: their ends are moved by the time for which the call had been given up.
///
/// # Errors
/// When the database is unavailable.
pub async fn cancellation(
    tx: &mut sqlx::AnyConnection,
    portal: &Portal,
    change: Cancellation<'_>,
) -> Result<(), sqlx::Error> {
    let now = portal.now();
    let call = match change {
        Cancellation::Cancelled { call, .. } => call,
        Cancellation::Restored { call, cancelled_at } => {
            store::extend_offers(&mut *tx, call.id, cancelled_at, now - cancelled_at).await?;
            call
        }
    };
    let site = Site::from_config(&portal.config);
    let public = PerLang::of(|lang| format!("{}{}", site.url, paths::of(paths::SHOW, lang, &call.code)));
    let addressees = store::addressees(&mut *tx, call.id).await?;
    for some in addressees.chunks(AT_ONCE) {
        let mut emails: Vec<NewEmail> = Vec::with_capacity(some.len());
        for interest in some {
            let recipient = recipient(interest);
            emails.push(match change {
                Cancellation::Cancelled { call, reason } => {
                    let message = CallCancelled {
                        title: call.texts.title.clone(),
                        reason: reason.clone(),
                        link: public.clone(),
                    };
                    email::compose(&site, &message, &recipient, None, None)
                }
                Cancellation::Restored { call, .. } => {
                    let message = CallRestored {
                        title: call.texts.title.clone(),
                        link: public.clone(),
                        offer: offer(&mut *tx, portal, call, interest, now).await?,
                    };
                    email::compose(&site, &message, &recipient, None, None)
                }
            });
        }
        email::enqueue_all(&mut *tx, &emails, now).await?;
    }
    Ok(())
}

/// The place that a person is offered: where they reply, and until when.
async fn offer(
    tx: &mut sqlx::AnyConnection,
    portal: &Portal,
    call: &Call,
    interest: &Interest,
    now: i64,
) -> Result<Option<(String, i64)>, sqlx::Error> {
    let until = interest.reply_by.filter(|until| *until >= now);
    let Some(until) = until.filter(|_| is_offered(interest)) else { return Ok(None) };
    let page = link(tx, portal, &call.code, interest, paths::REPLY, now).await?;
    Ok(Some((page, until)))
}

fn is_offered(interest: &Interest) -> bool {
    interest.state == InterestState::Sent && interest.place == Place::Offered
}
