//! Looking for services.

use std::{collections::BTreeMap, fmt::Write as _};

use jiff::civil::Date;
use sqlx::AssertSqlSafe;

use super::{ServiceRow, columns};
use crate::service::model::{Area, Filter, Service};
use ensemble_core::{Lang, fold::fold};
use ensemble_search::Query;
use ensemble_server::db::{
    Db,
    row::{Json, from_row},
};

/// How many services a page of the directory shows.
pub const PAGE_SIZE: u32 = 20;
/// How many words of a search count.
const WORDS: usize = 12;

from_row! {
    struct CountRow {
        score: i64,
        number: i64,
    }
}

from_row! {
    struct MunicipalityRow {
        municipalities: Json<Vec<String>>,
    }
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// One page of it.
    pub services: Vec<Service>,
    /// How many there are in all.
    pub count: u32,
    /// Whether they have some of the words only: none has all.
    pub is_partial: bool,
}

/// A condition with the values of its placeholders.
struct Statement {
    text: String,
    values: Vec<String>,
}

impl Statement {
    /// The placeholder of a value.
    fn place(&mut self, value: String) -> String {
        self.values.push(value);
        format!("${}", self.values.len())
    }

    /// A condition that holds when a column has one of these between two signs.
    fn any(&mut self, column: &str, between: [&str; 2], values: &[String]) -> String {
        let mut all = Vec::new();
        for value in values {
            let escaped = value.replace('!', "!!").replace('%', "!%").replace('_', "!_");
            let place = self.place(format!("%{}{escaped}{}%", between[0], between[1]));
            all.push(format!("{column} LIKE {place} ESCAPE '!'"));
        }
        format!("({})", all.join(" OR "))
    }
}

/// How many of the words a service has, and which services are looked at.
fn parts(filter: &Filter) -> (Statement, String, usize) {
    let mut statement = Statement { text: String::from("s.state = 'listed'"), values: Vec::new() };
    let words = Query::parse(&filter.words).words;
    let words: Vec<&Vec<String>> = words.iter().take(WORDS).collect();
    let mut score = String::from("0");
    for stems in &words {
        let has = statement.any("s.terms", [" ", " "], stems);
        let _ = write!(score, " + CASE WHEN {has} THEN 1 ELSE 0 END");
    }
    let within = match &filter.area {
        Area::Anywhere => None,
        Area::Online => Some("s.online = 1".to_owned()),
        Area::Region(region) => {
            let has = statement.any("s.regions", ["\"", "\""], &[region.code().to_owned()]);
            Some(format!("(s.everywhere = 1 OR {has})"))
        }
        Area::Municipality(name) => {
            let has = statement.any("s.places", ["|", "|"], &[fold(name)]);
            Some(format!("(s.everywhere = 1 OR {has})"))
        }
    };
    let audiences: Vec<String> = filter.audiences.iter().map(|each| each.code().to_owned()).collect();
    let languages: Vec<String> = filter.languages.iter().map(|each| each.code().to_owned()).collect();
    let mut conditions: Vec<String> = within.into_iter().collect();
    for (column, values) in [("s.audiences", audiences), ("s.languages", languages)] {
        if !values.is_empty() {
            conditions.push(statement.any(column, ["\"", "\""], &values));
        }
    }
    for condition in conditions {
        let _ = write!(statement.text, " AND {condition}");
    }
    (statement, score, words.len())
}

/// A page, from 1, of the services that a filter finds. Those that have all the words; where none does, those that have some, the
/// most first. Those that were verified within the year come before the others.
///
/// # Errors
/// When the database is unavailable.
pub async fn search(
    db: &Db,
    lang: Lang,
    filter: &Filter,
    fresh_since: Date,
    page: u32,
) -> Result<Found, sqlx::Error> {
    let (Statement { text, values }, score, words) = parts(filter);
    let counted = format!(
        "SELECT n.score, COUNT(*) AS number FROM (SELECT {score} AS score FROM service s WHERE {text}) n GROUP BY n.score"
    );
    let mut query = sqlx::query_as::<_, CountRow>(AssertSqlSafe(counted));
    for value in &values {
        query = query.bind(value.clone());
    }
    let counts = query.fetch_all(&db.reader).await?;
    let all = i64::try_from(words).unwrap_or(i64::MAX);
    let has_all = counts.iter().any(|row| row.score == all);
    let least = if has_all { all } else { all.min(1) };
    let count: i64 = counts.iter().filter(|row| row.score >= least).map(|row| row.number).sum();
    let sort = match lang {
        Lang::Fr => "name_fr",
        Lang::En => "name_en",
    };
    let by_words = if words == 0 { String::new() } else { format!("{score} DESC, ") };
    let next = values.len() + 1;
    let statement = format!(
        "SELECT {} FROM service s WHERE {text} AND ({score}) >= ${next}
         ORDER BY {by_words}CASE WHEN s.verified_on >= ${} THEN 0 ELSE 1 END, s.{sort}, s.id
         LIMIT (${} + 0) OFFSET (${} + 0)",
        columns!(),
        next + 1,
        next + 2,
        next + 3,
    );
    let mut query = sqlx::query_as::<_, ServiceRow>(AssertSqlSafe(statement));
    for value in values {
        query = query.bind(value);
    }
    let rows = query
        .bind(least)
        .bind(fresh_since.to_string())
        .bind(i64::from(PAGE_SIZE))
        .bind(i64::from(page.saturating_sub(1)) * i64::from(PAGE_SIZE))
        .fetch_all(&db.reader)
        .await?;
    Ok(Found {
        services: rows.into_iter().map(Service::from).collect(),
        count: u32::try_from(count).unwrap_or_default(),
        is_partial: words > 0 && !has_all,
    })
}

/// The municipalities that services of the directory name, each once, in the order of their names.
///
/// # Errors
/// When the database is unavailable.
pub async fn municipalities(db: &Db) -> Result<Vec<String>, sqlx::Error> {
    let rows: Vec<MunicipalityRow> = sqlx::query_as(
        "SELECT DISTINCT municipalities FROM service WHERE state = 'listed' AND municipalities <> '[]'",
    )
    .fetch_all(&db.reader)
    .await?;
    let names = rows.into_iter().flat_map(|row| row.municipalities.0);
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for name in names {
        all.entry(fold(&name)).or_insert(name);
    }
    Ok(all.into_values().collect())
}
