//! Who sees a reflection: its author says so, at any time. And removing it.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, ShareReflection, ShareReview, SharingOutcome},
        labels,
        model::{Audience, Reflection},
        pii_review, store,
    },
    app_error, crumbs, id_of, own, own_input, paths, redact_button,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    ids::{AttachmentId, ReflectionId},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Check, Choice, Confirm, ErrorSummary, FieldErrors, Kind, Notice, RadioGroup};

/// What the page shows beside the form.
#[derive(Default)]
struct Beside {
    errors: FieldErrors,
    review: ShareReview,
    /// Whether the text has just been saved.
    saved: bool,
    /// Whether what was found has just been replaced.
    replaced: bool,
    /// Whether the reflection changed since its author looked at it: nothing was saved.
    changed: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = own(&request).await?;
    let mut chosen = ShareReflection::of(&reflection);
    // What was chosen where the text was written.
    if let Some(audience) = request.query_param("audience").and_then(Audience::from_code) {
        chosen.audience = audience;
        chosen.anonymous = match request.query_param("anonymous") {
            Some(anonymous) => anonymous == "on",
            None => chosen.anonymous,
        };
    }
    let saved = matches!(request.flash(), Some(Flash::Added | Flash::Saved));
    page(&request, reflection, 200, chosen, Beside { saved, ..Beside::default() }).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, chosen) = own_input::<ShareReflection>(&request).await?;
    let outcome = actions::set_sharing(&request, id, &chosen).await;
    let (status, beside) = match outcome {
        Ok(SharingOutcome::Saved) => {
            return Ok(PageResponse::redirect_with(&paths::show(request.lang, id), Flash::Shared));
        }
        Ok(SharingOutcome::Unconfirmed(review)) => (200, Beside { review, ..Beside::default() }),
        Err(ActionError::Invalid(errors)) => (422, Beside { errors, ..Beside::default() }),
        Err(ActionError::Conflict) => {
            let reflection = own(&request).await?;
            let review = actions::review_sharing(&request, &reflection, &chosen).await?;
            let beside = Beside { review, changed: true, ..Beside::default() };
            return page(&request, reflection, 409, chosen, beside).await;
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    let reflection = own(&request).await?;
    page(&request, reflection, status, chosen, beside).await
}

/// Puts initials in the place of what may identify a student, and shows the page again with the same choice.
pub(super) async fn redact(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, chosen) = own_input::<ShareReflection>(&request).await?;
    let replaced = actions::redact_reflection(&request, id).await.map_err(app_error)?;
    let reflection = own(&request).await?;
    let review = actions::review_sharing(&request, &reflection, &chosen).await?;
    page(&request, reflection, 200, chosen, Beside { review, replaced, ..Beside::default() }).await
}

/// Removes one's own reflection.
pub(super) async fn remove(request: PageRequest) -> Result<PageResponse, AppError> {
    actions::remove(&request, id_of(&request)?).await.map_err(app_error)?;
    Ok(PageResponse::redirect_with(paths::at(paths::MINE, request.lang), Flash::Removed))
}

async fn page(
    request: &PageRequest,
    reflection: Reflection,
    status: u16,
    chosen: ShareReflection,
    Beside { errors, review, saved, replaced, changed }: Beside,
) -> Result<PageResponse, AppError> {
    let (lang, id) = (request.lang, reflection.id);
    let (db, community) = (&request.portal.db, reflection.visibility.community);
    let (offered, former) = futures::try_join!(
        store::community_people(db, community),
        store::readers_who_left_community(db, id, community)
    )?;
    // Readers who left the community stay readers until the author takes them off.
    let former = former.into_iter().map(|(person, name)| (person, t::reflection_former_reader(lang, name)));
    let people: Vec<Choice> = offered
        .into_iter()
        .chain(former)
        .filter(|(person, _)| *person != reflection.visibility.author)
        .map(|(person, name)| Choice::new(person.to_string(), name).chosen(chosen.people.contains(&person)))
        .collect();
    let title = t::reflection_share(lang);
    let body = move || {
        let audiences = Audience::ALL
            .iter()
            .map(|audience| {
                Choice::new(audience.code(), labels::audience(lang, *audience))
                    .hint(labels::audience_hint(lang, *audience))
                    .chosen(*audience == chosen.audience)
            })
            .collect();
        let confirm = !review.token.is_empty();
        let redact = redact_button(lang, &review.warnings, paths::of(paths::SHARE_REDACTION, lang, id));
        view! {
            {crumbs(lang, &reflection, Some(title)).into_any()}
            <h1>{title}</h1>
            <ErrorSummary lang errors=errors.all() />
            {saved.then(|| view! { <Notice kind=Kind::Success><p>{t::reflection_said_before_sharing(lang)}</p></Notice> })}
            {changed.then(|| changed_notice(lang, &paths::show(lang, id)).into_any())}
            {replaced.then(|| view! { <Notice kind=Kind::Success><p>{t::reflection_pii_replaced(lang)}</p></Notice> })}
            {review.beyond_community.then(|| beyond_community_notice(lang, chosen.audience).into_any())}
            {comments_notice(lang, review.comments_of_others.len()).into_any()}
            {pii_review::notice(lang, &review.warnings).into_any()}
            <form class="form" method="post" action=paths::of(paths::SHARE, lang, id)>
                <input type="hidden" name="seen" value=reflection.revision.to_string() />
                {confirm.then(|| view! { <input type="hidden" name="confirmed" value=review.token.clone() /> })}
                {files_with_metadata(lang, id, &review.files_with_metadata).into_any()}
                <RadioGroup id="audience" label=t::reflection_who_sees(lang) choices=audiences required=true error=errors.of("audience") />
                <RadioGroup id="people" label=t::reflection_people(lang) hint=t::reflection_people_hint(lang) choices=people many=true error=errors.of("people") />
                <Check id="anonymous" label=t::reflection_share_anonymous(lang) hint=t::reflection_share_anonymous_hint(lang) checked=chosen.anonymous error=errors.of("anonymous") />
                <div class="actions">
                    <Button>{if confirm { t::reflection_confirm(lang) } else { t::reflection_share_save(lang) }}</Button>
                    {redact}
                </div>
            </form>
            <section class="stack">
                <h2>{t::reflection_remove_title(lang)}</h2>
                <form method="post" action=paths::of(paths::REMOVE, lang, id)>
                    <Confirm label=t::reflection_remove(lang) question=t::reflection_remove_text(lang) />
                </form>
            </section>
        }
    };
    Ok(Page::new(title, paths::both(paths::SHARE, id), body)
        .status(status)
        .section("communities")
        .unlisted()
        .into())
}

/// Asks about files that may name their author or a place.
fn files_with_metadata(
    lang: Lang,
    id: ReflectionId,
    files: &[(AttachmentId, String)],
) -> impl IntoView + use<> {
    let choices: Vec<Choice> =
        files.iter().map(|(id, title)| Choice::new(id.to_string(), title.clone())).collect();
    (!choices.is_empty()).then(|| {
        view! {
            <Notice kind=Kind::Warning>
                <p>{t::reflection_share_files_text(lang)}</p>
                <p><a href=paths::of(paths::ATTACHMENTS, lang, id)>{t::reflection_share_files_remove(lang)}</a></p>
                <RadioGroup id="files" label=t::reflection_share_files(lang) hint=t::reflection_share_files_hint(lang) choices many=true />
            </Notice>
        }
    })
}

/// Says that the reflection is not what its author looked at any more.
fn changed_notice(lang: Lang, here: &str) -> impl IntoView + use<> {
    let here = here.to_owned();
    view! {
        <Notice kind=Kind::Warning>
            <p>{t::reflection_meanwhile(lang)} " " <a href=here>{t::reflection_meanwhile_link(lang)}</a></p>
        </Notice>
    }
}

/// Says that new readers will read the comments of others as well.
fn comments_notice(lang: Lang, comments: usize) -> impl IntoView {
    (comments > 0).then(|| {
        view! { <Notice kind=Kind::Warning><p>{t::reflection_share_comments(lang, comments)}</p></Notice> }
    })
}

/// Says what going past the community means.
fn beyond_community_notice(lang: Lang, audience: Audience) -> impl IntoView {
    view! {
        <Notice kind=Kind::Warning>
            <h2 class="h4" id="far" tabindex="-1" autofocus=true>{t::reflection_beyond_community(lang)}</h2>
            <p>{labels::audience_hint(lang, audience)}</p>
            <p>{t::reflection_beyond_community_text(lang)}</p>
        </Notice>
    }
}
