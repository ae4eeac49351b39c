//! Themes through the whole service, on real databases.

mod replies;

use ensemble_core::{Lang, LocalizedText, ids::ThemeId};
use ensemble_decisions::theme::{
    model::{ThemeState, ThemeTexts},
    store::{self, NewTheme},
};
use ensemble_testing::{TestApp, app_on, everybody, id_of, on_both_with_content};

const LIST: &str = "/fr/communautes/eleves-a-risque/themes";
const PROPOSE: &str = "/fr/communautes/eleves-a-risque/themes/proposer";
/// A word that is in the themes of these tests only.
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

on_both_with_content! {
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
        let edited = [("revision", "1"), ("title", "Le zircon"), ("other-title", "Zircon"), ("why", "Autrement.")];
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
        assert!(missing.status == 422 && missing.body.contains("Choisissez ce que devient ce thème."));
        let no_reason = app.send(&decide(&one), &facilitator, &[("decision", "set-aside")]).await;
        assert!(no_reason.status == 422 && no_reason.body.contains("Écrivez la raison"), "{}", no_reason.body);
        let aside = [("decision", "set-aside"), ("reason", "Pas cette année.")];
        assert_eq!(app.send(&decide(&one), &facilitator, &aside).await.status, 303);
        assert!(row(&app, &other, &one).await.contains("Pas cette année."), "the members read why");
        let again = app.send(&decide(&one), &facilitator, &[("decision", "keep")]).await;
        assert!(again.status == 409 && again.body.contains("rien n’a été changé"), "it was decided meanwhile: {}", again.body);
        let late = [("decision", "set-aside"), ("reason", "Une raison écrite.")];
        let late = app.send(&decide(&one), &facilitator, &late).await;
        assert!(late.status == 409 && late.body.contains("Une raison écrite."), "what was typed stays: {}", late.body);
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
        assert_eq!(back.status, 409, "what was merged takes no other");
        assert_eq!(app.send(&decide(&two), &facilitator, &[("decision", "keep")]).await.status, 303);
        app.send(&format!("{LIST}/{two}/appui"), &author, &[]).await;
        assert!(row(&app, &author, &two).await.contains("2 appuis"), "what was kept keeps its support");
        let edit = [("revision", "1"), ("title", "Un titre écrit"), ("why", "Un texte écrit.")];
        let edit = app.send(&format!("{LIST}/{two}/modifier"), &other, &edit).await;
        assert!(edit.status == 409 && edit.body.contains("ce thème ne peut plus être modifié"), "{}", edit.body);
        assert!(edit.body.contains("Un titre écrit") && edit.body.contains("Un texte écrit."), "{}", edit.body);
    }

    async fn authors_of_one_theme_do_not_overwrite_each_other(db: Db) {
        let app = app_on(db).await;
        let [author, other, facilitator] =
            [app.cookie("member").await, app.cookie("member-en").await, app.cookie("facilitator").await];
        let [one, two] = [proposed(&app, &author, "Premier").await, proposed(&app, &other, "Second").await];
        let merge = [("decision", "merge"), ("into", two.as_str())];
        app.send(&format!("{LIST}/{one}/decision"), &facilitator, &merge).await;
        let edit = format!("{LIST}/{two}/modifier");
        let opened = app.get_with(&edit, "cookie", &author).await.body;
        assert!(opened.contains("name=\"revision\" value=\"1\""), "{opened}");
        let first = [("revision", "1"), ("title", "De l’une"), ("why", "Un texte de l’une.")];
        assert_eq!(app.send(&edit, &other, &first).await.status, 303);
        let second = [("revision", "1"), ("title", "De l’autre"), ("why", "Un texte de l’autre.")];
        let conflict = app.send(&edit, &author, &second).await;
        assert_eq!(conflict.status, 409, "{}", conflict.body);
        for said in ["De l’une", "Un texte de l’une.", "De l’autre", "Un texte de l’autre.", "name=\"revision\" value=\"2\""] {
            assert!(conflict.body.contains(said), "{said}: {}", conflict.body);
        }
        assert!(row(&app, &author, &two).await.contains("De l’une"), "nothing was overwritten");
        let both = [("revision", "2"), ("title", "Des deux"), ("why", "Un texte des deux.")];
        assert_eq!(app.send(&edit, &author, &both).await.status, 303);
        assert!(row(&app, &other, &two).await.contains("Des deux"));
    }

    async fn every_theme_of_a_community_can_be_reached(db: Db) {
        let app = app_on(db.clone()).await;
        let community: String = sqlx::query_scalar("SELECT community_id FROM community_slug WHERE slug = 'eleves-a-risque'")
            .fetch_one(&db.reader)
            .await
            .expect("a community");
        let (community, author) = (community.parse().expect("an id"), id_of(&everybody(&db).await, "member"));
        let mut to = db.write().await.expect("a transaction");
        let mut last = String::new();
        for at in 1..=i64::from(store::PAGE_SIZE) + 5 {
            let text = |text: String| LocalizedText::Single { lang: Lang::Fr, text };
            let texts = ThemeTexts { lang: Lang::Fr, title: text(format!("Retenu {at}")), why: "Pour en parler.".to_owned(), lead: String::new() };
            let id = ThemeId::new();
            store::add(&mut to, NewTheme { id, community, author, texts: &texts }, at).await.expect("proposed");
            store::set_state(&mut to, id, ThemeState::Proposed, ThemeState::Kept, None).await.expect("kept");
            last = id.to_string();
        }
        to.commit().await.expect("committed");
        let cookie = app.cookie("facilitator").await;
        let shown = async |address: &str| app.get_with(address, "cookie", &cookie).await;
        let id = format!("id=\"theme-{last}\"");
        let first = shown(LIST).await.body;
        assert!(!first.contains(&id) && first.contains("Les lundis difficiles") && first.contains("page=2"), "{first}");
        let second = shown(&format!("{LIST}?page=2")).await.body;
        assert!(second.contains(&id) && !second.contains("Les lundis difficiles"), "{second}");
        for wrong in ["3", "0", "x"] {
            assert_eq!(shown(&format!("{LIST}?page={wrong}")).await.status, 404, "{wrong}");
        }
        assert!(shown(&format!("{LIST}/{last}/decision")).await.body.contains("Retenu 55"), "it is found by its id");
        let vote = shown("/fr/communautes/eleves-a-risque/votes/nouveau").await.body;
        assert!(vote.contains(&format!("value=\"{last}\"")), "it can be voted on");
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
        for page in ["/fr", "/fr/communautes/eleves-a-risque", "/fr/rencontres", "/fr/recherche?q=zirconium", "/en/search?q=zirconium"] {
            assert!(!app.get(page).await.says(&format!("de {SEEDED}")), "{page}");
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
