//! Joining, roles and leaving, through the pages.

mod actions;
mod inviting;
mod joining;
mod people;
mod restoring;

use std::time::Duration;

use ensemble_communities::membership::{model::Liaison, store};
use ensemble_core::{
    ids::{CommunityId, PersonId},
    rights::Role,
};
use ensemble_server::session::find_account;
use ensemble_testing::{NOW, TestApp, app, app_on, on_both_with_content};

const MEMBERS: &str = "/fr/communautes/eleves-a-risque/membres";
const LEAVE: &str = "/fr/communautes/eleves-a-risque/membres/depart";
const ROLE: &str = "/fr/communautes/eleves-a-risque/membres/role";
const REMOVE: &str = "/fr/communautes/eleves-a-risque/membres/retrait";
const INVITE: &str = "/fr/communautes/eleves-a-risque/membres/invitation";
const ACCEPT: &str = "/fr/communautes/eleves-a-risque/membres/acceptation";
const JOIN: &str = "/fr/communautes/eleves-a-risque/adhesion";

async fn change(app: &TestApp, statement: &'static str) {
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query(statement).execute(&mut *to).await.expect("changed");
    to.commit().await.expect("committed");
}

async fn id_of(app: &TestApp, email: &str) -> String {
    sqlx::query_scalar("SELECT id FROM person WHERE email LIKE $1")
        .bind(format!("{email}%"))
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a person")
}

async fn roles(app: &TestApp, email: &str) -> Vec<Role> {
    let id = id_of(app, email).await.parse().expect("an id");
    let known = find_account(&app.scratch.db, id).await.expect("an answer").expect("an open account");
    known.viewer.roles.into_iter().map(|(_, role)| role).collect()
}

async fn emails(app: &TestApp, kind: &str) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE kind = $1")
        .bind(kind)
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a count")
}

#[tokio::test]
async fn one_asks_and_is_let_in() {
    let app = app().await;
    let (person, facilitator) = (app.cookie("person").await, app.cookie("facilitator").await);
    assert_eq!(app.send(JOIN, &person, &[("message", "")]).await.status, 422);
    for words in ["Bonjour à toutes.", "Bonjour à vous."] {
        let asked = app.send(JOIN, &person, &[("message", words)]).await;
        assert!(asked.status.is_success() && asked.body.contains(words));
    }
    assert_eq!(emails(&app, "join-requested").await, 2, "two facilitators, told once");
    let page = app.get_with(MEMBERS, "cookie", &facilitator).await;
    assert!(page.body.contains("Bonjour à vous.") && page.body.contains("Edmund"));
    let member = app.cookie("member").await;
    assert!(!app.get_with(MEMBERS, "cookie", &member).await.body.contains("Bonjour à vous."));
    let request: String = sqlx::query_scalar("SELECT id FROM join_request")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("one request");
    let form = [("request", request.as_str())];
    assert_eq!(app.send(ACCEPT, &member, &form).await.status, 404, "members do not decide");
    let accepted = app.send(ACCEPT, &facilitator, &form).await;
    assert_eq!(accepted.status, 303);
    let page = app.get_with(accepted.header("location"), "cookie", &facilitator).await.body;
    assert!(page.contains("la personne fait maintenant partie de la communauté"), "{page}");
    assert_eq!(roles(&app, "edmund").await, [Role::Member]);
    assert_eq!(emails(&app, "join-accepted").await, 1);
    assert!(app.get_with(MEMBERS, "cookie", &person).await.status.is_success());
}

#[tokio::test]
async fn a_community_keeps_a_facilitator() {
    let app = app().await;
    let (facilitator, other) = (app.cookie("facilitator").await, app.cookie("co-facilitator").await);
    let member = id_of(&app, "beatrice").await;
    assert_eq!(app.send(LEAVE, &other, &[]).await.status, 303);
    let refused = app.send(LEAVE, &facilitator, &[("confirmed", "1")]).await;
    assert_eq!(refused.status, 422, "the last one stays, whatever they tick");
    assert!(refused.body.contains("doit garder au moins une personne"));
    let hand_over = [("person", member.as_str()), ("role", "facilitator")];
    assert_eq!(app.send(ROLE, &facilitator, &hand_over).await.status, 303);
    assert_eq!(emails(&app, "role-changed").await, 1);
    assert_eq!(app.send(LEAVE, &facilitator, &[]).await.status, 303);
    let coordinator = app.cookie("coordinator").await;
    let remove = [("person", member.as_str())];
    assert_eq!(app.send(REMOVE, &coordinator, &remove).await.status, 422);
    let confirmed = [("person", member.as_str()), ("confirmed", "1")];
    assert_eq!(app.send(REMOVE, &coordinator, &confirmed).await.status, 303);
}

#[tokio::test]
async fn a_liaison_needs_a_community_that_works_with_an_order() {
    let app = app().await;
    let member = id_of(&app, "beatrice").await;
    let facilitator = app.cookie("facilitator").await;
    let form = [("person", member.as_str()), ("role", "liaison")];
    assert_eq!(app.send(ROLE, &facilitator, &form).await.status, 422);
}

#[tokio::test]
async fn an_invitation_makes_an_account_and_a_member() {
    let app = app().await;
    let facilitator = app.cookie("co-facilitator").await;
    let page = "/en/communities/students-at-risk/members/invitation";
    let form = [("email", "new@ensemble.example"), ("role", "member")];
    let sent = app.send(page, &facilitator, &form).await;
    assert_eq!(sent.header("location"), "/en/communities/students-at-risk/members?notice=invited");
    let listed = app.get_with("/en/communities/students-at-risk/members", "cookie", &facilitator).await;
    assert!(listed.body.contains("Pending invitations") && listed.body.contains("new@ensemble.example"));
    assert_eq!(app.send(page, &facilitator, &[("email", "new@"), ("role", "member")]).await.status, 422);
    let text: String = sqlx::query_scalar("SELECT body_text FROM outbox WHERE kind = 'invitation'")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("an email");
    let key = text
        .split("?key=")
        .nth(1)
        .and_then(|rest| rest.split_whitespace().next())
        .expect("a link")
        .to_owned();
    let shown = app.get(&format!("/en/link?key={key}")).await;
    assert!(
        shown.body.contains("has invited you to join the “Students at risk” community"),
        "it says who invites, and where to: {}",
        shown.body
    );
    let missing = app.send("/en/link", "", &[("key", &key), ("name", ""), ("password", "short")]).await;
    assert_eq!(missing.status, 422);
    let done = app
        .send("/en/link", "", &[("key", &key), ("name", "New Person"), ("password", "twelve geese flying")])
        .await;
    let to = done.header("location");
    assert!(
        to.ends_with("%2Fen%2Fcommunities%2Fstudents%2Dat%2Drisk"),
        "the agreements, then the community: {to}"
    );
    assert_eq!(roles(&app, "new@").await, [Role::Member]);
    assert_eq!(
        app.send("/en/link", "", &[("key", &key), ("name", "X"), ("password", "twelve geese flying")])
            .await
            .status,
        410
    );
}

#[tokio::test]
async fn nobody_lets_themself_in() {
    let app = app().await;
    let coordinator = app.cookie("coordinator").await;
    for own in ["solene.marchildon-ba@ensemble.example", "Solene.Marchildon-Ba+deux@ensemble.example"] {
        let form = [("email", own), ("role", "facilitator")];
        let refused = app.send(INVITE, &coordinator, &form).await;
        assert!(refused.status == 422 && refused.body.contains("vous donner accès"), "{}", refused.body);
    }
    assert_eq!(emails(&app, "invitation").await, 0);
    app.send(JOIN, &coordinator, &[("message", "Bonjour")]).await;
    let page = app.get_with(MEMBERS, "cookie", &coordinator).await.body;
    assert!(
        page.contains("Bonjour") && !page.contains("data-decision=\"accept\""),
        "no button for one's own request"
    );
    let request: String = sqlx::query_scalar("SELECT id FROM join_request")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("one request");
    let accept = [("request", request.as_str())];
    assert_eq!(app.send(ACCEPT, &coordinator, &accept).await.status, 422);
    assert_eq!(roles(&app, "solene").await, []);

    let me = id_of(&app, "solene").await;
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query("INSERT INTO membership (person_id, community_id, role, since) SELECT $1, community_id, 'observer', 0 FROM community_slug WHERE slug = 'eleves-a-risque'")
        .bind(&me)
        .execute(&mut *to)
        .await
        .expect("an observer");
    to.commit().await.expect("committed");
    for role in ["member", "facilitator"] {
        let form = [("person", me.as_str()), ("role", role)];
        assert_eq!(app.send(ROLE, &coordinator, &form).await.status, 422, "{role}");
    }
    assert_eq!(roles(&app, "solene").await, [Role::Observer]);
}

/// The token of the newest invitation.
async fn invited(app: &TestApp) -> String {
    let text: String =
        sqlx::query_scalar("SELECT body_text FROM outbox WHERE kind = 'invitation' ORDER BY id DESC LIMIT 1")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("an email");
    let rest = text.split("?key=").nth(1).expect("a link");
    rest.split_whitespace().next().expect("a token").to_owned()
}

#[tokio::test]
async fn an_invitation_holds_while_its_inviter_may_let_people_in_and_never_for_the_inviter() {
    let app = app().await;
    let coordinator = app.cookie("coordinator").await;
    let invite = [("email", "elsewhere@ensemble.example"), ("role", "member")];
    assert_eq!(app.send(INVITE, &coordinator, &invite).await.status, 303);
    let change = async |statement: &'static str| {
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query(statement).execute(&mut *to).await.expect("changed");
        to.commit().await.expect("committed");
    };
    let key = invited(&app).await;
    change("UPDATE person SET email = 'elsewhere@ensemble.example' WHERE email LIKE 'solene%'").await;
    assert_eq!(app.send("/fr/lien", &coordinator, &[("key", &key)]).await.status, 410, "it is the inviter");
    change("UPDATE person SET email = 'solene@ensemble.example' WHERE email LIKE 'elsewhere%'").await;
    change("DELETE FROM office WHERE office = 'coordinator'").await;
    let form = [("key", key.as_str()), ("name", "Camille"), ("password", "twelve geese flying")];
    assert_eq!(app.send("/fr/lien", "", &form).await.status, 410, "the inviter may not any more");
}

#[tokio::test]
async fn facilitators_are_told_whom_a_coordinator_lets_in() {
    let app = app().await;
    let (coordinator, person) = (app.cookie("coordinator").await, app.cookie("person").await);
    let invite = [("email", "edmund.fairweather-ross@ensemble.example"), ("role", "observer")];
    app.send(INVITE, &coordinator, &invite).await;
    assert_eq!(emails(&app, "member-added").await, 0);
    let key = invited(&app).await;
    assert_eq!(app.send("/fr/lien", &person, &[("key", &key)]).await.status, 303);
    assert_eq!(emails(&app, "member-added").await, 2, "both facilitators");
    let edmund = id_of(&app, "edmund").await;
    let form = [("person", edmund.as_str()), ("role", "member")];
    assert_eq!(app.send(ROLE, &coordinator, &form).await.status, 303);
    assert_eq!(emails(&app, "member-added").await, 4);
    let facilitator = app.cookie("facilitator").await;
    let form = [("person", edmund.as_str()), ("role", "observer")];
    assert_eq!(app.send(ROLE, &facilitator, &form).await.status, 303);
    assert_eq!(emails(&app, "member-added").await, 4, "they know what one of them does");
}

#[tokio::test]
async fn a_pending_invitation_is_sent_again_and_withdrawn() {
    let app = app().await;
    let facilitator = app.cookie("facilitator").await;
    let invite = [("email", "new@ensemble.example"), ("role", "observer"), ("email-lang", "en")];
    app.send(INVITE, &facilitator, &invite).await;
    let first = invited(&app).await;
    let id = async || -> String {
        sqlx::query_scalar("SELECT hash FROM link WHERE purpose = 'invite' AND used_at IS NULL ORDER BY created_at DESC LIMIT 1")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("an invitation")
    };

    let send = async |path: &str, cookie: &str, id: &str| app.send(path, cookie, &[("invitation", id)]).await;
    let (again, withdrawal) = (format!("{INVITE}/renvoi"), format!("{INVITE}/annulation"));
    let member = app.cookie("member").await;
    assert_eq!(send(&withdrawal, &member, &id().await).await.status, 404, "not for members");
    let sent = send(&again, &facilitator, &id().await).await;
    assert_eq!(sent.header("location"), format!("{MEMBERS}?notice=invited"));
    let second = invited(&app).await;
    assert_ne!(first, second);
    assert_eq!(emails(&app, "invitation").await, 2);
    let subject: String = sqlx::query_scalar("SELECT subject FROM outbox ORDER BY id DESC LIMIT 1")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a subject");
    assert!(subject.contains("has invited you"), "in the language that was chosen: {subject}");
    let page = app.get_with(MEMBERS, "cookie", &facilitator).await.body;
    assert_eq!(page.matches("new@ensemble.example</p>").count(), 1, "once for each address");
    let withdrawn = send(&withdrawal, &facilitator, &id().await).await;
    assert_eq!(withdrawn.header("location"), format!("{MEMBERS}?notice=withdrawn"));
    for key in [first, second] {
        assert_eq!(app.get(&format!("/fr/lien?key={key}")).await.status, 410);
    }
    let page = app.get_with(MEMBERS, "cookie", &facilitator).await.body;
    assert!(!page.contains("new@ensemble.example"), "{page}");
}

#[tokio::test]
async fn an_invitation_is_in_both_languages_unless_one_was_chosen() {
    let app = app().await;
    let facilitator = app.cookie("facilitator").await;
    for (lang, both) in [("both", true), ("en", false), ("", true)] {
        let email = format!("new{lang}@ensemble.example");
        let mut form = vec![("email", email.as_str()), ("role", "member")];
        if !lang.is_empty() {
            form.push(("email-lang", lang));
        }
        assert_eq!(app.send(INVITE, &facilitator, &form).await.status, 303);
        let text: String = sqlx::query_scalar("SELECT body_text FROM outbox WHERE to_address = $1")
            .bind(&email)
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("an email");
        assert!(text.contains("Ensemble is the portal"), "{text}");
        assert_eq!(text.contains("Ensemble est le portail"), both, "{lang}: {text}");
    }
}

#[tokio::test]
async fn leaving_asks_first_and_says_what_happened() {
    let app = app().await;
    let member = app.cookie("member").await;
    let page = app.get_with(MEMBERS, "cookie", &member).await.body;
    assert!(page.contains(&format!("href=\"{LEAVE}\"")) && !page.contains(&format!("action=\"{LEAVE}\"")));
    let asked = app.get_with(LEAVE, "cookie", &member).await;
    assert!(
        asked.status == 200 && asked.body.contains("faire une nouvelle demande d’adhésion"),
        "{}",
        asked.body
    );
    let before = roles(&app, "beatrice").await.len();
    let left = app.send(LEAVE, &member, &[]).await;
    assert_eq!(left.header("location"), "/fr/communautes/eleves-a-risque?notice=left");
    assert_eq!(roles(&app, "beatrice").await.len(), before - 1);
    assert!(app.get(left.header("location")).await.body.contains("Vous avez quitté la communauté"));
    assert_eq!(app.get(LEAVE).await.status, 303, "a visitor signs in first");
}

/// The id of the community.
pub(super) async fn community(app: &TestApp) -> CommunityId {
    let id: String =
        sqlx::query_scalar("SELECT community_id FROM community_slug WHERE slug = 'eleves-a-risque'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("an id");
    id.parse().expect("an id")
}

/// A community and a person who does not belong to it.
async fn outside(app: &TestApp) -> (CommunityId, PersonId) {
    (community(app).await, id_of(app, "edmund").await.parse().expect("an id"))
}

on_both_with_content! {
    async fn two_requests_to_join_that_are_sent_at_once_are_one(db: Db) {
        let app = app_on(db.clone()).await;
        let (community, person) = outside(&app).await;
        let request = async |words: &'static str| {
            let mut to = db.write().await.expect("a transaction");
            let new = store::ask_to_join(&mut to, community, person, words, NOW).await.expect("an answer");
            tokio::time::sleep(Duration::from_millis(100)).await;
            to.commit().await.expect("committed");
            new
        };
        let (one, two) = tokio::join!(request("Bonjour"), request("Bonjour encore"));
        assert!(one != two, "{one} {two}");
        assert!(store::own_request(&db, community, person).await.expect("an answer").is_some());
        let mut to = db.write().await.expect("a transaction");
        store::add(&mut to, community, person, Role::Member, NOW).await.expect("a role");
        assert!(!store::ask_to_join(&mut to, community, person, "Encore", NOW).await.expect("an answer"));
        to.commit().await.expect("committed");
        assert_eq!(store::own_request(&db, community, person).await.expect("an answer"), None, "a member asks nothing");
    }

    async fn nobody_becomes_a_liaison_of_an_order_that_left_meanwhile(db: Db) {
        let app = app_on(db.clone()).await;
        let (community, person) = outside(&app).await;
        let mut to = db.write().await.expect("a transaction");
        store::set_liaison(&mut to, community, Liaison::Relay).await.expect("an order");
        store::add(&mut to, community, person, Role::Member, NOW).await.expect("a role");
        to.commit().await.expect("committed");
        let cookie = app.cookie("facilitator").await;
        app.get_with(MEMBERS, "cookie", &cookie).await;
        let mut to = db.write().await.expect("a transaction");
        store::set_liaison(&mut to, community, Liaison::None).await.expect("none");
        let person = person.to_string();
        let form = [("person", person.as_str()), ("role", "liaison")];
        let commit = async {
            tokio::time::sleep(Duration::from_millis(500)).await;
            to.commit().await.expect("committed");
        };
        let (answer, ()) = tokio::join!(app.send(ROLE, &cookie, &form), commit);
        assert_eq!(answer.status, 422);
        assert_eq!(roles(&app, "edmund").await, [Role::Member]);
    }
}
