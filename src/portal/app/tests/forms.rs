//! What is typed into a form is not lost, not done twice, and never done as another person.

use axum::{body::Body, http::Request};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use ensemble_communities::{account::store as accounts, community::store as communities};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{PersonId, ReflectionId},
};
use ensemble_reflections::reflection::{
    create,
    model::{Audience, ReflectionContent, Texts},
    store as reflections,
    store::NewReflection,
};
use ensemble_server::web::{FormOrigin, origin::reader_mark};
use ensemble_testing::{Answer, TestApp, app, app_on, on_both_with_content};

const NEW_MEETING: &str = "/fr/communautes/eleves-a-risque/rencontres/nouvelle";
const MEMBERS: &str = "/fr/communautes/eleves-a-risque/membres";
const INVITE: &str = "/fr/communautes/eleves-a-risque/membres/invitation";
const MEMBER: (&str, &str) = ("beatrice.lafrenaye-diallo@ensemble.example", "cinq bateaux au quai");
const OTHER: (&str, &str) = ("rowan.ashgrove@ensemble.example", "nine lanterns by the lake");
const TEXT: &str = "Trois cents mots.\nEt « d’autres » & <b>plus</b>.";

/// A page, the address of its form, what is sent, and what counts the outcome.
type Case<'a> = (String, String, Vec<(&'a str, &'a str)>, &'static str);

async fn person(app: &TestApp, email: &str) -> PersonId {
    accounts::by_email(&app.scratch.db, email).await.expect("an answer").expect("an account").id
}

/// A reflection that everybody sees, in the community of both people.
async fn reflection(app: &TestApp) -> ReflectionId {
    let db = &app.scratch.db;
    let found =
        communities::find(db, Lang::Fr, "eleves-a-risque").await.expect("an answer").expect("it exists");
    let (id, author) = (ReflectionId::new(), person(app, MEMBER.0).await);
    let body = LocalizedText::Single { lang: Lang::Fr, text: "Un essai.".to_owned() };
    let texts = Texts { title: None, body };
    let written = ReflectionContent { lang: Lang::Fr, prompt: None, tags: Vec::new(), texts };
    let mut to = db.write().await.expect("a transaction");
    let new = NewReflection { id, community: found.community.id, author };
    create(&mut to, new, &written, 1).await.expect("a reflection");
    reflections::set_sharing(&mut to, id, Audience::Public, false, &[], 1, 1).await.expect("shared");
    to.commit().await.expect("committed");
    id
}

fn unescaped(text: &str) -> String {
    html_escape::decode_html_entities(text).into_owned()
}

/// What the hidden field of the form with this address holds.
fn origin(page: &Answer, action: &str) -> String {
    let form = page.body.split("<form").find(|form| form.contains(&format!("action=\"{action}\"")));
    let form = form.unwrap_or_else(|| panic!("no form for {action}: {}", page.body));
    let value = form.split("name=\"form-origin\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    unescaped(value.expect("the hidden field"))
}

/// Where the page leads that asks to sign in first.
fn next(answer: &Answer) -> String {
    let encoded = answer.body.split("/fr/connexion?next=").nth(1).and_then(|rest| rest.split('"').next());
    percent_decode_str(encoded.expect("a way to sign in")).decode_utf8_lossy().into_owned()
}

const COMMENTS: &str = "SELECT COUNT(*) FROM reflection_comment";

async fn count(app: &TestApp, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(&app.scratch.db.reader).await.expect("a count")
}

async fn sign_in(app: &TestApp, (email, password): (&str, &str), next: &str) -> Answer {
    app.send("/fr/connexion", "", &[("email", email), ("password", password), ("next", next)]).await
}

#[tokio::test]
async fn a_reply_whose_session_had_ended_is_back_in_its_form_after_signing_in() {
    let app = app().await;
    let id = reflection(&app).await;
    let comments = count(&app, COMMENTS).await;
    let (page, action) = (format!("/fr/reflexions/{id}"), format!("/fr/reflexions/{id}/commentaires"));
    let own = app.cookie("member").await;
    let opened = app.get_with(&page, "cookie", &own).await;
    let origin = origin(&opened, &action);
    app.send("/fr/deconnexion", &own, &[]).await;

    let ended = app.send(&action, &own, &[("text", TEXT), ("form-origin", &origin)]).await;
    assert_eq!((ended.status.as_u16(), ended.header("cache-control")), (401, "no-store"));
    assert!(unescaped(&ended.body).contains(TEXT), "the text is shown: {}", ended.body);
    let to = next(&ended);
    assert!(to.starts_with(&format!("{page}?unsent=")), "{to}");

    let signed_in = sign_in(&app, MEMBER, &to).await;
    assert_eq!(signed_in.header("location"), to);
    let back = app.get_with(&to, "cookie", &signed_in.session()).await;
    let field = back.body.split("name=\"text\"").nth(1).and_then(|rest| rest.split("</textarea>").next());
    assert!(field.is_some_and(|field| unescaped(field).ends_with(TEXT)), "{}", back.body);
    assert!(back.body.contains("Votre texte est de retour"));

    let stranger = sign_in(&app, OTHER, &to).await;
    let seen = app.get_with(&to, "cookie", &stranger.session()).await;
    assert!(seen.status == 200 && !unescaped(&seen.body).contains("Trois cents mots"), "another person");
    assert!(!app.get(&to).await.body.contains("Trois cents mots"), "a visitor");

    let again = self::origin(&back, &action);
    let sent = app.send(&action, &signed_in.session(), &[("text", TEXT), ("form-origin", &again)]).await;
    assert_eq!(sent.status, 303);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM unsent_form").await, 0, "what was sent is not kept");
    assert_eq!(count(&app, COMMENTS).await, comments + 1);
}

#[tokio::test]
async fn whatever_form_was_sent_without_a_session_the_way_back_leads_to_its_page() {
    let app = app().await;
    let id = reflection(&app).await;
    let who = [("facilitator", NEW_MEETING, NEW_MEETING), ("facilitator", INVITE, MEMBERS)];
    for (key, action, page) in who {
        let cookie = app.cookie(key).await;
        let opened = app.get_with(&format!("{page}?x=1"), "cookie", &cookie).await;
        let origin = origin(&opened, action);
        app.send("/fr/deconnexion", &cookie, &[]).await;
        let form = [
            ("title.fr", "Une rencontre"),
            ("email", "x@ensemble.example"),
            ("form-origin", origin.as_str()),
        ];
        let ended = app.send(action, &cookie, &form).await;
        assert_eq!(ended.status, 401, "{action}");
        let to = next(&ended);
        assert!(to.starts_with(&format!("{page}?x=1&unsent=")), "{to}");
        let again = app.get_with(&to, "cookie", &app.cookie(key).await).await;
        let typed = if page == MEMBERS { "value=\"x@ensemble.example\"" } else { "value=\"Une rencontre\"" };
        assert!(again.status == 200 && again.body.contains(typed), "{action}: {}", again.body);
    }
    // Without the hidden field, the browser says which page it was; without either, it is the page above.
    let action = format!("/fr/reflexions/{id}/commentaires");
    let ended = app.send(&action, "", &[("text", TEXT)]).await;
    assert!(ended.status == 401 && unescaped(&ended.body).contains(TEXT));
    assert_eq!(next(&ended), action);
    assert_eq!(app.get(&action).await.header("location"), format!("/fr/reflexions/{id}"));
    for next in [action.as_str(), "/fr/compte/securite/mot-de-passe"] {
        let to = sign_in(&app, MEMBER, next).await.header("location").to_owned();
        let answer = app.get_with(&to, "cookie", &app.cookie("member").await).await;
        assert_eq!(answer.status, 303, "{next} leads to its page");
    }
}

#[tokio::test]
async fn a_form_with_a_file_keeps_its_texts_when_the_session_had_ended() {
    let app = app().await;
    let meeting = meeting(&app).await;
    let (page, action) = (
        format!("/fr/rencontres/{meeting}/documents"),
        format!("/fr/rencontres/{meeting}/documents/fichier"),
    );
    let cookie = app.cookie("facilitator").await;
    let opened = app.get_with(&page, "cookie", &cookie).await;
    let origin = origin(&opened, &action);
    app.send("/fr/deconnexion", &cookie, &[]).await;
    let ended = with_file(
        &app,
        &action,
        &cookie,
        &[("file-title-fr", "Un guide"), ("form-origin", &origin)],
        3_000_000,
    )
    .await;
    assert_eq!(ended.status, 401);
    assert!(ended.body.contains("Un guide") && ended.body.contains("choisis de nouveau"), "{}", ended.body);
    let back = app.get_with(&next(&ended), "cookie", &app.cookie("facilitator").await).await;
    assert!(
        back.body.contains("value=\"Un guide\"") && back.body.contains("choisis de nouveau"),
        "{}",
        back.body
    );
}

/// What the form of a new meeting sends.
fn planned(title: &str) -> [(&str, &str); 7] {
    [
        ("title.fr", title),
        ("settled", "day"),
        ("day", "2026-12-16"),
        ("begins", "13:30"),
        ("modality", "hybrid"),
        ("place.fr", "Salle des Pins"),
        ("agenda", "community"),
    ]
}

/// A meeting that the facilitator prepares.
async fn meeting(app: &TestApp) -> String {
    let form = planned("Une rencontre");
    let made = app.send(NEW_MEETING, &app.cookie("facilitator").await, &form).await;
    assert_eq!(made.status, 303, "{}", made.body);
    made.header("location").rsplit('/').next().expect("an id").to_owned()
}

async fn with_file(
    app: &TestApp,
    action: &str,
    cookie: &str,
    fields: &[(&str, &str)],
    size: usize,
) -> Answer {
    let mut body = String::new();
    for (name, value) in fields {
        body += &format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    body += "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7 ";
    body += &"texte\n".repeat(size / 6);
    body += "\r\n--x--\r\n";
    let request = Request::post(action)
        .header("content-type", "multipart/form-data; boundary=x")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookie)
        .body(Body::from(body))
        .expect("a request");
    app.request(request).await
}

#[tokio::test]
async fn a_form_that_another_person_opened_is_refused_and_shown_back() {
    let app = app().await;
    let id = reflection(&app).await;
    let comments = count(&app, COMMENTS).await;
    let (page, action) = (format!("/fr/reflexions/{id}"), format!("/fr/reflexions/{id}/commentaires"));
    let (own, other) = (app.cookie("member").await, app.cookie("co-facilitator").await);
    let reply = origin(&app.get_with(&page, "cookie", &own).await, &action);
    let profile = origin(&app.get_with("/fr/compte", "cookie", &own).await, "/fr/compte");
    for (address, form) in [
        (action.as_str(), [("text", TEXT), ("form-origin", reply.as_str())]),
        ("/fr/compte", [("name", "Béatrice Lafrenaye-Diallo"), ("form-origin", profile.as_str())]),
    ] {
        let refused = app.send(address, &other, &form).await;
        assert_eq!(
            (refused.status.as_u16(), refused.header("cache-control")),
            (403, "no-store"),
            "{address}"
        );
        let body = unescaped(&refused.body);
        assert!(body.contains(form[0].1) && body.contains("ouvert par une autre personne"), "{body}");
        assert!(body.contains("copiez-le"), "{body}");
        assert!(!refused.body.contains("Envoyer de nouveau"), "it cannot be sent from there");
    }
    let reactions = format!("/fr/reflexions/{id}/reactions");
    let chosen = app
        .send(&reactions, &other, &[("reaction", "bookmark"), ("on", "true"), ("form-origin", &reply)])
        .await;
    assert_eq!(chosen.status, 403);
    assert!(!chosen.body.contains("copiez-le"), "what is chosen is not copied: {}", chosen.body);
    assert_eq!(count(&app, COMMENTS).await, comments);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM person WHERE name LIKE 'Béatrice%'").await, 1);
    assert_eq!(
        app.send("/fr/deconnexion", &other, &[("form-origin", &profile)]).await.status,
        303,
        "one may sign out"
    );
    assert_eq!(app.send(&action, &own, &[("text", TEXT), ("form-origin", &reply)]).await.status, 303);

    let call = |reader: String| {
        let body = format!("lang=fr&reflection={id}&input[text]=x");
        let request = Request::post("/api/reflections/reply")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header("ensemble-reader", reader)
            .header("cookie", &own)
            .body(Body::from(body))
            .expect("a request");
        app.request(request)
    };
    let others = call(reader_mark(person(&app, OTHER.0).await)).await;
    assert_eq!(others.status, 401, "an island of another person's page");
    assert_eq!(count(&app, COMMENTS).await, comments + 1);
    let answer = call(reader_mark(person(&app, MEMBER.0).await)).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}

on_both_with_content! {
    async fn a_reply_that_an_island_sends_twice_is_added_once(db: Db) {
        let app = app_on(db).await;
        let id = reflection(&app).await.to_string();
        let cookie = app.cookie("facilitator").await;
        let page = app.get_with(&format!("/fr/reflexions/{id}"), "cookie", &cookie).await;
        let origin = origin(&page, &format!("/fr/reflexions/{id}/commentaires"));
        let (before, emails) = (count(&app, COMMENTS).await, count(&app, "SELECT COUNT(*) FROM outbox").await);
        let send = |text: &'static str, origin: &str, sent: &str| {
            let form = [("lang", "fr"), ("reflection", id.as_str()), ("input[text]", text), ("origin", origin), ("sent", sent)].map(|(name, value)| (name, value.to_owned()));
            let (app, cookie) = (&app, &cookie);
            async move {
                let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
                app.send("/api/reflections/reply", cookie, &form).await
            }
        };
        let both = futures::future::join_all((0..3).map(|_| send("Trois fois zirconium", &origin, "0"))).await;
        let again = send("Trois fois zirconium", &origin, "0").await;
        let shown = |answer: &Answer| answer.body.split("\"c-").nth(1).map(|rest| rest[..36].to_owned());
        for answer in both.iter().chain([&again]) {
            assert!(answer.status == 200 && answer.body.contains("zirconium"), "{}", answer.body);
            assert!(shown(answer).is_some() && shown(answer) == shown(&both[0]), "each shows the same reply: {}", answer.body);
        }
        assert_eq!(count(&app, COMMENTS).await, before + 1);
        let sent = count(&app, "SELECT COUNT(*) FROM outbox").await - emails;
        assert_eq!(send(" ", &origin, "0").await.status, 422);
        assert_eq!(send("Autre chose", &origin, "0").await.status, 200, "other words are another reply");
        assert_eq!(count(&app, COMMENTS).await, before + 2);
        assert!(count(&app, "SELECT COUNT(*) FROM outbox").await - emails <= 2 * sent, "no email was sent twice");
        let others = FormOrigin::new("s", person(&app, MEMBER.0).await, "/fr").encode();
        for _ in 0..2 {
            assert_eq!(send("Sans jeton", &others, "0").await.status, 200);
        }
        assert_eq!(count(&app, COMMENTS).await, before + 4, "without a form of one's own nothing is known of earlier requests");
        let next = send("Trois fois zirconium", &origin, "1").await;
        assert!(next.status == 200 && shown(&next).is_some() && shown(&next) != shown(&both[0]), "after an answer the same words are another reply: {}", next.body);
        assert_eq!(shown(&send("Trois fois zirconium", &origin, "1").await), shown(&next));
        assert_eq!(count(&app, COMMENTS).await, before + 5);
    }

    async fn what_a_visitor_sends_twice_is_done_once(db: Db) {
        let app = app_on(db).await;
        let service: String = sqlx::query_scalar("SELECT id FROM service WHERE state = 'listed' ORDER BY id LIMIT 1")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a service");
        let cases = [
            (
                "/fr/communautes/eleves-a-risque/ecrire".to_owned(),
                vec![("name", "Zoé Roy"), ("email", "zoe@ecole.example"), ("message", "Comment se joindre à vous?")],
                "SELECT COUNT(*) FROM audit WHERE action = 'membership.contacted'",
            ),
            (
                format!("/fr/services/{service}/erreur"),
                vec![("error", "Le numéro a changé.")],
                "SELECT COUNT(*) FROM service_report",
            ),
        ];
        for (address, fields, counted) in cases {
            let before = count(&app, counted).await;
            let token = async || {
                let page = app.get(&address).await.body;
                let value = page.split("name=\"form-token\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
                value.unwrap_or_else(|| panic!("{address}: {page}")).to_owned()
            };
            let (first, second) = (token().await, token().await);
            assert_ne!(first, second, "each page has its own");
            let form: Vec<(&str, &str)> = fields.iter().copied().chain([("form-token", first.as_str())]).collect();
            let both = futures::future::join_all((0..2).map(|_| app.send(&address, "", &form))).await;
            let again = app.send(&address, "", &form).await;
            for answer in both.iter().chain([&again]) {
                assert_eq!((answer.status.as_u16(), answer.header("location")), (303, both[0].header("location")), "{address}: {}", answer.body);
            }
            assert_eq!(count(&app, counted).await, before + 1, "{address}");
            let form: Vec<(&str, &str)> = fields.iter().copied().chain([("form-token", second.as_str())]).collect();
            assert_eq!(app.send(&address, "", &form).await.status, 303);
            assert_eq!(count(&app, counted).await, before + 2, "{address}: another page, another time");
        }
    }
}

on_both_with_content! {
    async fn a_form_that_is_sent_twice_is_done_once(db: Db) {
        let app = app_on(db).await;
        let id = reflection(&app).await;
        let meeting = meeting(&app).await;
        let cookie = app.cookie("facilitator").await;
        let documents = format!("/fr/rencontres/{meeting}/documents");
        let cases: [Case<'_>; 4] = [
            (format!("/fr/reflexions/{id}"), format!("/fr/reflexions/{id}/commentaires"), vec![("text", TEXT)], COMMENTS),
            (NEW_MEETING.to_owned(), NEW_MEETING.to_owned(),
             planned("Deux fois").to_vec(),
             "SELECT COUNT(*) FROM meeting WHERE title LIKE '%Deux fois%'"),
            (documents.clone(), format!("{documents}/lien"), vec![("link-title-fr", "Un lien"), ("link", "https://exemple.ca/a")],
             "SELECT COUNT(*) FROM meeting_document"),
            (MEMBERS.to_owned(), INVITE.to_owned(), vec![("email", "new@ensemble.example"), ("role", "member")],
             "SELECT COUNT(*) FROM outbox WHERE kind = 'invitation'"),
        ];
        for (page, action, fields, counted) in cases {
            let before = count(&app, counted).await;
            let origin = origin(&app.get_with(&page, "cookie", &cookie).await, &action);
            let mut form = fields.clone();
            form.push(("form-origin", origin.as_str()));
            let both = futures::future::join_all((0..3).map(|_| app.send(&action, &cookie, &form))).await;
            let places: Vec<_> = both.iter().map(|answer| (answer.status.as_u16(), answer.header("location").to_owned())).collect();
            assert!(places[0].0 == 303 && places.iter().all(|place| *place == places[0]), "{action}: {places:?} {}", both[0].body);
            assert_eq!(app.send(&action, &cookie, &form).await.header("location"), places[0].1, "later, too");
            assert_eq!(count(&app, counted).await, before + 1, "{action}");
        }
        let file = format!("{documents}/fichier");
        let origin = origin(&app.get_with(&documents, "cookie", &cookie).await, &file);
        let fields = [("file-title-fr", "Un fichier"), ("form-origin", origin.as_str())];
        let before = count(&app, "SELECT COUNT(*) FROM meeting_document").await;
        let both = futures::future::join_all((0..2).map(|_| with_file(&app, &file, &cookie, &fields, 3_000_000))).await;
        assert!(both.iter().all(|answer| answer.status == 303), "{}", both[0].body);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM meeting_document").await, before + 1);
    }
}

#[tokio::test]
async fn what_was_refused_or_changed_is_sent_anew() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let origin = origin(&app.get_with(MEMBERS, "cookie", &cookie).await, INVITE);
    let send = async |email: &str| {
        let form = [("email", email), ("role", "member"), ("form-origin", origin.as_str())];
        app.send(INVITE, &cookie, &form).await.status.as_u16()
    };
    assert_eq!(send("nobody@").await, 422);
    assert_eq!(send("nobody@").await, 422, "it is looked at again");
    assert_eq!(send("one@ensemble.example").await, 303);
    assert_eq!(send("two@ensemble.example").await, 303, "one went back and changed the text");
    assert_eq!(count(&app, "SELECT COUNT(*) FROM outbox WHERE kind = 'invitation'").await, 2);
}

#[tokio::test]
async fn the_first_request_is_done_to_its_end_when_the_browser_gives_it_up() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let origin = origin(&app.get_with(MEMBERS, "cookie", &cookie).await, INVITE);
    for (count_before, micros) in [0, 300, 600, 1_000, 1_500, 2_000, 3_000, 5_000].into_iter().enumerate() {
        let email = format!("new{micros}@ensemble.example");
        let form = [("email", email.as_str()), ("role", "member"), ("form-origin", origin.as_str())];
        let hurry = std::time::Duration::from_micros(micros);
        let first = tokio::time::timeout(hurry, app.send(INVITE, &cookie, &form)).await;
        drop(first);
        let second = app.send(INVITE, &cookie, &form).await;
        assert_eq!(
            (second.status.as_u16(), second.header("location")),
            (303, "/fr/communautes/eleves-a-risque/membres?notice=invited"),
            "given up after {micros} µs"
        );
        let emails = count(&app, "SELECT COUNT(*) FROM outbox WHERE kind = 'invitation'").await;
        assert_eq!(emails, i64::try_from(count_before).expect("a few") + 1, "given up after {micros} µs");
    }
}

#[tokio::test]
async fn every_form_of_a_person_says_whose_it_is() {
    let app = app().await;
    let who = person(&app, MEMBER.0).await;
    let cookie = app.cookie("member").await;
    let mut forms = 0;
    for (_, address) in super::addresses(&app).await {
        let answer = app.get_with(&address, "cookie", &cookie).await;
        for form in answer
            .body
            .split("<form")
            .skip(1)
            .filter(|form| form.split('>').next().is_some_and(|tag| tag.contains("method=\"post\"")))
        {
            let form = form.split("</form>").next().expect("a form");
            let value =
                form.split("name=\"form-origin\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
            let origin = FormOrigin::parse(&unescaped(value.unwrap_or_else(|| panic!("{address}: {form}"))));
            assert!(
                origin.is_some_and(|origin| origin.belongs_to(who) && origin.page == address),
                "{address}"
            );
            forms += 1;
        }
    }
    assert!(forms > 20, "{forms}");
}

/// Wherever a person wanted to go, each way of signing in leads there; never elsewhere.
#[tokio::test]
async fn every_way_of_signing_in_leads_where_one_wanted_to_go() {
    let mut app = app().await;
    let to = "/fr/communautes/eleves-a-risque/membres";
    let asked = app.get(to).await;
    let sign_in = asked.header("location").to_owned();
    assert_eq!(sign_in, format!("/fr/connexion?next={}", utf8_percent_encode(to, NON_ALPHANUMERIC)));
    let by_email = app.get(&sign_in).await.body;
    assert!(by_email.contains("/fr/connexion/courriel?next=%2Ffr"), "{by_email}");
    for (way, path) in [("link", "/fr/connexion/courriel"), ("reset", "/fr/connexion/mot-de-passe")] {
        for (next, lands) in [(to, to), ("//elsewhere.example", "/fr"), ("https://elsewhere.example", "/fr")]
        {
            let typed = app.send(path, "", &[("email", "beatrice@"), ("next", next)]).await;
            assert!(
                typed.status == 422 && typed.body.contains(&format!("name=\"next\" value=\"{next}\"")),
                "{way}"
            );
            app.later(3_600_000);
            assert_eq!(app.send(path, "", &[("email", MEMBER.0), ("next", next)]).await.status, 200);
            let text: String = sqlx::query_scalar("SELECT body_text FROM outbox ORDER BY id DESC LIMIT 1")
                .fetch_one(&app.scratch.db.reader)
                .await
                .expect("an email");
            let key =
                text.split("?key=").nth(1).and_then(|rest| rest.split_whitespace().next()).expect("a key");
            let entered =
                app.send("/fr/lien", "", &[("key", key), ("password", "onze cloches du soir")]).await;
            assert_eq!(entered.header("location"), lands, "{way}: {next}");
            let dead = app.send("/fr/lien", "", &[("key", key)]).await;
            assert_eq!(dead.status, 410);
            assert!(
                dead.body.contains(&format!("name=\"email\" value=\"{}\"", MEMBER.0)),
                "one press asks for another"
            );
            assert!(dead.body.contains(&format!("action=\"{path}\"")), "{way}: {}", dead.body);
        }
    }
}
