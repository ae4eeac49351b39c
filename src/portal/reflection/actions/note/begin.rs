//! Beginning a group's note: its title, what it answers, who writes it.

use serde::{Deserialize, Serialize};

use super::super::{fits, stored_text};
use crate::{
    community::{self, model::Community},
    meeting,
    reflection::{
        begin::begin,
        fields::prompt_code,
        model::{Audience, Prompt, PromptKind, Texts, Written},
        pii_review::{PiiReview, PiiWarning},
        prompts, rules,
        store::{self, NewReflection},
    },
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{MeetingId, PersonId, ReflectionId},
    rights::Action,
};
use ensemble_document::outline::{ItemKind, MOST_ITEMS, Outline, OutlineItem};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Who may write a group's note together.
pub const NOTE_AUDIENCES: [Audience; 3] = [Audience::Community, Audience::Facilitators, Audience::People];

/// A new note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeginNote {
    /// The slug of its community.
    pub community: String,
    /// Its title.
    #[serde(default)]
    pub title: String,
    /// The language in which it is written.
    pub lang: Lang,
    /// The code of what it answers; empty for nothing.
    #[serde(default)]
    pub prompt: String,
    /// Who writes it.
    pub audience: Audience,
    /// Who writes it, where it is for certain people.
    #[serde(default)]
    pub people: Vec<PersonId>,
    /// The token of the title whose findings were seen and confirmed.
    #[serde(default)]
    pub confirmed: String,
}

/// What came of beginning a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteDraft {
    /// It is there.
    Begun(ReflectionId),
    /// Nothing was done: its title may identify a student. The form sends the token to confirm it.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// The community of a slug, in which the person writes.
async fn home(context: &ActionContext, slug: &str) -> Result<Community, AppError> {
    let found = community::find(&context.portal.db, context.lang, slug)
        .await?
        .filter(|found| !found.archived)
        .ok_or(AppError::NotFound)?;
    context.require(Action::WriteReflections, found.community.id)?;
    Ok(found.community)
}

/// Begins a note that several people write.
///
/// # Errors
/// [`AppError::NotFound`] when the person does not write in the community, [`AppError::BadRequest`] for an audience or
/// people whom the form does not offer, [`ActionError::Invalid`] for what cannot be kept.
pub async fn begin_note(context: &ActionContext, input: &BeginNote) -> Result<NoteDraft, ActionError> {
    let community = home(context, &input.community).await?;
    let (lang, person, now) = (context.lang, context.person()?, context.portal.now());
    if !NOTE_AUDIENCES.contains(&input.audience) {
        return Err(AppError::BadRequest.into());
    }
    let people = if input.audience == Audience::People {
        co_writers(context, &community, &input.people).await?
    } else {
        Vec::new()
    };
    let title = stored_text(&input.title);
    let mut errors = FieldErrors::default();
    if !fits(&title, rules::MAX_TITLE_LENGTH) {
        errors.add("title", t::group_wrong_title(lang, rules::MAX_TITLE_LENGTH));
    }
    if input.audience == Audience::People && people.is_empty() {
        errors.add("people", t::group_wrong_who(lang));
    }
    let offered = prompts::offered(context, &community, &input.prompt, None).await?;
    let prompt = offered.into_iter().find(|prompt| prompt_code(prompt) == input.prompt);
    if prompt.is_none() && !input.prompt.is_empty() {
        errors.add("prompt", t::reflection_wrong_prompt(lang));
    }
    errors.check()?;
    let review = PiiReview::plain(input.lang, &title);
    let (warnings, token) = (review.warnings(lang), review.token());
    if !warnings.is_empty() && input.confirmed != token {
        return Ok(NoteDraft::Unconfirmed(warnings, token));
    }
    let outline = outline(context, input.lang, prompt.as_ref()).await?;
    let text = |text: String| LocalizedText::Single { lang: input.lang, text };
    let texts = Texts { title: Some(text(title)), text: text(String::new()) };
    let written = Written { lang: input.lang, prompt, tags: Vec::new(), texts };
    let id = ReflectionId::new();
    let new = NewReflection { id, community: community.id, author: person };
    context
        .portal
        .db
        .transaction(async |transaction| {
            begin(transaction, new, &written, now).await?;
            store::share(transaction, id, input.audience, false, &people, 1, now).await?;
            store::group::open(transaction, id).await?;
            meeting::begin_document(transaction, id.uuid(), Some(person), &outline, now).await?;
            context.audit(transaction, "reflection.group", id, input.audience.code()).await?;
            Ok::<_, ActionError>(())
        })
        .await?;
    Ok(NoteDraft::Begun(id))
}

/// The people who were chosen, each once, without the person who chooses.
async fn co_writers(
    context: &ActionContext,
    community: &Community,
    chosen: &[PersonId],
) -> Result<Vec<PersonId>, AppError> {
    let me = context.person()?;
    let offered = store::readers(&context.portal.db, community.id).await?;
    let mut people = Vec::new();
    for person in chosen {
        if !offered.iter().any(|(each, _)| each == person) {
            return Err(AppError::BadRequest);
        }
        if *person != me && !people.contains(person) {
            people.push(*person);
        }
    }
    Ok(people)
}

/// The parts that a note begins with: what it answers, or, for a meeting, each item that people discuss or work on.
async fn outline(context: &ActionContext, lang: Lang, prompt: Option<&Prompt>) -> Result<Outline, AppError> {
    let mut titles = Vec::new();
    match prompt {
        Some(Prompt { kind: PromptKind::Meeting, key, .. }) => {
            let meeting: MeetingId = key.parse().map_err(|_| AppError::BadRequest)?;
            let (agenda, _) = meeting::agenda_of(&context.portal, meeting.uuid()).await?;
            let discussed = |kind| {
                matches!(
                    kind,
                    ItemKind::Discussion
                        | ItemKind::GroupActivity
                        | ItemKind::HandsOn
                        | ItemKind::Codevelopment
                )
            };
            titles.extend(
                agenda
                    .items
                    .iter()
                    .filter(|item| discussed(item.kind))
                    .map(|item| item.name(lang).to_owned()),
            );
        }
        Some(prompt) => titles.push(prompt.text.text(lang).to_owned()),
        None => {}
    }
    if titles.is_empty() {
        titles.push(String::new());
    }
    let part = |text: String| OutlineItem {
        kind: ItemKind::Discussion,
        title: LocalizedText::Single { lang, text },
        minutes: 0,
        about: None,
        lead: String::new(),
        link: String::new(),
        follow_ups: Vec::new(),
    };
    Ok(Outline { items: titles.into_iter().take(MOST_ITEMS).map(part).collect() })
}
