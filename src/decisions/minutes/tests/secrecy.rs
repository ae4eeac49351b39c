//! Draft minutes, notes and private sentences are found nowhere by those who may not read them.

use super::{count, get, held, page, send};
use ensemble_testing::{
    Log, TestApp, app_on, on_both_with_content,
    places::Parts,
    secrets::{Secret, assert_kept, assert_not_logged, assert_not_stored, people},
};

/// Words that are only in what these tests write: in a note, in the draft, in a private sentence, in a decision.
const SEEDED: [&str; 4] = ["zirconium", "tungstene", "molybdene", "vanadium"];
/// The people of the demonstration, and a visitor.
pub(super) const ALL: [&str; 11] = [
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
pub(super) const READERS: [&str; 6] =
    ["facilitator", "co-facilitator", "member", "member-en", "liaison", "coordinator"];
/// Those who write minutes.
pub(super) const WRITERS: [&str; 3] = ["facilitator", "co-facilitator", "coordinator"];

/// The pages of the minutes and the searches at which a person, or a visitor, finds a word in the sentence that was written.
async fn finds(app: &TestApp, meeting: &str, who: &str, word: &str) -> Vec<String> {
    let cookie = if who.is_empty() { String::new() } else { app.cookie(who).await };
    let below = ["/compte-rendu", "/compte-rendu/imprimer", "/rattrapage"];
    let pages = below.map(|part| format!("/fr/rencontres/{meeting}{part}"));
    let searches = ["/fr/recherche?q=", "/en/search?q="].map(|search| format!("{search}{word}"));
    let mut found = Vec::new();
    for address in pages.into_iter().chain(searches) {
        if app.get_with(&address, "cookie", &cookie).await.says(&format!("seul {word}")) {
            found.push(address);
        }
    }
    found
}

on_both_with_content! {
    async fn drafts_notes_and_private_sentences_leak_nowhere(db: Db) {
        let (log, logging) = Log::start(tracing::Level::DEBUG);
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
        let seul = |word: &str, readers: &[&str]| Secret::new(&format!("seul {word}"), readers);
        let secrets = [
            seul(note, &READERS),
            seul(draft, &WRITERS),
            seul(private, &["member"]),
            seul(decision, &READERS).indexed(),
        ];
        drop(logging);
        assert_not_logged(&log.take(), &secrets);
        assert_kept(&app, &[Parts::of_meeting(&meeting)], &people(&app).await, &secrets).await;

        let revision = count(&app, "SELECT revision FROM minutes WHERE meeting_id = $1", &meeting).await.to_string();
        let proposed = send(&app, &format!("{here}/proposer"), "facilitator", &[("revision", &revision)]).await;
        assert_eq!(proposed.status, 303, "{}", proposed.body);
        for who in ALL {
            let found = finds(&app, &meeting, who, draft).await;
            assert_eq!(!found.is_empty(), READERS.contains(&who), "proposed, as {who:?}: {found:?}");
            let searched = found.iter().any(|address| address.contains("?q="));
            assert!(!searched, "only adopted minutes are found: {who:?}");
        }
        assert_not_stored(&app, &secrets).await;
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
