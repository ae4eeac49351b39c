//! All the SQL of themes. Rows stay here; what leaves is the model.

use std::collections::HashMap;

use sqlx::AnyConnection;

use super::model::{Author, Theme, ThemeState, ThemeTexts};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, ThemeId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

/// How many themes a page shows: those about which nothing was decided first, and of each state the newest.
const MANY: i64 = 500;

from_row! {
    struct ThemeRow {
        id: Text<ThemeId>,
        lang: Text<Lang>,
        title: Json<LocalizedText>,
        why: String,
        lead: String,
        state: Text<ThemeState>,
        reason: Option<String>,
        merged_into: Option<Text<ThemeId>>,
        created_at: i64,
        supporters: u32,
        supported: bool,
    }
}

from_row! {
    struct TitleRow {
        id: Text<ThemeId>,
        title: Json<LocalizedText>,
    }
}

from_row! {
    struct AuthorRow {
        theme_id: Text<ThemeId>,
        person_id: Text<PersonId>,
        name: String,
    }
}

/// Themes of a community as a viewer sees them. Support counts while its person belongs to the community and has an account.
macro_rules! select_themes {
    ($rest:literal) => {
        concat!(
            "SELECT
               t.id, t.lang, t.title, t.why, t.lead, t.state, t.reason, t.merged_into, t.created_at,
               (SELECT COUNT(*)
                FROM theme_support s
                JOIN membership m ON m.person_id = s.person_id AND m.community_id = t.community_id
                JOIN person p ON p.id = s.person_id AND p.closed_at IS NULL
                WHERE s.theme_id = t.id) AS supporters,
               CASE WHEN EXISTS (SELECT 1 FROM theme_support s WHERE s.theme_id = t.id AND s.person_id = $2)
                    THEN 1 ELSE 0 END AS supported
             FROM theme t
             WHERE t.community_id = $1 ",
            $rest
        )
    };
}

/// The themes of a community, as the viewer sees them: those that were proposed first come first.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_community(
    db: &Db,
    community: CommunityId,
    viewer: Option<PersonId>,
) -> Result<Vec<Theme>, sqlx::Error> {
    let mut rows: Vec<ThemeRow> = sqlx::query_as(select_themes!(
        "ORDER BY CASE t.state WHEN 'proposed' THEN 0 WHEN 'kept' THEN 1 WHEN 'set-aside' THEN 2 ELSE 3 END,
                  t.created_at DESC, t.id DESC
         LIMIT ($3 + 0)"
    ))
    .bind(community.to_string())
    .bind(viewer.map(|person| person.to_string()))
    .bind(MANY)
    .fetch_all(&db.reader)
    .await?;
    rows.sort_by_key(|row| (row.created_at, row.id.0));
    let mut authors = authors(db, community).await?;
    let theme = |row: ThemeRow| {
        let authors = authors.remove(&row.id.0).unwrap_or_default();
        theme(row, authors)
    };
    Ok(rows.into_iter().map(theme).collect())
}

fn theme(row: ThemeRow, authors: Vec<Author>) -> Theme {
    Theme {
        id: row.id.0,
        texts: ThemeTexts { lang: row.lang.0, title: row.title.0, why: row.why, lead: row.lead },
        state: row.state.0,
        reason: row.reason,
        merged_into: row.merged_into.map(|into| into.0),
        authors,
        supporters: row.supporters,
        supported: row.supported,
        created_at: row.created_at,
    }
}

async fn authors(db: &Db, community: CommunityId) -> Result<HashMap<ThemeId, Vec<Author>>, sqlx::Error> {
    let rows: Vec<AuthorRow> = sqlx::query_as(
        "SELECT a.theme_id, a.person_id, p.name
         FROM theme t
         JOIN theme_author a ON a.theme_id = t.id
         JOIN person p ON p.id = a.person_id
         WHERE t.community_id = $1
         ORDER BY a.since, a.person_id",
    )
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    let mut all: HashMap<ThemeId, Vec<Author>> = HashMap::new();
    for row in rows {
        all.entry(row.theme_id.0).or_default().push(Author { id: row.person_id.0, name: row.name });
    }
    Ok(all)
}

/// A theme of a community.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(
    db: &Db,
    community: CommunityId,
    id: ThemeId,
    viewer: Option<PersonId>,
) -> Result<Option<Theme>, sqlx::Error> {
    let row: Option<ThemeRow> = sqlx::query_as(select_themes!("AND t.id = $3"))
        .bind(community.to_string())
        .bind(viewer.map(|person| person.to_string()))
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let authors: Vec<AuthorRow> = sqlx::query_as(
        "SELECT a.theme_id, a.person_id, p.name
         FROM theme_author a
         JOIN person p ON p.id = a.person_id
         WHERE a.theme_id = $1
         ORDER BY a.since, a.person_id",
    )
    .bind(id.to_string())
    .fetch_all(&db.reader)
    .await?;
    let author = |row: AuthorRow| Author { id: row.person_id.0, name: row.name };
    Ok(Some(theme(row, authors.into_iter().map(author).collect())))
}

/// How many themes of a community a person proposed about which nothing was decided yet.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_open(
    to: &mut AnyConnection,
    community: CommunityId,
    person: PersonId,
) -> Result<usize, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM theme WHERE person_id = $2 AND community_id = $1 AND state = 'proposed'",
    )
    .bind(community.to_string())
    .bind(person.to_string())
    .fetch_one(to)
    .await?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// The themes of a community about which nothing was decided, with their titles, as a transaction sees them.
///
/// # Errors
/// When the database is unavailable.
pub async fn proposed(
    to: &mut AnyConnection,
    community: CommunityId,
) -> Result<Vec<(ThemeId, LocalizedText)>, sqlx::Error> {
    let rows: Vec<TitleRow> = sqlx::query_as(
        "SELECT id, title FROM theme WHERE community_id = $1 AND state = 'proposed' ORDER BY created_at, id",
    )
    .bind(community.to_string())
    .fetch_all(to)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.title.0)).collect())
}

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

/// Changes the texts of a theme about which nothing was decided; `false` when something was.
///
/// # Errors
/// When the database is unavailable.
pub async fn write(to: &mut AnyConnection, id: ThemeId, texts: &ThemeTexts) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE theme SET title = $2, why = $3, lead = $4
         WHERE id = $1 AND state = 'proposed'",
    )
    .bind(id.to_string())
    .bind(to_json(&texts.title)?)
    .bind(&texts.why)
    .bind(&texts.lead)
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
    reason: Option<&str>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("UPDATE theme SET state = $3, reason = $4 WHERE id = $1 AND state = $2")
        .bind(id.to_string())
        .bind(from.code())
        .bind(state.code())
        .bind(reason)
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
