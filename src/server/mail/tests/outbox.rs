//! What the outbox promises.

use std::collections::BTreeSet;

use super::{NOW, letter, post};
use crate::{
    i18n::Lang,
    ids::MailId,
    server::{
        db::{Db, testing::on_both_databases},
        mail::{
            MailedLink, Outgoing,
            outbox::{
                CLAIM, Entry, RESTS, Standing, claim, count, failed, last_about, one, page, sent, withdraw,
            },
        },
    },
};

async fn again(db: &Db, id: MailId, now: i64) -> Result<bool, sqlx::Error> {
    let mut to = db.write().await?;
    let found = crate::server::mail::again(&mut to, id, now).await?;
    to.commit().await?;
    Ok(found)
}

fn ids(entries: &[Entry]) -> Vec<MailId> {
    entries.iter().map(|entry| entry.id).collect()
}

on_both_databases! {
    async fn a_letter_is_posted_with_its_fact_or_not_at_all(db: Db) {
        let mut to = db.write().await.expect("a transaction");
        crate::server::mail::post(&mut to, &letter("a@ex.org"), NOW).await.expect("posted");
        drop(to);
        assert_eq!(count(&db, None).await.expect("a number"), 0);
        assert!(claim(&db, NOW, 10).await.expect("letters").is_empty());

        let id = post(&db, &letter("a@ex.org"), NOW).await;
        let claimed = claim(&db, NOW, 10).await.expect("letters");
        assert_eq!(claimed.len(), 1);
        assert_eq!((claimed[0].id, claimed[0].to.as_str(), claimed[0].lang), (id, "a@ex.org", Lang::Fr));
        assert_eq!(claimed[0].subject, "Votre réunion");
    }

    async fn two_couriers_never_hold_the_same_letter(db: Db) {
        for number in 0..40 {
            post(&db, &letter(&format!("p{number}@ex.org")), NOW).await;
        }
        let both = futures::future::join_all((0..8).map(|_| claim(&db, NOW, 5))).await;
        let mut held: Vec<MailId> = Vec::new();
        for claimed in both {
            held.extend(claimed.expect("letters").iter().map(|letter| letter.id));
        }
        // A courier that was too slow for a row goes away with less, and comes again.
        while let Some(rest) = Some(claim(&db, NOW, 5).await.expect("letters")).filter(|rest| !rest.is_empty()) {
            held.extend(rest.iter().map(|letter| letter.id));
        }
        assert_eq!(held.len(), 40, "none is held twice, none is left");
        assert_eq!(held.iter().copied().collect::<BTreeSet<_>>().len(), 40);
    }

    async fn a_letter_whose_courier_died_is_taken_over(db: Db) {
        let id = post(&db, &letter("a@ex.org"), NOW).await;
        assert_eq!(claim(&db, NOW, 10).await.expect("letters").len(), 1);
        assert!(claim(&db, NOW + CLAIM - 1, 10).await.expect("letters").is_empty());
        let claimed = claim(&db, NOW + CLAIM, 10).await.expect("letters");
        assert_eq!(claimed.len(), 1);
        assert_eq!(claimed[0].id, id);
    }

    async fn a_letter_rests_longer_each_time_and_is_given_up_in_the_end(db: Db) {
        let id = post(&db, &letter("a@ex.org"), NOW).await;
        let mut now = NOW;
        for rest in RESTS {
            let claimed = claim(&db, now, 10).await.expect("letters");
            assert_eq!(claimed.len(), 1, "due at {now}");
            let next = failed(&db, &claimed[0], "no answer", false, now).await.expect("noted");
            assert_eq!(next, Some(now + rest));
            assert!(claim(&db, now + rest - 1, 10).await.expect("letters").is_empty());
            now += rest;
        }
        let claimed = claim(&db, now, 10).await.expect("letters");
        assert_eq!(failed(&db, &claimed[0], "no answer", false, now).await.expect("noted"), None);
        let (entry, ..) = one(&db, id).await.expect("an answer").expect("a letter");
        assert_eq!(entry.standing(), Standing::Failed);
        assert_eq!((entry.attempts, entry.next_at, entry.failed_at), (7, None, Some(now)));
        assert_eq!(entry.last_error.as_deref(), Some("no answer"));
        assert!(claim(&db, now + 100 * CLAIM, 10).await.expect("letters").is_empty());
    }

    async fn an_administrator_has_a_letter_tried_again(db: Db) {
        let id = post(&db, &letter("a@ex.org"), NOW).await;
        assert!(!again(&db, id, NOW).await.expect("an answer"), "it is not given up");
        let claimed = claim(&db, NOW, 10).await.expect("letters");
        failed(&db, &claimed[0], "refused", true, NOW).await.expect("noted");

        assert!(again(&db, id, NOW + 1).await.expect("an answer"));
        let claimed = claim(&db, NOW + 1, 10).await.expect("letters");
        assert_eq!(claimed[0].attempts, 0);
        sent(&db, id, "Bonjour\nà vous\n", "<p>Bonjour à vous</p>", NOW + 2).await.expect("noted");
        let (entry, text, html) = one(&db, id).await.expect("an answer").expect("a letter");
        assert_eq!((entry.standing(), entry.sent_at, entry.last_error), (Standing::Sent, Some(NOW + 2), None));
        assert_eq!((text.as_str(), html.as_str()), ("Bonjour\nà vous\n", "<p>Bonjour à vous</p>"));
        assert!(!again(&db, id, NOW + 3).await.expect("an answer"), "what was sent stays sent");
        assert!(claim(&db, NOW + 3, 10).await.expect("letters").is_empty());
    }

    async fn what_was_sent_is_not_called_failed_by_a_slow_courier(db: Db) {
        let id = post(&db, &letter("a@ex.org"), NOW).await;
        let slow = claim(&db, NOW, 1).await.expect("letters");
        claim(&db, NOW + CLAIM, 1).await.expect("letters");
        sent(&db, id, "Bonjour\nà vous\n", "<p>Bonjour à vous</p>", NOW + CLAIM).await.expect("noted");
        failed(&db, &slow[0], "too late", false, NOW + CLAIM + 1).await.expect("noted");
        let (entry, ..) = one(&db, id).await.expect("an answer").expect("a letter");
        assert_eq!((entry.standing(), entry.next_at), (Standing::Sent, None));
    }

    async fn a_letter_whose_link_is_over_is_not_sent_and_says_so(db: Db) {
        let with = |hash: &str, valid_until| {
            let link = Some(MailedLink { hash: hash.to_owned(), valid_until });
            Outgoing { link, ..letter("a@ex.org") }
        };
        let late = post(&db, &with("late", NOW + 15 * 60_000), NOW).await;
        let ended = post(&db, &with("ended", NOW + 100 * CLAIM), NOW).await;
        let failed_before = post(&db, &with("failed", NOW + 100 * CLAIM), NOW).await;
        let held = claim(&db, NOW, 10).await.expect("letters");
        assert_eq!(held.len(), 3);
        let of = |id| held.iter().find(|letter| letter.id == id).expect("it is held");
        let next = failed(&db, of(late), "no answer", false, NOW).await.expect("noted").expect("again");
        assert_eq!(next, NOW + RESTS[0]);
        let hasty = failed(&db, of(late), "no answer", false, NOW).await.expect("noted").expect("again");
        assert!(hasty - NOW <= 2 * 60_000, "what lives for minutes is tried again within minutes");
        failed(&db, of(failed_before), "refused", true, NOW).await.expect("noted");
        let mut to = db.write().await.expect("a transaction");
        for hash in ["ended", "failed"] {
            withdraw(&mut to, hash, NOW + 1).await.expect("withdrawn");
        }
        to.commit().await.expect("committed");
        // The courier that held it is too late to have it tried again.
        failed(&db, of(ended), "no answer", false, NOW + 2).await.expect("noted");
        assert!(claim(&db, NOW + 15 * 60_000, 10).await.expect("letters").is_empty());
        for id in [late, ended, failed_before] {
            let (entry, ..) = one(&db, id).await.expect("an answer").expect("a letter");
            assert_eq!(entry.standing(), Standing::Over);
            assert!(!again(&db, id, NOW + 20 * 60_000).await.expect("an answer"), "its link opens nothing");
        }
        assert_eq!(count(&db, Some(Standing::Over)).await.expect("a number"), 3);
        assert_eq!(count(&db, Some(Standing::Failed)).await.expect("a number"), 0);
    }

    async fn the_last_letter_about_something_is_known_to_have_been_posted(db: Db) {
        let to = |person: &str, about: &str| {
            let (person, about) = (Some(person.to_owned()), Some(about.to_owned()));
            Outgoing { person, about, ..letter("a@ex.org") }
        };
        post(&db, &letter("a@ex.org"), NOW + 9).await;
        post(&db, &to("one", "this"), NOW).await;
        post(&db, &to("one", "this"), NOW + 1).await;
        post(&db, &to("one", "that"), NOW + 2).await;
        post(&db, &to("other", "this"), NOW + 3).await;
        let last = async |person, about| {
            last_about(&db.reader, person, about).await.expect("an answer")
        };
        assert_eq!(last("one", "this").await, Some(NOW + 1));
        assert_eq!(last("one", "that").await, Some(NOW + 2));
        assert_eq!(last("other", "that").await, None);

        // What was given up reached nobody.
        let held = claim(&db, NOW + 9, 9).await.expect("letters");
        let latest = held.iter().find(|letter| letter.created_at == NOW + 1).expect("it is held");
        failed(&db, latest, "refused", true, NOW + 9).await.expect("noted");
        assert_eq!(last("one", "this").await, Some(NOW));
    }

    async fn administrators_see_letters_by_how_they_stand(db: Db) {
        let person = Some("0190f5c0-0000-7000-8000-000000000000".to_owned());
        let first = post(&db, &Outgoing { person: person.clone(), ..letter("1@ex.org") }, NOW).await;
        let second = post(&db, &letter("2@ex.org"), NOW + 1).await;
        let third = post(&db, &letter("3@ex.org"), NOW + 2).await;
        let claimed = claim(&db, NOW + 2, 2).await.expect("letters");
        assert_eq!(claimed.len(), 2, "the oldest first");
        sent(&db, first, "Bonjour\nà vous\n", "<p>Bonjour à vous</p>", NOW + 3).await.expect("noted");
        let refused = claimed.iter().find(|letter| letter.id == second).expect("the second is held");
        failed(&db, refused, "refused", true, NOW + 3).await.expect("noted");

        assert_eq!(ids(&page(&db, None, 0, 2).await.expect("letters")), [third, second]);
        assert_eq!(ids(&page(&db, None, 1, 2).await.expect("letters")), [first]);
        for (standing, id) in [(Standing::Sent, first), (Standing::Failed, second), (Standing::Waiting, third)] {
            let entries = page(&db, Some(standing), 0, 10).await.expect("letters");
            assert_eq!((ids(&entries), entries[0].standing()), (vec![id], standing));
            assert_eq!(count(&db, Some(standing)).await.expect("a number"), 1);
        }
        assert_eq!(count(&db, None).await.expect("a number"), 3);
        let (entry, ..) = one(&db, first).await.expect("an answer").expect("a letter");
        assert_eq!((entry.person, entry.to.as_str(), entry.kind.as_str()), (person, "1@ex.org", "test"));
        assert!(one(&db, MailId::new()).await.expect("an answer").is_none());
    }
}
