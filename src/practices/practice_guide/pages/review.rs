//! Reading what the next edition says, for those who are asked to and for those who compose it.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, Preview},
        api::{ReviewAct, SendReview},
        labels,
        model::{EditionPassage, Review},
        paths,
        rules::{MAX_NOTE, language_state, side},
        store,
    },
    Composed, composed, length,
    parts::in_room,
};
use ensemble_common::notification::{NotificationKind, mark_kind_read};
use ensemble_communities::community::{Room, head_below};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_server::{
    markdown,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Kind, Line, Notice, TextArea, Weight};

/// The guide of the address, for those who may read its draft, and what the viewer was asked.
async fn readable(request: &PageRequest) -> Result<(Composed, Option<Review>), AppError> {
    let of = composed(request, Action::ReviewGuides).await?;
    let (db, person) = (&request.portal.db, request.person()?);
    let own = store::reviews(db, of.guide.id).await?.into_iter().find(|review| review.person == person);
    if own.is_some() || request.may(Action::ComposeGuides, Some(of.community.id)) {
        Ok((of, own))
    } else {
        Err(AppError::NotFound)
    }
}

/// How the form is shown.
#[derive(Default)]
struct Form {
    note: Option<String>,
    errors: FieldErrors,
    changed: bool,
    said: Option<&'static str>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (of, own) = readable(&request).await?;
    let subject = of.community.id.to_string();
    mark_kind_read(&request.portal, &request.viewer, &subject, NotificationKind::GuideReviewAsked).await?;
    let said = (request.flash() == Some(Flash::Saved)).then(|| t::practice_guide_said_reviewed(request.lang));
    page(&request, (of, own), 200, Form { said, ..Form::default() }).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (of, own) = readable(&request).await?;
    if own.is_none() {
        // Those who compose the guide read here; what they think of it they write into it.
        return Err(AppError::BadRequest);
    }
    let input: SendReview = request.input()?;
    let form = match actions::send_review(&request, &of.guide, &input).await {
        Ok(()) => {
            return Ok(PageResponse::redirect_with(&of.to(paths::REVIEW, request.lang), Flash::Saved));
        }
        Err(ActionError::Invalid(errors)) => Form { note: Some(input.note), errors, ..Form::default() },
        Err(ActionError::Conflict) => Form { note: Some(input.note), changed: true, ..Form::default() },
        Err(ActionError::App(error)) => return Err(error),
    };
    let status = if form.changed { 409 } else { 422 };
    page(&request, (of, own), status, form).await
}

async fn page(
    request: &PageRequest,
    (of, own): (Composed, Option<Review>),
    status: u16,
    form: Form,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let preview = actions::preview(request, &of.guide).await?;
    let weight = preview.content.bytes();
    let title = t::practice_guide_review_title(lang, of.guide.title.text(lang));
    let addresses = of.both(paths::REVIEW);
    let composes = request.may(Action::ComposeGuides, Some(of.community.id));
    let body = move || body(lang, &of, &preview, (own, form), composes);
    Ok(Page::new(title, addresses, body)
        .status(status)
        .section("communities")
        .unlisted()
        .weighing(weight)
        .into())
}

fn body(
    lang: Lang,
    of: &Composed,
    preview: &Preview,
    (own, form): (Option<Review>, Form),
    composes: bool,
) -> AnyView {
    let Form { note, errors, changed, said } = form;
    let content = &preview.content;
    let chapters = (1_usize..)
        .zip(&content.chapters)
        .map(|(number, chapter)| {
            let passages = chapter.passages.iter().map(|each| passage(lang, of, each)).collect_view();
            let usage = in_room(lang, &chapter.usage, format!("in-room-{number}"));
            view! {
                <section class="stack" aria-labelledby=format!("chapter-{number}")>
                    <h3 id=format!("chapter-{number}")>
                        {number.to_string()} ". " <Line lang passage=chapter.title.clone() />
                    </h3>
                    <ol class="piece-list">{passages}</ol>
                    {usage}
                </section>
            }
        })
        .collect_view();
    let empty =
        content.chapters.is_empty().then(|| view! { <p>{t::practice_guide_lacks_passages(lang)}</p> });
    let form = own.map(|own| own_review(lang, of, preview, (own, note), &errors));
    let ways = composes.then(|| {
        view! {
            <div class="row">
                <ButtonLink href=of.to(paths::PUBLISH, lang)>{t::practice_guide_to_publication(lang)}</ButtonLink>
                <ButtonLink weight=Weight::Quiet href=of.to(paths::COMPOSE, lang)>
                    {t::practice_guide_back_to_chapters(lang)}
                </ButtonLink>
            </div>
        }
    });
    view! {
        {head_below(lang, &of.community, Room::Guides, &t::practice_guide_review_title(lang, of.guide.title.text(lang)))}
        <section class="stack" aria-labelledby="guide">
            <h2 id="guide">{t::practice_guide_review_title(lang, of.guide.title.text(lang))}</h2>
            {said.map(|words| view! { <Notice kind=Kind::Success><p role="status">{words}</p></Notice> })}
            {changed.then(|| view! { <Notice kind=Kind::Warning><p role="alert">{t::practice_guide_review_changed(lang)}</p></Notice> })}
            <ErrorSummary lang errors=errors.all() />
            <p class="lead">{t::practice_guide_review_lead(lang)}</p>
            {empty}
        </section>
        {chapters}
        {form}
        {ways}
    }
}

/// A passage in both languages, with its source.
fn passage(lang: Lang, of: &Composed, passage: &EditionPassage) -> AnyView {
    let sides = Lang::ALL
        .into_iter()
        .map(|each| {
            let title =
                passage.title.as_ref().map(|title| side(title, each)).filter(|title| !title.is_empty());
            let title = title.map(|title| view! { <p><b>{title.to_owned()}</b></p> });
            let html = markdown::to_html(side(&passage.text, each)).to_string();
            let state = labels::language_state(lang, each, language_state(&passage.text, each));
            view! {
                <div class="in" lang=each.tag()>
                    {title}
                    <div class="prose" inner_html=html></div>
                    <small lang=lang.tag()>{state}</small>
                </div>
            }
        })
        .collect_view();
    let image = passage.image.as_ref().map(|image| {
        let src = paths::draft_image(lang, of.slug(lang), &of.guide.slug, image.id);
        let alt = image.alt.text(lang).to_owned();
        view! {
            <figure class="piece-image">
                <img src=src alt=alt.clone() width=image.width.to_string() height=image.height.to_string() loading="lazy" />
                <figcaption>{alt}</figcaption>
            </figure>
        }
    });
    let kind = labels::source_kind(lang, passage.source.kind());
    let adapted = passage.adapted.then(|| view! { <span>{t::practice_guide_adapted(lang)}</span> });
    view! {
        <li class="piece">{sides} {image} <p class="from"><span>{kind}</span> {adapted}</p></li>
    }
}

fn own_review(
    lang: Lang,
    of: &Composed,
    preview: &Preview,
    (own, note): (Review, Option<String>),
    errors: &FieldErrors,
) -> AnyView {
    let is_done = own.digest.as_deref() == Some(preview.digest.as_str());
    let done = is_done.then(|| view! { <p class="good-word">{t::practice_guide_reviewed_now(lang)}</p> });
    view! {
        <section class="stack" aria-labelledby="own">
            <h2 id="own">{t::practice_guide_own_review(lang)}</h2>
            {done}
            <form class="form" method="post" action=of.to(paths::REVIEW, lang)>
                <input type="hidden" name="digest" value=preview.digest.clone() />
                <TextArea
                    id="note"
                    label=t::practice_guide_note(lang)
                    hint=t::practice_guide_note_hint(lang)
                    value=note.unwrap_or(own.note)
                    error=errors.of("note")
                    rows=4
                    maxlength=length(MAX_NOTE)
                />
                <div class="actions">
                    <Button name="act" value=ReviewAct::Done.code()>{t::practice_guide_review_done(lang)}</Button>
                    <Button name="act" value=ReviewAct::Note.code() weight=Weight::Quiet>
                        {t::practice_guide_review_note(lang)}
                    </Button>
                </div>
            </form>
        </section>
    }
}
