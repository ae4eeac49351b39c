//! A room as the server keeps it: updates are applied at once, stored in batches, and told to others and acknowledged
//! only once they are stored. Answers that hold something unsaved wait with it.

use std::collections::BTreeMap;

use yrs::{
    Doc,
    encoding::write::Write,
    sync::{Message, SyncMessage},
    updates::{decoder::Decode, encoder::Encode},
};

use super::super::{super::sync::ACKNOWLEDGEMENT, document};
use ensemble_document::crdt::{self, Document, Integrated, scan::scan};

/// A connection as the server knows it.
pub(super) type LinkId = u64;

/// What the server does after it was called.
pub(super) enum Outgoing {
    Frame(LinkId, Vec<u8>),
    Close(LinkId, u16),
    /// The batch is being stored: [`Server::stored`] is to be called.
    Store,
}

#[derive(Default)]
struct Batch {
    /// The sender, whether the sender counts it, and what was new in it.
    updates: Vec<(LinkId, bool, Option<Vec<u8>>)>,
    answers: Vec<(LinkId, Vec<u8>)>,
}

impl Batch {
    fn is_empty(&self) -> bool {
        self.updates.is_empty() && self.answers.is_empty()
    }
}

pub(super) struct Server {
    doc: Document,
    /// What survives a failure.
    pub stored: Doc,
    links: BTreeMap<LinkId, u64>,
    collected: Batch,
    underway: Option<Batch>,
}

impl Server {
    pub(super) fn new() -> Self {
        Self {
            doc: Document::default(),
            stored: document(1_001),
            links: BTreeMap::new(),
            collected: Batch::default(),
            underway: None,
        }
    }

    pub(super) fn join(&mut self, link: LinkId) {
        self.links.insert(link, 0);
    }

    pub(super) fn leave(&mut self, link: LinkId) {
        self.links.remove(&link);
    }

    pub(super) fn receive(&mut self, link: LinkId, frame: &[u8]) -> Vec<Outgoing> {
        let mut outgoing = Vec::new();
        if !self.links.contains_key(&link) {
            return outgoing;
        }
        match Message::decode_v1(frame).expect("clients send messages") {
            Message::Sync(SyncMessage::SyncStep1(theirs)) => {
                let lacking = crdt::encode_diff(self.doc.doc(), &theirs).expect("an update");
                self.answer(link, Message::Sync(SyncMessage::SyncStep2(lacking)), &mut outgoing);
                self.answer_with_state(link, &mut outgoing);
            }
            Message::Sync(SyncMessage::SyncStep2(update)) => self.write(link, &update, false, &mut outgoing),
            Message::Sync(SyncMessage::Update(update)) => self.write(link, &update, true, &mut outgoing),
            Message::Awareness(_) => {
                for other in self.links.keys() {
                    outgoing.push(Outgoing::Frame(*other, frame.to_vec()));
                }
            }
            other => panic!("{other:?}"),
        }
        self.store(&mut outgoing);
        outgoing
    }

    fn write(&mut self, link: LinkId, update: &[u8], counts: bool, outgoing: &mut Vec<Outgoing>) {
        let applied = self.doc.apply(update, &scan(update).expect("an update")).expect("applied");
        let news = match applied.integrated {
            Integrated::None => None,
            Integrated::Whole => Some(update.to_vec()),
            Integrated::Part(part) => Some(part),
        };
        if !applied.dropped {
            self.collected.updates.push((link, counts, news));
            return;
        }
        if news.is_some() {
            self.collected.updates.push((link, false, news));
        }
        self.answer_with_state(link, outgoing);
    }

    fn answer_with_state(&mut self, link: LinkId, outgoing: &mut Vec<Outgoing>) {
        let state = crdt::state_vector(self.doc.doc()).expect("a state");
        self.answer(link, Message::Sync(SyncMessage::SyncStep1(state)), outgoing);
    }

    fn answer(&mut self, link: LinkId, message: Message, outgoing: &mut Vec<Outgoing>) {
        let frame = message.encode_v1();
        if self.underway.is_none() && self.collected.is_empty() {
            outgoing.push(Outgoing::Frame(link, frame));
        } else {
            self.collected.answers.push((link, frame));
        }
    }

    fn store(&mut self, outgoing: &mut Vec<Outgoing>) {
        if self.underway.is_none() && !self.collected.is_empty() {
            self.underway = Some(std::mem::take(&mut self.collected));
            outgoing.push(Outgoing::Store);
        }
    }

    /// The batch is stored, or could not be.
    pub(super) fn stored(&mut self, succeeded: bool) -> Vec<Outgoing> {
        let Some(batch) = self.underway.take() else { return Vec::new() };
        if !succeeded {
            return self.restart(1013);
        }
        let mut outgoing = Vec::new();
        for update in batch.updates.iter().filter_map(|(_, _, news)| news.as_ref()) {
            let applied =
                crdt::apply(&self.stored, crdt::decode(update).expect("an update")).expect("applied");
            assert!(!applied.dropped, "the log has no gaps");
        }
        for (link, stored) in &mut self.links {
            let mut counted = 0;
            for (sender, counts, news) in &batch.updates {
                if sender == link {
                    counted += u64::from(*counts);
                } else if let Some(update) = news {
                    let message = Message::Sync(SyncMessage::Update(update.clone()));
                    outgoing.push(Outgoing::Frame(*link, message.encode_v1()));
                }
            }
            if counted > 0 {
                *stored += counted;
                let mut frame = vec![ACKNOWLEDGEMENT];
                frame.write_var(*stored);
                outgoing.push(Outgoing::Frame(*link, frame));
            }
        }
        let here = batch.answers.into_iter().filter(|(link, _)| self.links.contains_key(link));
        outgoing.extend(here.map(|(link, frame)| Outgoing::Frame(link, frame)));
        self.store(&mut outgoing);
        outgoing
    }

    /// Closes all connections and forgets what is not stored.
    pub(super) fn restart(&mut self, code: u16) -> Vec<Outgoing> {
        let whole = crdt::encode_state(&self.stored).expect("a state");
        self.doc = Document::load([whole.as_slice()]).expect("a document");
        self.underway = None;
        self.collected = Batch::default();
        std::mem::take(&mut self.links).into_keys().map(|link| Outgoing::Close(link, code)).collect()
    }
}
