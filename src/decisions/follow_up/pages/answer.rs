//! Where the email to a new owner leads: they accept or decline without signing in. Opening the page changes nothing, because
//! mail programs open links; it shows the text to those who are signed in and may read it.

use ensemble_common::prelude::*;

use super::super::{
    actions::{self, KeyOutcome},
    api::AnswerByKey,
    labels,
    model::{Answer, FollowUp, Keyed, Place},
    paths,
    rules::{self, MAX_REASON},
    store,
    views::{due_words, most},
};
use ensemble_communities::account::paths as account_paths;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::{
    digest,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, ErrorSummary, Kind, Line, Notice, TextArea, Weight};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    input: AnswerByKey,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    if request.key().is_empty() {
        let said = match request.flash() {
            Some(Flash::Saved) => Some(t::follow_up_said_accepted(lang)),
            Some(Flash::Removed) => Some(t::follow_up_said_declined(lang)),
            _ => None,
        };
        if let Some(words) = said {
            return Ok(sentence(lang, 200, words));
        }
    }
    page(&request, 200, Form::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let input: AnswerByKey = request.input()?;
    let here = paths::at(paths::ANSWER, lang);
    match actions::answer_by_key(&request, request.key(), &input).await {
        Ok(KeyOutcome::Accepted) => Ok(PageResponse::redirect_with(here, Flash::Saved)),
        Ok(KeyOutcome::Declined) => Ok(PageResponse::redirect_with(here, Flash::Removed)),
        Ok(KeyOutcome::Unknown) => Ok(sentence(lang, 410, t::follow_up_key_unknown(lang))),
        Ok(KeyOutcome::Closed(closed)) => Ok(sentence(lang, 410, labels::key_closed(lang, closed))),
        Ok(KeyOutcome::Unconfirmed(warnings, token)) => {
            let input = AnswerByKey { confirmation_token: token, ..input };
            page(&request, 422, Form { input, warnings, ..Form::default() }).await
        }
        Err(ActionError::Invalid(errors)) => {
            page(&request, 422, Form { input, errors, ..Form::default() }).await
        }
        Err(error) => Err(error.field_errors().err().unwrap_or(AppError::BadRequest)),
    }
}

/// A page that says one sentence.
fn sentence(lang: Lang, status: u16, words: &'static str) -> PageResponse {
    let kind = if status == 200 { Kind::Success } else { Kind::Warning };
    let mine = paths::at(paths::MINE, lang);
    let body = move || {
        view! {
            <h1>{t::follow_up_one(lang)}</h1>
            <Notice kind><p>{words}</p></Notice>
            <p><a href=mine>{t::follow_up_mine(lang)}</a></p>
        }
    };
    Page::new(t::follow_up_one(lang), paths::fixed(paths::ANSWER), body).status(status).secret().into()
}

/// What the page shows of a follow-up.
struct Asked {
    key: String,
    keyed: Keyed,
    place: Place,
    follow_up: FollowUp,
    /// Whether the viewer is signed in and may read it.
    reads: bool,
}

async fn page(request: &PageRequest, status: u16, form: Form) -> Result<PageResponse, AppError> {
    let (lang, portal) = (request.lang, &request.portal);
    let key = request.key().to_owned();
    let unknown = || Ok(sentence(lang, 410, t::follow_up_key_unknown(lang)));
    let Some(keyed) = store::find_key(&portal.db.reader, &digest::sha256(key.as_bytes())).await? else {
        return unknown();
    };
    if let Some(closed) = rules::key_closed(&keyed, portal.now()) {
        return Ok(sentence(lang, 410, labels::key_closed(lang, closed)));
    }
    let place = store::place(&portal.db.reader, keyed.community).await?;
    let follow_up = store::find(&portal.db.reader, keyed.community, keyed.id).await?;
    let Some((place, follow_up)) = place.zip(follow_up) else { return unknown() };
    let reads = request.may(Action::ReadFollowUps, Some(keyed.community));
    let asked = Asked { key, keyed, place, follow_up, reads };
    Ok(Page::new(t::follow_up_answer_title(lang), paths::fixed(paths::ANSWER), move || {
        body(lang, asked, form)
    })
    .status(status)
    .secret()
    .into())
}

fn body(lang: Lang, asked: Asked, form: Form) -> impl IntoView {
    let Asked { key, keyed, place, follow_up, reads } = asked;
    let Form { input, errors, warnings } = form;
    let action = paths::answer(lang, &key);
    let slug = &place.slugs[usize::from(lang == Lang::En)];
    let one = paths::of(paths::SHOW, lang, slug, keyed.id);
    let text = if reads {
        view! { <p class="lead"><Line lang passage=follow_up.text.clone() /></p> }.into_any()
    } else {
        let href = account_paths::sign_in(lang, &one);
        view! { <p>{t::follow_up_answer_read(lang)} " " <a href=href>{t::account_sign_in(lang)}</a></p> }
            .into_any()
    };
    let meeting = follow_up.meeting.zip(follow_up.meeting_title.clone()).map(|(id, passage)| {
        let href = meeting_paths::show(lang, id);
        view! { <div><dt>{t::follow_up_meeting(lang)}</dt><dd><a href=href><Line lang passage /></a></dd></div> }
    });
    let due = due_words(lang, &follow_up);
    let due = due.map(|words| view! { <div><dt>{t::follow_up_field_due(lang)}</dt><dd>{words}</dd></div> });
    let facts =
        (meeting.is_some() || due.is_some()).then(|| view! { <dl class="facts">{meeting} {due}</dl> });
    let declines = !input.reason.is_empty() || input.answer == Some(Answer::Declined);
    let send = if warnings.is_empty() { t::follow_up_decline(lang) } else { t::follow_up_send_anyway(lang) };
    view! {
        <div class="stack gap-2">
            <h1>{t::follow_up_answer_title(lang)}</h1>
            <p class="byline"><span><Line lang passage=place.name.clone() /></span></p>
        </div>
        <ErrorSummary lang errors=errors.all() />
        {pii_notice(lang, &warnings)}
        {text}
        {facts}
        <form method="post" action=action.clone()>
            <input type="hidden" name="answer" value=Answer::Accepted.code() />
            <Button>{t::follow_up_accept(lang)}</Button>
        </form>
        <details class="follow-up-reason" open=declines>
            <summary class=Weight::Quiet.class(false)>{t::follow_up_decline(lang)}</summary>
            <form class="form" method="post" action=action>
                <input type="hidden" name="answer" value=Answer::Declined.code() />
                <input type="hidden" name="confirmation_token" value=input.confirmation_token />
                <TextArea
                    id="reason"
                    label=t::follow_up_reason(lang)
                    hint=t::follow_up_reason_decline(lang)
                    value=input.reason
                    error=errors.of("reason")
                    rows=2
                    maxlength=most(MAX_REASON)
                />
                <div class="actions"><Button weight=Weight::Danger>{send}</Button></div>
            </form>
        </details>
    }
}
