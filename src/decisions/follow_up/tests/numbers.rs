//! The numbers of a community, against an independent count.

use super::{DAY, LIST, app_without_follow_ups, community, person};
use ensemble_core::{Lang, LocalizedText, ids::FollowUpId};
use ensemble_decisions::follow_up::{
    NewFollowUp, close_in_demonstration, insert,
    model::{Due, State, Totals},
    store,
};
use ensemble_testing::{NOW, TestApp, on_both_with_content};

/// Adds follow-ups of these ages, in days, and states.
async fn aged(app: &TestApp, all: &[(i64, State)]) {
    let (community, author) = (community(app).await, person(app, "member").await);
    let mut to = app.scratch.db.write().await.expect("a transaction");
    for (days, state) in all {
        let text = LocalizedText::Single { lang: Lang::Fr, text: "Un suivi".to_owned() };
        let id = FollowUpId::new();
        let new = NewFollowUp {
            id,
            community,
            author,
            meeting: None,
            item: None,
            text: &text,
            due: Due::Never,
            owner: None,
        };
        insert(&mut to, new, NOW - days * DAY).await.expect("added");
        if *state != State::Open {
            close_in_demonstration(&mut to, id, author, *state, None, NOW).await.expect("closed");
        }
    }
    to.commit().await.expect("committed");
}

/// The same numbers, counted another way: by the history, and the median by counting how many are older and younger.
async fn recount(app: &TestApp) -> Totals {
    let community = community(app).await.to_string();
    let one = async |statement: &'static str| -> i64 {
        sqlx::query_scalar(statement)
            .bind(&community)
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a number")
    };
    let opened = one("SELECT COUNT(DISTINCT h.follow_up_id) FROM follow_up_change h JOIN follow_up f ON f.id = h.follow_up_id
                      WHERE f.community_id = $1 AND h.kind = 'proposed'").await;
    let last = "SELECT COUNT(*) FROM follow_up f WHERE f.community_id = $1 AND f.closed_at IS NOT NULL
                AND EXISTS (SELECT 1 FROM follow_up_change h WHERE h.follow_up_id = f.id AND h.kind = 'done')";
    let done = one(last).await;
    let dropped = one("SELECT COUNT(*) FROM follow_up f WHERE f.community_id = $1 AND f.closed_at IS NOT NULL
                       AND EXISTS (SELECT 1 FROM follow_up_change h WHERE h.follow_up_id = f.id AND h.kind = 'dropped')").await;
    let middle: Option<i64> = sqlx::query_scalar(
        "SELECT CAST(AVG(r.created_at) AS BIGINT) FROM (
           SELECT created_at,
             ROW_NUMBER() OVER (ORDER BY created_at, id) AS at,
             COUNT(*) OVER () AS many
           FROM follow_up WHERE community_id = $1 AND closed_at IS NULL
         ) r
         WHERE 2 * r.at BETWEEN r.many AND r.many + 2",
    )
    .bind(&community)
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("the middle");
    let small = |number: i64| u32::try_from(number).expect("a small number");
    Totals {
        opened: small(opened),
        done: small(done),
        dropped: small(dropped),
        median_age: middle.map(|middle| (NOW - middle) / DAY),
    }
}

on_both_with_content! {
    async fn the_totals_are_those_of_an_independent_count(db: Db) {
        let app = app_without_follow_ups(db).await;
        let community = community(&app).await;
        let totals = async || store::totals(&app.scratch.db, community, NOW).await.expect("totals");
        assert_eq!(totals().await, Totals::default());
        let mut ages = 0;
        for some in [
            vec![(3, State::Open)],
            vec![(8, State::Open), (50, State::Done)],
            vec![(40, State::Open), (41, State::Dropped), (42, State::Done)],
            vec![(1, State::Open), (90, State::Open), (17, State::Open)],
        ] {
            aged(&app, &some).await;
            let counted = recount(&app).await;
            assert_eq!(totals().await, counted);
            ages += i64::from(counted.median_age.is_some());
        }
        assert_eq!(ages, 4);
        let last = totals().await;
        assert_eq!((last.opened, last.done, last.dropped, last.open(), last.median_age), (9, 2, 1, 6, Some(12)));
        let page = app.get_with(LIST, "cookie", &app.cookie("member").await).await.body;
        for said in ["<dd>9</dd>", "<dd>2</dd>", "<dd>1</dd>", "<dd>12</dd>", "jours\u{a0}: ancienneté médiane"] {
            assert!(page.replace("<!---->", "").replace("<!>", "").contains(said), "{said}: {page}");
        }
    }
}
