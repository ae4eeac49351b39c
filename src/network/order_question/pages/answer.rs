//! Recording the answer to a question, and correcting it.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, AnswerOutcome, RecordAnswer},
        labels,
        model::{Given, OrderQuestion, Step},
        paths,
        rules::{MAX_ANSWER, MAX_WHO},
    },
    entry::{Reader, answer_text, no_legal_advice, written},
    found,
};
use ensemble_communities::community::{Room, head_below, model::Community};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, ButtonLink, Choice, ErrorSummary, Field, Kind, Notice, RadioGroup, TextArea, Weight,
};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    input: RecordAnswer,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    /// Whether another person recorded or corrected the answer since the page was opened.
    changed: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, question) = found(&request, Action::DecideThemes).await?;
    if !Reader::of(&request, &community, false).await?.can(Step::Answer, &question) {
        let here = paths::of(paths::SHOW, request.lang, community.slug(request.lang), question.id);
        return Ok(PageResponse::redirect_with(&here, Flash::Changed));
    }
    let form = Form { input: RecordAnswer::of(&question), ..Form::default() };
    Ok(page(&request, community, question, 200, form))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, question) = found(&request, Action::DecideThemes).await?;
    let input: RecordAnswer = request.input()?;
    let here = paths::of(paths::SHOW, request.lang, community.slug(request.lang), question.id);
    let (status, form) = match actions::answer(&request, &community, question.id, &input).await {
        Ok(AnswerOutcome::Recorded) => return Ok(PageResponse::redirect_with(&here, Flash::Answered)),
        Ok(AnswerOutcome::Corrected) => return Ok(PageResponse::redirect_with(&here, Flash::Saved)),
        Ok(AnswerOutcome::Unconfirmed(warnings, token)) => {
            let input = RecordAnswer { confirmation_token: token, ..input };
            (422, Form { input, warnings, ..Form::default() })
        }
        Err(ActionError::Invalid(errors)) => (422, Form { input, errors, ..Form::default() }),
        Err(ActionError::Conflict) => {
            let (community, now) = found(&request, Action::DecideThemes).await?;
            let revision = now.answer.as_ref().map(|answer| answer.revision).unwrap_or_default();
            let input = RecordAnswer { revision, ..input };
            let form = Form { input, changed: true, ..Form::default() };
            return Ok(page(&request, community, now, 409, form));
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    Ok(page(&request, community, question, status, form))
}

fn page(
    request: &PageRequest,
    community: Community,
    question: OrderQuestion,
    status: u16,
    form: Form,
) -> PageResponse {
    let lang = request.lang;
    let addresses = paths::both(paths::ANSWER, &community.slugs, question.id);
    let action = addresses[usize::from(lang == Lang::En)].clone();
    let title = if question.answer.is_some() {
        t::order_question_correct(lang)
    } else {
        t::order_question_record(lang)
    };
    let body = move || {
        let Form { input, errors, warnings, changed } = form;
        let back = paths::of(paths::SHOW, lang, community.slug(lang), question.id);
        let own = question.answer.as_ref().map_or(lang, |answer| answer.lang);
        let changed = changed.then(|| {
            view! { <Notice kind=Kind::Warning><p>{t::order_question_answer_changed(lang)}</p></Notice> }
        });
        // What another person recorded meanwhile is above the form.
        let theirs =
            question.answer.as_ref().filter(|_| changed.is_some()).map(|theirs| answer_text(lang, theirs));
        let most = |most: usize| u32::try_from(most).unwrap_or_default();
        let given = Given::ALL
            .iter()
            .map(|each| {
                Choice::new(each.code(), labels::given(lang, *each)).chosen(input.given == Some(*each))
            })
            .collect();
        let send = if warnings.is_empty() { t::theme_save(lang) } else { t::theme_send_anyway(lang) };
        view! {
            {head_below(lang, &community, Room::OrderQuestions, title)}
            <section class="stack">
                <h2>{title}</h2>
                <p class="lead">{written(lang, question.texts.lang, &question.texts.text)}</p>
                {changed}
                {theirs}
                <ErrorSummary lang errors=errors.all() />
                {pii_notice(lang, &warnings)}
                {no_legal_advice(lang)}
                <form class="form" method="post" action=action>
                    <input type="hidden" name="revision" value=input.revision.to_string() />
                    <input type="hidden" name="confirmation_token" value=input.confirmation_token />
                    <TextArea
                        id="text"
                        label=t::order_question_answer(lang)
                        hint=t::order_question_answer_hint(lang)
                        value=input.text
                        error=errors.of("text")
                        rows=6
                        required=true
                        lang=own.tag()
                        maxlength=most(MAX_ANSWER)
                    />
                    <Field
                        id="day"
                        kind="date"
                        label=t::order_question_day(lang)
                        value=input.day
                        error=errors.of("day")
                        required=true
                    />
                    <RadioGroup
                        id="given"
                        label=t::order_question_given(lang)
                        choices=given
                        error=errors.of("given")
                        required=true
                    />
                    <Field
                        id="who"
                        label=t::order_question_who(lang)
                        value=input.who
                        error=errors.of("who")
                        required=true
                        maxlength=most(MAX_WHO)
                    />
                    <Field
                        id="post"
                        label=t::order_question_capacity(lang)
                        hint=t::order_question_capacity_hint(lang)
                        value=input.post
                        error=errors.of("post")
                        required=true
                        lang=own.tag()
                        maxlength=most(MAX_WHO)
                    />
                    <div class="actions">
                        <Button>{send}</Button>
                        <ButtonLink weight=Weight::Quiet href=back>{t::order_question_back_one(lang)}</ButtonLink>
                    </div>
                </form>
            </section>
        }
    };
    Page::new(title.to_owned(), addresses, body).status(status).section("communities").unlisted().into()
}
