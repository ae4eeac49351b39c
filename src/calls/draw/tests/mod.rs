//! Draws through the whole service, on real databases.

mod closing;
mod running;
mod void;
mod witnesses;

use ensemble_calls::draw::{
    model::{DrawRecord, read_commitment},
    rules, store,
};
use ensemble_calls::{
    call::{self, NewCall},
    draw::{NewDraw, add},
    interest::{
        self,
        model::{Interest, Relevance},
    },
};
use ensemble_communities::community::model::{Capacity, Level};
use ensemble_core::{
    format,
    ids::{DrawId, PersonId},
};
use ensemble_draw::{Source, Terms, quicknet};
use ensemble_server::db::Db;
use ensemble_testing::{
    Answer, NOW, TestApp,
    calls::{answer, new_call},
    everybody, id_of,
};

const MINUTE: i64 = 60_000;
const DAY: i64 = 1_440 * MINUTE;
const MANAGE: &str = "/fr/administration/appels/au-sort/tirages";
/// A real round of quicknet, and its signature: see the tests of `ensemble_draw`.
const ROUND: u64 = 1_000;
const SIGNATURE: &str =
    "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";

/// A call whose screening has ended, with relevant projects for its first planned community.
struct Draws {
    app: TestApp,
    call: NewCall,
    answers: Vec<Interest>,
}

impl Draws {
    /// So many projects for so many places. The first one is of a secondary school, the others of primary schools.
    async fn new(app: TestApp, projects: usize, places: u32) -> Self {
        let mut call = new_call("au-sort", NOW - 8 * DAY);
        call.planned[0].capacity = Capacity::Seats(places);
        let answers: Vec<Interest> = (0..projects)
            .map(|index| {
                let mut answer = answer(&call, 0, None, &format!("projet-{index}@erables.example"));
                if index == 0 {
                    answer.project.level = Some(Level::Secondary);
                }
                answer
            })
            .collect();
        let mut to = app.scratch.db.write().await.expect("a transaction");
        call::add(&mut to, &call, call.dates.opens_at).await.expect("a call");
        for answer in &answers {
            interest::add_sent(&mut to, answer).await.expect("an answer");
            let relevance = Relevance { relevant: true, failed: None, reason: "Clair.".to_owned(), at: NOW };
            interest::set_relevance(&mut to, answer.id, &relevance).await.expect("decided");
        }
        assert!(call::mark_screened(&mut to, call.id, NOW - DAY).await.expect("an answer"));
        to.commit().await.expect("committed");
        Self { app, call, answers }
    }

    fn db(&self) -> &Db {
        &self.app.scratch.db
    }

    async fn person(&self, key: &str) -> PersonId {
        id_of(&everybody(self.db()).await, key)
    }

    async fn email(&self, key: &str) -> String {
        sqlx::query_scalar("SELECT email FROM person WHERE id = $1")
            .bind(self.person(key).await.to_string())
            .fetch_one(&self.db().reader)
            .await
            .expect("an address")
    }

    async fn get(&self, address: &str, who: &str) -> Answer {
        let cookie = if who == "visitor" { String::new() } else { self.app.cookie(who).await };
        self.app.get_with(address, "cookie", &cookie).await
    }

    /// A page, as a person sees it.
    async fn page(&self, address: &str, who: &str) -> String {
        let answer = self.get(address, who).await;
        assert_eq!(answer.status, 200, "{address} as {who}: {}", answer.body);
        answer.body.replace('\u{a0}', " ")
    }

    async fn send(&self, address: &str, who: &str, form: &[(&str, &str)]) -> Answer {
        self.app.send(address, &self.app.cookie(who).await, form).await
    }

    /// Sends the form that closes the list, as a coordinator; the value comes after so many minutes.
    async fn close(&self, minutes: i64, more: &[(&str, &str)]) -> Answer {
        self.close_with(&self.app.cookie("coordinator").await, minutes, more).await
    }

    async fn close_with(&self, cookie: &str, minutes: i64, more: &[(&str, &str)]) -> Answer {
        let at = format::local(self.app.portal.now() + minutes * MINUTE);
        let (day, time) = (at.date().to_string(), format!("{:02}:{:02}", at.hour(), at.minute()));
        let mut form = vec![("day", day.as_str()), ("time", time.as_str())];
        if !more.iter().any(|(name, _)| *name == "source") {
            form.push(("source", "drand"));
        }
        form.extend_from_slice(more);
        self.app.send(&self.closing(), cookie, &form).await
    }

    /// The address of the form that closes the list.
    fn closing(&self) -> String {
        format!("{MANAGE}/nouveau/{}", self.call.planned[0].id)
    }

    /// The form for a lottery of three numbers, with these witnesses.
    async fn close_for_lottery(&self, witnesses: [&str; 2]) -> Answer {
        let lottery = [
            ("source", "lottery"),
            ("name", "Loto du samedi"),
            ("count", "3"),
            ("witness-1", witnesses[0]),
            ("witness-2", witnesses[1]),
        ];
        self.close(60, &lottery).await
    }

    /// The draw that counts.
    async fn record(&self) -> DrawRecord {
        store::find_valid(self.db(), self.call.planned[0].id).await.expect("an answer").expect("a draw")
    }

    /// A page of a draw, in French.
    fn of(&self, draw: DrawId, rest: &str) -> String {
        format!("/fr/appels/au-sort/tirages/{draw}{rest}")
    }

    /// A closed list whose value is a round of which the signature is known, published a quarter of an hour before it.
    async fn add_closed(&self) -> DrawRecord {
        let candidates = store::candidates(self.db(), self.call.planned[0].id).await.expect("projects");
        let salts: Vec<String> = (0..candidates.len()).map(|at| format!("{at:032x}")).collect();
        let Capacity::Seats(places) = self.call.planned[0].capacity else { panic!("a number of places") };
        let terms = Terms {
            places,
            quotas: Vec::new(),
            source: Source::drand(ROUND),
            published: quicknet::time_of(ROUND) - 900,
        };
        let (frozen, entries) = rules::close(&self.call.code, &candidates, &salts, terms).expect("a list");
        let new = NewDraw {
            id: DrawId::new(),
            call: self.call.id,
            planned: self.call.planned[0].id,
            frozen,
            entries,
            witnesses: Vec::new(),
            value_at: rules::millis(quicknet::time_of(ROUND)),
            frozen_by: None,
        };
        let mut to = self.db().write().await.expect("a transaction");
        assert!(add(&mut to, &new, new.value_at - 15 * MINUTE).await.expect("an answer"));
        to.commit().await.expect("committed");
        self.record().await
    }

    /// A number that a statement counts.
    async fn count(&self, statement: &'static str) -> i64 {
        sqlx::query_scalar(statement).fetch_one(&self.db().reader).await.expect("a number")
    }

    /// How many draws of the call there are, void ones included.
    async fn draws(&self) -> usize {
        store::of_call(self.db(), self.call.id).await.expect("draws").len()
    }

    /// Changes the database behind the portal's back.
    async fn tamper(&self, statement: &'static str) {
        let mut to = self.db().write().await.expect("a transaction");
        let done = sqlx::query(statement).execute(&mut *to).await.expect("changed");
        assert!(done.rows_affected() > 0, "{statement}");
        to.commit().await.expect("committed");
    }
}
