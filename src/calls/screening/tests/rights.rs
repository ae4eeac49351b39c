//! Who sees and does what, in each phase.

use super::{END, LIST, SETTLE, Screening, sent};
use ensemble_calls::call;
use ensemble_testing::{NOW, TestApp, app_on, calls::new_call, on_both_with_content};

const DAY: i64 = 86_400_000;
/// Two reviewers, and people who are none: one without a community, and those with each role of the portal.
const READERS: [&str; 2] = ["member", "member-en"];
const OTHERS: [&str; 6] =
    ["visitor", "person", "facilitator", "coordinator", "administrator", "privacy-officer"];

/// How far the call is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum At {
    Open,
    Screening,
    Draw,
    Answered,
    Cancelled,
}

async fn at(app: TestApp, phase: At) -> Screening {
    let closes_at = if phase == At::Open { NOW + DAY } else { NOW - DAY };
    let call = new_call("lecture", closes_at);
    let answers = (0..2).map(|index| sent(&call, index)).collect();
    let all = Screening::with(app, call, &READERS, answers).await;
    if phase != At::Open {
        all.numbered().await;
    }
    if matches!(phase, At::Draw | At::Answered) {
        let mut to = all.db().write().await.expect("a transaction");
        assert!(call::mark_screened(&mut to, all.call.id, NOW).await.expect("an answer"));
        if phase == At::Answered {
            assert!(call::mark_answered(&mut to, all.call.id, NOW).await.expect("an answer"));
        }
        to.commit().await.expect("committed");
    }
    if phase == At::Cancelled {
        all.run(
            "UPDATE call SET cancelled_at = 1, cancelled_reason = '{\"single\":{\"lang\":\"fr\",\"text\":\"x\"}}'
             WHERE id = $1",
        )
        .await;
    }
    all
}

on_both_with_content! {
    async fn only_reviewers_read_and_judge_and_only_in_screening(db: Db) {
        let mut app = app_on(db).await;
        for phase in [At::Open, At::Draw, At::Answered, At::Cancelled, At::Screening] {
            let all = at(app, phase).await;
            let reads = phase == At::Screening;
            let number = format!("{LIST}/1");
            let conflict = format!("{number}/conflit");
            for who in READERS.iter().chain(&OTHERS) {
                let expected = if *who == "visitor" {
                    303
                } else if reads && READERS.contains(who) {
                    200
                } else {
                    404
                };
                for address in [LIST, number.as_str()] {
                    assert_eq!(all.get(address, who).await.status, expected, "{address} as {who}, {phase:?}");
                }
                // What is sent without a word is refused to those who may send it.
                let expected = match expected {
                    200 => 422,
                    303 => 401,
                    other => other,
                };
                for address in [&number, &conflict] {
                    let sent = all.send(address, who, &[]).await;
                    assert_eq!(sent.status, expected, "{address} sent as {who}, {phase:?}");
                }
            }
            if reads {
                for wrong in ["0", "3", "x", "-1", "99999999999"] {
                    assert_eq!(all.get(&format!("{LIST}/{wrong}"), "member").await.status, 404, "{wrong}");
                }
                assert_eq!(all.get("/fr/appels/nulle-part/lecture", "member").await.status, 404);
            }
            all.run("DELETE FROM call WHERE id = $1").await;
            app = all.app;
        }
    }

    async fn only_coordinators_decide_and_only_in_screening(db: Db) {
        let mut app = app_on(db).await;
        for phase in [At::Open, At::Draw, At::Answered, At::Cancelled, At::Screening] {
            let all = at(app, phase).await;
            let one = all.settling(0);
            for who in READERS.iter().chain(&OTHERS) {
                let coordinates = *who == "coordinator";
                let expected = |status: u16| match *who {
                    _ if coordinates => status,
                    "visitor" => 303,
                    _ => 404,
                };
                let answered = |status: u16| match *who {
                    _ if coordinates => status,
                    "visitor" => 401,
                    _ => 404,
                };
                assert_eq!(all.get(SETTLE, who).await.status, expected(200), "{who}, {phase:?}");
                let shown = if phase == At::Open { 404 } else { 200 };
                assert_eq!(all.get(&one, who).await.status, expected(shown), "{who}, {phase:?}");
                let ends = if phase == At::Screening { 200 } else { 404 };
                assert_eq!(all.get(END, who).await.status, expected(ends), "{who}, {phase:?}");
                let decides = match phase {
                    At::Screening => 422,
                    At::Open => 404,
                    // What was decided stays, and the page says so.
                    At::Draw | At::Answered | At::Cancelled => 409,
                };
                let ends = if phase == At::Screening { 422 } else { 404 };
                for (address, refused) in [(one.as_str(), decides), (END, ends)] {
                    let sent = all.send(address, who, &[]).await;
                    assert_eq!(sent.status, answered(refused), "{address} sent as {who}, {phase:?}");
                }
                // It decides about no project, and says so.
                let done = all.send(SETTLE, who, &[]).await;
                assert_eq!(done.status, answered(303), "{who}, {phase:?}");
                assert!(!coordinates || done.header("location").ends_with("?notice=changed"), "{phase:?}");
            }
            all.run("DELETE FROM call WHERE id = $1").await;
            app = all.app;
        }
    }

    async fn projects_get_their_numbers_by_chance_once_the_call_is_closed(db: Db) {
        let all = Screening::new(app_on(db).await, &READERS, 3).await;
        assert_eq!(all.interest(all.answers[0].id).await.number, None);
        let page = all.page(LIST, "member").await;
        let mut numbers = Vec::new();
        for answer in &all.answers {
            numbers.push(all.interest(answer.id).await.number.expect("a number"));
        }
        all.page(SETTLE, "coordinator").await;
        for (index, number) in numbers.clone().into_iter().enumerate() {
            assert_eq!(all.number(index).await, number, "it stays");
            assert!(page.contains(&format!("href=\"{LIST}/{number}\"")), "{page}");
        }
        numbers.sort_unstable();
        assert_eq!(numbers, [1, 2, 3]);
    }
}
