//! Themes through the whole service, on real databases.

use crate::app::testing::{TestApp, app_on};
use ensemble_server::db::testing::on_both_databases;

const LIST: &str = "/fr/communautes/eleves-a-risque/themes";
const PROPOSE: &str = "/fr/communautes/eleves-a-risque/themes/proposer";
/// A word that stands in the themes of these tests only.
const SEEDED: &str = "zirconium";

/// Proposes a theme; its id.
async fn proposed(app: &TestApp, cookie: &str, title: &str) -> String {
    let form = [("title", title), ("why", "Pour en parler : zirconium."), ("lead", "Nous deux")];
    let done = app.send(PROPOSE, cookie, &form).await;
    assert_eq!(done.status, 303, "{}", done.body);
    let to = done.header("location").to_owned();
    to.rsplit("#theme-").next().expect("an id").to_owned()
}

/// The row of a theme on the list, as its reader sees it.
async fn row(app: &TestApp, cookie: &str, id: &str) -> String {
    let page = app.get_with(LIST, "cookie", cookie).await.body;
    let row = page.split(&format!("id=\"theme-{id}\"")).nth(1).unwrap_or_default();
    row.split("</li>").next().unwrap_or_default().to_owned()
}

async fn count(app: &TestApp, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(&app.scratch.db.reader).await.expect("a number")
}

on_both_databases! {
    async fn a_member_proposes_a_theme_and_others_support_it(db: Db) {
        let app = app_on(db).await;
        let [author, other] = [app.cookie("member").await, app.cookie("member-en").await];
        let id = proposed(&app, &author, "Le zirconium en classe").await;
        let shown = row(&app, &author, &id).await;
        assert!(shown.contains("Le zirconium en classe") && shown.contains("1 appui"), "{shown}");
        assert!(shown.contains("Retirer mon appui") && shown.contains("/modifier"), "its author supports and edits it: {shown}");
        let support = format!("{LIST}/{id}/appui");
        for _ in 0..2 {
            assert_eq!(app.send(&support, &other, &[("supports", "1")]).await.status, 303);
        }
        let shown = row(&app, &other, &id).await;
        assert!(shown.contains("2 appuis") && !shown.contains("/modifier"), "twice is once: {shown}");
        app.send(&support, &other, &[]).await;
        assert!(row(&app, &other, &id).await.contains("1 appui"));
        let english = app.get_with("/en/communities/students-at-risk/themes", "cookie", &other).await.body;
        assert!(english.contains("<span lang=\"fr-CA\">Le zirconium en classe</span>"), "marked as French");
        let edited = [("title", "Le zircon"), ("other-title", "Zircon"), ("why", "Autrement.")];
        assert_eq!(app.send(&format!("{LIST}/{id}/modifier"), &author, &edited).await.status, 303);
        let english = app.get_with("/en/communities/students-at-risk/themes", "cookie", &other).await.body;
        assert!(english.contains("Zircon") && !english.contains("Le zircon"));
        assert_eq!(app.send(&format!("{LIST}/{id}/modifier"), &other, &edited).await.status, 404, "only its author");
    }

    async fn what_cannot_be_kept_is_said_and_nothing_is_lost(db: Db) {
        let app = app_on(db).await;
        let cookie = app.cookie("member").await;
        let long = "x".repeat(151);
        for (form, said) in [
            ([("title", ""), ("why", "Parce que zirconium.")], "Écrivez quelque chose, en 150 caractères au plus."),
            ([("title", long.as_str()), ("why", "Parce que zirconium.")], "Écrivez quelque chose, en 150 caractères au plus."),
            ([("title", "Un titre de zirconium"), ("why", " ")], "Écrivez quelque chose, en 2"),
        ] {
            let refused = app.send(PROPOSE, &cookie, &form).await;
            assert!(refused.status == 422 && refused.body.contains(said), "{}", refused.body);
            assert!(refused.body.contains(SEEDED), "what was typed stays");
        }
        let naming = [("title", "Un cas"), ("why", "Mon élève Mathis Gagnon s’absente le lundi.")];
        let warned = app.send(PROPOSE, &cookie, &naming).await;
        assert!(warned.status == 422 && warned.body.contains("Pourrait-on reconnaître une ou un élève?"), "{}", warned.body);
        let token = warned.body.split("name=\"confirmation_token\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let confirmed = [naming[0], naming[1], ("confirmation_token", token.expect("a token"))];
        assert_eq!(app.send(PROPOSE, &cookie, &confirmed).await.status, 303);
        let other = [naming[0], ("why", "Mon élève Mathis Gagnon ment."), confirmed[2]];
        assert_eq!(app.send(PROPOSE, &cookie, &other).await.status, 422, "another text is reviewed again");
    }

    async fn facilitators_keep_set_aside_and_merge(db: Db) {
        let app = app_on(db).await;
        let [author, other, facilitator] =
            [app.cookie("member").await, app.cookie("member-en").await, app.cookie("facilitator").await];
        let [one, two] = [proposed(&app, &author, "Premier").await, proposed(&app, &other, "Second").await];
        let decide = |id: &str| format!("{LIST}/{id}/decision");
        let missing = app.send(&decide(&one), &facilitator, &[]).await;
        assert!(missing.status == 422 && missing.body.contains("Choisissez ce que la communauté en fait."));
        let no_reason = app.send(&decide(&one), &facilitator, &[("decision", "set-aside")]).await;
        assert!(no_reason.status == 422 && no_reason.body.contains("Écrivez la raison"), "{}", no_reason.body);
        let aside = [("decision", "set-aside"), ("reason", "Pas cette année.")];
        assert_eq!(app.send(&decide(&one), &facilitator, &aside).await.status, 303);
        assert!(row(&app, &other, &one).await.contains("Pas cette année."), "the members read why");
        let again = app.send(&decide(&one), &facilitator, &[("decision", "keep")]).await;
        assert!(again.header("location").contains("notice=changed"), "it was decided meanwhile");
        assert_eq!(app.send(&decide(&one), &facilitator, &[("decision", "reopen")]).await.status, 303);
        let nothing = app.send(&decide(&one), &facilitator, &[("decision", "merge"), ("into", "")]).await;
        assert!(nothing.status == 422 && nothing.body.contains("Choisissez le thème avec lequel le fusionner."));
        let merged = app.send(&decide(&one), &facilitator, &[("decision", "merge"), ("into", &two)]).await;
        assert!(merged.header("location").contains("notice=saved"), "{}", merged.body);
        let shown = row(&app, &facilitator, &two).await;
        for kept in ["Imogen", "Béatrice", "2 appuis", "« Premier »"] {
            assert!(shown.replace('\u{a0}', " ").contains(kept), "{kept}: {shown}");
        }
        assert_eq!(row(&app, &facilitator, &one).await, "", "it has no row of its own");
        let back = app.send(&decide(&two), &facilitator, &[("decision", "merge"), ("into", &one)]).await;
        assert!(back.header("location").contains("notice=changed"), "what was merged takes no other");
        assert_eq!(app.send(&decide(&two), &facilitator, &[("decision", "keep")]).await.status, 303);
        app.send(&format!("{LIST}/{two}/appui"), &author, &[]).await;
        assert!(row(&app, &author, &two).await.contains("2 appuis"), "what was kept keeps its support");
        let edit = app.send(&format!("{LIST}/{two}/modifier"), &other, &[("title", "x"), ("why", "y")]).await;
        assert!(edit.header("location").contains("notice=changed"));
    }

    async fn themes_stay_within_their_community(db: Db) {
        let app = app_on(db).await;
        let author = app.cookie("member").await;
        let id = proposed(&app, &author, "Un titre de zirconium").await;
        for who in ["person", "administrator", "privacy-officer"] {
            let cookie = app.cookie(who).await;
            assert_eq!(app.get_with(LIST, "cookie", &cookie).await.status, 404, "{who}");
            for way in ["appui", "decision", "modifier"] {
                assert_eq!(app.send(&format!("{LIST}/{id}/{way}"), &cookie, &[("supports", "1")]).await.status, 404, "{who} {way}");
            }
        }
        for page in ["/fr", "/fr/communautes/eleves-a-risque", "/fr/rencontres", "/fr/reflexions?q=zirconium"] {
            assert!(!app.get(page).await.body.contains(&format!("de {SEEDED}")), "{page}");
        }
        let stranger = app.get(LIST).await;
        assert!(stranger.header("location").starts_with("/fr/connexion?next="), "{}", stranger.status);
        let home = app.get_with("/fr/communautes/eleves-a-risque", "cookie", &author).await.body;
        assert!(home.contains(&format!("href=\"{LIST}\"")), "members are led there");
        assert!(!app.get("/fr/communautes/eleves-a-risque").await.body.contains(LIST));
        let elsewhere = format!("/fr/communautes/psychologues/themes/{id}");
        let facilitator = app.cookie("member-en").await;
        assert_eq!(app.get_with(&format!("{elsewhere}/decision"), "cookie", &facilitator).await.status, 404);
        let observer = app.cookie("observer").await;
        assert_eq!(app.send("/fr/communautes/psychologues/themes/proposer", &observer, &[]).await.status, 404);
        let data = app.get_with("/fr/compte/donnees/json", "cookie", &author).await.body;
        assert!(data.contains(SEEDED) && data.contains(&id), "their data have it");
    }

    async fn the_support_of_those_who_left_does_not_count(db: Db) {
        let app = app_on(db).await;
        let [author, other] = [app.cookie("member").await, app.cookie("member-en").await];
        let id = proposed(&app, &author, "Un titre").await;
        app.send(&format!("{LIST}/{id}/appui"), &other, &[("supports", "1")]).await;
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query("DELETE FROM membership WHERE person_id IN (SELECT id FROM person WHERE email LIKE 'imogen%')")
            .execute(&mut *to)
            .await
            .expect("left");
        to.commit().await.expect("committed");
        assert!(row(&app, &author, &id).await.contains("1 appui"));
        assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE action = 'theme.propose'").await, 1);
    }
}
