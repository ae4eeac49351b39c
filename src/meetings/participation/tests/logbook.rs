//! The logbook of hours.

use super::{DAY, HOUR, NOW, Scene, begun, everybody, plain};
use ensemble_meetings::participation::{rules, store};
use ensemble_testing::{Answer, on_both_with_content};

const LOGBOOK: &str = "/fr/compte/heures";

async fn add(scene: &Scene, who: &str, day: &str, title: &str, hours: &str) -> Answer {
    let form = [("day", day), ("title", title), ("hours", hours)];
    scene.app.send(LOGBOOK, &scene.app.cookie(who).await, &form).await
}

async fn page(scene: &Scene, who: &str) -> String {
    plain(&scene.get(who, LOGBOOK).await.body)
}

/// The sum that a page says, in words.
fn total(page: &str) -> String {
    let sum = page.split("Total : ").nth(1).and_then(|rest| rest.split('<').next());
    sum.expect("a sum").to_owned()
}

on_both_with_content! {
    async fn meetings_come_by_themselves_and_other_activities_are_added(db: Db) {
        let mut scene = begun(&db, 30).await;
        scene.app.later(2 * HOUR);
        scene.tick("facilitator", &["member-en"]).await;
        let shown = page(&scene, "member-en").await;
        assert!(shown.contains("La rencontre du zeste"), "{shown}");
        assert_eq!(total(&shown), "1 h 30 min");
        assert_eq!(add(&scene, "member-en", "2026-11-10", "Lecture du guide", "1,25").await.status, 303);
        assert_eq!(add(&scene, "member-en", "2025-07-01", "Formation", "1 h 30").await.status, 303);
        let before = add(&scene, "member-en", "2025-06-30", "Avant", "3").await;
        assert_eq!(before.header("location"), format!("{LOGBOOK}?period=2023&notice=added"));
        let shown = page(&scene, "member-en").await;
        assert_eq!(total(&shown), "4 h 15 min");
        assert!(shown.contains("Lecture du guide") && !shown.contains("Avant"), "{shown}");
        assert!(shown.contains("Du 1er juillet 2025 au 30 juin 2027"), "{shown}");
        let earlier = plain(&scene.get("member-en", &format!("{LOGBOOK}?period=2023")).await.body);
        assert!(total(&earlier) == "3 h" && earlier.contains("Avant"), "{earlier}");
        let csv = scene.get("member-en", &format!("{LOGBOOK}/csv")).await;
        assert!(csv.header("content-disposition").contains("heures-2025.csv"));
        for row in ["2026-11-10;Lecture du guide;;\"1,25\"", "2025-07-01;Formation;;\"1,50\"", "La rencontre du zeste"] {
            assert!(csv.body.contains(row), "{row}: {}", csv.body);
        }
        scene.send("member-en", "/participation/moi", &[("presence", "absent")]).await;
        assert_eq!(total(&page(&scene, "member-en").await), "2 h 45 min", "what they say of themselves counts");
    }

    async fn wrong_entries_get_a_sentence_and_keep_what_was_typed(db: Db) {
        let scene = begun(&db, 30).await;
        for (day, title, hours, said) in [
            ("2026-13-01", "Lecture", "1", "Cette date"),
            ("2027-01-01", "Lecture", "1", "encore passé"),
            ("2019-01-01", "Lecture", "1", "1er juillet 2021"),
            ("2026-11-10", "", "1", "Nommez l’activité"),
            ("2026-11-10", "Lecture zirconium", "25", "24 heures au plus"),
            ("2026-11-10", "Lecture zirconium", "beaucoup", "24 heures au plus"),
        ] {
            let answer = add(&scene, "member-en", day, title, hours).await;
            let body = plain(&answer.body);
            assert!(answer.status == 422 && body.contains(said), "{day} {title} {hours}: {body}");
            assert!(body.contains(&format!("value=\"{hours}\"")), "{body}");
        }
        let person = scene.person("member-en").await;
        let bounds = rules::period_bounds(rules::period(NOW)).expect("a period");
        assert!(store::entries(&db, person, bounds).await.expect("entries").is_empty());
        for odd in ["2024", "1999", "x"] {
            assert_eq!(scene.get("member", &format!("{LOGBOOK}?period={odd}")).await.status, 404, "{odd}");
        }
    }

    async fn an_entry_is_deleted_by_its_person_only(db: Db) {
        let scene = begun(&db, 30).await;
        add(&scene, "member-en", "2026-11-10", "Lecture zirconium", "1").await;
        let entry: String = sqlx::query_scalar("SELECT id FROM logbook_entry WHERE title = 'Lecture zirconium'")
            .fetch_one(&db.reader).await.expect("an entry");
        let delete = async |who: &str| {
            let form = [("entry", entry.as_str()), ("period", "2025")];
            let answer = scene.app.send(&format!("{LOGBOOK}/suppression"), &scene.app.cookie(who).await, &form).await;
            answer.status.as_u16()
        };
        delete("facilitator").await;
        assert!(page(&scene, "member-en").await.contains("Lecture zirconium"));
        assert_eq!((delete("member-en").await, delete("member-en").await), (303, 303));
        assert!(!page(&scene, "member-en").await.contains("zirconium"));
    }

    async fn a_link_shows_a_period_until_it_is_withdrawn(db: Db) {
        let mut scene = begun(&db, 30).await;
        add(&scene, "member-en", "2026-11-10", "Lecture zirconium", "1").await;
        add(&scene, "member-en", "2025-06-30", "Avant obsidienne", "1").await;
        let cookie = scene.app.cookie("member-en").await;
        let made = async || {
            let answer = scene.app.send(&format!("{LOGBOOK}/partage"), &cookie, &[("period", "2025")]).await;
            let secret = answer.body.split("/fr/carnet-partage?key=").nth(1).and_then(|rest| rest.get(..64));
            format!("/fr/carnet-partage?key={}", secret.expect("a link"))
        };
        let link = made().await;
        let shared = scene.app.get(&link).await;
        let body = plain(&shared.body);
        assert!(shared.status == 200 && body.contains("Lecture zirconium") && body.contains("Imogen"), "{body}");
        assert!(!body.contains("obsidienne") && !body.contains("name=\"entry\"") && body.contains("noindex"), "{body}");
        let secret = link.rsplit('=').next().expect("a secret");
        let stored: String = sqlx::query_scalar("SELECT token_hash FROM logbook_link").fetch_one(&db.reader).await.expect("a link");
        assert!(stored != secret && !page(&scene, "member-en").await.contains(secret), "it is shown once");
        let second = made().await;
        assert_eq!(scene.app.get(&link).await.status, 410, "the first one ends");
        assert_eq!(scene.app.get(&second).await.status, 200);
        let withdrawn = scene.app.send(&format!("{LOGBOOK}/partage/retrait"), &cookie, &[("period", "2025")]).await;
        assert_eq!(withdrawn.status, 303);
        for address in [second.as_str(), "/fr/carnet-partage?key=x", "/fr/carnet-partage"] {
            let gone = scene.app.get(address).await;
            assert!(gone.status == 410 && !gone.body.contains("zirconium"), "{address}");
        }
        for odd in ["2024", "2031"] {
            let answer = scene.app.send(&format!("{LOGBOOK}/partage"), &cookie, &[("period", odd)]).await;
            assert_eq!(answer.status, 404, "{odd}");
        }
        let kept = made().await;
        scene.app.later(5 * 366 * DAY);
        assert_eq!(scene.app.get(&kept).await.status, 410, "it ends with the periods that its person can look at");
        let cookie = scene.app.cookie("member-en").await;
        let third = scene.app.send(&format!("{LOGBOOK}/partage"), &cookie, &[]).await.body;
        let secret = third.split("/fr/carnet-partage?key=").nth(1).and_then(|rest| rest.get(..64)).expect("a link");
        let third = format!("/fr/carnet-partage?key={secret}");
        assert_eq!(scene.app.get(&third).await.status, 200);
        let mut to = db.write().await.expect("a transaction");
        sqlx::query("UPDATE person SET closed_at = 1 WHERE email LIKE 'imogen%'").execute(&mut *to).await.expect("closed");
        to.commit().await.expect("committed");
        assert_eq!(scene.app.get(&third).await.status, 410, "an account that is closed shows nothing");
    }

    async fn one_s_own_data_has_all_of_it(db: Db) {
        let mut scene = begun(&db, 30).await;
        scene.tick("facilitator", &["member"]).await;
        add(&scene, "member", "2026-11-10", "Lecture zirconium", "1").await;
        scene.app.later(2 * HOUR);
        scene.send("member", "/attestation", &[]).await;
        for address in ["/fr/compte/donnees/json", "/fr/compte/donnees/html"] {
            assert!(scene.get("member", address).await.body.contains("zirconium"), "{address}");
        }
        let json = scene.get("member", "/fr/compte/donnees/json").await.body;
        for part in ["\"participation\"", "\"certificate\"", "\"logbook_entry\"", "tick_until"] {
            assert!(json.contains(part), "{part}");
        }
        for (who, _) in everybody(&db).await.into_iter().filter(|(who, _)| who != "member") {
            let other = scene.get(&who, "/fr/compte/donnees/json").await.body;
            assert!(!other.contains("zirconium"), "{who}");
        }
    }
}
