//! What the features above calls show on their pages and do when one is given up, and what calls show on the pages of communities.

use futures::future::{BoxFuture, try_join_all};
use leptos::prelude::{CollectView as _, IntoAny as _};
use sqlx::AnyConnection;

use ensemble_calls::{
    call::{self, Cancellation, Composition, PartLoader, model::Call},
    draw, interest, need, screening, selection,
};
use ensemble_communities::community::Part;
use ensemble_core::error::AppError;
use ensemble_meetings::meeting::{CallDate, CallStep};
use ensemble_server::{
    Portal,
    web::{ActionContext, PageRequest},
};

/// What is shown of a call besides what the feature itself shows.
pub(super) const COMPOSITION: Composition =
    Composition { answer_box: interest::pages::answer_box, sections, next_steps, cancellation };

/// Below the texts of the public page, in this order.
const SECTIONS: [PartLoader; 2] = [need::pages::sections, draw::pages::sections];
/// On the overview of the administration, in the order in which a call goes.
const NEXT_STEPS: [PartLoader; 5] = [
    interest::pages::next_steps,
    need::pages::next_steps,
    screening::pages::next_steps,
    draw::pages::next_steps,
    selection::pages::next_steps,
];

fn sections<'a>(request: &'a PageRequest, call: &'a Call) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    together(request, call, &SECTIONS)
}

fn next_steps<'a>(request: &'a PageRequest, call: &'a Call) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    together(request, call, &NEXT_STEPS)
}

/// The parts that these load, one below the other.
fn together<'a>(
    request: &'a PageRequest,
    call: &'a Call,
    loaders: &'static [PartLoader],
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let loaded = try_join_all(loaders.iter().map(|load| load(request, call))).await?;
        let parts: Vec<Part> = loaded.into_iter().flatten().collect();
        if parts.is_empty() {
            return Ok(None);
        }
        let all: Part =
            Box::new(move |lang| parts.into_iter().map(|part| part(lang)).collect_view().into_any());
        Ok(Some(all))
    })
}

/// Those who answered a call that is given up or taken up again are written to.
fn cancellation<'a>(
    tx: &'a mut AnyConnection,
    portal: &'a Portal,
    change: Cancellation<'a>,
) -> BoxFuture<'a, Result<(), sqlx::Error>> {
    Box::pin(interest::cancellation(tx, portal, change))
}

/// When calls open, close and are answered, in the list of a community's school year.
pub(super) fn dates_in_year(
    context: &ActionContext,
    span: (i64, i64),
) -> BoxFuture<'static, Result<Vec<CallDate>, AppError>> {
    let db = context.portal.db.clone();
    Box::pin(async move {
        let calls = call::between(&db, span).await?;
        let dates = |call: Call| {
            let links = call::paths::both(call::paths::SHOW, &call.code);
            let dates = [
                (CallStep::Opens, call.dates.opens_at),
                (CallStep::Closes, call.dates.closes_at),
                (CallStep::Answered, call.dates.answer_until),
            ];
            let title = call.texts.title;
            dates.map(|(step, at)| CallDate { at, step, title: title.clone(), links: links.clone() })
        };
        Ok(calls.into_iter().flat_map(dates).filter(|date| (span.0..span.1).contains(&date.at)).collect())
    })
}

/// The open calls, on the list of communities.
pub(super) fn open_calls(context: ActionContext) -> BoxFuture<'static, Result<Option<Part>, AppError>> {
    Box::pin(async move { call::open_calls_part(&context.portal.db, context.portal.now()).await })
}
