//! Priorities: two or three, each with a reason in both languages, on the pages of the call and its communities.

use super::{CODE, DAY, NOW, made, store};
use ensemble_calls::{call, need::model::NeedState};
use ensemble_communities::community::store as communities;
use ensemble_core::Lang;
use ensemble_testing::on_both_with_content;

const COMMUNITY: &str = "/fr/communautes/eleves-a-risque";

on_both_with_content! {
    async fn a_decision_has_a_reason_in_both_languages_and_can_be_reopened(db: Db) {
        let made = made(db, NOW - DAY).await;
        let [time, ..] = made.offered;
        let below = format!("/{time}/decision");
        let nothing = made.send(&below, &[]).await;
        assert!(nothing.status == 422 && nothing.body.contains("Choisissez ce que devient ce besoin."), "{}", nothing.body);
        let one = made.send(&below, &[("decision", "keep"), ("reason-fr", "Tous le demandent."), ("reason-en", "")]).await;
        assert!(one.status == 422 && one.body.contains("dans les deux langues"), "{}", one.body);
        assert!(one.body.contains("Tous le demandent.</textarea>"), "what was typed stays");
        let naming = [("decision", "keep"), ("reason-fr", "Mon élève Mathis Gagnon en a besoin."), ("reason-en", "He does.")];
        let warned = made.send(&below, &naming).await;
        assert!(warned.status == 422 && warned.body.contains("Pourrait-on reconnaître une ou un élève?"), "{}", warned.body);
        made.decide(&time.to_string(), "keep", "Trois personnes sur trois.").await;
        let need = made.found("Du temps").await.need;
        assert_eq!(need.state, NeedState::Priority);
        assert_eq!(need.reason.expect("a reason").text(Lang::En), "In English.");
        let again = made.send(&below, &[("decision", "set-aside"), ("reason-fr", "Non."), ("reason-en", "No.")]).await;
        assert_eq!(again.status, 409, "a decision is reopened before there is another");
        made.done(&below, &[("decision", "reopen")]).await;
        let need = made.found("Du temps").await.need;
        assert_eq!((need.state, need.reason), (NeedState::Gathered, None));
    }

    async fn three_are_kept_at_most_also_when_two_people_keep_one_at_once(db: Db) {
        let made = made(db, NOW - DAY).await;
        let [time, words, room] = made.offered.map(|id| id.to_string());
        made.decide(&time, "keep", "Le temps d’abord.").await;
        made.decide(&words, "keep", "Les mots ensuite.").await;
        let games = made.grouped(&[0, 1], "Des jeux", "Games").await;
        let form = [("decision", "keep"), ("reason-fr", "La troisième."), ("reason-en", "The third.")];
        let (one, two) = (format!("/{room}/decision"), format!("/{games}/decision"));
        let (one, two) = futures::join!(made.send(&one, &form), made.send(&two, &form));
        let mut statuses = [one.status.as_u16(), two.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422], "the call is locked: the second finds three");
        let refused = if one.status == 422 { one } else { two };
        assert!(refused.body.contains("Il y a déjà 3 priorités.") && refused.body.contains("La troisième."), "{}", refused.body);
        let kept = made.gathered().await.iter().filter(|each| each.need.state == NeedState::Priority).count();
        assert_eq!(kept, 3);
    }

    async fn what_one_person_wrote_becomes_a_priority_under_a_name_in_both_languages_only(db: Db) {
        let made = made(db, NOW - DAY).await;
        let own = made.own(0).await;
        let kept = [("decision", "keep"), ("reason-fr", "Belle idée."), ("reason-en", "Nice idea.")];
        assert_eq!(made.send(&format!("/{own}/decision"), &kept).await.status, 409);
        assert!(made.page(&format!("/{own}")).await.contains("Nommez d’abord le besoin"));
        made.decide(&own, "set-aside", "Une seule personne.").await;
        assert!(made.page("").await.contains("Mis de côté"), "it stays on the list, as decided");
    }

    async fn priorities_are_shown_with_their_reasons_once_the_call_is_answered(db: Db) {
        let made = made(db, NOW - DAY).await;
        let group = made.grouped(&[0, 1], "Jouer pour apprendre", "Learning by playing").await;
        made.decide(&group, "keep", "Deux équipes l’essaient déjà.").await;
        made.decide(&made.offered[2].to_string(), "set-aside", "Chaque école en a une.").await;
        let public = format!("/fr/appels/{CODE}");
        assert!(!made.app.get(&public).await.body.contains("Jouer pour apprendre"), "not before everybody has an answer");
        assert!(!made.app.get(COMMUNITY).await.body.contains("Jouer pour apprendre"), "the call has no community yet");
        assert!(!made.page("").await.contains("/fr/communautes/eleves-a-risque/themes"));

        let db = &made.app.scratch.db;
        let community = communities::find(db, Lang::Fr, "eleves-a-risque").await.expect("an answer").expect("it exists").community.id;
        let mut to = db.write().await.expect("a transaction");
        assert!(call::set_community(&mut to, made.call.planned[0].id, community).await.expect("made"));
        assert!(call::mark_screened(&mut to, made.call.id, NOW).await.expect("screened"));
        assert!(call::mark_answered(&mut to, made.call.id, NOW).await.expect("answered"));
        to.commit().await.expect("committed");
        let priorities = store::priorities(db, community).await.expect("needs");
        assert_eq!(priorities.iter().map(|need| need.id.to_string()).collect::<Vec<_>>(), [group]);
        for (address, words) in [
            (public.as_str(), ["Jouer pour apprendre", "Deux équipes l’essaient déjà."]),
            ("/en/calls/besoins-de-lecture", ["Learning by playing", "In English."]),
            (COMMUNITY, ["Jouer pour apprendre", "Deux équipes l’essaient déjà."]),
            ("/en/communities/students-at-risk", ["Learning by playing", "In English."]),
        ] {
            let page = made.app.get(address).await.body;
            assert!(words.iter().all(|words| page.contains(words)), "{address}: {page}");
            assert!(!page.contains("Chaque école en a une."), "what was set aside is for those who asked: {address}");
        }
        assert!(made.page("").await.contains("/fr/communautes/eleves-a-risque/themes"), "a vote there may decide");
    }
}
