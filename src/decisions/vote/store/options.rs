//! What can be chosen in an open vote, and what becomes of ballots when it changes.

use sqlx::AnyConnection;

use crate::vote::model::VoteOption;
use ensemble_core::{
    LocalizedText,
    ids::{VoteId, VoteOptionId},
};
use ensemble_server::db::columns::to_json;

/// Writes an option of a vote.
pub(super) async fn insert(
    to: &mut AnyConnection,
    vote: VoteId,
    option: &VoteOption,
    position: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO vote_option (id, vote_id, theme_id, title, position) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(option.id.to_string())
    .bind(vote.to_string())
    .bind(option.theme.map(|theme| theme.to_string()))
    .bind(to_json(&option.title)?)
    .bind(position)
    .execute(to)
    .await?;
    Ok(())
}

/// Adds an option after the others, under the vote's lock. Ballots stay as they are.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_option(
    to: &mut AnyConnection,
    vote: VoteId,
    option: &VoteOption,
) -> Result<(), sqlx::Error> {
    let position: i64 =
        sqlx::query_scalar("SELECT COALESCE(MAX(position), 0) + 1 FROM vote_option WHERE vote_id = $1")
            .bind(vote.to_string())
            .fetch_one(&mut *to)
            .await?;
    insert(&mut *to, vote, option, position).await?;
    raise_revision(to, vote).await
}

/// Gives an option another title, under the vote's lock. What was chosen of it is removed, and those who chose it are asked
/// again; nothing else changes. `false` when there is no such option.
///
/// # Errors
/// When the database is unavailable.
pub async fn rename_option(
    to: &mut AnyConnection,
    vote: VoteId,
    option: VoteOptionId,
    title: &LocalizedText,
) -> Result<bool, sqlx::Error> {
    if !translate_option(&mut *to, vote, option, title).await? {
        return Ok(false);
    }
    forget_choices(to, vote, option).await?;
    Ok(true)
}

/// Writes the title of an option with a translation, under the vote's lock. What was chosen of it stays. `false` when there
/// is no such option.
///
/// # Errors
/// When the database is unavailable.
pub async fn translate_option(
    to: &mut AnyConnection,
    vote: VoteId,
    option: VoteOptionId,
    title: &LocalizedText,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("UPDATE vote_option SET title = $3 WHERE id = $2 AND vote_id = $1")
        .bind(vote.to_string())
        .bind(option.to_string())
        .bind(to_json(title)?)
        .execute(&mut *to)
        .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    raise_revision(to, vote).await?;
    Ok(true)
}

/// Removes an option, under the vote's lock. Those who chose it are asked again; nothing else changes. `false` when there is
/// no such option.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_option(
    to: &mut AnyConnection,
    vote: VoteId,
    option: VoteOptionId,
) -> Result<bool, sqlx::Error> {
    forget_choices(&mut *to, vote, option).await?;
    let done = sqlx::query("DELETE FROM vote_option WHERE id = $2 AND vote_id = $1")
        .bind(vote.to_string())
        .bind(option.to_string())
        .execute(&mut *to)
        .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    raise_revision(to, vote).await?;
    Ok(true)
}

async fn forget_choices(
    to: &mut AnyConnection,
    vote: VoteId,
    option: VoteOptionId,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE vote_voter SET asked_again = 1
         WHERE vote_id = $1 AND person_id IN (
           SELECT c.person_id
           FROM vote_choice c
           JOIN vote_option o ON o.id = c.option_id
           WHERE o.id = $2 AND o.vote_id = $1)",
    )
    .bind(vote.to_string())
    .bind(option.to_string())
    .execute(&mut *to)
    .await?;
    sqlx::query(
        "DELETE FROM vote_choice
         WHERE option_id IN (SELECT id FROM vote_option WHERE id = $2 AND vote_id = $1)",
    )
    .bind(vote.to_string())
    .bind(option.to_string())
    .execute(to)
    .await?;
    Ok(())
}

async fn raise_revision(to: &mut AnyConnection, vote: VoteId) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE vote SET revision = revision + 1 WHERE id = $1")
        .bind(vote.to_string())
        .execute(to)
        .await?;
    Ok(())
}
