//! The migrations of both engines, under the same numbers; they are part of the program.
//!
//! Up to 0012 each engine has a folder of its own. From 0013 on one file in `migrations/` serves both: `{int}` stands
//! for an integer of 64 bits and `{blob}` for bytes, and each engine gets its own word. Where the engines truly differ,
//! the migration is a file in each of the two folders again.
//!
//! The build script lists the files and checks that those of an engine come in pairs. `sqlx::migrate!` would compile
//! SQLite a second time, for the macro itself.

use std::sync::LazyLock;

use sqlx::{
    AssertSqlSafe, SqlSafeStr,
    migrate::{MigrateError, Migration, MigrationType, Migrator},
};

use super::{Db, DbError, Engine};

/// A migration's file name, its text for SQLite and its text for PostgreSQL.
type Source = (&'static str, &'static str, &'static str);

/// All migrations, by number.
pub(super) static SOURCES: &[Source] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

static SQLITE: LazyLock<Migrator> = LazyLock::new(|| migrator_of(Engine::Sqlite));
static POSTGRES: LazyLock<Migrator> = LazyLock::new(|| migrator_of(Engine::Postgres));

fn migrator_of(engine: Engine) -> Migrator {
    Migrator::with_migrations(SOURCES.iter().map(|source| migration(engine, source)).collect())
}

/// A migration: its file's name begins with its number.
fn migration(engine: Engine, (file, sqlite, postgres): &Source) -> Migration {
    let (text, int, blob) = match engine {
        Engine::Sqlite => (sqlite, "INTEGER", "BLOB"),
        Engine::Postgres => (postgres, "BIGINT", "BYTEA"),
    };
    let (number, name) = file.split_once('_').unwrap_or_default();
    let version = number.parse().unwrap_or_default();
    let text = text.replace("{int}", int).replace("{blob}", blob);
    Migration::new(version, name.into(), MigrationType::Simple, AssertSqlSafe(text).into_sql_str(), false)
}

/// How the database stands against what this program knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MigrationState {
    /// As this program expects it.
    Current,
    /// Behind: `ensemble migrate` brings it up.
    Pending,
    /// Ahead: a newer program was here. Holds the newest migration found.
    Newer(i64),
}

fn migrator(engine: Engine) -> &'static Migrator {
    match engine {
        Engine::Sqlite => &SQLITE,
        Engine::Postgres => &POSTGRES,
    }
}

/// The newest migration that this program knows.
#[must_use]
pub fn latest(engine: Engine) -> i64 {
    migrator(engine).iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// Compares the database with what this program knows.
///
/// # Errors
/// When the database is unavailable.
pub async fn state(db: &Db) -> Result<MigrationState, sqlx::Error> {
    let applied: Result<Option<i64>, sqlx::Error> =
        sqlx::query_scalar("SELECT MAX(version) FROM _sqlx_migrations WHERE success")
            .fetch_one(&db.reader)
            .await;
    let newest = match applied {
        Ok(newest) => newest.unwrap_or(0),
        Err(sqlx::Error::Database(_)) => 0,
        Err(error) => return Err(error),
    };
    Ok(match newest.cmp(&latest(db.engine)) {
        std::cmp::Ordering::Less => MigrationState::Pending,
        std::cmp::Ordering::Equal => MigrationState::Current,
        std::cmp::Ordering::Greater => MigrationState::Newer(newest),
    })
}

/// Brings the database up to what this program knows.
///
/// # Errors
/// When the data are newer than the program, or when a migration does not go through; then nothing
/// has changed.
pub async fn migrate(db: &Db) -> Result<(), DbError> {
    if let MigrationState::Newer(version) = state(db).await? {
        return Err(DbError::Newer(version, latest(db.engine)));
    }
    db.write_once(async |to| {
        migrator(db.engine).run(to).await.map_err(|error| match error {
            MigrateError::VersionMissing(version) => DbError::Newer(version, latest(db.engine)),
            other => DbError::Migration(other.to_string()),
        })
    })
    .await
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, path::Path};

    use tempfile::TempDir;

    use super::{
        Db, DbError, Engine, MigrationState, Migrator, POSTGRES, SOURCES, SQLITE, migrate, migration, state,
    };
    use crate::db::testing::on_both_databases;

    on_both_databases! {
        async fn data_of_a_newer_program_are_left_alone(db: Db) {
            assert_eq!(state(&db).await.expect("an answer"), MigrationState::Current);
            let mut to = db.write().await.expect("a transaction");
            sqlx::query(
                "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 SELECT 9999, 'from tomorrow', success, checksum, execution_time FROM _sqlx_migrations WHERE version = 1",
            )
            .execute(&mut *to)
            .await
            .expect("a row");
            to.commit().await.expect("committed");
            assert_eq!(state(&db).await.expect("an answer"), MigrationState::Newer(9999));
            assert!(matches!(migrate(&db).await, Err(DbError::Newer(9999, _))));
        }

        async fn migrating_twice_changes_nothing(db: Db) {
            migrate(&db).await.expect("nothing to do");
            assert_eq!(state(&db).await.expect("an answer"), MigrationState::Current);
        }
    }

    /// A portal on SQLite as it was before a migration.
    async fn older(than: i64) -> (TempDir, Db) {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("old.db").display());
        let db = Db::open(&url, 1, true).await.expect("a new file");
        let before =
            Migrator::with_migrations(SQLITE.iter().filter(|each| each.version < than).cloned().collect());
        db.write_once(async |to| before.run(to).await.map_err(|error| DbError::Migration(error.to_string())))
            .await
            .expect("an older portal");
        (folder, db)
    }

    #[tokio::test]
    async fn who_wanted_no_mail_wants_no_notifications() {
        let (_folder, db) = older(9).await;
        let mut to = db.write().await.expect("a transaction");
        for (id, notices) in [("none", 0_i64), ("some", 2)] {
            sqlx::query(
                "INSERT INTO person (id, email, name, lang, notices, stamp, created_at)
                 VALUES ($1, $1, $1, 'fr', $2, '', 0)",
            )
            .bind(id)
            .bind(notices)
            .execute(&mut *to)
            .await
            .expect("a person");
        }
        to.commit().await.expect("committed");
        migrate(&db).await.expect("today's portal");
        assert_eq!(wanted(&db, "none").await, [""; 0]);
        assert_eq!(wanted(&db, "some").await, ["join-requests", "replies"]);
    }

    /// The notifications that a person wants, after the migration that gave them a table.
    async fn wanted(db: &Db, person: &str) -> Vec<String> {
        let sql = "SELECT kind FROM notification_preference WHERE person_id = $1 AND channel = 'email' AND enabled = 1
                   ORDER BY kind";
        sqlx::query_scalar(sql).bind(person.to_owned()).fetch_all(&db.reader).await.expect("kinds")
    }

    #[tokio::test]
    async fn each_wish_for_mail_is_kept() {
        let (_folder, db) = older(17).await;
        let mut to = db.write().await.expect("a transaction");
        for wishes in 0_i64..16 {
            sqlx::query(
                "INSERT INTO person (id, email, name, lang, notices, answers, stamp, created_at)
                 VALUES ($1, $1, $1, 'fr', $2, $3, '', 0)",
            )
            .bind(wishes.to_string())
            .bind(wishes & 7)
            .bind(wishes >> 3)
            .execute(&mut *to)
            .await
            .expect("a person");
        }
        to.commit().await.expect("committed");
        migrate(&db).await.expect("today's portal");
        for wishes in 0_i64..16 {
            let kinds = [(2, "join-requests"), (1, "meetings"), (4, "news"), (8, "replies")];
            let expected: Vec<&str> =
                kinds.iter().filter(|(bit, _)| wishes & bit != 0).map(|(_, kind)| *kind).collect();
            assert_eq!(wanted(&db, &wishes.to_string()).await, expected, "{wishes:b}");
        }
    }

    #[tokio::test]
    async fn what_was_written_together_is_all_there_in_its_order() {
        let (_folder, db) = older(12).await;
        let mut to = db.write().await.expect("a transaction");
        sqlx::query(
            "INSERT INTO person (id, email, name, lang, notices, answers, stamp, created_at)
             VALUES ('somebody', 'a@b', 'A', 'fr', 0, 0, '', 0)",
        )
        .execute(&mut *to)
        .await
        .expect("a person");
        for (document, number) in [("one", 1_i64), ("two", 1), ("one", 2), ("two", 3), ("two", 2)] {
            sqlx::query(
                "INSERT INTO live_update (document_id, number, at, person_id, content)
                 VALUES ($1, $2, 10 * $2, CASE WHEN $2 = 2 THEN NULL ELSE 'somebody' END, $3)",
            )
            .bind(document)
            .bind(number)
            .bind(format!("{document} {number}").into_bytes())
            .execute(&mut *to)
            .await
            .expect("a row");
        }
        to.commit().await.expect("committed");
        migrate(&db).await.expect("today's portal");
        type Update = (String, i64, i64, Option<String>, Vec<u8>);
        let log: Vec<Update> = sqlx::query_as(
            "SELECT document_id, number, at, person_id, content FROM live_update ORDER BY 1, 2",
        )
        .fetch_all(&db.reader)
        .await
        .expect("the log");
        let row = |document: &str, number: i64| {
            let person = (number != 2).then(|| "somebody".to_owned());
            (document.to_owned(), number, 10 * number, person, format!("{document} {number}").into_bytes())
        };
        assert_eq!(log, [row("one", 1), row("one", 2), row("two", 1), row("two", 2), row("two", 3)]);
    }

    #[tokio::test]
    async fn links_that_are_in_mailboxes_still_work() {
        let (_folder, db) = older(13).await;
        let mut to = db.write().await.expect("a transaction");
        sqlx::query(
            "INSERT INTO link (hash, purpose, person_id, email, data, created_at, expires_at)
             VALUES ('a', 'invite', NULL, 'a@b', '{}', 1, 2)",
        )
        .execute(&mut *to)
        .await
        .expect("a link");
        to.commit().await.expect("committed");
        migrate(&db).await.expect("today's portal");
        type Row = (String, String, Option<String>, String, String, i64, i64, Option<i64>);
        let links: Vec<Row> = sqlx::query_as(
            "SELECT hash, purpose, person_id, email, data, created_at, expires_at, used_at FROM link",
        )
        .fetch_all(&db.reader)
        .await
        .expect("links");
        let kept = ("a".into(), "invite".into(), None, "a@b".into(), "{}".into(), 1, 2, None);
        assert_eq!(links, [kept]);
    }

    #[test]
    fn both_engines_have_the_same_migrations() {
        let versions = |migrator: &Migrator| -> Vec<(i64, String)> {
            migrator.iter().map(|each| (each.version, each.description.to_string())).collect()
        };
        assert_eq!(versions(&SQLITE), versions(&POSTGRES));
    }

    #[test]
    fn every_file_is_listed() {
        let files = |folder: &str| -> BTreeSet<String> {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations").join(folder);
            std::fs::read_dir(path)
                .expect("the folder")
                .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
                .filter_map(|name| name.strip_suffix(".sql").map(str::to_owned))
                .collect()
        };
        let [sqlite, postgres, both] = ["sqlite", "postgres", ""].map(files);
        assert_eq!(sqlite, postgres);
        let listed: Vec<String> = SOURCES.iter().map(|(file, ..)| (*file).to_owned()).collect();
        assert_eq!(listed, sqlite.union(&both).cloned().collect::<Vec<_>>(), "in their order");
        assert!(listed.len() == sqlite.len() + both.len() && listed.len() >= 17);
    }

    #[test]
    fn one_file_serves_both_engines_with_their_own_words() {
        let source = ("0099_example", "n {int}, c {blob}", "n {int}, c {blob}");
        let text = |engine| migration(engine, &source).sql.as_str().to_owned();
        assert_eq!(text(Engine::Sqlite), "n INTEGER, c BLOB");
        assert_eq!(text(Engine::Postgres), "n BIGINT, c BYTEA");
    }
}
