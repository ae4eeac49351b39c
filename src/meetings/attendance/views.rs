//! Parts of pages: the form with which one answers, and what became of one's answer.

use ensemble_common::prelude::*;

use super::{
    api::AnswerMeeting,
    labels,
    model::{Attendance, AttendanceAnswer, Own, Place, Places},
    rules::{self, MAX_NEEDS},
};
use crate::meeting::{self, model::Meeting, paths as meeting_paths};
use ensemble_core::{Lang, error::FieldErrors};
use ensemble_texts as t;
use ensemble_ui::{Button, Check, Choice, RadioGroup, TextArea, Weight};

/// What a form is filled with.
pub(super) fn filled(attendance: Option<&Attendance>) -> AnswerMeeting {
    let Some(attendance) = attendance else { return AnswerMeeting::default() };
    AnswerMeeting {
        answer: Some(attendance.answer),
        partly: attendance.partly,
        listed: attendance.listed,
        needs: attendance.needs.clone(),
        ..AnswerMeeting::default()
    }
}

/// Answers to choose among, with the places that are free.
pub(super) fn choices(
    lang: Lang,
    answers: &[AttendanceAnswer],
    limits: &[Places],
    chosen: Option<AttendanceAnswer>,
    label: fn(Lang, AttendanceAnswer) -> &'static str,
) -> Vec<Choice> {
    let choice = |answer: &AttendanceAnswer| {
        let is_chosen = chosen == Some(*answer);
        let limit = limits.iter().find(|limit| limit.way == *answer && !is_chosen);
        let hint = limit.map(|limit| match limit.places.saturating_sub(limit.taken) {
            0 => t::attendance_full(lang).to_owned(),
            free => t::attendance_free(lang, free),
        });
        Choice::new(answer.code(), label(lang, *answer)).chosen(is_chosen).hint(hint.unwrap_or_default())
    };
    answers.iter().map(choice).collect()
}

/// The form with all fields. `folded` hides those that few need.
pub(super) fn form(
    lang: Lang,
    meeting: &Meeting,
    limits: &[Places],
    values: &AnswerMeeting,
    errors: &FieldErrors,
    folded: bool,
) -> AnyView {
    let choices = choices(lang, &rules::answers(meeting), limits, values.answer, labels::answer);
    let more = view! {
        <Check id="partly" label=t::attendance_partly(lang) checked=values.partly />
        <Check
            id="listed"
            label=t::attendance_listed(lang)
            hint=t::attendance_listed_hint(lang)
            checked=values.listed
        />
        <TextArea
            id="needs"
            label=t::attendance_needs(lang)
            hint=t::attendance_needs_hint(lang)
            value=values.needs.clone()
            error=errors.of("needs")
            rows=2
            maxlength=u32::try_from(MAX_NEEDS).unwrap_or_default()
        />
    };
    // One filled button on a page: on the page of a meeting it is another.
    let weight = if folded { Weight::Quiet } else { Weight::Primary };
    let more = match folded {
        true => view! {
            <details>
                <summary>{t::attendance_more(lang)}</summary>
                <div class="stack gap-3">{more}</div>
            </details>
        }
        .into_any(),
        false => more.into_any(),
    };
    view! {
        <form class="form attendance-form" method="post" action=meeting_paths::of(meeting_paths::ANSWER, lang, meeting.id)>
            <input type="hidden" name="whole" value="1" />
            {seen(meeting)}
            <RadioGroup
                id="answer"
                label=t::attendance_question(lang)
                choices=choices
                error=errors.of("answer")
                required=true
            />
            {more}
            <div class="actions">
                <Button weight>{t::attendance_save(lang)}</Button>
            </div>
        </form>
    }
    .into_any()
}

/// The time of the meeting that is on the page.
fn seen(meeting: &Meeting) -> impl IntoView + use<> {
    view! { <input type="hidden" name="seen" value=meeting.when.millis().to_string() /> }
}

/// A button that gives one answer.
fn press(lang: Lang, meeting: &Meeting, answer: AttendanceAnswer, words: &'static str) -> AnyView {
    view! {
        <form method="post" action=meeting_paths::of(meeting_paths::ANSWER, lang, meeting.id)>
            {seen(meeting)}
            <Button small=true weight=Weight::Quiet name="answer" value=answer.code()>{words}</Button>
        </form>
    }
    .into_any()
}

/// What became of an answer, and what the person should do about it; nothing where it is settled.
pub(super) fn state(lang: Lang, meeting: &Meeting, own: &Own, now: i64) -> Option<AnyView> {
    let attendance = own.attendance.as_ref()?;
    let answer = attendance.answer;
    let is_outdated = rules::is_outdated(attendance, meeting);
    if is_outdated && rules::place_at(attendance, now).is_none_or(|place| place == Place::Held) {
        let still = rules::answers(meeting)
            .contains(&answer)
            .then(|| press(lang, meeting, answer, t::attendance_still(lang)));
        return Some(
            view! {
                <div class="stack gap-2 attendance-state">
                    <p>{t::attendance_moved(lang, labels::answer(lang, answer))}</p>
                    {still}
                </div>
            }
            .into_any(),
        );
    }
    let moved = is_outdated.then(|| {
        view! { <p>{t::attendance_moved(lang, labels::answer(lang, answer))}</p> }
    });
    let offered = rules::answers(meeting).contains(&answer);
    let (words, button) = match rules::place_at(attendance, now)? {
        Place::Held => return None,
        Place::Waiting => {
            let hint = t::attendance_waiting_hint(lang);
            (format!("{} {hint}", t::attendance_waiting(lang, own.before)), None)
        }
        Place::Offered => {
            let ends_at = attendance.offer_ends_at.unwrap_or_default();
            let moment = meeting::zoned_moment(lang, ends_at, meeting.zone);
            let button = offered.then(|| press(lang, meeting, answer, t::attendance_confirm(lang)));
            (t::attendance_offered(lang, moment), button)
        }
        Place::Lapsed => (t::attendance_lapsed(lang).to_owned(), None),
    };
    Some(view! { <div class="stack gap-2 attendance-state">{moved} <p>{words}</p> {button}</div> }.into_any())
}

/// The answer to the next meeting on the home: given in one press, then shown with the way to change it.
#[must_use]
pub fn answer_in_one_press(lang: Lang, meeting: &Meeting, own: &Own, now: i64) -> AnyView {
    let action = meeting_paths::of(meeting_paths::ANSWER, lang, meeting.id);
    if let Some(attendance) = &own.attendance {
        return view! {
            <div class="attendance-press">
                <p>
                    {t::attendance_yours_is(lang)} " " <b>{labels::answer(lang, attendance.answer)}</b> " "
                    <a href=action>{t::attendance_change(lang)}</a>
                </p>
                {state(lang, meeting, own, now)}
            </div>
        }
        .into_any();
    }
    let buttons = rules::answers(meeting)
        .into_iter()
        .map(|answer| {
            view! {
                <Button small=true weight=Weight::Quiet name="answer" value=answer.code()>
                    {labels::answer(lang, answer)}
                </Button>
            }
        })
        .collect_view();
    view! {
        <form class="attendance-press" method="post" action=action aria-labelledby="attendance-question">
            <input type="hidden" name="home" value="1" />
            {seen(meeting)}
            <p id="attendance-question"><b>{t::attendance_question(lang)}</b></p>
            <div class="row">{buttons}</div>
        </form>
    }
    .into_any()
}
