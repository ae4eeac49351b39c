//! Calls in several phases, for tests of what is read and done in them.

use super::{NOW, TestApp, everybody, id_of};
pub use ensemble_calls::samples::{answer, both, call, new_call, texts};
use ensemble_calls::{
    call::{self as calls, NewCall},
    draw::{self, NewDraw, model::DrawEntry},
    interest::{
        self,
        model::{Interest, Relevance},
    },
    need,
};
use ensemble_core::ids::{DrawId, InterestId, PersonId};
use ensemble_draw::{Entry, Source, Terms, freeze, quicknet, salted_id};

const DAY: i64 = 86_400_000;

/// What stands in a path for its open parts, for one call.
#[derive(Clone, Debug)]
pub struct CallParts {
    pub code: String,
    /// A planned community without a draw.
    pub planned: String,
    pub interest: String,
    pub need: String,
    /// A project's number for reviewers.
    pub number: String,
    /// A draw whose list is closed; empty where the call has none.
    pub draw: String,
}

/// A call in each of three phases.
#[derive(Clone, Debug)]
pub struct CallFixtures {
    open: CallParts,
    pub screening: CallParts,
    drawing: CallParts,
}

impl CallFixtures {
    /// A path with its open parts filled: draws and places are of the call whose screening has ended, reading is of the one that
    /// is read, everything else of the open one.
    pub fn fill(&self, path: &str) -> String {
        let has = |parts: &[&str]| parts.iter().any(|part| path.contains(part));
        let of = if has(&["/tirages", "/draws", "/places", "/representation"]) {
            &self.drawing
        } else if has(&["/lecture", "/screening"]) {
            &self.screening
        } else {
            &self.open
        };
        path.replace("{call}", &of.code)
            .replace("{planned}", &of.planned)
            .replace("{interest}", &of.interest)
            .replace("{need}", &of.need)
            .replace("{number}", &of.number)
            .replace("{draw}", &of.draw)
    }
}

/// Adds the calls. The member reads their projects, and the person without a community has answered them.
pub async fn add_calls(app: &TestApp) -> CallFixtures {
    let everybody = everybody(&app.scratch.db).await;
    let (member, person) = (id_of(&everybody, "member"), id_of(&everybody, "person"));
    let mut added = Vec::new();
    for (code, closes_at) in [
        ("appel-ouvert", NOW + 10 * DAY),
        ("appel-en-lecture", NOW - DAY),
        ("appel-au-tirage", NOW - 8 * DAY),
    ] {
        added.push(add_call(app, new_call(code, closes_at), member, person).await);
    }
    let [open, screening, drawing]: [CallParts; 3] = added.try_into().expect("three calls");
    CallFixtures { open, screening, drawing }
}

async fn add_call(app: &TestApp, new: NewCall, reviewer: PersonId, applicant: PersonId) -> CallParts {
    let db = &app.scratch.db;
    let answers: Vec<Interest> = [0, 0, 1, 1]
        .into_iter()
        .enumerate()
        .map(|(index, planned)| {
            let email = format!("{}-{index}@erables.example", new.code);
            answer(&new, planned, (index == 2).then_some(applicant), &email)
        })
        .collect();
    let mut to = db.write().await.expect("a transaction");
    calls::add(&mut to, &new, new.dates.opens_at).await.expect("a call");
    calls::add_reviewer(&mut to, new.id, reviewer, NOW).await.expect("a reviewer");
    need::offer(&mut to, new.id, &[both("Du temps", "Time")], NOW).await.expect("a need");
    for answer in &answers {
        interest::add_sent(&mut to, answer).await.expect("an answer");
    }
    let mut draw = String::new();
    if new.dates.closes_at <= NOW {
        interest::number_projects(&mut to, new.id).await.expect("numbers");
    }
    if new.dates.screening_until <= NOW {
        for answer in &answers {
            let relevance = Relevance { relevant: true, failed: None, reason: "Clair.".to_owned(), at: NOW };
            interest::set_relevance(&mut to, answer.id, &relevance).await.expect("decided");
        }
        assert!(calls::mark_screened(&mut to, new.id, NOW).await.expect("an answer"));
        let closed = closed_list(&new, &answers[..2]);
        assert!(draw::add(&mut to, &closed, NOW).await.expect("an answer"));
        draw = closed.id.to_string();
    }
    to.commit().await.expect("committed");
    let needs = need::of_call(db, new.id).await.expect("needs");
    CallParts {
        planned: new.planned[1].id.to_string(),
        interest: answers[2].id.to_string(),
        need: needs.first().expect("a need").id.to_string(),
        number: "1".to_owned(),
        draw,
        code: new.code,
    }
}

/// The closed list of a draw among these answers, whose value comes to exist in an hour.
fn closed_list(call: &NewCall, answers: &[Interest]) -> NewDraw {
    let now = NOW.unsigned_abs() / 1_000;
    let round = quicknet::first_round_at(now + 3_600);
    let salted: Vec<(String, InterestId, String)> = answers
        .iter()
        .zip(["a", "b", "c", "d"])
        .map(|(answer, letter)| {
            let salt = letter.repeat(32);
            (salted_id(&salt, &call.code, &answer.id.to_string()), answer.id, salt)
        })
        .collect();
    let entries = salted.iter().map(|(id, ..)| Entry { id: id.clone(), strata: Vec::new() }).collect();
    let source = Source::Drand {
        chain: quicknet::CHAIN.to_owned(),
        public_key: quicknet::PUBLIC_KEY.to_owned(),
        round,
    };
    let terms = Terms { places: 1, quotas: Vec::new(), source, published: now };
    let frozen = freeze(&call.code, Vec::new(), entries, terms).expect("a closed list");
    let entries = salted
        .into_iter()
        .map(|(id, interest, salt)| DrawEntry {
            number: frozen.list.number_of(&id).expect("its number"),
            interest: Some(interest),
            salt,
        })
        .collect();
    NewDraw {
        id: DrawId::new(),
        call: call.id,
        planned: call.planned[0].id,
        frozen,
        entries,
        witnesses: Vec::new(),
        value_at: i64::try_from(quicknet::time_of(round)).expect("a time") * 1_000,
        frozen_by: None,
    }
}
