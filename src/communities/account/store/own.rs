//! All that the portal holds about a person, wherever it is.
//!
//! Every table with data of a person names them in a column `person_id`; a test walks the schema of both engines and
//! fails for a table that is neither here nor in its list of exceptions.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::{Map, Value};
use sqlx::{AssertSqlSafe, Column, Row, TypeInfo, ValueRef, any::AnyRow};

use crate::community::model::Heading;
use ensemble_core::{LocalizedText, ids::PersonId};
use ensemble_server::db::{
    Db,
    columns::document,
    row::{Json, from_row},
};

/// Each table, its column that names the person or what it asks of `$1`, their id, and the columns that they may see: all but
/// secrets. What came of an answer to a call is theirs once they were mailed it.
pub const TABLES: [(&str, &str, &str); 97] = [
    (
        "person",
        "id",
        "email, email_proven_at, name, pronouns, profession, organisation_id, post, lang, zone, shows, shows_lang, public_name, translates, bio, created_at, seen_at, closed_at",
    ),
    ("home_visit", "person_id", "seen_at, since"),
    ("notification_preference", "person_id", "kind, channel, enabled, delivery"),
    ("notification_community_preference", "person_id", "community_id, kind, delivery"),
    ("notification_digest", "person_id", "frequency"),
    ("notification_reminder", "person_id", "week_before, day_before, hour_before"),
    ("notification", "person_id", "kind, community_id, created_at, read_at"),
    ("meeting_reminder", "person_id", "meeting_id, kind, begins_at, sent_at"),
    ("calendar_feed", "person_id", "created_at"),
    ("credential", "person_id", "kind, created_at, used_at"),
    ("session", "person_id", "data, created_at, seen_at, expires_at"),
    ("browser", "person_id", "created_at, used_at"),
    ("link", "person_id", "purpose, email, name, created_at, expires_at, used_at"),
    ("office", "person_id", "office, since"),
    ("membership", "person_id", "community_id, role, since"),
    ("removed_member", "person_id", "community_id, role, since, removed_at"),
    ("join_request", "person_id", "community_id, message, created_at, outcome, decided_at, reason"),
    ("consent", "person_id", "key, version, accepted_at, revoked_at"),
    ("revision", "person_id", "subject_kind, subject_id, number, at, content"),
    ("draft", "person_id", "subject_kind, subject_id, base, content, updated_at"),
    (
        "reflection",
        "person_id",
        "id, community_id, level, unnamed, lang, mark, prompt_kind, prompt_key, meeting_id, revision, created_at, updated_at, removed_at, removed_by, prompt, texts",
    ),
    (
        "reflection_comment",
        "person_id",
        "reflection_id, parent_id, tried_on, created_at, removed_at, removed_by, text",
    ),
    ("reflection_sign", "person_id", "reflection_id, sign, at"),
    (
        "reflection_report",
        "person_id",
        "reflection_id, comment_id, created_at, outcome, decided_at, reason, decision",
    ),
    ("reflection_author", "person_id", "reflection_id, signed_at"),
    ("reflection_reader", "person_id", "reflection_id"),
    ("reflection_seen", "person_id", "reflection_id, revision, at"),
    ("theme", "person_id", "id, lang, title, why, lead, state, reason, created_at"),
    ("theme_author", "person_id", "theme_id, since"),
    ("theme_support", "person_id", "theme_id, since"),
    (
        "theme_reply",
        "person_id",
        "theme_id, lang, created_at, edited_at, removed_at, removed_by, reason, text",
    ),
    ("order_question", "person_id", "id, community_id, lang, text, background, state, created_at, passed_at"),
    ("order_question_author", "person_id", "question_id, since"),
    ("order_question_support", "person_id", "question_id, since"),
    ("order_answer", "person_id", "question_id, recorded_at, answered_on, given, who, capacity, lang, text"),
    ("practice", "person_id", "id, community_id, state, audience, created_at"),
    ("practice_review", "person_id", "practice_id, asked_at, verdict, lang, note, answered_at"),
    (
        "practice_response",
        "person_id",
        "practice_id, version, lang, kind, text, context, outcome, created_at, removed_at, removed_by, reason",
    ),
    ("vote_voter", "person_id", "vote_id, asked_again"),
    ("vote_choice", "person_id", "option_id, value, reason"),
    ("date_answer", "person_id", "option_id, answer, at"),
    ("call_reviewer", "person_id", "call_id, since"),
    ("review", "person_id", "interest_id, relevant, criterion_id, reason, conflict, at"),
    (
        "interest",
        "person_id",
        "call_id, planned_id, state, email, name, lang, organisation_name, sector, region, post, representative_name, representative_email, designation, designation_at, project_title, project_text, level, answers, months, accessibility, steering, committed, research, created_at, changed_at, sent_at, withdrawn_at, answered_at, CASE WHEN answered_at IS NULL THEN NULL ELSE relevant END AS relevant, CASE WHEN answered_at IS NULL THEN NULL ELSE relevance_reason END AS relevance_reason, CASE WHEN answered_at IS NULL THEN NULL ELSE place END AS place, CASE WHEN answered_at IS NULL THEN NULL ELSE waiting_number END AS waiting_number, offered_at, reply_by, replied_at",
    ),
    ("interest_designation", OF_INTEREST, "at, designation, reason"),
    ("interest_need", OF_INTEREST, "need_id, rank"),
    ("need", OF_INTEREST, "text, created_at"),
    ("draw_entry", OF_INTEREST, "draw_id, number, salt"),
    ("draw_witness", "person_id", "draw_id, numbers, at"),
    (
        "attendance",
        "person_id",
        "meeting_id, answer, partly, listed, needs, answered_at, answered_for, answered_for_month, place, waiting_number, offer_ends_at",
    ),
    (
        "participation",
        "person_id",
        "meeting_id, sign, sign_from, own, own_from, own_until, tick, tick_from, tick_until, tick_source, changed_at",
    ),
    ("absence_notice", "person_id", "meeting_id, sent_at"),
    ("late_contribution", "person_id", "meeting_id, item, text, written_at"),
    ("certificate", "person_id", "meeting_id, name, minutes, code, issued_at, revoked_at, reason"),
    ("logbook_entry", "person_id", "day, title, minutes"),
    ("logbook_link", "person_id", "period, created_at"),
    ("practice_guide", "person_id", "community_id, title, summary, created_at"),
    ("guide_chapter", "person_id", "title"),
    ("guide_passage", "person_id", "title, text, changed_at"),
    (
        "guide_writer",
        "person_id",
        "(SELECT g.title FROM practice_guide g WHERE g.id = guide_writer.guide_id) AS title",
    ),
    (
        "guide_document_writer",
        "person_id",
        "(SELECT g.title FROM practice_guide g WHERE g.id = guide_document_writer.guide_id) AS title",
    ),
    ("guide_review", "person_id", "asked_at, note, reviewed_at"),
    ("guide_edition", "person_id", "title, changes, published_at"),
    ("quotation", "person_id", "work, reflection_id, passage, lang, consent, credit, asked_at, answered_at"),
    ("finding", "person_id", "id, community_id, statement, asked, created_at"),
    ("finding_change", "person_id", "finding_id, kind, at, detail, text"),
    (
        "follow_up",
        "person_id",
        "id, community_id, meeting_id, text, due_on, state, reason, created_at, closed_at",
    ),
    ("follow_up_owner", "person_id", "follow_up_id, answer, reason, since, answered_at"),
    ("follow_up_change", "person_id", "follow_up_id, kind, at, text, reason"),
    ("follow_up_reminder", "person_id", "follow_up_id, kind, due_at, sent_at"),
    ("speaking_request", "person_id", "meeting_id, kind, contribution, raised_at"),
    ("speaking_person", "person_id", "meeting_id, spoken_ms, turns, floor_since, round_state"),
    ("quick_poll_answer", "person_id", "poll_id, choice"),
    ("codevelopment_person", "person_id", "meeting_id, role, agreed_at"),
    ("codevelopment_note", "person_id", "meeting_id, step, text, written_at, accepted_at"),
    ("codevelopment_sheet", "person_id", "meeting_id, text, updated_at"),
    ("codevelopment_publication", "person_id", "meeting_id, text, published_at"),
    ("discussion_seat", "person_id", "meeting_id, table_number"),
    ("discussion_answer", "person_id", "meeting_id, step, table_number, text, updated_at"),
    ("discussion_partner", "person_id", "meeting_id, table_number, kind, name, purpose, added_at"),
    ("section_use", "person_id", "meeting_id, version, title, added_at"),
    ("section_feedback", "person_id", "worked, lang, adapted, written_at"),
    ("service", "person_id", "name, description, provider, state, reason, created_at, verified_on, asked_at"),
    ("research_consent", "person_id", "given_at, withdrawn_at"),
    ("research_handover", "person_id", "made_at, recipient, purpose"),
    ("decision", "person_id", "decided_at, text, reason, who, state"),
    ("meeting_note", "person_id", "meeting_id, at, lang, text"),
    ("meeting_try", "person_id", "meeting_id, at, lang, text, shared, asked_at, answer, answered_at"),
    (
        "minutes_amendment",
        "person_id",
        "meeting_id, at, lang, passage, replacement, reason, state, answer, answered_at",
    ),
    ("breakout_member", "person_id", "round_id, follows_both"),
    ("breakout_language", "person_id", "since"),
    ("meeting_document_file", "person_id", "document_id, metadata"),
    ("live_update", "person_id", "document_id, number, at"),
    ("live_version", "person_id", "document_id, number, at, name"),
    ("live_seen", "person_id", "document_id, number, at"),
    ("outbox", "person_id", "kind, about, to_address, lang, subject, body_text, created_at, sent_at"),
    ("audit", "person_id", "at, action, subject_kind, subject_id, detail, address"),
];

/// What a table asks whose rows are of an answer to a call.
const OF_INTEREST: &str = "interest_id IN (SELECT i.id FROM interest i WHERE i.person_id = $1)";

/// The condition of a table's statements.
fn condition(key: &str) -> String {
    if key.contains("$1") { key.to_owned() } else { format!("{key} = $1") }
}

/// How many rows each table has of a person.
///
/// # Errors
/// When the database is unavailable.
pub async fn counts(db: &Db, person: PersonId) -> Result<Vec<(&'static str, usize)>, sqlx::Error> {
    let mut all = Vec::with_capacity(TABLES.len());
    for (table, key, _) in TABLES {
        let statement = AssertSqlSafe(format!("SELECT COUNT(*) FROM {table} WHERE {}", condition(key)));
        let count: i64 = sqlx::query_scalar(statement).bind(person.to_string()).fetch_one(&db.reader).await?;
        all.push((table, usize::try_from(count).unwrap_or_default()));
    }
    Ok(all)
}

/// What one of the [`TABLES`] holds of a person.
///
/// # Errors
/// When the database is unavailable.
pub async fn rows(
    db: &Db,
    person: PersonId,
    (table, key, columns): (&str, &str, &str),
) -> Result<Vec<Map<String, Value>>, sqlx::Error> {
    let statement = AssertSqlSafe(format!("SELECT {columns} FROM {table} WHERE {}", condition(key)));
    let rows = sqlx::query(statement).bind(person.to_string()).fetch_all(&db.reader).await?;
    rows.iter().map(object).collect()
}

fn object(row: &AnyRow) -> Result<Map<String, Value>, sqlx::Error> {
    row.columns()
        .iter()
        .map(|column| {
            let raw = row.try_get_raw(column.ordinal())?;
            let value = if raw.is_null() {
                Value::Null
            } else if raw.type_info().name() == "TEXT" {
                Value::from(row.try_get::<String, _>(column.ordinal())?)
            } else {
                Value::from(row.try_get::<i64, _>(column.ordinal())?)
            };
            Ok((column.name().to_owned(), value))
        })
        .collect()
}

/// What the things are called that a person's data are about, by their ids, as far as the person knows them.
#[derive(Debug, Default)]
pub struct Names {
    pub communities: HashMap<String, LocalizedText>,
    /// Those that are published.
    pub calls: HashMap<String, LocalizedText>,
    pub organizations: HashMap<String, LocalizedText>,
    /// Those that are announced.
    pub meetings: HashMap<String, LocalizedText>,
    /// The person's own, and those that everyone may read: title, or text without a title.
    pub reflections: HashMap<String, LocalizedText>,
    /// The person's files for meetings.
    pub files: HashMap<String, LocalizedText>,
    /// The themes that the person proposed, supports or replied to.
    pub themes: HashMap<String, LocalizedText>,
    /// The questions to an order that the person asked, supports or recorded an answer to.
    pub order_questions: HashMap<String, LocalizedText>,
    /// The practices that the person began, reviews, or responded to.
    pub practices: HashMap<String, LocalizedText>,
    /// The votes in which the person voted, and what they chose where that is kept.
    pub votes: HashMap<String, LocalizedText>,
    /// The follow-ups that the person proposed, and those that have their name.
    pub follow_ups: HashMap<String, LocalizedText>,
    /// The findings that the person began to gather, or changed.
    pub findings: HashMap<String, LocalizedText>,
    /// The quick polls that the person answered.
    pub polls: HashMap<String, LocalizedText>,
    /// The meetings for which the person answered, by the days that are proposed.
    pub dates: HashMap<String, LocalizedText>,
    /// The meetings at which the person sat at a table, by the rounds of tables.
    pub rounds: HashMap<String, LocalizedText>,
    /// The communities planned by the calls that the person answered.
    pub planned: HashMap<String, LocalizedText>,
    /// The calls of the draws in which the person has a project or is a witness, by these draws.
    pub draws: HashMap<String, LocalizedText>,
    /// The needs that the person ranked.
    pub needs: HashMap<String, LocalizedText>,
    /// The questions of these calls, each with its choices.
    pub questions: HashMap<String, (LocalizedText, Vec<LocalizedText>)>,
    /// The projects of which the person said something as a reviewer: the title of the call, and the number.
    pub reviewed: HashMap<String, LocalizedText>,
    /// The criteria that the person found not to be met.
    pub criteria: HashMap<String, LocalizedText>,
}

from_row! {
    struct NameRow {
        id: String,
        name: String,
    }
}

/// The part of a reflection's texts that names it.
#[derive(Deserialize)]
struct Named {
    #[serde(default)]
    title: Option<LocalizedText>,
    text: LocalizedText,
}

from_row! {
    struct ReviewedRow {
        id: String,
        number: Option<u32>,
        texts: String,
    }
}

/// The part of the texts of a call or a practice that names it.
#[derive(Deserialize)]
struct Titled {
    title: LocalizedText,
}

/// How much of a text without a title stands in for one, in characters.
const FIRST_WORDS: usize = 70;

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

/// A title with a number after it, in each of its languages.
fn with_number(title: LocalizedText, number: Option<u32>) -> LocalizedText {
    let with = |text: String| match number {
        Some(number) => format!("{text} ({number})"),
        None => text,
    };
    match title {
        LocalizedText::Single { lang, text } => LocalizedText::Single { lang, text: with(text) },
        LocalizedText::Pair { source, fr, en, translation } => {
            LocalizedText::Pair { source, fr: with(fr), en: with(en), translation }
        }
    }
}

/// How a text begins.
fn first_words(text: &LocalizedText) -> LocalizedText {
    let shown = match text {
        LocalizedText::Single { lang, text } => (*lang, text),
        LocalizedText::Pair { source, fr, en, .. } => {
            (*source, if *source == ensemble_core::Lang::Fr { fr } else { en })
        }
    };
    let line = shown.1.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
    let words: String = line.chars().take(FIRST_WORDS).collect();
    let more = if words.len() < line.len() { "…" } else { "" };
    LocalizedText::Single { lang: shown.0, text: format!("{words}{more}") }
}
