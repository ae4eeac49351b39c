//! Gathering a finding: what it says.

use super::{Outcome, find_begun, invalid, lock_unsent, unconfirmed};
use crate::{
    finding::{
        api::WriteFinding,
        model::{ChangeKind, Finding},
        rules::{MAX_ASKED, MAX_GATHERING, MAX_STATEMENT},
        store::{self, NewChange, NewFinding},
    },
    quotation::{self, QuotedIn},
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, FieldErrors},
    ids::{CommunityId, FindingId},
    rights::Action,
};
use ensemble_reflections::reflection::PiiWarning;
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// What a finding says.
struct Texts {
    statement: LocalizedText,
    asked: LocalizedText,
}

/// What a form begins with that changes a finding.
#[must_use]
pub(in crate::finding) fn start(finding: &Finding) -> WriteFinding {
    let sides = |text: &LocalizedText| {
        let own = text.source();
        let other = match text {
            LocalizedText::Single { .. } => String::new(),
            LocalizedText::Pair { .. } => text.text(own.other()).to_owned(),
        };
        (text.text(own).to_owned(), other)
    };
    let ((statement, other_statement), (asked, other_asked)) =
        (sides(&finding.statement), sides(&finding.asked));
    WriteFinding {
        revision: finding.revision,
        statement,
        other_statement,
        asked,
        other_asked,
        confirmation_token: String::new(),
    }
}

/// Begins to gather a finding in a community, in the language of the page.
///
/// # Errors
/// [`ActionError::Invalid`] for texts that cannot be kept, and when the community gathers as many as there may be.
pub(in crate::finding) async fn gather(
    context: &ActionContext,
    community: CommunityId,
    input: &WriteFinding,
) -> Result<Outcome, ActionError> {
    context.require(Action::ExportReflections, community)?;
    let (lang, person) = (context.lang, context.person()?);
    let texts = match read(lang, lang, input)? {
        Ok(texts) => texts,
        Err((warnings, token)) => return Ok(Outcome::Unconfirmed(warnings, token)),
    };
    let (id, now) = (FindingId::new(), context.portal.now());
    context
        .portal
        .db
        .transaction(async |tx| {
            if store::count_gathering(&mut *tx, community).await? >= MAX_GATHERING {
                return Err(invalid("statement", t::finding_too_many(lang, MAX_GATHERING)));
            }
            let (statement, asked) = (&texts.statement, &texts.asked);
            store::add(&mut *tx, NewFinding { id, community, person, statement, asked }, now).await?;
            context.audit(tx, "finding.gather", id, "").await?;
            Ok(())
        })
        .await?;
    Ok(Outcome::Done(id))
}

/// Changes what a finding says, in the language in which it was written.
///
/// # Errors
/// [`ActionError::Invalid`] for texts that cannot be kept, [`ActionError::Conflict`] when it was changed or sent since the person
/// looked at it.
pub(in crate::finding) async fn edit(
    context: &ActionContext,
    community: CommunityId,
    id: FindingId,
    input: &WriteFinding,
) -> Result<Outcome, ActionError> {
    let seen = find_begun(context, community, id).await?;
    if seen.sent.is_some() || seen.revision != input.revision {
        return Err(ActionError::Conflict);
    }
    let texts = match read(context.lang, seen.statement.source(), input)? {
        Ok(texts) => texts,
        Err((warnings, token)) => return Ok(Outcome::Unconfirmed(warnings, token)),
    };
    let (person, now) = (context.person()?, context.portal.now());
    context
        .portal
        .db
        .transaction(async |tx| {
            let before = lock_unsent(&mut *tx, id).await?;
            if before.revision != input.revision {
                return Err(ActionError::Conflict);
            }
            store::write_texts(&mut *tx, id, &texts.statement, &texts.asked).await?;
            let change = NewChange::of(Some(person), community, ChangeKind::Edited);
            store::add_change(&mut *tx, id, change, now).await?;
            context.audit(tx, "finding.edit", id, "").await?;
            Ok(())
        })
        .await?;
    Ok(Outcome::Done(id))
}

/// Deletes a finding that was not sent.
///
/// # Errors
/// [`ActionError::App`] when there is no such finding for the person, [`ActionError::Conflict`] when it was sent.
pub(in crate::finding) async fn discard(
    context: &ActionContext,
    community: CommunityId,
    id: FindingId,
) -> Result<(), ActionError> {
    find_begun(context, community, id).await?;
    context
        .portal
        .db
        .transaction(async |tx| {
            lock_unsent(&mut *tx, id).await?;
            quotation::release_all(&mut *tx, QuotedIn::Finding, id.uuid()).await?;
            store::discard(&mut *tx, id).await?;
            context.audit(tx, "finding.discard", id, "").await?;
            Ok(())
        })
        .await
}

/// The texts of a form, or what in them may identify a student. `page` is the language of messages, `lang` that of the texts.
fn read(
    page: Lang,
    lang: Lang,
    input: &WriteFinding,
) -> Result<Result<Texts, (Vec<PiiWarning>, String)>, ActionError> {
    let mut errors = FieldErrors::default();
    let fields = [
        ("statement", &input.statement, MAX_STATEMENT, true),
        ("other-statement", &input.other_statement, MAX_STATEMENT, false),
        ("asked", &input.asked, MAX_ASKED, true),
        ("other-asked", &input.other_asked, MAX_ASKED, false),
    ];
    for (field, text, most, needed) in fields {
        let length = text.trim().chars().count();
        if length > most || needed && length == 0 {
            let message =
                if needed { t::finding_wrong_text(page, most) } else { t::finding_too_long(page, most) };
            errors.add(field, message);
        }
    }
    errors.check()?;
    let own = [&input.statement, &input.asked].map(|text| (lang, text.clone()));
    let other = [&input.other_statement, &input.other_asked].map(|text| (lang.other(), text.clone()));
    if let Some(found) = unconfirmed(page, own.into_iter().chain(other), &input.confirmation_token) {
        return Ok(Err(found));
    }
    Ok(Ok(Texts {
        statement: LocalizedText::written(lang, input.statement.trim(), input.other_statement.trim()),
        asked: LocalizedText::written(lang, input.asked.trim(), input.other_asked.trim()),
    }))
}
