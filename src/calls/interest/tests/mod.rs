//! Answers to calls through the whole service, on real databases.

mod answering;
mod blind;
mod cancelled;
mod closing;
mod drafts;
mod fields;
mod links;
mod manage;

use ensemble_calls::{
    call::{
        self, NewCall,
        model::{Question, QuestionKind},
    },
    interest::{self, model::Interest},
    need,
};
use ensemble_core::ids::{CallQuestionId, NeedId};
use ensemble_server::db::Db;
use ensemble_testing::{
    Answer, TestApp, app_on,
    calls::{both, new_call},
    everybody, id_of,
};

/// The form of an answer.
const HERE: &str = "/fr/appels/essai/reponse";
const DAY: i64 = 86_400_000;
const MINUTE: i64 = 60_000;

/// The fields of a form.
type Fields = Vec<(String, String)>;

/// A call that asks two questions and offers three needs.
struct Scene {
    app: TestApp,
    call: NewCall,
    needs: Vec<NeedId>,
}

async fn scene(db: Db, closes_at: i64) -> Scene {
    let app = app_on(db).await;
    let mut call = new_call("essai", closes_at);
    let question = |kind, label, choices, required| Question {
        id: CallQuestionId::new(),
        kind,
        label,
        hint: None,
        choices,
        required,
        reviewed: true,
    };
    let choices = vec![both("Seul", "Alone"), both("À deux", "In pairs")];
    call.questions = vec![
        question(QuestionKind::Choice, both("Comment?", "How?"), choices, true),
        question(QuestionKind::Text, both("Autre chose?", "Anything else?"), Vec::new(), false),
    ];
    let mut to = app.scratch.db.write().await.expect("a transaction");
    call::add(&mut to, &call, call.dates.opens_at).await.expect("a call");
    let texts = [both("Du temps", "Time"), both("Des mots", "Words"), both("Des lieux", "Places")];
    need::offer(&mut to, call.id, &texts, call.dates.opens_at).await.expect("needs");
    to.commit().await.expect("committed");
    let needs = need::of_call(&app.scratch.db, call.id).await.expect("needs");
    Scene { app, needs: needs.into_iter().map(|need| need.id).collect(), call }
}

impl Scene {
    fn db(&self) -> &Db {
        &self.app.scratch.db
    }

    /// A form in which nothing is missing.
    fn form(&self, revision: i64) -> Fields {
        let question = format!("question.{}", self.call.questions[0].id);
        let planned = self.call.planned[0].id.to_string();
        let mut fields: Fields = [
            ("revision", revision.to_string().as_str()),
            ("name", "Béatrice Lafrenaye-Diallo"),
            ("organization", ""),
            ("organization-name", "Centre de services scolaire des Érables"),
            ("sector", "youth"),
            ("region", "05"),
            ("post", "Orthopédagogue"),
            ("representative-name", "Dominique Gagné"),
            ("representative-email", "direction@erables.example"),
            ("planned", planned.as_str()),
            ("title", "Le zirconium à deux"),
            ("text", "On se parle une fois par semaine."),
            ("level", "primary"),
            (question.as_str(), "1"),
            ("own-need", "Une salle en obsidienne."),
            ("month", "2"),
            ("month", "10"),
            ("accessibility", "Une rampe."),
            ("lang", "fr"),
            ("committed", "1"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
        for (need, rank) in self.needs.iter().zip(["2", "1", "3"]) {
            fields.extend([("need".to_owned(), need.to_string()), ("rank".to_owned(), rank.to_owned())]);
        }
        fields
    }

    async fn send(&self, address: &str, cookie: &str, fields: &Fields) -> Answer {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.app.send(address, cookie, &fields).await
    }

    /// The form or what was sent, as a person sees it, with plain spaces.
    async fn page(&self, address: &str, cookie: &str) -> String {
        let answer = self.app.get_with(address, "cookie", cookie).await;
        assert_eq!(answer.status, 200, "{address}: {}", answer.body);
        plain(&answer.body)
    }

    /// The answer of a person of the demonstration.
    async fn of(&self, key: &str) -> Option<Interest> {
        let person = id_of(&everybody(self.db()).await, key);
        let found = interest::of_person(self.db(), person).await.expect("answers");
        found.into_iter().find(|(code, _)| code == "essai").map(|(_, interest)| interest)
    }

    async fn count(&self, statement: &'static str) -> i64 {
        sqlx::query_scalar(statement).fetch_one(&self.db().reader).await.expect("a count")
    }

    /// The emails of a kind to an address, as text, the first one first.
    async fn emails(&self, kind: &str, to: &str) -> Vec<String> {
        let found: Vec<String> = sqlx::query_scalar(
            "SELECT body_text FROM outbox WHERE kind = $1 AND to_address = $2 ORDER BY id",
        )
        .bind(kind)
        .bind(to)
        .fetch_all(&self.db().reader)
        .await
        .expect("emails");
        found.iter().map(|text| plain(text)).collect()
    }

    /// Asks for a link as a visitor, and returns the secret of the newest one that was sent to the address.
    async fn key(&self, email: &str) -> String {
        let fields = [("email", email), ("lang", "fr")];
        let asked = self.app.send(&format!("{HERE}/lien"), "", &fields).await;
        assert_eq!(asked.header("location"), format!("{HERE}?notice=message-sent"), "{}", asked.body);
        key_in(self.emails("interest-link", email).await.last().expect("an email"))
    }
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// The secret of the address in an email.
fn key_in(email: &str) -> String {
    let key = email.split("?key=").nth(1).and_then(|rest| rest.get(..64));
    key.expect("an address with a secret").to_owned()
}

/// The form with another value in a field; an empty one is added where there was none.
fn with(mut fields: Fields, name: &str, value: &str) -> Fields {
    fields.retain(|(field, _)| field != name);
    fields.push((name.to_owned(), value.to_owned()));
    fields
}

fn without(mut fields: Fields, name: &str) -> Fields {
    fields.retain(|(field, _)| field != name);
    fields
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let value =
        page.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next());
    html_escape::decode_html_entities(value.unwrap_or_default()).into_owned()
}
