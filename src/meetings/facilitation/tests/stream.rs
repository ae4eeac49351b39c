//! The stream of events of those who follow a meeting.

use ensemble_testing::on_both_with_content;
use std::time::Duration;

use axum::{
    body::{Body, Bytes},
    http::Request,
};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

use super::{MINUTE, NOW, Scene, scene};

/// An open stream.
struct Stream(Body);

async fn open(scene: &Scene, cookie: &str) -> Result<Stream, u16> {
    let request = Request::get(format!("/live/run/{}", scene.meeting))
        .header("cookie", cookie)
        .header("accept-encoding", "gzip, br")
        .body(Body::empty())
        .expect("a request");
    let response = scene.app.router.clone().oneshot(request).await.expect("an answer");
    if response.status() != 200 {
        return Err(response.status().as_u16());
    }
    let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok());
    assert_eq!(header("content-type"), Some("text/event-stream"));
    assert_eq!(header("content-encoding"), None, "a compressed stream would be held back");
    assert_eq!(header("cache-control"), Some("no-store"));
    Ok(Stream(response.into_body()))
}

impl Stream {
    /// The next piece within ten seconds; `None` at the end.
    async fn piece(&mut self) -> Option<Bytes> {
        let frame = tokio::time::timeout(Duration::from_secs(10), self.0.frame()).await.expect("in time");
        frame.map(|frame| frame.expect("a frame").into_data().expect("data"))
    }

    async fn event(&mut self) -> Value {
        let piece = self.piece().await.expect("an event");
        let text = std::str::from_utf8(&piece).expect("text");
        let data = text.strip_prefix("data: ").and_then(|rest| rest.strip_suffix("\n\n"));
        serde_json::from_str(data.expect(text)).expect("JSON")
    }
}

on_both_with_content! {
    async fn followers_learn_of_each_change(db: Db) {
        let mut scene = scene(&db).await;
        scene.begins().await;
        let items = scene.items().await;
        let cookie = scene.app.cookie("member").await;
        let mut stream = open(&scene, &cookie).await.expect("a stream");
        let first = stream.event().await;
        assert_eq!(first["now"], NOW);
        let state = &first["state"];
        assert_eq!(state["fr"], "Accueil du zeste");
        assert_eq!(state["en"], "Zesty welcome");
        let times = ["since", "length", "due"].map(|name| state[name].as_i64());
        assert_eq!(times, [Some(NOW), Some(10 * MINUTE), Some(NOW + 60 * MINUTE)]);
        assert_eq!(scene.does(&[("command", "next"), ("item", &items[0])]).await.status, 303);
        let second = stream.event().await;
        assert_eq!(second["state"]["item"], items[1].as_str());
        assert_eq!(second["state"]["version"], 2);
        assert!(second["number"].as_u64() > first["number"].as_u64());
        // Changes of other features come on the same stream.
        scene.app.portal.signals().raise(scene.meeting.uuid());
        assert_eq!(stream.event().await["state"], second["state"]);
        assert_eq!(scene.does(&[("command", "next"), ("item", &items[0])]).await.status, 303, "stale");
        scene.app.later(MINUTE);
        assert_eq!(scene.does(&[("command", "pause")]).await.status, 303);
        assert_eq!(stream.event().await["state"]["paused"], NOW + MINUTE, "a command that did nothing sends no event");
    }

    async fn a_stream_is_for_those_who_read_the_agenda(db: Db) {
        let scene = scene(&db).await;
        scene.begins().await;
        for who in ["person", "administrator"] {
            assert_eq!(open(&scene, &scene.app.cookie(who).await).await.err(), Some(404), "{who}");
        }
        assert_eq!(open(&scene, "").await.err(), Some(401));
        let cookie = scene.app.cookie("member").await;
        let of_another = format!("/live/run/{}?reader=0123456789abcdef", scene.meeting);
        assert_eq!(scene.app.get_with(&of_another, "cookie", &cookie).await.status, 401, "the page was another person's");
        let nothing = format!("/live/run/{}", uuid::Uuid::now_v7());
        assert_eq!(scene.app.get_with(&nothing, "cookie", &cookie).await.status, 404);
    }

    async fn a_stream_ends_with_its_right_and_with_its_session(db: Db) {
        let scene = scene(&db).await;
        scene.begins().await;
        let cookie = scene.app.cookie("member").await;
        let mut expelled = open(&scene, &cookie).await.expect("a stream");
        let other = scene.app.cookie("member-en").await;
        let mut leaving = open(&scene, &other).await.expect("a stream");
        expelled.event().await;
        leaving.event().await;
        let mut to = db.write().await.expect("a transaction");
        sqlx::query("DELETE FROM membership WHERE community_id = $1 AND person_id IN (SELECT id FROM person WHERE email LIKE 'beatrice%')")
            .bind(scene.community.to_string())
            .execute(&mut *to)
            .await
            .expect("removed");
        to.commit().await.expect("committed");
        assert_eq!(expelled.piece().await.as_deref(), Some(&b"event: ended\ndata: {}\n\n"[..]));
        assert_eq!(expelled.piece().await, None);
        assert_eq!(scene.app.send("/fr/deconnexion", &other, &[]).await.status, 303);
        assert_eq!(leaving.piece().await.as_deref(), Some(&b"event: ended\ndata: {}\n\n"[..]));
        assert_eq!(leaving.piece().await, None);
    }

    async fn a_person_has_so_many_streams_and_a_process_that_stops_ends_them(db: Db) {
        let scene = scene(&db).await;
        scene.begins().await;
        let cookie = scene.app.cookie("member").await;
        let mut streams = Vec::new();
        for _ in 0..12 {
            streams.push(open(&scene, &cookie).await.expect("a stream"));
        }
        assert_eq!(open(&scene, &cookie).await.err(), Some(429));
        drop(streams.pop());
        let mut last = open(&scene, &cookie).await.expect("a place was left");
        last.event().await;
        scene.app.portal.signals().stop();
        assert_eq!(last.piece().await, None);
    }
}

#[tokio::test]
async fn the_time_of_the_server_is_told_to_all() {
    let app = ensemble_testing::app().await;
    let answer = app.get("/live/time").await;
    assert_eq!(
        (answer.body.as_str(), answer.header("cache-control")),
        (format!("{{\"now\":{NOW}}}").as_str(), "no-store")
    );
}
