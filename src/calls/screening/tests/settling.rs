//! Deciding about projects, and ending the screening.

use super::{AFTER_GRACE, END, LIST, REASON, SETTLE, Screening, hidden, is_chosen, sent};
use ensemble_calls::{
    call, interest,
    screening::{
        self,
        model::{Judgement, ProjectFilter, Verdict},
        store,
    },
};
use ensemble_testing::{NOW, app_on, calls::new_call, on_both_with_content};

on_both_with_content! {
    async fn a_coordinator_decides_with_the_reason_of_a_reviewer_word_for_word(db: Db) {
        let all = Screening::new(app_on(db).await, &["member", "member-en"], 2).await;
        all.numbered().await;
        all.judges("member", 0, false).await;
        let page = all.page(&all.settling(0), "coordinator").await;
        assert!(page.contains("2 personnes doivent lire") && !page.contains("name=\"seen\""), "{page}");
        let early = [("verdict", "relevant"), ("reason", "Tout y est.")];
        let refused = all.send(&all.settling(0), "coordinator", &early).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Tout y est."), "what was typed is kept");
        all.judges("member-en", 0, false).await;
        let page = all.page(&all.settling(0), "coordinator").await;
        assert!(is_chosen(&page, "not-relevant"), "what they agree on is chosen: {page}");
        assert!(page.contains("Béatrice Lafrenaye-Diallo : Non pertinent"), "{page}");
        let seen = all.seen(0).await;
        let source = all.person("member-en").await.to_string();
        let base = [("seen", seen.as_str()), ("source", source.as_str())];
        let contrary = all.send(&all.settling(0), "coordinator", &[&base[..], &[("verdict", "relevant")]].concat()).await;
        assert_eq!(contrary.status, 422);
        assert!(contrary.body.contains("va avec l’avis contraire"), "{}", contrary.body);
        let nothing = [("seen", seen.as_str()), ("verdict", "not-relevant"), ("reason", " ")];
        let refused = all.send(&all.settling(0), "coordinator", &nothing).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("id=\"reason-error\""), "{}", refused.body);
        assert_eq!(all.interest(all.answers[0].id).await.relevance, None);
        let done = all.send(&all.settling(0), "coordinator", &[&base[..], &[("verdict", "not-relevant")]].concat()).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let relevance = all.interest(all.answers[0].id).await.relevance.expect("decided");
        assert_eq!(relevance.reason, format!("{REASON} member-en"));
        assert_eq!((relevance.relevant, relevance.failed, relevance.at), (false, Some(all.call.criteria[0].id), NOW));
        let reader = all.page(&all.reading(0).await, "member").await;
        assert!(reader.contains("La coordination a pris sa décision sur ce projet") && !reader.contains("name=\"verdict\""), "{reader}");
        let form = [("revision", "1"), ("verdict", "relevant"), ("reason", "Finalement oui.")];
        let late = all.send(&all.reading(0).await, "member", &form).await;
        assert_eq!(late.status, 409);
        assert!(late.body.contains("Finalement oui."), "what was typed is kept");
    }

    async fn a_disagreement_is_settled_in_the_coordinators_own_words(db: Db) {
        let all = Screening::new(app_on(db).await, &["member", "member-en"], 1).await;
        all.numbered().await;
        all.judges("member", 0, true).await;
        all.judges("member-en", 0, false).await;
        let reader = all.page(&all.reading(0).await, "member").await;
        assert!(reader.contains("Une autre personne est d’un autre avis"), "{reader}");
        assert!(!reader.contains("member-en"), "not what the other one wrote: {reader}");
        let table = all.page(&format!("{SETTLE}?show=to-decide"), "coordinator").await;
        assert!(table.contains("Avis partagés"), "{table}");
        let seen = all.seen(0).await;
        let named = [("seen", seen.as_str()), ("verdict", "relevant"), ("reason", "Imogen hésite, je tranche.")];
        let shown = all.send(&all.settling(0), "coordinator", &named).await;
        assert_eq!(shown.status, 422);
        assert!(shown.body.contains("Le texte nomme-t-il une personne qui évalue?"), "{}", shown.body);
        let own = [("seen", seen.as_str()), ("verdict", "relevant"), ("reason", "La question vaut la peine.")];
        assert_eq!(all.send(&all.settling(0), "coordinator", &own).await.status, 303);
        let relevance = all.interest(all.answers[0].id).await.relevance.expect("decided");
        assert_eq!((relevance.relevant, relevance.failed, relevance.reason.as_str()), (true, None, "La question vaut la peine."));
        let page = all.page(&all.settling(0), "coordinator").await;
        assert!(page.contains("La question vaut la peine."), "it can be changed: {page}");
    }

    async fn a_decision_about_what_changed_in_the_meantime_is_refused(db: Db) {
        let all = Screening::new(app_on(db).await, &["member", "member-en"], 1).await;
        all.numbered().await;
        all.judges("member", 0, true).await;
        all.judges("member-en", 0, true).await;
        let seen = all.seen(0).await;
        all.judges("member-en", 0, false).await;
        let form = [("seen", seen.as_str()), ("verdict", "relevant"), ("reason", "Tous d’accord.")];
        let refused = all.send(&all.settling(0), "coordinator", &form).await;
        assert_eq!(refused.status, 409);
        assert!(refused.body.contains("a changé depuis que vous avez ouvert"), "{}", refused.body);
        assert!(refused.body.contains("Tous d’accord."), "what was typed is kept");
        assert_eq!(all.interest(all.answers[0].id).await.relevance, None);
        let seen = hidden(&refused.body, "seen");
        let form = [("seen", seen.as_str()), ("verdict", "relevant"), ("reason", "Tout de même.")];
        assert_eq!(all.send(&all.settling(0), "coordinator", &form).await.status, 303);
        let other = [("seen", seen.as_str()), ("verdict", "not-relevant"), ("reason", "Non."), ("criterion", "")];
        let criterion = all.call.criteria[0].id.to_string();
        let other = other.map(|(name, value)| (name, if name == "criterion" { criterion.as_str() } else { value }));
        assert_eq!(all.send(&all.settling(0), "coordinator", &other).await.status, 409, "another coordinator was first");
        let source = all.person("member").await.to_string();
        let seen = all.seen(0).await;
        all.send(&format!("{}/conflit", all.reading(0).await), "member", &[("conflict", "knows")]).await;
        let gone = [("seen", seen.as_str()), ("verdict", "relevant"), ("source", source.as_str())];
        assert_eq!(all.send(&all.settling(0), "coordinator", &gone).await.status, 409, "that reason is erased");
        let page = all.page(&all.settling(0), "coordinator").await;
        assert!(page.contains("conflit d’intérêts"), "{page}");
    }

    async fn the_screening_ends_once_every_project_is_decided(db: Db) {
        let all = Screening::new(app_on(db.clone()).await, &["member", "member-en"], 4).await;
        all.numbered().await;
        for index in 0..3 {
            all.judges("member", index, true).await;
            all.judges("member-en", index, index < 2).await;
        }
        let id = all.call.id;
        assert_eq!(screening::undecided(&db, id).await.expect("a count"), 4);
        assert_eq!(all.send(SETTLE, "coordinator", &[]).await.status, 303);
        assert_eq!(screening::undecided(&db, id).await.expect("a count"), 2, "those on which all agree");
        let first = all.interest(all.answers[0].id).await.relevance.expect("decided");
        assert_eq!((first.relevant, first.reason), (true, format!("{REASON} member")), "the first one's reason");
        assert_eq!(all.interest(all.answers[2].id).await.relevance, None, "reviewers disagree");
        let refused = all.send(END, "coordinator", &[]).await;
        assert_eq!(refused.status, 422);
        for (index, listed) in [(0, false), (1, false), (2, true), (3, true)] {
            assert_eq!(refused.body.contains(&all.settling(index)), listed, "{index}: {}", refused.body);
        }
        let seen = all.seen(2).await;
        let form = [("seen", seen.as_str()), ("verdict", "relevant"), ("reason", "La question vaut la peine.")];
        assert_eq!(all.send(&all.settling(2), "coordinator", &form).await.status, 303);
        all.run("UPDATE interest SET state = 'withdrawn' WHERE call_id = $1 AND relevant IS NULL").await;
        assert!(all.page(END, "coordinator").await.contains("Une décision a été prise pour chaque projet"));
        let ended = all.send(END, "coordinator", &[]).await;
        assert_eq!(ended.header("location"), format!("{SETTLE}?notice=ended"));
        let logged: Vec<String> =
            sqlx::query_scalar("SELECT action || ' ' || detail FROM audit WHERE subject_id = $1 AND action LIKE 'screening.s%' OR subject_id = $1 AND action = 'screening.end' ORDER BY id")
                .bind(id.to_string()).fetch_all(&db.reader).await.expect("the log");
        let number = all.number(2).await;
        assert_eq!(logged, ["screening.settle-agreed 2".to_owned(), format!("screening.settle {number} relevant"), "screening.end ".to_owned()]);
        assert_eq!(all.get(LIST, "member").await.status, 404, "reviewers are done");
        assert_eq!(all.send(END, "coordinator", &[]).await.status, 404, "once");
        let table = all.page(SETTLE, "coordinator").await;
        assert!(table.contains("3 décisions prises sur 3") && !table.contains("lecture-terminee"), "{table}");
    }

    async fn the_screening_does_not_end_while_answers_can_still_come(db: Db) {
        let app = app_on(db).await;
        let call = new_call("lecture", NOW);
        let all = Screening::with(app, call, &["member"], Vec::new()).await;
        let refused = all.send(END, "coordinator", &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Réessayez dans un quart d’heure"), "{}", refused.body);
        let mut all = all;
        all.app.later(AFTER_GRACE);
        assert_eq!(all.send(END, "coordinator", &[]).await.status, 303, "a call that no one answered");
    }

    async fn the_verdicts_of_each_reviewer_are_counted_except_outdated_and_withdrawn_ones(db: Db) {
        let all = Screening::new(app_on(db).await, &["member", "member-en"], 4).await;
        all.numbered().await;
        for index in 0..4 {
            all.judges("member", index, true).await;
        }
        all.judges("member-en", 3, false).await;
        // One more, about a project of another call.
        let (other, member) = (new_call("autre", NOW - 86_400_000), all.person("member").await);
        let project = sent(&other, 4);
        let judgement = Judgement { verdict: Verdict::Relevant, failed: None, reason: REASON.to_owned() };
        let mut to = all.db().write().await.expect("a transaction");
        call::add(&mut to, &other, other.dates.opens_at).await.expect("a call");
        interest::add_sent(&mut to, &project).await.expect("an answer");
        assert!(screening::put_judgement(&mut to, project.id, member, 0, &judgement, NOW).await.expect("judged"));
        to.commit().await.expect("committed");
        for (changed, expected) in [
            ("UPDATE interest SET text_changed_at = 1 WHERE call_id = $1 AND project_title LIKE '%, 0'", [1_u32, 4]),
            (
                "UPDATE interest SET text_changed_at = (SELECT MAX(r.at) FROM review r WHERE r.interest_id = interest.id)
                 WHERE call_id = $1 AND project_title LIKE '%, 1'",
                [1, 3],
            ),
            ("UPDATE interest SET state = 'withdrawn' WHERE call_id = $1 AND project_title LIKE '%, 2'", [1, 2]),
            ("UPDATE interest SET state = 'withdrawn' WHERE call_id = $1 AND project_title LIKE '%, 3'", [0, 1]),
        ] {
            all.run(changed).await;
            let readers = store::readers(all.db(), all.call.id).await.expect("the reviewers");
            let mut counts: Vec<u32> = readers.into_iter().map(|(_, count)| count).collect();
            counts.sort_unstable();
            assert_eq!(counts, expected, "{changed}");
        }
    }

    async fn many_projects_are_listed_page_by_page(db: Db) {
        let app = app_on(db.clone()).await;
        let call = new_call("lecture", NOW - 86_400_000);
        let answers = (0..55).map(|index| sent(&call, index)).collect();
        let all = Screening::with(app, call, &["member"], answers).await;
        let first = all.page(SETTLE, "coordinator").await;
        assert!(first.contains(&format!("href=\"{SETTLE}?show=all&amp;page=2\"")), "{first}");
        assert_eq!(first.matches("Une heure par semaine, ").count(), 50);
        let second = all.page(&format!("{SETTLE}?show=all&page=2"), "coordinator").await;
        assert_eq!(second.matches("Une heure par semaine, ").count(), 5);
        assert_eq!(all.get(&format!("{SETTLE}?page=3"), "coordinator").await.status, 404);
        let (projects, more) = store::page_of(&db, all.call.id, 1, ProjectFilter::All, 2).await.expect("projects");
        let numbers: Vec<u32> = projects.iter().map(|project| project.number).collect();
        assert_eq!((numbers, more), ((51..=55).collect(), false), "by number");
        let list = all.page(LIST, "member").await;
        assert!(list.contains(&format!("href=\"{LIST}?page=2\"")) && list.contains("Aucun projet lu sur 55"), "{list}");
        assert!(all.page(&format!("{LIST}?page=2"), "member").await.contains(&format!("{LIST}/55\"")));
        assert_eq!(all.get(&format!("{LIST}?page=3"), "member").await.status, 404);
    }
}
