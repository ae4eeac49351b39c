//! Who may do what.

use super::{LIST, MANAGERS, PSYCHOLOGISTS, SEEDED, community, gathered, page, started, waiting};
use ensemble_testing::on_both_with_content;

on_both_with_content! {
    async fn each_page_is_for_the_members_of_its_communities(db: Db) {
        let app = started(db).await;
        let cookie = app.cookie("facilitator").await;
        let id = gathered(&app, &cookie).await;
        let pages = [LIST.to_owned(), format!("{LIST}/imprimer"), format!("{LIST}/{id}"), format!("/fr/constats/{id}")];
        for who in ["person", "coordinator", "administrator", "privacy-officer", "liaison", "observer"] {
            let other = app.cookie(who).await;
            for address in &pages {
                assert_eq!(app.get_with(address, "cookie", &other).await.status, 404, "{who}: {address}");
            }
        }
        let member = app.cookie("member").await;
        assert_eq!(app.get_with(&format!("{LIST}/{id}"), "cookie", &member).await.status, 200);
        for way in ["reunir", &format!("{id}/modifier"), &format!("{id}/appuis")] {
            assert_eq!(app.get_with(&format!("{LIST}/{way}"), "cookie", &member).await.status, 404, "{way}");
        }
        let ways = ["modifier", "appuis", "citer", "proposer", "transmettre", "rappeler", "repondre", "action", "supprimer"];
        for way in ways {
            let form = [("revision", "1"), ("answer", "refused"), ("reason", "Non, pas ici"), ("progress", "done")];
            assert_eq!(app.send(&format!("{LIST}/{id}/{way}"), &member, &form).await.status, 404, "{way}");
        }
        for address in [LIST.to_owned(), format!("{LIST}/{id}"), format!("/fr/constats/{id}")] {
            let stranger = app.get(&address).await;
            assert!(stranger.header("location").starts_with("/fr/connexion?next="), "{address}: {}", stranger.status);
        }
        assert!(!app.get("/fr/communautes/eleves-a-risque").await.body.contains(LIST));
        assert!(page(&app, "member", "/fr/communautes/eleves-a-risque").await.contains(LIST), "members are led there");
    }

    async fn the_managers_read_it_once_it_is_sent_and_only_they_answer(db: Db) {
        let app = started(db).await;
        let begun = gathered(&app, &app.cookie("facilitator").await).await;
        let managers = app.cookie("observer").await;
        assert_eq!(app.get_with(&format!("{MANAGERS}/{begun}"), "cookie", &managers).await.status, 404);
        let id = waiting(&app).await;
        assert!(page(&app, "observer", &format!("{MANAGERS}/{id}")).await.contains(SEEDED));
        assert_eq!(app.get_with(&format!("{LIST}/{id}"), "cookie", &managers).await.status, 404, "not in the other community");
        let facilitator = app.cookie("facilitator").await;
        let form = [("revision", "2"), ("answer", "refused"), ("reason", "Non, pas ici")];
        for list in [LIST, MANAGERS] {
            assert_eq!(app.send(&format!("{list}/{id}/repondre"), &facilitator, &form).await.status, 404, "{list}");
        }
        for way in ["modifier", "appuis", "proposer", "transmettre", "rappeler", "supprimer"] {
            assert_eq!(app.send(&format!("{MANAGERS}/{id}/{way}"), &managers, &form).await.status, 404, "{way}");
        }
    }

    async fn what_is_offered_is_for_the_facilitators_of_the_other_community(db: Db) {
        let app = started(db).await;
        let cookie = app.cookie("facilitator").await;
        let id = gathered(&app, &cookie).await;
        let facilitator = app.cookie("member-en").await;
        let address = format!("{PSYCHOLOGISTS}/{id}");
        assert_eq!(app.get_with(&address, "cookie", &facilitator).await.status, 404, "nothing was offered");
        let other = community(&app, "psychologues").await.to_string();
        app.send(&format!("{LIST}/{id}/proposer"), &cookie, &[("other", other.as_str())]).await;
        assert_eq!(app.get_with(&address, "cookie", &facilitator).await.status, 200);
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query("UPDATE membership SET role = 'member' WHERE community_id = $1")
            .bind(&other)
            .execute(&mut *to)
            .await
            .expect("done");
        to.commit().await.expect("committed");
        let member = app.cookie("member-en").await;
        assert_eq!(app.get_with(&address, "cookie", &member).await.status, 404, "members do not see it yet");
        assert!(!page(&app, "member-en", PSYCHOLOGISTS).await.contains(SEEDED));
    }
}
