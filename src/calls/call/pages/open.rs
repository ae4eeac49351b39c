//! The calls that people can answer now, on pages of other features.

use ensemble_common::prelude::*;

use super::{
    super::{
        model::{Call, CallPhase},
        paths,
        rules::phase,
        store,
    },
    rows::rows,
};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, error::AppError, ids::CallId};
use ensemble_server::db::Db;
use ensemble_texts as t;
use ensemble_ui::{NavLink, SectionTitle};

/// How many open calls other pages show.
const SHOWN: usize = 3;

/// The open calls as a section of the home page of visitors and of the list of communities; `None` where there is none.
///
/// # Errors
/// When the database is unavailable.
pub async fn open_calls_part(db: &Db, now: i64) -> Result<Option<Part>, AppError> {
    part(db, now, &[], |lang, inside| {
        view! {
            <section class="stack" aria-labelledby="open-calls">
                <div class="section-head">
                    <h2 id="open-calls">{t::call_public_open(lang)}</h2>
                    <a href=list(lang)>{t::call_public_all(lang)}</a>
                </div>
                {inside}
            </section>
        }
    })
    .await
}

/// The same as a section of the home of a person who is signed in, without the calls that they answered.
///
/// # Errors
/// When the database is unavailable.
pub async fn open_calls_at_home(db: &Db, now: i64, answered: &[CallId]) -> Result<Option<Part>, AppError> {
    part(db, now, answered, |lang, inside| {
        let all = Some(NavLink::new(t::call_public_all(lang), list(lang)));
        view! {
            <section aria-labelledby="open-calls">
                <SectionTitle id="open-calls" title=t::call_public_open(lang) all />
                {inside}
            </section>
        }
    })
    .await
}

async fn part(
    db: &Db,
    now: i64,
    without: &[CallId],
    section: fn(Lang, AnyView) -> AnyView,
) -> Result<Option<Part>, AppError> {
    let is_shown = |call: &Call| phase(call, now) == CallPhase::Open && !without.contains(&call.id);
    let open: Vec<Call> = store::current(db, now).await?.into_iter().filter(is_shown).take(SHOWN).collect();
    if open.is_empty() {
        return Ok(None);
    }
    let part: Part = Box::new(move |lang| section(lang, rows(lang, open, now)));
    Ok(Some(part))
}

const fn list(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => paths::LIST[0],
        Lang::En => paths::LIST[1],
    }
}
