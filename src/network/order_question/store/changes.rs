//! What becomes of questions: asking, changing, supporting, merging, answering. The callers lock the list of the community.

use sqlx::AnyConnection;

use crate::order_question::model::{OrderAnswer, QuestionTexts};
use ensemble_core::ids::{CommunityId, OrderQuestionId, PersonId};
use ensemble_server::db::row::{Text, from_row};

/// A question that is asked.
#[derive(Clone, Copy, Debug)]
pub struct NewQuestion<'a> {
    pub id: OrderQuestionId,
    pub community: CommunityId,
    pub author: PersonId,
    pub texts: &'a QuestionTexts,
}

/// Adds a question; its author supports it.
///
/// # Errors
/// When the database is unavailable.
pub async fn add(tx: &mut AnyConnection, new: NewQuestion<'_>, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO order_question (id, community_id, person_id, lang, text, background, state, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'asked', $7)",
    )
    .bind(new.id.to_string())
    .bind(new.community.to_string())
    .bind(new.author.to_string())
    .bind(new.texts.lang.code())
    .bind(&new.texts.text)
    .bind(&new.texts.background)
    .bind(now)
    .execute(&mut *tx)
    .await?;
    for statement in [
        "INSERT INTO order_question_author (question_id, person_id, since) VALUES ($1, $2, $3)",
        "INSERT INTO order_question_support (question_id, person_id, since) VALUES ($1, $2, $3)",
    ] {
        sqlx::query(statement)
            .bind(new.id.to_string())
            .bind(new.author.to_string())
            .bind(now)
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

/// Changes the texts of a question; `false` when they were changed since this revision.
///
/// # Errors
/// When the database is unavailable.
pub async fn write(
    tx: &mut AnyConnection,
    id: OrderQuestionId,
    revision: i64,
    texts: &QuestionTexts,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE order_question SET text = $2, background = $3, revision = revision + 1
         WHERE id = $1 AND state = 'asked' AND revision = $4",
    )
    .bind(id.to_string())
    .bind(&texts.text)
    .bind(&texts.background)
    .bind(revision)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Adds or removes a person's support.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_support(
    tx: &mut AnyConnection,
    id: OrderQuestionId,
    person: PersonId,
    supports: bool,
    now: i64,
) -> Result<(), sqlx::Error> {
    if supports {
        sqlx::query(
            "INSERT INTO order_question_support (question_id, person_id, since)
             VALUES ($1, $2, $3)
             ON CONFLICT (question_id, person_id) DO NOTHING",
        )
        .bind(id.to_string())
        .bind(person.to_string())
        .bind(now)
        .execute(tx)
        .await?;
    } else {
        sqlx::query("DELETE FROM order_question_support WHERE question_id = $1 AND person_id = $2")
            .bind(id.to_string())
            .bind(person.to_string())
            .execute(tx)
            .await?;
    }
    Ok(())
}

/// Takes a person out of those who ask a question, with their support. A question that no one asks any more is withdrawn.
///
/// # Errors
/// When the database is unavailable.
pub async fn withdraw(
    tx: &mut AnyConnection,
    id: OrderQuestionId,
    person: PersonId,
) -> Result<(), sqlx::Error> {
    let others: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM order_question_author WHERE question_id = $1 AND person_id <> $2",
    )
    .bind(id.to_string())
    .bind(person.to_string())
    .fetch_one(&mut *tx)
    .await?;
    if others == 0 {
        // The person still finds it in their own data.
        sqlx::query("UPDATE order_question SET state = 'withdrawn', place = NULL WHERE id = $1")
            .bind(id.to_string())
            .execute(tx)
            .await?;
        return Ok(());
    }
    for statement in [
        "DELETE FROM order_question_author WHERE question_id = $1 AND person_id = $2",
        "DELETE FROM order_question_support WHERE question_id = $1 AND person_id = $2",
    ] {
        sqlx::query(statement).bind(id.to_string()).bind(person.to_string()).execute(&mut *tx).await?;
    }
    Ok(())
}

/// Makes a question a part of another of the same community: those who ask it and those who support it are the other's, too.
///
/// # Errors
/// When the database is unavailable.
pub async fn merge(
    tx: &mut AnyConnection,
    id: OrderQuestionId,
    into: OrderQuestionId,
) -> Result<(), sqlx::Error> {
    for statement in [
        "INSERT INTO order_question_author (question_id, person_id, since)
         SELECT $2, a.person_id, a.since FROM order_question_author a WHERE a.question_id = $1
         ON CONFLICT (question_id, person_id) DO NOTHING",
        "INSERT INTO order_question_support (question_id, person_id, since)
         SELECT $2, s.person_id, s.since FROM order_question_support s WHERE s.question_id = $1
         ON CONFLICT (question_id, person_id) DO NOTHING",
        "UPDATE order_question SET merged_into = $2 WHERE merged_into = $1",
        "UPDATE order_question SET state = 'merged', merged_into = $2, place = NULL WHERE id = $1",
    ] {
        sqlx::query(statement).bind(id.to_string()).bind(into.to_string()).execute(&mut *tx).await?;
    }
    Ok(())
}

/// Gives these questions the places of this order.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_places(tx: &mut AnyConnection, questions: &[OrderQuestionId]) -> Result<(), sqlx::Error> {
    for (place, question) in (1_i64..).zip(questions) {
        sqlx::query("UPDATE order_question SET place = $2 WHERE id = $1")
            .bind(question.to_string())
            .bind(place)
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

/// Notes that a question was passed on.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_passed(tx: &mut AnyConnection, id: OrderQuestionId, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE order_question SET state = 'passed', passed_at = $2 WHERE id = $1")
        .bind(id.to_string())
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

/// An answer that is recorded.
#[derive(Clone, Copy, Debug)]
pub struct NewAnswer<'a> {
    pub question: OrderQuestionId,
    pub answer: &'a OrderAnswer,
    /// The person who records it.
    pub by: PersonId,
}

/// Records the answer to a question.
///
/// # Errors
/// When the database is unavailable.
pub async fn insert_answer(tx: &mut AnyConnection, new: NewAnswer<'_>, now: i64) -> Result<(), sqlx::Error> {
    let answer = new.answer;
    sqlx::query(
        "INSERT INTO order_answer
           (question_id, answered_on, given, meeting_id, who, capacity, lang, text, person_id, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(new.question.to_string())
    .bind(answer.answered_on)
    .bind(answer.given.code())
    .bind(answer.meeting.map(|meeting| meeting.to_string()))
    .bind(&answer.who)
    .bind(&answer.capacity)
    .bind(answer.lang.code())
    .bind(&answer.text)
    .bind(new.by.to_string())
    .bind(now)
    .execute(&mut *tx)
    .await?;
    sqlx::query("UPDATE order_question SET state = 'answered' WHERE id = $1")
        .bind(new.question.to_string())
        .execute(tx)
        .await?;
    Ok(())
}

/// Corrects an answer, in the language in which it was written; `false` when it was corrected since its revision.
///
/// # Errors
/// When the database is unavailable.
pub async fn correct_answer(
    tx: &mut AnyConnection,
    question: OrderQuestionId,
    answer: &OrderAnswer,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE order_answer
         SET answered_on = $2, given = $3, meeting_id = $4, who = $5, capacity = $6, text = $7,
             revision = revision + 1
         WHERE question_id = $1 AND revision = $8",
    )
    .bind(question.to_string())
    .bind(answer.answered_on)
    .bind(answer.given.code())
    .bind(answer.meeting.map(|meeting| meeting.to_string()))
    .bind(&answer.who)
    .bind(&answer.capacity)
    .bind(&answer.text)
    .bind(answer.revision)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Those who ask or support a question and still belong to its community.
///
/// # Errors
/// When the database is unavailable.
pub async fn recipients(tx: &mut AnyConnection, id: OrderQuestionId) -> Result<Vec<PersonId>, sqlx::Error> {
    from_row! {
        struct PersonRow {
            person_id: Text<PersonId>,
        }
    }
    let rows: Vec<PersonRow> = sqlx::query_as(
        "SELECT m.person_id
         FROM order_question q
         JOIN membership m ON m.community_id = q.community_id
         WHERE q.id = $1
           AND (m.person_id IN (SELECT a.person_id FROM order_question_author a WHERE a.question_id = $1)
             OR m.person_id IN (SELECT s.person_id FROM order_question_support s WHERE s.question_id = $1))
         ORDER BY m.person_id",
    )
    .bind(id.to_string())
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| row.person_id.0).collect())
}
