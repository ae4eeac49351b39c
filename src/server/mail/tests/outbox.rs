//! What the outbox promises.

use std::collections::BTreeSet;

use super::{NOW, email, enqueue};
use crate::{
    db::{Db, testing::on_both_databases},
    mail::{
        MailedLink, NewEmail,
        outbox::{
            CLAIM_LEASE, DeliveryStatus, Entry, RETRY_DELAYS, cancel_link, claim, count, last_about,
            mark_failed, mark_sent, one, page,
        },
    },
};
use ensemble_core::{Lang, ids::MailId};

async fn retry(db: &Db, id: MailId, now: i64) -> Result<bool, sqlx::Error> {
    let mut to = db.write().await?;
    let found = crate::mail::retry(&mut to, id, now).await?;
    to.commit().await?;
    Ok(found)
}

fn ids(entries: &[Entry]) -> Vec<MailId> {
    entries.iter().map(|entry| entry.id).collect()
}

on_both_databases! {
    async fn an_email_is_posted_with_its_fact_or_not_at_all(db: Db) {
        let mut to = db.write().await.expect("a transaction");
        crate::mail::enqueue(&mut to, &email("a@ex.org"), NOW).await.expect("posted");
        drop(to);
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
        let mut held: Vec<MailId> = Vec::new();
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
        assert!(claim(&db, NOW + CLAIM_LEASE - 1, 10).await.expect("emails").is_empty());
        let claimed = claim(&db, NOW + CLAIM_LEASE, 10).await.expect("emails");
        assert_eq!(claimed.len(), 1);
        assert_eq!(claimed[0].id, id);
    }

    async fn an_email_rests_longer_each_time_and_is_given_up_in_the_end(db: Db) {
        let id = enqueue(&db, &email("a@ex.org"), NOW).await;
        let mut now = NOW;
        for rest in RETRY_DELAYS {
            let claimed = claim(&db, now, 10).await.expect("emails");
            assert_eq!(claimed.len(), 1, "due at {now}");
            let next = mark_failed(&db, &claimed[0], "no answer", false, now).await.expect("noted");
            assert_eq!(next, Some(now + rest));
            assert!(claim(&db, now + rest - 1, 10).await.expect("emails").is_empty());
            now += rest;
        }
        let claimed = claim(&db, now, 10).await.expect("emails");
        assert_eq!(mark_failed(&db, &claimed[0], "no answer", false, now).await.expect("noted"), None);
        let (entry, ..) = one(&db, id).await.expect("an answer").expect("an email");
        assert_eq!(entry.status(), DeliveryStatus::Failed);
        assert_eq!((entry.attempts, entry.next_at, entry.failed_at), (7, None, Some(now)));
        assert_eq!(entry.last_error.as_deref(), Some("no answer"));
        assert!(claim(&db, now + 100 * CLAIM_LEASE, 10).await.expect("emails").is_empty());
    }

    async fn an_administrator_has_an_email_tried_again(db: Db) {
        let id = enqueue(&db, &email("a@ex.org"), NOW).await;
        assert!(!retry(&db, id, NOW).await.expect("an answer"), "it is not given up");
        let claimed = claim(&db, NOW, 10).await.expect("emails");
        mark_failed(&db, &claimed[0], "refused", true, NOW).await.expect("noted");

        assert!(retry(&db, id, NOW + 1).await.expect("an answer"));
        let claimed = claim(&db, NOW + 1, 10).await.expect("emails");
        assert_eq!(claimed[0].attempts, 0);
        mark_sent(&db, id, "Bonjour\nà vous\n", "<p>Bonjour à vous</p>", NOW + 2).await.expect("noted");
        let (entry, text, html) = one(&db, id).await.expect("an answer").expect("an email");
        assert_eq!((entry.status(), entry.sent_at, entry.last_error), (DeliveryStatus::Sent, Some(NOW + 2), None));
        assert_eq!((text.as_str(), html.as_str()), ("Bonjour\nà vous\n", "<p>Bonjour à vous</p>"));
        assert!(!retry(&db, id, NOW + 3).await.expect("an answer"), "what was sent stays sent");
        assert!(claim(&db, NOW + 3, 10).await.expect("emails").is_empty());
    }

    async fn what_was_sent_is_not_called_failed_by_a_slow_worker(db: Db) {
        let id = enqueue(&db, &email("a@ex.org"), NOW).await;
        let slow = claim(&db, NOW, 1).await.expect("emails");
        claim(&db, NOW + CLAIM_LEASE, 1).await.expect("emails");
        mark_sent(&db, id, "Bonjour\nà vous\n", "<p>Bonjour à vous</p>", NOW + CLAIM_LEASE).await.expect("noted");
        mark_failed(&db, &slow[0], "too late", false, NOW + CLAIM_LEASE + 1).await.expect("noted");
        let (entry, ..) = one(&db, id).await.expect("an answer").expect("an email");
        assert_eq!((entry.status(), entry.next_at), (DeliveryStatus::Sent, None));
    }

    async fn an_email_whose_link_is_over_is_not_sent_and_says_so(db: Db) {
        let with = |hash: &str, valid_until| {
            let link = Some(MailedLink { hash: hash.to_owned(), valid_until });
            NewEmail { link, ..email("a@ex.org") }
        };
        let late = enqueue(&db, &with("late", NOW + 15 * 60_000), NOW).await;
        let ended = enqueue(&db, &with("ended", NOW + 100 * CLAIM_LEASE), NOW).await;
        let failed_before = enqueue(&db, &with("failed", NOW + 100 * CLAIM_LEASE), NOW).await;
        let held = claim(&db, NOW, 10).await.expect("emails");
        assert_eq!(held.len(), 3);
        let of = |id| held.iter().find(|email| email.id == id).expect("it is held");
        let next = mark_failed(&db, of(late), "no answer", false, NOW).await.expect("noted").expect("again");
        assert_eq!(next, NOW + RETRY_DELAYS[0]);
        let hasty = mark_failed(&db, of(late), "no answer", false, NOW).await.expect("noted").expect("again");
        assert!(hasty - NOW <= 2 * 60_000, "what lives for minutes is tried again within minutes");
        mark_failed(&db, of(failed_before), "refused", true, NOW).await.expect("noted");
        let mut to = db.write().await.expect("a transaction");
        for hash in ["ended", "failed"] {
            cancel_link(&mut to, hash, NOW + 1).await.expect("withdrawn");
        }
        to.commit().await.expect("committed");
        // The worker that held it is too late to have it tried again.
        mark_failed(&db, of(ended), "no answer", false, NOW + 2).await.expect("noted");
        assert!(claim(&db, NOW + 15 * 60_000, 10).await.expect("emails").is_empty());
        for id in [late, ended, failed_before] {
            let (entry, ..) = one(&db, id).await.expect("an answer").expect("an email");
            assert_eq!(entry.status(), DeliveryStatus::Expired);
            assert!(!retry(&db, id, NOW + 20 * 60_000).await.expect("an answer"), "its link opens nothing");
        }
        assert_eq!(count(&db, Some(DeliveryStatus::Expired)).await.expect("a number"), 3);
        assert_eq!(count(&db, Some(DeliveryStatus::Failed)).await.expect("a number"), 0);
    }

    async fn the_last_email_about_something_is_known_to_have_been_posted(db: Db) {
        let to = |person: &str, about: &str| {
            let (person, about) = (Some(person.to_owned()), Some(about.to_owned()));
            NewEmail { person, about, ..email("a@ex.org") }
        };
        enqueue(&db, &email("a@ex.org"), NOW + 9).await;
        enqueue(&db, &to("one", "this"), NOW).await;
        enqueue(&db, &to("one", "this"), NOW + 1).await;
        enqueue(&db, &to("one", "that"), NOW + 2).await;
        enqueue(&db, &to("other", "this"), NOW + 3).await;
        let last = async |person, about| {
            last_about(&db.reader, person, about).await.expect("an answer")
        };
        assert_eq!(last("one", "this").await, Some(NOW + 1));
        assert_eq!(last("one", "that").await, Some(NOW + 2));
        assert_eq!(last("other", "that").await, None);

        // What was given up reached nobody.
        let held = claim(&db, NOW + 9, 9).await.expect("emails");
        let latest = held.iter().find(|email| email.created_at == NOW + 1).expect("it is held");
        mark_failed(&db, latest, "refused", true, NOW + 9).await.expect("noted");
        assert_eq!(last("one", "this").await, Some(NOW));
    }

    async fn administrators_see_emails_by_how_they_stand(db: Db) {
        let person = Some("0190f5c0-0000-7000-8000-000000000000".to_owned());
        let first = enqueue(&db, &NewEmail { person: person.clone(), ..email("1@ex.org") }, NOW).await;
        let second = enqueue(&db, &email("2@ex.org"), NOW + 1).await;
        let third = enqueue(&db, &email("3@ex.org"), NOW + 2).await;
        let claimed = claim(&db, NOW + 2, 2).await.expect("emails");
        assert_eq!(claimed.len(), 2, "the oldest first");
        mark_sent(&db, first, "Bonjour\nà vous\n", "<p>Bonjour à vous</p>", NOW + 3).await.expect("noted");
        let refused = claimed.iter().find(|email| email.id == second).expect("the second is held");
        mark_failed(&db, refused, "refused", true, NOW + 3).await.expect("noted");

        assert_eq!(ids(&page(&db, None, 0, 2).await.expect("emails")), [third, second]);
        assert_eq!(ids(&page(&db, None, 1, 2).await.expect("emails")), [first]);
        for (status, id) in [(DeliveryStatus::Sent, first), (DeliveryStatus::Failed, second), (DeliveryStatus::Waiting, third)] {
            let entries = page(&db, Some(status), 0, 10).await.expect("emails");
            assert_eq!((ids(&entries), entries[0].status()), (vec![id], status));
            assert_eq!(count(&db, Some(status)).await.expect("a number"), 1);
        }
        assert_eq!(count(&db, None).await.expect("a number"), 3);
        let (entry, ..) = one(&db, first).await.expect("an answer").expect("an email");
        assert_eq!((entry.person, entry.to.as_str(), entry.kind.as_str()), (person, "1@ex.org", "test"));
        assert!(one(&db, MailId::new()).await.expect("an answer").is_none());
    }
}
