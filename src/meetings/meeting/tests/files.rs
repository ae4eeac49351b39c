//! The files of agendas: who gets them, and that they say what the agenda says.

use super::pages::made;
use ensemble_core::ids::MeetingId;
use ensemble_meetings::meeting::agenda_of;
use ensemble_server::config::Config;
use ensemble_testing::files::{assert_sent, docx, files, odt, text_of};
use ensemble_testing::{TestApp, app_on, app_with, on_both_with_content};

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
/// Those who read the agendas of the community once they are published; the first ones before that, too.
const READERS: [&str; 6] = ["facilitator", "co-facilitator", "coordinator", "member", "member-en", "liaison"];
/// A word that is in the agenda of these tests only.
const SEEDED: &str = "zirconium";

/// A draft of a meeting whose first item has a text, a decision and a follow-up; its id.
async fn drafted(app: &TestApp) -> String {
    let cookie = app.cookie("facilitator").await;
    let address = made(app, &cookie, &[]).await;
    let id = address.rsplit('/').next().and_then(|last| last.split('?').next()).expect("an id").to_owned();
    let meeting: MeetingId = id.parse().expect("an id");
    let (agenda, seen) = agenda_of(&app.portal, meeting.uuid()).await.expect("an agenda");
    let (item, seen) = (agenda.items[0].id.clone(), seen.to_string());
    let form = [
        ("item", item.as_str()),
        ("seen", &seen),
        ("minutes", "7"),
        ("title.fr", "Le zirconium"),
        ("title.en", ""),
        ("about.fr", "- un\n- deux"),
        ("about.en", ""),
        ("lead", "Ana"),
        ("follow.new.what", "Écrire au comité"),
        ("follow.new.due", "2027-05-01"),
    ];
    let done = app.send(&format!("/fr/rencontres/{id}/ordre-du-jour"), &cookie, &form).await;
    assert_eq!(done.status, 303, "{}", done.body);
    id
}

on_both_with_content! {
    async fn files_are_for_those_who_read_the_agenda(db: Db) {
        let app = app_on(db).await;
        let id = drafted(&app).await;
        let here = format!("/fr/rencontres/{id}");
        for is_published in [false, true] {
            let readers = if is_published { &READERS[..] } else { &READERS[..3] };
            for who in ALL {
                let cookie = if who.is_empty() { String::new() } else { app.cookie(who).await };
                let nowhere = format!("/fr/rencontres/{}/ordre-du-jour/ordre-du-jour.odt", MeetingId::new());
                let nowhere = app.get_with(&nowhere, "cookie", &cookie).await.status;
                for (ending, answer) in files(&app, &format!("{here}/ordre-du-jour/ordre-du-jour"), &cookie).await {
                    let text = text_of(if answer.status == 200 { ending } else { "html" }, &answer);
                    let says = text.contains(SEEDED);
                    assert!(!text.contains("video.example"), "{ending} as {who:?}: the link is in no file");
                    if readers.contains(&who) {
                        assert_eq!(answer.status, 200, "{ending} as {who:?}");
                        assert_eq!(says, ending != "pdf", "{ending} as {who:?}");
                    } else if who.is_empty() && is_published {
                        // The meeting is public: a visitor is asked to sign in.
                        assert_eq!((answer.status.as_u16(), says), (303, false), "{ending}");
                    } else {
                        assert_eq!((answer.status, says), (nowhere, false), "{ending} as {who:?}");
                    }
                }
            }
            if !is_published {
                let cookie = app.cookie("facilitator").await;
                let done = app.send(&format!("{here}/publier"), &cookie, &[("confirmed", "1")]).await;
                assert_eq!(done.status, 303, "{}", done.body);
            }
        }
    }

    async fn an_agenda_is_a_table_and_a_heading_for_each_item(db: Db) {
        let app = app_on(db).await;
        let id = drafted(&app).await;
        let cookie = app.cookie("facilitator").await;
        let beginning = format!("/fr/rencontres/{id}/ordre-du-jour/ordre-du-jour");
        let shown = app.get_with(&format!("/fr/rencontres/{id}"), "cookie", &cookie).await.body;
        for (ending, answer) in files(&app, &beginning, &cookie).await {
            assert!(shown.contains(&format!("href=\"{beginning}.{ending}\"")), "the page leads to {ending}");
            assert_sent(ending, &answer, "ordre-du-jour-eleves-a-risque-2026-12-16");
            let structure = match ending {
                "docx" => docx(&answer.bytes),
                "odt" => odt(&answer.bytes),
                _ => continue,
            };
            let header = ["Heure", "Point", "Type", "Animation", "Durée"].map(str::to_owned).to_vec();
            assert_eq!(structure.headers.first(), Some(&header), "{ending}");
            let row = structure.rows.iter().find(|row| row[1].contains("zirconium")).expect("the item");
            assert_eq!((row[0].as_str(), row[3].as_str(), row[4].as_str()), ("13 h 30", "Ana", "7 min"), "{ending}");
            let agreed = structure.rows.iter().find(|row| row[0] == "Écrire au comité").expect("the follow-up");
            assert_eq!((agreed[2].as_str(), agreed[3].as_str()), ("1er mai 2027", "À faire"), "{ending}");
            for heading in [(1, "Ordre du jour"), (2, "Le zirconium")] {
                let found = structure.headings.iter().any(|(level, text)| (*level, text.as_str()) == heading);
                assert!(found, "{heading:?} in {ending}: {structure:?}");
            }
        }
        let english = app.get_with(&format!("/en/meetings/{id}/agenda/agenda.html"), "cookie", &cookie).await.body;
        for said in [
            "<html lang=\"en-CA\">",
            "<td><span lang=\"fr-CA\">Le zirconium</span> (in French only)</td>",
            "lang=\"fr-CA\">Le zirconium</h3>",
            "<ul lang=\"fr-CA\"><li>un</li><li>deux</li></ul>",
            "This passage is in French only.",
        ] {
            assert!(english.contains(said), "{said}: {english}");
        }
    }
}

#[cfg(unix)]
#[tokio::test]
async fn the_program_gets_the_agenda_and_its_pdf_is_sent() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let program = folder.path().join("ensemble-print");
    std::fs::write(&program, "#!/bin/sh\nprintf '%%PDF-1.7 '\n/bin/cat\n").expect("written");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("set");
    let config = Config { development: false, print_program: Some(program.clone()), ..Config::default() };
    let app = app_with(config).await;
    let id = drafted(&app).await;
    let cookie = app.cookie("facilitator").await;
    let address = format!("/fr/rencontres/{id}/ordre-du-jour/ordre-du-jour.pdf");
    let pdf = app.get_with(&address, "cookie", &cookie).await;
    assert_eq!((pdf.status.as_u16(), pdf.header("content-type")), (200, "application/pdf"), "{}", pdf.body);
    let json: serde_json::Value =
        serde_json::from_str(pdf.body.strip_prefix("%PDF-1.7 ").expect("a PDF")).expect("a publication");
    assert_eq!(json["lang"].as_str(), Some("fr"));
    assert!(pdf.body.contains(SEEDED));
    std::fs::write(&program, "#!/bin/sh\necho 'no font' >&2\nexit 1\n").expect("written");
    let broken = app.get_with(&address, "cookie", &cookie).await;
    assert_eq!(broken.status, 500, "{}", broken.body);
    assert!(!broken.body.contains("no font") && !broken.body.contains(SEEDED), "{}", broken.body);
}
