//! Adding, editing and closing follow-ups, by whom.

use super::{
    ADD, DAY, LIST, SEEDED, added, answer, app_without_follow_ups, community, number, page, person, pressed,
    revision, run, state,
};
use ensemble_core::{format, ids::FollowUpId};
use ensemble_testing::{NOW, TestApp, on_both_with_content};

/// Calls the server function of the buttons.
async fn called(app: &TestApp, cookie: &str, id: FollowUpId, command: &str) -> ensemble_testing::Answer {
    let (community, id) = (community(app).await.to_string(), id.to_string());
    let form = [
        ("community", community.as_str()),
        ("id", id.as_str()),
        ("lang", "fr"),
        ("input[command]", command),
        ("input[revision]", "1"),
    ];
    app.send("/api/follow-ups/change", cookie, &form).await
}

on_both_with_content! {
    async fn a_reason_that_an_island_sends_is_cleaned(db: Db) {
        let app = app_without_follow_ups(db).await;
        let member = app.cookie("member").await;
        let id = added(&app, &member, &[]).await;
        let (community, subject) = (community(&app).await.to_string(), id.to_string());
        let seen = revision(&app, id).await.to_string();
        let form = [
            ("community", community.as_str()),
            ("id", subject.as_str()),
            ("lang", "fr"),
            ("input[command]", "drop"),
            ("input[revision]", seen.as_str()),
            ("input[reason]", "Le calendrier de l\u{92}école\u{b}a changé\u{1f}."),
        ];
        let dropped = app.send("/api/follow-ups/change", &member, &form).await;
        assert_eq!(dropped.status, 200, "{}", dropped.body);
        let stored: String = sqlx::query_scalar("SELECT reason FROM follow_up WHERE id = $1")
            .bind(&subject)
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a reason");
        assert!(stored.contains("Le calendrier de l’école\\na changé."), "{stored}");
    }

    async fn one_that_a_person_proposes_to_themselves_is_accepted(db: Db) {
        let app = app_without_follow_ups(db).await;
        let (member, own) = (app.cookie("member").await, person(&app, "member").await.to_string());
        let id = added(&app, &member, &[("owner", &own), ("due", "next-meeting"), ("other-text", "Bring the zirconium")]).await;
        assert_eq!((state(&app, id).await.as_str(), answer(&app, id).await.as_str()), ("open", "accepted"));
        assert_eq!(number(&app, "SELECT COUNT(*) FROM outbox").await, 0, "no one is written to");
        let list = app.get_with(LIST, "cookie", &member).await.body;
        assert!(list.contains("Apporter le zirconium") && list.contains("s’en occupe") && list.contains("Pour la rencontre du"), "{list}");
        let english = app.get_with("/en/communities/students-at-risk/follow-ups", "cookie", &member).await.body;
        assert!(english.contains("Bring the zirconium") && !english.contains("Apporter"), "{english}");
        let mine = app.get_with("/fr/mes-suivis", "cookie", &member).await.body;
        assert!(mine.contains("Apporter le zirconium"), "{mine}");
        assert!(!app.get_with("/fr/mes-suivis", "cookie", &app.cookie("member-en").await).await.body.contains("zirconium"));
        let home = app.get_with("/fr", "cookie", &member).await.body;
        assert!(home.contains("Suivis à mon nom") && home.contains("Apporter le zirconium") && home.contains("/fr/mes-suivis"), "{home}");
    }

    async fn those_of_several_communities_are_on_one_page_of_their_own(db: Db) {
        let app = app_without_follow_ups(db).await;
        let (cookie, own) = (app.cookie("member-en").await, person(&app, "member-en").await.to_string());
        let first = added(&app, &cookie, &[("owner", &own)]).await;
        let elsewhere = "/fr/communautes/psychologues/suivis";
        let form = [("text", "Relire le molybdene"), ("due", "never"), ("owner", own.as_str())];
        let done = app.send(&format!("{elsewhere}/ajouter"), &cookie, &form).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let second = done.header("location").rsplit("#follow-up-").next().expect("an id").to_owned();
        for address in ["/fr/mes-suivis", "/en/my-follow-ups"] {
            let mine = app.get_with(address, "cookie", &cookie).await;
            for words in ["Apporter le zirconium", "Relire le molybdene"] {
                assert!(mine.says(words), "{words} at {address}: {}", mine.body);
            }
        }
        let mine = app.get_with("/fr/mes-suivis", "cookie", &cookie).await;
        for link in [format!("{LIST}/{first}"), format!("{elsewhere}/{second}")] {
            assert!(mine.body.contains(&link), "{link}: {}", mine.body);
        }
        // The liaison reads those of the community that they observe, and has none.
        let other = app.cookie("liaison").await;
        for (address, words) in [(LIST, "Apporter le zirconium"), (elsewhere, "Relire le molybdene")] {
            assert_eq!(app.get_with(address, "cookie", &other).await.says(words), address == LIST, "{address}");
            assert!(!app.get_with("/fr/mes-suivis", "cookie", &other).await.says(words));
        }
        // One who left a community keeps those of the other one.
        let left = "DELETE FROM membership
                    WHERE person_id = (SELECT id FROM person WHERE email LIKE 'imogen%')
                      AND community_id = (SELECT community_id FROM community_slug WHERE slug = 'psychologues')";
        run(&app, left).await;
        let mine = app.get_with("/fr/mes-suivis", "cookie", &cookie).await;
        assert!(mine.says("Apporter le zirconium") && !mine.says("Relire le molybdene"), "{}", mine.body);
    }

    async fn what_cannot_be_kept_is_said_and_nothing_is_lost(db: Db) {
        let app = app_without_follow_ups(db).await;
        let member = app.cookie("member").await;
        let long = "x".repeat(501);
        let stranger = person(&app, "person").await.to_string();
        let late = format::local(NOW - 2 * DAY).date().to_string();
        for (form, said) in [
            (vec![("text", " "), ("other-text", "Le zirconium")], "Écrivez quoi faire"),
            (vec![("text", "Le zirconium"), ("other-text", long.as_str())], "caractères au plus"),
            (vec![("text", "Le zirconium"), ("due", "day"), ("day", "demain")], "Choisissez une date à partir"),
            (vec![("text", "Le zirconium"), ("due", "day"), ("day", late.as_str())], "Choisissez une date à partir"),
            (vec![("text", "Le zirconium"), ("due", "day"), ("day", "2042-01-01")], "Choisissez une date à partir"),
            (vec![("text", "Le zirconium"), ("owner", stranger.as_str())], "Choisissez une personne qui fait partie"),
        ] {
            let refused = app.send(ADD, &member, &form).await;
            assert!(refused.status == 422 && refused.body.contains(said), "{said}: {}", refused.body);
            assert!(refused.body.contains(SEEDED), "what was typed stays");
        }
        assert_eq!(app.send(ADD, &member, &[("text", "x"), ("due", "some-day")]).await.status, 400);
        let naming = [("text", "Rappeler mon élève Mathis Gagnon lundi")];
        let warned = app.send(ADD, &member, &naming).await;
        assert!(warned.status == 422 && warned.body.contains("Pourrait-on reconnaître une ou un élève?"), "{}", warned.body);
        let token = warned.body.split("name=\"confirmation_token\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let confirmed = [naming[0], ("confirmation_token", token.expect("a token"))];
        assert_eq!(app.send(ADD, &member, &confirmed).await.status, 303);
        assert_eq!(number(&app, "SELECT COUNT(*) FROM follow_up").await, 1);
    }

    async fn each_does_what_is_theirs_to_do(db: Db) {
        let app = app_without_follow_ups(db).await;
        let [author, other, facilitator] =
            [app.cookie("member").await, app.cookie("member-en").await, app.cookie("facilitator").await];
        let owner = person(&app, "member-en").await.to_string();
        let id = added(&app, &author, &[("owner", &owner)]).await;
        for (cookie, command) in [(&facilitator, "accept"), (&author, "accept"), (&author, "take")] {
            let refused = pressed(&app, cookie, id, command, "").await;
            assert_eq!(refused.status, 422, "{command}: {}", refused.body);
        }
        assert_eq!(pressed(&app, &other, id, "accept", "").await.status, 303);
        assert_eq!(answer(&app, id).await, "accepted");
        let refused = pressed(&app, &author, id, "finish", "").await;
        assert!(refused.status == 422 && refused.body.contains("est au nom de quelqu’un d’autre"), "{}", refused.body);
        let moved = app.get_with(&format!("{LIST}/{id}/modifier"), "cookie", &author).await;
        assert_eq!(moved.status, 303, "it is not theirs to edit any more");
        let no_reason = pressed(&app, &facilitator, id, "drop", " ").await;
        assert!(no_reason.status == 422 && no_reason.body.contains("Écrivez la raison"), "{}", no_reason.body);
        assert_eq!(pressed(&app, &facilitator, id, "drop", "Le zirconium manque.").await.status, 303);
        let shown = page(&app, &author, id).await;
        assert!(shown.contains("Abandonné le") && shown.contains("Le zirconium manque."), "{shown}");
        assert!(shown.contains("a abandonné ce suivi."), "the history says who: {shown}");
        assert_eq!(pressed(&app, &other, id, "finish", "").await.status, 422, "it is closed");
        assert_eq!(pressed(&app, &other, id, "reopen", "").await.status, 303);
        assert_eq!(state(&app, id).await, "open");
        assert_eq!(app.send(&format!("{LIST}/{id}/changer"), &other, &[]).await.status, 422, "it says what to choose");
    }

    async fn one_that_no_one_has_can_be_taken(db: Db) {
        let app = app_without_follow_ups(db).await;
        let [author, other] = [app.cookie("member").await, app.cookie("member-en").await];
        let id = added(&app, &author, &[]).await;
        assert!(page(&app, &other, id).await.contains("Personne ne s’en occupe"));
        assert_eq!(pressed(&app, &other, id, "take", "").await.status, 303);
        assert_eq!(answer(&app, id).await, "accepted");
        assert_eq!(pressed(&app, &other, id, "decline", "Pas ce mois-ci.").await.status, 303);
        let shown = page(&app, &author, id).await;
        assert!(shown.contains("Refusé par Imogen") && shown.contains("Pas ce mois-ci."), "{shown}");
        assert_eq!(pressed(&app, &author, id, "take", "").await.status, 303, "another takes it");
        assert_eq!(pressed(&app, &author, id, "finish", "").await.status, 303);
        let closed = app.get_with(&format!("{LIST}?state=closed"), "cookie", &author).await.body;
        assert!(closed.contains("Apporter le zirconium") && closed.contains("Rouvrir"), "{closed}");
        assert!(!app.get_with(LIST, "cookie", &author).await.body.contains("Apporter le zirconium"));
    }

    async fn another_owner_is_asked_again_and_the_history_keeps_each_text(db: Db) {
        let app = app_without_follow_ups(db).await;
        let [author, facilitator] = [app.cookie("member").await, app.cookie("facilitator").await];
        let [first, second] = [person(&app, "member-en").await.to_string(), person(&app, "co-facilitator").await.to_string()];
        let id = added(&app, &author, &[("owner", &first)]).await;
        let edit = format!("{LIST}/{id}/modifier");
        let seen = revision(&app, id).await.to_string();
        let form = [("revision", seen.as_str()), ("text", "Porter le zirconium"), ("owner", second.as_str()), ("due", "day"), ("day", "2026-12-01")];
        assert_eq!(app.send(&edit, &facilitator, &form).await.status, 303);
        assert_eq!(answer(&app, id).await, "proposed");
        let shown = page(&app, &author, id).await;
        for said in ["Porter le zirconium", "Apporter le zirconium", "Pour le 1er décembre 2026", "a modifié ce suivi."] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        let late = app.send(&edit, &author, &form).await;
        assert_eq!(late.status, 409, "{}", late.body);
        assert!(late.body.contains("Porter le zirconium") && late.body.contains("Ce suivi a changé"), "{}", late.body);
        let filtered = app.get_with(&format!("{LIST}?owner={second}"), "cookie", &author).await.body;
        assert!(filtered.contains("Porter le zirconium"), "{filtered}");
        for other in [first.as_str(), "none"] {
            let filtered = app.get_with(&format!("{LIST}?owner={other}"), "cookie", &author).await.body;
            assert!(!filtered.contains("Porter le zirconium"), "{other}");
        }
        for wrong in ["owner=x", "page=2", "page=0"] {
            assert_eq!(app.get_with(&format!("{LIST}?{wrong}"), "cookie", &author).await.status, 404, "{wrong}");
        }
    }

    async fn a_list_has_pages(db: Db) {
        let app = app_without_follow_ups(db).await;
        let author = app.cookie("member").await;
        for _ in 0..51 {
            added(&app, &author, &[]).await;
        }
        let first = app.get_with(LIST, "cookie", &author).await.body;
        assert_eq!(first.matches("data-follow-up=").count(), 50);
        assert!(first.contains("page=2"), "{first}");
        let second = app.get_with(&format!("{LIST}?page=2"), "cookie", &author).await.body;
        assert_eq!(second.matches("data-follow-up=").count(), 1);
    }

    async fn follow_ups_stay_within_their_community(db: Db) {
        let app = app_without_follow_ups(db).await;
        let author = app.cookie("member").await;
        let own = person(&app, "member").await.to_string();
        let id = added(&app, &author, &[("owner", &own)]).await;
        for who in ["person", "administrator", "privacy-officer"] {
            let cookie = app.cookie(who).await;
            assert_eq!(app.get_with(LIST, "cookie", &cookie).await.status, 404, "{who}");
            assert_eq!(app.get_with(&format!("{LIST}/{id}"), "cookie", &cookie).await.status, 404, "{who}");
            assert_eq!(pressed(&app, &cookie, id, "finish", "").await.status, 404, "{who}");
            assert!(!called(&app, &cookie, id, "finish").await.status.is_success(), "{who}");
        }
        for who in ["liaison", "coordinator"] {
            let cookie = app.cookie(who).await;
            let shown = page(&app, &cookie, id).await;
            assert!(shown.contains(SEEDED) && !shown.contains("data-forms"), "{who} only reads: {shown}");
            assert_eq!(pressed(&app, &cookie, id, "finish", "").await.status, 404, "{who}");
        }
        assert!(!called(&app, "", id, "finish").await.status.is_success(), "a visitor");
        assert_eq!(state(&app, id).await, "open");
        let elsewhere = format!("/fr/communautes/psychologues/suivis/{id}");
        let facilitator = app.cookie("member-en").await;
        assert_eq!(app.get_with(&elsewhere, "cookie", &facilitator).await.status, 404, "in another community");
        for page in ["/fr", "/fr/communautes/eleves-a-risque", "/fr/rencontres", "/fr/recherche?q=zirconium", "/en/search?q=zirconium"] {
            assert!(!app.get(page).await.says("Apporter le zirconium"), "{page}");
        }
        let community = app.get_with("/fr/communautes/eleves-a-risque", "cookie", &author).await.body;
        assert!(community.contains(&format!("href=\"{LIST}\"")), "members are led there");
        assert!(!app.get("/fr/communautes/eleves-a-risque").await.body.contains(LIST));
        let done = called(&app, &author, id, "finish").await;
        assert!(done.status.is_success() && done.body.contains("Done"), "{}", done.body);
        assert_eq!(state(&app, id).await, "done");
        assert_eq!(called(&app, &author, id, "reopen").await.status, 409, "the revision that was seen is old");
        let data = app.get_with("/fr/compte/donnees/json", "cookie", &author).await.body;
        assert!(data.contains(SEEDED) && data.contains(&id.to_string()), "their data have it");
        let readable = app.get_with("/fr/compte/donnees/html", "cookie", &author).await.body;
        assert!(readable.contains("Suivis à votre nom") && readable.contains("Changements que vous avez faits à des suivis"), "{readable}");
    }

    async fn what_is_logged_has_no_text(db: Db) {
        let app = app_without_follow_ups(db).await;
        let author = app.cookie("member").await;
        let id = added(&app, &author, &[]).await;
        pressed(&app, &author, id, "drop", "Le zirconium manque.").await;
        let logged: Vec<String> =
            sqlx::query_scalar("SELECT action || ' ' || detail FROM audit WHERE subject_kind = 'follow-up' ORDER BY id")
                .fetch_all(&app.scratch.db.reader)
                .await
                .expect("entries");
        assert_eq!(logged, ["follow-up.add ", "follow-up.change drop"]);
    }
}
