//! Answers and places on real databases, and through the service.

mod answering;
mod guests;
mod places;
mod secrecy;

use ensemble_communities::community::store as communities;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_meetings::attendance::{model::Attendance, store};
use ensemble_meetings::meeting::{
    model::{Details, Modality, Phase, Plan, When, Zone},
    store as meetings,
};
use ensemble_server::db::Db;
use ensemble_testing::{Answer, NOW, TestApp, app_on, everybody, id_of};

const HOUR: i64 = 3_600_000;

/// A meeting that is announced, and the portal that has it.
struct Scene {
    app: TestApp,
    community: CommunityId,
    meeting: MeetingId,
}

async fn scene(db: &Db, hours: i64) -> Scene {
    let app = app_on(db.clone()).await;
    let community =
        communities::find(db, Lang::En, "students-at-risk").await.expect("an answer").expect("a community");
    let community = community.community.id;
    let meeting = MeetingId::new();
    let mut to = db.write().await.expect("a transaction");
    meetings::add(&mut to, meeting, community, Phase::Published, &plan(hours), NOW).await.expect("a meeting");
    to.commit().await.expect("committed");
    Scene { app, community, meeting }
}

/// A hybrid meeting so many hours from now.
fn plan(hours: i64) -> Plan {
    Plan {
        title: LocalizedText::Single { lang: Lang::Fr, text: "La rencontre du zeste".to_owned() },
        when: When::At(NOW + hours * HOUR),
        zone: Zone::Eastern,
        duration: 90,
        modality: Modality::Hybrid,
        place: None,
        #[allow(clippy::needless_update, reason = "a field that is added later is empty here")]
        details: Details { video: Some("https://video.example/1".to_owned()), ..Details::default() },
    }
}

impl Scene {
    fn page(&self) -> String {
        format!("/fr/rencontres/{}", self.meeting)
    }

    async fn answers(&self, cookie: &str, form: &[(&str, &str)]) -> Answer {
        self.app.send(&format!("{}/presence", self.page()), cookie, form).await
    }

    async fn says(&self, who: &str, answer: &str) -> Answer {
        self.answers(&self.app.cookie(who).await, &[("answer", answer)]).await
    }

    /// A page of the meeting with plain spaces, as a person of the demonstration sees it.
    async fn shown(&self, who: &str, below: &str) -> String {
        let cookie = self.app.cookie(who).await;
        let answer = self.app.get_with(&format!("{}{below}", self.page()), "cookie", &cookie).await;
        assert_eq!(answer.status, 200, "{who} {below}");
        plain(&answer.body)
    }

    async fn person(&self, who: &str) -> PersonId {
        id_of(&everybody(&self.app.scratch.db).await, who)
    }

    async fn found(&self, who: &str) -> Option<Attendance> {
        let person = self.person(who).await;
        store::find(&self.app.scratch.db.reader, self.meeting, person).await.expect("an answer")
    }

    /// Sets the number of places in person.
    async fn limit(&self, places: &str) {
        let cookie = self.app.cookie("facilitator").await;
        let form = [("places-in-person", places)];
        let done = self.app.send(&format!("{}/reponses/places", self.page()), &cookie, &form).await;
        assert_eq!(done.status, 303, "{}", done.body);
    }

    async fn run(&self, statement: &'static str) {
        let mut to = self.app.scratch.db.write().await.expect("a transaction");
        sqlx::query(statement).bind(self.meeting.to_string()).execute(&mut *to).await.expect("changed");
        to.commit().await.expect("committed");
    }
}

fn plain(page: &str) -> String {
    page.replace(['\u{a0}', '\u{202f}'], " ").replace("<!>", "").replace("<!---->", "")
}
