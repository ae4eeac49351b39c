//! A frame from anybody: it is read or refused, and what it writes leaves a document that can be
//! stored, read again, and says the same.
#![no_main]

#[allow(dead_code, reason = "a part of the portal, of which this needs a part")]
#[path = "../../../src/crdt/mod.rs"]
mod crdt;
#[allow(dead_code, reason = "a part of the portal, of which this needs a part")]
#[path = "../../../src/server/realtime/protocol.rs"]
mod protocol;

use axum::body::Bytes;
use libfuzzer_sys::fuzz_target;
use protocol::Message;

fuzz_target!(|data: &[u8]| {
    let frame = Bytes::copy_from_slice(data);
    match protocol::read(&frame) {
        Ok(Message::Write { content, frame, .. }) => {
            assert!(protocol::content(&frame).is_ok(), "what is passed on can be read");
            let Ok(scan) = crdt::scan::scan(&content) else { return };
            let mut doc = crdt::Document::default();
            if doc.apply(&content, &scan).is_err() {
                return;
            }
            let whole = crdt::encode_state(doc.doc()).expect("it can be stored");
            let again = crdt::load([whole.as_slice()]).expect("it can be read again");
            assert_eq!(crdt::state_vector(doc.doc()), crdt::state_vector(&again));
        }
        Ok(Message::Have(state)) => {
            let _ = crdt::encode_diff(&crdt::empty(), &state);
        }
        _ => {}
    }
});
