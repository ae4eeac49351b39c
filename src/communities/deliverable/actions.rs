//! What facilitators and coordinators do with deliverables.

use serde::{Deserialize, Serialize};

use super::{
    model::{Deliverable, DeliverableState, Plan, Season, Work, WorkKind},
    rules::{MAX_DELIVERABLES, MAX_REASON, MAX_TITLE, day},
    store,
};
use ensemble_common::editing::{rules::edited, web_address};
use ensemble_core::{
    LocalizedText,
    error::{ActionError, AppError, FieldErrors, optional},
    ids::{CommunityId, DeliverableId},
    rights::Action,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Adds a deliverable, or changes one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveDeliverable {
    /// The revision that the person looked at, of one that is changed.
    #[serde(default)]
    pub revision: i64,
    #[serde(default, rename = "title-fr")]
    pub title_fr: String,
    #[serde(default, rename = "title-en")]
    pub title_en: String,
    #[serde(default, deserialize_with = "optional")]
    pub season: Option<Season>,
    #[serde(default)]
    pub year: String,
    /// The day on which it is due, as `2027-03-26`; may be empty.
    #[serde(default)]
    pub date: String,
    #[serde(default, deserialize_with = "optional")]
    pub state: Option<DeliverableState>,
    /// Why it is dropped.
    #[serde(default)]
    pub reason: String,
    /// What fulfils it: the key of a work, `link` for an address elsewhere, or nothing.
    #[serde(default)]
    pub work: String,
    /// The name of what is elsewhere.
    #[serde(default, rename = "name-fr")]
    pub name_fr: String,
    #[serde(default, rename = "name-en")]
    pub name_en: String,
    /// The address of what is elsewhere.
    #[serde(default)]
    pub link: String,
}

/// Deletes a deliverable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeleteDeliverable {
    /// The revision that the person looked at.
    #[serde(default)]
    pub revision: i64,
}

/// The French and the English side of a text; a side that was not written is empty.
fn sides(text: &LocalizedText) -> (String, String) {
    match text {
        LocalizedText::Single { lang: ensemble_core::Lang::Fr, text } => (text.clone(), String::new()),
        LocalizedText::Single { text, .. } => (String::new(), text.clone()),
        LocalizedText::Pair { fr, en, .. } => (fr.clone(), en.clone()),
    }
}

impl SaveDeliverable {
    /// What a form begins with that changes a deliverable.
    pub(super) fn of(deliverable: &Deliverable) -> Self {
        let plan = &deliverable.plan;
        let (title_fr, title_en) = sides(&plan.title);
        let elsewhere = plan.work.as_ref().filter(|work| work.kind == WorkKind::Link);
        let (name_fr, name_en) = elsewhere.map(|work| sides(&work.name)).unwrap_or_default();
        let reason = plan.reason.as_ref().map(|reason| reason.text(reason.source()).to_owned());
        Self {
            revision: deliverable.revision,
            title_fr,
            title_en,
            season: Some(plan.season),
            year: plan.year.to_string(),
            date: plan.date.clone().unwrap_or_default(),
            state: Some(plan.state),
            reason: reason.unwrap_or_default(),
            work: plan.work.as_ref().map(Work::key).unwrap_or_default(),
            name_fr,
            name_en,
            link: elsewhere.map(|work| work.addresses[0].clone()).unwrap_or_default(),
        }
    }
}

/// A deliverable of a community, for those who keep its deliverables. Absence and refusal answer alike.
pub(super) async fn find(
    context: &ActionContext,
    community: CommunityId,
    id: DeliverableId,
) -> Result<Deliverable, AppError> {
    context.require(Action::EditCommunity, community)?;
    store::find(&context.portal.db, community, id).await?.ok_or(AppError::NotFound)
}

/// Adds a deliverable to a community. `works` are what it can be fulfilled by in the portal.
///
/// # Errors
/// [`ActionError::Invalid`] for what cannot be kept, and when the community has as many as it can have.
pub async fn add(
    context: &ActionContext,
    community: CommunityId,
    works: &[Work],
    input: &SaveDeliverable,
) -> Result<DeliverableId, ActionError> {
    context.require(Action::EditCommunity, community)?;
    let plan = read(context, None, works, input)?;
    let (id, now) = (DeliverableId::new(), context.portal.now());
    context
        .portal
        .db
        .transaction(async |tx| {
            if store::count(tx, community).await? >= MAX_DELIVERABLES {
                let mut errors = FieldErrors::default();
                errors.add("title-fr", t::deliverable_too_many(context.lang, MAX_DELIVERABLES));
                return Err(ActionError::Invalid(errors));
            }
            store::add(tx, id, community, &plan, now).await?;
            context.audit(tx, "deliverable.add", id, "").await?;
            Ok(())
        })
        .await?;
    Ok(id)
}

/// Changes a deliverable.
///
/// # Errors
/// [`ActionError::Invalid`] for what cannot be kept, [`ActionError::Conflict`] when another person changed or deleted it since.
pub async fn edit(
    context: &ActionContext,
    community: CommunityId,
    id: DeliverableId,
    works: &[Work],
    input: &SaveDeliverable,
) -> Result<(), ActionError> {
    let before = find(context, community, id).await?;
    let plan = read(context, Some(&before.plan), works, input)?;
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::write(tx, id, input.revision, &plan, now).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "deliverable.edit", id, plan.state.code()).await?;
            Ok(())
        })
        .await
}

/// Deletes a deliverable that was added by mistake.
///
/// # Errors
/// [`ActionError::Conflict`] when another person changed it since.
pub async fn delete(
    context: &ActionContext,
    community: CommunityId,
    id: DeliverableId,
    input: DeleteDeliverable,
) -> Result<(), ActionError> {
    find(context, community, id).await?;
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::delete(tx, id, input.revision).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "deliverable.delete", id, "").await?;
            Ok(())
        })
        .await
}

/// What a form says of a deliverable.
fn read(
    context: &ActionContext,
    before: Option<&Plan>,
    works: &[Work],
    input: &SaveDeliverable,
) -> Result<Plan, ActionError> {
    let (lang, now) = (context.lang, context.portal.now());
    let mut errors = FieldErrors::default();
    let long = |text: &str, most: usize| text.chars().count() > most;
    for (field, text, most) in [
        ("title-fr", &input.title_fr, MAX_TITLE),
        ("title-en", &input.title_en, MAX_TITLE),
        ("name-fr", &input.name_fr, MAX_TITLE),
        ("name-en", &input.name_en, MAX_TITLE),
        ("reason", &input.reason, MAX_REASON),
    ] {
        if long(text, most) {
            errors.add(field, t::deliverable_too_long(lang, most));
        }
    }
    let old = before.map(|plan| &plan.title);
    let title = edited(old, &input.title_fr, &input.title_en, false, lang, now);
    if title.is_none() {
        errors.add("title-fr", t::deliverable_no_title(lang));
    }
    let date = day(&input.date);
    if date.is_none() && !input.date.is_empty() {
        errors.add("date", t::community_edit_wrong_day(lang));
    }
    let year = input.year.parse().ok().filter(|year| (2000..=2100).contains(year));
    let due = date.as_deref().and_then(Season::of).or_else(|| Some((input.season?, year?)));
    if due.is_none() {
        errors.add("year", t::community_edit_year(lang));
    }
    let Some(state) = input.state else {
        errors.add("state", t::deliverable_no_state(lang));
        return Err(ActionError::Invalid(errors));
    };
    let is_dropped = state == DeliverableState::Dropped;
    if is_dropped && input.reason.is_empty() {
        errors.add("reason", t::deliverable_no_reason(lang));
    }
    // A reason that was not changed stays in its language.
    let known = before.and_then(|plan| plan.reason.clone());
    let known = known.filter(|known| known.text(known.source()) == input.reason);
    let reason = known.unwrap_or_else(|| LocalizedText::Single { lang, text: input.reason.clone() });
    let work = work(context, before, works, input, &mut errors);
    errors.check()?;
    let (Some(title), Some((season, year))) = (title, due) else { return Err(AppError::BadRequest.into()) };
    Ok(Plan { title, season, year, date, state, reason: Some(reason).filter(|_| is_dropped), work })
}

/// What fulfils a deliverable, as the form says it.
fn work(
    context: &ActionContext,
    before: Option<&Plan>,
    works: &[Work],
    input: &SaveDeliverable,
    errors: &mut FieldErrors,
) -> Option<Work> {
    let lang = context.lang;
    let known = before.and_then(|plan| plan.work.as_ref());
    match input.work.as_str() {
        "" => None,
        "link" => {
            let address = web_address(&input.link);
            if address.is_none() {
                errors.add("link", t::meeting_wrong_video(lang));
            }
            let old = known.filter(|work| work.kind == WorkKind::Link).map(|work| &work.name);
            let name = edited(old, &input.name_fr, &input.name_en, false, lang, context.portal.now());
            if name.is_none() {
                errors.add("name-fr", t::deliverable_no_name(lang));
            }
            let address = address?;
            Some(Work {
                kind: WorkKind::Link,
                id: String::new(),
                name: name?,
                addresses: [address.clone(), address],
            })
        }
        key => {
            // A work that is not published any more stays where it was chosen.
            let found = works.iter().chain(known).find(|work| work.key() == key).cloned();
            if found.is_none() {
                errors.add("work", t::deliverable_no_work(lang));
            }
            found
        }
    }
}
