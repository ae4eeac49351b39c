//! Guides through the service, on both databases.

mod texts;

use ensemble_communities::community::store as communities;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, MeetingId},
    rights::{Action, rules::may},
};
use ensemble_meetings::meeting::{
    model::{Details, Modality, Phase, Plan, When, Zone},
    store as meetings,
};
use ensemble_practices::discussion_guide::{model::Partnership, rules, store};
use ensemble_server::db::Db;
use ensemble_testing::{Answer, NOW, TestApp, app_on, everybody, id_of, on_both_with_content};

const DAY: i64 = 24 * 3_600_000;
/// A word that is in answers only.
const ANSWER: &str = "zirconium";

/// Two announced meetings of a community; the first has a guide.
struct Scene {
    app: TestApp,
    community: CommunityId,
    first: MeetingId,
    second: MeetingId,
}

async fn scene(db: &Db) -> Scene {
    let app = app_on(db.clone()).await;
    let found =
        communities::find(db, Lang::En, "students-at-risk").await.expect("an answer").expect("a community");
    let (community, first, second) = (found.community.id, MeetingId::new(), MeetingId::new());
    let mut to = db.write().await.expect("a transaction");
    for (id, days) in [(first, 1), (second, 60)] {
        let plan = Plan {
            title: LocalizedText::Single { lang: Lang::Fr, text: format!("Dans {days} jours") },
            when: When::At(NOW + days * DAY),
            zone: Zone::Eastern,
            duration: 90,
            modality: Modality::Virtual,
            place: None,
            details: Details::default(),
        };
        meetings::add(&mut to, id, community, Phase::Published, &plan, NOW).await.expect("a meeting");
    }
    to.commit().await.expect("committed");
    let scene = Scene { app, community, first, second };
    scene.done("facilitator", first, "choisir", &[("guide", "partnerships")]).await;
    scene
}

impl Scene {
    async fn does(&self, who: &str, meeting: MeetingId, below: &str, form: &[(&str, &str)]) -> Answer {
        let cookie = self.app.cookie(who).await;
        self.app.send(&format!("/fr/rencontres/{meeting}/guide-discussion/{below}"), &cookie, form).await
    }

    async fn done(&self, who: &str, meeting: MeetingId, below: &str, form: &[(&str, &str)]) {
        let answer = self.does(who, meeting, below, form).await;
        assert_eq!(answer.status, 303, "{who} {below}: {}", answer.body);
    }

    async fn shown(&self, who: &str, meeting: MeetingId, below: &str) -> Answer {
        let cookie = self.app.cookie(who).await;
        let address = format!("/fr/rencontres/{meeting}/guide-discussion{below}");
        self.app.get_with(&address, "cookie", &cookie).await
    }
}

on_both_with_content! {
    async fn a_table_answers_step_by_step_and_no_one_overwrites_another(db: Db) {
        let scene = scene(&db).await;
        let answer = |text: &'static str, revision: &'static str| {
            [("step", "before-1"), ("table", "2"), ("text", text), ("revision", revision)]
        };
        let early = scene.does("member", scene.first, "repondre", &answer("Le CLSC", "0")).await;
        assert!(early.status == 409 && early.body.contains("Le CLSC"), "where one sits comes first: {}", early.body);
        scene.done("member", scene.first, "table", &[("table", "2"), ("name", "Les pins")]).await;
        scene.done("member", scene.first, "repondre", &answer("Le CLSC", "0")).await;
        scene.done("member-en", scene.first, "table", &[("table", "2")]).await;
        let stale = scene.does("member-en", scene.first, "repondre", &answer("The library", "0")).await;
        assert!(stale.status == 409 && stale.body.contains("The library") && stale.body.contains("Le CLSC"), "{}", stale.body);
        scene.done("member-en", scene.first, "repondre", &answer("The library, too", "1")).await;
        let page = scene.shown("member", scene.first, "").await.body;
        assert!(page.contains("Table 2, Les pins") && page.contains("The library, too"), "a name stays: {page}");
        let whole = [("step", "before-1"), ("table", "0"), ("text", "Ensemble")];
        assert_eq!(scene.does("member", scene.first, "repondre", &whole).await.status, 409);
        scene.done("facilitator", scene.first, "repondre", &whole).await;
        for wrong in [[("step", "video"), ("table", "2"), ("text", "x")], [("step", "nothing"), ("table", "2"), ("text", "x")]] {
            assert_eq!(scene.does("member", scene.first, "repondre", &wrong).await.status, 409);
        }
        assert_eq!(scene.does("member", scene.first, "table", &[("table", "61")]).await.status, 422);
    }

    async fn partners_are_lines_and_two_meetings_are_compared(db: Db) {
        let scene = scene(&db).await;
        scene.done("facilitator", scene.second, "choisir", &[("guide", "partnerships"), ("video", "https://video.example/6")]).await;
        for (meeting, kind, text) in [(scene.first, "possible", "Avant la neige"), (scene.second, "present", "Après la neige")] {
            scene.done("member", meeting, "table", &[("table", "1")]).await;
            scene.done("member", meeting, "partenaire", &[("table", "1"), ("kind", kind), ("name", "Bibliothèque"), ("what", "Les devoirs")]).await;
            scene.done("member", meeting, "repondre", &[("step", "after-1"), ("table", "1"), ("text", text)]).await;
        }
        let page = scene.shown("member", scene.second, &format!("/comparer?with={}", scene.first)).await.body;
        let places = ["Avant la neige", "Après la neige"].map(|words| page.find(words));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "the earlier one comes first: {page}");
        assert!(page.contains("Possible avant, en place maintenant"), "{page}");
        let written = store::written(&db, scene.first).await.expect("written");
        assert_eq!((written.partners.len(), written.partners[0].kind), (1, Partnership::Possible));
        assert_eq!(rules::tables(&written).len(), 2);
        let id = written.partners[0].id.to_string();
        assert_eq!(scene.does("member-en", scene.first, "retirer", &[("partner", &id)]).await.status, 409, "another table");
        scene.done("facilitator", scene.first, "retirer", &[("partner", &id)]).await;
        let wrong = scene.does("member", scene.first, "partenaire", &[("table", "1"), ("what", "Rien")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("Rien"), "{}", wrong.body);
        let wrong = scene.does("facilitator", scene.first, "choisir", &[("guide", "x"), ("video", "http://x")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("Choisissez un guide"), "{}", wrong.body);
    }

    async fn answers_are_for_those_who_read_the_agenda(db: Db) {
        let scene = scene(&db).await;
        scene.done("facilitator", scene.first, "repondre", &[("step", "before-1"), ("table", "0"), ("text", ANSWER)]).await;
        let (mut allowed, mut refused) = (0, 0);
        for (who, viewer) in everybody(&db).await {
            let may = |action| may(&viewer, action, Some(scene.community));
            let page = scene.shown(&who, scene.first, "").await;
            assert_eq!((page.status == 200, page.body.contains(ANSWER)), (may(Action::ReadAgenda), may(Action::ReadAgenda)), "{who}");
            assert_eq!(scene.shown(&who, scene.first, "/comparer").await.status == 200, may(Action::ReadAgenda), "{who}");
            for below in ["table", "repondre", "partenaire", "retirer"] {
                let status = scene.does(&who, scene.first, below, &[]).await.status;
                assert_eq!(status == 404, !may(Action::AnswerGuides), "{who} {below}: {status}");
            }
            let status = scene.does(&who, scene.first, "choisir", &[]).await.status;
            assert_eq!(status == 404, !may(Action::RunGuides), "{who}: {status}");
            if may(Action::ReadAgenda) { allowed += 1 } else { refused += 1 }
            let meeting = scene.app.get_with(&format!("/fr/rencontres/{}", scene.first), "cookie", &scene.app.cookie(&who).await).await;
            assert!(!meeting.body.contains(ANSWER), "{who}");
            let own = scene.app.get_with("/fr/compte/donnees/json", "cookie", &scene.app.cookie(&who).await).await.body;
            assert_eq!(own.contains(ANSWER), who == "facilitator", "{who}");
        }
        assert!(allowed > 2 && refused > 2);
        assert!(!scene.app.get(&format!("/fr/rencontres/{}", scene.first)).await.body.contains(ANSWER));
        let named = [("step", "before-2"), ("table", "0"), ("text", "L’élève Samuel Tremblay, né le 3 mars 2014.")];
        assert_eq!(scene.does("facilitator", scene.first, "repondre", &named).await.status, 422, "a student is not named");
    }

    async fn credit_lines_are_in_their_own_language(db: Db) {
        let scene = scene(&db).await;
        let page = scene.shown("member", scene.first, "").await.body;
        for part in ["lang=\"en-CA\">Developed through the leadership of CPFPP", "lang=\"en-CA\">Creative Commons license", "quelle variante de la licence"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let seated = store::seat(&db, scene.first, id_of(&everybody(&db).await, "member")).await.expect("an answer");
        assert_eq!(seated, None);
        let page = scene.shown("member", scene.second, "").await;
        assert!(page.status == 200 && page.body.contains("n’utilise pas de guide"), "{}", page.body);
    }
}
