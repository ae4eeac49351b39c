//! Numbers, changes, replacing and withdrawing.

use std::time::Duration;

use super::{REGISTER, held, page, send, text};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, DecisionId},
};
use ensemble_decisions::minutes::{
    model::DecisionTexts,
    store::{self, NewDecision},
};
use ensemble_testing::{app_on, everybody, id_of, on_both_with_content};

/// The numbers of the decisions of a community, by its French slug.
const NUMBERS: &str = "SELECT string_agg(CAST(n.number AS TEXT), ',')
     FROM (SELECT d.number
           FROM decision d
           JOIN community_slug s ON s.community_id = d.community_id
           WHERE s.slug = $1
           ORDER BY d.number) n";

on_both_with_content! {
    async fn two_decisions_at_once_get_one_and_two(db: Db) {
        let app = app_on(db).await;
        let meeting = held(&app, "psychologues").await;
        let address = format!("/fr/rencontres/{meeting}/notes/decision");
        let cookie = app.cookie("member-en").await;
        let forms = [
            [("text", "On commence par les dossiers ouverts."), ("who", "")],
            [("text", "On se revoit en mars."), ("who", "Consentement")],
        ];
        let (one, other) = tokio::join!(
            app.send(&address, &cookie, &forms[0]),
            app.send(&address, &cookie, &forms[1]),
        );
        let statuses = (one.status.as_u16(), other.status.as_u16());
        assert_eq!(statuses, (303, 303), "{} {}", one.body, other.body);
        assert_eq!(text(&app, NUMBERS, "psychologues").await, "1,2");
    }

    async fn a_decision_that_is_not_recorded_takes_no_number(db: Db) {
        let app = app_on(db.clone()).await;
        let slug = "SELECT community_id FROM community_slug WHERE slug = $1";
        let community: CommunityId = text(&app, slug, "psychologues").await.parse().expect("an id");
        let author = id_of(&everybody(&db).await, "member-en");
        let yes = LocalizedText::Single { lang: Lang::Fr, text: "Oui.".to_owned() };
        let texts = DecisionTexts { text: yes, reason: None, who: String::new(), review_at: None };
        let new = || NewDecision {
            id: DecisionId::new(), community, meeting: None, item: None, texts: &texts, decided_at: 1, author,
        };
        let mut given_up = db.write().await.expect("a transaction");
        assert_eq!(store::add_decision(&mut given_up, new()).await.expect("recorded"), 1);
        // Another one waits for the first, and gets its number once that is given up.
        let second = async {
            let mut tx = db.write().await.expect("a transaction");
            let number = store::add_decision(&mut tx, new()).await.expect("recorded");
            tx.commit().await.expect("committed");
            number
        };
        let give_up = async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            drop(given_up);
        };
        let (number, ()) = tokio::join!(second, give_up);
        assert_eq!(number, 1, "no gap");
    }

    async fn a_decision_is_changed_replaced_and_withdrawn_once(db: Db) {
        let app = app_on(db).await;
        let meeting = held(&app, "eleves-a-risque").await;
        let record = format!("/fr/rencontres/{meeting}/notes/decision");
        let form = [
            ("text", "Les suivis viennent d’abord."), ("reason", "On les oubliait."), ("review", "2027-06-01"),
        ];
        assert_eq!(send(&app, &record, "facilitator", &form).await.status, 303);
        assert_eq!(send(&app, &record, "member", &form).await.status, 404, "facilitators record");
        let empty = send(&app, &record, "facilitator", &[("text", ""), ("reason", "Une raison gardée.")]).await;
        assert!(empty.status == 422 && empty.body.contains("Une raison gardée."), "{}", empty.body);
        let id = text(&app, "SELECT id FROM decision WHERE reason LIKE $1", "%oubliait%").await;
        let [edit, replace, withdraw] =
            ["modifier", "remplacer", "retirer"].map(|way| format!("{REGISTER}/{id}/{way}"));
        let changed = send(&app, &edit, "facilitator", &[("revision", "1"), ("text", "Les suivis d’abord.")]).await;
        assert_eq!(changed.status, 303, "{}", changed.body);
        let late = send(&app, &edit, "co-facilitator", &[("revision", "1"), ("text", "Autre chose.")]).await;
        assert!(late.status == 409 && late.body.contains("Autre chose."), "what was typed stays: {}", late.body);
        let shown = page(&app, REGISTER, "liaison").await;
        assert!(shown.contains("Les suivis d’abord.") && !shown.contains("/modifier\""), "{shown}");
        let form = [("revision", "2"), ("text", "Dix minutes de suivis.")];
        let replaced = send(&app, &replace, "facilitator", &form).await;
        assert_eq!(replaced.status, 303, "{}", replaced.body);
        let shown = page(&app, REGISTER, "member").await;
        assert!(shown.contains("Remplacée par D4") && shown.contains("Dix minutes de suivis."), "{shown}");
        let gone = send(&app, &withdraw, "facilitator", &[("revision", "3")]).await;
        assert!(gone.header("location").contains("notice=changed"), "it was replaced");
        let id = text(&app, "SELECT id FROM decision WHERE text LIKE $1", "%Dix minutes de suivis%").await;
        let done = send(&app, &format!("{REGISTER}/{id}/retirer"), "facilitator", &[("revision", "1")]).await;
        assert!(done.header("location").contains("notice=removed"), "{}", done.body);
        assert!(page(&app, REGISTER, "member").await.contains("Retirée"), "it stays in the register");
        assert_eq!(text(&app, NUMBERS, "eleves-a-risque").await, "1,2,3,4");
    }

    async fn the_register_is_searched_and_shown_by_school_year(db: Db) {
        let app = app_on(db).await;
        let [first, last] = ["quatre fois par année", "garde deux priorités"];
        for (query, has) in [
            ("", [false, true]), ("?year=2025", [true, false]), ("?year=", [true, true]),
            ("?q=quatre+FOIS", [true, false]), ("?q=zirconium", [false, false]),
        ] {
            let shown = page(&app, &format!("{REGISTER}{query}"), "member").await;
            assert_eq!([shown.contains(first), shown.contains(last)], has, "{query}: {shown}");
        }
    }
}
