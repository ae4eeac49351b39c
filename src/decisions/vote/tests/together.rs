//! What happens when ballots, and a vote's end, come at the same time.

use super::{cast, count, opened, page};
use ensemble_testing::{app_on, on_both_with_content};

on_both_with_content! {
    async fn a_secret_ballot_that_is_sent_twice_at_once_counts_once(db: Db) {
        let app = app_on(db).await;
        for method in ["approval", "dots"] {
            let here = opened(&app, &[("secret", "1"), ("method", method)]).await;
            let ballot = [("1", ""), ("", ""), ("", "")];
            let (one, other) = tokio::join!(cast(&app, &here, "member", &ballot), cast(&app, &here, "member", &ballot));
            let mut statuses = [one.status.as_u16(), other.status.as_u16()];
            statuses.sort_unstable();
            assert_eq!(statuses, [303, 409], "{} {}", one.body, other.body);
            let refused = if one.status == 409 { one } else { other };
            assert!(refused.body.contains("seul votre premier bulletin compte"), "{}", refused.body);
            let id = here.rsplit('/').next().expect("an id").to_owned();
            let tally: String = sqlx::query_scalar("SELECT tally FROM vote_box WHERE vote_id = $1").bind(&id).fetch_one(&app.scratch.db.reader).await.expect("a sum");
            assert_eq!((tally.matches("\"points\":1").count(), tally.matches("\"points\":").count()), (1, 1), "{tally}");
            let voters: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM vote_voter WHERE vote_id = $1").bind(&id).fetch_one(&app.scratch.db.reader).await.expect("a number");
            assert_eq!(voters, 1);
        }
    }

    async fn a_ballot_that_comes_as_the_vote_is_closed_is_counted_or_refused(db: Db) {
        let app = app_on(db).await;
        let facilitator = app.cookie("facilitator").await;
        let before = count(&app, "SELECT COUNT(*) FROM vote_voter").await;
        let mut counted = 0;
        for round in 0..4 {
            let secret: &[(&str, &str)] = if round % 2 == 0 { &[("secret", "1")] } else { &[] };
            let here = opened(&app, secret).await;
            let closing = format!("{here}/cloture");
            let ballot = [("1", ""), ("", ""), ("", "")];
            let (sent, other, closed) = tokio::join!(
                cast(&app, &here, "member", &ballot),
                cast(&app, &here, "member-en", &ballot),
                app.send(&closing, &facilitator, &[]),
            );
            assert_eq!(closed.status, 303, "{}", closed.body);
            for answer in [&sent, &other] {
                let refused = answer.status == 409 && answer.body.contains("votre bulletin n’a pas été compté");
                assert!(answer.status == 303 || refused, "{}: {}", answer.status, answer.body);
            }
            let accepted = [&sent, &other].into_iter().filter(|answer| answer.status == 303).count();
            counted += i64::try_from(accepted).expect("small");
            assert_eq!(count(&app, "SELECT COUNT(*) FROM vote_voter").await - before, counted, "what was accepted is stored, and nothing else");
            let shown = page(&app, &here, "facilitator").await;
            let turnout = match accepted {
                2 => "2 personnes sur 4 ont voté",
                1 => "Une personne sur 4 a voté",
                _ => "sur 4",
            };
            assert!(shown.contains("Clos le ") && shown.contains(turnout), "{turnout}: {shown}");
        }
    }
}
