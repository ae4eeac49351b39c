//! Masking what would tell from whom a project comes, before reviewers read it without names.

use serde::{Deserialize, Serialize};

use crate::{
    call::{
        self,
        model::Call,
        rules::{
            phase,
            rights::{Field, Party, may_write},
        },
    },
    interest::{
        model::{Interest, InterestState},
        rules::{
            MAX_TEXT, MAX_TITLE,
            mask::{Known, find, mask},
        },
        store,
    },
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors, checkbox},
    ids::InterestId,
    rights::Action,
};
use ensemble_server::{digest, web::ActionContext};
use ensemble_texts as t;

/// Marks may be longer than what they stand for.
const LONGER: usize = 2;
/// The most characters of the words that a coordinator masks at once.
pub(in crate::interest) const MAX_WORDS: usize = 1_000;

/// What reviewers who read without names read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::interest) struct MaskProject {
    /// The revision of the answer that the coordinator looked at.
    #[serde(default)]
    pub revision: i64,
    /// [`mask_seen`] of what was masked when the form was opened.
    #[serde(default)]
    pub seen: String,
    #[serde(default, rename = "masked-title")]
    pub title: String,
    #[serde(default, rename = "masked-text")]
    pub text: String,
    /// Words to mask wherever they stand, in lines.
    #[serde(default)]
    pub words: String,
    /// Whether these words are only masked in the form: which of the buttons was pressed.
    #[serde(default, deserialize_with = "checkbox")]
    pub only_words: bool,
    /// Whether what is still found stays.
    #[serde(default, deserialize_with = "checkbox")]
    pub keep: bool,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::interest) enum MaskOutcome {
    Saved,
    /// Not saved: these passages would still tell from whom it comes.
    Left(Vec<String>),
}

/// What was masked when a form was opened, so that two who do it at once do not undo each other's work unseen.
#[must_use]
pub fn mask_seen(interest: &Interest) -> String {
    digest::sha256(format!("{:?}", interest.masked).as_bytes())
}

/// The form with the words masked that the coordinator chose.
#[must_use]
pub(in crate::interest) fn with_words(input: &MaskProject) -> MaskProject {
    let chosen = input.words.lines().fold(Known::default(), Known::chosen);
    MaskProject {
        title: mask(&input.title, &chosen),
        text: mask(&input.text, &chosen),
        words: String::new(),
        only_words: false,
        ..input.clone()
    }
}

/// The passages of the form that would still tell from whom the project comes, each once.
fn left(input: &MaskProject, known: &Known) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in [&input.title, &input.text] {
        for finding in find(text, known) {
            let words = &text[finding.start..finding.end];
            if !all.iter().any(|each| each == words) {
                all.push(words.to_owned());
            }
        }
    }
    all
}

/// Saves what reviewers who read without names read of a project.
///
/// # Errors
/// [`ActionError::Invalid`] when title or text is missing or too long; [`ActionError::Conflict`] when the answer or what was
/// masked of it changed in the meantime, or reviewers do not read any more; [`AppError::NotFound`] for those who do not manage
/// calls, for calls that are read with names, and for what was not sent.
pub(in crate::interest) async fn mask_project(
    context: &ActionContext,
    call: &Call,
    id: InterestId,
    input: &MaskProject,
) -> Result<MaskOutcome, ActionError> {
    if !context.may(Action::ManageCalls, None) || !call.blind {
        return Err(AppError::NotFound.into());
    }
    let (lang, portal) = (context.lang, &context.portal);
    let found = store::find(&portal.db, call.id, id).await?;
    let found = found.filter(|interest| interest.state == InterestState::Sent).ok_or(AppError::NotFound)?;
    let mut errors = FieldErrors::default();
    if input.title.trim().is_empty() || input.title.chars().count() > LONGER * MAX_TITLE {
        errors.add("masked-title", t::interest_manage_wrong_title(lang, LONGER * MAX_TITLE));
    }
    if input.text.trim().is_empty() || input.text.chars().count() > LONGER * MAX_TEXT {
        errors.add("masked-text", t::interest_manage_wrong_text(lang, LONGER * MAX_TEXT));
    }
    if input.words.chars().count() > MAX_WORDS {
        errors.add("words", t::interest_manage_wrong_words(lang, MAX_WORDS));
    }
    errors.check()?;
    let input = &with_words(input);
    let names = store::organization_names(&portal.db, found.organization).await?;
    let left = left(input, &Known::of(&found, &names));
    if !left.is_empty() && !input.keep {
        return Ok(MaskOutcome::Left(left));
    }
    let masked = (input.title.trim().to_owned(), input.text.trim().to_owned());
    portal
        .db
        .transaction(async |tx| {
            let call = call::lock(&mut *tx, call.id).await?.ok_or(AppError::NotFound)?;
            let interest = store::lock(&mut *tx, id).await?.ok_or(AppError::NotFound)?;
            let phase = phase(&call, portal.now());
            let may = may_write(Party::Coordinator, phase, Field::Masked, call.blind);
            let same = input.seen.is_empty() || input.seen == mask_seen(&interest);
            if !may || !same || !store::mask(&mut *tx, id, input.revision, Some(&masked)).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "interest.mask", id, "").await?;
            Ok(())
        })
        .await?;
    Ok(MaskOutcome::Saved)
}
