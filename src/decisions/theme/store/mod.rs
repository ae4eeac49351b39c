//! All the SQL of themes. Rows stay here; what leaves is the model.

mod changes;
mod list;
mod replies;

pub use changes::{NewTheme, add, merge, set_state, set_support, write};
pub use list::{PAGE_SIZE, count_decided, decided, eligible, merged_titles, texts_of, undecided};
pub use replies::{
    NewReply, REPLIES_PAGE, add_reply, authors_to_notify, count_replies, edit_reply, find_reply, lock_theme,
    position, remove_reply, replied_themes, replies,
};

use std::collections::HashMap;

use sqlx::{AnyConnection, AssertSqlSafe};

use super::model::{Author, Theme, ThemeState, ThemeTexts};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, ThemeId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// How many themes one statement looks up by their ids.
const AT_ONCE: usize = 500;

from_row! {
    struct ThemeRow {
        id: Text<ThemeId>,
        lang: Text<Lang>,
        title: Json<LocalizedText>,
        why: String,
        lead: String,
        revision: i64,
        state: Text<ThemeState>,
        reason: Option<Json<LocalizedText>>,
        created_at: i64,
        supporters: u32,
        supported: bool,
        replies: u32,
        merged_into: Option<Text<ThemeId>>,
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
        name: Option<String>,
    }
}

/// How many people support a theme: those who belong to the community and have an account.
macro_rules! supporters {
    () => {
        "(SELECT COUNT(*)
          FROM theme_support s
          JOIN membership m ON m.person_id = s.person_id AND m.community_id = t.community_id
          JOIN person p ON p.id = s.person_id AND p.closed_at IS NULL
          WHERE s.theme_id = t.id)"
    };
}
use supporters;

/// Themes of a community as a viewer sees them.
macro_rules! select_themes {
    ($rest:literal) => {
        concat!(
            "SELECT
               t.id, t.lang, t.title, t.why, t.lead, t.revision, t.state, t.reason, t.merged_into, t.created_at, ",
            supporters!(),
            " AS supporters,
               CASE WHEN EXISTS (SELECT 1 FROM theme_support s WHERE s.theme_id = t.id AND s.person_id = $2)
                    THEN 1 ELSE 0 END AS supported,
               (SELECT COUNT(*)
                FROM theme_reply r
                JOIN theme o ON o.id = r.theme_id
                WHERE (o.id = t.id OR o.merged_into = t.id) AND r.removed_at IS NULL) AS replies
             FROM theme t
             WHERE t.community_id = $1 ",
            $rest
        )
    };
}
use select_themes;

/// Themes with their authors, in the order of the rows.
async fn with_authors(db: &Db, rows: Vec<ThemeRow>) -> Result<Vec<Theme>, sqlx::Error> {
    let ids: Vec<ThemeId> = rows.iter().map(|row| row.id.0).collect();
    let mut authors = authors(db, &ids).await?;
    let theme = |row: ThemeRow| Theme {
        id: row.id.0,
        texts: ThemeTexts { lang: row.lang.0, title: row.title.0, why: row.why, lead: row.lead },
        revision: row.revision,
        state: row.state.0,
        reason: row.reason.map(|reason| reason.0),
        merged_into: row.merged_into.map(|into| into.0),
        authors: authors.remove(&row.id.0).unwrap_or_default(),
        supporters: row.supporters,
        supported: row.supported,
        replies: row.replies,
        created_at: row.created_at,
    };
    Ok(rows.into_iter().map(theme).collect())
}

async fn authors(db: &Db, ids: &[ThemeId]) -> Result<HashMap<ThemeId, Vec<Author>>, sqlx::Error> {
    let mut all: HashMap<ThemeId, Vec<Author>> = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let statement = format!(
            "SELECT a.theme_id, a.person_id, CASE WHEN p.closed_at IS NULL THEN p.name END AS name
             FROM theme_author a
             JOIN person p ON p.id = a.person_id
             WHERE a.theme_id IN ({})
             ORDER BY a.since, a.person_id",
            places(1, some.len())
        );
        let mut query = sqlx::query_as::<_, AuthorRow>(AssertSqlSafe(statement));
        for id in some {
            query = query.bind(id.to_string());
        }
        for row in query.fetch_all(&db.reader).await? {
            all.entry(row.theme_id.0).or_default().push(Author { id: row.person_id.0, name: row.name });
        }
    }
    Ok(all)
}

/// `$1, $2, …`: `count` placeholders from a number on.
fn places(from: usize, count: usize) -> String {
    (from..from + count).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
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
    Ok(with_authors(db, row.into_iter().collect()).await?.pop())
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
