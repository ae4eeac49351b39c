//! Follow-ups of the people of the demonstration.

use std::collections::HashMap;

use jiff::ToSpan;
use serde::Deserialize;
use sqlx::AnyConnection;

use super::{DemoError, files};
use ensemble_core::{
    Lang, LocalizedText, format,
    ids::{CommunityId, FollowUpId, MeetingId, PersonId},
    typography,
};
use ensemble_decisions::follow_up::{
    self, NewFollowUp,
    model::{Answer, Due, State},
};

const DAY: i64 = 24 * 3_600_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    community: String,
    author: String,
    owner: Option<String>,
    answer: Option<Answer>,
    lang: Lang,
    days_ago: i64,
    due_in_days: Option<i64>,
    #[serde(default)]
    held: bool,
    state: Option<State>,
    closed_days_ago: Option<i64>,
    reason: Option<String>,
    text: String,
    #[serde(default)]
    other_text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    follow_up: Vec<Row>,
}

fn missing(what: &str, key: &str) -> DemoError {
    DemoError::Content(format!("no {what} {key}"))
}

fn set(lang: Lang, written: &str) -> String {
    typography::typeset(lang == Lang::Fr, written.trim())
}

/// Loads the follow-ups. `held` is the last meeting that each community held.
pub(super) async fn load(
    to: &mut AnyConnection,
    communities: &HashMap<String, CommunityId>,
    held: &HashMap<String, MeetingId>,
    people: &HashMap<String, PersonId>,
    now: i64,
) -> Result<(), DemoError> {
    let person = |key: &String| people.get(key).copied().ok_or_else(|| missing("person", key));
    let file: File = files::read(include_str!("follow_ups.toml"))?;
    for row in file.follow_up {
        let community =
            *communities.get(&row.community).ok_or_else(|| missing("community", &row.community))?;
        let meeting = match row.held {
            true => {
                let held = held.get(&row.community);
                Some(*held.ok_or_else(|| missing("meeting that was held in", &row.community))?)
            }
            false => None,
        };
        let (id, at, author) = (FollowUpId::new(), now - row.days_ago * DAY, person(&row.author)?);
        let owner = match &row.owner {
            Some(key) => Some((person(key)?, row.answer.unwrap_or(Answer::Proposed))),
            None => None,
        };
        let due = match row.due_in_days {
            Some(days) => {
                let day = format::local(now).date().checked_add(days.days());
                let day = day.map_err(|error| DemoError::Content(error.to_string()))?;
                format::midnight(day).map_or(Due::Never, Due::On)
            }
            None => Due::NextMeeting(at),
        };
        let (own, other) = (set(row.lang, &row.text), set(row.lang.other(), &row.other_text));
        let words = LocalizedText::written(row.lang, &own, &other);
        let new = NewFollowUp { id, community, author, meeting, item: None, text: &words, due, owner };
        follow_up::insert(to, new, at).await?;
        if let Some((state, days)) = row.state.zip(row.closed_days_ago) {
            let reason = row.reason.as_deref().map(|reason| set(row.lang, reason));
            let reason = reason.map(|text| LocalizedText::Single { lang: row.lang, text });
            let closed_at = now - days * DAY;
            follow_up::close_in_demonstration(to, id, author, state, reason.as_ref(), closed_at).await?;
        }
    }
    Ok(())
}
