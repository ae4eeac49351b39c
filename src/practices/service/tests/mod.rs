//! The directory through the service, on both databases.

mod importing;
mod keeping;
mod looking_after;
mod many;
mod map;

use ensemble_core::ids::ServiceId;
use ensemble_practices::service::{
    model::{Service, ServiceState},
    store,
};
use ensemble_server::db::Db;
use ensemble_testing::{Answer, TestApp, app_on};

const DAY: i64 = 24 * 3_600_000;

/// The service with the demonstration content.
struct Scene {
    app: TestApp,
    db: Db,
}

async fn scene(db: &Db) -> Scene {
    Scene { app: app_on(db.clone()).await, db: db.clone() }
}

/// What the form of a new service sends.
const NEW: [(&str, &str); 12] = [
    ("name-fr", "Soupe et parole"),
    ("name-en", "Soup and talk"),
    ("description-fr", "On mange et on parle de l’anxiété."),
    ("provider-name", "Cuisine du Phare"),
    ("audiences", "youth"),
    ("audiences", "parents"),
    ("regions", "11"),
    ("municipalities", "Baie-des-Brumes\nPointe-aux-Hérons"),
    ("languages", "fr"),
    ("phone", "555 555-0177"),
    ("verified-on", "2026-11-01"),
    ("verifier-name", "Cuisine du Phare"),
];

impl Scene {
    async fn send(&self, who: &str, address: &str, form: &[(&str, &str)]) -> Answer {
        let cookie = if who.is_empty() { String::new() } else { self.app.cookie(who).await };
        self.app.send(address, &cookie, form).await
    }

    async fn page(&self, who: &str, address: &str) -> Answer {
        let cookie = if who.is_empty() { String::new() } else { self.app.cookie(who).await };
        self.app.get_with(address, "cookie", &cookie).await
    }

    async fn id_of(&self, name_fr: &str) -> ServiceId {
        let id: String = sqlx::query_scalar("SELECT id FROM service WHERE name_fr = $1 ORDER BY id LIMIT 1")
            .bind(ensemble_core::fold::fold(name_fr))
            .fetch_one(&self.db.reader)
            .await
            .expect("the service");
        id.parse().expect("an id")
    }

    async fn service(&self, id: ServiceId) -> Service {
        store::find(&self.db, id).await.expect("an answer").expect("the service")
    }

    /// What a person proposes.
    async fn proposed(&self, who: &str) -> ServiceId {
        let answer = self.send(who, "/fr/services/proposer", &NEW).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        self.id_of("Soupe et parole").await
    }

    async fn notified(&self, who: &str, kind: &'static str) -> i64 {
        let person = ensemble_testing::id_of(&ensemble_testing::everybody(&self.db).await, who);
        sqlx::query_scalar("SELECT COUNT(*) FROM notification WHERE person_id = $1 AND kind = $2")
            .bind(person.to_string())
            .bind(kind)
            .fetch_one(&self.db.reader)
            .await
            .expect("a count")
    }
}
