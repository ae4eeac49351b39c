//! A quick poll: the form, or what was answered.

use ensemble_common::prelude::*;

use crate::speaking::{
    islands::FormAction,
    paths,
    shown::{PollLine, PollOption},
};
use ensemble_core::{Lang, ids::MeetingId};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_texts as t;

pub(super) fn view(lang: Lang, meeting: MeetingId, poll: &PollLine) -> AnyView {
    let id = format!("poll-{}", poll.id);
    let total: u32 = poll.options.iter().filter_map(|option| option.count).sum();
    let rows = poll
        .options
        .iter()
        .enumerate()
        .map(|(at, option)| row(option, poll.can_answer, at, &id, total))
        .collect_view();
    let close = poll.can_close.then(|| {
        view! {
            <form
                method="post"
                action=meeting_paths::of(paths::CLOSE_POLL, lang, meeting)
                data-act=FormAction::ClosePoll.code()
            >
                <input type="hidden" name="poll" value=poll.id.to_string() />
                <button class="button quiet small" id=format!("{id}-close")>{t::poll_close(lang)}</button>
            </form>
        }
    });
    let (question, tag, note) = (poll.question.clone(), poll.tag, poll.note.clone());
    if poll.can_answer {
        let words = if poll.answered { t::poll_change(lang) } else { t::poll_answer(lang) };
        let act = poll.in_place.then(|| FormAction::AnswerPoll.code());
        return view! {
            <form
                class="quick-poll"
                method="post"
                action=meeting_paths::of(paths::ANSWER_POLL, lang, meeting)
                data-act=act
            >
                <input type="hidden" name="poll" value=poll.id.to_string() />
                <fieldset class="field">
                    <legend lang=tag>{question}</legend>
                    <div class="choices" lang=tag>{rows}</div>
                </fieldset>
                <div class="row">
                    <button class="button quiet" id=format!("{id}-send")>{words}</button>
                    <span class="small muted">{note}</span>
                </div>
            </form>
            {close}
        }
        .into_any();
    }
    let answered = poll.answered.then(|| view! { <p class="small">{t::poll_answered(lang)}</p> });
    view! {
        <section class="quick-poll stack gap-2" aria-labelledby=id.clone()>
            <h3 id=id.clone() lang=tag>{question}</h3>
            <ul class="plain" lang=tag>{rows}</ul>
            {answered}
            <p class="small muted">{note}</p>
            {close}
        </section>
    }
    .into_any()
}

/// An option to choose, or with how many chose it.
fn row(option: &PollOption, can_answer: bool, at: usize, id: &str, total: u32) -> AnyView {
    let count = option.count.map(|count| {
        view! {
            " "
            <b>{count}</b>
            " "
            <progress max=total.max(1).to_string() value=count.to_string() aria-hidden="true"></progress>
        }
    });
    let label = option.label.clone();
    if !can_answer {
        return view! { <li>{label} {count}</li> }.into_any();
    }
    // What is wrong with the form leads to its first field.
    let field = if at == 0 { id.to_owned() } else { format!("{id}-{at}") };
    view! {
        <div class="choice">
            <input type="radio" name="choice" id=field.clone() value=at.to_string() checked=option.chosen />
            <label for=field>{label}</label>
            {count}
        </div>
    }
    .into_any()
}
