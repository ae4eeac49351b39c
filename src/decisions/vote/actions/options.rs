//! Changing what can be chosen while an open vote goes on.

use serde::{Deserialize, Serialize};

use super::{find_for, unconfirmed};
use crate::{
    theme,
    vote::{
        model::VoteOption,
        rules::{MAX_LINE, OPTIONS, TitleChange, can_edit_options, title_change},
        store,
    },
};
use ensemble_core::{
    LocalizedText,
    error::{ActionError, FieldErrors, checkbox, optional},
    ids::{CommunityId, ThemeId, VoteId, VoteOptionId},
    rights::Action,
};
use ensemble_reflections::reflection::PiiWarning;
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Adds a theme to a vote, gives an option another title, or removes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditOptions {
    /// The revision that the person looked at.
    pub revision: i64,
    /// The theme to add.
    #[serde(default, deserialize_with = "optional")]
    pub theme: Option<ThemeId>,
    /// The option to change.
    #[serde(default, deserialize_with = "optional")]
    pub option: Option<VoteOptionId>,
    /// Its title from now on, in the language in which it was written.
    #[serde(default)]
    pub title: String,
    /// The same in the other language; may be empty.
    #[serde(default, rename = "other-title")]
    pub other_title: String,
    #[serde(default, deserialize_with = "checkbox")]
    pub remove: bool,
    #[serde(default)]
    pub confirmation_token: String,
}

/// The outcome of changing what can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditOutcome {
    Edited,
    /// Not changed: the title may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Changes what can be chosen. Ballots keep all that they say of other options, and of this one where its title stays as it is
/// or only gets its translation.
///
/// # Errors
/// [`ActionError::Invalid`] when there would be too few or too many, or the title cannot be kept, [`ActionError::Conflict`]
/// when the vote is closed or secret, or was changed in the meantime.
pub async fn edit_options(
    context: &ActionContext,
    community: CommunityId,
    id: VoteId,
    input: &EditOptions,
) -> Result<EditOutcome, ActionError> {
    let vote = find_for(context, community, id, Action::DecideThemes).await?;
    let (lang, now, db) = (context.lang, context.portal.now(), &context.portal.db);
    if !can_edit_options(&vote, now) || vote.revision != input.revision {
        return Err(ActionError::Conflict);
    }
    let mut errors = FieldErrors::default();
    let known = vote.options.iter().find(|each| Some(each.id) == input.option);
    let count = vote.options.len();
    let added = match input.theme {
        None => None,
        Some(theme) => theme::eligible(db, community)
            .await?
            .into_iter()
            .find(|each| each.id == theme)
            .filter(|each| vote.options.iter().all(|option| option.theme != Some(each.id)))
            .map(|each| VoteOption { id: VoteOptionId::new(), theme: Some(theme), title: each.title }),
    };
    let renamed = known.filter(|_| !input.remove && added.is_none());
    let too_many = added.is_some() && count >= *OPTIONS.end();
    let too_few = known.is_some() && input.remove && count <= *OPTIONS.start();
    if too_many || too_few {
        let field = if too_many { "theme" } else { "options" };
        errors.add(field, t::vote_wrong_themes(lang, *OPTIONS.start(), *OPTIONS.end()));
    } else if added.is_none() && known.is_none() {
        errors.add("theme", t::vote_no_theme(lang));
    }
    if let Some(option) = renamed {
        if input.title.is_empty() || input.title.chars().count() > MAX_LINE {
            errors.add(&format!("title-{}", option.id), t::theme_wrong_text(lang, MAX_LINE));
        }
        if input.other_title.chars().count() > MAX_LINE {
            errors.add(&format!("other-title-{}", option.id), t::theme_too_long(lang, MAX_LINE));
        }
    }
    errors.check()?;
    let renamed = renamed.map(|option| {
        let title = LocalizedText::written(option.title.source(), &input.title, &input.other_title);
        (option, title_change(&option.title, &title), title)
    });
    if let Some((option, change, _)) = &renamed {
        if *change == TitleChange::Unchanged {
            return Ok(EditOutcome::Edited);
        }
        let own = option.title.source();
        let texts = [(own, input.title.clone()), (own.other(), input.other_title.clone())];
        if let Some((warnings, token)) = unconfirmed(context, texts, &input.confirmation_token) {
            return Ok(EditOutcome::Unconfirmed(warnings, token));
        }
    }
    db.transaction(async |tx| {
        let closes_at = store::lock_open(tx, id, vote.revision).await?;
        if closes_at.is_none_or(|closes_at| closes_at <= context.portal.now()) {
            return Err(ActionError::Conflict);
        }
        let done = match (added, known, &renamed) {
            (Some(option), ..) => {
                store::add_option(tx, id, &option).await?;
                true
            }
            (None, _, Some((option, TitleChange::Translated, title))) => {
                store::translate_option(tx, id, option.id, title).await?
            }
            (None, _, Some((option, _, title))) => store::rename_option(tx, id, option.id, title).await?,
            (None, Some(option), None) => store::remove_option(tx, id, option.id).await?,
            (None, None, None) => false,
        };
        if !done {
            return Err(ActionError::Conflict);
        }
        context.audit(tx, "vote.options", id, "").await?;
        Ok(EditOutcome::Edited)
    })
    .await
}
