//! What was typed when something changed meanwhile: an answer in the quarter of an hour after the closing, the end of the screening.

use super::{AFTER_GRACE, DAY, END, LIST, REASON, SETTLE, Screening, hidden, sent};
use ensemble_calls::call;
use ensemble_testing::{NOW, app_on, calls::new_call, everybody, id_of, on_both_with_content};

const MINUTE: i64 = 60_000;
const ANSWER: &str = "/fr/appels/lecture/reponse";

/// A call that closed a minute ago, which two read. The first of two answers is that of a person with an account.
async fn in_grace(db: ensemble_server::db::Db) -> Screening {
    let app = app_on(db).await;
    let call = new_call("lecture", NOW - MINUTE);
    let mut answers: Vec<_> = (0..2).map(|index| sent(&call, index)).collect();
    answers[0].person = Some(id_of(&everybody(&app.scratch.db).await, "person"));
    let all = Screening::with(app, call, &["member", "member-en"], answers).await;
    all.numbered().await;
    all
}

impl Screening {
    /// The person changes a field of the first answer.
    async fn changes(&self, field: &str, value: &str) {
        let answer = self.interest(self.answers[0].id).await;
        let (revision, planned) = (answer.revision.to_string(), self.call.planned[0].id.to_string());
        let mut form = vec![
            ("revision", revision.as_str()),
            ("name", "Camille Roy"),
            ("organization-name", "Centre de services scolaire des Érables"),
            ("sector", "youth"),
            ("region", "05"),
            ("post", "Orthopédagogue"),
            ("representative-name", "Dominique Gagné"),
            ("representative-email", "direction@erables.example"),
            ("planned", planned.as_str()),
            ("title", answer.project.title.as_str()),
            ("text", answer.project.text.as_str()),
            ("level", "primary"),
            ("month", "2"),
            ("lang", "fr"),
            ("committed", "1"),
        ];
        form.retain(|(name, _)| *name != field);
        form.push((field, value));
        let done = self.send(ANSWER, "person", &form).await;
        assert_eq!(done.header("location"), format!("{ANSWER}?notice=answered"), "{}", done.body);
    }
}

on_both_with_content! {
    async fn verdicts_about_an_earlier_text_are_marked_and_asked_again(db: Db) {
        let mut all = in_grace(db).await;
        for who in ["member", "member-en"] {
            all.judges(who, 0, true).await;
        }
        all.judges("member", 1, true).await;
        assert_eq!(all.settles(0, "relevant", "member").await.status, 303);
        let seen = all.seen(0).await;
        all.app.later(MINUTE);
        all.changes("accessibility", "Une rampe.").await;
        assert!(all.interest(all.answers[0].id).await.relevance.is_some(), "reviewers read the same text");
        assert!(all.page(LIST, "member").await.contains("2 projets lus sur 2"));

        all.changes("text", "Des élèves écrivent à des plus jeunes.").await;
        assert_eq!(all.interest(all.answers[0].id).await.relevance, None, "the decision was about another text");
        let list = all.page(LIST, "member").await;
        assert!(list.contains("Texte modifié, à relire") && list.contains("1 projet lu sur 2"), "{list}");
        let here = all.reading(0).await;
        let reading = all.page(&here, "member").await;
        for part in ["qui portait sur une version antérieure", "écrivent à des plus jeunes", REASON] {
            assert!(reading.contains(part), "{part}: {reading}");
        }
        let deciding = all.page(&all.settling(0), "coordinator").await;
        assert_eq!(deciding.matches("sur une version antérieure; un nouvel avis est demandé").count(), 2, "{deciding}");
        assert!(deciding.contains("2 personnes doivent lire"), "{deciding}");
        // A form that was opened before decides nothing, and keeps what was typed.
        let form = [("seen", seen.as_str()), ("verdict", "relevant"), ("reason", "La question vaut la peine.")];
        let refused = all.send(&all.settling(0), "coordinator", &form).await;
        assert!(refused.status == 422 || refused.status == 409, "{}", refused.body);
        assert!(refused.body.contains("La question vaut la peine."), "{}", refused.body);
        let agreed = all.send(SETTLE, "coordinator", &[]).await;
        assert_eq!(agreed.header("location"), format!("{SETTLE}?notice=changed"));
        assert!(all.page(&format!("{SETTLE}?notice=changed"), "coordinator").await.contains("Aucune décision n’a été prise"));

        all.app.later(AFTER_GRACE);
        assert_eq!(all.send(END, "coordinator", &[]).await.status, 422, "it is not decided");
        for who in ["member", "member-en"] {
            all.judges(who, 0, true).await;
        }
        let deciding = all.page(&all.settling(0), "coordinator").await;
        assert!(!deciding.contains("sur une version antérieure"), "{deciding}");
        assert_eq!(all.settles(0, "relevant", "member-en").await.status, 303);
        let relevance = all.interest(all.answers[0].id).await.relevance.expect("decided");
        assert_eq!(relevance.reason, format!("{REASON} member-en"));
        let same = all.settles(0, "relevant", "member-en").await;
        assert_eq!(same.header("location"), format!("{SETTLE}?notice=answered"));
        assert!(all.page(&format!("{SETTLE}?notice=answered"), "coordinator").await.contains("Cette décision était déjà prise"));
    }

    async fn a_verdict_is_about_the_text_that_the_reviewer_read(db: Db) {
        let mut all = in_grace(db).await;
        let here = all.reading(0).await;
        let text = hidden(&all.page(&here, "member").await, "text");
        all.app.later(MINUTE);
        all.changes("title", "Un autre titre").await;
        all.app.later(MINUTE);
        let form = |text: &str| {
            let fields = [("revision", "0"), ("text", text), ("verdict", "relevant"), ("reason", "Le zirconium convient.")];
            fields.map(|(name, value)| (name, value.to_owned()))
        };
        let mut seen = text;
        for status in [409, 303] {
            let form = form(&seen);
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let answer = all.send(&here, "member", &form).await;
            assert_eq!(answer.status, status, "{}", answer.body);
            if status == 409 {
                for part in ["Un autre titre", "Le zirconium convient.", "Le texte du projet a été modifié"] {
                    assert!(answer.body.contains(part), "{part}: {}", answer.body);
                }
                seen = hidden(&answer.body, "text");
            }
        }
        assert!(!all.page(LIST, "member").await.contains("Texte modifié, à relire"), "it is about the text as it is now");
    }

    async fn a_conflict_of_interests_stays_when_the_text_changes(db: Db) {
        let mut all = in_grace(db).await;
        all.judges("member-en", 0, true).await;
        let conflict = format!("{}/conflit", all.reading(0).await);
        assert_eq!(all.send(&conflict, "member", &[("conflict", "knows")]).await.status, 303);
        all.app.later(MINUTE);
        all.changes("title", "Un autre titre").await;
        assert!(all.page(LIST, "member").await.contains("Conflit déclaré"));
        assert!(all.page(LIST, "member-en").await.contains("Texte modifié, à relire"));
    }

    async fn a_review_and_a_decision_after_the_screening_has_ended_are_shown_again(db: Db) {
        let mut all = Screening::new(app_on(db).await, &["member", "member-en"], 1).await;
        all.numbered().await;
        all.judges("member", 0, true).await;
        all.judges("member-en", 0, true).await;
        let (reading, deciding, seen) = (all.reading(0).await, all.settling(0), all.seen(0).await);
        assert_eq!(all.settles(0, "relevant", "member").await.status, 303);
        let mut to = all.db().write().await.expect("a transaction");
        assert!(call::mark_screened(&mut to, all.call.id, NOW).await.expect("an answer"));
        to.commit().await.expect("committed");
        all.app.later(DAY);
        let review = [("revision", "1"), ("verdict", "not-relevant"), ("reason", "À y repenser, le zirconium manque.")];
        let refused = all.send(&reading, "member", &review).await;
        assert_eq!(refused.status, 409);
        for part in ["La lecture s’est terminée entre-temps", "le zirconium manque."] {
            assert!(refused.body.contains(part), "{part}: {}", refused.body);
        }
        assert_eq!(all.send(&reading, "person", &review).await.status, 404, "there is nothing here for others");
        let decision = [("seen", seen.as_str()), ("verdict", "not-relevant"), ("reason", "Tout compte fait, non.")];
        let refused = all.send(&deciding, "coordinator", &decision).await;
        assert_eq!(refused.status, 409);
        for part in ["votre décision n’est pas enregistrée", "Tout compte fait, non.", "Non pertinent", REASON] {
            assert!(refused.body.contains(part), "{part}: {}", refused.body);
        }
        let relevance = all.interest(all.answers[0].id).await.relevance.expect("decided");
        assert!(relevance.relevant, "what was decided stays");
    }
}
