//! What a person who left the community keeps: their comments are theirs to remove, and their reflections are unchanged.

use super::{
    NOW, community, everybody, id_of, store,
    writing::{self, written},
    written as content,
};
use ensemble_communities::membership::store as memberships;
use ensemble_core::ids::{CommentId, ReflectionId};
use ensemble_reflections::reflection::{
    create::create,
    model::{Audience, Prompt, PromptKind},
    store::NewReflection,
};
use ensemble_testing::{TestApp, app, app_on, on_both_with_content};

const MINE: &str = "/fr/mes-reflexions";

async fn leave(app: &TestApp, who: &str) {
    let db = &app.scratch.db;
    let (home, person) = (community(db, "students-at-risk").await, id_of(&everybody(db).await, who));
    let mut tx = db.write().await.expect("a transaction");
    memberships::remove(&mut tx, home, person).await.expect("removed");
    tx.commit().await.expect("committed");
}

/// The comments of a reflection: each text, its id, and whether it is removed.
async fn comments(app: &TestApp, here: &str) -> Vec<(String, CommentId, bool)> {
    let id = here.rsplit('/').next().expect("an id").to_owned();
    let rows: Vec<(String, String, Option<i64>)> = sqlx::query_as(
        "SELECT text, id, removed_at FROM reflection_comment WHERE reflection_id = $1 ORDER BY text",
    )
    .bind(id)
    .fetch_all(&app.scratch.db.reader)
    .await
    .expect("comments");
    rows.into_iter().map(|(text, id, at)| (text, id.parse().expect("an id"), at.is_some())).collect()
}

#[tokio::test]
async fn a_person_removes_their_comment_on_what_they_may_no_longer_read() {
    let mut app = app().await;
    let (author, other) = (app.cookie("member").await, app.cookie("member-en").await);
    let here = written(&app, &author, "Un essai en classe.").await;
    assert_eq!(app.send(&format!("{here}/partage"), &author, &[("audience", "community")]).await.status, 303);
    for (cookie, text) in [(&other, "A trop dire"), (&other, "B trop dire"), (&author, "C une précision")] {
        assert_eq!(app.send(&format!("{here}/commentaires"), cookie, &[("text", text)]).await.status, 303);
    }
    assert!(!app.get_with(MINE, "cookie", &other).await.body.contains("trop dire"), "it is on its page");
    leave(&app, "member-en").await;
    assert_eq!(app.get_with(&here, "cookie", &other).await.status, 404);
    let page = app.get_with(MINE, "cookie", &other).await.body;
    assert!(page.contains("A trop dire") && page.contains("B trop dire"), "{page}");
    assert!(!page.contains("C une précision"));

    let all = comments(&app, &here).await;
    let removal = format!("{here}/commentaires/retrait");
    let (first, second, third) = (all[0].1.to_string(), all[1].1.to_string(), all[2].1.to_string());
    let done = app.send(&removal, &other, &[("comment", &first)]).await;
    assert_eq!((done.status.as_u16(), done.header("location")), (303, MINE));
    let reflection = here.rsplit('/').next().expect("an id");
    let form = [("lang", "fr"), ("reflection", reflection), ("input[comment]", &second)];
    let done = app.send("/api/reflections/remove-reply", &other, &form).await;
    assert!(done.status == 200 && done.body.contains("SeePage"), "{}", done.body);
    assert_eq!(app.send(&removal, &other, &[("comment", &third)]).await.status, 404, "not theirs");
    let removed: Vec<bool> = comments(&app, &here).await.into_iter().map(|(_, _, removed)| removed).collect();
    assert_eq!(removed, [true, true, false]);
    // It can be undone for ten minutes.
    app.later(10 * 60_000 + 1);
    assert!(!app.get_with(MINE, "cookie", &other).await.body.contains("trop dire"));
}

on_both_with_content! {
    async fn a_prompt_stays_when_its_author_may_no_longer_read_the_agenda(db: Db) {
        let app = app_on(db.clone()).await;
        let people = everybody(&db).await;
        let (author, home) = (id_of(&people, "member"), community(&db, "students-at-risk").await);
        let meeting = ensemble_meetings::meeting::of_community(&db, home, false, 1).await.expect("meetings").remove(0);
        let id = ReflectionId::new();
        let mut written = content(Audience::AuthorOnly);
        let key = meeting.id.to_string();
        written.prompt = Some(Prompt { kind: PromptKind::Meeting, key: key.clone(), text: meeting.title });
        written.texts.body = ensemble_core::LocalizedText::Single {
            lang: ensemble_core::Lang::Fr,
            text: "Mon élève Kevin est en 4e année.".to_owned(),
        };
        let mut tx = db.write().await.expect("a transaction");
        create(&mut tx, NewReflection { id, community: home, author }, &written, NOW).await.expect("a reflection");
        memberships::remove(&mut tx, home, author).await.expect("removed");
        tx.commit().await.expect("committed");
        let cookie = app.cookie("member").await;
        let here = format!("/fr/reflexions/{id}");
        let prompt = async || -> (Option<String>, Option<String>) {
            sqlx::query_as("SELECT prompt_key, meeting_id FROM reflection WHERE id = $1")
                .bind(id.to_string())
                .fetch_one(&db.reader)
                .await
                .expect("a reflection")
        };
        let expected = (Some(key.clone()), Some(key.clone()));
        let replaced = app.send(&format!("{here}/partage/initiales"), &cookie, &[("audience", "me")]).await;
        assert_eq!(replaced.status, 200);
        assert_eq!(prompt().await, expected, "initials replace nothing else");
        let edit = format!("{here}/modifier");
        let page = app.get_with(&edit, "cookie", &cookie).await.body;
        assert!(page.contains(&format!("value=\"meeting:{key}\"")), "the form offers the chosen prompt");
        let form = writing::opened(&app, &cookie, &edit).await;
        let code = format!("meeting:{key}");
        let typed = [("lang", "fr"), ("text", "Un autre essai."), ("prompt", code.as_str())];
        assert_eq!(writing::send(&app, &cookie, &edit, &form, &typed).await.status, 303);
        assert_eq!(prompt().await, expected);
        // Others who may not read the agenda do not see it.
        let mut tx = db.write().await.expect("a transaction");
        store::set_sharing(&mut tx, id, Audience::Public, false, &[], 1, NOW).await.expect("shared");
        tx.commit().await.expect("committed");
        let visitor = store::find(&db, &people[0].1, id).await.expect("an answer").expect("a public one");
        assert_eq!(visitor.prompt, None);
    }
}
