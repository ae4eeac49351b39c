//! Questions and answers are for the community: no other page, search, feed or export shows them.

use super::{ENGLISH, LIST, SECRET, app_with, asked, press, row};
use ensemble_communities::membership::model::Liaison;
use ensemble_testing::on_both_with_content;

on_both_with_content! {
    async fn questions_and_answers_stay_within_their_community(db: Db) {
        let app = app_with(db, Liaison::Contact).await;
        let [author, facilitator] = [app.cookie("member").await, app.cookie("facilitator").await];
        let id = asked(&app, &author, "Une question de zirconium?").await;
        let answer = [("day", "2026-11-17"), ("given", "text"), ("who", "Camille Roy"), ("post", "Syndique"), ("text", "Une réponse de zirconium.")];
        assert_eq!(press(&app, &facilitator, &format!("{id}/reponse"), &answer).await.status, 303);
        for who in ["person", "administrator", "privacy-officer"] {
            let cookie = app.cookie(who).await;
            for page in [LIST.to_owned(), ENGLISH.to_owned(), format!("{LIST}/{id}"), format!("{LIST}/liste"), format!("{LIST}/poser")] {
                assert_eq!(app.get_with(&page, "cookie", &cookie).await.status, 404, "{who} {page}");
            }
            for way in ["appui", "retrait", "modifier", "fusion", "place", "transmission", "reponse"] {
                assert_eq!(press(&app, &cookie, &format!("{id}/{way}"), &[]).await.status, 404, "{who} {way}");
            }
            for way in ["poser", "arret", "reouverture", "visite", "fin"] {
                assert_eq!(press(&app, &cookie, way, &[]).await.status, 404, "{who} {way}");
            }
        }
        let visitor = app.get(LIST).await;
        assert!(visitor.header("location").starts_with("/fr/connexion?next="), "{}", visitor.status);
        let liaison = app.cookie("liaison").await;
        for way in ["poser", "appui"] {
            let way = if way == "poser" { way.to_owned() } else { format!("{id}/{way}") };
            assert_eq!(press(&app, &liaison, &way, &[]).await.status, 404, "observers only read");
        }
        let elsewhere = format!("/fr/communautes/psychologues/questions-a-l-ordre/{id}");
        let other = app.cookie("member-en").await;
        assert_eq!(app.get_with(&elsewhere, "cookie", &other).await.status, 404, "not by the address of another community");
        let administrator = app.cookie("administrator").await;
        for page in [
            "/fr",
            "/fr/communautes/eleves-a-risque",
            "/fr/rencontres",
            "/fr/recherche?q=zirconium",
            "/en/search?q=zirconium",
            "/fr/administration/journal",
            "/fr/administration/courriels",
        ] {
            for cookie in ["", administrator.as_str()] {
                let answer = app.get_with(page, "cookie", cookie).await;
                assert!(!answer.says("question de zirconium") && !answer.says("réponse de zirconium"), "{page}");
            }
        }
        let data = app.get_with("/fr/compte/donnees/json", "cookie", &author).await.body;
        assert!(data.contains(SECRET) && data.contains(&id), "the data of the person who asked have it");
        let home = app.get_with("/fr/communautes/eleves-a-risque", "cookie", &author).await.body;
        assert!(home.contains(&format!("href=\"{LIST}\"")), "members are led there");
        assert!(!app.get("/fr/communautes/eleves-a-risque").await.body.contains(LIST));
    }

    async fn the_name_of_a_closed_account_is_not_shown(db: Db) {
        let app = app_with(db, Liaison::Contact).await;
        let [author, other] = [app.cookie("member").await, app.cookie("member-en").await];
        let id = asked(&app, &author, "Une question?").await;
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query("UPDATE person SET closed_at = 1 WHERE email LIKE 'beatrice%'").execute(&mut *to).await.expect("closed");
        to.commit().await.expect("committed");
        let shown = row(&app, &other, &id).await;
        assert!(shown.contains("une personne dont le compte est fermé") && !shown.contains("Béatrice"), "{shown}");
        assert!(shown.contains("Aucun appui"), "{shown}");
    }
}
