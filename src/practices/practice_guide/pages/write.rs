//! Beginning a guide, and its title and summary.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        api::WriteGuide,
        paths,
        rules::{MAX_SUMMARY, MAX_TITLE},
    },
    Composed, composed, length,
    parts::{Differences, crumbs, their_version},
};
use ensemble_communities::community::{self, Room, head_below, model::Community, paths as community_paths};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Field, TextArea, Weight};

/// The community of the address, for those who compose its guides.
async fn open_community(request: &PageRequest) -> Result<Result<Community, PageResponse>, AppError> {
    let found = match community::named(request, paths::NEW).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(Err(elsewhere)),
    };
    request.require(Action::ComposeGuides, found.community.id)?;
    if found.archived { Err(AppError::NotFound) } else { Ok(Ok(found.community)) }
}

/// What a form shows beside its fields.
#[derive(Default)]
struct Shown {
    errors: FieldErrors,
    /// What was typed, and what another person wrote in the meantime.
    theirs: Option<Differences>,
}

pub(super) async fn show_new(request: PageRequest) -> Result<PageResponse, AppError> {
    match open_community(&request).await? {
        Ok(community) => Ok(new_page(&request, community, 200, WriteGuide::default(), Shown::default())),
        Err(elsewhere) => Ok(elsewhere),
    }
}

pub(super) async fn submit_new(request: PageRequest) -> Result<PageResponse, AppError> {
    let Ok(community) = open_community(&request).await? else { return Err(AppError::NotFound) };
    let input: WriteGuide = request.input()?;
    match actions::create(&request, community.id, &input).await {
        Ok(guide) => {
            let lang = request.lang;
            let there = paths::within(paths::COMPOSE, lang, community.slug(lang), &guide);
            Ok(PageResponse::redirect_with(&there, Flash::Added))
        }
        Err(error) => {
            let shown = Shown { errors: error.field_errors()?, theirs: None };
            Ok(new_page(&request, community, 422, input, shown))
        }
    }
}

fn new_page(
    request: &PageRequest,
    community: Community,
    status: u16,
    input: WriteGuide,
    shown: Shown,
) -> PageResponse {
    let lang = request.lang;
    let addresses = community_paths::both(paths::NEW, &community.slugs);
    let action = addresses[usize::from(lang == Lang::En)].clone();
    let body = move || {
        let back = community_paths::of(paths::OF_COMMUNITY, lang, community.slug(lang));
        let form = guide_form(lang, (&action, &back), input, shown, t::practice_guide_begin(lang));
        view! {
            {head_below(lang, &community, Room::Guides, t::practice_guide_new(lang))}
            <section class="stack">
                <h2>{t::practice_guide_new(lang)}</h2>
                {form}
            </section>
        }
    };
    Page::new(t::practice_guide_new(lang), addresses, body)
        .status(status)
        .section("communities")
        .unlisted()
        .into()
}

pub(super) async fn show_texts(request: PageRequest) -> Result<PageResponse, AppError> {
    let of = composed(&request, Action::ComposeGuides).await?;
    let input = WriteGuide::of(&of.guide);
    Ok(texts_page(&request, of, 200, input, Shown::default()))
}

pub(super) async fn submit_texts(request: PageRequest) -> Result<PageResponse, AppError> {
    let of = composed(&request, Action::ComposeGuides).await?;
    let input: WriteGuide = request.input()?;
    match actions::write_guide(&request, &of.guide, &input).await {
        Ok(()) => Ok(PageResponse::redirect_with(&of.to(paths::COMPOSE, request.lang), Flash::Saved)),
        Err(ActionError::Invalid(errors)) => {
            Ok(texts_page(&request, of, 422, input, Shown { errors, theirs: None }))
        }
        Err(ActionError::Conflict) => {
            let of = composed(&request, Action::ComposeGuides).await?;
            let theirs = WriteGuide::of(&of.guide);
            let input = WriteGuide { revision: theirs.revision, ..input };
            let lang = request.lang;
            let fields = vec![
                (t::practice_guide_title_fr(lang), Lang::Fr, input.title_fr.clone(), theirs.title_fr),
                (t::practice_guide_title_en(lang), Lang::En, input.title_en.clone(), theirs.title_en),
                (t::practice_guide_summary_fr(lang), Lang::Fr, input.summary_fr.clone(), theirs.summary_fr),
                (t::practice_guide_summary_en(lang), Lang::En, input.summary_en.clone(), theirs.summary_en),
            ];
            let shown = Shown { theirs: Some(fields), ..Shown::default() };
            Ok(texts_page(&request, of, 409, input, shown))
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

fn texts_page(
    request: &PageRequest,
    of: Composed,
    status: u16,
    input: WriteGuide,
    shown: Shown,
) -> PageResponse {
    let lang = request.lang;
    let addresses = of.both(paths::TEXTS);
    let body = move || {
        let (action, back) = (of.to(paths::TEXTS, lang), of.to(paths::COMPOSE, lang));
        let title = t::practice_guide_edit_title(lang);
        view! {
            {crumbs(lang, &of, title)}
            <h1>{title}</h1>
            {guide_form(lang, (&action, &back), input, shown, t::practice_guide_save(lang))}
        }
    };
    Page::new(t::practice_guide_edit_title(lang), addresses, body)
        .status(status)
        .section("communities")
        .unlisted()
        .into()
}

fn guide_form(
    lang: Lang,
    (action, back): (&str, &str),
    input: WriteGuide,
    shown: Shown,
    send: &'static str,
) -> AnyView {
    let Shown { errors, theirs } = shown;
    let theirs = theirs.map(|theirs| their_version(lang, theirs));
    view! {
        {theirs}
        <ErrorSummary lang errors=errors.all() />
        <form class="form" method="post" action=action.to_owned()>
            <input type="hidden" name="revision" value=input.revision.to_string() />
            {titles(lang, [input.title_fr, input.title_en], &errors)}
            <div class="form-row top">
                <TextArea
                    id="summary-fr"
                    label=t::practice_guide_summary_fr(lang)
                    hint=t::practice_guide_summary_hint(lang)
                    value=input.summary_fr
                    error=errors.of("summary-fr")
                    rows=4
                    lang=Lang::Fr.tag()
                    maxlength=length(MAX_SUMMARY)
                />
                <TextArea
                    id="summary-en"
                    label=t::practice_guide_summary_en(lang)
                    hint=t::practice_guide_summary_hint(lang)
                    value=input.summary_en
                    error=errors.of("summary-en")
                    rows=4
                    lang=Lang::En.tag()
                    maxlength=length(MAX_SUMMARY)
                />
            </div>
            <div class="actions">
                <Button>{send}</Button>
                <ButtonLink weight=Weight::Quiet href=back.to_owned()>{t::practice_guide_back(lang)}</ButtonLink>
            </div>
        </form>
    }
}

/// The fields of a title in both languages.
pub(super) fn titles(lang: Lang, [fr, en]: [String; 2], errors: &FieldErrors) -> AnyView {
    view! {
        <div class="form-row top">
            <Field
                id="title-fr"
                label=t::practice_guide_title_fr(lang)
                value=fr
                error=errors.of("title-fr")
                lang=Lang::Fr.tag()
                maxlength=length(MAX_TITLE)
            />
            <Field
                id="title-en"
                label=t::practice_guide_title_en(lang)
                value=en
                error=errors.of("title-en")
                lang=Lang::En.tag()
                maxlength=length(MAX_TITLE)
            />
        </div>
    }
}
