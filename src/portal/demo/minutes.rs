//! Minutes of the demonstration that were adopted, an amendment to them, and decisions.

use std::collections::HashMap;

use serde::Deserialize;
use sqlx::AnyConnection;

use super::{DemoError, files};
use ensemble_common::editing::rules::edited;
use ensemble_core::{
    Lang, LocalizedText, Translation, format,
    ids::{AmendmentId, CommunityId, DecisionId, MeetingId, PersonId},
    typography,
};
use ensemble_decisions::minutes::{self, AmendmentAnswer, NewAmendment, NewDecision, model::DecisionTexts};

const DAY: i64 = 24 * 3_600_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    community: String,
    adopted_days_ago: i64,
    text_fr: String,
    text_en: String,
    amendment: AmendmentRow,
    decision: Vec<DecisionRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AmendmentRow {
    author: String,
    answered_by: String,
    lang: Lang,
    days_ago: i64,
    passage: String,
    replacement: String,
    reason: String,
    answer: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DecisionRow {
    author: String,
    /// Whether it was taken at the first meeting, and not at the last one.
    first: bool,
    fr: String,
    en: String,
    reason: Option<String>,
    who: String,
    review_in_days: Option<i64>,
}

/// A meeting that was held, and when it began, in milliseconds UTC.
pub(super) type Held = (MeetingId, i64);

fn missing(what: &str, key: &str) -> DemoError {
    DemoError::Content(format!("no {what} {key}"))
}

fn set(lang: Lang, written: &str) -> String {
    typography::typeset(lang == Lang::Fr, written.trim())
}

fn pair(fr: &str, en: &str) -> LocalizedText {
    LocalizedText::Pair {
        source: Lang::Fr,
        fr: set(Lang::Fr, fr),
        en: set(Lang::En, en),
        translation: Translation::Current { reviewed: true },
    }
}

/// The community whose meetings these are.
pub(super) fn community() -> Result<String, DemoError> {
    Ok(file()?.community)
}

fn file() -> Result<File, DemoError> {
    files::read(include_str!("minutes.toml"))
}

/// Loads the decisions, the minutes of the first of two meetings, and the amendment to them.
pub(super) async fn load(
    to: &mut AnyConnection,
    communities: &HashMap<String, CommunityId>,
    (first, last): (Held, Held),
    people: &HashMap<String, PersonId>,
    now: i64,
) -> Result<(), DemoError> {
    let person = |key: &String| people.get(key).copied().ok_or_else(|| missing("person", key));
    let file = file()?;
    let community = *communities.get(&file.community).ok_or_else(|| missing("community", &file.community))?;
    for row in &file.decision {
        let (meeting, at) = if row.first { first } else { last };
        let day = |days: i64| format::midnight(format::local(now + days * DAY).date());
        let texts = DecisionTexts {
            text: pair(&row.fr, &row.en),
            reason: row
                .reason
                .as_ref()
                .map(|reason| LocalizedText::Single { lang: Lang::Fr, text: set(Lang::Fr, reason) }),
            who: set(Lang::Fr, &row.who),
            review_at: row.review_in_days.and_then(day),
        };
        let new = NewDecision {
            id: DecisionId::new(),
            community,
            meeting: Some(meeting),
            item: None,
            texts: &texts,
            decided_at: at,
            author: person(&row.author)?,
        };
        minutes::add_decision(to, new).await?;
    }
    let (meeting, at) = first;
    let text = pair(&file.text_fr, &file.text_en);
    let row = &file.amendment;
    let facilitator = person(&row.answered_by)?;
    minutes::save(to, meeting, community, 0, &text, at + DAY).await?;
    minutes::propose(to, meeting, 1, facilitator, at + 2 * DAY).await?;
    let seal = minutes::seal(meeting, &text);
    minutes::adopt(to, meeting, 1, &seal, now - file.adopted_days_ago * DAY).await?;
    let [passage, replacement, reason, answer] =
        [&row.passage, &row.replacement, &row.reason, &row.answer].map(|text| set(row.lang, text));
    let (id, proposed_at) = (AmendmentId::new(), now - row.days_ago * DAY);
    let new = NewAmendment {
        id,
        meeting,
        author: person(&row.author)?,
        lang: row.lang,
        passage: &passage,
        replacement: &replacement,
        reason: (row.lang, &reason),
    };
    minutes::add_amendment(to, new, proposed_at).await?;
    let own = minutes::rules::amend(text.text(row.lang), &passage, &replacement)
        .map_err(|_| missing("passage", &passage))?;
    let other = text.text(row.lang.other());
    let (fr, en) = if row.lang == Lang::Fr { (own.as_str(), other) } else { (other, own.as_str()) };
    let amended = edited(Some(&text), fr, en, false, row.lang, proposed_at + DAY);
    let amended = amended.ok_or_else(|| missing("text", "amended"))?;
    let answer = AmendmentAnswer { person: facilitator, reason: (row.lang, &answer) };
    minutes::accept_amendment(to, (meeting, id), 0, &amended, answer, proposed_at + DAY).await?;
    Ok(())
}
