//! What people write: drafts, what they send, what they withdraw.

use std::sync::LazyLock;

use sqlx::AnyConnection;

use super::row::{InterestRow, WrittenRow};
use crate::interest::model::{Interest, InterestState};
use ensemble_communities::account::rules::mailbox;
use ensemble_core::{
    Lang,
    ids::{CallId, InterestId, PersonId},
};
use ensemble_server::db::record::{Columns, statement};

/// A draft that is begun.
#[derive(Clone, Debug)]
pub struct NewDraft<'a> {
    pub id: InterestId,
    pub call: CallId,
    pub person: Option<PersonId>,
    pub email: &'a str,
    pub name: &'a str,
    pub lang: Lang,
}

/// Begins a draft, unless the person or the mailbox has answered the call already.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_draft(tx: &mut AnyConnection, new: &NewDraft<'_>, now: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO interest
           (id, call_id, person_id, email, email_key, name, lang, organisation_name, organisation_key, post,
            representative_name, representative_email, designation, project_title, project_text, answers, months,
            accessibility, committed, research, steering, state, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, '', '', '', '', '', 'none', '', '', '{}', 0, '', 0, 0, 0, 'draft', $8, $8)
         ON CONFLICT DO NOTHING",
    )
    .bind(new.id.to_string())
    .bind(new.call.to_string())
    .bind(new.person.map(|person| person.to_string()))
    .bind(new.email)
    .bind(mailbox(new.email))
    .bind(new.name)
    .bind(new.lang.code())
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// From where an answer is written, and what that means for what was said of it.
#[derive(Clone, Copy, Debug)]
pub struct Writer<'a> {
    /// The open form; empty for one without an id.
    pub tab: &'a str,
    /// Whether what reviewers read becomes another text.
    pub changes_reading: bool,
}

/// Writes what the person wrote, in this state, if it is still at the revision that they looked at and has no answer. One
/// without an account becomes that of `interest.person`. What a coordinator masked of a project is void once it changes, and so is
/// what was decided about it once reviewers read another text.
///
/// # Errors
/// When the database is unavailable.
pub async fn write(
    tx: &mut AnyConnection,
    interest: &Interest,
    revision: i64,
    writer: Writer<'_>,
    now: i64,
) -> Result<bool, sqlx::Error> {
    static WRITE: LazyLock<String> = LazyLock::new(|| {
        statement::<WrittenRow>(
            "UPDATE interest
             SET revision = revision + 1, changed_at = $3, person_id = COALESCE(person_id, CAST($4 AS TEXT)), state = $5,
                 sent_at = $6, withdrawn_at = NULL,
                 masked_title = CASE WHEN project_title = $7 AND project_text = $8 THEN masked_title END,
                 masked_text = CASE WHEN project_title = $7 AND project_text = $8 THEN masked_text END,
                 tab = $9,
                 text_changed_at = CASE WHEN $10 = 1 THEN $3 ELSE text_changed_at END,
                 relevant = CASE WHEN $10 = 1 THEN NULL ELSE relevant END,
                 failed_criterion_id = CASE WHEN $10 = 1 THEN NULL ELSE failed_criterion_id END,
                 relevance_reason = CASE WHEN $10 = 1 THEN NULL ELSE relevance_reason END,
                 relevance_at = CASE WHEN $10 = 1 THEN NULL ELSE relevance_at END,
                 {assignments}
             WHERE id = $1 AND revision = $2 AND answered_at IS NULL",
        )
    });
    let query = sqlx::query(WRITE.as_str())
        .bind(interest.id.to_string())
        .bind(revision)
        .bind(now)
        .bind(interest.person.map(|person| person.to_string()))
        .bind(interest.state.code())
        .bind(interest.sent_at)
        .bind(interest.project.title.clone())
        .bind(interest.project.text.clone())
        .bind(writer.tab.to_owned())
        .bind(i64::from(writer.changes_reading));
    let done = WrittenRow::bind(&WrittenRow::from(interest), query)?.execute(tx).await?;
    Ok(done.rows_affected() > 0)
}

/// Whether it is a draft that this open form wrote last.
///
/// # Errors
/// When the database is unavailable.
pub async fn is_draft_of(tx: &mut AnyConnection, id: InterestId, tab: &str) -> Result<bool, sqlx::Error> {
    if tab.is_empty() {
        return Ok(false);
    }
    let count: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM interest WHERE id = $1 AND tab = $2 AND state = 'draft'")
            .bind(id.to_string())
            .bind(tab)
            .fetch_one(tx)
            .await?;
    Ok(count > 0)
}

/// Withdraws an expression of interest that was sent and has no answer; `false` when there is none.
///
/// # Errors
/// When the database is unavailable.
pub async fn withdraw(tx: &mut AnyConnection, id: InterestId, now: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE interest
         SET state = 'withdrawn', withdrawn_at = $2, changed_at = $2, revision = revision + 1
         WHERE id = $1 AND state = 'sent' AND answered_at IS NULL",
    )
    .bind(id.to_string())
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Adds an expression of interest with all that it holds: for the demonstration and for tests.
///
/// # Errors
/// When the person or the mailbox has one in this call, or the database is unavailable.
pub async fn add_sent(tx: &mut AnyConnection, interest: &Interest) -> Result<(), sqlx::Error> {
    static ADD: LazyLock<String> = LazyLock::new(|| {
        statement::<InterestRow>(
            "INSERT INTO interest (email_key, withdrawn_at, {columns}) VALUES ($1, $2, {values})",
        )
    });
    let withdrawn = (interest.state == InterestState::Withdrawn).then_some(interest.changed_at);
    let query = sqlx::query(ADD.as_str()).bind(mailbox(&interest.email)).bind(withdrawn);
    InterestRow::bind(&InterestRow::from(interest), query)?.execute(tx).await?;
    Ok(())
}
