//! The community that comes of a planned one, and its people.

use super::{Person, emails, give, kinds, number, page, person, relevant, reply, screened, started};
use ensemble_calls::call::paths;
use ensemble_core::ids::PersonId;
use ensemble_testing::{TestApp, on_both_with_content};

const ANA: &str = "ana@zirconium.example";
const LEA: &str = "lea@zirconium.example";
const MAX: &str = "max@zirconium.example";
const EDMUND: &str = "edmund@zirconium.example";
const IMOGEN: &str = "imogen@zirconium.example";

async fn role(app: &TestApp, person: PersonId, slug: &str) -> Option<String> {
    sqlx::query_scalar(
        "SELECT m.role FROM membership m
         JOIN community_slug s ON s.community_id = m.community_id AND s.lang = 'fr'
         WHERE m.person_id = $1 AND s.slug = $2",
    )
    .bind(person.to_string())
    .bind(slug)
    .fetch_optional(&app.scratch.db.reader)
    .await
    .expect("an answer")
}

on_both_with_content! {
    async fn those_who_accepted_become_members_and_others_are_invited(db: Db) {
        let app = started(db).await;
        let (edmund, imogen) = (person(&app, "person").await, person(&app, "member-en").await);
        let people = [
            Person { account: Some(edmund), ..relevant(EDMUND) },
            Person { account: Some(imogen), ..relevant(IMOGEN) },
            relevant(ANA),
            relevant(LEA),
            relevant(MAX),
        ];
        let screened = screened(&app, 12, &people).await;
        give(&app, &screened, 0).await;
        let coordinator = app.cookie("coordinator").await;
        let address = screened.page(paths::MAKE_COMMUNITY, 0);
        let early = app.send(&address, &coordinator, &[("network", "french")]).await;
        assert!(early.status == 409 && early.body.contains("La communauté peut être créée une fois"), "{}", early.body);
        app.send(&screened.of(paths::REPLY), &app.cookie("person").await, &[("reply", "accept")]).await;
        assert_eq!(reply(&app, ANA, "accept").await.status, 303);

        let form = page(&app, &address).await;
        assert!(form.contains("2 personnes ont accepté") && form.contains("value=\"french\" selected"), "{form}");
        let wrong = app.send(&address, &coordinator, &[("network", "")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("Choisissez le réseau"), "{}", wrong.body);
        assert_eq!(app.send(&address, &app.cookie("member").await, &[("network", "french")]).await.status, 404);
        let made = app.send(&address, &coordinator, &[("network", "french")]).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let again = app.send(&address, &coordinator, &[("network", "french")]).await;
        assert!(again.status == 409 && again.body.contains("existe déjà"), "{}", again.body);

        let community = app.get("/fr/communautes/lire-au-primaire").await;
        assert!(community.status == 200 && community.body.contains("Lire au primaire"), "{}", community.body);
        assert_eq!(app.get("/en/communities/reading-in-primary-school").await.status, 200);
        assert_eq!(role(&app, edmund, "lire-au-primaire").await.as_deref(), Some("member"));
        assert_eq!(role(&app, imogen, "lire-au-primaire").await, None, "she has not accepted");
        assert_eq!(emails(&app, "invitation", ANA).await.len(), 1);
        assert!(kinds(&app, LEA).await.iter().all(|kind| kind != "invitation"), "she has not accepted");
        assert_eq!(number(&app, "SELECT COUNT(*) FROM interest i JOIN call c ON c.id = i.call_id AND c.code = 'zirconium'
             WHERE i.accessibility <> ''").await, 0, "what was for coordinators is erased");
        let shown = page(&app, &screened.of(paths::PLACES)).await;
        assert!(shown.contains("/fr/communautes/lire-au-primaire"), "{shown}");

        // Those who accept later are added then.
        let imogen_cookie = app.cookie("member-en").await;
        assert_eq!(app.send(&screened.of(paths::REPLY), &imogen_cookie, &[("reply", "accept")]).await.status, 303);
        assert_eq!(role(&app, imogen, "lire-au-primaire").await.as_deref(), Some("member"));
        assert_eq!(reply(&app, LEA, "accept").await.status, 303);
        assert_eq!(emails(&app, "invitation", LEA).await.len(), 1);
        assert_eq!(reply(&app, MAX, "decline").await.status, 303);
        assert!(emails(&app, "invitation", MAX).await.is_empty());
        let given_up = reply(&app, LEA, "give-up").await;
        assert_eq!(given_up.status, 409, "one leaves the community then");
        let joined = number(&app, "SELECT COUNT(*) FROM outbox WHERE kind = 'join-accepted'").await;
        assert_eq!(joined, 2);
    }

    async fn a_name_that_is_taken_gets_another_address(db: Db) {
        let app = started(db).await;
        let screened = screened(&app, 12, &[relevant(ANA)]).await;
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query("UPDATE planned_community SET title = $2 WHERE id = $1")
            .bind(screened.new.planned[0].id.to_string())
            .bind("{\"pair\":{\"source\":\"fr\",\"fr\":\"Élèves à risque\",\"en\":\"Students at risk\",\"translation\":{\"current\":{\"reviewed\":true}}}}")
            .execute(&mut *to)
            .await
            .expect("renamed");
        to.commit().await.expect("committed");
        give(&app, &screened, 0).await;
        assert_eq!(reply(&app, ANA, "accept").await.status, 303);
        let coordinator = app.cookie("coordinator").await;
        let made = app.send(&screened.page(paths::MAKE_COMMUNITY, 0), &coordinator, &[("network", "both")]).await;
        assert_eq!(made.status, 303, "{}", made.body);
        assert_eq!(app.get("/fr/communautes/eleves-a-risque-2").await.status, 200);
        assert_eq!(app.get("/en/communities/students-at-risk-2").await.status, 200);
    }
}
