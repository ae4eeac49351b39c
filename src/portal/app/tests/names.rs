//! Names: one line, without what cannot be seen, at every door that takes one.

use super::{TestApp, addresses, app};
use ensemble_communities::account::{store as accounts, store::NewPerson};
use ensemble_core::Lang;
use ensemble_server::names;

/// A name as somebody would forge one, and what is left of it.
const FORGED: &str = "Ana\r\nMarc\u{202e} Côté\u{200b}\u{2028}x";
const CLEANED: &str = "Ana Marc Côté x";

/// Fields of one line that hold no name: addresses, slugs, numbers, dates as text, tags, which are cleaned one by one.
const OTHERS: [&str; 22] = [
    "dots",
    "quorum",
    "email",
    "officer-email",
    "slug-fr",
    "slug-en",
    "meetings",
    "first-year",
    "years",
    "capacity-from",
    "capacity-to",
    "history-months",
    "tags",
    "minutes",
    "year",
    "due",
    "code",
    "hours",
    "session",
    "reason",
    "count",
    "minimum",
];

fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    tag.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default()
}

#[tokio::test]
async fn every_field_of_one_line_is_cleaned_and_no_text_loses_its_lines() {
    let app = app().await;
    let (mut lines, mut texts) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
    let mut cookies = Vec::new();
    for who in ["facilitator", "member", "coordinator", "administrator", "person"] {
        cookies.push(app.cookie(who).await);
    }
    let meeting: String = sqlx::query_scalar("SELECT id FROM meeting ORDER BY begins_at DESC LIMIT 1")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a meeting");
    let mut all: Vec<String> = addresses(&app).await.into_iter().map(|(_, address)| address).collect();
    all.push(format!("/fr/rencontres/{meeting}/modifier"));
    all.push("/fr/reflexions/nouvelle?community=eleves-a-risque".to_owned());
    for address in all {
        for cookie in &cookies {
            let page = app.get_with(&address, "cookie", cookie).await.body;
            for form in page.split("<form").skip(1).filter_map(|form| form.split("</form>").next()) {
                if attribute(form, "method") != "post" {
                    continue;
                }
                for tag in form.split("<input").skip(1).filter_map(|tag| tag.split('>').next()) {
                    if ["", "text", "url", "search"].contains(&attribute(tag, "type")) {
                        lines.insert(attribute(tag, "name").to_owned());
                    }
                }
                for tag in form.split("<textarea").skip(1).filter_map(|tag| tag.split('>').next()) {
                    texts.insert(attribute(tag, "name").to_owned());
                }
            }
        }
    }
    assert!(lines.len() > 25 && texts.len() > 15, "{lines:?} {texts:?}");
    let last = |name: &str| name.rsplit(['.', '-']).next().unwrap_or_default().to_owned();
    let forgotten: Vec<_> = lines
        .iter()
        .filter(|name| {
            !names::is_line(name)
                && !OTHERS.contains(&name.as_str())
                && !OTHERS.contains(&last(name).as_str())
        })
        .collect();
    assert!(forgotten.is_empty(), "{forgotten:?} take one line, which is not cleaned");
    let flattened: Vec<_> = texts.iter().filter(|name| names::is_line(name)).collect();
    assert!(flattened.is_empty(), "{flattened:?} have several lines, which would be lost");
}

async fn one(app: &TestApp, statement: &'static str) -> String {
    sqlx::query_scalar(statement).fetch_one(&app.scratch.db.reader).await.expect("there is one")
}

#[tokio::test]
async fn a_forged_name_is_one_line_wherever_it_comes_in() {
    let app = app().await;
    let (member, administrator) = (app.cookie("member").await, app.cookie("administrator").await);
    let saved = app.send("/fr/compte", &member, &[("name", FORGED), ("post", FORGED), ("lang", "fr")]).await;
    assert_eq!(saved.status, 303, "{}", saved.body);
    let stored = one(&app, "SELECT concat(name, '/', post) FROM person WHERE email LIKE 'beatrice%'").await;
    assert_eq!(stored, format!("{CLEANED}/{CLEANED}"));
    for empty in ["\r\n", "\u{202e}\u{200b}", "\u{3164}"] {
        assert_eq!(
            app.send("/fr/compte", &member, &[("name", empty), ("lang", "fr")]).await.status,
            422,
            "{empty:?}"
        );
    }

    let organization =
        [("kind", "service-centre"), ("network", "french"), ("name-fr", FORGED), ("short", FORGED)];
    let saved = app.send("/fr/administration/organismes/nouveau", &administrator, &organization).await;
    assert_eq!(saved.status, 303, "{}", saved.body);
    let stored = one(&app, "SELECT name FROM organisation WHERE name LIKE '%Ana%'").await;
    assert!(stored.contains(&format!("\"{CLEANED}\"")), "{stored}");

    // Not through a form: the command line, and what is loaded.
    let mut to = app.scratch.db.write().await.expect("a transaction");
    let new = NewPerson {
        email: "forged@ensemble.example".to_owned(),
        proven: true,
        name: FORGED.to_owned(),
        lang: Lang::Fr,
    };
    accounts::add(&mut to, &new, 1).await.expect("an account");
    to.commit().await.expect("committed");
    assert_eq!(one(&app, "SELECT name FROM person WHERE email = 'forged@ensemble.example'").await, CLEANED);
}

#[tokio::test]
async fn a_name_that_goes_into_a_subject_holds_no_address() {
    let app = app().await;
    let link = "Voir https://mauvais.example maintenant";
    let (member, administrator) = (app.cookie("member").await, app.cookie("administrator").await);
    let (facilitator, coordinator) = (app.cookie("facilitator").await, app.cookie("coordinator").await);
    let community = app.kept().await.community;
    for (address, cookie, form) in [
        ("/fr/compte".to_owned(), &member, vec![("name", link), ("lang", "fr")]),
        (
            "/fr/administration/organismes/nouveau".to_owned(),
            &administrator,
            vec![("name-fr", link), ("short", "x")],
        ),
        (format!("/fr/administration/communautes/{community}"), &coordinator, vec![("name-fr", link)]),
        (
            "/fr/administration/reglages".to_owned(),
            &administrator,
            vec![("officer-name", link), ("officer-email", "x@y.ca")],
        ),
        (
            "/fr/communautes/eleves-a-risque/modifier".to_owned(),
            &facilitator,
            vec![("name.fr", link), ("base", "1"), ("tab", "x"), ("after", ""), ("what", "save")],
        ),
        (
            "/fr/communautes/eleves-a-risque/rencontres/nouvelle".to_owned(),
            &facilitator,
            vec![
                ("title.fr", link),
                ("settled", "month"),
                ("month", "3"),
                ("year", "2027"),
                ("modality", "virtual"),
                ("what", "save"),
            ],
        ),
    ] {
        let answer = app.send(&address, cookie, &form).await;
        assert_eq!(answer.status, 422, "{address}: {}", answer.body);
        assert!(answer.body.contains("ne peut pas contenir d’adresse Web"), "{address}: {}", answer.body);
        assert!(answer.body.contains(link), "{address} keeps what was typed");
    }
}

#[tokio::test]
async fn a_name_of_before_forges_no_second_author() {
    let app = app().await;
    let mut to = app.scratch.db.write().await.expect("a transaction");
    for statement in [
        "UPDATE person SET name = 'Ana Roy\nMarc Côté' WHERE email LIKE 'beatrice%'",
        "INSERT INTO reflection_group (reflection_id, closed_at)
         SELECT id, 1 FROM reflection WHERE level = 'public' AND unnamed = 0 ORDER BY id LIMIT 1",
        "INSERT INTO reflection_author (reflection_id, person_id, place)
         SELECT g.reflection_id, p.id, 1 FROM reflection_group g JOIN person p ON p.email LIKE 'beatrice%'",
    ] {
        sqlx::query(statement).execute(&mut *to).await.expect("written");
    }
    to.commit().await.expect("committed");
    let id = one(&app, "SELECT reflection_id FROM reflection_group").await;
    for address in [format!("/fr/reflexions/{id}"), "/fr/reflexions/fil".to_owned()] {
        let page = app.get(&address).await.body;
        assert!(page.contains("Ana Roy Marc Côté"), "{address}: {page}");
        assert!(!page.contains("Ana Roy et Marc Côté"), "{address}");
    }
}
