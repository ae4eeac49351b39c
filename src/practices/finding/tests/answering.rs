//! From a reflection to an answer of the managers, and back.

use super::{
    DAY, LIST, MANAGERS, SEEDED, answered, asked, choose, consent, emails, gathered, in_days, number, page,
    reflection, revision, sent, started, waiting,
};
use ensemble_testing::on_both_with_content;

on_both_with_content! {
    async fn a_finding_goes_to_the_managers_and_comes_back_with_an_action(db: Db) {
        let app = started(db).await;
        let cookie = app.cookie("facilitator").await;
        let id = gathered(&app, &cookie).await;
        let address = format!("{LIST}/{id}");
        let own = reflection(&app, "facilitator", "eleves-a-risque").await;
        let other = reflection(&app, "member-en", "eleves-a-risque").await;
        assert_eq!(choose(&app, &cookie, LIST, id, &[own, other]).await.status, 303);
        let before = page(&app, "member", &address).await;
        assert!(before.contains("Ariane") && !before.contains("Imogen"), "one consents: {before}");
        consent(&app, "member-en", asked(&app, "member-en", id).await, "given", "name").await;
        let shown = page(&app, "member", &address).await;
        assert!(shown.contains("Imogen Thackeray-Wills") && shown.contains("moins de 5"), "{shown}");
        assert!(!page(&app, "observer", MANAGERS).await.contains(SEEDED), "it was not sent");
        assert_eq!(sent(&app, &cookie, id, 31).await.status, 303);
        assert!(page(&app, "observer", MANAGERS).await.contains(SEEDED));
        assert_eq!(emails(&app, "finding-sent").await.len(), 1);
        let day = in_days(60);
        let done = answered(&app, id, &[
            ("answer", "accepted"), ("action", "Une demi-heure bleue"), ("date", day.as_str()), ("who", "Flavie"),
        ]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let back = page(&app, "member", &address).await;
        for said in ["Accepté, avec une action.", "Une demi-heure bleue", "Flavie", "action prévue"] {
            assert!(back.contains(said), "{said}: {back}");
        }
        let told = emails(&app, "finding-answered").await;
        assert_eq!(told.len(), 3, "two facilitators, and the author who is none");
        let all = [told, emails(&app, "finding-sent").await].concat();
        assert!(all.iter().all(|email| !email.contains(SEEDED) && !email.contains("bleue")), "{all:?}");
        let further = app.send(&format!("{MANAGERS}/{id}/action"), &app.cookie("observer").await, &[("progress", "done")]).await;
        assert_eq!(further.status, 303, "{}", further.body);
        assert!(page(&app, "member", &address).await.contains("action faite"));
        assert_eq!(emails(&app, "finding-answered").await.len(), 6, "they are notified of each change");
        assert_eq!(number(&app, "SELECT COUNT(*) FROM audit WHERE action LIKE 'finding.%'").await, 5);
    }

    async fn an_answer_that_changes_is_told_and_the_history_keeps_the_first(db: Db) {
        let app = started(db).await;
        let id = waiting(&app).await;
        assert_eq!(answered(&app, id, &[("answer", "refused"), ("reason", "Pas avant 2028")]).await.status, 303);
        let day = in_days(90);
        let done = answered(&app, id, &[("answer", "later"), ("date", day.as_str()), ("reason", "En avril")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let shown = page(&app, "member", &format!("{LIST}/{id}")).await;
        for said in ["Plus tard.", "En avril", "Réponse changée", "Pas avant 2028"] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        let told = emails(&app, "finding-answered").await;
        assert_eq!(told.len(), 4, "twice two facilitators");
        assert!(told[2..].iter().any(|email| email.contains("Du nouveau")), "{told:?}");
    }

    async fn an_answer_needs_what_belongs_to_it_and_nothing_typed_is_lost(db: Db) {
        let app = started(db).await;
        let id = waiting(&app).await;
        let (soon, past) = (in_days(3), in_days(-3));
        for (form, said) in [
            (vec![], "Choisissez une réponse."),
            (vec![("answer", "accepted"), ("action", "Un saphir"), ("who", "Moi")], "Choisissez une date"),
            (vec![("answer", "accepted"), ("action", "Un saphir"), ("who", "Moi"), ("date", past.as_str())], "Choisissez une date"),
            (vec![("answer", "accepted"), ("action", "Un saphir"), ("date", soon.as_str())], "qui s’en occupe"),
            (vec![("answer", "accepted"), ("action", " "), ("who", "Saphir"), ("date", soon.as_str())], "Écrivez l’action"),
            (vec![("answer", "refused"), ("who", "Saphir")], "Écrivez la raison"),
            (vec![("answer", "later"), ("reason", "Un saphir")], "Choisissez une date"),
        ] {
            let refused = answered(&app, id, &form).await;
            assert_eq!(refused.status, 422, "{form:?}: {}", refused.body);
            assert!(refused.body.contains(said), "{said}: {}", refused.body);
            assert!(form.is_empty() || refused.body.contains("aphir"), "{form:?}");
        }
        let naming = [("answer", "refused"), ("reason", "Mon élève Mathis Gagnon s’absente le lundi.")];
        let warned = answered(&app, id, &naming).await;
        assert!(warned.status == 422 && warned.body.contains("Pourrait-on reconnaître une ou un élève?"), "{}", warned.body);
        assert_eq!(number(&app, "SELECT COUNT(*) FROM finding WHERE answer IS NOT NULL").await, 0);
    }

    async fn of_two_who_answer_at_once_one_sees_the_other(db: Db) {
        let app = started(db).await;
        let id = waiting(&app).await;
        let (cookie, revision) = (app.cookie("observer").await, revision(&app, id).await);
        let address = format!("{MANAGERS}/{id}/repondre");
        let form = |reason| [("revision", revision.as_str()), ("answer", "refused"), ("reason", reason)];
        let (one, two) = (form("Un béryl"), form("Un jaspe"));
        let (first, second) = tokio::join!(app.send(&address, &cookie, &one), app.send(&address, &cookie, &two));
        let mut both = [first.status.as_u16(), second.status.as_u16()];
        both.sort_unstable();
        assert_eq!(both, [303, 409], "{} {}", first.body, second.body);
        let late = if first.status == 409 { (first, "Un béryl") } else { (second, "Un jaspe") };
        assert!(late.0.body.contains(late.1), "what was typed stays: {}", late.0.body);
        assert_eq!(emails(&app, "finding-answered").await.len(), 2, "one answer is told");
    }

    async fn the_year_says_what_became_of_findings(db: Db) {
        let mut app = started(db).await;
        let [one, two] = [waiting(&app).await, waiting(&app).await];
        assert_eq!(answered(&app, one, &[("answer", "refused"), ("reason", "Non, pas ici")]).await.status, 303);
        app.later(45 * DAY);
        let list = page(&app, "member", LIST).await;
        assert!(list.contains("Sans réponse depuis 45 jours") && list.contains("1, depuis 45 jours"), "{list}");
        let paper = page(&app, "member", &format!("{LIST}/imprimer?finding={two}")).await;
        assert!(paper.contains("Sans réponse depuis 45 jours") && !paper.contains("Non, pas ici"), "only the one: {paper}");
        let both = page(&app, "member", &format!("{LIST}/imprimer?finding={one}&finding={two}")).await;
        assert!(both.contains("Non, pas ici") && both.contains("Sans réponse"), "{both}");
    }
}
