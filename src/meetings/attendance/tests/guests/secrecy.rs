//! What guests say is on their own page and on that of those who prepare the meeting, and nowhere else.

use sqlx::{AssertSqlSafe, Column, Row};

use super::{
    super::{HOUR, Scene, plain, scene},
    field, invitation, link, open, own, place, register, send, shown,
};
use ensemble::app::maintenance;
use ensemble_core::rights::{Action, Role, rules::may};
use ensemble_meetings::attendance::paths;
use ensemble_server::db::Engine;
use ensemble_testing::{Log, everybody, on_both_with_content, places::Parts};

/// Words that stand in a guest's name and need only.
const NAME: &str = "Zirconia Quartzel";
const NEED: &str = "obsidienne";

/// Every page of the portal, in both languages, whose open parts the meeting and its community fill, and some searches.
fn addresses(scene: &Scene) -> Vec<String> {
    let mut all = Parts::of_meeting(scene.meeting).addresses();
    for query in [
        "/fr/recherche?q=zirconia",
        "/en/search?q=quartzel",
        "/fr/repertoire?name=zirconia",
        "/fr/repertoire?q=zirconia",
    ] {
        all.push(query.to_owned());
    }
    all
}

fn told(body: &str) -> bool {
    [NEED, "Zirconia", "Quartzel"].iter().any(|word| body.contains(word))
}

/// The tables that hold a word.
async fn tables_with(scene: &Scene, words: &[&str]) -> Vec<String> {
    let db = &scene.app.scratch.db;
    let statement = match db.engine {
        Engine::Sqlite => "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
        Engine::Postgres => {
            "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        }
    };
    let tables: Vec<String> = sqlx::query_scalar(statement).fetch_all(&db.reader).await.expect("tables");
    let mut found = Vec::new();
    for table in
        tables.into_iter().filter(|table| !table.starts_with("sqlite_") && !table.starts_with("_sqlx"))
    {
        let rows = sqlx::query(AssertSqlSafe(format!("SELECT * FROM {table}"))).fetch_all(&db.reader).await;
        // A table with types that the driver does not read holds nothing of ours.
        let holds = rows.unwrap_or_default().iter().any(|row| {
            row.columns().iter().any(|column| {
                let text = row.try_get::<String, _>(column.ordinal()).or_else(|_| {
                    let bytes = row.try_get::<Vec<u8>, _>(column.ordinal());
                    bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
                });
                text.is_ok_and(|text| words.iter().any(|word| text.contains(word)))
            })
        });
        if holds {
            found.push(table);
        }
    }
    found
}

on_both_with_content! {
    async fn what_a_guest_says_is_seen_by_those_who_prepare_the_meeting_only(db: Db) {
        let mut scene = scene(&db, 100).await;
        let (log, guard) = Log::start(tracing::Level::DEBUG);
        let key = link(&scene, "5").await;
        // A guest who is signed in, too: the form is not remembered with the address to which it led.
        let form = open(&scene, &key).await;
        let mine = own(&send(&scene, &key, &form, NAME, "in-person", &[("needs", NEED)]).await);
        let secret = mine.rsplit('=').next().expect("a secret").to_owned();
        let page = scene.app.get_with(&invitation(&key), "cookie", &scene.app.cookie("member").await).await.body;
        assert!(page.contains("Vous êtes membre de cette communauté.") && page.contains("form-origin"), "{page}");
        let fields = [("form", field(&page, "form")), ("form-origin", field(&page, "form-origin")), ("version", form.version.clone()),
                      ("name", "Membre invité".to_owned()), ("answer", "virtual".to_owned()), ("visible", "1".to_owned()), ("confidentiality", "1".to_owned())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let other = scene.app.send(&invitation(&key), &scene.app.cookie("member").await, &fields).await;
        let other = own(&other).rsplit('=').next().expect("a secret").to_owned();
        for time in 0..2 {
            scene.app.send(&mine, "", &[("name", NAME), ("answer", "in-person"), ("needs", NEED), ("partly", ["1", ""][time])]).await;
        }
        scene.says("facilitator", "in-person").await;
        scene.says("member", "virtual").await;
        for address in [mine.clone(), invitation(&key), format!("{}/reponses", scene.page()), scene.page()] {
            scene.app.get_with(&address, "cookie", &scene.app.cookie("facilitator").await).await;
        }
        maintenance::run(&scene.app.portal).await.expect("run");
        drop(guard);
        let said = log.take();
        // Statements are logged with their text, and without what is bound to them.
        for word in [NAME, NEED, key.as_str(), &secret, &other] {
            assert!(!said.contains(word), "{word} in the log");
        }

        let all = addresses(&scene);
        assert!(all.len() > 60, "{all:?}");
        let mut people = vec![("visitor".to_owned(), String::new(), false, false)];
        let looking = ["facilitator", "member", "observer", "coordinator", "administrator", "privacy-officer"];
        for (who, viewer) in everybody(&db).await.into_iter().filter(|(who, _)| looking.contains(&who.as_str())) {
            let plans = may(&viewer, Action::PlanMeetings, Some(scene.community));
            let facilitates = viewer.role(scene.community) == Some(Role::Facilitator);
            people.push((who.clone(), scene.app.cookie(&who).await, plans, facilitates));
        }
        assert_eq!(people.len(), 7);
        let answers = paths::ANSWERS.map(|path| path.replace("{id}", &scene.meeting.to_string()));
        let mut seen = 0;
        for (who, cookie, plans, facilitates) in &people {
            for address in &all {
                let body = scene.app.get_with(address, "cookie", cookie).await.body;
                let body = body.replace("\r\n ", "");
                if answers.contains(address) {
                    assert_eq!((body.contains(NAME), body.contains(NEED)), (*plans, *facilitates), "{address} as {who}");
                    seen += usize::from(*plans);
                } else {
                    assert!(!told(&body), "{address} as {who}");
                }
                assert!(![&key, &secret, &other].iter().any(|secret| body.contains(secret.as_str())), "{address} as {who}");
            }
            // Others see how many come.
            if *plans {
                let page = scene.app.get_with(&scene.page(), "cookie", cookie).await.body;
                assert!(plain(&page).contains("<dd>4</dd>"), "{who}: {page}");
            }
        }
        assert!(seen > 3, "{seen}");
        for (title, address) in [("La rencontre du zeste", mine.clone()), ("La rencontre du zeste", invitation(&key))] {
            let (_, text) = shown(&scene, &address).await;
            assert!(text.contains(title) && text.contains(NAME) == (address == mine), "a guest sees no other guest");
            assert!(!text.contains("Béatrice"), "and no member");
        }

        assert_eq!(tables_with(&scene, &[NAME, NEED]).await, ["guest"]);
        assert_eq!(tables_with(&scene, &[key.as_str(), &secret, &other]).await, Vec::<String>::new(), "secrets are in no row");
        register(&scene, &key, "Ultramarine Onyx", "virtual").await;
        assert_eq!(place(&scene, NAME).await.as_deref(), Some("held"));
        scene.app.later((100 + 31 * 24) * HOUR);
        maintenance::run(&scene.app.portal).await.expect("run");
        assert_eq!(tables_with(&scene, &[NAME, NEED, "Ultramarine", "Membre invité"]).await, Vec::<String>::new());
    }
}
