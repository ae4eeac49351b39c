//! Reports: very many of them, what is logged of them, and the reason that an author reads.

use super::{NOW, community, everybody, id_of, one_of_each, store};
use ensemble_core::{
    Lang,
    ids::{CommunityId, PersonId, ReflectionId},
    rights::Viewer,
};
use ensemble_reflections::reflection::{
    model::{Audience, ModerationDecision, RemovedBy},
    store::NewDecision,
};
use ensemble_server::db::Db;
use ensemble_testing::{TestApp, app_on, on_both_with_content};

/// The most reports that the page shows.
const SHOWN: usize = 100;

/// A reflection by a member, its author and its community, with this many open reports.
async fn reported(
    db: &Db,
    audience: Audience,
    many: usize,
) -> (TestApp, ReflectionId, PersonId, CommunityId) {
    let app = app_on(db.clone()).await;
    let people = everybody(db).await;
    let (author, reader) = (id_of(&people, "member"), id_of(&people, "member-en"));
    let home = community(db, "students-at-risk").await;
    let all = one_of_each(db, author, &[reader], home).await;
    let id = all.iter().find(|thing| thing.audience == audience).expect("one of each").id;
    let mut tx = db.write().await.expect("a transaction");
    for number in 0..many {
        let at = NOW + i64::try_from(number).expect("a number");
        store::insert_report(&mut tx, id, None, reader, "À revoir", at).await.expect("reported");
    }
    tx.commit().await.expect("committed");
    (app, id, author, home)
}

on_both_with_content! {
    async fn what_is_logged_as_read_is_what_was_shown(db: Db) {
        let (app, ..) = reported(&db, Audience::ChosenPeople, SHOWN + 1).await;
        let facilitator = app.cookie("facilitator").await;
        let page = app.get_with("/fr/communautes/eleves-a-risque/signalements", "cookie", &facilitator).await.body;
        assert_eq!(page.matches("id=\"report-").count(), SHOWN);
        let logged: Vec<String> = sqlx::query_scalar("SELECT detail FROM audit WHERE action = 'reflection.private-read'")
            .fetch_all(&db.reader)
            .await
            .expect("entries");
        assert_eq!(logged.len(), SHOWN);
        for report in logged {
            assert!(page.contains(&format!("id=\"report-{report}\"")), "{report} was not shown");
        }
    }

    async fn a_decision_is_answered_however_many_reports_are_open(db: Db) {
        let (app, _, _, home) = reported(&db, Audience::Community, SHOWN + 1).await;
        let report = store::reports(&db, &Viewer::default(), Lang::Fr, home, 1).await.expect("reports").remove(0).id.to_string();
        let facilitator = app.cookie("facilitator").await;
        let form = [
            ("lang", "fr"),
            ("community", "eleves-a-risque"),
            ("input[report]", report.as_str()),
            ("input[outcome]", "kept"),
            ("input[reason]", "Rien à signaler"),
        ];
        let decided = app.send("/api/reflections/decide-report", &facilitator, &form).await;
        assert!(decided.status == 200 && decided.body.contains("Rien à signaler"), "{}", decided.body);
    }

    async fn the_author_reads_the_newest_reason(db: Db) {
        let (app, id, author, home) = reported(&db, Audience::Community, 2).await;
        let reports = store::reports(&db, &Viewer::default(), Lang::Fr, home, 2).await.expect("reports");
        let mut tx = db.write().await.expect("a transaction");
        for (number, (report, reason)) in reports.iter().zip(["Zèbre", "Abricot"]).enumerate() {
            let decision = NewDecision { outcome: ModerationDecision::Removed, reason, by: author, base_revision: None };
            let at = NOW + i64::try_from(number).expect("a number");
            let decided = store::record_decision(&mut tx, home, report.id, decision, at).await.expect("an answer");
            assert!(decided.is_some());
        }
        store::remove(&mut tx, id, RemovedBy::Moderator, NOW).await.expect("removed");
        tx.commit().await.expect("committed");
        let page = app.get_with("/fr/mes-reflexions", "cookie", &app.cookie("member").await).await.body;
        assert!(page.contains("Abricot") && !page.contains("Zèbre"), "{page}");
    }
}
