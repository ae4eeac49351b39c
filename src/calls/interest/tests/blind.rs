//! Where a call is read without names, nothing that tells from whom a project comes reaches a reviewer: words that stand only in
//! the name, the address, the organization and the post of an applicant, in what they need and in other fields that reviewers do not
//! read, and the same words in the texts that reviewers do read, are in no page, form, letter, feed, search, export or log.

use std::{sync::Arc, time::Duration};

use super::manage::{CODE, DAY, LIST, Scene};
use ensemble::app::{maintenance, pages};
use ensemble_calls::{
    call::{
        self, NewCall,
        model::{Question, QuestionKind},
    },
    interest::{
        self,
        model::{Answer, Interest},
        store::note_designation,
    },
    need,
    screening::ScreeningBeginsJob,
};
use ensemble_core::{Lang, fold::fold, ids::CallQuestionId};
use ensemble_server::{db::Db, jobs::JobWorker};
use ensemble_testing::{Log, NOW, calls::both, on_both_with_content};

/// In the fields that reviewers do not read, and in part in those that they read.
const NAME: &str = "Zirconia Quartzel";
const EMAIL: &str = "feldspath@tourmaline.example";
const ORGANIZATION: &str = "Centre de services scolaire du Labradorite";
const POST: &str = "Gemmologue à Serpentine";
const REPRESENTATIVE: &str = "Olivine Péridot";
const REPRESENTATIVE_EMAIL: &str = "rhyolite@malachite.example";
const ACCESSIBILITY: &str = "Onyxale";
const OTHER_ANSWER: &str = "rhodonite";
const REASON: &str = "obsidienne";
/// In what reviewers read, so that it is known that they read it.
const READ: &str = "passerelle";

/// All words that would tell, folded.
const WORDS: [&str; 16] = [
    "zirconia",
    "quartzel",
    "feldspath",
    "tourmaline",
    "labradorite",
    "c.s.s.l",
    "gemmologue",
    "serpentine",
    "olivine",
    "peridot",
    "rhyolite",
    "malachite",
    "onyxale",
    "rhodonite",
    "obsidienne",
    "514 555-0199",
];

/// The reviewer is nothing else: no member, no coordinator.
const REVIEWER: &str = "person";

fn question(reviewed: bool) -> Question {
    Question {
        id: CallQuestionId::new(),
        kind: QuestionKind::Text,
        label: both("Comment?", "How?"),
        hint: None,
        choices: Vec::new(),
        required: false,
        reviewed,
    }
}

/// The call, and an answer whose texts name the person and the organization in several spellings.
fn seed(call: &mut NewCall, interest: &mut Interest) {
    call.questions = vec![question(true), question(false)];
    interest.name = NAME.to_owned();
    interest.email = EMAIL.to_owned();
    interest.organization_name = ORGANIZATION.to_owned();
    interest.post = POST.to_owned();
    interest.representative_name = REPRESENTATIVE.to_owned();
    interest.representative_email = REPRESENTATIVE_EMAIL.to_owned();
    interest.accessibility = ACCESSIBILITY.to_owned();
    interest.project.title = format!("La {READ} de Zirconia");
    interest.project.text = format!(
        "Une {READ} entre deux écoles, avec ZIRCONIA et Mme Quartzel.\n\nÀ Labradorite (C.S.S.L.), près de Serpentine, selon \
         {REPRESENTATIVE}. Écrire à {EMAIL} ou au 514 555-0199."
    );
    interest.answers = [
        (call.questions[0].id, Answer::Text(format!("Par une {READ} que quartzel tient."))),
        (call.questions[1].id, Answer::Text(OTHER_ANSWER.to_owned())),
    ]
    .into();
}

async fn scene(db: Db) -> Scene {
    let scene = Scene::new(db, NOW - DAY, seed).await;
    let reviewer = scene.person(REVIEWER).await;
    let (call, id) = (scene.call.id, scene.interest.id);
    let mut to = scene.db().write().await.expect("a transaction");
    call::add_reviewer(&mut to, call, reviewer, NOW).await.expect("a reviewer");
    interest::number_projects(&mut to, call).await.expect("numbers");
    need::write_own(&mut to, call, id, Lang::Fr, "Que Zirconia soit remplacée", NOW).await.expect("a need");
    note_designation(&mut to, id, interest::model::Designation::Declined, None, Some(REASON), NOW)
        .await
        .expect("noted");
    to.commit().await.expect("committed");
    scene
}

/// The words of the list that a text has, however they are written.
fn told(text: &str) -> Vec<&'static str> {
    // Emails break lines, calendars fold them, and HTML writes the spaces of numbers as it likes.
    let text = fold(&text.replace("=\n", "").replace("\r\n ", "").replace("&nbsp;", " "));
    WORDS.into_iter().filter(|word| text.contains(word)).collect()
}

/// Every page of the portal in both languages, as far as the call, its answer and the demonstration fill its open parts, and what
/// is searched.
async fn addresses(scene: &Scene) -> Vec<String> {
    let needs = need::of_call(scene.db(), scene.call.id).await.expect("needs");
    let need = needs.first().map(|need| need.id.to_string()).unwrap_or_else(|| scene.interest.id.to_string());
    let meeting: String =
        sqlx::query_scalar("SELECT id FROM meeting WHERE phase = 'published' ORDER BY id LIMIT 1")
            .fetch_one(&scene.db().reader)
            .await
            .expect("a meeting");
    let mut all = Vec::new();
    for route in pages(false).0.iter().filter(|route| route.show.is_some()) {
        for (lang, slug, page) in
            [(Lang::Fr, "eleves-a-risque", "a-propos"), (Lang::En, "students-at-risk", "about")]
        {
            let path =
                route.path(lang).replace("{slug}", slug).replace("{page}", page).replace("{id}", &meeting);
            let path = path
                .replace("{call}", CODE)
                .replace("{number}", "1")
                .replace("{interest}", &scene.interest.id.to_string())
                .replace("{planned}", &scene.call.planned[0].id.to_string())
                .replace("{need}", &need);
            if !path.contains('{') {
                all.push(path);
            }
        }
    }
    for search in ["zirconia", "quartzel", "labradorite", "feldspath"] {
        for page in
            ["/fr/recherche?q=", "/en/search?q=", "/fr/repertoire?q=", "/fr/communautes?q=", "/fr/appels?q="]
        {
            all.push(format!("{page}{search}"));
        }
        all.push(format!("/fr/appels/{CODE}/lecture?q={search}"));
    }
    all
}

/// A page as a person sees it, without what was searched, which the form shows again.
async fn body(scene: &Scene, address: &str, cookie: &str) -> String {
    let answer = scene.app.get_with(address, "cookie", cookie).await;
    let body = format!("{}\n{}", answer.header("location"), answer.body);
    match address.split_once("q=") {
        Some((_, search)) => body.replace(search, ""),
        None => body,
    }
}

async fn all_is_silent(scene: &Scene, addresses: &[String], who: &str, when: &str) {
    let cookie = if who.is_empty() { String::new() } else { scene.app.cookie(who).await };
    for address in addresses {
        let shown = body(scene, address, &cookie).await;
        assert_eq!(told(&shown), Vec::<&str>::new(), "{address} as {who:?}, {when}: {shown}");
    }
}

/// The forms of calls, sent empty and with what a reviewer sends.
async fn forms_are_silent(scene: &Scene) {
    let cookie = scene.app.cookie(REVIEWER).await;
    let mut sent = 0;
    for route in
        pages(false).0.iter().filter(|route| route.take.is_some() && route.paths[0].contains("{call}"))
    {
        let path = route.path(Lang::Fr).replace("{call}", CODE).replace("{number}", "1");
        let path = path
            .replace("{interest}", &scene.interest.id.to_string())
            .replace("{planned}", &scene.call.planned[0].id.to_string());
        if path.contains('{') {
            continue;
        }
        let judged = [("revision", "0"), ("verdict", "relevant"), ("reason", "Une idée simple à essayer.")];
        for form in [&[][..], &[("verdict", "perhaps"), ("conflict", "knows?")], &judged] {
            let answer = scene.app.send(&path, &cookie, form).await;
            let shown = format!("{}\n{}", answer.header("location"), answer.body);
            assert_eq!(told(&shown), Vec::<&str>::new(), "{path} with {form:?}: {shown}");
            sent += 1;
        }
    }
    assert!(sent > 12, "{sent}");
}

/// What was written to the reviewer: subject, text and HTML.
async fn letters(scene: &Scene) -> Vec<String> {
    let reviewer = scene.person(REVIEWER).await.to_string();
    let texts: Vec<(String, String, String)> =
        sqlx::query_as("SELECT subject, body_text, body_html FROM outbox WHERE person_id = $1")
            .bind(reviewer)
            .fetch_all(&scene.db().reader)
            .await
            .expect("letters");
    texts.into_iter().map(|(subject, text, html)| format!("{subject}\n{text}\n{html}")).collect()
}

/// Has the job run that tells reviewers that they can begin.
async fn reviewers_are_told(scene: &Scene) {
    let worker = JobWorker::new(scene.app.portal.clone(), vec![Arc::new(ScreeningBeginsJob)]).start();
    for _ in 0..200 {
        if !letters(scene).await.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(worker.stop(Duration::from_secs(10)).await);
}

on_both_with_content! {
    async fn nothing_that_tells_from_whom_a_project_comes_reaches_a_reviewer(db: Db) {
        let scene = scene(db).await;
        let (log, guard) = Log::start(tracing::Level::DEBUG);
        let all = addresses(&scene).await;
        assert!(all.len() > 90, "{all:?}");
        let reading = format!("/fr/appels/{CODE}/lecture/1");
        assert!(all.contains(&reading) && all.contains(&"/fr/compte/donnees/json".to_owned()), "{all:?}");

        // The words are there: a coordinator reads them.
        let coordinator = scene.app.cookie("coordinator").await;
        let one = told(&body(&scene, &scene.address(), &coordinator).await);
        assert_eq!(one, WORDS, "the scan finds what is shown");
        assert!(told(&body(&scene, LIST, &coordinator).await).contains(&"zirconia"));

        // Before a coordinator looked at the text, and afterwards.
        let reviewer = scene.app.cookie(REVIEWER).await;
        let shown = body(&scene, &reading, &reviewer).await;
        assert!(shown.matches(READ).count() >= 3 && shown.contains("passage masqué"), "the reviewer reads the project: {shown}");
        all_is_silent(&scene, &all, REVIEWER, "before it was masked").await;
        all_is_silent(&scene, &all, "", "to a visitor").await;
        let masked = [
            ("revision", "1"),
            ("masked-title", "La passerelle de ▒▒▒"),
            ("masked-text", "Une passerelle entre deux écoles, avec ▒▒▒."),
        ];
        let saved = scene.app.send(&format!("{}/masque", scene.address()), &coordinator, &masked).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        reviewers_are_told(&scene).await;
        forms_are_silent(&scene).await;
        let of_calls: Vec<String> = all.iter().filter(|address| address.contains(CODE) || address.contains("donnees")).cloned().collect();
        all_is_silent(&scene, &of_calls, REVIEWER, "once it was masked and judged").await;
        let letters = letters(&scene).await;
        assert!(!letters.is_empty(), "the reviewer was told");
        for letter in &letters {
            assert_eq!(told(letter), Vec::<&str>::new(), "{letter}");
        }

        // The screening has ended: there is nothing more to read.
        let mut to = scene.db().write().await.expect("a transaction");
        assert!(call::mark_screened(&mut to, scene.call.id, NOW).await.expect("screened"));
        to.commit().await.expect("committed");
        all_is_silent(&scene, &of_calls, REVIEWER, "after the screening").await;
        maintenance::run(&scene.app.portal).await.expect("run");
        drop(guard);
        let said = log.take();
        assert!(said.contains("/lecture/"), "requests are in the log");
        assert_eq!(told(&said), Vec::<&str>::new(), "nothing of it is in the log");
    }

    /// The same page, where the call is read with names: what the scan looks for would be on it.
    async fn with_names_a_reviewer_reads_them(db: Db) {
        let scene = scene(db).await;
        let mut to = scene.db().write().await.expect("a transaction");
        sqlx::query("UPDATE call SET blind = 0 WHERE code = $1").bind(CODE).execute(&mut *to).await.expect("with names");
        to.commit().await.expect("committed");
        let cookie = scene.app.cookie(REVIEWER).await;
        let shown = told(&body(&scene, &format!("/fr/appels/{CODE}/lecture/1"), &cookie).await);
        for word in ["zirconia", "quartzel", "labradorite", "gemmologue"] {
            assert!(shown.contains(&word), "{word}: {shown:?}");
        }
        for word in ["onyxale", "rhodonite", "obsidienne"] {
            assert!(!shown.contains(&word), "{word} is not for reviewers");
        }
    }
}
