//! Who was at the first meeting.

use super::{DAY, DURATION, Scene};
use ensemble_calls::{
    funnel::{
        model::{Group, Tally},
        store,
    },
    interest::model::Place,
};
use ensemble_core::ids::PersonId;
use ensemble_meetings::{
    meeting::model::Phase,
    participation::{
        model::{Outcome, Participation, Sign, Span, Tick, TickSource, Word},
        rules::outcome,
    },
};
use ensemble_server::db::Db;
use ensemble_testing::{NOW, on_both_with_content};

const THERE: Participation = Participation {
    sign: None,
    own: None,
    tick: Some(Tick { word: here(0, 90), source: TickSource::Facilitator }),
};

const fn here(from: u16, until: u16) -> Word {
    Word::Present(Span { from, until })
}

/// A call with one answer of the member, who accepted a place.
async fn scene(db: Db) -> (Scene, PersonId) {
    let scene = Scene::new(db, NOW - 9 * DAY).await;
    let member = scene.person("member").await;
    let mut answer = scene.answer(0);
    (answer.person, answer.place) = (Some(member), Place::Accepted);
    scene.add(&[answer]).await;
    (scene, member)
}

/// How many were present, in one breakdown.
async fn present(scene: &Scene) -> u32 {
    let tallies = store::tallies(scene.db(), scene.call.id, NOW).await.expect("counts");
    let is_by_language = |tally: &&Tally| matches!(tally.group, Group::Language(_));
    tallies.iter().filter(is_by_language).map(|tally| tally.counts.present).sum()
}

on_both_with_content! {
    async fn the_statement_and_the_rules_of_participation_agree(db: Db) {
        let (scene, member) = scene(db).await;
        let community = scene.make_community().await;
        let meeting = scene.meet(community, Phase::Published, -2).await;
        let words = [None, Some(Word::Absent), Some(here(0, 90)), Some(here(0, 30)), Some(here(30, 60))];
        let mut seen = [0, 0];
        for sign in [None, Some((Sign::Joined, 15)), Some((Sign::Code, 0))] {
            for own in words {
                for tick in words {
                    let tick = tick.map(|word| Tick { word, source: TickSource::Paper });
                    let known = Participation { sign, own, tick };
                    scene.know(meeting, member, &known).await;
                    let expected = u32::from(matches!(outcome(&known, DURATION), Outcome::Present(_)));
                    assert_eq!(present(&scene).await, expected, "{known:?}");
                    seen[expected as usize] += 1;
                }
            }
        }
        assert!(seen[0] > 20 && seen[1] > 20, "{seen:?}");
    }

    async fn the_first_meeting_is_the_first_that_is_announced_and_not_cancelled(db: Db) {
        let (scene, member) = scene(db).await;
        let community = scene.make_community().await;
        let draft = scene.meet(community, Phase::Draft, -50).await;
        let cancelled = scene.meet(community, Phase::Published, -40).await;
        let first = scene.meet(community, Phase::Published, -30).await;
        let second = scene.meet(community, Phase::Published, -20).await;
        scene.run("UPDATE meeting SET cancelled_at = 1 WHERE id = $1", &cancelled.to_string()).await;
        for meeting in [draft, cancelled, second] {
            scene.know(meeting, member, &THERE).await;
        }
        assert_eq!(present(&scene).await, 0, "the member was at another one");
        scene.know(first, member, &THERE).await;
        assert_eq!(present(&scene).await, 1);
        scene.know(first, member, &Participation::default()).await;
        scene.run("UPDATE meeting SET cancelled_at = 1 WHERE id = $1", &first.to_string()).await;
        assert_eq!(present(&scene).await, 1, "then the next one is the first");
    }

    async fn only_those_who_accepted_a_place_and_did_not_withdraw_are_counted(db: Db) {
        let (scene, member) = scene(db).await;
        let community = scene.make_community().await;
        let meeting = scene.meet(community, Phase::Published, -2).await;
        let other = scene.person("facilitator").await;
        scene.know(meeting, other, &THERE).await;
        assert_eq!(present(&scene).await, 0, "that one did not answer the call");
        scene.know(meeting, member, &THERE).await;
        assert_eq!(present(&scene).await, 1);
        let call = scene.call.id.to_string();
        scene.run("UPDATE interest SET place = 'declined' WHERE call_id = $1", &call).await;
        assert_eq!(present(&scene).await, 0);
        scene.run("UPDATE interest SET place = 'accepted', state = 'withdrawn' WHERE call_id = $1", &call).await;
        assert_eq!(present(&scene).await, 0);
    }

    async fn a_meeting_that_begins_later_has_no_one_yet(db: Db) {
        let (scene, member) = scene(db).await;
        let community = scene.make_community().await;
        let meeting = scene.meet(community, Phase::Published, 2).await;
        scene.know(meeting, member, &THERE).await;
        assert_eq!(present(&scene).await, 0);
        scene.run("UPDATE meeting SET phase = 'under-way' WHERE id = $1", &meeting.to_string()).await;
        assert_eq!(present(&scene).await, 1, "it was opened early");
    }
}
