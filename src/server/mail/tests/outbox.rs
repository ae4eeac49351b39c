//! The guarantees of the outbox.

use std::collections::BTreeSet;

use super::{NOW, email, enqueue};
use crate::{
    db::{Db, testing::on_both_databases},
    mail::{
        EmailExpiry, NewEmail,
        outbox::{
            CLAIM_LEASE_MS, DeliveryStatus, EmailSummary, RETRY_DELAYS, claim, count, expire_emails, find,
            last_enqueued_at, list, mark_sent, record_failed_attempt,
        },
    },
};
use ensemble_core::{Lang, ids::EmailId};

async fn retry(db: &Db, id: EmailId, now: i64) -> Result<bool, sqlx::Error> {
    let mut tx = db.write().await?;
    let found = crate::mail::retry(&mut tx, id, now).await?;
    tx.commit().await?;
    Ok(found)
}

fn ids(summaries: &[EmailSummary]) -> Vec<EmailId> {
    summaries.iter().map(|summary| summary.id).collect()
}

on_both_databases! {
    async fn an_email_is_enqueued_with_the_change_or_not_at_all(db: Db) {
        let mut tx = db.write().await.expect("a transaction");
        crate::mail::outbox::insert(&mut tx, &email("a@ex.org"), NOW).await.expect("enqueued");
        drop(tx);
        assert_eq!(count(&db, None).await.expect("a number"), 0);
        assert!(claim(&db, NOW, 10).await.expect("emails").is_empty());

        let id = enqueue(&db, &email("a@ex.org"), NOW).await;
        let claimed = claim(&db, NOW, 10).await.expect("emails");
        assert_eq!(claimed.len(), 1);
        assert_eq!((claimed[0].id, claimed[0].to.as_str(), claimed[0].lang), (id, "a@ex.org", Lang::Fr));
        assert_eq!(claimed[0].subject, "Votre réunion");
    }

    async fn two_workers_never_hold_the_same_email(db: Db) {
        for number in 0..40 {
            enqueue(&db, &email(&format!("p{number}@ex.org")), NOW).await;
        }
        let both = futures::future::join_all((0..8).map(|_| claim(&db, NOW, 5))).await;
        let mut held: Vec<EmailId> = Vec::new();
        for claimed in both {
            held.extend(claimed.expect("emails").iter().map(|email| email.id));
        }
        // A worker that was too slow for a row goes away with less, and comes again.
        while let Some(rest) = Some(claim(&db, NOW, 5).await.expect("emails")).filter(|rest| !rest.is_empty()) {
            held.extend(rest.iter().map(|email| email.id));
        }
        assert_eq!(held.len(), 40, "none is held twice, none is left");
        assert_eq!(held.iter().copied().collect::<BTreeSet<_>>().len(), 40);
    }

    async fn an_email_whose_worker_died_is_taken_over(db: Db) {
        let id = enqueue(&db, &email("a@ex.org"), NOW).await;
        assert_eq!(claim(&db, NOW, 10).await.expect("emails").len(), 1);
        assert!(claim(&db, NOW + CLAIM_LEASE_MS - 1, 10).await.expect("emails").is_empty());
        let claimed = claim(&db, NOW + CLAIM_LEASE_MS, 10).await.expect("emails");
        assert_eq!(claimed.len(), 1);
        assert_eq!(claimed[0].id, id);
    }

    async fn an_email_whose_sending_ends_the_process_is_given_up_after_as_many_attempts(db: Db) {
        let id = enqueue(&db, &email("a@ex.org"), NOW).await;
        let mut now = NOW;
        for attempts in 0..=RETRY_DELAYS.len() {
            let claimed = claim(&db, now, 10).await.expect("emails");
            assert_eq!(claimed.len(), 1, "due at {now}");
            assert_eq!(usize::try_from(claimed[0].previous_attempts), Ok(attempts));
            now += CLAIM_LEASE_MS;
        }
        assert!(claim(&db, now, 10).await.expect("emails").is_empty());
        let (summary, ..) = find(&db, id).await.expect("a result").expect("an email");
        assert_eq!((summary.status(), summary.attempts, summary.unsent_at), (DeliveryStatus::GivenUp, 7, Some(now)));
        assert!(summary.last_error.is_some());
        assert!(retry(&db, id, now + 1).await.expect("a result"));
        assert_eq!(claim(&db, now + 1, 10).await.expect("emails")[0].previous_attempts, 0);
    }

    async fn an_email_whose_claim_had_no_outcome_is_claimed_alone_after_all_others(db: Db) {
        let first = enqueue(&db, &email("a@ex.org"), NOW - 1).await;
        let second = enqueue(&db, &email("b@ex.org"), NOW).await;
        assert_eq!(claim(&db, NOW, 10).await.expect("emails").len(), 2);
        let [third, fourth] = [enqueue(&db, &email("c@ex.org"), NOW).await, enqueue(&db, &email("d@ex.org"), NOW).await];
        let mut batches = Vec::new();
        for _ in 0..4 {
            let claimed = claim(&db, NOW + CLAIM_LEASE_MS, 10).await.expect("emails");
            batches.push(claimed.iter().map(|email| email.id).collect::<BTreeSet<_>>());
        }
        assert_eq!(batches, [BTreeSet::from([third, fourth]), BTreeSet::from([first]), BTreeSet::from([second]), BTreeSet::new()]);
    }

    async fn a_slow_process_does_not_count_an_attempt_twice(db: Db) {
        let id = enqueue(&db, &email("a@ex.org"), NOW).await;
        let slow = claim(&db, NOW, 1).await.expect("emails");
        let next = claim(&db, NOW + CLAIM_LEASE_MS, 1).await.expect("emails");
        record_failed_attempt(&db, &slow[0], "no answer", false, NOW + CLAIM_LEASE_MS).await.expect("recorded");
        let (summary, ..) = find(&db, id).await.expect("a result").expect("an email");
        assert_eq!((summary.attempts, summary.next_at), (1, Some(NOW)), "the other process has it");
        record_failed_attempt(&db, &next[0], "no answer", false, NOW + CLAIM_LEASE_MS).await.expect("recorded");
        let (summary, ..) = find(&db, id).await.expect("a result").expect("an email");
        assert_eq!((summary.attempts, summary.next_at), (2, Some(NOW + CLAIM_LEASE_MS + RETRY_DELAYS[1])));
    }

    async fn an_email_waits_longer_after_each_failure_and_is_given_up_in_the_end(db: Db) {
        let id = enqueue(&db, &email("a@ex.org"), NOW).await;
        let mut now = NOW;
        for delay in RETRY_DELAYS {
            let claimed = claim(&db, now, 10).await.expect("emails");
            assert_eq!(claimed.len(), 1, "due at {now}");
            let next = record_failed_attempt(&db, &claimed[0], "no answer", false, now).await.expect("recorded");
            assert_eq!(next, Some(now + delay));
            assert!(claim(&db, now + delay - 1, 10).await.expect("emails").is_empty());
            now += delay;
        }
        let claimed = claim(&db, now, 10).await.expect("emails");
        assert_eq!(record_failed_attempt(&db, &claimed[0], "no answer", false, now).await.expect("recorded"), None);
        let (summary, ..) = find(&db, id).await.expect("a result").expect("an email");
        assert_eq!(summary.status(), DeliveryStatus::GivenUp);
        assert_eq!((summary.attempts, summary.next_at, summary.unsent_at), (7, None, Some(now)));
        assert_eq!(summary.last_error.as_deref(), Some("no answer"));
        assert!(claim(&db, now + 100 * CLAIM_LEASE_MS, 10).await.expect("emails").is_empty());
    }

    async fn an_administrator_has_an_email_tried_again(db: Db) {
        let id = enqueue(&db, &email("a@ex.org"), NOW).await;
        assert!(!retry(&db, id, NOW).await.expect("a result"), "it is not given up");
        let claimed = claim(&db, NOW, 10).await.expect("emails");
        record_failed_attempt(&db, &claimed[0], "refused", true, NOW).await.expect("recorded");

        assert!(retry(&db, id, NOW + 1).await.expect("a result"));
        let claimed = claim(&db, NOW + 1, 10).await.expect("emails");
        assert_eq!(claimed[0].previous_attempts, 0);
        mark_sent(&db, id, "Bonjour\nà vous\n", "<p>Bonjour à vous</p>", NOW + 2).await.expect("recorded");
        let (summary, text, html) = find(&db, id).await.expect("a result").expect("an email");
        assert_eq!((summary.status(), summary.sent_at, summary.last_error), (DeliveryStatus::Sent, Some(NOW + 2), None));
        assert_eq!((text.as_str(), html.as_str()), ("Bonjour\nà vous\n", "<p>Bonjour à vous</p>"));
        assert!(!retry(&db, id, NOW + 3).await.expect("a result"), "what was sent stays sent");
        assert!(claim(&db, NOW + 3, 10).await.expect("emails").is_empty());
    }

    async fn an_email_that_was_sent_is_not_given_up_by_a_slow_process(db: Db) {
        let id = enqueue(&db, &email("a@ex.org"), NOW).await;
        let slow = claim(&db, NOW, 1).await.expect("emails");
        claim(&db, NOW + CLAIM_LEASE_MS, 1).await.expect("emails");
        mark_sent(&db, id, "Bonjour\nà vous\n", "<p>Bonjour à vous</p>", NOW + CLAIM_LEASE_MS).await.expect("recorded");
        record_failed_attempt(&db, &slow[0], "too late", false, NOW + CLAIM_LEASE_MS + 1).await.expect("recorded");
        let (summary, ..) = find(&db, id).await.expect("a result").expect("an email");
        assert_eq!((summary.status(), summary.next_at), (DeliveryStatus::Sent, None));
    }

    async fn an_email_whose_link_has_expired_is_not_sent_and_marked(db: Db) {
        let with = |hash: &str, valid_until| {
            let expiry = Some(EmailExpiry { key: hash.to_owned(), valid_until });
            NewEmail { expiry, ..email("a@ex.org") }
        };
        let late = enqueue(&db, &with("late", NOW + 15 * 60_000), NOW).await;
        let ended = enqueue(&db, &with("ended", NOW + 100 * CLAIM_LEASE_MS), NOW).await;
        let failed_before = enqueue(&db, &with("failed", NOW + 100 * CLAIM_LEASE_MS), NOW).await;
        let held = claim(&db, NOW, 10).await.expect("emails");
        assert_eq!(held.len(), 3);
        let of = |id| held.iter().find(|email| email.id == id).expect("it is held");
        let next = record_failed_attempt(&db, of(late), "no answer", false, NOW).await.expect("recorded").expect("again");
        assert_eq!(next, NOW + RETRY_DELAYS[0]);
        let hasty = record_failed_attempt(&db, of(late), "no answer", false, NOW).await.expect("recorded").expect("again");
        assert!(hasty - NOW <= 2 * 60_000, "what lives for minutes is tried again within minutes");
        record_failed_attempt(&db, of(failed_before), "refused", true, NOW).await.expect("recorded");
        let mut tx = db.write().await.expect("a transaction");
        for hash in ["ended", "failed"] {
            expire_emails(&mut tx, hash, NOW + 1).await.expect("expired");
        }
        tx.commit().await.expect("committed");
        // The worker that held it is too late to have it tried again.
        record_failed_attempt(&db, of(ended), "no answer", false, NOW + 2).await.expect("recorded");
        assert!(claim(&db, NOW + 15 * 60_000, 10).await.expect("emails").is_empty());
        for id in [late, ended, failed_before] {
            let (summary, ..) = find(&db, id).await.expect("a result").expect("an email");
            assert_eq!(summary.status(), DeliveryStatus::Expired);
            assert!(!retry(&db, id, NOW + 20 * 60_000).await.expect("a result"), "its link opens nothing");
        }
        assert_eq!(count(&db, Some(DeliveryStatus::Expired)).await.expect("a number"), 3);
        assert_eq!(count(&db, Some(DeliveryStatus::GivenUp)).await.expect("a number"), 0);
    }

    async fn an_email_that_expired_while_it_was_sent_is_marked_as_sent(db: Db) {
        let expiry = Some(EmailExpiry { key: "used".to_owned(), valid_until: NOW + CLAIM_LEASE_MS });
        let id = enqueue(&db, &NewEmail { expiry, ..email("a@ex.org") }, NOW).await;
        assert_eq!(claim(&db, NOW, 1).await.expect("emails").len(), 1);
        let mut tx = db.write().await.expect("a transaction");
        expire_emails(&mut tx, "used", NOW + 1).await.expect("expired");
        tx.commit().await.expect("committed");
        mark_sent(&db, id, "Bonjour\nà vous\n", "<p>Bonjour à vous</p>", NOW + 2).await.expect("recorded");
        let (summary, ..) = find(&db, id).await.expect("a result").expect("an email");
        assert_eq!((summary.status(), summary.sent_at), (DeliveryStatus::Sent, Some(NOW + 2)));
        assert_eq!(count(&db, Some(DeliveryStatus::Expired)).await.expect("a number"), 0);
    }

    async fn the_last_email_about_something_is_found(db: Db) {
        let to = |person: &str, about: &str| {
            let (person, about_id) = (Some(person.to_owned()), Some(about.to_owned()));
            NewEmail { person, about_id, ..email("a@ex.org") }
        };
        enqueue(&db, &email("a@ex.org"), NOW + 9).await;
        enqueue(&db, &to("one", "this"), NOW).await;
        enqueue(&db, &to("one", "this"), NOW + 1).await;
        enqueue(&db, &to("one", "that"), NOW + 2).await;
        enqueue(&db, &to("other", "this"), NOW + 3).await;
        let last = async |person, about| {
            last_enqueued_at(&db.reader, person, about).await.expect("a result")
        };
        assert_eq!(last("one", "this").await, Some(NOW + 1));
        assert_eq!(last("one", "that").await, Some(NOW + 2));
        assert_eq!(last("other", "that").await, None);

        // What was given up reached nobody.
        let held = claim(&db, NOW + 9, 9).await.expect("emails");
        let latest = held.iter().find(|email| email.created_at == NOW + 1).expect("it is held");
        record_failed_attempt(&db, latest, "refused", true, NOW + 9).await.expect("recorded");
        assert_eq!(last("one", "this").await, Some(NOW));
    }

    async fn administrators_list_emails_by_status(db: Db) {
        let person = Some("0190f5c0-0000-7000-8000-000000000000".to_owned());
        let first = enqueue(&db, &NewEmail { person: person.clone(), ..email("1@ex.org") }, NOW).await;
        let second = enqueue(&db, &email("2@ex.org"), NOW + 1).await;
        let third = enqueue(&db, &email("3@ex.org"), NOW + 2).await;
        let claimed = claim(&db, NOW + 2, 2).await.expect("emails");
        assert_eq!(claimed.len(), 2, "the oldest first");
        mark_sent(&db, first, "Bonjour\nà vous\n", "<p>Bonjour à vous</p>", NOW + 3).await.expect("recorded");
        let refused = claimed.iter().find(|email| email.id == second).expect("the second is held");
        record_failed_attempt(&db, refused, "refused", true, NOW + 3).await.expect("recorded");

        assert_eq!(ids(&list(&db, None, 0, 2).await.expect("emails")), [third, second]);
        assert_eq!(ids(&list(&db, None, 1, 2).await.expect("emails")), [first]);
        for (status, id) in [(DeliveryStatus::Sent, first), (DeliveryStatus::GivenUp, second), (DeliveryStatus::Waiting, third)] {
            let summaries = list(&db, Some(status), 0, 10).await.expect("emails");
            assert_eq!((ids(&summaries), summaries[0].status()), (vec![id], status));
            assert_eq!(count(&db, Some(status)).await.expect("a number"), 1);
        }
        assert_eq!(count(&db, None).await.expect("a number"), 3);
        let (summary, ..) = find(&db, first).await.expect("a result").expect("an email");
        assert_eq!((summary.person, summary.to.as_str(), summary.kind.as_str()), (person, "1@ex.org", "test"));
        assert!(find(&db, EmailId::new()).await.expect("a result").is_none());
    }
}
