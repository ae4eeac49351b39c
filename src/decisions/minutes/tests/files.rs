//! The files of minutes: who gets them, and that they say what the page says.

use super::{
    adopted, count, held, page,
    secrecy::{ALL, READERS, WRITERS},
    send, text,
};
use ensemble_core::ids::MeetingId;
use ensemble_testing::files::{assert_sent, docx, files, odt, text_of};
use ensemble_testing::{app_on, on_both_with_content};

on_both_with_content! {
    async fn files_are_for_those_who_read_the_minutes_and_say_no_more(db: Db) {
        let app = app_on(db).await;
        let meeting = held(&app, "eleves-a-risque").await;
        let notes = format!("/fr/rencontres/{meeting}/notes");
        send(&app, &format!("{notes}/essai"), "member", &[("what", "Le seul molybdene ici.")]).await;
        let here = format!("/fr/rencontres/{meeting}/compte-rendu");
        let form = [("base", "0"), ("tab", "x"), ("after", ""), ("text.fr", "Le seul tungstene ici.")];
        assert_eq!(send(&app, &format!("{here}/modifier"), "facilitator", &form).await.status, 303);
        for is_proposed in [false, true] {
            let readers = if is_proposed { &READERS[..] } else { &WRITERS[..] };
            for who in ALL {
                let cookie = if who.is_empty() { String::new() } else { app.cookie(who).await };
                let nowhere = format!("/fr/rencontres/{}/compte-rendu/compte-rendu.docx", MeetingId::new());
                let nowhere = app.get_with(&nowhere, "cookie", &cookie).await.status;
                for (ending, answer) in files(&app, &format!("{here}/compte-rendu"), &cookie).await {
                    let text = text_of(if answer.status == 200 { ending } else { "html" }, &answer);
                    let says = text.contains("seul tungstene");
                    assert!(!text.contains("molybdene"), "{ending} as {who:?}");
                    if readers.contains(&who) {
                        assert_eq!(answer.status, 200, "{ending} as {who:?}");
                        assert_eq!(says, ending != "pdf", "{ending} as {who:?}");
                    } else if who.is_empty() {
                        // The meeting is public: a visitor is asked to sign in, as by its page.
                        assert_eq!((answer.status.as_u16(), says), (303, false), "{ending}");
                    } else {
                        assert_eq!((answer.status, says), (nowhere, false), "{ending} as {who:?}");
                    }
                }
            }
            if !is_proposed {
                let done = send(&app, &format!("{here}/proposer"), "facilitator", &[("revision", "1")]).await;
                assert_eq!(done.status, 303, "{}", done.body);
            }
        }
    }

    async fn files_have_the_headings_of_the_text_and_decisions_as_a_table(db: Db) {
        let app = app_on(db).await;
        let meeting = held(&app, "eleves-a-risque").await;
        let record = format!("/fr/rencontres/{meeting}/notes/decision");
        send(&app, &record, "facilitator", &[("text", "Le seul vanadium ici."), ("who", "Consentement")]).await;
        let here = format!("/fr/rencontres/{meeting}/compte-rendu");
        let written = "## Accueil\n\nBonjour.\n\n### Tour de table\n\n- un\n- deux";
        let form = [("base", "0"), ("tab", "x"), ("after", ""), ("text.fr", written)];
        assert_eq!(send(&app, &format!("{here}/modifier"), "facilitator", &form).await.status, 303);
        let cookie = app.cookie("facilitator").await;
        let shown = page(&app, &here, "facilitator").await;
        let mut seen = Vec::new();
        for (ending, answer) in files(&app, &format!("{here}/compte-rendu"), &cookie).await {
            assert!(shown.contains(&format!("{here}/compte-rendu.{ending}")), "the page leads to {ending}");
            let structure = match ending {
                "docx" => docx(&answer.bytes),
                "odt" => odt(&answer.bytes),
                _ => continue,
            };
            for heading in [(1, "Accueil"), (2, "Tour de table"), (1, "Décisions")] {
                let found = structure.headings.iter().any(|(level, text)| (*level, text.as_str()) == heading);
                assert!(found, "{heading:?} in {ending}: {structure:?}");
            }
            assert_eq!(structure.headers, [["Numéro", "Décision", "Qui a décidé", "État"]], "{ending}");
            let row = structure.rows.iter().find(|row| row[1].contains("vanadium")).expect("the decision");
            assert_eq!((row[2].as_str(), row[3].as_str()), ("Consentement", "En vigueur"), "{ending}");
            seen.push(structure);
        }
        assert_eq!(seen.len(), 2);
        let english = app.get_with(&format!("/en/meetings/{meeting}/minutes/minutes.html"), "cookie", &cookie).await;
        assert!(english.body.contains("<html lang=\"en-CA\">"), "{}", english.body);
        assert!(
            english.body.contains("<span lang=\"fr-CA\">Le seul vanadium ici.</span> (in French only)"),
            "{}",
            english.body
        );
    }

    async fn adopted_minutes_say_so_and_have_their_seal(db: Db) {
        let app = app_on(db).await;
        let meeting = adopted(&app).await;
        let here = format!("/fr/rencontres/{meeting}/compte-rendu");
        let seal = text(&app, "SELECT seal FROM minutes WHERE meeting_id = $1 AND seal IS NOT NULL", &meeting).await;
        let amended: Option<String> = sqlx::query_scalar("SELECT amended FROM minutes WHERE meeting_id = $1")
            .bind(&meeting)
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("the minutes");
        let day = count(&app, "SELECT begins_at FROM meeting WHERE id = $1", &meeting).await;
        let day = ensemble_core::format::local(day).date();
        let cookie = app.cookie("member").await;
        for (ending, answer) in files(&app, &format!("{here}/compte-rendu"), &cookie).await {
            assert_sent(ending, &answer, &format!("compte-rendu-eleves-a-risque-{day}"));
            if ending != "pdf" {
                let text = text_of(ending, &answer);
                assert!(text.contains("Adopté le"), "{ending}");
                assert_eq!(text.contains(&seal), amended.is_none(), "{ending}: the seal is that of the adopted text");
            }
        }
    }
}
