//! Guests, who have no account: their links, their forms, their places, and who sees them.

mod links;
mod places;
mod registering;
mod secrecy;

use super::{Scene, plain};
use ensemble_server::digest;
use ensemble_testing::Answer;

/// A form as it was opened.
struct Form {
    token: String,
    version: String,
    seen: String,
}

/// The value of a hidden field.
fn field(page: &str, name: &str) -> String {
    let value =
        page.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next());
    value.unwrap_or_default().to_owned()
}

fn invitation(key: &str) -> String {
    format!("/fr/invitation-rencontre?key={key}")
}

/// The id of an organization, the first one by its id.
async fn organization(scene: &Scene) -> String {
    let id = sqlx::query_scalar("SELECT MIN(id) FROM organisation").fetch_one(&scene.app.scratch.db.reader);
    id.await.expect("an organization")
}

async fn count(scene: &Scene, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(&scene.app.scratch.db.reader).await.expect("a count")
}

async fn guests(scene: &Scene) -> i64 {
    count(scene, "SELECT COUNT(*) FROM guest").await
}

/// The place of a guest.
async fn place(scene: &Scene, name: &str) -> Option<String> {
    sqlx::query_scalar("SELECT place FROM guest WHERE name = $1")
        .bind(name)
        .fetch_optional(&scene.app.scratch.db.reader)
        .await
        .expect("an answer")
}

/// Makes a link as a facilitator does. Returns its secret.
pub(super) async fn link(scene: &Scene, guests: &str) -> String {
    let cookie = scene.app.cookie("facilitator").await;
    let here = format!("{}/reponses", scene.page());
    let token = field(&scene.app.get_with(&here, "cookie", &cookie).await.body, "form");
    let organization = organization(scene).await;
    let form = [("form", token.as_str()), ("organization", &organization), ("guests", guests)];
    let made = scene.app.send(&format!("{here}/liens"), &cookie, &form).await;
    assert_eq!(made.status, 200, "{}", made.body);
    secret(&made).expect("a secret")
}

/// The secret of the link that a page shows.
fn secret(answer: &Answer) -> Option<String> {
    answer.body.split("invitation-rencontre?key=").nth(1).and_then(|rest| rest.get(..64)).map(str::to_owned)
}

/// Withdraws a link as a facilitator does.
async fn withdraw(scene: &Scene, key: &str, more: &[(&str, &str)]) -> Answer {
    let cookie = scene.app.cookie("facilitator").await;
    let digest = digest::sha256(key.as_bytes());
    let form: Vec<(&str, &str)> =
        [("link", digest.as_str())].into_iter().chain(more.iter().copied()).collect();
    scene.app.send(&format!("{}/reponses/liens/retrait", scene.page()), &cookie, &form).await
}

/// Opens a link as a visitor.
async fn open(scene: &Scene, key: &str) -> Form {
    let page = scene.app.get(&invitation(key)).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let of = |name| field(&page.body, name);
    Form { token: of("form"), version: of("version"), seen: of("seen") }
}

/// Sends a form with both consents.
async fn send(
    scene: &Scene,
    key: &str,
    form: &Form,
    name: &str,
    answer: &str,
    more: &[(&str, &str)],
) -> Answer {
    let fields = [
        ("form", form.token.as_str()),
        ("version", &form.version),
        ("seen", &form.seen),
        ("name", name),
        ("answer", answer),
        ("visible", "1"),
        ("confidentiality", "1"),
    ];
    let fields: Vec<(&str, &str)> = fields.into_iter().chain(more.iter().copied()).collect();
    scene.app.send(&invitation(key), "", &fields).await
}

/// Registers a guest. Returns their own address.
pub(super) async fn register(scene: &Scene, key: &str, name: &str, answer: &str) -> String {
    let form = open(scene, key).await;
    own(&send(scene, key, &form, name, answer, &[]).await)
}

/// Where a form led that registered a guest.
fn own(answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.body);
    let to = answer.header("location").strip_suffix("&notice=added").expect("registered");
    assert!(to.starts_with("/fr/inscription?key="), "{to}");
    to.to_owned()
}

/// A page of a guest with plain spaces.
async fn shown(scene: &Scene, address: &str) -> (u16, String) {
    let answer = scene.app.get(address).await;
    (answer.status.as_u16(), plain(&answer.body))
}
