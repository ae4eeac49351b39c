//! What is erased some time after a call has closed.

use super::{DAY, Scene};
use ensemble_calls::{
    call,
    interest::{
        erase_expired,
        store::{NewDraft, add_draft, add_link},
    },
    need,
};
use ensemble_core::{
    Lang,
    ids::{CommunityId, InterestId},
};
use ensemble_server::db::Db;
use ensemble_testing::{NOW, on_both_with_content};

const NEED: &str = "Sous-titrage en direct";

/// A call that closed a day ago, with an answer, its link, and a draft with a need.
async fn scene(db: Db) -> (Scene, InterestId) {
    let scene = Scene::new(db, NOW - DAY, |_, interest| interest.accessibility = NEED.to_owned()).await;
    let draft = NewDraft {
        id: InterestId::new(),
        call: scene.call.id,
        person: None,
        email: "brouillon@ormes.example",
        name: "Zoé",
        lang: Lang::Fr,
    };
    let mut to = scene.db().write().await.expect("a transaction");
    assert!(add_draft(&mut to, &draft, NOW).await.expect("a draft"));
    need::write_own(&mut to, scene.call.id, draft.id, Lang::Fr, "Du temps", NOW).await.expect("a need");
    need::write_own(&mut to, scene.call.id, scene.interest.id, Lang::Fr, "Une salle", NOW)
        .await
        .expect("a need");
    for (hash, id) in [("a", scene.interest.id), ("b", draft.id)] {
        add_link(&mut to, &hash.repeat(64), id, NOW).await.expect("a link");
    }
    to.commit().await.expect("committed");
    (scene, draft.id)
}

/// How many answers, needs and links there are, and what is needed in order to take part.
async fn kept(scene: &Scene) -> (i64, i64, i64, String) {
    let count = async |statement: &'static str| -> i64 {
        let query = sqlx::query_scalar(statement).bind(scene.call.id.to_string());
        query.fetch_one(&scene.db().reader).await.expect("a count")
    };
    (
        count("SELECT COUNT(*) FROM interest WHERE call_id = $1").await,
        count("SELECT COUNT(*) FROM need WHERE call_id = $1").await,
        count("SELECT COUNT(*) FROM interest_link l JOIN interest i ON i.id = l.interest_id WHERE i.call_id = $1").await,
        scene.now().await.accessibility,
    )
}

on_both_with_content! {
    async fn drafts_links_and_needs_are_erased_each_in_its_time(db: Db) {
        let (mut scene, _) = scene(db).await;
        for (days, left) in [
            (0, (2, 2, 2, NEED.to_owned())),
            (28, (2, 2, 2, NEED.to_owned())),
            (2, (1, 1, 1, NEED.to_owned())),
            (330, (1, 1, 1, NEED.to_owned())),
            (6, (1, 1, 0, String::new())),
        ] {
            scene.app.later(days * DAY);
            erase_expired(&scene.app.portal).await.expect("erased");
            assert_eq!(kept(&scene).await, left, "{days} days later");
        }
    }

    async fn drafts_of_a_call_that_is_open_stay(db: Db) {
        let mut scene = Scene::new(db, NOW + 40 * DAY, |_, interest| interest.accessibility = NEED.to_owned()).await;
        let email = "brouillon@ormes.example";
        let draft = NewDraft { id: InterestId::new(), call: scene.call.id, person: None, email, name: "Zoé", lang: Lang::Fr };
        let mut to = scene.db().write().await.expect("a transaction");
        assert!(add_draft(&mut to, &draft, NOW).await.expect("a draft"));
        to.commit().await.expect("committed");
        scene.app.later(39 * DAY);
        erase_expired(&scene.app.portal).await.expect("erased");
        assert_eq!(kept(&scene).await, (2, 0, 0, NEED.to_owned()));
    }

    async fn what_people_need_is_erased_once_all_communities_were_made(db: Db) {
        let (scene, _) = scene(db).await;
        let communities: Vec<String> = sqlx::query_scalar("SELECT id FROM community ORDER BY id LIMIT 2")
            .fetch_all(&scene.db().reader)
            .await
            .expect("communities");
        for (planned, (community, left)) in scene.call.planned.iter().zip(communities.iter().zip([NEED, ""])) {
            let community: CommunityId = community.parse().expect("an id");
            let mut to = scene.db().write().await.expect("a transaction");
            assert!(call::set_community(&mut to, planned.id, community).await.expect("made"));
            to.commit().await.expect("committed");
            erase_expired(&scene.app.portal).await.expect("erased");
            assert_eq!(scene.now().await.accessibility, left);
        }
        assert_eq!(kept(&scene).await.0, 2, "nothing else goes");
    }
}
