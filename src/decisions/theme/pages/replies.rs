//! Writing a reply to a theme, editing and removing one's own.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, ReplyOutcome, WriteReply},
        model::Reply,
        paths,
    },
    open_community,
    show::place,
    theme_id,
};
use ensemble_communities::community::{Room, head_below, model::Community};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::{ThemeId, ThemeReplyId},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, pii_checked_fields, pii_notice};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Kind, Notice, TextArea, Weight};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    input: WriteReply,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    /// Whether the reply was removed since the page was opened.
    removed: bool,
    /// What became of the reply since the page was opened.
    theirs: Option<String>,
}

/// The community, the theme and the reply of the address.
pub(super) struct Target {
    pub(super) community: Community,
    pub(super) theme: ThemeId,
    pub(super) reply: ThemeReplyId,
}

pub(super) async fn target(request: &PageRequest, action: Action) -> Result<Target, AppError> {
    let community = match open_community(request, paths::LIST, action).await? {
        Ok(community) => community,
        Err(_) => return Err(AppError::NotFound),
    };
    let reply: ThemeReplyId = request.path_param(2).parse().map_err(|_| AppError::NotFound)?;
    Ok(Target { community, theme: theme_id(request)?, reply })
}

/// The same, of a reply that the person wrote.
async fn own(request: &PageRequest) -> Result<(Target, Reply), AppError> {
    let target = target(request, Action::ProposeThemes).await?;
    let Target { community, theme, reply } = &target;
    let found = actions::find_reply(request, community.id, *theme, *reply, Action::ProposeThemes).await?;
    if found.mine { Ok((target, found)) } else { Err(AppError::NotFound) }
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match open_community(&request, paths::LIST, Action::ProposeThemes).await? {
        Ok(community) => community,
        Err(_) => return Err(AppError::NotFound),
    };
    let (theme, lang) = (theme_id(&request)?, request.lang);
    let input: WriteReply = request.input()?;
    let form = if input.redact {
        let text = actions::redact_reply(&request, community.id, theme, lang, &input.text).await?;
        Form { input: WriteReply { text, ..WriteReply::default() }, ..Form::default() }
    } else {
        match actions::reply(&request, &community, theme, &input).await {
            Ok(ReplyOutcome::Written(reply)) => {
                return Ok(PageResponse::redirect(place(&request, &community, theme, reply).await?));
            }
            Ok(ReplyOutcome::Unconfirmed(warnings, token)) => {
                Form { input: WriteReply { confirmation_token: token, ..input }, warnings, ..Form::default() }
            }
            Err(ActionError::Invalid(errors)) => Form { input, errors, ..Form::default() },
            Err(ActionError::Conflict) => return Err(AppError::BadRequest),
            Err(ActionError::App(error)) => return Err(error),
        }
    };
    Ok(page(&request, &community, theme, None, 422, form))
}

pub(super) async fn show_edit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (Target { community, theme, reply }, found) = own(&request).await?;
    if found.removed.is_some() {
        let here = place(&request, &community, theme, reply).await?;
        return Ok(PageResponse::redirect_with(&here, Flash::Changed));
    }
    let input = WriteReply { revision: found.revision, text: found.text.clone(), ..WriteReply::default() };
    Ok(page(&request, &community, theme, Some(&found), 200, Form { input, ..Form::default() }))
}

pub(super) async fn submit_edit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (Target { community, theme, reply }, found) = own(&request).await?;
    let input: WriteReply = request.input()?;
    if input.redact {
        let text = actions::redact_reply(&request, community.id, theme, found.lang, &input.text).await?;
        let input = WriteReply { revision: input.revision, text, ..WriteReply::default() };
        let form = Form { input, ..Form::default() };
        return Ok(page(&request, &community, theme, Some(&found), 422, form));
    }
    let (status, found, form) = match actions::edit_reply(&request, community.id, theme, reply, &input).await
    {
        Ok(ReplyOutcome::Written(reply)) => {
            return Ok(PageResponse::redirect(place(&request, &community, theme, reply).await?));
        }
        Ok(ReplyOutcome::Unconfirmed(warnings, token)) => {
            let input = WriteReply { confirmation_token: token, ..input };
            (422, found, Form { input, warnings, ..Form::default() })
        }
        Err(ActionError::Invalid(errors)) => (422, found, Form { input, errors, ..Form::default() }),
        Err(ActionError::Conflict) => {
            let (_, now) = own(&request).await?;
            let form = if now.removed.is_some() {
                Form { input, removed: true, ..Form::default() }
            } else {
                let input = WriteReply { revision: now.revision, ..input };
                Form { input, theirs: Some(now.text.clone()), ..Form::default() }
            };
            (409, now, form)
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    Ok(page(&request, &community, theme, Some(&found), status, form))
}

pub(super) async fn remove(request: PageRequest) -> Result<PageResponse, AppError> {
    let Target { community, theme, reply } = target(&request, Action::ProposeThemes).await?;
    actions::remove_own_reply(&request, community.id, theme, reply).await?;
    let here = place(&request, &community, theme, reply).await?;
    Ok(PageResponse::redirect_with(&here, Flash::Removed))
}

/// The form for a reply, or for a change of one's own.
fn page(
    request: &PageRequest,
    community: &Community,
    theme: ThemeId,
    editing: Option<&Reply>,
    status: u16,
    form: Form,
) -> PageResponse {
    let (lang, community) = (request.lang, community.clone());
    let pii_address = request.portal.assets.pii_address();
    let own = editing.map_or(lang, |reply| reply.lang);
    let (addresses, action, title) = match editing {
        Some(reply) => {
            let addresses = paths::both_of_reply(paths::EDIT_REPLY, &community.slugs, theme, reply.id);
            let action = addresses[usize::from(lang == Lang::En)].clone();
            (addresses, action, t::theme_reply_edit(lang))
        }
        None => {
            let addresses = paths::both(paths::SHOW, &community.slugs, theme);
            let action = paths::of(paths::REPLY, lang, community.slug(lang), theme);
            (addresses, action, t::reflection_comment(lang))
        }
    };
    let edits = editing.is_some();
    let body = move || {
        let Form { input, errors, warnings, removed, theirs } = form;
        let removed = removed
            .then(|| view! { <Notice kind=Kind::Warning><p>{t::theme_reply_is_removed(lang)}</p></Notice> });
        let theirs = theirs.map(|text| {
            view! {
                <Notice kind=Kind::Warning>
                    <h3 class="h4">{t::editing_conflict(lang)}</h3>
                    <p>{t::editing_conflict_text(lang)}</p>
                    <blockquote class="their-version" lang=own.tag()>{text}</blockquote>
                </Notice>
            }
        });
        let redact = (!warnings.is_empty()).then(|| {
            view! { <Button name="redact" value="1" weight=Weight::Quiet>{t::reflection_pii_all(lang)}</Button> }
        });
        let send = match (warnings.is_empty(), edits) {
            (false, _) => t::theme_send_anyway(lang),
            (true, true) => t::theme_save(lang),
            (true, false) => t::reflection_comment_send(lang),
        };
        let field = view! {
            <TextArea id="text" label=t::reflection_comment(lang) hint=t::theme_reply_hint(lang) value=input.text error=errors.of("text") rows=8 required=true framed=true rich=true lang=own.tag() />
        };
        let back = paths::of(paths::SHOW, lang, community.slug(lang), theme);
        view! {
            {head_below(lang, &community, Room::Themes, title)}
            <section class="stack">
                <h2>{title}</h2>
                {removed}
                {theirs}
                <ErrorSummary lang errors=errors.all() />
                {pii_notice(lang, &warnings).into_any()}
                <form class="form" method="post" action=action>
                    <input type="hidden" name="revision" value=input.revision.to_string() />
                    <input type="hidden" name="confirmation_token" value=input.confirmation_token />
                    {pii_checked_fields(lang, pii_address, own, field.into_any()).into_any()}
                    <div class="actions">
                        <Button>{send}</Button>
                        {redact}
                        <ButtonLink weight=Weight::Quiet href=back>{t::theme_back_to_theme(lang)}</ButtonLink>
                    </div>
                </form>
            </section>
        }
    };
    Page::new(title, addresses, body)
        .status(status)
        .section("communities")
        .unlisted()
        .with_writing_islands()
        .hydrated_on_use()
        .with_rich_text()
        .into()
}
