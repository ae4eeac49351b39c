//! The files of practices: who gets them, and that they say what the page of the version says.

use super::{LIST, SEEDED, answer, begun, count, edited, page, published};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PracticeId, QuotationId, ReflectionId},
};
use ensemble_practices::{
    practice::{
        export::publication,
        model::{Content, Counting, Effect, Place, Practice, PracticeForm, Reference},
    },
    quotation::{Consent, Credited},
};
use ensemble_publication::{to_docx, to_html, to_odt};
use ensemble_reflections::reflection::model::Audience;
use ensemble_testing::files::{assert_sent, docx, files, odt, text_of};
use ensemble_testing::{NOW, app_on, on_both_with_content};

const ALL: [&str; 11] = [
    "facilitator",
    "co-facilitator",
    "member",
    "member-en",
    "observer",
    "liaison",
    "coordinator",
    "administrator",
    "privacy-officer",
    "person",
    "",
];

on_both_with_content! {
    async fn files_are_for_those_who_read_the_practice_and_say_no_more(db: Db) {
        let app = app_on(db).await;
        let practices = [published(&app, "community").await, published(&app, "public").await];
        let member = app.cookie("member").await;
        for id in &practices {
            let comment = [("text", "Un commentaire de molybdene.")];
            assert_eq!(app.send(&format!("{LIST}/{id}/commentaires"), &member, &comment).await.status, 303);
        }
        for who in ALL {
            let cookie = if who.is_empty() { String::new() } else { app.cookie(who).await };
            let nowhere = format!("{LIST}/{}/pratique.docx", PracticeId::new());
            let nowhere = app.get_with(&nowhere, "cookie", &cookie).await.status;
            assert_eq!(nowhere, 404, "{who:?}");
            for id in &practices {
                let shown = app.get_with(&format!("{LIST}/{id}"), "cookie", &cookie).await;
                for (ending, answer) in files(&app, &format!("{LIST}/{id}/pratique"), &cookie).await {
                    if shown.status == 200 {
                        assert_sent(ending, &answer, "pratique-le-zirconium-du-jeudi-1");
                        assert!(shown.body.contains(&format!("{LIST}/{id}/pratique.{ending}")), "{ending}");
                        let text = text_of(ending, &answer);
                        // Without the program for PDF files there is a page, which has the name of its reader.
                        let parts = if ending == "pdf" { &[SEEDED, "Un besoin."][..] } else { &[SEEDED, "Un besoin.", "Béatrice"] };
                        for said in parts {
                            assert_eq!(text.contains(said), ending != "pdf", "{said} in {ending} as {who:?}");
                        }
                        assert!(!text.contains("molybdene"), "comments stay on the page: {ending}");
                    } else {
                        assert_eq!(answer.status, nowhere, "{ending} as {who:?}");
                        assert!(!answer.body.contains(SEEDED), "{ending} as {who:?}");
                    }
                }
            }
            let read = app.get_with(&format!("{LIST}/{}", practices[0]), "cookie", &cookie).await.status == 200;
            if ["facilitator", "co-facilitator", "member", "member-en"].contains(&who) {
                assert!(read, "{who:?} is of the community");
            } else if ["", "person", "observer", "administrator", "coordinator"].contains(&who) {
                assert!(!read, "{who:?} is not");
            }
        }
        let redirected = app.get_with("/fr/communautes/students-at-risk/pratiques", "cookie", &member).await.status;
        let old = format!("/fr/communautes/students-at-risk/pratiques/{}/pratique.md", practices[1]);
        let old = app.get(&old).await;
        assert_eq!(old.status, redirected);
        assert_eq!(old.header("location"), format!("{LIST}/{}/pratique.md", practices[1]));
    }

    async fn what_is_not_published_or_withdrawn_has_no_files(db: Db) {
        let app = app_on(db).await;
        let cookie = app.cookie("co-facilitator").await;
        let draft = begun(&app, &cookie, "public").await;
        answer(&app, &draft, "given").await;
        edited(&app, &cookie, &draft, "1", &[]).await;
        assert!(page(&app, &cookie, &format!("{LIST}/{draft}/preparation")).await.contains(SEEDED));
        for who in ["co-facilitator", "member", ""] {
            let cookie = if who.is_empty() { String::new() } else { app.cookie(who).await };
            for (ending, answer) in files(&app, &format!("{LIST}/{draft}/pratique"), &cookie).await {
                assert_eq!(answer.status, 404, "{ending} as {who:?}");
            }
        }
    }

    async fn an_author_who_withdraws_their_consent_is_in_no_file(db: Db) {
        let app = app_on(db).await;
        let id = published(&app, "public").await;
        assert_eq!(app.get(&format!("{LIST}/{id}/pratique.html")).await.status, 200);
        answer(&app, &id, "withdrawn").await;
        for (ending, answer) in files(&app, &format!("{LIST}/{id}/pratique"), "").await {
            assert_eq!(answer.status, 404, "{ending}");
        }
        assert_eq!(count(&app, "SELECT COUNT(*) FROM practice WHERE state = 'withdrawn'").await, 1);
    }
}

fn both(fr: &str, en: &str) -> LocalizedText {
    LocalizedText::written(Lang::Fr, fr, en)
}

fn credited(consent: Consent, passage: &str, name: Option<&str>) -> Credited {
    Credited {
        quotation: QuotationId::new(),
        reflection: ReflectionId::new(),
        revision: 1,
        consent,
        passage: passage.to_owned(),
        lang: Lang::Fr,
        name: name.map(str::to_owned),
        organization: name.map(|_| both("CSS des Rives", "Banks School Board")),
    }
}

fn practice() -> Practice {
    let mut content = Content::titled(both("Lire à deux", "Reading in pairs"), PracticeForm::Description);
    content.need = Some(both("Un besoin.", ""));
    content.effects = vec![Effect {
        text: both("Moins de retards", "Fewer late arrivals"),
        figure: "12 %".to_owned(),
        counting: Counting::Counted,
    }];
    content.references = vec![Reference {
        lang: Lang::En,
        text: "Penhallow, J. (2021). Reading routines.".to_owned(),
        doi: Some("10.5555/jst.2021".parse().expect("a DOI")),
    }];
    Practice {
        id: PracticeId::new(),
        place: Place {
            community: CommunityId::new(),
            name: both("Élèves à risque", "Students at risk"),
            slugs: ["eleves-a-risque".to_owned(), "students-at-risk".to_owned()],
            archived: false,
        },
        audience: Audience::Public,
        version: 3,
        content,
        published_at: NOW,
        reviewers: vec!["Imogen".to_owned()],
    }
}

#[test]
fn a_file_has_headings_the_effects_as_a_table_and_its_sources() {
    let credited = [
        credited(Consent::Given, "Une phrase citée.", Some("Béatrice")),
        credited(Consent::Withdrawn, "", None),
        credited(Consent::Asked, "", None),
    ];
    let french = publication(Lang::Fr, &practice(), &credited, "https://exemple.qc.ca");
    assert_eq!(
        (french.version.as_str(), french.contributors.as_slice()),
        ("3", &["Béatrice".to_owned()][..])
    );
    assert!(french.address.ends_with("/versions/3"), "{}", french.address);
    for structure in [docx(&to_docx(&french).expect("a file")), odt(&to_odt(&french).expect("a file"))] {
        let headings: Vec<&str> = structure.headings.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(
            headings,
            ["Le besoin", "Les effets constatés", "Ce qui l’appuie", "État", "Avec l’accord de"]
        );
        assert!(structure.headings.iter().all(|(level, _)| *level == 1));
        assert_eq!(structure.headers, [["Effet", "Chiffre", "Comment on le sait"]]);
        assert_eq!(structure.rows[1], ["Moins de retards", "12 %", "Compté"]);
    }
    let html = to_html(&french);
    for said in [
        "<li><p lang=\"en-CA\">Penhallow, J. (2021). Reading routines. <a href=\"https://doi.org/10.5555/jst.2021\">",
        "<blockquote lang=\"fr-CA\"><p>Une phrase citée.</p></blockquote>",
        "<strong>Béatrice</strong> (CSS des Rives)",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(!html.contains("sans nom"), "who did not consent is not counted: {html}");
    let english = to_html(&publication(Lang::En, &practice(), &credited, "https://exemple.qc.ca"));
    for said in [
        "<html lang=\"en-CA\">",
        "<p lang=\"fr-CA\">Un besoin.</p>",
        "<td>Fewer late arrivals</td>",
        "<blockquote lang=\"fr-CA\"><p>Une phrase citée.</p></blockquote>",
        "<strong>Béatrice</strong> (Banks School Board)",
    ] {
        assert!(english.contains(said), "{said}: {english}");
    }
}
