//! Those who asked are told once what became of their needs, in their language, in their own words.

use super::{DAY, Made, NOW, made};
use ensemble_testing::on_both_with_content;

/// The emails about needs to a person, oldest first.
async fn emails(made: &Made, person: usize) -> Vec<String> {
    let text: Vec<String> = sqlx::query_scalar(
        "SELECT body_text FROM outbox WHERE kind = 'needs-decided' AND to_address = $1 ORDER BY created_at, id",
    )
    .bind(format!("person-{person}@besoins.example"))
    .fetch_all(&made.app.scratch.db.reader)
    .await
    .expect("emails");
    text.into_iter().map(|text| text.replace(['\u{a0}', '\u{202f}'], " ")).collect()
}

/// How many emails each of the five people got.
async fn counts(made: &Made) -> [usize; 5] {
    let mut counts = [0; 5];
    for (person, count) in counts.iter_mut().enumerate() {
        *count = emails(made, person).await.len();
    }
    counts
}

on_both_with_content! {
    async fn each_person_is_told_once_of_each_decision(db: Db) {
        let made = made(db, NOW - DAY).await;
        let [time, words, room] = made.offered.map(|id| id.to_string());
        made.done("/courriels", &[]).await;
        assert_eq!(counts(&made).await, [0; 5], "nothing is decided");
        made.decide(&time, "keep", "Trois personnes sur trois.").await;
        made.decide(&room, "set-aside", "Chaque école en a une.").await;
        assert!(made.page("").await.contains("2 décisions ne sont pas encore annoncées."));
        let location = made.done("/courriels", &[]).await;
        assert!(location.contains("notice=message-sent"), "{location}");
        assert_eq!(counts(&made).await, [1, 1, 1, 0, 0], "neither drafts nor what was withdrawn");
        assert!(!made.page("").await.contains("Envoyer les courriels"), "everybody was told");

        let french = &emails(&made, 0).await[0];
        for part in ["« Lire à deux »", "« Du temps ». Raison : Trois personnes sur trois.", "« Une salle ». Raison : Chaque école en a une."] {
            assert!(french.contains(part), "{part}: {french}");
        }
        let english = &emails(&made, 1).await[0];
        assert!(english.contains("“Time”. Reason: In English.") && !english.contains("A room"), "what they asked for: {english}");
        let third = &emails(&made, 2).await[0];
        assert!(third.contains("Du temps") && !third.contains("Une salle"), "{third}");

        made.done("/courriels", &[]).await;
        assert_eq!(counts(&made).await, [1, 1, 1, 0, 0], "nobody is told twice");
        let games = made.grouped(&[0, 1], "Des jeux", "Games").await;
        made.decide(&games, "keep", "Deux équipes l’essaient.").await;
        made.done("/courriels", &[]).await;
        assert_eq!(counts(&made).await, [2, 2, 1, 0, 0], "those who wrote it");
        let own = &emails(&made, 0).await[1];
        assert!(own.contains("« Des jeux de zirconium », sous le nom « Des jeux ». Raison : Deux équipes"), "{own}");
        assert!(!own.contains("Zirconium for parents"), "never the words of another person: {own}");
        assert!(!own.contains("Du temps"), "not what they were told before: {own}");

        made.done(&format!("/{words}/fusion"), &[("into", &games)]).await;
        made.done("/courriels", &[]).await;
        assert_eq!(counts(&made).await, [2, 2, 1, 0, 0], "they were told of that decision, by another part of it");
        made.done(&format!("/{games}/decision"), &[("decision", "reopen")]).await;
        made.done("/courriels", &[]).await;
        assert_eq!(counts(&made).await, [2, 2, 1, 0, 0], "nothing is decided about it");
        made.decide(&games, "set-aside", "Pas cette année.").await;
        made.done("/courriels", &[]).await;
        assert_eq!(counts(&made).await, [3, 3, 1, 0, 0], "it is another decision");
        let both = &emails(&made, 0).await[2];
        assert!(both.contains("Des jeux de zirconium") && both.contains("Des mots pour les parents"), "all that they asked for: {both}");
    }

    async fn who_comes_to_a_need_that_was_decided_is_told_alone(db: Db) {
        let made = made(db, NOW - DAY).await;
        let [_, words, _] = made.offered.map(|id| id.to_string());
        let games = made.grouped(&[0], "Des jeux", "Games").await;
        made.decide(&games, "keep", "Deux équipes l’essaient.").await;
        made.done("/courriels", &[]).await;
        assert_eq!(counts(&made).await, [1, 0, 0, 0, 0]);
        made.done(&format!("/{words}/fusion"), &[("into", &games)]).await;
        made.done("/courriels", &[]).await;
        assert_eq!(counts(&made).await, [1, 1, 0, 0, 0]);
        made.done(&format!("/{words}/separation"), &[]).await;
        made.decide(&words, "set-aside", "Pas cette année.").await;
        made.done("/courriels", &[]).await;
        assert_eq!(counts(&made).await, [2, 2, 0, 0, 0], "what was split off has a decision of its own");
    }

    async fn nobody_is_told_while_answers_still_come_in(db: Db) {
        let made = made(db, NOW - 60_000).await;
        made.decide(&made.offered[0].to_string(), "keep", "Trois personnes sur trois.").await;
        let page = made.page("").await;
        assert!(page.contains("1 décision n’est pas encore annoncée.") && page.contains("quand plus aucune réponse"), "{page}");
        let location = made.done("/courriels", &[]).await;
        assert!(location.contains("notice=changed"), "{location}");
        assert_eq!(counts(&made).await, [0; 5]);
    }

    async fn two_who_send_the_emails_at_once_send_them_once(db: Db) {
        let made = made(db, NOW - DAY).await;
        made.decide(&made.offered[0].to_string(), "keep", "Trois personnes sur trois.").await;
        let (one, two) = futures::join!(made.send("/courriels", &[]), made.send("/courriels", &[]));
        assert_eq!([one.status, two.status].map(|status| status.as_u16()), [303, 303]);
        assert_eq!(counts(&made).await, [1, 1, 1, 0, 0], "the call is locked: the second finds everybody told");
    }
}
