//! The demonstration content: fictional organizations, communities, meetings, people and their
//! reflections, calls with their answers, and the portal's own pages, in French and in English.
//!
//! It is written in the TOML files of this folder and loaded once; a marker in the table `setting`
//! remembers that. The portal's own pages are loaded for every installation, the rest only where
//! it is asked for.

mod attendance;
pub mod bench;
mod breakout;
mod calls;
mod files;
mod findings;
mod follow_ups;
mod minutes;
mod modes;
mod order_questions;
mod participation;
mod people;
mod practice_guides;
mod practices;
mod reflections;
mod services;
#[cfg(test)]
mod tests;
mod themes;

use std::collections::HashMap;

use jiff::{ToSpan, civil::Weekday, tz::TimeZone};
use sqlx::AnyConnection;

use ensemble_communities::{
    community::{model::Community, store as communities},
    deliverable::add_deliverable,
    membership::store as memberships,
    page::store as pages,
};
use ensemble_core::{
    Lang, LocalizedText, format,
    ids::{CommunityId, DeliverableId, MeetingId, OrganizationId},
};
use ensemble_meetings::meeting::{
    self,
    model::{Details, Plan, When, Zone},
    store as meetings,
};
use ensemble_practices::discussion_guide;
use ensemble_server::db::Db;

pub use people::{DemoPerson, accounts};

/// How far the places of a copy's communities are from those of the one before.
const COPY: i64 = 1000;

/// Why the content could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// A file of this folder is wrong. Tests keep this from happening.
    #[error("the demonstration content cannot be read: {0}")]
    Content(String),
    /// The database is away or refuses.
    #[error("the demonstration content cannot be stored: {0}")]
    Store(#[from] sqlx::Error),
}

/// Loads the portal's own pages, the delivered discussion guide and, when asked for, the demonstration content; each once. Says
/// whether anything was loaded.
///
/// # Errors
/// When the database is unavailable; then nothing was loaded.
pub async fn load(db: &Db, now: i64, demonstration: bool) -> Result<bool, DemoError> {
    db.transaction(async |transaction| {
        let mut loaded = false;
        if is_first_time(transaction, "pages-loaded").await? {
            for (position, page) in (0i64..).zip(files::pages(now)?) {
                pages::add(transaction, &page, position).await?;
            }
            people::agreements(transaction, now).await?;
            loaded = true;
        }
        if is_first_time(transaction, "discussion-guides-loaded").await? {
            discussion_guide::add_delivered(transaction, now).await?;
            loaded = true;
        }
        if demonstration && is_first_time(transaction, "demonstration-loaded").await? {
            content(transaction, now, None).await?;
            loaded = true;
        }
        Ok(loaded)
    })
    .await
}

/// Adds copies of the demonstration communities and meetings, for benchmarks.
///
/// # Errors
/// When the database is unavailable; then nothing was added.
pub async fn copy(db: &Db, now: i64, copies: u32) -> Result<(), DemoError> {
    db.transaction(async |transaction| {
        // Behind the copies that are there.
        let last: i64 =
            sqlx::query_scalar("SELECT MAX(position) FROM community").fetch_one(&mut *transaction).await?;
        let first = u32::try_from(last / COPY).unwrap_or_default();
        for number in first..first.saturating_add(copies) {
            content(transaction, now, Some(number)).await?;
        }
        Ok(())
    })
    .await
}

/// Whether a marker was not there before; it is from now on.
async fn is_first_time(to: &mut AnyConnection, name: &str) -> Result<bool, sqlx::Error> {
    let done =
        sqlx::query("INSERT INTO setting (name, value) VALUES ($1, '1') ON CONFLICT (name) DO NOTHING")
            .bind(name)
            .execute(to)
            .await?;
    Ok(done.rows_affected() == 1)
}

async fn content(to: &mut AnyConnection, now: i64, copy: Option<u32>) -> Result<(), DemoError> {
    let mut organizations = HashMap::new();
    for (key, organization, network) in files::organizations()? {
        let id = OrganizationId::new();
        communities::add_organization(to, id, &organization, network).await?;
        organizations.insert(key, id);
    }

    let mut ids: HashMap<String, CommunityId> = HashMap::new();
    let mut questions: HashMap<String, Vec<LocalizedText>> = HashMap::new();
    for (index, entry) in (0i64..).zip(files::communities(now)?) {
        let files::Entry { key, mut community, old_slugs, organizations: members, liaison, deliverables } =
            entry;
        let mut position = index;
        if let Some(number) = copy {
            rename(&mut community, number);
            position += COPY * (i64::from(number) + 1);
        }
        communities::add(to, &community, position, now).await?;
        memberships::set_liaison(to, community.id, liaison).await?;
        for plan in &deliverables {
            add_deliverable(to, DeliverableId::new(), community.id, plan, now).await?;
        }
        if copy.is_none() {
            for (lang, slug) in old_slugs {
                communities::slug(to, community.id, lang, &slug, false).await?;
            }
        }
        for member in members {
            let organization = organizations
                .get(&member)
                .ok_or_else(|| DemoError::Content(format!("{key}: no organization {member}")))?;
            communities::join(to, community.id, *organization).await?;
        }
        questions.insert(key.clone(), community.texts.questions);
        ids.insert(key, community.id);
    }

    let mut awaiting = Vec::new();
    let mut next = None;
    let mut held = HashMap::new();
    // The meetings that the community of the minutes held, the first one first.
    let (mut of_minutes, with_minutes) = (Vec::new(), minutes::community()?);
    for plan in files::meetings()? {
        let community = ids
            .get(&plan.community)
            .ok_or_else(|| DemoError::Content(format!("no community {}", plan.community)))?;
        let template = meeting::delivered().iter().find(|template| template.key == plan.template);
        let template =
            template.ok_or_else(|| DemoError::Content(format!("no template {}", plan.template)))?;
        #[allow(clippy::needless_update, reason = "the demonstration need not have each field")]
        let details = Details { video: plan.video, configuration: plan.configuration, ..Details::default() };
        let meeting = Plan {
            when: when(now, plan.in_days, plan.time)?,
            zone: Zone::Eastern,
            title: plan.title,
            duration: plan.duration,
            modality: plan.modality,
            place: plan.place,
            details,
        };
        let id = MeetingId::new();
        meetings::add(to, id, *community, plan.phase, &meeting, now).await?;
        meeting::begin(to, id, None, &template.outline, now).await?;
        if let When::Month(first) = meeting.when {
            awaiting.push((plan.community.clone(), id, first));
        }
        if plan.in_days < 0 && plan.community == with_minutes {
            of_minutes.push((id, meeting.when.millis()));
        }
        if plan.in_days < 0 {
            held.insert(plan.community.clone(), id);
        }
        if plan.community == attendance::COMMUNITY && plan.in_days > 0 && next.is_none() {
            next = Some((id, meeting.when));
        }
    }
    if copy.is_none() {
        let people = people::load(to, &organizations, &ids, now).await?;
        reflections::load(to, &ids, &questions, &people, now).await?;
        practices::load(to, &ids, &people, now).await?;
        themes::load(to, &ids, &people, now).await?;
        themes::load_votes(to, &ids, &people, now).await?;
        themes::load_dates(to, &awaiting, &people, now).await?;
        calls::load(to, &organizations, &ids, &people, now).await?;
        services::load(to, &people, now).await?;
        follow_ups::load(to, &ids, &held, &people, now).await?;
        order_questions::load(to, &ids, &people, now).await?;
        breakout::load(to, &held, &people).await?;
        if let [first, .., last] = of_minutes[..] {
            minutes::load(to, &ids, (first, last), &people, now).await?;
        }
        findings::load(to, &ids, &people, now).await?;
        practice_guides::load(to, &ids, &people, now).await?;
        if let Some(((next, _), last)) = next.zip(held.get(attendance::COMMUNITY).copied()) {
            modes::load(to, last, next, &people, now).await?;
        }
        if let Some((meeting, when)) = next {
            attendance::load(to, meeting, when, &people, now).await?;
        }
        if let Some(meeting) = held.get(attendance::COMMUNITY) {
            participation::load(to, *meeting, &people, now).await?;
        }
    }
    Ok(())
}

/// Whether the demonstration content is in the database.
///
/// # Errors
/// When the database is unavailable.
pub async fn loaded(db: &Db) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("SELECT 1 FROM setting WHERE name = 'demonstration-loaded'")
        .fetch_optional(&db.reader)
        .await?;
    Ok(row.is_some())
}

fn rename(community: &mut Community, number: u32) {
    for slug in &mut community.slugs {
        slug.push_str(&format!("-{}", number + 2));
    }
}

/// So many days from now, on a working day, in the portal's zone; without a time, the month.
fn when(now: i64, in_days: i64, time: Option<jiff::civil::Time>) -> Result<When, DemoError> {
    let fault = |error: jiff::Error| DemoError::Content(error.to_string());
    let zone = TimeZone::get(format::ZONE).map_err(fault)?;
    let mut day = format::local(now).date().checked_add(in_days.days()).map_err(fault)?;
    while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        day = day.tomorrow().map_err(fault)?;
    }
    match time {
        Some(time) => {
            let begins = day.to_datetime(time).to_zoned(zone).map_err(fault)?;
            Ok(When::At(begins.timestamp().as_millisecond()))
        }
        None => {
            let first = day.first_of_month().to_zoned(zone).map_err(fault)?;
            Ok(When::Month(first.timestamp().as_millisecond()))
        }
    }
}

/// The languages of a slug pair.
fn both(slugs: &files::Slugs) -> [String; 2] {
    Lang::ALL.map(|lang| match lang {
        Lang::Fr => slugs.fr.clone(),
        Lang::En => slugs.en.clone(),
    })
}
