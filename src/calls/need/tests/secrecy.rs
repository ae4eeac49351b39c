//! Who asked for what appears to coordinators only: on no page of another role, in no email of another person, in no feed and no
//! search.

use super::{CODE, DAY, Made, NAMES, NOW, made};
use ensemble_calls::call;
use ensemble_communities::community::store as communities;
use ensemble_core::Lang;
use ensemble_testing::{everybody, on_both_with_content};

/// A word of what people wrote in these tests only.
const SEEDED: &str = "irconium";

/// The call with everything that can be shown of its needs: grouped, decided, told, answered, in a community.
async fn shown(made: &Made) {
    let group = made.grouped(&[0, 1], "Jouer pour apprendre", "Learning by playing").await;
    made.decide(&group, "keep", "Deux équipes l’essaient déjà.").await;
    made.decide(&made.offered[0].to_string(), "set-aside", "Pas cette année.").await;
    made.done("/courriels", &[]).await;
    let db = &made.app.scratch.db;
    let found =
        communities::find(db, Lang::Fr, "eleves-a-risque").await.expect("an answer").expect("it exists");
    let mut to = db.write().await.expect("a transaction");
    assert!(call::set_community(&mut to, made.call.planned[0].id, found.community.id).await.expect("made"));
    assert!(call::mark_screened(&mut to, made.call.id, NOW).await.expect("screened"));
    assert!(call::mark_answered(&mut to, made.call.id, NOW).await.expect("answered"));
    to.commit().await.expect("committed");
}

on_both_with_content! {
    async fn names_and_words_of_those_who_asked_are_for_coordinators(db: Db) {
        let made = made(db, NOW - DAY).await;
        shown(&made).await;
        let [needs, one] = [made.at(""), made.at(&format!("/{}", made.own(0).await))];
        let addresses = [
            "/fr",
            "/fr/communautes",
            "/fr/communautes/eleves-a-risque",
            "/en/communities/students-at-risk",
            "/fr/communautes/eleves-a-risque/themes",
            "/fr/appels",
            "/fr/appels.atom",
            "/en/calls.atom",
            "/fr/appels/besoins-de-lecture",
            "/en/calls/besoins-de-lecture",
            "/fr/recherche?q=jeux",
            "/en/search?q=parents",
            "/fr/compte/donnees/json",
            needs.as_str(),
            one.as_str(),
        ];
        let mut people = vec![(String::from("visitor"), String::new())];
        for (key, _) in everybody(&made.app.scratch.db).await {
            if key != "coordinator" {
                let cookie = made.app.cookie(&key).await;
                people.push((key, cookie));
            }
        }
        for (who, cookie) in &people {
            for address in addresses {
                let page = made.app.get_with(address, "cookie", cookie).await;
                for secret in NAMES.into_iter().chain([SEEDED]) {
                    assert!(!page.body.contains(secret), "{secret} at {address} as {who}");
                }
            }
            for address in [&needs, &one] {
                let page = made.app.get_with(address, "cookie", cookie).await;
                assert_ne!(page.status, 200, "{address} as {who}");
            }
        }
        for address in ["/fr/communautes/eleves-a-risque", "/fr/appels/besoins-de-lecture"] {
            assert!(made.app.get(address).await.body.contains("Jouer pour apprendre"), "{address} shows the priority itself");
        }
        let page = made.page("").await;
        assert!(page.contains(NAMES[2]) && page.contains("Jouer pour apprendre"), "the coordinator reads them");
        let group = made.found("Jouer pour apprendre").await.need.id;
        assert!(made.page(&format!("/{group}")).await.contains(SEEDED), "and what they wrote");
    }

    async fn what_was_withdrawn_or_is_a_draft_has_no_page(db: Db) {
        let made = made(db, NOW - DAY).await;
        let coordinator = made.app.cookie("coordinator").await;
        for (person, status) in [(0, 200), (3, 404), (4, 404)] {
            let own = made.at(&format!("/{}", made.own(person).await));
            let page = made.app.get_with(&own, "cookie", &coordinator).await;
            assert_eq!(page.status, status, "{own}: {}", page.body);
        }
    }

    async fn an_email_holds_the_words_of_its_recipient_only(db: Db) {
        let made = made(db, NOW - DAY).await;
        shown(&made).await;
        let all: Vec<(String, String, String, String)> =
            sqlx::query_as("SELECT to_address, subject, body_text, body_html FROM outbox WHERE kind = 'needs-decided'")
                .fetch_all(&made.app.scratch.db.reader)
                .await
                .expect("emails");
        assert_eq!(all.len(), 3);
        for (to, subject, text, html) in all {
            for (person, name) in NAMES.iter().enumerate() {
                let own = to == format!("person-{person}@besoins.example");
                let named = [&subject, &text, &html].iter().any(|part| part.contains(name));
                assert!(!named || own, "{name} in the email to {to}");
            }
            let words = ["Des jeux de zirconium", "Zirconium for parents"];
            for (person, words) in words.iter().enumerate() {
                let own = to == format!("person-{person}@besoins.example");
                assert_eq!(text.contains(words), own, "{words} in the email to {to}");
            }
        }
    }

    async fn the_log_quotes_nothing(db: Db) {
        let made = made(db, NOW - DAY).await;
        shown(&made).await;
        let details: Vec<String> = sqlx::query_scalar("SELECT detail FROM audit WHERE action LIKE 'need.%'")
            .fetch_all(&made.app.scratch.db.reader)
            .await
            .expect("entries");
        assert!(details.len() >= 4, "{details:?}");
        for detail in &details {
            assert!(["", "keep", "set-aside"].contains(&detail.as_str()), "{detail}");
        }
        assert!(made.page("").await.contains(CODE));
    }
}
