//! Drafts that several people write together: what enters the minutes, who may write, and that nothing stays behind.

mod ending;
mod merging;

use axum::{body::Body, http::Request};
use uuid::Uuid;

use super::{count, get, held, send, text};
use ensemble_core::Lang;
use ensemble_decisions::minutes::{
    model::{Minutes, side},
    store,
};
use ensemble_document::agenda::Agenda;
use ensemble_meetings::meeting::agenda_of;
use ensemble_server::db::Db;
use ensemble_testing::{
    Answer, Log, TestApp, app_on, on_both_with_content,
    places::Parts,
    secrets::{Secret, assert_kept, assert_not_logged, people},
};

/// Those who write minutes.
const WRITERS: [&str; 3] = ["facilitator", "co-facilitator", "coordinator"];
const OTHERS: [&str; 7] =
    ["member", "member-en", "observer", "liaison", "administrator", "privacy-officer", "person"];

/// The minutes of a meeting that is over, and the service around it.
struct Scene {
    app: TestApp,
    meeting: String,
}

impl Scene {
    async fn new(db: Db) -> Self {
        let app = app_on(db).await;
        let meeting = held(&app, "eleves-a-risque").await;
        Self { app, meeting }
    }

    fn address(&self, below: &str) -> String {
        format!("/fr/rencontres/{}/compte-rendu{below}", self.meeting)
    }

    async fn sent(&self, who: &str, below: &str, form: &[(&str, &str)]) -> Answer {
        send(&self.app, &self.address(below), who, form).await
    }

    /// Opens the text of a language; the id of its document.
    async fn opened(&self, who: &str, lang: Lang) -> Uuid {
        let shown = get(&self.app, &self.address(&format!("/ensemble/{}", lang.code())), who).await;
        assert_eq!(shown.status, 200, "{}", shown.body);
        self.document(lang).await
    }

    async fn document(&self, lang: Lang) -> Uuid {
        let statement = match lang {
            Lang::Fr => "SELECT document_id FROM minutes_document WHERE meeting_id = $1 AND lang = 'fr'",
            Lang::En => "SELECT document_id FROM minutes_document WHERE meeting_id = $1 AND lang = 'en'",
        };
        text(&self.app, statement, &self.meeting).await.parse().expect("an id")
    }

    async fn content(&self, document: Uuid) -> (Agenda, i64) {
        agenda_of(&self.app.portal, document).await.expect("a document")
    }

    /// Writes a section in the place of the one with this number, by a plain form.
    async fn write(&self, who: &str, lang: Lang, section: usize, written: &str) -> Answer {
        let (content, number) = self.content(self.document(lang).await).await;
        let (item, seen) = (content.items[section].id.clone(), number.to_string());
        let form = [("seen", seen.as_str()), ("item", &item), ("minutes", "0"), ("notes", written)];
        self.sent(who, &format!("/ensemble/{}", lang.code()), &form).await
    }

    async fn put(&self, who: &str) -> Answer {
        self.sent(who, "/ensemble/fr/verser", &[]).await
    }

    /// Saves the French text by the form, from a revision on; the status.
    async fn edit(&self, who: &str, base: &str, fr: &str) -> u16 {
        let form = [("base", base), ("tab", "x"), ("after", ""), ("text.fr", fr)];
        self.sent(who, "/modifier", &form).await.status.as_u16()
    }

    async fn minutes(&self) -> Option<Minutes> {
        store::find(&self.app.scratch.db, self.meeting.parse().expect("an id")).await.expect("an answer")
    }

    /// The revision of the minutes and their text in a language.
    async fn saved(&self, lang: Lang) -> (i64, String) {
        let minutes = self.minutes().await.expect("minutes");
        (minutes.revision, side(&minutes.text, lang).unwrap_or_default().to_owned())
    }

    async fn propose(&self, revision: i64) -> Answer {
        self.sent("facilitator", "/proposer", &[("revision", &revision.to_string())]).await
    }

    /// What the live document answers: a request without messages is refused as such only after it was authorized.
    async fn live(&self, who: &str, document: Uuid) -> u16 {
        let request = Request::post(format!("/live/minutes/{document}"))
            .header("origin", &self.app.portal.config.site_url)
            .header("sec-fetch-site", "same-origin")
            .header("cookie", self.app.cookie(who).await)
            .body(Body::empty())
            .expect("a request");
        self.app.request(request).await.status.as_u16()
    }

    /// How many documents there are, and rows of this one.
    async fn left(&self, document: Uuid) -> (i64, i64) {
        let documents =
            count(&self.app, "SELECT COUNT(*) FROM minutes_document WHERE meeting_id = $1", &self.meeting);
        let rows = "SELECT COUNT(*) FROM live_update WHERE document_id = $1";
        (documents.await, count(&self.app, rows, &document.to_string()).await)
    }
}

on_both_with_content! {
    /// Words of a text that is not in the minutes yet are for those who write it.
    async fn what_is_written_together_leaks_nowhere(db: Db) {
        let (log, logging) = Log::start(tracing::Level::DEBUG);
        let scene = Scene::new(db).await;
        scene.opened("facilitator", Lang::Fr).await;
        assert_eq!(scene.write("facilitator", Lang::Fr, 0, "Le seul quenouille ici.").await.status, 303);
        let secrets = [Secret::new("seul quenouille", &WRITERS)];
        drop(logging);
        let said = log.take();
        assert!(said.contains("/compte-rendu/ensemble/"), "{said}");
        assert_not_logged(&said, &secrets);
        assert!(get(&scene.app, &scene.address("/ensemble/fr"), "facilitator").await.says("seul quenouille"));
        // The text of each language, and the French one on the pages of both languages.
        let parts = Parts::of_meeting(&scene.meeting);
        let parts = [parts.clone(), parts.with("{lang}", "fr")];
        assert_kept(&scene.app, &parts, &people(&scene.app).await, &secrets).await;
    }
}
