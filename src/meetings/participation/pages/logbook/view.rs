//! What the page of a logbook shows.

use ensemble_common::prelude::*;

use super::{
    super::super::{
        labels,
        model::{LineSource, LogbookLine},
        paths,
        rules::{self, GOAL, MAX_TITLE},
    },
    Logbook, here,
};
use crate::meeting::paths as meeting_paths;
use ensemble_core::{Lang, format};
use ensemble_texts as t;
use ensemble_ui::{Badge, Button, Confirm, ErrorSummary, Field, Kind, Line, Notice, Tone, Weight};

/// A period in words: « du 1er juillet 2025 au 30 juin 2027 ».
pub(super) fn period_words(lang: Lang, period: i16) -> String {
    t::participation_period(lang, period.to_string(), (period + 2).to_string())
}

pub(super) fn body(lang: Lang, logbook: Logbook) -> impl IntoView {
    let said = logbook.said.map(|words| {
        view! { <Notice kind=Kind::Success><p role="status">{words}</p></Notice> }
    });
    let made = logbook.link.clone().map(|link| {
        view! {
            <Notice kind=Kind::Success>
                <p role="status"><b>{t::participation_link_made(lang)}</b></p>
                <p>{t::participation_link_once(lang)}</p>
            </Notice>
            <p class="secret-address">{link}</p>
        }
    });
    let others = logbook
        .periods
        .iter()
        .filter(|period| **period != logbook.period)
        .map(|period| view! { <li><a href=here(lang, *period)>{period_words(lang, *period)}</a></li> })
        .collect_view();
    let csv = format!("{}?{}={}", paths::at(paths::LOGBOOK_CSV, lang), paths::PERIOD, logbook.period);
    view! {
        <h1>{t::participation_logbook(lang)}</h1>
        <ErrorSummary lang errors=logbook.errors.all() />
        {said}
        {made}
        <p class="lead">{t::participation_logbook_text(lang)}</p>
        <div class="stack gap-7">
            <section class="stack gap-4" aria-labelledby="period">
                <h2 id="period">{period_words(lang, logbook.period)}</h2>
                {total(lang, &logbook.lines)}
                {list(lang, &logbook.lines, Some(logbook.period))}
                <p class="row small no-print">
                    <a href=csv>{t::participation_csv(lang)}</a>
                    <a href=paths::at(paths::MINE, lang)>{t::participation_certificates(lang)}</a>
                </p>
                <nav class="row small no-print" aria-labelledby="other-periods">
                    <b id="other-periods">{t::participation_other_periods(lang)}</b>
                    <ul class="row plain">{others}</ul>
                </nav>
            </section>
            {form(lang, &logbook)}
            {sharing(lang, &logbook)}
        </div>
    }
}

/// The sum, beside what the law asks of teachers.
pub(super) fn total(lang: Lang, lines: &[LogbookLine]) -> AnyView {
    let sum = rules::sum(lines);
    let (words, goal) = (labels::length(lang, sum), labels::length(lang, GOAL));
    view! {
        <p class="h3">{t::participation_sum(lang, words)}</p>
        <p class="small muted">{t::participation_goal(lang, goal)}</p>
    }
    .into_any()
}

/// The lines; those of one's own entries can be deleted where a period is given.
pub(super) fn list(lang: Lang, lines: &[LogbookLine], period: Option<i16>) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{t::participation_logbook_empty(lang)}</p> }.into_any();
    }
    let rows = lines
        .iter()
        .map(|line| {
            let day = format::date(lang, format::local(line.at).date());
            let length = labels::length(lang, u32::from(line.minutes));
            let (about, tail) = match &line.about {
                LineSource::Meeting { id, title, community, to_confirm } => {
                    let (title, community) = (title.clone(), community.clone());
                    let to = meeting_paths::show(lang, *id);
                    let title = match period {
                        Some(_) => view! { <a href=to><Line lang passage=title /></a> }.into_any(),
                        None => view! { <Line lang passage=title /> }.into_any(),
                    };
                    let mark = to_confirm.then(|| {
                        view! { " " <Badge tone=Tone::Warn>{t::participation_to_confirm(lang)}</Badge> }
                    });
                    let about = view! { {title} " · " <Line lang passage=community /> {mark} }.into_any();
                    (about, None)
                }
                LineSource::Own { id, title } => {
                    let name = title.clone();
                    let delete = period.map(|period| {
                        view! {
                            <form method="post" action=paths::at(paths::DELETE_ENTRY, lang)>
                                <input type="hidden" name="entry" value=id.to_string() />
                                <input type="hidden" name="period" value=period.to_string() />
                                <Confirm
                                    label=t::participation_entry_delete(lang)
                                    question=t::participation_entry_delete_question(lang)
                                    thing=name
                                />
                            </form>
                        }
                    });
                    (title.clone().into_any(), delete)
                }
            };
            view! {
                <li class="stack gap-1">
                    <p>{about}</p>
                    <p class="meta">{day} " · " {length}</p>
                    {tail}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows plain logbook">{rows}</ul> }.into_any()
}

/// The form for an entry.
fn form(lang: Lang, logbook: &Logbook) -> AnyView {
    let (typed, errors) = (&logbook.typed, &logbook.errors);
    view! {
        <section class="stack gap-3 no-print" aria-labelledby="add">
            <h2 id="add">{t::participation_entry_add(lang)}</h2>
            <p class="small muted">{t::participation_entry_text(lang)}</p>
            <form class="form" method="post" action=here(lang, logbook.period)>
                <Field
                    id="day"
                    label=t::participation_entry_day(lang)
                    value=typed.day.clone()
                    error=errors.of("day")
                    kind="date"
                    required=true
                />
                <Field
                    id="title"
                    label=t::participation_entry_title(lang)
                    value=typed.title.clone()
                    error=errors.of("title")
                    maxlength=u32::try_from(MAX_TITLE).unwrap_or_default()
                    required=true
                />
                <Field
                    id="hours"
                    label=t::participation_entry_hours(lang)
                    hint=t::participation_entry_hours_hint(lang)
                    value=typed.hours.clone()
                    error=errors.of("hours")
                    required=true
                />
                <div class="actions"><Button>{t::participation_entry_save(lang)}</Button></div>
            </form>
        </section>
    }
    .into_any()
}

/// The link with which the person shows this period to someone.
fn sharing(lang: Lang, logbook: &Logbook) -> AnyView {
    let period = logbook.period.to_string();
    let words = match logbook.link_since {
        Some(_) => t::participation_link_replace(lang),
        None => t::participation_link_make(lang),
    };
    let since = logbook.link_since.map(|since| {
        let day = format::date(lang, format::local(since).date());
        view! { <p>{t::participation_link_since(lang, day)}</p> }
    });
    let withdraw = logbook.link_since.map(|_| {
        view! {
            <Button weight=Weight::Danger formaction=paths::at(paths::UNSHARE, lang)>
                {t::participation_link_withdraw(lang)}
            </Button>
        }
    });
    view! {
        <section class="stack gap-3 no-print" aria-labelledby="sharing">
            <h2 id="sharing">{t::participation_link(lang)}</h2>
            <p>{t::participation_link_text(lang)}</p>
            {since}
            <form class="row" method="post" action=paths::at(paths::SHARE, lang)>
                <input type="hidden" name="period" value=period />
                <Button weight=Weight::Quiet>{words}</Button>
                {withdraw}
            </form>
        </section>
    }
    .into_any()
}
