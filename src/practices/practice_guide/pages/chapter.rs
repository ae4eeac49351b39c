//! Adding a chapter, its title, and how it is used in the room.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, ChapterOutcome},
        api::WriteChapter,
        paths,
        rules::{MAX_MATERIAL, MAX_MINUTES, MAX_PROMPTS},
        store,
    },
    Composed, chapter_id, composed, length,
    parts::{Differences, crumbs, their_version},
    write::titles,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Field, TextArea, Weight};

/// What the form shows beside its fields.
#[derive(Default)]
struct Shown {
    errors: FieldErrors,
    /// What in the texts may identify a student.
    warnings: Vec<PiiWarning>,
    /// What was typed, and what another person wrote in the meantime.
    theirs: Option<Differences>,
}

pub(super) async fn show_new(request: PageRequest) -> Result<PageResponse, AppError> {
    let of = composed(&request, Action::ComposeGuides).await?;
    let addresses = of.both(paths::NEW_CHAPTER);
    Ok(chapter_page(&request, of, addresses, 200, WriteChapter::default(), Shown::default()))
}

pub(super) async fn submit_new(request: PageRequest) -> Result<PageResponse, AppError> {
    let of = composed(&request, Action::ComposeGuides).await?;
    let input: WriteChapter = request.input()?;
    match actions::add_chapter(&request, &of.guide, &input).await {
        Ok(ChapterOutcome::Saved(chapter)) => {
            let there =
                format!("{}?chapter={chapter}#chapter-{chapter}", of.to(paths::COMPOSE, request.lang));
            Ok(PageResponse::redirect_with(&there, Flash::Saved))
        }
        Ok(ChapterOutcome::Unconfirmed(warnings, token)) => {
            let addresses = of.both(paths::NEW_CHAPTER);
            Ok(unconfirmed(&request, of, addresses, input, (warnings, token)))
        }
        Err(error) => {
            let shown = Shown { errors: error.field_errors()?, ..Shown::default() };
            let addresses = of.both(paths::NEW_CHAPTER);
            Ok(chapter_page(&request, of, addresses, 422, input, shown))
        }
    }
}

pub(super) async fn show_edit(request: PageRequest) -> Result<PageResponse, AppError> {
    let of = composed(&request, Action::ComposeGuides).await?;
    let (input, addresses) = stored_chapter(&request, &of).await?;
    Ok(chapter_page(&request, of, addresses, 200, input, Shown::default()))
}

/// What the form of the chapter of the address begins with, and its addresses.
async fn stored_chapter(
    request: &PageRequest,
    of: &Composed,
) -> Result<(WriteChapter, [String; 2]), AppError> {
    let id = chapter_id(request)?;
    let draft = store::draft(&request.portal.db, of.guide.id).await?.ok_or(AppError::NotFound)?;
    let (_, chapter) = draft.chapter(id).ok_or(AppError::NotFound)?;
    let address =
        |lang| paths::of_chapter(paths::EDIT_CHAPTER, lang, of.community.slug(lang), &of.guide.slug, id);
    Ok((WriteChapter::of(chapter), Lang::ALL.map(address)))
}

pub(super) async fn submit_edit(request: PageRequest) -> Result<PageResponse, AppError> {
    let of = composed(&request, Action::ComposeGuides).await?;
    let input: WriteChapter = request.input()?;
    let id = chapter_id(&request)?;
    let (theirs, addresses) = stored_chapter(&request, &of).await?;
    match actions::write_chapter(&request, &of.guide, id, &input).await {
        Ok(ChapterOutcome::Saved(id)) => {
            let there = format!("{}?chapter={id}#chapter-{id}", of.to(paths::COMPOSE, request.lang));
            Ok(PageResponse::redirect_with(&there, Flash::Saved))
        }
        Ok(ChapterOutcome::Unconfirmed(warnings, token)) => {
            Ok(unconfirmed(&request, of, addresses, input, (warnings, token)))
        }
        Err(ActionError::Invalid(errors)) => {
            let shown = Shown { errors, ..Shown::default() };
            Ok(chapter_page(&request, of, addresses, 422, input, shown))
        }
        Err(ActionError::Conflict) => {
            let lang = request.lang;
            let input = WriteChapter { revision: theirs.revision, ..input };
            let fields = vec![
                (t::practice_guide_title_fr(lang), Lang::Fr, input.title_fr.clone(), theirs.title_fr),
                (t::practice_guide_title_en(lang), Lang::En, input.title_en.clone(), theirs.title_en),
                (t::practice_guide_minutes(lang), lang, input.minutes.clone(), theirs.minutes),
                (
                    t::practice_guide_material_fr(lang),
                    Lang::Fr,
                    input.material_fr.clone(),
                    theirs.material_fr,
                ),
                (
                    t::practice_guide_material_en(lang),
                    Lang::En,
                    input.material_en.clone(),
                    theirs.material_en,
                ),
                (t::practice_guide_prompts_fr(lang), Lang::Fr, input.prompts_fr.clone(), theirs.prompts_fr),
                (t::practice_guide_prompts_en(lang), Lang::En, input.prompts_en.clone(), theirs.prompts_en),
            ];
            let shown = Shown { theirs: Some(fields), ..Shown::default() };
            Ok(chapter_page(&request, of, addresses, 409, input, shown))
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

/// The form with what may identify a student; sent again, it confirms its texts.
fn unconfirmed(
    request: &PageRequest,
    of: Composed,
    addresses: [String; 2],
    input: WriteChapter,
    (warnings, confirmation_token): (Vec<PiiWarning>, String),
) -> PageResponse {
    let input = WriteChapter { confirmation_token, ..input };
    chapter_page(request, of, addresses, 422, input, Shown { warnings, ..Shown::default() })
}

fn chapter_page(
    request: &PageRequest,
    of: Composed,
    addresses: [String; 2],
    status: u16,
    input: WriteChapter,
    shown: Shown,
) -> PageResponse {
    let lang = request.lang;
    let is_new = addresses == of.both(paths::NEW_CHAPTER);
    let title =
        if is_new { t::practice_guide_new_chapter(lang) } else { t::practice_guide_edit_chapter(lang) };
    let action = addresses[usize::from(lang == Lang::En)].clone();
    let body = move || {
        let Shown { errors, warnings, theirs } = shown;
        let theirs = theirs.map(|theirs| their_version(lang, theirs));
        let back = of.to(paths::COMPOSE, lang);
        let send =
            if warnings.is_empty() { t::practice_guide_save(lang) } else { t::theme_send_anyway(lang) };
        view! {
            {crumbs(lang, &of, title)}
            <h1>{title}</h1>
            {theirs}
            <ErrorSummary lang errors=errors.all() />
            {pii_notice(lang, &warnings)}
            <form class="form" method="post" action=action>
                <input type="hidden" name="revision" value=input.revision.to_string() />
                <input type="hidden" name="confirmation-token" value=input.confirmation_token.clone() />
                {titles(lang, [input.title_fr.clone(), input.title_en.clone()], &errors)}
                {in_room(lang, input, &errors)}
                <div class="actions">
                    <Button>{send}</Button>
                    <ButtonLink weight=Weight::Quiet href=back>{t::practice_guide_back(lang)}</ButtonLink>
                </div>
            </form>
        }
    };
    Page::new(title, addresses, body).status(status).section("communities").unlisted().into()
}

/// The fields of how a chapter is used in the room.
fn in_room(lang: Lang, input: WriteChapter, errors: &FieldErrors) -> AnyView {
    let WriteChapter { minutes, material_fr, material_en, prompts_fr, prompts_en, .. } = input;
    view! {
        <fieldset class="form">
            <legend>{t::practice_guide_in_room(lang)}</legend>
            <p class="hint">{t::practice_guide_in_room_hint(lang)}</p>
            <Field
                id="minutes"
                label=t::practice_guide_minutes(lang)
                hint=t::practice_guide_minutes_hint(lang, MAX_MINUTES)
                value=minutes
                error=errors.of("minutes")
                inputmode="numeric"
                maxlength=3_u32
            />
            <div class="form-row top">
                <TextArea
                    id="material-fr"
                    label=t::practice_guide_material_fr(lang)
                    value=material_fr
                    error=errors.of("material-fr")
                    rows=3
                    lang=Lang::Fr.tag()
                    maxlength=length(MAX_MATERIAL)
                />
                <TextArea
                    id="material-en"
                    label=t::practice_guide_material_en(lang)
                    value=material_en
                    error=errors.of("material-en")
                    rows=3
                    lang=Lang::En.tag()
                    maxlength=length(MAX_MATERIAL)
                />
            </div>
            <div class="form-row top">
                <TextArea
                    id="prompts-fr"
                    label=t::practice_guide_prompts_fr(lang)
                    value=prompts_fr
                    error=errors.of("prompts-fr")
                    rows=4
                    lang=Lang::Fr.tag()
                    maxlength=length(MAX_PROMPTS)
                />
                <TextArea
                    id="prompts-en"
                    label=t::practice_guide_prompts_en(lang)
                    value=prompts_en
                    error=errors.of("prompts-en")
                    rows=4
                    lang=Lang::En.tag()
                    maxlength=length(MAX_PROMPTS)
                />
            </div>
        </fieldset>
    }
}
