//! Notes of groups: begun, written by several, closed, signed; and who may do what, at each level.

use super::{community, everybody, id_of};
use ensemble_core::{LocalizedText, Translation, ids::ReflectionId, rights::Viewer};
use ensemble_reflections::reflection::{
    group_note::NoteAccess,
    model::{Audience, GroupNote, Visibility},
    rules::{may_read, may_write_note},
    store,
};
use ensemble_server::realtime::{DocumentAccess, Permission};
use ensemble_testing::{TestApp, app};

pub(super) const NEW: &str = "/fr/reflexions/nouvelle-note-de-groupe";

/// Begins a note as somebody; its id.
pub(super) async fn begin(app: &TestApp, who: &str, fields: &[(&str, &str)]) -> ReflectionId {
    let cookie = app.cookie(who).await;
    let usual = [
        ("community", "eleves-a-risque"),
        ("title", "Table 3"),
        ("lang", "fr"),
        ("prompt", ""),
        ("audience", "community"),
    ];
    let all: Vec<(&str, &str)> = usual
        .into_iter()
        .filter(|(name, _)| !fields.iter().any(|(other, _)| other == name))
        .chain(fields.iter().copied())
        .collect();
    let answer = app.send(NEW, &cookie, &all).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let place = answer.header("location").to_owned();
    place.split('/').nth(3).and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("an id in {place}"))
}

/// The first part of the note as its form shows it: its id, and the number of the log.
pub(super) async fn part(app: &TestApp, cookie: &str, id: ReflectionId) -> (String, String) {
    let page = app.get_with(&format!("/fr/reflexions/{id}/ensemble"), "cookie", cookie).await;
    assert_eq!(page.status, 200);
    let after = |name: &str| {
        let rest = page.body.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("such a field");
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    (after("item"), after("seen"))
}

pub(super) async fn save(
    app: &TestApp,
    cookie: &str,
    id: ReflectionId,
    item: &str,
    seen: &str,
    text: &str,
) -> u16 {
    let fields = [("item", item), ("seen", seen), ("minutes", "0"), ("notes", text)];
    app.send(&format!("/fr/reflexions/{id}/ensemble"), cookie, &fields).await.status.as_u16()
}

async fn viewer(app: &TestApp, who: &str) -> Viewer {
    let found = everybody(&app.scratch.db).await.into_iter().find(|(key, _)| key == who);
    found.expect("such a person").1
}

/// Sends the form of an action: `cloture`, `signature`, `reouverture`.
pub(super) async fn does(app: &TestApp, cookie: &str, id: ReflectionId, action: &str) -> u16 {
    app.send(&format!("/fr/reflexions/{id}/{action}"), cookie, &[]).await.status.as_u16()
}

#[tokio::test]
async fn each_button_of_a_part_has_its_address() {
    let app = app().await;
    let (writer, stranger) = (app.cookie("facilitator").await, app.cookie("coordinator").await);
    let id = begin(&app, "facilitator", &[]).await;
    let (first, seen) = part(&app, &writer, id).await;
    let here = format!("/fr/reflexions/{id}/ensemble");
    let send = async |button: &str, fields: &[(&str, &str)]| {
        app.send(&format!("{here}/{button}"), &writer, fields).await.status.as_u16()
    };
    let order = async || {
        let page = app.get_with(&here, "cookie", &writer).await.body;
        let parts = page.split("id=\"item-").skip(1);
        parts.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(send("ajouter", &[("seen", &seen), ("after", &first)]).await, 303);
    let both = order().await;
    assert!(both.len() == 2 && both[0] == first, "{both:?}");
    // A button works upon what the page showed: each is pressed on a new one.
    let pressed = async |button: &str, item: &str| {
        let (_, seen) = part(&app, &writer, id).await;
        send(button, &[("seen", &seen), ("item", item), ("minutes", "0")]).await
    };
    assert_eq!(pressed("monter", &both[1]).await, 303);
    assert_eq!(order().await, [both[1].clone(), first.clone()]);
    assert_eq!(pressed("descendre", &both[1]).await, 303);
    assert_eq!(order().await, both);
    assert_eq!(pressed("retirer", &both[1]).await, 303);
    assert_eq!(order().await, both[..1]);
    assert_eq!(pressed("remettre", &both[1]).await, 303);
    assert_eq!(order().await.len(), 2);
    let fields = [("seen", seen.as_str()), ("item", first.as_str()), ("minutes", "0")];
    for button in ["ajouter", "monter", "descendre", "retirer", "remettre"] {
        let refused = app.send(&format!("{here}/{button}"), &stranger, &fields).await;
        assert_eq!(refused.status, 404, "{button} by a person who does not see the note");
    }
    assert_eq!(order().await.len(), 2);
}

#[tokio::test]
async fn a_group_writes_closes_and_signs() {
    let app = app().await;
    let [first, second, third] =
        [app.cookie("facilitator").await, app.cookie("member").await, app.cookie("member-en").await];
    let id = begin(&app, "facilitator", &[]).await;
    let (item, seen) = part(&app, &first, id).await;
    let title =
        [("item", item.as_str()), ("seen", seen.as_str()), ("minutes", "0"), ("title.fr", "Ce qui aide")];
    let answer = app.send(&format!("/fr/reflexions/{id}/ensemble"), &first, &title).await;
    assert_eq!(answer.status, 303);

    // Two wrote upon the same page: both texts are kept, each with its author.
    assert_eq!(save(&app, &first, id, &item, &seen, "Un horaire en images.").await, 303);
    assert_eq!(save(&app, &second, id, &item, &seen, "Un coin calme.").await, 303);
    let page = app.get_with(&format!("/fr/reflexions/{id}"), "cookie", &third).await.body;
    assert!(page.contains("Un horaire en images.") && page.contains("Un coin calme."), "{page}");
    let names = "Écrite par Ariane Desmeules-Pham et Béatrice Lafrenaye-Diallo";
    assert!(page.contains("En cours d’écriture"));
    let closing = app.get_with(&format!("/fr/reflexions/{id}/cloture"), "cookie", &third).await.body;
    assert!(closing.contains(names), "{closing}");

    // Closed by one of them, it is a reflection: it can be found, and not written in.
    assert_eq!(does(&app, &second, id, "cloture").await, 303);
    let page = app.get_with(&format!("/fr/reflexions/{id}"), "cookie", &third).await.body;
    assert!(
        page.contains("<h2>Ce qui aide</h2>") && page.contains(names) && page.contains("Pas encore signée")
    );
    assert!(!page.contains("En cours d’écriture"));
    let late = [("item", item.as_str()), ("seen", seen.as_str()), ("minutes", "0"), ("notes", "Trop tard.")];
    let late = app.send(&format!("/fr/reflexions/{id}/ensemble"), &first, &late).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("Trop tard."), "what was typed is shown");
    let found = app.get_with("/fr/recherche?q=horaire+images", "cookie", &third).await.body;
    assert!(found.contains(&id.to_string()));

    // Those who wrote sign; who did not write neither signs nor opens it again.
    for cookie in [&first, &second] {
        assert_eq!(does(&app, cookie, id, "signature").await, 303);
    }
    does(&app, &third, id, "signature").await;
    assert_eq!(does(&app, &third, id, "reouverture").await, 404);
    let page = app.get_with(&format!("/fr/reflexions/{id}"), "cookie", &third).await.body;
    assert!(page.contains("Signée par toutes les personnes qui y ont écrit"), "{page}");

    // Translated, then opened again: it has no signatures, goes on, and the translation falls behind.
    let base = store::find(&app.scratch.db, &viewer(&app, "member").await, id).await.expect("an answer");
    let base = base.expect("it is seen").revision.to_string();
    let other = [("base", base.as_str()), ("tab", "t"), ("after", ""), ("other-text", "A picture schedule.")];
    let translated = app.send(&format!("/fr/reflexions/{id}/traduction"), &third, &other).await;
    assert_eq!(translated.status, 303, "{}", translated.body);
    assert_eq!(does(&app, &first, id, "reouverture").await, 303);
    let (item, seen) = part(&app, &third, id).await;
    assert_eq!(save(&app, &third, id, &item, &seen, "Un horaire en images. A timer.").await, 303);
    assert_eq!(does(&app, &third, id, "cloture").await, 303);
    let closed = store::group_note::closed(&app.scratch.db, id).await.expect("an answer").expect("closed");
    assert!(closed.authors.iter().all(|author| author.signed_at.is_none()));
    assert_eq!(closed.parts.len(), 1);
    let revisions = app.get_with(&format!("/fr/reflexions/{id}/historique"), "cookie", &third).await.body;
    assert!(revisions.contains("Version 4"), "{revisions}");
    let page = app.get_with(&format!("/en/reflections/{id}"), "cookie", &third).await.body;
    assert!(page.contains("A picture schedule."), "{page}");
    let found = store::find(&app.scratch.db, &viewer(&app, "member").await, id).await.expect("an answer");
    let text = found.expect("it is seen").texts.body;
    assert!(
        matches!(text, LocalizedText::Pair { translation: Translation::Outdated { .. }, .. }),
        "{text:?}"
    );
}

#[tokio::test]
async fn what_may_identify_a_student_is_shown_before_a_note_is_closed() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let id = begin(&app, "facilitator", &[]).await;
    let closing = format!("/fr/reflexions/{id}/cloture");
    assert_eq!(does(&app, &cookie, id, "cloture").await, 422, "it says nothing yet");
    let (item, seen) = part(&app, &cookie, id).await;
    assert_eq!(save(&app, &cookie, id, &item, &seen, "Mon élève Kevin est en 4e année.").await, 303);
    let asked = app.send(&closing, &cookie, &[]).await;
    assert_eq!(asked.status, 200);
    assert!(asked.body.contains("<mark>Kevin</mark>"), "{}", asked.body);
    let seal = asked.body.split("name=\"confirmed\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let seal = seal.expect("a seal").to_owned();
    let done = app.send(&closing, &cookie, &[("confirmed", &seal)]).await;
    assert_eq!(done.status, 303);

    // A title is shared from the beginning.
    let title = [
        ("community", "eleves-a-risque"),
        ("title", "Mon élève Kevin"),
        ("lang", "fr"),
        ("audience", "community"),
    ];
    assert!(app.send(NEW, &cookie, &title).await.body.contains("<mark>Kevin</mark>"));
}

#[tokio::test]
async fn an_open_note_stays_within_the_community() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let id = begin(&app, "facilitator", &[]).await;
    let share = format!("/fr/reflexions/{id}/partage");
    for audience in ["communities", "public"] {
        let answer = app.send(&share, &cookie, &[("audience", audience)]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("encore en cours d’écriture"));
    }
    for (fields, status) in [
        (&[("title", " ")][..], 422),
        (&[("audience", "people")], 422),
        (&[("audience", "public")], 400),
        (&[("lang", "de")], 400),
        (&[("prompt", "question:nothing")], 422),
        (&[("community", "no-such")], 404),
    ] {
        let usual =
            [("community", "eleves-a-risque"), ("title", "T"), ("lang", "fr"), ("audience", "community")];
        let all: Vec<(&str, &str)> = usual
            .into_iter()
            .filter(|(name, _)| fields.iter().all(|(other, _)| other != name))
            .chain(fields.iter().copied())
            .collect();
        assert_eq!(app.send(NEW, &cookie, &all).await.status, status, "{fields:?}");
    }
}

/// For each audience and each person: while the note is open, the live socket gives what the rule says; once it is closed
/// or removed, no one has access.
#[tokio::test]
async fn the_socket_is_for_those_who_see_the_note() {
    let app = app().await;
    let db = &app.scratch.db;
    let people = everybody(db).await;
    let home = community(db, "students-at-risk").await;
    let author = id_of(&people, "member-en");
    let readers = vec![id_of(&people, "observer"), id_of(&people, "member")];
    let id = begin(&app, "member-en", &[]).await;
    let mut tried = 0;
    for (open, removed) in [(true, false), (false, false), (false, true)] {
        for audience in Audience::ALL {
            let chosen = if *audience == Audience::ChosenPeople { readers.clone() } else { Vec::new() };
            let mut tx = db.write().await.expect("a transaction");
            store::set_sharing(&mut tx, id, *audience, false, &chosen, 1, 1).await.expect("shared");
            tx.commit().await.expect("committed");
            let visibility = Visibility {
                author,
                community: home,
                community_archived: false,
                audience: *audience,
                chosen_people: chosen,
                removed,
            };
            for (who, viewer) in &people {
                let given = NoteAccess.permission(&app.portal, viewer, id.uuid()).await.expect("an answer");
                let group = GroupNote { open, authors: Vec::new() };
                let should =
                    match (may_read(viewer, &visibility), may_write_note(viewer, &visibility, &group)) {
                        (false, _) => None,
                        (true, _) if !open => None,
                        (true, false) => Some(Permission::Read),
                        (true, true) => Some(Permission::Write),
                    };
                assert_eq!(given, should, "{who} at {}, open: {open}, removed: {removed}", audience.code());
                tried += 1;
            }
        }
        let mut tx = db.write().await.expect("a transaction");
        if open {
            assert!(store::group_note::close(&mut tx, id, &[], &[author], 2).await.expect("closed"));
        } else {
            store::remove(&mut tx, id, ensemble_reflections::reflection::model::RemovedBy::Author, 3)
                .await
                .expect("taken away");
        }
        tx.commit().await.expect("committed");
    }
    assert!(tried > 150, "{tried}");
    // What is no group's note has no socket.
    let other =
        NoteAccess.permission(&app.portal, &people[1].1, uuid::Uuid::now_v7()).await.expect("an answer");
    assert_eq!(other, None);
}

/// An archive has what is written in a note that is still open, with all who wrote in it, as of its day.
#[tokio::test(flavor = "multi_thread")]
async fn an_open_note_goes_into_the_archive_as_it_stands_with_its_authors() {
    use std::io::{Cursor, Read};

    let app = app().await;
    let [first, second] = [app.cookie("facilitator").await, app.cookie("member").await];
    let id = begin(&app, "facilitator", &[]).await;
    let (item, seen) = part(&app, &first, id).await;
    assert_eq!(save(&app, &first, id, &item, &seen, "Un horaire en images.").await, 303);
    let (item, seen) = part(&app, &second, id).await;
    assert_eq!(save(&app, &second, id, &item, &seen, "Un horaire en images. Et des pauses.").await, 303);
    for archive in ["/fr/communautes/eleves-a-risque/reflexions/archive", "/fr/mes-reflexions/archive"] {
        let sent = app.get_with(archive, "cookie", &first).await;
        let mut archive = zip::ZipArchive::new(Cursor::new(sent.bytes)).expect("an archive");
        let tail = id.to_string().rsplit('-').next().expect("an id").to_owned();
        let names: Vec<String> =
            archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
        let name = names.into_iter().find(|name| name.ends_with(&format!("{tail}.md"))).expect("the note");
        let mut entry = archive.by_name(&name).expect("an entry");
        let day = entry.last_modified().expect("a day");
        let day = format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day());
        assert!(name.starts_with(&day), "{name} of {day}");
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("a text");
        for words in
            ["# Table 3", "Et des pauses.", "Ariane Desmeules-Pham", "Lafrenaye", "Note encore ouverte"]
        {
            assert!(text.contains(words), "{words}: {text}");
        }
    }
}
