//! Beginning a group's note: what it is called, what it answers, who writes it.

use leptos::prelude::*;

use super::{
    super::{
        super::{
            begin::begin,
            fields::prompt_code,
            model::{Audience, Prompt, PromptKind, Texts, Written},
            pii_review::{self, PiiReview, PiiWarning},
            prompts, rules,
            store::{self, NewReflection},
        },
        fields, log,
        new::{choose, home},
    },
    paths,
};
use crate::{
    community::{model::Community, paths as community_paths},
    error::AppError,
    i18n::{Lang, LocalizedText, t},
    ids::{MeetingId, PersonId, ReflectionId},
    meeting::{
        self,
        outline::{ItemKind, MOST_ITEMS, Outline, OutlineItem},
    },
    server::web::{Page, PageRequest, PageResponse},
    ui::{Breadcrumb, Button, Choice, ErrorSummary, Field, FieldErrors, NavLink, RadioGroup, Select},
};

/// Whoever may write a group's note together.
const CIRCLES: [Audience; 3] = [Audience::Community, Audience::Facilitators, Audience::People];

/// What the form says.
struct Wish {
    title: String,
    lang: Lang,
    prompt: String,
    audience: Audience,
    people: Vec<PersonId>,
}

pub(in super::super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let homes = store::homes(&request.portal.db, &request.viewer).await?;
    let slug = match (request.query_param("community"), homes.as_slice()) {
        (Some(slug), _) => slug.to_owned(),
        (None, [only]) => only.slugs[usize::from(lang == Lang::En)].clone(),
        (None, _) => return Ok(choose(&request, homes, paths::NEW_TOGETHER)),
    };
    let community = home(&request, &slug).await?;
    let prompt = request.query_param("prompt").unwrap_or_default().to_owned();
    let wish = Wish { title: String::new(), lang, prompt, audience: Audience::Community, people: Vec::new() };
    page(&request, community, 200, wish, FieldErrors::default(), None).await
}

pub(in super::super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, person, now) = (request.lang, request.person()?, request.portal.now());
    let spoken = Lang::from_code(request.form.text("lang")).ok_or(AppError::BadRequest)?;
    let community = home(&request, request.form.text("community")).await?;
    let audience =
        Audience::from_code(request.form.text("level")).filter(|audience| CIRCLES.contains(audience));
    let offered = store::readers(&request.portal.db, community.id).await?;
    let mut people: Vec<PersonId> = Vec::new();
    for code in request.form.all("people").filter(|_| audience == Some(Audience::People)) {
        let one: PersonId = code.parse().map_err(|_| AppError::BadRequest)?;
        if !offered.iter().any(|(each, _)| *each == one) {
            return Err(AppError::BadRequest);
        }
        if one != person && !people.contains(&one) {
            people.push(one);
        }
    }
    let wish = Wish {
        title: rules::strip_deceptive(request.form.text("title")),
        lang: spoken,
        prompt: request.form.text("prompt").to_owned(),
        audience: audience.ok_or(AppError::BadRequest)?,
        people,
    };
    let mut faults = FieldErrors::default();
    if wish.title.is_empty() || wish.title.chars().count() > rules::MAX_TITLE_LENGTH {
        faults.add("title", t::group_wrong_title(lang, rules::MAX_TITLE_LENGTH));
    }
    if wish.audience == Audience::People && wish.people.is_empty() {
        faults.add("people", t::group_wrong_who(lang));
    }
    let prompts = prompts::offered(&request, &community, &wish.prompt, None).await?;
    let prompt = prompts.into_iter().find(|prompt| prompt_code(prompt) == wish.prompt);
    if prompt.is_none() && !wish.prompt.is_empty() {
        faults.add("prompt", t::reflection_wrong_prompt(lang));
    }
    if !faults.all().is_empty() {
        return page(&request, community, 422, wish, faults, None).await;
    }
    let shared = PiiReview::plain(wish.lang, &wish.title);
    let (hits, seal) = (shared.warnings(lang), shared.token());
    if !hits.is_empty() && request.form.text("confirmed") != seal {
        return page(&request, community, 200, wish, faults, Some((hits, seal))).await;
    }
    let outline = outline(&request, wish.lang, prompt.as_ref()).await?;
    let text = |text: String| LocalizedText::Single { lang: wish.lang, text };
    let texts = Texts { title: Some(text(wish.title)), text: text(String::new()) };
    let written = Written { lang: wish.lang, prompt, tags: Vec::new(), texts };
    let id = ReflectionId::new();
    let work = async {
        let mut to = request.portal.db.write().await?;
        let new = NewReflection { id, community: community.id, author: person };
        begin(&mut to, new, &written, now).await?;
        store::share(&mut to, id, wish.audience, false, &wish.people, 1, now).await?;
        store::group::open(&mut to, id).await?;
        meeting::begin_document(&mut to, id.uuid(), Some(person), &outline, now).await?;
        log(&mut to, &request, "reflection.group", &id.to_string(), wish.audience.code()).await?;
        to.commit().await
    };
    work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    Ok(PageResponse::Redirect(paths::of(paths::TOGETHER, lang, id)))
}

/// The parts that a note begins with: what it answers, or, for a meeting, each item that people talk
/// over or work on.
async fn outline(request: &PageRequest, lang: Lang, prompt: Option<&Prompt>) -> Result<Outline, AppError> {
    let mut titles = Vec::new();
    match prompt {
        Some(Prompt { kind: PromptKind::Meeting, key, .. }) => {
            let meeting: MeetingId = key.parse().map_err(|_| AppError::BadRequest)?;
            let (agenda, _) = meeting::agenda_of(&request.portal, meeting.uuid()).await?;
            let talks = |kind| {
                matches!(
                    kind,
                    ItemKind::Discussion
                        | ItemKind::GroupActivity
                        | ItemKind::HandsOn
                        | ItemKind::Codevelopment
                )
            };
            titles.extend(
                agenda.items.iter().filter(|item| talks(item.kind)).map(|item| item.name(lang).to_owned()),
            );
        }
        Some(prompt) => titles.push(prompt.text.text(lang).to_owned()),
        None => {}
    }
    if titles.is_empty() {
        titles.push(String::new());
    }
    let part = |text: String| OutlineItem {
        kind: ItemKind::Discussion,
        title: LocalizedText::Single { lang, text },
        minutes: 0,
        about: None,
        lead: String::new(),
        link: String::new(),
        follow_ups: Vec::new(),
    };
    Ok(Outline { items: titles.into_iter().take(MOST_ITEMS).map(part).collect() })
}

async fn page(
    request: &PageRequest,
    community: Community,
    status: u16,
    wish: Wish,
    faults: FieldErrors,
    asked: Option<(Vec<PiiWarning>, String)>,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let me = request.person()?;
    let prompts = prompts::offered(request, &community, &wish.prompt, None).await?;
    let people = store::readers(&request.portal.db, community.id).await?;
    let people: Vec<Choice> = people
        .into_iter()
        .filter(|(person, _)| *person != me)
        .map(|(person, name)| Choice::new(person.to_string(), name).chosen(wish.people.contains(&person)))
        .collect();
    let title = t::group_new(lang);
    let body = move || {
        let slug = community.slug(lang).to_owned();
        let links = vec![
            NavLink::new(community.name(lang), community_paths::of(community_paths::SHOW, lang, &slug)),
            NavLink::new(t::community_tab_reflections(lang), community_paths::of(paths::LIST, lang, &slug)),
        ];
        let words = |audience| match audience {
            Audience::People => (t::group_who_people(lang), t::group_who_people_hint(lang)),
            Audience::Facilitators => (t::group_who_facilitators(lang), t::group_who_facilitators_hint(lang)),
            _ => (t::group_who_community(lang), t::group_who_community_hint(lang)),
        };
        let circles = CIRCLES
            .iter()
            .map(|audience| {
                let (word, hint) = words(*audience);
                Choice::new(audience.code(), word).hint(hint).chosen(*audience == wish.audience)
            })
            .collect();
        let langs =
            Lang::ALL.map(|each| Choice::new(each.code(), each.endonym()).chosen(each == wish.lang)).to_vec();
        let prompts = fields::prompts(lang, &prompts, &wish.prompt);
        let (hits, seal) = asked.unwrap_or_default();
        let confirmed =
            (!seal.is_empty()).then(|| view! { <input type="hidden" name="confirmed" value=seal /> });
        let action = paths::at(paths::NEW_TOGETHER, lang).to_owned();
        view! {
            <Breadcrumb lang links here=title />
            <h1>{title}</h1>
            <p class="lead">{t::group_new_text(lang)}</p>
            <ErrorSummary lang errors=faults.all() />
            {pii_review::notice(lang, &hits).into_any()}
            <form class="form" method="post" action=action>
                {confirmed}
                <input type="hidden" name="community" value=slug />
                <Field id="title" label=t::group_title(lang) hint=t::group_title_hint(lang) value=wish.title error=faults.of("title") required=true />
                <Select id="lang" label=t::group_lang(lang) choices=langs />
                <Select id="prompt" label=t::group_prompt(lang) choices=prompts error=faults.of("prompt") />
                <RadioGroup id="level" label=t::group_who(lang) choices=circles required=true />
                <RadioGroup id="people" label=t::reflection_people(lang) hint=t::reflection_people_hint(lang) choices=people many=true error=faults.of("people") />
                <div class="actions"><Button>{t::group_begin(lang)}</Button></div>
            </form>
        }
    };
    let addresses = paths::NEW_TOGETHER.map(str::to_owned);
    Ok(Page::new(title, addresses, body).status(status).section("communities").unlisted().into())
}
