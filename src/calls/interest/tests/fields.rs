//! The table of rights on every page of a call: each part of an answer has words of its own, which are looked for on each of these
//! pages, as each party, in each phase that a call with answers comes to.

use super::manage::{CODE, DAY, Scene};
use ensemble::app::pages;
use ensemble_calls::{
    call::{
        self, NewCall,
        model::{CallPhase, Question, QuestionKind},
        rules::{
            phase,
            rights::{Field, Party, may_read},
        },
    },
    interest::{
        self,
        model::{Answer, Designation, Interest, Relevance},
        store::{ask_designation, note_designation},
    },
    need,
    screening::{
        self,
        model::{Judgement, Verdict},
    },
};
use ensemble_core::{Lang, fold::fold, ids::CallQuestionId};
use ensemble_server::digest;
use ensemble_testing::{NOW, calls::both, content};

/// The words of each part, folded.
const WORDS: [(Field, &str); 13] = [
    (Field::Person, "quartzel"),
    (Field::Person, "feldspath"),
    (Field::Person, "gemmologue"),
    (Field::Organization, "labradorite"),
    (Field::Designation, "hematite"),
    (Field::ProjectTitle, "topaze"),
    (Field::Project, "citrine"),
    (Field::ReviewedAnswers, "grenat"),
    (Field::OtherAnswers, "rhodonite"),
    (Field::Needs, "malachite"),
    (Field::Accessibility, "onyxale"),
    (Field::Reviews, "jaspe"),
    (Field::Relevance, "obsidienne"),
];

/// Who looks, and as what; the organization looks with the secret of its email.
const PARTIES: [(&str, Party); 7] = [
    ("", Party::Visitor),
    ("facilitator", Party::Visitor),
    ("administrator", Party::Visitor),
    ("privacy-officer", Party::Visitor),
    ("member", Party::Reviewer),
    ("person", Party::Applicant),
    ("coordinator", Party::Coordinator),
];

const SECRET: &str = "0123456789abcdef";

fn seed(call: &mut NewCall, interest: &mut Interest) {
    let question = |reviewed| Question {
        id: CallQuestionId::new(),
        kind: QuestionKind::Text,
        label: both("Comment?", "How?"),
        hint: None,
        choices: Vec::new(),
        required: false,
        reviewed,
    };
    call.questions = vec![question(true), question(false)];
    interest.name = "Zirconia Quartzel".to_owned();
    interest.email = "feldspath@ailleurs.example".to_owned();
    interest.post = "Gemmologue".to_owned();
    interest.organization_name = "Centre de services scolaire du Labradorite".to_owned();
    interest.project.title = "La topaze".to_owned();
    interest.project.text = "Une citrine par semaine.".to_owned();
    interest.accessibility = "Onyxale".to_owned();
    interest.answers = [
        (call.questions[0].id, Answer::Text("Avec un grenat.".to_owned())),
        (call.questions[1].id, Answer::Text("Sans rhodonite.".to_owned())),
    ]
    .into();
}

/// A call that is open and read without names, with the answer of a person who has an account; the member reads its projects.
async fn scene(db: ensemble_server::db::Db) -> Scene {
    let scene = Scene::new(db, NOW + DAY, seed).await;
    let (applicant, reviewer) = (scene.person("person").await, scene.person("member").await);
    let (call, id) = (scene.call.id, scene.interest.id);
    let mut to = scene.db().write().await.expect("a transaction");
    interest::set_person(&mut to, id, applicant).await.expect("an account");
    call::add_reviewer(&mut to, call, reviewer, NOW).await.expect("a reviewer");
    need::write_own(&mut to, call, id, Lang::Fr, "De la malachite", NOW).await.expect("a need");
    note_designation(&mut to, id, Designation::Declined, None, Some("Hématite."), NOW).await.expect("noted");
    ask_designation(&mut to, id, &digest::sha256(SECRET.as_bytes()), NOW).await.expect("asked");
    to.commit().await.expect("committed");
    scene
}

/// Every page of the call, and those that list calls.
async fn addresses(scene: &Scene) -> Vec<String> {
    let needs = need::of_call(scene.db(), scene.call.id).await.expect("needs");
    let need = needs.first().map_or_else(|| scene.interest.id.to_string(), |need| need.id.to_string());
    let of_call = |path: &str| {
        path.replace("{call}", CODE)
            .replace("{number}", "1")
            .replace("{interest}", &scene.interest.id.to_string())
            .replace("{planned}", &scene.call.planned[0].id.to_string())
            .replace("{need}", &need)
    };
    let lists = ["/fr", "/fr/appels", "/fr/appels.atom", "/fr/administration/appels"].map(str::to_owned);
    pages(false)
        .0
        .iter()
        .filter(|route| route.show.is_some() && route.paths[0].contains("{call}"))
        .map(|route| of_call(route.path(Lang::Fr)))
        .filter(|path| !path.contains('{'))
        .chain(lists)
        .collect()
}

/// What a person reads on these pages: each part of which a word is there, and where.
async fn read(scene: &Scene, addresses: &[String], who: &str) -> Vec<(Field, String)> {
    let cookie = if who.is_empty() { String::new() } else { scene.app.cookie(who).await };
    let mut found = Vec::new();
    for address in addresses {
        let answer = scene.app.get_with(address, "cookie", &cookie).await;
        assert!(!answer.status.is_server_error(), "{address} as {who:?}: {}", answer.status);
        let text = fold(&answer.body);
        for (field, word) in WORDS {
            if text.contains(word) {
                found.push((field, format!("{word} at {address}")));
            }
        }
    }
    found
}

/// The parts that a party finds on a page at least: the words are looked for where they can be.
fn shown(party: Party, phase: CallPhase) -> Vec<Field> {
    use {CallPhase as P, Field as F};
    let sent = [
        F::Person,
        F::Organization,
        F::ProjectTitle,
        F::Project,
        F::ReviewedAnswers,
        F::OtherAnswers,
        F::Needs,
        F::Accessibility,
    ];
    match (party, phase) {
        (Party::Coordinator, P::Open) => [&sent[..], &[F::Designation]].concat(),
        (Party::Coordinator, P::Screening | P::Draw | P::Answered) => {
            [&sent[..], &[F::Designation, F::Reviews, F::Relevance]].concat()
        }
        (Party::Applicant, P::Open | P::Screening) => sent.to_vec(),
        (Party::Applicant, P::Answered) => vec![F::Relevance],
        (Party::Reviewer, P::Screening) => {
            vec![F::ProjectTitle, F::Project, F::ReviewedAnswers, F::Needs, F::Reviews]
        }
        (Party::Representative, P::Open | P::Screening) => vec![F::Person, F::Organization, F::ProjectTitle],
        _ => Vec::new(),
    }
}

async fn as_the_table_says(scene: &Scene, pages: &[String], expected: CallPhase) {
    let call = call::find(scene.db(), CODE).await.expect("an answer").expect("the call");
    let now = phase(&call, scene.app.portal.now());
    assert_eq!(now, expected);
    let link = [format!("/fr/designation?key={SECRET}")];
    let parties = PARTIES.map(|(who, party)| (who, party, pages));
    for (who, party, pages) in parties.into_iter().chain([("", Party::Representative, &link[..])]) {
        let found = read(scene, pages, who).await;
        let more: Vec<&String> = found
            .iter()
            .filter(|(field, _)| !may_read(party, now, *field, call.blind))
            .map(|(_, place)| place)
            .collect();
        assert!(more.is_empty(), "{party:?} as {who:?} in {now}: {more:?}");
        for field in shown(party, now) {
            let is_there = found.iter().any(|(each, _)| *each == field);
            assert!(is_there, "{field:?} is on no page for {party:?} in {now}");
        }
    }
}

#[tokio::test]
async fn on_no_page_of_a_call_does_a_party_read_more_than_the_table_says() {
    let scratch = content::sqlite().await;
    let mut scene = scene(scratch.db.clone()).await;
    let pages = addresses(&scene).await;
    assert!(pages.len() > 30, "{pages:?}");
    as_the_table_says(&scene, &pages, CallPhase::Open).await;

    scene.app.later(2 * DAY);
    let (now, reviewer) = (scene.app.portal.now(), scene.person("member").await);
    let (call, id) = (scene.call.id, scene.interest.id);
    let judgement = Judgement { verdict: Verdict::Relevant, failed: None, reason: "Jaspe.".to_owned() };
    let relevance = Relevance { relevant: true, failed: None, reason: "Obsidienne.".to_owned(), at: now };
    let mut to = scene.db().write().await.expect("a transaction");
    interest::number_projects(&mut to, call).await.expect("numbered");
    assert!(screening::put_judgement(&mut to, id, reviewer, 0, &judgement, now).await.expect("judged"));
    interest::set_relevance(&mut to, id, &relevance).await.expect("decided");
    to.commit().await.expect("committed");
    as_the_table_says(&scene, &pages, CallPhase::Screening).await;

    let mut to = scene.db().write().await.expect("a transaction");
    assert!(call::mark_screened(&mut to, call, now).await.expect("screened"));
    to.commit().await.expect("committed");
    as_the_table_says(&scene, &pages, CallPhase::Draw).await;

    let mut to = scene.db().write().await.expect("a transaction");
    assert!(interest::mark_answered(&mut to, id, now).await.expect("told"));
    assert!(call::mark_answered(&mut to, call, now).await.expect("answered"));
    to.commit().await.expect("committed");
    as_the_table_says(&scene, &pages, CallPhase::Answered).await;

    let mut to = scene.db().write().await.expect("a transaction");
    sqlx::query("UPDATE call SET cancelled_at = 1, cancelled_reason = $1 WHERE code = $2")
        .bind(r#"{"single":{"lang":"fr","text":"Reporté."}}"#)
        .bind(CODE)
        .execute(&mut *to)
        .await
        .expect("cancelled");
    to.commit().await.expect("committed");
    as_the_table_says(&scene, &pages, CallPhase::Cancelled).await;
}
