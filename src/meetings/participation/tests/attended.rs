//! What the minutes of a meeting show of who was there.

use super::{HOUR, Participation, begun, rules, scene, store};
use ensemble_meetings::meeting;
use ensemble_meetings::participation::{
    attended,
    model::{Command, Span, Tick, TickSource, Word},
};
use ensemble_testing::on_both_with_content;

const THERE: Word = Word::Present(Span { from: 0, until: 90 });

on_both_with_content! {
    async fn minutes_name_those_who_confirmed_and_count_from_five_people_up(db: Db) {
        let scene = begun(&db, 80).await;
        let mut counted = Vec::new();
        for (who, says) in [
            ("member", Some(THERE)),
            ("facilitator", None),
            ("co-facilitator", None),
            ("liaison", None),
            ("member-en", Some(Word::Absent)),
            ("observer", None),
        ] {
            let tick = Tick { word: THERE, source: TickSource::Facilitator };
            let mut known = rules::apply(Participation::default(), Command::Note(Some(tick)));
            if let Some(word) = says {
                known = rules::apply(known, Command::Say(word));
            }
            let person = scene.person(who).await;
            let mut to = db.write().await.expect("a transaction");
            store::write(&mut to, scene.meeting, person, &known, 1).await.expect("written");
            let meeting = meeting::lock(&mut to, scene.meeting).await.expect("an answer").expect("a meeting");
            to.commit().await.expect("committed");
            let known = attended(&scene.app.portal, &meeting).await.expect("an answer").expect("it began");
            assert_eq!(known.names, ["Béatrice Lafrenaye-Diallo"], "{who}");
            counted.push(known.counts.map(|(people, _)| people));
        }
        assert_eq!(counted, [None, None, None, None, None, Some(5)]);
    }

    async fn nothing_is_shown_of_a_meeting_that_has_not_begun(db: Db) {
        let mut scene = scene(&db).await;
        let mut to = db.write().await.expect("a transaction");
        let meeting = meeting::lock(&mut to, scene.meeting).await.expect("an answer").expect("a meeting");
        to.commit().await.expect("committed");
        assert_eq!(attended(&scene.app.portal, &meeting).await, Ok(None));
        scene.app.later(2 * HOUR);
        assert!(attended(&scene.app.portal, &meeting).await.expect("an answer").is_some());
    }
}
