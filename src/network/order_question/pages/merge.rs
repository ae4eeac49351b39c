//! Making a question a part of another one.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, MergeQuestion},
        model::{OrderQuestion, Step},
        paths, store,
    },
    entry::{Reader, written},
    found,
};
use ensemble_communities::community::{Room, head_below, model::Community};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Choice, ErrorSummary, RadioGroup, Weight};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, question) = found(&request, Action::DecideThemes).await?;
    if !Reader::of(&request, &community, false).await?.can(Step::Merge, &question) {
        let here = paths::of(paths::SHOW, request.lang, community.slug(request.lang), question.id);
        return Ok(PageResponse::redirect_with(&here, Flash::Changed));
    }
    page(&request, community, question, 200, MergeQuestion::default(), FieldErrors::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, question) = found(&request, Action::DecideThemes).await?;
    let input: MergeQuestion = request.input()?;
    let to = |id| paths::of(paths::SHOW, request.lang, community.slug(request.lang), id);
    match actions::merge(&request, community.id, question.id, &input).await {
        Ok(into) => Ok(PageResponse::redirect_with(&to(into), Flash::Saved)),
        Err(ActionError::Conflict) => Ok(PageResponse::redirect_with(&to(question.id), Flash::Changed)),
        Err(ActionError::Invalid(errors)) => page(&request, community, question, 422, input, errors).await,
        Err(ActionError::App(error)) => Err(error),
    }
}

async fn page(
    request: &PageRequest,
    community: Community,
    question: OrderQuestion,
    status: u16,
    input: MergeQuestion,
    errors: FieldErrors,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let reader = Reader::of(request, &community, false).await?;
    let mut others = store::waiting(&request.portal.db, community.id, reader.person).await?;
    others.retain(|each| each.id != question.id && reader.can(Step::Merge, each));
    let addresses = paths::both(paths::MERGE, &community.slugs, question.id);
    let action = addresses[usize::from(lang == Lang::En)].clone();
    let body = move || {
        let back = paths::of(paths::SHOW, lang, community.slug(lang), question.id);
        let choices: Vec<Choice> = others
            .iter()
            .map(|each| {
                Choice::new(each.id.to_string(), each.texts.text.clone()).chosen(input.into == Some(each.id))
            })
            .collect();
        let content = if choices.is_empty() {
            view! {
                <p>{t::order_question_merge_none(lang)}</p>
                <p><a href=back>{t::order_question_back_one(lang)}</a></p>
            }
        } else {
            view! {
                <form class="form" method="post" action=action>
                    <RadioGroup
                        id="into"
                        label=t::order_question_into(lang)
                        hint=t::order_question_merge_hint(lang)
                        choices
                        error=errors.of("into")
                        required=true
                    />
                    <div class="actions">
                        <Button>{t::order_question_merge(lang)}</Button>
                        <ButtonLink weight=Weight::Quiet href=back>{t::order_question_back_one(lang)}</ButtonLink>
                    </div>
                </form>
            }
        };
        view! {
            {head_below(lang, &community, Room::OrderQuestions, t::order_question_merge_title(lang))}
            <section class="stack">
                <h2>{t::order_question_merge_title(lang)}</h2>
                <p class="lead">{written(lang, question.texts.lang, &question.texts.text)}</p>
                <ErrorSummary lang errors=errors.all() />
                {content}
            </section>
        }
    };
    Ok(Page::new(t::order_question_merge_title(lang), addresses, body)
        .status(status)
        .section("communities")
        .unlisted()
        .into())
}
