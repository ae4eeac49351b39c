//! Finds the names of the things that a person's data are about.

use std::collections::HashMap;

use super::names::{Named, Names, Titled, first_words, with_number};
use crate::community::model::Heading;
use ensemble_core::{LocalizedText, ids::PersonId};
use ensemble_server::db::{
    Db,
    columns::document,
    row::{Json, from_row},
};

from_row! {
    struct NameRow {
        id: String,
        name: String,
    }
}

from_row! {
    struct ReviewedRow {
        id: String,
        number: Option<u32>,
        texts: String,
    }
}

/// Reads what the things are called that a person's data are about.
///
/// # Errors
/// When the database is unavailable.
pub async fn names(db: &Db, person: PersonId) -> Result<Names, sqlx::Error> {
    let read = async |statement: &'static str| -> Result<Vec<NameRow>, sqlx::Error> {
        let query = sqlx::query_as(statement);
        let query = if statement.contains("$1") { query.bind(person.to_string()) } else { query };
        query.fetch_all(&db.reader).await
    };
    let plain = |row: NameRow| Ok((row.id, document("name", &row.name)?));
    let heading = |row: NameRow| Ok((row.id, document::<Heading>("heading", &row.name)?.name));
    let titled = |row: NameRow| Ok((row.id, document::<Titled>("texts", &row.name)?.title));
    let texts = |row: NameRow| {
        let Named { title, text } = document("texts", &row.name)?;
        Ok::<_, sqlx::Error>((row.id, title.unwrap_or_else(|| first_words(&text))))
    };
    let reviewed: Vec<ReviewedRow> = sqlx::query_as(
        "SELECT i.id, i.number, c.texts
         FROM review r
         JOIN interest i ON i.id = r.interest_id
         JOIN call c ON c.id = i.call_id
         WHERE r.person_id = $1",
    )
    .bind(person.to_string())
    .fetch_all(&db.reader)
    .await?;
    let numbered = |row: ReviewedRow| {
        let title = document::<Titled>("texts", &row.texts)?.title;
        Ok::<_, sqlx::Error>((row.id, with_number(title, row.number)))
    };
    Ok(Names {
        communities: named(read("SELECT id, heading AS name FROM community").await?, heading)?,
        calls: named(
            read("SELECT id, texts AS name FROM call WHERE published_at IS NOT NULL").await?,
            titled,
        )?,
        organizations: named(read("SELECT id, name FROM organisation").await?, plain)?,
        meetings: named(read("SELECT id, title AS name FROM meeting WHERE phase <> 'draft'").await?, plain)?,
        reflections: named(
            read(
                "SELECT r.id, r.texts AS name
                 FROM reflection r
                 WHERE r.person_id = $1
                    OR r.removed_at IS NULL AND (r.level = 'public' OR EXISTS (
                         SELECT 1 FROM reflection_author a WHERE a.reflection_id = r.id AND a.person_id = $1))",
            )
            .await?,
            texts,
        )?,
        files: named(
            read(
                "SELECT d.id, d.title AS name
                 FROM meeting_document d
                 JOIN meeting_document_file f ON f.document_id = d.id
                 WHERE f.person_id = $1",
            )
            .await?,
            plain,
        )?,
        themes: named(
            read(
                "SELECT t.id, t.title AS name
                 FROM theme t
                 WHERE t.id IN (SELECT theme_id FROM theme_author WHERE person_id = $1)
                    OR t.id IN (SELECT theme_id FROM theme_support WHERE person_id = $1)
                    OR t.id IN (SELECT theme_id FROM theme_reply WHERE person_id = $1)",
            )
            .await?,
            plain,
        )?,
        order_questions: named(
            read(
                "SELECT q.id, q.text AS name
                 FROM order_question q
                 WHERE q.id IN (SELECT question_id FROM order_question_author WHERE person_id = $1)
                    OR q.id IN (SELECT question_id FROM order_question_support WHERE person_id = $1)
                    OR q.id IN (SELECT question_id FROM order_answer WHERE person_id = $1)",
            )
            .await?,
            |row| {
                let text = LocalizedText::Single { lang: ensemble_core::Lang::Fr, text: row.name };
                Ok((row.id, first_words(&text)))
            },
        )?,
        practices: named(
            read(
                "SELECT v.practice_id AS id, v.content AS name
                 FROM practice_version v
                 JOIN practice_response s ON s.practice_id = v.practice_id AND s.version = v.number
                 WHERE s.person_id = $1
                 UNION ALL
                 SELECT p.id, p.content AS name
                 FROM practice p
                 WHERE p.person_id = $1
                    OR p.id IN (SELECT practice_id FROM practice_review WHERE person_id = $1)",
            )
            .await?,
            titled,
        )?,
        votes: named(
            read(
                "SELECT v.id, v.title AS name
                 FROM vote v
                 JOIN vote_voter r ON r.vote_id = v.id
                 WHERE r.person_id = $1
                 UNION ALL
                 SELECT o.id, o.title AS name
                 FROM vote_option o
                 JOIN vote_choice c ON c.option_id = o.id
                 WHERE c.person_id = $1",
            )
            .await?,
            plain,
        )?,
        follow_ups: named(
            read(
                "SELECT f.id, f.text AS name
                 FROM follow_up f
                 WHERE f.person_id = $1
                    OR f.id IN (SELECT follow_up_id FROM follow_up_owner WHERE person_id = $1)",
            )
            .await?,
            plain,
        )?,
        findings: named(
            read(
                "SELECT f.id, f.statement AS name
                 FROM finding f
                 WHERE f.person_id = $1
                    OR f.id IN (SELECT finding_id FROM finding_change WHERE person_id = $1)",
            )
            .await?,
            plain,
        )?,
        polls: named(
            read(
                "SELECT q.id, q.question AS name
                 FROM quick_poll q
                 JOIN quick_poll_answer a ON a.poll_id = q.id
                 WHERE a.person_id = $1",
            )
            .await?,
            plain,
        )?,
        dates: named(
            read(
                "SELECT o.id, m.title AS name
                 FROM date_option o
                 JOIN date_answer a ON a.option_id = o.id
                 JOIN meeting m ON m.id = o.meeting_id
                 WHERE a.person_id = $1",
            )
            .await?,
            plain,
        )?,
        planned: named(
            read(
                "SELECT p.id, p.title AS name
                 FROM planned_community p
                 WHERE p.call_id IN (SELECT i.call_id FROM interest i WHERE i.person_id = $1)",
            )
            .await?,
            plain,
        )?,
        draws: named(
            read(
                "SELECT d.id, c.texts AS name
                 FROM draw d
                 JOIN call c ON c.id = d.call_id
                 WHERE d.id IN (SELECT w.draw_id FROM draw_witness w WHERE w.person_id = $1)
                    OR d.id IN (SELECT e.draw_id
                                FROM draw_entry e
                                JOIN interest i ON i.id = e.interest_id
                                WHERE i.person_id = $1)",
            )
            .await?,
            titled,
        )?,
        needs: named(
            read(
                "SELECT n.id, n.text AS name
                 FROM need n
                 JOIN interest_need r ON r.need_id = n.id
                 JOIN interest i ON i.id = r.interest_id
                 WHERE i.person_id = $1",
            )
            .await?,
            plain,
        )?,
        questions: questions(db, person).await?,
        rounds: named(
            read(
                "SELECT r.id, m.title AS name
                 FROM breakout_round r
                 JOIN breakout_member b ON b.round_id = r.id
                 JOIN meeting m ON m.id = r.meeting_id
                 WHERE b.person_id = $1",
            )
            .await?,
            plain,
        )?,
        reviewed: reviewed.into_iter().map(numbered).collect::<Result<_, _>>()?,
        criteria: named(
            read(
                "SELECT k.id, k.text AS name
                 FROM call_criterion k
                 JOIN review r ON r.criterion_id = k.id
                 WHERE r.person_id = $1",
            )
            .await?,
            plain,
        )?,
    })
}

from_row! {
    struct QuestionRow {
        id: String,
        label: Json<LocalizedText>,
        choices: Json<Vec<LocalizedText>>,
    }
}

async fn questions(
    db: &Db,
    person: PersonId,
) -> Result<HashMap<String, (LocalizedText, Vec<LocalizedText>)>, sqlx::Error> {
    let rows: Vec<QuestionRow> = sqlx::query_as(
        "SELECT q.id, q.label, q.choices
         FROM call_question q
         WHERE q.call_id IN (SELECT i.call_id FROM interest i WHERE i.person_id = $1)",
    )
    .bind(person.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, (row.label.0, row.choices.0))).collect())
}

fn named(
    rows: Vec<NameRow>,
    name: impl FnMut(NameRow) -> Result<(String, LocalizedText), sqlx::Error>,
) -> Result<HashMap<String, LocalizedText>, sqlx::Error> {
    rows.into_iter().map(name).collect()
}
