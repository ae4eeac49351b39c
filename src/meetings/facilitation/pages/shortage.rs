//! What will not fit, and where minutes can come from: each way says when the meeting then ends, before it is taken.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::taken_text,
        api::{BY_NEXT, BY_STAYING, RunAction},
        model::{Command, Forecast, Run, Source, Taken, apply},
    },
    keys::form,
    shown::Shown,
};
use ensemble_texts as t;
use ensemble_ui::{Button, Weight};

/// One way, with the form's value for it.
struct Way {
    value: String,
    label: String,
    /// When the meeting then ends.
    ends: String,
    cost: String,
}

fn way(shown: &Shown, run: &Run, source: &Source, forecast: &Forecast) -> Option<Way> {
    let lang = shown.lang;
    let ends = |command: &Command| {
        let after = apply(run, command, shown.now).ok()?;
        Some(shown.time(after.forecast(shown.now).ends_at))
    };
    let shorter =
        |taken: &Taken| t::run_shorter(lang, taken.seen - taken.minutes, taken.seen, shown.name(&taken.item));
    Some(match source {
        Source::Spread(taken) => Way {
            value: taken_text(taken),
            label: t::run_from_all(lang).to_owned(),
            ends: ends(&Command::Shorten { taken: taken.clone() })?,
            cost: taken.iter().map(shorter).collect::<Vec<_>>().join(" · "),
        },
        Source::Item(taken) => Way {
            value: taken_text(std::slice::from_ref(taken)),
            label: t::run_from_item(lang, shown.name(&taken.item)),
            ends: ends(&Command::Shorten { taken: vec![taken.clone()] })?,
            cost: shorter(taken),
        },
        Source::Next { minutes } => Way {
            value: BY_NEXT.to_owned(),
            label: t::run_by_next(lang).to_owned(),
            ends: ends(&Command::Next { from: run.current.clone().unwrap_or_default() })?,
            cost: t::run_by_next_cost(lang, *minutes),
        },
        Source::Stay => Way {
            value: BY_STAYING.to_owned(),
            label: t::run_by_staying(lang).to_owned(),
            ends: shown.time(forecast.ends_at),
            cost: t::run_by_staying_cost(lang, forecast.excess),
        },
    })
}

/// The choices; nothing when all fits.
pub(super) fn shortage(shown: &Shown, run: &Run, forecast: &Forecast) -> Option<AnyView> {
    let lang = shown.lang;
    let first = forecast.items.iter().find(|item| item.over).filter(|_| forecast.excess > 0)?;
    let name = shown.name(&first.id);
    let sources = run.sources(forecast.excess, shown.now);
    let ways = sources.iter().filter_map(|source| way(shown, run, source, forecast));
    let choices = ways
        .enumerate()
        .map(|(index, way)| {
            let is_first = index == 0;
            view! {
                <label>
                    <input
                        type="radio"
                        name="taken"
                        id=format!("run-way-{}", way.value.replace([':', ','], "-"))
                        value=way.value
                        checked=is_first
                    />
                    <span>{way.label}</span>
                    <b>{way.ends}</b>
                    <small>{way.cost}</small>
                </label>
            }
        })
        .collect_view();
    let fields = [
        ("item", run.current.clone().unwrap_or_default()),
        ("seen", run.due_at.to_string()),
        ("minutes", forecast.excess.to_string()),
    ];
    let content = view! {
        <fieldset class="run-choices">
            <legend>{t::run_will_not_fit(lang, forecast.excess, name)}</legend>
            {choices}
            <div class="run-take">
                <Button weight=Weight::Quiet small=true id="run-make-fit">{t::run_make_fit(lang)}</Button>
            </div>
        </fieldset>
    };
    Some(form(shown, RunAction::Fit, &fields, content.into_any()))
}
