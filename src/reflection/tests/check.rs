//! The check of what could identify a student, through the pages: what was replaced once, what stands in
//! another field, and what an answer says.

use super::writing::{hidden, opened, send, written};
use crate::app::testing::house;

const TEXT: &str = "Mathis Gagnon, un garçon de 9 ans, est arrivé. Demain, Mathis m’accompagne.";

#[tokio::test]
async fn a_name_that_was_replaced_in_one_place_is_asked_about_where_it_still_stands() {
    let house = house().await;
    let author = house.cookie("member").await;
    let here = written(&house, &author, TEXT).await;
    let (edit, share) = (format!("{here}/modifier"), format!("{here}/partage"));
    // Without a script: the author replaces the first by hand and saves.
    let half = TEXT.replace("Mathis Gagnon", "M. G.");
    let form = opened(&house, &author, &edit).await;
    let typed = [("lang", "fr"), ("text", half.as_str()), ("what", "save")];
    assert_eq!(send(&house, &author, &edit, &form, &typed).await.status, 303);
    let asked = house.send(&share, &author, &[("level", "community")]).await;
    assert_eq!(asked.status, 200, "nothing in the text says that Mathis is a student, but it did");
    assert!(asked.body.contains("<mark>Mathis</mark>"), "{}", asked.body);
    // The button replaces what is left, and nothing is asked any more.
    let replaced = house.send(&share, &author, &[("level", "community"), ("what", "initials")]).await;
    assert_eq!(replaced.status, 200);
    assert!(!replaced.body.contains("<mark>"), "{}", replaced.body);
    assert_eq!(house.send(&share, &author, &[("level", "community")]).await.status, 303);
    let other = house.cookie("facilitator").await;
    let page = house.get_with(&here, "cookie", &other).await.body;
    assert!(page.contains("Demain, M. m’accompagne.") && !page.contains("Mathis"));
}

#[tokio::test]
async fn what_is_shared_already_asks_about_the_name_that_it_had() {
    let house = house().await;
    let author = house.cookie("member").await;
    let here = written(&house, &author, TEXT).await;
    let (edit, share) = (format!("{here}/modifier"), format!("{here}/partage"));
    house.send(&share, &author, &[("level", "me"), ("what", "initials")]).await;
    assert_eq!(house.send(&share, &author, &[("level", "community")]).await.status, 303);
    let form = opened(&house, &author, &edit).await;
    let typed = [("lang", "fr"), ("text", "Demain, Mathis m’accompagne."), ("what", "save")];
    let asked = send(&house, &author, &edit, &form, &typed).await;
    assert_eq!(asked.status, 422);
    assert!(asked.body.contains("<mark>Mathis</mark>"), "{}", asked.body);
    let seal = hidden(&asked.body, "confirmed");
    let sure =
        [("lang", "fr"), ("text", "Demain, Mathis m’accompagne."), ("what", "save"), ("confirmed", &seal)];
    assert_eq!(send(&house, &author, &edit, &form, &sure).await.status, 303, "the author decides");
}

#[tokio::test]
async fn a_name_that_the_text_explains_is_found_in_the_title() {
    let house = house().await;
    let author = house.cookie("member").await;
    let form = opened(&house, &author, super::writing::NEW).await;
    let typed = [
        ("lang", "fr"),
        ("title", "Demain avec Mathis"),
        ("text", "Mon élève Mathis Gagnon lit."),
        ("what", "save"),
    ];
    let answer = send(&house, &author, "/fr/reflexions/nouvelle", &form, &typed).await;
    let here = answer.header("location").split('?').next().expect("an address").to_owned();
    let share = format!("{here}/partage");
    let asked = house.send(&share, &author, &[("level", "community")]).await;
    assert!(asked.body.contains("<mark>Mathis</mark>"), "{}", asked.body);
    house.send(&share, &author, &[("level", "community"), ("what", "initials")]).await;
    let page = house.get_with(&here, "cookie", &author).await.body;
    assert!(
        page.contains("Demain avec M.") && page.contains("Mon élève M. G. lit.") && !page.contains("Mathis")
    );
}

#[tokio::test]
async fn an_answer_that_names_a_student_is_asked_about_before_it_is_sent() {
    let house = house().await;
    let (author, other) = (house.cookie("member").await, house.cookie("facilitator").await);
    let here = written(&house, &author, "Un essai en classe.").await;
    house.send(&format!("{here}/partage"), &author, &[("level", "community")]).await;
    let english = here.replace("/fr/reflexions", "/en/reflections");
    let to = format!("{english}/comments");
    let text = "Jayden arrives late on Mondays";
    let asked = house.send(&to, &other, &[("text", text)]).await;
    assert_eq!(asked.status, 422);
    assert!(asked.body.contains("<mark>Jayden</mark>"), "{}", asked.body);
    assert!(
        !house.get_with(&english, "cookie", &author).await.body.contains("Jayden"),
        "nobody reads it yet"
    );
    let seal = hidden(&asked.body, "confirmed");
    assert_eq!(house.send(&to, &other, &[("text", text), ("confirmed", &seal)]).await.status, 303);
    assert!(house.get_with(&english, "cookie", &author).await.body.contains("Jayden"));
}
