//! Findings of the people of the demonstration.

use std::collections::HashMap;

use serde::Deserialize;
use sqlx::AnyConnection;

use super::{DemoError, files};
use ensemble_core::{
    Lang, LocalizedText, format,
    ids::{CommunityId, DecisionId, FindingId, PersonId, ReflectionId},
    typography,
};
use ensemble_practices::{
    finding::{
        self, NewChange, NewFinding,
        model::{Answer, AnswerKind, ChangeKind, Progress},
    },
    quotation::{self, NewQuotation, QuotedIn},
};
use ensemble_reflections::reflection::model::ReflectionKind;
use ensemble_server::db::row::{Text, from_row};

const DAY: i64 = 24 * 3_600_000;
/// The community that answers.
const MANAGERS: &str = "managers-complementary-services";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    fr: String,
    en: String,
}

impl Both {
    fn set(&self) -> LocalizedText {
        let typeset = |lang, text: &str| typography::typeset(lang == Lang::Fr, text.trim());
        LocalizedText::written(Lang::Fr, &typeset(Lang::Fr, &self.fr), &typeset(Lang::En, &self.en))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Behind {
    community: String,
    author: String,
    kind: ReflectionKind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerRow {
    kind: AnswerKind,
    by: String,
    days_after: i64,
    in_days: Option<i64>,
    #[serde(default)]
    who: String,
    #[serde(default)]
    begun: bool,
    text: Both,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    community: String,
    author: String,
    days_ago: i64,
    behind: Vec<Behind>,
    #[serde(default)]
    decisions: Vec<i64>,
    statement: Both,
    asked: Both,
    sent_days_ago: Option<i64>,
    answer_in_days: Option<i64>,
    answer: Option<AnswerRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    finding: Vec<Row>,
}

from_row! {
    struct SourceRow {
        id: Text<ReflectionId>,
        revision: i64,
        lang: Text<Lang>,
    }
}

from_row! {
    struct DecisionRow {
        id: Text<DecisionId>,
    }
}

fn missing(what: &str, key: &str) -> DemoError {
    DemoError::Content(format!("no {what} {key}"))
}

fn first_moment(now: i64, days: i64) -> i64 {
    format::day_of(now + days * DAY)
}

/// Loads the findings. The reflections and the decisions are there.
pub(super) async fn load(
    to: &mut AnyConnection,
    communities: &HashMap<String, CommunityId>,
    people: &HashMap<String, PersonId>,
    now: i64,
) -> Result<(), DemoError> {
    let person = |key: &String| people.get(key).copied().ok_or_else(|| missing("person", key));
    let community = |key: &str| communities.get(key).copied().ok_or_else(|| missing("community", key));
    let managers = community(MANAGERS)?;
    let file: File = files::read(include_str!("findings.toml"))?;
    for row in file.finding {
        let (id, begun, at) = (FindingId::new(), community(&row.community)?, now - row.days_ago * DAY);
        let author = person(&row.author)?;
        let (statement, asked) = (row.statement.set(), row.asked.set());
        let new = NewFinding { id, community: begun, person: author, statement: &statement, asked: &asked };
        finding::add(&mut *to, new, at).await?;
        for each in &row.behind {
            let (of, writer) = (community(&each.community)?, person(&each.author)?);
            let source = source(&mut *to, of, writer, each.kind).await?;
            if of != begun {
                finding::offer(&mut *to, id, of).await?;
                finding::join(&mut *to, id, of, at).await?;
                let joined = NewChange::of(Some(writer), of, ChangeKind::Joined);
                finding::add_change(&mut *to, id, joined, at).await?;
            }
            let decisions =
                if of == begun { decisions(&mut *to, of, &row.decisions).await? } else { Vec::new() };
            finding::set_behind(&mut *to, id, of, &[source.id.0], &decisions).await?;
            let new = NewQuotation {
                work: QuotedIn::Finding,
                work_id: id.uuid(),
                reflection: source.id.0,
                revision: source.revision,
                passage: "",
                lang: source.lang.0,
            };
            // Authors consent when they ask themselves.
            quotation::ask(&mut *to, &new, writer, at).await?;
        }
        let Some((days_ago, in_days)) = row.sent_days_ago.zip(row.answer_in_days) else { continue };
        let sent_at = now - days_ago * DAY;
        finding::send_to(&mut *to, id, managers, first_moment(sent_at, in_days), sent_at).await?;
        let sent = NewChange::of(Some(author), managers, ChangeKind::Sent);
        finding::add_change(&mut *to, id, sent, sent_at).await?;
        let Some(given) = &row.answer else { continue };
        let answer = Answer {
            kind: given.kind,
            text: Some(given.text.set()),
            date: given.in_days.map(|days| first_moment(now, days)),
            who: given.who.clone(),
            at: sent_at + given.days_after * DAY,
            progress: (given.kind == AnswerKind::Accepted).then_some(if given.begun {
                Progress::Begun
            } else {
                Progress::Planned
            }),
        };
        finding::write_answer(&mut *to, id, &answer).await?;
        let answered = NewChange {
            detail: Some(answer.kind.code()),
            text: answer.text.as_ref(),
            ..NewChange::of(Some(person(&given.by)?), managers, ChangeKind::Answered)
        };
        finding::add_change(&mut *to, id, answered, answer.at).await?;
    }
    Ok(())
}

async fn source(
    to: &mut AnyConnection,
    community: CommunityId,
    author: PersonId,
    kind: ReflectionKind,
) -> Result<SourceRow, DemoError> {
    let found: Option<SourceRow> = sqlx::query_as(
        "SELECT r.id, r.revision, r.lang FROM reflection r
         WHERE r.community_id = $1 AND r.person_id = $2 AND r.mark = $3
         ORDER BY r.listed_at DESC, r.id
         LIMIT 1",
    )
    .bind(community.to_string())
    .bind(author.to_string())
    .bind(kind.code())
    .fetch_optional(to)
    .await?;
    found.ok_or_else(|| missing("reflection of this kind in", &community.to_string()))
}

async fn decisions(
    to: &mut AnyConnection,
    community: CommunityId,
    numbers: &[i64],
) -> Result<Vec<DecisionId>, DemoError> {
    let mut all = Vec::with_capacity(numbers.len());
    for number in numbers {
        let found: Option<DecisionRow> =
            sqlx::query_as("SELECT d.id FROM decision d WHERE d.community_id = $1 AND d.number = $2")
                .bind(community.to_string())
                .bind(*number)
                .fetch_optional(&mut *to)
                .await?;
        all.extend(found.map(|row| row.id.0));
    }
    Ok(all)
}
