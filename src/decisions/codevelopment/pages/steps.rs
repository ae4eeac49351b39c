//! The six steps, the current one, and who does what now.

use ensemble_common::prelude::*;

use super::show::Shown;
use crate::codevelopment::{
    api::StepAction,
    labels,
    model::{
        Role, Step,
        session::{EXTENSION, MINUTE, Session},
    },
    paths, rules,
};
use ensemble_core::{Lang, format};
use ensemble_meetings::facilitation::left_words;
use ensemble_texts as t;
use ensemble_ui::{Button, StatusText, Tone, Weight};

/// The steps with their minutes.
pub(super) fn six(shown: &Shown, session: &Session) -> AnyView {
    let lang = shown.lang;
    let steps = Step::ALL.iter().map(|step| {
        let is_done =
            session.ended_at.is_some() || session.begun_at.is_some() && step.index() < session.step.index();
        let is_current = session.is_running() && *step == session.step;
        let minutes = rules::minutes(session, *step);
        let words = if is_done {
            t::codevelopment_minutes_done(lang, minutes)
        } else {
            t::codevelopment_minutes(lang, minutes)
        };
        view! {
            <li class=is_done.then_some("done") aria-current=is_current.then_some("step")>
                <b>{labels::step(lang, *step)}</b>
                <small>{words}</small>
            </li>
        }
    });
    let steps = steps.collect_view();
    view! { <ol class="six-steps" aria-label=t::codevelopment_six_steps(lang)>{steps}</ol> }.into_any()
}

/// The current step, until when it lasts, and the buttons of those who lead.
pub(super) fn current(shown: &Shown, session: &Session) -> AnyView {
    let lang = shown.lang;
    let (heading, time) = if session.begun_at.is_none() {
        (t::codevelopment_planned(lang), t::codevelopment_length(lang, session.minutes).into_any())
    } else if session.ended_at.is_some() {
        (t::codevelopment_over(lang), t::codevelopment_erased(lang, days_left(session, shown.now)).into_any())
    } else {
        (labels::step(lang, session.step), time(lang, shown, session))
    };
    let number = session.is_running().then(
        || view! { <p class="small muted">{t::codevelopment_step_of(lang, session.step.index() + 1)} " "</p> },
    );
    let paused = (session.is_running() && session.paused_since.is_some())
        .then(|| view! { <p><StatusText tone=Tone::Warn>{t::codevelopment_paused(lang)}</StatusText></p> });
    let keys = (shown.leads() && !rules::is_over(session, shown.now)).then(|| keys(shown, session));
    view! {
        <section class="codev-now stack gap-2" aria-labelledby="step">
            <div class="stack gap-2" data-announce="step">
                {number}
                <h2 id="step" tabindex="-1">{heading}</h2>
            </div>
            <p>{time}</p>
            {paused}
            {keys}
        </section>
    }
    .into_any()
}

fn days_left(session: &Session, now: i64) -> i64 {
    rules::erased_at(session).map_or(0, |at| ((at - now) / (24 * 60 * MINUTE)).max(0))
}

/// What is left of the current step.
fn time(lang: Lang, shown: &Shown, session: &Session) -> AnyView {
    let (minutes, left) = (rules::minutes(session, session.step), rules::left(session, shown.now));
    if session.paused_since.is_some() {
        return t::codevelopment_left_in_pause(lang, (left / MINUTE).max(0), minutes).into_any();
    }
    let zone = shown.found.of.meeting.zone.code();
    let until = format::time(lang, format::local_in(shown.now + left, zone).time());
    let (ends_at, words) = (shown.now + left, left_words(lang).say(left));
    view! { <b role="timer" data-until=ends_at>{words}</b> " " {t::codevelopment_until(lang, minutes, until)} }.into_any()
}

/// What those who lead do with the steps.
fn keys(shown: &Shown, session: &Session) -> AnyView {
    let lang = shown.lang;
    let key = |act: StepAction, weight: Weight, words: String| {
        // One button pauses and resumes: it keeps the focus.
        let name = if act == StepAction::Resume { StepAction::Pause } else { act };
        view! {
            <form method="post" action=shown.address(paths::STEP)>
                <input type="hidden" name="step" value=session.step.code() />
                <input type="hidden" name="seen" value=session.added.to_string() />
                <Button small=true weight id=format!("codev-{name}") name="act" value=act.code()>{words}</Button>
            </form>
        }
        .into_any()
    };
    let quiet = |act, words: &str| key(act, Weight::Quiet, words.to_owned());
    let mut keys = Vec::new();
    if session.begun_at.is_none() {
        if shown.runs {
            // To those who take part and have not promised yet, that comes first.
            let takes_part = shown.people.iter().any(|each| each.person == shown.viewer);
            let weight = if takes_part && shown.role.is_none() { Weight::Quiet } else { Weight::Primary };
            keys.push(key(StepAction::Begin, weight, t::codevelopment_begin(lang).to_owned()));
        }
    } else if session.ended_at.is_some() {
        keys.push(quiet(StepAction::Previous, t::codevelopment_reopen(lang)));
    } else {
        if session.step.previous().is_some() {
            keys.push(quiet(StepAction::Previous, t::codevelopment_previous(lang)));
        }
        keys.push(match session.paused_since {
            Some(_) => quiet(StepAction::Resume, t::codevelopment_resume(lang)),
            None => quiet(StepAction::Pause, t::codevelopment_pause(lang)),
        });
        keys.push(quiet(StepAction::Extend, &t::codevelopment_extend(lang, EXTENSION)));
        keys.push(match session.step.next() {
            Some(next) => key(
                StepAction::Next,
                Weight::Primary,
                t::codevelopment_next(lang, format::after_colon(lang, labels::step(lang, next))),
            ),
            None => key(StepAction::Next, Weight::Primary, t::codevelopment_end(lang).to_owned()),
        });
    }
    view! { <div class="row">{keys}</div> }.into_any()
}

/// Who has which role, and what each does now.
pub(super) fn roles(shown: &Shown, session: &Session) -> AnyView {
    let lang = shown.lang;
    let roles = Role::ALL.iter().filter_map(|role| {
        let of_role: Vec<_> = shown.people.iter().filter(|each| each.role == *role).collect();
        if of_role.is_empty() {
            return None;
        }
        let is_own = of_role.iter().any(|each| each.person == shown.viewer);
        let names: Vec<String> = of_role
            .iter()
            .map(|each| {
                let you = each.person == shown.viewer;
                if you { t::codevelopment_you(lang, each.name.as_str()) } else { each.name.clone() }
            })
            .collect();
        let to_do = session.is_running().then(|| labels::to_do(lang, session.step, *role));
        Some(view! {
            <div class=is_own.then_some("you")>
                <dt>{labels::role(lang, *role)} " " <small>{names.join(", ")}</small></dt>
                <dd>{to_do}</dd>
            </div>
        })
    });
    let roles = roles.collect_view();
    let all = rules::advice(shown.people.len(), session.minutes);
    let advice = session.begun_at.is_none().then(|| {
        let all =
            all.into_iter().map(|each| view! { <li>{labels::advice(lang, each, shown.people.len())}</li> });
        view! { <ul class="small muted">{all.collect_view()}</ul> }
    });
    view! {
        <section class="stack gap-3" aria-labelledby="roles">
            <h2 id="roles">{t::codevelopment_who(lang)}</h2>
            <dl class="codev-roles">{roles}</dl>
            {advice}
        </section>
    }
    .into_any()
}
