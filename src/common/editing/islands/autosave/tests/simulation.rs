//! Forms in several tabs of one person, with a network and a device that fail: the text of a form is always on the device
//! or on the server, and reaches the server once both work.

use std::collections::BTreeMap;

use super::*;
use crate::editing::model::DraftVersion;

const SEEDS: u64 = 500;
const TABS: usize = 2;

struct Random(u64);

impl Random {
    /// A number below this one (xorshift64*).
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % end
    }

    fn percent(&mut self, chance: u64) -> bool {
        self.below(100) < chance
    }
}

/// The draft on the server: the tab that saved it, how often, and its text.
type ServerDraft = Option<(String, i64, Fields)>;

struct Form {
    autosave: Autosave,
    tab: String,
    key: String,
    fields: Fields,
    /// The last text that the server has taken from this form.
    accepted: Fields,
    /// An answer and when it comes.
    answer: Option<(Millis, SaveResult)>,
    submitted: bool,
}

struct World {
    seed: u64,
    random: Random,
    now: Millis,
    faults: bool,
    device: BTreeMap<String, LocalDraft>,
    device_works: bool,
    server: ServerDraft,
    forms: Vec<Form>,
}

impl World {
    fn new(seed: u64) -> Self {
        let subject = Subject::Page(PageId::new());
        let forms = (0..TABS)
            .map(|index| {
                let tab = format!("tab-{index}");
                let own = OpenForm { id: tab.clone(), known_draft: String::new() };
                Form {
                    autosave: Autosave::new(subject, 1, own, "draft/"),
                    key: format!("draft/{tab}"),
                    tab,
                    fields: Vec::new(),
                    accepted: Vec::new(),
                    answer: None,
                    submitted: false,
                }
            })
            .collect();
        let random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let (device, server) = (BTreeMap::new(), None);
        let mut world =
            Self { seed, random, now: START, faults: true, device, device_works: true, server, forms };
        for form in 0..TABS {
            world.apply(form, Event::Opened { served: Vec::new(), stored: Vec::new() });
        }
        world
    }

    fn apply(&mut self, index: usize, event: Event) {
        let now = self.now;
        let form = &mut self.forms[index];
        let effects = form.autosave.apply(event, &form.fields, now);
        for effect in effects {
            match effect {
                Effect::StoreLocally { key, draft } => {
                    if self.device_works {
                        self.device.insert(key, draft);
                    } else {
                        self.device.remove(&key);
                    }
                    self.apply(index, Event::LocalStoreFinished(self.device_works));
                }
                Effect::RemoveLocal(key) => {
                    self.device.remove(&key);
                }
                Effect::Save { fields, tab, .. } => self.save(index, fields, &tab),
                Effect::Submit => self.forms[index].submitted = true,
                _ => {}
            }
        }
        self.assert_nothing_is_lost(index);
    }

    /// The request, or its answer, may be lost.
    fn save(&mut self, index: usize, fields: Fields, tab: &OpenForm) {
        assert!(self.forms[index].answer.is_none(), "seed {}: one save at a time", self.seed);
        let fails = self.faults && self.random.percent(30);
        let reaches = !fails || self.random.percent(50);
        let mut result = SaveResult::Failed;
        if reaches {
            let known = self.server.as_ref().is_none_or(|(by, turn, _)| {
                let draft = DraftVersion { tab: by.clone(), save_count: *turn };
                tab.knows(&draft)
            });
            result = if known {
                let turn = self.server.as_ref().map_or(1, |(_, turn, _)| turn + 1);
                self.forms[index].accepted.clone_from(&fields);
                self.server = Some((tab.id.clone(), turn, fields));
                SaveResult::Saved(DraftVersion { tab: tab.id.clone(), save_count: turn }.to_string())
            } else {
                SaveResult::OtherTab
            };
        }
        if fails {
            result = if self.random.percent(20) { SaveResult::SessionEnded } else { SaveResult::Failed };
        }
        let delay = 1 + self.random.below(if fails { 8_000 } else { 400 }) as Millis;
        self.forms[index].answer = Some((self.now + delay, result));
    }

    /// The text of a form is on the server, on the device, or the person is told that it is nowhere else.
    fn assert_nothing_is_lost(&self, index: usize) {
        let form = &self.forms[index];
        let on_server = form.fields == form.accepted;
        let on_device = self.device.get(&form.key).is_some_and(|draft| draft.fields == form.fields);
        let seed = self.seed;
        assert!(on_server || on_device || !self.device_works, "seed {seed}: {:?}", form.autosave.status());
        let claims_device = matches!(form.autosave.status(), Status::Offline | Status::SessionEnded);
        let stores_now = form.autosave.deadline().is_some();
        assert!(!claims_device || on_device || on_server || stores_now, "seed {seed}");
    }

    fn run(&mut self, duration: Millis) {
        let end = self.now + duration;
        loop {
            let due = (0..TABS)
                .flat_map(|index| {
                    let answer = self.forms[index].answer.as_ref().map(|(at, _)| (*at, index, true));
                    let tick = self.forms[index].autosave.deadline().map(|at| (at, index, false));
                    answer.into_iter().chain(tick)
                })
                .min()
                .filter(|(at, ..)| *at <= end);
            let Some((at, index, is_answer)) = due else { break };
            self.now = self.now.max(at);
            let answer = if is_answer { self.forms[index].answer.take() } else { None };
            let event = answer.map_or(Event::Tick, |(_, result)| Event::Saved(result));
            self.apply(index, event);
        }
        self.now = end;
    }

    /// A device that works again has a text from the next change on.
    fn set_device(&mut self, works: bool) {
        self.device_works = works;
        if works {
            for index in 0..TABS {
                self.apply(index, Event::Typed);
            }
        }
    }

    fn act(&mut self, step: usize) {
        let index = usize::try_from(self.random.below(TABS as u64)).unwrap_or_default();
        match self.random.below(20) {
            0..12 => {
                self.forms[index].fields = fields(&format!("{} at {step}", self.forms[index].tab));
                self.apply(index, Event::Typed);
            }
            12..14 => self.apply(index, Event::Resumed),
            14..16 => {
                self.forms[index].submitted = false;
                self.apply(index, Event::SubmitRequested);
            }
            16..18 => {
                let works = self.random.percent(80);
                self.set_device(works);
            }
            _ => {}
        }
        let pause = if self.random.percent(10) { 60_000 } else { 3_000 };
        let pause = self.random.below(pause) as Millis;
        self.run(pause);
    }
}

#[test]
fn whatever_fails_the_text_is_on_the_device_or_on_the_server_and_reaches_it_in_the_end() {
    let (mut submitted, mut other_tab) = (0, 0);
    for seed in 0..SEEDS {
        let mut world = World::new(seed);
        for step in 0..80 {
            world.act(step);
        }
        world.faults = false;
        world.set_device(true);
        world.run(2 * MAX_RETRY_DELAY);
        for index in 0..TABS {
            let form = &world.forms[index];
            submitted += u64::from(form.submitted);
            match form.autosave.status() {
                Status::OtherTab => other_tab += 1,
                Status::Nothing => assert!(form.fields.is_empty(), "seed {seed}"),
                Status::Saved { .. } => assert_eq!(form.fields, form.accepted, "seed {seed}"),
                status => panic!("seed {seed}: {status:?}"),
            }
        }
    }
    assert!(
        submitted > 50 && other_tab > 50,
        "{submitted} forms were sent, {other_tab} found another tab's draft"
    );
}
