//! Themes that the people of the demonstration proposed, their votes, and the days on which they could meet.

use std::collections::HashMap;

use jiff::{ToSpan, civil::Weekday};
use serde::Deserialize;
use sqlx::AnyConnection;

use super::{DemoError, files};
use ensemble_core::{
    Lang, LocalizedText, format,
    ids::{CommunityId, DateOptionId, MeetingId, PersonId, ThemeId, ThemeReplyId, VoteId, VoteOptionId},
    typography,
};
use ensemble_decisions::{
    theme::{
        self, NewReply, NewTheme,
        model::{ThemeState, ThemeTexts},
    },
    vote::{
        self,
        model::{Choice, Level, Method, Vote, VoteOption},
    },
};
use ensemble_meetings::date_poll::{self, model::Answer};

const DAY: i64 = 24 * 3_600_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    community: String,
    author: String,
    lang: Lang,
    days_ago: i64,
    state: Option<ThemeState>,
    title: String,
    #[serde(default)]
    other_title: String,
    why: String,
    #[serde(default)]
    lead: String,
    reason: Option<String>,
    supporters: Vec<String>,
    #[serde(default)]
    reply: Vec<ReplyRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReplyRow {
    author: String,
    lang: Lang,
    days_ago: i64,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VoteRow {
    community: String,
    lang: Lang,
    method: Method,
    title: String,
    closes_in_days: i64,
    outcome: Option<String>,
    #[serde(default)]
    options: Vec<String>,
    #[serde(default)]
    ballot: Vec<BallotRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BallotRow {
    person: String,
    values: Vec<Level>,
    reasons: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DatesRow {
    community: String,
    days: Vec<i64>,
    time: jiff::civil::Time,
    answer: Vec<AnswerRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerRow {
    person: String,
    values: Vec<Answer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    theme: Vec<Row>,
    vote: Vec<VoteRow>,
    dates: Vec<DatesRow>,
}

fn file() -> Result<File, DemoError> {
    files::read(include_str!("themes.toml"))
}

fn missing(what: &str, key: &str) -> DemoError {
    DemoError::Content(format!("no {what} {key}"))
}

fn set(lang: Lang, text: &str) -> String {
    typography::typeset(lang == Lang::Fr, text.trim())
}

fn single(lang: Lang, text: &str) -> LocalizedText {
    LocalizedText::Single { lang, text: set(lang, text) }
}

/// Loads the themes.
pub(super) async fn load(
    to: &mut AnyConnection,
    communities: &HashMap<String, CommunityId>,
    people: &HashMap<String, PersonId>,
    now: i64,
) -> Result<(), DemoError> {
    let person = |key: &String| people.get(key).copied().ok_or_else(|| missing("person", key));
    for row in file()?.theme {
        let community =
            *communities.get(&row.community).ok_or_else(|| missing("community", &row.community))?;
        let other = set(row.lang.other(), &row.other_title);
        let texts = ThemeTexts {
            lang: row.lang,
            title: LocalizedText::written(row.lang, &set(row.lang, &row.title), &other),
            why: set(row.lang, &row.why),
            lead: set(row.lang, &row.lead),
        };
        let (id, at) = (ThemeId::new(), now - row.days_ago * DAY);
        let author = person(&row.author)?;
        theme::add_theme(to, NewTheme { id, community, author, texts: &texts }, at).await?;
        for supporter in &row.supporters {
            theme::set_support(to, id, person(supporter)?, true, at).await?;
        }
        if let Some(state) = row.state {
            let reason = row.reason.as_deref().map(|reason| single(row.lang, reason));
            theme::set_state(to, id, ThemeState::Proposed, state, reason.as_ref()).await?;
        }
        for reply in &row.reply {
            let text = set(reply.lang, &reply.text);
            let new = NewReply {
                id: ThemeReplyId::new(),
                theme: id,
                author: person(&reply.author)?,
                lang: reply.lang,
                text: &text,
            };
            theme::add_reply(to, new, now - reply.days_ago * DAY).await?;
        }
    }
    Ok(())
}

/// Loads the votes.
pub(super) async fn load_votes(
    to: &mut AnyConnection,
    communities: &HashMap<String, CommunityId>,
    people: &HashMap<String, PersonId>,
    now: i64,
) -> Result<(), DemoError> {
    let file = file()?;
    for row in file.vote {
        let community =
            *communities.get(&row.community).ok_or_else(|| missing("community", &row.community))?;
        let option = |title: LocalizedText| VoteOption { id: VoteOptionId::new(), theme: None, title };
        let mut options: Vec<VoteOption> =
            row.options.iter().map(|title| option(single(row.lang, title))).collect();
        if options.is_empty() {
            options = theme::proposed(to, community)
                .await?
                .into_iter()
                .map(|(theme, title)| VoteOption { theme: Some(theme), ..option(title) })
                .collect();
        }
        let closes_at = now + row.closes_in_days * DAY;
        let vote = Vote {
            id: VoteId::new(),
            community,
            title: single(row.lang, &row.title),
            method: row.method,
            dots: 0,
            secret: false,
            hidden: true,
            quorum: 0,
            revision: 1,
            opened_at: closes_at.min(now) - 10 * DAY,
            closes_at,
            closed_at: None,
            outcome: None,
            meeting: None,
            options,
        };
        vote::add_vote(to, &vote).await?;
        for ballot in &row.ballot {
            let person = *people.get(&ballot.person).ok_or_else(|| missing("person", &ballot.person))?;
            let chosen = vote.options.iter().zip(ballot.values.iter().zip(&ballot.reasons));
            let choices: Vec<Choice> = chosen
                .map(|(option, (level, reason))| Choice {
                    option: option.id,
                    value: level.value(),
                    reason: (!reason.trim().is_empty()).then(|| single(row.lang, reason)),
                })
                .collect();
            vote::cast_open(to, vote.id, person, &choices).await?;
        }
        if let Some(outcome) = &row.outcome {
            vote::close_vote(to, vote.id, closes_at).await?;
            vote::set_outcome(to, vote.id, &single(row.lang, outcome)).await?;
        }
    }
    Ok(())
}

/// Loads the days that are proposed for `awaiting` meetings, each with its community and the first moment of its month.
pub(super) async fn load_dates(
    to: &mut AnyConnection,
    awaiting: &[(String, MeetingId, i64)],
    people: &HashMap<String, PersonId>,
    now: i64,
) -> Result<(), DemoError> {
    for row in file()?.dates {
        let (_, meeting, first) = awaiting
            .iter()
            .find(|(community, ..)| *community == row.community)
            .ok_or_else(|| missing("meeting without a day in", &row.community))?;
        for (index, days) in row.days.iter().enumerate() {
            let fault = |error: jiff::Error| DemoError::Content(error.to_string());
            let mut day = format::local(*first).date().checked_add(days.days()).map_err(fault)?;
            while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
                day = day.tomorrow().map_err(fault)?;
            }
            let at = format::at(day, row.time).ok_or_else(|| missing("such hour on", &day.to_string()))?;
            let id = DateOptionId::new();
            date_poll::add_date(to, *meeting, id, at.timestamp().as_millisecond()).await?;
            for answer in &row.answer {
                let person = *people.get(&answer.person).ok_or_else(|| missing("person", &answer.person))?;
                if let Some(value) = answer.values.get(index) {
                    date_poll::set_answers(to, person, &[(id, *value)], now).await?;
                }
            }
        }
    }
    Ok(())
}
