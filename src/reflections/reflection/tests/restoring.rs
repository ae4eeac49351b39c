//! Undoing the removal of one's own reflection and of one's own reply, for ten minutes.

use std::time::Duration;

use super::{
    NOW, everybody, files::with_file, files_are_clean, id_of, races::meanwhile, store, writing::written,
};
use ensemble::app::maintenance;
use ensemble_core::file::{FileFormat, MetadataState};
use ensemble_core::ids::{AttachmentId, ReflectionId};
use ensemble_reflections::reflection::{
    model::{Attachment, ModerationDecision},
    store::NewDecision,
};
use ensemble_server::{config::Config, metadata::samples, quota};
use ensemble_testing::{TestApp, app_on, app_on_with, on_both_with_content};

const MINE: &str = "/fr/mes-reflexions";
const MINUTE: i64 = 60_000;
const QUEUE: &str = "/fr/communautes/eleves-a-risque/signalements";
const UNDO: &str = "Annuler le retrait";

fn id(address: &str) -> ReflectionId {
    address.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id")
}

/// A file of five bytes.
fn new_file(metadata: MetadataState) -> Attachment {
    let (id, title) = (AttachmentId::new(), "Fiche".to_owned());
    Attachment { id, title, media: FileFormat::Pdf, size: 5, metadata }
}

/// A reflection that is shared with the community, and a file of five bytes.
async fn shared(app: &TestApp, author: &str, text: &str) -> String {
    let here = written(app, author, text).await;
    let mut tx = app.scratch.db.write().await.expect("a transaction");
    let file = new_file(MetadataState::Removed);
    store::add_attachment(&mut tx, id(&here), &file, b"%PDF-", NOW).await.expect("a file");
    tx.commit().await.expect("committed");
    let share = app.send(&format!("{here}/partage"), author, &[("audience", "community")]).await;
    assert_eq!(share.status, 303, "{}", share.body);
    here
}

async fn count(app: &TestApp, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(&app.scratch.db.reader).await.expect("a count")
}

async fn files(app: &TestApp, here: &str) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM reflection_attachment WHERE reflection_id = $1")
        .bind(id(here).to_string())
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a count")
}

async fn page(app: &TestApp, address: &str, cookie: &str) -> String {
    app.get_with(address, "cookie", cookie).await.body
}

/// Undoes a removal; where it leads.
async fn undo(app: &TestApp, address: &str, cookie: &str, form: &[(&str, &str)]) -> String {
    let answer = app.send(address, cookie, form).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.header("location").to_owned()
}

/// Reports a text, and has a facilitator decide that it is removed.
async fn report_and_remove(app: &TestApp, here: &str, comment: Option<&str>, between: impl AsyncFnOnce()) {
    report(app, here, comment).await;
    between().await;
    decide(app, here, ModerationDecision::Removed).await;
}

/// A member reports a text.
async fn report(app: &TestApp, here: &str, comment: Option<&str>) {
    let reporter = app.cookie("member-en").await;
    let mut form = vec![("reason", "On reconnaît un élève")];
    form.extend(comment.map(|comment| ("comment", comment)));
    assert_eq!(app.send(&format!("{here}/signalement"), &reporter, &form).await.status, 303);
}

/// A facilitator decides about the report that waits.
async fn decide(app: &TestApp, here: &str, outcome: ModerationDecision) {
    let db = &app.scratch.db;
    let report: String =
        sqlx::query_scalar("SELECT id FROM reflection_report WHERE reflection_id = $1 AND outcome IS NULL")
            .bind(id(here).to_string())
            .fetch_one(&db.reader)
            .await
            .expect("one report");
    let community = super::community(db, "students-at-risk").await;
    let by = id_of(&everybody(db).await, "facilitator");
    let decision = NewDecision { outcome, reason: "Nommé", by, base_revision: None };
    let mut tx = db.write().await.expect("a transaction");
    let decided =
        store::record_decision(&mut tx, community, report.parse().expect("an id"), decision, NOW).await;
    assert!(decided.expect("decided").is_some());
    tx.commit().await.expect("committed");
}

on_both_with_content! {
    async fn a_removed_reflection_comes_back_with_its_files_its_replies_and_in_the_search(db: Db) {
        let app = app_on(db).await;
        files_are_clean(&app.scratch.db).await;
        let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
        let here = shared(&app, &author, "Un essai sur le frimousset.").await;
        assert_eq!(app.send(&format!("{here}/commentaires"), &other, &[("text", "Merci beaucoup.")]).await.status, 303);
        let emails = count(&app, "SELECT COUNT(*) FROM outbox").await;
        let (removal, restoration) = (format!("{here}/retrait"), format!("{here}/retrait/annulation"));
        let search = "/fr/recherche?q=frimousset";
        assert!(!page(&app, MINE, &author).await.contains(UNDO));
        assert!(undo(&app, &restoration, &author, &[]).await.ends_with("/mes-reflexions"), "nothing to undo");

        assert_eq!(app.send(&removal, &author, &[]).await.status, 303);
        assert!(page(&app, MINE, &author).await.contains(UNDO));
        assert_eq!(app.get_with(&here, "cookie", &other).await.status, 404);
        assert!(!page(&app, search, &other).await.contains(here.rsplit('/').next().expect("an id")));
        assert_eq!(files(&app, &here).await, 1, "kept while it can be undone");
        for who in ["facilitator", "member-en", "person", "administrator"] {
            let answer = app.send(&restoration, &app.cookie(who).await, &[]).await;
            assert_eq!(answer.status, 404, "{who}");
        }
        assert_eq!(app.send(&restoration, "", &[]).await.status, 401);
        assert_eq!(app.get_with(&here, "cookie", &other).await.status, 404);

        let there = undo(&app, &restoration, &author, &[]).await;
        assert_eq!(there, format!("{here}?notice=removal-undone"));
        assert!(page(&app, &there, &author).await.contains("Le retrait est annulé."));
        let shown = page(&app, &here, &other).await;
        assert!(shown.contains("frimousset") && shown.contains("Merci beaucoup.") && shown.contains("Fiche"), "{shown}");
        assert!(page(&app, search, &other).await.contains(here.rsplit('/').next().expect("an id")));
        assert!(!page(&app, MINE, &author).await.contains(UNDO));
        assert!(undo(&app, &restoration, &author, &[]).await.ends_with("/mes-reflexions"), "twice");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE action = 'reflection.restore'").await, 1);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM outbox").await, emails, "no email is sent about either");
    }

    async fn after_ten_minutes_it_is_too_late_and_the_files_are_deleted(db: Db) {
        let mut app = app_on(db).await;
        files_are_clean(&app.scratch.db).await;
        let author = app.cookie("member").await;
        let here = shared(&app, &author, "Un essai.").await;
        let restoration = format!("{here}/retrait/annulation");
        app.send(&format!("{here}/retrait"), &author, &[]).await;
        app.later(10 * MINUTE - 1);
        maintenance::run(&app.portal).await.expect("run");
        assert_eq!(files(&app, &here).await, 1);
        assert!(page(&app, MINE, &author).await.contains(UNDO));
        app.later(1);
        assert!(!page(&app, MINE, &author).await.contains(UNDO));
        assert!(undo(&app, &restoration, &author, &[]).await.ends_with("/mes-reflexions"));
        assert_eq!(app.get_with(&here, "cookie", &author).await.status, 404);
        maintenance::run(&app.portal).await.expect("run");
        assert_eq!(files(&app, &here).await, 0);
    }

    async fn what_moderation_removed_does_not_come_back_and_keeps_its_files(db: Db) {
        let mut app = app_on(db).await;
        files_are_clean(&app.scratch.db).await;
        let author = app.cookie("member").await;
        // Its author removes it between the report and the decision.
        let first = shared(&app, &author, "Un essai.").await;
        report_and_remove(&app, &first, None, async || {
            assert_eq!(app.send(&format!("{first}/retrait"), &author, &[]).await.status, 303);
        }).await;
        assert!(undo(&app, &format!("{first}/retrait/annulation"), &author, &[]).await.ends_with("/mes-reflexions"));
        assert!(!page(&app, MINE, &author).await.contains(UNDO));
        assert_eq!(app.get_with(&first, "cookie", &author).await.status, 404);

        let second = shared(&app, &author, "Un autre essai.").await;
        let mut tx = app.scratch.db.write().await.expect("a transaction");
        let by = ensemble_reflections::reflection::model::RemovedBy::Moderator;
        assert!(store::remove(&mut tx, id(&second), by, NOW).await.expect("removed"));
        tx.commit().await.expect("committed");
        assert!(undo(&app, &format!("{second}/retrait/annulation"), &author, &[]).await.ends_with("/mes-reflexions"));
        assert_eq!(app.get_with(&second, "cookie", &author).await.status, 404);
        app.later(11 * MINUTE);
        maintenance::run(&app.portal).await.expect("run");
        assert_eq!((files(&app, &first).await, files(&app, &second).await), (1, 1), "both are kept as evidence");
        let person = id_of(&everybody(&app.scratch.db).await, "member");
        let mut tx = app.scratch.db.write().await.expect("a transaction");
        assert!(quota::fits(&mut tx, person, 9, 9, app.portal.now()).await.expect("an answer"), "they do not count");
        tx.commit().await.expect("committed");
        assert_eq!((files(&app, &first).await, files(&app, &second).await), (1, 1));
    }

    async fn what_is_reported_keeps_its_files_until_that_is_decided(db: Db) {
        let mut app = app_on(db).await;
        files_are_clean(&app.scratch.db).await;
        let author = app.cookie("member").await;
        let person = id_of(&everybody(&app.scratch.db).await, "member");
        let here = shared(&app, &author, "Un essai.").await;
        report(&app, &here, None).await;
        assert_eq!(app.send(&format!("{here}/retrait"), &author, &[]).await.status, 303);
        app.later(11 * MINUTE);
        maintenance::run(&app.portal).await.expect("run");
        let mut tx = app.scratch.db.write().await.expect("a transaction");
        assert!(!quota::fits(&mut tx, person, 5, 9, app.portal.now()).await.expect("an answer"), "they count");
        tx.commit().await.expect("committed");
        assert_eq!(files(&app, &here).await, 1, "those who decide need them");
        let moderator = app.cookie("facilitator").await;
        let queue = page(&app, QUEUE, &moderator).await;
        let begin = format!("href=\"{here}/fichiers/");
        let file = queue.split(&begin).nth(1).and_then(|rest| rest.split('"').next()).expect("a file").to_owned();
        let address = format!("{here}/fichiers/{file}");
        assert_eq!(app.get_with(&address, "cookie", &moderator).await.status, 200);
        for who in ["member", "member-en", "person", "administrator"] {
            let cookie = app.cookie(who).await;
            assert_eq!(app.get_with(&address, "cookie", &cookie).await.status, 404, "{who}");
        }
        decide(&app, &here, ModerationDecision::Dismissed).await;
        assert_eq!(app.get_with(&address, "cookie", &moderator).await.status, 404, "until it is decided");
        assert!(!page(&app, QUEUE, &moderator).await.contains(&file));
        maintenance::run(&app.portal).await.expect("run");
        assert_eq!(files(&app, &here).await, 0);
    }

    async fn a_file_that_is_removed_while_a_report_waits_stays_stored_until_that_is_decided(db: Db) {
        let app = app_on(db).await;
        files_are_clean(&app.scratch.db).await;
        let author = app.cookie("member").await;
        let remove = async |here: &str| {
            let statement = "SELECT id FROM reflection_attachment WHERE reflection_id = $1";
            let file: String = sqlx::query_scalar(statement)
                .bind(id(here).to_string())
                .fetch_one(&app.scratch.db.reader)
                .await
                .expect("a file");
            let address = format!("{here}/fichiers/{file}");
            assert_eq!(app.get_with(&address, "cookie", &author).await.status, 200);
            let removed = app.send(&format!("{here}/fichiers/retrait"), &author, &[("file", file.as_str())]).await;
            assert_eq!(removed.status, 303, "{}", removed.body);
            assert_eq!(app.get_with(&address, "cookie", &author).await.status, 404);
            assert!(!page(&app, here, &author).await.contains(&file));
            address
        };
        let moderator = app.cookie("facilitator").await;
        let unreported = shared(&app, &author, "Un premier essai.").await;
        remove(&unreported).await;
        assert_eq!(files(&app, &unreported).await, 0, "it is deleted at once");
        for (outcome, kept) in [(ModerationDecision::Dismissed, 0), (ModerationDecision::Removed, 1)] {
            let here = shared(&app, &author, "Un autre essai.").await;
            report(&app, &here, None).await;
            let address = remove(&here).await;
            assert!(page(&app, QUEUE, &moderator).await.contains(&address));
            assert_eq!(app.get_with(&address, "cookie", &moderator).await.status, 200);
            maintenance::run(&app.portal).await.expect("run");
            assert_eq!(files(&app, &here).await, 1, "{outcome:?}");
            decide(&app, &here, outcome).await;
            assert_eq!(app.get_with(&address, "cookie", &moderator).await.status, 404);
            maintenance::run(&app.portal).await.expect("run");
            assert_eq!(files(&app, &here).await, kept, "{outcome:?}");
        }
    }

    async fn a_removed_file_stays_with_those_who_decide_when_its_authors_name_goes(db: Db) {
        let app = app_on(db).await;
        files_are_clean(&app.scratch.db).await;
        let (author, moderator) = (app.cookie("member").await, app.cookie("facilitator").await);
        let here = shared(&app, &author, "Un essai.").await;
        report(&app, &here, None).await;
        let file = new_file(MetadataState::Confirmed);
        let mut tx = app.scratch.db.write().await.expect("a transaction");
        store::add_attachment(&mut tx, id(&here), &file, b"%PDF-", NOW).await.expect("a file");
        assert!(store::remove_attachment(&mut tx, id(&here), file.id, NOW).await.expect("removed"));
        store::revoke_attachment_confirmations(&mut tx, id(&here)).await.expect("revoked");
        tx.commit().await.expect("committed");
        let address = format!("{here}/fichiers/{}", file.id);
        assert!(page(&app, QUEUE, &moderator).await.contains(&address));
        assert_eq!(app.get_with(&address, "cookie", &moderator).await.status, 200);
    }

    async fn files_are_not_added_and_removed_without_end_while_a_report_waits(db: Db) {
        let app = app_on(db).await;
        files_are_clean(&app.scratch.db).await;
        let author = app.cookie("member").await;
        let here = shared(&app, &author, "Un essai.").await;
        report(&app, &here, None).await;
        let mut tx = app.scratch.db.write().await.expect("a transaction");
        for _ in 2..store::MAX_STORED_ATTACHMENTS {
            let file = new_file(MetadataState::Removed);
            store::add_attachment(&mut tx, id(&here), &file, b"%PDF-", NOW).await.expect("a file");
            assert!(store::remove_attachment(&mut tx, id(&here), file.id, NOW).await.expect("removed"));
        }
        tx.commit().await.expect("committed");
        let (address, content) = (format!("{here}/fichiers"), samples::page("", &[], ""));
        for status in [303, 422] {
            let answer = app.request(with_file(&address, &author, "Fiche", &content)).await;
            assert_eq!(answer.status, status, "{}", answer.body);
        }
        assert_eq!(files(&app, &here).await, 20);
    }

    async fn the_files_of_a_private_reflection_that_is_reported_are_for_those_whose_reading_is_logged(db: Db) {
        let app = app_on(db).await;
        files_are_clean(&app.scratch.db).await;
        let (author, moderator) = (app.cookie("member").await, app.cookie("facilitator").await);
        let here = shared(&app, &author, "Un essai.").await;
        report(&app, &here, None).await;
        assert_eq!(app.send(&format!("{here}/partage"), &author, &[("audience", "me")]).await.status, 303);
        let file: String = sqlx::query_scalar("SELECT id FROM reflection_attachment WHERE reflection_id = $1")
            .bind(id(&here).to_string())
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a file");
        let address = format!("{here}/fichiers/{file}");
        let logged = "SELECT COUNT(*) FROM audit WHERE action = 'reflection.private-read'";
        assert_eq!(app.get_with(&address, "cookie", &moderator).await.status, 404);
        assert_eq!(count(&app, logged).await, 0);
        assert!(page(&app, QUEUE, &moderator).await.contains(&address));
        assert_eq!(count(&app, logged).await, 1);
        assert_eq!(app.get_with(&address, "cookie", &moderator).await.status, 200);
    }

    async fn of_two_who_undo_a_removal_at_once_the_second_finds_it_undone(db: Db) {
        let app = app_on(db).await;
        let author = app.cookie("member").await;
        let person = id_of(&everybody(&app.scratch.db).await, "member");
        let here = shared(&app, &author, "Un essai.").await;
        app.send(&format!("{here}/retrait"), &author, &[]).await;
        let mut tx = app.scratch.db.write().await.expect("a transaction");
        store::lock_even_if_removed(&mut tx, id(&here)).await.expect("locked");
        assert!(store::restore(&mut tx, id(&here), person, NOW - 10 * MINUTE).await.expect("restored"));
        let answer = meanwhile(&app, tx, &format!("{here}/retrait/annulation"), &author, &[]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, MINE), "{}", answer.body);
        assert_eq!(app.get_with(&here, "cookie", &author).await.status, 200);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE action = 'reflection.restore'").await, 0);
    }

    async fn what_is_restored_while_files_are_deleted_keeps_its_files(db: Db) {
        let app = app_on(db).await;
        let author = app.cookie("member").await;
        let person = id_of(&everybody(&app.scratch.db).await, "member");
        let late = NOW + 10 * MINUTE;
        for makes_room in [false, true] {
            let here = shared(&app, &author, "Un essai.").await;
            app.send(&format!("{here}/retrait"), &author, &[]).await;
            let db = &app.scratch.db;
            let mut tx = db.write().await.expect("a transaction");
            store::lock_even_if_removed(&mut tx, id(&here)).await.expect("locked");
            assert!(store::restore(&mut tx, id(&here), person, NOW - 10 * MINUTE).await.expect("restored"));
            let commit = async {
                tokio::time::sleep(Duration::from_millis(300)).await;
                tx.commit().await.expect("committed");
            };
            let delete = async {
                if makes_room {
                    let mut other = db.write().await.expect("a transaction");
                    quota::fits(&mut other, person, 1, 1_000, late).await.expect("an answer");
                    other.commit().await.expect("committed");
                } else {
                    store::erase_removed_attachments(db, late - 10 * MINUTE).await.expect("deleted");
                }
            };
            tokio::join!(delete, commit);
            assert_eq!(files(&app, &here).await, 1, "{makes_room}");
            assert_eq!(app.get_with(&here, "cookie", &author).await.status, 200);
        }
    }

    async fn what_is_restored_after_its_files_were_deleted_is_too_late(db: Db) {
        let mut app = app_on(db).await;
        let author = app.cookie("member").await;
        let person = id_of(&everybody(&app.scratch.db).await, "member");
        let here = shared(&app, &author, "Un essai.").await;
        app.send(&format!("{here}/retrait"), &author, &[]).await;
        app.later(10 * MINUTE);
        app.get_with("/fr", "cookie", &author).await;
        let mut tx = app.scratch.db.write().await.expect("a transaction");
        assert!(quota::fits(&mut tx, person, 1, 1_000, app.portal.now()).await.expect("an answer"));
        let answer = meanwhile(&app, tx, &format!("{here}/retrait/annulation"), &author, &[]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, MINE), "{}", answer.body);
        assert_eq!(files(&app, &here).await, 0);
        assert_eq!(app.get_with(&here, "cookie", &author).await.status, 404);
    }

    async fn two_tabs_undo_a_removal_at_once_and_it_is_done_once(db: Db) {
        let app = app_on(db).await;
        let author = app.cookie("member").await;
        let here = written(&app, &author, "Un essai.").await;
        let restoration = format!("{here}/retrait/annulation");
        app.send(&format!("{here}/retrait"), &author, &[]).await;
        let (one, other) = futures::join!(undo(&app, &restoration, &author, &[]), undo(&app, &restoration, &author, &[]));
        let undone = [one, other].iter().filter(|there| there.ends_with("notice=removal-undone")).count();
        assert_eq!(undone, 1);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE action = 'reflection.restore'").await, 1);
    }

    async fn the_files_of_what_was_removed_count_as_long_as_that_can_be_undone(db: Db) {
        let mut app = app_on_with(db, Config { files_per_person: 9, development: false, ..Config::default() }).await;
        let author = app.cookie("member").await;
        let person = id_of(&everybody(&app.scratch.db).await, "member");
        let fits = async |app: &TestApp| {
            let mut tx = app.scratch.db.write().await.expect("a transaction");
            let kept = quota::file_bytes(&mut tx, person).await.expect("a sum");
            let fits = quota::fits(&mut tx, person, 5, 9, app.portal.now()).await.expect("an answer");
            tx.commit().await.expect("committed");
            (kept, fits)
        };
        let here = shared(&app, &author, "Un essai.").await;
        let restoration = format!("{here}/retrait/annulation");
        for _ in 0..3 {
            app.send(&format!("{here}/retrait"), &author, &[]).await;
            assert_eq!(fits(&app).await, (5, false));
            assert!(undo(&app, &restoration, &author, &[]).await.ends_with("removal-undone"), "it fits always");
            assert_eq!((fits(&app).await, files(&app, &here).await), ((5, false), 1));
        }
        app.send(&format!("{here}/retrait"), &author, &[]).await;
        app.later(10 * MINUTE - 1);
        assert_eq!((fits(&app).await, files(&app, &here).await), ((5, false), 1));
        app.later(1);
        assert_eq!(fits(&app).await, (5, true));
        assert_eq!(files(&app, &here).await, 0, "they are deleted at once, to make room");
    }

    async fn a_removed_reply_comes_back_where_it_was(db: Db) {
        let mut app = app_on(db).await;
        let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
        let here = written(&app, &author, "Un essai.").await;
        assert_eq!(app.send(&format!("{here}/partage"), &author, &[("audience", "community")]).await.status, 303);
        let comments = format!("{here}/commentaires");
        let sent = app.send(&comments, &other, &[("text", "Bonne idée, le zinzolin.")]).await;
        let comment = sent.header("location").split("#c-").nth(1).expect("a comment").to_owned();
        let form = [("comment", comment.as_str())];
        let (removal, restoration) = (format!("{comments}/retrait"), format!("{comments}/retrait/annulation"));
        assert!(!page(&app, &here, &other).await.contains(UNDO));
        assert_eq!(undo(&app, &restoration, &other, &form).await, format!("{here}#c-{comment}"), "nothing to undo");

        assert_eq!(app.send(&removal, &other, &form).await.status, 303);
        assert!(page(&app, &here, &other).await.contains(UNDO));
        let shown = page(&app, &here, &author).await;
        assert!(!shown.contains("zinzolin") && !shown.contains(UNDO), "{shown}");
        assert_eq!(undo(&app, &restoration, &author, &form).await, format!("{here}#c-{comment}"), "of another person");
        assert_eq!(app.send(&restoration, &app.cookie("person").await, &form).await.status, 404);
        assert!(!page(&app, &here, &author).await.contains("zinzolin"));
        assert_eq!(undo(&app, &restoration, &other, &form).await, format!("{here}?notice=removal-undone#c-{comment}"));
        assert!(page(&app, &here, &author).await.contains("zinzolin"));
        assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE action = 'reflection.comment-restored'").await, 1);

        // In the page itself, too: the HTML that replaces the reply has the button.
        let reflection = id(&here).to_string();
        let call = [("lang", "fr"), ("reflection", reflection.as_str()), ("input[comment]", comment.as_str())];
        let removed = app.send("/api/reflections/remove-reply", &other, &call).await;
        assert!(removed.status == 200 && removed.body.contains(UNDO), "{}", removed.body);
        app.later(10 * MINUTE);
        assert!(!page(&app, &here, &other).await.contains(UNDO));
        assert_eq!(undo(&app, &restoration, &other, &form).await, format!("{here}#c-{comment}"));
        assert!(!page(&app, &here, &author).await.contains("zinzolin"));
    }

    async fn a_reply_that_moderation_decided_to_remove_does_not_come_back(db: Db) {
        let app = app_on(db).await;
        let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
        let here = written(&app, &author, "Un essai.").await;
        assert_eq!(app.send(&format!("{here}/partage"), &author, &[("audience", "community")]).await.status, 303);
        let comments = format!("{here}/commentaires");
        let sent = app.send(&comments, &other, &[("text", "Un zinzolin.")]).await;
        let comment = sent.header("location").split("#c-").nth(1).expect("a comment").to_owned();
        let form = [("comment", comment.as_str())];
        report_and_remove(&app, &here, Some(&comment), async || {
            assert_eq!(app.send(&format!("{comments}/retrait"), &other, &form).await.status, 303);
        }).await;
        undo(&app, &format!("{comments}/retrait/annulation"), &other, &form).await;
        assert!(!page(&app, &here, &author).await.contains("zinzolin"));
    }

    async fn a_reply_to_what_one_may_no_longer_read_comes_back_too(db: Db) {
        let app = app_on(db).await;
        let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
        let here = written(&app, &author, "Un essai.").await;
        assert_eq!(app.send(&format!("{here}/partage"), &author, &[("audience", "community")]).await.status, 303);
        let comments = format!("{here}/commentaires");
        let sent = app.send(&comments, &other, &[("text", "Un zinzolin.")]).await;
        let comment = sent.header("location").split("#c-").nth(1).expect("a comment").to_owned();
        let form = [("comment", comment.as_str())];
        assert_eq!(app.send(&format!("{here}/partage"), &author, &[("audience", "me")]).await.status, 303);
        assert_eq!(app.send(&format!("{comments}/retrait"), &other, &form).await.status, 303);
        let mine = page(&app, MINE, &other).await;
        assert!(mine.contains(UNDO) && mine.contains("Un zinzolin."), "{mine}");
        let there = undo(&app, &format!("{comments}/retrait/annulation"), &other, &form).await;
        assert_eq!(there, format!("{MINE}?notice=removal-undone"));
        let mine = page(&app, MINE, &other).await;
        assert!(!mine.contains(UNDO) && mine.contains("Un zinzolin."), "{mine}");
        assert!(page(&app, &here, &author).await.contains("Un zinzolin."));
    }
}
