//! Two who act at once. A test begins a transaction and leaves it open while a form is sent: the form read what was there
//! before, and writes after the transaction was committed.

use std::time::Duration;

use super::{REASON, Screening};
use ensemble_calls::{
    call,
    interest::{self, model::Relevance},
    screening::{
        model::{Conflict, Judgement, Verdict},
        store,
    },
};
use ensemble_server::db::{Db, Write};
use ensemble_testing::{Answer, NOW, app_on, on_both_with_content};

/// What is answered to a form that is sent before a transaction is committed.
async fn meanwhile(all: &Screening, tx: Write, address: &str, cookie: &str, form: &[(&str, &str)]) -> Answer {
    let commit = async {
        tokio::time::sleep(Duration::from_millis(700)).await;
        tx.commit().await.expect("committed");
    };
    let (answer, ()) = tokio::join!(all.app.send(address, cookie, form), commit);
    answer
}

async fn scene(db: Db) -> Screening {
    let all = Screening::new(app_on(db).await, &["member", "member-en"], 1).await;
    all.numbered().await;
    all
}

/// The cookie of a person who is signed in. What a session writes down when it is first used is written now, not while a
/// transaction is open.
async fn used_cookie(all: &Screening, who: &str) -> String {
    let cookie = all.app.cookie(who).await;
    all.app.get_with("/fr", "cookie", &cookie).await;
    cookie
}

const VERDICT: [(&str, &str); 2] = [("verdict", "relevant"), ("reason", REASON)];
const REVIEWS: &str = "SELECT COUNT(*) FROM review WHERE interest_id = $1 AND relevant IS NOT NULL";

on_both_with_content! {
    async fn two_reviewers_judge_a_project_at_once_and_both_count(db: Db) {
        let all = scene(db).await;
        let here = all.reading(0).await;
        let (one, other) = (used_cookie(&all, "member").await, used_cookie(&all, "member-en").await);
        let (first, second) =
            tokio::join!(all.app.send(&here, &one, &VERDICT), all.app.send(&here, &other, &VERDICT));
        assert_eq!((first.status.as_u16(), second.status.as_u16()), (303, 303));
        assert_eq!(all.count(REVIEWS, 0).await, 2);
    }

    async fn a_reviewer_who_judges_in_two_windows_overwrites_nothing_unseen(db: Db) {
        let all = scene(db).await;
        let here = all.reading(0).await;
        all.judges("member", 0, true).await;
        let stale = [("revision", "0"), ("verdict", "relevant"), ("reason", "De l’autre fenêtre.")];
        let refused = all.send(&here, "member", &stale).await;
        assert_eq!(refused.status, 409);
        assert!(refused.body.contains("De l’autre fenêtre.") && refused.body.contains(REASON), "both: {}", refused.body);
        let again = [("revision", "1"), ("verdict", "relevant"), ("reason", "De l’autre fenêtre.")];
        assert_eq!(all.send(&here, "member", &again).await.status, 303);
        assert_eq!(all.revision(0, "member").await, 2);
    }

    async fn a_review_that_comes_while_a_coordinator_decides_is_refused(db: Db) {
        let all = scene(db).await;
        let here = all.reading(0).await;
        let cookie = used_cookie(&all, "member").await;
        let mut tx = all.db().write().await.expect("a transaction");
        call::lock(&mut tx, all.call.id).await.expect("an answer");
        let relevance = Relevance { relevant: true, failed: None, reason: "Clair.".to_owned(), at: NOW };
        interest::set_relevance(&mut tx, all.answers[0].id, &relevance).await.expect("decided");
        let refused = meanwhile(&all, tx, &here, &cookie, &VERDICT).await;
        assert_eq!(refused.status, 409, "{}", refused.body);
        assert_eq!(all.count(REVIEWS, 0).await, 0);
    }

    async fn a_review_that_comes_while_the_screening_ends_is_refused(db: Db) {
        let all = scene(db).await;
        let here = all.reading(0).await;
        let cookie = used_cookie(&all, "member").await;
        let mut tx = all.db().write().await.expect("a transaction");
        assert!(call::mark_screened(&mut tx, all.call.id, NOW).await.expect("an answer"));
        let refused = meanwhile(&all, tx, &here, &cookie, &VERDICT).await;
        assert!(refused.status == 409 && refused.body.contains("La lecture s’est terminée"), "{}", refused.body);
        assert_eq!(all.count(REVIEWS, 0).await, 0);
    }

    async fn a_decision_waits_for_the_review_that_is_being_written(db: Db) {
        let all = scene(db).await;
        all.judges("member", 0, true).await;
        all.judges("member-en", 0, true).await;
        let seen = all.seen(0).await;
        let other = all.person("member-en").await;
        let cookie = used_cookie(&all, "coordinator").await;
        let mut tx = all.db().write().await.expect("a transaction");
        call::lock(&mut tx, all.call.id).await.expect("an answer");
        let judgement = Judgement { verdict: Verdict::NotRelevant, failed: None, reason: "Non.".to_owned() };
        let id = all.answers[0].id;
        assert!(store::put_judgement(&mut tx, id, other, 1, &judgement, NOW).await.expect("an answer"));
        let form = [("seen", seen.as_str()), ("verdict", "relevant"), ("reason", "Tous d’accord.")];
        let refused = meanwhile(&all, tx, &all.settling(0), &cookie, &form).await;
        assert_eq!(refused.status, 409, "{}", refused.body);
        assert_eq!(all.interest(id).await.relevance, None);
    }

    async fn a_verdict_never_replaces_a_conflict(db: Db) {
        let all = scene(db).await;
        let (id, person) = (all.answers[0].id, all.person("member").await);
        let mut tx = all.db().write().await.expect("a transaction");
        assert!(store::put_conflict(&mut tx, id, person, Conflict::Other, NOW).await.expect("an answer"));
        let judgement = Judgement { verdict: Verdict::Relevant, failed: None, reason: "Oui.".to_owned() };
        for revision in [0, 1, 2] {
            assert!(!store::put_judgement(&mut tx, id, person, revision, &judgement, NOW).await.expect("an answer"));
        }
        assert!(!store::put_conflict(&mut tx, id, person, Conflict::Knows, NOW).await.expect("an answer"));
        tx.commit().await.expect("committed");
    }
}
