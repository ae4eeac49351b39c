//! Chapters that several people write together: what enters the guide, with which sources, and who may write.

mod consent;
mod forms;
mod writing;

use axum::{body::Body, http::Request};
use uuid::Uuid;
use yrs::TransactionMut;

use super::*;
use ensemble_core::Lang;
use ensemble_document::agenda::{
    Agenda, Field,
    change::{self, Splice},
};
use ensemble_meetings::meeting::agenda_of;
use ensemble_practices::practice_guide::{
    jobs,
    model::{Draft, Passage, PassageConsent, Source},
    rules::side,
    store,
};

const FR: Field = Field::About(Lang::Fr);
const EN: Field = Field::About(Lang::En);
const BEGINS: &str = "Les équipes voient tôt.";

impl Scene {
    fn together(&self, below: &str) -> String {
        self.at(&format!("chapitres/{}/ensemble{below}", self.chapter))
    }

    /// Opens the chapter; the id of its document.
    async fn opened(&self, who: &str) -> Uuid {
        let page = self.get(who, &self.together("")).await;
        assert_eq!(page.status, 200, "{}", page.body);
        let id: String = sqlx::query_scalar("SELECT document_id FROM guide_document WHERE chapter_id = $1")
            .bind(&self.chapter)
            .fetch_one(&self.app.scratch.db.reader)
            .await
            .expect("a document");
        id.parse().expect("an id")
    }

    async fn content(&self, document: Uuid) -> Agenda {
        agenda_of(&self.app.portal, document).await.expect("a document").0
    }

    /// A person changes the document, as their browser does.
    async fn change(
        &self,
        who: &str,
        document: Uuid,
        change: impl FnOnce(&mut TransactionMut<'_>) + Send + 'static,
    ) {
        let person = self.id_of(who).await;
        self.app.portal.rooms().change(document, Some(person), change).await.expect("changed");
    }

    /// A person types, so that a text of an item is this one.
    async fn write(&self, who: &str, document: Uuid, item: &str, field: Field, text: &str) {
        let now = self.content(document).await;
        let old = now.item(item).expect("an item").field(field);
        let splices: Vec<Splice> = change::splices(old, text).into_iter().rev().collect();
        let item = item.to_owned();
        self.change(who, document, move |to| change::write(to, &item, field, &splices)).await;
    }

    async fn put(&self, who: &str) -> Answer {
        self.put_with(who, "").await
    }

    async fn put_with(&self, who: &str, token: &str) -> Answer {
        let cookie = self.app.cookie(who).await;
        self.app.send(&self.together("/verser"), &cookie, &[("confirmation-token", token)]).await
    }

    async fn draft(&self) -> Draft {
        let db = &self.app.scratch.db;
        let guide = store::find_by_slug(db, &self.guide).await.expect("an answer").expect("a guide");
        store::draft(db, guide.id).await.expect("an answer").expect("a draft")
    }

    /// The passages of the guide, in order.
    async fn passages(&self) -> Vec<Passage> {
        self.draft().await.passages().cloned().collect()
    }

    /// What the passages of the guide say in French and in English.
    async fn said(&self) -> Vec<[String; 2]> {
        let each = |passage: Passage| Lang::ALL.map(|lang| side(&passage.text, lang).to_owned());
        self.passages().await.into_iter().map(each).collect()
    }

    /// Saves a passage by its form, from a revision on; the status.
    async fn edit(&self, passage: &str, revision: &str, [fr, en]: [&str; 2]) -> u16 {
        let form = [("revision", revision), ("text-fr", fr), ("text-en", en)];
        let address = self.at(&format!("passages/{passage}/modifier"));
        self.app.send(&address, &self.app.cookie("co-facilitator").await, &form).await.status.as_u16()
    }

    /// What the live document answers: a request without messages is refused as such only after it was authorized.
    async fn live(&self, who: &str, document: Uuid) -> u16 {
        let request = Request::post(format!("/live/guide/{document}"))
            .header("origin", &self.app.portal.config.site_url)
            .header("sec-fetch-site", "same-origin")
            .header("cookie", self.app.cookie(who).await)
            .body(Body::empty())
            .expect("a request");
        self.app.request(request).await.status.as_u16()
    }

    /// Whether a word is stored with the document of the chapter: in its base, its history or its snapshot.
    async fn is_stored(&self, document: Uuid, word: &str) -> bool {
        let mut contents: Vec<Vec<u8>> = Vec::new();
        for statement in [
            "SELECT base FROM guide_document WHERE document_id = $1",
            "SELECT content FROM live_update WHERE document_id = $1",
            "SELECT content FROM live_snapshot WHERE document_id = $1",
        ] {
            let read: Vec<Vec<u8>> = sqlx::query_scalar(statement)
                .bind(document.to_string())
                .fetch_all(&self.app.scratch.db.reader)
                .await
                .expect("an answer");
            contents.extend(read);
        }
        contents.iter().any(|content| content.windows(word.len()).any(|part| part == word.as_bytes()))
    }

    /// Runs the job that looks after documents.
    async fn look_after_documents(&self) {
        jobs::run(&self.app.portal).await.expect("done");
    }

    async fn run(&self, statement: &'static str, id: &str) {
        let mut to = self.app.scratch.db.write().await.expect("a transaction");
        sqlx::query(statement).bind(id).execute(&mut *to).await.expect("changed");
        to.commit().await.expect("committed");
    }
}

/// The id of the item of a passage that was in the guide when the chapter was opened.
fn item_of(passage: &str) -> String {
    passage.parse::<Uuid>().expect("an id").simple().to_string()
}

fn pair(fr: &str, en: &str) -> [String; 2] {
    [fr.to_owned(), en.to_owned()]
}
