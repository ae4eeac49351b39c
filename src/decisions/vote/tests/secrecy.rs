//! Hidden results are hidden everywhere, and nothing in the database leads from a person to a secret ballot.

use axum::{body::Body, http::Request};
use sqlx::{AssertSqlSafe, Row, any::AnyRow};

use super::{LIST, cast, close_due, count, opened, options, page};
use ensemble_server::db::Engine;
use ensemble_testing::{TestApp, app_on, on_both_with_content};

/// A word that stands in the reasons of these tests only.
const SEEDED: &str = "zirconium";
const DAY: i64 = 24 * 3_600_000;
/// Those who see the vote and do not vote in these tests.
const LOOKING: [&str; 3] = ["facilitator", "liaison", "coordinator"];

/// The text of a page without what differs each time: random numbers.
fn still(body: &str) -> String {
    body.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.len() < 16 || word.chars().any(|letter| !letter.is_ascii_hexdigit()))
        .filter(|word| word.len() < 20)
        .collect::<Vec<_>>()
        .join(" ")
}

async fn looks(app: &TestApp, here: &str) -> Vec<String> {
    let mut all = Vec::new();
    // What facilitators see where they change what can be chosen.
    all.push(still(&page(app, &format!("{here}/options"), "facilitator").await));
    for who in LOOKING {
        let english = here.replace("/fr/communautes/eleves-a-risque", "/en/communities/students-at-risk");
        for address in [here, &english, LIST] {
            all.push(still(&page(app, address, who).await));
        }
    }
    all
}

/// Every value of the database as text, row by row, with the table. It fails for a table that cannot be read.
async fn dump(app: &TestApp) -> Vec<(String, Vec<String>)> {
    let db = &app.scratch.db;
    let statement = match db.engine {
        Engine::Sqlite => {
            "SELECT CAST(m.name AS TEXT) AS name, CAST(c.name AS TEXT) AS field, CAST(c.type AS TEXT) AS kind
             FROM sqlite_schema m
             JOIN pragma_table_info(m.name) c
             WHERE m.type = 'table'
             ORDER BY m.name, c.cid"
        }
        Engine::Postgres => {
            "SELECT CAST(table_name AS TEXT) AS name, CAST(column_name AS TEXT) AS field, CAST(data_type AS TEXT) AS kind
             FROM information_schema.columns
             WHERE table_schema = 'public'
             ORDER BY table_name, ordinal_position"
        }
    };
    let columns: Vec<(String, String, String)> =
        sqlx::query_as(statement).fetch_all(&db.reader).await.expect("the schema");
    // Of bytes, those that are letters are read as such.
    let field = |name: &str, kind: &str| match (db.engine, kind) {
        (Engine::Sqlite, _) => format!("CAST(\"{name}\" AS BLOB)"),
        (Engine::Postgres, "bytea") => format!("encode(\"{name}\", 'escape')"),
        (Engine::Postgres, _) => format!("CAST(\"{name}\" AS TEXT)"),
    };
    let value = |row: &AnyRow, at: usize| {
        let value = match db.engine {
            Engine::Sqlite => row
                .try_get::<Option<Vec<u8>>, _>(at)
                .map(|bytes| bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())),
            Engine::Postgres => row.try_get::<Option<String>, _>(at),
        };
        value.expect("a value that can be read").unwrap_or_default()
    };
    let mut all = Vec::new();
    for of_table in columns.chunk_by(|one, other| one.0 == other.0) {
        let table = &of_table[0].0;
        if table.starts_with("sqlite_") || table.starts_with("_sqlx") {
            continue;
        }
        let fields: Vec<String> = of_table.iter().map(|(_, name, kind)| field(name, kind)).collect();
        let statement = format!("SELECT {} FROM \"{table}\"", fields.join(", "));
        let rows = sqlx::query(AssertSqlSafe(statement)).fetch_all(&db.reader).await;
        let rows = rows.unwrap_or_else(|error| panic!("{table} cannot be read: {error}"));
        all.extend(
            rows.iter().map(|row| (table.clone(), (0..fields.len()).map(|at| value(row, at)).collect())),
        );
    }
    let read: Vec<&str> = all.iter().map(|(table, _)| table.as_str()).collect();
    for table in ["person", "session", "audit", "notification", "outbox", "vote", "vote_option", "vote_voter"]
    {
        assert!(read.contains(&table), "{table}");
    }
    all
}

/// What a form of a page with this address holds in its hidden field of this name.
fn hidden(page: &str, action: &str, name: &str) -> String {
    let form = page.split(&format!("action=\"{action}\"")).nth(1).expect("the form");
    let value =
        form.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next());
    value.expect("the field").to_owned()
}

on_both_with_content! {
    async fn hidden_results_leak_nowhere_until_the_vote_closes(db: Db) {
        let mut app = app_on(db).await;
        let here = opened(&app, &[("method", "consent"), ("hidden", "1")]).await;
        let before = looks(&app, &here).await;
        let reason = format!("À cause du {SEEDED}.");
        for who in ["member", "member-en", "co-facilitator"] {
            let ballot = [("objection", reason.as_str()), ("agree", ""), ("reservation", reason.as_str())];
            assert_eq!(cast(&app, &here, who, &ballot).await.status, 303);
        }
        assert_eq!(looks(&app, &here).await, before, "no page says whether anyone voted");
        let elsewhere = [
            "/fr", "/fr/communautes/eleves-a-risque", "/fr/rencontres", "/fr/notifications", "/fr/recherche?q=zirconium", "/en/search?q=zirconium",
            "/fr/compte/donnees/json", "/fr/compte/donnees/html", "/fr/reflexions/fil", "/fr/administration", "/fr/administration/journal",
            "/fr/administration/courriels",
        ];
        for who in ["facilitator", "observer", "coordinator", "administrator", "privacy-officer", "person", "liaison"] {
            let cookie = app.cookie(who).await;
            for address in elsewhere.iter().copied().chain([here.as_str(), LIST]) {
                let answer = app.get_with(address, "cookie", &cookie).await;
                assert!(!answer.says(&format!("du {SEEDED}")), "{address} as {who}");
            }
        }
        let own = app.get_with("/fr/compte/donnees/json", "cookie", &app.cookie("member").await).await.body;
        assert!(own.contains(SEEDED), "what one chose oneself is in one's own data");
        let notified: Vec<String> = dump(&app).await.into_iter().filter(|(table, _)| table == "outbox" || table == "notification" || table == "audit").flat_map(|(_, row)| row).collect();
        assert!(notified.iter().all(|value| !value.contains(SEEDED)));
        app.later(3 * DAY);
        for who in LOOKING {
            let shown = page(&app, &here, who).await;
            assert!(!shown.contains(SEEDED) && !shown.contains("sur 4 ont voté"), "a ballot may still be on its way: {who}");
            assert!(shown.contains("Les résultats paraîtront ici dans un instant."), "{who}");
        }
        assert!(close_due(&app).await >= 1);
        for who in LOOKING {
            let shown = page(&app, &here, who).await;
            assert!(shown.contains(SEEDED) && shown.contains("3 personnes sur 4 ont voté."), "{who}");
        }
    }

    async fn a_secret_ballot_is_in_no_row(db: Db) {
        let mut app = app_on(db).await;
        let here = opened(&app, &[("method", "consent"), ("secret", "1")]).await;
        let options = options(&app, &here).await;
        let shown = page(&app, &here, "member").await;
        for said in ["Les personnes qui gèrent le serveur", "on peut toutefois reconnaître une façon d’écrire"] {
            assert!(shown.contains(said), "people know before they vote: {said}");
        }
        // Of another form, what was sent after the session had ended is stored for a day.
        let action = format!("{here}/bulletin");
        let origin = hidden(&shown, &action, "form-origin");
        let body = format!("form-origin={origin}&revision=1&ballot.{}=objection&ballot.{}.reason=du+{SEEDED}+perdu", options[0], options[0]);
        let sent = |cookie: &str| {
            Request::post(&action)
                .header("content-type", "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin")
                .header("cookie", cookie)
                .body(Body::from(body.clone()))
                .expect("a request")
        };
        let ended = app.request(sent("")).await;
        assert_eq!((ended.status.as_u16(), ended.header("cache-control")), (401, "no-store"));
        assert!(ended.body.contains("du zirconium perdu"), "the browser that sent it gets the reason back: {}", ended.body);
        let other = app.request(sent(&app.cookie("member-en").await)).await;
        assert!(other.status == 403 && !other.body.contains("zirconium perdu"), "another person does not: {}", other.body);
        assert!(other.body.contains("ouvrez de nouveau la page") && !other.body.contains("copiez-le"), "there is nothing to copy");
        let kept = async || {
            let forms = count(&app, "SELECT COUNT(*) FROM unsent_form").await;
            (forms, count(&app, "SELECT COUNT(*) FROM submission").await)
        };
        assert_eq!(kept().await, (0, 0), "neither a form nor that it was sent");
        // The form of a page, as a browser sends it.
        let shown = page(&app, &here, "facilitator").await;
        let mut form: Vec<(String, String)> = vec![("revision".to_owned(), "1".to_owned())];
        form.push(("form-origin".to_owned(), hidden(&shown, &action, "form-origin")));
        form.extend(options.iter().map(|option| (format!("ballot.{option}"), "agree".to_owned())));
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(app.send(&action, &app.cookie("facilitator").await, &form).await.status, 303);
        assert_eq!(kept().await, (0, 0));
        let people = ["member", "member-en", "co-facilitator"];
        for (index, who) in people.into_iter().enumerate() {
            let reason = format!("{SEEDED} {}", ["un", "deux", "trois"][index]);
            let ballot = [("objection", reason.as_str()), ("agree", ""), ("agree", "")];
            assert_eq!(cast(&app, &here, who, &ballot).await.status, 303);
        }
        let twice = cast(&app, &here, "member", &[("agree", ""), ("agree", ""), ("agree", "")]).await;
        assert!(twice.status == 409 && twice.body.contains("seul votre premier bulletin compte"), "{}", twice.body);
        let ids: Vec<String> = sqlx::query_scalar("SELECT person_id FROM vote_voter ORDER BY person_id").fetch_all(&app.scratch.db.reader).await.expect("voters");
        let rows = dump(&app).await;
        for (table, row) in &rows {
            let told = row.iter().any(|value| value.contains(SEEDED) || options.iter().any(|option| value.contains(option.as_str())));
            let person = row.iter().any(|value| ids.iter().any(|id| value.contains(id.as_str())));
            assert!(!(told && person), "{table}: {row:?}");
            assert!(!row.iter().any(|value| value.contains("du zirconium perdu")), "{table} keeps what was not cast");
        }
        let reasons: Vec<&str> = rows.iter().filter(|(_, row)| row.iter().any(|value| value.contains(SEEDED))).map(|(table, _)| table.as_str()).collect();
        assert_eq!(reasons, ["vote_box"], "in one row, whatever their number");
        let own = app.get_with("/fr/compte/donnees/json", "cookie", &app.cookie("member").await).await.body;
        assert!(!own.contains(SEEDED), "the portal does not know it");
        app.later(3 * DAY);
        close_due(&app).await;
        let shown = page(&app, &here, "liaison").await;
        assert!(shown.contains("zirconium un") && !shown.contains("Qui a choisi quoi"), "{shown}");
    }

    async fn neither_the_order_of_people_nor_that_of_ballots_can_be_told_from_what_is_stored(db: Db) {
        let app = app_on(db).await;
        let ballots = [[("1", ""), ("", ""), ("", "")], [("", ""), ("1", ""), ("", "")], [("1", ""), ("1", ""), ("1", "")]];
        let people = ["member", "member-en", "co-facilitator"];
        let orders = [[0, 1, 2], [2, 0, 1], [1, 2, 0]];
        let mut seen = Vec::new();
        for voting in orders {
            let mut of_order = Vec::new();
            for casting in orders {
                let here = opened(&app, &[("secret", "1")]).await;
                for (person, ballot) in voting.into_iter().zip(casting) {
                    assert_eq!(cast(&app, &here, people[person], &ballots[ballot]).await.status, 303);
                }
                let (options, id) = (options(&app, &here).await, here.rsplit('/').next().expect("an id").to_owned());
                let rows: Vec<Vec<String>> = dump(&app)
                    .await
                    .into_iter()
                    .filter(|(table, row)| table.starts_with("vote_") && row.contains(&id))
                    .map(|(table, row)| {
                        let values = row.into_iter().map(|value| {
                            let value = value.replace(&id, "the vote");
                            options.iter().enumerate().fold(value, |value, (index, option)| value.replace(option, &format!("option {index}")))
                        });
                        std::iter::once(table).chain(values).collect()
                    })
                    .collect();
                assert!(rows.len() > 6, "{rows:#?}");
                of_order.push(rows);
            }
            assert!(of_order.iter().all(|rows| *rows == of_order[0]), "the order of ballots: {of_order:#?}");
            seen.push(of_order);
        }
        // The rows of those who voted come in the order in which they did, and hold nothing else.
        for of_order in &mut seen {
            of_order[0].sort();
        }
        assert!(seen.iter().all(|of_order| of_order[0] == seen[0][0]), "the order of people: {seen:#?}");
    }

    async fn too_few_secret_ballots_are_not_shown(db: Db) {
        let mut app = app_on(db).await;
        let here = opened(&app, &[("method", "consent"), ("secret", "1")]).await;
        let reason = format!("Le {SEEDED}.");
        cast(&app, &here, "member", &[("objection", reason.as_str()), ("agree", ""), ("agree", "")]).await;
        cast(&app, &here, "member-en", &[("agree", ""), ("agree", ""), ("agree", "")]).await;
        app.later(3 * DAY);
        close_due(&app).await;
        let shown = page(&app, &here, "facilitator").await;
        assert!(shown.contains("Moins de trois personnes ont voté.") && !shown.contains(SEEDED), "{shown}");
    }
}
