//! The databases of an earlier version, migrated to the newest one: their pages show the same content.
//!
//! `released/*.sql.gz` are dumps of both databases as the version of November 2026 made them (`ensemble migrate`,
//! `ensemble seed --demo`, then `sqlite3 … .dump` and `pg_dump --inserts`). `released/pages.txt` lists, for each page,
//! the passages of that content which that version showed.

use std::{collections::HashSet, io::Read};

use flate2::read::GzDecoder;
use sqlx::AssertSqlSafe;

use ensemble::demo;
use ensemble_server::db::{
    Db, migrate,
    testing::{Scratch, empty_postgres, empty_sqlite},
};
use ensemble_testing::{NOW, TestApp, app_on};

const SQLITE: &[u8] = include_bytes!("released/sqlite.sql.gz");
const POSTGRES: &[u8] = include_bytes!("released/postgres.sql.gz");
const PAGES: &str = include_str!("released/pages.txt");
/// When the dumps were made, in milliseconds UTC: lists and phases depend on the hour.
const MADE_AT: i64 = 1_795_847_163_000;

#[tokio::test]
async fn a_released_sqlite_database_shows_the_same_pages() {
    shows_the_same_pages(empty_sqlite().await, SQLITE).await;
}

#[tokio::test]
async fn a_released_postgres_database_shows_the_same_pages() {
    shows_the_same_pages(empty_postgres().await, POSTGRES).await;
}

async fn shows_the_same_pages(scratch: Scratch, dump: &[u8]) {
    load(&scratch.db, dump).await;
    migrate(&scratch.db).await.expect("an earlier database migrates");
    demo::load(&scratch.db, NOW, true).await.expect("what an earlier one did not have loads");
    let mut app = app_on(scratch.db.clone()).await;
    app.later(MADE_AT - NOW);
    for page in PAGES.split("# ").skip(1) {
        let mut lines = page.lines();
        let (who, address) = lines.next().and_then(|line| line.split_once(' ')).expect("who asks for what");
        let address = with_ids(&scratch.db, address).await;
        let answer = match who {
            "visitor" => app.get(&address).await,
            key => signed_in(&app, key, &address).await,
        };
        assert_eq!(answer.status, 200, "{who} at {address}");
        let shown = passages(&answer.body);
        let missing: Vec<&str> = lines.filter(|line| !line.is_empty() && !shown.contains(*line)).collect();
        assert!(missing.is_empty(), "{who} at {address} misses {missing:#?}");
    }
}

async fn signed_in(app: &TestApp, key: &str, address: &str) -> ensemble_testing::Answer {
    app.get_with(address, "cookie", &app.cookie(key).await).await
}

async fn load(db: &Db, dump: &[u8]) {
    let mut sql = String::new();
    GzDecoder::new(dump).read_to_string(&mut sql).expect("a compressed text");
    let mut transaction = db.write().await.expect("a transaction");
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *transaction).await.expect("the dump loads");
    transaction.commit().await.expect("committed");
}

/// An address of `pages.txt` with the ids of its database.
async fn with_ids(db: &Db, address: &str) -> String {
    let mut address = address.to_owned();
    for (name, statement) in [
        ("{meeting}", "SELECT id FROM meeting WHERE title LIKE '%Repérer tôt, sans étiqueter%'"),
        ("{public}", "SELECT id FROM reflection WHERE texts LIKE '%Lire à deux%'"),
        ("{shared}", "SELECT id FROM reflection WHERE texts LIKE '%Trois signes avant%'"),
    ] {
        if address.contains(name) {
            let id: String = sqlx::query_scalar(statement).fetch_one(&db.reader).await.expect("one");
            address = address.replace(name, &id);
        }
    }
    address
}

/// The texts between the tags of a page, with single spaces.
fn passages(html: &str) -> HashSet<String> {
    html.split('<')
        .filter_map(|part| part.split_once('>'))
        .map(|(_, text)| {
            let text = html_escape::decode_html_entities(text);
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .collect()
}
