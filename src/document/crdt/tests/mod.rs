//! Which updates the scan refuses, and which it must accept.

mod fuzz;

use std::time::{Duration, Instant};

use proptest::prelude::*;
use yrs::{
    Any, Array, ArrayPrelim, GetString, Map, MapPrelim, Text, TextPrelim, Transact, XmlFragment,
    updates::decoder::Decode,
};

use super::{
    CrdtError, Document, ScanError,
    depth::MAX_TYPE_DEPTH,
    samples::{Writer, many_clients, nested_arrays, nested_maps},
    scan::{MAX_CLIENTS, MAX_VALUE_DEPTH, MAX_WORK, scan},
};

#[test]
fn a_value_that_is_nested_too_deep_is_refused_and_a_shallow_one_is_not() {
    for depth in [1, 3, MAX_VALUE_DEPTH] {
        let update = nested_arrays(depth);
        assert!(scan(&update).is_ok(), "{depth}");
        assert!(Document::load([update.as_slice()]).is_ok(), "{depth}");
    }
    for depth in [MAX_VALUE_DEPTH + 1, 10_000, 100_000] {
        assert_eq!(scan(&nested_arrays(depth)).map(drop), Err(ScanError::TooDeep), "{depth}");
        assert!(Document::load([nested_arrays(depth).as_slice()]).is_err(), "{depth}");
    }
}

#[test]
fn types_that_are_nested_too_deep_are_refused_in_one_update_and_in_many() {
    let depth = u64::from(MAX_TYPE_DEPTH);
    assert!(Document::load([nested_maps(7, depth).as_slice()]).is_ok());
    for too_deep in [depth + 1, 6_100, MAX_WORK as u64 - 1] {
        let outcome = Document::load([nested_maps(7, too_deep).as_slice()]).map(drop);
        assert_eq!(outcome, Err(CrdtError::LimitExceeded(ScanError::TooDeep)), "{too_deep}");
    }
    assert_eq!(scan(&nested_maps(7, 30_000)).map(drop), Err(ScanError::TooMuchWork), "as it is sent");
    assert_eq!(
        Document::load([nested_maps(7, 30_000).as_slice()]).map(drop),
        Err(CrdtError::LimitExceeded(ScanError::TooDeep)),
        "as it is stored"
    );

    // One map in each update, of another client, in the previous map.
    let mut document = Document::default();
    for client in 1..=depth {
        let update = map_in((client > 1).then(|| client - 1), client);
        document.apply(&update, &scan(&update).expect("an update")).expect("shallow enough");
    }
    let update = map_in(Some(depth), depth + 1);
    let outcome = document.apply(&update, &scan(&update).expect("an update"));
    assert_eq!(outcome, Err(CrdtError::LimitExceeded(ScanError::TooDeep)));
}

/// A map under one key of another client's map, or of the root.
fn map_in(parent: Option<u64>, client: u64) -> Vec<u8> {
    let update = Writer::default().number(1).number(1).number(client).number(0).bytes(&[0x27]);
    let update = match parent {
        None => update.number(1).text("load"),
        Some(parent) => update.number(0).number(parent).number(0),
    };
    update.text("k").bytes(&[1]).number(0).0
}

#[test]
fn a_struct_beside_a_deep_one_is_as_deep() {
    let depth = u64::from(MAX_TYPE_DEPTH);
    let mut document = Document::load([nested_maps(7, depth).as_slice()]).expect("just shallow enough");
    // A map to the right of the deepest one, whose struct does not name its parent.
    let beside = Writer::default().number(1).number(1).number(8).number(0).bytes(&[0x87]);
    let beside = beside.number(7).number(depth - 1).bytes(&[1]).number(0).0;
    document.apply(&beside, &scan(&beside).expect("an update")).expect("no deeper");
    let within = Writer::default().number(1).number(1).number(9).number(0).bytes(&[0x27]);
    let within = within.number(0).number(8).number(0).text("k").bytes(&[1]).number(0).0;
    let outcome = document.apply(&within, &scan(&within).expect("an update"));
    assert_eq!(outcome, Err(CrdtError::LimitExceeded(ScanError::TooDeep)));
}

#[test]
fn too_many_clients_are_refused_at_once_and_one_after_the_other() {
    let most = MAX_CLIENTS as u64;
    assert_eq!(scan(&many_clients(most + 1)).map(drop), Err(ScanError::TooManyClients));
    assert_eq!(scan(&many_clients(24_000)).map(drop), Err(ScanError::TooManyClients));
    let mut document = Document::load([many_clients(most).as_slice()]).expect("as many as there may be");
    let one_more = map_in(None, most + 1);
    let outcome = document.apply(&one_more, &scan(&one_more).expect("an update"));
    assert_eq!(outcome, Err(CrdtError::LimitExceeded(ScanError::TooManyClients)));
}

#[test]
fn a_length_beyond_the_end_of_the_update_reserves_no_memory() {
    let huge = u64::from(u32::MAX);
    let promises = [
        Writer::default().number(huge).0,
        Writer::default().number(1).number(huge).number(7).number(0).0,
        Writer::default()
            .number(1)
            .number(1)
            .number(7)
            .number(0)
            .bytes(&[8])
            .number(1)
            .text("load")
            .number(huge)
            .0,
        Writer::default().number(0).number(huge).0,
        Writer::default().number(0).number(1).number(7).number(huge).0,
    ];
    for promise in promises {
        assert_eq!(scan(&promise).map(drop), Err(ScanError::Malformed), "{promise:?}");
    }
    // Clocks that would overflow.
    let end = Writer::default().number(1).number(1).number(7).number(huge).bytes(&[0]).number(2).number(0).0;
    assert_eq!(scan(&end).map(drop), Err(ScanError::Malformed));
}

#[test]
fn a_struct_that_depends_on_itself_is_refused() {
    let own = Writer::default().number(1).number(1).number(7).number(0).bytes(&[0x84]).number(7).number(0);
    let own = own.text("x").number(0).0;
    assert_eq!(Document::load([own.as_slice()]).map(drop), Err(CrdtError::Malformed));
}

#[test]
fn the_worst_update_of_the_allowed_size_is_scanned_in_a_moment() {
    let mut slow = Duration::ZERO;
    for update in [
        nested_arrays(500_000),
        nested_maps(7, 100_000),
        many_clients(100_000),
        vec![0xff; 1_000_000],
        vec![1; 1_000_000],
    ] {
        // A machine may be slow once, not three times.
        let tries = (0..3).map(|_| {
            let began = Instant::now();
            let _ = scan(&update);
            began.elapsed()
        });
        slow = slow.max(tries.min().unwrap_or_default());
    }
    assert!(slow < Duration::from_millis(100), "{slow:?}");
}

/// The updates of an agenda, a note and a stock client are accepted, one by one and merged.
#[test]
fn updates_of_editors_are_accepted() {
    let doc = super::empty();
    let mut updates = Vec::new();
    let mut write = |change: &dyn Fn(&mut yrs::TransactionMut<'_>)| {
        let mut to = doc.transact_mut();
        change(&mut to);
        updates.push(to.encode_update_v1());
    };
    write(&|to| {
        let items = yrs::WriteTxn::get_or_insert_map(to, "items");
        let item = items.insert(to, "one", MapPrelim::default());
        item.insert(to, "title", TextPrelim::new("Accueil 👩🏽‍🏫"));
        item.insert(to, "order", Any::from("a0"));
        item.insert(to, "minutes", Any::from(10));
        item.insert(
            to,
            "list",
            ArrayPrelim::from([Any::from(vec![Any::from(1), Any::Null]), Any::from(true)]),
        );
    });
    write(&|to| {
        let text = yrs::WriteTxn::get_or_insert_text(to, "text");
        text.insert(to, 0, "un mot");
        text.insert_with_attributes(to, 3, "gras", [("bold".into(), Any::from(true))].into());
        text.insert_embed(to, 1, Any::from("image"));
        text.remove_range(to, 2, 3);
    });
    write(&|to| {
        let xml = yrs::WriteTxn::get_or_insert_xml_fragment(to, "xml");
        let paragraph = xml.insert(to, 0, yrs::XmlElementPrelim::empty("p"));
        paragraph.insert(to, 0, yrs::XmlTextPrelim::new("x"));
        let list = yrs::WriteTxn::get_or_insert_array(to, "list");
        list.push_back(to, Any::from(vec![1_u8, 2, 3].as_slice()));
        list.push_back(to, Any::from(1.5));
        list.push_back(to, Any::from(i64::MAX));
        list.remove(to, 0);
    });
    let pieces = Document::load(updates.iter().map(Vec::as_slice)).expect("all of it");
    let whole = super::encode_state(&doc).expect("an update");
    let at_once = Document::load([whole.as_slice()]).expect("all of it");
    for copy in [pieces, at_once] {
        assert_eq!(super::state_vector(copy.doc()), super::state_vector(&doc));
        let text = copy.doc().get_or_insert_text("text");
        assert_eq!(
            text.get_string(&copy.doc().transact()),
            doc.get_or_insert_text("text").get_string(&doc.transact())
        );
    }
}

/// Bytes that resemble an update: an update with some bytes changed, dropped or doubled.
fn damaged_updates() -> impl Strategy<Value = Vec<u8>> {
    let seeds = prop_oneof![
        Just(nested_arrays(20)),
        Just(nested_maps(7, 12)),
        Just(many_clients(5)),
        (1_usize..200).prop_map(|characters| {
            let doc = super::empty();
            let text = doc.get_or_insert_text("load");
            for at in 0..characters {
                text.insert(&mut doc.transact_mut(), (at / 2) as u32, "é");
            }
            text.remove_range(&mut doc.transact_mut(), 0, (characters / 2) as u32);
            super::encode_state(&doc).expect("an update")
        }),
        proptest::collection::vec(any::<u8>(), 0..64),
    ];
    let faults = proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..3), 0..6);
    (seeds, faults).prop_map(|(mut bytes, faults)| {
        for (at, byte, what) in faults {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match what {
                0 => bytes[at] = byte,
                1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, byte),
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000), ..ProptestConfig::default() })]

    /// The scan reads the same clients and clocks from an update as `yrs`.
    #[test]
    fn the_scan_and_yrs_read_the_same_clients_and_clocks(bytes in damaged_updates()) {
        if let Ok(scan) = scan(&bytes) {
            if let Ok(update) = yrs::Update::decode_v1(&bytes) {
                let theirs = update.state_vector_lower();
                let ours: std::collections::HashMap<u64, u32> = scan.starts().collect();
                let theirs: std::collections::HashMap<u64, u32> =
                    theirs.iter().map(|(client, clock)| (client.get(), *clock)).collect();
                prop_assert_eq!(ours, theirs);
            }
            let mut document = Document::default();
            if document.apply(&bytes, &scan).is_ok() {
                let whole = super::encode_state(document.doc()).expect("it can be stored");
                prop_assert!(Document::load([whole.as_slice()]).is_ok(), "what was applied can be loaded again");
            }
        }
    }
}
