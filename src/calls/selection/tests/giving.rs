//! Giving places where everybody fits, and that everybody gets one answer.

use super::{
    DAY, Person, REASON, emails, give, has_place, kinds, left, number, page, relevant, run, screened, started,
};
use ensemble_calls::{call::paths, selection::jobs};
use ensemble_core::Lang;
use ensemble_testing::{Answer, on_both_with_content};

const ANA: &str = "ana@zirconium.example";
const LEA: &str = "lea@zirconium.example";
const MAX: &str = "max@zirconium.example";
const ZOE: &str = "zoe@zirconium.example";

fn people() -> [Person; 4] {
    [
        relevant(ANA),
        Person { lang: Lang::En, ..relevant(LEA) },
        Person { relevant: false, ..relevant(MAX) },
        Person { planned: 1, relevant: false, ..relevant(ZOE) },
    ]
}

fn said(answer: &Answer) -> String {
    answer.body.replace('\u{a0}', " ")
}

on_both_with_content! {
    async fn where_everybody_fits_each_relevant_project_is_offered_a_place(db: Db) {
        let app = started(db).await;
        let screened = screened(&app, 2, &people()).await;
        let shown = page(&app, &screened.of(paths::PLACES)).await;
        assert!(shown.contains("Il y a des places pour tous les projets pertinents"), "{shown}");
        let form = page(&app, &screened.page(paths::GIVE_PLACES, 0)).await;
        assert!(form.contains("value=\"2026-12-02\""), "two weeks from today: {form}");
        let done = give(&app, &screened, 0).await;
        assert_eq!(done.status, 303, "{}", done.body);
        has_place(&app, ANA, "offered").await;
        has_place(&app, LEA, "offered").await;
        has_place(&app, MAX, "refused").await;
        let french = emails(&app, "place-offered", ANA).await;
        assert_eq!(french.len(), 1);
        assert!(french[0].contains("« Lire au primaire »") && french[0].contains("2 décembre 2026"), "{}", french[0]);
        let english = emails(&app, "place-offered", LEA).await;
        assert!(english[0].contains("“Reading in primary school”") && english[0].contains("/en/calls/zirconium/answer/place?key="), "{}", english[0]);
        let refused = emails(&app, "place-refused", MAX).await;
        assert_eq!(refused.len(), 1);
        for part in [REASON, "Peut s’essayer en un an."] {
            assert!(refused[0].contains(part), "{part}: {}", refused[0]);
        }
        has_place(&app, ZOE, "none").await;
        assert_eq!(left(&app).await, (1, 0), "one in the other planned community waits for an answer");
        let again = give(&app, &screened, 0).await;
        assert!(again.status == 409 && said(&again).contains("ont déjà été attribuées"), "{}", again.body);

        let done = give(&app, &screened, 1).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(left(&app).await, (0, 1), "nobody is left, and the call is answered");
        for address in [ANA, LEA, MAX, ZOE] {
            assert_eq!(kinds(&app, address).await.len(), 1, "{address} got one answer");
        }
        let shown = page(&app, &format!("{}?place=refused", screened.page(paths::GIVE_PLACES, 0))).await;
        assert!(shown.contains("Une heure par semaine"), "{shown}");
        let log = number(&app, "SELECT COUNT(*) FROM audit WHERE action = 'selection.places'").await;
        assert_eq!(log, 2);
    }

    async fn two_coordinators_at_once_give_places_once(db: Db) {
        let app = started(db).await;
        let screened = screened(&app, 2, &people()).await;
        let (one, two) = tokio::join!(give(&app, &screened, 0), give(&app, &screened, 0));
        let mut both = [one.status.as_u16(), two.status.as_u16()];
        both.sort_unstable();
        assert_eq!(both, [303, 409], "{} {}", one.body, two.body);
        for address in [ANA, LEA, MAX] {
            assert_eq!(kinds(&app, address).await.len(), 1, "{address}");
        }
    }

    async fn what_cannot_be_given_is_said(db: Db) {
        let app = started(db).await;
        let screened = screened(&app, 1, &people()).await;
        let address = screened.page(paths::GIVE_PLACES, 0);
        let cookie = app.cookie("coordinator").await;
        for day in ["", "2026-11-18", "2027-11-18", "bientôt"] {
            let wrong = app.send(&address, &cookie, &[("day", day)]).await;
            assert!(wrong.status == 422 && said(&wrong).contains("Choisissez un jour"), "{day}: {}", wrong.body);
        }
        let blocked = give(&app, &screened, 0).await;
        assert!(blocked.status == 409 && said(&blocked).contains("2 projets sont pertinents pour 1 place"), "{}", blocked.body);
        assert_eq!(left(&app).await, (4, 0), "nobody was answered");
        run(&app, "UPDATE interest SET relevant = NULL WHERE email = 'ana@zirconium.example'").await;
        let undecided = give(&app, &screened, 0).await;
        assert!(undecided.status == 409 && said(&undecided).contains("1 projet attend une décision"), "{}", undecided.body);
        for who in ["member", "administrator", "facilitator"] {
            let cookie = app.cookie(who).await;
            assert_eq!(app.send(&address, &cookie, &[("day", "2026-12-02")]).await.status, 404, "{who}");
            assert_eq!(app.get_with(&address, "cookie", &cookie).await.status, 404, "{who}");
        }
        assert_eq!(number(&app, "SELECT COUNT(*) FROM outbox WHERE kind LIKE 'place-%'").await, 0);
    }

    async fn before_the_reading_the_pages_say_when_it_begins(db: Db) {
        let app = started(db).await;
        let screened = screened(&app, 2, &people()).await;
        let (places, own) = (screened.of(paths::PLACES), screened.page(paths::GIVE_PLACES, 0));
        run(&app, "UPDATE call SET screened_at = NULL WHERE code = 'zirconium'").await;
        run(&app, "UPDATE interest SET relevant = NULL, relevance_reason = NULL, relevance_at = NULL
             WHERE call_id IN (SELECT id FROM call WHERE code = 'zirconium')").await;
        let read = page(&app, &places).await;
        assert!(read.contains("3 projets attendent une décision") && read.contains(&own), "{read}");
        run(&app, "UPDATE call SET closes_at = closes_at + 864000000 WHERE code = 'zirconium'").await;
        let later = page(&app, &places).await;
        assert!(!later.contains(&own), "there is nothing to see there yet: {later}");
        for shown in [later, page(&app, &own).await] {
            assert!(shown.contains("La lecture commence à la fermeture de l’appel, le"), "{shown}");
            assert!(!shown.contains("attendent une décision"), "{shown}");
        }
    }

    async fn as_long_as_the_number_of_places_is_not_decided_nobody_is_offered_one(db: Db) {
        let app = started(db).await;
        let screened = screened(&app, 3, &people()).await;
        run(&app, "UPDATE planned_community SET capacity_kind = 'undecided', capacity_from = NULL
             WHERE call_id IN (SELECT id FROM call WHERE code = 'zirconium')").await;
        let list = page(&app, &screened.of(paths::PLACES)).await;
        assert!(list.contains("d’ici là, aucune place n’est offerte") && list.contains("Décider du nombre de places"), "{list}");
        let form = page(&app, &screened.page(paths::GIVE_PLACES, 0)).await;
        assert!(form.contains("Le nombre de places reste à décider") && !form.contains("name=\"day\""), "{form}");
        let blocked = give(&app, &screened, 0).await;
        assert!(blocked.status == 409 && said(&blocked).contains("Le nombre de places reste à décider"), "{}", blocked.body);
        assert!(said(&blocked).contains("2026-12-02"), "what was typed is shown again: {}", blocked.body);
        assert_eq!(left(&app).await, (4, 0), "nobody was answered");
        // In the other one no project is relevant: everybody can be answered.
        assert_eq!(give(&app, &screened, 1).await.status, 303);
        has_place(&app, ZOE, "refused").await;
        let item = screened.new.planned[0].id.to_string();
        let decided = [
            ("item", item.as_str()), ("title-fr", "Lire au primaire"), ("title-en", "Reading in primary school"),
            ("kind", "practice"), ("capacity", "seats"), ("capacity-from", "2"),
        ];
        let saved = app.send(&screened.of(paths::PLANNED), &app.cookie("coordinator").await, &decided).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        assert_eq!(give(&app, &screened, 0).await.status, 303);
        has_place(&app, ANA, "offered").await;
        has_place(&app, LEA, "offered").await;
    }

    async fn an_answer_that_names_no_planned_community_is_answered_with_the_first(db: Db) {
        let app = started(db).await;
        let screened = screened(&app, 3, &people()[..2]).await;
        run(&app, "UPDATE interest SET planned_id = NULL WHERE email = 'lea@zirconium.example'").await;
        assert_eq!(give(&app, &screened, 0).await.status, 303);
        has_place(&app, LEA, "offered").await;
        assert_eq!(left(&app).await, (0, 1));
    }

    async fn a_call_whose_last_silent_person_withdrew_is_answered(db: Db) {
        let mut app = started(db).await;
        let screened = screened(&app, 3, &people()).await;
        assert_eq!(give(&app, &screened, 0).await.status, 303);
        run(&app, "UPDATE interest SET state = 'withdrawn', withdrawn_at = 1 WHERE email = 'zoe@zirconium.example'").await;
        app.later(DAY);
        jobs::run(&app.portal).await.expect("the job runs");
        assert_eq!(left(&app).await, (0, 1));
        assert!(kinds(&app, ZOE).await.is_empty());
    }
}
