//! Guests register, change what they said and withdraw it.

use super::{
    super::{HOUR, Scene, plain, plan, scene},
    count, field, guests, invitation, link, open, own, place, register, send, shown, withdraw,
};
use ensemble::app::maintenance;
use ensemble_meetings::meeting::store as meetings;
use ensemble_server::digest;
use ensemble_testing::{Answer, NOW, on_both_with_content};

/// Where people meet by video: see the plan of the scene.
const VIDEO: &str = "https://video.example/1";

/// No cache keeps a page whose address has a secret, no link tells the address, no search engine lists it.
fn is_secret(answer: &Answer) {
    assert_eq!(
        (answer.header("cache-control"), answer.header("referrer-policy")),
        ("no-store", "strict-origin")
    );
    assert!(answer.body.contains("content=\"noindex\""));
}

/// Registers someone who needs something.
async fn with_needs(scene: &Scene, key: &str) -> String {
    let form = open(scene, key).await;
    own(&send(scene, key, &form, "Zoé Quartz", "in-person", &[("needs", "Une rampe."), ("partly", "1")])
        .await)
}

on_both_with_content! {
    async fn a_guest_registers_without_an_account(db: Db) {
        let scene = scene(&db, 100).await;
        let key = link(&scene, "2").await;
        let page = scene.app.get(&invitation(&key)).await;
        is_secret(&page);
        let text = plain(&page.body);
        for part in ["La rencontre du zeste", "heure de l’Est", "Élèves à risque", "Comment participerez-vous?", "En ligne",
                     "J’accepte l’engagement de confidentialité.", "jusqu’à un mois après la rencontre", "dès que vous aurez accepté",
                     "href=\"/en/meeting-invitation?key="] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(!text.contains(VIDEO) && !text.contains("<script"), "{text}");
        assert_eq!(guests(&scene).await, 0, "opening the link changes nothing");
        let english = scene.app.get(&format!("/en/meeting-invitation?key={key}")).await.body;
        assert!(english.contains("How will you attend?") && english.contains("Eastern Time"), "{english}");

        let mine = with_needs(&scene, &key).await;
        let answer = scene.app.get(&format!("{mine}&notice=added")).await;
        is_secret(&answer);
        let text = plain(&answer.body);
        for part in ["Votre inscription est enregistrée.", "Vous avez une place : en personne.", VIDEO, "Une rampe.", "Zoé Quartz", &mine] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(!text.contains("name=\"confidentiality\""), "it was accepted");
        assert!(shown(&scene, &mine.replace("/fr/inscription", "/en/registration")).await.1.contains("You have a place: in person."));
        // Of the secrets only digests are stored.
        let secret = mine.rsplit('=').next().expect("a secret");
        let stored: String = sqlx::query_scalar("SELECT token_hash FROM guest").fetch_one(&db.reader).await.expect("one");
        assert_eq!(stored, digest::sha256(secret.as_bytes()));
        let stored: String = sqlx::query_scalar("SELECT token_hash FROM guest_link").fetch_one(&db.reader).await.expect("one");
        assert_eq!(stored, digest::sha256(key.as_bytes()));

        let facilitators = scene.shown("facilitator", "/reponses").await;
        for part in ["Zoé Quartz", "Personne invitée", "Une rampe.", "Une partie seulement", "une inscription sur 2",
                     "<dt>personne</dt><dd>1</dd>", "<dt>organisme</dt><dd>1</dd>", "1 en personne, 0 en ligne. Parmi ces personnes, une est invitée."] {
            assert!(facilitators.contains(part), "{part}: {facilitators}");
        }
        let coordinator = scene.shown("coordinator", "/reponses").await;
        assert!(coordinator.contains("Zoé Quartz") && !coordinator.contains("Une rampe."), "needs are for facilitators");
    }

    async fn a_guest_changes_and_withdraws(db: Db) {
        let scene = scene(&db, 100).await;
        let key = link(&scene, "1").await;
        let mine = with_needs(&scene, &key).await;
        let wrong = scene.app.send(&mine, "", &[("name", ""), ("answer", "virtual"), ("needs", "Un écran.")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("Écrivez votre nom") && wrong.body.contains("Un écran."), "{}", wrong.body);
        let form = [("name", "Zoé Q."), ("answer", "virtual"), ("needs", "")];
        let saved = scene.app.send(&mine, "", &form).await;
        assert_eq!(saved.header("location"), format!("{mine}&notice=saved"), "{}", saved.body);
        let (_, text) = shown(&scene, saved.header("location")).await;
        assert!(text.contains("Vos changements sont enregistrés.") && text.contains("Vous avez une place : en ligne."), "{text}");
        assert!(!text.contains("Une rampe.") && place(&scene, "Zoé Q.").await.as_deref() == Some("held"));
        let address = mine.replace("/fr/inscription", "/fr/inscription/retrait");
        assert_eq!(scene.app.get(&address).await.header("location"), "/fr/inscription", "opening it withdraws nothing");
        assert_eq!(guests(&scene).await, 1);
        let gone = scene.app.send(&address, "", &[]).await;
        assert_eq!(gone.header("location"), "/fr/inscription?notice=removed", "{}", gone.body);
        assert!(shown(&scene, gone.header("location")).await.1.contains("Votre inscription est retirée."));
        assert_eq!(guests(&scene).await, 0, "nothing is kept");
        for answer in [scene.app.send(&address, "", &[]).await, scene.app.get(&mine).await, scene.app.send(&mine, "", &form).await] {
            assert!(answer.status == 410 && answer.body.contains("n’existe pas, ou a été retirée"), "{}", answer.body);
            is_secret(&answer);
        }
        register(&scene, &key, "Une autre", "virtual").await;
    }

    async fn a_form_that_is_sent_twice_registers_once(db: Db) {
        let scene = scene(&db, 100).await;
        let key = link(&scene, "2").await;
        let form = open(&scene, &key).await;
        let all = (0..6).map(|_| send(&scene, &key, &form, "Zoé Quartz", "in-person", &[]));
        let all = futures::future::join_all(all).await;
        let first = own(&all[0]);
        assert!(all.iter().all(|answer| own(answer) == first));
        assert_eq!(guests(&scene).await, 1);
        // Someone else at the same computer, who went back to the form.
        assert_ne!(own(&send(&scene, &key, &form, "Yves Quartz", "in-person", &[]).await), first);
        assert_eq!(guests(&scene).await, 2);
        // The link is used up; the first form still leads to its guest.
        assert_eq!(own(&send(&scene, &key, &form, "Zoé  QUARTZ", "virtual", &[]).await), first);
        let third = send(&scene, &key, &form, "Xavier Quartz", "in-person", &[]).await;
        assert!(third.status == 410 && third.body.contains("est atteint"), "{}", third.body);
        assert_eq!(guests(&scene).await, 2);
    }

    async fn what_is_wrong_is_said_and_kept(db: Db) {
        let scene = scene(&db, 100).await;
        let key = link(&scene, "2").await;
        let form = open(&scene, &key).await;
        let needs = [("needs", "Une rampe.")];
        for name in ["", "\u{202e}", &"é".repeat(101)] {
            let wrong = send(&scene, &key, &form, name, "virtual", &needs).await;
            assert!(wrong.status == 422 && plain(&wrong.body).contains("Écrivez votre nom, en 100 caractères au plus."), "{name}: {}", wrong.body);
            assert!(wrong.body.contains("Une rampe.") && wrong.body.contains(&form.token) && wrong.body.contains("id=\"name-error\""));
            is_secret(&wrong);
        }
        let link = send(&scene, &key, &form, "https://x", "virtual", &[]).await;
        assert!(link.status == 422 && link.body.contains("Un nom ne peut pas contenir d’adresse Web"), "{}", link.body);
        let address = invitation(&key);
        let fields = [("form", form.token.as_str()), ("name", "Zoé Quartz"), ("needs", "Une rampe."), ("version", &form.version)];
        let wrong = scene.app.send(&address, "", &fields).await;
        for part in ["Choisissez une réponse.", "acceptez que les personnes qui préparent la rencontre", "acceptez l’engagement", "value=\"Zoé Quartz\"", "id=\"visible-error\"", "id=\"confidentiality-error\""] {
            assert!(wrong.status == 422 && wrong.body.contains(part), "{part}: {}", wrong.body);
        }
        for answer in ["maybe", "no"] {
            assert_eq!(send(&scene, &key, &form, "Zoé", answer, &[]).await.status, 422, "{answer}: guests come");
        }
        assert_eq!(send(&scene, &key, &form, "Zoé", "perhaps", &[]).await.status, 400);
        let long = "é".repeat(501);
        assert_eq!(send(&scene, &key, &form, "Zoé", "virtual", &[("needs", &long)]).await.status, 422);
        let mut old = open(&scene, &key).await;
        old.version = "0".to_owned();
        let changed = send(&scene, &key, &old, "Zoé", "virtual", &[]).await;
        assert!(changed.status == 422 && changed.body.contains("L’engagement de confidentialité a changé."), "{}", changed.body);
        old.token = "x".to_owned();
        old.version.clone_from(&form.version);
        assert_eq!(send(&scene, &key, &old, "Zoé", "virtual", &[]).await.status, 400, "no page has such a form");
        scene.run("UPDATE meeting SET modality = 'virtual' WHERE id = $1").await;
        let way = send(&scene, &key, &form, "Zoé", "in-person", &[]).await;
        assert!(way.status == 422 && way.body.contains("La formule de la rencontre a changé"), "{}", way.body);
        assert_eq!(guests(&scene).await, 0, "nothing was saved");
        for _ in 0..60 {
            scene.app.send(&address, "", &[]).await;
        }
        assert_eq!(send(&scene, &key, &form, "Zoé", "virtual", &[]).await.status, 303, "a wrong form is not counted");
        let many = (0..60).map(|_| send(&scene, &key, &form, "Zoé", "virtual", &needs));
        let many = futures::future::join_all(many).await;
        let last = many.iter().find(|answer| answer.status == 429).expect("too many");
        assert!(last.body.contains("Attendez une minute") && last.body.contains("Une rampe."), "{}", last.body);
    }

    async fn a_new_version_of_the_commitment_hides_the_video_until_it_is_accepted(db: Db) {
        let scene = scene(&db, 100).await;
        let key = link(&scene, "2").await;
        let mine = with_needs(&scene, &key).await;
        let mut to = db.write().await.expect("a transaction");
        sqlx::query("INSERT INTO agreement (key, version, published_at, body) SELECT key, version + 1, 2, body FROM agreement WHERE key = 'confidentiality' ORDER BY version DESC LIMIT 1")
            .execute(&mut *to).await.expect("a version");
        to.commit().await.expect("committed");
        let (_, text) = shown(&scene, &mine).await;
        assert!(!text.contains(VIDEO) && text.contains("dès que vous aurez accepté"), "{text}");
        let fields = [("name", "Zoé Quartz"), ("answer", "in-person")];
        scene.app.send(&mine, "", &fields).await;
        assert!(!shown(&scene, &mine).await.1.contains(VIDEO), "it was not accepted");
        let version = field(&text, "version");
        let fields = [("name", "Zoé Quartz"), ("answer", "in-person"), ("version", &version), ("confidentiality", "1")];
        assert_eq!(scene.app.send(&mine, "", &fields).await.status, 303);
        assert!(shown(&scene, &mine).await.1.contains(VIDEO));
    }

    async fn a_meeting_that_moves_asks_guests_to_look_again(db: Db) {
        let scene = scene(&db, 100).await;
        let key = link(&scene, "2").await;
        let form = open(&scene, &key).await;
        let mine = with_needs(&scene, &key).await;
        let mut to = db.write().await.expect("a transaction");
        meetings::write(&mut to, scene.meeting, 1, &plan(200), NOW).await.expect("an answer").expect("moved");
        to.commit().await.expect("committed");
        let stale = send(&scene, &key, &form, "Yves", "virtual", &[]).await;
        assert!(stale.status == 409 && stale.body.contains("La rencontre a été déplacée") && stale.body.contains("value=\"Yves\""), "{}", stale.body);
        let (_, text) = shown(&scene, &mine).await;
        assert!(text.contains("La rencontre a changé depuis votre inscription."), "{text}");
        assert!(scene.shown("facilitator", "/reponses").await.contains("la rencontre a changé depuis"));
        let seen = field(&text, "seen");
        let fields = [("name", "Zoé Quartz"), ("answer", "in-person"), ("seen", &seen)];
        assert_eq!(scene.app.send(&mine, "", &fields).await.status, 303);
        assert!(!shown(&scene, &mine).await.1.contains("a changé depuis"));
    }

    async fn guests_are_erased_a_month_after_the_meeting(db: Db) {
        let mut scene = scene(&db, 100).await;
        let key = link(&scene, "2").await;
        let mine = with_needs(&scene, &key).await;
        withdraw(&scene, &key, &[]).await;
        scene.app.later((100 + 29 * 24) * HOUR);
        maintenance::run(&scene.app.portal).await.expect("run");
        assert_eq!(guests(&scene).await, 1);
        let (status, text) = shown(&scene, &mine).await;
        assert!(status == 410 && text.contains("Cette rencontre est passée.") && text.contains("Retirer mon inscription"), "{text}");
        assert!(!text.contains(VIDEO), "{text}");
        scene.app.later(2 * 24 * HOUR);
        maintenance::run(&scene.app.portal).await.expect("run");
        assert_eq!((guests(&scene).await, count(&scene, "SELECT COUNT(*) FROM guest_link").await), (0, 0));
        assert_eq!(shown(&scene, &mine).await.0, 410);
    }
}
