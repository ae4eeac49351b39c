//! Finding a day through the whole service, on real databases.

use ensemble_core::ids::{MeetingId, SchoolDayId};
use ensemble_meetings::date_poll::store;
use ensemble_testing::{TestApp, app_on, on_both_with_content};

const NEW: &str = "/fr/communautes/eleves-a-risque/rencontres/nouvelle";

/// Announces a meeting of which only the month is known; its French address.
async fn announced(app: &TestApp) -> String {
    let cookie = app.cookie("facilitator").await;
    let form = [
        ("title.fr", "La rencontre du zeste"),
        ("title.en", "The zest meeting"),
        ("settled", "month"),
        ("month", "3"),
        ("year", "2027"),
        ("modality", "virtual"),
        ("agenda", "community"),
    ];
    let made = app.send(NEW, &cookie, &form).await;
    assert_eq!(made.status, 303, "{}", made.body);
    let here = made.header("location").to_owned();
    let published = app.send(&format!("{here}/publier"), &cookie, &[("confirmed", "1")]).await;
    assert_eq!(published.status, 303, "{}", published.body);
    here
}

async fn add(app: &TestApp, here: &str, day: &str, time: &str) -> ensemble_testing::Answer {
    let cookie = app.cookie("facilitator").await;
    app.send(&format!("{here}/dates/ajouter"), &cookie, &[("day", day), ("time", time)]).await
}

/// The days of the meeting, soonest first.
async fn options(app: &TestApp, here: &str) -> Vec<String> {
    sqlx::query_scalar("SELECT id FROM date_option WHERE meeting_id = $1 ORDER BY begins_at")
        .bind(here.rsplit('/').next().expect("an id"))
        .fetch_all(&app.scratch.db.reader)
        .await
        .expect("days")
}

async fn answer(app: &TestApp, here: &str, who: &str, values: &[(&str, &str)]) -> ensemble_testing::Answer {
    let fields: Vec<(String, &str)> =
        values.iter().map(|(option, value)| (format!("answer.{option}"), *value)).collect();
    let form: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    app.send(&format!("{here}/dates/reponse"), &app.cookie(who).await, &form).await
}

/// The answers that are stored, by person and day.
async fn answers(app: &TestApp, here: &str) -> Vec<(String, i64, String)> {
    sqlx::query_as(
        "SELECT p.email, o.begins_at, a.answer
         FROM date_answer a
         JOIN date_option o ON o.id = a.option_id
         JOIN person p ON p.id = a.person_id
         WHERE o.meeting_id = $1
         ORDER BY p.email, o.begins_at",
    )
    .bind(here.rsplit('/').next().expect("an id"))
    .fetch_all(&app.scratch.db.reader)
    .await
    .expect("answers")
}

async fn page(app: &TestApp, address: &str, who: &str) -> String {
    let answer = app.get_with(address, "cookie", &app.cookie(who).await).await;
    assert_eq!(answer.status, 200, "{address} as {who}");
    answer.body.replace('\u{a0}', " ")
}

async fn emails(app: &TestApp, kind: &str) -> Vec<String> {
    sqlx::query_scalar("SELECT to_address FROM outbox WHERE kind = $1 ORDER BY to_address")
        .bind(kind)
        .fetch_all(&app.scratch.db.reader)
        .await
        .expect("emails")
}

on_both_with_content! {
    async fn days_are_proposed_answered_and_one_is_settled(db: Db) {
        let app = app_on(db).await;
        let here = announced(&app).await;
        let dates = format!("{here}/dates");
        let facilitator = app.cookie("facilitator").await;
        assert!(!page(&app, &here, "member").await.contains("/dates\""), "there is nothing to answer yet");
        assert!(page(&app, &here, "facilitator").await.contains("Proposer des dates"));
        for day in ["2027-03-16", "2027-03-09"] {
            assert_eq!(add(&app, &here, day, "13:30").await.status, 303);
        }
        assert!(page(&app, &here, "member").await.contains("Répondre : 2 dates sont proposées"));
        let first = options(&app, &here).await;
        assert_eq!(answer(&app, &here, "member", &[(&first[0], "yes"), (&first[1], "no")]).await.status, 303);
        assert_eq!(answer(&app, &here, "member-en", &[(&first[0], "if-needed"), (&first[1], "if-needed")]).await.status, 303);
        let before = answers(&app, &here).await;
        assert_eq!(add(&app, &here, "2027-03-11", "9 h").await.status, 303);
        assert_eq!(answers(&app, &here).await, before, "a day that is added touches no answer");
        let shown = page(&app, &dates, "member").await;
        assert!(shown.contains("mardi 9 mars 2027, de 13 h 30 à 15 h") && shown.contains("Convient le mieux"), "{shown}");
        let tools = page(&app, &dates, "facilitator").await.replace("<!---->", "").replace("<!>", "");
        assert!(tools.contains("<b>mardi 9 mars 2027, de 13 h 30 à 15 h</b>"), "{tools}");
        let named = "<span class=\"visually-hidden\"> la date du mardi 9 mars 2027, de 13 h 30 à 15 h</span>";
        assert_eq!(tools.matches(named).count(), 3, "settling and removing name the day as the line does: {tools}");
        let waiting = |shown: &str, words: &str| shown.split(words).nth(1).and_then(|rest| rest.split("</p>").next()).unwrap_or_default().to_owned();
        let (none, some) = (waiting(&shown, "N’ont pas encore répondu"), waiting(&shown, "N’ont pas répondu pour toutes les dates"));
        assert!(none.contains("Rowan") && !none.contains("Béatrice") && some.contains("Béatrice") && some.contains("Imogen"), "{none} / {some}");
        assert_eq!(app.send(&format!("{dates}/demander"), &facilitator, &[]).await.status, 303);
        let asked = emails(&app, "dates-proposed").await;
        assert!(asked.len() >= 3 && !asked.iter().any(|to| to.starts_with("ariane")), "all but the one who asks: {asked:?}");
        app.send(&format!("{dates}/demander"), &facilitator, &[]).await;
        assert_eq!(emails(&app, "dates-proposed").await, asked, "once until they have looked");
        let now = options(&app, &here).await;
        assert_eq!(app.send(&format!("{dates}/fixer"), &facilitator, &[("option", &now[0])]).await.header("location"), format!("{here}?notice=notified"));
        assert!(page(&app, &here, "member").await.contains("mardi 9 mars 2027"));
        assert!(emails(&app, "meeting-changed").await.len() >= 3, "the members are told");
        let settled = page(&app, &dates, "member").await;
        assert!(!settled.contains("N’ont pas encore répondu") && !settled.contains("toutes les dates"), "nobody is awaited: {settled}");
        let late = answer(&app, &here, "member", &[(&now[0], "no")]).await;
        assert!(late.status == 409 && late.body.contains("rien n’a été enregistré"), "{}", late.body);
        assert_eq!(answers(&app, &here).await, before, "nothing changes once it is settled");
        let again = app.send(&format!("{dates}/fixer"), &facilitator, &[("option", &now[1])]).await;
        assert_eq!(again.status, 409);
        let revisions: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM revision WHERE subject_kind = 'meeting'").fetch_one(&app.scratch.db.reader).await.expect("a number");
        assert!(revisions >= 2, "it is a revision of the meeting");
    }

    async fn what_is_no_day_is_said(db: Db) {
        let app = app_on(db).await;
        let here = announced(&app).await;
        for (day, time, said) in [
            ("2027-03-14", "02:30", "Cette heure n’existe pas ce jour-là"),
            ("2026-11-01", "13:30", "Choisissez une date et une heure à venir."),
            ("demain", "13:30", "Cette date n’existe pas."),
            ("2027-03-09", "midi", "Écrivez une heure"),
        ] {
            let refused = add(&app, &here, day, time).await;
            assert!(refused.status == 422 && refused.body.contains(said), "{day} {time}: {}", refused.body);
            assert!(refused.body.contains(day) || day == "demain", "what was typed stays");
        }
        for day in 1..=12 {
            assert_eq!(add(&app, &here, &format!("2027-04-{day:02}"), "13:30").await.status, 303);
        }
        let many = add(&app, &here, "2027-04-13", "13:30").await;
        assert!(many.status == 422 && many.body.contains("Il y a déjà 12 dates"), "{}", many.body);
        let first = options(&app, &here).await[0].clone();
        let cookie = app.cookie("facilitator").await;
        assert_eq!(app.send(&format!("{here}/dates/retirer"), &cookie, &[("option", &first)]).await.status, 303);
        let twice = add(&app, &here, "2027-04-02", "13:30").await;
        assert!(twice.status == 422 && twice.body.contains("Cette date est déjà proposée."));
        let nothing = answer(&app, &here, "member", &[]).await;
        assert!(nothing.status == 422 && nothing.body.contains("Répondez pour au moins une date."));
        let options = options(&app, &here).await;
        assert_eq!(answer(&app, &here, "member", &[(&options[0], "peut-être")]).await.status, 400);
    }

    async fn what_speaks_against_a_day_is_shown(db: Db) {
        let app = app_on(db).await;
        let here = announced(&app).await;
        for (day, time) in [("2027-03-29", "13:30"), ("2027-03-13", "10:00"), ("2027-03-17", "13:30")] {
            assert_eq!(add(&app, &here, day, time).await.status, 303);
        }
        let mut to = app.scratch.db.write().await.expect("a transaction");
        let at = "2027-03-17T18:00:00Z".parse::<jiff::Timestamp>().expect("a moment").as_millisecond();
        sqlx::query(
            "UPDATE meeting SET begins_at = $1, month_only = 0
             WHERE id IN (SELECT MIN(m.id) FROM meeting m JOIN community_slug s ON s.community_id = m.community_id
                          WHERE s.slug = 'orthopedagogues' AND m.phase = 'published')",
        )
        .bind(at)
        .execute(&mut *to)
        .await
        .expect("moved");
        to.commit().await.expect("committed");
        let dates = format!("{here}/dates");
        let own = page(&app, &dates, "member").await;
        for said in ["Jour férié : lundi de Pâques.", "C’est la fin de semaine.", "Vous avez une autre rencontre à cette heure"] {
            assert!(own.contains(said), "{said}: {own}");
        }
        assert!(page(&app, &dates, "facilitator").await.contains("Une personne de la communauté est attendue à"));
        let other = page(&app, &dates, "member-en").await;
        assert!(!other.contains("est attendue à") && !other.contains("autre rencontre à cette heure"), "who is elsewhere is not theirs to know");
    }

    async fn days_on_which_schools_are_closed_are_said(db: Db) {
        let app = app_on(db).await;
        let here = announced(&app).await;
        for day in ["2027-03-09", "2027-03-16"] {
            assert_eq!(add(&app, &here, day, "13:30").await.status, 303);
        }
        let mut to = app.scratch.db.write().await.expect("a transaction");
        for (who, kind, first, last) in [
            ("beatrice", "break", "2027-03-08", "2027-03-12"),
            ("ariane", "pedagogical", "2027-03-09", "2027-03-09"),
            ("beatrice", "break", "2027-03-16", "2027-03-16"),
            ("ariane", "break", "2027-03-15", "2027-03-16"),
            ("imogen", "break", "2027-03-16", "2027-03-17"),
            ("rowan", "break", "2027-03-16", "2027-03-16"),
            ("beatrice", "pedagogical", "2027-03-10", "2027-03-15"),
            ("edmund", "break", "2027-03-09", "2027-03-16"),
        ] {
            sqlx::query(
                "INSERT INTO school_day (id, organisation_id, kind, title, first_day, last_day)
                 SELECT $1, organisation_id, $2, 'x', $3, $4 FROM person WHERE email LIKE $5",
            )
            .bind(SchoolDayId::new().to_string())
            .bind(kind)
            .bind(first)
            .bind(last)
            .bind(format!("{who}%"))
            .execute(&mut *to)
            .await
            .expect("a day");
        }
        sqlx::query("UPDATE person SET shows = 0 WHERE email LIKE 'ariane%'").execute(&mut *to).await.expect("hidden");
        to.commit().await.expect("committed");
        let dates = format!("{here}/dates");
        let (pedagogical, on_break) =
            ("Journée pédagogique : Centre de services scolaire des Érables-Rouges.", "Congé scolaire : Centre de services scolaire de la Baie-des-Brumes.");
        let member = page(&app, &dates, "member").await;
        assert!(member.contains(on_break), "{member}");
        assert!(!member.contains("Érables-Rouges"), "where others work is theirs to show");
        assert!(!member.contains("Five Rivers"), "no one there belongs to the community");
        let planner = page(&app, &dates, "co-facilitator").await;
        assert!(planner.contains(on_break) && planner.contains(pedagogical), "{planner}");
        assert!(planner.contains(" et 2 autres."), "four organizations have a break on the second day: {planner}");
        let english = page(&app, &dates.replace("/fr/rencontres", "/en/meetings"), "co-facilitator").await;
        assert!(english.contains("Pedagogical day at Érables-Rouges School Service Centre."), "{english}");
        assert!(english.contains(" and 2 more."), "{english}");
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query("UPDATE person SET shows = 5 WHERE email LIKE 'ariane%'").execute(&mut *to).await.expect("shown");
        to.commit().await.expect("committed");
        assert!(page(&app, &dates, "member").await.contains(pedagogical));
    }

    async fn days_are_proposed_in_the_zone_of_the_meeting(db: Db) {
        let app = app_on(db).await;
        let here = announced(&app).await;
        let zone = async |zone: &'static str| {
            let mut to = app.scratch.db.write().await.expect("a transaction");
            sqlx::query("UPDATE meeting SET zone = $1 WHERE id = $2")
                .bind(zone)
                .bind(here.rsplit('/').next().expect("an id"))
                .execute(&mut *to)
                .await
                .expect("changed");
            to.commit().await.expect("committed");
        };
        zone("America/Halifax").await;
        assert_eq!(add(&app, &here, "2027-03-09", "13:30").await.status, 303);
        let begins: i64 = sqlx::query_scalar("SELECT begins_at FROM date_option WHERE id = $1")
            .bind(&options(&app, &here).await[0])
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a day");
        assert_eq!(begins, "2027-03-09T17:30:00Z".parse::<jiff::Timestamp>().expect("a moment").as_millisecond());
        let shown = page(&app, &format!("{here}/dates"), "member").await;
        assert!(shown.contains("mardi 9 mars 2027, de 13 h 30 à 15 h (12 h 30 chez vous)"), "{shown}");
        assert!(shown.contains("Fuseau horaire de la rencontre : heure de l’Atlantique."), "{shown}");
        let refused = add(&app, &here, "2027-03-14", "02:30").await;
        assert!(refused.status == 422 && refused.body.contains("Cette heure n’existe pas ce jour-là"), "{}", refused.body);
        zone("America/Blanc-Sablon").await;
        assert_eq!(add(&app, &here, "2027-03-14", "02:30").await.status, 303, "clocks do not change there");
        let cookie = app.cookie("facilitator").await;
        let option = options(&app, &here).await[0].clone();
        assert_eq!(app.send(&format!("{here}/dates/fixer"), &cookie, &[("option", &option)]).await.status, 303);
        let settled = page(&app, &here, "member").await;
        assert!(settled.contains("de 13 h 30 à 15 h") && settled.contains("heure normale de l’Atlantique"), "{settled}");
    }

    async fn days_are_for_the_community(db: Db) {
        let app = app_on(db).await;
        let here = announced(&app).await;
        add(&app, &here, "2027-03-09", "13:30").await;
        let option = options(&app, &here).await[0].clone();
        for who in ["person", "administrator"] {
            let cookie = app.cookie(who).await;
            assert_eq!(app.get_with(&format!("{here}/dates"), "cookie", &cookie).await.status, 404, "{who}");
            for way in ["reponse", "ajouter", "retirer", "demander", "fixer"] {
                assert_eq!(app.send(&format!("{here}/dates/{way}"), &cookie, &[("option", &option)]).await.status, 404, "{who} {way}");
            }
        }
        for way in ["ajouter", "retirer", "demander", "fixer"] {
            let cookie = app.cookie("member").await;
            assert_eq!(app.send(&format!("{here}/dates/{way}"), &cookie, &[("option", &option)]).await.status, 404, "{way}");
        }
        assert_eq!(answer(&app, &here, "coordinator", &[(&option, "yes")]).await.status, 404, "who does not come does not answer");
        assert_eq!(answer(&app, &here, "liaison", &[(&option, "yes")]).await.status, 303, "an observer of the community does");
        assert!(app.get(&format!("{here}/dates")).await.header("location").starts_with("/fr/connexion?next="));
        let visitor = app.get(&here).await.body;
        assert!(!visitor.contains("/dates"), "visitors are not led there");
        let cookie = app.cookie("facilitator").await;
        app.send(&format!("{here}/annuler"), &cookie, &[("reason", "La salle est fermée.")]).await;
        assert_eq!(answer(&app, &here, "member", &[(&option, "yes")]).await.status, 409, "it was cancelled a second ago");
        app.send(&format!("{here}/retablir"), &cookie, &[]).await;
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query("UPDATE date_option SET begins_at = begins_at - 1000000000000").execute(&mut *to).await.expect("long ago");
        to.commit().await.expect("committed");
        let past = app.send(&format!("{here}/dates/fixer"), &cookie, &[("option", &option)]).await;
        assert_eq!(past.status, 409, "it is over");
    }

    async fn nothing_changes_in_a_community_that_is_archived(db: Db) {
        let app = app_on(db).await;
        let here = announced(&app).await;
        add(&app, &here, "2027-03-09", "13:30").await;
        let option = options(&app, &here).await[0].clone();
        assert_eq!(answer(&app, &here, "member", &[(&option, "yes")]).await.status, 303);
        let before = answers(&app, &here).await;
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query("UPDATE community SET archived_at = 1 WHERE id = (SELECT community_id FROM meeting WHERE id = $1)")
            .bind(here.rsplit('/').next().expect("an id"))
            .execute(&mut *to)
            .await
            .expect("archived");
        to.commit().await.expect("committed");
        let facilitator = app.cookie("facilitator").await;
        for way in ["ajouter", "retirer", "demander", "fixer"] {
            let form = [("option", option.as_str()), ("day", "2027-03-10"), ("time", "13:30")];
            assert_eq!(app.send(&format!("{here}/dates/{way}"), &facilitator, &form).await.status, 404, "{way}");
        }
        assert_eq!(answer(&app, &here, "member", &[(&option, "no")]).await.status, 404);
        assert_eq!((answers(&app, &here).await, options(&app, &here).await), (before, vec![option]));
        assert!(emails(&app, "dates-proposed").await.is_empty());
    }

    async fn a_date_that_is_removed_meanwhile_is_not_set(db: Db) {
        let app = app_on(db.clone()).await;
        let here = announced(&app).await;
        for day in ["2027-03-09", "2027-03-16"] {
            assert_eq!(add(&app, &here, day, "13:30").await.status, 303);
        }
        let option = options(&app, &here).await[0].clone();
        let cookie = app.cookie("facilitator").await;
        app.get_with(&here, "cookie", &cookie).await;
        let meeting: MeetingId = here.rsplit('/').next().expect("an id").parse().expect("an id");
        let mut tx = db.write().await.expect("a transaction");
        assert!(store::lock_waiting(&mut tx, meeting).await.expect("locked"));
        assert!(store::remove_date(&mut tx, meeting, option.parse().expect("an id")).await.expect("removed"));
        let commit = async {
            tokio::time::sleep(std::time::Duration::from_millis(700)).await;
            tx.commit().await.expect("committed");
        };
        let (form, address) = ([("option", option.as_str())], format!("{here}/dates/fixer"));
        let (settled, ()) = tokio::join!(app.send(&address, &cookie, &form), commit);
        assert_eq!(settled.status, 409, "{}", settled.body);
        assert!(emails(&app, "meeting-changed").await.is_empty(), "no one is told a date that is not set");
    }
}
