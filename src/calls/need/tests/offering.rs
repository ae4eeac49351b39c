//! The needs that a call offers: written in both languages before it opens.

use super::{DAY, NOW, hidden, made, store};
use ensemble_core::Lang;
use ensemble_testing::on_both_with_content;

/// Before the call opens, and while it is open.
const ANNOUNCED: i64 = NOW + 20 * DAY;
const OPEN: i64 = NOW + 5 * DAY;

on_both_with_content! {
    async fn needs_are_offered_in_both_languages_before_the_call_opens(db: Db) {
        let made = made(db, ANNOUNCED).await;
        let page = made.page("").await;
        assert!(page.contains("value=\"Du temps\"") && page.contains("value=\"A room\""), "{page}");
        assert!(!page.contains("zirconium"), "nothing of answers is read before");
        let form = |rows: &[(&'static str, &'static str)]| {
            rows.iter().flat_map(|(fr, en)| [("title-fr", *fr), ("title-en", *en)]).collect::<Vec<_>>()
        };
        for (rows, said) in [
            ([("Du temps", "Time"), ("Une cour", "")], "dans les deux langues"),
            ([("Du temps", "Time"), ("", "A yard")], "dans les deux langues"),
            ([("Du temps", "Time"), ("DU TEMPS", "More time")], "déjà dans la liste"),
        ] {
            let refused = made.send("", &form(&rows)).await;
            assert!(refused.status == 422 && refused.body.contains(said), "{said}: {}", refused.body);
            assert!(rows.iter().all(|(fr, en)| refused.body.contains(fr) && refused.body.contains(en)), "what was typed stays");
        }
        let before = store::of_call(&made.app.scratch.db, made.call.id).await.expect("needs");
        made.done("", &form(&[("Une cour", "A yard"), ("", ""), ("Du temps", "Time")])).await;
        let after = store::of_call(&made.app.scratch.db, made.call.id).await.expect("needs");
        let texts: Vec<_> = after.iter().map(|need| need.text.text(Lang::Fr)).collect();
        assert_eq!(texts, ["Une cour", "Du temps"], "in the order in which they are written");
        assert_eq!(after[1].id, before[0].id, "what stays the same keeps its ranks");
    }

    async fn too_many_needs_are_refused(db: Db) {
        let made = made(db, ANNOUNCED).await;
        let rows: Vec<[String; 2]> = (0..13).map(|number| [format!("Besoin {number}"), format!("Need {number}")]).collect();
        let form: Vec<(&str, &str)> =
            rows.iter().flat_map(|[fr, en]| [("title-fr", fr.as_str()), ("title-en", en.as_str())]).collect();
        let refused = made.send("", &form).await;
        assert!(refused.status == 422 && refused.body.contains("Proposez 12 besoins au plus."), "{}", refused.body);
        assert!(refused.body.contains("value=\"Besoin 12\""), "what was typed stays");
        made.done("", &form[..24]).await;
    }

    async fn two_who_write_the_list_do_not_overwrite_each_other(db: Db) {
        let made = made(db, ANNOUNCED).await;
        let seen = hidden(&made.page("").await, &made.at(""), "seen");
        let first = [("seen", seen.as_str()), ("title-fr", "La liste d’une autre"), ("title-en", "Another’s list")];
        made.done("", &first).await;
        let second = [("seen", seen.as_str()), ("title-fr", "Ma liste"), ("title-en", "My list")];
        let refused = made.send("", &second).await;
        assert_eq!(refused.status, 409);
        assert!(refused.body.contains("La liste d’une autre") && refused.body.contains("value=\"Ma liste\""), "{}", refused.body);
        let seen = hidden(&refused.body, &made.at(""), "seen");
        made.done("", &[("seen", seen.as_str()), second[1], second[2]]).await;
        assert!(made.page("").await.contains("value=\"Ma liste\""));
    }

    async fn the_list_stays_once_the_call_is_open(db: Db) {
        let made = made(db, OPEN).await;
        let late = made.send("", &[("title-fr", "Trop tard"), ("title-en", "Too late")]).await;
        assert!(late.status == 409 && late.body.contains("value=\"Trop tard\""), "what was typed stays: {}", late.body);
        let needs = store::of_call(&made.app.scratch.db, made.call.id).await.expect("needs");
        assert_eq!(needs.len(), 3);
        let page = made.page("").await;
        assert!(page.contains("Demandé par 3 personnes") && page.contains("quand l’appel sera fermé"), "{page}");
        let own = made.own(0).await;
        for (below, form) in [
            ("/regroupement".to_owned(), vec![("need", own.as_str()), ("title-fr", "Un nom"), ("title-en", "A name")]),
            (format!("/{own}/decision"), vec![("decision", "set-aside"), ("reason-fr", "Non."), ("reason-en", "No.")]),
            (format!("/{own}/nom"), vec![("title-fr", "Un nom"), ("title-en", "A name")]),
        ] {
            assert_eq!(made.send(&below, &form).await.status, 409, "{below}: people still change their answers");
        }
    }
}
