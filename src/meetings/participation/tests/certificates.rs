//! Certificates: issued, printed, verified, revoked.

use super::{HOUR, NOW, Scene, begun, everybody, plain};
use ensemble_core::rights::{Action, rules::may};
use ensemble_meetings::participation::{rules, store};
use ensemble_testing::on_both_with_content;

/// The code of the certificate of a person that is in force.
async fn code(scene: &Scene, who: &str) -> Option<String> {
    let person = scene.person(who).await;
    let found = store::in_force(&scene.app.scratch.db.reader, scene.meeting, person).await;
    found.expect("an answer").map(|certificate| certificate.code)
}

async fn verified(scene: &Scene, code: &str) -> (u16, String) {
    let answer = scene.app.get(&format!("/fr/attestations/{code}")).await;
    (answer.status.as_u16(), plain(&answer.body))
}

/// Presses the button that issues one's certificate; where that leads.
async fn issue(scene: &Scene, who: &str) -> String {
    scene.send(who, "/attestation", &[]).await.header("location").to_owned()
}

on_both_with_content! {
    async fn a_certificate_is_issued_for_what_is_certain_once_the_meeting_is_over(db: Db) {
        let mut scene = begun(&db, 30).await;
        scene.tick("facilitator", &["member"]).await;
        assert!(issue(&scene, "member").await.ends_with("#my-participation"), "the meeting is not over");
        assert_eq!(code(&scene, "member").await, None);
        scene.app.later(2 * HOUR);
        let print = issue(&scene, "member").await;
        let code = code(&scene, "member").await.expect("a certificate");
        assert_eq!(print, format!("/fr/attestations/{code}/imprimer"));
        assert_eq!(rules::typed_certificate(&code).as_deref(), Some(code.as_str()));
        assert_eq!(issue(&scene, "member").await, print, "it is not issued twice");
        let page = plain(&scene.get("member", &print).await.body);
        for part in ["Attestation de participation", "Béatrice Lafrenaye-Diallo", "La rencontre du zeste", "1 h 30 min", "<svg", &code] {
            assert!(page.contains(part), "{part}: {page}");
        }
        scene.send("member-en", "/participation/moi", &[("presence", "present"), ("from", "0"), ("until", "90")]).await;
        assert!(issue(&scene, "member-en").await.ends_with("#my-participation"), "no one noticed them");
        let visitor = scene.app.send(&format!("{}/attestation", scene.page()), "", &[]).await;
        assert_ne!(visitor.status, 303);
    }

    async fn the_address_of_a_certificate_says_whether_it_is_in_force_and_nothing_more(db: Db) {
        let mut scene = begun(&db, 30).await;
        scene.tick("facilitator", &["member"]).await;
        scene.app.later(2 * HOUR);
        issue(&scene, "member").await;
        let code = code(&scene, "member").await.expect("a certificate");
        let (status, page) = verified(&scene, &code).await;
        for part in ["valide", "Béatrice Lafrenaye-Diallo", "1 h 30 min", "noindex"] {
            assert!(status == 200 && page.contains(part), "{part}: {page}");
        }
        let content = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("a page");
        for part in ["La rencontre du zeste", "beatrice", "/rencontres/", "imprimer"] {
            assert!(!content.contains(part), "{part}: {content}");
        }
        let spaced = format!("{}-{}", &code[..4], code[4..].to_lowercase());
        assert_eq!(verified(&scene, &spaced).await.0, 200, "as it is typed from paper");
        for wrong in ["x", "22222222222222222222", "zirconium"] {
            assert_eq!(verified(&scene, wrong).await.0, 404, "{wrong}");
        }
        let answer = scene.app.get(&format!("/fr/attestations/{code}")).await;
        assert_eq!(answer.header("cache-control"), "no-store");
        for (who, viewer) in everybody(&db).await {
            let print = scene.get(&who, &format!("/fr/attestations/{code}/imprimer")).await;
            let revoke = scene.get(&who, &format!("/fr/attestations/{code}/revoquer")).await;
            let records = may(&viewer, Action::RecordParticipation, Some(scene.community));
            assert_eq!(print.status, if records || who == "member" { 200 } else { 404 }, "{who}");
            assert_eq!(revoke.status, if records { 200 } else { 404 }, "{who}");
        }
    }

    async fn facilitators_revoke_a_certificate_with_a_reason(db: Db) {
        let mut scene = begun(&db, 30).await;
        scene.tick("facilitator", &["member"]).await;
        scene.app.later(2 * HOUR);
        issue(&scene, "member").await;
        let code = code(&scene, "member").await.expect("a certificate");
        let revoke = format!("/fr/attestations/{code}/revoquer");
        let send = async |who: &str, reason: &str| {
            scene.app.send(&revoke, &scene.app.cookie(who).await, &[("reason", reason)]).await
        };
        assert_eq!(send("member", "La mienne").await.status, 404);
        let empty = send("facilitator", "  ").await;
        assert!(empty.status == 422 && empty.body.contains("Donnez une raison"), "{}", empty.body);
        assert_eq!(send("facilitator", "Mauvaise personne zirconium").await.status, 303);
        let (_, page) = verified(&scene, &code).await;
        assert!(page.contains("révoquée") && !page.contains("zirconium"), "{page}");
        let mine = scene.get("member", "/fr/compte/attestations").await.body;
        assert!(mine.contains("Mauvaise personne zirconium") && mine.contains("Révoquée"), "{mine}");
        assert!(send("facilitator", "Encore").await.header("location").contains("notice=changed"), "once");
        let in_force = "SELECT COUNT(*) FROM certificate WHERE meeting_id = $1 AND revoked_at IS NULL";
        assert_eq!(issue(&scene, "member").await, format!("/fr/attestations/{code}/imprimer"), "the revoked one, with its reason");
        let all = "/fr/communautes/eleves-a-risque/attestations";
        assert_eq!(scene.app.send(all, &scene.app.cookie("facilitator").await, &[]).await.status, 303);
        assert_eq!(scene.count(in_force).await, 0, "one that says the same is not issued again");
        scene.send("member", "/participation/moi", &[("presence", "present"), ("from", "30"), ("until", "90")]).await;
        issue(&scene, "member").await;
        assert_eq!(scene.count(in_force).await, 1, "one that says something else is");
        let logged: Vec<String> = sqlx::query_scalar("SELECT detail FROM audit WHERE action LIKE 'participation.%'")
            .fetch_all(&db.reader).await.expect("the log");
        assert!(!logged.is_empty() && logged.iter().all(String::is_empty), "{logged:?}");
    }

    async fn a_change_of_what_is_certain_makes_a_new_certificate(db: Db) {
        let mut scene = begun(&db, 30).await;
        scene.tick("facilitator", &["member"]).await;
        scene.app.later(2 * HOUR);
        issue(&scene, "member").await;
        let first = code(&scene, "member").await.expect("a certificate");
        scene.send("member", "/participation/moi", &[("presence", "present"), ("from", "30"), ("until", "90")]).await;
        let (_, page) = verified(&scene, &first).await;
        assert!(page.contains("1 h 30 min"), "what was so when it was issued: {page}");
        let (one, other) = futures::join!(issue(&scene, "member"), issue(&scene, "member"));
        assert_eq!(one, other, "two presses make one");
        let second = code(&scene, "member").await.expect("a certificate");
        assert_ne!(first, second);
        assert!(verified(&scene, &first).await.1.contains("révoquée"));
        let (_, page) = verified(&scene, &second).await;
        assert!(page.contains("1 h<"), "an hour now: {page}");
        let in_force = "SELECT COUNT(*) FROM certificate WHERE meeting_id = $1 AND revoked_at IS NULL";
        assert_eq!(scene.count(in_force).await, 1);
        let list = scene.get("member", "/fr/compte/attestations").await.body;
        assert_eq!(list.matches("La rencontre du zeste").count(), 1, "a replaced one is not listed: {list}");
    }

    async fn the_certificates_of_a_school_year_are_issued_and_printed_at_once(db: Db) {
        let mut scene = begun(&db, 30).await;
        scene.tick("facilitator", &["member", "member-en", "co-facilitator"]).await;
        scene.app.later(2 * HOUR);
        let address = "/fr/communautes/eleves-a-risque/attestations";
        let year = rules::school_year(NOW).to_string();
        let facilitator = scene.app.cookie("facilitator").await;
        let issued = scene.app.send(address, &facilitator, &[("year", &year)]).await;
        assert_eq!(issued.header("location"), format!("{address}?year={year}&notice=added"), "{}", issued.body);
        assert_eq!(scene.count("SELECT COUNT(*) FROM certificate WHERE meeting_id = $1").await, 3);
        let again = scene.app.send(address, &facilitator, &[("year", &year)]).await;
        assert!(again.header("location").contains("notice=saved"), "none was missing");
        let print = scene.get("facilitator", &format!("{address}/imprimer?year={year}")).await.body;
        let sheets = print.matches("class=\"certificate\"").count();
        assert!(sheets >= 3 && print.contains("Béatrice Lafrenaye-Diallo") && print.contains("Imogen"), "{sheets}");
        assert!(print.contains("Certificate of attendance"), "each in the language of its person");
        let mine = scene.get("member", &format!("/fr/compte/attestations/imprimer?year={year}")).await.body;
        assert!(mine.contains("La rencontre du zeste") && !mine.contains("Imogen"), "{mine}");
        for (who, viewer) in everybody(&db).await {
            let records = may(&viewer, Action::RecordParticipation, Some(scene.community));
            for below in ["", "/imprimer"] {
                let status = scene.get(&who, &format!("{address}{below}")).await.status;
                assert_eq!(status, if records { 200 } else { 404 }, "{who}{below}");
            }
            let posted = scene.app.send(address, &scene.app.cookie(&who).await, &[]).await;
            assert_eq!(posted.status, if records { 303 } else { 404 }, "{who}");
        }
        for odd in ["1900", "abc", "99999"] {
            let answer = scene.get("member", &format!("/fr/compte/attestations?year={odd}")).await;
            assert_eq!(answer.status, 404, "{odd}");
        }
    }
}
