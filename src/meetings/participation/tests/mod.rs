//! Who was at a meeting, on real databases and through the service.

mod after;
mod attended;
mod certificates;
mod logbook;
mod notes;
mod room;
mod secrecy;

use ensemble_communities::community::store as communities;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_meetings::meeting::{
    model::{Details, Modality, Phase, Plan, When, Zone},
    store as meetings,
};
use ensemble_meetings::participation::{
    model::{Outcome, Participation},
    rules, store,
};
use ensemble_server::db::Db;
use ensemble_testing::{Answer, NOW, TestApp, app_on, everybody, id_of};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// How long the meeting is, in minutes.
const DURATION: u16 = 90;

/// A meeting that begins in an hour, and the application around it.
struct Scene {
    app: TestApp,
    community: CommunityId,
    meeting: MeetingId,
}

/// Announces a meeting of the community so many hours from now.
async fn announce(db: &Db, community: CommunityId, title: &str, hours: i64) -> MeetingId {
    let id = MeetingId::new();
    let plan = Plan {
        title: LocalizedText::Single { lang: Lang::Fr, text: title.to_owned() },
        when: When::At(NOW + hours * HOUR),
        zone: Zone::Eastern,
        duration: DURATION,
        modality: Modality::Hybrid,
        place: None,
        details: Details::default(),
    };
    let mut to = db.write().await.expect("a transaction");
    meetings::add(&mut to, id, community, Phase::Published, &plan, NOW).await.expect("a meeting");
    to.commit().await.expect("committed");
    id
}

async fn scene(db: &Db) -> Scene {
    let app = app_on(db.clone()).await;
    let community =
        communities::find(db, Lang::En, "students-at-risk").await.expect("an answer").expect("a community");
    let community = community.community.id;
    let meeting = announce(db, community, "La rencontre du zeste", 1).await;
    Scene { app, community, meeting }
}

/// The same, so many minutes after the beginning.
async fn begun(db: &Db, minutes: i64) -> Scene {
    let mut scene = scene(db).await;
    scene.app.later(HOUR + minutes * MINUTE);
    scene
}

impl Scene {
    fn page(&self) -> String {
        format!("/fr/rencontres/{}", self.meeting)
    }

    /// Sends a form to a page of the meeting.
    async fn send(&self, who: &str, below: &str, form: &[(&str, &str)]) -> Answer {
        let cookie = self.app.cookie(who).await;
        self.app.send(&format!("{}{below}", self.page()), &cookie, form).await
    }

    async fn get(&self, who: &str, address: &str) -> Answer {
        let cookie = if who == "visitor" { String::new() } else { self.app.cookie(who).await };
        self.app.get_with(address, "cookie", &cookie).await
    }

    /// A page of the meeting with plain spaces.
    async fn shown(&self, who: &str, below: &str) -> String {
        let answer = self.get(who, &format!("{}{below}", self.page())).await;
        assert_eq!(answer.status, 200, "{who} {below}");
        plain(&answer.body)
    }

    async fn person(&self, who: &str) -> PersonId {
        id_of(&everybody(&self.app.scratch.db).await, who)
    }

    async fn known(&self, who: &str) -> Participation {
        let person = self.person(who).await;
        store::find(&self.app.scratch.db.reader, self.meeting, person).await.expect("an answer")
    }

    async fn outcome(&self, who: &str) -> Outcome {
        rules::outcome(&self.known(who).await, DURATION)
    }

    /// A facilitator ticks these people, as if none had been noted before.
    async fn tick(&self, who: &str, people: &[&str]) -> Answer {
        let mut fields = Vec::new();
        for person in people {
            let id = self.person(person).await;
            fields.extend([
                (format!("was.{id}"), "none".to_owned()),
                (format!("present.{id}"), "1".to_owned()),
                (format!("from.{id}"), "0".to_owned()),
                (format!("until.{id}"), "90".to_owned()),
            ]);
        }
        let form: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.send(who, "/participation", &form).await
    }

    async fn run(&self, statement: &'static str) {
        let mut to = self.app.scratch.db.write().await.expect("a transaction");
        sqlx::query(statement).bind(self.meeting.to_string()).execute(&mut *to).await.expect("changed");
        to.commit().await.expect("committed");
    }

    async fn count(&self, statement: &'static str) -> i64 {
        let count = sqlx::query_scalar(statement).bind(self.meeting.to_string());
        count.fetch_one(&self.app.scratch.db.reader).await.expect("a count")
    }
}

fn plain(page: &str) -> String {
    page.replace(['\u{a0}', '\u{202f}'], " ").replace("<!>", "").replace("<!---->", "")
}
