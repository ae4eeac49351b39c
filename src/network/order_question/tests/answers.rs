//! Answers: recording and correcting them, who is notified, what stays when the arrangement changes.

use super::{LIST, app_with, arrange, asked, count, page, press, row};
use ensemble_communities::membership::model::Liaison;
use ensemble_testing::on_both_with_content;

const ANSWER: [(&str, &str); 5] = [
    ("day", "2026-11-17"),
    ("given", "text"),
    ("who", "Camille Roy"),
    ("post", "Syndique adjointe"),
    ("text", "Le dossier de zirconium est tenu par l’établissement."),
];

on_both_with_content! {
    async fn an_answer_has_a_day_and_a_source_and_reaches_those_who_ask(db: Db) {
        let app = app_with(db, Liaison::Contact).await;
        let [author, other, facilitator] =
            [app.cookie("member").await, app.cookie("member-en").await, app.cookie("facilitator").await];
        let id = asked(&app, &author, "Qui tient le dossier de zirconium?").await;
        press(&app, &other, &format!("{id}/appui"), &[("supports", "1")]).await;
        press(&app, &facilitator, &format!("{id}/appui"), &[("supports", "1")]).await;
        let way = format!("{id}/reponse");
        assert_eq!(press(&app, &author, &way, &ANSWER).await.status, 404, "facilitators only");
        for (field, wrong, said) in [
            ("day", "2026-11-19", "Indiquez la date d’aujourd’hui ou une date passée."),
            ("day", "hier", "Indiquez la date d’aujourd’hui ou une date passée."),
            ("given", "", "Choisissez comment l’ordre a répondu."),
            ("who", "", "Écrivez quelque chose, en 150 caractères au plus."),
            ("post", "", "Écrivez quelque chose, en 150 caractères au plus."),
        ] {
            let mut form = ANSWER.to_vec();
            form.retain(|(name, _)| *name != field);
            form.push((field, wrong));
            let refused = press(&app, &facilitator, &way, &form).await;
            assert!(refused.status == 422 && refused.body.contains(said), "{field}: {}", refused.body);
            assert!(refused.body.contains("tenu par l’établissement"), "what was typed stays");
        }
        let done = press(&app, &facilitator, &way, &ANSWER).await;
        assert!(done.header("location").contains("notice=answered"), "{}", done.body);
        let shown = page(&app, &other, &format!("{LIST}/{id}")).await;
        for kept in ["tenu par l’établissement", "Camille Roy", "Syndique adjointe", "17 novembre 2026", "Par écrit", "pas des avis juridiques"] {
            assert!(shown.contains(kept), "{kept}: {shown}");
        }
        let emails: Vec<(String, String, String)> = sqlx::query_as(
            "SELECT o.subject, o.body_text, p.email FROM outbox o JOIN person p ON p.id = o.person_id
             WHERE o.kind = 'order-answered' ORDER BY p.email",
        )
        .fetch_all(&app.scratch.db.reader)
        .await
        .expect("emails");
        let to: Vec<&str> = emails.iter().map(|(.., to)| to.split('.').next().unwrap_or_default()).collect();
        assert_eq!(to, ["beatrice", "imogen"], "not the person who recorded it");
        assert!(emails.iter().all(|(subject, text, _)| !format!("{subject}{text}").contains("zirconium")), "{emails:?}");
        let list = page(&app, &author, "/fr/notifications").await;
        assert!(list.contains("Réponse d’un ordre professionnel"), "{list}");
        let early = [&ANSWER[..], &[("revision", "0")][..]].concat();
        let again = press(&app, &facilitator, &way, &early).await;
        assert!(again.status == 409 && again.body.contains("Lisez sa version"), "{}", again.body);
        let corrected = [("revision", "1"), ("day", "2026-11-16"), ("given", "meeting"), ANSWER[2], ANSWER[3], ("text", "Par le centre de services.")];
        assert_eq!(press(&app, &facilitator, &way, &corrected).await.status, 303);
        let shown = row(&app, &other, &id).await;
        assert!(shown.contains("Par le centre de services.") && shown.contains("En rencontre") && !shown.contains("zirconium est tenu"), "{shown}");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM outbox WHERE kind = 'order-answered'").await, 2, "a correction notifies no one");
    }

    async fn answers_stay_when_the_arrangement_ends(db: Db) {
        let app = app_with(db, Liaison::Relay).await;
        let [author, facilitator] = [app.cookie("member").await, app.cookie("facilitator").await];
        let (answered, waiting) = (asked(&app, &author, "Avec réponse?").await, asked(&app, &author, "Sans réponse?").await);
        press(&app, &facilitator, &format!("{answered}/reponse"), &ANSWER).await;
        arrange(&app, Liaison::None).await;
        let shown = page(&app, &author, LIST).await;
        assert!(shown.contains("tenu par l’établissement") && !shown.contains("Sans réponse?"), "{shown}");
        let refused = press(&app, &facilitator, &format!("{waiting}/reponse"), &ANSWER).await;
        assert_eq!(refused.status, 409, "nothing is offered any more");
        assert!(refused.body.contains("tenu par l’établissement"), "what was typed stays");
        arrange(&app, Liaison::Questions).await;
        assert!(page(&app, &author, LIST).await.contains("Sans réponse?"), "it was kept");
    }

    async fn the_last_answers_come_first_page_by_page(db: Db) {
        let app = app_with(db, Liaison::Attends).await;
        let [author, facilitator] = [app.cookie("member").await, app.cookie("facilitator").await];
        for day in 1..=21 {
            let id = asked(&app, &author, &format!("Question du jour {day:02}?")).await;
            let day = format!("2026-10-{day:02}");
            let form = [("day", day.as_str()), ANSWER[1], ANSWER[2], ANSWER[3], ANSWER[4]];
            assert_eq!(press(&app, &facilitator, &format!("{id}/reponse"), &form).await.status, 303);
        }
        let first = page(&app, &author, LIST).await;
        let places = ["jour 21?", "jour 20?", "jour 02?"].map(|words| first.find(words));
        assert!(places.iter().all(Option::is_some) && places.is_sorted() && !first.contains("jour 01?"), "{places:?}");
        assert!(page(&app, &author, &format!("{LIST}?page=2")).await.contains("jour 01?"));
        for wrong in ["3", "0", "x"] {
            assert_eq!(app.get_with(&format!("{LIST}?page={wrong}"), "cookie", &author).await.status, 404, "{wrong}");
        }
    }
}
