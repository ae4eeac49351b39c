//! Writing through the pages: drafts, two tabs, sharing, history, translation.

use ensemble_testing::{Answer, TestApp, app};

pub(super) const NEW: &str = "/fr/reflexions/nouvelle?community=eleves-a-risque";

/// The value of a hidden field.
pub(super) fn hidden(page: &str, name: &str) -> String {
    let at = page.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no {name} in {page}"));
    let value = page[at..].split("value=\"").nth(1).and_then(|rest| rest.split('"').next());
    value.expect("a value").to_owned()
}

/// A new form's own fields, as a browser sends them.
pub(super) async fn opened(app: &TestApp, cookie: &str, address: &str) -> Vec<(String, String)> {
    let page = app.get_with(address, "cookie", cookie).await;
    assert!(page.status.is_success(), "{address}: {}", page.status);
    let names = ["base", "tab", "after", "id", "community"];
    let own = names.iter().filter(|name| page.body.contains(&format!("name=\"{name}\" value=")));
    own.map(|name| ((*name).to_owned(), hidden(&page.body, name))).collect()
}

pub(super) async fn send(
    app: &TestApp,
    cookie: &str,
    address: &str,
    form: &[(String, String)],
    typed: &[(&str, &str)],
) -> Answer {
    let own = form.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let all: Vec<_> = own.chain(typed.iter().copied()).collect();
    app.send(address, cookie, &all).await
}

/// Writes a reflection; its address.
pub(super) async fn written(app: &TestApp, cookie: &str, text: &str) -> String {
    let form = opened(app, cookie, NEW).await;
    let typed = [("lang", "fr"), ("text", text)];
    let answer = send(app, cookie, "/fr/reflexions/nouvelle", &form, &typed).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.header("location").split('?').next().expect("an address").to_owned()
}

#[tokio::test]
async fn a_reflection_is_its_authors_until_it_is_shared() {
    let app = app().await;
    let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
    let here = written(&app, &author, "Un **essai** </textarea><script>x").await;
    let page = app.get_with(&here, "cookie", &author).await.body;
    assert!(page.contains("<strong>essai</strong>") && page.contains("Moi seulement"));
    assert!(!page.contains("<script>x"));
    assert_eq!(app.get_with(&here, "cookie", &other).await.status, 404);
    let share = format!("{here}/partage");
    assert_eq!(app.send(&share, &author, &[("audience", "community")]).await.status, 303, "within: at once");
    assert_eq!(app.get_with(&here, "cookie", &other).await.status, 200);
    let asked = app.send(&share, &author, &[("audience", "public")]).await;
    assert_eq!(asked.status, 200, "past the community: asked first");
    assert_eq!(app.get(&here).await.status, 303, "a visitor signs in first");
    let seal = hidden(&asked.body, "confirmed");
    let wrong = [("audience", "communities"), ("confirmed", seal.as_str())];
    assert_eq!(app.send(&share, &author, &wrong).await.status, 200, "confirmed was another level");
    let sure = [("audience", "public"), ("confirmed", seal.as_str())];
    assert_eq!(app.send(&share, &author, &sure).await.status, 303);
    assert!(app.get(&here).await.body.contains("<strong>essai</strong>"));
    assert_eq!(app.send(&share, &author, &[("audience", "people")]).await.status, 422, "people are chosen");
    assert_eq!(app.send(&share, &other, &[("audience", "me")]).await.status, 404, "not theirs to say");
}

#[tokio::test]
async fn a_draft_is_kept_and_two_tabs_keep_both() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let form = opened(&app, &cookie, NEW).await;
    let to = "/fr/reflexions/nouvelle";
    let draft = "/fr/reflexions/nouvelle/brouillon";
    let kept = send(&app, &cookie, draft, &form, &[("lang", "fr"), ("text", "Commencé")]).await;
    assert_eq!(kept.status, 200);
    let id = &form.iter().find(|(name, _)| name == "id").expect("an id").1;
    let edit = format!("/fr/reflexions/{id}/modifier");
    assert!(app.get_with("/fr/mes-reflexions", "cookie", &cookie).await.body.contains(&edit));
    assert!(app.get_with(&edit, "cookie", &cookie).await.body.contains("Commencé"));
    let other = app.cookie("facilitator").await;
    assert_eq!(app.get_with(&edit, "cookie", &other).await.status, 404, "a draft is one’s own");

    let second = opened(&app, &cookie, &edit).await;
    let again = [("lang", "fr"), ("text", "Dans le premier onglet")];
    assert_eq!(send(&app, &cookie, draft, &form, &again).await.status, 200, "the first goes on");
    let mine = [("lang", "fr"), ("text", "Dans le second")];
    let conflict = send(&app, &cookie, to, &second, &mine).await;
    assert_eq!(conflict.status, 409, "nothing is overwritten");
    assert!(conflict.body.contains("Dans le premier onglet") && conflict.body.contains("Dans le second"));
    assert!(app.get_with(&edit, "cookie", &cookie).await.body.contains("Dans le premier onglet"));
    let after = hidden(&conflict.body, "after");
    let third: Vec<_> = second
        .into_iter()
        .map(|(name, value)| if name == "after" { (name, after.clone()) } else { (name, value) })
        .collect();
    let both = [("lang", "fr"), ("text", "Les deux")];
    assert_eq!(send(&app, &cookie, to, &third, &both).await.status, 303);
    let mine = app.get_with("/fr/mes-reflexions", "cookie", &cookie).await.body;
    assert!(mine.contains("Les deux") && !mine.contains("brouillon du"));
}

#[tokio::test]
async fn autosave_does_not_overwrite_another_tab() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let id = "019a0000-0000-7000-8000-000000000001";
    let keep = async |tab: &str, after: &str, text: &str| {
        let body = format!(
            "subject[reflection]={id}&base=0&fields[0][0]=text&fields[0][1]={text}&tab[own]={tab}&tab[after]={after}"
        );
        let request = axum::http::Request::post("/api/drafts/keep")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json")
            .header("sec-fetch-site", "same-origin")
            .header("cookie", &cookie)
            .body(axum::body::Body::from(body))
            .expect("a request");
        app.request(request).await
    };
    assert_eq!(keep("one", "", "a").await.body, "\"one@1\"");
    assert_eq!(keep("one", "", "ab").await.body, "\"one@2\"");
    assert_eq!(keep("two", "", "x").await.body, "null");
    assert_eq!(keep("two", "one%401", "xy").await.body, "null", "the other went on since");
    assert_eq!(keep("two", "one%402", "xy").await.body, "\"two@3\"", "it began from that draft");
    assert_eq!(keep("one", "", "abc").await.body, "null");
    let stranger = app.cookie("person").await;
    let body = format!("subject[reflection]={id}&base=0&fields[0][0]=text&fields[0][1]=x");
    let request = axum::http::Request::post("/api/drafts/keep")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", stranger)
        .body(axum::body::Body::from(body))
        .expect("a request");
    assert_eq!(app.request(request).await.status, 404, "who writes nowhere keeps nothing");
}

#[tokio::test]
async fn what_is_too_long_comes_back_to_be_shortened() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let form = opened(&app, &cookie, NEW).await;
    let long = "mot ".repeat(1_250_000);
    let typed = [("lang", "fr"), ("text", long.as_str()), ("tags", "un, deux")];
    let wrong = send(&app, &cookie, "/fr/reflexions/nouvelle", &form, &typed).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains(long.trim()) && wrong.body.contains("20"), "nothing is lost");
    let none = send(&app, &cookie, "/fr/reflexions/nouvelle", &form, &[("lang", "fr")]).await;
    assert_eq!(none.status, 422);
    assert!(none.body.contains("href=\"#text\""));
}

#[tokio::test]
async fn others_read_history_from_where_it_was_shared_with_them() {
    let app = app().await;
    let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
    let here = written(&app, &author, "Un secret de travail").await;
    let edit = format!("{here}/modifier");
    for text in ["Une version à partager", "Une version corrigée"] {
        let form = opened(&app, &author, &edit).await;
        let typed = [("lang", "fr"), ("text", text)];
        assert_eq!(send(&app, &author, &edit, &form, &typed).await.status, 303);
        if text.ends_with("partager") {
            app.send(&format!("{here}/partage"), &author, &[("audience", "community")]).await;
        }
    }
    let history = format!("{here}/historique");
    let mine = app.get_with(&format!("{history}?n=2"), "cookie", &author).await.body;
    assert!(mine.contains("secret") && mine.contains("n=1"));
    let theirs = app.get_with(&format!("{history}?n=3"), "cookie", &other).await.body;
    assert!(
        theirs.contains("<ins>") && theirs.contains("</span>corrigée") && theirs.contains("n=2"),
        "{theirs}"
    );
    assert!(!theirs.contains("n=1") && !theirs.contains("secret"));
    assert_eq!(app.get_with(&format!("{history}?n=1"), "cookie", &other).await.status, 404);
    let second = app.get_with(&format!("{history}?n=2"), "cookie", &other).await.body;
    assert!(!second.contains("secret"));
}

#[tokio::test]
async fn a_volunteer_translates_and_the_original_stays() {
    let app = app().await;
    let (author, other) = (app.cookie("member").await, app.cookie("member-en").await);
    let here = written(&app, &author, "Un essai en classe.").await;
    let english = here.replace("/fr/reflexions", "/en/reflections");
    let way = format!("{english}/translation");
    assert_eq!(app.get_with(&way, "cookie", &other).await.status, 404, "not shared yet");
    app.send(&format!("{here}/partage"), &author, &[("audience", "community")]).await;
    let saved = [("base", "1"), ("other-text", "A trial in class."), ("text", "volé")];
    assert_eq!(app.send(&way, &other, &saved).await.status, 303);
    let page = app.get_with(&english, "cookie", &other).await.body;
    let (first, second) = (page.find("A trial in class."), page.find("Un essai en classe."));
    assert!(first.is_some() && first < second, "the reader's language comes first: {page}");
    assert!(page.contains("?text=fr") && !page.contains("volé"));
    for one in ["?original=1", "?text=fr"] {
        let original = app.get_with(&format!("{english}{one}"), "cookie", &other).await.body;
        let texts =
            original.split("class=\"versions").nth(1).and_then(|rest| rest.split("</section>").next());
        let texts = texts.expect("the text in one language");
        assert!(
            texts.contains("Un essai en classe.") && !texts.contains("A trial in class."),
            "{one}: {texts}"
        );
    }
    assert_eq!(app.send(&format!("{way}/review"), &author, &[("base", "2")]).await.status, 303);
    let form = opened(&app, &author, &format!("{here}/modifier")).await;
    let typed = [("lang", "fr"), ("text", "Deux essais en classe.")];
    assert_eq!(send(&app, &author, &format!("{here}/modifier"), &form, &typed).await.status, 303);
    let behind = app.get_with(&english, "cookie", &other).await.body;
    assert!(
        behind.contains("A trial in class.") && behind.contains("notice warn"),
        "it says that it is behind"
    );
    let late = [("base", "2"), ("other-text", "Another trial.")];
    assert_eq!(app.send(&way, &other, &late).await.status, 303, "merged with what the author changed");
}

/// A form that says what is published already is not saved, and not logged as if it were.
#[tokio::test]
async fn what_was_not_changed_is_not_said_to_be_saved() {
    let app = app().await;
    let author = app.cookie("member").await;
    let here = written(&app, &author, "Un texte à traduire.").await;
    let logged = async || -> i64 {
        sqlx::query_scalar(
            "SELECT COUNT(*) FROM audit WHERE action IN ('reflection.translate', 'reflection.edit')",
        )
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a number")
    };
    for (page, typed, words) in [
        ("traduction", vec![("other-title", ""), ("other-text", "")], "il n’y a pas encore de traduction"),
        (
            "traduction",
            vec![("other-title", " "), ("other-text", "  \n ")],
            "il n’y a pas encore de traduction",
        ),
        ("modifier", vec![("lang", "fr"), ("text", "Un texte à traduire.")], "rien n’a été enregistré"),
    ] {
        let address = format!("{here}/{page}");
        let form = opened(&app, &author, &address).await;
        let answer = send(&app, &author, &address, &form, &typed).await;
        assert_eq!(answer.status, 200, "{page}");
        assert!(answer.body.contains(words), "{page}: {}", answer.body);
        assert_eq!(logged().await, 0, "{page}");
    }
    let address = format!("{here}/traduction");
    let form = opened(&app, &author, &address).await;
    let answer = send(&app, &author, &address, &form, &[("other-text", "A text.")]).await;
    assert_eq!((answer.status.as_u16(), logged().await), (303, 1));
}

/// Without a title, the first words are the name, everywhere.
#[tokio::test]
async fn a_reflection_without_title_is_called_by_its_first_words() {
    let app = app().await;
    let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
    let here = super::pages::shared(&app, &author, "Les **premiers** mots d’un texte.", false).await;
    let page = app.get_with(&here, "cookie", &other).await.body;
    let heading = page.split("<h1").nth(1).and_then(|rest| rest.split("</h1>").next()).expect("a heading");
    assert!(heading.contains("Les premiers mots d’un texte."), "{heading}");
    for address in [
        here.clone(),
        format!("{here}/historique"),
        format!("{here}/signalement"),
        "/fr/communautes/eleves-a-risque/reflexions".to_owned(),
        "/fr/recherche?q=premiers".to_owned(),
    ] {
        let page = app.get_with(&address, "cookie", &other).await.body;
        assert!(!page.contains("Réflexion sans titre"), "{address}");
    }
    let history = app.get_with(&format!("{here}/historique"), "cookie", &other).await.body;
    assert!(history.contains("<title>Historique\u{a0}: Les premiers mots d’un texte"), "{history}");
    app.send(&format!("{here}/retrait"), &author, &[]).await;
    let mine = app.get_with("/fr/mes-reflexions", "cookie", &author).await.body;
    assert!(
        mine.contains("Les premiers mots d’un texte.") && !mine.contains("Réflexion sans titre"),
        "{mine}"
    );
}
