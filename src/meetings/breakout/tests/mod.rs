//! Tables on real databases, through the whole service.

mod closing;
mod met;
mod rights;

use ensemble_communities::community::store as communities;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, MeetingId, PersonId, TableId},
};
use ensemble_meetings::breakout::{actions::current, model::Round, store};
use ensemble_meetings::meeting::{
    model::{Details, Modality, Phase, Plan, When, Zone},
    store as meetings,
};
use ensemble_server::db::Db;
use ensemble_testing::{Answer, NOW, TestApp, app_on};

/// A meeting that is under way, and the service around it.
struct Scene {
    app: TestApp,
    community: CommunityId,
    meeting: MeetingId,
}

async fn scene(db: &Db) -> Scene {
    let app = app_on(db.clone()).await;
    let found =
        communities::find(db, Lang::En, "students-at-risk").await.expect("an answer").expect("a community");
    let community = found.community.id;
    Scene { app, community, meeting: under_way(db, community).await }
}

/// Adds a meeting that is under way.
async fn under_way(db: &Db, community: CommunityId) -> MeetingId {
    let meeting = MeetingId::new();
    let plan = Plan {
        title: LocalizedText::Single { lang: Lang::Fr, text: "La rencontre des tables".to_owned() },
        when: When::At(NOW),
        zone: Zone::Eastern,
        duration: 90,
        modality: Modality::Hybrid,
        place: None,
        details: Details::default(),
    };
    let mut to = db.write().await.expect("a transaction");
    meetings::add(&mut to, meeting, community, Phase::UnderWay, &plan, NOW).await.expect("a meeting");
    to.commit().await.expect("committed");
    meeting
}

impl Scene {
    fn address(&self, below: &str) -> String {
        format!("/fr/rencontres/{}/tables{below}", self.meeting)
    }

    async fn rounds(&self) -> Vec<Round> {
        store::rounds(&self.app.scratch.db, self.meeting).await.expect("rounds")
    }

    async fn round(&self) -> Round {
        current(&self.rounds().await).cloned().expect("a round")
    }

    async fn send(&self, who: &str, below: &str, form: &[(&str, &str)]) -> Answer {
        self.app.send(&self.address(below), &self.app.cookie(who).await, form).await
    }

    /// The facilitator makes tables of these people of the demonstration, all of whom follow both languages.
    async fn make(&self, people: &[&str]) -> Answer {
        let mut ids = Vec::new();
        for who in people {
            ids.push(self.person(who).await.to_string());
        }
        let mut form =
            vec![("method", "new-people"), ("size", "2"), ("minutes", "10"), ("prompt", "Que retenir?")];
        for id in &ids {
            form.extend([("people", id.as_str()), ("both", id.as_str())]);
        }
        self.send("facilitator", "/preparer", &form).await
    }

    /// Tables that the four people of [`Self::opened`] choose, with what else the form asks for.
    async fn offered(&self, asked: &[(&str, &str)]) {
        let mut ids = Vec::new();
        for who in ["member", "member-en", "co-facilitator", "facilitator"] {
            ids.push(self.person(who).await.to_string());
        }
        let mut form = vec![("method", "chosen"), ("size", "2"), ("minutes", "10")];
        form.extend_from_slice(asked);
        for id in &ids {
            form.extend([("people", id.as_str()), ("both", id.as_str())]);
        }
        let made = self.send("facilitator", "/preparer", &form).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let offered = self.run("offer").await;
        assert_eq!(offered.status, 303, "{}", offered.body);
    }

    async fn person(&self, who: &str) -> PersonId {
        let all = ensemble_testing::everybody(&self.app.scratch.db).await;
        ensemble_testing::id_of(&all, who)
    }

    /// The facilitator runs the round as it is.
    async fn run(&self, act: &str) -> Answer {
        self.run_seen(act, &self.round().await).await
    }

    /// The facilitator runs a round as it was on their page.
    async fn run_seen(&self, act: &str, round: &Round) -> Answer {
        let seen = round.clock.ends_at.unwrap_or(round.revision).to_string();
        self.send("facilitator", "/animer", &[("act", act), ("seen", &seen), ("minutes", "2")]).await
    }

    /// Tables of two members and two who facilitate, under way.
    async fn opened(&self) -> Round {
        let made = self.make(&["member", "member-en", "co-facilitator", "facilitator"]).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let opened = self.run("open").await;
        assert_eq!(opened.status, 303, "{}", opened.body);
        self.round().await
    }

    /// The table of a person.
    async fn table_of(&self, who: &str) -> TableId {
        let person = self.person(who).await;
        self.round().await.table_of(person).expect("a table").id
    }

    /// Writes in the first section of a note, on what was there when it began.
    async fn write(&self, who: &str, table: TableId, text: &str) -> Answer {
        let (note, number) =
            ensemble_meetings::meeting::agenda_of(&self.app.portal, table.uuid()).await.expect("a note");
        let (item, seen) = (note.items[0].id.clone(), number.to_string());
        let form =
            [("seen", seen.as_str()), ("item", &item), ("minutes", "0"), ("title.fr", ""), ("notes", text)];
        self.send(who, &format!("/{table}/note"), &form).await
    }

    async fn shown(&self, who: &str, below: &str) -> Answer {
        self.app.get_with(&self.address(below), "cookie", &self.app.cookie(who).await).await
    }
}
