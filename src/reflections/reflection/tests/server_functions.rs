//! Reactions, replies and decisions, by their forms and by their server functions: both do the same, and neither does
//! anything for a person who does not see the reflection.

use super::{Thing, community, everybody, id_of, one_of_each, word};
use ensemble_reflections::reflection::model::Audience;
use ensemble_testing::{Answer, TestApp, app};

/// One reflection of each audience by the member, and the app that they are in.
async fn scene() -> (TestApp, Vec<Thing>) {
    let app = app().await;
    let people = everybody(&app.scratch.db).await;
    let home = community(&app.scratch.db, "students-at-risk").await;
    let all = one_of_each(&app.scratch.db, id_of(&people, "member"), &[], home).await;
    (app, all)
}

fn of(all: &[Thing], audience: Audience) -> &Thing {
    all.iter().find(|thing| word(thing.audience) == word(audience)).expect("one of each")
}

async fn react(app: &TestApp, cookie: &str, id: &str, on: &str) -> Answer {
    let form = [("lang", "fr"), ("reflection", id), ("input[reaction]", "useful"), ("input[on]", on)];
    app.send("/api/reflections/react", cookie, &form).await
}

async fn reply(app: &TestApp, cookie: &str, id: &str, text: &str) -> Answer {
    let form = [("lang", "fr"), ("reflection", id), ("input[text]", text)];
    app.send("/api/reflections/reply", cookie, &form).await
}

#[tokio::test]
async fn a_reaction_is_the_same_by_its_form_and_by_its_server_function() {
    let (app, all) = scene().await;
    let other = app.cookie("facilitator").await;
    let id = of(&all, Audience::Community).id.to_string();
    let given = react(&app, &other, &id, "true").await;
    assert_eq!(given.status, 200, "{}", given.body);
    assert!(given.body.contains("\"count\":1"), "{}", given.body);
    let form = [("reaction", "useful"), ("on", "false")];
    assert_eq!(app.send(&format!("/fr/reflexions/{id}/reactions"), &other, &form).await.status, 303);
    assert!(react(&app, &other, &id, "false").await.body.contains("\"count\":0"));
}

#[tokio::test]
async fn a_reply_comes_back_as_the_page_shows_it() {
    let (app, all) = scene().await;
    let other = app.cookie("facilitator").await;
    let id = of(&all, Audience::Community).id.to_string();
    let posted = reply(&app, &other, &id, "Merci beaucoup").await;
    assert!(posted.status == 200 && posted.body.contains("Merci beaucoup"), "{}", posted.body);
    let empty = reply(&app, &other, &id, " ").await;
    assert!(empty.status == 422 && empty.body.contains("\"text\""), "{}", empty.body);
    let review = reply(&app, &other, &id, "Ou au 514 555-0142?").await;
    assert!(review.status == 200 && review.body.contains("ReviewNeeded"), "{}", review.body);
}

#[tokio::test]
async fn a_person_who_does_not_see_a_reflection_gets_nothing_by_either_way() {
    let (app, all) = scene().await;
    let id = of(&all, Audience::AuthorOnly).id.to_string();
    let here = format!("/fr/reflexions/{id}");
    for (who, status) in [("facilitator", 404), ("", 401)] {
        let cookie = if who.is_empty() { String::new() } else { app.cookie(who).await };
        assert_eq!(react(&app, &cookie, &id, "true").await.status, status);
        assert_eq!(reply(&app, &cookie, &id, "Merci").await.status, status);
        let form = [("reaction", "useful"), ("on", "true")];
        assert_eq!(app.send(&format!("{here}/reactions"), &cookie, &form).await.status, status);
        assert_eq!(
            app.send(&format!("{here}/commentaires"), &cookie, &[("text", "Merci")]).await.status,
            status
        );
    }
    let comment = of(&all, Audience::AuthorOnly).comment.to_string();
    let other = app.cookie("facilitator").await;
    let removal = [("lang", "fr"), ("reflection", id.as_str()), ("input[comment]", &comment)];
    assert_eq!(app.send("/api/reflections/remove-reply", &other, &removal).await.status, 404);
}

#[tokio::test]
async fn a_report_is_decided_by_a_moderator_only() {
    let (app, all) = scene().await;
    let id = of(&all, Audience::Community).id.to_string();
    let (member, facilitator) = (app.cookie("member-en").await, app.cookie("facilitator").await);
    let report = [("reason", "On reconnaît un élève")];
    assert_eq!(app.send(&format!("/fr/reflexions/{id}/signalement"), &member, &report).await.status, 303);
    let reported: String = sqlx::query_scalar("SELECT id FROM reflection_report WHERE reflection_id = $1")
        .bind(&id)
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a report");
    let decide = async |cookie: &str, reason: &str| {
        let form = [
            ("lang", "fr"),
            ("community", "eleves-a-risque"),
            ("input[report]", reported.as_str()),
            ("input[outcome]", "kept"),
            ("input[reason]", reason),
        ];
        app.send("/api/reflections/decide-report", cookie, &form).await
    };
    assert_eq!(decide(&member, "Rien").await.status, 404);
    assert_eq!(decide("", "Rien").await.status, 401);
    assert_eq!(decide(&facilitator, "").await.status, 422);
    let decided = decide(&facilitator, "Rien à signaler").await;
    assert!(decided.status == 200 && decided.body.contains("Rien à signaler"), "{}", decided.body);
    assert_eq!(decide(&facilitator, "Encore").await.status, 409, "it is decided already");
}
