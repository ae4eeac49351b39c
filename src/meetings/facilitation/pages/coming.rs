//! What is ahead: when each item is expected, and what can be done with it.

use ensemble_common::prelude::*;

use super::{
    super::{
        api::{ChangeRun, RunAction},
        model::{Forecast, Run, RunItem, Scheduled},
    },
    keys::form,
    shown::Shown,
};
use ensemble_core::format;
use ensemble_texts as t;
use ensemble_ui::{Button, Field, Weight};

/// The items ahead, with what is done with each. `typed` is a form that could not be done.
pub(super) fn coming(shown: &Shown, run: &Run, forecast: &Forecast, typed: Option<&ChangeRun>) -> AnyView {
    let lang = shown.lang;
    let rows = forecast
        .items
        .iter()
        .filter(|item| Some(&item.id) != run.current.as_ref())
        .filter_map(|scheduled| Some(row(shown, run, run.item(&scheduled.id)?, scheduled, typed)))
        .collect_view();
    view! {
        <section class="stack gap-2" aria-labelledby="run-coming">
            <h2 class="run-heading" id="run-coming">{t::run_coming(lang)}</h2>
            <ol class="run-coming">{rows}</ol>
        </section>
    }
    .into_any()
}

fn row(
    shown: &Shown,
    run: &Run,
    item: &RunItem,
    scheduled: &Scheduled,
    typed: Option<&ChangeRun>,
) -> AnyView {
    let lang = shown.lang;
    let name = shown.name(&item.id);
    let minutes = if item.minutes == item.on_agenda {
        t::run_minutes(lang, item.minutes)
    } else {
        t::run_minutes_changed(lang, item.on_agenda, item.minutes)
    };
    let fixed = item.fixed_at.map(|at| {
        let words = t::run_fixed_at(lang, shown.time(at));
        view! { <span class="small muted">{words}</span> }
    });
    let own = shown.own_time(scheduled.begins_at).map(|own| view! { <span class="small muted">{own}</span> });
    let late = scheduled.late.then(|| view! { <span class="run-over">{t::run_fixed_late(lang)}</span> });
    let over = scheduled.over.then(|| view! { <span class="run-over">{t::run_over_end(lang)}</span> });
    let typed = typed.filter(|typed| typed.item == item.id && typed.action == RunAction::Fix);
    let hour = match (typed, item.fixed_at) {
        (Some(typed), _) => typed.at.clone(),
        (None, Some(at)) => {
            let local = format::local_in(at, shown.found.of.meeting.zone.code());
            format!("{:02}:{:02}", local.hour(), local.minute())
        }
        (None, None) => String::new(),
    };
    let jump = format!("run-jump-{}", item.id);
    let jump = view! { <Button weight=Weight::Quiet small=true id=jump>{t::run_jump(lang)}</Button> };
    let jump = form(shown, RunAction::Jump, &[("item", item.id.clone())], jump.into_any());
    let seen = item.minutes.to_string();
    let adjust = [-5_i16, 5]
        .into_iter()
        .filter(|minutes| *minutes > 0 || run.may_give(item) && item.minutes > 5)
        .map(|minutes| {
            let words = if minutes > 0 { t::run_more(lang, minutes) } else { t::run_less(lang, -minutes) };
            let id = format!("run-{minutes:+}-{}", item.id);
            let button = view! { <Button weight=Weight::Quiet small=true id>{words}</Button> };
            let fields =
                [("item", item.id.clone()), ("seen", seen.clone()), ("minutes", minutes.to_string())];
            form(shown, RunAction::Adjust, &fields, button.into_any())
        })
        .collect_view();
    let fix = view! {
        <div class="run-fix">
            <Field
                id=format!("run-at-{}", item.id)
                name="at"
                label=t::run_fix_label(lang)
                hint=t::run_fix_hint(lang)
                kind="time"
                value=hour
            />
            <Button weight=Weight::Quiet small=true id=format!("run-fix-{}", item.id)>{t::run_fix(lang)}</Button>
        </div>
    };
    let fix = form(shown, RunAction::Fix, &[("item", item.id.clone())], fix.into_any());
    view! {
        <li>
            <span class="run-hour">{shown.meeting_time(scheduled.begins_at)}</span>
            <div class="stack gap-1">
                <span>{name.clone()}</span>
                {own}
                {fixed}
                {late}
                {over}
                <details id=format!("run-of-{}", item.id) open=typed.is_some()>
                    <summary class="small">
                        {t::run_change_item(lang)}
                        <span class="visually-hidden">", " {name}</span>
                    </summary>
                    <div class="run-item-tools">{jump}{adjust}{fix}</div>
                </details>
            </div>
            <span class="run-minutes">{minutes}</span>
        </li>
    }
    .into_any()
}
