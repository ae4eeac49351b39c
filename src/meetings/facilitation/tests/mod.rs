//! Meetings that run: the clock by itself, on real databases, and through the service.

mod medians;
mod model;
mod parts;
mod rights;
mod running;
mod stream;
mod zones;

use ensemble_communities::community::store as communities;
use ensemble_core::{
    Lang, LocalizedText, Translation,
    ids::{CommunityId, MeetingId},
};
use ensemble_document::outline::{ItemKind, Outline, OutlineItem};
use ensemble_meetings::facilitation::{model::Run, store};
use ensemble_meetings::meeting::{
    self,
    model::{Details, Modality, Phase, Plan, When, Zone},
    store as meetings,
};
use ensemble_server::db::Db;
use ensemble_testing::{Answer, NOW, TestApp, app_on};

const MINUTE: i64 = 60_000;

fn pair(fr: &str, en: &str) -> LocalizedText {
    LocalizedText::Pair {
        source: Lang::Fr,
        fr: fr.to_owned(),
        en: en.to_owned(),
        translation: Translation::Current { reviewed: true },
    }
}

fn item(kind: ItemKind, fr: &str, en: &str, minutes: u16) -> OutlineItem {
    OutlineItem {
        kind,
        title: pair(fr, en),
        minutes,
        about: None,
        lead: String::new(),
        link: String::new(),
        follow_ups: Vec::new(),
    }
}

/// Four items, 60 minutes together.
fn outline() -> Outline {
    Outline {
        items: vec![
            item(ItemKind::Welcome, "Accueil du zeste", "Zesty welcome", 10),
            item(ItemKind::HandsOn, "Essai de la grille", "Trying the grid", 20),
            item(ItemKind::Decision, "Décisions du jour", "Decisions of the day", 20),
            item(ItemKind::Closing, "Mot de la fin", "Closing words", 10),
        ],
    }
}

/// A meeting that is announced for now, for an hour.
fn plan() -> Plan {
    Plan {
        title: pair("La rencontre du zeste", "The zest meeting"),
        when: When::At(NOW),
        zone: Zone::Eastern,
        duration: 60,
        modality: Modality::Virtual,
        place: None,
        #[allow(clippy::needless_update, reason = "a field that is added later is empty here")]
        details: Details { video: Some("https://video.example/1".to_owned()), ..Details::default() },
    }
}

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
    let meeting = announced(db, community).await;
    Scene { app, community, meeting }
}

/// Adds a meeting with an agenda.
async fn announced(db: &Db, community: CommunityId) -> MeetingId {
    let meeting = MeetingId::new();
    let mut to = db.write().await.expect("a transaction");
    meetings::add(&mut to, meeting, community, Phase::Published, &plan(), NOW).await.expect("a meeting");
    meeting::begin(&mut to, meeting, None, &outline(), NOW).await.expect("an agenda");
    to.commit().await.expect("committed");
    meeting
}

impl Scene {
    fn at(&self, below: &str) -> String {
        format!("/fr/rencontres/{}{below}", self.meeting)
    }

    async fn sends(&self, who: &str, below: &str, form: &[(&str, &str)]) -> Answer {
        let cookie = self.app.cookie(who).await;
        self.app.send(&self.at(below), &cookie, form).await
    }

    /// Does something with the clock, as a facilitator.
    async fn does(&self, form: &[(&str, &str)]) -> Answer {
        self.sends("facilitator", "/animer/changer", form).await
    }

    async fn begins(&self) {
        let begun = self.sends("facilitator", "/animer/commencer", &[]).await;
        assert_eq!((begun.status.as_u16(), begun.header("location")), (303, self.at("/animer").as_str()));
    }

    /// A page with plain spaces, as a person of the demonstration sees it.
    async fn shown(&self, who: &str, below: &str) -> String {
        let cookie = self.app.cookie(who).await;
        let answer = self.app.get_with(&self.at(below), "cookie", &cookie).await;
        assert_eq!(answer.status, 200, "{who} {below}: {}", answer.body);
        plain(&answer.body)
    }

    /// The run as it is stored.
    async fn run(&self) -> Run {
        let run = store::find_run(&self.app.scratch.db.reader, self.meeting).await.expect("an answer");
        run.expect("it has begun")
    }

    /// The ids of the items, in order.
    async fn items(&self) -> Vec<String> {
        self.run().await.items.into_iter().map(|item| item.id).collect()
    }

    async fn phase(&self) -> String {
        sqlx::query_scalar("SELECT phase FROM meeting WHERE id = $1")
            .bind(self.meeting.to_string())
            .fetch_one(&self.app.scratch.db.reader)
            .await
            .expect("a phase")
    }
}

fn plain(page: &str) -> String {
    page.replace(['\u{a0}', '\u{202f}'], " ").replace("<!>", "").replace("<!---->", "")
}
