//! From the draft that is there by itself to sealed minutes.

use super::{change, coming, count, get, held, hidden, page, send, text};
use ensemble_decisions::minutes::{actions::put_adoption_on_agendas, seal};
use ensemble_meetings::meeting::agenda_of;
use ensemble_testing::{TestApp, app_on, on_both_with_content};

const NAMING: &str = "Mon élève Mathis Gagnon s’absente le lundi.";

/// Lets the meeting begin that comes after the one of the minutes.
async fn next_meeting_begins(app: &TestApp) {
    let next = coming(app).await.to_string();
    change(app, "UPDATE meeting SET phase = 'under-way' WHERE id = $1", &next).await;
}

/// How many items of the agenda of the next meeting are about an adoption.
async fn items(app: &TestApp) -> usize {
    let (agenda, _) = agenda_of(&app.portal, coming(app).await.uuid()).await.expect("an agenda");
    agenda.items.iter().filter(|item| item.title.fr.contains("Adoption du compte rendu")).count()
}

/// Saves the French text of the minutes of a meeting, from a revision on; the status.
async fn edit(app: &TestApp, here: &str, who: &str, base: &str, fr: &str) -> u16 {
    let form = [("base", base), ("tab", "x"), ("after", ""), ("text.fr", fr)];
    send(app, &format!("{here}/modifier"), who, &form).await.status.as_u16()
}

on_both_with_content! {
    async fn minutes_are_there_when_the_meeting_ends_and_are_a_draft_of_facilitators(db: Db) {
        let app = app_on(db).await;
        let meeting = held(&app, "eleves-a-risque").await;
        let here = format!("/fr/rencontres/{meeting}/compte-rendu");
        let note = [("note", "On a parlé de zirconium.")];
        send(&app, &format!("/fr/rencontres/{meeting}/notes/ajouter"), "member", &note).await;
        for who in ["facilitator", "coordinator"] {
            let shown = page(&app, &here, who).await;
            assert!(shown.contains("zirconium") && shown.contains("Proposer aux membres"), "{who}: {shown}");
            assert!(shown.contains("D2"), "with its decisions: {shown}");
        }
        let history = page(&app, &format!("{here}/historique"), "facilitator").await;
        assert!(history.contains("<title>Historique du compte rendu : "), "{history}");
        for who in ["member", "liaison"] {
            let shown = page(&app, &here, who).await;
            assert!(shown.contains("pas encore publié") && !shown.contains("zirconium"), "{who}: {shown}");
        }
        let stored = count(&app, "SELECT COUNT(*) FROM minutes WHERE meeting_id = $1", &meeting).await;
        assert_eq!(stored, 0, "no one typed anything");
        let next = format!("/fr/rencontres/{}/compte-rendu", coming(&app).await);
        let early = send(&app, &format!("{next}/proposer"), "facilitator", &[("revision", "0")]).await;
        assert!(early.status == 422 && early.body.contains("n’est pas terminée"), "{}", early.body);
    }

    async fn proposed_minutes_are_read_by_members_and_their_adoption_is_on_the_next_agenda_once(db: Db) {
        let app = app_on(db).await;
        let meeting = held(&app, "eleves-a-risque").await;
        let here = format!("/fr/rencontres/{meeting}/compte-rendu");
        let done = send(&app, &format!("{here}/proposer"), "facilitator", &[("revision", "0")]).await;
        assert!(done.header("location").contains("notice=notified"), "{}", done.body);
        let again = send(&app, &format!("{here}/proposer"), "co-facilitator", &[("revision", "0")]).await;
        assert!(again.status == 422 && again.body.contains("déjà été proposé"), "{}", again.body);
        assert!(page(&app, &here, "member").await.contains("minutes-body"));
        assert_eq!(get(&app, &here, "administrator").await.status, 404);
        assert_eq!(items(&app).await, 1);
        for _ in 0..2 {
            put_adoption_on_agendas(&app.portal, None).await.expect("done");
        }
        assert_eq!(items(&app).await, 1, "once");
        let told = "SELECT COUNT(*) FROM notification n JOIN person p ON p.id = n.person_id
                    WHERE n.kind = 'minutes-proposed' AND p.email LIKE $1";
        assert_eq!(count(&app, told, "beatrice%").await, 1);
        assert_eq!(count(&app, told, "ariane%").await, 0, "not the person who did it");
        assert!(page(&app, "/fr/notifications", "member").await.contains("Vous pouvez lire le compte rendu"));
        let back = send(&app, &format!("{here}/reprendre"), "facilitator", &[]).await;
        assert!(back.header("location").contains("notice=unpublished"), "{}", back.body);
        assert!(page(&app, &here, "member").await.contains("pas encore publié"));
    }

    async fn minutes_are_adopted_at_a_later_meeting_and_sealed(db: Db) {
        let app = app_on(db.clone()).await;
        let meeting = held(&app, "eleves-a-risque").await;
        let here = format!("/fr/rencontres/{meeting}/compte-rendu");
        let adopt = format!("{here}/adopter");
        send(&app, &format!("{here}/proposer"), "facilitator", &[("revision", "0")]).await;
        assert_eq!(edit(&app, &here, "facilitator", "1", "On se revoit en décembre.").await, 303);
        let early = send(&app, &adopt, "facilitator", &[("revision", "2")]).await;
        assert!(early.status == 422 && early.body.contains("à une rencontre ultérieure"), "{}", early.body);
        next_meeting_begins(&app).await;
        let stale = send(&app, &adopt, "facilitator", &[("revision", "1")]).await;
        assert_eq!(stale.status, 409, "{}", stale.body);
        assert_eq!(send(&app, &adopt, "member", &[("revision", "2")]).await.status, 404);
        let done = send(&app, &adopt, "coordinator", &[("revision", "2")]).await;
        assert!(done.header("location").contains("notice=published"), "{}", done.body);
        let shown = page(&app, &here, "member").await;
        let sealed = text(&app, "SELECT seal FROM minutes WHERE meeting_id = $1", &meeting).await;
        assert!(shown.contains(&sealed) && shown.contains("bien celui qui a été adopté"), "{shown}");
        let form = [("base", "2"), ("tab", "x"), ("after", ""), ("text.fr", "Après coup.")];
        let late = send(&app, &format!("{here}/modifier"), "facilitator", &form).await;
        assert!(late.status == 409 && late.body.contains("Après coup."), "it can be copied: {}", late.body);
        assert_eq!(seal::broken(&db).await.expect("an answer"), (2, Vec::new()));
        let tamper = "UPDATE minutes SET text = REPLACE(text, 'décembre', 'janvier') WHERE meeting_id = $1";
        change(&app, tamper, &meeting).await;
        let broken = seal::broken(&db).await.expect("an answer");
        assert_eq!(broken, (2, vec![meeting.parse().expect("an id")]));
        assert!(page(&app, &here, "member").await.contains("n’est plus celui qui a été scellé"));
    }

    async fn of_two_who_save_at_once_neither_loses_a_text(db: Db) {
        let app = app_on(db).await;
        let meeting = held(&app, "eleves-a-risque").await;
        let here = format!("/fr/rencontres/{meeting}/compte-rendu");
        let (one, other) = tokio::join!(
            edit(&app, &here, "facilitator", "0", "Le texte de l’une."),
            edit(&app, &here, "co-facilitator", "0", "Le texte de l’autre."),
        );
        let mut both = [one, other];
        both.sort_unstable();
        assert_eq!(both, [303, 409], "the second one sees both versions");
    }

    async fn what_may_identify_a_student_blocks_adoption_until_it_is_confirmed_with_a_reason(db: Db) {
        let app = app_on(db).await;
        let meeting = held(&app, "eleves-a-risque").await;
        let here = format!("/fr/rencontres/{meeting}/compte-rendu");
        let adopt = format!("{here}/adopter");
        assert_eq!(edit(&app, &here, "facilitator", "0", NAMING).await, 303);
        send(&app, &format!("{here}/proposer"), "facilitator", &[("revision", "1")]).await;
        next_meeting_begins(&app).await;
        let form = [("revision", "1"), ("reason", "Un nom inventé.")];
        let blocked = send(&app, &adopt, "facilitator", &form).await;
        assert!(blocked.status == 422 && blocked.body.contains("<mark>"), "{}", blocked.body);
        assert!(blocked.body.contains("Un nom inventé."), "the reason stays");
        let token = hidden(&blocked.body, "confirmation_token");
        let form = [("revision", "1"), ("confirmation_token", token.as_str())];
        let without = send(&app, &adopt, "facilitator", &form).await;
        assert!(without.status == 422 && without.body.contains("Écrivez la raison"), "{}", without.body);
        let form = [("revision", "1"), ("confirmation_token", &token), ("reason", "Un nom inventé.")];
        assert_eq!(send(&app, &adopt, "facilitator", &form).await.status, 303);
        let detail = "SELECT detail FROM audit WHERE action = 'minutes.student-check' AND subject_id = $1";
        assert_eq!(text(&app, detail, &meeting).await, "Un nom inventé.");
    }
}
