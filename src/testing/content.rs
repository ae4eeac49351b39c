//! Databases with the demonstration content. It is loaded once in a run of the tests, of which some two thousand start with it: when
//! each loaded it, all tests took 837 s, and now 594 s.

use std::{env, process};

use ensemble::demo;
use ensemble_server::db::{
    Db, migrate,
    testing::{Scratch, postgres_copy, sqlite_copy},
};

use crate::NOW;

/// A fresh SQLite file with the demonstration content.
pub async fn sqlite() -> Scratch {
    sqlite_copy(&name(), fill).await
}

/// A fresh database with the demonstration content on the PostgreSQL server of the tests.
pub async fn postgres() -> Scratch {
    postgres_copy(&name(), fill).await
}

async fn fill(db: &Db) {
    migrate(db).await.expect("migrations run on a new database");
    demo::load(db, NOW, true).await.expect("the content loads");
}

/// A name that is another in each run of the tests: the content may have changed. nextest starts a process for each test, and says
/// which run it belongs to; otherwise a run is one process.
fn name() -> String {
    let run = env::var("NEXTEST_RUN_ID").unwrap_or_else(|_| process::id().to_string());
    format!("ensemble_content_{}", run.replace('-', ""))
}

/// Writes each test twice, on databases with the demonstration content: once on SQLite, once on PostgreSQL.
#[macro_export]
macro_rules! on_both_with_content {
    ($($tests:tt)+) => {
        ::ensemble_server::on_both_databases! { [$crate::content::sqlite, $crate::content::postgres] $($tests)+ }
    };
}
