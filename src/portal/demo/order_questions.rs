//! Questions of the demonstration to professional orders, and what these answered.

use std::collections::HashMap;

use jiff::ToSpan;
use serde::Deserialize;
use sqlx::AnyConnection;

use super::{DemoError, files};
use ensemble_core::{
    Lang, format,
    ids::{CommunityId, OrderQuestionId, PersonId},
    typography,
};
use ensemble_network::order_question::{
    NewAnswer, NewQuestion, add_question, insert_answer, mark_passed,
    model::{Given, OrderAnswer, QuestionTexts},
    set_support,
};

const DAY: i64 = 24 * 3_600_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    question: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    community: String,
    author: String,
    lang: Lang,
    days_ago: i64,
    text: String,
    #[serde(default)]
    background: String,
    #[serde(default)]
    supporters: Vec<String>,
    /// When it was passed on, where questions are passed on one by one.
    passed_days_ago: Option<i64>,
    answer: Option<AnswerRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerRow {
    by: String,
    lang: Lang,
    days_ago: i64,
    given: Given,
    who: String,
    capacity: String,
    text: String,
}

fn missing(what: &str, key: &str) -> DemoError {
    DemoError::Content(format!("no {what} {key}"))
}

fn set(lang: Lang, text: &str) -> String {
    typography::typeset(lang == Lang::Fr, text.trim())
}

/// The first moment of the day that was so many days ago.
fn day(now: i64, days_ago: i64) -> Result<i64, DemoError> {
    let day = format::local(now).date().checked_sub(days_ago.days());
    let day = day.map_err(|error| DemoError::Content(error.to_string()))?;
    format::midnight(day).ok_or_else(|| missing("such day", &day.to_string()))
}

/// Loads the questions and their answers.
pub(super) async fn load(
    to: &mut AnyConnection,
    communities: &HashMap<String, CommunityId>,
    people: &HashMap<String, PersonId>,
    now: i64,
) -> Result<(), DemoError> {
    let person = |key: &String| people.get(key).copied().ok_or_else(|| missing("person", key));
    for row in files::read::<File>(include_str!("order_questions.toml"))?.question {
        let community =
            *communities.get(&row.community).ok_or_else(|| missing("community", &row.community))?;
        let texts = QuestionTexts {
            lang: row.lang,
            text: set(row.lang, &row.text),
            background: set(row.lang, &row.background),
        };
        let (id, at) = (OrderQuestionId::new(), now - row.days_ago * DAY);
        let author = person(&row.author)?;
        add_question(to, NewQuestion { id, community, author, texts: &texts }, at).await?;
        for supporter in &row.supporters {
            set_support(to, id, person(supporter)?, true, at).await?;
        }
        if let Some(days_ago) = row.passed_days_ago {
            mark_passed(to, id, now - days_ago * DAY).await?;
        }
        if let Some(row) = row.answer {
            let answer = OrderAnswer {
                answered_on: day(now, row.days_ago)?,
                given: row.given,
                meeting: None,
                who: row.who,
                capacity: set(row.lang, &row.capacity),
                lang: row.lang,
                text: set(row.lang, &row.text),
                revision: 1,
            };
            let by = person(&row.by)?;
            insert_answer(to, NewAnswer { question: id, answer: &answer, by }, now - row.days_ago * DAY)
                .await?;
        }
    }
    Ok(())
}
