//! The portal's own pages, through the whole service.

use ensemble_common::editing::{Editable, names};
use ensemble_communities::page::store;
use ensemble_core::{Lang, LocalizedText, Standing};
use ensemble_testing::{TestApp, app};

const EDIT: [&str; 2] = ["/fr/a-propos/modifier", "/en/about/edit"];
const HISTORY: [&str; 2] = ["/fr/a-propos/historique", "/en/about/history"];
const SHOW: [&str; 2] = ["/fr/a-propos", "/en/about"];

/// The fields of the form, as a browser would send them, changed as said.
async fn fields(app: &TestApp, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let found = store::find(&app.scratch.db, Lang::Fr, "a-propos").await.expect("an answer");
    let page = found.expect("it exists").0;
    let mut fields = page.published();
    for (name, text) in changes {
        fields.set(*name, *text);
    }
    let base = ("base".to_owned(), page.revision.to_string());
    fields.iter().map(|(name, text)| (name.to_owned(), text.to_owned())).chain([base]).collect()
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

async fn one(app: &TestApp, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(&app.scratch.db.reader).await.expect("a number")
}

#[tokio::test]
async fn a_page_is_edited_and_restored_in_both_languages() {
    let app = app().await;
    let cookie = app.cookie("administrator").await;
    for (side, lang) in Lang::ALL.into_iter().enumerate() {
        let (name, text) = (format!("body.{}", lang.code()), format!("Un **essai** {}.", lang.code()));
        let form = fields(&app, &[(&name, &text)]).await;
        let shown = app.get_with(EDIT[side], "cookie", &cookie).await.body;
        for name in
            names(ensemble_communities::page::model::SitePage::FIELDS, &form.iter().cloned().collect())
        {
            assert!(shown.contains(&format!("name=\"{name}\"")), "{name} has an input");
        }
        let saved = app.send(EDIT[side], &cookie, &pairs(&form)).await;
        assert_eq!((saved.status.as_u16(), saved.header("location")), (303, SHOW[side]), "{}", saved.body);
        let page = app.get(SHOW[side]).await.body;
        assert!(page.contains(&format!("Un <strong>essai</strong> {}.", lang.code())), "{page}");

        let number = 2 * side as i64 + 2;
        let history = app.get_with(&format!("{}?n={number}", HISTORY[side]), "cookie", &cookie).await.body;
        assert!(history.contains("<ins>") && history.contains("<del>"), "{history}");
        let older = (number - 1).to_string();
        let compared = app.get_with(&format!("{}?n={older}", HISTORY[side]), "cookie", &cookie).await.body;
        assert!(compared.contains("name=\"n\""), "an old revision can be restored");
        assert!(!history.contains("name=\"n\""), "the published one cannot");
        let restored = app.send(HISTORY[side], &cookie, &[("n", &older)]).await;
        assert_eq!((restored.status.as_u16(), restored.header("location")), (303, SHOW[side]));
        assert!(!app.get(SHOW[side]).await.body.contains("<strong>essai</strong>"));
    }
    assert_eq!(one(&app, "SELECT COUNT(*) FROM revision WHERE subject_kind = 'page'").await, 5);
    assert_eq!(one(&app, "SELECT COUNT(*) FROM audit WHERE action = 'page.edit'").await, 4);
    let missing = app.send(HISTORY[0], &cookie, &[("n", "99")]).await;
    assert_eq!(missing.status, 404, "no such revision");
    assert_eq!(app.send(HISTORY[0], &cookie, &[("n", "x")]).await.status, 400);
}

#[tokio::test]
async fn an_edit_of_one_language_makes_the_other_outdated_unless_it_is_still_right() {
    let app = app().await;
    let cookie = app.cookie("administrator").await;
    let standing = async || {
        let found = store::find(&app.scratch.db, Lang::Fr, "a-propos").await.expect("an answer");
        let LocalizedText::Pair { .. } = found.as_ref().expect("it exists").0.title else { panic!("a pair") };
        found.expect("it exists").0.title.shown(Lang::En).standing
    };
    let form = fields(&app, &[("title.fr", "Ce portail")]).await;
    assert_eq!(app.send(EDIT[0], &cookie, &pairs(&form)).await.status, 303);
    assert!(matches!(standing().await, Standing::Outdated { .. }));
    let mut form = fields(&app, &[]).await;
    form.push(("right.title".to_owned(), "1".to_owned()));
    assert_eq!(app.send(EDIT[0], &cookie, &pairs(&form)).await.status, 303);
    assert_eq!(standing().await, Standing::Fine);
}

#[tokio::test]
async fn a_page_that_is_wrong_is_not_saved_and_a_preview_saves_nothing() {
    let app = app().await;
    let cookie = app.cookie("administrator").await;
    let long = "é".repeat(201);
    let wrong = fields(&app, &[("title.en", &long), ("body.fr", ""), ("body.en", "")]).await;
    let answer = app.send(EDIT[1], &cookie, &pairs(&wrong)).await;
    assert_eq!(answer.status, 422);
    for shown in [long.as_str(), "href=\"#title-en\"", "href=\"#body-en\"", "200 characters"] {
        assert!(answer.body.contains(shown), "{shown}");
    }
    let form = fields(&app, &[("body.en", "A *trial*.")]).await;
    let preview = app.send("/en/about/edit/preview", &cookie, &pairs(&form)).await;
    assert!(preview.status == 200 && preview.body.contains("A <em>trial</em>."), "{}", preview.status);
    let kept = app.send("/en/about/edit/draft", &cookie, &pairs(&form)).await;
    assert_eq!(kept.status, 200);
    assert!(app.get_with(EDIT[0], "cookie", &cookie).await.body.contains("A *trial*."));
    let gone = app.send("/fr/a-propos/modifier/brouillon/suppression", &cookie, &pairs(&form)).await;
    assert_eq!((gone.status.as_u16(), gone.header("location")), (303, EDIT[0]));
    assert!(!app.get_with(EDIT[0], "cookie", &cookie).await.body.contains("A *trial*."));
    assert_eq!(one(&app, "SELECT COUNT(*) FROM revision WHERE subject_kind = 'page'").await, 0);
    let member = app.cookie("member").await;
    for way in ["", "/preview", "/draft", "/draft/removal"] {
        let answer = app.send(&format!("{}{way}", EDIT[1]), &member, &pairs(&form)).await;
        assert_eq!(answer.status, 404, "{way}");
    }
}
