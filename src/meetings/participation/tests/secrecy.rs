//! What is known of who was there, and the hours of a person, are where they belong and nowhere else.

use super::{HOUR, Participation, Scene, begun, everybody};
use ensemble_core::rights::{Action, rules::may};
use ensemble_meetings::participation::{
    model::{Command, Span, Word},
    paths, rules, store,
};
use ensemble_testing::{Log, on_both_with_content, places::Parts};

/// A title that is in a logbook only.
const ENTRY: &str = "Lecture zirconium";
/// The name that the member has in this test.
const NAME: &str = "Zirconia Quartzel";
/// What the member says of themselves.
const SAID: Span = Span { from: 0, until: 75 };

/// Every page of the portal, in both languages, whose open parts the meeting and its community fill, and some searches.
fn addresses(scene: &Scene) -> Vec<String> {
    let mut all = Parts::of_meeting(scene.meeting).addresses();
    all.extend(["/fr/recherche?q=zirconium", "/en/search?q=zirconium"].map(str::to_owned));
    all
}

on_both_with_content! {
    async fn presence_and_hours_are_seen_by_those_who_may(db: Db) {
        let mut scene = begun(&db, 80).await;
        scene.run("UPDATE person SET name = 'Zirconia Quartzel' WHERE email LIKE 'beatrice%' AND $1 <> ''").await;
        let (log, guard) = Log::start(tracing::Level::DEBUG);
        let member = scene.person("member").await;
        let known = rules::apply(Participation::default(), Command::Say(Word::Present(SAID)));
        let mut to = db.write().await.expect("a transaction");
        store::write(&mut to, scene.meeting, member, &known, 1).await.expect("written");
        to.commit().await.expect("committed");
        scene.tick("facilitator", &["member"]).await;
        let cookie = scene.app.cookie("member").await;
        let form = [("day", "2026-11-10"), ("title", ENTRY), ("hours", "7,75")];
        assert_eq!(scene.app.send("/fr/compte/heures", &cookie, &form).await.status, 303);
        let made = scene.app.send("/fr/compte/heures/partage", &cookie, &[("period", "2025")]).await;
        let secret = made.body.split("carnet-partage?key=").nth(1).and_then(|rest| rest.get(..64)).expect("a link").to_owned();
        scene.app.later(2 * HOUR);
        scene.send("facilitator", "/participation/fin", &[]).await;
        drop(guard);
        let said = log.take();
        // Statements are logged with their text, and without what is bound to them.
        for word in [ENTRY, secret.as_str(), NAME] {
            assert!(!said.contains(word), "{word} in the log");
        }

        let all = addresses(&scene);
        assert!(all.len() > 60, "{all:?}");
        let [list, logbook, csv] = [paths::PARTICIPANTS, paths::LOGBOOK, paths::LOGBOOK_CSV]
            .map(|pair| pair.map(|path| path.replace("{id}", &scene.meeting.to_string())));
        let looking = ["facilitator", "member", "member-en", "liaison", "coordinator", "administrator", "privacy-officer"];
        let known = everybody(&db).await.into_iter().filter(|(who, _)| looking.contains(&who.as_str()));
        let mut people = vec![("visitor".to_owned(), None)];
        people.extend(known.map(|(who, viewer)| (who, Some(viewer))));
        assert_eq!(people.len(), 8);
        let (mut lists, mut logbooks) = (0, 0);
        for (who, viewer) in &people {
            let within = |action| viewer.as_ref().is_some_and(|viewer| may(viewer, action, Some(scene.community)));
            let (records, is_own) = (within(Action::RecordParticipation), who == "member");
            for address in &all {
                let answer = scene.get(who, address).await;
                let body = &answer.body;
                let in_logbook = logbook.contains(address)
                    || csv.contains(address)
                    || ["/donnees", "/account/data"].iter().any(|part| address.contains(part));
                // A page of search repeats the question.
                let told = if address.contains("?q=") { answer.says(ENTRY) } else { body.contains("zirconium") };
                assert!(!told || is_own && in_logbook, "{address} as {who}");
                assert!(!body.contains(&secret), "{address} as {who}");
                logbooks += usize::from(is_own && body.contains(ENTRY));
                if list.contains(address) {
                    assert_eq!(body.contains(NAME), records, "{address} as {who}");
                    lists += usize::from(records);
                }
            }
            // Counts, and no one's name, on the page of the meeting.
            let page = scene.get(who, &scene.page()).await.body;
            let section = page.split("id=\"were-there\"").nth(1).and_then(|rest| rest.split("</section>").next());
            assert!(section.is_none_or(|section| !section.contains("Quartzel")), "{who}");
            assert_eq!(page.contains("Votre présence est notée"), is_own, "{who}");
        }
        assert!(lists >= 2 && logbooks >= 4, "{lists} {logbooks}");
        let emails: Vec<String> =
            sqlx::query_scalar("SELECT body_text FROM outbox").fetch_all(&db.reader).await.expect("emails");
        assert!(emails.iter().all(|text| !text.contains("Quartzel") && !text.contains("zirconium")));
        let logged: Vec<String> = sqlx::query_scalar("SELECT detail FROM audit WHERE action LIKE 'participation.%'")
            .fetch_all(&db.reader).await.expect("the log");
        assert!(!logged.is_empty() && logged.iter().all(String::is_empty), "no minutes are logged: {logged:?}");
    }
}
