//! All the SQL of questions to an order. Rows stay here; what leaves is the model.

mod changes;
mod list;

pub use changes::{
    NewAnswer, NewQuestion, add, correct_answer, insert_answer, mark_passed, merge, recipients, set_places,
    set_support, withdraw, write,
};
pub use list::{
    current, current_to_show, finish, freeze, is_on_agenda_of, lock_current, reopen, set_meeting,
    unset_meeting,
};

use std::collections::HashMap;

use sqlx::{AnyConnection, AssertSqlSafe};

use super::model::{Author, Given, OrderAnswer, OrderQuestion, QuestionState, QuestionTexts};
use ensemble_core::{
    Lang,
    ids::{CommunityId, MeetingId, OrderListId, OrderQuestionId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// How many answers a page shows.
pub const PAGE_SIZE: u32 = 20;
/// How many questions one statement looks up by their ids.
const AT_ONCE: usize = 500;

from_row! {
    struct QuestionRow {
        id: Text<OrderQuestionId>,
        lang: Text<Lang>,
        text: String,
        background: String,
        revision: i64,
        state: Text<QuestionState>,
        list_id: Option<Text<OrderListId>>,
        created_at: i64,
        passed_at: Option<i64>,
        supporters: u32,
        supported: bool,
        answered_on: Option<i64>,
        given: Option<Text<Given>>,
        answer_meeting: Option<Text<MeetingId>>,
        who: Option<String>,
        capacity: Option<String>,
        answer_lang: Option<Text<Lang>>,
        answer_text: Option<String>,
        answer_revision: Option<i64>,
    }
}

from_row! {
    struct AuthorRow {
        question_id: Text<OrderQuestionId>,
        person_id: Text<PersonId>,
        name: Option<String>,
    }
}

/// Questions of a community as a viewer sees them. Those support a question who belong to the community and have an account.
macro_rules! select_questions {
    ($rest:literal) => {
        concat!(
            "SELECT
               q.id, q.lang, q.text, q.background, q.revision, q.state, q.list_id, q.created_at, q.passed_at,
               (SELECT COUNT(*)
                FROM order_question_support s
                JOIN membership m ON m.person_id = s.person_id AND m.community_id = q.community_id
                JOIN person p ON p.id = s.person_id AND p.closed_at IS NULL
                WHERE s.question_id = q.id) AS supporters,
               CASE WHEN EXISTS (
                      SELECT 1 FROM order_question_support s WHERE s.question_id = q.id AND s.person_id = $2)
                    THEN 1 ELSE 0 END AS supported,
               a.answered_on, a.given, a.meeting_id AS answer_meeting, a.who, a.capacity, a.lang AS answer_lang,
               a.text AS answer_text, a.revision AS answer_revision
             FROM order_question q
             LEFT JOIN order_answer a ON a.question_id = q.id
             WHERE q.community_id = $1 ",
            $rest
        )
    };
}
use select_questions;

fn answer_of(row: &QuestionRow) -> Option<OrderAnswer> {
    Some(OrderAnswer {
        answered_on: row.answered_on?,
        given: row.given?.0,
        meeting: row.answer_meeting.map(|meeting| meeting.0),
        who: row.who.clone()?,
        capacity: row.capacity.clone()?,
        lang: row.answer_lang?.0,
        text: row.answer_text.clone()?,
        revision: row.answer_revision?,
    })
}

/// Questions with their authors, in the order of the rows.
async fn with_authors(db: &Db, rows: Vec<QuestionRow>) -> Result<Vec<OrderQuestion>, sqlx::Error> {
    let ids: Vec<OrderQuestionId> = rows.iter().map(|row| row.id.0).collect();
    let mut authors = authors(db, &ids).await?;
    let question = |row: QuestionRow| OrderQuestion {
        answer: answer_of(&row),
        id: row.id.0,
        texts: QuestionTexts { lang: row.lang.0, text: row.text, background: row.background },
        revision: row.revision,
        state: row.state.0,
        list: row.list_id.map(|list| list.0),
        authors: authors.remove(&row.id.0).unwrap_or_default(),
        supporters: row.supporters,
        supported: row.supported,
        created_at: row.created_at,
        passed_at: row.passed_at,
    };
    Ok(rows.into_iter().map(question).collect())
}

async fn authors(
    db: &Db,
    ids: &[OrderQuestionId],
) -> Result<HashMap<OrderQuestionId, Vec<Author>>, sqlx::Error> {
    let mut all: HashMap<OrderQuestionId, Vec<Author>> = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let places: Vec<String> = (1..=some.len()).map(|place| format!("${place}")).collect();
        let statement = format!(
            "SELECT a.question_id, a.person_id, CASE WHEN p.closed_at IS NULL THEN p.name END AS name
             FROM order_question_author a
             JOIN person p ON p.id = a.person_id
             WHERE a.question_id IN ({})
             ORDER BY a.since, a.person_id",
            places.join(", ")
        );
        let mut query = sqlx::query_as::<_, AuthorRow>(AssertSqlSafe(statement));
        for id in some {
            query = query.bind(id.to_string());
        }
        for row in query.fetch_all(&db.reader).await? {
            all.entry(row.question_id.0).or_default().push(Author { id: row.person_id.0, name: row.name });
        }
    }
    Ok(all)
}

/// A question of a community that was neither withdrawn nor merged.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(
    db: &Db,
    community: CommunityId,
    id: OrderQuestionId,
    viewer: Option<PersonId>,
) -> Result<Option<OrderQuestion>, sqlx::Error> {
    let row: Option<QuestionRow> =
        sqlx::query_as(select_questions!("AND q.id = $3 AND q.state IN ('asked', 'passed', 'answered')"))
            .bind(community.to_string())
            .bind(viewer.map(|person| person.to_string()))
            .bind(id.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(with_authors(db, row.into_iter().collect()).await?.pop())
}

/// The questions of a community without an answer, as the viewer sees them: in the order that facilitators gave them, then
/// those with the most support first.
///
/// # Errors
/// When the database is unavailable.
pub async fn waiting(
    db: &Db,
    community: CommunityId,
    viewer: Option<PersonId>,
) -> Result<Vec<OrderQuestion>, sqlx::Error> {
    let rows: Vec<QuestionRow> = sqlx::query_as(select_questions!(
        "AND q.state IN ('asked', 'passed')
         ORDER BY CASE WHEN q.place IS NULL THEN 1 ELSE 0 END, q.place, supporters DESC, q.created_at, q.id"
    ))
    .bind(community.to_string())
    .bind(viewer.map(|person| person.to_string()))
    .fetch_all(&db.reader)
    .await?;
    with_authors(db, rows).await
}

/// The ids of these questions in the same order, as a transaction sees them.
///
/// # Errors
/// When the database is unavailable.
pub async fn waiting_ids(
    tx: &mut AnyConnection,
    community: CommunityId,
) -> Result<Vec<OrderQuestionId>, sqlx::Error> {
    from_row! {
        struct IdRow {
            id: Text<OrderQuestionId>,
        }
    }
    let rows: Vec<IdRow> = sqlx::query_as(
        "SELECT q.id,
           (SELECT COUNT(*)
            FROM order_question_support s
            JOIN membership m ON m.person_id = s.person_id AND m.community_id = q.community_id
            JOIN person p ON p.id = s.person_id AND p.closed_at IS NULL
            WHERE s.question_id = q.id) AS supporters
         FROM order_question q
         WHERE q.community_id = $1 AND q.state IN ('asked', 'passed')
         ORDER BY CASE WHEN q.place IS NULL THEN 1 ELSE 0 END, q.place, supporters DESC, q.created_at, q.id",
    )
    .bind(community.to_string())
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| row.id.0).collect())
}

/// A page, from 1, of the questions of a community that were answered, with the last answer first.
///
/// # Errors
/// When the database is unavailable.
pub async fn answered(
    db: &Db,
    community: CommunityId,
    viewer: Option<PersonId>,
    page: u32,
) -> Result<Vec<OrderQuestion>, sqlx::Error> {
    let rows: Vec<QuestionRow> = sqlx::query_as(select_questions!(
        "AND q.state = 'answered'
         ORDER BY a.answered_on DESC, q.id DESC
         LIMIT ($3 + 0) OFFSET ($4 + 0)"
    ))
    .bind(community.to_string())
    .bind(viewer.map(|person| person.to_string()))
    .bind(i64::from(PAGE_SIZE))
    .bind(i64::from(page.saturating_sub(1)) * i64::from(PAGE_SIZE))
    .fetch_all(&db.reader)
    .await?;
    with_authors(db, rows).await
}

/// How many questions of a community were answered.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_answered(db: &Db, community: CommunityId) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM order_question WHERE community_id = $1 AND state = 'answered'",
    )
    .bind(community.to_string())
    .fetch_one(&db.reader)
    .await?;
    Ok(u32::try_from(count).unwrap_or_default())
}

/// What became of a question of a community, as a transaction sees it.
///
/// # Errors
/// When the database is unavailable.
pub async fn state_of(
    tx: &mut AnyConnection,
    community: CommunityId,
    id: OrderQuestionId,
) -> Result<Option<QuestionState>, sqlx::Error> {
    from_row! {
        struct StateRow {
            state: Text<QuestionState>,
        }
    }
    let row: Option<StateRow> =
        sqlx::query_as("SELECT state FROM order_question WHERE id = $1 AND community_id = $2")
            .bind(id.to_string())
            .bind(community.to_string())
            .fetch_optional(tx)
            .await?;
    Ok(row.map(|row| row.state.0))
}

/// How many questions without an answer a person has in a community.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_open(
    tx: &mut AnyConnection,
    community: CommunityId,
    person: PersonId,
) -> Result<usize, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM order_question
         WHERE person_id = $2 AND community_id = $1 AND state IN ('asked', 'passed')",
    )
    .bind(community.to_string())
    .bind(person.to_string())
    .fetch_one(tx)
    .await?;
    Ok(usize::try_from(count).unwrap_or_default())
}
