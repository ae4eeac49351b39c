//! Files of reflections: what they tell of their author is removed, or their author is asked.

use std::io::{Cursor, Read};

use axum::{body::Body, http::Request};
use image::GenericImageView;
use zip::ZipArchive;

use super::{
    NOW, Thing, community, everybody, id_of, one_of_each, store,
    writing::{hidden, written},
};
use ensemble::app::maintenance;
use ensemble_core::file::{FileFormat, MetadataState};
use ensemble_core::ids::{AttachmentId, ReflectionId};
use ensemble_reflections::reflection::model::{Attachment, Audience};
use ensemble_server::{
    config::Config,
    metadata::samples::{self, SEEDED, office, page, photograph, says},
    quota,
};
use ensemble_testing::{Answer, TestApp, app, app_with, on_both_with_content};

on_both_with_content! {
    async fn what_is_noted_of_a_file_decides_who_sees_it(db: Db) {
        let people = everybody(&db).await;
        let author = id_of(&people, "member-en");
        let all = one_of_each(&db, author, &[], community(&db, "students-at-risk").await).await;
        let Thing { id, file, .. } = *all.iter().find(|thing| thing.audience == Audience::Public).expect("a public one");
        let viewer = |who: &str| &people.iter().find(|(key, _)| key == who).expect("somebody").1;
        let seen = async |who: &str| {
            let content = store::attachment(&db, viewer(who), id, file).await.expect("an answer");
            let listed = store::attachments(&db, viewer(who), id).await.expect("an answer");
            assert_eq!(content.is_some(), !listed.is_empty(), "{who}");
            content.map(|(file, _)| file.metadata)
        };
        assert_eq!(seen("visitor").await, Some(MetadataState::Unchecked));
        let unchecked = store::unchecked_attachment(&db, Some(id)).await.expect("an answer").expect("one");
        assert_eq!(unchecked, (file, b"%PDF-".to_vec()));
        let mut tx = db.write().await.expect("a transaction");
        store::replace_attachment(&mut tx, file, b"%PDF-1", false).await.expect("noted");
        store::replace_attachment(&mut tx, AttachmentId::new(), b"x", false).await.expect("none is no fault");
        tx.commit().await.expect("committed");
        assert_eq!(seen("visitor").await, Some(MetadataState::Confirmed), "its author is named");
        let mut tx = db.write().await.expect("a transaction");
        store::revoke_attachment_confirmations(&mut tx, id).await.expect("revoked");
        tx.commit().await.expect("committed");
        assert_eq!((seen("visitor").await, seen("member-en").await), (None, Some(MetadataState::NotRemovable)));
        assert_eq!(store::unchecked_attachment(&db, Some(id)).await.expect("an answer"), None);
        let mut tx = db.write().await.expect("a transaction");
        store::confirm_attachments(&mut tx, all[0].id, &[file]).await.expect("of another reflection");
        tx.commit().await.expect("committed");
        assert_eq!(seen("visitor").await, None);
        let mut tx = db.write().await.expect("a transaction");
        store::confirm_attachments(&mut tx, id, &[file]).await.expect("confirmed");
        tx.commit().await.expect("committed");
        assert_eq!(seen("visitor").await, Some(MetadataState::Confirmed));
        let mut tx = db.write().await.expect("a transaction");
        store::revoke_attachment_confirmations(&mut tx, all[0].id).await.expect("of another reflection");
        tx.commit().await.expect("committed");
        assert_eq!(seen("visitor").await, Some(MetadataState::Confirmed));
        let mut tx = db.write().await.expect("a transaction");
        store::revoke_attachment_confirmations(&mut tx, id).await.expect("asked again");
        tx.commit().await.expect("committed");
        assert_eq!(seen("visitor").await, None);
        let mut tx = db.write().await.expect("a transaction");
        assert!(store::remove_attachment(&mut tx, id, file, NOW).await.expect("removed"));
        tx.commit().await.expect("committed");
        assert_eq!(seen("member-en").await, None);
    }

    async fn a_file_that_was_read_while_its_author_was_named_does_not_name_them_later(db: Db) {
        let people = everybody(&db).await;
        let author = id_of(&people, "member-en");
        let all = one_of_each(&db, author, &[], community(&db, "students-at-risk").await).await;
        let of = |audience: Audience| {
            let thing = all.iter().find(|thing| thing.audience == audience).expect("one of each");
            (thing.id, thing.file)
        };
        let seen = async |who: &str, (id, file): (ReflectionId, AttachmentId)| {
            let viewer = &people.iter().find(|(key, _)| key == who).expect("somebody").1;
            store::attachment(&db, viewer, id, file).await.expect("an answer").map(|(file, content)| (file.metadata, content))
        };
        // Its author is hidden while its metadata are being removed.
        let public = of(Audience::Public);
        let (read, _) = store::unchecked_attachment(&db, Some(public.0)).await.expect("an answer").expect("a file");
        assert_eq!(read, public.1);
        let mut tx = db.write().await.expect("a transaction");
        store::set_sharing(&mut tx, public.0, Audience::Public, true, &[], 1, NOW).await.expect("anonymous");
        tx.commit().await.expect("committed");
        let mut tx = db.write().await.expect("a transaction");
        store::replace_attachment(&mut tx, read, b"%PDF-1", false).await.expect("noted");
        tx.commit().await.expect("committed");
        assert_eq!(seen("visitor", public).await, None);
        assert_eq!(seen("member-en", public).await, Some((MetadataState::NotRemovable, b"%PDF-1".to_vec())));

        // What was recorded meanwhile stays.
        let network = of(Audience::AllCommunities);
        let mut tx = db.write().await.expect("a transaction");
        store::replace_attachment(&mut tx, network.1, b"%PDF-1", false).await.expect("noted");
        store::revoke_attachment_confirmations(&mut tx, network.0).await.expect("revoked");
        tx.commit().await.expect("committed");
        let mut tx = db.write().await.expect("a transaction");
        store::replace_attachment(&mut tx, network.1, b"%PDF-2", false).await.expect("no fault");
        tx.commit().await.expect("committed");
        assert_eq!(seen("member-en", network).await, Some((MetadataState::NotRemovable, b"%PDF-1".to_vec())));
    }

    async fn two_transactions_do_not_share_what_is_left(db: Db) {
        let author = id_of(&everybody(&db).await, "member-en");
        let all = one_of_each(&db, author, &[], community(&db, "students-at-risk").await).await;
        let mut tx = db.write().await.expect("a transaction");
        let kept = quota::file_bytes(&mut tx, author).await.expect("a sum");
        assert_eq!(kept, 5 * all.len() as u64);
        drop(tx);
        let adding = all.iter().map(|thing| {
            let db = db.clone();
            let id = thing.id;
            async move {
                let mut tx = db.write().await.expect("a transaction");
                if !quota::fits(&mut tx, author, 10, kept + 25, NOW).await.expect("an answer") {
                    return false;
                }
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
                let file = Attachment {
                    id: AttachmentId::new(),
                    title: "Fiche".to_owned(),
                    media: FileFormat::Pdf,
                    size: 10,
                    metadata: MetadataState::Removed,
                };
                store::add_attachment(&mut tx, id, &file, b"%PDF-12345", NOW).await.expect("a file");
                tx.commit().await.expect("committed");
                true
            }
        });
        let added = futures::future::join_all(adding).await;
        assert_eq!(added.into_iter().filter(|added| *added).count(), 2);
    }
}

/// A form with a file, as a browser sends it.
pub(super) fn with_file(path: &str, cookie: &str, title: &str, file: &[u8]) -> Request<Body> {
    let mut body = Vec::new();
    body.extend(format!("--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n{title}\r\n").bytes());
    body.extend(b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n");
    body.extend(file);
    body.extend(b"\r\n--x--\r\n");
    Request::post(path)
        .header("content-type", "multipart/form-data; boundary=x")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookie)
        .body(Body::from(body))
        .expect("a request")
}

/// Shares a reflection with everybody, without its author's name, whatever is asked before.
async fn published(app: &TestApp, author: &str, here: &str) {
    let (share, wish) = (format!("{here}/partage"), ("audience", "public"));
    let asked = app.send(&share, author, &[wish, ("anonymous", "true")]).await;
    let seal = hidden(&asked.body, "confirmed");
    let sure = [wish, ("anonymous", "true"), ("confirmed", seal.as_str())];
    assert_eq!(app.send(&share, author, &sure).await.status, 303);
}

/// The addresses of a reflection's files, as a reader sees them.
async fn files_of(app: &TestApp, here: &str, cookie: &str) -> Vec<String> {
    let page = app.get_with(here, "cookie", cookie).await.body;
    let begin = format!("href=\"{here}/fichiers/");
    page.match_indices(&begin)
        .map(|(at, _)| page[at + 6..].split('"').next().expect("an address").to_owned())
        .collect()
}

/// The files of the issue: photographs, pictures, documents that tell who made them.
fn telling() -> Vec<(&'static str, Vec<u8>)> {
    let core = "<cp:coreProperties xmlns:cp=\"urn:cp\" xmlns:dc=\"urn:dc\"><dc:creator>SEEDED</dc:creator></cp:coreProperties>";
    let comments =
        "<w:comments xmlns:w=\"urn:w\"><w:comment w:author=\"SEEDED\" w:initials=\"SEEDED\"/></w:comments>";
    let template = "<Relationships xmlns=\"urn:r\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\"file:///C:\\Users\\SEEDED\\Normal.dotm\" TargetMode=\"External\"/></Relationships>";
    let authors = "<p:cmAuthorLst xmlns:p=\"urn:p\"><p:cmAuthor id=\"1\" name=\"SEEDED\" initials=\"S\"/></p:cmAuthorLst>";
    let notes = "<comments xmlns=\"urn:m\"><authors><author>SEEDED</author></authors></comments>";
    let xmp = samples::stream("/Type /MetadataState /Subtype /XML", b"<x:xmpmeta>SEEDED</x:xmpmeta>");
    let jpeg = |marker, text: &str| samples::jpeg_with(marker, text.as_bytes());
    let png = |name, text: &str| samples::png_with(name, text.as_bytes());
    let packed = [&b"Author\0\0"[..], &samples::packed(b"SEEDED")].concat();
    vec![
        ("photographie", photograph(1)),
        ("debout", photograph(6)),
        ("xmp", jpeg(0xe1, "http://ns.adobe.com/xap/1.0/\0SEEDED")),
        ("iptc", jpeg(0xed, "Photoshop 3.0\0SEEDED")),
        ("commentaire", jpeg(0xfe, "SEEDED")),
        ("texte", png(b"tEXt", "Author\0SEEDED")),
        ("texte international", png(b"iTXt", "Author\0\0\0\0\0SEEDED")),
        ("texte comprime", samples::png_with(b"zTXt", &packed)),
        ("exif", samples::png_with(b"eXIf", &samples::exif(1))),
        (
            "document",
            office(
                "docx",
                &[
                    ("docProps/core.xml", core.as_bytes()),
                    ("word/comments.xml", comments.as_bytes()),
                    ("word/_rels/settings.xml.rels", template.as_bytes()),
                ],
            ),
        ),
        (
            "classeur",
            office("xlsx", &[("docProps/core.xml", core.as_bytes()), ("xl/comments1.xml", notes.as_bytes())]),
        ),
        (
            "diapositives",
            office(
                "pptx",
                &[("docProps/core.xml", core.as_bytes()), ("ppt/commentAuthors.xml", authors.as_bytes())],
            ),
        ),
        ("texte libre", office("odt", &[("meta.xml", core.as_bytes())])),
        ("pdf", page("", &[b"<< /Author (SEEDED) >>".to_vec()], "/Info 4 0 R")),
        ("pdf xmp", page("/MetadataState 4 0 R", &[xmp], "")),
        ("pdf deux fois", samples::edited_twice()),
    ]
}

#[tokio::test]
async fn a_file_of_a_nameless_reflection_names_nobody() {
    let app = app().await;
    let author = app.cookie("member").await;
    for some in telling().chunks(5) {
        let here = written(&app, &author, "Avec des fichiers.").await;
        let files = format!("{here}/fichiers");
        for (title, file) in some {
            assert!(says(file, SEEDED), "{title}: the sample says nothing");
            let answer = app.request(with_file(&files, &author, title, file)).await;
            assert_eq!(answer.status, 303, "{title}: {}", answer.body);
        }
        published(&app, &author, &here).await;
        let seen = files_of(&app, &here, "").await;
        assert_eq!(seen.len(), some.len(), "all are clean");
        let mut upright = 0;
        for address in seen {
            let answer = app.get(&address).await;
            assert_eq!(answer.status, 200, "{address}");
            assert!(answer.bytes.len() > 50 && !says(&answer.bytes, SEEDED), "{address}");
            let picture = image::load_from_memory(&answer.bytes).ok();
            if let Some(picture) = picture.filter(|picture| picture.dimensions() == (20, 40)) {
                assert!(picture.get_pixel(10, 5).0[0] > 200, "its red half lies above");
                upright += 1;
            }
        }
        assert_eq!(upright, some.iter().filter(|(title, _)| *title == "debout").count());
    }
}

/// What cannot be cleaned is for its author, until they say that others may read it.
#[tokio::test]
async fn a_file_that_may_name_its_author_is_asked_about() {
    let app = app().await;
    let author = app.cookie("member").await;
    let here = written(&app, &author, "Avec un fichier protégé.").await;
    let (files, share) = (format!("{here}/fichiers"), format!("{here}/partage"));
    let file = b"%PDF-1.7 SEEDED".as_slice();
    assert_eq!(app.request(with_file(&files, &author, "Fiche scellée", file)).await.status, 303);
    assert_eq!(
        app.request(with_file(&files, &author, "Fiche ouverte", &page("", &[], ""))).await.status,
        303
    );
    assert!(app.get_with(&files, "cookie", &author).await.body.contains("peut révéler votre nom"));
    let asked = app.send(&share, &author, &[("audience", "community")]).await;
    assert_eq!(asked.status, 200, "within the community, too");
    assert!(asked.body.contains("votre nom, ou le lieu") && asked.body.contains("Fiche scellée"));
    assert!(!asked.body.contains("Fiche ouverte"), "only what may tell");
    let english = app
        .send(
            &share.replace("/fr/reflexions", "/en/reflections").replace("partage", "sharing"),
            &author,
            &[("audience", "community")],
        )
        .await;
    assert!(english.body.contains("your name, or where a photo was taken"), "{}", english.body);

    let seal = hidden(&asked.body, "confirmed");
    let sure = [("audience", "community"), ("anonymous", "true"), ("confirmed", seal.as_str())];
    assert_eq!(app.send(&share, &author, &sure).await.status, 303);
    let other = app.cookie("facilitator").await;
    let open = files_of(&app, &here, &other).await;
    assert_eq!(open.len(), 1, "what was not ticked stays with its author");
    let own = files_of(&app, &here, &author).await;
    assert_eq!(own.len(), 2);
    let sealed = own.iter().find(|file| **file != open[0]).expect("the other one");
    assert_eq!(app.get_with(sealed, "cookie", &other).await.status, 404);
    assert_eq!(app.get_with(sealed, "cookie", &author).await.status, 200);

    let id = sealed.rsplit('/').next().expect("an id");
    let (confirm, file) = (format!("{files}/confirmation"), [("file", id)]);
    assert_eq!(app.send(&confirm, &other, &file).await.status, 404, "not theirs to say");
    assert_eq!(app.send(&confirm, &author, &file).await.status, 303);
    assert_eq!(app.get_with(sealed, "cookie", &other).await.status, 200);
}

#[tokio::test]
async fn what_is_ticked_when_it_is_shared_is_read_by_others() {
    let app = app().await;
    let author = app.cookie("member").await;
    let here = written(&app, &author, "Avec un fichier protégé.").await;
    let share = format!("{here}/partage");
    app.request(with_file(&format!("{here}/fichiers"), &author, "Fiche", b"%PDF-1.7 x")).await;
    let asked = app.send(&share, &author, &[("audience", "community")]).await;
    let file = files_of(&app, &here, &author).await.remove(0);
    let id = file.rsplit('/').next().expect("an id");
    assert!(asked.body.contains(&format!("value=\"{id}\"")), "a box for it");
    let seal = hidden(&asked.body, "confirmed");
    let sure = [("audience", "community"), ("files", id), ("confirmed", seal.as_str())];
    assert_eq!(app.send(&share, &author, &sure).await.status, 303);
    let other = app.cookie("facilitator").await;
    assert_eq!(app.get_with(&file, "cookie", &other).await.status, 200);
}

/// What was confirmed beside the author's name is asked again when the name goes.
#[tokio::test]
async fn a_file_is_asked_about_again_when_its_authors_name_goes() {
    let app = app().await;
    let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
    let here = written(&app, &author, "Avec un fichier protégé.").await;
    let share = format!("{here}/partage");
    app.request(with_file(&format!("{here}/fichiers"), &author, "Fiche", b"%PDF-1.7 x")).await;
    let file = files_of(&app, &here, &author).await.remove(0);
    let id = file.rsplit('/').next().expect("an id").to_owned();
    for private in [&[("audience", "me"), ("anonymous", "true")][..], &[("audience", "me")]] {
        assert_eq!(app.send(&share, &author, private).await.status, 303, "nobody else reads it");
    }
    let asked = app.send(&share, &author, &[("audience", "community")]).await;
    let seal = hidden(&asked.body, "confirmed");
    let named = [("audience", "community"), ("files", id.as_str()), ("confirmed", seal.as_str())];
    assert_eq!(app.send(&share, &author, &named).await.status, 303);
    assert_eq!(app.get_with(&file, "cookie", &other).await.status, 200);
    let wish = [("audience", "community"), ("anonymous", "true")];
    let asked = app.send(&share, &author, &wish).await;
    assert!(asked.status == 200 && asked.body.contains(&format!("value=\"{id}\"")), "{}", asked.status);
    let seal = hidden(&asked.body, "confirmed");
    let sure = [wish[0], wish[1], ("confirmed", seal.as_str())];
    assert_eq!(app.send(&share, &author, &sure).await.status, 303);
    assert_eq!(app.get_with(&file, "cookie", &other).await.status, 404, "it was not ticked");
    assert_eq!(app.get_with(&file, "cookie", &author).await.status, 200);
}

/// Files that were stored before metadata were removed: cleaned when they are asked for, and all when the portal starts.
#[tokio::test]
async fn a_file_that_was_stored_before_is_cleaned() {
    let app = app().await;
    let author = app.cookie("member").await;
    let here = written(&app, &author, "Avec des fichiers.").await;
    for title in ["Un", "Deux", "Trois"] {
        app.request(with_file(&format!("{here}/fichiers"), &author, title, &photograph(1))).await;
    }
    published(&app, &author, &here).await;
    let files = files_of(&app, &here, "").await;
    let older = async |content: Vec<u8>| {
        let mut tx = app.scratch.db.write().await.expect("a transaction");
        for statement in
            ["DELETE FROM reflection_attachment_file", "UPDATE reflection_attachment SET size = 1"]
        {
            sqlx::query(statement).execute(&mut *tx).await.expect("changed");
        }
        sqlx::query("UPDATE reflection_attachment SET content = $1")
            .bind(content)
            .execute(&mut *tx)
            .await
            .expect("changed");
        tx.commit().await.expect("committed");
    };
    older(photograph(1)).await;
    let answer = app.get(&files[0]).await;
    assert!(answer.status == 200 && !says(&answer.bytes, SEEDED));
    older(photograph(1)).await;
    assert_eq!(maintenance::clean_stored_files(&app.portal).await.expect("cleaned"), 3);
    assert_eq!(maintenance::clean_stored_files(&app.portal).await.expect("cleaned"), 0);
    let stored: Vec<Vec<u8>> = sqlx::query_scalar("SELECT content FROM reflection_attachment")
        .fetch_all(&app.scratch.db.reader)
        .await
        .expect("files");
    assert!(stored.iter().all(|content| !says(content, SEEDED) && content.len() > 50));
    // What cannot be cleaned is not shown to those who are not to know its author.
    older(b"%PDF-1.7 SEEDED".to_vec()).await;
    assert_eq!(app.get(&files[0]).await.status, 404);
    assert_eq!(app.get_with(&files[0], "cookie", &author).await.status, 200);
}

#[tokio::test]
async fn a_refused_file_comes_with_a_sentence_that_helps() {
    let app = app().await;
    let author = app.cookie("member").await;
    let here = written(&app, &author, "Avec un fichier.").await;
    let files = format!("{here}/fichiers");
    let english = format!("{}/files", here.replace("/fr/reflexions", "/en/reflections"));
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    let macros = office("docx", &[("word/VBAPROJECT.BIN", b"")]);
    let bomb = office("docx", &[("word/media/a.emf", &vec![0; 40_000_000])]);
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    for (file, fr, en) in [
        (heic, "Le plus compatible", "Most Compatible"),
        (macros, "une macro ou un script", "a macro or a script"),
        (bomb, "une fois décompressé", "once it is unpacked"),
        (old, "ancien format", "an old Word"),
        (b"MZ".to_vec(), "n’est pas accepté", "is not accepted"),
    ] {
        for (path, words) in [(&files, fr), (&english, en)] {
            let answer = app.request(with_file(path, &author, "Ma fiche", &file)).await;
            assert_eq!(answer.status, 422, "{words}");
            assert!(answer.body.contains(words) && answer.body.contains("value=\"Ma fiche\""), "{words}");
        }
    }
}

/// All that a person keeps counts, and two requests at once do not share the room for one.
#[tokio::test(flavor = "multi_thread")]
async fn a_person_keeps_as_many_bytes_of_files_as_the_settings_say() {
    let size = page("", &[], "").len() as u64;
    let mut app =
        app_with(Config { files_per_person: size * 7 / 2, development: false, ..Config::default() }).await;
    let author = app.cookie("member").await;
    let mut sent = Vec::new();
    for _ in 0..2 {
        let here = written(&app, &author, "Avec un fichier.").await;
        sent.extend((0..3).map(|_| format!("{here}/fichiers")));
    }
    let file = page("", &[], "");
    let answers: Vec<Answer> = futures::future::join_all(
        sent.iter().map(|path| app.request(with_file(path, &author, "Fiche", &file))),
    )
    .await;
    let kept = answers.iter().filter(|answer| answer.status == 303).count();
    let refused: Vec<&Answer> = answers.iter().filter(|answer| answer.status == 422).collect();
    assert_eq!((kept, refused.len()), (3, 3));
    assert!(
        refused
            .iter()
            .all(|answer| answer.body.contains("en tout") && answer.body.contains("value=\"Fiche\""))
    );
    // What is removed makes room once that cannot be undone.
    let (first, _) = sent[0].rsplit_once('/').expect("a reflection");
    assert_eq!(app.send(&format!("{first}/retrait"), &author, &[]).await.status, 303);
    let here = written(&app, &author, "Encore un.").await;
    assert_eq!(
        app.request(with_file(&format!("{here}/fichiers"), &author, "Fiche", &file)).await.status,
        422
    );
    app.later(10 * 60_000);
    assert_eq!(
        app.request(with_file(&format!("{here}/fichiers"), &author, "Fiche", &file)).await.status,
        303
    );
    let other = app.cookie("facilitator").await;
    let here = written(&app, &other, "Une autre.").await;
    assert_eq!(app.request(with_file(&format!("{here}/fichiers"), &other, "Fiche", &file)).await.status, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archive_is_sent_piece_by_piece_and_one_at_a_time() {
    let app = app().await;
    let author = app.cookie("member").await;
    for text in ["Un premier.", "Un second."] {
        let here = written(&app, &author, text).await;
        app.request(with_file(&format!("{here}/fichiers"), &author, "Fiche", &page("", &[], ""))).await;
    }
    let archive = app.get_with("/fr/mes-reflexions/archive", "cookie", &author).await;
    let mut archive = ZipArchive::new(Cursor::new(archive.bytes)).expect("an archive");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    assert_eq!(names.iter().filter(|name| name.ends_with("/1-fiche.pdf")).count(), 2, "{names:?}");
    let text = names.iter().find(|name| name.ends_with(".md") && name.contains("premier")).expect("a text");
    let mut entry = archive.by_name(text).expect("an entry");
    assert_eq!(entry.last_modified().expect("a moment").year(), 2026);
    let mut content = String::new();
    entry.read_to_string(&mut content).expect("its text");
    assert!(content.contains("Un premier.") && content.contains("1-fiche.pdf"));

    // While one is being sent, another one waits for it to end.
    let account: String = sqlx::query_scalar("SELECT id FROM person WHERE email LIKE 'beatrice%'")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a person");
    let person = account.parse().expect("an id");
    let slot = app.portal.work.archive(person).await.expect("the first one has ended");
    for (path, words) in [
        ("/fr/mes-reflexions/archive", "en même temps"),
        ("/en/my-reflections/archive", "at once"),
        ("/fr/compte/donnees/json", "en même temps"),
    ] {
        let busy = app.get_with(path, "cookie", &author).await;
        assert!(busy.status == 503 && busy.body.contains(words), "{path}: {}", busy.status);
        assert_eq!(busy.header("retry-after"), "30");
    }
    drop(slot);
    let data = app.get_with("/fr/compte/donnees/json", "cookie", &author).await;
    let all: serde_json::Value = serde_json::from_slice(&data.bytes).expect("whole JSON");
    assert!(all["reflection"].as_array().is_some_and(|rows| rows.len() >= 2));
}
