//! Actions: a form without JavaScript and the server function of an island do the same.

use super::{ACCEPT, INVITE, JOIN, MEMBERS, ROLE, community, emails, id_of, roles};
use ensemble_core::rights::Role;
use ensemble_testing::{Answer, TestApp, app};

const DECLINE: &str = "/fr/communautes/eleves-a-risque/membres/refus";

/// How an action is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Form,
    ServerFunction,
}

/// Sends the fields of an input as a form does, or as an island does.
async fn send(app: &TestApp, way: Way, action: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
    if way == Way::Form {
        return app.send(action, cookie, fields).await;
    }
    let function = match action {
        ACCEPT => "accept-request",
        DECLINE => "decline-request",
        ROLE => "change-role",
        other => panic!("{other} has no server function"),
    };
    let names: Vec<String> = fields.iter().map(|(name, _)| format!("input[{name}]")).collect();
    let community = community(app).await.to_string();
    let mut all = vec![("community", community.as_str()), ("lang", "fr")];
    all.extend(names.iter().map(String::as_str).zip(fields.iter().map(|(_, value)| *value)));
    app.send(&format!("/api/membership/{function}"), cookie, &all).await
}

/// Has Edmund ask to join; the id of his request.
async fn requested(app: &TestApp) -> String {
    app.send(JOIN, &app.cookie("person").await, &[("message", "Bonjour")]).await;
    sqlx::query_scalar("SELECT id FROM join_request")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("one request")
}

async fn logged(app: &TestApp, action: &str) -> Vec<String> {
    sqlx::query_scalar("SELECT detail FROM audit WHERE action = $1")
        .bind(action)
        .fetch_all(&app.scratch.db.reader)
        .await
        .expect("the log")
}

#[tokio::test]
async fn a_request_is_accepted_alike_by_a_form_and_by_an_island() {
    for (way, status) in [(Way::Form, 303), (Way::ServerFunction, 200)] {
        let app = app().await;
        let (request, edmund) = (requested(&app).await, id_of(&app, "edmund").await);
        let coordinator = app.cookie("coordinator").await;
        for _ in 0..2 {
            let answer = send(&app, way, ACCEPT, &coordinator, &[("request", &request)]).await;
            assert_eq!(answer.status, status, "{way:?}: {}", answer.body);
        }
        assert_eq!(roles(&app, "edmund").await, [Role::Member], "{way:?}");
        assert_eq!(logged(&app, "membership.request").await, [format!("{edmund} accepted")], "{way:?}: once");
        assert_eq!(
            (emails(&app, "join-accepted").await, emails(&app, "member-added").await),
            (1, 2),
            "{way:?}"
        );
    }
}

#[tokio::test]
async fn a_request_is_declined_alike_by_a_form_and_by_an_island() {
    for way in [Way::Form, Way::ServerFunction] {
        let app = app().await;
        let request = requested(&app).await;
        let facilitator = app.cookie("facilitator").await;
        let fields = [("request", request.as_str()), ("reason", "Le groupe est complet.")];
        let answer = send(&app, way, DECLINE, &facilitator, &fields).await;
        assert!(matches!(answer.status.as_u16(), 200 | 303), "{way:?}: {}", answer.body);
        assert_eq!(roles(&app, "edmund").await, []);
        let text: String = sqlx::query_scalar("SELECT body_text FROM outbox WHERE kind = 'join-declined'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("an email");
        assert!(text.contains("Le groupe est complet."), "{text}");
    }
}

#[tokio::test]
async fn a_reason_is_cleaned_alike_by_a_form_and_by_an_island() {
    for way in [Way::Form, Way::ServerFunction] {
        let app = app().await;
        let request = requested(&app).await;
        let facilitator = app.cookie("facilitator").await;
        let fields =
            [("request", request.as_str()), ("reason", "Pour l\u{92}élève\u{b}en janvier\u{1f}\u{202e}.")];
        let answer = send(&app, way, DECLINE, &facilitator, &fields).await;
        assert!(matches!(answer.status.as_u16(), 200 | 303), "{way:?}: {}", answer.body);
        let stored: String = sqlx::query_scalar("SELECT reason FROM join_request")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a reason");
        assert_eq!(stored, "Pour l’élève\nen janvier.", "{way:?}");
    }
}

#[tokio::test]
async fn a_role_is_changed_alike_by_a_form_and_by_an_island() {
    for way in [Way::Form, Way::ServerFunction] {
        let app = app().await;
        let member = id_of(&app, "beatrice").await;
        let facilitator = app.cookie("facilitator").await;
        let liaison = [("person", member.as_str()), ("role", "liaison")];
        let refused = send(&app, way, ROLE, &facilitator, &liaison).await;
        assert_eq!(refused.status, 422, "{way:?}");
        assert!(refused.body.contains("ne travaille pas avec un ordre"), "{way:?}: {}", refused.body);
        let observer = [("person", member.as_str()), ("role", "observer")];
        let changed = send(&app, way, ROLE, &facilitator, &observer).await;
        assert!(matches!(changed.status.as_u16(), 200 | 303), "{way:?}: {}", changed.body);
        assert!(roles(&app, "beatrice").await.contains(&Role::Observer), "{way:?}");
        assert_eq!(logged(&app, "membership.role").await, [format!("{member} observer")], "{way:?}");
        assert_eq!(emails(&app, "role-changed").await, 1, "{way:?}");
    }
}

#[tokio::test]
async fn who_may_not_manage_members_does_nothing_by_either_way() {
    let app = app().await;
    let (request, member) = (requested(&app).await, id_of(&app, "beatrice").await);
    let decide = [("request", request.as_str())];
    let promote = [("person", member.as_str()), ("role", "facilitator"), ("confirmed", "1")];
    let before = roles(&app, "beatrice").await;
    for way in [Way::Form, Way::ServerFunction] {
        for (who, status) in [("", 401), ("member", 404), ("person", 404)] {
            let cookie = if who.is_empty() { String::new() } else { app.cookie(who).await };
            for (action, fields) in [(ACCEPT, &decide[..]), (DECLINE, &decide[..]), (ROLE, &promote[..])] {
                let answer = send(&app, way, action, &cookie, fields).await;
                assert_eq!(answer.status, status, "{way:?} {action} as {who}: {}", answer.body);
            }
        }
    }
    assert_eq!((roles(&app, "beatrice").await, roles(&app, "edmund").await), (before, vec![]));
}

#[tokio::test]
async fn nobody_accepts_their_own_request_by_an_island_either() {
    let app = app().await;
    let coordinator = app.cookie("coordinator").await;
    app.send(JOIN, &coordinator, &[("message", "Bonjour")]).await;
    let request: String = sqlx::query_scalar("SELECT id FROM join_request")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("one request");
    let answer = send(&app, Way::ServerFunction, ACCEPT, &coordinator, &[("request", &request)]).await;
    assert!(answer.status == 422 && answer.body.contains("vous donner accès"), "{}", answer.body);
    let open: Option<String> = sqlx::query_scalar("SELECT outcome FROM join_request")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("one request");
    assert_eq!(open, None, "the request stays open");
}

#[tokio::test]
async fn the_page_keeps_what_was_typed_and_chosen() {
    let app = app().await;
    let facilitator = app.cookie("facilitator").await;
    let page = app.send(INVITE, &facilitator, &[("email", "new@"), ("role", "observer")]).await;
    assert_eq!(page.status, 422);
    let invite = page.body.split("/membres/invitation").nth(1).expect("the form");
    assert!(invite.contains("value=\"new@\""), "{invite}");
    let observer = invite.split("value=\"observer\"").nth(1).and_then(|rest| rest.split('>').next());
    assert!(observer.is_some_and(|option| option.contains("selected")), "{observer:?}");

    let me = id_of(&app, "ariane").await;
    let own = [("person", me.as_str()), ("role", "facilitator")];
    assert_eq!(app.send(ROLE, &facilitator, &own).await.status, 303, "nothing changes");
    // Who sets their own role gets a new session.
    let facilitator = app.cookie("facilitator").await;
    let member = id_of(&app, "beatrice").await;
    let liaison = [("person", member.as_str()), ("role", "liaison")];
    let page = app.send(ROLE, &facilitator, &liaison).await.body;
    let open = page.split("<details").skip(1).filter_map(|rest| rest.split('>').next());
    assert_eq!(open.filter(|tag| tag.contains(" open")).count(), 1, "the form that was sent is open");
    let chosen = page.split(&format!("id=\"role-{member}\"")).nth(1).expect("a choice");
    let chosen = chosen.split("</select>").next().unwrap_or_default();
    let liaison = chosen.split("value=\"liaison\"").nth(1).and_then(|rest| rest.split('>').next());
    assert!(liaison.is_some_and(|option| option.contains("selected")), "{chosen}");
}

/// The names of the fields in the form that is sent to an address.
fn fields(page: &str, action: &str) -> Vec<String> {
    let form = page.split(&format!("action=\"{action}\"")).nth(1).expect("a form");
    let form = form.split("</form>").next().unwrap_or_default();
    let names = form.split(" name=\"").skip(1).filter_map(|rest| rest.split('"').next());
    names.filter(|name| *name != "form-origin").map(str::to_owned).collect()
}

#[tokio::test]
async fn each_form_has_the_fields_of_its_action() {
    let app = app().await;
    requested(&app).await;
    let page = app.get_with(MEMBERS, "cookie", &app.cookie("coordinator").await).await.body;
    assert_eq!(fields(&page, ACCEPT), ["request"]);
    assert_eq!(fields(&page, DECLINE), ["request", "reason"]);
    assert_eq!(fields(&page, ROLE), ["person", "role", "confirmed"]);
    assert_eq!(fields(&page, super::REMOVE), ["person", "confirmed"]);
    assert_eq!(fields(&page, INVITE), ["name", "email", "role", "email-lang"]);
    assert!(!page.contains("name=\"what\""));
}
