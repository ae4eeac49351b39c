//! Figures through the whole service, on real databases.

mod counting;
mod files;
mod present;
mod research;

use ensemble_calls::{
    call::{self, NewCall, paths},
    interest::{
        self,
        model::{Interest, Place, PlaceChange},
    },
};
use ensemble_communities::community::{
    self,
    model::{Capacity, CommunityKind, Facts, Heading, Levels, Months, Network, Profile},
};
use ensemble_core::{
    Lang,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_meetings::{
    meeting::{
        model::{Details, Modality, Phase, Plan, When, Zone},
        store as meetings,
    },
    participation::{self, model::Participation},
};
use ensemble_server::db::Db;
use ensemble_testing::{
    Answer, NOW, TestApp, app_on,
    calls::{answer, both, new_call},
    everybody, id_of,
};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
/// How long meetings are, in minutes.
const DURATION: u16 = 90;
/// For whom a file for research is, and what for.
const HANDOVER: [(&str, &str); 2] =
    [("recipient-name", "Chaire zirconium"), ("purpose", "Décrire la demande, entente 2026-12.")];

/// A call and the application around it.
struct Scene {
    app: TestApp,
    call: NewCall,
}

impl Scene {
    async fn new(db: Db, closes_at: i64) -> Self {
        let app = app_on(db).await;
        let call = new_call("zirconium", closes_at);
        let mut to = app.scratch.db.write().await.expect("a transaction");
        call::add(&mut to, &call, call.dates.opens_at).await.expect("a call");
        to.commit().await.expect("committed");
        Self { app, call }
    }

    fn db(&self) -> &Db {
        &self.app.scratch.db
    }

    /// An answer of a person without an account, for the first planned community.
    fn answer(&self, index: usize) -> Interest {
        answer(&self.call, 0, None, &format!("personne-{index}@zirconium.example"))
    }

    /// Adds answers. Those who have a place, or had one, were offered it.
    async fn add(&self, answers: &[Interest]) {
        let mut to = self.db().write().await.expect("a transaction");
        for each in answers {
            interest::add_sent(&mut to, each).await.expect("an answer");
            if matches!(each.place, Place::Offered | Place::Accepted | Place::Declined | Place::Expired) {
                let change = PlaceChange {
                    place: each.place,
                    waiting_number: None,
                    offered_at: Some(NOW),
                    reply_by: None,
                    replied_at: None,
                };
                interest::set_place(&mut to, each.id, change, NOW).await.expect("offered");
            }
        }
        to.commit().await.expect("committed");
    }

    /// Makes a community of the first planned one.
    async fn make_community(&self) -> CommunityId {
        let id = CommunityId::new();
        let facts = Facts {
            profile: Profile {
                kind: CommunityKind::Practice,
                network: Network::Both,
                profession: None,
                levels: Levels::default(),
                capacity: Capacity::Unlimited,
                meetings_per_year: 4,
                months: Months::default(),
                first_year: 2026,
                years: 3,
            },
            heading: Heading { name: both("Zirconium", "Zirconium"), summary: None },
            slugs: ["zirconium-fr".to_owned(), "zirconium-en".to_owned()],
        };
        let mut to = self.db().write().await.expect("a transaction");
        community::open(&mut to, id, &facts, NOW).await.expect("an answer").expect("a community");
        assert!(call::set_community(&mut to, self.call.planned[0].id, id).await.expect("an answer"));
        to.commit().await.expect("committed");
        id
    }

    /// Adds a meeting so many hours from now.
    async fn meet(&self, community: CommunityId, phase: Phase, hours: i64) -> MeetingId {
        let id = MeetingId::new();
        let plan = Plan {
            title: both("Une rencontre", "A meeting"),
            when: When::At(NOW + hours * HOUR),
            zone: Zone::Eastern,
            duration: DURATION,
            modality: Modality::Virtual,
            place: None,
            details: Details::default(),
        };
        let mut to = self.db().write().await.expect("a transaction");
        meetings::add(&mut to, id, community, phase, &plan, NOW).await.expect("a meeting");
        to.commit().await.expect("committed");
        id
    }

    /// Writes what is known of a person and a meeting.
    async fn know(&self, meeting: MeetingId, person: PersonId, known: &Participation) {
        let mut to = self.db().write().await.expect("a transaction");
        participation::store::write(&mut to, meeting, person, known, 1).await.expect("written");
        to.commit().await.expect("committed");
    }

    async fn person(&self, key: &str) -> PersonId {
        id_of(&everybody(self.db()).await, key)
    }

    async fn run(&self, statement: &'static str, id: &str) {
        let mut to = self.db().write().await.expect("a transaction");
        sqlx::query(statement).bind(id).execute(&mut *to).await.expect("done");
        to.commit().await.expect("committed");
    }

    /// How many entries of the audit log say this of the call.
    async fn logged(&self, action: &str, detail: &str) -> i64 {
        sqlx::query_scalar(
            "SELECT COUNT(*) FROM audit WHERE action = $1 AND detail = $2 AND subject_kind = 'call' AND subject_id = $3",
        )
        .bind(action)
        .bind(detail)
        .bind(self.call.id.to_string())
        .fetch_one(&self.db().reader)
        .await
        .expect("a count")
    }

    fn address(&self, page: [&'static str; 2], lang: Lang) -> String {
        paths::of(page, lang, &self.call.code)
    }

    async fn get(&self, page: [&'static str; 2], lang: Lang, who: &str) -> Answer {
        let cookie = if who == "visitor" { String::new() } else { self.app.cookie(who).await };
        self.app.get_with(&self.address(page, lang), "cookie", &cookie).await
    }

    /// The page for coordinators with plain spaces.
    async fn page(&self, lang: Lang) -> String {
        let answer = self.get(paths::FIGURES, lang, "coordinator").await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body.replace('\u{a0}', " ")
    }

    /// A CSV file, for coordinators: its lines.
    async fn csv(&self, page: [&'static str; 2], lang: Lang) -> Vec<String> {
        lines(&self.get(page, lang, "coordinator").await)
    }

    /// Hands over the file for research, as a person.
    async fn hand_over(&self, lang: Lang, who: &str, form: &[(&str, &str)]) -> Answer {
        let cookie = if who == "visitor" { String::new() } else { self.app.cookie(who).await };
        self.app.send(&self.address(paths::RESEARCH, lang), &cookie, form).await
    }

    /// The file for research: its lines.
    async fn research(&self, lang: Lang) -> Vec<String> {
        lines(&self.hand_over(lang, "coordinator", &HANDOVER).await)
    }
}

/// The lines of a CSV file.
fn lines(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    let text = answer.body.strip_prefix('\u{feff}').expect("a mark for spreadsheets");
    text.split_terminator("\r\n").map(str::to_owned).collect()
}
