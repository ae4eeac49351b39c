//! A meeting in another zone than the portal's: its form, and the same hours wherever it is shown.

use super::pages::{NEW, form, made};
use ensemble_testing::{TestApp, app_on, on_both_with_content};

async fn page(app: &TestApp, address: &str, cookie: &str) -> String {
    let answer = app.get_with(address, "cookie", cookie).await;
    assert_eq!(answer.status, 200, "{address}");
    answer.body.replace('\u{a0}', " ")
}

async fn emails(app: &TestApp, kind: &str, lang: &str) -> Vec<(String, String)> {
    sqlx::query_as("SELECT body_text, calendar FROM outbox WHERE kind = $1 AND lang = $2 ORDER BY id")
        .bind(kind)
        .bind(lang)
        .fetch_all(&app.scratch.db.reader)
        .await
        .expect("emails")
}

on_both_with_content! {
    async fn the_day_of_the_next_meeting_is_that_of_its_zone(db: Db) {
        let app = app_on(db).await;
        let cookie = app.cookie("facilitator").await;
        // In Montréal it is still the day before.
        let here = made(&app, &cookie, &[("zone", "America/Halifax"), ("begins", "00:15")]).await;
        assert_eq!(app.send(&format!("{here}/publier"), &cookie, &[("confirmed", "1")]).await.status, 303);
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query("UPDATE meeting SET phase = 'draft' WHERE id <> $1")
            .bind(here.rsplit('/').next().expect("an id"))
            .execute(&mut *to)
            .await
            .expect("the only one");
        to.commit().await.expect("committed");
        for address in ["/fr", "/fr/communautes"] {
            let shown = app.get(address).await.body.replace('\u{a0}', " ").replace("&nbsp;", " ");
            assert!(shown.contains("16 décembre 2026") && !shown.contains("15 décembre 2026"), "{address}: {shown}");
        }
    }

    async fn a_meeting_is_said_in_its_zone_and_in_the_readers_everywhere(db: Db) {
        let app = app_on(db).await;
        let cookie = app.cookie("facilitator").await;
        let here = made(&app, &cookie, &[("zone", "America/Halifax"), ("title.fr", "La rencontre du zeste")]).await;
        let stored: (i64, String) = sqlx::query_as("SELECT begins_at, zone FROM meeting WHERE id = $1")
            .bind(here.rsplit('/').next().expect("an id"))
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a meeting");
        // At half past one in the Magdalen Islands, which is half past twelve in Montréal.
        let begins = "2026-12-16T17:30:00Z".parse::<jiff::Timestamp>().expect("a moment");
        assert_eq!(stored, (begins.as_millisecond(), "America/Halifax".to_owned()));
        let edit = page(&app, &format!("{here}/modifier"), &cookie).await;
        assert!(edit.contains("value=\"13:30\""), "{edit}");
        assert!(edit.contains("<option value=\"America/Halifax\" selected"), "{edit}");
        assert_eq!(app.send(&format!("{here}/publier"), &cookie, &[("confirmed", "1")]).await.status, 303);

        let id = here.rsplit('/').next().expect("an id").to_owned();
        let member = app.cookie("member").await;
        let list = "/fr/communautes/eleves-a-risque/rencontres";
        for address in [
            here.as_str(), list, "/fr/rencontres", &format!("{here}/ordre-du-jour/imprimer"), &format!("{here}/presence"),
        ] {
            let shown = page(&app, address, &member).await;
            assert!(shown.contains("13 h 30"), "{address}: {shown}");
            assert!(shown.contains("heure de l’Atlantique"), "{address}: {shown}");
            assert!(shown.contains("12 h 30 chez vous"), "{address}: {shown}");
        }
        let english = page(&app, &format!("/en/meetings/{id}"), &app.cookie("member-en").await).await;
        for said in ["1:30 p.m.", "Atlantic Time", "12:30 p.m. your time"] {
            assert!(english.contains(said), "{said}: {english}");
        }
        let visitor = app.get(&here).await.body.replace('\u{a0}', " ");
        assert!(visitor.contains("heure de l’Atlantique") && !visitor.contains("chez vous"), "{visitor}");
        let note = page(&app, list, &member).await;
        assert!(note.contains("Sauf indication contraire"), "{note}");

        let sent = emails(&app, "meeting-published", "fr").await;
        assert!(!sent.is_empty());
        for (text, calendar) in sent {
            let text = text.replace('\u{a0}', " ");
            assert!(text.contains("de 13 h 30 à 15 h (heure de l’Atlantique); 12 h 30 chez vous"), "{text}");
            assert!(calendar.contains("\r\nTZID:America/Halifax\r\n") && !calendar.contains("America/Toronto"), "{calendar}");
            assert!(calendar.contains("\r\nDTSTART;TZID=America/Halifax:20261216T133000\r\n"), "{calendar}");
        }
        let file = app.get(&format!("{here}/calendrier.ics")).await.body;
        let feed = app.get("/fr/communautes/eleves-a-risque/calendrier.ics").await.body;
        for calendar in [file, feed] {
            assert!(calendar.contains("\r\nDTSTART;TZID=America/Halifax:20261216T133000\r\n"), "{calendar}");
            assert_eq!(calendar.matches("\r\nTZID:America/Halifax\r\n").count(), 1, "{calendar}");
        }

        let form_of_account = [("name", "Béatrice"), ("lang", "fr"), ("zone", "America/Blanc-Sablon")];
        assert_eq!(app.send("/fr/compte", &member, &form_of_account).await.status, 303);
        let same = page(&app, &here, &member).await;
        assert!(same.contains("heure de l’Atlantique") && !same.contains("chez vous"), "in winter their clocks show the same");
    }

    async fn an_hour_that_clocks_leave_out_is_refused_in_its_zone(db: Db) {
        let app = app_on(db).await;
        let cookie = app.cookie("facilitator").await;
        for (zone, status) in [("", 422), ("America/Halifax", 422), ("America/Blanc-Sablon", 303)] {
            let night = [("zone", zone), ("day", "2027-03-14"), ("begins", "02:30")];
            let answer = app.send(NEW, &cookie, &form(&night)).await;
            assert_eq!(answer.status, status, "{zone}: {}", answer.body);
            assert_eq!(answer.body.contains("Cette heure n’existe pas ce jour-là"), status == 422, "{zone}");
            let chosen = format!("<option value=\"{zone}\" selected");
            assert_eq!(answer.body.contains(&chosen), status == 422, "what was chosen stays: {}", answer.body);
        }
        let elsewhere = app.send(NEW, &cookie, &form(&[("zone", "Europe/Paris")])).await;
        assert!(elsewhere.status == 422 && elsewhere.body.contains("Choisissez un fuseau horaire dans la liste."));
        assert!(elsewhere.body.contains("Une rencontre à nous"), "nothing that was typed is lost");
    }
}
