//! The image of a passage: choosing one, saying what it shows, and the image itself.

use ensemble_common::prelude::*;

use super::{
    super::{actions, api::SetImage, model::Passage, paths, rules::MAX_ALT, store},
    Composed, composed, length,
    parts::{changed, crumbs},
    passage_id,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::{GuideChapterId, GuideImageId},
    rights::Action,
};
use ensemble_server::{
    picture::{self, Picture, PictureError},
    web::{Flash, Page, PageRequest, PageResponse},
    work::Busy,
};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Confirm, ErrorSummary, Field, Weight};

/// An image that a passage has now, for those who compose the guide or are asked to read it.
pub(super) async fn picture(request: PageRequest) -> Result<PageResponse, AppError> {
    let of = composed(&request, Action::ReviewGuides).await?;
    let db = &request.portal.db;
    let reads = request.may(Action::ComposeGuides, Some(of.community.id))
        || store::is_asked(db, of.guide.id, request.person()?).await?;
    let id: GuideImageId = request.path_param(2).parse().map_err(|_| AppError::NotFound)?;
    match store::draft_image(db, of.guide.id, id).await? {
        Some(jpeg) if reads => Ok(PageResponse::Picture(jpeg)),
        _ => Err(AppError::NotFound),
    }
}

/// A passage and its chapter.
async fn found(request: &PageRequest) -> Result<(Composed, GuideChapterId, Passage), AppError> {
    let of = composed(request, Action::ComposeGuides).await?;
    let draft = store::draft(&request.portal.db, of.guide.id).await?.ok_or(AppError::NotFound)?;
    let (chapter, passage) = draft.passage(passage_id(request)?).ok_or(AppError::NotFound)?;
    Ok((of, chapter.id, passage.clone()))
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (of, chapter, passage) = found(&request).await?;
    let input = SetImage::of(&passage);
    Ok(page(&request, (of, chapter, passage), 200, input, FieldErrors::default()))
}

/// The image that was sent; `None` when none was chosen.
async fn sent(request: &PageRequest) -> Result<Option<Picture>, (u16, &'static str)> {
    let lang = request.lang;
    let bytes = request.form.file("picture").unwrap_or_default().to_vec();
    if bytes.is_empty() {
        return Ok(None);
    }
    match request.portal.work.run(move || picture::read(&bytes)).await {
        Ok(Ok(picture)) => Ok(Some(picture)),
        Err(Busy) => Err((503, t::community_cover_busy(lang))),
        Ok(Err(PictureError::Heic)) => Err((422, t::meeting_wrong_file_heic(lang))),
        Ok(Err(PictureError::Large)) => Err((422, t::community_cover_large(lang))),
        Ok(Err(PictureError::Unreadable)) => Err((422, t::community_cover_unreadable(lang))),
    }
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (of, chapter, passage) = found(&request).await?;
    let input: SetImage = request.input()?;
    let picture = match sent(&request).await {
        Ok(picture) => picture,
        Err((status, message)) => {
            let mut errors = FieldErrors::default();
            errors.add("picture", message);
            return Ok(page(&request, (of, chapter, passage), status, input, errors));
        }
    };
    match actions::set_image(&request, &of.guide, passage.id, picture.as_ref(), &input).await {
        Ok(()) => {
            let there = of.to(paths::COMPOSE, request.lang);
            let there = format!("{there}?chapter={chapter}#passage-{}", passage.id);
            Ok(PageResponse::redirect_with(&there, Flash::Saved))
        }
        Err(ActionError::Invalid(errors)) => Ok(page(&request, (of, chapter, passage), 422, input, errors)),
        Err(ActionError::Conflict) => {
            let (of, chapter, passage) = found(&request).await?;
            let input = SetImage { revision: passage.revision, ..input };
            Ok(page(&request, (of, chapter, passage), 409, input, FieldErrors::default()))
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

fn page(
    request: &PageRequest,
    (of, chapter, passage): (Composed, GuideChapterId, Passage),
    status: u16,
    input: SetImage,
    errors: FieldErrors,
) -> PageResponse {
    let (lang, id) = (request.lang, passage.id);
    let title = t::practice_guide_image_title(lang);
    let address =
        |lang| paths::of_passage(paths::PASSAGE_IMAGE, lang, of.community.slug(lang), &of.guide.slug, id);
    let addresses = Lang::ALL.map(address);
    let action = addresses[usize::from(lang == Lang::En)].clone();
    let body = move || {
        let back = format!("{}?chapter={chapter}#passage-{id}", of.to(paths::COMPOSE, lang));
        let shown = passage.image.as_ref().map(|image| {
            let src = paths::draft_image(lang, of.slug(lang), &of.guide.slug, image.id);
            let alt = image.alt.as_ref().map(|alt| alt.text(lang).to_owned()).unwrap_or_default();
            view! { <img class="cover" src=src alt=alt width=image.width.to_string() height=image.height.to_string() /> }
        });
        let remove = passage.image.is_some().then(|| {
            view! {
                <form method="post" action=action.clone()>
                    <input type="hidden" name="revision" value=passage.revision.to_string() />
                    <input type="hidden" name="remove" value="1" />
                    <Confirm
                        label=t::practice_guide_remove_image(lang)
                        question=t::practice_guide_remove_image_question(lang)
                    />
                </form>
            }
        });
        view! {
            {crumbs(lang, &of, title)}
            <h1>{title}</h1>
            {(status == 409).then(|| changed(lang))}
            <ErrorSummary lang errors=errors.all() />
            {shown}
            <form class="form" method="post" action=action.clone() enctype="multipart/form-data">
                <input type="hidden" name="revision" value=input.revision.to_string() />
                <Field
                    id="picture"
                    label=t::practice_guide_image_file(lang)
                    hint=t::community_cover_hint(lang)
                    kind="file"
                    error=errors.of("picture")
                />
                <p>{t::practice_guide_alt_text(lang)}</p>
                <Field
                    id="alt-fr"
                    label=t::community_cover_alt_fr(lang)
                    value=input.alt_fr
                    error=errors.of("alt-fr")
                    lang=Lang::Fr.tag()
                    maxlength=length(MAX_ALT)
                />
                <Field
                    id="alt-en"
                    label=t::community_cover_alt_en(lang)
                    value=input.alt_en
                    error=errors.of("alt-en")
                    lang=Lang::En.tag()
                    maxlength=length(MAX_ALT)
                />
                <div class="actions">
                    <Button>{t::practice_guide_save(lang)}</Button>
                    <ButtonLink weight=Weight::Quiet href=back>{t::practice_guide_back(lang)}</ButtonLink>
                </div>
            </form>
            {remove}
        }
    };
    Page::new(title, addresses, body).status(status).section("communities").unlisted().into()
}
