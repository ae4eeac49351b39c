//! The prompts of a community, to which a reflection may respond: its guiding questions, its meetings, and the agenda
//! item that a link names.

use super::{
    fields::prompt_code,
    model::{Prompt, PromptKind},
};
use ensemble_communities::community::model::Community;
use ensemble_core::{Lang, LocalizedText, error::AppError, ids::MeetingId, rights::Action};
use ensemble_document::agenda::view::Item;
use ensemble_meetings::meeting;
use ensemble_server::{digest, names, web::ActionContext};

/// The most meetings that are offered.
const MEETINGS: i64 = 60;
/// Hexadecimal digits of a digest that identify a question.
const DIGITS: usize = 16;

/// A guiding question as a prompt; its key is a digest of its text in its source language.
#[must_use]
pub fn question(text: &LocalizedText) -> Prompt {
    let source = match text {
        LocalizedText::Single { text, .. } => text,
        LocalizedText::Pair { source: Lang::Fr, fr, .. } => fr,
        LocalizedText::Pair { en, .. } => en,
    };
    let mut key = digest::sha256(source.as_bytes());
    key.truncate(DIGITS);
    Prompt { kind: PromptKind::Question, key, text: text.clone() }
}

pub(super) fn questions(community: &Community) -> Vec<Prompt> {
    community.texts.questions.iter().map(question).collect()
}

/// All prompts on offer; `wanted` is the code that a link or a form names, `current` the prompt chosen before, which stays
/// on offer even when the community no longer has it.
pub(super) async fn offered(
    context: &ActionContext,
    community: &Community,
    wanted: &str,
    current: Option<&Prompt>,
) -> Result<Vec<Prompt>, AppError> {
    let mut offered = questions(community);
    if context.may(Action::ReadAgenda, Some(community.id)) {
        let meetings = meeting::of_community(&context.portal.db, community.id, false, MEETINGS).await?;
        offered.extend(meetings.into_iter().map(|meeting| Prompt {
            kind: PromptKind::Meeting,
            key: meeting.id.to_string(),
            text: meeting.title,
        }));
        if let Some(item) = item(context, community, wanted).await? {
            offered.push(item);
        }
    }
    if let Some(current) = current
        && !offered.iter().any(|prompt| prompt_code(prompt) == prompt_code(current))
    {
        offered.push(current.clone());
    }
    Ok(offered)
}

/// The item of a meeting's agenda that a code names: `item:MEETING/ITEM`.
async fn item(
    context: &ActionContext,
    community: &Community,
    code: &str,
) -> Result<Option<Prompt>, AppError> {
    let named = code.strip_prefix("item:").and_then(|key| key.split_once('/'));
    let Some((meeting, id)) = named else { return Ok(None) };
    let Ok(meeting) = meeting.parse::<MeetingId>() else { return Ok(None) };
    let place = meeting::whose(&context.portal.db, meeting).await?;
    if !place.is_some_and(|place| place.shown && place.community == community.id) {
        return Ok(None);
    }
    let (agenda, _) = meeting::agenda_of(&context.portal, meeting.uuid()).await?;
    let text = agenda.item(id).and_then(|item: &Item| {
        // As it leaves the shared document, in which editors write what they like.
        let mut title = item.title.clone();
        (title.fr, title.en) = (names::line(&title.fr), names::line(&title.en));
        title.passage()
    });
    Ok(text.map(|text| Prompt { kind: PromptKind::Item, key: format!("{meeting}/{id}"), text }))
}
