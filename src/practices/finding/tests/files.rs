//! Findings as files: who gets them, and that they say what the page for paper says.

use super::{LIST, MANAGERS, SEEDED, answered, gathered, in_days, page, started, waiting};
use ensemble_testing::{
    files::{ENDINGS, assert_sent, docx, odt},
    on_both_with_content,
    secrets::people,
};

on_both_with_content! {
    async fn those_who_read_the_page_for_paper_get_it_as_files_that_say_the_same(db: Db) {
        let app = started(db).await;
        let id = waiting(&app).await;
        let (today, day) = (in_days(0), in_days(40));
        answered(&app, id, &[("answer", "later"), ("date", day.as_str()), ("reason", "Après la rentrée")]).await;
        for (who, list, slug) in [
            ("member", LIST, "eleves-a-risque"),
            ("facilitator", LIST, "eleves-a-risque"),
            ("observer", MANAGERS, "gestionnaires-services-complementaires"),
        ] {
            let cookie = app.cookie(who).await;
            for of in [format!("{list}/{id}"), format!("{list}/imprimer?finding={id}")] {
                let shown = page(&app, who, &of).await;
                assert!(shown.contains(&format!("{list}/imprimer/constats.docx?finding={id}")), "{who} {of}");
            }
            for ending in ENDINGS {
                let address = format!("{list}/imprimer/constats.{ending}?finding={id}");
                let answer = app.get_with(&address, "cookie", &cookie).await;
                assert_sent(ending, &answer, &format!("constats-{slug}-{today}"));
                if ending == "pdf" {
                    continue;
                }
                for said in ["Dix minutes de zirconium manquent", "disons le zirconium", "Plus tard.", "Après la rentrée"] {
                    assert!(answer.says(said), "{said} in {ending} as {who}: {}", answer.text());
                }
            }
        }
        let (member, english) = (app.cookie("member").await, "/en/communities/students-at-risk/findings/print/findings");
        let answer = app.get_with(&format!("{english}.md?finding={id}"), "cookie", &member).await;
        assert!(answer.says("What we are asking for") && answer.says("Dix minutes de zirconium"), "{}", answer.text());
        let file = async |ending: &str| {
            app.get_with(&format!("{LIST}/imprimer/constats.{ending}?finding={id}"), "cookie", &member).await.bytes
        };
        for structure in [docx(&file("docx").await), odt(&file("odt").await)] {
            let levels: Vec<u8> = structure.headings.iter().map(|(level, _)| *level).collect();
            assert_eq!(levels, [1, 2, 2, 2], "{structure:?}");
            assert!(structure.headings[0].1.starts_with("Constat "), "{structure:?}");
            let rest: Vec<&str> = structure.headings[1..].iter().map(|(_, text)| text.as_str()).collect();
            assert_eq!(rest, ["Ce que nous demandons", "Ce qui l’appuie", "Réponse reçue"]);
        }
    }

    async fn what_was_not_sent_is_in_no_file(db: Db) {
        let app = started(db).await;
        let cookie = app.cookie("facilitator").await;
        let form = [("statement", "Le vanadium manque"), ("asked", "Protéger le vanadium.")];
        let begun = app.send(&format!("{LIST}/reunir"), &cookie, &form).await;
        assert_eq!(begun.status, 303);
        let id = begun.header("location").split("/constats/").nth(1).and_then(|rest| rest.get(..36)).expect("an id").to_owned();
        assert!(page(&app, "member", &format!("{LIST}/{id}")).await.contains("vanadium"), "members see that it is gathered");
        let sent = waiting(&app).await;
        let second = gathered(&app, &cookie).await;
        for (who, cookie) in people(&app).await {
            for list in [LIST, MANAGERS] {
                for ending in ENDINGS {
                    for query in [format!("?finding={id}"), format!("?finding={second}")] {
                        let address = format!("{list}/imprimer/constats.{ending}{query}");
                        let answer = app.get_with(&address, "cookie", &cookie).await;
                        let is_turned_away = answer.status == 404 || answer.header("location").starts_with("/fr/connexion?next=");
                        assert!(is_turned_away, "{address} as {who}: {}", answer.status);
                    }
                    let all = app.get_with(&format!("{list}/imprimer/constats.{ending}"), "cookie", &cookie).await;
                    assert!(!all.says("vanadium"), "{ending} of {list} as {who}");
                }
            }
        }
        let all = app.get_with(&format!("{LIST}/imprimer/constats.md"), "cookie", &app.cookie("member").await).await;
        assert!(all.status == 200 && all.body.contains(SEEDED), "{sent} is in it: {}", all.body);
    }
}
