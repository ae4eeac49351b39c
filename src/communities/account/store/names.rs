//! The keys by which people are found and put in order. The program makes them of the names, because the databases fold
//! and sort in ways of their own; see [`fold`].

use sqlx::AnyConnection;

use ensemble_core::{
    Lang,
    fold::{NameQuery, name_words, sort_key},
};
use ensemble_server::{
    db::{Db, row::from_row},
    names,
};

/// What made the keys. It grows when folding or sorting changes, so that they are made anew.
const VERSION: i64 = 1;
/// How many names one transaction takes.
const BATCH: i64 = 200;

from_row! {
    struct NameRow {
        id: String,
        name: String,
    }
}

/// Makes the keys of the names that were written since they were last made. It is called before names are looked for.
///
/// # Errors
/// When the database is unavailable.
pub async fn index_names(db: &Db) -> Result<(), sqlx::Error> {
    loop {
        let rows: Vec<NameRow> =
            sqlx::query_as("SELECT id, name FROM person WHERE name_version < $1 LIMIT ($2 + 0)")
                .bind(VERSION)
                .bind(BATCH)
                .fetch_all(&db.reader)
                .await?;
        if rows.is_empty() {
            return Ok(());
        }
        db.transaction(async |transaction| {
            for row in rows {
                index_name(transaction, row).await?;
            }
            Ok::<_, sqlx::Error>(())
        })
        .await?;
    }
}

async fn index_name(transaction: &mut AnyConnection, row: NameRow) -> Result<(), sqlx::Error> {
    let NameRow { id, name } = row;
    // Names that were stored before they were cleaned are cleaned here. People have one order in both languages.
    let line = names::line(&name);
    sqlx::query(
        "UPDATE person SET name_words = $3, name_order = $4, name_version = $5 WHERE id = $1 AND name = $2",
    )
    .bind(id)
    .bind(name)
    .bind(name_words(&line))
    .bind(sort_key(Lang::Fr, &line))
    .bind(VERSION)
    .execute(transaction)
    .await?;
    Ok(())
}

/// What a statement asks of the column `name_words` of the people `p` so that it finds those whose name was typed, and
/// the texts to bind, from `$first` on.
#[must_use]
pub fn name_condition(typed: &str, first: usize) -> (String, Vec<String>) {
    let query = NameQuery::parse(typed);
    if query.is_unreadable {
        return ("1 = 0".to_owned(), Vec::new());
    }
    let mut bound = Vec::new();
    let mut has = |piece: String| {
        // A folded word has letters and digits only: nothing that LIKE would read.
        bound.push(format!("% {piece}%"));
        format!("p.name_words LIKE ${}", first + bound.len() - 1)
    };
    let mut all = vec!["1 = 1".to_owned()];
    for ways in query.words {
        let ways: Vec<String> = ways
            .into_iter()
            .map(|way| way.into_iter().map(&mut has).collect::<Vec<_>>().join(" AND "))
            .map(|way| format!("({way})"))
            .collect();
        all.push(format!("({})", ways.join(" OR ")));
    }
    (all.join(" AND "), bound)
}
