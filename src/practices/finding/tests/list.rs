//! The list of a community's findings: each section page by page, and what became of those of a year.

use super::{DAY, LIST, MANAGERS, PSYCHOLOGISTS, community, page, person, started};
use ensemble_core::{
    Lang, LocalizedText, format,
    ids::{CommunityId, FindingId, PersonId},
};
use ensemble_practices::finding::{
    self, NewFinding,
    model::{Answer, AnswerKind, Section},
    store,
};
use ensemble_testing::{NOW, TestApp, on_both_with_content};

/// How many wait for an answer, were answered, and are gathered. The first of those that wait are late.
const WAITING: i64 = 45;
const BACK: i64 = 21;
const GATHERING: i64 = 3;
const LATE: i64 = 5;
/// The first moments of a year and of the next one.
const YEAR: (i64, i64) = (NOW - 40 * DAY, NOW + 300 * DAY);

fn text(text: &str) -> LocalizedText {
    LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() }
}

/// What the finding with this number says, from 1 for the oldest.
fn statement(number: i64) -> String {
    format!("Zirconium {number:02}!")
}

async fn begun(to: &mut sqlx::AnyConnection, of: CommunityId, by: PersonId, number: i64) -> (FindingId, i64) {
    let (id, at) = (FindingId::new(), NOW - 20 * DAY + number * 3_600_000);
    let (statement, asked) = (text(&statement(number)), text("Agir."));
    let new = NewFinding { id, community: of, person: by, statement: &statement, asked: &asked };
    finding::add(to, new, at).await.expect("added");
    (id, at)
}

/// A community whose list has more than a page of two sections.
async fn filled(app: &TestApp) -> (CommunityId, CommunityId) {
    let of = community(app, "eleves-a-risque").await;
    let managers = community(app, "gestionnaires-services-complementaires").await;
    let by = person(app, "facilitator").await;
    let mut to = app.scratch.db.write().await.expect("a transaction");
    for number in 1..=WAITING + BACK + GATHERING {
        let (id, at) = begun(&mut to, of, by, number).await;
        if number > WAITING + BACK {
            continue;
        }
        let days = if number <= LATE { -2 } else { 30 };
        let answer_by = format::day_of(NOW + days * DAY);
        finding::send_to(&mut to, id, managers, answer_by, at).await.expect("sent");
        if number > WAITING {
            let answer = Answer {
                kind: AnswerKind::Refused,
                text: Some(text("Non.")),
                date: None,
                who: String::new(),
                at: NOW - DAY,
                progress: None,
            };
            finding::write_answer(&mut to, id, &answer).await.expect("answered");
        }
    }
    to.commit().await.expect("committed");
    (of, managers)
}

/// How many findings a page has.
fn rows(page: &str) -> usize {
    page.matches("class=\"finding-row\"").count()
}

on_both_with_content! {
    async fn each_section_of_the_list_has_pages_of_its_own(db: Db) {
        let app = started(db).await;
        filled(&app).await;
        let first = page(&app, "member", LIST).await;
        assert_eq!(rows(&first), 20 + 20 + 3, "{first}");
        for (number, there) in [(45, true), (26, true), (25, false), (1, false), (66, true), (46, false), (69, true)] {
            assert_eq!(first.contains(&statement(number)), there, "{number}");
        }
        assert!(first.contains("?waiting=3\"") && first.contains("?back=2\""), "{first}");
        assert!(!first.contains("?gathering="), "{first}");

        let last = page(&app, "member", &format!("{LIST}?waiting=3&back=2")).await;
        assert_eq!(rows(&last), 5 + 1 + 3, "{last}");
        for (number, there) in [(5, true), (1, true), (6, false), (46, true), (47, false), (67, true)] {
            assert_eq!(last.contains(&statement(number)), there, "{number}");
        }
        assert!(last.contains("?back=2&amp;waiting=2\""), "the other section stays on its page: {last}");

        let managers = page(&app, "observer", MANAGERS).await;
        assert_eq!(rows(&managers), 20 + 20, "what is gathered is not theirs yet");
        let cookie = app.cookie("member").await;
        for query in ["waiting=4", "waiting=0", "waiting=x", "gathering=2", "offered=2"] {
            let missing = app.get_with(&format!("{LIST}?{query}"), "cookie", &cookie).await;
            assert_eq!(missing.status, 404, "{query}");
        }
    }

    async fn each_finding_is_on_one_page_and_counted_once(db: Db) {
        let app = started(db).await;
        let (of, managers) = filled(&app).await;
        let (db, today) = (&app.scratch.db, format::day_of(NOW));
        let counts = store::count_list(db, of, false, YEAR, today).await.expect("counts");
        let sections = [(Section::Waiting, 45), (Section::Back, 21), (Section::Offered, 0), (Section::Gathering, 3)];
        for (section, count) in sections {
            assert_eq!(counts.of(section), count, "{section:?}");
            let mut numbers = Vec::new();
            for page in 1..=4 {
                let findings = store::of_section(db, of, false, section, page).await.expect("findings");
                assert!(findings.iter().all(|finding| finding.part(of).is_some()), "{section:?}");
                numbers.extend(findings.into_iter().map(|finding| finding.number));
            }
            assert_eq!(numbers.len(), usize::try_from(count).expect("a number"), "{section:?}");
            assert!(numbers.is_sorted_by(|one, other| one > other), "{section:?}: {numbers:?}");
        }
        let year = counts.year;
        assert_eq!((year.sent, year.accepted, year.later, year.refused), (66, 0, 0, 21));
        assert_eq!((year.silent, year.silent_days), (5, 20), "the day has passed of the first five");
        let theirs = store::count_list(db, managers, false, YEAR, today).await.expect("counts");
        assert_eq!(theirs.year, year);
        assert_eq!((theirs.of(Section::Waiting), theirs.of(Section::Gathering)), (45, 0));
        let next = store::count_list(db, of, false, (YEAR.1, YEAR.1 + DAY), today).await.expect("counts");
        assert_eq!((next.year.sent, next.year.silent, next.year.silent_days), (0, 0, 0));
        assert_eq!(next.of(Section::Waiting), 45, "sections are of all years");
    }

    async fn many_findings_are_on_several_pages_for_paper_and_in_several_files(db: Db) {
        let app = started(db).await;
        let (of, managers) = filled(&app).await;
        let sheets = |page: &str| page.matches("class=\"finding stack gap-3\"").count();
        let print = format!("{LIST}/imprimer");
        let first = page(&app, "member", &print).await;
        assert_eq!(sheets(&first), 50, "{first}");
        assert!(first.contains(&statement(1)) && first.contains(&statement(50)) && !first.contains(&statement(51)));
        assert!(first.contains("/imprimer?page=2\""), "{first}");
        let second = page(&app, "member", &format!("{print}?page=2")).await;
        assert_eq!(sheets(&second), 16, "{second}");
        assert!(second.contains(&statement(66)) && !second.contains(&statement(50)) && !second.contains(&statement(67)));
        assert!(second.contains("/constats.docx?page=2\""), "{second}");
        let cookie = app.cookie("member").await;
        let file = app.get_with(&format!("{print}/constats.md?page=2"), "cookie", &cookie).await;
        assert!(file.says("Zirconium 66") && !file.says("Zirconium 50"), "{}", file.text());
        for address in [format!("{print}?page=3"), format!("{print}?page=0"), format!("{print}/constats.md?page=3")] {
            assert_eq!(app.get_with(&address, "cookie", &cookie).await.status, 404, "{address}");
        }

        let db = &app.scratch.db;
        let all = store::sent(db, of, false, &[], 1).await.expect("findings");
        let named: Vec<FindingId> = all.iter().skip(7).take(2).map(|finding| finding.id).collect();
        for community in [of, managers] {
            assert_eq!(store::count_sent(db, community, false, &[]).await.expect("a count"), 66);
            assert_eq!(store::count_sent(db, community, false, &named).await.expect("a count"), 2);
            let found = store::sent(db, community, false, &named, 1).await.expect("findings");
            assert_eq!(found.iter().map(|finding| finding.number).collect::<Vec<_>>(), [8, 9]);
        }
        let query: String = named.iter().chain(&named).map(|id| format!("&finding={id}")).collect();
        let two = page(&app, "observer", &format!("{MANAGERS}/imprimer?{query}")).await;
        assert!(sheets(&two) == 2 && two.contains(&statement(8)) && two.contains(&statement(9)), "{two}");
    }

    async fn what_is_offered_is_in_the_lists_of_facilitators_only(db: Db) {
        let app = started(db).await;
        let (of, other) = (community(&app, "eleves-a-risque").await, community(&app, "psychologues").await);
        let by = person(&app, "facilitator").await;
        let mut to = app.scratch.db.write().await.expect("a transaction");
        let (id, _) = begun(&mut to, of, by, 1).await;
        finding::offer(&mut to, id, other).await.expect("offered");
        to.commit().await.expect("committed");
        let (db, today) = (&app.scratch.db, format::day_of(NOW));
        for (offered, count) in [(true, 1), (false, 0)] {
            let counts = store::count_list(db, other, offered, YEAR, today).await.expect("counts");
            assert_eq!((counts.of(Section::Offered), counts.of(Section::Gathering)), (count, 0), "{offered}");
            let found = store::of_section(db, other, offered, Section::Offered, 1).await.expect("findings");
            assert_eq!(found.len(), usize::try_from(count).expect("a number"), "{offered}");
        }
        assert!(page(&app, "member-en", PSYCHOLOGISTS).await.contains(&statement(1)));
        let mut to = app.scratch.db.write().await.expect("a transaction");
        finding::join(&mut to, id, other, NOW).await.expect("joined");
        to.commit().await.expect("committed");
        let counts = store::count_list(db, other, false, YEAR, today).await.expect("counts");
        assert_eq!((counts.of(Section::Offered), counts.of(Section::Gathering)), (0, 1));
    }
}
