//! The client against a server whose faults are known.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::Duration,
};

use futures_util::{SinkExt, StreamExt};
use serde_json::Value;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::broadcast,
    task::JoinHandle,
};
use tokio_tungstenite::{accept_async, tungstenite::Message};
use yrs::{ReadTxn, StateVector, Transact, merge_updates_v1};

use crate::{
    connection::{Dialect, Target},
    holding::{self, ConnectionOptions},
    promises,
    replica::{Replica, decode_update},
    session::EditorOptions,
    typing::{self, Measure},
    wire::{self, ServerMessage},
};

#[derive(Clone, Copy, PartialEq)]
enum Manner {
    Faithful,
    /// Says each thing again together with the one before, and to the one who said it, too.
    Repeating,
    /// Keeps one character from one editor.
    Dropping,
    /// Lets one connection go.
    Impolite,
}

/// A server of one document, until it is dropped.
struct Server {
    target: Target,
    replica: Arc<Replica>,
    task: JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

#[derive(Clone)]
struct Visitor {
    number: usize,
    manner: Manner,
    replica: Arc<Replica>,
    others: broadcast::Sender<(usize, Vec<u8>)>,
    dropped: Arc<AtomicUsize>,
}

async fn serve(manner: Manner, content: &[u8]) -> Server {
    let replica = Arc::new(Replica::new(1));
    if !content.is_empty() {
        replica.apply([decode_update(content).unwrap()]).unwrap();
    }
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("ws://{}/{{doc}}", listener.local_addr().unwrap());
    let target = Target {
        url,
        documents: 1,
        names: None,
        cookie: Vec::new(),
        opened: Arc::default(),
        origin: None,
        dialect: Dialect::YWebsocket,
    };
    let others = broadcast::channel(1000).0;
    let mut visitor =
        Visitor { number: 0, manner, replica: replica.clone(), others, dropped: Arc::default() };
    let task = tokio::spawn(async move {
        // Visitors leave with the server.
        let mut visitors = tokio::task::JoinSet::new();
        while let Ok((stream, _)) = listener.accept().await {
            visitor.number += 1;
            visitors.spawn(receive(visitor.clone(), stream));
        }
    });
    Server { target, replica, task }
}

async fn receive(visitor: Visitor, stream: TcpStream) {
    let mut news = visitor.others.subscribe();
    stream.set_nodelay(true).unwrap();
    let mut socket = accept_async(stream).await.unwrap();
    let (mut sent, mut last) = (0, Vec::new());
    loop {
        let mut replies = Vec::new();
        tokio::select! {
            message = socket.next() => {
                let Some(Ok(message)) = message else { return };
                match wire::decode(&message.into_data()) {
                    Ok(ServerMessage::SyncStep1(vector)) => replies.push(visitor.replica.sync_step_2(vector).unwrap()),
                    Ok(ServerMessage::Update(update)) => {
                        visitor.replica.apply([decode_update(update).unwrap()]).unwrap();
                        sent += 1;
                        replies.push(vec![100, sent]);
                        visitor.others.send((visitor.number, update.to_vec())).ok();
                    }
                    _ => {}
                }
                if visitor.manner == Manner::Impolite && visitor.number == 3 {
                    return;
                }
            }
            Ok((from, update)) = news.recv() => {
                let dropping = visitor.manner == Manner::Dropping && from != visitor.number;
                if visitor.manner == Manner::Repeating {
                    let pair = if last.is_empty() { update.clone() } else { merge_updates_v1([&last, &update]).unwrap() };
                    last = update;
                    replies.extend([wire::update(&pair), wire::update(&last)]);
                } else if from != visitor.number && !(dropping && visitor.dropped.fetch_add(1, Relaxed) == 100) {
                    replies.push(wire::update(&update));
                }
            }
        }
        for reply in replies {
            socket.send(Message::Binary(reply.into())).await.ok();
        }
    }
}

fn options(server: &Server) -> EditorOptions {
    let target = server.target.clone();
    EditorOptions {
        target,
        editors: 4,
        rate: 20.0,
        seconds: 1.0,
        seed: fastrand::u64(..),
        report_acknowledged: None,
    }
}

async fn measured(manner: Manner) -> Value {
    let server = serve(manner, &[]).await;
    let with = Measure { warm_up: 0.2, drain: 0.5, server: Some(std::process::id()), stay: false };
    let report = Mutex::new(Value::Null);
    typing::measure(&options(&server), &with, |found| *report.lock().unwrap() = found).await.unwrap();
    report.into_inner().unwrap()
}

/// How many characters should have been received and how many were. One that is struck as the window opens
/// or closes may fall on either side.
fn deliveries(report: &Value) -> (u64, u64) {
    let [sent, expected, delivered] =
        ["sent", "expected", "delivered"].map(|name| report[name].as_u64().unwrap());
    assert!((72..=84).contains(&sent) && expected == 3 * sent, "{report}");
    (expected, delivered)
}

#[tokio::test(flavor = "multi_thread")]
async fn all_letters_arrive_and_are_timed() {
    let report = measured(Manner::Faithful).await;
    let (expected, delivered) = deliveries(&report);
    assert_eq!(delivered, expected);
    assert_eq!((&report["converged"], &report["lost"]), (&true.into(), &0.into()), "{report}");
    let [p50, p99, max] = ["p50", "p99", "max"].map(|name| report[name].as_f64().unwrap());
    assert!(0.0 < p50 && p50 <= p99 && p99 <= max && max < 500.0, "{report}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_counts_once_however_often_it_is_said() {
    let report = measured(Manner::Repeating).await;
    let (expected, delivered) = deliveries(&report);
    assert_eq!((delivered, &report["converged"]), (expected, &true.into()), "{report}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_one_editor_never_got_is_missed() {
    let report = measured(Manner::Dropping).await;
    let (expected, delivered) = deliveries(&report);
    assert_eq!((delivered, &report["converged"]), (expected - 1, &false.into()), "{report}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_promised_before_a_crash_is_found_after_it() {
    let server = serve(Manner::Faithful, &[]).await;
    let replica = server.replica.clone();
    let file = std::env::temp_dir().join(format!("load-{}.json", std::process::id()));
    let options = EditorOptions { seconds: 5.0, report_acknowledged: Some(file.clone()), ..options(&server) };
    let run = typing::crash(&options, |_| {});
    let kill = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let half = whole(&replica);
        tokio::time::sleep(Duration::from_millis(500)).await;
        drop(server);
        half
    };
    let (ended, half) = tokio::join!(run, kill);
    ended.unwrap();

    let server = serve(Manner::Faithful, &whole(&replica)).await;
    let verdict = promises::verify(&server.target, std::slice::from_ref(&file)).await.unwrap();
    assert_eq!(verdict.faults, [""; 0]);
    assert!(verdict.acknowledged > 30 && verdict.seen > 30, "{verdict:?}");

    let server = serve(Manner::Faithful, &half).await;
    let verdict = promises::verify(&server.target, std::slice::from_ref(&file)).await.unwrap();
    assert_eq!(verdict.faults.len(), 4, "{verdict:?}");
    assert!(0 < verdict.seen_missing && verdict.seen_missing < verdict.seen, "{verdict:?}");
    assert!(0 < verdict.acknowledged_missing, "{verdict:?}");
    std::fs::remove_file(file).unwrap();
}

fn whole(replica: &Replica) -> Vec<u8> {
    replica.doc.transact().encode_state_as_update_v1(&StateVector::default())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_was_let_go_is_not_held() {
    for (manner, held) in [(Manner::Faithful, 10), (Manner::Impolite, 9)] {
        let server = serve(manner, &[]).await;
        let options =
            ConnectionOptions { target: server.target.clone(), connections: 10, at_once: 4, server: None };
        let report = holding::idle(&options, 0.1).await.unwrap();
        assert_eq!(report["held"], held, "{report}");
        let report = holding::reconnect(&options).await.unwrap();
        assert_eq!(report["succeeded"], 10, "{report}");
    }
}
