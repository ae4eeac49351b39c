//! Proposing a theme, and changing one that one proposed.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, WriteOutcome, WriteTheme},
        model::Theme,
        paths,
        rules::{MAX_LEAD, MAX_TITLE, MAX_WHY, is_open},
    },
    open_community, theme_id,
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
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Field, Kind, Notice, TextArea, Weight};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    input: WriteTheme,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    /// Whether something was decided about the theme since the page was opened.
    decided: bool,
    /// What another author made of the theme since the page was opened, as its form would show it.
    theirs: Option<WriteTheme>,
}

pub(super) async fn show_new(request: PageRequest) -> Result<PageResponse, AppError> {
    match open_community(&request, paths::PROPOSE, Action::ProposeThemes).await? {
        Ok(community) => Ok(page(&request, &community, None, 200, Form::default())),
        Err(elsewhere) => Ok(elsewhere),
    }
}

pub(super) async fn submit_new(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match open_community(&request, paths::PROPOSE, Action::ProposeThemes).await? {
        Ok(community) => community,
        Err(_) => return Err(AppError::NotFound),
    };
    let input: WriteTheme = request.input()?;
    let outcome = actions::propose(&request, community.id, &input).await;
    answer(&request, &community, None, input, outcome)
}

pub(super) async fn show_edit(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match open_community(&request, paths::LIST, Action::ProposeThemes).await? {
        Ok(community) => community,
        Err(_) => return Err(AppError::NotFound),
    };
    let theme = actions::find_own(&request, community.id, theme_id(&request)?).await?;
    if !is_open(theme.state) {
        let here = community_paths::of(paths::LIST, request.lang, community.slug(request.lang));
        return Ok(PageResponse::redirect_with(&here, Flash::Changed));
    }
    let form = Form { input: WriteTheme::of(&theme), ..Form::default() };
    Ok(page(&request, &community, Some(&theme), 200, form))
}

pub(super) async fn submit_edit(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match open_community(&request, paths::LIST, Action::ProposeThemes).await? {
        Ok(community) => community,
        Err(_) => return Err(AppError::NotFound),
    };
    let theme = actions::find_own(&request, community.id, theme_id(&request)?).await?;
    let input: WriteTheme = request.input()?;
    match actions::edit(&request, community.id, theme.id, &input).await {
        Err(ActionError::Conflict) => {
            let now = actions::find_own(&request, community.id, theme.id).await?;
            let form = if is_open(now.state) {
                let input = WriteTheme { revision: now.revision, ..input };
                Form { input, theirs: Some(WriteTheme::of(&now)), ..Form::default() }
            } else {
                Form { input, decided: true, ..Form::default() }
            };
            Ok(page(&request, &community, Some(&now), 409, form))
        }
        outcome => answer(&request, &community, Some(&theme), input, outcome),
    }
}

fn answer(
    request: &PageRequest,
    community: &Community,
    theme: Option<&Theme>,
    input: WriteTheme,
    outcome: Result<WriteOutcome, ActionError>,
) -> Result<PageResponse, AppError> {
    let here = community_paths::of(paths::LIST, request.lang, community.slug(request.lang));
    match outcome {
        Ok(WriteOutcome::Written(id)) => {
            let flash = if theme.is_some() { Flash::Saved } else { Flash::Added };
            Ok(PageResponse::redirect_with(&format!("{here}#theme-{id}"), flash))
        }
        Ok(WriteOutcome::Unconfirmed(warnings, token)) => {
            let input = WriteTheme { confirmation_token: token, ..input };
            Ok(page(request, community, theme, 422, Form { input, warnings, ..Form::default() }))
        }
        Err(ActionError::Invalid(errors)) => {
            Ok(page(request, community, theme, 422, Form { input, errors, ..Form::default() }))
        }
        // Nothing that can change in the meantime is proposed; what is edited is answered where its new state is read.
        Err(ActionError::Conflict) => Err(AppError::BadRequest),
        Err(ActionError::App(error)) => Err(error),
    }
}

fn page(
    request: &PageRequest,
    community: &Community,
    theme: Option<&Theme>,
    status: u16,
    form: Form,
) -> PageResponse {
    let lang = request.lang;
    let community = community.clone();
    let (addresses, title) = match theme {
        Some(theme) => (paths::both(paths::EDIT, &community.slugs, theme.id), t::theme_edit_title(lang)),
        None => (community_paths::both(paths::PROPOSE, &community.slugs), t::theme_propose(lang)),
    };
    let (own, edits) = (theme.map_or(lang, |theme| theme.texts.lang), theme.is_some());
    let action = addresses[usize::from(lang == Lang::En)].clone();
    let body = move || {
        let Form { input, errors, warnings, decided, theirs } = form;
        let theirs = theirs.map(|theirs| their_version(lang, own, &input, theirs));
        let decided =
            decided.then(|| view! { <Notice kind=Kind::Warning><p>{t::theme_is_decided(lang)}</p></Notice> });
        let back = community_paths::of(paths::LIST, lang, community.slug(lang));
        let other = other_title(lang, own);
        let most = |most: usize| u32::try_from(most).unwrap_or_default();
        let send = match (warnings.is_empty(), edits) {
            (false, _) => t::theme_send_anyway(lang),
            (true, true) => t::theme_save(lang),
            (true, false) => t::theme_propose(lang),
        };
        view! {
            {head_below(lang, &community, Room::Themes, title)}
            <section class="stack">
                <h2>{title}</h2>
                {decided}
                {theirs}
                <ErrorSummary lang errors=errors.all() />
                {pii_notice(lang, &warnings)}
                <p>{t::theme_write_text(lang)}</p>
                <form class="form" method="post" action=action>
                    <input type="hidden" name="revision" value=input.revision.to_string() />
                    <input type="hidden" name="confirmation_token" value=input.confirmation_token />
                    <Field
                        id="title"
                        label=t::theme_field_title(lang)
                        hint=t::theme_title_hint(lang)
                        value=input.title
                        error=errors.of("title")
                        required=true
                        lang=own.tag()
                        maxlength=most(MAX_TITLE)
                    />
                    <Field
                        id="other-title"
                        label=other
                        value=input.other_title
                        error=errors.of("other-title")
                        lang=own.other().tag()
                        maxlength=most(MAX_TITLE)
                    />
                    <TextArea
                        id="why"
                        label=t::theme_why(lang)
                        hint=t::theme_why_hint(lang)
                        value=input.why
                        error=errors.of("why")
                        required=true
                        lang=own.tag()
                        maxlength=most(MAX_WHY)
                    />
                    <Field
                        id="lead"
                        label=t::theme_lead(lang)
                        hint=t::theme_lead_hint(lang)
                        value=input.lead
                        error=errors.of("lead")
                        lang=own.tag()
                        maxlength=most(MAX_LEAD)
                    />
                    <div class="actions">
                        <Button>{send}</Button>
                        <ButtonLink weight=Weight::Quiet href=back>{t::theme_back(lang)}</ButtonLink>
                    </div>
                </form>
            </section>
        }
    };
    Page::new(title.to_owned(), addresses, body).status(status).section("communities").unlisted().into()
}

/// What the title in the other language than the author's is called.
fn other_title(lang: Lang, own: Lang) -> &'static str {
    match own {
        Lang::Fr => t::theme_title_in_english(lang),
        Lang::En => t::theme_title_in_french(lang),
    }
}

/// What another author wrote in the meantime, where it differs from what was typed.
fn their_version(lang: Lang, own: Lang, typed: &WriteTheme, theirs: WriteTheme) -> AnyView {
    let fields = [
        (t::theme_field_title(lang), own, &typed.title, theirs.title),
        (other_title(lang, own), own.other(), &typed.other_title, theirs.other_title),
        (t::theme_why(lang), own, &typed.why, theirs.why),
        (t::theme_lead(lang), own, &typed.lead, theirs.lead),
    ];
    let each = fields
        .into_iter()
        .filter(|(_, _, typed, theirs)| *typed != theirs)
        .map(|(label, spoken, _, theirs)| {
            let (spoken, theirs) = if theirs.is_empty() {
                (lang, t::editing_emptied(lang).to_owned())
            } else {
                (spoken, theirs)
            };
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
    .into_any()
}
