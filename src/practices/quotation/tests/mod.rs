//! Consent to be quoted, on real databases and through the whole service.

mod answers;

use uuid::Uuid;

use ensemble_core::{
    Lang,
    ids::{PersonId, QuotationId, ReflectionId},
};
use ensemble_practices::quotation::{
    jobs,
    model::{Consent, ConsentCounts, Credit, NewQuotation, QuotedIn},
    store,
};
use ensemble_server::db::Db;
use ensemble_testing::{NOW, TestApp, app_on, everybody, id_of, on_both_with_content};

/// A work that no feature knows.
const WORK: Uuid = Uuid::from_u128(0x0190_f5c0_0000_7000_8000_0000_0000_0001);

async fn person(db: &Db, key: &str) -> PersonId {
    id_of(&everybody(db).await, key)
}

/// A reflection of a person that is shared with their community at least.
async fn reflection(db: &Db, author: PersonId, unnamed: bool) -> ReflectionId {
    let id: String = sqlx::query_scalar(
        "SELECT id FROM reflection
         WHERE person_id = $1 AND unnamed = $2 AND level IN ('community', 'communities', 'public')
           AND NOT EXISTS (SELECT 1 FROM reflection_group g WHERE g.reflection_id = reflection.id)
         ORDER BY id LIMIT 1",
    )
    .bind(author.to_string())
    .bind(i64::from(unnamed))
    .fetch_one(&db.reader)
    .await
    .expect("a reflection");
    id.parse().expect("an id")
}

/// Asks for a passage of a reflection.
async fn ask(db: &Db, reflection: ReflectionId, passage: &str, by: PersonId) -> Vec<QuotationId> {
    let new = NewQuotation {
        work: QuotedIn::Practice,
        work_id: WORK,
        reflection,
        revision: 1,
        passage,
        lang: Lang::Fr,
    };
    db.transaction(async |tx| store::ask(tx, &new, by, NOW).await).await.expect("asked")
}

async fn answer(db: &Db, id: QuotationId, consent: Consent, credit: Credit) {
    let done: Result<(), sqlx::Error> =
        db.transaction(async |tx| store::set_answer(tx, id, consent, credit, NOW).await).await;
    done.expect("answered");
}

async fn run(db: &Db, statement: &'static str, id: &str) {
    let mut to = db.write().await.expect("a transaction");
    sqlx::query(statement).bind(id).execute(&mut *to).await.expect("done");
    to.commit().await.expect("committed");
}

async fn is_given(db: &Db, reflection: ReflectionId) -> bool {
    let mut tx = db.write().await.expect("a transaction");
    store::is_given(&mut tx, QuotedIn::Practice, WORK, reflection).await.expect("an answer")
}

async fn count(app: &TestApp, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(&app.scratch.db.reader).await.expect("a number")
}

on_both_with_content! {
    async fn asking_for_what_was_asked_before_changes_nothing(db: Db) {
        app_on(db.clone()).await;
        let (author, by) = (person(&db, "member-en").await, person(&db, "facilitator").await);
        let source = reflection(&db, author, false).await;
        let first = ask(&db, source, "Un béryl", by).await;
        assert_eq!(first.len(), 1);
        answer(&db, first[0], Consent::Refused, Credit::Name).await;
        assert_eq!(ask(&db, source, "Un béryl", by).await, first, "the same");
        let counts = store::consents(&db, QuotedIn::Practice, WORK).await.expect("counts");
        assert_eq!(counts, ConsentCounts { refused: 1, ..ConsentCounts::default() });
        let other = ask(&db, source, "Un jaspe", by).await;
        assert_ne!(other, first, "another passage is asked for apart");
    }

    async fn those_who_ask_themselves_consent_unless_that_would_name_them(db: Db) {
        app_on(db.clone()).await;
        let author = person(&db, "member").await;
        let (named, unnamed) = (reflection(&db, author, false).await, reflection(&db, author, true).await);
        ask(&db, named, "", author).await;
        ask(&db, unnamed, "", author).await;
        assert!(is_given(&db, named).await);
        assert!(!is_given(&db, unnamed).await, "the others would learn who wrote it");
    }

    async fn a_passage_and_a_name_show_while_all_authors_consent(db: Db) {
        app_on(db.clone()).await;
        let [one, two] = [person(&db, "member-en").await, person(&db, "co-facilitator").await];
        let source = reflection(&db, one, false).await;
        let id = source.to_string();
        run(&db, "INSERT INTO reflection_group (reflection_id) VALUES ($1)", &id).await;
        assert!(ask(&db, source, "Un béryl", one).await.is_empty(), "a note that is written has no authors yet");
        run(&db, "UPDATE reflection_group SET closed_at = 1 WHERE reflection_id = $1", &id).await;
        for author in [one, two] {
            let mut to = db.write().await.expect("a transaction");
            sqlx::query("INSERT INTO reflection_author (reflection_id, person_id, place) VALUES ($1, $2, 0)")
                .bind(&id)
                .bind(author.to_string())
                .execute(&mut *to)
                .await
                .expect("an author");
            to.commit().await.expect("committed");
        }
        let asked = ask(&db, source, "Un béryl", one).await;
        assert_eq!(asked.len(), 2);
        let shown = async || {
            let all = store::of_work(&db, QuotedIn::Practice, WORK).await.expect("credited");
            let mut names: Vec<String> = all.iter().filter_map(|each| each.name.clone()).collect();
            names.sort();
            (all.iter().any(|each| !each.passage.is_empty()), names)
        };
        assert_eq!(shown().await, (false, Vec::new()), "one of the two consents");
        for id in &asked {
            answer(&db, *id, Consent::Given, Credit::Name).await;
        }
        assert_eq!(shown().await, (true, vec!["Imogen Thackeray-Wills".to_owned(), "Rowan Ashgrove".to_owned()]));
        assert!(is_given(&db, source).await);
        answer(&db, asked[0], Consent::Given, Credit::Anonymous).await;
        assert_eq!(shown().await.1.len(), 1, "one of them is not named");
        answer(&db, asked[1], Consent::Withdrawn, Credit::Name).await;
        assert_eq!(shown().await, (false, Vec::new()), "at once");
        assert!(!is_given(&db, source).await);
    }

    async fn what_its_author_narrows_or_removes_is_in_no_work(db: Db) {
        app_on(db.clone()).await;
        let author = person(&db, "member-en").await;
        let source = reflection(&db, author, false).await;
        ask(&db, source, "Un béryl", author).await;
        assert!(is_given(&db, source).await);
        for statement in [
            "UPDATE reflection SET level = 'people' WHERE id = $1",
            "UPDATE reflection SET level = 'public', removed_at = 1, removed_by = 'author' WHERE id = $1",
        ] {
            run(&db, statement, &source.to_string()).await;
            assert!(!is_given(&db, source).await, "{statement}");
            let all = store::of_work(&db, QuotedIn::Practice, WORK).await.expect("credited");
            assert_eq!((all[0].consent, all[0].passage.as_str(), all[0].name.as_deref()), (Consent::Withdrawn, "", None));
            assert!(store::authors_of_work(&db, QuotedIn::Practice, WORK).await.expect("authors").is_empty());
            let counts = store::consents(&db, QuotedIn::Practice, WORK).await.expect("counts");
            assert_eq!(counts, ConsentCounts { withdrawn: 1, ..ConsentCounts::default() }, "{statement}");
        }
    }

    async fn authors_are_notified_once_and_the_email_quotes_nothing(db: Db) {
        let app = app_on(db.clone()).await;
        let (author, by) = (person(&db, "member-en").await, person(&db, "facilitator").await);
        run(&db, "DELETE FROM quotation WHERE id <> $1", "").await;
        let source = reflection(&db, author, false).await;
        ask(&db, source, "Un béryl rare", by).await;
        ask(&db, source, "Un jaspe rare", by).await;
        for _ in 0..2 {
            jobs::run(&app.portal).await.expect("done");
        }
        assert_eq!(count(&app, "SELECT COUNT(*) FROM outbox WHERE kind = 'consent-asked'").await, 1, "once until they look");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM outbox WHERE kind = 'consent-asked' AND body_text LIKE '%rare%'").await, 0);
        assert!(ensemble_common::notification::is_confidential("consent-asked"), "administrators would learn who wrote what");
    }
}
