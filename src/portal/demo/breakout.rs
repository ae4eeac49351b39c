//! The tables of a meeting that was held, and what they wrote.

use std::collections::HashMap;

use serde::Deserialize;
use sqlx::AnyConnection;

use super::{DemoError, files};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{BreakoutId, MeetingId, PersonId, TableId},
    typography,
};
use ensemble_meetings::{
    breakout::{
        model::{
            Member, Method, Round, Table,
            round::{Clock, MINUTE, Stage},
        },
        store,
    },
    meeting,
};

/// How long after the meeting began people went to their tables, in milliseconds.
const AFTER: i64 = 30 * MINUTE;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    lang: Lang,
    place: String,
    people: Vec<String>,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    community: String,
    minutes: u16,
    prompt: String,
    table: Vec<Row>,
}

fn missing(what: &str, key: &str) -> DemoError {
    DemoError::Content(format!("no {what} {key}"))
}

fn set(lang: Lang, written: &str) -> String {
    typography::typeset(lang == Lang::Fr, written.trim())
}

/// Loads the tables. `held` is the last meeting that each community held.
pub(super) async fn load(
    to: &mut AnyConnection,
    held: &HashMap<String, MeetingId>,
    people: &HashMap<String, PersonId>,
) -> Result<(), DemoError> {
    let file: File = files::read(include_str!("breakout.toml"))?;
    let no_meeting = || missing("meeting of", &file.community);
    let id = *held.get(&file.community).ok_or_else(no_meeting)?;
    let when = meeting::lock(&mut *to, id).await?.ok_or_else(no_meeting)?.when;
    let opened_at = when.millis() + AFTER;
    let closed_at = opened_at + i64::from(file.minutes) * MINUTE;
    let mut tables = Vec::new();
    for (number, row) in (1..).zip(&file.table) {
        let mut members = Vec::new();
        for key in &row.people {
            let person = *people.get(key).ok_or_else(|| missing("person", key))?;
            members.push(Member { person, name: String::new(), lang: row.lang, follows_both: false });
        }
        tables.push(Table {
            id: TableId::new(),
            number,
            lang: row.lang,
            place: set(row.lang, &row.place),
            prompt: None,
            members,
            text: Some(set(row.lang, &row.text)),
        });
    }
    let round = Round {
        id: BreakoutId::new(),
        meeting: id,
        revision: 1,
        clock: Clock {
            stage: Stage::Closed,
            minutes: file.minutes,
            opened_at: Some(opened_at),
            ends_at: Some(closed_at),
            closed_at: Some(closed_at),
        },
        item: None,
        prompt: LocalizedText::Single { lang: Lang::Fr, text: set(Lang::Fr, &file.prompt) },
        method: Method::NewPeople,
        seed: 1,
        size: 2,
        pairs: Vec::new(),
        tables,
        without_table: Vec::new(),
    };
    store::add(to, &round, opened_at).await?;
    for table in &round.tables {
        store::file(to, table.id, table.text.as_deref().unwrap_or_default(), 0, closed_at).await?;
    }
    Ok(())
}
