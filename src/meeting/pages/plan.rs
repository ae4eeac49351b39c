//! A new meeting, and what its agenda begins with.

use leptos::prelude::*;

use super::{
    super::{
        labels,
        model::{Phase, Plan, Template, TemplateKind},
        outline::Outline,
        paths,
        rules::{self, Advice},
        sheet, store, templates,
    },
    fields,
};
use crate::{
    community::model::CommunityKind,
    community::{self, Room, head, model::Community, paths as community_paths},
    editing::{
        Editor,
        model::{FieldSet, Subject},
    },
    error::AppError,
    i18n::{Lang, t},
    ids::MeetingId,
    meeting::{begin, carried_over},
    membership,
    rights::Action,
    server::{
        audit::{self, Deed},
        web::{Page, PageRequest, PageResponse},
    },
    ui::{Button, Choice, ErrorSummary, FieldError, Kind, Notice, RadioGroup},
};

/// An agenda that begins with nothing.
const EMPTY: &str = "empty";
/// An agenda that begins with what the last meeting left open.
const PREVIOUS: &str = "previous";

/// What a new agenda may begin with.
struct Offer {
    templates: Vec<Template>,
    /// The meeting that the community had last.
    previous: Option<MeetingId>,
}

/// The form as it stands.
struct Form {
    status: u16,
    sheet: FieldSet,
    agenda: String,
    errors: Vec<FieldError>,
    /// What to think about, and the length that it is said of.
    advice: Vec<Advice>,
    minutes: u16,
}

async fn community(request: &PageRequest) -> Result<Result<Community, PageResponse>, AppError> {
    Ok(match community::named(request, paths::NEW).await? {
        Ok(found) => {
            request.require(Action::PlanMeetings, found.community.id)?;
            Ok(found.community)
        }
        Err(elsewhere) => Err(elsewhere),
    })
}

async fn offer(request: &PageRequest, community: &Community) -> Result<Offer, AppError> {
    let db = &request.portal.db;
    let (mut templates, previous) =
        futures::try_join!(templates::all(db), store::previous(db, community.id, request.portal.now()))?;
    templates.retain(|template| !template.retired);
    Ok(Offer { templates, previous })
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match community(&request).await? {
        Ok(community) => community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let offer = offer(&request, &community).await?;
    let wanted = match community.profile.kind {
        CommunityKind::Practice => TemplateKind::Meeting,
        CommunityKind::Codevelopment => TemplateKind::Codevelopment,
    };
    let usual = offer.templates.iter().find(|template| template.kind == wanted);
    let agenda = usual.map_or(EMPTY, |template| template.key.as_str()).to_owned();
    let form = Form {
        status: 200,
        sheet: fields::usual(request.portal.now()),
        agenda,
        errors: Vec::new(),
        advice: Vec::new(),
        minutes: rules::USUAL,
    };
    Ok(page(request.lang, community, &offer, form))
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match community(&request).await? {
        Ok(community) => community,
        Err(_) => return Err(AppError::NotFound),
    };
    let (lang, now) = (request.lang, request.portal.now());
    let offer = offer(&request, &community).await?;
    let sheet = sheet::read(request.form.pairs());
    let agenda = request.form.text("agenda").to_owned();
    let mut form =
        Form { status: 422, sheet, agenda, errors: Vec::new(), advice: Vec::new(), minutes: rules::USUAL };
    let outline = outline(&request, &offer, &form.agenda).await?;
    if outline.is_none() {
        form.errors.push(FieldError::new("agenda", t::meeting_wrong_agenda(lang)));
    }
    let plan = match sheet::apply(&form.sheet, None, &|_| false, lang, now) {
        Ok(plan) => Some(plan),
        Err(faults) => {
            form.errors.splice(0..0, faults.into_iter().map(|fault| fields::said(lang, fault)));
            None
        }
    };
    let Some((plan, outline)) = plan.zip(outline) else {
        return Ok(page(lang, community, &offer, form));
    };
    let people = membership::taking_part(&request.portal.db, community.id).await?;
    let advice = rules::advice(&outline, plan.duration, people);
    // Said once; who sends the same form again has thought about it.
    if !advice.is_empty() && request.form.text("advised") != advised(&form.agenda, plan.duration) {
        (form.status, form.advice, form.minutes) = (200, advice, plan.duration);
        return Ok(page(lang, community, &offer, form));
    }
    let id = create(&request, &community, &plan, &outline, &form.agenda).await?;
    Ok(PageResponse::Redirect(paths::show(lang, id)))
}

fn advised(agenda: &str, minutes: u16) -> String {
    format!("{agenda} {minutes}")
}

/// What the agenda begins with; `None` for what nobody offered.
async fn outline(request: &PageRequest, offer: &Offer, agenda: &str) -> Result<Option<Outline>, AppError> {
    Ok(match (agenda, offer.previous) {
        (EMPTY, _) => Some(Outline::default()),
        (PREVIOUS, Some(previous)) => Some(carried_over(&request.portal, previous).await?),
        (key, _) => {
            let chosen = offer.templates.iter().find(|template| template.key == key);
            chosen.map(|template| template.outline.clone())
        }
    })
}

async fn create(
    request: &PageRequest,
    community: &Community,
    plan: &Plan,
    outline: &Outline,
    agenda: &str,
) -> Result<MeetingId, AppError> {
    let (id, now, person) = (MeetingId::new(), request.portal.now(), request.person()?);
    let work = async {
        let mut to = request.portal.db.write().await?;
        store::add(&mut to, id, community.id, Phase::Draft, plan, now).await?;
        begin(&mut to, id, Some(person), outline, now).await?;
        let subject = id.to_string();
        let deed =
            Deed { action: "meeting.create", subject_kind: "meeting", subject: &subject, detail: agenda };
        audit::log(&mut to, &request.viewer, request.session.client_address(), deed, now).await?;
        to.commit().await
    };
    work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    Ok(id)
}

fn page(lang: Lang, community: Community, offer: &Offer, form: Form) -> PageResponse {
    let title = t::meeting_new_title(lang, community.name(lang).to_owned());
    let addresses = community_paths::both(paths::NEW, &community.slugs);
    let action = community_paths::of(paths::NEW, lang, community.slug(lang));
    let choices = choices(lang, offer, &form.agenda);
    let status = form.status;
    let body = move || {
        let Form { sheet, agenda, errors, advice, minutes, .. } = form;
        let wrong = errors.iter().find(|error| error.id == "agenda").map(|error| error.message.clone());
        let editor = Editor { errors, ..Editor::new(lang, Subject::Community(community.id), 0, sheet) };
        let advised = (!advice.is_empty()).then(|| {
            view! { <input type="hidden" name="advised" value=advised(&agenda, minutes) /> }
        });
        view! {
            {head(lang, &community, Room::Meetings)}
            <ErrorSummary lang errors=editor.errors.clone() />
            {notice(lang, &advice, minutes).into_any()}
            <section class="stack">
                <h2>{t::meeting_new(lang)}</h2>
                <p>{t::meeting_new_text(lang)}</p>
                <form class="form wide" method="post" action=action>
                    {advised}
                    {fields::all(&editor, None).into_any()}
                    <fieldset class="stack gap-4">
                        <legend class="h3">{t::meeting_agenda(lang)}</legend>
                        <RadioGroup
                            id="agenda"
                            label=t::meeting_agenda_from(lang)
                            hint=t::meeting_agenda_from_hint(lang)
                            choices
                            error=wrong.unwrap_or_default()
                            required=true
                        />
                    </fieldset>
                    <div class="actions"><Button>{t::meeting_create(lang)}</Button></div>
                </form>
            </section>
        }
    };
    Page::new(title, addresses, body).status(status).section("communities").unlisted().into()
}

fn notice(lang: Lang, advice: &[Advice], minutes: u16) -> impl IntoView + use<> {
    (!advice.is_empty()).then(|| {
        let each = advice
            .iter()
            .map(|advice| view! { <li>{labels::advice(lang, *advice, minutes)}</li> })
            .collect_view();
        view! {
            <Notice kind=Kind::Warning>
                <h2 class="h4" id="advice" tabindex="-1" autofocus=true>{t::meeting_advice(lang)}</h2>
                <ul class="plain stack gap-1">{each}</ul>
                <p>{t::meeting_advice_again(lang)}</p>
            </Notice>
        }
    })
}

fn choices(lang: Lang, offer: &Offer, chosen: &str) -> Vec<Choice> {
    let of = |guides: bool| {
        offer.templates.iter().filter(move |each| (each.kind == TemplateKind::Guide) == guides).map(|each| {
            let minutes: u16 = each.outline.items.iter().map(|item| item.minutes).sum();
            let hint = t::meeting_template_hint(lang, minutes, each.summary.text(lang));
            Choice::new(each.key.as_str(), each.title.text(lang)).hint(hint)
        })
    };
    let previous = offer.previous.map(|_| {
        Choice::new(PREVIOUS, t::meeting_agenda_previous(lang)).hint(t::meeting_agenda_previous_hint(lang))
    });
    let empty = Choice::new(EMPTY, t::meeting_agenda_empty(lang)).hint(t::meeting_agenda_empty_hint(lang));
    of(false)
        .chain(of(true))
        .chain(previous)
        .chain([empty])
        .map(|choice| {
            let is = choice.value == chosen;
            choice.chosen(is)
        })
        .collect()
}
