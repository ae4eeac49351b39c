//! The state of a form's drafts without a browser: each event by itself, and two tabs on a simulated network.

mod recovering;
mod saving;
mod simulation;

use super::{
    Effect, Event, Fields, LocalDraft, Millis, SaveResult, Status,
    state::{Autosave, FIRST_RETRY_DELAY, MAX_RETRY_DELAY, SAVE_DELAY},
};
use crate::editing::model::{OpenForm, Subject};
use ensemble_core::ids::PageId;

const START: Millis = 1_000_000;
const KEY: &str = "draft/person/page/tab-1";

fn fields(text: &str) -> Fields {
    if text.is_empty() { Vec::new() } else { vec![("text".to_owned(), text.to_owned())] }
}

/// A form and the time.
struct Driver {
    autosave: Autosave,
    subject: Subject,
    form: Fields,
    now: Millis,
}

impl Driver {
    fn new() -> Self {
        let subject = Subject::Page(PageId::new());
        let tab = OpenForm { id: "tab-1".to_owned(), known_draft: String::new() };
        let autosave = Autosave::new(subject, 7, tab, "draft/person/page/");
        Self { autosave, subject, form: Vec::new(), now: START }
    }

    /// An open form without drafts on the device.
    fn open() -> Self {
        let mut driver = Self::new();
        driver.open_with(Vec::new());
        driver
    }

    fn open_with(&mut self, stored: Vec<(&str, LocalDraft)>) -> Vec<Effect> {
        let stored = stored.into_iter().map(|(key, draft)| (key.to_owned(), draft)).collect();
        self.apply(Event::Opened { served: Vec::new(), stored })
    }

    fn apply(&mut self, event: Event) -> Vec<Effect> {
        self.autosave.apply(event, &self.form, self.now)
    }

    fn type_text(&mut self, text: &str) -> Vec<Effect> {
        self.form = fields(text);
        self.apply(Event::Typed)
    }

    /// Lets time pass; the state is called at each of its deadlines.
    fn wait(&mut self, duration: Millis) -> Vec<Effect> {
        let end = self.now + duration;
        let mut effects = Vec::new();
        let mut ticks = 0;
        while let Some(at) = self.autosave.deadline().filter(|at| *at <= end) {
            self.now = self.now.max(at);
            effects.extend(self.apply(Event::Tick));
            ticks += 1;
            assert!(ticks < 1_000, "a tick at the deadline sets the next one later");
        }
        self.now = end;
        effects
    }

    fn answer(&mut self, result: SaveResult) -> Vec<Effect> {
        self.apply(Event::Saved(result))
    }

    fn succeed(&mut self) -> Vec<Effect> {
        self.answer(SaveResult::Saved("tab-1@1".to_owned()))
    }

    fn status(&self) -> Status {
        self.autosave.status()
    }

    fn draft(&self, text: &str) -> LocalDraft {
        LocalDraft {
            at: START - 60_000,
            subject: self.subject,
            base: 5,
            after: "tab-0@3".to_owned(),
            fields: fields(text),
        }
    }
}

fn saves(effects: &[Effect]) -> Vec<&Fields> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Save { fields, .. } => Some(fields),
            _ => None,
        })
        .collect()
}

fn stores(effects: &[Effect]) -> Vec<(&str, &LocalDraft)> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::StoreLocally { key, draft } => Some((key.as_str(), draft)),
            _ => None,
        })
        .collect()
}

fn removes(effects: &[Effect], key: &str) -> bool {
    effects.contains(&Effect::RemoveLocal(key.to_owned()))
}
