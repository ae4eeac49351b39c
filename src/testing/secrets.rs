//! Words that only some may read, looked for everywhere as everyone: on pages, in files, searches, feeds and people's own data, and
//! in emails, the audit log, notifications, the index of search and the log.

use std::collections::BTreeSet;

use ensemble_server::db::Engine;

use super::{
    Answer, Log, TestApp, everybody,
    places::{Parts, Place},
    text::plain,
};

/// General pages that show more to those who signed in.
const PERSONAL_PAGES: [&str; 6] =
    ["/fr", "/fr/communautes", "/fr/rencontres", "/fr/pratiques", "/fr/services", "/fr/reflexions/fil"];

/// Words that only some may read.
#[derive(Clone, Debug)]
pub struct Secret {
    /// A part of them that each of their forms has.
    word: String,
    /// As pages may write them.
    forms: Vec<String>,
    readers: Vec<String>,
    /// Whether the word is in no other text, so that it can be searched for.
    is_unique: bool,
    is_indexed: bool,
    /// Parts of the addresses at which alone they are; empty for any.
    places: Vec<&'static str>,
}

impl Secret {
    /// Words of which the last one is in no other text of the portal and has letters without accents only.
    pub fn new(words: &str, readers: &[&str]) -> Self {
        let word = words.rsplit(' ').next().expect("a word").to_owned();
        assert!(words.len() > word.len(), "{word}: a page of search repeats a word that stands alone");
        Self { is_unique: true, ..Self::in_forms(&word, &[words], readers) }
    }

    /// Words that pages write in several forms, all of which have a part.
    pub fn in_forms(part: &str, forms: &[&str], readers: &[&str]) -> Self {
        Self {
            word: part.to_owned(),
            forms: forms.iter().map(|form| plain(form)).collect(),
            readers: readers.iter().map(|who| (*who).to_owned()).collect(),
            is_unique: false,
            is_indexed: false,
            places: Vec::new(),
        }
    }

    /// Those who may read them find them by a search.
    #[must_use]
    pub fn indexed(self) -> Self {
        Self { is_indexed: true, ..self }
    }

    /// They are at addresses with one of these parts only, also for those who may read them.
    #[must_use]
    pub fn at(self, places: &[&'static str]) -> Self {
        Self { places: places.to_vec(), ..self }
    }

    /// Whether an answer has them.
    pub fn is_in_answer(&self, answer: &Answer) -> bool {
        self.is_in(&answer.text())
    }

    fn is_in(&self, text: &str) -> bool {
        self.forms.iter().any(|form| text.contains(form.as_str()))
    }

    fn may_be_read(&self, who: &str, address: &str) -> bool {
        let is_place = self.places.is_empty() || self.places.iter().any(|part| address.contains(part));
        is_place && self.readers.iter().any(|reader| reader == who)
    }
}

/// A visitor and all people of the demonstration, as the tests call them, with their cookies.
pub async fn people(app: &TestApp) -> Vec<(String, String)> {
    let mut all = vec![("visitor".to_owned(), String::new())];
    for (who, _) in everybody(&app.scratch.db).await {
        let cookie = app.cookie(&who).await;
        all.push((who, cookie));
    }
    all
}

/// The secrets that an answer has.
fn found_in<'a>(answer: &Answer, secrets: &'a [Secret]) -> Vec<&'a Secret> {
    // The lines of calendars are folded, also within a word.
    let is_packed = answer.is_archive() || answer.header("content-type").starts_with("text/calendar");
    let has_word =
        |secret: &&Secret| is_packed || answer.body.contains(&secret.word) || leads_to(answer, secret);
    let some: Vec<&Secret> = secrets.iter().filter(has_word).collect();
    if some.is_empty() {
        return some;
    }
    let text = answer.text();
    some.into_iter().filter(|secret| secret.is_in(&text) || leads_to(answer, secret)).collect()
}

/// Whether the address to which an answer leads has the word: no reader gets it there.
fn leads_to(answer: &Answer, secret: &Secret) -> bool {
    secret.is_unique && answer.header("location").contains(&secret.word)
}

/// Asks as each of these people for all that the portal shows at the addresses that the parts fill, searches for the words and looks at what
/// is logged meanwhile. Fails where a person gets words that are not theirs, and for a reader who finds them nowhere. A visitor comes first in `people`:
/// as the first one, general pages are asked for.
///
/// A page is asked for in one language, which differs from one person to the next and from one database to the other.
pub async fn assert_kept(app: &TestApp, parts: &[Parts], people: &[(String, String)], secrets: &[Secret]) {
    let mut places: Vec<Place> = Vec::new();
    for place in parts.iter().flat_map(Parts::places) {
        if !places.iter().any(|known| known.addresses == place.addresses) {
            places.push(place);
        }
    }
    for secret in secrets.iter().filter(|secret| secret.is_unique) {
        let addresses =
            ["/fr/recherche?q=", "/en/search?q="].map(|search| format!("{search}{}", secret.word));
        places.push(Place { addresses, is_general: false });
    }
    assert!(places.len() > 60, "{places:?}");
    assert!(people[0].1.is_empty(), "a visitor comes first");
    let (log, logging) = Log::start(tracing::Level::DEBUG);
    let (mut leaks, mut found) = (Vec::new(), BTreeSet::new());
    let mut look = |who: &str, address: &str, answer: &Answer| {
        assert!(!answer.status.is_server_error(), "{address} as {who}: {}", answer.status);
        for secret in found_in(answer, secrets) {
            if secret.may_be_read(who, address) {
                found.insert((secret.forms[0].clone(), who.to_owned()));
            } else {
                leaks.push(format!("“{}” at {address} as {who}", secret.forms[0]));
            }
        }
    };
    let shift = usize::from(app.scratch.db.engine == Engine::Postgres);
    for (turn, (who, cookie)) in people.iter().enumerate() {
        for (index, place) in places.iter().enumerate() {
            if turn > 0 && place.is_general && !PERSONAL_PAGES.contains(&place.addresses[0].as_str()) {
                continue;
            }
            let address = &place.addresses[(index + turn + shift) % 2];
            look(who, address, &app.get_with(address, "cookie", cookie).await);
        }
        for secret in secrets.iter().filter(|secret| secret.is_unique) {
            let typed = [("lang", "fr"), ("typed", secret.word.as_str())];
            look(who, "/api/search/suggest", &app.send("/api/search/suggest", cookie, &typed).await);
        }
    }
    drop(logging);
    assert_not_logged(&log.take(), secrets);
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
    for secret in secrets {
        for reader in &secret.readers {
            let of_reader = (secret.forms[0].clone(), reader.clone());
            assert!(
                found.contains(&of_reader),
                "{reader} does not find “{}”: the test proves nothing",
                of_reader.0
            );
        }
    }
    assert_not_stored(app, secrets).await;
}

/// Fails when emails, the audit log, notifications or the index of search have one of these.
pub async fn assert_not_stored(app: &TestApp, secrets: &[Secret]) {
    for (table, statement) in [
        ("outbox", "SELECT subject || ' ' || body_text || ' ' || body_html FROM outbox"),
        ("audit", "SELECT person_name || ' ' || action || ' ' || detail FROM audit"),
        (
            "notification",
            "SELECT kind || ' ' || subject_kind || ' ' || subject_id || ' ' || COALESCE(part_id, '') FROM notification",
        ),
    ] {
        let texts: Vec<String> = rows(app, statement).await;
        for secret in secrets {
            let has_it = |text: &String| {
                text.contains(&secret.word) && (secret.is_unique || secret.is_in(&plain(text)))
            };
            assert!(!texts.iter().any(has_it), "“{}” in {table}", secret.forms[0]);
        }
    }
    let terms: Vec<String> = rows(app, "SELECT DISTINCT term FROM search_term").await;
    assert!(!terms.is_empty(), "nothing can be searched for");
    for secret in secrets.iter().filter(|secret| secret.is_unique) {
        // The index has stems.
        let stem: String = secret.word.to_lowercase().chars().take(7).collect();
        let has_stem = terms.iter().any(|term| term.starts_with(&stem));
        assert_eq!(has_stem, secret.is_indexed, "“{}” in the index of search", secret.forms[0]);
    }
}

async fn rows(app: &TestApp, statement: &'static str) -> Vec<String> {
    sqlx::query_scalar(statement).fetch_all(&app.scratch.db.reader).await.expect("texts")
}

/// Fails when what was logged has one of these, but for the addresses of searches.
pub fn assert_not_logged(said: &str, secrets: &[Secret]) {
    assert!(said.contains("answered"), "requests are in the log: {said}");
    for secret in secrets {
        for line in said.lines().filter(|line| line.contains(&secret.word) && !line.contains("?q=")) {
            assert!(
                !secret.is_unique && !secret.is_in(&plain(line)),
                "“{}” in the log: {line}",
                secret.forms[0]
            );
        }
    }
}
