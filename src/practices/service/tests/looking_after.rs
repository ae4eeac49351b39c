//! Services that no one looks after, and what their owners change in the directory.

use super::{DAY, NEW, Scene, ServiceState, scene};
use ensemble_core::{Lang, LocalizedText, ids::ServiceId};
use ensemble_practices::service::{
    jobs,
    model::Details,
    store::{self, Writer},
};
use ensemble_testing::on_both_with_content;

/// Adds a service to the directory as an import does; it was verified more than a year ago.
async fn imported(scene: &Scene, name: &str, phone: &str) -> ServiceId {
    let known = scene.service(scene.id_of("Groupe pour parents inquiets").await).await.details;
    let name = LocalizedText::Single { lang: Lang::Fr, text: name.to_owned() };
    let details = Details { name, phone: phone.to_owned(), ..known };
    let mut tx = scene.db.write().await.expect("a transaction");
    let id = store::write_imported(&mut tx, &details, false, 1).await.expect("written").expect("it is new");
    tx.commit().await.expect("committed");
    id
}

/// Whether someone was asked about a service since it was last verified.
async fn is_asked(scene: &Scene, id: ServiceId) -> bool {
    let count: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM service WHERE id = $1 AND asked_at IS NOT NULL")
            .bind(id.to_string())
            .fetch_one(&scene.db.reader)
            .await
            .expect("a count");
    count > 0
}

const CHANGED: &str = "Modifiés par la personne qui les a proposés";

on_both_with_content! {
    async fn those_who_keep_the_directory_are_told_once_of_services_without_an_owner(db: Db) {
        let mut scene = scene(&db).await;
        let without = imported(&scene, "Atelier de zirconium", "555 555-0142").await;
        let closed = scene.id_of("Groupe pour parents inquiets").await;
        assert_eq!(scene.service(without).await.owner, None);
        let owner = scene.service(closed).await.owner.expect("an owner");
        let mut tx = db.write().await.expect("a transaction");
        sqlx::query("UPDATE person SET closed_at = 1 WHERE id = $1")
            .bind(owner.to_string()).execute(&mut *tx).await.expect("closed");
        tx.commit().await.expect("committed");
        for _ in 0..2 {
            jobs::run(&scene.app.portal).await.expect("done");
        }
        // The people of the demonstration are found among open accounts.
        let mut tx = db.write().await.expect("a transaction");
        sqlx::query("UPDATE person SET closed_at = NULL WHERE id = $1")
            .bind(owner.to_string()).execute(&mut *tx).await.expect("open again");
        tx.commit().await.expect("committed");
        assert!(is_asked(&scene, without).await && is_asked(&scene, closed).await);
        assert_eq!(scene.notified("coordinator", "services-unowned").await, 1, "of both together");
        let due: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM notification WHERE kind = 'service-due' AND person_id = $1")
            .bind(owner.to_string()).fetch_one(&db.reader).await.expect("a count");
        assert_eq!(due, 0, "their account is closed");
        assert_eq!(scene.notified("member", "services-unowned").await, 0);
        let list = scene.page("coordinator", "/fr/notifications").await.body;
        assert!(list.contains("que personne ne suit sont à vérifier"), "{list}");

        // Those who were told and have not looked are not told again.
        let again = imported(&scene, "Atelier de béryl", "555 555-0143").await;
        jobs::run(&scene.app.portal).await.expect("done");
        assert!(is_asked(&scene, again).await);
        assert_eq!(scene.notified("coordinator", "services-unowned").await, 1);
        let manage = scene.page("coordinator", "/fr/services/gestion").await;
        assert!(manage.status == 200 && manage.body.contains("Atelier de zirconium"), "{}", manage.body);
        let verify = format!("/fr/services/{without}/verification");
        assert_eq!(scene.send("coordinator", &verify, &[("verifier-name", "Coordination")]).await.status, 303);
        assert!(!is_asked(&scene, without).await);
        scene.app.later(370 * DAY);
        jobs::run(&scene.app.portal).await.expect("done");
        assert!(is_asked(&scene, without).await);
        assert_eq!(scene.notified("coordinator", "services-unowned").await, 2, "a year later");
    }

    async fn an_owner_who_changes_a_service_of_the_directory_is_noticed_once_until_it_is_looked_at(db: Db) {
        let scene = scene(&db).await;
        let id = scene.proposed("member").await;
        let (address, edit) = (format!("/fr/services/{id}"), format!("/fr/services/{id}/modifier"));
        let change = async |who: &str, revision: &str, phone: &str| {
            let mut form: Vec<(&str, &str)> = NEW.iter().copied().filter(|(name, _)| *name != "phone").collect();
            form.extend([("phone", phone), ("revision", revision)]);
            let done = scene.send(who, &edit, &form).await;
            assert_eq!(done.status, 303, "{}", done.body);
        };
        change("member", "1", "555 555-0101").await;
        assert_eq!(scene.notified("coordinator", "service-changed").await, 0, "it is not in the directory yet");
        let accept = [("revision", "2"), ("lists", "1")];
        assert_eq!(scene.send("coordinator", &format!("{address}/decision"), &accept).await.status, 303);
        let manage = async || scene.page("coordinator", "/fr/services/gestion").await.body;
        assert!(!manage().await.contains(CHANGED));
        change("member", "3", "555 555-0102").await;
        change("member", "4", "555 555-0103").await;
        assert_eq!(scene.notified("coordinator", "service-changed").await, 1, "once until they look");
        assert_eq!(scene.notified("member", "service-changed").await, 0);
        assert_eq!(scene.service(id).await.state, ServiceState::Listed, "it stays in the directory");
        assert!(scene.page("", &address).await.body.contains("555 555-0103"), "everybody reads it as it is now");
        let marked = manage().await;
        assert!(marked.contains(CHANGED) && marked.contains("Soupe et parole"), "{marked}");
        scene.page("member", &address).await;
        assert!(manage().await.contains(CHANGED), "the owner looks");
        scene.page("coordinator", &address).await;
        assert!(manage().await.contains(CHANGED), "the coordinator has looked, and said nothing");
        change("member", "5", "555 555-0104").await;
        assert_eq!(scene.notified("coordinator", "service-changed").await, 2, "again, once they have looked");
        let verify = format!("{address}/verification");
        assert_eq!(scene.send("member", &verify, &[("verifier-name", "Cuisine du Phare")]).await.status, 303);
        assert!(manage().await.contains(CHANGED), "the owner says that it is right");
        assert_eq!(scene.send("coordinator", &verify, &[("verifier-name", "Coordination")]).await.status, 303);
        assert!(!manage().await.contains(CHANGED), "the coordinator says that it is right");
        change("member", "8", "555 555-0105").await;
        assert!(manage().await.contains(CHANGED));
        change("coordinator", "9", "555 555-0106").await;
        assert!(!manage().await.contains(CHANGED), "the coordinator changes it");
        assert_eq!(scene.notified("coordinator", "service-changed").await, 2, "not of their own change");
        change("member", "10", "555 555-0777").await;
        let removed = [("revision", "11"), ("reason", "Fermé.")];
        assert_eq!(scene.send("coordinator", &format!("{address}/decision"), &removed).await.status, 303);
        let restored = [("revision", "12"), ("lists", "1")];
        assert_eq!(scene.send("coordinator", &format!("{address}/decision"), &restored).await.status, 303);
        assert!(!manage().await.contains(CHANGED), "the coordinator decided about it since");
    }

    async fn what_an_owner_changed_is_shown_to_those_who_keep_the_directory_later_too(db: Db) {
        let scene = scene(&db).await;
        let id = scene.id_of("Groupe pour parents inquiets").await;
        let known = scene.service(id).await;
        let mut tx = db.write().await.expect("a transaction");
        let written = store::write(&mut tx, (id, known.revision), &known.details, known.organization, Writer::Owner, 1).await;
        assert!(written.expect("an answer"));
        tx.commit().await.expect("committed");
        assert_eq!(scene.notified("coordinator", "service-changed").await, 0, "they were not notified");
        let list = scene.page("coordinator", "/fr/services/gestion").await.body;
        assert!(list.contains(CHANGED) && list.contains("Groupe pour parents inquiets"), "{list}");
        let mut tx = db.write().await.expect("a transaction");
        store::write_imported(&mut tx, &known.details, true, 2).await.expect("written").expect("it is replaced");
        tx.commit().await.expect("committed");
        assert!(!scene.page("coordinator", "/fr/services/gestion").await.body.contains(CHANGED), "a file says what is right");
    }
}
