//! Asking a question, and changing one that one asks.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, WriteOutcome, WriteQuestion},
        model::{OrderQuestion, Step},
        paths,
        rules::{self, MAX_BACKGROUND, MAX_TEXT},
    },
    entry::Reader,
    open_community, question_id,
};
use ensemble_communities::community::{Room, head_below, model::Community, paths as community_paths};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Kind, Notice, TextArea, Weight};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    input: WriteQuestion,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    /// Whether nothing can be saved any more: the list was closed, or the question passed on.
    is_over: bool,
    /// What another author made of the question since the page was opened.
    theirs: Option<WriteQuestion>,
}

pub(super) async fn show_new(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = open_community(&request, Action::ProposeThemes).await?;
    let reader = Reader::of(&request, &community, false).await?;
    if !rules::can_ask(reader.offer, reader.is_frozen()) {
        let here = community_paths::of(paths::LIST, request.lang, community.slug(request.lang));
        return Ok(PageResponse::redirect_with(&here, Flash::Changed));
    }
    Ok(page(&request, &community, None, 200, Form::default()))
}

pub(super) async fn submit_new(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = open_community(&request, Action::ProposeThemes).await?;
    let input: WriteQuestion = request.input()?;
    match actions::ask(&request, community.id, &input).await {
        Err(ActionError::Conflict) => {
            let form = Form { input, is_over: true, ..Form::default() };
            Ok(page(&request, &community, None, 409, form))
        }
        outcome => answer(&request, &community, None, input, outcome),
    }
}

pub(super) async fn show_edit(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = open_community(&request, Action::ProposeThemes).await?;
    let question = actions::find_own(&request, community.id, question_id(&request)?).await?;
    if !Reader::of(&request, &community, false).await?.can(Step::Edit, &question) {
        let here = paths::of(paths::SHOW, request.lang, community.slug(request.lang), question.id);
        return Ok(PageResponse::redirect_with(&here, Flash::Changed));
    }
    let form = Form { input: WriteQuestion::of(&question), ..Form::default() };
    Ok(page(&request, &community, Some(&question), 200, form))
}

pub(super) async fn submit_edit(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = open_community(&request, Action::ProposeThemes).await?;
    let question = actions::find_own(&request, community.id, question_id(&request)?).await?;
    let input: WriteQuestion = request.input()?;
    match actions::edit(&request, community.id, question.id, &input).await {
        Err(ActionError::Conflict) => {
            let now = actions::find_own(&request, community.id, question.id).await?;
            let form = if Reader::of(&request, &community, false).await?.can(Step::Edit, &now) {
                let input = WriteQuestion { revision: now.revision, ..input };
                Form { input, theirs: Some(WriteQuestion::of(&now)), ..Form::default() }
            } else {
                Form { input, is_over: true, ..Form::default() }
            };
            Ok(page(&request, &community, Some(&now), 409, form))
        }
        outcome => answer(&request, &community, Some(&question), input, outcome),
    }
}

fn answer(
    request: &PageRequest,
    community: &Community,
    question: Option<&OrderQuestion>,
    input: WriteQuestion,
    outcome: Result<WriteOutcome, ActionError>,
) -> Result<PageResponse, AppError> {
    let here = community_paths::of(paths::LIST, request.lang, community.slug(request.lang));
    let again = |form| Ok(page(request, community, question, 422, form));
    match outcome {
        Ok(WriteOutcome::Written(id)) => {
            let flash = if question.is_some() { Flash::Saved } else { Flash::Added };
            Ok(PageResponse::redirect_with(&format!("{here}#question-{id}"), flash))
        }
        Ok(WriteOutcome::Unconfirmed(warnings, token)) => {
            let input = WriteQuestion { confirmation_token: token, ..input };
            again(Form { input, warnings, ..Form::default() })
        }
        Err(ActionError::Invalid(errors)) => again(Form { input, errors, ..Form::default() }),
        Err(ActionError::Conflict) => Err(AppError::BadRequest),
        Err(ActionError::App(error)) => Err(error),
    }
}

fn page(
    request: &PageRequest,
    community: &Community,
    question: Option<&OrderQuestion>,
    status: u16,
    form: Form,
) -> PageResponse {
    let lang = request.lang;
    let community = community.clone();
    let (addresses, title) = match question {
        Some(question) => {
            (paths::both(paths::EDIT, &community.slugs, question.id), t::order_question_edit(lang))
        }
        None => (community_paths::both(paths::ASK, &community.slugs), t::order_question_ask(lang)),
    };
    let (own, edits) = (question.map_or(lang, |question| question.texts.lang), question.is_some());
    let action = addresses[usize::from(lang == Lang::En)].clone();
    let body = move || {
        let Form { input, errors, warnings, is_over, theirs } = form;
        let theirs = theirs.map(|theirs| their_version(lang, own, &input, theirs));
        let over = is_over
            .then(|| view! { <Notice kind=Kind::Warning><p>{t::order_question_is_over(lang)}</p></Notice> });
        let back = community_paths::of(paths::LIST, lang, community.slug(lang));
        let most = |most: usize| u32::try_from(most).unwrap_or_default();
        let send = match (warnings.is_empty(), edits) {
            (false, _) => t::theme_send_anyway(lang),
            (true, true) => t::theme_save(lang),
            (true, false) => t::order_question_ask(lang),
        };
        view! {
            {head_below(lang, &community, Room::OrderQuestions, title)}
            <section class="stack">
                <h2>{title}</h2>
                {over}
                {theirs}
                <ErrorSummary lang errors=errors.all() />
                {pii_notice(lang, &warnings)}
                <p>{t::order_question_write_text(lang)}</p>
                <form class="form" method="post" action=action>
                    <input type="hidden" name="revision" value=input.revision.to_string() />
                    <input type="hidden" name="confirmation_token" value=input.confirmation_token />
                    <TextArea
                        id="text"
                        label=t::order_question_field_text(lang)
                        hint=t::order_question_text_hint(lang)
                        value=input.text
                        error=errors.of("text")
                        rows=3
                        required=true
                        lang=own.tag()
                        maxlength=most(MAX_TEXT)
                    />
                    <TextArea
                        id="background"
                        label=t::order_question_background(lang)
                        hint=t::order_question_background_hint(lang)
                        value=input.background
                        error=errors.of("background")
                        lang=own.tag()
                        maxlength=most(MAX_BACKGROUND)
                    />
                    <div class="actions">
                        <Button>{send}</Button>
                        <ButtonLink weight=Weight::Quiet href=back>{t::order_question_back(lang)}</ButtonLink>
                    </div>
                </form>
            </section>
        }
    };
    Page::new(title.to_owned(), addresses, body).status(status).section("communities").unlisted().into()
}

/// What another author wrote in the meantime, where it differs from what was typed.
fn their_version(lang: Lang, own: Lang, typed: &WriteQuestion, theirs: WriteQuestion) -> AnyView {
    let fields = [
        (t::order_question_field_text(lang), &typed.text, theirs.text),
        (t::order_question_background(lang), &typed.background, theirs.background),
    ];
    let each = fields
        .into_iter()
        .filter(|(_, typed, theirs)| *typed != theirs)
        .map(|(label, _, theirs)| {
            let (spoken, theirs) =
                if theirs.is_empty() { (lang, t::editing_emptied(lang).to_owned()) } else { (own, theirs) };
            view! {
                <li class="stack gap-1">
                    <b>{label}</b>
                    <blockquote class="their-version" lang=spoken.tag()>{theirs}</blockquote>
                </li>
            }
        })
        .collect_view();
    view! {
        <Notice kind=Kind::Warning>
            <h3 class="h4">{t::editing_conflict(lang)}</h3>
            <p>{t::editing_conflict_text(lang)}</p>
            <ul class="plain stack gap-3">{each}</ul>
        </Notice>
    }
}
