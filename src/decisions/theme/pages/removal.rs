//! Removing the reply of another person, with a reason.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, RemoveReply, RemoveReplyOutcome},
        model::Reply,
        paths,
        rules::MAX_REASON,
    },
    replies::{Target, target},
    show::place,
};
use ensemble_communities::community::{Room, head_below};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    format,
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::{
    markdown,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, TextArea, Weight};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Removal {
    input: RemoveReply,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let target = target(&request, Action::DecideThemes).await?;
    let Target { community, theme, reply } = &target;
    let found = actions::find_reply(&request, community.id, *theme, *reply, Action::DecideThemes).await?;
    Ok(page(&request, target, &found, 200, Removal::default()))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let target = target(&request, Action::DecideThemes).await?;
    let Target { community, theme, reply } = &target;
    let input: RemoveReply = request.input()?;
    let removal = match actions::moderate_reply(&request, community.id, *theme, *reply, &input).await {
        Ok(RemoveReplyOutcome::Removed) => {
            let here = place(&request, community, *theme, *reply).await?;
            return Ok(PageResponse::redirect_with(&here, Flash::Deleted));
        }
        Ok(RemoveReplyOutcome::Unconfirmed(warnings, token)) => Removal {
            input: RemoveReply { confirmation_token: token, ..input },
            warnings,
            ..Removal::default()
        },
        Err(ActionError::Invalid(errors)) => Removal { input, errors, ..Removal::default() },
        // Its author or another facilitator removed it in the meantime.
        Err(ActionError::Conflict | ActionError::App(AppError::NotFound)) => {
            let here = place(&request, community, *theme, *reply).await?;
            return Ok(PageResponse::redirect_with(&here, Flash::Changed));
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    let found = actions::find_reply(&request, community.id, *theme, *reply, Action::DecideThemes).await?;
    Ok(page(&request, target, &found, 422, removal))
}

fn page(request: &PageRequest, target: Target, found: &Reply, status: u16, form: Removal) -> PageResponse {
    let lang = request.lang;
    let Target { community, theme, reply } = target;
    let title = t::theme_reply_remove(lang);
    let addresses = paths::both_of_reply(paths::MODERATE_REPLY, &community.slugs, theme, reply);
    let action = addresses[usize::from(lang == Lang::En)].clone();
    let tag = (found.lang != lang).then(|| found.lang.tag());
    let html = markdown::to_html(&found.text).to_string();
    let weight = found.text.len();
    let name = found.author_name.clone().unwrap_or_else(|| t::theme_closed_author(lang).to_owned());
    let written = format::moment(lang, found.created_at);
    let body = move || {
        let Removal { input, errors, warnings } = form;
        let back = paths::of(paths::SHOW, lang, community.slug(lang), theme);
        view! {
            {head_below(lang, &community, Room::Themes, title)}
            <section class="stack">
                <h2>{title}</h2>
                <ErrorSummary lang errors=errors.all() />
                {pii_notice(lang, &warnings).into_any()}
                <blockquote class="stack gap-2">
                    <div class="prose" lang=tag inner_html=html></div>
                    <p class="byline"><b>{name}</b> <span>{written}</span></p>
                </blockquote>
                <form class="form" method="post" action=action>
                    <input type="hidden" name="confirmation_token" value=input.confirmation_token />
                    <TextArea
                        id="reason"
                        label=t::theme_reason(lang)
                        hint=t::theme_reply_reason_hint(lang)
                        value=input.reason
                        error=errors.of("reason")
                        rows=2
                        required=true
                        maxlength=u32::try_from(MAX_REASON).unwrap_or_default()
                    />
                    <div class="actions">
                        <Button weight=Weight::Danger>{t::reflection_remove(lang)}</Button>
                        <ButtonLink weight=Weight::Quiet href=back>{t::theme_back_to_theme(lang)}</ButtonLink>
                    </div>
                </form>
            </section>
        }
    };
    Page::new(title, addresses, body).status(status).section("communities").unlisted().weighing(weight).into()
}
