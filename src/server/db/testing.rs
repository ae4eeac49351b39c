//! Real databases for tests: SQLite in a temporary folder, PostgreSQL from the server that
//! `make test` starts (`.make/with-postgres COMMAND` does the same for one command).

use std::env;

use sqlx::AnyPool;
use tempfile::TempDir;

use super::{Db, migrate};

/// The variable that names a PostgreSQL server on which tests may make databases.
pub const POSTGRES: &str = "ENSEMBLE_TEST_POSTGRES";

/// A migrated database of a test's own, and what keeps it alive.
pub struct Scratch {
    /// The database.
    pub db: Db,
    _folder: Option<TempDir>,
}

impl Scratch {
    /// A database that somebody else keeps alive.
    #[must_use]
    pub fn of(db: Db) -> Self {
        Self { db, _folder: None }
    }
}

/// A fresh SQLite file.
pub async fn sqlite() -> Scratch {
    let scratch = empty_sqlite().await;
    migrate(&scratch.db).await.expect("migrations run on a new file");
    scratch
}

/// A SQLite file without tables.
pub async fn empty_sqlite() -> Scratch {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("test.db").display());
    let db = Db::open(&url, 2, true).await.expect("a new file opens");
    Scratch { db, _folder: Some(folder) }
}

/// A fresh database on the PostgreSQL server of the tests.
pub async fn postgres() -> Scratch {
    let scratch = empty_postgres().await;
    migrate(&scratch.db).await.expect("migrations run on a new database");
    scratch
}

/// A database without tables on the PostgreSQL server of the tests.
pub async fn empty_postgres() -> Scratch {
    let server = env::var(POSTGRES).unwrap_or_else(|_| {
        panic!("{POSTGRES} is not set: run “make test”, or “.make/with-postgres cargo nextest run”")
    });
    sqlx::any::install_default_drivers();
    let name = format!("ensemble_{}", uuid::Uuid::now_v7().simple());
    let pool = AnyPool::connect(&server).await.expect("the PostgreSQL server of the tests answers");
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}")))
        .execute(&pool)
        .await
        .expect("the tests may make databases");
    pool.close().await;
    let (server, _) = server.rsplit_once('/').expect("an address ends with a database");
    let db = Db::open(&format!("{server}/{name}"), 2, false).await.expect("a new database opens");
    Scratch { db, _folder: None }
}

/// Where a test's own database on that server is.
pub async fn postgres_url(db: &Db) -> String {
    let name: String = sqlx::query_scalar("SELECT CAST(current_database() AS TEXT)")
        .fetch_one(&db.reader)
        .await
        .expect("its name");
    let server = env::var(POSTGRES).expect("the server that the database is on");
    let (server, _) = server.rsplit_once('/').expect("an address ends with a database");
    format!("{server}/{name}")
}

/// Writes each test twice: once on SQLite, once on PostgreSQL.
#[macro_export]
macro_rules! on_both_databases {
    ($($(#[$doc:meta])* async fn $name:ident($db:ident: Db) $body:block)+) => {$(
        mod $name {
            #[allow(unused_imports, reason = "a test takes what it needs from its module")]
            use super::*;

            async fn story($db: $crate::db::Db) $body

            #[tokio::test]
            async fn on_sqlite() {
                let scratch = $crate::db::testing::sqlite().await;
                story(scratch.db.clone()).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                let scratch = $crate::db::testing::postgres().await;
                story(scratch.db.clone()).await;
            }
        }
    )+};
}
pub use on_both_databases;
