//! What organizations and coordinators do with answers to a call, through the whole service, on real databases.

mod confirm;
mod data;
mod list;
mod masking;
mod meanwhile;
mod one;
mod retention;
mod shown;

use ensemble_calls::{
    call::{self, NewCall},
    interest::{self, model::Interest},
};
use ensemble_core::ids::PersonId;
use ensemble_server::db::Db;
use ensemble_testing::{
    Answer, TestApp, app_on,
    calls::{answer, new_call},
    everybody, id_of,
};

pub(super) const DAY: i64 = 86_400_000;
pub(super) const CODE: &str = "essai";
pub(super) const LIST: &str = "/fr/administration/appels/essai/reponses";

/// A call, read without names, and one answer to it.
pub(super) struct Scene {
    pub(super) app: TestApp,
    pub(super) call: NewCall,
    pub(super) interest: Interest,
}

impl Scene {
    /// `edit` changes the call and the answer before they are added.
    pub(super) async fn new(db: Db, closes_at: i64, edit: impl FnOnce(&mut NewCall, &mut Interest)) -> Self {
        let app = app_on(db).await;
        let mut call = new_call(CODE, closes_at);
        let mut interest = answer(&call, 0, None, "camille@erables.example");
        edit(&mut call, &mut interest);
        let mut to = app.scratch.db.write().await.expect("a transaction");
        call::add(&mut to, &call, call.dates.opens_at).await.expect("a call");
        interest::add_sent(&mut to, &interest).await.expect("an answer");
        to.commit().await.expect("committed");
        Self { app, call, interest }
    }

    pub(super) fn db(&self) -> &Db {
        &self.app.scratch.db
    }

    /// The answer's page for coordinators.
    pub(super) fn address(&self) -> String {
        format!("{LIST}/{}", self.interest.id)
    }

    pub(super) async fn person(&self, key: &str) -> PersonId {
        id_of(&everybody(self.db()).await, key)
    }

    pub(super) async fn get(&self, address: &str, who: &str) -> Answer {
        self.app.get_with(address, "cookie", &self.app.cookie(who).await).await
    }

    /// A page, as a person sees it.
    pub(super) async fn page(&self, address: &str, who: &str) -> String {
        let answer = self.get(address, who).await;
        assert_eq!(answer.status, 200, "{address} as {who}: {}", answer.body);
        answer.body.replace('\u{a0}', " ")
    }

    pub(super) async fn send(&self, address: &str, who: &str, form: &[(&str, &str)]) -> Answer {
        self.app.send(address, &self.app.cookie(who).await, form).await
    }

    /// The answer as it is now.
    pub(super) async fn now(&self) -> Interest {
        let found = interest::find(self.db(), self.call.id, self.interest.id).await;
        found.expect("the database").expect("the answer")
    }

    pub(super) async fn count(&self, statement: &'static str) -> i64 {
        let id = self.interest.id.to_string();
        sqlx::query_scalar(statement).bind(id).fetch_one(&self.db().reader).await.expect("a count")
    }

    /// The emails of a kind, as text.
    pub(super) async fn emails(&self, kind: &str) -> Vec<String> {
        let emails: Vec<String> =
            sqlx::query_scalar("SELECT body_text FROM outbox WHERE kind = $1 ORDER BY id")
                .bind(kind)
                .fetch_all(&self.db().reader)
                .await
                .expect("emails");
        emails.into_iter().map(|text| text.replace('\u{a0}', " ")).collect()
    }
}
