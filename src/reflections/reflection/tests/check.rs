//! The check of what could identify a student, through the pages: what was replaced once, what stands in
//! another field, and what an answer says.

use super::writing::{hidden, opened, send, written};
use ensemble_testing::app;

const TEXT: &str = "Mathis Gagnon, un garçon de 9 ans, est arrivé. Demain, Mathis m’accompagne.";

#[tokio::test]
async fn a_name_that_was_replaced_in_one_place_is_asked_about_where_it_still_stands() {
    let app = app().await;
    let author = app.cookie("member").await;
    let here = written(&app, &author, TEXT).await;
    let (edit, share) = (format!("{here}/modifier"), format!("{here}/partage"));
    // Without a script: the author replaces the first by hand and saves.
    let half = TEXT.replace("Mathis Gagnon", "M. G.");
    let form = opened(&app, &author, &edit).await;
    let typed = [("lang", "fr"), ("text", half.as_str())];
    assert_eq!(send(&app, &author, &edit, &form, &typed).await.status, 303);
    let asked = app.send(&share, &author, &[("audience", "community")]).await;
    assert_eq!(asked.status, 200, "nothing in the text says that Mathis is a student, but it did");
    assert!(asked.body.contains("<mark>Mathis</mark>"), "{}", asked.body);
    // The button replaces what is left, and nothing is asked any more.
    let replaced = app.send(&format!("{share}/initiales"), &author, &[("audience", "community")]).await;
    assert_eq!(replaced.status, 200);
    assert!(!replaced.body.contains("<mark>"), "{}", replaced.body);
    assert_eq!(app.send(&share, &author, &[("audience", "community")]).await.status, 303);
    let other = app.cookie("facilitator").await;
    let page = app.get_with(&here, "cookie", &other).await.body;
    assert!(page.contains("Demain, M. m’accompagne.") && !page.contains("Mathis"));
}

#[tokio::test]
async fn what_is_shared_already_asks_about_the_name_that_it_had() {
    let app = app().await;
    let author = app.cookie("member").await;
    let here = written(&app, &author, TEXT).await;
    let (edit, share) = (format!("{here}/modifier"), format!("{here}/partage"));
    app.send(&format!("{share}/initiales"), &author, &[("audience", "me")]).await;
    assert_eq!(app.send(&share, &author, &[("audience", "community")]).await.status, 303);
    let form = opened(&app, &author, &edit).await;
    let typed = [("lang", "fr"), ("text", "Demain, Mathis m’accompagne.")];
    let asked = send(&app, &author, &edit, &form, &typed).await;
    assert_eq!(asked.status, 422);
    assert!(asked.body.contains("<mark>Mathis</mark>"), "{}", asked.body);
    let seal = hidden(&asked.body, "confirmed");
    let sure = [("lang", "fr"), ("text", "Demain, Mathis m’accompagne."), ("confirmed", &seal)];
    assert_eq!(send(&app, &author, &edit, &form, &sure).await.status, 303, "the author decides");
}

#[tokio::test]
async fn a_name_that_the_text_explains_is_found_in_the_title() {
    let app = app().await;
    let author = app.cookie("member").await;
    let form = opened(&app, &author, super::writing::NEW).await;
    let typed = [("lang", "fr"), ("title", "Demain avec Mathis"), ("text", "Mon élève Mathis Gagnon lit.")];
    let answer = send(&app, &author, "/fr/reflexions/nouvelle", &form, &typed).await;
    let here = answer.header("location").split('?').next().expect("an address").to_owned();
    let share = format!("{here}/partage");
    let asked = app.send(&share, &author, &[("audience", "community")]).await;
    assert!(asked.body.contains("<mark>Mathis</mark>"), "{}", asked.body);
    app.send(&format!("{share}/initiales"), &author, &[("audience", "community")]).await;
    let page = app.get_with(&here, "cookie", &author).await.body;
    assert!(
        page.contains("Demain avec M.") && page.contains("Mon élève M. G. lit.") && !page.contains("Mathis")
    );
}

#[tokio::test]
async fn an_answer_that_names_a_student_is_asked_about_before_it_is_sent() {
    let app = app().await;
    let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
    let here = written(&app, &author, "Un essai en classe.").await;
    app.send(&format!("{here}/partage"), &author, &[("audience", "community")]).await;
    let english = here.replace("/fr/reflexions", "/en/reflections");
    let to = format!("{english}/comments");
    let text = "Jayden arrives late on Mondays";
    let asked = app.send(&to, &other, &[("text", text)]).await;
    assert_eq!(asked.status, 422);
    assert!(asked.body.contains("<mark>Jayden</mark>"), "{}", asked.body);
    assert!(!app.get_with(&english, "cookie", &author).await.body.contains("Jayden"), "nobody reads it yet");
    let seal = hidden(&asked.body, "confirmed");
    assert_eq!(app.send(&to, &other, &[("text", text), ("confirmed", &seal)]).await.status, 303);
    assert!(app.get_with(&english, "cookie", &author).await.body.contains("Jayden"));
}
