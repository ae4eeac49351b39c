//! The list of the answers that were sent to a call.

use sqlx::AssertSqlSafe;

use crate::{
    call::model::Sector,
    interest::model::{Designation, Place},
};
use ensemble_core::{
    Lang, LocalizedText,
    fold::{NameQuery, name_words},
    ids::{CallId, InterestId, PlannedCommunityId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// How many answers a page of the list shows.
pub const PAGE_SIZE: u32 = 50;

/// Which answers a coordinator looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListFilter {
    pub planned: Option<PlannedCommunityId>,
    pub sector: Option<Sector>,
    pub designation: Option<Designation>,
    pub place: Option<Place>,
    /// Only those whose text no coordinator has looked at for reviewers who read without names.
    pub to_mask: bool,
    /// Words of the name or of the organization.
    pub search: String,
}

/// An answer in the list of coordinators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub id: InterestId,
    pub name: String,
    /// As the person typed it.
    pub organization: String,
    pub planned: Option<PlannedCommunityId>,
    pub sector: Option<Sector>,
    pub designation: Designation,
    pub place: Place,
    pub project_title: String,
    /// The language of the answer.
    pub lang: Lang,
    /// Whether a coordinator has looked at its text for reviewers who read without names.
    pub is_masked: bool,
    pub sent_at: i64,
}

/// How many answers a call has that were not sent, and that were withdrawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unlisted {
    pub drafts: u32,
    pub withdrawn: u32,
}

from_row! {
    struct ListedRow {
        id: Text<InterestId>,
        name: String,
        organisation_name: String,
        known_name: Option<Json<LocalizedText>>,
        known_short: Option<String>,
        planned_id: Option<Text<PlannedCommunityId>>,
        sector: Option<Text<Sector>>,
        designation: Text<Designation>,
        place: Text<Place>,
        project_title: String,
        lang: Text<Lang>,
        is_masked: bool,
        sent_at: Option<i64>,
    }
}

from_row! {
    struct UnlistedRow {
        drafts: u32,
        withdrawn: u32,
    }
}

impl From<ListedRow> for Listed {
    fn from(row: ListedRow) -> Self {
        Self {
            id: row.id.0,
            name: row.name,
            organization: row.organisation_name,
            planned: row.planned_id.map(|id| id.0),
            sector: row.sector.map(|sector| sector.0),
            designation: row.designation.0,
            place: row.place.0,
            project_title: row.project_title,
            lang: row.lang.0,
            is_masked: row.is_masked,
            sent_at: row.sent_at.unwrap_or_default(),
        }
    }
}

impl ListedRow {
    /// The words by which it is found.
    fn words(&self) -> String {
        let known =
            self.known_name.iter().flat_map(|name| Lang::ALL.map(|lang| name.0.text(lang).to_owned()));
        let names = [self.name.clone(), self.organisation_name.clone()].into_iter();
        let all: Vec<String> = names.chain(known).chain(self.known_short.clone()).collect();
        name_words(&all.join(" "))
    }
}

/// What a filter asks of the expressions of interest `i` of the call `$1`, but for the words that are looked for, and the texts to
/// bind from `$2` on.
fn condition(filter: &ListFilter) -> (String, Vec<String>) {
    let mut condition = "i.call_id = $1 AND i.state = 'sent'".to_owned();
    let mut bound = Vec::new();
    for (column, value) in [
        ("planned_id", filter.planned.map(|id| id.to_string())),
        ("sector", filter.sector.map(|sector| sector.code().to_owned())),
        ("designation", filter.designation.map(|designation| designation.code().to_owned())),
        ("place", filter.place.map(|place| place.code().to_owned())),
    ] {
        if let Some(value) = value {
            bound.push(value);
            condition.push_str(&format!(" AND i.{column} = ${}", bound.len() + 1));
        }
    }
    if filter.to_mask {
        condition.push_str(" AND i.masked_text IS NULL");
    }
    (condition, bound)
}

/// A page, from 1, of the answers that a filter finds, the last one that was sent first, and how many it finds.
///
/// # Errors
/// When the database is unavailable.
pub async fn listed(
    db: &Db,
    call: CallId,
    filter: &ListFilter,
    page: u32,
) -> Result<(Vec<Listed>, u32), sqlx::Error> {
    let (size, skipped) = (i64::from(PAGE_SIZE), i64::from(page.saturating_sub(1)) * i64::from(PAGE_SIZE));
    if filter.search.is_empty() {
        let rows = rows(db, call, filter, Some((size, skipped))).await?;
        return Ok((rows.into_iter().map(Listed::from).collect(), count(db, call, filter).await?));
    }
    // Databases fold names in ways of their own: those that the filter finds are read and looked at here.
    let query = NameQuery::parse(&filter.search);
    let mut found = rows(db, call, filter, None).await?;
    found.retain(|row| query.finds(&row.words()));
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let skipped = usize::try_from(skipped).unwrap_or(usize::MAX);
    let shown = found.into_iter().skip(skipped).take(PAGE_SIZE as usize).map(Listed::from).collect();
    Ok((shown, count))
}

async fn rows(
    db: &Db,
    call: CallId,
    filter: &ListFilter,
    some: Option<(i64, i64)>,
) -> Result<Vec<ListedRow>, sqlx::Error> {
    let (condition, bound) = condition(filter);
    let first = bound.len() + 2;
    let limit = some.map(|_| format!("LIMIT (${first} + 0) OFFSET (${} + 0)", first + 1)).unwrap_or_default();
    let statement = format!(
        "SELECT
           i.id,
           i.name,
           i.organisation_name,
           o.name AS known_name,
           o.short_name AS known_short,
           i.planned_id,
           i.sector,
           i.designation,
           i.place,
           i.project_title,
           i.lang,
           CASE WHEN i.masked_text IS NULL THEN 0 ELSE 1 END AS is_masked,
           i.sent_at
         FROM interest i
         LEFT JOIN organisation o ON o.id = i.organisation_id
         WHERE {condition}
         ORDER BY i.sent_at DESC, i.id
         {limit}"
    );
    let mut query = sqlx::query_as(AssertSqlSafe(statement)).bind(call.to_string());
    for text in bound {
        query = query.bind(text);
    }
    if let Some((size, skipped)) = some {
        query = query.bind(size).bind(skipped);
    }
    query.fetch_all(&db.reader).await
}

async fn count(db: &Db, call: CallId, filter: &ListFilter) -> Result<u32, sqlx::Error> {
    let (condition, bound) = condition(filter);
    let statement = format!("SELECT COUNT(*) FROM interest i WHERE {condition}");
    let mut query = sqlx::query_scalar(AssertSqlSafe(statement)).bind(call.to_string());
    for text in bound {
        query = query.bind(text);
    }
    let count: i64 = query.fetch_one(&db.reader).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How many answers of a call are not in the list.
///
/// # Errors
/// When the database is unavailable.
pub async fn unlisted(db: &Db, call: CallId) -> Result<Unlisted, sqlx::Error> {
    let row: UnlistedRow = sqlx::query_as(
        "SELECT
           COUNT(CASE WHEN state = 'draft' THEN 1 END) AS drafts,
           COUNT(CASE WHEN state = 'withdrawn' THEN 1 END) AS withdrawn
         FROM interest
         WHERE call_id = $1 AND state IN ('draft', 'withdrawn')",
    )
    .bind(call.to_string())
    .fetch_one(&db.reader)
    .await?;
    Ok(Unlisted { drafts: row.drafts, withdrawn: row.withdrawn })
}
