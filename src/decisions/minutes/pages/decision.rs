//! Changing, replacing and withdrawing a decision.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, ChangeDecision, DecisionOutcome, WithdrawDecision},
        labels,
        model::{Decision, DecisionState},
        paths,
        rules::{MAX_DECISION, MAX_REASON, MAX_WHO},
        store,
    },
    community_of,
};
use ensemble_communities::community::{Room, head_below, model::Community, paths as community_paths};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::DecisionId,
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Confirm, ErrorSummary, Field, Kind, Line, Notice, TextArea, Weight};

/// What is done with a decision.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Change,
    Replace,
}

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    status: Option<u16>,
    input: ChangeDecision,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    /// Whether the decision was changed since the page was opened.
    changed: bool,
}

async fn found(request: &PageRequest) -> Result<(Community, Decision), AppError> {
    let (community, archived) = community_of(request, Action::RecordDecisions).await?;
    if archived {
        return Err(AppError::NotFound);
    }
    let id: DecisionId = request.path_param(1).parse().map_err(|_| AppError::NotFound)?;
    let decision = store::decision(&request.portal.db, community.id, id).await?.ok_or(AppError::NotFound)?;
    Ok((community, decision))
}

pub(super) async fn show_change(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, decision) = found(&request).await?;
    let input = ChangeDecision::of(&decision);
    Ok(page(&request, Way::Change, community, decision, Form { input, ..Form::default() }))
}

pub(super) async fn show_replacement(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, decision) = found(&request).await?;
    let input = ChangeDecision { revision: decision.revision.to_string(), ..ChangeDecision::default() };
    Ok(page(&request, Way::Replace, community, decision, Form { input, ..Form::default() }))
}

pub(super) async fn submit_change(request: PageRequest) -> Result<PageResponse, AppError> {
    submit(request, Way::Change).await
}

pub(super) async fn submit_replacement(request: PageRequest) -> Result<PageResponse, AppError> {
    submit(request, Way::Replace).await
}

async fn submit(request: PageRequest, way: Way) -> Result<PageResponse, AppError> {
    let (community, decision) = found(&request).await?;
    let input: ChangeDecision = request.input()?;
    let done = match way {
        Way::Change => actions::change(&request, community.id, decision.id, &input).await,
        Way::Replace => actions::replace(&request, community.id, decision.id, &input).await,
    };
    let form = match done {
        Ok(DecisionOutcome::Written(number)) => {
            let register = community_paths::of(paths::REGISTER, request.lang, community.slug(request.lang));
            let to = format!("{register}#{}", labels::number(number));
            return Ok(PageResponse::redirect_with(&to, Flash::Saved));
        }
        Ok(DecisionOutcome::Unconfirmed(warnings, token)) => {
            let input = ChangeDecision { confirmation_token: token, ..input };
            Form { status: Some(422), input, warnings, ..Form::default() }
        }
        Err(ActionError::Invalid(errors)) => Form { status: Some(422), input, errors, ..Form::default() },
        Err(ActionError::Conflict) => {
            let (_, now) = found(&request).await?;
            let input = ChangeDecision { revision: now.revision.to_string(), ..input };
            let form = Form { status: Some(409), input, changed: true, ..Form::default() };
            return Ok(page(&request, way, community, now, form));
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    Ok(page(&request, way, community, decision, form))
}

pub(super) async fn submit_withdrawal(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, decision) = found(&request).await?;
    let input: WithdrawDecision = request.input()?;
    let register = community_paths::of(paths::REGISTER, request.lang, community.slug(request.lang));
    match actions::withdraw(&request, community.id, decision.id, &input).await {
        Ok(()) => Ok(PageResponse::redirect_with(&register, Flash::Removed)),
        Err(ActionError::Conflict) => Ok(PageResponse::redirect_with(&register, Flash::Changed)),
        Err(error) => Err(error.field_errors().err().unwrap_or(AppError::BadRequest)),
    }
}

fn page(
    request: &PageRequest,
    way: Way,
    community: Community,
    decision: Decision,
    form: Form,
) -> PageResponse {
    let lang = request.lang;
    let number = labels::number(decision.number);
    let (to, title, send) = match way {
        Way::Change => {
            (paths::EDIT_DECISION, t::minutes_edit_title_decision(lang, number), t::minutes_save(lang))
        }
        Way::Replace => (
            paths::REPLACE_DECISION,
            t::minutes_replace_title(lang, number),
            t::minutes_replace_decision(lang),
        ),
    };
    let addresses = paths::both_of_decision(to, &community.slugs, decision.id);
    let action = addresses[usize::from(lang == Lang::En)].clone();
    let status = form.status.unwrap_or(200);
    let heading = title.clone();
    let body = move || {
        let Form { input, errors, warnings, changed, .. } = form;
        let slug = community.slug(lang);
        let register = community_paths::of(paths::REGISTER, lang, slug);
        let in_force = decision.state == DecisionState::InForce;
        let changed = changed
            .then(|| view! { <Notice kind=Kind::Warning><p>{t::minutes_said_changed(lang)}</p></Notice> });
        let over = (!in_force).then(|| {
            view! { <Notice kind=Kind::Warning><p>{t::minutes_decision_over(lang)}</p></Notice> }
        });
        let own = decision.text.source();
        let revision = decision.revision.to_string();
        let withdraw = (in_force && way == Way::Change).then(|| {
            let action = paths::of_decision(paths::WITHDRAW_DECISION, lang, slug, decision.id);
            view! {
                <form method="post" action=action>
                    <input type="hidden" name="revision" value=revision />
                    <Confirm label=t::minutes_withdraw(lang) question=t::minutes_withdraw_question(lang) />
                </form>
            }
        });
        view! {
            {head_below(lang, &community, Room::Meetings, &heading)}
            <section class="stack">
                <h2>{heading}</h2>
                <p class="lead"><Line lang passage=decision.text.clone() /></p>
                {changed}
                {over}
                <ErrorSummary lang errors=errors.all() />
                {pii_notice(lang, &warnings)}
                <form class="form" method="post" action=action>
                    <input type="hidden" name="revision" value=input.revision.clone() />
                    <input type="hidden" name="confirmation_token" value=input.confirmation_token.clone() />
                    {fields(lang, own, &input, &errors)}
                    <div class="actions">
                        <Button>{send}</Button>
                        <ButtonLink weight=Weight::Quiet href=register>{t::minutes_back_register(lang)}</ButtonLink>
                    </div>
                </form>
                {withdraw}
            </section>
        }
    };
    Page::new(title, addresses, body).status(status).section("communities").unlisted().into()
}

/// The fields of a decision that is written in a language.
pub(super) fn fields(lang: Lang, own: Lang, input: &ChangeDecision, errors: &FieldErrors) -> AnyView {
    let most = |most: usize| u32::try_from(most).unwrap_or_default();
    let other = match own {
        Lang::Fr => t::minutes_text_in_english(lang),
        Lang::En => t::minutes_text_in_french(lang),
    };
    view! {
        <TextArea
            id="text"
            label=t::minutes_decision(lang)
            value=input.text.clone()
            error=errors.of("text")
            required=true
            rows=2u32
            lang=own.tag()
            maxlength=most(MAX_DECISION)
        />
        <TextArea
            id="other-text"
            label=other
            value=input.other_text.clone()
            error=errors.of("other-text")
            rows=2u32
            lang=own.other().tag()
            maxlength=most(MAX_DECISION)
        />
        <Field
            id="who"
            label=t::minutes_who(lang)
            hint=t::minutes_who_hint(lang)
            value=input.who.clone()
            error=errors.of("who")
            lang=own.tag()
            maxlength=most(MAX_WHO)
        />
        <TextArea
            id="reason"
            label=t::minutes_reason_optional(lang)
            value=input.reason.clone()
            error=errors.of("reason")
            rows=2u32
            lang=own.tag()
            maxlength=most(MAX_REASON)
        />
        <Field
            id="review"
            kind="date"
            label=t::minutes_review(lang)
            value=input.review.clone()
            error=errors.of("review")
        />
    }
    .into_any()
}
