//! Amendments to adopted minutes.

use sqlx::AnyConnection;

use crate::minutes::model::{Amendment, AmendmentState};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{AmendmentId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Text, from_row},
};

from_row! {
    struct AmendmentRow {
        id: Text<AmendmentId>,
        author: Option<String>,
        lang: Text<Lang>,
        passage: String,
        replacement: String,
        reason: String,
        reason_lang: Text<Lang>,
        at: i64,
        state: Text<AmendmentState>,
        answer: Option<String>,
        answer_lang: Option<Text<Lang>>,
        answered_by: Option<String>,
        answered_at: Option<i64>,
    }
}

macro_rules! select_amendments {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, p.name AS author, a.lang, a.passage, a.replacement, a.reason, a.reason_lang, a.at, a.state, a.answer,
                    a.answer_lang, b.name AS answered_by, a.answered_at
             FROM minutes_amendment a
             LEFT JOIN person p ON p.id = a.person_id
             LEFT JOIN person b ON b.id = a.answered_by ",
            $rest
        )
    };
}

fn amendment_of(row: AmendmentRow) -> Amendment {
    let lang = row.reason_lang.0;
    Amendment {
        id: row.id.0,
        author_name: row.author,
        lang: row.lang.0,
        passage: row.passage,
        replacement: row.replacement,
        reason: LocalizedText::Single { lang, text: row.reason },
        at: row.at,
        state: row.state.0,
        answer: row
            .answer
            .map(|text| LocalizedText::Single { lang: row.answer_lang.map_or(lang, |lang| lang.0), text }),
        answered_by: row.answered_by,
        answered_at: row.answered_at,
    }
}

/// The amendments to the minutes of a meeting, in the order in which they were proposed.
///
/// # Errors
/// When the database is unavailable.
pub async fn amendments(db: &Db, meeting: MeetingId) -> Result<Vec<Amendment>, sqlx::Error> {
    let rows: Vec<AmendmentRow> =
        sqlx::query_as(select_amendments!("WHERE a.meeting_id = $1 ORDER BY a.at, a.id"))
            .bind(meeting.to_string())
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(amendment_of).collect())
}

/// One of them.
///
/// # Errors
/// When the database is unavailable.
pub async fn amendment(
    db: &Db,
    meeting: MeetingId,
    id: AmendmentId,
) -> Result<Option<Amendment>, sqlx::Error> {
    let row: Option<AmendmentRow> =
        sqlx::query_as(select_amendments!("WHERE a.meeting_id = $1 AND a.id = $2"))
            .bind(meeting.to_string())
            .bind(id.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(row.map(amendment_of))
}

/// An amendment that is proposed.
#[derive(Clone, Copy, Debug)]
pub struct NewAmendment<'a> {
    pub id: AmendmentId,
    pub meeting: MeetingId,
    pub author: PersonId,
    /// The language of the passage.
    pub lang: Lang,
    pub passage: &'a str,
    pub replacement: &'a str,
    /// Why, and the language in which it was written.
    pub reason: (Lang, &'a str),
}

/// Adds an amendment.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_amendment(
    to: &mut AnyConnection,
    new: NewAmendment<'_>,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO minutes_amendment
           (id, meeting_id, person_id, lang, passage, replacement, reason, reason_lang, at, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'pending')",
    )
    .bind(new.id.to_string())
    .bind(new.meeting.to_string())
    .bind(new.author.to_string())
    .bind(new.lang.code())
    .bind(new.passage)
    .bind(new.replacement)
    .bind(new.reason.1)
    .bind(new.reason.0.code())
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// How many amendments to the minutes of a meeting wait for a reply.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_pending_amendments(
    from: &mut AnyConnection,
    meeting: MeetingId,
) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT COUNT(*) FROM minutes_amendment WHERE meeting_id = $1 AND state = 'pending'")
        .bind(meeting.to_string())
        .fetch_one(from)
        .await
}

/// How an amendment is answered.
#[derive(Clone, Copy, Debug)]
pub struct AmendmentAnswer<'a> {
    pub person: PersonId,
    /// Why, and the language in which it was written.
    pub reason: (Lang, &'a str),
}

/// Accepts a pending amendment: the text in force becomes `amended`, if so many amendments were accepted before. `false` when
/// another one was accepted in between, or the amendment was answered.
///
/// # Errors
/// When the database is unavailable.
pub async fn accept_amendment(
    to: &mut AnyConnection,
    (meeting, id): (MeetingId, AmendmentId),
    accepted_before: i64,
    amended: &LocalizedText,
    answer: AmendmentAnswer<'_>,
    now: i64,
) -> Result<bool, sqlx::Error> {
    // The minutes are locked by this, so that two amendments are accepted one after the other.
    let done = sqlx::query(
        "UPDATE minutes SET amended = $3, amendments = amendments + 1
         WHERE meeting_id = $1 AND amendments = $2 AND state = 'adopted'",
    )
    .bind(meeting.to_string())
    .bind(accepted_before)
    .bind(to_json(amended)?)
    .execute(&mut *to)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    set_answer(to, (meeting, id), AmendmentState::Accepted, Some(accepted_before + 1), answer, now).await
}

/// Declines a pending amendment; `false` when it was answered.
///
/// # Errors
/// When the database is unavailable.
pub async fn decline_amendment(
    to: &mut AnyConnection,
    (meeting, id): (MeetingId, AmendmentId),
    answer: AmendmentAnswer<'_>,
    now: i64,
) -> Result<bool, sqlx::Error> {
    set_answer(to, (meeting, id), AmendmentState::Declined, None, answer, now).await
}

async fn set_answer(
    to: &mut AnyConnection,
    (meeting, id): (MeetingId, AmendmentId),
    state: AmendmentState,
    position: Option<i64>,
    answer: AmendmentAnswer<'_>,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE minutes_amendment
         SET state = $3, position = $4, answer = $5, answer_lang = $6, answered_by = $7, answered_at = $8
         WHERE meeting_id = $1 AND id = $2 AND state = 'pending'",
    )
    .bind(meeting.to_string())
    .bind(id.to_string())
    .bind(state.code())
    .bind(position)
    .bind(answer.reason.1)
    .bind(answer.reason.0.code())
    .bind(answer.person.to_string())
    .bind(now)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}
