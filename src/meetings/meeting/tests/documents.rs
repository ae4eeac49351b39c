//! Documents through the pages.

use axum::{body::Body, http::Request};

use super::pages::made;
use ensemble::app::maintenance;
use ensemble_server::{
    config::Config,
    metadata::samples::{self, SEEDED, says},
};
use ensemble_testing::{TestApp, app, app_on, app_on_with, on_both_with_content};

/// A form with a file, as a browser sends it from a page of documents.
fn with_file(documents: &str, cookie: &str, title: &str, file: &[u8]) -> Request<Body> {
    let mut body = Vec::new();
    body.extend(
        format!("--x\r\nContent-Disposition: form-data; name=\"file-title-fr\"\r\n\r\n{title}\r\n").bytes(),
    );
    let head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../<b>.exe\"\r\nContent-Type: text/html\r\n\r\n";
    body.extend(head.bytes());
    body.extend(file);
    body.extend(b"\r\n--x--\r\n");
    Request::post(format!("{documents}/fichier"))
        .header("content-type", "multipart/form-data; boundary=x")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookie)
        .body(Body::from(body))
        .expect("a request")
}

#[tokio::test]
async fn a_file_is_kept_for_those_who_take_part() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let here = made(&app, &cookie, &[]).await;
    let documents = format!("{here}/documents");
    let pdf = b"%PDF-1.7 un fichier";
    let added = app.request(with_file(&documents, &cookie, "Fiche n\u{ba} 6 : été", pdf)).await;
    assert_eq!(added.status, 303);
    // It cannot be read, so that nothing could be removed from it: the one who added it is told.
    let told = app.get_with(added.header("location"), "cookie", &cookie).await;
    assert!(told.body.contains("peut encore révéler le nom"), "{}", told.body);
    let page = app.get_with(&here, "cookie", &cookie).await.body;
    let at = page.find(&format!("{documents}/")).expect("a link to it");
    let file = page[at..].split('"').next().expect("an address").to_owned();
    let draft = app.cookie("member").await;
    assert_eq!(app.get_with(&file, "cookie", &draft).await.status, 404, "of a draft");
    app.send(&format!("{here}/publier"), &cookie, &[]).await;
    // The liaison of another community observes this one.
    for who in ["facilitator", "coordinator", "member", "member-en", "liaison"] {
        let answer = app.get_with(&file, "cookie", &app.cookie(who).await).await;
        assert_eq!(answer.status, 200, "{who}");
        assert_eq!(answer.header("content-type"), "application/pdf");
        assert_eq!(answer.header("content-disposition"), "attachment; filename=\"fiche-no-6-ete.pdf\"");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.body.as_bytes(), pdf);
    }
    for who in ["person", "observer", "administrator"] {
        let cookie = app.cookie(who).await;
        assert_eq!(app.get_with(&file, "cookie", &cookie).await.status, 404, "{who}");
        assert!(!app.get_with(&here, "cookie", &cookie).await.body.contains("Fiche"), "{who}");
    }
    assert_eq!(app.get(&file).await.status, 303, "one signs in first");
    assert!(!app.get(&here).await.body.contains("Fiche"));
}

#[tokio::test]
async fn what_is_no_document_is_said() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let documents = format!("{}/documents", made(&app, &cookie, &[]).await);
    let wrong = app.request(with_file(&documents, &cookie, "Un programme", b"MZ\x90")).await;
    assert!(
        wrong.status == 422 && wrong.body.contains("Un programme") && wrong.body.contains("href=\"#file\"")
    );
    let untitled = app.request(with_file(&documents, &cookie, "", b"%PDF-")).await;
    assert!(untitled.status == 422 && untitled.body.contains("href=\"#file-title-fr\""));
    let mut large = b"%PDF-".to_vec();
    large.resize(10_000_001, b' ');
    let large = app.request(with_file(&documents, &cookie, "Grand", &large)).await;
    assert!(large.status == 422 && large.body.contains("10\u{a0}Mo"), "{}", large.status);
    let huge = vec![b'x'; 10_070_000];
    assert_eq!(app.request(with_file(&documents, &cookie, "Énorme", &huge)).await.status, 413);
    let stranger = app.request(with_file(&documents, "", "Vide", &vec![b'x'; 3_000_000])).await;
    assert_eq!(stranger.status, 401, "nobody else makes us read so much");

    for link in ["http://exemple.ca", "javascript:alert(1)"] {
        let form = [("link-title-fr", "Lien"), ("link", link)];
        let answer = app.send(&format!("{documents}/lien"), &cookie, &form).await;
        assert!(answer.status == 422 && answer.body.contains("href=\"#link\""), "{link}");
    }
    for title in ["Premier", "Second"] {
        let form = [("link-title-fr", title), ("link", "https://exemple.ca/a?b=1&c=2")];
        assert_eq!(app.send(&format!("{documents}/lien"), &cookie, &form).await.status, 303);
    }
    let page = app.get_with(&documents, "cookie", &cookie).await.body;
    let second = page
        .split("/deplacer\"")
        .nth(1)
        .and_then(|before| before.rsplit(&format!("{documents}/")).next())
        .and_then(|rest| rest.get(..36))
        .expect("an id")
        .to_owned();
    let there = format!("{documents}/{second}");
    let moved = async |direction: &str| {
        app.send(&format!("{there}/deplacer"), &cookie, &[("direction", direction)]).await.status
    };
    assert_eq!(moved("up").await, 303);
    let page = app.get_with(&documents, "cookie", &cookie).await.body;
    assert!(page.find("Second") < page.find("Premier"));
    assert_eq!(moved("sideways").await, 400);
    let removed =
        async |there: &str, cookie: &str| app.send(&format!("{there}/retirer"), cookie, &[]).await.status;
    assert_eq!(removed(&there, &app.cookie("member").await).await, 404);
    assert_eq!(removed(&there, &cookie).await, 303);
    let page = app.get_with(&documents, "cookie", &cookie).await.body;
    let (kept, gone) = page.split_once("id=\"removed\"").expect("the list of what was removed");
    assert!(kept.contains("Premier") && !kept.contains("Second"), "{page}");
    assert!(gone.contains("Second") && !gone.contains("Premier"), "{page}");
    assert_eq!(removed(&there, &cookie).await, 303, "it is gone already");
    assert_eq!(removed(&format!("{documents}/x"), &cookie).await, 404);
}

#[tokio::test]
async fn a_document_tells_neither_who_made_it_nor_where() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let here = made(&app, &cookie, &[]).await;
    let documents = format!("{here}/documents");
    let info = samples::page("", &[b"<< /Author (SEEDED) >>".to_vec()], "/Info 4 0 R");
    for file in [samples::photograph(6), info] {
        assert!(says(&file, SEEDED));
        let added = app.request(with_file(&documents, &cookie, "Fiche", &file)).await;
        assert!(added.header("location").ends_with("notice=saved"), "{}", added.header("location"));
    }
    let addresses = async || -> Vec<String> {
        let page = app.get_with(&here, "cookie", &cookie).await.body;
        let begin = format!("href=\"{documents}/");
        page.match_indices(&begin)
            .map(|(at, _)| page[at + 6..].split('"').next().expect("an address").to_owned())
            .collect()
    };
    let files = addresses().await;
    assert_eq!(files.len(), 2);
    for file in &files {
        let answer = app.get_with(file, "cookie", &cookie).await;
        assert!(answer.status == 200 && !says(&answer.bytes, SEEDED), "{file}");
    }
    // As it was stored before metadata were removed.
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query("DELETE FROM meeting_document_file").execute(&mut *to).await.expect("forgotten");
    sqlx::query("UPDATE meeting_document SET content = $1 WHERE media = 'jpeg'")
        .bind(samples::photograph(1))
        .execute(&mut *to)
        .await
        .expect("stored");
    to.commit().await.expect("committed");
    for file in &files {
        let answer = app.get_with(file, "cookie", &cookie).await;
        assert!(answer.status == 200 && !says(&answer.bytes, SEEDED), "{file}");
    }
}

const UNDO: &str = "Annuler le retrait";
const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

async fn count(app: &TestApp, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(&app.scratch.db.reader).await.expect("a count")
}

/// The addresses of the files that a page links to.
fn files(page: &str, documents: &str) -> Vec<String> {
    let begin = format!("href=\"{documents}/");
    let links = page.match_indices(&begin);
    links.map(|(at, _)| page[at + 6..].split('"').next().expect("an address").to_owned()).collect()
}

on_both_with_content! {
    async fn the_removal_of_a_document_is_undone(db: Db) {
        let mut app = app_on(db).await;
        let cookie = app.cookie("facilitator").await;
        let here = made(&app, &cookie, &[]).await;
        let documents = format!("{here}/documents");
        app.request(with_file(&documents, &cookie, "Fiche", b"%PDF-1.7 un fichier")).await;
        app.send(&format!("{documents}/lien"), &cookie, &[("link-title-fr", "Lien"), ("link", "https://exemple.ca/a")]).await;
        app.send(&format!("{here}/publier"), &cookie, &[("confirmed", "true")]).await;
        let shown = async |app: &TestApp, address: &str, who: &str| app.get_with(address, "cookie", &app.cookie(who).await).await;
        let file = files(&shown(&app, &here, "member").await.body, &documents).remove(0);
        let removed = app.send(&format!("{file}/retirer"), &cookie, &[]).await;
        assert!(removed.status == 303 && removed.header("location").ends_with("notice=removed"), "{}", removed.header("location"));
        let page = app.get_with(removed.header("location"), "cookie", &cookie).await.body;
        assert_eq!(page.matches(UNDO).count(), 2, "in the message, and in the list of what was removed: {page}");
        for who in ["member", "facilitator"] {
            assert_eq!(shown(&app, &file, who).await.status, 404, "{who}");
            assert!(!shown(&app, &here, who).await.body.contains("Fiche"), "{who}");
        }
        assert_eq!(app.send(&format!("{file}/retirer"), &cookie, &[]).await.status, 303);
        assert_eq!(app.send(&format!("{file}/deplacer"), &cookie, &[("direction", "up")]).await.status, 303);
        for (who, status) in [("member", 404), ("person", 404)] {
            assert_eq!(app.send(&format!("{file}/retablir"), &app.cookie(who).await, &[]).await.status, status, "{who}");
        }
        let other = made(&app, &cookie, &[]).await;
        let elsewhere = file.replace(&here, &other);
        assert_eq!(app.send(&format!("{elsewhere}/retablir"), &cookie, &[]).await.status, 303);
        assert_eq!(shown(&app, &file, "member").await.status, 404, "another meeting does not bring it back");
        let undone = app.send(&format!("{file}/retablir"), &cookie, &[]).await;
        assert!(undone.header("location").ends_with("notice=removal-undone"), "{}", undone.header("location"));
        let page = shown(&app, &here, "member").await.body;
        assert!(page.find("Fiche").expect("the file") < page.find("https://exemple.ca/a").expect("the link"), "at its place");
        assert_eq!(shown(&app, &file, "member").await.body, "%PDF-1.7 un fichier");
        let again = app.send(&format!("{file}/retablir"), &cookie, &[]).await;
        assert!(again.status == 303 && again.header("location").ends_with("/documents"), "twice: {}", again.header("location"));
        assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE action = 'meeting.documents' AND detail LIKE 'restore %'").await, 1);

        app.send(&format!("{file}/retirer"), &cookie, &[]).await;
        app.later(10 * MINUTE);
        let page = app.get_with(&format!("{documents}?notice=removed"), "cookie", &cookie).await.body;
        assert_eq!(page.matches(UNDO).count(), 1, "not in the message any more");
        app.later(30 * DAY - 10 * MINUTE - 1);
        maintenance::run(&app.portal).await.expect("run");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM meeting_document WHERE media = 'pdf'").await, 1);
        app.later(1);
        maintenance::run(&app.portal).await.expect("run");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM meeting_document WHERE media = 'pdf'").await, 0, "it is erased");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM removed_meeting_document").await, 0);
    }

    async fn a_removed_document_takes_no_place_and_comes_back_only_where_there_is_one(db: Db) {
        let app = app_on(db).await;
        let cookie = app.cookie("facilitator").await;
        let here = made(&app, &cookie, &[]).await;
        let documents = format!("{here}/documents");
        let add = async |title: &str| {
            let form = [("link-title-fr", title), ("link", "https://exemple.ca/a")];
            app.send(&format!("{documents}/lien"), &cookie, &form).await.status
        };
        for number in 0..20 {
            assert_eq!(add(&format!("Lien {number}")).await, 303, "{number}");
        }
        assert_eq!(add("De trop").await, 422);
        let page = app.get_with(&documents, "cookie", &cookie).await.body;
        let first = page.split("/retirer\"").next().and_then(|before| before.rsplit('"').next()).expect("an address").to_owned();
        assert_eq!(app.send(&format!("{first}/retirer"), &cookie, &[]).await.status, 303);
        assert_eq!(add("À la place").await, 303);
        let refused = app.send(&format!("{first}/retablir"), &cookie, &[]).await;
        assert!(refused.status == 422 && refused.body.contains("href=\"#removed\""), "{}", refused.body);
        assert!(refused.body.contains(UNDO), "it is kept");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM removed_meeting_document").await, 1);
    }

    async fn a_removed_file_makes_room_for_a_new_one(db: Db) {
        let config = Config { files_per_person: 30, development: false, ..Config::default() };
        let app = app_on_with(db, config).await;
        let cookie = app.cookie("facilitator").await;
        let here = made(&app, &cookie, &[]).await;
        let documents = format!("{here}/documents");
        let pdf = b"%PDF-1.7 un fichier";
        assert_eq!(app.request(with_file(&documents, &cookie, "Un", pdf)).await.status, 303);
        assert_eq!(app.request(with_file(&documents, &cookie, "Deux", pdf)).await.status, 422, "there is no room");
        let file = files(&app.get_with(&here, "cookie", &cookie).await.body, &documents).remove(0);
        app.send(&format!("{file}/retirer"), &cookie, &[]).await;
        assert_eq!(app.request(with_file(&documents, &cookie, "Deux", pdf)).await.status, 303);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM removed_meeting_document").await, 0, "the removed one is erased");
    }
}
