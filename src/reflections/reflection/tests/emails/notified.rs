//! Who is notified of a comment, and how often.

use std::time::Duration;

use super::{
    super::personas::{VIEWPOINTS, Viewpoint, of},
    FACILITATOR, MEMBER, Scene, change, says_nothing, store, waiting,
};
use ensemble_common::notification::{
    PerLang,
    events::{CommentDetails, ReflectionCommented},
    notify,
};
use ensemble_communities::membership::store as memberships;
use ensemble_core::{
    Lang, LocalizedText,
    rights::{PortalRole, Role},
};
use ensemble_reflections::reflection::model::RemovedBy;
use ensemble_testing::{app, app_on, on_both_with_content};

on_both_with_content! {
    async fn one_is_told_once_until_one_has_looked(db: Db) {
        let mut scene = Scene::of(app_on(db).await).await;
        scene.look(Viewpoint::Author, &scene.here()).await;
        scene.answer(MEMBER, "").await;
        scene.app.later(60_000);
        scene.answer(FACILITATOR, "").await;
        scene.answer(MEMBER, "").await;
        assert_eq!(scene.notified().await, [Viewpoint::Author], "one email for three answers");
        for page in [format!("{}/historique", scene.here()), "/fr/mes-reflexions".to_owned()] {
            scene.look(Viewpoint::Author, &page).await;
        }
        scene.look(MEMBER, &scene.here()).await;
        scene.answer(MEMBER, "").await;
        assert_eq!(scene.notified().await, [Viewpoint::Author], "the answers are not there, and others are not one");

        scene.app.later(60_000);
        scene.look(Viewpoint::Author, &format!("/en/reflections/{}", scene.thing.id)).await;
        scene.app.later(60_000);
        scene.answer(MEMBER, "").await;
        scene.app.later(60_000);
        scene.answer(MEMBER, "").await;
        assert_eq!(scene.notified().await, [Viewpoint::Author; 2]);

        // An email that was given up told nobody anything.
        let given_up = "UPDATE outbox SET next_at = NULL, failed_at = created_at WHERE about = $1";
        change(scene.db(), given_up, scene.thing.id).await;
        scene.answer(MEMBER, "").await;
        assert_eq!(scene.notified().await, [Viewpoint::Author; 3]);
    }

    async fn of_two_who_answer_at_once_one_is_told(db: Db) {
        let scene = Scene::of(app_on(db).await).await;
        let mut first = scene.db().write().await.expect("a transaction");
        let told = store::comment_recipients(&mut first, scene.new_answer(MEMBER, None)).await.expect("people");
        assert_eq!((told.authors.len(), told.parent_author.len()), (1, 0));
        let nothing = || PerLang::of(|_| String::new());
        let event = ReflectionCommented(CommentDetails {
            reflection: scene.thing.id,
            community: scene.community,
            comment: None,
            recipients: told.authors,
            unread_since_email: Vec::new(),
            community_name: LocalizedText::Single { lang: Lang::Fr, text: String::new() },
            link: nothing(),
        });
        notify(&mut first, &scene.app.portal, &event).await.expect("queued");
        // The second begins while the first is under way.
        let committed = async {
            tokio::time::sleep(Duration::from_millis(200)).await;
            first.commit().await.expect("committed");
        };
        let (second, ()) = futures::join!(scene.would_notify(FACILITATOR, None), committed);
        assert_eq!(second, 0, "it waits for the first");
    }

    async fn those_are_told_whose_words_are_answered(db: Db) {
        let scene = Scene::of(app_on(db).await).await;
        let own = scene.thing.comment.to_string();
        scene.answer(Viewpoint::Author, "").await;
        scene.answer(Viewpoint::Author, &own).await;
        assert_eq!(scene.notified_now().await, [], "oneself is not told");
        let below = scene.answer(MEMBER, &own).await;
        let emails = waiting(scene.db(), scene.thing.id).await;
        assert_eq!(emails.len(), 1, "who wrote both is told once");
        assert!(emails[0].text.contains("votre réflexion dans"), "{}", emails[0].text);
        let link = format!("\nhttp://127.0.0.1:3000{}?from=mail#comments\n", scene.here());
        assert!(emails[0].text.contains(&link), "{}", emails[0].text);
        assert!(emails[0].text.contains("http://127.0.0.1:3000/fr/notifications/preferences"));
        assert_eq!(scene.notified_now().await, [Viewpoint::Author]);

        // An answer to an answer below another stands under that one.
        scene.answer(FACILITATOR, &below).await;
        assert_eq!(scene.notified_now().await, [Viewpoint::Author]);
        let first = scene.answer(MEMBER, "").await;
        scene.notified_now().await;
        scene.answer(FACILITATOR, &first).await;
        let mut notified = scene.notified().await;
        notified.sort_by_key(|viewpoint| *viewpoint == MEMBER);
        assert_eq!(notified, [Viewpoint::Author, MEMBER]);
        let emails = waiting(scene.db(), scene.thing.id).await;
        let theirs = emails.iter().find(|email| email.person == scene.id(MEMBER)).expect("an email");
        assert!(theirs.text.contains("Vous aviez répondu à une réflexion"), "{}", theirs.text);
        says_nothing(&emails, scene.thing.audience, &scene.personas);
        scene.notified_now().await;
        scene.answer(Viewpoint::Author, &first).await;
        assert_eq!(scene.notified_now().await, [MEMBER], "their own author answers");
        scene.answer(MEMBER, &first).await;
        assert_eq!(scene.notified_now().await, [Viewpoint::Author], "under one’s own");

        // What was taken away is answered by nobody.
        let gone = scene.answer(FACILITATOR, &own).await;
        let taken = "UPDATE reflection_comment SET removed_at = 1, removed_by = 'author' WHERE id = $1";
        change(scene.db(), taken, &first).await;
        scene.notified_now().await;
        assert_eq!(scene.would_notify(Viewpoint::Author, Some(&first)).await, 0);
        scene.answer(Viewpoint::Author, &gone).await;
        assert_eq!(scene.notified_now().await, [], "the author’s own stands above");
    }

    async fn those_are_told_whom_a_text_names_and_who_may_read_it(db: Db) {
        let scene = Scene::of(app_on(db).await).await;
        let mentioned = async || -> Vec<String> {
            sqlx::query_scalar("SELECT person_id FROM notification WHERE kind = 'mentioned' ORDER BY person_id")
                .fetch_all(&scene.db().reader)
                .await
                .expect("people")
        };
        // 2 is a member, 4 an observer, who reads no reflections, 6 a member of another community, 13 the author.
        let text = "Merci @personne 2, @Personne 4, @Personne 6, @Personne 13 et @Personne 99. a@personne 2";
        let facilitator = &of(&scene.personas, FACILITATOR).cookie;
        let here = format!("{}/commentaires", scene.here());
        assert_eq!(scene.app.send(&here, facilitator, &[("text", text)]).await.status, 303);
        assert_eq!(mentioned().await, [scene.id(MEMBER).to_string()], "the author is told of the reply");
        let mut notified = scene.notified_kinds().await;
        notified.sort_unstable();
        assert_eq!(notified, ["answered", "mentioned"]);

        change(scene.db(), "DELETE FROM notification WHERE subject_id = $1", scene.thing.id).await;
        scene.share(&[("audience", "facilitators")]).await;
        assert_eq!(scene.app.send(&here, facilitator, &[("text", text)]).await.status, 303);
        assert_eq!(mentioned().await, Vec::<String>::new(), "those who may not read it are not told");
    }

    async fn those_who_take_part_in_a_conversation_are_told_in_their_digest(db: Db) {
        let scene = Scene::of(app_on(db).await).await;
        scene.answer(MEMBER, "").await;
        scene.notified_now().await;
        change(scene.db(), "DELETE FROM notification WHERE subject_id = $1", scene.thing.id).await;
        scene.answer(FACILITATOR, "").await;
        let waiting: Vec<(String, String)> = sqlx::query_as(
            "SELECT person_id, kind FROM notification WHERE digest_at IS NOT NULL",
        )
        .fetch_all(&scene.db().reader)
        .await
        .expect("notifications");
        assert_eq!(waiting, [(scene.id(MEMBER).to_string(), "conversation-continued".to_owned())]);
        assert_eq!(scene.notified_now().await, [Viewpoint::Author], "by email, the author alone");
    }

    async fn those_who_may_not_know_or_do_not_want_to_are_not_told(db: Db) {
        let scene = Scene::of(app_on(db).await).await;
        let first = scene.answer(MEMBER, "").await;
        scene.notified_now().await;
        let member = &of(&scene.personas, MEMBER).cookie;
        for (wants, notified) in [(false, vec![]), (true, vec![MEMBER])] {
            let form = [("replies", if wants { "at-once" } else { "never" })];
            assert_eq!(scene.app.send("/fr/notifications/preferences", member, &form).await.status, 303);
            scene.answer(Viewpoint::Author, &first).await;
            assert_eq!(scene.notified_now().await, notified, "wants it: {wants}");
        }
        for (closed, notified) in [(true, vec![]), (false, vec![MEMBER])] {
            let statement = match closed {
                true => "UPDATE person SET closed_at = 1 WHERE id = $1",
                false => "UPDATE person SET closed_at = NULL WHERE id = $1",
            };
            change(scene.db(), statement, scene.id(MEMBER)).await;
            scene.answer(Viewpoint::Author, &first).await;
            assert_eq!(scene.notified_now().await, notified, "closed: {closed}");
        }
        let facilitator = scene.id(FACILITATOR).to_string();
        for (form, notified) in [
            (vec![("audience", "me")], vec![]),
            (vec![("audience", "people"), ("people", facilitator.as_str())], vec![]),
            (vec![("audience", "facilitators")], vec![]),
            (vec![("audience", "community")], vec![MEMBER]),
        ] {
            scene.share(&form).await;
            scene.answer(Viewpoint::Author, &first).await;
            assert_eq!(scene.notified_now().await, notified, "{form:?}");
        }
        for (viewpoint, notified) in [(MEMBER, vec![]), (Viewpoint::Author, vec![Viewpoint::Author])] {
            let mut tx = scene.db().write().await.expect("a transaction");
            memberships::remove(&mut tx, scene.community, scene.id(viewpoint)).await.expect("gone");
            tx.commit().await.expect("committed");
            let by = if viewpoint == MEMBER { Viewpoint::Author } else { FACILITATOR };
            scene.answer(by, &first).await;
            assert_eq!(scene.notified_now().await, notified, "{viewpoint:?} left: what one wrote stays one’s own");
        }
        change(scene.db(), "UPDATE community SET archived_at = 1 WHERE id = $1", scene.community).await;
        scene.answer(FACILITATOR, &first).await;
        assert_eq!(scene.notified_now().await, [Viewpoint::Author]);
    }

    async fn without_a_name_only_its_author_learns_of_it(db: Db) {
        let scene = Scene::of(app_on(db).await).await;
        scene.share(&[("audience", "community"), ("anonymous", "true")]).await;
        let first = scene.answer(MEMBER, "").await;
        scene.answer(FACILITATOR, &first).await;
        scene.answer(Viewpoint::Author, &first).await;
        let mut notified = scene.notified().await;
        notified.sort_by_key(|viewpoint| *viewpoint == MEMBER);
        assert_eq!(notified, [Viewpoint::Author, MEMBER]);
        let emails = waiting(scene.db(), scene.thing.id).await;
        says_nothing(&emails, scene.thing.audience, &scene.personas);

        // Who looks after the mail reads neither to whom it went, nor about which reflection: beside the log, which
        // says when a reflection was answered, the address would tell who wrote it.
        let keeper = &of(&scene.personas, Viewpoint::Holds(PortalRole::Administrator)).cookie;
        let list = scene.app.get_with("/fr/administration/courriels", "cookie", keeper).await;
        assert!(list.status == 200 && !list.body.contains("part-13@ensemble.example"));
        let mut looked = 0;
        for entry in list.body.split("/fr/administration/courriels/").skip(1) {
            let id = entry.split('"').next().unwrap_or_default();
            let address = format!("/fr/administration/courriels/{id}");
            let page = scene.app.get_with(&address, "cookie", keeper).await;
            looked += usize::from(page.body.contains("Courriel confidentiel"));
            for notified in ["part-13@ensemble.example", &scene.thing.id.to_string()] {
                assert!(!page.body.contains(notified), "{}", page.body);
            }
        }
        assert!(looked >= 2, "the author’s email is among them");
        assert_eq!(VIEWPOINTS[13], Viewpoint::Author);
    }

    async fn those_who_wrote_a_groups_note_are_told(db: Db) {
        let scene = Scene::of(app_on(db).await).await;
        let id = scene.thing.id;
        let wrote = [scene.id(Viewpoint::Author), scene.id(MEMBER), scene.id(Viewpoint::Elsewhere(Role::Member))];
        let mut tx = scene.db().write().await.expect("a transaction");
        store::group_note::create(&mut tx, id).await.expect("a note");
        tx.commit().await.expect("committed");
        scene.answer(FACILITATOR, "").await;
        assert_eq!(scene.notified_now().await, [Viewpoint::Author], "who wrote is counted when it is closed");
        let mut tx = scene.db().write().await.expect("a transaction");
        assert!(store::group_note::close(&mut tx, id, &[], &wrote, 1).await.expect("closed"));
        tx.commit().await.expect("committed");
        scene.answer(FACILITATOR, "").await;
        let emails = waiting(scene.db(), id).await;
        assert!(emails.iter().all(|email| email.text.contains("votre réflexion dans")));
        let mut notified = scene.notified_now().await;
        notified.sort_by_key(|viewpoint| *viewpoint == MEMBER);
        assert_eq!(notified, [Viewpoint::Author, MEMBER], "those of them who see it");
        scene.answer(MEMBER, "").await;
        assert_eq!(scene.notified_now().await, [Viewpoint::Author], "who answers knows");
    }
}

#[tokio::test]
async fn an_answer_that_is_not_sent_is_not_told() {
    let scene = Scene::of(app().await).await;
    let (here, member) = (format!("{}/commentaires", scene.here()), &of(&scene.personas, MEMBER).cookie);
    for form in [
        &[("text", "")][..],
        &[("text", "Mon élève Kevin est absent.")],
        &[("text", "Merci"), ("tried_on", "2031-01-01")],
        &[("text", "Merci"), ("parent", "0190f5c0-0000-7000-8000-000000000000")],
    ] {
        let status = scene.app.send(&here, member, form).await.status.as_u16();
        assert!([400, 422].contains(&status), "{form:?}: {status}");
    }
    let outsider = &of(&scene.personas, Viewpoint::Stranger).cookie;
    assert_eq!(scene.app.send(&here, outsider, &[("text", "Merci")]).await.status, 404);
    assert_eq!(scene.notified().await, []);
    let tried = [("text", "Essayé lundi"), ("tried_on", "2026-11-02")];
    assert_eq!(scene.app.send(&here, member, &tried).await.status, 303);
    assert_eq!(scene.notified_now().await, [Viewpoint::Author], "a note of who tried it is an answer");
    assert_eq!(scene.would_notify(MEMBER, None).await, 1);
    let mut tx = scene.db().write().await.expect("a transaction");
    store::remove(&mut tx, scene.thing.id, RemovedBy::Author, 1).await.expect("taken away");
    tx.commit().await.expect("committed");
    assert_eq!(scene.would_notify(MEMBER, None).await, 0, "nobody sees it");
}
