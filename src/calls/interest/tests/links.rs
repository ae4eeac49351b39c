//! Answering without an account: links, and their secrets.

use super::{DAY, HERE, MINUTE, Scene, hidden, key_in, plain, scene, with};
use ensemble_calls::{
    call,
    interest::{self, model::InterestState},
};
use ensemble_communities::account::store as accounts;
use ensemble_core::Lang;
use ensemble_server::digest;
use ensemble_testing::{Answer, NOW, calls::new_call, on_both_with_content};

const EMAIL: &str = "camille@erables.example";

/// No cache keeps a page whose address has a secret, no link tells the address, no search engine lists it.
fn is_secret(answer: &Answer) {
    assert_eq!(
        (answer.header("cache-control"), answer.header("referrer-policy")),
        ("no-store", "strict-origin")
    );
    assert!(answer.body.contains("content=\"noindex\""));
}

async fn ask(scene: &Scene, email: &str) -> Answer {
    scene.app.send(&format!("{HERE}/lien"), "", &[("email", email), ("lang", "en")]).await
}

async fn answers(scene: &Scene) -> i64 {
    scene
        .count("SELECT COUNT(*) FROM interest i JOIN call c ON c.id = i.call_id WHERE c.code = 'essai'")
        .await
}

on_both_with_content! {
    async fn a_visitor_answers_with_a_link_and_no_account(db: Db) {
        let scene = scene(db, NOW + 3 * DAY).await;
        let page = scene.page(HERE, "").await;
        assert!(page.contains("avec ou sans compte") && page.contains("name=\"email\"") && !page.contains("name=\"title\""), "{page}");
        let key = scene.key(EMAIL).await;
        let mine = format!("{HERE}?key={key}");
        let form = scene.app.get(&mine).await;
        is_secret(&form);
        let text = plain(&form.body);
        assert!(text.contains("Vous recevrez les courriels à camille@erables.example.") && text.contains("name=\"title\""), "{text}");
        let revision = |body: &str| hidden(body, "revision").parse::<i64>().expect("a revision");
        let kept = scene.send(&mine, "", &with(scene.form(revision(&form.body)), "draft", "1")).await;
        assert_eq!(kept.header("location"), format!("{mine}&notice=saved"), "{}", kept.body);
        let form = scene.app.get(&mine).await;
        let sent = scene.send(&mine, "", &scene.form(revision(&form.body))).await;
        assert_eq!(sent.header("location"), format!("{mine}&notice=answered"), "{}", sent.body);
        is_secret(&scene.app.get(&mine).await);

        // The receipt has a secret of its own, and both work.
        let receipt = scene.emails("interest-receipt", EMAIL).await;
        let other = key_in(&receipt[0]);
        assert_ne!(other, key);
        for key in [&key, &other] {
            let page = scene.page(&format!("{HERE}?key={key}"), "").await;
            assert!(page.contains("value=\"Le zirconium à deux\"") && page.contains("Réponse envoyée le"), "{page}");
        }
        let page = scene.page(HERE, "").await;
        assert!(!page.contains("zirconium") && page.contains("name=\"email\""), "nothing is shown without the secret");
        assert_eq!(answers(&scene).await, 1);
    }

    async fn a_secret_is_in_one_email_and_nowhere_else(db: Db) {
        let scene = scene(db, NOW + 3 * DAY).await;
        let key = scene.key(EMAIL).await;
        let sent = scene.send(&format!("{HERE}?key={key}"), "", &scene.form(1)).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let hashes: Vec<String> = sqlx::query_scalar("SELECT hash FROM interest_link").fetch_all(&scene.db().reader).await.expect("hashes");
        assert!(hashes.contains(&digest::sha256(key.as_bytes())) && !hashes.contains(&key), "{hashes:?}");
        let asked = key_in(&scene.emails("designation-asked", "direction@erables.example").await[0]);
        let stored: Option<String> = sqlx::query_scalar("SELECT designation_hash FROM interest WHERE email = $1").bind(EMAIL).fetch_one(&scene.db().reader).await.expect("a hash");
        assert_eq!(stored, Some(digest::sha256(asked.as_bytes())));
        let (coordinator, administrator) = (scene.app.cookie("coordinator").await, scene.app.cookie("administrator").await);
        let id: String = sqlx::query_scalar("SELECT id FROM interest WHERE email = $1").bind(EMAIL).fetch_one(&scene.db().reader).await.expect("an id");
        let list = "/fr/administration/appels/essai/reponses";
        let mut all = String::new();
        for (address, cookie) in [(list.to_owned(), &coordinator), (format!("{list}/{id}"), &coordinator), ("/fr/administration/courriels".to_owned(), &administrator)] {
            all += &scene.app.get_with(&address, "cookie", cookie).await.body;
        }
        let emails: Vec<String> = sqlx::query_scalar("SELECT id FROM outbox").fetch_all(&scene.db().reader).await.expect("emails");
        for email in emails {
            all += &scene.app.get_with(&format!("/fr/administration/courriels/{email}"), "cookie", &administrator).await.body;
        }
        assert!(all.contains("Le zirconium à deux"), "the answer is read");
        assert!(!all.contains(&key) && !all.contains(&asked));
    }

    async fn a_dead_link_keeps_what_was_typed(db: Db) {
        let scene = scene(db, NOW + 3 * DAY).await;
        let key = scene.key(EMAIL).await;
        let other = new_call("autre", NOW + 3 * DAY);
        let mut to = scene.db().write().await.expect("a transaction");
        call::add(&mut to, &other, NOW).await.expect("a call");
        to.commit().await.expect("committed");
        for address in [format!("{HERE}?key=0"), format!("/fr/appels/autre/reponse?key={key}")] {
            let page = scene.app.get(&address).await;
            assert!(page.status == 410 && page.body.contains("Ce lien ne fonctionne pas, ou ne fonctionne plus."), "{}", page.body);
            is_secret(&page);
            let sent = scene.send(&address, "", &scene.form(1)).await;
            assert!(sent.status == 410 && sent.body.contains("Télécharger mon texte") && sent.body.contains("Le zirconium à deux"), "{}", sent.body);
        }
        assert_eq!(scene.app.send(&format!("{HERE}/retrait?key=0"), "", &[]).await.status, 410);
    }

    async fn an_address_has_one_answer_and_the_outcome_tells_nothing(db: Db) {
        let scene = scene(db, NOW + 3 * DAY).await;
        let first = ask(&scene, EMAIL).await;
        let again = ask(&scene, "Camille+autre@Erables.example").await;
        let account = ask(&scene, "beatrice.lafrenaye-diallo@ensemble.example").await;
        for asked in [&first, &again, &account] {
            assert_eq!((asked.status.as_u16(), asked.header("location"), asked.body.as_str()), (303, first.header("location"), first.body.as_str()));
        }
        assert_eq!(answers(&scene).await, 1, "spellings of one mailbox are one, and an account gets none");
        assert_eq!(scene.emails("interest-link", EMAIL).await.len(), 2, "to the address that was first");
        assert_eq!(scene.count("SELECT COUNT(*) FROM outbox WHERE to_address LIKE '%autre%'").await, 0);
        let email = scene.emails("interest-link", EMAIL).await.remove(0);
        assert!(email.contains("/en/calls/essai/answer?key=") && email.contains("Reading in pairs"), "in the chosen language: {email}");
        let sign_in = scene.emails("interest-sign-in", "beatrice.lafrenaye-diallo@ensemble.example").await;
        assert!(sign_in[0].contains("/fr/connexion?next=%2Ffr%2Fappels%2Fessai%2Freponse") && !sign_in[0].contains("key="), "{}", sign_in[0]);
        let wrong = ask(&scene, "camille").await;
        assert!(wrong.status == 422 && wrong.body.contains("value=\"camille\"") && wrong.body.contains("id=\"email-error\""), "{}", wrong.body);
    }

    async fn links_to_one_address_are_limited_and_the_outcome_is_the_same(db: Db) {
        let mut scene = scene(db, NOW + 3 * DAY).await;
        for _ in 0..5 {
            assert_eq!(ask(&scene, EMAIL).await.header("location"), format!("{HERE}?notice=message-sent"));
        }
        for spelt in ["camille+un@erables.example", "camille+deux@erables.example"] {
            assert_eq!(ask(&scene, spelt).await.header("location"), format!("{HERE}?notice=message-sent"));
        }
        assert_eq!(scene.emails("interest-link", EMAIL).await.len(), 3, "spellings of one mailbox have one limit");
        ask(&scene, "autre@erables.example").await;
        assert_eq!(scene.emails("interest-link", "autre@erables.example").await.len(), 1, "others get theirs");
        scene.app.later(15 * MINUTE);
        ask(&scene, EMAIL).await;
        assert_eq!(scene.emails("interest-link", EMAIL).await.len(), 4);
    }

    async fn what_was_begun_without_an_account_belongs_to_the_account_of_the_same_mailbox(db: Db) {
        let scene = scene(db, NOW + 3 * DAY).await;
        let key = scene.key("nouvelle@erables.example").await;
        let mine = format!("{HERE}?key={key}");
        assert_eq!(scene.send(&mine, "", &with(scene.form(1), "draft", "1")).await.status, 303);
        // Another person who is signed in does not get it with the link.
        let other = scene.page(&mine, &scene.app.cookie("member").await).await;
        assert!(other.contains("liée à une autre adresse que la vôtre") && !other.contains("zirconium"), "{other}");

        let person = {
            let mut to = scene.db().write().await.expect("a transaction");
            let new = accounts::NewPerson { email: "nouvelle@erables.example".to_owned(), proven: true, name: "Nouvelle".to_owned(), lang: Lang::Fr };
            let person = accounts::add(&mut to, &new, NOW).await.expect("an account");
            to.commit().await.expect("committed");
            person
        };
        let cookie = scene.app.cookie_of(person).await;
        let page = scene.page(HERE, &cookie).await;
        assert!(page.contains("value=\"Le zirconium à deux\""), "{page}");
        let revision = hidden(&page, "revision").parse().expect("a revision");
        let sent = scene.send(HERE, &cookie, &scene.form(revision)).await;
        assert_eq!(sent.header("location"), format!("{HERE}?notice=answered"), "{}", sent.body);
        let dead = scene.app.get(&mine).await;
        assert!(dead.status == 410 && !dead.body.contains("zirconium"), "whose answer has an account signs in: {}", dead.body);
        let found = interest::of_person(scene.db(), person).await.expect("answers");
        assert!(found.len() == 1 && found[0].1.state == InterestState::Sent, "{found:?}");
        assert_eq!(answers(&scene).await, 1);
        let receipt = scene.emails("interest-receipt", "nouvelle@erables.example").await;
        assert!(!receipt[0].contains("key="), "people with an account need no secret: {}", receipt[0]);
    }
}
