//! The file for research: who is in it, and what it does not tell.

use ensemble_core::region::Region;
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use super::{DAY, HANDOVER, Scene, files::parts, lines};
use ensemble_calls::{
    call::{model::Sector, paths},
    interest::model::{Interest, InterestState, Place, Relevance},
    need,
};
use ensemble_common::handover::{self, HandoverSource};
use ensemble_communities::community::model::Level;
use ensemble_core::Lang;
use ensemble_server::{db::Db, digest::sha256};
use ensemble_testing::{NOW, calls::both, on_both_with_content};

/// What people wrote, each as a spreadsheet would take it for a formula.
const WRITTEN: [&str; 5] = ["=1+1", "=2+2", "=3+3", "=4+4", "=5+5"];
const HEAD: &str = "pseudonym;sector;level;region;language;months;need_1;need_2;need_3;relevant;place";

/// An answer of a person who consents.
fn consenting(scene: &Scene, index: usize, region: Region) -> Interest {
    let mut answer = scene.answer(index);
    (answer.research, answer.region) = (true, Some(region));
    answer.relevance = Some(Relevance { relevant: true, failed: None, reason: "Clair.".to_owned(), at: NOW });
    answer.place = Place::Accepted;
    answer
}

/// Six people of one region, five of two others, one of another sector; one who does not consent, and one who withdrew.
async fn scene(db: Db) -> (Scene, Vec<Interest>) {
    let scene = Scene::new(db, NOW - 9 * DAY).await;
    let regions = [[Region::Estrie; 6].as_slice(), &[Region::Laval; 3], &[Region::Montreal; 2]].concat();
    let mut answers: Vec<Interest> =
        regions.into_iter().enumerate().map(|(index, region)| consenting(&scene, index, region)).collect();
    let mut alone = consenting(&scene, 20, Region::Laval);
    (alone.sector, alone.project.level) = (Some(Sector::Private), Some(Level::Secondary));
    let mut silent = consenting(&scene, 21, Region::Estrie);
    silent.research = false;
    let mut gone = consenting(&scene, 22, Region::Estrie);
    gone.state = InterestState::Withdrawn;
    answers.extend([alone, silent, gone]);
    let first = &mut answers[0];
    let [name, organization, title, text, _] = WRITTEN.map(str::to_owned);
    (first.name, first.organization_name, first.project.title, first.project.text) =
        (name, organization, title, text);
    (first.lang, first.relevance, first.place) = (Lang::En, None, Place::None);
    scene.add(&answers).await;
    let mut to = scene.db().write().await.expect("a transaction");
    let offered = [both("=6*7 heures", "=6*7 hours"), both("Du temps", "Time")];
    need::offer(&mut to, scene.call.id, &offered, NOW).await.expect("needs");
    to.commit().await.expect("committed");
    let needs = need::of_call(scene.db(), scene.call.id).await.expect("needs");
    let mut to = scene.db().write().await.expect("a transaction");
    let ranks = [(needs[0].id, 2), (needs[1].id, 1)];
    need::write_ranks(&mut to, answers[0].id, &ranks).await.expect("ranks");
    need::write_own(&mut to, scene.call.id, answers[0].id, Lang::Fr, WRITTEN[4], NOW).await.expect("a need");
    to.commit().await.expect("committed");
    (scene, answers)
}

on_both_with_content! {
    async fn it_has_those_who_consent_and_says_where_they_work_as_far_as_others_do(db: Db) {
        let (scene, _) = scene(db).await;
        let lines = scene.research(Lang::Fr).await;
        assert_eq!(lines[0], HEAD);
        let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
        for line in &lines[1..] {
            *rows.entry(line.split_once(';').expect("columns").1).or_default() += 1;
        }
        let expected = BTreeMap::from([
            ("youth;primary;05;withheld;02 03 06;Du temps;'=6*7 heures;;;none", 1),
            ("youth;primary;05;withheld;02 03 06;;;;yes;accepted", 5),
            ("youth;primary;withheld;fr;02 03 06;;;;yes;accepted", 5),
        ]);
        assert_eq!(rows, expected, "one alone, one who does not consent and one who withdrew are not in it");
        let english = scene.research(Lang::En).await;
        assert_eq!(english[0], HEAD.replace(';', ","));
        assert!(english.iter().any(|line| line.ends_with(",youth,primary,05,withheld,02 03 06,Time,'=6*7 hours,,,none")), "{english:?}");
    }

    async fn pseudonyms_are_of_one_file_alone(db: Db) {
        let (scene, answers) = scene(db).await;
        let names = async || -> BTreeSet<String> {
            let lines = scene.research(Lang::Fr).await;
            lines[1..].iter().map(|line| line.split(';').next().unwrap_or_default().to_owned()).collect()
        };
        let (one, other) = (names().await, names().await);
        assert_eq!((one.len(), other.len()), (11, 11));
        assert!(one.is_disjoint(&other));
        assert!(answers.iter().all(|answer| !one.contains(&answer.id.to_string())));
        assert_eq!(scene.logged("funnel.research", "").await, 2);
    }

    async fn fewer_than_five_people_are_not_in_it(db: Db) {
        let scene = Scene::new(db, NOW - 9 * DAY).await;
        let answers: Vec<Interest> = (0..4).map(|index| consenting(&scene, index, Region::Estrie)).collect();
        scene.add(&answers).await;
        for (lang, sentence) in [(Lang::Fr, "Il n’y a rien à remettre"), (Lang::En, "There is nothing to hand over")] {
            let refused = scene.hand_over(lang, "coordinator", &HANDOVER).await;
            let page = refused.body.replace('\u{a0}', " ");
            assert_eq!(refused.status, 422, "{page}");
            assert!(page.contains(sentence) && page.contains(HANDOVER[0].1) && page.contains(HANDOVER[1].1), "{page}");
        }
        assert!(handover::register(scene.db(), 1).await.expect("the register").is_empty());
        assert_eq!(scene.logged("funnel.research", "").await, 0);
        scene.add(&[consenting(&scene, 4, Region::Laval)]).await;
        let lines = scene.research(Lang::Fr).await;
        assert_eq!(lines.len(), 6);
        assert!(lines[1..].iter().all(|line| line.contains(";youth;primary;withheld;fr;")), "{lines:?}");
    }

    async fn what_people_wrote_is_in_no_file_and_on_no_page_of_figures(db: Db) {
        let (scene, answers) = scene(db).await;
        let mut texts = vec![scene.page(Lang::Fr).await, scene.page(Lang::En).await];
        texts.extend(scene.csv(paths::FIGURES_CSV, Lang::Fr).await);
        texts.extend(scene.research(Lang::Fr).await);
        let workbook = scene.get(paths::FIGURES_XLSX, Lang::Fr, "coordinator").await;
        texts.extend(parts(&workbook.bytes).into_iter().map(|(_, text)| text));
        let secrets = answers.iter().flat_map(|answer| {
            let Interest { id, name, email, post, organization_name, .. } = answer.clone();
            [id.to_string(), name, email, post, organization_name]
        });
        for secret in WRITTEN.map(str::to_owned).into_iter().chain(secrets) {
            assert!(texts.iter().all(|text| !text.contains(&secret)), "{secret}");
        }
    }

    async fn the_register_says_what_was_handed_to_whom(db: Db) {
        let (scene, _) = scene(db).await;
        let handed = scene.hand_over(Lang::Fr, "coordinator", &HANDOVER).await;
        assert_eq!(handed.header("content-disposition"), "attachment; filename=\"recherche-zirconium.csv\"");
        let register = handover::register(scene.db(), 1).await.expect("the register");
        let [row] = register.as_slice() else { panic!("one file: {register:?}") };
        assert_eq!((row.recipient.as_str(), row.purpose.as_str()), (HANDOVER[0].1, HANDOVER[1].1));
        assert_eq!((row.source, row.rows, row.school_year), (HandoverSource::Call, 11, None));
        assert_eq!(row.about.as_ref(), Some(&scene.call.texts.title));
        assert_eq!((row.sha256.clone(), row.columns.replace(' ', ";")), (sha256(&handed.bytes), HEAD.to_owned()));
    }

    async fn without_a_recipient_or_a_purpose_nothing_is_handed_over(db: Db) {
        let (scene, _) = scene(db).await;
        for (field, message) in [("recipient-name", "Indiquez à qui le fichier sera remis."), ("purpose", "Indiquez le but de la recherche.")] {
            let form: Vec<(&str, &str)> =
                HANDOVER.into_iter().map(|(name, typed)| (name, if name == field { "  " } else { typed })).collect();
            let refused = scene.hand_over(Lang::Fr, "coordinator", &form).await;
            assert_eq!(refused.status, 422, "{field}");
            assert!(refused.body.contains(message), "{}", refused.body);
            let kept = HANDOVER.iter().find(|(name, _)| *name != field).expect("the other field").1;
            assert!(refused.body.contains(kept), "what was typed is there: {}", refused.body);
        }
        assert!(handover::register(scene.db(), 1).await.expect("the register").is_empty());
        assert_eq!(scene.logged("funnel.research", "").await, 0);
    }

    async fn a_withdrawal_at_the_same_time_comes_first_or_waits(db: Db) {
        let (scene, answers) = scene(db).await;
        let cookie = scene.app.cookie("coordinator").await;
        // What a session writes when it is first used is written now.
        scene.app.get_with("/fr", "cookie", &cookie).await;
        let mut to = scene.db().write().await.expect("a transaction");
        sqlx::query("UPDATE interest SET research = 0 WHERE id = $1")
            .bind(answers[5].id.to_string())
            .execute(&mut *to)
            .await
            .expect("withdrawn");
        let commit = async {
            tokio::time::sleep(Duration::from_millis(700)).await;
            to.commit().await.expect("committed");
        };
        let address = scene.address(paths::RESEARCH, Lang::Fr);
        let (handed, ()) = tokio::join!(scene.app.send(&address, &cookie, &HANDOVER), commit);
        assert_eq!(lines(&handed).len(), 1 + 10, "the eleven without the one who withdrew");
    }

    async fn the_page_says_what_the_columns_hold(db: Db) {
        let scene = Scene::new(db, NOW + DAY).await;
        for lang in Lang::ALL {
            let page = scene.page(lang).await;
            for column in HEAD.split(';') {
                assert!(page.contains(&format!("<code>{column}</code>")), "{column}: {page}");
            }
            assert_eq!(page.matches("<code>withheld</code>").count(), 4);
        }
    }
}
