//! Closing lists: what is published and mailed, and what is refused.

use std::time::Duration;

use super::{DAY, Draws, MANAGE, MINUTE, read_commitment, store};
use ensemble_calls::{
    call,
    draw::{model::Stratum, rules},
    interest,
};
use ensemble_draw::{DrawState, Source, salted_id};
use ensemble_testing::{app_on, everybody, id_of, on_both_with_content};

const LETTERS: &str = "SELECT COUNT(*) FROM outbox WHERE kind = 'draw-list-closed'";

/// The texts of the emails to those whose project is in the list.
async fn letters(draws: &Draws) -> Vec<(String, String)> {
    sqlx::query_as(
        "SELECT to_address, body_text FROM outbox WHERE kind = 'draw-list-closed' ORDER BY to_address",
    )
    .fetch_all(&draws.db().reader)
    .await
    .expect("emails")
}

/// The cookie of a coordinator who is signed in. What a session writes down when it is first used is written now, not while
/// a transaction is open.
async fn used_cookie(draws: &Draws) -> String {
    let cookie = draws.app.cookie("coordinator").await;
    draws.app.get_with("/fr", "cookie", &cookie).await;
    cookie
}

on_both_with_content! {
    async fn a_list_is_closed_published_and_mailed_to_everyone_in_it(db: Db) {
        let draws = Draws::new(app_on(db).await, 3, 1).await;
        let form = draws.page(&draws.closing(), "coordinator").await;
        assert!(form.contains("3 projets pertinents pour une place") && form.contains("Niveau : Primaire (2 projets)"), "{form}");
        let done = draws.close(60, &[]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let record = draws.record().await;
        let (frozen, entries) = (record.frozen().expect("as published"), store::entries(draws.db(), record.id).await.expect("entries"));
        assert!(rules::entries_match(&frozen, &entries) && record.state == DrawState::Frozen);
        assert!(frozen.list.strata.is_empty(), "what no quota asks for is not published: {}", record.list);
        assert!(record.value_at >= record.frozen_at + 59 * MINUTE && record.value_at < record.frozen_at + 61 * MINUTE);
        assert_eq!(record.frozen_by, Some(draws.person("coordinator").await));
        let letters = letters(&draws).await;
        assert_eq!(letters.len(), 3);
        for (address, text) in &letters {
            let own = draws.answers.iter().find(|answer| answer.email == *address).expect("an applicant");
            let entry = entries.iter().find(|entry| entry.interest == Some(own.id)).expect("its entry");
            let id = salted_id(&entry.salt, "au-sort", &own.id.to_string());
            assert_eq!(frozen.list.number_of(&id), Some(entry.number), "what the email says leads to the entry");
            for part in [&record.commitment_hash, &frozen.commitment.list_hash, &entry.salt, &own.id.to_string()] {
                assert!(text.contains(part.as_str()), "{part} in {text}");
            }
            assert!(text.contains(&format!("printf %s {}:au-sort:{} | sha256sum", entry.salt, own.id)), "{text}");
            assert!(!entries.iter().any(|other| other.number != entry.number && text.contains(&other.salt)), "of no one else");
        }
        let page = draws.page(&draws.of(record.id, ""), "visitor").await;
        for part in [record.commitment_hash.as_str(), frozen.commitment.list_hash.as_str(), "La valeur publique sera connue dans", "Lire au primaire"] {
            assert!(page.contains(part), "{part} in {page}");
        }
        let file = draws.get(&draws.of(record.id, "/liste.json"), "visitor").await;
        let expected = format!("{{\"commitment\":{},\"commitment_hash\":\"{}\",\"list\":{}}}\n", record.commitment, record.commitment_hash, record.list);
        assert_eq!(file.body, expected);
        for answer in &draws.answers {
            let told = [&answer.id.to_string(), &answer.email, &answer.name];
            assert!(!told.iter().any(|part| page.contains(part.as_str()) || file.body.contains(part.as_str())), "no one is named");
        }
        assert_eq!(draws.get(&draws.of(record.id, "/preuve.json"), "visitor").await.status, 404, "nothing is drawn");
        let call = draws.page("/fr/appels/au-sort", "visitor").await;
        assert!(call.contains(&format!("/tirages/{}", record.id)), "{call}");
        assert_eq!(draws.count("SELECT COUNT(*) FROM audit WHERE action = 'draw.close' AND subject_kind = 'draw'").await, 1);
    }

    async fn there_is_no_second_list_beside_one_that_counts(db: Db) {
        let draws = Draws::new(app_on(db).await, 3, 1).await;
        assert_eq!(draws.close(60, &[]).await.status, 303);
        let again = draws.close_for_lottery(["une@zirconium.example", "autre@zirconium.example"]).await;
        assert!(again.status == 409 && again.body.contains("Il y a déjà un tirage"), "{}", again.body);
        for typed in ["Ce que vous aviez écrit", "Loto du samedi", "une@zirconium.example", "autre@zirconium.example"] {
            assert!(again.body.contains(typed), "{typed}: {}", again.body);
        }
        assert_eq!((draws.draws().await, draws.count(LETTERS).await), (1, 3));
    }

    async fn there_is_no_draw_where_everybody_fits(db: Db) {
        let draws = Draws::new(app_on(db).await, 3, 3).await;
        let refused = draws.close(60, &[]).await;
        assert!(refused.status == 409 && refused.body.contains("aucun tirage n’est nécessaire"), "{}", refused.body);
        let shown = draws.page(MANAGE, "coordinator").await;
        assert!(shown.contains("aucun tirage n’est nécessaire") && !shown.contains("/tirages/nouveau/"), "{shown}");
        assert_eq!(draws.draws().await, 0);
    }

    async fn a_list_is_closed_between_the_screening_and_the_answers_only(db: Db) {
        let draws = Draws::new(app_on(db).await, 3, 1).await;
        draws.tamper("UPDATE call SET screened_at = NULL WHERE code = 'au-sort'").await;
        let early = draws.close(60, &[]).await;
        assert!(early.status == 409 && early.body.contains("entre la fin de la lecture"), "{}", early.body);
        draws.tamper("UPDATE call SET screened_at = 1, answered_at = 2 WHERE code = 'au-sort'").await;
        assert_eq!(draws.close(60, &[]).await.status, 409);
        draws.tamper("UPDATE call SET answered_at = NULL WHERE code = 'au-sort'").await;
        draws.tamper("UPDATE planned_community SET capacity_kind = 'undecided', capacity_from = NULL WHERE call_id = (SELECT id FROM call WHERE code = 'au-sort')").await;
        let undecided = draws.close(60, &[]).await;
        assert!(undecided.status == 409 && undecided.body.contains("combien de places"), "{}", undecided.body);
        assert_eq!(draws.draws().await, 0);
    }

    async fn before_the_reading_the_page_says_when_it_begins(db: Db) {
        let draws = Draws::new(app_on(db).await, 3, 1).await;
        draws.tamper("UPDATE call SET screened_at = NULL WHERE code = 'au-sort'").await;
        let read = draws.page(MANAGE, "coordinator").await;
        assert!(read.contains("entre la fin de la lecture") && !read.contains("Pas encore de tirage"), "{read}");
        draws.tamper("UPDATE call SET closes_at = closes_at + 864000000 WHERE code = 'au-sort'").await;
        let open = draws.page(MANAGE, "coordinator").await;
        assert!(open.contains("Pas encore de tirage") && open.contains("à la fermeture de l’appel, le"), "{open}");
        assert!(!open.contains("entre la fin de la lecture"), "{open}");
    }

    async fn the_value_comes_ten_minutes_later_at_least_and_what_was_typed_stays(db: Db) {
        let draws = Draws::new(app_on(db).await, 3, 1).await;
        let soon = draws.close(9, &[("quota", "level:primary"), ("minimum", "1")]).await;
        assert!(soon.status == 422 && soon.body.contains("au moins dix minutes"), "{}", soon.body);
        assert!(soon.body.contains("value=\"level:primary\" selected") && soon.body.contains("name=\"minimum\""), "{}", soon.body);
        let far = draws.close(61 * DAY / MINUTE, &[]).await;
        assert!(far.status == 422 && far.body.contains("dans les deux prochains mois"), "{}", far.body);
        assert_eq!(draws.draws().await, 0);
        assert_eq!(draws.close(12, &[]).await.status, 303);
    }

    async fn a_quota_that_cannot_be_met_is_named(db: Db) {
        let draws = Draws::new(app_on(db).await, 4, 2).await;
        let quota = |value: &'static str, minimum: &'static str| [("quota", value), ("minimum", minimum)];
        let refused = draws.close(60, &quota("level:secondary", "2")).await;
        let body = refused.body.replace('\u{a0}', " ");
        assert!(refused.status == 422 && body.contains("« Niveau : Secondaire » demande 2 places, mais un seul projet est dans ce groupe."), "{body}");
        let two = [quota("level:secondary", "1"), quota("level:primary", "2")].concat();
        let refused = draws.close(60, &two).await;
        let body = refused.body.replace('\u{a0}', " ");
        assert!(refused.status == 422 && body.contains("Avec « Niveau : Primaire », les places réservées dépassent les 2 places."), "{body}");
        for (value, minimum, said) in [
            ("level:adult", "1", "Choisissez un groupe"), ("canton:x", "1", "Choisissez un groupe"), ("", "1", "Choisissez un groupe"),
            ("level:primary", "3", "de 1 à 2"), ("level:primary", "", "de 1 à 2"), ("level:primary", "-1", "de 1 à 2"),
        ] {
            let refused = draws.close(60, &quota(value, minimum)).await;
            assert!(refused.status == 422 && refused.body.replace('\u{a0}', " ").contains(said), "{value} {minimum}: {}", refused.body);
        }
        let both = [quota("level:secondary", "1"), quota("network:youth", "1")].concat();
        assert_eq!(draws.close(60, &both).await.status, 303);
        let frozen = draws.record().await.frozen().expect("as published");
        assert_eq!(frozen.list.strata, [Stratum::Level, Stratum::Network].map(Stratum::code));
        let commitment = read_commitment(&draws.record().await.commitment).expect("a commitment");
        let quotas: Vec<&str> = commitment.quotas.iter().map(|quota| quota.stratum.as_str()).collect();
        assert_eq!(quotas, ["level", "network"], "in the order of the lines");
    }

    async fn witnesses_are_two_others_who_have_an_account(db: Db) {
        let draws = Draws::new(app_on(db.clone()).await, 3, 1).await;
        let (one, other) = (draws.email("member").await, draws.email("member-en").await);
        let (own, applicant) = (draws.email("coordinator").await, draws.email("person").await);
        let person = id_of(&everybody(&db).await, "person");
        let mut to = db.write().await.expect("a transaction");
        interest::set_person(&mut to, draws.answers[1].id, person).await.expect("an applicant with an account");
        to.commit().await.expect("committed");
        for (witnesses, said) in [
            ([one.as_str(), one.as_str()], "deux personnes différentes"),
            ([own.as_str(), other.as_str()], "Vous fermez la liste"),
            ([one.as_str(), applicant.as_str()], "a un projet dans la liste"),
            ([one.as_str(), "personne@nulle-part.example"], "qui a un compte dans le portail"),
            (["", other.as_str()], "qui a un compte dans le portail"),
        ] {
            let refused = draws.close_for_lottery(witnesses).await;
            assert!(refused.status == 422 && refused.body.contains(said), "{witnesses:?}: {}", refused.body);
            assert!(refused.body.contains("value=\"Loto du samedi\""), "what was typed stays");
        }
        let done = draws.close_for_lottery([&one.to_uppercase(), &other]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let commitment = read_commitment(&draws.record().await.commitment).expect("a commitment");
        assert!(matches!(commitment.source, Source::Lottery { count: 3, .. }), "{:?}", commitment.source);
        assert_eq!(draws.count("SELECT COUNT(*) FROM outbox WHERE kind = 'draw-witness'").await, 2);
    }

    async fn who_answered_without_an_account_is_no_witness_either(db: Db) {
        let draws = Draws::new(app_on(db).await, 3, 1).await;
        let (one, other) = (draws.email("member").await, draws.email("member-en").await);
        draws.tamper("UPDATE interest SET email = 'Beatrice.Lafrenaye-Diallo+appel@ensemble.example' WHERE email LIKE 'projet-2@%'").await;
        let refused = draws.close_for_lottery([&one, &other]).await;
        assert!(refused.status == 422 && refused.body.contains("a un projet dans la liste"), "{}", refused.body);
        assert_eq!(draws.draws().await, 0);
    }

    async fn there_is_no_draw_once_places_were_given_without_one(db: Db) {
        let draws = Draws::new(app_on(db).await, 3, 1).await;
        draws.tamper("UPDATE interest SET place = 'offered' WHERE email LIKE 'projet-%'").await;
        assert_eq!(draws.close(60, &[]).await.status, 409);
        assert_eq!((draws.draws().await, draws.count(LETTERS).await), (0, 0));
    }

    async fn of_two_who_close_a_list_at_once_one_is_refused(db: Db) {
        let draws = Draws::new(app_on(db).await, 3, 1).await;
        let coordinator = used_cookie(&draws).await;
        let (first, second) = tokio::join!(
            draws.close_with(&coordinator, 60, &[]),
            draws.close_with(&coordinator, 75, &[])
        );
        let mut statuses = [first.status.as_u16(), second.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409]);
        assert_eq!((draws.draws().await, draws.count(LETTERS).await), (1, 3));
    }

    async fn a_project_that_is_withdrawn_while_the_list_is_closed_is_not_in_it(db: Db) {
        let draws = Draws::new(app_on(db.clone()).await, 3, 1).await;
        let coordinator = used_cookie(&draws).await;
        let mut tx = db.write().await.expect("a transaction");
        call::lock(&mut tx, draws.call.id).await.expect("an answer").expect("the call");
        sqlx::query("UPDATE interest SET state = 'withdrawn' WHERE id = $1")
            .bind(draws.answers[0].id.to_string())
            .execute(&mut *tx)
            .await
            .expect("withdrawn");
        let commit = async {
            tokio::time::sleep(Duration::from_millis(700)).await;
            tx.commit().await.expect("committed");
        };
        let (done, ()) = tokio::join!(draws.close_with(&coordinator, 60, &[]), commit);
        assert_eq!(done.status, 303, "{}", done.body);
        let entries = store::entries(&db, draws.record().await.id).await.expect("entries");
        assert_eq!(entries.len(), 2);
        assert!(!entries.iter().any(|entry| entry.interest == Some(draws.answers[0].id)));
    }
}
