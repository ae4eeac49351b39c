//! Databases with the demonstration content. A run of the tests loads it once for each database, not for each of the two thousand
//! tests that start with it: with that, all tests took 837 s instead of 594 s.

use std::{env, sync::LazyLock};

use uuid::Uuid;

use crate::NOW;
use ensemble::demo;
use ensemble_server::db::{
    Db, migrate,
    testing::{Scratch, postgres_copy, sqlite_copy},
};

/// A fresh SQLite file with the demonstration content.
pub async fn sqlite() -> Scratch {
    sqlite_copy(&NAME, fill).await
}

/// A fresh database with the demonstration content on the PostgreSQL server of the tests.
pub async fn postgres() -> Scratch {
    postgres_copy(&NAME, fill).await
}

async fn fill(db: &Db) {
    migrate(db).await.expect("migrations run on a new database");
    demo::load(db, NOW, true).await.expect("the content loads");
}

/// A name that is another in each run of the tests: the content may have changed. nextest starts a process for each test, and says
/// which run it belongs to; otherwise a run is the tests of one program.
static NAME: LazyLock<String> = LazyLock::new(|| {
    let run = env::var("NEXTEST_RUN_ID").unwrap_or_else(|_| Uuid::now_v7().to_string());
    format!("ensemble_content_{}", run.replace('-', ""))
});

/// Writes each test twice, on databases with the demonstration content: once on SQLite, once on PostgreSQL.
#[macro_export]
macro_rules! on_both_with_content {
    ($($tests:tt)+) => {
        ::ensemble_server::on_both_databases! { @on [$crate::content::sqlite, $crate::content::postgres] $($tests)+ }
    };
}
