//! Removing the comment or the note of another person, with a reason.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, ActionOutcome},
        api::RemoveResponse,
        model::Response,
        paths,
        rules::MAX_REASON,
    },
    community_of, crumbs_below, practice_id,
    respond::response_id,
    sent_to,
    show::byline,
};
use ensemble_communities::community::model::Community;
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::PracticeId,
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::{
    markdown::{self, lines},
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, TextArea, Weight};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    input: RemoveResponse,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = practice_id(&request)?;
    let community = match community_of(&request, paths::MODERATE, id).await? {
        Ok(community) => community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    page(&request, &community, id, 200, Form::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = sent_to(&request, paths::MODERATE).await?;
    let input: RemoveResponse = request.input()?;
    let here = paths::of(paths::SHOW, request.lang, community.slug(request.lang), id);
    let form = match actions::moderate(&request, community.id, id, response_id(&request)?, &input).await {
        Ok(ActionOutcome::Done(())) => return Ok(PageResponse::redirect_with(&here, Flash::Removed)),
        Ok(ActionOutcome::Unconfirmed(warnings, token)) => {
            Form { input: RemoveResponse { confirmation_token: token, ..input }, warnings, ..Form::default() }
        }
        Err(ActionError::Invalid(errors)) => Form { input, errors, ..Form::default() },
        // Its author or another facilitator removed it in the meantime.
        Err(ActionError::Conflict) => return Ok(PageResponse::redirect_with(&here, Flash::Changed)),
        Err(ActionError::App(error)) => return Err(error),
    };
    page(&request, &community, id, 422, form).await
}

async fn page(
    request: &PageRequest,
    community: &Community,
    id: PracticeId,
    status: u16,
    form: Form,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    request.require(Action::WritePractices, community.id)?;
    let practice = actions::find(request, community.id, id).await?;
    let found: Response = actions::find_response(request, community.id, id, response_id(request)?).await?;
    let addresses = paths::response(paths::MODERATE, &practice.place.slugs, id, found.id);
    let (title, hint) = if found.trial.is_some() {
        (t::practice_remove_trial(lang), t::practice_remove_trial_hint(lang))
    } else {
        (t::practice_remove_comment(lang), t::practice_remove_comment_hint(lang))
    };
    let weight = found.text.len();
    let (action, back) = (
        paths::side(addresses.clone(), lang),
        paths::side(paths::both(paths::SHOW, &practice.place.slugs, id), lang),
    );
    let body = move || {
        let Form { input, errors, warnings } = form;
        let tag = (found.lang != lang).then(|| found.lang.tag());
        let html = markdown::to_html(&found.text).to_string();
        let context = found.trial.as_ref().map(|trial| view! { <p inner_html=lines(&trial.context)></p> });
        view! {
            {crumbs_below(lang, &practice, title)}
            <section class="stack">
                <h1>{title}</h1>
                <ErrorSummary lang errors=errors.all() />
                {pii_notice(lang, &warnings)}
                <div class="prose">
                    <blockquote class="stack gap-2" lang=tag>
                        {context}
                        <div class="prose" inner_html=html></div>
                    </blockquote>
                </div>
                {byline(lang, &found)}
                <form class="form" method="post" action=action>
                    <input type="hidden" name="confirmation_token" value=input.confirmation_token />
                    <TextArea
                        id="reason"
                        label=t::theme_reason(lang)
                        hint
                        value=input.reason
                        error=errors.of("reason")
                        rows=2
                        required=true
                        maxlength=u32::try_from(MAX_REASON).unwrap_or_default()
                    />
                    <div class="actions">
                        <Button weight=Weight::Danger>{title}</Button>
                        <ButtonLink weight=Weight::Quiet href=back>{t::practice_back_to(lang)}</ButtonLink>
                    </div>
                </form>
            </section>
        }
    };
    Ok(Page::new(title, addresses, body)
        .status(status)
        .section("communities")
        .unlisted()
        .weighing(weight)
        .into())
}
