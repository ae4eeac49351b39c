//! Answering, moderating, files, archives, search, through the pages.

use super::{
    files::with_file,
    writing::{hidden, written},
};
use ensemble_testing::{TestApp, app};

pub(super) async fn shared(app: &TestApp, cookie: &str, text: &str, anonymous: bool) -> String {
    let here = written(app, cookie, text).await;
    let mut form = vec![("audience", "community")];
    form.extend(anonymous.then_some(("anonymous", "true")));
    assert_eq!(app.send(&format!("{here}/partage"), cookie, &form).await.status, 303);
    here
}

#[tokio::test]
async fn without_a_name_only_a_reason_tells_it() {
    let app = app().await;
    let author = app.cookie("member").await;
    let here = shared(&app, &author, "Une difficulté.", true).await;
    app.send(&format!("{here}/commentaires"), &author, &[("text", "Une précision.")]).await;
    for who in ["facilitator", "member-en"] {
        let cookie = app.cookie(who).await;
        for page in [
            here.clone(),
            format!("{here}/historique?n=1"),
            "/fr/communautes/eleves-a-risque/reflexions".to_owned(),
        ] {
            let body = app.get_with(&page, "cookie", &cookie).await.body;
            let ours = body.split("Une difficulté").nth(1).unwrap_or(&body);
            let ours = if page.ends_with("reflexions") {
                ours.split("</article>").next().unwrap_or_default()
            } else {
                &body
            };
            assert!(!ours.contains("Lafrenaye"), "{who}: {page}");
        }
    }
    let way = format!("{here}/auteur");
    let member = app.cookie("member-en").await;
    assert_eq!(app.get_with(&way, "cookie", &member).await.status, 404);
    let facilitator = app.cookie("facilitator").await;
    assert_eq!(app.send(&way, &facilitator, &[("reason", "")]).await.status, 422);
    let told = app.send(&way, &facilitator, &[("reason", "Une urgence")]).await;
    assert!(told.status == 200 && told.body.contains("Lafrenaye"));
    let logged: String =
        sqlx::query_scalar("SELECT detail FROM audit WHERE action = 'reflection.author-seen'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("it is logged");
    assert_eq!(logged, "Une urgence");
    let emails: Vec<(String, String)> = sqlx::query_as(
        "SELECT to_address, body_text FROM outbox WHERE kind = 'author-asked' ORDER BY to_address",
    )
    .fetch_all(&app.scratch.db.reader)
    .await
    .expect("emails");
    let told: Vec<&str> = emails.iter().map(|(tx, _)| tx.split('@').next().unwrap_or_default()).collect();
    assert_eq!(
        told,
        ["beatrice.lafrenaye-diallo", "rowan.ashgrove"],
        "the author, and who facilitates with them"
    );
    for (_, text) in &emails {
        assert!(text.contains("Ariane Desmeules-Pham") && text.contains("> Une urgence"), "{text}");
    }
    assert!(!emails[1].1.contains("Lafrenaye"), "the facilitators are not told the name");
}

#[tokio::test]
async fn nothing_is_removed_with_one_press() {
    let app = app().await;
    let author = app.cookie("member").await;
    let here = shared(&app, &author, "Un essai.", false).await;
    let (files, share) = (format!("{here}/fichiers"), format!("{here}/partage"));
    assert_eq!(
        app.send(&format!("{here}/commentaires"), &author, &[("text", "Une précision.")]).await.status,
        303
    );
    assert_eq!(app.request(with_file(&files, &author, "Fiche", b"%PDF-1.7 x")).await.status, 303);
    for (page, action) in [
        (&share, format!("{here}/retrait")),
        (&here, format!("{here}/commentaires/retrait")),
        (&files, format!("{here}/fichiers/retrait")),
    ] {
        let shown = app.get_with(page, "cookie", &author).await.body;
        let form = shown.split("<form").find(|form| form.contains(&format!("action=\"{action}\"")));
        let form =
            form.and_then(|form| form.split("</form>").next()).unwrap_or_else(|| panic!("{action}: {shown}"));
        let (before, after) =
            form.split_once("class=\"confirm\"").unwrap_or_else(|| panic!("{action}: {form}"));
        assert!(!before.contains("<button") && after.contains("<button"), "{action}: {form}");
    }
}

#[tokio::test]
async fn answers_are_one_level_deep_and_signs_are_counted() {
    let app = app().await;
    let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
    let here = shared(&app, &author, "Un essai.", false).await;
    let comments = format!("{here}/commentaires");
    let first = app.send(&comments, &other, &[("text", "Bonne idée")]).await;
    let id = first.header("location").split("#c-").nth(1).expect("a comment").to_owned();
    let tried = [("text", "En 4e année"), ("tried_on", "2026-11-02"), ("parent", id.as_str())];
    let second = app.send(&comments, &author, &tried).await;
    let reply = second.header("location").split("#c-").nth(1).expect("a comment").to_owned();
    assert_eq!(app.send(&comments, &other, &[("text", "Merci"), ("parent", &reply)]).await.status, 303);
    let parents: Vec<Option<String>> =
        sqlx::query_scalar("SELECT parent_id FROM reflection_comment WHERE text IN ('En 4e année', 'Merci')")
            .fetch_all(&app.scratch.db.reader)
            .await
            .expect("both");
    assert_eq!(parents, [Some(id.clone()), Some(id.clone())]);
    // Without what an island leaves between texts.
    let page = app.get_with(&here, "cookie", &other).await.body.replace("<!---->", "");
    assert!(
        page.contains("Essayé le 2\u{a0}novembre 2026") && page.contains("Je l’ai essayé <b>1"),
        "{page}"
    );
    for wrong in [[("text", ""), ("tried_on", "")], [("text", "x"), ("tried_on", "2031-01-01")]] {
        assert_eq!(app.send(&comments, &other, &wrong).await.status, 422);
    }
    for on in ["true", "true", "false"] {
        let form = [("reaction", "useful"), ("on", on)];
        assert_eq!(app.send(&format!("{here}/reactions"), &other, &form).await.status, 303);
    }
    let (removal, remove) = (format!("{comments}/retrait"), [("comment", id.as_str())]);
    app.send(&removal, &author, &remove).await;
    assert!(app.get_with(&here, "cookie", &author).await.body.contains("Bonne idée"), "not theirs");
    app.send(&removal, &other, &remove).await;
    let after = app.get_with(&here, "cookie", &author).await.body;
    assert!(!after.contains("Bonne idée") && after.contains("En 4e année"), "what answered it stands alone");
    assert!(
        app.get_with(&here, "cookie", &other).await.body.contains("Bonne idée"),
        "a trace for its author"
    );
    app.send(&format!("{here}/partage"), &author, &[("audience", "me")]).await;
    let late = app.send(&comments, &other, &[("text", "Trop tard, mais à moi")]).await;
    assert!(late.status == 404 && late.body.contains("Trop tard, mais à moi"));
}

#[tokio::test]
async fn what_is_reported_is_decided_with_a_reason() {
    let app = app().await;
    let (author, member) = (app.cookie("member").await, app.cookie("member-en").await);
    let here = shared(&app, &author, "Un texte douteux.", false).await;
    let report = format!("{here}/signalement");
    assert_eq!(app.send(&report, &member, &[("reason", "")]).await.status, 422);
    assert_eq!(app.send(&report, &member, &[("reason", "On reconnaît un élève")]).await.status, 303);
    let queue = "/fr/communautes/eleves-a-risque/signalements";
    assert_eq!(app.get_with(queue, "cookie", &member).await.status, 404);
    let facilitator = app.cookie("facilitator").await;
    let page = app.get_with(queue, "cookie", &facilitator).await.body;
    assert!(page.contains("On reconnaît un élève") && page.contains("Un texte douteux."));
    let id = hidden(&page, "report");
    let decision = [("report", id.as_str()), ("outcome", "removed"), ("reason", "")];
    assert_eq!(app.send(queue, &facilitator, &decision).await.status, 422);
    let decision = [("report", id.as_str()), ("outcome", "removed"), ("reason", "Un prénom y est")];
    assert_eq!(app.send(queue, &facilitator, &decision).await.status, 303);
    for cookie in [&author, &member, &facilitator] {
        assert_eq!(app.get_with(&here, "cookie", cookie).await.status, 404, "gone for everybody");
    }
    let mine = app.get_with("/fr/mes-reflexions", "cookie", &author).await.body;
    assert!(mine.contains("Un texte douteux.") && mine.contains("Un prénom y est"));
    assert!(app.get_with(queue, "cookie", &facilitator).await.body.contains("Un prénom y est"));
}

#[tokio::test]
async fn a_file_is_what_it_is_and_goes_into_the_archive() {
    let app = app().await;
    let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
    let here = written(&app, &author, "Avec un fichier.").await;
    let files = format!("{here}/fichiers");
    assert_eq!(app.request(with_file(&files, &author, "Fiche", b"<html><script>")).await.status, 422);
    assert_eq!(app.request(with_file(&files, &author, "", b"%PDF-1.7 x")).await.status, 422);
    assert_eq!(app.request(with_file(&files, &other, "Fiche", b"%PDF-1.7 x")).await.status, 404);
    assert_eq!(app.request(with_file(&files, &author, "Fiche d’été", b"%PDF-1.7 x")).await.status, 303);
    let listed = app.get_with(&files, "cookie", &author).await.body;
    assert!(listed.contains("<title>Fichiers\u{a0}: Avec un fichier"), "{listed}");
    let page = app.get_with(&here, "cookie", &author).await.body;
    let at = page.find(&format!("{files}/")).expect("a link to it");
    let file = page[at..].split('"').next().expect("an address").to_owned();
    let sent = app.get_with(&file, "cookie", &author).await;
    assert_eq!(sent.header("content-type"), "application/pdf");
    assert_eq!(sent.header("content-disposition"), "attachment; filename=\"fiche-d-ete.pdf\"");
    assert_eq!(app.get_with(&file, "cookie", &other).await.status, 404);
    let archive = app.get_with("/fr/mes-reflexions/archive", "cookie", &author).await;
    assert_eq!(archive.header("content-type"), "application/zip");
    assert!(archive.body.starts_with("PK") && archive.body.contains("1-fiche-d-ete.pdf"));
    assert!(archive.body.contains("avec-un-fichier") && archive.body.contains(".md"));
}

#[tokio::test]
async fn the_feed_is_atom_with_what_everybody_sees() {
    let app = app().await;
    let feed = app.get("/en/reflections/feed").await;
    assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    assert!(feed.body.starts_with("<?xml") && feed.body.matches("<entry").count() == 3, "{}", feed.body);
    assert!(feed.body.contains("Reading in pairs") && !feed.body.contains("Three signs"));
}

#[tokio::test]
async fn a_search_shows_where_the_words_stand() {
    let app = app().await;
    let page = app.get("/fr/recherche?q=recreation").await.body;
    assert!(page.contains("<mark>récréations</mark>") && page.contains("Lire à deux"), "{page}");
    let member = app.cookie("member").await;
    let page = app.get_with("/en/search?q=%22ten+minutes%22", "cookie", &member).await.body;
    assert!(page.contains("Three signs before the marks") && page.contains("<mark>Ten</mark>"), "{page}");
    let page = app.get_with("/fr/recherche?q=participantes&kind=reflection", "cookie", &member).await.body;
    assert!(page.contains("<mark>participant.e.s</mark>"), "{page}");
    assert!(!app.get("/fr/recherche?q=participantes").await.body.contains("Trois signes"));
    assert_eq!(app.get("/fr/recherche?q=x&kind=pirate").await.status, 200);
    assert_eq!(app.get("/en/search?q=x&after=1").await.status, 200, "x is found nowhere");
    let scripts = async |typed: &str| {
        app.get(&format!("/fr/recherche?q={typed}")).await.body.matches("<script").count()
    };
    assert_eq!(scripts("%3Cscript%3E").await, scripts("x").await, "what was typed is no script");
}

#[tokio::test]
async fn what_may_identify_a_student_is_shown_before_others_read_it() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let here = written(&app, &cookie, "Appeler au 418 555-0199 demain.").await;
    let share = format!("{here}/partage");
    let asked = app.send(&share, &cookie, &[("audience", "community")]).await;
    assert!(asked.status == 200 && asked.body.contains("<mark>418 555-0199</mark>"), "{}", asked.body);
    let seal = hidden(&asked.body, "confirmed");
    let sure = [("audience", "community"), ("confirmed", seal.as_str())];
    assert_eq!(app.send(&share, &cookie, &sure).await.status, 303, "nothing is blocked");
    let comments = format!("{here}/commentaires");
    let text = "Ou au 514 555-0142?";
    let asked = app.send(&comments, &cookie, &[("text", text)]).await;
    assert!(asked.status == 422 && asked.body.contains("514 555-0142"));
    let seal = hidden(&asked.body, "confirmed");
    assert_eq!(app.send(&comments, &cookie, &[("text", text), ("confirmed", &seal)]).await.status, 303);
}

/// The number before a word that a page says first.
fn number_before(page: &str, word: &str) -> u32 {
    page.split(word)
        .find_map(|text| {
            let digits = text.len() - text.chars().rev().take_while(char::is_ascii_digit).count();
            text[digits..].parse().ok()
        })
        .unwrap_or_default()
}

/// A community's year counts what the viewer may read, and no private note.
#[tokio::test]
async fn a_communitys_year_counts_what_the_viewer_may_read() {
    let app = app().await;
    let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
    let year = "/fr/communautes/eleves-a-risque/rencontres";
    let count =
        async |cookie: &str| number_before(&app.get_with(year, "cookie", cookie).await.body, " réflexion");
    let (own, before, public) = (count(&author).await, count(&other).await, count("").await);
    assert!(before > public, "{before} for members, {public} for everyone");
    written(&app, &author, "Rien que pour moi.").await;
    assert_eq!([count(&author).await, count(&other).await], [own, before], "a private note");
    shared(&app, &author, "Pour la communauté.", false).await;
    assert_eq!([count(&other).await, count("").await], [before + 1, public]);
}
