//! Opening votes and voting: what is refused, and how that is said.

use super::{NEW, cast, count, opened, options, page, send_new};
use ensemble_testing::{app_on, on_both_with_content};

const DAY: i64 = 24 * 3_600_000;

on_both_with_content! {
    async fn what_is_wrong_with_a_new_vote_is_said(db: Db) {
        let app = app_on(db).await;
        for (changed, said) in [
            (("title", ""), "Écrivez la question, en 300 caractères au plus."),
            (("themes", "0193a5a0-0000-7000-8000-000000000000"), "Choisissez de 2 à 12 thèmes."),
            (("method", ""), "Choisissez comment on vote."),
            (("quorum", "99"), "c’est le nombre de personnes qui peuvent voter"),
            (("quorum", "-1"), "c’est le nombre de personnes qui peuvent voter"),
            (("day", "2026-11-01"), "Choisissez une date et une heure à venir"),
            (("day", "2028-11-01"), "Choisissez une date et une heure à venir"),
            (("day", "hier"), "Cette date n’existe pas."),
            (("time", "midi"), "Écrivez une heure"),
        ] {
            let refused = send_new(&app, &[changed]).await;
            assert!(refused.status == 422 && refused.body.contains(said), "{changed:?}: {}", refused.body);
            assert!(changed.0 == "title" || refused.body.contains("De quoi parler?"), "what was typed stays");
        }
        let night = send_new(&app, &[("day", "2027-03-14"), ("time", "02:30")]).await;
        assert_eq!(night.status, 422, "the hour that clocks leave out");
        for dots in ["", "0", "21", "x"] {
            let refused = send_new(&app, &[("method", "dots"), ("dots", dots)]).await;
            assert!(refused.body.contains("de 1 à 20"), "{dots}: {}", refused.body);
        }
        assert_eq!(count(&app, "SELECT COUNT(*) FROM vote WHERE title LIKE '%De quoi parler?%'").await, 0);
        for who in ["member", "observer", "coordinator", "person"] {
            assert_eq!(app.send(NEW, &app.cookie(who).await, &[]).await.status, 404, "{who}");
        }
    }

    async fn those_who_may_vote_are_notified_and_vote(db: Db) {
        let app = app_on(db).await;
        let here = opened(&app, &[("method", "dots")]).await;
        let emails: Vec<(String, String)> =
            sqlx::query_as("SELECT subject, body_text FROM outbox WHERE kind = 'vote-opened'")
                .fetch_all(&app.scratch.db.reader)
                .await
                .expect("emails");
        assert_eq!(emails.len(), 3, "members and facilitators, but for the one who opened it: {emails:?}");
        assert!(emails.iter().all(|(_, text)| !text.contains("De quoi parler") && text.contains("/votes/")));
        let own = "SELECT n.id FROM notification n JOIN person p ON p.id = n.person_id WHERE n.kind = 'vote-opened' AND p.email LIKE 'beatrice%'";
        let entry: String = sqlx::query_scalar(own).fetch_one(&app.scratch.db.reader).await.expect("a notification");
        let to = app.get_with(&format!("/fr/notifications/{entry}"), "cookie", &app.cookie("member").await).await;
        assert_eq!(to.header("location"), here, "it leads to the vote");
        let unread = "SELECT COUNT(*) FROM notification n JOIN person p ON p.id = n.person_id WHERE n.kind = 'vote-opened' AND p.email LIKE 'imogen%' AND n.read_at IS NULL";
        assert_eq!(count(&app, unread).await, 1);
        page(&app, &here, "member-en").await;
        assert_eq!(count(&app, unread).await, 0, "who opens the vote has read it");
        let ballot = page(&app, &here, "member").await;
        assert!(ballot.contains("Vous avez 5 points à répartir comme vous voulez.") && ballot.contains("Vote nominatif"));
        let many = cast(&app, &here, "member", &[("3", ""), ("3", ""), ("0", "")]).await;
        assert!(many.status == 422 && many.body.contains("Vous avez donné 6 points, mais vous n’en avez que 5."), "{}", many.body);
        let kept = many.body.matches("<option value=\"3\" selected").count();
        assert_eq!(kept, 2, "what was chosen stays: {}", many.body);
        let none = cast(&app, &here, "member", &[("0", ""), ("", ""), ("", "")]).await;
        assert!(none.status == 422 && none.body.contains("Choisissez au moins un thème."));
        assert_eq!(cast(&app, &here, "member", &[("3", ""), ("2", ""), ("0", "")]).await.status, 303);
        assert_eq!(cast(&app, &here, "member-en", &[("0", ""), ("2", ""), ("2", "")]).await.status, 303);
        let shown = page(&app, &here, "liaison").await;
        assert!(shown.contains("2 personnes sur 4 ont voté.") && shown.contains("Imogen"), "an open vote shows its results");
        assert_eq!(cast(&app, &here, "member", &[("0", ""), ("0", ""), ("5", "")]).await.status, 303, "it can be changed");
        assert_eq!(count(&app, "SELECT CAST(SUM(value) AS BIGINT) FROM vote_choice c JOIN vote_option o ON o.id = c.option_id JOIN vote v ON v.id = o.vote_id WHERE v.method = 'dots'").await, 9);
        assert_eq!(cast(&app, &here, "liaison", &[("1", "")]).await.status, 404);
        assert_eq!(cast(&app, &here, "coordinator", &[("1", "")]).await.status, 404);
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query("UPDATE person SET closed_at = 1 WHERE email LIKE 'imogen%'").execute(&mut *to).await.expect("closed");
        to.commit().await.expect("committed");
        let shown = page(&app, &here, "liaison").await;
        assert!(shown.contains("2 personnes sur 4 ont voté.") && !shown.contains("Imogen"), "counted and not named: {shown}");
        assert!(shown.contains("Une autre personne, dont le compte est fermé, a voté."), "{shown}");
    }

    async fn a_vote_that_is_over_takes_no_ballot(db: Db) {
        let mut app = app_on(db).await;
        let here = opened(&app, &[]).await;
        app.later(3 * DAY);
        let late = cast(&app, &here, "member", &[("1", "")]).await;
        let said = late.body.contains("Ce vote est clos : votre bulletin n’a pas été compté.") || late.body.contains("Ce vote est clos\u{a0}: votre bulletin n’a pas été compté.");
        assert!(late.status == 409 && said, "{}", late.body);
        let id = here.rsplit('/').next().expect("an id").to_owned();
        let voters: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM vote_voter WHERE vote_id = $1").bind(&id).fetch_one(&app.scratch.db.reader).await.expect("a number");
        assert_eq!(voters, 0);
    }

    async fn a_reason_is_given_and_checked(db: Db) {
        let app = app_on(db).await;
        let here = opened(&app, &[("method", "consent")]).await;
        let missing = cast(&app, &here, "member", &[("objection", ""), ("", ""), ("agree", "")]).await;
        for said in ["Écrivez la raison", "Indiquez si vous êtes d’accord"] {
            assert!(missing.status == 422 && missing.body.contains(said), "{}", missing.body);
        }
        let naming = [("objection", "Mon élève Mathis Gagnon en souffrirait."), ("agree", ""), ("agree", "")];
        let warned = cast(&app, &here, "member", &naming).await;
        assert!(warned.status == 422 && warned.body.contains("Pourrait-on reconnaître"), "{}", warned.body);
        let good = [("objection", "C’est trop tôt."), ("reservation", "Pas seul."), ("agree", "")];
        assert_eq!(cast(&app, &here, "member", &good).await.status, 303);
        let shown = page(&app, &here, "facilitator").await;
        assert!(shown.contains("C’est trop tôt.") && shown.contains("Pas seul."));
        let english = here.replace("/fr/communautes/eleves-a-risque", "/en/communities/students-at-risk");
        let all = options(&app, &here).await;
        let mut form = vec![("revision".to_owned(), "1".to_owned())];
        for (option, level) in all.iter().zip(["objection", "agree", "agree"]) {
            form.push((format!("ballot.{option}"), level.to_owned()));
        }
        form.push((format!("ballot.{}.reason", all[0]), "It is too early.".to_owned()));
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let cookie = app.cookie("member-en").await;
        for address in [format!("{english}/ballot"), format!("{here}/bulletin")] {
            assert_eq!(app.send(&address, &cookie, &form).await.status, 303);
            let shown = page(&app, &here, "facilitator").await;
            assert!(shown.contains("<span lang=\"en-CA\">It is too early.</span>"), "sent from either page: {shown}");
            assert!(shown.contains("<span>C’est trop tôt.</span>"), "{shown}");
        }
        assert_eq!(options(&app, &here).await.len(), 3);
    }
}
