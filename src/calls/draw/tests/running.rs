//! Running a draw with a round of drand: from relays, and by hand. What was changed in the database is not drawn.

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use super::{Draws, MANAGE, MINUTE, ROUND, SIGNATURE, store};
use ensemble_calls::draw::{actions::run_due, verify_all};
use ensemble_core::ids::DrawId;
use ensemble_draw::{DrawError, DrawState, quicknet, verify};
use ensemble_server::{config::Config, db::Db};
use ensemble_testing::{TestApp, app_on, app_on_with, on_both_with_content};

const CHANGED: &str = "SELECT COUNT(*) FROM audit WHERE action = 'draw.changed'";

const UNKNOWN: &str = "HTTP/1.1 404 Not Found\r\n\r\n";

/// A relay that says this of the round; returns its address.
async fn relay(round: u64, signature: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let body = format!(r#"{{"round":{round},"randomness":"00","signature":"{signature}"}}"#);
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{body}");
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                match stream.read_u8().await {
                    Ok(byte) => request.push(byte),
                    Err(_) => break,
                }
            }
            let asked = format!("GET /{}/public/{ROUND} HTTP/1.0\r\n", quicknet::CHAIN);
            let said = if request.starts_with(asked.as_bytes()) { answer.as_str() } else { UNKNOWN };
            let _ = stream.write_all(said.as_bytes()).await;
        }
    });
    address
}

async fn app_with_relays(db: Db, relays: Vec<String>) -> TestApp {
    app_on_with(db, Config { development: false, drand_relays: relays, ..Config::default() }).await
}

/// What `ensemble doctor` finds wrong with a draw.
async fn fault(draws: &Draws, draw: DrawId) -> Option<DrawError> {
    let (_, faulty) = verify_all(draws.db()).await.expect("checked");
    faulty.into_iter().find(|(id, _)| *id == draw).map(|(_, error)| error)
}

async fn run(draws: &Draws) {
    run_due(&draws.app.portal, || false).await.expect("looked for draws");
}

on_both_with_content! {
    async fn the_first_relay_that_tells_the_truth_suffices(db: Db) {
        let false_one = relay(ROUND, &"b".repeat(96)).await;
        let other_round = relay(ROUND + 1, SIGNATURE).await;
        let right = relay(ROUND, SIGNATURE).await;
        let relays = vec!["http://127.0.0.1:1".to_owned(), false_one, other_round, right];
        let draws = Draws::new(app_with_relays(db, relays).await, 4, 2).await;
        let before = draws.add_closed().await;
        run(&draws).await;
        let record = draws.record().await;
        assert_eq!((record.state, record.id), (DrawState::Drawn, before.id));
        let file = record.proof.clone().expect("a proof");
        let proof = verify(file.as_bytes()).expect("a right proof");
        assert_eq!((proof.selected.len(), proof.alternates.len()), (2, 2));
        assert_eq!(record.verified(), Ok(Some(proof.clone())));
        let downloaded = draws.get(&draws.of(record.id, "/preuve.json"), "visitor").await;
        assert_eq!(downloaded.bytes, file.as_bytes(), "to the byte");
        run(&draws).await;
        assert_eq!(draws.record().await, record, "once");
        assert_eq!(draws.count("SELECT COUNT(*) FROM audit WHERE action = 'draw.run'").await, 1);
        let page = draws.page(&draws.of(record.id, ""), "visitor").await;
        for number in proof.selected.iter().chain(&proof.alternates) {
            assert!(page.contains(&format!("<b>Projet {number}</b>")), "{number} in {page}");
        }
        for part in ["class=\"crossing\"", "data-proof=\"/fr/appels/au-sort/tirages/", "ensemble verify-draw", SIGNATURE, &record.commitment_hash] {
            assert!(page.contains(part), "{part} in {page}");
        }
        let key: String = proof.ranking[0].key.chars().take(8).collect();
        assert!(page.contains(&format!("un nombre qui commence par {key}")), "{page}");
        let english = draws.page(&format!("/en/calls/au-sort/draws/{}", record.id), "visitor").await;
        assert!(english.contains("Repeat the calculation here") && english.contains("/en/calls/au-sort/draws/"), "{english}");
        assert_eq!(fault(&draws, record.id).await, None);
    }

    async fn a_draw_waits_until_a_relay_has_its_value(db: Db) {
        let relays = vec![relay(ROUND, &SIGNATURE.replacen('b', "9", 1)).await];
        let draws = Draws::new(app_with_relays(db, relays).await, 3, 1).await;
        draws.add_closed().await;
        run(&draws).await;
        assert_eq!(draws.record().await.state, DrawState::Frozen);
        let page = draws.page(&draws.of(draws.record().await.id, ""), "visitor").await;
        assert!(page.contains("La valeur publique existe depuis"), "{page}");
        assert_eq!(draws.count(CHANGED).await, 0, "nothing is wrong with the list");
    }

    async fn nothing_is_asked_before_the_value_exists(db: Db) {
        let draws = Draws::new(app_on(db).await, 3, 1).await;
        assert_eq!(draws.close(60, &[]).await.status, 303);
        let (now, id) = (draws.app.portal.now(), draws.record().await.id);
        for (minutes, is_due) in [(0, false), (58, false), (61, true)] {
            let due = store::to_run(draws.db(), now + minutes * MINUTE).await.expect("draws");
            assert_eq!(due.contains(&id), is_due, "{minutes}");
        }
    }

    async fn a_value_is_pasted_by_hand_and_no_other_passes(db: Db) {
        let draws = Draws::new(app_with_relays(db, Vec::new()).await, 3, 1).await;
        let record = draws.add_closed().await;
        let here = format!("{MANAGE}/{}/valeur", record.id);
        assert!(draws.page(&here, "coordinator").await.contains(&format!("/{}/public/{ROUND}", quicknet::CHAIN)));
        for (typed, said) in [
            ("", "96 chiffres"), ("ab12", "96 chiffres"),
            (&*SIGNATURE.replacen('b', "9", 1), "n’est pas celle du tour annoncé"),
        ] {
            let refused = draws.send(&here, "coordinator", &[("signature", typed)]).await;
            assert!(refused.status == 422 && refused.body.contains(said), "{typed}: {}", refused.body);
            assert!(refused.body.contains(typed), "what was typed stays");
        }
        assert_eq!(draws.send(&here, "member", &[("signature", SIGNATURE)]).await.status, 404);
        let answer = format!("{{\"round\": {ROUND}, \"signature\": \"{}\"}}", SIGNATURE.to_uppercase());
        let done = draws.send(&here, "coordinator", &[("signature", &answer)]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert!(draws.record().await.verified().expect("right").is_some());
        let again = draws.send(&here, "coordinator", &[("signature", SIGNATURE)]).await;
        assert!(again.status == 409 && again.body.contains("il n’y en a pas de deuxième"), "{}", again.body);
        assert!(again.body.contains("Ce que vous aviez écrit") && again.body.contains(SIGNATURE), "{}", again.body);
    }

    async fn a_value_is_not_taken_before_it_exists(db: Db) {
        let draws = Draws::new(app_on(db).await, 3, 1).await;
        assert_eq!(draws.close(60, &[]).await.status, 303);
        let here = format!("{MANAGE}/{}/valeur", draws.record().await.id);
        let early = draws.send(&here, "coordinator", &[("signature", SIGNATURE)]).await;
        assert!(early.status == 422 && early.body.contains("n’existe pas encore"), "{}", early.body);
        assert!(early.body.contains("Ce que vous aviez écrit") && early.body.contains(SIGNATURE), "{}", early.body);
    }

    async fn a_list_that_was_changed_in_the_database_is_not_drawn(db: Db) {
        let relays = vec![relay(ROUND, SIGNATURE).await];
        let draws = Draws::new(app_with_relays(db, relays).await, 4, 2).await;
        let record = draws.add_closed().await;
        draws.tamper("UPDATE draw SET list = REPLACE(list, '\"call\":\"', '\"call\":\"x') WHERE call_id = (SELECT id FROM call WHERE code = 'au-sort')").await;
        run(&draws).await;
        run(&draws).await;
        assert_eq!(draws.record().await.state, DrawState::Frozen, "nothing is drawn");
        assert_eq!(draws.count(CHANGED).await, 1, "said once in the log");
        let page = draws.page(&draws.of(record.id, ""), "visitor").await;
        assert!(page.contains("La liste a été changée dans la base de données.") && page.contains("n’est pas celle dont l’empreinte"), "{page}");
        assert!(draws.page(MANAGE, "coordinator").await.contains("rien n’a été tiré"));
        let pasted = draws.send(&format!("{MANAGE}/{}/valeur", record.id), "coordinator", &[("signature", SIGNATURE)]).await;
        assert!(pasted.status == 422 && pasted.body.contains("n’est pas celle dont l’empreinte"), "{}", pasted.body);
        assert_eq!(fault(&draws, record.id).await, Some(DrawError::ListChanged));
    }

    async fn a_commitment_that_was_changed_is_not_drawn(db: Db) {
        let relays = vec![relay(ROUND, SIGNATURE).await];
        let draws = Draws::new(app_with_relays(db, relays).await, 4, 2).await;
        draws.add_closed().await;
        draws.tamper("UPDATE draw SET commitment = REPLACE(commitment, '\"places\":2', '\"places\":3') WHERE call_id = (SELECT id FROM call WHERE code = 'au-sort')").await;
        run(&draws).await;
        assert_eq!((draws.record().await.state, draws.count(CHANGED).await), (DrawState::Frozen, 1));
    }

    async fn entries_that_were_given_to_others_are_not_drawn(db: Db) {
        let relays = vec![relay(ROUND, SIGNATURE).await];
        let draws = Draws::new(app_with_relays(db, relays).await, 4, 2).await;
        let record = draws.add_closed().await;
        draws
            .tamper(
                "UPDATE draw_entry
                 SET interest_id = (SELECT e.interest_id FROM draw_entry e WHERE e.draw_id = draw_entry.draw_id AND e.number = 1)
                 WHERE number = 2
                   AND draw_id IN (SELECT d.id FROM draw d JOIN call c ON c.id = d.call_id WHERE c.code = 'au-sort')",
            )
            .await;
        run(&draws).await;
        assert_eq!((draws.record().await.state, draws.count(CHANGED).await), (DrawState::Frozen, 1));
        assert_eq!(fault(&draws, record.id).await, Some(DrawError::ListChanged));
        assert!(draws.page(&draws.of(record.id, ""), "visitor").await.contains("La liste a été changée"));
    }

    async fn a_proof_that_was_changed_is_said_to_be_wrong(db: Db) {
        let relays = vec![relay(ROUND, SIGNATURE).await];
        let draws = Draws::new(app_with_relays(db, relays).await, 4, 2).await;
        let record = draws.add_closed().await;
        run(&draws).await;
        assert_eq!(draws.record().await.state, DrawState::Drawn);
        draws.tamper("UPDATE draw SET proof = REPLACE(proof, '\"selected\":[', '\"selected\":[9,') WHERE call_id = (SELECT id FROM call WHERE code = 'au-sort')").await;
        let page = draws.page(&draws.of(record.id, ""), "visitor").await;
        assert!(page.contains("Les projets retenus ne découlent pas de l’ordre.") && !page.contains("class=\"ranks\""), "{page}");
        assert_eq!(fault(&draws, record.id).await, Some(DrawError::WrongResult));
    }
}
