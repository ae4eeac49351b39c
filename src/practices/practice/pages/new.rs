//! Making a practice of reflections.

use ensemble_common::prelude::*;

use super::super::{
    actions::{self, ActionOutcome},
    api::BeginPractice,
    labels,
    model::PracticeForm,
    paths,
    rules::{AUDIENCES, MAX_TITLE},
};
use ensemble_communities::community::{self, Room, head_below, model::Community, paths as community_paths};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    format,
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, model::Reflection, name_of_texts, pii_notice};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Choice, EmptyState, ErrorSummary, Field, RadioGroup, Weight};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    input: BeginPractice,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
}

/// The community of the address, for its facilitators; nothing begins in one that was archived.
async fn open(request: &PageRequest) -> Result<Result<Community, PageResponse>, AppError> {
    let found = match community::named(request, paths::NEW).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(Err(elsewhere)),
    };
    request.require(Action::WritePractices, found.community.id)?;
    if found.archived { Err(AppError::NotFound) } else { Ok(Ok(found.community)) }
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match open(&request).await? {
        Ok(community) => community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let chosen = request.pairs().filter(|(name, _)| *name == "reflection");
    let reflection = chosen.filter_map(|(_, id)| id.parse().ok()).collect();
    let form = Form { input: BeginPractice { reflection, ..BeginPractice::default() }, ..Form::default() };
    page(&request, community, 200, form).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = open(&request).await?.map_err(|_| AppError::NotFound)?;
    let input: BeginPractice = request.input()?;
    let form = match actions::begin(&request, community.id, &input).await {
        Ok(ActionOutcome::Done(id)) => {
            let here = paths::of(paths::WORK, request.lang, community.slug(request.lang), id);
            return Ok(PageResponse::redirect_with(&here, Flash::Added));
        }
        Ok(ActionOutcome::Unconfirmed(warnings, token)) => {
            Form { input: BeginPractice { confirmation_token: token, ..input }, warnings, ..Form::default() }
        }
        Err(ActionError::Invalid(errors)) => Form { input, errors, ..Form::default() },
        // Nothing that can change in the meantime is decided here.
        Err(ActionError::Conflict) => return Err(AppError::BadRequest),
        Err(ActionError::App(error)) => return Err(error),
    };
    page(&request, community, 422, form).await
}

/// A reflection as a choice: its title, and by whom.
fn choice(lang: Lang, reflection: &Reflection, input: &BeginPractice) -> Choice {
    Choice::new(reflection.id.to_string(), name(lang, reflection))
        .chosen(input.reflection.contains(&reflection.id))
}

/// What a list of reflections calls one: its title, its authors as its readers see them.
pub(super) fn name(lang: Lang, reflection: &Reflection) -> String {
    let (title, _) = name_of_texts(lang, &reflection.texts);
    let group = reflection.group_note.as_ref().map(|note| note.authors.clone()).unwrap_or_default();
    let by = match (&reflection.author_name, group.is_empty()) {
        (_, false) => format::list(lang, &group),
        (Some(name), true) if !reflection.anonymous => name.clone(),
        _ => t::reflection_anonymous(lang).to_owned(),
    };
    t::practice_source_choice(lang, by, title)
}

async fn page(
    request: &PageRequest,
    community: Community,
    status: u16,
    form: Form,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let sources = actions::sources(request, community.id).await?;
    let weight = sources.len() * 100;
    let addresses = community_paths::both(paths::NEW, &community.slugs);
    let body = move || {
        let list = community_paths::of(paths::LIST, lang, community.slug(lang));
        let inside = if sources.is_empty() {
            view! {
                <EmptyState title=t::practice_no_sources_title(lang) text=t::practice_no_sources(lang)>
                    <ButtonLink weight=Weight::Quiet href=list>{t::practice_back(lang)}</ButtonLink>
                </EmptyState>
            }
        } else {
            fields(lang, &community, &sources, form)
        };
        view! {
            {head_below(lang, &community, Room::Reflections, t::practice_new(lang))}
            <section class="stack gap-4">
                <h2>{t::practice_new(lang)}</h2>
                {inside}
            </section>
        }
    };
    let page = Page::new(t::practice_new(lang), addresses, body).status(status).section("communities");
    Ok(page.unlisted().weighing(weight).into())
}

fn fields(lang: Lang, community: &Community, sources: &[Reflection], form: Form) -> AnyView {
    let Form { input, errors, warnings } = form;
    let reflections = sources.iter().map(|each| choice(lang, each, &input)).collect();
    let written = input.form.unwrap_or(PracticeForm::Description);
    let forms = PracticeForm::ALL
        .iter()
        .map(|each| Choice::new(each.code(), labels::form(lang, *each)).chosen(*each == written))
        .collect();
    let audiences = AUDIENCES
        .iter()
        .map(|each| {
            Choice::new(each.code(), labels::audience(lang, *each)).chosen(input.audience == Some(*each))
        })
        .collect();
    let of = |paths| community_paths::of(paths, lang, community.slug(lang));
    view! {
        <ErrorSummary lang errors=errors.all() />
        {pii_notice(lang, &warnings)}
        <form class="form" method="post" action=of(paths::NEW)>
            <input type="hidden" name="confirmation_token" value=input.confirmation_token />
            <Field
                id="title"
                label=t::practice_field_title(lang)
                hint=t::practice_title_hint(lang)
                value=input.title
                error=errors.of("title")
                required=true
                maxlength=u32::try_from(MAX_TITLE).unwrap_or_default()
            />
            <RadioGroup
                id="reflection"
                label=t::practice_sources(lang)
                hint=t::practice_sources_hint(lang)
                choices=reflections
                many=true
                error=errors.of("reflection")
            />
            <RadioGroup id="form" label=t::practice_field_form(lang) choices=forms />
            <RadioGroup
                id="audience"
                label=t::practice_audience(lang)
                hint=t::practice_audience_hint(lang)
                choices=audiences
                error=errors.of("audience")
                required=true
            />
            <div class="actions">
                <Button>{t::practice_begin(lang)}</Button>
                <ButtonLink weight=Weight::Quiet href=of(paths::LIST)>{t::practice_back(lang)}</ButtonLink>
            </div>
        </form>
    }
}
