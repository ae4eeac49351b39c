//! Choosing what is behind a finding, and quoting it.

use super::{find_gathered, invalid, lock_unsent};
use crate::{
    finding::{
        api::{ChooseBehind, QuotePassage},
        model::{Candidate, ChangeKind, Part},
        rules::MAX_BEHIND,
        store::{self, NewChange},
    },
    quotation::{self, NewQuotation, QuotedIn, rules as quoting},
};
use ensemble_core::{
    Lang, LocalizedText,
    error::ActionError,
    ids::{CommunityId, FindingId},
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Puts reflections and decisions of a community behind a finding, instead of those that were. Their authors are asked. A
/// community that was asked to join does so with its first reflection or decision.
///
/// # Errors
/// [`ActionError::Invalid`] when there are too many, or one cannot be behind it (any more); [`ActionError::Conflict`] when the
/// finding was sent.
pub(in crate::finding) async fn choose(
    context: &ActionContext,
    community: CommunityId,
    id: FindingId,
    input: &ChooseBehind,
) -> Result<(), ActionError> {
    let (finding, part) = find_gathered(context, community, id).await?;
    if finding.sent.is_some() {
        return Err(ActionError::Conflict);
    }
    let (lang, person, portal) = (context.lang, context.person()?, &context.portal);
    if input.reflection.len() > MAX_BEHIND || input.decision.len() > MAX_BEHIND {
        return Err(invalid("reflection", t::finding_too_much_behind(lang, MAX_BEHIND)));
    }
    let candidates = store::candidates(&portal.db, community, id).await?;
    let mut reflections: Vec<&Candidate> = Vec::with_capacity(input.reflection.len());
    for chosen in &input.reflection {
        let found = candidates.iter().find(|candidate| candidate.id == *chosen);
        let found = found.ok_or_else(|| invalid("reflection", t::finding_not_quotable(lang)))?;
        if !reflections.iter().any(|before| before.id == found.id) {
            reflections.push(found);
        }
    }
    let possible = store::decision_candidates(&portal.db, community, id).await?;
    if !input.decision.iter().all(|chosen| possible.iter().any(|decision| decision.id == *chosen)) {
        return Err(invalid("decision", t::finding_no_decision(lang)));
    }
    let ids: Vec<_> = reflections.iter().map(|candidate| candidate.id).collect();
    let now = portal.now();
    portal
        .db
        .transaction(async |tx| {
            lock_unsent(&mut *tx, id).await?;
            for gone in store::set_behind(&mut *tx, id, community, &ids, &input.decision).await? {
                quotation::release(&mut *tx, QuotedIn::Finding, id.uuid(), gone).await?;
            }
            for candidate in &reflections {
                let new = NewQuotation {
                    work: QuotedIn::Finding,
                    work_id: id.uuid(),
                    reflection: candidate.id,
                    revision: candidate.revision,
                    passage: "",
                    lang: candidate.lang,
                };
                quotation::ask(&mut *tx, &new, person, now).await?;
            }
            let something = !ids.is_empty() || !input.decision.is_empty();
            if part == Part::Offered && something && store::join(&mut *tx, id, community, now).await? {
                let change = NewChange::of(Some(person), community, ChangeKind::Joined);
                store::add_change(&mut *tx, id, change, now).await?;
            }
            context.audit(tx, "finding.behind", id, &ids.len().to_string()).await?;
            Ok(())
        })
        .await
}

/// Asks to quote a passage of a reflection that is behind a finding, in the language in which the passage is written.
///
/// # Errors
/// [`ActionError::Invalid`] without a reflection that is behind it, or for a passage that is not in it;
/// [`ActionError::Conflict`] when the finding was sent.
pub(in crate::finding) async fn quote(
    context: &ActionContext,
    community: CommunityId,
    id: FindingId,
    input: &QuotePassage,
) -> Result<(), ActionError> {
    let (finding, _) = find_gathered(context, community, id).await?;
    if finding.sent.is_some() {
        return Err(ActionError::Conflict);
    }
    let (lang, person, portal) = (context.lang, context.person()?, &context.portal);
    let candidates = store::candidates(&portal.db, community, id).await?;
    let source = candidates.iter().find(|candidate| candidate.chosen && Some(candidate.id) == input.source);
    let source = source.ok_or_else(|| invalid("source", t::finding_no_source(lang)))?;
    let passage = input.passage.trim();
    let spoken = Lang::ALL.iter().copied().find(|each| {
        side(&source.texts.body, *each).is_some_and(|text| quoting::is_passage_of(passage, text))
    });
    let too_long = passage.chars().count() > quoting::MAX_PASSAGE;
    let Some(spoken) = spoken.filter(|_| !too_long) else {
        return Err(invalid("passage", t::finding_wrong_passage(lang, quoting::MAX_PASSAGE)));
    };
    let now = portal.now();
    portal
        .db
        .transaction(async |tx| {
            lock_unsent(&mut *tx, id).await?;
            let (work, most) = (QuotedIn::Finding, quoting::MAX_PASSAGES);
            if quotation::count_passages(&mut *tx, work, id.uuid(), source.id, passage).await? >= most {
                return Err(invalid("passage", t::quotation_too_many_passages(lang, most)));
            }
            let new = NewQuotation {
                work: QuotedIn::Finding,
                work_id: id.uuid(),
                reflection: source.id,
                revision: source.revision,
                passage,
                lang: spoken,
            };
            quotation::ask(&mut *tx, &new, person, now).await?;
            context.audit(tx, "finding.quote", id, "").await?;
            Ok(())
        })
        .await
}

/// The text of a language; `None` where it does not exist.
fn side(text: &LocalizedText, lang: Lang) -> Option<&str> {
    match text {
        LocalizedText::Single { lang: only, text } => (*only == lang).then_some(text),
        LocalizedText::Pair { .. } => Some(text.text(lang)),
    }
}
