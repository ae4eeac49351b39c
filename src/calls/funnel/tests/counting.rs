//! Right counts, and who sees them.

use super::{DAY, HANDOVER, Scene};
use ensemble_calls::{
    call::{model::Sector, paths},
    funnel::{
        model::{Group, Number, Step},
        rules, store,
    },
    interest::model::{Designation, Interest, InterestState, Place, Relevance},
};
use ensemble_communities::community::model::Level;
use ensemble_core::region::Region;
use ensemble_core::{Lang, ids::PersonId};
use ensemble_meetings::{
    meeting::model::Phase,
    participation::model::{Participation, Span, Tick, TickSource, Word},
};
use ensemble_server::db::Db;
use ensemble_testing::{NOW, on_both_with_content};

/// Where a person works.
type Work = (Sector, Level, Region);

const YOUTH: Work = (Sector::Youth, Level::Primary, Region::Estrie);
const VOCATIONAL: Work = (Sector::Vocational, Level::Vocational, Region::Laval);
const ENGLISH: Work = (Sector::English, Level::Secondary, Region::Montreal);
const PRIVATE: Work = (Sector::Private, Level::Secondary, Region::Laval);

/// An answer that came so far.
fn came(scene: &Scene, index: usize, work: Work, designation: Designation, place: Place) -> Interest {
    let mut answer = scene.answer(index);
    let (sector, level, region) = work;
    (answer.sector, answer.project.level, answer.region) = (Some(sector), Some(level), Some(region));
    (answer.designation, answer.place) = (designation, place);
    let relevant = place != Place::Refused;
    answer.relevance = Some(Relevance { relevant, failed: None, reason: "Clair.".to_owned(), at: NOW });
    answer
}

/// Eight answers, one that was withdrawn and a draft. Six people accepted a place; five of them were at the first meeting.
pub(super) async fn filled(db: Db) -> Scene {
    use {Designation as D, Place as P};
    let scene = Scene::new(db, NOW - 9 * DAY).await;
    let mut answers = vec![
        came(&scene, 0, YOUTH, D::Confirmed, P::Accepted),
        came(&scene, 1, YOUTH, D::Confirmed, P::Accepted),
        came(&scene, 2, YOUTH, D::Asked, P::Accepted),
        came(&scene, 3, ENGLISH, D::Confirmed, P::Accepted),
        came(&scene, 4, ENGLISH, D::Confirmed, P::Accepted),
        came(&scene, 5, PRIVATE, D::Confirmed, P::Accepted),
        came(&scene, 6, VOCATIONAL, D::None, P::Refused),
        came(&scene, 7, VOCATIONAL, D::Confirmed, P::Declined),
        came(&scene, 8, YOUTH, D::Confirmed, P::Accepted),
        scene.answer(9),
    ];
    let mut people: Vec<PersonId> = Vec::new();
    for (index, who) in
        [(0, "member"), (1, "facilitator"), (2, "co-facilitator"), (3, "liaison"), (4, "member-en")]
    {
        let person = scene.person(who).await;
        answers[index].person = Some(person);
        people.push(person);
    }
    // This one had no account when they answered.
    let observer = scene.person("observer").await;
    people.push(observer);
    answers[5].email = sqlx::query_scalar("SELECT email FROM person WHERE id = $1")
        .bind(observer.to_string())
        .fetch_one(&scene.db().reader)
        .await
        .expect("an address");
    (answers[3].lang, answers[4].lang) = (Lang::En, Lang::En);
    answers[8].state = InterestState::Withdrawn;
    let draft = &mut answers[9];
    (draft.state, draft.sent_at, draft.designation) = (InterestState::Draft, None, Designation::None);
    (draft.sector, draft.project.level, draft.region) = (None, None, None);
    scene.add(&answers).await;
    let community = scene.make_community().await;
    let meeting = scene.meet(community, Phase::Published, -2).await;
    let tick = |word| Some(Tick { word, source: TickSource::Facilitator });
    for (index, person) in people.into_iter().enumerate() {
        let word = if index == 2 { Word::Absent } else { Word::Present(Span { from: 0, until: 90 }) };
        scene.know(meeting, person, &Participation { tick: tick(word), ..Participation::default() }).await;
    }
    scene
}

on_both_with_content! {
    async fn every_step_is_counted_in_all_and_in_each_group(db: Db) {
        let scene = filled(db).await;
        let tallies = store::tallies(scene.db(), scene.call.id, NOW).await.expect("counts");
        let of = |group: Group| {
            let found = tallies.iter().find(|tally| tally.group == group).expect("such a group").counts;
            let rest = [found.relevant, found.offered, found.accepted, found.present];
            ([found.begun, found.sent, found.confirmed], rest)
        };
        assert_eq!(of(Group::Sector(Some(Sector::Youth))), ([4, 3, 2], [3, 3, 3, 2]));
        assert_eq!(of(Group::Sector(Some(Sector::Vocational))), ([2, 2, 1], [1, 1, 0, 0]));
        assert_eq!(of(Group::Sector(Some(Sector::English))), ([2, 2, 2], [2, 2, 2, 2]));
        assert_eq!(of(Group::Sector(Some(Sector::Private))), ([1, 1, 1], [1, 1, 1, 1]));
        assert_eq!(of(Group::Sector(None)), ([1, 0, 0], [0; 4]));
        assert_eq!(of(Group::Level(Some(Level::Secondary))), ([3, 3, 3], [3, 3, 3, 3]));
        assert_eq!(of(Group::Level(None)), ([1, 0, 0], [0; 4]));
        assert_eq!(of(Group::Language(Lang::Fr)), ([8, 6, 4], [5, 5, 4, 3]));
        assert_eq!(of(Group::Language(Lang::En)), ([2, 2, 2], [2, 2, 2, 2]));
        assert_eq!(of(Group::Region(Some(Region::Laval))), ([3, 3, 2], [2, 2, 1, 1]));
        assert_eq!(of(Group::Region(None)), ([1, 0, 0], [0; 4]));
        let figures = rules::figures(&tallies, true);
        assert_eq!(figures.total.numbers, [10, 8, 6, 7, 7, 6, 5].map(Number::Known));
    }

    async fn the_page_shows_the_figures_as_bars_and_as_tables(db: Db) {
        let scene = filled(db).await;
        let page = scene.page(Lang::Fr).await;
        let rows = |table: &str| -> Vec<String> {
            let table = page.split("<table").skip(1).find(|each| each.contains(table)).expect("a table");
            let body = table.split("<tbody>").nth(1).and_then(|rest| rest.split("</tbody>").next());
            let rows = body.expect("rows").split("</tr>").filter(|row| row.contains("<th"));
            rows.map(cells).collect()
        };
        assert_eq!(rows("Réponses par étape"), [
            "Commencées|10|—",
            "Envoyées|8|100,0 %",
            "Confirmées par l’organisme|6|75,0 %",
            "Projet pertinent|7|87,5 %",
            "Place offerte|7|87,5 %",
            "Place acceptée|6|75,0 %",
            "Présence à la première rencontre|5|62,5 %",
        ]);
        assert_eq!(rows("Par secteur"), [
            "Formation générale des jeunes (public)|non montré|3|2|3|3|3|non montré|100,0 %",
            "Formation professionnelle|2|2|1|1|1|0|0|0,0 %",
            "Formation générale des adultes|0|0|0|0|0|0|0|—",
            "Secteur anglophone|2|2|2|2|2|2|non montré|100,0 %",
            "Privé|1|1|1|1|1|1|non montré|100,0 %",
            "Non précisé|non montré|0|0|0|0|0|0|—",
        ]);
        assert_eq!(rows("Par langue"), [
            "Français|non montré|6|4|5|5|4|non montré|66,7 %",
            "Anglais|non montré|2|2|2|2|2|non montré|100,0 %",
        ]);
        assert_eq!((rows("Par niveau").len(), rows("Par région").len()), (6, 18));
        let chart = page.split("<ul").find(|each| each.contains("class=\"funnel\"")).expect("bars");
        let chart = chart.split("</ul>").next().unwrap_or_default();
        assert!(chart.contains("aria-label=\"Diagramme à barres"), "{chart}");
        let bars: Vec<&str> = chart.split("<li>").skip(1).collect();
        assert_eq!(bars.len(), 7, "{chart}");
        for (bar, (words, number)) in bars.iter().zip([
            ("Commencées", 10),
            ("Envoyées", 8),
            ("Confirmées par l’organisme", 6),
            ("Projet pertinent", 7),
            ("Place offerte", 7),
            ("Place acceptée", 6),
            ("Présence à la première rencontre", 5),
        ]) {
            assert_eq!(cells(bar), format!("{words}|{number}"), "words that are text: {bar}");
            assert!(bar.contains("viewBox=\"0 0 10 1\"") && bar.contains(&format!("width=\"{number}\"")), "{bar}");
        }
        assert!(page.contains("1 communauté est créée; sa première rencontre a eu lieu."), "{page}");
        let english = scene.page(Lang::En).await;
        assert!(english.contains("62.5%") && english.contains("not shown"), "{english}");
        // The tables are folded below the picture, each part with its own summary.
        for (page, summaries) in [(&page, ["Réponses par étape", "Tableaux par groupe"]), (&english, ["Responses by step", "Tables by group"])] {
            let folded: Vec<&str> = page.split("<details class=\"figure-tables\">").skip(1).collect();
            assert_eq!(folded.len(), 2, "{page}");
            for (part, summary) in folded.iter().zip(summaries) {
                assert!(part.starts_with(&format!("<summary>{summary}</summary>")), "{part}");
                assert!(part.split("</details>").next().is_some_and(|inside| inside.contains("<table")), "{part}");
            }
            assert!(page.find("class=\"funnel\"") < page.find("figure-tables"), "the picture comes first");
        }
    }

    async fn before_the_first_meeting_nothing_is_said_of_it(db: Db) {
        let scene = Scene::new(db, NOW - 9 * DAY).await;
        let mut answer = scene.answer(0);
        answer.place = Place::Accepted;
        scene.add(&[answer]).await;
        let page = scene.page(Lang::Fr).await;
        assert!(page.contains("Aucune communauté n’est encore créée"), "{page}");
        let community = scene.make_community().await;
        scene.meet(community, Phase::Published, 5).await;
        let page = scene.page(Lang::Fr).await;
        assert!(page.contains("1 communauté est créée; sa première rencontre n’a pas encore eu lieu."), "{page}");
        let tallies = store::tallies(scene.db(), scene.call.id, NOW).await.expect("counts");
        let communities = store::communities(scene.db(), scene.call.id, NOW).await.expect("counts");
        assert_eq!((communities.made, communities.met), (1, 0));
        let total = rules::figures(&tallies, communities.met > 0).total;
        assert_eq!((total.of(Step::Accepted), total.of(Step::Present)), (Number::Known(1), Number::None));
    }

    async fn organizations_that_were_written_to_are_counted_once(db: Db) {
        let scene = Scene::new(db, NOW + DAY).await;
        assert!(scene.page(Lang::Fr).await.contains("Aucun organisme n’est marqué comme contacté."));
        let organization: String = sqlx::query_scalar("SELECT id FROM organisation ORDER BY id LIMIT 1")
            .fetch_one(&scene.db().reader)
            .await
            .expect("an organization");
        let (board, cookie) = (scene.address(paths::REPRESENTATION, Lang::Fr), scene.app.cookie("coordinator").await);
        for _ in 0..2 {
            let noted = scene.app.send(&board, &cookie, &[("organization", &organization)]).await;
            assert_eq!(noted.status, 303, "{}", noted.body);
        }
        assert!(scene.page(Lang::Fr).await.contains("1 organisme est marqué comme contacté."));
    }

    async fn only_coordinators_see_figures(db: Db) {
        let scene = Scene::new(db, NOW + DAY).await;
        let mut answers: Vec<Interest> = (0..5).map(|index| scene.answer(index)).collect();
        answers.iter_mut().for_each(|answer| answer.research = true);
        scene.add(&answers).await;
        for (who, status) in [
            ("visitor", 303),
            ("person", 404),
            ("member", 404),
            ("facilitator", 404),
            ("administrator", 404),
            ("privacy-officer", 404),
            ("coordinator", 200),
        ] {
            for page in [paths::FIGURES, paths::FIGURES_CSV, paths::FIGURES_XLSX] {
                assert_eq!(scene.get(page, Lang::Fr, who).await.status, status, "{} as {who}", page[0]);
            }
            let handed = scene.hand_over(Lang::Fr, who, &HANDOVER).await;
            assert_eq!(handed.status, if who == "visitor" { 401 } else { status }, "{who}");
        }
        assert_eq!((scene.logged("funnel.figures", "csv").await, scene.logged("funnel.figures", "xlsx").await), (1, 1));
        assert_eq!(scene.logged("funnel.research", "").await, 1);
    }

    async fn before_a_call_opens_there_are_no_figures(db: Db) {
        let scene = Scene::new(db, NOW + 20 * DAY).await;
        let page = scene.page(Lang::Fr).await;
        assert!(page.contains("Les chiffres paraîtront quand l’appel sera ouvert."), "{page}");
        for page in [paths::FIGURES_CSV, paths::FIGURES_XLSX] {
            assert_eq!(scene.get(page, Lang::Fr, "coordinator").await.status, 404, "{}", page[0]);
        }
        assert_eq!(scene.hand_over(Lang::Fr, "coordinator", &HANDOVER).await.status, 404);
    }
}

/// The texts of the cells of a row, without what surrounds them.
fn cells(row: &str) -> String {
    let plain = row.replace("<!>", "").replace("<!---->", "");
    let cells =
        plain.split(['<', '>']).enumerate().filter(|(place, _)| place % 2 == 0).map(|(_, text)| text.trim());
    cells.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("|")
}
