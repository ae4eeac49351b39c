//! Deliverables through the whole service, on real databases.

use std::time::Duration;

use ensemble_communities::community::store as communities;
use ensemble_communities::deliverable::{
    model::{DeliverableState, Plan, Season, Work, WorkKind},
    of_community, store,
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, DeliverableId},
};
use ensemble_server::db::Db;
use ensemble_testing::{Answer, TestApp, app_on, on_both_with_content};

const HOME: &str = "/fr/communautes/eleves-a-risque";
const LIST: &str = "/fr/communautes/eleves-a-risque/livrables";
const YEAR: &str = "/fr/communautes/eleves-a-risque/rencontres";

const FORM: [(&str, &str); 6] = [
    ("title-fr", "Le recueil de zirconium"),
    ("title-en", "The collection of zirconium"),
    ("season", "spring"),
    ("year", "2027"),
    ("state", "planned"),
    ("work", ""),
];

/// The form, with these fields instead of its own.
fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = FORM.to_vec();
    form.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    form.extend(changes);
    form
}

async fn community(db: &Db) -> CommunityId {
    let found = communities::find(db, Lang::Fr, "eleves-a-risque").await.expect("an answer");
    found.expect("it exists").community.id
}

/// Adds a deliverable; its id.
async fn added(app: &TestApp, cookie: &str, changes: &[(&str, &str)]) -> String {
    let done = app.send(&format!("{LIST}/nouveau"), cookie, &with(changes)).await;
    assert_eq!(done.status, 303, "{}", done.body);
    done.header("location").rsplit("#deliverable-").next().expect("an id").to_owned()
}

/// The row of a deliverable, as visitors see it; empty when it is not there.
async fn row(app: &TestApp, id: &str) -> String {
    let page = app.get(LIST).await.body.replace('\u{a0}', " ");
    let row = page.split(&format!("id=\"deliverable-{id}\"")).nth(1).unwrap_or_default();
    row.split("</li>").next().unwrap_or_default().to_owned()
}

async fn edit(app: &TestApp, cookie: &str, id: &str, changes: &[(&str, &str)]) -> Answer {
    app.send(&format!("{LIST}/{id}/modifier"), cookie, &with(changes)).await
}

fn plan() -> Plan {
    Plan {
        title: LocalizedText::Single { lang: Lang::Fr, text: "De l’autre".to_owned() },
        season: Season::Spring,
        year: 2027,
        date: None,
        state: DeliverableState::Begun,
        reason: None,
        work: None,
    }
}

on_both_with_content! {
    async fn deliverables_are_kept_and_shown_on_the_page_and_in_the_year(db: Db) {
        let app = app_on(db).await;
        let facilitator = app.cookie("facilitator").await;
        // It is November 18, 2026.
        let late = added(&app, &facilitator, &[("date", "2026-11-17"), ("season", "winter"), ("year", "")]).await;
        let shown = row(&app, &late).await;
        assert!(shown.contains("17 novembre 2026") && shown.contains("en retard") && shown.contains("pas commencé"), "{shown}");
        let home = app.get(HOME).await.body;
        assert!(home.contains("Le recueil de zirconium") && home.contains(&format!("href=\"{LIST}\"")), "{home}");
        let year = app.get(YEAR).await.body.replace('\u{a0}', " ");
        let line = year.split("<li").find(|line| line.contains("Le recueil de zirconium")).expect("a line");
        assert!(line.contains("Livrable · pas commencé") && line.contains("en retard"), "{line}");
        assert!(!year.contains(&format!("href=\"{LIST}\"")), "only those who keep them are led there from the year");
        let elsewhere = [("revision", "1"), ("date", "2026-11-17"), ("state", "delivered"), ("work", "link"), ("name-fr", "Le recueil, en ligne"), ("link", "recueil.example/fr")];
        assert_eq!(edit(&app, &facilitator, &late, &elsewhere).await.status, 303);
        let shown = row(&app, &late).await;
        assert!(shown.contains("livré") && !shown.contains("en retard"), "{shown}");
        assert!(shown.contains("href=\"https://recueil.example/fr\"") && shown.contains("Le recueil, en ligne"), "{shown}");
        let english = app.get("/en/communities/students-at-risk/deliverables").await.body;
        assert!(english.contains("The collection of zirconium") && english.contains("delivered"), "{english}");
        let dropped = [("revision", "2"), ("state", "dropped"), ("reason", "Un autre organisme le tient.")];
        assert_eq!(edit(&app, &facilitator, &late, &dropped).await.status, 303);
        let shown = row(&app, &late).await;
        assert!(shown.contains("abandonné") && shown.contains("Un autre organisme le tient."), "{shown}");
        assert!(!app.get(HOME).await.body.contains("Le recueil de zirconium"), "the page shows what is made");
        let form = app.get_with(&format!("{LIST}/{late}/modifier"), "cookie", &facilitator).await.body;
        assert!(form.contains("Un autre organisme le tient."), "{form}");
        let kept = [("revision", "3"), ("state", "begun"), ("reason", "Un autre organisme le tient.")];
        assert_eq!(edit(&app, &facilitator, &late, &kept).await.status, 303);
        assert!(!row(&app, &late).await.contains("Un autre organisme"), "the reason goes with the state");
    }

    async fn what_cannot_be_kept_is_said_and_nothing_is_lost(db: Db) {
        let app = app_on(db).await;
        let facilitator = app.cookie("facilitator").await;
        let long = "x".repeat(601);
        for (changes, said) in [
            (vec![("title-fr", ""), ("title-en", "")], "Écrivez le titre, dans une langue au moins."),
            (vec![("title-en", long.as_str())], "Écrivez 600 caractères au plus."),
            (vec![("year", "")], "Écrivez une année"),
            (vec![("year", "27")], "Écrivez une année"),
            (vec![("date", "demain")], "Choisissez une date."),
            (vec![("state", "")], "Choisissez où en est le livrable."),
            (vec![("state", "dropped")], "Indiquez pourquoi la communauté abandonne le livrable."),
            (vec![("work", "link"), ("name-fr", "Le recueil"), ("link", "javascript:alert(1)")], "commence par https://"),
            (vec![("work", "link"), ("link", "https://recueil.example")], "Écrivez le nom du document qui est à cette adresse"),
            (vec![("work", "practice:unknown")], "Choisissez une des options offertes."),
        ] {
            let mut changes = changes;
            changes.push(("reason", if said.contains("pourquoi") { "" } else { "Une raison de zircon." }));
            let refused = app.send(&format!("{LIST}/nouveau"), &facilitator, &with(&changes)).await;
            assert!(refused.status == 422 && refused.body.contains(said), "{changes:?}: {}", refused.body);
            assert!(refused.body.contains("zircon"), "what was typed stays");
        }
    }

    async fn facilitators_and_coordinators_keep_them_and_no_one_else(db: Db) {
        let app = app_on(db).await;
        let facilitator = app.cookie("facilitator").await;
        let id = added(&app, &facilitator, &[]).await;
        for who in ["member", "liaison", "person", "administrator", "privacy-officer"] {
            let cookie = app.cookie(who).await;
            assert_eq!(app.get_with(LIST, "cookie", &cookie).await.status, 200, "{who} reads");
            for way in [format!("{LIST}/nouveau"), format!("{LIST}/{id}/modifier"), format!("{LIST}/{id}/suppression")] {
                assert_eq!(app.send(&way, &cookie, &with(&[("revision", "1")])).await.status, 404, "{who} {way}");
            }
        }
        let visitor = app.get(&format!("{LIST}/nouveau")).await;
        assert!(visitor.header("location").starts_with("/fr/connexion?next="), "{}", visitor.status);
        let coordinator = app.cookie("coordinator").await;
        assert_eq!(edit(&app, &coordinator, &id, &[("revision", "1"), ("state", "begun")]).await.status, 303);
        let elsewhere = format!("/fr/communautes/psychologues/livrables/{id}/modifier");
        assert_eq!(app.send(&elsewhere, &coordinator, &with(&[("revision", "2")])).await.status, 404, "not by another community");
        assert_ne!(row(&app, &id).await, "");
        let late = app.send(&format!("{LIST}/{id}/suppression"), &facilitator, &[("revision", "1")]).await;
        assert!(late.header("location").contains("notice=changed"), "{}", late.status);
        assert_ne!(row(&app, &id).await, "", "it was changed since");
        app.send(&format!("{LIST}/{id}/suppression"), &facilitator, &[("revision", "2")]).await;
        assert_eq!(row(&app, &id).await, "");
        let deeds: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM audit WHERE action IN ('deliverable.add', 'deliverable.edit', 'deliverable.delete')")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a number");
        assert_eq!(deeds, 3);
    }

    async fn two_who_change_one_at_once_do_not_overwrite_each_other(db: Db) {
        let app = app_on(db.clone()).await;
        let facilitator = app.cookie("facilitator").await;
        app.get_with("/fr", "cookie", &facilitator).await;
        let id = added(&app, &facilitator, &[]).await;
        let mut tx = db.write().await.expect("a transaction");
        assert!(store::write(&mut tx, id.parse().expect("an id"), 1, &plan(), 1).await.expect("an answer"));
        let commit = async {
            tokio::time::sleep(Duration::from_millis(700)).await;
            tx.commit().await.expect("committed");
        };
        let changes = [("revision", "1"), ("title-fr", "De l’une")];
        let (answer, ()) = tokio::join!(edit(&app, &facilitator, &id, &changes), commit);
        assert_eq!(answer.status, 409, "{}", answer.body);
        for part in ["De l’une", "De l’autre", "name=\"revision\" value=\"2\""] {
            assert!(answer.body.contains(part), "{part}: {}", answer.body);
        }
        assert!(row(&app, &id).await.contains("De l’autre"), "nothing was overwritten");
    }

    async fn a_work_of_the_portal_stays_chosen_when_it_is_offered_no_more(db: Db) {
        let app = app_on(db.clone()).await;
        let (community, id) = (community(&db).await, DeliverableId::new());
        let work = Work {
            kind: WorkKind::Practice,
            id: "withdrawn".to_owned(),
            name: LocalizedText::Single { lang: Lang::Fr, text: "Appeler avant neuf heures".to_owned() },
            addresses: ["/fr/pratiques/a".to_owned(), "/en/practices/a".to_owned()],
        };
        let mut tx = db.write().await.expect("a transaction");
        store::add(&mut tx, id, community, &Plan { work: Some(work.clone()), ..plan() }, 1).await.expect("added");
        tx.commit().await.expect("committed");
        let (facilitator, id) = (app.cookie("facilitator").await, id.to_string());
        let form = app.get_with(&format!("{LIST}/{id}/modifier"), "cookie", &facilitator).await.body;
        assert!(form.contains("Appeler avant neuf heures"), "{form}");
        let changes = [("revision", "1"), ("state", "delivered"), ("work", "practice:withdrawn")];
        assert_eq!(edit(&app, &facilitator, &id, &changes).await.status, 303);
        let all = of_community(&db, community).await.expect("deliverables");
        let stored = all.into_iter().find(|each| each.id.to_string() == id).expect("it is there");
        assert_eq!((stored.revision, stored.plan.work), (2, Some(work)));
        assert!(row(&app, &id).await.contains("href=\"/fr/pratiques/a\""));
        let other = app.send(&format!("{LIST}/nouveau"), &facilitator, &with(&[("work", "practice:withdrawn")])).await;
        assert_eq!(other.status, 422, "it is offered to no other deliverable");
    }
}
