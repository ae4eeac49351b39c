//! What becomes of themes: proposing, changing, supporting, deciding.

use sqlx::AnyConnection;

use crate::theme::model::{ThemeState, ThemeTexts};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, PersonId, ThemeId},
};
use ensemble_server::db::columns::to_json;

/// A theme that is proposed.
#[derive(Clone, Copy, Debug)]
pub struct NewTheme<'a> {
    pub id: ThemeId,
    pub community: CommunityId,
    pub author: PersonId,
    pub texts: &'a ThemeTexts,
}

/// Adds a theme; its author supports it.
///
/// # Errors
/// When the database is unavailable.
pub async fn add(to: &mut AnyConnection, new: NewTheme<'_>, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO theme (id, community_id, person_id, lang, title, why, lead, state, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'proposed', $8)",
    )
    .bind(new.id.to_string())
    .bind(new.community.to_string())
    .bind(new.author.to_string())
    .bind(new.texts.lang.code())
    .bind(to_json(&new.texts.title)?)
    .bind(&new.texts.why)
    .bind(&new.texts.lead)
    .bind(now)
    .execute(&mut *to)
    .await?;
    for statement in [
        "INSERT INTO theme_author (theme_id, person_id, since) VALUES ($1, $2, $3)",
        "INSERT INTO theme_support (theme_id, person_id, since) VALUES ($1, $2, $3)",
    ] {
        sqlx::query(statement)
            .bind(new.id.to_string())
            .bind(new.author.to_string())
            .bind(now)
            .execute(&mut *to)
            .await?;
    }
    Ok(())
}

/// Changes the texts of a theme; `false` when something was decided about it, or when its texts were changed since this
/// revision.
///
/// # Errors
/// When the database is unavailable.
pub async fn write(
    to: &mut AnyConnection,
    id: ThemeId,
    revision: i64,
    texts: &ThemeTexts,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE theme SET title = $2, why = $3, lead = $4, revision = revision + 1
         WHERE id = $1 AND state = 'proposed' AND revision = $5",
    )
    .bind(id.to_string())
    .bind(to_json(&texts.title)?)
    .bind(&texts.why)
    .bind(&texts.lead)
    .bind(revision)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Adds or removes a person's support. A theme about which something was decided keeps the support that it had.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_support(
    to: &mut AnyConnection,
    id: ThemeId,
    person: PersonId,
    supports: bool,
    now: i64,
) -> Result<(), sqlx::Error> {
    if supports {
        sqlx::query(
            "INSERT INTO theme_support (theme_id, person_id, since)
             SELECT t.id, $2, $3 FROM theme t WHERE t.id = $1 AND t.state = 'proposed'
             ON CONFLICT (theme_id, person_id) DO NOTHING",
        )
        .bind(id.to_string())
        .bind(person.to_string())
        .bind(now)
        .execute(to)
        .await?;
    } else {
        sqlx::query(
            "DELETE FROM theme_support
             WHERE theme_id = $1 AND person_id = $2
               AND EXISTS (SELECT 1 FROM theme t WHERE t.id = $1 AND t.state = 'proposed')",
        )
        .bind(id.to_string())
        .bind(person.to_string())
        .execute(to)
        .await?;
    }
    Ok(())
}

/// Takes a theme from one state to another, with the reason where it is set aside; `false` when it is in another state.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_state(
    to: &mut AnyConnection,
    id: ThemeId,
    from: ThemeState,
    state: ThemeState,
    reason: Option<&LocalizedText>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("UPDATE theme SET state = $3, reason = $4 WHERE id = $1 AND state = $2")
        .bind(id.to_string())
        .bind(from.code())
        .bind(state.code())
        .bind(reason.map(to_json).transpose()?)
        .execute(to)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Makes a theme a part of another of the same community: its authors and those who support it are the other's, too.
/// `false` when one of them cannot be merged any more.
///
/// # Errors
/// When the database is unavailable.
pub async fn merge(
    to: &mut AnyConnection,
    community: CommunityId,
    id: ThemeId,
    into: ThemeId,
) -> Result<bool, sqlx::Error> {
    // Both are locked in one order, so that two that are merged into each other do not wait for each other.
    let mut both = [id, into];
    both.sort();
    for each in both {
        let locked = sqlx::query(
            "UPDATE theme SET state = state WHERE id = $1 AND community_id = $2 AND state IN ('proposed', 'kept')",
        )
        .bind(each.to_string())
        .bind(community.to_string())
        .execute(&mut *to)
        .await?;
        if locked.rows_affected() == 0 {
            return Ok(false);
        }
    }
    for statement in [
        "INSERT INTO theme_author (theme_id, person_id, since)
         SELECT $2, a.person_id, a.since FROM theme_author a WHERE a.theme_id = $1
         ON CONFLICT (theme_id, person_id) DO NOTHING",
        "INSERT INTO theme_support (theme_id, person_id, since)
         SELECT $2, s.person_id, s.since FROM theme_support s WHERE s.theme_id = $1
         ON CONFLICT (theme_id, person_id) DO NOTHING",
        "UPDATE theme SET merged_into = $2 WHERE merged_into = $1",
        "UPDATE theme SET state = 'merged', merged_into = $2 WHERE id = $1",
    ] {
        sqlx::query(statement).bind(id.to_string()).bind(into.to_string()).execute(&mut *to).await?;
    }
    Ok(true)
}
