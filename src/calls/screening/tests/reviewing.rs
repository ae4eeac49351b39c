//! Judging projects, conflicts of interests, and projects that a reviewer does not get.

use super::{LIST, REASON, SETTLE, Screening, hidden, is_chosen, sent};
use ensemble_calls::screening::{
    model::{Conflict, Project, ProjectFilter, Statement, Verdict},
    rules, store,
};
use ensemble_core::ids::{InterestId, OrganizationId};
use ensemble_testing::{NOW, app_on, calls::new_call, on_both_with_content};

const DAY: i64 = 86_400_000;
const REVIEWS: &str = "SELECT COUNT(*) FROM review WHERE interest_id = $1 AND relevant IS NOT NULL";

on_both_with_content! {
    async fn a_review_says_whether_why_and_which_criterion_and_nothing_typed_is_lost(db: Db) {
        let all = Screening::new(app_on(db).await, &["member", "member-en"], 2).await;
        all.numbered().await;
        let (here, criterion) = (all.reading(0).await, all.call.criteria[0].id.to_string());
        let long = "é".repeat(rules::MAX_REASON + 1);
        for (verdict, criterion, reason, field) in [
            ("", "", REASON, "verdict"),
            ("relevant", "", "", "reason"),
            ("relevant", "", "  ", "reason"),
            ("relevant", "", long.as_str(), "reason"),
            ("not-relevant", "", REASON, "criterion"),
            ("not-relevant", "0190f5c0-0000-7000-8000-000000000000", REASON, "criterion"),
        ] {
            let form = [("verdict", verdict), ("criterion", criterion), ("reason", reason)];
            let refused = all.send(&here, "member", &form).await;
            assert_eq!(refused.status, 422, "{field}");
            assert!(refused.body.contains(&format!("id=\"{field}-error\"")), "{field}: {}", refused.body);
            assert!(reason.trim().is_empty() || refused.body.contains(reason), "{field}: what was typed is kept");
        }
        assert_eq!(all.count(REVIEWS, 0).await, 0);
        let form = [("verdict", "not-relevant"), ("criterion", criterion.as_str()), ("reason", REASON)];
        let done = all.send(&here, "member", &form).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let other = all.reading(1).await;
        assert_eq!(done.header("location"), format!("{other}?notice=saved"), "to the other project");
        let page = all.page(&here, "member").await;
        assert!(page.contains(REASON) && is_chosen(&page, "not-relevant"), "{page}");
        let list = all.page(LIST, "member").await;
        assert!(list.contains("1 projet lu sur 2") && list.contains("Non pertinent"), "{list}");
        let theirs = all.page(&here, "member-en").await;
        assert!(!theirs.contains(REASON), "others judge by themselves");
    }

    async fn a_criterion_belongs_to_what_is_not_relevant(db: Db) {
        let all = Screening::new(app_on(db).await, &["member"], 1).await;
        all.numbered().await;
        let criterion = all.call.criteria[0].id.to_string();
        let form = [("verdict", "relevant"), ("criterion", criterion.as_str()), ("reason", REASON)];
        let done = all.send(&all.reading(0).await, "member", &form).await;
        assert_eq!(done.header("location"), format!("{LIST}?notice=saved"), "nothing else is to be read");
        let kept = "SELECT COUNT(*) FROM review WHERE interest_id = $1 AND criterion_id IS NULL AND relevant = 1";
        assert_eq!(all.count(kept, 0).await, 1);
    }

    async fn a_reason_that_names_a_student_or_a_reviewer_is_shown_before_it_is_saved(db: Db) {
        let all = Screening::new(app_on(db).await, &["member", "member-en"], 1).await;
        all.numbered().await;
        let here = all.reading(0).await;
        for (reason, said) in [
            ("Mon élève Mathis Gagnon y gagnerait.", "reconnaître une ou un élève"),
            ("Béatrice trouve cela clair.", "Le texte nomme-t-il une personne qui évalue?"),
            ("Thackeray-Wills trouve cela clair.", "Le texte nomme-t-il une personne qui évalue?"),
        ] {
            let form = [("verdict", "relevant"), ("reason", reason)];
            let shown = all.send(&here, "member", &form).await;
            assert_eq!(shown.status, 422, "{reason}");
            assert!(shown.body.contains(said) && shown.body.contains(reason), "{reason}: {}", shown.body);
            assert_eq!(all.count(REVIEWS, 0).await, 0);
            let token = hidden(&shown.body, "confirmation_token");
            let more = format!("{reason} Mon élève Mathis Gagnon, aussi.");
            let other = [("verdict", "relevant"), ("reason", more.as_str()), ("confirmation_token", token.as_str())];
            let again = all.send(&here, "member", &other).await;
            assert_eq!(again.status, 422, "{reason}: another text is checked anew");
            assert_eq!(all.count(REVIEWS, 0).await, 0);
            let confirmed = [("verdict", "relevant"), ("reason", reason), ("confirmation_token", token.as_str())];
            assert_eq!(all.send(&here, "member", &confirmed).await.status, 303, "{reason}");
            all.run("DELETE FROM review WHERE interest_id IN (SELECT id FROM interest WHERE call_id = $1)").await;
        }
    }

    async fn a_conflict_erases_what_was_judged_and_another_reviewer_is_needed(db: Db) {
        let all = Screening::new(app_on(db).await, &["member", "member-en", "co-facilitator"], 1).await;
        all.numbered().await;
        all.judges("member", 0, true).await;
        all.judges("member-en", 0, true).await;
        let here = all.reading(0).await;
        let list = all.page(LIST, "co-facilitator").await;
        assert!(list.contains("Lu par d’autres"), "two are enough: {list}");
        let conflict = format!("{here}/conflit");
        let refused = all.send(&conflict, "member", &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("id=\"conflict-error\""), "{}", refused.body);
        assert_eq!(all.count(REVIEWS, 0).await, 2, "nothing is erased without a reason");
        let done = all.send(&conflict, "member", &[("conflict", "helped")]).await;
        assert_eq!(done.header("location"), format!("{LIST}?notice=removed"));
        let erased = "SELECT COUNT(*) FROM review
                      WHERE interest_id = $1 AND conflict = 'helped' AND relevant IS NULL AND reason = ''";
        assert_eq!((all.count(REVIEWS, 0).await, all.count(erased, 0).await), (1, 1));
        let page = all.page(&here, "member").await;
        assert!(page.contains("Vous avez déclaré un conflit") && !page.contains("Une heure par semaine"), "{page}");
        let form = [("revision", "2"), ("verdict", "relevant"), ("reason", "Tout de même.")];
        let refused = all.send(&here, "member", &form).await;
        assert_eq!(refused.status, 409, "it is not taken back");
        assert!(refused.body.contains("Tout de même."), "what was typed is kept");
        assert_eq!(all.send(&conflict, "member", &[("conflict", "knows")]).await.status, 303, "twice changes nothing");
        assert_eq!(all.count(erased, 0).await, 1);
        let list = all.page(LIST, "co-facilitator").await;
        assert!(list.contains("À lire"), "the third one is needed: {list}");
        all.judges("co-facilitator", 0, true).await;
        let table = all.page(SETTLE, "coordinator").await;
        assert!(table.contains("a aidé à écrire le projet") && table.contains("Pertinent selon tous les avis"), "{table}");
    }

    async fn a_coordinator_sees_that_conflicts_leave_too_few_and_decides(db: Db) {
        let all = Screening::new(app_on(db).await, &["member", "member-en"], 1).await;
        all.numbered().await;
        let here = all.reading(0).await;
        assert!(all.page(&all.settling(0), "coordinator").await.contains("2 personnes doivent lire ce projet"));
        for who in ["member", "member-en"] {
            all.send(&format!("{here}/conflit"), who, &[("conflict", "other")]).await;
        }
        let page = all.page(&all.settling(0), "coordinator").await;
        assert!(page.contains("laissent trop peu de personnes") && page.contains("name=\"verdict\""), "{page}");
        let seen = all.seen(0).await;
        let form = [("seen", seen.as_str()), ("verdict", "relevant"), ("reason", "Tout y est.")];
        assert_eq!(all.send(&all.settling(0), "coordinator", &form).await.status, 303);
        let relevance = all.interest(all.answers[0].id).await.relevance.expect("decided");
        assert_eq!((relevance.relevant, relevance.reason.as_str()), (true, "Tout y est."));
    }

    async fn no_one_gets_their_own_project_or_that_of_their_organization(db: Db) {
        let app = app_on(db.clone()).await;
        let call = new_call("lecture", NOW - DAY);
        let of = async |key: &'static str| -> (String, String, Option<String>) {
            let row: (String, String, Option<String>) =
                sqlx::query_as("SELECT id, email, organisation_id FROM person WHERE email LIKE $1")
                    .bind(key).fetch_one(&db.reader).await.expect("a person");
            row
        };
        let (member, address, organization) = of("beatrice.lafrenaye%").await;
        let mut answers: Vec<_> = (0..4).map(|index| sent(&call, index)).collect();
        answers[0].person = Some(member.parse().expect("an id"));
        answers[1].email = address;
        let organization: OrganizationId = organization.expect("an organization").parse().expect("an id");
        answers[2].organization = Some(organization);
        let all = Screening::with(app, call, &["member", "member-en", "liaison"], answers).await;
        all.numbered().await;
        for index in 0..4 {
            let here = all.reading(index).await;
            let expected = if index == 3 { 200 } else { 404 };
            assert_eq!(all.get(&here, "member").await.status, expected, "{index}");
            assert_eq!(all.get(&here, "member-en").await.status, 200, "{index}");
            assert_eq!(all.get(&here, "liaison").await.status, 200, "{index}: no organization is that of no one");
            let form = [("verdict", "relevant"), ("reason", REASON)];
            let sent = all.send(&here, "member", &form).await;
            assert_eq!(sent.status, if index == 3 { 303 } else { 404 }, "{index}");
            let conflict = [("conflict", "knows")];
            let sent = all.send(&format!("{here}/conflit"), "member", &conflict).await;
            assert_eq!(sent.status, if index == 3 { 303 } else { 404 }, "{index}");
        }
        let list = all.page(LIST, "member").await;
        assert_eq!(list.matches("<ol class=\"project-list\">").count(), 1);
        for index in 0..3 {
            assert!(!list.contains(&format!("href=\"{}\"", all.reading(index).await)), "{index}: {list}");
        }
        let page = all.page(&all.settling(2), "coordinator").await;
        assert!(page.contains("Ne le reçoivent pas") && page.contains("Béatrice Lafrenaye-Diallo"), "{page}");
    }

    async fn what_the_database_counts_is_what_the_rules_count(db: Db) {
        let all = Screening::new(app_on(db.clone()).await, &["member", "member-en", "liaison"], 9).await;
        all.numbered().await;
        let verdicts: [&[(&str, Option<bool>)]; 9] = [
            &[],
            &[("member", Some(true))],
            &[("member", Some(true)), ("member-en", Some(true))],
            &[("member", Some(false)), ("member-en", Some(false))],
            &[("member", Some(true)), ("member-en", Some(false))],
            &[("member", None)],
            &[("member", None), ("member-en", None)],
            &[("member", None), ("member-en", None), ("liaison", Some(true))],
            &[("member", None), ("member-en", None), ("liaison", None)],
        ];
        for (index, said) in verdicts.iter().enumerate() {
            for (who, verdict) in *said {
                match verdict {
                    Some(relevant) => {
                        all.judges(who, index, *relevant).await;
                    }
                    None => {
                        let address = format!("{}/conflit", all.reading(index).await);
                        assert_eq!(all.send(&address, who, &[("conflict", "knows")]).await.status, 303);
                    }
                }
            }
        }
        assert_eq!(all.settles(2, "relevant", "member").await.status, 303);
        let mut reviewers = Vec::new();
        for key in ["member", "member-en", "liaison"] {
            reviewers.push(all.person(key).await);
        }
        let found = async |filter| store::page_of(&db, all.call.id, 2, filter, 1).await.expect("projects").0;
        let projects = found(ProjectFilter::All).await;
        assert_eq!(projects.len(), 9);
        for project in &projects {
            let index = all.answers.iter().position(|answer| answer.id == project.interest).expect("one of them");
            let counted = rules::tally(&project.reviews, &reviewers, &project.excluded, project.decided.is_some());
            assert_eq!(project.tally, counted, "{index}");
            assert_eq!(project.reviews.len(), verdicts[index].len(), "{index}");
            let can = rules::can_settle(project.tally, 3);
            assert_eq!(can, [2, 3, 4, 7, 8].contains(&index), "{index}");
            assert_eq!(rules::is_short(project.tally, 3), [6, 7, 8].contains(&index), "{index}");
        }
        let ids = |projects: &[Project]| -> Vec<usize> {
            let place = |id: InterestId| all.answers.iter().position(|answer| answer.id == id).expect("one");
            let mut places: Vec<usize> = projects.iter().map(|project| place(project.interest)).collect();
            places.sort_unstable();
            places
        };
        assert_eq!(ids(&found(ProjectFilter::ToDecide).await), [3, 4, 7, 8]);
        assert_eq!(ids(&found(ProjectFilter::Waiting).await), [0, 1, 5, 6]);
        assert_eq!(ids(&found(ProjectFilter::Decided).await), [2]);
        let one = store::find(&db, all.call.id, 2, all.answers[7].id).await.expect("an answer").expect("a project");
        let said: Vec<&Statement> = one.reviews.iter().map(|review| &review.statement).collect();
        assert_eq!(said[0], &Statement::Conflict(Conflict::Knows));
        assert_eq!(one.reviews[2].judgement().map(|judgement| judgement.verdict), Some(Verdict::Relevant));
    }
}
