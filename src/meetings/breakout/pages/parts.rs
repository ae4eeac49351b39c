//! The tables on the pages of a meeting that runs: for those who take part, for facilitators, on the screen in the room.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::{
    super::{
        actions::current,
        api::RunAct,
        labels,
        model::{Round, Table, round::Stage},
        paths, store,
    },
    hour,
};
use crate::{
    facilitation::{self, left_words},
    meeting::{model::Found, paths as meeting_paths},
};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, LocalizedText, error::AppError, format, rights::Action};
use ensemble_live::Countdown;
use ensemble_server::web::ActionContext;
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Weight};

/// For whom a part is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    Facilitator,
    Participant,
    Screen,
}

/// For those who take part: their table while people are at tables, then the way to the results.
pub fn participant<'a>(
    context: &'a ActionContext,
    found: &'a Found,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(part(context, found, View::Participant))
}

/// For facilitators: the tables, more time, bringing everyone back. Others see what participants see.
pub fn facilitator<'a>(
    context: &'a ActionContext,
    found: &'a Found,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    let runs = context.may(Action::RunTables, Some(found.community));
    Box::pin(part(context, found, if runs { View::Facilitator } else { View::Participant }))
}

/// For the screen in the room: who sits where.
pub fn screen<'a>(
    context: &'a ActionContext,
    found: &'a Found,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(part(context, found, View::Screen))
}

async fn part(context: &ActionContext, found: &Found, view: View) -> Result<Option<Part>, AppError> {
    let may = |action| context.may(action, Some(found.community));
    if !may(Action::ReadAgenda) {
        return Ok(None);
    }
    let (id, now) = (found.of.meeting.id, context.portal.now());
    let rounds = store::rounds(&context.portal.db, id).await?;
    let has_results = rounds.iter().any(|round| round.clock.stage == Stage::Closed);
    let stage =
        |wanted: &[Stage]| current(&rounds).filter(|round| wanted.contains(&round.clock.stage)).cloned();
    let round = match view {
        View::Facilitator => current(&rounds).cloned(),
        View::Screen => stage(&[Stage::Open]),
        View::Participant if may(Action::JoinTables) => stage(&[Stage::Choosing, Stage::Open]),
        View::Participant => None,
    };
    let is_empty = round.is_none()
        && match view {
            View::Facilitator => false,
            View::Screen => true,
            View::Participant => !has_results,
        };
    if is_empty {
        return Ok(None);
    }
    let (found, person) = (found.clone(), context.viewer.id());
    Ok(Some(Box::new(move |lang| {
        let body = match (view, &round) {
            (View::Facilitator, round) => for_facilitators(lang, &found, round.as_ref(), now),
            (View::Screen, Some(round)) => lists(lang, &found, round, now),
            (View::Participant, Some(round)) => {
                let own = person.and_then(|person| round.table_of(person));
                for_participants(lang, &found, round, own, now)
            }
            (View::Screen | View::Participant, None) => ().into_any(),
        };
        let results = (has_results && view != View::Screen).then(|| {
            let href = meeting_paths::of(paths::RESULTS, lang, id);
            view! { <p><a id="tables-results" href=href>{t::breakout_results(lang)}</a></p> }
        });
        view! {
            <section class="stack gap-3" id="tables" tabindex="-1" aria-labelledby="tables-heading">
                <h2 class="calm" id="tables-heading">{t::breakout_tables(lang)}</h2>
                {body}
                {results}
            </section>
        }
        .into_any()
    })))
}

/// What a table talks about, in its own language; nothing when it is empty.
pub(super) fn prompt(lang: Lang, text: &LocalizedText) -> AnyView {
    let shown = text.shown(lang);
    if shown.text.is_empty() {
        return ().into_any();
    }
    let tag = (shown.lang != lang).then(|| shown.lang.tag());
    let text = shown.text.to_owned();
    view! { <p class="table-prompt" lang=tag>{text}</p> }.into_any()
}

/// What a table is called: its number, and where it is.
pub(super) fn heading(lang: Lang, table: &Table) -> String {
    let name = t::breakout_table(lang, table.number);
    if table.place.is_empty() { name } else { format!("{name}, {}", table.place) }
}

/// How long people are still at their tables. Where the page follows the meeting, it counts down.
pub(super) fn left(lang: Lang, found: &Found, round: &Round, now: i64) -> AnyView {
    time(lang, found, round, now, |ends_at| {
        let words = left_words(lang).say(ends_at - now);
        view! { <b role="timer" data-until=ends_at>{words}</b> }.into_any()
    })
}

/// The same on a page that follows nothing else.
pub(super) fn countdown(lang: Lang, found: &Found, round: &Round, now: i64) -> AnyView {
    time(lang, found, round, now, |ends_at| {
        let events = facilitation::paths::events(round.meeting);
        let time = facilitation::paths::TIME.to_owned();
        view! { <Countdown ends_at now words=left_words(lang) events time /> }.into_any()
    })
}

fn time(lang: Lang, found: &Found, round: &Round, now: i64, left: impl FnOnce(i64) -> AnyView) -> AnyView {
    let Some(ends_at) = round.clock.ends_at.filter(|_| round.clock.stage == Stage::Open) else {
        return ().into_any();
    };
    if ends_at <= now {
        return view! { <p class="table-time"><b>{t::breakout_time_over(lang)}</b></p> }.into_any();
    }
    let until = t::breakout_until(lang, hour(lang, found, ends_at));
    view! { <p class="table-time row">{left(ends_at)} " " <span class="muted">{until}</span></p> }.into_any()
}

fn names(lang: Lang, table: &Table) -> String {
    let names: Vec<&str> = table.members.iter().map(|member| member.name.as_str()).collect();
    if names.is_empty() { t::breakout_empty_table(lang).to_owned() } else { format::list(lang, &names) }
}

/// The own table of a person, or the way to one.
pub(super) fn for_participants(
    lang: Lang,
    found: &Found,
    round: &Round,
    own: Option<&Table>,
    now: i64,
) -> AnyView {
    let id = round.meeting;
    let join = meeting_paths::of(paths::JOIN, lang, id);
    match (round.clock.stage, own) {
        (Stage::Choosing, own) => {
            let chosen = own.map(|table| view! { <p>{t::breakout_own(lang, heading(lang, table))}</p> });
            view! {
                {chosen}
                <p>
                    <a id="tables-choose" href=meeting_paths::of(paths::TABLES, lang, id)>{t::breakout_choose(lang)}</a>
                </p>
            }
            .into_any()
        }
        (_, Some(table)) => view! {
            <div class="my-table stack gap-2">
                <h2 class="h4">{t::breakout_own(lang, heading(lang, table))}</h2>
                {left(lang, found, round, now)}
                {prompt(lang, round.prompt_of(table))}
                <p class="small muted">{t::breakout_with(lang, names(lang, table))}</p>
                <p>
                    <a class="button quiet" id="tables-write" href=paths::of_table(paths::NOTE, lang, id, table.id)>
                        {t::breakout_write(lang)}
                    </a>
                </p>
            </div>
        }
        .into_any(),
        (_, None) => view! {
            <p>{t::breakout_late(lang)}</p>
            <form method="post" action=join><Button id="tables-join">{t::breakout_take_place(lang)}</Button></form>
        }
        .into_any(),
    }
}

/// Who sits where.
pub(super) fn lists(lang: Lang, found: &Found, round: &Round, now: i64) -> AnyView {
    let tables = round
        .tables
        .iter()
        .map(|table| {
            let of = (table.lang != lang).then(|| labels::language(lang, table.lang));
            let own_prompt = table.prompt.as_ref().map(|text| prompt(lang, text));
            view! {
                <li class="stack gap-1">
                    <b>{heading(lang, table)}</b>
                    <span>{names(lang, table)}</span>
                    {of.map(|of| view! { <span class="small muted">{of}</span> })}
                    {own_prompt}
                </li>
            }
        })
        .collect_view();
    view! { {left(lang, found, round, now)} {prompt(lang, &round.prompt)} <ul class="plain table-lists">{tables}</ul> }
        .into_any()
}

fn for_facilitators(lang: Lang, found: &Found, round: Option<&Round>, now: i64) -> AnyView {
    let id = found.of.meeting.id;
    let make = meeting_paths::of(paths::MAKE, lang, id);
    match round {
        Some(round) if round.clock.stage == Stage::Open => view! {
            {lists(lang, found, round, now)}
            {run_forms(lang, round)}
            <p><a id="tables-make" href=make>{t::breakout_change(lang)}</a></p>
        }
        .into_any(),
        Some(_) => view! {
            <p>
                <ButtonLink small=true weight=Weight::Quiet id="tables-make" href=make>
                    {t::breakout_see_prepared(lang)}
                </ButtonLink>
            </p>
        }
        .into_any(),
        None => view! {
            <p>
                <ButtonLink small=true weight=Weight::Quiet id="tables-make" href=make>
                    {t::breakout_make(lang)}
                </ButtonLink>
            </p>
        }
        .into_any(),
    }
}

/// More time, and bringing everyone back.
pub(super) fn run_forms(lang: Lang, round: &Round) -> AnyView {
    let action = meeting_paths::of(paths::RUN, lang, round.meeting);
    let seen = round.clock.ends_at.unwrap_or_default().to_string();
    let more = [1_u16, 2, 5]
        .map(|minutes| {
            view! {
                <form method="post" action=action.clone()>
                    <input type="hidden" name="act" value=RunAct::Extend.code() />
                    <input type="hidden" name="seen" value=seen.clone() />
                    <input type="hidden" name="minutes" value=minutes.to_string() />
                    <Button small=true weight=Weight::Quiet id=format!("tables-more-{minutes}")>
                        {t::breakout_more(lang, minutes)}
                    </Button>
                </form>
            }
        })
        .collect_view();
    view! {
        <div class="row">
            {more}
            <form method="post" action=action.clone()>
                <input type="hidden" name="act" value=RunAct::Close.code() />
                <input type="hidden" name="seen" value=seen.clone() />
                <Button small=true weight=Weight::Quiet id="tables-close">{t::breakout_close(lang)}</Button>
            </form>
        </div>
    }
    .into_any()
}
