//! Drafts that are saved while a person types: by the server function that the form calls.

use super::{DAY, Fields, HERE, MINUTE, Scene, hidden, scene, with, without};
use ensemble_calls::{
    interest::{
        self,
        model::{Answer as Given, InterestState},
    },
    need,
};
use ensemble_testing::{Answer, NOW, everybody, id_of, on_both_with_content};

const EMAIL: &str = "camille@erables.example";

/// An open form.
#[derive(Clone, Copy, Default)]
struct Open<'a> {
    tab: &'a str,
    base: i64,
    /// The revision that it saved last.
    after: &'a str,
    /// The person whose form it is.
    writer: Option<&'a str>,
    key: &'a str,
}

/// What a form has, as the browser sends it: values of one name are one text.
fn typed(fields: &Fields) -> Fields {
    let mut joined = Fields::new();
    for (name, value) in fields.iter().filter(|(name, _)| name != "revision") {
        match joined.iter_mut().find(|(known, _)| known == name) {
            Some((_, values)) => *values = format!("{values},{value}"),
            None => joined.push((name.clone(), value.clone())),
        }
    }
    joined.retain(|(_, value)| !value.is_empty());
    joined
}

async fn keep(scene: &Scene, cookie: &str, open: Open<'_>, fields: &Fields) -> Answer {
    let mut body: Fields = vec![
        ("subject[answer]".to_owned(), scene.call.id.to_string()),
        ("base".to_owned(), open.base.to_string()),
        ("tab[own]".to_owned(), open.tab.to_owned()),
        ("tab[after]".to_owned(), open.after.to_owned()),
    ];
    for (index, (name, value)) in typed(fields).into_iter().enumerate() {
        body.extend([(format!("fields[{index}][0]"), name), (format!("fields[{index}][1]"), value)]);
    }
    if let Some(writer) = open.writer {
        let person = id_of(&everybody(scene.db()).await, writer);
        body.push(("writer".to_owned(), person.to_string()));
    }
    if !open.key.is_empty() {
        body.push(("key".to_owned(), open.key.to_owned()));
    }
    scene.send("/api/drafts/keep", cookie, &body).await
}

fn came_to(answer: &Answer) -> (u16, &str) {
    (answer.status.as_u16(), answer.body.as_str())
}

on_both_with_content! {
    async fn a_draft_is_saved_as_it_is_typed_and_the_form_that_saved_it_goes_on(db: Db) {
        let scene = scene(db, NOW + 3 * DAY).await;
        let cookie = scene.app.cookie("member").await;
        let open = Open { tab: "t-1", writer: Some("member"), ..Open::default() };
        let first = keep(&scene, &cookie, open, &without(scene.form(0), "sector")).await;
        assert_eq!(came_to(&first), (200, "\"2\""));
        let stored = scene.of("member").await.expect("a draft");
        assert_eq!((stored.state, stored.revision, stored.sector), (InterestState::Draft, 2, None));
        assert_eq!((stored.project.title.as_str(), stored.months), ("Le zirconium à deux", 0b10_0000_0010));
        assert_eq!(stored.answers.get(&scene.call.questions[0].id), Some(&Given::Choice(1)));
        let ranks = need::ranks_of(scene.db(), stored.id).await.expect("ranks");
        assert_eq!(ranks, [(scene.needs[1], 1), (scene.needs[0], 2), (scene.needs[2], 3)]);
        assert_eq!(scene.count("SELECT COUNT(*) FROM outbox WHERE kind LIKE 'interest%' OR kind LIKE 'designation%'").await, 0);

        // The reply to the first one was lost: the same form goes on from what it knew.
        let lost = keep(&scene, &cookie, open, &with(scene.form(0), "title", "Le deuxième titre")).await;
        assert_eq!(came_to(&lost), (200, "\"3\""));
        // Another form of the same person does not overwrite what it does not know.
        let other = Open { tab: "t-2", ..open };
        let refused = keep(&scene, &cookie, other, &with(scene.form(0), "title", "Le titre d’un autre onglet")).await;
        assert_eq!(came_to(&refused), (200, "null"));
        assert_eq!(scene.of("member").await.expect("a draft").project.title, "Le deuxième titre");
        // Once it continues what is stored, it does.
        let known = Open { after: "3", ..other };
        let kept = keep(&scene, &cookie, known, &with(scene.form(0), "title", "Le troisième titre")).await;
        assert_eq!(came_to(&kept), (200, "\"4\""));
        // The first form is behind now: sending it shows both versions.
        let behind = scene.send(HERE, &cookie, &with(scene.form(0), "tab", "t-1")).await;
        assert!(behind.status == 409 && behind.body.contains("Le troisième titre"), "{}", behind.body);
        let endless = scene.send(HERE, &cookie, &with(scene.form(0), "tab", &"t".repeat(101))).await;
        assert_eq!(endless.status, 413, "the name of a form is no place for a text");
        let sent = scene.send(HERE, &cookie, &with(scene.form(0), "tab", "t-2")).await;
        assert_eq!(sent.header("location"), format!("{HERE}?notice=answered"), "{}", sent.body);

        // What others read is not changed by typing.
        let typed = keep(&scene, &cookie, known, &with(scene.form(0), "title", "Pas encore envoyé")).await;
        assert_eq!(came_to(&typed), (200, "null"));
        let stored = scene.of("member").await.expect("an answer");
        assert_eq!((stored.state, stored.project.title.as_str()), (InterestState::Sent, "Le zirconium à deux"));
        let page = scene.page(HERE, &cookie).await;
        assert!(page.contains("Vos changements sont gardés sur cet appareil.") && !page.contains("à mesure que vous écrivez"), "{page}");
    }

    async fn a_form_that_is_sent_twice_is_sent_once(db: Db) {
        let scene = scene(db, NOW + 3 * DAY).await;
        let cookie = scene.app.cookie("member").await;
        let form = with(scene.form(0), "tab", "t-1");
        for _ in 0..2 {
            assert_eq!(scene.send(HERE, &cookie, &form).await.status, 303);
        }
        let stored = scene.of("member").await.expect("an answer");
        assert_eq!((stored.state, scene.emails("interest-receipt", &stored.email).await.len()), (InterestState::Sent, 1));
    }

    async fn a_draft_is_saved_with_the_link_of_an_email_and_by_no_one_else(db: Db) {
        let mut scene = scene(db, NOW + 3 * DAY).await;
        let key = scene.key(EMAIL).await;
        let open = Open { tab: "t-1", base: 1, key: &key, ..Open::default() };
        let saved = keep(&scene, "", open, &scene.form(1)).await;
        assert_eq!(came_to(&saved), (200, "\"2\""));
        let found = interest::sent(scene.db(), scene.call.id).await.expect("answers");
        assert_eq!(found, Vec::new(), "it is a draft");
        let mine = format!("{HERE}?key={key}");
        let page = scene.page(&mine, "").await;
        for part in ["value=\"Le zirconium à deux\"", "Le brouillon s’enregistre à mesure que vous écrivez.", "DraftAutosave"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert_ne!(hidden(&page, "tab"), "");
        let id: String = sqlx::query_scalar("SELECT id FROM interest WHERE email = $1").bind(EMAIL).fetch_one(&scene.db().reader).await.expect("an id");
        assert!(page.contains(&id), "drafts on the device are under the answer");

        let other = with(scene.form(1), "title", "Un autre titre");
        let (member, forged) = (scene.app.cookie("member").await, "0".repeat(64));
        let person = Open { writer: Some("member"), ..open };
        for (cookie, open, status) in [
            ("", Open { key: "", ..open }, 404),
            ("", Open { key: &forged, ..open }, 404),
            ("", person, 401),
            // The person who is signed in did not open the form.
            (member.as_str(), open, 404),
        ] {
            assert_eq!(keep(&scene, cookie, open, &other).await.status, status);
        }
        // With their own form they get an answer of their own.
        assert_eq!(came_to(&keep(&scene, &member, Open { base: 0, ..person }, &other).await), (200, "\"2\""));
        let stored: String = sqlx::query_scalar("SELECT project_title FROM interest WHERE email = $1").bind(EMAIL).fetch_one(&scene.db().reader).await.expect("a title");
        assert_eq!(stored, "Le zirconium à deux");
        let page = scene.page(HERE, &member).await;
        assert!(!page.contains(&id) && !page.contains("Le zirconium à deux"), "{page}");

        scene.app.later(4 * DAY + MINUTE);
        assert_eq!(keep(&scene, "", Open { after: "2", ..open }, &other).await.status, 404, "it is too late");
        let stored: String = sqlx::query_scalar("SELECT project_title FROM interest WHERE email = $1").bind(EMAIL).fetch_one(&scene.db().reader).await.expect("a title");
        assert_eq!(stored, "Le zirconium à deux");
    }

    async fn a_draft_of_values_that_no_form_has_is_not_saved(db: Db) {
        let scene = scene(db, NOW + 3 * DAY).await;
        let cookie = scene.app.cookie("member").await;
        let open = Open { tab: "t-1", writer: Some("member"), ..Open::default() };
        assert_eq!(keep(&scene, &cookie, open, &with(scene.form(0), "sector", "nobody")).await.status, 400);
        let long = "é".repeat(20_001);
        assert_eq!(keep(&scene, &cookie, open, &with(scene.form(0), "text", &long)).await.status, 413);
        assert_eq!(keep(&scene, &cookie, Open { tab: &"t".repeat(101), ..open }, &scene.form(0)).await.status, 413);
        assert_eq!(scene.of("member").await, None);
    }
}
