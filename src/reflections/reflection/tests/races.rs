//! Two who act at once: what is decided about a reflection rests on what was read of it, or is not done.
//!
//! A test begins a transaction and leaves it open while a page is asked: the page has read what was there
//! before, and writes after the transaction was committed.

use std::time::Duration;

use super::{NOW, community, everybody, files_are_clean, id_of, one_of_each, store, word, writing::hidden};
use ensemble_core::file::{FileFormat, MetadataState};
use ensemble_core::{
    Lang, LocalizedText, Translation,
    ids::{AttachmentId, PersonId, ReflectionId},
};
use ensemble_reflections::reflection::{
    create::create,
    model::{Attachment, Audience, ModerationDecision, ReflectionContent},
    store::{NewDecision, NewReflection, Precondition},
};
use ensemble_server::db::{Db, Write};
use ensemble_testing::{Answer, TestApp, app_on, on_both_with_content};

/// What a page answers that was asked before a transaction is committed, and that writes after it.
pub(super) async fn meanwhile(
    app: &TestApp,
    tx: Write,
    address: &str,
    cookie: &str,
    form: &[(&str, &str)],
) -> Answer {
    let commit = async {
        tokio::time::sleep(Duration::from_millis(700)).await;
        tx.commit().await.expect("committed");
    };
    let (answer, ()) = tokio::join!(app.send(address, cookie, form), commit);
    answer
}

/// The reflection of one level, its author, and what its author's browser holds.
struct Scene {
    app: TestApp,
    id: ReflectionId,
    author: PersonId,
    cookie: String,
    /// Somebody else of the same community.
    other: String,
}

async fn scene(db: &Db, audience: Audience) -> Scene {
    let app = app_on(db.clone()).await;
    let people = everybody(db).await;
    let author = id_of(&people, "member");
    let home = community(db, "students-at-risk").await;
    let all = one_of_each(db, author, &[], home).await;
    files_are_clean(db).await;
    let id = all.iter().find(|thing| thing.audience == audience).expect("one of each").id;
    let (cookie, other) = (app.cookie("member").await, app.cookie("facilitator").await);
    // What a session writes down when it is first used is written now.
    for each in [&cookie, &other] {
        app.get_with("/fr", "cookie", each).await;
    }
    Scene { app, id, author, cookie, other }
}

fn address(id: ReflectionId, room: &str) -> String {
    format!("/fr/reflexions/{id}{room}")
}

async fn level_of(db: &Db, id: ReflectionId) -> String {
    sqlx::query_scalar("SELECT level FROM reflection WHERE id = $1")
        .bind(id.to_string())
        .fetch_one(&db.reader)
        .await
        .expect("a level")
}

fn first() -> ReflectionContent {
    super::written(Audience::AuthorOnly)
}

fn translated(audience: Audience) -> ReflectionContent {
    let mut written = super::written(audience);
    let LocalizedText::Single { text, .. } = &written.texts.body else { panic!("one language") };
    written.texts.body = LocalizedText::Pair {
        source: Lang::Fr,
        fr: text.clone(),
        en: "What nobody has seen.".to_owned(),
        translation: Translation::Current { reviewed: false },
    };
    written
}

on_both_with_content! {
    async fn a_translation_that_is_saved_while_its_author_shares_is_not_shared_unseen(db: Db) {
        let Scene { app, id, cookie, .. } = scene(&db, Audience::AuthorOnly).await;
        let mut tx = db.write().await.expect("a transaction");
        let number = store::update(&mut tx, id, 1, &translated(Audience::AuthorOnly), NOW).await.expect("an answer");
        assert_eq!(number, Some(2));
        let share = address(id, "/partage");
        let asked = meanwhile(&app, tx, &share, &cookie, &[("audience", "community")]).await;
        assert_eq!(asked.status, 409, "{}", asked.header("location"));
        assert!(asked.body.contains("a changé entre-temps"), "{}", asked.body);
        assert_eq!(level_of(&db, id).await, "me");
        let seen = hidden(&asked.body, "seen");
        assert_eq!(seen, "2");
        let stale = [("audience", "community"), ("seen", "1")];
        assert_eq!(app.send(&share, &cookie, &stale).await.status, 409, "its author saw the first revision");
        let again = [("audience", "community"), ("seen", seen.as_str())];
        assert_eq!(app.send(&share, &cookie, &again).await.status, 303);
        assert_eq!(level_of(&db, id).await, "community");
    }

    async fn a_file_that_is_added_while_its_author_shares_is_not_shared_unseen(db: Db) {
        let Scene { app, id, cookie, .. } = scene(&db, Audience::AuthorOnly).await;
        let mut tx = db.write().await.expect("a transaction");
        let kept: Vec<AttachmentId> = {
            let files: Vec<String> = sqlx::query_scalar("SELECT id FROM reflection_attachment WHERE reflection_id = $1")
                .bind(id.to_string()).fetch_all(&db.reader).await.expect("files");
            files.iter().map(|file| file.parse().expect("an id")).collect()
        };
        let read = Precondition { revision: None, audience: Audience::AuthorOnly, files: Some(kept) };
        assert!(store::lock_unchanged(&mut tx, id, &read).await.expect("an answer"));
        let file = Attachment { id: AttachmentId::new(), title: "Plan de Mathis".to_owned(), media: FileFormat::Pdf, size: 5, metadata: MetadataState::Removed };
        store::add_attachment(&mut tx, id, &file, b"%PDF-", NOW).await.expect("a file");
        let asked = meanwhile(&app, tx, &address(id, "/partage"), &cookie, &[("audience", "community")]).await;
        assert_eq!(asked.status, 409);
        assert_eq!(level_of(&db, id).await, "me");
    }

    async fn who_narrows_is_never_held_up(db: Db) {
        let Scene { app, id, cookie, .. } = scene(&db, Audience::Community).await;
        let mut tx = db.write().await.expect("a transaction");
        store::update(&mut tx, id, 1, &translated(Audience::Community), NOW).await.expect("an answer");
        let form = [("audience", "me"), ("seen", "1")];
        let done = meanwhile(&app, tx, &address(id, "/partage"), &cookie, &form).await;
        assert_eq!(done.status, 303);
        assert_eq!(level_of(&db, id).await, "me");
    }

    async fn what_was_decided_of_a_name_and_of_chosen_people_meanwhile_is_not_undone_unseen(db: Db) {
        let Scene { app, id, cookie, .. } = scene(&db, Audience::Community).await;
        let share = address(id, "/partage");
        let mut tx = db.write().await.expect("a transaction");
        store::set_sharing(&mut tx, id, Audience::Community, true, &[], 1, NOW).await.expect("anonymous");
        let named = meanwhile(&app, tx, &share, &cookie, &[("audience", "community")]).await;
        assert_eq!(named.status, 409, "{}", named.header("location"));
        let (reader, chosen) = (id_of(&everybody(&db).await, "facilitator"), Audience::ChosenPeople);
        let mut tx = db.write().await.expect("a transaction");
        store::set_sharing(&mut tx, id, chosen, true, &[reader], 1, NOW).await.expect("chosen");
        tx.commit().await.expect("committed");
        let mut tx = db.write().await.expect("a transaction");
        store::set_sharing(&mut tx, id, chosen, true, &[], 1, NOW).await.expect("nobody is chosen");
        let person = reader.to_string();
        let form = [("audience", "people"), ("anonymous", "true"), ("people", person.as_str())];
        let again = meanwhile(&app, tx, &share, &cookie, &form).await;
        assert_eq!(again.status, 409, "{}", again.header("location"));
        let mut tx = db.write().await.expect("a transaction");
        store::set_sharing(&mut tx, id, chosen, false, &[reader], 1, NOW).await.expect("named");
        let private = meanwhile(&app, tx, &share, &cookie, &[("audience", "me")]).await;
        assert_eq!(private.status, 303, "who narrows is never held up");
        assert_eq!(level_of(&db, id).await, "me");
    }

    async fn a_change_that_was_not_looked_at_for_readers_is_not_saved_once_there_are_some(db: Db) {
        let Scene { app, id, cookie, .. } = scene(&db, Audience::AuthorOnly).await;
        let form = app.get_with(&address(id, "/modifier"), "cookie", &cookie).await.body;
        let [base, tab, after] = ["base", "tab", "after"].map(|name| hidden(&form, name));
        let mut tx = db.write().await.expect("a transaction");
        store::set_sharing(&mut tx, id, Audience::Community, false, &[], 1, NOW).await.expect("shared");
        let text = "Mon élève Kevin Tremblay pleure.";
        let typed = [
            ("base", base.as_str()), ("tab", &tab), ("after", &after), ("lang", "fr"), ("text", text),
        ];
        let answer = meanwhile(&app, tx, &address(id, "/modifier"), &cookie, &typed).await;
        assert_eq!(answer.status, 409);
        assert!(answer.body.contains("Kevin Tremblay") && answer.body.contains("a changé entre-temps"));
        let texts: String = sqlx::query_scalar("SELECT texts FROM reflection WHERE id = $1")
            .bind(id.to_string()).fetch_one(&db.reader).await.expect("texts");
        assert!(!texts.contains("Kevin"), "{texts}");
        let again = app.send(&address(id, "/modifier"), &cookie, &typed).await;
        assert_eq!(again.status, 422, "now it is looked at");
        assert!(again.body.contains("<mark>"));
    }

    async fn nobody_answers_what_was_narrowed_meanwhile(db: Db) {
        let Scene { app, id, other, .. } = scene(&db, Audience::Community).await;
        let mut tx = db.write().await.expect("a transaction");
        store::set_sharing(&mut tx, id, Audience::AuthorOnly, false, &[], 1, NOW).await.expect("narrowed");
        let answer = meanwhile(&app, tx, &address(id, "/commentaires"), &other, &[("text", "Bravo pour cela")]).await;
        assert_eq!(answer.status, 404);
        assert!(answer.body.contains("Bravo pour cela"), "what was typed is theirs to keep");
        let there: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM reflection_comment WHERE reflection_id = $1 AND text LIKE 'Bravo%'")
            .bind(id.to_string()).fetch_one(&db.reader).await.expect("a number");
        assert_eq!(there, 0);
    }

    async fn a_lock_is_for_what_was_read_only(db: Db) {
        let Scene { id, .. } = scene(&db, Audience::Community).await;
        let files: Vec<String> = sqlx::query_scalar("SELECT id FROM reflection_attachment WHERE reflection_id = $1")
            .bind(id.to_string()).fetch_all(&db.reader).await.expect("files");
        let files: Vec<AttachmentId> = files.iter().map(|file| file.parse().expect("an id")).collect();
        assert_eq!(files.len(), 1, "{}", word(Audience::Community));
        let as_it_is = Precondition { revision: Some(1), audience: Audience::Community, files: Some(files) };
        for (read, locked) in [
            (as_it_is.clone(), true),
            (Precondition { revision: None, files: None, ..as_it_is.clone() }, true),
            (Precondition { revision: Some(2), ..as_it_is.clone() }, false),
            (Precondition { audience: Audience::AuthorOnly, ..as_it_is.clone() }, false),
            (Precondition { files: Some(Vec::new()), ..as_it_is.clone() }, false),
        ] {
            let mut tx = db.write().await.expect("a transaction");
            assert_eq!(store::lock_unchanged(&mut tx, id, &read).await.expect("an answer"), locked, "{read:?}");
            tx.commit().await.expect("committed");
        }
        let mut tx = db.write().await.expect("a transaction");
        store::remove(&mut tx, id, ensemble_reflections::reflection::model::RemovedBy::Author, NOW).await.expect("removed");
        assert!(!store::lock_unchanged(&mut tx, id, &as_it_is).await.expect("an answer"), "taken away");
    }

    async fn a_note_is_not_open_and_public_at_once(db: Db) {
        let Scene { app, id, author, cookie, .. } = scene(&db, Audience::Community).await;
        let mut tx = db.write().await.expect("a transaction");
        store::group_note::create(&mut tx, id).await.expect("a note");
        assert!(store::group_note::close(&mut tx, id, &[], &[author], NOW).await.expect("closed"));
        tx.commit().await.expect("committed");

        // It is opened again while it goes public.
        let share = address(id, "/partage");
        let asked = app.send(&share, &cookie, &[("audience", "public")]).await;
        let seal = hidden(&asked.body, "confirmed");
        let mut tx = db.write().await.expect("a transaction");
        assert!(store::lock_unchanged(&mut tx, id, &Precondition { revision: Some(1), audience: Audience::Community, files: None }).await.expect("locked"));
        assert!(store::group_note::reopen(&mut tx, id).await.expect("opened"));
        let answer = meanwhile(&app, tx, &share, &cookie, &[("audience", "public"), ("confirmed", &seal)]).await;
        assert_eq!(answer.status, 409);
        assert_eq!(level_of(&db, id).await, "community");

        // It goes public while it is opened again.
        let mut tx = db.write().await.expect("a transaction");
        assert!(store::group_note::close(&mut tx, id, &[], &[author], NOW).await.expect("closed"));
        tx.commit().await.expect("committed");
        let mut tx = db.write().await.expect("a transaction");
        store::set_sharing(&mut tx, id, Audience::Public, false, &[], 1, NOW).await.expect("shared");
        let answer = meanwhile(&app, tx, &address(id, "/reouverture"), &cookie, &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let mut tx = db.write().await.expect("a transaction");
        assert!(!store::group_note::is_open(&mut tx, id).await.expect("an answer"));
    }

    async fn a_signature_is_for_the_text_that_was_read(db: Db) {
        let Scene { id, author, .. } = scene(&db, Audience::Community).await;
        let mut tx = db.write().await.expect("a transaction");
        store::group_note::create(&mut tx, id).await.expect("a note");
        store::group_note::close(&mut tx, id, &[], &[author], NOW).await.expect("closed");
        store::update(&mut tx, id, 1, &translated(Audience::Community), NOW).await.expect("written");
        assert!(!store::group_note::sign(&mut tx, id, author, 1, NOW).await.expect("an answer"), "they read the first revision");
        assert!(store::group_note::sign(&mut tx, id, author, 2, NOW).await.expect("an answer"));
        assert!(!store::group_note::sign(&mut tx, id, author, 2, NOW).await.expect("an answer"), "once");
    }

    async fn a_report_is_decided_upon_what_was_read(db: Db) {
        let Scene { id, author, .. } = scene(&db, Audience::Community).await;
        let home = community(&db, "students-at-risk").await;
        let mut tx = db.write().await.expect("a transaction");
        store::insert_report(&mut tx, id, None, author, "Un nom", NOW).await.expect("reported");
        store::update(&mut tx, id, 1, &translated(Audience::Community), NOW).await.expect("written");
        tx.commit().await.expect("committed");
        let reports = store::reports(&db, &ensemble_core::rights::Viewer::default(), Lang::Fr, home, 100).await.expect("reports");
        let report = reports.iter().find(|report| report.reflection == id).expect("the report");
        assert_eq!(report.revision, 2);
        for (seen, done) in [(Some(1), false), (Some(2), true), (Some(2), false)] {
            let decision = NewDecision { outcome: ModerationDecision::Dismissed, reason: "Rien", by: author, base_revision: seen };
            let mut tx = db.write().await.expect("a transaction");
            let decided = store::record_decision(&mut tx, home, report.id, decision, NOW).await.expect("an answer");
            assert_eq!(decided.is_some(), done, "{seen:?}");
            tx.commit().await.expect("committed");
        }
    }

    async fn a_form_that_is_sent_twice_at_once_writes_one_reflection(db: Db) {
        let Scene { author, .. } = scene(&db, Audience::AuthorOnly).await;
        let home = community(&db, "students-at-risk").await;
        let new = NewReflection { id: ReflectionId::new(), community: home, author };
        let begun = async || {
            let mut tx = db.write().await.expect("a transaction");
            let begun = create(&mut tx, new, &first(), NOW).await.expect("an answer");
            tokio::time::sleep(Duration::from_millis(100)).await;
            tx.commit().await.expect("committed");
            begun
        };
        let (one, two) = tokio::join!(begun(), begun());
        assert!(one != two, "{one} {two}");
    }
}
