//! The state of one open form.

use super::{Effect, Event, Fields, LocalDraft, Millis, RecoveredDraft, SaveResult, Status};
use crate::editing::model::{OpenForm, Subject};

/// How long after the last change a draft is saved.
pub(super) const SAVE_DELAY: Millis = 2_000;
/// The delay after a first failure. It doubles with each further one.
pub(super) const FIRST_RETRY_DELAY: Millis = 3_000;
pub(super) const MAX_RETRY_DELAY: Millis = 60_000;

/// Whether the form is to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Submission {
    None,
    /// Once the save that is in progress has ended and its text is saved.
    Requested,
    /// Once the save that is in progress has succeeded.
    Saving,
}

#[derive(Debug)]
pub(in crate::editing::islands) struct Autosave {
    subject: Subject,
    base: i64,
    tab: OpenForm,
    /// The key of this form's draft on the device.
    key: String,
    recovered: Vec<RecoveredDraft>,
    /// The key of the recovered draft that is being put into the form.
    recovering: Option<Option<String>>,
    status: Status,
    session_ended: bool,
    /// Whether the device took the last draft.
    stored_locally: bool,
    is_open: bool,
    /// The fields as they were when they were looked at last.
    seen: Fields,
    /// The fields that are being saved.
    saving: Option<Fields>,
    submission: Submission,
    /// The last delay before a retry; none while saving works.
    retry_delay: Option<Millis>,
    deadline: Option<Millis>,
    effects: Vec<Effect>,
}

impl Autosave {
    /// The state of a form that was just rendered. `prefix` is what the keys of its drafts on the device begin with.
    pub(in crate::editing::islands) fn new(subject: Subject, base: i64, tab: OpenForm, prefix: &str) -> Self {
        Self {
            subject,
            base,
            key: format!("{prefix}{}", tab.id),
            tab,
            recovered: Vec::new(),
            recovering: None,
            status: Status::Nothing,
            session_ended: false,
            stored_locally: true,
            is_open: false,
            seen: Vec::new(),
            saving: None,
            submission: Submission::None,
            retry_delay: None,
            deadline: None,
            effects: Vec::new(),
        }
    }

    /// Takes an event and the form's fields as they are; returns what is to be done.
    pub(in crate::editing::islands) fn apply(
        &mut self,
        event: Event,
        form: &Fields,
        now: Millis,
    ) -> Vec<Effect> {
        match event {
            Event::Opened { served, stored } => self.open(&served, stored, form, now),
            _ if !self.is_open => {}
            Event::Left if *form == self.seen => {}
            Event::Typed | Event::Left => {
                self.store_locally(form, now);
                self.deadline = Some(now + SAVE_DELAY);
            }
            Event::LocalStoreFinished(stored) => {
                self.stored_locally = stored;
                if matches!(self.status, Status::Offline | Status::SessionEnded | Status::NotStored) {
                    self.show_failure();
                }
            }
            Event::Saved(result) => self.saved(result, form, now),
            Event::Resumed => {
                if self.retry_delay.is_some() {
                    self.deadline = Some(now);
                    self.tick(form, now);
                }
            }
            Event::SubmitRequested => {
                self.store_locally(form, now);
                if self.saving.is_some() {
                    self.deadline = None;
                    self.submission = Submission::Requested;
                } else {
                    self.submission = Submission::Saving;
                    self.save(form);
                }
            }
            Event::DiscardRequested => {
                self.deadline = None;
                self.saving = None;
                self.submission = Submission::None;
                self.effects.push(Effect::RemoveLocal(self.key.clone()));
            }
            Event::Recover(index) => self.recover(index, form, now),
            Event::Filled { complete } => self.filled(complete, form, now),
            Event::Forget(index) => self.forget(index),
            Event::Tick => self.tick(form, now),
        }
        std::mem::take(&mut self.effects)
    }

    /// When [`Event::Tick`] is due.
    pub(in crate::editing::islands) fn deadline(&self) -> Option<Millis> {
        self.deadline
    }

    pub(in crate::editing::islands) fn status(&self) -> Status {
        self.status
    }

    /// Whether the person must sign in before the draft can be saved.
    pub(in crate::editing::islands) fn session_ended(&self) -> bool {
        self.session_ended
    }

    pub(in crate::editing::islands) fn recovered(&self) -> &[RecoveredDraft] {
        &self.recovered
    }

    /// Sorts the device's drafts: what the form was served with is removed, what the browser put back into the fields
    /// by itself is continued, everything else is shown.
    fn open(&mut self, served: &Fields, stored: Vec<(String, LocalDraft)>, form: &Fields, now: Millis) {
        self.is_open = true;
        self.seen.clone_from(form);
        for (key, draft) in stored {
            if draft.fields == *served {
                self.effects.push(Effect::RemoveLocal(key));
            } else if draft.fields == *form {
                self.continue_from(&draft);
                self.store_locally(form, now);
                self.remove_unless_own(key);
                self.deadline = Some(now);
            } else {
                self.recovered.push(RecoveredDraft { key: Some(key), draft });
            }
        }
        self.effects.push(Effect::RenderRecovered);
    }

    fn tick(&mut self, form: &Fields, now: Millis) {
        if self.deadline.is_none_or(|deadline| deadline > now) {
            return;
        }
        if self.saving.is_some() {
            self.deadline = Some(now + SAVE_DELAY);
        } else {
            self.save(form);
        }
    }

    fn save(&mut self, form: &Fields) {
        self.deadline = None;
        self.saving = Some(form.clone());
        if self.retry_delay.is_none() {
            self.show(Status::Saving);
        }
        let (subject, base, tab) = (self.subject, self.base, self.tab.clone());
        self.effects.push(Effect::Save { subject, base, fields: form.clone(), tab });
    }

    fn saved(&mut self, result: SaveResult, form: &Fields, now: Millis) {
        let Some(sent) = self.saving.take() else { return };
        let failed = matches!(result, SaveResult::SessionEnded | SaveResult::Failed);
        self.set_session_ended(result == SaveResult::SessionEnded);
        if !failed {
            self.retry_delay = None;
        }
        match result {
            SaveResult::Saved(version) => {
                self.tab.known_draft = version;
                if *form == sent {
                    self.effects.push(Effect::RemoveLocal(self.key.clone()));
                } else {
                    self.store_locally(form, now);
                    self.deadline.get_or_insert(now + SAVE_DELAY);
                }
                self.show(Status::Saved { at: now });
            }
            SaveResult::OtherTab => self.show(Status::OtherTab),
            SaveResult::Refused => self.show(Status::Refused),
            SaveResult::SessionEnded | SaveResult::Failed => {
                self.store_locally(form, now);
                let doubled = self.retry_delay.map(|delay| (delay * 2).min(MAX_RETRY_DELAY));
                let delay = doubled.unwrap_or(FIRST_RETRY_DELAY);
                self.retry_delay = Some(delay);
                self.deadline = Some(now + delay);
                self.show_failure();
            }
        }
        match std::mem::replace(&mut self.submission, Submission::None) {
            Submission::None => {}
            Submission::Requested => {
                self.submission = Submission::Saving;
                self.save(form);
            }
            // If the page stays, because a field is not valid, saving goes on with the next change.
            Submission::Saving if !failed => {
                self.deadline = None;
                self.effects.push(Effect::Submit);
            }
            Submission::Saving => {}
        }
    }

    /// Puts a recovered draft into the form, and shows the text that it replaces in its place.
    fn recover(&mut self, index: usize, form: &Fields, now: Millis) {
        if index >= self.recovered.len() {
            return;
        }
        let RecoveredDraft { key, draft } = self.recovered.remove(index);
        let replaced = self.draft(form, now);
        if !replaced.fields.is_empty() {
            self.recovered.push(RecoveredDraft { key: None, draft: replaced });
        }
        self.continue_from(&draft);
        self.recovering = Some(key);
        self.effects.push(Effect::Fill(draft.fields));
    }

    fn filled(&mut self, complete: bool, form: &Fields, now: Millis) {
        let Some(key) = self.recovering.take() else { return };
        self.store_locally(form, now);
        if complete && let Some(key) = key {
            self.remove_unless_own(key);
        }
        self.deadline = Some(now + SAVE_DELAY);
        self.show(Status::Recovered);
        self.effects.extend([Effect::RenderRecovered, Effect::FocusForm]);
    }

    fn forget(&mut self, index: usize) {
        if index >= self.recovered.len() {
            return;
        }
        if let Some(key) = self.recovered.remove(index).key {
            self.effects.push(Effect::RemoveLocal(key));
        }
        self.show(Status::Discarded);
        self.effects.extend([Effect::RenderRecovered, Effect::FocusForm]);
    }

    /// From now on the form edits what the draft edited, from the same revision.
    fn continue_from(&mut self, draft: &LocalDraft) {
        (self.subject, self.base) = (draft.subject, draft.base);
        self.tab.known_draft.clone_from(&draft.after);
        let (subject, base, after) = (draft.subject, draft.base, draft.after.clone());
        self.effects.push(Effect::Continue { subject, base, after });
    }

    fn draft(&self, form: &Fields, now: Millis) -> LocalDraft {
        let (subject, base, after) = (self.subject, self.base, self.tab.known_draft.clone());
        LocalDraft { at: now, subject, base, after, fields: form.clone() }
    }

    fn store_locally(&mut self, form: &Fields, now: Millis) {
        self.seen.clone_from(form);
        let (key, draft) = (self.key.clone(), self.draft(form, now));
        self.effects.push(Effect::StoreLocally { key, draft });
    }

    fn remove_unless_own(&mut self, key: String) {
        if key != self.key {
            self.effects.push(Effect::RemoveLocal(key));
        }
    }

    fn set_session_ended(&mut self, ended: bool) {
        if std::mem::replace(&mut self.session_ended, ended) != ended {
            self.effects.push(Effect::RenderStatus);
        }
    }

    fn show_failure(&mut self) {
        self.show(match (self.stored_locally, self.session_ended) {
            (false, _) => Status::NotStored,
            (true, true) => Status::SessionEnded,
            (true, false) => Status::Offline,
        });
    }

    fn show(&mut self, status: Status) {
        if std::mem::replace(&mut self.status, status) != status {
            self.effects.push(Effect::RenderStatus);
        }
    }
}
