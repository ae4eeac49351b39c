//! Gathering and grouping: nobody who asked is lost, and what people wrote stays as it is.

use super::{CODE, DAY, NAMES, NOW, hidden, made, store};
use ensemble_calls::need::model::{Asked, Origin};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{InterestId, NeedId},
};
use ensemble_testing::on_both_with_content;

on_both_with_content! {
    async fn coordinators_read_who_asked_for_what_people_and_organizations_counted_apart(db: Db) {
        let made = made(db, NOW - DAY).await;
        let [time, ..] = made.offered;
        let page = made.page("").await;
        for words in [
            "Demandé par 3 personnes, de 2 organismes. 2 au 1er rang, 1 au 2e, 0 au 3e : 8 points.",
            "Demandé par 2 personnes, de 1 organisme. 1 au 1er rang, 1 au 2e, 0 au 3e : 5 points.",
            "Demandé par 1 personne. 0 au 1er rang, 0 au 2e, 1 au 3e : 1 point.",
            "Des jeux de zirconium",
            "Zirconium for parents",
            "1 personne offre d’aider",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let order = ["Du temps", "Des mots pour les parents", "Une salle"].map(|text| page.find(text).expect("it is listed"));
        assert!(order.is_sorted(), "the most points first");
        for unsent in ["retiré", "en brouillon", NAMES[3], NAMES[4]] {
            assert!(!page.contains(unsent), "{unsent}: only what was sent counts");
        }
        let one = made.page(&format!("/{time}")).await;
        for (person, name) in NAMES.iter().enumerate().take(3) {
            let link = format!("/fr/administration/appels/{CODE}/reponses/{}", made.people[person]);
            assert!(one.contains(&link) && one.contains(name), "{name} and the way to their answer: {one}");
        }
        assert!(one.contains("3 demandes") && !one.contains(NAMES[3]), "{one}");
    }

    async fn figures_follow_what_becomes_of_an_answer(db: Db) {
        let made = made(db, NOW - DAY).await;
        let (db, call) = (&made.app.scratch.db, made.call.id);
        let asked = |people, organizations, ranks| Asked { people, organizations, ranks };
        for (sql, person, expected, written) in [
            ("UPDATE interest SET state = 'withdrawn' WHERE id = $1", 0, asked(2, 2, [1, 1, 0]), 1),
            ("UPDATE interest SET organisation_key = 'zirconium' WHERE id = $1", 1, asked(2, 2, [1, 1, 0]), 1),
            ("UPDATE interest SET organisation_key = 'zirconium' WHERE id = $1", 2, asked(2, 1, [1, 1, 0]), 1),
            ("UPDATE interest SET organisation_key = '' WHERE id = $1", 1, asked(2, 1, [1, 1, 0]), 1),
            ("UPDATE interest SET state = 'sent' WHERE id = $1", 3, asked(3, 2, [2, 1, 0]), 2),
            ("DELETE FROM interest WHERE id = $1", 3, asked(2, 1, [1, 1, 0]), 1),
        ] {
            let mut to = db.write().await.expect("a transaction");
            sqlx::query(sql).bind(made.people[person].to_string()).execute(&mut *to).await.expect("changed");
            to.commit().await.expect("committed");
            assert_eq!(made.found("Du temps").await.asked, expected, "{person}: {sql}");
            let listed = store::ungrouped(db, call, 1).await.expect("needs").len();
            let counted = store::count_ungrouped(db, call).await.expect("a count");
            let progress = store::progress(db, call).await.expect("figures");
            assert_eq!((counted, progress.ungrouped), (written, written), "{person}: {sql}");
            assert_eq!(u32::try_from(listed), Ok(written), "{person}: {sql}");
        }
    }

    async fn those_who_ask_and_help_stand_in_alphabetical_order(db: Db) {
        let made = made(db, NOW - DAY).await;
        let (db, [time, ..]) = (&made.app.scratch.db, made.offered);
        let mut to = db.write().await.expect("a transaction");
        for (person, name) in ["Zoé Roy", "eva Roy", "Élise Roy"].into_iter().enumerate() {
            sqlx::query("UPDATE interest SET name = $2, steering = 1 WHERE id = $1")
                .bind(made.people[person].to_string())
                .bind(name)
                .execute(&mut *to)
                .await
                .expect("named");
        }
        to.commit().await.expect("committed");
        let steering = store::steering(db, made.call.id).await.expect("people");
        let names: Vec<&str> = steering.people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!((steering.count, names), (3, vec!["Élise Roy", "eva Roy", "Zoé Roy"]));
        let requests = store::requests(db, time, 1).await.expect("requests");
        let asked: Vec<(&str, Option<u32>)> =
            requests.iter().map(|each| (each.person.name.as_str(), each.rank)).collect();
        assert_eq!(asked, [("Élise Roy", Some(1)), ("Zoé Roy", Some(1)), ("eva Roy", Some(2))], "the rank goes first");
        assert!(requests.iter().all(|each| each.need.id == time));
        assert!(store::requests(db, time, 2).await.expect("requests").is_empty());
    }

    async fn what_people_wrote_is_grouped_under_one_name_and_split_again(db: Db) {
        let made = made(db, NOW - DAY).await;
        let [_, words, room] = made.offered;
        let nothing = made.send("/regroupement", &[("title-fr", "Des jeux"), ("title-en", "")]).await;
        assert!(nothing.status == 422 && nothing.body.contains("Cochez au moins un besoin"), "{}", nothing.body);
        assert!(nothing.body.contains("value=\"Des jeux\"") && nothing.body.contains("dans les deux langues"), "what was typed stays");
        let group = made.grouped(&[0, 1], "Des jeux", "Games").await;
        let found = made.found("Des jeux").await;
        assert_eq!(found.asked, Asked { people: 2, organizations: 1, ranks: [0, 0, 0] });
        assert_eq!((found.parts, found.need.origin), (2, Origin::Group));
        let page = made.page("").await;
        assert!(page.contains("Réunit 2 autres besoins.") && !page.contains("Besoins ajoutés dans les réponses"), "{page}");

        made.done(&format!("/{words}/fusion"), &[("into", &group)]).await;
        let found = made.found("Des jeux").await;
        assert_eq!(found.asked, Asked { people: 2, organizations: 1, ranks: [1, 1, 0] }, "two who ask twice are two people");
        made.done(&format!("/{room}/nom"), &[("title-fr", "Ensemble dans une salle"), ("title-en", "Together in a room")]).await;
        let other = made.found("Ensemble dans une salle").await.need.id;
        made.done(&format!("/{group}/fusion"), &[("into", &other.to_string())]).await;
        let found = made.found("Ensemble dans une salle").await;
        assert_eq!(found.asked, Asked { people: 2, organizations: 1, ranks: [1, 1, 0] }, "the parts move along; the best rank counts");
        assert_eq!(found.parts, 4, "the name of what was merged is gone, its parts are here");

        let own = made.own(1).await;
        let one = made.page(&format!("/{other}")).await;
        assert!(one.contains("Dans ses mots") && one.contains("Zirconium for parents"), "{one}");
        made.done(&format!("/{own}/separation"), &[]).await;
        assert!(made.page("").await.contains("Zirconium for parents"), "it is on the list again, as it was written");
        let again = made.send(&format!("/{own}/separation"), &[]).await;
        assert!(again.status == 409 && again.body.contains("rien n’a été enregistré"), "{}", again.body);
        for part in [made.own(0).await, words.to_string(), room.to_string()] {
            made.done(&format!("/{part}/separation"), &[]).await;
        }
        let left: Vec<_> = made.gathered().await.into_iter().map(|each| each.need.origin).collect();
        assert_eq!(left, [Origin::Offered; 3], "a name without parts is gone");
    }

    async fn what_the_call_offered_is_renamed_without_changing_what_people_ranked(db: Db) {
        let made = made(db, NOW - DAY).await;
        let [time, ..] = made.offered;
        let below = format!("/{time}/nom");
        let naming = [("title-fr", "Du temps pour mon élève Mathis Gagnon"), ("title-en", "Time")];
        let warned = made.send(&below, &naming).await;
        assert!(warned.status == 422 && warned.body.contains("Pourrait-on reconnaître une ou un élève?"), "{}", warned.body);
        let location = made.done(&below, &[("title-fr", "Du temps commun"), ("title-en", "Shared time")]).await;
        let found = made.found("Du temps commun").await;
        assert!(location.contains(&found.need.id.to_string()), "{location}");
        assert_eq!(found.asked, Asked { people: 3, organizations: 2, ranks: [2, 1, 0] });
        let offered = store::of_call(&made.app.scratch.db, made.call.id).await.expect("needs");
        assert_eq!(offered[0].text.text(Lang::En), "Time", "what people ranked stays");
        let id = found.need.id;
        made.done(&format!("/{id}/nom"), &[("title-fr", "Du temps partagé"), ("title-en", "Shared time")]).await;
        assert_eq!(made.found("Du temps partagé").await.need.id, id, "a name of coordinators is changed in place");
    }

    async fn a_need_that_another_person_changed_is_not_overwritten(db: Db) {
        let made = made(db, NOW - DAY).await;
        let [time, words, _] = made.offered;
        let (below, action) = (format!("/{time}/decision"), made.at(&format!("/{time}/decision")));
        let seen = hidden(&made.page(&format!("/{time}")).await, &action, "seen");
        made.decide(&time.to_string(), "set-aside", "Pas cette année.").await;
        let late = [("seen", seen.as_str()), ("decision", "keep"), ("reason-fr", "Une raison écrite."), ("reason-en", "A reason.")];
        let refused = made.send(&below, &late).await;
        assert_eq!(refused.status, 409);
        for words in ["rien n’a été enregistré", "Pas cette année.", "Une raison écrite."] {
            assert!(refused.body.contains(words), "{words}: {}", refused.body);
        }

        let group = made.grouped(&[0], "Des jeux", "Games").await;
        let action = made.at(&format!("/{group}/nom"));
        let seen = hidden(&made.page(&format!("/{group}")).await, &action, "seen");
        made.done(&format!("/{group}/nom"), &[("title-fr", "Jouer"), ("title-en", "Playing")]).await;
        let typed = [("seen", seen.as_str()), ("title-fr", "Un jeu écrit"), ("title-en", "A game")];
        let refused = made.send(&format!("/{group}/nom"), &typed).await;
        assert!(refused.status == 409 && refused.body.contains("value=\"Un jeu écrit\""), "what was typed stays: {}", refused.body);
        let seen = hidden(&refused.body, &action, "seen");
        let typed = [("seen", seen.as_str()), typed[1], typed[2]];
        made.done(&format!("/{group}/nom"), &typed).await;

        made.done(&format!("/{group}/fusion"), &[("into", &words.to_string())]).await;
        let gone = made.send(&format!("/{group}/nom"), &typed).await;
        assert!(gone.status == 409 && gone.body.contains("Un jeu écrit"), "a name without parts is gone: {}", gone.body);
        let nothing = made.send(&format!("/{group}/nom"), &[("title-fr", ""), ("title-en", "")]).await;
        assert_eq!(nothing.status, 404);
    }

    async fn what_was_typed_when_the_call_was_cancelled_is_shown_again(db: Db) {
        let made = made(db, NOW - DAY).await;
        let [time, ..] = made.offered;
        let own = made.own(0).await;
        let mut to = made.app.scratch.db.write().await.expect("a transaction");
        sqlx::query("UPDATE call SET cancelled_at = $2, cancelled_reason = $3 WHERE id = $1")
            .bind(made.call.id.to_string())
            .bind(NOW)
            .bind("{\"single\":{\"lang\":\"fr\",\"text\":\"x\"}}")
            .execute(&mut *to)
            .await
            .expect("cancelled");
        to.commit().await.expect("committed");
        for (below, form) in [
            (format!("/{time}/decision"), vec![("decision", "keep"), ("reason-fr", "Le zirconium d’abord."), ("reason-en", "Zirconium first.")]),
            (format!("/{time}/nom"), vec![("title-fr", "Le zirconium d’abord."), ("title-en", "Zirconium first.")]),
            ("/regroupement".to_owned(), vec![("need", own.as_str()), ("title-fr", "Le zirconium d’abord."), ("title-en", "Zirconium first.")]),
        ] {
            let refused = made.send(&below, &form).await;
            assert_eq!(refused.status, 409, "{below}: {}", refused.body);
            for words in ["Le zirconium d’abord.", "Zirconium first.", "Ce que vous aviez écrit"] {
                assert!(refused.body.contains(words), "{words}, {below}: {}", refused.body);
            }
        }
    }

    async fn two_who_group_the_same_need_at_once_put_it_into_one_place(db: Db) {
        let made = made(db, NOW - DAY).await;
        let own = made.own(0).await;
        let [first, second] = [made.offered[0], made.offered[1]].map(|id| id.to_string());
        let [one, two] = [&first, &second].map(|into| [("need", own.as_str()), ("into", into.as_str())]);
        let (one, two) = futures::join!(made.send("/regroupement", &one), made.send("/regroupement", &two));
        let mut statuses = [one.status.as_u16(), two.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409], "the call is locked: the second finds that it changed");
        let parts: u32 = made.gathered().await.iter().map(|each| each.parts).sum();
        assert_eq!(parts, 1);
    }

    async fn what_a_person_wrote_stays_grouped_until_they_write_something_else(db: Db) {
        let made = made(db, NOW - DAY).await;
        let (person, own) = (made.people[0], made.own(0).await);
        made.grouped(&[0, 1], "Des jeux", "Games").await;
        let write = async |text: &str| {
            let mut to = made.app.scratch.db.write().await.expect("a transaction");
            store::write_own(&mut to, made.call.id, person, Lang::Fr, text, NOW).await.expect("written");
            to.commit().await.expect("committed");
        };
        write(" Des jeux de zirconium ").await;
        assert_eq!(made.own(0).await, own, "the same words stay the same need");
        assert_eq!(made.found("Des jeux").await.parts, 2);
        write("Une autre idée").await;
        let other = LocalizedText::Single { lang: Lang::Fr, text: "Une autre idée".to_owned() };
        let db = &made.app.scratch.db;
        assert_eq!(store::own_of(db, person).await.expect("an answer"), Some(other));
        let found = made.found("Des jeux").await;
        assert_eq!((found.parts, found.asked.people), (1, 1), "the person asks for that no more");
        assert!(made.page("").await.contains("Une autre idée"));
        write("").await;
        assert_eq!(store::own_of(db, person).await.expect("an answer"), None);
    }

    async fn a_person_ranks_what_their_call_offers(db: Db) {
        let made = made(db, NOW - DAY).await;
        let (db, person) = (&made.app.scratch.db, made.people[2]);
        let [time, words, _] = made.offered;
        let foreign: NeedId = made.own(1).await.parse().expect("an id");
        let mut to = db.write().await.expect("a transaction");
        let ranks = [(words, 1), (foreign, 2), (NeedId::new(), 3), (time, 2)];
        store::write_ranks(&mut to, person, &ranks).await.expect("ranks");
        store::write_ranks(&mut to, InterestId::new(), &[(time, 1)]).await.expect("nobody's ranks are none");
        to.commit().await.expect("committed");
        let stored = store::ranks_of(db, person).await.expect("ranks");
        assert_eq!(stored, [(words, 1), (time, 2)], "what another person wrote is not offered");
    }
}
