//! The screening through the whole service, on real databases.

mod blind;
mod changed;
mod notices;
mod races;
mod reviewing;
mod rights;
mod settling;

use ensemble_calls::{
    call::{self, NewCall, rules::GRACE},
    interest::{self, model::Interest},
};
use ensemble_core::ids::{InterestId, PersonId};
use ensemble_server::db::Db;
use ensemble_testing::{
    Answer, NOW, TestApp,
    calls::{answer, new_call},
    everybody, id_of,
};

const DAY: i64 = 86_400_000;
const LIST: &str = "/fr/appels/lecture/lecture";
const SETTLE: &str = "/fr/administration/appels/lecture/lecture";
const END: &str = "/fr/administration/appels/lecture/lecture-terminee";
/// Enough time for forms that were opened before the closing.
const AFTER_GRACE: i64 = GRACE + 1;
const REASON: &str = "Simple à essayer, et la question posée est nette.";

/// A call with its answers and its reviewers.
struct Screening {
    app: TestApp,
    call: NewCall,
    answers: Vec<Interest>,
}

impl Screening {
    /// A call that closed a day ago, read without names, with so many answers.
    async fn new(app: TestApp, reviewers: &[&str], answers: usize) -> Self {
        let call = new_call("lecture", NOW - DAY);
        let answers = (0..answers).map(|index| sent(&call, index)).collect();
        Self::with(app, call, reviewers, answers).await
    }

    async fn with(app: TestApp, call: NewCall, reviewers: &[&str], answers: Vec<Interest>) -> Self {
        let people = everybody(&app.scratch.db).await;
        let mut to = app.scratch.db.write().await.expect("a transaction");
        call::add(&mut to, &call, call.dates.opens_at).await.expect("a call");
        for reviewer in reviewers {
            call::add_reviewer(&mut to, call.id, id_of(&people, reviewer), NOW).await.expect("a reviewer");
        }
        for answer in &answers {
            interest::add_sent(&mut to, answer).await.expect("an answer");
        }
        to.commit().await.expect("committed");
        Self { app, call, answers }
    }

    fn db(&self) -> &Db {
        &self.app.scratch.db
    }

    async fn person(&self, key: &str) -> PersonId {
        id_of(&everybody(self.db()).await, key)
    }

    async fn get(&self, address: &str, who: &str) -> Answer {
        let cookie = if who == "visitor" { String::new() } else { self.app.cookie(who).await };
        self.app.get_with(address, "cookie", &cookie).await
    }

    /// A page, as a person sees it.
    async fn page(&self, address: &str, who: &str) -> String {
        let answer = self.get(address, who).await;
        assert_eq!(answer.status, 200, "{address} as {who}");
        answer.body.replace('\u{a0}', " ")
    }

    async fn send(&self, address: &str, who: &str, form: &[(&str, &str)]) -> Answer {
        let cookie = if who == "visitor" { String::new() } else { self.app.cookie(who).await };
        self.app.send(address, &cookie, form).await
    }

    /// Gives the projects their numbers, as opening the first page does.
    async fn numbered(&self) {
        let mut to = self.db().write().await.expect("a transaction");
        interest::number_projects(&mut to, self.call.id).await.expect("numbers");
        to.commit().await.expect("committed");
    }

    async fn interest(&self, id: InterestId) -> Interest {
        interest::find(self.db(), self.call.id, id)
            .await
            .expect("an answer")
            .expect("an expression of interest")
    }

    /// The number of the answer at this place.
    async fn number(&self, index: usize) -> u32 {
        self.interest(self.answers[index].id).await.number.expect("a number")
    }

    /// The address of the project at this place, for reviewers.
    async fn reading(&self, index: usize) -> String {
        format!("{LIST}/{}", self.number(index).await)
    }

    /// The same, for coordinators.
    fn settling(&self, index: usize) -> String {
        format!("{SETTLE}/{}", self.answers[index].id)
    }

    /// A reviewer's verdict about the project at this place.
    async fn judges(&self, who: &str, index: usize, relevant: bool) -> Answer {
        let criterion = self.call.criteria[0].id.to_string();
        let address = self.reading(index).await;
        let revision = self.revision(index, who).await.to_string();
        let text = hidden(&self.page(&address, who).await, "text");
        let verdict = if relevant { "relevant" } else { "not-relevant" };
        let reason = format!("{REASON} {who}");
        let form = [
            ("revision", revision.as_str()),
            ("text", text.as_str()),
            ("verdict", verdict),
            ("criterion", if relevant { "" } else { criterion.as_str() }),
            ("reason", reason.as_str()),
        ];
        let done = self.send(&address, who, &form).await;
        assert_eq!(done.status, 303, "{}", done.body);
        done
    }

    /// The revision of what a reviewer said of the project at this place; 0 for nothing.
    async fn revision(&self, index: usize, who: &str) -> i64 {
        let revision: Option<i64> =
            sqlx::query_scalar("SELECT revision FROM review WHERE interest_id = $1 AND person_id = $2")
                .bind(self.answers[index].id.to_string())
                .bind(self.person(who).await.to_string())
                .fetch_optional(&self.db().reader)
                .await
                .expect("an answer");
        revision.unwrap_or(0)
    }

    /// How many rows of reviews the project at this place has of a kind.
    async fn count(&self, statement: &'static str, index: usize) -> i64 {
        sqlx::query_scalar(statement)
            .bind(self.answers[index].id.to_string())
            .fetch_one(&self.db().reader)
            .await
            .expect("a count")
    }

    /// What the form about the project at this place was filled with.
    async fn seen(&self, index: usize) -> String {
        hidden(&self.page(&self.settling(index), "coordinator").await, "seen")
    }

    /// Decides about the project at this place with the reason of a reviewer.
    async fn settles(&self, index: usize, verdict: &str, source: &str) -> Answer {
        let (seen, source) = (self.seen(index).await, self.person(source).await.to_string());
        let form =
            [("seen", seen.as_str()), ("verdict", verdict), ("criterion", ""), ("source", source.as_str())];
        self.send(&self.settling(index), "coordinator", &form).await
    }

    async fn run(&self, statement: &'static str) {
        let mut to = self.db().write().await.expect("a transaction");
        sqlx::query(statement).bind(self.call.id.to_string()).execute(&mut *to).await.expect("done");
        to.commit().await.expect("committed");
    }
}

/// The answer at this place, of a person without an account.
fn sent(call: &NewCall, index: usize) -> Interest {
    let mut answer = answer(call, 0, None, &format!("personne-{index}@ailleurs.example"));
    answer.project.title = format!("Une heure par semaine, {index}");
    answer
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let field =
        page.split("<input").find(|field| field.contains(&format!("name=\"{name}\""))).expect("a field");
    let field = field.split('>').next().unwrap_or_default();
    field.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

/// Whether an answer of a form with this value is chosen.
fn is_chosen(page: &str, value: &str) -> bool {
    let field =
        page.split("<input").find(|field| field.contains(&format!("value=\"{value}\""))).expect("a field");
    field.split('>').next().unwrap_or_default().contains("checked")
}
