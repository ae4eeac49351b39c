//! Sockets on the loopback interface.

use futures::{SinkExt, StreamExt};
use tokio::net::TcpListener;
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{Message, protocol::Role},
};

use super::{super::connection::AppliedUpdate, *};

/// A connection: what a room writes to, the WebSocket of its task, and that of the client.
async fn connection(
    wants_acks: bool,
) -> (Arc<SocketWriter>, WebSocketStream<SocketStream>, WebSocketStream<TcpStream>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (client, accepted) = tokio::join!(TcpStream::connect(address), listener.accept());
    let socket = accepted.expect("a connection").0;
    let (writer, stream) = SocketWriter::new(7, wants_acks, socket, Arc::default());
    let server = WebSocketStream::from_raw_socket(stream, Role::Server, None).await;
    let client = WebSocketStream::from_raw_socket(client.expect("connected"), Role::Client, None).await;
    (writer, server, client)
}

fn update(sender: u64, text: &str) -> AppliedUpdate {
    let message = Some(Bytes::copy_from_slice(text.as_bytes()));
    AppliedUpdate { sender: Some(sender), needs_ack: true, message }
}

async fn next(client: &mut WebSocketStream<TcpStream>) -> Bytes {
    client.next().await.expect("a message").expect("understood").into_data()
}

#[tokio::test]
async fn updates_of_others_arrive_in_order_and_own_ones_are_acknowledged() {
    let (writer, _server, mut client) = connection(true).await;
    let running = writer.clone();
    tokio::spawn(async move { running.run().await });
    assert!(writer.send(&Outgoing::committed(vec![update(1, "a"), update(7, "mine"), update(2, "b")])));
    assert!(writer.send(&Outgoing::committed(vec![update(1, "c")])));
    assert!(writer.send(&Outgoing::frame(b"d")));
    for text in [b"a".as_slice(), b"b", &protocol::encode_acknowledgement(1), b"c", b"d"] {
        assert_eq!(next(&mut client).await, text);
    }
}

#[tokio::test]
async fn a_client_that_did_not_ask_gets_no_acknowledgement() {
    let (writer, _server, mut client) = connection(false).await;
    let running = writer.clone();
    tokio::spawn(async move { running.run().await });
    assert!(writer.send(&Outgoing::committed(vec![update(7, "mine")])));
    assert!(writer.send(&Outgoing::frame(b"next")));
    assert_eq!(next(&mut client).await, b"next".as_slice());
}

#[tokio::test]
async fn what_the_socket_does_not_take_is_queued_and_frames_do_not_interleave() {
    const SIZE: usize = 50_000;
    let (writer, mut server, mut client) = connection(false).await;
    {
        let state = writer.state();
        let socket: &TcpStream = state.socket.as_ref();
        rustix::net::sockopt::set_socket_send_buffer_size(socket, 100_000).expect("a small buffer");
    }
    let long = |fill: u8| vec![fill; SIZE];
    for fill in 0..20 {
        assert!(writer.send(&Outgoing::frame(&long(fill))), "{fill}");
    }
    assert!(!writer.is_empty(), "the socket does not take so much at once");
    let running = writer.clone();
    tokio::spawn(async move { running.run().await });
    let pinging = tokio::spawn(async move {
        server.send(Message::Ping(Bytes::new())).await.expect("sent");
        server
    });
    assert!(writer.send(&Outgoing::frame(&long(20))));
    let mut filled = Vec::new();
    while filled.len() < 21 {
        match client.next().await.expect("a message").expect("understood") {
            Message::Binary(content) => {
                assert!(content.len() == SIZE && content.iter().all(|byte| *byte == content[0]));
                filled.push(content[0]);
            }
            Message::Ping(_) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(filled, (0..21).collect::<Vec<u8>>());
    pinging.await.expect("the task of the connection");
    assert!(writer.is_empty());
}

#[tokio::test]
async fn a_client_that_does_not_read_gets_no_more_queued() {
    let (writer, _server, _client) = connection(false).await;
    let long = vec![1; 700_000];
    let accepted = (0..100).take_while(|_| writer.send(&Outgoing::frame(&long))).count();
    assert!((2..20).contains(&accepted), "{accepted}");
    let queued = writer.state().queued;
    assert!((MAX_QUEUED_BYTES..MAX_QUEUED_BYTES + 2 * 700_020).contains(&queued), "{queued}");
    assert_eq!(writer.state().queued_total.load(Ordering::Relaxed), queued);
    assert!(writer.send(&Outgoing::Close(CloseReason::TOO_SLOW)));
    assert_eq!(writer.run().await, CloseReason::TOO_SLOW);
}

#[tokio::test]
async fn what_follows_a_long_document_is_queued_behind_it() {
    let (writer, _server, _client) = connection(false).await;
    assert!(writer.send(&Outgoing::frame(&vec![1; 16 * MAX_QUEUED_BYTES])));
    assert!((0..100).all(|_| writer.send(&Outgoing::frame(&[2; 1_000]))));
    assert!(writer.state().queued > MAX_QUEUED_BYTES, "the client has not read it");
}

#[tokio::test]
async fn a_client_that_is_gone_causes_no_error() {
    let (writer, mut server, client) = connection(false).await;
    drop(client);
    assert!(!matches!(server.next().await, Some(Ok(Message::Binary(_)))));
    for _ in 0..100 {
        assert!(writer.send(&Outgoing::frame(b"anybody?")));
    }
    assert!(writer.is_empty());
}
