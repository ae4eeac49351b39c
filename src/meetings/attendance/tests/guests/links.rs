//! Links that do not work, and who makes and withdraws them.

use super::{
    super::{HOUR, Scene, plain, scene},
    count, field, guests, invitation, link, open, organization, register, secret, send, shown, withdraw,
};
use ensemble_core::rights::{Action, rules::may};
use ensemble_server::db::Db;
use ensemble_testing::{Answer, everybody, on_both_with_content};

async fn deeds(db: &Db) -> Vec<String> {
    sqlx::query_scalar("SELECT action FROM audit WHERE action LIKE 'meeting.guest%' ORDER BY id")
        .fetch_all(&db.reader)
        .await
        .expect("deeds")
}

/// Opens a link, and sends its form: both say this sentence, and nothing is stored.
async fn refused(scene: &Scene, key: &str, form: &super::Form, sentence: &str) {
    let before = guests(scene).await;
    for answer in
        [scene.app.get(&invitation(key)).await, send(scene, key, form, "Zoé Quartz", "virtual", &[]).await]
    {
        assert!(
            answer.status == 410 && plain(&answer.body).contains(sentence),
            "{sentence}: {}",
            answer.body
        );
        assert_eq!(answer.header("referrer-policy"), "strict-origin");
        assert!(!answer.body.contains("La rencontre du zeste"), "{sentence}");
    }
    assert_eq!(guests(scene).await, before, "{sentence}");
}

on_both_with_content! {
    async fn a_link_that_does_not_work_says_why(db: Db) {
        let mut scene = scene(&db, 100).await;
        let key = link(&scene, "2").await;
        let form = open(&scene, &key).await;
        let mine = register(&scene, &key, "Yves Quartz", "virtual").await;
        for (change, undo, sentence) in [
            ("UPDATE meeting SET cancelled_at = 1 WHERE id = $1", "UPDATE meeting SET cancelled_at = NULL WHERE id = $1", "Cette rencontre est annulée."),
            ("UPDATE meeting SET phase = 'draft' WHERE id = $1", "UPDATE meeting SET phase = 'published' WHERE id = $1", "n’accepte pas d’inscriptions pour le moment"),
            ("UPDATE meeting SET phase = 'under-way' WHERE id = $1", "UPDATE meeting SET phase = 'published' WHERE id = $1", "Cette rencontre est commencée."),
            ("UPDATE community SET archived_at = 1 WHERE id = (SELECT community_id FROM meeting WHERE id = $1)",
             "UPDATE community SET archived_at = NULL WHERE id = (SELECT community_id FROM meeting WHERE id = $1)", "Cette communauté est archivée."),
            ("UPDATE guest_link SET organisation_id = NULL WHERE meeting_id = $1",
             "UPDATE guest_link SET organisation_id = (SELECT MIN(id) FROM organisation) WHERE meeting_id = $1", "Ce lien a été retiré."),
        ] {
            scene.run(change).await;
            refused(&scene, &key, &form, sentence).await;
            // A guest who is registered may still withdraw; one who is late still finds the way in.
            let (status, text) = shown(&scene, &mine).await;
            let goes_on = sentence.contains("commencée") || sentence.contains("retiré");
            assert_eq!((status, text.contains("https://video.example/1")), (if goes_on { 200 } else { 410 }, goes_on), "{sentence}: {text}");
            assert!(text.contains("Retirer mon inscription"), "{sentence}: {text}");
            scene.run(undo).await;
        }
        scene.app.later(99 * HOUR);
        assert_eq!(scene.app.get(&invitation(&key)).await.status, 200);
        scene.app.later(HOUR);
        refused(&scene, &key, &form, "Cette rencontre est commencée. On ne peut plus s’y inscrire.").await;
        scene.app.later(2 * HOUR);
        refused(&scene, &key, &form, "Cette rencontre est passée.").await;
    }

    async fn a_forged_link_is_answered_like_one_that_never_was(db: Db) {
        let scene = scene(&db, 100).await;
        let key = link(&scene, "2").await;
        let form = open(&scene, &key).await;
        let main = |answer: &Answer| answer.body.split("<main").nth(1).map(str::to_owned);
        let unknown = scene.app.get("/fr/invitation-rencontre").await;
        let stranger = scene.app.get("/fr/inscription").await;
        assert!(stranger.status == 410 && stranger.body.contains("n’existe pas, ou a été retirée"), "{}", stranger.body);
        for forged in ["", "x", &"0".repeat(64), &key.to_uppercase(), &key[1..], "%00", "%E9"] {
            refused(&scene, forged, &form, "Ce lien ne mène à aucune rencontre.").await;
            assert_eq!(main(&scene.app.get(&invitation(forged)).await), main(&unknown), "{forged}");
            let answer = scene.app.get(&format!("/fr/inscription?key={forged}")).await;
            assert_eq!((answer.status.as_u16(), main(&answer)), (410, main(&stranger)), "{forged}");
            let address = format!("/fr/inscription/retrait?key={forged}");
            assert_eq!(scene.app.send(&address, "", &[]).await.status, 410, "{forged}");
        }
        // Each address has a secret of its own.
        let mine = register(&scene, &key, "Yves Quartz", "virtual").await;
        refused(&scene, mine.rsplit('=').next().expect("a secret"), &form, "Ce lien ne mène à aucune rencontre.").await;
        assert_eq!(scene.app.get(&format!("/fr/inscription?key={key}")).await.status, 410);
    }

    async fn a_link_is_withdrawn_with_its_guests_or_without(db: Db) {
        let scene = scene(&db, 100).await;
        let key = link(&scene, "2").await;
        let form = open(&scene, &key).await;
        let mine = register(&scene, &key, "Yves Quartz", "virtual").await;
        let page = scene.shown("facilitator", "/reponses").await;
        assert!(!page.contains(&key), "the link is shown once");
        let done = withdraw(&scene, &key, &[]).await;
        assert_eq!(done.header("location"), format!("{}/reponses?notice=withdrawn#guest-links", scene.page()));
        refused(&scene, &key, &form, "Ce lien a été retiré.").await;
        assert_eq!(shown(&scene, &mine).await.0, 200, "who is registered stays so");
        let page = scene.shown("facilitator", "/reponses?notice=withdrawn").await;
        assert!(page.contains("Le lien est retiré.") && page.contains("Retirer les personnes inscrites"), "{page}");
        withdraw(&scene, &key, &[("with-guests", "1")]).await;
        assert_eq!((guests(&scene).await, shown(&scene, &mine).await.0), (0, 410));
        withdraw(&scene, &key, &[("with-guests", "1")]).await;
        assert_eq!(deeds(&db).await, ["meeting.guest-link", "meeting.guest-link-withdrawn", "meeting.guests-removed"]);
        // The link of another meeting.
        let other = ensemble_meetings::meeting::upcoming(&db, 0, 100).await.expect("meetings");
        let other = other.iter().find(|of| of.meeting.id != scene.meeting && of.slugs[0] == "eleves-a-risque").expect("another meeting");
        let key = link(&scene, "2").await;
        let digest = ensemble_server::digest::sha256(key.as_bytes());
        let cookie = scene.app.cookie("facilitator").await;
        let address = format!("/fr/rencontres/{}/reponses/liens/retrait", other.meeting.id);
        let done = scene.app.send(&address, &cookie, &[("link", &digest)]).await;
        assert!(done.header("location").contains("notice=changed"), "{}", done.body);
        assert_eq!(scene.app.get(&invitation(&key)).await.status, 200);
    }

    async fn those_who_prepare_the_meeting_make_links(db: Db) {
        let scene = scene(&db, 100).await;
        let cookie = scene.app.cookie("facilitator").await;
        let here = format!("{}/reponses", scene.page());
        let page = scene.app.get_with(&here, "cookie", &cookie).await.body;
        let (token, organization) = (field(&page, "form"), organization(&scene).await);
        for wrong in ["0", "21", "-1", "deux", ""] {
            let form = [("form", token.as_str()), ("organization", &organization), ("guests", wrong)];
            let answer = scene.app.send(&format!("{here}/liens"), &cookie, &form).await;
            assert!(answer.status == 422 && plain(&answer.body).contains("Écrivez un nombre de 1 à 20."), "{wrong}: {}", answer.body);
            assert!(answer.body.contains(&token) && answer.body.contains("id=\"guests-error\""), "what was typed stays");
        }
        for wrong in ["", "0193a5a0-0000-7000-8000-000000000000"] {
            let form = [("form", token.as_str()), ("organization", wrong), ("guests", "7")];
            let answer = scene.app.send(&format!("{here}/liens"), &cookie, &form).await;
            assert!(answer.status == 422 && answer.body.contains("Choisissez un organisme.") && answer.body.contains("value=\"7\""), "{}", answer.body);
        }
        let form = [("form", token.as_str()), ("organization", &organization), ("guests", "20")];
        let made = scene.app.send(&format!("{here}/liens"), &cookie, &form).await;
        let again = scene.app.send(&format!("{here}/liens"), &cookie, &form).await;
        assert!(made.status == 200 && made.body.contains("/en/meeting-invitation?key=") && made.header("cache-control") == "no-store");
        assert_eq!(secret(&made).expect("a secret"), secret(&again).expect("a secret"), "the same form makes one link");
        let links = async || count(&scene, "SELECT COUNT(*) FROM guest_link").await;
        assert_eq!(links().await, 1);
        let (mut allowed, mut refused) = (0, 0);
        for (who, viewer) in everybody(&db).await {
            let may = may(&viewer, Action::PlanMeetings, Some(scene.community));
            let cookie = scene.app.cookie(&who).await;
            let form = [("form", token.as_str()), ("organization", &organization), ("guests", "3")];
            let answer = scene.app.send(&format!("{here}/liens"), &cookie, &form).await;
            assert_eq!(answer.status, if may { 200 } else { 404 }, "{who}: {}", answer.body);
            if may { allowed += 1 } else { refused += 1 }
        }
        assert!(allowed > 1 && refused > 2);
        assert_eq!(links().await, 2, "another number is another link");
        assert_eq!(scene.app.send(&format!("{here}/liens"), "", &form).await.status, 401);
        scene.run("UPDATE meeting SET cancelled_at = 1 WHERE id = $1").await;
        let form = [("form", token.as_str()), ("organization", &organization), ("guests", "4")];
        let late = scene.app.send(&format!("{here}/liens"), &cookie, &form).await;
        assert!(late.header("location").contains("notice=changed"), "{}", late.body);
        assert!(scene.shown("facilitator", "/reponses?notice=changed").await.contains("Rien n’a été fait"));
        assert_eq!((links().await, deeds(&db).await.len()), (2, 2));
        scene.run("UPDATE meeting SET cancelled_at = NULL, phase = 'draft' WHERE id = $1").await;
        let draft = scene.shown("facilitator", "/reponses").await;
        assert!(draft.contains("Une fois la rencontre publiée") && !draft.contains("Créer le lien"), "{draft}");
    }
}
