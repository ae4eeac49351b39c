//! Deciding about a theme.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, DecideOutcome, DecideTheme},
        labels,
        model::{Decision, EligibleTheme, Theme},
        paths,
        rules::{MAX_REASON, decisions},
        store,
    },
    open_community, theme_id,
};
use ensemble_communities::community::{Room, head_below, model::Community, paths as community_paths};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, ButtonLink, Choice, ErrorSummary, Kind, Line, Notice, RadioGroup, Select, TextArea, Weight,
};

/// The form as it is shown: what was chosen, and what is wrong with it.
#[derive(Default)]
struct Form {
    input: DecideTheme,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    /// Whether something else was decided since the page was opened.
    decided: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, theme) = found(&request).await?;
    page(&request, community, theme, 200, Form::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, theme) = found(&request).await?;
    let input: DecideTheme = request.input()?;
    let here = community_paths::of(paths::LIST, request.lang, community.slug(request.lang));
    match actions::decide(&request, community.id, theme.id, &input).await {
        Ok(DecideOutcome::Decided) => Ok(PageResponse::redirect_with(&here, Flash::Saved)),
        Ok(DecideOutcome::Unconfirmed(warnings, token)) => {
            let input = DecideTheme { confirmation_token: token, ..input };
            page(&request, community, theme, 422, Form { input, warnings, ..Form::default() }).await
        }
        Err(ActionError::Invalid(errors)) => {
            page(&request, community, theme, 422, Form { input, errors, ..Form::default() }).await
        }
        Err(ActionError::Conflict) => {
            let (community, theme) = found(&request).await?;
            page(&request, community, theme, 409, Form { input, decided: true, ..Form::default() }).await
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

async fn found(request: &PageRequest) -> Result<(Community, Theme), AppError> {
    let community = match open_community(request, paths::LIST, Action::DecideThemes).await? {
        Ok(community) => community,
        Err(_) => return Err(AppError::NotFound),
    };
    let theme = actions::find_for(request, community.id, theme_id(request)?, Action::DecideThemes).await?;
    Ok((community, theme))
}

async fn page(
    request: &PageRequest,
    community: Community,
    theme: Theme,
    status: u16,
    form: Form,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let mut others: Vec<EligibleTheme> = store::eligible(&request.portal.db, community.id).await?;
    others.retain(|each| each.id != theme.id);
    let title = t::theme_decide_title(lang, theme.texts.title.text(lang));
    let addresses = paths::both(paths::DECIDE, &community.slugs, theme.id);
    let body = move || {
        let Form { input, errors, warnings, decided } = form;
        let decided = decided
            .then(|| view! { <Notice kind=Kind::Warning><p>{t::theme_said_changed(lang)}</p></Notice> });
        let possible = decisions(theme.state);
        let choices = possible
            .iter()
            .filter(|each| **each != Decision::Merge || !others.is_empty())
            .map(|each| {
                let (words, hint) = labels::decision(lang, *each);
                Choice::new(each.code(), words).hint(hint).chosen(input.decision == Some(*each))
            })
            .collect();
        let reason = (possible.contains(&Decision::SetAside) || !input.reason.is_empty()).then(|| {
            view! {
                <TextArea
                    id="reason"
                    label=t::theme_reason(lang)
                    hint=t::theme_reason_hint(lang)
                    value=input.reason
                    error=errors.of("reason")
                    maxlength=u32::try_from(MAX_REASON).unwrap_or_default()
                />
            }
        });
        let into = (possible.contains(&Decision::Merge) && !others.is_empty()).then(|| {
            let choices = std::iter::once(Choice::new("", t::theme_choose(lang)))
                .chain(others.iter().map(|each| {
                    let chosen = input.into == Some(each.id);
                    Choice::new(each.id.to_string(), each.title.text(lang)).chosen(chosen)
                }))
                .collect();
            view! { <Select id="into" label=t::theme_into(lang) choices error=errors.of("into") /> }
        });
        let back = community_paths::of(paths::LIST, lang, community.slug(lang));
        let action = paths::of(paths::DECIDE, lang, community.slug(lang), theme.id);
        view! {
            {head_below(lang, &community, Room::Themes, t::theme_decide(lang))}
            <section class="stack">
                <h2>{t::theme_decide(lang)}</h2>
                <p class="lead"><Line lang passage=theme.texts.title.clone() /></p>
                {decided}
                <ErrorSummary lang errors=errors.all() />
                {pii_notice(lang, &warnings)}
                <form class="form" method="post" action=action>
                    <input type="hidden" name="confirmation_token" value=input.confirmation_token />
                    <RadioGroup
                        id="decision"
                        label=t::theme_decision(lang)
                        choices
                        error=errors.of("decision")
                        required=true
                    />
                    {reason}
                    {into}
                    <div class="actions">
                        <Button>{t::theme_save(lang)}</Button>
                        <ButtonLink weight=Weight::Quiet href=back>{t::theme_back(lang)}</ButtonLink>
                    </div>
                </form>
            </section>
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("communities").unlisted().into())
}
