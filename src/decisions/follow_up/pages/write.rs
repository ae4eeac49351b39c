//! Adding a follow-up, and editing one.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, AddOutcome},
        api::WriteFollowUp,
        model::{Back, DueChoice, FollowUp, Named},
        paths,
        rules::{self, MAX_TEXT},
        store,
        views::{most, owner_and_due},
    },
    follow_up_id, open_community, open_for_form,
};
use ensemble_communities::community::{Room, head_below, model::Community, paths as community_paths};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::FollowUpId,
    rights::Action,
};
use ensemble_meetings::{facilitation::paths as run_paths, meeting::paths as meeting_paths};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Kind, Line, Notice, TextArea, Weight};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    input: WriteFollowUp,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    /// Whether the follow-up changed since the page was opened.
    changed: bool,
}

pub(super) async fn show_new(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match open_community(&request, paths::ADD, Action::ProposeFollowUps).await? {
        Ok(community) => community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let input = WriteFollowUp {
        due: Some(DueChoice::NextMeeting),
        owner: request.viewer.id(),
        meeting: request.query_param("meeting").and_then(|id| id.parse().ok()),
        item: request.query_param("item").unwrap_or_default().to_owned(),
        ..WriteFollowUp::default()
    };
    page(&request, &community, None, 200, Form { input, ..Form::default() }).await
}

pub(super) async fn submit_new(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = open_for_form(&request, Action::ProposeFollowUps).await?;
    let input: WriteFollowUp = request.input()?;
    let outcome = actions::add(&request, community.id, &input).await;
    answer(&request, &community, None, input, outcome).await
}

pub(super) async fn show_edit(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = open_for_form(&request, Action::ProposeFollowUps).await?;
    let id = follow_up_id(&request)?;
    let follow_up = actions::find_for(&request, community.id, id, Action::ProposeFollowUps).await?;
    let actor = actions::actor(&request, &follow_up).ok_or(AppError::NotFound)?;
    if !rules::can_edit(follow_up.progress(), actor) {
        let here = paths::of(paths::SHOW, request.lang, community.slug(request.lang), id);
        return Ok(PageResponse::redirect_with(&here, Flash::Changed));
    }
    let form = Form { input: actions::form_of(&follow_up), ..Form::default() };
    page(&request, &community, Some(&follow_up), 200, form).await
}

pub(super) async fn submit_edit(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = open_for_form(&request, Action::ProposeFollowUps).await?;
    let id = follow_up_id(&request)?;
    let follow_up = actions::find_for(&request, community.id, id, Action::ProposeFollowUps).await?;
    let input: WriteFollowUp = request.input()?;
    let outcome = actions::edit(&request, community.id, id, &input).await;
    answer(&request, &community, Some(&follow_up), input, outcome).await
}

async fn answer(
    request: &PageRequest,
    community: &Community,
    follow_up: Option<&FollowUp>,
    input: WriteFollowUp,
    outcome: Result<AddOutcome, ActionError>,
) -> Result<PageResponse, AppError> {
    let (lang, slug) = (request.lang, community.slug(request.lang));
    match outcome {
        Ok(AddOutcome::Written(id)) if follow_up.is_some() => {
            Ok(PageResponse::redirect_with(&paths::of(paths::SHOW, lang, slug, id), Flash::Saved))
        }
        Ok(AddOutcome::Written(id)) => {
            Ok(PageResponse::redirect_with(&after_adding(lang, slug, id, &input), Flash::Added))
        }
        Ok(AddOutcome::Unconfirmed(warnings, token)) => {
            let input = WriteFollowUp { confirmation_token: token, ..input };
            page(request, community, follow_up, 422, Form { input, warnings, ..Form::default() }).await
        }
        Err(ActionError::Invalid(errors)) => {
            page(request, community, follow_up, 422, Form { input, errors, ..Form::default() }).await
        }
        Err(ActionError::Conflict) => {
            let Some(follow_up) = follow_up else { return Err(AppError::BadRequest) };
            let now =
                actions::find_for(request, community.id, follow_up.id, Action::ProposeFollowUps).await?;
            // The next time it is saved, the person has seen what it says now.
            let input = WriteFollowUp { revision: now.revision, ..input };
            page(request, community, Some(&now), 409, Form { input, changed: true, ..Form::default() }).await
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

/// The page of a meeting that the form was on, else the list.
fn after_adding(lang: Lang, slug: &str, id: FollowUpId, input: &WriteFollowUp) -> String {
    let page = match input.back {
        Some(Back::Facilitator) => Some(run_paths::FACILITATE),
        Some(Back::Participant) => Some(run_paths::TAKE_PART),
        Some(Back::One | Back::List | Back::Mine) | None => None,
    };
    match page.zip(input.meeting) {
        Some((page, meeting)) => format!("{}#add-follow-up", meeting_paths::of(page, lang, meeting)),
        None => format!("{}#follow-up-{id}", community_paths::of(paths::LIST, lang, slug)),
    }
}

async fn page(
    request: &PageRequest,
    community: &Community,
    follow_up: Option<&FollowUp>,
    status: u16,
    form: Form,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let candidates: Vec<Named> = store::candidates(&request.portal.db, community.id).await?;
    let community = community.clone();
    let (addresses, title) = match follow_up {
        Some(follow_up) => {
            (paths::both(paths::EDIT, &community.slugs, follow_up.id), t::follow_up_edit_title(lang))
        }
        None => (community_paths::both(paths::ADD, &community.slugs), t::follow_up_add(lang)),
    };
    let own = follow_up.map_or(lang, |follow_up| follow_up.text.source());
    let now = follow_up.map(|follow_up| follow_up.text.clone());
    let action = addresses[usize::from(lang == Lang::En)].clone();
    let body = move || {
        let Form { input, errors, warnings, changed } = form;
        let edits = now.is_some();
        let changed = now.filter(|_| changed).map(|passage| {
            view! {
                <Notice kind=Kind::Warning>
                    <p>{t::follow_up_edit_changed(lang)}</p>
                    <blockquote class="their-version"><Line lang passage /></blockquote>
                </Notice>
            }
        });
        let back = community_paths::of(paths::LIST, lang, community.slug(lang));
        let other = match own {
            Lang::Fr => t::follow_up_text_in_english(lang),
            Lang::En => t::follow_up_text_in_french(lang),
        };
        let send = match (warnings.is_empty(), edits) {
            (false, _) => t::follow_up_send_anyway(lang),
            (true, true) => t::follow_up_save(lang),
            (true, false) => t::follow_up_add(lang),
        };
        view! {
            {head_below(lang, &community, Room::FollowUps, title)}
            <section class="stack">
                <h2>{title}</h2>
                {changed}
                <ErrorSummary lang errors=errors.all() />
                {pii_notice(lang, &warnings)}
                <p>{t::follow_up_write_text(lang)}</p>
                <form class="form" method="post" action=action>
                    <input type="hidden" name="revision" value=input.revision.to_string() />
                    <TextArea
                        id="text"
                        label=t::follow_up_field_text(lang)
                        hint=t::follow_up_text_hint(lang)
                        value=input.text.clone()
                        error=errors.of("text")
                        rows=2
                        required=true
                        lang=own.tag()
                        maxlength=most(MAX_TEXT)
                    />
                    <TextArea
                        id="other-text"
                        label=other
                        value=input.other_text.clone()
                        error=errors.of("other-text")
                        rows=2
                        lang=own.other().tag()
                        maxlength=most(MAX_TEXT)
                    />
                    {owner_and_due(lang, "", &candidates, &input, &errors)}
                    <div class="actions">
                        <Button>{send}</Button>
                        <ButtonLink weight=Weight::Quiet href=back>{t::follow_up_back(lang)}</ButtonLink>
                    </div>
                </form>
            </section>
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("communities").unlisted().into())
}
