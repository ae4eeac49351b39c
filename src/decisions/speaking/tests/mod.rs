//! Speaking on real databases, through the whole service.

mod polls;
mod queue;
mod rights;
mod secrecy;

use ensemble_communities::{
    account::store as accounts, community::store as communities, membership::store as memberships,
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, MeetingId, PersonId},
    rights::Role,
};
use ensemble_decisions::speaking::{model::queue::Queue, store};
use ensemble_meetings::meeting::{
    model::{Details, Modality, Phase, Plan, When, Zone},
    store as meetings,
};
use ensemble_server::db::Db;
use ensemble_testing::{Answer, NOW, TestApp, app_on};

const MINUTE: i64 = 60_000;

/// A meeting that is under way, and the house around it.
struct Scene {
    app: TestApp,
    community: CommunityId,
    meeting: MeetingId,
}

async fn scene(db: &Db) -> Scene {
    let app = app_on(db.clone()).await;
    let community =
        communities::find(db, Lang::En, "students-at-risk").await.expect("an answer").expect("a community");
    let community = community.community.id;
    Scene { app, community, meeting: under_way(db, community).await }
}

/// Adds a meeting that is under way.
async fn under_way(db: &Db, community: CommunityId) -> MeetingId {
    let meeting = MeetingId::new();
    let plan = Plan {
        title: LocalizedText::Single { lang: Lang::Fr, text: "La rencontre du zeste".to_owned() },
        when: When::At(NOW),
        zone: Zone::Eastern,
        duration: 90,
        modality: Modality::Hybrid,
        place: None,
        #[allow(clippy::needless_update, reason = "a field that is added later is empty here")]
        details: Details { video: Some("https://video.example/1".to_owned()), ..Details::default() },
    };
    let mut to = db.write().await.expect("a transaction");
    meetings::add(&mut to, meeting, community, Phase::UnderWay, &plan, NOW).await.expect("a meeting");
    to.commit().await.expect("committed");
    meeting
}

impl Scene {
    fn address(&self, below: &str) -> String {
        format!("/fr/rencontres/{}{below}", self.meeting)
    }

    async fn ask(&self, cookie: &str, act: &str) -> Answer {
        let turn = self.queue().await.turn.to_string();
        self.app.send(&self.address("/parole/main"), cookie, &[("act", act), ("turn", &turn)]).await
    }

    async fn write(&self, cookie: &str, text: &str) -> Answer {
        self.app.send(&self.address("/parole/ecrire"), cookie, &[("text", text)]).await
    }

    /// What the facilitator does, on the page as it is now.
    async fn run(&self, act: &str, more: &[(&str, &str)]) -> Answer {
        let turn = self.queue().await.turn.to_string();
        let mut form = vec![("act", act), ("turn", turn.as_str())];
        form.extend(more);
        self.app.send(&self.address("/parole/donner"), &self.app.cookie("facilitator").await, &form).await
    }

    async fn queue(&self) -> Queue {
        store::read(&self.app.scratch.db, self.meeting).await.expect("a queue")
    }

    /// The page of speaking with plain spaces, as a person of the demonstration sees it.
    async fn shown(&self, who: &str) -> String {
        let answer = self.app.get_with(&self.address("/parole"), "cookie", &self.app.cookie(who).await).await;
        assert_eq!(answer.status, 200, "{who}: {}", answer.body);
        plain(&answer.body)
    }

    /// Has a person speak for a while.
    async fn speaks(&mut self, cookie: &str, millis: i64) {
        assert_eq!(self.ask(cookie, "raise").await.status, 303);
        assert_eq!(self.run("next", &[]).await.status, 303);
        self.app.later(millis);
        assert_eq!(self.run("finish", &[]).await.status, 303);
    }

    /// The facilitator ends the meeting.
    async fn end(&self) {
        let cookie = self.app.cookie("facilitator").await;
        let ended = self.app.send(&self.address("/terminer"), &cookie, &[]).await;
        assert_eq!(ended.status, 303, "{}", ended.body);
    }

    async fn count(&self, statement: &'static str) -> i64 {
        sqlx::query_scalar(statement).fetch_one(&self.app.scratch.db.reader).await.expect("a count")
    }

    /// New members of the community, and their cookies.
    async fn members(&self, count: usize) -> Vec<(PersonId, String)> {
        let mut all = Vec::new();
        for number in 0..count {
            let new = accounts::NewPerson {
                email: format!("membre{number}@ensemble.example"),
                proven: true,
                name: format!("Membre {number}"),
                lang: Lang::Fr,
            };
            let mut to = self.app.scratch.db.write().await.expect("a transaction");
            let id = accounts::add(&mut to, &new, 1).await.expect("an account");
            memberships::add(&mut to, self.community, id, Role::Member, 1).await.expect("a member");
            to.commit().await.expect("committed");
            all.push((id, self.app.cookie_of(id).await));
        }
        all
    }
}

fn plain(page: &str) -> String {
    page.replace(['\u{a0}', '\u{202f}'], " ").replace("<!>", "").replace("<!---->", "")
}
