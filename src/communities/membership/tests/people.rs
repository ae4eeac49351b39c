//! The page of a person, and the directory's filters: what they chose to show, and nothing more.

use super::{change, community, id_of};
use ensemble_testing::{TestApp, app, app_on, on_both_with_content};

const DIRECTORY: &str = "/fr/repertoire";
/// A post that one person has and does not show.
const SEEDED: &str = "Zirconologue";

async fn page_of(app: &TestApp, email: &str, cookie: &str) -> (u16, String) {
    let address = format!("/fr/personnes/{}", id_of(app, email).await);
    let answer = app.get_with(&address, "cookie", cookie).await;
    (answer.status.as_u16(), answer.body)
}

on_both_with_content! {
    async fn a_person_shows_what_they_chose(db: Db) {
        let app = app_on(db).await;
        // Béatrice shows her organization and profession, neither her address nor her language.
        let (status, page) = page_of(&app, "beatrice", &app.cookie("facilitator").await).await;
        assert_eq!(status, 200);
        for shown in ["Béatrice Lafrenaye-Diallo", "(elle)", "Orthopédagogue", "href=\"/fr/communautes/eleves-a-risque\""] {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        for hidden in ["mailto:", "beatrice.lafrenaye-diallo@", "<dt>Langue</dt>"] {
            assert!(!page.contains(hidden), "{hidden}: {page}");
        }
        change(&app, "UPDATE person SET shows = 1, shows_lang = 1, post = 'Zirconologue' WHERE email LIKE 'beatrice%'").await;
        let (_, page) = page_of(&app, "beatrice", &app.cookie("facilitator").await).await;
        assert!(page.contains("<dt>Langue</dt>") && !page.contains(SEEDED) && !page.contains("<dt>Organisme</dt>"));
        let directory = app.get_with(DIRECTORY, "cookie", &app.cookie("person").await).await.body;
        assert!(directory.contains("Lafrenaye") && !directory.contains(SEEDED));
    }

    async fn a_person_who_shows_nothing_has_no_page_for_strangers(db: Db) {
        let app = app_on(db).await;
        let (stranger, facilitator) = (app.cookie("person").await, app.cookie("facilitator").await);
        change(&app, "UPDATE reflection SET unnamed = 1").await;
        change(&app, "UPDATE person SET shows = 0 WHERE email LIKE 'theo%' OR email LIKE 'jeremie%'").await;
        for who in ["theo", "jeremie"] {
            assert_eq!(page_of(&app, who, &stranger).await.0, 404, "{who}");
        }
        let (status, page) = page_of(&app, "jeremie", &facilitator).await;
        assert!(status == 200 && page.contains("Observation"), "who shares a community sees it: {page}");
        assert!(!page.contains("psychologues"), "but not the communities that they do not share: {page}");
        let own = page_of(&app, "edmund", &stranger).await;
        assert!(own.0 == 200 && own.1.contains("Voici ce que les autres membres peuvent voir"));
        let address = format!("/fr/personnes/{}", id_of(&app, "beatrice").await);
        assert_eq!(app.get(&address).await.status, 303, "visitors sign in first");
        change(&app, "UPDATE person SET closed_at = 1 WHERE email LIKE 'beatrice%'").await;
        assert_eq!(page_of(&app, "beatrice", &facilitator).await.0, 404, "a closed account");
    }

    async fn reflections_on_a_persons_page_are_by_name_and_readable(db: Db) {
        let app = app_on(db).await;
        change(&app, "UPDATE reflection SET level = 'me'").await;
        change(&app, "UPDATE reflection SET person_id = (SELECT id FROM person WHERE email LIKE 'beatrice%'), level = 'community', unnamed = 0
                      WHERE id IN (SELECT r.id FROM reflection r JOIN community_slug s ON s.community_id = r.community_id
                                   WHERE s.slug = 'students-at-risk' AND r.removed_at IS NULL
                                     AND NOT EXISTS (SELECT 1 FROM reflection_group g WHERE g.reflection_id = r.id))").await;
        let (facilitator, stranger) = (app.cookie("facilitator").await, app.cookie("person").await);
        let own = app.cookie("member").await;
        let count = |page: &str| page.matches("href=\"/fr/reflexions/").count();
        let by_name = count(&page_of(&app, "beatrice", &facilitator).await.1);
        assert!(by_name > 0);
        assert_eq!(count(&page_of(&app, "beatrice", &stranger).await.1), 0, "only what the reader may read");
        change(&app, "UPDATE reflection SET unnamed = 1").await;
        for cookie in [&facilitator, &own] {
            let page = page_of(&app, "beatrice", cookie).await.1;
            assert!(count(&page) == 0 && !page.contains("<h2>Réflexions</h2>"), "never what is anonymous: {page}");
        }
        change(&app, "UPDATE reflection SET unnamed = 0, level = 'me'").await;
        assert_eq!(count(&page_of(&app, "beatrice", &own).await.1), 0, "nor what is for oneself");
    }

    async fn the_directory_is_filtered_by_what_people_show(db: Db) {
        let app = app_on(db).await;
        let (member, person) = (app.cookie("member").await, app.cookie("person").await);
        let found = async |query: &str, cookie: &str| {
            let answer = app.get_with(&format!("{DIRECTORY}?{query}"), "cookie", cookie).await;
            assert_eq!(answer.status, 200, "{query}");
            answer.body
        };
        let all = found("", &member).await;
        assert!(all.contains("Rowan Ashgrove") && all.contains("Ariane Desmeules-Pham"));
        assert!(!all.contains("Retirer les filtres"), "none is set: {all}");
        let by = found("profession=guidance-counsellor", &member).await;
        assert!(by.contains("Retirer les filtres"), "{by}");
        assert!(by.contains("Rowan Ashgrove") && !by.contains("Ariane") && by.contains("Une personne"), "{by}");
        let english = found("lang=en", &member).await;
        assert!(english.contains("Rowan Ashgrove") && !english.contains("Imogen"), "Imogen does not show her language");
        let organization: String = sqlx::query_scalar("SELECT organisation_id FROM person WHERE email LIKE 'rowan%'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("an organization");
        let by = found(&format!("organization={organization}"), &member).await;
        assert!(by.contains("Rowan Ashgrove") && !by.contains("Ariane"));
        change(&app, "UPDATE person SET shows = 1 WHERE email LIKE 'rowan%'").await;
        for query in ["profession=guidance-counsellor".to_owned(), format!("organization={organization}")] {
            let answer = app.get_with(&format!("{DIRECTORY}?{query}"), "cookie", &member).await.body;
            assert!(!answer.contains("Rowan Ashgrove"), "nobody is found by what they hide: {query}");
        }
        let id = community(&app).await;
        let by = found(&format!("community={id}"), &member).await;
        assert!(by.contains("Ariane") && !by.contains("Solène"), "{by}");
        let refused = app.get_with(&format!("{DIRECTORY}?community={id}"), "cookie", &person).await;
        assert_eq!(refused.status, 404, "whose members one may not see");
        assert!(!found("", &person).await.contains("id=\"community\""));
        for query in ["profession=pirate", "organization=x", "community=x", "lang=de", "page=9"] {
            let answer = app.get_with(&format!("{DIRECTORY}?{query}"), "cookie", &member).await;
            assert_eq!(answer.status, 404, "{query}");
        }
    }
}

#[tokio::test]
async fn names_lead_to_pages() {
    let app = app().await;
    let member = app.cookie("member").await;
    let rowan = format!("href=\"/fr/personnes/{}\"", id_of(&app, "rowan").await);
    for address in ["/fr/communautes/eleves-a-risque", "/fr/communautes/eleves-a-risque/membres", DIRECTORY] {
        let page = app.get_with(address, "cookie", &member).await.body;
        assert!(page.contains(&rowan), "{address}");
    }
    assert!(!app.get("/fr/communautes/eleves-a-risque").await.body.contains("/fr/personnes/"));
}
