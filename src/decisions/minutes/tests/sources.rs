//! What minutes are made of, of a meeting that had all of it.

use super::{change, page, send, text};
use ensemble_communities::community::store as communities;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{BreakoutId, MeetingId, QuickPollId, TableId},
};
use ensemble_meetings::{
    meeting::{
        model::{Details, Modality, Phase, Plan, When, Zone},
        store as meetings,
    },
    participation::{
        model::{Command, Participation, Span, Tick, TickSource, Word},
        rules::apply,
        store as participations,
    },
};
use ensemble_server::db::columns::to_json;
use ensemble_testing::{NOW, TestApp, app_on, everybody, id_of, on_both_with_content};

const DAY: i64 = 24 * 3_600_000;
/// Words of an answer to the guide, of a codevelopment case, and of a private sheet.
const ELSEWHERE: [&str; 3] = ["zirconium", "molybdene", "tungstene"];

async fn insert(app: &TestApp, statement: &'static str, values: &[&str]) {
    let mut tx = app.scratch.db.write().await.expect("a transaction");
    let mut query = sqlx::query::<sqlx::Any>(statement);
    for value in values {
        query = query.bind((*value).to_owned());
    }
    query.execute(&mut *tx).await.expect("stored");
    tx.commit().await.expect("committed");
}

fn french(text: &str) -> LocalizedText {
    LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() }
}

fn json(text: &str) -> String {
    to_json(&french(text)).expect("JSON")
}

/// A meeting that is announced.
async fn announced(app: &TestApp) -> MeetingId {
    let db = &app.scratch.db;
    let found =
        communities::find(db, Lang::En, "students-at-risk").await.expect("an answer").expect("a community");
    let id = MeetingId::new();
    let plan = Plan {
        title: french("La rencontre du zeste"),
        when: When::At(NOW + DAY),
        zone: Zone::Eastern,
        duration: 90,
        modality: Modality::Hybrid,
        place: None,
        details: Details::default(),
    };
    let mut to = db.write().await.expect("a transaction");
    meetings::add(&mut to, id, found.community.id, Phase::Published, &plan, NOW).await.expect("a meeting");
    to.commit().await.expect("committed");
    id
}

/// Two say themselves that they were there; facilitators noted them and three others.
async fn five_were_there(app: &TestApp, meeting: MeetingId) {
    let people = everybody(&app.scratch.db).await;
    let there = Word::Present(Span { from: 0, until: 90 });
    let mut to = app.scratch.db.write().await.expect("a transaction");
    for who in ["member", "member-en", "facilitator", "co-facilitator", "liaison"] {
        let tick = Tick { word: there, source: TickSource::Facilitator };
        let mut known = apply(Participation::default(), Command::Note(Some(tick)));
        if who.starts_with("member") {
            known = apply(known, Command::Say(there));
        }
        let person = id_of(&people, who);
        participations::write(&mut to, meeting, person, &known, 1).await.expect("noted");
    }
    to.commit().await.expect("committed");
}

/// A table that wrote something, how the time was shared, and three polls: closed, closed with too few answers without names, open.
async fn talked(app: &TestApp, meeting: &str) {
    let round = BreakoutId::new().to_string();
    insert(
        app,
        "INSERT INTO breakout_round
           (id, meeting_id, stage, revision, prompt, method, seed, size, minutes, pairs, created_at, opened_at, ends_at, closed_at)
         VALUES ($1, $2, 'closed', 3, $3, 'random', 1, 4, 10, '[]', 1, 1, 2, 2)",
        &[&round, meeting, &json("Que retenir?")],
    )
    .await;
    insert(
        app,
        "INSERT INTO breakout_table (id, round_id, number, lang, place, text, filed_number, filed_at)
         VALUES ($1, $2, 1, 'fr', '', $3, 0, 2)",
        &[&TableId::new().to_string(), &round, "Le mot quenouille."],
    )
    .await;
    insert(app, "INSERT INTO speaking_share (meeting_id, people, half) VALUES ($1, 7, 2)", &[meeting]).await;
    for (statement, question, tally) in [
        (
            "INSERT INTO quick_poll
               (id, meeting_id, question, kind, options, anonymous, at_once, opened_at, closed_at, tally)
             VALUES ($1, $2, $3, 'choice', '[\"Oui\",\"Non\"]', 0, 0, 1, 2, $4)",
            "On essaie?",
            "[4,1]",
        ),
        (
            "INSERT INTO quick_poll
               (id, meeting_id, question, kind, options, anonymous, at_once, opened_at, closed_at, tally)
             VALUES ($1, $2, $3, 'choice', '[\"Oui\",\"Non\"]', 1, 0, 1, 2, $4)",
            "Une question de deux personnes?",
            "[2,0]",
        ),
        (
            "INSERT INTO quick_poll
               (id, meeting_id, question, kind, options, anonymous, at_once, opened_at, tally)
             VALUES ($1, $2, $3, 'choice', '[\"Oui\",\"Non\"]', 1, 1, 3, $4)",
            "Une question ouverte?",
            "[9,0]",
        ),
    ] {
        let id = QuickPollId::new().to_string();
        insert(app, statement, &[&id, meeting, &json(question), tally]).await;
    }
}

/// The guide is chosen and answered; a codevelopment session has a case and a private sheet.
async fn worked(app: &TestApp, meeting: &str) {
    let [answer, case, sheet] = ELSEWHERE;
    let people = everybody(&app.scratch.db).await;
    let [client, facilitator, consultant] =
        ["member", "co-facilitator", "member-en"].map(|who| id_of(&people, who).to_string());
    let planned = [
        ("client", client.as_str()),
        ("facilitator", facilitator.as_str()),
        ("people", consultant.as_str()),
        ("minutes", "60"),
    ];
    let answered = [("step", "before-1"), ("table", "0"), ("text", answer)];
    let written = [("step", "account"), ("text", case)];
    type Sent<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);
    let forms: [Sent<'_>; 9] = [
        ("facilitator", "guide-discussion/choisir", &[("guide", "partnerships")]),
        ("facilitator", "guide-discussion/repondre", &answered),
        ("facilitator", "codeveloppement/preparation", &planned),
        ("member", "codeveloppement/engagement", &[]),
        ("co-facilitator", "codeveloppement/engagement", &[]),
        ("member-en", "codeveloppement/engagement", &[]),
        ("facilitator", "codeveloppement/etape", &[("act", "begin")]),
        ("member", "codeveloppement/ecrire", &written),
        ("member", "codeveloppement/feuille", &[("text", sheet)]),
    ];
    for (who, below, form) in forms {
        let done = send(app, &format!("/fr/rencontres/{meeting}/{below}"), who, form).await;
        assert_eq!(done.status, 303, "{who} {below}: {}", done.body);
    }
}

/// The text of minutes on their page.
fn minutes(page: &str) -> &str {
    let rest = page.split("class=\"minutes-body\"").nth(1).expect("minutes");
    rest.split("<aside").next().unwrap_or_default()
}

on_both_with_content! {
    async fn minutes_tell_who_was_there_what_tables_wrote_and_how_the_group_spoke(db: Db) {
        let app = app_on(db).await;
        let meeting = announced(&app).await;
        five_were_there(&app, meeting).await;
        let id = meeting.to_string();
        talked(&app, &id).await;
        worked(&app, &id).await;
        change(&app, "UPDATE meeting SET phase = 'closed' WHERE id = $1", &id).await;
        let here = format!("/fr/rencontres/{id}/compte-rendu");
        let shown = page(&app, &here, "facilitator").await;
        let parts = [
            "5 personnes, de",
            "Que retenir?",
            "Table 1",
            "Le mot quenouille.",
            "7 personnes ont parlé",
            "On essaie?&nbsp;: Oui (4), Non (1)",
        ];
        for part in parts {
            assert!(minutes(&shown).contains(part), "{part}: {shown}");
        }
        let people = everybody(&app.scratch.db).await;
        for (who, named) in
            [("member", true), ("member-en", true), ("facilitator", false), ("co-facilitator", false), ("liaison", false)]
        {
            let person = id_of(&people, who).to_string();
            let name = text(&app, "SELECT name FROM person WHERE id = $1", &person).await;
            assert_eq!(minutes(&shown).contains(&name), named, "{name}: {shown}");
        }
        for hidden in ["deux personnes?", "question ouverte"].iter().chain(&ELSEWHERE) {
            assert!(!shown.contains(hidden), "{hidden}: {shown}");
        }
        for link in ["guide-discussion", "tables/resultats"] {
            assert!(shown.contains(&format!("href=\"/fr/rencontres/{id}/{link}\"")), "{link}: {shown}");
        }
        let english = page(&app, &format!("/en/meetings/{id}/minutes"), "facilitator").await;
        for part in ["5 people from", "Table 1", "Le mot quenouille.", "Quick polls", "Oui (4), Non (1)"] {
            assert!(minutes(&english).contains(part), "{part}: {english}");
        }
        assert!(!page(&app, &here, "member").await.contains("quenouille"), "a draft is for those who write it");
        let proposed = send(&app, &format!("{here}/proposer"), "facilitator", &[("revision", "0")]).await;
        assert_eq!(proposed.status, 303, "{}", proposed.body);
        let read = page(&app, &here, "member").await;
        for part in parts {
            assert!(minutes(&read).contains(part), "{part}: {read}");
        }
        for hidden in ELSEWHERE {
            assert!(!read.contains(hidden), "{hidden}: {read}");
        }
    }
}
