//! The review before people may read a reflection who may not read it now: when it is due, and what it covers.

use super::{
    NOW, everybody, id_of,
    races::meanwhile,
    store,
    writing::{hidden, written},
};
use ensemble_core::{
    file::{FileFormat, MetadataState},
    ids::{AttachmentId, ReflectionId},
};
use ensemble_reflections::reflection::{model::Attachment, store::NewComment};
use ensemble_testing::{Answer, TestApp, app, app_on, on_both_with_content};

fn id(address: &str) -> ReflectionId {
    address.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id")
}

on_both_with_content! {
    async fn a_reflection_is_shared_with_its_files_whatever_the_order_of_their_ids(db: Db) {
        let app = app_on(db.clone()).await;
        let author = app.cookie("member").await;
        let here = written(&app, &author, "Avec des fichiers.").await;
        let mut tx = db.write().await.expect("a transaction");
        for (at, last) in ["f", "0", "8", "3"].into_iter().enumerate() {
            let file: AttachmentId =
                format!("{last}0000000-0000-4000-8000-000000000000").parse().expect("an id");
            let file = Attachment {
                id: file,
                title: "Fiche".to_owned(),
                media: FileFormat::Pdf,
                size: 5,
                metadata: MetadataState::Removed,
            };
            let created = NOW + i64::try_from(at).expect("a number");
            store::add_attachment(&mut tx, id(&here), &file, b"%PDF-", created).await.expect("a file");
        }
        tx.commit().await.expect("committed");
        let done = app.send(&format!("{here}/partage"), &author, &[("audience", "community")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
    }

    async fn comments_of_others_are_part_of_the_review(db: Db) {
        let app = app_on(db.clone()).await;
        let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
        let here = written(&app, &author, "Un essai en classe.").await;
        let (share, comments) = (format!("{here}/partage"), format!("{here}/commentaires"));
        assert_eq!(app.send(&share, &author, &[("audience", "facilitators")]).await.status, 303);
        app.send(&comments, &author, &[("text", "Une précision.")]).await;
        app.send(&comments, &other, &[("text", "Merci.")]).await;
        let wider = ("audience", "community");
        let asked = app.send(&share, &author, &[wider]).await;
        assert_eq!(asked.status, 200);
        assert!(asked.body.contains("une réponse écrite par quelqu’un d’autre"), "{}", asked.body);
        let english = share.replace("/fr/reflexions", "/en/reflections").replace("partage", "sharing");
        let in_english = app.send(&english, &author, &[wider]).await.body;
        assert!(in_english.contains("a reply written by someone else"), "{in_english}");

        // A comment that arrives after the review is shown first.
        let seal = hidden(&asked.body, "confirmed");
        app.send(&comments, &other, &[("text", "Et encore merci.")]).await;
        let again = app.send(&share, &author, &[wider, ("confirmed", &seal)]).await;
        assert_eq!(again.status, 200);
        assert!(again.body.contains("2 réponses écrites par d’autres"), "{}", again.body);

        // So is one that arrives while the form is saved.
        let people = everybody(&db).await;
        let facilitator = &people.iter().find(|(who, _)| who == "facilitator").expect("a person").1;
        let seal = hidden(&again.body, "confirmed");
        let mut tx = db.write().await.expect("a transaction");
        assert!(store::lock_if_readable(&mut tx, facilitator, id(&here)).await.expect("locked"));
        let person = id_of(&people, "facilitator");
        let comment = NewComment { reflection: id(&here), parent: None, person, tried_on: None, text: "Bravo." };
        store::insert_comment(&mut tx, comment, NOW).await.expect("a comment");
        let late = meanwhile(&app, tx, &share, &author, &[wider, ("confirmed", &seal)]).await;
        assert_eq!(late.status, 409);
        assert!(late.body.contains("3 réponses écrites par d’autres"), "{}", late.body);
        let seal = hidden(&late.body, "confirmed");
        assert_eq!(app.send(&share, &author, &[wider, ("confirmed", &seal)]).await.status, 303);
        assert_eq!(app.send(&share, &author, &[("audience", "facilitators")]).await.status, 303, "fewer people");
    }
}

/// Shares a reflection with an audience and the people of these names; the answer to the first form, which is confirmed
/// when it asks for it.
async fn share(app: &TestApp, author: &str, here: &str, audience: &str, people: &[&str]) -> Answer {
    let everybody = everybody(&app.scratch.db).await;
    let people: Vec<String> = people.iter().map(|who| id_of(&everybody, who).to_string()).collect();
    let mut form = vec![("audience", audience)];
    form.extend(people.iter().map(|id| ("people", id.as_str())));
    let address = format!("{here}/partage");
    let first = app.send(&address, author, &form).await;
    if first.status == 200 {
        let seal = hidden(&first.body, "confirmed");
        form.push(("confirmed", &seal));
        assert_eq!(app.send(&address, author, &form).await.status, 303);
    }
    first
}

#[tokio::test]
async fn a_change_that_adds_a_reader_is_reviewed_and_a_subset_is_not() {
    let app = app().await;
    let author = app.cookie("member").await;
    let here = written(&app, &author, "Mon élève Kevin est en 4e année.").await;
    let steps: [(&str, &[&str], bool); 11] = [
        ("people", &["member-en"], true),
        ("people", &["member-en", "facilitator"], true),
        ("people", &["facilitator"], false),
        ("facilitators", &[], true),
        ("people", &["facilitator"], false),
        ("facilitators", &[], true),
        ("people", &["member-en"], true),
        ("community", &[], true),
        ("people", &["member-en"], false),
        ("community", &[], true),
        // An observer does not read what is shared with the community.
        ("people", &["liaison"], true),
    ];
    for (number, (audience, people, reviewed)) in steps.into_iter().enumerate() {
        let answer = share(&app, &author, &here, audience, people).await;
        let expected = if reviewed { 200 } else { 303 };
        assert_eq!(answer.status, expected, "step {number}: {audience} {people:?}");
        assert_eq!(answer.body.contains("<mark>Kevin</mark>"), reviewed, "step {number}");
    }
    // The text that new readers get must be the one that the form showed.
    let member = id_of(&everybody(&app.scratch.db).await, "member-en").to_string();
    let form = [("audience", "people"), ("people", member.as_str()), ("seen", "7")];
    assert_eq!(app.send(&format!("{here}/partage"), &author, &form).await.status, 409);
}

#[tokio::test]
async fn a_subset_of_the_readers_keeps_the_history_that_it_had() {
    let app = app().await;
    let author = app.cookie("member").await;
    let here = written(&app, &author, "Un essai.").await;
    share(&app, &author, &here, "community", &[]).await;
    let first_visible = async || -> i64 {
        sqlx::query_scalar("SELECT shown_from FROM reflection WHERE id = $1")
            .bind(id(&here).to_string())
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a revision")
    };
    let form = super::writing::opened(&app, &author, &format!("{here}/modifier")).await;
    let typed = [("lang", "fr"), ("text", "Deux essais.")];
    let saved = super::writing::send(&app, &author, &format!("{here}/modifier"), &form, &typed).await;
    assert_eq!(saved.status, 303);
    share(&app, &author, &here, "people", &["member-en"]).await;
    assert_eq!(first_visible().await, 1);
    share(&app, &author, &here, "people", &["member-en", "liaison"]).await;
    assert_eq!(first_visible().await, 2);
}

#[tokio::test]
async fn readers_who_left_the_community_stay_until_the_author_takes_them_off() {
    let app = app().await;
    let author = app.cookie("member").await;
    let here = written(&app, &author, "Un essai.").await;
    share(&app, &author, &here, "people", &["member-en", "liaison"]).await;
    let people = everybody(&app.scratch.db).await;
    let (left, stays) = (id_of(&people, "member-en"), id_of(&people, "liaison"));
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query("DELETE FROM membership WHERE person_id = $1")
        .bind(left.to_string())
        .execute(&mut *to)
        .await
        .expect("left");
    to.commit().await.expect("committed");
    let page = app.get_with(&format!("{here}/partage"), "cookie", &author).await.body;
    assert!(page.contains("n’est plus dans la communauté"), "{page}");
    let choice = page.split(&format!("value=\"{left}\"")).nth(1).and_then(|rest| rest.split('>').next());
    assert!(choice.is_some_and(|attributes| attributes.contains("checked")), "{choice:?}");
    share(&app, &author, &here, "people", &["liaison"]).await;
    let page = app.get_with(&format!("{here}/partage"), "cookie", &author).await.body;
    assert!(!page.contains(&left.to_string()) && page.contains(&stays.to_string()), "{page}");
    let own = id_of(&people, "member").to_string();
    let alone = [("audience", "people"), ("people", own.as_str()), ("seen", "1")];
    assert_eq!(
        app.send(&format!("{here}/partage"), &author, &alone).await.status,
        400,
        "no one else reads it"
    );
}
