//! Guests count in the places and wait with the members.

use std::net::{Ipv4Addr, SocketAddr};

use axum::{body::Body, extract::ConnectInfo, http::Request};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{
    super::{HOUR, Scene, plain, scene},
    count, guests, invitation, link, open, place, register, shown, withdraw,
};
use ensemble_meetings::attendance::{jobs, model::Place, store};
use ensemble_server::digest;
use ensemble_testing::{Answer, on_both_with_content};

async fn of_member(scene: &Scene, who: &str) -> Option<Place> {
    scene.found(who).await.and_then(|found| found.place)
}

/// Sends a form from a network of its own.
async fn from_network(scene: &Scene, number: u32, address: &str, form: &[(&str, &str)]) -> Answer {
    let fields =
        form.iter().map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC)));
    let mut request = Request::post(address)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(fields.collect::<Vec<_>>().join("&")))
        .expect("a request");
    let client = SocketAddr::from((Ipv4Addr::from(0x0a00_0000 + number), 4000));
    request.extensions_mut().insert(ConnectInfo(client));
    scene.app.request(request).await
}

on_both_with_content! {
    async fn a_guest_who_waits_moves_up_in_turn(db: Db) {
        let mut scene = scene(&db, 200).await;
        let key = link(&scene, "5").await;
        scene.limit("1").await;
        scene.says("member", "in-person").await;
        let page = scene.app.get(&invitation(&key)).await.body;
        assert!(plain(&page).contains("Complet : vous serez sur la liste d’attente."), "{page}");
        let mine = register(&scene, &key, "Zoé Quartz", "in-person").await;
        assert_eq!(place(&scene, "Zoé Quartz").await.as_deref(), Some("waiting"));
        let (_, text) = shown(&scene, &mine).await;
        for part in ["Vous êtes en tête de la liste d’attente.", "nous ne pouvons pas vous l’annoncer par courriel", "revenez sur cette page"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(!text.contains("https://video.example/1"), "who waits gets no way in");
        scene.says("member-en", "in-person").await;
        assert!(scene.shown("member-en", "").await.contains("une personne vous précède"), "guests wait in the same line");
        let waiting = scene.shown("facilitator", "/reponses").await;
        assert!(waiting.contains("2 personnes attendent une place."), "{waiting}");
        // The place goes to the guest without asking, then to the next member as an offer.
        scene.says("member", "no").await;
        assert_eq!(place(&scene, "Zoé Quartz").await.as_deref(), Some("held"));
        assert_eq!(of_member(&scene, "member-en").await, Some(Place::Waiting));
        let (_, text) = shown(&scene, &mine).await;
        assert!(text.contains("Vous avez une place : en personne.") && text.contains("https://video.example/1"), "{text}");
        assert_eq!(count(&scene, "SELECT COUNT(*) FROM outbox WHERE kind = 'place-freed'").await, 0);
        let address = mine.replace("/fr/inscription", "/fr/inscription/retrait");
        assert_eq!(scene.app.send(&address, "", &[]).await.status, 303);
        assert_eq!(of_member(&scene, "member-en").await, Some(Place::Offered));
        assert_eq!(count(&scene, "SELECT COUNT(*) FROM outbox WHERE kind = 'place-freed'").await, 1);
        // An offer counts as a place; once it has ended, the place goes to the guest.
        register(&scene, &key, "Yves Quartz", "in-person").await;
        assert_eq!(place(&scene, "Yves Quartz").await.as_deref(), Some("waiting"));
        scene.app.later(49 * HOUR);
        jobs::settle_all(&scene.app.portal).await.expect("run");
        assert_eq!(place(&scene, "Yves Quartz").await.as_deref(), Some("held"));
        // More places let guests in, a lower number takes none away.
        register(&scene, &key, "Xavier Quartz", "in-person").await;
        assert_eq!(place(&scene, "Xavier Quartz").await.as_deref(), Some("waiting"));
        scene.run("UPDATE meeting_places SET places = 2 WHERE meeting_id = $1").await;
        jobs::settle_all(&scene.app.portal).await.expect("run");
        assert_eq!(place(&scene, "Xavier Quartz").await.as_deref(), Some("held"), "the job sees guests who wait");
        scene.run("UPDATE meeting_places SET places = 1 WHERE meeting_id = $1").await;
        jobs::settle_all(&scene.app.portal).await.expect("run");
        let summary = store::summary(&db, scene.meeting).await.expect("a summary");
        assert_eq!((summary.in_person, summary.guests, summary.waiting), (2, 2, 0));
    }

    async fn guests_who_are_removed_give_their_places(db: Db) {
        let scene = scene(&db, 10).await;
        let key = link(&scene, "2").await;
        scene.limit("1").await;
        register(&scene, &key, "Zoé Quartz", "in-person").await;
        scene.says("member", "in-person").await;
        assert_eq!(of_member(&scene, "member").await, Some(Place::Waiting));
        // Another way is another place.
        register(&scene, &key, "Yves Quartz", "virtual").await;
        assert_eq!(place(&scene, "Yves Quartz").await.as_deref(), Some("held"));
        withdraw(&scene, &key, &[("with-guests", "1")]).await;
        assert_eq!((guests(&scene).await, of_member(&scene, "member").await), (0, Some(Place::Held)));
    }

    async fn four_hundred_at_once_keep_the_number_of_places(db: Db) {
        let scene = scene(&db, 200).await;
        let first = link(&scene, "20").await;
        scene.limit("7").await;
        let form = open(&scene, &first).await;
        let mut keys = vec![first];
        for _ in 1..20 {
            keys.push(link(&scene, "20").await);
        }
        let forms: Vec<[(&str, String); 6]> = (0..400)
            .map(|number| {
                [
                    ("form", digest::token()),
                    ("version", form.version.clone()),
                    ("name", format!("Quartz {number}")),
                    ("answer", "in-person".to_owned()),
                    ("visible", "1".to_owned()),
                    ("confidentiality", "1".to_owned()),
                ]
            })
            .collect();
        let send = |number: u32| {
            let fields: Vec<(&str, &str)> =
                forms[number as usize].iter().map(|(name, value)| (*name, value.as_str())).collect();
            // One link gets more than its number.
            let (scene, address) = (&scene, invitation(&keys[(number as usize % 21).min(19)]));
            async move { (number, from_network(scene, number, &address, &fields).await) }
        };
        let members = ["member", "member-en", "co-facilitator"].map(|who| scene.says(who, "in-person"));
        let (mut answers, members) = futures::join!(
            futures::future::join_all((0..400).map(send)),
            futures::future::join_all(members),
        );
        assert!(members.iter().all(|answer| [303, 408, 503].contains(&answer.status.as_u16())));
        // A portal that is asked too much says so, and people send their form again until it is answered.
        let (mut registered, mut full, mut rounds) = (0, 0, 0);
        while !answers.is_empty() {
            let mut again = Vec::new();
            for (number, answer) in answers {
                let body = plain(&answer.body);
                match answer.status.as_u16() {
                    303 => registered += 1,
                    410 => {
                        assert!(body.contains("Le nombre d’inscriptions prévu pour ce lien est atteint."), "{body}");
                        full += 1;
                    }
                    408 => {
                        assert!(body.contains("Attendez un instant, puis recommencez."), "{body}");
                        again.push(number);
                    }
                    503 => {
                        let name = format!("value=\"Quartz {number}\"");
                        assert!(body.contains("Réessayez dans une minute") && body.contains(&name), "{body}");
                        again.push(number);
                    }
                    status => panic!("{status}: {body}"),
                }
            }
            rounds += 1;
            assert!(rounds < 20, "{} are never answered", again.len());
            answers = futures::future::join_all(again.into_iter().map(send)).await;
        }
        assert_eq!((registered, full), (382, 18), "each is registered once, or is told that the link has no place");
        assert_eq!(guests(&scene).await, 382);
        let most = count(&scene, "SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM guest GROUP BY link_hash) c").await;
        assert!(most <= 20, "{most} guests of one link");
        let taken = "SELECT (SELECT COUNT(*) FROM guest WHERE place = 'held')
            + (SELECT COUNT(*) FROM attendance a WHERE a.answer = 'in-person' AND a.place IN ('held', 'offered')
               AND a.meeting_id = (SELECT MIN(meeting_id) FROM guest))";
        assert_eq!(count(&scene, taken).await, 7);
        let doubled = "SELECT COUNT(*) FROM (
              SELECT n FROM (
                SELECT waiting_number AS n FROM guest WHERE place = 'waiting'
                UNION ALL
                SELECT waiting_number AS n FROM attendance WHERE place = 'waiting') w
              GROUP BY n HAVING COUNT(*) > 1) d";
        assert_eq!(count(&scene, doubled).await, 0, "each has a number of their own");
    }
}
