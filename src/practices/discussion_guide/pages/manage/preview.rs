//! What is being written, as a table sees it, and publishing it.

use ensemble_common::prelude::*;

use super::{
    super::{
        credits,
        show::{head as guide_head, step_text},
    },
    head::{done, head, said},
    written,
};
use crate::discussion_guide::{
    Composition, actions,
    api::PublishGuide,
    labels,
    model::{Guide, GuideStep, StepKind, WrittenGuide},
    paths,
    rules::{self, MAX_ANSWER, Missing},
    store,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Field, Icon, Kind, Notice, Shape, TextArea};

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let guide = written(&request).await?;
    page(&request, composition, guide, 200).await
}

pub(super) async fn submit(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let guide = written(&request).await?;
    let input: PublishGuide = request.input()?;
    match actions::publish(&request, &guide.key, &input).await {
        Ok(_) => {
            let here = paths::of(paths::PREVIEW, request.lang, &guide.key);
            Ok(PageResponse::redirect_with(&here, Flash::Published))
        }
        Err(ActionError::Invalid(_)) => page(&request, composition, guide, 422).await,
        Err(ActionError::Conflict) => {
            let guide = written(&request).await?;
            page(&request, composition, guide, 409).await
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

async fn page(
    request: &PageRequest,
    composition: Composition,
    written: WrittenGuide,
    status: u16,
) -> Result<PageResponse, AppError> {
    let (lang, words) = (request.lang, said(request));
    let steps = store::steps(&request.portal.db, &written.key).await?;
    let uses = (composition.uses)(request, &written.key).await?;
    let guide = Guide { texts: written.texts.clone(), steps };
    let missing = rules::missing(&guide);
    let title = t::guide_text_preview_title(lang, written.texts.title.text(lang));
    let addresses = paths::both(paths::PREVIEW, &written.key);
    let body = move || {
        let changed = (status == 409).then(|| {
            view! { <Notice kind=Kind::Warning><p>{t::guide_text_publish_changed(lang)}</p></Notice> }
        });
        let publishing = match (written.changed, missing.as_slice()) {
            (false, _) => view! { <p>{t::guide_text_published(lang, written.version)}</p> },
            (true, []) => ready(lang, &written, &guide),
            (true, missing) => lacks(lang, missing, status == 422),
        };
        let video = |step: &GuideStep| step_text(lang, step, step.video.as_deref());
        let steps = guide
            .steps
            .iter()
            .map(|step| view! { <li>{video(step)} {answer(lang, step)}</li> })
            .collect_view();
        view! {
            {head(lang, &written, paths::PREVIEW)}
            {done(words)}
            {changed}
            <section class="stack">
                <h2>{t::guide_text_publish(lang)}</h2>
                {publishing}
            </section>
            <section class="stack">
                <h2>{t::guide_text_preview(lang)}</h2>
                {uses.map(|uses| uses(lang))}
                <p>{t::guide_text_preview_text(lang)}</p>
                {guide_head(lang, &guide.texts)}
                <ol class="guide-steps">{steps}</ol>
                {credits(lang, &guide.texts)}
            </section>
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

/// The fields of a table in a step, without a form: nothing is sent.
fn answer(lang: Lang, step: &GuideStep) -> Option<AnyView> {
    let id = format!("preview-{}", step.key);
    match step.kind {
        kind if kind.is_answered() => Some(view! {
            <TextArea id label=t::guide_answer(lang) hint=t::guide_answer_hint(lang, MAX_ANSWER) rows=3 />
        }),
        StepKind::Partners => Some(view! { <Field id label=t::guide_partner(lang) /> }),
        _ => None,
    }
}

/// What follows from publishing, and the button for it.
fn ready(lang: Lang, written: &WrittenGuide, guide: &Guide) -> AnyView {
    let text = match written.version {
        0 => t::guide_text_publish_first(lang).to_owned(),
        version => t::guide_text_publish_next(lang, version),
    };
    let words = t::guide_text_publish_version(lang, written.version + 1);
    view! {
        <p>{text}</p>
        <form method="post" action=paths::of(paths::PREVIEW, lang, &written.key)>
            <input type="hidden" name="seen" value=actions::mark(guide) />
            <Button>{words}</Button>
        </form>
    }
}

/// What the guide lacks. After a form was refused, the list takes the focus.
fn lacks(lang: Lang, missing: &[Missing], refused: bool) -> AnyView {
    let items = missing.iter().map(|each| view! { <li>{labels::missing(lang, *each)}</li> }).collect_view();
    view! {
        <div class="notice bad" id="missing" role=refused.then_some("alert") tabindex="-1" autofocus=refused>
            <Icon shape=Shape::Alert />
            <div class="stack gap-2">
                <p><b>{t::guide_text_publish_refused(lang)}</b></p>
                <ul class="prose-list">{items}</ul>
            </div>
        </div>
    }
}
