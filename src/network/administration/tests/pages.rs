//! Each page of the administration: whom it is shown to, what its form does, what it keeps of bad input.

use super::{id_of, paths};
use ensemble_core::Lang;
use ensemble_testing::{NOW, TestApp, app, app_on, on_both_with_content};

/// Every page without an open part in its path, and the portal roles it is for.
const PAGES: [([&str; 2], &[&str]); 14] = [
    (paths::HOME, &["coordinator", "administrator", "privacy-officer"]),
    (paths::PEOPLE, &["coordinator", "administrator", "privacy-officer"]),
    (paths::INVITE, &["administrator"]),
    (paths::ORGANIZATIONS, &["coordinator", "administrator"]),
    (paths::NEW_ORGANIZATION, &["coordinator", "administrator"]),
    (paths::COMMUNITIES, &["coordinator"]),
    (paths::YEAR, &["coordinator"]),
    (paths::NEW_COMMUNITY, &["coordinator"]),
    (paths::TEMPLATES, &["coordinator"]),
    (paths::NEW_TEMPLATE, &["coordinator"]),
    (paths::PAGES, &["coordinator", "administrator"]),
    (paths::SETTINGS, &["administrator"]),
    (paths::TERMS, &["administrator"]),
    (paths::CONFIDENTIALITY, &["administrator"]),
];

#[tokio::test]
async fn each_page_is_shown_to_its_roles_and_absent_for_others() {
    let app = app().await;
    for who in ["coordinator", "administrator", "privacy-officer", "facilitator", "member", "person"] {
        let cookie = app.cookie(who).await;
        for (path, roles) in PAGES {
            for lang in Lang::ALL {
                let page = app.get_with(paths::of(path, lang), "cookie", &cookie).await;
                let status = if roles.contains(&who) { 200 } else { 404 };
                assert_eq!(page.status, status, "{} as {who}", paths::of(path, lang));
            }
        }
    }
}

/// The names of the fields that a page's form sends.
fn fields(page: &str) -> Vec<String> {
    let is_its_own = |form: &&str| {
        let tag = form.split('>').next().unwrap_or_default();
        tag.contains("class=\"form\"") && tag.contains("method=\"post\"")
    };
    let form = page.split("<form ").skip(1).find(is_its_own).expect("a form");
    let form = form.split("</form>").next().unwrap_or_default();
    let names = form.split(" name=\"").skip(1).filter_map(|rest| rest.split('"').next());
    names.map(str::to_owned).collect()
}

#[tokio::test]
async fn forms_have_the_fields_of_the_inputs_that_they_are_decoded_into() {
    use serde_json::Value;

    use ensemble_network::administration::actions::{
        CommunityInput, Invite, OrganizationInput, PublishAgreement, SettingsInput,
    };

    let app = app().await;
    let keys =
        |value: Value| -> Vec<String> { value.as_object().expect("an object").keys().cloned().collect() };
    let json = |input: Result<Value, serde_json::Error>| keys(input.expect("an input"));
    for (path, who, expected) in [
        (paths::NEW_ORGANIZATION, "coordinator", json(serde_json::to_value(OrganizationInput::default()))),
        (paths::NEW_COMMUNITY, "coordinator", json(serde_json::to_value(CommunityInput::default()))),
        (paths::SETTINGS, "administrator", json(serde_json::to_value(SettingsInput::default()))),
        (paths::TERMS, "administrator", json(serde_json::to_value(PublishAgreement::default()))),
        (paths::INVITE, "administrator", json(serde_json::to_value(Invite::default()))),
    ] {
        let page = app.get_with(path[0], "cookie", &app.cookie(who).await).await.body;
        let mut sent = fields(&page);
        sent.sort();
        sent.dedup();
        sent.retain(|name| name != "form-origin" && (name != "seen" || path == paths::TERMS));
        let mut expected = expected;
        expected.sort();
        assert_eq!(sent, expected, "{}", path[0]);
    }
}

async fn person(app: &TestApp, who: &str, path: [&'static str; 2]) -> String {
    paths::with(path, Lang::En, &id_of(&app.scratch.db, who).await.to_string())
}

#[tokio::test]
async fn actions_on_a_person_are_for_their_roles_only() {
    let app = app().await;
    let role = [("role", "coordinator")];
    for who in ["coordinator", "privacy-officer", "facilitator", "member"] {
        let cookie = app.cookie(who).await;
        for path in [paths::GIVE_ROLE, paths::TAKE_ROLE] {
            let answer = app.send(&person(&app, "person", path).await, &cookie, &role).await;
            assert_eq!(answer.status, 404, "{} as {who}", path[1]);
        }
    }
    let administrator = app.cookie("administrator").await;
    let give = person(&app, "person", paths::GIVE_ROLE).await;
    for wrong in [&[][..], &[("role", "pirate")]] {
        assert_eq!(app.send(&give, &administrator, wrong).await.status, 400, "{wrong:?}");
    }
    assert_eq!(app.send(&give, &administrator, &role).await.status, 303);
    let nobody = paths::with(paths::GIVE_ROLE, Lang::En, "0190f5c0-0000-7000-8000-000000000000");
    assert_eq!(app.send(&nobody, &administrator, &role).await.status, 404);
}

#[tokio::test]
async fn communities_are_moved_by_buttons_of_the_list() {
    let app = app().await;
    let cookie = app.cookie("coordinator").await;
    let community = app.kept().await.community;
    let here = paths::with(paths::MOVE_COMMUNITY, Lang::En, &community);
    for wrong in ["", "sideways"] {
        assert_eq!(app.send(&here, &cookie, &[("direction", wrong)]).await.status, 400, "{wrong}");
    }
    let moved = app.send(&here, &cookie, &[("direction", "down"), ("page", "1")]).await;
    assert_eq!(moved.header("location"), "/en/administration/communities?page=1&notice=saved");
    let first = app.kept().await.community;
    assert_ne!(first, community);
    app.send(&here, &cookie, &[("direction", "up")]).await;
    assert_eq!(app.kept().await.community, community, "back at its place");
    assert_eq!(app.send(&here, &app.cookie("member").await, &[("direction", "up")]).await.status, 404);
}

#[tokio::test]
async fn an_agreement_that_another_published_meanwhile_is_not_replaced_unread() {
    let app = app().await;
    let cookie = app.cookie("administrator").await;
    let publish = async |text: &str, seen: &str| {
        let form = [("body-fr", text), ("body-en", text), ("sure", "1"), ("seen", seen)];
        app.send(paths::CONFIDENTIALITY[1], &cookie, &form).await
    };
    assert_eq!(publish("One", "1").await.status, 303);
    let late = publish("Two", "1").await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("Two</textarea>") && late.body.contains("href=\"#body-fr\""), "{}", late.body);
    assert_eq!(publish("Two", "2").await.status, 303);
}

on_both_with_content! {
    async fn the_school_year_says_what_was_held_and_what_is_missing(db: Db) {
        let app = app_on(db.clone()).await;
        let cookie = app.cookie("coordinator").await;
        let row = async || {
            let page = app.get_with("/fr/administration/annee", "cookie", &cookie).await.body;
            let row = page.split("<tr>").find(|row| row.contains(">Élèves à risque<")).unwrap_or_default();
            row.to_owned()
        };
        let change = async |statement: &'static str| {
            let mut to = db.write().await.expect("a transaction");
            sqlx::query(statement).bind(NOW).execute(&mut *to).await.expect("changed");
            to.commit().await.expect("committed");
        };
        assert!(row().await.contains("Ordre du jour à préparer"), "{}", row().await);
        change(
            "INSERT INTO live_update (document_id, number, at, content)
             SELECT u.document_id, u.number + 1, $1, u.content FROM live_update u
             JOIN meeting m ON m.id = u.document_id
             WHERE u.number = (SELECT MAX(l.number) FROM live_update l WHERE l.document_id = u.document_id)",
        )
        .await;
        let held = "class=\"number\"><div>1</div>";
        let before = row().await;
        assert!(before.contains(held) && !before.contains("Date à fixer"), "{before}");
        assert!(!before.contains("Ordre du jour à préparer"), "{before}");
        assert!(before.contains("non représenté") && !before.contains("Rien"), "{before}");
        // A meeting of a month that is over without a date was not held: its date is missing.
        change(
            "UPDATE meeting SET month_only = 1, begins_at = $1 - 3456000000
             WHERE id = (SELECT id FROM meeting m
                         WHERE m.community_id = (SELECT community_id FROM community_slug WHERE slug = 'eleves-a-risque')
                           AND m.phase = 'published' AND m.begins_at > $1 ORDER BY m.begins_at LIMIT 1)",
        )
        .await;
        let after = row().await;
        assert!(after.contains(held) && after.contains("Date à fixer"), "{after}");
        change("UPDATE meeting SET cancelled_at = 1 WHERE begins_at < $1 AND month_only = 1").await;
        assert!(!row().await.contains("Date à fixer"), "a cancelled meeting lacks nothing");
        // Ten days before a meeting its agenda is no more than what the usual template made it.
        change(
            "UPDATE meeting SET month_only = 0, cancelled_at = NULL, begins_at = $1 + 864000000 WHERE begins_at < $1 AND month_only = 1",
        )
        .await;
        assert!(!row().await.contains("Ordre du jour à préparer"), "someone went on with it");
        change("DELETE FROM live_update WHERE $1 > 0 AND number > 1 AND document_id IN (SELECT id FROM meeting)").await;
        assert!(row().await.contains("Ordre du jour à préparer"), "{}", row().await);
        change("DELETE FROM live_update WHERE $1 > 0 AND document_id IN (SELECT id FROM meeting)").await;
        assert!(row().await.contains("Ordre du jour à préparer"), "{}", row().await);
        // Someone from each organization.
        change(
            "DELETE FROM community_organisation
             WHERE $1 > 0 AND NOT EXISTS (
               SELECT 1 FROM person p JOIN membership m ON m.person_id = p.id
               WHERE p.organisation_id = community_organisation.organisation_id
                 AND m.community_id = community_organisation.community_id AND m.role IN ('facilitator', 'member'))",
        )
        .await;
        assert!(!row().await.contains("non représenté"), "{}", row().await);
        change("UPDATE person SET closed_at = 1 WHERE email LIKE 'imogen%' AND $1 > 0").await;
        assert!(row().await.contains("1 organisme non représenté"), "{}", row().await);
        change("UPDATE community SET archived_at = 1 WHERE $1 > 0 AND id = (SELECT community_id FROM community_slug WHERE slug = 'eleves-a-risque')").await;
        assert!(row().await.is_empty(), "an archived community has no row");
    }
}
