//! The case, private texts and what the client keeps are where they belong and nowhere else.

use super::{DAY, scene, store};
use crate::app::{
    maintenance,
    testing::{Log, everybody, id_of},
};
use ensemble_server::db::testing::on_both_databases;

/// Words that are written in one place each.
const ACCOUNT: &str = "zirconium";
const SUGGESTION: &str = "molybdene";
const SHEET: &str = "praseodyme";
const LEARNING: &str = "ytterbium";
const PUBLISHED: &str = "gadolinium";

on_both_databases! {
    async fn a_case_and_private_texts_leak_nowhere(db: Db) {
        let (log, _guard) = Log::start(tracing::Level::DEBUG);
        let scene = scene(&db).await;
        scene.begun().await;
        scene.write("member", "account", &format!("Le cas {ACCOUNT}.")).await;
        scene.done("member", "feuille", &[("text", &format!("Ma feuille {SHEET}."))]).await;
        scene.done("member-en", "feuille", &[("text", &format!("I learn {LEARNING}."))]).await;
        let own = async |who: &str| scene.app.get_with("/fr/compte/donnees/json", "cookie", &scene.app.cookie(who).await).await.body;
        let meeting = format!("/fr/rencontres/{}", scene.meeting);
        for (who, viewer) in everybody(&db).await {
            let takes_part = ["member", "co-facilitator", "member-en"].contains(&who.as_str());
            let cookie = scene.app.cookie(&who).await;
            for address in [
                scene.page(),
                meeting.clone(),
                format!("{meeting}/participer"),
                format!("{meeting}/animer"),
                format!("{meeting}/ecran"),
                "/fr".to_owned(),
                format!("/fr/reflexions?q={ACCOUNT}"),
                "/fr/reflexions/fil".to_owned(),
                "/fr/notifications".to_owned(),
                "/fr/communautes/eleves-a-risque".to_owned(),
                "/fr/administration/journal".to_owned(),
            ] {
                let body = scene.app.get_with(&address, "cookie", &cookie).await.body;
                let body = body.replace(&format!("?q={ACCOUNT}"), "").replace(&format!("value=\"{ACCOUNT}\""), "");
                let is_session = address == scene.page();
                assert_eq!(body.contains(&format!("cas {ACCOUNT}")), is_session && takes_part, "{who} {address}");
                assert_eq!(body.contains(SHEET), is_session && who == "member", "{who} {address}");
                assert_eq!(body.contains(LEARNING), is_session && who == "member-en", "{who} {address}");
            }
            let data = own(&who).await;
            assert_eq!(data.contains(ACCOUNT) && data.contains(SHEET), who == "member", "{who}");
            assert_eq!(data.contains(LEARNING), who == "member-en", "{who}");
            assert!(viewer.id().is_some());
        }
        let emails: Vec<String> = sqlx::query_scalar("SELECT body_text FROM outbox").fetch_all(&db.reader).await.expect("emails");
        let audit: Vec<String> = sqlx::query_scalar("SELECT detail FROM audit").fetch_all(&db.reader).await.expect("entries");
        let said = log.take();
        for word in [ACCOUNT, SHEET, LEARNING] {
            assert!(!emails.iter().chain(&audit).any(|text| text.contains(word)), "{word}");
            assert!(!said.lines().any(|line| line.contains(word) && !line.contains("?q=")), "{word}");
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
