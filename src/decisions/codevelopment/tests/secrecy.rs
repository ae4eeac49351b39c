//! The case, private texts and what the client keeps are where they belong and nowhere else.

use super::{DAY, scene, store};
use ensemble::app::maintenance;
use ensemble_testing::{
    Log, everybody, id_of, on_both_with_content,
    places::Parts,
    secrets::{Secret, assert_kept, assert_not_logged, people},
};

/// Words that are written in one place each.
const ACCOUNT: &str = "zirconium";
const SUGGESTION: &str = "molybdene";
const SHEET: &str = "praseodyme";
const LEARNING: &str = "ytterbium";
const PUBLISHED: &str = "gadolinium";
/// Where those who take part read them: on the page of the session and in their own data.
const SHOWN: [&str; 4] = ["/codeveloppement", "/codevelopment", "/donnees/", "/account/data"];

on_both_with_content! {
    async fn a_case_and_private_texts_leak_nowhere(db: Db) {
        let (log, logging) = Log::start(tracing::Level::DEBUG);
        let scene = scene(&db).await;
        scene.begun().await;
        scene.write("member", "account", &format!("Le cas {ACCOUNT}.")).await;
        scene.done("member", "feuille", &[("text", &format!("Ma feuille {SHEET}."))]).await;
        scene.done("member-en", "feuille", &[("text", &format!("I learn {LEARNING}."))]).await;
        let secrets = [
            Secret::new(&format!("cas {ACCOUNT}"), &["member", "co-facilitator", "member-en"]).at(&SHOWN),
            Secret::new(&format!("feuille {SHEET}"), &["member"]).at(&SHOWN),
            Secret::new(&format!("learn {LEARNING}"), &["member-en"]).at(&SHOWN),
        ];
        for who in ["member", "co-facilitator", "member-en", "facilitator"] {
            scene.shown(who).await;
        }
        drop(logging);
        assert_not_logged(&log.take(), &secrets);
        let people = people(&scene.app).await;
        assert_kept(&scene.app, &[Parts::of_meeting(scene.meeting)], &people, &secrets).await;
        for (who, cookie) in &people {
            for address in ["/fr/compte/donnees/json", "/fr/compte/donnees/html"] {
                let own = scene.app.get_with(address, "cookie", cookie).await;
                let has = [ACCOUNT, SHEET, LEARNING].map(|word| own.says(word));
                assert_eq!(has, [who == "member", who == "member", who == "member-en"], "{address} of {who}");
            }
        }
    }

    async fn what_was_written_goes_after_thirty_days_unless_the_client_keeps_it(db: Db) {
        let mut scene = scene(&db).await;
        scene.begun().await;
        scene.write("member", "account", &format!("Le cas {ACCOUNT}.")).await;
        scene.next("account").await;
        scene.write("member-en", "questions", &format!("Et {SUGGESTION}?")).await;
        let note = scene.note(SUGGESTION).await;
        assert_eq!(scene.does("member-en", "note", &[("act", "keep"), ("note", &note)]).await.status, 409);
        scene.done("member", "note", &[("act", "keep"), ("note", &note)]).await;
        assert!(scene.shown("member").await.contains("Ne plus garder"));
        assert!(!scene.shown("member-en").await.contains("Ne plus garder"), "no one sees what the client keeps");
        scene.app.later(30 * DAY + 1);
        let page = scene.shown("member").await;
        assert!(page.contains(SUGGESTION) && !page.contains(ACCOUNT), "also before the daily job: {page}");
        let others = scene.shown("member-en").await;
        assert!(!others.contains(SUGGESTION) && !others.contains(ACCOUNT), "{others}");
        let reopened = scene.does("co-facilitator", "etape", &[("act", "next"), ("step", "questions")]).await;
        assert_eq!(reopened.status, 409, "the others would read what the client keeps");
        maintenance::run(&scene.app.portal).await.expect("run");
        let texts: Vec<String> = sqlx::query_scalar("SELECT text FROM codevelopment_note").fetch_all(&db.reader).await.expect("texts");
        assert!(texts.len() == 1 && texts[0].contains(SUGGESTION), "{texts:?}");
    }

    async fn what_a_client_kept_is_not_kept_for_the_next_client(db: Db) {
        let scene = scene(&db).await;
        scene.begun().await;
        scene.write("member", "account", &format!("Le cas {ACCOUNT}.")).await;
        let note = scene.note(ACCOUNT).await;
        scene.done("member", "note", &[("act", "keep"), ("note", &note)]).await;
        let people = everybody(&db).await;
        let [left, client, facilitator] =
            ["member", "co-facilitator", "member-en"].map(|who| id_of(&people, who).to_string());
        let mut to = db.write().await.expect("a transaction");
        sqlx::query("DELETE FROM membership WHERE person_id = $1").bind(left).execute(&mut *to).await.expect("deleted");
        to.commit().await.expect("committed");
        let session = store::find(&db, scene.meeting).await.expect("an answer").expect("a session");
        let version = session.version.to_string();
        let plan = [
            ("client", client.as_str()),
            ("facilitator", facilitator.as_str()),
            ("minutes", "60"),
            ("version", version.as_str()),
        ];
        scene.done("facilitator", "preparation", &plan).await;
        let kept: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM codevelopment_note WHERE kept = 1")
            .fetch_one(&db.reader)
            .await
            .expect("a count");
        assert_eq!(kept, 0);
    }

    async fn the_client_alone_publishes_and_names_no_student(db: Db) {
        let scene = scene(&db).await;
        scene.begun().await;
        let text = format!("Nous avons parlé de {PUBLISHED}.");
        assert_eq!(scene.does("member-en", "publier", &[("text", &text)]).await.status, 409);
        let named = scene.does("member", "publier", &[("text", "L’élève Samuel Tremblay, né le 3 mars 2014, a réussi.")]).await;
        assert!(named.status == 422 && named.body.contains("Samuel Tremblay"), "{}", named.body);
        scene.done("member", "publier", &[("text", &text)]).await;
        let meeting = format!("/fr/rencontres/{}", scene.meeting);
        for (who, reads) in [("facilitator", true), ("coordinator", true), ("liaison", true), ("administrator", false)] {
            let page = scene.app.get_with(&meeting, "cookie", &scene.app.cookie(who).await).await.body;
            assert_eq!(page.contains(PUBLISHED), reads, "{who}");
        }
        assert!(!scene.app.get(&meeting).await.body.contains(PUBLISHED));
        scene.done("member", "depublier", &[]).await;
        let page = scene.app.get_with(&meeting, "cookie", &scene.app.cookie("facilitator").await).await.body;
        assert!(!page.contains(PUBLISHED));
    }
}
