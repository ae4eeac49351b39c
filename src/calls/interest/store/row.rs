//! How an expression of interest is stored: its columns, and what they become.

use ensemble_core::region::Region;
use sqlx::{FromRow, any::AnyRow};

use crate::{
    call::model::Sector,
    interest::{
        model::{Answers, Designation, Interest, InterestState, Place, Project, Relevance},
        rules::organization_key,
    },
};
use ensemble_communities::community::model::Level;
use ensemble_core::{
    Lang,
    ids::{CallCriterionId, CallId, InterestId, OrganizationId, PersonId, PlannedCommunityId},
};
use ensemble_server::db::{
    record::{Bind, Columns, record},
    row::{Column, Json, Text},
};

/// What the person writes.
pub(super) struct WrittenRow {
    planned_id: Option<PlannedCommunityId>,
    name: String,
    lang: Lang,
    organisation_id: Option<OrganizationId>,
    organisation_name: String,
    organisation_key: String,
    sector: Option<Sector>,
    region: Option<Region>,
    post: String,
    representative_name: String,
    representative_email: String,
    project_title: String,
    project_text: String,
    level: Option<Level>,
    answers: Answers,
    months: u16,
    accessibility: String,
    committed: bool,
    research: bool,
    steering: bool,
}

record!(WrittenRow {
    planned_id: Option<Text<PlannedCommunityId>>,
    name: String,
    lang: LangColumn,
    organisation_id: Option<Text<OrganizationId>>,
    organisation_name: String,
    organisation_key: String,
    sector: Option<Text<Sector>>,
    region: Option<Text<Region>>,
    post: String,
    representative_name: String,
    representative_email: String,
    project_title: String,
    project_text: String,
    level: Option<Text<Level>>,
    answers: Json<Answers>,
    months: u16,
    accessibility: String,
    committed: bool,
    research: bool,
    steering: bool,
});

/// A language, by its code.
struct LangColumn;

impl Columns for LangColumn {
    type Value = Lang;

    fn names(field: &'static str) -> Vec<&'static str> {
        vec![field]
    }

    fn read(row: &AnyRow, field: &'static str) -> Result<Lang, sqlx::Error> {
        Ok(<Text<Lang> as Column>::read(row, field)?.0)
    }

    fn bind<Q: Bind>(lang: &Lang, query: Q) -> Result<Q, sqlx::Error> {
        Ok(query.bind_value(lang.code().to_owned()))
    }
}

/// All of it that leaves the store.
pub(super) struct InterestRow {
    id: InterestId,
    call_id: CallId,
    person_id: Option<PersonId>,
    email: String,
    written: WrittenRow,
    designation: Designation,
    designation_at: Option<i64>,
    state: InterestState,
    revision: i64,
    number: Option<u32>,
    masked_title: Option<String>,
    masked_text: Option<String>,
    relevant: Option<bool>,
    failed_criterion_id: Option<CallCriterionId>,
    relevance_reason: Option<String>,
    relevance_at: Option<i64>,
    place: Place,
    waiting_number: Option<u32>,
    reply_by: Option<i64>,
    answered_at: Option<i64>,
    created_at: i64,
    changed_at: i64,
    sent_at: Option<i64>,
}

record!(InterestRow {
    id: Text<InterestId>,
    call_id: Text<CallId>,
    person_id: Option<Text<PersonId>>,
    email: String,
    written: WrittenRow,
    designation: Text<Designation>,
    designation_at: Option<i64>,
    state: Text<InterestState>,
    revision: i64,
    number: Option<u32>,
    masked_title: Option<String>,
    masked_text: Option<String>,
    relevant: Option<bool>,
    failed_criterion_id: Option<Text<CallCriterionId>>,
    relevance_reason: Option<String>,
    relevance_at: Option<i64>,
    place: Text<Place>,
    waiting_number: Option<u32>,
    reply_by: Option<i64>,
    answered_at: Option<i64>,
    created_at: i64,
    changed_at: i64,
    sent_at: Option<i64>,
});

/// The present address of the account to which the expression of interest in this table belongs; `NULL` without an open one.
macro_rules! account_email {
    ($table:literal) => {
        concat!(
            "(SELECT p.email FROM person p WHERE p.id = ",
            $table,
            ".person_id AND p.closed_at IS NULL) AS account_email"
        )
    };
}
pub(super) use account_email;

/// An expression of interest as it is read: people with an account are written to at its address, which may be another one since.
pub(super) struct FoundRow {
    row: InterestRow,
    account_email: Option<String>,
}

impl FromRow<'_, AnyRow> for FoundRow {
    fn from_row(row: &AnyRow) -> Result<Self, sqlx::Error> {
        Ok(Self { row: InterestRow::from_row(row)?, account_email: Column::read(row, "account_email")? })
    }
}

impl From<FoundRow> for Interest {
    fn from(found: FoundRow) -> Self {
        let interest = Self::from(found.row);
        Self { email: found.account_email.unwrap_or(interest.email), ..interest }
    }
}

impl From<&Interest> for WrittenRow {
    fn from(interest: &Interest) -> Self {
        let of = interest.clone();
        Self {
            planned_id: of.planned,
            name: of.name,
            lang: of.lang,
            organisation_id: of.organization,
            organisation_key: organization_key(&of.organization_name),
            organisation_name: of.organization_name,
            sector: of.sector,
            region: of.region,
            post: of.post,
            representative_name: of.representative_name,
            representative_email: of.representative_email,
            project_title: of.project.title,
            project_text: of.project.text,
            level: of.project.level,
            answers: of.answers,
            months: of.months,
            accessibility: of.accessibility,
            committed: of.committed,
            research: of.research,
            steering: of.steering,
        }
    }
}

impl From<&Interest> for InterestRow {
    fn from(interest: &Interest) -> Self {
        let (relevance, masked) = (interest.relevance.clone(), interest.masked.clone());
        let (masked_title, masked_text) = masked.unzip();
        Self {
            id: interest.id,
            call_id: interest.call,
            person_id: interest.person,
            email: interest.email.clone(),
            written: WrittenRow::from(interest),
            designation: interest.designation,
            designation_at: interest.designation_at,
            state: interest.state,
            revision: interest.revision,
            number: interest.number,
            masked_title,
            masked_text,
            relevant: relevance.as_ref().map(|relevance| relevance.relevant),
            failed_criterion_id: relevance.as_ref().and_then(|relevance| relevance.failed),
            relevance_at: relevance.as_ref().map(|relevance| relevance.at),
            relevance_reason: relevance.map(|relevance| relevance.reason),
            place: interest.place,
            waiting_number: interest.waiting_number,
            reply_by: interest.reply_by,
            answered_at: interest.answered_at,
            created_at: interest.created_at,
            changed_at: interest.changed_at,
            sent_at: interest.sent_at,
        }
    }
}

impl From<InterestRow> for Interest {
    fn from(row: InterestRow) -> Self {
        let WrittenRow {
            planned_id,
            name,
            lang,
            organisation_id,
            organisation_name,
            organisation_key: _,
            sector,
            region,
            post,
            representative_name,
            representative_email,
            project_title,
            project_text,
            level,
            answers,
            months,
            accessibility,
            committed,
            research,
            steering,
        } = row.written;
        let relevance = row.relevant.zip(row.relevance_at).map(|(relevant, at)| Relevance {
            relevant,
            failed: row.failed_criterion_id,
            reason: row.relevance_reason.unwrap_or_default(),
            at,
        });
        Self {
            id: row.id,
            call: row.call_id,
            planned: planned_id,
            person: row.person_id,
            email: row.email,
            name,
            lang,
            organization: organisation_id,
            organization_name: organisation_name,
            sector,
            region,
            post,
            representative_name,
            representative_email,
            designation: row.designation,
            designation_at: row.designation_at,
            project: Project { title: project_title, text: project_text, level },
            answers,
            months,
            accessibility,
            committed,
            research,
            steering,
            state: row.state,
            revision: row.revision,
            number: row.number,
            masked: row.masked_title.zip(row.masked_text),
            relevance,
            place: row.place,
            waiting_number: row.waiting_number,
            reply_by: row.reply_by,
            answered_at: row.answered_at,
            created_at: row.created_at,
            changed_at: row.changed_at,
            sent_at: row.sent_at,
        }
    }
}
