//! Text as people bring it: from the form and from a shared document to pages, the feed and archives; and search in two
//! languages.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::{
    NOW, community, everybody,
    group::{begin, does, part},
    id_of,
    pages::shared,
    writing::written,
};
use ensemble_core::{Lang, LocalizedText, ids::ReflectionId, text::is_forbidden};
use ensemble_document::{
    agenda::{Field, change},
    outline::ItemKind,
};
use ensemble_reflections::reflection::{
    create::create,
    model::{Audience, ReflectionContent, Texts},
    store::{self, NewReflection},
};
use ensemble_server::db::Db;
use ensemble_testing::{TestApp, app, app_on, on_both_with_content};

const PASTED: &str = "Nom\tBesoin\nA.\tlecture\n\n•\tPremier\no\tSecond\n1.\tTrois\n- un\n\t- sous-un\n\n\
    Matériel :\nune balance\u{b}l\u{92}élève\nVoir https://exemple.qc.ca/fiche_a(1)\u{a0}: utile!";

const SHOWN: [&str; 6] = [
    "<p>Nom\tBesoin<br>\nA.\tlecture</p>",
    "<li>Premier\n<ul>\n<li>Second</li>",
    "<ol>\n<li>Trois</li>",
    "<li>un\n<ul>\n<li>sous-un</li>",
    "une balance<br>\nl’élève<br>",
    ">https://exemple.qc.ca/fiche_a(1)</a>&nbsp;: utile!",
];

#[tokio::test]
async fn what_is_pasted_is_shown_as_it_was_meant() {
    let app = app().await;
    let author = app.cookie("member").await;
    let here = written(&app, &author, PASTED).await;
    let page = app.get_with(&here, "cookie", &author).await.body;
    let answer = app.send(&format!("{here}/commentaires"), &author, &[("text", PASTED)]).await;
    assert_eq!(answer.status, 303);
    let answered = app.get_with(&here, "cookie", &author).await.body;
    for shown in SHOWN {
        assert!(page.contains(shown), "{shown}: {page}");
        assert_eq!(answered.matches(shown).count(), 2, "in the comment, too: {shown}");
    }
    let edited = app.get_with(&format!("{here}/modifier"), "cookie", &author).await.body;
    assert!(edited.contains("Nom\tBesoin\nA.\tlecture\n\n- Premier\n    - Second\n"), "{edited}");
}

/// What is read of a text that was escaped, or is in JSON.
fn read(body: &str) -> String {
    [
        ("\\n", "\n"),
        ("\\t", "\t"),
        ("\\\"", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ]
    .into_iter()
    .fold(body.to_owned(), |text, (written, meant)| text.replace(written, meant))
}

#[tokio::test]
async fn what_is_pasted_looks_the_same_in_the_preview_the_feed_an_archive_and_an_email() {
    let app = app().await;
    let author = app.cookie("member").await;
    let preview = app.send("/api/reflections/preview", &author, &[("text", PASTED)]).await;
    let here = written(&app, &author, PASTED).await;
    let id: ReflectionId = here.rsplit('/').next().expect("an id").parse().expect("an id");
    let mut tx = app.scratch.db.write().await.expect("a transaction");
    store::set_sharing(&mut tx, id, Audience::Public, false, &[], 1, NOW).await.expect("shared");
    tx.commit().await.expect("committed");
    let feed = app.get("/fr/reflexions/fil").await;
    for (place, body) in [("preview", read(&preview.body)), ("feed", read(&feed.body))] {
        for shown in SHOWN {
            assert!(body.contains(shown), "{place}: {shown}: {body}");
        }
    }

    let archive = app.get_with("/fr/mes-reflexions/archive", "cookie", &author).await;
    let mut archive = ZipArchive::new(Cursor::new(archive.bytes)).expect("an archive");
    let mut texts = Vec::new();
    for at in 0..archive.len() {
        let mut text = Vec::new();
        archive.by_index(at).expect("a file").read_to_end(&mut text).expect("its bytes");
        texts.push(String::from_utf8_lossy(&text).into_owned());
    }
    let text = texts.iter().find(|text| text.contains("une balance")).expect("the reflection");
    for part in ["Nom\tBesoin\nA.\tlecture", "- Premier\n    - Second", "une balance\nl’élève\n"] {
        assert!(text.contains(part) && !text.contains(is_forbidden), "{part}: {text}");
    }

    let anonymous = shared(&app, &author, "Une difficulté.", true).await;
    let facilitator = app.cookie("facilitator").await;
    let asked = app.send(&format!("{anonymous}/auteur"), &facilitator, &[("reason", PASTED)]).await;
    assert_eq!(asked.status, 200, "{}", asked.body);
    let email: String = sqlx::query_scalar(
        "SELECT body_text FROM outbox WHERE kind = 'author-asked' ORDER BY to_address LIMIT 1",
    )
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("an email");
    for part in ["> - Premier\n>     - Second\n", "> une balance\n> l’élève\n"] {
        assert!(email.contains(part) && !email.contains(is_forbidden), "{part}: {email}");
    }
}

/// Writes the parts of a note as an editor in the browser does, which cleans nothing.
async fn write_parts(app: &TestApp, id: ReflectionId, first: &str, parts: &[(&str, &str)]) {
    let person = id_of(&everybody(&app.scratch.db).await, "facilitator");
    let parts: Vec<(String, String, String)> = parts
        .iter()
        .enumerate()
        .map(|(at, (title, text))| {
            let item = if at == 0 { first.to_owned() } else { format!("part-{at}") };
            (item, (*title).to_owned(), (*text).to_owned())
        })
        .collect();
    app.portal
        .rooms()
        .change(id.uuid(), Some(person), move |to| {
            for (at, (item, title, text)) in parts.iter().enumerate() {
                if at > 0 {
                    let before = parts[at - 1].0.clone();
                    change::add(to, item, ItemKind::Discussion, 0, Some(before.as_str()));
                }
                for (field, typed) in [(Field::Title(Lang::Fr), title), (Field::Notes, text)] {
                    if let Some(splice) = change::splice("", typed) {
                        change::write(to, item, field, &[splice]);
                    }
                }
            }
        })
        .await
        .expect("written");
}

#[tokio::test]
async fn a_note_leaves_the_shared_document_clean() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let id = begin(&app, "facilitator", &[]).await;
    let (item, _) = part(&app, &cookie, id).await;
    let nasty = "a\u{b}b\u{1f}c\u{fffe}\u{ffff}\u{92}\u{9f}d\u{0}";
    write_parts(&app, id, &item, &[(nasty, nasty)]).await;
    let here = format!("/fr/reflexions/{id}");
    let open = app.get_with(&here, "cookie", &cookie).await.body;
    assert!(open.contains("a<br>\nbc’Ÿd") && !open.contains(is_forbidden), "while it is open");
    assert_eq!(does(&app, &cookie, id, "cloture").await, 303);
    let mut tx = app.scratch.db.write().await.expect("a transaction");
    store::set_sharing(&mut tx, id, Audience::Public, false, &[], 1, NOW).await.expect("shared");
    tx.commit().await.expect("committed");
    for (address, cookie) in
        [("/fr/reflexions/fil", ""), (here.as_str(), &cookie), ("/fr/compte/donnees/html", &cookie)]
    {
        let page = app.get_with(address, "cookie", cookie).await.body;
        assert!(!page.contains(is_forbidden), "{address}");
        assert!(address.ends_with("html") || page.contains("bc’Ÿd"), "{address}: {page}");
    }
    // What was stored before it was cleaned.
    let mut tx = app.scratch.db.write().await.expect("a transaction");
    sqlx::query("UPDATE reflection SET texts = replace(texts, 'bc', $1)")
        .bind("b\u{1f}\u{fffe}c")
        .execute(&mut *tx)
        .await
        .expect("written");
    tx.commit().await.expect("committed");
    for address in ["/fr/reflexions/fil", &here] {
        let page = app.get_with(address, "cookie", &cookie).await.body;
        assert!(!page.contains(is_forbidden), "{address}");
    }
}

#[tokio::test]
async fn each_part_of_a_note_looks_closed_as_it_looked_open() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    for greedy in [
        "Essai :\n```\ncode",
        "~~~\ncode",
        "<!-- note",
        "<!--[if gte mso 9]>",
        "<pre>",
        "<script>",
        "[1]: https://exemple.qc.ca/un",
    ] {
        let id = begin(&app, "facilitator", &[]).await;
        let (item, _) = part(&app, &cookie, id).await;
        let first = format!("Début.\n\n{greedy}");
        write_parts(&app, id, &item, &[("Essai *1*", &first), ("Constats", "- a\n- b\n\nVoir [1].")]).await;
        let here = format!("/fr/reflexions/{id}");
        assert_eq!(does(&app, &cookie, id, "cloture").await, 303, "{greedy}");
        let page = app.get_with(&here, "cookie", &cookie).await.body;
        let behind = "<h2>Constats</h2>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>Voir [1].</p>";
        assert!(page.contains(behind) && page.contains("<h2>Essai *1*</h2>"), "{greedy}: {page}");
    }
    let archive = app.get_with("/fr/communautes/eleves-a-risque/reflexions/archive", "cookie", &cookie).await;
    let mut archive = ZipArchive::new(Cursor::new(archive.bytes)).expect("an archive");
    let (mut texts, mut notes) = (Vec::new(), 0);
    for at in 0..archive.len() {
        let mut text = String::new();
        archive.by_index(at).expect("a file").read_to_string(&mut text).expect("a text");
        texts.push(text);
    }
    for text in texts.iter().filter(|text| text.contains("Début.")) {
        notes += 1;
        assert!(text.contains("\n## Constats\n\n- a\n- b\n\nVoir [1].") && !text.contains("\n<"), "{text}");
        assert!(text.matches("```").count() % 2 == 0 && !text.contains("\n[1]:"), "{text}");
    }
    assert_eq!(notes, 7);
}

/// Adds a public reflection with a text in one language.
async fn public(db: &Db, lang: Lang, title: &str, body: &str, at: i64) {
    let author = id_of(&everybody(db).await, "member");
    let community = community(db, "students-at-risk").await;
    let text = |text: &str| LocalizedText::Single { lang, text: text.to_owned() };
    let texts = Texts { title: Some(text(title)), body: text(body) };
    let written = ReflectionContent { lang, prompt: None, tags: Vec::new(), texts };
    let id = ReflectionId::new();
    let mut tx = db.write().await.expect("a transaction");
    create(&mut tx, NewReflection { id, community, author }, &written, at).await.expect("a reflection");
    store::set_sharing(&mut tx, id, Audience::Public, false, &[], 1, at).await.expect("shared");
    tx.commit().await.expect("committed");
}

on_both_with_content! {
    async fn what_is_written_in_ones_language_is_found_first(db: Db) {
        let app = app_on(db).await;
        let db = &app.scratch.db;
        // The other language has the newer text, and the word in the title.
        public(db, Lang::Fr, "Le soir", "Un zorgmenu partagé.", NOW).await;
        public(db, Lang::En, "A zorgmenu", "Shared.", NOW + 1_000).await;
        for (address, own, other, word) in [
            ("/fr/recherche?q=zorgmenu", "Le soir", "A zorgmenu", "Anglais"),
            ("/en/search?q=zorgmenu", "A zorgmenu", "Le soir", "French"),
        ] {
            let page = app.get(address).await.body;
            let list = page.split("<ol").nth(1).expect("a list");
            let at = |text: &str| list.find(text).unwrap_or_else(|| panic!("{text} in {list}"));
            let title = |text: &str| at(&format!(">{text}</a>"));
            assert!(title(own) < title(other), "{list}");
            let badge = list.to_lowercase();
            assert!(badge.find(&word.to_lowercase()).is_some_and(|badge| badge > title(own)), "{list}");
        }
    }

    async fn what_an_earlier_version_indexed_is_indexed_anew(db: Db) {
        let app = app_on(db).await;
        let db = &app.scratch.db;
        public(db, Lang::Fr, "Titre", "Des zorgproﬁls eﬃcaces.", NOW).await;
        let mut tx = db.write().await.expect("a transaction");
        for statement in ["UPDATE search_entry SET revision = 0", "DELETE FROM search_term"] {
            sqlx::query(statement).execute(&mut *tx).await.expect("done");
        }
        tx.commit().await.expect("committed");
        while store::refresh(db).await.expect("indexed") > 0 {}
        assert!(app.get("/fr/recherche?q=zorgprofils+efficaces").await.body.contains("<mark>zorgproﬁls</mark>"));
        assert!(app.get("/fr/recherche?q=eleves").await.body.contains("Élèves à risque"), "communities, too");
    }
}
