//! Importing the days on which schools are closed, and removing them, through the whole service, on real databases.

use axum::{body::Body, http::Request};

use ensemble_core::ids::OrganizationId;
use ensemble_meetings::school_days::{MAX_FILE, store};
use ensemble_server::db::Db;
use ensemble_testing::{Answer, TestApp, app_on, on_both_with_content};

/// A school calendar with a pedagogical day, a break and something else.
const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\
    BEGIN:VEVENT\r\nSUMMARY:Journée pédagogique\r\nDTSTART;VALUE=DATE:20270305\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nSUMMARY:Semaine de relâche\r\nDTSTART;VALUE=DATE:20270308\r\nDTEND;VALUE=DATE:20270313\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nSUMMARY:Rencontre de parents\r\nDTSTART:20270310T190000\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nSUMMARY:Journée pédagogique\r\nDTSTART;VALUE=DATE:20240305\r\nEND:VEVENT\r\n\
    END:VCALENDAR\r\n";

/// A calendar with one pedagogical day, and lines of its event, the fifth line first.
fn with(lines: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Journée pédagogique\r\nDTSTART;VALUE=DATE:20270305\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR"
    )
}

/// The organization that the person works for.
async fn organization_of(db: &Db, email: &str) -> String {
    sqlx::query_scalar("SELECT organisation_id FROM person WHERE email LIKE $1")
        .bind(format!("{email}%"))
        .fetch_one(&db.reader)
        .await
        .expect("an organization")
}

fn upload(address: &str, cookie: &str, content: &[u8]) -> Request<Body> {
    let mut body =
        b"--x\r\nContent-Disposition: form-data; name=\"calendar\"; filename=\"a.ics\"\r\n\r\n".to_vec();
    body.extend(content);
    body.extend(b"\r\n--x--\r\n");
    Request::post(address)
        .header("content-type", "multipart/form-data; boundary=x")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookie)
        .body(Body::from(body))
        .expect("a request")
}

async fn import(app: &TestApp, organization: &str, who: &str, content: &[u8]) -> Answer {
    let address = format!("/fr/administration/organismes/{organization}/jours");
    app.request(upload(&address, &app.cookie(who).await, content)).await
}

/// The lines that are stored, soonest first.
async fn lines(app: &TestApp, organization: &str) -> Vec<(String, String, String)> {
    sqlx::query_as(
        "SELECT kind, first_day, last_day FROM school_day WHERE organisation_id = $1 ORDER BY first_day, id",
    )
    .bind(organization)
    .fetch_all(&app.scratch.db.reader)
    .await
    .expect("days")
}

fn line(kind: &str, first: &str, last: &str) -> (String, String, String) {
    (kind.to_owned(), first.to_owned(), last.to_owned())
}

async fn deeds(app: &TestApp) -> Vec<String> {
    sqlx::query_scalar("SELECT action FROM audit WHERE action LIKE 'organisation.school-days%' ORDER BY id")
        .fetch_all(&app.scratch.db.reader)
        .await
        .expect("deeds")
}

on_both_with_content! {
    async fn an_import_replaces_the_days_of_its_organization(db: Db) {
        let app = app_on(db).await;
        let (one, other) = (
            organization_of(&app.scratch.db, "beatrice").await,
            organization_of(&app.scratch.db, "imogen").await,
        );
        assert_eq!(import(&app, &other, "administrator", with("").as_bytes()).await.status, 200);
        let done = import(&app, &one, "coordinator", CALENDAR.as_bytes()).await;
        let shown = done.body.replace('\u{a0}', " ");
        for said in [
            "2 lignes sont importées",
            "Rencontre de parents",
            "Journée pédagogique : vendredi 5 mars 2027",
            "Congé : du lundi 8 mars 2027 au vendredi 12 mars 2027",
        ] {
            assert!(done.status == 200 && shown.contains(said), "{said}: {shown}");
        }
        let first = [line("pedagogical", "2027-03-05", "2027-03-05"), line("break", "2027-03-08", "2027-03-12")];
        assert_eq!(lines(&app, &one).await, first, "not the year before, not the parents");
        let again = import(&app, &one, "administrator", with("RRULE:FREQ=WEEKLY").as_bytes()).await;
        let shown = again.body.replace('\u{a0}', " ");
        assert!(again.status == 200 && shown.contains("jusqu’au 31 juillet 2028"), "{shown}");
        let stored = lines(&app, &one).await;
        assert_eq!(stored.len(), 74);
        assert!(stored.iter().all(|(kind, ..)| kind == "pedagogical"), "{stored:?}");
        assert_eq!(lines(&app, &other).await.len(), 1, "another organization keeps its own");
        let english = app.cookie("coordinator").await;
        let english = app.get_with(&format!("/en/administration/organizations/{one}"), "cookie", &english).await.body;
        assert!(english.contains("Pedagogical day: Friday, March\u{a0}5, 2027"), "{english}");
        assert_eq!(deeds(&app).await, ["organisation.school-days"; 3]);
    }

    async fn lines_are_removed_one_by_one_or_all(db: Db) {
        let app = app_on(db).await;
        let organization = organization_of(&app.scratch.db, "beatrice").await;
        assert_eq!(import(&app, &organization, "coordinator", CALENDAR.as_bytes()).await.status, 200);
        let id: OrganizationId = organization.parse().expect("an id");
        let days = store::of_organization(&app.scratch.db, id).await.expect("days");
        let remove = format!("/fr/administration/organismes/{organization}/jours/retirer");
        let cookie = app.cookie("coordinator").await;
        let day = days[0].id.to_string();
        for _ in 0..2 {
            let done = app.send(&remove, &cookie, &[("day", &day)]).await;
            assert_eq!(done.status, 303);
            assert_eq!(done.header("location"), format!("/fr/administration/organismes/{organization}?notice=removed"));
            assert_eq!(lines(&app, &organization).await, [line("break", "2027-03-08", "2027-03-12")]);
        }
        assert_eq!(app.send(&remove, &cookie, &[("day", "")]).await.status, 303);
        assert!(lines(&app, &organization).await.is_empty());
        assert_eq!(deeds(&app).await.len(), 3, "an import, and two removals that removed something");
    }

    async fn a_file_that_cannot_be_read_changes_nothing(db: Db) {
        let app = app_on(db).await;
        let organization = organization_of(&app.scratch.db, "beatrice").await;
        assert_eq!(import(&app, &organization, "coordinator", CALENDAR.as_bytes()).await.status, 200);
        let before = lines(&app, &organization).await;
        let large = with(&format!("DESCRIPTION:{}", "x".repeat(MAX_FILE)));
        let huge = vec![b'x'; 10 * 1024 * 1024];
        let many = format!(
            "BEGIN:VCALENDAR\r\n{}END:VCALENDAR",
            "BEGIN:VEVENT\r\nSUMMARY:Ped day\r\nDTSTART:20270305\r\nEND:VEVENT\r\n".repeat(401)
        );
        let files: [(&[u8], &str); 13] = [
            (b"", "Choisissez un fichier .ics."),
            (&huge, "la limite est de 512 ko"),
            (large.as_bytes(), "la limite est de 512 ko"),
            (b"%PDF-1.7", "n’est pas un calendrier .ics"),
            (b"BEGIN:VCALENDAR\r\nX:\xE9", "Ligne 2 : ce texte n’est pas en UTF-8"),
            (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", "ni journée pédagogique ni congé"),
            (many.as_bytes(), "plus de 400 journées pédagogiques"),
            (&with("DTEND;VALUE=DATE:20270301").into_bytes(), "Ligne 5 : cet événement se termine avant de commencer"),
            (&with("DTEND;VALUE=DATE:20270230").into_bytes(), "Ligne 5 : cette date"),
            (&with("DTEND;VALUE=DATE:20290301").into_bytes(), "Ligne 5 : cet événement dure plus d’un an"),
            (&with("RRULE:FREQ=MONTHLY;BYDAY=1FR").into_bytes(), "Ligne 5 : cette répétition ne peut pas être lue"),
            (&with("DTSTART:19700101\r\nRRULE:FREQ=DAILY").into_bytes(), "Ligne 6 : cette répétition a trop de dates"),
            (&with("sans valeur").into_bytes(), "Ligne 5 : il manque un nom ou une valeur"),
        ];
        for (content, said) in files {
            let refused = import(&app, &organization, "coordinator", content).await;
            let shown = refused.body.replace('\u{a0}', " ");
            assert!(refused.status == 422 && shown.contains(said), "{said}: {} {shown}", refused.status);
            assert_eq!(lines(&app, &organization).await, before, "{said}");
        }
        let english = format!("/en/administration/organizations/{organization}/days");
        let refused = app.request(upload(&english, &app.cookie("coordinator").await, with("x").as_bytes())).await;
        assert!(refused.body.contains("Line 5: a name or a value is missing."), "{}", refused.body);
    }

    async fn days_are_imported_by_those_who_keep_organizations(db: Db) {
        let app = app_on(db).await;
        let organization = organization_of(&app.scratch.db, "beatrice").await;
        for who in ["member", "facilitator", "privacy-officer", "person"] {
            assert_eq!(import(&app, &organization, who, CALENDAR.as_bytes()).await.status, 404, "{who}");
            let remove = format!("/fr/administration/organismes/{organization}/jours/retirer");
            assert_eq!(app.send(&remove, &app.cookie(who).await, &[]).await.status, 404, "{who}");
        }
        let nowhere = OrganizationId::new().to_string();
        assert_eq!(import(&app, &nowhere, "coordinator", CALENDAR.as_bytes()).await.status, 404);
        assert!(lines(&app, &organization).await.is_empty() && deeds(&app).await.is_empty());
    }

    async fn of_two_imports_at_once_one_stays(db: Db) {
        let app = app_on(db.clone()).await;
        let organization = organization_of(&db, "beatrice").await;
        let id: OrganizationId = organization.parse().expect("an id");
        // The first import has stored its days and is not done yet when the second one comes.
        let mut tx = db.write().await.expect("a transaction");
        assert!(store::lock(&mut tx, id).await.expect("locked"));
        let day = ensemble_meetings::school_days::model::SchoolDay {
            id: ensemble_core::ids::SchoolDayId::new(),
            kind: ensemble_meetings::school_days::model::SchoolDayKind::Break,
            title: "Congé".to_owned(),
            first: jiff::civil::date(2027, 5, 3),
            last: jiff::civil::date(2027, 5, 3),
        };
        store::replace(&mut tx, id, &[day]).await.expect("stored");
        let commit = async {
            tokio::time::sleep(std::time::Duration::from_millis(700)).await;
            tx.commit().await.expect("committed");
        };
        let content = with("");
        let (second, ()) = tokio::join!(import(&app, &organization, "coordinator", content.as_bytes()), commit);
        assert_eq!(second.status, 200, "{}", second.body);
        assert_eq!(lines(&app, &organization).await, [line("pedagogical", "2027-03-05", "2027-03-05")]);
    }
}
