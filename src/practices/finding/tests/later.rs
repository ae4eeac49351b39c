//! Silence, and what the portal reminds the managers of.

use ensemble_testing::on_both_with_content;
use futures::future::join_all;

use super::{DAY, LIST, MANAGERS, SEEDED, answered, emails, in_days, page, started, waiting};
use ensemble_practices::finding::jobs;

on_both_with_content! {
    async fn silence_is_shown_in_days_and_the_managers_are_reminded_once_before_and_once_after(db: Db) {
        let mut app = started(db).await;
        let id = waiting(&app).await;
        let address = format!("{LIST}/{id}");
        jobs::run(&app.portal).await.expect("done");
        assert_eq!(emails(&app, "finding-waits").await.len(), 0, "it is early");
        app.later(25 * DAY);
        for done in join_all((0..3).map(|_| jobs::run(&app.portal))).await {
            done.expect("done");
        }
        assert_eq!(emails(&app, "finding-waits").await.len(), 1, "once before the day");
        assert!(!page(&app, "member", &address).await.contains("Sans réponse depuis"), "the day has not come");
        app.later(20 * DAY);
        for who in [("member", &address), ("observer", &format!("{MANAGERS}/{id}"))] {
            let shown = page(&app, who.0, who.1).await;
            assert!(shown.contains("Sans réponse depuis 45 jours") && shown.contains("31 jours prévus, 14 de plus"), "{shown}");
        }
        for _ in 0..2 {
            jobs::run(&app.portal).await.expect("done");
        }
        let sent = emails(&app, "finding-waits").await;
        assert_eq!(sent.len(), 2, "once after the day");
        assert!(sent.iter().all(|email| !email.contains(SEEDED)), "{sent:?}");
        assert!(page(&app, "member", &address).await.contains("Rappel aux gestionnaires"));
        assert_eq!(answered(&app, id, &[("answer", "refused"), ("reason", "Non, pas ici")]).await.status, 303);
        assert!(!page(&app, "member", &address).await.contains("Sans réponse depuis"));
        app.later(30 * DAY);
        jobs::run(&app.portal).await.expect("done");
        assert_eq!(emails(&app, "finding-waits").await.len(), 2, "no is an answer");
    }

    async fn facilitators_remind_the_managers_once_a_week_at_most(db: Db) {
        let mut app = started(db).await;
        let id = waiting(&app).await;
        let (address, member) = (format!("{LIST}/{id}/rappeler"), app.cookie("member").await);
        assert_eq!(app.send(&address, &member, &[]).await.status, 404);
        let early = app.send(&address, &app.cookie("facilitator").await, &[]).await;
        assert!(early.status == 422 && early.body.contains("moins de sept jours"), "{}", early.body);
        let shown = format!("{LIST}/{id}");
        let offered = "Envoyer un rappel aux gestionnaires";
        assert!(!page(&app, "facilitator", &shown).await.contains(offered), "they received it today");
        app.later(8 * DAY);
        assert!(page(&app, "facilitator", &shown).await.contains(offered));
        let cookie = app.cookie("facilitator").await;
        assert_eq!(app.send(&address, &cookie, &[]).await.status, 303);
        assert_eq!(app.send(&address, &cookie, &[]).await.status, 422, "not twice");
        let told = page(&app, "facilitator", &shown).await;
        assert!(told.contains("Rappel envoyé le") && !told.contains(offered), "{told}");
        assert_eq!(emails(&app, "finding-waits").await.len(), 1);
    }

    async fn the_managers_are_reminded_of_the_day_that_they_named(db: Db) {
        let mut app = started(db).await;
        let id = waiting(&app).await;
        let day = in_days(20);
        let form = [("answer", "accepted"), ("action", "Une grille"), ("date", day.as_str()), ("who", "Flavie")];
        assert_eq!(answered(&app, id, &form).await.status, 303);
        app.later(19 * DAY);
        jobs::run(&app.portal).await.expect("done");
        assert_eq!(emails(&app, "finding-waits").await.len(), 0);
        app.later(2 * DAY);
        for _ in 0..2 {
            jobs::run(&app.portal).await.expect("done");
        }
        assert_eq!(emails(&app, "finding-waits").await.len(), 1);
        assert!(page(&app, "member", &format!("{LIST}/{id}")).await.contains("la date est passée"));
    }
}
