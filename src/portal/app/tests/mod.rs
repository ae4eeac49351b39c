//! The whole service, through its doors.

mod authorization;
mod breadcrumbs;
mod connections;
mod consent;
mod cost;
mod deliverables;
mod emails;
mod forms;
mod hardening;
mod names;
mod private;
mod spellings;
mod storing;
mod upgrade;
mod visits;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};

use ensemble::app::pages;
use ensemble_communities::community::store as communities;
use ensemble_core::Lang;
use ensemble_reflections::reflection::paths as reflection_paths;
use ensemble_server::config::Config;
use ensemble_testing::{
    TestApp, app, app_with,
    calls::add_calls,
    everybody, id_of,
    order::{deliverable_of, order_question_of},
};

/// A question of the member to the order of the community of these tests, which then takes questions, and a deliverable.
async fn member_order_question(app: &TestApp) -> (String, String) {
    let db = &app.scratch.db;
    let community =
        communities::find(db, Lang::Fr, "eleves-a-risque").await.expect("an answer").expect("it exists");
    let author = id_of(&everybody(db).await, "member");
    let mut to = db.write().await.expect("a transaction");
    let question = order_question_of(&mut to, community.community.id, author).await;
    let deliverable = deliverable_of(&mut to, community.community.id).await;
    to.commit().await.expect("committed");
    (question.to_string(), deliverable.to_string())
}

/// Every route's address in a language, its open parts filled from the demonstration content.
async fn addresses(app: &TestApp) -> Vec<(Lang, String)> {
    let meetings = app.get("/fr/rencontres").await.body;
    let id = meetings
        .split("/fr/rencontres/")
        .nth(1)
        .and_then(|rest| rest.get(..36))
        .expect("a meeting is listed");
    let kept = app.kept().await;
    let reflection: String = sqlx::query_scalar(
        "SELECT r.id FROM reflection r JOIN community_slug s ON s.community_id = r.community_id
         WHERE r.level = 'public' AND s.slug = 'students-at-risk'",
    )
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("a public reflection");
    let shown: String = sqlx::query_scalar("SELECT id FROM person WHERE email LIKE 'beatrice%'")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a person in the directory");
    let theme: String = sqlx::query_scalar(
        "SELECT t.id FROM theme t
         JOIN community_slug s ON s.community_id = t.community_id
         JOIN person p ON p.id = t.person_id
         WHERE t.state = 'proposed' AND s.slug = 'students-at-risk' AND p.email LIKE 'beatrice%'",
    )
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("a theme of the member");
    let reply: String = sqlx::query_scalar(
        "SELECT r.id FROM theme_reply r
         JOIN person p ON p.id = r.person_id
         WHERE r.theme_id = $1 AND p.email LIKE 'beatrice%'",
    )
    .bind(&theme)
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("a reply of the member");
    let vote: String = sqlx::query_scalar(
        "SELECT v.id FROM vote v
         JOIN community_slug s ON s.community_id = v.community_id
         WHERE v.closed_at IS NULL AND s.slug = 'students-at-risk'",
    )
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("an open vote");
    let follow_up: String = sqlx::query_scalar(
        "SELECT f.id FROM follow_up f
         JOIN community_slug s ON s.community_id = f.community_id
         WHERE f.state = 'open' AND s.slug = 'students-at-risk'
         ORDER BY f.created_at, f.id LIMIT 1",
    )
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("an open follow-up");
    let decision: String = sqlx::query_scalar(
        "SELECT d.id FROM decision d
         JOIN community_slug s ON s.community_id = d.community_id
         WHERE d.state = 'in-force' AND s.slug = 'students-at-risk'
         ORDER BY d.number DESC LIMIT 1",
    )
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("a decision in force");
    let finding: String = sqlx::query_scalar(
        "SELECT f.id FROM finding f
         JOIN community_slug s ON s.community_id = f.community_id
         WHERE f.sent_at IS NULL AND s.slug = 'students-at-risk'",
    )
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("a finding that is gathered");
    let certificate: String = sqlx::query_scalar(
        "SELECT k.code FROM certificate k
         JOIN person p ON p.id = k.person_id
         WHERE k.revoked_at IS NULL AND p.email LIKE 'beatrice%'",
    )
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("a certificate of the member");
    let (order_question, deliverable) = member_order_question(app).await;
    let practice: String = sqlx::query_scalar(
        "SELECT p.id FROM practice p
         JOIN community_slug s ON s.community_id = p.community_id
         WHERE p.version IS NOT NULL AND s.slug = 'students-at-risk'",
    )
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("a published practice");
    let response: String = sqlx::query_scalar(
        "SELECT id FROM practice_response WHERE practice_id = $1 ORDER BY created_at, id LIMIT 1",
    )
    .bind(&practice)
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("a response to it");
    let service: String =
        sqlx::query_scalar("SELECT id FROM service WHERE state = 'listed' ORDER BY id LIMIT 1")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a service of the directory");
    let guide: String =
        sqlx::query_scalar("SELECT id FROM practice_guide WHERE slug = 'reperer-tot-sans-etiqueter'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a practice guide");
    let chapter: String =
        sqlx::query_scalar("SELECT id FROM guide_chapter WHERE guide_id = $1 ORDER BY position LIMIT 1")
            .bind(&guide)
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a chapter of it");
    let passage: String =
        sqlx::query_scalar("SELECT id FROM guide_passage WHERE chapter_id = $1 ORDER BY position LIMIT 1")
            .bind(&chapter)
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a passage of it");
    let calls = add_calls(app).await;
    pages(false)
        .0
        .iter()
        .filter(|route| {
            let path = route.paths[0];
            // Notes of groups have tests of their own.
            route.show.is_some()
                && ![reflection_paths::WRITE_GROUP_NOTE, reflection_paths::CLOSING].contains(&route.paths)
                && ![
                    "{import}",
                    "{image}",
                    "{community}",
                    "{document}",
                    "{attachment}",
                    "{notification}",
                    "{table}",
                ]
                .iter()
                .any(|part| path.contains(part))
        })
        .flat_map(|route| Lang::ALL.map(|lang| (lang, route.path(lang))))
        .map(|(lang, path)| {
            let (slug, page) = match lang {
                Lang::Fr => ("eleves-a-risque", "a-propos"),
                Lang::En => ("students-at-risk", "about"),
            };
            let path = path
                .replace("{slug}", slug)
                .replace("{page}", page)
                .replace("{id}", id)
                .replace("{community}", &kept.community)
                .replace("{person}", if path.contains("/administration/") { &kept.person } else { &shown })
                .replace("{organization}", &kept.organization)
                .replace("{email}", &kept.email)
                .replace("{reflection}", &reflection)
                .replace("{template}", "needs")
                .replace("{discussion}", "partnerships")
                .replace("{section}", "partnerships")
                .replace("{theme}", &theme)
                .replace("{service}", &service)
                .replace("{order_question}", &order_question)
                .replace("{deliverable}", &deliverable)
                .replace("{finding}", &finding)
                .replace("{certificate}", &certificate)
                .replace("{follow_up}", &follow_up)
                .replace("{reply}", &reply)
                .replace("{vote}", &vote)
                .replace("{decision}", &decision)
                .replace("{practice}", &practice)
                .replace("{practice_version}", "1")
                .replace("{practice_response}", &response)
                .replace("{guide}", "reperer-tot-sans-etiqueter")
                .replace("{edition}", "1.1")
                .replace("{chapter}", "1")
                .replace("{guide_chapter}", &chapter)
                .replace("{passage}", &passage)
                .replace("{lang}", "fr");
            (lang, calls.fill(&path))
        })
        .collect()
}

#[tokio::test]
async fn every_page_answers_in_both_languages() {
    let app = app().await;
    let all = addresses(&app).await;
    assert!(all.len() >= 16, "{all:?}");
    let mut cookies = vec![String::new()];
    for who in ["facilitator", "member", "coordinator", "administrator", "person"] {
        cookies.push(app.cookie(who).await);
    }
    for (lang, address) in all {
        assert!(!address.contains('{'), "{address} has a part that the test does not fill");
        // A meeting that is ahead has no minutes yet: their files have tests of their own.
        if address.contains("/compte-rendu/compte-rendu.") || address.contains("/minutes/minutes.") {
            continue;
        }
        // What is no page, and links that say more than a path.
        if [
            "/lien",
            "/link",
            "/json",
            "/fil",
            "/feed",
            "/desabonnement",
            "/unsubscribe",
            ".ics",
            "/invitation-rencontre",
            "/meeting-invitation",
            "/inscription",
            "/registration",
            "/carnet-partage",
            "/shared-logbook",
            "/reponse-suivi",
            "/follow-up-response",
            // What only applicants, organizations and witnesses see has tests of its own.
            ".atom",
            "/designation",
            "/reponse/place",
            "/answer/place",
            "/reponse/texte",
            "/answer/text",
            "/temoin",
            "/witness",
            // Nothing is drawn yet.
            "/preuve.json",
            "/proof.json",
        ]
        .iter()
        .any(|end| address.ends_with(end))
        {
            continue;
        }
        // Whoever is let in sees it.
        let mut answer = app.get(&address).await;
        for cookie in &cookies {
            if answer.status != StatusCode::OK {
                answer = app.get_with(&address, "cookie", cookie).await;
            }
        }
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        if answer.header("content-disposition").starts_with("attachment") {
            continue;
        }
        assert_eq!(answer.header("content-language"), lang.tag(), "{address}");
        assert!(answer.body.contains(&format!("<html lang=\"{}\">", lang.tag())), "{address}");
        assert_eq!(answer.body.matches("<h1").count(), 1, "{address} has one h1");
        let unlisted = answer.body.contains("content=\"noindex\"");
        for tag in ["fr-CA", "en-CA", "x-default"] {
            assert!(
                unlisted || answer.body.contains(&format!("hreflang=\"{tag}\"")),
                "{address} names its {tag} address"
            );
        }
        // What an email's page is made of is shown as text.
        let ours: String =
            answer.body.split("<pre").filter_map(|part| part.rsplit("</pre>").next()).collect();
        assert!(!ours.contains(" style=\""), "{address} has a style attribute");
    }
}

#[tokio::test]
async fn the_language_switch_keeps_page_and_query() {
    let app = app().await;
    let answer = app.get("/fr/communautes?level=adult&network=french").await;
    assert!(
        answer.body.contains("href=\"/en/communities?level=adult&amp;network=french\""),
        "{}",
        answer.body
    );
    let answer = app.get("/en/communities/students-at-risk").await;
    assert!(answer.body.contains("<a href=\"/fr/communautes/eleves-a-risque\" lang=\"fr-CA\""));
}

#[tokio::test]
async fn a_slug_of_the_other_language_or_of_old_leads_to_todays() {
    let app = app().await;
    for (from, to) in [
        ("/fr/communautes/students-at-risk?x=1", "/fr/communautes/eleves-a-risque?x=1"),
        ("/en/communities/eleves-a-risque/meetings", "/en/communities/students-at-risk/meetings"),
        ("/fr/communautes/conseillers-d-orientation", "/fr/communautes/orientation"),
        ("/en/a-propos", "/en/about"),
    ] {
        let answer = app.get(from).await;
        assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT, "{from}");
        assert_eq!(answer.header("location"), to);
    }
}

#[tokio::test]
async fn the_door_without_a_language_leads_to_the_readers_own() {
    let app = app().await;
    assert_eq!(app.get("/").await.header("location"), "/fr");
    assert_eq!(app.get_with("/", "accept-language", "en-CA,fr;q=0.5").await.header("location"), "/en");
    assert_eq!(app.get_with("/", "cookie", "lang=en").await.header("location"), "/en");
    assert_eq!(app.get("/en").await.header("set-cookie"), "", "a link from elsewhere is no choice");
}

#[tokio::test]
async fn what_cannot_be_answered_is_said_in_the_readers_language() {
    let app = app().await;
    for (address, status, said) in [
        ("/fr/nulle-part", 404, "Cette page n’existe pas"),
        ("/en/communities/nowhere", 404, "This page does not exist"),
        ("/de/communities", 404, "Cette page n’existe pas"),
        ("/fr/rencontres/pas-un-numero", 404, "Cette page n’existe pas"),
        ("/en/communities?page=99", 404, "This page does not exist"),
        ("/en/communities?page=x", 404, "This page does not exist"),
        ("/fr/%zz", 400, "Nous ne comprenons pas cette adresse ou ce formulaire"),
        ("/fr/%ff%fe", 400, "Nous ne comprenons pas cette adresse ou ce formulaire"),
        ("/fr/communautes/a%00b", 400, "Nous ne comprenons pas cette adresse ou ce formulaire"),
    ] {
        let answer = app.get(address).await;
        assert_eq!(answer.status.as_u16(), status, "{address}");
        assert!(answer.body.contains(said), "{address}: {}", answer.body);
        assert!(answer.body.contains(answer.header("x-request-id")), "{address} shows its number");
        assert!(answer.body.contains("class=\"masthead\""), "{address} keeps the frame");
    }
}

#[tokio::test]
async fn a_filter_that_no_form_offers_is_said_and_the_form_stays() {
    let app = app().await;
    let answer = app.get("/fr/communautes?kind=pirate").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains("Ce filtre n’existe pas"));
    assert!(answer.body.contains("<select id=\"kind\""));
}

#[tokio::test]
async fn a_method_or_a_size_that_is_not_accepted_is_said() {
    let app = app().await;
    let largest = pages(false).0.iter().filter_map(|route| route.most).max().expect("forms with files");
    // More than any form may carry, and more than a form without files may.
    for (address, bytes) in
        [("/fr/communautes", largest + 1), ("/fr/connexion", app.portal.config.body_limit + 1)]
    {
        let posted = Request::builder()
            .method(Method::POST)
            .uri(address)
            .header("content-length", bytes.to_string())
            .body(Body::from(vec![b'x'; bytes]))
            .expect("a request");
        let answer = app.request(posted).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{address}");
        assert!(answer.body.contains("trop volumineux"), "{address}: {}", answer.body);
    }

    let posted = Request::post("/en/communities").body(Body::empty()).expect("a request");
    assert_eq!(app.request(posted).await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_socket_is_no_page() {
    let app = app().await;
    for (lang, said) in [
        ("fr", "Nous ne comprenons pas cette adresse ou ce formulaire"),
        ("en", "We cannot read this request"),
    ] {
        let address = "/live/meeting/0193a5a0-0000-7000-8000-000000000000";
        let answer = app.get_with(address, "accept-language", lang).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert!(answer.body.contains(said), "{}", answer.body);
    }
}

#[tokio::test]
async fn a_slash_too_many_is_forgiven() {
    let app = app().await;
    let answer = app.get("/fr/communautes/?kind=practice").await;
    assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(answer.header("location"), "/fr/communautes?kind=practice");
    assert_eq!(app.get("//ailleurs.example/").await.header("location"), "", "never to another site");
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let app = app().await;
    let forged = Request::post("/api/communities/count")
        .header("host", "127.0.0.1:3000")
        .header("origin", "https://ailleurs.example")
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("filter%5Bkind%5D=practice"))
        .expect("a request");
    assert_eq!(app.request(forged).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_filter_form_learns_how_many_match() {
    let app = app().await;
    let asked = |body: &'static str| {
        Request::post("/api/communities/count")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .expect("a request")
    };
    let answer = app.request(asked("filter[profession]=psychologist")).await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "1"));
    assert_eq!(app.request(asked("filter[profession]=pirate")).await.status, StatusCode::BAD_REQUEST);
    let everything = app.request(asked("")).await;
    assert_eq!(everything.status, StatusCode::OK);
    assert!(everything.body.parse::<u32>().is_ok_and(|count| count >= 11), "{}", everything.body);
}

#[tokio::test]
async fn scripts_come_only_with_islands_and_only_with_a_nonce() {
    let app = app().await;
    let plain = app.get("/fr/communautes/eleves-a-risque").await;
    assert!(!plain.body.contains("<script") && !plain.body.contains(".wasm"), "no island, no script");
    let policy = plain.header("content-security-policy");
    assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-inline"), "{policy}");

    let lively = app.get("/fr/communautes").await;
    let nonce = lively
        .header("content-security-policy")
        .split("'nonce-")
        .nth(1)
        .and_then(|rest| rest.split('\'').next())
        .expect("a nonce")
        .to_owned();
    assert!(nonce.len() >= 16);
    for script in lively.body.split("<script").skip(1) {
        assert!(script.contains(&format!("nonce=\"{nonce}\"")), "a script without the nonce");
    }
    assert!(
        !lively.body.contains("<!>") && lively.body.contains("<!---->"),
        "valid marks, where islands need them"
    );
    assert!(!lively.body.contains(&format!("crossorigin=\"{nonce}\"")), "a nonce is no value of crossorigin");
    assert!(!plain.body.contains("<!-"), "no marks where nothing comes alive");
    let again = app.get("/fr/communautes").await;
    assert!(!again.header("content-security-policy").contains(&nonce), "a nonce is used once");

    let cookie = app.cookie("member").await;
    let writing = app.get_with("/fr/reflexions/nouvelle?community=eleves-a-risque", "cookie", &cookie).await;
    let (_, script) = writing.body.split_once("data-on-use").expect("a script that waits for the first use");
    assert!(script.contains("\"/pkg/write"), "it knows the wasm");
    assert!(
        !writing.body.contains("modulepreload") && !writing.body.contains(".wasm\""),
        "and nothing loads it before"
    );
}

#[tokio::test]
async fn browsers_are_told_to_do_no_harm() {
    let app = app().await;
    for address in ["/fr", "/fr/nulle-part", "/healthz", "/pkg/absent.js"] {
        let answer = app.get(address).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{address}");
        assert!(answer.header("permissions-policy").contains("camera=()"), "{address}");
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{address}");
        assert_eq!(answer.header("strict-transport-security"), "", "{address} without TLS");
    }
    let config = Config { site_url: "https://ensemble.example".to_owned(), ..Config::default() };
    let answer = app_with(config).await.get("/fr").await;
    assert!(answer.header("strict-transport-security").starts_with("max-age="));
    assert!(answer.body.contains("href=\"https://ensemble.example/en\""), "absolute alternates");
}

#[tokio::test]
async fn a_text_in_the_other_language_is_marked() {
    let app = app().await;
    let page = app.get("/fr/communautes/bien-etre-secteur-anglophone").await.body;
    assert!(page.contains("existe en anglais seulement"));
    assert!(page.contains("<div lang=\"en-CA\" class=\"prose\">"));
}

#[tokio::test]
async fn without_its_database_the_portal_says_when_to_come_back() {
    let app = app().await;
    assert_eq!(app.get("/readyz").await.status, StatusCode::OK);
    app.scratch.db.close().await;
    let answer = app.get("/en/communities/students-at-risk").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "30");
    assert!(answer.body.contains("short break"));
    assert_eq!(app.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(app.get("/healthz").await.body, "{\"status\":\"alive\"}");
}

#[tokio::test]
async fn the_design_page_is_for_those_who_build() {
    assert_eq!(app().await.get("/fr/design").await.status, StatusCode::NOT_FOUND);
    let app = app_with(Config { development: true, ..Config::default() }).await;
    assert_eq!(app.get("/fr/design").await.status, StatusCode::OK);
    assert_eq!(app.get("/en/design").await.status, StatusCode::OK);
}

/// What the README has nginx let through is at least what the largest form may carry.
#[test]
fn the_proxy_lets_through_what_the_portal_takes() {
    let readme =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md")).expect("a README");
    let limit = readme.split("client_max_body_size ").nth(1).and_then(|rest| rest.split("m;").next());
    let limit: usize = limit.expect("a limit").parse().expect("megabytes");
    let most = pages(false).0.iter().filter_map(|route| route.most).max().expect("forms with files");
    assert!(most <= limit * 1024 * 1024, "{most} bytes are more than {limit} MB");
    assert!(
        most >= ensemble_server::files::LARGEST,
        "the words on the page promise {} bytes",
        ensemble_server::files::LARGEST
    );
    let config = Config::default();
    for (name, value) in [
        ("body_limit", config.body_limit.to_string()),
        ("files_per_person", config.files_per_person.to_string()),
        ("drafts_per_person", config.drafts_per_person.to_string()),
        ("draft_limit", config.draft_limit.to_string()),
    ] {
        let row = readme.lines().find(|line| line.starts_with("| `") && line.contains(&format!("`{name}`")));
        assert!(row.is_some_and(|row| row.contains(&value)), "{name} is {value}");
    }
}
