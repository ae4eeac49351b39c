//! Adding a passage to a chapter, and writing one.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, PassageOutcome},
        api::WritePassage,
        labels,
        model::{Passage, Source, SourceKind},
        paths,
        rules::{MAX_TEXT, MAX_TITLE, side},
        sources::{self, Material},
        store,
    },
    Composed, chapter_id, composed, length,
    parts::{Differences, changed, crumbs, draft_source, their_version},
    passage_id,
};
use crate::quotation::rules::MAX_PASSAGE;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::{GuideChapterId, PassageId},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::{
    markdown,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Field, Line, TextArea, Weight};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    input: WritePassage,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    /// What another person wrote in the meantime.
    theirs: Option<Differences>,
    /// Whether the source changed since the form was opened.
    source_changed: bool,
}

/// What the form is about.
struct About {
    of: Composed,
    /// The chapter that the way back opens.
    chapter: GuideChapterId,
    /// What a new passage is from.
    material: Option<Material>,
    /// The passage that is written.
    passage: Option<Passage>,
    addresses: [String; 2],
}

async fn about_new(request: &PageRequest, key: &str) -> Result<About, AppError> {
    let of = composed(request, Action::ComposeGuides).await?;
    let (db, chapter) = (&request.portal.db, chapter_id(request)?);
    let draft = store::draft(db, of.guide.id).await?.ok_or(AppError::NotFound)?;
    draft.chapter(chapter).ok_or(AppError::NotFound)?;
    let material = sources::find(db, of.community.id, key).await?;
    let address =
        |lang| paths::of_chapter(paths::NEW_PASSAGE, lang, of.community.slug(lang), &of.guide.slug, chapter);
    let addresses = Lang::ALL.map(address);
    Ok(About { chapter, material, passage: None, addresses, of })
}

pub(super) async fn show_new(request: PageRequest) -> Result<PageResponse, AppError> {
    let key = request.query_param("source").unwrap_or_default().to_owned();
    let about = about_new(&request, &key).await?;
    // A source that is gone is no reason to write something else in its place.
    if about.material.is_none() && !key.is_empty() && key != SourceKind::Written.code() {
        return Err(AppError::NotFound);
    }
    let input = match &about.material {
        Some(material) => WritePassage::from_source(key, material.version(), Some(&material.text)),
        None => WritePassage::default(),
    };
    Ok(page(&request, about, 200, Form { input, ..Form::default() }))
}

pub(super) async fn submit_new(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: WritePassage = request.input()?;
    let about = about_new(&request, &input.source).await?;
    match actions::add_passage(&request, &about.of.guide, about.chapter, &input).await {
        Err(ActionError::Conflict) => {
            // What was typed stays; it is from the source as it is now, or written for this guide where that is gone.
            let input = match &about.material {
                Some(material) => WritePassage { seen: material.version(), ..input },
                None => WritePassage { source: String::new(), ..input },
            };
            Ok(page(&request, about, 409, Form { input, source_changed: true, ..Form::default() }))
        }
        outcome => answer(&request, about, input, outcome),
    }
}

async fn about_passage(request: &PageRequest) -> Result<About, AppError> {
    let of = composed(request, Action::ComposeGuides).await?;
    let (db, id) = (&request.portal.db, passage_id(request)?);
    let draft = store::draft(db, of.guide.id).await?.ok_or(AppError::NotFound)?;
    let (chapter, passage) = draft.passage(id).ok_or(AppError::NotFound)?;
    let address =
        |lang| paths::of_passage(paths::EDIT_PASSAGE, lang, of.community.slug(lang), &of.guide.slug, id);
    let (addresses, chapter) = (Lang::ALL.map(address), chapter.id);
    Ok(About { chapter, material: None, passage: Some(passage.clone()), addresses, of })
}

pub(super) async fn show_edit(request: PageRequest) -> Result<PageResponse, AppError> {
    let about = about_passage(&request).await?;
    let instead = request.query_param("instead").is_some();
    let input = match &about.passage {
        Some(passage) if instead => {
            WritePassage { revision: passage.revision, instead, ..WritePassage::default() }
        }
        Some(passage) => WritePassage::of(passage),
        None => return Err(AppError::NotFound),
    };
    Ok(page(&request, about, 200, Form { input, ..Form::default() }))
}

pub(super) async fn submit_edit(request: PageRequest) -> Result<PageResponse, AppError> {
    let about = about_passage(&request).await?;
    let input: WritePassage = request.input()?;
    let id = passage_id(&request)?;
    match actions::edit_passage(&request, &about.of.guide, id, &input).await {
        Err(ActionError::Conflict) => {
            let about = about_passage(&request).await?;
            let theirs = about.passage.as_ref().map(WritePassage::of).unwrap_or_default();
            let input = WritePassage { revision: theirs.revision, ..input };
            let theirs = differences(request.lang, &input, theirs);
            Ok(page(&request, about, 409, Form { input, theirs: Some(theirs), ..Form::default() }))
        }
        outcome => answer(&request, about, input, outcome),
    }
}

fn differences(lang: Lang, typed: &WritePassage, theirs: WritePassage) -> Differences {
    vec![
        (t::practice_guide_passage_title_fr(lang), Lang::Fr, typed.title_fr.clone(), theirs.title_fr),
        (t::practice_guide_passage_title_en(lang), Lang::En, typed.title_en.clone(), theirs.title_en),
        (t::practice_guide_text_fr(lang), Lang::Fr, typed.text_fr.clone(), theirs.text_fr),
        (t::practice_guide_text_en(lang), Lang::En, typed.text_en.clone(), theirs.text_en),
    ]
}

fn answer(
    request: &PageRequest,
    about: About,
    input: WritePassage,
    outcome: Result<PassageOutcome, ActionError>,
) -> Result<PageResponse, AppError> {
    match outcome {
        Ok(PassageOutcome::Saved(id)) => {
            Ok(PageResponse::redirect_with(&place(request.lang, &about, id), Flash::Saved))
        }
        Ok(PassageOutcome::Unconfirmed(warnings, token)) => {
            let input = WritePassage { confirmation_token: token, ..input };
            Ok(page(request, about, 422, Form { input, warnings, ..Form::default() }))
        }
        Err(ActionError::Invalid(errors)) => {
            Ok(page(request, about, 422, Form { input, errors, ..Form::default() }))
        }
        Err(ActionError::Conflict) => Err(AppError::BadRequest),
        Err(ActionError::App(error)) => Err(error),
    }
}

/// Where a passage is on the page on which the guide is composed.
fn place(lang: Lang, about: &About, id: PassageId) -> String {
    format!("{}?chapter={}#passage-{id}", about.of.to(paths::COMPOSE, lang), about.chapter)
}

fn page(request: &PageRequest, about: About, status: u16, form: Form) -> PageResponse {
    let lang = request.lang;
    let title = match (&about.passage, form.input.instead) {
        (None, _) => t::practice_guide_new_passage(lang),
        (Some(_), true) => t::practice_guide_write_instead(lang),
        (Some(_), false) => t::practice_guide_edit_passage(lang),
    };
    let addresses = about.addresses.clone();
    let weight = about.passage.as_ref().map_or(0, |passage| passage.text.bytes())
        + about.material.as_ref().map_or(0, |material| material.text.bytes());
    let body = move || body(lang, title, &about, form);
    Page::new(title, addresses, body)
        .status(status)
        .section("communities")
        .unlisted()
        .with_rich_text()
        .weighing(weight)
        .into()
}

fn body(lang: Lang, title: &'static str, about: &About, form: Form) -> AnyView {
    let Form { input, errors, warnings, theirs, source_changed } = form;
    let theirs = theirs.map(|theirs| their_version(lang, theirs));
    let back =
        format!("{}?chapter={}#chapter-{}", about.of.to(paths::COMPOSE, lang), about.chapter, about.chapter);
    let send = if warnings.is_empty() { t::practice_guide_save(lang) } else { t::theme_send_anyway(lang) };
    let action = about.addresses[usize::from(lang == Lang::En)].clone();
    view! {
        {crumbs(lang, &about.of, title)}
        <h1>{title}</h1>
        {source_changed.then(|| changed(lang))}
        {theirs}
        <ErrorSummary lang errors=errors.all() />
        {pii_notice(lang, &warnings)}
        {explained(lang, about, &input)}
        <form class="form" method="post" action=action>
            <input type="hidden" name="revision" value=input.revision.to_string() />
            <input type="hidden" name="source" value=input.source.clone() />
            <input type="hidden" name="seen" value=input.seen.to_string() />
            <input type="hidden" name="confirmation-token" value=input.confirmation_token.clone() />
            {input.instead.then(|| view! { <input type="hidden" name="instead" value="1" /> })}
            {fields(lang, input, &errors)}
            <div class="actions">
                <Button>{send}</Button>
                <ButtonLink weight=Weight::Quiet href=back>{t::practice_guide_back(lang)}</ButtonLink>
            </div>
        </form>
    }
}

fn fields(lang: Lang, input: WritePassage, errors: &FieldErrors) -> AnyView {
    view! {
        <div class="form-row top">
            <Field
                id="title-fr"
                label=t::practice_guide_passage_title_fr(lang)
                hint=t::practice_guide_passage_title_hint(lang)
                value=input.title_fr
                error=errors.of("title-fr")
                lang=Lang::Fr.tag()
                maxlength=length(MAX_TITLE)
            />
            <Field
                id="title-en"
                label=t::practice_guide_passage_title_en(lang)
                hint=t::practice_guide_passage_title_hint(lang)
                value=input.title_en
                error=errors.of("title-en")
                lang=Lang::En.tag()
                maxlength=length(MAX_TITLE)
            />
        </div>
        <div class="form-row top">
            <TextArea
                id="text-fr"
                label=t::practice_guide_text_fr(lang)
                value=input.text_fr
                error=errors.of("text-fr")
                rows=10
                lang=Lang::Fr.tag()
                maxlength=length(MAX_TEXT)
                rich=true
            />
            <TextArea
                id="text-en"
                label=t::practice_guide_text_en(lang)
                value=input.text_en
                error=errors.of("text-en")
                rows=10
                lang=Lang::En.tag()
                maxlength=length(MAX_TEXT)
                rich=true
            />
        </div>
    }
}

/// What the passage is from, and what follows from writing it.
fn explained(lang: Lang, about: &About, input: &WritePassage) -> AnyView {
    if input.instead {
        let before = about.passage.as_ref().map(|passage| {
            let spoken = passage.text.source();
            let html = markdown::to_html(side(&passage.text, spoken)).to_string();
            view! { <blockquote class="prose" lang=spoken.tag() inner_html=html></blockquote> }
        });
        return view! { <p>{t::practice_guide_instead_text(lang)}</p> {before} };
    }
    if let Some(passage) = &about.passage {
        let asks = matches!(passage.source, Source::Reflection { .. })
            .then(|| view! { <p>{t::practice_guide_asks_again(lang, MAX_PASSAGE)}</p> });
        return view! { <p class="from">{draft_source(lang, passage)}</p> {asks} };
    }
    let Some(material) = &about.material else {
        return view! { <p>{t::practice_guide_written_text(lang)}</p> };
    };
    let kind = labels::source_kind(lang, material.source.kind());
    let what = match material.source {
        Source::Reflection { .. } => t::practice_guide_from_reflection_text(lang, MAX_PASSAGE),
        Source::Practice { .. } => t::practice_guide_from_practice_text(lang).to_owned(),
        Source::Finding { .. } | Source::Written => t::practice_guide_from_finding_text(lang).to_owned(),
    };
    view! {
        <p><b>{kind}</b> " · " <Line lang passage=material.title.clone() /></p>
        <p>{what}</p>
    }
}
