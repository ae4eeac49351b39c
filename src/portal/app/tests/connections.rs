//! Slow clients and odd requests, over real connections.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use axum::http::StatusCode;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::{sleep, timeout},
};

use super::{TestApp, app, app_with};
use ensemble_server::{
    config::Config,
    listen::{self, Limits},
};

/// Serves a house on a port of its own.
async fn served(app: &TestApp, limits: Limits) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(listen::serve(listener, app.router.clone(), limits, std::future::pending()));
    address
}

async fn connected(to: SocketAddr) -> TcpStream {
    TcpStream::connect(to).await.expect("a connection")
}

/// The status that is answered.
async fn status(stream: &mut TcpStream) -> u16 {
    let mut head = vec![0; 12];
    stream.read_exact(&mut head).await.expect("an answer");
    String::from_utf8_lossy(&head[9..]).parse().expect("a status")
}

async fn request(to: SocketAddr, request: &str) -> u16 {
    let mut stream = connected(to).await;
    stream.write_all(request.as_bytes()).await.expect("sent");
    status(&mut stream).await
}

#[tokio::test]
async fn the_head_of_a_request_is_waited_for_so_long_only() {
    let app = app().await;
    let limits = Limits { head: Duration::from_millis(500), ..Limits::default() };
    let address = served(&app, limits).await;
    let mut slow = connected(address).await;
    slow.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n").await.expect("sent");
    let begun = Instant::now();
    let closed = timeout(Duration::from_secs(5), async {
        // One letter at a time does not help.
        let drip = async {
            for _ in 0..40 {
                sleep(Duration::from_millis(100)).await;
                if slow.write_all(b"x").await.is_err() {
                    break;
                }
                let mut byte = [0];
                if let Ok(Ok(0) | Err(_)) = timeout(Duration::from_millis(1), slow.read(&mut byte)).await {
                    break;
                }
            }
        };
        drip.await;
    });
    closed.await.expect("closed");
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
    assert_eq!(request(address, "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").await, 200);
}

#[tokio::test]
async fn so_many_connections_are_open_and_the_next_waits() {
    let app = app().await;
    let limits = Limits { head: Duration::from_secs(1), connections: 3, ..Limits::default() };
    let address = served(&app, limits).await;
    let mut idle = Vec::new();
    for _ in 0..3 {
        idle.push(connected(address).await);
    }
    sleep(Duration::from_millis(100)).await;
    let mut next = connected(address).await;
    next.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("sent");
    let early = timeout(Duration::from_millis(300), next.peek(&mut [0])).await;
    assert!(early.is_err(), "the fourth waits for a place");
    // Those that ask nothing are closed, and make room.
    assert_eq!(timeout(Duration::from_secs(5), status(&mut next)).await.expect("an answer"), 200);
}

#[tokio::test]
async fn a_reader_who_takes_nothing_is_left() {
    let app = app().await;
    let site = tempfile::tempdir().expect("a folder");
    let limits = Limits { stall: Duration::from_millis(300), connections: 1, ..Limits::default() };
    std::fs::write(site.path().join("large.txt"), vec![b'x'; 40_000_000]).expect("a file");
    drop(app);
    let config = Config { site_root: site.path().to_owned(), development: false, ..Config::default() };
    let app = app_with(config).await;
    let address = served(&app, limits).await;
    let mut reader = connected(address).await;
    reader.write_all(b"GET /large.txt HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("sent");
    let mut next = connected(address).await;
    next.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("sent");
    assert_eq!(timeout(Duration::from_secs(10), status(&mut next)).await.expect("the place is free"), 200);
}

/// Sends a profile whose body comes in pieces with a pause before each; gives back the status.
async fn upload(address: SocketAddr, cookie: &str, pieces: usize, size: usize, pause: Duration) -> u16 {
    let start = "name=Ana+Roy&lang=fr&x=";
    let length = start.len() + pieces * size;
    let mut stream = connected(address).await;
    let head = format!(
        "POST /fr/compte HTTP/1.1\r\nhost: x\r\ncookie: {cookie}\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n{start}"
    );
    stream.write_all(head.as_bytes()).await.expect("sent");
    let (mut from, mut to) = stream.into_split();
    let sending = tokio::spawn(async move {
        for _ in 0..pieces {
            sleep(pause).await;
            if to.write_all(&vec![b'a'; size]).await.is_err() {
                break;
            }
        }
        to
    });
    let mut head = vec![0; 12];
    from.read_exact(&mut head).await.expect("an answer");
    sending.abort();
    String::from_utf8_lossy(&head[9..]).parse().expect("a status")
}

#[tokio::test]
async fn an_upload_may_take_long_while_it_goes_on() {
    let config = Config { request_timeout: 1, development: false, ..Config::default() };
    let app = app_with(config).await;
    let address = served(&app, Limits::default()).await;
    let cookie = app.cookie("member").await;
    let pause = Duration::from_millis(300);
    // Three times as long as one answer may take, at a good rate.
    let begun = Instant::now();
    assert_eq!(upload(address, &cookie, 10, 20_000, pause).await, 303);
    assert!(begun.elapsed() > Duration::from_secs(2), "{:?}", begun.elapsed());
    // Nothing comes any more; and a few bytes now and then, which would go on for ever.
    assert_eq!(upload(address, &cookie, 1, 1, Duration::from_secs(60)).await, 408);
    let begun = Instant::now();
    assert_eq!(upload(address, &cookie, 1000, 10, pause).await, 408);
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_socket_is_opened_over_a_connection_of_ours() {
    let app = app().await;
    let address = served(&app, Limits::default()).await;
    let meeting: String = sqlx::query_scalar("SELECT id FROM meeting ORDER BY begins_at DESC LIMIT 1")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a meeting");
    let cookie = app.cookie("administrator").await;
    let mut answered = 0;
    for who in ["facilitator", "coordinator", "member"] {
        let cookie = if who == "administrator" { cookie.clone() } else { app.cookie(who).await };
        let request = format!(
            "GET /live/meeting/{meeting} HTTP/1.1\r\nhost: x\r\norigin: http://x\r\ncookie: {cookie}\r\nconnection: upgrade\r\n\
             upgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        let mut stream = connected(address).await;
        stream.write_all(request.as_bytes()).await.expect("sent");
        if status(&mut stream).await == 101 {
            let mut rest = Vec::new();
            // A masked binary frame that asks what there is; the room answers with one, after the head's end.
            let frame = [0x82, 0x84, 0, 0, 0, 0, 0, 0, 1, 0];
            stream.write_all(&frame).await.expect("sent");
            timeout(Duration::from_secs(2), async {
                while !rest.windows(4).any(|four| four == b"\r\n\r\n") || !rest.contains(&0x82) {
                    let mut more = [0; 1024];
                    let read = stream.read(&mut more).await.expect("something");
                    assert!(read > 0, "{who}: closed after {rest:?}");
                    rest.extend_from_slice(&more[..read]);
                }
            })
            .await
            .expect("a frame");
            answered += 1;
        }
    }
    assert!(answered > 0, "somebody is let in");
}

#[tokio::test]
async fn endless_paths_are_not_found() {
    let app = app().await;
    let address = served(&app, Limits::default()).await;
    for path in [
        format!("/{}", "a".repeat(60_000)),
        format!("/fr/{}", "a/".repeat(30_000)),
        format!("/fr/communautes/{}", "%C3%A9".repeat(9_000)),
        format!("/pkg/{}", "a".repeat(300)),
        format!("/{}", "a".repeat(256)),
        format!("/api/{}", "a".repeat(60_000)),
        format!("/live/meeting/{}", "a".repeat(60_000)),
        "/robots.txt/a".to_owned(),
    ] {
        let answered = request(address, &format!("GET {path} HTTP/1.1\r\nhost: x\r\n\r\n")).await;
        assert_eq!(answered, 404, "{} bytes: {}", path.len(), &path[..path.len().min(40)]);
        assert_eq!(app.get(&path).await.status, StatusCode::NOT_FOUND);
    }
    let query = format!("GET /fr/communautes?x={} HTTP/1.1\r\nhost: x\r\n\r\n", "a".repeat(60_000));
    assert_eq!(request(address, &query).await, 200);
}

#[tokio::test]
async fn an_odd_encoding_is_answered_plainly() {
    let site = tempfile::tempdir().expect("a folder");
    std::fs::write(site.path().join("robots.txt"), "x".repeat(5000)).expect("a file");
    let config = Config { site_root: site.path().to_owned(), development: false, ..Config::default() };
    let app = app_with(config).await;
    for (value, encoding) in [
        ("", ""),
        ("*", ""),
        ("*;q=0", ""),
        ("identity;q=0", ""),
        ("identity;q=0, *;q=0", ""),
        ("gzip;q=0, br;q=0, *;q=0", ""),
        ("zstd", ""),
        ("gzip;q=2", "gzip"),
        ("gzip;q=-1", ""),
        ("gzip;q=x;y", ""),
        (";;;,,,", ""),
        ("GZIP;Q=0.5, identity;q=0", "gzip"),
        ("br;q=1.0, gzip;q=0.8, *;q=0.1", "br"),
        ("gzip, deflate, br, zstd", "br"),
    ] {
        for address in ["/fr", "/robots.txt", "/healthz"] {
            let answer = app.get_with(address, "accept-encoding", value).await;
            assert_eq!(answer.status, StatusCode::OK, "{address} {value:?}");
            if address == "/fr" {
                assert_eq!(answer.header("content-encoding"), encoding, "{value:?}");
            }
        }
    }
    let odd = axum::http::Request::get("/fr")
        .header("accept-encoding", axum::http::HeaderValue::from_bytes(b"\xe9;q=0, *;q=0").expect("a value"))
        .body(axum::body::Body::empty())
        .expect("a request");
    assert_eq!(app.request(odd).await.status, StatusCode::OK);
}
