//! Real databases for tests: SQLite in a temporary folder, PostgreSQL from the server that
//! `make test` starts (`.make/with-postgres COMMAND` does the same for one command).
//!
//! Each test has a database of its own, a copy of one that was filled once: seventy migrations take a quarter of a second on SQLite
//! and a second on PostgreSQL, and there are more than three thousand tests.

use std::{
    env, fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::{Path, PathBuf},
};

use sqlx::{AnyPool, AssertSqlSafe};
use tempfile::TempDir;

use super::{Db, migrate, migrations};

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
    sqlite_copy(&template_name(), async |db| migrate(db).await.expect("migrations run on a new file")).await
}

/// A copy of the SQLite file of this name, which `fill` makes once from an empty one.
pub async fn sqlite_copy(name: &str, fill: impl AsyncFnOnce(&Db)) -> Scratch {
    let template = sqlite_template(name, fill).await;
    sqlite_in(|file| {
        fs::copy(template, file).expect("the template can be copied");
    })
    .await
}

/// A SQLite file without tables.
pub async fn empty_sqlite() -> Scratch {
    sqlite_in(|_| ()).await
}

async fn sqlite_in(fill: impl FnOnce(&Path)) -> Scratch {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("test.db");
    fill(&file);
    let db = Db::open(&format!("sqlite:{}", file.display()), 2, true).await.expect("the file opens");
    Scratch { db, _folder: Some(folder) }
}

/// The SQLite file that tests copy. The first test makes it; of two at once, one replaces what the other made.
async fn sqlite_template(name: &str, fill: impl AsyncFnOnce(&Db)) -> PathBuf {
    let template = env::temp_dir().join(format!("{name}.db"));
    if !template.exists() {
        let made = empty_sqlite().await;
        fill(&made.db).await;
        let folder = tempfile::tempdir_in(env::temp_dir()).expect("a temporary folder");
        let copy = folder.path().join("copy.db");
        // One file with all that the log of changes holds.
        sqlx::query("VACUUM INTO $1")
            .bind(copy.display().to_string())
            .execute(&made.db.reader)
            .await
            .expect("the file can be copied");
        fs::rename(copy, &template).expect("the copy can be moved");
    }
    template
}

/// A name that changes with the migrations.
fn template_name() -> String {
    let mut hasher = DefaultHasher::new();
    migrations::SOURCES.hash(&mut hasher);
    format!("ensemble_template_{:016x}", hasher.finish())
}

/// A fresh database on the PostgreSQL server of the tests.
pub async fn postgres() -> Scratch {
    postgres_copy(&template_name(), async |db| migrate(db).await.expect("migrations run on a new database"))
        .await
}

/// A copy of the database of this name on the PostgreSQL server of the tests, which `fill` makes once from an empty one.
pub async fn postgres_copy(name: &str, fill: impl AsyncFnOnce(&Db)) -> Scratch {
    let server = server_pool().await;
    make_postgres_template(&server, name, fill).await;
    let db = create_postgres(&server, &format!(" TEMPLATE {name}")).await;
    server.close().await;
    Scratch { db, _folder: None }
}

/// A database without tables on the PostgreSQL server of the tests.
pub async fn empty_postgres() -> Scratch {
    let server = server_pool().await;
    let db = create_postgres(&server, "").await;
    server.close().await;
    Scratch { db, _folder: None }
}

async fn create_postgres(server: &AnyPool, template: &str) -> Db {
    let name = format!("ensemble_{}", uuid::Uuid::now_v7().simple());
    sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}{template}")))
        .execute(server)
        .await
        .expect("the tests may make databases");
    Db::open(&url_of(&name), 2, false).await.expect("a new database opens")
}

/// The database that tests copy. The first test makes it, the others wait for it.
async fn make_postgres_template(server: &AnyPool, name: &str, fill: impl AsyncFnOnce(&Db)) {
    if is_there(server, name).await {
        return;
    }
    let mut lock = server.acquire().await.expect("a connection");
    sqlx::query("SELECT CAST(1 AS BIGINT) FROM pg_advisory_lock(1795000000)")
        .execute(&mut *lock)
        .await
        .expect("a lock");
    if !is_there(server, name).await {
        let making = create_postgres(server, "").await;
        fill(&making).await;
        let made = database_of(&making).await;
        making.close().await;
        sqlx::query(AssertSqlSafe(format!("ALTER DATABASE {made} RENAME TO {name}")))
            .execute(server)
            .await
            .expect("the database can be renamed");
    }
    lock.close().await.expect("the lock ends with its connection");
}

async fn is_there(server: &AnyPool, name: &str) -> bool {
    let found: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM pg_database WHERE datname = $1")
        .bind(name.to_owned())
        .fetch_one(server)
        .await
        .expect("the server lists its databases");
    found > 0
}

/// The address of the PostgreSQL server of the tests, with the database in which others are made.
fn server() -> String {
    env::var(POSTGRES).unwrap_or_else(|_| {
        panic!("{POSTGRES} is not set: run “make test”, or “.make/with-postgres cargo nextest run”")
    })
}

async fn server_pool() -> AnyPool {
    sqlx::any::install_default_drivers();
    AnyPool::connect(&server()).await.expect("the PostgreSQL server of the tests answers")
}

fn url_of(name: &str) -> String {
    let server = server();
    let (server, _) = server.rsplit_once('/').expect("an address ends with a database");
    format!("{server}/{name}")
}

async fn database_of(db: &Db) -> String {
    sqlx::query_scalar("SELECT CAST(current_database() AS TEXT)")
        .fetch_one(&db.reader)
        .await
        .expect("its name")
}

/// Where a test's own database on that server is.
pub async fn postgres_url(db: &Db) -> String {
    url_of(&database_of(db).await)
}

/// Writes each test twice: once on SQLite, once on PostgreSQL. The databases are those of this module, or of two functions,
/// named first in brackets.
#[macro_export]
macro_rules! on_both_databases {
    (@on [$sqlite:path, $postgres:path] $($(#[$doc:meta])* async fn $name:ident($db:ident: Db) $body:block)+) => {$(
        mod $name {
            #[allow(unused_imports, reason = "a test takes what it needs from its module")]
            use super::*;

            async fn story($db: $crate::db::Db) $body

            #[tokio::test]
            async fn on_sqlite() {
                let scratch = $sqlite().await;
                story(scratch.db.clone()).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                let scratch = $postgres().await;
                story(scratch.db.clone()).await;
            }
        }
    )+};
    ($($tests:tt)+) => {
        $crate::on_both_databases! { @on [$crate::db::testing::sqlite, $crate::db::testing::postgres] $($tests)+ }
    };
}
pub use on_both_databases;
