//! Needs through the whole service, on real databases.

mod counting;
mod deciding;
mod grouping;
mod input;
mod offering;
mod secrecy;
mod telling;

use ensemble_calls::need::store;
use ensemble_calls::{
    call::{self, NewCall},
    interest::{
        self,
        model::{Interest, InterestState},
    },
    need::model::Gathered,
};
use ensemble_core::{
    Lang,
    ids::{InterestId, NeedId},
};
use ensemble_server::db::Db;
use ensemble_testing::{
    Answer, NOW, TestApp, app_on,
    calls::{answer, both, new_call},
};

const DAY: i64 = 86_400_000;
const CODE: &str = "besoins-de-lecture";
/// Names of people and organizations that are in these tests only.
const NAMES: [&str; 5] = ["Zébrine", "Zephyrson", "Zacharie", "Wilfrid Zut", "Dorothée Zinc"];

/// A call that is closed, with three needs that it offers and five people: three who sent an answer, one who withdrew theirs, one
/// with a draft.
struct Made {
    app: TestApp,
    call: NewCall,
    /// *Du temps*, *Des mots pour les parents*, *Une salle*.
    offered: [NeedId; 3],
    /// Aurélie (in French), Blake (in English), Chloé, Wilfrid and Dorothée.
    people: Vec<InterestId>,
}

/// Who answers, how far the answer is, the ranks of the three needs, what they wrote.
type Person<'a> = (&'a str, Lang, &'a str, InterestState, [u32; 3], &'a str);

const PEOPLE: [Person<'static>; 5] = [
    (
        "Aurélie Zébrine",
        Lang::Fr,
        "Centre de services scolaire des Érables",
        InterestState::Sent,
        [1, 2, 3],
        "Des jeux de zirconium",
    ),
    (
        "Blake Zephyrson",
        Lang::En,
        "CENTRE DE SERVICES SCOLAIRE DES ERABLES",
        InterestState::Sent,
        [2, 1, 0],
        "Zirconium for parents",
    ),
    ("Chloé Zacharie", Lang::Fr, "École du Ruisseau", InterestState::Sent, [1, 0, 0], ""),
    ("Wilfrid Zut", Lang::Fr, "École du Lac", InterestState::Withdrawn, [1, 2, 0], "Zirconium retiré"),
    ("Dorothée Zinc", Lang::Fr, "École du Parc", InterestState::Draft, [0, 0, 1], "Zirconium en brouillon"),
];

/// The service with such a call, which closed at this time.
async fn made(db: Db, closes_at: i64) -> Made {
    let app = app_on(db).await;
    let call = new_call(CODE, closes_at);
    let mut to = app.scratch.db.write().await.expect("a transaction");
    call::add(&mut to, &call, call.dates.opens_at).await.expect("a call");
    let texts = [
        both("Du temps", "Time"),
        both("Des mots pour les parents", "Words for parents"),
        both("Une salle", "A room"),
    ];
    store::offer(&mut to, call.id, &texts, NOW).await.expect("needs");
    to.commit().await.expect("committed");
    let needs = store::of_call(&app.scratch.db, call.id).await.expect("needs");
    let offered: [NeedId; 3] =
        needs.iter().map(|need| need.id).collect::<Vec<_>>().try_into().expect("three needs");
    let mut people = Vec::new();
    let mut to = app.scratch.db.write().await.expect("a transaction");
    for (index, (name, lang, organization, state, ranks, own)) in PEOPLE.into_iter().enumerate() {
        let person = Interest {
            name: name.to_owned(),
            lang,
            organization_name: organization.to_owned(),
            state,
            steering: index == 2,
            ..answer(&call, 0, None, &format!("person-{index}@besoins.example"))
        };
        interest::add_sent(&mut to, &person).await.expect("an answer");
        let ranks: Vec<(NeedId, u32)> =
            offered.into_iter().zip(ranks).filter(|(_, rank)| *rank > 0).collect();
        store::write_ranks(&mut to, person.id, &ranks).await.expect("ranks");
        store::write_own(&mut to, call.id, person.id, lang, own, NOW).await.expect("a need");
        people.push(person.id);
    }
    to.commit().await.expect("committed");
    Made { app, call, offered, people }
}

impl Made {
    /// The page of the needs, or one below it.
    fn at(&self, below: &str) -> String {
        format!("/fr/administration/appels/{CODE}/besoins{below}")
    }

    /// A page as the coordinator reads it.
    async fn page(&self, below: &str) -> String {
        let page = self.app.get_with(&self.at(below), "cookie", &self.app.cookie("coordinator").await).await;
        assert_eq!(page.status, 200, "{below}: {}", page.body);
        page.body.replace(['\u{a0}', '\u{202f}'], " ")
    }

    /// Sends a form as the coordinator.
    async fn send(&self, below: &str, form: &[(&str, &str)]) -> Answer {
        self.app.send(&self.at(below), &self.app.cookie("coordinator").await, form).await
    }

    /// Sends a form that is taken.
    async fn done(&self, below: &str, form: &[(&str, &str)]) -> String {
        let answer = self.send(below, form).await;
        assert_eq!(answer.status, 303, "{below} {form:?}: {}", answer.body);
        answer.header("location").to_owned()
    }

    /// The id of what a person wrote.
    async fn own(&self, person: usize) -> String {
        sqlx::query_scalar("SELECT id FROM need WHERE interest_id = $1")
            .bind(self.people[person].to_string())
            .fetch_one(&self.app.scratch.db.reader)
            .await
            .expect("a need of their own")
    }

    /// Groups what people wrote under a new need; its id.
    async fn grouped(&self, people: &[usize], french: &str, english: &str) -> String {
        let mut own = Vec::new();
        for person in people {
            own.push(self.own(*person).await);
        }
        let mut form: Vec<(&str, &str)> = own.iter().map(|id| ("need", id.as_str())).collect();
        form.extend([("into", ""), ("title-fr", french), ("title-en", english)]);
        self.done("/regroupement", &form).await;
        self.found(french).await.need.id.to_string()
    }

    async fn gathered(&self) -> Vec<Gathered> {
        store::gathered(&self.app.scratch.db, self.call.id).await.expect("needs")
    }

    /// The need with this name, and what it gathers.
    async fn found(&self, french: &str) -> Gathered {
        let all = self.gathered().await;
        all.into_iter().find(|each| each.need.text.text(Lang::Fr) == french).expect("such a need")
    }

    /// Keeps a need as a priority, or sets it aside.
    async fn decide(&self, need: &str, decision: &str, reason: &str) {
        let form = [("decision", decision), ("reason-fr", reason), ("reason-en", "In English.")];
        self.done(&format!("/{need}/decision"), &form).await;
    }
}

/// What a hidden field of a form holds, the form being sent to this address.
fn hidden(page: &str, action: &str, name: &str) -> String {
    let form =
        page.split("<form").find(|form| form.contains(&format!("action=\"{action}\""))).expect("a form");
    let value = form.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("a field");
    value.split('"').next().expect("a value").to_owned()
}
