//! The list of answers.

use super::{DAY, LIST, Scene};
use ensemble_calls::{
    call::model::Sector,
    interest::{
        self,
        model::{Designation, Place},
        store::{NewDraft, PAGE_SIZE, add_draft},
    },
};
use ensemble_core::{Lang, ids::InterestId};
use ensemble_server::db::Db;
use ensemble_testing::{NOW, calls::answer, on_both_with_content};

/// A call that is closed, with three answers and a draft.
async fn scene(db: Db) -> Scene {
    let scene = Scene::new(db, NOW - DAY, |_, _| {}).await;
    let mut to = scene.db().write().await.expect("a transaction");
    for (name, organization, sector, designation, planned) in [
        ("Éloïse D’Amours", "École des Ormes", Sector::Private, Designation::Declined, 1),
        ("Imogen Blythe", "Eastern Shores School Board", Sector::English, Designation::Asked, 0),
    ] {
        let mut other = answer(&scene.call, planned, None, &format!("{}@ormes.example", name.len()));
        other.name = name.to_owned();
        other.organization_name = organization.to_owned();
        other.sector = Some(sector);
        other.designation = designation;
        interest::add_sent(&mut to, &other).await.expect("an answer");
    }
    let draft = NewDraft {
        id: InterestId::new(),
        call: scene.call.id,
        person: None,
        email: "brouillon@ormes.example",
        name: "Zirconia",
        lang: Lang::Fr,
    };
    assert!(add_draft(&mut to, &draft, NOW).await.expect("a draft"));
    to.commit().await.expect("committed");
    scene
}

/// Whose answers a list has, by their first names.
fn listed(page: &str) -> Vec<&'static str> {
    ["Camille", "Éloïse", "Imogen"].into_iter().filter(|name| page.contains(name)).collect()
}

on_both_with_content! {
    async fn coordinators_see_what_was_sent_and_only_how_many_drafts_there_are(db: Db) {
        let scene = scene(db).await;
        let page = scene.page(LIST, "coordinator").await;
        assert_eq!(listed(&page), ["Camille", "Éloïse", "Imogen"]);
        assert!(page.contains("3 réponses") && page.contains("1 brouillon,"), "{page}");
        assert!(!page.contains("Zirconia") && !page.contains("brouillon@"), "a draft is its author’s");
        assert!(page.contains("3 projets n’ont pas encore été relus"), "the call is read without names");
        assert!(page.contains("Envoyée le (heure de l’Est)"), "{page}");
        let rows = page.split("<tbody>").nth(1).unwrap_or_default();
        assert!(rows.contains("Confirmée") && !rows.contains("Désignation confirmée"), "{rows}");
        for who in ["member", "facilitator", "administrator", "privacy-officer"] {
            assert_eq!(scene.get(LIST, who).await.status, 404, "{who}");
        }
    }

    async fn the_list_is_filtered_and_searched_whatever_the_spelling(db: Db) {
        let scene = scene(db).await;
        let planned = scene.call.planned[1].id;
        for (query, names) in [
            ("q=eloise".to_owned(), vec!["Éloïse"]),
            ("q=D%27AMOURS".to_owned(), vec!["Éloïse"]),
            ("q=damours".to_owned(), vec!["Éloïse"]),
            ("q=ecole+ormes".to_owned(), vec!["Éloïse"]),
            ("q=erables".to_owned(), vec!["Camille"]),
            ("q=zirconia".to_owned(), vec![]),
            ("sector=english".to_owned(), vec!["Imogen"]),
            ("designation=confirmed".to_owned(), vec!["Camille"]),
            ("designation=declined&sector=private".to_owned(), vec!["Éloïse"]),
            ("designation=declined&sector=english".to_owned(), vec![]),
            (format!("planned={planned}"), vec!["Éloïse"]),
            (format!("planned={planned}&q=imogen"), vec![]),
            ("place=none".to_owned(), vec!["Camille", "Éloïse", "Imogen"]),
            ("place=accepted".to_owned(), vec![]),
            ("to-mask=1".to_owned(), vec!["Camille", "Éloïse", "Imogen"]),
        ] {
            let page = scene.page(&format!("{LIST}?{query}"), "coordinator").await;
            // What was typed is in the form.
            let rows = page.split("<tbody>").nth(1).unwrap_or_default();
            assert_eq!(listed(rows), names, "{query}: {page}");
            assert_eq!(names.is_empty(), page.contains("Aucune réponse ne correspond"), "{query}");
            assert!(page.contains("Tout afficher"), "{query}");
        }
        assert!(!scene.page(LIST, "coordinator").await.contains("Tout afficher"), "nothing is hidden");
        for query in ["page=2", "page=0", "sector=pirate", "designation=perhaps", "planned=x"] {
            assert_eq!(scene.get(&format!("{LIST}?{query}"), "coordinator").await.status, 404, "{query}");
        }
    }

    async fn a_long_list_has_pages_that_keep_the_filter(db: Db) {
        let scene = Scene::new(db, NOW - DAY, |_, _| {}).await;
        let mut to = scene.db().write().await.expect("a transaction");
        for index in 0..PAGE_SIZE {
            let mut other = answer(&scene.call, 0, None, &format!("{index}@ormes.example"));
            other.name = format!("Personne {index:03}");
            interest::add_sent(&mut to, &other).await.expect("an answer");
        }
        to.commit().await.expect("committed");
        for (query, count) in [("sector=youth&page=1", PAGE_SIZE), ("sector=youth&page=2", 1), ("q=personne&page=1", PAGE_SIZE)] {
            let page = scene.page(&format!("{LIST}?{query}"), "coordinator").await;
            assert_eq!(page.matches("<th scope=\"row\">").count(), count as usize, "{query}");
        }
        let first = scene.page(&format!("{LIST}?sector=youth"), "coordinator").await;
        assert!(first.contains("?sector=youth&amp;page=2"), "{first}");
        assert_eq!(scene.get(&format!("{LIST}?q=personne&page=2"), "coordinator").await.status, 404);
    }

    async fn places_are_shown_once_they_are_given(db: Db) {
        let scene = Scene::new(db, NOW - DAY, |_, interest| interest.place = Place::Waiting).await;
        assert!(!scene.page(LIST, "coordinator").await.contains("<select id=\"place\""));
        let mut to = scene.db().write().await.expect("a transaction");
        assert!(ensemble_calls::call::mark_screened(&mut to, scene.call.id, NOW).await.expect("screened"));
        to.commit().await.expect("committed");
        assert!(scene.page(LIST, "coordinator").await.contains("<select id=\"place\""));
    }

    async fn before_a_call_opens_there_is_nothing_to_read(db: Db) {
        let scene = Scene::new(db, NOW + 20 * DAY, |_, _| {}).await;
        let page = scene.page(LIST, "coordinator").await;
        assert!(page.contains("Aucune réponse à afficher") && !page.contains("Camille"), "{page}");
        assert_eq!(scene.get(&scene.address(), "coordinator").await.status, 404);
    }
}
