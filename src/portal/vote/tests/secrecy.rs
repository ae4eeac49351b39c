//! Hidden results are hidden everywhere, and nothing in the database leads from a person to a secret ballot.

use axum::{body::Body, http::Request};
use sqlx::{AssertSqlSafe, Column, Row};

use super::{LIST, cast, opened, options, page};
use crate::app::testing::{TestApp, app_on};
use ensemble_server::db::{Engine, testing::on_both_databases};

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
    for who in LOOKING {
        let english = here.replace("/fr/communautes/eleves-a-risque", "/en/communities/students-at-risk");
        for address in [here, &english, LIST] {
            all.push(still(&page(app, address, who).await));
        }
    }
    all
}

/// Every value of the database, row by row, with the table.
async fn dump(app: &TestApp) -> Vec<(String, Vec<String>)> {
    let db = &app.scratch.db;
    let sqlite = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
    let postgres = "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1";
    let statement = match db.engine {
        Engine::Sqlite => sqlite,
        Engine::Postgres => postgres,
    };
    let tables: Vec<String> = sqlx::query_scalar(statement).fetch_all(&db.reader).await.expect("tables");
    let mut all = Vec::new();
    for table in tables.iter().filter(|table| !table.starts_with("sqlite_") && !table.starts_with("_sqlx")) {
        let rows = sqlx::query(AssertSqlSafe(format!("SELECT * FROM {table}"))).fetch_all(&db.reader).await;
        // A table with types that the driver does not read holds nothing of ours.
        for row in rows.unwrap_or_default() {
            let values = row.columns().iter().map(|column| {
                let at = column.ordinal();
                row.try_get::<String, _>(at)
                    .or_else(|_| row.try_get::<i64, _>(at).map(|number| number.to_string()))
                    .or_else(|_| {
                        row.try_get::<Vec<u8>, _>(at)
                            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
                    })
                    .unwrap_or_default()
            });
            all.push((table.clone(), values.collect()));
        }
    }
    all
}

on_both_databases! {
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
            "/fr", "/fr/communautes/eleves-a-risque", "/fr/rencontres", "/fr/notifications", "/fr/reflexions?q=zirconium",
            "/fr/compte/donnees/json", "/fr/compte/donnees/html", "/fr/reflexions/fil", "/fr/administration", "/fr/administration/journal",
            "/fr/administration/courriels",
        ];
        for who in ["facilitator", "observer", "coordinator", "administrator", "privacy-officer", "person", "liaison"] {
            let cookie = app.cookie(who).await;
            for address in elsewhere.iter().copied().chain([here.as_str(), LIST]) {
                let body = app.get_with(address, "cookie", &cookie).await.body;
                assert!(!body.contains(&format!("du {SEEDED}")), "{address} as {who}");
            }
        }
        let own = app.get_with("/fr/compte/donnees/json", "cookie", &app.cookie("member").await).await.body;
        assert!(own.contains(SEEDED), "what one chose oneself is in one's own data");
        let notified: Vec<String> = dump(&app).await.into_iter().filter(|(table, _)| table == "outbox" || table == "notification" || table == "audit").flat_map(|(_, row)| row).collect();
        assert!(notified.iter().all(|value| !value.contains(SEEDED)));
        app.later(3 * DAY);
        for who in LOOKING {
            let shown = page(&app, &here, who).await;
            assert!(shown.contains(SEEDED) && shown.contains("3 personnes ont voté, sur 4."), "{who}");
        }
    }

    async fn a_secret_ballot_is_in_no_row(db: Db) {
        let mut app = app_on(db).await;
        let here = opened(&app, &[("method", "consent"), ("secret", "1")]).await;
        let options = options(&app, &here).await;
        assert!(page(&app, &here, "member").await.contains("Il ne garde aucun bulletin"), "people know before they vote");
        // A session that has ended: what was sent is put aside for other forms.
        let opened = page(&app, &here, "member").await;
        let form = opened.split(&format!("action=\"{here}/bulletin\"")).nth(1).expect("the ballot");
        let origin = form.split("name=\"form-origin\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an origin");
        let body = format!("form-origin={origin}&revision=1&ballot.{}=objection&ballot.{}.reason=du+{SEEDED}+perdu", options[0], options[0]);
        let ended = Request::post(format!("{here}/bulletin"))
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body))
            .expect("a request");
        assert_eq!(app.request(ended).await.status, 401);
        let kept: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM unsent_form").fetch_one(&app.scratch.db.reader).await.expect("a number");
        assert_eq!(kept, 1, "the form without the ballot");
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
        let shown = page(&app, &here, "liaison").await;
        assert!(shown.contains("zirconium un") && !shown.contains("Qui a choisi quoi"), "{shown}");
    }

    async fn who_voted_what_cannot_be_told_from_two_votes_with_swapped_ballots(db: Db) {
        let app = app_on(db).await;
        let ballots = [[("1", ""), ("", ""), ("", "")], [("", ""), ("1", ""), ("", "")], [("1", ""), ("1", ""), ("1", "")]];
        let mut seen = Vec::new();
        for order in [[0, 1, 2], [2, 0, 1]] {
            let here = opened(&app, &[("secret", "1")]).await;
            for (who, ballot) in ["member", "member-en", "co-facilitator"].into_iter().zip(order) {
                assert_eq!(cast(&app, &here, who, &ballots[ballot]).await.status, 303);
            }
            let (options, id) = (options(&app, &here).await, here.rsplit('/').next().expect("an id").to_owned());
            let rows: Vec<Vec<String>> = dump(&app)
                .await
                .into_iter()
                .filter(|(table, row)| table.starts_with("vote_") && row.contains(&id))
                .map(|(_, row)| {
                    row.into_iter()
                        .map(|value| {
                            let value = value.replace(&id, "the vote");
                            options.iter().enumerate().fold(value, |value, (index, option)| value.replace(option, &format!("option {index}")))
                        })
                        .collect()
                })
                .collect();
            seen.push(rows);
        }
        assert!(seen[0].len() > 6 && seen[0] == seen[1], "{seen:#?}");
    }

    async fn too_few_secret_ballots_are_not_shown(db: Db) {
        let mut app = app_on(db).await;
        let here = opened(&app, &[("method", "consent"), ("secret", "1")]).await;
        let reason = format!("Le {SEEDED}.");
        cast(&app, &here, "member", &[("objection", reason.as_str()), ("agree", ""), ("agree", "")]).await;
        cast(&app, &here, "member-en", &[("agree", ""), ("agree", ""), ("agree", "")]).await;
        app.later(3 * DAY);
        let shown = page(&app, &here, "facilitator").await;
        assert!(shown.contains("Moins de trois personnes ont voté.") && !shown.contains(SEEDED), "{shown}");
    }
}
