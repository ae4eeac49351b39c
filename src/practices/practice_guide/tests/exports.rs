use std::io::{Cursor, Read as _};

use super::*;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, GuideChapterId, GuideId, PassageId},
};
use ensemble_practices::practice_guide::{
    NewEdition, NewGuide, add_edition, add_guide,
    model::{ChapterUse, Content, EditionChapter, EditionPassage, Source, Version},
};
use ensemble_server::config::Config;
use ensemble_testing::{app, app_with, on_both_with_content};

/// The text of an answer, that of all parts of an archive.
pub(super) fn text_of(answer: &Answer) -> String {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(answer.bytes.to_vec())) else {
        return answer.body.clone();
    };
    let mut text = String::new();
    for index in 0..archive.len() {
        let mut part = Vec::new();
        archive.by_index(index).expect("a part").read_to_end(&mut part).expect("its bytes");
        text.push_str(&String::from_utf8_lossy(&part));
    }
    text
}

/// A guide of so many chapters, each with so many passages of a hundred words in both languages.
fn long(chapters: usize, passages: usize) -> Content {
    let both = |fr: String, en: String| LocalizedText::written(Lang::Fr, &fr, &en);
    let passage = |chapter: usize, number: usize| EditionPassage {
        id: PassageId::new(),
        title: number.is_multiple_of(10).then(|| both(format!("Section {number}"), format!("Part {number}"))),
        text: both(
            format!("Passage {chapter}.{number}. {}", "Une **équipe** relit ses notes. ".repeat(20)),
            format!("Passage {chapter}.{number}. {}", "A team reads its *notes* again. ".repeat(20)),
        ),
        source: Source::Written,
        source_title: None,
        adapted: false,
        quotations: Vec::new(),
        image: None,
    };
    let chapter = |chapter: usize| EditionChapter {
        id: GuideChapterId::new(),
        title: both(format!("Chapitre {chapter}"), format!("Chapter {chapter}")),
        usage: ChapterUse::default(),
        passages: (1..=passages).map(|number| passage(chapter, number)).collect(),
    };
    Content {
        title: both("Un long guide".to_owned(), "A long guide".to_owned()),
        summary: None,
        chapters: (1..=chapters).map(chapter).collect(),
    }
}

/// Publishes a guide that says this; its part of addresses is `long`.
async fn published(app: &TestApp, content: &Content) {
    let db = &app.scratch.db;
    let community: String =
        sqlx::query_scalar("SELECT community_id FROM community_slug WHERE slug = 'eleves-a-risque'")
            .fetch_one(&db.reader)
            .await
            .expect("a community");
    let community: CommunityId = community.parse().expect("an id");
    let (id, by) = (GuideId::new(), id_of(&everybody(db).await, "facilitator"));
    let mut to = db.write().await.expect("a transaction");
    let new = NewGuide { id, community, slug: "long", title: &content.title, summary: None, by };
    assert!(add_guide(&mut to, &new, 1).await.expect("a guide"));
    let changes = LocalizedText::Single { lang: Lang::Fr, text: "Première édition".to_owned() };
    let new = NewEdition { guide: id, version: Version::FIRST, content, changes: &changes, reviewers: 2, by };
    add_edition(&mut to, &new, 1_795_000_000_000).await.expect("an edition");
    to.commit().await.expect("committed");
}

#[tokio::test]
async fn a_guide_of_four_hundred_pages_becomes_every_file() {
    let app = app().await;
    published(&app, &long(40, 40)).await;
    for (lang, last) in [("fr", "Passage 40.40. Une"), ("en", "Passage 40.40. A team")] {
        for file in FILES {
            let answer = app.get(&format!("/{lang}/guides/long/1.0/{file}")).await;
            assert_eq!(answer.status, 200, "{lang} {file}");
            assert!(answer.header("content-disposition").contains("-1.0."), "{file}");
            let text = text_of(&answer);
            let within: String =
                text.split('<').map(|part| part.rsplit('>').next().unwrap_or_default()).collect();
            assert!(text.contains(last) || within.contains(last), "{lang} {file}: the last passage is there");
        }
        let json = app.get(&format!("/{lang}/guides/long/1.0/provenance.json")).await;
        let json: serde_json::Value = serde_json::from_slice(&json.bytes).expect("JSON");
        let passages = json["passages"].as_array().expect("passages");
        assert_eq!(passages.len(), 1_600);
        assert!(passages.iter().all(|passage| passage["source"]["kind"] == "written"), "each has a source");
    }
    let page = app.get("/fr/guides/long/1.0/chapitres/40").await;
    assert!(page.status == 200 && page.body.contains("Passage 40.40"));
    let found = app.get("/fr/guides/long/1.0?q=relit+notes").await;
    assert!(found.status == 200 && found.body.contains("50 passages"), "{}", found.body);
}

#[tokio::test]
async fn a_portal_without_the_program_says_how_to_get_a_pdf() {
    let app = app().await;
    published(&app, &long(1, 1)).await;
    let page = app.get("/fr/guides/long/1.0/guide.pdf").await;
    assert_eq!((page.status.as_u16(), page.header("content-language")), (200, "fr-CA"));
    assert!(page.body.contains("ensemble-print") && page.body.contains("make print"), "{}", page.body);
    assert!(app.get("/en/guides/long").await.body.contains("Not available on this portal: how to get it"));
}

#[cfg(unix)]
#[tokio::test]
async fn the_program_gets_the_publication_and_its_pdf_is_sent() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let program = folder.path().join("ensemble-print");
    std::fs::write(&program, "#!/bin/sh\nprintf '%%PDF-1.7 '\n/bin/cat\n").expect("written");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("set");
    let config = Config { development: false, print_program: Some(program), ..Config::default() };
    let app = app_with(config).await;
    published(&app, &long(1, 2)).await;
    let pdf = app.get("/fr/guides/long/1.0/guide.pdf").await;
    assert_eq!((pdf.status.as_u16(), pdf.header("content-type")), (200, "application/pdf"), "{}", pdf.body);
    let json: serde_json::Value =
        serde_json::from_str(pdf.body.strip_prefix("%PDF-1.7 ").expect("a PDF")).expect("a publication");
    assert_eq!((json["title"].as_str(), json["version"].as_str()), (Some("Un long guide"), Some("1.0")));
}

on_both_with_content! {
    async fn the_demonstration_has_an_edition_in_both_languages(db: Db) {
        let app = app_on(db).await;
        let guide = "reperer-tot-sans-etiqueter";
        for (lang, said) in [("fr", ["Repérer tôt, sans étiqueter", "Lire à deux"]), ("en", ["Noticing early, without labels", "Reading in pairs"])] {
            let page = app.get(&format!("/{lang}/guides/{guide}/1.1")).await;
            assert_eq!(page.status, 200);
            for said in said {
                assert!(page.body.contains(said), "{said}: {}", page.body);
            }
            let book = text_of(&app.get(&format!("/{lang}/guides/{guide}/1.1/guide.epub")).await);
            assert!(book.contains(said[1]) && !book.contains("those who never book"), "nothing that is still asked");
        }
        let french = app.get(&format!("/fr/guides/{guide}/1.1/guide.md")).await.body;
        assert!(french.contains("Réflexion, Béatrice"), "{french}");
        let first = app.get(&format!("/fr/guides/{guide}/1.0/guide.md")).await.body;
        assert!(!first.contains("Lire à deux"), "{first}");
        let moved = app.get("/fr/guides").await.body;
        assert!(moved.contains(guide), "{moved}");
    }
}
