//! Places through the whole service, on real databases.

mod arranging;
mod board;
mod composing;
mod drawn;
mod giving;
mod replying;

use ensemble_calls::{
    call::{self, NewCall, paths},
    draw::{self, NewDraw, model::DrawEntry},
    interest::{
        self,
        model::{Interest, Relevance},
    },
};
use ensemble_communities::community::model::Capacity;
use ensemble_core::{
    Lang,
    ids::{DrawId, PersonId},
};
use ensemble_draw::{DrawState, Entry, Proof, Source, Terms, Value, freeze, salted_id};
use ensemble_server::db::Db;
use ensemble_testing::{
    Answer, NOW, TestApp, app_on,
    calls::{answer, new_call},
    everybody, id_of,
};

const DAY: i64 = 86_400_000;
/// The reason of a refusal, in words that are in these tests only.
const REASON: &str = "Le zirconium n’est pas au programme.";

/// One who answered the call.
#[derive(Clone, Copy)]
struct Person {
    email: &'static str,
    /// Which planned community it is for.
    planned: usize,
    relevant: bool,
    lang: Lang,
    account: Option<PersonId>,
}

/// A person without an account, whose project is relevant for the first planned community.
const fn relevant(email: &'static str) -> Person {
    Person { email, planned: 0, relevant: true, lang: Lang::Fr, account: None }
}

/// A call whose screening has ended, and its answers.
struct Screened {
    new: NewCall,
    answers: Vec<Interest>,
}

impl Screened {
    /// A page of the call for coordinators.
    fn page(&self, page: [&'static str; 2], planned: usize) -> String {
        paths::of_planned(page, Lang::Fr, &self.new.code, self.new.planned[planned].id)
    }

    /// A page of the call.
    fn of(&self, page: [&'static str; 2]) -> String {
        paths::of(page, Lang::Fr, &self.new.code)
    }
}

/// A portal without emails.
async fn started(db: Db) -> TestApp {
    let app = app_on(db).await;
    run(&app, "DELETE FROM outbox").await;
    app
}

/// Adds a call whose screening has ended, with these answers and as many places in its first planned community.
async fn screened(app: &TestApp, places: u32, people: &[Person]) -> Screened {
    let mut new = new_call("zirconium", NOW - 9 * DAY);
    new.planned[0].capacity = Capacity::Seats(places);
    let answers: Vec<Interest> = people
        .iter()
        .map(|person| Interest {
            lang: person.lang,
            accessibility: "Une rampe.".to_owned(),
            ..answer(&new, person.planned, person.account, person.email)
        })
        .collect();
    let mut to = app.scratch.db.write().await.expect("a transaction");
    call::add(&mut to, &new, new.dates.opens_at).await.expect("a call");
    for (each, person) in answers.iter().zip(people) {
        interest::add_sent(&mut to, each).await.expect("an answer");
        let failed = (!person.relevant).then_some(new.criteria[0].id);
        let reason = if person.relevant { "Clair." } else { REASON };
        let relevance = Relevance { relevant: person.relevant, failed, reason: reason.to_owned(), at: NOW };
        interest::set_relevance(&mut to, each.id, &relevance).await.expect("decided");
    }
    interest::number_projects(&mut to, new.id).await.expect("numbers");
    assert!(call::mark_screened(&mut to, new.id, NOW).await.expect("an answer"));
    to.commit().await.expect("committed");
    Screened { new, answers }
}

/// Draws among the relevant projects of the first planned community, and stores the proof.
async fn draw(app: &TestApp, screened: &Screened, places: u32) -> Proof {
    let Screened { new, answers } = screened;
    let relevant = answers.iter().filter(|each| each.planned == Some(new.planned[0].id));
    let salted: Vec<(String, String, &Interest)> = relevant
        .enumerate()
        .map(|(at, each)| {
            let salt = format!("{at:032x}");
            (salted_id(&salt, &new.code, &each.id.to_string()), salt, each)
        })
        .collect();
    let entries = salted.iter().map(|(id, ..)| Entry { id: id.clone(), strata: Vec::new() }).collect();
    let source = Source::Lottery {
        name: "Loto du 14 novembre".to_owned(),
        at: 1_794_700_000,
        count: 3,
        witnesses: ["Une personne".to_owned(), "Une autre".to_owned()],
    };
    let terms = Terms { places, quotas: Vec::new(), source, published: 1_794_690_000 };
    let frozen = freeze(&new.code, Vec::new(), entries, terms).expect("a list");
    let value = Value::lottery(vec![6, 13, 22], vec![6, 13, 22]).expect("a value");
    let proof = ensemble_draw::draw(DrawState::Frozen, frozen.clone(), value).expect("a proof");
    let entries = salted
        .into_iter()
        .map(|(id, salt, each)| DrawEntry {
            number: frozen.list.number_of(&id).expect("a number"),
            interest: Some(each.id),
            salt,
        })
        .collect();
    let closed = NewDraw {
        id: DrawId::new(),
        call: new.id,
        planned: new.planned[0].id,
        frozen,
        entries,
        witnesses: Vec::new(),
        value_at: 1_794_700_000_000,
        frozen_by: None,
    };
    let mut to = app.scratch.db.write().await.expect("a transaction");
    assert!(draw::add(&mut to, &closed, NOW).await.expect("an answer"));
    sqlx::query("UPDATE draw SET state = 'drawn', proof = $2, drawn_at = $3 WHERE id = $1")
        .bind(closed.id.to_string())
        .bind(proof.to_file().expect("a file"))
        .bind(NOW)
        .execute(&mut *to)
        .await
        .expect("drawn");
    to.commit().await.expect("committed");
    proof
}

/// The addresses of those in the draw, by their numbers.
async fn drawn_email(app: &TestApp, number: u32) -> String {
    sqlx::query_scalar(
        "SELECT i.email FROM draw_entry e
         JOIN draw d ON d.id = e.draw_id
         JOIN call c ON c.id = d.call_id AND c.code = 'zirconium'
         JOIN interest i ON i.id = e.interest_id
         WHERE e.number = $1",
    )
    .bind(i64::from(number))
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("one with this number")
}

/// Gives the places of a planned community, until December 2, 2026.
async fn give(app: &TestApp, screened: &Screened, planned: usize) -> Answer {
    let address = screened.page(paths::GIVE_PLACES, planned);
    app.send(&address, &app.cookie("coordinator").await, &[("day", "2026-12-02")]).await
}

/// The texts of the emails of a kind to an address, the first one first.
async fn emails(app: &TestApp, kind: &str, address: &str) -> Vec<String> {
    let texts: Vec<String> = sqlx::query_scalar(
        "SELECT body_text FROM outbox WHERE kind = $1 AND to_address = $2 ORDER BY created_at, id",
    )
    .bind(kind)
    .bind(address)
    .fetch_all(&app.scratch.db.reader)
    .await
    .expect("emails");
    texts.into_iter().map(|text| text.replace('\u{a0}', " ")).collect()
}

/// The kinds of all emails to an address, the first one first.
async fn kinds(app: &TestApp, address: &str) -> Vec<String> {
    sqlx::query_scalar("SELECT kind FROM outbox WHERE to_address = $1 ORDER BY created_at, id")
        .bind(address)
        .fetch_all(&app.scratch.db.reader)
        .await
        .expect("kinds")
}

/// Where the newest email about a place to an address leads, below the portal's own address.
async fn link(app: &TestApp, address: &str) -> String {
    let text: String = sqlx::query_scalar(
        "SELECT body_text FROM outbox WHERE to_address = $1 AND kind LIKE 'place-%' ORDER BY created_at DESC, id DESC LIMIT 1",
    )
    .bind(address)
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("an email");
    let site = &app.portal.config.site_url;
    let link = text.split_whitespace().find(|word| word.contains("?key=")).expect("a link");
    link.strip_prefix(site.as_str()).expect("a page of the portal").to_owned()
}

/// Replies from the newest email to an address.
async fn reply(app: &TestApp, address: &str, reply: &str) -> Answer {
    app.send(&link(app, address).await, "", &[("reply", reply)]).await
}

/// The place and the number among those who wait, of the person with an address.
async fn place(app: &TestApp, address: &str) -> (String, Option<i64>) {
    sqlx::query_as(
        "SELECT i.place, i.waiting_number FROM interest i JOIN call c ON c.id = i.call_id
         WHERE i.email = $1 AND c.code = 'zirconium'",
    )
    .bind(address)
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("an answer")
}

async fn has_place(app: &TestApp, address: &str, expected: &str) {
    assert_eq!(place(app, address).await.0, expected, "{address}");
}

async fn number(app: &TestApp, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(&app.scratch.db.reader).await.expect("a number")
}

async fn run(app: &TestApp, statement: &'static str) {
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query(statement).execute(&mut *to).await.expect("done");
    to.commit().await.expect("committed");
}

async fn person(app: &TestApp, key: &str) -> PersonId {
    id_of(&everybody(&app.scratch.db).await, key)
}

/// A page as a coordinator sees it.
async fn page(app: &TestApp, address: &str) -> String {
    let answer = app.get_with(address, "cookie", &app.cookie("coordinator").await).await;
    assert_eq!(answer.status, 200, "{address}: {}", answer.body);
    answer.body.replace('\u{a0}', " ")
}

/// How many sent answers of the call have no answer, and whether the call is answered.
async fn left(app: &TestApp) -> (i64, i64) {
    let silent = number(
        app,
        "SELECT COUNT(*) FROM interest i JOIN call c ON c.id = i.call_id AND c.code = 'zirconium'
         WHERE i.state = 'sent' AND (i.answered_at IS NULL OR i.place = 'none')",
    )
    .await;
    let answered =
        number(app, "SELECT COUNT(*) FROM call WHERE code = 'zirconium' AND answered_at IS NOT NULL").await;
    (silent, answered)
}
