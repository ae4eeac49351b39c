//! One of several authors withdraws: the practice stays, and those who can change its text are told.

use super::{LIST, answer, approved, begun, edited, one, page, published, reflection_of, sent};
use ensemble_practices::practice::jobs;
use ensemble_reflections::reflection::{model::Audience, store as reflections};
use ensemble_testing::{TestApp, app_on, on_both_with_content};

const MINUTE: i64 = 60_000;
const GONE: &str = "Une personne a retiré son accord, ou sa réflexion.";
/// How the demonstration calls the member, and how their email address begins; likewise another member.
const MEMBER: [&str; 2] = ["member", "beatrice%"];
const OTHER: [&str; 2] = ["member-en", "imogen%"];

/// Publishes a practice of which two authors are asked: the member answers this, the other consents.
async fn of_two(app: &TestApp, cookie: &str, consent: &str) -> String {
    let id = begun(app, cookie, "public").await;
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query(
        "UPDATE reflection SET level = 'community'
         WHERE person_id IN (SELECT p.id FROM person p WHERE p.email LIKE 'rowan%')",
    )
    .execute(&mut *to)
    .await
    .expect("shared");
    to.commit().await.expect("committed");
    let own = reflection_of(app, "rowan%").await;
    let ask = [("reflection", own.as_str()), ("passage", "")];
    assert_eq!(app.send(&format!("{LIST}/{id}/sources"), cookie, &ask).await.status, 303);
    answer_of(app, &id, MEMBER, consent).await;
    assert_eq!(edited(app, cookie, &id, "1", &[]).await.status, 303);
    publish(app, cookie, &id, "2").await;
    id
}

/// What an author answers.
async fn answer_of(app: &TestApp, practice: &str, [who, email]: [&str; 2], consent: &str) {
    let id: String = sqlx::query_scalar(
        "SELECT q.id FROM quotation q JOIN person p ON p.id = q.person_id
         WHERE q.work_id = $1 AND p.email LIKE $2",
    )
    .bind(practice.to_owned())
    .bind(email.to_owned())
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("they are asked");
    let form = [("consent", consent), ("credit", "name")];
    let done = app.send(&format!("/fr/mes-citations/{id}/accord"), &app.cookie(who).await, &form).await;
    assert_eq!(done.status, 303, "{}", done.body);
}

/// The reflection of the member that is behind a practice.
const OF_MEMBER: &str = "SELECT reflection_id FROM quotation q JOIN person p ON p.id = q.person_id
     WHERE q.work_id = $1 AND p.email LIKE 'beatrice%'";

/// The member chooses who reads the reflection that is behind a practice.
async fn share(app: &TestApp, practice: &str, audience: Audience) {
    let reflection = one(app, OF_MEMBER, practice).await.parse().expect("an id");
    let mut to = app.scratch.db.write().await.expect("a transaction");
    let now = app.portal.now();
    reflections::set_sharing(&mut to, reflection, audience, false, &[], 1, now).await.expect("shared");
    to.commit().await.expect("committed");
}

/// The member removes the reflection that is behind a practice.
async fn remove_reflection(app: &TestApp, practice: &str) {
    let reflection = one(app, OF_MEMBER, practice).await;
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query("UPDATE reflection SET removed_at = $2, removed_by = 'author' WHERE id = $1")
        .bind(reflection)
        .bind(app.portal.now())
        .execute(&mut *to)
        .await
        .expect("removed");
    to.commit().await.expect("committed");
}

async fn publish(app: &TestApp, cookie: &str, id: &str, revision: &str) {
    sent(app, cookie, id, revision).await;
    approved(app, id, revision).await;
    let done = app.send(&format!("{LIST}/{id}/publication"), cookie, &[("revision", revision)]).await;
    assert!(done.header("location").contains("notice=published"), "{}", done.body);
}

const ALL: &str = "SELECT COUNT(*) FROM notification WHERE kind = 'practice-consent-withdrawn'";
const THEIRS: &str = "SELECT COUNT(*) FROM notification n
     JOIN membership m ON m.person_id = n.person_id AND m.community_id = n.community_id
     WHERE n.kind = 'practice-consent-withdrawn' AND m.role = 'facilitator'";

/// How many notifications of it the facilitators have, and how many others have.
async fn told(app: &TestApp) -> (i64, i64) {
    let count = async |whom: &'static str| -> i64 {
        sqlx::query_scalar(whom).fetch_one(&app.scratch.db.reader).await.expect("a count")
    };
    let (all, theirs) = (count(ALL).await, count(THEIRS).await);
    (theirs, all - theirs)
}

/// Asserts that each email says that the practice was withdrawn, and asks nothing about its text.
async fn says_that_it_is_withdrawn(app: &TestApp) {
    let emails: Vec<String> = sqlx::query_scalar(
        "SELECT subject || ' ' || body_text FROM outbox WHERE kind = 'practice-consent-withdrawn'",
    )
    .fetch_all(&app.scratch.db.reader)
    .await
    .expect("emails");
    assert!(!emails.is_empty());
    for email in emails {
        let words = email.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            words.contains("Une pratique est retirée :") || words.contains("A practice was withdrawn:"),
            "{words}"
        );
        assert!(
            words.contains("une pratique a été retirée") || words.contains("a practice was withdrawn"),
            "{words}"
        );
        assert!(
            !words.contains("vérifiez si le texte") && !words.contains("check whether the text"),
            "{words}"
        );
    }
}

on_both_with_content! {
    async fn facilitators_are_told_when_one_of_two_authors_withdraws(db: Db) {
        let mut app = app_on(db).await;
        let cookie = app.cookie("co-facilitator").await;
        let id = of_two(&app, &cookie, "given").await;
        let (show, work) = (format!("{LIST}/{id}"), format!("{LIST}/{id}/preparation"));
        assert!(!page(&app, &cookie, &work).await.contains(GONE));
        app.later(MINUTE);
        answer_of(&app, &id, MEMBER, "withdrawn").await;
        let (facilitators, others) = told(&app).await;
        assert!(facilitators >= 2 && others == 0, "{facilitators} {others}");
        let shown = page(&app, "", &show).await;
        assert!(shown.contains("Un besoin.") && !shown.contains("Béatrice"), "it stays, without the name: {shown}");
        let list = page(&app, &cookie, "/fr/notifications").await;
        assert!(list.contains("une personne a retiré son accord à une pratique"), "{list}");
        assert!(page(&app, &cookie, &work).await.contains(GONE));
        let email = "SELECT subject || ' ' || body_text FROM outbox WHERE kind = $1 ORDER BY id LIMIT 1";
        let email = one(&app, email, "practice-consent-withdrawn").await;
        assert!(!email.contains("pratique a été retirée") && !email.contains("practice was withdrawn"), "{email}");
        assert!(email.contains("Un accord est retiré") || email.contains("Consent was withdrawn"), "{email}");
        assert!(!email.contains("Béatrice") && !email.contains("zirconium"), "{email}");

        // The next version is published without what came from them.
        app.later(MINUTE);
        assert_eq!(edited(&app, &cookie, &id, "2", &[("done.fr", "On a essayé autrement.")]).await.status, 303);
        assert!(page(&app, &cookie, &work).await.contains(GONE), "until it is published");
        publish(&app, &cookie, &id, "3").await;
        assert!(!page(&app, &cookie, &work).await.contains(GONE));
        assert_eq!(told(&app).await, (facilitators, 0), "once");
    }

    async fn a_reflection_that_was_removed_is_said_on_the_page_of_its_practice(db: Db) {
        let mut app = app_on(db).await;
        let cookie = app.cookie("co-facilitator").await;
        let id = of_two(&app, &cookie, "given").await;
        app.later(MINUTE);
        remove_reflection(&app, &id).await;
        assert!(page(&app, &cookie, &format!("{LIST}/{id}/preparation")).await.contains(GONE));
        assert!(page(&app, "", &format!("{LIST}/{id}")).await.contains("Un besoin."));
        let author = app.cookie("member").await;
        let late = edited(&app, &author, &id, "2", &[("need.fr", "Un autre besoin.")]).await;
        assert_eq!(late.status, 404, "who took their reflection back does not write it any more");
    }

    async fn a_reflection_that_is_removed_while_a_version_is_published_is_said(db: Db) {
        let mut app = app_on(db).await;
        let cookie = app.cookie("co-facilitator").await;
        let id = of_two(&app, &cookie, "given").await;
        // The moment is from before the version; it is stored after it.
        for (before, is_gone) in [(MINUTE, false), (MINUTE / 2, true)] {
            app.later(-before);
            remove_reflection(&app, &id).await;
            app.later(before);
            let work = page(&app, &cookie, &format!("{LIST}/{id}/preparation")).await;
            assert_eq!(work.contains(GONE), is_gone, "{before}");
        }
    }

    async fn facilitators_are_told_once_when_one_of_two_reflections_is_removed(db: Db) {
        let mut app = app_on(db).await;
        let cookie = app.cookie("co-facilitator").await;
        let id = of_two(&app, &cookie, "given").await;
        jobs::run(&app.portal).await.expect("done");
        assert_eq!(told(&app).await, (0, 0), "both reflections are there");
        app.later(MINUTE);
        remove_reflection(&app, &id).await;
        jobs::run(&app.portal).await.expect("done");
        assert_eq!(told(&app).await, (0, 0), "what was done at an earlier moment may not be stored yet");
        app.later(MINUTE);
        jobs::run(&app.portal).await.expect("done");
        let (facilitators, others) = told(&app).await;
        assert!(facilitators >= 2 && others == 0, "{facilitators} {others}");
        assert!(page(&app, "", &format!("{LIST}/{id}")).await.contains("Un besoin."), "the other author consents");
        let email = "SELECT subject || ' ' || body_text FROM outbox WHERE kind = $1 ORDER BY id LIMIT 1";
        let email = one(&app, email, "practice-consent-withdrawn").await;
        assert!(email.contains("Un accord est retiré") || email.contains("Consent was withdrawn"), "{email}");
        assert!(!email.contains("Béatrice") && !email.contains("zirconium"), "{email}");
        app.later(MINUTE);
        jobs::run(&app.portal).await.expect("done");
        assert_eq!(told(&app).await, (facilitators, 0), "once");
    }

    async fn facilitators_are_told_each_time_that_one_of_two_reflections_is_shared_with_fewer(db: Db) {
        let mut app = app_on(db).await;
        let cookie = app.cookie("co-facilitator").await;
        let id = of_two(&app, &cookie, "given").await;
        let mut before = 0;
        for (audience, is_gone) in [
            (Audience::AllCommunities, false),
            (Audience::Facilitators, true),
            (Audience::AuthorOnly, false),
            (Audience::Community, false),
            (Audience::AuthorOnly, true),
        ] {
            app.later(MINUTE);
            share(&app, &id, audience).await;
            app.later(MINUTE);
            jobs::run(&app.portal).await.expect("done");
            let (facilitators, others) = told(&app).await;
            assert_eq!((facilitators > before, others), (is_gone, 0), "{audience:?}");
            before = facilitators;
        }
    }

    async fn one_who_refused_and_removes_their_reflection_is_no_news(db: Db) {
        let mut app = app_on(db).await;
        let cookie = app.cookie("co-facilitator").await;
        let id = of_two(&app, &cookie, "refused").await;
        app.later(MINUTE);
        remove_reflection(&app, &id).await;
        app.later(MINUTE);
        jobs::run(&app.portal).await.expect("done");
        assert_eq!(told(&app).await, (0, 0));
    }

    async fn a_reflection_that_is_shared_with_fewer_is_said_on_the_page_of_its_practice(db: Db) {
        let mut app = app_on(db).await;
        let cookie = app.cookie("co-facilitator").await;
        let id = of_two(&app, &cookie, "given").await;
        for (audience, is_gone) in [
            (Audience::AllCommunities, false),
            (Audience::Facilitators, true),
            (Audience::AuthorOnly, true),
            (Audience::Community, false),
        ] {
            app.later(MINUTE);
            share(&app, &id, audience).await;
            let work = page(&app, &cookie, &format!("{LIST}/{id}/preparation")).await;
            assert_eq!(work.contains(GONE), is_gone, "{audience:?}");
            assert!(page(&app, "", &format!("{LIST}/{id}")).await.contains("Un besoin."), "{audience:?}");
        }
    }

    async fn who_shares_their_reflection_with_fewer_is_not_named_any_more(db: Db) {
        let mut app = app_on(db).await;
        let cookie = app.cookie("co-facilitator").await;
        let id = of_two(&app, &cookie, "given").await;
        app.later(MINUTE);
        let statement = "SELECT reflection_id FROM quotation q JOIN person p ON p.id = q.person_id
                         WHERE q.work_id = $1 AND p.email LIKE 'beatrice%'";
        let reflection = one(&app, statement, &id).await;
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query("UPDATE reflection SET level = 'people', narrowed_at = $2 WHERE id = $1")
            .bind(reflection)
            .bind(app.portal.now())
            .execute(&mut *to)
            .await
            .expect("narrowed");
        to.commit().await.expect("committed");
        let work = page(&app, &cookie, &format!("{LIST}/{id}/preparation")).await;
        assert!(work.contains(GONE), "{work}");
        let shown = page(&app, "", &format!("{LIST}/{id}")).await;
        assert!(shown.contains("Un besoin.") && !shown.contains("Béatrice"), "{shown}");
    }

    async fn one_who_refused_and_then_removes_their_reflection_takes_nothing_back(db: Db) {
        let mut app = app_on(db).await;
        let cookie = app.cookie("co-facilitator").await;
        let id = of_two(&app, &cookie, "refused").await;
        app.later(MINUTE);
        remove_reflection(&app, &id).await;
        let work = page(&app, &cookie, &format!("{LIST}/{id}/preparation")).await;
        assert!(work.contains("Un besoin.") && !work.contains(GONE), "{work}");
        assert!(page(&app, "", &format!("{LIST}/{id}")).await.contains("Un besoin."));
    }

    async fn one_who_was_asked_after_the_version_and_withdraws_takes_nothing_from_it(db: Db) {
        let mut app = app_on(db).await;
        let cookie = app.cookie("co-facilitator").await;
        let id = published(&app, "public").await;
        app.later(MINUTE);
        let reflection = reflection_of(&app, "imogen%").await;
        let ask = [("reflection", reflection.as_str()), ("passage", "")];
        assert_eq!(app.send(&format!("{LIST}/{id}/sources"), &cookie, &ask).await.status, 303);
        answer_of(&app, &id, OTHER, "given").await;
        answer_of(&app, &id, OTHER, "withdrawn").await;
        let work = page(&app, &cookie, &format!("{LIST}/{id}/preparation")).await;
        assert!(work.contains("Un besoin.") && !work.contains(GONE), "{work}");
    }

    async fn a_practice_of_one_author_is_withdrawn_and_they_are_told(db: Db) {
        let app = app_on(db).await;
        let id = published(&app, "public").await;
        answer(&app, &id, "withdrawn").await;
        assert_eq!(app.get(&format!("{LIST}/{id}")).await.status, 404);
        let (facilitators, others) = told(&app).await;
        assert!(facilitators >= 2 && others == 0, "{facilitators} {others}");
        says_that_it_is_withdrawn(&app).await;
    }

    async fn facilitators_are_told_when_the_last_reflection_is_removed(db: Db) {
        let mut app = app_on(db).await;
        let id = published(&app, "public").await;
        app.later(MINUTE);
        remove_reflection(&app, &id).await;
        jobs::run(&app.portal).await.expect("done");
        assert_eq!(app.get(&format!("{LIST}/{id}")).await.status, 404);
        let (facilitators, others) = told(&app).await;
        assert!(facilitators >= 2 && others == 0, "{facilitators} {others}");
        says_that_it_is_withdrawn(&app).await;
        jobs::run(&app.portal).await.expect("done");
        assert_eq!(told(&app).await, (facilitators, 0), "once");
    }
}
