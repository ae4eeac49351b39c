//! Adding a deliverable, changing one, deleting one.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, DeleteDeliverable, SaveDeliverable},
        composition::Composition,
        labels,
        model::{Deliverable, DeliverableState, Season, Work},
        paths,
        rules::{MAX_REASON, MAX_TITLE},
    },
    deliverable_id, open_community,
};
use crate::community::{Room, head_below, model::Community, paths as community_paths};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, ButtonLink, Choice, Confirm, ErrorSummary, Field, Kind, Notice, RadioGroup, Select, TextArea,
    Weight,
};

/// The form as it is shown: what was typed, and what is wrong with it.
struct Form {
    status: u16,
    input: SaveDeliverable,
    errors: FieldErrors,
    /// What another person made of the deliverable since the page was opened.
    theirs: Option<SaveDeliverable>,
}

impl Form {
    fn of(status: u16, input: SaveDeliverable, errors: FieldErrors) -> Self {
        Self { status, input, errors, theirs: None }
    }
}

pub(super) async fn show_new(
    request: PageRequest,
    composition: Composition,
) -> Result<PageResponse, AppError> {
    let community = open_community(&request).await?;
    let works = (composition.works)(&request.portal.db).await?;
    let input = SaveDeliverable { state: Some(DeliverableState::Planned), ..SaveDeliverable::default() };
    Ok(page(&request, community, None, works, Form::of(200, input, FieldErrors::default())))
}

pub(super) async fn submit_new(
    request: PageRequest,
    composition: Composition,
) -> Result<PageResponse, AppError> {
    let community = open_community(&request).await?;
    let works = (composition.works)(&request.portal.db).await?;
    let input: SaveDeliverable = request.input()?;
    match actions::add(&request, community.id, &works, &input).await {
        Ok(id) => {
            let list = community_paths::of(paths::LIST, request.lang, community.slug(request.lang));
            Ok(PageResponse::redirect_with(&format!("{list}#deliverable-{id}"), Flash::Added))
        }
        Err(error) => {
            let errors = error.field_errors()?;
            Ok(page(&request, community, None, works, Form::of(422, input, errors)))
        }
    }
}

pub(super) async fn show_edit(
    request: PageRequest,
    composition: Composition,
) -> Result<PageResponse, AppError> {
    let community = open_community(&request).await?;
    let found = actions::find(&request, community.id, deliverable_id(&request)?).await?;
    let works = (composition.works)(&request.portal.db).await?;
    let form = Form::of(200, SaveDeliverable::of(&found), FieldErrors::default());
    Ok(page(&request, community, Some(&found), works, form))
}

pub(super) async fn submit_edit(
    request: PageRequest,
    composition: Composition,
) -> Result<PageResponse, AppError> {
    let community = open_community(&request).await?;
    let found = actions::find(&request, community.id, deliverable_id(&request)?).await?;
    let works = (composition.works)(&request.portal.db).await?;
    let input: SaveDeliverable = request.input()?;
    match actions::edit(&request, community.id, found.id, &works, &input).await {
        Ok(()) => {
            let list = community_paths::of(paths::LIST, request.lang, community.slug(request.lang));
            Ok(PageResponse::redirect_with(&format!("{list}#deliverable-{}", found.id), Flash::Saved))
        }
        Err(ActionError::Conflict) => {
            let now = actions::find(&request, community.id, found.id).await?;
            let input = SaveDeliverable { revision: now.revision, ..input };
            let theirs = Some(SaveDeliverable::of(&now));
            let form = Form { theirs, ..Form::of(409, input, FieldErrors::default()) };
            Ok(page(&request, community, Some(&now), works, form))
        }
        Err(error) => {
            let errors = error.field_errors()?;
            Ok(page(&request, community, Some(&found), works, Form::of(422, input, errors)))
        }
    }
}

pub(super) async fn delete(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = open_community(&request).await?;
    let list = community_paths::of(paths::LIST, request.lang, community.slug(request.lang));
    let input: DeleteDeliverable = request.input()?;
    match actions::delete(&request, community.id, deliverable_id(&request)?, input).await {
        Ok(()) => Ok(PageResponse::redirect_with(&list, Flash::Deleted)),
        Err(ActionError::Conflict) => Ok(PageResponse::redirect_with(&list, Flash::Changed)),
        Err(error) => Err(error.field_errors().err().unwrap_or(AppError::BadRequest)),
    }
}

fn page(
    request: &PageRequest,
    community: Community,
    deliverable: Option<&Deliverable>,
    works: Vec<Work>,
    form: Form,
) -> PageResponse {
    let lang = request.lang;
    let (addresses, title) = match deliverable {
        Some(deliverable) => {
            (paths::both(paths::EDIT, &community.slugs, deliverable.id), t::deliverable_edit_title(lang))
        }
        None => (community_paths::both(paths::NEW, &community.slugs), t::deliverable_add(lang)),
    };
    let action = addresses[usize::from(lang == Lang::En)].clone();
    let known = deliverable.and_then(|deliverable| deliverable.plan.work.clone());
    let delete = deliverable.map(|deliverable| {
        (paths::of(paths::DELETE, lang, community.slug(lang), deliverable.id), deliverable.revision)
    });
    let status = form.status;
    let body = move || {
        let Form { input, errors, theirs, .. } = form;
        let theirs = theirs.map(|theirs| their_version(lang, &input, theirs));
        let back = community_paths::of(paths::LIST, lang, community.slug(lang));
        let delete = delete.map(|(action, revision)| {
            view! {
                <form method="post" action=action>
                    <input type="hidden" name="revision" value=revision.to_string() />
                    <Confirm label=t::deliverable_delete(lang) question=t::deliverable_delete_question(lang) />
                </form>
            }
        });
        view! {
            {head_below(lang, &community, Room::Deliverables, title)}
            <section class="stack">
                <h2>{title}</h2>
                {theirs}
                <ErrorSummary lang errors=errors.all() />
                <p>{t::deliverable_public(lang)}</p>
                <form class="form" method="post" action=action>
                    <input type="hidden" name="revision" value=input.revision.to_string() />
                    {what(lang, &input, &errors)}
                    {fulfilment(lang, &input, &errors, known.as_ref(), &works)}
                    <div class="actions">
                        <Button>{t::theme_save(lang)}</Button>
                        <ButtonLink weight=Weight::Quiet href=back>{t::deliverable_back(lang)}</ButtonLink>
                    </div>
                </form>
                {delete}
            </section>
        }
    };
    Page::new(title.to_owned(), addresses, body).status(status).section("communities").unlisted().into()
}

fn most(most: usize) -> u32 {
    u32::try_from(most).unwrap_or_default()
}

/// What it is, when it is due and how far it is.
fn what(lang: Lang, input: &SaveDeliverable, errors: &FieldErrors) -> AnyView {
    let seasons = Season::ALL
        .iter()
        .map(|each| Choice::new(each.code(), labels::season(lang, *each)).chosen(input.season == Some(*each)))
        .collect();
    let states = DeliverableState::ALL
        .iter()
        .map(|each| {
            Choice::new(each.code(), labels::state_name(lang, *each)).chosen(input.state == Some(*each))
        })
        .collect();
    view! {
        <Field
            id="title-fr"
            label=t::deliverable_title_fr(lang)
            value=input.title_fr.clone()
            error=errors.of("title-fr")
            lang=Lang::Fr.tag()
            maxlength=most(MAX_TITLE)
        />
        <Field
            id="title-en"
            label=t::deliverable_title_en(lang)
            value=input.title_en.clone()
            error=errors.of("title-en")
            lang=Lang::En.tag()
            maxlength=most(MAX_TITLE)
        />
        <div class="form-row">
            <Select id="season" label=t::community_edit_season(lang) choices=seasons />
            <Field
                id="year"
                label=t::community_edit_year_label(lang)
                value=input.year.clone()
                error=errors.of("year")
                inputmode="numeric"
            />
        </div>
        <Field
            id="date"
            kind="date"
            label=t::community_edit_date(lang)
            hint=t::community_edit_date_hint(lang)
            value=input.date.clone()
            error=errors.of("date")
        />
        <RadioGroup
            id="state"
            label=t::community_edit_state(lang)
            choices=states
            error=errors.of("state")
            required=true
        />
        <TextArea
            id="reason"
            label=t::deliverable_reason(lang)
            hint=t::deliverable_reason_hint(lang)
            value=input.reason.clone()
            error=errors.of("reason")
            rows=2
            maxlength=most(MAX_REASON)
        />
    }
}

/// What fulfils it.
fn fulfilment(
    lang: Lang,
    input: &SaveDeliverable,
    errors: &FieldErrors,
    known: Option<&Work>,
    works: &[Work],
) -> AnyView {
    let of_portal = known.filter(|known| works.iter().all(|work| work.key() != known.key()));
    let of_portal = of_portal.filter(|known| known.key() != "link");
    let choices = [
        Choice::new("", t::deliverable_work_none(lang)),
        Choice::new("link", t::deliverable_work_link(lang)),
    ]
    .into_iter()
    .chain(of_portal.into_iter().chain(works).map(|work| Choice::new(work.key(), work.name.text(lang))))
    .map(|choice| {
        let chosen = choice.value == input.work;
        choice.chosen(chosen)
    })
    .collect();
    view! {
        <fieldset class="form">
            <legend class="h3">{t::deliverable_work(lang)}</legend>
            <Select
                id="work"
                label=t::deliverable_work_which(lang)
                choices
                error=errors.of("work")
            />
            <Field
                id="name-fr"
                label=t::deliverable_name_fr(lang)
                hint=t::deliverable_name_hint(lang)
                value=input.name_fr.clone()
                error=errors.of("name-fr")
                lang=Lang::Fr.tag()
                maxlength=most(MAX_TITLE)
            />
            <Field
                id="name-en"
                label=t::deliverable_name_en(lang)
                value=input.name_en.clone()
                error=errors.of("name-en")
                lang=Lang::En.tag()
                maxlength=most(MAX_TITLE)
            />
            <Field
                id="link"
                label=t::community_edit_link(lang)
                inputmode="url"
                value=input.link.clone()
                error=errors.of("link")
            />
        </fieldset>
    }
}

/// What another person saved in the meantime, where it differs from what was typed.
fn their_version(lang: Lang, typed: &SaveDeliverable, theirs: SaveDeliverable) -> AnyView {
    let state = |state: Option<DeliverableState>| {
        state.map(|state| labels::state_name(lang, state).to_owned()).unwrap_or_default()
    };
    let season = |season: Option<Season>| {
        season.map(|season| labels::season(lang, season).to_owned()).unwrap_or_default()
    };
    let fields = [
        (t::deliverable_title_fr(lang), typed.title_fr.clone(), theirs.title_fr),
        (t::deliverable_title_en(lang), typed.title_en.clone(), theirs.title_en),
        (t::community_edit_season(lang), season(typed.season), season(theirs.season)),
        (t::community_edit_year_label(lang), typed.year.clone(), theirs.year),
        (t::community_edit_date(lang), typed.date.clone(), theirs.date),
        (t::community_edit_state(lang), state(typed.state), state(theirs.state)),
        (t::deliverable_reason(lang), typed.reason.clone(), theirs.reason),
        (t::deliverable_name_fr(lang), typed.name_fr.clone(), theirs.name_fr),
        (t::deliverable_name_en(lang), typed.name_en.clone(), theirs.name_en),
        (t::community_edit_link(lang), typed.link.clone(), theirs.link),
    ];
    let each = fields
        .into_iter()
        .filter(|(_, typed, theirs)| typed != theirs)
        .map(|(label, _, theirs)| {
            let theirs = if theirs.is_empty() { t::editing_emptied(lang).to_owned() } else { theirs };
            view! {
                <li class="stack gap-1">
                    <b>{label}</b>
                    <blockquote class="their-version">{theirs}</blockquote>
                </li>
            }
        })
        .collect_view();
    view! {
        <Notice kind=Kind::Warning>
            <h3 class="h4">{t::editing_conflict(lang)}</h3>
            <p>{t::editing_conflict_text(lang)}</p>
            <ul class="plain stack gap-3">{each}</ul>
        </Notice>
    }
}
