//! Before publishing: who has read the guide, what it lacks; publishing an edition.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, Preview},
        api::{AskReview, Publish},
        labels,
        model::{Step, Version},
        paths,
        rules::{MAX_CHANGES, changes, least_step, missing, remarks},
        store,
    },
    Composed, composed, length,
    parts::crumbs,
    reviewers::{People, reviews},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Choice, ErrorSummary, Kind, Notice, RadioGroup, TextArea, Weight};

/// What the page shows beside the guide.
#[derive(Default)]
struct Shown {
    input: Publish,
    errors: FieldErrors,
    /// Whether the guide changed since the form was opened.
    changed: bool,
    said: Option<&'static str>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let of = composed(&request, Action::ComposeGuides).await?;
    let said =
        (request.flash() == Some(Flash::MessageSent)).then(|| t::practice_guide_said_asked(request.lang));
    page(&request, of, 200, Shown { said, ..Shown::default() }).await
}

/// Asks people to read the guide, or one of them no more.
pub(super) async fn submit_reviewers(request: PageRequest) -> Result<PageResponse, AppError> {
    let of = composed(&request, Action::ComposeGuides).await?;
    let input: AskReview = request.input()?;
    let here = of.to(paths::PUBLISH, request.lang);
    match actions::ask_review(&request, &of.community, &of.guide, &input).await {
        Ok(()) if input.withdraw.is_some() => Ok(PageResponse::redirect(here)),
        Ok(()) => Ok(PageResponse::redirect_with(&here, Flash::MessageSent)),
        Err(error) => {
            let errors = error.field_errors()?;
            page(&request, of, 422, Shown { errors, ..Shown::default() }).await
        }
    }
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let of = composed(&request, Action::ComposeGuides).await?;
    let input: Publish = request.input()?;
    match actions::publish(&request, &of.community, &of.guide, &input).await {
        Ok(version) => {
            let there = paths::of_edition(paths::EDITION, request.lang, &of.guide.slug, version);
            Ok(PageResponse::redirect_with(&there, Flash::Published))
        }
        Err(ActionError::Invalid(errors)) => {
            page(&request, of, 422, Shown { input, errors, ..Shown::default() }).await
        }
        Err(ActionError::Conflict) => {
            let of = composed(&request, Action::ComposeGuides).await?;
            page(&request, of, 409, Shown { input, changed: true, ..Shown::default() }).await
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

async fn page(
    request: &PageRequest,
    of: Composed,
    status: u16,
    shown: Shown,
) -> Result<PageResponse, AppError> {
    let (lang, db) = (request.lang, &request.portal.db);
    let preview = actions::preview(request, &of.guide).await?;
    let people = People {
        candidates: store::candidates(db, of.community.id, of.guide.id).await?,
        writers: store::writers(db, of.guide.id).await?,
    };
    let title = t::practice_guide_publish_title(lang, of.guide.title.text(lang));
    let addresses = of.both(paths::PUBLISH);
    let body = move || body(lang, &of, &preview, &people, shown);
    Ok(Page::new(title, addresses, body).status(status).section("communities").unlisted().into())
}

fn body(lang: Lang, of: &Composed, preview: &Preview, people: &People, shown: Shown) -> AnyView {
    let Shown { input, errors, changed, said } = shown;
    let lacks = missing(&preview.draft, preview.read_by);
    let before = preview.last.as_ref().map(|last| (last.head.version, &last.content));
    let is_unchanged = before.is_some_and(|(_, before)| least_step(before, &preview.content).is_none());
    let form = if is_unchanged {
        view! { <p>{t::practice_guide_unchanged(lang)} " " {t::practice_guide_unchanged_next(lang)}</p> }
    } else if lacks.is_empty() {
        publish_form(lang, of, preview, input, &errors)
    } else {
        let items =
            lacks.into_iter().map(|each| view! { <li>{labels::missing(lang, each)}</li> }).collect_view();
        view! {
            <div id="missing" tabindex="-1">
                <p><b>{t::practice_guide_lacks(lang)}</b></p>
                <ul class="prose-list">{items}</ul>
            </div>
        }
    };
    view! {
        {crumbs(lang, of, t::practice_guide_to_publication(lang))}
        <h1>{t::practice_guide_publish_title(lang, of.guide.title.text(lang))}</h1>
        {said.map(|words| view! { <Notice kind=Kind::Success><p role="status">{words}</p></Notice> })}
        {changed.then(|| view! { <Notice kind=Kind::Warning><p role="alert">{t::practice_guide_publish_changed(lang)}</p></Notice> })}
        <ErrorSummary lang errors=errors.all() />
        {reviews(lang, of, preview, people, &errors)}
        <section class="stack" aria-labelledby="before">
            <h2 id="before">{t::practice_guide_before(lang)}</h2>
            {remark_list(lang, preview)}
            {form}
        </section>
        <div class="row">
            <ButtonLink weight=Weight::Quiet href=of.to(paths::COMPOSE, lang)>{t::practice_guide_back_to_chapters(lang)}</ButtonLink>
        </div>
    }
}

/// What is left out, what is published with a mention, and what changed since the last edition.
fn remark_list(lang: Lang, preview: &Preview) -> Option<AnyView> {
    let mut lines = labels::remarks(lang, &remarks(&preview.draft));
    if let Some(last) = &preview.last {
        let changes = changes(&last.content, &preview.content);
        if changes.added + changes.changed + changes.removed > 0 {
            let version = last.head.version.to_string();
            lines.push(t::practice_guide_changes_since(
                lang,
                changes.added,
                changes.changed,
                changes.removed,
                version,
            ));
        }
        if changes.chapters > 0 {
            lines.push(t::practice_guide_changed_chapters(lang, changes.chapters));
        }
    }
    if lines.is_empty() {
        return None;
    }
    let items = lines.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
    Some(view! { <ul class="prose-list">{items}</ul> })
}

fn publish_form(
    lang: Lang,
    of: &Composed,
    preview: &Preview,
    input: Publish,
    errors: &FieldErrors,
) -> AnyView {
    let last = preview.last.as_ref();
    let number = last.map_or(0, |last| last.head.number);
    let steps = last.map(|last| {
        let choices = [Step::Patch, Step::Minor, Step::Major]
            .into_iter()
            .map(|step| {
                let (label, hint) = labels::step(lang, step);
                let version = last.head.version.next(step).to_string();
                Choice::new(step.code(), t::practice_guide_step_choice(lang, label, version))
                    .hint(hint)
                    .chosen(input.step == Some(step))
            })
            .collect();
        view! { <RadioGroup id="step" label=t::practice_guide_step(lang) choices=choices error=errors.of("step") /> }
    });
    let first = last
        .is_none()
        .then(|| view! { <p>{t::practice_guide_first_version(lang, Version::FIRST.to_string())}</p> });
    view! {
        <form class="form" method="post" action=of.to(paths::PUBLISH, lang)>
            <input type="hidden" name="digest" value=preview.digest.clone() />
            <input type="hidden" name="number" value=number.to_string() />
            {first}
            {steps}
            <div class="form-row top">
                <TextArea
                    id="changes-fr"
                    label=t::practice_guide_changes_fr(lang)
                    hint=t::practice_guide_changes_hint(lang)
                    value=input.changes_fr
                    error=errors.of("changes-fr")
                    rows=4
                    lang=Lang::Fr.tag()
                    maxlength=length(MAX_CHANGES)
                />
                <TextArea
                    id="changes-en"
                    label=t::practice_guide_changes_en(lang)
                    hint=t::practice_guide_changes_hint(lang)
                    value=input.changes_en
                    error=errors.of("changes-en")
                    rows=4
                    lang=Lang::En.tag()
                    maxlength=length(MAX_CHANGES)
                />
            </div>
            <p>{t::practice_guide_publish_text(lang)}</p>
            <div class="actions"><Button>{t::practice_guide_publish(lang)}</Button></div>
        </form>
    }
}
