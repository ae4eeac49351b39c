//! All the SQL of meetings. Rows stay here; what leaves is the model.
//!
//! A meeting that is not published is for those who plan it: every statement of this folder that reads meetings for
//! others leaves drafts out.

mod agenda_notice;
mod ahead;
mod calendar;
mod documents;
mod names;
mod next;
mod overlap;
mod plan;
mod school_year;
mod templates;

pub use agenda_notice::{ChangedAgenda, agenda_readers, changed_agendas, last_update, record_agenda_notice};
pub use ahead::ahead;
pub use calendar::{IN_CALENDARS, calendar_of_community, calendar_of_person, for_calendar};
pub use documents::{
    MOST_DOCUMENTS, REMOVED_KEPT, add_document, content, count_documents, documents, erase_removed,
    erase_removed_of, move_document, record_file, remove_document, removed_documents, replace_file,
    restore_document, unchecked_file,
};
use futures::future::BoxFuture;
pub use names::{NamedMeeting, named};
pub use next::next_times;
pub use overlap::expected_elsewhere;
pub use plan::{
    Place, SavedPlan, add, cancel, find, lock, previous, restore, sequence, set_phase, whose, write,
};
pub use school_year::{ahead_in_school_year, held_in_school_year};
use sqlx::{AnyConnection, FromRow, any::AnyRow};
use std::sync::LazyLock;
pub use templates::{TemplateRow, Texts, rows, save_template, set_retired};

use super::model::{Found, Meeting, MeetingOf, Modality, Phase, Step, When, Zone};
use super::rules::{month_of, over};
use ensemble_communities::community::model::Heading;
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, MeetingId},
};
use ensemble_document::agenda::Agenda;
use ensemble_server::db::{
    Db,
    record::{Bind, Columns, record, statement},
    row::{Column, Json, Text, from_row},
};

/// Whether the day of a meeting may still be settled, as the transaction that settles it sees it.
pub type DateCheck =
    Box<dyn for<'a> FnOnce(&'a mut AnyConnection) -> BoxFuture<'a, Result<bool, sqlx::Error>> + Send>;

/// A meeting that goes to another phase.
#[derive(Clone, Copy, Debug)]
pub struct PhaseChanged<'a> {
    /// The meeting, as it was before.
    pub found: &'a Found,
    pub step: Step,
    pub agenda: &'a Agenda,
    /// In milliseconds UTC.
    pub now: i64,
}

/// What another feature does when a meeting goes to another phase, in the same transaction.
pub type PhaseObserver =
    for<'a> fn(&'a mut AnyConnection, PhaseChanged<'a>) -> BoxFuture<'a, Result<(), sqlx::Error>>;

/// How many meetings of a community are read at most.
const MANY: i64 = 200;

record!(Meeting {
    id: Text<MeetingId>,
    phase: Text<Phase>,
    title: Json<LocalizedText>,
    when: WhenColumns,
    zone: Text<Zone>,
    duration: u16,
    modality: Text<Modality>,
    place: Option<Json<LocalizedText>>,
    cancelled_at: Option<i64>,
});

/// When a meeting is: the moment that orders meetings, and whether it is a month only.
struct WhenColumns;

impl Columns for WhenColumns {
    type Value = When;

    fn names(_field: &'static str) -> Vec<&'static str> {
        vec!["begins_at", "month_only"]
    }

    fn read(row: &AnyRow, _field: &'static str) -> Result<When, sqlx::Error> {
        let millis = Column::read(row, "begins_at")?;
        Ok(if Column::read(row, "month_only")? { When::Month(millis) } else { When::At(millis) })
    }

    fn bind<Q: Bind>(when: &When, query: Q) -> Result<Q, sqlx::Error> {
        Ok(query.bind_value(when.millis()).bind_value(i64::from(matches!(when, When::Month(_)))))
    }
}

from_row! {
    struct CommunityRow {
        heading: Json<Heading>,
        slug_fr: String,
        slug_en: String,
    }
}

/// A meeting and its community, from a row with the columns of both.
fn meeting_of(row: &AnyRow) -> Result<MeetingOf, sqlx::Error> {
    let community = CommunityRow::from_row(row)?;
    Ok(MeetingOf {
        meeting: Meeting::from_row(row)?,
        community: community.heading.0.name,
        slugs: [community.slug_fr, community.slug_en],
    })
}

/// The meetings that come next or are under way, of all communities, soonest first. (None is longer
/// than a day: so far back the index is read.)
///
/// # Errors
/// When the database is unavailable.
pub async fn upcoming(db: &Db, now: i64, limit: i64) -> Result<Vec<MeetingOf>, sqlx::Error> {
    static UPCOMING: LazyLock<String> = LazyLock::new(|| {
        statement::<Meeting>(
            "SELECT
           {m.columns},
           c.heading,
           fr.slug AS slug_fr,
           en.slug AS slug_en
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         JOIN community_slug fr ON fr.community_id = m.community_id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = m.community_id AND en.lang = 'en' AND en.current = 1
         WHERE m.begins_at >= $3 AND (m.month_only = 1 OR m.begins_at + m.duration * 60000 > $1)
           AND m.phase <> 'draft' AND c.archived_at IS NULL
         ORDER BY m.begins_at, m.id
         LIMIT ($2 + 0)",
        )
    });
    let rows = sqlx::query(UPCOMING.as_str())
        .bind(now)
        .bind(limit)
        .bind(earliest(now))
        .fetch_all(&db.reader)
        .await?;
    rows.iter().map(meeting_of).collect()
}

const DAY: i64 = 24 * 60 * 60 * 1000;

/// When a meeting begins at the earliest that is not over: one with a date is no longer than a day, one with a month only
/// lasts as long as the month. In milliseconds UTC.
fn earliest(now: i64) -> i64 {
    month_of(now).min(now - DAY)
}

/// A community's meetings, the latest first; drafts only for those who plan meetings.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_community(
    db: &Db,
    community: CommunityId,
    plans: bool,
    limit: i64,
) -> Result<Vec<Meeting>, sqlx::Error> {
    static OF_COMMUNITY: LazyLock<String> = LazyLock::new(|| {
        statement::<Meeting>(
            "SELECT {m.columns}
         FROM meeting m
         WHERE m.community_id = $1 AND (m.phase <> 'draft' OR $2 = 1)
         ORDER BY m.begins_at DESC, m.id DESC
         LIMIT ($3 + 0)",
        )
    });
    sqlx::query_as(OF_COMMUNITY.as_str())
        .bind(community.to_string())
        .bind(i64::from(plans))
        .bind(limit)
        .fetch_all(&db.reader)
        .await
}

/// A community's meetings that are being prepared or announced and are not over, soonest first: those whose agenda can still
/// get items.
///
/// # Errors
/// When the database is unavailable.
pub async fn preparable(db: &Db, community: CommunityId, now: i64) -> Result<Vec<Meeting>, sqlx::Error> {
    let mut meetings = of_community(db, community, true, MANY).await?;
    meetings.retain(|meeting| {
        matches!(meeting.phase, Phase::Draft | Phase::Published)
            && meeting.cancelled_at.is_none()
            && !over(meeting, now)
    });
    meetings.reverse();
    Ok(meetings)
}

/// A community's meetings that come next or are under way, soonest first, without drafts.
///
/// # Errors
/// When the database is unavailable.
pub async fn next_of_community(
    db: &Db,
    community: CommunityId,
    now: i64,
    limit: i64,
) -> Result<Vec<Meeting>, sqlx::Error> {
    static NEXT_OF_COMMUNITY: LazyLock<String> = LazyLock::new(|| {
        statement::<Meeting>(
            "SELECT {m.columns}
         FROM meeting m
         WHERE m.community_id = $1 AND m.phase <> 'draft'
           AND m.begins_at >= $4 AND (m.month_only = 1 OR m.begins_at + m.duration * 60000 > $2)
         ORDER BY m.begins_at, m.id
         LIMIT ($3 + 0)",
        )
    });
    sqlx::query_as(NEXT_OF_COMMUNITY.as_str())
        .bind(community.to_string())
        .bind(now)
        .bind(limit)
        .bind(earliest(now))
        .fetch_all(&db.reader)
        .await
}
