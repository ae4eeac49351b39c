//! What reviewers learn of those who wrote the projects that they read.

use super::{LIST, REASON, Screening, sent};
use ensemble_calls::{
    call::{self, NewCall},
    interest::model::{Answer, Interest},
    need,
};
use ensemble_communities::account::paths as account_paths;
use ensemble_core::{Lang, LocalizedText, ids::CallQuestionId};
use ensemble_testing::{Log, NOW, app_on, calls::new_call, on_both_with_content};

const DAY: i64 = 86_400_000;
/// What tells from whom a project comes, in words that are nowhere else.
const TELLING: [&str; 8] = [
    "Zéphirine",
    "Quaquebec",
    "zephirine.quaquebec",
    "zephirine@",
    "Harengs",
    "Ombeline",
    "direction-harengs",
    "Zoologue",
];

fn text(text: &str) -> LocalizedText {
    LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() }
}

/// A call with two questions, one of which reviewers read, and the answer of a person who tells all of themself.
fn telling(blind: bool) -> (NewCall, Interest) {
    let mut call = new_call("lecture", NOW - DAY);
    call.blind = blind;
    let question = |label: &str, reviewed| call::model::Question {
        id: CallQuestionId::new(),
        kind: call::model::QuestionKind::Text,
        label: text(label),
        hint: None,
        choices: Vec::new(),
        required: false,
        reviewed,
    };
    call.questions = vec![question("Avec qui?", true), question("Pour vous joindre?", false)];
    let mut answer = sent(&call, 0);
    answer.name = "Zéphirine Quaquebec".to_owned();
    answer.email = "zephirine.quaquebec@ailleurs.example".to_owned();
    answer.organization_name = "Centre des Harengs".to_owned();
    answer.post = "Zoologue".to_owned();
    answer.representative_name = "Ombeline Fagot".to_owned();
    answer.representative_email = "direction-harengs@ailleurs.example".to_owned();
    answer.project.title = "Lire avec Zéphirine".to_owned();
    answer.project.text =
        "Écrivez à zephirine@ailleurs.example. Mme Quaquebec, du Centre des Harengs, a essayé.".to_owned();
    answer.answers.insert(call.questions[0].id, Answer::Text("Avec Ombeline Fagot, le mardi.".to_owned()));
    answer.answers.insert(call.questions[1].id, Answer::Text("418 555-0199 numéro caché".to_owned()));
    (call, answer)
}

async fn prepared(db: ensemble_server::db::Db, blind: bool) -> Screening {
    let app = app_on(db).await;
    let (call, answer) = telling(blind);
    let all = Screening::with(app, call, &["member", "member-en"], vec![answer]).await;
    let id = all.answers[0].id;
    let mut to = all.db().write().await.expect("a transaction");
    need::offer(&mut to, all.call.id, &[text("Du temps pour observer")], NOW).await.expect("needs");
    need::write_own(&mut to, all.call.id, id, Lang::Fr, "Aider Mme Quaquebec", NOW).await.expect("a need");
    to.commit().await.expect("committed");
    let offered = need::of_call(all.db(), all.call.id).await.expect("needs");
    let mut to = all.db().write().await.expect("a transaction");
    need::write_ranks(&mut to, id, &[(offered[0].id, 1)]).await.expect("ranks");
    to.commit().await.expect("committed");
    all.numbered().await;
    all
}

on_both_with_content! {
    async fn a_reviewer_who_reads_without_names_learns_none_in_any_way(db: Db) {
        let (log, logging) = Log::start(tracing::Level::DEBUG);
        let all = prepared(db, true).await;
        let here = all.reading(0).await;
        let english = here.replace("/fr/appels/lecture/lecture", "/en/calls/lecture/screening");
        let mut read = Vec::new();
        for address in [LIST, here.as_str(), english.as_str(), "/fr", "/fr/notifications"] {
            read.push((address.to_owned(), all.get(address, "member").await.body));
        }
        let form = [("verdict", "not-relevant"), ("reason", REASON)];
        read.push(("a refusal".to_owned(), all.send(&here, "member", &form).await.body));
        read.push(("no conflict".to_owned(), all.send(&format!("{here}/conflit"), "member", &[]).await.body));
        all.judges("member", 0, true).await;
        all.judges("member-en", 0, false).await;
        read.push(("a disagreement".to_owned(), all.get(&here, "member").await.body));
        all.send(&format!("{here}/conflit"), "member", &[("conflict", "knows")]).await;
        read.push(("a conflict".to_owned(), all.get(&here, "member").await.body));
        for data in [account_paths::DATA_JSON, account_paths::DATA_HTML] {
            read.push((data[0].to_owned(), all.get(data[0], "member").await.body));
        }
        let emails: Vec<String> =
            sqlx::query_scalar("SELECT subject || body_text FROM outbox").fetch_all(&all.db().reader).await.expect("emails");
        read.extend(emails.into_iter().map(|email| ("an email".to_owned(), email)));
        drop(logging);
        let said = log.take();
        assert!(said.contains("/lecture/"), "requests are in the log");
        read.push(("the log".to_owned(), said));
        for (place, body) in &read {
            for word in TELLING {
                assert!(!body.contains(word), "{word} in {place}: {body}");
            }
            assert!(!body.contains("numéro caché"), "an answer that reviewers do not read, in {place}");
        }
        // Ids of answers tell no time, and addresses do not have them.
        let id = all.answers[0].id.to_string();
        for (place, body) in read.iter().filter(|(place, _)| place.starts_with('/') && !place.contains("/json")) {
            assert!(!body.contains(&id), "the id in {place}");
        }
        let page = &read[1].1;
        assert!(page.contains("passage masqué") && page.contains("le mardi"), "{page}");
        assert!(page.contains("Du temps pour observer") && page.contains("Peut s’essayer en un an."), "{page}");
    }

    async fn a_reviewer_who_reads_with_names_reads_them(db: Db) {
        let all = prepared(db, false).await;
        let page = all.page(&all.reading(0).await, "member").await;
        for word in ["Zéphirine Quaquebec", "Centre des Harengs", "Avec Ombeline Fagot", "Aider Mme Quaquebec"] {
            assert!(page.contains(word), "{word}: {page}");
        }
        assert!(!page.contains("passage masqué") && !page.contains("numéro caché"), "{page}");
        assert!(!page.contains("direction-harengs"), "what is for coordinators only: {page}");
    }

    async fn a_reviewer_finds_what_they_said_in_their_data(db: Db) {
        let all = prepared(db, true).await;
        all.judges("member", 0, false).await;
        let html = all.page(account_paths::DATA_HTML[0], "member").await;
        for word in ["Vos avis sur des projets", REASON, "Lire à deux (1)", "Non pertinent", "Peut s’essayer en un an."] {
            assert!(html.contains(word), "{word}: {html}");
        }
        let json = all.page(account_paths::DATA_JSON[0], "member").await;
        assert!(json.contains(REASON), "{json}");
        let other = all.page(account_paths::DATA_HTML[0], "member-en").await;
        assert!(!other.contains(REASON), "{other}");
    }
}
