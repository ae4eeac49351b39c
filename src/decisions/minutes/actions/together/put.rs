//! From the documents to the minutes.

use std::collections::BTreeSet;

use super::{
    current::{Current, catch_up, markdown},
    find_draft,
};
use crate::minutes::{
    composition::Composition,
    fields::{FIELDS, MinutesText},
    generate,
    model::{Minutes, MinutesState},
    store,
};
use ensemble_common::editing::{self, TypedTexts, model::Subject};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::MeetingId,
    rights::Viewer,
};
use ensemble_meetings::meeting::{self, model::Found};
use ensemble_server::{
    Portal,
    audit::{self, Deed},
    web::ActionContext,
};

/// How often saving is tried while others save by the form.
const ATTEMPTS: usize = 4;
/// How long after the proposal the documents are deleted, in milliseconds: other processes close theirs within some seconds.
const GRACE: i64 = 60_000;

/// The outcome of putting texts into the minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// The revision of the minutes now; 0 while no one has saved them.
    pub revision: i64,
    /// The titles of sections that were changed together and by the form, and hold both changes.
    pub overlapping: Vec<String>,
}

/// Puts what was written together into the minutes, as their next revision. What others saved by the form stays in them. Without
/// a change nothing is saved. With `seen`, only if they are at that revision.
///
/// # Errors
/// [`ActionError::Invalid`] when the text cannot be saved, [`ActionError::Conflict`] when the minutes cannot be written together
/// now or are at another revision.
pub async fn put(
    context: &ActionContext,
    id: MeetingId,
    composition: Composition,
    seen: Option<i64>,
) -> Result<Put, ActionError> {
    let mut overlapping = Vec::new();
    for _ in 0..ATTEMPTS {
        let (found, minutes) = find_draft(context, id).await?;
        let revision = minutes.as_ref().map_or(0, |minutes| minutes.revision);
        if seen.is_some_and(|seen| seen != revision) {
            break;
        }
        let saved =
            save(&context.portal, Some(context), &found, minutes, composition, &mut overlapping).await?;
        if let Some(revision) = saved {
            return Ok(Put { revision, overlapping });
        }
    }
    Err(ActionError::Conflict)
}

/// Saves what is written in the documents of a meeting and is not in its minutes; the revision of the minutes then. `None` when
/// another person saved at the same moment.
async fn save(
    portal: &Portal,
    context: Option<&ActionContext>,
    found: &Found,
    minutes: Option<Minutes>,
    composition: Composition,
    overlapping: &mut Vec<String>,
) -> Result<Option<i64>, ActionError> {
    let (db, now, id) = (&portal.db, portal.now(), found.of.meeting.id);
    let revision = minutes.as_ref().map_or(0, |minutes| minutes.revision);
    let mut written: Vec<Current> = Vec::new();
    for shared in store::shared_texts(db, id).await? {
        let Some(current) = catch_up(portal, shared, minutes.as_ref()).await? else { return Ok(None) };
        for title in &current.overlapping {
            if !overlapping.contains(title) {
                overlapping.push(title.clone());
            }
        }
        if current.is_written {
            written.push(current);
        }
    }
    if written.is_empty() {
        return Ok(Some(revision));
    }
    let text = match minutes {
        Some(minutes) => minutes.text,
        None => generate::text(portal, found, composition).await?,
    };
    let text = MinutesText { text };
    let before = editing::to_fields(FIELDS, &text);
    let mut fields = before.clone();
    for Current { shared, content, .. } in &written {
        fields.set(format!("text.{}", shared.lang.code()), markdown(content, shared.lang));
    }
    let lang = context.map_or(Lang::Fr, |context| context.lang);
    let slots_only = |_: &mut TypedTexts<'_>, _: &mut MinutesText| {};
    let value = editing::apply(FIELDS, lang, now, &fields, &BTreeSet::new(), text, slots_only)
        .map_err(of_the_whole)?;
    let (subject, person) = (Subject::Minutes(id), context.and_then(|context| context.viewer.id()));
    db.transaction(async |to| {
        let saved = store::save(&mut *to, id, found.community, revision, &value.text, now).await?;
        let Some(saved) = saved else { return Ok(None) };
        if revision > 0 {
            editing::record(&mut *to, subject, revision, None, &before, now).await?;
        }
        let after = editing::to_fields(FIELDS, &value);
        editing::record(&mut *to, subject, saved, person, &after, now).await?;
        for Current { shared, state, .. } in &written {
            if !store::set_base(&mut *to, shared, saved, state).await? {
                return Err(ActionError::Conflict);
            }
        }
        let detail = format!("revision {saved}");
        match context {
            Some(context) => context.audit(to, "minutes.edit", subject, &detail).await?,
            None => {
                let meeting = id.to_string();
                let deed = Deed {
                    action: "minutes.edit",
                    subject_kind: subject.kind(),
                    subject: &meeting,
                    detail: &detail,
                };
                audit::log(to, &Viewer::default(), "", deed, now).await?;
            }
        }
        Ok(Some(saved))
    })
    .await
}

/// What is wrong with a text that has no field on the page.
fn of_the_whole(errors: FieldErrors) -> ActionError {
    let mut all = FieldErrors::default();
    for error in errors.all() {
        all.add("minutes", error.message);
    }
    ActionError::Invalid(all)
}

/// Ends the writing of minutes that were just proposed: what is typed from now on is refused, and what was taken before is in the
/// proposed text.
///
/// # Errors
/// When the database is unavailable, or the text cannot be saved; the job does it later.
pub async fn finish(context: &ActionContext, id: MeetingId) -> Result<(), ActionError> {
    for text in store::shared_texts(&context.portal.db, id).await? {
        context.portal.rooms().recheck_document(text.document).await;
        context.portal.rooms().change(text.document, None, |_| ()).await?;
    }
    save_late(&context.portal, Some(context), id).await
}

/// Saves what is in the documents of proposed minutes and not yet in their text.
async fn save_late(
    portal: &Portal,
    context: Option<&ActionContext>,
    id: MeetingId,
) -> Result<(), ActionError> {
    for _ in 0..ATTEMPTS {
        let minutes = store::find(&portal.db, id).await?;
        let found = meeting::find(&portal.db, &Viewer::default(), id).await?;
        let proposed = minutes.filter(|minutes| minutes.state == MinutesState::Proposed);
        let (Some(found), Some(minutes)) = (found, proposed) else { return Ok(()) };
        let saved =
            save(portal, context, &found, Some(minutes), Composition::default(), &mut Vec::new()).await?;
        if saved.is_some() {
            return Ok(());
        }
    }
    Err(ActionError::Conflict)
}

/// Deletes the documents of minutes that were proposed a while ago, once all that other processes took is in the minutes. A
/// document whose text cannot be saved stays.
///
/// # Errors
/// When the database is unavailable.
pub async fn end_texts(portal: &Portal) -> Result<(), AppError> {
    for id in store::ended_texts(&portal.db, portal.now() - GRACE).await? {
        match save_late(portal, None, id).await {
            Ok(()) => {
                portal.db.transaction(async |to| store::delete_ended_texts(to, id).await).await?;
            }
            Err(ActionError::App(error @ AppError::Unavailable)) => return Err(error),
            Err(error) => {
                tracing::warn!(meeting = %id, %error, "what was written together cannot be saved in the minutes");
            }
        }
    }
    Ok(())
}
