//! Beginning to gather a finding, changing what it says, deleting it.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, Outcome},
        api::WriteFinding,
        model::{Finding, Part},
        paths,
        rules::{MAX_ASKED, MAX_STATEMENT},
    },
    community_of, finding_id, open_community,
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
    input: WriteFinding,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    /// Whether it changed since the page was opened.
    changed: bool,
}

pub(super) async fn show_new(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match community_of(&request, paths::GATHER, Action::ExportReflections).await? {
        Ok((community, false)) => community,
        Ok(_) => return Err(AppError::NotFound),
        Err(elsewhere) => return Ok(elsewhere),
    };
    Ok(page(&request, community, None, 200, Form::default()))
}

pub(super) async fn submit_new(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = open_community(&request, Action::ExportReflections).await?;
    let input: WriteFinding = request.input()?;
    let done = actions::gather(&request, community.id, &input).await;
    written(&request, community, None, input, done)
}

pub(super) async fn show_edit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, finding) = found(&request).await?;
    let input = actions::start(&finding);
    Ok(page(&request, community, Some(finding), 200, Form { input, ..Form::default() }))
}

pub(super) async fn submit_edit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, finding) = found(&request).await?;
    let input: WriteFinding = request.input()?;
    let done = actions::edit(&request, community.id, finding.id, &input).await;
    if matches!(done, Err(ActionError::Conflict)) {
        // What was typed stays; sent once more, it replaces what is there now.
        let (community, finding) = found(&request).await?;
        let input = WriteFinding { revision: finding.revision, ..input };
        let form = Form { input, changed: true, ..Form::default() };
        return Ok(page(&request, community, Some(finding), 409, form));
    }
    written(&request, community, Some(finding), input, done)
}

pub(super) async fn submit_discard(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = (open_community(&request, Action::ExportReflections).await?, finding_id(&request)?);
    match actions::discard(&request, community.id, id).await {
        Ok(()) => {
            let to = community_paths::of(paths::LIST, request.lang, community.slug(request.lang));
            Ok(PageResponse::redirect_with(&to, Flash::Deleted))
        }
        Err(ActionError::App(error)) => Err(error),
        Err(ActionError::Conflict | ActionError::Invalid(_)) => {
            let to = paths::of(paths::SHOW, request.lang, community.slug(request.lang), id);
            Ok(PageResponse::redirect(to))
        }
    }
}

/// The finding of the address, in the community that began it, for those who gather it.
async fn found(request: &PageRequest) -> Result<(Community, Finding), AppError> {
    let community = open_community(request, Action::ExportReflections).await?;
    match actions::find_for(request, community.id, finding_id(request)?).await? {
        (finding, Part::Origin) if finding.sent.is_none() => Ok((community, finding)),
        _ => Err(AppError::NotFound),
    }
}

fn written(
    request: &PageRequest,
    community: Community,
    finding: Option<Finding>,
    input: WriteFinding,
    done: Result<Outcome, ActionError>,
) -> Result<PageResponse, AppError> {
    match done {
        Ok(Outcome::Done(id)) => {
            let next = if finding.is_some() { paths::SHOW } else { paths::BEHIND };
            let to = paths::of(next, request.lang, community.slug(request.lang), id);
            Ok(PageResponse::redirect_with(&to, Flash::Saved))
        }
        Ok(Outcome::Unconfirmed(warnings, token)) => {
            let input = WriteFinding { confirmation_token: token, ..input };
            Ok(page(request, community, finding, 422, Form { input, warnings, ..Form::default() }))
        }
        Err(ActionError::Invalid(errors)) => {
            Ok(page(request, community, finding, 422, Form { input, errors, ..Form::default() }))
        }
        Err(ActionError::Conflict) => {
            Ok(page(request, community, finding, 409, Form { input, changed: true, ..Form::default() }))
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

fn page(
    request: &PageRequest,
    community: Community,
    finding: Option<Finding>,
    status: u16,
    form: Form,
) -> PageResponse {
    let lang = request.lang;
    let own = finding.as_ref().map_or(lang, |finding| finding.statement.source());
    let id = finding.map(|finding| finding.id);
    let (title, addresses) = match id {
        Some(id) => (t::finding_edit_title(lang), paths::both(paths::EDIT, &community.slugs, id)),
        None => (t::finding_gather(lang), community_paths::both(paths::GATHER, &community.slugs)),
    };
    let body = move || {
        let Form { input, errors, warnings, changed } = form;
        let slug = community.slug(lang);
        let changed = changed
            .then(|| view! { <Notice kind=Kind::Warning><p>{t::finding_edit_changed(lang)}</p></Notice> });
        let (action, back, back_words) = match id {
            Some(id) => (
                paths::of(paths::EDIT, lang, slug, id),
                paths::of(paths::SHOW, lang, slug, id),
                t::finding_to_finding(lang),
            ),
            None => (
                community_paths::of(paths::GATHER, lang, slug),
                community_paths::of(paths::LIST, lang, slug),
                t::finding_back_to_list(lang),
            ),
        };
        let most = |count: usize| u32::try_from(count).unwrap_or_default();
        let (in_other, asked_in_other) = match own.other() {
            Lang::Fr => (t::finding_statement_in_french(lang), t::finding_asked_in_french(lang)),
            Lang::En => (t::finding_statement_in_english(lang), t::finding_asked_in_english(lang)),
        };
        let (own_tag, other_tag) = (own.tag(), own.other().tag());
        view! {
            {head_below(lang, &community, Room::Findings, title)}
            <section class="stack">
                <h2>{title}</h2>
                <p class="muted">{t::finding_write_text(lang)}</p>
                {changed}
                <ErrorSummary lang errors=errors.all() />
                {pii_notice(lang, &warnings)}
                <form class="form" method="post" action=action>
                    <input type="hidden" name="revision" value=input.revision.to_string() />
                    <input type="hidden" name="confirmation_token" value=input.confirmation_token />
                    <TextArea
                        id="statement"
                        label=t::finding_statement(lang)
                        hint=t::finding_statement_hint(lang)
                        value=input.statement
                        error=errors.of("statement")
                        maxlength=most(MAX_STATEMENT)
                        rows=3
                        lang=own_tag
                        required=true
                    />
                    <TextArea
                        id="other-statement"
                        label=in_other
                        value=input.other_statement
                        error=errors.of("other-statement")
                        maxlength=most(MAX_STATEMENT)
                        rows=3
                        lang=other_tag
                    />
                    <TextArea
                        id="asked"
                        label=t::finding_asked(lang)
                        hint=t::finding_asked_hint(lang)
                        value=input.asked
                        error=errors.of("asked")
                        maxlength=most(MAX_ASKED)
                        lang=own_tag
                        required=true
                    />
                    <TextArea
                        id="other-asked"
                        label=asked_in_other
                        value=input.other_asked
                        error=errors.of("other-asked")
                        maxlength=most(MAX_ASKED)
                        lang=other_tag
                    />
                    <div class="actions">
                        <Button>{t::finding_save(lang)}</Button>
                        <ButtonLink weight=Weight::Quiet href=back>{back_words}</ButtonLink>
                    </div>
                </form>
            </section>
        }
    };
    Page::new(title, addresses, body).status(status).section("communities").unlisted().into()
}
