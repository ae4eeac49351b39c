//! Keeping a draft, and sending an answer.

use super::{Applicant, CallForm, ask::ask, blank, links::link, recipient};
use crate::{
    call::{self, model::Call, paths, rules::takes_answers},
    interest::{
        api::AnswerCall,
        emails::AnswerReceipt,
        model::{Answer, Designation, Interest, InterestState},
        rules::{changes_reading, check, designation_open, must_ask},
        store::{self, NewDraft, Writer},
    },
    need,
};
use ensemble_common::email::{self, Site};
use ensemble_communities::account::rules::mailbox;
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::NeedId,
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::{
    Portal,
    db::Db,
    web::{ActionContext, LONG},
};

/// The longest name of an open form, in bytes: a UUID is shorter.
const LONGEST_TAB: usize = 100;

/// What came of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::interest) enum AnswerOutcome {
    /// It was kept as a draft, at this revision.
    Kept(i64),
    Sent,
    /// Not sent: something is wrong. What was typed is kept as a draft, at this revision.
    Wrong(FieldErrors, i64),
    /// Not sent: the texts may identify a student. The form sends the token to confirm them. What was typed is kept as a draft, at
    /// this revision.
    Unconfirmed(Vec<PiiWarning>, String, i64),
    /// It came too late. Nothing was stored.
    Late,
    /// Nothing was stored: an answer was begun with this address, and the person has not proven that they read it.
    Taken,
}

/// What is written, and how.
struct Writing<'a> {
    call: &'a Call,
    /// Whether it is the first time.
    is_new: bool,
    /// The revision that the person looked at.
    revision: i64,
    /// The open form.
    tab: &'a str,
    typed: Interest,
    ranks: Vec<(NeedId, u32)>,
    own_need: &'a str,
    /// Whether what reviewers read becomes another text.
    changes_reading: bool,
    /// The state that it comes to have: a draft, or sent.
    state: InterestState,
}

/// What came of writing.
enum Written {
    /// It is at this revision now.
    At(i64),
    Late,
    /// The person or the mailbox has an answer.
    Taken,
}

/// Keeps the form of an answer as a draft, or sends it.
///
/// # Errors
/// [`ActionError::Conflict`] when it was changed since the person looked at it; nothing was stored.
pub(in crate::interest) async fn answer(
    context: &ActionContext,
    call: &Call,
    applicant: &Applicant,
    form: &CallForm,
    input: &AnswerCall,
) -> Result<AnswerOutcome, ActionError> {
    let (lang, portal, now) = (context.lang, &context.portal, context.portal.now());
    let before = match (&applicant.interest, &applicant.account) {
        (Some(interest), _) => interest.clone(),
        (None, Some(account)) => blank(call, account, form, now),
        (None, None) => return Err(AppError::NotFound.into()),
    };
    if !takes_answers(call, now) || before.answered_at.is_some() {
        return Ok(AnswerOutcome::Late);
    }
    let is_long = |(_, value): &(String, String)| value.chars().count() > LONG;
    if input.tab.len() > LONGEST_TAB || input.pairs().iter().any(is_long) {
        return Err(AppError::TooLarge.into());
    }
    let mut typed = input.apply(&before, &form.questions, &form.planned_ids(), &form.organizations);
    typed.person = typed.person.or(applicant.account.as_ref().map(|account| account.id));
    let ranks = input.ranks().check(lang, &form.needs, &mut FieldErrors::default());
    let own_need = input.own_need.trim();
    let refused = if input.draft { None } else { refusal(lang, form, input, &typed) };
    let sends = !input.draft && refused.is_none();
    if before.state == InterestState::Sent && !sends {
        // What others read already does not become a draft again.
        return match refused {
            Some(refused) => Ok(refused.at(input.revision)),
            None => Err(ActionError::Conflict),
        };
    }
    let changes_reading = match before.state {
        InterestState::Draft => false,
        InterestState::Sent => {
            changes_reading(&before, &typed, &form.questions)
                || changes_needs(&portal.db, &before, &ranks, own_need).await?
        }
        // It is begun anew.
        InterestState::Withdrawn => true,
    };
    let writing = Writing {
        call,
        is_new: applicant.interest.is_none(),
        revision: input.revision,
        tab: &input.tab,
        typed,
        ranks,
        own_need,
        changes_reading,
        state: if sends { InterestState::Sent } else { InterestState::Draft },
    };
    let written = match write(portal, &writing, now).await {
        // The same form was sent before.
        Err(ActionError::Conflict) => {
            let written = written_at(&portal.db, &writing).await?;
            written.map(Written::At).ok_or(ActionError::Conflict)?
        }
        other => other?,
    };
    portal.outbox_waker.wake();
    match written {
        Written::Late => Ok(AnswerOutcome::Late),
        Written::Taken => taken(&portal.db, call, applicant).await,
        Written::At(revision) => Ok(match refused {
            Some(refused) => refused.at(revision),
            None if sends => AnswerOutcome::Sent,
            None => AnswerOutcome::Kept(revision),
        }),
    }
}

/// Why an answer is not sent.
enum Refused {
    Wrong(FieldErrors),
    Unconfirmed(Vec<PiiWarning>, String),
}

impl Refused {
    fn at(self, revision: i64) -> AnswerOutcome {
        match self {
            Self::Wrong(errors) => AnswerOutcome::Wrong(errors, revision),
            Self::Unconfirmed(warnings, token) => AnswerOutcome::Unconfirmed(warnings, token, revision),
        }
    }
}

/// What stops an answer from being sent; `None` when nothing does.
fn refusal(lang: Lang, form: &CallForm, input: &AnswerCall, typed: &Interest) -> Option<Refused> {
    let own_need = input.own_need.trim();
    let errors = check(typed, form.asked(), &input.ranks(), own_need, lang);
    if !errors.is_empty() {
        return Some(Refused::Wrong(errors));
    }
    let review = review(typed, own_need);
    let (warnings, token) = (review.warnings(lang), review.token());
    let is_confirmed = warnings.is_empty() || input.confirmation_token == token;
    (!is_confirmed).then_some(Refused::Unconfirmed(warnings, token))
}

/// The texts that others will read, in the language of the answer.
fn review(typed: &Interest, own_need: &str) -> PiiReview {
    let answers = typed.answers.values().filter_map(|answer| match answer {
        Answer::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let texts =
        [typed.project.title.as_str(), typed.project.text.as_str(), own_need].into_iter().chain(answers);
    PiiReview::of_texts(texts.map(|text| (typed.lang, text.to_owned())))
}

/// Whether what a person ranked, or the need that they wrote, is another one than that of the answer.
async fn changes_needs(
    db: &Db,
    before: &Interest,
    ranks: &[(NeedId, u32)],
    own_need: &str,
) -> Result<bool, sqlx::Error> {
    let own = need::own_of(db, before.id).await?;
    let is_same = own.as_ref().map_or("", |own| own.text(before.lang)) == own_need;
    Ok(!is_same || need::ranks_of(db, before.id).await? != ranks)
}

/// Why the answer of a person could not be begun: they have one, or another one was begun with their address.
async fn taken(db: &Db, call: &Call, applicant: &Applicant) -> Result<AnswerOutcome, ActionError> {
    let Some(account) = &applicant.account else { return Err(ActionError::Conflict) };
    let mailbox = account.email_proven_at.map(|_| mailbox(&account.email));
    let own = store::find_of_person(db, call.id, account.id, mailbox.as_deref()).await?;
    if own.is_some() { Err(ActionError::Conflict) } else { Ok(AnswerOutcome::Taken) }
}

async fn write(portal: &Portal, writing: &Writing<'_>, now: i64) -> Result<Written, ActionError> {
    let Writing { is_new, revision, typed, state, .. } = writing;
    portal
        .db
        .transaction(async |tx| {
            let call = if *state == InterestState::Sent {
                // The closing may have been moved a moment ago.
                call::lock(&mut *tx, writing.call.id).await?.ok_or(AppError::NotFound)?
            } else {
                writing.call.clone()
            };
            if !takes_answers(&call, now) {
                return Ok(Written::Late);
            }
            if *is_new {
                let (email, name) = (typed.email.as_str(), typed.name.as_str());
                let (id, person, lang) = (typed.id, typed.person, typed.lang);
                let new = NewDraft { id, call: call.id, person, email, name, lang };
                if !store::add_draft(&mut *tx, &new, now).await? {
                    return Ok(Written::Taken);
                }
            }
            let locked = store::lock(&mut *tx, typed.id).await?.ok_or(ActionError::Conflict)?;
            // A form goes on with the draft that it saved itself, also where the reply to that was lost on the way.
            let follows = *is_new
                || locked.revision == *revision
                || store::is_draft_of(&mut *tx, typed.id, writing.tab).await?;
            if !follows {
                return Err(ActionError::Conflict);
            }
            let sent_at = match (*state, locked.state) {
                (InterestState::Sent, InterestState::Sent) => locked.sent_at,
                (InterestState::Sent, _) => Some(now),
                _ => None,
            };
            let mut after = Interest { state: *state, sent_at, ..typed.clone() };
            let writer = Writer { tab: writing.tab, changes_reading: writing.changes_reading };
            if !store::write(&mut *tx, &after, locked.revision, writer, now).await? {
                return Err(ActionError::Conflict);
            }
            after.person = locked.person.or(typed.person);
            need::write_ranks(&mut *tx, after.id, &writing.ranks).await?;
            need::write_own(&mut *tx, call.id, after.id, after.lang, writing.own_need, now).await?;
            if *state == InterestState::Sent {
                sent(tx, portal, &call, &locked, &after, now).await?;
            }
            Ok(Written::At(locked.revision + 1))
        })
        .await
}

/// What follows from sending: the organization is asked, and the person gets a receipt.
async fn sent(
    tx: &mut sqlx::AnyConnection,
    portal: &Portal,
    call: &Call,
    before: &Interest,
    after: &Interest,
    now: i64,
) -> Result<(), ActionError> {
    let mut asked = None;
    if must_ask(before, after) {
        if designation_open(call, now) && ask(&mut *tx, portal, call, after, now).await? {
            asked = Some((after.representative_name.clone(), call.dates.designation_until));
        } else if before.designation != Designation::None {
            store::reset_designation(&mut *tx, after.id).await?;
        }
    }
    let message = AnswerReceipt {
        title: call.texts.title.clone(),
        project: after.project.title.clone(),
        closes_at: call.dates.closes_at,
        asked,
        link: link(&mut *tx, portal, &call.code, after, paths::ANSWER, now).await?,
    };
    email::enqueue(tx, &Site::from_config(&portal.config), &message, &recipient(after), now).await?;
    Ok(())
}

/// At which revision the database has just this; `None` where it has something else.
async fn written_at(db: &Db, writing: &Writing<'_>) -> Result<Option<i64>, sqlx::Error> {
    let typed = &writing.typed;
    let Some(now) = store::find(db, typed.call, typed.id).await? else { return Ok(None) };
    let ranks = need::ranks_of(db, now.id).await?;
    let theirs = AnswerCall::of(&now, &ranks, need::own_of(db, now.id).await?.as_ref());
    let own = LocalizedText::Single { lang: typed.lang, text: writing.own_need.to_owned() };
    let mine = AnswerCall { revision: theirs.revision, ..AnswerCall::of(typed, &writing.ranks, Some(&own)) };
    Ok((now.state == writing.state && mine == theirs).then_some(now.revision))
}
