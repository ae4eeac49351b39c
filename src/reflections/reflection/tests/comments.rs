//! Comments: the token that confirms them, and reflections with very many.

use super::{
    NOW, everybody, id_of, store,
    writing::{hidden, written},
};
use ensemble_core::ids::{CommentId, ReflectionId};
use ensemble_reflections::reflection::store::NewComment;
use ensemble_testing::{TestApp, app, app_on, on_both_with_content};

/// A reflection that is shared with the community.
async fn shared(app: &TestApp, author: &str) -> (String, ReflectionId) {
    let here = written(app, author, "Un essai en classe.").await;
    let share = app.send(&format!("{here}/partage"), author, &[("audience", "community")]).await;
    assert_eq!(share.status, 303);
    let id = here.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
    (here, id)
}

#[tokio::test]
async fn a_comment_with_invisible_characters_can_be_confirmed() {
    let app = app().await;
    let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
    let (here, _) = shared(&app, &author).await;
    let to = format!("{here}/commentaires");
    for text in
        ["\u{feff}Ou au 514 555-0142?", "Ou au\u{200b} 514 555-0142?", "Bonjour.\r\nOu au 514 555-0142?  "]
    {
        let asked = app.send(&to, &other, &[("text", text)]).await;
        assert_eq!(asked.status, 422);
        let seal = hidden(&asked.body, "confirmed");
        let sent = app.send(&to, &other, &[("text", text), ("confirmed", &seal)]).await;
        assert_eq!(sent.status, 303, "{text:?}");
    }
}

on_both_with_content! {
    async fn the_newest_of_very_many_comments_are_shown_and_answered(db: Db) {
        let app = app_on(db.clone()).await;
        let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
        let (here, id) = shared(&app, &author).await;
        let person = id_of(&everybody(&db).await, "facilitator");
        let mut tx = db.write().await.expect("a transaction");
        let mut oldest: Option<CommentId> = None;
        for number in 0..store::MAX_COMMENTS {
            let text = format!("Réponse numéro {number}.");
            let new = NewComment { reflection: id, parent: None, person, tried_on: None, text: &text };
            let at = NOW - 1_000 + i64::try_from(number).expect("a number");
            let comment = store::insert_comment(&mut tx, new, at).await.expect("a comment");
            oldest.get_or_insert(comment);
        }
        tx.commit().await.expect("committed");
        let page = app.get_with(&here, "cookie", &other).await.body;
        assert!(page.contains("numéro 0.") && !page.contains("les plus récentes"));

        // The next one is answered with its HTML: an error would have the browser send it again.
        let (reflection, oldest) = (id.to_string(), oldest.expect("a comment").to_string());
        for parent in ["", oldest.as_str()] {
            let form = [
                ("lang", "fr"),
                ("reflection", reflection.as_str()),
                ("input[text]", "La toute dernière."),
                ("input[parent]", parent),
            ];
            let posted = app.send("/api/reflections/reply", &other, &form).await;
            assert!(posted.status == 200 && posted.body.contains("La toute dernière."), "{}", posted.body);
        }
        let page = app.get_with(&here, "cookie", &author).await.body;
        assert_eq!(page.matches("La toute dernière.").count(), 2, "the newest are shown");
        assert!(!page.contains("numéro 0.") && !page.contains("numéro 1.") && page.contains("numéro 2."));
        assert!(page.contains("Seules les 500 réponses les plus récentes"));
        // One that is not shown can be reported.
        let report = format!("{here}/signalement?comment={oldest}");
        assert_eq!(app.get_with(&report, "cookie", &author).await.status, 200);
    }
}
