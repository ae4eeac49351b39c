//! The form, the file and the register.

use std::collections::BTreeSet;

use super::{FORM, HAND_OVER, HEAD, REGISTER, lines, scene};
use ensemble_common::handover::{self, HandoverSource};
use ensemble_core::{Lang, ids::HandoverId};
use ensemble_server::digest::sha256;
use ensemble_testing::{NOW, on_both_with_content};

on_both_with_content! {
    async fn the_register_has_the_hash_of_the_file_that_was_sent(db: Db) {
        let scene = scene(&db).await;
        let handed = scene.hand_over(Lang::En, "coordinator", &FORM).await;
        assert_eq!(handed.header("content-disposition"), "attachment; filename=\"research-contributions.csv\"");
        assert_eq!((lines(&handed).len(), lines(&handed)[0].clone()), (7, HEAD.replace(';', ",")));
        let register = handover::register(&db, 1).await.expect("the register");
        let [row] = register.as_slice() else { panic!("one file: {register:?}") };
        assert_eq!(row.sha256, sha256(&handed.bytes));
        assert_eq!((row.recipient.as_str(), row.purpose.as_str()), (FORM[0].1, FORM[1].1));
        assert_eq!((row.made_at, row.rows, row.source), (NOW, 6, HandoverSource::Contributions));
        assert_eq!((row.kinds.as_str(), row.school_year, row.lang), ("reflection trial feedback", None, Lang::En));
        assert_eq!(row.columns.replace(' ', ";"), HEAD);
        for (who, address, count) in [("coordinator", REGISTER[0], "6 lignes"), ("privacy-officer", REGISTER[1], "6 rows")] {
            let page = scene.page(who, address).await;
            for shown in [FORM[0].1, FORM[1].1, count, row.sha256.as_str()] {
                assert!(page.contains(shown), "{who} {shown}: {page}");
            }
        }
        assert_eq!(scene.count("SELECT COUNT(*) FROM audit WHERE action = 'research.handover'").await, 1);
        let own = scene.page("coordinator", "/fr/compte/donnees/json").await;
        assert!(own.contains(FORM[0].1), "what one handed over is among one’s data");
    }

    async fn pseudonyms_are_of_one_file_alone(db: Db) {
        let scene = scene(&db).await;
        let names = async || -> BTreeSet<String> {
            scene.rows().await.iter().filter_map(|row| row.split(';').next()).map(str::to_owned).collect()
        };
        let (one, other) = (names().await, names().await);
        assert_eq!((one.len(), other.len()), (6, 6));
        assert!(one.is_disjoint(&other), "{one:?} {other:?}");
        assert_eq!(handover::register(&db, 1).await.expect("the register").len(), 2);
    }

    async fn the_register_is_shown_by_pages(db: Db) {
        let scene = scene(&db).await;
        scene.rows().await;
        let mut to = db.write().await.expect("a transaction");
        for number in 1..=i64::from(handover::PAGE_SIZE) {
            sqlx::query(
                "INSERT INTO research_handover
                   (id, made_at, person_id, person_name, recipient, purpose, lang, source, kinds, columns, row_count, sha256)
                 VALUES ($1, $2, 'someone', 'Alix', 'Une autre chaire', 'Un but', 'fr', 'contributions', 'trial', 'kind', 5, '')",
            )
            .bind(HandoverId::new().to_string())
            .bind(NOW + number)
            .execute(&mut *to)
            .await
            .expect("a file");
        }
        to.commit().await.expect("committed");
        assert_eq!(handover::count(&db).await.expect("a count"), handover::PAGE_SIZE + 1);
        let first = scene.page("privacy-officer", REGISTER[0]).await;
        assert!(first.contains("Une autre chaire") && !first.contains(FORM[0].1), "{first}");
        let link = format!("{}?page=2", REGISTER[0]);
        assert!(first.contains(&format!("href=\"{link}\"")), "{first}");
        let second = scene.page("privacy-officer", &link).await;
        assert!(second.contains(FORM[0].1) && !second.contains("Une autre chaire"), "{second}");
        let cookie = scene.app.cookie("privacy-officer").await;
        for number in ["3", "0", "x"] {
            let address = format!("{}?page={number}", REGISTER[0]);
            assert_eq!(scene.app.get_with(&address, "cookie", &cookie).await.status, 404, "{number}");
        }
    }

    async fn a_kind_that_is_chosen_twice_is_handed_over_once(db: Db) {
        let scene = scene(&db).await;
        let twice = [FORM[0], FORM[1], FORM[2], FORM[2]];
        assert_eq!(lines(&scene.hand_over(Lang::Fr, "coordinator", &twice).await).len(), 7);
        let register = handover::register(&db, 1).await.expect("the register");
        assert_eq!((register[0].kinds.as_str(), register[0].rows), ("reflection", 6));
    }

    async fn rows_of_the_register_stay_as_they_are(db: Db) {
        let scene = scene(&db).await;
        scene.rows().await;
        for statement in ["DELETE FROM research_handover", "UPDATE research_handover SET recipient = 'x'"] {
            let mut to = db.write().await.expect("a transaction");
            let error = sqlx::query(statement).execute(&mut *to).await.expect_err("refused");
            assert!(error.to_string().contains("append-only"), "{error}");
        }
        assert_eq!(handover::register(&db, 1).await.expect("the register").len(), 1);
    }

    async fn only_coordinators_hand_over_and_the_privacy_officer_reads_the_register(db: Db) {
        let scene = scene(&db).await;
        for (who, reads, hands_over) in [
            ("visitor", 303, 401),
            ("person", 404, 404),
            ("member", 404, 404),
            ("facilitator", 404, 404),
            ("administrator", 404, 404),
            ("privacy-officer", 200, 404),
            ("coordinator", 200, 200),
        ] {
            let cookie = if who == "visitor" { String::new() } else { scene.app.cookie(who).await };
            for address in [REGISTER[0], REGISTER[1], "/fr/administration/recherche/colonnes.csv", "/en/administration/research/codebook.csv"] {
                assert_eq!(scene.app.get_with(address, "cookie", &cookie).await.status, reads, "{who} {address}");
            }
            for lang in Lang::ALL {
                assert_eq!(scene.hand_over(lang, who, &FORM).await.status, hands_over, "{who}");
            }
        }
        let page = scene.page("privacy-officer", REGISTER[0]).await;
        assert!(!page.contains(HAND_OVER[0]), "no form: {page}");
        assert_eq!(handover::register(&db, 1).await.expect("the register").len(), 2);
        for (who, is_linked) in [("coordinator", true), ("privacy-officer", true), ("administrator", false)] {
            let home = scene.page(who, "/fr/administration").await;
            assert_eq!(home.contains(&format!("href=\"{}\"", REGISTER[0])), is_linked, "{who}");
        }
    }

    async fn a_form_that_is_refused_keeps_what_was_typed(db: Db) {
        let scene = scene(&db).await;
        let long = "x".repeat(2_001);
        for (lang, form, message) in [
            (Lang::Fr, vec![("purpose", "Décrire."), FORM[2], ("year", "2025")], "Indiquez à qui le fichier sera remis."),
            (Lang::Fr, vec![FORM[0], ("purpose", " "), FORM[2], ("year", "2025")], "Indiquez le but de la recherche."),
            (Lang::Fr, vec![FORM[0], ("purpose", long.as_str()), FORM[2], ("year", "2025")], "caractères au plus."),
            (Lang::En, vec![FORM[0], FORM[1], ("year", "2025")], "Choose at least one kind of contribution."),
            (Lang::En, vec![FORM[0], FORM[1], FORM[2], ("year", "2025")], "There is nothing to hand over"),
        ] {
            let refused = scene.hand_over(lang, "coordinator", &form).await;
            assert_eq!(refused.status, 422, "{message}");
            let page = refused.body.replace('\u{a0}', " ");
            assert!(page.contains(message), "{message}: {page}");
            assert!(page.contains("value=\"2025\" selected"), "{message}: {page}");
            for (name, typed) in form.iter().filter(|(name, _)| ["recipient-name", "purpose"].contains(name)) {
                assert!(page.contains(typed.trim()), "{name}: {page}");
            }
            let is_checked = page.contains("value=\"reflection\" checked");
            assert_eq!(is_checked, form.contains(&FORM[2]), "{message}: {page}");
        }
        assert!(handover::register(&db, 1).await.expect("the register").is_empty(), "nothing was handed over");
        assert_eq!(scene.hand_over(Lang::Fr, "coordinator", &[FORM[0], FORM[1], ("kinds", "name")]).await.status, 400);
        let this_year = [FORM[0], FORM[1], FORM[2], ("year", "2026")];
        assert_eq!(lines(&scene.hand_over(Lang::Fr, "coordinator", &this_year).await).len(), 7);
    }

    async fn the_codebook_is_a_file_in_the_language_of_its_reader(db: Db) {
        let scene = scene(&db).await;
        let cookie = scene.app.cookie("coordinator").await;
        let (separators, addresses) = ([';', ','], ["/fr/administration/recherche/colonnes.csv", "/en/administration/research/codebook.csv"]);
        for (address, separator) in addresses.into_iter().zip(separators) {
            let lines = lines(&scene.app.get_with(address, "cookie", &cookie).await);
            for column in HEAD.split(';') {
                assert!(lines.iter().any(|line| line.starts_with(&format!("{column}{separator}"))), "{column}: {lines:?}");
            }
        }
        for address in REGISTER {
            let page = scene.page("privacy-officer", address).await;
            assert!(HEAD.split(';').all(|column| page.contains(&format!("<code>{column}</code>"))), "{page}");
        }
    }
}
