//! A new meeting, and what its agenda begins with.

use std::collections::{BTreeMap, BTreeSet};

use ensemble_common::prelude::*;
use serde::Deserialize;

use super::super::{
    fields, labels,
    model::{Found, Phase, Plan, Template, TemplateKind},
    paths,
    rules::{self, Advice},
    store, templates,
};
use crate::meeting::{begin, carried_over, copied};
use ensemble_common::editing::{
    EditForm, apply, inputs,
    model::{FieldSet, Subject},
    restrict_to_form,
};
use ensemble_communities::{
    community::{
        self, Room, head_below,
        model::{Community, CommunityKind},
        paths as community_paths,
    },
    membership,
};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_document::outline::Outline;
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, ErrorSummary, Kind, Notice, RadioGroup};

/// An agenda that begins with nothing.
const EMPTY: &str = "empty";
/// An agenda that begins with what the last meeting left open.
const PREVIOUS: &str = "previous";

/// An agenda that begins with that of the meeting that is duplicated.
const COPY: &str = "copy";

/// What a new agenda may begin with.
struct Offer {
    templates: Vec<Template>,
    /// The meeting of the community that is duplicated.
    copied: Option<Found>,
    /// The meeting that the community had last.
    previous: Option<MeetingId>,
}

/// What a form for a new meeting sends beside its fields.
#[derive(Debug, Deserialize)]
struct CreateMeeting {
    /// What the agenda begins with.
    #[serde(default)]
    agenda: String,
    /// The advice that the person has read.
    #[serde(default)]
    advised: String,
    /// The meeting that is duplicated.
    #[serde(default)]
    from: String,
    /// The fields, which [`fields::FIELDS`] names.
    #[serde(flatten)]
    fields: BTreeMap<String, String>,
}

/// The form with its texts.
struct Form {
    status: u16,
    fields: FieldSet,
    agenda: String,
    errors: FieldErrors,
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

async fn offer(request: &PageRequest, community: &Community, from: &str) -> Result<Offer, AppError> {
    let db = &request.portal.db;
    let copied = match from.parse() {
        Ok(id) => store::find(db, &request.viewer, id).await?,
        Err(_) => None,
    };
    let copied = copied.filter(|found| found.community == community.id);
    let (mut templates, previous) =
        futures::try_join!(templates::all(db), store::previous(db, community.id, request.portal.now()))?;
    templates.retain(|template| !template.retired);
    Ok(Offer { templates, copied, previous })
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match community(&request).await? {
        Ok(community) => community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let offer = offer(&request, &community, request.query_param("from").unwrap_or_default()).await?;
    let wanted = match community.profile.kind {
        CommunityKind::Practice => TemplateKind::Meeting,
        CommunityKind::Codevelopment => TemplateKind::Codevelopment,
    };
    let usual = offer.templates.iter().find(|template| template.kind == wanted);
    let agenda = usual.map_or(EMPTY, |template| template.key.as_str()).to_owned();
    let (now, usual) = (request.portal.now(), agenda);
    let (fields, agenda) = match &offer.copied {
        Some(found) => (fields::like(&found.plan(), now), COPY.to_owned()),
        None => (fields::usual(now), usual),
    };
    let form = Form {
        status: 200,
        fields,
        agenda,
        errors: FieldErrors::default(),
        advice: Vec::new(),
        minutes: rules::USUAL,
    };
    Ok(page(request.lang, community, &offer, form))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match community(&request).await? {
        Ok(community) => community,
        Err(_) => return Err(AppError::NotFound),
    };
    let (lang, now) = (request.lang, request.portal.now());
    let CreateMeeting { agenda, advised: read, from, fields: typed } = request.input()?;
    let offer = offer(&request, &community, &from).await?;
    let fields = restrict_to_form(fields::FIELDS, &FieldSet::default(), &typed.into_iter().collect());
    let blank = fields::blank(lang, now);
    let applied = apply(fields::FIELDS, lang, now, &fields, &BTreeSet::new(), blank, |changes, plan| {
        fields::read(changes, None, plan);
    });
    let (plan, mut errors) = match applied {
        Ok(plan) => (Some(plan), FieldErrors::default()),
        Err(errors) => (None, errors),
    };
    let outline = outline(&request, &offer, &agenda).await?;
    if outline.is_none() {
        errors.add("agenda", t::meeting_wrong_agenda(lang));
    }
    let mut form = Form { status: 422, fields, agenda, errors, advice: Vec::new(), minutes: rules::USUAL };
    let Some((plan, outline)) = plan.zip(outline) else {
        return Ok(page(lang, community, &offer, form));
    };
    let people = membership::taking_part(&request.portal.db, community.id).await?;
    let advice = rules::advice(&outline, plan.duration, people);
    // Shown once: a person who sends the same form again has read it.
    if !advice.is_empty() && read != advised(&form.agenda, plan.duration) {
        (form.status, form.advice, form.minutes) = (200, advice, plan.duration);
        return Ok(page(lang, community, &offer, form));
    }
    let id = create(&request, &community, &plan, &outline, &form.agenda).await?;
    Ok(PageResponse::redirect(paths::show(lang, id)))
}

fn advised(agenda: &str, minutes: u16) -> String {
    format!("{agenda} {minutes}")
}

/// What the agenda begins with; `None` for what the form does not offer.
async fn outline(request: &PageRequest, offer: &Offer, agenda: &str) -> Result<Option<Outline>, AppError> {
    if let (COPY, Some(found)) = (agenda, &offer.copied) {
        return Ok(Some(copied(&request.portal, found.of.meeting.id).await?));
    }
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
    request
        .portal
        .db
        .transaction(async |transaction| {
            store::add(transaction, id, community.id, Phase::Draft, plan, now).await?;
            begin(transaction, id, Some(person), outline, now).await?;
            request.audit(transaction, "meeting.create", id, agenda).await
        })
        .await
        .map_err(AppError::from)?;
    Ok(id)
}

fn page(lang: Lang, community: Community, offer: &Offer, form: Form) -> PageResponse {
    let title = t::meeting_new_title(lang, community.name(lang).to_owned());
    let addresses = community_paths::both(paths::NEW, &community.slugs);
    let action = community_paths::of(paths::NEW, lang, community.slug(lang));
    let choices = choices(lang, offer, &form.agenda);
    let from = offer.copied.as_ref().map(|found| found.of.meeting.id.to_string());
    let status = form.status;
    let body = move || {
        let Form { fields, agenda, errors, advice, minutes, .. } = form;
        let wrong = errors.of("agenda");
        let form = EditForm { errors, ..EditForm::new(lang, Subject::Community(community.id), 0, fields) };
        let advised = (!advice.is_empty()).then(|| {
            view! { <input type="hidden" name="advised" value=advised(&agenda, minutes) /> }
        });
        view! {
            {head_below(lang, &community, Room::Meetings, t::meeting_new(lang))}
            <ErrorSummary lang errors=form.errors.all() />
            {notice(lang, &advice, minutes).into_any()}
            <section class="stack">
                <h2>{t::meeting_new(lang)}</h2>
                <p>{t::meeting_new_text(lang)}</p>
                <form class="form wide" method="post" action=action>
                    {advised}
                    {from.map(|from| view! { <input type="hidden" name="from" value=from /> })}
                    {inputs(&form, fields::FIELDS, None)}
                    <fieldset class="stack gap-4">
                        <legend class="h3">{t::meeting_agenda(lang)}</legend>
                        <RadioGroup
                            id="agenda"
                            label=t::meeting_agenda_from(lang)
                            hint=t::meeting_agenda_from_hint(lang)
                            choices
                            error=wrong
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
    let copied = offer.copied.as_ref().map(|found| {
        let title = found.of.meeting.title.text(lang);
        Choice::new(COPY, t::meeting_agenda_copy(lang, title)).hint(t::meeting_agenda_copy_hint(lang))
    });
    let previous = offer.previous.map(|_| {
        Choice::new(PREVIOUS, t::meeting_agenda_previous(lang)).hint(t::meeting_agenda_previous_hint(lang))
    });
    let empty = Choice::new(EMPTY, t::meeting_agenda_empty(lang)).hint(t::meeting_agenda_empty_hint(lang));
    copied
        .into_iter()
        .chain(of(false))
        .chain(of(true))
        .chain(previous)
        .chain([empty])
        .map(|choice| {
            let is = choice.value == chosen;
            choice.chosen(is)
        })
        .collect()
}
