//! Opening a vote over themes.

use serde::{Deserialize, Serialize};

use super::unconfirmed;
use crate::{
    theme,
    vote::{
        events,
        model::{Method, Vote, VoteOption},
        rules::{DOTS, LONGEST, MAX_LINE, OPTIONS},
        store,
    },
};
use ensemble_common::notification::notify;
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, FieldErrors, checkbox, optional},
    format,
    ids::{ThemeId, VoteId, VoteOptionId},
    rights::Action,
};
use ensemble_meetings::meeting::rules::{day, time};
use ensemble_reflections::reflection::PiiWarning;
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

use ensemble_communities::community::model::Community;

/// Opens a vote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenVote {
    /// What is asked.
    #[serde(default)]
    pub title: String,
    #[serde(default, deserialize_with = "optional")]
    pub method: Option<Method>,
    /// How many dots each person has.
    #[serde(default)]
    pub dots: String,
    #[serde(default, deserialize_with = "checkbox")]
    pub secret: bool,
    #[serde(default, deserialize_with = "checkbox")]
    pub hidden: bool,
    /// How many people have to vote; empty for any number.
    #[serde(default)]
    pub quorum: String,
    /// The day on which it closes.
    #[serde(default)]
    pub day: String,
    /// The time at which it closes.
    #[serde(default)]
    pub time: String,
    /// What can be chosen.
    #[serde(default)]
    pub themes: Vec<ThemeId>,
    #[serde(default)]
    pub confirmation_token: String,
}

/// The outcome of opening a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenOutcome {
    Opened(VoteId),
    /// Not opened: what is asked may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Opens a vote over themes of a community. Those who may vote are notified.
///
/// # Errors
/// [`ActionError::Invalid`] with all that is wrong with the form.
pub async fn open(
    context: &ActionContext,
    community: &Community,
    input: &OpenVote,
) -> Result<OpenOutcome, ActionError> {
    context.require(Action::DecideThemes, community.id)?;
    let (db, now) = (&context.portal.db, context.portal.now());
    let themes = theme::eligible(db, community.id).await?;
    let options: Vec<VoteOption> = themes
        .into_iter()
        .filter(|theme| input.themes.contains(&theme.id))
        .map(|theme| VoteOption { id: VoteOptionId::new(), theme: Some(theme.id), title: theme.title })
        .collect();
    let voters = store::eligible(db, community.id).await?;
    let vote = read(context.lang, now, community, input, options, voters.len())?;
    if let Some((warnings, token)) =
        unconfirmed(context, [(context.lang, input.title.clone())], &input.confirmation_token)
    {
        return Ok(OpenOutcome::Unconfirmed(warnings, token));
    }
    let event = events::opened(context, community, &vote, voters);
    db.transaction(async |tx| {
        store::add(tx, &vote).await?;
        context.audit(tx, "vote.open", vote.id, vote.method.code()).await?;
        notify(tx, &context.portal, &event).await
    })
    .await?;
    context.portal.outbox_waker.wake();
    Ok(OpenOutcome::Opened(vote.id))
}

/// The vote that a form describes.
fn read(
    lang: Lang,
    now: i64,
    community: &Community,
    input: &OpenVote,
    options: Vec<VoteOption>,
    voters: usize,
) -> Result<Vote, ActionError> {
    let mut errors = FieldErrors::default();
    if input.title.is_empty() || input.title.chars().count() > MAX_LINE {
        errors.add("title", t::vote_wrong_title(lang, MAX_LINE));
    }
    if !OPTIONS.contains(&options.len()) {
        errors.add("themes", t::vote_wrong_themes(lang, *OPTIONS.start(), *OPTIONS.end()));
    }
    let method = input.method.unwrap_or(Method::Approval);
    if input.method.is_none() {
        errors.add("method", t::vote_no_method(lang));
    }
    let dots = match (method, input.dots.parse::<u8>()) {
        (Method::Dots, Ok(dots)) if DOTS.contains(&dots) => dots,
        (Method::Dots, _) => {
            errors.add("dots", t::vote_wrong_dots(lang, *DOTS.start(), *DOTS.end()));
            0
        }
        _ => 0,
    };
    let quorum = match input.quorum.as_str() {
        "" => 0,
        typed => match typed.parse::<u32>() {
            Ok(quorum) if usize::try_from(quorum).is_ok_and(|quorum| quorum <= voters) => quorum,
            _ => {
                errors.add("quorum", t::vote_wrong_quorum(lang, voters));
                0
            }
        },
    };
    let closes_at = match (day(&input.day), time(&input.time)) {
        (None, _) => Err(("day", t::meeting_wrong_day(lang).to_owned())),
        (_, None) => Err(("time", t::meeting_wrong_time(lang).to_owned())),
        (Some(day), Some(time)) => match format::at(day, time) {
            None => Err(("time", t::meeting_wrong_hour(lang).to_owned())),
            Some(at) => {
                let at = at.timestamp().as_millisecond();
                if at > now && at <= now + LONGEST {
                    Ok(at)
                } else {
                    Err(("day", t::vote_wrong_date(lang).to_owned()))
                }
            }
        },
    };
    let closes_at = closes_at.unwrap_or_else(|(field, message)| {
        errors.add(field, message);
        0
    });
    errors.check()?;
    Ok(Vote {
        id: VoteId::new(),
        community: community.id,
        title: LocalizedText::Single { lang, text: input.title.clone() },
        method,
        dots,
        secret: input.secret,
        // What changes in the sum between two looks would tell what a person chose.
        hidden: input.hidden || input.secret,
        quorum,
        revision: 1,
        opened_at: now,
        closes_at,
        closed_at: None,
        outcome: None,
        meeting: None,
        options,
    })
}
