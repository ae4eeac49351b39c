//! The SQL of figures. Rows stay here; what leaves is the model.

use ensemble_core::region::Region;
use std::{collections::HashMap, str::FromStr};

use sqlx::AnyConnection;

use super::model::{Breakdown, Communities, Counts, Group, ResearchAnswer, Tally, Traits};
use crate::{call::model::Sector, interest::model::Place};
use ensemble_communities::community::model::Level;
use ensemble_core::{
    Lang,
    ids::{CallId, InterestId, NeedId},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct TallyRow {
        breakdown: Text<Breakdown>,
        code: Option<String>,
        begun: u32,
        sent: u32,
        confirmed: u32,
        relevant: u32,
        offered: u32,
        accepted: u32,
        present: u32,
    }
}

impl TryFrom<TallyRow> for Tally {
    type Error = sqlx::Error;

    fn try_from(row: TallyRow) -> Result<Self, sqlx::Error> {
        let code = row.code.as_deref();
        Ok(Self {
            group: match row.breakdown.0 {
                Breakdown::Sector => Group::Sector(read(code)?),
                Breakdown::Level => Group::Level(read(code)?),
                Breakdown::Language => Group::Language(read(code)?.unwrap_or_default()),
                Breakdown::Region => Group::Region(read(code)?),
            },
            counts: Counts {
                begun: row.begun,
                sent: row.sent,
                confirmed: row.confirmed,
                relevant: row.relevant,
                offered: row.offered,
                accepted: row.accepted,
                present: row.present,
            },
        })
    }
}

fn read<T: FromStr>(code: Option<&str>) -> Result<Option<T>, sqlx::Error>
where
    T::Err: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    code.map(|code| code.parse().map_err(|error: T::Err| sqlx::Error::Decode(error.into()))).transpose()
}

from_row! {
    struct CommunitiesRow {
        made: u32,
        met: u32,
    }
}

from_row! {
    struct ResearchRow {
        id: Text<InterestId>,
        sector: Option<Text<Sector>>,
        level: Option<Text<Level>>,
        region: Option<Text<Region>>,
        lang: Text<Lang>,
        months: u16,
        relevant: Option<bool>,
        place: Text<Place>,
    }
}

from_row! {
    struct RankRow {
        interest_id: Text<InterestId>,
        need_id: Text<NeedId>,
        rank: u32,
    }
}

/// The first meeting, `m`, of the community that was made of a planned one, `c`.
macro_rules! first_meeting {
    () => {
        "meeting m ON m.id = (
           SELECT f.id FROM meeting f
           WHERE f.community_id = c.community_id AND f.phase <> 'draft' AND f.month_only = 0 AND f.cancelled_at IS NULL
           ORDER BY f.begins_at, f.id LIMIT 1)"
    };
}

/// Whether the meeting `m` began before the moment $2.
macro_rules! has_begun {
    () => {
        "(m.begins_at <= $2 OR m.phase IN ('under-way', 'closed'))"
    };
}

/// Whether the community takes for true that a person was at a meeting, by what is known of it, `x`: as
/// `participation::rules::outcome`.
macro_rules! was_present {
    () => {
        "((x.own IS NULL AND x.tick = 'present')
           OR (x.own = 'present' AND x.tick IS NULL AND x.sign IS NOT NULL)
           OR (x.own = 'present' AND x.tick = 'present' AND x.own_from < x.tick_until AND x.tick_from < x.own_until))"
    };
}

/// The counts of a breakdown by a column.
macro_rules! broken_down {
    ($breakdown:literal, $column:literal) => {
        concat!(
            "SELECT '",
            $breakdown,
            "' AS breakdown, ",
            $column,
            " AS code,
               CAST(SUM(begun) AS BIGINT) AS begun,
               CAST(SUM(sent) AS BIGINT) AS sent,
               CAST(SUM(confirmed) AS BIGINT) AS confirmed,
               CAST(SUM(relevant) AS BIGINT) AS relevant,
               CAST(SUM(offered) AS BIGINT) AS offered,
               CAST(SUM(accepted) AS BIGINT) AS accepted,
               CAST(SUM(present) AS BIGINT) AS present
             FROM counted
             GROUP BY ",
            $column
        )
    };
}

/// How many answers to a call came how far, in each group of each breakdown that has one. Those who were present are found by
/// their address when they had no account as they answered, as when they are invited. The answers are read once, from an
/// index alone.
const TALLIES: &str = concat!(
    "WITH counted AS MATERIALIZED (
       SELECT sector, level, region, lang,
         COUNT(*) AS begun,
         COUNT(*) AS sent,
         COUNT(CASE WHEN designation = 'confirmed' THEN 1 END) AS confirmed,
         COUNT(CASE WHEN relevant = 1 THEN 1 END) AS relevant,
         COUNT(offered_at) AS offered,
         COUNT(CASE WHEN place = 'accepted' THEN 1 END) AS accepted,
         0 AS present
       FROM interest
       WHERE call_id = $1 AND state = 'sent'
       GROUP BY sector, level, region, lang
       UNION ALL
       SELECT sector, level, region, lang, COUNT(*), 0, 0, 0, 0, 0, 0
       FROM interest
       WHERE call_id = $1 AND state IN ('draft', 'withdrawn')
       GROUP BY sector, level, region, lang
       UNION ALL
       SELECT i.sector, i.level, i.region, i.lang, 0, 0, 0, 0, 0, 0, 1
       FROM planned_community c
       JOIN ",
    first_meeting!(),
    " JOIN interest i ON i.planned_id = c.id AND i.place = 'accepted' AND i.state = 'sent'
       JOIN participation x ON x.meeting_id = m.id AND x.person_id = COALESCE(i.person_id,
         (SELECT p.id FROM person p WHERE p.email = i.email AND p.email_proven_at IS NOT NULL))
       WHERE c.call_id = $1 AND ",
    has_begun!(),
    " AND ",
    was_present!(),
    ") ",
    broken_down!("sector", "sector"),
    " UNION ALL ",
    broken_down!("level", "level"),
    " UNION ALL ",
    broken_down!("language", "lang"),
    " UNION ALL ",
    broken_down!("region", "region")
);

/// How many answers to a call came how far, in each group of each breakdown that has one, in no order.
///
/// # Errors
/// When the database is unavailable.
pub async fn tallies(db: &Db, call: CallId, now: i64) -> Result<Vec<Tally>, sqlx::Error> {
    let rows: Vec<TallyRow> =
        sqlx::query_as(TALLIES).bind(call.to_string()).bind(now).fetch_all(&db.reader).await?;
    rows.into_iter().map(Tally::try_from).collect()
}

/// How many communities were made of a call, and how many of them had their first meeting.
///
/// # Errors
/// When the database is unavailable.
pub async fn communities(db: &Db, call: CallId, now: i64) -> Result<Communities, sqlx::Error> {
    let row: CommunitiesRow = sqlx::query_as(concat!(
        "SELECT COUNT(*) AS made, COUNT(CASE WHEN ",
        has_begun!(),
        " THEN 1 END) AS met
         FROM planned_community c
         LEFT JOIN ",
        first_meeting!(),
        " WHERE c.call_id = $1 AND c.community_id IS NOT NULL"
    ))
    .bind(call.to_string())
    .bind(now)
    .fetch_one(&db.reader)
    .await?;
    Ok(Communities { made: row.made, met: row.met })
}

/// How many organizations a coordinator noted as written to about a call, in the audit log.
///
/// # Errors
/// When the database is unavailable.
pub async fn invited(db: &Db, call: CallId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT COUNT(DISTINCT subject_id) FROM audit WHERE action = 'selection.invited' AND detail = $1",
    )
    .bind(call.to_string())
    .fetch_one(&db.reader)
    .await
}

/// Locks the sent answers whose people consent to research until the transaction ends, under the lock of the call: a withdrawal at
/// the same time was committed before, or waits.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_consents(to: &mut AnyConnection, call: CallId) -> Result<(), sqlx::Error> {
    // PostgreSQL locks the rows; SQLite has one writer.
    sqlx::query(
        "UPDATE interest SET revision = revision WHERE call_id = $1 AND state = 'sent' AND research = 1",
    )
    .bind(call.to_string())
    .execute(to)
    .await?;
    Ok(())
}

/// The sent answers whose people consent to research, in no order.
///
/// # Errors
/// When the database is unavailable.
pub async fn for_research(
    from: &mut AnyConnection,
    call: CallId,
) -> Result<Vec<ResearchAnswer>, sqlx::Error> {
    let rows: Vec<ResearchRow> = sqlx::query_as(
        "SELECT id, sector, level, region, lang, months, relevant, place
         FROM interest
         WHERE call_id = $1 AND state = 'sent' AND research = 1",
    )
    .bind(call.to_string())
    .fetch_all(&mut *from)
    .await?;
    let ranks: Vec<RankRow> = sqlx::query_as(
        "SELECT r.interest_id, r.need_id, r.rank
         FROM interest i
         JOIN interest_need r ON r.interest_id = i.id
         WHERE i.call_id = $1 AND i.state = 'sent' AND i.research = 1",
    )
    .bind(call.to_string())
    .fetch_all(from)
    .await?;
    let mut needs: HashMap<InterestId, Vec<(NeedId, u32)>> = HashMap::new();
    for row in ranks {
        needs.entry(row.interest_id.0).or_default().push((row.need_id.0, row.rank));
    }
    let answer = |row: ResearchRow| ResearchAnswer {
        id: row.id.0,
        traits: Traits {
            sector: row.sector.map(|sector| sector.0),
            level: row.level.map(|level| level.0),
            region: row.region.map(|region| region.0),
        },
        lang: row.lang.0,
        months: row.months,
        needs: needs.remove(&row.id.0).unwrap_or_default(),
        relevant: row.relevant,
        place: row.place.0,
    };
    Ok(rows.into_iter().map(answer).collect())
}
