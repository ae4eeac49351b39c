//! Draft minutes, notes and private sentences are found nowhere by those who may not read them.

use super::{get, held, page, send};
use crate::app::testing::{TestApp, app_on};
use ensemble_server::db::testing::on_both_databases;

/// Words that are only in what these tests write: in a note, in the draft, in a private sentence, in a decision.
const SEEDED: [&str; 4] = ["zirconium", "tungstene", "molybdene", "vanadium"];
/// The people of the demonstration, and a visitor.
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
/// Those who read the agenda; the liaison of another community is an observer of this one.
const READERS: [&str; 6] = ["facilitator", "co-facilitator", "member", "member-en", "liaison", "coordinator"];
/// Those who write minutes.
const WRITERS: [&str; 3] = ["facilitator", "co-facilitator", "coordinator"];

/// What could tell of a meeting, of its community and of what a person has.
fn addresses(meeting: &str) -> Vec<String> {
    let mut all: Vec<String> = [
        "/fr",
        "/fr/communautes/eleves-a-risque",
        "/fr/communautes/eleves-a-risque/rencontres",
        "/fr/communautes/eleves-a-risque/comptes-rendus",
        "/fr/communautes/eleves-a-risque/decisions",
        "/fr/communautes/eleves-a-risque/themes",
        "/fr/communautes/eleves-a-risque/reflexions",
        "/fr/rencontres",
        "/fr/notifications",
        "/fr/reflexions/fil",
        "/fr/mes-essais",
        "/fr/compte/donnees/json",
        "/fr/compte/donnees/html",
        "/fr/administration",
        "/fr/administration/journal",
        "/fr/administration/courriels",
    ]
    .map(str::to_owned)
    .into();
    let below = [
        "",
        "/notes",
        "/compte-rendu",
        "/compte-rendu/imprimer",
        "/compte-rendu/modifier",
        "/compte-rendu/historique",
        "/compte-rendu/amender",
        "/ordre-du-jour/imprimer",
        "/rattrapage",
    ];
    all.extend(below.map(|part| format!("/fr/rencontres/{meeting}{part}")));
    all.extend(SEEDED.map(|word| format!("/fr/recherche?q={word}")));
    all
}

/// The addresses at which a person finds a word in the sentence that was written, and not only in what they searched for.
async fn finds(app: &TestApp, meeting: &str, who: &str, word: &str) -> Vec<String> {
    let cookie = if who.is_empty() { String::new() } else { app.cookie(who).await };
    let mut found = Vec::new();
    for address in addresses(meeting) {
        let body = app.get_with(&address, "cookie", &cookie).await.body;
        if body.contains(&format!("seul {word}")) || body.contains(&format!("seul <mark>{word}")) {
            found.push(address);
        }
    }
    found
}

on_both_databases! {
    async fn drafts_notes_and_private_sentences_leak_nowhere(db: Db) {
        let app = app_on(db).await;
        let meeting = held(&app, "eleves-a-risque").await;
        let [note, draft, private, decision] = SEEDED;
        let notes = format!("/fr/rencontres/{meeting}/notes");
        let here = format!("/fr/rencontres/{meeting}/compte-rendu");
        let written = |word: &str| format!("Le seul {word} ici.");
        send(&app, &format!("{notes}/ajouter"), "member", &[("note", &written(note))]).await;
        send(&app, &format!("{notes}/essai"), "member", &[("what", &written(private))]).await;
        send(&app, &format!("{notes}/decision"), "facilitator", &[("text", &written(decision))]).await;
        let text = written(draft);
        let form = [("base", "0"), ("tab", "x"), ("after", ""), ("text.fr", text.as_str())];
        assert_eq!(send(&app, &format!("{here}/modifier"), "facilitator", &form).await.status, 303);
        for who in ALL {
            for (word, reads) in [
                (note, READERS.contains(&who)),
                (decision, READERS.contains(&who)),
                (draft, WRITERS.contains(&who)),
                (private, who == "member"),
            ] {
                let found = finds(&app, &meeting, who, word).await;
                assert_eq!(!found.is_empty(), reads, "{word} as {who:?}: {found:?}");
            }
        }
        send(&app, &format!("{here}/proposer"), "facilitator", &[("revision", "1")]).await;
        for who in ALL {
            let found = finds(&app, &meeting, who, draft).await;
            assert_eq!(!found.is_empty(), READERS.contains(&who), "proposed, as {who:?}: {found:?}");
            let searched = found.iter().any(|address| address.starts_with("/fr/recherche"));
            assert!(!searched, "only adopted minutes are found: {who:?}");
        }
        for word in SEEDED {
            let told: i64 = sqlx::query_scalar(
                "SELECT (SELECT COUNT(*) FROM outbox WHERE body_text LIKE $1 OR body_html LIKE $1 OR subject LIKE $1)
                      + (SELECT COUNT(*) FROM audit WHERE detail LIKE $1)",
            )
            .bind(format!("%{word}%"))
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a number");
            assert_eq!(told, 0, "{word} in an email or in the log");
        }
    }

    async fn decisions_and_adopted_minutes_are_found_by_those_who_may_read_them(db: Db) {
        let app = app_on(db).await;
        for (kind, word) in [("decision", "primaire"), ("minutes", "comparer")] {
            for who in ALL {
                let address = format!("/fr/recherche?q={word}&kind={kind}");
                let body = match who {
                    "" => app.get(&address).await.body,
                    who => page(&app, &address, who).await,
                };
                let found = body.contains("class=\"entry-title\"");
                assert_eq!(found, READERS.contains(&who), "{kind} as {who:?}: {body}");
            }
        }
        let found = get(&app, "/fr/recherche?q=primaire&kind=decision", "member").await.body;
        assert!(found.contains("/fr/communautes/eleves-a-risque/decisions?q=D2#D2"), "{found}");
    }
}
