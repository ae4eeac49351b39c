//! Beginning a group's note: what it is called, what it answers, who writes it.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{
            actions::{self, CreateNote, CreateNoteOutcome, NOTE_AUDIENCES},
            model::Audience,
            pii_review::{self, PiiWarning},
            prompts, store,
        },
        app_error, fields,
        new::{choose, home},
    },
    paths,
};
use ensemble_communities::community::{model::Community, paths as community_paths};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Breadcrumb, Button, Choice, ErrorSummary, Field, FieldErrors, NavLink, RadioGroup, Select,
};

pub(in super::super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let writable_communities = store::writable_communities(&request.portal.db, &request.viewer).await?;
    let slug = match (request.query_param("community"), writable_communities.as_slice()) {
        (Some(slug), _) => slug.to_owned(),
        (None, [only]) => only.slugs[usize::from(lang == Lang::En)].clone(),
        (None, _) => return Ok(choose(&request, writable_communities, paths::NEW_GROUP_NOTE)),
    };
    let community = home(&request, &slug).await?;
    let typed = CreateNote {
        community: slug,
        title: String::new(),
        lang,
        prompt: request.query_param("prompt").unwrap_or_default().to_owned(),
        audience: Audience::Community,
        people: Vec::new(),
        confirmation_token: String::new(),
    };
    page(&request, community, 200, typed, FieldErrors::default(), None).await
}

pub(in super::super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let typed: CreateNote = request.input()?;
    let (status, errors, unconfirmed) = match actions::create_note(&request, &typed).await {
        Ok(CreateNoteOutcome::Created(id)) => {
            return Ok(PageResponse::redirect(paths::of(paths::WRITE_GROUP_NOTE, request.lang, id)));
        }
        Ok(CreateNoteOutcome::Unconfirmed(warnings, token)) => {
            (200, FieldErrors::default(), Some((warnings, token)))
        }
        Err(ActionError::Invalid(errors)) => (422, errors, None),
        Err(error) => return Err(app_error(error)),
    };
    let community = home(&request, &typed.community).await?;
    page(&request, community, status, typed, errors, unconfirmed).await
}

async fn page(
    request: &PageRequest,
    community: Community,
    status: u16,
    typed: CreateNote,
    errors: FieldErrors,
    unconfirmed: Option<(Vec<PiiWarning>, String)>,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let me = request.person()?;
    let prompts = prompts::offered(request, &community, &typed.prompt, None).await?;
    let people = store::eligible_writers(&request.portal.db, community.id).await?;
    let people: Vec<Choice> = people
        .into_iter()
        .filter(|(person, _)| *person != me)
        .map(|(person, name)| Choice::new(person.to_string(), name).chosen(typed.people.contains(&person)))
        .collect();
    let title = t::group_new(lang);
    let body = move || {
        let slug = community.slug(lang).to_owned();
        let links = vec![
            NavLink::new(community.name(lang), community_paths::of(community_paths::SHOW, lang, &slug)),
            NavLink::new(t::community_tab_reflections(lang), community_paths::of(paths::LIST, lang, &slug)),
        ];
        let words = |audience| match audience {
            Audience::ChosenPeople => (t::group_who_people(lang), t::group_who_people_hint(lang)),
            Audience::Facilitators => (t::group_who_facilitators(lang), t::group_who_facilitators_hint(lang)),
            _ => (t::group_who_community(lang), t::group_who_community_hint(lang)),
        };
        let audiences = NOTE_AUDIENCES
            .iter()
            .map(|audience| {
                let (word, hint) = words(*audience);
                Choice::new(audience.code(), word).hint(hint).chosen(*audience == typed.audience)
            })
            .collect();
        let langs = Lang::ALL
            .map(|each| Choice::new(each.code(), each.endonym()).chosen(each == typed.lang))
            .to_vec();
        let prompts = fields::prompts(lang, &prompts, &typed.prompt);
        let (warnings, token) = unconfirmed.unwrap_or_default();
        let confirmed =
            (!token.is_empty()).then(|| view! { <input type="hidden" name="confirmed" value=token /> });
        let action = paths::at(paths::NEW_GROUP_NOTE, lang).to_owned();
        view! {
            <Breadcrumb lang links here=title />
            <h1>{title}</h1>
            <p class="lead">{t::group_new_text(lang)}</p>
            <ErrorSummary lang errors=errors.all() />
            {pii_review::notice(lang, &warnings).into_any()}
            <form class="form" method="post" action=action>
                {confirmed}
                <input type="hidden" name="community" value=slug />
                <Field id="title" label=t::group_title(lang) hint=t::group_title_hint(lang) value=typed.title error=errors.of("title") required=true />
                <Select id="lang" label=t::group_lang(lang) choices=langs />
                <Select id="prompt" label=t::group_prompt(lang) choices=prompts error=errors.of("prompt") />
                <RadioGroup id="audience" label=t::group_who(lang) choices=audiences required=true />
                <RadioGroup id="people" label=t::reflection_people(lang) hint=t::reflection_people_hint(lang) choices=people many=true error=errors.of("people") />
                <div class="actions"><Button>{t::group_begin(lang)}</Button></div>
            </form>
        }
    };
    let addresses = paths::NEW_GROUP_NOTE.map(str::to_owned);
    Ok(Page::new(title, addresses, body).status(status).section("communities").unlisted().into())
}
