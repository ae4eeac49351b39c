//! Opening a vote over themes.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, OpenOutcome, OpenVote},
        labels,
        model::Method,
        paths,
        rules::{MAX_LINE, OPTIONS},
    },
    Place, place,
};
use crate::theme::{self, model::EligibleTheme, paths as theme_paths};
use ensemble_communities::community::{Room, head_below, model::Community, paths as community_paths};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Check, Choice, EmptyState, ErrorSummary, Field, RadioGroup, Weight};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    input: OpenVote,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let Place { community, .. } = place(&request, Action::DecideThemes, true).await?;
    let input =
        OpenVote { dots: "5".to_owned(), time: "23:59".to_owned(), hidden: true, ..OpenVote::default() };
    page(&request, community, 200, Form { input, ..Form::default() }).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let Place { community, .. } = place(&request, Action::DecideThemes, true).await?;
    let input: OpenVote = request.input()?;
    match actions::open(&request, &community, &input).await {
        Ok(OpenOutcome::Opened(vote)) => {
            let slug = community.slug(request.lang);
            Ok(PageResponse::redirect(paths::of(paths::SHOW, request.lang, slug, vote)))
        }
        Ok(OpenOutcome::Unconfirmed(warnings, token)) => {
            let input = OpenVote { confirmation_token: token, ..input };
            page(&request, community, 422, Form { input, warnings, ..Form::default() }).await
        }
        Err(ActionError::App(error)) => Err(error),
        Err(error) => {
            let errors = error.field_errors()?;
            page(&request, community, 422, Form { input, errors, ..Form::default() }).await
        }
    }
}

async fn page(
    request: &PageRequest,
    community: Community,
    status: u16,
    form: Form,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let themes = theme::eligible(&request.portal.db, community.id).await?;
    let title = t::vote_new(lang);
    let addresses = community_paths::both(paths::NEW, &community.slugs);
    let body = move || {
        let enough = themes.len() >= *OPTIONS.start();
        let back = community_paths::of(theme_paths::LIST, lang, community.slug(lang));
        let content = if enough {
            view! {
                <ErrorSummary lang errors=form.errors.all() />
                {pii_notice(lang, &form.warnings)}
                {fields(lang, &community, themes, form.input, &form.errors, back)}
            }
            .into_any()
        } else {
            view! {
                <EmptyState title=t::vote_few_themes(lang) text=t::vote_few_themes_text(lang) />
                <p><a href=back>{t::theme_back(lang)}</a></p>
            }
            .into_any()
        };
        view! {
            {head_below(lang, &community, Room::Themes, title)}
            <section class="stack">
                <h2>{title}</h2>
                {content}
            </section>
        }
    };
    Ok(Page::new(title.to_owned(), addresses, body).status(status).section("communities").unlisted().into())
}

fn fields(
    lang: ensemble_core::Lang,
    community: &Community,
    themes: Vec<EligibleTheme>,
    input: OpenVote,
    errors: &FieldErrors,
    back: String,
) -> impl IntoView + use<> {
    let choices = themes
        .into_iter()
        .map(|theme| {
            let chosen = input.themes.contains(&theme.id);
            Choice::new(theme.id.to_string(), theme.title.text(lang))
                .hint(t::theme_supporters(lang, theme.supporters))
                .chosen(chosen)
        })
        .collect();
    let methods = Method::ALL
        .iter()
        .map(|method| {
            Choice::new(method.code(), labels::method(lang, *method))
                .hint(labels::method_hint(lang, *method))
                .chosen(input.method == Some(*method))
        })
        .collect();
    let action = community_paths::of(paths::NEW, lang, community.slug(lang));
    view! {
        <form class="form vote-form" method="post" action=action>
            <input type="hidden" name="confirmation_token" value=input.confirmation_token />
            <Field
                id="title"
                label=t::vote_field_title(lang)
                hint=t::vote_title_hint(lang)
                value=input.title
                error=errors.of("title")
                required=true
                maxlength=u32::try_from(MAX_LINE).unwrap_or_default()
            />
            <RadioGroup id="themes" label=t::vote_field_themes(lang) choices many=true error=errors.of("themes") />
            <RadioGroup
                id="method"
                label=t::vote_field_method(lang)
                choices=methods
                error=errors.of("method")
                required=true
            />
            <Field
                id="dots"
                label=t::vote_field_dots(lang)
                hint=t::vote_dots_hint(lang)
                value=input.dots
                error=errors.of("dots")
                inputmode="numeric"
            />
            <Check id="hidden" label=t::vote_field_hidden(lang) hint=t::vote_hidden_hint(lang) checked=input.hidden />
            <Check id="secret" label=t::vote_field_secret(lang) hint=t::vote_secret_hint(lang) checked=input.secret />
            <div class="form-row">
                <Field
                    id="day"
                    kind="date"
                    label=t::vote_field_day(lang)
                    value=input.day
                    error=errors.of("day")
                    required=true
                />
                <Field
                    id="time"
                    kind="time"
                    label=t::vote_field_time(lang)
                    hint=t::meeting_zone_note(lang)
                    value=input.time
                    error=errors.of("time")
                    required=true
                />
            </div>
            <Field
                id="quorum"
                label=t::vote_field_quorum(lang)
                hint=t::vote_quorum_hint(lang)
                value=input.quorum
                error=errors.of("quorum")
                inputmode="numeric"
            />
            <p class="small muted">{t::vote_new_text(lang)}</p>
            <div class="actions">
                <Button>{t::vote_open(lang)}</Button>
                <ButtonLink weight=Weight::Quiet href=back>{t::theme_back(lang)}</ButtonLink>
            </div>
        </form>
    }
}
