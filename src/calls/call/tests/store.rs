//! Calls, planned communities and reviewers as they are stored.

use ensemble_calls::call::{
    self, NewCall,
    model::{Question, QuestionKind},
    store,
};
use ensemble_core::ids::{CallQuestionId, CommunityId, PlannedCommunityId};
use ensemble_server::db::Db;
use ensemble_testing::{
    NOW, app_on,
    calls::{both, new_call},
    everybody, id_of, on_both_with_content,
};

const DAY: i64 = 86_400_000;

async fn add(db: &Db, code: &str, days: i64) -> NewCall {
    let mut new = new_call(code, NOW + days * DAY);
    new.questions = vec![Question {
        id: CallQuestionId::new(),
        kind: QuestionKind::Choice,
        label: both("Quand?", "When?"),
        hint: None,
        choices: vec![both("Matin", "Morning"), both("Soir", "Evening")],
        required: true,
        reviewed: false,
    }];
    let mut to = db.write().await.expect("a transaction");
    call::add(&mut to, &new, NOW).await.expect("a call");
    to.commit().await.expect("committed");
    new
}

async fn community(db: &Db) -> CommunityId {
    let id: String = sqlx::query_scalar("SELECT id FROM community ORDER BY position, id LIMIT 1")
        .fetch_one(&db.reader)
        .await
        .expect("a community");
    id.parse().expect("an id")
}

on_both_with_content! {
    async fn a_call_comes_back_as_it_was_added(db: Db) {
        let app = app_on(db.clone()).await;
        let new = add(&db, "un-appel", 9).await;
        let call = call::find(&db, "un-appel").await.expect("an answer").expect("a call");
        assert_eq!(call::find_by_id(&db, new.id).await.expect("an answer").as_ref(), Some(&call));
        assert_eq!((call.id, &call.texts, call.dates, call.published_at), (new.id, &new.texts, new.dates, new.published_at));
        assert_eq!((call.blind, call.revision, call.screened_at, call.answered_at, call.cancelled), (true, 1, None, None, None));
        assert_eq!(call::planned(&db, new.id).await.expect("planned"), new.planned);
        assert_eq!(call::questions(&db, new.id).await.expect("questions"), new.questions);
        assert_eq!(call::criteria(&db, new.id).await.expect("criteria"), new.criteria);
        assert_eq!(call::find(&db, "un-autre").await.expect("an answer"), None);
        let mut to = db.write().await.expect("a transaction");
        let twice = NewCall { id: ensemble_core::ids::CallId::new(), planned: vec![], questions: vec![], criteria: vec![], ..new };
        assert!(!store::add_if_free(&mut to, &twice, NOW).await.expect("an answer"), "a code is there once");
        assert!(call::add(&mut to, &twice, NOW).await.is_err());
        drop(to);
        drop(app);
    }

    async fn the_screening_ends_once_after_the_closing_and_answers_come_after_it(db: Db) {
        let app = app_on(db.clone()).await;
        let (open, closed) = (add(&db, "ouvert", 9).await, add(&db, "clos", -1).await);
        let mut to = db.write().await.expect("a transaction");
        assert!(!call::mark_screened(&mut to, open.id, NOW).await.expect("an answer"), "people still answer it");
        assert!(!call::mark_answered(&mut to, closed.id, NOW).await.expect("an answer"), "it is being read");
        assert!(call::mark_screened(&mut to, closed.id, NOW).await.expect("an answer"));
        assert!(!call::mark_screened(&mut to, closed.id, NOW + 1).await.expect("an answer"));
        assert!(call::mark_answered(&mut to, closed.id, NOW + 2).await.expect("an answer"));
        assert!(!call::mark_answered(&mut to, closed.id, NOW + 3).await.expect("an answer"));
        let reason = both("Trop tard", "Too late");
        assert!(!store::cancel(&mut to, closed.id, &reason, NOW + 4).await.expect("an answer"), "everybody has an answer");
        let call = call::lock(&mut to, closed.id).await.expect("an answer").expect("a call");
        assert_eq!((call.screened_at, call.answered_at), (Some(NOW), Some(NOW + 2)));
        to.commit().await.expect("committed");
        drop(app);
    }

    async fn planned_communities_are_merged_split_and_made_real(db: Db) {
        let app = app_on(db.clone()).await;
        let new = add(&db, "un-appel", 9).await;
        let other = add(&db, "un-autre", 9).await;
        let [one, two] = [new.planned[0].id, new.planned[1].id];
        let real = community(&db).await;
        let mut to = db.write().await.expect("a transaction");
        let title = both("Lire le soir", "Reading at night");
        let third = call::split_planned(&mut to, two, &title, NOW).await.expect("an answer").expect("split");
        assert!(call::merge_planned(&mut to, third, two).await.expect("an answer"));
        assert!(!call::merge_planned(&mut to, third, one).await.expect("an answer"), "it is a part of one already");
        assert!(!call::merge_planned(&mut to, two, two).await.expect("an answer"));
        assert!(!call::merge_planned(&mut to, one, other.planned[0].id).await.expect("an answer"), "of the same call");
        assert!(!call::merge_planned(&mut to, one, PlannedCommunityId::new()).await.expect("an answer"));
        assert!(call::merge_planned(&mut to, two, one).await.expect("an answer"));
        assert_eq!(call::split_planned(&mut to, two, &title, NOW).await.expect("an answer"), None);
        assert!(!call::set_community(&mut to, two, real).await.expect("an answer"), "it is a part of another");
        assert!(call::set_community(&mut to, one, real).await.expect("an answer"));
        assert!(!call::set_community(&mut to, one, real).await.expect("an answer"), "once");
        assert_eq!(call::split_planned(&mut to, one, &title, NOW).await.expect("an answer"), None);
        to.commit().await.expect("committed");
        let all = call::planned(&db, new.id).await.expect("planned");
        let parts: Vec<_> = all.iter().map(|each| (each.id, each.community, each.merged_into, each.split_from)).collect();
        let expected = [(one, Some(real), None, None), (two, None, Some(one), None), (third, None, Some(one), Some(two))];
        assert_eq!(parts, expected, "parts of a part are parts of the whole");
        assert_eq!((&all[2].title, all[2].capacity), (&title, new.planned[1].capacity));
        drop(app);
    }

    async fn a_reviewer_finds_the_calls_that_are_being_read(db: Db) {
        let app = app_on(db.clone()).await;
        let (open, closed) = (add(&db, "ouvert", 9).await, add(&db, "clos", -1).await);
        let person = id_of(&everybody(&db).await, "member");
        let mut to = db.write().await.expect("a transaction");
        for call in [&open, &closed] {
            assert!(call::add_reviewer(&mut to, call.id, person, NOW).await.expect("an answer"));
            assert!(!call::add_reviewer(&mut to, call.id, person, NOW).await.expect("an answer"), "once");
        }
        to.commit().await.expect("committed");
        let read = async |now: i64| -> Vec<String> {
            call::of_reviewer(&db, person, now).await.expect("calls").into_iter().map(|call| call.code).collect()
        };
        assert_eq!(read(NOW).await, ["clos"]);
        assert_eq!(read(NOW + 10 * DAY).await, ["clos", "ouvert"], "what should be read first comes first");
        let mut to = db.write().await.expect("a transaction");
        assert!(call::mark_screened(&mut to, closed.id, NOW).await.expect("an answer"));
        to.commit().await.expect("committed");
        assert!(read(NOW).await.is_empty());
        drop(app);
    }

    async fn texts_are_written_at_the_revision_that_was_read(db: Db) {
        let app = app_on(db.clone()).await;
        let new = add(&db, "un-appel", 9).await;
        let mut to = db.write().await.expect("a transaction");
        let mut texts = new.texts.clone();
        texts.title = both("Un autre titre", "Another title");
        assert_eq!(store::write_texts(&mut to, new.id, 1, &texts, NOW).await.expect("an answer"), Some(2));
        assert_eq!(store::write_texts(&mut to, new.id, 1, &new.texts, NOW).await.expect("an answer"), None);
        to.commit().await.expect("committed");
        let call = call::find_by_id(&db, new.id).await.expect("an answer").expect("a call");
        assert_eq!((call.texts, call.revision), (texts, 2));
        drop(app);
    }
}
