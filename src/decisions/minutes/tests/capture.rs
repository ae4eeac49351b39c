//! Notes by several people, and what people will try.

use super::{change, count, held, hidden, page, send, text};
use ensemble_core::ids::MeetingId;
use ensemble_decisions::minutes::{jobs::ask_about_tries, store};
use ensemble_meetings::meeting::agenda_of;
use ensemble_testing::{app_on, on_both_with_content};

const DAY: i64 = 24 * 3_600_000;

on_both_with_content! {
    async fn several_people_take_notes_beside_an_item(db: Db) {
        let app = app_on(db).await;
        let meeting = held(&app, "eleves-a-risque").await;
        let id: MeetingId = meeting.parse().expect("an id");
        let (agenda, _) = agenda_of(&app.portal, id.uuid()).await.expect("an agenda");
        let item = agenda.items[1].id.as_str();
        let here = format!("/fr/rencontres/{meeting}/notes");
        let add = format!("{here}/ajouter");
        let forms = [
            [("item", item), ("note", "Une note de Béatrice.")],
            [("item", item), ("note", "A note of Imogen’s.")],
        ];
        let (one, other) = tokio::join!(
            send(&app, &add, "member", &forms[0]),
            send(&app, &add, "member-en", &forms[1]),
        );
        let statuses = (one.status.as_u16(), other.status.as_u16());
        assert_eq!(statuses, (303, 303), "{} {}", one.body, other.body);
        let shown = page(&app, &here, "liaison").await;
        for said in ["Une note de Béatrice.", "A note of Imogen’s.", "Béatrice Lafrenaye"] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        assert_eq!(send(&app, &add, "liaison", &[("note", "Non.")]).await.status, 404);
        assert_eq!(send(&app, &add, "member", &[("item", "nowhere"), ("note", "Non.")]).await.status, 400);
        let note = text(&app, "SELECT id FROM meeting_note WHERE text = $1", "A note of Imogen’s.").await;
        let remove = format!("{here}/retirer");
        assert_eq!(send(&app, &remove, "member", &[("note", &note)]).await.status, 404, "it is another person's");
        assert_eq!(send(&app, &remove, "member-en", &[("note", &note)]).await.status, 303);
    }

    async fn beside_an_item_only_its_own_notes_and_decisions_are_read(db: Db) {
        let app = app_on(db.clone()).await;
        let meeting = held(&app, "eleves-a-risque").await;
        let id: MeetingId = meeting.parse().expect("an id");
        let (agenda, _) = agenda_of(&app.portal, id.uuid()).await.expect("an agenda");
        let (item, other) = (agenda.items[1].id.as_str(), agenda.items[0].id.as_str());
        let here = format!("/fr/rencontres/{meeting}/notes");
        let notes = async |item: &str| store::notes_of_item(&db, id, item).await.expect("notes");
        let decisions = async |item: &str| store::decisions_of_item(&db, id, item).await.expect("decisions");
        let before = (notes(item).await.len(), decisions(item).await.len());
        for (beside, words) in [(item, "Ici."), (other, "Ailleurs."), ("", "Partout.")] {
            let note = [("item", beside), ("note", words)];
            assert_eq!(send(&app, &format!("{here}/ajouter"), "facilitator", &note).await.status, 303);
            let decision = [("item", beside), ("text", words), ("who", "")];
            assert_eq!(send(&app, &format!("{here}/decision"), "facilitator", &decision).await.status, 303);
        }
        let (notes, decisions) = (notes(item).await, decisions(item).await);
        assert_eq!((notes.len(), decisions.len()), (before.0 + 1, before.1 + 1));
        assert!(notes.iter().all(|note| note.item.as_deref() == Some(item)));
        assert!(decisions.iter().all(|decision| decision.item.as_deref() == Some(item)));
        assert!(notes.iter().any(|note| note.text == "Ici."));
    }

    async fn a_note_that_cannot_be_kept_is_not_lost(db: Db) {
        let app = app_on(db).await;
        let meeting = held(&app, "eleves-a-risque").await;
        let add = format!("/fr/rencontres/{meeting}/notes/ajouter");
        let long = "é".repeat(2_001);
        let refused = send(&app, &add, "member", &[("note", &long)]).await;
        assert!(refused.status == 422 && refused.body.contains(&long), "{}", refused.status);
        let naming = ("note", "Mon élève Mathis Gagnon ment.");
        let warned = send(&app, &add, "member", &[naming]).await;
        assert!(warned.status == 422 && warned.body.contains(naming.1), "{}", warned.body);
        let token = hidden(&warned.body, "confirmation_token");
        let confirmed = send(&app, &add, "member", &[naming, ("confirmation_token", &token)]).await;
        assert_eq!(confirmed.status, 303, "{}", confirmed.body);
        let to_come = "UPDATE meeting SET phase = 'published', begins_at = 1900000000000 WHERE id = $1";
        change(&app, to_come, &meeting).await;
        let early = send(&app, &add, "member", &[("note", "Trop tôt.")]).await;
        assert!(early.status == 409 && early.body.contains("Trop tôt."), "before it begins: {}", early.body);
    }

    async fn what_a_person_will_try_is_theirs_and_is_asked_about_once_after_three_weeks(db: Db) {
        let mut app = app_on(db).await;
        let meeting = held(&app, "eleves-a-risque").await;
        let here = format!("/fr/rencontres/{meeting}/notes");
        let add = format!("{here}/essai");
        for what in ["Je vais compter les lundis.", "Je vais appeler le zirconium."] {
            assert_eq!(send(&app, &add, "member", &[("what", what)]).await.status, 303);
        }
        let shared = [("what", "I will try wolfram."), ("shared", "1")];
        assert_eq!(send(&app, &add, "member-en", &shared).await.status, 303);
        let tries = count(&app, "SELECT COUNT(*) FROM meeting_try WHERE meeting_id = $1", &meeting).await;
        assert_eq!(tries, 2, "one for each person");
        assert!(page(&app, &here, "member").await.contains("zirconium"));
        let others = page(&app, &here, "facilitator").await;
        assert!(others.contains("wolfram") && !others.contains("zirconium"), "{others}");
        let asked = "SELECT COUNT(*) FROM notification n JOIN person p ON p.id = n.person_id
                     WHERE n.kind = 'tries-asked' AND p.email LIKE $1";
        app.later(20 * DAY);
        ask_about_tries(&app.portal).await.expect("asked");
        assert_eq!(count(&app, asked, "beatrice%").await, 0, "not yet");
        app.later(2 * DAY);
        for _ in 0..2 {
            ask_about_tries(&app.portal).await.expect("asked");
        }
        assert_eq!(count(&app, asked, "beatrice%").await, 1, "once");
        let emails = "SELECT COUNT(*) FROM outbox WHERE body_text LIKE $1 OR subject LIKE $1";
        for seeded in ["%zirconium%", "%wolfram%"] {
            assert_eq!(count(&app, emails, seeded).await, 0, "no email quotes it");
        }
    }

    async fn people_say_what_became_of_it(db: Db) {
        let app = app_on(db).await;
        let meeting = held(&app, "eleves-a-risque").await;
        let add = format!("/fr/rencontres/{meeting}/notes/essai");
        assert_eq!(send(&app, &add, "member", &[("what", "Je vais appeler le zirconium.")]).await.status, 303);
        let answer = [("meeting", meeting.as_str()), ("answer", "adapted")];
        let own = "/fr/mes-essais";
        let respond = format!("{own}/repondre");
        assert_eq!(send(&app, &respond, "member", &answer).await.status, 303);
        let shown = page(&app, own, "member").await;
        assert!(shown.contains("zirconium") && shown.contains("(votre réponse)"), "{shown}");
        assert_eq!(send(&app, &respond, "facilitator", &answer).await.status, 404, "they said nothing");
        assert_eq!(send(&app, &add, "member", &[("what", "")]).await.status, 303);
        assert!(!page(&app, own, "member").await.contains("zirconium"), "an emptied sentence is gone");
    }
}
