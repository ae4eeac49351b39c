//! Sessions through the service, on both databases.

mod secrecy;
mod session;

use ensemble_communities::community::store as communities;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, MeetingId},
};
use ensemble_decisions::codevelopment::store;
use ensemble_meetings::meeting::{
    model::{Details, Modality, Phase, Plan, When, Zone},
    store as meetings,
};
use ensemble_server::db::Db;
use ensemble_testing::{Answer, NOW, TestApp, app_on, everybody, id_of};

const DAY: i64 = 24 * 3_600_000;

/// A meeting that is announced, with a session: the member is the client, the co-facilitator facilitates it, the member who writes in
/// English consults. The facilitator of the community does not take part.
struct Scene {
    app: TestApp,
    community: CommunityId,
    meeting: MeetingId,
}

fn title() -> LocalizedText {
    LocalizedText::Single { lang: Lang::Fr, text: "La rencontre du zeste".to_owned() }
}

async fn scene(db: &Db) -> Scene {
    let app = app_on(db.clone()).await;
    let found =
        communities::find(db, Lang::En, "students-at-risk").await.expect("an answer").expect("a community");
    let (community, meeting) = (found.community.id, MeetingId::new());
    let plan = Plan {
        title: title(),
        when: When::At(NOW + DAY),
        zone: Zone::Eastern,
        duration: 90,
        modality: Modality::Virtual,
        place: None,
        details: Details::default(),
    };
    let mut to = db.write().await.expect("a transaction");
    meetings::add(&mut to, meeting, community, Phase::Published, &plan, NOW).await.expect("a meeting");
    to.commit().await.expect("committed");
    Scene { app, community, meeting }
}

impl Scene {
    fn page(&self) -> String {
        format!("/fr/rencontres/{}/codeveloppement", self.meeting)
    }

    async fn does(&self, who: &str, below: &str, form: &[(&str, &str)]) -> Answer {
        let cookie = self.app.cookie(who).await;
        self.app.send(&format!("{}/{below}", self.page()), &cookie, form).await
    }

    /// Does what is not refused.
    async fn done(&self, who: &str, below: &str, form: &[(&str, &str)]) {
        let answer = self.does(who, below, form).await;
        assert_eq!(answer.status, 303, "{who} {below}: {}", answer.body);
    }

    async fn shown(&self, who: &str) -> String {
        let answer = self.app.get_with(&self.page(), "cookie", &self.app.cookie(who).await).await;
        assert_eq!(answer.status, 200, "{who}");
        answer.body.replace(['\u{a0}', '\u{202f}'], " ").replace("<!>", "").replace("<!---->", "")
    }

    async fn plan(&self) -> Answer {
        let everybody = everybody(&self.app.scratch.db).await;
        let [client, facilitator, consultant] =
            ["member", "co-facilitator", "member-en"].map(|who| id_of(&everybody, who).to_string());
        let form = [
            ("client", client.as_str()),
            ("facilitator", facilitator.as_str()),
            ("people", consultant.as_str()),
            ("minutes", "60"),
        ];
        self.does("facilitator", "preparation", &form).await
    }

    /// A session that has begun, in which all promised to keep what is said to themselves.
    async fn begun(&self) {
        assert_eq!(self.plan().await.status, 303);
        for who in ["member", "co-facilitator", "member-en"] {
            self.done(who, "engagement", &[]).await;
        }
        self.done("facilitator", "etape", &[("act", "begin")]).await;
    }

    async fn next(&self, step: &str) {
        self.done("co-facilitator", "etape", &[("act", "next"), ("step", step)]).await;
    }

    async fn write(&self, who: &str, step: &str, text: &str) -> Answer {
        self.does(who, "ecrire", &[("step", step), ("text", text)]).await
    }

    /// The id of the note that begins so.
    async fn note(&self, text: &str) -> String {
        sqlx::query_scalar("SELECT id FROM codevelopment_note WHERE text LIKE $1")
            .bind(format!("%{text}%"))
            .fetch_one(&self.app.scratch.db.reader)
            .await
            .expect("a note")
    }
}
