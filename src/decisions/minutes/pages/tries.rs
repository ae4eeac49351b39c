//! What one said one would try, and whether one did.

use ensemble_common::prelude::*;

use super::super::{
    actions::{self, AnswerTry},
    labels,
    model::{Try, TryAnswer},
    paths, store,
};
use ensemble_common::notification::{NotificationKind, mark_kind_read};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, EmptyState, Kind, Line, Notice, Weight};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, person) = (request.lang, request.person()?);
    let tries = store::own_tries(&request.portal.db, person).await?;
    for each in &tries {
        let meeting = each.meeting.to_string();
        mark_kind_read(&request.portal, &request.viewer, &meeting, NotificationKind::TriesAsked).await?;
    }
    let saved = request.flash() == Some(Flash::Answered);
    let body = move || {
        let saved =
            saved.then(|| view! { <Notice kind=Kind::Success><p>{t::minutes_said_try(lang)}</p></Notice> });
        let list = if tries.is_empty() {
            view! { <EmptyState title=t::minutes_tries_none(lang) text=t::minutes_tries_none_text(lang) /> }
                .into_any()
        } else {
            let rows = tries.into_iter().map(|each| entry(lang, each)).collect_view();
            view! { <ul class="plain stack gap-5">{rows}</ul> }.into_any()
        };
        view! {
            <h1>{t::minutes_tries(lang)}</h1>
            <p class="muted">{t::minutes_tries_text(lang)}</p>
            {saved}
            {list}
        }
    };
    Ok(Page::new(t::minutes_tries(lang), paths::TRIES.map(str::to_owned), body).unlisted().into())
}

fn entry(lang: Lang, each: Try) -> AnyView {
    let tag = (each.lang != lang).then(|| each.lang.tag());
    let href = meeting_paths::show(lang, each.meeting);
    let answer = each.answer;
    let buttons = TryAnswer::ALL
        .iter()
        .map(|choice| {
            let pressed = (answer == Some(*choice)).then_some("true");
            let words = labels::try_answer(lang, *choice);
            let said = pressed
                .map(|_| view! { <span class="visually-hidden">" " {t::minutes_try_chosen(lang)}</span> });
            let weight = if pressed.is_some() { Weight::Primary } else { Weight::Quiet };
            view! { <Button small=true weight name="answer" value=choice.code()>{words} {said}</Button> }
        })
        .collect_view();
    let shared = if each.shared { t::minutes_try_shared(lang) } else { t::minutes_try_private(lang) };
    view! {
        <li class="stack gap-2">
            <p class="lead" lang=tag>{each.text}</p>
            <p class="byline">
                <span><a href=href><Line lang passage=each.meeting_title /></a></span>
                <span>{labels::day(lang, each.at)}</span>
                <span>{shared}</span>
            </p>
            <form method="post" action=paths::ANSWER_TRY[usize::from(lang == Lang::En)]>
                <input type="hidden" name="meeting" value=each.meeting.to_string() />
                <div class="row">{buttons}</div>
            </form>
        </li>
    }
    .into_any()
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: AnswerTry = request.input()?;
    match actions::answer_try(&request, input).await {
        Ok(()) => Ok(PageResponse::redirect_with(paths::tries(request.lang), Flash::Answered)),
        Err(ActionError::App(error)) => Err(error),
        Err(ActionError::Invalid(_) | ActionError::Conflict) => Err(AppError::BadRequest),
    }
}
