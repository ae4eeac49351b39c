//! What facilitators press: back, pause, more minutes, on.

use ensemble_common::prelude::*;

use super::{
    super::{api::RunAction, model::Run, paths},
    shown::Shown,
};
use ensemble_texts as t;
use ensemble_ui::{Icon, Shape};

/// How many minutes one press gives.
const GIVEN: [i16; 2] = [1, 5];

/// A form that changes how the meeting runs.
pub(super) fn form(
    shown: &Shown,
    action: RunAction,
    fields: &[(&'static str, String)],
    content: AnyView,
) -> AnyView {
    let hidden = fields
        .iter()
        .map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone() /> })
        .collect_view();
    view! {
        <form method="post" action=shown.address(paths::CHANGE) data-run-form="">
            <input type="hidden" name="command" value=action.code() />
            {hidden}
            {content}
        </form>
    }
    .into_any()
}

pub(super) fn keys(shown: &Shown, run: &Run) -> AnyView {
    let lang = shown.lang;
    let from = run.current.clone().unwrap_or_default();
    let back = run.preceding().map(|_| {
        let button = view! {
            <button class="button quiet" type="submit" id="run-back">
                <Icon shape=Shape::Back />
                {t::run_previous(lang)}
            </button>
        };
        form(shown, RunAction::Previous, &[("item", from.clone())], button.into_any())
    });
    let (action, words) = match run.paused_since {
        None => (RunAction::Pause, t::run_pause(lang)),
        Some(_) => (RunAction::Resume, t::run_resume(lang)),
    };
    let pause = view! {
        <button class="button quiet" type="submit" id="run-pause" data-key="p" aria-keyshortcuts="Alt+P">
            {words}
            <span class="run-key" aria-hidden="true">"Alt + P"</span>
        </button>
    };
    let pause = form(shown, action, &[], pause.into_any());
    let more = run.current_item().filter(|item| !item.removed).map(|item| {
        GIVEN
            .into_iter()
            .map(|minutes| {
                let button = view! {
                    <button
                        class="button quiet"
                        type="submit"
                        id=format!("run-more-{minutes}")
                        aria-label=t::run_give(lang, minutes)
                    >
                        {t::run_more(lang, minutes)}
                    </button>
                };
                let fields = [
                    ("item", item.id.clone()),
                    ("seen", item.minutes.to_string()),
                    ("minutes", minutes.to_string()),
                ];
                form(shown, RunAction::Adjust, &fields, button.into_any())
            })
            .collect_view()
    });
    let on = run.following().map(|next| {
        let name = shown.name(&next.id);
        let button = view! {
            <button class="button" type="submit" id="run-next" data-key="n" aria-keyshortcuts="Alt+N">
                <span>{t::run_next(lang)} <span class="visually-hidden">", " {name}</span></span>
                <span class="run-key" aria-hidden="true">"Alt + N"</span>
                <Icon shape=Shape::Next />
            </button>
        };
        let next = form(shown, RunAction::Next, &[("item", from.clone())], button.into_any());
        view! { <div class="run-on">{next}</div> }
    });
    view! {
        <div class="run-keys" role="group" aria-label=t::run_keys(lang)>
            {back}
            {pause}
            {more}
            {on}
        </div>
    }
    .into_any()
}
