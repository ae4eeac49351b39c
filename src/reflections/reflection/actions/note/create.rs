//! Creates a group note: its title, the prompt it responds to, who writes it.

use serde::{Deserialize, Serialize};

use super::super::{has_valid_length, normalize_text};
use crate::reflection::{
    create::create,
    fields::prompt_code,
    model::{Audience, Prompt, PromptKind, ReflectionContent, Texts},
    pii_review::{PiiReview, PiiWarning},
    prompts, rules,
    store::{self, NewReflection},
};
use ensemble_communities::community::{self, model::Community};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{MeetingId, PersonId, ReflectionId},
    rights::Action,
};
use ensemble_document::outline::{ItemKind, MAX_ITEMS, Outline, OutlineItem};
use ensemble_meetings::meeting;
use ensemble_server::{names, web::ActionContext};
use ensemble_texts as t;

/// Who may write a group's note together.
pub const NOTE_AUDIENCES: [Audience; 3] =
    [Audience::Community, Audience::Facilitators, Audience::ChosenPeople];

/// A new note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateNote {
    /// The slug of its community.
    pub community: String,
    #[serde(default)]
    pub title: String,
    /// The language in which it is written.
    pub lang: Lang,
    /// The code of the prompt it responds to; empty for none.
    #[serde(default)]
    pub prompt: String,
    pub audience: Audience,
    /// The chosen writers; empty unless the audience is [`Audience::ChosenPeople`].
    #[serde(default)]
    pub people: Vec<PersonId>,
    /// The token of the PII review that the author confirmed.
    #[serde(default, rename = "confirmed")]
    pub confirmation_token: String,
}

/// The outcome of creating a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CreateNoteOutcome {
    Created(ReflectionId),
    /// Not saved: its title may identify a student. The form sends the token to confirm it.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// The community of a slug, if the person may write in it.
async fn find_writable_community(context: &ActionContext, slug: &str) -> Result<Community, AppError> {
    let found = community::find(&context.portal.db, context.lang, slug)
        .await?
        .filter(|found| !found.archived)
        .ok_or(AppError::NotFound)?;
    context.require(Action::WriteReflections, found.community.id)?;
    Ok(found.community)
}

/// Creates a note that several people write.
///
/// # Errors
/// [`AppError::NotFound`] when the person does not write in the community, [`AppError::BadRequest`] for an audience or
/// people whom the form does not offer, [`ActionError::Invalid`] for what cannot be kept.
pub async fn create_note(
    context: &ActionContext,
    input: &CreateNote,
) -> Result<CreateNoteOutcome, ActionError> {
    let community = find_writable_community(context, &input.community).await?;
    let (lang, person, now) = (context.lang, context.person()?, context.portal.now());
    if !NOTE_AUDIENCES.contains(&input.audience) {
        return Err(AppError::BadRequest.into());
    }
    let people = if input.audience == Audience::ChosenPeople {
        co_writers(context, &community, &input.people).await?
    } else {
        Vec::new()
    };
    let title = normalize_text(&input.title);
    let mut errors = FieldErrors::default();
    if !has_valid_length(&title, rules::MAX_TITLE_LENGTH) {
        errors.add("title", t::group_wrong_title(lang, rules::MAX_TITLE_LENGTH));
    }
    if input.audience == Audience::ChosenPeople && people.is_empty() {
        errors.add("people", t::group_wrong_who(lang));
    }
    let offered = prompts::offered(context, &community, &input.prompt, None).await?;
    let prompt = offered.into_iter().find(|prompt| prompt_code(prompt) == input.prompt);
    if prompt.is_none() && !input.prompt.is_empty() {
        errors.add("prompt", t::reflection_wrong_prompt(lang));
    }
    errors.check()?;
    let review = PiiReview::of_text(input.lang, &title);
    let (warnings, token) = (review.warnings(lang), review.token());
    if !warnings.is_empty() && input.confirmation_token != token {
        return Ok(CreateNoteOutcome::Unconfirmed(warnings, token));
    }
    let outline = outline(context, input.lang, prompt.as_ref()).await?;
    let text = |text: String| LocalizedText::Single { lang: input.lang, text };
    let texts = Texts { title: Some(text(title)), body: text(String::new()) };
    let written = ReflectionContent { lang: input.lang, prompt, tags: Vec::new(), texts };
    let id = ReflectionId::new();
    let new = NewReflection { id, community: community.id, author: person };
    context
        .portal
        .db
        .transaction(async |tx| {
            create(tx, new, &written, now).await?;
            store::set_sharing(tx, id, input.audience, false, &people, 1, now).await?;
            store::group_note::create(tx, id).await?;
            meeting::create_document(tx, id.uuid(), Some(person), &outline, now).await?;
            context.audit(tx, "reflection.group", id, input.audience.code()).await?;
            Ok::<_, ActionError>(())
        })
        .await?;
    Ok(CreateNoteOutcome::Created(id))
}

/// The chosen people without duplicates and without the person who chooses.
async fn co_writers(
    context: &ActionContext,
    community: &Community,
    chosen: &[PersonId],
) -> Result<Vec<PersonId>, AppError> {
    let me = context.person()?;
    let offered = store::eligible_writers(&context.portal.db, community.id).await?;
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

/// The initial parts of a note: the prompt it responds to, or, for a meeting, each item that people discuss or work on.
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
                    .map(|item| names::line(item.name(lang))),
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
    Ok(Outline { items: titles.into_iter().take(MAX_ITEMS).map(part).collect() })
}
