//! Questions to an order through the whole service, on real databases.

mod answers;
mod list;
mod races;
mod secrecy;

use ensemble_communities::{
    community::store as communities,
    membership::{model::Liaison, set_liaison},
};
use ensemble_core::{Lang, ids::CommunityId};
use ensemble_server::db::Db;
use ensemble_testing::{Answer, TestApp, app_on, on_both_with_content};

const LIST: &str = "/fr/communautes/eleves-a-risque/questions-a-l-ordre";
const ENGLISH: &str = "/en/communities/students-at-risk/questions-to-the-order";
/// A word that is in the questions of these tests only.
const SECRET: &str = "zirconium";

/// How many lists the community has had, with the one that it prepares.
const LISTS: &str =
    "SELECT COUNT(*) FROM order_list l JOIN community_slug s ON s.community_id = l.community_id
     WHERE s.slug = 'eleves-a-risque'";

async fn community(db: &Db) -> CommunityId {
    let found = communities::find(db, Lang::Fr, "eleves-a-risque").await.expect("an answer");
    found.expect("it exists").community.id
}

/// The portal, where the community has this arrangement with its order.
async fn app_with(db: Db, liaison: Liaison) -> TestApp {
    let app = app_on(db).await;
    arrange(&app, liaison).await;
    app
}

async fn arrange(app: &TestApp, liaison: Liaison) {
    let community = community(&app.scratch.db).await;
    let mut to = app.scratch.db.write().await.expect("a transaction");
    set_liaison(&mut to, community, liaison).await.expect("an arrangement");
    to.commit().await.expect("committed");
}

/// Asks a question; its id.
async fn asked(app: &TestApp, cookie: &str, text: &str) -> String {
    let form = [("text", text), ("background", "Chez nous, du zirconium.")];
    let done = app.send(&format!("{LIST}/poser"), cookie, &form).await;
    assert_eq!(done.status, 303, "{}", done.body);
    done.header("location").rsplit("#question-").next().expect("an id").to_owned()
}

/// A page, as a person sees it.
async fn page(app: &TestApp, cookie: &str, address: &str) -> String {
    let page = app.get_with(address, "cookie", cookie).await;
    assert_eq!(page.status, 200, "{address}: {}", page.header("location"));
    page.body.replace('\u{a0}', " ")
}

/// The row of a question on the list, as its reader sees it; empty when it is not there.
async fn row(app: &TestApp, cookie: &str, id: &str) -> String {
    let page = page(app, cookie, LIST).await;
    let row = page.split(&format!("id=\"question-{id}\"")).nth(1).unwrap_or_default();
    row.split("</li>").next().unwrap_or_default().to_owned()
}

async fn press(app: &TestApp, cookie: &str, way: &str, form: &[(&str, &str)]) -> Answer {
    app.send(&format!("{LIST}/{way}"), cookie, form).await
}

fn changed(answer: &Answer) -> bool {
    answer.status == 303 && answer.header("location").contains("notice=changed")
}

async fn count(app: &TestApp, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(&app.scratch.db.reader).await.expect("a number")
}

on_both_with_content! {
    async fn a_member_asks_and_others_support(db: Db) {
        let app = app_with(db, Liaison::Questions).await;
        let [author, other] = [app.cookie("member").await, app.cookie("member-en").await];
        let id = asked(&app, &author, "Qui tient le dossier de zirconium?").await;
        let shown = row(&app, &author, &id).await;
        assert!(shown.contains("Qui tient le dossier") && shown.contains("1 appui") && shown.contains("Béatrice"), "{shown}");
        for _ in 0..2 {
            assert_eq!(press(&app, &other, &format!("{id}/appui"), &[("supports", "1")]).await.status, 303);
        }
        assert!(row(&app, &other, &id).await.contains("2 appuis"), "twice is once");
        press(&app, &other, &format!("{id}/appui"), &[]).await;
        assert!(row(&app, &other, &id).await.contains("1 appui"), "it can be taken back");
        let english = page(&app, &other, ENGLISH).await;
        assert!(english.contains("<span lang=\"fr-CA\">Qui tient le dossier"), "marked as French: {english}");
        assert!(english.contains("It is not legal advice."), "{english}");
        assert!(page(&app, &author, LIST).await.contains("Ce ne sont pas des avis juridiques."));
        let edit = [("revision", "1"), ("text", "Qui signe?"), ("background", "")];
        assert_eq!(press(&app, &other, &format!("{id}/modifier"), &edit).await.status, 404, "only its author");
        assert_eq!(press(&app, &author, &format!("{id}/modifier"), &edit).await.status, 303);
        assert!(row(&app, &other, &id).await.contains("Qui signe?"));
        let late = press(&app, &author, &format!("{id}/modifier"), &[("revision", "1"), ("text", "Qui signe donc?")]).await;
        assert!(late.status == 409 && late.body.contains("Qui signe donc?") && late.body.contains("Qui signe?"), "both versions: {}", late.body);
    }

    async fn what_cannot_be_kept_is_said_and_nothing_is_lost(db: Db) {
        let app = app_with(db, Liaison::Questions).await;
        let cookie = app.cookie("member").await;
        let long = "x".repeat(601);
        for (form, said) in [
            ([("text", ""), ("background", "Du zirconium.")], "Écrivez quelque chose, en 600 caractères au plus."),
            ([("text", long.as_str()), ("background", "Du zirconium.")], "Écrivez quelque chose, en 600 caractères au plus."),
        ] {
            let refused = press(&app, &cookie, "poser", &form).await;
            assert!(refused.status == 422 && refused.body.contains(said), "{}", refused.body);
            assert!(refused.body.contains(SECRET), "what was typed stays");
        }
        let naming = [("text", "Mon élève Mathis Gagnon peut-il lire son dossier?"), ("background", "")];
        let warned = press(&app, &cookie, "poser", &naming).await;
        assert!(warned.status == 422 && warned.body.contains("Pourrait-on reconnaître une ou un élève?"), "{}", warned.body);
        let token = warned.body.split("name=\"confirmation_token\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let confirmed = [naming[0], naming[1], ("confirmation_token", token.expect("a token"))];
        assert_eq!(press(&app, &cookie, "poser", &confirmed).await.status, 303);
        let other = [("text", "Mon élève Mathis Gagnon peut-il partir?"), confirmed[2]];
        assert_eq!(press(&app, &cookie, "poser", &other).await.status, 422, "another text is reviewed again");
    }

    async fn facilitators_merge_duplicates_and_the_supports_are_united(db: Db) {
        let app = app_with(db, Liaison::Questions).await;
        let [author, other, facilitator] =
            [app.cookie("member").await, app.cookie("member-en").await, app.cookie("facilitator").await];
        let one = asked(&app, &author, "Première question?").await;
        let two = asked(&app, &other, "Seconde question?").await;
        press(&app, &facilitator, &format!("{one}/appui"), &[("supports", "1")]).await;
        press(&app, &facilitator, &format!("{two}/appui"), &[("supports", "1")]).await;
        assert_eq!(press(&app, &author, &format!("{one}/fusion"), &[("into", &two)]).await.status, 404, "facilitators only");
        let nothing = press(&app, &facilitator, &format!("{one}/fusion"), &[("into", "")]).await;
        assert!(nothing.status == 422 && nothing.body.contains("Choisissez la question qui reste."), "{}", nothing.body);
        assert_eq!(press(&app, &facilitator, &format!("{one}/fusion"), &[("into", &one)]).await.status, 422, "not with itself");
        assert_eq!(press(&app, &facilitator, &format!("{one}/fusion"), &[("into", &two)]).await.status, 303);
        let shown = row(&app, &facilitator, &two).await;
        for kept in ["Imogen", "Béatrice", "3 appuis"] {
            assert!(shown.contains(kept), "{kept}: {shown}");
        }
        assert_eq!(row(&app, &facilitator, &one).await, "", "it has no row of its own");
        let back = press(&app, &facilitator, &format!("{two}/fusion"), &[("into", &one)]).await;
        assert!(changed(&back), "what was merged takes no other: {}", back.status);
        // Each of the two leaves; the question stays as long as one asks it.
        press(&app, &other, &format!("{two}/retrait"), &[]).await;
        let shown = row(&app, &author, &two).await;
        assert!(shown.contains("Béatrice") && !shown.contains("Imogen") && shown.contains("2 appuis"), "{shown}");
        press(&app, &author, &format!("{two}/retrait"), &[]).await;
        assert_eq!(row(&app, &author, &two).await, "", "it is withdrawn");
        assert_eq!(app.get_with(&format!("{LIST}/{two}"), "cookie", &author).await.status, 404);
        let data = app.get_with("/fr/compte/donnees/json", "cookie", &other).await.body;
        assert!(data.contains("Seconde question?"), "the person who wrote it finds it in their data");
    }

    async fn the_support_of_those_who_left_does_not_count(db: Db) {
        let app = app_with(db, Liaison::Questions).await;
        let [author, other] = [app.cookie("member").await, app.cookie("member-en").await];
        let id = asked(&app, &author, "Une question?").await;
        press(&app, &other, &format!("{id}/appui"), &[("supports", "1")]).await;
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query("DELETE FROM membership WHERE person_id IN (SELECT id FROM person WHERE email LIKE 'imogen%')")
            .execute(&mut *to)
            .await
            .expect("left");
        to.commit().await.expect("committed");
        assert!(row(&app, &author, &id).await.contains("1 appui"));
        assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE action = 'order-question.ask'").await, 1);
    }

    async fn what_is_offered_follows_from_the_arrangement(db: Db) {
        let app = app_with(db, Liaison::None).await;
        let [author, facilitator] = [app.cookie("member").await, app.cookie("facilitator").await];
        let none = page(&app, &author, LIST).await;
        assert!(none.contains("n’a pas d’entente") && !none.contains("/poser"), "{none}");
        let refused = press(&app, &author, "poser", &[("text", "Du zirconium?")]).await;
        assert!(refused.status == 409 && refused.body.contains("Du zirconium?"), "what was typed stays: {}", refused.body);
        for liaison in [Liaison::Attends, Liaison::Relay, Liaison::Contact] {
            arrange(&app, liaison).await;
            let id = asked(&app, &author, "Une question à transmettre?").await;
            assert!(!page(&app, &facilitator, LIST).await.contains("/arret"), "{liaison}: there is no list to freeze");
            assert!(changed(&press(&app, &facilitator, "arret", &[]).await), "{liaison}");
            assert_eq!(press(&app, &author, &format!("{id}/transmission"), &[]).await.status, 404, "{liaison}: facilitators only");
            press(&app, &facilitator, &format!("{id}/transmission"), &[]).await;
            assert!(row(&app, &author, &id).await.contains("Transmise le"), "{liaison}");
            assert!(changed(&press(&app, &author, &format!("{id}/retrait"), &[]).await), "{liaison}: the order has it");
            assert!(changed(&press(&app, &facilitator, &format!("{id}/transmission"), &[]).await), "{liaison}: once");
        }
    }

    async fn facilitators_order_the_list(db: Db) {
        let app = app_with(db, Liaison::Questions).await;
        let [author, facilitator] = [app.cookie("member").await, app.cookie("facilitator").await];
        let mut ids = Vec::new();
        for text in ["Premièrement?", "Deuxièmement?", "Troisièmement?"] {
            ids.push(asked(&app, &author, text).await);
        }
        let order = async || {
            let page = page(&app, &facilitator, LIST).await;
            let mut places: Vec<_> = ids.iter().map(|id| page.find(&format!("id=\"question-{id}\"")).expect("listed")).enumerate().collect();
            places.sort_by_key(|(_, place)| *place);
            places.into_iter().map(|(index, _)| index).collect::<Vec<_>>()
        };
        assert_eq!(order().await, [0, 1, 2]);
        assert_eq!(press(&app, &author, &format!("{}/place", ids[2]), &[("up", "1")]).await.status, 404);
        press(&app, &facilitator, &format!("{}/place", ids[2]), &[("up", "1")]).await;
        assert_eq!(order().await, [0, 2, 1]);
        press(&app, &facilitator, &format!("{}/place", ids[0]), &[("up", "1")]).await;
        press(&app, &facilitator, &format!("{}/place", ids[1]), &[]).await;
        assert_eq!(order().await, [0, 2, 1], "the first stays first, the last one last");
        press(&app, &facilitator, &format!("{}/place", ids[0]), &[]).await;
        assert_eq!(order().await, [2, 0, 1]);
    }
}
