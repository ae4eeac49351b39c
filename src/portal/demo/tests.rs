//! The demonstration content is whole, and loads once.

use std::collections::{HashMap, HashSet};

use super::{bench, files, load};
use ensemble_calls::{
    call::{
        self,
        model::{Call, CallPhase, PlannedCommunity},
        rules::{missing, phase, side},
    },
    draw,
    interest::{
        self,
        model::{Interest, Place},
        rules::problems,
    },
    need::{self, model::NeedState},
    screening,
};
use ensemble_communities::{
    account::{self, check_password, rules},
    community::{model::CommunityFilter, store as communities},
    page::links,
};
use ensemble_core::{Lang, LocalizedText, format, ids::InterestId};
use ensemble_meetings::meeting::{model::When, upcoming};
use ensemble_practices::practice;
use ensemble_server::db::{Db, testing::on_both_databases};

const NOW: i64 = 1_795_000_000_000;
const OPEN: &str = "reperer-tot-2027";
const OVER: &str = "bien-etre-2023";

async fn call_of(db: &Db, code: &str) -> Call {
    call::find(db, code).await.expect("an answer").expect("a call")
}

/// The planned communities of the call that is over, and its answers.
async fn over(db: &Db) -> (Vec<PlannedCommunity>, Vec<Interest>) {
    let call = call_of(db, OVER).await;
    (
        call::planned(db, call.id).await.expect("communities"),
        interest::sent(db, call.id).await.expect("answers"),
    )
}

fn is_in_both(text: &LocalizedText) -> bool {
    Lang::ALL.into_iter().all(|lang| !side(text, lang).trim().is_empty())
}

async fn count_calls(db: &Db) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM call").fetch_one(&db.reader).await.expect("a count")
}

on_both_databases! {
    async fn loading_twice_loads_once(db: Db) {
        assert!(load(&db, NOW, true).await.expect("it loads"));
        let first = communities::count(&db, CommunityFilter::default()).await.expect("a count");
        assert!(!load(&db, NOW, true).await.expect("it answers"));
        assert_eq!(communities::count(&db, CommunityFilter::default()).await.expect("a count"), first);
    }

    async fn an_installation_without_demonstration_has_its_own_pages(db: Db) {
        assert!(load(&db, NOW, false).await.expect("it loads"));
        assert_eq!(communities::count(&db, CommunityFilter::default()).await.expect("a count"), 0);
        for lang in Lang::ALL {
            let keys: Vec<String> = links(&db, lang).await.expect("links").into_iter().map(|link| link.key).collect();
            assert_eq!(keys, ["about", "accessibility", "privacy", "terms", "funding", "contact"]);
        }
    }

    async fn coming_meetings_come_soonest_first(db: Db) {
        load(&db, NOW, true).await.expect("it loads");
        let meetings = upcoming(&db, NOW, 100).await.expect("meetings");
        assert!(meetings.len() >= 10);
        assert!(meetings.is_sorted_by_key(|of| of.meeting.when.millis()));
        assert!(meetings.iter().any(|of| matches!(of.meeting.when, When::Month(_))));
    }

    async fn copies_multiply_the_content(db: Db) {
        load(&db, NOW, true).await.expect("it loads");
        let before = communities::count(&db, CommunityFilter::default()).await.expect("a count");
        crate::demo::copy(&db, NOW, 3).await.expect("it copies");
        assert_eq!(communities::count(&db, CommunityFilter::default()).await.expect("a count"), 4 * before);
        assert_eq!(count_calls(&db).await, 2, "calls are not copied: their codes are unique");
    }

    async fn one_call_is_open_and_one_is_over(db: Db) {
        load(&db, NOW, true).await.expect("it loads");
        let (open, over) = (call_of(&db, OPEN).await, call_of(&db, OVER).await);
        assert_eq!((phase(&open, NOW), phase(&over, NOW)), (CallPhase::Open, CallPhase::Answered));
        let closes = format::local(open.dates.closes_at);
        assert_eq!((closes.date().to_string().as_str(), closes.hour()), ("2026-12-14", 16));
        assert_eq!(interest::sent(&db, open.id).await.expect("answers").len(), 8);
        assert_eq!(interest::sent(&db, over.id).await.expect("answers").len(), 27);
        assert_eq!(call::reviewers(&db, over.id).await.expect("reviewers").len(), 2);
    }

    async fn what_is_published_of_calls_is_in_both_languages(db: Db) {
        load(&db, NOW, true).await.expect("it loads");
        for code in [OPEN, OVER] {
            let call = call_of(&db, code).await;
            let planned = call::planned(&db, call.id).await.expect("communities");
            let questions = call::questions(&db, call.id).await.expect("questions");
            let criteria = call::criteria(&db, call.id).await.expect("criteria");
            let lacks = missing(&call, &planned, &questions, &criteria, call.dates.opens_at);
            assert!(lacks.is_empty(), "{code}: {lacks:?}");
            for need in need::of_call(&db, call.id).await.expect("needs") {
                assert!(is_in_both(&need.text), "{:?}", need.text);
                assert!(need.reason.as_ref().is_none_or(is_in_both), "{:?}", need.reason);
                assert_eq!(need.state == NeedState::Gathered, need.reason.is_none(), "{:?}", need.text);
            }
        }
    }

    async fn every_answer_of_the_demonstration_could_have_been_sent(db: Db) {
        load(&db, NOW, true).await.expect("it loads");
        for code in [OPEN, OVER] {
            let call = call_of(&db, code).await;
            let planned = call::planned(&db, call.id).await.expect("communities");
            let questions = call::questions(&db, call.id).await.expect("questions");
            for answer in interest::sent(&db, call.id).await.expect("answers") {
                let wrong: Vec<_> = problems(&answer, &questions, answer.lang).all().iter().map(|error| error.id.clone()).collect();
                assert!(wrong.is_empty(), "{}: {wrong:?}", answer.name);
                assert!(planned.iter().any(|each| Some(each.id) == answer.planned), "{}", answer.name);
                assert!(answer.sent_at.is_some_and(|at| call.dates.opens_at < at && at < call.dates.closes_at.min(NOW)));
                assert!(answer.designation_at.is_none_or(|at| at <= NOW), "{}", answer.name);
                assert_eq!(need::ranks_of(&db, answer.id).await.expect("ranks").len(), 3, "{}", answer.name);
            }
        }
        let member = account::by_email(&db, "beatrice.lafrenaye-diallo@ensemble.example").await.expect("an answer").expect("an account");
        let own = interest::of_person(&db, member.id).await.expect("answers");
        assert_eq!(own.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), [OPEN]);
    }

    async fn the_draw_of_the_demonstration_verifies_and_gave_the_places(db: Db) {
        load(&db, NOW, true).await.expect("it loads");
        let (planned, answers) = over(&db).await;
        let places: HashMap<InterestId, (Place, Option<u32>)> =
            answers.iter().map(|answer| (answer.id, (answer.place, answer.waiting_number))).collect();
        let draws = draw::of_call(&db, call_of(&db, OVER).await.id).await.expect("draws");
        assert_eq!(draws.iter().map(|draw| draw.planned).collect::<Vec<_>>(), [planned[0].id], "where everybody fits, nothing is drawn");
        let proof = draws[0].verified().expect("a right proof").expect("it is drawn");
        assert_eq!((proof.selected.len(), proof.alternates.len()), (15, 3));
        let entries = draw::entries(&db, draws[0].id).await.expect("entries");
        let place = |number: u32| {
            let entry = entries.iter().find(|entry| entry.number == number).expect("an entry");
            places[&entry.interest.expect("a project")]
        };
        assert!(proof.selected.iter().all(|number| place(*number) == (Place::Accepted, None)));
        let waiting: Vec<_> = proof.alternates.iter().map(|number| place(*number)).collect();
        assert_eq!(waiting, [1, 2, 3].map(|number| (Place::Waiting, Some(number))));
        let (count, faulty) = draw::verify_all(&db).await.expect("an answer");
        assert_eq!((count, faulty), (1, Vec::new()));
    }

    async fn everybody_who_answered_the_call_that_is_over_has_an_answer(db: Db) {
        load(&db, NOW, true).await.expect("it loads");
        let (planned, answers) = over(&db).await;
        assert_eq!(screening::undecided(&db, call_of(&db, OVER).await.id).await.expect("a count"), 0);
        for answer in &answers {
            let relevance = answer.relevance.as_ref().expect("decided");
            assert!(answer.answered_at.is_some() && !relevance.reason.is_empty(), "{}", answer.name);
            assert_eq!(relevance.relevant, answer.place != Place::Refused, "{}", answer.name);
            assert_eq!(relevance.relevant, relevance.failed.is_none(), "{}", answer.name);
        }
        let mut numbers: Vec<u32> = answers.iter().filter_map(|answer| answer.number).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=27).collect::<Vec<u32>>());
        let accepted = answers.iter().filter(|each| each.planned == Some(planned[1].id) && each.place == Place::Accepted);
        assert_eq!(accepted.count(), 7);
        for planned in &planned {
            let community = planned.community.expect("a community");
            assert_eq!(need::priorities(&db, community).await.expect("priorities").len(), 2);
        }
    }

    async fn calls_for_measuring_have_as_many_answers_as_asked(db: Db) {
        load(&db, NOW, true).await.expect("it loads");
        let size = bench::Size { answers: 40, ..bench::Size::default() };
        for number in 1..=2 {
            bench::fill(&db, NOW, size, &|_| {}).await.expect("it fills");
            let reading = call_of(&db, &format!("mesure-lecture-{number}")).await;
            let drawn = call_of(&db, &format!("mesure-tirage-{number}")).await;
            assert_eq!((phase(&reading, NOW), phase(&drawn, NOW)), (CallPhase::Screening, CallPhase::Answered));
            for call in [reading.id, drawn.id] {
                assert_eq!(interest::sent(&db, call).await.expect("answers").len(), 40);
            }
            let draws = draw::of_call(&db, drawn.id).await.expect("draws");
            assert_eq!(draws.len(), 1);
            assert!(draws[0].verified().expect("a right proof").is_some());
        }
    }

    async fn lists_for_measuring_have_as_much_as_asked(db: Db) {
        load(&db, NOW, true).await.expect("it loads");
        let size = bench::Size {
            services: 30,
            findings: 26,
            practices: 12,
            guide_pages: 8,
            order_questions: 25,
            ..bench::Size::default()
        };
        let counted = [
            ("SELECT COUNT(*) FROM service WHERE state = 'listed'", 30),
            ("SELECT COUNT(*) FROM finding", 26),
            ("SELECT COUNT(*) FROM finding WHERE sent_at IS NULL", 1),
            ("SELECT COUNT(*) FROM practice WHERE state = 'published'", 12),
            ("SELECT COUNT(*) FROM guide_passage", 16),
            ("SELECT COUNT(*) FROM guide_edition", 1),
            ("SELECT COUNT(*) FROM order_question", 25),
            ("SELECT COUNT(*) FROM order_answer", 5),
        ];
        let mut before = Vec::new();
        for (statement, _) in counted {
            before.push(count(&db, statement).await);
        }
        for times in 1..=2 {
            bench::fill(&db, NOW, size, &|_| {}).await.expect("it fills");
            for ((statement, each), before) in counted.into_iter().zip(&before) {
                assert_eq!(count(&db, statement).await, before + times * each, "{statement}");
            }
        }
        assert!(practice::store::without_consent(&db).await.expect("practices").is_empty(), "none is withdrawn");
    }
}

async fn count(db: &Db, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(&db.reader).await.expect("a count")
}

#[test]
fn every_demonstration_password_is_the_one_that_is_stored() {
    let people = super::accounts().expect("the file is well formed");
    assert!(people.len() >= 9);
    for person in people {
        assert!(person.hash_fits(), "{}", person.key);
        assert_eq!(check_password(&person.password, &person.name, &person.email), Ok(()), "{}", person.key);
        assert_eq!(rules::address(&person.email), Some(person.email));
    }
}

#[test]
fn keys_and_slugs_are_unique() {
    let entries = files::communities(NOW).expect("the file is well formed");
    let mut seen = HashSet::new();
    for entry in &entries {
        assert!(seen.insert(entry.key.clone()), "{} twice", entry.key);
        for slug in &entry.community.slugs {
            assert!(
                slug.chars()
                    .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
            );
        }
        assert!(!entry.community.texts.questions.is_empty(), "{} asks no question", entry.key);
    }
}
