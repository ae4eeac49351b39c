//! A message of any connection is decoded or rejected, and applying its update leaves a document that can be encoded
//! and loaded again.
#![no_main]

#[allow(dead_code, reason = "a part of the server, of which this needs a part")]
#[path = "../../../src/server/realtime/protocol.rs"]
mod protocol;

use axum::body::Bytes;
use ensemble_document::crdt;
use libfuzzer_sys::fuzz_target;
use protocol::Message;

fuzz_target!(|data: &[u8]| {
    let frame = Bytes::copy_from_slice(data);
    match protocol::decode(&frame) {
        Ok(Message::Update { update, message, .. }) => {
            assert!(protocol::decode_update(&message).is_ok(), "the message to pass on can be decoded");
            let Ok(scan) = crdt::scan::scan(&update) else { return };
            let mut doc = crdt::Document::default();
            if doc.apply(&update, &scan).is_err() {
                return;
            }
            let state = crdt::encode_state(doc.doc()).expect("the document can be encoded");
            let loaded = crdt::load([state.as_slice()]).expect("the document can be loaded again");
            assert_eq!(crdt::state_vector(doc.doc()), crdt::state_vector(&loaded));
        }
        Ok(Message::SyncStep1(state)) => {
            let _ = crdt::encode_diff(&crdt::empty(), &state);
        }
        _ => {}
    }
});
